//! The channels of a problem: the units that each can have, why one stays as it is, and what is proposed for it.

use crate::plan::{ChannelId, Money, NotComputable, Spread};

/// One number of units that a channel can have.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Choice {
    /// Units in all.
    pub(super) units: u64,
    /// What they cost, in minor units.
    pub(super) cost: i64,
    /// The shares exposed exactly 0, 1, …, k − 1 times, for each view.
    pub(super) few: Vec<f64>,
    /// Mean exposures, for each view.
    pub(super) means: Vec<f64>,
    /// What of the cost counts for each limit of spending.
    pub(super) spent: Vec<f64>,
    /// What the choice adds to the value by itself: nothing, except while a bound is sharpened.
    pub(super) bonus: f64,
}

/// Says why a channel stays as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fixed {
    /// The user locked it, or all that is placed on it.
    Locked,
    /// The audiences of the goal do not meet it.
    NotMet,
    /// Its cost cannot be computed.
    CostUnknown(NotComputable),
}

/// A channel with its choices.
#[derive(Clone, Debug)]
pub(super) struct ChannelChoices {
    /// Where it stands in the plan.
    pub(super) channel: usize,
    pub(super) id: ChannelId,
    pub(super) spread: Spread,
    /// By rising units; one where it stays as it is.
    pub(super) choices: Vec<Choice>,
    /// Which of them is that of today, where it is within the limits.
    pub(super) today: Option<usize>,
    pub(super) fixed: Option<Fixed>,
    pub(super) least: u64,
    pub(super) most: u64,
    pub(super) step: u64,
    /// True where the step is smaller for few units.
    pub(super) is_finer: bool,
    /// What today's units cost, as far as that is known.
    pub(super) cost_today: i64,
}

impl ChannelChoices {
    /// Returns the cost of its cheapest choice.
    pub(super) fn least_cost(&self) -> i64 {
        self.choices.iter().map(|choice| choice.cost).min().unwrap_or(0)
    }

    /// Returns the cost of its dearest choice.
    pub(super) fn most_cost(&self) -> i64 {
        self.choices.iter().map(|choice| choice.cost).max().unwrap_or(0)
    }
}

/// One channel of a proposal.
#[derive(Clone, Debug, PartialEq)]
pub struct ChannelAnswer {
    /// Its id.
    pub id: ChannelId,
    /// Where it stands in the plan.
    pub channel: usize,
    /// Its units today.
    pub today: u64,
    /// Its units as proposed.
    pub units: u64,
    /// What they cost today, as far as that is known.
    pub cost_today: Money,
    /// What they cost as proposed.
    pub cost: Money,
    /// At least so many.
    pub least: u64,
    /// At most so many.
    pub most: u64,
    /// The step in which units were taken.
    pub step: u64,
    /// True where units were taken in smaller steps where they are few.
    pub is_finer: bool,
    /// Why it stays as it is, where it does.
    pub fixed: Option<Fixed>,
}
