//! The consistency profile of the versions: each measure as a track from 0 to 1 with a mark for each version.

use eframe::egui::{Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::view::Built;
use super::{colour, tables};
use crate::gui::context::{Cx, is_right_to_left};
use crate::gui::fit;
use crate::gui::theme::{palette, space};
use crate::gui::widgets::{Look, group, row, text_elided_within};

/// Room for the names of the measures, in points.
const NAMES: f32 = 150.0;
/// Height of a track, in points.
const HEIGHT: f32 = 28.0;
/// The radius of a mark, in points.
const MARK: f32 = 3.5;
/// How far the marks of two versions stand above each other, so that equal ones are both seen.
const APART: f32 = 4.0;

/// Shows the tracks, and the measures in numbers below them.
pub(super) fn show(cx: &Cx<'_>, ui: &mut Ui, built: &Built) {
    let table = &built.profile.table;
    group(ui, &table.title, |ui| {
        for measure in &table.rows {
            let name = measure.cells.first().map_or("", |cell| cell.text.as_str());
            let marks: Vec<(usize, f64, &str)> = (0..built.names.len())
                .filter_map(|version| {
                    let cell = measure.cells.get(built.column_of(version))?;
                    Some((version, cell.value?.number(), cell.text.as_str()))
                })
                .collect();
            row(ui, |ui| {
                let left = ui.available_width();
                text_elided_within(ui, name, Look::Weak, NAMES);
                // The tracks begin under each other, however long the names are.
                ui.add_space(NAMES - (left - ui.available_width()).min(NAMES));
                track(cx, ui, built, name, &marks);
            });
        }
        ui.add_space(space::TIGHT);
        tables::show(cx, ui, &built.profile);
    });
}

/// Draws one track, with a mark for each version.
fn track(cx: &Cx<'_>, ui: &mut Ui, built: &Built, name: &str, marks: &[(usize, f64, &str)]) {
    let (rect, response) = fit::allocate(ui, vec2(ui.available_width(), HEIGHT), Sense::hover());
    let spoken: Vec<String> = marks.iter().map(|(at, _, value)| format!("{} {value}", built.names[*at])).collect();
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, format!("{name}: {}", spoken.join(cx.comma()))));
    let colours = *palette(ui.visuals());
    let inside = rect.shrink2(vec2(MARK + 2.0, 0.0));
    let x_of = |value: f64| {
        let along = value.clamp(0.0, 1.0) as f32 * inside.width();
        if is_right_to_left(ui) { inside.right() - along } else { inside.left() + along }
    };
    let middle = rect.center().y;
    ui.painter().hline(inside.x_range(), middle, Stroke::new(2.0, colours.grid));
    for tick in [0.0, 0.5, 1.0] {
        ui.painter().vline(x_of(tick), middle - 4.0..=middle + 4.0, Stroke::new(1.0, colours.line));
    }
    let highest = middle - APART * (built.names.len() as f32 - 1.0) / 2.0;
    for &(version, value, _) in marks {
        let place = pos2(x_of(value), highest + APART * version as f32);
        ui.painter().circle(place, MARK, colour(ui, built.places[version]), Stroke::new(1.0, colours.surface));
    }
}
