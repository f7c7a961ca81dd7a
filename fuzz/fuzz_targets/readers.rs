//! Any text as something that was typed or pasted: numbers, money, percentages, dates, weekly quantities, and tables of what was
//! delivered and spent. What is read is within its bounds; what the program writes of it is read as the same; what is recorded
//! can be saved and opened again.
//!
//! With `fuzz/run readers SECONDS`.

#![no_main]

use std::sync::{Arc, LazyLock};

use imc_planner::app::{read_actuals, record_actuals};
use imc_planner::catalogue::SAMPLES;
use imc_planner::edit::History;
use imc_planner::plan::{Currency, Decimal, Language, MAX_QUANTITY, Plan};
use imc_planner::store::{read, write};
use imc_planner::text::{
    Form, Locale, Reading, Wanted, WantedDate, WantedQuantities, parse_date, parse_decimal, parse_money, parse_percent,
    parse_signed, parse_whole,
};
use libfuzzer_sys::fuzz_target;

static PLAN: LazyLock<Arc<Plan>> = LazyLock::new(|| read(SAMPLES[0].text.as_bytes()).expect("a sample").plan);

/// The same value, however many zeros it is written with.
fn same(one: Decimal, two: Decimal) -> bool {
    i128::from(one.mantissa()) * two.denominator() == i128::from(two.mantissa()) * one.denominator()
}

fn numbers(text: &str) {
    let currency: Currency = "JOD".parse().expect("a currency");
    if let Ok(number) = parse_decimal(text) {
        assert!(!number.is_negative(), "{text:?} is {number}");
        for language in Language::ALL {
            let written = Locale::of(language).ungrouped_exact(number);
            let again = parse_decimal(&written);
            assert!(again.as_ref().is_ok_and(|again| same(*again, number)), "{text:?}: {written:?} is {again:?}");
        }
    }
    if let Ok(number) = parse_signed(text) {
        let written = Locale::of(Language::En).ungrouped_exact(number);
        assert!(parse_signed(&written).is_ok_and(|again| same(again, number)), "{text:?}: {written:?}");
    }
    if let Ok(number) = parse_whole(text) {
        assert_eq!(parse_whole(&number.to_string()).ok(), Some(number));
    }
    if let Ok(share) = parse_percent(text) {
        assert!((0.0..=1.0).contains(&share), "{text:?} is {share}");
    }
    if let Ok(amount) = parse_money(text, currency) {
        assert!(currency.checked_money(amount).is_some(), "{text:?} is {amount}");
    }
    for wanted in [Wanted::decimal(), Wanted::whole(), Wanted::percent(), Wanted::rate(currency)] {
        match wanted.read(text) {
            Reading::Ask(question) => {
                assert!(question.choices[0].value != question.choices[1].value, "{text:?}");
                for language in Language::ALL {
                    assert!(!question.sentence(Locale::of(language)).is_empty());
                }
                // Whoever chooses gets what was shown.
                for choice in question.choices {
                    if let Form::Number(number) = choice.form {
                        assert!(same(number, choice.value), "{text:?}");
                    }
                }
            }
            Reading::Refused(why) => assert!(!why.sentence(Locale::of(Language::Ar)).is_empty()),
            Reading::One(_) => {}
        }
    }
}

fn days(text: &str) {
    if let Ok(day) = parse_date(text) {
        assert_eq!(parse_date(&day.to_string()).ok(), Some(day), "{text:?}");
    }
    let range = PLAN.calendar.first_day(1).zip(PLAN.calendar.last_day(PLAN.calendar.weeks));
    let _ = WantedDate { range, ..WantedDate::default() }.read(text);
}

fn quantities(text: &str) {
    for weeks in [0, 3, 26] {
        let check = |found: &[Option<u64>]| {
            assert!(found.iter().flatten().all(|quantity| *quantity <= MAX_QUANTITY), "{text:?}");
        };
        match (WantedQuantities { most: MAX_QUANTITY, weeks }).read(text) {
            Reading::One(found) => check(&found),
            Reading::Ask(question) => question.choices.iter().for_each(|choice| check(&choice.value)),
            Reading::Refused(why) => assert!(!why.sentence(Locale::of(Language::Ar)).is_empty()),
        }
    }
}

fn tables(text: &str) {
    let rows: Vec<_> = read_actuals(text, &PLAN).into_iter().filter_map(|(_, row)| row.ok()).collect();
    if let Some(edit) = record_actuals(&PLAN, &rows) {
        let mut history = History::new(Arc::clone(&PLAN));
        if history.perform(&edit, None).is_ok() {
            assert_eq!(&read(write(history.plan()).as_bytes()).expect("what is recorded can be read").plan, history.plan());
        }
    }
}

fuzz_target!(|bytes: &[u8]| {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    numbers(text);
    days(text);
    quantities(text);
    tables(text);
});
