//! What the program shows is read back as the same value; any text is read, asked about or refused with a reason.

use jiff::civil::{Date, date};
use proptest::prelude::*;

use super::{AR, EN, INDIC, LOCALES, currency};
use crate::plan::{Currency, Decimal, Money};
use crate::text::reading::{
    Reading, Wanted, WantedDate, WantedQuantities, date_order, decimal_mark, parse_percent, read_words,
};
use crate::text::{HijriDate, Locale, Region};

/// The value that `reading` has in the program's own way of writing: the only one, or the first of a question.
fn own<T: Clone>(reading: &Reading<T>) -> Option<T> {
    match reading {
        Reading::One(value) => Some(value.clone()),
        Reading::Ask(question) => Some(question.choices[0].value.clone()),
        Reading::Refused(_) => None,
    }
}

fn only<T: Clone>(reading: &Reading<T>) -> Option<T> {
    match reading {
        Reading::One(value) => Some(value.clone()),
        _ => None,
    }
}

fn equal(a: Option<Decimal>, b: Decimal) -> bool {
    a.is_some_and(|a| i128::from(a.mantissa()) * b.denominator() == i128::from(b.mantissa()) * a.denominator())
}

fn dates() -> impl Strategy<Value = Date> {
    (1900_i16..=2200, 1_i8..=12, 1_i8..=28).prop_map(|(year, month, day)| date(year, month, day))
}

fn locales() -> Vec<Locale> {
    let regions = Region::ALL.map(|region| [Locale { region, ..AR }, Locale { region, ..INDIC }]);
    let plain = regions.into_iter().flatten().chain([EN]);
    plain.flat_map(|locale| [locale, Locale { hijri: true, ..locale }]).collect()
}

/// Everything that any of the readers says about `text`.
fn sentences(text: &str) -> Vec<String> {
    let jod = currency("JOD");
    let mut said = Vec::new();
    for wanted in [Wanted::whole(), Wanted::decimal(), Wanted::percent(), Wanted::amount(jod), Wanted::rate(jod)] {
        match wanted.read(text) {
            Reading::One(value) => assert!(!value.is_negative()),
            Reading::Ask(question) => {
                for choice in &question.choices {
                    // A choice is written so that it is read without another question.
                    for locale in LOCALES {
                        let again = wanted.read(&choice.written(locale));
                        assert!(equal(only(&again), choice.value), "{text:?}: {} is {again:?}", choice.written(locale));
                    }
                }
                said.push(question.sentence(EN));
            }
            Reading::Refused(why) => said.push(why.sentence(AR)),
        }
    }
    for reading in [
        WantedDate::default().read(text),
        WantedDate { range: Some((date(2026, 3, 1), date(2027, 2, 28))), order: None }.read(text),
    ] {
        match reading {
            Reading::One(day) => assert!((1900..=2200).contains(&day.year())),
            Reading::Ask(question) => {
                for choice in &question.choices {
                    for locale in LOCALES {
                        assert_eq!(only(&WantedDate::default().read(&choice.written(locale))), Some(choice.value));
                    }
                }
                said.push(question.sentence(EN));
            }
            Reading::Refused(why) => said.push(why.sentence(EN)),
        }
    }
    let quantities = WantedQuantities { most: 1_000_000_000_000, weeks: 3 };
    match quantities.read(text) {
        Reading::One(weeks) => assert!(weeks.iter().flatten().all(|week| *week <= quantities.most)),
        Reading::Ask(question) => {
            for choice in &question.choices {
                for locale in LOCALES {
                    let written = choice.written(locale);
                    assert_eq!(only(&quantities.read(&written)).as_ref(), Some(&choice.value), "{text:?}: {written}");
                }
            }
            said.push(question.sentence(EN));
        }
        Reading::Refused(why) => said.push(why.sentence(AR)),
    }
    said
}

proptest! {
    #[test]
    fn whole_numbers_read_back(value in 0..=i64::MAX) {
        for locale in LOCALES {
            for shown in [locale.whole(value), locale.ungrouped(value)] {
                let read = only(&Wanted::whole().read(&shown)).map(Decimal::mantissa);
                prop_assert_eq!(read, Some(value), "{}", shown);
            }
        }
    }

    #[test]
    fn short_numbers_read_back(value in 0_u32..1_000, decimals in 0_u8..=2, size in prop::sample::select(vec![1_i64, 1_000, 1_000_000, 1_000_000_000])) {
        let number = f64::from(value) / 10_f64.powi(i32::from(decimals)) * size as f64;
        for locale in LOCALES {
            let shown = locale.compact(number);
            let read = only(&Wanted::decimal().read(&shown)).map(Decimal::to_f64);
            prop_assert!(read.is_some_and(|read| (read - number).abs() <= number.abs() * 0.006), "{} is {:?}", shown, read);
        }
    }

    #[test]
    fn lists_read_back(values in prop::collection::vec(0_u64..=1_000_000_000_000, 1..12), kept in any::<bool>()) {
        let weeks: Vec<Option<u64>> = values.iter().map(|value| Some(*value).filter(|value| !kept || value % 3 != 0)).collect();
        for locale in LOCALES {
            let wanted = WantedQuantities { most: 1_000_000_000_000, weeks: values.len() };
            let all: Vec<Option<u64>> = values.iter().copied().map(Some).collect();
            prop_assert_eq!(own(&wanted.read(&locale.list(&values))), Some(all.clone()), "{}", locale.list(&values));
            let spaced = values.iter().map(|value| locale.whole(*value)).collect::<Vec<_>>().join("  ");
            prop_assert_eq!(own(&wanted.read(&spaced)), Some(all));
            prop_assert_eq!(only(&wanted.read(&locale.quantities(&weeks))), Some(weeks.clone()));
        }
    }

    #[test]
    fn decimals_read_back(mantissa in any::<i64>(), decimals in 0_u8..=8) {
        let value = Decimal::new(mantissa, decimals).unwrap();
        for locale in LOCALES {
            prop_assert_eq!(own(&Wanted::decimal().signed().read(&locale.exact(value))), Some(value));
            let apart = locale.ungrouped_exact(value);
            prop_assert!(equal(only(&Wanted::decimal().signed().read(&apart)), value), "{}", apart);
        }
    }

    #[test]
    fn money_reads_back(minor in 0..i64::MAX, code in prop::sample::select(Currency::OFFERED.to_vec())) {
        let (money, known) = (Money(i128::from(minor)), currency(code));
        let amount = known.decimal(money).unwrap();
        for locale in LOCALES {
            let apart = locale.rate_apart(amount, known);
            prop_assert!(equal(only(&Wanted::amount(known).read(&apart)), amount), "{}", apart);
            let shown = locale.money(money, known);
            let read = Wanted::amount(known).read(&shown);
            // Only where nobody writes as many decimals as the minor unit has can an amount with all of them be taken for thousands.
            let read = if known.usual_decimals() == known.most_decimals() { only(&read) } else { own(&read) };
            prop_assert!(equal(read, amount), "{}", shown);
            let short = locale.money_short(money, known);
            prop_assert!(equal(own(&Wanted::amount(known).read(&short)), amount), "{}", short);
            let change = locale.money_change(money, known);
            prop_assert!(equal(own(&Wanted::amount(known).read(&change)), amount), "{}", change);
        }
    }

    #[test]
    fn rates_read_back(mantissa in 0..i64::MAX, decimals in 0_u8..=8, code in prop::sample::select(Currency::OFFERED.to_vec())) {
        let (rate, known) = (Decimal::new(mantissa, decimals).unwrap(), currency(code));
        for locale in LOCALES {
            prop_assert!(equal(own(&Wanted::rate(known).read(&locale.rate(rate, known))), rate));
            let apart = locale.rate_apart(rate, known);
            prop_assert!(equal(only(&Wanted::rate(known).read(&apart)), rate), "{}", apart);
        }
    }

    #[test]
    fn fields_of_money_ask_nothing_of_what_they_show(mantissa in 0..10_000_000_000_i64, code in prop::sample::select(Currency::OFFERED.to_vec())) {
        let currency = currency(code);
        let decimals = currency.exponent();
        let whole = Decimal::new(mantissa, 0).unwrap();
        let exact = Decimal::new(mantissa, decimals).unwrap();
        for locale in LOCALES {
            for amount in [whole, exact] {
                let shown = locale.exact_amount(amount, decimals);
                prop_assert!(equal(only(&Wanted::amount(currency).read(&shown)), amount), "{}", shown);
                let shown = locale.exact_amount(amount, decimals.max(2));
                prop_assert!(equal(only(&Wanted::rate(currency).read(&shown)), amount), "rate {}", shown);
            }
        }
    }

    #[test]
    fn percentages_read_back(parts in 0_u32..=100_000_000) {
        let share = f64::from(parts) / 1e8;
        for locale in LOCALES {
            let read = parse_percent(&locale.percent_exact(share)).unwrap();
            prop_assert!((read - share).abs() <= 0.0, "{} {}", read, share);
        }
    }

    #[test]
    fn dates_read_back(day in dates()) {
        let range = Some((day.saturating_sub(jiff::Span::new().days(60)), day.saturating_add(jiff::Span::new().days(60))));
        for locale in locales() {
            for shown in [locale.day(day), locale.iso_day(day), locale.weekday_and_day(day), locale.moment(day.at(9, 5, 0, 0))] {
                prop_assert_eq!(only(&WantedDate::default().read(&shown)), Some(day), "{}", shown);
            }
            let shown = locale.short_day(day);
            prop_assert_eq!(only(&WantedDate { range, order: None }.read(&shown)), Some(day), "{}", shown);
            let hijri = HijriDate::of(day).unwrap();
            let shown = locale.hijri_day(hijri);
            prop_assert_eq!(only(&WantedDate::default().read(&shown)), Some(day), "{}", shown);
        }
    }

    #[test]
    fn any_text_is_answered(text in "\\PC*") {
        prop_assert!(sentences(&text).iter().all(|sentence| !sentence.is_empty()));
        let _ = (decimal_mark([text.as_str()]), date_order([text.as_str()]), read_words(&text));
    }

    #[test]
    fn anything_near_a_number_or_a_date_is_answered(
        text in "[0-9٠-٩,.،٬٫ ;؛\\-+*/()=%٪'kmو\\t\\n:]{0,14}|([0-9٠-٩]{1,4}[,./ \\-،]?){1,4}(مليون|ألف|رمضان|JOD|د\\.أ|March|%)?",
    ) {
        prop_assert!(sentences(&text).iter().all(|sentence| !sentence.is_empty()));
        let _ = (decimal_mark([text.as_str()]), date_order([text.as_str()]), read_words(&text));
    }
}

#[test]
fn long_and_deep_texts_are_borne() {
    for text in
        ["(".repeat(100_000), "1+".repeat(100_000), "-".repeat(100_000), "9".repeat(100_000), "1 ".repeat(100_000)]
    {
        assert!(!sentences(&text).is_empty());
    }
    for text in ["(".repeat(300), "((((1))))".to_owned(), "1*".repeat(190) + "1"] {
        let _ = sentences(&text);
    }
}
