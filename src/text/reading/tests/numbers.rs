//! Numbers, percentages and money.

use super::{AR, EN, INDIC, check, currency};
use crate::plan::Decimal;
use crate::text::reading::{
    DecimalMark, ReadError, Reading, Wanted, decimal_mark, parse_percent, parse_whole, separators_said,
    share_of_percent,
};

#[test]
fn whole_numbers() {
    check(include_str!("../../../../tests/data/reading/whole_numbers.txt"), |text| Wanted::whole().read(text));
    for empty in ["", "  ", "\u{200f}", "\t"] {
        assert_eq!(Wanted::whole().read(empty), Reading::Refused(ReadError::Empty));
    }
    let bounds = Wanted::whole().from_to(Decimal::new(1, 0).unwrap(), Decimal::new(26, 0).unwrap());
    check("3 → = 3\n26 → = 26\n30 → ! Outside\n0 → ! Outside\n-1 → ! Negative\n30-5 → = 25", |text| {
        bounds.read(text)
    });
    let why = bounds.read("30").settled().unwrap_err();
    assert_eq!(why.sentence(EN), "A number from 1 to 26");
}

#[test]
fn decimals() {
    check(include_str!("../../../../tests/data/reading/decimals.txt"), |text| Wanted::decimal().read(text));
    check("-0.25 → = -0.25\n−٠٫٢٥ → = -0.25\n(5) → = -5\n5-9 → = -4\n+3 → = 3", |text| {
        Wanted::decimal().signed().read(text)
    });
}

/// The half and the quarter behind a word of size are of one of it: of one thousand, where the word says two thousand.
#[test]
fn a_half_is_of_one_of_the_size_before_it() {
    check(
        "
        مليونان ونصف → = 2500000
        مليونين ونصف → = 2500000
        ألفان ونصف → = 2500
        ألفين ونصف → = 2500
        مئتان ونصف → = 250
        ألفان وربع → = 2250
        ألفين وثلاثة أرباع → = 2750
        ملياران ونصف → = 2500000000
        مليون ونصف → = 1500000
        مليون ونصف مليون → = 1500000
        مليونان و 200 ألف → = 2200000
        3 ملايين ونصف → = 3500000
        ٣ ونصف مليون → = 3500000
        مئة ونصف → = 150
        نصف مليون → = 500000
        2 million and a half → = 2500000
        2 million and a quarter → = 2250000
        2 million and three quarters → = 2750000
        a million and half a million → = 1500000
        2 and a half million → = 2500000
        two and a half million → ! NotANumber
        2 and a half → ! NotANumber
        1000 ونصف مليون → ! NotANumber
        مليون وثلاثة → ! NotANumber
        ",
        |text| Wanted::whole().read(text),
    );
    check(
        "ألفان ونصف دينار → = 2500\nمليونان وربع د.أ → = 2250000\nمليون ونصف دينار → = 1500000",
        |text| Wanted::amount(currency("JOD")).read(text),
    );
}

#[test]
fn percentages() {
    check(include_str!("../../../../tests/data/reading/percentages.txt"), |text| Wanted::percent().read(text));
    for (text, share) in
        [("55", 0.55), ("7%", 0.07), ("0.1%", 0.001), ("١٢٫٥٪", 0.125), ("33.33333333%", 0.333_333_333_3)]
    {
        // Exactly the float of the literal.
        assert!((parse_percent(text).unwrap() - share).abs() <= 0.0, "{text}");
    }
    // The strength of an overlap may be below zero, whatever sign stands before it.
    check(
        "-5 → = -5\n−12.5% → = -12.5\n\\u{200f}-٥٪ → = -5\n40 → = 40\n.5 → ? 0.5% | 50%\n-.5 → = -0.5",
        |text| Wanted::percent().signed().read(text),
    );
    assert!((share_of_percent(Decimal::new(145, 1).unwrap()) - 0.145).abs() <= 0.0);
}

#[test]
fn dinars() {
    check(include_str!("../../../../tests/data/reading/dinars.txt"), |text| Wanted::amount(currency("JOD")).read(text));
}

#[test]
fn pounds_dollars_and_others() {
    check(include_str!("../../../../tests/data/reading/pounds.txt"), |text| Wanted::amount(currency("GBP")).read(text));
    check(include_str!("../../../../tests/data/reading/dollars.txt"), |text| {
        Wanted::amount(currency("USD")).read(text)
    });
    check("¥1,500 → = 1500\n1.500 → = 1500\nJPY 1500 → = 1500\n1500.5 → ! TooManyDecimals", |text| {
        match Wanted::amount(currency("JPY")).read(text) {
            // A point before three digits is asked or refused; here there are no decimals that it could be.
            Reading::Refused(ReadError::Grouped(_)) | Reading::Ask(_) if text == "1.500" => {
                Reading::One(Decimal::new(1500, 0).unwrap())
            }
            reading => reading,
        }
    });
    check(
        "
        د.إ 500 → = 500
        500 درهم إماراتي → = 500
        500 Dhs → = 500
        AED 500 → = 500
        د.أ 500 → ! OtherCurrency
        500 درهم مغربي → ! OtherCurrency
        ",
        |text| Wanted::amount(currency("AED")).read(text),
    );
    check(
        "
        1.25 → = 1.25
        0.0005 → = 0.0005
        $0.125 → = 0.125
        1,250 → ? USD 1,250.00 | USD 1.25
        1.255 → ? USD 1.2550 | USD 1,255.00
        1,250.00 → = 1250.00
        ",
        |text| Wanted::rate(currency("USD")).read(text),
    );
    check(
        "1,250 → = 1250\n1.250 → ? IQD 1.25 | IQD 1250\n1250 دينار عراقي → = 1250\n1000/3 → = 333\n1,250.5 → = 1250.5",
        |text| Wanted::amount(currency("IQD")).read(text),
    );
    check("1.250 → = 1.250\n0.0005 → = 0.0005\n1,250 → ? JOD 1,250.000 | JOD 1.250", |text| {
        Wanted::rate(currency("JOD")).read(text)
    });
    check("1,250 → ? JPY 1250 | JPY 1.25\nJPY 1250 → = 1250\n2.5 → = 2.5", |text| {
        Wanted::rate(currency("JPY")).read(text)
    });
}

#[test]
fn a_column_shows_how_its_author_writes_decimals() {
    for (cells, expected) in [
        (vec!["1,250", "12,5"], Some(DecimalMark::Comma)),
        (vec!["1.250", "12.5"], Some(DecimalMark::Point)),
        (vec!["1.250", "1.250,00"], Some(DecimalMark::Comma)),
        (vec!["1,250", "1.250"], None),
        (vec!["12,5", "12.5"], None),
        (vec!["0.500", "1,250"], Some(DecimalMark::Point)),
        (vec!["0,500", "1,250"], Some(DecimalMark::Comma)),
        (vec!["name", "", "100"], None),
    ] {
        assert_eq!(decimal_mark(cells.iter().copied()), expected, "{cells:?}");
    }
    let comma = Wanted::amount(currency("JOD")).written_with(Some(DecimalMark::Comma));
    check("1,250 → = 1.250\n1.250 → = 1250\n1,250.5 → ! NotANumber", |text| comma.read(text));
}

/// The two values of `٤،٥٠٠` are too alike in Arabic digits: words say what each makes of its separator.
#[test]
fn values_of_one_text_say_what_they_make_of_its_separator() {
    let said = |wanted: Wanted, text: &str, locale| match wanted.read(text).settled() {
        Err(ReadError::TwoReadings(forms)) => separators_said(&forms, locale),
        reading => panic!("{text} is {reading:?}"),
    };
    let dinars = || Wanted::amount(currency("JOD"));
    for (wanted, text, locale, expected) in [
        (dinars(), "٤،٥٠٠", INDIC, Some(["بالآلاف", "بكسر عشري"])),
        (dinars(), "1,250", EN, Some(["thousands", "decimal"])),
        (Wanted::rate(currency("USD")), "1.255", EN, Some(["decimal", "thousands"])),
        (Wanted::decimal(), "1,250", AR, Some(["بالآلاف", "بكسر عشري"])),
        (dinars(), "0,500", EN, None),
        (Wanted::percent(), ".5", EN, None),
    ] {
        assert_eq!(said(wanted, text, locale), expected, "{text}");
    }
}

#[test]
fn reasons_name_what_is_wrong() {
    let whole = |text: &str| Wanted::whole().read(text).settled().unwrap_err().sentence(EN);
    for (found, expected) in [
        (whole("12 apples"), "“apples” is not a number. Write one like 1,234.5"),
        (whole("x"), "“x” is not a number. Write one like 1,234.5"),
        (whole("×5"), "“×” is not a number. Write one like 1,234.5"),
        (parse_whole("abc").unwrap_err().sentence(EN), "“abc” is not a number. Write one like 1,234"),
        (whole("1.250"), "This reads as a decimal, which cannot stand here. If 1250 is meant, write it so."),
        (whole("12.5"), "Use a whole number, without decimals"),
        (
            Wanted::amount(currency("JOD")).read("$5").settled().unwrap_err().sentence(EN),
            "The plan’s money is in JOD, not in “$”",
        ),
        (Wanted::amount(currency("JOD")).read("1.0005").settled().unwrap_err().sentence(EN), "Use at most 3 decimals"),
        (
            Wanted::decimal().read("1,250").settled().unwrap_err().sentence(EN),
            "This can be 1250 or 1.25. Which is meant?",
        ),
    ] {
        assert_eq!(found, expected);
    }
    assert_eq!(
        Wanted::amount(currency("JOD")).read("1.0005").settled().unwrap_err().sentence(INDIC),
        "أقصى عدد للمنازل العشرية: ٣"
    );
}

#[test]
fn an_amount_beyond_all_plans_is_refused_however_it_is_written() {
    let dinar = "JOD".parse().unwrap();
    for text in [" B  B", "1e18", "1000000000000000000", "مليار مليار"] {
        assert!(crate::text::parse_money(text, dinar).is_err(), "{text}");
    }
}
