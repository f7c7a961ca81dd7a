//! The amounts of `analyse --json` and of the report are the same, and add up; what cannot be computed is in no sum as nothing.

use std::fs;

use serde_json::Value;

use super::{program, run, soap_with, stdout, with};

/// Plans with a name: the samples, and plans in which a cost cannot be computed.
fn plans() -> Vec<(&'static str, String)> {
    let gap = "audiences: [(id: \"a\", size: 1000)], messages: [(id: \"m\"), (id: \"n\")], channels: [\n\
        (id: \"radio\", unit: Insertions, cost: PerUnit(\"30.000\"), contacts: [(audience: \"a\", model: Rating(r1: 0.1))]),\n\
        (id: \"abroad\", element: PublicRelations, unit: Insertions, cost: PerUnit(\"10\"), terms: (exchange: (currency: \
        \"EUR\", rate: \"0\")), contacts: [(audience: \"a\", model: Rating(r1: 0.1))])],\n\
        placements: [(id: \"p\", message: \"m\", channel: \"radio\", start_week: 1, quantities: [2, 2]),\n\
        (id: \"q\", message: \"n\", channel: \"abroad\", start_week: 2, quantities: [1, 1])],\n\
        other_costs: [(id: \"fee\", name: (en: \"Fee\"), amount: \"0\", week: 1, terms: (share: (percent: \"10\", of: Media)))]";
    let gap = with(gap).replace("(currency: \"JOD\")", "(currency: \"JOD\", budget: \"3000.000\")");
    vec![
        ("soap", soap_with(&[])),
        ("three-channels", include_str!("../../saves/three-channels.ron").to_owned()),
        ("gap", gap),
        (
            "recorded",
            soap_with(&[(
                "    placements: [",
                "    actuals: [(placement: \"p1\", weeks: [(week: 1, spent: \"9223372036854776\")])],\n    placements: [",
            )]),
        ),
    ]
}

/// `2181.000` as the English report writes it.
fn grouped(amount: &str) -> String {
    let (whole, fraction) = amount.split_once('.').unwrap_or((amount, ""));
    let (sign, digits) = whole.strip_prefix('-').map_or(("", whole), |digits| ("−", digits));
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    if fraction.is_empty() { format!("{sign}{out}") } else { format!("{sign}{out}.{fraction}") }
}

/// The exact amount of `name`, or what is known of it.
fn known<'a>(budget: &'a Value, name: &str) -> (&'a str, bool) {
    match budget[name].as_str() {
        Some(exact) => (exact, true),
        None => (budget[format!("{name}_at_least")].as_str().unwrap(), false),
    }
}

fn minor(amount: &str) -> i128 {
    amount.replace('.', "").parse().unwrap()
}

/// The parts of `name`, as far as they are known.
fn parts(budget: &Value, name: &str) -> Vec<i128> {
    let exact = &budget[name];
    let least = budget.get(format!("{name}_at_least")).unwrap_or(exact);
    let amounts: Vec<&Value> = match least {
        Value::Object(object) => object.values().collect(),
        list => list.as_array().unwrap().iter().collect(),
    };
    amounts.into_iter().map(|amount| minor(amount.as_str().unwrap())).collect()
}

#[test]
fn the_report_and_the_json_agree_to_the_last_digit() {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in plans() {
        let path = folder.path().join("plan.ron");
        fs::write(&path, text).unwrap();
        let json: Value =
            serde_json::from_str(stdout(&run(folder.path(), &["analyse", "plan.ron", "--json"]))).unwrap();
        let report = run(folder.path(), &["analyse", "plan.ron"]);
        let report = stdout(&report);
        let budget = &json["budget"];
        let (media, media_is_exact) = known(budget, "media");
        for part in ["by_channel", "by_element", "by_message", "by_week"] {
            assert_eq!(parts(budget, part).iter().sum::<i128>(), minor(media), "{name}: {part}");
            assert_eq!(budget.get(format!("{part}_reason")).is_none(), media_is_exact, "{name}: {part}");
        }
        let audiences: i128 = parts(budget, "by_audience").iter().sum();
        assert_eq!(audiences + minor(known(budget, "unassigned").0), minor(media), "{name}: audiences");
        let (other, total) = (known(budget, "other").0, known(budget, "total").0);
        assert_eq!(minor(media) + minor(other), minor(total), "{name}");
        for field in ["media", "other", "total"] {
            let (amount, is_exact) = known(budget, field);
            let written = if is_exact { grouped(amount) } else { format!("≥\u{a0}{}", grouped(amount)) };
            assert!(report.contains(&written), "{name}: {field} {written}\n{report}");
        }
        for channel in json["channels"].as_array().unwrap() {
            let (cost, is_exact) = known(channel, "cost");
            if is_exact {
                assert!(report.contains(&grouped(cost)), "{name}: {cost}");
            } else {
                assert!(channel["cpm"].is_null() && channel["cpp"].is_null(), "{name}: a rate of a sum with gaps");
                assert_eq!(channel["cpm_reason"], channel["cost_reason"], "{name}");
            }
        }
    }
}

#[test]
fn a_cost_without_an_exchange_rate_is_not_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let (_, text) = plans().swap_remove(2);
    fs::write(folder.path().join("plan.ron"), text).unwrap();
    let json: Value = serde_json::from_str(stdout(&run(folder.path(), &["analyse", "plan.ron", "--json"]))).unwrap();
    let budget = &json["budget"];
    for name in ["media", "total", "other", "remaining"] {
        assert!(budget[name].is_null(), "{name}: {budget}");
        assert_eq!(budget[format!("{name}_reason")], "no-exchange-rate", "{name}");
    }
    assert_eq!(budget["media_at_least"], "120.000");
    assert_eq!(budget["total_at_least"], "132.000", "with the tenth of what is known");
    assert_eq!(budget["remaining_at_most"], "2868.000");
    assert_eq!(budget["by_week"][0], "60.000");
    assert!(budget["by_week"][1].is_null() && budget["by_week_reason"][0].is_null());
    assert_eq!(budget["by_week_reason"][1], "no-exchange-rate");
    assert_eq!(budget["by_channel"]["radio"], "120.000");
    assert_eq!(budget["by_channel_reason"]["abroad"], "no-exchange-rate");
    assert_eq!(budget["placements"][1]["lines"]["net_reason"], "no-exchange-rate");
    // In words, in both languages.
    let english = run(folder.path(), &["analyse", "plan.ron"]);
    for said in ["≥\u{a0}132.000 [", "≤\u{a0}2,868.000 [", "no exchange rate is stated"] {
        assert!(stdout(&english).contains(said), "{said} is missing in {}", stdout(&english));
    }
    let arabic = program(folder.path(), &["analyse", "plan.ron", "--language", "ar"]).output().unwrap();
    for said in ["≥\u{a0}132.000", "لم يُحدَّد سعر الصرف"] {
        assert!(stdout(&arabic).contains(said), "{said} is missing in {}", stdout(&arabic));
    }
}
