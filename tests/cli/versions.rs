//! `compare` sets versions side by side; objectives, alternatives and contributions stand in the JSON of a plan.

use std::fs;

use serde_json::Value;

use super::{run, soap_with, stdout};

/// The soap plan with an alternative without its first placement and with a dearer Instagram, and with measured objectives.
fn versions() -> String {
    let plan = soap_with(&[(
        "    placements: [",
        "    alternatives: [(id: \"b\", name: (en: \"Instagram only\", ar: \"إنستغرام وحده\"), placements: [\n\
         (id: \"p9\", message: \"launch-reel\", channel: \"instagram\", start_week: 1, quantities: [120000, 120000])],\n\
         rates: [(channel: \"instagram\", factor: \"1.5\")])],\n    placements: [",
    )]);
    plan.replacen(
        "    objectives: [",
        "    objectives: [(id: \"know\", metric: Reach(1), target: \"50\", unit: \"%\"), (id: \"sell\"),",
        1,
    )
    .replacen("id: \"launch-reel\",", "id: \"launch-reel\", objectives: [\"know\"],", 1)
}

#[test]
fn versions_have_the_figures_that_they_have_alone() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("plan.ron"), versions()).unwrap();
    let found: Value = serde_json::from_str(stdout(&run(folder.path(), &["compare", "plan.ron", "--json"]))).unwrap();
    let analysed: Value =
        serde_json::from_str(stdout(&run(folder.path(), &["analyse", "plan.ron", "--json"]))).unwrap();
    let compared = found["compared"].as_array().unwrap();
    assert_eq!(compared.len(), 2);
    assert_eq!(compared[0]["id"], "plan");
    assert_eq!(compared[0]["total"], analysed["budget"]["total"]);
    assert_eq!(compared[0]["reach"], analysed["total"]["reach"]["k_plus"][0]);
    assert_eq!(compared[1]["id"], "b");
    // 240 thousand at 1.250, half as dear again.
    assert_eq!(compared[1]["media"], "450.000");
    assert_eq!(analysed["alternatives"][0]["media"], "450.000");
    assert_eq!(analysed["alternatives"][0]["reach"], compared[1]["reach"]);
}

#[test]
fn the_base_can_be_chosen_and_differences_are_said() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("plan.ron"), versions()).unwrap();
    let english = run(folder.path(), &["compare", "plan.ron"]);
    let text = stdout(&english);
    assert!(
        text.contains("The plan as it is") && text.contains("Instagram only") && text.contains("What differs in"),
        "{text}"
    );
    let arabic = run(folder.path(), &["compare", "plan.ron", "--base", "b", "--lang", "ar"]);
    assert!(stdout(&arabic).contains("إنستغرام وحده"), "{}", stdout(&arabic));
    let wrong = run(folder.path(), &["compare", "plan.ron", "--base", "c"]);
    assert_eq!(wrong.status.code(), Some(2));
    let said = String::from_utf8(wrong.stderr).unwrap();
    assert!(said.contains("“c”") && said.contains("plan, b"), "{said}");
}

#[test]
fn figures_are_written_as_everywhere_else() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("plan.ron"), versions()).unwrap();
    let json: Value = serde_json::from_str(stdout(&run(folder.path(), &["compare", "plan.ron", "--json"]))).unwrap();
    let compared = run(folder.path(), &["compare", "plan.ron"]);
    let text = stdout(&compared);
    let row = |name: &str| {
        let found = text.lines().find(|line| line.trim_start().starts_with(name));
        found.unwrap_or_else(|| panic!("no row {name}: {text}"))
    };
    for version in json["compared"].as_array().unwrap() {
        let frequency = format!("{:.2}", version["average_frequency"].as_f64().unwrap());
        assert!(row("Average frequency").contains(&frequency), "{frequency}: {text}");
    }
    // Rows that the comparison of the window has too, and the currency of all amounts once, above them.
    assert!(row("CPP").len() > 3 && row("Coherence").len() > 3, "{text}");
    assert!(text.lines().next().unwrap().contains("JOD"), "{text}");
}

#[test]
fn objectives_say_what_they_have_come_to() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("plan.ron"), versions()).unwrap();
    let json: Value = serde_json::from_str(stdout(&run(folder.path(), &["analyse", "plan.ron", "--json"]))).unwrap();
    let [know, sell, ..] = json["objectives"].as_array().unwrap().as_slice() else { panic!("two objectives") };
    let reach =
        json["messages"].as_array().unwrap().iter().find(|one| one["id"] == "launch-reel").unwrap()["reach"].as_f64();
    assert!((know["value"].as_f64().unwrap() - 100.0 * reach.unwrap()).abs() < 1e-9, "{know}");
    assert_eq!(know["met"], know["value"].as_f64().unwrap() >= 50.0);
    assert_eq!((&sell["value"], &sell["value_reason"]), (&Value::Null, &"measured-elsewhere".into()));
}

#[test]
fn contributions_add_up_to_the_reach() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("plan.ron"), versions()).unwrap();
    let json: Value = serde_json::from_str(stdout(&run(folder.path(), &["analyse", "plan.ron", "--json"]))).unwrap();
    for level in 0..10 {
        let parts = json["channels"].as_array().unwrap().iter();
        let sum: f64 = parts.filter_map(|channel| channel["contribution"]["k_plus"]["shapley"][level].as_f64()).sum();
        let whole = json["total"]["reach"]["k_plus"][level].as_f64().unwrap();
        assert!((sum - whole).abs() < 1e-9, "{level}+: {sum} {whole}");
    }
}
