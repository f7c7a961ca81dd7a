//! `imc-planner find`, and what the command line takes from the reader's country.

use super::{Case, check_all, folder_with, folder_with_samples, program, run, stdout};

const SOAP: &str = "rayhan-soap.ron";

#[test]
fn texts_are_found_with_their_places() {
    let folder = folder_with_samples();
    check_all(
        folder.path(),
        &[
            Case {
                arguments: &["find", SOAP, "launch reel"],
                status: 0,
                out: &["message “Launch reel”, name (English): Launch reel", "launch-reel"],
                err: &[],
            },
            Case { arguments: &["find", SOAP, "LAUNCH-reel"], status: 0, out: &["Launch reel"], err: &[] },
            Case { arguments: &["find", SOAP, "انستغرام"], status: 0, out: &["إنستغرام"], err: &[] },
            Case { arguments: &["find", SOAP, "no such text"], status: 1, out: &[], err: &[] },
            Case { arguments: &["find", "no-such-file.ron", "soap"], status: 2, out: &[], err: &["no-such-file.ron"] },
            Case { arguments: &["find", SOAP], status: 2, out: &[], err: &["<TEXT>"] },
            Case { arguments: &["find", SOAP, "no such text", "--json"], status: 1, out: &["[]"], err: &[] },
        ],
    );
    let output = run(folder.path(), &["find", SOAP, "launch reel", "--json"]);
    let found: serde_json::Value = serde_json::from_str(stdout(&output)).unwrap();
    assert_eq!(found[0]["place"], serde_json::json!(["messages", "launch-reel", "name", "en"]));
    assert_eq!(found[0]["text"], "Launch reel");
}

#[test]
fn dates_and_digits_follow_the_country() {
    let folder = folder_with(&[("plan.ron", include_str!("../data/faults/20-months-from-july.ron"))]);
    for (locale, part) in
        [("ar_MA.UTF-8", "يوليوز"), ("ar_DZ.UTF-8", "جويلية"), ("ar_EG.UTF-8", "٢٠٢٦"), ("ar_LY", "يوليو")]
    {
        let output = program(folder.path(), &["analyse", "plan.ron"]).env("LANG", locale).output().unwrap();
        assert!(stdout(&output).contains(part), "{locale}: {}", stdout(&output));
    }
    let list = program(folder.path(), &["analyse", "plan.ron"]).env("LANG", "en_GB").env("LANGUAGE", "fr:ar").output();
    assert!(stdout(&list.unwrap()).contains("يوليو"), "the first language of the list that the program speaks");
}
