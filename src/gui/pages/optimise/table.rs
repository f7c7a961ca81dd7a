//! The table that is both question and result: what a channel may get, and what it gets.

use std::sync::Arc;

use eframe::egui::{CornerRadius, PointerButton, Rect, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, pos2};

use super::asked;
use super::fields::units_field;
use super::view::OptimiseView;
use crate::analysis::Answer;
use crate::gui::context::Cx;
use crate::gui::fit;
use crate::gui::parts::table::{Of, Presses, TableLook, show_with_fields, table_of};
use crate::gui::theme::{RADIUS, palette};
use crate::gui::widgets::{FieldLook, group, hover, link, row, small, weak};
use crate::optimise::{ChannelAnswer, Proposal};
use crate::plan::Channel;
use crate::report::optimise::{self, AskedChannel};
use crate::report::{ColumnKind, Table};
use crate::text::optimise as terms;
use crate::text::strings::fill;

/// Names the table.
const TABLE: &str = "optimise channels";
/// Width of the fields for the least and the most.
const FIELD: f32 = 104.0;
/// The columns of the lock, the least and the most, each with the room that it needs.
const FIELDS: [(usize, f32); 3] = [(LOCK, 28.0), (LEAST, FIELD), (LEAST + 1, FIELD)];
const LOCK: usize = 1;
const LEAST: usize = 3;
/// The first column of what is proposed.
const PROPOSED: usize = 6;

/// Shows the table; the proposal stands in the answer beside it, and is drawn as strongly as is said there.
pub(super) fn show(
    cx: &mut Cx<'_>,
    ui: &mut Ui,
    view: &mut OptimiseView,
    (answer, best): (Option<&Arc<Answer>>, Option<(&Proposal, f32)>),
) {
    let (proposal, strength) = (best.map(|(proposal, _)| proposal), best.map_or(1.0, |(_, strength)| strength));
    let placed = view.placed(cx.app.document().plan());
    let plan = cx.plan();
    let channels: Vec<&Channel> =
        plan.channels.iter().map(AsRef::as_ref).filter(|channel| placed.has(&channel.id)).collect();
    let answer_of = |channel: &Channel| {
        proposal.and_then(|proposal| proposal.channels.iter().find(|answer| answer.id == channel.id))
    };
    let of = Of { answer: answer.cloned(), variant: view.typed_of_channels(), ..Of::default() };
    let table = table_of(cx, TABLE, of, |report| {
        let asked: Vec<AskedChannel<'_>> = channels
            .iter()
            .map(|channel| AskedChannel {
                channel,
                today: placed.units(&channel.id),
                is_locked: view.is_locked(&channel.id),
                limits: [&view.least, &view.most].map(|typed| typed.get(&channel.id).map_or("", String::as_str)),
                answer: answer_of(channel),
            })
            .collect();
        fields_at_the_start(optimise::channels_with_sum(report, &asked, proposal), LEAST)
    });
    let is_counted_from_before = proposal.is_some_and(|proposal| !proposal.request.limits.counted_from.is_empty());
    group(ui, "", |ui| {
        if is_counted_from_before {
            row(ui, |ui| {
                small(ui, cx.texts.optimise.from_before_apply);
                if link(ui, cx.texts.optimise.count_from_today).clicked() {
                    view.applied.clear();
                }
            });
        }
        let look =
            TableLook::at(TABLE).pressing(Presses::Rows, None).with_fields(&FIELDS).fainter_from(PROPOSED, strength);
        let pressed = show_with_fields(cx, ui, &table, &look, |cx, ui, row, column| {
            let Some(&channel) = channels.get(row) else { return };
            let (name, answer) = (cx.name_of(channel).to_owned(), answer_of(channel));
            if column == LOCK {
                lock(cx, ui, view, channel, answer, &name);
            } else {
                let today = placed.units(&channel.id);
                limit(cx, ui, view, (channel, today, answer), column == LEAST, &name);
            }
        });
        // A row that has the focus is locked by the space bar, which presses it.
        if let Some(pressed) = pressed
            && pressed.response.has_focus()
            && !pressed.response.clicked_by(PointerButton::Primary)
            && let Some(channel) = channels.get(pressed.row)
        {
            view.toggle(&channel.id);
        }
    });
}

/// Lets the titles of the columns for the least and the most stand where their fields begin.
pub(super) fn fields_at_the_start(mut table: Table, least: usize) -> Table {
    for column in table.columns.iter_mut().skip(least).take(2) {
        column.kind = ColumnKind::Text;
    }
    table
}

/// Shows the lock of a channel: pressed by the pointer or the space bar.
fn lock(
    cx: &Cx<'_>,
    ui: &mut Ui,
    view: &mut OptimiseView,
    channel: &Channel,
    answer: Option<&ChannelAnswer>,
    name: &str,
) {
    let words = &cx.texts.optimise;
    let locked = view.is_locked(&channel.id);
    let (rect, response) = fit::allocate(ui, Vec2::splat(24.0), Sense::click());
    let spoken = fill!(words.lock_channel, &[("channel", name)]);
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, locked, &spoken));
    let colours = *palette(ui.visuals());
    let is_fixed = answer.is_some_and(|answer| answer.fixed.is_some());
    let colour = match (locked, is_fixed) {
        (true, _) => colours.accent,
        (false, true) => colours.text,
        (false, false) => colours.weak_text,
    };
    padlock(ui, rect.shrink(6.0), locked || is_fixed, colour);
    if response.has_focus() || response.hovered() {
        ui.painter().rect_stroke(
            rect,
            CornerRadius::same(RADIUS),
            Stroke::new(1.0, colours.accent),
            StrokeKind::Inside,
        );
    }
    if response.clicked() {
        // The space bar presses it from now on.
        response.request_focus();
        view.toggle(&channel.id);
    }
    let why = answer.and_then(|answer| answer.fixed).map(|fixed| terms::fixed(fixed, cx.locale));
    let said = why.map_or(spoken.clone(), |why| format!("{spoken}: {why}"));
    hover(response, &said);
}

/// Draws a padlock, open or closed.
fn padlock(ui: &Ui, rect: Rect, closed: bool, colour: eframe::egui::Color32) {
    let painter = ui.painter();
    let body = Rect::from_min_max(pos2(rect.left(), rect.center().y - 1.0), rect.max);
    let stroke = Stroke::new(1.3, colour);
    if closed {
        painter.rect_filled(body, 1, colour);
    } else {
        painter.rect_stroke(body, 1, stroke, StrokeKind::Inside);
    }
    let (left, right) = (rect.left() + 2.5, rect.right() - 2.5);
    let foot = if closed { body.top() } else { body.top() - 3.0 };
    let bow = [pos2(left, body.top()), pos2(left, rect.top()), pos2(right, rect.top()), pos2(right, foot)];
    painter.line(bow.to_vec(), stroke);
}

/// Shows the field for the least or the most units; framed in the accent where it binds.
fn limit(
    cx: &Cx<'_>,
    ui: &mut Ui,
    view: &mut OptimiseView,
    (channel, today, answer): (&Channel, u64, Option<&ChannelAnswer>),
    is_least: bool,
    name: &str,
) {
    if view.is_locked(&channel.id) || answer.is_some_and(|answer| answer.fixed.is_some()) {
        weak(ui, &cx.locale.whole(today));
        return;
    }
    let words = &cx.texts.optimise;
    let typed = if is_least { &view.least } else { &view.most };
    let typed = typed.get(&channel.id).cloned().unwrap_or_default();
    let counted = view.counted_from(&channel.id, today);
    // The most is never below a least that is typed.
    let least = || view.least.get(&channel.id).and_then(|text| asked::units(text, cx.locale).ok()).unwrap_or(0);
    let usual = if is_least { 0 } else { counted.saturating_mul(2).max(today).max(least()) };
    let hint = cx.locale.whole(usual);
    let spoken = asked::limit_name(name, if is_least { words.least } else { words.most });
    let key = ("optimise limit", channel.id.as_str(), is_least);
    let (response, changed) = units_field(cx, ui, key, &spoken, &typed, FieldLook::line(FIELD).hint(&hint));
    let binds = answer.is_some_and(|answer| {
        if is_least { answer.units == answer.least && answer.least > 0 } else { answer.units == answer.most }
    });
    if binds {
        let colours = *palette(ui.visuals());
        let line = Stroke::new(2.0, colours.accent);
        ui.painter().rect_stroke(response.rect, CornerRadius::same(RADIUS), line, StrokeKind::Inside);
    }
    if let Some(text) = changed {
        let texts = if is_least { &mut view.least } else { &mut view.most };
        if text.trim().is_empty() {
            texts.remove(&channel.id);
        } else {
            texts.insert(channel.id.clone(), text);
        }
    }
}
