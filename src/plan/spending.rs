//! The budget of a plan and what is spent beside media.

use serde::{Deserialize, Serialize};

use super::{Bilingual, Commission, CostId, Currency, Decimal, Division, Identified, Tax};

/// The currency of a plan and the total that may be spent.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MoneySettings {
    /// The currency of every amount of the plan.
    pub currency: Currency,
    /// The total that may be spent; zero when none is stated.
    #[serde(default = "no_budget")]
    pub budget: Decimal,
    /// The agency's commission on every channel that states none of its own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub commission: Option<Commission>,
    /// The tax on what is bought.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tax: Option<Tax>,
    /// The budget divided from above, at most once by each thing.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub divisions: Vec<Division>,
}

impl MoneySettings {
    /// Returns a currency, and nothing else stated.
    #[must_use]
    pub fn empty(currency: Currency) -> Self {
        Self { currency, budget: Decimal::ZERO, commission: None, tax: None, divisions: Vec::new() }
    }
}

fn no_budget() -> Decimal {
    Decimal::ZERO
}

/// Says what an amount beside media is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum CostKind {
    /// Making the messages.
    #[default]
    Production,
    /// Fees of agencies and experts.
    Fees,
    /// Research before, during and after.
    Measurement,
    /// Own working time.
    Labour,
    /// A reserve.
    Contingency,
    /// Anything else.
    Other,
}

impl CostKind {
    /// All six.
    pub const ALL: [Self; 6] =
        [Self::Production, Self::Fees, Self::Measurement, Self::Labour, Self::Contingency, Self::Other];
}

/// Says what a cost beside media is a percent of.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum CostBase {
    /// The total that may be spent.
    #[default]
    Budget,
    /// What media are paid.
    Net,
    /// What all placements cost, with commission, fees and tax.
    Media,
    /// All that is spent, this cost and taxes included.
    Total,
    /// Another cost beside media, before tax.
    Cost(CostId),
}

/// A percent of something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CostShare {
    /// Percent, 0 to 100.
    pub percent: Decimal,
    /// Of what.
    #[serde(default)]
    pub of: CostBase,
}

/// Says how a cost beside media is reckoned, where it is not an amount in one week.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct CostTerms {
    /// A percent that takes the place of the amount.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub share: Option<CostShare>,
    /// The last week of a cost that is spread evenly from its week to this one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until_week: Option<u32>,
    /// True when no tax is charged, as on own work.
    #[serde(skip_serializing_if = "super::is_default")]
    pub tax_free: bool,
}

/// An amount that is spent beside media.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OtherCost {
    /// Its id.
    pub id: CostId,
    /// What it is.
    #[serde(default)]
    pub name: Bilingual,
    /// What it is for.
    #[serde(default)]
    pub kind: CostKind,
    /// How much, where [`CostTerms::share`] states no percent.
    pub amount: Decimal,
    /// The week in which it falls, counted from 1; undated when not stated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub week: Option<u32>,
    /// A percent in the place of the amount, a last week, freedom from tax.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub terms: CostTerms,
    /// Where the amount comes from.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub source: String,
}

impl OtherCost {
    /// Makes a cost of nothing yet, without a name.
    #[must_use]
    pub fn blank(id: CostId) -> Self {
        Self {
            id,
            name: Bilingual::default(),
            kind: CostKind::default(),
            amount: Decimal::ZERO,
            week: None,
            terms: CostTerms::default(),
            source: String::new(),
        }
    }
}

impl Identified for OtherCost {
    type Id = CostId;

    fn id(&self) -> &CostId {
        &self.id
    }
}
