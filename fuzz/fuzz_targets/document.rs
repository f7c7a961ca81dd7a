//! Any bytes as a plan document: read, checked, analysed, changed, written and read again.
//!
//! With `cargo-fuzz` and a nightly compiler, from the top folder:
//!
//! ```sh
//! cargo fuzz run document fuzz/corpus saves saves/old -- -dict=fuzz/document.dict -max_len=32768
//! ```
//!
//! Or with a stable compiler, without the address sanitizer (the program has no `unsafe` of its own): `fuzz/run`.

#![no_main]

use std::sync::Arc;

use imc_planner::analysis::Analysis;
use imc_planner::diff;
use imc_planner::plan::{Bilingual, ENGINE, Plan};
use imc_planner::store::{bytes_to_save, read};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Ok(opened) = read(bytes) else { return };
    let analysis = Analysis::of(&opened.plan);
    assert_eq!(analysis.reach.audiences.len(), opened.plan.audiences.len());
    assert_eq!(&*bytes_to_save(&opened.plan, Some(&opened)), bytes);
    let title = Bilingual::new(format!("{}!", opened.plan.title.en), "");
    let changed = Arc::new(Plan { engine: ENGINE, title, ..Plan::clone(&opened.plan) });
    let saved = bytes_to_save(&changed, Some(&opened));
    let again = read(&saved).expect("what is written can be read");
    assert_eq!(again.plan, changed);
    assert_eq!(again.unknown_fields.len(), opened.unknown_fields.len());
    assert!(!diff::differences(&opened.plan, &again.plan).is_empty());
    assert_eq!(diff::merge(&opened.plan, &again.plan, &opened.plan).as_ref(), Ok(&*changed));
});
