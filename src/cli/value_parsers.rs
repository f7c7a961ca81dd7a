//! Reads the values of options that several commands have: weeks, days and rates of exchange.

use jiff::civil::Date;

use crate::plan::{Currency, Decimal, Language, MAX_WEEKS};
use crate::text::{Locale, ReadError, Wanted, parse_date};

/// Returns a number of weeks that a plan can have.
pub(super) fn number_of_weeks(text: &str) -> Result<u32, String> {
    let most = Decimal::new(i64::from(MAX_WEEKS), 0).unwrap_or_default();
    let wanted = Wanted::whole().from_to(Decimal::new(1, 0).unwrap_or_default(), most);
    let weeks = wanted.read(text).settled().map_err(|why| why.sentence(Locale::of(Language::En)))?;
    u32::try_from(weeks.mantissa()).map_err(|_| ReadError::TooLarge.sentence(Locale::of(Language::En)))
}

/// Reads a currency and what one unit of it is worth.
pub(super) fn exchange_rate(text: &str) -> Result<(Currency, Decimal), String> {
    let (code, rate) = text.split_once('=').ok_or("a rate is written as SAR=0.189")?;
    let currency = code.trim().parse().map_err(|why: crate::plan::UnknownCurrency| why.to_string())?;
    let rate = crate::exchange::import::exchange_rate(rate).map_err(|why| why.sentence(Locale::of(Language::En)))?;
    Ok((currency, rate))
}

/// Reads weeks from a first to a last one, counted from 1.
pub(super) fn weeks(text: &str) -> Result<(u32, u32), &'static str> {
    let (first, last) = text.split_once(['-', '–']).unwrap_or((text, text));
    match (number_of_weeks(first), number_of_weeks(last)) {
        (Ok(first), Ok(last)) if first <= last => Ok((first, last)),
        _ => Err("weeks are written as 3-6 or 3, the first one is 1"),
    }
}

/// Reads the first day of a plan.
pub(super) fn start_date(text: &str) -> Result<Date, String> {
    parse_date(text).map_err(|why| why.sentence(Locale::of(Language::En)))
}
