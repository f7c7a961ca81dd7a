//! Costs beside media: among placements, under their total, and in lists of their own.

use super::super::{Choices, Decision, IssueKind, Kind, Question, Role, SumOf};
use super::{imported, open, plan, seen, workbook};
use crate::plan::Plan;

fn of_plan(plan: &Plan) -> (Vec<String>, Vec<String>) {
    let channels = plan.channels.iter().map(|channel| format!("{}{}", channel.name.en, channel.name.ar));
    let costs = plan.other_costs.iter().map(|cost| format!("{}{} {}", cost.name.en, cost.name.ar, cost.amount));
    (channels.collect(), costs.collect())
}

#[test]
#[expect(clippy::too_many_lines, reason = "a table of cases")]
fn rows_of_costs_among_placements_are_costs_and_no_placements() {
    for (name, cells, channels, costs, stated) in [
        (
            "inside the table and above the total",
            "Vehicle\tPlacement\tFrom\tTo\tQty\tUnit price\tNet cost\nDIGITAL\nGoogle\tSearch\t2027-04-05\t2027-04-18\t5000\t0.8\t4000\nMeta\tFeed\t2027-04-05\t2027-04-18\t10000\t0.5\t5000\nSub-total Digital\t\t\t\t\t\t9000\nOUT OF HOME\nWall AG\tCLP\t2027-04-05\t2027-04-18\t50\t100\t5000\nPrinting of posters\t\t\t\t50\t12\t600\nSub-total OOH\t\t\t\t\t\t5600\nContingency\t\t\t\t\t\t500\nTOTAL\t\t\t\t\t\t15100\n",
            vec!["Google", "Meta", "Wall AG"],
            vec!["Printing of posters 600", "Contingency 500"],
            "15100",
        ),
        (
            "under the total",
            "Station\tDaypart\tSpots\tCost\tFrom\tTo\nITV1\tPeak\t20\t164000\t2027-04-05\t2027-04-18\nSky\tLate\t30\t93000\t2027-04-05\t2027-04-18\nTOTAL\t\t\t257000\nProduction\t\t\t35000\nVAT @ 20%\t\t\t58400\n",
            vec!["ITV1", "Sky"],
            vec!["Production 35000"],
            "257000",
        ),
        (
            "under the total with a name that no list has",
            "Station\tDaypart\tSpots\tCost\tFrom\tTo\nITV1\tPeak\t20\t164000\t2027-04-05\t2027-04-18\nSky\tLate\t30\t93000\t2027-04-05\t2027-04-18\nTOTAL\t\t\t257000\nCelebrity chauffeur\t\t\t400\nGrand total\t\t\t257400\n",
            vec!["ITV1", "Sky"],
            vec!["Celebrity chauffeur 400"],
            "257400",
        ),
        (
            "under a heading",
            "Station\tDaypart\tSpots\tCost\tFrom\tTo\nITV1\tPeak\t20\t164000\t2027-04-05\t2027-04-18\nSky\tLate\t30\t93000\t2027-04-05\t2027-04-18\nPRODUCTION\nThe long film\t30 sec\t1\t9000\nSubtitles\t\t\t1000\nTotal\t\t\t267000\n",
            vec!["ITV1", "Sky"],
            vec!["The long film: 30 sec 9000", "Subtitles 1000"],
            "267000",
        ),
        (
            "in Arabic",
            "القناة\tالشكل\tمن\tإلى\tعدد الإعلانات\tالتكلفة\nراديو هلا\tسبوت\t2027-04-05\t2027-04-18\t20\t400\nجريدة الغد\tصفحة\t2027-04-05\t2027-04-18\t2\t900\nإنتاج السبوت\t\t\t\t\t250\nالمجموع\t\t\t\t\t1550\nاحتياطي ٥٪\t\t\t\t\t78\n",
            vec!["راديو هلا", "جريدة الغد"],
            vec!["إنتاج السبوت 250", "احتياطي ٥٪ 78"],
            "1550",
        ),
        (
            "in German",
            "Medium\tTitel\tFormat\tStart\tEnde\tSchaltungen\tNetto\nPrint\tBrigitte\t1/1\t2027-04-05\t2027-04-18\t2\t9000\nRadio\tAntenne\tSpot\t2027-04-05\t2027-04-18\t40\t4000\nDruckkosten\t\t\t\t\t\t300\nSumme\t\t\t\t\t\t13300\n",
            vec!["Brigitte", "Antenne"],
            vec!["Druckkosten 300"],
            "13300",
        ),
    ] {
        let before = plan("2027-04-05", 4, "GBP");
        let found = seen(&open("t.xlsx", &workbook(cells, &[])), &before, &Choices::default());
        assert_eq!(found.table.kind, Kind::Placements, "{name}");
        let (made, beside) = of_plan(&imported(&before, &found));
        assert_eq!(
            (made, beside),
            (channels.iter().map(ToString::to_string).collect(), costs.iter().map(ToString::to_string).collect()),
            "{name}: {:?}",
            found.rows
        );
        let line = found.sums.iter().find(|line| line.of == SumOf::Cost).unwrap();
        assert_eq!(line.stated.map(|total| total.to_string()).as_deref(), Some(stated), "{name}");
        assert!(
            line.difference().is_some_and(crate::plan::Decimal::is_zero) && line.of_rows.is_none(),
            "{name}: {line:?}"
        );
    }
}

#[test]
fn channels_that_are_called_like_costs_are_placements() {
    let text = "Channel;Format;Audience;Start;End;Spots;Cost\nResearch Monthly;Page;Men;2027-04-05;2027-04-18;2;500\nPrint;Page;Men;2027-04-05;2027-04-18;2;500\nبحث جوجل;نص;Men;2027-04-05;2027-04-18;2;500\nDesign Week;Page;Men;2027-04-05;2027-04-18;2;500\n";
    let found = seen(&open("t.csv", text.as_bytes()), &plan("2027-04-05", 4, "USD"), &Choices::default());
    assert_eq!(found.taken, 4, "{:?}", found.rows);
    assert!(found.rows.iter().all(|row| row.role == Role::Body));
}

#[test]
fn what_is_reckoned_under_a_total_is_no_cost() {
    let text = "Station;Daypart;Spots;Cost;From;To\nITV1;Peak;20;164000;2027-04-05;2027-04-18\nSky;Late;30;93000;2027-04-05;2027-04-18\nTOTAL;;;257000;;\nRemaining;;;43000;;\n";
    let before = plan("2027-04-05", 4, "GBP");
    let found = seen(&open("t.csv", text.as_bytes()), &before, &Choices::default());
    assert_eq!(of_plan(&imported(&before, &found)).1, Vec::<String>::new());
}

#[test]
fn lists_of_costs_are_known_by_their_names_or_their_heading() {
    for (name, text) in [
        (
            "with a purpose and quantities",
            "تكاليف الإنتاج والتكاليف الأخرى\n\nالبند\tالغرض\tالعدد\tسعر الوحدة\tالكلفة (د.أ)\tالتاريخ\tملاحظات\nتصوير فيديو\tإنتاج\t2\t1500\t3000\t2027-04-06\t\nطباعة ملصقات\tطباعة\t500\t0.75\t375\t2027-04-12\tA3\nبحث قبلي\tأبحاث\t1\t900\t900\t\tاستبيان\nالمجموع\t\t\t\t4275\t\t\n",
        ),
        (
            "with a column that nothing explains",
            "Item\tZebra\tQty\tUnit cost\tTotal\nPhotography\tAgency\t1\t1500\t1500\nPrinting\tShop\t5000\t0.08\t400\nMarket research\tClient\t1\t900\t900\n",
        ),
        (
            "by a heading alone",
            "Production costs\n\nItem\tQty\tUnit cost\tTotal\nCelebrity chauffeur\t1\t1500\t1500\nTents\t5\t80\t400\nLights\t1\t900\t900\n",
        ),
    ] {
        let found = seen(&open("t.tsv", text.as_bytes()), &plan("2027-04-05", 4, "JOD"), &Choices::default());
        assert_eq!((found.table.kind, found.taken), (Kind::OtherCosts, 3), "{name}: {:#?}", found.table.columns);
        assert!(found.made.iter().all(Vec::is_empty), "{name}");
    }
}

/// A list of costs with days.
const LIST: &str = "Expense;Start;End;Cost\nCatering;2027-04-05;2027-04-11;500\nTransport;2027-04-12;2027-04-25;700\nTransport;2027-04-12;2027-04-25;700\n";

#[test]
fn costs_that_the_plan_has_are_known_whichever_way_they_are_stated() {
    let among = "Station;Daypart;Spots;Cost;From;To\nITV1;Peak;20;164000;2027-04-05;2027-04-18\nSky;Late;30;93000;2027-04-05;2027-04-18\nTOTAL;;;257000;;\nFilm production;;;35000;2027-04-12;2027-04-18\n";
    let weeks = |plan: &Plan| -> Vec<(Option<u32>, Option<u32>)> {
        plan.other_costs.iter().map(|cost| (cost.week, cost.terms.until_week)).collect()
    };
    for (name, text, expected, known) in [
        ("in a list", LIST, vec![(Some(1), None), (Some(2), Some(3)), (Some(2), Some(3))], 3),
        ("among placements", among, vec![(Some(2), None)], 1),
    ] {
        let before = plan("2027-04-05", 4, "GBP");
        let book = open("t.csv", text.as_bytes());
        let once = imported(&before, &seen(&book, &before, &Choices::default()));
        assert_eq!(weeks(&once), expected, "{name}");
        let again = seen(&book, &once, &Choices::default());
        let said = again.issues().filter(|issue| issue.kind == IssueKind::AlreadyCosted).count();
        assert_eq!((again.taken, said, again.edit.is_none()), (0, known, true), "{name}: {:?}", again.rows);
        assert_eq!(again.left_out(), again.issues().filter(|issue| issue.is_repeated()).count(), "{name}");
        // What is wanted again is added.
        let row = again.issues().find(|issue| issue.kind == IssueKind::AlreadyCosted).unwrap().row;
        let choices = Choices { decisions: [(row, Decision::TakeAgain)].into_iter().collect(), ..Choices::default() };
        let wanted = imported(&once, &seen(&book, &once, &choices));
        assert_eq!(wanted.other_costs.len(), expected.len() + 1, "{name}");
    }
}

#[test]
fn a_cost_with_another_amount_is_put_in_the_place_of_the_known_one() {
    let before = plan("2027-04-05", 4, "GBP");
    let once = imported(&before, &seen(&open("t.csv", LIST.as_bytes()), &before, &Choices::default()));
    let book = open("t.csv", LIST.replace(";500", ";650").as_bytes());
    let asked = seen(&book, &once, &Choices::default());
    let amount = |text: &str| text.parse().unwrap();
    let expected = IssueKind::CostChanged { known: amount("500"), stated: amount("650") };
    let issue = asked.issues().find(|issue| issue.kind == expected).unwrap();
    assert_eq!(issue.choices(), [Decision::Replace, Decision::TakeAgain, Decision::LeaveOut]);
    assert_eq!((issue.row, asked.taken), (1, 1));
    let replaced = imported(&once, &asked);
    assert_eq!(of_plan(&replaced).1, ["Catering 650", "Transport 700", "Transport 700"]);
    assert_eq!(replaced.other_costs[0].id, once.other_costs[0].id);
    let decided = |decision| {
        let mut choices = Choices::default();
        choices.decisions.set(1, Question::Changed, decision);
        seen(&book, &once, &choices)
    };
    let added = imported(&once, &decided(Decision::TakeAgain));
    assert_eq!(of_plan(&added).1, ["Catering 500", "Transport 700", "Transport 700", "Catering 650"]);
    let left = decided(Decision::LeaveOut);
    assert!(left.edit.is_none() && left.issues().any(|issue| issue.kind == expected), "it is still asked");
}

#[test]
fn the_same_cost_in_another_week_is_another_cost() {
    let row = |day: &str| format!("Expense;Date;Cost\nCatering;{day};500\n");
    let mut after = plan("2027-04-05", 8, "GBP");
    for (day, count) in [("2027-04-05", 1), ("2027-05-03", 2)] {
        let found = seen(&open("t.csv", row(day).as_bytes()), &after, &Choices::default());
        assert_eq!(found.taken, 1, "{day}: {:?}", found.rows);
        after = imported(&after, &found);
        assert_eq!(after.other_costs.len(), count);
    }
    let dated = seen(&open("t.csv", row("2027-05-03").as_bytes()), &after, &Choices::default());
    assert_eq!(dated.taken, 0);
    // A list without days is one of the same costs.
    let undated = "Expense;Cost\nCatering;500\nCatering;500\n";
    assert_eq!(seen(&open("t.csv", undated.as_bytes()), &after, &Choices::default()).taken, 0);
}
