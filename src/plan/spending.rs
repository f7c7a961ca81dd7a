//! The budget of a plan and what is spent beside media.

use serde::{Deserialize, Serialize};

use super::{Bilingual, CostId, Currency, Decimal, Identified};

/// The currency of a plan and the total that may be spent.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MoneySettings {
    /// The currency of every amount of the plan.
    pub currency: Currency,
    /// The total that may be spent; zero when none is stated.
    #[serde(default = "no_budget")]
    pub budget: Decimal,
}

fn no_budget() -> Decimal {
    Decimal::ZERO
}

/// What an amount beside media is for.
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
    /// How much.
    pub amount: Decimal,
    /// The week in which it falls, counted from 1; undated when not stated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub week: Option<u32>,
    /// Where the amount comes from.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub source: String,
}

impl Identified for OtherCost {
    type Id = CostId;

    fn id(&self) -> &CostId {
        &self.id
    }
}
