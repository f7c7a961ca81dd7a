//! The week grid: a row a month, a cell a week with its day above its number. Arrows move, typing replaces, Enter goes down a
//! month and Tab to the next week; rows of a sheet are copied and pasted, Ctrl+D fills to the end, Esc leaves. Shift and arrows, or
//! dragging, choose several weeks, which are then copied, filled, emptied or pasted over together.

use eframe::egui::{
    Align2, CornerRadius, Event, Id, Key, Modifiers, Popup, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo,
    pos2, vec2,
};
use jiff::civil::Date;

use super::{WeekRange, range};
use crate::app::{Action, Edge, FlowchartAction, Notice, RefusedEntry};
use crate::edit::{fill_weeks, lay_weeks, set_week};
use crate::gui::context::{Cx, is_right_to_left};
use crate::gui::fit;
use crate::gui::pages::plan::canvas::is_raised;
use crate::gui::pages::plan::flowchart::flowchart_id;
use crate::gui::theme::{RADIUS, font, palette, size, strong_font};
use crate::gui::visits::of_item;
use crate::gui::widgets::{FieldLook, Unread, galley, hover, number_field, number_field_id};
use crate::plan::{MAX_QUANTITY, Placement};
use crate::text::strings::fill;
use crate::text::{self, WantedQuantities};

/// The size of a cell, in points.
const CELL: (f32, f32) = (48.0, 36.0);
/// The narrowest cell, in points.
const LEAST_CELL: f32 = 30.0;
/// The width of the names of months, in points.
const MONTHS: f32 = 32.0;
/// The most weeks that begin in one month.
const COLUMNS: usize = 5;
/// Between the border of a cell and its number, in points.
const INSET: f32 = 4.0;
/// The height of the day in a cell, in points.
const DAY: f32 = 16.0;

/// The weeks of one month.
struct Month {
    name: String,
    weeks: Vec<(u32, Date)>,
}

/// Shows the grid of `placement`, whose numbers count `unit`.
pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui, placement: &Placement, unit: &str, several: &mut Option<WeekRange>) {
    let months = months(cx, ui, placement);
    let width = ui.available_width();
    let longest = months.iter().map(|month| {
        galley(ui, &month.name, font(size::SMALL), palette(ui.visuals()).text, f32::INFINITY).size().x + 4.0
    });
    let names = longest.fold(MONTHS, f32::max).min(width / 3.0);
    let room = fit::beside(width, names);
    let needed = longest_figure(cx, ui, placement) + 2.0 * INSET;
    // Longer figures leave room for fewer weeks in a row, never for a part of a figure.
    let columns = (2..=COLUMNS).rev().find(|columns| *columns as f32 * needed <= room).unwrap_or(1);
    let cell = fit::column_of(room, columns, 0.0).min(CELL.0.max(needed)).max(LEAST_CELL);
    let months = in_rows(months, columns);
    let grid = fit::space(ui, vec2(width, months.len() as f32 * CELL.1 + 1.0));
    let rtl = is_right_to_left(ui);
    let seen = ui.clip_rect().expand(2.0 * CELL.1);
    let moved = keys(cx, ui, placement, &months, several);
    for (row, month) in months.iter().enumerate() {
        let top = grid.top() + row as f32 * CELL.1;
        let (x, anchor) = if rtl { (grid.right(), Align2::RIGHT_CENTER) } else { (grid.left(), Align2::LEFT_CENTER) };
        let is_seen = top <= seen.bottom() && top + CELL.1 >= seen.top();
        if is_seen {
            let ink = palette(ui.visuals()).weak_text;
            let name = galley(ui, &month.name, font(size::SMALL), ink, f32::INFINITY);
            let at = anchor.anchor_size(pos2(x, top + CELL.1 / 2.0), name.size());
            ui.painter().galley(at.min, name, ink);
        }
        for (column, &(week, day)) in month.weeks.iter().enumerate() {
            let from = names + column as f32 * cell;
            let left = if rtl { grid.right() - from - cell } else { grid.left() + from };
            let rect = Rect::from_min_size(pos2(left, top), vec2(cell, CELL.1));
            let is_focused = ui.memory(|memory| memory.has_focus(field_id(cx, placement, week)));
            if is_seen || is_focused || moved == Some(week) {
                week_cell(cx, ui, placement, (rect, week, day), unit, several);
            }
        }
    }
    if let Some(week) = moved {
        let field = field_id(cx, placement, week);
        ui.memory_mut(|memory| memory.request_focus(field));
        ui.ctx().request_repaint();
    }
}

/// Lists the months in which the placement has weeks, with all weeks of the plan that begin in them.
fn months(cx: &Cx<'_>, _ui: &Ui, placement: &Placement) -> Vec<Month> {
    let calendar = cx.plan().calendar;
    let month_of = |week: u32| calendar.first_day(week).map(|day| (day.year(), day.month()));
    let (first, last) = (placement.start_week.max(1), placement.end_week().min(calendar.weeks));
    let (from, to) = (month_of(first), month_of(last));
    let mut out: Vec<Month> = Vec::new();
    let mut current = None;
    let begin = first.saturating_sub(6).max(1);
    for week in begin..=last.saturating_add(6).min(calendar.weeks) {
        let Some(day) = calendar.first_day(week) else { continue };
        let month = Some((day.year(), day.month()));
        if month < from || month > to {
            continue;
        }
        if current != month {
            current = month;
            out.push(Month { name: cx.locale.month_short(day).to_owned(), weeks: Vec::new() });
        }
        if let Some(last) = out.last_mut() {
            last.weeks.push((week, day));
        }
    }
    out
}

/// Cuts months into rows of at most so many weeks; the first row of a month has its name.
fn in_rows(months: Vec<Month>, columns: usize) -> Vec<Month> {
    let rows = months.into_iter().flat_map(|Month { name, weeks }| {
        let parts: Vec<_> = weeks.chunks(columns.max(1)).map(<[_]>::to_vec).collect();
        let names = std::iter::once(name).chain(std::iter::repeat(String::new()));
        names.zip(parts).map(|(name, weeks)| Month { name, weeks })
    });
    rows.collect()
}

/// Returns how wide the longest number of a placement is.
fn longest_figure(cx: &Cx<'_>, ui: &Ui, placement: &Placement) -> f32 {
    let written = placement.quantities.iter().map(|&quantity| cx.locale.whole(quantity));
    let longest = written.max_by_key(|text| text.chars().count()).unwrap_or_default();
    galley(ui, &longest, strong_font(size::SMALL), palette(ui.visuals()).text, f32::INFINITY).size().x
}

fn key(placement: &Placement, week: u32) -> (&'static str, &crate::plan::PlacementId, u32) {
    ("week", &placement.id, week)
}

fn field_id(cx: &Cx<'_>, placement: &Placement, week: u32) -> Id {
    number_field_id(cx, key(placement, week))
}

fn is_inside(placement: &Placement, week: u32) -> bool {
    (placement.start_week..=placement.end_week()).contains(&week)
}

/// Shows one week: its day, and its number as something to type in.
fn week_cell(
    cx: &mut Cx<'_>,
    ui: &mut Ui,
    placement: &Placement,
    (rect, week, day): (Rect, u32, Date),
    unit: &str,
    several: &mut Option<WeekRange>,
) {
    let colours = palette(ui.visuals());
    let id = field_id(cx, placement, week);
    let is_focused = ui.memory(|memory| memory.has_focus(id));
    let quantity = placement.quantity_in(week);
    let is_inside = is_inside(placement, week);
    if is_inside {
        let is_chosen =
            is_focused || range::chosen(several.as_ref(), placement).is_some_and(|weeks| weeks.contains(&week));
        let ground = if is_chosen { colours.selected } else { colours.surface };
        let frame = rect.expand2(vec2(0.5, 0.5));
        ui.painter().rect(frame, CornerRadius::ZERO, ground, Stroke::new(1.0, colours.control), StrokeKind::Middle);
    }
    let rtl = is_right_to_left(ui);
    let (day_at, anchor) = if rtl {
        (rect.right_top() + vec2(-4.0, 1.0), Align2::RIGHT_TOP)
    } else {
        (rect.left_top() + vec2(4.0, 1.0), Align2::LEFT_TOP)
    };
    let words = galley(ui, &cx.locale.ungrouped(day.day()), font(size::SMALL), colours.weak_text, f32::INFINITY);
    ui.painter().galley(anchor.anchor_size(day_at, words.size()).min, words, colours.weak_text);
    let page = &cx.texts.plan_page;
    let number = fill!(cx.texts.shared.week_number, &[("week", &cx.locale.ungrouped(week))]);
    let name = fill!(page.grid_week, &[("week", &number), ("day", &cx.locale.short_day(day))]);
    if is_focused {
        edit_cell(cx, ui, placement, (rect, week), &name);
        return;
    }
    let value = format!("{} {unit}", cx.locale.whole(quantity));
    let response = ui.interact(rect, id.with("cell"), Sense::click_and_drag());
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(Role::Button, true, &name);
        info.current_text_value = Some(if is_inside { value.clone() } else { page.grid_outside.to_owned() });
        info
    });
    if is_inside {
        number_words(cx, ui, placement, rect, quantity);
    } else if response.hovered() || response.has_focus() {
        ui.painter().rect_stroke(rect, RADIUS, Stroke::new(1.0, colours.accent), StrokeKind::Inside);
    }
    let begins = is_inside && range::drag(several, ui, placement, week, &response);
    if is_inside && (response.clicked() || response.gained_focus() || begins) {
        ui.memory_mut(|memory| memory.request_focus(id));
        ui.ctx().request_repaint();
    } else if response.clicked() {
        lengthen(cx, placement, week);
    }
    hover(response, &format!("{name}\n{}", if is_inside { &value } else { page.grid_outside }));
}

/// Writes the number of a week, at the bottom end of its cell; smaller where it would not fit.
fn number_words(cx: &Cx<'_>, ui: &Ui, placement: &Placement, rect: Rect, quantity: u64) {
    let colours = palette(ui.visuals());
    let most = placement.quantities.iter().copied().max().unwrap_or(0);
    let is_peak = quantity == most && quantity > 0 && placement.quantities.iter().any(|&other| is_raised(most, other));
    let face = |points| if is_peak { strong_font(points) } else { font(points) };
    let whole = cx.locale.whole(quantity);
    let colour = if quantity == 0 { colours.weak_text } else { colours.text };
    let room = fit::beside(rect.width(), 2.0 * INSET);
    let usual = galley(ui, &whole, face(size::BODY), colour, f32::INFINITY);
    let fits = usual.size().x <= room;
    let words = if fits { usual } else { galley(ui, &whole, face(size::SMALL), colour, f32::INFINITY) };
    let (at, anchor) = if is_right_to_left(ui) {
        (rect.left_bottom() + vec2(4.0, -1.0), Align2::LEFT_BOTTOM)
    } else {
        (rect.right_bottom() + vec2(-4.0, -1.0), Align2::RIGHT_BOTTOM)
    };
    ui.painter().galley(anchor.anchor_size(at, words.size()).min, words, colour);
}

/// Shows the field that stands in the cell that has the focus. Long numbers make it wider than its cell.
fn edit_cell(cx: &mut Cx<'_>, ui: &mut Ui, placement: &Placement, (rect, week): (Rect, u32), name: &str) {
    let locale = cx.locale;
    let shown = locale.whole(placement.quantity_in(week));
    let ink = palette(ui.visuals()).text;
    let wanted = galley(ui, &shown, font(size::BODY), ink, f32::INFINITY).size().x + 14.0;
    let width = wanted.max(rect.width());
    let left = if is_right_to_left(ui) { rect.left() } else { rect.right() - width };
    let place = Rect::from_min_size(pos2(left, rect.top() + DAY - 1.0), vec2(width, rect.height() - DAY + 2.0));
    let mut inside = ui.new_child(fit::part(place));
    inside.spacing_mut().button_padding = vec2(4.0, 0.0);
    inside.spacing_mut().interact_size.y = place.height();
    let least = fill!(cx.texts.shared.from_to, &[("least", &locale.whole(0)), ("most", &locale.whole(MAX_QUANTITY))]);
    let read = |typed: &str| {
        let number = text::parse_whole(typed).map_err(|why| Unread::of(&why, locale))?;
        if number <= MAX_QUANTITY { Ok(number) } else { Err(least.clone().into()) }
    };
    let edit = of_item(&placement.id, move |new: &mut Placement, quantity| set_week(new, week, quantity));
    number_field(cx, &mut inside, key(placement, week), name, &shown, FieldLook::line(width), read, edit);
    let line = Stroke::new(2.0, palette(ui.visuals()).accent);
    ui.painter().rect_stroke(rect, 2, line, StrokeKind::Inside);
}

/// Makes the placement so long that it covers `week`.
fn lengthen(cx: &mut Cx<'_>, placement: &Placement, week: u32) {
    let (edge, weeks) = if week < placement.start_week {
        (Edge::Start, i64::from(week) - i64::from(placement.start_week))
    } else {
        (Edge::End, i64::from(week) - i64::from(placement.end_week()))
    };
    cx.push(Action::Flowchart(FlowchartAction::Resize { edge, weeks, gesture: None }));
}

/// Does what keys do in the cell that has the focus. Returns the week that gets it.
fn keys(
    cx: &mut Cx<'_>,
    ui: &Ui,
    placement: &Placement,
    months: &[Month],
    several: &mut Option<WeekRange>,
) -> Option<u32> {
    let weeks = months.iter().flat_map(|month| month.weeks.iter().map(|(week, _)| *week));
    let focused = ui.memory(eframe::egui::Memory::focused)?;
    let week = weeks.clone().find(|week| field_id(cx, placement, *week) == focused)?;
    let is_typing = cx.fields.draft(focused).is_some();
    let pressed = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
    range::begin_at(several, placement, week);
    if !is_typing {
        copy_row(cx, ui, placement, week, several.as_ref());
        if range::empty_by_key(cx, ui, several.as_ref(), placement, focused) {
            return None;
        }
    }
    paste_row(cx, ui, placement, week, focused, several.as_ref());
    if pressed(Modifiers::COMMAND, Key::D) {
        leave(cx, focused);
        let value = placement.quantity_in(week);
        if let Some(weeks) = range::chosen(several.as_ref(), placement) {
            range::fill(cx, placement, weeks, value, focused.with("fill"));
            return None;
        }
        let id = placement.id.clone();
        cx.edit_visit(focused.with("fill"), move |plan| fill_weeks(plan, &id, week, value));
        cx.push(Action::EndGesture(crate::gui::context::gesture_of(focused.with("fill"))));
        return None;
    }
    if ui.input(|input| input.key_pressed(Key::Escape)) && !is_typing && !Popup::is_any_open(ui.ctx()) {
        if range::clear(several) {
            return None;
        }
        ui.memory_mut(|memory| memory.request_focus(flowchart_id()));
        return None;
    }
    let (later, earlier) =
        if is_right_to_left(ui) { (Key::ArrowLeft, Key::ArrowRight) } else { (Key::ArrowRight, Key::ArrowLeft) };
    if !is_typing {
        extend(ui, placement, months, week, several);
    }
    let sideways = if is_typing {
        0
    } else {
        i64::from(pressed(Modifiers::NONE, later)) - i64::from(pressed(Modifiers::NONE, earlier))
    };
    let has_question = cx.fields.choices(focused).is_some();
    let enter = ui.input(|input| input.key_pressed(Key::Enter)) && !has_question;
    let down = if has_question {
        0
    } else {
        i64::from(pressed(Modifiers::NONE, Key::ArrowDown)) - i64::from(pressed(Modifiers::NONE, Key::ArrowUp))
    } + i64::from(enter);
    if sideways == 0 && down == 0 {
        return None;
    }
    // Below a placement that ends early in the month, its last week is the nearest one.
    let (first, last) = (placement.start_week, placement.end_week());
    let target = neighbour(months, week, sideways, down).map(|target| target.min(last).max(first));
    target.filter(|target| *target != week)
}

/// Chooses more or fewer weeks by Shift and an arrow, from the week that has the focus.
fn extend(ui: &Ui, placement: &Placement, months: &[Month], week: u32, several: &mut Option<WeekRange>) {
    let pressed = |key| i64::from(ui.input_mut(|input| input.consume_key(Modifiers::SHIFT, key)));
    let right = pressed(Key::ArrowRight) - pressed(Key::ArrowLeft);
    let sideways = if is_right_to_left(ui) { -right } else { right };
    let down = pressed(Key::ArrowDown) - pressed(Key::ArrowUp);
    if sideways == 0 && down == 0 {
        return;
    }
    let end = range::end(several.as_ref(), placement, week);
    let target = neighbour(months, end, sideways, down);
    if let Some(target) = target.map(|target| target.min(placement.end_week()).max(placement.start_week)) {
        range::choose(several, placement, week, target);
    }
}

/// Returns the week beside `week` in its grid; in another month the one in the same column, or the last.
fn neighbour(months: &[Month], week: u32, sideways: i64, down: i64) -> Option<u32> {
    let beside = u32::try_from(i64::from(week) + sideways).ok()?;
    let row = months.iter().position(|month| month.weeks.iter().any(|(known, _)| *known == beside))?;
    if down == 0 {
        return Some(beside);
    }
    let column = months[row].weeks.iter().position(|(known, _)| *known == beside)?;
    let target = months.get(usize::try_from(i64::try_from(row).ok()? + down).ok()?)?;
    target.weeks.get(column).or(target.weeks.last()).map(|(week, _)| *week)
}

/// Ends the visit to a cell, so that what follows is a step of its own.
fn leave(cx: &mut Cx<'_>, field: Id) {
    if let Some(left) = cx.fields.left(field) {
        cx.end_visit(left);
    }
}

/// Copies the chosen weeks, or those from `week` on, as a row of a sheet.
fn copy_row(cx: &Cx<'_>, ui: &Ui, placement: &Placement, week: u32, several: Option<&WeekRange>) {
    let is_asked = ui.input_mut(|input| {
        let before = input.events.len();
        input.events.retain(|event| !matches!(event, Event::Copy));
        input.events.len() != before
    });
    if !is_asked {
        return;
    }
    let chosen = range::chosen(several, placement).unwrap_or(week..=u32::MAX);
    let cells = placement.weekly(cx.plan().calendar.weeks).filter(|(known, _)| chosen.contains(known));
    let cells: Vec<String> = cells.map(|(_, quantity)| quantity.to_string()).collect();
    ui.ctx().copy_text(cells.join("\t"));
}

/// Pastes a row or a column of a sheet from `week` on; a single number is the field's own.
fn paste_row(cx: &mut Cx<'_>, ui: &Ui, placement: &Placement, week: u32, field: Id, several: Option<&WeekRange>) {
    let is_row = |text: &str| text.trim_end_matches(['\n', '\r']).contains(['\t', '\n']);
    let pasted = ui.input_mut(|input| {
        let position = input.events.iter().position(|event| matches!(event, Event::Paste(text) if is_row(text)))?;
        match input.events.remove(position) {
            Event::Paste(text) => Some(text),
            _ => None,
        }
    });
    let Some(pasted) = pasted else { return };
    leave(cx, field);
    // What is pasted over several weeks begins at the first of them.
    let week = range::chosen(several, placement).map_or(week, |weeks| *weeks.start());
    let weeks = placement.end_week().saturating_sub(week) as usize + 1;
    let read = WantedQuantities { most: MAX_QUANTITY, weeks }.read(&pasted.replace("\r\n", "\n")).settled();
    match read {
        Ok(cells) => {
            let id = placement.id.clone();
            let gesture = field.with("paste");
            let said = said_of_paste(cx, placement, week, &cells);
            cx.edit_visit(gesture, move |plan| lay_weeks(plan, &id, week, &cells));
            cx.push(Action::EndGesture(crate::gui::context::gesture_of(gesture)));
            if let Some(said) = said {
                cx.push(Action::Say(said));
            }
        }
        Err(why) => {
            let field = cx.texts.plan_page.quantities.to_owned();
            let entry = RefusedEntry { field, typed: pasted, why: why.sentence(cx.locale) };
            cx.push(Action::Say(Notice::EntryRefused(entry)));
        }
    }
}

/// Says what quantities that are pasted from `week` on do beside filling weeks: some lie beyond the plan, or the placement gets
/// longer.
fn said_of_paste(cx: &Cx<'_>, placement: &Placement, week: u32, cells: &[Option<u64>]) -> Option<Notice> {
    let room = cx.plan().calendar.weeks.saturating_sub(week) as usize + 1;
    let beyond = cells.iter().skip(room).filter(|cell| cell.is_some()).count();
    if beyond > 0 {
        return Some(Notice::PastedBeyond(beyond));
    }
    let end = week.saturating_add(u32::try_from(cells.len().min(room)).unwrap_or(u32::MAX)).saturating_sub(1);
    let weeks = end.saturating_sub(placement.start_week).saturating_add(1);
    (end > placement.end_week()).then_some(Notice::PastedLonger(weeks))
}

#[cfg(test)]
mod tests {
    use super::{Month, neighbour};

    #[test]
    fn cells_have_neighbours_in_time_and_in_the_months_above_and_below() {
        let day = jiff::civil::date(2027, 3, 1);
        let month = |weeks: std::ops::RangeInclusive<u32>| Month {
            name: String::new(),
            weeks: weeks.map(|week| (week, day)).collect(),
        };
        let months = [month(1..=5), month(6..=9), month(10..=14)];
        for (week, sideways, down, expected) in [
            (1, 1, 0, Some(2)),
            (5, 1, 0, Some(6)),
            (6, -1, 0, Some(5)),
            (1, -1, 0, None),
            (2, 0, 1, Some(7)),
            (5, 0, 1, Some(9)),
            (9, 0, 1, Some(13)),
            (12, 0, 1, None),
            (3, 0, -1, None),
        ] {
            assert_eq!(neighbour(&months, week, sideways, down), expected, "{week} {sideways} {down}");
        }
    }

    #[test]
    fn long_figures_make_more_rows_of_fewer_weeks() {
        let day = jiff::civil::date(2027, 3, 1);
        let march = Month { name: "Mar".to_owned(), weeks: (1..=5).map(|week| (week, day)).collect() };
        let rows = super::in_rows(vec![march], 3);
        let weeks = |row: &Month| row.weeks.iter().map(|(week, _)| *week).collect::<Vec<_>>();
        assert_eq!(rows.iter().map(weeks).collect::<Vec<_>>(), [vec![1, 2, 3], vec![4, 5]]);
        assert_eq!(rows.iter().map(|row| row.name.as_str()).collect::<Vec<_>>(), ["Mar", ""]);
    }
}
