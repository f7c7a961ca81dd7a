//! Reading numbers that people type or paste.
//!
//! Western, Arabic-Indic and Persian digits are always accepted, and so are the separators of each. Separators between
//! groups are taken only where every group after the first has three digits, so that `12,5` is refused rather than
//! read as 125: no reading is guessed.

use super::money::arabic_abbreviation;
use crate::plan::{Currency, Decimal};
use crate::text::strings::fill;

/// Why a typed text is not the number that is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NumberError {
    /// Nothing was typed, or a list has an empty place.
    #[error("a number is missing")]
    Empty,
    /// It is not a number.
    #[error("not a number")]
    NotANumber,
    /// It is below zero where that means nothing.
    #[error("below zero")]
    Negative,
    /// It is larger than can be counted, or a share above 100%.
    #[error("too large")]
    TooLarge,
    /// It has more decimals than there may be.
    #[error("more than {most} decimals")]
    TooManyDecimals {
        /// How many there may be; 0 where a whole number is wanted.
        most: u8,
    },
}

impl NumberError {
    /// What is wrong and what to type, for the person who typed.
    #[must_use]
    pub fn sentence(self, locale: super::Locale) -> String {
        let texts = &locale.texts().numbers;
        match self {
            Self::Empty => texts.error_empty.to_owned(),
            Self::NotANumber => texts.error_not_a_number.to_owned(),
            Self::Negative => texts.error_negative.to_owned(),
            Self::TooLarge => texts.error_too_large.to_owned(),
            Self::TooManyDecimals { most: 0 } => texts.error_whole_number.to_owned(),
            Self::TooManyDecimals { most } => {
                fill(texts.error_too_many_decimals, &[("most", &locale.ungrouped(i128::from(most)))])
            }
        }
    }
}

/// Reads a whole number, 0 or above: `120000`, `120,000`, `١٢٠٬٠٠٠`, `120 000`.
///
/// # Errors
/// [`NumberError`] says what is wrong; decimals are refused even where they are zero.
pub fn parse_whole(text: &str) -> Result<u64, NumberError> {
    let digits = Plain::read(&fold(text))?;
    digits.refuse_negative()?;
    if digits.has_point {
        return Err(NumberError::TooManyDecimals { most: 0 });
    }
    digits.whole.parse().map_err(|_| NumberError::TooLarge)
}

/// Reads a decimal, 0 or above, with at most 8 decimals, keeping its digits: `1.250`, `١٬٢٥٠٫٥`.
///
/// # Errors
/// [`NumberError`] says what is wrong.
pub fn parse_decimal(text: &str) -> Result<Decimal, NumberError> {
    let digits = Plain::read(&fold(text))?;
    digits.refuse_negative()?;
    digits.decimal(Decimal::MAX_DECIMALS)
}

/// Reads a decimal that may be below zero.
///
/// # Errors
/// [`NumberError`] says what is wrong; never [`NumberError::Negative`].
pub fn parse_signed(text: &str) -> Result<Decimal, NumberError> {
    Plain::read(&fold(text))?.decimal(Decimal::MAX_DECIMALS)
}

/// Reads an amount of `currency`, 0 or above, with no more decimals than the currency has. Its code or its Arabic
/// abbreviation may stand before or after it.
///
/// # Errors
/// [`NumberError`] says what is wrong.
pub fn parse_money(text: &str, currency: Currency) -> Result<Decimal, NumberError> {
    let folded = fold(text);
    let mut amount = folded.as_str();
    for name in [Some(currency.code()), arabic_abbreviation(currency)].into_iter().flatten() {
        amount = amount.strip_prefix(name).or_else(|| amount.strip_suffix(name)).unwrap_or(amount).trim();
    }
    let digits = Plain::read(amount)?;
    digits.refuse_negative()?;
    digits.decimal(currency.most_decimals())
}

/// Reads a percentage from 0 to 100, with or without its sign, as a share from 0 to 1: `55` and `٥٥٪` are 0.55.
///
/// # Errors
/// [`NumberError`] says what is wrong; [`NumberError::TooLarge`] above 100%.
pub fn parse_percent(text: &str) -> Result<f64, NumberError> {
    let folded = fold(text);
    let signs = ['%', '٪'];
    let number = folded.strip_suffix(signs).or_else(|| folded.strip_prefix(signs)).unwrap_or(&folded);
    let digits = Plain::read(number.trim())?;
    digits.refuse_negative()?;
    let percent = digits.decimal(Decimal::MAX_DECIMALS)?;
    if i128::from(percent.mantissa()) > percent.denominator() * 100 {
        return Err(NumberError::TooLarge);
    }
    // Read as text, so that the share is the float nearest to what was typed.
    let share = format!("{}e-{}", percent.mantissa(), percent.decimals() + 2);
    share.parse().map_err(|_| NumberError::NotANumber)
}

/// Reads whole numbers in a row: `120000, 0, 3000`, or a row or column pasted from a table.
///
/// Spaces, tabs, line ends, semicolons, Arabic commas and a comma before a space separate; a comma between digits
/// groups.
///
/// # Errors
/// [`NumberError`] says what is wrong; [`NumberError::Empty`] for a list without numbers or with an empty place, since
/// dropping the place would move all that follow.
pub fn parse_list(text: &str) -> Result<Vec<u64>, NumberError> {
    let folded = fold(text);
    let list = folded.strip_suffix(['،', ';', '؛', ',']).unwrap_or(&folded);
    let mut numbers = Vec::new();
    for part in list.split(['\t', '\n', ';', '؛', '،']) {
        // A comma that stands alone belongs to the number before it; a second one would leave a place empty.
        let mut after_comma = true;
        for word in part.split([' ', '\r']).filter(|word| !word.is_empty()) {
            let number = word.strip_suffix(',').unwrap_or(word);
            let has_comma = number.len() < word.len();
            if !number.is_empty() {
                numbers.push(parse_whole(number)?);
            } else if after_comma {
                return Err(NumberError::Empty);
            }
            after_comma = has_comma;
        }
        if part.trim().is_empty() {
            return Err(NumberError::Empty);
        }
    }
    Ok(numbers)
}

/// `text` with ASCII digits for Arabic-Indic and Persian ones, without invisible direction marks, trimmed.
pub(in crate::text) fn fold(text: &str) -> String {
    let ascii = |letter: char| match letter {
        '٠'..='٩' => char::from_u32(u32::from(letter) - 0x660 + 0x30),
        '۰'..='۹' => char::from_u32(u32::from(letter) - 0x6f0 + 0x30),
        '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' => None,
        other => Some(other),
    };
    let folded: String = text.chars().filter_map(ascii).collect();
    folded.trim().to_owned()
}

/// The digits of a typed number, without grouping.
struct Plain {
    negative: bool,
    whole: String,
    has_point: bool,
    fraction: String,
}

impl Plain {
    /// Reads folded text.
    fn read(folded: &str) -> Result<Self, NumberError> {
        if folded.is_empty() {
            return Err(NumberError::Empty);
        }
        let negative = folded.starts_with(['-', '\u{2212}']);
        let unsigned = folded.strip_prefix(['-', '\u{2212}', '+']).unwrap_or(folded);
        let (whole, fraction) = unsigned.split_once(['.', '٫']).unwrap_or((unsigned, ""));
        let has_point = whole.len() < unsigned.len();
        let whole = if whole.is_empty() && !fraction.is_empty() { "0".to_owned() } else { ungroup(whole)? };
        if !fraction.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(NumberError::NotANumber);
        }
        Ok(Self { negative, whole, has_point, fraction: fraction.to_owned() })
    }

    fn refuse_negative(&self) -> Result<(), NumberError> {
        let is_zero = self.whole.bytes().chain(self.fraction.bytes()).all(|byte| byte == b'0');
        if self.negative && !is_zero { Err(NumberError::Negative) } else { Ok(()) }
    }

    fn decimal(&self, most: u8) -> Result<Decimal, NumberError> {
        let decimals = u8::try_from(self.fraction.len()).ok().filter(|&decimals| decimals <= most);
        let decimals = decimals.ok_or(NumberError::TooManyDecimals { most })?;
        let sign = if self.negative { "-" } else { "" };
        let mantissa = format!("{sign}{}{}", self.whole, self.fraction).parse().map_err(|_| NumberError::TooLarge)?;
        Decimal::new(mantissa, decimals).ok_or(NumberError::TooManyDecimals { most })
    }
}

/// The digits of `whole` without the separators between its groups: one kind of separator, three digits after each.
fn ungroup(whole: &str) -> Result<String, NumberError> {
    let separator = whole.chars().find(|letter| !letter.is_ascii_digit());
    let groups: Vec<&str> = match separator {
        None => vec![whole],
        Some(',' | '٬' | '\'' | '’' | ' ' | '\u{a0}' | '\u{2009}' | '\u{202f}') => {
            whole.split(separator.unwrap_or(',')).collect()
        }
        Some(_) => return Err(NumberError::NotANumber),
    };
    let fits = |(position, group): (usize, &&str)| {
        let length = group.len();
        let right_length = if groups.len() == 1 {
            length > 0
        } else if position == 0 {
            (1..=3).contains(&length)
        } else {
            length == 3
        };
        right_length && group.bytes().all(|byte| byte.is_ascii_digit())
    };
    if groups.iter().enumerate().all(fits) { Ok(groups.concat()) } else { Err(NumberError::NotANumber) }
}
