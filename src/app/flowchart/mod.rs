//! The flowchart without its drawing: rows, lanes, and what its gestures do to placements.

mod layout;

pub use layout::{FlowchartLayout, Lane, Row};

use crate::catalogue;
use crate::edit::{Change, Edit, EditName, Subject, Verb};
use crate::plan::schema::ListName;
use crate::plan::{
    Bilingual, Channel, ChannelId, CostModel, Language, MessageId, NewIds, Placement, PlacementId, Plan, Status,
};
use crate::text::strings::Texts;

/// How many weeks a dropped message gets.
pub const NEW_FLIGHT_WEEKS: u32 = 2;

/// One end of a flight.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edge {
    /// The first week.
    Start,
    /// The last week.
    End,
}

/// A quantity for a week, and whether it is the catalogue's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FirstQuantity {
    /// Units a week; 0 where nothing is known that it could follow from.
    pub units: u64,
    /// True when it is the illustrative one of the catalogue.
    pub is_illustrative: bool,
}

/// Returns the quantity that a new bar on `channel` begins with: the largest week of the channel's last bar that has any, else
/// the catalogue's for the channel that it was taken from, else none. Nothing is made up from the size of audiences.
#[must_use]
pub fn first_quantity(plan: &Plan, channel: &Channel) -> FirstQuantity {
    let bars = plan.placements.iter().rev().filter(|placement| placement.channel == channel.id);
    let last = bars.filter_map(|placement| placement.quantities.iter().copied().max()).find(|&quantity| quantity > 0);
    if let Some(units) = last {
        return FirstQuantity { units, is_illustrative: false };
    }
    let template = catalogue::template_of(channel);
    FirstQuantity {
        units: template.map_or(0, |template| template.quantity_per_week),
        is_illustrative: template.is_some(),
    }
}

impl FirstQuantity {
    /// Returns the source that a bar with this quantity states.
    fn source(self, plan: &Plan) -> String {
        if self.is_illustrative { catalogue_source(plan).to_owned() } else { String::new() }
    }
}

/// Returns the source that a bar with the catalogue's quantity states, in a language of the plan.
fn catalogue_source(plan: &Plan) -> &'static str {
    let language =
        if plan.title.en.trim().is_empty() && !plan.title.ar.trim().is_empty() { Language::Ar } else { Language::En };
    Texts::of(language).plan_page.catalogue_source
}

/// Returns the edit that places `message` on `channel` from `start_week`, shortened where the plan's weeks end, and the new id.
/// `None` when the message, the channel or the week is not in the plan.
#[must_use]
pub fn place(
    plan: &Plan,
    ids: NewIds,
    message: &MessageId,
    channel: &ChannelId,
    start_week: u32,
    weeks: u32,
) -> Option<(Edit, PlacementId)> {
    plan.message(message)?;
    let row = plan.channel(channel)?;
    if !plan.calendar.contains(start_week) {
        return None;
    }
    let weeks = weeks.clamp(1, plan.calendar.weeks - start_week + 1);
    let id = ids.placements(plan).next()?;
    let first = first_quantity(plan, row);
    let placement = Placement {
        id: id.clone(),
        message: message.clone(),
        channel: channel.clone(),
        audiences: Vec::new(),
        start_week,
        quantities: vec![first.units; weeks as usize],
        rate: None,
        terms: crate::plan::PlacementTerms::default(),
        pattern: None,
        rationale: Bilingual::default(),
        source: first.source(plan),
        status: Status::default(),
    };
    Some((Edit::Placement(Change::Add { item: placement, at: None }), id))
}

/// Returns the edit that moves (or copies) placements by so many weeks and channel rows, as far as the plan's weeks and rows
/// go, and the ids of what then lies at the new places; copies have the ids `copies`. `None` when nothing would move.
#[must_use]
pub fn move_placements(
    plan: &Plan,
    ids: &[PlacementId],
    (weeks, rows): (i64, i64),
    copies: Option<NewIds>,
) -> Option<(Edit, Vec<PlacementId>)> {
    let moving: Vec<&Placement> = ids.iter().filter_map(|id| plan.placement(id)).collect();
    let weeks = clamp_weeks(plan, &moving, weeks);
    let order: Vec<usize> = layout::rows(plan).iter().filter_map(Row::channel).collect();
    let rows = clamp_rows(plan, &moving, &order, rows);
    if moving.is_empty() || (weeks == 0 && rows == 0 && copies.is_none()) {
        return None;
    }
    let mut fresh = copies.map(|ids| ids.placements(plan));
    let mut edits = Vec::with_capacity(moving.len());
    let mut moved_ids = Vec::with_capacity(moving.len());
    for original in moving {
        let mut placement = original.clone();
        placement.start_week = shifted(original.start_week, weeks);
        if let Some(target) = row_neighbour(plan, &order, original, rows) {
            change_channel(plan, &mut placement, target);
        }
        if let Some(fresh) = &mut fresh {
            placement.id = fresh.next()?;
        }
        moved_ids.push(placement.id.clone());
        let change =
            if copies.is_some() { Change::Add { item: placement, at: None } } else { Change::Replace(placement) };
        edits.push(Edit::Placement(change));
    }
    let verb = if copies.is_some() { Verb::Duplicate } else { Verb::Move };
    Some((one_or_several(plan, edits, verb), moved_ids))
}

/// Makes one edit of several, as one step named by `verb`; a single edit stays itself, with its own name.
fn one_or_several(plan: &Plan, mut edits: Vec<Edit>, verb: Verb) -> Edit {
    let mut name = EditName::of(verb, Subject::Item(ListName::Placements), edits.len());
    if let [Edit::Placement(Change::Add { item, .. } | Change::Replace(item))] = edits.as_slice() {
        if let Some(message) = plan.message(&item.message) {
            name.item.clone_from(&message.name);
        }
        if verb != Verb::Duplicate {
            return edits.remove(0);
        }
    }
    Edit::Several { edits, name }
}

fn shifted(week: u32, by: i64) -> u32 {
    u32::try_from(i64::from(week).saturating_add(by)).unwrap_or(1).max(1)
}

/// Returns how many weeks earlier and later placements can be moved together within the plan's weeks.
#[must_use]
pub fn room_beside(plan: &Plan, ids: &[PlacementId]) -> (u32, u32) {
    let moving: Vec<&Placement> = ids.iter().filter_map(|id| plan.placement(id)).collect();
    let most = i64::from(u32::MAX);
    let room = [-most, most].map(|weeks| clamp_weeks(plan, &moving, weeks).unsigned_abs());
    let [earlier, later] = room.map(|weeks| u32::try_from(weeks).unwrap_or(u32::MAX));
    (earlier, later)
}

fn clamp_weeks(plan: &Plan, moving: &[&Placement], weeks: i64) -> i64 {
    let first = moving.iter().map(|placement| i64::from(placement.start_week)).min().unwrap_or(1);
    let last = moving.iter().map(|placement| i64::from(placement.end_week())).max().unwrap_or(1);
    let earliest = (1 - first).min(0);
    let latest = (i64::from(plan.calendar.weeks) - last).max(0);
    weeks.clamp(earliest, latest)
}

fn row_of(plan: &Plan, order: &[usize], placement: &Placement) -> Option<i64> {
    let row = order.iter().position(|&channel| plan.channels[channel].id == placement.channel)?;
    i64::try_from(row).ok()
}

fn clamp_rows(plan: &Plan, moving: &[&Placement], order: &[usize], rows: i64) -> i64 {
    let positions: Vec<i64> = moving.iter().filter_map(|placement| row_of(plan, order, placement)).collect();
    let first = positions.iter().copied().min().unwrap_or(0);
    let last = positions.iter().copied().max().unwrap_or(0);
    let count = i64::try_from(order.len()).unwrap_or(i64::MAX);
    rows.clamp((-first).min(0), (count - 1 - last).max(0))
}

fn row_neighbour<'a>(plan: &'a Plan, order: &[usize], placement: &Placement, rows: i64) -> Option<&'a Channel> {
    if rows == 0 {
        return None;
    }
    let target = usize::try_from(row_of(plan, order, placement)? + rows).ok()?;
    plan.channels.get(*order.get(target)?).map(AsRef::as_ref)
}

/// Puts a placement on another channel. Its own rate stays behind, and quantities that counted something else begin anew.
pub fn change_channel(plan: &Plan, placement: &mut Placement, target: &Channel) {
    let unit_before = plan.channel(&placement.channel).map(|channel| channel.unit);
    placement.channel = target.id.clone();
    placement.rate = None;
    if unit_before != Some(target.unit) {
        let first = first_quantity(plan, target);
        for week in &mut placement.quantities {
            if *week > 0 {
                *week = first.units;
            }
        }
        placement.pattern = None;
        // What somebody wrote there stays.
        let is_catalogues = |language| placement.source == Texts::of(language).plan_page.catalogue_source;
        if placement.source.is_empty() || Language::ALL.into_iter().any(is_catalogues) {
            placement.source = first.source(plan);
        }
    }
}

/// Returns the edit that moves one end of placements by so many weeks; each keeps one week at least and stays in the plan's
/// weeks. A placement made by a pattern is made anew by it; else the outermost quantity is repeated. `None` when nothing would
/// change.
#[must_use]
pub fn resize_placements(plan: &Plan, ids: &[PlacementId], edge: Edge, weeks: i64) -> Option<Edit> {
    let edits: Vec<Edit> = ids
        .iter()
        .filter_map(|id| plan.placement(id))
        .filter_map(|placement| {
            let resized = resized(plan, placement, edge, weeks);
            (resized != *placement).then_some(Edit::Placement(Change::Replace(resized)))
        })
        .collect();
    if edits.is_empty() { None } else { Some(one_or_several(plan, edits, Verb::Resize)) }
}

fn resized(plan: &Plan, placement: &Placement, edge: Edge, weeks: i64) -> Placement {
    let (start, end) = (i64::from(placement.start_week), i64::from(placement.end_week().max(placement.start_week)));
    let (start, end) = match edge {
        Edge::Start => ((start + weeks).clamp(1.min(start), end), end),
        Edge::End => (start, (end + weeks).clamp(start, i64::from(plan.calendar.weeks).max(end))),
    };
    let mut out = placement.clone();
    out.start_week = shifted(0, start);
    let length = usize::try_from(end - start + 1).unwrap_or(1);
    if let Some(pattern) = placement.pattern {
        out.quantities = pattern.quantities(u32::try_from(length).unwrap_or(1));
        return out;
    }
    match edge {
        Edge::End => {
            let filler = last_used(placement.quantities.iter().rev());
            out.quantities.resize(length, filler);
        }
        Edge::Start => {
            let filler = last_used(placement.quantities.iter());
            let kept: Vec<u64> = placement.quantities.iter().rev().take(length).rev().copied().collect();
            out.quantities = vec![filler; length - kept.len()];
            out.quantities.extend(kept);
        }
    }
    out
}

/// Returns the first quantity above zero, else none.
fn last_used<'a>(mut quantities: impl Iterator<Item = &'a u64>) -> u64 {
    quantities.find(|&&quantity| quantity > 0).copied().unwrap_or(0)
}

/// Returns the edit that removes placements as one step. `None` when there are none of them.
#[must_use]
pub fn remove_placements(plan: &Plan, ids: &[PlacementId], verb: Verb) -> Option<Edit> {
    let existing: Vec<&PlacementId> = ids.iter().filter(|id| plan.placement(id).is_some()).collect();
    let mut name = EditName::of(verb, Subject::Item(ListName::Placements), existing.len());
    match existing.as_slice() {
        [] => return None,
        [one] => {
            let message = plan.placement(one).and_then(|placement| plan.message(&placement.message));
            name.item = message.map(|message| message.name.clone()).unwrap_or_default();
        }
        _ => {}
    }
    let edits = existing.into_iter().map(|id| Edit::Placement(Change::Remove(id.clone()))).collect();
    Some(Edit::Several { edits, name })
}

/// Returns the edit that pastes copies of `placements` with the first of them in `start_week`, on `channel` when they all came
/// from one channel, and the new ids. Weeks beyond the calendar's end move the whole group back as far as it goes.
#[must_use]
pub fn paste(
    plan: &Plan,
    new: NewIds,
    placements: &[Placement],
    start_week: u32,
    channel: Option<&ChannelId>,
) -> Option<(Edit, Vec<PlacementId>)> {
    let first = placements.iter().map(|placement| placement.start_week).min()?;
    let one_channel = placements.windows(2).all(|pair| pair[0].channel == pair[1].channel);
    let usable: Vec<&Placement> = placements
        .iter()
        .filter(|placement| plan.message(&placement.message).is_some() && plan.channel(&placement.channel).is_some())
        .collect();
    let weeks = clamp_weeks(plan, &usable, i64::from(start_week) - i64::from(first));
    let mut fresh = new.placements(plan);
    let mut ids = Vec::new();
    let mut edits = Vec::new();
    for original in usable {
        let mut copy = original.clone();
        copy.id = fresh.next()?;
        copy.start_week = shifted(original.start_week, weeks);
        copy.audiences.retain(|audience| plan.audience(audience).is_some());
        // A price for rating points of an audience that this plan has not would name nobody.
        if let Some(CostModel::PerGrp { audience, .. }) = &copy.terms.cost
            && plan.audience(audience).is_none()
        {
            copy.terms.cost = None;
        }
        if let Some(target) = channel.filter(|_| one_channel).and_then(|id| plan.channel(id))
            && target.id != copy.channel
        {
            change_channel(plan, &mut copy, target);
        }
        ids.push(copy.id.clone());
        edits.push(Edit::Placement(Change::Add { item: copy, at: None }));
    }
    if edits.is_empty() {
        return None;
    }
    let name = EditName::of(Verb::Paste, Subject::Item(ListName::Placements), edits.len());
    Some((Edit::Several { edits, name }, ids))
}
