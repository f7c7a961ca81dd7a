//! Pictures as native shapes of office programs: rectangles, lines and texts that whoever opens them can move and recolour.

use std::fmt::Write as _;

use super::markup::{by_script, escaped};
use crate::exchange::export::figure::{Anchor, Figure, Rgb, Shape, Words, letters};
use crate::exchange::export::pages::runs_left;

/// Units of drawings for a point of 1/96 inch.
pub(super) const UNITS: f32 = 9525.0;

/// A picture of more shapes than this is no group that anybody would edit; it stays a drawing.
const MOST_SHAPES: usize = 700;

/// How far the baseline stands below the top of a line, for letters of size 1.
const ASCENT: f32 = 1.025;

/// How high a line is, for letters of size 1.
const LINE: f32 = 1.3;

/// How much wider than in the program's own typeface words may be.
const WIDER: f32 = 1.6;

/// Returns true for a picture that becomes a group of shapes.
pub(super) fn is_group(figure: &Figure) -> bool {
    figure.shapes().take(MOST_SHAPES + 1).count() <= MOST_SHAPES
}

/// Returns what names the drawing that a picture is painted from, for programs that show it sharper.
pub(super) fn vector_of(relation: &str) -> String {
    format!(
        "<a:extLst><a:ext uri=\"{{96DAC541-7B7A-43D3-8B79-37D633B846F1}}\"><asvg:svgBlip \
         xmlns:asvg=\"http://schemas.microsoft.com/office/drawing/2016/SVG/main\" r:embed=\"{relation}\"/></a:ext></a:extLst>"
    )
}

/// Names the kind of document that shapes are written for: their markup differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Dialect {
    /// Slides.
    Slides,
    /// Documents of word processors.
    Words,
}

/// Writes the shapes of a picture; each takes the next id.
pub(super) struct Group<'a> {
    dialect: Dialect,
    is_rtl: bool,
    next_id: &'a mut u32,
    out: String,
}

fn units(length: f32) -> i64 {
    #[expect(clippy::cast_possible_truncation, reason = "a length on paper, far below 2^31")]
    let units = (length * UNITS).round() as i64;
    units
}

fn fill(colour: Rgb) -> String {
    format!("<a:solidFill><a:srgbClr val=\"{}\"/></a:solidFill>", colour.hex().trim_start_matches('#'))
}

fn line(colour: Rgb, width: f32) -> String {
    format!("<a:ln w=\"{}\">{}</a:ln>", units(width).max(1), fill(colour))
}

/// Returns the place of a shape.
fn place([left, top, width, height]: [f32; 4]) -> String {
    let [x, y, cx, cy] = [left, top, width, height].map(units);
    format!("<a:xfrm><a:off x=\"{x}\" y=\"{y}\"/><a:ext cx=\"{}\" cy=\"{}\"/></a:xfrm>", cx.max(0), cy.max(0))
}

impl<'a> Group<'a> {
    /// Returns the shapes of a picture as markup.
    pub(super) fn shapes(figure: &Figure, dialect: Dialect, is_rtl: bool, next_id: &'a mut u32) -> String {
        let mut group = Self { dialect, is_rtl, next_id, out: String::new() };
        for shape in figure.shapes() {
            match shape {
                Shape::Rect { at, round, fill, edge } => group.rectangle(*at, *round, *fill, *edge),
                Shape::Line { points, width, colour } => group.line(points, *width, *colour),
                Shape::Text(words) => group.text(words),
            }
        }
        group.out
    }

    fn id(&mut self) -> u32 {
        *self.next_id += 1;
        *self.next_id - 1
    }

    /// Adds a shape without words.
    fn plain(&mut self, name: &str, properties: &str) {
        let id = self.id();
        // Writing to a string cannot fail.
        let _ = match self.dialect {
            Dialect::Slides => write!(
                self.out,
                "<p:sp><p:nvSpPr><p:cNvPr id=\"{id}\" name=\"{name} {id}\"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr>\
                 <p:spPr>{properties}</p:spPr></p:sp>"
            ),
            Dialect::Words => write!(
                self.out,
                "<wps:wsp><wps:cNvPr id=\"{id}\" name=\"{name} {id}\"/><wps:cNvSpPr/><wps:spPr>{properties}</wps:spPr>\
                 <wps:bodyPr/></wps:wsp>"
            ),
        };
    }

    fn rectangle(&mut self, at: [f32; 4], round: f32, inside: Rgb, edge: Option<Rgb>) {
        let least = at[2].min(at[3]).max(0.01);
        let geometry = if round > 0.0 {
            #[expect(clippy::cast_possible_truncation, reason = "between 0 and 50,000")]
            let adjust = ((round / least).min(0.5) * 100_000.0) as i64;
            format!(
                "<a:prstGeom prst=\"roundRect\"><a:avLst><a:gd name=\"adj\" fmla=\"val {adjust}\"/></a:avLst></a:prstGeom>"
            )
        } else {
            "<a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom>".to_owned()
        };
        let edge = edge.map_or_else(|| "<a:ln><a:noFill/></a:ln>".to_owned(), |edge| line(edge, 1.0));
        self.plain("Bar", &format!("{}{geometry}{}{edge}", place(at), fill(inside)));
    }

    fn line(&mut self, points: &[(f32, f32)], width: f32, colour: Rgb) {
        let edge =
            |of: fn(f32, f32) -> f32, start: f32, axis: fn(&(f32, f32)) -> f32| points.iter().map(axis).fold(start, of);
        let (left, right) = (edge(f32::min, f32::INFINITY, |at| at.0), edge(f32::max, f32::NEG_INFINITY, |at| at.0));
        let (top, bottom) = (edge(f32::min, f32::INFINITY, |at| at.1), edge(f32::max, f32::NEG_INFINITY, |at| at.1));
        if points.len() < 2 || left > right {
            return;
        }
        let (across, down) = (units(right - left), units(bottom - top));
        let mut path = format!("<a:path w=\"{across}\" h=\"{down}\" fill=\"none\">");
        for (number, (x, y)) in points.iter().enumerate() {
            let name = if number == 0 { "moveTo" } else { "lnTo" };
            let _ = write!(path, "<a:{name}><a:pt x=\"{}\" y=\"{}\"/></a:{name}>", units(x - left), units(y - top));
        }
        let geometry = format!(
            "<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l=\"0\" t=\"0\" r=\"r\" b=\"b\"/><a:pathLst>{path}\
             </a:path></a:pathLst></a:custGeom><a:noFill/>"
        );
        let at = place([left, top, right - left, bottom - top]);
        self.plain("Line", &format!("{at}{geometry}{}", line(colour, width)));
    }

    fn text(&mut self, words: &Words) {
        if words.text.trim().is_empty() {
            return;
        }
        let id = self.id();
        // Other fonts are wider: the box is, too, so that its words do not wrap. Not every program leaves them unwrapped where it
        // is told to.
        let width = letters::width(&words.text, words.bold) * words.size * WIDER + words.size;
        let left = words.anchor.left(words.x, width);
        let at = place([left, words.y - words.size * ASCENT, width, words.size * LINE]);
        let properties = format!("{at}<a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom><a:noFill/>");
        let body = "wrap=\"square\" lIns=\"0\" tIns=\"0\" rIns=\"0\" bIns=\"0\" anchor=\"t\"";
        let paragraph = self.paragraph(words);
        let _ = match self.dialect {
            Dialect::Slides => write!(
                self.out,
                "<p:sp><p:nvSpPr><p:cNvPr id=\"{id}\" name=\"Text {id}\"/><p:cNvSpPr txBox=\"1\"/><p:nvPr/></p:nvSpPr><p:spPr>\
                 {properties}</p:spPr><p:txBody><a:bodyPr {body}><a:noAutofit/></a:bodyPr><a:lstStyle/>{paragraph}</p:txBody></p:sp>"
            ),
            Dialect::Words => write!(
                self.out,
                "<wps:wsp><wps:cNvPr id=\"{id}\" name=\"Text {id}\"/><wps:cNvSpPr txBox=\"1\"/><wps:spPr>{properties}</wps:spPr>\
                 <wps:txbx><w:txbxContent>{paragraph}</w:txbxContent></wps:txbx><wps:bodyPr {body}><a:noAutofit/></wps:bodyPr></wps:wsp>"
            ),
        };
    }

    fn paragraph(&self, words: &Words) -> String {
        let is_rtl = runs_left(&words.text, self.is_rtl);
        let points = words.size * 0.75;
        let colour = words.colour.hex();
        let colour = colour.trim_start_matches('#');
        let mut runs = String::new();
        for (part, is_arabic) in by_script(&words.text, self.is_rtl) {
            let part = escaped(&part);
            let _ = match self.dialect {
                Dialect::Slides => {
                    let language = if is_arabic { "ar-JO" } else { "en-GB" };
                    let (bold, size) = (u8::from(words.bold), (points * 100.0).round());
                    write!(
                        runs,
                        "<a:r><a:rPr lang=\"{language}\" sz=\"{size}\" b=\"{bold}\" dirty=\"0\"><a:solidFill><a:srgbClr \
                         val=\"{colour}\"/></a:solidFill></a:rPr><a:t>{part}</a:t></a:r>"
                    )
                }
                Dialect::Words => {
                    let bold = if words.bold { "<w:b/><w:bCs/>" } else { "" };
                    let script = if is_arabic { "<w:rtl/>" } else { "" };
                    let size = (points * 2.0).round().max(2.0);
                    write!(
                        runs,
                        "<w:r><w:rPr>{bold}<w:color w:val=\"{colour}\"/><w:sz w:val=\"{size}\"/><w:szCs w:val=\"{size}\"/>{script}\
                         </w:rPr><w:t xml:space=\"preserve\">{part}</w:t></w:r>"
                    )
                }
            };
        }
        match self.dialect {
            Dialect::Slides => {
                let align = match words.anchor {
                    Anchor::Left => "l",
                    Anchor::Middle => "ctr",
                    Anchor::Right => "r",
                };
                let rtl = u8::from(is_rtl);
                format!(
                    "<a:p><a:pPr marL=\"0\" indent=\"0\" algn=\"{align}\" rtl=\"{rtl}\"><a:spcBef><a:spcPts val=\"0\"/></a:spcBef>\
                     <a:buNone/></a:pPr>{runs}</a:p>"
                )
            }
            Dialect::Words => {
                // "left" is where a paragraph begins: at the right of one that runs from the right.
                let align = match (words.anchor, is_rtl) {
                    (Anchor::Left, false) | (Anchor::Right, true) => "left",
                    (Anchor::Middle, _) => "center",
                    (Anchor::Right, false) | (Anchor::Left, true) => "right",
                };
                let bidi = if is_rtl { "<w:bidi/>" } else { "" };
                format!(
                    "<w:p><w:pPr>{bidi}<w:spacing w:before=\"0\" w:after=\"0\" w:line=\"240\" w:lineRule=\"auto\"/>\
                     <w:jc w:val=\"{align}\"/></w:pPr>{runs}</w:p>"
                )
            }
        }
    }
}
