//! Fields: every keystroke that can be read changes the plan, a visit to a field is one undo step, and what cannot be read is
//! marked while the old value stays.

use eframe::egui::{CornerRadius, Id, Key, Modifiers, Popup, Response, Stroke, StrokeKind, Ui};
use jiff::civil::Date;

use super::form::{column, row};
use super::menu::{MENU_WIDTH, menu_item, menu_layout};
use super::text::{Look, hover, label_in};
use crate::edit::Edit;
use crate::gui::bidi::{self, FieldOptions};
use crate::gui::context::{Cx, interface_texts, is_right_to_left};
use crate::gui::reveal;
use crate::gui::theme::{self, palette, size};
use crate::plan::{Bilingual, Currency, Decimal, Language};
use crate::text::{self, Locale, NumberError};

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
    /// One line, this wide.
    #[must_use]
    pub fn line(width: f32) -> Self {
        Self { width, lines: 1, hint: "" }
    }

    /// Several lines, as wide as there is room.
    #[must_use]
    pub fn lines(lines: usize) -> Self {
        Self { width: f32::INFINITY, lines, hint: "" }
    }
}

impl<'a> FieldLook<'a> {
    /// The same with a hint.
    #[must_use]
    pub fn hint(self, hint: &'a str) -> Self {
        Self { hint, ..self }
    }
}

struct Typed {
    changed: bool,
    left: bool,
    response: eframe::egui::Response,
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
    let direction = ui.data(|data| data.get_temp(direction_id(id))).filter(|_| may_turn).unwrap_or(direction);
    let width = if look.width.is_finite() { look.width.min(ui.available_width()) } else { ui.available_width() };
    let options = FieldOptions {
        rows: look.lines,
        hint: look.hint,
        direction,
        interface_rtl: is_right_to_left(ui),
        desired_width: width,
        ..FieldOptions::new(name, theme::font(size::BODY))
    };
    let out = bidi::text_field(ui, id, buffer, &options);
    if may_turn {
        direction_command(ui, id, &out.response, order_of(buffer, &options));
    }
    reveal::field(ui, &out.response, buffer);
    Typed { changed: out.changed, left: out.response.lost_focus(), response: out.response }
}

fn direction_id(field: Id) -> Id {
    field.with("direction")
}

/// The direction in which the field stands now.
fn order_of(text: &str, options: &FieldOptions<'_>) -> bidi::Direction {
    if bidi::order::is_rtl(text, options.direction, options.interface_rtl) {
        bidi::Direction::Rtl
    } else {
        bidi::Direction::Ltr
    }
}

/// Turns the field with Ctrl+Shift+D, or to what is chosen in its menu.
fn direction_command(ui: &Ui, field: Id, response: &Response, now: bidi::Direction) {
    let keys = Modifiers::COMMAND | Modifiers::SHIFT;
    let set = |direction: bidi::Direction| ui.data_mut(|data| data.insert_temp(direction_id(field), direction));
    if response.has_focus() && ui.input_mut(|input| input.consume_key(keys, Key::D)) {
        set(if now == bidi::Direction::Rtl { bidi::Direction::Ltr } else { bidi::Direction::Rtl });
    }
    let chosen: bidi::Direction = ui.data(|data| data.get_temp(direction_id(field))).unwrap_or_default();
    let words = &interface_texts(ui).shared;
    Popup::context_menu(response).layout(menu_layout(ui)).show(|ui| {
        ui.set_min_width(MENU_WIDTH);
        for (direction, name) in [
            (bidi::Direction::Auto, words.direction_auto),
            (bidi::Direction::Rtl, words.direction_rtl),
            (bidi::Direction::Ltr, words.direction_ltr),
        ] {
            if menu_item(ui, true, Some(chosen == direction), name, "").clicked() {
                set(direction);
            }
        }
    });
}

/// A text of the plan. `key` must be unique in the window; `name` is what screen readers hear.
pub fn text_field(
    cx: &mut Cx<'_>,
    ui: &mut Ui,
    key: impl std::hash::Hash + std::fmt::Debug,
    name: &str,
    value: &str,
    look: FieldLook<'_>,
    edit: impl FnOnce(String) -> Edit,
) -> eframe::egui::Response {
    let id = Id::unique(("text", key));
    let mut buffer = value.to_owned();
    let typed = show(ui, id, name, &mut buffer, look, bidi::Direction::Auto);
    if typed.changed && buffer != value {
        cx.edit_in(id, edit(buffer));
    }
    if typed.left {
        cx.end_gesture();
    }
    typed.response
}

/// A text that is not the plan's (a query, a path). Returns the new text when it was changed.
pub fn plain_field(
    ui: &mut Ui,
    key: impl std::hash::Hash + std::fmt::Debug,
    name: &str,
    value: &str,
    look: FieldLook<'_>,
) -> (eframe::egui::Response, Option<String>) {
    let id = Id::unique(("plain", key));
    let mut buffer = value.to_owned();
    let typed = show(ui, id, name, &mut buffer, look, bidi::Direction::Auto);
    (typed.response, typed.changed.then_some(buffer))
}

/// A text of the plan in both languages, the one in which the plan is shown first.
pub fn bilingual_field(
    cx: &mut Cx<'_>,
    ui: &mut Ui,
    key: impl std::hash::Hash + std::fmt::Debug + Copy,
    name: &str,
    value: &Bilingual,
    lines: usize,
    edit: impl Fn(Bilingual) -> Edit,
) {
    let first = cx.app.plan_language();
    let texts = cx.texts;
    let side_by_side = ui.available_width() > 520.0;
    let gap = ui.spacing().item_spacing.x;
    let width = if side_by_side { (ui.available_width() - gap) / 2.0 } else { ui.available_width() };
    let mut one = |ui: &mut Ui, language: Language| {
        let language_name = match language {
            Language::En => texts.shared.english,
            Language::Ar => texts.shared.arabic,
        };
        let id = Id::unique(("bilingual", key, language));
        let mut buffer = value.slot(language).to_owned();
        let direction = match language {
            Language::En => bidi::Direction::Auto,
            Language::Ar => bidi::Direction::Rtl,
        };
        let look = FieldLook { width, lines, hint: language_name };
        let typed = show(ui, id, &format!("{name} ({language_name})"), &mut buffer, look, direction);
        if typed.changed && buffer != value.slot(language) {
            let mut new = value.clone();
            *new.slot_mut(language) = buffer;
            cx.edit_in(id, edit(new));
        }
        if typed.left {
            cx.end_gesture();
        }
    };
    if side_by_side {
        row(ui, |ui| {
            one(ui, first);
            one(ui, first.other());
        });
    } else {
        column(ui, |ui| {
            one(ui, first);
            one(ui, first.other());
        });
    }
}

/// The id of the number field with this key, to give it the focus.
#[must_use]
pub fn number_field_id(key: impl std::hash::Hash + std::fmt::Debug) -> Id {
    Id::unique(("number", key))
}

/// A value that is typed as text and may be unreadable for a while. What is typed is kept as long as the field has the focus;
/// what cannot be read is marked, says why on hover, and changes nothing.
pub fn number_field<T: PartialEq>(
    cx: &mut Cx<'_>,
    ui: &mut Ui,
    key: impl std::hash::Hash + std::fmt::Debug,
    name: &str,
    shown: &str,
    look: FieldLook<'_>,
    read: impl Fn(&str) -> Result<T, String>,
    edit: impl FnOnce(T) -> Edit,
) {
    let id = number_field_id(key);
    draft_field(cx, ui, (id, name, bidi::Direction::Ltr), shown, look, read, edit);
}

/// Words with commas between them, in the direction of their language.
pub fn words_field(
    cx: &mut Cx<'_>,
    ui: &mut Ui,
    key: impl std::hash::Hash + std::fmt::Debug,
    name: &str,
    (words, language): (&[String], Language),
    look: FieldLook<'_>,
    edit: impl FnOnce(Vec<String>) -> Edit,
) {
    let (direction, comma) = match language {
        Language::En => (bidi::Direction::Auto, ", "),
        Language::Ar => (bidi::Direction::Rtl, "، "),
    };
    let read = |typed: &str| -> Result<Vec<String>, String> {
        let words = typed.split([',', '،']).map(str::trim).filter(|word| !word.is_empty());
        Ok(words.map(str::to_owned).collect())
    };
    let id = Id::unique(("words", key));
    draft_field(cx, ui, (id, name, direction), &words.join(comma), look, read, edit);
}

fn draft_field<T>(
    cx: &mut Cx<'_>,
    ui: &mut Ui,
    (id, name, direction): (Id, &str, bidi::Direction),
    shown: &str,
    look: FieldLook<'_>,
    read: impl Fn(&str) -> Result<T, String>,
    edit: impl FnOnce(T) -> Edit,
) {
    let draft: Option<String> = ui.data(|data| data.get_temp(id));
    let mut buffer = draft.clone().unwrap_or_else(|| shown.to_owned());
    let typed = show(ui, id, name, &mut buffer, look, direction);
    if typed.changed {
        if let Ok(value) = read(&buffer) {
            cx.edit_in(id, edit(value));
        }
        ui.data_mut(|data| data.insert_temp(id, buffer.clone()));
    }
    if typed.left || (draft.is_some() && !typed.response.has_focus()) {
        ui.data_mut(|data| data.remove::<String>(id));
        cx.end_gesture();
    } else if (draft.is_some() || typed.changed)
        && let Err(why) = read(&buffer)
    {
        let colour = palette(ui.visuals()).error;
        let corner = CornerRadius::same(theme::RADIUS);
        ui.painter().rect_stroke(typed.response.rect, corner, Stroke::new(1.5, colour), StrokeKind::Outside);
        label_in(ui, &why, Look::Error);
        return;
    }
    if !look.hint.is_empty() {
        hover(typed.response, look.hint);
    }
}

fn sentence<T>(result: Result<T, NumberError>, locale: Locale) -> Result<T, String> {
    result.map_err(|why| why.sentence(locale))
}

/// A whole number of at most `most`.
pub fn whole_field(
    cx: &mut Cx<'_>,
    ui: &mut Ui,
    key: impl std::hash::Hash + std::fmt::Debug,
    name: &str,
    value: u64,
    (least, most): (u64, u64),
    width: f32,
    edit: impl FnOnce(u64) -> Edit,
) {
    let locale = cx.locale;
    let shown = locale.whole(value);
    let range = crate::text::strings::fill(
        cx.texts.shared.from_to,
        &[("least", &locale.whole(least)), ("most", &locale.whole(most))],
    );
    number_field(
        cx,
        ui,
        key,
        name,
        &shown,
        FieldLook::line(width),
        |typed| {
            let number = sentence(text::parse_whole(typed), locale)?;
            if (least..=most).contains(&number) { Ok(number) } else { Err(range.clone()) }
        },
        edit,
    );
}

/// An amount of money or a rate, with the currency's code behind it.
pub fn amount_field(
    cx: &mut Cx<'_>,
    ui: &mut Ui,
    key: impl std::hash::Hash + std::fmt::Debug,
    name: &str,
    value: Decimal,
    currency: Currency,
    exact: bool,
    edit: impl FnOnce(Decimal) -> Edit,
) {
    let locale = cx.locale;
    let shown = locale.exact(value);
    let finest = cx.texts.shared.too_many_decimals;
    number_field(
        cx,
        ui,
        key,
        name,
        &shown,
        FieldLook::line(110.0),
        |typed| {
            let amount = sentence(text::parse_decimal(typed), locale)?;
            if exact && !currency.can_express(amount) { Err(finest.to_owned()) } else { Ok(amount) }
        },
        edit,
    );
    let code = locale.currency(currency);
    super::text::weak(ui, &code);
}

/// A share that is typed in percent; `least` and `most` are shares too.
pub fn percent_field(
    cx: &mut Cx<'_>,
    ui: &mut Ui,
    key: impl std::hash::Hash + std::fmt::Debug,
    name: &str,
    value: f64,
    (least, most): (f64, f64),
    edit: impl FnOnce(f64) -> Edit,
) {
    let locale = cx.locale;
    let shown = locale.percent_exact(value);
    let range = crate::text::strings::fill(
        cx.texts.shared.from_to,
        &[("least", &locale.percent(least, 1)), ("most", &locale.percent(most, 1))],
    );
    number_field(
        cx,
        ui,
        key,
        name,
        &shown,
        FieldLook::line(80.0),
        |typed| {
            let share = sentence(text::parse_percent(typed), locale)?;
            if (least..=most).contains(&share) { Ok(share) } else { Err(range.clone()) }
        },
        edit,
    );
}

/// A percent from 0 to 100, kept digit for digit.
pub fn exact_percent_field(
    cx: &mut Cx<'_>,
    ui: &mut Ui,
    key: impl std::hash::Hash + std::fmt::Debug,
    name: &str,
    value: Decimal,
    edit: impl FnOnce(Decimal) -> Edit,
) {
    let locale = cx.locale;
    let shown = locale.exact_percent(value);
    let range = cx.texts.budget_page.percent_range;
    let read = |typed: &str| {
        let number = typed.trim().trim_end_matches(['%', '٪']);
        let percent = sentence(text::parse_decimal(number), locale)?;
        if crate::plan::is_percent(percent) { Ok(percent) } else { Err(range.to_owned()) }
    };
    number_field(cx, ui, key, name, &shown, FieldLook::line(80.0), read, edit);
}

/// A day.
pub fn date_field(
    cx: &mut Cx<'_>,
    ui: &mut Ui,
    key: impl std::hash::Hash + std::fmt::Debug,
    name: &str,
    value: Date,
    edit: impl FnOnce(Date) -> Edit,
) {
    let language = cx.language();
    let shown = cx.locale.iso_day(value);
    number_field(
        cx,
        ui,
        key,
        name,
        &shown,
        FieldLook::line(110.0),
        |typed| text::parse_date(typed).map_err(|why| why.sentence(language).to_owned()),
        edit,
    );
}

/// Whole numbers one after the other.
pub fn list_field(
    cx: &mut Cx<'_>,
    ui: &mut Ui,
    key: impl std::hash::Hash + std::fmt::Debug,
    name: &str,
    value: &[u64],
    edit: impl FnOnce(Vec<u64>) -> Edit,
) {
    let locale = cx.locale;
    let shown: Vec<String> = value.iter().map(|quantity| locale.whole(*quantity)).collect();
    // The weeks follow each other as they do on the flowchart.
    let direction = if cx.time_runs_left() { bidi::Direction::Rtl } else { bidi::Direction::Ltr };
    draft_field(
        cx,
        ui,
        (number_field_id(key), name, direction),
        &shown.join("  "),
        FieldLook::line(f32::INFINITY),
        |typed| sentence(text::parse_list(typed), locale),
        edit,
    );
}
