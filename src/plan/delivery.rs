//! Says who meets what is placed: how a placement's quantities become impressions in audiences.
//!
//! *Insertions* are met by every audience that the channel has a contact model for: a broadcast cannot be aimed.
//!
//! *Impressions* fall on people, each on one person. Over the audiences that they are aimed at and that are counted (see
//! [`Universe`]) each impression is shared out once, so that the parts of a placement never add up to more than what is
//! placed:
//!
//! * a contact with a stated [`Contact::share`] gets that part; stated parts that add up to more than 1 are scaled down to 1;
//! * what is left goes to the counted audiences without a stated share, by their sizes; where all state one it reaches
//!   people outside of them.
//!
//! Audiences that are shown alone take nothing from this. An impression that falls on a part of an audience falls on the
//! audience too: each is shown with what falls on its own members, which is
//!
//! * its own stated share, though no more than its whole has;
//! * else, where the impressions are aimed at its whole too, the whole's part times `size / size of the whole`;
//! * else, where they are aimed at any counted audience, as many for each member as those have;
//! * else all of them, as if it were the only one.

use super::{AudienceId, Contact, ContactModel, Index, Placement, Plan, Unit, Universe};

/// One audience's part in a placement.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct AudienceShare {
    /// Where the audience stands in [`Plan::audiences`].
    pub audience: usize,
    /// Units of the channel that go to this audience, per unit placed: 1 for insertions, 0 to 1 for impressions.
    pub units_per_unit: f64,
    /// Impressions in this audience per unit placed: `r1 × size` for insertions, [`Self::units_per_unit`] for
    /// impressions.
    pub impressions_per_unit: f64,
    /// True when these impressions are among those of the placement as a whole. Each person is counted once: only in the
    /// audiences of the universe, or, where none of them is met, in the one audience with the most impressions.
    pub is_counted: bool,
}

/// One placement, resolved: where its message and channel stand and whom it meets.
#[derive(Clone, Debug, PartialEq)]
pub struct Delivery {
    /// Where the message stands in [`Plan::messages`].
    pub message: usize,
    /// Where the channel stands in [`Plan::channels`].
    pub channel: usize,
    /// The audiences that meet it, in the plan's order.
    pub audiences: Vec<AudienceShare>,
}

/// An audience that is met, with what its part follows from.
struct Met {
    audience: usize,
    size: f64,
    rating: f64,
    /// The stated share, where it is one.
    stated: Option<f64>,
    is_in_universe: bool,
}

impl Delivery {
    /// Resolves `placement`, or `None` when its message or channel is not in the plan.
    ///
    /// Only audiences that the channel has a contact model of the right unit for are met. A placement without audiences
    /// goes to all the channel's contacts.
    #[must_use]
    pub fn of(placement: &Placement, plan: &Plan, index: &Index) -> Option<Self> {
        let message = index.message(&placement.message)?;
        let channel = index.channel(&placement.channel)?;
        Some(Self { message, channel, audiences: Self::shares(channel, &placement.audiences, plan, index) })
    }

    /// Returns the audiences that meet what is placed on the channel at position `channel` and aimed at `aimed` (empty: at all
    /// of the channel's contacts), as [`Self::of`] has them.
    #[must_use]
    pub fn shares(channel: usize, aimed: &[AudienceId], plan: &Plan, index: &Index) -> Vec<AudienceShare> {
        let Some(unit) = plan.channels.get(channel).map(|channel| channel.unit) else { return Vec::new() };
        let universe = Universe::of(plan);
        let met = met(channel, aimed, plan, index, &universe);
        let parts = match unit {
            Unit::Insertions => vec![1.0; met.len()],
            Unit::Impressions => parts_of_an_impression(&met, &universe),
        };
        let mut shares: Vec<AudienceShare> = met
            .iter()
            .zip(parts)
            .map(|(met, part)| AudienceShare {
                audience: met.audience,
                units_per_unit: part,
                impressions_per_unit: if unit == Unit::Insertions { met.rating * met.size } else { part },
                is_counted: met.is_in_universe,
            })
            .collect();
        if !shares.iter().any(|share| share.is_counted) {
            let most = shares.iter().map(|share| share.impressions_per_unit).fold(0.0, f64::max);
            if let Some(largest) = shares.iter_mut().find(|share| share.impressions_per_unit >= most) {
                largest.is_counted = true;
            }
        }
        shares
    }

    /// Returns the impressions per unit placed, each person counted once.
    #[must_use]
    pub fn impressions_per_unit(&self) -> f64 {
        // The sum of nothing is -0 in floating point.
        0.0 + self.counted().map(|share| share.impressions_per_unit).sum::<f64>()
    }

    /// Returns the audiences in which the placement's impressions are counted.
    pub fn counted(&self) -> impl Iterator<Item = &AudienceShare> {
        self.audiences.iter().filter(|share| share.is_counted)
    }
}

/// Finds the audiences that the channel at position `channel` meets of those aimed at, in the plan's order. Of two contacts
/// with one audience the first counts.
fn met(channel: usize, aimed: &[AudienceId], plan: &Plan, index: &Index, universe: &Universe) -> Vec<Met> {
    let Some(channel) = plan.channels.get(channel) else { return Vec::new() };
    let can_aim = channel.unit == Unit::Impressions && !aimed.is_empty();
    let mut met: Vec<Met> = Vec::new();
    for contact in &channel.contacts {
        let Some(position) = index.audience(&contact.audience) else { continue };
        let is_aimed_elsewhere = can_aim && !aimed.contains(&contact.audience);
        if is_aimed_elsewhere
            || contact.model.unit() != channel.unit
            || met.iter().any(|known| known.audience == position)
        {
            continue;
        }
        let Some(audience) = plan.audiences.get(position) else { continue };
        met.push(Met {
            audience: position,
            size: audience.size as f64,
            rating: match contact.model {
                // An impossible rating delivers nothing that could be counted.
                ContactModel::Rating { r1, .. } if (0.0..=1.0).contains(&r1) => r1,
                ContactModel::Rating { .. } | ContactModel::Impressions { .. } => 0.0,
            },
            stated: stated_share(contact),
            is_in_universe: universe.counts(position),
        });
    }
    met.sort_by_key(|met| met.audience);
    met
}

/// Returns the stated share of a contact, held to 0 to 1; `None` where none is stated, or what is stated is no number.
fn stated_share(contact: &Contact) -> Option<f64> {
    contact.share.filter(|share| !share.is_nan()).map(|share| share.clamp(0.0, 1.0))
}

/// Returns the part of one impression that falls on each of `met`, as the module's documentation has it.
fn parts_of_an_impression(met: &[Met], universe: &Universe) -> Vec<f64> {
    let counted = || met.iter().filter(|met| met.is_in_universe);
    let stated: f64 = counted().filter_map(|met| met.stated).sum();
    let scale = if stated > 1.0 { 1.0 / stated } else { 1.0 };
    let unstated_size: f64 = counted().filter(|met| met.stated.is_none()).map(|met| met.size).sum();
    let rest = (1.0 - stated).max(0.0);
    let mut parts: Vec<Option<f64>> = met
        .iter()
        .map(|met| {
            met.is_in_universe.then(|| match met.stated {
                Some(share) => share * scale,
                None if unstated_size > 0.0 => rest * (met.size / unstated_size),
                None => 0.0,
            })
        })
        .collect();
    let counted_size: f64 = counted().map(|met| met.size).sum();
    let counted_part: f64 = parts.iter().flatten().sum();
    // What an audience that is shown alone has when nothing else is known of it.
    let alone = |size: f64| match counted_size {
        all if all > 0.0 => (counted_part * (size / all)).min(counted_part),
        _ if counted().next().is_some() => 0.0,
        _ if size > 0.0 => 1.0,
        _ => 0.0,
    };
    // Wholes before their parts: the longest way up to the universe comes last.
    let mut order: Vec<usize> = (0..met.len()).filter(|&at| !met[at].is_in_universe).collect();
    order.sort_by_key(|&at| universe.wholes_of(met[at].audience).count());
    for at in order {
        let Met { audience, size, stated, .. } = met[at];
        let whole = universe
            .wholes_of(audience)
            .find_map(|whole| met.iter().position(|other| other.audience == whole))
            .and_then(|whole| Some((parts[whole]?, met[whole].size)));
        parts[at] = Some(match (stated, whole) {
            (Some(share), Some((of_whole, _))) => share.min(of_whole),
            (Some(share), None) => share,
            (None, Some((of_whole, whole_size))) if whole_size > 0.0 => of_whole * (size / whole_size).min(1.0),
            (None, Some(_)) => 0.0,
            (None, None) => alone(size),
        });
    }
    parts.into_iter().map(|part| part.unwrap_or(0.0)).collect()
}

#[cfg(test)]
mod tests {
    use super::Delivery;
    use crate::plan::sample_b::{audience, channel, placement};
    use crate::plan::{Audience, Calendar, Contact, ContactModel, Currency, Index, List, Plan, Tool, Unit};

    /// An audience: its size, what it is a part of, whether it shares members, and its stated share of impressions.
    type Given = (u64, Option<usize>, bool, Option<f64>);

    /// A plan of audiences a0, a1, … that one channel of impressions meets.
    fn plan(given: &[Given]) -> Plan {
        let id = |at: usize| format!("a{at}");
        let audiences = given.iter().enumerate().map(|(at, &(size, part_of, overlaps, _))| Audience {
            part_of: part_of.map(|whole| id(whole).as_str().into()),
            overlaps,
            ..audience(&id(at), size)
        });
        let mut met = channel("c", Tool::Other, &[]);
        met.contacts = given
            .iter()
            .enumerate()
            .map(|(at, &(.., share))| Contact {
                audience: id(at).as_str().into(),
                model: ContactModel::Impressions { reachable: None, observed: None },
                share,
                source: String::new(),
            })
            .collect();
        let mut plan = Plan::empty(Calendar { start: jiff::civil::date(2026, 3, 1), weeks: 8 }, Currency::default());
        plan.audiences = audiences.collect::<List<_>>();
        plan.channels = [met].into_iter().collect();
        plan
    }

    /// The parts of an impression aimed at `aimed` (empty: at all) and how many are counted.
    fn parts(plan: &Plan, aimed: &[usize]) -> (Vec<(usize, f64)>, f64) {
        let names: Vec<String> = aimed.iter().map(|at| format!("a{at}")).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let placed = placement("p", "m", "c", &names, 1, &[1]);
        let audiences = Delivery::shares(0, &placed.audiences, plan, &Index::of(plan));
        let delivery = Delivery { message: 0, channel: 0, audiences };
        let parts = delivery.audiences.iter().map(|share| (share.audience, share.units_per_unit)).collect();
        (parts, delivery.impressions_per_unit())
    }

    #[test]
    fn impressions_fall_on_each_person_once() {
        const A: Given = (300, None, false, None);
        const B: Given = (100, None, false, None);
        let part_of_a: Given = (30, Some(0), false, None);
        let sharing: Given = (200, None, true, None);
        let stated = |share: f64, given: Given| (given.0, given.1, given.2, Some(share));
        for (audiences, aimed, expected, counted) in [
            (&[A, B][..], &[][..], &[(0, 0.75), (1, 0.25)][..], 1.0),
            (&[A, B], &[1], &[(1, 1.0)], 1.0),
            // A part, or one that shares members, takes nothing from the others.
            (&[A, B, part_of_a], &[], &[(0, 0.75), (1, 0.25), (2, 0.075)], 1.0),
            (&[A, B, sharing], &[], &[(0, 0.75), (1, 0.25), (2, 0.5)], 1.0),
            (&[A, B, sharing, part_of_a], &[0, 2, 3], &[(0, 1.0), (2, 200.0 / 300.0), (3, 0.1)], 1.0),
            // Alone, all of what is aimed at it.
            (&[A, B, part_of_a], &[2], &[(2, 1.0)], 1.0),
            (&[A, B, sharing, sharing], &[2, 3], &[(2, 1.0), (3, 1.0)], 1.0),
            // Stated shares; the rest by size, or to nobody.
            (&[stated(0.4, A), B], &[], &[(0, 0.4), (1, 0.6)], 1.0),
            (&[stated(0.4, A), stated(0.1, B)], &[], &[(0, 0.4), (1, 0.1)], 0.5),
            (&[stated(0.4, A), B], &[0], &[(0, 0.4)], 0.4),
            (&[stated(1.0, A), stated(1.0, B)], &[], &[(0, 0.5), (1, 0.5)], 1.0),
            (&[stated(0.4, A), B, part_of_a], &[], &[(0, 0.4), (1, 0.6), (2, 0.04)], 1.0),
            (&[A, B, stated(0.3, part_of_a)], &[], &[(0, 0.75), (1, 0.25), (2, 0.3)], 1.0),
            (&[A, B, stated(0.9, part_of_a)], &[], &[(0, 0.75), (1, 0.25), (2, 0.75)], 1.0),
            (&[A, B, stated(0.9, sharing)], &[], &[(0, 0.75), (1, 0.25), (2, 0.9)], 1.0),
            (&[stated(f64::NAN, A), stated(-1.0, B)], &[], &[(0, 1.0), (1, 0.0)], 1.0),
            // A part of a part.
            (&[A, part_of_a, (3, Some(1), false, None)], &[], &[(0, 1.0), (1, 0.1), (2, 0.01)], 1.0),
        ] {
            let (found, all) = parts(&plan(audiences), aimed);
            let close = |a: f64, b: f64| (a - b).abs() < 1e-12;
            let same =
                found.len() == expected.len() && found.iter().zip(expected).all(|(a, b)| a.0 == b.0 && close(a.1, b.1));
            assert!(same && close(all, counted), "{audiences:?} {aimed:?}: {found:?}, {all}");
        }
    }

    #[test]
    fn spots_count_each_person_once() {
        let mut plan =
            plan(&[(8_200_000, None, false, None), (1_100_000, None, true, None), (3_400_000, None, true, None)]);
        let mut television = crate::plan::Channel::clone(&plan.channels[0]);
        television.unit = Unit::Insertions;
        for (contact, r1) in television.contacts.iter_mut().zip([0.12, 0.1, 0.08]) {
            contact.model = ContactModel::Rating { r1, r2: None };
        }
        plan.channels = [television].into_iter().collect();
        assert!((parts(&plan, &[]).1 * 8.0 - 7_872_000.0).abs() < 1e-6);
        assert!((parts(&plan, &[2]).1 * 8.0 - 7_872_000.0).abs() < 1e-6, "a broadcast cannot be aimed");
    }
}
