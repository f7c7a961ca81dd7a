//! Says what comes of reading a text: a value, a question, or why not.

use jiff::civil::Date;

use crate::plan::{Currency, Decimal};
use crate::text::strings::fill;
use crate::text::{Locale, isolate};

/// The outcome of reading a text as one kind of value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reading<T> {
    /// The text means this and nothing else.
    One(T),
    /// The text can mean two things; whoever typed it says which.
    Ask(Question<T>),
    /// The text means nothing of what is wanted.
    Refused(ReadError),
}

/// Two values that one text can have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question<T> {
    /// The two, the one that the program's own way of writing gives first.
    pub choices: [Choice<T>; 2],
}

/// One value that a text can have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice<T> {
    /// The value.
    pub value: T,
    /// How the program writes it.
    pub form: Form,
}

/// Says how a value is written so that it reads back as nothing else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Form {
    /// A number, without separators between groups.
    Number(Decimal),
    /// A percentage with its sign.
    Percent(Decimal),
    /// An amount or a rate with its currency.
    Money(Decimal, Currency),
    /// A day with the name of its month.
    Day(Date),
    /// Quantities of weeks one after the other; `None` keeps what a week has.
    Quantities(Vec<Option<u64>>),
}

impl Form {
    /// Returns the value as the reader's language writes it.
    #[must_use]
    pub fn written(&self, locale: Locale) -> String {
        match self {
            Self::Number(number) => locale.ungrouped_exact(*number),
            Self::Percent(percent) => locale.exact_percent(*percent),
            Self::Money(amount, currency) => locale.rate_apart(*amount, *currency),
            Self::Day(day) => locale.day(*day),
            Self::Quantities(weeks) => locale.quantities(weeks),
        }
    }
}

/// Returns what each of two values makes of the separator in a number that can mean both: that it stands between thousands, or
/// before decimals. The separators of Arabic digits are too alike for the values to say so. `None` where it is no such number.
#[must_use]
pub fn separators_said(forms: &[Form; 2], locale: Locale) -> Option<[&'static str; 2]> {
    let [first, second] = forms.each_ref().map(|form| match form {
        Form::Number(number) | Form::Money(number, _) => Some(*number),
        Form::Percent(_) | Form::Day(_) | Form::Quantities(_) => None,
    });
    let texts = &locale.texts().numbers;
    let (thousands, decimal) = (texts.read_as_thousands, texts.read_as_decimal);
    let is_thousandfold = |large: Decimal, small: Decimal| {
        let of_thousands = i128::from(large.mantissa()) >= 1_000 * large.denominator();
        of_thousands
            && i128::from(large.mantissa()) * small.denominator()
                == 1_000 * i128::from(small.mantissa()) * large.denominator()
    };
    match (first?, second?) {
        (first, second) if is_thousandfold(first, second) => Some([thousands, decimal]),
        (first, second) if is_thousandfold(second, first) => Some([decimal, thousands]),
        _ => None,
    }
}

impl<T> Choice<T> {
    /// Returns how the program writes the value; a reader makes the same value of it, and asks nothing.
    #[must_use]
    pub fn written(&self, locale: Locale) -> String {
        self.form.written(locale)
    }
}

impl<T> Question<T> {
    /// Returns the question in words: `This can be 1250 or 1.25. Which is meant?`
    #[must_use]
    pub fn sentence(&self, locale: Locale) -> String {
        let [first, second] = self.choices.each_ref().map(|choice| choice.written(locale));
        two_readings(&first, &second, locale)
    }
}

fn two_readings(first: &str, second: &str, locale: Locale) -> String {
    let (first, second) = (isolate(first, locale.language), isolate(second, locale.language));
    fill!(locale.texts().numbers.two_readings, &[("first", &first), ("second", &second)])
}

impl<T> Reading<T> {
    /// Returns the reading with its value, or both of a question's, made into something else.
    #[must_use]
    pub fn map<U>(self, into: impl Fn(T) -> U) -> Reading<U> {
        match self {
            Self::One(value) => Reading::One(into(value)),
            Self::Ask(question) => Reading::Ask(Question {
                choices: question.choices.map(|choice| Choice { value: into(choice.value), form: choice.form }),
            }),
            Self::Refused(why) => Reading::Refused(why),
        }
    }

    /// Returns the value.
    ///
    /// # Errors
    /// Why the text was refused; [`ReadError::TwoReadings`] for a question, where nobody can be asked.
    pub fn settled(self) -> Result<T, ReadError> {
        match self {
            Self::One(value) => Ok(value),
            Self::Ask(question) => Err(ReadError::TwoReadings(Box::new(question.choices.map(|choice| choice.form)))),
            Self::Refused(why) => Err(why),
        }
    }
}

impl<T> From<Result<T, ReadError>> for Reading<T> {
    fn from(result: Result<T, ReadError>) -> Self {
        match result {
            Ok(value) => Self::One(value),
            Err(why) => Self::Refused(why),
        }
    }
}

/// Says why a text is not what is wanted.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// Nothing was typed, or a list has an empty place.
    #[error("a number is missing")]
    Empty,
    /// This part of it is not a number.
    #[error("“{0}” is not a number")]
    NotANumber(String),
    /// This part of it is not a number, where a whole one is wanted.
    #[error("“{0}” is not a whole number")]
    NotAWholeNumber(String),
    /// It is below zero where that means nothing.
    #[error("below zero")]
    Negative,
    /// It is two numbers, from one to the other, where one is wanted.
    #[error("a range, and not one number")]
    ARange,
    /// It is larger than can be counted.
    #[error("too large")]
    TooLarge,
    /// It is outside what may be.
    #[error("not from {} to {}", .0[0].written(Locale::default()), .0[1].written(Locale::default()))]
    Outside(Box<[Form; 2]>),
    /// It has more decimals than there may be.
    #[error("more than {most} decimals")]
    TooManyDecimals {
        /// How many there may be; 0 where a whole number is wanted.
        most: u8,
    },
    /// A point stands before three digits: as decimals there are too many, and as a group of a thousand it would be this.
    #[error("a point between groups is not taken without being sure")]
    Grouped(Box<Form>),
    /// It can be either of these.
    #[error("it can be read in two ways")]
    TwoReadings(Box<[Form; 2]>),
    /// It names this currency, and not the one of the plan.
    #[error("“{found}” is not {wanted}")]
    OtherCurrency {
        /// The name as it was typed.
        found: String,
        /// The currency of the plan.
        wanted: Currency,
    },
    /// It names a currency where no money is wanted.
    #[error("no money is wanted")]
    CurrencyNotWanted,
    /// It is a percentage where none is wanted.
    #[error("no percentage is wanted")]
    PercentNotWanted,
    /// A percentage is added to a number.
    #[error("a percentage cannot be added to a number")]
    PercentInSum,
    /// Something is divided by zero.
    #[error("divided by zero")]
    DividedByZero,
    /// A bracket is missing, or one too many is there.
    #[error("a bracket is missing")]
    Brackets,
    /// The sum ends where a number is wanted.
    #[error("the sum is not finished")]
    Unfinished,
    /// Several rows and columns were pasted where one row or one column is wanted.
    #[error("more than one row or column")]
    RowsAndColumns,
    /// No date was typed.
    #[error("a date is missing")]
    EmptyDate,
    /// It is not written as a date.
    #[error("not a date")]
    NotADate,
    /// The month has fewer days: `31 April`, `30 February`.
    #[error("the month has {days} days")]
    NoSuchDay {
        /// The month, 1 to 12.
        month: u8,
        /// The year.
        year: i32,
        /// The days that it has.
        days: u8,
        /// It is a month of the Hijri calendar.
        is_hijri: bool,
    },
    /// There is no month of this number.
    #[error("there is no month {0}")]
    NoSuchMonth(u32),
    /// The year is before 1900 or after 2200.
    #[error("the year is outside 1900 to 2200")]
    OutsideYears,
    /// The date has no year, and nothing says which one is meant.
    #[error("the year is missing")]
    NoYear,
    /// The date falls on another day of the week than it says.
    #[error("{0} is another day of the week")]
    OtherWeekday(Date),
    /// The Gregorian and the Hijri date are not the same day.
    #[error("two dates that are not the same day")]
    OtherDay,
}

/// The most letters of an unreadable text that a sentence repeats.
const LONGEST_PART: usize = 24;

impl ReadError {
    /// Returns [`Self::NotANumber`] with the beginning of what was typed.
    pub(super) fn not_a_number(text: &str) -> Self {
        let mut part: String = text.chars().take(LONGEST_PART).collect();
        if part.len() < text.len() {
            part.push('…');
        }
        Self::NotANumber(part)
    }

    /// Returns what is wrong where a whole number is wanted: it shows one as an example.
    pub(super) fn of_whole(self) -> Self {
        match self {
            Self::NotANumber(part) => Self::NotAWholeNumber(part),
            why => why,
        }
    }

    /// Returns what is wrong and what to type, for the person who typed.
    #[must_use]
    pub fn sentence(&self, locale: Locale) -> String {
        let texts = &locale.texts().numbers;
        let dates = &locale.texts().dates;
        let text = match self {
            Self::Empty => texts.error_empty,
            Self::Negative => texts.error_negative,
            Self::ARange => texts.error_range,
            Self::TooLarge => texts.error_too_large,
            Self::TooManyDecimals { most: 0 } => texts.error_whole_number,
            Self::CurrencyNotWanted => texts.error_currency,
            Self::PercentNotWanted => texts.error_percent,
            Self::PercentInSum => texts.error_percent_in_sum,
            Self::DividedByZero => texts.error_divided_by_zero,
            Self::Brackets => texts.error_brackets,
            Self::Unfinished => texts.error_unfinished,
            Self::RowsAndColumns => texts.error_rows_and_columns,
            Self::EmptyDate => dates.error_empty,
            Self::NotADate => dates.error_not_a_date,
            Self::OutsideYears => dates.error_outside_years,
            Self::NoYear => dates.error_no_year,
            Self::OtherDay => dates.error_other_day,
            _ => return self.filled_sentence(locale),
        };
        text.to_owned()
    }

    /// Writes the sentences that name something.
    fn filled_sentence(&self, locale: Locale) -> String {
        let texts = &locale.texts().numbers;
        let dates = &locale.texts().dates;
        let seen = |text: &str| isolate(text, locale.language).into_owned();
        let number = |number: i128| locale.ungrouped(number);
        match self {
            Self::NotANumber(part) => fill!(texts.error_not_a_number, &[("text", &seen(part))]),
            Self::NotAWholeNumber(part) => fill!(texts.error_not_whole, &[("text", &seen(part))]),
            Self::Outside(bounds) => {
                let [least, most] = bounds.each_ref().map(|bound| bound.written(locale));
                fill!(locale.texts().shared.from_to, &[("least", &least), ("most", &most)])
            }
            Self::TooManyDecimals { most } => {
                fill!(texts.error_too_many_decimals, &[("most", &number(i128::from(*most)))])
            }
            Self::Grouped(form) => fill!(texts.error_grouped, &[("number", &seen(&form.written(locale)))]),
            Self::TwoReadings(forms) => {
                let [first, second] = forms.each_ref().map(|form| form.written(locale));
                two_readings(&first, &second, locale)
            }
            Self::OtherCurrency { found, wanted } => fill!(
                texts.error_other_currency,
                &[("found", &seen(found)), ("wanted", &seen(&locale.currency(*wanted)))],
            ),
            Self::NoSuchDay { month, year, days, is_hijri } => {
                let name = locale.month_and_year(*month, *year, *is_hijri);
                fill!(dates.error_no_such_day, &[("month", &name), ("days", &number(i128::from(*days)))])
            }
            Self::NoSuchMonth(month) => fill!(dates.error_no_such_month, &[("month", &number(i128::from(*month)))]),
            Self::OtherWeekday(day) => fill!(dates.error_other_weekday, &[("day", &locale.weekday_and_day(*day))]),
            _ => String::new(),
        }
    }
}
