//! Plots as series and marks: what is drawn in the window, in pictures and in workbooks.

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
    /// Its last value where it is fixed, such as 1 for a share.
    pub end: Option<f64>,
}

/// Says how a series is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SeriesKind {
    /// A line through its points.
    Line,
    /// Bars that start at 0; those of several series stand on each other.
    Bars,
    /// Points alone.
    Points,
    /// Lifts the bars of the series behind it, and is not drawn itself.
    Lift,
}

/// Holds one series.
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    /// Its name, which stands at its end.
    pub name: String,
    /// How it is drawn.
    pub kind: SeriesKind,
    /// Its points; what cannot be computed is left out.
    pub points: Vec<(f64, f64)>,
    /// Its colour where it is one of the plan's; otherwise that of its place.
    pub colour: Option<Colour>,
    /// The words that stand at its points, one for each, where they are written out.
    pub words: Vec<String>,
}

impl Series {
    /// Makes a series in the colour of its place.
    #[must_use]
    pub fn new(name: impl Into<String>, kind: SeriesKind, points: Vec<(f64, f64)>) -> Self {
        Self { name: name.into(), kind, points, colour: None, words: Vec::new() }
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
    /// Where it stands on the vertical axis.
    pub value: f64,
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
    /// What must be said below it: model, universe, "illustrative".
    pub notes: Vec<String>,
    /// True where bars lie, one row for each label of the horizontal axis, whose words are long.
    pub is_lying: bool,
}
