//! Pages to read: paragraphs, headings, tables and pictures laid out on paper in both directions.
//!
//! [`lay_out`] turns a [`Document`] into one list of drawn things for each page. From it come the PDF ([`pdf()`]), the preview
//! in the window and pictures of pages ([`Laid::figure`]). Everything is laid out from the start side; pages of a language
//! that runs from the right are turned round at the end.

mod align;
mod beside;
mod contents;
mod document;
mod foot;
mod furniture;
mod galley;
mod grid;
mod lines;
mod paginate;
mod pdf;
mod stacked;
mod style;
mod table;
mod title;

pub(super) use align::{Noted, Row as BesideRow, noted, rows as beside_rows};
pub(super) use beside::lay_out_beside;
pub(super) use document::{Block, Document, Picture, TitlePage};
pub(super) use grid::Grid;
pub(super) use lines::{behind, broken, runs_left, turned, turned_to, without_controls};
pub(super) use paginate::lay_out;
pub(super) use pdf::pdf;
pub(super) use stacked::stacked;
pub(super) use table::title_of;

use super::figure::{self, Figure, Shape};
use crate::plan::Language;

/// Says on what the pages of a book are laid out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum BookPaper {
    /// A4, 210 × 297 mm.
    #[default]
    A4,
    /// US Letter, 8.5 × 11 in.
    Letter,
}

impl BookPaper {
    /// Both of them.
    pub const ALL: [Self; 2] = [Self::A4, Self::Letter];

    /// Returns the paper's name on the command line.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::A4 => "a4",
            Self::Letter => "letter",
        }
    }

    /// Returns its width and its height upright, in points of 1/96 inch.
    fn size(self) -> (f32, f32) {
        match self {
            Self::A4 => (793.7, 1122.5),
            Self::Letter => (816.0, 1056.0),
        }
    }
}

/// Returns the width and the height between the margins of a page.
pub(super) fn room(locale: crate::text::Locale, paper: BookPaper, is_wide: bool) -> (f32, f32) {
    let style = style::Style::of(locale, paper);
    (style.room(is_wide), style.depth(is_wide))
}

/// Returns the parts that a table has on paper in words of these sizes, each with its columns and whether it lies on its side.
pub(super) fn grids(
    table: &crate::report::Table,
    sizes: &[f32],
    locale: crate::text::Locale,
    paper: BookPaper,
) -> Vec<Grid> {
    let style = style::Style::of(locale, paper);
    grid::fitted_at(table, sizes, style.room(false), style.room(true), locale.direction().is_right_to_left())
}

/// Returns the columns of a table in a room, in the first of these sizes in which it fits; none where it fits in none.
pub(super) fn grid_in(table: &crate::report::Table, sizes: &[f32], room: f32, is_rtl: bool) -> Option<Grid> {
    let mut grids = grid::fitted_at(table, sizes, room, room, is_rtl);
    if grids.len() == 1 { grids.pop() } else { None }
}

/// Says what a drawn thing is to those who cannot see it.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Role {
    /// A whole book in one language.
    Part(Language),
    /// A heading of a level, with its text.
    Heading(u8, String),
    /// A paragraph, whole.
    Paragraph(String),
    /// A table.
    Table,
    /// The titles of a table's columns.
    Head,
    /// The rows of a table.
    Body,
    /// A row.
    Row,
    /// The title of a column.
    Title,
    /// A cell.
    Cell,
    /// A picture, with a sentence that says what it shows.
    Picture(String),
    /// A line of the contents.
    Entry,
    /// A note at the foot of a page.
    Note(String),
}

/// Holds a thing of the document's structure.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Element {
    /// What it is.
    pub(super) role: Role,
    /// The thing that it belongs to, by its place among all.
    pub(super) parent: Option<usize>,
}

/// Holds shapes that belong to one thing of the structure; to none where they only decorate the page.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Piece {
    /// The thing, by its place among the elements.
    pub(super) element: Option<usize>,
    /// What is drawn.
    pub(super) shapes: Vec<Shape>,
    /// The heading that a click leads to, by its place among the headings.
    pub(super) leads_to: Option<usize>,
}

/// Says where on a page a section of the book stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SectionMark {
    /// The section, by its place among those of the content.
    pub section: usize,
    /// Where it begins, from the top of the page.
    pub top: f32,
    /// Where it ends.
    pub bottom: f32,
}

/// Holds one page.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Page {
    /// How wide it is.
    pub(super) width: f32,
    /// How high it is.
    pub(super) height: f32,
    /// What is drawn, in reading order.
    pub(super) pieces: Vec<Piece>,
    /// Which sections stand on it.
    pub(super) marks: Vec<SectionMark>,
}

/// Holds a heading and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct HeadingPlace {
    /// How deep it is.
    pub(super) level: u8,
    /// Its number, where it has one.
    pub(super) number: Option<String>,
    /// Its words.
    pub(super) text: String,
    /// Its section, by its place among those of the content.
    pub(super) section: usize,
    /// Its page, from 0 on.
    pub(super) page: usize,
    /// How far below the top of the page it stands.
    pub(super) top: f32,
}

/// Holds a document on its pages.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Laid {
    /// The pages.
    pub(super) pages: Vec<Page>,
    /// The structure, parents before children.
    pub(super) elements: Vec<Element>,
    /// The headings in order.
    pub(super) headings: Vec<HeadingPlace>,
}

impl Laid {
    /// Returns a page as a picture.
    pub(super) fn figure(&self, page: usize) -> Option<Figure> {
        let page = self.pages.get(page)?;
        let shapes = page.pieces.iter().flat_map(|piece| piece.shapes.iter().cloned()).collect();
        let ground = Shape::Rect {
            at: [0.0, 0.0, page.width, page.height],
            round: 0.0,
            fill: figure::colour::PAPER,
            edge: None,
        };
        let block = |shapes| figure::Block { role: figure::Role::Furniture, shapes };
        Some(Figure {
            width: page.width,
            height: page.height,
            title: String::new(),
            blocks: vec![block(vec![ground]), block(shapes)],
            is_right_to_left: false,
        })
    }

    /// Leaves out all pages but those of `kept`, which are counted from 0, with what leads to one that is left out.
    pub(super) fn only(&mut self, kept: &[usize]) {
        let mut number = 0;
        self.pages.retain(|_| {
            number += 1;
            kept.contains(&(number - 1))
        });
        let new_page = |page: usize| kept.iter().position(|kept| *kept == page);
        let places: Vec<Option<usize>> = {
            let mut count = 0;
            let mut place = |heading: &HeadingPlace| {
                new_page(heading.page)?;
                count += 1;
                Some(count - 1)
            };
            self.headings.iter().map(&mut place).collect()
        };
        self.headings.retain_mut(|heading| match new_page(heading.page) {
            Some(page) => {
                heading.page = page;
                true
            }
            None => false,
        });
        for piece in self.pages.iter_mut().flat_map(|page| &mut page.pieces) {
            piece.leads_to = piece.leads_to.and_then(|heading| places.get(heading).copied().flatten());
        }
    }

    /// Puts the pages of another document behind these.
    pub(super) fn append(&mut self, mut other: Self) {
        let (elements, headings, pages) = (self.elements.len(), self.headings.len(), self.pages.len());
        for element in &mut other.elements {
            element.parent = element.parent.map(|parent| parent + elements);
        }
        for piece in other.pages.iter_mut().flat_map(|page| &mut page.pieces) {
            piece.element = piece.element.map(|element| element + elements);
            piece.leads_to = piece.leads_to.map(|heading| heading + headings);
        }
        for heading in &mut other.headings {
            heading.page += pages;
        }
        self.pages.extend(other.pages);
        self.elements.extend(other.elements);
        self.headings.extend(other.headings);
    }
}
