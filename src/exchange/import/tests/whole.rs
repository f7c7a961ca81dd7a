//! Tables taken over whole: quantities, costs, names, sums, records.

use super::super::{Choices, Decision, IssueKind, Mapping, Meaning, SumOf};
use super::{imported, open, plan, seen};
use crate::plan::{Bilingual, CostModel, Plan, Unit};

fn bytes_of(text: &str) -> Vec<u8> {
    text.as_bytes().to_vec()
}

fn taken_over(text: &str, plan: &Plan) -> Plan {
    let book = open("table.tsv", &bytes_of(text));
    imported(plan, &seen(&book, plan, &Choices::default()))
}

#[test]
fn thirds_add_up() {
    let text = "Channel\tMessage\tImpressions\tApril\tMay\tJune\nExample\tLaunch\t15550000\t5183333.33\t5183333.33\t5183333.33\n";
    let after = taken_over(text, &plan("2027-04-01", 13, "USD"));
    assert_eq!(after.placements[0].quantities.iter().sum::<u64>(), 15_550_000);
    let without = text.replace("15550000", "");
    let after = taken_over(&without, &plan("2027-04-01", 13, "USD"));
    assert_eq!(after.placements[0].quantities.iter().sum::<u64>(), 15_550_000);
}

#[test]
fn marks_spread_thousands_over_their_weeks() {
    let text = "Vehicle\tCreative\tUnits, 000\tCPM\tNet\t05.04-11.04\t12.04-18.04\t19.04-25.04\nExample\tReel\t4470.708\t6.5\t29059.60\t1\t\t1\n";
    let after = taken_over(text, &plan("2027-04-05", 3, "GBP"));
    assert_eq!(after.placements[0].quantities, [2_235_354, 0, 2_235_354]);
    assert_eq!(after.channels[0].cost, CostModel::PerThousand("6.5".parse().unwrap()));
    assert_eq!(after.channels[0].unit, Unit::Impressions);
}

#[test]
fn sums_that_do_not_add_up_say_where() {
    let text = "Vehicle\tUnits, 000\tCPM\tNet\tPeriod\nExample A\t1000\t5\t5000\tApril\nExample B\t2400\t5.2\t14280\tApril\nTotal\t3400\t\t19280\n";
    let book = open("table.tsv", &bytes_of(text));
    let before = plan("2027-04-01", 5, "GBP");
    let first = seen(&book, &before, &Choices::default());
    let line = first.sums.iter().find(|line| line.of == SumOf::Cost).unwrap();
    assert_eq!(line.difference().unwrap().to_string(), "-1800");
    assert_eq!(line.rows.iter().map(|(row, _)| *row).collect::<Vec<_>>(), [2]);
    let choices = Choices { decisions: [(2, Decision::ByCost)].into_iter().collect(), ..Choices::default() };
    let second = seen(&book, &before, &choices);
    assert!(second.sums.iter().find(|line| line.of == SumOf::Cost).unwrap().difference().unwrap().is_zero());
    let after = imported(&before, &second);
    assert_eq!(after.channels[1].cost, CostModel::PerThousand("5.95".parse().unwrap()));
}

#[test]
fn names_are_matched_when_they_are_the_same_folded() {
    let mut before = plan("2027-04-05", 4, "JOD");
    let first = taken_over("القناة\tالرسالة\tمرات الظهور\tتكلفة الألف\nإنستغرام المثال\tالإطلاق\t1000\t2\n", &before);
    before = first;
    let book = open(
        "t",
        &bytes_of(
            "القناة\tالرسالة\tمرات الظهور\tتكلفة الألف\nانستغرام المثال\tاطلاق\t2000\t2\nقناة جديدة\tالإطلاق\t500\t2\n",
        ),
    );
    let next = seen(&book, &before, &Choices::default());
    assert_eq!(next.met[0], ["إنستغرام المثال"]);
    assert_eq!(next.made[0].len(), 1);
    let after = imported(&before, &next);
    assert_eq!((after.channels.len(), after.messages.len(), after.placements.len()), (2, 1, 3));
}

#[test]
fn what_lies_outside_is_cut_or_the_plan_is_lengthened() {
    let text = "Channel\tImpressions\tCPM\tStart\tEnd\nExample\t600000\t15\t2027-04-05\t2027-05-16\n";
    let before = plan("2027-04-05", 4, "GBP");
    let book = open("t", &bytes_of(text));
    let cut = seen(&book, &before, &Choices::default());
    assert!(
        cut.issues().any(|issue| matches!(issue.kind, IssueKind::OutsidePlan { kept: 400_000, whole: 600_000, .. }))
    );
    assert_eq!(imported(&before, &cut).placements[0].quantities.iter().sum::<u64>(), 400_000);
    let choices = Choices { decisions: [(1, Decision::Lengthen)].into_iter().collect(), ..Choices::default() };
    let after = imported(&before, &seen(&book, &before, &choices));
    assert_eq!((after.calendar.weeks, after.placements[0].quantities.iter().sum::<u64>()), (6, 600_000));
}

#[test]
fn other_currencies_are_errors_with_their_place() {
    let text = "Channel\tImpressions\tCPM\tCost\nExample\t1000000\t$5\t$5,000\nOther\t1000000\t5\t5000\n";
    let book = open("t", &bytes_of(text));
    let found = seen(&book, &plan("2027-04-05", 4, "GBP"), &Choices::default());
    // An amount without a sign is in the currency of its column.
    assert_eq!(found.taken, 0);
    let errors = found.issues().filter(|issue| issue.is_error());
    let places: Vec<_> = errors.map(|issue| (issue.row, issue.column, issue.kind.clone())).collect();
    let usd = || IssueKind::OtherCurrency("USD".to_owned());
    assert_eq!(places, [(1, Some(2), usd()), (1, Some(3), usd()), (2, Some(2), usd()), (2, Some(3), usd())]);
}

#[test]
fn days_of_one_week_are_one_record_and_one_placement() {
    let before =
        taken_over("Channel\tMessage\tImpressions\tCPM\nExample\tLaunch\t1000000\t5\n", &plan("2027-04-05", 4, "USD"));
    let text = "Date\tChannel\tMessage\tDelivered impressions\tAmount spent\n2027-04-05\tExample\tLaunch\t1000\t5.5\n2027-04-06\tExample\tLaunch\t2000\t10\n2027-04-06\tExample\tLaunch\t1\t1\n2027-04-12\tNobody\tLaunch\t3\t3\n";
    let book = open("t", &bytes_of(text));
    let found = seen(&book, &before, &Choices::default());
    assert_eq!(found.taken, 2);
    let kinds: Vec<_> = found.issues().map(|issue| (issue.row, issue.kind.clone())).collect();
    assert!(
        matches!(kinds.as_slice(), [(3, IssueKind::Twice { row: 2 }), (4, IssueKind::UnknownPlacement(_))]),
        "{kinds:?}"
    );
    let after = imported(&before, &found);
    let week = after.actuals[0].in_week(1).unwrap();
    assert_eq!((week.delivered, week.spent.unwrap().to_string().as_str()), (Some(3000), "15.5"));
}

#[test]
fn a_mapping_says_what_columns_mean() {
    let text = "Alpha\tBeta\tGamma\nExample\t12\tReel\n";
    let book = open("t", &bytes_of(text));
    let before = plan("2027-04-05", 4, "USD");
    let first = seen(&book, &before, &Choices::default());
    let json = r#"{ "kind": "placements", "columns": { "alpha": "channel", "B": "insertions", "Gamma": "message" } }"#;
    let mapping: Mapping = serde_json::from_str(json).unwrap();
    let choices = Choices { corrections: mapping.corrections(&first.table, false), ..Choices::default() };
    let next = seen(&book, &before, &choices);
    let meanings: Vec<Meaning> = next.table.columns.iter().map(|column| column.meaning).collect();
    assert_eq!(meanings, [Meaning::Channel, Meaning::Insertions, Meaning::Message]);
    assert_eq!(imported(&before, &next).messages[0].name, Bilingual::new("Reel", ""));
    let again = Mapping::of(&next.table);
    assert_eq!(again.corrections(&first.table, true).meanings, choices.corrections.meanings);
}

#[test]
fn a_table_that_was_exported_gives_the_same_placements() {
    use crate::analysis::Analysis;
    use crate::exchange::export;

    let before = std::sync::Arc::new(crate::plan::sample_b::rayhan_soap());
    let analysis = Analysis::of(&before);
    for locale in
        [crate::text::Locale::of(crate::plan::Language::En), crate::text::Locale::of(crate::plan::Language::Ar)]
    {
        let options = export::Options::of(locale.language);
        let bytes = export::export(&before, &analysis, export::Kind::Csv, &options).unwrap();
        let book = open("placements.csv", &bytes);
        let mut empty = Plan::empty(before.calendar, before.money.currency);
        empty.channels = before.channels.clone();
        empty.messages = before.messages.clone();
        empty.audiences = before.audiences.clone();
        let after = imported(&empty, &seen(&book, &empty, &Choices::default()));
        let placed = |plan: &Plan| -> Vec<_> {
            let all = plan.placements.iter();
            all.map(|one| {
                (
                    one.message.clone(),
                    one.channel.clone(),
                    one.audiences.clone(),
                    one.start_week,
                    one.quantities.clone(),
                    one.rate.map(crate::plan::Decimal::to_f64),
                    one.status,
                )
            })
            .collect()
        };
        assert_eq!(placed(&after), placed(&before), "{locale:?}");
    }
}

#[test]
fn an_empty_plan_takes_the_weeks_of_the_table() {
    let text = "Channel\tMessage\tStart\tEnd\tImpressions\nExample\tLaunch\t2027-09-06\t2027-09-19\t1000\n";
    let book = open("table.tsv", text.as_bytes());
    let before = plan("2027-04-05", 8, "USD");
    let found = super::super::tables(
        &book,
        &super::super::Frame::around(super::super::Days::of_plan(before.calendar).unwrap(), None),
    );
    let (sheet, place) = (&book.sheets[0], &found[0]);
    let fitted = super::super::fitted(&before, sheet, place, None);
    assert_eq!((fitted.calendar.start, fitted.calendar.weeks), (jiff::civil::date(2027, 9, 6), 2));
    let ids = crate::plan::IdSource::seeded(7).next(None);
    let seen = super::super::preview(sheet, place, &fitted, &Choices::default(), ids, crate::plan::Language::En);
    let seen = seen.for_plan(&before, &fitted);
    let after = imported(&before, &seen);
    assert_eq!((after.calendar, after.placements[0].quantities.iter().sum::<u64>()), (fitted.calendar, 1000));
    // What has weeks of its own keeps them.
    let again = super::super::fitted(&after, sheet, place, None).calendar;
    assert_eq!(again, after.calendar);
}
