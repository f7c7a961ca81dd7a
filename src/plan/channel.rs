//! Channels: where messages meet people, what that costs, and how often it happens.

use serde::{Deserialize, Serialize};

use super::{AudienceId, Bilingual, BuyingTerms, ChannelId, Decimal, Identified};

/// A promotion element: the part of the promotion mix that a channel belongs to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Element {
    /// Paid messages in media.
    #[default]
    Advertising,
    /// Short-term incentives to buy.
    SalesPromotion,
    /// People who sell.
    PersonalSelling,
    /// Relations with the organisation's publics.
    PublicRelations,
    /// Messages to people one by one, by address.
    DirectMarketing,
    /// News in media that is not paid for.
    Publicity,
    /// The pack as a medium.
    Packaging,
    /// Support of events, people or causes in return for presence.
    Sponsorship,
    /// New forms that no other element covers.
    InnovativePromotion,
    /// Social networking sites, where they are planned as an element of their own.
    SocialMedia,
}

impl Element {
    /// All elements: the five of the course notes, then those that the case paper adds.
    pub const ALL: [Self; 10] = [
        Self::Advertising,
        Self::SalesPromotion,
        Self::PersonalSelling,
        Self::PublicRelations,
        Self::DirectMarketing,
        Self::Publicity,
        Self::Packaging,
        Self::Sponsorship,
        Self::InnovativePromotion,
        Self::SocialMedia,
    ];

    /// Returns the name as it stands in documents: saved keys are made of it, so it never changes.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Advertising => "Advertising",
            Self::SalesPromotion => "SalesPromotion",
            Self::PersonalSelling => "PersonalSelling",
            Self::PublicRelations => "PublicRelations",
            Self::DirectMarketing => "DirectMarketing",
            Self::Publicity => "Publicity",
            Self::Packaging => "Packaging",
            Self::Sponsorship => "Sponsorship",
            Self::InnovativePromotion => "InnovativePromotion",
            Self::SocialMedia => "SocialMedia",
        }
    }
}

/// The tool or medium that a channel uses: the twelve tools of e-promotion, then the usual offline ones.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[expect(missing_docs, reason = "each name is the medium itself")]
pub enum Tool {
    Website,
    SearchEngines,
    Directories,
    Newsgroups,
    InstantChat,
    SocialNetworks,
    Email,
    MobilePhone,
    Blogs,
    VirtualCommunity,
    OtherSites,
    InteractiveTelevision,
    Television,
    Radio,
    Newspaper,
    Magazine,
    Outdoor,
    Cinema,
    DirectMail,
    Telephone,
    Catalogue,
    PointOfSale,
    Event,
    SalesForce,
    Pack,
    #[default]
    Other,
}

impl Tool {
    /// All tools, online ones first.
    pub const ALL: [Self; 26] = [
        Self::Website,
        Self::SearchEngines,
        Self::Directories,
        Self::Newsgroups,
        Self::InstantChat,
        Self::SocialNetworks,
        Self::Email,
        Self::MobilePhone,
        Self::Blogs,
        Self::VirtualCommunity,
        Self::OtherSites,
        Self::InteractiveTelevision,
        Self::Television,
        Self::Radio,
        Self::Newspaper,
        Self::Magazine,
        Self::Outdoor,
        Self::Cinema,
        Self::DirectMail,
        Self::Telephone,
        Self::Catalogue,
        Self::PointOfSale,
        Self::Event,
        Self::SalesForce,
        Self::Pack,
        Self::Other,
    ];
}

/// Says who controls the medium.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Media {
    /// Bought space or time.
    #[default]
    Paid,
    /// The organisation's own.
    Owned,
    /// Given by others for their own reasons.
    Earned,
    /// Passed on by people.
    Shared,
}

impl Media {
    /// All four.
    pub const ALL: [Self; 4] = [Self::Paid, Self::Owned, Self::Earned, Self::Shared];
}

/// Says whether people are met through a network.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Environment {
    /// Through a network.
    #[default]
    Online,
    /// Without one.
    Offline,
}

impl Environment {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Online, Self::Offline];
}

/// Says whether the people whom a channel writes to one by one have agreed to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Consent {
    /// They have, and it is recorded who and when.
    Recorded,
    /// They have not been asked yet.
    NotYet,
    /// Nobody has to be asked: nobody is written to by address.
    NotNeeded,
}

impl Consent {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Recorded, Self::NotYet, Self::NotNeeded];
}

/// Says what a channel's quantities count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Unit {
    /// Single showings to single people, delivered inside the placement's audiences.
    #[default]
    Impressions,
    /// Appearances of the message in the medium (spots, issues, posters), met by every audience that the channel
    /// has a contact model for.
    Insertions,
}

impl Unit {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Impressions, Self::Insertions];
}

/// Says what a placement on a channel costs.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub enum CostModel {
    /// `rate` for each unit.
    PerUnit(Decimal),
    /// `rate` for each thousand units.
    PerThousand(Decimal),
    /// `rate` for each click; `click_rate` is the share of units that are clicked, 0 to 1.
    PerClick {
        /// Money for one click.
        rate: Decimal,
        /// Clicks per unit, 0 to 1.
        click_rate: f64,
    },
    /// `rate` for each action (an order, a registration); `action_rate` is the share of units that lead to one, 0 to 1.
    PerAction {
        /// Money for one action.
        rate: Decimal,
        /// Actions per unit, 0 to 1.
        action_rate: f64,
    },
    /// `rate` for each gross rating point of `audience`.
    PerGrp {
        /// Money for one gross rating point.
        rate: Decimal,
        /// The audience that is bought.
        audience: AudienceId,
    },
    /// `rate` for each week with a quantity above zero.
    PerWeek(Decimal),
    /// `rate` for each month with an active week, spread evenly over its active weeks. A week belongs to the month of its
    /// first day.
    PerMonth(Decimal),
    /// `rate` for each flight (active weeks without a gap), spread evenly over them.
    PerFlight(Decimal),
    /// `rate` for each begun block of `weeks` weeks of a flight, spread evenly over the block's active weeks: a flight of
    /// five weeks costs two blocks of four. Blocks are counted from the flight's first week, not from a month's.
    PerPeriod {
        /// Money for one block.
        rate: Decimal,
        /// How many weeks a block has, at least 1.
        weeks: u32,
    },
    /// One amount for each placement, spread evenly over its weeks with a quantity above zero.
    Flat(Decimal),
    /// Costs nothing.
    #[default]
    Free,
}

impl CostModel {
    /// Returns the rate or amount, where the model has one.
    #[must_use]
    pub fn rate(&self) -> Option<Decimal> {
        match self {
            Self::PerUnit(rate)
            | Self::PerThousand(rate)
            | Self::PerWeek(rate)
            | Self::PerMonth(rate)
            | Self::PerFlight(rate)
            | Self::Flat(rate)
            | Self::PerPeriod { rate, .. }
            | Self::PerAction { rate, .. }
            | Self::PerClick { rate, .. }
            | Self::PerGrp { rate, .. } => Some(*rate),
            Self::Free => None,
        }
    }

    /// Returns true where more units cost more, whatever the weeks.
    #[must_use]
    pub fn follows_units(&self) -> bool {
        matches!(
            self,
            Self::PerUnit(_)
                | Self::PerThousand(_)
                | Self::PerClick { .. }
                | Self::PerAction { .. }
                | Self::PerGrp { .. }
        )
    }

    /// Returns the same model with another rate.
    #[must_use]
    pub fn with_rate(&self, rate: Decimal) -> Self {
        match self {
            Self::PerUnit(_) => Self::PerUnit(rate),
            Self::PerThousand(_) => Self::PerThousand(rate),
            Self::PerWeek(_) => Self::PerWeek(rate),
            Self::PerMonth(_) => Self::PerMonth(rate),
            Self::PerFlight(_) => Self::PerFlight(rate),
            Self::PerPeriod { weeks, .. } => Self::PerPeriod { rate, weeks: *weeks },
            Self::PerAction { action_rate, .. } => Self::PerAction { rate, action_rate: *action_rate },
            Self::Flat(_) => Self::Flat(rate),
            Self::PerClick { click_rate, .. } => Self::PerClick { rate, click_rate: *click_rate },
            Self::PerGrp { audience, .. } => Self::PerGrp { rate, audience: audience.clone() },
            Self::Free => Self::Free,
        }
    }
}

/// A measured point of a channel: so many impressions reached that share of the audience.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Observed {
    /// Impressions delivered inside the audience.
    pub impressions: u64,
    /// The share of the audience that met at least one of them, above 0 and below 1.
    pub reach: f64,
}

impl Observed {
    /// A measured point of which nobody has typed a number yet. It counts in no model.
    pub const BLANK: Self = Self { impressions: 0, reach: 0.0 };

    /// Returns true when nobody has typed a number of it yet.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        *self == Self::BLANK
    }

    /// Returns the impressions that reach as many of `size` people by chance alone, `−ln(1 − reach/reachable) · reachable ·
    /// size` (Poisson). With fewer of them contacts are spread more evenly than chance spreads them. At least 0.
    #[must_use]
    pub fn impressions_by_chance(&self, reachable: f64, size: u64) -> f64 {
        -(-self.reach / reachable).ln_1p() * reachable * size as f64
    }
}

/// Says how often the members of an audience meet what is placed on a channel.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub enum ContactModel {
    /// For insertions: beta-binomial where the reach of two insertions is known, binomial where it is not.
    Rating {
        /// The share of the audience that meets one insertion, 0 to 1.
        r1: f64,
        /// The share that meets at least one of two, between `r1` and `2·r1 − r1²`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        r2: Option<f64>,
    },
    /// For impressions: negative binomial through the observed point where there is one, Poisson where there is none.
    Impressions {
        /// The share of the audience that uses the channel at all, above 0, at most 1; all of it when not stated.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reachable: Option<f64>,
        /// A measured point, of this or a comparable campaign.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        observed: Option<Observed>,
    },
}

impl ContactModel {
    /// Returns the model that a new contact begins with, of which nobody has typed a number: a rating that nobody meets;
    /// impressions that fall on the whole audience by chance.
    #[must_use]
    pub fn blank(unit: Unit) -> Self {
        match unit {
            Unit::Impressions => Self::Impressions { reachable: None, observed: None },
            Unit::Insertions => Self::Rating { r1: 0.0, r2: None },
        }
    }

    /// Returns true when a number that the model needs is still to be typed.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        match *self {
            Self::Impressions { observed: Some(observed), .. } if observed.is_blank() => true,
            model => model == Self::blank(model.unit()),
        }
    }

    /// Returns the unit that this model describes.
    #[must_use]
    pub fn unit(&self) -> Unit {
        match self {
            Self::Rating { .. } => Unit::Insertions,
            Self::Impressions { .. } => Unit::Impressions,
        }
    }
}

/// Says how one audience meets a channel.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Contact {
    /// The audience.
    pub audience: AudienceId,
    /// How often its members meet the channel.
    pub model: ContactModel,
    /// The share of the channel's impressions that fall on this audience, 0 to 1, where it is known; the others fall on
    /// other audiences, or on people outside of all. By the audiences' sizes when not stated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub share: Option<f64>,
    /// Where the numbers come from.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub source: String,
}

/// Says how much two channels' audiences overlap, as the planner stated it: by survey, or by judgement.
///
/// What is computed are the channels' [`Channel::overlap`]s, which are fitted to such statements; this keeps what was
/// stated, so that what could not be met is shown.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Pair {
    /// The other channel.
    pub with: ChannelId,
    /// Among whom.
    pub audience: AudienceId,
    /// Of those who meet this channel once, the share who also meet the other one, 0 to 1.
    pub also_met: f64,
}

/// A channel: a medium or vehicle that messages are placed on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Channel {
    /// Its id.
    pub id: ChannelId,
    /// Its name.
    #[serde(default)]
    pub name: Bilingual,
    /// The promotion element that it belongs to.
    #[serde(default)]
    pub element: Element,
    /// The tool or medium.
    #[serde(default)]
    pub tool: Tool,
    /// The form that the tool takes, by its id among the forms of the course; empty when not stated.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub form: String,
    /// Whether those whom it writes to one by one have agreed; none while it is not stated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub consent: Option<Consent>,
    /// Who controls the medium.
    #[serde(default)]
    pub media: Media,
    /// Online or offline.
    #[serde(default)]
    pub environment: Environment,
    /// What quantities count.
    #[serde(default)]
    pub unit: Unit,
    /// What it costs.
    #[serde(default)]
    pub cost: CostModel,
    /// How it is bought, beside the rate: discounts, commission, fees, currency, own work.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub terms: BuyingTerms,
    /// How audiences meet it; at most one entry for an audience.
    #[serde(default)]
    pub contacts: Vec<Contact>,
    /// How strongly its audience overlaps with the other channels' beyond chance: −1 to 1, 0 for independence.
    #[serde(default)]
    pub overlap: f64,
    /// What was stated about its overlap with single other channels.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pairs: Vec<Pair>,
    /// Where the rate comes from.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub source: String,
    /// Its role in the plan, and anything else.
    #[serde(default, skip_serializing_if = "Bilingual::is_empty")]
    pub notes: Bilingual,
}

impl Channel {
    /// Returns how `audience` meets this channel.
    #[must_use]
    pub fn contact(&self, audience: &AudienceId) -> Option<&Contact> {
        self.contacts.iter().find(|contact| contact.audience == *audience)
    }

    /// Returns true where the channel's tool writes to people one by one, so that they must have agreed, and nobody has stated
    /// that it does not.
    #[must_use]
    pub fn needs_consent(&self) -> bool {
        const TOOLS: [Tool; 4] = [Tool::Email, Tool::MobilePhone, Tool::InstantChat, Tool::Telephone];
        match self.consent {
            None => TOOLS.contains(&self.tool),
            Some(consent) => consent != Consent::NotNeeded,
        }
    }
}

impl Identified for Channel {
    type Id = ChannelId;

    fn id(&self) -> &ChannelId {
        &self.id
    }
}
