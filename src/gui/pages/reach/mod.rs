//! The Reach page: key numbers that explain themselves, build over weeks, distribution, channels and their overlap, reach by
//! spend, other models, and how all of it is computed.

#![allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "values of a plot that are whole and small"
)]

mod assumptions;
mod build;
mod channels;
mod curves;
mod distribution;
mod figures;
mod how;
mod models;
mod overlap;

use eframe::egui::Ui;

use crate::app::{Action, Command, Page};
use crate::gui::context::Cx;
use crate::gui::parts::figures::columns_by_share;
use crate::gui::widgets::{PAGE_WIDTH, choice, column, empty_state, group, page_heading, scroll_page, section, weak};
use crate::plan::{AudienceId, ChannelId, Figure};
use crate::report::reach::View;
use crate::text;

/// From this width on, parts stand beside each other.
const TWO_COLUMNS: f32 = 1180.0;
/// From this width on the table of frequencies has room beside their plot.
const BESIDE_LEVELS: f32 = 860.0;
/// Height of the plots in points.
const PLOT_HEIGHT: f32 = 210.0;

/// Holds what the page shows beside the plan.
#[derive(Debug, Default)]
pub(in crate::gui) struct ReachView {
    /// Whether what is still remembered is drawn.
    shows_remembered: bool,
    /// The weeks that are shown alone, the first and the last.
    weeks: Option<(u32, u32)>,
    /// The channels of the three circles.
    circles: Option<[ChannelId; 3]>,
}

/// Shows the page.
pub(in crate::gui) fn show(cx: &mut Cx<'_>, ui: &mut Ui, view: &mut ReachView) {
    scroll_page(ui, "reach page", PAGE_WIDTH, |ui| column(ui, |ui| page(cx, ui, view)));
}

fn page(cx: &mut Cx<'_>, ui: &mut Ui, view: &mut ReachView) {
    let words = &cx.texts.reach_page;
    if cx.plan().audiences.is_empty() {
        page_heading(ui, cx.texts.figures.reach_and_frequency, |_| {});
        let button = cx.texts.shared.begin_audience;
        if empty_state(ui, words.no_audiences, words.no_audiences_hint, button).clicked() {
            cx.command(Command::AddAudience);
        }
        return;
    }
    heading(cx, ui);
    match shown(cx) {
        Ok(shown) => results(cx, ui, &shown, view),
        Err(why) => {
            let hint = format!("{} {}", text::reason(why, cx.language()), words.nothing_placed_hint);
            if empty_state(ui, words.nothing_placed, &hint, words.go_to_plan).clicked() {
                cx.push(Action::GoTo(Page::Plan));
            }
        }
    }
}

/// Returns what the page shows: one audience or all of them.
fn shown<'a>(cx: &Cx<'a>) -> Figure<View<'a>> {
    let audience = cx.app.current.audience.as_ref().and_then(|id| cx.plan().audiences.position(id));
    View::of(cx.analysis(), audience, effective_frequency(cx))
}

/// Shows the page's title, and which audience it shows.
fn heading(cx: &mut Cx<'_>, ui: &mut Ui) {
    let plan = cx.plan();
    let all = std::iter::once((None, cx.texts.shared.all_audiences));
    let each = plan.audiences.iter().map(|item| (Some(item.id.clone()), cx.name_of(item)));
    let options: Vec<(Option<AudienceId>, &str)> = all.chain(each).collect();
    page_heading(ui, cx.texts.figures.reach_and_frequency, |ui| {
        weak(ui, cx.texts.shared.audience);
        let current = &cx.app.current.audience;
        if let Some(audience) = choice(ui, cx.texts.shared.audience, current, &options, 240.0) {
            cx.push(Action::CurrentAudience(audience));
        }
    });
}

/// Returns the plan's k of k+.
fn effective_frequency(cx: &Cx<'_>) -> usize {
    cx.plan().settings.effective_frequency.clamp(1, 10) as usize
}

fn number(cx: &Cx<'_>, count: usize) -> String {
    cx.locale.ungrouped(i128::try_from(count).unwrap_or(0))
}

fn channel_name<'a>(cx: &Cx<'a>, position: usize) -> &'a str {
    cx.plan().channels.get(position).map_or("", |channel| cx.name_of(channel))
}

fn results(cx: &mut Cx<'_>, ui: &mut Ui, shown: &View<'_>, view: &mut ReachView) {
    let words = &cx.texts.reach_page;
    let is_wide = ui.available_width() > TWO_COLUMNS;
    figures::show(cx, ui, shown);
    group(ui, cx.texts.figures.reach_build, |ui| build::show(cx, ui, shown, view));
    let mut frequency = |ui: &mut Ui, part: usize| {
        if part == 0 {
            group(ui, cx.texts.figures.distribution, |ui| distribution::show(cx, ui, shown));
        } else {
            group(ui, cx.texts.figures.reach_levels, |ui| distribution::levels(cx, ui, shown));
        }
    };
    if ui.available_width() < BESIDE_LEVELS {
        frequency(ui, 0);
        frequency(ui, 1);
    } else {
        columns_by_share(ui, &[1.7, 1.0], frequency);
    }
    // Both boxes end with a distance of their own.
    ui.add_space(-ui.spacing().item_spacing.y);
    group(ui, words.channels, |ui| channels::show(cx, ui, shown));
    one_or_two_columns(ui, is_wide, |ui, part| match part {
        0 => group(ui, cx.texts.figures.contribution, |ui| channels::contribution(cx, ui, shown)),
        _ => group(ui, cx.texts.figures.reach_by_spend, |ui| curves::show(cx, ui, shown)),
    });
    one_or_two_columns(ui, is_wide, |ui, part| match part {
        0 => group(ui, cx.texts.figures.channel_overlap, |ui| overlap::show(cx, ui, shown)),
        _ => group(ui, words.three, |ui| overlap::three(cx, ui, shown, &mut view.circles)),
    });
    one_or_two_columns(ui, is_wide, |ui, part| match part {
        0 => group(ui, cx.texts.figures.same_plan_by_models, |ui| models::show(cx, ui, shown)),
        _ => group(ui, words.assumptions, |ui| assumptions::show(cx, ui)),
    });
    group(ui, cx.texts.figures.how_computed, |ui| section(ui, words.how_open, true, |ui| how::show(cx, ui, shown)));
}

/// Shows two parts: beside each other where there is room, otherwise one below the other.
fn one_or_two_columns(ui: &mut Ui, is_wide: bool, mut part: impl FnMut(&mut Ui, usize)) {
    if is_wide {
        columns_by_share(ui, &[1.0, 1.0], part);
        ui.add_space(-ui.spacing().item_spacing.y);
    } else {
        part(ui, 0);
        part(ui, 1);
    }
}
