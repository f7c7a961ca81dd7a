//! The command line, through the program itself.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod book;
mod compare;
mod export;
mod find;
mod help;
mod import;
mod new;
mod optimise;
mod reading;
mod sums;
mod versions;
mod what_if;
mod worksheets;

use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use imc_planner::catalogue::SAMPLES;

/// A short plan with more fields, which begin on line 2, column 1.
fn with(fields: &str) -> String {
    format!("(format: 1, calendar: (start: \"2026-03-01\", weeks: 8), money: (currency: \"JOD\"),\n{fields})")
}

fn dated(start: &str, weeks: &str) -> String {
    format!("(format: 1, calendar: (start: \"{start}\", weeks: {weeks}), money: (currency: \"JOD\"))")
}

/// The program in `folder`, in an environment that asks for no language.
fn program(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_imc-planner"));
    command.args(arguments).current_dir(folder);
    for name in ["LC_ALL", "LC_MESSAGES", "LC_TIME", "LANG", "LANGUAGE", "DISPLAY", "WAYLAND_DISPLAY"] {
        command.env_remove(name);
    }
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

fn run(folder: &Path, arguments: &[&str]) -> Output {
    program(folder, arguments).output().unwrap()
}

fn run_with_input(folder: &Path, arguments: &[&str], input: &[u8]) -> Output {
    let mut child = program(folder, arguments).stdin(Stdio::piped()).spawn().unwrap();
    // The program need not read on once it has seen enough.
    child.stdin.take().unwrap().write_all(input).ok();
    child.wait_with_output().unwrap()
}

fn stdout(output: &Output) -> &str {
    std::str::from_utf8(&output.stdout).unwrap()
}

fn stderr(output: &Output) -> &str {
    std::str::from_utf8(&output.stderr).unwrap()
}

/// A call, its exit status, and what stands in its two outputs. An empty list means that the output is empty.
struct Case {
    arguments: &'static [&'static str],
    status: i32,
    out: &'static [&'static str],
    err: &'static [&'static str],
}

fn check_all(folder: &Path, cases: &[Case]) {
    for Case { arguments, status, out, err } in cases {
        let output = run(folder, arguments);
        let shown = format!("{arguments:?}\n{}\n{}", stdout(&output), stderr(&output));
        assert_eq!(output.status.code(), Some(*status), "{shown}");
        for (text, fragments) in [(stdout(&output), out), (stderr(&output), err)] {
            assert_eq!(text.is_empty(), fragments.is_empty(), "{shown}");
            for fragment in *fragments {
                assert!(text.contains(fragment), "{fragment:?} is missing in {shown}");
            }
        }
    }
}

/// A copy of the soap sample with some texts replaced.
fn soap_with(changes: &[(&str, &str)]) -> String {
    let text = include_str!("../../saves/rayhan-soap.ron").to_owned();
    changes.iter().fold(text, |text, (from, to)| {
        assert!(text.contains(from), "{from}");
        text.replacen(from, to, 1)
    })
}

fn folder_with(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        fs::write(folder.path().join(name), text).unwrap();
    }
    folder
}

fn folder_with_samples() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for sample in SAMPLES {
        fs::write(folder.path().join(format!("{}.ron", sample.id)), sample.text).unwrap();
    }
    folder
}

#[test]
fn samples_are_clean() {
    let folder = folder_with_samples();
    for sample in SAMPLES {
        let output = run(folder.path(), &["check", &format!("{}.ron", sample.id)]);
        assert_eq!(output.status.code(), Some(0), "{}", stdout(&output));
        let said = stdout(&output);
        assert!(!said.contains(": error:") && stderr(&output).is_empty(), "{said}");
    }
}

#[test]
fn a_file_with_the_name_of_a_command_can_be_named() {
    let folder = folder_with(&[("check", &with(""))]);
    let output = run(folder.path(), &["check", "check"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert!(stdout(&output).ends_with("1 plan: 0 errors, 0 warnings, 4 notices\n"), "{}", stdout(&output));
}

#[test]
fn problems_stand_one_a_line_errors_first() {
    let fields = "audiences: [(id: \"a\"), (id: \"a\", size: 10)], \
        messages: [(id: \"m\")], \
        channels: [(id: \"tv\", sound: \"loud\", cost: PerUnit(\"-2\"))], \
        placements: [(id: \"p\", message: \"m9\", channel: \"tv\", start_week: 1, quantities: [1]), \
                     (id: \"q\", message: \"m\", channel: \"c9\", audiences: [\"x\"], start_week: 9, quantities: [1])]";
    let folder = folder_with(&[("plan.ron", &with(fields)), ("good.ron", &with(""))]);
    let output = run(folder.path(), &["check", "plan.ron", "good.ron"]);
    assert_eq!((output.status.code(), stderr(&output)), (Some(1), ""));
    let lines: Vec<&str> = stdout(&output).lines().collect();
    let severity = |line: &str| line.split(": ").nth(1).unwrap().to_owned();
    let (summary, problems) = lines.split_last().unwrap();
    let of_plan: Vec<_> = problems.iter().filter(|line| line.starts_with("plan.ron: ")).collect();
    let severities: Vec<String> = of_plan.iter().map(|line| severity(line)).collect();
    let mut sorted = severities.clone();
    sorted.sort_by_key(|word| ["error", "warning", "notice"].iter().position(|known| known == word));
    assert_eq!(severities, sorted);
    for code in [
        "duplicate-id",
        "unknown-message",
        "unknown-channel",
        "unknown-audience",
        "outside-calendar",
        "negative-money",
        "unknown-field",
    ] {
        let line = of_plan.iter().find(|line| line.ends_with(&format!(" [{code}]")));
        let names = line.unwrap_or_else(|| panic!("{code} is missing in\n{}", stdout(&output)));
        assert!(names.contains('“'), "{names}");
    }
    assert!(problems[of_plan.len()..].iter().all(|line| line.starts_with("good.ron: notice: ")));
    let count = |word: &str| problems.iter().filter(|line| severity(line) == word).count();
    let (errors, warnings, notices) = (count("error"), count("warning"), count("notice"));
    assert_eq!(*summary, format!("2 plans: {errors} errors, {warnings} warnings, {notices} notices"));

    let arabic = run(folder.path(), &["check", "plan.ron", "--lang", "ar"]);
    assert_eq!(arabic.status.code(), Some(1));
    assert!(stdout(&arabic).contains("plan.ron: خطأ: "), "{}", stdout(&arabic));
    assert!(stdout(&arabic).contains("«m9»") || stdout(&arabic).contains("«\u{2068}m9\u{2069}»"));
    assert!(stdout(&arabic).lines().last().unwrap().starts_with("خطة واحدة: "), "{}", stdout(&arabic));
}

#[test]
fn a_plan_over_its_budget_is_warned_about() {
    let text = "(format: 1, calendar: (start: \"2026-03-01\", weeks: 1), money: (currency: \"USD\", budget: \"10\"), \
                other_costs: [(id: \"film\", amount: \"12.50\")])";
    let folder = folder_with(&[("plan.ron", text)]);
    let output = run(folder.path(), &["check", "plan.ron"]);
    assert_eq!(output.status.code(), Some(0), "a warning is no error");
    assert!(stdout(&output).contains("warning: ") && stdout(&output).contains("[over-budget]"), "{}", stdout(&output));
}

#[test]
fn tables_speak_both_languages() {
    let folder = folder_with_samples();
    check_all(
        folder.path(),
        &[
            Case {
                arguments: &["analyse", "three-channels.ron"],
                status: 0,
                out: &[
                    "Three channels, four weeks (three-channels.ron)\n4 weeks from 1 March 2026, amounts in USD\n",
                    "Net reach",
                    "78.1%",
                    "53.7% to 100.0%",
                    "Beta-binomial; channels taken as independent",
                    "2,940,000",
                    "666.67",
                    "120,000.00",
                    "29",
                ],
                err: &[],
            },
            Case {
                arguments: &["analyse", "rayhan-soap.ron"],
                status: 0,
                out: &[
                    "0.734",
                    "0.598",
                    "0.125: Discount coupon / Search text ad",
                    "2,181.000",
                    "— [1]",
                    "[1] One message only: consistency needs two",
                ],
                err: &[],
            },
            Case {
                arguments: &["--lang", "ar", "analyse", "rayhan-soap.ron"],
                status: 0,
                out: &["صافي الوصول", "2,181.000", "د.أ", "نموذج ذي الحدين السالب", "[1] رسالة واحدة فقط"],
                err: &[],
            },
            Case {
                arguments: &["analyse", "nowhere.ron", "three-channels.ron"],
                status: 1,
                out: &["Three channels, four weeks"],
                err: &["imc-planner: there is no such file: nowhere.ron\n"],
            },
        ],
    );
}

#[test]
fn a_plan_without_anything_says_why_numbers_are_missing() {
    let folder = folder_with(&[("plan.ron", &with(""))]);
    let output = run(folder.path(), &["analyse", "plan.ron"]);
    assert_eq!(output.status.code(), Some(0));
    let text = stdout(&output);
    assert!(text.contains("— [1]") && text.contains("[1] The plan has no audiences yet"), "{text}");
    assert!(text.contains("No budget is stated") && !text.contains("NaN") && !text.contains("inf"), "{text}");
}

#[test]
fn the_environment_chooses_the_language() {
    let folder = folder_with(&[("plan.ron", &with(""))]);
    for (variables, arguments, word) in [
        (vec![], vec!["check", "plan.ron"], "notice"),
        (vec![("LANG", "ar_JO.UTF-8")], vec!["check", "plan.ron"], "تنبيه"),
        (vec![("LANG", "ar_JO.UTF-8"), ("LC_MESSAGES", "en_GB")], vec!["check", "plan.ron"], "notice"),
        (vec![("LANG", "en_US"), ("LC_ALL", "ar")], vec!["check", "plan.ron"], "تنبيه"),
        (vec![("LANG", "ar"), ("LC_ALL", "")], vec!["check", "plan.ron"], "تنبيه"),
        (vec![("LC_ALL", "ar")], vec!["check", "plan.ron", "--lang", "en"], "notice"),
    ] {
        let output = program(folder.path(), &arguments).envs(variables.clone()).output().unwrap();
        assert!(stdout(&output).contains(word), "{variables:?}: {}", stdout(&output));
    }
}

#[test]
fn json_is_the_same_in_every_language() {
    let folder = folder_with_samples();
    let plain = run(folder.path(), &["analyse", "--json", "rayhan-soap.ron"]);
    let arabic = run(folder.path(), &["analyse", "--json", "rayhan-soap.ron", "--lang", "ar"]);
    assert_eq!((plain.status.code(), plain.stdout.len() > 1000), (Some(0), true));
    assert_eq!(plain.stdout, arabic.stdout);
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    let folder = folder_with_samples();
    for arguments in [&["analyse", "rayhan-soap.ron"][..], &["check", "rayhan-soap.ron"], &["--help"]] {
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let output = program(folder.path(), arguments).stdout(writer).output().unwrap();
        assert_eq!((output.status.code(), stderr(&output)), (Some(0), ""), "{arguments:?}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_an_error() {
    let folder = folder_with_samples();
    let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let output = program(folder.path(), &["analyse", "rayhan-soap.ron"]).stdout(full).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(stderr(&output).starts_with("imc-planner: the output could not be written: "), "{}", stderr(&output));
}

#[test]
fn texts_of_a_plan_cannot_play_with_a_terminal() {
    let folder = folder_with(&[("plan.ron", &with("title: (en: \"\\u{1b}[2JTea\\u{7}\\nand more\")"))]);
    let output = run(folder.path(), &["analyse", "plan.ron"]);
    assert!(stdout(&output).starts_with("\u{fffd}[2JTea\u{fffd} and more (plan.ron)\n"), "{}", stdout(&output));
}
