//! Messages by the pillars of the message house, as discs: a filled one where a message makes the claim.

use eframe::egui::{Role, Sense, Ui, WidgetInfo, vec2};

use super::drawing;
use crate::app::Action;
use crate::edit::ItemId;
use crate::gui::context::Cx;
use crate::gui::fit;
use crate::gui::theme::{message_colour, space};
use crate::gui::widgets::{Look, group, label_in, link, row, row_end, small, weak};
use crate::report::Report;
use crate::report::worksheets::{OnPillars, Pillar, pillars};
use crate::text::strings::{fill, slots};

/// The width of a column of discs, in points.
const COLUMN: f32 = 28.0;

/// Shows the messages with a disc for each pillar, and what is to be said of each pillar.
pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui) {
    let words = &cx.texts.worksheets;
    let report = Report::new(cx.plan(), cx.analysis(), cx.locale).with_plan_in(cx.app.plan_language());
    let (columns, messages) = pillars(&report);
    let mut pressed = None;
    group(ui, words.messages_on_pillars, |ui| {
        if columns.is_empty() || messages.is_empty() {
            weak(ui, words.nothing);
            return;
        }
        for (at, pillar) in columns.iter().enumerate() {
            pressed = said(cx, ui, at, pillar).or(pressed.take());
        }
        ui.add_space(space::SMALL);
        heads(cx, ui, columns.len());
        for message in &messages {
            pressed = line(cx, ui, message, &columns).or(pressed.take());
        }
    });
    if let Some(item) = pressed {
        cx.push(Action::Show(item));
    }
}

/// Shows "1 natural: 87.8%", and what somebody should look at.
fn said(cx: &Cx<'_>, ui: &mut Ui, at: usize, pillar: &Pillar) -> Option<ItemId> {
    let number = cx.locale.ungrouped(i64::try_from(at + 1).unwrap_or(0));
    let values = slots![("number", &*number), ("name", &*pillar.name), ("share", &*pillar.share)];
    let is_pressed = link(ui, &fill!(cx.texts.worksheets.pillar, values)).clicked();
    for warning in &pillar.warnings {
        label_in(ui, warning, Look::Warning);
    }
    is_pressed.then(|| pillar.item.clone())
}

/// Shows the numbers of the pillars over their columns.
fn heads(cx: &Cx<'_>, ui: &mut Ui, count: usize) {
    row(ui, |ui| {
        row_end(ui, |ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            for at in 0..count {
                let number = cx.locale.ungrouped(i64::try_from(at + 1).unwrap_or(0));
                cell(ui, |ui| drop(small(ui, &number)));
            }
        });
    });
}

fn line(cx: &Cx<'_>, ui: &mut Ui, message: &OnPillars, pillars: &[Pillar]) -> Option<ItemId> {
    let words = &cx.texts.worksheets;
    let mut is_pressed = false;
    row(ui, |ui| {
        let (mark, _) = fit::allocate(ui, vec2(12.0, 12.0), Sense::hover());
        ui.painter().rect_filled(mark, 2.0, message_colour(message.colour));
        is_pressed = link(ui, &message.name).clicked();
        row_end(ui, |ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            let Some(stands) = &message.stands else {
                small(ui, words.claims_not_coded);
                return;
            };
            for (stands, pillar) in stands.iter().zip(pillars) {
                let rect = cell(ui, |ui| drawing::disc(ui, *stands));
                let template = if *stands { words.stands_on } else { words.stands_not_on };
                let spoken = fill!(template, &[("message", &message.name), ("pillar", &pillar.name)]);
                rect.widget_info(|| WidgetInfo::labeled(Role::Label, true, &spoken));
            }
        });
    });
    is_pressed.then(|| message.item.clone())
}

/// Shows a place as wide as a column, with something in its middle.
fn cell(ui: &mut Ui, content: impl FnOnce(&mut Ui)) -> eframe::egui::Response {
    let (rect, response) = fit::allocate(ui, vec2(COLUMN, 20.0), Sense::hover());
    let layout = eframe::egui::Layout::centered_and_justified(eframe::egui::Direction::LeftToRight);
    let inside = eframe::egui::Rect::from_center_size(rect.center(), vec2(12.0, 14.0));
    content(&mut ui.new_child(fit::part(inside).layout(layout)));
    response
}
