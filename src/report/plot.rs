//! Plots as series and marks: what is drawn in the window, in pictures and in workbooks.

use std::collections::BTreeMap;

use super::Subject;
use crate::plan::Colour;

/// Describes an axis.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Axis {
    /// What it measures.
    pub title: String,
    /// Its unit, which stands at the top mark.
    pub unit: String,
    /// Words at places of the axis, where it is not a plain number: weeks, months, names.
    pub labels: Vec<(f64, String)>,
    /// What stands at the last of these places where it says the unit too, as "week 26".
    pub last: Option<String>,
    /// Its first value where it is not 0: for values that lie close together, far from it.
    pub start: Option<f64>,
    /// Its last value where it is fixed, such as 1 for a share.
    pub end: Option<f64>,
    /// True for weeks and days, which run as time does on the flowchart.
    pub is_time: bool,
}

impl Axis {
    /// Returns the words at its places as they are written beside it: the last ones say the unit.
    #[must_use]
    pub fn written(&self) -> Vec<(f64, String)> {
        let mut words = self.labels.clone();
        if let (Some(place), Some(last)) = (words.last_mut(), &self.last) {
            place.1.clone_from(last);
        }
        words
    }
}

/// Says how a series is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SeriesKind {
    /// A line through its points.
    Line,
    /// A dotted line through its points: what is only compared with, without a colour of its own.
    Dotted,
    /// Bars that start at 0; those of several series stand on each other.
    Bars,
    /// Points alone, as rings: where the plan stands.
    Points,
    /// Points alone, as squares: where a proposal stands.
    Squares,
    /// Lifts the bars of the series behind it, and is not drawn itself.
    Lift,
    /// Marks of one shape on the rows of a lying plot: squares, discs and diamonds in the order of the series. Those of one row
    /// are joined.
    Marks,
}

/// Holds one series.
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    /// Its name in tables.
    pub name: String,
    /// The words at its end, or beside a sample of its colour; empty where other words say what it is.
    pub label: String,
    /// How it is drawn.
    pub kind: SeriesKind,
    /// Its points; what cannot be computed is left out.
    pub points: Vec<(f64, f64)>,
    /// Its colour where it is one of the plan's; otherwise that of its place.
    pub colour: Option<Colour>,
    /// The words that stand at its points, one for each, where they are written out.
    pub words: Vec<String>,
    /// How far each of its points may lie, where that is known.
    pub band: Vec<(f64, f64)>,
}

impl Series {
    /// Makes a series in the colour of its place.
    #[must_use]
    pub fn new(name: impl Into<String>, kind: SeriesKind, points: Vec<(f64, f64)>) -> Self {
        let name = name.into();
        Self { label: name.clone(), name, kind, points, colour: None, words: Vec::new(), band: Vec::new() }
    }

    /// Writes other words than its name at its end.
    #[must_use]
    pub fn labelled(self, label: impl Into<String>) -> Self {
        Self { label: label.into(), ..self }
    }

    /// Says how far each point may lie.
    #[must_use]
    pub fn within(self, band: Vec<(f64, f64)>) -> Self {
        Self { band, ..self }
    }

    /// Returns true for bars and what lifts them.
    #[must_use]
    pub fn is_stacked(&self) -> bool {
        matches!(self.kind, SeriesKind::Bars | SeriesKind::Lift)
    }

    /// Returns the value at a place of the horizontal axis, where the series has one.
    #[must_use]
    pub fn at(&self, place: f64) -> Option<f64> {
        self.points.iter().find(|point| point.0.total_cmp(&place).is_eq()).map(|point| point.1)
    }

    /// Gives the series a colour of the plan.
    #[must_use]
    pub fn coloured(self, colour: Colour) -> Self {
        Self { colour: Some(colour), ..self }
    }

    /// Writes words at the points of the series.
    #[must_use]
    pub fn saying(self, words: Vec<String>) -> Self {
        Self { words, ..self }
    }
}

/// Marks a value of an axis, such as a budget or a target.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// What it says.
    pub name: String,
    /// Where it stands on its axis.
    pub value: f64,
}

/// Holds a bar: its place, where it begins and ends, and the words at it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Piece<'a> {
    /// The number of its series among all series.
    pub series: usize,
    /// Its place on the horizontal axis.
    pub place: f64,
    /// Where it begins.
    pub from: f64,
    /// Where it ends.
    pub to: f64,
    /// The words at it.
    pub said: &'a str,
}

/// Names what stands under some stretches of the horizontal axis, such as a message under its weeks.
#[derive(Clone, Debug, PartialEq)]
pub struct Track {
    /// Its name.
    pub name: String,
    /// Its colour in the plan.
    pub colour: Colour,
    /// First and last place of each stretch.
    pub spans: Vec<(f64, f64)>,
}

/// Holds a plot.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Plot {
    /// Names it for programs, such as "reach-build"; unique among all plots.
    pub id: &'static str,
    /// Its title.
    pub title: String,
    /// The horizontal axis.
    pub x: Axis,
    /// The vertical axis.
    pub y: Axis,
    /// Its series.
    pub series: Vec<Series>,
    /// Values that are marked.
    pub marks: Vec<Mark>,
    /// Places of the horizontal axis that are marked.
    pub places: Vec<Mark>,
    /// The figures whose cards open where its places are pressed.
    pub explained: Vec<(f64, Subject)>,
    /// What stands under the horizontal axis, on the same places.
    pub tracks: Vec<Track>,
    /// What must be said below it: model, universe, "illustrative".
    pub notes: Vec<String>,
    /// True where bars lie, one row for each label of the horizontal axis, whose words are long.
    pub is_lying: bool,
}

impl Plot {
    /// Returns the bars, those of one place on each other in the order of the series.
    #[must_use]
    pub fn pieces(&self) -> Vec<Piece<'_>> {
        let mut tops: BTreeMap<u64, f64> = BTreeMap::new();
        let mut pieces = Vec::new();
        for (number, series) in self.series.iter().enumerate().filter(|(_, series)| series.is_stacked()) {
            for (at, &(place, value)) in series.points.iter().enumerate().filter(|(_, point)| point.1.is_finite()) {
                let top = tops.entry(place.to_bits()).or_insert(0.0);
                let from = *top;
                *top += value;
                if series.kind == SeriesKind::Bars {
                    let said = series.words.get(at).map_or("", String::as_str);
                    pieces.push(Piece { series: number, place, from, to: from + value, said });
                }
            }
        }
        pieces
    }

    /// Returns the least and the greatest value that is shown; 0 is between them unless the axis starts elsewhere.
    #[must_use]
    pub fn extent(&self) -> (f64, f64) {
        let ends = self.pieces().into_iter().flat_map(|piece| [piece.from, piece.to]).collect::<Vec<_>>();
        let lines = self.series.iter().filter(|series| !series.is_stacked());
        let points = lines.flat_map(|series| &series.points).map(|point| point.1);
        let bands = self.series.iter().flat_map(|series| &series.band).flat_map(|band| [band.0, band.1]);
        let marks = self.marks.iter().map(|mark| mark.value);
        let all = ends.into_iter().chain(points).chain(bands).chain(marks).filter(|value| value.is_finite());
        let start = self.y.start.unwrap_or(0.0);
        all.fold((start, self.y.end.unwrap_or(start)), |(least, most), value| {
            (f64::min(least, value), f64::max(most, value))
        })
    }

    /// Returns the marks of the vertical axis, about `count` steps: round values from the least to the greatest.
    #[must_use]
    pub fn value_marks(&self, count: f64) -> Vec<f64> {
        let (least, most) = self.extent();
        round_marks(least, most, count)
    }

    /// Returns what the ends of the horizontal axis stand for: half a step more than the places of bars and names.
    #[must_use]
    pub fn across(&self) -> (f64, f64) {
        let points = self.series.iter().flat_map(|series| &series.points).map(|point| point.0);
        let all = points.chain(self.x.labels.iter().map(|label| label.0)).filter(|place| place.is_finite());
        let (least, most) =
            all.fold((f64::INFINITY, f64::NEG_INFINITY), |(least, most), place| (least.min(place), most.max(place)));
        if least > most {
            return (0.0, 1.0);
        }
        let has_bars = self.series.iter().any(|series| series.kind == SeriesKind::Bars);
        let spare = if has_bars || !self.x.labels.is_empty() { 0.5 } else { 0.0 };
        let (start, end) = (self.x.start.unwrap_or(least).min(least), self.x.end.unwrap_or(most).max(most));
        (start - spare, end + spare)
    }

    /// Returns the marks of the horizontal axis that are numbers, where it has no words.
    #[must_use]
    pub fn place_marks(&self, count: f64) -> Vec<f64> {
        let (least, most) = self.across();
        let marks = |count: f64| {
            let mut marks = round_marks(least, most, count);
            marks.retain(|mark| *mark >= least && *mark <= most);
            marks
        };
        // One mark alone, as there may be in a narrow range, says nothing about distances.
        let finer = [1.0, 2.0, 4.0].into_iter().map(|finer| marks(finer * count));
        finer.into_iter().find(|marks| marks.len() > 1).unwrap_or_else(|| marks(count))
    }

    /// Returns the number of a line among the lines that have a colour of their place, or of a bar among the bars.
    #[must_use]
    pub fn slot(&self, series: usize) -> usize {
        let kind = self.series.get(series).map(|series| series.kind);
        self.series.iter().take(series).filter(|before| Some(before.kind) == kind).count()
    }
}

/// Returns round values from `least` to `most`, about `count` steps of 1, 2 or 5 apart: the first is not above the least, the
/// last not below the greatest.
#[must_use]
pub fn round_marks(least: f64, most: f64, count: f64) -> Vec<f64> {
    let most = if most <= least { least + 1.0 } else { most };
    let rough = (most - least) / count.max(1.0);
    let size = 10_f64.powf(rough.log10().floor());
    let step = [1.0, 2.0, 5.0, 10.0].into_iter().map(|unit| unit * size).find(|step| *step >= rough * 0.999);
    let step = step.unwrap_or(rough);
    let (from, to) = ((least / step).floor(), (most / step - 1e-9).ceil());
    let mut marks = Vec::new();
    let mut number = from;
    while number <= to && marks.len() < 20 {
        marks.push(number * step);
        number += 1.0;
    }
    marks
}

#[cfg(test)]
mod tests {
    use super::{Axis, Plot, Series, SeriesKind, round_marks};

    #[test]
    fn marks_stand_at_round_numbers() {
        for (least, most, count, expected) in [
            (0.0, 1.0, 5.0, 6),
            (0.0, 12.0, 5.0, 4),
            (0.0, 0.0, 5.0, 6),
            (0.0, 230_000.0, 5.0, 6),
            (-3.0, 4.0, 5.0, 5),
            (0.0, 0.4, 2.0, 3),
        ] {
            let marks = round_marks(least, most, count);
            assert_eq!(marks.len(), expected, "{marks:?}");
            assert!(marks[0] <= least && *marks.last().unwrap() >= most - 1e-9, "{marks:?}");
        }
    }

    #[test]
    fn an_axis_starts_where_its_values_are() {
        let axis = Axis { start: Some(0.75), end: Some(0.82), ..Axis::default() };
        let series = vec![Series::new("", SeriesKind::Line, vec![(0.76, 0.78), (0.8, 0.77)])];
        let plot = Plot { series, x: axis.clone(), y: axis, ..Plot::default() };
        assert_eq!((plot.extent(), plot.across()), ((0.75, 0.82), (0.75, 0.82)));
        for marks in [plot.value_marks(4.0), plot.place_marks(4.0)] {
            assert!((3..=6).contains(&marks.len()), "{marks:?}");
        }
    }

    #[test]
    fn the_last_place_says_the_unit() {
        let labels = vec![(1.0, "1".to_owned()), (2.0, "2".to_owned())];
        let axis = Axis { labels, last: Some("week 2".to_owned()), ..Axis::default() };
        let words: Vec<String> = axis.written().into_iter().map(|(_, words)| words).collect();
        assert_eq!(words, ["1", "week 2"]);
        assert_eq!(axis.labels[1].1, "2", "tables and tips name it as before");
    }

    #[test]
    fn a_narrow_axis_has_two_marks() {
        for (start, end) in [(0.702, 0.748), (0.61, 0.69), (0.4, 0.9), (0.0, 1.0), (0.1499, 0.2501)] {
            let axis = Axis { start: Some(start), end: Some(end), ..Axis::default() };
            let series = vec![Series::new("", SeriesKind::Line, vec![(start, 0.1), (end, 0.2)])];
            let plot = Plot { series, x: axis, ..Plot::default() };
            for count in [2.0, 3.0, 6.0] {
                let marks = plot.place_marks(count);
                assert!((2..=9).contains(&marks.len()), "{start} {end} {count}: {marks:?}");
            }
        }
    }

    #[test]
    fn bars_of_one_place_stand_on_each_other() {
        let bars = |points: &[(f64, f64)]| Series::new("", SeriesKind::Bars, points.to_vec());
        let plot = Plot {
            series: vec![
                Series::new("", SeriesKind::Lift, vec![(1.0, 2.0)]),
                bars(&[(0.0, 1.0), (1.0, 3.0)]),
                bars(&[(0.0, 4.0)]),
            ],
            y: Axis { end: Some(4.0), ..Axis::default() },
            ..Plot::default()
        };
        let ends: Vec<(usize, f64, f64)> =
            plot.pieces().iter().map(|piece| (piece.series, piece.from, piece.to)).collect();
        assert_eq!(ends, [(1, 0.0, 1.0), (1, 2.0, 5.0), (2, 1.0, 5.0)]);
        assert_eq!(plot.extent(), (0.0, 5.0));
        assert_eq!(plot.across(), (-0.5, 1.5));
        assert_eq!([1, 2].map(|series| plot.slot(series)), [0, 1]);
    }
}
