//! `new` writes empty plans, copies of samples and plans from a pattern.

use std::ffi::OsString;
use std::fs;

use imc_planner::catalogue::SAMPLES;

use super::{Case, check_all, run, stderr};

#[test]
fn options_of_new_plans_are_read_as_people_write_them() {
    let folder = tempfile::tempdir().unwrap();
    check_all(
        folder.path(),
        &[
            Case { arguments: &["new", "-", "--weeks", "٢٦"], status: 0, out: &["weeks: 26"], err: &[] },
            Case {
                arguments: &["new", "-", "--currency", "GBP", "--budget", "£480,000"],
                status: 0,
                out: &["budget: \"480000\""],
                err: &[],
            },
            Case { arguments: &["new", "-", "--budget", "1.2m"], status: 0, out: &["budget: \"1200000\""], err: &[] },
            Case {
                arguments: &["new", "-", "--currency", "JOD", "--budget", "٢٥ ألف دينار"],
                status: 0,
                out: &["budget: \"25000\""],
                err: &[],
            },
            Case {
                arguments: &["new", "-", "--currency", "JOD", "--budget", "1,250"],
                status: 2,
                out: &[],
                err: &["--budget", "1,250.000 or JOD", "1.250"],
            },
            Case { arguments: &["new", "-", "--budget", "-5"], status: 2, out: &[], err: &["below zero"] },
            Case {
                arguments: &["new", "-", "--start", "3/10/2026"],
                status: 2,
                out: &[],
                err: &["3 October 2026 or 10 March 2026"],
            },
        ],
    );
}

#[test]
fn a_new_plan_takes_what_is_kept_from_a_pattern() {
    const WROTE: &str = "wrote next.ron: Untitled plan; 8 weeks from 5 September 2027, amounts in JOD\n";
    const USUAL: &[&str] = &["new", "--pattern", "soap.ron", "--budget", "4000", "--start", "2027-09-05", "next.ron"];
    const PLACED: &[&str] = &[
        "new",
        "--pattern",
        "soap.ron",
        "--keep",
        "placements",
        "--weeks",
        "4",
        "--start",
        "2027-09-05",
        "placed.ron",
    ];
    let folder = tempfile::tempdir().unwrap();
    check_all(
        folder.path(),
        &[
            Case { arguments: &["new", "--from", "rayhan-soap", "soap.ron"], status: 0, out: &["soap.ron"], err: &[] },
            Case { arguments: USUAL, status: 0, out: &[WROTE], err: &[] },
            Case { arguments: &["check", "next.ron"], status: 0, out: &["0 errors"], err: &[] },
            Case { arguments: PLACED, status: 0, out: &["4 weeks"], err: &[] },
            Case {
                arguments: &["new", "--pattern", "soap.ron", "--from", "nimbus", "x.ron"],
                status: 2,
                out: &[],
                err: &["--pattern", "--from"],
            },
            Case { arguments: &["new", "--keep", "messages", "x.ron"], status: 2, out: &[], err: &["--pattern"] },
            Case {
                arguments: &["new", "--pattern", "soap.ron", "--keep", "money", "x.ron"],
                status: 2,
                out: &[],
                err: &["audiences", "placements"],
            },
            Case {
                arguments: &["new", "--pattern", "nowhere.ron", "x.ron"],
                status: 1,
                out: &[],
                err: &["nowhere.ron"],
            },
        ],
    );
    let written = |name: &str| fs::read_to_string(folder.path().join(name)).unwrap();
    let next = written("next.ron");
    assert!(next.contains("\"launch-reel\"") && next.contains("budget: \"4000") && !next.contains("id: \"p1\""));
    let placed = written("placed.ron");
    assert!(placed.contains("id: \"p1\"") && placed.contains("\"women-22-45\"") && !placed.contains("framework:"));
    assert!(!folder.path().join("x.ron").exists());
}

#[test]
fn new_plans_are_written_once() {
    const WROTE: &str = "wrote soap.ron: Rayhan natural soap: launch; 8 weeks from 1 March 2026, amounts in JOD\n";
    const EMPTY: &str = "wrote tea.ron: an empty plan; 3 weeks from 2 March 2026, amounts in TND\n";
    let folder = tempfile::tempdir().unwrap();
    check_all(
        folder.path(),
        &[
            Case { arguments: &["new", "--from", "rayhan-soap", "soap.ron"], status: 0, out: &[WROTE], err: &[] },
            Case { arguments: &["check", "soap.ron"], status: 0, out: &["1 plan: "], err: &[] },
            Case { arguments: &["analyse", "soap.ron"], status: 0, out: &["0.734"], err: &[] },
            Case {
                arguments: &["new", "soap.ron"],
                status: 1,
                out: &[],
                err: &["imc-planner: the file exists already; --force writes over it: soap.ron\n"],
            },
            Case {
                arguments: &["new", "soap.ron", "--lang", "ar"],
                status: 1,
                out: &[],
                err: &["الملف موجود من قبل", "\u{2068}soap.ron\u{2069}"],
            },
            Case {
                arguments: &["new", "--weeks", "3", "--start", "2 آذار 2026", "--currency", "TND", "tea.ron"],
                status: 0,
                out: &[EMPTY],
                err: &[],
            },
            Case { arguments: &["check", "tea.ron"], status: 0, out: &["0 errors, 0 warnings"], err: &[] },
            Case { arguments: &["analyse", "tea.ron"], status: 0, out: &["Untitled plan (tea.ron)"], err: &[] },
            Case {
                arguments: &["new", "now.ron"],
                status: 0,
                out: &["12 weeks from ", ", amounts in USD\n"],
                err: &[],
            },
            Case {
                arguments: &["new", "nowhere/plan.ron"],
                status: 1,
                out: &[],
                err: &["imc-planner: the file was not saved (the folder does not exist): nowhere/plan.ron\n"],
            },
            Case { arguments: &["new", ".", "--force"], status: 1, out: &[], err: &["it is a folder"] },
            Case { arguments: &["new", "-", "--weeks", "3"], status: 0, out: &["weeks: 3"], err: &[] },
        ],
    );
    let written = |name: &str| fs::read_to_string(folder.path().join(name)).unwrap();
    assert_eq!(written("soap.ron"), SAMPLES[0].text);
    let forced = run(folder.path(), &["new", "--from", "three-channels", "--force", "soap.ron"]);
    assert_eq!(forced.status.code(), Some(0), "{}", stderr(&forced));
    assert_eq!(written("soap.ron"), SAMPLES[1].text);
    assert!(written("now.ron").contains("weeks: 12"));
    let names: Vec<OsString> = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(names.len(), 3, "nothing else is left behind: {names:?}");
}
