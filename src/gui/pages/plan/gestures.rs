//! Gestures of the flowchart: a drag begins, follows the pointer, ends or is taken back.

use eframe::egui::{Key, Pos2, Rect, Ui, pos2};

use super::PlanView;
use super::rows::{Hit, Rows};
use super::timeline::Timeline;
use crate::app::{Action, Edge, FlowchartAction};
use crate::edit::GestureId;
use crate::gui::context::Cx;
use crate::gui::fit;
use crate::plan::{ChannelId, MessageId, PlacementId};

/// How near to the edge of the flowchart a drag scrolls it, and how fast, in points a second.
const SCROLL_ZONE: f32 = 28.0;
const SCROLL_SPEED: f32 = 500.0;

/// Holds what is being dragged.
#[derive(Clone, Debug)]
pub(super) struct Drag {
    kind: Kind,
    gesture: GestureId,
    /// What was last asked for, so that nothing is asked for twice.
    asked: Option<FlowchartAction>,
    /// Taken back by Esc; nothing happens until the button is released.
    cancelled: bool,
}

#[derive(Clone, Debug, PartialEq)]
enum Kind {
    /// The selected bars, grabbed at this edge on this channel row.
    Move { from_edge: f32, from_row: i64 },
    /// One end of the selected bars, grabbed at this edge.
    Resize { edge: Edge, from_edge: f32 },
    /// A new flight, drawn from this week on this channel.
    Draw { channel: ChannelId, from_week: u32, message: MessageId },
    /// A message card from the rail.
    Card { message: MessageId },
    /// A rectangle that selects what it touches, from this corner (week edge, height in the rows).
    Marquee { edge: f32, height: f32, extend: bool },
}

impl Drag {
    fn new(view: &mut PlanView, kind: Kind) -> Self {
        view.gestures_begun += 1;
        // Apart from the gestures of fields, whose numbers are hashes.
        Self { kind, gesture: GestureId(view.gestures_begun), asked: None, cancelled: false }
    }

    /// Shows the rectangle on the screen that a marquee covers.
    pub(super) fn marquee(&self, ui: &Ui, timeline: &Timeline, rows_top: f32) -> Option<Rect> {
        let Kind::Marquee { edge, height, .. } = self.kind else { return None };
        let now = ui.input(|input| input.pointer.latest_pos())?;
        Some(Rect::from_two_pos(pos2(timeline.x_of(edge), rows_top + height), now)).filter(|_| !self.cancelled)
    }

    /// Returns the name of the message card that is being dragged.
    pub(super) fn card(&self) -> Option<&MessageId> {
        match &self.kind {
            Kind::Card { message } if !self.cancelled => Some(message),
            _ => None,
        }
    }

    /// Returns true while the drag changes the plan.
    pub(super) fn changes_plan(&self) -> bool {
        self.asked.is_some() && !self.cancelled && !matches!(self.kind, Kind::Marquee { .. })
    }
}

/// Begins to drag a message card.
pub(super) fn begin_card(view: &mut PlanView, message: MessageId) {
    let drag = Drag::new(view, Kind::Card { message });
    view.drag = Some(drag);
}

/// Begins the drag that a press at `origin` means.
pub(super) fn begin(cx: &mut Cx<'_>, ui: &Ui, view: &mut PlanView, rows: &Rows<'_>, timeline: &Timeline, origin: Pos2) {
    let shift = ui.input(|input| input.modifiers.shift);
    let hit = rows.hit(origin, timeline);
    let edge = timeline.edge_at(origin.x);
    let kind = match hit {
        Hit::Body(placement) => {
            select_for_drag(cx, placement);
            let row = rows.nearest_channel(origin.y).and_then(|channel| rows.order_of(channel)).unwrap_or(0);
            Kind::Move { from_edge: edge, from_row: row }
        }
        Hit::End(placement, end) => {
            select_for_drag(cx, placement);
            Kind::Resize { edge: end, from_edge: edge }
        }
        Hit::Cell(channel, week) if !shift => {
            let Some(message) = drawn_message(cx) else {
                cx.push(Action::NothingToPlace);
                return;
            };
            let channel = cx.plan().channels[channel].id.clone();
            Kind::Draw { channel, from_week: week, message }
        }
        _ => {
            let top = rows.placed.first().map_or(origin.y, |row| row.y.min);
            Kind::Marquee { edge, height: origin.y - top, extend: ui.input(|input| input.modifiers.command) }
        }
    };
    let drag = Drag::new(view, kind);
    view.drag = Some(drag);
}

/// Returns the message that drawing places: the current one, else the plan's first.
fn drawn_message(cx: &Cx<'_>) -> Option<MessageId> {
    cx.app.current.message.clone().or_else(|| cx.plan().messages.first().map(|message| message.id.clone()))
}

/// Selects what is grabbed without being selected, and nothing else.
fn select_for_drag(cx: &mut Cx<'_>, placement: usize) {
    let id: PlacementId = cx.plan().placements[placement].id.clone();
    if !cx.app.selection.contains(&id) {
        cx.push(Action::Flowchart(FlowchartAction::Select(id)));
    }
}

/// Lets the drag follow the pointer.
pub(super) fn follow(cx: &mut Cx<'_>, ui: &Ui, view: &mut PlanView, rows: &Rows<'_>, timeline: &Timeline, area: Rect) {
    let Some(mut drag) = view.drag.take() else { return };
    let pointer = ui.input(|input| input.pointer.latest_pos());
    if let Some(pointer) = pointer.filter(|_| !drag.cancelled) {
        scroll_at_border(ui, view, pointer, area, timeline);
        let wanted = wanted(cx, ui, &drag, rows, timeline, area, pointer);
        if wanted != drag.asked {
            match &wanted {
                Some(action) => cx.push(Action::Flowchart(action.clone())),
                None if drag.asked.is_some() => cx.push(Action::CancelGesture(drag.gesture)),
                None => {}
            }
            drag.asked = wanted;
        }
    }
    view.drag = Some(drag);
}

/// Says what the drag asks for with the pointer here; nothing while a card is outside the flowchart.
fn wanted(
    cx: &Cx<'_>,
    ui: &Ui,
    drag: &Drag,
    rows: &Rows<'_>,
    timeline: &Timeline,
    area: Rect,
    pointer: Pos2,
) -> Option<FlowchartAction> {
    let gesture = Some(drag.gesture);
    let steps = |from_edge: f32| (timeline.edge_at(pointer.x) - from_edge).round() as i64;
    match &drag.kind {
        Kind::Move { from_edge, from_row } => {
            let row = rows.nearest_channel(pointer.y).and_then(|channel| rows.order_of(channel))?;
            let copy = ui.input(|input| input.modifiers.command);
            let (weeks, rows) = (steps(*from_edge), row - from_row);
            let moves = weeks != 0 || rows != 0 || drag.asked.is_some();
            moves.then_some(FlowchartAction::Move { weeks, rows, copy: copy && (weeks != 0 || rows != 0), gesture })
        }
        Kind::Resize { edge, from_edge } => {
            let weeks = steps(*from_edge);
            (weeks != 0 || drag.asked.is_some()).then_some(FlowchartAction::Resize { edge: *edge, weeks, gesture })
        }
        Kind::Draw { channel, from_week, message } => {
            let week = timeline.week_at(pointer.x);
            Some(FlowchartAction::Place {
                message: message.clone(),
                channel: channel.clone(),
                start_week: week.min(*from_week),
                weeks: week.abs_diff(*from_week) + 1,
                gesture,
            })
        }
        Kind::Card { message } => {
            let over_weeks = area.contains(pointer) && timeline.area.contains(pointer.x);
            let channel = rows.nearest_channel(pointer.y).filter(|_| over_weeks)?;
            Some(FlowchartAction::Place {
                message: message.clone(),
                channel: cx.plan().channels[channel].id.clone(),
                start_week: timeline.week_at(pointer.x),
                weeks: crate::app::flowchart::NEW_FLIGHT_WEEKS,
                gesture,
            })
        }
        Kind::Marquee { extend, .. } => {
            let top = rows.placed.first().map_or(area.top(), |row| row.y.min);
            let marquee = drag.marquee(ui, timeline, top)?;
            let touched = rows.touched(marquee, *timeline);
            let placements = touched.into_iter().map(|position| cx.plan().placements[position].id.clone()).collect();
            Some(FlowchartAction::SelectMany { placements, extend: *extend })
        }
    }
}

/// Scrolls while the pointer of a drag rests near the border of a flowchart that does not fit.
fn scroll_at_border(ui: &Ui, view: &mut PlanView, pointer: Pos2, area: Rect, timeline: &Timeline) {
    let seconds = ui.input(|input| input.stable_dt.min(0.1));
    let towards = |low: f32, high: f32, at: f32| {
        if at < low + SCROLL_ZONE {
            -1.0
        } else if at > high - SCROLL_ZONE {
            1.0
        } else {
            0.0
        }
    };
    let mut sideways = towards(timeline.area.min, timeline.area.max, pointer.x);
    if timeline.right_to_left {
        sideways = -sideways;
    }
    let before = (view.scroll, view.vertical_scroll);
    if timeline.most_scroll() > 0.0 && area.contains(pointer) {
        view.scroll = fit::within(view.scroll + sideways * SCROLL_SPEED * seconds, 0.0, timeline.most_scroll());
    }
    if area.x_range().contains(pointer.x) {
        view.vertical_scroll += towards(area.top(), area.bottom(), pointer.y) * SCROLL_SPEED * seconds;
    }
    if (view.scroll, view.vertical_scroll) != before && towards(area.top(), area.bottom(), pointer.y) + sideways != 0.0
    {
        ui.ctx().request_repaint();
    }
}

/// Takes the drag back.
pub(super) fn abandon(cx: &mut Cx<'_>, view: &mut PlanView) {
    if let Some(drag) = view.drag.take().filter(|drag| !drag.cancelled) {
        cx.push(Action::CancelGesture(drag.gesture));
    }
}

/// Takes the drag back on Esc and ends it when the button is released. Called once a frame, whatever is shown.
pub(super) fn finish(cx: &mut Cx<'_>, ui: &Ui, view: &mut PlanView) {
    let Some(drag) = &mut view.drag else { return };
    let (escape, down) = ui.input(|input| (input.key_pressed(Key::Escape), input.pointer.primary_down()));
    if escape && !drag.cancelled {
        drag.cancelled = true;
        if drag.changes_plan() || drag.asked.is_some() {
            cx.push(Action::CancelGesture(drag.gesture));
        }
    }
    if !down {
        if !drag.cancelled {
            cx.push(Action::EndGesture(drag.gesture));
        }
        view.drag = None;
    }
}
