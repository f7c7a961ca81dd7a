//! A book as slides: native text, tables and pictures, notes for who speaks, in both directions.

use std::fmt::Write as _;

use super::markup::{HEAD, by_script, escaped};
use super::package::{About, Part, package};
use super::shapes::{Dialect, Group, UNITS, is_group, vector_of};
use super::styles::theme;
use crate::exchange::export::ExportError;
use crate::exchange::export::book::{Slide, TitleSlide, slide_table};
use crate::exchange::export::figure::{Figure, raster, svg};
use crate::exchange::export::pages::{runs_left, title_of, turned_to};
use crate::report::{ColumnKind, Form, RowRole, Table};

/// The names of all markup of slides.
const NAMES: &str = "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" \
     xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" \
     xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\"";

/// The beginning of what stands on a slide.
const TREE: &str = "<p:nvGrpSpPr><p:cNvPr id=\"1\" name=\"\"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm>\
     <a:off x=\"0\" y=\"0\"/><a:ext cx=\"0\" cy=\"0\"/><a:chOff x=\"0\" y=\"0\"/><a:chExt cx=\"0\" cy=\"0\"/></a:xfrm></p:grpSpPr>";

/// The kind of all parts of slides, before their own.
const KIND: [&str; 7] = [
    "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml",
    "application/vnd.openxmlformats-officedocument.presentationml.slideMaster+xml",
    "application/vnd.openxmlformats-officedocument.presentationml.slideLayout+xml",
    "application/vnd.openxmlformats-officedocument.presentationml.slide+xml",
    "application/vnd.openxmlformats-officedocument.presentationml.notesMaster+xml",
    "application/vnd.openxmlformats-officedocument.presentationml.notesSlide+xml",
    "application/vnd.openxmlformats-officedocument.theme+xml",
];

/// The width and the height of a slide, 16 : 9, in units of drawings.
const SIZE: (i64, i64) = (12_192_000, 6_858_000);

/// Around what stands on a slide.
const MARGIN: i64 = 560_000;

/// Where what stands below the title begins.
const TOP: i64 = 1_350_000;

/// Above and below the words of a cell.
const CELL_MARGIN: i64 = 30_000;

/// The pixels of a point in pictures.
const PIXELS: f32 = 2.0;

/// Returns decks as one, each in its language.
///
/// # Errors
/// When a picture is too large.
pub(in crate::exchange::export) fn pptx(
    decks: &[(TitleSlide, Vec<Slide>)],
    about: &About<'_>,
) -> Result<Vec<u8>, ExportError> {
    let mut deck = Deck::default();
    for (title, slides) in decks {
        deck.is_rtl = title.is_rtl;
        deck.title(title);
        for slide in slides {
            deck.slide(slide)?;
        }
    }
    let mut parts = frame(deck.count);
    parts.extend(deck.parts);
    package(&parts, "ppt/presentation.xml", about)
}

#[derive(Default)]
struct Deck {
    parts: Vec<Part>,
    count: usize,
    pictures: usize,
    is_rtl: bool,
    shapes: String,
    relations: Vec<(String, &'static str, String)>,
    next: u32,
}

impl Deck {
    fn title(&mut self, title: &TitleSlide) {
        self.begin();
        let (left, width) = (MARGIN, SIZE.0 - 2 * MARGIN);
        self.text(&title.organisation, (left, 900_000, width, 500_000), 18, true);
        self.placeholder("title", &title.title, (left, 2_000_000, width, 1_300_000), 40);
        let mut lines = vec![title.subtitle.clone()];
        lines.extend(title.lines.iter().cloned());
        let paragraphs: String = lines.iter().map(|line| self.paragraph(line, 18, false, false)).collect();
        self.shape("body", &paragraphs, (left, 3_400_000, width, 1_900_000));
        self.end(&title.notes);
    }

    fn slide(&mut self, slide: &Slide) -> Result<(), ExportError> {
        self.begin();
        let width = SIZE.0 - 2 * MARGIN;
        self.placeholder("title", &slide.title, (MARGIN, 380_000, width, 800_000), 28);
        let height = SIZE.1 - TOP - MARGIN;
        let has_more = slide.table.is_some() || slide.picture.is_some();
        let text = if has_more && !slide.points.is_empty() { width * 2 / 5 } else { width };
        if !slide.points.is_empty() {
            let size =
                if slide.points.iter().map(|point| point.chars().count()).sum::<usize>() > 500 { 14 } else { 18 };
            let points: String = slide.points.iter().map(|point| self.paragraph(point, size, false, true)).collect();
            let left = if self.is_rtl { MARGIN + width - text } else { MARGIN };
            self.shape("body", &points, (left, TOP, text, height));
        }
        let (room, gap) = if slide.points.is_empty() { (width, 0) } else { (width - text - 300_000, text + 300_000) };
        let left = if self.is_rtl { MARGIN } else { MARGIN + gap };
        if let Some(table) = &slide.table {
            self.table(table, (left, TOP, room));
        }
        if !slide.left_out.is_empty() {
            self.text(&slide.left_out, (left, SIZE.1 - MARGIN, room, 330_000), 11, false);
        }
        if let Some(picture) = &slide.picture {
            let figure = if self.is_rtl { picture.figure.clone().mirrored() } else { picture.figure.clone() };
            self.figure(figure, &picture.alternative, (left, TOP, room, height))?;
        }
        self.end(&slide.notes);
        Ok(())
    }

    fn begin(&mut self) {
        self.shapes.clear();
        self.next = 2;
        self.relations = vec![("layout".to_owned(), "slideLayout", "../slideLayouts/slideLayout1.xml".to_owned())];
    }

    fn id(&mut self) -> u32 {
        self.next += 1;
        self.next - 1
    }

    /// Returns a paragraph. Its side is that of the paper: a text from the right says "right".
    fn paragraph(&self, text: &str, size: u32, bold: bool, is_point: bool) -> String {
        // A point stands beside its dot, whichever way its words run.
        let is_rtl = if is_point { self.is_rtl } else { runs_left(text, self.is_rtl) };
        let (align, direction) = if is_rtl { ("r", 1) } else { ("l", 0) };
        let text = &*if is_point { turned_to(text, is_rtl) } else { std::borrow::Cow::Borrowed(text) };
        let bullet = if is_point { "<a:buFont typeface=\"Arial\"/><a:buChar char=\"•\"/>" } else { "<a:buNone/>" };
        let indent = if is_point { " marL=\"228600\" indent=\"-228600\"" } else { "" };
        let runs: Vec<String> = by_script(text, self.is_rtl)
            .iter()
            .map(|(part, is_arabic)| {
                let language = if *is_arabic { "ar-JO" } else { "en-GB" };
                let weight = u8::from(bold);
                let part = escaped(part);
                format!(
                    "<a:r><a:rPr lang=\"{language}\" sz=\"{}\" b=\"{weight}\" dirty=\"0\"/><a:t>{part}</a:t></a:r>",
                    size * 100
                )
            })
            .collect();
        format!("<a:p><a:pPr{indent} algn=\"{align}\" rtl=\"{direction}\">{bullet}</a:pPr>{}</a:p>", runs.concat())
    }

    fn placeholder(&mut self, kind: &str, text: &str, at: (i64, i64, i64, i64), size: u32) {
        let paragraph = self.paragraph(text, size, true, false);
        self.shape(kind, &paragraph, at);
    }

    /// Adds a text in a place that the layout knows.
    fn shape(&mut self, kind: &str, paragraphs: &str, (x, y, width, height): (i64, i64, i64, i64)) {
        let id = self.id();
        let index = if kind == "body" { " idx=\"1\"" } else { "" };
        // Writing to a string cannot fail.
        let _ = write!(
            self.shapes,
            "<p:sp><p:nvSpPr><p:cNvPr id=\"{id}\" name=\"{kind}\"/><p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr><p:nvPr>\
             <p:ph type=\"{kind}\"{index}/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm><a:off x=\"{x}\" y=\"{y}\"/>\
             <a:ext cx=\"{width}\" cy=\"{height}\"/></a:xfrm></p:spPr><p:txBody><a:bodyPr><a:normAutofit/></a:bodyPr><a:lstStyle/>{paragraphs}</p:txBody></p:sp>"
        );
    }

    fn text(&mut self, text: &str, (x, y, width, height): (i64, i64, i64, i64), size: u32, bold: bool) {
        if text.is_empty() {
            return;
        }
        let paragraph = self.paragraph(text, size, bold, false);
        let id = self.id();
        let _ = write!(
            self.shapes,
            "<p:sp><p:nvSpPr><p:cNvPr id=\"{id}\" name=\"Text {id}\"/><p:cNvSpPr txBox=\"1\"/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm>\
             <a:off x=\"{x}\" y=\"{y}\"/><a:ext cx=\"{width}\" cy=\"{height}\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/>\
             </a:prstGeom><a:noFill/></p:spPr><p:txBody><a:bodyPr wrap=\"square\"/><a:lstStyle/>{paragraph}</p:txBody></p:sp>"
        );
    }

    /// Adds a table, in the largest words in which it has room. Columns of one from the right are written in reverse, for not
    /// every program turns tables round.
    fn table(&mut self, table: &Table, (x, y, width): (i64, i64, i64)) {
        let fit = slide_table(table, width as f32 / UNITS, self.is_rtl);
        let mut order: Vec<usize> = (0..table.columns.len()).collect();
        if self.is_rtl {
            order.reverse();
        }
        #[expect(clippy::cast_possible_truncation, reason = "a length on a slide")]
        let widths: Vec<i64> =
            order.iter().map(|&column| (fit.widths.get(column).copied().unwrap_or(1.0) * UNITS) as i64).collect();
        #[expect(clippy::cast_possible_truncation, reason = "a length on a slide")]
        let row_height = (fit.line * UNITS) as i64 + 2 * CELL_MARGIN;
        let has_head = table.form == Form::Grid;
        let mut rows = String::new();
        if has_head {
            let cells: Vec<String> = table.columns.iter().map(|column| title_of(column, self.is_rtl)).collect();
            rows += &self.row(table, &order, &cells, (true, row_height, fit.points));
        }
        for row in &table.rows {
            let cells: Vec<String> = row.cells.iter().map(|cell| cell.text.replace('\n', " ")).collect();
            rows += &self.row(table, &order, &cells, (row.role != RowRole::Body, row_height, fit.points));
        }
        let grid: Vec<String> = widths.iter().map(|width| format!("<a:gridCol w=\"{width}\"/>")).collect();
        let grid = grid.concat();
        let height = row_height * i64::try_from(table.rows.len() + usize::from(has_head)).unwrap_or(1);
        let whole: i64 = widths.iter().sum();
        let id = self.id();
        let _ = write!(
            self.shapes,
            "<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id=\"{id}\" name=\"{}\"/><p:cNvGraphicFramePr>\
             <a:graphicFrameLocks noGrp=\"1\"/></p:cNvGraphicFramePr><p:nvPr/></p:nvGraphicFramePr><p:xfrm><a:off x=\"{x}\" y=\"{y}\"/>\
             <a:ext cx=\"{whole}\" cy=\"{height}\"/></p:xfrm><a:graphic>\
             <a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/table\"><a:tbl><a:tblPr firstRow=\"1\">\
             <a:tableStyleId>{{5940675A-B579-460E-94D1-54222C63F5DA}}</a:tableStyleId></a:tblPr><a:tblGrid>{grid}</a:tblGrid>{rows}\
             </a:tbl></a:graphicData></a:graphic></p:graphicFrame>",
            escaped(&table.title)
        );
    }

    fn row(
        &self,
        table: &Table,
        order: &[usize],
        cells: &[String],
        (bold, height, points): (bool, i64, u32),
    ) -> String {
        let mut out = format!("<a:tr h=\"{height}\">");
        for &column in order {
            let text = cells.get(column).map_or("", String::as_str);
            let is_number = table.form == Form::Grid
                && table.columns.get(column).is_some_and(|column| column.kind == ColumnKind::Number);
            let mut paragraph = self.paragraph(text, points, bold, false);
            if is_number {
                let side = if self.is_rtl { "l" } else { "r" };
                paragraph = paragraph.replacen("algn=\"l\"", &format!("algn=\"{side}\""), 1);
                paragraph = paragraph.replacen("algn=\"r\"", &format!("algn=\"{side}\""), 1);
            }
            let _ = write!(
                out,
                "<a:tc><a:txBody><a:bodyPr/><a:lstStyle/>{paragraph}</a:txBody><a:tcPr marT=\"{CELL_MARGIN}\" marB=\"{CELL_MARGIN}\" anchor=\"ctr\"/></a:tc>"
            );
        }
        out + "</a:tr>"
    }

    /// Adds a picture: as shapes where there are not too many, else as a drawing.
    fn figure(
        &mut self,
        figure: Figure,
        alternative: &str,
        (x, y, room, depth): (i64, i64, i64, i64),
    ) -> Result<(), ExportError> {
        if !is_group(&figure) {
            let drawn = (raster::png(&figure, raster::possible(&figure, PIXELS))?, svg::svg(&figure));
            self.picture(drawn, (figure.width, figure.height), alternative, (x, y, room, depth));
            return Ok(());
        }
        let (wide, high) = (figure.width.max(1.0) * UNITS, figure.height.max(1.0) * UNITS);
        let scale = (room as f32 / wide).min(depth as f32 / high);
        let (width, height) = (wide * scale, high * scale);
        let figure = figure.placed(scale, 0.0, 0.0);
        let id = self.id();
        let alternative = escaped(alternative);
        let shapes = Group::shapes(&figure, Dialect::Slides, self.is_rtl, &mut self.next);
        let _ = write!(
            self.shapes,
            "<p:grpSp><p:nvGrpSpPr><p:cNvPr id=\"{id}\" name=\"Picture {id}\" descr=\"{alternative}\"/><p:cNvGrpSpPr/><p:nvPr/>\
             </p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x=\"{x}\" y=\"{y}\"/><a:ext cx=\"{width:.0}\" cy=\"{height:.0}\"/>\
             <a:chOff x=\"0\" y=\"0\"/><a:chExt cx=\"{width:.0}\" cy=\"{height:.0}\"/></a:xfrm></p:grpSpPr>{shapes}</p:grpSp>"
        );
        Ok(())
    }

    fn picture(
        &mut self,
        (png, drawing): (Vec<u8>, String),
        (width, height): (f32, f32),
        alternative: &str,
        (x, y, room, depth): (i64, i64, i64, i64),
    ) {
        self.pictures += 1;
        let number = self.pictures;
        let scale = (room as f32 / width.max(1.0)).min(depth as f32 / height.max(1.0));
        let (width, height) = (width * scale, height * scale);
        let relation = format!("picture{number}");
        self.relations.push((relation.clone(), "image", format!("../media/picture{number}.png")));
        let path = format!("ppt/media/picture{number}.png");
        self.parts.push(Part { name: path, kind: "", data: png, relations: Vec::new() });
        let vector = format!("drawing{number}");
        self.relations.push((vector.clone(), "image", format!("../media/drawing{number}.svg")));
        self.parts.push(Part::of(format!("ppt/media/drawing{number}.svg"), "", drawing));
        let vector = vector_of(&vector);
        let id = self.id();
        let alternative = escaped(alternative);
        let _ = write!(
            self.shapes,
            "<p:pic><p:nvPicPr><p:cNvPr id=\"{id}\" name=\"Picture {id}\" descr=\"{alternative}\"/><p:cNvPicPr>\
             <a:picLocks noChangeAspect=\"1\"/></p:cNvPicPr><p:nvPr/></p:nvPicPr><p:blipFill><a:blip r:embed=\"{relation}\">{vector}\
             </a:blip><a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr><a:xfrm><a:off x=\"{x}\" y=\"{y}\"/>\
             <a:ext cx=\"{width:.0}\" cy=\"{height:.0}\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></p:spPr></p:pic>"
        );
    }

    /// Writes the slide with its notes.
    fn end(&mut self, notes: &[String]) {
        self.count += 1;
        let number = self.count;
        let mut relations = std::mem::take(&mut self.relations);
        if !notes.is_empty() {
            relations.push(("notes".to_owned(), "notesSlide", format!("../notesSlides/notesSlide{number}.xml")));
            let said: String = notes.iter().map(|note| self.paragraph(note, 12, false, false)).collect();
            let data = format!(
                "{HEAD}<p:notes {NAMES}><p:cSld><p:spTree>{TREE}<p:sp><p:nvSpPr><p:cNvPr id=\"2\" name=\"Slide\"/><p:cNvSpPr>\
                 <a:spLocks noGrp=\"1\" noRot=\"1\" noChangeAspect=\"1\"/></p:cNvSpPr><p:nvPr><p:ph type=\"sldImg\"/></p:nvPr></p:nvSpPr>\
                 <p:spPr/></p:sp><p:sp><p:nvSpPr><p:cNvPr id=\"3\" name=\"Notes\"/><p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr><p:nvPr>\
                 <p:ph type=\"body\" idx=\"1\"/></p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/>{said}</p:txBody></p:sp>\
                 </p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>"
            );
            let named = vec![
                ("master".to_owned(), "notesMaster", "../notesMasters/notesMaster1.xml".to_owned()),
                ("slide".to_owned(), "slide", format!("../slides/slide{number}.xml")),
            ];
            self.parts.push(Part::of(format!("ppt/notesSlides/notesSlide{number}.xml"), KIND[5], data).naming(named));
        }
        let data = format!(
            "{HEAD}<p:sld {NAMES}><p:cSld><p:spTree>{TREE}{}</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>",
            self.shapes
        );
        self.parts.push(Part::of(format!("ppt/slides/slide{number}.xml"), KIND[3], data).naming(relations));
    }
}

/// Returns what stands behind all slides: the presentation, its masters, its layout, its themes.
fn frame(slides: usize) -> Vec<Part> {
    let relation = |id: &str, kind: &'static str, to: &str| (id.to_owned(), kind, to.to_owned());
    let mut relations = vec![
        relation("master", "slideMaster", "slideMasters/slideMaster1.xml"),
        relation("notes", "notesMaster", "notesMasters/notesMaster1.xml"),
        relation("theme", "theme", "theme/theme1.xml"),
        relation("properties", "presProps", "presProps.xml"),
        relation("views", "viewProps", "viewProps.xml"),
        relation("tables", "tableStyles", "tableStyles.xml"),
    ];
    let mut ids = String::new();
    for number in 1..=slides {
        relations.push((format!("slide{number}"), "slide", format!("slides/slide{number}.xml")));
        let _ = write!(ids, "<p:sldId id=\"{}\" r:id=\"slide{number}\"/>", 255 + number);
    }
    let (width, height) = SIZE;
    let presentation = format!(
        "{HEAD}<p:presentation {NAMES} saveSubsetFonts=\"1\"><p:sldMasterIdLst><p:sldMasterId id=\"2147483648\" r:id=\"master\"/>\
         </p:sldMasterIdLst><p:notesMasterIdLst><p:notesMasterId r:id=\"notes\"/></p:notesMasterIdLst><p:sldIdLst>{ids}</p:sldIdLst>\
         <p:sldSz cx=\"{width}\" cy=\"{height}\"/><p:notesSz cx=\"{height}\" cy=\"{width}\"/></p:presentation>"
    );
    let mut parts = vec![Part::of("ppt/presentation.xml", KIND[0], presentation).naming(relations)];
    parts.extend(properties());
    parts.extend(masters());
    for number in 1..=2 {
        parts.push(Part::of(format!("ppt/theme/theme{number}.xml"), KIND[6], theme()));
    }
    parts
}

fn properties() -> Vec<Part> {
    let part = |name: &str, element: &str, kind: &'static str, more: &str| {
        Part::of(format!("ppt/{name}.xml"), kind, format!("{HEAD}<{element} {NAMES}{more}/>"))
    };
    vec![
        part(
            "presProps",
            "p:presentationPr",
            "application/vnd.openxmlformats-officedocument.presentationml.presProps+xml",
            "",
        ),
        part("viewProps", "p:viewPr", "application/vnd.openxmlformats-officedocument.presentationml.viewProps+xml", ""),
        part(
            "tableStyles",
            "a:tblStyleLst",
            "application/vnd.openxmlformats-officedocument.presentationml.tableStyles+xml",
            " def=\"{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}\"",
        ),
    ]
}

fn masters() -> Vec<Part> {
    let width = SIZE.0 - 2 * MARGIN;
    let title = place(2, "title", "", (MARGIN, 380_000, width, 800_000));
    let body = place(3, "body", " idx=\"1\"", (MARGIN, TOP, width, SIZE.1 - TOP - MARGIN));
    let colours = "<p:clrMap bg1=\"lt1\" tx1=\"dk1\" bg2=\"lt2\" tx2=\"dk2\" accent1=\"accent1\" accent2=\"accent2\" \
         accent3=\"accent3\" accent4=\"accent4\" accent5=\"accent5\" accent6=\"accent6\" hlink=\"hlink\" folHlink=\"folHlink\"/>";
    let ground = "<p:bg><p:bgRef idx=\"1001\"><a:schemeClr val=\"bg1\"/></p:bgRef></p:bg>";
    let master = format!(
        "{HEAD}<p:sldMaster {NAMES}><p:cSld>{ground}<p:spTree>{TREE}{title}{body}</p:spTree></p:cSld>{colours}<p:sldLayoutIdLst>\
         <p:sldLayoutId id=\"2147483649\" r:id=\"layout\"/></p:sldLayoutIdLst><p:txStyles><p:titleStyle>{}</p:titleStyle>\
         <p:bodyStyle>{}</p:bodyStyle><p:otherStyle/></p:txStyles></p:sldMaster>",
        levels(28, 1),
        levels(18, 0)
    );
    let layout = format!(
        "{HEAD}<p:sldLayout {NAMES} type=\"obj\" preserve=\"1\"><p:cSld name=\"Title and content\"><p:spTree>{TREE}{title}{body}\
         </p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>"
    );
    let image = "<p:sp><p:nvSpPr><p:cNvPr id=\"2\" name=\"Slide\"/><p:cNvSpPr><a:spLocks noGrp=\"1\" noRot=\"1\" noChangeAspect=\"1\"/>\
         </p:cNvSpPr><p:nvPr><p:ph type=\"sldImg\" idx=\"2\"/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm><a:off x=\"685800\" y=\"1143000\"/>\
         <a:ext cx=\"5486400\" cy=\"3086100\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></p:spPr></p:sp>";
    let words = place(3, "body", " idx=\"1\"", (685_800, 4_400_000, 5_486_400, 3_600_000));
    let notes = format!(
        "{HEAD}<p:notesMaster {NAMES}><p:cSld>{ground}<p:spTree>{TREE}{image}{words}</p:spTree></p:cSld>{colours}</p:notesMaster>"
    );
    let relation = |id: &str, kind: &'static str, to: &str| (id.to_owned(), kind, to.to_owned());
    vec![
        Part::of("ppt/slideMasters/slideMaster1.xml", KIND[1], master).naming(vec![
            relation("layout", "slideLayout", "../slideLayouts/slideLayout1.xml"),
            relation("theme", "theme", "../theme/theme1.xml"),
        ]),
        Part::of("ppt/slideLayouts/slideLayout1.xml", KIND[2], layout).naming(vec![relation(
            "master",
            "slideMaster",
            "../slideMasters/slideMaster1.xml",
        )]),
        Part::of("ppt/notesMasters/notesMaster1.xml", KIND[4], notes).naming(vec![relation(
            "theme",
            "theme",
            "../theme/theme2.xml",
        )]),
    ]
}

fn place(id: u32, kind: &str, index: &str, (x, y, width, height): (i64, i64, i64, i64)) -> String {
    format!(
        "<p:sp><p:nvSpPr><p:cNvPr id=\"{id}\" name=\"{kind}\"/><p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr><p:nvPr>\
         <p:ph type=\"{kind}\"{index}/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm><a:off x=\"{x}\" y=\"{y}\"/><a:ext cx=\"{width}\" \
         cy=\"{height}\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></p:spPr><p:txBody><a:bodyPr/><a:lstStyle/>\
         <a:p><a:endParaRPr lang=\"en-GB\"/></a:p></p:txBody></p:sp>"
    )
}

fn levels(size: u32, bold: u8) -> String {
    let levels: Vec<String> = (1..=9)
        .map(|level| {
            format!(
                "<a:lvl{level}pPr marL=\"0\" indent=\"0\"><a:spcBef><a:spcPts val=\"600\"/></a:spcBef><a:buNone/><a:defRPr sz=\"{}\" \
                 b=\"{bold}\"><a:solidFill><a:schemeClr val=\"tx1\"/></a:solidFill><a:latin typeface=\"+mn-lt\"/>\
                 <a:cs typeface=\"+mn-cs\"/></a:defRPr></a:lvl{level}pPr>",
                size * 100
            )
        })
        .collect();
    levels.concat()
}
