//! Applying an edit to a plan. [`super::History`] is the only caller.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::{Change, Edit, EditError, Subject};
use crate::plan::schema::ListName;
use crate::plan::{
    Alternative, Audience, AudienceId, ChannelId, ClaimId, Coded, CostBase, CostId, CostModel, DivisionBy, Identified,
    List, MAX_WEEKS, Mention, Message, Pair, Placement, Plan, Platform, Relation, SecondCoding, SloganId, ThemeId,
    VisualId,
};

/// Returns `plan` with `edit` applied, or why it cannot be.
pub(super) fn apply(plan: &Plan, edit: &Edit) -> Result<Plan, EditError> {
    let mut next = plan.clone();
    apply_in_place(&mut next, edit)?;
    next.settle_currency();
    Ok(next)
}

fn apply_in_place(plan: &mut Plan, edit: &Edit) -> Result<(), EditError> {
    match edit {
        Edit::Title(text) => plan.title.clone_from(text),
        Edit::Organisation(text) => plan.organisation.clone_from(text),
        Edit::Product(text) => plan.product.clone_from(text),
        Edit::Notes(text) => plan.notes.clone_from(text),
        Edit::Bilingual(bilingual) => plan.bilingual = *bilingual,
        Edit::Calendar(calendar) => {
            if !(1..=MAX_WEEKS).contains(&calendar.weeks) {
                return Err(EditError::Weeks(calendar.weeks));
            }
            plan.calendar = *calendar;
        }
        Edit::Currency(currency) => plan.money.currency = *currency,
        Edit::Budget(budget) => plan.money.budget = *budget,
        Edit::Commission(commission) => plan.money.commission = *commission,
        Edit::Tax(tax) => plan.money.tax.clone_from(tax),
        Edit::Divisions(divisions) => plan.money.divisions.clone_from(divisions),
        Edit::Settings(settings) => plan.settings = *settings,
        Edit::Platform(platform) => plan.platform.clone_from(platform),
        Edit::Objective(change) => {
            change_list(&mut plan.objectives, change, Subject::Item(ListName::Objectives))?;
            if let Change::Remove(id) = change {
                forget_in_purposes(plan, |message| &mut message.objectives, id);
            }
        }
        Edit::OtherCost(change) => {
            change_list(&mut plan.other_costs, change, Subject::Item(ListName::OtherCosts))?;
            if let Change::Remove(id) = change {
                forget_cost(plan, id);
            }
        }
        Edit::Actual(change) => change_list(&mut plan.actuals, change, Subject::Item(ListName::Actuals))?,
        Edit::Audience(_) | Edit::Message(_) | Edit::Channel(_) | Edit::Placement(_) => change_referred(plan, edit)?,
        Edit::Insight(change) => {
            change_list(&mut plan.insights, change, Subject::Item(ListName::Insights))?;
            if let Change::Remove(id) = change {
                forget_in_purposes(plan, |message| &mut message.insights, id);
            }
        }
        Edit::Alternative(change) => {
            change_list(&mut plan.alternatives, change, Subject::Item(ListName::Alternatives))?;
        }
        Edit::Mention(change) => change_list(&mut plan.mentions, change, Subject::Item(ListName::Mentions))?,
        Edit::CategoryMentions(count) => plan.category_mentions = *count,
        Edit::Listening(method) => plan.listening.clone_from(method),
        Edit::Experience(change) => change_list(&mut plan.experiences, change, Subject::Item(ListName::Experiences))?,
        Edit::Relation(change) => change_list(&mut plan.relations, change, Subject::Item(ListName::Relations))?,
        Edit::Worksheet(change) => change_list(&mut plan.worksheets, change, Subject::Item(ListName::Worksheets))?,
        Edit::Book(book) => plan.book.clone_from(book),
        Edit::Theme(_) | Edit::Claim(_) | Edit::Visual(_) | Edit::Slogan(_) => change_vocabulary(plan, edit)?,
        Edit::Restore(earlier) => plan.clone_from(earlier),
        Edit::Several { edits, .. } => apply_each(plan, edits)?,
    }
    Ok(())
}

/// Applies edits one after the other. Items that are added behind each other at the end of a long list are added at once: to look
/// through the list for each of them would take the square of their number.
fn apply_each(plan: &mut Plan, edits: &[Edit]) -> Result<(), EditError> {
    let mut rest = edits;
    while let Some(first) = rest.first() {
        let added = add_in_a_row(plan, rest)?;
        if added == 0 {
            apply_in_place(plan, first)?;
        }
        rest = rest.get(added.max(1)..).unwrap_or_default();
    }
    Ok(())
}

/// Adds the items with which `edits` begins, where they are of one of the long lists. Returns how many those are.
fn add_in_a_row(plan: &mut Plan, edits: &[Edit]) -> Result<usize, EditError> {
    match edits.first() {
        Some(Edit::Placement(_)) => {
            add_all(&mut plan.placements, edits, Subject::Item(ListName::Placements), |edit| match edit {
                Edit::Placement(Change::Add { item, at: None }) if item.start_week > 0 => Some(item),
                _ => None,
            })
        }
        Some(Edit::Message(_)) => {
            add_all(&mut plan.messages, edits, Subject::Item(ListName::Messages), |edit| match edit {
                Edit::Message(Change::Add { item, at: None }) => Some(item),
                _ => None,
            })
        }
        Some(Edit::Mention(_)) => {
            add_all(&mut plan.mentions, edits, Subject::Item(ListName::Mentions), |edit| match edit {
                Edit::Mention(Change::Add { item, at: None }) => Some(item),
                _ => None,
            })
        }
        _ => Ok(0),
    }
}

fn add_all<'e, T: Identified + Clone + 'e>(
    list: &mut List<T>,
    edits: &'e [Edit],
    subject: Subject,
    added: impl Fn(&'e Edit) -> Option<&'e T>,
) -> Result<usize, EditError> {
    let new: Vec<&T> = edits.iter().map_while(added).collect();
    if new.len() < 2 {
        return Ok(0);
    }
    let mut known: BTreeSet<&str> = list.iter().map(|item| item.id().as_ref()).collect();
    if let Some(twice) = new.iter().find(|item| !known.insert(item.id().as_ref())) {
        return Err(EditError::Duplicate(subject, twice.id().as_ref().into()));
    }
    list.make_mut().extend(new.iter().map(|item| Arc::new((*item).clone())));
    Ok(new.len())
}

fn change_referred(plan: &mut Plan, edit: &Edit) -> Result<(), EditError> {
    match edit {
        Edit::Audience(change) => {
            change_list(&mut plan.audiences, change, Subject::Item(ListName::Audiences))?;
            if let Change::Remove(id) = change {
                forget_audience(plan, id);
            }
        }
        Edit::Message(change) => {
            change_list(&mut plan.messages, change, Subject::Item(ListName::Messages))?;
            if let Change::Remove(id) = change {
                remove_placements(plan, |placement| placement.message == *id);
            }
        }
        Edit::Channel(change) => {
            change_list(&mut plan.channels, change, Subject::Item(ListName::Channels))?;
            if let Change::Remove(id) = change {
                remove_placements(plan, |placement| placement.channel == *id);
                forget_pairs(plan, |pair| pair.with == *id);
                forget_channel_elsewhere(plan, id);
                forget_parts(plan, DivisionBy::Channel, id.as_str());
            }
        }
        Edit::Placement(change) => {
            if let Change::Add { item, .. } | Change::Replace(item) = change
                && item.start_week == 0
            {
                return Err(EditError::OutsideCalendar(item.start_week));
            }
            change_list(&mut plan.placements, change, Subject::Item(ListName::Placements))?;
        }
        _ => {}
    }
    Ok(())
}

fn change_vocabulary(plan: &mut Plan, edit: &Edit) -> Result<(), EditError> {
    match edit {
        Edit::Theme(change) => {
            change_list(&mut plan.vocabulary.themes, change, Subject::Item(ListName::Themes))?;
            if let Change::Remove(id) = change {
                forget_theme(plan, id);
            }
        }
        Edit::Claim(change) => {
            change_list(&mut plan.vocabulary.claims, change, Subject::Item(ListName::Claims))?;
            if let Change::Remove(id) = change {
                forget_claim(plan, id);
            }
        }
        Edit::Visual(change) => {
            change_list(&mut plan.vocabulary.visuals, change, Subject::Item(ListName::Visuals))?;
            if let Change::Remove(id) = change {
                forget_visual(plan, id);
            }
        }
        Edit::Slogan(change) => {
            change_list(&mut plan.vocabulary.slogans, change, Subject::Item(ListName::Slogans))?;
            if let Change::Remove(id) = change {
                forget_slogan(plan, id);
            }
        }
        _ => {}
    }
    Ok(())
}

fn change_list<T: Identified + Clone>(
    list: &mut List<T>,
    change: &Change<T>,
    subject: Subject,
) -> Result<(), EditError> {
    let position_of =
        |list: &List<T>, id: &T::Id| list.position(id).ok_or_else(|| EditError::Unknown(subject, id.as_ref().into()));
    match change {
        Change::Add { item, at } => {
            if list.has_id(item.id().as_ref()) {
                return Err(EditError::Duplicate(subject, item.id().as_ref().into()));
            }
            let items = list.make_mut();
            let position = at.unwrap_or(items.len()).min(items.len());
            items.insert(position, Arc::new(item.clone()));
        }
        Change::Replace(item) => {
            let position = position_of(list, item.id())?;
            list.make_mut()[position] = Arc::new(item.clone());
        }
        Change::Remove(id) => {
            let position = position_of(list, id)?;
            list.make_mut().remove(position);
        }
        Change::Move { id, to } => {
            let position = position_of(list, id)?;
            let items = list.make_mut();
            let item = items.remove(position);
            let target = (*to).min(items.len());
            items.insert(target, item);
        }
    }
    Ok(())
}

/// Returns a placement for this audience alone: without it, nobody would be addressed any more.
pub(super) fn only_for_audience(placement: &Placement, id: &AudienceId) -> bool {
    !placement.audiences.is_empty() && placement.audiences.iter().all(|audience| audience == id)
}

/// Removes placements from the plan and from its alternatives.
fn remove_placements(plan: &mut Plan, doomed: impl Fn(&Placement) -> bool) {
    let remove = |placements: &mut List<Placement>| {
        if placements.iter().any(|placement| doomed(placement)) {
            placements.make_mut().retain(|placement| !doomed(placement));
        }
    };
    remove(&mut plan.placements);
    change_alternatives(plan, |alternative| remove(&mut alternative.placements));
}

/// Replaces placements of the plan and of its alternatives; see [`rewrite`].
fn rewrite_placements(plan: &mut Plan, change: impl Fn(&Placement) -> Option<Placement>) {
    rewrite(&mut plan.placements, &change);
    change_alternatives(plan, |alternative| rewrite(&mut alternative.placements, &change));
}

/// Lets `change` look at every alternative, and keeps those shared that it leaves as they are.
fn change_alternatives(plan: &mut Plan, change: impl Fn(&mut Alternative)) {
    rewrite(&mut plan.alternatives, |alternative| {
        let mut changed = alternative.clone();
        change(&mut changed);
        (changed != *alternative).then_some(changed)
    });
}

/// Replaces the items that `change` gives a new form, and leaves the others shared.
fn rewrite<T>(list: &mut List<T>, change: impl Fn(&T) -> Option<T>) {
    let rewritten: Vec<(usize, T)> =
        list.iter().enumerate().filter_map(|(position, item)| change(item).map(|item| (position, item))).collect();
    if rewritten.is_empty() {
        return;
    }
    let items = list.make_mut();
    for (position, item) in rewritten {
        items[position] = Arc::new(item);
    }
}

fn forget_audience(plan: &mut Plan, id: &AudienceId) {
    remove_placements(plan, |placement| only_for_audience(placement, id));
    rewrite_placements(plan, |placement| {
        placement.audiences.contains(id).then(|| {
            let mut placement = placement.clone();
            placement.audiences.retain(|audience| audience != id);
            placement
        })
    });
    rewrite_placements(plan, |placement| {
        placement.terms.cost.as_ref().is_some_and(|cost| is_per_point_of(cost, id)).then(|| {
            let mut placement = placement.clone();
            placement.terms.cost = None;
            placement
        })
    });
    rewrite(&mut plan.channels, |channel| {
        let is_bought = is_per_point_of(&channel.cost, id);
        (is_bought || channel.contact(id).is_some()).then(|| {
            let mut channel = channel.clone();
            channel.contacts.retain(|contact| contact.audience != *id);
            if is_bought {
                channel.cost = CostModel::Free;
            }
            channel
        })
    });
    forget_pairs(plan, |pair| pair.audience == *id);
    forget_parts(plan, DivisionBy::Audience, id.as_str());
    rewrite(&mut plan.messages, |message| without_id(message, id, |message| &mut message.audiences));
    rewrite(&mut plan.objectives, |objective| without_id(objective, id, |objective| &mut objective.audiences));
    rewrite(&mut plan.insights, |insight| without_id(insight, id, |insight| &mut insight.audiences));
    rewrite(&mut plan.mentions, |mention| {
        (mention.audience.as_ref() == Some(id)).then(|| Mention { audience: None, ..mention.clone() })
    });
    rewrite(&mut plan.audiences, |audience| {
        (audience.part_of.as_ref() == Some(id)).then(|| Audience { part_of: None, ..audience.clone() })
    });
}

/// Returns a copy of `item` whose list no longer has `id`; `None` where it had it not.
fn without_id<T: Clone, I: PartialEq>(item: &T, id: &I, list: impl Fn(&mut T) -> &mut Vec<I>) -> Option<T> {
    let mut changed = item.clone();
    let ids = list(&mut changed);
    let before = ids.len();
    ids.retain(|known| known != id);
    (ids.len() < before).then_some(changed)
}

/// Takes an objective or insight out of what messages serve and rest on.
fn forget_in_purposes<I: PartialEq>(plan: &mut Plan, list: impl Fn(&mut Message) -> &mut Vec<I>, id: &I) {
    rewrite(&mut plan.messages, |message| without_id(message, id, &list));
}

/// Takes a channel out of alternatives, mentions and relations.
fn forget_channel_elsewhere(plan: &mut Plan, id: &ChannelId) {
    change_alternatives(plan, |alternative| alternative.rates.retain(|rate| rate.channel != *id));
    rewrite(&mut plan.mentions, |mention| {
        (mention.channel.as_ref() == Some(id)).then(|| Mention { channel: None, ..mention.clone() })
    });
    rewrite(&mut plan.relations, |relation| {
        (relation.channel.as_ref() == Some(id)).then(|| Relation { channel: None, ..relation.clone() })
    });
}

/// Takes a claim out of what customers say and meet.
fn forget_claim_elsewhere(plan: &mut Plan, id: &ClaimId) {
    rewrite(&mut plan.mentions, |mention| without_id(mention, id, |mention| &mut mention.claims));
    if plan.experiences.iter().any(|experience| experience.claim == *id) {
        plan.experiences.make_mut().retain(|experience| experience.claim != *id);
    }
}

/// Returns true for a price for rating points of the audience.
fn is_per_point_of(cost: &CostModel, id: &AudienceId) -> bool {
    matches!(cost, CostModel::PerGrp { audience, .. } if audience == id)
}

/// Gives a cost that was a percent of the one that is gone its own amount.
fn forget_cost(plan: &mut Plan, id: &CostId) {
    rewrite(&mut plan.other_costs, |cost| {
        let share = cost.terms.share.as_ref()?;
        (share.of == CostBase::Cost(id.clone())).then(|| {
            let mut cost = cost.clone();
            cost.terms.share = None;
            cost
        })
    });
}

fn forget_parts(plan: &mut Plan, by: DivisionBy, id: &str) {
    for division in plan.money.divisions.iter_mut().filter(|division| division.by == by) {
        division.parts.retain(|part| part.of != id);
    }
}

fn forget_pairs(plan: &mut Plan, is_gone: impl Fn(&Pair) -> bool) {
    rewrite(&mut plan.channels, |channel| {
        channel.pairs.iter().any(&is_gone).then(|| {
            let mut channel = channel.clone();
            channel.pairs.retain(|pair| !is_gone(pair));
            channel
        })
    });
}

fn forget_theme(plan: &mut Plan, id: &ThemeId) {
    forget_in_messages(
        plan,
        |message| message.theme.value() == Some(id) || second(message, |coding| coding.theme.value() == Some(id)),
        |message| {
            forget_single(&mut message.theme, id);
            change_second(message, |coding| forget_single(&mut coding.theme, id));
        },
        |platform| {
            if platform.theme.as_ref() == Some(id) {
                platform.theme = None;
            }
        },
    );
}

fn forget_slogan(plan: &mut Plan, id: &SloganId) {
    forget_in_messages(
        plan,
        |message| message.slogan.value() == Some(id) || second(message, |coding| coding.slogan.value() == Some(id)),
        |message| {
            forget_single(&mut message.slogan, id);
            change_second(message, |coding| forget_single(&mut coding.slogan, id));
        },
        |platform| {
            if platform.slogan.as_ref() == Some(id) {
                platform.slogan = None;
            }
        },
    );
}

fn forget_claim(plan: &mut Plan, id: &ClaimId) {
    let has = |coded: &Coded<Vec<ClaimId>>| coded.value().is_some_and(|claims| claims.contains(id));
    rewrite(&mut plan.vocabulary.claims, |claim| {
        claim.incompatible_with.contains(id).then(|| {
            let mut claim = claim.clone();
            claim.incompatible_with.retain(|other| other != id);
            claim
        })
    });
    forget_in_messages(
        plan,
        |message| has(&message.claims) || second(message, |coding| has(&coding.claims)),
        |message| {
            message.claims = without(&message.claims, id);
            change_second(message, |coding| coding.claims = without(&coding.claims, id));
        },
        |platform| platform.claims.retain(|claim| claim != id),
    );
    forget_claim_elsewhere(plan, id);
}

fn forget_visual(plan: &mut Plan, id: &VisualId) {
    let has = |coded: &Coded<Vec<VisualId>>| coded.value().is_some_and(|visuals| visuals.contains(id));
    forget_in_messages(
        plan,
        |message| has(&message.visuals) || second(message, |coding| has(&coding.visuals)),
        |message| {
            message.visuals = without(&message.visuals, id);
            change_second(message, |coding| coding.visuals = without(&coding.visuals, id));
        },
        |platform| platform.visuals.retain(|visual| visual != id),
    );
}

fn forget_in_messages(
    plan: &mut Plan,
    affected: impl Fn(&Message) -> bool,
    forget: impl Fn(&mut Message),
    forget_in_platform: impl Fn(&mut Platform),
) {
    rewrite(&mut plan.messages, |message| {
        affected(message).then(|| {
            let mut message = message.clone();
            forget(&mut message);
            message
        })
    });
    forget_in_platform(&mut plan.platform);
}

/// Says whether the message has a second coding and `is` holds for it.
fn second(message: &Message, is: impl Fn(&SecondCoding) -> bool) -> bool {
    message.second_coding.as_deref().is_some_and(is)
}

fn change_second(message: &mut Message, change: impl FnOnce(&mut SecondCoding)) {
    if let Some(coding) = message.second_coding.as_deref_mut() {
        change(coding);
    }
}

fn forget_single<T: PartialEq>(coded: &mut Coded<T>, gone: &T) {
    if coded.value() == Some(gone) {
        *coded = Coded::Blank;
    }
}

/// Returns a set without one of its values. An emptied set is not coded any more: nobody said that the message has none.
fn without<T: PartialEq + Clone>(coded: &Coded<Vec<T>>, gone: &T) -> Coded<Vec<T>> {
    match coded {
        Coded::Is(values) => {
            let left: Vec<T> = values.iter().filter(|value| *value != gone).cloned().collect();
            if left.is_empty() { Coded::Blank } else { Coded::Is(left) }
        }
        other => other.clone(),
    }
}
