//! The entry point for text that is edited: a stock `TextEdit` whose text may run both ways.
//!
//! `TextEdit` keeps typing, clipboard, undo, focus and input methods. It takes carets and hits from the galley, so
//! the galley is made to answer them for mixed text; selections are painted here.

use std::sync::Arc;

use eframe::egui::os::OperatingSystem;
use eframe::egui::text::{CCursor, CCursorRange, LayoutJob, TextWrapping};
use eframe::egui::text_edit::TextEditOutput;
use eframe::egui::{
    Align2, Color32, Context, Event, FontId, Frame, Galley, Id, Key, PointerButton, Pos2, Rect, Response, Shape,
    StrokeKind, TextBuffer, TextEdit, TextFormat, Ui, epaint::RectShape, layers::ShapeIdx, vec2,
};

use super::access;
use super::caret::{Caret, TextMap};
use super::keys::{self, CaretState};
use super::layout::{layout, layout_for_editing};
use super::order::{self, Direction};
use super::paragraph::{Align, LINE_HEIGHT, Paragraph, Part};
use super::steps;

/// How long a caret blinks after the last key or click, in seconds; then it stands, and the window rests.
const BLINKING: f64 = 10.0;

/// Says how a field looks and what it is called.
#[derive(Clone, Debug)]
pub struct FieldOptions<'a> {
    /// The accessible name: the text of the label beside the field.
    pub name: &'a str,
    /// Shown faintly while the field is empty.
    pub hint: &'a str,
    /// Font of the text.
    pub font: FontId,
    /// Distance of two lines in points. The same for all scripts, so that typing does not change the height.
    pub line_height: f32,
    /// Rows shown at least. With 1 the field has one line: Enter leaves it, and long text scrolls sideways.
    pub rows: usize,
    /// Base direction; [`Direction::Auto`] follows what is typed.
    pub direction: Direction,
    /// Direction of a field without letters.
    pub interface_rtl: bool,
    /// At which side the text of a field stands that runs from right to left.
    pub align: Align,
    /// Width in points; infinite for all there is.
    pub desired_width: f32,
    /// Most characters that can be typed.
    pub char_limit: usize,
    /// Whether its menu is open: what is selected stays marked while a line of the menu has the focus.
    pub is_menu_open: bool,
}

impl<'a> FieldOptions<'a> {
    /// Returns a field of one line in the direction of its text.
    #[must_use]
    pub fn new(name: &'a str, font: FontId) -> Self {
        Self {
            name,
            hint: "",
            line_height: LINE_HEIGHT * font.size,
            font,
            rows: 1,
            direction: Direction::Auto,
            interface_rtl: false,
            align: Align::Start,
            desired_width: 280.0,
            char_limit: usize::MAX,
            is_menu_open: false,
        }
    }

    fn is_plain(&self, text: &str) -> bool {
        let lost_line_feed = self.rows == 1 && text.contains('\n');
        !lost_line_feed && order::is_plain_ltr(text, self.direction, self.interface_rtl)
    }

    fn format(&self, colour: Color32) -> TextFormat {
        TextFormat {
            font_id: self.font.clone(),
            color: colour,
            line_height: Some(self.line_height),
            ..TextFormat::default()
        }
    }

    fn paragraph(&self, text: &str, width: f32, colour: Color32) -> Paragraph {
        Paragraph {
            text: text.to_owned(),
            parts: vec![Part { end: text.len(), format: self.format(colour) }],
            direction: self.direction,
            interface_rtl: self.interface_rtl,
            align: self.align,
            wrap_width: width,
            fill: true,
            ..Paragraph::default()
        }
    }
}

/// Holds what became of a field in this pass.
#[derive(Debug)]
pub struct FieldOutput {
    /// The field as a widget.
    pub response: Response,
    /// Whether the text was changed.
    pub changed: bool,
    /// Where the text starts on the screen.
    pub galley_pos: Pos2,
    /// The text as laid out.
    pub galley: Arc<Galley>,
    /// Where its characters stand; `None` if epaint laid it out, from left to right.
    pub map: Option<Arc<TextMap>>,
    /// The selection in characters: where it started and where the caret is.
    pub selection: Option<(usize, usize)>,
}

/// Holds what a field remembers from pass to pass.
#[derive(Clone, Default)]
struct Memo {
    galley_pos: Option<Pos2>,
    map: Option<Arc<TextMap>>,
    /// A caret that is drawn at the character before it.
    after: Option<usize>,
    /// How far a single line is moved sideways.
    shift: f32,
    /// What was selected when the other mouse button went down: a menu acts on it.
    kept: Option<CCursorRange>,
}

/// Shows a field in which `buffer` is edited, in whatever direction it runs.
pub fn text_field(ui: &mut Ui, id: Id, buffer: &mut String, options: &FieldOptions<'_>) -> FieldOutput {
    let memo_id = id.with("bidirectional field");
    let memo: Memo = ui.data(|data| data.get_temp(memo_id)).unwrap_or_default();
    let focused = ui.memory(|memory| memory.has_focus(id));
    let stepped = focused && steps::begin_pass(ui.ctx(), id, buffer, options.rows == 1);
    let range = TextEdit::load_state(ui.ctx(), id).and_then(|state| state.cursor.char_range());
    let plain = options.is_plain(buffer);

    if focused {
        prepare_events(ui, buffer, range);
    }
    let has_typed = ui.input(|input| input.events.iter().any(keys::types));
    let steered = if focused && !plain { steer(ui, &memo, range) } else { None };
    let after = steered.as_ref().map_or(memo.after, |(_, caret)| caret.filter(|caret| caret.after).map(|c| c.index));
    let view = View { memo: &memo, after, probe: probe(ui, &memo, focused, range), range };
    let frame = ui.painter().add(Shape::Noop);
    let highlight = ui.painter().add(Shape::Noop);
    let (output, map) = show_edit(ui, id, buffer, options, &view, plain);
    if let Some((events, _)) = steered {
        ui.input_mut(|input| input.events = events);
    }

    let TextEditOutput { response, galley, galley_pos, text_clip_rect, state, .. } = output;
    let response = response.response;
    let kept = keep_selection(ui, &response, &memo, range);
    let range = kept.or(state.cursor.char_range());
    paint_frame(ui, &response, frame);
    if buffer.is_empty() && !options.hint.is_empty() {
        paint_hint(ui, options, &response, galley.rect.width(), galley_pos);
    }
    access::name(ui.ctx(), id, options.name, options.hint);
    if let Some(map) = &map {
        access::describe_characters(ui.ctx(), id, galley_pos, map);
    }
    let colour = ui.visuals().selection.bg_fill;
    let marked = range.filter(|_| response.has_focus() || options.is_menu_open).map(|range| match &map {
        Some(map) => selection(map, range, galley_pos, colour),
        // `TextEdit` marks it itself as long as it has the focus.
        None if response.has_focus() => Vec::new(),
        None => plain_selection(&galley, range, galley_pos, colour),
    });
    if let Some(shapes) = marked {
        ui.painter().with_clip_rect(text_clip_rect.expand(1.0)).set(highlight, Shape::Vec(shapes));
    }
    let after = if has_typed && response.changed() {
        beside_typed(map.as_deref(), range)
    } else {
        hit_side(&response, map.as_deref(), galley_pos, range, after)
    };
    let shift =
        if options.rows > 1 { 0.0 } else { shift(&memo, map.as_deref(), &galley, range, response.has_focus(), after) };
    remember(ui.ctx(), memo_id, &memo, Memo { galley_pos: Some(galley_pos), map: map.clone(), after, shift, kept });
    end_steps(ui, &response, buffer, options);
    FieldOutput {
        changed: response.changed() || stepped,
        response,
        galley_pos,
        galley,
        map,
        selection: range.map(|range| (range.secondary.index.0, range.primary.index.0)),
    }
}

/// Ends the steps of this pass. Where the whole text is selected now, that is seen at once, and so is the field.
fn end_steps(ui: &Ui, response: &Response, buffer: &str, options: &FieldOptions<'_>) {
    let by_pointer = response.is_pointer_button_down_on() || response.clicked();
    if steps::end_pass(ui.ctx(), response.id, buffer, response.has_focus(), options.rows == 1 && !by_pointer) {
        ui.ctx().request_repaint();
        if !by_pointer {
            response.scroll_to_me(None);
        }
    }
}

/// Makes the events of this pass what the field that has the focus is to take.
fn prepare_events(ui: &Ui, text: &str, range: Option<CCursorRange>) {
    let alt_writes = ui.ctx().os() == OperatingSystem::Mac;
    ui.input_mut(|input| {
        if !alt_writes {
            keys::drop_texts_under_alt(&mut input.events, input.modifiers);
        }
        if let Some(range) = range {
            keys::delete_whole_letters(&mut input.events, text, range);
        }
    });
}

/// Paints what belongs into an empty field; `width` is that of its galley.
fn paint_hint(ui: &Ui, options: &FieldOptions<'_>, response: &Response, width: f32, at: Pos2) {
    // An empty galley of epaint has no width, and `TextEdit` then clips to none.
    let inside = response.rect.shrink2(ui.spacing().button_padding);
    let room = if width > 0.0 { width } else { inside.width() };
    let hint = options.paragraph(options.hint, room, ui.visuals().weak_text_color());
    let hint = Paragraph { max_rows: options.rows, ..hint };
    ui.painter().with_clip_rect(inside).galley(at, layout(ui.ctx(), &hint), Color32::PLACEHOLDER);
}

/// Keeps what is selected while the other mouse button is pressed for the menu, which acts on it.
fn keep_selection(ui: &Ui, response: &Response, memo: &Memo, before: Option<CCursorRange>) -> Option<CCursorRange> {
    let other = PointerButton::Secondary;
    let (pressed, down, released) = ui.input(|input| {
        let pointer = &input.pointer;
        (pointer.button_pressed(other), pointer.button_down(other), pointer.button_released(other))
    });
    let kept =
        if pressed { before.filter(|range| response.contains_pointer() && !range.is_empty()) } else { memo.kept };
    let kept = kept.filter(|_| down || released)?;
    let mut state = TextEdit::load_state(ui.ctx(), response.id)?;
    state.cursor.set_char_range(Some(kept));
    state.store(ui.ctx(), response.id);
    Some(kept)
}

/// Holds what the galley has to answer in this pass.
struct View<'a> {
    memo: &'a Memo,
    after: Option<usize>,
    /// Where `TextEdit` is going to look for a character, in points from the left of the text.
    probe: Option<f32>,
    range: Option<CCursorRange>,
}

fn show_edit(
    ui: &mut Ui,
    id: Id,
    buffer: &mut String,
    options: &FieldOptions<'_>,
    view: &View<'_>,
    plain: bool,
) -> (TextEditOutput, Option<Arc<TextMap>>) {
    let mut map = None;
    let mut layouter = |ui: &Ui, text: &dyn TextBuffer, width: f32| {
        let (galley, cells) = field_galley(ui.ctx(), text.as_str(), width, options, view);
        map = cells;
        galley
    };
    let margin = Frame::new().inner_margin(ui.spacing().button_padding);
    let highlight = ui.visuals().selection.bg_fill;
    if !plain {
        // One rectangle cannot cover a selection that is not in one place; it is painted behind the text instead.
        ui.visuals_mut().selection.bg_fill = Color32::TRANSPARENT;
    }
    let blinks = ui.visuals().text_cursor.blink;
    ui.visuals_mut().text_cursor.blink = blinks && steps::idle(ui.ctx(), id) < BLINKING;
    #[expect(clippy::disallowed_methods, reason = "this is the one field; its layouter is ours")]
    let edit = if options.rows > 1 { TextEdit::multiline(buffer) } else { TextEdit::singleline(buffer) };
    let output = edit
        .id(id)
        .frame(margin)
        .font(options.font.clone())
        .desired_width(options.desired_width)
        .desired_rows(options.rows)
        .min_size(vec2(0.0, options.rows as f32 * options.line_height + 2.0 * ui.spacing().button_padding.y))
        .char_limit(options.char_limit)
        .align(if options.rows > 1 { Align2::LEFT_TOP } else { Align2::LEFT_CENTER })
        .layouter(&mut layouter)
        .show(ui);
    ui.visuals_mut().selection.bg_fill = highlight;
    ui.visuals_mut().text_cursor.blink = blinks;
    (output, map)
}

/// Lays out the text for `TextEdit`, in its own colour.
fn field_galley(
    ctx: &Context,
    text: &str,
    width: f32,
    options: &FieldOptions<'_>,
    view: &View<'_>,
) -> (Arc<Galley>, Option<Arc<TextMap>>) {
    if options.is_plain(text) {
        let mut job = LayoutJob::single_section(text.to_owned(), options.format(Color32::PLACEHOLDER));
        if options.rows > 1 {
            job.wrap = TextWrapping::wrap_at_width(width);
        } else {
            job.break_on_newline = false;
        }
        job.keep_trailing_whitespace = true;
        return (ctx.fonts_mut(|fonts| fonts.layout_job(job)), None);
    }
    let paragraph = options.paragraph(text, width, Color32::PLACEHOLDER);
    let paragraph = Paragraph { single_line: options.rows == 1, ..paragraph };
    let (mut galley, mut map) = layout_for_editing(ctx, &paragraph);
    if view.memo.shift != 0.0 {
        move_sideways(Arc::make_mut(&mut galley), Arc::make_mut(&mut map), view.memo.shift);
    }
    if let Some(after) = view.after {
        let next_row = view.range.is_none_or(|range| range.primary.prefer_next_row);
        draw_caret_after(Arc::make_mut(&mut galley), &map, after, next_row);
    }
    if let Some(x) = view.probe {
        answer_hits(Arc::make_mut(&mut galley), &map, x);
    }
    (galley, Some(map))
}

fn move_sideways(galley: &mut Galley, map: &mut TextMap, shift: f32) {
    for (placed, row) in galley.rows.iter_mut().zip(&mut map.rows) {
        placed.pos.x += shift;
        row.x += shift;
    }
    galley.mesh_bounds = galley.mesh_bounds.translate(vec2(shift, 0.0));
}

/// Draws the caret after a character: `TextEdit` draws it where the next character starts; at a border of directions that is
/// somewhere else.
fn draw_caret_after(galley: &mut Galley, map: &TextMap, index: usize, next_row: bool) {
    let (number, column) = map.locate(index, next_row);
    let (Some(placed), Some(cells)) = (galley.rows.get_mut(number), map.rows.get(number)) else { return };
    let x = cells.caret_x(Caret { index: column, after: true });
    let row = Arc::make_mut(&mut placed.row);
    match row.glyphs.get_mut(column) {
        Some(glyph) => glyph.pos.x = x,
        None => row.size.x = x,
    }
}

/// Makes `TextEdit` find the character at `x`: it compares `x` with the middles of glyphs in logical order. So the glyphs
/// before the one that stands at `x` get a middle far to the left, and the others one far to the right.
fn answer_hits(galley: &mut Galley, map: &TextMap, x: f32) {
    const FAR: f32 = 1.0e6;
    for (placed, cells) in galley.rows.iter_mut().zip(&map.rows) {
        let column = cells.hit(x - cells.x).index;
        for (index, glyph) in Arc::make_mut(&mut placed.row).glyphs.iter_mut().enumerate() {
            let middle = if index < column { -FAR } else { FAR };
            glyph.advance_width = 2.0 * (middle - glyph.pos.x);
        }
    }
}

/// Returns where `TextEdit` will look for a character in this pass: at the pointer, or where the caret goes up and down.
fn probe(ui: &Ui, memo: &Memo, focused: bool, range: Option<CCursorRange>) -> Option<f32> {
    let vertical = ui.input(|input| input.key_pressed(Key::ArrowUp) || input.key_pressed(Key::ArrowDown));
    if focused && vertical {
        let range = range?;
        let caret = Caret { index: range.primary.index.0, after: memo.after == Some(range.primary.index.0) };
        let map = memo.map.as_ref()?;
        return Some(range.h_pos.unwrap_or_else(|| map.caret_x(caret, range.primary.prefer_next_row)));
    }
    let pointer = ui.input(|input| {
        let pasted = input.events.iter().find_map(|event| match event {
            Event::MiddleClickPaste { pos, .. } => Some(*pos),
            _ => None,
        });
        let pointer = &input.pointer;
        let busy = pointer.any_down() || pointer.any_released() || pointer.any_click();
        pasted.or_else(|| pointer.interact_pos().filter(|_| busy))
    })?;
    let to_layer = ui.ctx().layer_transform_from_global(ui.layer_id());
    let pointer = to_layer.map_or(pointer, |to_layer| to_layer * pointer);
    memo.galley_pos.map(|galley_pos| pointer.x - galley_pos.x)
}

/// Puts the events that `TextEdit` shall see in place of those of this pass, which are returned.
fn steer(ui: &Ui, memo: &Memo, range: Option<CCursorRange>) -> Option<(Vec<Event>, Option<Caret>)> {
    let (map, range) = (memo.map.as_ref()?, range?);
    if !ui.input(|input| keys::any_arrow(&input.events)) {
        return None;
    }
    let state = CaretState { range, after: memo.after == Some(range.primary.index.0) };
    Some(ui.input_mut(|input| {
        let (events, caret) = keys::steer(map, state, &input.events);
        (std::mem::replace(&mut input.events, events), caret)
    }))
}

/// Returns the place of the caret behind what was just typed, where the character after it stands elsewhere on the screen: the caret
/// is drawn beside the letter that was typed last.
fn beside_typed(map: Option<&TextMap>, range: Option<CCursorRange>) -> Option<usize> {
    let (map, range) = (map?, range.filter(CCursorRange::is_empty)?);
    let index = range.primary.index.0;
    let sides = [false, true].map(|after| map.caret_x(Caret { index, after }, range.primary.prefer_next_row));
    ((sides[0] - sides[1]).abs() > 0.75).then_some(index)
}

/// Returns the character after which the pointer puts the caret; `kept` if the pointer does nothing.
fn hit_side(
    response: &Response,
    map: Option<&TextMap>,
    galley_pos: Pos2,
    range: Option<CCursorRange>,
    kept: Option<usize>,
) -> Option<usize> {
    let (Some(pointer), Some(map), Some(range)) = (response.interact_pointer_pos(), map, range) else { return kept };
    let pointer = pointer - galley_pos;
    let caret = map.hit(pointer.x, pointer.y);
    (caret.after && caret.index == range.primary.index.0).then_some(caret.index)
}

/// Returns how far a single line must be moved so that its caret is seen. Without the focus its start is.
fn shift(
    memo: &Memo,
    map: Option<&TextMap>,
    galley: &Galley,
    range: Option<CCursorRange>,
    focused: bool,
    after: Option<usize>,
) -> f32 {
    let (Some(map), Some(range), true) = (map, range, focused) else { return 0.0 };
    let Some(row) = map.rows.first() else { return 0.0 };
    let width = galley.rect.width();
    let index = range.primary.index.0;
    let caret = map.caret_x(Caret { index, after: after == Some(index) }, true);
    let wanted = memo.shift + (-caret).max(0.0) + (width - caret).min(0.0);
    let row_width = row.cells.iter().map(|cell| cell.right).fold(0.0, f32::max);
    let spare = (width - row_width).min(0.0);
    if row.rtl { wanted.min(-spare).max(0.0) } else { wanted.max(spare).min(0.0) }
}

fn remember(ctx: &Context, id: Id, before: &Memo, now: Memo) {
    if before.after != now.after || (before.shift - now.shift).abs() > 0.01 {
        // What has been drawn in this pass was drawn with the old caret.
        ctx.request_repaint();
    }
    ctx.data_mut(|data| data.insert_temp(id, now));
}

/// Draws one rectangle for each stretch of selected text that has no gap on the screen.
fn selection(map: &TextMap, range: CCursorRange, galley_pos: Pos2, colour: Color32) -> Vec<Shape> {
    let selected = range.as_sorted_char_range();
    let mut shapes = Vec::new();
    for (start, row) in map.starts() {
        let column = |index: usize| index.max(start).min(start + row.cells.len()) - start;
        let columns = column(selected.start.0)..column(selected.end.0);
        let mut ranges = row.ranges(columns);
        let line_feed = start + row.cells.len();
        if row.ends_with_newline && selected.start.0 <= line_feed && line_feed < selected.end.0 {
            let width = 0.25 * (row.y.end - row.y.start);
            ranges.push(if row.rtl { (row.end_x - width, row.end_x) } else { (row.end_x, row.end_x + width) });
        }
        for (left, right) in ranges {
            let rect = Rect::from_x_y_ranges(row.x + left..=row.x + right, row.y.start..=row.y.end);
            shapes.push(Shape::rect_filled(rect.translate(galley_pos.to_vec2()), 0.0, colour));
        }
    }
    shapes
}

/// Draws the same of a text that runs from left to right: from its first character to the end of the row, and so on.
fn plain_selection(galley: &Galley, range: CCursorRange, galley_pos: Pos2, colour: Color32) -> Vec<Shape> {
    let selected = range.as_sorted_char_range();
    let [from, to] = [selected.start, selected.end].map(|index| galley.pos_from_cursor(CCursor::new(index)));
    let rows = galley.rows.iter().map(eframe::egui::epaint::text::PlacedRow::rect);
    let rows = rows.filter(|row| row.bottom() > from.center().y && row.top() < to.center().y);
    let marked = rows.map(|row| {
        let left = if row.y_range().contains(from.center().y) { from.left() } else { row.left() };
        let right = if row.y_range().contains(to.center().y) { to.left() } else { row.right() };
        Rect::from_x_y_ranges(left..=right, row.y_range())
    });
    marked.map(|rect| Shape::rect_filled(rect.translate(galley_pos.to_vec2()), 0.0, colour)).collect()
}

/// Paints the frame of a stock `TextEdit`. It is painted here because selections come between it and the text.
fn paint_frame(ui: &Ui, response: &Response, place: ShapeIdx) {
    let visuals = ui.style().interact(response);
    let stroke = if response.has_focus() { ui.visuals().selection.stroke } else { visuals.bg_stroke };
    let rect = response.rect.expand(visuals.expansion);
    let fill = ui.visuals().text_edit_bg_color();
    ui.painter().set(place, RectShape::new(rect, visuals.corner_radius, fill, stroke, StrokeKind::Inside));
}
