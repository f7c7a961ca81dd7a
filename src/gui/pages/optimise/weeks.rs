//! The weeks of the units: which leave most in people's memory.

use std::sync::Arc;

use eframe::egui::{Rangef, Rect, Sense, Stroke, StrokeKind, Ui, pos2, vec2};
use jiff::civil::Date;

use super::asked::{self, NotRead};
use super::fields::asked_field;
use super::view::{OptimiseView, WeeksOf};
use crate::analysis::{Answer, Question};
use crate::gui::answers::{Shown, look_at};
use crate::gui::context::{Cx, is_right_to_left};
use crate::gui::fit;
use crate::gui::parts::figures::k_plus;
use crate::gui::parts::table::{Of, ROW_HEIGHT, TableLook, show as show_table, show_with_fields, table_of};
use crate::gui::theme::{palette, space};
use crate::gui::widgets::{FieldLook, Look, choice, group, hover, label, label_in, row, small, weak};
use crate::optimise::{Goal, Memory, NoAnswer, Proof, TIMES, WeeksAnswer, WeeksRequest, changes_to};
use crate::plan::{AudienceId, ChannelId, Placement};
use crate::report::optimise;
use crate::text::optimise as terms;
use crate::text::strings::{fill, slots};

/// Name the tables.
const REMEMBERED: &str = "optimise remembered";
const PLACEMENTS: &str = "optimise weeks";
/// The share of the table's width that the bars of today's weeks take, and those of the proposed ones.
const BARS: f32 = 0.36;

/// Shows the question, the certificate and the placements that change.
pub(super) fn show(
    cx: &mut Cx<'_>,
    ui: &mut Ui,
    view: &mut OptimiseView,
    (request, not_read): (WeeksRequest, &[NotRead]),
) {
    let words = &cx.texts.optimise;
    sentence(cx, ui, view);
    super::say_not_read(cx, ui, not_read);
    let Some(found) = look_at(cx, ui, &Question::BestWeeks(Box::new(request))) else { return };
    let Answer::BestWeeks(answer) = found.answer else { return };
    let found = Shown { is_current: found.is_current && not_read.is_empty(), ..found };
    found.scope(ui, |ui| match answer {
        Ok(answer) => {
            certificate(cx, ui, (found.shared, answer));
            ui.add_space(space::SMALL);
            placements(cx, ui, (found.shared, answer));
        }
        Err(why) => {
            let why = match why {
                NoAnswer::NothingMayChange(_) => words.no_weeks_may_change.to_owned(),
                other => terms::no_answer(other, cx.plan(), cx.locale),
            };
            group(ui, words.no_proposal, |ui| label_in(ui, &why, Look::Error));
        }
    });
}

/// Shows what is asked, as sentences of controls.
fn sentence(cx: &Cx<'_>, ui: &mut Ui, view: &mut OptimiseView) {
    let words = &cx.texts.optimise;
    group(ui, "", |ui| {
        row(ui, |ui| {
            label(ui, words.most_remembered);
            let levels: Vec<(usize, String)> = TIMES.map(|times| (times, k_plus(cx, times))).collect();
            let levels: Vec<(usize, &str)> = levels.iter().map(|(times, name)| (*times, name.as_str())).collect();
            if let Some(times) = choice(ui, words.times, &view.times(cx.plan()), &levels, 72.0) {
                view.times = Some(times);
            }
            let memories = [(Memory::Mean, words.memory_mean), (Memory::Least, words.memory_least)];
            if let Some(memory) = choice(ui, words.memory_of, &view.memory, &memories, 210.0) {
                view.memory = memory;
            }
        });
        row(ui, |ui| {
            weak(ui, words.among);
            let mut options: Vec<(Option<AudienceId>, &str)> = vec![(None, cx.texts.shared.all_audiences)];
            let audiences = cx.plan().audiences.iter();
            options.extend(audiences.map(|audience| (Some(audience.id.clone()), cx.name_of(audience))));
            if let Some(audience) = choice(ui, cx.texts.shared.audience, &view.audience, &options, 180.0) {
                view.audience = audience;
            }
            weak(ui, words.units_of);
            let mut options: Vec<(Option<ChannelId>, &str)> = vec![(None, words.all_channels)];
            let channels = cx.plan().channels.iter();
            options.extend(channels.map(|channel| (Some(channel.id.clone()), cx.name_of(channel))));
            if let Some(channel) = choice(ui, cx.texts.shared.channel, &view.weeks_of(cx.plan()), &options, 200.0) {
                view.weeks_of = channel.map_or(WeeksOf::All, WeeksOf::One);
            }
        });
        let (last, locale) = (cx.plan().calendar.weeks, cx.locale);
        row(ui, |ui| {
            let why = asked::why(&view.most_per_week, |text| asked::units(text, locale));
            field(ui, words.most_per_week, &mut view.most_per_week, words.any, why.as_deref());
            let why = asked::why(&view.weeks_that_stay, |text| asked::weeks(text, last, locale));
            field(ui, words.weeks_that_stay, &mut view.weeks_that_stay, words.weeks_example, why.as_deref());
        });
        let why = asked::why(&view.from_before, |text| asked::number(text, locale));
        row(ui, |ui| field(ui, words.from_before, &mut view.from_before, &locale.whole(0), why.as_deref()));
        small(ui, words.weeks_keep);
    });
}

fn field(ui: &mut Ui, name: &str, text: &mut String, hint: &str, why: Option<&str>) {
    weak(ui, name);
    let look = FieldLook::line(92.0).hint(hint);
    let (_, typed) = asked_field(ui, ("optimise weeks", name), name, text, look, why);
    if let Some(typed) = typed {
        *text = typed;
    }
}

/// Shows what is known of the proposed weeks, with those of today beside them.
fn certificate(cx: &Cx<'_>, ui: &mut Ui, (shown, answer): (&Arc<Answer>, &WeeksAnswer)) {
    let words = &cx.texts.optimise;
    let changes = changes_to(cx.plan(), &answer.plan).next().is_some();
    let percent = |share: f64| cx.locale.percent(share, 2);
    let title = match answer.proof {
        Proof::Proved if changes => words.proved.to_owned(),
        Proof::Proved => words.weeks_already_best.to_owned(),
        Proof::Bounded => {
            let gap = terms::gap(answer.gap(), Goal::Reach { times: 1 }, cx.locale);
            let slots = slots![("bound", percent(answer.bound)), ("gap", gap)];
            fill!(words.weeks_bounded, slots)
        }
    };
    group(ui, &title, |ui| {
        let schedules = if answer.schedules < 1e15 {
            cx.locale.decimal(answer.schedules, 0)
        } else {
            cx.locale.compact(answer.schedules)
        };
        let looked = if answer.is_walked { words.schedules_compared } else { words.schedules_searched };
        small(ui, &fill!(looked, &[("schedules", &schedules)]));
        if answer.step > 1 {
            small(ui, &fill!(words.weeks_step, &[("units", &cx.locale.whole(answer.step))]));
        }
        if answer.was_stopped {
            small(ui, words.stopped);
        }
        let of = Of { answer: Some(Arc::clone(shown)), ..Of::default() };
        let table = table_of(cx, REMEMBERED, of, |report| optimise::remembered(report, answer));
        show_table(cx, ui, &table, &TableLook::at(REMEMBERED));
    });
}

/// Shows the placements whose weeks change, with their units of each week today and as proposed.
fn placements(cx: &mut Cx<'_>, ui: &mut Ui, (shown, answer): (&Arc<Answer>, &WeeksAnswer)) {
    let plan = cx.plan();
    let changed: Vec<(&Placement, &Placement)> =
        changes_to(plan, &answer.plan).map(|(at, new)| (plan.placements[at].as_ref(), new)).collect();
    if changed.is_empty() {
        return;
    }
    let of = Of { answer: Some(Arc::clone(shown)), ..Of::default() };
    let table = table_of(cx, PLACEMENTS, of, |report| optimise::weeks(report, answer));
    group(ui, "", |ui| {
        let room = BARS * ui.available_width();
        let bars_of = [(1, room), (2, room)];
        let look = TableLook::at(PLACEMENTS).with_paint(&bars_of);
        show_with_fields(cx, ui, &table, &look, |cx, ui, row, column| {
            let Some(&(old, new)) = changed.get(row) else { return };
            let most = old.quantities.iter().chain(&new.quantities).copied().max().unwrap_or(0);
            let is_proposed = column == 2;
            bars(cx, ui, if is_proposed { new } else { old }, most, is_proposed);
        });
    });
}

/// Draws one bar a week on the weeks of the plan, so that the rows stand under each other, with a line where a month begins.
fn bars(cx: &Cx<'_>, ui: &mut Ui, placement: &Placement, most: u64, is_proposed: bool) {
    let (rect, response) = fit::allocate(ui, vec2(ui.available_width(), ROW_HEIGHT - 8.0), Sense::hover());
    let colours = *palette(ui.visuals());
    let (fill, line) = if is_proposed { (colours.bar, colours.curve) } else { (colours.raised, colours.weak_text) };
    let calendar = &cx.plan().calendar;
    let width = (rect.width() / calendar.weeks.max(1) as f32).min(14.0);
    let right_to_left = is_right_to_left(ui);
    let side = |week: u32| {
        let from = week.saturating_sub(1) as f32 * width;
        if right_to_left { rect.right() - from } else { rect.left() + from }
    };
    for week in (2..=calendar.weeks).filter(|week| begins_month(cx, *week)) {
        ui.painter().vline(side(week), rect.y_range(), Stroke::new(1.0, colours.grid));
    }
    let ends = (side(1), side(calendar.weeks + 1));
    let along = Rangef::new(ends.0.min(ends.1), ends.0.max(ends.1));
    ui.painter().hline(along, rect.bottom(), Stroke::new(1.0, colours.line));
    let units_in = |week: u32| {
        let at = (0..placement.quantities.len()).find(|at| placement.week_at(*at) == Some(week))?;
        placement.quantities.get(at).copied()
    };
    let pointed = response.hover_pos().map(|pointer| {
        let from = if right_to_left { rect.right() - pointer.x } else { pointer.x - rect.left() };
        (from / width.max(1.0)) as u32 + 1
    });
    if let Some((week, units)) = pointed.and_then(|week| Some((week, units_in(week)?))) {
        hover(response, &optimise::week_units(&cx.report(), week, units));
    }
    for (at, &units) in placement.quantities.iter().enumerate().filter(|(_, units)| **units > 0) {
        let Some(week) = placement.week_at(at) else { continue };
        let height = (units as f64 / most.max(1) as f64) as f32 * rect.height();
        let (begin, end) = (side(week), side(week + 1));
        let bar = Rect::from_min_max(
            pos2(begin.min(end) + 0.5, rect.bottom() - height.max(1.0)),
            pos2(begin.max(end) - 0.5, rect.bottom()),
        );
        ui.painter().rect(bar, 0, fill, Stroke::new(1.0, line), StrokeKind::Inside);
    }
}

/// Returns true for a week that begins in another month than the week before it.
fn begins_month(cx: &Cx<'_>, week: u32) -> bool {
    let month = |week: u32| cx.plan().calendar.first_day(week).map(Date::month);
    month(week) != month(week - 1)
}
