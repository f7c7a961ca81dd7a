//! The currency of tables: plans without amounts take it, others keep theirs; a name that several currencies share is that of the plan
//! where it can be.

use super::super::{Choices, Days, Frame, IssueKind, MoneyChoices, Preview, fitted, likeliest, preview, tables};
use super::{imported, open, plan};
use crate::plan::{Currency, IdSource, Language, Plan};

const RIYALS: &str = "القناة\tالرسالة\tالعدد\tالسعر (ريال)\tالتكلفة (ريال)\nقناة المثال\tإطلاق\t10\t250\t2500\n";
const DOLLARS: &str =
    "Channel\tMessage\tStart\tEnd\tSpots\tRate\tCost\nExample FM\tLaunch\t2027-09-06\t2027-09-19\t10\t$250\t$2,500\n";

fn currency(code: &str) -> Currency {
    code.parse().unwrap()
}

/// What an import of the table into the plan would do, as the window and the command ask for it.
fn seen(text: &str, before: &Plan, money: MoneyChoices) -> Preview {
    let book = open("table.tsv", text.as_bytes());
    let days = Days::of_plan(before.calendar).unwrap();
    let found = tables(&book, &Frame::around(days, None));
    let place = &found[likeliest(&book, &found).unwrap()];
    let sheet = &book.sheets[place.sheet];
    let plan = fitted(before, sheet, place, money.currency);
    let choices = Choices { money, ..Choices::default() };
    preview(sheet, place, &plan, &choices, IdSource::seeded(7).next(None), Language::En).for_plan(before, &plan)
}

fn with_budget(code: &str) -> Plan {
    let mut before = plan("2027-04-05", 8, code);
    before.money.budget = "9000".parse().unwrap();
    before
}

fn said(code: &str) -> MoneyChoices {
    MoneyChoices { currency: Some(currency(code)), ..MoneyChoices::default() }
}

#[test]
fn an_empty_plan_takes_the_currency_of_the_table() {
    for (text, own, said_code, expected) in [
        (DOLLARS, "JOD", None, "USD"),
        (DOLLARS, "CAD", None, "CAD"),
        (DOLLARS, "JOD", Some("MXN"), "MXN"),
        (RIYALS, "USD", None, "SAR"),
        (RIYALS, "QAR", None, "QAR"),
        (RIYALS, "USD", Some("YER"), "YER"),
    ] {
        let before = plan("2027-04-05", 8, own);
        let found = seen(text, &before, said_code.map(said).unwrap_or_default());
        assert_eq!((found.taken, found.issues().filter(|issue| issue.is_error()).count()), (1, 0), "{own}");
        assert!(found.foreign.is_empty(), "{:?}", found.foreign);
        let after = imported(&before, &found);
        assert_eq!((after.money.currency, found.currency.is_some()), (currency(expected), own != expected), "{own}");
    }
}

#[test]
fn a_plan_with_amounts_keeps_its_currency_and_asks_for_a_rate() {
    let before = with_budget("JOD");
    let found = seen(DOLLARS, &before, MoneyChoices::default());
    assert_eq!((found.taken, found.foreign.as_slice()), (0, &[(currency("USD"), 1)][..]));
    assert!(found.issues().any(|issue| issue.kind == IssueKind::OtherCurrency("USD".to_owned())));
    let mut money = MoneyChoices::default();
    money.set_rate(currency("USD"), "0.709".parse().ok());
    let found = seen(DOLLARS, &before, money);
    assert_eq!((found.taken, found.issues().filter(|issue| issue.is_error()).count()), (1, 0));
    let after = imported(&before, &found);
    assert_eq!(after.money.currency, currency("JOD"));
    let cost = found.sums.iter().find(|line| line.of == super::super::SumOf::Cost).unwrap();
    assert_eq!(cost.computed.to_string(), "1772.5");
}

#[test]
fn what_is_said_of_the_currency_counts_before_the_table() {
    let text = "Prices in US dollars\n\nChannel\tMessage\tSpots\tRate\tCost\nExample FM\tLaunch\t10\t250\t2500\n";
    let before = with_budget("JOD");
    assert_eq!(seen(text, &before, MoneyChoices::default()).taken, 0, "a line above the table names its currency");
    assert_eq!(seen(text, &before, said("JOD")).taken, 1);
    assert_eq!(seen(text, &with_budget("USD"), MoneyChoices::default()).taken, 1);
    let unnamed = text.replace("US dollars", "full");
    assert_eq!(seen(&unnamed, &before, MoneyChoices::default()).taken, 1);
    assert_eq!(seen(&unnamed, &before, said("EUR")).foreign, [(currency("EUR"), 1)]);
}

#[test]
fn words_that_are_codes_too_name_no_currency() {
    let text = "Campaign for all\n\nChannel\tAudience\tSpots\tCost\nTop FM\tAll\t10\t2500\nTry radio\tall\t5\t1000\n";
    let found = seen(text, &with_budget("JOD"), MoneyChoices::default());
    assert_eq!((found.taken, found.table.currency), (2, None));
}
