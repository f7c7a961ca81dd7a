//! Says how many decimals amounts of a plan are computed with.

use super::{CostModel, Currency, Decimal, FeeAmount, Plan};

impl Plan {
    /// Returns the plan's currency with as many decimals as its amounts carry: those that people write, or those of the minor
    /// unit where an amount is stated more finely.
    ///
    /// Nobody writes fils in Iraq, so a plan in Iraqi dinars is computed in whole dinars; one that states 150.500 anywhere
    /// is computed in fils, and stays exact. Rates for a thousand, a click, an action or a point say nothing about that:
    /// they are fractions in every currency.
    #[must_use]
    pub fn exact_currency(&self) -> Currency {
        let currency = self.money.currency.as_written();
        if currency.most_decimals() == currency.exponent() {
            return currency;
        }
        let amounts = std::iter::once(self.money.budget)
            .chain(self.other_costs.iter().map(|cost| cost.amount))
            .chain(self.actuals.iter().flat_map(|actual| actual.weeks.iter().filter_map(|week| week.spent)))
            .chain(self.channels.iter().filter_map(|channel| amount_of(&channel.cost)))
            .chain(self.channels.iter().flat_map(|channel| channel.terms.fees.iter()).filter_map(
                |fee| match fee.amount {
                    FeeAmount::Amount(amount) => Some(amount),
                    _ => None,
                },
            ));
        let is_finer = amounts.into_iter().any(|amount| !currency.is_whole(amount));
        if is_finer { currency.finest() } else { currency }
    }

    /// Sets the decimals that the plan is computed with: after it was read, and after each edit.
    pub(crate) fn settle_currency(&mut self) {
        self.money.currency = self.exact_currency();
    }
}

/// Returns the rate of a cost model that is an amount of money as people pay it.
fn amount_of(model: &CostModel) -> Option<Decimal> {
    match model {
        CostModel::PerThousand(_)
        | CostModel::PerClick { .. }
        | CostModel::PerAction { .. }
        | CostModel::PerGrp { .. } => None,
        other => other.rate(),
    }
}

#[cfg(test)]
mod tests {
    use crate::plan::{Calendar, Money, Plan};

    fn plan(currency: &str, budget: &str) -> Plan {
        let calendar = Calendar { start: jiff::civil::date(2026, 3, 1), weeks: 4 };
        let mut plan = Plan::empty(calendar, currency.parse().unwrap());
        plan.money.budget = budget.parse().unwrap();
        plan.settle_currency();
        plan
    }

    #[test]
    fn amounts_stay_exact() {
        for (currency, budget, exponent, shown) in [
            ("IQD", "150000", 0, "150000"),
            ("IQD", "150000.000", 0, "150000"),
            ("IQD", "150000.500", 3, "150000.500"),
            ("YER", "10.5", 2, "10.50"),
            ("HUF", "10.25", 2, "10.25"),
            ("JOD", "150", 3, "150.000"),
            ("EUR", "1.505", 2, "1.50"),
            ("JPY", "7.5", 0, "8"),
        ] {
            let plan = plan(currency, budget);
            let money = plan.money.currency.money(plan.money.budget);
            assert_eq!(plan.money.currency.exponent(), exponent, "{currency} {budget}");
            assert_eq!(plan.money.currency.plain(money), shown, "{currency} {budget}");
        }
    }

    #[test]
    fn what_is_whole_is_written_whole_beside_what_is_not() {
        let currency = plan("IQD", "150000.500").money.currency;
        assert_eq!(currency.written(Money(2_181_000)), "2181");
        assert_eq!(currency.written(Money(2_181_500)), "2181.500");
        assert_eq!(plan("JOD", "1").money.currency.written(Money(2_181_000)), "2181.000");
    }
}
