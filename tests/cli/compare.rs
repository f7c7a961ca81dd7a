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
}
