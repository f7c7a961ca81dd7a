//! Says what is promised, met and confirmed of each claim: the triangle of say, do and confirm (Duncan and Moriarty, 1997).

use super::log::Log;
use crate::plan::{Experience, Figure, NotComputable, Plan};

/// Holds what is said, met and confirmed of one claim, each from 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ClaimPromise {
    /// How strongly it is promised: `(x − 1) / 6` of the scale from 1 to 7.
    pub say: Figure,
    /// What customers met, on the same scale.
    pub deliver: Figure,
    /// How far mentions confirm it: their polarity brought to 0 to 1.
    pub confirm: Figure,
    /// The share of impressions whose message makes the claim, 0 to 1.
    pub exposure: Figure,
    /// How many people were asked.
    pub respondents: u64,
}

/// Tells by how much a claim falls short of its promise.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Shortfall {
    /// Where the claim stands in the vocabulary.
    pub claim: usize,
    /// By how much, from 0 to 1.
    pub by: f64,
}

/// Holds one figure for each edge of the triangle: 1 where nothing is missing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Edges {
    /// `1 − Σ w·max(0, say − do)`.
    pub say_do: Figure,
    /// `1 − Σ w·max(0, say − confirm)`.
    pub say_confirm: Figure,
    /// `1 − Σ w·|do − confirm|`.
    pub do_confirm: Figure,
}

/// Holds the triangle of a plan. The mean of an edge never stands without its worst claim.
#[derive(Clone, Debug, PartialEq)]
pub struct Promises {
    /// Each claim of the vocabulary, in its order.
    pub claims: Vec<ClaimPromise>,
    /// The edges, each weighted by the exposure that carries the claims.
    pub edges: Edges,
    /// The claim whose delivery falls furthest short of the promise; none where nothing can be compared.
    pub worst_delivered: Option<Shortfall>,
    /// The claim that mentions fall furthest short of confirming.
    pub worst_confirmed: Option<Shortfall>,
    /// The claim of which mentions and the people asked differ most.
    pub most_disputed: Option<Shortfall>,
}

impl ClaimPromise {
    /// Returns by how much the delivery falls short of the promise; 0 where it is kept or outdone.
    ///
    /// # Errors
    /// The reason of the side that is missing.
    pub fn short_delivered(&self) -> Figure {
        Ok((self.say? - self.deliver?).max(0.0))
    }

    /// Returns by how much the mentions fall short of confirming the promise.
    ///
    /// # Errors
    /// The reason of the side that is missing.
    pub fn short_confirmed(&self) -> Figure {
        Ok((self.say? - self.confirm?).max(0.0))
    }

    /// Returns how far mentions and the people asked differ.
    ///
    /// # Errors
    /// The reason of the side that is missing.
    pub fn disputed(&self) -> Figure {
        Ok((self.deliver? - self.confirm?).abs())
    }

    /// Returns the larger of the two shortfalls against the promise that can be computed.
    ///
    /// # Errors
    /// The reason of [`Self::short_delivered`] where neither can.
    pub fn shortfall(&self) -> Figure {
        match (self.short_delivered(), self.short_confirmed()) {
            (Ok(delivered), Ok(confirmed)) => Ok(delivered.max(confirmed)),
            (Err(_), Ok(one)) => Ok(one),
            (delivered, Err(_)) => delivered,
        }
    }

    /// Returns true where nothing is known of the claim but that the plan has it.
    #[must_use]
    pub fn is_unknown(&self) -> bool {
        let unasked = |figure: Figure| figure == Err(NotComputable::NotAsked);
        unasked(self.say) && unasked(self.deliver) && self.confirm == Err(NotComputable::NoMentions)
    }
}

impl Promises {
    /// Holds the experiences of `plan` and the mentions of `log` against each other.
    pub(super) fn of(plan: &Plan, impressions: &[f64], log: &Log) -> Self {
        let all: f64 = impressions.iter().sum();
        let claims: Vec<ClaimPromise> = plan
            .vocabulary
            .claims
            .iter()
            .enumerate()
            .map(|(at, claim)| {
                let met = plan.experiences.find(&claim.id);
                let makes = plan
                    .messages
                    .iter()
                    .zip(impressions)
                    .filter(|(message, _)| message.claims.value().is_some_and(|claims| claims.contains(&claim.id)));
                let carried: f64 = makes.map(|(_, met)| met).sum();
                ClaimPromise {
                    say: on_scale(met, |met| met.promised),
                    deliver: on_scale(met, |met| met.experienced),
                    confirm: log.claims.get(at).map_or(Err(NotComputable::NoMentions), super::Tally::confirm),
                    exposure: if all > 0.0 { Ok((carried / all).min(1.0)) } else { Err(NotComputable::NothingPlaced) },
                    respondents: met.map_or(0, |met| met.respondents),
                }
            })
            .collect();
        let edges = Edges {
            say_do: edge(&claims, ClaimPromise::short_delivered),
            say_confirm: edge(&claims, ClaimPromise::short_confirmed),
            do_confirm: edge(&claims, ClaimPromise::disputed),
        };
        Self {
            edges,
            worst_delivered: worst(&claims, ClaimPromise::short_delivered),
            worst_confirmed: worst(&claims, ClaimPromise::short_confirmed),
            most_disputed: worst(&claims, ClaimPromise::disputed),
            claims,
        }
    }
}

/// Brings an answer on the scale from 1 to 7 to 0 to 1.
fn on_scale(met: Option<&Experience>, read: impl Fn(&Experience) -> Option<f64>) -> Figure {
    match met.and_then(read) {
        None => Err(NotComputable::NotAsked),
        Some(answer) if (1.0..=7.0).contains(&answer) => Ok((answer - 1.0) / 6.0),
        Some(_) => Err(NotComputable::OffScale),
    }
}

/// Returns one minus the mean gap, weighted by exposure, over the claims whose gap can be computed.
fn edge(claims: &[ClaimPromise], gap: impl Fn(&ClaimPromise) -> Figure) -> Figure {
    let (mut sum, mut weights, mut any, mut unmet) = (0.0, 0.0, false, None);
    for claim in claims {
        let Ok(gap) = gap(claim) else { continue };
        any = true;
        match claim.exposure {
            Ok(weight) => {
                sum += weight * gap;
                weights += weight;
            }
            Err(why) => unmet = Some(why),
        }
    }
    match (any, unmet) {
        (false, _) => Err(why_missing(claims, gap)),
        (true, Some(why)) => Err(why),
        (true, None) if weights <= 0.0 => Err(NotComputable::NoWeights),
        (true, None) => Ok((1.0 - sum / weights).clamp(0.0, 1.0)),
    }
}

/// Returns the reason of the claim of which most is known: few mentions say more than that nobody was asked.
fn why_missing(claims: &[ClaimPromise], gap: impl Fn(&ClaimPromise) -> Figure) -> NotComputable {
    let mut known = claims.iter().filter(|claim| !claim.is_unknown());
    known.find_map(|claim| gap(claim).err()).unwrap_or(NotComputable::NotAsked)
}

/// Returns the claim with the largest gap, the first of equals.
fn worst(claims: &[ClaimPromise], gap: impl Fn(&ClaimPromise) -> Figure) -> Option<Shortfall> {
    let found =
        claims.iter().enumerate().filter_map(|(claim, promise)| Some(Shortfall { claim, by: gap(promise).ok()? }));
    found.reduce(|worst, next| if next.by > worst.by { next } else { worst })
}
