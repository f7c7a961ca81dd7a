//! Rows as one edit of the plan: what is new is made, what is known is used.

use std::collections::BTreeMap;

use super::figures::Basis;
use super::meaning::Kind;
use super::names::Names;
use super::other_costs::{CostWeeks, StatedCost};
use super::placements::PlacedRow;
use super::prices::Price;
use crate::edit::{Change, Edit, EditName, Subject, Verb};
use crate::plan::schema::ListName;
use crate::plan::{
    Audience, AudienceId, Calendar, Channel, ChannelId, CostModel, Identified, List, Message, MessageId, NewIds,
    Placement, PlacementTerms, Plan,
};

/// Returns the cost model of a price.
fn model(price: &Price) -> Option<CostModel> {
    let rate = price.rate?;
    Some(match price.basis? {
        Basis::Thousand => CostModel::PerThousand(rate),
        Basis::Unit | Basis::Action | Basis::Point => CostModel::PerUnit(rate),
        Basis::Click => CostModel::PerClick { rate, click_rate: price.click_rate? },
        Basis::Week => CostModel::PerWeek(rate),
        Basis::Month => CostModel::PerMonth(rate),
        Basis::Flight => CostModel::PerFlight(rate),
        Basis::Flat => CostModel::Flat(rate),
    })
}

/// Returns true where only the rates differ.
fn is_same_kind(one: &CostModel, other: &CostModel) -> bool {
    match other.rate() {
        Some(rate) if one.rate().is_some() => one.with_rate(rate) == *other,
        _ => one == other,
    }
}

/// Holds what tells placements of one thing on different days from those of another.
type Key = (ChannelId, MessageId, Vec<AudienceId>, String);

/// Returns the placements of rows; rows of single days that say the same are one. Each has the rows that it comes from.
pub(super) fn placements(
    rows: &[PlacedRow],
    joins_days: bool,
    plan: &Plan,
    names: &mut Names,
    ids: NewIds,
) -> Vec<(Placement, Vec<usize>)> {
    let mut made: Vec<(Placement, Vec<usize>)> = Vec::new();
    let mut known: BTreeMap<Key, usize> = BTreeMap::new();
    let mut new_ids = ids.placements(plan);
    for row in rows {
        let counted = names.known_channel(&row.channel).map(|channel| channel.unit).filter(|_| !row.is_unit_said);
        let channel = names.channel(&row.channel, &row.medium, counted.unwrap_or(row.unit));
        let message = names.message(&row.message);
        let audiences: Vec<AudienceId> = row.audiences.iter().map(|name| names.audience(name)).collect();
        // Amounts for all of a row are added up.
        let is_flat = row.price.basis == Some(Basis::Flat);
        let rate = row.price.rate.filter(|_| !is_flat);
        // Weeks of one placement of the program's own have its id.
        let price = match &row.own {
            Some(own) => own.placement.clone(),
            None => format!("{rate:?}{:?}{:?}", row.price.basis, row.price.discount),
        };
        let key = (channel.clone(), message.clone(), audiences.clone(), price);
        if (joins_days || row.own.is_some())
            && let Some(index) = known.get(&key)
        {
            let (placement, of_rows) = &mut made[*index];
            add(placement, row);
            if is_flat && row.own.is_none() {
                add_amount(placement, row.price.rate);
            }
            of_rows.push(row.row);
            continue;
        }
        let Some(id) = new_ids.next() else { break };
        let (rate, terms) = own_price(row, &channel, names);
        known.insert(key, made.len());
        let placement = Placement {
            id,
            message,
            channel,
            audiences,
            start_week: row.weekly.start_week,
            quantities: row.weekly.quantities.clone(),
            rate,
            terms,
            pattern: None,
            rationale: super::names::named(&row.notes),
            source: row.source.clone(),
            status: row.status,
        };
        made.push((placement, vec![row.row]));
    }
    made
}

/// Returns what placements cost beside media, named by the titles of their columns and by the placements.
pub(super) fn costs_beside(rows: &[PlacedRow]) -> Vec<StatedCost> {
    let of_row = |row: &PlacedRow| {
        let message = if row.message == row.channel { String::new() } else { format!(", {}", row.message) };
        let weeks = CostWeeks { first: Some(row.weekly.start_week), until: None };
        let (at, channel, source) = (row.row, row.channel.clone(), row.source.clone());
        row.extra.clone().into_iter().map(move |(title, amount)| StatedCost {
            row: at,
            name: format!("{title}: {channel}{message}"),
            kind: super::others::cost_kind(&title),
            slug: title,
            other_name: None,
            amount,
            weeks,
            source: source.clone(),
        })
    };
    rows.iter().flat_map(of_row).collect()
}

/// Returns the rate and the terms that a row has for itself. A new channel takes those of its first row.
fn own_price(
    row: &PlacedRow,
    channel: &ChannelId,
    names: &mut Names,
) -> (Option<crate::plan::Decimal>, PlacementTerms) {
    let free_units = row.own.as_ref().map_or(0, |own| own.free_units);
    let mut terms = PlacementTerms { discount_percent: row.price.discount, free_units, ..PlacementTerms::default() };
    let Some(model) = model(&row.price) else { return (None, terms) };
    let is_new = names.is_new_channel(channel);
    let Some(channel) = names.channel_mut(channel) else { return (None, terms) };
    // One amount for all is that of the row alone.
    if is_new && channel.cost == CostModel::Free && !matches!(model, CostModel::Flat(_)) {
        channel.cost = model;
        return (None, terms);
    }
    // `20` and `20.000` are one rate.
    let rate = |cost: &CostModel| cost.rate().map(super::figures::fine);
    if is_same_kind(&channel.cost, &model) && rate(&channel.cost) == rate(&model) {
        return (None, terms);
    }
    if is_same_kind(&channel.cost, &model) {
        return (model.rate(), terms);
    }
    terms.cost = Some(model);
    (None, terms)
}

/// Adds an amount to that of a placement.
fn add_amount(placement: &mut Placement, amount: Option<crate::plan::Decimal>) {
    let with = |known: crate::plan::Decimal| {
        super::figures::of_fine(super::figures::fine(known) + amount.map_or(0, super::figures::fine))
    };
    if let Some(CostModel::Flat(known)) = placement.terms.cost {
        placement.terms.cost = with(known).map(CostModel::Flat);
    } else if let Some(known) = placement.rate {
        placement.rate = with(known);
    }
}

/// Adds the quantities of a row to a placement that says the same.
fn add(placement: &mut Placement, row: &PlacedRow) {
    if row.weekly.quantities.is_empty() {
        return;
    }
    if placement.quantities.is_empty() {
        placement.start_week = row.weekly.start_week;
        placement.quantities.clone_from(&row.weekly.quantities);
        return;
    }
    let first = placement.start_week.min(row.weekly.start_week);
    let last =
        placement.end_week().max(row.weekly.start_week + u32::try_from(row.weekly.quantities.len()).unwrap_or(1) - 1);
    let of_row = |week: u32| {
        let index = week.checked_sub(row.weekly.start_week).map(|index| index as usize);
        index.and_then(|index| row.weekly.quantities.get(index)).copied().unwrap_or(0)
    };
    let all: Vec<u64> = (first..=last).map(|week| placement.quantity_in(week).saturating_add(of_row(week))).collect();
    (placement.start_week, placement.quantities) = (first, all);
}

/// Returns the edits that add what is new and replace what is known and has changed.
fn changes<T>(now: &[T], before: &List<T>, added: impl Iterator<Item = T>) -> Vec<Edit>
where
    T: Identified + Clone + PartialEq,
    T::Id: PartialEq,
    Edit: From<Change<T>>,
{
    let changed = now.iter().filter(|item| before.find(item.id()).is_some_and(|known| known != *item));
    let replaced = changed.map(|item| Edit::from(Change::Replace(item.clone())));
    replaced.chain(added.map(|item| Change::Add { item, at: None }.into())).collect()
}

/// Returns the edit that takes a table over: audiences, messages and channels first, then what names them.
pub(super) fn edit(
    plan: &Plan,
    names: &Names,
    kind: Kind,
    calendar: Option<Calendar>,
    rest: Vec<Edit>,
) -> Option<Edit> {
    let (channels, messages, audiences) = names.known();
    let mut edits: Vec<Edit> = Vec::new();
    edits.extend(calendar.filter(|calendar| *calendar != plan.calendar).map(Edit::Calendar));
    edits.extend(changes::<Audience>(audiences, &plan.audiences, names.new_audiences().cloned()));
    edits.extend(changes::<Message>(messages, &plan.messages, names.new_messages().cloned()));
    edits.extend(changes::<Channel>(channels, &plan.channels, names.new_channels().cloned()));
    let count = if rest.is_empty() { edits.len() } else { rest.len() };
    edits.extend(rest);
    let subject = match kind {
        Kind::Placements => Subject::Item(ListName::Placements),
        Kind::Messages => Subject::Item(ListName::Messages),
        Kind::Audiences => Subject::Item(ListName::Audiences),
        Kind::Channels | Kind::Contacts => Subject::Item(ListName::Channels),
        Kind::OtherCosts => Subject::Item(ListName::OtherCosts),
        Kind::Records => Subject::Item(ListName::Actuals),
        Kind::Mentions => Subject::Item(ListName::Mentions),
    };
    (!edits.is_empty()).then(|| Edit::Several { edits, name: EditName::of(Verb::Import, subject, count) })
}
