//! The strip of key figures that is always there, with the change while something is dragged.

use eframe::egui::{Sense, Ui, vec2};

use super::context::{Cx, is_right_to_left};
use super::theme::{palette, size, space};
use super::widgets::{Look, hover, label_in, row, small, text_elided};
use crate::analysis::Analysis;
use crate::app::{Action, Page};
use crate::gui::fit;
use crate::plan::{Figure, Index, Money, Total, Universe};
use crate::text::strings::fill;
use crate::text::{self, Noun};

/// One key figure, ready to be shown.
struct KeyFigure {
    name: String,
    value: Result<String, String>,
    change: Option<String>,
    explained: String,
    page: Page,
    look: Look,
    /// True for a name, which is cut where there is no room; a figure is not.
    is_name: bool,
}

/// Shows the strip.
pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui) {
    let figures = figures(cx);
    let gap = space::LARGE;
    let width = fit::column_of(ui.available_width(), figures.len(), gap).min(190.0);
    row(ui, |ui| {
        ui.spacing_mut().item_spacing.x = gap;
        for figure in figures {
            show_figure(cx, ui, &figure, width);
        }
    });
}

fn show_figure(cx: &mut Cx<'_>, ui: &mut Ui, figure: &KeyFigure, width: f32) {
    let (rect, response) = fit::allocate(ui, vec2(width, 42.0), Sense::click());
    let value = figure.value.as_deref().unwrap_or("—");
    let spoken = format!("{}: {value}", figure.name);
    response.widget_info(|| eframe::egui::WidgetInfo::labeled(eframe::egui::Role::Button, true, &spoken));
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect.expand2(vec2(6.0, 3.0)), 5, palette(ui.visuals()).raised);
    }
    let layout = eframe::egui::Layout::top_down(if is_right_to_left(ui) {
        eframe::egui::Align::Max
    } else {
        eframe::egui::Align::Min
    });
    let mut inside = ui.new_child(fit::part(rect).layout(layout));
    inside.spacing_mut().item_spacing.y = 0.0;
    small(&mut inside, &figure.name);
    row(&mut inside, |ui| {
        ui.spacing_mut().item_spacing.x = space::SMALL;
        if let Err(why) = &figure.value {
            text_elided(ui, why, Look::Small);
            return;
        }
        if figure.is_name {
            text_elided(ui, value, figure.look);
            return;
        }
        label_in(ui, value, figure.look);
        if let Some(change) = &figure.change {
            let colour = palette(ui.visuals()).accent;
            let galley =
                super::widgets::galley(ui, change, super::theme::strong_font(size::BODY), colour, f32::INFINITY);
            eframe::egui::Widget::ui(eframe::egui::Label::new(eframe::egui::WidgetText::Galley(galley)), ui);
        }
    });
    let why = figure.value.as_ref().err();
    if hover(response, why.unwrap_or(&figure.explained)).clicked() {
        cx.push(Action::GoTo(figure.page));
    }
}

fn figures(cx: &Cx<'_>) -> Vec<KeyFigure> {
    let now = cx.analysis();
    let before = cx.app.document().analysis_before_gesture().map(AsRef::as_ref);
    let words = &cx.texts.window;
    let k = cx.plan().settings.effective_frequency.clamp(1, 10);
    let k_name = fill(words.key_k_plus, &[("k", &cx.locale.ungrouped(k))]);
    vec![
        whose(cx, now),
        share(
            cx,
            words.key_net_reach,
            &net_reach(now, 1),
            before.map(|before| net_reach(before, 1)),
            net_reach_explained(cx),
        ),
        frequency(cx, now, before),
        share(cx, &k_name, &net_reach(now, k), before.map(|before| net_reach(before, k)), k_plus_explained(cx, k)),
        grp(cx, now, before),
        consistency(cx, now, before),
        spent(cx, now, before),
        left(cx, now, before),
    ]
}

/// Whose the figures are: the people that reach, frequency and points are shares of.
fn whose(cx: &Cx<'_>, now: &Analysis) -> KeyFigure {
    let (plan, words) = (cx.plan(), &cx.texts.window);
    let name = text::universe_name(plan, cx.locale);
    let universe = Universe::of(plan, &Index::of(plan));
    let people = cx.locale.count(universe.people(plan), Noun::Person);
    let alone: Vec<&str> = (0..plan.audiences.len())
        .filter(|&position| !universe.counts(position))
        .map(|position| cx.name_or(&plan.audiences[position].name, plan.audiences[position].id.as_str()))
        .collect();
    let mut explained = fill(words.whose_explained, &[("people", &name), ("count", &people)]);
    if !alone.is_empty() {
        explained = format!("{explained} {}", fill(words.whose_alone, &[("audiences", &alone.join(cx.comma()))]));
    }
    if let Err(why) = &now.reach.total {
        explained = format!("{explained} {}", text::reason(*why, cx.language()));
    }
    KeyFigure {
        name: cx.texts.shared.figures_of.to_owned(),
        value: Ok(name),
        change: None,
        explained,
        page: Page::Audiences,
        look: Look::Strong,
        is_name: true,
    }
}

fn net_reach(analysis: &Analysis, k: u32) -> Figure {
    let total = analysis.reach.total.as_ref().map_err(|why| *why)?;
    Ok(total.k_plus[(k as usize - 1).min(9)])
}

fn shown(cx: &Cx<'_>, figure: &Figure, write: impl Fn(f64) -> String) -> Result<String, String> {
    match figure {
        Ok(value) => Ok(write(*value)),
        Err(why) => Err(text::reason(*why, cx.language()).to_owned()),
    }
}

/// The written change of a figure since the gesture began, unless it rounds to nothing.
fn change(now: &Figure, before: Option<Figure>, least: f64, write: impl Fn(f64) -> String) -> Option<String> {
    let change = now.as_ref().ok()? - before?.ok()?;
    (change.abs() >= least).then(|| write(change))
}

fn share(cx: &Cx<'_>, name: &str, now: &Figure, before: Option<Figure>, explained: String) -> KeyFigure {
    KeyFigure {
        name: name.to_owned(),
        value: shown(cx, now, |share| cx.locale.percent(share, 1)),
        change: change(now, before, 0.0005, |change| cx.locale.signed(change * 100.0, 1)),
        explained,
        page: Page::Reach,
        look: Look::Figure,
        is_name: false,
    }
}

fn net_reach_explained(cx: &Cx<'_>) -> String {
    let Ok(total) = &cx.analysis().reach.total else { return String::new() };
    let [low, high] = total.bounds;
    let is_overlapping = cx.analysis().reach.audiences.iter().flatten().any(|reach| !reach.overlaps.is_empty());
    let words = &cx.texts.window;
    fill(
        if is_overlapping { words.net_reach_overlapping } else { words.net_reach_explained },
        &[
            ("people", &text::universe_name(cx.plan(), cx.locale)),
            ("models", &super::plots::model_names(cx, &total.models)),
            ("low", &cx.locale.percent(low, 1)),
            ("high", &cx.locale.percent(high, 1)),
        ],
    )
}

fn k_plus_explained(cx: &Cx<'_>, k: u32) -> String {
    let people = text::universe_name(cx.plan(), cx.locale);
    fill(cx.texts.window.k_plus_explained, &[("k", &cx.locale.ungrouped(k)), ("people", &people)])
}

fn frequency(cx: &Cx<'_>, now: &Analysis, before: Option<&Analysis>) -> KeyFigure {
    let figure =
        |analysis: &Analysis| -> Figure { analysis.reach.total.as_ref().map_err(|why| *why)?.average_frequency };
    let value = figure(now);
    let explained = now.reach.total.as_ref().map_or_else(
        |_| String::new(),
        |total| {
            fill(
                cx.texts.window.frequency_explained,
                &[("grp", &cx.locale.decimal(total.grp, 1)), ("reach", &cx.locale.percent(total.k_plus[0], 1))],
            )
        },
    );
    KeyFigure {
        name: cx.texts.window.key_frequency.to_owned(),
        value: shown(cx, &value, |value| cx.locale.decimal(value, 2)),
        change: change(&value, before.map(figure), 0.005, |change| cx.locale.signed(change, 2)),
        explained,
        page: Page::Reach,
        look: Look::Figure,
        is_name: false,
    }
}

fn grp(cx: &Cx<'_>, now: &Analysis, before: Option<&Analysis>) -> KeyFigure {
    let figure = |analysis: &Analysis| -> Figure { Ok(analysis.reach.total.as_ref().map_err(|why| *why)?.grp) };
    let value = figure(now);
    let explained = now.reach.total.as_ref().map_or_else(
        |_| String::new(),
        |total| {
            let people = total.population;
            fill(
                cx.texts.window.grp_explained,
                &[("impressions", &cx.locale.decimal(total.impressions, 0)), ("people", &cx.locale.decimal(people, 0))],
            )
        },
    );
    KeyFigure {
        name: cx.texts.window.key_grp.to_owned(),
        value: shown(cx, &value, |value| cx.locale.decimal(value, 1)),
        change: change(&value, before.map(figure), 0.05, |change| cx.locale.signed(change, 1)),
        explained,
        page: Page::Reach,
        look: Look::Figure,
        is_name: false,
    }
}

fn consistency(cx: &Cx<'_>, now: &Analysis, before: Option<&Analysis>) -> KeyFigure {
    let value = now.consistency.exposure_weighted;
    let three = |number: f64| cx.locale.decimal(number, 3);
    let message_weighted = shown(cx, &now.consistency.message_weighted, three).unwrap_or_else(|why| why);
    let worst = match &now.consistency.worst_pair {
        Ok(pair) => {
            let name = |position: usize| {
                cx.plan().messages.get(position).map_or("", |message| cx.name_or(&message.name, message.id.as_str()))
            };
            format!(
                "{} – {} ({})",
                text::isolate(name(pair.a), cx.language()),
                text::isolate(name(pair.b), cx.language()),
                three(pair.similarity)
            )
        }
        Err(why) => text::reason(*why, cx.language()).to_owned(),
    };
    KeyFigure {
        name: cx.texts.window.key_consistency.to_owned(),
        value: shown(cx, &value, three),
        change: change(&value, before.map(|before| before.consistency.exposure_weighted), 0.0005, |change| {
            cx.locale.signed(change, 3)
        }),
        explained: fill(
            cx.texts.window.consistency_explained,
            &[("message_weighted", &message_weighted), ("worst", &worst)],
        ),
        page: Page::Consistency,
        look: Look::Figure,
        is_name: false,
    }
}

/// The change of an amount; none where one of both is not known in full.
fn money_change(cx: &Cx<'_>, now: Figure<Money>, before: Option<Figure<Money>>) -> Option<String> {
    let change = now.ok()? - before?.ok()?;
    (!change.is_zero()).then(|| cx.locale.money_change_short(change, cx.plan().money.currency))
}

fn spent(cx: &Cx<'_>, now: &Analysis, before: Option<&Analysis>) -> KeyFigure {
    let currency = cx.plan().money.currency;
    let money = |amount| cx.locale.total(amount, currency);
    let explained = fill(
        cx.texts.window.spent_explained,
        &[("media", &money(now.budget.media)), ("other", &money(now.budget.other))],
    );
    KeyFigure {
        name: cx.texts.window.key_spent.to_owned(),
        value: Ok(cx.locale.total_heading(now.budget.total, currency)),
        change: money_change(cx, now.budget.total.exact(), before.map(|before| before.budget.total.exact())),
        explained: with_missing(cx, explained, now.budget.total),
        page: Page::Budget,
        look: Look::Figure,
        is_name: false,
    }
}

/// An explanation, and why a cost is missing where one is.
fn with_missing(cx: &Cx<'_>, explained: String, total: Total) -> String {
    match total.why_missing() {
        None => explained,
        Some(why) => {
            let missing = fill(cx.texts.shared.missing_costs, &[("reason", text::reason(why, cx.language()))]);
            format!("{explained} {missing}")
        }
    }
}

fn left(cx: &Cx<'_>, now: &Analysis, before: Option<&Analysis>) -> KeyFigure {
    let currency = cx.plan().money.currency;
    let money = |amount| cx.locale.money(amount, currency);
    let over = now.budget.remaining.is_ok_and(|left| left.is_over());
    let words = &cx.texts.window;
    let exact = |analysis: &Analysis| analysis.budget.remaining.and_then(|left| left.exact());
    let explained = fill(
        words.left_explained,
        &[
            ("budget", &now.budget.budget.map_or_else(|_| money(Money::ZERO), money)),
            ("spent", &cx.locale.total(now.budget.total, currency)),
        ],
    );
    KeyFigure {
        name: if over { words.key_over } else { words.key_left }.to_owned(),
        value: match now.budget.remaining {
            Ok(left) => Ok(cx.locale.left_heading(left, currency)),
            Err(why) => Err(text::reason(why, cx.language()).to_owned()),
        },
        change: money_change(cx, exact(now), before.map(exact)),
        explained: with_missing(cx, explained, now.budget.total),
        page: Page::Budget,
        look: if over { Look::FigureError } else { Look::Figure },
        is_name: false,
    }
}
