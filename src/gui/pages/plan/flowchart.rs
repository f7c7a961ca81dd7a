//! The flowchart: what is drawn where, and what clicks, keys and the wheel do.

use eframe::egui::{
    CursorIcon, EventFilter, Id, Key, Modifiers, PointerButton, Popup, Rangef, Rect, Response, Role, Sense, Stroke,
    StrokeKind, Ui, WidgetInfo,
};

use super::bar_looks::BarLooks;
use super::labels::Lanes;
use super::layer::Layer;
use super::room::Widths;
use super::rows::{Hit, PlacedRow, RowSizes, Rows};
use super::timeline::Timeline;
use super::{PlanView, canvas, cursor_keys, follow, gestures, ghosts, names, panels, readers, rows_bar};
use crate::app::{Action, Cell, Command, FlowchartAction, Row};
use crate::edit::ItemId;
use crate::gui::context::Cx;
use crate::gui::fit::within;
use crate::gui::parts::ghost::Ghost;
use crate::gui::parts::names::placement_name;
use crate::gui::theme::palette;
use crate::gui::widgets::{self, hover, menu_item};
use crate::plan::ChannelId;
use crate::text::strings::fill;

/// Shows the rows in `area` and handles everything that the pointer and the keyboard do there. Returns how high each row is.
pub(super) fn show(
    cx: &mut Cx<'_>,
    ui: &mut Ui,
    view: &mut PlanView,
    (area, sizes): (Rect, RowSizes),
    timeline: &Timeline,
    (widths, ghost): (&Widths, Option<&Ghost>),
) -> Vec<f32> {
    let layout = cx.app.document().layout();
    let plan = cx.plan();
    let held = view.held.as_ref().map(|held| held.rows.clone());
    let height = held.as_ref().map_or_else(|| sizes.height_of(layout), |held| held.iter().sum());
    let most = (height - area.height()).max(0.0);
    follow::cursor_and_selection(cx, ui, view, area, timeline, sizes);
    view.vertical_scroll = within(view.vertical_scroll, 0.0, most);
    let rows = Rows::new(plan, layout, sizes, (area.top() - view.vertical_scroll, held.as_deref()));
    let weeks = Rect::from_x_y_ranges(timeline.area, area.y_range());
    let response = ui.interact(weeks, flowchart_id(), Sense::click_and_drag());
    readers::flowchart(cx, ui, &response);

    let mut looks = std::mem::take(&mut view.looks);
    looks.begin_frame(cx, ui);
    draw(cx, ui, (view, ghost, &mut looks), area, &rows, timeline, &response);
    view.looks = looks;
    wheel(cx, ui, view, area, timeline);
    pointer(cx, ui, view, &rows, timeline, &response);
    gestures::follow(cx, ui, view, &rows, timeline, area);
    keyboard(cx, ui, view, &rows, &response, widths);
    names::show(cx, ui, &rows, area, timeline, view.names.costs());
    rows_bar::show(cx, ui, view, (area, most), timeline);
    rows.heights()
}

/// Returns the id of the flowchart as a widget.
#[must_use]
pub(super) fn flowchart_id() -> Id {
    Id::unique("flowchart")
}

/// The position of a placement in the plan, its lane, and where its bar lies.
type BarPlace = (usize, u32, Rect);

fn draw(
    cx: &mut Cx<'_>,
    ui: &Ui,
    (view, ghost, looks): (&PlanView, Option<&Ghost>, &mut BarLooks),
    area: Rect,
    rows: &Rows<'_>,
    timeline: &Timeline,
    response: &Response,
) {
    let painter = ui.painter_at(area);
    canvas::grid(cx, ui, &painter, area, rows, timeline);
    let weeks_painter = ui.painter_at(Rect::from_x_y_ranges(timeline.area, area.y_range()));
    let hovered = response.hover_pos().map(|position| rows.hit(position, timeline));
    let seen = rows.placed.iter().filter(|row| row.y.max >= area.top() && row.y.min <= area.bottom());
    let seen: Vec<(PlacedRow, Vec<BarPlace>)> = seen.map(|row| (*row, rows.bars(*row, *timeline).collect())).collect();
    let mut layer = Layer::of(seen.iter().map(|(_, bars)| bars.len()).sum(), ui.pixels_per_point());
    for (row, bars) in &seen {
        // A row is read before its bars.
        names::read(cx, ui, *row, area, timeline, view.names.costs());
        let mut lanes = Lanes::new();
        for (at, &(position, lane, rect)) in bars.iter().enumerate() {
            let placement = &cx.plan().placements[position];
            let state = canvas::BarState {
                selected: cx.app.selection.contains(&placement.id),
                hovered: matches!(hovered, Some(Hit::Body(hit) | Hit::End(hit, _)) if hit == position),
            };
            let next = bars[at + 1..].iter().find(|(_, other, _)| *other == lane).map(|(.., rect)| *rect);
            let (before, behind) = lanes.around(lane, rect, next, timeline);
            let proposed = ghost.and_then(|ghost| ghost.placement(cx.plan(), position));
            let tag = proposed.map_or(0.0, |proposed| ghosts::tag_width(cx, ui, position, proposed));
            let around = canvas::Around { before, behind, tag };
            let look = looks.of(cx, ui, position);
            let shown = canvas::bar(cx, ui, (&mut layer, &look), (position, rect), timeline, state, around);
            if let Some(taken) = shown.taken {
                lanes.take(lane, taken, timeline);
            }
            let seen = rect.intersect(weeks_painter.clip_rect());
            if let Some(proposed) = proposed {
                layer.paint(&weeks_painter);
                ghosts::bar(cx, ui, &weeks_painter, (position, rect), proposed, timeline);
            }
            readers::bar(cx, ui, look.id, (position, seen, proposed), (state.selected, view.is_dragging()));
            if let Some(mark) = shown.own_mark {
                own_terms_mark(cx, ui, position, mark.intersect(weeks_painter.clip_rect()));
            }
        }
        layer.paint(&weeks_painter);
    }
    cursor(cx, ui, rows, timeline, response, &weeks_painter);
    if let Some(marquee) = view
        .drag
        .as_ref()
        .and_then(|drag| drag.marquee(ui, timeline, rows.placed.first().map_or(area.top(), |row| row.y.min)))
    {
        let colour = palette(ui.visuals()).accent;
        weeks_painter.rect(marquee, 2, colour.gamma_multiply(0.12), Stroke::new(1.0, colour), StrokeKind::Inside);
    }
}

/// Draws the outline of the cell that the keyboard acts on.
fn cursor(
    cx: &Cx<'_>,
    ui: &Ui,
    rows: &Rows<'_>,
    timeline: &Timeline,
    response: &Response,
    painter: &eframe::egui::Painter,
) {
    let Some(cell) = &cx.app.cursor else { return };
    let Some(row) = channel_row(cx, rows, &cell.channel) else { return };
    let rect = Rect::from_x_y_ranges(timeline.span(cell.week, 1), row).shrink(1.5);
    let colours = palette(ui.visuals());
    let colour = if response.has_focus() { colours.accent } else { colours.line };
    painter.rect_stroke(rect, 4, Stroke::new(1.5, colour), StrokeKind::Inside);
}

fn channel_row(cx: &Cx<'_>, rows: &Rows<'_>, channel: &ChannelId) -> Option<Rangef> {
    let position = cx.plan().channels.position(channel)?;
    rows.placed.iter().find(|row| row.row == Row::Channel(position)).map(|row| row.y)
}

/// Says what the mark on a bar means.
fn own_terms_mark(cx: &Cx<'_>, ui: &Ui, position: usize, mark: Rect) {
    if !mark.is_positive() {
        return;
    }
    let id = &cx.plan().placements[position].id;
    let words = fill!(cx.texts.plan_page.bar_own, &[("bar", &placement_name(cx, id))]);
    let response = ui.interact(mark.expand(3.0), flowchart_id().with(("own terms", id)), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &words));
    hover(response, &words);
}

/// Lets the wheel scroll; with Ctrl it changes the width of the weeks at the pointer.
fn wheel(cx: &mut Cx<'_>, ui: &Ui, view: &mut PlanView, area: Rect, timeline: &Timeline) {
    let Some(pointer) = ui.input(|input| input.pointer.hover_pos()).filter(|pointer| area.contains(*pointer)) else {
        return;
    };
    if !ui.rect_contains_pointer(area) {
        return;
    }
    let (zoom, scroll) = ui.input(|input| (input.zoom_delta(), input.smooth_scroll_delta));
    if (zoom - 1.0).abs() > 1e-4 {
        let wanted = (cx.app.zoom * zoom).clamp(1.0, 20.0);
        view.scroll = timeline.scroll_for_zoom(pointer.x, wanted);
        cx.push(Action::Zoom(wanted));
        return;
    }
    view.vertical_scroll -= scroll.y;
    let sideways = if timeline.right_to_left { scroll.x } else { -scroll.x };
    view.scroll = within(view.scroll + sideways, 0.0, timeline.most_scroll());
}

fn pointer(cx: &mut Cx<'_>, ui: &Ui, view: &mut PlanView, rows: &Rows<'_>, timeline: &Timeline, response: &Response) {
    if let Some(position) = response.hover_pos() {
        set_cursor_icon(ui, rows.hit(position, timeline), view.is_dragging());
    }
    if response.drag_started_by(PointerButton::Primary) {
        response.request_focus();
        // A press elsewhere that moved here within one frame is not a drag of the flowchart.
        if let Some(origin) = ui.input(|input| input.pointer.press_origin()).filter(|at| response.rect.contains(*at)) {
            gestures::begin(cx, ui, view, rows, timeline, origin);
        }
    }
    let Some(position) = response.interact_pointer_pos() else {
        context_menu(cx, ui, view, rows, timeline, response);
        return;
    };
    if response.clicked() {
        response.request_focus();
        click(cx, ui, rows.hit(position, timeline));
    }
    if response.double_clicked()
        && let Hit::Cell(..) = rows.hit(position, timeline)
    {
        cx.command(Command::PlaceMessage);
    }
    if response.secondary_clicked() {
        prepare_menu(cx, view, rows.hit(position, timeline));
    }
    context_menu(cx, ui, view, rows, timeline, response);
}

fn set_cursor_icon(ui: &Ui, hit: Hit, dragging: bool) {
    let icon = match hit {
        Hit::End(..) => CursorIcon::ResizeHorizontal,
        Hit::Body(_) if dragging => CursorIcon::Grabbing,
        Hit::Body(_) => CursorIcon::Grab,
        Hit::Cell(..) => CursorIcon::Cell,
        Hit::Nothing => CursorIcon::Default,
    };
    ui.ctx().set_cursor_icon(icon);
}

fn cell(cx: &Cx<'_>, channel: usize, week: u32) -> Option<Cell> {
    Some(Cell { channel: cx.plan().channels.get(channel)?.id.clone(), week })
}

fn click(cx: &mut Cx<'_>, ui: &Ui, hit: Hit) {
    let modifiers = ui.input(|input| input.modifiers);
    match hit {
        Hit::Body(position) | Hit::End(position, _) => {
            let id = cx.plan().placements[position].id.clone();
            let action = if modifiers.command || modifiers.shift {
                FlowchartAction::Toggle(id)
            } else {
                FlowchartAction::Select(id)
            };
            cx.push(Action::Flowchart(action));
        }
        Hit::Cell(channel, week) => {
            if let Some(cell) = cell(cx, channel, week) {
                cx.push(Action::Flowchart(FlowchartAction::Cursor(cell)));
            }
        }
        Hit::Nothing => cx.push(Action::Flowchart(FlowchartAction::Deselect)),
    }
}

/// Selects what the menu will be about.
fn prepare_menu(cx: &mut Cx<'_>, view: &mut PlanView, hit: Hit) {
    view.menu_at = None;
    match hit {
        Hit::Body(position) | Hit::End(position, _) => {
            let id = cx.plan().placements[position].id.clone();
            if !cx.app.selection.contains(&id) {
                cx.push(Action::Flowchart(FlowchartAction::Select(id)));
            }
        }
        Hit::Cell(channel, week) => {
            view.menu_at = cell(cx, channel, week);
            if let Some(cell) = view.menu_at.clone() {
                cx.push(Action::Flowchart(FlowchartAction::Cursor(cell)));
            }
        }
        Hit::Nothing => {}
    }
}

fn context_menu(
    cx: &mut Cx<'_>,
    ui: &Ui,
    view: &mut PlanView,
    rows: &Rows<'_>,
    timeline: &Timeline,
    response: &Response,
) {
    if widgets::is_menu_asked_by_key(ui, response) {
        view.menu_at = cx.app.cursor.clone().filter(|_| cx.app.selection.is_empty());
    }
    let is_of_cell = view.menu_at.is_some();
    let place = place_of_menu(cx, rows, timeline).intersect(response.rect);
    let place = if place.is_positive() { place } else { response.rect };
    widgets::context_menu(ui, response, place, |ui| menu_entries(cx, ui, is_of_cell));
}

/// Returns beside what a key opens the menu: the selected bar, or the cell of the cursor.
fn place_of_menu(cx: &Cx<'_>, rows: &Rows<'_>, timeline: &Timeline) -> Rect {
    let first = cx.app.selection.placements().first().and_then(|id| cx.plan().placement(id));
    let selected = first.map(|placement| (&placement.channel, placement.start_week));
    let cell = selected.or_else(|| cx.app.cursor.as_ref().map(|cell| (&cell.channel, cell.week)));
    let place = cell.and_then(|(channel, week)| {
        let row = channel_row(cx, rows, channel)?;
        Some(Rect::from_x_y_ranges(timeline.span(week.max(1), 1), row))
    });
    place.unwrap_or(Rect::NOTHING)
}

fn menu_entries(cx: &mut Cx<'_>, ui: &mut Ui, is_of_cell: bool) {
    let commands: &[Command] = if is_of_cell {
        &[Command::PlaceMessage, Command::Paste, Command::SelectAll]
    } else {
        &[
            Command::Cut,
            Command::Copy,
            Command::Duplicate,
            Command::Delete,
            Command::Lengthen,
            Command::Shorten,
            Command::Deselect,
        ]
    };
    for command in commands {
        let keys = crate::gui::keyboard::keys_of(cx, *command);
        if menu_item(ui, command.is_enabled(cx.app), None, command.label(cx.texts), &keys).clicked() {
            cx.command(*command);
        }
    }
    if !is_of_cell {
        leads(cx, ui);
    }
}

/// Shows the ways from a selected placement to its message and channel.
fn leads(cx: &mut Cx<'_>, ui: &mut Ui) {
    let Some(placement) = cx.app.selection.only().and_then(|id| cx.plan().placement(id)) else { return };
    ui.separator();
    if menu_item(ui, true, None, cx.texts.plan_page.show_message, "").clicked() {
        cx.push(Action::Show(ItemId::Message(placement.message.clone())));
    }
    if menu_item(ui, true, None, cx.texts.plan_page.show_channel, "").clicked() {
        cx.push(Action::Show(ItemId::Channel(placement.channel.clone())));
    }
}

/// Lets arrow keys move the cursor; they follow what is seen.
fn keyboard(cx: &mut Cx<'_>, ui: &Ui, view: &mut PlanView, rows: &Rows<'_>, response: &Response, widths: &Widths) {
    let nothing_focused = ui.memory(|memory| memory.focused().is_none());
    if response.has_focus() {
        let filter =
            EventFilter { horizontal_arrows: true, vertical_arrows: true, escape: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    } else if !nothing_focused || cx.app.dialog.is_some() || Popup::is_any_open(ui.ctx()) {
        return;
    }
    let rtl = cx.time_runs_left();
    let (forward, backward) = if rtl { (Key::ArrowLeft, Key::ArrowRight) } else { (Key::ArrowRight, Key::ArrowLeft) };
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let weeks = i64::from(pressed(forward)) - i64::from(pressed(backward));
    let down = i64::from(pressed(Key::ArrowDown)) - i64::from(pressed(Key::ArrowUp));
    if weeks != 0 || down != 0 {
        cursor_keys::move_by(cx, rows, weeks, down);
    }
    cursor_keys::jump(cx, ui, rows, response.rect.height());
    if let Some(id) = cx.app.selection.only().filter(|_| pressed(Key::Enter)) {
        if widths.inspector_folded && !view.inspector_over {
            panels::set_inspector(cx, view, widths, true);
        }
        // The field is there once the inspector is.
        view.asks_field = Some(id.clone());
        ui.ctx().request_repaint();
    }
}
