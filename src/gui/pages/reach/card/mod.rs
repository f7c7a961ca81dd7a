//! The card of a number: its formula, the plan's own values in it, the model and where its numbers come from, what holds
//! without any model, what would change it, and what the last step changed.

mod change;
mod channel;
mod formulas;
mod pair;
mod sources;
mod week;

use eframe::egui::{Response, Ui};
pub(super) use formulas::net_reach;

use super::{Shown, channel_name, effective_frequency, number};
use crate::app::Action;
use crate::edit::{Edit, ItemId};
use crate::gui::cards::Cards;
use crate::gui::context::Cx;
use crate::gui::plots::{formula, week_title};
use crate::gui::theme::space;
use crate::gui::widgets::{button, group, label, row, row_end, small_button, strong, weak};
use crate::plan::Settings;
pub(super) use crate::report::ReachFigure;
use crate::text::isolate;
use crate::text::strings::fill;

/// The cards of this page.
const CARDS: Cards<ReachFigure> = Cards::of("reach");

/// The words of a card.
struct Words {
    name: String,
    what: String,
    changes: &'static str,
}

/// A line of a card's working.
enum Line {
    /// A formula with values.
    Formula(String),
    /// What the formulas after it are of.
    Text(String),
}

/// Opens the card of a number at `place`, or closes it; `by` is what was pressed.
pub(super) fn toggle(ui: &Ui, place: &'static str, explained: ReachFigure, by: &Response) {
    CARDS.toggle(ui, place, explained, by);
}

/// The number whose card is open at `place`.
pub(super) fn at(ui: &Ui, place: &'static str) -> Option<ReachFigure> {
    CARDS.at(ui, place)
}

/// Shows the card that is open at `place`.
pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui, shown: &Shown<'_>, place: &'static str) {
    let Some(explained) = at(ui, place) else { return };
    let Some(words) = words(cx, shown, explained) else { return };
    let top = ui.cursor().top();
    ui.add_space(space::SMALL);
    let close = group(ui, "", |ui| {
        let close = row(ui, |ui| {
            strong(ui, &words.name);
            row_end(ui, |ui| small_button(ui, cx.texts.cards.close))
        });
        label(ui, &words.what);
        for line in formulas::formulas(cx, ui, shown, explained) {
            match line {
                Line::Formula(line) => strong(ui, &formula(cx, &line)),
                Line::Text(text) => weak(ui, &text),
            };
        }
        ui.add_space(space::TIGHT);
        if is_modelled(explained) {
            sources::show(cx, ui, shown, explained);
        }
        weak(ui, &fill(cx.texts.cards.changes, &[("what", words.changes)]));
        for line in change::since_last_step(cx, shown, explained) {
            label(ui, &line);
        }
        ways(cx, ui, explained);
        close
    });
    CARDS.bring_into_sight(ui, top, &close);
    if close.clicked() {
        CARDS.close(ui);
    }
}

/// The ways to the channels that a card is about; for a level, to take it as the effective frequency.
fn ways(cx: &mut Cx<'_>, ui: &mut Ui, explained: ReachFigure) {
    if let ReachFigure::AtLeast(level) = explained
        && level != effective_frequency(cx)
        && button(ui, cx.texts.reach_page.make_effective).clicked()
    {
        let effective_frequency = u32::try_from(level).unwrap_or(1);
        cx.edit(Edit::Settings(Settings { effective_frequency, ..cx.plan().settings }));
    }
    let channels = match explained {
        ReachFigure::Channel(channel) => vec![channel],
        ReachFigure::Pair(a, b) => vec![a, b],
        _ => return,
    };
    let plan = cx.plan();
    row(ui, |ui| {
        for channel in channels.into_iter().filter_map(|at| plan.channels.get(at)) {
            let name = isolate(cx.name_of(channel), cx.language());
            if button(ui, &fill(cx.texts.cards.show, &[("name", &name)])).clicked() {
                cx.push(Action::Show(ItemId::Channel(channel.id.clone())));
            }
        }
    });
}

/// True for what depends on the models; exposures and costs do not.
fn is_modelled(explained: ReachFigure) -> bool {
    !matches!(
        explained,
        ReachFigure::Points
            | ReachFigure::Mean
            | ReachFigure::Impressions
            | ReachFigure::PerPoint
            | ReachFigure::PerThousand
            | ReachFigure::Voice
    )
}

fn words(cx: &Cx<'_>, shown: &Shown<'_>, explained: ReachFigure) -> Option<Words> {
    let texts = &cx.texts.reach_page;
    let names = &cx.texts.window;
    let k = effective_frequency(cx);
    let k_fill = |template: &str| fill(template, &[("k", &number(cx, k))]);
    let (name, what, changes) = match explained {
        ReachFigure::NetReach => (texts.net_reach.to_owned(), texts.what_net_reach.to_owned(), texts.changes_reach),
        ReachFigure::AtLeast(level) => {
            let fill = |template: &str| fill(template, &[("k", &number(cx, level))]);
            (fill(names.key_k_plus), fill(texts.what_effective), texts.changes_effective)
        }
        ReachFigure::Frequency => {
            (names.key_frequency.to_owned(), texts.what_frequency.to_owned(), texts.changes_frequency)
        }
        ReachFigure::Points => (names.key_grp.to_owned(), texts.what_points.to_owned(), texts.changes_points),
        ReachFigure::EffectivePoints => {
            (texts.effective_grp.to_owned(), k_fill(texts.what_effective_points), texts.changes_effective)
        }
        ReachFigure::Mean => (texts.mean.to_owned(), texts.what_mean.to_owned(), texts.changes_points),
        ReachFigure::Impressions => {
            (texts.impressions.to_owned(), texts.what_impressions.to_owned(), texts.changes_points)
        }
        ReachFigure::PerPoint => (texts.cost_per_point.to_owned(), texts.what_per_point.to_owned(), texts.changes_cost),
        ReachFigure::PerThousand => {
            (texts.cost_per_thousand.to_owned(), texts.what_per_thousand.to_owned(), texts.changes_cost)
        }
        ReachFigure::PerThousandReached => {
            (texts.cost_per_thousand_reached.to_owned(), texts.what_per_reached.to_owned(), texts.changes_cost)
        }
        ReachFigure::Voice => (texts.share_of_voice.to_owned(), texts.what_voice.to_owned(), texts.changes_points),
        ReachFigure::Week(week) => (week_title(cx, week), texts.what_week.to_owned(), texts.changes_week),
        ReachFigure::Pair(a, b) => {
            let both = [a, b].iter().all(|channel| shown.channels.iter().any(|(known, _)| known == channel));
            let name = format!("{} × {}", channel_name(cx, a), channel_name(cx, b));
            (both.then_some(name)?, texts.what_pair.to_owned(), texts.changes_pair)
        }
        ReachFigure::Channel(channel) => {
            shown.channels.iter().find(|(position, _)| *position == channel)?;
            (channel_name(cx, channel).to_owned(), texts.what_channel.to_owned(), texts.changes_channel)
        }
    };
    Some(Words { name, what, changes })
}
