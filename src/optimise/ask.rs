//! Says what can be asked: the goal, the money, what may change and what must stay.

use crate::plan::{AudienceId, ChannelId, Element, MessageId, Money, NotComputable, PlacementId};

/// In how many steps a channel's units are taken where there are too many to take one by one.
pub const STEPS: u64 = 40;

/// The fewest and the most exposures that a goal can ask for.
pub const TIMES: std::ops::RangeInclusive<usize> = 1..=10;

/// Says what is to be as good as possible.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Goal {
    /// The greatest share that is reached so many times or more.
    Reach {
        /// 1 to 10.
        times: usize,
    },
    /// The most gross rating points on those who are reached so many times or more.
    Points {
        /// 1 to 10.
        times: usize,
    },
    /// The least money by which a share is reached so many times or more.
    Cheapest {
        /// 1 to 10.
        times: usize,
        /// The share to reach, 0 to 1.
        target: f64,
    },
}

impl Goal {
    /// Returns how many exposures the goal asks for.
    #[must_use]
    pub fn times(self) -> usize {
        match self {
            Self::Reach { times } | Self::Points { times } | Self::Cheapest { times, .. } => times,
        }
    }

    /// Returns the goal whose curve this one is read off: the cheapest plan is the first on the curve of the best reach.
    #[must_use]
    pub fn measured(self) -> Self {
        match self {
            Self::Cheapest { times, .. } => Self::Reach { times },
            other => other,
        }
    }
}

/// Says how many units a channel may get.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Range {
    /// As many as it has today.
    Locked,
    /// From so many to so many.
    Between {
        /// At least.
        least: u64,
        /// At most.
        most: u64,
    },
}

/// Says what money is spent on and what can be kept as it is, beside whole channels.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum SpentOn {
    /// All channels of a promotion element.
    Element(Element),
    /// All placements of a message.
    Message(MessageId),
    /// A placement alone.
    Placement(PlacementId),
}

/// Says how much may be spent on something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SpendLimit {
    /// On what.
    pub on: SpentOn,
    /// At least so much.
    pub least: Option<Money>,
    /// At most so much.
    pub most: Option<Money>,
}

/// Holds what may change, and what must stay.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Limits {
    /// Channels with a range of their own; the last one of a channel counts. All others may get from 0 to twice their units.
    pub channels: Vec<(ChannelId, Range)>,
    /// Elements whose channels all stay as they are.
    pub locked_elements: Vec<Element>,
    /// Messages whose placements stay as they are.
    pub locked_messages: Vec<MessageId>,
    /// Placements that stay as they are.
    pub locked_placements: Vec<PlacementId>,
    /// What must or may be spent on elements, messages and placements.
    pub spending: Vec<SpendLimit>,
    /// The units of channels that limits without a number are counted from, and the steps that units are taken in: those from
    /// before a proposal was applied, so that asking again asks the same. Those of today for all others.
    pub counted_from: Vec<(ChannelId, u64)>,
}

impl Limits {
    /// Returns the range of its own that a channel has.
    #[must_use]
    pub fn range_of(&self, channel: &ChannelId) -> Option<Range> {
        self.channels.iter().rev().find(|(known, _)| known == channel).map(|&(_, range)| range)
    }

    /// Gives a channel a range of its own, or takes it away.
    pub fn set_range(&mut self, channel: &ChannelId, range: Option<Range>) {
        self.channels.retain(|(known, _)| known != channel);
        self.channels.extend(range.map(|range| (channel.clone(), range)));
    }

    /// Returns everything that stays as it is beside whole channels.
    pub fn kept(&self) -> impl Iterator<Item = SpentOn> {
        let elements = self.locked_elements.iter().map(|element| SpentOn::Element(*element));
        let messages = self.locked_messages.iter().map(|id| SpentOn::Message(id.clone()));
        elements.chain(messages).chain(self.locked_placements.iter().map(|id| SpentOn::Placement(id.clone())))
    }

    /// Keeps something as it is, or no longer.
    pub fn keep(&mut self, on: &SpentOn, keep: bool) {
        match on {
            SpentOn::Element(element) => {
                self.locked_elements.retain(|known| known != element);
                self.locked_elements.extend(keep.then_some(*element));
            }
            SpentOn::Message(id) => {
                self.locked_messages.retain(|known| known != id);
                self.locked_messages.extend(keep.then(|| id.clone()));
            }
            SpentOn::Placement(id) => {
                self.locked_placements.retain(|known| known != id);
                self.locked_placements.extend(keep.then(|| id.clone()));
            }
        }
    }
}

/// Holds everything that an optimum depends on beside the plan.
#[derive(Clone, Debug, PartialEq)]
pub struct Request {
    /// What is to be as good as possible.
    pub goal: Goal,
    /// Among whom, with how much each counts; empty for all people of the plan's universe.
    pub audiences: Vec<(AudienceId, f64)>,
    /// The money for media; what the budget leaves for them when not stated.
    pub money: Option<Money>,
    /// What may change.
    pub limits: Limits,
    /// The least consistency, 0 to 1, where one is wanted.
    pub consistency: Option<f64>,
    /// In how many steps a channel's units are taken where there are too many to take one by one.
    pub steps: u64,
}

impl Request {
    /// Returns the most of `goal` among all people for the money that the budget leaves.
    #[must_use]
    pub fn of(goal: Goal) -> Self {
        Self { goal, audiences: Vec::new(), money: None, limits: Limits::default(), consistency: None, steps: STEPS }
    }
}

/// A limit of a request, as answers name it.
#[derive(Clone, Debug, PartialEq)]
pub enum Limit {
    /// The money for media.
    Money(Money),
    /// A channel that stays as it is, with its units.
    Locked(ChannelId, u64),
    /// An element, a message or a placement that stays as it is.
    Kept(SpentOn),
    /// The same, but for one step of each of its channels, up or down.
    KeptButOneStep(SpentOn),
    /// The fewest units of a channel.
    Least(ChannelId, u64),
    /// The most units of a channel.
    Most(ChannelId, u64),
    /// The least that is spent on something.
    LeastSpent(SpentOn, Money),
    /// The most that is spent on something.
    MostSpent(SpentOn, Money),
    /// The least consistency, 0 to 1.
    Consistency(f64),
}

/// A limit that cannot be kept together with others.
#[derive(Clone, Debug, PartialEq)]
pub struct Contradiction {
    /// Which one.
    pub limit: Limit,
    /// What it costs at least to keep it.
    pub cost: Money,
    /// The limit in its place that would be enough, the others as they are; `None` where only lifting it is.
    pub enough: Option<Limit>,
}

/// Says why there is no answer.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum NoAnswer {
    /// No money is stated, and the plan has no budget.
    #[error("there is no money to plan with")]
    NoMoney,
    /// The number of exposures is not from 1 to 10.
    #[error("{0} exposures are not from 1 to 10")]
    Times(usize),
    /// The target is no share above 0 and at most 1.
    #[error("{0} is no share to reach")]
    Target(f64),
    /// A weight is below 0, or all are 0.
    #[error("the weights of audiences are no shares of anything")]
    Weights,
    /// The plan has no channel of this id.
    #[error("there is no channel “{0}”")]
    UnknownChannel(String),
    /// The plan has no audience of this id.
    #[error("there is no audience “{0}”")]
    UnknownAudience(String),
    /// Nothing is placed on a channel, so that it has no weeks to put units into.
    #[error("nothing is placed on “{0}”")]
    NothingPlacedOn(ChannelId),
    /// The most units of a week leave no room for all units of a placement on a channel.
    #[error("{units} units on “{channel}” find no room with {most} a week")]
    WeeksTooFull {
        /// The channel.
        channel: ChannelId,
        /// The most units of a week.
        most: u64,
        /// The units of the placement in the weeks that may change.
        units: u64,
    },
    /// No channel can get more or less.
    #[error("no channel may change")]
    NothingMayChange(Unchanging),
    /// An audience has no reach: this one, where one is to be named.
    #[error("the reach cannot be computed: {}", .0.as_str())]
    NotComputable(NotComputable, Option<AudienceId>),
    /// Limits contradict each other: the smallest set of them that does.
    #[error("limits contradict each other")]
    Contradiction {
        /// The limits.
        limits: Vec<Contradiction>,
        /// The money that there is.
        money: Money,
        /// What all limits together cost at least.
        needed: Money,
    },
    /// No plan within the limits reaches the target.
    #[error("no plan within the limits reaches more than {most}")]
    BeyondReach {
        /// The most that can be reached.
        most: f64,
        /// What that costs.
        cost: Money,
    },
    /// No plan that was found keeps the floor of consistency.
    #[error("no plan was found with a consistency of {floor}")]
    BelowConsistency {
        /// What is wanted.
        floor: f64,
        /// The most consistent plan that was found.
        most: f64,
    },
    /// A consistency is wanted, but no plan within the limits has one.
    #[error("the consistency cannot be computed: {}", .0.as_str())]
    NoConsistency(NotComputable),
    /// It was stopped before there was anything to say.
    #[error("stopped")]
    Stopped,
}

/// Says why no channel may change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unchanging {
    /// Nothing is placed.
    NothingPlaced,
    /// The audiences of the goal meet none of the channels.
    NotMet,
    /// All are locked, or held to what they have.
    Locked,
    /// Some for one reason, some for another.
    Several,
}

impl From<NotComputable> for NoAnswer {
    fn from(why: NotComputable) -> Self {
        Self::NotComputable(why, None)
    }
}
