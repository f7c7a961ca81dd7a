//! The table that is both question and result: what a channel may get, and what it gets.

use eframe::egui::{
    CornerRadius, PointerButton, Rect, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, pos2, vec2,
};

use super::view::OptimiseView;
use crate::gui::context::{Cx, is_right_to_left};
use crate::gui::fit;
use crate::gui::theme::{RADIUS, palette};
use crate::gui::widgets::{
    Column, FieldLook, Look, Table, group, hover, number_label, plain_field, small, text_cell, text_elided, weak,
};
use crate::optimise::{Answer as Proposal, ChannelAnswer};
use crate::plan::{Channel, Money};
use crate::text::optimise as terms;
use crate::text::strings::fill;

const ROW: f32 = 30.0;
/// Width of the fields for the least and the most.
const FIELD: f32 = 104.0;

/// Shows the table.
pub(super) fn show(cx: &Cx<'_>, ui: &mut Ui, view: &mut OptimiseView, proposal: Option<&Proposal>) {
    let words = &cx.texts.optimise;
    let plan = cx.plan();
    let placed = view.placed(cx.app.document().plan());
    let channels: Vec<&Channel> =
        plan.channels.iter().map(AsRef::as_ref).filter(|channel| placed.has(&channel.id)).collect();
    let columns = [
        Column::fixed("", 40.0),
        Column::text(cx.texts.shared.channel, 1.6),
        Column { is_number: true, ..Column::text(words.today, 0.9) },
        Column::fixed(words.least, FIELD + 16.0),
        Column::fixed(words.most, FIELD + 16.0),
        Column::text(words.price, 1.5),
        Column { is_number: true, ..Column::text(words.proposed, 0.9) },
        Column { is_number: true, ..Column::text(words.change, 0.9) },
        Column::text("", 0.9),
        Column { is_number: true, ..Column::text(words.money, 0.9) },
    ];
    let answer = |channel: &Channel| {
        proposal.and_then(|proposal| proposal.channels.iter().find(|answer| answer.id == channel.id))
    };
    let most = channels
        .iter()
        .filter_map(|channel| answer(channel))
        .map(|answer| (answer.cost - answer.cost_today).0.unsigned_abs())
        .max()
        .unwrap_or(0);
    group(ui, "", |ui| {
        let table = Table { id: "optimise channels", columns: &columns, row_height: ROW, max_height: f32::INFINITY };
        let spoken = |row: usize| spoken(cx, (channels[row], placed.units(&channels[row].id)), answer(channels[row]));
        let pressed = table.show(ui, channels.len(), None, spoken, |ui, row, column| {
            let channel = channels[row];
            cell(cx, ui, view, (channel, placed.units(&channel.id), answer(channel), most), column);
        });
        // A row that has the focus is locked by the space bar, which presses it.
        if let Some((row, response)) = pressed
            && response.has_focus()
            && !response.clicked_by(PointerButton::Primary)
        {
            view.toggle(&channels[row].id);
        }
        if let Some(proposal) = proposal {
            let currency = plan.money.currency;
            let sum = format!("{}: {}", words.media, cx.locale.money_heading(proposal.proposed.media, currency));
            small(ui, &sum);
        }
        let notes = proposal.iter().flat_map(|proposal| &proposal.channels).filter(|channel| channel.fixed.is_none());
        let steps: Vec<String> = notes
            .filter_map(|channel| {
                let note = terms::note(channel, cx.locale)?;
                Some(format!("{} {note}", terms::channel_name(&channel.id, plan, cx.locale)))
            })
            .collect();
        if !steps.is_empty() {
            weak(ui, &steps.join(cx.comma()));
        }
    });
}

/// What a screen reader hears for a row.
fn spoken(cx: &Cx<'_>, (channel, today): (&Channel, u64), answer: Option<&ChannelAnswer>) -> String {
    let words = &cx.texts.optimise;
    let name = cx.name_of(channel);
    let today = cx.locale.whole(today);
    let proposed = answer.map(|answer| format!("{}{} {}", cx.comma(), words.proposed, cx.locale.whole(answer.units)));
    format!("{name}: {} {today}{}", words.today, proposed.unwrap_or_default())
}

/// A channel, its units today, what is proposed for it, and the greatest change of money.
type Row<'a> = (&'a Channel, u64, Option<&'a ChannelAnswer>, u128);

fn cell(cx: &Cx<'_>, ui: &mut Ui, view: &mut OptimiseView, (channel, today, answer, most): Row<'_>, column: usize) {
    let name = cx.name_of(channel);
    match column {
        0 => lock(cx, ui, view, channel, answer, name),
        1 => text_cell(ui, name),
        2 => drop(number_label(ui, &cx.locale.whole(today), Look::Body)),
        3 | 4 => limit(cx, ui, view, (channel, today, answer), column == 3, name),
        5 => price(cx, ui, channel),
        6 => {
            if let Some(answer) = answer {
                number_label(ui, &cx.locale.whole(answer.units), Look::Strong);
            }
        }
        7 => {
            if let Some(answer) = answer {
                let change = i128::from(answer.units) - i128::from(answer.today);
                let text =
                    if change == 0 { cx.texts.optimise.same.to_owned() } else { cx.locale.signed(change as f64, 0) };
                number_label(ui, &text, Look::Body);
            }
        }
        8 => bar(ui, answer, most),
        _ => {
            if let Some(answer) = answer {
                let change = answer.cost - answer.cost_today;
                number_label(ui, &cx.locale.money_change_short(change, cx.plan().money.currency), Look::Body);
            }
        }
    }
}

/// The price of a channel.
fn price(cx: &Cx<'_>, ui: &mut Ui, channel: &Channel) {
    let price = terms::price(&channel.cost, cx.plan().money.currency, cx.locale);
    text_elided(ui, &price, Look::Small);
}

/// The lock of a channel: pressed by the pointer or the space bar.
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
    let spoken = fill(words.lock_channel, &[("channel", name)]);
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
        view.toggle(&channel.id);
    }
    let why = answer.and_then(|answer| answer.fixed).map(|fixed| terms::fixed(fixed, cx.locale));
    let said = why.map_or(spoken.clone(), |why| format!("{spoken}: {why}"));
    hover(response, &said);
}

/// A padlock, open or closed.
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

/// The field for the least or the most units; framed in the accent where it binds.
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
    let usual = if is_least { 0 } else { today.saturating_mul(2) };
    let hint = cx.locale.whole(usual);
    let spoken = format!("{name}: {}", if is_least { words.least } else { words.most });
    let key = ("optimise limit", channel.id.as_str(), is_least);
    let (response, changed) = plain_field(ui, key, &spoken, &typed, FieldLook::line(FIELD).hint(&hint));
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

/// How much more or less money a channel gets: less to the start side, more to the end side.
fn bar(ui: &mut Ui, answer: Option<&ChannelAnswer>, most: u128) {
    let (rect, _) = fit::allocate(ui, vec2(ui.available_width(), 14.0), Sense::hover());
    let colours = *palette(ui.visuals());
    let middle = rect.center().x;
    ui.painter().vline(middle, rect.y_range(), Stroke::new(1.0, colours.line));
    let Some(answer) = answer else { return };
    let change: Money = answer.cost - answer.cost_today;
    if most == 0 || change.is_zero() {
        return;
    }
    let length = (change.0 as f64 / most as f64) as f32 * (rect.width() / 2.0 - 2.0);
    let end = if is_right_to_left(ui) { middle - length } else { middle + length };
    let place = Rect::from_x_y_ranges(middle.min(end)..=middle.max(end), rect.y_range().shrink(1.0));
    let (fill, line) = if change > Money::ZERO {
        (colours.bar, colours.curve)
    } else {
        (colours.second_curve.gamma_multiply(0.35), colours.second_curve)
    };
    ui.painter().rect(place, 1, fill, Stroke::new(1.0, line), StrokeKind::Inside);
}
