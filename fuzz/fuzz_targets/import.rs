//! Any bytes as a file with a table: read, its tables found and understood, taken over into a plan. What is taken over can be saved
//! and opened again; what is left out is named.
//!
//! With `fuzz/run import SECONDS`.

#![no_main]

use std::sync::{Arc, LazyLock};

use imc_planner::catalogue::SAMPLES;
use imc_planner::edit::History;
use imc_planner::exchange::import::words::Wording;
use imc_planner::exchange::import::{Choices, Days, Frame, Role, TextForm, preview, read, tables};
use imc_planner::plan::{IdSource, Language, Plan};
use imc_planner::store;
use imc_planner::text::Locale;
use libfuzzer_sys::fuzz_target;

static PLAN: LazyLock<Arc<Plan>> = LazyLock::new(|| store::read(SAMPLES[0].text.as_bytes()).expect("a sample").plan);

fuzz_target!(|bytes: &[u8]| {
    let Ok(book) = read("table", bytes, &TextForm::default()) else { return };
    let days = Days::of_plan(PLAN.calendar).expect("a calendar");
    for place in tables(&book, &Frame::around(days, None)).iter().take(4) {
        let sheet = &book.sheets[place.sheet];
        let ids = IdSource::seeded(1).next(None);
        let seen = preview(sheet, place, &PLAN, &Choices::default(), ids, Language::Ar);
        let left_out = seen.rows.iter().filter(|row| row.role == Role::Body && !row.is_taken);
        assert!(left_out.into_iter().all(|row| !row.issues.is_empty() || seen.taken == 0), "a row is left out in silence");
        for language in Language::ALL {
            let (calendar, currency) = (&PLAN.calendar, PLAN.exact_currency());
            let wording = Wording { table: &seen.table, calendar, currency, locale: Locale::of(language) };
            assert!(seen.issues().take(50).all(|issue| !wording.line(issue).is_empty()));
        }
        if let Some(edit) = &seen.edit {
            let mut history = History::new(Arc::clone(&PLAN));
            if history.perform(edit, None).is_ok() {
                let again = store::read(store::write(history.plan()).as_bytes()).expect("what is taken over can be read");
                assert_eq!(again.plan, *history.plan());
            }
        }
    }
});
