//! Numbers as people read and type them, in English and Arabic, with Western or Arabic-Indic digits.

mod money;
mod rounding;
#[cfg(test)]
mod tests;
mod together;

use serde::{Deserialize, Serialize};

use super::region::{Country, Region};
use super::strings::{Texts, fill};
use super::{Direction, Language};
use crate::plan::Decimal;
use rounding::rounded_text;

/// What stands where there is no number.
pub const DASH: &str = "—";

/// The sign of what is below zero: as wide as a plus sign and as high in its line, which no hyphen is.
pub const MINUS: char = '\u{2212}';

/// The most decimals that a number is shown with.
const MOST_DECIMALS: u8 = 12;

const ARABIC_INDIC: [char; 10] = ['٠', '١', '٢', '٣', '٤', '٥', '٦', '٧', '٨', '٩'];

/// The digits that Arabic texts use; English ones always have Western digits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Digits {
    /// 0123456789, as in the Maghreb.
    #[default]
    Western,
    /// ٠١٢٣٤٥٦٧٨٩, as in most of the Mashriq.
    ArabicIndic,
}

impl Digits {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Western, Self::ArabicIndic];
}

/// Says how a reader wants to see words, numbers and dates.
///
/// Numbers are grouped by three. With Western digits the separators are `,` and `.` in both languages, with
/// Arabic-Indic digits `٬` and `٫`. In an Arabic text with Western digits a number with a sign or a percent sign stands
/// inside an isolate: the letters before it would else move the sign to the other side of the number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(default)]
pub struct Locale {
    /// The language.
    pub language: Language,
    /// The digits of Arabic texts.
    pub digits: Digits,
    /// Whose month names Arabic texts use.
    pub region: Region,
    /// Whether Hijri dates stand beside Gregorian ones.
    pub hijri: bool,
}

impl Locale {
    /// Returns what stands between figures in a row. Beside Arabic digits a dot in the middle of the line is read as a zero.
    #[must_use]
    pub fn dot(self) -> &'static str {
        match self.language {
            Language::En => " · ",
            Language::Ar => self.comma(),
        }
    }

    /// Returns what stands between the things of a list in a sentence.
    #[must_use]
    pub fn comma(self) -> &'static str {
        match self.language {
            Language::En => ", ",
            Language::Ar => "، ",
        }
    }

    /// Returns `language` with its default digits and month names.
    #[must_use]
    pub fn of(language: Language) -> Self {
        Self { language, ..Self::default() }
    }

    /// Returns the same with the digits and the names of months of a country, where one is known.
    #[must_use]
    pub fn in_country(self, country: Option<Country>) -> Self {
        let Some(country) = country else { return self };
        Self { digits: country.digits(), region: country.months(), ..self }
    }

    /// Returns the interface strings of the language, their numbers in its digits.
    #[must_use]
    pub fn texts(self) -> &'static Texts {
        Texts::with_digits(self.language, self.digits)
    }

    /// Returns the direction of the language.
    #[must_use]
    pub fn direction(self) -> Direction {
        Direction::of(self.language)
    }

    /// Returns a whole number: `1,234`, `١٬٢٣٤`.
    #[must_use]
    pub fn whole(self, number: impl Into<i128>) -> String {
        self.write(&number.into().to_string(), Sign::Minus, "")
    }

    /// Returns a whole number without grouping, for years, weeks and ids: `2026`, `٢٠٢٦`.
    #[must_use]
    pub fn ungrouped(self, number: impl Into<i128>) -> String {
        self.digits_of(&number.into().to_string())
    }

    /// Returns a number rounded to `decimals` places, or [`DASH`] where it is not finite. Never `−0.0`.
    #[must_use]
    pub fn decimal(self, number: f64, decimals: u8) -> String {
        rounded(number, 0, decimals).map_or_else(|| DASH.to_owned(), |plain| self.write(&plain, Sign::Minus, ""))
    }

    /// Returns a decimal with all the digits that it was written with, as it can be typed: `1,250.50`.
    #[must_use]
    pub fn exact(self, number: Decimal) -> String {
        self.write(&number.to_string(), Sign::Typed, "")
    }

    /// Returns an amount or a rate of money with all its digits, for fields that people edit: from a thousand on it has at
    /// least `decimals` decimals (`1,250.000`), so that its groups cannot be taken for decimals when it is read again.
    #[must_use]
    pub fn exact_amount(self, amount: Decimal, decimals: u8) -> String {
        let mut plain = amount.to_string();
        let whole_digits = plain.bytes().take_while(|byte| *byte != b'.').filter(u8::is_ascii_digit).count();
        let missing = decimals.saturating_sub(amount.decimals());
        if whole_digits > 3 && missing > 0 {
            if amount.decimals() == 0 {
                plain.push('.');
            }
            plain.extend(std::iter::repeat_n('0', usize::from(missing)));
        }
        self.write(&plain, Sign::Typed, "")
    }

    /// Returns a decimal with all its digits and nothing between groups, so that it cannot be taken for another number:
    /// `1250.5`.
    #[must_use]
    pub fn ungrouped_exact(self, number: Decimal) -> String {
        let plain = number.to_string();
        // Three decimals could be a group of a thousand.
        let padded = if number.decimals() == 3 { plain + "0" } else { plain };
        self.write_ungrouped(&padded)
    }

    /// Returns a share (0 to 1) as a percentage rounded to `decimals` places: `55.0%`, `٥٥٫٠٪`; [`DASH`] where it is not
    /// finite.
    #[must_use]
    pub fn percent(self, share: f64, decimals: u8) -> String {
        rounded(share, 2, decimals).map_or_else(|| DASH.to_owned(), |plain| self.percent_text(&plain))
    }

    /// Returns a share (0 to 1) as the shortest percentage that [`parse_percent`](crate::text::parse_percent) reads back the
    /// same, with at most 8 decimals: `55%`, `1.25%`. For fields that people edit.
    #[must_use]
    pub fn percent_exact(self, share: f64) -> String {
        if !share.is_finite() {
            return DASH.to_owned();
        }
        // The shortest text of the share says how many places are needed: 100 times a share is not always exact.
        let text = format!("{share}");
        let fraction = text.split_once('.').map_or(0, |(_, fraction)| fraction.len());
        let places = u8::try_from(fraction.saturating_sub(2)).unwrap_or(u8::MAX).min(Decimal::MAX_DECIMALS);
        rounded(share, 2, places)
            .map_or_else(|| DASH.to_owned(), |plain| self.write(&plain, Sign::Typed, self.percent_sign()))
    }

    /// Returns a number rounded to `most` decimals and without zeros at its end: `0.3`, `1,250`; [`DASH`] where it is not
    /// finite.
    #[must_use]
    pub fn decimal_short(self, number: f64, most: u8) -> String {
        rounded(number, 0, most)
            .map_or_else(|| DASH.to_owned(), |plain| self.write(without_zeros(&plain), Sign::Minus, ""))
    }

    /// Returns an index from -1 to 1 with three decimals, and a whole one without: `0.884`, `1`. In Arabic digits `١٫٠٠٠` is too like a
    /// thousand.
    #[must_use]
    pub fn index(self, number: f64) -> String {
        match rounded(number, 0, 3) {
            Some(plain) if plain.ends_with(".000") => self.write(without_zeros(&plain), Sign::Minus, ""),
            Some(plain) => self.write(&plain, Sign::Minus, ""),
            None => DASH.to_owned(),
        }
    }

    /// Returns a share (0 to 1) as a percentage rounded to `most` decimals and without zeros at its end: `55%`, `12.5%`;
    /// [`DASH`] where it is not finite.
    #[must_use]
    pub fn percent_short(self, share: f64, most: u8) -> String {
        rounded(share, 2, most).map_or_else(
            || DASH.to_owned(),
            |plain| self.write(without_zeros(&plain), Sign::Minus, self.percent_sign()),
        )
    }

    /// Returns a percentage with all the digits that it was written with: `12.50%`.
    #[must_use]
    pub fn exact_percent(self, percent: Decimal) -> String {
        self.write(&percent.to_string(), Sign::Typed, self.percent_sign())
    }

    /// Returns a change, its sign always shown unless it rounds to nothing: `+2.3`, `−2.3`, `0.0`.
    #[must_use]
    pub fn signed(self, change: f64, decimals: u8) -> String {
        rounded(change, 0, decimals).map_or_else(|| DASH.to_owned(), |plain| self.write(&plain, Sign::Always, ""))
    }

    /// Returns the change of a share (0 to 1) in percentage points: `+2.3 points`.
    #[must_use]
    pub fn points(self, change: f64, decimals: u8) -> String {
        let Some(plain) = rounded(change, 2, decimals) else { return DASH.to_owned() };
        let texts = &self.texts().numbers;
        let template = match plain.trim_start_matches('-') {
            "1" => texts.point,
            // Zeros after the point change nothing: the plural rules go by the value.
            size if is_few(size) => texts.points_few,
            _ => texts.points,
        };
        fill!(template, &[("number", &self.write(&plain, Sign::Always, ""))])
    }

    /// Returns a number in at most three digits, for axes: `950`, `12.5k`, `1.2M`, `12 ألف`.
    #[must_use]
    pub fn compact(self, number: f64) -> String {
        self.compact_with(number, Sign::Minus)
    }

    /// Returns a change in at most three digits, its sign always shown unless it rounds to nothing: `+12.5k`.
    #[must_use]
    pub fn signed_compact(self, change: f64) -> String {
        self.compact_with(change, Sign::Always)
    }

    fn compact_with(self, number: f64, sign: Sign) -> String {
        if !number.is_finite() {
            return DASH.to_owned();
        }
        let mut scaled = number;
        let mut plain = three_digits(scaled);
        let mut steps = 0_u8;
        // What rounds to 1,000 belongs to the next step as well.
        while steps < 4 && plain.trim_start_matches('-').split('.').next().is_some_and(|whole| whole.len() > 3) {
            scaled /= 1000.0;
            steps += 1;
            plain = three_digits(scaled);
        }
        let few = is_few(plain.trim_start_matches('-'));
        let texts = &self.texts().numbers;
        let template = match (steps, few) {
            (0, _) => return self.write(&plain, sign, ""),
            (1, false) => texts.thousand,
            (1, true) => texts.thousand_few,
            (2, false) => texts.million,
            (2, true) => texts.million_few,
            (3, false) => texts.billion,
            (3, true) => texts.billion_few,
            (_, false) => texts.trillion,
            (_, true) => texts.trillion_few,
        };
        fill!(template, &[("number", &self.write(&plain, sign, ""))])
    }

    /// Returns the quantities of weeks in a row that cannot be taken for one number: `100; 200`; [`DASH`] for a week that keeps
    /// its own.
    #[must_use]
    pub fn quantities(self, weeks: &[Option<u64>]) -> String {
        let one = |week: &Option<u64>| week.map_or_else(|| DASH.to_owned(), |quantity| self.ungrouped(quantity));
        weeks.iter().map(one).collect::<Vec<_>>().join(match self.language {
            Language::En => "; ",
            Language::Ar => "؛ ",
        })
    }

    /// Writes whole numbers in a row, as [`WantedQuantities`](crate::text::WantedQuantities) reads them back: `120,000, 0, 3,000`.
    #[must_use]
    pub fn list(self, numbers: &[u64]) -> String {
        let written: Vec<String> = numbers.iter().map(|&number| self.whole(number)).collect();
        written.join(self.comma())
    }

    pub(in crate::text) fn digits_of(self, ascii: &str) -> String {
        if !self.is_arabic_indic() {
            return ascii.to_owned();
        }
        ascii.bytes().map(|byte| if byte.is_ascii_digit() { local_digit(byte) } else { char::from(byte) }).collect()
    }

    fn is_arabic_indic(self) -> bool {
        self.language == Language::Ar && self.digits == Digits::ArabicIndic
    }

    /// Writes a percentage from its plain digits.
    fn percent_text(self, plain: &str) -> String {
        self.write(plain, Sign::Minus, self.percent_sign())
    }

    fn percent_sign(self) -> &'static str {
        if self.is_arabic_indic() { "٪" } else { "%" }
    }

    /// Writes `plain` in local digits and separators, without groups.
    fn write_ungrouped(self, plain: &str) -> String {
        self.write_in_groups(plain, Sign::Typed, "", usize::MAX)
    }

    /// Writes `plain` (`-?digits[.digits]`) in local digits and separators with `unit` close behind it; the sign of a zero
    /// is dropped.
    fn write(self, plain: &str, sign: Sign, unit: &str) -> String {
        self.write_in_groups(plain, sign, unit, 3)
    }

    fn write_in_groups(self, plain: &str, sign: Sign, unit: &str, group: usize) -> String {
        let (negative, unsigned) = match plain.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, plain),
        };
        let is_zero = unsigned.bytes().all(|byte| matches!(byte, b'0' | b'.'));
        let sign = match (is_zero, negative, sign) {
            (false, true, Sign::Typed) => Some('-'),
            (false, true, _) => Some(MINUS),
            (false, false, Sign::Always) => Some('+'),
            _ => None,
        };
        let local = self.is_arabic_indic();
        let isolated = (sign.is_some() || !unit.is_empty()) && self.language == Language::Ar && !local;
        let mut out = String::with_capacity(unsigned.len() * 2 + 8);
        if isolated {
            out.push('\u{2066}');
        }
        out.extend(sign);
        let whole = unsigned.find('.').unwrap_or(unsigned.len());
        for (position, byte) in unsigned.bytes().enumerate() {
            if position > 0 && position < whole && (whole - position).is_multiple_of(group) {
                out.push(if local { '٬' } else { ',' });
            }
            out.push(match byte {
                b'.' if local => '٫',
                digit if local => local_digit(digit),
                other => char::from(other),
            });
        }
        out.push_str(unit);
        if isolated {
            out.push('\u{2069}');
        }
        out
    }
}

/// Says whether Arabic counts `size` (a decimal without sign) with the plural of few: 3 to 10, with or without zeros after
/// the point (Unicode CLDR, plural rules for cardinals).
fn is_few(size: &str) -> bool {
    let (whole, fraction) = size.split_once('.').unwrap_or((size, ""));
    fraction.bytes().all(|byte| byte == b'0') && matches!(whole, "3" | "4" | "5" | "6" | "7" | "8" | "9" | "10")
}

/// Says when a number's sign is shown, and which one.
#[derive(Clone, Copy)]
enum Sign {
    /// Below zero, as it is read.
    Minus,
    /// Below zero, as a keyboard has it: fields show what can be typed.
    Typed,
    /// Above zero too.
    Always,
}

/// Returns the Arabic-Indic form of an ASCII digit.
fn local_digit(byte: u8) -> char {
    ARABIC_INDIC[usize::from(byte.wrapping_sub(b'0') % 10)]
}

/// Returns `number × 10^shift` as plain text with `decimals` places, or `None` where it is not finite.
fn rounded(number: f64, shift: u8, decimals: u8) -> Option<String> {
    number.is_finite().then(|| rounded_text(number, shift, usize::from(decimals.min(MOST_DECIMALS))))
}

/// Returns `number` rounded to three significant digits, without trailing zeros after the point.
fn three_digits(number: f64) -> String {
    let size = number.abs();
    let mut decimals = 2;
    let mut bound = 10.0;
    while size >= bound && decimals > 0 {
        bound *= 10.0;
        decimals -= 1;
    }
    let mut least = 1.0;
    while size < least && decimals < 8 {
        least /= 10.0;
        decimals += 1;
    }
    without_zeros(&rounded_text(number, 0, decimals)).to_owned()
}

/// Returns a plain decimal without the zeros at the end of its fraction.
fn without_zeros(plain: &str) -> &str {
    if plain.contains('.') { plain.trim_end_matches('0').trim_end_matches('.') } else { plain }
}
