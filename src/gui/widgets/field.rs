//! Fields: every keystroke that can be read changes the plan, a visit to a field is one undo step, and what cannot be read is
//! marked while the value from before the visit stays.

use std::fmt::Debug;
use std::hash::Hash;

use eframe::egui::{Color32, Id, Key, Modifiers, Response, SurrenderFocusOn, Ui, ViewportCommand};

use super::context_menu::context_menu;
use super::form::{column, row};
use super::menu::menu_item;
use super::text::{galley, hover};
use super::unread::{self, Unread};
use crate::app::{Action, Notice, RefusedEntry};
use crate::edit::Edit;
use crate::gui::bidi::{self, FieldOptions, FieldOutput};
use crate::gui::context::{Cx, interface_texts, is_right_to_left};
use crate::gui::fit;
use crate::gui::reveal;
use crate::gui::term_notes;
use crate::gui::theme::{self, size};
use crate::gui::visits::Part;
use crate::plan::{Bilingual, Language, Plan};
use crate::text::reading::{read_words, write_words};

/// The sign of percent that stands behind Arabic digits.
const ARABIC_PERCENT: char = '٪';

/// The size and hint of a field.
#[derive(Clone, Copy, Debug)]
pub struct FieldLook<'a> {
    /// Width in points; what is available when not finite.
    pub width: f32,
    /// Lines that it shows; one for a field that takes one line only.
    pub lines: usize,
    /// What it says while empty.
    pub hint: &'a str,
}

impl FieldLook<'_> {
    /// Returns one line, this wide.
    #[must_use]
    pub fn line(width: f32) -> Self {
        Self { width, lines: 1, hint: "" }
    }

    /// Returns several lines, as wide as there is room.
    #[must_use]
    pub fn lines(lines: usize) -> Self {
        Self { width: f32::INFINITY, lines, hint: "" }
    }
}

/// Room behind the last letter of a field for the caret, in points.
const CARET: f32 = 4.0;

impl<'a> FieldLook<'a> {
    /// Returns the same, at least wide enough for `figure`: a figure is never cut.
    #[must_use]
    pub fn holding(self, ui: &Ui, figure: &str) -> Self {
        let text = galley(ui, figure, theme::font(size::BODY), Color32::PLACEHOLDER, f32::INFINITY);
        let wanted = text.size().x + 2.0 * ui.spacing().button_padding.x + CARET;
        Self { width: self.width.max(wanted), ..self }
    }

    /// Returns the same with a hint.
    #[must_use]
    pub fn hint(self, hint: &'a str) -> Self {
        Self { hint, ..self }
    }
}

struct Typed {
    changed: bool,
    left: bool,
    response: Response,
}

fn show(
    ui: &mut Ui,
    id: Id,
    name: &str,
    buffer: &mut String,
    look: FieldLook<'_>,
    direction: bidi::Direction,
) -> Typed {
    // Numbers read from left to right in both languages.
    let may_turn = direction != bidi::Direction::Ltr;
    let turned = ui.data(|data| data.get_temp(direction_id(id))).filter(|_| may_turn);
    // Behind Arabic digits the sign of percent is read at their left, in a field as in every text.
    let has_sign = !may_turn && buffer.contains(ARABIC_PERCENT);
    let (direction, align) = match turned {
        None if has_sign => (bidi::Direction::Rtl, bidi::Align::End),
        turned => (turned.unwrap_or(direction), bidi::Align::Start),
    };
    let width = if look.width.is_finite() { look.width.min(ui.available_width()) } else { ui.available_width() };
    let options = FieldOptions {
        rows: look.lines,
        hint: look.hint,
        direction,
        interface_rtl: is_right_to_left(ui),
        align,
        desired_width: width,
        is_menu_open: is_menu_open(ui, id),
        ..FieldOptions::new(name, theme::font(size::BODY))
    };
    let surrender = ui.ctx().options(|options| options.input_options.surrender_focus_on);
    if is_menu_open(ui, id) || unread::is_over_answers(ui, id) {
        // A click into its menu or on an answer does not leave the field.
        ui.ctx().options_mut(|options| options.input_options.surrender_focus_on = SurrenderFocusOn::Never);
    }
    let out = bidi::text_field(ui, id, buffer, &options);
    ui.ctx().options_mut(|options| options.input_options.surrender_focus_on = surrender);
    let turned = may_turn.then(|| order_of(buffer, &options));
    if let Some(now) = turned {
        direction_command(ui, id, &out.response, now);
    }
    field_menu(ui, id, &out, turned.is_some());
    reveal::field(ui, &out.response, buffer);
    term_notes::focused(ui, name, &out.response);
    term_notes::written(ui, buffer, &out.response);
    Typed { changed: out.changed, left: out.response.lost_focus(), response: out.response }
}

fn direction_id(field: Id) -> Id {
    field.with("direction")
}

/// Returns the direction in which the field stands now.
fn order_of(text: &str, options: &FieldOptions<'_>) -> bidi::Direction {
    if bidi::order::is_rtl(text, options.direction, options.interface_rtl) {
        bidi::Direction::Rtl
    } else {
        bidi::Direction::Ltr
    }
}

/// Turns the field with Ctrl+Shift+D.
fn direction_command(ui: &Ui, field: Id, response: &Response, now: bidi::Direction) {
    let keys = Modifiers::COMMAND | Modifiers::SHIFT;
    if response.has_focus() && ui.input_mut(|input| input.consume_key(keys, Key::D)) {
        let turned = if now == bidi::Direction::Rtl { bidi::Direction::Ltr } else { bidi::Direction::Rtl };
        ui.data_mut(|data| data.insert_temp(direction_id(field), turned));
    }
}

fn menu_id(field: Id) -> Id {
    field.with("menu was open")
}

/// Returns true when the menu of the field was open in the pass before.
fn is_menu_open(ui: &Ui, field: Id) -> bool {
    let seen: Option<u64> = ui.data(|data| data.get_temp(menu_id(field)));
    seen.is_some_and(|seen| seen + 1 >= ui.ctx().cumulative_pass_nr())
}

/// Shows the menu of a field: the clipboard, and the direction where the text `may_turn`.
fn field_menu(ui: &Ui, field: Id, out: &FieldOutput, may_turn: bool) {
    let texts = interface_texts(ui);
    let (words, shared) = (&texts.commands, &texts.shared);
    let response = &out.response;
    context_menu(ui, response, response.rect, |ui| {
        let pass = ui.ctx().cumulative_pass_nr();
        ui.data_mut(|data| data.insert_temp(menu_id(field), pass));
        let has_selection = out.selection.is_some_and(|(start, end)| start != end);
        for (name, letter, enabled, command) in [
            (words.cut, "X", has_selection, ViewportCommand::RequestCut),
            (words.copy, "C", has_selection, ViewportCommand::RequestCopy),
            (words.paste, "V", true, ViewportCommand::RequestPaste),
        ] {
            if menu_item(ui, enabled, None, name, &format!("{}+{letter}", words.key_ctrl)).clicked() {
                bidi::give_focus_back(ui.ctx(), field);
                ui.ctx().send_viewport_cmd(command);
            }
        }
        if menu_item(ui, true, None, shared.select_text, &format!("{}+A", words.key_ctrl)).clicked() {
            response.request_focus();
            bidi::select_all(ui.ctx(), field, out.galley.text().chars().count());
        }
        if may_turn {
            ui.separator();
            directions(ui, field);
        }
    });
}

/// Shows the lines of a field's menu that turn its text.
fn directions(ui: &mut Ui, field: Id) {
    let words = &interface_texts(ui).shared;
    let chosen: bidi::Direction = ui.data(|data| data.get_temp(direction_id(field))).unwrap_or_default();
    for (direction, name) in [
        (bidi::Direction::Auto, words.direction_auto),
        (bidi::Direction::Rtl, words.direction_rtl),
        (bidi::Direction::Ltr, words.direction_ltr),
    ] {
        if menu_item(ui, true, Some(chosen == direction), name, "").clicked() {
            bidi::give_focus_back(ui.ctx(), field);
            ui.data_mut(|data| data.insert_temp(direction_id(field), direction));
        }
    }
}

/// Shows a text of the plan. `key` must be unique in the window; `name` is what screen readers hear. What a new text does is
/// built from the plan as it was before the visit to the field.
pub fn text_field(
    cx: &mut Cx<'_>,
    ui: &mut Ui,
    key: impl Hash + Debug,
    name: &str,
    value: &str,
    look: FieldLook<'_>,
    edit: impl FnOnce(&Plan, String) -> Option<Edit> + Send + 'static,
) -> Response {
    let id = cx.field_id(("text", key));
    let mut buffer = value.to_owned();
    let typed = show(ui, id, name, &mut buffer, look, bidi::Direction::Auto);
    begin_visit(cx, ui, id, &typed);
    if typed.changed && buffer != value {
        cx.fields.typed_plainly();
        cx.edit_visit(id, move |before| edit(before, buffer));
    }
    give_up_text(cx, ui, id, &typed, look);
    end_visit(cx, ui, id, &typed);
    typed.response
}

/// Shows a text that is not the plan's (a query, a path). Returns the new text when it was changed.
pub fn plain_field(
    ui: &mut Ui,
    key: impl Hash + Debug,
    name: &str,
    value: &str,
    look: FieldLook<'_>,
) -> (Response, Option<String>) {
    not_of_the_plan(ui, (Id::unique(("plain", key)), name), value, look, bidi::Direction::Auto)
}

/// Shows a number, an amount or a day that is not the plan's; it stands in its field as those of the plan do. Returns the new text
/// when it was changed.
pub fn figure_field(
    ui: &mut Ui,
    key: impl Hash + Debug,
    name: &str,
    value: &str,
    look: FieldLook<'_>,
) -> (Response, Option<String>) {
    not_of_the_plan(ui, (Id::unique(("plain", key)), name), value, look, bidi::Direction::Ltr)
}

fn not_of_the_plan(
    ui: &mut Ui,
    (id, name): (Id, &str),
    value: &str,
    look: FieldLook<'_>,
    direction: bidi::Direction,
) -> (Response, Option<String>) {
    let mut buffer = value.to_owned();
    let typed = show(ui, id, name, &mut buffer, look, direction);
    (typed.response, typed.changed.then_some(buffer))
}

/// Shows a value that is typed and is not the plan's (a limit, an amount that something is worked out for). Returns the new
/// text when it was changed; Esc gives back the one from before the visit, as in fields of the plan.
pub fn value_field(
    ui: &mut Ui,
    key: impl Hash + Debug,
    name: &str,
    value: &str,
    look: FieldLook<'_>,
) -> (Response, Option<String>) {
    // What is taken where nothing is typed is seen whole too.
    let look = look.holding(ui, value).holding(ui, look.hint);
    let (response, typed) = figure_field(ui, key, name, value, look);
    let before = response.id.with("before the visit");
    if response.lost_focus() {
        let stood: Option<String> = ui.data_mut(|data| data.remove_temp(before));
        let given_up = stood.filter(|_| ui.input(|input| input.key_pressed(Key::Escape)));
        let now = typed.as_deref().unwrap_or(value);
        return match given_up.filter(|stood| stood != now) {
            Some(stood) => (response, Some(stood)),
            None => (response, typed),
        };
    }
    let is_known = || ui.data(|data| data.get_temp::<String>(before)).is_some();
    if response.gained_focus() || (response.has_focus() && !is_known()) {
        ui.data_mut(|data| data.insert_temp(before, value.to_owned()));
    }
    (response, typed)
}

/// Shows a text of the plan in the languages that the plan has, the one in which it is shown first: one field in a plan of one
/// language, unless the text has words in the other one too. `edit` is given what changes the text.
pub fn bilingual_field(
    cx: &mut Cx<'_>,
    ui: &mut Ui,
    key: impl Hash + Debug + Copy,
    name: &str,
    value: &Bilingual,
    lines: usize,
    edit: impl FnOnce(&Plan, Part<Bilingual>) -> Option<Edit> + Clone + Send + 'static,
) {
    let languages = cx.languages_of(value);
    let side_by_side = languages.len() > 1 && ui.available_width() > 520.0;
    let gap = ui.spacing().item_spacing.x;
    let width = if side_by_side { fit::column_of(ui.available_width(), 2, gap) } else { ui.available_width() };
    let look = FieldLook { width, lines, hint: "" };
    let fields = |ui: &mut Ui| {
        for language in languages {
            language_field(cx, ui, (key, name), value, language, look, edit.clone());
        }
    };
    if side_by_side { row(ui, fields) } else { column(ui, fields) }
}

/// Shows the text of one language.
fn language_field(
    cx: &mut Cx<'_>,
    ui: &mut Ui,
    (key, name): (impl Hash + Debug, &str),
    value: &Bilingual,
    language: Language,
    look: FieldLook<'_>,
    edit: impl FnOnce(&Plan, Part<Bilingual>) -> Option<Edit> + Send + 'static,
) {
    let (language_name, direction) = match language {
        Language::En => (cx.texts.shared.english, bidi::Direction::Auto),
        Language::Ar => (cx.texts.shared.arabic, bidi::Direction::Rtl),
    };
    let id = cx.field_id(("bilingual", key, language));
    let mut buffer = value.slot(language).to_owned();
    let typed = show(ui, id, &format!("{name} ({language_name})"), &mut buffer, look.hint(language_name), direction);
    term_notes::focused(ui, name, &typed.response);
    begin_visit(cx, ui, id, &typed);
    if typed.changed && buffer != value.slot(language) {
        cx.fields.typed_plainly();
        cx.edit_visit(id, move |before| {
            edit(before, Box::new(move |text: &mut Bilingual| *text.slot_mut(language) = buffer))
        });
    }
    give_up_text(cx, ui, id, &typed, look);
    end_visit(cx, ui, id, &typed);
}

/// Returns the id of the number field with this key, to give it the focus.
#[must_use]
pub fn number_field_id(cx: &Cx<'_>, key: impl Hash + Debug) -> Id {
    cx.field_id(("number", key))
}

/// Returns the id of the text field with this key that holds the language in which the plan is shown, to give it the focus.
#[must_use]
pub fn bilingual_field_id(cx: &Cx<'_>, key: impl Hash + Debug) -> Id {
    let first = cx.languages_of(&Bilingual::default()).first().copied();
    cx.field_id(("bilingual", key, first.unwrap_or_else(|| cx.app.plan_language())))
}

/// Returns the ids of the text fields with this key, one for each language.
#[must_use]
pub fn bilingual_field_ids(cx: &Cx<'_>, key: impl Hash + Debug + Copy) -> [Id; 2] {
    Language::ALL.map(|language| cx.field_id(("bilingual", key, language)))
}

/// Shows a value that is typed as text and may be unreadable for a while. What is typed is kept as long as the field has the
/// focus. A text that cannot be read is marked and says why; the plan then has the value from before the visit, and keeps it
/// when the field is left.
pub fn number_field<T: Send + 'static>(
    cx: &mut Cx<'_>,
    ui: &mut Ui,
    key: impl Hash + Debug,
    name: &str,
    shown: &str,
    look: FieldLook<'_>,
    read: impl Fn(&str) -> Result<T, Unread>,
    edit: impl FnOnce(&Plan, T) -> Option<Edit> + Send + 'static,
) {
    let id = number_field_id(cx, key);
    draft_field(cx, ui, (id, name, bidi::Direction::Ltr), shown, look, read, edit);
}

/// Shows words with commas between them, in the direction of their language.
pub fn words_field(
    cx: &mut Cx<'_>,
    ui: &mut Ui,
    key: impl Hash + Debug,
    name: &str,
    (words, language): (&[String], Language),
    look: FieldLook<'_>,
    edit: impl FnOnce(&Plan, Vec<String>) -> Option<Edit> + Send + 'static,
) {
    let direction = match language {
        Language::En => bidi::Direction::Auto,
        Language::Ar => bidi::Direction::Rtl,
    };
    let id = cx.field_id(("words", key));
    let shown = write_words(words, language);
    draft_field(cx, ui, (id, name, direction), &shown, look, |typed| Ok(read_words(typed)), edit);
}

pub(super) fn draft_field<T: Send + 'static>(
    cx: &mut Cx<'_>,
    ui: &mut Ui,
    (id, name, direction): (Id, &str, bidi::Direction),
    shown: &str,
    look: FieldLook<'_>,
    read: impl Fn(&str) -> Result<T, Unread>,
    edit: impl FnOnce(&Plan, T) -> Option<Edit> + Send + 'static,
) {
    let by_key = unread::answer_by_key(ui, id, &mut cx.fields);
    let mut buffer =
        cx.fields.draft(id).map_or_else(|| crate::text::without_direction_marks(shown).into_owned(), str::to_owned);
    let look = if direction == bidi::Direction::Ltr { look.holding(ui, &buffer) } else { look };
    let typed = show(ui, id, name, &mut buffer, look, direction);
    begin_visit(cx, ui, id, &typed);
    let answer = by_key.or_else(|| unread::explain(ui, id, &typed.response, &cx.fields));
    let is_answered = answer.is_some();
    let buffer = answer.unwrap_or(buffer);
    if typed.changed || is_answered {
        let refused = match read(&buffer) {
            Ok(value) => {
                cx.edit_visit(id, move |before| edit(before, value));
                None
            }
            Err(why) => {
                // No readable beginning of the text may stay behind.
                cx.restore_visit(id);
                let Unread { why, choices } = why;
                Some((RefusedEntry { field: name.to_owned(), typed: buffer.clone(), why }, choices))
            }
        };
        cx.fields.typed(id, buffer, refused);
        ui.ctx().request_repaint();
    }
    if typed.left && ui.input(|input| input.key_pressed(Key::Escape)) && cx.fields.give_up(id) {
        cx.restore_visit(id);
    }
    end_visit(cx, ui, id, &typed);
    if cx.fields.is_refused(id) {
        unread::mark(ui, &typed.response);
    }
    if !look.hint.is_empty() {
        hover(typed.response, look.hint);
    }
}

/// Gives back the text of a single line that Esc has left, as it was before the visit. A text of several lines may have taken
/// minutes: undo alone takes it back.
fn give_up_text(cx: &mut Cx<'_>, ui: &Ui, id: Id, typed: &Typed, look: FieldLook<'_>) {
    if typed.left && look.lines == 1 && ui.input(|input| input.key_pressed(Key::Escape)) {
        cx.restore_visit(id);
    }
}

/// Notes that a field has the focus, or was written in.
fn begin_visit(cx: &mut Cx<'_>, ui: &Ui, id: Id, typed: &Typed) {
    if typed.changed || typed.response.has_focus() {
        let pass = ui.ctx().cumulative_pass_nr();
        if let Some(other) = cx.fields.visited(id, pass) {
            cx.end_visit(other);
        }
    }
}

/// Ends the visit to a field that has lost the focus. The Enter that leaves it means nothing else.
fn end_visit(cx: &mut Cx<'_>, ui: &Ui, id: Id, typed: &Typed) {
    let is_over = typed.left || (typed.changed && !typed.response.has_focus());
    if !is_over {
        return;
    }
    let by_enter = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
    if let Some(entry) = cx.fields.refused_entry(id).filter(|_| by_enter) {
        // What is not understood stays to be mended until the field is left for something else.
        bidi::give_focus_back(ui.ctx(), id);
        cx.push(Action::Say(Notice::EntryRefused(entry)));
        return;
    }
    if let Some(left) = cx.fields.left(id) {
        cx.end_visit(left);
    }
}
