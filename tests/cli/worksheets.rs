//! `worksheets`: listing, checking, adding and removing; and `export` of a worksheet.

use std::fs;
use std::path::Path;
use std::process::Output;

use super::{folder_with_samples, program, stderr, stdout};

/// A worksheet with one item; what is wrong with it is put in the place of `kind`.
fn sheet(kind: &str) -> String {
    format!(
        "(\n id: \"lecture\",\n name: (en: \"Lecture\", ar: \"محاضرة\"), about: (en: \"A\", ar: \"أ\"), source: (en: \"S\", ar: \"م\"),\n \
         parts: [(id: \"p\", name: (en: \"P\", ar: \"ج\"), items: [\n(id: \"a\", name: (en: \"Q\", ar: \"س\"), kind: {kind})\n])],\n)"
    )
}

/// The program with preferences in the folder alone.
fn run(folder: &Path, arguments: &[&str]) -> Output {
    let home = folder.join("home");
    let mut command = program(folder, arguments);
    command.env("HOME", &home).env("XDG_CONFIG_HOME", home.join("config")).env("APPDATA", &home);
    command.output().unwrap()
}

#[test]
fn a_worksheet_is_checked_added_listed_exported_and_removed() {
    let folder = folder_with_samples();
    let folder = folder.path();
    fs::write(folder.join("lecture.ron"), sheet("Text(words: 20)")).unwrap();
    fs::write(folder.join("wrong.ron"), sheet("Essay")).unwrap();
    let listed = run(folder, &["worksheets"]);
    assert_eq!(stdout(&listed).lines().count(), 29, "{}", stdout(&listed));
    assert!(stdout(&listed).contains("swot: SWOT"));

    let done = run(folder, &["worksheets", "--check", "lecture.ron", "--check", "wrong.ron"]);
    assert_eq!(done.status.code(), Some(1));
    assert!(stdout(&done).contains("Lecture") && stderr(&done).contains("line 5"), "{}", stderr(&done));
    let arabic = run(folder, &["worksheets", "--check", "wrong.ron", "--lang", "ar"]);
    assert!(stderr(&arabic).contains("السطر 5"), "{}", stderr(&arabic));

    let added = run(folder, &["worksheets", "--add", "lecture.ron"]);
    assert_eq!(added.status.code(), Some(0), "{}", stderr(&added));
    // What was added can be handed on in a newer state.
    assert_eq!(run(folder, &["worksheets", "--add", "lecture.ron"]).status.code(), Some(0));
    let listed = run(folder, &["worksheets"]);
    assert_eq!(stdout(&listed).lines().last(), Some("lecture: Lecture"));

    let export = ["export", "rayhan-soap.ron", "lecture.pdf", "--part", "worksheet:lecture"];
    let done = run(folder, &export);
    assert_eq!(done.status.code(), Some(0), "{}", stderr(&done));
    assert!(fs::read(folder.join("lecture.pdf")).unwrap().starts_with(b"%PDF"));

    assert_eq!(run(folder, &["worksheets", "--remove", "lecture"]).status.code(), Some(0));
    let again = run(folder, &["worksheets", "--remove", "lecture"]);
    assert_eq!(again.status.code(), Some(1));
    assert!(stderr(&again).contains("lecture"));
    assert_eq!(run(folder, &["worksheets", "--remove", "swot"]).status.code(), Some(1));
    assert_eq!(
        run(folder, &["export", "rayhan-soap.ron", "x.pdf", "--part", "worksheet:lecture"]).status.code(),
        Some(1)
    );
}

#[test]
fn a_worksheet_goes_out_as_every_kind_of_picture_in_both_languages() {
    let folder = folder_with_samples();
    let folder = folder.path();
    for (out, part, language, begins) in [
        ("swot.svg", "worksheet:swot", "en", &b"<svg "[..]),
        ("swot.png", "worksheet:swot", "ar", &b"\x89PNG"[..]),
        ("arthur.pdf", "worksheet:arthur", "ar", &b"%PDF"[..]),
        ("arthur-figure.pdf", "worksheet-figure:arthur", "en", &b"%PDF"[..]),
        ("both.pdf", "worksheet:message-house", "both", &b"%PDF"[..]),
    ] {
        let done = run(folder, &["export", "rayhan-soap.ron", out, "--part", part, "--lang", language]);
        assert_eq!(done.status.code(), Some(0), "{out}: {}", stderr(&done));
        assert!(fs::read(folder.join(out)).unwrap().starts_with(begins), "{out}");
    }
    let unknown = run(folder, &["export", "rayhan-soap.ron", "x.svg", "--part", "worksheet:nothing"]);
    assert_eq!(unknown.status.code(), Some(1));
    assert!(stderr(&unknown).contains("worksheet:swot"), "{}", stderr(&unknown));
}
