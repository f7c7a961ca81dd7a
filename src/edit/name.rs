//! Says what an undo step is called, as data; [`crate::text`] puts it into words.

use std::sync::Arc;

use super::{Change, Edit};
use crate::plan::schema::ListName;
use crate::plan::{Bilingual, Identified, List, Placement, Plan};

/// Says what a step did.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "each variant is the verb of its name")]
pub enum Verb {
    Add,
    Remove,
    Rename,
    Change,
    Move,
    Resize,
    Reorder,
    Duplicate,
    Paste,
    Cut,
    Restore,
    Merge,
    Optimise,
    Import,
}

/// Says what a step did it to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "each variant is the part of the plan of its name")]
pub enum Subject {
    Plan,
    Title,
    Organisation,
    Product,
    Notes,
    Languages,
    Calendar,
    Currency,
    Budget,
    Settings,
    Platform,
    Commission,
    Tax,
    Division,
    CategoryMentions,
    ListeningMethod,
    Book,
    /// A thing, or several, of one of the plan's lists.
    Item(ListName),
}

/// The name of an undo step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EditName {
    /// What it did.
    pub verb: Verb,
    /// What it did it to.
    pub subject: Subject,
    /// The name of the thing, where it has one and there is one thing only.
    pub item: Bilingual,
    /// How many things.
    pub count: usize,
}

impl EditName {
    /// Returns the name of a step on `count` things without names of their own.
    #[must_use]
    pub fn of(verb: Verb, subject: Subject, count: usize) -> Self {
        Self { verb, subject, item: Bilingual::default(), count }
    }
}

/// A thing's name, for the name of a step and for lists.
pub(super) trait Named {
    fn name(&self, plan: &Plan) -> Bilingual;
}

macro_rules! named_by {
    ($field:ident: $($item:ident),*) => {
        $(impl Named for crate::plan::$item {
            fn name(&self, _plan: &Plan) -> Bilingual {
                self.$field.clone()
            }
        })*
    };
}

named_by!(name: Audience, Theme, Claim, Visual, Message, Channel, OtherCost, Alternative);
named_by!(text: Objective, Slogan, Insight, Mention, Relation);

impl Named for crate::plan::Experience {
    fn name(&self, plan: &Plan) -> Bilingual {
        plan.vocabulary.claims.find(&self.claim).map(|claim| claim.name.clone()).unwrap_or_default()
    }
}

impl Named for crate::plan::Worksheet {
    fn name(&self, _plan: &Plan) -> Bilingual {
        Bilingual::default()
    }
}

impl Named for Placement {
    fn name(&self, plan: &Plan) -> Bilingual {
        plan.message(&self.message).map(|message| message.name.clone()).unwrap_or_default()
    }
}

impl Named for crate::plan::Actual {
    fn name(&self, plan: &Plan) -> Bilingual {
        plan.placement(&self.placement).map(|placement| placement.name(plan)).unwrap_or_default()
    }
}

/// Returns what the step that applies `edit` to `plan` is called.
pub(super) fn name_of(edit: &Edit, plan: &Plan) -> EditName {
    let whole = |subject| EditName::of(Verb::Change, subject, 1);
    match edit {
        Edit::Title(_) => whole(Subject::Title),
        Edit::Organisation(_) => whole(Subject::Organisation),
        Edit::Product(_) => whole(Subject::Product),
        Edit::Notes(_) => whole(Subject::Notes),
        Edit::Bilingual(_) => whole(Subject::Languages),
        Edit::Calendar(_) => whole(Subject::Calendar),
        Edit::Currency(_) => whole(Subject::Currency),
        Edit::Budget(_) => whole(Subject::Budget),
        Edit::Commission(_) => whole(Subject::Commission),
        Edit::Tax(_) => whole(Subject::Tax),
        Edit::Divisions(_) => whole(Subject::Division),
        Edit::Settings(_) => whole(Subject::Settings),
        Edit::Platform(_) => whole(Subject::Platform),
        Edit::Objective(change) => change_name(change, &plan.objectives, Subject::Item(ListName::Objectives), plan),
        Edit::Audience(change) => change_name(change, &plan.audiences, Subject::Item(ListName::Audiences), plan),
        Edit::Theme(change) => change_name(change, &plan.vocabulary.themes, Subject::Item(ListName::Themes), plan),
        Edit::Claim(change) => change_name(change, &plan.vocabulary.claims, Subject::Item(ListName::Claims), plan),
        Edit::Visual(change) => change_name(change, &plan.vocabulary.visuals, Subject::Item(ListName::Visuals), plan),
        Edit::Slogan(change) => change_name(change, &plan.vocabulary.slogans, Subject::Item(ListName::Slogans), plan),
        Edit::Message(change) => change_name(change, &plan.messages, Subject::Item(ListName::Messages), plan),
        Edit::Channel(change) => change_name(change, &plan.channels, Subject::Item(ListName::Channels), plan),
        Edit::Placement(Change::Replace(new)) => replaced_placement_name(new, plan),
        Edit::Placement(change) => change_name(change, &plan.placements, Subject::Item(ListName::Placements), plan),
        Edit::OtherCost(change) => change_name(change, &plan.other_costs, Subject::Item(ListName::OtherCosts), plan),
        Edit::Restore(_) => EditName::of(Verb::Restore, Subject::Plan, 1),
        Edit::Actual(change) => change_name(change, &plan.actuals, Subject::Item(ListName::Actuals), plan),
        Edit::Insight(change) => change_name(change, &plan.insights, Subject::Item(ListName::Insights), plan),
        Edit::Alternative(change) => {
            change_name(change, &plan.alternatives, Subject::Item(ListName::Alternatives), plan)
        }
        Edit::Mention(change) => change_name(change, &plan.mentions, Subject::Item(ListName::Mentions), plan),
        Edit::CategoryMentions(_) => whole(Subject::CategoryMentions),
        Edit::Listening(_) => whole(Subject::ListeningMethod),
        Edit::Experience(change) => change_name(change, &plan.experiences, Subject::Item(ListName::Experiences), plan),
        Edit::Relation(change) => change_name(change, &plan.relations, Subject::Item(ListName::Relations), plan),
        Edit::Worksheet(change) => change_name(change, &plan.worksheets, Subject::Item(ListName::Worksheets), plan),
        Edit::Book(_) => whole(Subject::Book),
        Edit::Several { name, .. } => name.clone(),
    }
}

fn change_name<T: Identified + Named>(change: &Change<T>, list: &List<T>, subject: Subject, plan: &Plan) -> EditName {
    let named = |verb, item: Option<&T>| EditName {
        verb,
        subject,
        item: item.map(|item| item.name(plan)).unwrap_or_default(),
        count: 1,
    };
    match change {
        Change::Add { item, .. } => named(Verb::Add, Some(item)),
        Change::Remove(id) => named(Verb::Remove, list.find(id)),
        Change::Move { id, .. } => named(Verb::Reorder, list.find(id)),
        Change::Replace(new) => {
            let old = list.find(new.id());
            let renamed = old.is_some_and(|old| old.name(plan) != new.name(plan));
            named(if renamed { Verb::Rename } else { Verb::Change }, old)
        }
    }
}

/// Names the replacement of a placement: one that only starts elsewhere or changes its channel was moved; one with another
/// length was resized.
fn replaced_placement_name(new: &Placement, plan: &Plan) -> EditName {
    let old = plan.placements.iter().map(Arc::as_ref).find(|old| old.id == new.id);
    let verb = match old {
        Some(old) if old.weeks() != new.weeks() => Verb::Resize,
        Some(old) if old.start_week != new.start_week || old.channel != new.channel => Verb::Move,
        _ => Verb::Change,
    };
    EditName { verb, subject: Subject::Item(ListName::Placements), item: new.name(plan), count: 1 }
}
