//! Tables of the trade: price lists, schedules of stations, papers by their titles, projects.

use super::super::words::{column_line, column_name};
use super::super::{Choices, Kind, Meaning};
use super::{imported, open, plan, seen, workbook};
use crate::plan::{CostModel, Language};
use crate::text::{Direction, Locale, first_strong};

use Meaning as M;

#[test]
fn price_lists_are_channels_with_their_prices() {
    for (name, cells, expected) in [
        (
            "a sheet of prices with least quantities",
            "=== بطاقة الأسعار\nأسعار الإعلان ٢٠٢٧ (بالدرهم الإماراتي)\n\n\nالقناة\tالنوع\tالوحدة\tسعر الوحدة\tأقل كمية\tملاحظات\nجريدة الخليج\tمطبوع\tصفحة كاملة\t28000\t1\tأبيض وأسود\nإذاعة نور\tراديو\t٣٠ ثانية\t650\t10\t\n",
            vec![("28000", "0"), ("650", "0")],
        ),
        (
            "prices before and after a discount",
            "Media\tVehicle\tFormat\tRate card (AED)\tDiscount\tNet rate\tCirculation\nPress\tGulf News\tFull page\t52,000\t40%\t31,200\t108,000\nRadio\tVirgin Radio\t30 sec spot\t1,100\t20%\t880\t\n",
            vec![("52000", "40"), ("1100", "20")],
        ),
        (
            "a heading over quantities",
            "Rate card 2027\n\nStation\tSpot length\tPrice\tMinimum spots\nRadio One\t30 sec\t50\t10\nRadio Two\t30 sec\t40\t10\n",
            vec![("50", "0"), ("40", "0")],
        ),
        (
            "only prices of the rate card",
            "=== Preisliste\nSender\tLänge\tListenpreis\nRadio Eins\t30 sec\t50\nRadio Zwei\t30 sec\t40\n",
            vec![("50", "0"), ("40", "0")],
        ),
        (
            "costs in a list of rates",
            "=== Rates\nChannel\tFormat\tCost\nGulf News\tPage\t900\nKhaleej Times\tPage\t800\n",
            vec![("900", "0"), ("800", "0")],
        ),
    ] {
        let before = plan("2027-04-05", 4, "AED");
        let found = seen(&open("t.xlsx", &workbook(cells, &[])), &before, &Choices::default());
        assert_eq!((found.table.kind, found.taken), (Kind::Channels, 2), "{name}: {:#?}", found.table.columns);
        let after = imported(&before, &found);
        let rates: Vec<(String, String)> = after
            .channels
            .iter()
            .map(|channel| {
                let rate = match channel.cost {
                    CostModel::PerUnit(rate) | CostModel::PerThousand(rate) => rate.to_string(),
                    _ => String::new(),
                };
                (rate, channel.terms.discount_percent.to_string())
            })
            .collect();
        let shown: Vec<(&str, &str)> =
            rates.iter().map(|(rate, discount)| (rate.as_str(), discount.as_str())).collect();
        assert_eq!((shown, after.placements.len()), (expected, 0), "{name}");
    }
}

#[test]
fn plans_with_prices_stay_plans() {
    for text in [
        "All prices per rate card 2027\n\nChannel\tMessage\tUnits\tCPM\nPortal\tOffer\t100000\t5\n",
        "Channel\tFormat\tStart\tEnd\tRate card\tDiscount\tNet rate\tSpots\nRadio\tSpot\t2027-04-05\t2027-04-18\t50\t20%\t40\t10\n",
        "Channel\tFormat\tSpots\tGross\tDiscount\tNet\nRadio\tSpot\t10\t500\t20%\t400\n",
    ] {
        let found = seen(&open("t.tsv", text.as_bytes()), &plan("2027-04-05", 4, "USD"), &Choices::default());
        assert_eq!((found.table.kind, found.taken), (Kind::Placements, 1), "{text}: {:#?}", found.table.columns);
    }
}

#[test]
fn columns_of_the_trade_mean_what_they_say() {
    for (text, expected) in [
        (
            "Station\tSales house\tSpots\tStation price (£)\tTVRs\tCost £\tFees\nITV1\tITV Sales\t20\t8200\t120\t164000\t300\nSky\tSky\t30\t3100\t90\t93000\t200\n",
            vec![M::Channel, M::Description, M::Insertions, M::Rate, M::Rating, M::Cost, M::Commission],
        ),
        (
            "Channel\tActivity\tObjective\tStart\tDuration\tOwner\tEst. cost\tStatus\nLinkedIn\tPosts\tAwareness\t2027-04-05\t2 weeks\tSara\t500\tApproved\n",
            vec![M::Channel, M::Message, M::Kpi, M::Start, M::Duration, M::Responsible, M::Cost, M::Status],
        ),
        (
            "Site\tOwner\tFaces\tStart\tEnd\tNet\nRing road\tWall AG\t5\t2027-04-05\t2027-04-18\t900\nAirport\tJCD\t5\t2027-04-05\t2027-04-18\t800\n",
            vec![M::Channel, M::Medium, M::Insertions, M::Start, M::End, M::Cost],
        ),
        (
            "Medium\tTitle\tInsertions\tRate\tNet cost\nPrint\tZeit Magazin\t2\t24000\t48000\nPrint\tBrigitte\t3\t18500\t55500\n",
            vec![M::Medium, M::Channel, M::Insertions, M::Rate, M::Cost],
        ),
        (
            "ID,Name,Begin date,End date,Duration,Completion,Cost,Predecessors\n0,Teaser,2027-04-05,2027-04-11,5,0,1500,\n1,Launch,2027-04-12,2027-04-18,3,0,8000,0\n",
            vec![M::RowNumber, M::Channel, M::Start, M::End, M::Duration, M::Status, M::Cost, M::Unknown],
        ),
    ] {
        let before = plan("2027-04-05", 4, "GBP");
        let found = seen(&open("t.csv", text.as_bytes()), &before, &Choices::default());
        let meanings: Vec<Meaning> = found.table.columns.iter().map(|column| column.meaning).collect();
        assert_eq!(meanings, expected, "{text}");
        assert_eq!((found.table.kind, found.left_out()), (Kind::Placements, 0), "{text}: {:?}", found.rows);
    }
}

#[test]
fn what_goes_before_a_task_is_no_rationale() {
    let text = "ID,Name,Begin date,End date,Duration,Completion,Cost,Predecessors\n0,Teaser,2027-04-05,2027-04-11,5,0,1500,\n1,Launch,2027-04-12,2027-04-18,3,0,8000,0\n";
    let before = plan("2027-04-05", 4, "GBP");
    let after = imported(&before, &seen(&open("t.csv", text.as_bytes()), &before, &Choices::default()));
    assert!(after.placements.iter().all(|placement| placement.rationale.en.is_empty()));
}

#[test]
fn a_line_about_a_column_begins_in_its_language() {
    let text = "Channel\tالرسالة\t\nA\tM\tx1\nB\tN\tx2\n";
    let found = seen(&open("t.tsv", text.as_bytes()), &plan("2027-04-05", 4, "GBP"), &Choices::default());
    let locale = Locale::of(Language::Ar);
    assert_eq!(found.table.columns.len(), 3);
    for column in &found.table.columns {
        for said in [column_name(column, locale), column_line(column, locale)] {
            assert!(first_strong(&said).is_some_and(Direction::is_right_to_left), "{said}");
        }
    }
}
