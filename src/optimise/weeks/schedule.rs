//! The units that may move between weeks, in parts, and how these fall on weeks.

use super::asked::WeeksRequest;
use crate::optimise::ask::NoAnswer;
use crate::plan::{Money, Placement, Plan, Unit, largest_remainder};

/// In how many equal parts impressions are moved where there are too many to move one by one.
const PARTS: u64 = 12;

/// Up to so many insertions are moved one by one, and no placement has more parts than this.
const MOST_PARTS: u64 = 200;

/// One placement whose units may move: its weeks that may change, and in how many parts its units move.
pub(super) struct Movable {
    /// Where it stands in the plan.
    pub(super) placement: usize,
    /// The places among its quantities that may change.
    pub(super) weeks: Vec<usize>,
    /// The weeks of the calendar that these are, counted from 0, rising.
    pub(super) calendar: Vec<usize>,
    /// Units of a part.
    pub(super) part: u64,
    pub(super) parts: u64,
    /// What is less than a part.
    rest: u64,
    /// The most parts of a week.
    pub(super) most: u64,
    /// The most units of a week.
    most_units: u64,
}

impl Movable {
    /// Lists the placements of `plan` whose units may move.
    ///
    /// # Errors
    /// [`NoAnswer::WeeksTooFull`] where the most units of a week leave no room for all units of a placement.
    pub(super) fn all(plan: &Plan, request: &WeeksRequest) -> Result<Vec<Self>, NoAnswer> {
        let here = plan.placements.iter().enumerate();
        let here = here.filter(|(_, one)| request.channels.is_empty() || request.channels.contains(&one.channel));
        let found = here.map(|(at, placement)| Self::of(plan, request, at, placement));
        found.filter_map(Result::transpose).collect()
    }

    fn of(plan: &Plan, request: &WeeksRequest, at: usize, placement: &Placement) -> Result<Option<Self>, NoAnswer> {
        let week_of = |offset: usize| {
            let week = placement.week_at(offset)?;
            let may_change = plan.calendar.contains(week) && !request.locked_weeks.contains(&week);
            may_change.then(|| usize::try_from(week - 1).ok()).flatten().map(|week| (offset, week))
        };
        let (weeks, calendar): (Vec<usize>, Vec<usize>) = (0..placement.quantities.len()).filter_map(week_of).unzip();
        let units: u64 = weeks.iter().fold(0, |sum: u64, &week| sum.saturating_add(placement.quantities[week]));
        let most_units = request.most_per_week.unwrap_or(u64::MAX);
        if most_units.saturating_mul(weeks.len() as u64) < units {
            return Err(NoAnswer::WeeksTooFull { channel: placement.channel.clone(), most: most_units, units });
        }
        let is_insertions = plan.channel(&placement.channel).is_some_and(|channel| channel.unit == Unit::Insertions);
        let usual = if is_insertions { MOST_PARTS } else { PARTS };
        let room = |part: u64| (most_units / part).saturating_mul(weeks.len() as u64);
        // Where a week has little room, smaller parts fill it better.
        let mut part = units.div_ceil(usual).max(1);
        while part > 1 && room(part) < units / part && units / (part / 2) <= MOST_PARTS {
            part /= 2;
        }
        let parts = units / part;
        let can_move = weeks.len() > 1 && parts > 0 && room(part) >= parts;
        let most = (most_units / part).min(parts);
        let rest = units - part * parts;
        Ok(can_move.then_some(Self { placement: at, weeks, calendar, part, parts, rest, most, most_units }))
    }

    /// Returns true where no week of today has more units than it may.
    pub(super) fn allows_today(&self, plan: &Plan) -> bool {
        let quantities = &plan.placements[self.placement].quantities;
        self.weeks.iter().all(|&week| quantities[week] <= self.most_units)
    }

    /// Returns true where its units are no whole number of parts.
    pub(super) fn has_rest(&self) -> bool {
        self.rest > 0
    }

    /// Lays the parts of today on the weeks, as nearly as parts can, and what finds no room on the weeks that have some.
    pub(super) fn today(&self, plan: &Plan) -> Vec<u64> {
        let quantities = &plan.placements[self.placement].quantities;
        let weights: Vec<u64> = self.weeks.iter().map(|&week| quantities[week]).collect();
        let parts = largest_remainder(Money(self.parts.into()), &weights);
        let mut parts: Vec<u64> = parts.iter().map(|part| u64::try_from(part.0).unwrap_or(0)).collect();
        let mut over = 0;
        for part in &mut parts {
            over += part.saturating_sub(self.most);
            *part = (*part).min(self.most);
        }
        for part in &mut parts {
            let taken = over.min(self.most - *part);
            *part += taken;
            over -= taken;
        }
        parts
    }

    /// Returns the units of each of its weeks with these parts: what is less than a part stays with the first weeks that have
    /// parts and room for it. `None` where there is no room.
    pub(super) fn units(&self, parts: &[u64]) -> Option<Vec<u64>> {
        let mut rest = self.rest;
        let units = parts.iter().map(|&parts| {
            let units = parts * self.part;
            let taken = if parts > 0 { rest.min(self.most_units.saturating_sub(units)) } else { 0 };
            rest -= taken;
            units + taken
        });
        let units: Vec<u64> = units.collect();
        (rest == 0).then_some(units)
    }

    /// Returns the units of each of its weeks where the first `settled` weeks have these parts, and all others stand as late as
    /// they may, but not after `week` of the calendar as long as there is room before its end.
    pub(super) fn units_latest(&self, parts: &[u64], settled: usize, week: usize) -> Vec<u64> {
        let taken: u64 = parts[..settled].iter().sum();
        let mut left = (self.parts - taken) * self.part + self.rest;
        let mut units: Vec<u64> = parts[..settled].iter().map(|&parts| parts * self.part).collect();
        units.resize(parts.len(), 0);
        let until = self.calendar.partition_point(|&at| at <= week).max(settled);
        let most = self.most_units.min(self.most.saturating_mul(self.part).saturating_add(self.rest));
        for at in (settled..until).rev() {
            units[at] = left.min(most);
            left -= units[at];
        }
        // What is less than a part may stand with weeks that are settled.
        if let Some(last) = units[..settled].iter_mut().zip(&self.calendar).rfind(|(_, at)| **at <= week) {
            let taken = left.min(self.rest);
            *last.0 += taken;
            left -= taken;
        }
        for units in &mut units[until..] {
            *units = left.min(most);
            left -= *units;
        }
        units
    }
}

/// Counts the schedules of all placements together.
pub(super) fn schedules_of(movable: &[Movable]) -> f64 {
    movable.iter().map(|one| count(one.parts, one.weeks.len(), one.most)).product()
}

/// Returns in how many ways so many parts fall on so many weeks with at most `most` in each.
pub(super) fn count(parts: u64, weeks: usize, most: u64) -> f64 {
    let parts = usize::try_from(parts).unwrap_or(usize::MAX).min(2 * MOST_PARTS as usize);
    let most = usize::try_from(most).unwrap_or(usize::MAX);
    let mut ways = vec![0.0; parts + 1];
    ways[0] = 1.0;
    for _ in 0..weeks {
        let before = ways.clone();
        for (at, way) in ways.iter_mut().enumerate() {
            *way = (0..=at.min(most)).map(|taken| before[at - taken]).sum();
        }
    }
    ways[parts]
}
