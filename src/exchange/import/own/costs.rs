//! Says what placements of the program's own tables cost: exactly what their rows say, whatever a table cannot hold.

use super::OwnRow;
use crate::budget;
use crate::exchange::import::names::Names;
use crate::exchange::import::placements::PlacedRow;
use crate::exchange::import::prices::quotient;
use crate::plan::{CostModel, Decimal, Money, Placement, PlacementTerms, Plan, Unit};

/// A placement with the rows that it comes from.
type Made = (Placement, Vec<usize>);

/// Says how a placement can be made to cost what its rows say, the closest to the table first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    /// With the price that the row states.
    Read,
    /// With the negotiated discount of its own that the row states.
    Discount,
    /// A price of one unit, or of a thousand, that holds everything.
    Unit,
    /// One amount, without anything that comes to it.
    Amount,
}

/// Returns the placements so that each costs what its rows say. What the engine works out of the rates stays where it comes to
/// that; else the placement gets a price of its own, and in the end one amount.
pub(in crate::exchange::import) fn settled(
    plan: &Plan,
    names: &mut Names,
    mut made: Vec<Made>,
    rows: &[PlacedRow],
) -> Vec<Made> {
    let said: Vec<Said> =
        made.iter().map(|(placement, of_rows)| Said::of(plan, names, placement, of_rows, rows)).collect();
    // What the plan knows of a channel holds where it comes to the same.
    for ((placement, _), said) in made.iter_mut().zip(&said).filter(|(_, said)| said.is_known) {
        placement.rate = None;
        placement.terms = PlacementTerms { free_units: said.read.1.free_units, ..PlacementTerms::default() };
    }
    for way in [Way::Read, Way::Discount, Way::Unit, Way::Amount] {
        let costs = costs(plan, names, &made);
        for (((placement, _), said), cost) in made.iter_mut().zip(&said).zip(costs) {
            if said.money.is_some_and(|money| cost != Some(money)) {
                said.change(placement, way);
            }
        }
    }
    share_prices(names, &mut made);
    made
}

/// Holds what the rows of a placement say that it costs.
struct Said {
    total: Option<Decimal>,
    money: Option<Money>,
    discount: Option<Decimal>,
    unit: Option<Unit>,
    /// The rate and the terms as the rows state them.
    read: (Option<Decimal>, PlacementTerms),
    /// True where the plan has the channel.
    is_known: bool,
}

impl Said {
    fn of(plan: &Plan, names: &mut Names, placement: &Placement, of_rows: &[usize], rows: &[PlacedRow]) -> Self {
        let find = |row: &usize| rows.binary_search_by_key(row, |placed| placed.row).ok().and_then(|at| rows.get(at));
        let own: Vec<&OwnRow> = of_rows.iter().filter_map(find).filter_map(|row| row.own.as_ref()).collect();
        let all: Option<Vec<Decimal>> = own.iter().map(|row| row.total).collect();
        let total = all.filter(|all| !all.is_empty()).and_then(crate::exchange::import::figures::sum);
        Self {
            total,
            money: total.map(|total| plan.exact_currency().money(total)),
            discount: own.first().and_then(|row| row.discount),
            unit: names.channel_mut(&placement.channel).map(|channel| channel.unit),
            read: (placement.rate, placement.terms.clone()),
            is_known: !names.is_new_channel(&placement.channel),
        }
    }

    fn change(&self, placement: &mut Placement, way: Way) {
        let (Some(total), Some(unit)) = (self.total, self.unit) else { return };
        if total.is_zero() {
            (placement.rate, placement.terms.cost) = (None, Some(CostModel::Free));
            return;
        }
        match way {
            Way::Read => (placement.rate, placement.terms) = self.read.clone(),
            Way::Discount => {
                if self.discount.is_some() {
                    placement.terms.discount_percent = self.discount;
                }
            }
            Way::Unit => {
                let units: u64 = placement.quantities.iter().fold(0, |sum, units| sum.saturating_add(*units));
                let paid = units.saturating_sub(placement.terms.free_units);
                let is_by_thousand = unit == Unit::Impressions;
                let Some(rate) = quotient(total, paid, is_by_thousand) else { return };
                let model = if is_by_thousand { CostModel::PerThousand(rate) } else { CostModel::PerUnit(rate) };
                Self::set(placement, model);
            }
            Way::Amount => Self::set(placement, CostModel::Flat(total)),
        }
    }

    /// Gives the placement a price to which nothing comes.
    fn set(placement: &mut Placement, model: CostModel) {
        placement.rate = None;
        placement.terms.cost = Some(model);
        placement.terms.discount_percent = None;
    }
}

/// Returns what each placement would cost in the plan.
fn costs(plan: &Plan, names: &Names, made: &[Made]) -> Vec<Option<Money>> {
    let mut trial = plan.clone();
    trial.channels = names.all_channels().iter().cloned().collect();
    trial.messages = names.all_messages().iter().cloned().collect();
    trial.audiences = names.all_audiences().iter().cloned().collect();
    trial.placements = made.iter().map(|(placement, _)| placement.clone()).collect();
    budget::budget(&trial).placements.iter().map(|cost| cost.total().exact().ok()).collect()
}

/// Gives a new channel the price of its first placement where all of them have one of their own, and takes it from those that
/// have the same.
fn share_prices(names: &mut Names, made: &mut [Made]) {
    let channels: Vec<_> = names.new_channels().map(|channel| channel.id.clone()).collect();
    for id in channels {
        let is_of = |(placement, _): &&Made| placement.channel == id;
        let prices: Option<Vec<CostModel>> =
            made.iter().filter(is_of).map(|(placement, _)| placement.terms.cost.clone()).collect();
        let shared = prices.and_then(|prices| prices.into_iter().find(|price| !matches!(price, CostModel::Flat(_))));
        let (Some(price), Some(channel)) = (shared, names.channel_mut(&id)) else { continue };
        channel.cost = price.clone();
        for (placement, _) in made.iter_mut().filter(|(placement, _)| placement.channel == id) {
            if placement.terms.cost.as_ref() == Some(&price) {
                placement.terms.cost = None;
            }
        }
    }
}
