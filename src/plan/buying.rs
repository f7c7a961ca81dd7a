//! Says how media are bought: discounts, commission, fees, added value, tax, another currency, own work.

use jiff::civil::Date;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::calendar::read_date;
use super::{Bilingual, CostModel, Currency, Decimal};

/// The greatest percent of anything.
const HUNDRED: i128 = 100;

/// Returns true for a percent from 0 to 100.
#[must_use]
pub fn is_percent(percent: Decimal) -> bool {
    (0..=HUNDRED * percent.denominator()).contains(&i128::from(percent.mantissa()))
}

/// Says what a rate already holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Quoted {
    /// The agency's commission is in the rate.
    #[default]
    Gross,
    /// The rate is what the medium is paid; commission comes on top.
    Net,
}

impl Quoted {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Gross, Self::Net];
}

/// A step of a volume discount.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DiscountStep {
    /// From so many paid units on the channel in the whole plan, all of them have the discount.
    pub from_units: u64,
    /// Percent of the gross cost, 0 to 100.
    pub percent: Decimal,
}

/// Says what a commission is a percent of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum CommissionBase {
    /// The cost after discounts, commission included: 15 % of gross is 17.65 % on net.
    #[default]
    OfGross,
    /// What the medium is paid.
    OnNet,
}

impl CommissionBase {
    /// Both.
    pub const ALL: [Self; 2] = [Self::OfGross, Self::OnNet];
}

/// Holds what the agency earns by a placement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Commission {
    /// Percent, 0 to 100.
    pub percent: Decimal,
    /// Of what.
    #[serde(default)]
    pub base: CommissionBase,
}

/// Says what a fee is a percent of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum FeeBase {
    /// The cost before discounts.
    Gross,
    /// What the medium is paid.
    #[default]
    Net,
    /// What the medium is paid, and the commission.
    MediaCost,
    /// All of a placement's cost before tax and own work, the fee itself included.
    Total,
}

impl FeeBase {
    /// All four.
    pub const ALL: [Self; 4] = [Self::Gross, Self::Net, Self::MediaCost, Self::Total];
}

/// Says how much a fee is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum FeeAmount {
    /// One amount for each placement.
    Amount(Decimal),
    /// An amount for each thousand units, free ones included.
    PerThousand(Decimal),
    /// A percent of a part of the placement's cost.
    Percent {
        /// Percent, 0 to 100.
        percent: Decimal,
        /// Of what.
        of: FeeBase,
    },
}

/// A fee that every placement on a channel bears: production, serving, checking. In the plan's currency.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Fee {
    /// What it is for.
    #[serde(default)]
    pub name: Bilingual,
    /// How much it is.
    pub amount: FeeAmount,
}

/// The currency in which a channel quotes its rates.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Exchange {
    /// The currency of the channel's rates.
    pub currency: Currency,
    /// How much of the plan's currency one unit of it costs; 0 when not known yet.
    #[serde(default)]
    pub rate: Decimal,
    /// The day of that rate.
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        serialize_with = "write_day",
        deserialize_with = "read_day"
    )]
    pub date: Option<Date>,
    /// Where the rate comes from.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub source: String,
}

/// Own working time that a channel takes: owned and earned media are not free.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Labour {
    /// Hours for each week in which a placement is active.
    pub hours_per_week: Decimal,
    /// What an hour costs, in the plan's currency.
    pub hourly_rate: Decimal,
}

/// Says how a channel is bought, beside its rate.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct BuyingTerms {
    /// Whether the rate holds the commission.
    #[serde(skip_serializing_if = "super::is_default")]
    pub quoted: Quoted,
    /// Discounts by volume; the highest step that is reached counts, for all units.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub volume_discounts: Vec<DiscountStep>,
    /// The negotiated discount: percent of the cost after the volume discount, 0 to 100.
    #[serde(skip_serializing_if = "super::is_default")]
    pub discount_percent: Decimal,
    /// The commission; the plan's when not stated.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub commission: Option<Commission>,
    /// Fees of every placement.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub fees: Vec<Fee>,
    /// The currency of the rate, where it is not the plan's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub exchange: Option<Exchange>,
    /// Own working time.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub labour: Option<Labour>,
    /// True when no tax is charged.
    #[serde(skip_serializing_if = "super::is_default")]
    pub tax_free: bool,
}

/// Holds what one placement has of its own, in the place of its channel's.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct PlacementTerms {
    /// A cost model.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cost: Option<CostModel>,
    /// A negotiated discount, in percent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub discount_percent: Option<Decimal>,
    /// A commission.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub commission: Option<Commission>,
    /// Added value: how many of its units are free. They count for reach, and are taken from all weeks in proportion.
    #[serde(skip_serializing_if = "super::is_default")]
    pub free_units: u64,
}

/// A line on the way from the rate to what the client pays.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CostLine {
    /// Quantity × rate.
    Gross,
    /// Taken off for volume.
    VolumeDiscount,
    /// Taken off by negotiation.
    NegotiatedDiscount,
    /// Commission that the rate holds.
    CommissionIncluded,
    /// What the medium is paid.
    Net,
    /// What the agency earns.
    Commission,
    /// Fees.
    Fees,
    /// Tax.
    Tax,
    /// Own working time.
    Labour,
    /// What it costs in all.
    Total,
    /// Tax that does not count against the budget: it comes on top of the total.
    TaxOnTop,
}

impl CostLine {
    /// The ten that lead from the rate to the total: all but the tax on top of it.
    pub const TO_TOTAL: [Self; 10] = [
        Self::Gross,
        Self::VolumeDiscount,
        Self::NegotiatedDiscount,
        Self::CommissionIncluded,
        Self::Net,
        Self::Commission,
        Self::Fees,
        Self::Tax,
        Self::Labour,
        Self::Total,
    ];

    /// All eleven, in the order in which they are reckoned.
    pub const ALL: [Self; 11] = {
        let [gross, volume, negotiated, included, net, commission, fees, tax, labour, total] = Self::TO_TOTAL;
        [gross, volume, negotiated, included, net, commission, fees, tax, labour, total, Self::TaxOnTop]
    };

    /// Returns true for the sums that the other lines lead to.
    #[must_use]
    pub fn is_sum(self) -> bool {
        matches!(self, Self::Gross | Self::Net | Self::Total)
    }

    /// Returns true for what is taken off.
    #[must_use]
    pub fn is_taken_off(self) -> bool {
        matches!(self, Self::VolumeDiscount | Self::NegotiatedDiscount | Self::CommissionIncluded)
    }
}

/// A line of a cost that can bear tax.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum TaxedLine {
    /// What media are paid.
    Media,
    /// Commission.
    Commission,
    /// Fees of placements.
    Fees,
    /// Costs beside media.
    OtherCosts,
}

impl TaxedLine {
    /// All four.
    pub const ALL: [Self; 4] = [Self::Media, Self::Commission, Self::Fees, Self::OtherCosts];
}

/// A tax on what is bought, such as a value-added or sales tax.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Tax {
    /// What it is called.
    #[serde(default, skip_serializing_if = "Bilingual::is_empty")]
    pub name: Bilingual,
    /// Percent, 0 to 100.
    pub percent: Decimal,
    /// The lines that bear it.
    #[serde(default)]
    pub on: Vec<TaxedLine>,
    /// False where budgets are stated without tax: it is then no part of any cost, and is shown on top of them.
    #[serde(default = "counts", skip_serializing_if = "is_counted")]
    pub counts_against_budget: bool,
}

fn counts() -> bool {
    true
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde's signature")]
fn is_counted(counts: &bool) -> bool {
    *counts
}

impl Tax {
    /// Returns a tax of no percent yet on what media cost, which counts against the budget.
    #[must_use]
    pub fn on_media() -> Self {
        Self {
            name: Bilingual::default(),
            percent: Decimal::ZERO,
            on: vec![TaxedLine::Media, TaxedLine::Commission, TaxedLine::Fees],
            counts_against_budget: true,
        }
    }

    /// Returns true when `line` bears the tax.
    #[must_use]
    pub fn is_on(&self, line: TaxedLine) -> bool {
        self.on.contains(&line)
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, clippy::ref_option, reason = "serde's signature")]
fn write_day<S: Serializer>(day: &Option<Date>, serializer: S) -> Result<S::Ok, S::Error> {
    match day {
        Some(day) => serializer.serialize_some(&day.to_string()),
        None => serializer.serialize_none(),
    }
}

/// A day that may be missing, as the document writes it.
#[derive(Deserialize)]
#[serde(transparent)]
struct Day(#[serde(deserialize_with = "read_date")] Date);

fn read_day<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Date>, D::Error> {
    Ok(Option::<Day>::deserialize(deserializer)?.map(|day| day.0))
}

#[cfg(test)]
mod tests {
    use super::{BuyingTerms, is_percent};

    #[test]
    fn percents_are_from_nothing_to_all() {
        for (text, expected) in [("0", true), ("100", true), ("100.00", true), ("100.01", false), ("-0.1", false)] {
            assert_eq!(is_percent(text.parse().unwrap()), expected, "{text}");
        }
    }

    #[test]
    fn terms_of_a_document_are_read() {
        let text = "(quoted: Net, volume_discounts: [(from_units: 100, percent: \"5\")], commission: (percent: \"15\", \
                    base: OnNet), exchange: (currency: \"EUR\", rate: \"0.767\", date: \"2026-03-01\"), fees: [(amount: \
                    Percent(percent: \"10\", of: Total))])";
        let options = ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
        let terms: BuyingTerms = options.from_str(text).unwrap();
        let exchange = terms.exchange.clone().unwrap();
        assert_eq!((exchange.rate.to_string().as_str(), exchange.date), ("0.767", Some(jiff::civil::date(2026, 3, 1))));
        let again: BuyingTerms = options.from_str(&options.to_string(&terms).unwrap()).unwrap();
        assert_eq!(again, terms);
        assert_eq!(options.to_string(&BuyingTerms::default()).unwrap(), "()");
        assert!(options.from_str::<BuyingTerms>("(exchange: (currency: \"EUR\", date: \"2026\"))").is_err());
    }
}
