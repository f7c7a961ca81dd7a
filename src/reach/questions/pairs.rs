//! Says how much two channels' audiences overlap, in the planner's words: "of those who see A, how many also see B?"
//!
//! A statement about a pair is turned into the product of their overlaps, by which the mixture's duplication rises; the
//! products of all pairs are then fitted by the channels' own overlaps as well as one factor can.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use crate::plan::{AudienceId, Channel, ContactModel, Figure, NotComputable, Pair, Plan};
use crate::reach::combine::coupling::{BINS, Bins, Coupling, Couplings, MAX_OVERLAP, Nodes};
use crate::reach::combine::propensity::Propensity;
use crate::reach::curve::{ContactCurve, Point};
use crate::util::Cancel;

/// How often the root of a pair is narrowed down.
const MOST_STEPS: usize = 40;

/// How well a pair's root is known.
const PRECISION: f64 = 1e-9;

/// How often all overlaps are improved in turn.
const MOST_ROUNDS: usize = 500;

/// Two channels in one audience, each met once: by one insertion, or by the impressions of the observed point (one for
/// each member where none is observed).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PairOutlook {
    /// The share of the audience that meets the first channel, and that meets the second.
    pub reach: [f64; 2],
    /// Of those who meet the first, the share who also meet the second, as the plan stands.
    pub also_met: f64,
    /// The same if the channels were independent: the reach of the second.
    pub by_chance: f64,
    /// What it can be in this model, from avoidance to preference as strong as can be. Where the people of one of them
    /// are all alike, both ends are chance.
    pub range: [f64; 2],
    /// What it can be at all for audiences of these sizes: `max(0, r + s − 1)/r` to `min(r, s)/r`.
    pub bounds: [f64; 2],
}

/// Holds what the planner stated about two channels, and how it is met.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct StatedPair {
    /// Where the first channel stands in the plan.
    pub channel: usize,
    /// Which of its [`Channel::pairs`] this is.
    pub statement: usize,
    /// Where the other channel stands.
    pub with: usize,
    /// Of those who meet the first, the share who also meet the second, as stated.
    pub stated: f64,
    /// How the pair stands.
    pub outlook: Figure<PairOutlook>,
}

impl StatedPair {
    /// Returns by how much the plan's share exceeds the stated one; negative where it falls short.
    ///
    /// # Errors
    /// Why the pair cannot be computed.
    pub fn residual(&self) -> Figure {
        self.outlook.as_ref().map(|outlook| outlook.also_met - self.stated).map_err(|why| *why)
    }
}

/// One channel of a pair, met once.
struct Side {
    propensity: Option<Propensity>,
    rows: [Bins; 2],
    reach: f64,
    overlap: f64,
}

impl Side {
    fn of(plan: &Plan, channel: &Channel, audience: &AudienceId) -> Figure<Self> {
        let size = plan.audience(audience).ok_or(NotComputable::NoAudiences)?.size;
        let contact = channel.contact(audience).filter(|contact| contact.model.unit() == channel.unit);
        let contact = contact.ok_or(NotComputable::NoContacts)?;
        let units = match contact.model {
            ContactModel::Rating { .. } => 1.0,
            ContactModel::Impressions { observed: Some(observed), .. } => observed.impressions as f64,
            ContactModel::Impressions { .. } if size == 0 => return Err(NotComputable::AudienceWithoutSize),
            ContactModel::Impressions { .. } => size as f64,
        };
        let curve = ContactCurve::of(&contact.model, size).map_err(|_| NotComputable::ImpossibleContactModel)?;
        let propensity = Propensity::of(&curve);
        let point = curve.point(curve.amount(units), None);
        let mut rows = [[0.0; BINS]; 2];
        match &propensity {
            Some(propensity) => {
                let mut placed = propensity.start();
                placed.advance(curve.amount(units).x);
                placed.rows(&[point.none, point.some], true, &mut rows);
            }
            None => rows = [point.none, point.some].map(|share| [share / BINS as f64; BINS]),
        }
        if point.some <= 0.0 {
            return Err(NotComputable::NothingDelivered);
        }
        Ok(Self {
            propensity,
            rows,
            reach: point.some,
            overlap: crate::reach::combine::coupling::computed_overlap(channel.overlap),
        })
    }

    fn reached(&self, coupling: &Coupling) -> Vec<f64> {
        let at = |shares: &Bins| -> f64 {
            BINS as f64 * shares.iter().zip(&self.rows[1]).map(|(share, row)| share * row).sum::<f64>()
        };
        coupling.shares.iter().map(at).collect()
    }
}

/// A pair whose duplication can be computed for any overlap.
struct Both {
    sides: [Side; 2],
    nodes: &'static Nodes,
}

thread_local! {
    /// Couplings that pairs needed before: the ends of the legal range are the same for all.
    static COUPLINGS: Couplings = Couplings::default();
}

impl Both {
    fn of(plan: &Plan, channels: [&Channel; 2], audience: &AudienceId) -> Figure<Self> {
        let [a, b] = channels.map(|channel| Side::of(plan, channel, audience));
        Ok(Self { sides: [a?, b?], nodes: Nodes::for_overlap(1.0) })
    }

    fn can_overlap(&self) -> bool {
        self.sides.iter().all(|side| side.propensity.is_some())
    }

    /// Returns the share of those who meet the first side that also meets the second, with these overlaps.
    fn also_met(&self, overlaps: [f64; 2]) -> f64 {
        if !self.can_overlap() || overlaps.contains(&0.0) {
            return self.sides[1].reach;
        }
        let [a, b] = [0, 1].map(|side: usize| {
            let coupling = COUPLINGS.with(|known| known.of(overlaps[side], self.nodes));
            self.sides[side].reached(&coupling)
        });
        let both: f64 = self.nodes.weights.iter().zip(a.iter().zip(&b)).map(|(weight, (a, b))| weight * a * b).sum();
        both / self.sides[0].reach
    }

    /// Returns the share of those who meet the first side that also meets the second, with overlaps of this product.
    fn also_met_with(&self, product: f64) -> f64 {
        let each = product.abs().sqrt();
        self.also_met([each, each * product.signum()])
    }

    fn outlook(&self) -> PairOutlook {
        let reach = [0, 1].map(|side| self.sides[side].reach);
        let [r, s] = reach;
        let most = MAX_OVERLAP * MAX_OVERLAP;
        PairOutlook {
            reach,
            also_met: self.also_met([0, 1].map(|side| self.sides[side].overlap)),
            by_chance: s,
            range: [self.also_met_with(-most), self.also_met_with(most)],
            bounds: [((r + s - 1.0) / r).max(0.0), (s / r).min(1.0)],
        }
    }

    /// Returns the product of overlaps that gives this share, or the nearest one: bisection, since the share rises with it.
    fn product(&self, also_met: f64) -> f64 {
        if !self.can_overlap() {
            return 0.0;
        }
        let most = MAX_OVERLAP * MAX_OVERLAP;
        let (mut low, mut high) = (-most, most);
        let (mut at_low, mut at_high) = (self.also_met_with(low) - also_met, self.also_met_with(high) - also_met);
        if at_low >= 0.0 {
            return low;
        }
        if at_high <= 0.0 {
            return high;
        }
        // False position with halved ends (the Illinois method) keeps the root inside.
        for _ in 0..MOST_STEPS {
            let at = high - at_high * (high - low) / (at_high - at_low);
            let miss = self.also_met_with(at) - also_met;
            if miss.abs() < PRECISION || (high - low) < PRECISION {
                return at;
            }
            if miss > 0.0 {
                (high, at_high) = (at, miss);
                at_low /= 2.0;
            } else {
                (low, at_low) = (at, miss);
                at_high /= 2.0;
            }
        }
        f64::midpoint(low, high)
    }
}

/// Returns how two channels (by their places in the plan) overlap in an audience when each is met once.
///
/// # Errors
/// Why one of them has no reach there; [`NotComputable::NoContacts`] when the plan lacks it.
pub fn pair_outlook(plan: &Plan, audience: &AudienceId, channels: [usize; 2]) -> Figure<PairOutlook> {
    let [a, b] = channels.map(|at| plan.channels.get(at).ok_or(NotComputable::NoContacts));
    Ok(Both::of(plan, [a?, b?], audience)?.outlook())
}

/// Returns what was stated about pairs of channels, in the plan's order, and how the plan's overlaps meet it. Statements about
/// a channel that the plan lacks are left out.
#[must_use]
pub fn stated_pairs(plan: &Plan) -> Vec<StatedPair> {
    stated_pairs_unless(&Cancel::default(), plan)
}

/// Returns the same, unless `cancel` is set meanwhile: then the list is incomplete, and nobody may use it.
#[must_use]
pub fn stated_pairs_unless(cancel: &Cancel, plan: &Plan) -> Vec<StatedPair> {
    let mut found = Vec::new();
    for (channel, item) in plan.channels.iter().enumerate() {
        for (statement, pair) in item.pairs.iter().enumerate() {
            if cancel.step(channel, plan.channels.len()).is_err() {
                return found;
            }
            let Some(with) = plan.channels.position(&pair.with).filter(|&with| with != channel) else { continue };
            let outlook = pair_outlook(plan, &pair.audience, [channel, with]);
            found.push(StatedPair { channel, statement, with, stated: pair.also_met, outlook });
        }
    }
    found
}

/// Returns the overlaps that meet all stated pairs best: least squares over `λᵢ·λⱼ`, each improved in turn from several starts.
/// Only channels that a statement names have one, by their places in the plan.
#[must_use]
pub fn fitted_overlaps(plan: &Plan) -> Vec<(usize, f64)> {
    fitted_overlaps_unless(&Cancel::default(), plan)
}

/// Returns the same, unless `cancel` is set meanwhile: then they are fitted to some pairs only, and nobody may use them.
#[must_use]
pub fn fitted_overlaps_unless(cancel: &Cancel, plan: &Plan) -> Vec<(usize, f64)> {
    let mut products: Vec<(usize, usize, f64)> = Vec::new();
    for (channel, item) in plan.channels.iter().enumerate() {
        for pair in &item.pairs {
            if cancel.step(channel, plan.channels.len()).is_err() {
                return Vec::new();
            }
            let Some(with) = plan.channels.position(&pair.with).filter(|&with| with != channel) else { continue };
            if let Some(product) = known_product(plan, [item, &plan.channels[with]], pair) {
                products.push((channel, with, product));
            }
        }
    }
    let mut named: Vec<usize> = products.iter().flat_map(|&(a, b, _)| [a, b]).collect();
    named.sort_unstable();
    named.dedup();
    let at = |channel: usize| named.binary_search(&channel).unwrap_or(0);
    let products: Vec<(usize, usize, f64)> =
        products.into_iter().map(|(a, b, product)| (at(a), at(b), product)).collect();
    named.iter().copied().zip(factors(cancel, named.len(), &products)).collect()
}

/// Holds what a product follows from: how each channel meets the audience, its size, and what was stated.
type ProductKey = [u64; 12];

/// Products that were found before. While one statement is typed all others stay, and a root takes longer than a key press may.
static PRODUCTS: Mutex<BTreeMap<ProductKey, f64>> = Mutex::new(BTreeMap::new());

/// So many products are kept at most.
const MOST_PRODUCTS: usize = 10_000;

/// Returns the product of two channels' overlaps that gives what was stated; it is worked out once.
fn known_product(plan: &Plan, channels: [&Channel; 2], pair: &Pair) -> Option<f64> {
    let size = plan.audience(&pair.audience)?.size;
    let models = channels.map(|channel| channel.contact(&pair.audience).map(|contact| contact.model));
    let [Some(first), Some(second)] = models else { return None };
    let (first, second) = (numbers_of(&first), numbers_of(&second));
    let mut key = [0; 12];
    key[..5].copy_from_slice(&first);
    key[5..10].copy_from_slice(&second);
    (key[10], key[11]) = (size, pair.also_met.to_bits());
    // Whoever panicked while it held the map left it whole.
    let lock = || PRODUCTS.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(&known) = lock().get(&key) {
        return Some(known);
    }
    let product = Both::of(plan, channels, &pair.audience).ok()?.product(pair.also_met);
    let mut all = lock();
    if all.len() >= MOST_PRODUCTS {
        all.clear();
    }
    all.insert(key, product);
    Some(product)
}

/// Returns the numbers of a contact model, one after the other.
fn numbers_of(model: &ContactModel) -> [u64; 5] {
    // No share has these bits.
    let share = |share: Option<f64>| share.map_or(u64::MAX, f64::to_bits);
    match *model {
        ContactModel::Rating { r1, r2 } => [0, r1.to_bits(), share(r2), 0, 0],
        ContactModel::Impressions { reachable, observed } => {
            let impressions = observed.map_or(u64::MAX, |observed| observed.impressions);
            [1, share(reachable), impressions, share(observed.map(|observed| observed.reach)), 0]
        }
    }
}

/// Returns the numbers whose products come nearest to `products`.
fn factors(cancel: &Cancel, count: usize, products: &[(usize, usize, f64)]) -> Vec<f64> {
    let miss = |factors: &[f64]| -> f64 {
        products.iter().map(|&(a, b, product)| (factors[a] * factors[b] - product).powi(2)).sum()
    };
    let mut of_each: Vec<Vec<(usize, f64)>> = vec![Vec::new(); count];
    for &(a, b, product) in products {
        of_each[a].push((b, product));
        of_each[b].push((a, product));
    }
    // From all alike, and from each channel set against the others; the best is kept, the first of equal ones.
    let mut best: Option<(f64, Vec<f64>)> = None;
    for turned in std::iter::once(None).chain((0..count).map(Some)) {
        if cancel.is_set() {
            break;
        }
        let mut factors: Vec<f64> = (0..count).map(|at| first_factor(at, products, turned == Some(at))).collect();
        for _ in 0..MOST_ROUNDS {
            let before = factors.clone();
            for at in 0..count {
                let (mut wanted, mut weight) = (0.0, 0.0);
                for &(other, product) in &of_each[at] {
                    let other = factors[other];
                    wanted += product * other;
                    weight += other * other;
                }
                if weight > 1e-12 {
                    factors[at] = (wanted / weight).clamp(-MAX_OVERLAP, MAX_OVERLAP);
                }
            }
            let change = factors.iter().zip(&before).map(|(new, old)| (new - old).abs()).fold(0.0, f64::max);
            if change < 1e-12 {
                break;
            }
        }
        let found = miss(&factors);
        if best.as_ref().is_none_or(|(least, _)| found < least - 1e-12) {
            best = Some((found, factors));
        }
    }
    best.map(|(_, factors)| factors).unwrap_or_default()
}

fn first_factor(at: usize, products: &[(usize, usize, f64)], is_turned: bool) -> f64 {
    let largest = products
        .iter()
        .filter(|&&(a, b, _)| a == at || b == at)
        .map(|&(_, _, product)| product.abs())
        .fold(0.0, f64::max)
        .sqrt();
    if is_turned { -largest } else { largest }
}

/// Returns the share of the people whom two channels reach together at one insertion each, as a multiple of chance: the
/// duplication index.
pub(in crate::reach) fn duplication_index(weights: &[f64], a: &[Point], b: &[Point]) -> f64 {
    let mean =
        |points: &[Point]| -> f64 { weights.iter().zip(points).map(|(weight, point)| weight * point.some).sum() };
    let both: f64 = weights.iter().zip(a.iter().zip(b)).map(|(weight, (a, b))| weight * a.some * b.some).sum();
    let chance = mean(a) * mean(b);
    if chance > 0.0 { both / chance } else { 1.0 }
}
