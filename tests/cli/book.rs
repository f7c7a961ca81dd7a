//! `book`: what it writes where, what it refuses, and what readers of PDF get out of it.

use std::fs;
use std::path::Path;
use std::process::Command;

use super::{folder_with_samples, run, stderr, stdout};

/// What poppler reads out of a PDF; none where it is not there.
fn text_of(file: &Path) -> Option<String> {
    let done = Command::new("pdftotext").args(["-enc", "UTF-8"]).arg(file).arg("-").output().ok()?;
    let text = String::from_utf8_lossy(&done.stdout).into_owned();
    Some(text.chars().filter(|letter| !matches!(letter, '\u{200e}'..='\u{200f}' | '\u{202a}'..='\u{202e}')).collect())
}

#[test]
fn a_plan_becomes_a_book_whose_words_come_out_whole() {
    let folder = folder_with_samples();
    for (language, expected) in [
        ("en", ["Rayhan natural soap: launch", "Executive summary", "Media plan", "25 April 2026"]),
        // The reader of pages sets marks and numbers between Arabic words by rules of its own.
        ("ar", ["صابون ريحان الطبيعي", "الملخص التنفيذي", "الخطة الإعلامية", "أسابيع"]),
    ] {
        let file = folder.path().join(format!("{language}.pdf"));
        let out = format!("{language}.pdf");
        let arguments = ["book", "rayhan-soap.ron", &*out, "--language", language];
        let done = run(folder.path(), &arguments);
        assert_eq!(done.status.code(), Some(0), "{}", stderr(&done));
        assert!(stdout(&done).contains(&out));
        let written = fs::read(&file).unwrap();
        assert!(written.starts_with(b"%PDF-"));
        let again = run(folder.path(), &[&arguments[..], &["--force"]].concat());
        assert_eq!(again.status.code(), Some(0));
        assert_eq!(fs::read(&file).unwrap(), written);
        let Some(text) = text_of(&file) else { continue };
        let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
        for expected in expected {
            assert!(words.contains(expected), "{expected} is not in {words}");
        }
    }
}

#[test]
fn wrong_calls_are_explained() {
    let folder = folder_with_samples();
    for (arguments, status, said) in [
        (vec!["book", "rayhan-soap.ron"], 2, "OUT"),
        (vec!["book", "rayhan-soap.ron", "plan.xyz"], 2, "pdf"),
        (vec!["book", "rayhan-soap.ron", "plan.pdf", "--outline", "nothing"], 2, "media-plan"),
        (vec!["book", "nowhere.ron", "plan.pdf"], 1, "nowhere.ron"),
    ] {
        let done = run(folder.path(), &arguments);
        assert_eq!(done.status.code(), Some(status), "{arguments:?}: {}", stderr(&done));
        assert!(stderr(&done).contains(said), "{arguments:?}: {}", stderr(&done));
    }
    fs::create_dir(folder.path().join("out")).unwrap();
    for kind in ["pdf", "docx", "pptx"] {
        let call = ["book", "rayhan-soap.ron", "three-channels.ron", "--as", kind, "--to", "out", "--lang", "both"];
        let done = run(folder.path(), &call);
        assert_eq!(done.status.code(), Some(0), "{}", stderr(&done));
        assert!(folder.path().join(format!("out/three-channels-book.{kind}")).exists());
    }
}
