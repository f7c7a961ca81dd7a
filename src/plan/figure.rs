//! Results that may not exist: a number, or the reason why there is none.

/// A computed number, or why it cannot be computed. Never NaN, never infinite, never a silent zero.
pub type Figure<T = f64> = Result<T, NotComputable>;

/// Says why a number cannot be computed, as data; [`crate::text`] puts it into words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NotComputable {
    /// The plan has no audiences.
    NoAudiences,
    /// Nothing is placed (in this audience, channel or week).
    NothingPlaced,
    /// Something is placed, but no channel says how it meets this audience.
    NoContacts,
    /// The audience has no size, so people cannot be counted.
    AudienceWithoutSize,
    /// One message only: consistency needs two.
    OneMessageOnly,
    /// No two messages share an attribute that applies to both.
    NothingComparable,
    /// All weights that could be used are zero.
    NoWeights,
    /// The numbers of a contact model contradict each other, so the model cannot be computed.
    ImpossibleContactModel,
    /// The number is beyond what can be counted exactly.
    TooLarge,
    /// It costs nothing, so a cost per something has no meaning.
    CostsNothing,
    /// Nothing is delivered, so a number for each of it has no meaning.
    NothingDelivered,
    /// The cost is bought by gross rating points of an audience that this channel has no contact model for.
    NoRatingForCost,
    /// The rate is in another currency, and no exchange rate is stated.
    NoExchangeRate,
    /// The percents of a total add up to all of it or more, or percents refer to each other in a circle.
    CircularBase,
    /// The cost is paid for blocks of weeks, and a block has no week.
    NoPeriod,
    /// What is bought is not paid by the unit, so a cost has no quantity.
    NotPaidByUnit,
    /// The amount does not even pay what is due without any quantity.
    AmountTooSmall,
    /// Nothing that was delivered or spent is recorded.
    NothingRecorded,
    /// No budget is stated.
    NoBudget,
    /// The positioning platform is empty.
    NoPlatform,
    /// One active week only: continuity needs two.
    OneWeekOnly,
    /// The audience shares members with others, so they cannot be added up.
    OverlappingAudience,
    /// The audience is a part of another one, whose people are counted already.
    PartOfAudience,
    /// No gross rating points of the whole category are stated, so there is no share of voice.
    NoCategory,
    /// The model gives reach, but no distribution of exposures.
    ReachOnly,
    /// One stage only: an order needs two.
    OneStageOnly,
    /// The stages have no targets to be held against.
    NoStageTargets,
    /// The half-life of continuity is no number above 0.
    NoHalfLife,
    /// Nothing is spent on media.
    NothingSpent,
    /// No message is coded by a second person.
    NoSecondCoding,
    /// Both people coded everything with one and the same value, so chance cannot be told from agreement.
    NoVariation,
    /// No two messages meet the same people.
    NobodyMeetsTwo,
    /// No audience meets both of two channels.
    NoCommonAudience,
    /// The composite is switched off.
    SwitchedOff,
    /// No message serves the objective.
    NothingServes,
    /// The objective is measured by a figure that the program does not have.
    MeasuredElsewhere,
    /// The objective has no target.
    NoTarget,
    /// Nothing is logged that was said about the organisation.
    NoMentions,
    /// Fewer mentions are logged than a share can be shown of.
    FewMentions,
    /// No mention speaks well or badly.
    NothingForOrAgainst,
    /// No mention speaks badly, so nothing can be divided by their number.
    NothingAgainst,
    /// Of no mention is it stated how many people could meet it.
    NoPeopleStated,
    /// The number of mentions of the whole category is not stated.
    NoCategoryMentions,
    /// Fewer mentions of the whole category are stated than the log has of the organisation alone.
    CategoryTooSmall,
    /// No mention speaks badly, so none is to be answered.
    NothingToAnswer,
    /// No mention was answered.
    NothingAnswered,
    /// Nobody was asked what is promised and met of the claim.
    NotAsked,
    /// The answer is not on the scale from 1 to 7.
    OffScale,
    /// Nothing is done for the community.
    NoRelations,
    /// The plan has no messages.
    NoMessages,
}

impl NotComputable {
    /// Returns the reason's stable name for programs.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::NoAudiences => "no-audiences",
            Self::NothingPlaced => "nothing-placed",
            Self::NoContacts => "no-contacts",
            Self::AudienceWithoutSize => "audience-without-size",
            Self::OneMessageOnly => "one-message-only",
            Self::NothingComparable => "nothing-comparable",
            Self::NoWeights => "no-weights",
            Self::ImpossibleContactModel => "impossible-contact-model",
            Self::TooLarge => "too-large",
            Self::CostsNothing => "costs-nothing",
            Self::NothingDelivered => "nothing-delivered",
            Self::NoRatingForCost => "no-rating-for-cost",
            Self::NoExchangeRate => "no-exchange-rate",
            Self::CircularBase => "circular-base",
            Self::NoPeriod => "no-period",
            Self::NotPaidByUnit => "not-paid-by-unit",
            Self::AmountTooSmall => "amount-too-small",
            Self::NothingRecorded => "nothing-recorded",
            Self::NoBudget => "no-budget",
            Self::NoPlatform => "no-platform",
            Self::OneWeekOnly => "one-week-only",
            Self::OverlappingAudience => "overlapping-audience",
            Self::PartOfAudience => "part-of-audience",
            Self::NoCategory => "no-category",
            Self::ReachOnly => "reach-only",
            Self::OneStageOnly => "one-stage-only",
            Self::NoStageTargets => "no-stage-targets",
            Self::NoHalfLife => "no-half-life",
            Self::NothingSpent => "nothing-spent",
            Self::NoSecondCoding => "no-second-coding",
            Self::NoVariation => "no-variation",
            Self::NobodyMeetsTwo => "nobody-meets-two",
            Self::NoCommonAudience => "no-common-audience",
            Self::SwitchedOff => "switched-off",
            Self::NothingServes => "nothing-serves",
            Self::MeasuredElsewhere => "measured-elsewhere",
            Self::NoTarget => "no-target",
            Self::NoMentions => "no-mentions",
            Self::FewMentions => "few-mentions",
            Self::NothingForOrAgainst => "nothing-for-or-against",
            Self::NothingAgainst => "nothing-against",
            Self::NoPeopleStated => "no-people-stated",
            Self::NoCategoryMentions => "no-category-mentions",
            Self::CategoryTooSmall => "category-too-small",
            Self::NothingToAnswer => "nothing-to-answer",
            Self::NothingAnswered => "nothing-answered",
            Self::NotAsked => "not-asked",
            Self::OffScale => "off-scale",
            Self::NoRelations => "no-relations",
            Self::NoMessages => "no-messages",
        }
    }
}
