//! Says how reach builds over the weeks, with what is still remembered, the band of uncertainty, and some weeks alone.

use std::sync::Arc;

use eframe::egui::Ui;

use super::{PLOT_HEIGHT, ReachView, effective_frequency};
use crate::analysis::{Answer, Question, WeeksShown};
use crate::gui::answers::{self, look_at};
use crate::gui::context::Cx;
use crate::gui::parts::card;
use crate::gui::parts::figures::k_plus_share;
use crate::gui::parts::plot::{PlotLook, PlotOf, plot_of, show as show_plot};
use crate::gui::parts::table::{Of, Presses, TableLook, show as show_table, table_of};
use crate::gui::theme::space;
use crate::gui::widgets::{Look, check, choice, label_in, row, section, small, strong, weak};
use crate::plan::Figure;
use crate::reach::{Band, Remembered};
use crate::report;
use crate::report::reach;
use crate::report::reach::View;
use crate::text::strings::{fill, slots};
use crate::text::{self, Noun};

/// Names the table, and the place of its cards.
const WEEKS: &str = "reach build table";
/// The most weeks of the table that are seen at once.
const MOST_WEEKS: usize = 16;

/// Shows the plot and its table.
pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui, shown: &View<'_>, view: &mut ReachView) {
    let words = &cx.texts.reach_page;
    weak(ui, cx.texts.figures.reach_build_hint);
    let memory = if switch(cx, ui, &mut view.shows_remembered) { remembered_here(cx, ui, shown) } else { None };
    let band = band(cx, ui, shown);
    plot(cx, ui, shown, memory, band);
    if let Some((band, found)) = band {
        found.scope(ui, |ui| band_in_words(cx, ui, band));
    }
    some_weeks(cx, ui, shown, &mut view.weeks);
    section(ui, words.build_table, false, |ui| {
        // The table has no place for what is not of this plan.
        table(cx, ui, shown, memory.filter(|(_, found)| found.is_current));
        card::show(cx, ui, WEEKS);
    });
}

/// Shows the switch for what is remembered, and says whether that is shown too.
fn switch(cx: &Cx<'_>, ui: &mut Ui, is_on: &mut bool) -> bool {
    let weeks = cx.locale.decimal(cx.plan().settings.memory_half_life_weeks, 1);
    let words = fill!(cx.texts.reach_page.remembered_switch, &[("weeks", &weeks)]);
    if let Some(on) = row(ui, |ui| check(ui, &words, *is_on)) {
        *is_on = on;
    }
    *is_on
}

/// Holds what is remembered by those whom the page shows, and how it is drawn.
type Memory<'a> = (&'a [Remembered], answers::Shown<'a>);

fn remembered_here<'a>(cx: &Cx<'a>, ui: &mut Ui, shown: &View<'_>) -> Option<Memory<'a>> {
    let found = look_at(cx, ui, &Question::Remembered)?;
    let Answer::Remembered(results) = found.answer else { return None };
    let points: &Figure<Vec<Remembered>> = match shown.audience {
        Some(position) => results.audiences.get(position)?,
        None => &results.total,
    };
    Some((points.as_ref().ok()?, found))
}

/// Says how far the figures of those whom the page shows may lie, and how it is drawn.
type Uncertain<'a> = (&'a Band, answers::Shown<'a>);

fn band<'a>(cx: &Cx<'a>, ui: &mut Ui, shown: &View<'_>) -> Option<Uncertain<'a>> {
    if cx.plan().settings.input_error.is_none() {
        return None;
    }
    let found = look_at(cx, ui, &Question::Uncertainty)?;
    let Answer::Uncertainty(Ok(results)) = found.answer else { return None };
    let band = match shown.audience {
        Some(position) => results.audiences.get(position)?,
        None => &results.total,
    };
    Some((band.as_ref().ok()?, found))
}

fn plot(cx: &mut Cx<'_>, ui: &mut Ui, shown: &View<'_>, memory: Option<Memory<'_>>, band: Option<Uncertain<'_>>) {
    let shown_answers = memory.map(|(_, found)| found).into_iter().chain(band.map(|(_, found)| found));
    let answers = shown_answers.map(|found| Arc::clone(found.shared));
    let strengths = [memory.map(|(_, found)| found), band.map(|(_, found)| found)]
        .map(|found| found.map_or(1.0, |found| found.strength()));
    let of = PlotOf { audience: shown.audience, answers: answers.collect(), ..PlotOf::default() };
    let memory = memory.map(|(points, _)| points);
    let band = band.map(|(band, _)| band);
    let Some(plot) = plot_of(cx, WEEKS, of, |report| report::plots::build_with(report, memory, band)) else { return };
    let weeks = u32::try_from(shown.build.len()).unwrap_or(u32::MAX).max(1);
    let last = shown.build.last().map_or(0.0, |point| point.k_plus[0]);
    let after = cx.locale.count_oblique(u64::from(weeks), Noun::Week);
    let slots = slots![("reach", cx.locale.percent(last, 1)), ("weeks", after)];
    let name = fill!(cx.texts.reach_page.build_name, slots);
    let look = PlotLook::at(WEEKS, PLOT_HEIGHT).named(&name).of(shown.audience).with_cards();
    // What is of an older plan is weaker; what is remembered is the last of the series.
    let remembered = memory.map(|_| (plot.series.len().saturating_sub(1), strengths[0]));
    let look = look.fading(remembered, strengths[1]);
    show_plot(cx, ui, &plot, &look);
}

fn band_in_words(cx: &Cx<'_>, ui: &mut Ui, band: &Band) {
    let Some(last) = band.build.last() else { return };
    let error = cx.plan().settings.input_error;
    let [low, _, high] = last[0].map(|share| cx.locale.percent(share, 1));
    let (seed, draws) = (cx.locale.ungrouped(error.seed), cx.locale.ungrouped(error.draws));
    let end = cx.locale.ungrouped(u64::from(error.seed) + u64::from(error.draws.saturating_sub(1)));
    let slots = slots![("low", low.as_str()), ("high", &high), ("draws", &draws), ("seed", &seed), ("last", &end)];
    small(ui, &fill!(cx.texts.reach_page.band, slots));
}

/// Shows the reach of some weeks alone.
fn some_weeks(cx: &Cx<'_>, ui: &mut Ui, shown: &View<'_>, alone: &mut Option<(u32, u32)>) {
    let words = &cx.texts.reach_page;
    let weeks = u32::try_from(shown.build.len()).unwrap_or(1).max(1);
    let whole = (1, weeks);
    let (first, last) = alone.unwrap_or(whole);
    let (first, last) = (first.min(weeks), last.min(weeks));
    let names: Vec<(u32, String)> = (1..=weeks).map(|week| (week, cx.locale.ungrouped(week))).collect();
    let options: Vec<(u32, &str)> = names.iter().map(|(week, name)| (*week, name.as_str())).collect();
    let mut chosen = (first, last);
    ui.add_space(space::TIGHT);
    row(ui, |ui| {
        weak(ui, words.weeks_alone);
        if let Some(week) = choice(ui, words.first_week, &first, &options, 70.0) {
            chosen = (week, last.max(week));
        }
        weak(ui, words.to_week);
        if let Some(week) = choice(ui, words.last_week, &last, &options, 70.0) {
            chosen = (first.min(week), week);
        }
    });
    if chosen != (first, last) {
        *alone = Some(chosen);
    }
    if chosen == whole {
        return;
    }
    if let Some(found) = look_at(cx, ui, &Question::Weeks(WeeksShown::Chosen, chosen.0, chosen.1)) {
        found.scope(ui, |ui| weeks_in_words(cx, ui, shown, found.answer));
    }
}

/// Says the figures of the weeks that were chosen, in a sentence.
fn weeks_in_words(cx: &Cx<'_>, ui: &mut Ui, shown: &View<'_>, answer: &Answer) {
    let words = &cx.texts.reach_page;
    let Answer::Weeks(found) = answer else { return };
    let k = effective_frequency(cx);
    let result = if let Some(position) = shown.audience {
        let reach = found.audiences.get(position).map(|reach| reach.as_ref().map_err(|why| *why));
        reach.map(|reach| reach.map(|reach| (reach.k_plus, reach.grp, reach.average_frequency)))
    } else {
        let total = found.total.as_ref().map_err(|why| *why);
        Some(total.map(|total| (total.k_plus, total.grp, total.average_frequency)))
    };
    match result {
        Some(Ok((levels, grp, frequency))) => {
            let frequency = frequency.map_or_else(|_| text::DASH.to_owned(), |value| cx.locale.decimal(value, 2));
            let (reach, level) = (k_plus_share(cx, 1, levels[0]), k_plus_share(cx, k, levels[k - 1]));
            let grp = cx.locale.decimal(grp, 1);
            let slots = slots![("reach", reach.as_str()), ("level", &level), ("grp", &grp), ("frequency", &frequency)];
            strong(ui, &fill!(words.window_result, slots));
        }
        Some(Err(why)) => {
            label_in(ui, text::reason(why, cx.language()), Look::Weak);
        }
        None => {}
    }
    ui.add_space(space::TIGHT);
}

fn table(cx: &Cx<'_>, ui: &mut Ui, shown: &View<'_>, memory: Option<Memory<'_>>) {
    let answer = memory.map(|(_, found)| Arc::clone(found.shared));
    let of = Of { audience: shown.audience, answer, ..Of::default() };
    let points = memory.map(|(points, _)| points);
    let table = table_of(cx, WEEKS, of, |report| reach::build_with(report, points));
    let open = card::at(cx, WEEKS);
    let look = TableLook::at(WEEKS)
        .at_most(MOST_WEEKS)
        .pressing(Presses::Rows, open)
        .saying(cx.texts.cards.rows_hint)
        .without_notes();
    let pressed = show_table(cx, ui, &table, &look);
    card::pressed(cx, WEEKS, pressed.as_ref());
}
