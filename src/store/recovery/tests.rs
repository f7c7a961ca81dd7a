//! Sessions that end in every way, and what the next start finds of them.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::{Keeper, Snapshot, recoverable};
use crate::plan::limits::{MAX_BYTES, MAX_PLACEMENT_WEEKS, MAX_QUANTITY, MAX_TEXT_BYTES, MAX_WEEK};
use crate::plan::{Audience, Bilingual, Placement, Plan};
use crate::store::bytes_to_save;

fn snapshot(title: &str, path: Option<&str>) -> Snapshot {
    let opened = crate::store::read(crate::catalogue::SAMPLES[0].text.as_bytes()).unwrap();
    let plan = Plan { title: Bilingual::new(title, ""), ..Plan::clone(&opened.plan) };
    Snapshot { plan: Arc::new(plan), opened: Some(opened), path: path.map(PathBuf::from) }
}

/// A process that offers these and ends in the middle of its work.
fn crashed(state: &Path, offered: &[Option<Snapshot>]) {
    let keeper = Keeper::start(state, |_| ()).unwrap();
    let write = keeper.at_once();
    for snapshot in offered {
        keeper.offer(snapshot.clone());
        write();
    }
}

fn titles(state: &Path) -> Vec<String> {
    let mut titles: Vec<String> =
        recoverable(state).iter().map(|found| found.copy.as_ref().unwrap().plan.title.en.clone()).collect();
    titles.sort();
    titles
}

#[test]
fn what_a_crash_left_is_found_and_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    let state = folder.path();
    assert!(recoverable(state).is_empty(), "no folder yet");
    crashed(state, &[]);
    crashed(state, &[Some(snapshot("Saved since", None)), None]);
    assert!(recoverable(state).is_empty());
    assert_eq!(std::fs::read_dir(state.join("recovery")).unwrap().count(), 0, "what is empty is tidied away");
    crashed(state, &[Some(snapshot("One", Some("plans/soap.ron"))), Some(snapshot("Two", Some("plans/soap.ron")))]);
    crashed(state, &[Some(snapshot("Never saved", None))]);
    let living = Keeper::start(state, |_| ()).unwrap();
    living.offer(Some(snapshot("Living", None)));
    living.at_once()();
    assert_eq!(titles(state), ["Never saved", "Two"]);
    let found = recoverable(state);
    assert!(recoverable(state).is_empty(), "what is claimed is found by nobody else");
    let soap = found.iter().find(|found| found.path.is_some()).unwrap();
    assert_eq!(soap.path, Some(PathBuf::from("plans/soap.ron")));
    assert!(soap.written.is_some() && soap.saved.is_none());
    for found in found {
        found.claim.discard();
    }
    assert!(recoverable(state).is_empty());
}

#[test]
fn an_adopted_copy_stays_until_there_is_a_new_one() {
    let folder = tempfile::tempdir().unwrap();
    let state = folder.path();
    crashed(state, &[Some(snapshot("Old", None))]);
    let keeper = Keeper::start(state, |_| ()).unwrap();
    keeper.adopt(recoverable(state).remove(0).claim);
    drop(keeper);
    assert_eq!(titles(state), ["Old"], "the second process crashed before it had a copy of its own");
    let mut keeper = Keeper::start(state, |_| ()).unwrap();
    keeper.adopt(recoverable(state).remove(0).claim);
    keeper.offer(Some(snapshot("New", None)));
    keeper.at_once()();
    keeper.end();
    drop(keeper);
    assert_eq!(titles(state), ["New"]);
}

#[test]
fn a_session_that_ends_properly_leaves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let mut keeper = Keeper::start(folder.path(), |_| ()).unwrap();
    keeper.offer(Some(snapshot("Discarded", None)));
    keeper.at_once()();
    keeper.finish();
    drop(keeper);
    assert_eq!(std::fs::read_dir(folder.path().join("recovery")).unwrap().count(), 0);
}

#[test]
fn damaged_copies_are_found_with_the_reason() {
    let folder = tempfile::tempdir().unwrap();
    crashed(folder.path(), &[Some(snapshot("One", None))]);
    for entry in std::fs::read_dir(folder.path().join("recovery")).unwrap().flatten() {
        if entry.path().extension().is_some_and(|extension| extension == "ron") {
            std::fs::write(entry.path(), "(damaged").unwrap();
        }
    }
    assert!(recoverable(folder.path())[0].copy.is_err());
}

#[test]
fn a_recovered_plan_that_is_saved_or_not_wanted_is_not_offered_again() {
    let folder = tempfile::tempdir().unwrap();
    let state = folder.path();
    crashed(state, &[Some(snapshot("Old", None))]);
    let keeper = Keeper::start(state, |_| ()).unwrap();
    keeper.offer(Some(snapshot("Old", None)));
    keeper.adopt(recoverable(state).remove(0).claim);
    keeper.offer(None);
    keeper.at_once()();
    drop(keeper);
    assert!(titles(state).is_empty(), "recovered, saved, and only then crashed");
}

#[test]
fn what_was_typed_last_is_kept_however_the_process_ends() {
    let folder = tempfile::tempdir().unwrap();
    let state = folder.path();
    let keeper = Keeper::start(state, |_| ()).unwrap();
    keeper.offer(Some(snapshot("Dropped within the delay", None)));
    drop(keeper);
    assert_eq!(titles(state), ["Dropped within the delay"]);
    let keeper = Keeper::start(state, |_| ()).unwrap();
    keeper.offer(Some(snapshot("Ended within the delay", None)));
    let started = std::time::Instant::now();
    keeper.at_exit()();
    assert!(started.elapsed() < super::RECOVERY_DELAY, "the delay is not waited for");
    let written = std::fs::read_to_string(keeper.shared.session.stem.with_extension("ron")).unwrap();
    assert!(written.contains("Ended within the delay"));
}

#[test]
fn a_copy_holds_the_path_of_its_file_whatever_its_bytes() {
    #[cfg(unix)]
    let odd = super::path_of(b"/plans/\xff\n\"x\".ron".to_vec());
    #[cfg(not(unix))]
    let odd = PathBuf::from("C:\\plans\\\u{85}.ron");
    for path in [PathBuf::from("/plans/صابون 1.ron"), odd] {
        let folder = tempfile::tempdir().unwrap();
        let state = folder.path();
        let kept = Snapshot { path: Some(path.clone()), ..snapshot("Kept", None) };
        crashed(state, &[Some(snapshot("Before", Some("/plans/other.ron"))), Some(kept)]);
        let found = recoverable(state).remove(0);
        assert_eq!(found.path, Some(path));
        let copy = found.copy.unwrap();
        assert_eq!(copy.plan.title.en, "Kept");
        assert!(!String::from_utf8_lossy(&copy.source).contains("IMC Planner keeps"), "no part of the plan");
    }
}

#[test]
fn copies_of_before_are_still_found() {
    let folder = tempfile::tempdir().unwrap();
    let stem = folder.path().join("recovery/20261120T090000-1-abcd");
    std::fs::create_dir_all(stem.parent().unwrap()).unwrap();
    for (ending, text) in [("lock", ""), ("path", "/plans/soap.ron"), ("ron", crate::catalogue::SAMPLES[0].text)] {
        std::fs::write(stem.with_extension(ending), text).unwrap();
    }
    let found = recoverable(folder.path()).remove(0);
    assert_eq!(found.path, Some(PathBuf::from("/plans/soap.ron")));
    assert!(found.copy.is_ok());
}

/// What is not saved is kept and found again, at the limits of a plan and beyond what is opened as a file.
#[test]
fn a_copy_of_the_largest_plan_is_found_again() {
    let opened = crate::store::read(crate::catalogue::SAMPLES[0].text.as_bytes()).unwrap();
    let large = |count: usize| {
        let audience = |number: usize| {
            let notes = Bilingual::new("ص".repeat(MAX_TEXT_BYTES / 2), "\u{7f}".repeat(1_000));
            Audience { id: format!("large-{number}").into(), notes, ..Audience::clone(&opened.plan.audiences[0]) }
        };
        let quantities = vec![MAX_QUANTITY; MAX_PLACEMENT_WEEKS];
        let placement = Placement { start_week: MAX_WEEK, quantities, ..Placement::clone(&opened.plan.placements[0]) };
        let audiences = opened.plan.audiences.iter().map(|one| Audience::clone(one)).chain((0..count).map(audience));
        let placements = opened.plan.placements.iter().skip(1).map(|one| Placement::clone(one)).chain([placement]);
        let (audiences, placements) = (audiences.collect(), placements.collect());
        Arc::new(Plan { audiences, placements, ..Plan::clone(&opened.plan) })
    };
    for (count, is_opened) in [(3, true), (66, false)] {
        let folder = tempfile::tempdir().unwrap();
        let plan = large(count);
        assert_eq!(bytes_to_save(&plan, None).len() as u64 <= MAX_BYTES, is_opened);
        crashed(folder.path(), &[Some(Snapshot { plan: Arc::clone(&plan), opened: None, path: None })]);
        let found = recoverable(folder.path()).remove(0);
        assert_eq!(found.copy.unwrap().plan.audiences, plan.audiences);
    }
}

#[cfg(unix)]
#[test]
fn copies_are_the_users_alone_and_a_failure_is_said() {
    use std::os::unix::fs::PermissionsExt as _;
    use std::sync::Mutex;
    let folder = tempfile::tempdir().unwrap();
    let state = folder.path().join("state");
    let said = Arc::new(Mutex::new(Vec::new()));
    let saying = Arc::clone(&said);
    let keeper = Keeper::start(&state, move |why| saying.lock().unwrap().push(why.map(|why| why.to_string()))).unwrap();
    let write = keeper.at_once();
    keeper.offer(Some(snapshot("One", None)));
    write();
    let recovery = state.join("recovery");
    for entry in std::fs::read_dir(&recovery).unwrap().flatten() {
        assert_eq!(entry.metadata().unwrap().permissions().mode() & 0o077, 0, "{entry:?}");
    }
    for path in [&state, &recovery] {
        assert_eq!(std::fs::metadata(path).unwrap().permissions().mode() & 0o777, 0o700);
    }
    assert!(said.lock().unwrap().is_empty());
    std::fs::rename(&recovery, state.join("elsewhere")).unwrap();
    for title in ["Two", "Three"] {
        keeper.offer(Some(snapshot(title, None)));
        write();
    }
    assert!(matches!(said.lock().unwrap().as_slice(), [Some(why)] if why.contains("not saved")), "{said:?}");
    std::fs::rename(state.join("elsewhere"), &recovery).unwrap();
    write();
    assert_eq!(said.lock().unwrap().last(), Some(&None), "tried again without another change");
}
