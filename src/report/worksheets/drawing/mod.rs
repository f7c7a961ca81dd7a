//! A worksheet as the figure of the textbook: cells with their places, what was filled in and what the plan says. The window
//! draws it, and exports can; nothing here knows colours or fonts.

mod copy;
mod house;
mod lines;
mod room;
mod shapes;
mod track;
mod triangle;
mod whole;

pub use copy::{of_the_plan, sheet_table, sheet_tables, sheet_text};
pub use lines::gone_option;
pub(super) use lines::words_of_answer;

use super::super::Report;
use crate::edit::ItemId;
use crate::plan::Colour;
use crate::worksheet::{Completeness, Framework, Layout};

/// Says where a cell stands: `x` and `width` as shares of the whole from the start side of the reading direction, `y` and
/// `height` in points.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Place {
    /// From the start side.
    pub x: f32,
    /// From the top.
    pub y: f32,
    /// The share of the whole width.
    pub width: f32,
    /// The height in points.
    pub height: f32,
}

impl Place {
    /// Returns true where two places have room in common.
    #[must_use]
    pub fn overlaps(&self, other: &Self) -> bool {
        let apart =
            |start: f32, end: f32, other: f32, other_end: f32| end <= other + 0.001 || other_end <= start + 0.001;
        !(apart(self.x, self.x + self.width, other.x, other.x + other.width)
            || apart(self.y, self.y + self.height, other.y, other.y + other.height))
    }
}

/// The line around a cell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Outline {
    /// A box.
    #[default]
    Box,
    /// A box with a point at its end, as one stage of a track.
    Arrow,
    /// A roof: the top runs up to the middle.
    Roof,
    /// A dashed box: what stands outside of the figure, or is missing.
    Dashed,
    /// A small box at a corner of a triangle.
    Corner,
}

/// Says whose words a line holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Voice {
    /// Those of the person who filled the sheet in.
    Written,
    /// What the framework itself explains.
    Explained,
    /// What the plan says: it cannot be typed into.
    Plan,
    /// Nobody's yet: a required item that is not filled in.
    Missing,
    /// What the plan says and somebody should look at.
    Warning,
}

/// The mark before a line: what is read has a round one, what is ticked a square one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineMark {
    /// Whether what the line names is in the plan: a filled disc or a ring.
    Read(bool),
    /// Whether the option that the line names is ticked.
    Ticked(bool),
    /// The message that the line names, in its colour.
    Message(Colour),
}

impl LineMark {
    /// Returns true for what is there or ticked.
    #[must_use]
    pub fn is_set(self) -> bool {
        match self {
            Self::Read(is_set) | Self::Ticked(is_set) => is_set,
            Self::Message(_) => true,
        }
    }
}

/// Says how the lines of a cell stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LineOrder {
    /// What was written from the top, what the plan says at the foot, as much of both as has room.
    #[default]
    PlanAtFoot,
    /// All in their order; so many marked lines stand beside each other.
    AsListed {
        /// How many, 1 or more.
        beside: usize,
    },
}

/// Holds what two sides have of one thing, drawn as a bar to each side of a middle line.
#[derive(Clone, Debug, PartialEq)]
pub struct TwoSides {
    /// The thing.
    pub name: String,
    /// What each side has, as shares of the most that any side has.
    pub shares: [f64; 2],
    /// What each side has, in words.
    pub words: [String; 2],
}

/// Holds a share that is drawn as a column of its parts.
#[derive(Clone, Debug, PartialEq)]
pub struct Stack {
    /// What each message adds to the share, from the foot up, in its colour.
    pub parts: Vec<(Colour, f64)>,
    /// The share that the whole height of the column stands for: the same in all cells of a figure.
    pub full: f64,
    /// So far below the top of a cell its column begins, in points: below the tallest of the names of a figure.
    pub from: f32,
    /// So far above the lower margin of a cell its column begins, in points: columns of a figure stand on one line.
    pub rest: f32,
}

impl Stack {
    /// So far below the top of a cell its column begins where no name needs more, in points.
    pub const FROM: f32 = 72.0;
    /// The height of the whole scale, in points.
    pub const HEIGHT: f32 = 92.0;
    /// The width of a column, in points.
    pub const WIDTH: f32 = 40.0;
    /// So much longer than the column the line of the target is at each side, in points.
    pub const BEYOND: f32 = 8.0;
    /// The least height of a place that has room for the column with its words, in points.
    pub const LEAST: f32 = Self::HEIGHT + 48.0;

    /// Returns how high a share stands on the scale of the column, in points.
    #[must_use]
    pub fn height_of(&self, share: f64) -> f32 {
        Self::HEIGHT * (share / self.full.max(f64::MIN_POSITIVE)).min(1.0) as f32
    }
}

/// One line of a cell.
#[derive(Clone, Debug, PartialEq)]
pub struct DrawnLine {
    /// What is asked; empty where the line stands alone.
    pub caption: String,
    /// The words.
    pub text: String,
    /// Whose words they are.
    pub voice: Voice,
    /// The mark before it; none for most.
    pub mark: Option<LineMark>,
}

/// Says what a press on a cell leads to.
#[derive(Clone, Debug, PartialEq)]
pub enum CellTarget {
    /// A part of the worksheet, by its place in the framework.
    Part(usize),
    /// An option of an item: a press chooses it.
    Option {
        /// The part of the item, by its place.
        part: usize,
        /// The item.
        item: String,
        /// The option.
        option: String,
    },
    /// A thing of the plan.
    Thing(ItemId),
    /// The page of the brief, where the positioning is.
    Brief,
    /// Nothing: the cell is only read.
    Nothing,
}

/// One cell of a drawn worksheet.
#[derive(Clone, Debug, PartialEq)]
pub struct DrawnCell {
    /// Where it stands.
    pub place: Place,
    /// The line around it.
    pub outline: Outline,
    /// Its number in the figure.
    pub number: Option<usize>,
    /// Its name.
    pub name: String,
    /// How much of it is filled in, where something is to be filled in.
    pub done: Option<Completeness>,
    /// Whether it is the chosen one of several.
    pub is_chosen: bool,
    /// What stands in it.
    pub lines: Vec<DrawnLine>,
    /// How its lines stand.
    pub order: LineOrder,
    /// Bars to both sides, above the lines, with what each side is; none in most cells.
    pub sides: Option<([String; 2], Vec<TwoSides>)>,
    /// A share of one that a bar in it shows.
    pub bar: Option<f64>,
    /// The target of the bar.
    pub target: Option<f64>,
    /// The parts of the share, where the bar is a column of them.
    pub stack: Option<Stack>,
    /// What a press leads to.
    pub leads_to: CellTarget,
}

impl DrawnCell {
    fn at(place: Place, name: impl Into<String>, leads_to: CellTarget) -> Self {
        Self {
            place,
            outline: Outline::Box,
            number: None,
            name: name.into(),
            done: None,
            is_chosen: false,
            lines: Vec::new(),
            order: LineOrder::default(),
            sides: None,
            bar: None,
            target: None,
            stack: None,
            leads_to,
        }
    }
}

/// A line from the middle of one cell to that of another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Edge {
    /// The cell that it begins at.
    pub from: usize,
    /// The cell that it ends at.
    pub to: usize,
}

/// A worksheet as a figure.
#[derive(Clone, Debug, PartialEq)]
pub struct Drawing {
    /// Its cells, in the order in which they are read.
    pub cells: Vec<DrawnCell>,
    /// Lines between them, drawn below the cells.
    pub edges: Vec<Edge>,
    /// Its height in points.
    pub height: f32,
}

/// Draws `framework` as its layout says, for a place `width` points wide; none for a form, which has no figure.
#[must_use]
pub fn drawing(report: &Report<'_>, framework: &Framework, width: f32) -> Option<Drawing> {
    let framework = report.as_read(framework);
    let (cells, edges) = match framework.layout {
        Layout::Form => return None,
        Layout::Board { columns, whole: true } => (whole::board(report, framework, columns.into(), width), Vec::new()),
        Layout::Board { columns, .. } => (shapes::board(report, framework, columns.into(), width), Vec::new()),
        Layout::Track => (track::track(report, framework, width), Vec::new()),
        Layout::Ladder => (shapes::ladder(report, framework, width), Vec::new()),
        Layout::Matrix => (shapes::matrix(report, framework, width), Vec::new()),
        Layout::Triangle => triangle::triangle(report, framework, width),
        Layout::House => (house::house(report, framework, width), Vec::new()),
    };
    let bottom = |cell: &DrawnCell| cell.place.y + cell.place.height;
    let height = cells.iter().map(bottom).fold(0.0, f32::max);
    Some(Drawing { cells, edges, height })
}

#[cfg(test)]
mod tests;
