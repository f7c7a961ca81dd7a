//! What is read and what is not: damaged documents, paths that are no files, files that are too large, standard input.

use std::fs;

use super::{Case, check_all, dated, folder_with, run, run_with_input, stderr, stdout, with};

/// Documents that cannot be read, and what is said of each.
fn unreadable() -> Vec<(&'static str, String, &'static str)> {
    let whole = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/saves/rayhan-soap.ron")).unwrap();
    let truncated: String = whole.split_inclusive('\n').take(100).collect();
    let contact = |model: &str| {
        with(&format!("channels: [(id: \"tv\"),\n (id: \"radio\", contacts: [(audience: \"a\",\n model: {model})])]"))
    };
    vec![
        ("letter.ron", "Dear all,\nplease find the plan.".to_owned(), "line 1, column 1: this is not a plan"),
        ("data.json", "{\"format\": 1}".to_owned(), "a plan begins with “(”, and this file with “{\"format\": 1}”"),
        ("empty.ron", String::new(), "empty.ron: the file is empty"),
        ("half.ron", truncated, "line 101, column 1: "),
        ("newer.ron", "(format: 7)".to_owned(), "line 1, column 10: the file has format 7"),
        (
            "size.ron",
            with("audiences: [(id: \"a\", size: -5)]"),
            "line 2, column 29: audiences[0] \"a\" → size: the number -5 is out of range: expected 0 to 10000000000",
        ),
        (
            "quantity.ron",
            with(
                "placements: [(id: \"p\", message: \"m\", channel: \"c\", start_week: 1, quantities: [9999999999999999])]",
            ),
            "placements[0] \"p\" → quantities[0]: the number 9999999999999999 is out of range",
        ),
        (
            "rate.ron",
            with("channels: [(id: \"tv\", cost: PerUnit(\"1,5\"))]"),
            "channels[0] \"tv\" → cost: expected a decimal number in quotes, as \"150.000\", found “\"1,5\"”",
        ),
        (
            "nan.ron",
            contact("Rating(r1: NaN)"),
            "line 4, column 20: channels[1] \"radio\" → contacts[0].model.r1: NaN is not a usable number",
        ),
        (
            "infinity.ron",
            contact("Impressions(reachable: inf)"),
            "channels[1] \"radio\" → contacts[0].model.reachable: inf is not a usable number",
        ),
        (
            "absurd.ron",
            with("settings: (continuity_half_life_weeks: 1e300)"),
            "settings.continuity_half_life_weeks: 1e300 is not a usable number",
        ),
        (
            "date.ron",
            dated("2026-02-30", "8"),
            "line 1, column 31: calendar.start: expected a date of the years 1900 to 2200 as \"YYYY-MM-DD\", found “\"2026-02-30\"”",
        ),
        (
            "weeks.ron",
            dated("2026-03-01", "10000000"),
            "line 1, column 52: calendar.weeks: expected a number of weeks from 1 to 520, found “10000000”",
        ),
    ]
}

#[test]
fn what_cannot_be_read_gets_one_line_that_names_the_place() {
    let folder = tempfile::tempdir().unwrap();
    for (name, text, message) in unreadable() {
        fs::write(folder.path().join(name), text).unwrap();
        for command in ["check", "analyse"] {
            let output = run(folder.path(), &[command, name]);
            let error = stderr(&output);
            assert_eq!(output.status.code(), Some(1), "{name}: {error}");
            assert!(error.starts_with(&format!("imc-planner: {name}: ")) && error.contains(message), "{error}");
            assert_eq!(error.lines().count(), 1, "{error}");
            let expected = if command == "check" { "not read: 1\n" } else { "" };
            assert_eq!(stdout(&output), expected, "{name}");
        }
        let arabic = run(folder.path(), &["--lang", "ar", "check", name]);
        let error = stderr(&arabic);
        assert!(error.starts_with(&format!("imc-planner: \u{2068}{name}\u{2069}: ")), "{error}");
        assert!(error.chars().any(|letter| ('\u{621}'..='\u{64a}').contains(&letter)), "{error}");
        assert_eq!((error.lines().count(), arabic.status.code()), (1, Some(1)), "{error}");
    }
}

#[test]
fn paths_that_are_no_files_are_named() {
    let folder = folder_with(&[("plan.ron", &with(""))]);
    fs::create_dir(folder.path().join("plans")).unwrap();
    check_all(
        folder.path(),
        &[
            Case {
                arguments: &["check", "nowhere.ron"],
                status: 1,
                out: &["not read: 1"],
                err: &["imc-planner: there is no such file: nowhere.ron\n"],
            },
            Case {
                arguments: &["check", "plans"],
                status: 1,
                out: &["not read: 1"],
                err: &["imc-planner: this is a folder, not a file: plans\n"],
            },
            Case {
                arguments: &["analyse", "plan.ron/inner.ron"],
                status: 1,
                out: &[],
                err: &[
                    "imc-planner: the file cannot be read (a part of the path is not a folder): plan.ron/inner.ron\n",
                ],
            },
            Case {
                arguments: &["check", "--lang", "ar", "plans", "plan.ron"],
                status: 1,
                out: &["plan.ron: تنبيه: ", "ما تعذّرت قراءته: 1"],
                err: &["imc-planner: هذا مجلد وليس ملفًا: \u{2068}plans\u{2069}\n"],
            },
        ],
    );
}

#[cfg(unix)]
#[test]
fn a_file_that_may_not_be_read_is_named() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = folder_with(&[("secret.ron", &with(""))]);
    let path = folder.path().join("secret.ron");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o000)).unwrap();
    // An administrator may read everything, and then nothing is refused.
    let expected = match fs::File::open(&path) {
        Ok(_) => (Some(0), ""),
        Err(_) => (Some(1), "imc-planner: the file cannot be read (permission denied): secret.ron\n"),
    };
    let output = run(folder.path(), &["check", "secret.ron"]);
    assert_eq!((output.status.code(), stderr(&output)), expected);
}

#[test]
fn plans_come_from_standard_input_too() {
    let folder = tempfile::tempdir().unwrap();
    for (arguments, input, status, out, err) in [
        (["check", "-"], with(""), 0, "-: notice: ", ""),
        (["analyse", "-"], with("title: (en: \"Tea\")"), 0, "Tea (-)\n8 weeks from 1 March 2026, amounts in JOD\n", ""),
        (["check", "-"], "(".to_owned(), 1, "not read: 1", "imc-planner: -: line 1, column 2: the file ends"),
    ] {
        let output = run_with_input(folder.path(), &arguments, input.as_bytes());
        assert_eq!(output.status.code(), Some(status), "{arguments:?}");
        assert!(stdout(&output).contains(out), "{}", stdout(&output));
        assert!(
            stderr(&output).starts_with(err) && stderr(&output).is_empty() == err.is_empty(),
            "{}",
            stderr(&output)
        );
    }
}

#[test]
fn the_largest_file_can_be_chosen() {
    const REFUSED: &str = "imc-planner: long.ron: the file is larger than 1 MiB";
    let notes = "long ".repeat(400_000);
    let long = with(&format!("notes: (en: \"{}\", ar: \"{}\")", &notes[..1_000_000], &notes[..900_000]));
    let folder = folder_with(&[("long.ron", &long)]);
    check_all(
        folder.path(),
        &[
            Case { arguments: &["check", "long.ron"], status: 0, out: &["1 plan: "], err: &[] },
            Case { arguments: &["check", "long.ron", "--largest-file", "2"], status: 0, out: &["1 plan: "], err: &[] },
            Case { arguments: &["--largest-file", "1", "analyse", "long.ron"], status: 1, out: &[], err: &[REFUSED] },
            Case {
                arguments: &["diff", "long.ron", "long.ron", "--largest-file", "1"],
                status: 2,
                out: &[],
                err: &[REFUSED],
            },
            Case {
                arguments: &["check", "long.ron", "--largest-file", "0"],
                status: 2,
                out: &[],
                err: &["--largest-file"],
            },
        ],
    );
    let output = run_with_input(folder.path(), &["check", "-", "--largest-file", "1"], long.as_bytes());
    assert!(output.status.code() == Some(1) && stderr(&output).contains("1 MiB"), "{}", stderr(&output));
}
