//! Says what fields do to the plan, as functions of the plan from before a visit.
//!
//! A field is given a function that owns everything it needs and is handed the plan to start from. It cannot borrow an item
//! of the plan as it is shown, which is what the last keystroke made of it.

use crate::edit::{Change, Edit};
use crate::plan::{
    Alternative, Audience, Bilingual, Channel, Claim, Decimal, Experience, Identified, Insight, List, Mention, Message,
    Objective, OtherCost, Placement, Plan, Relation, Settings, Slogan, Tax, Theme, Visual, Worksheet,
};

/// A change to a part of something, for fields that do not know what the part belongs to.
pub(super) type Part<T> = Box<dyn FnOnce(&mut T) + Send>;

/// Something that stands in a list of the plan.
pub(super) trait Listed: Identified + Clone {
    /// Returns the plan's list of such items.
    fn list(plan: &Plan) -> &List<Self>;
}

macro_rules! listed {
    ($($item:ident: $($path:ident).+;)*) => {
        $(impl Listed for $item {
            fn list(plan: &Plan) -> &List<Self> {
                &plan.$($path).+
            }
        })*
    };
}

listed! {
    Objective: objectives;
    Audience: audiences;
    Theme: vocabulary.themes;
    Claim: vocabulary.claims;
    Visual: vocabulary.visuals;
    Slogan: vocabulary.slogans;
    Message: messages;
    Channel: channels;
    Placement: placements;
    OtherCost: other_costs;
    Insight: insights;
    Alternative: alternatives;
    Mention: mentions;
    Experience: experiences;
    Relation: relations;
    Worksheet: worksheets;
}

/// Builds the edit that replaces the item `id` of the plan `before` by a changed copy; `None` when the plan has it no longer.
pub(super) fn replaced_in<T: Listed>(before: &Plan, id: &T::Id, change: impl FnOnce(&mut T)) -> Option<Edit>
where
    Edit: From<Change<T>>,
{
    let mut new = T::list(before).find(id)?.clone();
    change(&mut new);
    Some(Change::Replace(new).into())
}

/// Makes what a field does out of what a value changes in the item `id`.
pub(super) fn of_item<T, V, F>(
    id: &T::Id,
    change: F,
) -> impl FnOnce(&Plan, V) -> Option<Edit> + Clone + Send + 'static + use<T, V, F>
where
    T: Listed,
    T::Id: Send + 'static,
    F: FnOnce(&mut T, V) + Clone + Send + 'static,
    Edit: From<Change<T>>,
{
    let id = id.clone();
    move |before: &Plan, value: V| replaced_in(before, &id, |item| change(item, value))
}

/// Makes what a field does out of what a value changes in the plan's settings.
pub(super) fn of_settings<V, F>(change: F) -> impl FnOnce(&Plan, V) -> Option<Edit> + Clone + Send + 'static + use<V, F>
where
    F: FnOnce(&mut Settings, V) + Clone + Send + 'static,
{
    move |before: &Plan, value: V| {
        let mut settings = before.settings;
        change(&mut settings, value);
        Some(Edit::Settings(settings))
    }
}

/// Makes what a field does out of what a value changes in the plan's tax.
pub(super) fn of_tax<V, F>(change: F) -> impl FnOnce(&Plan, V) -> Option<Edit> + Clone + Send + 'static + use<V, F>
where
    F: FnOnce(&mut Tax, V) + Clone + Send + 'static,
{
    move |before: &Plan, value: V| {
        let mut tax = before.money.tax.clone()?;
        change(&mut tax, value);
        Some(Edit::Tax(Some(tax)))
    }
}

/// Makes what a field of two languages does out of a text of the plan and the edit that replaces it.
pub(super) fn of_text(
    text: fn(&Plan) -> &Bilingual,
    edit: fn(Bilingual) -> Edit,
) -> impl FnOnce(&Plan, Part<Bilingual>) -> Option<Edit> + Clone + Send + 'static {
    move |before: &Plan, change: Part<Bilingual>| {
        let mut new = text(before).clone();
        change(&mut new);
        Some(edit(new))
    }
}

/// Makes what a field of two languages does out of where its text stands in the item `id`.
pub(super) fn of_item_text<T>(
    id: &T::Id,
    text: fn(&mut T) -> &mut Bilingual,
) -> impl FnOnce(&Plan, Part<Bilingual>) -> Option<Edit> + Clone + Send + 'static + use<T>
where
    T: Listed + 'static,
    T::Id: Send + 'static,
    Edit: From<Change<T>>,
{
    of_item(id, move |item: &mut T, change: Part<Bilingual>| change(text(item)))
}

/// Makes what a field does to the plan's budget.
pub(super) fn of_budget() -> impl FnOnce(&Plan, Decimal) -> Option<Edit> + Clone + Send + 'static {
    |_: &Plan, budget: Decimal| Some(Edit::Budget(budget))
}
