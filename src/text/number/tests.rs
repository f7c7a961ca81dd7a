use proptest::prelude::*;

use super::parse::{NumberError, parse_decimal, parse_list, parse_money, parse_percent, parse_signed, parse_whole};
use super::{DASH, Digits, Locale};
use crate::plan::{Currency, Decimal, Money};
use crate::text::{Language, Region};

const EN: Locale = Locale { language: Language::En, digits: Digits::Western, region: Region::Gulf, hijri: false };
const AR: Locale = Locale { language: Language::Ar, ..EN };
const INDIC: Locale = Locale { digits: Digits::ArabicIndic, ..AR };

fn currency(code: &str) -> Currency {
    code.parse().unwrap()
}

fn number(text: &str) -> Decimal {
    text.parse().unwrap()
}

/// Without the isolates around signed numbers.
fn seen(text: &str) -> String {
    text.replace(['\u{2066}', '\u{2069}'], "").replace('\u{a0}', " ")
}

#[test]
fn whole_numbers_are_grouped() {
    for (value, western, indic) in [
        (0_i64, "0", "٠"),
        (7, "7", "٧"),
        (999, "999", "٩٩٩"),
        (1_000, "1,000", "١٬٠٠٠"),
        (-12_345, "-12,345", "-١٢٬٣٤٥"),
        (1_234_567_890, "1,234,567,890", "١٬٢٣٤٬٥٦٧٬٨٩٠"),
    ] {
        assert_eq!(EN.whole(value), western);
        assert_eq!(seen(&AR.whole(value)), western);
        assert_eq!(INDIC.whole(value), indic);
    }
    assert_eq!(EN.whole(u64::MAX), "18,446,744,073,709,551,615");
    assert_eq!([EN.ungrouped(2026), INDIC.ungrouped(2026)], ["2026", "٢٠٢٦"]);
}

#[test]
fn english_texts_have_western_digits() {
    assert_eq!(Locale { digits: Digits::ArabicIndic, ..EN }.percent(0.55, 1), "55.0%");
}

#[test]
fn signs_stand_in_an_isolate_where_arabic_would_move_them() {
    assert_eq!(AR.decimal(-1.5, 1), "\u{2066}-1.5\u{2069}");
    assert_eq!(AR.decimal(1.5, 1), "1.5");
    assert_eq!(EN.decimal(-1.5, 1), "-1.5");
    assert_eq!(INDIC.decimal(-1.5, 1), "-١٫٥");
}

#[test]
fn decimals_are_rounded_and_never_minus_zero() {
    for (value, decimals, western, indic) in [
        (0.0, 1, "0.0", "٠٫٠"),
        (-0.0, 1, "0.0", "٠٫٠"),
        (-0.04, 1, "0.0", "٠٫٠"),
        (-0.4, 0, "0", "٠"),
        (2.349, 2, "2.35", "٢٫٣٥"),
        (0.125, 2, "0.13", "٠٫١٣"),
        (-0.125, 2, "-0.13", "-٠٫١٣"),
        (0.375, 2, "0.38", "٠٫٣٨"),
        (2.5, 0, "3", "٣"),
        (0.124_999_999, 2, "0.12", "٠٫١٢"),
        (1234.5, 1, "1,234.5", "١٬٢٣٤٫٥"),
        (999_999.96, 1, "1,000,000.0", "١٬٠٠٠٬٠٠٠٫٠"),
        (f64::NAN, 1, DASH, DASH),
        (f64::INFINITY, 0, DASH, DASH),
    ] {
        assert_eq!(EN.decimal(value, decimals), western);
        assert_eq!(INDIC.decimal(value, decimals), indic);
    }
    assert_eq!(EN.exact(number("1250.50")), "1,250.50");
}

#[test]
fn percentages_have_their_sign() {
    for (share, decimals, western, indic) in [
        (0.55, 1, "55.0%", "٥٥٫٠٪"),
        (1.0, 0, "100%", "١٠٠٪"),
        (0.002_345, 2, "0.23%", "٠٫٢٣٪"),
        (-0.0001, 1, "0.0%", "٠٫٠٪"),
        (f64::NAN, 1, DASH, DASH),
    ] {
        assert_eq!([EN.percent(share, decimals), AR.percent(share, decimals)], [western, western]);
        assert_eq!(INDIC.percent(share, decimals), indic);
    }
    for (share, expected) in
        [(0.55, "55%"), (0.07, "7%"), (0.0125, "1.25%"), (1.0, "100%"), (1.0 / 3.0, "33.33333333%")]
    {
        assert_eq!(EN.percent_exact(share), expected);
    }
    assert_eq!(INDIC.percent_exact(0.0125), "١٫٢٥٪");
    assert_eq!(EN.exact_percent(number("12.50")), "12.50%");
}

#[test]
fn changes_show_their_sign() {
    for (value, english, arabic) in [
        (0.023, "+2.3 points", "+2.3 نقطة مئوية"),
        (-0.023, "-2.3 points", "-2.3 نقطة مئوية"),
        (0.0, "0.0 points", "0.0 نقطة مئوية"),
        (-0.0001, "0.0 points", "0.0 نقطة مئوية"),
        (0.03, "+3.0 points", "+3.0 نقاط مئوية"),
        (-0.1, "-10.0 points", "-10.0 نقاط مئوية"),
        (0.11, "+11.0 points", "+11.0 نقطة مئوية"),
        (f64::NAN, DASH, DASH),
    ] {
        assert_eq!([EN.points(value, 1), seen(&AR.points(value, 1))], [english, arabic]);
    }
    assert_eq!([EN.points(-0.01, 0), EN.points(0.02, 0)], ["-1 point", "+2 points"]);
    assert_eq!([EN.signed(1234.0, 0), EN.signed(-0.2, 0), INDIC.signed(2.3, 1)], ["+1,234", "0", "+٢٫٣"]);
}

#[test]
fn axes_have_short_numbers() {
    for (value, english, arabic) in [
        (0.0, "0", "0"),
        (0.25, "0.25", "0.25"),
        (0.005, "0.005", "0.005"),
        (7.0, "7", "7"),
        (950.0, "950", "950"),
        (999.4, "999", "999"),
        (999.9, "1k", "1 ألف"),
        (1_250.0, "1.25k", "1.25 ألف"),
        (4_000.0, "4k", "4 آلاف"),
        (12_000.0, "12k", "12 ألف"),
        (120_000.0, "120k", "120 ألف"),
        (999_999.0, "1M", "1 مليون"),
        (1_200_000.0, "1.2M", "1.2 مليون"),
        (-3_000_000.0, "-3M", "-3 ملايين"),
        (2.5e9, "2.5B", "2.5 مليار"),
        (1e15, "1,000T", "1,000 تريليون"),
        (f64::NAN, DASH, DASH),
    ] {
        assert_eq!([EN.compact(value), seen(&AR.compact(value))], [english, arabic]);
    }
    assert_eq!(seen(&INDIC.compact(12_500.0)), "١٢٫٥ ألف");
}

#[test]
fn money_is_exact() {
    let jod = currency("JOD");
    for (minor, english, arabic, indic, short) in [
        (2_181_000, "JOD 2,181.000", "2,181.000 د.أ", "٢٬١٨١٫٠٠٠ د.أ", "2,181"),
        (150_000, "JOD 150.000", "150.000 د.أ", "١٥٠٫٠٠٠ د.أ", "150"),
        (150_500, "JOD 150.500", "150.500 د.أ", "١٥٠٫٥٠٠ د.أ", "150.500"),
        (-5, "JOD -0.005", "-0.005 د.أ", "-٠٫٠٠٥ د.أ", "-0.005"),
        (0, "JOD 0.000", "0.000 د.أ", "٠٫٠٠٠ د.أ", "0"),
    ] {
        let money = Money(minor);
        assert_eq!(seen(&EN.money(money, jod)), english);
        assert_eq!(seen(&AR.money(money, jod)), arabic);
        assert_eq!(seen(&INDIC.money(money, jod)), indic);
        assert_eq!(EN.money_short(money, jod), short);
    }
    assert_eq!(EN.money(Money(1), jod), "JOD\u{a0}0.001");
    assert_eq!(seen(&EN.money_change(Money(30_000), jod)), "JOD +30.000");
    assert_eq!(seen(&EN.money(Money(1_500), currency("JPY"))), "JPY 1,500");
    assert_eq!(seen(&AR.money(Money(1_500), currency("EUR"))), "15.00 EUR");
    assert_eq!(EN.money(Money(i128::from(i64::MAX) * 1000), jod), "JOD\u{a0}9,223,372,036,854,775,807.000");
}

#[test]
fn rates_keep_their_digits() {
    for (rate, expected) in
        [("1.25", "JOD 1.250"), ("30", "JOD 30.000"), ("0.0005", "JOD 0.0005"), ("1250", "JOD 1,250.000")]
    {
        assert_eq!(seen(&EN.rate(number(rate), currency("JOD"))), expected);
    }
    assert_eq!(seen(&EN.rate(number("7"), currency("JPY"))), "JPY 7");
}

#[test]
fn arab_currencies_have_arabic_abbreviations() {
    for code in Currency::OFFERED {
        let known = currency(code);
        let is_arab = !["EUR", "USD", "GBP", "CHF", "TRY", "JPY"].contains(&code);
        assert_eq!(AR.currency(known) != code, is_arab, "{code}");
        assert_eq!(EN.currency(known), code);
    }
}

#[test]
fn typed_whole_numbers_are_read() {
    for (text, expected) in [
        ("0", 0),
        (" 42 ", 42),
        ("007", 7),
        ("+5", 5),
        ("-0", 0),
        ("1,234", 1_234),
        ("1 234 567", 1_234_567),
        ("1\u{a0}234", 1_234),
        ("1\u{202f}234", 1_234),
        ("1\u{2009}234", 1_234),
        ("1'234", 1_234),
        ("1’234", 1_234),
        ("١٢٠٬٠٠٠", 120_000),
        ("١٢٠,٠٠٠", 120_000),
        ("۱۲۳", 123),
        ("\u{2067}١٢\u{2069}", 12),
        ("18,446,744,073,709,551,615", u64::MAX),
    ] {
        assert_eq!(parse_whole(text), Ok(expected), "{text}");
    }
    for (text, error) in [
        ("", NumberError::Empty),
        (" \u{200f}", NumberError::Empty),
        ("-", NumberError::NotANumber),
        ("-3", NumberError::Negative),
        ("−٣", NumberError::Negative),
        ("12,5", NumberError::NotANumber),
        ("1234,567", NumberError::NotANumber),
        (",123", NumberError::NotANumber),
        ("1,,234", NumberError::NotANumber),
        ("1,234 567", NumberError::NotANumber),
        ("1e3", NumberError::NotANumber),
        ("12k", NumberError::NotANumber),
        ("NaN", NumberError::NotANumber),
        ("--3", NumberError::NotANumber),
        ("3.0", NumberError::TooManyDecimals { most: 0 }),
        ("18446744073709551616", NumberError::TooLarge),
        ("99999999999999999999999999999999999999999999", NumberError::TooLarge),
    ] {
        assert_eq!(parse_whole(text), Err(error), "{text}");
    }
}

#[test]
fn typed_decimals_are_read() {
    for (text, expected) in [
        ("1.250", "1.250"),
        ("1,250.5", "1250.5"),
        ("١٬٢٥٠٫٥٠", "1250.50"),
        ("١٫٥", "1.5"),
        (".5", "0.5"),
        ("5.", "5"),
        ("1.12345678", "1.12345678"),
    ] {
        assert_eq!(parse_decimal(text), Ok(number(expected)), "{text}");
    }
    for (text, error) in [
        ("", NumberError::Empty),
        (".", NumberError::NotANumber),
        ("1.2.3", NumberError::NotANumber),
        ("1.234,5", NumberError::NotANumber),
        ("1.-5", NumberError::NotANumber),
        ("-0.01", NumberError::Negative),
        ("1.123456789", NumberError::TooManyDecimals { most: 8 }),
        ("99999999999999999999", NumberError::TooLarge),
    ] {
        assert_eq!(parse_decimal(text), Err(error), "{text}");
    }
    assert_eq!(parse_signed("-0.25"), Ok(number("-0.25")));
    assert_eq!(parse_signed("\u{2212}٠٫٢٥"), Ok(number("-0.25")));
}

#[test]
fn typed_money_fits_its_currency() {
    let jod = currency("JOD");
    for (text, expected) in [
        ("3000", "3000"),
        ("JOD 3,000.500", "3000.500"),
        ("3,000 JOD", "3000"),
        ("٣٬٠٠٠٫٥ د.أ", "3000.5"),
        ("JOD12", "12"),
    ] {
        assert_eq!(parse_money(text, jod), Ok(number(expected)), "{text}");
    }
    for (text, error) in [
        ("1.0005", NumberError::TooManyDecimals { most: 3 }),
        ("USD 5", NumberError::NotANumber),
        ("JOD", NumberError::Empty),
        ("JOD -5", NumberError::Negative),
    ] {
        assert_eq!(parse_money(text, jod), Err(error), "{text}");
    }
    assert_eq!(parse_money("1.5", currency("JPY")), Err(NumberError::TooManyDecimals { most: 0 }));
}

#[test]
fn typed_percentages_are_shares() {
    for (text, expected) in [
        ("55", 0.55),
        ("55%", 0.55),
        ("55 %", 0.55),
        ("٥٥٪", 0.55),
        ("%7", 0.07),
        ("0.1", 0.001),
        ("100", 1.0),
        ("٠٫٥٪", 0.005),
    ] {
        // Exactly the float of the literal.
        assert!((parse_percent(text).unwrap() - expected).abs() <= 0.0, "{text}");
    }
    for (text, error) in [
        ("%", NumberError::Empty),
        ("100.1", NumberError::TooLarge),
        ("-5%", NumberError::Negative),
        ("5%%", NumberError::NotANumber),
        ("half", NumberError::NotANumber),
    ] {
        assert_eq!(parse_percent(text), Err(error), "{text}");
    }
}

#[test]
fn typed_lists_are_read() {
    for (text, expected) in [
        ("120000, 0, 3000", vec![120_000, 0, 3_000]),
        ("120,000, 0, 3,000", vec![120_000, 0, 3_000]),
        ("5 6 7", vec![5, 6, 7]),
        ("1 234", vec![1, 234]),
        ("5\t6\t7\n", vec![5, 6, 7]),
        ("5\r\n6\r\n7", vec![5, 6, 7]),
        ("5;6; 7", vec![5, 6, 7]),
        ("5 , 6", vec![5, 6]),
        ("٥، ٦،٧", vec![5, 6, 7]),
        ("١٢٠٬٠٠٠؛ ٥", vec![120_000, 5]),
        ("5,", vec![5]),
        ("8", vec![8]),
    ] {
        assert_eq!(parse_list(text), Ok(expected), "{text}");
    }
    for (text, error) in [
        ("", NumberError::Empty),
        (" , ", NumberError::Empty),
        ("5\t\t6", NumberError::Empty),
        ("5،، 6", NumberError::Empty),
        ("5,, 6", NumberError::NotANumber),
        ("10,20,30", NumberError::NotANumber),
        (", 5", NumberError::Empty),
        ("5, , 6", NumberError::Empty),
        ("5; , 6", NumberError::Empty),
        ("5;;", NumberError::Empty),
        ("5 x 6", NumberError::NotANumber),
        ("5, -6", NumberError::Negative),
        ("5, 6.5", NumberError::TooManyDecimals { most: 0 }),
    ] {
        assert_eq!(parse_list(text), Err(error), "{text}");
    }
}

#[test]
fn errors_say_what_to_type() {
    assert_eq!(NumberError::TooManyDecimals { most: 3 }.sentence(EN), "Use at most 3 decimals.");
    assert_eq!(NumberError::TooManyDecimals { most: 3 }.sentence(INDIC), "أقصى عدد للمنازل العشرية: ٣.");
    assert_eq!(NumberError::TooManyDecimals { most: 0 }.sentence(EN), "Use a whole number, without decimals.");
    for error in [NumberError::Empty, NumberError::NotANumber, NumberError::Negative, NumberError::TooLarge] {
        assert_ne!(error.sentence(EN), error.sentence(AR));
    }
}

proptest! {
    #[test]
    fn whole_numbers_read_back(value in any::<u64>()) {
        for locale in [EN, AR, INDIC] {
            prop_assert_eq!(parse_whole(&locale.whole(value)), Ok(value));
        }
    }

    #[test]
    fn lists_read_back(values in prop::collection::vec(any::<u64>(), 1..12)) {
        for locale in [EN, AR, INDIC] {
            prop_assert_eq!(parse_list(&locale.list(&values)), Ok(values.clone()));
        }
    }

    #[test]
    fn decimals_read_back(mantissa in any::<i64>(), decimals in 0_u8..=8) {
        let value = Decimal::new(mantissa, decimals).unwrap();
        for locale in [EN, AR, INDIC] {
            prop_assert_eq!(parse_signed(&locale.exact(value)), Ok(value));
            let expected = if mantissa < 0 { Err(NumberError::Negative) } else { Ok(value) };
            prop_assert_eq!(parse_decimal(&locale.exact(value)), expected);
        }
    }

    #[test]
    fn money_reads_back(minor in 0..i64::MAX, code in prop::sample::select(Currency::OFFERED.to_vec())) {
        let (money, known) = (Money(i128::from(minor)), currency(code));
        for locale in [EN, AR, INDIC] {
            let read = parse_money(&locale.money(money, known), known).unwrap();
            prop_assert_eq!(known.money(read), money);
            let short = parse_money(&locale.money_short(money, known), known).unwrap();
            prop_assert_eq!(known.money(short), money);
        }
    }

    #[test]
    fn percentages_read_back(parts in 0_u32..=100_000_000) {
        let share = f64::from(parts) / 1e8;
        for locale in [EN, AR, INDIC] {
            let read = parse_percent(&locale.percent_exact(share)).unwrap();
            prop_assert!((read - share).abs() <= 0.0, "{} {}", read, share);
        }
    }

    #[test]
    fn shown_numbers_are_numbers(value in any::<f64>(), decimals in 0_u8..=6) {
        for locale in [EN, AR, INDIC] {
            for text in [
                locale.decimal(value, decimals),
                locale.percent(value, decimals),
                locale.signed(value, decimals),
                locale.points(value, decimals),
                locale.compact(value),
                locale.percent_exact(value),
            ] {
                prop_assert!(!text.contains("NaN") && !text.contains("inf"), "{}", text);
                let zero = text.chars().all(|letter| !letter.is_numeric() || letter == '0' || letter == '٠');
                prop_assert!(!zero || !text.contains('-'), "{}", text);
            }
        }
    }

    #[test]
    fn any_text_is_answered(text in "\\PC*|[0-9٠-٩,.٬٫ ;،\\-+%٪']*") {
        let _ = (parse_whole(&text), parse_signed(&text), parse_list(&text));
        if let Ok(value) = parse_decimal(&text) {
            prop_assert!(!value.is_negative());
        }
        if let Ok(share) = parse_percent(&text) {
            prop_assert!((0.0..=1.0).contains(&share));
        }
    }
}
