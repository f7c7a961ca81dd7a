//! The one plot of all pages: it draws a plot of the report, the same series and marks in the same order as exports do, mirrored
//! where reading is. Names stand at the ends of lines, the unit at the top mark; a menu copies and saves it.

mod ground;
mod lying;
mod memory;
mod menu;
mod names;
mod paint;

use std::sync::Arc;

use eframe::egui::{Align2, Color32, Galley, Rect, Response, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

pub(in crate::gui) use self::ground::Ground;
pub(in crate::gui) use self::memory::{PlotOf, Plots, plot_of};
pub(in crate::gui) use self::menu::{offer, on as menu_on};
pub(in crate::gui) use self::names::with_room_above;
use self::paint::Frame;
pub(in crate::gui) use self::paint::{Inks, mark_words, series as paint_series};
use super::card;
use crate::gui::context::{Cx, is_right_to_left};
use crate::gui::fit;
use crate::gui::theme::{font, palette, size};
use crate::gui::widgets::{Look, galley, hover_before, paint_text, tip_of_lines};
use crate::report::Plot;
use crate::report::plots::{Tip, tip};

/// Height under a plot for the words of the horizontal axis, in points.
const BELOW: f32 = 20.0;
/// Height above a plot for half a mark, in points.
const ABOVE: f32 = 8.0;
/// Between the marks of the vertical axis, in points.
const MARKS_APART: f32 = 42.0;
/// Between the marks of the horizontal axis where they are numbers, in points.
const PLACES_APART: f32 = 56.0;
/// The widest names at the ends of lines, in points, and as a share of the width.
const NAMES: (f32, f32) = (250.0, 0.4);

/// Says how a plot is shown.
#[derive(Clone, Copy, Debug)]
pub(in crate::gui) struct PlotLook<'a> {
    /// Names the place where it is shown, and where its cards open; no other plot of the window has this name.
    pub(in crate::gui) place: &'static str,
    /// Its height in points, with the words of its axis.
    height: f32,
    /// What screen readers hear; its title and the names of its lines where empty.
    name: &'a str,
    /// The audience (its place in the plan) whose figures it shows.
    audience: Option<usize>,
    /// Other colours than those of the places of its lines.
    colours: &'a [Color32],
    /// The line that is of an older plan, with how strongly it is drawn, and how strongly bands are.
    faded: (Option<(usize, f32)>, f32),
    /// True where a press opens the card of a figure.
    has_cards: bool,
}

impl<'a> PlotLook<'a> {
    /// Shows a plot at a place, `height` points high.
    pub(in crate::gui) fn at(place: &'static str, height: f32) -> Self {
        Self { place, height, name: "", audience: None, colours: &[], faded: (None, 1.0), has_cards: false }
    }

    /// Says what screen readers hear.
    pub(in crate::gui) fn named(self, name: &'a str) -> Self {
        Self { name, ..self }
    }

    /// Says whose figures it shows.
    pub(in crate::gui) fn of(self, audience: Option<usize>) -> Self {
        Self { audience, ..self }
    }

    /// Draws its lines in these colours.
    pub(in crate::gui) fn coloured(self, colours: &'a [Color32]) -> Self {
        Self { colours, ..self }
    }

    /// Draws more weakly what is of an older plan: a line by its number among the series, and the bands.
    pub(in crate::gui) fn fading(self, line: Option<(usize, f32)>, bands: f32) -> Self {
        Self { faded: (line, bands), ..self }
    }

    /// Opens the card of a figure at its place when it is pressed there.
    pub(in crate::gui) fn with_cards(self) -> Self {
        Self { has_cards: true, ..self }
    }
}

/// Shows a plot with its menu, and returns where its values lie.
pub(in crate::gui) fn show(cx: &mut Cx<'_>, ui: &mut Ui, plot: &Plot, look: &PlotLook<'_>) -> Ground {
    let ground = if plot.is_lying { lying::show(cx, ui, plot, look) } else { upright(cx, ui, plot, look) };
    menu::below(cx, ui, plot, look.audience);
    ground
}

fn upright(cx: &mut Cx<'_>, ui: &mut Ui, plot: &Plot, look: &PlotLook<'_>) -> Ground {
    let (rect, _) = fit::allocate(ui, vec2(ui.available_width(), look.height), Sense::hover());
    let inks = Inks::of(ui, plot, look.colours).faded(look.faded);
    let frame = frame_of(cx, ui, plot, rect);
    let ground = frame.ground;
    let response = ui.interact(ground.rect, ui.scope_id().with(look.place), Sense::CLICK | Sense::HOVER);
    let spoken = if look.name.is_empty() { spoken(cx, plot) } else { look.name.to_owned() };
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &spoken));
    frame.paint(ui);
    paint::series(ui, (look.place, rect), &ground, plot, &inks);
    names::at_ends(ui, plot, &inks, &frame);
    if let Some(place) = response.hover_pos().and_then(|pointer| ground.place_at(plot, pointer.x)) {
        let x = ground.at(place, 0.0).x;
        ui.painter().vline(x, ground.rect.y_range(), Stroke::new(1.0, palette(ui.visuals()).line));
        let said = tip(&cx.report().of_audience(look.audience), plot, place);
        tip_of(cx, &response, (&said, ground.to_the_left), look);
    }
    menu::on(cx, &response, plot, look.audience);
    ground
}

/// Shows what a plot says at one place, and opens its card there when it is pressed.
fn tip_of(cx: &Cx<'_>, response: &Response, (said, to_the_left): (&Tip, bool), look: &PlotLook<'_>) {
    if let Some(subject) = said.explains.filter(|_| look.has_cards && response.clicked()) {
        card::toggle(cx, look.place, subject, response);
    }
    hover_before(response, to_the_left, |ui| tip_lines(ui, said));
}

/// Writes what a plot says at one place.
pub(in crate::gui) fn tip_lines(ui: &mut Ui, said: &Tip) {
    let title = Some((said.title.as_str(), Look::Strong)).filter(|(title, _)| !title.is_empty());
    tip_of_lines(ui, title.into_iter().chain(said.lines.iter().map(|line| (line.as_str(), Look::Body))));
}

/// Returns the title of a plot and the words at its lines and marks.
fn spoken(cx: &Cx<'_>, plot: &Plot) -> String {
    let points = plot.series.iter().flat_map(|series| series.words.iter().filter(|_| !series.is_stacked()));
    let labels = plot.series.iter().map(|series| &series.label).chain(points);
    let marks = plot.marks.iter().chain(&plot.places).map(|mark| &mark.name);
    let said: Vec<&str> = labels.chain(marks).map(String::as_str).filter(|text| !text.is_empty()).collect();
    if said.is_empty() { plot.title.clone() } else { format!("{}: {}", plot.title, said.join(cx.comma())) }
}

/// Lays out the marks of both axes and the room for names in `rect`.
fn frame_of(cx: &Cx<'_>, ui: &Ui, plot: &Plot, rect: Rect) -> Frame {
    let rtl = is_right_to_left(ui);
    let to_the_left = if plot.x.is_time { cx.time_runs_left() } else { rtl };
    let height = fit::beside(rect.height(), ABOVE + BELOW);
    let values = plot.value_marks(f64::from(fit::within(height / MARKS_APART, 2.0, 5.0)));
    let last = values.len().saturating_sub(1);
    let values: Vec<(f64, String)> =
        values.iter().enumerate().map(|(at, &value)| (value, mark_words(cx, &plot.y, value, at == last))).collect();
    let width = |text: &str| galley(ui, text, font(size::SMALL), Color32::PLACEHOLDER, f32::INFINITY).size().x;
    let marks = values.iter().map(|(_, words)| width(words)).fold(0.0, f32::max) + 8.0;
    let names = names::room(ui, plot).min(NAMES.0).min(rect.width() * NAMES.1);
    let (left, right) = match (rtl, to_the_left) {
        (false, false) => (marks, names),
        (true, true) => (names, marks),
        (true, false) => (0.0, marks + names),
        (false, true) => (marks + names, 0.0),
    };
    let area = fit::sound(Rect::from_min_max(
        pos2(rect.left() + left.max(4.0), rect.top() + ABOVE),
        pos2(rect.right() - right.max(4.0), rect.bottom() - BELOW),
    ));
    let ends = (values.first().map_or(0.0, |value| value.0), values.last().map_or(1.0, |value| value.0));
    let ground = Ground { rect: area, x: plot.across(), y: ends, to_the_left };
    let count = f64::from(fit::within(area.width() / PLACES_APART, 2.0, 6.0));
    let places = if plot.x.labels.is_empty() {
        let marks = plot.place_marks(count);
        let last = marks.len().saturating_sub(1);
        marks.iter().enumerate().map(|(at, &value)| (value, mark_words(cx, &plot.x, value, at == last))).collect()
    } else {
        plot.x.written()
    };
    // Marks stand at the start, and at the edge of the picture where lines run towards them.
    let marks_x = if rtl { area.right() + 6.0 } else { area.left() - 6.0 };
    Frame { ground, values, places, marks_x, marks_at_right: rtl, names }
}

impl Frame {
    /// Draws the lines of the grid with their words, and the base line with its own.
    fn paint(&self, ui: &Ui) {
        let colours = palette(ui.visuals());
        let (painter, area) = (ui.painter(), self.ground.rect);
        let anchor = if self.marks_at_right { Align2::LEFT_CENTER } else { Align2::RIGHT_CENTER };
        for (value, words) in &self.values {
            let y = self.ground.at(0.0, *value).y;
            painter.hline(area.x_range(), y, Stroke::new(1.0, colours.grid));
            paint_text(ui, painter, pos2(self.marks_x, y), anchor, words, font(size::SMALL), colours.weak_text);
        }
        painter.hline(area.x_range(), area.bottom(), Stroke::new(1.0, colours.line));
        let words: Vec<(f32, Arc<Galley>)> = self
            .places
            .iter()
            .map(|(value, words)| {
                let text = galley(ui, words, font(size::SMALL), colours.weak_text, f32::INFINITY);
                (self.ground.at(*value, self.ground.y.0).x, text)
            })
            .collect();
        for at in written(&words) {
            let (x, text) = &words[at];
            painter.vline(*x, area.bottom()..=area.bottom() + 3.0, Stroke::new(1.0, colours.line));
            let left = pos2(x - text.size().x / 2.0, area.bottom() + 4.0);
            painter.galley(left, Arc::clone(text), colours.weak_text);
        }
    }
}

/// Chooses which words of an axis are written: as many as fit, so many steps apart, and the last one, which says the unit.
fn written(words: &[(f32, Arc<Galley>)]) -> Vec<usize> {
    let meet = |a: usize, b: usize| {
        let half = |at: usize| words[at].1.size().x / 2.0;
        (words[a].0 - words[b].0).abs() < half(a) + half(b) + 6.0
    };
    let every = |step: usize| (0..words.len()).step_by(step).collect::<Vec<_>>();
    let fits = |chosen: &[usize]| chosen.windows(2).all(|pair| !meet(pair[0], pair[1]));
    let steps = [1, 2, 4, 5, 10, 13, 26, 52, 104];
    let mut chosen = steps.into_iter().map(every).find(|chosen| fits(chosen)).unwrap_or_default();
    if let Some(last) = words.len().checked_sub(1).filter(|last| chosen.last() != Some(last)) {
        while chosen.last().is_some_and(|before| meet(*before, last)) {
            chosen.pop();
        }
        chosen.push(last);
    }
    chosen
}
