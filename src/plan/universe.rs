//! Says whom a plan speaks to, each person once: which audiences are added up, and which are shown alone.
//!
//! Audiences that have no members in common can be added up: together they are the *universe*, on which every figure of
//! "all audiences" rests. Who belongs to it follows from the audiences alone ([`Universe::of`]), never from what is placed
//! or from weeks:
//!
//! * an audience that is [`super::Audience::part_of`] another one is shown alone: its members are counted in the whole;
//! * one that [`super::Audience::overlaps`] with others is shown alone, because only a cross table could say how many of its
//!   members were counted already; unless all the others are parts of audiences, so that there is nothing left to overlap
//!   with;
//! * all the others are counted.
//!
//! *Example.* "Adults" (8,200,000), "Runners" (1,100,000, a part of the adults), "Women 18–34" (3,400,000, share members).
//! The universe is the 8,200,000 adults. A channel's 8,400,000 impressions aimed at all three fall on the adults: they are
//! 8,400,000 impressions, 102.4 gross rating points, and 1,126,829 of them fall on runners (`8.4 · 1.1/8.2`), because
//! runners are that part of the adults. Nothing is taken from the adults for them.

use super::Plan;

/// Says how an audience stands to the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It has no members in common with the others that are counted: it belongs to the universe.
    Counted,
    /// It is a part of the audience at this place of [`Plan::audiences`].
    PartOf(usize),
    /// It shares members with others, nobody knows how many; or it is a part of itself by a circle of statements.
    Overlapping,
}

/// Says how the audiences of a plan stand to each other.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Universe {
    standings: Vec<Standing>,
}

impl Universe {
    /// Sorts the audiences of `plan`.
    #[must_use]
    pub fn of(plan: &Plan) -> Self {
        let stated = plan.audiences.iter().map(|audience| audience.part_of.as_ref());
        let wholes: Vec<Option<usize>> = stated.map(|stated| plan.audiences.position(stated?)).collect();
        let whole = |position: usize| wholes.get(position).copied().flatten();
        let count = plan.audiences.len();
        let mut standings: Vec<Standing> = (0..count)
            .map(|position| match whole(position) {
                None => Standing::Counted,
                Some(of) => {
                    let ends = std::iter::successors(Some(of), |&at| whole(at)).take(count + 1).count() <= count;
                    if ends && of != position { Standing::PartOf(of) } else { Standing::Overlapping }
                }
            })
            .collect();
        let alone = standings.iter().filter(|standing| !matches!(standing, Standing::PartOf(_))).count() == 1;
        for (standing, audience) in standings.iter_mut().zip(&plan.audiences) {
            if *standing == Standing::Counted && audience.overlaps && !alone {
                *standing = Standing::Overlapping;
            }
        }
        Self { standings }
    }

    /// Returns how the audience at `position` stands.
    #[must_use]
    pub fn standing(&self, position: usize) -> Standing {
        self.standings.get(position).copied().unwrap_or(Standing::Overlapping)
    }

    /// Returns true when the people of the audience at `position` are counted in the universe.
    #[must_use]
    pub fn counts(&self, position: usize) -> bool {
        self.standing(position) == Standing::Counted
    }

    /// Returns the places of the audiences that make the universe, rising.
    pub fn counted(&self) -> impl Iterator<Item = usize> + Clone + '_ {
        (0..self.standings.len()).filter(|&position| self.counts(position))
    }

    /// Returns the whole that the audience at `position` is a part of.
    #[must_use]
    pub fn whole_of(&self, position: usize) -> Option<usize> {
        match self.standing(position) {
            Standing::PartOf(whole) => Some(whole),
            Standing::Counted | Standing::Overlapping => None,
        }
    }

    /// Returns the audiences that the one at `position` is a part of, the next one first. There are no circles.
    pub fn wholes_of(&self, position: usize) -> impl Iterator<Item = usize> + '_ {
        std::iter::successors(self.whole_of(position), |&at| self.whole_of(at))
    }

    /// Returns how many people the universe of `plan` holds; audiences of unknown size hold none.
    #[must_use]
    pub fn people(&self, plan: &Plan) -> u64 {
        let sizes = self.counted().filter_map(|position| Some(plan.audiences.get(position)?.size));
        sizes.fold(0, u64::saturating_add)
    }
}

#[cfg(test)]
mod tests {
    use super::{Standing, Universe};
    use crate::plan::sample_b::audience;
    use crate::plan::{Audience, Calendar, Currency, List, Plan};

    /// How `audiences` stand: id, what it is a part of, and whether it shares members.
    fn standings(audiences: &[(&str, Option<&str>, bool)]) -> Vec<Standing> {
        let audiences = audiences.iter().map(|&(id, part_of, overlaps)| Audience {
            part_of: part_of.map(Into::into),
            overlaps,
            ..audience(id, 10)
        });
        let mut plan = Plan::empty(Calendar { start: jiff::civil::date(2026, 3, 1), weeks: 8 }, Currency::default());
        plan.audiences = audiences.collect::<List<_>>();
        Universe::of(&plan).standings
    }

    #[test]
    fn audiences_stand_as_they_are_stated() {
        use Standing::{Counted, Overlapping, PartOf};
        for (audiences, expected) in [
            (&[("a", None, false), ("b", None, false)][..], &[Counted, Counted][..]),
            (&[("a", None, false), ("b", None, true)], &[Counted, Overlapping]),
            (&[("a", None, true), ("b", None, true)], &[Overlapping, Overlapping]),
            // Alone, or with its own parts only, an audience has nobody to share members with.
            (&[("a", None, true)], &[Counted]),
            (&[("a", None, true), ("b", Some("a"), false)], &[Counted, PartOf(0)]),
            (&[("a", None, false), ("b", Some("a"), true), ("c", Some("b"), false)], &[Counted, PartOf(0), PartOf(1)]),
            // What a plan lacks is no whole.
            (&[("a", Some("nobody"), false)], &[Counted]),
            (&[("a", Some("a"), false), ("b", None, false)], &[Overlapping, Counted]),
            (
                &[("a", Some("b"), false), ("b", Some("a"), false), ("c", Some("a"), false), ("d", None, false)],
                &[Overlapping, Overlapping, Overlapping, Counted],
            ),
        ] {
            assert_eq!(standings(audiences), expected, "{audiences:?}");
        }
    }
}
