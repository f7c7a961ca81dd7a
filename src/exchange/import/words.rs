//! Says what is said of an import, in both languages.

use super::book::column_letters;
use super::column::{Column, Reason, Understood};
use super::currencies::NamedCurrency;
use super::issue::{Decision, Expected, Issue, IssueKind};
use super::meaning::{Kind, Meaning};
use super::read::ReadFailure;
use super::rows::Role;
use super::sums::{SumLine, SumOf};
use crate::plan::{Calendar, Currency, Decimal};
use crate::text::strings::{fill, slots};
use crate::text::{Locale, currency_name, isolate};

/// Of how many rows the part of a difference is said, at the most.
const MOST_ROWS_SAID: usize = 8;

/// How many columns are named in one sentence, at the most.
const MOST_COLUMNS_SAID: usize = 12;

/// Declares a function that names the variants of an enum.
macro_rules! named {
    ($(#[$doc:meta])* $name:ident($kind:ident) { $($variant:ident => $field:ident,)* }) => {
        $(#[$doc])*
        #[must_use]
        pub fn $name(value: $kind, locale: Locale) -> &'static str {
            let texts = &locale.texts().import;
            match value { $($kind::$variant => texts.$field,)* }
        }
    };
}

named! {
    /// The name of a meaning.
    meaning_name(Meaning) {
        Channel => meaning_channel, Medium => meaning_medium, Message => meaning_message, Format => meaning_format,
        Audience => meaning_audience, Units => meaning_units, Insertions => meaning_insertions, Rate => meaning_rate,
        CostModel => meaning_cost_model, Cost => meaning_cost, Gross => meaning_gross, Discount => meaning_discount,
        Factor => meaning_factor, Tax => meaning_tax, Commission => meaning_commission,
        ExtraCost => meaning_extra_cost, CostWithTax => meaning_cost_with_tax, Share => meaning_share, Currency => meaning_currency,
        Start => meaning_start, End => meaning_end, Period => meaning_period, Duration => meaning_duration,
        Weeks => meaning_weeks, WeekCosts => meaning_week_costs, Hour => meaning_hour, Week => meaning_week,
        Day => meaning_day, Time => meaning_time, Placement => meaning_placement, Delivered => meaning_delivered,
        Spent => meaning_spent, Planned => meaning_planned, Reach => meaning_reach, Frequency => meaning_frequency,
        Grp => meaning_grp, Rating => meaning_rating, RatingTwo => meaning_rating_two,
        Reachable => meaning_reachable, Clicks => meaning_clicks, ClickRate => meaning_click_rate,
        Views => meaning_views, Actions => meaning_actions, Kpi => meaning_kpi, Text => meaning_text,
        Stage => meaning_stage, CallToAction => meaning_call_to_action, Language => meaning_language,
        Theme => meaning_theme, Slogan => meaning_slogan, Size => meaning_size, Description => meaning_description,
        Item => meaning_item, CostKind => meaning_cost_kind, Status => meaning_status, Notes => meaning_notes,
        Source => meaning_source, Geography => meaning_geography, Targeting => meaning_targeting,
        UnitName => meaning_unit, Responsible => meaning_responsible, Link => meaning_link, Sentiment => meaning_sentiment,
        Claims => meaning_claims, MentionCount => meaning_mention_count, People => meaning_people,
        AnsweredHours => meaning_answered_hours, PurchasePhase => meaning_phase, Influencer => meaning_influencer,
        OwnMention => meaning_own, RowNumber => meaning_row_number,
        Unknown => meaning_unknown, Ignored => meaning_ignored,
    }
}

named! {
    /// The name of what rows are.
    kind_name(Kind) {
        Placements => kind_placements, Messages => kind_messages, Audiences => kind_audiences,
        Channels => kind_channels, Contacts => kind_contacts, OtherCosts => kind_other_costs, Records => kind_records,
        Mentions => kind_mentions,
    }
}

named! {
    /// Why a column is taken for what it is.
    reason_name(Reason) {
        Title => reason_title, Values => reason_values, Arithmetic => reason_arithmetic, Timeline => reason_timeline,
        Chosen => reason_chosen, Remembered => reason_remembered, Nothing => reason_nothing,
    }
}

named! {
    /// The name of a sum.
    sum_name(SumOf) {
        Units => sum_units, Insertions => sum_insertions, Cost => sum_cost, WithExtras => sum_with_extras,
    }
}

/// Returns what a row is that is not taken over; nothing for others.
#[must_use]
pub fn role_name(role: &Role, locale: Locale) -> Option<&'static str> {
    let texts = &locale.texts().import;
    Some(match role {
        Role::Body | Role::Blank => return None,
        Role::Group(_) => texts.role_group,
        Role::Titles => texts.role_titles,
        Role::Total => texts.role_total,
        Role::Commission => texts.role_commission,
        Role::Fee => texts.role_fee,
        Role::OtherCost => texts.role_other_cost,
        Role::Tax => texts.role_tax,
        Role::Note => texts.role_note,
    })
}

/// Names a column: its letter, with its title where it has one. A line can begin with it, so that no letter of another direction
/// may stand first.
#[must_use]
pub fn column_name(column: &Column, locale: Locale) -> String {
    let letters = column_letters(column.at);
    if column.title.is_empty() {
        return column_letter(column.at, locale);
    }
    let title = isolate(&column.title, locale.language);
    fill!(locale.texts().import.column_titled, &[("column", &*letters), ("title", &*title)])
}

/// Names a column by its letter alone.
fn column_letter(at: usize, locale: Locale) -> String {
    fill!(locale.texts().import.column_lettered, &[("column", &column_letters(at))])
}

/// Says what a column was taken for, why, and how sure that is.
#[must_use]
pub fn column_line(column: &Column, locale: Locale) -> String {
    let values = slots![
        ("column", &*column_name(column, locale)),
        ("meaning", meaning_name(column.meaning, locale)),
        ("reason", reason_name(column.reason, locale)),
        ("confidence", &*locale.decimal(f64::from(column.confidence), 0)),
    ];
    fill!(locale.texts().import.column_line, values)
}

/// Says that a currency is named as several are, and which of them is taken.
#[must_use]
pub fn currency_shared(named: &NamedCurrency, taken: Currency, locale: Locale) -> String {
    let texts = &locale.texts().import;
    let choices: Vec<String> = named.choices.iter().map(|currency| currency_in_full(*currency, locale)).collect();
    let values = slots![
        ("name", &*isolate(&named.text, locale.language)),
        ("names", &*choices.join(texts.list_separator)),
        ("currency", &*currency_in_full(taken, locale)),
    ];
    fill!(texts.currency_shared, values)
}

/// Names a currency with its code: `Jordanian Dinar (JOD)`.
#[must_use]
pub fn currency_in_full(currency: Currency, locale: Locale) -> String {
    let code = isolate(currency.code(), locale.language);
    match currency_name(currency, locale.language) {
        Some(name) => format!("{name} ({code})"),
        None => code.into_owned(),
    }
}

/// Says how many rows have amounts in `found`, and what one of it is worth in `own` where that was said.
#[must_use]
pub fn currency_foreign(found: Currency, rows: usize, rate: Option<Decimal>, own: Currency, locale: Locale) -> String {
    let texts = &locale.texts().import;
    let (rows, found, own) = (locale.whole(rows as u64), locale.currency(found), locale.currency(own));
    match rate {
        Some(rate) => {
            let rate = locale.exact(rate);
            let values = slots![("found", &*found), ("rows", &*rows), ("rate", &*rate), ("currency", &*own)];
            fill!(texts.currency_exchanged, values)
        }
        None => fill!(texts.currency_foreign, slots![("found", &*found), ("rows", &*rows), ("currency", &*own)]),
    }
}

/// Holds what sentences about a table need to know.
#[derive(Clone, Copy, Debug)]
pub struct Wording<'a> {
    /// The table.
    pub table: &'a Understood,
    /// The weeks of the plan.
    pub calendar: &'a Calendar,
    /// Its currency.
    pub currency: Currency,
    /// The reader's language.
    pub locale: Locale,
}

impl Wording<'_> {
    /// Returns the place of something: row and column as a spreadsheet names them, with the column's title.
    #[must_use]
    pub fn place(&self, issue: &Issue) -> String {
        let texts = &self.locale.texts().import;
        let row = self.locale.ungrouped(issue.row as u64 + 1);
        let Some(column) = issue.column else { return fill!(texts.place_row, &[("row", &row)]) };
        let letters = column_letters(column);
        let title = self.title(column);
        fill!(texts.place_cell, &[("row", row), ("column", letters), ("title", &title)])
    }

    /// Returns the row and title alone.
    #[must_use]
    pub fn short_place(&self, issue: &Issue) -> String {
        let texts = &self.locale.texts().import;
        let row = self.locale.ungrouped(issue.row as u64 + 1);
        match issue.column {
            Some(column) => fill!(texts.place_short, &[("row", row), ("title", &self.title(column))]),
            None => fill!(texts.place_row, &[("row", &row)]),
        }
    }

    fn title(&self, column: usize) -> String {
        let known = self.table.columns.iter().find(|known| known.at == column);
        let title = known.map_or("", |known| {
            if known.title.is_empty() { meaning_name(known.meaning, self.locale) } else { &known.title }
        });
        isolate(title, self.locale.language).into_owned()
    }

    /// Names the column at this position of the sheet.
    #[must_use]
    pub fn column(&self, at: usize) -> String {
        let known = self.table.columns.iter().find(|known| known.at == at);
        known.map_or_else(|| column_letter(at, self.locale), |known| column_name(known, self.locale))
    }

    /// Names columns, of many the first ones.
    #[must_use]
    pub fn columns(&self, all: &[usize]) -> String {
        let texts = &self.locale.texts().import;
        let mut names: Vec<String> = all.iter().take(MOST_COLUMNS_SAID).map(|at| self.column(*at)).collect();
        if all.len() > MOST_COLUMNS_SAID {
            let more = self.locale.whole((all.len() - MOST_COLUMNS_SAID) as u64);
            names.push(fill!(texts.more_rows, &[("count", &more)]));
        }
        names.join(texts.list_separator)
    }

    fn day(&self, day: jiff::civil::Date) -> String {
        self.locale.day(day)
    }

    fn plan_end(&self) -> String {
        self.calendar.last_day(self.calendar.weeks).map(|day| self.day(day)).unwrap_or_default()
    }

    fn number(&self, number: Decimal) -> String {
        self.locale.exact(number)
    }

    /// Returns what is wrong, and what is expected.
    #[must_use]
    pub fn sentence(&self, issue: &Issue) -> String {
        let texts = &self.locale.texts().import;
        let text = isolate(&issue.text, self.locale.language).into_owned();
        let currency = self.locale.currency(self.currency);
        match &issue.kind {
            IssueKind::NotRead { expected, why } => {
                let expected = self.expected(*expected);
                match why {
                    Some(why) => fill!(
                        texts.not_read_why,
                        &[("text", text), ("why", &why.sentence(self.locale)), ("expected", &expected)],
                    ),
                    None => fill!(texts.not_read, &[("text", text), ("expected", &expected)]),
                }
            }
            IssueKind::Missing(meaning) => fill!(texts.missing, &[("meaning", meaning_name(*meaning, self.locale))]),
            IssueKind::OtherCurrency(found) => {
                fill!(
                    texts.other_currency,
                    &[("found", &isolate(found, self.locale.language)), ("currency", &currency)]
                )
            }
            IssueKind::CostDiffers { product, stated } => {
                let is_far = super::issue::is_far(*product, *stated);
                let values = slots![("product", &*self.amount(*product)), ("stated", &*self.amount(*stated))];
                if is_far { fill!(texts.cost_far, values) } else { fill!(texts.cost_differs, values) }
            }
            IssueKind::WeeksDiffer { sum, stated } => {
                fill!(texts.weeks_differ, &[("sum", &self.number(*sum)), ("stated", &self.number(*stated))])
            }
            IssueKind::NoDays => texts.no_days.to_owned(),
            IssueKind::NoQuantity if issue.text.is_empty() => texts.no_quantity.to_owned(),
            IssueKind::NoQuantity => fill!(texts.none_but_a_cost, &[("text", &text)]),
            IssueKind::SaysNone => fill!(texts.says_none, &[("text", &text)]),
            IssueKind::EndBeforeStart => texts.end_before_start.to_owned(),
            IssueKind::TooLarge => fill!(texts.too_large, &[("text", &text)]),
            IssueKind::Rounded { stated, whole } => {
                let values = slots![("stated", &*self.number(*stated)), ("whole", &*self.locale.whole(*whole))];
                fill!(texts.rounded, values)
            }
            IssueKind::TakenAs { first, last } => {
                let (first, last) = (self.day(*first), self.day(*last));
                fill!(texts.taken_as, slots![("text", &*text), ("first", &*first), ("last", &*last)])
            }
            IssueKind::Free => fill!(texts.taken_as_free, &[("text", &text)]),
            IssueKind::OverPeriods { periods, is_months, cost } => {
                let texts = if *is_months { texts.over_months } else { texts.over_weeks };
                let (count, cost) = (self.locale.ungrouped(*periods), self.amount(*cost));
                fill!(texts, slots![("text", &*text), ("count", &*count), ("cost", &*cost)])
            }
            IssueKind::OutsidePlan { .. } => self.outside(&issue.kind),
            kind => self.of_known(kind),
        }
    }

    /// Says what a row names that the plan has or does not have.
    fn of_known(&self, kind: &IssueKind) -> String {
        let texts = &self.locale.texts().import;
        match kind {
            IssueKind::UnknownPlacement(name) => {
                fill!(texts.unknown_placement, &[("name", &isolate(name, self.locale.language))])
            }
            IssueKind::SeveralPlacements(name) => {
                fill!(texts.several_placements, &[("name", &isolate(name, self.locale.language))])
            }
            IssueKind::Twice { row } => fill!(texts.twice, &[("row", &self.locale.ungrouped(*row as u64 + 1))]),
            IssueKind::BeyondAudience => texts.beyond_audience.to_owned(),
            IssueKind::UnknownName(name) => {
                fill!(texts.unknown_name, &[("name", &isolate(name, self.locale.language))])
            }
            IssueKind::AlreadyLogged { mention } => {
                fill!(texts.already_logged, &[("number", &self.locale.ungrouped(*mention as u64 + 1))])
            }
            IssueKind::AlreadyPlaced { week } => {
                fill!(texts.already_placed, &[("week", &self.locale.ungrouped(*week))])
            }
            IssueKind::AlreadyCosted => texts.already_costed.to_owned(),
            IssueKind::CostChanged { known, stated } => {
                let values = slots![("known", &*self.amount(*known)), ("stated", &*self.amount(*stated))];
                fill!(texts.cost_changed, values)
            }
            _ => String::new(),
        }
    }

    fn outside(&self, kind: &IssueKind) -> String {
        let texts = &self.locale.texts().import;
        let IssueKind::OutsidePlan { first, last, kept, whole, .. } = kind else { return String::new() };
        let (first, last, end) = (self.day(*first), self.day(*last), self.plan_end());
        let begin = self.day(self.calendar.start);
        if *kept == 0 {
            return fill!(texts.all_outside_plan, &[("first", first), ("last", last), ("begin", begin), ("end", &end)],);
        }
        let values = slots![
            ("first", &*first),
            ("last", &*last),
            ("begin", &*begin),
            ("end", &*end),
            ("kept", &*self.locale.whole(*kept)),
            ("whole", &*self.locale.whole(*whole)),
        ];
        fill!(texts.outside_plan, values)
    }

    /// Returns an amount with the decimals of the plan's currency.
    #[must_use]
    pub fn amount(&self, amount: Decimal) -> String {
        let money = self.currency.money(amount);
        self.currency.decimal(money).map_or_else(|| self.number(amount), |amount| self.number(amount))
    }

    /// Returns an amount with the plan's currency.
    #[must_use]
    pub fn money(&self, amount: Decimal) -> String {
        self.locale.money(self.currency.money(amount), self.currency)
    }

    fn expected(&self, expected: Expected) -> String {
        let texts = &self.locale.texts().import;
        let text = match expected {
            Expected::Quantity => texts.expected_quantity,
            Expected::Thousands => texts.expected_thousands,
            Expected::Amount => {
                return fill!(texts.expected_amount, &[("currency", &self.locale.currency(self.currency))]);
            }
            Expected::Percent => texts.expected_percent,
            Expected::Day => texts.expected_day,
            Expected::Period => texts.expected_period,
            Expected::Week => texts.expected_week,
            Expected::WeekCell => texts.expected_week_cell,
            Expected::Name => texts.expected_name,
            Expected::Sentiment => texts.expected_sentiment,
            Expected::Phase => texts.expected_phase,
        };
        text.to_owned()
    }

    /// Returns one line: where and what.
    #[must_use]
    pub fn line(&self, issue: &Issue) -> String {
        fill!(self.locale.texts().import.issue, &[("place", &self.place(issue)), ("what", &self.sentence(issue))])
    }

    /// Returns a way to settle something.
    #[must_use]
    pub fn choice(&self, issue: &Issue, decision: Decision) -> String {
        let texts = &self.locale.texts().import;
        match (decision, &issue.kind) {
            (Decision::ByRate, IssueKind::CostDiffers { product, .. }) => {
                fill!(texts.choose_by_rate, &[("amount", &self.amount(*product))])
            }
            (Decision::ByCost, IssueKind::CostDiffers { stated, .. }) => {
                fill!(texts.choose_by_cost, &[("amount", &self.amount(*stated))])
            }
            (Decision::Cut, IssueKind::OutsidePlan { kept, whole, .. }) => {
                let values = slots![
                    ("day", &*self.plan_end()),
                    ("kept", &*self.locale.whole(*kept)),
                    ("whole", &*self.locale.whole(*whole)),
                ];
                fill!(texts.choose_cut, values)
            }
            (Decision::Lengthen, IssueKind::OutsidePlan { last, .. }) => {
                fill!(texts.choose_lengthen, &[("day", &self.day(*last))])
            }
            (Decision::OneAWeek, _) => texts.choose_one_a_week.to_owned(),
            (Decision::Replace, IssueKind::CostChanged { stated, .. }) => {
                fill!(texts.choose_replace, &[("amount", &self.amount(*stated))])
            }
            (Decision::TakeAgain, IssueKind::CostChanged { .. }) => texts.choose_add_cost.to_owned(),
            (Decision::TakeAgain, _) => texts.choose_take_again.to_owned(),
            _ => texts.choose_leave_out.to_owned(),
        }
    }

    /// Returns a number of a sum, with the decimals of money where it is one.
    #[must_use]
    pub fn sum_number(&self, of: SumOf, number: Decimal) -> String {
        match of {
            SumOf::Units | SumOf::Insertions => self.number(number),
            SumOf::Cost | SumOf::WithExtras => self.amount(number),
        }
    }

    /// Returns a sum in one line.
    #[must_use]
    pub fn sum_line(&self, line: &SumLine) -> String {
        let texts = &self.locale.texts().import;
        let number = |number| self.sum_number(line.of, number);
        let name = sum_name(line.of, self.locale);
        let (Some(stated), Some(difference)) = (line.stated, line.difference()) else {
            return fill!(texts.sum_line_alone, &[("name", name), ("computed", &number(line.computed))]);
        };
        let values = slots![
            ("name", name),
            ("stated", &*number(stated)),
            ("computed", &*number(line.computed)),
            ("difference", &*number(difference)),
        ];
        fill!(texts.sum_line, values)
    }

    /// Returns where the difference of a sum comes from: each row with its part of it, and what the file's own rows add up to
    /// where that is not its sum. Nothing where there is no difference.
    #[must_use]
    pub fn sum_reasons(&self, line: &SumLine) -> Vec<String> {
        let texts = &self.locale.texts().import;
        let mut said = Vec::new();
        if !line.rows.is_empty() {
            let part = |(row, by): &(usize, Decimal)| {
                let row = self.locale.ungrouped(*row as u64 + 1);
                fill!(texts.row_difference, &[("row", row), ("by", self.sum_number(line.of, *by))])
            };
            let shown: Vec<String> = line.rows.iter().take(MOST_ROWS_SAID).map(part).collect();
            let mut rows = shown.join(texts.list_separator);
            if line.rows.len() > MOST_ROWS_SAID {
                let more = self.locale.whole((line.rows.len() - MOST_ROWS_SAID) as u64);
                rows = format!("{rows}{}{}", texts.list_separator, fill!(texts.more_rows, &[("count", &more)]));
            }
            said.push(fill!(texts.sum_rows, &[("rows", &rows)]));
        }
        if let Some(own) = line.of_rows {
            said.push(fill!(texts.sum_of_file, &[("sum", &self.sum_number(line.of, own))]));
        }
        said
    }
}

/// Returns why a file cannot be read.
#[must_use]
pub fn failure(failure: &ReadFailure, locale: Locale) -> String {
    let texts = &locale.texts().import;
    match failure {
        ReadFailure::Empty => texts.failure_empty.to_owned(),
        ReadFailure::LockFile => texts.failure_lock.to_owned(),
        ReadFailure::TooLarge { .. } => texts.failure_large.to_owned(),
        ReadFailure::Password => texts.failure_password.to_owned(),
        ReadFailure::IsAPlan => texts.failure_plan.to_owned(),
        ReadFailure::NotATable => texts.failure_not_table.to_owned(),
        ReadFailure::Damaged(_) => texts.failure_damaged.to_owned(),
        ReadFailure::BrokenJson { line, column } => {
            let number = |number: usize| locale.decimal(number as f64, 0);
            fill!(texts.failure_json, &[("line", &number(*line)), ("column", &number(*column))])
        }
    }
}
