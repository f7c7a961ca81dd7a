//! Says what screen readers are told of the flowchart: a list of named bars, each with its row, weeks, message, quantity and
//! cost, in the order of reading, which can be pressed and be given the focus.

use eframe::egui::accesskit::{self, Action as Request};
use eframe::egui::{Id, Rect, Response, Role, Sense, Ui, WidgetInfo};

use super::flowchart::flowchart_id;
use super::ghosts;
use crate::app::{Action, Cell, FlowchartAction};
use crate::gui::context::Cx;
use crate::gui::parts::names::placement_name;
use crate::gui::widgets::hover;
use crate::plan::{Placement, PlacementId, Total};
use crate::text::strings::{fill, slots};
use crate::text::terms;

/// Returns the id of the bar of a placement.
#[must_use]
pub(super) fn bar_id(placement: &PlacementId) -> Id {
    flowchart_id().with(placement)
}

/// Names the flowchart as the list of its bars.
pub(super) fn flowchart(cx: &Cx<'_>, ui: &Ui, response: &Response) {
    response.widget_info(|| WidgetInfo::labeled(Role::ListBox, true, cx.texts.plan_page.flowchart));
    let count = cx.plan().placements.len();
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_size_of_set(count);
    });
}

/// Says in words what a placement is and does: quantity with its unit, and cost.
#[must_use]
fn quantity_and_cost(cx: &Cx<'_>, position: usize, placement: &Placement) -> String {
    let units = placement.units_within(cx.plan().calendar.weeks);
    let unit = cx.plan().channel(&placement.channel).map(|channel| channel.unit).unwrap_or_default();
    let count = cx.locale.whole(i128::try_from(units).unwrap_or(i128::MAX));
    let cost = cx.analysis().budget.placements.get(position).map_or(Total::ZERO, |cost| cost.total());
    let cost = cx.locale.total_heading(cost, cx.plan().money.currency);
    let slots = slots![("count", &*count), ("unit", terms::unit(unit, cx.language())), ("cost", &*cost)];
    fill!(cx.texts.plan_page.bar_value, slots)
}

/// Makes the part of a bar that can be seen something that is read, pressed and pointed at.
pub(super) fn bar(
    cx: &mut Cx<'_>,
    ui: &Ui,
    id: Id,
    (position, seen, proposed): (usize, Rect, Option<&Placement>),
    (selected, is_dragging): (bool, bool),
) {
    if !seen.is_positive() {
        return;
    }
    let placement = &cx.plan().placements[position];
    let response = ui.interact(seen, id, Sense::hover());
    let count = cx.plan().placements.len();
    response.widget_info(|| {
        let mut info = WidgetInfo::selected(Role::ListBoxOption, true, selected, placement_name(cx, &placement.id));
        let mut value = quantity_and_cost(cx, position, placement);
        if let Some(proposed) = proposed {
            value = format!("{value}{}{}", cx.comma(), ghosts::words(cx, placement, proposed));
        }
        info.current_text_value = Some(value);
        info
    });
    ui.ctx().accesskit_node_builder(id, |node| {
        node.add_action(Request::Click);
        node.add_action(Request::Focus);
        node.set_position_in_set(position + 1);
        node.set_size_of_set(count);
        node.set_selected(selected);
    });
    if selected && cx.app.selection.only().is_some() {
        ui.ctx().accesskit_node_builder(flowchart_id(), |node: &mut accesskit::Node| {
            node.set_active_descendant(id.accesskit_id());
        });
    }
    let is_asked = ui.input(|input| {
        [Request::Click, Request::Focus].into_iter().any(|request| input.has_accesskit_action_request(id, request))
    });
    if is_asked {
        let cell = Cell { channel: placement.channel.clone(), week: placement.start_week };
        cx.push(Action::Flowchart(FlowchartAction::Cursor(cell)));
        cx.push(Action::Flowchart(FlowchartAction::Select(placement.id.clone())));
        ui.memory_mut(|memory| memory.request_focus(flowchart_id()));
    }
    if !is_dragging && response.hovered() {
        tooltip(cx, response, (position, placement), proposed);
    }
}

/// Says all about a bar: message, channel and weeks, days, quantity and cost, reach.
fn tooltip(cx: &Cx<'_>, response: Response, (position, placement): (usize, &Placement), proposed: Option<&Placement>) {
    let calendar = cx.plan().calendar;
    let days = calendar.first_day(placement.start_week).zip(calendar.last_day(placement.end_week()));
    let mut lines = vec![placement_name(cx, &placement.id)];
    lines.extend(days.map(|(first, last)| cx.locale.days(first, last)));
    lines.push(quantity_and_cost(cx, position, placement));
    lines.extend(proposed.map(|proposed| ghosts::words(cx, placement, proposed)));
    let channel = cx.plan().channels.position(&placement.channel);
    let reach = channel.and_then(|channel| cx.analysis().reach.channels.get(channel));
    if let Some(Ok(reach)) = reach.map(|reach| reach.reach) {
        let share = cx.locale.percent(reach, 1);
        lines.push(fill!(cx.texts.plan_page.bar_reach, &[("share", &share)]));
    }
    hover(response, &lines.join("\n"));
}
