//! Says what a column can mean, and what a table can hold.

use serde::{Deserialize, Serialize};

macro_rules! meanings {
    ($($(#[$doc:meta])* $name:ident = $key:literal;)*) => {
        /// Says what a column means.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum Meaning { $($(#[$doc])* $name,)* }

        impl Meaning {
            /// All meanings, in the order in which a list offers them.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// Names the meaning for programs and remembered mappings; it never changes.
            #[must_use]
            pub fn key(self) -> &'static str {
                match self { $(Self::$name => $key,)* }
            }
        }
    };
}

meanings! {
    /// The channel: a site, station, paper or platform.
    Channel = "channel";
    /// The kind of media that the channel belongs to.
    Medium = "medium";
    /// What is said.
    Message = "message";
    /// The format or position; names the message where no column does.
    Format = "format";
    /// The audience that it is for.
    Audience = "audience";
    /// Impressions, or units that the buying model names.
    Units = "units";
    /// Insertions: spots, issues, posts.
    Insertions = "insertions";
    /// The price of one unit or of a thousand.
    Rate = "rate";
    /// How it is bought, in words: CPM, CPC, per week.
    CostModel = "cost_model";
    /// The cost that the plan takes: after discounts, before tax.
    Cost = "cost";
    /// The cost before discounts.
    Gross = "gross";
    /// A discount in percent.
    Discount = "discount";
    /// A factor on the price, as for a season.
    Factor = "factor";
    /// An amount of tax.
    Tax = "tax";
    /// An amount of commission.
    Commission = "commission";
    /// What the row costs beside media: production, printing, installation.
    ExtraCost = "extra_cost";
    /// The cost with tax.
    CostWithTax = "cost_with_tax";
    /// A share of the budget.
    Share = "share";
    /// The currency of the row.
    Currency = "currency";
    /// The first day.
    Start = "start";
    /// The last day.
    End = "end";
    /// First and last day, or months, in one cell.
    Period = "period";
    /// How long, in weeks, days or months.
    Duration = "duration";
    /// Quantities or marks of the days that the title names.
    Weeks = "weeks";
    /// Money of the days that the title names.
    WeekCosts = "week_costs";
    /// Quantities or marks of an hour of the day.
    Hour = "hour";
    /// The week, by its number or a day of it.
    Week = "week";
    /// The day.
    Day = "day";
    /// The time of the day.
    Time = "time";
    /// The placement, by its id.
    Placement = "placement";
    /// Units delivered.
    Delivered = "delivered";
    /// Money spent.
    Spent = "spent";
    /// What was planned, beside what happened.
    Planned = "planned";
    /// How many or which share are reached, as the file says.
    Reach = "reach";
    /// The average frequency, as the file says.
    Frequency = "frequency";
    /// Rating points, as the file says.
    Grp = "grp";
    /// The share of an audience that one insertion meets.
    Rating = "rating";
    /// The share that one of two insertions meets.
    RatingTwo = "rating_two";
    /// The share of an audience that uses the channel at all.
    Reachable = "reachable";
    /// Clicks, as the file says.
    Clicks = "clicks";
    /// Clicks of impressions.
    ClickRate = "click_rate";
    /// Views, as the file says.
    Views = "views";
    /// Actions, as the file says.
    Actions = "actions";
    /// An objective or measure in words.
    Kpi = "kpi";
    /// The text of a message.
    Text = "text";
    /// The stage that a message serves.
    Stage = "stage";
    /// What a message asks people to do.
    CallToAction = "call_to_action";
    /// The languages of a message.
    Language = "language";
    /// The central idea of a message.
    Theme = "theme";
    /// The slogan of a message.
    Slogan = "slogan";
    /// How many people an audience has.
    Size = "size";
    /// A description.
    Description = "description";
    /// The name of a cost beside media.
    Item = "item";
    /// What a cost beside media is for.
    CostKind = "cost_kind";
    /// How firm a placement is.
    Status = "status";
    /// Remarks.
    Notes = "notes";
    /// Where numbers come from.
    Source = "source";
    /// Where it is shown.
    Geography = "geography";
    /// The people whom it is shown to, in settings of a platform.
    Targeting = "targeting";
    /// What the quantities count, in words.
    UnitName = "unit";
    /// Who does it.
    Responsible = "responsible";
    /// An address or a deadline for material.
    Link = "link";
    /// How a mention speaks.
    Sentiment = "sentiment";
    /// The claims that a mention speaks of.
    Claims = "claims";
    /// How often something was said.
    MentionCount = "mentions";
    /// How many people could meet a mention.
    People = "people";
    /// After how many hours a mention was answered.
    AnsweredHours = "answered_hours";
    /// Where the speaker of a mention stands on the way to a purchase.
    PurchasePhase = "phase";
    /// Whether a person with a following said it.
    Influencer = "influencer";
    /// Whether a mention was paid for or is the organisation's own.
    OwnMention = "own";
    /// The number of the row.
    RowNumber = "row_number";
    /// Nothing that was understood.
    Unknown = "unknown";
    /// Left out by choice.
    Ignored = "ignored";
}

impl Meaning {
    /// Returns the meaning with this key.
    #[must_use]
    pub fn of_key(key: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|meaning| meaning.key() == key)
    }

    /// Returns true for what numbers say.
    #[must_use]
    pub fn is_number(self) -> bool {
        matches!(
            self,
            Self::Units
                | Self::Insertions
                | Self::Rate
                | Self::Cost
                | Self::Gross
                | Self::Discount
                | Self::Factor
                | Self::Tax
                | Self::Commission
                | Self::ExtraCost
                | Self::CostWithTax
                | Self::Share
                | Self::Delivered
                | Self::Spent
                | Self::Planned
                | Self::Reach
                | Self::Frequency
                | Self::Grp
                | Self::Rating
                | Self::RatingTwo
                | Self::Reachable
                | Self::Clicks
                | Self::ClickRate
                | Self::Views
                | Self::Actions
                | Self::Size
                | Self::MentionCount
                | Self::People
                | Self::AnsweredHours
                | Self::Weeks
                | Self::WeekCosts
                | Self::Hour
        )
    }

    /// Returns true for amounts of money and prices.
    #[must_use]
    pub fn is_amount(self) -> bool {
        matches!(
            self,
            Self::Rate
                | Self::Cost
                | Self::Gross
                | Self::Tax
                | Self::Commission
                | Self::ExtraCost
                | Self::CostWithTax
                | Self::WeekCosts
                | Self::Spent
        )
    }

    /// Returns true for what stands once for every stretch of days.
    #[must_use]
    pub fn is_over_time(self) -> bool {
        matches!(self, Self::Weeks | Self::WeekCosts | Self::Hour)
    }
}

/// Says what the rows of a table are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Placements, with the channels, messages and audiences that they name.
    Placements,
    /// Messages: a calendar of contents, a list of texts.
    Messages,
    /// Audiences with their sizes.
    Audiences,
    /// Channels and their rates.
    Channels,
    /// How audiences meet channels.
    Contacts,
    /// Costs beside media.
    OtherCosts,
    /// What was delivered and spent.
    Records,
    /// What was said about the organisation.
    Mentions,
}

impl Kind {
    /// All eight.
    pub const ALL: [Self; 8] = [
        Self::Placements,
        Self::Messages,
        Self::Audiences,
        Self::Channels,
        Self::Contacts,
        Self::OtherCosts,
        Self::Records,
        Self::Mentions,
    ];

    /// Names the kind for programs; it never changes.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Placements => "placements",
            Self::Messages => "messages",
            Self::Audiences => "audiences",
            Self::Channels => "channels",
            Self::Contacts => "contacts",
            Self::OtherCosts => "other_costs",
            Self::Records => "records",
            Self::Mentions => "mentions",
        }
    }
}
