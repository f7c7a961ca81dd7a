//! Money as people read it.

use std::borrow::Cow;

use super::{Locale, Sign};
use crate::plan::{Currency, Decimal, Left, Money, Total};
use crate::text::strings::fill;
use crate::text::tsv::amount_cell;
use crate::text::{DASH, Language, isolate};

/// The usual Arabic abbreviations of the Arab currencies, without the last point, which would read as the end of
/// a sentence. Others keep their ISO 4217 code in Arabic texts.
const ARABIC_ABBREVIATIONS: [(&str, &str); 21] = [
    ("AED", "د.إ"),
    ("BHD", "د.ب"),
    ("DJF", "ف.ج"),
    ("DZD", "د.ج"),
    ("EGP", "ج.م"),
    ("IQD", "د.ع"),
    ("JOD", "د.أ"),
    ("KMF", "ف.ق"),
    ("KWD", "د.ك"),
    ("LBP", "ل.ل"),
    ("LYD", "د.ل"),
    ("MAD", "د.م"),
    ("MRU", "أ.م"),
    ("OMR", "ر.ع"),
    ("QAR", "ر.ق"),
    ("SAR", "ر.س"),
    ("SDG", "ج.س"),
    ("SOS", "ش.ص"),
    ("SYP", "ل.س"),
    ("TND", "د.ت"),
    ("YER", "ر.ي"),
];

/// Returns the Arabic abbreviation of `currency`, where it has one.
pub(super) fn arabic_abbreviation(currency: Currency) -> Option<&'static str> {
    let code = currency.code();
    ARABIC_ABBREVIATIONS.iter().find(|(known, _)| *known == code).map(|&(_, abbreviation)| abbreviation)
}

/// Returns a plain amount without a fraction of zeros alone.
fn short(plain: &str) -> &str {
    match plain.split_once('.') {
        Some((whole, fraction)) if fraction.bytes().all(|byte| byte == b'0') => whole,
        _ => plain,
    }
}

impl Locale {
    /// Returns the short name of a currency: its code, or in Arabic its usual abbreviation.
    #[must_use]
    pub fn currency(self, currency: Currency) -> Cow<'static, str> {
        match (self.language, arabic_abbreviation(currency)) {
            (Language::Ar, Some(abbreviation)) => Cow::Borrowed(abbreviation),
            _ => Cow::Owned(currency.code().to_owned()),
        }
    }

    /// Returns an amount, exact to the minor unit, with its currency: `JOD 2,181.000`, `2,181.000 د.أ`. The space between the
    /// two does not break.
    #[must_use]
    pub fn money(self, money: Money, currency: Currency) -> String {
        self.with_currency(&self.write(&currency.written(money), Sign::Minus, ""), currency)
    }

    /// Returns an amount without its currency, for tight cells: `150` for 150.000, `150.500` where there is a fraction.
    #[must_use]
    pub fn money_short(self, money: Money, currency: Currency) -> String {
        self.write(short(&currency.plain(money)), Sign::Minus, "")
    }

    /// Returns a change of an amount without its currency and with all of its decimals, for columns of amounts: `+432.000`.
    #[must_use]
    pub fn money_change_plain(self, change: Money, currency: Currency) -> String {
        self.write(&currency.plain(change), Sign::Always, "")
    }

    /// Returns an amount with its currency for headings and key figures: `JOD 3,000`, `JOD 2,360.500` where there is a
    /// fraction.
    #[must_use]
    pub fn money_heading(self, money: Money, currency: Currency) -> String {
        self.with_currency(&self.money_short(money, currency), currency)
    }

    /// Returns a change of an amount without its currency, its sign always shown: `+432`, `−150.500`.
    #[must_use]
    pub fn money_change_short(self, change: Money, currency: Currency) -> String {
        self.write(short(&currency.plain(change)), Sign::Always, "")
    }

    /// Returns a sum with its currency, as [`Self::money`] writes it: `at least JOD 2,181.000` where a cost is missing from it,
    /// and that it is not known where nothing of it is.
    #[must_use]
    pub fn total(self, total: Total, currency: Currency) -> String {
        self.bounded(total, self.money(total.at_least(), currency))
    }

    /// Returns a sum for headings and key figures, as [`Self::money_heading`] writes it.
    #[must_use]
    pub fn total_heading(self, total: Total, currency: Currency) -> String {
        self.bounded(total, self.money_heading(total.at_least(), currency))
    }

    fn bounded(self, total: Total, amount: String) -> String {
        let shared = &self.texts().shared;
        let known = total.at_least();
        match total.exact() {
            Ok(_) => amount,
            Err(_) if known.is_zero() => shared.not_known.to_owned(),
            // What is taken off is shown below zero, and is at least so much.
            Err(_) if known < Money::ZERO => fill!(shared.at_most, &[("amount", &amount)]),
            Err(_) => fill!(shared.at_least, &[("amount", &amount)]),
        }
    }

    /// Returns a sum without its currency, for columns of numbers: `2,181.000`, `≥ 2,181.000` where a cost is missing from it,
    /// a dash where nothing of it is known.
    #[must_use]
    pub fn total_exact(self, total: Total, currency: Currency) -> String {
        self.marked(total, self.write(&currency.plain(total.at_least()), Sign::Minus, ""))
    }

    /// Returns the same for tight places, as [`Self::money_short`]: `≥ 150`.
    #[must_use]
    pub fn total_short(self, total: Total, currency: Currency) -> String {
        self.marked(total, self.money_short(total.at_least(), currency))
    }

    fn marked(self, total: Total, number: String) -> String {
        let known = total.at_least();
        match total.exact() {
            Ok(_) => number,
            Err(_) if known.is_zero() => DASH.to_owned(),
            Err(_) => {
                let sign = if known < Money::ZERO { '≤' } else { '≥' };
                isolate(&format!("{sign}\u{a0}{number}"), self.language).into_owned()
            }
        }
    }

    /// Returns what is left of an amount, or how much more is spent than there is, with its currency and without a sign: `at
    /// most JOD
    /// 640.000` where a cost is missing from what is taken off.
    #[must_use]
    pub fn left(self, left: Left, currency: Currency) -> String {
        self.bounded_left(left, |amount| self.money(amount, currency))
    }

    /// Returns the same for headings and key figures, as [`Self::money_heading`] writes it.
    #[must_use]
    pub fn left_heading(self, left: Left, currency: Currency) -> String {
        self.bounded_left(left, |amount| self.money_heading(amount, currency))
    }

    fn bounded_left(self, left: Left, write: impl Fn(Money) -> String) -> String {
        let shared = &self.texts().shared;
        let amount = write(if left.is_over() { -left.at_most() } else { left.at_most() });
        match left.exact() {
            Ok(_) => amount,
            Err(_) if left.is_over() => fill!(shared.at_least, &[("amount", &amount)]),
            Err(_) => fill!(shared.at_most, &[("amount", &amount)]),
        }
    }

    /// Returns what is left without its currency, for columns of numbers: `−30.000` is more spent than there is, `≤ 640.000` at
    /// most so much.
    #[must_use]
    pub fn left_exact(self, left: Left, currency: Currency) -> String {
        let number = self.write(&currency.plain(left.at_most()), Sign::Minus, "");
        match left.exact() {
            Ok(_) => number,
            Err(_) => isolate(&format!("≤\u{a0}{number}"), self.language).into_owned(),
        }
    }

    /// Writes what is left, or how much is over, without its currency for headings: `640`, `≤ 640` where a cost is missing.
    #[must_use]
    pub fn left_short(self, left: Left, currency: Currency) -> String {
        let (amount, sign) = if left.is_over() { (-left.at_most(), '≥') } else { (left.at_most(), '≤') };
        let number = self.money_short(amount, currency);
        match left.exact() {
            Ok(_) => number,
            Err(_) => isolate(&format!("{sign}\u{a0}{number}"), self.language).into_owned(),
        }
    }

    /// Writes what is left beside other amounts, below zero where it is over, without its currency: `640`, `−20`, `≤ 640` where a
    /// cost is missing.
    #[must_use]
    pub fn left_signed(self, left: Left, currency: Currency) -> String {
        let number = self.money_short(left.at_most(), currency);
        match left.exact() {
            Ok(_) => number,
            Err(_) => isolate(&format!("≤\u{a0}{number}"), self.language).into_owned(),
        }
    }

    /// Returns a change of an amount with its currency, its sign always shown: `JOD +30.000`.
    #[must_use]
    pub fn money_change(self, change: Money, currency: Currency) -> String {
        self.with_currency(&self.write(&currency.written(change), Sign::Always, ""), currency)
    }

    /// Returns a rate or amount with its currency, so that it cannot be taken for another: `JOD 1,250.000`, `USD 1.25`, `JPY
    /// 1250`.
    #[must_use]
    pub fn rate_apart(self, rate: Decimal, currency: Currency) -> String {
        let plain = amount_cell(rate, currency);
        let has_groups = currency.usual_decimals() > 0;
        let number = if has_groups { self.write(&plain, Sign::Minus, "") } else { self.write_ungrouped(&plain) };
        self.with_currency(&number, currency)
    }

    /// Returns a rate or amount of the plan with its currency: at least the currency's decimals, and all that were written;
    /// zeros behind those that are usual are left out.
    #[must_use]
    pub fn rate(self, rate: Decimal, currency: Currency) -> String {
        let plain = currency.written_rate(rate);
        self.with_currency(&self.write(&plain, Sign::Minus, ""), currency)
    }

    fn with_currency(self, number: &str, currency: Currency) -> String {
        let name = self.currency(currency);
        match self.language {
            Language::En => format!("{name}\u{a0}{number}"),
            // A code in Latin letters stands behind its number too, wherever the amount stands.
            Language::Ar if name.is_ascii() => format!("\u{2067}{number}\u{a0}{name}\u{2069}"),
            Language::Ar => format!("{number}\u{a0}{name}"),
        }
    }
}
