//! Reading one number: whole numbers, decimals, percentages, amounts and rates.

use super::answer::{Choice, Form, Question, ReadError, Reading};
use super::digits::DecimalMark;
use super::fold::fold;
use super::lex::{Token, tokens};
use super::sum::{self, Value, has_ambiguous};
use crate::plan::{Currency, Decimal};

/// Says what kind of number a text should be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// A whole number.
    Whole,
    /// A number with decimals.
    Decimal,
    /// A percentage.
    Percent,
    /// An amount of money, exact to the currency's decimals.
    Amount(Currency),
    /// A price of one unit, which may have more decimals than the currency.
    Rate(Currency),
}

/// The number that a text should be: its kind, its bounds, and how its author writes decimals where that is known.
///
/// [`Wanted::read`] takes digits of both languages; separators of both kinds; words of size (`1.2m`, `25 مليون`, `مليون ونصف`);
/// the currency before or behind an amount; the sign of percent before or behind; sums, products and brackets (`9500*1.08`,
/// `=(3+4)*250`), worked out exactly.
///
/// It asks where `.` or `,` before three digits can be either a decimal mark or stand between groups (`1,250` dinars), and where
/// a percentage below 1 is written without its sign (`.12` may be 0.12 % or 12 %).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wanted {
    kind: Kind,
    least: Option<Decimal>,
    most: Option<Decimal>,
    mark: Option<DecimalMark>,
}

/// Returns true where `part` is a word of the text.
fn is_word(tokens: &[Token], part: &str) -> bool {
    tokens.iter().any(|token| matches!(token, Token::Word(_, typed) if typed == part))
}

impl Wanted {
    fn of(kind: Kind) -> Self {
        Self { kind, least: Some(Decimal::ZERO), most: None, mark: None }
    }

    /// Returns a whole number, 0 or above.
    #[must_use]
    pub fn whole() -> Self {
        Self::of(Kind::Whole)
    }

    /// Returns a number of at most [`Decimal::MAX_DECIMALS`] decimals, 0 or above.
    #[must_use]
    pub fn decimal() -> Self {
        Self::of(Kind::Decimal)
    }

    /// Returns a percentage from 0 to 100; the value is the number before the sign.
    #[must_use]
    pub fn percent() -> Self {
        Self { most: Decimal::new(100, 0), ..Self::of(Kind::Percent) }
    }

    /// Returns an amount of `currency`, 0 or above, with no more decimals than it has.
    #[must_use]
    pub fn amount(currency: Currency) -> Self {
        Self::of(Kind::Amount(currency))
    }

    /// Returns a price of one unit in `currency`, 0 or above.
    #[must_use]
    pub fn rate(currency: Currency) -> Self {
        Self::of(Kind::Rate(currency))
    }

    /// Returns the same with other bounds.
    #[must_use]
    pub fn from_to(self, least: Decimal, most: Decimal) -> Self {
        Self { least: Some(least), most: Some(most), ..self }
    }

    /// Returns the same, and below zero too.
    #[must_use]
    pub fn signed(self) -> Self {
        Self { least: None, ..self }
    }

    /// Returns the same by an author who is known to write decimals with `mark`, so that nothing must be asked.
    #[must_use]
    pub fn written_with(self, mark: Option<DecimalMark>) -> Self {
        Self { mark, ..self }
    }

    /// Returns what `text` means.
    #[must_use]
    pub fn read(&self, text: &str) -> Reading<Decimal> {
        let tokens = match parts(text) {
            Ok(tokens) => tokens,
            Err(why) => return Reading::Refused(why),
        };
        if let Some(mark) = self.mark {
            return self.value(&tokens, mark).map_or_else(Reading::Refused, |value| self.answer(value, &tokens));
        }
        let (point, comma) = (self.value(&tokens, DecimalMark::Point), self.value(&tokens, DecimalMark::Comma));
        match (point, comma) {
            (Ok(point), Ok(comma)) if point.0 == comma.0 => self.answer(point, &tokens),
            (Ok(point), Ok(comma)) => self.of_two(point, comma, &tokens),
            (Ok(point), Err(_)) if point.1.plain.is_some_and(|written| written.has_odd_group) => {
                Reading::Refused(ReadError::Grouped(Box::new(self.form(point.0))))
            }
            (Ok(point), Err(_)) => self.answer(point, &tokens),
            (Err(why), Ok(comma)) if has_ambiguous(&tokens, &['.']) => Reading::Refused(match why {
                ReadError::TooManyDecimals { .. } => ReadError::Grouped(Box::new(self.form(comma.0))),
                why => why,
            }),
            (Err(_), Ok(comma)) => self.answer(comma, &tokens),
            // A word that stands in the text is wrong however decimals are written.
            (Err(ReadError::NotANumber(part)), Err(_)) if is_word(&tokens, &part) => {
                Reading::Refused(ReadError::NotANumber(part))
            }
            // What the program's own way of writing says is wrong is the better reason, unless only the other way has a value.
            (Err(ReadError::NotANumber(_)), Err(why)) | (Err(why), Err(_)) => Reading::Refused(why),
        }
    }

    /// Returns the number and how it was written.
    fn value(&self, tokens: &[Token], mark: DecimalMark) -> Result<(Decimal, Value), ReadError> {
        let currency = match self.kind {
            Kind::Amount(currency) | Kind::Rate(currency) => Some(currency),
            _ => None,
        };
        let value = sum::value(tokens, mark, currency)?;
        if value.is_percent && self.kind != Kind::Percent {
            return Err(ReadError::PercentNotWanted);
        }
        let number = self.number(value)?;
        self.check_bounds(number)?;
        Ok((number, value))
    }

    /// Returns the value with the decimals that its kind may have; digits that were written out are kept.
    fn number(&self, value: Value) -> Result<Decimal, ReadError> {
        let most = self.most_decimals();
        let Some(written) = value.plain else {
            // What was worked out is rounded to what there is room for, except where only whole numbers have a meaning.
            let is_rounded = value.is_computed && self.kind != Kind::Whole;
            let exact = value.ratio.decimal(most);
            let rounded = || if is_rounded { value.ratio.rounded(self.usual_decimals()) } else { None };
            let fits = value.ratio.rounded(0).is_some();
            return exact.or_else(rounded).ok_or(if fits {
                ReadError::TooManyDecimals { most }
            } else {
                ReadError::TooLarge
            });
        };
        if self.kind == Kind::Whole {
            let fits = value.ratio.rounded(0).is_some();
            return value.ratio.decimal(0).ok_or(if fits {
                ReadError::TooManyDecimals { most: 0 }
            } else {
                ReadError::TooLarge
            });
        }
        if written.decimals > u32::from(most) {
            return value.ratio.decimal(most).ok_or(ReadError::TooManyDecimals { most });
        }
        written.decimal().or_else(|| value.ratio.decimal(Decimal::MAX_DECIMALS)).ok_or(ReadError::TooLarge)
    }

    fn most_decimals(&self) -> u8 {
        match self.kind {
            Kind::Whole => 0,
            Kind::Amount(currency) => currency.most_decimals(),
            Kind::Decimal | Kind::Percent | Kind::Rate(_) => Decimal::MAX_DECIMALS,
        }
    }

    /// Returns the number of decimals to which what was worked out is rounded.
    fn usual_decimals(&self) -> u8 {
        match self.kind {
            Kind::Amount(currency) => currency.usual_decimals(),
            _ => self.most_decimals(),
        }
    }

    fn check_bounds(&self, number: Decimal) -> Result<(), ReadError> {
        if let Kind::Amount(currency) = self.kind
            && currency.checked_money(number).is_none()
        {
            return Err(ReadError::TooLarge);
        }
        let is_below = self.least.is_some_and(|least| compare(number, least).is_lt());
        let is_above = self.most.is_some_and(|most| compare(number, most).is_gt());
        if is_below && number.is_negative() && self.least.is_some_and(|least| !least.is_negative()) {
            return Err(ReadError::Negative);
        }
        match (self.least, self.most) {
            (Some(least), Some(most)) if is_below || is_above => {
                Err(ReadError::Outside(Box::new([self.form(least), self.form(most)])))
            }
            _ if is_above => Err(ReadError::TooLarge),
            _ if is_below => Err(ReadError::Negative),
            _ => Ok(()),
        }
    }

    /// Chooses the value that is meant where both ways of writing decimals give one, or asks.
    fn of_two(&self, point: (Decimal, Value), comma: (Decimal, Value), tokens: &[Token]) -> Reading<Decimal> {
        let has_odd_group = point.1.plain.is_some_and(|written| written.has_odd_group);
        let is_point = has_ambiguous(tokens, &['.']);
        let is_own_form = match self.kind {
            // Nobody writes a whole number with decimals of zero and a comma.
            Kind::Whole => !is_point && comma.1.plain.is_some(),
            // `1.250` is how an amount with three decimals is written, and `1,250` one without as many.
            Kind::Amount(currency) | Kind::Rate(currency) if currency.usual_decimals() == 3 => is_point,
            Kind::Amount(currency) => {
                let most = u32::from(currency.usual_decimals());
                !is_point && comma.1.plain.is_some_and(|written| written.decimals > most)
            }
            Kind::Rate(_) | Kind::Decimal | Kind::Percent => false,
        };
        if is_own_form && !has_odd_group {
            return self.answer(point, tokens);
        }
        let (first, second) = if has_odd_group { (comma.0, point.0) } else { (point.0, comma.0) };
        self.ask(first, second)
    }

    /// Returns the value, or a question about a percentage below 1 that is written as a share.
    fn answer(&self, (number, value): (Decimal, Value), tokens: &[Token]) -> Reading<Decimal> {
        let is_bare = self.kind == Kind::Percent
            && !value.is_percent
            && !tokens.iter().any(|token| matches!(token, Token::Percent(_)));
        let is_below_one = i128::from(number.mantissa()) < number.denominator() && !number.is_zero();
        if !(is_bare && is_below_one && !number.is_negative()) {
            return Reading::One(number);
        }
        let Some(as_share) = times_hundred(number) else { return Reading::One(number) };
        if self.check_bounds(as_share).is_err() {
            return Reading::One(number);
        }
        self.ask(number, as_share)
    }

    fn ask(&self, first: Decimal, second: Decimal) -> Reading<Decimal> {
        let choice = |value: Decimal| Choice { value, form: self.form(value) };
        Reading::Ask(Question { choices: [choice(first), choice(second)] })
    }

    fn form(&self, number: Decimal) -> Form {
        let number = without_trailing_zeros(number);
        match self.kind {
            Kind::Whole | Kind::Decimal => Form::Number(number),
            Kind::Percent => Form::Percent(number),
            Kind::Amount(currency) | Kind::Rate(currency) => Form::Money(number, currency),
        }
    }
}

/// Returns the parts of `text`, without what a spreadsheet puts before a sum or a text.
fn parts(text: &str) -> Result<Vec<Token>, ReadError> {
    let folded = fold(text);
    let typed = folded.strip_prefix('=').or_else(|| folded.strip_prefix('\'')).unwrap_or(&folded);
    tokens(typed)
}

/// Returns the order of two decimals by value.
fn compare(a: Decimal, b: Decimal) -> std::cmp::Ordering {
    // 64 bits times 10^8 are far inside 128 bits.
    (i128::from(a.mantissa()) * b.denominator()).cmp(&(i128::from(b.mantissa()) * a.denominator()))
}

fn times_hundred(number: Decimal) -> Option<Decimal> {
    let (mantissa, decimals) = match number.decimals() {
        0 => (number.mantissa().checked_mul(100)?, 0),
        1 => (number.mantissa().checked_mul(10)?, 0),
        more => (number.mantissa(), more - 2),
    };
    Decimal::new(mantissa, decimals).map(without_trailing_zeros)
}

fn without_trailing_zeros(number: Decimal) -> Decimal {
    let (mut mantissa, mut decimals) = (number.mantissa(), number.decimals());
    while decimals > 0 && mantissa % 10 == 0 {
        mantissa /= 10;
        decimals -= 1;
    }
    Decimal::new(mantissa, decimals).unwrap_or(number)
}

/// Returns the share from 0 to 1 that a percentage is: the binary number nearest to it.
#[must_use]
pub fn share_of_percent(percent: Decimal) -> f64 {
    // Read as text, so that the share is the float nearest to what was typed. Digits and an exponent always read.
    format!("{}e-{}", percent.mantissa(), percent.decimals() + 2).parse().unwrap_or_default()
}

/// Returns how the author of a column of numbers writes decimals, where a cell of it shows that: `12,5` and `1.250,00` have a
/// comma, `12.5` and `1,250.00` a point. `None` where no cell does, or where they contradict each other.
#[must_use]
pub fn decimal_mark<'a>(cells: impl IntoIterator<Item = &'a str>) -> Option<DecimalMark> {
    let mut found = None;
    for cell in cells {
        let Ok(tokens) = tokens(&fold(cell)) else { continue };
        for token in &tokens {
            let Token::Number(text) = token else { continue };
            let has_mark = text.contains([',', '.', '،']);
            let reads = |mark| super::digits::written(text, mark).is_ok_and(|written| !written.has_odd_group);
            let mark = match (reads(DecimalMark::Point), reads(DecimalMark::Comma)) {
                (true, false) if has_mark => DecimalMark::Point,
                (false, true) if has_mark => DecimalMark::Comma,
                _ => continue,
            };
            if found.is_some_and(|known| known != mark) {
                return None;
            }
            found = Some(mark);
        }
    }
    found
}

/// Reads a whole number, 0 or above, where nobody can be asked.
///
/// # Errors
/// [`ReadError`] says what is wrong.
pub fn parse_whole(text: &str) -> Result<u64, ReadError> {
    let number = Wanted::whole().read(text).settled().map_err(ReadError::of_whole)?;
    u64::try_from(number.mantissa()).map_err(|_| ReadError::TooLarge)
}

/// Reads a decimal, 0 or above, with at most 8 decimals, where nobody can be asked.
///
/// # Errors
/// [`ReadError`] says what is wrong.
pub fn parse_decimal(text: &str) -> Result<Decimal, ReadError> {
    Wanted::decimal().read(text).settled()
}

/// Reads a decimal that may be below zero, where nobody can be asked.
///
/// # Errors
/// [`ReadError`] says what is wrong; never [`ReadError::Negative`].
pub fn parse_signed(text: &str) -> Result<Decimal, ReadError> {
    Wanted::decimal().signed().read(text).settled()
}

/// Reads an amount of `currency`, 0 or above, where nobody can be asked.
///
/// # Errors
/// [`ReadError`] says what is wrong.
pub fn parse_money(text: &str, currency: Currency) -> Result<Decimal, ReadError> {
    Wanted::amount(currency).read(text).settled()
}

/// Reads a percentage from 0 to 100 as a share from 0 to 1, where nobody can be asked.
///
/// # Errors
/// [`ReadError`] says what is wrong.
pub fn parse_percent(text: &str) -> Result<f64, ReadError> {
    Wanted::percent().read(text).settled().map(share_of_percent)
}
