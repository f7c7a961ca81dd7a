//! Fields for numbers, money, shares and days.

use std::fmt::Debug;
use std::hash::Hash;

use eframe::egui::{Event, Label, Ui, Widget as _, WidgetText};
use jiff::civil::Date;

use super::field::{FieldLook, draft_field, number_field, number_field_id};
use super::form::{column, hinted_row};
use super::text::{explain, galley};
use super::unread::Unread;
use crate::edit::Edit;
use crate::gui::bidi;
use crate::gui::context::Cx;
use crate::gui::fit;
use crate::gui::theme::{self, palette, size};
use crate::plan::{Currency, Decimal, MAX_QUANTITY, Plan};
use crate::text::strings::fill;
use crate::text::{self, Locale, ReadError};

/// How wide the field of an amount is where its figure is not longer, and how narrow it becomes before its currency stands below
/// it, in points.
const AMOUNT: f32 = 110.0;
const LEAST_AMOUNT: f32 = 64.0;

/// The fewest decimals that a rate from a thousand on is shown with in its field.
const LEAST_RATE_DECIMALS: u8 = 2;

fn sentence<T>(result: Result<T, ReadError>, locale: Locale) -> Result<T, Unread> {
    result.map_err(|why| Unread::of(&why, locale))
}

/// Shows a whole number of at most `most`.
pub fn whole_field(
    cx: &mut Cx<'_>,
    ui: &mut Ui,
    key: impl Hash + Debug,
    name: &str,
    value: u64,
    (least, most): (u64, u64),
    width: f32,
    edit: impl FnOnce(&Plan, u64) -> Option<Edit> + Send + 'static,
) {
    let locale = cx.locale;
    // A value that nobody has typed yet, and that may not stay so, is an empty field.
    let shown = if value < least { String::new() } else { locale.whole(value) };
    let range = fill!(cx.texts.shared.from_to, &[("least", &locale.whole(least)), ("most", &locale.whole(most))]);
    number_field(
        cx,
        ui,
        key,
        name,
        &shown,
        FieldLook::line(width),
        |typed| {
            let number = sentence(text::parse_whole(typed), locale)?;
            if (least..=most).contains(&number) { Ok(number) } else { Err(range.clone().into()) }
        },
        edit,
    );
}

/// Shows an amount of money or a rate, with the currency's code behind it.
pub fn amount_field(
    cx: &mut Cx<'_>,
    ui: &mut Ui,
    key: impl Hash + Debug,
    name: &str,
    value: Decimal,
    currency: Currency,
    exact: bool,
    edit: impl FnOnce(&Plan, Decimal) -> Option<Edit> + Send + 'static,
) {
    let locale = cx.locale;
    let shown = written_amount(locale, value, currency, exact);
    let code = locale.currency(currency);
    let unit = galley(ui, &code, theme::font(size::BODY), palette(ui.visuals()).weak_text, f32::INFINITY);
    let room = fit::beside(ui.available_width(), unit.size().x + ui.spacing().item_spacing.x);
    let look = FieldLook::line(fit::within(room, LEAST_AMOUNT, AMOUNT)).holding(ui, &shown);
    let is_beside = look.width <= room;
    let both = |ui: &mut Ui| {
        let read = |typed: &str| {
            let wanted = if exact { text::Wanted::amount(currency) } else { text::Wanted::rate(currency) };
            sentence(wanted.read(typed).settled(), locale)
        };
        number_field(cx, ui, key, name, &shown, look, read, edit);
        // The code stands in one line, however little room there is.
        let response = Label::new(WidgetText::Galley(unit)).ui(ui);
        explain(ui, &code, response);
    };
    if is_beside { both(ui) } else { column(ui, both) }
}

/// Returns how wide the field of an amount is with its currency.
#[must_use]
pub fn amount_width(ui: &Ui, locale: Locale, value: Decimal, currency: Currency) -> f32 {
    let shown = written_amount(locale, value, currency, true);
    let code = locale.currency(currency);
    let unit = galley(ui, &code, theme::font(size::BODY), palette(ui.visuals()).weak_text, f32::INFINITY);
    FieldLook::line(AMOUNT).holding(ui, &shown).width + ui.spacing().item_spacing.x + unit.size().x
}

/// Writes an amount or a rate as its field shows it.
fn written_amount(locale: Locale, value: Decimal, currency: Currency, exact: bool) -> String {
    // A rate may be finer than the currency, so a whole one needs decimals behind its groups too.
    let decimals = if exact { currency.exponent() } else { currency.exponent().max(LEAST_RATE_DECIMALS) };
    locale.exact_amount(value, decimals)
}

/// Shows a share that is typed in percent; `least` and `most` are shares too.
pub fn percent_field(
    cx: &mut Cx<'_>,
    ui: &mut Ui,
    key: impl Hash + Debug,
    name: &str,
    value: f64,
    (least, most): (f64, f64),
    edit: impl FnOnce(&Plan, f64) -> Option<Edit> + Send + 'static,
) {
    let locale = cx.locale;
    let shown = locale.percent_exact(value);
    let wanted = if least < 0.0 { text::Wanted::percent().signed() } else { text::Wanted::percent() };
    let range =
        fill!(cx.texts.shared.from_to, &[("least", &locale.percent(least, 1)), ("most", &locale.percent(most, 1))]);
    number_field(
        cx,
        ui,
        key,
        name,
        &shown,
        FieldLook::line(80.0),
        |typed| {
            let percent = sentence(wanted.read(typed).settled(), locale)?;
            let share = text::share_of_percent(percent);
            if (least..=most).contains(&share) { Ok(share) } else { Err(range.clone().into()) }
        },
        edit,
    );
}

/// Shows a row for a share from 0 to 1 that is typed in percent, with what it means beside it.
pub fn hinted_share(
    cx: &mut Cx<'_>,
    ui: &mut Ui,
    key: impl Hash + Debug,
    (name, hint): (&str, &str),
    value: f64,
    edit: impl FnOnce(&Plan, f64) -> Option<Edit> + Send + 'static,
) {
    hinted_row(ui, name, |ui| percent_field(cx, ui, key, name, value, (0.0, 1.0), edit), &[hint]);
}

/// Shows a percent from 0 to 100, kept digit for digit.
pub fn exact_percent_field(
    cx: &mut Cx<'_>,
    ui: &mut Ui,
    key: impl Hash + Debug,
    name: &str,
    value: Decimal,
    edit: impl FnOnce(&Plan, Decimal) -> Option<Edit> + Send + 'static,
) {
    let locale = cx.locale;
    let shown = locale.exact_percent(value);
    let read = |typed: &str| sentence(text::Wanted::percent().read(typed).settled(), locale);
    number_field(cx, ui, key, name, &shown, FieldLook::line(80.0), read, edit);
}

/// Shows a day.
pub fn date_field(
    cx: &mut Cx<'_>,
    ui: &mut Ui,
    key: impl Hash + Debug,
    name: &str,
    value: Date,
    edit: impl FnOnce(&Plan, Date) -> Option<Edit> + Send + 'static,
) {
    let locale = cx.locale;
    let shown = locale.iso_day(value);
    let calendar = cx.plan().calendar;
    // A year that is not typed is that of the plan.
    let range = calendar.last_day(calendar.weeks).map(|last| (calendar.start, last));
    number_field(
        cx,
        ui,
        key,
        name,
        &shown,
        FieldLook::line(110.0),
        |typed| sentence(text::WantedDate { range, order: None }.read(typed).settled(), locale),
        edit,
    );
}

/// Returns the quantities of weeks one after the other. `known` returns those of a plan: the ones from before the visit say how
/// many weeks a text can mean without a question, and are kept where a cell of a pasted table is blank.
pub fn list_field(
    cx: &mut Cx<'_>,
    ui: &mut Ui,
    key: impl Hash + Debug,
    name: &str,
    value: &[u64],
    known: impl Fn(&Plan) -> &[u64] + Send + 'static,
    edit: impl FnOnce(&Plan, Vec<u64>) -> Option<Edit> + Send + 'static,
) {
    let locale = cx.locale;
    let id = number_field_id(cx, key);
    let wanted = text::WantedQuantities { most: MAX_QUANTITY, weeks: known(cx.plan_before_visit(id)).len() };
    let shown: Vec<String> = value.iter().map(|quantity| locale.whole(*quantity)).collect();
    // The weeks follow each other as they do on the flowchart.
    let direction = if cx.time_runs_left() { bidi::Direction::Rtl } else { bidi::Direction::Ltr };
    if ui.memory(|memory| memory.has_focus(id)) {
        paste_as_row(ui);
    }
    draft_field(
        cx,
        ui,
        (id, name, direction),
        &shown.join("  "),
        FieldLook::line(f32::INFINITY),
        |typed| sentence(wanted.read(typed).settled(), locale),
        move |before: &Plan, weeks| edit(before, text::laid_over(&weeks, known(before))),
    );
}

/// Lays a column that is pasted into a field of one line out as a row: the field would make blanks of its line ends, and blank
/// cells would be lost. Several rows keep a mark between them, which no number has.
fn paste_as_row(ui: &Ui) {
    ui.input_mut(|input| {
        for event in &mut input.events {
            if let Event::Paste(text) = event {
                let lines = text.replace("\r\n", "\n").replace('\r', "\n");
                let lines = lines.strip_suffix('\n').unwrap_or(&lines);
                let between = if lines.contains('\t') { " | " } else { "\t" };
                *text = lines.replace('\n', between);
            }
        }
    });
}
