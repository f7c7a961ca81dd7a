//! Merging two tokens of the vocabulary: one takes the other's place everywhere.

use crate::edit::{Change, Edit, EditName, ItemId, Subject, Verb};
use crate::plan::schema::ListName;
use crate::plan::{
    Bilingual, Claim, ClaimId, Coded, Experience, Identified, Language, List, Mention, Message, Plan, Platform,
    SloganId, ThemeId, VisualId,
};

/// Returns the one edit that puts the token `into` in the place of the token `gone`: in the coding of all messages, first and
/// second, in the platform and among the claims declared incompatible; then `gone` is removed. A claim keeps its own value and
/// takes on the other's words.
///
/// `None` unless both are different tokens of one list of the vocabulary.
#[must_use]
pub fn merge(plan: &Plan, gone: &ItemId, into: &ItemId) -> Option<Edit> {
    match (gone, into) {
        (ItemId::Theme(gone), ItemId::Theme(into)) => merge_themes(plan, gone, into),
        (ItemId::Slogan(gone), ItemId::Slogan(into)) => merge_slogans(plan, gone, into),
        (ItemId::Visual(gone), ItemId::Visual(into)) => merge_visuals(plan, gone, into),
        (ItemId::Claim(gone), ItemId::Claim(into)) => merge_claims(plan, gone, into),
        _ => None,
    }
}

fn merge_themes(plan: &Plan, gone: &ThemeId, into: &ThemeId) -> Option<Edit> {
    let (old, _) = pair(&plan.vocabulary.themes, gone, into)?;
    let mut edits = recoded(plan, |message| {
        replace_single(&mut message.theme, gone, into);
        if let Some(second) = &mut message.second_coding {
            replace_single(&mut second.theme, gone, into);
        }
    });
    let theme = replaced(plan.platform.theme.as_ref(), gone, into);
    platform(plan, Platform { theme, ..plan.platform.clone() }, &mut edits);
    edits.push(Edit::Theme(Change::Remove(gone.clone())));
    Some(step(edits, Subject::Item(ListName::Themes), &old.name))
}

fn merge_slogans(plan: &Plan, gone: &SloganId, into: &SloganId) -> Option<Edit> {
    let (old, _) = pair(&plan.vocabulary.slogans, gone, into)?;
    let mut edits = recoded(plan, |message| {
        replace_single(&mut message.slogan, gone, into);
        if let Some(second) = &mut message.second_coding {
            replace_single(&mut second.slogan, gone, into);
        }
    });
    let slogan = replaced(plan.platform.slogan.as_ref(), gone, into);
    platform(plan, Platform { slogan, ..plan.platform.clone() }, &mut edits);
    edits.push(Edit::Slogan(Change::Remove(gone.clone())));
    Some(step(edits, Subject::Item(ListName::Slogans), &old.text))
}

fn merge_visuals(plan: &Plan, gone: &VisualId, into: &VisualId) -> Option<Edit> {
    let (old, _) = pair(&plan.vocabulary.visuals, gone, into)?;
    let mut edits = recoded(plan, |message| {
        replace_in_set(&mut message.visuals, gone, into);
        if let Some(second) = &mut message.second_coding {
            replace_in_set(&mut second.visuals, gone, into);
        }
    });
    let mut changed = plan.platform.clone();
    replace_in_list(&mut changed.visuals, gone, into);
    platform(plan, changed, &mut edits);
    edits.push(Edit::Visual(Change::Remove(gone.clone())));
    Some(step(edits, Subject::Item(ListName::Visuals), &old.name))
}

fn merge_claims(plan: &Plan, gone: &ClaimId, into: &ClaimId) -> Option<Edit> {
    let (old, kept) = pair(&plan.vocabulary.claims, gone, into)?;
    let mut edits = recoded(plan, |message| {
        replace_in_set(&mut message.claims, gone, into);
        if let Some(second) = &mut message.second_coding {
            replace_in_set(&mut second.claims, gone, into);
        }
    });
    edits.extend(claims_with(plan, old, kept));
    edits.extend(heard_of(plan, gone, into));
    let mut changed = plan.platform.clone();
    replace_in_list(&mut changed.claims, gone, into);
    platform(plan, changed, &mut edits);
    edits.push(Edit::Claim(Change::Remove(gone.clone())));
    Some(step(edits, Subject::Item(ListName::Claims), &old.name))
}

/// Returns the edits for what is heard of the claim `gone`: its mentions speak of `into` instead, and what was met of it is
/// said of `into`, unless something is known of `into` already.
fn heard_of(plan: &Plan, gone: &ClaimId, into: &ClaimId) -> Vec<Edit> {
    let mut edits = Vec::new();
    for mention in plan.mentions.iter().filter(|mention| mention.claims.contains(gone)) {
        let mut changed = Mention::clone(mention);
        replace_in_list(&mut changed.claims, gone, into);
        edits.push(Change::Replace(changed).into());
    }
    if let Some(met) = plan.experiences.find(gone)
        && plan.experiences.find(into).is_none()
    {
        let item = Experience { claim: into.clone(), ..Experience::clone(met) };
        edits.push(Change::Add { item, at: plan.experiences.position(gone) }.into());
    }
    edits
}

fn pair<'a, T: Identified>(list: &'a List<T>, gone: &T::Id, into: &T::Id) -> Option<(&'a T, &'a T)> {
    if gone == into { None } else { list.find(gone).zip(list.find(into)) }
}

/// Returns the edits of the messages that `change` changes.
fn recoded(plan: &Plan, change: impl Fn(&mut Message)) -> Vec<Edit> {
    let mut edits = Vec::new();
    for message in &plan.messages {
        let mut changed = Message::clone(message);
        change(&mut changed);
        if changed != **message {
            edits.push(Change::Replace(changed).into());
        }
    }
    edits
}

fn platform(plan: &Plan, changed: Platform, edits: &mut Vec<Edit>) {
    if changed != plan.platform {
        edits.push(Edit::Platform(changed));
    }
}

fn step(edits: Vec<Edit>, subject: Subject, name: &Bilingual) -> Edit {
    Edit::Several { edits, name: EditName { verb: Verb::Merge, subject, item: name.clone(), count: 1 } }
}

fn replaced<T: PartialEq + Clone>(known: Option<&T>, gone: &T, into: &T) -> Option<T> {
    known.map(|known| if known == gone { into.clone() } else { known.clone() })
}

fn replace_single<T: PartialEq + Clone>(coded: &mut Coded<T>, gone: &T, into: &T) {
    if coded.value() == Some(gone) {
        *coded = Coded::Is(into.clone());
    }
}

fn replace_in_set<T: PartialEq + Clone>(coded: &mut Coded<Vec<T>>, gone: &T, into: &T) {
    if let Coded::Is(values) = coded {
        replace_in_list(values, gone, into);
    }
}

/// Puts `into` once where the first of `gone` and `into` stands.
fn replace_in_list<T: PartialEq + Clone>(values: &mut Vec<T>, gone: &T, into: &T) {
    if !values.contains(gone) {
        return;
    }
    let mut is_there = false;
    values.retain_mut(|value| {
        if value == gone {
            *value = into.clone();
        }
        let is_it = value == into;
        let keep = !(is_it && is_there);
        is_there |= is_it;
        keep
    });
}

/// Returns the edits of the claims of the vocabulary that change: the one that is kept, and those that were incompatible
/// with the other.
fn claims_with(plan: &Plan, old: &Claim, kept: &Claim) -> Vec<Edit> {
    let mut edits = Vec::new();
    for claim in plan.vocabulary.claims.iter().filter(|claim| claim.id != old.id) {
        let mut changed = Claim::clone(claim);
        replace_in_list(&mut changed.incompatible_with, &old.id, &kept.id);
        if claim.id == kept.id {
            take_on(&mut changed, old);
        }
        if changed != **claim {
            edits.push(Change::Replace(changed).into());
        }
    }
    edits
}

fn take_on(kept: &mut Claim, old: &Claim) {
    for language in Language::ALL {
        let words = match language {
            Language::En => &mut kept.words.en,
            Language::Ar => &mut kept.words.ar,
        };
        for word in old.words.slot(language) {
            if !words.contains(word) {
                words.push(word.clone());
            }
        }
    }
    kept.value = kept.value.or(old.value);
    if kept.promise.is_empty() {
        kept.promise.clone_from(&old.promise);
    }
    let also: Vec<ClaimId> =
        old.incompatible_with.iter().filter(|id| !kept.incompatible_with.contains(id)).cloned().collect();
    kept.incompatible_with.extend(also);
    // What is merged cannot be incompatible with itself.
    kept.incompatible_with.retain(|id| *id != kept.id && *id != old.id);
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::edit::History;
    use crate::plan::SecondCoding;
    use crate::plan::sample_b::rayhan_soap;

    fn merged(plan: &Plan, gone: &ItemId, into: &ItemId) -> Plan {
        let edit = merge(plan, gone, into).unwrap();
        let mut history = History::new(Arc::new(plan.clone()));
        history.perform(&edit, None).unwrap();
        let after = Plan::clone(history.plan());
        history.undo();
        assert_eq!(**history.plan(), *plan, "one step takes it back");
        after
    }

    #[test]
    fn a_merged_claim_is_replaced_everywhere() {
        let mut plan = rayhan_soap();
        Arc::make_mut(&mut plan.vocabulary.claims.make_mut()[3]).incompatible_with =
            vec!["handmade".into(), "gentle".into()];
        let message = Arc::make_mut(&mut plan.messages.make_mut()[4]);
        message.second_coding =
            Some(Box::new(SecondCoding { claims: Coded::Is(vec!["handmade".into()]), ..SecondCoding::default() }));
        let after = merged(&plan, &ItemId::Claim("handmade".into()), &ItemId::Claim("natural".into()));
        let claims = |position: usize| after.messages[position].claims.value().cloned().unwrap();
        assert_eq!(claims(0), ["natural".into(), "gentle".into()], "once, in the place of the first");
        assert_eq!(claims(5), ["natural".into()]);
        assert_eq!(after.platform.claims, ["natural".into(), "gentle".into()]);
        assert!(after.vocabulary.claims.find(&"handmade".into()).is_none());
        let kept = after.vocabulary.claims.find(&"natural".into()).unwrap();
        assert_eq!(kept.words.ar, ["طبيعي", "يدوي"]);
        let cheapest = after.vocabulary.claims.find(&"cheapest".into()).unwrap();
        assert_eq!(cheapest.incompatible_with, ["natural".into(), "gentle".into()]);
        let second = after.messages[4].second_coding.as_ref().unwrap();
        assert_eq!(second.claims, Coded::Is(vec!["natural".into()]));
    }

    #[test]
    fn every_list_of_the_vocabulary_can_be_merged() {
        let plan = rayhan_soap();
        let after = merged(&plan, &ItemId::Theme("lowprice".into()), &ItemId::Theme("purity".into()));
        assert!(after.messages.iter().all(|message| message.theme == Coded::Is("purity".into())));
        let after = merged(&plan, &ItemId::Visual("logo".into()), &ItemId::Visual("red".into()));
        assert_eq!(after.platform.visuals[0], "red".into());
        assert_eq!(after.messages[4].visuals, Coded::Is(vec!["red".into()]));
        let mut plan = plan;
        let mut other = plan.vocabulary.slogans[0].as_ref().clone();
        other.id = "other".into();
        plan.vocabulary.slogans.make_mut().push(Arc::new(other));
        let after = merged(&plan, &ItemId::Slogan("clean-by-nature".into()), &ItemId::Slogan("other".into()));
        assert_eq!(after.platform.slogan, Some("other".into()));
        for (gone, into) in [
            (ItemId::Theme("purity".into()), ItemId::Theme("purity".into())),
            (ItemId::Theme("purity".into()), ItemId::Claim("natural".into())),
            (ItemId::Theme("nothing".into()), ItemId::Theme("purity".into())),
        ] {
            assert_eq!(merge(&plan, &gone, &into), None);
        }
    }
}
