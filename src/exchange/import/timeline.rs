//! Columns of a timeline: weeks, months, days, hours, by their titles and by their order.

use jiff::ToSpan as _;
use jiff::civil::{Date, Weekday};

use super::book::Value;
use super::day_words::{hour, week_number};
use super::days::{Days, month_of};
use super::frame::Frame;
use super::parts_of_year::is_weekday;
use super::weeks::without_commencing;
use crate::plan::{Calendar, Decimal};

/// The time that a column stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moment {
    /// These days.
    Days(Days),
    /// An hour of the day.
    Hour(u8),
}

/// Says what a title says before its neighbours are looked at.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Hint {
    Nothing,
    Days(Days),
    /// A day that something begins with: as long as the step to the next one.
    From(Date),
    Week(u32),
    Number(u32, Option<Days>),
    /// Days of a month, by their numbers.
    DaysOfMonth(Days),
    Hour(u8),
}

/// Returns the time of each column by its titles, the highest first. `month` is the one that stands above the table: numbers
/// over the hours of a day are days of it.
#[must_use]
pub(super) fn moments(
    titles: &[Vec<Value>],
    frame: &Frame,
    month: Option<Days>,
    calendar: Calendar,
) -> Vec<Option<Moment>> {
    let is_of_hours = titles.first().is_some_and(|pieces| names_hours(pieces));
    let month = month.filter(|_| is_of_hours);
    let of_month = |hint: Hint| match hint {
        Hint::Number(number, None) if month.is_some() => Hint::Number(number, month),
        other => other,
    };
    let hints: Vec<Hint> = titles.iter().map(|pieces| of_month(hint(pieces, frame))).collect();
    let hints = with_steps(&hints);
    let hints = numbered(&hints, titles, calendar);
    let found: Vec<Option<Moment>> = hints
        .iter()
        .map(|hint| match hint {
            Hint::Days(days) | Hint::DaysOfMonth(days) => Some(Moment::Days(*days)),
            Hint::Hour(hour) => Some(Moment::Hour(*hour)),
            _ => None,
        })
        .collect();
    in_sequence(found)
}

/// Returns the year that is all that stands in a cell.
#[must_use]
pub(super) fn year_alone(cell: &Value) -> Option<i16> {
    let number = match cell {
        Value::Number(number) if number.decimals() == 0 => u64::try_from(number.mantissa()).ok(),
        Value::Text(text) if text.trim().chars().count() == 4 => crate::text::parse_whole(text).ok(),
        _ => None,
    };
    number.and_then(|number| i16::try_from(number).ok()).filter(|year| (2000..2100).contains(year))
}

fn hint(pieces: &[Value], frame: &Frame) -> Hint {
    // Days of the week beside numbers of days say nothing that these do not.
    let is_said = |piece: &&Value| !piece.words().is_some_and(is_weekday);
    let said: Vec<&Value> = pieces.iter().filter(is_said).collect();
    let Some((lowest, above)) = said.split_last() else { return Hint::Nothing };
    // A year above holds for the months and days below it.
    let year = above.iter().find_map(|piece| year_alone(piece));
    let frame = &year.map_or(*frame, |year| frame.of_year(year));
    let month = above.iter().rev().find_map(|piece| match piece {
        Value::Text(text) => frame.month(text),
        Value::Day(day) => Some(month_of(*day)),
        _ => None,
    });
    match *lowest {
        Value::Day(day) => Hint::From(*day),
        Value::Number(number) => whole(*number).map_or(Hint::Nothing, |number| Hint::Number(number, month)),
        Value::Text(text) => of_text(text, month, frame),
        Value::Empty | Value::Fault(_) => Hint::Nothing,
    }
}

fn whole(number: Decimal) -> Option<u32> {
    if number.decimals() == 0 { u32::try_from(number.mantissa()).ok().filter(|number| *number <= 520) } else { None }
}

fn of_text(text: &str, month: Option<Days>, frame: &Frame) -> Hint {
    let text = without_weekday(text);
    if text.chars().count() > 40 {
        return Hint::Nothing;
    }
    // Digits of either kind, and nothing beside them.
    let is_bare = text.chars().all(char::is_numeric);
    let number = if is_bare { crate::text::parse_whole(text).ok() } else { None };
    if let Some(number) = number.and_then(|number| u32::try_from(number).ok()).filter(|number| *number <= 520) {
        return Hint::Number(number, month);
    }
    let tidied = super::day_words::without_ordinals(without_commencing(text));
    let text = tidied.as_ref();
    let of_year = || Frame::week_of_year(text).or_else(|| frame.week_of_short_year(text));
    if let Some(days) = of_year().or_else(|| frame.quarter(text)).or_else(|| frame.weeks_of_year(text)) {
        return Hint::Days(days);
    }
    if let Some(days) = frame.week_with_day(text).or_else(|| frame.week_by_its_day(text)) {
        return Hint::Days(days);
    }
    if let Some((week, month)) = frame.week_of_month(text) {
        return Hint::Number(week, Some(month));
    }
    // `Week 3, launch` is the week of the plan.
    let named = text.split([',', '،']).next().unwrap_or_default();
    if let Some(week) = week_number(named) {
        return match month {
            Some(_) if week <= 6 => Hint::Number(week, month),
            _ => Hint::Week(week),
        };
    }
    // `02-08` under a month are days of it; alone they may be hours.
    if let Some(days) = month.and_then(|month| days_of_month(text, month)) {
        return Hint::DaysOfMonth(days);
    }
    if let Some(hour) = hour(text) {
        return Hint::Hour(hour);
    }
    if let Some(days) = frame.month(text).or_else(|| frame.days_of_month(text)) {
        return Hint::Days(days);
    }
    if let Some(day) = frame.day(text) {
        return Hint::From(day);
    }
    frame.range(text).map_or(Hint::Nothing, Hint::Days)
}

/// Returns a title without the day of the week before or behind it: `Mon 5`, `5 الأحد`.
fn without_weekday(text: &str) -> &str {
    let text = text.trim();
    let parts = || text.split_once(char::is_whitespace).map(|(first, rest)| (first.trim_end_matches(','), rest.trim()));
    let behind = || text.rsplit_once(char::is_whitespace).map(|(rest, last)| (rest.trim_end_matches(','), last));
    match (parts(), behind()) {
        (Some((first, rest)), _) if is_weekday(first) => rest,
        (_, Some((rest, last))) if is_weekday(last) => rest,
        _ => text,
    }
}

/// Returns true for a title of a week, month, day or hour.
#[must_use]
pub(super) fn is_moment(text: &str, frame: &Frame) -> bool {
    let has_digit = text.chars().any(char::is_numeric);
    let is_short = text.chars().count() <= 40;
    is_short
        && (frame.month(text).is_some()
            || frame.quarter(text).is_some()
            || has_digit && !matches!(of_text(text, None, frame), Hint::Nothing | Hint::Number(_, None)))
}

/// Reads days of a month by their numbers: `02-08`.
fn days_of_month(text: &str, month: Days) -> Option<Days> {
    let (first, last) = text.split_once(['-', '–', '—'])?;
    let day = |text: &str| crate::text::parse_whole(text.trim()).ok().and_then(|day| i8::try_from(day).ok());
    let (first, last) = (day(first)?, day(last)?);
    let first = Date::new(month.first.year(), month.first.month(), first).ok()?;
    let in_month = Date::new(month.first.year(), month.first.month(), last).ok()?;
    // `28-03` runs into the next month.
    let last = if in_month >= first { in_month } else { in_month.checked_add(1.months()).ok()? };
    (first <= last).then_some(Days { first, last })
}

/// Gives days that something begins with their length: the step to the next one, or that before.
fn with_steps(hints: &[Hint]) -> Vec<Hint> {
    let begins: Vec<(usize, Date)> = hints
        .iter()
        .enumerate()
        .filter_map(|(at, hint)| match hint {
            Hint::From(day) => Some((at, *day)),
            _ => None,
        })
        .collect();
    let mut out = hints.to_vec();
    let mut length = None;
    for (index, (at, day)) in begins.iter().enumerate() {
        let next = begins.get(index + 1).map(|(_, next)| *next).filter(|next| next > day);
        let step = next.map(|next| (next - *day).get_days()).filter(|days| *days <= 31);
        length = step.or(length);
        let days = length.unwrap_or(if begins.len() == 1 { 1 } else { 7 });
        let is_month = day.day() == 1 && days >= 28;
        let last = if is_month { Some(month_of(*day).last) } else { day.checked_add((days - 1).days()).ok() };
        out[*at] = last.map_or(Hint::Nothing, |last| Hint::Days(Days { first: *day, last }));
    }
    out
}

/// Gives numbers their days: weeks of the plan, weeks or days of a month.
fn numbered(hints: &[Hint], titles: &[Vec<Value>], calendar: Calendar) -> Vec<Hint> {
    let mut out = hints.to_vec();
    for run in runs(hints) {
        let numbers: Vec<u32> = run.iter().map(|(_, number, _)| *number).collect();
        let most = numbers.iter().copied().max().unwrap_or(0);
        let restarts = numbers.windows(2).filter(|pair| pair[1] <= pair[0]).count();
        let has_months = run.iter().all(|(_, _, month)| month.is_some());
        // One month has no more than six weeks: what counts on are its days.
        let is_one_month = has_months && run.iter().all(|(_, _, month)| *month == run[0].2) && most <= 31;
        let is_named = run.iter().all(|(at, ..)| matches!(hints[*at], Hint::Week(_)));
        let is_hours = numbers.len() >= 6 && most <= 24 && !is_named && has_hours_above(titles, run[0].0);
        if let Some(weeks) = weeks_by_first_day(&run) {
            for ((at, ..), days) in run.iter().zip(weeks) {
                out[*at] = Hint::Days(days);
            }
            continue;
        }
        if let Some(days) = days_of_months(&run).filter(|_| !is_named && most > 6) {
            for ((at, ..), days) in run.iter().zip(days) {
                out[*at] = Hint::Days(days);
            }
            continue;
        }
        let goes_up = numbers.windows(2).all(|pair| pair[1] == pair[0] + 1 || pair[1] == 1);
        if !goes_up || (!is_named && !has_months && (numbers.len() < 4 || numbers[0] > 1)) && !is_hours {
            continue;
        }
        for (at, number, month) in &run {
            out[*at] = match month.filter(|_| has_months && (restarts > 0 || most <= 6 || is_one_month)) {
                _ if is_hours => u8::try_from(number % 24).map_or(Hint::Nothing, Hint::Hour),
                Some(month) if most <= 6 => week_of_month(*number, month, &run),
                Some(month) => day_of_month(*number, month),
                None => week_of_plan(*number, most, calendar),
            };
        }
    }
    out
}

fn has_hours_above(titles: &[Vec<Value>], at: usize) -> bool {
    titles.get(at).is_some_and(|pieces| names_hours(pieces))
}

fn names_hours(pieces: &[Value]) -> bool {
    let is_time = |text| super::titles::recognise(text).is_some_and(|hit| hit.meaning == super::meaning::Meaning::Time);
    pieces.iter().filter_map(Value::words).any(is_time)
}

type Run = Vec<(usize, u32, Option<Days>)>;

/// Finds columns of numbers that stand beside each other, gaps of one column passed over.
fn runs(hints: &[Hint]) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for (at, hint) in hints.iter().enumerate() {
        let (number, month) = match hint {
            Hint::Number(number, month) => (*number, *month),
            Hint::Week(number) => (*number, None),
            _ => continue,
        };
        match runs.last_mut() {
            Some(run) if run.last().is_some_and(|(last, ..)| at <= last + 2) => run.push((at, number, month)),
            _ => runs.push(vec![(at, number, month)]),
        }
    }
    runs
}

/// Reads weeks by the days that they begin with, under their months: 4, 11, 18, 25 under January, 1, 8, 15, 22 under
/// February.
fn weeks_by_first_day(run: &[(usize, u32, Option<Days>)]) -> Option<Vec<Days>> {
    let first = |(_, number, month): &(usize, u32, Option<Days>)| {
        let month = (*month)?.first;
        Date::new(month.year(), month.month(), i8::try_from(*number).ok()?).ok()
    };
    let firsts: Vec<Date> = run.iter().map(first).collect::<Option<_>>()?;
    // The turn of a year is not known yet.
    let is_a_week = |pair: &[Date]| [7, 7 - 365, 7 - 366].contains(&(pair[1] - pair[0]).get_days());
    if firsts.len() < 3 || !firsts.windows(2).all(is_a_week) {
        return None;
    }
    firsts.into_iter().map(|first| Some(Days { first, last: first.checked_add(6.days()).ok()? })).collect()
}

/// Returns days under their months that do not count up by one: each alone, or weeks by the days that they begin with where most lie days
/// apart. Nothing where numbers count weeks or days one by one.
fn days_of_months(run: &[(usize, u32, Option<Days>)]) -> Option<Vec<Days>> {
    let day = |(_, number, month): &(usize, u32, Option<Days>)| {
        let month = (*month)?.first;
        Date::new(month.year(), month.month(), i8::try_from(*number).ok()?).ok()
    };
    let firsts: Vec<Date> = run.iter().map(day).collect::<Option<_>>()?;
    let steps: Vec<i32> = firsts.windows(2).map(|pair| (pair[1] - pair[0]).get_days()).collect();
    if firsts.len() < 3 || steps.iter().all(|step| *step == 1) || steps.iter().any(|step| *step < 1) {
        return None;
    }
    let far = steps.iter().filter(|step| **step >= 5).count();
    let length = |at: usize| if far * 2 < steps.len() { 1 } else { steps.get(at).copied().unwrap_or(7).clamp(1, 7) };
    let days = firsts
        .iter()
        .enumerate()
        .map(|(at, first)| Some(Days { first: *first, last: first.checked_add((length(at) - 1).days()).ok()? }));
    days.collect()
}

/// Returns the `number`th stretch of a month that has as many as its columns say.
fn week_of_month(number: u32, month: Days, run: &[(usize, u32, Option<Days>)]) -> Hint {
    let of_month = run.iter().filter(|(_, _, other)| *other == Some(month)).count();
    let (number, of_month) = (u64::from(number.max(1)), of_month.max(1) as u64);
    let step = if of_month >= 4 { 7 } else { month.count() / of_month };
    let start = (number - 1) * step;
    let is_last = number >= of_month;
    let first = i64::try_from(start).ok().and_then(|days| month.first.checked_add(days.days()).ok());
    let Some(first) = first.filter(|first| *first <= month.last) else { return Hint::Nothing };
    let last = first.checked_add((i64::try_from(step).unwrap_or(7) - 1).days()).unwrap_or(month.last).min(month.last);
    Hint::Days(Days { first, last: if is_last { month.last } else { last } })
}

fn day_of_month(number: u32, month: Days) -> Hint {
    let day = i8::try_from(number).ok().and_then(|day| Date::new(month.first.year(), month.first.month(), day).ok());
    day.map_or(Hint::Nothing, |day| Hint::Days(Days { first: day, last: day }))
}

/// Returns a week of the plan, or of the year where there are more than the plan has.
fn week_of_plan(number: u32, most: u32, calendar: Calendar) -> Hint {
    let of_plan = || Some(Days { first: calendar.first_day(number)?, last: calendar.last_day(number)? });
    let of_year = || {
        let year = jiff::civil::ISOWeekDate::new(calendar.start.year(), 1, Weekday::Monday).ok()?.date();
        let first = year.checked_add((i64::from(number) - 1).checked_mul(7)?.days()).ok()?;
        Some(Days { first, last: first.checked_add(6.days()).ok()? })
    };
    let days = if most > calendar.weeks && most <= 53 { of_year() } else { of_plan() };
    days.map_or(Hint::Nothing, Hint::Days)
}

/// Leaves a column of days out where it stands alone among others: a date in a title is no timeline. Years that go back are put
/// forward, as in 52 weeks over the turn of a year.
fn in_sequence(found: Vec<Option<Moment>>) -> Vec<Option<Moment>> {
    let count = found.iter().flatten().count();
    if count < 2 {
        return vec![None; found.len()];
    }
    let mut before: Option<Date> = None;
    found
        .into_iter()
        .map(|moment| match moment {
            Some(Moment::Days(days)) => {
                let days = before.filter(|before| days.last < *before).and_then(|_| next_year(days)).unwrap_or(days);
                before = Some(days.first);
                Some(Moment::Days(days))
            }
            other => other,
        })
        .collect()
}

fn next_year(days: Days) -> Option<Days> {
    Some(Days { first: days.first.checked_add(1.years()).ok()?, last: days.last.checked_add(1.years()).ok()? })
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::{Days, Frame, Moment, moments};
    use crate::exchange::import::book::Value;
    use crate::plan::Calendar;

    fn of(titles: &[&[&str]]) -> Vec<Option<Moment>> {
        let calendar = Calendar { start: date(2027, 4, 5), weeks: 20 };
        let frame = Frame::around(Days::of_plan(calendar).unwrap(), None);
        let number = |text: &str| text.parse::<u32>().map(f64::from).map_or_else(|_| Value::text(text), Value::float);
        let titles: Vec<Vec<Value>> =
            titles.iter().map(|pieces| pieces.iter().map(|piece| number(piece)).collect()).collect();
        moments(&titles, &frame, None, calendar)
    }

    #[expect(clippy::unnecessary_wraps, reason = "compared with what is found")]
    fn days(first: (i8, i8), last: (i8, i8)) -> Option<Moment> {
        Some(Moment::Days(Days { first: date(2027, first.1, first.0), last: date(2027, last.1, last.0) }))
    }

    #[test]
    fn weeks_months_and_hours_are_found_by_their_order() {
        assert_eq!(of(&[&["05.04-11.04"], &["12.04-18.04"]]), [days((5, 4), (11, 4)), days((12, 4), (18, 4))]);
        assert_eq!(of(&[&["Net"], &["April"], &["May"]]), [None, days((1, 4), (30, 4)), days((1, 5), (31, 5))]);
        assert_eq!(of(&[&["5.4"], &["12.4"], &["19.4"]])[2], days((19, 4), (25, 4)));
        assert_eq!(of(&[&["W1"], &["W2"]])[1], days((12, 4), (18, 4)));
        let weeks = of(&[
            &["April", "1"],
            &["April", "2"],
            &["April", "3"],
            &["April", "4"],
            &["May", "1"],
            &["May", "2"],
            &["May", "3"],
            &["May", "4"],
        ]);
        assert_eq!(
            (weeks[0], weeks[3], weeks[4]),
            (days((1, 4), (7, 4)), days((22, 4), (30, 4)), days((1, 5), (7, 5)))
        );
        assert_eq!(of(&[&["أبريل", "05-11"], &["أبريل", "12-18"]])[1], days((12, 4), (18, 4)));
        assert_eq!(of(&[&["5-11 Apr"], &["Apr 12-18"]]), [days((5, 4), (11, 4)), days((12, 4), (18, 4))]);
        assert_eq!(of(&[&["07:00"], &["08:00"]]), [Some(Moment::Hour(7)), Some(Moment::Hour(8))]);
        assert_eq!(of(&[&["1"], &["2"], &["3"], &["4"]])[3], days((26, 4), (2, 5)));
        assert_eq!(of(&[&["Channel"], &["Cost"]]), [None, None]);
    }

    #[test]
    fn weeks_with_their_number_and_their_day_are_those_of_the_day() {
        let second = days((10, 5), (16, 5));
        for [one, two] in [
            ["Week 1, 3 May 2027", "Week 2, 10 May 2027"],
            ["الأسبوع ١، ٣ مايو ٢٠٢٧", "الأسبوع ٢، ١٠ مايو ٢٠٢٧"],
            ["Week 1 (3 May)", "Week 2 (10 May)"],
            ["Week 4 (May 3)", "Week 5 (May 10)"],
            ["Wk 1 - 3/5", "Wk 2 - 10/5"],
            ["KW 18 (03.05.27)", "KW 19 (10.05.27)"],
            ["W1 03.05", "W2 10.05"],
            ["Week 1 03/05/2027", "Week 2 10/05/2027"],
            ["أسبوع 1 (3-9 أيار)", "أسبوع 2 (10-16 أيار)"],
            ["27/W18", "27/W19"],
            ["W18/27", "W19/27"],
            ["w/c 3rd May", "w/c 10th May"],
            ["w/e 9 May", "w/e 16 May"],
            ["3 May (W1)", "10 May (W2)"],
        ] {
            assert_eq!(of(&[&[one], &[two]])[1], second, "{two}");
        }
    }
}
