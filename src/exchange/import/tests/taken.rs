//! Every column is taken over or named, whatever the rows are.

use super::super::{Choices, Kind, PlanWarning, Preview, column_letters};
use super::{imported, open, plan, seen};
use crate::plan::{Bilingual, Channel, Language, Message, Placement, Plan};

/// The letters of the columns that are named as not taken over.
fn left(found: &Preview) -> String {
    let of = |warning: &PlanWarning| match warning {
        PlanWarning::ColumnsLeft(columns) => columns.clone(),
        PlanWarning::SameMeaning { others, .. } => others.clone(),
        _ => Vec::new(),
    };
    let mut columns: Vec<usize> = found.warnings.iter().flat_map(of).collect();
    columns.sort_unstable();
    columns.into_iter().map(column_letters).collect::<Vec<_>>().join(" ")
}

/// A plan with one placement, of the message "Offer" on "Meta".
fn with_placement() -> Plan {
    let text = "Channel;Message;Start;End;Impressions;CPM\nMeta;Offer;2027-04-05;2027-05-02;400000;5\n";
    let before = plan("2027-04-05", 4, "USD");
    let after = imported(&before, &seen(&open("t.csv", text.as_bytes()), &before, &Choices::default()));
    let _: (&Placement, &Channel, &Message) = (&after.placements[0], &after.channels[0], &after.messages[0]);
    after
}

#[test]
fn what_no_kind_takes_over_is_named() {
    for (name, text, kind, expected) in [
        (
            "placements that are not paid by click",
            "Channel;Message;Start;End;Impressions;CPM;Net;Est. clicks;CTR\nMeta;A;2027-04-05;2027-04-18;1000000;5;5000;900;0.09%\n",
            Kind::Placements,
            "H I",
        ),
        (
            "placements that are paid by click",
            "Channel;Message;Start;End;Impressions;CPC;Net;Clicks\nMeta;A;2027-04-05;2027-04-18;100000;0.5;500;1000\n",
            Kind::Placements,
            "",
        ),
        (
            "placements with a text beside the message",
            "Channel;Message;Copy;Start;End;Impressions;CPM\nMeta;A;Buy it;2027-04-05;2027-04-18;1000;5\n",
            Kind::Placements,
            "C",
        ),
        (
            "a calendar of contents with results",
            "Date;Platform;Post type;Caption;CTA;Status;Owner;Likes;Variance\n2027-04-05;Instagram;Reel;Hello;Buy;Draft;Sara;12;x1y\n",
            Kind::Messages,
            "H I",
        ),
        (
            "audiences with what they cost",
            "Audience;Age;Size;Profile;VAT\nStudents;18-24;5000;Clever;3\n",
            Kind::Audiences,
            "E",
        ),
        (
            "rates with tax",
            "Channel;Rate;Unit;VAT;Reach of one insertion\nRadio One;50;spot;8;0.1\n",
            Kind::Channels,
            "D E",
        ),
        (
            "costs with a description of their own",
            "Item;Description;Qty;Unit cost;Total\nPhotography;Product shoot;1;1500;1500\nPrinting;Leaflets;5000;0.08;400\n",
            Kind::OtherCosts,
            "B C D",
        ),
        (
            "mentions with a link beside the source",
            "Date;Text;Sentiment;Source;Link;Budget\n2027-04-06;Lovely;positive;Blog;http://a.b;5\n",
            Kind::Mentions,
            "E F",
        ),
        (
            "contacts with both models",
            "Channel;Audience;Rating;Penetration;Frequency\nRadio One;Men;8%;45%;2\n",
            Kind::Contacts,
            "D E",
        ),
    ] {
        let found = seen(&open("t.csv", text.as_bytes()), &plan("2027-04-05", 4, "USD"), &Choices::default());
        assert_eq!(found.table.kind, kind, "{name}: {:#?}", found.table.columns);
        assert_eq!(left(&found), expected, "{name}: {:#?}", found.table.columns);
    }
}

#[test]
fn what_happened_names_the_figures_that_no_record_has() {
    for (name, text, expected) in [
        (
            "by day",
            "Day;Campaign name;Platform;Impressions;Reach;Frequency;Link clicks;CTR;CPM;Amount spent;Reporting ends\n2027-04-06;Offer;Meta;100;80;1.2;3;3%;5;0.5;2027-04-07\n",
            "E F G H I K",
        ),
        (
            "over days",
            "القناة;الرسالة;الجمهور;2027-04-05;2027-04-06;2027-04-07;المجموع;الإنفاق الفعلي\nMeta;Offer;الأمهات;10;20;30;60;9\n",
            "C G H",
        ),
    ] {
        let found = seen(&open("t.csv", text.as_bytes()), &with_placement(), &Choices::default());
        assert_eq!(found.table.kind, Kind::Records, "{name}: {:#?}", found.table.columns);
        assert_eq!((found.taken, left(&found).as_str()), (1, expected), "{name}: {:#?}", found.table.columns);
    }
}

#[test]
fn messages_note_where_and_when_they_are_said() {
    for (text, language, expected) in [
        (
            "Date;Time;Platform;Post type;Caption;Status;Owner\n2027-04-05;18:00;Instagram;Reel;Hello;Approved;Sara\n2027-04-07;19:00;TikTok;Reel;Hello;Draft;Sara\n",
            Language::En,
            "Date: 2027-04-05; Time: 18:00; Platform: Instagram; Post type: Reel; Status: Approved; Owner: Sara\nDate: 2027-04-07; Time: 19:00; Platform: TikTok; Post type: Reel; Status: Draft; Owner: Sara",
        ),
        (
            "التاريخ;الساعة;المنصة;نوع المنشور;نص المنشور;الوسم;المسؤول\n2027-04-05;٨:٠٠ م;إنستغرام;ريل;مرحبا;#عرض;رنا\n",
            Language::Ar,
            "التاريخ: 2027-04-05; الساعة: ٨:٠٠ م; المنصة: إنستغرام; نوع المنشور: ريل; الوسم: #عرض; المسؤول: رنا",
        ),
    ] {
        let before = plan("2027-04-05", 4, "USD");
        let found = seen(&open("t.csv", text.as_bytes()), &before, &Choices::default());
        assert_eq!((found.table.kind, left(&found).as_str()), (Kind::Messages, ""), "{:#?}", found.table.columns);
        let after = imported(&before, &found);
        assert_eq!(after.messages[0].notes.get(language), expected);
    }
}

#[test]
fn a_message_keeps_its_notes_as_they_were_said() {
    let text = "Message;Format;Stage;Notes\nOffer;Reel;Action;Only in May\n";
    let before = plan("2027-04-05", 4, "USD");
    let after = imported(&before, &seen(&open("t.csv", text.as_bytes()), &before, &Choices::default()));
    let _: &Bilingual = &after.messages[0].notes;
    assert_eq!(after.messages[0].notes.en, "Only in May; Format: Reel");
}
