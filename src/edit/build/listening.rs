//! Edits on what customers meet, and on what messages rest on.

use crate::edit::{Change, Edit, EditName, Subject, Verb};
use crate::plan::schema::ListName;
use crate::plan::{ClaimId, Experience, InsightId, ListeningMethod, Message, MessageId, Plan};

/// Builds the edit that changes what was promised and met of a claim: the record is begun where there is none, and goes once it
/// says nothing. `None` when nothing would change.
#[must_use]
pub fn change_experience(plan: &Plan, claim: &ClaimId, change: impl FnOnce(&mut Experience)) -> Option<Edit> {
    let known = plan.experiences.find(claim);
    let nothing = || Experience {
        claim: claim.clone(),
        promised: None,
        experienced: None,
        respondents: 0,
        source: String::new(),
    };
    let mut new = known.cloned().unwrap_or_else(nothing);
    change(&mut new);
    let says_nothing = new == nothing();
    match known {
        Some(known) if *known == new => None,
        Some(_) if says_nothing => Some(Change::<Experience>::Remove(claim.clone()).into()),
        Some(_) => Some(Change::Replace(new).into()),
        None if says_nothing => None,
        None => Some(Change::Add { item: new, at: None }.into()),
    }
}

/// Builds the edit after which exactly the messages `resting` rest on an insight. `None` when they do already.
#[must_use]
pub fn rest_messages_on(plan: &Plan, insight: &InsightId, resting: &[MessageId]) -> Option<Edit> {
    let changed = |message: &Message| -> Option<Edit> {
        let (rests, is_to) = (message.insights.contains(insight), resting.contains(&message.id));
        if rests == is_to {
            return None;
        }
        let mut new = message.clone();
        if is_to {
            new.insights.push(insight.clone());
        } else {
            new.insights.retain(|known| known != insight);
        }
        Some(Change::Replace(new).into())
    };
    let mut edits: Vec<Edit> = plan.messages.iter().filter_map(|message| changed(message)).collect();
    match edits.len() {
        0 => None,
        1 => edits.pop(),
        count => {
            Some(Edit::Several { edits, name: EditName::of(Verb::Change, Subject::Item(ListName::Messages), count) })
        }
    }
}

/// Builds the edit that changes how mentions are collected.
#[must_use]
pub fn change_listening(plan: &Plan, change: impl FnOnce(&mut ListeningMethod)) -> Edit {
    let mut new = plan.listening.clone();
    change(&mut new);
    Edit::Listening(Box::new(new))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::edit::History;
    use crate::plan::sample_b::rayhan_soap;

    #[test]
    fn an_experience_begins_and_goes_with_what_it_says() {
        let plan = rayhan_soap();
        let claim = plan.vocabulary.claims[0].id.clone();
        let mut history = History::new(Arc::new(plan.clone()));
        for (change, records) in [
            ((|met: &mut Experience| met.promised = Some(6.0)) as fn(&mut Experience), 1),
            (|met| met.experienced = Some(4.0), 1),
            (|met| met.promised = None, 1),
            (|met| met.experienced = None, 0),
        ] {
            let edit = change_experience(history.plan(), &claim, change).unwrap();
            history.perform(&edit, None).unwrap();
            assert_eq!(history.plan().experiences.len(), records);
        }
        assert_eq!(change_experience(&plan, &claim, |met| met.promised = None), None);
        assert_eq!(**history.plan(), plan);
    }

    #[test]
    fn messages_come_to_rest_on_an_insight_in_one_step() {
        let plan = rayhan_soap();
        let insight = InsightId::from("known");
        let [first, second] = [0, 1].map(|at: usize| plan.messages[at].id.clone());
        let mut history = History::new(Arc::new(plan.clone()));
        let edit = rest_messages_on(&plan, &insight, &[first.clone(), second]).unwrap();
        history.perform(&edit, None).unwrap();
        assert_eq!(history.plan().messages.iter().filter(|message| message.insights.contains(&insight)).count(), 2);
        assert_eq!(rest_messages_on(history.plan(), &insight, &[first.clone(), plan.messages[1].id.clone()]), None);
        let edit = rest_messages_on(history.plan(), &insight, &[first]).unwrap();
        history.perform(&edit, None).unwrap();
        assert!(history.undo().is_some() && history.undo().is_some());
        assert_eq!(**history.plan(), plan);
    }
}
