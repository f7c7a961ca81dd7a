//! The best quantities under limits, with the proof that there are no better ones, or with how far from the best at most.
//!
//! A [`Request`] says what is to be as good as possible, among whom, for what money, and what may change. [`optimise`] answers
//! with a proposal and its certificate:
//!
//! * [`Problem`] turns plan and request into numbers: for each channel the units that it can have, each with its cost (what
//!   [`crate::budget`] says, to the minor unit) and with the shares exposed 0, 1, … k − 1 times (what [`crate::reach`] says);
//! * `front` makes the labels of each half of the channels that none other drops, `halves` finds the best pair of them. Only
//!   independence is used, so this holds for every model of contacts and every price;
//! * `lean` leaves out choices that another of the channel beats;
//! * `completion` bounds what can still come of a label, and leaves out those that lead to nothing as good as a known plan; `rests`
//!   holds what can come behind each channel;
//! * `surrogate` counts limits of spending into the costs of such bounds, and `split` says which channels stand in which half;
//! * `thin` and `search` serve where labels are too many: plans that are good, and a bound that none exceeds;
//! * `many` serves channels that overlap: they are independent at each point of their common inclination, so the best plans of
//!   the points bound the best plan of all, and `concave` bounds the reach of one exposure or more by the best mix of choices;
//! * `weeks` moves units between weeks for what is remembered, held against what no weeks exceed.
//!
//! *Example.* One channel, a fifth of people with each insertion, 100 each and 85 from ten on, money for 900: nine cost 900, ten
//! cost 850. The labels by cost are 0 → F(0) = 1, 100 → 0.8, … 800 → 0.168, 850 → 0.107; the nine at 900 are dropped, for ten
//! cost less and leave fewer unreached. So ten are proposed, 89.3 % are reached, and 50 are left.
//!
//! The value of a proposal is that of the analysis of the plan with its quantities. Nothing is changed: [`edit_to`] makes the one
//! edit that applies it; an alternative is [`Proposal::plan`] itself.

mod answer;
mod applied;
mod ask;
mod channel;
mod cheapest;
mod completion;
mod concave;
mod consistent;
mod contradiction;
mod curve;
mod delivered;
mod dominance;
mod exact;
mod explain;
mod floor;
mod front;
mod guide;
mod halves;
mod lean;
mod many;
mod problem;
mod proposal;
mod rests;
mod search;
mod solve;
mod space;
mod split;
mod step;
mod surrogate;
#[cfg(test)]
mod tests;
mod thin;
mod watch;
mod weeks;

pub use answer::optimise;
pub use applied::{change_at, changes_to, edit_to};
pub use ask::{
    Contradiction, Goal, Limit, Limits, NoAnswer, Range, Request, STEPS, SpendLimit, SpentOn, TIMES, Unchanging,
};
pub use channel::{ChannelAnswer, Fixed};
pub use curve::{AudiencePoint, Curve, CurvePoint, audience_front};
pub use explain::{Binding, Firmness, Marginal, POINT, binding, firmness, marginals, money_step};
pub use floor::{ConsistencyPoint, MOST_POINTS, consistency_front};
pub use problem::{Problem, left_for_media, left_of};
pub use proposal::{Figures, LeftReason, Proof, Proposal};
pub use watch::Watch;
pub use weeks::{Memory, WeeksAnswer, WeeksRequest, best_weeks};
