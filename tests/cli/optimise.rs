//! `imc-planner optimise`: proved optima, the contract of its JSON, what it writes, and what it refuses.

use std::fs;
use std::path::Path;

use serde_json::Value;

use super::{Case, check_all, folder_with_samples, run, stderr, stdout};

const SOAP: &str = "rayhan-soap.ron";

fn json(folder: &Path, arguments: &[&str]) -> Value {
    let output = run(folder, &[&["optimise"], arguments, &["--json"]].concat());
    assert!(output.status.success(), "{arguments:?}: {}", stderr(&output));
    serde_json::from_str(stdout(&output)).unwrap()
}

#[test]
fn instances_have_their_proved_optima() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/optimise");
    let index: Value = serde_json::from_str(&fs::read_to_string(folder.join("optima.json")).unwrap()).unwrap();
    let instances = index.as_array().unwrap();
    assert!(instances.len() >= 12);
    for instance in instances {
        let name = instance["plan"].as_str().unwrap();
        let mut arguments: Vec<String> =
            vec![name.to_owned(), format!("--goal={}", instance["goal"].as_str().unwrap())];
        for (audience, weight) in instance["audiences"].as_object().unwrap() {
            arguments.push(format!("--audience={audience}={weight}"));
        }
        for (channel, ends) in instance["between"].as_object().unwrap() {
            arguments.push(format!("--between={channel}={}..{}", ends[0], ends[1]));
        }
        if let Some(target) = instance["target"].as_f64() {
            arguments.push(format!("--target={target}"));
        }
        let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
        let found = json(&folder, &arguments);
        let best = &instance["best"];
        assert_eq!(found["status"], "proved", "{name}");
        let (value, expected) = (found["value"].as_f64().unwrap(), best["value"].as_f64().unwrap());
        assert!((value - expected).abs() < 1e-10 * expected.max(1.0), "{name}: {value} is not {expected}");
        let cost: f64 = found["cost"].as_str().unwrap().parse().unwrap();
        assert!((cost - best["cost"].as_f64().unwrap()).abs() < 0.005, "{name}: {cost}");
        assert_eq!(found["plan"], best["units"], "{name}");
    }
}

#[test]
fn a_proposal_says_what_its_contract_lists() {
    let folder = folder_with_samples();
    let found = json(folder.path(), &[SOAP, "--goal", "3+", "--curve", "5"]);
    for name in [
        "status",
        "value",
        "audiences",
        "bound",
        "gap",
        "cost",
        "left",
        "left_reason",
        "plan",
        "today",
        "binding",
        "curve",
        "labels",
        "seconds",
    ] {
        assert!(found.get(name).is_some(), "{name} is missing: {found}");
    }
    let value = found["value"].as_f64().unwrap();
    assert!(value >= found["today"]["value"].as_f64().unwrap() - 1e-12);
    assert!(found["bound"].as_f64().unwrap() >= value - 1e-12);
    let weights: f64 = found["audiences"].as_array().unwrap().iter().map(|one| one["weight"].as_f64().unwrap()).sum();
    assert!((weights - 1.0).abs() < 1e-12);
    let curve: Vec<f64> =
        found["curve"].as_array().unwrap().iter().map(|point| point["value"].as_f64().unwrap()).collect();
    assert!(curve.len() >= 4 && curve.is_sorted(), "{curve:?}");
}

#[test]
fn the_applied_plan_has_the_figures_of_the_certificate() {
    let folder = folder_with_samples();
    let found = json(folder.path(), &[SOAP, "--goal", "2+", "--apply", "applied.ron"]);
    let output = run(folder.path(), &["analyse", "applied.ron", "--json"]);
    let analysed: Value = serde_json::from_str(stdout(&output)).unwrap();
    let reach = analysed["total"]["reach"]["k_plus"][1].as_f64().unwrap();
    assert!((reach - found["value"].as_f64().unwrap()).abs() < 1e-12, "{reach} {}", found["value"]);
    assert_eq!(analysed["budget"]["media"], found["cost"]);
    // Nothing more is to be had from the plan that was written.
    let again = json(folder.path(), &["applied.ron", "--goal", "2+"]);
    assert!(again["value"].as_f64().unwrap() >= found["value"].as_f64().unwrap() - 1e-12);
}

#[test]
fn what_is_said_with_chosen_weeks_is_of_the_plan_that_is_written() {
    let folder = folder_with_samples();
    // By the week, units cost less in fewer weeks.
    let plan = fs::read_to_string(folder.path().join("three-channels.ron")).unwrap();
    let by_week = plan.replace("PerUnit(\"3000.00\")", "PerWeek(\"3000.00\")");
    assert_ne!(plan, by_week);
    fs::write(folder.path().join("by-week.ron"), by_week).unwrap();
    let found = json(folder.path(), &["by-week.ron", "--goal", "1+", "--weeks", "mean", "--apply", "applied.ron"]);
    assert_eq!(found["left_reason"], "weeks-cost-less");
    let output = run(folder.path(), &["analyse", "applied.ron", "--json"]);
    let analysed: Value = serde_json::from_str(stdout(&output)).unwrap();
    assert_eq!(analysed["budget"]["media"], found["cost"], "to the minor unit");
    let minor = |name: &str| found[name].as_str().unwrap().replace('.', "").parse::<i64>().unwrap();
    assert_eq!(minor("left"), minor("money") - minor("cost"));
    let channels = found["channels"].as_array().unwrap().iter();
    let costs: i64 = channels.map(|one| one["cost"].as_str().unwrap().replace('.', "").parse::<i64>().unwrap()).sum();
    assert_eq!(costs, minor("cost"));
}

#[test]
fn the_plan_on_standard_output_stands_alone() {
    let folder = folder_with_samples();
    let output = run(folder.path(), &["optimise", "three-channels.ron", "--goal", "1+", "--apply", "-"]);
    assert!(output.status.success(), "{}", stderr(&output));
    assert!(stdout(&output).starts_with("#![enable"), "{}", stdout(&output));
    assert!(stderr(&output).contains("plans compared by"), "{}", stderr(&output));
}

#[test]
fn a_target_is_a_share_or_a_percentage() {
    let folder = folder_with_samples();
    let targets = ["0.3", "30", "30%"].map(|target| json(folder.path(), &[SOAP, "--target", target]));
    assert_eq!(targets[0]["goal"]["target"], 0.3);
    assert!(targets.iter().all(|found| found["cost"] == targets[0]["cost"] && found["goal"] == targets[0]["goal"]));
}

#[test]
fn what_a_proposal_leaves_without_a_quantity_is_said() {
    let folder = folder_with_samples();
    let output = run(folder.path(), &["optimise", "nimbus.ron"]);
    assert!(stdout(&output).contains("Left without a quantity, but kept in the plan: "), "{}", stdout(&output));
    assert!(stdout(&output).contains(" trillion plans compared by "), "{}", stdout(&output));
}

#[test]
fn chosen_weeks_have_a_bound() {
    let folder = folder_with_samples();
    for before in ["0", "0.5"] {
        let found =
            json(folder.path(), &["three-channels.ron", "--goal", "1+", "--weeks", "mean", "--from-before", before]);
        let weeks = found["weeks"].as_array().unwrap();
        assert!(!weeks.is_empty());
        for channel in weeks {
            let [from, to, bound] = ["before", "after", "bound"].map(|name| channel[name].as_f64().unwrap());
            assert!(from <= to + 1e-12 && to <= bound + 1e-12, "{channel}");
            assert!(channel["proved"] == false || (bound - to).abs() < 1e-12, "{channel}");
        }
    }
}

#[test]
fn what_easing_a_limit_saves_is_in_the_currency() {
    let folder = folder_with_samples();
    let plan = fs::read_to_string(folder.path().join("three-channels.ron")).unwrap();
    // Of a currency with three decimals.
    let dinars = plan.replace("currency: \"USD\"", "currency: \"JOD\"");
    assert_ne!(plan, dinars);
    fs::write(folder.path().join("dinars.ron"), dinars).unwrap();
    let found = json(folder.path(), &["dinars.ron", "--target", "40%"]);
    assert_eq!((&found["cost"], &found["binding"][0]["worth"]), (&"65000.000".into(), &500.0.into()));
}

#[test]
fn it_is_said_what_was_asked() {
    let folder = folder_with_samples();
    let output = run(folder.path(), &["optimise", "three-channels.ron", "--target", "2"]);
    assert!(stdout(&output).starts_with("Asked: the cheapest plan for 2.00% reach 3+; among "), "{}", stdout(&output));
}

#[test]
fn calls_that_make_no_sense_say_why() {
    let folder = folder_with_samples();
    let case = |arguments, status, err: &'static [&'static str]| Case { arguments, status, out: &[], err };
    check_all(
        folder.path(),
        &[
            case(&["optimise", SOAP, "--goal", "11+"], 2, &["from 1 to 10"]),
            case(&["optimise", SOAP, "--goal", "0+"], 2, &["from 1 to 10"]),
            case(&["optimise", SOAP, "--goal", "much"], 2, &["3+"]),
            case(&["optimise", SOAP, "--target", "450"], 2, &["Type a share from 0 to 1, or from 0% to 100%"]),
            case(&["optimise", SOAP, "--target", "0"], 2, &["no share to reach"]),
            case(&["optimise", SOAP, "--spend", "nothing-here=1..2"], 2, &["nothing-here", "it has: ", "Advertising"]),
            case(&["optimise", SOAP, "--json", "--apply", "-"], 2, &["--apply a file"]),
            case(&["optimise", "three-channels.ron", "--audience", "adults=0"], 2, &["must be above 0"]),
            case(&["optimise", "three-channels.ron", "--front", "adults,adults"], 2, &["not the same one twice"]),
            case(
                &["optimise", "three-channels.ron", "--lock", "radio", "--between", "radio=1..5"],
                2,
                &["cannot be locked and held to a range at once"],
            ),
            case(
                &["optimise", "three-channels.ron", "--between", "television=6..6", "--budget", "100"],
                1,
                &["need USD", "there is USD\u{a0}100"],
            ),
            case(&["optimise", SOAP, "--lock", "nothing-here"], 2, &["nothing-here"]),
            case(&["optimise", SOAP, "--between", "nothing-here"], 2, &["CHANNEL=FIRST..LAST"]),
            case(&["optimise", SOAP, "--audience", "nobody"], 2, &["nobody"]),
            case(&["optimise", SOAP, "--target", "0.9999"], 1, &["No plan within the limits reaches more than"]),
            case(&["optimise", SOAP, "--curve", "1"], 2, &["from 2 to 200"]),
            case(&["optimise", SOAP, "--curve", "-1"], 2, &["from 2 to 200"]),
            case(&["optimise", SOAP, "--target", "-1"], 2, &["--target"]),
            case(&["optimise", SOAP, "--consistency", "2"], 2, &["Type a share from 0 to 1, or from 0% to 100%"]),
            case(&["optimise", SOAP, "--weeks", "mean", "--from-before", "-1"], 2, &["--from-before"]),
            case(&["optimise", SOAP, "--spend", "Advertising=5"], 2, &["ID=MIN..MAX, as `Publicity=5000..9000`"]),
            case(
                &["optimise", "three-channels.ron", "--between", "radio=1..5", "--between", "radio=2..5"],
                2,
                &["radio", "held to a range twice"],
            ),
            case(
                &["optimise", "three-channels.ron", "--lock", " television", "--lock", "radio", "--lock", "digital"],
                1,
                &["No channel may change: all are locked"],
            ),
            case(&["optimise", SOAP, "--weeks", "mean", "--from-before", "many"], 2, &["--from-before"]),
            case(
                &["optimise", "three-channels.ron", "--between", "television=5..2"],
                1,
                &["These limits cannot be kept together"],
            ),
            Case {
                arguments: &["optimise", SOAP, "--lang", "ar"], status: 0, out: &["الأفضل بالبرهان"], err: &[]
            },
        ],
    );
}
