//! A plan as a calendar (iCalendar, RFC 5545): one event for each flight, whole days.

use jiff::civil::Date;

use super::provenance;
use super::words::id_or_name;
use crate::plan::{Placement, Total, slug};
use crate::report::Report;
use crate::text::strings::{fill, slots};
use crate::text::{Language, isolate, terms, without_direction_marks};

/// The most bytes that a line has before it is folded.
const LINE_BYTES: usize = 75;

/// Holds a flight: weeks with a quantity, without a gap.
struct Flight {
    first_week: u32,
    last_week: u32,
    units: u128,
    cost: Total,
}

/// Returns the calendar of a plan: in the languages of `reports`, the first one first.
pub(super) fn calendar(reports: &[Report]) -> Vec<u8> {
    let Some(report) = reports.first() else { return Vec::new() };
    let plan = report.plan;
    let mut out = Lines::default();
    out.line("BEGIN", "VCALENDAR");
    out.line("VERSION", "2.0");
    out.line("PRODID", "-//IMC Planner//IMC Planner//EN");
    out.line("CALSCALE", "GREGORIAN");
    out.text("X-WR-CALNAME", &in_all(reports, |report| plan.title.get(report.locale.language).to_owned()));
    // The mark of a plan follows from all of it: once for all events.
    let footers: Vec<String> = reports.iter().map(provenance::footer).collect();
    let stamp = format!("{}T000000Z", basic(plan.calendar.start));
    let all = plan.placements.iter().zip(&report.analysis.budget.placements);
    for (placement, cost) in all {
        let costs: Vec<Total> = cost.weeks().collect();
        for (number, flight) in (1..).zip(flights(placement, &costs, plan.calendar.weeks)) {
            event(&mut out, (reports, &footers), placement, &flight, number, &stamp);
        }
    }
    out.line("END", "VCALENDAR");
    out.0.into_bytes()
}

fn event(
    out: &mut Lines,
    (reports, footers): (&[Report], &[String]),
    placement: &Placement,
    flight: &Flight,
    number: u32,
    stamp: &str,
) {
    let Some(plan) = reports.first().map(|report| report.plan) else { return };
    let (Some(first), Some(last)) =
        (plan.calendar.first_day(flight.first_week), plan.calendar.last_day(flight.last_week))
    else {
        return;
    };
    // The end of an event of whole days is the day after the last one.
    let Ok(end) = last.tomorrow() else { return };
    out.line("BEGIN", "VEVENT");
    let title = slug(plan.title.get(Language::En), "plan");
    out.text("UID", &format!("{}-{number}.{title}@imc-planner", placement.id.as_str()));
    out.line("DTSTAMP", stamp);
    out.line("DTSTART;VALUE=DATE", &basic(first));
    out.line("DTEND;VALUE=DATE", &basic(end));
    out.text("SUMMARY", &in_all(reports, |report| summary(report, placement)));
    let mut footer = footers.iter();
    let described =
        in_all(reports, |report| description(report, placement, flight, footer.next().map_or("", String::as_str)));
    out.text("DESCRIPTION", &described);
    out.text("CATEGORIES", &in_all(reports, |report| channel_name(report, placement)));
    out.line("TRANSP", "TRANSPARENT");
    out.line("END", "VEVENT");
}

/// Returns what `words` says in each language, once where they say the same.
fn in_all(reports: &[Report], mut words: impl FnMut(&Report) -> String) -> String {
    let mut all: Vec<String> =
        reports.iter().map(|report| without_direction_marks(&words(report)).into_owned()).collect();
    all.dedup();
    let separator = if all.iter().any(|text| text.contains('\n')) { "\n\n" } else { " / " };
    all.join(separator)
}

fn summary(report: &Report, placement: &Placement) -> String {
    let language = report.locale.language;
    let message = report.plan.message(&placement.message);
    let message =
        message.map_or(placement.message.as_str(), |message| id_or_name(&message.name, message.id.as_str(), language));
    format!("{message} – {}", channel_name(report, placement))
}

fn channel_name(report: &Report, placement: &Placement) -> String {
    let channel = report.plan.channel(&placement.channel);
    let name = channel.map(|channel| id_or_name(&channel.name, channel.id.as_str(), report.locale.language));
    name.unwrap_or(placement.channel.as_str()).to_owned()
}

fn description(report: &Report, placement: &Placement, flight: &Flight, footer: &str) -> String {
    let (texts, locale) = (&report.texts.export, report.locale);
    let unit = report.plan.channel(&placement.channel).map(|channel| terms::unit(channel.unit, locale.language));
    let values = slots![
        ("quantity", &*locale.whole(i128::try_from(flight.units).unwrap_or(i128::MAX))),
        ("unit", unit.unwrap_or_default()),
        ("cost", &*locale.total(flight.cost, report.analysis.budget.currency)),
    ];
    let mut lines = vec![fill!(texts.event_quantity, values)];
    let rationale = placement.rationale.get(locale.language);
    if !rationale.is_empty() {
        let rationale = isolate(rationale, locale.language);
        lines.push(fill!(texts.event_rationale, &[("rationale", &rationale)]));
    }
    lines.push(footer.to_owned());
    lines.join("\n")
}

/// Returns the flights of a placement within the calendar.
fn flights(placement: &Placement, costs: &[Total], weeks: u32) -> Vec<Flight> {
    let mut flights: Vec<Flight> = Vec::new();
    for (week, quantity) in placement.weekly(weeks).filter(|&(_, quantity)| quantity > 0) {
        let offset = week.saturating_sub(placement.start_week) as usize;
        let cost = costs.get(offset).copied().unwrap_or_default();
        match flights.last_mut().filter(|flight| flight.last_week + 1 == week) {
            Some(flight) => {
                flight.last_week = week;
                flight.units += u128::from(quantity);
                flight.cost += cost;
            }
            None => {
                flights.push(Flight { first_week: week, last_week: week, units: u128::from(quantity), cost });
            }
        }
    }
    flights
}

/// Returns a day as `20260301`.
fn basic(day: Date) -> String {
    format!("{:04}{:02}{:02}", day.year(), day.month(), day.day())
}

/// Holds the lines of a calendar.
#[derive(Default)]
struct Lines(String);

impl Lines {
    /// Adds a line whose value is written as it stands.
    fn line(&mut self, name: &str, value: &str) {
        let mut room = LINE_BYTES;
        for letter in format!("{name}:{value}").chars() {
            if letter.len_utf8() > room {
                self.0.push_str("\r\n ");
                room = LINE_BYTES - 1;
            }
            self.0.push(letter);
            room -= letter.len_utf8();
        }
        self.0.push_str("\r\n");
    }

    /// Adds a line whose value is a text: what would end it or part it is escaped, so that no text becomes a line of its own.
    fn text(&mut self, name: &str, text: &str) {
        let mut value = String::with_capacity(text.len() + 8);
        for letter in text.replace("\r\n", "\n").chars() {
            match letter {
                '\\' | ',' | ';' => value.extend(['\\', letter]),
                '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => value.push_str("\\n"),
                '\t' => value.push(' '),
                control if control.is_control() => {}
                other => value.push(other),
            }
        }
        self.line(name, &value);
    }
}

#[cfg(test)]
mod tests {
    use super::Lines;

    #[test]
    fn lines_are_folded_between_letters_and_texts_stay_texts() {
        let mut lines = Lines::default();
        lines.text("SUMMARY", &("صابون; a, b\\c\r\nBEGIN:VEVENT\u{7}".to_owned() + &"ص".repeat(60)));
        assert!(lines.0.starts_with("SUMMARY:صابون\\; a\\, b\\\\c\\nBEGIN:VEVENTص"));
        assert!(lines.0.split("\r\n").all(|line| line.len() <= 75));
        assert!(lines.0.split("\r\n").skip(1).all(|line| line.is_empty() || line.starts_with(' ')));
        let whole = lines.0.replace("\r\n ", "");
        assert_eq!(whole.matches("\r\n").count(), 1);
    }
}
