//! A worksheet drawn as the figure of the textbook. A press on a cell leads to what stands in it.

use std::sync::Arc;

use eframe::egui::{
    Align, Color32, CornerRadius, FontId, Galley, Layout, Pos2, Rect, Response, Role, ScrollArea, Sense, Shape, Stroke,
    StrokeKind, Ui, WidgetInfo, pos2, vec2,
};

use super::{column, whole};
use crate::gui::context::{Cx, is_right_to_left};
use crate::gui::fit;
use crate::gui::term_notes;
use crate::gui::theme::{self, Palette, font, palette, size, strong_font};
use crate::gui::widgets::{galley, galley_elided, galley_lines};
use crate::report::worksheets::{
    CellTarget, Drawing, DrawnCell, DrawnLine, LineMark, LineOrder, Outline, Stack, Voice, named_value,
};
use crate::text::Locale;
use crate::text::strings::fill;
use crate::worksheet::Completeness;

/// Below this width the figure scrolls sideways.
pub(super) const LEAST_WIDTH: f32 = 800.0;
/// The margin inside a cell.
const INSIDE: f32 = 12.0;
/// Where the eaves of a roof are, as a share of its height.
const EAVES: f32 = 0.42;
/// The point of an arrow.
const POINT: f32 = 12.0;
/// In a cell of this width and wider captions stand beside their lines.
const BESIDE: f32 = 230.0;
/// An arrow of this width and wider says how much of it is filled in.
const COUNTED_ARROW: f32 = 170.0;
/// So wide is what stands beside the name of an item that is not filled in.
const MISSING_WIDTH: f32 = 76.0;
/// Radius of the discs and rings of what is read.
pub(super) const DISC: f32 = 4.5;

/// Shows the drawing; `selected` is the part that is filled in below. Returns what the pressed cell leads to.
pub(super) fn show(cx: &Cx<'_>, ui: &mut Ui, drawing: &Drawing, selected: Option<usize>) -> Option<CellTarget> {
    let width = ui.available_width();
    if width >= LEAST_WIDTH {
        return paint(cx, ui, drawing, selected, width);
    }
    let rtl = is_right_to_left(ui);
    let area = ScrollArea::horizontal().id_salt("drawn worksheet").stick_to_right(rtl);
    area.show(ui, |ui| {
        // The room of the whole figure is known before it is painted: in Arabic it begins at its right end.
        let room = Rect::from_min_size(ui.max_rect().min, vec2(LEAST_WIDTH, drawing.height));
        let layout = Layout::top_down(if rtl { Align::Max } else { Align::Min });
        let pressed = paint(cx, &mut ui.new_child(fit::part(room).layout(layout)), drawing, selected, LEAST_WIDTH);
        fit::claim(ui, room, Sense::hover());
        pressed
    })
    .inner
}

fn paint(cx: &Cx<'_>, ui: &mut Ui, drawing: &Drawing, selected: Option<usize>, width: f32) -> Option<CellTarget> {
    let (whole, _) = fit::allocate(ui, vec2(width, drawing.height), Sense::hover());
    let rtl = is_right_to_left(ui);
    let places: Vec<Rect> = drawing.cells.iter().map(|cell| rect_of(cell, whole, rtl)).collect();
    let colours = palette(ui.visuals());
    for edge in &drawing.edges {
        let ends = [places[edge.from].center(), places[edge.to].center()];
        ui.painter().line_segment(ends, Stroke::new(6.0, colours.selected));
        ui.painter().line_segment(ends, Stroke::new(2.0, colours.curve));
    }
    let mut pressed = None;
    for (at, (cell, rect)) in drawing.cells.iter().zip(&places).enumerate() {
        let is_read = cell.leads_to == CellTarget::Nothing;
        let sense = if is_read { Sense::hover() } else { Sense::click() };
        let response = ui.interact(*rect, ui.scope_id().with(("drawn cell", at)), sense);
        let is_selected = cell.is_chosen || matches!(&cell.leads_to, CellTarget::Part(part) if Some(*part) == selected);
        let name = spoken(cx, cell);
        let role = if is_read { Role::Label } else { Role::Button };
        response.widget_info(|| WidgetInfo::selected(role, true, is_selected, &name));
        ground(ui, cell, *rect, &response, is_selected);
        term_notes::join(ui, &cell.name, rect.shrink2(vec2(INSIDE, 2.0)), &response);
        content(cx, ui, cell, *rect);
        if response.clicked() {
            pressed = Some(cell.leads_to.clone());
        }
    }
    pressed
}

fn rect_of(cell: &DrawnCell, whole: Rect, rtl: bool) -> Rect {
    let (x, width) = (cell.place.x * whole.width(), cell.place.width * whole.width());
    let left = if rtl { whole.right() - x - width } else { whole.left() + x };
    Rect::from_min_size(pos2(left, whole.top() + cell.place.y), vec2(width, cell.place.height))
}

/// Returns what a screen reader hears for a cell.
fn spoken(cx: &Cx<'_>, cell: &DrawnCell) -> String {
    let mut words = Vec::new();
    words.extend(cell.number.map(|number| cx.locale.ungrouped(i64::try_from(number).unwrap_or(0))));
    if !cell.name.is_empty() {
        words.push(cell.name.clone());
    }
    words.extend(cell.done.map(|done| super::count(cx, done)));
    if words.is_empty() {
        words.extend(cell.lines.first().map(|line| line.text.clone()));
    }
    words.join(" ")
}

fn ground(ui: &Ui, cell: &DrawnCell, rect: Rect, response: &Response, is_selected: bool) {
    let colours = palette(ui.visuals());
    let is_marked = is_selected || response.has_focus() || response.hovered();
    let line = Stroke::new(
        if is_selected || response.has_focus() { 2.0 } else { 1.0 },
        if is_marked { colours.accent } else { colours.control },
    );
    let fill = match cell.outline {
        Outline::Arrow | Outline::Roof | Outline::Corner => colours.selected,
        _ if cell.is_chosen => colours.selected,
        _ => colours.surface,
    };
    let rtl = is_right_to_left(ui);
    match cell.outline {
        Outline::Box | Outline::Corner => {
            ui.painter().rect(rect, CornerRadius::same(theme::RADIUS), fill, line, StrokeKind::Inside);
        }
        Outline::Arrow => drop(ui.painter().add(Shape::convex_polygon(arrow(rect, rtl), fill, line))),
        Outline::Roof => {
            let eaves = rect.top() + rect.height() * EAVES;
            let points = vec![
                pos2(rect.center().x, rect.top()),
                pos2(rect.right(), eaves),
                rect.right_bottom(),
                rect.left_bottom(),
                pos2(rect.left(), eaves),
            ];
            ui.painter().add(Shape::convex_polygon(points, fill, line));
        }
        Outline::Dashed => {
            let corners = [rect.left_top(), rect.right_top(), rect.right_bottom(), rect.left_bottom(), rect.left_top()];
            ui.painter().extend(Shape::dashed_line(&corners, line, 5.0, 4.0));
        }
    }
}

/// Returns the shape of an arrow that points in the reading direction.
fn arrow(rect: Rect, rtl: bool) -> Vec<Pos2> {
    let middle = rect.center().y;
    if rtl {
        vec![
            rect.right_top(),
            rect.right_bottom(),
            pos2(rect.left() + POINT, rect.bottom()),
            pos2(rect.left(), middle),
            pos2(rect.left() + POINT, rect.top()),
        ]
    } else {
        vec![
            rect.left_top(),
            pos2(rect.right() - POINT, rect.top()),
            pos2(rect.right(), middle),
            pos2(rect.right() - POINT, rect.bottom()),
            rect.left_bottom(),
        ]
    }
}

/// Writes from the top of a cell down, and never below its bottom.
pub(super) struct Pen<'a> {
    pub(super) ui: &'a Ui,
    pub(super) colours: &'static Palette,
    pub(super) rtl: bool,
    pub(super) locale: Locale,
    /// What is left to write in.
    pub(super) room: Rect,
}

/// Returns the type of lines and captions.
pub(super) fn small() -> FontId {
    font(size::SMALL)
}

impl Pen<'_> {
    pub(super) fn height(&self) -> f32 {
        (self.room.bottom() - self.room.top()).max(0.0)
    }

    /// Puts a laid-out text at the start side, `inset` points in.
    pub(super) fn put(&self, text: Arc<Galley>, inset: f32) {
        let x = if self.rtl { self.room.right() - inset - text.size().x } else { self.room.left() + inset };
        self.ui.painter().galley(pos2(x, self.room.top()), text, self.colours.text);
    }

    pub(super) fn down(&mut self, points: f32) {
        self.room.min.y += points;
    }
}

fn content(cx: &Cx<'_>, ui: &Ui, cell: &DrawnCell, rect: Rect) {
    let colours = palette(ui.visuals());
    let margin = match cell.outline {
        Outline::Arrow => vec2(INSIDE, 4.0),
        Outline::Corner => vec2(8.0, 4.0),
        Outline::Box if cell.place.height < 60.0 => vec2(4.0, 4.0),
        _ => vec2(INSIDE, 10.0),
    };
    let mut room = rect.shrink2(margin);
    if cell.outline == Outline::Roof {
        // Below the eaves, so that no line runs through the words.
        room.min.y = rect.top() + rect.height() * EAVES + 4.0;
    }
    let clipped = ui.painter().clip_rect().intersect(rect);
    let mut pen = Pen { ui, colours, rtl: is_right_to_left(ui), locale: cx.locale, room };
    if clipped.is_negative() {
        return;
    }
    if matches!(cell.outline, Outline::Corner) || cell.place.height < 60.0 && cell.outline == Outline::Box {
        centred(&pen, cell);
        return;
    }
    head(cx, &mut pen, cell);
    match (cell.bar, &cell.stack) {
        (Some(share), Some(stack)) => {
            // Columns stand on one line, however long the names above them are.
            pen.room.min.y = pen.room.top().max(rect.top() + Stack::FROM);
            column::show(cx, &mut pen, (share, cell.target), stack);
        }
        (Some(share), None) => column::bar(cx, &mut pen, share, cell.target),
        _ => {}
    }
    match cell.order {
        _ if cell.outline == Outline::Arrow => {}
        LineOrder::AsListed { beside } => whole::body(&mut pen, cell, beside),
        LineOrder::PlanAtFoot => body(cx, &mut pen, cell),
    }
}

/// Draws a small box with its name in the middle and one line under it.
fn centred(pen: &Pen<'_>, cell: &DrawnCell) {
    let middle = pen.room.center().x;
    let width = pen.room.width();
    let name = galley_elided(pen.ui, &cell.name, strong_font(size::BODY), pen.colours.text, width);
    let mut y = pen.room.top();
    let mut put = |text: Arc<Galley>| {
        let height = text.size().y;
        pen.ui.painter().galley(pos2(middle - text.size().x / 2.0, y), text, pen.colours.text);
        y += height;
    };
    put(name);
    if let Some(line) = cell.lines.first() {
        put(galley_elided(pen.ui, &line.text, small(), pen.colours.weak_text, width));
    }
}

/// Draws the number, the name and how much is filled in, with its bar.
fn head(cx: &Cx<'_>, pen: &mut Pen<'_>, cell: &DrawnCell) {
    let mut inset = 0.0;
    if let Some(number) = cell.number {
        let number = cx.locale.ungrouped(i64::try_from(number).unwrap_or(0));
        let text = galley(pen.ui, &number, font(size::BODY), pen.colours.weak_text, f32::INFINITY);
        inset = text.size().x + 8.0;
        pen.put(text, 0.0);
    }
    let mut end = 0.0;
    // A narrow arrow has room for its name alone; what stands under it says how much is filled in.
    let is_counted = cell.outline != Outline::Arrow || pen.room.width() >= COUNTED_ARROW;
    if let Some(done) = cell.done.filter(|_| is_counted) {
        let text = galley(pen.ui, &super::count(cx, done), small(), pen.colours.weak_text, f32::INFINITY);
        end = text.size().x + 8.0;
        let x = if pen.rtl { pen.room.left() } else { pen.room.right() - text.size().x };
        pen.ui.painter().galley(pos2(x, pen.room.top() + 2.0), text, pen.colours.weak_text);
    }
    if cell.name.is_empty() {
        if cell.done.is_some() {
            pen.down(20.0);
        }
        return;
    }
    let mut room = fit::beside(pen.room.width(), inset + end);
    // No word is broken for a number that stands beside it: the name then begins below.
    if cell.outline != Outline::Arrow && longest_word(pen.ui, &cell.name) > room {
        (room, inset) = (pen.room.width(), 0.0);
        pen.down(20.0);
    }
    let room = (room, cell.name_lines());
    let name = galley_lines(pen.ui, &cell.name, strong_font(size::BODY), pen.colours.text, room);
    let height = name.size().y;
    pen.put(name, inset);
    pen.down(height + 4.0);
    if let Some(done) = cell.done.filter(|_| cell.outline != Outline::Arrow) {
        let line = Rect::from_min_size(pen.room.left_top(), vec2(pen.room.width(), 4.0));
        pen.ui.painter().rect_filled(line, CornerRadius::same(theme::RADIUS), pen.colours.grid);
        let share = done.answered as f32 / done.items.max(1) as f32;
        pen.ui.painter().rect_filled(
            from_start(line, share, pen.rtl),
            CornerRadius::same(theme::RADIUS),
            pen.colours.accent,
        );
        pen.down(10.0);
    }
}

/// Returns the width of the longest word of a name.
fn longest_word(ui: &Ui, name: &str) -> f32 {
    let width = |word: &str| galley(ui, word, strong_font(size::BODY), Color32::PLACEHOLDER, f32::INFINITY).size().x;
    name.split_whitespace().map(width).fold(0.0, f32::max)
}

/// Returns the first `share` of a rectangle in reading direction.
pub(super) fn from_start(rect: Rect, share: f32, rtl: bool) -> Rect {
    let width = rect.width() * share.clamp(0.0, 1.0);
    let left = if rtl { rect.right() - width } else { rect.left() };
    Rect::from_min_size(pos2(left, rect.top()), vec2(width, rect.height()))
}

/// Draws the lines: what was written from the top, what the plan says at the foot, behind its mark.
fn body(cx: &Cx<'_>, pen: &mut Pen<'_>, cell: &DrawnCell) {
    let (said, written): (Vec<&DrawnLine>, Vec<&DrawnLine>) =
        cell.lines.iter().partition(|line| matches!(line.voice, Voice::Plan | Voice::Warning));
    let whole = pen.room;
    // Where not all has room, what the plan says takes at most half of a cell in which something is written.
    let needed: f32 = written.iter().map(|line| Written::of(pen, line).height + 4.0).sum();
    let most = (pen.height() * 0.55).max(pen.height() - needed - 8.0);
    let said_lines: Vec<(Arc<Galley>, &DrawnLine)> = said.iter().map(|line| (plan_line(pen, line), *line)).collect();
    let mut height = 0.0;
    let fitting = said_lines.iter().take_while(|(text, _)| {
        height += text.size().y + 2.0;
        height + 8.0 <= most
    });
    let shown = fitting.count();
    let tall: f32 = said_lines[..shown].iter().map(|(text, _)| text.size().y + 2.0).sum();
    let foot = if shown > 0 { tall + 8.0 } else { 0.0 };
    let mut left_out = said_lines.len() - shown;
    pen.room.max.y -= foot + if shown > 0 { 4.0 } else { 0.0 };
    left_out += written_lines(pen, &written);
    if left_out > 0 {
        let count = cx.locale.ungrouped(i64::try_from(left_out).unwrap_or(0));
        let more = fill!(cx.texts.worksheets.more_lines, &[("count", &count)]);
        let text = galley(pen.ui, &more, small(), pen.colours.weak_text, f32::INFINITY);
        if text.size().y <= pen.height() {
            pen.put(text, 0.0);
        }
    }
    if shown > 0 {
        pen.room = whole.with_min_y(whole.bottom() - foot);
        plan_block(pen, &said_lines[..shown]);
    }
}

/// Writes what was filled in, and returns how many lines had no room.
fn written_lines(pen: &mut Pen<'_>, lines: &[&DrawnLine]) -> usize {
    for (at, line) in lines.iter().enumerate() {
        // Room is kept for saying that there is more.
        let reserve = if at + 1 < lines.len() { 18.0 } else { 0.0 };
        if !written_line(pen, line, reserve) {
            return lines.len() - at;
        }
    }
    0
}

/// A line that was filled in, laid out: what is asked, the answer, and where the answer begins.
struct Written {
    caption: Option<Arc<Galley>>,
    text: Arc<Galley>,
    /// How far in the answer begins; 0 where it stands below what is asked.
    column: f32,
    /// How far down the answer begins.
    above: f32,
    height: f32,
}

impl Written {
    fn of(pen: &Pen<'_>, line: &DrawnLine) -> Self {
        let width = pen.room.width();
        let colour = if line.voice == Voice::Written { pen.colours.text } else { pen.colours.weak_text };
        let is_beside = !line.caption.is_empty() && width >= BESIDE;
        let is_missing = line.voice == Voice::Missing;
        let laid_out = |room: f32, lines: usize| {
            galley_lines(pen.ui, &line.caption, small(), pen.colours.weak_text, (room, lines))
        };
        let mut column = if is_beside { width * 0.44 } else { 0.0 };
        if is_beside && is_missing {
            // Nothing is written beside it but a few words, so that what is asked can take more room.
            let most = fit::beside(width, MISSING_WIDTH);
            column = fit::within(laid_out(f32::INFINITY, 1).size().x + 12.0, column, most.max(column));
        }
        let caption = (!line.caption.is_empty())
            .then(|| laid_out(if is_beside { column - 8.0 } else { width }, DrawnLine::CAPTION_LINES));
        let captioned = caption.as_ref().map_or(0.0, |caption| caption.size().y);
        let room = width - column;
        let text = galley_lines(pen.ui, &line.text, small(), colour, (room, line.text_lines(room)));
        let height = if is_beside { captioned.max(text.size().y) } else { captioned + text.size().y };
        Self { caption, text, column, above: if is_beside { 0.0 } else { captioned }, height }
    }
}

pub(super) fn written_line(pen: &mut Pen<'_>, line: &DrawnLine, reserve: f32) -> bool {
    let Written { caption, text, column, above, height } = Written::of(pen, line);
    if height + reserve > pen.height() {
        return false;
    }
    if let Some(caption) = caption {
        pen.put(caption, 0.0);
    }
    pen.down(above);
    if line.voice == Voice::Missing {
        missing(pen, &text, column);
    }
    pen.put(text, column);
    pen.down(height - above + 4.0);
    true
}

/// Draws a dashed line under what is not filled in, so that a printed sheet has room for a pen.
fn missing(pen: &Pen<'_>, text: &Galley, inset: f32) {
    let y = pen.room.top() + text.size().y;
    let width = text.size().x.max(60.0).min(pen.room.width() - inset);
    let start = if pen.rtl { pen.room.right() - inset - width } else { pen.room.left() + inset };
    let ends = [pos2(start, y), pos2(start + width, y)];
    pen.ui.painter().extend(Shape::dashed_line(&ends, Stroke::new(1.0, pen.colours.control), 3.0, 3.0));
}

/// Returns the words of a line behind what they are about.
pub(super) fn captioned(pen: &Pen<'_>, line: &DrawnLine) -> String {
    if line.caption.is_empty() { line.text.clone() } else { named_value(pen.locale, &line.caption, &line.text) }
}

/// Lays out a line of the plan: its caption and its words in one.
fn plan_line(pen: &Pen<'_>, line: &DrawnLine) -> Arc<Galley> {
    let words = captioned(pen, line);
    let colour = if line.voice == Voice::Warning { pen.colours.warning } else { pen.colours.text };
    let mark = if line.mark.is_some() { 2.0 * DISC + 6.0 } else { 0.0 };
    let lines = line.text_lines(pen.room.width());
    galley_lines(pen.ui, &words, small(), colour, (fit::beside(pen.room.width(), 16.0 + mark), lines))
}

/// Draws what the plan says: a raised ground with the accent at its start, which cannot be typed into.
pub(super) fn plan_block(pen: &mut Pen<'_>, lines: &[(Arc<Galley>, &DrawnLine)]) {
    let painter = pen.ui.painter();
    painter.rect_filled(pen.room, CornerRadius::ZERO, pen.colours.raised);
    let x = if pen.rtl { pen.room.right() - 1.0 } else { pen.room.left() + 1.0 };
    painter.vline(x, pen.room.y_range(), Stroke::new(2.0, pen.colours.accent));
    pen.down(4.0);
    for (text, line) in lines {
        let mut inset = 8.0;
        if let Some(line_mark) = line.mark {
            let along = inset + DISC;
            let x = if pen.rtl { pen.room.right() - along } else { pen.room.left() + along };
            let middle = pos2(x, pen.room.top() + 8.0);
            mark(pen.ui, middle, line_mark);
            inset += 2.0 * DISC + 6.0;
        }
        pen.put(text.clone(), inset);
        pen.down(text.size().y + 2.0);
    }
}

/// Shows how much of a worksheet is answered, as a bar 64 points wide.
pub(super) fn progress(ui: &mut Ui, done: Completeness) {
    let (rect, _) = fit::allocate(ui, vec2(64.0, 4.0), Sense::hover());
    let colours = palette(ui.visuals());
    ui.painter().rect_filled(rect, CornerRadius::same(theme::RADIUS), colours.grid);
    let share = done.answered as f32 / done.items.max(1) as f32;
    let rtl = is_right_to_left(ui);
    ui.painter().rect_filled(from_start(rect, share, rtl), CornerRadius::same(theme::RADIUS), colours.accent);
}

/// Shows the mark of what is read: a filled disc is in the plan, a ring is not.
pub(super) fn disc(ui: &mut Ui, is_there: bool) {
    let (rect, _) = fit::allocate(ui, vec2(2.0 * DISC + 2.0, 2.0 * DISC + 2.0), Sense::hover());
    mark(ui, rect.center(), LineMark::Read(is_there));
}

/// Shows a round mark for what is read, a square one for what is ticked elsewhere.
pub(super) fn mark(ui: &Ui, middle: Pos2, mark: LineMark) {
    let (colours, painter) = (palette(ui.visuals()), ui.painter());
    match mark {
        LineMark::Read(true) => drop(painter.circle_filled(middle, DISC, colours.curve)),
        LineMark::Read(false) => drop(painter.circle_stroke(middle, DISC - 0.5, Stroke::new(1.5, colours.control))),
        LineMark::Message(colour) => column::swatch(ui, middle, colour),
        LineMark::Ticked(is_ticked) => {
            let square = Rect::from_center_size(middle, vec2(2.0 * DISC + 2.0, 2.0 * DISC + 2.0));
            let (fill, line) =
                if is_ticked { (colours.accent, colours.accent) } else { (colours.surface, colours.control) };
            painter.rect(square, CornerRadius::same(theme::RADIUS), fill, Stroke::new(1.0, line), StrokeKind::Inside);
            if is_ticked {
                let tick = vec![middle + vec2(-2.8, 0.0), middle + vec2(-0.8, 2.2), middle + vec2(3.0, -2.4)];
                painter.add(Shape::line(tick, Stroke::new(1.5, colours.on_accent)));
            }
        }
    }
}
