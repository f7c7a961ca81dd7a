//! Slides: a section of the book on each, with what it says in short, and notes for who speaks.

use super::super::pages::{Block, Picture};
use super::super::provenance;
use super::{Content, heading};
use crate::report::{Report, Row, RowRole, Table};

/// The most points on a slide; what is left over stands in its notes.
const MOST_POINTS: usize = 6;

/// The most rows and columns of a table on a slide.
const MOST_ROWS: usize = 9;

/// The most columns of a table on a slide.
const MOST_COLUMNS: usize = 7;

/// Holds one slide.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::exchange::export) struct Slide {
    /// Its title.
    pub(in crate::exchange::export) title: String,
    /// What it says in short.
    pub(in crate::exchange::export) points: Vec<String>,
    /// A table, no larger than can be read.
    pub(in crate::exchange::export) table: Option<Table>,
    /// A picture.
    pub(in crate::exchange::export) picture: Option<Picture>,
    /// What is said with it, and where its figures come from.
    pub(in crate::exchange::export) notes: Vec<String>,
}

/// Holds the first slide.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::exchange::export) struct TitleSlide {
    /// Whose plan it is.
    pub(in crate::exchange::export) organisation: String,
    /// What it is called.
    pub(in crate::exchange::export) title: String,
    /// What it is.
    pub(in crate::exchange::export) subtitle: String,
    /// Names and values below it.
    pub(in crate::exchange::export) lines: Vec<String>,
    /// What is said with it.
    pub(in crate::exchange::export) notes: Vec<String>,
    /// Whether the deck runs from the right.
    pub(in crate::exchange::export) is_rtl: bool,
}

/// Returns the first slide of a book.
pub(in crate::exchange::export) fn title_slide(content: &Content) -> TitleSlide {
    let front = &content.front;
    TitleSlide {
        organisation: front.organisation.clone(),
        title: front.title.clone(),
        subtitle: front.subtitle.clone(),
        lines: front.facts.iter().map(|(name, value)| format!("{name}: {value}")).collect(),
        notes: if front.note.is_empty() { Vec::new() } else { vec![front.note.clone()] },
        is_rtl: content.locale.direction().is_right_to_left(),
    }
}

/// Returns the slides of a book behind its title: one for each section that stands in it.
pub(in crate::exchange::export) fn slides(report: &Report, content: &Content) -> Vec<Slide> {
    let sources: Vec<String> = provenance::notes(report).iter().map(|note| super::facts::ended(note)).collect();
    let there = content.sections.iter().filter(|filled| filled.is_there && !filled.blocks.is_empty());
    there
        .map(|filled| {
            let mut slide = Slide {
                title: heading(&filled.section, content.locale.language),
                points: Vec::new(),
                table: None,
                picture: None,
                notes: Vec::new(),
            };
            for block in &filled.blocks {
                slide.take(block);
            }
            if slide.table.is_some() || slide.picture.is_some() {
                slide.notes.extend(sources.iter().cloned());
            }
            slide
        })
        .collect()
}

impl Slide {
    /// Takes a block onto the slide where there is room for it, else into the notes.
    fn take(&mut self, block: &Block) {
        match block {
            Block::Paragraph { lead, text } => {
                let both = format!("{lead} {text}");
                self.point(both.trim().to_owned());
            }
            Block::Point(text) => self.point(text.clone()),
            Block::Note(text) | Block::Footnote(text) => {
                if !self.notes.contains(text) {
                    self.notes.push(text.clone());
                }
            }
            Block::Table(table) => {
                self.notes.extend(table.notes.iter().cloned());
                if self.table.is_none() && self.picture.is_none() {
                    self.table = Some(shortened(table));
                }
            }
            Block::Picture(picture) => {
                if self.picture.is_none() && self.table.is_none() {
                    self.picture = Some(picture.clone());
                }
            }
            Block::Heading { .. } | Block::Minor(_) => {}
        }
    }

    fn point(&mut self, text: String) {
        if self.points.len() < MOST_POINTS {
            self.points.push(text);
        } else {
            self.notes.push(text);
        }
    }
}

/// Returns a table with the rows and columns that a slide has room for; sums stay.
fn shortened(table: &Table) -> Table {
    let mut short = table.clone();
    short.columns.truncate(MOST_COLUMNS);
    for row in &mut short.rows {
        row.cells.truncate(MOST_COLUMNS);
    }
    if short.rows.len() > MOST_ROWS {
        let (sums, mut rows): (Vec<Row>, Vec<Row>) = short.rows.into_iter().partition(|row| row.role == RowRole::Total);
        rows.truncate(MOST_ROWS.saturating_sub(sums.len().min(2)));
        rows.extend(sums.into_iter().take(2));
        short.rows = rows;
    }
    short
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::{MOST_COLUMNS, MOST_POINTS, MOST_ROWS, slides};
    use crate::analysis::Analysis;
    use crate::exchange::export::BookPaper;
    use crate::exchange::export::book::{content, outline_of};
    use crate::plan::Language;
    use crate::plan::sample_b::rayhan_soap;
    use crate::report::Report;
    use crate::text::Locale;

    #[test]
    fn slides_have_room_for_what_stands_on_them_and_notes_name_the_models() {
        let plan = Arc::new(rayhan_soap());
        let analysis = Analysis::of(&plan);
        for language in Language::ALL {
            let report = Report::new(&plan, &analysis, Locale::of(language));
            let content = content(&report, outline_of(&plan, Some("plan-deck")), BookPaper::A4);
            let slides = slides(&report, &content);
            assert!((8..=14).contains(&slides.len()), "{}", slides.len());
            for slide in &slides {
                assert!(!slide.title.is_empty() && slide.points.len() <= MOST_POINTS);
                assert!(
                    !slide.points.is_empty() || slide.table.is_some() || slide.picture.is_some(),
                    "{}",
                    slide.title
                );
                if let Some(table) = &slide.table {
                    assert!(table.rows.len() <= MOST_ROWS && table.columns.len() <= MOST_COLUMNS, "{}", table.title);
                    assert!(!slide.notes.is_empty(), "{}", slide.title);
                }
            }
        }
    }
}
