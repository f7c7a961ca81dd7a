//! What rows are taken for: placements or costs beside media, where a table names its rows and what they cost and no more.

use super::super::{Choices, Decision, IssueKind, Kind, Meaning};
use super::{imported, open, plan, seen};
use crate::budget::budget;
use crate::plan::{Bilingual, Message, Money};

#[test]
fn rows_with_days_and_a_cost_are_placements_unless_titles_or_names_are_those_of_costs() {
    for (name, text, expected) in [
        (
            "activities",
            "Activity;Start;End;Cost\nLaunch week;2027-04-05;2027-04-11;500\nSpring push;2027-04-12;2027-04-18;700\n",
            Kind::Placements,
        ),
        (
            "activities in Arabic",
            "النشاط;تاريخ البدء;تاريخ الانتهاء;التكلفة\nأسبوع الإطلاق;2027-04-05;2027-04-11;500\nعرض الربيع;2027-04-12;2027-04-18;700\n",
            Kind::Placements,
        ),
        (
            "tasks of a project",
            "ID,Name,Begin date,End date,Duration,Completion,Cost,Coordinator,Predecessors,Outline number,Resources,Assignments,Task color,Web Link,Notes\n\
          0,Teaser,4/5/27,4/11/27,5,0,500.0,,,1,,,#8cb6ce,,\n1,Launch,4/12/27,4/25/27,10,0,900.0,,0,2,,,#8cb6ce,,\n",
            Kind::Placements,
        ),
        (
            "lines with periods",
            "Item;Period;Amount\nInstagram;05.04.2027 - 18.04.2027;500\nRadio;12.04.2027 - 25.04.2027;700\n",
            Kind::Placements,
        ),
        ("channels on days", "Item;Date;Amount\nInstagram;05.04.2027;500\nRadio;12.04.2027;700\n", Kind::Placements),
        (
            "names of costs",
            "Activity;Start;End;Cost\nFilm production;2027-04-05;2027-04-11;500\nPhoto shoot;2027-04-12;2027-04-18;700\nMarket research;2027-04-12;2027-04-18;700\n",
            Kind::OtherCosts,
        ),
        (
            "names of costs in Arabic",
            "البند;من;إلى;المبلغ\nتصوير الفيلم;2027-04-05;2027-04-11;500\nأتعاب الاستشارة;2027-04-12;2027-04-18;700\n",
            Kind::OtherCosts,
        ),
        (
            "a title of costs",
            "Expense;Start;End;Cost\nCatering;2027-04-05;2027-04-11;500\nTransport;2027-04-12;2027-04-18;700\n",
            Kind::OtherCosts,
        ),
        (
            "kinds of costs",
            "Item;Expense type;Start;End;Cost\nCatering;Event;2027-04-05;2027-04-11;500\n",
            Kind::OtherCosts,
        ),
        ("items with a day", "Item;Date;Amount\nCatering;05.04.2027;500\nTransport;12.04.2027;700\n", Kind::OtherCosts),
        ("items alone", "البند;المبلغ\nضيافة;500\nنقل;700\n", Kind::OtherCosts),
    ] {
        let found = seen(&open("table.csv", text.as_bytes()), &plan("2027-04-05", 4, "USD"), &Choices::default());
        assert_eq!(found.table.kind, expected, "{name}: {:#?}", found.table.columns);
        assert_eq!(found.left_out(), 0, "{name}: {:#?}", found.rows);
    }
}

#[test]
fn names_that_the_plan_has_are_placements() {
    let text = "Item;Date;Amount\nMorning walk;05.04.2027;500\nEvening walk;12.04.2027;700\n";
    let mut before = plan("2027-04-05", 4, "USD");
    let book = open("table.csv", text.as_bytes());
    assert_eq!(seen(&book, &before, &Choices::default()).table.kind, Kind::OtherCosts);
    let message = |id: &str, name: &str| Message::named(id.into(), Bilingual::new(name, ""));
    before.messages = [message("a", "Morning walk"), message("b", "Evening Walk")].into_iter().collect();
    assert_eq!(seen(&book, &before, &Choices::default()).table.kind, Kind::Placements);
}

#[test]
fn activities_of_channels_are_their_messages() {
    let text = "Channel;Activity;Start;End;Cost\nInstagram;Teaser;2027-04-05;2027-04-11;500\n";
    let before = plan("2027-04-05", 4, "USD");
    let found = seen(&open("table.csv", text.as_bytes()), &before, &Choices::default());
    assert_eq!(found.table.kind, Kind::Placements);
    assert!(found.table.column(Meaning::Message).is_some(), "{:#?}", found.table.columns);
    let after = imported(&before, &found);
    assert_eq!((after.channels[0].name.en.as_str(), after.messages[0].name.en.as_str()), ("Instagram", "Teaser"));
    assert_eq!((after.placements[0].start_week, after.placements[0].end_week()), (1, 1));
}

#[test]
fn a_row_that_the_plan_has_is_left_out_unless_it_is_for_others_or_wanted_again() {
    let table = "Channel\tMessage\tAudience\tStart\tWeeks\tInsertions\tRate\n\
                 Radio\tSpot\tMen\t2027-04-05\t2\t4\t1,000\n";
    let empty = plan("2027-04-05", 8, "GBP");
    let book = open("plan.tsv", table.as_bytes());
    let before = imported(&empty, &seen(&book, &empty, &Choices::default()));
    assert_eq!(budget(&before).media.exact(), Ok(Money(400_000)), "1,000 is the price of one");
    let again = Choices { decisions: [(1, Decision::TakeAgain)].into_iter().collect(), ..Choices::default() };
    for (audience, choices, taken) in
        [("Men", Choices::default(), 0), ("Women", Choices::default(), 1), ("Men", again, 1)]
    {
        let book = open("plan.tsv", table.replace("Men", audience).as_bytes());
        let seen = seen(&book, &before, &choices);
        assert_eq!(seen.taken, taken, "{audience}");
        let is_said = seen.issues().any(|issue| matches!(issue.kind, IssueKind::AlreadyPlaced { week: 1 }));
        assert_eq!(is_said, audience == "Men");
    }
}
