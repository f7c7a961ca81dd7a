//! `what-if` tries changes of a plan, says what comes of them, and writes only where it is told to.

use std::fs;

use serde_json::Value;

use super::{Case, check_all, folder_with, folder_with_samples, run, stderr, stdout};

#[test]
fn trials_say_what_comes_of_them_and_write_nothing() {
    let folder = folder_with_samples();
    let before = fs::read(folder.path().join("nimbus.ron")).unwrap();
    check_all(
        folder.path(),
        &[
            Case {
                arguments: &["what-if", "nimbus.ron", "--move-money", "television", "video-on-demand", "40000"],
                status: 0,
                out: &["What if: Move money", "TV spots", "stay: only whole units are bought", "Key figures"],
                err: &[],
            },
            Case {
                arguments: &["what-if", "nimbus.ron", "--rates", "8", "television", "video-on-demand"],
                status: 0,
                out: &["Rates higher or lower", "TV spots", "Video on demand"],
                err: &[],
            },
            Case { arguments: &["what-if", "nimbus.ron", "--rates", "-8"], status: 0, out: &["TV spots"], err: &[] },
            Case { arguments: &["what-if", "nimbus.ron", "--sizes", "10"], status: 0, out: &["What if"], err: &[] },
            Case { arguments: &["what-if", "nimbus.ron", "--ratings", "-10"], status: 0, out: &["What if"], err: &[] },
            Case { arguments: &["what-if", "nimbus.ron", "--shift", "2"], status: 0, out: &["weeks"], err: &[] },
            Case { arguments: &["what-if", "nimbus.ron", "--scale", "300k"], status: 0, out: &["TV spots"], err: &[] },
            Case {
                arguments: &["--lang", "ar", "what-if", "nimbus.ron", "--scale", "300k"],
                status: 0,
                out: &["ماذا لو: ضبط الكميات على مجموع"],
                err: &[],
            },
        ],
    );
    assert_eq!(fs::read(folder.path().join("nimbus.ron")).unwrap(), before);
}

#[test]
fn what_makes_no_sense_is_said() {
    let folder = folder_with_samples();
    check_all(
        folder.path(),
        &[
            Case {
                arguments: &["what-if", "nimbus.ron", "--move-money", "television", "gone", "10"],
                status: 2,
                out: &[],
                err: &["no channel “gone”", "video-on-demand"],
            },
            Case {
                arguments: &["what-if", "nimbus.ron", "--move-money", "television", "television", "10"],
                status: 1,
                out: &[],
                err: &["two different channels"],
            },
            Case { arguments: &["what-if", "nimbus.ron", "--scale", "much"], status: 2, out: &[], err: &["--scale"] },
            Case { arguments: &["what-if", "nimbus.ron"], status: 2, out: &[], err: &["--move-money"] },
            Case {
                arguments: &["what-if", "nimbus.ron", "--shift", "1", "--scale", "1000"],
                status: 2,
                out: &[],
                err: &["--shift", "--scale"],
            },
            Case {
                arguments: &["what-if", "nimbus.ron", "--shift", "1", "--as-alternative", "Later"],
                status: 2,
                out: &[],
                err: &["--out"],
            },
            Case { arguments: &["what-if", "nimbus.ron", "--shift", "600"], status: 2, out: &[], err: &["520"] },
            Case {
                arguments: &[
                    "what-if",
                    "nimbus.ron",
                    "--sizes",
                    "5",
                    "--as-alternative",
                    "More",
                    "--out",
                    "more.ron",
                    "--json",
                ],
                status: 1,
                out: &["\"changes\""],
                err: &["cannot be kept as an alternative"],
            },
        ],
    );
    assert!(!folder.path().join("more.ron").exists());
}

#[test]
fn a_trial_is_written_in_the_place_of_the_plan_or_beside_it() {
    let folder = folder_with(&[("nimbus.ron", include_str!("../../saves/nimbus.ron"))]);
    let json = |arguments: &[&str]| -> Value {
        let output = run(folder.path(), arguments);
        assert_eq!(output.status.code(), Some(0), "{arguments:?}");
        serde_json::from_str(stdout(&output)).unwrap()
    };
    let tried = json(&[
        "what-if",
        "nimbus.ron",
        "--move-money",
        "television",
        "video-on-demand",
        "38%",
        "--out",
        "moved.ron",
        "--json",
    ]);
    let moved = json(&["analyse", "moved.ron", "--json"]);
    assert_eq!(tried["then"]["media"], moved["budget"]["media"]);
    assert_eq!(tried["then"]["reach"], moved["total"]["reach"]["k_plus"][0]);
    let change = tried["changes"].as_array().unwrap().iter().find(|change| change["id"] == "television").unwrap();
    assert_eq!(change["media"][1], moved["budget"]["by_channel"]["television"]);
    let kept = ["--as-alternative", "More video", "--out", "kept.ron", "--json"];
    let arguments =
        [&["what-if", "nimbus.ron", "--move-money", "television", "video-on-demand", "38%"][..], &kept[..]].concat();
    assert_eq!(json(&arguments), tried, "the report is the same");
    let both = json(&["compare", "kept.ron", "--json"]);
    let id = both["compared"][1]["id"].as_str().unwrap();
    // Four letters tell it apart from what another editor keeps under this name.
    assert!(id.strip_prefix("more-video-").is_some_and(|letters| letters.len() == 4), "{id}");
    assert_eq!(both["compared"][1]["media"], tried["then"]["media"]);
    assert_eq!(both["compared"][0]["media"], tried["now"]["media"]);
    let twice = ["what-if", "kept.ron", "--shift", "1", "--as-alternative", "More video", "--out", "twice.ron"];
    assert_eq!(run(folder.path(), &twice).status.code(), Some(0));
    let told_apart = run(folder.path(), &["compare", "twice.ron"]);
    assert!(stdout(&told_apart).contains("More video (2)"), "{}", stdout(&told_apart));
    for base in [id, "More video"] {
        assert_eq!(json(&["compare", "kept.ron", "--base", base, "--json"])["base"], 1, "{base}");
    }
    assert_eq!(json(&["compare", "nimbus.ron", "kept.ron", "--base", "kept.ron", "--json"])["base"], 1);
    let again = run(folder.path(), &["what-if", "nimbus.ron", "--scale", "300k", "--out", "-"]);
    fs::write(folder.path().join("scaled.ron"), &again.stdout).unwrap();
    assert_eq!(run(folder.path(), &["check", "scaled.ron"]).status.code(), Some(0));
}

#[test]
fn a_file_that_exists_is_replaced_only_when_told_so() {
    let folder = folder_with_samples();
    fs::write(folder.path().join("mine.ron"), "mine").unwrap();
    let exists = "imc-planner: the file exists already; --force writes over it: ";
    let trial = ["what-if", "nimbus.ron", "--scale", "300k", "--out"];
    let proposal = ["optimise", "three-channels.ron", "--goal", "1+", "--apply"];
    for call in [trial, proposal] {
        for taken in ["mine.ron", call[1]] {
            let before = fs::read(folder.path().join(taken)).unwrap();
            let refused = run(folder.path(), &[&call[..], &[taken]].concat());
            assert_eq!(refused.status.code(), Some(1), "{call:?} {taken}");
            assert_eq!(stderr(&refused), format!("{exists}{taken}\n"));
            assert_eq!(fs::read(folder.path().join(taken)).unwrap(), before);
        }
        let forced = run(folder.path(), &[&call[..], &["mine.ron", "--force"]].concat());
        assert_eq!(forced.status.code(), Some(0), "{}", stderr(&forced));
        assert_eq!(run(folder.path(), &["check", "mine.ron"]).status.code(), Some(0));
    }
}
