//! The figures that a card can explain.

use crate::plan::{CostLine, Element};

/// Names a figure that has a card. Things of the plan are named by their places in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// A figure of reach, of one audience (its place in the plan) or of all in the total.
    Reach(ReachFigure, Option<usize>),
    /// A figure of consistency.
    Consistency(ConsistencyFigure),
    /// An amount of the budget.
    Budget(BudgetFigure),
    /// A figure of listening.
    Listening(ListeningFigure),
}

/// Names a figure of reach and frequency.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReachFigure {
    /// The share of people reached at least once.
    NetReach,
    /// The share exposed so many times or more.
    AtLeast(usize),
    /// Exposures per person who is reached.
    Frequency,
    /// Gross rating points.
    Points,
    /// Rating points on those who are exposed often enough.
    EffectivePoints,
    /// Exposures per person.
    Mean,
    /// All exposures.
    Impressions,
    /// What a rating point costs.
    PerPoint,
    /// What a thousand exposures cost.
    PerThousand,
    /// What a thousand people reached cost.
    PerThousandReached,
    /// The plan's part of the points of its category.
    Voice,
    /// What the channel at this place of the plan reaches, alone reaches, and adds.
    Channel(usize),
    /// What is reached up to and in this week.
    Week(u32),
    /// The people whom the channels at these two places of the plan both reach.
    Pair(usize, usize),
}

/// Names a figure of consistency.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ConsistencyFigure {
    /// How alike two random exposures of an audience are.
    ExposureWeighted,
    /// The mean similarity of all pairs of placed messages.
    MessageWeighted,
    /// The pair of messages that is least alike.
    WorstPair,
    /// The share of attributes that are coded.
    Completeness,
    /// How far messages stay on the platform.
    Coherence,
    /// How alike neighbouring weeks are.
    Continuity,
    /// How many exposures carry the platform's elements.
    Commonality,
    /// How far the stages match their targets.
    Complementarity,
    /// How far the message at this place stays on the platform.
    OnPlatform(usize),
    /// The figures of the audience at this place.
    Audience(usize),
    /// What leaving out the message at this place would change.
    Without(usize),
    /// An element of the platform, by its place among the results.
    Token(usize),
    /// The stages that the audience at this place meets.
    Stages(usize),
    /// The stages of all exposures.
    StagesMet,
    /// The stages by what is spent on them.
    StagesSpent,
    /// The stages as they are targeted.
    StagesTarget,
    /// The link between two active weeks, by its place among the results.
    Link(usize),
}

/// Names an amount of the budget.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BudgetFigure {
    /// What is spent beside media.
    Other,
    /// All that is spent.
    Spent,
    /// What is left.
    Left,
    /// A line between the rate and the total; the last one is media.
    Line(CostLine),
    /// Media of a promotion element.
    Element(Element),
    /// Media of the channel at this place.
    Channel(usize),
    /// Media of the message at this place.
    Message(usize),
    /// Media of the audience at this place.
    Audience(usize),
    /// Media that no audience meets.
    Unassigned,
    /// Media of a month, by its place among the results.
    Month(usize),
    /// Media of a promotion element in a month.
    ElementInMonth(Element, usize),
    /// Other costs of a month.
    OtherInMonth(usize),
    /// All that is spent in a month.
    AllOfMonth(usize),
    /// Other costs without a week.
    Undated,
    /// All that is spent in a week.
    Week(u32),
    /// What was recorded of a placement: the place of its record among the results.
    Recorded(usize),
}

/// Names a figure of listening.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ListeningFigure {
    /// The net sentiment of the whole log.
    Net,
    /// The sentiment without neutral mentions.
    Polarity,
    /// The sentiment by the people who could meet the mentions.
    ReachWeighted,
    /// The share of mentions that name a planned claim.
    PullThrough,
    /// The share of the mentions of the category.
    Voice,
    /// The share of negative mentions that were answered in time.
    Answered,
    /// The hours in which half of the answers came.
    MedianHours,
    /// What is said, met and confirmed of the claim at this place of the vocabulary.
    Claim(usize),
    /// The edge between what is said and what is done.
    SayDo,
    /// The edge between what is said and what mentions confirm.
    SayConfirm,
    /// The edge between what is done and what mentions confirm.
    DoConfirm,
    /// The share of the five aims that a relation serves.
    Coverage,
    /// How evenly relations serve the five aims.
    Evenness,
    /// The share of messages that rest on an insight.
    InsightShare,
    /// The share of exposures whose message rests on an insight.
    InsightExposure,
}
