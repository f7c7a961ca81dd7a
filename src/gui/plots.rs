//! What the plots of several pages share.

use eframe::egui::{
    Align, Align2, Color32, Layout, Rangef, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo,
    pos2, vec2,
};
use egui_plot::{Bar, HLine, Line, Plot, PlotBounds, PlotPoint, PlotPoints, PlotUi, Points};

use super::context::{Cx, is_right_to_left};
use super::theme::{self, font, palette, size, space, strong_font};
use super::widgets::{Look, hover, label_in, paint_text, small};
use crate::gui::fit;
use crate::plan::{Figure, Language};
use crate::reach::Model;
use crate::text;
use crate::text::strings::{Texts, fill};

/// The names of exposure models, joined.
#[must_use]
pub(super) fn model_names(cx: &Cx<'_>, models: &[Model]) -> String {
    let texts = cx.texts;
    let separator = if crate::text::Direction::of(cx.language()).is_right_to_left() { "، " } else { ", " };
    let names: Vec<&str> = models.iter().map(|model| model_name(texts, *model)).collect();
    names.join(separator)
}

fn model_name(texts: &'static Texts, model: Model) -> &'static str {
    let words = &texts.terms;
    match model {
        Model::Binomial => words.model_binomial,
        Model::BetaBinomial => words.model_beta_binomial,
        Model::Polarised => words.model_polarised,
        Model::Poisson => words.model_poisson,
        Model::NegativeBinomial => words.model_negative_binomial,
        Model::EvenBinomial => words.model_even_binomial,
    }
}

/// "3+", from left to right in both languages.
pub(super) fn k_plus(cx: &Cx<'_>, k: usize) -> String {
    fill(cx.texts.shared.k_plus, &[("k", &cx.locale.ungrouped(i128::try_from(k).unwrap_or(1)))])
}

/// "3+  44.7%".
pub(super) fn k_plus_share(cx: &Cx<'_>, k: usize, share: f64) -> String {
    format!("{}  {}", k_plus(cx, k), cx.locale.percent(share, 1))
}

/// A written figure, or the reason why there is none.
pub(super) fn written(cx: &Cx<'_>, figure: &Figure, write: impl Fn(f64) -> String) -> Result<String, String> {
    figure.as_ref().map(|value| write(*value)).map_err(|why| text::reason(*why, cx.language()).to_owned())
}

/// A formula as it stands in a text of either direction, whatever is around it: one that begins with an Arabic name runs
/// from the right as the sentences beside it do, one of symbols and numbers from the left.
pub(super) fn formula(cx: &Cx<'_>, text: &str) -> String {
    text::isolate_formula(text, cx.language())
}

/// A number, or a name, as a part of a formula. Arabic-Indic digits would turn the signs between them, so each stands
/// alone.
pub(super) fn term(cx: &Cx<'_>, part: String) -> String {
    match cx.language() {
        Language::En => part,
        Language::Ar => format!("\u{2068}{part}\u{2069}"),
    }
}

/// "Week 3 · 15–21 March".
pub(super) fn week_title(cx: &Cx<'_>, week: u32) -> String {
    let calendar = cx.plan().calendar;
    let number = fill(cx.texts.shared.week_number, &[("week", &cx.locale.ungrouped(week))]);
    let days = calendar.first_day(week).zip(calendar.last_day(week));
    let days = days.map(|(first, last)| format!(" · {}", cx.locale.days(first, last)));
    format!("{number}{}", days.unwrap_or_default())
}

/// Parts of a page beside each other in the reading direction, each with its share of the width.
pub(super) fn beside(ui: &mut Ui, shares: &[f32], mut content: impl FnMut(&mut Ui, usize)) {
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

/// A key number with its name above and a caption under it; the reason in its place where there is none.
pub(super) fn figure(ui: &mut Ui, name: &str, value: &Result<String, String>, caption: &str) {
    ui.spacing_mut().item_spacing.y = 2.0;
    small(ui, name);
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

/// [`figure`] as a button that opens its card; `is_open` while that is shown.
pub(super) fn pressed_figure(
    ui: &mut Ui,
    name: &str,
    value: &Result<String, String>,
    caption: &str,
    is_open: bool,
) -> Response {
    let (left, width) = (ui.cursor().min.x, ui.available_width());
    let inner = ui.scope(|ui| figure(ui, name, value, caption)).response.rect;
    let left = ui.min_rect().left().min(left);
    let rect = Rect::from_min_size(pos2(left, inner.top()), vec2(width, inner.height()));
    let response = ui.interact(rect, ui.scope_id().with(("key number", name)), Sense::click());
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
    hover(response, &spoken)
}

/// The end of a quiet axis of shares: the next round value, its half round too.
pub(super) fn nice_share(most: f64) -> f64 {
    [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8].into_iter().find(|limit| most <= *limit).unwrap_or(1.0)
}

/// The marks of an axis of shares: none, half, all of `top`.
pub(super) fn share_marks(cx: &Cx<'_>, top: f64) -> Vec<(f64, String)> {
    [0.0, top / 2.0, top].map(|share| (share, cx.locale.percent_exact(share))).to_vec()
}

/// The marks of an axis of whole numbers from `first` to `last`, as many as fit into `width` points.
pub(super) fn whole_marks(cx: &Cx<'_>, first: u32, last: u32, width: f32) -> Vec<(f64, String)> {
    let fit = (width / 34.0).max(2.0) as u32;
    let count = last.saturating_sub(first) + 1;
    let step = [1, 2, 4, 5, 10, 13, 20, 26, 52].into_iter().find(|step| count / step <= fit).unwrap_or(104);
    (first..=last).step_by(step as usize).map(|number| (f64::from(number), cx.locale.ungrouped(number))).collect()
}

/// A line of a plot that the pointer does not stop at.
pub(super) fn line<'a>(points: Vec<PlotPoint>, colour: Color32) -> Line<'a> {
    Line::new("", PlotPoints::Owned(points)).color(colour).width(2.0).allow_hover(false)
}

/// The points of a line.
pub(super) fn dots<'a>(points: Vec<PlotPoint>, colour: Color32) -> Points<'a> {
    Points::new("", PlotPoints::Owned(points)).color(colour).radius(2.5).allow_hover(false)
}

/// A bar of a plot without an outline.
pub(super) fn bar(at: f64, value: f64, colour: Color32) -> Bar {
    Bar::new(at, value).width(0.72).fill(colour).stroke(theme::plot_bar_edge(colour))
}

/// A plot that fills `area` with curves alone: whoever shows it draws the marks, and the pointer moves nothing.
pub(super) fn quiet_plot(id: &str, area: Rect, to_the_left: bool) -> Plot<'static> {
    Plot::new(id)
        .width(area.width())
        .height(area.height())
        .sense(Sense::hover())
        .invert_x(to_the_left)
        .show_axes(false)
        .show_grid(false)
        .show_background(false)
        .show_crosshair(false)
        .show_x(false)
        .show_y(false)
        .allow_drag(false)
        .allow_zoom(false)
        .allow_scroll(false)
        .allow_boxed_zoom(false)
        .allow_double_click_reset(false)
        .set_margin_fraction(Vec2::ZERO)
}

/// A plot with quiet axes: the values at the start side, the marks of the other axis under it.
pub(super) struct Chart<'a> {
    /// Names it in the window, uniquely.
    pub id: &'a str,
    /// What a screen reader hears.
    pub name: &'a str,
    /// Its height in points, marks included.
    pub height: f32,
    /// First and last value of the axis that runs in the reading direction.
    pub across: [f64; 2],
    /// The highest value of the other axis, which begins at 0.
    pub top: f64,
    /// Values of the first axis with their words.
    pub across_marks: Vec<(f64, String)>,
    /// Values of the second axis with their words, drawn as lines.
    pub marks: Vec<(f64, String)>,
}

/// Where the values of a [`Chart`] lie on the screen.
#[derive(Clone, Copy, Debug)]
pub(super) struct ChartArea {
    /// The plot without its marks.
    pub rect: Rect,
    across: [f64; 2],
    top: f64,
    right_to_left: bool,
    marks_at_right: bool,
}

/// Room for the words of the second axis.
const MARKS_WIDTH: f32 = 44.0;
/// Room for the words of the first axis.
const MARKS_HEIGHT: f32 = 18.0;

impl ChartArea {
    /// Where a value of the first axis lies.
    pub(super) fn x_of(&self, value: f64) -> f32 {
        let part = ((value - self.across[0]) / (self.across[1] - self.across[0])) as f32;
        if self.right_to_left {
            self.rect.right() - part * self.rect.width()
        } else {
            self.rect.left() + part * self.rect.width()
        }
    }

    /// Where a value of the second axis lies.
    pub(super) fn y_of(&self, value: f64) -> f32 {
        self.rect.bottom() - (value / self.top) as f32 * self.rect.height()
    }

    /// Which value of the first axis lies at `x`.
    fn value_at(&self, x: f32) -> f64 {
        let part = if self.right_to_left { self.rect.right() - x } else { x - self.rect.left() } / self.rect.width();
        self.across[0] + f64::from(part) * (self.across[1] - self.across[0])
    }

    /// Writes a curve's name at its last point, kept inside the plot.
    pub(super) fn name_curve(&self, ui: &Ui, end: PlotPoint, text: &str, colour: Color32) {
        let (anchor, x) = if self.right_to_left {
            (Align::Min, self.x_of(end.x).max(self.rect.left()) - 2.0)
        } else {
            (Align::Max, self.x_of(end.x).min(self.rect.right()) + 2.0)
        };
        let y = self.y_of(end.y);
        let below = y < self.rect.top() + 18.0;
        let (anchor, y) =
            if below { (Align2([anchor, Align::Min]), y + 6.0) } else { (Align2([anchor, Align::Max]), y - 5.0) };
        paint_text(ui, ui.painter(), pos2(x, y), anchor, text, strong_font(size::SMALL), colour);
    }
}

impl Chart<'_> {
    /// Draws the plot; `tip` is shown for the value under the pointer, rounded to the next whole one.
    pub(super) fn show(
        &self,
        ui: &mut Ui,
        curves: impl FnOnce(&mut PlotUi<'_>),
        tip: impl FnOnce(&mut Ui, f64),
    ) -> ChartArea {
        let rtl = is_right_to_left(ui);
        self.show_running(ui, rtl, curves, tip)
    }

    /// [`Self::show`] with weeks on the first axis, which run as time does.
    pub(super) fn show_weeks(
        &self,
        cx: &Cx<'_>,
        ui: &mut Ui,
        curves: impl FnOnce(&mut PlotUi<'_>),
        tip: impl FnOnce(&mut Ui, f64),
    ) -> ChartArea {
        self.show_running(ui, cx.time_runs_left(), curves, tip)
    }

    fn show_running(
        &self,
        ui: &mut Ui,
        to_the_left: bool,
        curves: impl FnOnce(&mut PlotUi<'_>),
        tip: impl FnOnce(&mut Ui, f64),
    ) -> ChartArea {
        let rtl = is_right_to_left(ui);
        let (whole, _) = fit::allocate(ui, vec2(ui.available_width(), self.height), Sense::hover());
        let sides = if rtl {
            Rangef::new(whole.left() + 4.0, whole.right() - MARKS_WIDTH)
        } else {
            Rangef::new(whole.left() + MARKS_WIDTH, whole.right() - 4.0)
        };
        let rect = Rect::from_x_y_ranges(sides, Rangef::new(whole.top() + 4.0, whole.bottom() - MARKS_HEIGHT));
        let area =
            ChartArea { rect, across: self.across, top: self.top, right_to_left: to_the_left, marks_at_right: rtl };
        let colours = palette(ui.visuals());
        let bounds = PlotBounds::from_min_max([self.across[0], 0.0], [self.across[1], self.top]);
        let mut inside = ui.new_child(fit::part(rect));
        let response = quiet_plot(self.id, rect, to_the_left)
            .show(&mut inside, |plot| {
                plot.set_plot_bounds(bounds);
                for (value, _) in &self.marks {
                    plot.hline(HLine::new("", *value).color(colours.grid).width(1.0).allow_hover(false));
                }
                curves(plot);
            })
            .response;
        response.widget_info(|| WidgetInfo::labeled(Role::Image, true, self.name));
        self.write_marks(ui, &area);
        if let Some(pointer) = response.hover_pos() {
            let value = area.value_at(pointer.x).round().min(self.across[1].floor()).max(self.across[0].ceil());
            ui.painter_at(rect).vline(area.x_of(value), rect.y_range(), Stroke::new(1.0, colours.line));
            response.on_hover_ui_at_pointer(|ui| tip(ui, value));
        }
        area
    }

    fn write_marks(&self, ui: &Ui, area: &ChartArea) {
        let colour = palette(ui.visuals()).weak_text;
        let (x, anchor) = if area.marks_at_right {
            (area.rect.right() + 6.0, Align2::LEFT_CENTER)
        } else {
            (area.rect.left() - 6.0, Align2::RIGHT_CENTER)
        };
        for (value, words) in &self.marks {
            paint_text(ui, ui.painter(), pos2(x, area.y_of(*value)), anchor, words, font(size::SMALL), colour);
        }
        let y = area.rect.bottom() + 3.0;
        for (value, words) in &self.across_marks {
            let at = pos2(area.x_of(*value), y);
            paint_text(ui, ui.painter(), at, Align2::CENTER_TOP, words, font(size::SMALL), colour);
        }
    }
}
