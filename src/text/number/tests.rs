use proptest::prelude::*;

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
    text.replace(['\u{2066}', '\u{2067}', '\u{2069}'], "").replace('\u{a0}', " ")
}

#[test]
fn a_whole_index_has_no_decimals() {
    for (value, english, arabic) in
        [(1.0, "1", "١"), (0.999_96, "1", "١"), (0.0, "0", "٠"), (0.884, "0.884", "٠٫٨٨٤"), (-1.0, "-1", "-١")]
    {
        let said = [EN, INDIC].map(|locale| locale.index(value).replace('\u{2212}', "-"));
        assert_eq!(said, [english, arabic], "{value}");
    }
}

#[test]
fn whole_numbers_are_grouped() {
    for (value, western, indic) in [
        (0_i64, "0", "٠"),
        (7, "7", "٧"),
        (999, "999", "٩٩٩"),
        (1_000, "1,000", "١٬٠٠٠"),
        (-12_345, "−12,345", "−١٢٬٣٤٥"),
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
    assert_eq!(AR.decimal(-1.5, 1), "\u{2066}−1.5\u{2069}");
    assert_eq!(AR.decimal(1.5, 1), "1.5");
    // After an Arabic letter the sign of percent would move to the left of its number (UAX #9, rule W2).
    assert_eq!(AR.percent(0.469, 1), "\u{2066}46.9%\u{2069}");
    assert_eq!([EN.percent(0.469, 1), INDIC.percent(0.469, 1)], ["46.9%", "٤٦٫٩٪"]);
    assert_eq!(EN.decimal(-1.5, 1), "−1.5");
    assert_eq!(INDIC.decimal(-1.5, 1), "−١٫٥");
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
        (-0.125, 2, "−0.13", "−٠٫١٣"),
        (0.375, 2, "0.38", "٠٫٣٨"),
        (2.5, 0, "3", "٣"),
        (0.124_999_999, 2, "0.12", "٠٫١٢"),
        (1.005, 2, "1.01", "١٫٠١"),
        (2.675, 2, "2.68", "٢٫٦٨"),
        (-1.005, 2, "−1.01", "−١٫٠١"),
        (9.995, 2, "10.00", "١٠٫٠٠"),
        (0.05, 1, "0.1", "٠٫١"),
        (0.04, 1, "0.0", "٠٫٠"),
        (1e-300, 2, "0.00", "٠٫٠٠"),
        (1e21, 0, "1,000,000,000,000,000,000,000", "١٬٠٠٠٬٠٠٠٬٠٠٠٬٠٠٠٬٠٠٠٬٠٠٠٬٠٠٠"),
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
        // Halves of the shortest decimal, on whichever side of it the binary number lies.
        (0.145, 0, "15%", "١٥٪"),
        (0.155, 0, "16%", "١٦٪"),
        (0.285, 0, "29%", "٢٩٪"),
        (0.0005, 1, "0.1%", "٠٫١٪"),
        (1.005, 0, "101%", "١٠١٪"),
        (0.999_95, 1, "100.0%", "١٠٠٫٠٪"),
        (-0.0001, 1, "0.0%", "٠٫٠٪"),
        (f64::NAN, 1, DASH, DASH),
    ] {
        assert_eq!([EN.percent(share, decimals), seen(&AR.percent(share, decimals))], [western, western]);
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
        (-0.023, "−2.3 points", "−2.3 نقطة مئوية"),
        (0.0, "0.0 points", "0.0 نقطة مئوية"),
        (-0.0001, "0.0 points", "0.0 نقطة مئوية"),
        (0.03, "+3.0 points", "+3.0 نقاط مئوية"),
        (-0.1, "−10.0 points", "−10.0 نقاط مئوية"),
        (0.11, "+11.0 points", "+11.0 نقطة مئوية"),
        (f64::NAN, DASH, DASH),
    ] {
        assert_eq!([EN.points(value, 1), seen(&AR.points(value, 1))], [english, arabic]);
    }
    assert_eq!([EN.points(-0.01, 0), EN.points(0.02, 0)], ["−1 point", "+2 points"]);
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
        (-3_000_000.0, "−3M", "−3 ملايين"),
        (2.5e9, "2.5B", "2.5 مليار"),
        (1e15, "1,000T", "1,000 تريليون"),
        (f64::NAN, DASH, DASH),
    ] {
        assert_eq!([EN.compact(value), seen(&AR.compact(value))], [english, arabic]);
    }
    assert_eq!(seen(&INDIC.compact(12_500.0)), "١٢٫٥ ألف");
    assert_eq!([EN.signed_compact(12_500.0), seen(&INDIC.signed_compact(12_500.0))], ["+12.5k", "+١٢٫٥ ألف"]);
    assert_eq!([EN.signed_compact(-12_500.0), EN.signed_compact(0.0)], [EN.compact(-12_500.0), EN.compact(0.0)]);
}

#[test]
fn money_is_exact() {
    let jod = currency("JOD");
    for (minor, english, arabic, indic, short) in [
        (2_181_000, "JOD 2,181.000", "2,181.000 د.أ", "٢٬١٨١٫٠٠٠ د.أ", "2,181"),
        (150_000, "JOD 150.000", "150.000 د.أ", "١٥٠٫٠٠٠ د.أ", "150"),
        (150_500, "JOD 150.500", "150.500 د.أ", "١٥٠٫٥٠٠ د.أ", "150.500"),
        (-5, "JOD −0.005", "−0.005 د.أ", "−٠٫٠٠٥ د.أ", "−0.005"),
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

proptest! {
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
                prop_assert!(!zero || !text.contains(['-', '−']), "{}", text);
            }
        }
    }

    #[test]
    fn rounding_moves_no_number_by_more_than_half_a_place(value in -1e9_f64..1e9, decimals in 0_u8..=6) {
        let shown = EN.decimal(value, decimals).replace(',', "").replace('−', "-");
        let read: f64 = shown.parse().unwrap();
        let half = 0.5 * 10_f64.powi(-i32::from(decimals));
        prop_assert!((read - value).abs() <= half * (1.0 + 1e-6) + value.abs() * 1e-15, "{} {}", value, shown);
        prop_assert_eq!(EN.decimal(-value, decimals).replace('−', ""), EN.decimal(value, decimals).replace('−', ""));
    }
}
