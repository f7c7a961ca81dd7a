//! `analyse --json`: the paths that other programs rely on, and known numbers, through the program itself.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod paths;

use std::process::Command;

use serde_json::Value;

use paths::{Kind, LISTENING, PATHS, SOAP_ONLY};

const SAVES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/saves");

fn analyse(arguments: &[&str]) -> Value {
    let mut command = Command::new(env!("CARGO_BIN_EXE_imc-planner"));
    let output = command.args(["analyse", "--json"]).args(arguments).current_dir(SAVES).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

/// All values at a path such as `audiences[].reach.k_plus[]`.
fn values<'a>(value: &'a Value, path: &str) -> Vec<&'a Value> {
    path.split('.').fold(vec![value], |found, step| {
        let (name, is_list) = step.strip_suffix("[]").map_or((step, false), |name| (name, true));
        let inner = found.into_iter().map(|value| value.get(name).unwrap_or_else(|| panic!("{path}: no {name}")));
        inner
            .flat_map(|value| match (is_list, value) {
                (true, Value::Array(items)) => items.iter().collect(),
                (true, other) => panic!("{path}: {other} is no list"),
                (false, value) => vec![value],
            })
            .collect()
    })
}

fn number(value: &Value, path: &str) -> f64 {
    let found = values(value, path);
    assert_eq!(found.len(), 1, "{path}");
    found[0].as_f64().unwrap_or_else(|| panic!("{path} is {}", found[0]))
}

fn near(found: f64, expected: f64, what: &str) {
    assert!((found - expected).abs() <= 1e-12 * expected.abs().max(1.0), "{what}: {found}, expected {expected}");
}

#[test]
fn a_log_of_mentions_is_measured_at_its_paths() {
    let object = analyse(&["rayhan-listening.ron"]);
    for &(path, kind) in LISTENING {
        let found = values(&object, path);
        assert!(!found.is_empty(), "{path} is empty");
        for value in found {
            assert!(is_of(kind, value), "{path}: {value}");
        }
    }
    let claims = object["listening"]["claims"].as_array().unwrap();
    let delivery = claims.iter().find(|claim| claim["id"] == "two-day-delivery").unwrap();
    for (field, expected) in [("say", 1.0), ("do", 0.533), ("confirm", 0.139), ("shortfall", 0.861)] {
        let value = delivery[field].as_f64().unwrap();
        assert!((value - expected).abs() < 5e-4, "{field}: {value}");
    }
    let cheapest = claims.iter().find(|claim| claim["id"] == "cheapest").unwrap();
    assert_eq!((&cheapest["net"], &cheapest["net_reason"]), (&Value::Null, &Value::from("few-mentions")));
    // One influencer turns the sign.
    let [net, weighted] = ["net", "reach_weighted"].map(|field| object["listening"][field].as_f64().unwrap());
    assert!(net > 0.0 && weighted < 0.0);
}

/// Minor units of an amount as JSON writes it.
fn minor_units(amount: &Value) -> i64 {
    let text = amount.as_str().unwrap_or_else(|| panic!("{amount} is no text"));
    let (_, decimals) = text.split_once('.').unwrap_or_else(|| panic!("{text} has no decimals"));
    assert!((2..=3).contains(&decimals.len()), "{text}");
    text.replace('.', "").parse().unwrap()
}

fn is_of(kind: Kind, value: &Value) -> bool {
    match kind {
        Kind::Share => value.as_f64().is_some_and(|share| (0.0..=1.0).contains(&share)),
        Kind::Number => value.as_f64().is_some_and(|number| number >= 0.0),
        Kind::Whole => value.is_u64(),
        Kind::Text => value.as_str().is_some_and(|text| !text.is_empty()),
        Kind::Money => minor_units(value) >= 0,
        Kind::Part => value.is_object() || value.is_array(),
    }
}

#[test]
fn paths_exist_and_hold_what_they_should() {
    let (object, soap) = (analyse(&["three-channels.ron"]), analyse(&["rayhan-soap.ron"]));
    for &(path, kind) in PATHS {
        // The platform, the conflicts and the copy that these paths need are in the other sample.
        let is_of_soap = SOAP_ONLY.iter().any(|part| path.starts_with(part));
        let found = values(if is_of_soap { &soap } else { &object }, path);
        assert!(!found.is_empty(), "{path} is empty");
        for value in found {
            assert!(is_of(kind, value), "{path}: {value}");
        }
    }
}

#[test]
fn a_missing_value_has_its_reason_beside_it() {
    fn look(value: &Value, missing: &mut usize) {
        match value {
            Value::Array(items) => items.iter().for_each(|item| look(item, missing)),
            Value::Object(fields) => {
                for (name, inner) in fields {
                    let reason = fields.get(&format!("{name}_reason"));
                    assert_eq!(inner.is_null(), reason.is_some(), "{name} in {value}");
                    *missing += usize::from(inner.is_null());
                    if let Some(reason) = reason {
                        let word = reason.as_str().unwrap();
                        assert!(word.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-'), "{word}");
                    }
                    look(inner, missing);
                }
            }
            _ => {}
        }
    }
    let mut missing = 0;
    let soap = analyse(&["rayhan-soap.ron"]);
    look(&soap, &mut missing);
    let reasons = values(&soap, "consistency.audiences[]");
    assert_eq!(reasons[1]["exposure_weighted_reason"], "one-message-only");

    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("empty.ron");
    std::fs::write(&path, "(format: 1, calendar: (start: \"2026-03-01\", weeks: 2), money: (currency: \"JOD\"))")
        .unwrap();
    let empty = analyse(&[path.to_str().unwrap()]);
    look(&empty, &mut missing);
    assert_eq!(empty["total"]["reach_reason"], "no-audiences");
    assert_eq!(empty["budget"]["remaining_reason"], "no-budget");
    assert!(missing > 5, "{missing}");
}

#[test]
fn parts_of_the_budget_add_up() {
    for plan in ["three-channels.ron", "rayhan-soap.ron"] {
        let budget = &analyse(&[plan])["budget"];
        let media = minor_units(&budget["media"]);
        for name in ["by_channel", "by_element", "by_message"] {
            let parts = budget[name].as_object().unwrap();
            assert!(!parts.is_empty() && parts.values().map(minor_units).sum::<i64>() == media, "{plan}: {name}");
        }
        let by_week: i64 = values(budget, "by_week[]").into_iter().map(minor_units).sum();
        assert_eq!(by_week, media, "{plan}");
        let by_audience: i64 = budget["by_audience"].as_object().unwrap().values().map(minor_units).sum();
        assert_eq!(by_audience + minor_units(&budget["unassigned"]), media, "{plan}");
        let (total, other) = (minor_units(&budget["total"]), minor_units(&budget["other"]));
        assert_eq!(media + other, total, "{plan}");
        assert_eq!(minor_units(&budget["budget"]) - total, minor_units(&budget["remaining"]), "{plan}");
        let other_weeks: i64 = values(budget, "other_by_week[]").into_iter().map(minor_units).sum();
        assert_eq!(other_weeks + minor_units(&budget["other_undated"]), other, "{plan}");
    }
}

/// Beta-binomial insertions on three channels, computed in exact rational arithmetic: for each week 1+, 2+, 3+, the
/// reach of the week alone, and GRP to date.
const THREE_CHANNELS: [[f64; 5]; 4] = [
    [0.606_618_536_585_365_9, 0.345_381_463_414_634_16, 0.144_700_487_804_878_04, 0.606_618_536_585_365_9, 117.0],
    [0.700_316_874_953_361_5, 0.486_710_536_419_539_8, 0.304_297_701_485_524_65, 0.433, 171.0],
    [0.738_682_417_047_912_8, 0.550_179_347_766_284_3, 0.388_361_953_977_253_3, 0.352, 225.0],
    [0.781_437_816_018_417_8, 0.622_959_772_041_035_3, 0.486_607_729_956_016_4, 0.518_05, 294.0],
];

/// The share exposed 0, 1, 2, … times after the fourth week.
const THREE_CHANNELS_PMF: [f64; 18] = [
    0.218_562_183_981_582_25,
    0.158_478_043_977_382_5,
    0.136_352_042_085_018_83,
    0.124_230_838_068_817_67,
    0.118_230_341_444_136_01,
    0.070_573_962_493_617_68,
    0.062_352_879_226_883_91,
    0.041_366_359_093_451_24,
    0.027_671_852_029_102_23,
    0.018_817_659_685_954_585,
    0.012_079_756_190_766_98,
    0.005_441_435_946_792_614_5,
    0.002_870_511_615_605_316_4,
    0.001_604_091_523_023_62,
    0.000_792_550_462_030_716,
    0.000_379_463_981_543_085_3,
    0.000_154_195_023_855_863_1,
    0.000_041_833_170_434_921_93,
];

#[test]
fn three_channels_have_their_known_reach() {
    let object = analyse(&["three-channels.ron"]);
    for reach in [&object["audiences"][0]["reach"], &object["total"]["reach"]] {
        for (week, [one, two, three, weekly, grp]) in THREE_CHANNELS.into_iter().enumerate() {
            let point = &reach["build"][week];
            assert_eq!(point["week"], week + 1);
            for (level, expected) in [one, two, three].into_iter().enumerate() {
                near(point["k_plus"][level].as_f64().unwrap(), expected, "k+");
            }
            near(number(point, "weekly_reach"), weekly, "weekly reach");
            near(number(point, "grp"), grp, "GRP");
        }
        let pmf: Vec<f64> = values(reach, "pmf[]").into_iter().map(|share| share.as_f64().unwrap()).collect();
        assert_eq!(pmf.len(), THREE_CHANNELS_PMF.len());
        for (found, expected) in pmf.into_iter().zip(THREE_CHANNELS_PMF) {
            near(found, expected, "pmf");
        }
        near(number(reach, "average_frequency"), 3.762_295_527_211_479_3, "frequency");
        assert_eq!(reach["model"], "beta-binomial");
    }
    assert_eq!(object["budget"]["media"], "115500.00");
    assert_eq!(object["channels"][0]["cost"], "80000.00");
    near(number(&object["channels"][0], "cpp"), 80_000.0 / 120.0, "CPP");
}

#[test]
fn three_channels_cost_what_was_computed_by_hand() {
    let object = analyse(&["three-channels.ron", "--weeks", "2-3"]);
    near(number(&object, "total.cost_per_thousand_reached"), 147.804_467_140_450_98, "cost per 1000 reached");
    near(number(&object, "total.cpm"), 39.285_714_285_714_285, "CPM");
    near(number(&object, "total.cpp"), 392.857_142_857_142_83, "CPP");
    assert_eq!(object["total"]["reach"]["share_of_voice_reason"], "no-category");
    let added: f64 = values(&object, "channels[].added_reach").iter().map(|share| share.as_f64().unwrap()).sum();
    near(added, 0.781_437_816_018_417_8, "what channels add is the reach");
    let plan_share: f64 = values(&object, "channels[].share_of_plan").iter().map(|share| share.as_f64().unwrap()).sum();
    near(plan_share, 1.0, "shares of the plan");
    // Television once, radio twice, digital four times.
    near(object["window"]["grp"].as_f64().unwrap(), 108.0, "GRP of the window");
    assert!(object["window"]["k_plus"][0].as_f64().unwrap() < 0.65);
    let models: Vec<&str> =
        values(&object["audiences"][0], "reach.comparison[].model").iter().map(|name| name.as_str().unwrap()).collect();
    assert_eq!(
        models,
        ["plan", "independent", "sainsbury", "metheringham", "agostini", "hofmans", "canonical-sequential"]
    );
    let sainsbury = &object["audiences"][0]["reach"]["comparison"][2];
    near(number(sainsbury, "reach"), 0.962_992_954_047_196_5, "Sainsbury");
    near(sainsbury["k_plus"][2].as_f64().unwrap(), 0.587_389_782_612_169, "Sainsbury 3+");
}

#[test]
fn the_soap_sample_has_its_known_figures() {
    let object = analyse(&["rayhan-soap.ron"]);
    let consistency = &object["consistency"];
    for (path, decimals, expected) in [
        ("exposure_weighted", 4, 0.7344),
        ("message_weighted", 3, 0.598),
        ("worst_pair.similarity", 3, 0.125),
        ("coherence", 3, 0.884),
        ("continuity", 3, 0.857),
        ("commonality.logo", 3, 1.0),
        ("commonality.natural", 3, 0.878),
        ("commonality_mean", 3, 0.791),
        ("complementarity.coverage", 3, 0.8),
        ("complementarity.match", 3, 0.816),
        ("complementarity.evenness", 3, 0.744),
        ("by_spending.off_brief_share", 3, 0.072),
        ("by_spending.complementarity.match", 3, 0.687),
        ("self_sufficiency", 3, 0.971),
        ("conflict_rate", 3, 0.158),
    ] {
        let scale = 10_f64.powi(decimals);
        near((number(consistency, path) * scale).round() / scale, expected, path);
    }
    let pair = &consistency["worst_pair"];
    assert_eq!((&pair["a"], &pair["b"]), (&"discount-coupon".into(), &"search-text-ad".into()));
    assert_eq!(values(consistency, "pairs[]").len(), 28, "pairs of eight messages");
    assert_eq!(consistency["by_spending"]["off_brief"], "156.000");
    let contradiction = values(consistency, "conflicts[]").into_iter().find(|one| one["kind"] == "incompatible-claims");
    assert_eq!(contradiction.unwrap()["claim_b"], "cheapest");
    let budget = &object["budget"];
    assert_eq!((&budget["media"], &budget["remaining"]), (&"2181.000".into(), &"0.000".into()));
    assert_eq!(budget["currency"], "JOD");
}

#[test]
fn several_plans_are_an_array() {
    let one = analyse(&["three-channels.ron"]);
    assert_eq!(one["path"], "three-channels.ron");
    let two = analyse(&["rayhan-soap.ron", "three-channels.ron"]);
    let plans = two.as_array().unwrap();
    assert_eq!((plans.len(), &plans[0]["path"]), (2, &"rayhan-soap.ron".into()));
    assert_eq!(plans[1], one);
}

#[test]
fn problems_are_named_for_programs() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plan.ron");
    let text = "(format: 1, calendar: (start: \"2026-03-01\", weeks: 2), money: (currency: \"JOD\"), \
                audiences: [(id: \"a\", size: 10)], messages: [(id: \"m\"), (id: \"m\")], \
                channels: [(id: \"tv\", mood: 1, contacts: [(audience: \"a\", model: Rating(r1: 2.0))])], \
                placements: [(id: \"p\", message: \"m\", channel: \"x\", start_week: 1, quantities: [1])])";
    std::fs::write(&path, text).unwrap();
    let object = analyse(&[path.to_str().unwrap(), "--lang", "ar"]);
    let problems = values(&object, "problems[]");
    for (code, place, severity) in [
        ("duplicate-id", "messages[1] \"m\"", "error"),
        ("rating-range", "channels[0] \"tv\" → contacts[0] \"a\"", "error"),
        ("unknown-channel", "placements[0] \"p\"", "error"),
        ("unknown-field", "channels[0] \"tv\" → mood", "warning"),
        ("channel-never-used", "channels[0] \"tv\"", "notice"),
    ] {
        let problem =
            problems.iter().find(|problem| problem["code"] == code).unwrap_or_else(|| panic!("{problems:#?}"));
        assert_eq!((&problem["place"], &problem["severity"]), (&place.into(), &severity.into()), "{code}");
        assert!(problem["message"].as_str().unwrap().is_ascii() || problem["message"].as_str().unwrap().contains('“'));
    }
    // Of two messages with one id the first one counts, so the sums hold.
    assert_eq!(object["budget"]["by_message"].as_object().unwrap().len(), 1);
}

/// A plan with all that can be stated about money.
const MONEY: &str = r#"#![enable(implicit_some)]
(
    format: 1, calendar: (start: "2026-03-01", weeks: 8),
    money: (currency: "JOD", budget: "1000.000", commission: (percent: "15", base: OnNet),
        tax: (percent: "16", on: [Media, Commission, Fees]),
        divisions: [(by: Month, method: Percent, parts: [(of: "2026-03", value: "60"), (of: "2026-04", value: "40")])]),
    audiences: [(id: "a", size: 10000)], messages: [(id: "m")],
    channels: [(id: "tv", unit: Insertions, cost: PerUnit("20.000"), contacts: [(audience: "a", model: Rating(r1: 0.1))],
        terms: (quoted: Net, discount_percent: "10", volume_discounts: [(from_units: 5, percent: "5"), (from_units: 50, percent: "10")],
            fees: [(name: (en: "Checking"), amount: Percent(percent: "2", of: Total))]))],
    placements: [(id: "p", message: "m", channel: "tv", start_week: 3, quantities: [4, 0, 6], terms: (free_units: 2))],
    other_costs: [(id: "agency", amount: "0", terms: (share: (percent: "10", of: Media)))],
    actuals: [(placement: "p", weeks: [(week: 3, delivered: 4, spent: "60.500")])],
)"#;

#[test]
fn all_that_is_stated_about_money_is_reckoned() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("money.ron");
    std::fs::write(&path, MONEY).unwrap();
    let object = analyse(&[path.to_str().unwrap()]);
    let budget = &object["budget"];
    let lines = &budget["lines"];
    // 8 paid insertions: 160.000, less 5 %, less 10 %; 15 % on net; 2 % of the total before tax; 16 % tax.
    for (name, expected) in [
        ("gross", "160.000"),
        ("volume_discount", "8.000"),
        ("negotiated_discount", "15.200"),
        ("commission_included", "0.000"),
        ("net", "136.800"),
        ("commission", "20.520"),
        ("fees", "3.211"),
        ("tax", "25.685"),
        ("labour", "0.000"),
        ("total", "186.216"),
    ] {
        assert_eq!(lines[name], expected, "{name}");
        assert_eq!(budget["placements"][0]["lines"][name], expected, "{name}");
    }
    assert_eq!((&budget["media"], &budget["other"]), (&"186.216".into(), &"18.622".into()));
    assert_eq!(budget["placements"][0]["added_value"], "40.000");
    assert_eq!(budget["volume_discounts"][0]["units_to_next"], 42);
    let weeks: i64 = values(budget, "by_week[]").into_iter().map(minor_units).sum();
    assert_eq!(weeks, 186_216);
    assert_eq!(budget["divisions"][0]["to_divide"], "981.378");
    assert_eq!(budget["divisions"][0]["parts"][0]["allotted"], "588.827");
    assert_eq!(budget["divisions"][0]["unallotted"], "0.000");
    assert_eq!((&budget["actual"]["spent"], &budget["actual"]["through_week"]), (&"60.500".into(), &3.into()));
    assert_eq!(budget["actual"]["placements"][0]["delivered"], 4);
}
