//! Each operation of saving fails in turn; other programs come in between.

use std::fs;
use std::io;
use std::path::Path;
use std::sync::Arc;

use super::{
    DiskConflict, ExpectedOnDisk, Job, Operation, SaveError, SaveRefusal, SaveStep, Stamp, conflict, save,
    save_atomically, save_plan, save_private, tidy_beside,
};

const PLAN: &str = "(format: 1, calendar: (start: \"2026-03-01\", weeks: 8), money: (currency: \"JOD\"))";

/// Saves over whatever is there, with `may` asked before each operation.
fn replace(path: &Path, bytes: &[u8], may: &mut dyn FnMut(Operation) -> io::Result<()>) -> Result<(), SaveError> {
    Job::of(path, bytes).carry_out(may).map_err(|refusal| match refusal {
        SaveRefusal::Failed(why) => why,
        other => panic!("{other:?}"),
    })
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<_> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn a_file_is_made_and_replaced() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("خطة.ron");
    for content in ["first", "the second, longer", "3"] {
        save_atomically(&path, content.as_bytes()).unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), content);
    }
    assert_eq!(names(folder.path()), ["خطة.ron"]);
}

#[test]
fn whatever_fails_leaves_the_old_file_or_the_new_one() {
    let operations = [
        (Operation::Look, Some(SaveStep::Look)),
        (Operation::Create, Some(SaveStep::Create)),
        (Operation::WriteHalf, Some(SaveStep::Write)),
        (Operation::WriteRest, Some(SaveStep::Write)),
        (Operation::Permit, Some(SaveStep::Create)),
        (Operation::Sync, Some(SaveStep::Write)),
        (Operation::Rename, Some(SaveStep::Replace)),
        // The file is in its place by then.
        (Operation::SyncFolder, None),
    ];
    for kind in [io::ErrorKind::StorageFull, io::ErrorKind::PermissionDenied, io::ErrorKind::CrossesDevices] {
        for (failing, step) in operations {
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join("plan.ron");
            fs::write(&path, "old").unwrap();
            let mut done = Vec::new();
            let saved = replace(&path, b"the new one", &mut |operation| {
                done.push(operation);
                if operation == failing { Err(io::Error::from(kind)) } else { Ok(()) }
            });
            assert_eq!(done.last(), Some(&failing));
            let found = saved.as_ref().err().map(|error| (error.step, error.source.kind()));
            assert_eq!(found, step.map(|step| (step, kind)), "{failing:?}");
            let expected = if step.is_some() { "old" } else { "the new one" };
            assert_eq!(fs::read_to_string(&path).unwrap(), expected, "{failing:?}");
            assert_eq!(names(folder.path()), ["plan.ron"], "{failing:?}");
        }
    }
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plan.ron");
    fs::write(&path, "old").unwrap();
    let full = |_| Err(io::Error::from(io::ErrorKind::StorageFull));
    let error = replace(&path, b"new", &mut { full }).unwrap_err();
    assert_eq!(error.to_string(), format!("the file was not saved (the disk is full): {}", path.display()));
}

#[test]
fn what_another_program_did_to_the_file_is_noticed() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plan.ron");
    let known = || ExpectedOnDisk::Bytes(Arc::from(*b"known"));
    for (on_disk, expected, conflict) in [
        (Some("known"), known(), None),
        (Some("other"), known(), Some(DiskConflict::Changed)),
        (Some("known and more"), known(), Some(DiskConflict::Changed)),
        (None, known(), Some(DiskConflict::Gone)),
        (Some("other"), ExpectedOnDisk::Anything, None),
        (None, ExpectedOnDisk::Anything, None),
        (Some("other"), ExpectedOnDisk::Nothing, Some(DiskConflict::Exists)),
        (None, ExpectedOnDisk::Nothing, None),
    ] {
        match on_disk {
            Some(text) => fs::write(&path, text).unwrap(),
            None => fs::remove_file(&path).unwrap_or_default(),
        }
        match (save(&path, b"new", &expected), conflict) {
            (Ok(()), None) => assert_eq!(fs::read_to_string(&path).unwrap(), "new"),
            (Err(SaveRefusal::Conflict { conflict: found, .. }), Some(conflict)) => {
                assert_eq!(found, conflict);
                assert_eq!(fs::read_to_string(&path).ok().as_deref(), on_disk);
            }
            (result, _) => panic!("{on_disk:?} {expected:?}: {result:?}"),
        }
    }
    let gone = folder.path().join("no/plan.ron");
    assert!(matches!(save(&gone, b"new", &known()), Err(SaveRefusal::Failed(_))));
}

#[test]
fn what_cannot_be_replaced_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let missing = folder.path().join("no/plan.ron");
    let error = save_atomically(&missing, b"x").unwrap_err();
    assert_eq!((error.step, error.source.kind()), (SaveStep::Create, io::ErrorKind::NotFound));
    assert_eq!(error.to_string(), format!("the file was not saved (the folder does not exist): {}", missing.display()));
    let error = save_atomically(folder.path(), b"x").unwrap_err();
    assert_eq!((error.step, error.source.kind()), (SaveStep::Look, io::ErrorKind::IsADirectory));
    assert!(names(folder.path()).is_empty());
}

#[cfg(unix)]
#[test]
fn links_are_followed() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("real")).unwrap();
    for (link, target) in [("one", "two"), ("two", "real/plan.ron"), ("loop-a", "loop-b"), ("loop-b", "loop-a")] {
        std::os::unix::fs::symlink(target, folder.path().join(link)).unwrap();
    }
    for content in ["made", "replaced"] {
        save_atomically(&folder.path().join("one"), content.as_bytes()).unwrap();
        assert_eq!(fs::read_to_string(folder.path().join("real/plan.ron")).unwrap(), content);
        assert!(fs::symlink_metadata(folder.path().join("one")).unwrap().is_symlink());
    }
    assert_eq!(save_atomically(&folder.path().join("loop-a"), b"x").unwrap_err().step, SaveStep::Look);
    assert_eq!(names(&folder.path().join("real")), ["plan.ron"]);
}

#[cfg(unix)]
#[test]
fn permissions_are_kept() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempfile::tempdir().unwrap();
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    let path = folder.path().join("plan.ron");
    let usual = folder.path().join("usual");
    fs::write(&usual, "").unwrap();
    save_atomically(&path, b"new").unwrap();
    assert_eq!(mode(&path), mode(&usual), "a new file is as readable as any other");
    for kept in [0o640, 0o600, 0o666] {
        fs::set_permissions(&path, fs::Permissions::from_mode(kept)).unwrap();
        save_atomically(&path, b"again").unwrap();
        assert_eq!(mode(&path), kept);
    }
}

#[cfg(unix)]
#[test]
fn write_protection_is_respected() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plan.ron");
    fs::write(&path, "old").unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o444)).unwrap();
    if fs::OpenOptions::new().write(true).open(&path).is_ok() {
        // The superuser may write anything.
        return;
    }
    let error = save_atomically(&path, b"new").unwrap_err();
    assert_eq!((error.step, error.source.kind()), (SaveStep::Look, io::ErrorKind::PermissionDenied));
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o555)).unwrap();
    let error = save_atomically(&folder.path().join("other.ron"), b"new").unwrap_err();
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755)).unwrap();
    assert_eq!((error.step, error.source.kind()), (SaveStep::Create, io::ErrorKind::PermissionDenied));
    assert_eq!(fs::read_to_string(&path).unwrap(), "old");
}

#[cfg(target_os = "linux")]
#[test]
fn devices_are_not_replaced() {
    let error = save_atomically(Path::new("/dev/full"), b"new").unwrap_err();
    assert_eq!((error.step, error.source.kind()), (SaveStep::Look, io::ErrorKind::InvalidInput));
}

/// What another program does between the writing and the renaming is noticed, whatever was expected.
#[test]
fn a_file_that_changes_while_it_is_saved_is_left_alone() {
    type Meanwhile = fn(&Path);
    type Expects = fn(&Path) -> ExpectedOnDisk;
    type Case<'a> = (Option<&'a str>, Expects, Meanwhile, Option<DiskConflict>);
    let changed: Meanwhile = |path| fs::write(path, "theirs, longer").unwrap();
    let gone: Meanwhile = |path| fs::remove_file(path).unwrap();
    let known = || ExpectedOnDisk::Bytes(Arc::from(*b"known"));
    let cases: [Case<'_>; 6] = [
        (Some("known"), |_| ExpectedOnDisk::Bytes(Arc::from(*b"known")), changed, Some(DiskConflict::Changed)),
        (Some("known"), |_| ExpectedOnDisk::Bytes(Arc::from(*b"known")), gone, Some(DiskConflict::Gone)),
        (None, |_| ExpectedOnDisk::Nothing, changed, Some(DiskConflict::Exists)),
        (Some("other"), seen, changed, Some(DiskConflict::Changed)),
        (Some("other"), seen, gone, None),
        (Some("other"), |_| ExpectedOnDisk::Anything, changed, None),
    ];
    for (before, expected, meanwhile, found) in cases {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("plan.ron");
        if let Some(text) = before {
            fs::write(&path, text).unwrap();
        }
        let expected = expected(&path);
        let mut theirs = None;
        let saved = Job { expected: &expected, ..Job::of(&path, b"mine") }.carry_out(&mut |operation| {
            if operation == Operation::Rename {
                meanwhile(&path);
                theirs = fs::read_to_string(&path).ok();
            }
            Ok(())
        });
        match (saved, found) {
            (Ok(()), None) => assert_eq!(fs::read_to_string(&path).unwrap(), "mine"),
            (Err(SaveRefusal::Conflict { conflict: seen, found: now, .. }), Some(wanted)) => {
                assert_eq!(seen, wanted);
                assert_eq!(fs::read_to_string(&path).ok(), theirs);
                // Once the user has agreed to what is there now, it is replaced.
                save(&path, b"mine", &now).unwrap();
                assert_eq!(fs::read_to_string(&path).unwrap(), "mine");
            }
            (other, _) => panic!("{expected:?}: {other:?}"),
        }
        assert_eq!(names(folder.path()), ["plan.ron"]);
    }
    assert_eq!(conflict(Path::new("/no/such/folder/plan.ron"), &known()), None);
}

fn seen(path: &Path) -> ExpectedOnDisk {
    ExpectedOnDisk::Seen(Stamp::of(&fs::metadata(path).unwrap()))
}

#[test]
fn bytes_that_do_not_give_the_plan_back_replace_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plan.ron");
    fs::write(&path, "old").unwrap();
    let plan = crate::store::read(PLAN.as_bytes()).unwrap().plan;
    let longer = PLAN.replace("weeks: 8", "weeks: 9");
    let endless = PLAN.replace("weeks: 8", "weeks: 100000");
    for (bytes, is_read) in [(longer.as_str(), true), (endless.as_str(), false), ("(format: 1", false)] {
        match save_plan(&path, bytes.as_bytes(), &plan, &ExpectedOnDisk::Anything) {
            Err(SaveRefusal::Unreadable { why, .. }) => assert_eq!(why.is_none(), is_read, "{bytes}"),
            other => panic!("{bytes}: {other:?}"),
        }
        assert_eq!(fs::read_to_string(&path).unwrap(), "old");
    }
    save_plan(&path, PLAN.as_bytes(), &plan, &ExpectedOnDisk::Anything).unwrap();
    assert_eq!(fs::read_to_string(&path).unwrap(), PLAN);
}

#[test]
fn what_a_killed_save_left_is_tidied_and_what_is_being_written_is_not() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plan.ron");
    let left = folder.path().join(".imc-planner-a1b2c3.part");
    let others = [".other.part", ".imc-planner-notes", "imc-planner-x.part"];
    for name in others {
        fs::write(folder.path().join(name), "another program's").unwrap();
    }
    let used = folder.path().join(".imc-planner-used.part");
    let held = fs::File::create(&used).unwrap();
    held.try_lock().unwrap();
    for tidying in [|path: &Path| save_atomically(path, b"new").unwrap(), tidy_beside] {
        fs::write(&left, "half of a pl").unwrap();
        tidying(&path);
        assert!(!left.exists() && used.exists());
    }
    assert_eq!(names(folder.path()).len(), others.len() + 2);
}

#[cfg(unix)]
#[test]
fn a_temporary_file_is_no_more_readable_than_the_plan() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plan.ron");
    fs::write(&path, "old").unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
    let mut looked = 0;
    replace(&path, b"the new one", &mut |operation| {
        if matches!(operation, Operation::WriteHalf | Operation::WriteRest | Operation::Sync | Operation::Rename) {
            let part = names(folder.path()).into_iter().find(|name| name.starts_with(".imc-planner-")).unwrap();
            let mode = fs::metadata(folder.path().join(part)).unwrap().permissions().mode() & 0o777;
            assert_eq!(mode & !0o640, 0, "{operation:?}: {mode:o}");
            looked += 1;
        }
        Ok(())
    })
    .unwrap();
    assert_eq!(looked, 4);
    let private = folder.path().join("private.ron");
    for _ in 0..2 {
        save_private(&private, b"mine").unwrap();
        assert_eq!(fs::metadata(&private).unwrap().permissions().mode() & 0o777, 0o600);
        fs::set_permissions(&private, fs::Permissions::from_mode(0o644)).unwrap();
    }
}

/// Two saves of one file, by two names, run one after the other.
#[cfg(unix)]
#[test]
fn two_saves_of_a_file_do_not_run_at_once() {
    use std::sync::atomic::{AtomicUsize, Ordering};
    let folder = tempfile::tempdir().unwrap();
    let (path, link) = (folder.path().join("plan.ron"), folder.path().join("link.ron"));
    std::os::unix::fs::symlink("plan.ron", &link).unwrap();
    let running = AtomicUsize::new(0);
    std::thread::scope(|scope| {
        for name in [&path, &link, &path, &link] {
            scope.spawn(|| {
                replace(name, b"text", &mut |operation| {
                    match operation {
                        Operation::Create => assert_eq!(running.fetch_add(1, Ordering::SeqCst), 0),
                        Operation::WriteRest => std::thread::sleep(std::time::Duration::from_millis(20)),
                        Operation::SyncFolder => assert_eq!(running.fetch_sub(1, Ordering::SeqCst), 1),
                        _ => {}
                    }
                    Ok(())
                })
                .unwrap();
            });
        }
    });
}
