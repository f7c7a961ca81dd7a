//! The key numbers. Each is a button that opens its card.

use eframe::egui::Ui;

use super::card::{self, ReachFigure};
use super::{Shown, effective_frequency, number};
use crate::analysis::plan_cost;
use crate::gui::context::Cx;
use crate::gui::plots::{beside, model_names, pressed_figure, written};
use crate::gui::theme::space;
use crate::gui::widgets::{Look, group, label_in, small, weak};
use crate::plan::Figure;
use crate::reach::share_of_voice;
use crate::text::strings::fill;
use crate::text::{self, Noun};

/// Where the cards of the key numbers stand.
const FIGURES: &str = "key numbers";
/// How many key numbers stand in a row.
const IN_A_ROW: usize = 6;

/// One key number.
struct Key {
    explained: ReachFigure,
    name: String,
    value: Result<String, String>,
    caption: String,
}

/// Shows the key numbers, the model, and the card of the number that was chosen.
pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui, shown: &Shown<'_>) {
    let words = &cx.texts.reach_page;
    let keys = keys(cx, shown);
    group(ui, "", |ui| {
        for row in keys.chunks(IN_A_ROW) {
            // A short row keeps the columns of the one above it.
            beside(ui, &[1.0; IN_A_ROW], |ui, part| {
                if let Some(key) = row.get(part) {
                    key_number(ui, key);
                }
            });
            ui.add_space(space::TIGHT);
        }
        let is_overlapping = cx.analysis().reach.audiences.iter().flatten().any(|reach| !reach.overlaps.is_empty());
        let template = if is_overlapping { words.model_overlapping } else { words.model };
        weak(ui, &fill(template, &[("models", &model_names(cx, shown.models))]));
        small(ui, words.key_hint);
        left_out(cx, ui, shown);
        card::show(cx, ui, shown, FIGURES);
    });
}

fn key_number(ui: &mut Ui, key: &Key) {
    let is_open = card::at(ui, FIGURES) == Some(key.explained);
    let pressed = pressed_figure(ui, &key.name, &key.value, &key.caption, is_open);
    if pressed.clicked() {
        card::toggle(ui, FIGURES, key.explained, &pressed);
    }
}

fn key(explained: ReachFigure, name: &str, value: Result<String, String>, caption: &str) -> Key {
    Key { explained, name: name.to_owned(), value, caption: caption.to_owned() }
}

fn keys(cx: &Cx<'_>, shown: &Shown<'_>) -> Vec<Key> {
    let words = &cx.texts.reach_page;
    let names = &cx.texts.window;
    let percent = |share: f64| cx.locale.percent(share, 1);
    let k = effective_frequency(cx);
    let k_words = number(cx, k);
    let [low, high] = shown.bounds.map(percent);
    let people = cx.locale.count_oblique(shown.people.round().max(0.0) as u64, Noun::Person);
    let grp_caption = if shown.audience.is_some() { words.trp_caption } else { words.grp_caption };
    let mut keys = vec![
        key(
            ReachFigure::NetReach,
            words.net_reach,
            Ok(percent(shown.k_plus[0])),
            &fill(words.net_reach_bounds, &[("low", &low), ("high", &high)]),
        ),
        key(
            ReachFigure::AtLeast(k),
            &fill(names.key_k_plus, &[("k", &k_words)]),
            Ok(percent(shown.k_plus[k - 1])),
            &fill(words.k_plus_caption, &[("k", &k_words)]),
        ),
        key(
            ReachFigure::Frequency,
            names.key_frequency,
            written(cx, &shown.average_frequency, |value| cx.locale.decimal(value, 2)),
            words.frequency_caption,
        ),
        key(ReachFigure::Points, names.key_grp, Ok(cx.locale.decimal(shown.grp, 1)), grp_caption),
        key(
            ReachFigure::EffectivePoints,
            words.effective_grp,
            Ok(cx.locale.decimal(shown.effective_grp, 1)),
            &fill(words.effective_grp_caption, &[("k", &k_words)]),
        ),
        key(ReachFigure::Mean, words.mean, Ok(cx.locale.decimal(shown.mean, 2)), words.mean_caption),
        key(
            ReachFigure::Impressions,
            words.impressions,
            Ok(cx.locale.decimal(shown.impressions, 0)),
            &fill(words.impressions_caption, &[("people", &people)]),
        ),
    ];
    if shown.is_whole(cx) {
        keys.extend(cost_keys(cx, shown));
    }
    keys
}

/// What it costs, and the plan's part of its category.
fn cost_keys(cx: &Cx<'_>, shown: &Shown<'_>) -> Vec<Key> {
    let words = &cx.texts.reach_page;
    let mut keys = Vec::new();
    let costs = plan_cost(cx.analysis());
    let currency = cx.plan().money.currency;
    let money = |value: f64| cx.locale.decimal(value, currency.exponent());
    let unit = cx.locale.currency(currency).into_owned();
    let mut cost = |explained, name: &str, figure: &Figure| {
        keys.push(key(explained, name, written(cx, figure, money), &unit));
    };
    cost(ReachFigure::PerPoint, words.cost_per_point, &costs.per_point);
    cost(ReachFigure::PerThousand, words.cost_per_thousand, &costs.per_thousand);
    cost(ReachFigure::PerThousandReached, words.cost_per_thousand_reached, &costs.per_thousand_reached);
    if cx.plan().settings.category_grp.is_some() {
        let voice = share_of_voice(cx.plan(), shown.grp);
        let value = written(cx, &voice, |share| cx.locale.percent(share, 1));
        keys.push(key(ReachFigure::Voice, words.share_of_voice, value, words.share_of_voice_caption));
    }
    keys
}

/// The audiences that the total cannot hold, and why.
fn left_out(cx: &Cx<'_>, ui: &mut Ui, shown: &Shown<'_>) {
    let (None, Ok(total)) = (shown.audience, &cx.analysis().reach.total) else { return };
    for (position, why) in &total.left_out {
        let Some(audience) = cx.plan().audiences.get(*position) else { continue };
        let name = text::isolate(cx.name_of(audience), cx.language());
        let reason = text::reason(*why, cx.language());
        let line = fill(cx.texts.reach_page.left_out, &[("audience", &name), ("reason", reason)]);
        label_in(ui, &line, Look::Warning);
    }
}
