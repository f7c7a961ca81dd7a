//! Says what the results of several pages share: key numbers, formulas, parts beside each other.

use eframe::egui::{
    Align, Color32, Layout, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2,
};

use crate::gui::context::{Cx, is_right_to_left};
use crate::gui::fit;
use crate::gui::theme::{self, font, palette, size, space, strong_font};
use crate::gui::widgets::{Look, galley, label_in, small};
use crate::plan::Figure;
use crate::reach::Model;
use crate::report::reach;
use crate::text;
use crate::text::strings::fill;

/// Returns the names of exposure models, joined.
#[must_use]
pub(in crate::gui) fn model_names(cx: &Cx<'_>, models: &[Model]) -> String {
    reach::model_names(&cx.report(), models)
}

/// Returns "3+", from left to right in both languages.
pub(in crate::gui) fn k_plus(cx: &Cx<'_>, k: usize) -> String {
    fill!(cx.texts.shared.k_plus, &[("k", &cx.locale.ungrouped(i128::try_from(k).unwrap_or(1)))])
}

/// Returns a level with its share: "3+  44.7%".
pub(in crate::gui) fn k_plus_share(cx: &Cx<'_>, k: usize, share: f64) -> String {
    format!("{}  {}", k_plus(cx, k), cx.locale.percent(share, 1))
}

/// Returns a written figure, or the reason why there is none.
pub(in crate::gui) fn written(cx: &Cx<'_>, figure: &Figure, write: impl Fn(f64) -> String) -> Result<String, String> {
    figure.as_ref().map(|value| write(*value)).map_err(|why| text::reason(*why, cx.language()).to_owned())
}

/// Returns a formula as it stands in a text of either direction, whatever is around it: from left to right.
pub(in crate::gui) fn formula(cx: &Cx<'_>, text: &str) -> String {
    text::isolate_formula(text, cx.language())
}

/// Returns a number, or a name, as a part of a formula.
pub(in crate::gui) fn term(cx: &Cx<'_>, part: String) -> String {
    text::isolate_term(part, cx.language())
}

/// Returns the title of a week: "Week 3 · 15–21 March".
pub(in crate::gui) fn week_title(cx: &Cx<'_>, week: u32) -> String {
    let calendar = cx.plan().calendar;
    let number = fill!(cx.texts.shared.week_number, &[("week", &cx.locale.ungrouped(week))]);
    let days = calendar.first_day(week).zip(calendar.last_day(week));
    let days = days.map(|(first, last)| format!("{dot}{}", cx.locale.days(first, last), dot = cx.locale.dot()));
    format!("{number}{}", days.unwrap_or_default())
}

/// Shows parts of a page beside each other in the reading direction, each with its share of the width.
pub(in crate::gui) fn columns_by_share(ui: &mut Ui, shares: &[f32], mut content: impl FnMut(&mut Ui, usize)) {
    let outer = ui.available_rect_before_wrap();
    let rtl = is_right_to_left(ui);
    let gap = space::MEDIUM;
    let room = (outer.width() - gap * (shares.len() as f32 - 1.0)).max(0.0);
    let whole: f32 = shares.iter().sum();
    let (mut start, mut bottom) = (0.0, outer.top());
    for (part, share) in shares.iter().enumerate() {
        let width = room * share / whole.max(f32::EPSILON);
        let left = if rtl { outer.right() - start - width } else { outer.left() + start };
        let rect = Rect::from_min_size(pos2(left, outer.top()), vec2(width, outer.height().max(1.0)));
        let layout = Layout::top_down(if rtl { Align::Max } else { Align::Min });
        let mut inside = ui.new_child(fit::part(rect).layout(layout));
        content(&mut inside, part);
        bottom = f32::max(bottom, inside.min_rect().bottom());
        start += width + gap;
    }
    fit::claim(ui, Rect::from_min_max(outer.min, pos2(outer.right(), bottom)), Sense::hover());
}

/// The least width of a key number, in points.
const LEAST_FIGURE: f32 = 84.0;

/// Returns how many key numbers stand beside each other: as many of `most` as leave every value on one line and every word of a
/// name unbroken. Each is given as its name and its value.
#[must_use]
pub(in crate::gui) fn figures_in_row<'a>(
    ui: &Ui,
    figures: impl Iterator<Item = (&'a str, &'a str)>,
    most: usize,
) -> usize {
    let wide = |text: &str, face| galley(ui, text, face, Color32::PLACEHOLDER, f32::INFINITY).size().x;
    let word = |name: &str| name.split_whitespace().map(|word| wide(word, font(size::SMALL))).fold(0.0, f32::max);
    let of = |(name, value): (&str, &str)| word(name).max(wide(value, strong_font(size::FIGURE)));
    let wanted = figures.map(of).fold(LEAST_FIGURE, f32::max).ceil();
    let room = ui.available_width();
    (2..=most).rev().find(|count| fit::column_of(room, *count, space::MEDIUM) >= wanted).unwrap_or(1)
}

/// Returns how high the names of key numbers in one row are, which share its width as [`columns_by_share`] has it: their values
/// stand on one line, whatever the names need.
#[must_use]
pub(in crate::gui) fn names_height<'a>(ui: &Ui, shares: &[f32], names: impl Iterator<Item = &'a str>) -> f32 {
    let room = fit::beside(ui.available_width(), space::MEDIUM * (shares.len() as f32 - 1.0));
    let whole = shares.iter().sum::<f32>().max(f32::EPSILON);
    let height = |(name, share): (&str, &f32)| {
        galley(ui, name, font(size::SMALL), Color32::PLACEHOLDER, room * share / whole).size().y
    };
    names.zip(shares).map(height).fold(0.0, f32::max)
}

/// Shows a key number with its name above, `name_height` points high, and a caption under it; the reason in its place where there
/// is none.
pub(in crate::gui) fn figure(
    ui: &mut Ui,
    (name, name_height): (&str, f32),
    value: &Result<String, String>,
    caption: &str,
) {
    ui.spacing_mut().item_spacing.y = 2.0;
    let height = small(ui, name).rect.height();
    ui.add_space(fit::beside(name_height, height));
    match value {
        Ok(value) => {
            label_in(ui, value, Look::Figure);
            small(ui, caption);
        }
        Err(why) => {
            label_in(ui, text::DASH, Look::Figure);
            small(ui, why);
        }
    }
}

/// Shows a [`figure`] as a button that opens its card; `is_open` while that is shown.
pub(in crate::gui) fn pressed_figure(
    ui: &mut Ui,
    (name, name_height): (&str, f32),
    value: &Result<String, String>,
    caption: &str,
    is_open: bool,
) -> Response {
    let (left, width) = (ui.cursor().min.x, ui.available_width());
    let inner = ui.scope(|ui| figure(ui, (name, name_height), value, caption)).response.rect;
    let left = ui.min_rect().left().min(left);
    let rect = Rect::from_min_size(pos2(left, inner.top()), vec2(width, inner.height()));
    let response = fit::interact(ui, rect, ui.scope_id().with(("key number", name)), Sense::click());
    let spoken = format!("{name}: {}", value.as_deref().unwrap_or(text::DASH));
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_open, &spoken));
    if is_open || response.hovered() || response.has_focus() {
        let colours = palette(ui.visuals());
        let line = if is_open { colours.accent } else { colours.line };
        ui.painter().rect_stroke(
            rect.expand2([8.0, 4.0].into()),
            theme::RADIUS,
            Stroke::new(1.0, line),
            StrokeKind::Inside,
        );
    }
    response
}
