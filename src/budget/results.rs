//! Says what a plan costs, by everything that it can be sorted by.

use std::sync::Arc;

use super::{ActualResults, DivisionResults};
use crate::plan::{
    Commission, CostLine, CostModel, Currency, Decimal, Element, Figure, Left, Money, NotComputable, Quoted, Total,
};

/// The way from the price list to what the client pays, line by line:
/// `gross − volume discount − negotiated discount − commission in the price = net`, and
/// `net + commission + fees + tax + labour = total`. A tax that does not count against the budget is no part of the total.
///
/// Where the cost of a placement cannot be computed, every line lacks it: amounts are had by [`Self::of`] alone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CostLines {
    /// Quantity × rate, as quoted.
    pub(super) gross: Money,
    /// Percent of `gross`.
    pub(super) volume_discount: Money,
    /// Percent of what the volume discount leaves.
    pub(super) negotiated_discount: Money,
    /// Commission that a gross rate holds.
    pub(super) commission_included: Money,
    /// What the medium is paid.
    pub(super) net: Money,
    /// What the agency earns, whether it was in the rate or comes on top.
    pub(super) commission: Money,
    /// All fees.
    pub(super) fees: Money,
    /// Tax on the lines that bear it, where it counts against the budget.
    pub(super) tax: Money,
    /// Own working time.
    pub(super) labour: Money,
    /// What it costs in all.
    pub(super) total: Money,
    /// Tax that does not count against the budget and comes on top of the total.
    pub(super) tax_on_top: Money,
    /// No amount, with what is missing from every line.
    pub(super) gaps: Total,
}

impl CostLines {
    /// Returns a cost by rate with nothing taken away and nothing added.
    pub(super) fn plain(gross: Money) -> Self {
        Self { gross, net: gross, total: gross, ..Self::default() }
    }

    /// Returns true when nothing stands between the rate and the total.
    #[must_use]
    pub fn is_plain(&self) -> bool {
        *self == Self { gaps: self.gaps, ..Self::plain(self.gross) }
    }

    /// Returns the amount of a line.
    #[must_use]
    pub fn of(&self, line: CostLine) -> Total {
        self.gaps.with_amount(self.amount(line))
    }

    /// Returns what is known of the amount of a line.
    fn amount(&self, line: CostLine) -> Money {
        match line {
            CostLine::Gross => self.gross,
            CostLine::VolumeDiscount => self.volume_discount,
            CostLine::NegotiatedDiscount => self.negotiated_discount,
            CostLine::CommissionIncluded => self.commission_included,
            CostLine::Net => self.net,
            CostLine::Commission => self.commission,
            CostLine::Fees => self.fees,
            CostLine::Tax => self.tax,
            CostLine::Labour => self.labour,
            CostLine::Total => self.total,
            CostLine::TaxOnTop => self.tax_on_top,
        }
    }

    /// Returns the lines as an account lists them: sums always, the others where they are something, what is taken off below
    /// zero.
    #[must_use]
    pub fn shown(&self) -> Vec<(CostLine, Total)> {
        let lines = CostLine::ALL.into_iter().map(|line| (line, self.amount(line)));
        let shown = lines.filter(|(line, amount)| line.is_sum() || !amount.is_zero());
        let signed = |line: CostLine, amount: Money| if line.is_taken_off() { -amount } else { amount };
        shown.map(|(line, amount)| (line, self.gaps.with_amount(signed(line, amount)))).collect()
    }

    /// Returns each line with that of `other`.
    pub(super) fn plus(self, other: &Self) -> Self {
        Self { gaps: self.gaps + other.gaps, ..self.each(other, |sum, part| sum + part) }
    }

    /// Returns each line without that of `part`, which was added before.
    pub(super) fn without(self, part: &Self) -> Self {
        Self { gaps: self.gaps.without(part.gaps), ..self.each(part, |sum, part| sum - part) }
    }

    fn each(self, other: &Self, with: impl Fn(Money, Money) -> Money) -> Self {
        Self {
            gross: with(self.gross, other.gross),
            volume_discount: with(self.volume_discount, other.volume_discount),
            negotiated_discount: with(self.negotiated_discount, other.negotiated_discount),
            commission_included: with(self.commission_included, other.commission_included),
            net: with(self.net, other.net),
            commission: with(self.commission, other.commission),
            fees: with(self.fees, other.fees),
            tax: with(self.tax, other.tax),
            labour: with(self.labour, other.labour),
            total: with(self.total, other.total),
            tax_on_top: with(self.tax_on_top, other.tax_on_top),
            gaps: self.gaps,
        }
    }
}

/// The cost lines of one placement as they are kept: a plan has thousands, and most of them say no more than one amount.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum KnownLines {
    /// So much by rate, with nothing taken away and nothing added.
    Plain(Money),
    /// Something stands between the rate and the total.
    Terms(Box<CostLines>),
}

impl KnownLines {
    /// Returns what is known of the total.
    pub(super) fn total(&self) -> Money {
        match self {
            Self::Plain(gross) => *gross,
            Self::Terms(lines) => lines.total,
        }
    }

    /// Returns every line, as far as it is known.
    fn lines(&self) -> CostLines {
        match self {
            Self::Plain(gross) => CostLines::plain(*gross),
            Self::Terms(lines) => **lines,
        }
    }
}

/// The terms that made a placement's cost lines.
#[derive(Clone, Debug, PartialEq)]
pub struct AppliedTerms {
    /// Whether the rate holds the commission.
    pub quoted: Quoted,
    /// The volume discount that the channel has reached, in percent.
    pub volume_percent: Decimal,
    /// The negotiated discount, in percent.
    pub discount_percent: Decimal,
    /// True when that discount is the placement's own.
    pub own_discount: bool,
    /// The commission that counts: the placement's, else the channel's, else the plan's.
    pub commission: Option<Commission>,
    /// True when the commission is the placement's own.
    pub own_commission: bool,
    /// Each fee of the channel, in its order.
    pub fees: Vec<Money>,
    /// The tax, in percent; `None` where none is charged.
    pub tax_percent: Option<Decimal>,
}

/// Holds what a placement costs, with the way it was computed.
#[derive(Clone, Debug, PartialEq)]
pub struct PlacementCost {
    /// How the total comes about, as far as it is known.
    pub(super) known: KnownLines,
    /// What is known of the cost of each of the placement's quantities; 0 in weeks outside the calendar.
    pub(super) weeks: Vec<Money>,
    /// For each of them whether its cost cannot be computed; empty where none is missing.
    pub(super) is_missing: Vec<bool>,
    /// Where its message and its channel stand in the plan; `None` when one of them is not in it.
    pub place: Option<(usize, usize)>,
    /// What is known of its total, split over its audiences by their size; empty when it has none.
    pub(super) audiences: Vec<(usize, Money)>,
    /// How the amounts were computed; `None` when the placement's message or channel is not in the plan.
    pub working: Option<Working>,
    /// Why an amount is missing from the total, where one is.
    pub error: Option<NotComputable>,
}

impl PlacementCost {
    /// Returns the sum of its weeks.
    #[must_use]
    pub fn total(&self) -> Total {
        Total::of(self.known.total(), self.error)
    }

    /// Returns how the total comes about.
    #[must_use]
    pub fn lines(&self) -> CostLines {
        CostLines { gaps: Total::of(Money::ZERO, self.error), ..self.known.lines() }
    }

    /// Returns the cost of each of the placement's quantities, the first week first; nothing in weeks outside the calendar.
    #[must_use]
    pub fn weeks(&self) -> impl ExactSizeIterator<Item = Total> + '_ {
        self.weeks.iter().enumerate().map(|(offset, &known)| {
            let is_missing = self.is_missing.get(offset).copied().unwrap_or(false);
            Total::of(known, self.error.filter(|_| is_missing))
        })
    }

    /// Returns its total, split over its audiences by their size, by their positions in the plan.
    #[must_use]
    pub fn audiences(&self) -> impl ExactSizeIterator<Item = (usize, Total)> + '_ {
        self.audiences.iter().map(|&(audience, known)| (audience, Total::of(known, self.error)))
    }

    /// Returns true when it neither states nor meets an audience of the plan.
    #[must_use]
    pub fn is_unassigned(&self) -> bool {
        self.audiences.is_empty()
    }
}

/// Says how a placement's cost was computed: quantity of the week × amount of a unit, or as [`Applied`] says.
#[derive(Clone, Debug, PartialEq)]
pub struct Working {
    /// The channel's cost model, with the placement's own rate in it where it has one.
    pub model: CostModel,
    /// True when the rate or the cost model is the placement's own.
    pub own_rate: bool,
    /// What the model comes to here.
    pub applied: Applied,
    /// Units placed within the calendar.
    pub units: u128,
    /// How many of them are not paid for.
    pub free_units: u128,
    /// What the free units would cost by the rate.
    pub added_value: Money,
    /// Weeks of the calendar with a quantity above zero.
    pub active_weeks: u32,
    /// Impressions delivered by the placement: those that audiences with a size meet.
    pub impressions: f64,
    /// What stands between the rate and the total; `None` when nothing does.
    pub terms: Option<Box<AppliedTerms>>,
}

/// Says what a cost model comes to for one placement.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Applied {
    /// Each unit costs so much, in major units of the currency (shown; the sums use the exact fraction).
    EachUnit {
        /// Money for one unit.
        amount: f64,
        /// Gross rating points of one unit, where they are what is bought.
        points: Option<f64>,
    },
    /// Each active week costs so much.
    EachWeek(Money),
    /// Each month with an active week costs so much, spread evenly over the month's active weeks.
    EachMonth {
        /// Money for one month.
        amount: Money,
        /// How many months have a paid unit.
        months: u32,
    },
    /// Each flight costs so much, spread evenly over its weeks.
    EachFlight {
        /// Money for one flight.
        amount: Money,
        /// How many flights have a paid unit.
        flights: u32,
    },
    /// Each begun block of weeks of a flight costs so much, spread evenly over its active weeks.
    EachPeriod {
        /// Money for one block.
        amount: Money,
        /// How many weeks a block has.
        weeks: u32,
        /// How many blocks have a paid unit.
        periods: u32,
    },
    /// The amount is spread evenly over the active weeks.
    Spread(Money),
    /// Costs nothing.
    Nothing,
}

/// Says where a channel stands on its scale of volume discounts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Volume {
    /// Paid units of all its placements.
    pub units: u128,
    /// The discount that is reached, in percent.
    pub percent: Decimal,
    /// The next step: how many more units it takes, and its percent.
    pub next: Option<(u128, Decimal)>,
}

/// Holds what a channel's placements cost in relation to what they deliver.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ChannelFigures {
    /// How the channel's cost comes about.
    pub lines: CostLines,
    /// Its volume discounts; `None` when it has none.
    pub volume: Option<Volume>,
    /// Impressions delivered by the channel's placements.
    pub impressions: f64,
    /// Cost per thousand impressions in major units: `cost / impressions · 1000`.
    /// Why a cost is missing; [`NotComputable::CostsNothing`] when it costs nothing, [`NotComputable::NothingDelivered`]
    /// without impressions, [`NotComputable::NothingPlaced`] without placements.
    pub cpm: Figure,
}

/// Holds what one cost beside media comes to.
#[derive(Clone, Debug, PartialEq)]
pub struct OtherCostResult {
    /// The amount before tax; why it cannot be computed where it is a percent.
    pub amount: Figure<Money>,
    /// The tax on it, where it counts against the budget.
    pub tax: Total,
    /// Tax on it that does not count against the budget.
    pub tax_on_top: Total,
    /// The amount with the tax that counts. Of a percent of a sum with gaps, the part of what is known.
    pub total: Total,
    /// The weeks of the calendar in which it falls, with what falls there; empty when it has none.
    pub weeks: Vec<(u32, Total)>,
}

/// Holds what a plan costs. Amounts are exact, or say what is missing from them (see [`Total`]); `by_channel`, `by_element`,
/// `by_message` and `by_week` each add up to `media`.
#[derive(Clone, Debug, PartialEq)]
pub struct BudgetResults {
    /// The currency of every amount.
    pub currency: Currency,
    /// What may be spent; [`NotComputable::NoBudget`] when nothing is stated.
    pub budget: Figure<Money>,
    /// What the placements cost, with commission, fees, tax and own work.
    pub media: Total,
    /// How `media` comes about.
    pub lines: CostLines,
    /// What is spent beside media, with its tax.
    pub other: Total,
    /// The tax in `other`.
    pub other_tax: Total,
    /// The tax of media and of what is beside them that does not count against the budget, and is in no other sum.
    pub tax_on_top: Total,
    /// Each cost beside media, in the plan's order.
    pub other_costs: Vec<OtherCostResult>,
    /// `media + other`.
    pub total: Total,
    /// `budget − total`, below zero when the plan is over its budget; at most so much where a cost is missing from the total.
    pub remaining: Figure<Left>,
    /// Media cost of each channel, in the plan's order.
    pub by_channel: Vec<Total>,
    /// Media cost of each promotion element that something is placed in, in the order of [`Element::ALL`].
    pub by_element: Vec<(Element, Total)>,
    /// Media cost of each message, in the plan's order.
    pub by_message: Vec<Total>,
    /// Media cost of each audience, in the plan's order: a placement's total split by size over the audiences
    /// that it states, or over those that it meets when it states none.
    pub by_audience: Vec<Total>,
    /// Media cost of placements that neither state nor meet an audience of the plan; with it `by_audience` adds up to `media`.
    pub unassigned: Total,
    /// Media cost of each week of the calendar.
    pub by_week: Vec<Total>,
    /// Media cost of each month, with its year and number (1 to 12); a week belongs to the month of its first day.
    pub by_month: Vec<((i16, i8), Total)>,
    /// For each week of the calendar, where its month stands in [`Self::by_month`].
    pub month_of_week: Vec<usize>,
    /// Media cost of each promotion element of [`Self::by_element`] in each week of the calendar.
    pub by_element_week: Vec<Vec<Total>>,
    /// What is spent beside media in each month of [`Self::by_month`].
    pub other_by_month: Vec<Total>,
    /// What is spent beside media in each week of the calendar.
    pub other_by_week: Vec<Total>,
    /// What is spent beside media without a week of the calendar.
    pub other_undated: Total,
    /// Media cost from the first week up to and with each week.
    pub cumulative_media: Vec<Total>,
    /// All spending up to and with each week; what has no week counts from the first, so that the last is `total`.
    pub cumulative_total: Vec<Total>,
    /// Each placement's cost, in the plan's order.
    pub placements: Vec<Arc<PlacementCost>>,
    /// Each channel's figures, in the plan's order.
    pub channels: Vec<ChannelFigures>,
    /// The budget divided from above, in the plan's order.
    pub divisions: Vec<DivisionResults>,
    /// What was really delivered and spent beside what is planned; [`NotComputable::NothingRecorded`] without a record.
    pub actual: Figure<ActualResults>,
    /// Sums that an edit changes by what it touches.
    pub(super) sums: Sums,
}

/// Sums over placements that the results after an edit start from.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Sums {
    /// How many placements each channel has.
    pub(super) placements_on: Vec<u32>,
    /// Cost lines of each channel.
    pub(super) by_channel: Vec<CostLines>,
    /// Media cost of each element of [`Element::ALL`] in each week.
    pub(super) by_element_week: Vec<Vec<Total>>,
}

impl BudgetResults {
    /// Returns the media cost of each promotion element in each month: rows as [`Self::by_element`], columns as [`Self::by_month`].
    #[must_use]
    pub fn by_element_month(&self) -> Vec<Vec<Total>> {
        let sums = |weeks: &Vec<Total>| {
            let mut months = vec![Total::ZERO; self.by_month.len()];
            for (&month, &cost) in self.month_of_week.iter().zip(weeks) {
                if let Some(sum) = months.get_mut(month) {
                    *sum += cost;
                }
            }
            months
        };
        self.by_element_week.iter().map(sums).collect()
    }
}
