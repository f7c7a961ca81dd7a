//! The figure of a worksheet as shapes: what the window draws, in its light look, with what fits into each cell.
//!
//! Everything is laid out from the left; pictures and pages of Arabic are turned round as a whole.

use super::super::figure::{Anchor, Rgb, Shape, Words, colour, letters};
use super::super::pages::{broken, runs_left, turned};
use super::{column, whole};
use crate::report::Report;
use crate::report::worksheets::{Drawing, DrawnCell, DrawnLine, LineMark, LineOrder, Outline, Voice, named_value};
use crate::text::strings::{fill, slots};
use crate::worksheet::Completeness;

/// How wide a figure is, in points.
pub(super) const WIDTH: f32 = 1080.0;

/// The margin inside a cell.
const INSIDE: f32 = 12.0;
/// Where the eaves of a roof are, as a share of its height.
const EAVES: f32 = 0.42;
/// The point of an arrow.
const POINT: f32 = 12.0;
/// In a cell of this width and wider captions stand beside their lines.
const BESIDE: f32 = 230.0;
/// A cell lower than this has its name in the middle.
const LOW: f32 = 60.0;
/// The size of names.
const BODY: f32 = 13.5;
/// Radius of the discs and rings of what is read.
pub(super) const DISC: f32 = 4.0;

/// Returns the shapes of a figure whose start corner stands at `at`.
pub(super) fn shapes(report: &Report, drawing: &Drawing, at: (f32, f32)) -> Vec<Shape> {
    let place = |cell: &DrawnCell| {
        let place = cell.place;
        [at.0 + place.x * WIDTH, at.1 + place.y, place.width * WIDTH, place.height]
    };
    let middle = |cell: usize| {
        let [left, top, width, height] = drawing.cells.get(cell).map_or([0.0; 4], place);
        (left + width / 2.0, top + height / 2.0)
    };
    let edges = drawing.edges.iter().flat_map(|edge| {
        let points = vec![middle(edge.from), middle(edge.to)];
        [(6.0, colour::CHOSEN), (2.0, colour::CURVES[0])].map(|(width, colour)| Shape::Line {
            points: points.clone(),
            width,
            colour,
        })
    });
    let mut shapes: Vec<Shape> = edges.collect();
    for cell in &drawing.cells {
        ground(cell, place(cell), &mut shapes);
        Pen::of(report, cell, place(cell)).write(cell, &mut shapes);
    }
    shapes
}

pub(super) fn rect(at: [f32; 4], round: f32, fill: Rgb, edge: Option<Rgb>) -> Shape {
    Shape::Rect { at, round, fill, edge }
}

fn ground(cell: &DrawnCell, [left, top, width, height]: [f32; 4], shapes: &mut Vec<Shape>) {
    let line = if cell.is_chosen { colour::ACCENT } else { colour::CONTROL };
    let fill = if cell.is_chosen || cell.outline == Outline::Corner { colour::CHOSEN } else { colour::PAPER };
    let (right, bottom) = (left + width, top + height);
    let closed = |points: Vec<(f32, f32)>| Shape::Line { points, width: 1.0, colour: line };
    match cell.outline {
        Outline::Box | Outline::Corner => shapes.push(rect([left, top, width, height], 4.0, fill, Some(line))),
        Outline::Arrow => {
            let middle = top + height / 2.0;
            let shoulder = right - POINT;
            shapes.push(closed(vec![
                (left, top),
                (shoulder, top),
                (right, middle),
                (shoulder, bottom),
                (left, bottom),
                (left, top),
            ]));
        }
        Outline::Roof => {
            let eaves = top + height * EAVES;
            let ridge = (left + width / 2.0, top);
            shapes.push(closed(vec![
                (left, eaves),
                ridge,
                (right, eaves),
                (right, bottom),
                (left, bottom),
                (left, eaves),
            ]));
        }
        Outline::Dashed => {
            for (from, to) in [
                ((left, top), (right, top)),
                ((right, top), (right, bottom)),
                ((right, bottom), (left, bottom)),
                ((left, bottom), (left, top)),
            ] {
                dashes(from, to, (5.0, 4.0), shapes);
            }
        }
    }
}

/// Draws a dashed line; `pattern` is a dash and a gap.
fn dashes(from: (f32, f32), to: (f32, f32), pattern: (f32, f32), shapes: &mut Vec<Shape>) {
    let length = (to.0 - from.0).hypot(to.1 - from.1).max(0.01);
    let at = |along: f32| {
        let share = (along / length).min(1.0);
        (from.0 + (to.0 - from.0) * share, from.1 + (to.1 - from.1) * share)
    };
    let mut along = 0.0;
    while along < length {
        let points = vec![at(along), at(along + pattern.0)];
        shapes.push(Shape::Line { points, width: 1.0, colour: colour::CONTROL });
        along += pattern.0 + pattern.1;
    }
}

/// A text that is broken into lines.
pub(super) struct Set {
    lines: Vec<String>,
    bold: bool,
    size: f32,
    leading: f32,
    colour: Rgb,
}

impl Set {
    pub(super) fn height(&self) -> f32 {
        self.lines.len() as f32 * self.leading
    }
}

/// A line that was filled in, laid out: what is asked, the answer, where the answer begins, and how high both are.
struct Written {
    caption: Set,
    text: Set,
    column: f32,
    above: f32,
    height: f32,
}

/// Writes from the top of a cell down, and never below its bottom.
pub(super) struct Pen<'a> {
    pub(super) report: &'a Report<'a>,
    pub(super) left: f32,
    pub(super) right: f32,
    pub(super) top: f32,
    pub(super) bottom: f32,
    /// The size of lines and captions, and from one to the next.
    pub(super) small: f32,
    pub(super) leading: f32,
}

impl<'a> Pen<'a> {
    fn of(report: &'a Report<'a>, cell: &DrawnCell, [left, top, width, height]: [f32; 4]) -> Self {
        let (beside, above) = match cell.outline {
            Outline::Arrow => (INSIDE, 4.0),
            Outline::Corner => (8.0, 4.0),
            Outline::Box if height < LOW => (4.0, 4.0),
            _ => (INSIDE, 10.0),
        };
        let is_rtl = report.locale.direction().is_right_to_left();
        let (small, leading) = if is_rtl { (12.5, 19.0) } else { (11.5, 16.0) };
        let first = if cell.outline == Outline::Roof { top + height * EAVES + 4.0 } else { top + above };
        let (right, bottom) = (left + width - beside, top + height - above);
        Self { report, left: left + beside, right, top: first, bottom, small, leading }
    }

    pub(super) fn width(&self) -> f32 {
        (self.right - self.left).max(1.0)
    }

    pub(super) fn height(&self) -> f32 {
        self.bottom - self.top
    }

    /// Breaks a text into at most `most` lines of `width`; what is left out is an ellipsis.
    pub(super) fn set(&self, text: &str, (bold, colour): (bool, Rgb), width: f32, most: usize) -> Set {
        let size = if bold { BODY } else { self.small };
        let leading = if bold { self.leading + 3.0 } else { self.leading };
        let room = width.max(1.0) / size;
        let runs_left = runs_left(text, self.report.locale.direction().is_right_to_left());
        let mut lines: Vec<String> =
            text.lines().flat_map(|line| broken(line, bold, room, room, runs_left)).take(most + 1).collect();
        if lines.len() > most {
            lines.truncate(most);
            if let Some(last) = lines.last_mut() {
                last.push_str(" …");
            }
        }
        // Every line of a text runs as the text does, whatever it begins with.
        let lines = lines.into_iter().map(|line| turned(&letters::fitted(&line, bold, room), runs_left)).collect();
        Set { lines, bold, size, leading, colour }
    }

    /// Puts a text `inset` points from the start, without going down.
    pub(super) fn put(&self, set: &Set, inset: f32, shapes: &mut Vec<Shape>) {
        self.put_at(set, self.left + inset, Anchor::Left, shapes);
    }

    pub(super) fn put_at(&self, set: &Set, x: f32, anchor: Anchor, shapes: &mut Vec<Shape>) {
        for (number, line) in set.lines.iter().enumerate() {
            let y = self.top + set.leading * (number as f32 + 0.5) + set.size * 0.36;
            let (size, bold, colour) = (set.size, set.bold, set.colour);
            shapes.push(Shape::Text(Words { x, y, anchor, size, bold, colour, text: line.clone() }));
        }
    }

    fn write(mut self, cell: &DrawnCell, shapes: &mut Vec<Shape>) {
        if cell.outline == Outline::Corner || (cell.place.height < LOW && cell.outline == Outline::Box) {
            self.centred(cell, shapes);
            return;
        }
        self.head(cell, shapes);
        match (cell.bar, &cell.stack) {
            (Some(share), Some(stack)) => column::write(&mut self, (share, cell.target), stack, shapes),
            (Some(share), None) => self.share_bar(share, cell.target, shapes),
            _ => {}
        }
        match cell.order {
            _ if cell.outline == Outline::Arrow => {}
            LineOrder::AsListed { beside } => whole::body(&mut self, cell, beside, shapes),
            LineOrder::PlanAtFoot => self.body(cell, shapes),
        }
    }

    /// Draws a small box with its name in the middle and one line under it.
    fn centred(&mut self, cell: &DrawnCell, shapes: &mut Vec<Shape>) {
        let middle = self.left + self.width() / 2.0;
        let name = self.set(&cell.name, (true, colour::TEXT), self.width(), 1);
        self.put_at(&name, middle, Anchor::Middle, shapes);
        self.top += name.height();
        if let Some(line) = cell.lines.first() {
            let text = self.set(&line.text, (false, colour::WEAK), self.width(), 1);
            self.put_at(&text, middle, Anchor::Middle, shapes);
        }
    }

    /// Draws the number, the name and how much is filled in, with its bar.
    fn head(&mut self, cell: &DrawnCell, shapes: &mut Vec<Shape>) {
        let mut inset = 0.0;
        if let Some(number) = cell.number {
            let number = self.report.locale.ungrouped(i64::try_from(number).unwrap_or(0));
            let set = self.set(&number, (true, colour::WEAK), self.width(), 1);
            inset = letters::width(&number, true) * BODY + 8.0;
            self.put(&set, 0.0, shapes);
        }
        let mut end = 0.0;
        let is_arrow = cell.outline == Outline::Arrow;
        if let Some(done) = cell.done.filter(|_| !is_arrow || self.width() >= 170.0) {
            let words = self.count(done);
            let set = self.set(&words, (false, colour::WEAK), self.width(), 1);
            end = letters::width(&words, false) * self.small + 8.0;
            self.put_at(&set, self.right, Anchor::Right, shapes);
        }
        if cell.name.is_empty() {
            self.top += if cell.done.is_some() { 20.0 } else { 0.0 };
            return;
        }
        let mut room = self.width() - inset - end;
        // No word is broken for a number that stands beside it: the name then begins below.
        let longest = cell.name.split_whitespace().map(|word| letters::width(word, true) * BODY).fold(0.0, f32::max);
        if !is_arrow && longest > room {
            (room, inset) = (self.width(), 0.0);
            self.top += 20.0;
        }
        let name = self.set(&cell.name, (true, colour::TEXT), room, cell.name_lines());
        self.put(&name, inset, shapes);
        self.top += name.height() + 4.0;
        if let Some(done) = cell.done.filter(|_| !is_arrow) {
            let share = done.answered as f32 / done.items.max(1) as f32;
            let width = self.width();
            shapes.push(rect([self.left, self.top, width, 4.0], 2.0, colour::GRID, None));
            if share > 0.0 {
                shapes.push(rect([self.left, self.top, width * share.min(1.0), 4.0], 2.0, colour::ACCENT, None));
            }
            self.top += 10.0;
        }
    }

    /// Writes "3 of 8".
    fn count(&self, done: Completeness) -> String {
        let number = |count: usize| self.report.locale.whole(u64::try_from(count).unwrap_or(u64::MAX));
        let values = slots![("count", &*number(done.answered)), ("total", &*number(done.items))];
        fill!(self.report.texts.worksheets.of, values)
    }

    /// Draws a share of exposure as a bar, its target as a mark across it, and both in words.
    #[expect(clippy::cast_possible_truncation, reason = "a share of one")]
    fn share_bar(&mut self, share: f64, target: Option<f64>, shapes: &mut Vec<Shape>) {
        if self.height() < 40.0 {
            return;
        }
        let (width, top) = (self.width(), self.top + 4.0);
        shapes.push(rect([self.left, top, width, 8.0], 0.0, colour::RAISED, None));
        let filled = width * (share as f32).clamp(0.0, 1.0);
        if filled > 0.0 {
            shapes.push(rect([self.left, top, filled, 8.0], 0.0, colour::BARS[0], Some(colour::BARS[0].edge())));
        }
        let locale = self.report.locale;
        let mut words = locale.percent(share, 1);
        if let Some(target) = target {
            let x = self.left + width * (target as f32).clamp(0.0, 1.0);
            let points = vec![(x, top - 4.0), (x, top + 12.0)];
            shapes.push(Shape::Line { points, width: 2.0, colour: colour::TEXT });
            let values = slots![("name", self.report.texts.worksheets.target), ("value", &*locale.percent(target, 0))];
            words = format!(
                "{words}{dot}{}",
                fill!(self.report.texts.worksheets.named_value, values),
                dot = self.report.locale.dot()
            );
        }
        self.top += 16.0;
        let text = self.set(&words, (false, colour::TEXT), width, 2);
        self.put(&text, 0.0, shapes);
        self.top += text.height() + 6.0;
    }

    /// Draws the lines: what was written from the top, what the plan says at the foot, behind its mark.
    fn body(&mut self, cell: &DrawnCell, shapes: &mut Vec<Shape>) {
        let (said, written): (Vec<&DrawnLine>, Vec<&DrawnLine>) =
            cell.lines.iter().partition(|line| matches!(line.voice, Voice::Plan | Voice::Warning));
        // Where not all has room, what the plan says takes at most half of a cell in which something is written.
        let needed: Vec<f32> = written.iter().map(|line| self.lay_out(line).height + 4.0).collect();
        // The first answer stands before any count of those that have no room.
        let first = needed.first().map_or(0.0, |first| first + self.leading + 8.0);
        let beside = (self.height() * 0.55).min(self.height() - first.min(self.height() * 0.6));
        let most = beside.max(self.height() - needed.iter().sum::<f32>() - 8.0);
        let said: Vec<(Set, Option<LineMark>)> = said.iter().map(|line| (self.plan_line(line), line.mark)).collect();
        let mut height = 8.0;
        let shown = said.iter().take_while(|(set, _)| {
            height += set.height() + 2.0;
            height <= most
        });
        let shown = shown.count();
        let tall: f32 = said[..shown].iter().map(|(set, _)| set.height() + 2.0).sum();
        let bottom = self.bottom;
        let foot = if shown > 0 { tall + 8.0 } else { 0.0 };
        self.bottom -= if shown > 0 { foot + 4.0 } else { 0.0 };
        let left_out = said.len() - shown + self.written(&written, shapes);
        if left_out > 0 {
            let count = self.report.locale.ungrouped(i64::try_from(left_out).unwrap_or(0));
            let more = fill!(self.report.texts.worksheets.more_lines, &[("count", &count)]);
            let set = self.set(&more, (false, colour::WEAK), self.width(), 1);
            if set.height() <= self.height() {
                self.put(&set, 0.0, shapes);
            }
        }
        if shown > 0 {
            (self.top, self.bottom) = (bottom - foot, bottom);
            self.plan_block(&said[..shown], shapes);
        }
    }

    /// Writes what was filled in, and returns how many lines had no room.
    fn written(&mut self, lines: &[&DrawnLine], shapes: &mut Vec<Shape>) -> usize {
        for (at, line) in lines.iter().enumerate() {
            // Room is kept for saying that there is more.
            let reserve = if at + 1 < lines.len() { self.leading } else { 0.0 };
            let is_written =
                if at == 0 { self.first_line(line, reserve, shapes) } else { self.written_line(line, reserve, shapes) };
            if !is_written {
                return lines.len() - at;
            }
        }
        0
    }

    /// Writes the first of several lines: cut to the lines that have room where not all of it has.
    fn first_line(&mut self, line: &DrawnLine, reserve: f32, shapes: &mut Vec<Shape>) -> bool {
        let mut laid = (1..=line.text_lines(self.width())).rev().map(|most| self.lay_out_in(line, most));
        let Some(laid) = laid.find(|laid| laid.height + reserve <= self.height()) else { return false };
        self.put_written(line, &laid, shapes);
        true
    }

    /// Lays out a line that was filled in.
    fn lay_out(&self, line: &DrawnLine) -> Written {
        self.lay_out_in(line, usize::MAX)
    }

    /// Lays out a line that was filled in, whose words take at most `most` lines.
    fn lay_out_in(&self, line: &DrawnLine, most: usize) -> Written {
        let width = self.width();
        let ink = if line.voice == Voice::Written { colour::TEXT } else { colour::WEAK };
        let is_beside = !line.caption.is_empty() && width >= BESIDE;
        let column = if is_beside { width * 0.44 } else { 0.0 };
        let room = if is_beside { column - 8.0 } else { width };
        let caption = self.set(&line.caption, (false, colour::WEAK), room, DrawnLine::CAPTION_LINES);
        let text = self.set(&line.text, (false, ink), width - column, line.text_lines(width - column).min(most));
        let above = if is_beside { 0.0 } else { caption.height() };
        let height = if is_beside { caption.height().max(text.height()) } else { above + text.height() };
        Written { caption, text, column, above, height }
    }

    pub(super) fn written_line(&mut self, line: &DrawnLine, reserve: f32, shapes: &mut Vec<Shape>) -> bool {
        let laid = self.lay_out(line);
        if laid.height + reserve > self.height() {
            return false;
        }
        self.put_written(line, &laid, shapes);
        true
    }

    /// Puts a line that is laid out, and goes down.
    fn put_written(&mut self, line: &DrawnLine, laid: &Written, shapes: &mut Vec<Shape>) {
        let Written { caption, text, column, above, height } = laid;
        self.put(caption, 0.0, shapes);
        self.top += above;
        self.put(text, *column, shapes);
        if line.voice == Voice::Missing {
            // A printed sheet has room for a pen.
            let y = self.top + text.height();
            dashes((self.left + column, y), (self.right, y), (3.0, 3.0), shapes);
        }
        self.top += height - above + 4.0;
    }

    /// Breaks a line of the plan: its caption and its words in one.
    pub(super) fn plan_line(&self, line: &DrawnLine) -> Set {
        let words = if line.caption.is_empty() {
            line.text.clone()
        } else {
            named_value(self.report.locale, &line.caption, &line.text)
        };
        let ink = if line.voice == Voice::Warning { colour::WARNING } else { colour::TEXT };
        let mark = if line.mark.is_some() { 2.0 * DISC + 6.0 } else { 0.0 };
        self.set(&words, (false, ink), self.width() - 16.0 - mark, line.text_lines(self.width()))
    }

    /// Draws what the plan says: a raised ground with the accent at its start.
    pub(super) fn plan_block(&mut self, lines: &[(Set, Option<LineMark>)], shapes: &mut Vec<Shape>) {
        let (width, height) = (self.width(), self.height());
        shapes.push(rect([self.left, self.top, width, height], 0.0, colour::RAISED, None));
        shapes.push(rect([self.left, self.top, 2.0, height], 0.0, colour::ACCENT, None));
        self.top += 4.0;
        for (set, mark) in lines {
            let mut inset = 8.0;
            if let Some(mark) = mark {
                let (x, y) = (self.left + inset + DISC, self.top + self.leading / 2.0);
                shapes.push(match mark {
                    LineMark::Message(colour) => column::swatch(x, y, *colour),
                    mark => disc(x, y, mark.is_set()),
                });
                inset += 2.0 * DISC + 6.0;
            }
            self.put(set, inset, shapes);
            self.top += set.height() + 2.0;
        }
    }
}

/// Returns the mark of what is read: a filled disc is in the plan, a ring is not.
pub(super) fn disc(x: f32, y: f32, is_there: bool) -> Shape {
    let at = [x - DISC, y - DISC, 2.0 * DISC, 2.0 * DISC];
    let (fill, edge) = if is_there { (colour::CURVES[0], colour::CURVES[0]) } else { (colour::PAPER, colour::CONTROL) };
    rect(at, DISC, fill, Some(edge))
}
