//! Rows of bars from 0 to 1.

use eframe::egui::{Align2, CornerRadius, Rangef, Rect, Response, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::three_or_reason;
use crate::gui::context::{Cx, is_right_to_left};
use crate::gui::fit;
use crate::gui::theme::{self, font, palette, size, strong_font};
use crate::gui::widgets::{galley_elided, hover, paint_text};
use crate::plan::Figure;
use crate::text;

/// Height of a row in points.
const HEIGHT: f32 = 26.0;
/// Room for the value at the end of a bar.
const VALUE_WIDTH: f32 = 62.0;

/// One bar with its name and value.
pub(super) struct BarRow<'a> {
    /// What is measured.
    pub(super) name: &'a str,
    /// Room for the names, in points.
    pub(super) name_width: f32,
    /// 0 to 1.
    pub(super) value: Figure,
    /// The value in words; three decimals when empty.
    pub(super) shown: &'a str,
    /// Where the value would lie otherwise, drawn as a thin line with ends.
    pub(super) range: Option<[f64; 2]>,
    /// What is said on hover, beside name and value.
    pub(super) hint: &'a str,
}

impl BarRow<'_> {
    /// Draws the row.
    pub(super) fn show(&self, cx: &Cx<'_>, ui: &mut Ui) -> Response {
        let rtl = is_right_to_left(ui);
        let (rect, response) = fit::allocate(ui, vec2(ui.available_width(), HEIGHT), Sense::click());
        let colours = palette(ui.visuals());
        let value = if self.shown.is_empty() { three_or_reason(cx, &self.value) } else { self.shown.to_owned() };
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("{}: {value}", self.name)));
        if response.hovered() || response.has_focus() {
            ui.painter().rect_filled(rect, CornerRadius::same(theme::RADIUS), colours.raised);
        }
        let at = |from_start: f32| if rtl { rect.right() - from_start } else { rect.left() + from_start };
        let (near, far) =
            if rtl { (Align2::RIGHT_CENTER, Align2::LEFT_CENTER) } else { (Align2::LEFT_CENTER, Align2::RIGHT_CENTER) };
        let middle = rect.center().y;
        let name = galley_elided(ui, self.name, font(size::BODY), colours.text, self.name_width - 10.0);
        let place = near.anchor_size(pos2(at(2.0), middle), name.size());
        ui.painter().galley(place.min, name, colours.text);
        let track = (self.name_width, (rect.width() - VALUE_WIDTH).max(self.name_width + 20.0));
        let x = |share: f64| at(track.0 + (track.1 - track.0) * share.clamp(0.0, 1.0) as f32);
        let span = |from: f64, to: f64| {
            let (a, b) = (x(from), x(to));
            Rangef::new(a.min(b), a.max(b))
        };
        let bar = Rangef::new(middle - 7.0, middle + 7.0);
        ui.painter().rect_filled(Rect::from_x_y_ranges(span(0.0, 1.0), bar), 3, colours.raised);
        if let Ok(share) = self.value {
            ui.painter().rect_filled(Rect::from_x_y_ranges(span(0.0, share), bar), 3, colours.bar);
            let end = Stroke::new(2.0, colours.curve);
            ui.painter().vline(x(share), bar, end);
        }
        if let Some([low, high]) = self.range.filter(|_| self.value.is_ok()) {
            let line = Stroke::new(1.0, colours.text);
            ui.painter().hline(span(low, high), middle, line);
            for end in [low, high] {
                ui.painter().vline(x(end), Rangef::new(middle - 3.5, middle + 3.5), line);
            }
        }
        let written = if self.value.is_ok() { value.as_str() } else { text::DASH };
        let end = at(rect.width() - 2.0);
        paint_text(ui, ui.painter(), pos2(end, middle), far, written, strong_font(size::BODY), colours.text);
        let about = if self.hint.is_empty() {
            format!("{}: {value}", self.name)
        } else {
            format!("{}: {value}\n{}", self.name, self.hint)
        };
        hover(response, &about)
    }
}
