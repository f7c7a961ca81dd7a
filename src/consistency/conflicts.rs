//! Contradictions between messages, listed one by one and never averaged into a score.

use super::ConsistencyResults;
use super::inputs::only_counted;
use crate::plan::{Claim, ClaimId, ClaimValue, Figure, Language, Message, NotComputable, Plan};
use crate::util::{Cancel, normalised};

/// Says what two messages, or one, contradict each other in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ConflictKind {
    /// Two values are promised of one thing (delivery in two days, delivery in five).
    TypedClaims,
    /// An offer is still placed after its last day.
    ExpiredOffer,
    /// Two claims that the planner declared incompatible are made.
    IncompatibleClaims,
    /// The two carry different slogans.
    Slogans,
    /// The two have different themes.
    Themes,
}

impl ConflictKind {
    /// All five.
    pub const ALL: [Self; 5] =
        [Self::TypedClaims, Self::ExpiredOffer, Self::IncompatibleClaims, Self::Slogans, Self::Themes];

    /// Returns the kind's stable name for programs.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::TypedClaims => "typed-claims",
            Self::ExpiredOffer => "expired-offer",
            Self::IncompatibleClaims => "incompatible-claims",
            Self::Slogans => "slogans",
            Self::Themes => "themes",
        }
    }

    /// Returns true for a contradiction; a difference of slogan or theme is none by itself.
    #[must_use]
    pub fn is_contradiction(self) -> bool {
        !matches!(self, Self::Slogans | Self::Themes)
    }
}

/// One contradiction or difference.
#[derive(Clone, Debug, PartialEq)]
pub struct Conflict {
    /// What it is about.
    pub kind: ConflictKind,
    /// Where the first message stands in [`Plan::messages`].
    pub a: usize,
    /// Where the second one stands; the same as `a` when a message contradicts itself or the calendar.
    pub b: usize,
    /// The claims that clash, that of `a` first.
    pub claims: Option<(ClaimId, ClaimId)>,
    /// The first week in which an expired offer is still placed.
    pub week: Option<u32>,
    /// How many people can be expected to meet both (or the one): `Σ N·rₐ·r_b` over the counted audiences with the share
    /// `r = 1 − e^(−impressions/N)` of each, as if exposures fell at random.
    pub people: Figure,
}

/// All contradictions and differences of a plan.
#[derive(Clone, Debug, PartialEq)]
pub struct Conflicts {
    /// Most people first; those that cannot be counted last.
    pub list: Vec<Conflict>,
    /// The people expected to meet both messages of a contradicting pair, summed over these pairs, ÷ the same over all
    /// pairs of different messages, 0 to 1. Differences of slogan or theme do not count.
    pub rate: Figure,
}

/// Returns the conflicts of `plan`, whose results are `results`.
#[must_use]
pub fn conflicts(plan: &Plan, results: &ConsistencyResults) -> Conflicts {
    conflicts_unless(&Cancel::default(), plan, results)
}

/// Finds the same, unless `cancel` is set meanwhile: then the list is incomplete, and nobody may use it.
#[must_use]
pub fn conflicts_unless(cancel: &Cancel, plan: &Plan, results: &ConsistencyResults) -> Conflicts {
    let finder = Finder::new(plan, results);
    let placed: Vec<usize> = (0..plan.messages.len()).filter(|&message| results.placed[message]).collect();
    let mut list = Vec::new();
    let (mut contradicting, mut all) = (0.0, 0.0);
    for (position, &b) in placed.iter().enumerate() {
        if cancel.step(position * position, placed.len() * placed.len()).is_err() {
            break;
        }
        finder.within(b, &mut list);
        for &a in &placed[..position] {
            let people = finder.people(a, b);
            let found = list.len();
            if people != Ok(0.0) {
                finder.between(a, b, people, &mut list);
            }
            let people = people.unwrap_or(0.0);
            all += people;
            if list[found..].iter().any(|conflict| conflict.kind.is_contradiction()) {
                contradicting += people;
            }
        }
    }
    let count = |conflict: &Conflict| conflict.people.unwrap_or(-1.0);
    list.sort_by(|one, other| {
        count(other).total_cmp(&count(one)).then_with(|| (one.kind, one.a, one.b).cmp(&(other.kind, other.a, other.b)))
    });
    let rate = match placed.len() {
        0 => Err(NotComputable::NothingPlaced),
        1 => Err(NotComputable::OneMessageOnly),
        _ if all > 0.0 => Ok((contradicting / all).clamp(0.0, 1.0)),
        _ => Err(finder.obstacle().unwrap_or(NotComputable::NobodyMeetsTwo)),
    };
    Conflicts { list, rate }
}

struct Finder<'a> {
    plan: &'a Plan,
    results: &'a ConsistencyResults,
    /// The claims of each message that the vocabulary knows.
    claims: Vec<Vec<&'a Claim>>,
    /// What each claim of the vocabulary promises, where it has a value.
    promises: Vec<Vec<String>>,
    /// The share of each audience that meets each message at least once.
    shares: Vec<Vec<f64>>,
}

impl<'a> Finder<'a> {
    fn new(plan: &'a Plan, results: &'a ConsistencyResults) -> Self {
        let known = |message: &'a Message| -> Vec<&'a Claim> {
            message.claims.value().into_iter().flatten().filter_map(|id| plan.vocabulary.claims.find(id)).collect()
        };
        let share = |message: usize| {
            let met = plan.audiences.iter().zip(results.exposures[message].by_audience.iter());
            met.map(|(audience, impressions)| -(-impressions / audience.size.max(1) as f64).exp_m1()).collect()
        };
        Self {
            plan,
            results,
            claims: plan.messages.iter().map(|message| known(message)).collect(),
            promises: plan.vocabulary.claims.iter().map(|claim| promises(claim)).collect(),
            shares: (0..plan.messages.len()).map(share).collect(),
        }
    }

    /// Says why nobody meets a placed message, where that is so.
    fn obstacle(&self) -> Option<NotComputable> {
        let placed = self.results.exposures.iter().filter(|exposure| exposure.is_placed);
        let progress = placed.clone().map(|exposure| exposure.progress).max()?;
        let is_met = placed.into_iter().any(|exposure| !exposure.by_audience.is_empty());
        (!is_met).then(|| progress.reason())
    }

    /// Returns how many people are expected to meet both messages.
    fn people(&self, a: usize, b: usize) -> Figure {
        for message in [a, b] {
            let exposure = &self.results.exposures[message];
            if exposure.by_audience.is_empty() {
                return Err(exposure.progress.reason());
            }
        }
        let together = self.shares[a].iter().zip(&self.shares[b]).zip(&self.plan.audiences);
        Ok(self.counted_once(together.map(|((of_a, of_b), audience)| audience.size as f64 * of_a * of_b)))
    }

    /// Returns how many people of all audiences there are, each counted once: those of the counted audiences; where there
    /// are none, those of the audience with the most.
    fn counted_once(&self, people: impl Iterator<Item = f64> + Clone) -> f64 {
        let counted: f64 = only_counted(people.clone(), &self.results.counted).sum();
        if counted > 0.0 { counted } else { people.fold(0.0, f64::max) }
    }

    /// Lists what the message contradicts by itself.
    fn within(&self, message: usize, list: &mut Vec<Conflict>) {
        let people = || {
            let exposure = &self.results.exposures[message];
            if exposure.by_audience.is_empty() {
                return Err(exposure.progress.reason());
            }
            let met = self.shares[message].iter().zip(&self.plan.audiences);
            Ok(self.counted_once(met.map(|(share, audience)| audience.size as f64 * share)))
        };
        let own = &self.claims[message];
        let conflict = |kind, claims, week| Conflict { kind, a: message, b: message, claims, week, people: people() };
        for (position, claim) in own.iter().enumerate() {
            for other in &own[..position] {
                let pair = || Some((other.id.clone(), claim.id.clone()));
                if claim.is_incompatible_with(other) {
                    list.push(conflict(ConflictKind::IncompatibleClaims, pair(), None));
                }
                if self.clash(other, claim) {
                    list.push(conflict(ConflictKind::TypedClaims, pair(), None));
                }
            }
            if let Some(week) = self.placed_after_expiry(message, claim) {
                let claims = Some((claim.id.clone(), claim.id.clone()));
                list.push(conflict(ConflictKind::ExpiredOffer, claims, Some(week)));
            }
        }
    }

    /// Lists what two messages contradict each other in, which `people` meet.
    fn between(&self, a: usize, b: usize, people: Figure, list: &mut Vec<Conflict>) {
        let conflict = |kind, claims| Conflict { kind, a, b, claims, week: None, people };
        let pairs =
            || self.claims[a].iter().flat_map(|first| self.claims[b].iter().map(move |second| (*first, *second)));
        let ids = |(first, second): (&Claim, &Claim)| (first.id.clone(), second.id.clone());
        if let Some(pair) = pairs().find(|(first, second)| first.is_incompatible_with(second)) {
            list.push(conflict(ConflictKind::IncompatibleClaims, Some(ids(pair))));
        }
        if let Some(pair) = pairs().find(|(first, second)| self.clash(first, second))
            && self.meet_in_time(a, b)
        {
            list.push(conflict(ConflictKind::TypedClaims, Some(ids(pair))));
        }
        let (first, second) = (&self.plan.messages[a], &self.plan.messages[b]);
        if differ(first.slogan.value(), second.slogan.value()) {
            list.push(conflict(ConflictKind::Slogans, None));
        }
        if differ(first.theme.value(), second.theme.value()) {
            list.push(conflict(ConflictKind::Themes, None));
        }
    }

    /// Returns true when both promise the same with different values of one kind.
    fn clash(&self, a: &Claim, b: &Claim) -> bool {
        let (Some(first), Some(second)) = (a.value, b.value) else { return false };
        if a.id == b.id || std::mem::discriminant(&first) != std::mem::discriminant(&second) || first == second {
            return false;
        }
        let promised = |claim: &Claim| {
            let position = self.plan.vocabulary.claims.position(&claim.id)?;
            self.promises.get(position)
        };
        let (Some(first), Some(second)) = (promised(a), promised(b)) else { return false };
        first.iter().any(|promise| second.contains(promise))
    }

    /// Returns true when an audience meets both in one week, or with fewer dark weeks between than the half-life.
    fn meet_in_time(&self, a: usize, b: usize) -> bool {
        let weeks = (self.plan.calendar.weeks as usize).max(1);
        let half_life = self.plan.settings.continuity_half_life_weeks.max(0.0);
        let of = |message: usize| self.results.exposures[message].weekly.chunks_exact(weeks);
        of(a).zip(of(b)).any(|(first, second)| {
            let active = |weekly: &[f64]| -> Vec<usize> {
                weekly.iter().enumerate().filter(|(_, count)| **count > 0.0).map(|(week, _)| week).collect()
            };
            let second = active(second);
            active(first).into_iter().any(|week| {
                let nearest = second.partition_point(|&other| other < week);
                let candidates = second[nearest.saturating_sub(1)..].iter().take(2);
                candidates.into_iter().any(|&other| {
                    let apart = week.abs_diff(other);
                    apart == 0 || ((apart - 1) as f64) < half_life
                })
            })
        })
    }

    /// Returns the first week of the calendar that begins after the claim's last day and in which the message is placed.
    fn placed_after_expiry(&self, message: usize, claim: &Claim) -> Option<u32> {
        let Some(ClaimValue::Until(last)) = claim.value else { return None };
        let calendar = self.plan.calendar;
        let id = &self.plan.messages[message].id;
        let placements = self.plan.placements.iter().filter(|placement| placement.message == *id);
        let weeks = placements.flat_map(|placement| placement.weekly(calendar.weeks));
        weeks
            .filter(|&(week, quantity)| quantity > 0 && calendar.first_day(week).is_some_and(|day| day > last.0))
            .map(|(week, _)| week)
            .min()
    }
}

fn differ<T: PartialEq>(a: Option<&T>, b: Option<&T>) -> bool {
    matches!((a, b), (Some(a), Some(b)) if a != b)
}

/// Returns what a claim with a value promises: the stated promise, or its names without numbers.
pub(super) fn promises(claim: &Claim) -> Vec<String> {
    if claim.value.is_none() {
        return Vec::new();
    }
    let without_numbers = |text: &str| -> String {
        let normal = normalised(text);
        let words: Vec<&str> =
            normal.split(' ').filter(|word| !word.starts_with(|letter: char| letter.is_ascii_digit())).collect();
        words.join(" ")
    };
    let stated = normalised(&claim.promise);
    let found = if stated.is_empty() {
        Language::ALL.map(|language| without_numbers(claim.name.slot(language))).to_vec()
    } else {
        vec![stated]
    };
    found.into_iter().filter(|promise| !promise.is_empty()).collect()
}
