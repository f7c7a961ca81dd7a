//! Numbers, percentages and prices of cells.

use super::book::{Sheet, Value, trimmed};
pub(super) use super::marks::{is_mark, is_none};
use super::meaning::Meaning;
use super::table::TablePlace;
use super::titles::{latin_lookalike, recognise};
use super::unit_words::with_stem;
use crate::plan::{Currency, Decimal};
use crate::search::Folded;
use crate::text::reading::decimal_mark;
use crate::text::{DecimalMark, Form, ReadError, Reading, Wanted};

/// Says how a number was bought: what a price is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Basis {
    /// A thousand units.
    Thousand,
    /// One unit.
    Unit,
    /// A click.
    Click,
    /// An action.
    Action,
    /// A rating point.
    Point,
    /// A week.
    Week,
    /// A month.
    Month,
    /// Weeks without a gap.
    Flight,
    /// All of it.
    Flat,
}

/// Words that are a part of an amount: `ألف دينار`.
const AMOUNT_WORDS: [&str; 6] = ["thousand", "mille", "k", "الف", "الاف", "الفا"];

/// Words for single things that are bought one by one.
const UNITS: [&str; 34] = [
    "cpv",
    "view",
    "unit",
    "spot",
    "insertion",
    "insertions",
    "ins",
    "spots",
    "piece",
    "face",
    "panel",
    "post",
    "page",
    "issue",
    "message",
    "sms",
    "وحده",
    "اعلان",
    "ادراج",
    "سبوت",
    "منشور",
    "مشاهده",
    "رساله",
    "بث",
    "لوحه",
    "لوحات",
    "وجه",
    "اوجه",
    "شاشه",
    "شاشات",
    "سبوتات",
    "منشورات",
    "اعلانات",
    "رسايل",
];

impl Basis {
    /// Returns what a price says that it is for: `$4.50 CPM`, `45 / spot`, `٥ دنانير لكل ألف`. A number is the amount and never
    /// a thousand that it is for, unless something says so: `1,000` and `ألف دينار` are amounts.
    #[must_use]
    pub fn of_price(text: &str) -> Option<Self> {
        let folded = Folded::of(text);
        let said = text.split_once('/').map(|(_, after)| Self::of(after));
        if let Some(said) = said.flatten() {
            return Some(said);
        }
        let words: Vec<&str> = folded.bare().split_whitespace().collect();
        let is_marker = |word: &str| ["per", "for", "a", "لكل", "كل", "عن"].contains(&word);
        let marked = words.iter().position(|word| is_marker(word)).and_then(|at| words.get(at + 1..));
        let each = |word: &str| word.strip_prefix("لل").or_else(|| word.strip_prefix("بال")).map(str::to_owned);
        let for_each = || folded.as_str().split_whitespace().find_map(each);
        let said = marked.map(|after| after.join(" ")).or_else(for_each);
        if let Some(said) = said.as_deref().and_then(Self::of) {
            return Some(said);
        }
        let is_amount = |word: &&&str| word.contains(char::is_numeric) || AMOUNT_WORDS.contains(*word);
        let rest: Vec<&str> = words.iter().filter(|word| !is_amount(word)).copied().collect();
        Self::of(&rest.join(" "))
    }

    /// Returns what a title or a cell says that a price is for.
    #[must_use]
    pub fn of(text: &str) -> Option<Self> {
        let latin = latin_lookalike(text);
        let folded = Folded::of(latin.as_deref().unwrap_or(text));
        let words = folded.bare();
        let has = |known: &[&str]| words.split_whitespace().flat_map(with_stem).any(|word| known.contains(&word));
        let is_by_day =
            [" per day ", " a day ", " pro tag ", " je tag ", " par jour ", " لليوم ", " باليوم ", " كل يوم "];
        if has(&["cpm", "cpt", "tkp", "thousand", "mille", "1000", "الف"]) {
            Some(Self::Thousand)
        } else if has(&["cpc", "ppc", "click", "clicks", "نقره", "نقر"]) {
            Some(Self::Click)
        } else if has(&["cpa", "cpo", "cpl", "cpi", "action", "lead", "order", "install", "طلب", "اجراء"]) {
            Some(Self::Action)
        } else if has(&["cpp", "cprp", "grp", "trp", "point", "نقطه"]) {
            Some(Self::Point)
        } else if has(&["week", "weekly", "اسبوع", "اسبوعي", "اسبوعيا"]) {
            Some(Self::Week)
        } else if has(&["month", "monthly", "شهر", "شهري", "شهريا"]) {
            Some(Self::Month)
        } else if has(&["fix", "fixed", "flat", "package", "sponsorship", "lump", "مقطوع", "باقه", "رعايه", "ثابت"])
        {
            Some(Self::Flat)
        } else if is_by_day.iter().any(|day| words.contains(day)) || has(&UNITS) {
            Some(Self::Unit)
        } else {
            None
        }
    }
}

/// Returns what else a number with one mark before its last three digits can be, `915.000`: a thousandth of what was read, or a
/// thousand times as much. Nothing for other texts.
#[must_use]
pub(super) fn other_reading(value: &Value, read: Decimal) -> Option<Decimal> {
    let letters: Vec<char> = value.words()?.chars().collect();
    let is_digit = |at: usize| letters.get(at).is_some_and(|letter| letter.is_numeric());
    let is_mark =
        |at: &usize| matches!(letters.get(*at), Some('.' | ',')) && is_digit(at.wrapping_sub(1)) && is_digit(at + 1);
    let mut marks = (0..letters.len()).filter(is_mark);
    let at = marks.next().filter(|_| marks.next().is_none())?;
    let behind = letters.iter().skip(at + 1).take_while(|letter| letter.is_numeric()).count();
    let all = letters.iter().filter(|letter| letter.is_numeric()).count();
    let before = letters.iter().take(at).rev().take_while(|letter| letter.is_numeric()).count();
    if behind != 3 || before + behind != all {
        return None;
    }
    let mut whole = value.words()?.chars().filter_map(|letter| letter.to_digit(10).or_else(|| arabic_digit(letter)));
    let whole = whole.try_fold(0_i64, |number, digit| number.checked_mul(10)?.checked_add(i64::from(digit)))?;
    let (grouped, parted) = (Decimal::new(whole, 0)?, Decimal::new(whole, 3)?);
    if fine(read) == fine(grouped) { Some(parted) } else { (fine(read) == fine(parted)).then_some(grouped) }
}

/// Returns the digit that an Arabic or Persian figure is.
fn arabic_digit(letter: char) -> Option<u32> {
    let letter = u32::from(letter);
    [0x660, 0x6f0].into_iter().find_map(|zero| letter.checked_sub(zero).filter(|digit| *digit < 10))
}

/// Returns the number of a cell; nothing for an empty one and for a dash.
///
/// # Errors
/// Why it is no number.
pub(super) fn number(value: &Value, mark: Option<DecimalMark>) -> Result<Option<Decimal>, ReadError> {
    match value {
        Value::Number(number) => Ok(Some(*number)),
        Value::Empty => Ok(None),
        Value::Text(text) if is_none(text) => Ok(None),
        Value::Text(text) if plain(text, mark).is_some() => Ok(plain(text, mark)),
        Value::Text(text) => {
            let read = |text: &str| settled(Wanted::decimal().signed().written_with(mark).read(without_marks(text)));
            read(text).or_else(|why| without_unit(text).map_or(Err(why), read)).map(Some)
        }
        Value::Day(day) => Err(ReadError::NotANumber(day.to_string())),
        Value::Fault(text) => Err(ReadError::NotANumber(text.clone())),
    }
}

/// Reads the number of a text of digits alone, or of digits around one point that can be nothing but a decimal mark; nothing for all that
/// has to be looked at more closely. Most cells of a large table are so.
fn plain(text: &str, mark: Option<DecimalMark>) -> Option<Decimal> {
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let is_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let has_point = whole.len() < text.len();
    let is_point = mark == Some(DecimalMark::Point) || mark.is_none() && part.len() != 3;
    let is_plain = !whole.is_empty() && whole.len() + part.len() <= 15 && is_digits(whole) && is_digits(part);
    let is_number = is_plain && (!has_point || is_point && (1..=4).contains(&part.len()));
    if is_number && (whole.len() == 1 || !whole.starts_with('0')) { text.parse().ok() } else { None }
}

/// Returns a number without what says that it is only approximate, and without the marks of footnotes behind it:
/// `1,200,000*`, `6.00²`, `4,800.00 (1)`.
fn without_marks(text: &str) -> &str {
    let is_mark = |letter: char| matches!(letter, '*' | '†' | '‡' | '§' | '¹' | '²' | '³' | '⁰' | '⁴'..='⁹');
    let bare = without_approximation(text).trim_end().trim_end_matches(is_mark).trim_end();
    // Brackets around a number alone say that it is below zero.
    let footnote = bare.strip_suffix([')', ']']).and_then(|inner| inner.rsplit_once(['(', '[']));
    let is_footnote = |before: &str, mark: &str| {
        before.trim_end().ends_with(char::is_numeric)
            && mark.chars().count() <= 2
            && mark.chars().all(char::is_alphanumeric)
    };
    footnote.filter(|(before, mark)| is_footnote(before, mark)).map_or(bare, |(before, _)| before.trim_end())
}

/// Returns a number without the words behind it that say what it counts: `80 spots`, `1.2M imps`, `20 لوحة`. Nothing where
/// other words stand there.
fn without_unit(text: &str) -> Option<&str> {
    let is_count = |meaning: Meaning| {
        matches!(
            meaning,
            Meaning::Units
                | Meaning::Insertions
                | Meaning::Views
                | Meaning::Clicks
                | Meaning::Size
                | Meaning::People
                | Meaning::Reach
                | Meaning::Audience
        )
    };
    let is_unit = |word: &str| {
        let word = word.trim_matches(|letter: char| !letter.is_alphabetic());
        let is_titled = || recognise(word).is_some_and(|hit| hit.confidence >= 90 && is_count(hit.meaning));
        !word.is_empty() && (Basis::of(word) == Some(Basis::Unit) || is_titled())
    };
    let mut rest = text.trim_end();
    while let Some((before, _)) = rest.rsplit_once(char::is_whitespace).filter(|(_, word)| is_unit(word)) {
        rest = before.trim_end();
    }
    (rest.len() < text.trim_end().len() && rest.contains(char::is_numeric)).then_some(rest)
}

/// Returns an amount without the words that say what it is for and what it holds: `€45 per spot`, `€3,600 net`, `صافي 250`.
pub(super) fn without_terms(text: &str) -> Option<String> {
    let is_said = |word: &&str| {
        let bare = word.trim_matches(|letter: char| !letter.is_alphabetic()).to_lowercase();
        let is_term = [
            "per",
            "a",
            "each",
            "only",
            "net",
            "nett",
            "gross",
            "لكل",
            "كل",
            "صافي",
            "صافيا",
            "فقط",
            "للواحد",
            "للواحده",
        ];
        bare.is_empty() || !is_term.contains(&bare.as_str()) && Basis::of(&bare).is_none()
    };
    let spaced = text.replace('/', " ");
    let all: Vec<&str> = spaced.split_whitespace().collect();
    let kept: Vec<&str> = all.iter().copied().filter(|word| is_said(word)).collect();
    (kept.len() < all.len() && !kept.is_empty()).then(|| kept.join(" "))
}

/// Returns a number without the sign or word that says that it is only approximate.
fn without_approximation(text: &str) -> &str {
    let signless = text.trim_start_matches(['~', '≈', '±', ' ']);
    let words = ["approx.", "approx", "about", "around", "circa", "ca.", "c.", "حوالي", "نحو", "قرابة", "تقريبا"];
    let found = words.iter().find_map(|word| {
        let rest = signless.get(word.len()..)?;
        let begins = signless.get(..word.len())?.eq_ignore_ascii_case(word);
        (begins && rest.trim_start().starts_with(char::is_numeric)).then(|| rest.trim_start())
    });
    found.unwrap_or(signless)
}

/// Returns the amount or price of a cell in `currency`.
///
/// # Errors
/// Why it is none; [`ReadError::OtherCurrency`] where it names another currency.
pub(super) fn money(
    value: &Value,
    currency: Currency,
    mark: Option<DecimalMark>,
) -> Result<Option<Decimal>, ReadError> {
    match value {
        Value::Text(text) if plain(text, mark).is_some() => Ok(plain(text, mark)),
        Value::Text(text) if !is_none(text) => {
            let read =
                |text: &str| settled(Wanted::rate(currency).signed().written_with(mark).read(without_marks(text)));
            read(text).or_else(|why| without_terms(text).map_or(Err(why), |rest| read(&rest))).map(Some)
        }
        value => number(value, mark),
    }
}

/// Returns the percentage of a cell: the number before the sign. A number up to one is a share, as spreadsheets hold it.
///
/// # Errors
/// Why it is none.
pub(super) fn percent(value: &Value, mark: Option<DecimalMark>) -> Result<Option<Decimal>, ReadError> {
    let one = |number: Decimal| i128::from(number.mantissa().unsigned_abs()) <= number.denominator();
    match value {
        Value::Number(number) if one(*number) => Ok(times(*number, 100)),
        Value::Text(text) if !is_none(text) => {
            // A discount may be written below zero.
            let text = without_marks(text).trim().trim_start_matches(['-', '−']);
            settled(Wanted::percent().written_with(mark).read(text)).map(Some)
        }
        value => number(value, mark),
    }
}

/// Settles the value of a reading. Where a separator can be either, groups of three are the commoner: nobody writes a table
/// of thousandths.
fn settled(reading: Reading<Decimal>) -> Result<Decimal, ReadError> {
    match reading {
        Reading::One(number) => Ok(number),
        Reading::Refused(ReadError::Grouped(form)) => form_number(*form),
        Reading::Refused(why) => Err(why),
        Reading::Ask(question) => {
            let [first, second] = question.choices.map(|choice| choice.value);
            Ok(if first.decimals() <= second.decimals() { first } else { second })
        }
    }
}

fn form_number(form: Form) -> Result<Decimal, ReadError> {
    match form {
        Form::Number(number) | Form::Percent(number) | Form::Money(number, _) => Ok(number),
        other => Err(ReadError::Grouped(Box::new(other))),
    }
}

/// Returns the number times a whole one, exactly.
#[must_use]
pub(super) fn times(number: Decimal, factor: u64) -> Option<Decimal> {
    let product = i128::from(number.mantissa()).checked_mul(i128::from(factor))?;
    let (mut product, mut decimals) = (product, number.decimals());
    while decimals > 0 && product % 10 == 0 {
        product /= 10;
        decimals -= 1;
    }
    Decimal::new(i64::try_from(product).ok()?, decimals)
}

/// Returns the number rounded to a whole one, halves up; nothing where it is below zero or too large.
#[must_use]
pub(super) fn rounded(number: Decimal) -> Option<u64> {
    let twice = i128::from(number.mantissa()).checked_mul(2)?.checked_add(number.denominator())?;
    u64::try_from(twice.div_euclid(number.denominator() * 2)).ok()
}

/// Returns the sum of decimals, exactly where it has room.
#[must_use]
pub(super) fn sum(numbers: impl IntoIterator<Item = Decimal>) -> Option<Decimal> {
    // In units of 10^-8, the finest that a decimal has.
    let fine: Option<i128> = numbers.into_iter().try_fold(0_i128, |sum, number| sum.checked_add(fine(number)));
    of_fine(fine?)
}

/// Returns the number in units of 10^-8.
#[must_use]
pub(super) fn fine(number: Decimal) -> i128 {
    i128::from(number.mantissa()) * (100_000_000 / number.denominator())
}

/// Returns the decimal of so many units of 10^-8, with as few decimals as it needs; rounded where there is no room.
#[must_use]
pub(super) fn of_fine(fine: i128) -> Option<Decimal> {
    let (mut number, mut decimals) = (fine, Decimal::MAX_DECIMALS);
    while decimals > 0 && (number % 10 == 0 || i64::try_from(number).is_err()) {
        number /= 10;
        decimals -= 1;
    }
    Decimal::new(i64::try_from(number).ok()?, decimals).map(trimmed)
}

/// Returns the decimal mark of the numbers of a table that are texts, where one of them shows it.
#[must_use]
pub(super) fn mark_of(sheet: &Sheet, place: &TablePlace) -> Option<DecimalMark> {
    let texts = place.body.clone().filter_map(|row| sheet.rows.get(row)).flatten().filter_map(Value::words);
    decimal_mark(texts.filter(|text| text.chars().any(char::is_numeric) && text.chars().count() < 30).take(5_000))
}

#[cfg(test)]
mod tests {
    use super::{Basis, money, number, other_reading, percent, rounded, sum};
    use crate::exchange::import::book::Value;
    use crate::plan::Currency;

    #[test]
    fn cells_become_numbers() {
        for (text, expected) in [
            ("1 250,5", "1250.5"),
            ("١٬٢٣٤", "1234"),
            ("1,250", "1250"),
            ("4470.708", "4470.708"),
            ("12,500,000", "12500000"),
        ] {
            let found = number(&Value::text(text), None).unwrap().unwrap();
            assert_eq!(found.to_string(), expected, "{text}");
        }
        for (text, expected) in [
            ("1,200,000*", "1200000"),
            ("850 000 **", "850000"),
            ("6.00²", "6.00"),
            ("4,800 (1)", "4800"),
            ("80 spots", "80"),
            ("1.2M imps", "1200000"),
            ("٢٠ لوحة", "20"),
            ("(120)", "-120"),
        ] {
            let found = number(&Value::text(text), None).unwrap().unwrap();
            assert_eq!(found.to_string(), expected, "{text}");
        }
        for text in ["-", "—", "n/a", "لا يوجد"] {
            assert_eq!(number(&Value::text(text), None), Ok(None), "{text}");
        }
        assert!(number(&Value::text("tbc"), None).is_err());
        assert_eq!(percent(&Value::text("15%"), None).unwrap().unwrap().to_string(), "15");
        assert_eq!(percent(&Value::float(0.15), None).unwrap().unwrap().to_string(), "15");
        let jod: Currency = "JOD".parse().unwrap();
        assert_eq!(money(&Value::text("١٢٫٥ د.أ"), jod, None).unwrap().unwrap().to_string(), "12.5");
        assert!(money(&Value::text("$ 12.5"), jod, None).is_err());
        for text in ["JOD 45 per spot", "45 net", "45 د.أ للسبوت", "JOD 45 / face", "45 صافي"] {
            assert_eq!(money(&Value::text(text), jod, None).unwrap().unwrap().to_string(), "45", "{text}");
        }
    }

    #[test]
    fn sums_are_exact() {
        let third: crate::plan::Decimal = "5183333.33".parse().unwrap();
        let all = sum([third, third, third]).unwrap();
        assert_eq!((all.to_string().as_str(), rounded(all)), ("15549999.99", Some(15_550_000)));
    }

    #[test]
    fn words_say_what_a_price_is_for() {
        for (text, expected) in [
            ("CPM, £", Some(Basis::Thousand)),
            ("СРМ", Some(Basis::Thousand)),
            ("تكلفة الألف", Some(Basis::Thousand)),
            ("CPC", Some(Basis::Click)),
            ("per spot", Some(Basis::Unit)),
            ("Fixed", Some(Basis::Flat)),
            ("Price", None),
        ] {
            assert_eq!(Basis::of(text), expected, "{text}");
        }
    }

    #[test]
    fn a_mark_before_three_digits_has_two_readings() {
        for (text, read, other) in [
            ("915.000", "915000", Some("915.000")),
            ("915,000", "915", Some("915000")),
            ("٩١٥٫٠٠٠ د.أ", "915", None),
            ("915.000 د.أ", "915", Some("915000")),
            ("7.500", "7.5", Some("7500")),
            ("1,250.500", "1250.5", None),
            ("915", "915", None),
        ] {
            let found = other_reading(&Value::text(text), read.parse().unwrap());
            assert_eq!(found.map(|other| other.to_string()).as_deref(), other, "{text}");
        }
    }

    #[test]
    fn an_amount_is_not_what_it_is_for() {
        for (text, expected) in [
            ("1,000", None),
            ("1000.00", None),
            ("1000 USD", None),
            ("$1000", None),
            ("1,000.50", None),
            ("ألف دينار", None),
            ("3 آلاف دينار", None),
            ("5 thousand", None),
            ("$4.50 CPM", Some(Basis::Thousand)),
            ("4.50 / 1000", Some(Basis::Thousand)),
            ("4.50 per 1000", Some(Basis::Thousand)),
            ("4.50 per thousand", Some(Basis::Thousand)),
            ("5 دنانير لكل ألف", Some(Basis::Thousand)),
            ("5 دنانير للألف", Some(Basis::Thousand)),
            ("1,000 per spot", Some(Basis::Unit)),
            ("1,000 / week", Some(Basis::Week)),
            ("ألف دينار للأسبوع", Some(Basis::Week)),
            ("1000 fixed", Some(Basis::Flat)),
        ] {
            assert_eq!(Basis::of_price(text), expected, "{text}");
        }
    }
}
