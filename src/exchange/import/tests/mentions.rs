//! Rows of mentions that the log has already, and rows with faults.

use super::super::{Choices, Corrections, Decision, IssueKind, Kind, Preview, column_letters};
use super::{imported, open, plan, seen};
use crate::plan::{Mention, Plan};

const LOG: &str = "Date\tText\tSentiment\tMentions\n2027-04-06\tLovely soap\tpositive\t2\n2027-04-07\tالصابون لطيف\tإيجابي\t1\n2027-04-08\tLate again\tnegative\t1\n";

fn read(text: &str, plan: &Plan, choices: &Choices) -> Preview {
    seen(&open("log.tsv", text.as_bytes()), plan, choices)
}

#[test]
fn rows_that_the_log_has_are_said_and_left_out_unless_chosen() {
    let before = plan("2027-04-05", 4, "JOD");
    let first = read(LOG, &before, &Choices::default());
    assert_eq!((first.table.kind, first.taken), (Kind::Mentions, 3));
    let once = imported(&before, &first);
    // The same table again, with a new row, other spelling and the day of another row.
    let again = format!(
        "{LOG}2027-04-09\tNew here\tneutral\t1\n2027-04-06\tLOVELY  soap!\tpositive\t2\n2027-04-07\tLovely soap\tpositive\t2\n"
    );
    let second = read(&again, &once, &Choices::default());
    let repeated: Vec<(usize, usize)> = second
        .issues()
        .filter_map(|issue| match issue.kind {
            IssueKind::AlreadyLogged { mention } => Some((issue.row + 1, mention)),
            _ => None,
        })
        .collect();
    assert_eq!(repeated, [(2, 0), (3, 1), (4, 2), (6, 0)]);
    assert_eq!((second.taken, second.left_out()), (2, 4));
    assert!(second.issues().all(|issue| !issue.is_error()), "nothing is wrong in them");
    assert_eq!(imported(&once, &second).mentions.len(), 5);
    let choices = Choices { decisions: [(1, Decision::TakeAgain)].into_iter().collect(), ..Choices::default() };
    let chosen = read(&again, &once, &choices);
    assert_eq!(chosen.taken, 3);
    assert_eq!(imported(&once, &chosen).mentions.len(), 6);
}

#[test]
fn a_mention_that_was_coded_since_is_the_same_and_one_on_another_channel_is_not() {
    let text = "Date\tText\tChannel\tSentiment\n2027-04-06\tLovely soap\tShop\tpositive\n";
    let mut before = plan("2027-04-05", 4, "JOD");
    let channel = |id: &str| crate::catalogue::to_channel(&crate::catalogue::channels()[0], id.into());
    let named =
        |id: &str, name: &str| crate::plan::Channel { name: crate::plan::Bilingual::new(name, ""), ..channel(id) };
    before.channels = [named("shop", "Shop"), named("wall", "Wall")].into_iter().collect();
    let logged = imported(&before, &read(text, &before, &Choices::default()));
    let change = |change: &dyn Fn(&mut Mention)| {
        let mut mention = Mention::clone(&logged.mentions[0]);
        change(&mut mention);
        Plan { mentions: std::iter::once(mention).collect(), ..logged.clone() }
    };
    for (name, plan, taken) in [
        ("as it was", logged.clone(), 0),
        ("coded since", change(&|mention| mention.sentiment = None), 0),
        ("without its channel", change(&|mention| mention.channel = None), 0),
        ("on another channel", change(&|mention| mention.channel = Some("wall".into())), 1),
        ("on another day", change(&|mention| mention.date = None), 1),
    ] {
        assert_eq!(read(text, &plan, &Choices::default()).taken, taken, "{name}");
    }
}

#[test]
fn faults_in_rows_of_a_log_are_named_with_row_and_column() {
    let text = "Date\tText\tSentiment\tMentions\tFollowers\n2027-04-06\tGood\tsplendid\t1\t10\n32.13.2027\tBad\t-\t1\t\n2027-04-08\tMany\t+\t0\t\n2027-04-09\tMore\t+\t1000000000\t\n2027-04-10\tOdd\t+\t-3\t\n2031-01-01\tLater\t0\t1\t\n";
    let corrections = Corrections { kind: Some(Kind::Mentions), ..Corrections::default() };
    let before = plan("2027-04-05", 4, "JOD");
    let found = read(text, &before, &Choices { corrections, ..Choices::default() });
    let errors: Vec<(usize, String)> = found
        .issues()
        .filter(|issue| issue.is_error())
        .map(|issue| (issue.row + 1, issue.column.map(column_letters).unwrap_or_default()))
        .collect();
    assert_eq!(errors, [(2, "C".to_owned()), (3, "A".to_owned()), (6, "D".to_owned())]);
    assert_eq!(found.taken, 3);
    let after = imported(&before, &found);
    let counts: Vec<u64> = after.mentions.iter().map(|mention| mention.count).collect();
    assert_eq!(counts, [0, 1_000_000_000, 1]);
}

#[test]
fn thousands_of_mentions_have_ids_of_their_own() {
    let mut text = String::from("التاريخ\tالنص\tالمشاعر\n");
    for row in 0..3_000 {
        text += &["2027-04-06\tقول ", &row.to_string(), "\tسلبية\n"].concat();
    }
    let before = plan("2027-04-05", 4, "JOD");
    let after = imported(&before, &read(&text, &before, &Choices::default()));
    let ids: std::collections::BTreeSet<&str> = after.mentions.iter().map(|mention| mention.id.as_str()).collect();
    assert_eq!((after.mentions.len(), ids.len()), (3_000, 3_000));
}
