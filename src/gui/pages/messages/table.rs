//! Many messages coded quickly: a table whose cells take the keyboard.

use std::sync::Arc;

use eframe::egui::{
    Align2, Event, Galley, Id, Rect, Response, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2,
};

use super::coded;
use crate::app::Action;
use crate::gui::context::{Cx, is_right_to_left};
use crate::gui::fit;
use crate::gui::forms::{replaced, with_axis};
use crate::gui::theme::{font, message_colour, palette, size, space};
use crate::gui::widgets::{Look, galley_lines, hover, label, label_in, small, weak};
use crate::plan::{Attribute, Coded, List, Message, Named, Stage, Tone};
use crate::text::terms;

/// Height of a row of one line and of the titles, in points.
const ROW: f32 = 30.0;
/// The most lines of a cell.
const MOST_LINES: usize = 3;
/// Room for the colour before the name of a message, in points.
const SWATCH: f32 = 18.0;
/// Least width of the table; below it the table scrolls.
const LEAST_WIDTH: f32 = 780.0;

/// One column of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Field {
    Stage,
    Theme,
    Claims,
    Visuals,
    Axis(usize),
    Slogan,
}

/// The columns with their shares of the width that the names leave.
const FIELDS: [(Field, f32); 8] = [
    (Field::Stage, 1.1),
    (Field::Theme, 1.1),
    (Field::Claims, 2.2),
    (Field::Visuals, 2.2),
    (Field::Axis(0), 0.55),
    (Field::Axis(1), 0.55),
    (Field::Axis(2), 0.55),
    (Field::Slogan, 1.3),
];

/// Shows the table and what the keys do in the cell that has the focus.
pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui, as_table: &mut bool) {
    weak(ui, cx.texts.messages_page.table_hint);
    ui.add_space(space::TIGHT);
    let width = ui.available_width().max(LEAST_WIDTH);
    let mut focused = None;
    ScrollArea::horizontal().id_salt("coding table").auto_shrink([false, true]).show(ui, |ui| {
        titles(cx, ui, width);
        for (position, message) in cx.plan().messages.iter().enumerate() {
            if let Some(field) = one(cx, ui, width, (message, position), as_table) {
                focused = Some(field);
            }
        }
    });
    ui.add_space(space::SMALL);
    keys(cx, ui, focused);
}

/// Returns start and width of the columns: the name, the fields, how much is coded.
fn spans(width: f32) -> Vec<(f32, f32)> {
    let (name, done) = (170.0, 56.0);
    let shares: f32 = FIELDS.iter().map(|(_, share)| share).sum();
    let mut spans = vec![(0.0, name)];
    let mut start = name;
    for (_, share) in FIELDS {
        let span = (width - name - done) * share / shares;
        spans.push((start, span));
        start += span;
    }
    spans.push((start, done));
    spans
}

fn placed(ui: &Ui, rect: Rect, (start, span): (f32, f32)) -> Rect {
    let left = if is_right_to_left(ui) { rect.right() - start - span } else { rect.left() + start };
    Rect::from_min_size(pos2(left, rect.top()), vec2(span, rect.height()))
}

/// Lays out the words of a cell `width` points wide.
fn lines(ui: &Ui, words: &str, weak_look: bool, width: f32) -> Arc<Galley> {
    let colours = palette(ui.visuals());
    let colour = if weak_look { colours.weak_text } else { colours.text };
    galley_lines(ui, words, font(size::BODY), colour, (fit::beside(width, 10.0), MOST_LINES))
}

/// Returns how high the row of a message is: all of its words have room.
fn height(cx: &Cx<'_>, ui: &Ui, spans: &[(f32, f32)], message: &Message) -> f32 {
    let high = |words: &str, width: f32| lines(ui, words, false, width).size().y;
    let (one, name) = (high(" ", f32::INFINITY), high(cx.name_of(message), spans[0].1 - SWATCH));
    let fields = FIELDS.into_iter().zip(&spans[1..]);
    let fields = fields.map(|((field, _), (_, span))| high(&value(cx, message, field).words, *span));
    ROW + (fields.fold(name, f32::max) - one).max(0.0)
}

fn write(ui: &Ui, rect: Rect, words: &str, weak_look: bool) {
    let colours = palette(ui.visuals());
    let colour = if weak_look { colours.weak_text } else { colours.text };
    let text = lines(ui, words, weak_look, rect.width());
    let rtl = is_right_to_left(ui);
    let (anchor, x) =
        if rtl { (Align2::RIGHT_CENTER, rect.right() - 5.0) } else { (Align2::LEFT_CENTER, rect.left() + 5.0) };
    let place = anchor.anchor_size(pos2(x, rect.center().y), text.size());
    ui.painter().galley(place.min, text, colour);
}

fn titles(cx: &Cx<'_>, ui: &mut Ui, width: f32) {
    let (rect, _) = fit::allocate(ui, vec2(width, ROW), Sense::hover());
    let spans = spans(width);
    write(ui, placed(ui, rect, spans[0]), cx.texts.shared.message, true);
    for ((field, _), span) in FIELDS.into_iter().zip(&spans[1..]) {
        write(ui, placed(ui, rect, *span), field_name(cx, field), true);
    }
    ui.painter().hline(rect.x_range(), rect.bottom(), Stroke::new(1.0, palette(ui.visuals()).line));
}

fn field_name(cx: &Cx<'_>, field: Field) -> &'static str {
    match field {
        Field::Stage => cx.texts.figures.stage,
        Field::Theme => terms::attribute(Attribute::Theme, cx.language()),
        Field::Claims => terms::attribute(Attribute::Claims, cx.language()),
        Field::Visuals => terms::attribute(Attribute::Visuals, cx.language()),
        Field::Axis(axis) => terms::tone_axes(cx.language())[axis].name,
        Field::Slogan => terms::attribute(Attribute::Slogan, cx.language()),
    }
}

/// Draws the row of a message; the field whose cell has the focus.
fn one(
    cx: &mut Cx<'_>,
    ui: &mut Ui,
    width: f32,
    (message, position): (&Message, usize),
    as_table: &mut bool,
) -> Option<Field> {
    let spans = spans(width);
    let row = height(cx, ui, &spans, message);
    let (rect, _) = fit::allocate(ui, vec2(width, row - ui.spacing().item_spacing.y), Sense::hover());
    let rect = rect.expand2(vec2(0.0, ui.spacing().item_spacing.y / 2.0));
    let name = cx.name_of(message);
    ui.painter().hline(rect.x_range(), rect.bottom(), Stroke::new(1.0, palette(ui.visuals()).grid));
    let cell = placed(ui, rect, spans[0]);
    let response = ui.interact(cell, Id::unique(("coding row", position)), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Link, true, name));
    let swatch = Rect::from_center_size(
        pos2(if is_right_to_left(ui) { cell.right() - 9.0 } else { cell.left() + 9.0 }, cell.center().y),
        vec2(10.0, 10.0),
    );
    ui.painter().rect_filled(swatch, 3, message_colour(message.colour));
    let inner = if is_right_to_left(ui) {
        Rect::from_min_max(cell.min, pos2(cell.right() - SWATCH, cell.bottom()))
    } else {
        Rect::from_min_max(pos2(cell.left() + SWATCH, cell.top()), cell.max)
    };
    write(ui, inner, name, false);
    if response.clicked() {
        cx.push(Action::CurrentMessage(Some(message.id.clone())));
        *as_table = false;
    }
    let mut focused = None;
    for ((field, _), span) in FIELDS.into_iter().zip(&spans[1..]) {
        let response = field_cell(cx, ui, placed(ui, rect, *span), message, (position, field));
        if response.has_focus() {
            focused = Some(field);
            typed(cx, ui, message, field);
        }
    }
    let (done, all) = coded(message);
    let number = |count: usize| cx.locale.ungrouped(i128::try_from(count).unwrap_or(0));
    let words = format!("{} / {}", number(done), number(all));
    write(ui, placed(ui, rect, spans[FIELDS.len() + 1]), &words, done == all);
    focused
}

/// Draws one cell.
fn field_cell(cx: &Cx<'_>, ui: &Ui, rect: Rect, message: &Message, (position, field): (usize, Field)) -> Response {
    let response = ui.interact(rect, Id::unique(("coding cell", position, field_number(field))), Sense::click());
    if response.clicked() {
        response.request_focus();
    }
    let value = value(cx, message, field);
    let name = cx.name_of(message);
    let spoken = format!("{name}{dot}{}: {}", field_name(cx, field), value.words, dot = cx.locale.dot());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &spoken));
    let colours = palette(ui.visuals());
    let inner = rect.shrink(2.0);
    if value.is_blank {
        // A blank is an open field, not a fault.
        ui.painter().rect_stroke(inner, 4, Stroke::new(1.0, colours.line), StrokeKind::Inside);
    }
    if response.has_focus() {
        ui.painter().rect(inner, 4, colours.selected, Stroke::new(1.5, colours.accent), StrokeKind::Inside);
    } else if response.hovered() {
        ui.painter().rect_filled(inner, 4, colours.raised);
    }
    write(ui, rect, if value.is_blank { "" } else { &value.words }, value.is_weak);
    if value.is_blank { response } else { hover(response, &spoken) }
}

fn field_number(field: Field) -> usize {
    FIELDS.iter().position(|(known, _)| *known == field).unwrap_or(0)
}

struct Value {
    words: String,
    is_blank: bool,
    is_weak: bool,
}

/// Returns what stands in a cell.
fn value(cx: &Cx<'_>, message: &Message, field: Field) -> Value {
    let tokens = tokens(cx, field);
    let names = |ids: &[String]| {
        let names: Vec<&str> =
            tokens.iter().filter(|(id, _)| ids.contains(id)).map(|(_, name)| name.as_str()).collect();
        names.join(cx.comma())
    };
    let state = |state: Coded<()>, ids: Vec<String>| match state {
        Coded::Is(()) => Value { words: names(&ids), is_blank: false, is_weak: false },
        other => Value {
            words: terms::coded_state(&other, cx.language()).to_owned(),
            is_blank: other == Coded::Blank,
            is_weak: true,
        },
    };
    match field {
        Field::Stage => {
            Value { words: terms::stage(message.stage, cx.language()).to_owned(), is_blank: false, is_weak: false }
        }
        Field::Theme => state(message.coding(Attribute::Theme), ids(message.theme.value())),
        Field::Claims => state(message.coding(Attribute::Claims), ids(message.claims.value().into_iter().flatten())),
        Field::Visuals => state(message.coding(Attribute::Visuals), ids(message.visuals.value().into_iter().flatten())),
        Field::Slogan => state(message.coding(Attribute::Slogan), ids(message.slogan.value())),
        Field::Axis(axis) => match message.tone {
            Coded::Is(tone) => Value { words: cx.locale.ungrouped(tone.axes()[axis]), is_blank: false, is_weak: false },
            _ => state(message.coding(Attribute::Tone), Vec::new()),
        },
    }
}

fn ids<'a, T: AsRef<str> + 'a>(values: impl IntoIterator<Item = &'a T>) -> Vec<String> {
    values.into_iter().map(|value| value.as_ref().to_owned()).collect()
}

/// Lists what a field may be coded with, in the vocabulary's order: ids and names.
fn tokens(cx: &Cx<'_>, field: Field) -> Vec<(String, String)> {
    fn of<T: Named>(cx: &Cx<'_>, list: &List<T>) -> Vec<(String, String)> {
        list.iter()
            .map(|item| (item.id().as_ref().to_owned(), cx.name_in(T::LIST, item.id().as_ref()).to_owned()))
            .collect()
    }
    let vocabulary = &cx.plan().vocabulary;
    match field {
        Field::Stage => {
            let name = |stage: Stage| terms::stage(stage, cx.language()).to_owned();
            Stage::ALL.map(|stage| (name(stage), name(stage))).to_vec()
        }
        Field::Theme => of(cx, &vocabulary.themes),
        Field::Claims => of(cx, &vocabulary.claims),
        Field::Visuals => of(cx, &vocabulary.visuals),
        Field::Slogan => of(cx, &vocabulary.slogans),
        Field::Axis(axis) => {
            let words = terms::tone_axes(cx.language())[axis];
            let name = |step: usize| match step {
                1 => words.low.to_owned(),
                5 => words.high.to_owned(),
                _ => String::new(),
            };
            (1..=5).map(|step| (step.to_string(), name(step))).collect()
        }
    }
}

/// Says what one key means to a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Typed {
    Token(usize),
    Blank,
    Absent,
    NotApplicable,
}

/// Reads a typed key: digits of both scripts choose, 0 clears, - is none, / does not apply.
fn meaning(text: &str) -> Option<Typed> {
    let mut letters = text.chars();
    let letter = letters.next().filter(|_| letters.next().is_none())?;
    match letter {
        '-' | '\u{2212}' => Some(Typed::Absent),
        '/' | '\u{f7}' => Some(Typed::NotApplicable),
        '0' | '\u{660}' | '\u{6f0}' => Some(Typed::Blank),
        '1'..='9' => letter.to_digit(10).map(|digit| Typed::Token(digit as usize - 1)),
        '\u{661}'..='\u{669}' => Some(Typed::Token((u32::from(letter) - 0x661) as usize)),
        '\u{6f1}'..='\u{6f9}' => Some(Typed::Token((u32::from(letter) - 0x6f1) as usize)),
        _ => None,
    }
}

/// Changes the coding as the keys of this frame say.
fn typed(cx: &mut Cx<'_>, ui: &Ui, message: &Message, field: Field) {
    let keys: Vec<Typed> = ui.input(|input| {
        let text = |event: &Event| if let Event::Text(text) = event { meaning(text) } else { None };
        input.events.iter().filter_map(text).collect()
    });
    if keys.is_empty() {
        return;
    }
    let vocabulary = &cx.plan().vocabulary;
    let mut changed = message.clone();
    for key in keys {
        match field {
            Field::Stage => {
                if let Typed::Token(place) = key
                    && let Some(stage) = Stage::ALL.get(place)
                {
                    changed.stage = *stage;
                }
            }
            Field::Theme => {
                single(&mut changed.theme, key, |place| vocabulary.themes.get(place).map(|item| item.id.clone()));
            }
            Field::Slogan => {
                single(&mut changed.slogan, key, |place| vocabulary.slogans.get(place).map(|item| item.id.clone()));
            }
            Field::Claims => {
                set(&mut changed.claims, key, |place| vocabulary.claims.get(place).map(|item| item.id.clone()));
            }
            Field::Visuals => {
                set(&mut changed.visuals, key, |place| vocabulary.visuals.get(place).map(|item| item.id.clone()));
            }
            Field::Axis(axis) => {
                let known = changed.tone.value().copied().unwrap_or(Tone::MIDDLE);
                single(&mut changed.tone, key, |place| (place < 5).then(|| with_axis(known, axis, place)));
            }
        }
    }
    if changed != *message {
        cx.edit(replaced(message, |new| *new = changed));
    }
}

fn single<T>(coded: &mut Coded<T>, key: Typed, value: impl FnOnce(usize) -> Option<T>) {
    match key {
        Typed::Blank => *coded = Coded::Blank,
        Typed::Absent => *coded = Coded::Absent,
        Typed::NotApplicable => *coded = Coded::NotApplicable,
        Typed::Token(place) => {
            if let Some(value) = value(place) {
                *coded = Coded::Is(value);
            }
        }
    }
}

/// Puts the value of a key into the set, or takes it out again.
fn set<T: PartialEq>(coded: &mut Coded<Vec<T>>, key: Typed, value: impl FnOnce(usize) -> Option<T>) {
    let Typed::Token(place) = key else {
        return single(coded, key, |_| None);
    };
    let Some(value) = value(place) else { return };
    match coded {
        Coded::Is(values) if values.contains(&value) => {
            values.retain(|known| *known != value);
            if values.is_empty() {
                *coded = Coded::Blank;
            }
        }
        Coded::Is(values) => values.push(value),
        other => *other = Coded::Is(vec![value]),
    }
}

/// Says what the keys do in the cell that has the focus.
fn keys(cx: &Cx<'_>, ui: &mut Ui, focused: Option<Field>) {
    let words = &cx.texts.messages_page;
    let Some(field) = focused else {
        small(ui, words.table_start);
        return;
    };
    label_in(ui, field_name(cx, field), Look::Strong);
    let named: Vec<String> = tokens(cx, field)
        .into_iter()
        .take(9)
        .enumerate()
        .map(|(place, (_, name))| format!("{} {name}", cx.locale.ungrouped(i128::try_from(place + 1).unwrap_or(0))))
        .collect();
    label(ui, &named.join("   "));
    if field != Field::Stage {
        small(ui, words.table_keys);
    }
    if tokens(cx, field).len() > 9 {
        small(ui, words.table_more);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_of_both_scripts_are_understood() {
        for (text, expected) in [
            ("1", Some(Typed::Token(0))),
            ("9", Some(Typed::Token(8))),
            ("٣", Some(Typed::Token(2))),
            ("۹", Some(Typed::Token(8))),
            ("0", Some(Typed::Blank)),
            ("٠", Some(Typed::Blank)),
            ("-", Some(Typed::Absent)),
            ("/", Some(Typed::NotApplicable)),
            ("12", None),
            ("a", None),
            ("", None),
        ] {
            assert_eq!(meaning(text), expected, "{text}");
        }
    }

    #[test]
    fn a_key_puts_a_value_in_and_takes_it_out() {
        let values = |place: usize| ["a", "b"].get(place).copied();
        let mut coded = Coded::NotApplicable;
        for (key, expected) in [
            (Typed::Token(1), Coded::Is(vec!["b"])),
            (Typed::Token(0), Coded::Is(vec!["b", "a"])),
            (Typed::Token(5), Coded::Is(vec!["b", "a"])),
            (Typed::Token(1), Coded::Is(vec!["a"])),
            (Typed::Token(0), Coded::Blank),
            (Typed::Absent, Coded::Absent),
            (Typed::Blank, Coded::Blank),
        ] {
            set(&mut coded, key, values);
            assert_eq!(coded, expected, "{key:?}");
        }
    }
}
