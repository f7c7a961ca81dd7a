//! New, copied, moved and removed things of the plan's lists.

use crate::edit::{Change, Edit, EditName, ItemId, Subject, Verb, keep_as_alternative};
use crate::plan::schema::ListName;
use crate::plan::{
    AlternativeId, Audience, Bilingual, Channel, Claim, Colour, Identified, Insight, List, MESSAGE_PALETTE, Mention,
    Message, NewIds, Objective, OtherCost, Plan, Relation, RelationAim, Slogan, Theme, Visual,
};

/// One place up or down in a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MoveBy {
    /// Towards the beginning.
    Up,
    /// Towards the end.
    Down,
}

fn fresh<T: Identified>(list: &List<T>, ids: NewIds, base: &str) -> String {
    ids.item(base, |id| list.has_id(id))
}

/// Returns the edit that adds an empty thing to the end of a list, and its id; `None` for lists whose things are never empty.
#[must_use]
pub fn add_item(plan: &Plan, ids: NewIds, list: ListName) -> Option<(Edit, ItemId)> {
    let vocabulary = &plan.vocabulary;
    Some(match list {
        ListName::Objectives => {
            let id = fresh(&plan.objectives, ids, "objective").into();
            added(Objective::named(id, Bilingual::default()), ItemId::Objective)
        }
        ListName::Audiences => {
            let id = fresh(&plan.audiences, ids, "audience").into();
            added(Audience::named(id, Bilingual::default()), ItemId::Audience)
        }
        ListName::Themes => {
            let id = fresh(&vocabulary.themes, ids, "theme").into();
            added(Theme { id, name: Bilingual::default() }, ItemId::Theme)
        }
        ListName::Claims => {
            let id = fresh(&vocabulary.claims, ids, "claim").into();
            added(Claim::named(id, Bilingual::default()), ItemId::Claim)
        }
        ListName::Visuals => {
            let id = fresh(&vocabulary.visuals, ids, "visual").into();
            added(Visual { id, name: Bilingual::default() }, ItemId::Visual)
        }
        ListName::Slogans => {
            let id = fresh(&vocabulary.slogans, ids, "slogan").into();
            added(Slogan { id, text: Bilingual::default() }, ItemId::Slogan)
        }
        ListName::Messages => added(new_message(plan, ids), ItemId::Message),
        ListName::Channels => added(new_channel(plan, ids), ItemId::Channel),
        ListName::Mentions => added(new_mention(plan, ids), ItemId::Mention),
        ListName::Insights => added(new_insight(plan, ids), ItemId::Insight),
        ListName::Relations => add_relation(plan, ids, None),
        ListName::OtherCosts => {
            added(OtherCost::blank(fresh(&plan.other_costs, ids, "cost").into()), ItemId::OtherCost)
        }
        ListName::Alternatives => {
            let id: AlternativeId = fresh(&plan.alternatives, ids, "alternative").into();
            (keep_as_alternative(plan, id.clone(), Bilingual::default()), ItemId::Alternative(id))
        }
        ListName::Placements | ListName::Actuals | ListName::Experiences | ListName::Worksheets => return None,
    })
}

fn new_insight(plan: &Plan, ids: NewIds) -> Insight {
    let id = fresh(&plan.insights, ids, "insight").into();
    Insight { id, text: Bilingual::default(), source: String::new(), date: None, audiences: Vec::new() }
}

fn added<T>(item: T, id: impl Fn(T::Id) -> ItemId) -> (Edit, ItemId)
where
    T: Identified,
    Edit: From<Change<T>>,
{
    let id = id(item.id().clone());
    (Change::Add { item, at: None }.into(), id)
}

/// Makes a mention of the day, the channel and the source of the last one: rows are written down in their order.
fn new_mention(plan: &Plan, ids: NewIds) -> Mention {
    let id = fresh(&plan.mentions, ids, "mention").into();
    let Some(last) = plan.mentions.last() else { return Mention::blank(id) };
    let (channel, source) = (last.channel.clone(), last.source.clone());
    Mention { date: last.date, channel, source, ..Mention::blank(id) }
}

/// Returns the edit that adds something that is done for the community, and its id: for `aim`, or for the first aim that
/// nothing serves.
#[must_use]
pub fn add_relation(plan: &Plan, ids: NewIds, aim: Option<RelationAim>) -> (Edit, ItemId) {
    let serves = |aim: &RelationAim| plan.relations.iter().any(|relation| relation.dimension == *aim);
    let open = RelationAim::ALL.into_iter().find(|aim| !serves(aim));
    let relation = Relation {
        id: fresh(&plan.relations, ids, "relation").into(),
        dimension: aim.or(open).unwrap_or_default(),
        text: Bilingual::default(),
        channel: None,
        owner: String::new(),
        start_week: None,
        weeks: None,
    };
    added(relation, ItemId::Relation)
}

fn new_message(plan: &Plan, ids: NewIds) -> Message {
    let id = fresh(&plan.messages, ids, "message").into();
    Message { colour: unused_colour(plan), ..Message::named(id, Bilingual::default()) }
}

/// Returns the first colour of the palette that the fewest messages have.
fn unused_colour(plan: &Plan) -> Colour {
    let uses = |colour: &Colour| plan.messages.iter().filter(|message| message.colour == *colour).count();
    MESSAGE_PALETTE.iter().min_by_key(|colour| uses(colour)).copied().unwrap_or_default()
}

fn new_channel(plan: &Plan, ids: NewIds) -> Channel {
    Channel {
        id: fresh(&plan.channels, ids, "channel").into(),
        name: Bilingual::default(),
        element: crate::plan::Element::default(),
        tool: crate::plan::Tool::default(),
        form: String::new(),
        consent: None,
        media: crate::plan::Media::default(),
        environment: crate::plan::Environment::default(),
        unit: crate::plan::Unit::default(),
        cost: crate::plan::CostModel::default(),
        contacts: contacts_for_all(plan, crate::plan::Unit::default()),
        terms: crate::plan::BuyingTerms::default(),
        overlap: 0.0,
        pairs: Vec::new(),
        source: String::new(),
        notes: Bilingual::default(),
    }
}

/// Makes a contact with every audience, of which no number is typed yet.
fn contacts_for_all(plan: &Plan, unit: crate::plan::Unit) -> Vec<crate::plan::Contact> {
    plan.audiences
        .iter()
        .map(|audience| crate::plan::Contact {
            audience: audience.id.clone(),
            model: crate::plan::ContactModel::blank(unit),
            share: None,
            source: String::new(),
        })
        .collect()
}

/// Returns the edit that adds `channel`, met by every audience of the plan, under an id like its own, and that id.
#[must_use]
pub fn add_channel(plan: &Plan, ids: NewIds, channel: Channel) -> (Edit, ItemId) {
    let id = fresh(&plan.channels, ids, channel.id.as_str()).into();
    let contacts = contacts_for_all(plan, channel.unit);
    added(Channel { id, contacts, ..channel }, ItemId::Channel)
}

/// Returns the edit that copies a thing to the place right after it, and the copy's id.
#[must_use]
pub fn duplicate_item(plan: &Plan, ids: NewIds, item: &ItemId) -> Option<(Edit, ItemId)> {
    let vocabulary = &plan.vocabulary;
    match item {
        ItemId::Objective(id) => {
            copied(&plan.objectives, (id, ids), ListName::Objectives, ItemId::Objective, |copy, id| copy.id = id)
        }
        ItemId::Audience(id) => {
            copied(&plan.audiences, (id, ids), ListName::Audiences, ItemId::Audience, |copy, id| copy.id = id)
        }
        ItemId::Theme(id) => {
            copied(&vocabulary.themes, (id, ids), ListName::Themes, ItemId::Theme, |copy, id| copy.id = id)
        }
        ItemId::Claim(id) => {
            copied(&vocabulary.claims, (id, ids), ListName::Claims, ItemId::Claim, |copy, id| copy.id = id)
        }
        ItemId::Visual(id) => {
            copied(&vocabulary.visuals, (id, ids), ListName::Visuals, ItemId::Visual, |copy, id| copy.id = id)
        }
        ItemId::Slogan(id) => {
            copied(&vocabulary.slogans, (id, ids), ListName::Slogans, ItemId::Slogan, |copy, id| copy.id = id)
        }
        ItemId::Message(id) => {
            copied(&plan.messages, (id, ids), ListName::Messages, ItemId::Message, |copy, id| copy.id = id)
        }
        ItemId::Channel(id) => {
            copied(&plan.channels, (id, ids), ListName::Channels, ItemId::Channel, |copy, id| copy.id = id)
        }
        ItemId::OtherCost(id) => {
            copied(&plan.other_costs, (id, ids), ListName::OtherCosts, ItemId::OtherCost, |copy, id| copy.id = id)
        }
        ItemId::Insight(id) => {
            copied(&plan.insights, (id, ids), ListName::Insights, ItemId::Insight, |copy, id| copy.id = id)
        }
        ItemId::Alternative(id) => {
            copied(&plan.alternatives, (id, ids), ListName::Alternatives, ItemId::Alternative, |copy, id| copy.id = id)
        }
        ItemId::Mention(id) => {
            copied(&plan.mentions, (id, ids), ListName::Mentions, ItemId::Mention, |copy, id| copy.id = id)
        }
        ItemId::Relation(id) => {
            copied(&plan.relations, (id, ids), ListName::Relations, ItemId::Relation, |copy, id| copy.id = id)
        }
        ItemId::Placement(_) => None,
    }
}

fn copied<T>(
    list: &List<T>,
    (id, ids): (&T::Id, NewIds),
    name: ListName,
    wrap: impl Fn(T::Id) -> ItemId,
    set_id: impl Fn(&mut T, T::Id),
) -> Option<(Edit, ItemId)>
where
    T: Identified + Clone,
    T::Id: From<String>,
    Edit: From<Change<T>>,
{
    let position = list.position(id)?;
    let mut copy = T::clone(list.get(position)?);
    let new_id: T::Id = fresh(list, ids, id.as_ref()).into();
    set_id(&mut copy, new_id.clone());
    let edit = Edit::Several {
        edits: vec![Change::Add { item: copy, at: Some(position + 1) }.into()],
        name: EditName::of(Verb::Duplicate, Subject::Item(name), 1),
    };
    Some((edit, wrap(new_id)))
}

/// Returns the edit that moves a thing by one place in its list, or `None` at the list's end.
#[must_use]
pub fn reorder_item(plan: &Plan, item: &ItemId, step: MoveBy) -> Option<Edit> {
    let vocabulary = &plan.vocabulary;
    match item {
        ItemId::Objective(id) => moved(&plan.objectives, id, step),
        ItemId::Audience(id) => moved(&plan.audiences, id, step),
        ItemId::Theme(id) => moved(&vocabulary.themes, id, step),
        ItemId::Claim(id) => moved(&vocabulary.claims, id, step),
        ItemId::Visual(id) => moved(&vocabulary.visuals, id, step),
        ItemId::Slogan(id) => moved(&vocabulary.slogans, id, step),
        ItemId::Message(id) => moved(&plan.messages, id, step),
        ItemId::Channel(id) => moved(&plan.channels, id, step),
        ItemId::OtherCost(id) => moved(&plan.other_costs, id, step),
        ItemId::Placement(id) => moved(&plan.placements, id, step),
        ItemId::Insight(id) => moved(&plan.insights, id, step),
        ItemId::Alternative(id) => moved(&plan.alternatives, id, step),
        ItemId::Mention(id) => moved(&plan.mentions, id, step),
        ItemId::Relation(id) => moved(&plan.relations, id, step),
    }
}

fn moved<T>(list: &List<T>, id: &T::Id, step: MoveBy) -> Option<Edit>
where
    T: Identified,
    Edit: From<Change<T>>,
{
    let position = list.position(id)?;
    let to = match step {
        MoveBy::Up => position.checked_sub(1)?,
        MoveBy::Down => Some(position + 1).filter(|&to| to < list.len())?,
    };
    Some(Change::Move { id: id.clone(), to }.into())
}
