//! `imc-planner import`: tables of other programs into plans.

use std::fs;

use serde_json::Value;

use super::run;

const TABLE: &str = "Vehicle;Creative;Units, 000;CPM;Net;Start;End\n\
                     Example A;Reel;1000;5;5000;05.04.2027;18.04.2027\n\
                     Example B;Film;tbc;5;;05.04.2027;18.04.2027\n\
                     Total;;1000;;5000;;\n";

#[test]
fn a_table_becomes_a_plan_and_says_what_is_wrong() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("table.csv"), TABLE).unwrap();
    let dry = run(
        folder.path(),
        &["import", "table.csv", "--dry-run", "--json", "--new", "new.imc.ron", "--currency", "GBP"],
    );
    assert!(dry.status.success(), "{dry:?}");
    let object: Value = serde_json::from_slice(&dry.stdout).unwrap();
    assert_eq!(
        (&object["rows_taken"], &object["rows_left_out"], &object["kind"]),
        (&1.into(), &1.into(), &"placements".into())
    );
    assert_eq!((&object["delimiter"], &object["encoding"]), (&";".into(), &"UTF-8".into()));
    assert_eq!(object["calendar"]["start"], "2027-04-05");
    assert!(!folder.path().join("new.imc.ron").exists());

    let out = run(folder.path(), &["import", "table.csv", "--new", "new.imc.ron", "--currency", "GBP"]);
    let (said, wrong) = (String::from_utf8(out.stdout).unwrap(), String::from_utf8(out.stderr).unwrap());
    assert!(out.status.success() && said.contains("new channels: Example A"), "{said}");
    assert!(wrong.contains("row 3, column C (Units, 000)") && wrong.contains("a number of thousands"), "{wrong}");
    let plan = fs::read_to_string(folder.path().join("new.imc.ron")).unwrap();
    assert!(plan.contains("[500000, 500000]") && plan.contains("PerThousand(\"5\")"), "{plan}");

    let again = run(folder.path(), &["import", "table.csv", "--new", "new.imc.ron"]);
    assert!(!again.status.success(), "a file that exists is not written over");
    let into = run(folder.path(), &["--lang", "ar", "import", "table.csv", "--into", "new.imc.ron"]);
    let said = String::from_utf8(into.stdout).unwrap();
    assert!(!into.status.success() && said.contains("في الخطة موضع مثله يبدأ في الأسبوع 1"), "{said}");
    let into = run(folder.path(), &["--lang", "ar", "import", "table.csv", "--into", "new.imc.ron", "--repeated"]);
    let said = String::from_utf8(into.stdout).unwrap();
    assert!(into.status.success() && said.contains("قنوات معروفة: "), "{said}");
}

#[test]
fn what_is_no_table_is_refused_in_words() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("~$plan.xlsx"), "x").unwrap();
    let out = run(folder.path(), &["import", "~$plan.xlsx", "--dry-run"]);
    assert!(!out.status.success());
    assert!(String::from_utf8(out.stderr).unwrap().contains("open in another program"));
}

#[test]
fn a_call_without_a_plan_names_all_that_can_be_one() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("table.csv"), TABLE).unwrap();
    for language in ["en", "ar"] {
        let out = run(folder.path(), &["--lang", language, "import", "table.csv"]);
        let said = String::from_utf8(out.stderr).unwrap();
        assert_eq!(out.status.code(), Some(2), "{said}");
        assert!(["--into", "--new", "--dry-run"].iter().all(|option| said.contains(option)), "{said}");
    }
}

#[test]
fn the_help_shows_a_mapping_and_a_mapping_may_name_its_delimiter() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("table.csv"), TABLE).unwrap();
    let help = run(folder.path(), &["import", "--help"]);
    let help = String::from_utf8(help.stdout).unwrap();
    assert!(help.contains("\"columns\"") && help.contains("week_costs"), "{help}");
    let mapped = |text: &str| {
        fs::write(folder.path().join("mapping.json"), text).unwrap();
        let out = run(folder.path(), &["import", "table.csv", "--mapping", "mapping.json", "--dry-run"]);
        (out.status.success(), String::from_utf8(out.stdout).unwrap() + &String::from_utf8(out.stderr).unwrap())
    };
    let (done, said) = mapped(r#"{ "delimiter": "semicolon", "columns": { "Creative": "description" } }"#);
    assert!(done && said.contains("“Creative”: description, chosen"), "{said}");
    let (done, said) = mapped(r#"{ "columns": { "Creative": 5 } }"#);
    assert!(!done && said.contains("a text is expected at columns.Creative"), "{said}");
}

#[test]
fn files_that_are_not_there_and_plans_are_named_as_what_they_are() {
    let folder = tempfile::tempdir().unwrap();
    assert!(run(folder.path(), &["new", "plan.ron", "--from", "rayhan-soap"]).status.success());
    fs::rename(folder.path().join("plan.ron"), folder.path().join("plan.csv")).unwrap();
    fs::create_dir(folder.path().join("folder")).unwrap();
    for (file, expected) in [
        ("none.csv", "there is no such file"),
        ("folder", "this is a folder"),
        ("plan.csv", "this is a plan of this program, not a table"),
    ] {
        let out = run(folder.path(), &["import", file, "--new", "new.ron"]);
        let said = String::from_utf8(out.stderr).unwrap();
        assert!(!out.status.success() && said.contains(expected), "{file}: {said}");
    }
}

#[test]
fn a_workbook_of_this_program_comes_back_with_its_costs() {
    let folder = tempfile::tempdir().unwrap();
    for (language, sheet) in [("en", "Flowchart"), ("ar", "مخطط الجدولة")] {
        let (book, back) = (format!("{language}.xlsx"), format!("{language}.ron"));
        let plan = format!("{language}-plan.ron");
        for arguments in [
            vec!["new", &plan, "--from", "rayhan-soap"],
            vec!["export", &plan, &book, "--language", language],
            vec!["import", &book, "--new", &back],
        ] {
            let done = run(folder.path(), &arguments);
            assert!(done.status.success(), "{arguments:?}: {done:?}");
        }
        let out = run(folder.path(), &["analyse", &back, "--json"]);
        let object: Value = serde_json::from_slice(&out.stdout).unwrap();
        assert_eq!(object["budget"]["media"], "2181.000", "{language}");
        let refused = run(folder.path(), &["import", &book, "--sheet", sheet, "--dry-run"]);
        let said = String::from_utf8(refused.stdout).unwrap();
        assert!(!refused.status.success() && said.contains("results that the program worked out"), "{said}");
    }
}

#[test]
fn a_plan_in_the_open_format_comes_back_whole() {
    let folder = tempfile::tempdir().unwrap();
    for arguments in [
        vec!["new", "plan.ron", "--from", "rayhan-soap"],
        vec!["export", "plan.ron", "open.json"],
        vec!["import", "open.json", "--new", "back.ron"],
        vec!["diff", "plan.ron", "back.ron"],
    ] {
        let done = run(folder.path(), &arguments);
        assert!(done.status.success(), "{arguments:?}: {done:?}");
    }
}

#[test]
fn mentions_that_the_log_has_are_said_and_taken_again_only_when_asked() {
    let folder = tempfile::tempdir().unwrap();
    let log = "Date;Text;Sentiment\n2027-04-06;Lovely soap;positive\n2027-04-07;Late again;negative\n";
    fs::write(folder.path().join("log.csv"), log).unwrap();
    let import = |more: &[&str]| {
        let arguments = [&["import", "log.csv", "--into", "plan.ron", "--json"], more].concat();
        let done = run(folder.path(), &arguments);
        let object: Value = serde_json::from_slice(&done.stdout).unwrap();
        (done.status.success(), object["rows_taken"].as_u64().unwrap(), object)
    };
    let made = run(folder.path(), &["import", "log.csv", "--new", "plan.ron"]);
    assert!(made.status.success(), "{made:?}");
    let (is_done, taken, object) = import(&[]);
    assert_eq!((is_done, taken, &object["rows_left_out"]), (false, 0, &2.into()), "nothing is new");
    let sentence = object["rows"][0]["issues"][0]["sentence"].as_str().unwrap();
    assert_eq!(sentence, "the log has it already, as number 1");
    let (is_done, taken, _) = import(&["--repeated"]);
    assert_eq!((is_done, taken), (true, 2));
}

/// The titles of the log itself are understood when its table comes back from a spreadsheet, in both languages.
#[test]
fn the_titles_of_the_log_are_understood() {
    let english = "Date\tChannel\tText\tClaims\tSentiment\tCount\tPeople\tHours until answered\tPhase\n\
                   2026-03-05\tInstagram\tVery soft\tnatural\tPositive\t2\t300\t3\tAfter the purchase\n";
    let arabic = "التاريخ\tالقناة\tالنص\tالادعاءات\tالمشاعر\tالعدد\tالأفراد\tساعات الرد\tالطور\n\
                  2026-03-05\tإنستغرام\tلطيف جدًا\tطبيعي\tإيجابية\t2\t300\t3\tبعد الشراء\n";
    let folder = tempfile::tempdir().unwrap();
    let new = run(folder.path(), &["new", "--from", "rayhan-soap", "soap.ron"]);
    assert!(new.status.success(), "{new:?}");
    for (name, table) in [("english.tsv", english), ("arabic.tsv", arabic)] {
        fs::write(folder.path().join(name), table).unwrap();
        let out = run(folder.path(), &["import", name, "--into", "soap.ron", "--dry-run"]);
        let said = String::from_utf8(out.stdout).unwrap();
        assert!(said.contains("9 of 9 columns understood, 1 rows taken over"), "{said}");
    }
}

#[test]
fn the_currency_of_a_table_is_said_asked_for_and_exchanged() {
    const RIYALS: &str = "القناة;الرسالة;العدد;السعر (ريال);التكلفة (ريال)\nقناة المثال;إطلاق;10;250;2500\n";
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("table.csv"), RIYALS).unwrap();
    let said = |words: &[&str]| {
        let out = run(folder.path(), words);
        let (lines, wrong) = (String::from_utf8(out.stdout).unwrap(), String::from_utf8(out.stderr).unwrap());
        (out.status.success(), lines, wrong)
    };
    let (_, lines, _) = said(&["import", "table.csv", "--dry-run"]);
    let all = "Saudi Riyal (SAR), Qatari Riyal (QAR), Omani Rial (OMR), Yemeni Rial (YER), Iranian Rial (IRR); Saudi Riyal (SAR) is taken";
    assert!(lines.contains(all) && lines.contains("--currency"), "{lines}");
    let (_, lines, _) = said(&["import", "table.csv", "--dry-run", "--currency", "QAR"]);
    assert!(!lines.contains("YER"), "{lines}");

    assert!(said(&["new", "empty.ron", "--currency", "QAR"]).0);
    let (done, lines, wrong) = said(&["import", "table.csv", "--into", "empty.ron"]);
    assert!(done && !lines.contains("YER"), "{lines}{wrong}");
    assert!(fs::read_to_string(folder.path().join("empty.ron")).unwrap().contains("\"QAR\""));

    // A plan without amounts takes the currency, one with amounts asks what it is worth.
    assert!(said(&["new", "plan.ron", "--currency", "JOD"]).0);
    let (done, lines, wrong) = said(&["import", "table.csv", "--into", "plan.ron", "--currency", "QAR", "--dry-run"]);
    assert!(done && lines.contains("the plan's money is then in QAR"), "{lines}{wrong}");
    assert!(said(&["new", "full.ron", "--currency", "JOD", "--budget", "9000"]).0);
    let (done, _, wrong) = said(&["import", "table.csv", "--into", "full.ron"]);
    assert!(
        !done && wrong.contains("rows with amounts in SAR: 1") && wrong.contains("--exchange-rate SAR=NUMBER"),
        "{wrong}"
    );
    let (done, lines, wrong) = said(&["import", "table.csv", "--into", "full.ron", "--exchange-rate", "SAR=0.189"]);
    assert!(done && lines.contains("one SAR is taken as 0.189 JOD"), "{lines}{wrong}");
    assert!(fs::read_to_string(folder.path().join("full.ron")).unwrap().contains("47.25"));
    let (done, _, wrong) = said(&["import", "table.csv", "--into", "full.ron", "--exchange-rate", "SAR"]);
    assert!(!done && wrong.contains("--exchange-rate"), "{wrong}");
}
