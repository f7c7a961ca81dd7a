//! Help, and what is wrong with a call.

use std::fs;

use imc_planner::catalogue::SAMPLES;

use super::{Case, check_all, folder_with, folder_with_samples, program, stdout};

/// Help and call errors speak Arabic where the call or the environment asks for it, and what is typed runs from the left.
#[test]
fn calls_are_explained_in_arabic() {
    let folder = folder_with_samples();
    check_all(
        folder.path(),
        &[
            Case {
                arguments: &["--lang", "ar", "--help"],
                status: 0,
                out: &["الاستخدام: imc-planner", "الأوامر", "عرض مشكلات الخطط", "الخيارات", "--largest-file"],
                err: &[],
            },
            Case {
                arguments: &["merge", "--help", "--language=ar"],
                status: 0,
                out: &["دمج خطتين أصلهما واحد", "المعطيات", "الخطة الثانية"],
                err: &[],
            },
            Case {
                arguments: &["help", "new", "--lang=ar"],
                status: 0,
                out: &["rayhan-soap، three-channels"],
                err: &[],
            },
            Case {
                arguments: &["help", "nothing", "--lang=ar"], status: 2, out: &[], err: &["لا يوجد أمر باسم"]
            },
            Case {
                arguments: &["check", "--lang=ar"], status: 2, out: &[], err: &["ينقص", "<PLAN>", "الاستخدام: "]
            },
            Case {
                arguments: &["analyse", "--jsn", "a.ron", "--lang=ar"],
                status: 2,
                out: &[],
                err: &["\u{2066}--jsn\u{2069}", "هل تقصد \u{2066}--json\u{2069}؟"],
            },
            Case {
                arguments: &["--lang=ar", "new", "--weeks", "521", "a.ron"],
                status: 2,
                out: &[],
                err: &["\u{2066}521\u{2069}", "المتوقع عدد صحيح من 1 إلى 520"],
            },
            Case {
                arguments: &["--lang=ar", "new", "--start", "2026-02-30", "a.ron"],
                status: 2,
                out: &[],
                err: &["لا وجود لهذا اليوم"],
            },
            Case {
                arguments: &["--lang=ar", "new", "--from", "rayhan-soap", "--weeks", "3", "a.ron"],
                status: 2,
                out: &[],
                err: &["لا يُستخدم"],
            },
            Case {
                arguments: &["--lang=ar", "a.ron", "check", "a.ron"],
                status: 2,
                out: &[],
                err: &["لا يجوز أن تسبق"],
            },
        ],
    );
}

#[test]
fn help_speaks_the_language_of_the_environment() {
    let folder = folder_with(&[]);
    let output = program(folder.path(), &["--help"]).env("LANG", "ar_JO.UTF-8").output().unwrap();
    assert!(stdout(&output).contains("الاستخدام"), "{}", stdout(&output));
    assert_eq!(stdout(&output).matches("Usage").count() + stdout(&output).matches("Print").count(), 0);
}

#[test]
fn calls_are_explained() {
    let folder = folder_with_samples();
    check_all(
        folder.path(),
        &[
            Case { arguments: &["--version"], status: 0, out: &[env!("CARGO_PKG_VERSION")], err: &[] },
            Case {
                arguments: &["--help"],
                status: 0,
                out: &["check", "analyse", "new", "./check", "--lang"],
                err: &[],
            },
            Case { arguments: &["new", "--help"], status: 0, out: &["rayhan-soap", "three-channels"], err: &[] },
            Case { arguments: &["check"], status: 2, out: &[], err: &["<PLAN>"] },
            Case { arguments: &["analyse", "--yaml", "a.ron"], status: 2, out: &[], err: &["--yaml"] },
            Case { arguments: &["a.ron", "check", "a.ron"], status: 2, out: &[], err: &["before a command"] },
            Case { arguments: &["check", "a.ron", "--lang", "fr"], status: 2, out: &[], err: &["“fr”", "en, ar"] },
            Case { arguments: &["new", "--from", "x", "a.ron"], status: 2, out: &[], err: &["three-channels"] },
            Case { arguments: &["new", "--weeks", "521", "a.ron"], status: 2, out: &[], err: &["521", "520"] },
            Case { arguments: &["new", "--currency", "jod", "a.ron"], status: 2, out: &[], err: &["“jod”"] },
            Case { arguments: &["new", "--start", "2026-02-30", "a.ron"], status: 2, out: &[], err: &["no such day"] },
            Case {
                arguments: &["new", "--from", "rayhan-soap", "--weeks", "3", "a.ron"],
                status: 2,
                out: &[],
                err: &["cannot be used with"],
            },
        ],
    );
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), SAMPLES.len());
}

#[cfg(not(feature = "gui"))]
#[test]
fn without_its_window_the_program_says_so() {
    const NONE: &str = "imc-planner: this build has no window; `imc-planner --help` lists what it can do\n";
    let folder = tempfile::tempdir().unwrap();
    check_all(
        folder.path(),
        &[
            Case { arguments: &[], status: 2, out: &[], err: &[NONE] },
            Case { arguments: &["./check"], status: 2, out: &[], err: &[NONE] },
            Case { arguments: &["--lang", "ar", "a.ron"], status: 2, out: &[], err: &["من دون نافذة"] },
        ],
    );
}
