//! Says how the mentions are collected: what the figures can be read from.

use eframe::egui::Ui;
use jiff::civil::Date;

use crate::edit::{Edit, change_listening};
use crate::gui::context::Cx;
use crate::gui::visits::Part;
use crate::gui::widgets::{FieldLook, Unread, bilingual_field, check, field_row, group, number_field, small, weak};
use crate::listening::DEFAULT_TARGET_HOURS;
use crate::plan::limits::range_of;
use crate::plan::{Bilingual, Day, ListeningMethod, Plan};
use crate::report::listening;
use crate::text;
use crate::text::strings::fill;

/// Returns the period, the method and the places of the mentions, as they are said above the figures.
pub(super) fn lines(cx: &Cx<'_>) -> Vec<String> {
    let report = cx.report();
    listening::method_lines(&report)
}

/// Shows the fields.
pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui) {
    let words = &cx.texts.listening_page;
    group(ui, words.collect_title, |ui| {
        small(ui, words.collect_hint);
        let method = cx.plan().listening.clone();
        for (key, name, value, of) in [
            ("listening method", words.method, &method.method, method_of as fn(&mut ListeningMethod) -> &mut Bilingual),
            ("listening places", words.places, &method.places, places_of),
            ("listening own rule", words.own_rule, &method.own_rule, own_rule_of),
        ] {
            weak(ui, name);
            let edit = move |before: &Plan, change: Part<Bilingual>| -> Option<Edit> {
                Some(change_listening(before, move |new| change(of(new))))
            };
            bilingual_field(cx, ui, key, name, value, 1, edit);
        }
        field_row(ui, words.since, |ui| {
            day_field(cx, ui, ("listening since", words.since), method.since, |new, day| new.since = day);
        });
        field_row(ui, words.until, |ui| {
            day_field(cx, ui, ("listening until", words.until), method.until, |new, day| new.until = day);
        });
        field_row(ui, words.target, |ui| target(cx, ui, method.target_hours));
        field_row(ui, words.category, |ui| category(cx, ui));
        if let Some(asks) = check(ui, words.ask_insights, method.ask_insights) {
            cx.edit(change_listening(cx.plan(), |new| new.ask_insights = asks));
        }
    });
}

fn method_of(method: &mut ListeningMethod) -> &mut Bilingual {
    &mut method.method
}

fn places_of(method: &mut ListeningMethod) -> &mut Bilingual {
    &mut method.places
}

fn own_rule_of(method: &mut ListeningMethod) -> &mut Bilingual {
    &mut method.own_rule
}

fn day_field(
    cx: &mut Cx<'_>,
    ui: &mut Ui,
    (key, name): (&'static str, &str),
    value: Option<Day>,
    set: fn(&mut ListeningMethod, Option<Day>),
) {
    let shown = value.map(|day| cx.locale.iso_day(day.0)).unwrap_or_default();
    let read = reads_day(cx);
    let edit = move |before: &Plan, day: Option<Date>| -> Option<Edit> {
        Some(change_listening(before, move |new| set(new, day.map(Day))))
    };
    number_field(cx, ui, key, name, &shown, FieldLook::line(120.0), read, edit);
}

/// Reads a day, or nothing where nothing is typed.
pub(super) fn reads_day(cx: &Cx<'_>) -> impl Fn(&str) -> Result<Option<Date>, Unread> + use<> {
    let locale = cx.locale;
    let calendar = cx.plan().calendar;
    let range = calendar.last_day(calendar.weeks).map(|last| (calendar.start, last));
    move |typed: &str| {
        if typed.trim().is_empty() {
            return Ok(None);
        }
        let day = text::WantedDate { range, order: None }.read(typed).settled();
        day.map(Some).map_err(|why| Unread::of(&why, locale))
    }
}

/// Reads a number without a sign, or nothing where nothing is typed.
pub(super) fn reads_number(cx: &Cx<'_>) -> impl Fn(&str) -> Result<Option<f64>, Unread> + use<> {
    let locale = cx.locale;
    move |typed: &str| {
        if typed.trim().is_empty() {
            return Ok(None);
        }
        let number = text::Wanted::decimal().read(typed).settled().map_err(|why| Unread::of(&why, locale))?;
        Ok(Some(number.to_f64()))
    }
}

/// Reads a whole number that may stand in `field` of the document, or nothing where nothing is typed.
pub(super) fn reads_whole(cx: &Cx<'_>, field: &str) -> impl Fn(&str) -> Result<Option<u64>, Unread> + use<> {
    let locale = cx.locale;
    let (least, most) = range_of(field);
    let range = fill!(cx.texts.shared.from_to, &[("least", &locale.whole(least)), ("most", &locale.whole(most))]);
    move |typed: &str| {
        if typed.trim().is_empty() {
            return Ok(None);
        }
        let number = text::parse_whole(typed).map_err(|why| Unread::of(&why, locale))?;
        if (least..=most).contains(&number) { Ok(Some(number)) } else { Err(range.clone().into()) }
    }
}

fn target(cx: &mut Cx<'_>, ui: &mut Ui, value: Option<f64>) {
    let words = &cx.texts.listening_page;
    let shown = value.map(|hours| cx.locale.decimal_short(hours, 2)).unwrap_or_default();
    let usual = cx.locale.decimal_short(DEFAULT_TARGET_HOURS, 1);
    let (read, locale) = (reads_number(cx), cx.locale);
    let above = fill!(cx.texts.shared.above_zero, &[("most", &locale.whole(100_000_u32))]);
    let read = move |typed: &str| match read(typed)? {
        Some(hours) if !(hours > 0.0 && hours <= 100_000.0) => Err(above.clone().into()),
        hours => Ok(hours),
    };
    let edit = |before: &Plan, hours| Some(change_listening(before, |new| new.target_hours = hours));
    let look = FieldLook::line(80.0).hint(&usual);
    number_field(cx, ui, "listening target", words.target, &shown, look, read, edit);
}

fn category(cx: &mut Cx<'_>, ui: &mut Ui) {
    let words = &cx.texts.listening_page;
    let shown = cx.plan().category_mentions.map(|count| cx.locale.whole(count)).unwrap_or_default();
    let read = reads_whole(cx, "category_mentions");
    let edit = |_: &Plan, count| Some(Edit::CategoryMentions(count));
    number_field(cx, ui, "category mentions", words.category, &shown, FieldLook::line(120.0), read, edit);
}
