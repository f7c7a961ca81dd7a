//! Chances of being exposed, of which less is left with every week.
//!
//! Of `n` chances of `p` that lie `d` weeks back, chances of `q = p·θ^d` are left. What is left of all weeks has the generating
//! function `Π_d (1 − q + q·z)^n`. Its logarithm `Σ_d n·ln(1 − q) + Σ_m (−1)^(m+1)·S_m·z^m/m` needs only the sums of powers of the odds,
//! `S_m = Σ_d n·(q/(1 − q))^m = Σ_{j≥m} C(j − 1, m − 1)·p^j·U_j`, where `U_j = Σ_d n·θ^(j·d)` is the same for all people and follows from
//! that of the week before. The shares `a_k` exposed `k` times come back by Newton's identities,
//! `k·a_k = Σ_{m≤k} (−1)^(m+1)·S_m·a_{k−m}`. So a week costs the same however many weeks are remembered.
//!
//! Chances above [`MOST_SUMMED`] are multiplied one week after the other: their sums would lose digits.
#![expect(clippy::inline_always, reason = "code runs with wide vectors only where it is inlined")]

use pulp::{Arch, Simd, WithSimd};

use crate::reach::combine::weeks::{LANES, Lanes, Levels, NOBODY_MET, add_exposures};
use crate::reach::curve::REACH_LEVELS;
use crate::reach::curve::table::whole;

/// Of an exposure of which less than this is left, nothing is.
const FORGOTTEN: f64 = 1e-9;

/// Chances up to this are summed as logarithms. With odds below 1/3 the sums of Newton's identities stay so near to each other in
/// size that a share is wrong by 1e-15 at most.
const MOST_SUMMED: f64 = 0.25;

/// What the first term that is left out of a sum may add to a share.
const SMALLEST_TERM: f64 = 1e-18;

/// No chance up to [`MOST_SUMMED`] needs more terms.
const MOST_TERMS: usize = 48;

/// Says how fast exposures are forgotten.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pace {
    /// The part that is left after a week.
    kept: f64,
    /// After so many weeks nothing is left.
    weeks: usize,
}

impl Pace {
    /// Finds after how many of at most `weeks` weeks nothing is left, when `kept` of each exposure is left after one.
    pub(super) fn new(kept: f64, weeks: usize) -> Self {
        let remembered = std::iter::successors(Some(1.0), |left| Some(left * kept)).take(weeks);
        Self { kept, weeks: remembered.take_while(|left| *left > FORGOTTEN).count() }
    }

    /// Returns the part that is left of each of the weeks up to `week` (counted from 0) that are still remembered, and that
    /// week, from the last one back.
    pub(super) fn left(self, week: usize) -> impl Iterator<Item = (f64, usize)> {
        let left = std::iter::successors(Some(1.0), move |left| Some(left * self.kept));
        left.zip((0..=week).rev()).take(self.weeks)
    }

    fn power(self, weeks: usize) -> f64 {
        self.kept.powi(i32::try_from(weeks).unwrap_or(i32::MAX))
    }
}

/// Holds what a week places: whole chances, and one chance of a part of the others' size.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct WeeklyChances {
    /// How many.
    pub(super) count: f64,
    /// The size of the one that is left over, as a part of the others, from 0 to 1.
    pub(super) rest: f64,
}

/// [`LANES`] kinds of people with their chances, who are computed side by side.
#[derive(Clone, Copy, Debug)]
struct Group {
    chances: Lanes,
    /// For so many weeks the chances are above [`MOST_SUMMED`].
    recent: usize,
    /// What is left of the chances after those weeks.
    before: Lanes,
    /// The part of that which is left when it is forgotten.
    forgotten: f64,
    /// So many terms are summed of the weeks before.
    terms: usize,
}

impl Group {
    fn of(chances: Lanes, pace: Pace) -> Self {
        let most = chances.0.iter().copied().fold(0.0, f64::max);
        let mut left = most;
        let mut recent = 0;
        while left > MOST_SUMMED && recent < pace.weeks {
            left *= pace.kept;
            recent += 1;
        }
        let before = chances.times(&Lanes::all(pace.power(recent)));
        Self { chances, recent, before, forgotten: pace.power(pace.weeks - recent), terms: terms_of(left) }
    }
}

/// Returns how many terms are needed for chances up to `chance`.
fn terms_of(chance: f64) -> usize {
    let mut power = 1.0;
    let sizes = COEFFICIENTS.iter().map(|row| row[1..].iter().fold(1.0, |most, number| f64::max(most, number.abs())));
    let is_needed = |size: f64| {
        power *= chance;
        size * power > SMALLEST_TERM
    };
    sizes.map(is_needed).take_while(|is_needed| *is_needed).count()
}

/// For each `j` from 1 on: `1/j`, then `(−1)^(m+1)·C(j − 1, m − 1)` for `m` from 1 to 9.
const COEFFICIENTS: [[f64; REACH_LEVELS]; MOST_TERMS] = {
    let mut all = [[0.0; REACH_LEVELS]; MOST_TERMS];
    let mut at = 0;
    while at < MOST_TERMS {
        all[at][0] = 1.0 / (at + 1) as f64;
        all[at][1] = 1.0;
        let mut m = 2;
        while m < REACH_LEVELS && at > 0 {
            // Pascal's triangle, with the sign of m.
            all[at][m] = all[at - 1][m] - all[at - 1][m - 1];
            m += 1;
        }
        at += 1;
    }
    all
};

/// People with their chances of each that is placed, ready to be asked what is left of them.
#[derive(Debug)]
pub(super) struct Fading {
    pace: Pace,
    groups: Vec<Group>,
    /// How many terms the sums of a week have.
    terms: usize,
}

/// Holds what is placed in all weeks, summed up for the people of a [`Fading`].
#[derive(Debug, Default)]
pub(super) struct SummedWeeks {
    weekly: Vec<WeeklyChances>,
    /// `U_1, U_2, …` of each week, over all weeks up to it.
    sums: Vec<f64>,
}

impl Fading {
    /// Prepares people with these `chances`.
    pub(super) fn of(chances: &[f64], pace: Pace) -> Self {
        let group = |some: &[f64]| Group::of(Lanes::of(|lane| some.get(lane).copied().unwrap_or_default()), pace);
        let groups: Vec<Group> = chances.chunks(LANES).map(group).collect();
        let terms = groups.iter().map(|group| group.terms).max().unwrap_or(0);
        Self { pace, groups, terms }
    }

    /// Sums up what is placed in each week.
    pub(super) fn summed_weeks(&self, weekly: Vec<WeeklyChances>) -> SummedWeeks {
        let Self { pace, terms, .. } = *self;
        let mut sums: Vec<f64> = Vec::with_capacity(terms * weekly.len());
        for (week, placed) in weekly.iter().enumerate() {
            let (mut kept, mut rest) = (1.0, 1.0);
            for term in 0..terms {
                kept *= pace.kept;
                rest *= placed.rest;
                let before = if week > 0 { sums[(week - 1) * terms + term] } else { 0.0 };
                sums.push(kept * before + placed.count + rest);
            }
        }
        SummedWeeks { weekly, sums }
    }

    /// Gives `put`, for each group of [`LANES`] people one after the other, its place and the shares of each that are left with 0, 1, …
    /// exposures of what is `placed` at the end of `week`, counted from 0.
    pub(super) fn levels(&self, placed: &SummedWeeks, week: usize, put: impl FnMut(usize, &Levels)) {
        Arch::new().dispatch(LevelsOf { fading: self, placed, week, put });
    }

    /// Returns what is left of the weeks before the `recent` ones of `group`.
    #[inline(always)]
    fn summed(&self, group: &Group, placed: &SummedWeeks, week: usize) -> Levels {
        let newest = (week - group.recent) * self.terms;
        let gone = week.checked_sub(self.pace.weeks).map(|week| week * self.terms);
        let mut sums = [Lanes::all(0.0); REACH_LEVELS];
        let (mut powers, mut lost_powers) = (Lanes::all(1.0), 1.0);
        for (term, coefficients) in COEFFICIENTS.iter().enumerate().take(group.terms) {
            powers = powers.times(&group.before);
            lost_powers *= group.forgotten;
            let lost = gone.map_or(0.0, |gone| lost_powers * placed.sums[gone + term]);
            let part = powers.times(&Lanes::all(placed.sums[newest + term] - lost));
            sums = [
                sum::<0>(&sums, &part, coefficients),
                sum::<1>(&sums, &part, coefficients),
                sum::<2>(&sums, &part, coefficients),
                sum::<3>(&sums, &part, coefficients),
                sum::<4>(&sums, &part, coefficients),
                sum::<5>(&sums, &part, coefficients),
                sum::<6>(&sums, &part, coefficients),
                sum::<7>(&sums, &part, coefficients),
                sum::<8>(&sums, &part, coefficients),
                sum::<9>(&sums, &part, coefficients),
            ];
        }
        of_sums(&sums)
    }
}

/// Returns one sum with a part added. `M` is fixed so that the compiler writes the sums out.
#[inline(always)]
fn sum<const M: usize>(sums: &[Lanes; REACH_LEVELS], part: &Lanes, coefficients: &[f64; REACH_LEVELS]) -> Lanes {
    sums[M].plus(&part.times(&Lanes::all(coefficients[M])))
}

/// Works out the shares from the sums of their logarithm.
#[inline(always)]
fn of_sums(sums: &[Lanes; REACH_LEVELS]) -> Levels {
    let mut levels = NOBODY_MET;
    levels[0] = Lanes::of(|lane| (-sums[0].0[lane]).exp());
    levels[1] = share::<1>(sums, &levels);
    levels[2] = share::<2>(sums, &levels);
    levels[3] = share::<3>(sums, &levels);
    levels[4] = share::<4>(sums, &levels);
    levels[5] = share::<5>(sums, &levels);
    levels[6] = share::<6>(sums, &levels);
    levels[7] = share::<7>(sums, &levels);
    levels[8] = share::<8>(sums, &levels);
    levels[9] = share::<9>(sums, &levels);
    let mut rest = Lanes::all(1.0);
    for level in &levels[..REACH_LEVELS] {
        rest = Lanes::of(|lane| rest.0[lane] - level.0[lane]);
    }
    levels[REACH_LEVELS] = Lanes::of(|lane| rest.0[lane].max(0.0));
    levels
}

/// Works out the share exposed `K` times from those exposed less often.
#[inline(always)]
fn share<const K: usize>(sums: &[Lanes; REACH_LEVELS], levels: &Levels) -> Lanes {
    let mut sum = sums[1].times(&levels[K - 1]);
    for m in 2..=K {
        sum = sum.plus(&sums[m].times(&levels[K - m]));
    }
    Lanes::of(|lane| (sum.0[lane] * (1.0 / K as f64)).max(0.0))
}

struct LevelsOf<'a, F> {
    fading: &'a Fading,
    placed: &'a SummedWeeks,
    week: usize,
    put: F,
}

/// Compiled for every width of vectors, with all that is called inlined.
impl<F: FnMut(usize, &Levels)> WithSimd for LevelsOf<'_, F> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(mut self, _: S) {
        let Fading { pace, groups, .. } = self.fading;
        let weekly = &self.placed.weekly;
        for (at, group) in groups.iter().enumerate() {
            let is_summed = group.recent < pace.weeks.min(self.week + 1) && group.terms > 0;
            let mut levels = if is_summed { self.fading.summed(group, self.placed, self.week) } else { NOBODY_MET };
            for (left, week) in pace.left(self.week).take(group.recent) {
                let chances = group.chances.times(&Lanes::all(left));
                take_many(&mut levels, &chances, weekly[week].count);
                if weekly[week].rest > 0.0 {
                    take(&mut levels, &chances.times(&Lanes::all(weekly[week].rest)));
                }
            }
            (self.put)(at, &levels);
        }
    }
}

/// Takes one chance more.
#[inline(always)]
fn take(levels: &mut Levels, chances: &Lanes) {
    let misses = Lanes::of(|lane| 1.0 - chances.0[lane]);
    levels[REACH_LEVELS] = levels[REACH_LEVELS].plus(&levels[REACH_LEVELS - 1].times(chances));
    for k in (1..REACH_LEVELS).rev() {
        levels[k] = levels[k].times(&misses).plus(&levels[k - 1].times(chances));
    }
    levels[0] = levels[0].times(&misses);
}

/// Up to so many chances are taken one by one; more of them are cheaper together.
const ONE_BY_ONE: f64 = 8.0;

/// Takes `count` chances more: in the same time however many there are.
#[inline(always)]
fn take_many(levels: &mut Levels, each: &Lanes, count: f64) {
    if count <= ONE_BY_ONE {
        for _ in 0..whole(count) {
            take(levels, each);
        }
        return;
    }
    let lanes = each.0.map(|chance| chances(chance, count));
    let met = std::array::from_fn(|level| Lanes::of(|lane| lanes[lane][level]));
    add_exposures(levels, &met);
}

/// Returns how often `count` chances of `p` each are met: 0 to 9 times by their ratios from `(1 − p)^n`, and the rest 10
/// times or more. The cost is that of the levels, whatever the count.
fn chances(p: f64, count: f64) -> [f64; REACH_LEVELS + 1] {
    let mut levels = [0.0; REACH_LEVELS + 1];
    if p <= 0.0 || count <= 0.0 {
        levels[0] = 1.0;
        return levels;
    }
    if p >= 1.0 {
        levels[whole(count).min(REACH_LEVELS)] = 1.0;
        return levels;
    }
    let odds = p / (1.0 - p);
    let log_none = count * (-p).ln_1p();
    let (mut term, mut below) = (log_none.exp(), 0.0);
    for (times, level) in levels[..REACH_LEVELS].iter_mut().enumerate() {
        *level = term;
        below += if times > 0 { term } else { 0.0 };
        let times = times as f64;
        term *= odds * (count - times).max(0.0) / (times + 1.0);
    }
    // What is left of the reach.
    levels[REACH_LEVELS] = (-log_none.exp_m1() - below).max(0.0);
    levels
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use pulp::{Scalar, Simd};

    use super::{
        COEFFICIENTS, Fading, LANES, Levels, LevelsOf, MOST_SUMMED, MOST_TERMS, Pace, SummedWeeks, WeeklyChances,
        terms_of,
    };
    use crate::reach::REACH_LEVELS;

    /// Chances taken one by one, week by week.
    fn one_by_one(chance: f64, weekly: &[WeeklyChances], kept: f64, week: usize) -> [f64; REACH_LEVELS + 1] {
        let mut levels = [0.0; REACH_LEVELS + 1];
        levels[0] = 1.0;
        let mut take = |chance: f64| {
            levels[REACH_LEVELS] += levels[REACH_LEVELS - 1] * chance;
            for k in (1..REACH_LEVELS).rev() {
                levels[k] = levels[k] * (1.0 - chance) + levels[k - 1] * chance;
            }
            levels[0] *= 1.0 - chance;
        };
        let mut left = 1.0;
        for placed in weekly[..=week].iter().rev() {
            if left > 1e-9 {
                (0..placed.count as u64).for_each(|_| take(chance * left));
                take(chance * left * placed.rest);
            }
            left *= kept;
        }
        levels
    }

    fn levels(fading: &Fading, placed: &SummedWeeks, week: usize) -> Vec<Levels> {
        let mut all = Vec::new();
        fading.levels(placed, week, |_, levels| all.push(*levels));
        all
    }

    fn weekly(placed: &[(u32, f64)]) -> Vec<WeeklyChances> {
        placed.iter().map(|&(count, rest)| WeeklyChances { count: f64::from(count), rest }).collect()
    }

    #[test]
    fn no_chance_needs_more_terms_than_there_are() {
        assert!(terms_of(MOST_SUMMED) < MOST_TERMS && terms_of(0.0) == 0);
        for (found, expected) in COEFFICIENTS[4].iter().zip([0.2, 1.0, -4.0, 6.0, -4.0, 1.0, 0.0, 0.0, 0.0, 0.0]) {
            assert!((found - expected).abs() < 1e-15, "{found} is not {expected}");
        }
    }

    proptest! {
        #[test]
        fn sums_give_what_products_give(
            chances in prop::collection::vec(
                prop_oneof![0.0..1.0_f64, 0.0..0.01_f64, 0.2..0.3_f64, Just(0.0), Just(1.0), Just(1e-12)],
                1..10,
            ),
            placed in prop::collection::vec(
                (prop_oneof![0..3_u32, 0..40_u32, 500..2000_u32], prop_oneof![Just(0.0), 0.0..1.0_f64]),
                1..40,
            ),
            kept in prop_oneof![Just(0.0), Just(1.0), Just(0.5), 0.0..1.0_f64, 0.0..0.001_f64],
        ) {
            let weekly = weekly(&placed);
            let fading = Fading::of(&chances, Pace::new(kept, weekly.len()));
            let placed = fading.summed_weeks(weekly.clone());
            for week in 0..weekly.len() {
                let found = levels(&fading, &placed, week);
                for (at, &chance) in chances.iter().enumerate() {
                    let expected = one_by_one(chance, &weekly, kept, week);
                    for (times, expected) in expected.iter().enumerate() {
                        let found = found[at / LANES][times].0[at % LANES];
                        prop_assert!((found - expected).abs() < 1e-12, "{chance}, {week}, {times}: {found} {expected}");
                    }
                }
            }
        }
    }

    #[test]
    fn shares_are_the_same_with_vectors_of_any_width() {
        let weekly = weekly(&[(3, 0.2), (0, 0.0), (12, 0.0), (1, 0.7), (2, 0.1)]);
        let fading = Fading::of(&[0.01, 0.1, 0.2, 0.3, 0.7, 1.0], Pace::new(0.7, 5));
        let placed = fading.summed_weeks(weekly);
        let mut narrowest = Vec::new();
        let put = |_: usize, levels: &Levels| narrowest.push(*levels);
        Simd::vectorize(Scalar, LevelsOf { fading: &fading, placed: &placed, week: 4, put });
        assert_eq!(levels(&fading, &placed, 4), narrowest);
    }
}
