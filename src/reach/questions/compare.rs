//! The same plan by other models of the textbooks, so that it can be seen how much the choice of the model matters.
//!
//! Vehicles of these models have insertions. Impressions are turned into as many equal insertions as give their average
//! frequency, so that the gross rating points stay.

use super::pairs::duplication_index;
use crate::plan::{ContactModel, Figure, NotComputable};
use crate::reach::combine::contact::Met;
use crate::reach::curve::REACH_LEVELS;
use crate::reach::curve::pmf::Pmf;
use crate::reach::curve::{ContactCurve, Point};
use crate::reach::plan::channel::MAX_INSERTIONS;
use crate::reach::plan::state::ReachState;

/// A way to combine channels.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Combination {
    /// The plan's own: channel models, combined with the channels' overlaps.
    Plan,
    /// Channel models, combined as independent.
    Independent,
    /// Every insertion independent of every other (Sainsbury, 1950s).
    Sainsbury,
    /// One beta-binomial for the average vehicle (Metheringham, 1964).
    Metheringham,
    /// `C = A²/(A + 1.125·ΣD)` (Agostini, 1961).
    Agostini,
    /// `C = A²/(A + ΣK·D)`, `K = (Aᵢ + Aⱼ)/(Aᵢ + Aⱼ − Dᵢⱼ)` (Hofmans, 1966).
    Hofmans,
    /// The canonical sequential distribution: vehicles added one after the other (Kim, 2005).
    Sequential,
}

impl Combination {
    /// All, the plan's own first.
    pub const ALL: [Self; 7] = [
        Self::Plan,
        Self::Independent,
        Self::Sainsbury,
        Self::Metheringham,
        Self::Agostini,
        Self::Hofmans,
        Self::Sequential,
    ];

    /// Returns its stable name for programs.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Plan => "plan",
            Self::Independent => "independent",
            Self::Sainsbury => "sainsbury",
            Self::Metheringham => "metheringham",
            Self::Agostini => "agostini",
            Self::Hofmans => "hofmans",
            Self::Sequential => "canonical-sequential",
        }
    }
}

/// Holds what a way of combining gives.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Compared {
    /// The way.
    pub combination: Combination,
    /// The share reached at least once.
    pub reach: f64,
    /// The share exposed at least 1, 2, …, 10 times, where the way gives a distribution.
    pub k_plus: Option<[f64; REACH_LEVELS]>,
    /// True when its formula left what is possible and was held there.
    pub is_held: bool,
}

/// A channel as a vehicle of these models.
struct Vehicle {
    insertions: u64,
    /// The reach of one insertion and of two.
    one: f64,
    two: f64,
    /// The reach of all.
    all: f64,
    pmf: Pmf,
    /// Share of the people whom one insertion reaches at each point of the common inclination, and whom all do.
    points: [Vec<Point>; 2],
}

/// Returns the plan of `state` in one audience, by each of [`Combination::ALL`].
///
/// # Errors
/// Why the audience's reach cannot be computed.
pub fn compare(state: &ReachState, audience: usize) -> Figure<Vec<Compared>> {
    let reach = state.results().audiences.get(audience).ok_or(NotComputable::NoAudiences)?;
    let reach = reach.as_ref().map_err(|why| *why)?;
    let (contacts, mixture) = state.parts_of_audiences().nth(audience).ok_or(NotComputable::NoAudiences)?;
    let mut vehicles = Vec::new();
    for (channel, contact) in contacts.iter().enumerate() {
        let Some(Ok(met)) = contact.as_ref().map(|contact| contact.outcome.as_ref()) else { continue };
        let follower = mixture.and_then(|mixture| mixture.followers.get(channel)?.as_deref());
        let points = |units: f64| follower.map(|follower| follower.reached_by(units));
        vehicles.push(vehicle(met, points)?);
    }
    let weights: &[f64] = mixture.map_or(&[1.0], crate::reach::combine::mixture::Mixture::weights);
    let pairs = Pairs::of(&vehicles, weights);
    let independent = vehicles.iter().fold(Pmf::nobody(), |sum, vehicle| sum.and(&vehicle.pmf));
    let whole = |combination, k_plus: [f64; REACH_LEVELS], is_held| Compared {
        combination,
        reach: k_plus[0],
        k_plus: Some(k_plus),
        is_held,
    };
    let bounds = reach.bounds;
    let only_reach = |combination, share: f64| Compared {
        combination,
        reach: share.clamp(bounds[0], bounds[1]),
        k_plus: None,
        is_held: !(bounds[0] - 1e-12..=bounds[1] + 1e-12).contains(&share),
    };
    let (average, average_is_held) = metheringham(&vehicles, &pairs)?;
    let (sequential, sequential_is_held) = sequential(&vehicles, &pairs);
    Ok(vec![
        whole(Combination::Plan, reach.k_plus, false),
        whole(Combination::Independent, independent.k_plus(), false),
        whole(Combination::Sainsbury, sainsbury(&vehicles)?.k_plus(), false),
        whole(Combination::Metheringham, average.k_plus(), average_is_held),
        only_reach(Combination::Agostini, agostini(&vehicles, &pairs)),
        only_reach(Combination::Hofmans, hofmans(&vehicles, &pairs)),
        whole(Combination::Sequential, sequential.k_plus(), sequential_is_held),
    ])
}

fn vehicle(met: &Met, points: impl Fn(f64) -> Option<Vec<Point>>) -> Figure<Vehicle> {
    let curve = &met.curve;
    let insertions = if curve.is_insertions() { met.units } else { (met.mean / met.point.some).round().max(1.0) };
    let insertions = if insertions.is_finite() { insertions.max(met.mean.ceil()) } else { f64::INFINITY };
    if insertions > MAX_INSERTIONS as f64 {
        return Err(NotComputable::TooLarge);
    }
    let each = met.units / insertions;
    let one = met.mean / insertions;
    let two = curve.point(curve.amount(2.0 * each), None).some;
    let at = |units: f64, share: f64| points(units).unwrap_or_else(|| vec![Point { none: 1.0 - share, some: share }]);
    Ok(Vehicle {
        insertions: insertions as u64,
        one,
        two: two.clamp(one, one * (2.0 - one)),
        all: met.point.some,
        pmf: Pmf::of_contact(curve, met.units, met.table.as_ref()),
        points: [at(each, one), at(met.units, met.point.some)],
    })
}

/// For each two vehicles, the first with the smaller place: how many times chance they share. Those of which the second comes
/// earlier stand first.
struct Pairs {
    /// At one insertion each, and over the whole plan.
    indexes: Vec<(usize, usize, [f64; 2])>,
}

impl Pairs {
    fn of(vehicles: &[Vehicle], weights: &[f64]) -> Self {
        let spread = |points: &[Point]| -> Vec<Point> {
            if points.len() == weights.len() { points.to_vec() } else { vec![points[0]; weights.len()] }
        };
        let points: Vec<[Vec<Point>; 2]> =
            vehicles.iter().map(|vehicle| [spread(&vehicle.points[0]), spread(&vehicle.points[1])]).collect();
        let mut indexes = Vec::new();
        for (j, b) in points.iter().enumerate() {
            for (i, a) in points[..j].iter().enumerate() {
                let index = |when: usize| duplication_index(weights, &a[when], &b[when]);
                indexes.push((i, j, [index(0), index(1)]));
            }
        }
        Self { indexes }
    }

    /// Returns the duplications at one insertion each.
    fn of_one<'a>(&'a self, vehicles: &'a [Vehicle]) -> impl Iterator<Item = (usize, usize, f64)> + 'a {
        self.indexes.iter().map(|&(i, j, [index, _])| (i, j, index * vehicles[i].one * vehicles[j].one))
    }

    /// Returns the duplications over the whole plan.
    fn of_all<'a>(&'a self, vehicles: &'a [Vehicle]) -> impl Iterator<Item = (usize, usize, f64)> + 'a {
        self.indexes.iter().map(|&(i, j, [_, index])| (i, j, index * vehicles[i].all * vehicles[j].all))
    }
}

fn insertions_of(model: ContactModel, insertions: u64) -> Figure<Pmf> {
    let curve = ContactCurve::of(&model, 1).map_err(|_| NotComputable::ImpossibleContactModel)?;
    Ok(Pmf::of_contact(&curve, insertions as f64, None))
}

fn sainsbury(vehicles: &[Vehicle]) -> Figure<Pmf> {
    vehicles.iter().try_fold(Pmf::nobody(), |sum, vehicle| {
        Ok(sum.and(&insertions_of(ContactModel::Rating { r1: vehicle.one.min(1.0), r2: None }, vehicle.insertions)?))
    })
}

/// Fits Metheringham's distribution: `A₁ = Σ Aᵢnᵢ/n`, `D` the mean duplication of two insertions of the plan,
/// `A₂ = 2A₁ − D`.
fn metheringham(vehicles: &[Vehicle], pairs: &Pairs) -> Figure<(Pmf, bool)> {
    let n: f64 = vehicles.iter().map(|vehicle| vehicle.insertions as f64).sum();
    let total = vehicles.iter().map(|vehicle| vehicle.insertions).sum::<u64>();
    if total > MAX_INSERTIONS {
        return Err(NotComputable::TooLarge);
    }
    let one = (vehicles.iter().map(|vehicle| vehicle.one * vehicle.insertions as f64).sum::<f64>() / n).min(1.0);
    let (mut duplicated, mut count) = (0.0, 0.0);
    for vehicle in vehicles {
        let insertions = vehicle.insertions as f64;
        let twice = insertions * (insertions - 1.0) / 2.0;
        duplicated += twice * (2.0 * vehicle.one - vehicle.two);
        count += twice;
    }
    for (i, j, duplication) in pairs.of_one(vehicles) {
        let twice = vehicles[i].insertions as f64 * vehicles[j].insertions as f64;
        duplicated += twice * duplication;
        count += twice;
    }
    if count <= 0.0 {
        return Ok((insertions_of(ContactModel::Rating { r1: one, r2: None }, total)?, false));
    }
    let two = 2.0 * one - duplicated / count;
    let legal = two.clamp(one, one * (2.0 - one));
    let pmf = insertions_of(ContactModel::Rating { r1: one, r2: Some(legal) }, total)?;
    Ok((pmf, (legal - two).abs() > 1e-12))
}

fn agostini(vehicles: &[Vehicle], pairs: &Pairs) -> f64 {
    let sum: f64 = vehicles.iter().map(|vehicle| vehicle.all).sum();
    let duplicated: f64 = pairs.of_all(vehicles).map(|(_, _, duplication)| duplication).sum();
    if sum > 0.0 { sum * sum / (sum + 1.125 * duplicated) } else { 0.0 }
}

fn hofmans(vehicles: &[Vehicle], pairs: &Pairs) -> f64 {
    let sum: f64 = vehicles.iter().map(|vehicle| vehicle.all).sum();
    let duplicated: f64 = pairs
        .of_all(vehicles)
        .map(|(i, j, duplication)| {
            let both = vehicles[i].all + vehicles[j].all;
            if both - duplication > 0.0 { duplication * both / (both - duplication) } else { 0.0 }
        })
        .sum();
    if sum > 0.0 { sum * sum / (sum + duplicated) } else { 0.0 }
}

/// Combines vehicles one after the other: the reach of those so far by the canonical expansion
/// `1 − Πfᵢ(0)·(1 + Σ ρᵢⱼ·μᵢμⱼ/(σᵢσⱼ))`, the distribution by sharing out who meets neither, one, both.
fn sequential(vehicles: &[Vehicle], pairs: &Pairs) -> (Pmf, bool) {
    let parts: Vec<SequentialPart<'_>> =
        vehicles.iter().map(|vehicle| SequentialPart { one: vehicle.one, shares: vehicle.pmf.shares().0 }).collect();
    let duplications: Vec<(usize, usize, f64)> = pairs.of_one(vehicles).collect();
    let (shares, is_held) = canonical_sequential(&parts, &duplications);
    (Pmf::nobody().and(&Pmf::of_shares(shares, false)), is_held)
}

/// One vehicle of the canonical sequential distribution.
struct SequentialPart<'a> {
    /// The reach of one insertion.
    one: f64,
    /// The distribution of all its insertions.
    shares: &'a [f64],
}

fn canonical_sequential(parts: &[SequentialPart<'_>], duplications: &[(usize, usize, f64)]) -> (Vec<f64>, bool) {
    let ratios: Vec<f64> = parts.iter().map(|part| mean_over_deviation(part.shares)).collect();
    let correlation = |i: usize, j: usize, duplication: f64| {
        let (p, q) = (parts[i].one, parts[j].one);
        let spread = (p * (1.0 - p) * q * (1.0 - q)).sqrt();
        if spread > 0.0 { (duplication - p * q) / spread } else { 0.0 }
    };
    let mut sum = parts.first().map_or_else(|| vec![1.0], |part| part.shares.to_vec());
    let mut none: f64 = sum[0];
    let mut is_held = false;
    let (mut terms, mut duplications) = (0.0, duplications.iter().peekable());
    for (count, part) in parts.iter().enumerate().skip(1) {
        none *= part.shares[0];
        while let Some(&(i, j, duplication)) = duplications.next_if(|(_, later, _)| *later <= count) {
            terms += correlation(i, j, duplication) * ratios[i] * ratios[j];
        }
        let wanted = 1.0 - none * (1.0 + terms);
        let (left, right) = (1.0 - sum[0], 1.0 - part.shares[0]);
        let reach = wanted.clamp(left.max(right), (left + right).min(1.0));
        is_held |= (reach - wanted).abs() > 1e-12;
        sum = shared_out(&sum, part.shares, reach);
    }
    (sum, is_held)
}

fn mean_over_deviation(shares: &[f64]) -> f64 {
    let moment =
        |power: i32| -> f64 { shares.iter().enumerate().map(|(k, share)| (k as f64).powi(power) * share).sum() };
    let (mean, square) = (moment(1), moment(2));
    let deviation = (square - mean * mean).max(0.0).sqrt();
    if deviation > 0.0 { mean / deviation } else { 0.0 }
}

/// Combines two distributions whose union reaches `reach`: shares out who meets neither, only one, or both, each spread as
/// before.
fn shared_out(left: &[f64], right: &[f64], reach: f64) -> Vec<f64> {
    let (reach_left, reach_right) = (1.0 - left[0], 1.0 - right[0]);
    let both = (reach_left + reach_right - reach).max(0.0);
    let only_left = (reach - reach_right).max(0.0);
    let only_right = (reach - reach_left).max(0.0);
    let mut shares = vec![0.0; left.len() + right.len() - 1];
    shares[0] = 1.0 - reach;
    let part = |share: f64, reach: f64| if reach > 0.0 { share / reach } else { 0.0 };
    for (k, one) in left.iter().enumerate().skip(1) {
        shares[k] += only_left * part(*one, reach_left);
        for (l, other) in right.iter().enumerate().skip(1) {
            shares[k + l] += both * part(*one, reach_left) * part(*other, reach_right);
        }
    }
    for (sum, other) in shares.iter_mut().zip(right).skip(1) {
        *sum += only_right * part(*other, reach_right);
    }
    shares
}

#[cfg(test)]
mod tests {
    use super::{ContactCurve, Pmf, SequentialPart, canonical_sequential};
    use crate::plan::ContactModel;

    /// Kim (2005), three vehicles with two insertions each.
    #[test]
    fn three_vehicles_in_sequence_as_published() {
        let pmfs: Vec<Pmf> = [(0.4902, 0.5805), (0.0333, 0.0502), (0.0300, 0.0371)]
            .into_iter()
            .map(|(r1, r2)| {
                let curve = ContactCurve::of(&ContactModel::Rating { r1, r2: Some(r2) }, 1).unwrap();
                Pmf::of_contact(&curve, 2.0, None)
            })
            .collect();
        let parts: Vec<SequentialPart<'_>> = pmfs
            .iter()
            .zip([0.4902, 0.0333, 0.0300])
            .map(|(pmf, one)| SequentialPart { one, shares: pmf.shares().0 })
            .collect();
        let (shares, is_held) = canonical_sequential(&parts, &[(0, 1, 0.0157), (0, 2, 0.0139), (1, 2, 0.0003)]);
        assert!(!is_held);
        for (times, (found, expected)) in shares.iter().zip([38.20, 18.57, 39.18, 2.49, 1.51, 0.05, 0.01]).enumerate() {
            // The published pairs have four decimals.
            assert!((100.0 * found - expected).abs() < 0.02, "{times}: {found} {expected}");
        }
    }
}
