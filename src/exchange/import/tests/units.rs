//! What quantities count and what rows cost: thousands and millions, rows that count something else than the others, and the cost
//! of the file beside that of a rate.

use std::sync::Arc;

use super::super::{Choices, Decision, IssueKind, PlanWarning, SumOf};
use super::{imported, open, plan, seen};
use crate::analysis::Analysis;
use crate::plan::{CostKind, CostLine, CostModel, Currency, Plan, Unit};

/// What the placements of a plan count, each with the unit of its channel.
fn counted(plan: &Plan) -> Vec<(u64, Unit)> {
    let of = |placement: &crate::plan::Placement| {
        let unit = plan.channel(&placement.channel).map(|channel| channel.unit).unwrap();
        (placement.quantities.iter().sum(), unit)
    };
    plan.placements.iter().map(|placement| of(placement)).collect()
}

/// What each placement costs, as the plan works it out.
fn costs(plan: &Plan) -> Vec<String> {
    let currency = plan.exact_currency();
    let analysis = Analysis::of(&Arc::new(plan.clone()));
    let net = |lines: &crate::budget::CostLines| currency.plain(lines.of(CostLine::Net).exact().unwrap());
    analysis.budget.placements.iter().map(|found| net(&found.lines())).collect()
}

fn taken(text: &str, before: &Plan) -> Plan {
    let found = seen(&open("table.tsv", text.as_bytes()), before, &Choices::default());
    assert_eq!(found.left_out(), 0, "{text}: {:?}", found.issues().collect::<Vec<_>>());
    imported(before, &found)
}

/// A table, what its placements count, and what they cost.
type Case = (&'static str, &'static [(u64, Unit)], &'static [&'static str]);

#[test]
#[expect(clippy::too_many_lines, reason = "a table of cases")]
fn thousands_and_millions_stay_what_their_titles_say() {
    use Unit::{Impressions, Insertions};
    let cases: [Case; 10] = [
        (
            "Channel\tStart\tEnd\tImpressions (m)\tCPM\tCost EUR\nMeta\t2026-03-02\t2026-03-29\t1.2\t4\t4,800\nTikTok\t2026-03-02\t2026-03-29\t0.9\t5\t4,500\n",
            &[(1_200_000, Impressions), (900_000, Impressions)],
            &["4800.00", "4500.00"],
        ),
        (
            "Channel\tStart\tEnd\tImpressions\tCPM\tCost EUR\nMeta\t2026-03-02\t2026-03-29\t1.2\t4\t4,800\nTikTok\t2026-03-02\t2026-03-29\t0.9\t5\t4,500\n",
            &[(1_200_000, Impressions), (900_000, Impressions)],
            &["4800.00", "4500.00"],
        ),
        (
            "Channel;Start;End;Impressions (Mio.);TKP;Net\nA;02.03.2026;29.03.2026;2,5;4,00;10.000,00\nB;02.03.2026;29.03.2026;1,25;8,00;10.000,00\n",
            &[(2_500_000, Impressions), (1_250_000, Impressions)],
            &["10000.00", "10000.00"],
        ),
        (
            "Titel / Website\tStart\tEnde\tAI (in Tsd.)\tTKP\tBrutto\tRabatt\tNetto\nspiegel.de\t02.03.2026\t29.03.2026\t1.250,5\t24,50 €\t30.637,25 €\t15 %\t26.041,66 €\nzeit.de\t09.03.2026\t05.04.2026\t800\t28,00 €\t22.400,00 €\t10 %\t20.160,00 €\n",
            &[(1_250_500, Impressions), (800_000, Impressions)],
            &["26041.66", "20160.00"],
        ),
        (
            "Site\tPeriod\tПокази, тис.\tCPM\tCost, EUR\nMeta\t02.03.2026-29.03.2026\t1200,5\t40\t48020\nTikTok\t02.03.2026-29.03.2026\t900\t50\t45000\n",
            &[(1_200_500, Impressions), (900_000, Impressions)],
            &["48020.00", "45000.00"],
        ),
        (
            "القناة\tمن\tإلى\tمرات الظهور (مليون)\tتكلفة الألف\tالتكلفة\nميتا\t2026-03-02\t2026-03-29\t1.2\t4\t4800\nسناب\t2026-03-02\t2026-03-29\t2\t3\t6000\n",
            &[(1_200_000, Impressions), (2_000_000, Impressions)],
            &["4800.00", "6000.00"],
        ),
        (
            "Site / Placement\tPeriod\tUnit\tQuantity\tCPM\tCost\nYouTube\tMarch 2026\t1000 imps\t4470.708\t3.2\t14306.27\nRozetka\tMarch 2026\t1000 imps\t500\t2\t1000\nBillboards\tMarch 2026\tboards\t25\t\t12500\nBloggers\tMarch 2026\tposts\t10\t\t8000\n",
            &[(4_470_708, Impressions), (500_000, Impressions), (25, Insertions), (10, Insertions)],
            &["14306.27", "1000.00", "12500.00", "8000.00"],
        ),
        (
            "Publisher\tStart\tEnd\tBuy type\tUnit cost\tEst. imps (000)\tGross media\tDisc.\tNet net\nInstagram\t2026-03-02\t2026-03-29\tCPM\t10\t4000\t40000\t5%\t38000\nMBC\t2026-03-02\t2026-03-29\tPer day\t12000\t3\t36000\t15%\t30600\n",
            &[(4_000_000, Impressions), (3, Insertions)],
            &["38000.00", "30600.00"],
        ),
        (
            "القناة\tالفترة\tطريقة الشراء\tالسعر\tمجموع الظهور\tالصافي\nفيسبوك\tآذار 2026\tالتكلفة لكل ألف ظهور\t1.5\t1500000\t2250\nقناة رؤيا\tآذار 2026\tللسبوت الواحد\t85\t60\t5100\n",
            &[(1_500_000, Impressions), (60, Insertions)],
            &["2250.00", "5100.00"],
        ),
        (
            "Channel\tStart\tEnd\tBuy type\tRate\tContacts\tNet\nA\t02.03.2026\t29.03.2026\tTKP\t5\t800000\t4000\nB\t02.03.2026\t29.03.2026\tpro Spot\t120\t100\t12000\n",
            &[(800_000, Impressions), (100, Insertions)],
            &["4000.00", "12000.00"],
        ),
    ];
    let before = plan("2026-02-23", 8, "EUR");
    for (text, quantities, amounts) in cases {
        let after = taken(text, &before);
        assert_eq!(
            (counted(&after).as_slice(), costs(&after)),
            (quantities, amounts.iter().map(|&cost| cost.to_owned()).collect()),
            "{text}"
        );
    }
}

#[test]
fn what_is_paid_for_is_bought_and_the_cost_of_the_file_stays() {
    let search = "Publisher\tBuy type\tUnit cost\tImpressions\tClicks\tNet\t02.03-08.03\t09.03-15.03\t16.03-22.03\nInstagram\tCPM\t10\t4000000\t\t40000\t1\t1\t\nGoogle Search\tCPC\t2.2\t\t15000\t33000\t1\t1\t1\n";
    let boards = "القناة\tطريقة الشراء\tالسعر\tكانون الثاني\tشباط\tآذار\tالمجموع\tالصافي\nراديو\tللسبوت\t12\t100\t100\t100\t300\t3600\nلوحات طرق\tشهري\t600\t5\t5\t5\t15\t9000\n";
    let weekly = "Channel\tStart\tEnd\tModel\tRate\tFaces\tCost\nStreet\t2026-03-02\t2026-03-29\tper week\t300\t20\t6000\nMall\t2026-03-02\t2026-03-29\tfixed\t700\t3\t2100\n";
    let far = "Channel\tStart\tEnd\tImpressions\tCPM\tCost\nSite\t2026-03-02\t2026-03-29\t1000\t4\t5000\nOther\t2026-03-02\t2026-03-29\t500000\t4\t2000\n";
    for (text, expected) in [
        (search, &["40000.00", "33000.00"][..]),
        (boards, &["3600.00", "9000.00"]),
        (weekly, &["6000.00", "2100.00"]),
        (far, &["5000.00", "2000.00"]),
    ] {
        let after = taken(text, &plan("2025-12-29", 14, "USD"));
        assert_eq!(costs(&after), expected, "{text}");
    }
    let before = plan("2025-12-29", 14, "USD");
    let book = open("table.tsv", far.as_bytes());
    let first = seen(&book, &before, &Choices::default());
    let issue = first.issues().find(|issue| matches!(issue.kind, IssueKind::CostDiffers { .. })).unwrap();
    assert_eq!(issue.choices(), [Decision::ByCost, Decision::ByRate, Decision::LeaveOut]);
    let choices = Choices { decisions: [(1, Decision::ByRate)].into_iter().collect(), ..Choices::default() };
    assert_eq!(costs(&imported(&before, &seen(&book, &before, &choices))), ["4.00", "2000.00"]);
}

#[test]
fn a_mark_before_three_digits_is_that_of_dinars() {
    let mixed = "الوسيلة\tالفترة\tعدد السبوتات\tسعر السبوت\tالكلفة\nصوت الغد\tآذار 2026\t120\t7.500\t900 JOD\nراديو فن\tآذار 2026\t124\t8\t٩٩٢\nروتانا\tآذار 2026\t122\t7.500\t915.000\nالمجموع\t\t366\t\t2807\n";
    let comma = "Channel\tPeriod\tSpots\tRate\tCost\nA\tMarch 2026\t122\t7,500\t915,000\nB\tMarch 2026\t10\t12\t120\n";
    for (text, code, expected) in [
        (mixed, "JOD", &["900.000", "992.000", "915.000"][..]),
        (comma, "JOD", &["915000.000", "120.000"]),
        ("Channel\tPeriod\tSpots\tCost\nA\tMarch 2026\t122\t915.000\n", "KWD", &["915.000"]),
        ("Channel\tPeriod\tSpots\tCost\nA\tMarch 2026\t122\t915.000\n", "EUR", &["915000.00"]),
    ] {
        let before = plan("2026-02-23", 6, code);
        let found = seen(&open("table.tsv", text.as_bytes()), &before, &Choices::default());
        let shown: Vec<String> = costs(&imported(&before, &found));
        assert_eq!(shown, expected, "{text}");
        for line in found.sums.iter().filter(|line| line.difference().is_some_and(crate::plan::Decimal::is_zero)) {
            assert!(line.rows.is_empty() && line.of_rows.is_none(), "{text}: {line:?}");
        }
    }
    let before = plan("2026-02-23", 6, "JOD");
    let found = seen(&open("table.tsv", mixed.as_bytes()), &before, &Choices::default());
    let cost = found.sums.iter().find(|line| line.of == SumOf::Cost).unwrap();
    assert!(cost.difference().unwrap().is_zero() && cost.rows.is_empty(), "{cost:?}");
}

#[test]
fn a_currency_beside_a_number_above_the_table_is_that_of_its_amounts() {
    let grid = "Capital FM - spot schedule March 2026\nRate per spot AED 350, discount 10%\n\nChannel\tDate\tSpots\tCost\nCapital\t2026-03-02\t3\t945\nCapital\t2026-03-03\t3\t945\n";
    let book = open("table.tsv", grid.as_bytes());
    let found = seen(&book, &plan("2026-03-02", 4, "USD"), &Choices::default());
    let named = found.table.currency.map(|named| named.choices);
    assert_eq!(named, Some(vec!["AED".parse::<Currency>().unwrap()]));
}

/// A plan of another program in the open format, with items that lack fields which others have.
const OPEN_FORMAT: &str = r#"{"meta": {"id": "MP1", "schema_version": "9.0"},
    "campaign": {"id": "C1", "name": "Spring", "start_date": "2026-03-02", "end_date": "2026-04-26", "budget_total": 50000,
        "budget_currency": "EUR", "objective": "awareness",
        "target_audiences": [{"name": "Adults 25-49", "population_size": 2000000}]},
    "dictionary": {"custom_costs": {"cost_custom3": {"status": "enabled", "caption": "Research"}}},
    "lineitems": [
        {"id": "L1", "name": "Preroll", "start_date": "2026-03-02", "end_date": "2026-03-29", "cost_total": 12000, "cost_media": 11000,
            "channel": "online_video", "vehicle": "Example Video", "partner": "Example House", "adformat": "Pre-roll 20s",
            "target_audience": "Adults 25-49", "metric_impressions": 1500000, "cost_currency": "EUR"},
        {"id": "L3", "name": "Film", "start_date": "2026-03-09", "end_date": "2026-03-09", "cost_total": 8000, "cost_creative": 8000},
        {"id": "L4", "name": "Pre-test", "start_date": "2026-03-02", "end_date": "2026-03-08", "cost_total": 900, "cost_custom3": 900},
        {"id": "L5", "name": "Leaflets", "start_date": "2026-03-16", "end_date": "2026-03-29", "cost_total": 300}
    ]}"#;

#[test]
fn items_of_the_open_format_have_nothing_from_those_above_them() {
    let book = open("plan.json", OPEN_FORMAT.as_bytes());
    let before = plan("2026-03-02", 8, "EUR");
    let found = seen(&book, &before, &Choices::default());
    assert_eq!((found.taken, found.left_out()), (4, 0), "{:?}", found.rows);
    let after = imported(&before, &found);
    let channels: Vec<&str> = after.channels.iter().map(|channel| channel.name.en.as_ref()).collect();
    assert_eq!(channels, ["Example Video", "Leaflets"]);
    assert_eq!(costs(&after), ["11000.00", "300.00"]);
    let others: Vec<(&str, CostKind, String, Option<u32>)> = after
        .other_costs
        .iter()
        .map(|cost| (cost.name.en.as_ref(), cost.kind, cost.amount.to_string(), cost.week))
        .collect();
    let expected = [
        ("Film", CostKind::Production, "8000".to_owned(), Some(2)),
        ("Pre-test", CostKind::Measurement, "900".to_owned(), Some(1)),
    ];
    assert_eq!(others, expected);
    assert_eq!(after.audiences[0].size, 2_000_000);
    // The same once more is known.
    let again = seen(&book, &after, &Choices::default());
    assert_eq!(again.taken, 0, "{:?}", again.issues().collect::<Vec<_>>());
}

#[test]
fn the_open_format_names_what_is_not_taken_over_and_what_is_not_known() {
    let book = open("plan.json", OPEN_FORMAT.as_bytes());
    let origin = book.origin.clone().unwrap();
    assert_eq!(origin.not_taken_over, ["name", "partner"]);
    assert_eq!((origin.objective.as_str(), origin.unknown_version.as_deref()), ("awareness", Some("9.0")));
    for version in ["2.0", "v2.0", "3.0", "3.1"] {
        let book = open("plan.json", OPEN_FORMAT.replace("9.0", version).as_bytes());
        assert_eq!(book.origin.unwrap().unknown_version, None, "{version}");
    }
    let found = seen(&book, &plan("2026-03-02", 8, "EUR"), &Choices::default());
    assert!(
        !found.warnings.iter().any(|warning| matches!(warning, PlanWarning::ColumnsLeft(_))),
        "{:?}",
        found.warnings
    );
}

#[test]
fn a_price_that_gives_the_cost_is_that_of_a_thousand() {
    let text = "Channel\tStart\tEnd\tImpressions (m)\tCPM\tCost\nMeta\t2026-03-02\t2026-03-29\t1.2\t4\t4,800\n";
    let after = taken(text, &plan("2026-03-02", 4, "EUR"));
    assert_eq!(after.channels[0].cost, CostModel::PerThousand("4".parse().unwrap()));
}
