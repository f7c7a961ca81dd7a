//! One channel in one audience, week by week: from its curve and its weekly units to blocks of exposures to date.
#![expect(clippy::inline_always, reason = "code runs with wide vectors only where it is inlined")]

use pulp::{Arch, Simd, WithSimd};

use super::contact::Met;
use super::weeks::{Block, LANES, Lanes};
use crate::reach::curve::REACH_LEVELS;
use crate::reach::curve::table::whole;
use crate::reach::curve::terms::{
    BetaBinomialTerms, BinomialTerms, MOST_TERMS, NegativeBinomialTerms, PoissonTerms, SMALL_TAIL, Terms,
};
use crate::reach::curve::{Amount, Point, Shape, flushed};

/// The last number of exposures before those that are counted together.
const LAST_TERM: usize = REACH_LEVELS - 1;

/// How many terms are added before it is asked whether they are enough.
const TERMS_AT_ONCE: usize = 4;

/// A tail is summed until its last term is this part of it. The terms of small tails fall by a sixth or more from
/// one to the next, so what is left out is smaller than the rounding.
const LAST_PART: f64 = 1e-17;

/// The amounts of [`LANES`] weeks to date and whom they reach, before the extra chance and the reachable share.
#[derive(Clone, Copy)]
pub(in crate::reach) struct ToDate {
    x: Lanes,
    extra: Lanes,
    none: Lanes,
    some: Lanes,
}

impl ToDate {
    const NOTHING: Self =
        Self { x: Lanes::all(0.0), extra: Lanes::all(0.0), none: Lanes::all(1.0), some: Lanes::all(0.0) };
}

/// Room that is used again from one channel to the next.
pub(in crate::reach) type LeafRoom = Vec<ToDate>;

/// Fills `blocks` with what a channel gives in an audience. Weeks after the last are filled like it.
pub(in crate::reach) fn fill(blocks: &mut Vec<Block>, met: &Met, room: &mut LeafRoom) {
    let Met { curve, weekly_units, table, .. } = met;
    let table = table.as_ref();
    blocks.clear();
    blocks.resize(weekly_units.len().div_ceil(LANES), Block::NOTHING);
    room.clear();
    let mut to_date = 0.0;
    let mut amount = Amount { x: 0.0, extra: 0.0 };
    let mut bare = Point::NOBODY;
    let mut last_week = (0.0, Point::NOBODY);
    for (start, (block, units_of_weeks)) in (0..).step_by(LANES).zip(blocks.iter_mut().zip(weekly_units.chunks(LANES)))
    {
        let mut at = ToDate::NOTHING;
        for lane in 0..LANES {
            let week = start + lane;
            let units = units_of_weeks.get(lane).copied().unwrap_or(0.0);
            if units > 0.0 {
                to_date += units;
                amount = curve.amount(to_date);
                bare = table.map_or_else(|| curve.bare_point(amount.x, None), |table| table.to_date(week));
                // Flights mostly repeat one quantity, so the week before often has the answer.
                if (units - last_week.0).abs() > 0.0 {
                    last_week = (units, curve.point(curve.amount(units), table));
                }
                block.week_none.0[lane] = last_week.1.none;
                block.week_some.0[lane] = last_week.1.some;
                block.week_mean.0[lane] = curve.mean(units);
            }
            block.mean.0[lane] = curve.mean(to_date);
            at.x.0[lane] = amount.x;
            at.extra.0[lane] = amount.extra;
            at.none.0[lane] = bare.none;
            at.some.0[lane] = bare.some;
        }
        room.push(at);
    }
    match curve.shape {
        Shape::TwoPoint { .. } => fill_two_point(blocks, room),
        Shape::Poisson => fill_terms(blocks, PoissonTerms, room),
        Shape::NegativeBinomial { r } => fill_terms(blocks, NegativeBinomialTerms { r }, room),
        Shape::Binomial { p, .. } => fill_terms(blocks, BinomialTerms { odds: p / (1.0 - p) }, room),
        Shape::BetaBinomial { alpha, beta } => fill_terms(blocks, BetaBinomialTerms { alpha, beta }, room),
    }
    if room.iter().any(|at| at.extra.0.iter().any(|&extra| extra > 0.0)) {
        add_extra_chance(blocks, room);
    }
    if curve.reachable < 1.0 {
        keep_within(blocks, curve.reachable);
    }
}

fn fill_two_point(blocks: &mut [Block], to_date: &[ToDate]) {
    for (block, at) in blocks.iter_mut().zip(to_date) {
        for lane in 0..LANES {
            let times = whole(at.x.0[lane]).min(REACH_LEVELS);
            if times > 0 {
                block.exposures[0].0[lane] = at.none.0[lane];
                block.exposures[times].0[lane] = at.some.0[lane];
            }
        }
    }
}

/// Fills in terms 0 to 9 by their ratios, and the share of 10 or more as the reach less those terms where it is large, by
/// its own terms where it is small. (Both are right: the choice decides only how many digits are kept.)
fn fill_terms<T: Terms>(blocks: &mut [Block], terms: T, to_date: &[ToDate]) {
    Arch::new().dispatch(FillTerms { blocks, terms, to_date });
}

struct FillTerms<'a, T> {
    blocks: &'a mut [Block],
    terms: T,
    to_date: &'a [ToDate],
}

/// Compiled for every width of vectors, with all that is called inlined.
impl<T: Terms> WithSimd for FillTerms<'_, T> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, _: S) {
        let first: [f64; LAST_TERM] = std::array::from_fn(|k| self.terms.coefficient(k as f64));
        for (block, at) in self.blocks.iter_mut().zip(self.to_date) {
            fill_block(block, &self.terms, &first, at);
        }
    }
}

#[inline(always)]
fn fill_block<T: Terms>(block: &mut Block, terms: &T, first: &[f64; LAST_TERM], at: &ToDate) {
    let x = Lanes::of(|lane| terms.argument(at.x.0[lane]));
    let mut term = at.none;
    let mut below = Lanes::all(0.0);
    block.exposures[0] = term;
    for (k, &coefficient) in first.iter().enumerate() {
        term = Lanes::of(|lane| flushed(term.0[lane] * terms.ratio(coefficient, k as f64, x.0[lane])));
        below = Lanes::of(|lane| below.0[lane] + term.0[lane]);
        block.exposures[k + 1] = term;
    }
    let rest = Lanes::of(|lane| at.some.0[lane] - below.0[lane]);
    let is_large = |lane: usize| rest.0[lane] > SMALL_TAIL * at.some.0[lane];
    block.exposures[REACH_LEVELS] = if (0..LANES).all(is_large) {
        rest
    } else {
        let summed = small_tail(terms, &x, &term);
        Lanes::of(|lane| if is_large(lane) { rest.0[lane] } else { summed.0[lane] })
    };
}

/// Returns `P(10) + P(11) + …`, worked out from `P(9)`. In lanes where that is not small the sum may stop too early.
#[expect(clippy::many_single_char_names, reason = "four fractions and their products")]
#[inline(always)]
fn small_tail<T: Terms>(terms: &T, x: &Lanes, last_term: &Lanes) -> Lanes {
    let mut term = *last_term;
    let mut sum = Lanes::all(0.0);
    let mut k = LAST_TERM as f64;
    for _ in 0..MOST_TERMS / TERMS_AT_ONCE {
        let coefficients: [f64; TERMS_AT_ONCE] = std::array::from_fn(|at| terms.coefficient(k + at as f64));
        let mut added = Lanes::all(0.0);
        for lane in 0..LANES {
            // Four terms over the product of their denominators: one division instead of four, all terms positive.
            let [(a, da), (b, db), (c, dc), (d, dd)] =
                std::array::from_fn(|at| terms.fraction(coefficients[at], k + at as f64, x.0[lane]));
            let (ab, dcd) = (a * b, dc * dd);
            let last = ab * (c * d);
            let parts = (a * db + ab) * dcd + (ab * c) * dd + last;
            let scale = term.0[lane] / ((da * db) * dcd);
            added.0[lane] = parts * scale;
            term.0[lane] = last * scale;
        }
        sum = Lanes::of(|lane| sum.0[lane] + added.0[lane]);
        k += TERMS_AT_ONCE as f64;
        if (0..LANES).all(|lane| term.0[lane] <= LAST_PART * sum.0[lane]) {
            break;
        }
    }
    sum.flushed()
}

/// Adds one more independent chance for everybody who can be reached.
fn add_extra_chance(blocks: &mut [Block], to_date: &[ToDate]) {
    for (block, at) in blocks.iter_mut().zip(to_date) {
        for lane in 0..LANES {
            let (extra, rest) = (at.extra.0[lane], 1.0 - at.extra.0[lane]);
            block.exposures[REACH_LEVELS].0[lane] += block.exposures[LAST_TERM].0[lane] * extra;
            for k in (1..REACH_LEVELS).rev() {
                let fewer = block.exposures[k - 1].0[lane];
                let share = &mut block.exposures[k].0[lane];
                *share = *share * rest + fewer * extra;
            }
            block.exposures[0].0[lane] *= rest;
        }
    }
}

/// Keeps the exposures within a share `reachable` of the audience; the rest is never exposed.
fn keep_within(blocks: &mut [Block], reachable: f64) {
    for block in blocks {
        let [never, times @ ..] = &mut block.exposures;
        *never = Lanes(never.0.map(|share| (1.0 - reachable) + reachable * share));
        for share in times {
            *share = Lanes(share.0.map(|share| share * reachable));
        }
    }
}

#[cfg(test)]
mod tests {
    use pulp::{Scalar, Simd};

    use super::{Block, FillTerms, Lanes, ToDate, fill_terms};
    use crate::reach::curve::terms::{BetaBinomialTerms, BinomialTerms, NegativeBinomialTerms, PoissonTerms, Terms};

    fn assert_same_bits<T: Terms>(terms: impl Fn() -> T) {
        let x = Lanes([0.02, 1.5, 9.0, 40.0]);
        let none = Lanes(x.0.map(|x| f64::exp(-x)));
        let some = Lanes(x.0.map(|x| -f64::exp_m1(-x)));
        let to_date = [ToDate { x, none, some, ..ToDate::NOTHING }, ToDate::NOTHING];
        let (mut widest, mut narrowest) = ([Block::NOTHING; 2], [Block::NOTHING; 2]);
        fill_terms(&mut widest, terms(), &to_date);
        Simd::vectorize(Scalar, FillTerms { blocks: &mut narrowest, terms: terms(), to_date: &to_date });
        assert_eq!(widest, narrowest);
        assert_ne!(widest[0], Block::NOTHING);
    }

    #[test]
    fn terms_have_the_same_bits_with_vectors_of_any_width() {
        assert_same_bits(|| PoissonTerms);
        assert_same_bits(|| NegativeBinomialTerms { r: 0.7 });
        assert_same_bits(|| BinomialTerms { odds: 0.2 });
        assert_same_bits(|| BetaBinomialTerms { alpha: 0.3, beta: 0.9 });
    }
}
