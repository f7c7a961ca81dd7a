//! Two plans and more: `diff`, `merge`, and both for git.

use std::fs;
use std::process::Command;

use super::{Case, check_all, folder_with, run, soap_with, stderr, stdout};

#[test]
fn diff_says_what_differs_and_ends_like_diff() {
    let budget = soap_with(&[("budget: \"3000.000\"", "budget: \"3200.000\"")]);
    let folder = folder_with(&[
        ("a.ron", &soap_with(&[])),
        ("b.ron", &budget),
        ("c.ron", &soap_with(&[("    engine: 3,", "    engine: 2, mood: (1), // a note")])),
        ("bad.ron", "{}"),
    ]);
    check_all(
        folder.path(),
        &[
            Case { arguments: &["diff", "a.ron", "a.ron"], status: 0, out: &[], err: &[] },
            Case {
                arguments: &["diff", "a.ron", "b.ron"],
                status: 1,
                out: &["budget: JOD\u{a0}3,000.000 → JOD\u{a0}3,200.000 (JOD\u{a0}+200.000)\n"],
                err: &[],
            },
            Case {
                arguments: &["--lang", "ar", "diff", "a.ron", "b.ron"],
                status: 1,
                out: &["الميزانية: من "],
                err: &[],
            },
            Case {
                arguments: &["diff", "a.ron", "c.ron"],
                status: 1,
                out: &["mood, which this version does not know: nothing → (1)\n"],
                err: &[],
            },
            Case { arguments: &["diff", "a.ron", "no.ron"], status: 2, out: &[], err: &["no such file"] },
            Case { arguments: &["diff", "bad.ron", "a.ron"], status: 2, out: &[], err: &["not a plan"] },
        ],
    );
}

#[test]
fn merge_takes_both_sides_or_lists_what_does_not_agree() {
    let budget = soap_with(&[("budget: \"3000.000\"", "budget: \"3200.000\"")]);
    let weeks = soap_with(&[("weeks: 8)", "weeks: 9)"), ("    engine: 3,", "    engine: 3, // ours")]);
    let folder = folder_with(&[
        ("base.ron", &soap_with(&[])),
        ("budget.ron", &budget),
        ("other-budget.ron", &soap_with(&[("budget: \"3000.000\"", "budget: \"1.000\"")])),
        ("weeks.ron", &weeks),
    ]);
    check_all(
        folder.path(),
        &[
            Case {
                arguments: &["merge", "base.ron", "weeks.ron", "budget.ron", "-o", "merged.ron"],
                status: 0,
                out: &[],
                err: &[],
            },
            Case {
                arguments: &["diff", "base.ron", "merged.ron"],
                status: 1,
                out: &["number of weeks: 8 → 9\n", "budget: JOD\u{a0}3,000.000 → JOD\u{a0}3,200.000"],
                err: &[],
            },
            Case {
                arguments: &["merge", "base.ron", "budget.ron", "other-budget.ron", "-o", "none.ron"],
                status: 1,
                out: &[],
                err: &[
                    "budget: JOD\u{a0}3,000.000 became JOD\u{a0}3,200.000 in one plan and JOD\u{a0}1.000 in the other",
                ],
            },
            Case {
                arguments: &["merge", "base.ron", "no.ron", "base.ron"],
                status: 2,
                out: &[],
                err: &["no such file"],
            },
        ],
    );
    assert!(fs::read_to_string(folder.path().join("merged.ron")).unwrap().contains("engine: 3, // ours\n"));
    assert!(!folder.path().join("none.ron").exists(), "nothing is guessed");
    let output = run(folder.path(), &["merge", "base.ron", "base.ron", "budget.ron"]);
    assert_eq!(stdout(&output), budget, "a side that changed nothing takes the other, byte for byte");
}

/// The file of this name among the reported faults.
fn fault(name: &str) -> String {
    fs::read_to_string(format!("{}/tests/data/faults/{name}.ron", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

/// What merging the three files of a fault writes.
fn merged(base: &str, ours: &str, theirs: &str) -> String {
    let folder = folder_with(&[("base.ron", &fault(base)), ("ours.ron", &fault(ours)), ("theirs.ron", &fault(theirs))]);
    let output = run(folder.path(), &["merge", "base.ron", "ours.ron", "theirs.ron", "-o", "merged.ron"]);
    assert_eq!((output.status.code(), stderr(&output)), (Some(0), ""));
    fs::read_to_string(folder.path().join("merged.ron")).unwrap()
}

#[test]
fn bars_that_both_added_are_two_bars() {
    let merged = merged("00-base", "13-both-add.ours", "13-both-add.theirs");
    assert!(
        merged.contains("start_week: 3, quantities: [5]") && merged.contains("start_week: 4, quantities: [9]"),
        "{merged}"
    );
    assert_eq!(merged.matches("id: \"p2\"").count(), 1, "{merged}");
}

#[test]
fn records_of_different_weeks_are_merged() {
    let merged = merged("27-record.base", "27-record.ours", "27-record.theirs");
    for week in ["(week: 1, spent: \"90.000\")", "(week: 2, spent: \"120.000\")", "(week: 4, spent: \"60.000\")"] {
        assert!(merged.contains(week), "{merged}");
    }
    // So are they where no side found a record before, and one week that differs is called by its number.
    let folder = folder_with(&[
        ("none.ron", &fault("00-base")),
        ("ours.ron", &fault("27-record.ours")),
        ("theirs.ron", &fault("27-record.theirs")),
        ("other.ron", &fault("27-record.theirs").replace("90.000", "91.000")),
    ]);
    let output = run(folder.path(), &["merge", "none.ron", "ours.ron", "theirs.ron"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert_eq!(stdout(&output).matches("(week: 1,").count(), 1, "{}", stdout(&output));
    let output = run(folder.path(), &["merge", "none.ron", "ours.ron", "other.ron"]);
    assert_eq!(output.status.code(), Some(1));
    let expected =
        "record of “Offer on Radio”, week 1, spent: nothing became “90.000” in one plan and “91.000” in the other";
    assert!(stderr(&output).contains(expected), "{}", stderr(&output));
}

#[test]
fn unknown_fields_behind_marks_of_direction_survive_a_merge() {
    let [base, ours, theirs] = ["base", "ours", "theirs"].map(|side| format!("06-mark-before-unknown-field.{side}"));
    let merged = merged(&base, &ours, &theirs);
    assert!(merged.contains("kept: \"yes\""), "{merged}");
    assert!(merged.contains("weeks: 5") && merged.contains("600.000"), "{merged}");
}

#[test]
fn line_ends_stay_as_they_were() {
    let merged = merged("28-crlf.base", "28-crlf.ours", "28-crlf.theirs");
    assert_eq!(merged.matches('\n').count(), merged.matches("\r\n").count(), "{merged:?}");
    assert!(!merged.contains("\r\r") && merged.lines().count() > 10);
}

#[test]
fn a_plan_that_is_not_there_is_no_failure() {
    let folder = folder_with(&[
        ("nothing.ron", ""),
        ("plan.ron", &fault("00-base")),
        ("longer.ron", &fault("00-base").replace("weeks: 4)", "weeks: 5)")),
        ("more.ron", &fault("13-both-add.ours")),
    ]);
    let nothing = if cfg!(windows) { "nothing.ron" } else { "/dev/null" };
    let folder = folder.path();
    let output = run(folder, &["diff", nothing, "plan.ron"]);
    assert_eq!((output.status.code(), stderr(&output)), (Some(1), ""));
    for line in ["plan “Summer offer”: added\n", "placement “Offer on Radio”: added\n", "channel “Radio”: added\n"]
    {
        assert!(stdout(&output).contains(line), "{line}{}", stdout(&output));
    }
    let output = run(folder, &["diff", "plan.ron", nothing]);
    assert_eq!((output.status.code(), stdout(&output)), (Some(1), "plan “Summer offer”: removed\n"));
    assert_eq!(run(folder, &["diff", nothing, "nothing.ron"]).status.code(), Some(0));
    // Both sides added the plan.
    let output = run(folder, &["merge", nothing, "plan.ron", "more.ron"]);
    assert_eq!((output.status.code(), stderr(&output)), (Some(0), ""));
    assert!(stdout(&output).contains("\"p2\""));
    let output = run(folder, &["merge", nothing, "plan.ron", "longer.ron"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(
        stderr(&output).contains("calendar, number of weeks: nothing became 4 in one plan and 5 in the other"),
        "{}",
        stderr(&output)
    );
    // One side removed it.
    let output = run(folder, &["merge", "plan.ron", nothing, "plan.ron"]);
    assert_eq!((output.status.code(), stdout(&output)), (Some(0), ""));
    let output = run(folder, &["merge", "plan.ron", nothing, "longer.ron"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(stderr(&output).contains("one side removed the plan"), "{}", stderr(&output));
}

#[test]
fn git_can_use_both() {
    let folder = folder_with(&[("plan.ron", &soap_with(&[])), (".gitattributes", "*.ron diff=imc merge=imc\n")]);
    let program = env!("CARGO_BIN_EXE_imc-planner");
    let git = |arguments: &[&str]| {
        let output = Command::new("git").args(arguments).current_dir(folder.path()).env_remove("LANG").output();
        let output = output.unwrap_or_else(|why| panic!("git is needed for this test: {why}"));
        assert!(output.status.success(), "{arguments:?}: {}{}", stdout(&output), stderr(&output));
        stdout(&output).to_owned()
    };
    git(&["init", "--quiet", "--initial-branch=main"]);
    for (key, value) in [
        ("user.name", "nobody"),
        ("user.email", "nobody@example.org"),
        ("diff.imc.command", &format!("sh -c '\"{program}\" diff \"$2\" \"$5\" || true' --")),
        ("merge.imc.driver", &format!("\"{program}\" merge %O %A %B --output %A")),
    ] {
        git(&["config", key, value]);
    }
    git(&["add", "."]);
    git(&["commit", "--quiet", "--message=one"]);
    let change = |from: &str, to: &str| fs::write(folder.path().join("plan.ron"), soap_with(&[(from, to)])).unwrap();
    change("weeks: 8)", "weeks: 9)");
    assert_eq!(git(&["diff"]), "calendar, number of weeks: 8 → 9\n");
    git(&["commit", "--quiet", "--all", "--message=two"]);
    git(&["checkout", "--quiet", "-b", "other", "HEAD~1"]);
    change("budget: \"3000.000\"", "budget: \"3200.000\"");
    git(&["commit", "--quiet", "--all", "--message=three"]);
    git(&["merge", "--quiet", "--no-edit", "main"]);
    let merged = fs::read_to_string(folder.path().join("plan.ron")).unwrap();
    assert!(merged.contains("weeks: 9)") && merged.contains("\"3200.000\""), "{merged}");
    // A plan that both branches add, and one that is new.
    let add = |from: &str, to: &str| {
        fs::write(folder.path().join("new.ron"), soap_with(&[(from, to)])).unwrap();
        git(&["add", "."]);
        git(&["commit", "--quiet", "--message=new"]);
    };
    git(&["checkout", "--quiet", "-b", "left"]);
    add("id: \"p1\"", "id: \"left\"");
    git(&["checkout", "--quiet", "-b", "right", "other"]);
    add("id: \"p2\"", "id: \"right\"");
    assert!(git(&["show", "--ext-diff", "--format="]).starts_with("plan “Rayhan natural soap: launch”: added\n"));
    git(&["merge", "--quiet", "--no-edit", "left"]);
    let merged = fs::read_to_string(folder.path().join("new.ron")).unwrap();
    assert!(merged.contains("id: \"left\"") && merged.contains("id: \"right\""), "{merged}");
}
