//! `export`: what it writes where, and what it refuses.

use std::fs;

use super::{folder_with_samples, run, run_with_input, stderr, stdout};

#[test]
fn a_plan_becomes_files_of_other_programs() {
    let folder = folder_with_samples();
    let in_folder = |name: &str| folder.path().join(name);
    for (arguments, file, begins) in [
        (vec!["export", "rayhan-soap.ron", "wide.csv"], "wide.csv", "\u{feff}Placement,"),
        (
            vec!["export", "rayhan-soap.ron", "long.csv", "--part", "long", "--language", "ar"],
            "long.csv",
            "\u{feff}الموضع,",
        ),
        (vec!["export", "rayhan-soap.ron", "both.CSV", "--language=both"], "both.CSV", "\u{feff}Placement,"),
        (vec!["export", "rayhan-soap.ron", "chart.svg", "--weeks", "2-5", "--on-bars", "name"], "chart.svg", "<svg "),
        (vec!["export", "rayhan-soap.ron", "page.html", "--language", "both"], "page.html", "<!DOCTYPE html>"),
        (vec!["export", "rayhan-soap.ron", "plan.ics"], "plan.ics", "BEGIN:VCALENDAR\r\n"),
        (vec!["export", "rayhan-soap.ron", "plan", "--as", "json"], "plan", "{"),
    ] {
        let done = run(folder.path(), &arguments);
        assert_eq!(done.status.code(), Some(0), "{}", stderr(&done));
        assert!(stdout(&done).contains(file) || !stdout(&done).is_empty());
        let written = fs::read_to_string(in_folder(file)).unwrap();
        assert!(written.starts_with(begins), "{file}: {}", &written[..40.min(written.len())]);
        // The same plan gives the same bytes.
        let again = run(folder.path(), &[&arguments[..], &["--force"]].concat());
        assert_eq!(again.status.code(), Some(0));
        assert_eq!(fs::read_to_string(in_folder(file)).unwrap(), written);
    }
}

#[test]
fn plans_come_from_and_go_to_where_the_call_says() {
    let folder = folder_with_samples();
    let plan = fs::read(folder.path().join("rayhan-soap.ron")).unwrap();
    let done = run_with_input(folder.path(), &["export", "-", "-", "--as", "ics"], &plan);
    assert_eq!(done.status.code(), Some(0));
    assert!(stdout(&done).starts_with("BEGIN:VCALENDAR") && stderr(&done).is_empty());

    let call = ["export", "rayhan-soap.ron", "three-channels.ron", "nowhere.ron", "--as", "csv", "--to", "new/out"];
    let done = run(folder.path(), &call);
    assert_eq!(done.status.code(), Some(1));
    assert_eq!(stdout(&done).lines().count(), 2);
    assert!(stderr(&done).contains("nowhere.ron"));
    assert!(folder.path().join("new/out/three-channels.csv").exists());
}

#[test]
fn no_file_of_a_call_writes_over_another() {
    let folder = folder_with_samples();
    fs::create_dir(folder.path().join("other")).unwrap();
    fs::copy(folder.path().join("three-channels.ron"), folder.path().join("other/rayhan-soap.ron")).unwrap();
    for (command, kind, file) in [("export", "csv", "out/rayhan-soap.csv"), ("book", "pdf", "out/rayhan-soap-book.pdf")]
    {
        let alone = [command, "rayhan-soap.ron", "--as", kind, "--to", "out"];
        assert_eq!(run(folder.path(), &alone).status.code(), Some(0));
        let first = fs::read(folder.path().join(file)).unwrap();
        let call = [command, "rayhan-soap.ron", "other/rayhan-soap.ron", "--as", kind, "--to", "out", "--force"];
        let done = run(folder.path(), &call);
        assert_eq!(done.status.code(), Some(1));
        assert!(stderr(&done).contains("another plan of this call"), "{}", stderr(&done));
        assert_eq!(fs::read(folder.path().join(file)).unwrap(), first);
    }
    fs::write(folder.path().join("file"), "mine").unwrap();
    let done = run(folder.path(), &["export", "rayhan-soap.ron", "--as", "csv", "--to", "file"]);
    assert_eq!((done.status.code(), &*fs::read(folder.path().join("file")).unwrap()), (Some(1), &b"mine"[..]));
}

#[test]
fn what_cannot_be_written_is_said_and_nothing_is_lost() {
    let folder = folder_with_samples();
    fs::write(folder.path().join("mine.csv"), "mine").unwrap();
    fs::create_dir(folder.path().join("folder.csv")).unwrap();
    for (arguments, status, said) in [
        (vec!["export", "rayhan-soap.ron", "mine.csv"], 1, "--force"),
        (vec!["export", "rayhan-soap.ron", "folder.csv"], 1, "folder.csv"),
        (vec!["export", "rayhan-soap.ron", "folder.csv", "--force"], 1, "folder.csv"),
        (vec!["export", "rayhan-soap.ron", "no/such/folder.csv"], 1, "folder.csv"),
        (vec!["export", "rayhan-soap.ron", "plan.doc"], 2, "csv"),
        (vec!["export", "rayhan-soap.ron"], 2, "OUT"),
        (vec!["export", "rayhan-soap.ron", "a.csv", "b.csv"], 2, "--to"),
        (vec!["export", "rayhan-soap.ron", "new.csv", "--part", "nothing"], 1, "long"),
        (vec!["export", "rayhan-soap.ron", "new.ics", "--part", "nothing"], 1, "whole plan"),
        (vec!["export", "rayhan-soap.ron", "new.svg", "--weeks", "3-9"], 1, "8 weeks"),
        (vec!["export", "rayhan-soap.ron", "new.svg", "--channels", "nothing"], 1, "instagram"),
        (vec!["export", "rayhan-soap.ron", "new.svg", "--paper", "a9"], 2, "a4"),
        (vec!["export", "rayhan-soap.ron", "new.csv", "--as", "doc"], 2, "csv"),
        (vec!["check", "rayhan-soap.ron", "--lang", "both"], 2, "exported"),
    ] {
        let done = run(folder.path(), &arguments);
        assert_eq!(done.status.code(), Some(status), "{arguments:?}: {}", stderr(&done));
        assert!(stderr(&done).contains(said), "{arguments:?}: {}", stderr(&done));
        assert_eq!(fs::read_to_string(folder.path().join("mine.csv")).unwrap(), "mine");
    }
    let arabic = run(folder.path(), &["export", "rayhan-soap.ron", "plan.doc", "--lang", "ar"]);
    assert!(stderr(&arabic).contains("نوع الملف"), "{}", stderr(&arabic));
}

/// Returns the numbers of a column of an exported table, its heads left out.
fn column(folder: &std::path::Path, part: &str, column: usize) -> Vec<f64> {
    let call = ["export", "rayhan-soap.ron", "-", "--as", "csv", "--part", part, "--language", "ar"];
    let done = run(folder, &call);
    let table = stdout(&done);
    let mut reader = csv::Reader::from_reader(table.trim_start_matches('\u{feff}').as_bytes());
    reader.records().map(|row| row.unwrap()[column].parse().unwrap_or(f64::NAN)).collect()
}

#[test]
fn exported_numbers_are_those_of_the_analysis() {
    let folder = folder_with_samples();
    let folder = folder.path();
    let json: serde_json::Value =
        serde_json::from_str(stdout(&run(folder, &["analyse", "rayhan-soap.ron", "--json"]))).unwrap();
    // The number at a way into each item of a list; amounts are texts.
    let each = |list: &serde_json::Value, way: &str| -> Vec<f64> {
        let number = |item: &serde_json::Value| {
            let found = item.pointer(way).unwrap();
            found.as_f64().or_else(|| found.as_str()?.parse().ok()).unwrap_or(f64::NAN)
        };
        list.as_array().unwrap().iter().map(number).collect()
    };
    let total = &json["total"]["reach"];
    for (part, position, expected) in [
        ("reach-by-audience", 2, each(&json["audiences"], "/reach/k_plus/0")),
        ("reach-by-audience", 4, each(&json["audiences"], "/reach/k_plus/2")),
        ("reach-by-audience", 5, each(&json["audiences"], "/reach/grp")),
        ("reach-by-audience", 6, each(&json["audiences"], "/reach/average_frequency")),
        ("reach-by-week", 4, each(&total["build"], "/weekly_reach")),
        ("reach-by-week", 5, each(&total["build"], "/k_plus/0")),
        ("channels", 1, each(&json["channels"], "/grp")),
        ("channels", 3, each(&json["channels"], "/reach")),
        ("channels", 4, each(&json["channels"], "/exclusive_reach")),
        ("channels", 7, each(&json["channels"], "/cost")),
        ("channels", 8, each(&json["channels"], "/cpm")),
        ("budget-by-week", 2, each(&json["budget"]["by_week"], "")),
        ("budget-by-week", 3, each(&json["budget"]["other_by_week"], "")),
        ("message-pairs", 2, each(&json["consistency"]["pairs"], "/similarity")),
    ] {
        let mut found = column(folder, part, position);
        found.truncate(expected.len());
        assert_eq!(found.len(), expected.len(), "{part}, column {position}");
        // The last bit of a quotient aside.
        let is_same = |(one, two): (&f64, &f64)| (one - two).abs() <= 1e-12 * two.abs().max(1.0);
        assert!(found.iter().zip(&expected).all(is_same), "{part}, column {position}: {found:?} {expected:?}");
    }
    // The open format says exact amounts: they add up to what the plan costs.
    let open: serde_json::Value =
        serde_json::from_str(stdout(&run(folder, &["export", "rayhan-soap.ron", "-", "--as", "json"]))).unwrap();
    let sum: f64 = open["lineitems"].as_array().unwrap().iter().map(|item| item["cost_total"].as_f64().unwrap()).sum();
    let spent: f64 = json["budget"]["total"].as_str().unwrap().parse().unwrap();
    assert!((sum - spent).abs() < 1e-6, "{sum} {spent}");
}

#[test]
fn a_plot_of_a_page_is_exported_by_its_name() {
    let folder = folder_with_samples();
    for (part, language, says) in
        [("reach-build", "en", "64.5%"), ("spending", "ar", "3,000"), ("channel-overlap", "both", "44.9%")]
    {
        let done = run(
            folder.path(),
            &["export", "rayhan-soap.ron", "-", "--as", "svg", "--part", part, "--language", language],
        );
        assert!(stdout(&done).contains(says), "{part}: {}", stderr(&done));
    }
    let unknown = run(folder.path(), &["export", "rayhan-soap.ron", "-", "--as", "png", "--part", "pie"]);
    assert!(stderr(&unknown).contains("reach-build") && stderr(&unknown).contains("message-similarity"));
}
