//! A book as a document of a word processor: headings, contents, native tables, pictures, in both directions.

mod columns;
mod contents;
mod drawings;

use std::fmt::Write as _;

use contents::bookmark;
use drawings::{drawing, group};

use super::markup::{HEAD, by_script, escaped};
use super::package::{About, Part, package};
use super::shapes::{Dialect, Group, UNITS, is_group, vector_of};
use super::styles::{NAMES, others, styles};
use crate::exchange::export::ExportError;
use crate::exchange::export::figure::{raster, svg};
use crate::exchange::export::pages::{
    Block, BookPaper, Document, Grid, Noted, Picture, behind, grids, noted, runs_left, title_of,
};
use crate::report::{Cell, ColumnKind, Form, Row, RowRole, Table};
use crate::text::strings::fill;

/// Twentieths of a point for a point of 1/96 inch.
const TWIPS: f32 = 15.0;

/// The pixels of a point in pictures.
const PIXELS: f32 = 2.0;

/// The styles of words in tables with their sizes in points, the usual one first.
const TABLE_STYLES: [(&str, f32); 3] = [("Cell", 9.0), ("CellSmall", 8.0), ("CellTiny", 7.0)];

/// How much wider words may be in the font that stands in the place of ours, where it is not there.
const WIDER: f32 = 1.22;

/// The margins at the sides, in twentieths of a point.
const SIDE: u32 = 1080;

/// Returns books as one document, each in its language. `pages` holds the page of each heading, counted from 0, as the program
/// lays them out: word processors put theirs in its place.
///
/// # Errors
/// When a picture is too large.
pub(in crate::exchange::export) fn docx(
    documents: &[Document],
    (paper, is_beside): (BookPaper, bool),
    pages: Vec<usize>,
    about: &About<'_>,
) -> Result<Vec<u8>, ExportError> {
    let mut writer = Writer { paper, pages, ids: 1, ..Writer::default() };
    match documents {
        [first, second] if is_beside => writer.beside(first, second)?,
        documents => {
            for (number, document) in documents.iter().enumerate() {
                writer.book(document, number, number + 1 == documents.len())?;
            }
        }
    }
    let body = format!("{HEAD}<w:document {NAMES}><w:body>{}</w:body></w:document>", writer.body);
    let main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
    let mut relations: Vec<(String, &'static str, String)> = vec![
        ("styles".to_owned(), "styles", "styles.xml".to_owned()),
        ("numbering".to_owned(), "numbering", "numbering.xml".to_owned()),
        ("fonts".to_owned(), "fontTable", "fontTable.xml".to_owned()),
        ("settings".to_owned(), "settings", "settings.xml".to_owned()),
        ("theme".to_owned(), "theme", "theme/theme1.xml".to_owned()),
    ];
    relations.push(("notes".to_owned(), "footnotes", "footnotes.xml".to_owned()));
    relations.extend(writer.relations);
    let mut parts = vec![Part::of("word/document.xml", main, body).naming(relations), styles()];
    parts.extend(others());
    parts.push(footnotes(&writer.notes));
    parts.extend(writer.parts);
    package(&parts, "word/document.xml", about)
}

/// Says what a page is divided into where something is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Column {
    /// Nothing: one language stands on it.
    #[default]
    Whole,
    /// Two languages side by side; the first one is written.
    First,
    /// The second one is written.
    Second,
}

#[derive(Default)]
struct Writer {
    paper: BookPaper,
    body: String,
    relations: Vec<(String, &'static str, String)>,
    parts: Vec<Part>,
    is_rtl: bool,
    /// Whether the pages that are written begin the book.
    begins: bool,
    /// The book that is written, counted from 0.
    number: usize,
    tables: u64,
    pictures: u64,
    ids: u32,
    /// The notes at the foot of pages, as markup, in the order of their numbers.
    notes: Vec<String>,
    /// Which of two languages that stand side by side is written: pages then begin before their tables.
    column: Column,
    /// What refers to the notes of the block that is written.
    mark: String,
    /// The page of each heading, counted from 0.
    pages: Vec<usize>,
    /// So many headings are written.
    headings: usize,
    /// Where the headings begin that nothing stands below yet.
    heading_at: Option<usize>,
}

impl Writer {
    fn book(&mut self, document: &Document, number: usize, is_last: bool) -> Result<(), ExportError> {
        self.is_rtl = document.locale.direction().is_right_to_left();
        (self.number, self.begins) = (number, true);
        (self.tables, self.pictures) = (0, 0);
        self.furniture(document);
        self.front(document);
        self.contents(document);
        for block in noted(&document.blocks) {
            self.noted(document, &block)?;
        }
        let section = self.section(false);
        if is_last {
            self.body += &section;
        } else {
            self.push(&format!("<w:p><w:pPr>{section}</w:pPr></w:p>"));
        }
        Ok(())
    }

    /// Adds a block with the notes that it refers to.
    fn noted(&mut self, document: &Document, noted: &Noted<'_>) -> Result<(), ExportError> {
        self.mark.clear();
        for note in &noted.notes {
            let number = self.notes.len() + 1;
            let is_rtl = runs_left(note, self.is_rtl);
            let direction = if is_rtl { "<w:bidi/>" } else { "" };
            let runs = self.runs(&format!(" {note}"), false);
            self.notes.push(format!(
                "<w:footnote w:id=\"{number}\"><w:p><w:pPr><w:pStyle w:val=\"FootnoteText\"/>{direction}</w:pPr><w:r><w:rPr>\
                 <w:rStyle w:val=\"FootnoteReference\"/></w:rPr><w:footnoteRef/></w:r>{runs}</w:p></w:footnote>"
            ));
            let _ = write!(
                self.mark,
                "<w:r><w:rPr><w:rStyle w:val=\"FootnoteReference\"/></w:rPr><w:footnoteReference w:id=\"{number}\"/></w:r>"
            );
        }
        self.block(document, noted.block)
    }

    fn push(&mut self, markup: &str) {
        self.body.push_str(markup);
    }

    /// Adds a paragraph of a style.
    fn paragraph(&mut self, style: &str, text: &str) {
        let inner = self.runs(text, false);
        let is_rtl = runs_left(text, self.is_rtl);
        self.put(style, &inner, is_rtl, "");
    }

    fn put(&mut self, style: &str, inner: &str, is_rtl: bool, more: &str) {
        let direction = if is_rtl { "<w:bidi/>" } else { "" };
        let style = if style.is_empty() { String::new() } else { format!("<w:pStyle w:val=\"{style}\"/>") };
        self.push(&format!("<w:p><w:pPr>{style}{direction}{more}</w:pPr>{inner}</w:p>"));
    }

    /// Returns a text as runs of one script each.
    fn runs(&self, text: &str, bold: bool) -> String {
        let weight = if bold { "<w:b/><w:bCs/>" } else { "" };
        let run = |(part, is_arabic): &(String, bool)| {
            let script = if *is_arabic { "<w:rtl/>" } else { "" };
            let part = escaped(part);
            format!("<w:r><w:rPr>{weight}{script}</w:rPr><w:t xml:space=\"preserve\">{part}</w:t></w:r>")
        };
        by_script(text, self.is_rtl).iter().map(run).collect()
    }

    fn front(&mut self, document: &Document) {
        let front = &document.front;
        for (style, text) in
            [("Organisation", &front.organisation), ("Title", &front.title), ("Subtitle", &front.subtitle)]
        {
            if !text.is_empty() {
                self.paragraph(style, text);
            }
        }
        let rows: Vec<Vec<(String, bool)>> =
            front.facts.iter().map(|(name, value)| vec![(name.clone(), false), (value.clone(), false)]).collect();
        if !rows.is_empty() {
            self.open_table(&[1900.0, 5600.0], 7500.0);
            for row in &rows {
                self.plain_row(row);
            }
            self.body += "</w:tbl>";
        }
        self.paragraph("Note", &front.note);
        self.body += "<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>";
    }

    fn plain_row(&mut self, cells: &[(String, bool)]) {
        self.body += "<w:tr>";
        for (at, (text, bold)) in cells.iter().enumerate() {
            let width = if at == 0 { 1900 } else { 5600 };
            self.push(&format!("<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/></w:tcPr>"));
            let inner = self.runs(text, *bold);
            self.put("Cell", &inner, runs_left(text, self.is_rtl), "");
            self.body += "</w:tc>";
        }
        self.body += "</w:tr>";
    }

    fn block(&mut self, document: &Document, block: &Block) -> Result<(), ExportError> {
        let texts = &document.locale.texts().book;
        let heading_at = self.heading_at.take();
        match block {
            Block::Heading { level, number, text, is_fresh } => {
                self.heading_at = heading_at.or(Some(self.body.len()));
                self.heading(*level, number.as_deref(), text, *is_fresh);
            }
            Block::Minor(text) => self.paragraph("Heading3", text),
            Block::Paragraph { lead, text } => {
                let mut inner = String::new();
                if !lead.is_empty() {
                    inner += &self.runs(&format!("{lead} "), true);
                }
                inner += &self.runs(&behind(lead, text, self.is_rtl), false);
                inner += &std::mem::take(&mut self.mark);
                let first = if lead.is_empty() { text } else { lead };
                self.put("", &inner, runs_left(first, self.is_rtl), "");
            }
            Block::Point(text) => {
                let inner = format!("{}{}", self.runs(text, false), std::mem::take(&mut self.mark));
                self.put("ListBullet", &inner, runs_left(text, self.is_rtl), "");
            }
            Block::Note(text) => self.paragraph("Note", text),
            Block::Table(table) => {
                self.tables += 1;
                let number = document.locale.ungrouped(self.tables);
                let name = fill!(texts.table_caption, &[("number", &number)]);
                self.heading_at = heading_at;
                self.table(document, table, &name);
            }
            Block::Picture(picture) => {
                self.pictures += 1;
                let number = document.locale.ungrouped(self.pictures);
                let name = fill!(texts.figure_caption, &[("number", &number)]);
                self.heading_at = heading_at;
                self.picture(document, picture, &name)?;
            }
            // It was taken with the block before it.
            Block::Footnote(_) => {}
        }
        Ok(())
    }

    /// Adds a heading, which the contents lead to.
    fn heading(&mut self, level: u8, number: Option<&str>, text: &str, is_fresh: bool) {
        let mut inner = self.runs(&numbered(number, text), false);
        // They lead to the first of two that stand side by side.
        if self.column != Column::Second {
            let (id, name) = (self.headings, bookmark(self.headings));
            self.headings += 1;
            inner = format!("<w:bookmarkStart w:id=\"{id}\" w:name=\"{name}\"/>{inner}<w:bookmarkEnd w:id=\"{id}\"/>");
        }
        let more = if is_fresh && self.column == Column::Whole { "<w:pageBreakBefore/>" } else { "" };
        self.put_before(if level == 1 { "Heading1" } else { "Heading2" }, &inner, self.is_rtl, more);
    }

    /// Adds a paragraph whose properties stand before its direction.
    fn put_before(&mut self, style: &str, inner: &str, is_rtl: bool, more: &str) {
        let direction = if is_rtl { "<w:bidi/>" } else { "" };
        self.push(&format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/>{more}{direction}</w:pPr>{inner}</w:p>"));
    }

    fn caption(&mut self, style: &str, name: &str, text: &str) {
        let mark = std::mem::take(&mut self.mark);
        let inner = format!("{}{}{mark}", self.runs(&format!("{name}. "), true), self.runs(text, false));
        self.put(style, &inner, self.is_rtl, "");
    }

    fn table(&mut self, document: &Document, table: &Table, name: &str) {
        let sizes = TABLE_STYLES.map(|(_, points)| points * WIDER / 0.75);
        let grids = grids(table, &sizes, document.locale, self.paper);
        let is_wide = grids.iter().any(|grid| grid.is_wide);
        self.begin_things(is_wide);
        for grid in &grids {
            self.caption("Caption", name, &table.title);
            self.grid(table, grid);
        }
        for note in &table.notes {
            self.paragraph("Note", note);
        }
        // Two tables without a paragraph between them would become one.
        self.put("Note", "", self.is_rtl, "");
        if is_wide {
            self.end_section(true);
        }
    }

    fn open_table(&mut self, widths: &[f32], whole: f32) {
        let direction = if self.is_rtl { "<w:bidiVisual/>" } else { "" };
        self.push(&format!(
            "<w:tbl><w:tblPr><w:tblStyle w:val=\"BookTable\"/>{direction}<w:tblW w:w=\"{whole:.0}\" w:type=\"dxa\"/>\
             <w:tblLayout w:type=\"autofit\"/><w:tblLook w:val=\"0420\" w:firstRow=\"1\"/></w:tblPr><w:tblGrid>"
        ));
        for width in widths {
            self.push(&format!("<w:gridCol w:w=\"{width:.0}\"/>"));
        }
        self.body += "</w:tblGrid>";
    }

    fn grid(&mut self, table: &Table, grid: &Grid) {
        let widths: Vec<f32> = grid.widths().into_iter().map(|width| width * TWIPS).collect();
        self.open_table(&widths, widths.iter().sum());
        if table.form == Form::Grid {
            let titles: Vec<Cell> =
                table.columns.iter().map(|column| Cell::text(title_of(column, self.is_rtl))).collect();
            self.row(table, grid, &widths, &Row::of(titles), true);
        }
        for row in &table.rows {
            self.row(table, grid, &widths, row, false);
        }
        self.body += "</w:tbl>";
    }

    fn row(&mut self, table: &Table, grid: &Grid, widths: &[f32], row: &Row, is_head: bool) {
        let properties =
            if is_head { "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>" } else { "<w:trPr><w:cantSplit/></w:trPr>" };
        self.push(&format!("<w:tr>{properties}"));
        let bold = row.role != RowRole::Body;
        let ground =
            if row.role == RowRole::Group { "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"F1F3F5\"/>" } else { "" };
        let style = TABLE_STYLES.iter().find(|(_, points)| points * WIDER / 0.75 <= grid.size + 0.01);
        let style = style.map_or("Cell", |(style, _)| *style);
        for (&(column, ..), width) in grid.columns.iter().zip(widths) {
            let text = row.cells.get(column).map_or("", |cell| cell.text.as_str());
            let is_number = table.form == Form::Grid
                && table.columns.get(column).is_some_and(|column| column.kind == ColumnKind::Number);
            // In a wider font the column grows, and no number is parted.
            let whole = if is_number && !is_head { "<w:noWrap/>" } else { "" };
            self.push(&format!("<w:tc><w:tcPr><w:tcW w:w=\"{width:.0}\" w:type=\"dxa\"/>{ground}{whole}</w:tcPr>"));
            let align = if is_number { "<w:jc w:val=\"right\"/>" } else { "" };
            for line in text.split('\n') {
                let inner = self.runs(line, bold);
                // Cells stand as the table does, whichever way their words run.
                self.put(style, &inner, self.is_rtl, align);
            }
            self.body += "</w:tc>";
        }
        self.body += "</w:tr>";
    }

    fn picture(&mut self, document: &Document, picture: &Picture, name: &str) -> Result<(), ExportError> {
        let (room, depth) = crate::exchange::export::pages::room(document.locale, self.paper, picture.is_wide);
        self.begin_things(picture.is_wide);
        let figure = if self.is_rtl { picture.figure.clone().mirrored() } else { picture.figure.clone() };
        let scale = (room / figure.width.max(1.0)).min((depth - 80.0) / figure.height.max(1.0)).min(1.4);
        let size = (figure.width * scale * UNITS, figure.height * scale * UNITS);
        // Beside native shapes the picture is for programs that do not know these.
        let pixels = if is_group(&figure) { 1.0 } else { PIXELS };
        let png = raster::png(&figure, raster::possible(&figure, pixels))?;
        let id = self.id();
        self.relations.push((format!("picture{id}"), "image", format!("media/picture{id}.png")));
        let path = format!("word/media/picture{id}.png");
        self.parts.push(Part { name: path, kind: "", data: png, relations: Vec::new() });
        let inner = if is_group(&figure) {
            let fallback = drawing(id, size, &picture.alternative, "");
            let id = self.id();
            let figure = figure.placed(scale, 0.0, 0.0);
            let shapes = Group::shapes(&figure, Dialect::Words, self.is_rtl, &mut self.ids);
            group(id, size, &picture.alternative, &shapes, &fallback)
        } else {
            self.relations.push((format!("drawing{id}"), "image", format!("media/drawing{id}.svg")));
            self.parts.push(Part::of(format!("word/media/drawing{id}.svg"), "", svg::svg(&figure)));
            let vector = vector_of(&format!("drawing{id}"));
            format!("<w:r>{}</w:r>", drawing(id, size, &picture.alternative, &vector))
        };
        // A drawing is turned round already: in a paragraph that runs from the right some programs turn its words once more.
        let at_the_right = "<w:bidi w:val=\"0\"/><w:jc w:val=\"right\"/>";
        self.put("Figure", &inner, false, if self.is_rtl { at_the_right } else { "" });
        self.caption("FigureCaption", name, &picture.caption);
        if picture.is_wide {
            self.end_section(true);
        }
        Ok(())
    }

    /// Returns an id that no other drawing has.
    fn id(&mut self) -> u32 {
        self.ids += 1;
        self.ids - 1
    }

    /// Begins what stands across a page. On a page that lies on its side it takes the headings right above it along.
    fn begin_things(&mut self, is_wide: bool) {
        let heading_at = self.heading_at.take().filter(|_| self.column == Column::Whole);
        if is_wide {
            let headings = heading_at.map(|at| self.body.split_off(at)).unwrap_or_default();
            self.end_section(false);
            self.body += &headings;
        }
    }

    /// Ends the pages of one orientation.
    fn end_section(&mut self, is_wide: bool) {
        let section = self.section(is_wide);
        self.push(&format!("<w:p><w:pPr>{section}</w:pPr></w:p>"));
    }

    /// Returns the paper, the margins and what stands around the text.
    fn section(&mut self, is_wide: bool) -> String {
        let (width, height) = match self.paper {
            BookPaper::A4 => (11906, 16838),
            BookPaper::Letter => (12240, 15840),
        };
        let size = if is_wide {
            format!("<w:pgSz w:w=\"{height}\" w:h=\"{width}\" w:orient=\"landscape\"/>")
        } else {
            format!("<w:pgSz w:w=\"{width}\" w:h=\"{height}\"/>")
        };
        let direction = if self.is_rtl { "<w:bidi/>" } else { "" };
        let number = self.number;
        // The first page of a book, its title page, has nothing around it.
        let first = if std::mem::take(&mut self.begins) { "<w:titlePg/>" } else { "" };
        format!(
            "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"header{number}\"/>\
             <w:footerReference w:type=\"default\" r:id=\"footer{number}\"/>\
             {size}<w:pgMar w:top=\"1380\" w:right=\"{SIDE}\" w:bottom=\"1260\" w:left=\"{SIDE}\" w:header=\"700\" \
             w:footer=\"600\" w:gutter=\"0\"/>{first}{direction}</w:sectPr>"
        )
    }

    /// Writes the head and the foot of the pages.
    fn furniture(&mut self, document: &Document) {
        let number = self.number;
        let direction = if self.is_rtl { "<w:bidi/>" } else { "" };
        let page = "<w:r><w:tab/></w:r><w:fldSimple w:instr=\" PAGE \"><w:r><w:t>1</w:t></w:r></w:fldSimple>";
        let head = self.runs(&document.front.title, false);
        let foot = format!("{}{page}", self.runs(&document.authors, false));
        let around = |element: &str, style: &str, inner: &str| {
            format!(
                "{HEAD}<w:{element} {NAMES}><w:p><w:pPr><w:pStyle w:val=\"{style}\"/>{direction}</w:pPr>{inner}</w:p></w:{element}>"
            )
        };
        let header = "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml";
        let footer = "application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml";
        for (name, relation, kind, data) in [
            ("header", "header", header, around("hdr", "Header", &head)),
            ("footer", "footer", footer, around("ftr", "Footer", &foot)),
        ] {
            let file = format!("{name}{number}.xml");
            self.relations.push((format!("{name}{number}"), relation, file.clone()));
            self.parts.push(Part::of(format!("word/{file}"), kind, data));
        }
    }
}

/// Returns the part with the notes at the foot of pages, and the lines that part them from the text.
fn footnotes(notes: &[String]) -> Part {
    let line = |id: i8, kind: &str, mark: &str| {
        format!("<w:footnote w:type=\"{kind}\" w:id=\"{id}\"><w:p><w:r><w:{mark}/></w:r></w:p></w:footnote>")
    };
    let data = format!(
        "{HEAD}<w:footnotes {NAMES}>{}{}{}</w:footnotes>",
        line(-1, "separator", "separator"),
        line(0, "continuationSeparator", "continuationSeparator"),
        notes.concat()
    );
    let kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml";
    Part::of("word/footnotes.xml", kind, data)
}

fn numbered(number: Option<&str>, text: &str) -> String {
    number.map_or_else(|| text.to_owned(), |number| format!("{number} {text}"))
}
