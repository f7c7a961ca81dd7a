//! A good schedule by exchanges, and the walk through all schedules that could be better.

use super::asked::ROUNDING;
use super::schedule::Movable;
use super::trial::Trial;
use crate::optimise::watch::Watch;
use crate::plan::Plan;

/// How far a part moves in one exchange, in weeks that may change.
const MOVES: [usize; 4] = [1, 2, 4, 8];

/// The first exchanges move this part of a placement's parts at once, the next ones half as many.
const FIRST_MOVE: u64 = 6;

/// Exchanges end once what is left at the end of a week was worked out so often, and a walk through all schedules is given up.
const MOST_EXCHANGED: u64 = 6_000;
const MOST_WALKED: u64 = 60_000;

/// A schedule with its plan and its value by the analysis.
pub(super) struct Judged {
    pub(super) plan: Plan,
    pub(super) value: f64,
}

/// A week of a movable placement: what is settled next.
#[derive(Clone, Copy)]
struct Choice {
    /// The week of the calendar, counted from 0.
    week: usize,
    movable: usize,
    /// Which of its weeks.
    at: usize,
}

/// Looks for the best schedule.
pub(super) struct Walk<'a> {
    trial: &'a Trial<'a>,
    movable: &'a [Movable],
    watch: Watch<'a>,
    /// The best schedule that is better than today's weeks.
    pub(super) best: Option<Judged>,
    /// What a schedule must exceed: the value of the best, or of today's weeks where these are allowed.
    to_beat: f64,
    /// What no schedule leaves at the end of each week.
    bounds: Vec<f64>,
    /// What no schedule leaves in all.
    pub(super) bound: f64,
    /// The weeks of all movable placements, in the order in which they are settled: by week.
    choices: Vec<Choice>,
    /// How many parts each week of each placement has, as far as that is settled.
    schedule: Vec<Vec<u64>>,
    done: f64,
    /// How often what is left at the end of a week was worked out.
    looks: u64,
}

impl<'a> Walk<'a> {
    /// Begins; `today` is the value of today's weeks where these are allowed.
    pub(super) fn new(trial: &'a Trial<'a>, movable: &'a [Movable], today: Option<f64>, watch: Watch<'a>) -> Self {
        let schedule: Vec<Vec<u64>> = movable.iter().map(|one| vec![0; one.weeks.len()]).collect();
        let mut choices: Vec<Choice> = movable
            .iter()
            .enumerate()
            .flat_map(|(movable, one)| {
                one.calendar.iter().enumerate().map(move |(at, &week)| Choice { week, movable, at })
            })
            .collect();
        choices.sort_by_key(|choice| (choice.week, choice.movable));
        let mut walk = Self {
            trial,
            movable,
            watch,
            best: None,
            to_beat: today.unwrap_or(f64::NEG_INFINITY),
            bounds: Vec::new(),
            bound: 1.0,
            choices,
            schedule,
            done: 0.0,
            looks: 0,
        };
        let latest = |week: usize| if trial.later_is_better() { walk.latest(0, week) } else { 1.0 };
        let bounds: Vec<f64> = (0..trial.weeks()).map(latest).collect();
        walk.bound = trial.together(bounds.iter().copied());
        walk.bounds = bounds;
        walk
    }

    /// Returns the most that a schedule which begins with the first `settled` choices can leave at the end of `week`.
    fn latest(&self, settled: usize, week: usize) -> f64 {
        let mut of_each = vec![0; self.movable.len()];
        for choice in &self.choices[..settled] {
            of_each[choice.movable] += 1;
        }
        let each = self.movable.iter().zip(&self.schedule).zip(of_each);
        let units: Vec<Vec<u64>> = each.map(|((one, parts), settled)| one.units_latest(parts, settled, week)).collect();
        self.trial.share(week, &self.trial.weekly(self.movable, &units))
    }

    /// Takes `schedule` where it is better than what is known. What it leaves at the ends of the weeks before `from` stands in
    /// `shares`.
    fn look(&mut self, schedule: &[Vec<u64>], from: usize, shares: &mut [f64]) {
        if let Some(units) = self.units_above(self.to_beat, self.trial, schedule, (from, shares)) {
            self.judge(&units);
        }
    }

    /// Returns the units of `schedule` where `trial` says that it leaves more than `to_beat`. What it leaves at the ends of the weeks
    /// before `from` stands in `shares`, which has that of all weeks then.
    fn units_above(
        &mut self,
        to_beat: f64,
        trial: &Trial<'_>,
        schedule: &[Vec<u64>],
        (from, shares): (usize, &mut [f64]),
    ) -> Option<Vec<Vec<u64>>> {
        let units = self.units(schedule)?;
        let weekly = trial.weekly(self.movable, &units);
        shares[from..].copy_from_slice(&self.bounds[from..]);
        for week in from..shares.len() {
            self.looks += 1;
            shares[week] = trial.share(week, &weekly);
            if trial.together(shares.iter().copied()) <= to_beat + ROUNDING {
                return None;
            }
        }
        Some(units)
    }

    fn units(&self, schedule: &[Vec<u64>]) -> Option<Vec<Vec<u64>>> {
        self.movable.iter().zip(schedule).map(|(one, parts)| one.units(parts)).collect()
    }

    /// Returns the units of `schedule`, none for a placement whose parts leave no room for what is less than one.
    fn units_that_fit(&self, schedule: &[Vec<u64>]) -> Vec<Vec<u64>> {
        let each = self.movable.iter().zip(schedule);
        each.map(|(one, parts)| one.units(parts).unwrap_or_else(|| vec![0; parts.len()])).collect()
    }

    /// Takes the schedule with these units where the analysis says that it is better than what is known.
    fn judge(&mut self, units: &[Vec<u64>]) {
        let judged = self.trial.judged(self.movable, units);
        if let Some((plan, value)) = judged.filter(|(_, value)| *value > self.to_beat + ROUNDING) {
            self.to_beat = value;
            self.best = Some(Judged { plan, value });
        }
    }

    /// Moves parts from one week to another, beginning with today's weeks and with many parts at once, as long as that leaves more
    /// in memory: each move that does is taken at once, and the analysis is asked after each round of them.
    pub(super) fn exchange(&mut self) {
        let mut schedule: Vec<Vec<u64>> = self.movable.iter().map(|one| one.today(self.trial.plan())).collect();
        if let Some(units) = self.units(&schedule) {
            self.judge(&units);
        }
        let mut many = self.movable.iter().map(|one| one.parts / FIRST_MOVE).max().unwrap_or(1).max(1);
        loop {
            while self.moved(&mut schedule, many) {
                if let Some(units) = self.units(&schedule) {
                    self.judge(&units);
                }
            }
            if many == 1 || (self.watch.stopped)() || self.looks > MOST_EXCHANGED {
                return;
            }
            many /= 2;
        }
    }

    /// Tries to move so many parts from each week to each of some others. Returns true where that made the schedule better.
    fn moved(&mut self, schedule: &mut [Vec<u64>], many: u64) -> bool {
        let mut is_better = false;
        let mut known = self.shares_of(schedule);
        for at in 0..self.movable.len() {
            let trial = self.trial.of_one(self.movable, &self.units_that_fit(schedule), at);
            let one = &self.movable[at];
            let last = one.weeks.len() - 1;
            let moves = (0..=last).flat_map(|from| {
                let ways = MOVES.into_iter().flat_map(move |far| [from.checked_add(far), from.checked_sub(far)]);
                ways.flatten().filter(move |&to| to <= last).map(move |to| (from, to))
            });
            for (from, to) in moves {
                if (self.watch.stopped)() || self.looks > MOST_EXCHANGED {
                    return is_better;
                }
                let parts = many.min(schedule[at][from]).min(one.most - schedule[at][to]);
                if parts == 0 {
                    continue;
                }
                schedule[at][from] -= parts;
                schedule[at][to] += parts;
                let mut shares = known.clone();
                // What is left over stands with the first weeks that have parts, which may then be others.
                let first = if one.has_rest() { 0 } else { one.calendar[from.min(to)] };
                let to_beat = trial.together(known.iter().copied());
                let units = self.units_above(to_beat, &trial, schedule, (first, &mut shares));
                if units.is_some_and(|units| trial.affordable(self.movable, &units).is_some()) {
                    (known, is_better) = (shares, true);
                } else {
                    schedule[at][from] += parts;
                    schedule[at][to] -= parts;
                }
            }
        }
        is_better
    }

    /// Returns what a schedule leaves at the end of each week.
    fn shares_of(&mut self, schedule: &[Vec<u64>]) -> Vec<f64> {
        let weekly = self.trial.weekly(self.movable, &self.units_that_fit(schedule));
        self.looks += self.trial.weeks() as u64;
        (0..self.trial.weeks()).map(|week| self.trial.share(week, &weekly)).collect()
    }

    /// Walks through all schedules that could be better than what is known. Returns false where it was stopped, or where too many
    /// could be.
    pub(super) fn through_all(&mut self) -> bool {
        self.looks = 0;
        let left: Vec<u64> = self.movable.iter().map(|one| one.parts).collect();
        let bounds = self.bounds.clone();
        self.settle((0, 0), &left, bounds, 1.0)
    }

    /// Settles the choice at `at` in every way. Weeks before `week` are known: `shares` holds what is left in memory at their ends,
    /// and what no schedule leaves at those after them; `part` is how much of all schedules begins so.
    fn settle(&mut self, (at, week): (usize, usize), left: &[u64], mut shares: Vec<f64>, part: f64) -> bool {
        if (self.watch.stopped)() || self.looks > MOST_WALKED {
            return false;
        }
        let Some(&choice) = self.choices.get(at) else {
            let schedule = self.schedule.clone();
            // Weeks that are settled are known, but for what is less than a part.
            let first = if self.movable.iter().any(Movable::has_rest) { 0 } else { week };
            self.look(&schedule, first, &mut shares);
            self.report(part);
            return true;
        };
        if choice.week > week && !self.is_hopeful((at, week, choice.week), &mut shares) {
            self.report(part);
            return true;
        }
        let one = &self.movable[choice.movable];
        let behind = (one.weeks.len() - choice.at - 1) as u64;
        let least = left[choice.movable].saturating_sub(behind.saturating_mul(one.most));
        let most = left[choice.movable].min(one.most);
        let ways = (most + 1 - least.min(most + 1)).max(1) as f64;
        for parts in least..=most {
            self.schedule[choice.movable][choice.at] = parts;
            let mut left = left.to_vec();
            left[choice.movable] -= parts;
            if !self.settle((at + 1, choice.week), &left, shares.clone(), part / ways) {
                return false;
            }
        }
        self.schedule[choice.movable][choice.at] = 0;
        true
    }

    /// Works out what is left in memory at the end of the weeks from `week` to before `next`, which the first `settled` choices
    /// settle, and what can be left at most at those after them. False once that is no better than what is known.
    fn is_hopeful(&mut self, (settled, week, next): (usize, usize, usize), shares: &mut [f64]) -> bool {
        let (trial, to_beat) = (self.trial, self.to_beat);
        let is_enough = |shares: &[f64]| trial.together(shares.iter().copied()) > to_beat + ROUNDING;
        let known = if self.trial.later_is_better() { shares.len() } else { next };
        for at in week..known {
            self.looks += 1;
            shares[at] = shares[at].min(self.latest(settled, at));
            if !is_enough(shares) {
                return false;
            }
        }
        true
    }

    fn report(&mut self, part: f64) {
        self.done += part;
        (self.watch.progress)(self.done);
    }
}
