//! The words of bars: a name stands in its bar, else behind it, before it, or in its first gap, once for a flight; quantity and
//! cost follow where there is room. Nothing is cut where another place has room.

use std::sync::Arc;

use eframe::egui::{Align2, Color32, FontId, Galley, Rangef, Rect, Ui, pos2, vec2};

use super::layer::Layer;
use super::rows::RowSizes;
use super::timeline::Timeline;
use crate::gui::context::is_right_to_left;
use crate::gui::fit;
use crate::gui::theme::{font, palette, size, strong_font};
use crate::gui::widgets::{galley, galley_elided, galley_within};

/// Between the words and the ends of their bar, and between a bar and words beside it, in points.
const INSIDE: f32 = 8.0;
const BESIDE: f32 = 5.0;
/// Between a name and the figures that follow it, in points.
const GAP: f32 = 8.0;
/// Less room than this shows no cut name, in points.
const LEAST_CUT: f32 = 34.0;
/// Bars from this height on have two lines beside them, in points.
const TWO_LINES: f32 = RowSizes::COMFORTABLE.bar;
/// What is free above and below such a bar together, in points: words of two lines stay in their row.
const AROUND_BAR: f32 = RowSizes::COMFORTABLE.lane - RowSizes::COMFORTABLE.bar;

/// Holds what is said about a bar, and where there is room for it.
#[derive(Debug)]
pub(super) struct Label<'a> {
    /// The name of the message.
    pub(super) name: &'a str,
    /// Quantity and cost.
    pub(super) details: &'a str,
    /// The stretches with a quantity that can be seen, in the order of time.
    pub(super) runs: &'a [Rect],
    /// What is free before and behind the bar in its lane, on the screen.
    pub(super) before: Rangef,
    /// What is free behind it.
    pub(super) behind: Rangef,
    /// The middle and the height of the bar.
    pub(super) y: Rangef,
    /// The colour of words on the bar.
    pub(super) ink: Color32,
}

/// Says where a label was put.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Placed {
    /// What it takes on the screen.
    pub(super) x: Rangef,
    /// Whether the name is cut.
    pub(super) is_cut: bool,
}

/// The places of a name, in the order in which they are tried.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Spot {
    In(Rangef),
    Behind(Rangef),
    Before(Rangef),
    Gap(Rangef),
}

impl Spot {
    fn x(self) -> Rangef {
        match self {
            Self::In(x) | Self::Behind(x) | Self::Before(x) | Self::Gap(x) => x,
        }
    }

    /// Returns how much of the place words can take.
    fn room(self) -> f32 {
        let margin = if matches!(self, Self::In(_)) { INSIDE } else { BESIDE };
        fit::beside(self.x().span(), 2.0 * margin)
    }
}

/// Shows the label and says where it stands; nothing where there is no room at all.
pub(super) fn show(ui: &Ui, layer: &mut Layer, label: &Label<'_>, timeline: &Timeline) -> Option<Placed> {
    let spots = spots(label, timeline);
    let roomiest = spots.iter().copied().max_by(|a, b| a.room().total_cmp(&b.room()))?;
    if roomiest.room() < LEAST_CUT / 2.0 {
        return None;
    }
    if let Some((spot, name)) = fitting(ui, label, label.name, &spots) {
        return Some(paint(ui, layer, label, spot, name, timeline));
    }
    // A name with an explanation behind a colon is understood without it.
    if let Some((spot, name)) = label.name.split_once(": ").and_then(|(name, _)| fitting(ui, label, name, &spots)) {
        return Some(Placed { is_cut: true, ..paint(ui, layer, label, spot, name, timeline) });
    }
    if roomiest.room() < LEAST_CUT {
        return None;
    }
    let (face, ink) = look(ui, label, roomiest);
    let cut = galley_elided(ui, label.name, face, ink, roomiest.room());
    Some(Placed { is_cut: true, ..paint(ui, layer, label, roomiest, cut, timeline) })
}

/// Returns the letters of a name and their colour in a place.
fn look(ui: &Ui, label: &Label<'_>, spot: Spot) -> (FontId, Color32) {
    match spot {
        Spot::In(_) => (strong_font(size::SMALL), label.ink),
        _ => (font(size::SMALL), palette(ui.visuals()).text),
    }
}

/// Finds the first place in which `name` is whole on one line, else on two beside a bar that is high enough.
fn fitting(ui: &Ui, label: &Label<'_>, name: &str, spots: &[Spot]) -> Option<(Spot, Arc<Galley>)> {
    let in_one_line = |spot: Spot| {
        let (face, ink) = look(ui, label, spot);
        let words = galley(ui, name, face, ink, f32::INFINITY);
        (words.size().x <= spot.room()).then_some((spot, words))
    };
    let in_two_lines = |spot: Spot| {
        let (face, ink) = look(ui, label, spot);
        let room = vec2(spot.room(), label.y.span() + AROUND_BAR);
        let lines = |name: &str| {
            let lines = galley_within(ui, name, face.clone(), ink, (room, 2))?;
            (!lines.elided && lines.size().x <= room.x).then_some((spot, lines))
        };
        // Where a line ends at a space, the next can be too long though a hyphen would part them better.
        let at_hyphens = name.match_indices('-').map(|(at, _)| {
            let (first, second) = name.split_at(at + 1);
            format!("{first}\n{second}")
        });
        lines(name).or_else(|| at_hyphens.into_iter().find_map(|parted| lines(&parted)))
    };
    let beside = || spots.iter().copied().filter(|spot| !matches!(spot, Spot::In(_)));
    let two = || if label.y.span() >= TWO_LINES { beside().find_map(in_two_lines) } else { None };
    spots.iter().copied().find_map(in_one_line).or_else(two)
}

fn spots(label: &Label<'_>, timeline: &Timeline) -> Vec<Spot> {
    let by_width = |a: &&Rect, b: &&Rect| a.width().total_cmp(&b.width());
    let longest = label.runs.iter().max_by(by_width).map(Rect::x_range);
    let mut spots: Vec<Spot> = longest.map(Spot::In).into_iter().collect();
    spots.extend([Spot::Behind(label.behind), Spot::Before(label.before)]);
    if let [first, second, ..] = label.runs {
        let gap = if timeline.right_to_left {
            Rangef::new(second.right(), first.left())
        } else {
            Rangef::new(first.right(), second.left())
        };
        spots.push(Spot::Gap(gap));
    }
    spots.retain(|spot| spot.x().span() > 0.0);
    spots
}

/// Paints a name in its place, and the figures behind it where they fit.
fn paint(ui: &Ui, layer: &mut Layer, label: &Label<'_>, spot: Spot, name: Arc<Galley>, timeline: &Timeline) -> Placed {
    let colours = palette(ui.visuals());
    let reads_left = is_right_to_left(ui);
    let is_inside = matches!(spot, Spot::In(_));
    let ink = if is_inside { label.ink } else { colours.weak_text };
    let x = spot.x().shrink(if is_inside { INSIDE } else { BESIDE });
    let name_width = name.size().x;
    let figures = (!label.details.is_empty())
        .then(|| galley(ui, label.details, font(size::SMALL), ink, f32::INFINITY))
        .filter(|figures| name_width + GAP + figures.size().x <= x.span());
    let taken = name_width + figures.as_ref().map_or(0.0, |figures| GAP + figures.size().x);
    // Words stand next to the bar that they belong to.
    let taken = if is_inside {
        x
    } else {
        let at_high_end = match spot {
            Spot::Behind(_) | Spot::Gap(_) => timeline.right_to_left,
            _ => !timeline.right_to_left,
        };
        if at_high_end { Rangef::new(x.max - taken, x.max) } else { Rangef::new(x.min, x.min + taken) }
    };
    let y = label.y.center();
    if matches!(spot, Spot::Gap(_)) {
        let ground = Rect::from_x_y_ranges(taken.expand(2.0), label.y);
        layer.rect_filled(ground, 0, colours.surface);
    }
    let (first, last) =
        if reads_left { (pos2(taken.max, y), pos2(taken.min, y)) } else { (pos2(taken.min, y), pos2(taken.max, y)) };
    let (start, end) = if reads_left {
        (Align2::RIGHT_CENTER, Align2::LEFT_CENTER)
    } else {
        (Align2::LEFT_CENTER, Align2::RIGHT_CENTER)
    };
    let is_cut = name.elided;
    let colour = if is_inside { label.ink } else { colours.text };
    layer.galley(start.anchor_size(first, name.size()).min, name, colour);
    if let Some(figures) = figures {
        layer.galley(end.anchor_size(last, figures.size()).min, figures, ink);
    }
    Placed { x: taken, is_cut }
}

/// Holds what is free in each lane of a row while its bars are shown in the order of time.
#[derive(Debug)]
pub(super) struct Lanes {
    /// For each lane, where what was shown last ends, in points from the start of time.
    ends: Vec<f32>,
}

impl Lanes {
    /// Begins a row.
    #[must_use]
    pub(super) fn new() -> Self {
        Self { ends: Vec::new() }
    }

    /// Returns what is free before and behind a bar in `lane`, whose lane's next bar begins at `next`.
    #[must_use]
    pub(super) fn around(&self, lane: u32, bar: Rect, next: Option<Rect>, timeline: &Timeline) -> (Rangef, Rangef) {
        let area = timeline.area;
        let last = self.ends.get(lane as usize).copied().unwrap_or(0.0);
        if timeline.right_to_left {
            let next = next.map_or(area.min, |next| next.right()).max(area.min);
            (Rangef::new(bar.right().max(area.min), area.max - last), Rangef::new(next, bar.left().min(area.max)))
        } else {
            let next = next.map_or(area.max, |next| next.left()).min(area.max);
            (Rangef::new(area.min + last, bar.left().min(area.max)), Rangef::new(bar.right().max(area.min), next))
        }
    }

    /// Notes that `x` of a lane is taken.
    pub(super) fn take(&mut self, lane: u32, x: Rangef, timeline: &Timeline) {
        let lane = lane as usize;
        if self.ends.len() <= lane {
            self.ends.resize(lane + 1, 0.0);
        }
        let end = if timeline.right_to_left { timeline.area.max - x.min } else { x.max - timeline.area.min };
        self.ends[lane] = self.ends[lane].max(end);
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::float_cmp, reason = "the numbers are exact in binary")]

    use eframe::egui::{Rangef, Rect};

    use super::Lanes;
    use crate::gui::pages::plan::timeline::Timeline;

    #[test]
    fn a_label_behind_a_bar_takes_the_room_before_the_next() {
        let y = Rangef::new(0.0, 20.0);
        let timeline = Timeline::new(Rangef::new(100.0, 500.0), 10, 1.0, 0.0, false);
        let (first, second) = (Rect::from_x_y_ranges(100.0..=140.0, y), Rect::from_x_y_ranges(300.0..=340.0, y));
        let mut lanes = Lanes::new();
        let (before, behind) = lanes.around(0, first, Some(second), &timeline);
        assert_eq!((before.span(), behind), (0.0, Rangef::new(140.0, 300.0)));
        lanes.take(0, Rangef::new(145.0, 220.0), &timeline);
        let (before, behind) = lanes.around(0, second, None, &timeline);
        assert_eq!((before, behind), (Rangef::new(220.0, 300.0), Rangef::new(340.0, 500.0)));

        let mirrored = Timeline::new(Rangef::new(100.0, 500.0), 10, 1.0, 0.0, true);
        let (first, second) = (Rect::from_x_y_ranges(460.0..=500.0, y), Rect::from_x_y_ranges(260.0..=300.0, y));
        let lanes = Lanes::new();
        let (before, behind) = lanes.around(0, first, Some(second), &mirrored);
        assert_eq!((before.span(), behind), (0.0, Rangef::new(300.0, 460.0)));
    }
}
