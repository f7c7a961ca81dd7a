//! Single oddities of tables: prices that say what they are for, missing quantities beside a cost, pasted numbers of weeks, grids
//! of hours under the name of a station.

use super::super::{Choices, IssueKind, Kind, Meaning};
use super::{imported, open, plan, seen};
use crate::analysis::Analysis;
use crate::plan::{CostModel, Money};

#[test]
fn a_price_can_say_what_it_is_for() {
    let text = "| Platform | Ad type | Flight | Qty | Rate | Total |\n|---|---|---|---|---|---|\n\
                | YouTube | Bumper | 05.04 – 18.04 | 1.2m | $4.50 CPM | $5,400 |\n\
                | Radio One | Spot | 05.04 – 18.04 | 42 | $90 per spot | $3,780 |\n";
    let before = plan("2027-04-05", 4, "USD");
    let found = seen(&open("table.md", text.as_bytes()), &before, &Choices::default());
    let issues: Vec<_> = found.issues().collect();
    assert!(found.taken == 2 && issues.is_empty(), "{issues:?}");
    let after = imported(&before, &found);
    assert!(matches!(&after.channels[0].cost, CostModel::PerThousand(rate) if rate.to_string() == "4.5"));
    assert!(matches!(&after.channels[1].cost, CostModel::PerUnit(rate) if rate.to_string() == "90"));
    let media = Analysis::of(&std::sync::Arc::new(after)).budget.media.exact().unwrap();
    assert_eq!(media, Money(918_000));
}

#[test]
fn without_a_quantity_the_cost_of_the_file_counts() {
    let text = "Site;Format;Period;Imps;CPM;Net\nPortal;Text;3 weeks;n/a;2;600\nNews;Text;05.04.2027 - 11.04.2027;100000;2;200\n";
    let before = plan("2027-04-05", 4, "USD");
    let found = seen(&open("table.csv", text.as_bytes()), &before, &Choices::default());
    let kinds: Vec<&IssueKind> = found.issues().map(|issue| &issue.kind).collect();
    assert!(matches!(kinds.as_slice(), [IssueKind::NoQuantity]), "{kinds:?}");
    let media = Analysis::of(&std::sync::Arc::new(imported(&before, &found))).budget.media.exact().unwrap();
    assert_eq!(media, Money(80_000));
}

#[test]
fn numbers_of_weeks_that_were_pasted_are_titles() {
    let text = "<table><tr><th>Channel<th>Message<th colspan=4>April<th>Total imps<th>Cost</tr>\
                <tr><th></th><th></th><th>1<th>2<th>3<th>4<th></th><th></th></tr>\
                <tr><td>Instagram<td>Reel<td>x<td>x<td><td>x<td>300 000<td>900</tr></table>";
    let before = plan("2027-04-01", 5, "USD");
    let found = seen(&open("table.html", text.as_bytes()), &before, &Choices::default());
    let issues: Vec<_> = found.issues().collect();
    assert!(found.taken == 1 && issues.is_empty(), "{issues:?}");
    assert!(found.table.column(Meaning::Units).is_some(), "{:?}", found.table.columns);
    let after = imported(&before, &found);
    assert_eq!(after.placements[0].quantities.iter().sum::<u64>(), 300_000);
}

#[test]
fn a_grid_of_hours_is_of_the_station_above_it() {
    for (above, channel) in [
        ("Radio City, April 2027\nSpot: 30 sec", "Radio City, April 2027"),
        ("Prices without tax\nStation: Radio City", "Radio City"),
        ("المحطة: إذاعة المدينة", "إذاعة المدينة"),
    ] {
        let text = format!("{above}\n\nDay\t06:00\t07:00\t08:00\tTotal\nMon\t1\t1\t\t2\nTue\t\t2\t1\t3\n");
        let before = plan("2027-04-05", 2, "USD");
        let found = seen(&open("grid.tsv", text.as_bytes()), &before, &Choices::default());
        let issues: Vec<_> = found.issues().filter(|issue| issue.is_error()).collect();
        assert!(found.taken == 2 && issues.is_empty(), "{above}: {issues:?}");
        assert_eq!(found.table.kind, Kind::Placements);
        let total = found.table.columns.iter().find(|column| column.title.ends_with("Total")).unwrap();
        assert_eq!(total.meaning, Meaning::Insertions, "{above}");
        let after = imported(&before, &found);
        let names = [&after.channels[0].name.en, &after.channels[0].name.ar];
        assert!(names.iter().any(|name| **name == channel), "{above}: {names:?}");
        assert_eq!(after.channels.len(), 1);
    }
}

#[test]
fn a_mapping_finds_its_titles_where_nobody_else_would() {
    use super::super::{Days, Frame, Mapping, likeliest, preview, tables};
    let text = "Zet;Tone;Where\nLovely;+;Shop\nLate again;-;Wall\n";
    let mapping: Mapping = serde_json::from_str(
        r#"{ "kind": "mentions", "columns": { "zet": "text", "Tone": "sentiment", "C": "source" } }"#,
    )
    .unwrap();
    let before = plan("2027-04-05", 4, "USD");
    let book = open("table.csv", text.as_bytes());
    let found = tables(&book, &Frame::around(Days::of_plan(before.calendar).unwrap(), None));
    let sheet = &book.sheets[0];
    let place = mapping.titled(sheet, found[likeliest(&book, &found).unwrap()].clone());
    let table = super::super::understand(sheet, &place, &before, &super::super::Corrections::default());
    let choices = Choices { corrections: mapping.corrections(&table, false), ..Choices::default() };
    let ids = crate::plan::IdSource::seeded(7).next(None);
    let seen = preview(sheet, &place, &before, &choices, ids, crate::plan::Language::En);
    let after = imported(&before, &seen);
    let said: Vec<(&str, &str)> =
        after.mentions.iter().map(|mention| (mention.text.en.as_str(), mention.source.as_str())).collect();
    assert_eq!(said, [("Lovely", "Shop"), ("Late again", "Wall")]);
}
