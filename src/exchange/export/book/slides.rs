//! Slides: a section of the book on each, with what it says in short, and notes for who speaks.

use super::super::pages::behind;
use super::super::pages::{Block, Picture, broken, grid_in, title_of};
use super::super::provenance;
use super::{Content, heading};
use crate::report::{Form, Report, RowRole, Table};
use crate::text::Locale;
use crate::text::strings::fill;

/// The most points on a slide; what is left over stands in its notes.
const MOST_POINTS: usize = 6;

/// The most columns of a table on a slide.
const MOST_COLUMNS: usize = 9;

/// The sizes that the words of a table may have, in points, the usual one first.
const TABLE_POINTS: [u32; 4] = [12, 11, 10, 9];

/// How much wider words may be in the font that stands in the place of ours, where it is not there.
const WIDER: f32 = 1.22;

/// How wide and how high what stands below the title may be, and how wide it is beside points, in points of 1/96 inch.
const ROOM: (f32, f32) = (1162.0, 460.0);
const ROOM_BESIDE: f32 = 666.0;

/// How high a line is, for letters of size 1.
const LINE: f32 = 1.32;

/// So many rows of one line have room in the smallest words.
const MOST_ROWS: usize = 20;

/// Around the words of a cell: at both sides, above and below.
const CELL: (f32, f32) = (19.2, 6.4);

/// Holds one slide.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::exchange::export) struct Slide {
    /// Its title.
    pub(in crate::exchange::export) title: String,
    /// What it says in short.
    pub(in crate::exchange::export) points: Vec<String>,
    /// A table, no larger than can be read.
    pub(in crate::exchange::export) table: Option<Table>,
    /// What says that rows or columns of the table are left out; empty where all are there.
    pub(in crate::exchange::export) left_out: String,
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
                left_out: String::new(),
                picture: None,
                notes: Vec::new(),
            };
            let mut name = "";
            for block in &filled.blocks {
                match block {
                    Block::Minor(minor) => name = minor,
                    block => slide.take(block, name),
                }
            }
            slide.shorten(content.locale);
            if slide.table.is_some() || slide.picture.is_some() {
                slide.notes.extend(sources.iter().cloned());
            }
            slide
        })
        .collect()
}

impl Slide {
    /// Takes a block, which stands below a small heading, onto the slide where there is room for it, else into the notes.
    fn take(&mut self, block: &Block, name: &str) {
        match block {
            Block::Paragraph { lead, text } if lead.is_empty() => self.point(text.clone()),
            Block::Paragraph { lead, text } => {
                let text = behind(lead, text, false);
                let both = format!("{lead} {text}");
                self.point(if name.is_empty() { both } else { format!("{} {both}", super::facts::ended(name)) });
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
                    self.table = Some(table.clone());
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

/// Holds how a table stands on a slide.
pub(in crate::exchange::export) struct SlideTable {
    /// The widths of its columns, in points of 1/96 inch.
    pub(in crate::exchange::export) widths: Vec<f32>,
    /// The size of its words in points.
    pub(in crate::exchange::export) points: u32,
    /// The height of a line.
    pub(in crate::exchange::export) line: f32,
    height: f32,
}

/// Returns how a table stands on a slide in a room: in the largest words in which it has room, else in the smallest.
pub(in crate::exchange::export) fn slide_table(table: &Table, room: f32, is_rtl: bool) -> SlideTable {
    let of = |points: u32| set(table, room, is_rtl, points);
    let fitting = TABLE_POINTS.iter().filter_map(|&points| of(points)).find(|set| set.height <= ROOM.1);
    let least = TABLE_POINTS[TABLE_POINTS.len() - 1];
    fitting.or_else(|| of(least)).unwrap_or_else(|| {
        let columns = table.columns.len().max(1);
        let line = least as f32 / 0.75 * LINE;
        SlideTable { widths: vec![room / columns as f32; columns], points: least, line, height: f32::INFINITY }
    })
}

/// Returns a table set in words of a size; nothing where a column has no room.
fn set(table: &Table, room: f32, is_rtl: bool, points: u32) -> Option<SlideTable> {
    let size = points as f32 / 0.75;
    let gaps = CELL.0 * table.columns.len() as f32;
    let grid = grid_in(table, &[size * WIDER], room - gaps, is_rtl)?;
    let widths: Vec<f32> = grid.columns.iter().map(|(_, _, width)| *width).collect();
    // The room between columns goes to all of them.
    let spare = (room - gaps - widths.iter().sum::<f32>()).max(0.0) / widths.len().max(1) as f32;
    let widths: Vec<f32> = widths.into_iter().map(|width| width + spare).collect();
    let line = size * LINE;
    let lines = |texts: &mut dyn Iterator<Item = (String, bool)>| {
        let of = |((text, bold), width): ((String, bool), &f32)| {
            let most = (width / (size * WIDER)).max(1.0);
            broken(&text, bold, most, most, is_rtl).len()
        };
        texts.zip(&widths).map(of).max().unwrap_or(1) as f32
    };
    let head = if table.form == Form::Grid {
        lines(&mut table.columns.iter().map(|column| (title_of(column, is_rtl), true)))
    } else {
        0.0
    };
    let rows = table
        .rows
        .iter()
        .map(|row| lines(&mut row.cells.iter().map(|cell| (cell.text.replace('\n', " "), row.role != RowRole::Body))));
    let (count, all) = rows.fold((0.0, head), |(count, all), lines| (count + 1.0, all + lines));
    let height = all * line + (count + f32::from(u8::from(head > 0.0))) * CELL.1;
    Some(SlideTable { widths: widths.into_iter().map(|width| width + CELL.0).collect(), points, line, height })
}

/// Leaves out the last row that is no sum.
fn leave_out_a_row(table: &mut Table) {
    let last = table.rows.iter().rposition(|row| row.role != RowRole::Total);
    if let Some(at) = last.or(table.rows.len().checked_sub(1)) {
        table.rows.remove(at);
    }
}

impl Slide {
    /// Leaves out the rows and columns of the table that the slide has no room for, and says so; sums stay.
    fn shorten(&mut self, locale: Locale) {
        let Some(table) = &mut self.table else { return };
        let is_rtl = locale.direction().is_right_to_left();
        let room = if self.points.is_empty() { ROOM.0 } else { ROOM_BESIDE };
        let (rows, columns) = (table.rows.len(), table.columns.len());
        // More rows than that have no room whatever they hold, so nothing has to be laid out to know it.
        while table.rows.len() > MOST_ROWS {
            leave_out_a_row(table);
        }
        while table.columns.len() > 2
            && (table.columns.len() > MOST_COLUMNS || !slide_table(table, room, is_rtl).height.is_finite())
        {
            table.columns.pop();
            let most = table.columns.len();
            table.rows.iter_mut().for_each(|row| row.cells.truncate(most));
        }
        while table.rows.len() > 1 && slide_table(table, room, is_rtl).height > ROOM.1 {
            leave_out_a_row(table);
        }
        let texts = &locale.texts().book;
        let mut said = Vec::new();
        for (template, shown, all) in
            [(texts.slide_rows, table.rows.len(), rows), (texts.slide_columns, table.columns.len(), columns)]
        {
            if shown < all {
                let [shown, all] = [shown, all].map(|count| locale.whole(count as u64));
                said.push(super::facts::ended(&fill!(template, &[("shown", &shown), ("all", &all)])));
            }
        }
        self.left_out = said.join(" ");
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::{MOST_COLUMNS, MOST_POINTS, ROOM, Slide, slide_table, slides};
    use crate::analysis::Analysis;
    use crate::exchange::export::BookPaper;
    use crate::exchange::export::book::{content, outline_of};
    use crate::exchange::export::pages::Block;
    use crate::plan::Language;
    use crate::plan::sample_b::rayhan_soap;
    use crate::report::{Cell, Column, Report, Row, Table};
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
                    let set =
                        slide_table(table, if slide.points.is_empty() { ROOM.0 } else { super::ROOM_BESIDE }, false);
                    assert!(table.columns.len() <= MOST_COLUMNS && set.height <= ROOM.1, "{}", table.title);
                    assert!(!slide.notes.is_empty(), "{}", slide.title);
                }
            }
        }
    }

    #[test]
    fn what_a_slide_has_no_room_for_is_said() {
        let columns = (0..20).map(|number| Column::number(format!("Column {number}"))).collect();
        let mut table = Table::new("test", "Test", columns);
        let row = |number: usize| (0..20).map(|column| Cell::text(format!("{number},{column}00"))).collect();
        table.rows = (0..60).map(|number| Row::of(row(number))).collect();
        table.rows.push(Row::total(row(99)));
        let mut slide = Slide {
            title: String::new(),
            points: vec!["A point".to_owned()],
            table: None,
            left_out: String::new(),
            picture: None,
            notes: Vec::new(),
        };
        slide.take(&Block::Table(table), "");
        slide.take(&Block::Paragraph { lead: "It says:".to_owned(), text: "اشترِ الآن.".to_owned() }, "Film");
        assert_eq!(slide.points[1], "Film. It says: \u{2067}اشترِ الآن.\u{2069}");
        slide.shorten(Locale::of(Language::En));
        let table = slide.table.unwrap();
        assert!(table.rows.len() < 61 && table.rows[table.rows.len() - 1].cells[0].text == "99,000");
        assert!(slide.left_out.contains("of 61") && slide.left_out.contains("of 20"), "{}", slide.left_out);
        assert!(slide_table(&table, super::ROOM_BESIDE, false).height <= ROOM.1);
    }
}
