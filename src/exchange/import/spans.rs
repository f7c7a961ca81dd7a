//! Days in titles and cells: `02.01-08.01`, `March - November`, `26.08.2024 - 28.09.2024`, `3 months`.

use jiff::ToSpan as _;
use jiff::civil::Date;

use super::book::Value;
pub(super) use super::lengths::{Length, ending, length};
use crate::plan::Calendar;
use crate::search::Folded;
use crate::text::{DateOrder, Reading, WantedDate, names_hijri_month, parse_whole};

/// Days without a gap, the last one included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Days {
    /// The first day.
    pub first: Date,
    /// The last day.
    pub last: Date,
}

impl Days {
    /// Returns the number of days.
    #[must_use]
    pub fn count(self) -> u64 {
        let days = (self.last - self.first).get_days();
        u64::try_from(days + 1).unwrap_or(0)
    }

    /// Returns the days that both have.
    #[must_use]
    pub fn within(self, other: Self) -> Option<Self> {
        let (first, last) = (self.first.max(other.first), self.last.min(other.last));
        (first <= last).then_some(Self { first, last })
    }

    /// Returns the days of a plan.
    #[must_use]
    pub fn of_plan(calendar: Calendar) -> Option<Self> {
        Some(Self { first: calendar.first_day(1)?, last: calendar.last_day(calendar.weeks)? })
    }
}

/// Says how dates without a year, and dates of numbers alone, are meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Frame {
    /// A year of days: a date without a year is one of them.
    window: (Date, Date),
    /// The order in which the author writes day and month; with none known the day comes first.
    order: DateOrder,
    /// True where a number behind a month is its day: `Mar 23` beside `Mar 9`, and not March of 2023.
    has_days_behind: bool,
}

/// Says what a cell says of days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stretch {
    /// These days.
    Days(Vec<Days>),
    /// So long, from a day that stands elsewhere.
    Length(Length),
    /// From this day to the last one of the plan.
    From(Date),
    /// From the first day of the plan to this one.
    Until(Date),
    /// From the first to the last day of the plan.
    Whole,
}

impl Frame {
    /// Returns a frame around `days`: dates without a year fall into the year whose middle is that of the days.
    #[must_use]
    pub fn around(days: Days, order: Option<DateOrder>) -> Self {
        let spare = i32::try_from(365_u64.saturating_sub(days.count()) / 2).unwrap_or(0);
        let first = days.first.checked_sub(spare.days()).unwrap_or(days.first);
        let last = first.checked_add(364.days()).unwrap_or(days.last);
        Self { window: (first, last), order: order.unwrap_or(DateOrder::DayFirst), has_days_behind: false }
    }

    /// Returns the same around other days.
    #[must_use]
    pub(super) fn about(self, days: Days) -> Self {
        Self { window: Self::around(days, None).window, ..self }
    }

    /// Returns the same for an author who writes in `order`.
    #[must_use]
    pub fn in_order(self, order: Option<DateOrder>) -> Self {
        Self { order: order.unwrap_or(self.order), ..self }
    }

    /// Returns the same where a date without a year falls into this year.
    #[must_use]
    pub fn of_year(self, year: i16) -> Self {
        let ends = Date::new(year, 1, 1).ok().zip(Date::new(year, 12, 31).ok());
        Self { window: ends.unwrap_or(self.window), ..self }
    }

    /// Returns the same where a number behind a month is its day, or may be its year.
    #[must_use]
    pub(super) fn with_days_behind(self, has_days_behind: bool) -> Self {
        Self { has_days_behind, ..self }
    }

    /// Returns the frame in which a date without a year falls into the year that ends with `last`.
    pub(super) fn ending(self, last: Date) -> Self {
        Self { window: (last.checked_sub(364.days()).unwrap_or(last), last), ..self }
    }

    /// Returns the frame in which a date without a year falls into the year that begins with `first`.
    fn beginning(self, first: Date) -> Self {
        Self { window: (first, first.checked_add(364.days()).unwrap_or(first)), ..self }
    }

    /// Returns the first and last day of the year that dates without a year fall into.
    pub(super) fn window(&self) -> (Date, Date) {
        self.window
    }

    /// Returns the day that a text names.
    #[must_use]
    pub fn day(&self, text: &str) -> Option<Date> {
        let read = |order| WantedDate { range: Some(self.window), order: Some(order) }.read(text);
        let other = match self.order {
            DateOrder::DayFirst => DateOrder::MonthFirst,
            DateOrder::MonthFirst => DateOrder::DayFirst,
        };
        // A month of more than twelve says itself that the other order is meant.
        [self.order, other].into_iter().find_map(|order| match read(order) {
            Reading::One(day) => Some(day),
            Reading::Ask(question) => Some(question.choices[0].value),
            Reading::Refused(_) => None,
        })
    }

    /// Returns the day of a cell.
    #[must_use]
    pub fn day_of(&self, value: &Value) -> Option<Date> {
        match value {
            Value::Day(day) => Some(*day),
            Value::Text(text) => self.day(text),
            _ => None,
        }
    }

    /// Returns the month that a text names, with or without a year.
    #[must_use]
    pub fn month(&self, text: &str) -> Option<Days> {
        let text = text.trim().trim_end_matches('.');
        if text.is_empty() || text.len() > 40 || !text.chars().any(char::is_alphabetic) {
            return None;
        }
        let numbers = text.split(|letter: char| !letter.is_numeric()).filter(|part| !part.is_empty()).count();
        let spaced = text.replace(['\'', '’', '`', '/', '-', '_', ','], " ");
        let first = match numbers {
            // The middle tells which year most of the month falls into.
            0 => self.day(&format!("15 {spaced}"))?,
            1 => {
                let number =
                    parse_whole(spaced.split_whitespace().find(|part| part.chars().all(char::is_numeric))?).ok()?;
                if !(20..=2200).contains(&number) || (100..1300).contains(&number) {
                    return None;
                }
                // `Jan 27` is a month of a year where the number can be one; a day stands before its month.
                let is_before = spaced.trim_start().starts_with(char::is_numeric);
                if number <= 31 && (is_before || self.has_days_behind) {
                    return None;
                }
                self.day(&format!("1 {}", year_last(&spaced)))?
            }
            _ => return None,
        };
        Some(if names_hijri_month(&spaced) { self.hijri_month(first, &spaced) } else { month_of(first) })
    }

    /// Returns the Hijri month of this name around a day of it.
    fn hijri_month(&self, day: Date, name: &str) -> Days {
        let reach = |number: u32| {
            let found = self.day(&format!("{number} {}", year_last(name)));
            found.filter(|found| (*found - day).get_days().abs() <= 30)
        };
        let (first, last) = (reach(1).unwrap_or(day), reach(30).or_else(|| reach(29)).unwrap_or(day));
        Days { first: first.min(last), last: last.max(first) }
    }

    /// Returns the first and the last day that a text names.
    #[must_use]
    pub fn range(&self, text: &str) -> Option<Days> {
        let between = without_words(text, &["between", "zwischen", "بين", "ما بين"]);
        // "March and May" are two months; "between March and May" is a stretch.
        let and: &[&str] = if between.len() < text.trim().len() { &[" and ", " und ", " و"] } else { &[] };
        let text =
            without_words(between, &["from", "starting", "من", "ابتداءً من", "ابتداء من", "vom", "von", "du", "de"]);
        let separators = [
            " - ",
            " – ",
            " — ",
            "–",
            "—",
            "...",
            "..",
            " to ",
            " till ",
            " until ",
            " through ",
            " thru ",
            " bis ",
            " au ",
            " إلى ",
            " الى ",
            " حتى ",
            " لغاية ",
            "-",
            "÷",
            "/",
        ];
        for separator in separators.iter().chain(and) {
            for (at, _) in text.match_indices(separator) {
                let (left, right) = (text[..at].trim(), text[at + separator.len()..].trim());
                if let Some(days) = self.ends(left, right).or_else(|| self.edges(left, right)) {
                    return Some(days);
                }
            }
        }
        None
    }

    fn ends(&self, left: &str, right: &str) -> Option<Days> {
        if left.is_empty() || right.is_empty() {
            return None;
        }
        // `March - November`, with or without years.
        if let Some(to) = self.month(right).filter(|_| !self.are_days_of_months(left, right)) {
            let frame = if has_year(right) { self.ending(to.last) } else { *self };
            let from = frame.month(left)?;
            let to = if has_year(right) { to } else { frame.beginning(from.first).month(right)? };
            return in_order(from.first, to.last);
        }
        let to = self.day(right)?;
        // `2-8 January`: the first day has no month.
        if is_short_number(left) {
            let first = self.beginning(to.checked_sub(31.days()).ok()?).day(&with_day(right, left)?)?;
            return in_order(first, to);
        }
        let frame = if has_year(right) && !has_year(left) { self.ending(to) } else { *self };
        let from = frame.day(left)?;
        let to = if has_year(right) || to >= from { to } else { self.beginning(from).day(right)? };
        in_order(from, to)
    }

    /// Returns the days between a day, a month or a part of one and another: `15 March - April`, `mid March to end of April`.
    fn edges(&self, left: &str, right: &str) -> Option<Days> {
        let is_named = |text: &str| text.chars().filter(|letter| letter.is_alphabetic()).count() >= 3;
        if !is_named(left) || !is_named(right) || self.month(left).is_some() && self.month(right).is_some() {
            return None;
        }
        if has_year(right) {
            let to = self.edge(right)?;
            return in_order(self.ending(to.last).edge(left)?.first, to.last);
        }
        let from = self.edge(left)?;
        in_order(from.first, self.beginning(from.first).edge(right)?.last)
    }

    /// Returns true where the numbers behind two months are days and not years: `March 23 - April 26`, `March 2 - March 26`, and not
    /// `Mar 26 - Apr 26`.
    fn are_days_of_months(&self, left: &str, right: &str) -> bool {
        let behind = |text: &str| {
            let number =
                text.rsplit(|letter: char| !letter.is_numeric()).next().filter(|number| is_short_number(number))?;
            let is_behind = text.starts_with(char::is_alphabetic);
            parse_whole(number).ok().filter(|number| is_behind && (1..=31).contains(number))
        };
        let (Some(first), Some(last)) = (behind(left), behind(right)) else { return false };
        let years = self.window.0.year() - 1..=self.window.1.year() + 1;
        let is_year = |number: u64| i16::try_from(number + 2000).is_ok_and(|year| years.contains(&year));
        first != last && !(is_year(first) && is_year(last))
    }

    /// Returns what a cell of a period says.
    #[must_use]
    pub fn stretch(&self, value: &Value) -> Option<Stretch> {
        let text = match value {
            Value::Day(day) => return Some(Stretch::Days(vec![Days { first: *day, last: *day }])),
            Value::Text(text) => text.as_str(),
            _ => return None,
        };
        let tidied = without_ordinals(text);
        let text = tidied.trim();
        if let Some(days) = self.days_listed(text) {
            return Some(Stretch::Days(days));
        }
        // In Arabic the word before a first day is also one inside a date.
        if let Some(open) = self.open(text).filter(|_| text.starts_with("من ")) {
            return Some(open);
        }
        if let Some(days) = self.single(text) {
            return Some(Stretch::Days(vec![days]));
        }
        if let Some(length) = length(text) {
            return Some(Stretch::Length(length));
        }
        if let Some(days) = self.length_from(text) {
            return Some(Stretch::Days(vec![days]));
        }
        if let Some(open) = self.open(text).or_else(|| self.whole(text)) {
            return Some(open);
        }
        let parts = super::lists::entries(text);
        if parts.len() < 2 || parts.len() > 60 {
            return None;
        }
        // A year at the end holds for what stands before it.
        let last = self.single(parts.last()?)?;
        let frame = if parts.last().is_some_and(|part| has_year(part)) { self.ending(last.last) } else { *self };
        let (_, before) = parts.split_last()?;
        let days: Option<Vec<Days>> = before.iter().map(|part| frame.single(part)).chain([Some(last)]).collect();
        days.map(Stretch::Days)
    }

    /// Returns the days of something that takes so long from a day on: `2 weeks from 9 March`, `أسبوعان من 9 آذار`.
    fn length_from(&self, text: &str) -> Option<Days> {
        [
            " from ",
            " starting ",
            " beginning ",
            " as of ",
            " ab ",
            " ابتداءً من ",
            " ابتداء من ",
            " بدءًا من ",
            " بدءا من ",
            " من ",
        ]
        .iter()
        .find_map(|word| {
            let (before, behind) = text.split_once(word)?;
            let first = self.edge(without_words(behind, &["on", "من"]))?.first;
            in_order(first, ending(first, length(before)?)?)
        })
    }

    /// Returns the days that a text names without a gap.
    pub(super) fn single(&self, text: &str) -> Option<Days> {
        if let Some(month) = self.month(text) {
            return Some(month);
        }
        if let Some(days) =
            self.quarter(text).or_else(|| self.week_of_short_year(text)).or_else(|| self.weeks_of_year(text))
        {
            return Some(days);
        }
        if let Some(days) =
            Self::week_of_year(text).or_else(|| self.week_with_day(text)).or_else(|| self.week_by_its_day(text))
        {
            return Some(days);
        }
        if let Some(days) = self.days_of_month(text) {
            return Some(days);
        }
        // A whole date can have hyphens too.
        if let Some(day) = self.day(text) {
            return Some(Days { first: day, last: day });
        }
        self.range(text).or_else(|| self.part_of_month(text)).or_else(|| self.numbered_week_of_month(text))
    }
}

/// Returns true for a number of one or two digits, and nothing beside it.
pub(super) fn is_short_number(text: &str) -> bool {
    (1..=2).contains(&text.chars().count()) && text.chars().all(char::is_numeric)
}

/// Returns the text without what makes numbers of a day ordinal: `1st – 14th March` is `1 – 14 March`.
#[must_use]
pub(super) fn without_ordinals(text: &str) -> std::borrow::Cow<'_, str> {
    const ENDINGS: [&str; 7] = ["st", "nd", "rd", "th", "er", "ère", "º"];
    if !text.contains(char::is_numeric) {
        return text.into();
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(letter) = rest.chars().next() {
        let ordinal = ENDINGS.iter().find(|ending| {
            let begins = rest.get(..ending.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(ending));
            let is_end = || !rest.get(ending.len()..).is_some_and(|behind| behind.starts_with(char::is_alphanumeric));
            out.ends_with(char::is_numeric) && begins && is_end()
        });
        let (length, is_kept) = ordinal.map_or((letter.len_utf8(), true), |ending| (ending.len(), false));
        if is_kept {
            out.push(letter);
        }
        rest = rest.get(length..).unwrap_or_default();
    }
    out.into()
}

/// Returns true for a text that names a year, in four digits or behind two separators.
pub(super) fn has_year(text: &str) -> bool {
    let mut parts = text.split(|letter: char| !letter.is_numeric());
    parts.any(|part| part.chars().count() == 4) || text.chars().filter(|letter| ".-/".contains(*letter)).count() == 2
}

/// Returns the text of a day with another number of its day: `8 January` with 2 is `2 January`.
fn with_day(text: &str, day: &str) -> Option<String> {
    let numbers = text.match_indices(char::is_numeric).map(|(at, _)| at);
    let begins = |at: &usize| !text[..*at].ends_with(char::is_numeric);
    let start =
        numbers.filter(begins).find(|at| text[*at..].chars().take_while(|letter| letter.is_numeric()).count() <= 2)?;
    let length: usize = text[start..].chars().take_while(|letter| letter.is_numeric()).map(char::len_utf8).sum();
    Some(format!("{}{day}{}", &text[..start], &text[start + length..]))
}

/// Returns the words with the number at their end.
fn year_last(text: &str) -> String {
    let (numbers, words): (Vec<&str>, Vec<&str>) =
        text.split_whitespace().partition(|part| part.chars().all(char::is_numeric));
    format!("{} {}", words.join(" "), numbers.join(" "))
}

fn without_words<'a>(text: &'a str, words: &[&str]) -> &'a str {
    let text = text.trim();
    let rest = words.iter().find_map(|word| {
        let rest = text
            .get(word.len()..)
            .filter(|_| text.get(..word.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(word)))?;
        rest.starts_with(char::is_whitespace).then_some(rest)
    });
    rest.unwrap_or(text).trim()
}

fn in_order(first: Date, last: Date) -> Option<Days> {
    (first <= last && (last - first).get_days() < 4_000).then_some(Days { first, last })
}

/// Returns the month in which a day lies.
#[must_use]
pub(super) fn month_of(day: Date) -> Days {
    Days { first: day.first_of_month(), last: day.last_of_month() }
}

/// Returns the hour of the day that a title names, 0 to 23: `07:00`, `07-08`, `7 am`.
#[must_use]
pub(super) fn hour(text: &str) -> Option<u8> {
    let folded: String = text.trim().to_lowercase();
    let head = folded.split([':', '-', '–', '—', ' ', 'h']).next()?;
    let number = u8::try_from(parse_whole(head).ok()?).ok()?;
    let rest = &folded[head.len()..];
    // A letter alone: every second Arabic word has one of these in it.
    let says = |known: &[&str]| rest.split(|letter: char| !letter.is_alphabetic()).any(|word| known.contains(&word));
    let is_afternoon = rest.contains("pm") || says(&["م", "مساء", "مساءا"]);
    let is_morning = rest.contains("am") || says(&["ص", "صباحا"]);
    let is_hour = rest.starts_with(':') || is_morning || is_afternoon || rest.starts_with('h');
    let is_pair = rest.strip_prefix(['-', '–', '—']).and_then(|next| parse_whole(next.trim()).ok());
    let follows = is_pair.is_some_and(|next| next == u64::from(number) + 1 || (number == 23 && next == 0));
    let number = if is_afternoon && number < 12 { number + 12 } else { number };
    ((is_hour || follows) && number <= 24).then_some(number % 24)
}

/// Returns true for a word that says that the number beside it is a week's, in the spelling of comparisons.
pub(super) fn is_week_word(word: &str) -> bool {
    matches!(word, "week" | "weeks" | "wk" | "wks" | "w" | "kw" | "cw" | "woche" | "wochen" | "semaine" | "semaines")
        || matches!(word, "اسبوع" | "اسابيع" | "الاسبوع" | "الاسابيع" | "سبوع" | "سابيع")
}

/// Returns the number of a week that a title names: `W3`, `Week 3`, `الأسبوع ٣`.
#[must_use]
pub(super) fn week_number(text: &str) -> Option<u32> {
    let folded = Folded::of(text);
    let words: Vec<&str> = folded.bare().split_whitespace().collect();
    let number = |word: &str| word.parse::<u32>().ok().filter(|number| (1..=520).contains(number));
    let named = ["اول", "ثاني", "ثالث", "رابع", "خامس", "سادس", "سابع", "ثامن", "تاسع", "عاشر"];
    match *words.as_slice() {
        [word, which] if is_week_word(word) => number(which).or_else(|| {
            let bare = |name: &str| Folded::of(name).bare().trim() == which;
            named.iter().position(|name| bare(name)).and_then(|at| u32::try_from(at + 1).ok())
        }),
        [which, word] if is_week_word(word) => number(which),
        [word] => ["week", "wk", "kw", "cw", "w", "اسبوع"]
            .iter()
            .find_map(|prefix| word.strip_prefix(prefix))
            .and_then(number),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::{Days, Frame, Stretch, hour, week_number};
    use crate::exchange::import::book::Value;

    fn frame() -> Frame {
        Frame::around(Days { first: date(2027, 4, 5), last: date(2027, 8, 29) }, None)
    }

    #[test]
    fn stretches_of_days_are_read_as_people_write_them() {
        for (text, first, last) in [
            ("02.01-08.01", date(2027, 1, 2), date(2027, 1, 8)),
            ("05.04-\n11.04", date(2027, 4, 5), date(2027, 4, 11)),
            ("26.08.2024 - 28.09.2024", date(2024, 8, 26), date(2024, 9, 28)),
            ("26/08/2024–28/09/2024", date(2024, 8, 26), date(2024, 9, 28)),
            ("2-8 January", date(2027, 1, 2), date(2027, 1, 8)),
            ("March - November", date(2027, 3, 1), date(2027, 11, 30)),
            ("Mar-27", date(2027, 3, 1), date(2027, 3, 31)),
            ("March 2026", date(2026, 3, 1), date(2026, 3, 31)),
            ("مارس", date(2027, 3, 1), date(2027, 3, 31)),
            ("آذار - أيار", date(2027, 3, 1), date(2027, 5, 31)),
            ("من 1 أبريل إلى 15 مايو", date(2027, 4, 1), date(2027, 5, 15)),
            ("1 April to 15 May", date(2027, 4, 1), date(2027, 5, 15)),
            ("2027-04-05", date(2027, 4, 5), date(2027, 4, 5)),
            ("Q2 2027", date(2027, 4, 1), date(2027, 6, 30)),
            ("26.08 - 28.09.2027", date(2027, 8, 26), date(2027, 9, 28)),
            ("1-14 Mar", date(2027, 3, 1), date(2027, 3, 14)),
            ("١-١٤ آذار", date(2027, 3, 1), date(2027, 3, 14)),
            ("Mar 1-14", date(2027, 3, 1), date(2027, 3, 14)),
            ("March 1 - April 4, 2026", date(2026, 3, 1), date(2026, 4, 4)),
            ("1st – 14th March", date(2027, 3, 1), date(2027, 3, 14)),
            ("1st-14th March", date(2027, 3, 1), date(2027, 3, 14)),
            ("1st to 14th March", date(2027, 3, 1), date(2027, 3, 14)),
            ("March 1st - 14th", date(2027, 3, 1), date(2027, 3, 14)),
            ("March 23 - April 26", date(2027, 3, 23), date(2027, 4, 26)),
            ("March 2 - March 26", date(2027, 3, 2), date(2027, 3, 26)),
            ("Mar 26 - Apr 27", date(2026, 3, 1), date(2027, 4, 30)),
            ("من 1 آذار حتى 14 آذار", date(2027, 3, 1), date(2027, 3, 14)),
            ("Sunday 7 March", date(2027, 3, 7), date(2027, 3, 7)),
            ("الأحد 7 آذار", date(2027, 3, 7), date(2027, 3, 7)),
            ("الأحد، ٧ آذار ٢٠٢٧", date(2027, 3, 7), date(2027, 3, 7)),
            ("1 Mär 2027", date(2027, 3, 1), date(2027, 3, 1)),
            ("1. März 2027", date(2027, 3, 1), date(2027, 3, 1)),
            ("1er févr. 2027", date(2027, 2, 1), date(2027, 2, 1)),
            ("2 weeks from 8 March", date(2027, 3, 8), date(2027, 3, 21)),
            ("three months from April", date(2027, 4, 1), date(2027, 6, 30)),
            ("أسبوعان من 8 آذار", date(2027, 3, 8), date(2027, 3, 21)),
            ("Week 2 March", date(2027, 3, 8), date(2027, 3, 14)),
            ("الأسبوع الثاني من آذار", date(2027, 3, 8), date(2027, 3, 14)),
            ("Week 1, 1 March 2026", date(2026, 3, 1), date(2026, 3, 7)),
        ] {
            let expected = Stretch::Days(vec![Days { first, last }]);
            assert_eq!(frame().stretch(&Value::text(text)), Some(expected), "{text}");
        }
        let months = frame().stretch(&Value::text("April, June"));
        assert!(matches!(months, Some(Stretch::Days(days)) if days.len() == 2));
        assert_eq!(frame().stretch(&Value::text("طوال الحملة")), Some(Stretch::Whole));
        for text in ["tbc", "Reels", "12", "-", "4470.708", "Brand film 30\"", "FY26", "5, 12 and Reels", "2, 9, 16"] {
            assert_eq!(frame().stretch(&Value::text(text)), None, "{text}");
        }
    }

    #[test]
    fn weeks_and_hours() {
        for (text, expected) in
            [("W3", Some(3)), ("Week 12", Some(12)), ("الأسبوع ٣", Some(3)), ("الأسبوع الثاني", Some(2)), ("3", None)]
        {
            assert_eq!(week_number(text), expected, "{text}");
        }
        for (text, expected) in [
            ("07:00", Some(7)),
            ("07-08", Some(7)),
            ("7 am", Some(7)),
            ("8 pm", Some(20)),
            ("02-08", None),
            ("5", None),
        ] {
            assert_eq!(hour(text), expected, "{text}");
        }
    }
}
