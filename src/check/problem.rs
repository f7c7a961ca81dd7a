//! Says what a problem is, and how problems are gathered.

use std::collections::HashSet;
use std::hash::BuildHasherDefault;

use crate::plan::schema::ListName;
use crate::plan::{
    Attribute, AudienceId, ChannelId, ClaimId, CostId, Currency, Decimal, IdHasher, Identified, Language, List,
    MentionId, MessageId, Money, NotComputable, ObjectiveId, PlacementId, RelationId, SloganId, ThemeId, Unit,
    VisualId,
};

/// Says how much a problem weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The plan contradicts itself; figures leave the place out.
    Error,
    /// Probably not what was meant; figures count it as it stands.
    Warning,
    /// Something is missing, or could be.
    Notice,
}

/// One value that the sentence of a problem names.
#[derive(Clone, Debug, PartialEq)]
pub enum Argument {
    /// A text of the plan, such as the id of what the plan does not have.
    Text(String),
    /// An audience of the plan, which the sentence names.
    Audience(AudienceId),
    /// A claim of the vocabulary, which the sentence names.
    Claim(ClaimId),
    /// A channel of the plan, which the sentence names.
    Channel(ChannelId),
    /// A placement of the plan, which the sentence names by its message and channel.
    Placement(PlacementId),
    /// A number without a unit.
    Number(f64),
    /// A share, shown as people type it: 0.55 as 55%.
    Share(f64),
    /// A percentage with all the digits that the plan states: 12.50 as 12.50%.
    Percent(Decimal),
    /// A number without a unit, with all the digits that the plan states.
    Exact(Decimal),
    /// A whole number.
    Whole(u64),
    /// A week, counted from 1.
    Week(u32),
    /// An amount in the plan's currency.
    Money(Money),
    /// An amount or rate with all the decimals that the plan states, which may be more than its currency has.
    Amount(Decimal, Currency),
    /// An amount of which at least so much is known.
    LeastMoney(Money),
    /// What quantities count.
    Unit(Unit),
    /// Attributes of a message.
    Attributes(Vec<Attribute>),
    /// A language.
    Language(Language),
    /// Texts of the place.
    TextParts(Vec<TextPart>),
    /// Audiences of the plan, which the sentence names.
    Audiences(Vec<AudienceId>),
    /// A message of the plan, which the sentence names.
    Message(MessageId),
    /// Why a number cannot be computed.
    Reason(NotComputable),
}

/// A text that a plan or a thing in it has in both languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each variant is the text of its name")]
pub enum TextPart {
    Title,
    Organisation,
    Product,
    Name,
    Text,
    Measure,
    Copy,
    Notes,
    Rationale,
}

/// Says where a problem is: a part of the plan, or an item by its position and id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProblemPlace {
    /// The plan as a whole.
    Plan,
    /// Its weeks.
    Calendar,
    /// Its currency and budget.
    Money,
    /// The conventions of the measures.
    Settings,
    /// An audience.
    Audience(usize, AudienceId),
    /// A theme of the vocabulary.
    Theme(usize, ThemeId),
    /// A claim of the vocabulary.
    Claim(usize, ClaimId),
    /// A visual token of the vocabulary.
    Visual(usize, VisualId),
    /// A slogan of the vocabulary.
    Slogan(usize, SloganId),
    /// The positioning platform.
    Platform,
    /// A message.
    Message(usize, MessageId),
    /// A channel.
    Channel(usize, ChannelId),
    /// How an audience meets a channel.
    Contact {
        /// Where the channel stands.
        position: usize,
        /// The channel.
        channel: ChannelId,
        /// The audience.
        audience: AudienceId,
    },
    /// A placement.
    Placement(usize, PlacementId),
    /// An amount beside media.
    OtherCost(usize, CostId),
    /// An objective.
    Objective(usize, ObjectiveId),
    /// What was recorded of a placement.
    Actual(usize, PlacementId),
    /// The mentions of the plan as a whole.
    Listening,
    /// A mention.
    Mention(usize, MentionId),
    /// What is done for the community.
    Relation(usize, RelationId),
}

impl ProblemPlace {
    /// Returns the item of a list that has the problem: its list, its position there and its id. `None` for a part of the plan
    /// that is no item.
    #[must_use]
    pub fn item(&self) -> Option<(ListName, usize, &str)> {
        Some(match self {
            Self::Plan | Self::Calendar | Self::Money | Self::Settings | Self::Platform | Self::Listening => {
                return None;
            }
            Self::Audience(at, id) => (ListName::Audiences, *at, id.as_str()),
            Self::Theme(at, id) => (ListName::Themes, *at, id.as_str()),
            Self::Claim(at, id) => (ListName::Claims, *at, id.as_str()),
            Self::Visual(at, id) => (ListName::Visuals, *at, id.as_str()),
            Self::Slogan(at, id) => (ListName::Slogans, *at, id.as_str()),
            Self::Message(at, id) => (ListName::Messages, *at, id.as_str()),
            Self::Channel(at, id) | Self::Contact { position: at, channel: id, .. } => {
                (ListName::Channels, *at, id.as_str())
            }
            Self::Placement(at, id) => (ListName::Placements, *at, id.as_str()),
            Self::OtherCost(at, id) => (ListName::OtherCosts, *at, id.as_str()),
            Self::Objective(at, id) => (ListName::Objectives, *at, id.as_str()),
            Self::Actual(at, id) => (ListName::Actuals, *at, id.as_str()),
            Self::Mention(at, id) => (ListName::Mentions, *at, id.as_str()),
            Self::Relation(at, id) => (ListName::Relations, *at, id.as_str()),
        })
    }

    /// Returns where the place stands in the document: its part, and the position there.
    fn rank(&self) -> (u8, usize) {
        match *self {
            Self::Plan => (0, 0),
            Self::Objective(position, _) => (1, position),
            Self::Calendar => (2, 0),
            Self::Money => (3, 0),
            Self::Settings => (4, 0),
            Self::Audience(position, _) => (5, position),
            Self::Theme(position, _) => (6, position),
            Self::Claim(position, _) => (7, position),
            Self::Visual(position, _) => (8, position),
            Self::Slogan(position, _) => (9, position),
            Self::Platform => (10, 0),
            Self::Message(position, _) => (11, position),
            Self::Channel(position, _) | Self::Contact { position, .. } => (12, position),
            Self::Placement(position, _) => (13, position),
            Self::OtherCost(position, _) => (14, position),
            Self::Actual(position, _) => (15, position),
            Self::Listening => (16, 0),
            Self::Mention(position, _) => (17, position),
            Self::Relation(position, _) => (18, position),
        }
    }
}

/// One problem.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    /// What is the matter.
    pub code: Code,
    /// How much it weighs.
    pub severity: Severity,
    /// Where it is.
    pub place: ProblemPlace,
    /// What its sentence names beside the place.
    pub arguments: Vec<(&'static str, Argument)>,
}

impl Problem {
    pub(super) fn new(code: Code, place: ProblemPlace) -> Self {
        Self { code, severity: code.severity(), place, arguments: Vec::new() }
    }

    pub(super) fn with(mut self, name: &'static str, argument: Argument) -> Self {
        self.arguments.push((name, argument));
        self
    }

    /// Adds the id of something that the plan does not have, or another name that is no name of the plan's.
    pub(super) fn naming(self, id: impl AsRef<str>) -> Self {
        self.with("id", Argument::Text(id.as_ref().to_owned()))
    }

    /// Returns what problems are sorted by: severity, then place in the document.
    pub(super) fn rank(&self) -> (Severity, (u8, usize)) {
        (self.severity, self.place.rank())
    }

    /// Returns the argument of this name.
    #[must_use]
    pub fn argument(&self, name: &str) -> Option<&Argument> {
        self.arguments.iter().find(|(known, _)| *known == name).map(|(_, argument)| argument)
    }
}

macro_rules! codes {
    ($($(#[$doc:meta])* $code:ident $text:literal $severity:ident;)*) => {
        /// Says what is the matter, for programs and for [`crate::text`].
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code { $($(#[$doc])* $code,)* }

        impl Code {
            /// All codes, errors first.
            pub const ALL: &[Self] = &[$(Self::$code,)*];

            /// Returns the code's stable name.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$code => $text,)* }
            }

            /// Returns how much a problem of this code weighs.
            #[must_use]
            pub fn severity(self) -> Severity {
                match self { $(Self::$code => Severity::$severity,)* }
            }
        }
    };
}

codes! {
    /// Two things of one kind have the same id; the first one counts.
    DuplicateId "duplicate-id" Error;
    /// A placement or contact names an audience that the plan does not have.
    UnknownAudience "unknown-audience" Error;
    /// A placement names a message that the plan does not have.
    UnknownMessage "unknown-message" Error;
    /// A placement names a channel that the plan does not have.
    UnknownChannel "unknown-channel" Error;
    /// An audience is said to be a part of one that the plan does not have.
    UnknownWhole "unknown-whole" Error;
    /// An audience is said to be a part of itself, directly or by a circle.
    PartOfItself "part-of-itself" Error;
    /// A theme is not in the vocabulary.
    UnknownTheme "unknown-theme" Error;
    /// A claim is not in the vocabulary.
    UnknownClaim "unknown-claim" Error;
    /// A visual token is not in the vocabulary.
    UnknownVisual "unknown-visual" Error;
    /// A slogan is not in the vocabulary.
    UnknownSlogan "unknown-slogan" Error;
    /// The rate buys gross rating points of an audience that the plan does not have.
    UnknownCostAudience "unknown-cost-audience" Error;
    /// The share of one insertion is not from 0 to 1.
    RatingRange "rating-range" Error;
    /// The share of two insertions is not between `r1` and `2·r1 − r1²`.
    SecondRatingRange "second-rating-range" Error;
    /// The share of an audience that uses the channel is not above 0 and at most 1.
    ReachableRange "reachable-range" Error;
    /// The observed reach is not above 0 and below the share that can be reached.
    ObservedReachRange "observed-reach-range" Error;
    /// So few impressions cannot have reached so many.
    ObservedImpressions "observed-impressions" Error;
    /// So few impressions reach so many only when they are spread more evenly than chance spreads them.
    EvenContacts "even-contacts" Notice;
    /// The contact model describes another unit than the channel's.
    UnitMismatch "unit-mismatch" Error;
    /// A channel has two contact models for one audience; the first one counts.
    DuplicateContact "duplicate-contact" Error;
    /// The stated share of a channel's impressions is not from 0 to 1.
    ContactShareRange "contact-share-range" Error;
    /// The overlap is not from −1 to 1.
    OverlapRange "overlap-range" Error;
    /// A stated overlap names a channel that the plan does not have, or the channel itself.
    UnknownPair "unknown-pair" Error;
    /// Of those who meet a channel, no such share can also meet the other.
    PairRange "pair-range" Error;
    /// The share of clicks is not from 0 to 1.
    ClickRateRange "click-rate-range" Error;
    /// The share of actions is not from 0 to 1.
    ActionRateRange "action-rate-range" Error;
    /// A percent is not from 0 to 100.
    PercentRange "percent-range" Error;
    /// A cost is paid for blocks of weeks, and a block has no week or more than a plan can have.
    PeriodRange "period-range" Error;
    /// Two steps of a volume discount begin at the same number of units.
    DiscountSteps "discount-steps" Error;
    /// A channel quotes in another currency without an exchange rate, so its cost cannot be computed.
    NoExchangeRate "no-exchange-rate" Error;
    /// A cost is a percent of a cost that the plan does not have.
    UnknownCost "unknown-cost" Error;
    /// Percents of a total take all of it, or costs are percents of each other.
    CircularBase "circular-base" Error;
    /// An amount is beyond what is counted exactly.
    AmountTooLarge "amount-too-large" Error;
    /// A cost is spread to a week before its first one, or has no first one.
    SpreadRange "spread-range" Error;
    /// A placement starts in week 0; weeks count from 1.
    StartWeekZero "start-week-zero" Error;
    /// Something lies in weeks that the plan does not have, and does not count there.
    OutsideCalendar "outside-calendar" Error;
    /// A quantity is larger than can be counted.
    QuantityTooLarge "quantity-too-large" Error;
    /// An audience is larger than mankind.
    AudienceTooLarge "audience-too-large" Error;
    /// An amount of money is below zero.
    NegativeMoney "negative-money" Error;
    /// An amount has more decimals than the currency.
    TooManyDecimals "too-many-decimals" Error;
    /// The calendar has no weeks or too many.
    CalendarLength "calendar-length" Error;
    /// A weight of the similarity is negative or no number.
    WeightRange "weight-range" Error;
    /// A weight of the composite is negative or no number, or all are zero.
    CompositeWeightRange "composite-weight-range" Error;
    /// A threshold of the measures is not from 0 to 1.
    ThresholdRange "threshold-range" Error;
    /// A claim is declared incompatible with one that the vocabulary does not have.
    UnknownIncompatibleClaim "unknown-incompatible-claim" Error;
    /// All weights of the similarity are zero.
    NoWeights "no-weights" Error;
    /// A stage's target is not from 0 to 1.
    StageTargetRange "stage-target-range" Error;
    /// The stages' targets do not add up to 1.
    StageTargetSum "stage-target-sum" Error;
    /// The effective frequency is not from 1 to 10.
    EffectiveFrequencyRange "effective-frequency-range" Error;
    /// The half-life is not above zero.
    HalfLifeRange "half-life-range" Error;
    /// An error of the inputs is not from 0 to 1.
    InputErrorRange "input-error-range" Error;
    /// The category's gross rating points are not above zero.
    CategoryRange "category-range" Error;
    /// What was promised or met of a claim is not on the scale from 1 to 7.
    ExperienceRange "experience-range" Error;
    /// A mention or a relation names something that the plan does not have; it counts for what is left.
    UnknownInListening "unknown-in-listening" Warning;
    /// More than half of enough mentions deny a claim.
    PromiseDenied "promise-denied" Warning;
    /// Negative mentions were not answered within the target.
    UnansweredMentions "unanswered-mentions" Warning;
    /// An influencer's mention turns the sign of the sentiment once people are counted.
    InfluencerOutweighs "influencer-outweighs" Warning;
    /// A message makes a claim in weeks after its proof ended.
    ProofEnded "proof-ended" Warning;
    /// A message rests on no insight.
    MessageWithoutInsight "message-without-insight" Notice;
    /// The plan spends more than its budget.
    OverBudget "over-budget" Warning;
    /// A placement makes an offer after its last day.
    ExpiredOffer "expired-offer" Warning;
    /// A message makes two claims that are declared incompatible.
    ContradictsItself "contradicts-itself" Warning;
    /// Two claims of one promise have values of different kinds, so they cannot be compared.
    ClaimKindsDiffer "claim-kinds-differ" Warning;
    /// An audience has no size, so people cannot be counted.
    AudienceWithoutSize "audience-without-size" Warning;
    /// Those whom a channel writes to by address have not been asked for their consent, and something is placed on it.
    ConsentNotAsked "consent-not-asked" Warning;
    /// A part of an audience has more people than the whole.
    PartLargerThanWhole "part-larger-than-whole" Warning;
    /// The stated shares of a channel's impressions add up to more than all.
    ContactShareSum "contact-share-sum" Warning;
    /// A part of an audience is stated to get more of a channel's impressions than the whole.
    ContactShareOfPart "contact-share-of-part" Warning;
    /// A share of impressions is stated for a channel of insertions, which everybody meets.
    ContactShareOfInsertions "contact-share-of-insertions" Warning;
    /// No channel contact says how a placement meets its audiences, so reach cannot count it.
    NobodyMet "nobody-met" Warning;
    /// A placement has no quantities, or only zeros.
    NothingBought "nothing-bought" Warning;
    /// The rate buys gross rating points of an audience that the channel has no contact model for.
    PointsWithoutRating "points-without-rating" Warning;
    /// A cost cannot be computed, so that it is missing from every sum.
    CostMissing "cost-missing" Warning;
    /// A placement has more free units than units.
    MoreFreeThanPlaced "more-free-than-placed" Warning;
    /// Something is recorded of a placement that the plan does not have.
    RecordWithoutPlacement "record-without-placement" Warning;
    /// The percents of a divided budget add up to more than 100.
    DivisionAboveAll "division-above-all" Warning;
    /// The same message is placed twice on the same channel for the same people in the same week.
    PlacedTwice "placed-twice" Warning;
    /// The plan has no audiences yet.
    NoAudiences "no-audiences" Notice;
    /// The plan has no messages yet.
    NoMessages "no-messages" Notice;
    /// The plan has no channels yet.
    NoChannels "no-channels" Notice;
    /// Nothing is placed yet.
    NothingPlaced "nothing-placed" Notice;
    /// An audience meets nothing that is placed.
    AudienceNeverMet "audience-never-met" Notice;
    /// A placement addresses people that its message is not meant for.
    PlacedForOthers "placed-for-others" Notice;
    /// A placement goes to audiences alone that are shown alone: it is not in the total.
    PlacedOutsideTotal "placed-outside-total" Notice;
    /// A share of the channel's impressions is stated for an audience that the placement is not aimed at.
    ContactShareElsewhere "contact-share-elsewhere" Notice;
    /// An objective that no message serves, where the plan says what serves objectives or the objective has a figure.
    ObjectiveNotServed "objective-not-served" Notice;
    /// A message serves no objective, where the plan says of others what they serve.
    MessageServesNothing "message-serves-nothing" Notice;
    /// An objective counts what is sent, not what comes of it.
    OutputAsOutcome "output-as-outcome" Notice;
    /// A message is not placed.
    MessageNeverPlaced "message-never-placed" Notice;
    /// A message has attributes that are not coded yet.
    BlankCoding "blank-coding" Notice;
    /// Owned or earned media cost nothing in the plan, not even working time.
    WorkNotCounted "work-not-counted" Notice;
    /// Nobody has stated whether those whom a channel writes to by address have agreed to it.
    ConsentNotStated "consent-not-stated" Notice;
    /// Nobody has typed yet how audiences meet a channel.
    ContactNotStated "contact-not-stated" Notice;
    /// An exchange rate has no day.
    ExchangeWithoutDate "exchange-without-date" Notice;
    /// Nothing is placed on a channel.
    ChannelNeverUsed "channel-never-used" Notice;
    /// The plan is to be in both languages, and a text is in one only.
    MissingTranslation "missing-translation" Notice;
}

/// The problems that were found so far.
pub(super) type Problems = Vec<Problem>;

/// Reports every item whose id an earlier one has.
pub(super) fn duplicates<T: Identified>(
    list: &List<T>,
    problems: &mut Problems,
    place: impl Fn(usize, &T) -> ProblemPlace,
) {
    let mut known = HashSet::with_capacity_and_hasher(list.len(), BuildHasherDefault::<IdHasher>::default());
    for (position, item) in list.iter().enumerate() {
        if !known.insert(item.id().as_ref()) {
            problems.push(Problem::new(Code::DuplicateId, place(position, item)).naming(item.id()));
        }
    }
}
