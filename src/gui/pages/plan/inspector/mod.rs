//! The inspector at the end side: the form twin of every gesture on the flowchart, for one bar or for several, and what the
//! plan is while nothing is selected.

mod form;
mod grid;
mod pattern;
mod quantities;
mod range;
mod results;
mod several;
mod summary;

pub(super) use quantities::AskedBar;
pub(super) use range::WeekRange;

use eframe::egui::{Id, Sense, StrokeKind, Ui, Vec2, vec2};

use super::PlanView;
use crate::app::{App, Command};
use crate::edit::{Change, Edit};
use crate::gui::context::{Cx, is_right_to_left};
use crate::gui::fit;
use crate::gui::parts::names::weeks_text;
use crate::gui::theme::{edge_of, message_colour, palette, space};
use crate::gui::widgets::{
    Icon, Look, icon_button, number_field_id, row, scroll_panel, text_elided, text_on_lines, weak,
};
use crate::plan::schema::ListName;
use crate::plan::{Placement, PlacementId};
use crate::text::Noun;
use crate::text::strings::fill;

/// How wide the names of fields are, in points.
const NAME_WIDTH: f32 = 76.0;
/// Room for the buttons beside the title, in points.
const BUTTONS: f32 = 96.0;

/// Returns the field that Enter on the flowchart leads to: the first week of a placement.
fn first_field(cx: &Cx<'_>, placement: &PlacementId) -> Id {
    number_field_id(cx, ("start", placement))
}

/// Shows the title of what is selected.
pub(super) fn heading(cx: &Cx<'_>, ui: &mut Ui) {
    let words = &cx.texts.plan_page;
    let (title, colour) = match cx.app.selection.placements() {
        [] => (words.summary.to_owned(), None),
        [one] => {
            let plan = cx.plan();
            let Some(placement) = plan.placement(one) else { return };
            let message = plan.message(&placement.message);
            let name = message.map_or(placement.message.as_str(), |message| cx.name_of(message));
            (name.to_owned(), message.map(|message| message_colour(message.colour)))
        }
        many => {
            let count =
                cx.locale.count(u64::try_from(many.len()).unwrap_or(u64::MAX), Noun::Item(ListName::Placements));
            (fill!(words.selected_many, &[("count", &count)]), None)
        }
    };
    if let Some(colour) = colour {
        let (swatch, _) = fit::allocate(ui, Vec2::splat(12.0), Sense::hover());
        let edge = eframe::egui::Stroke::new(1.0, edge_of(colour, ui.visuals()));
        ui.painter().rect(swatch, 3, colour, edge, StrokeKind::Inside);
    }
    ui.scope(|ui| {
        let buttons = if cx.app.selection.is_empty() { BUTTONS / 3.0 } else { BUTTONS };
        fit::at_most(ui, fit::beside(ui.available_width(), buttons));
        text_on_lines(ui, &title, Look::Title, 2);
    });
}

/// Shows what can be done to all that is selected at once, from the end on.
pub(super) fn heading_buttons(cx: &mut Cx<'_>, ui: &mut Ui) {
    if cx.app.selection.is_empty() {
        return;
    }
    ui.spacing_mut().item_spacing.x = 0.0;
    for (icon, command) in [(Icon::Copies, Command::Duplicate), (Icon::Bin, Command::Delete)] {
        if icon_button(ui, icon, command.label(cx.texts), true).clicked() {
            cx.command(command);
        }
    }
}

/// Shows what is selected.
pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui, view: &mut PlanView) {
    let app: &App = cx.app;
    if let Some(id) = view.asks_field.take() {
        let field = first_field(cx, &id);
        ui.memory_mut(|memory| memory.request_focus(field));
    }
    scroll_panel(ui, "inspector", |ui| {
        ui.spacing_mut().item_spacing.y = space::TIGHT;
        match app.selection.placements() {
            [] => summary::show(cx, ui),
            [one] => {
                if let Some(placement) = app.plan().placement(one) {
                    form::show(cx, ui, placement, &mut view.placement);
                }
            }
            many => several::show(cx, ui, many),
        }
        ui.add_space(space::LARGE);
    });
}

/// Changes a copy of `placement` into an edit.
pub(super) fn changed(placement: &Placement, change: impl FnOnce(&mut Placement)) -> Edit {
    let mut new = placement.clone();
    change(&mut new);
    Edit::Placement(Change::Replace(new))
}

/// Shows a row of a form: the name at the start, what it names beside it.
fn form_row<R>(ui: &mut Ui, name: &str, content: impl FnOnce(&mut Ui) -> R) -> R {
    row(ui, |ui| {
        let height = ui.spacing().interact_size.y;
        let (rect, _) = fit::allocate(ui, vec2(NAME_WIDTH, height), Sense::hover());
        let layout = if is_right_to_left(ui) {
            eframe::egui::Layout::right_to_left(eframe::egui::Align::Center)
        } else {
            eframe::egui::Layout::left_to_right(eframe::egui::Align::Center)
        };
        let mut cell = ui.new_child(fit::part(rect).layout(layout));
        text_elided(&mut cell, name, Look::Weak);
        content(ui)
    })
}

/// Draws a thin line between two parts.
fn divider(ui: &mut Ui) {
    let rect = fit::space(ui, vec2(ui.available_width(), 12.0));
    let line = eframe::egui::Stroke::new(1.0, palette(ui.visuals()).line);
    ui.painter().hline(rect.x_range(), rect.center().y, line);
}

/// Says when a placement is: its weeks and their days.
fn when(cx: &Cx<'_>, ui: &mut Ui, placement: &Placement) {
    let calendar = cx.plan().calendar;
    let days = calendar.first_day(placement.start_week).zip(calendar.last_day(placement.end_week()));
    let days = days
        .map(|(first, last)| format!("{dot}{}", cx.locale.days(first, last), dot = cx.locale.dot()))
        .unwrap_or_default();
    weak(ui, &format!("{}{days}", weeks_text(cx, placement.start_week, placement.end_week())));
}
