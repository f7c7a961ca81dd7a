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
    // `export` writes books too; both ways give the same bytes.
    for (call, same) in [
        (vec!["export", "rayhan-soap.ron", "as.pdf", "--as", "book"], vec!["book", "rayhan-soap.ron", "by.pdf"]),
        (vec!["export", "rayhan-soap.ron", "as.docx"], vec!["book", "rayhan-soap.ron", "by.docx"]),
    ] {
        for call in [&call, &same] {
            let done = run(folder.path(), call);
            assert_eq!(done.status.code(), Some(0), "{}", stderr(&done));
        }
        let read = |call: &[&str]| fs::read(folder.path().join(call[2])).unwrap();
        assert!(read(&call) == read(&same), "{call:?}");
    }
}

#[test]
fn words_with_vowels_come_out_whole_and_languages_stand_beside_each_other() {
    let folder = folder_with_samples();
    let plan = fs::read_to_string(folder.path().join("rayhan-soap.ron")).unwrap();
    let vowels = ["مُحَمَّدٌ", "عمّان", "الشَّمس"];
    let plan = plan.replace("صابون ريحان الطبيعي: الإطلاق", &vowels.join(" "));
    fs::write(folder.path().join("vowels.ron"), plan).unwrap();
    let done = run(folder.path(), &["book", "vowels.ron", "beside.pdf", "--lang", "both", "--beside"]);
    assert_eq!(done.status.code(), Some(0), "{}", stderr(&done));
    let Some(text) = text_of(&folder.path().join("beside.pdf")) else { return };
    for word in vowels {
        assert!(text.contains(word), "{word} is not in {text}");
    }
    assert!(text.contains("Executive summary") && text.contains("الملخص التنفيذي"));
}
