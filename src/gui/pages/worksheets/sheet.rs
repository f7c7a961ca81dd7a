//! One worksheet: its parts in the shape of the framework.

use eframe::egui::Ui;

use super::{WorksheetsView, count, hint, items};
use crate::gui::context::Cx;
use crate::gui::fit;
use crate::gui::widgets::{beside, button, group, page_heading, row, row_end, small, weak};
use crate::text::strings::fill;
use crate::worksheet::{Completeness, Framework, Layout, Part, completeness};

/// From this width on parts of a board or a matrix stand beside each other.
const TWO_COLUMNS: f32 = 860.0;

/// Shows the open worksheet.
pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui, framework: &Framework, view: &mut WorksheetsView) {
    let words = &cx.texts.worksheets;
    let language = cx.language();
    let (parts, whole) = completeness(cx.plan(), framework);
    let back = row(ui, |ui| {
        let back = button(ui, words.all_worksheets).clicked();
        row_end(ui, |ui| weak(ui, &fill(words.required_answered, &[("done", &count(cx, whole))])));
        back
    });
    page_heading(ui, framework.name.get(language), |_| {});
    weak(ui, framework.about.get(language));
    small(ui, &fill(words.source, &[("source", framework.source.get(language))]));
    let is_wide = ui.available_width() >= TWO_COLUMNS;
    let stands_beside = matches!(framework.layout, Layout::Board { .. } | Layout::Matrix | Layout::Triangle) && is_wide;
    let numbered: Vec<(usize, &Part)> = framework.parts.iter().enumerate().collect();
    for pair in numbered.chunks(if stands_beside { 2 } else { 1 }) {
        match pair {
            [one, other] => {
                let half = fit::column_of(ui.available_width(), 2, ui.spacing().item_spacing.x);
                let shown = &mut (&mut *cx, &mut *view);
                beside(
                    ui,
                    shown,
                    half,
                    |(cx, view), ui| part(cx, ui, framework, (one.1, parts[one.0]), view),
                    |(cx, view), ui| part(cx, ui, framework, (other.1, parts[other.0]), view),
                );
            }
            one => one.iter().for_each(|one| part(cx, ui, framework, (one.1, parts[one.0]), view)),
        }
    }
    if back {
        view.open = None;
    }
}

fn part(
    cx: &mut Cx<'_>,
    ui: &mut Ui,
    framework: &Framework,
    (part, done): (&Part, Completeness),
    view: &mut WorksheetsView,
) {
    group(ui, part.name.get(cx.language()), |ui| {
        if done.items > 0 {
            small(ui, &count(cx, done));
        }
        hint(ui, cx, &part.hint);
        for item in &part.items {
            ui.add_space(crate::gui::theme::space::SMALL);
            items::show(cx, ui, framework, part, item, view);
        }
    });
}
