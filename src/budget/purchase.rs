//! From the cost by rate to what the client pays: discounts, commission, fees, tax, own work.

use super::fraction::Fraction;
use super::{AppliedTerms, CostLines};
use crate::plan::{
    Channel, Commission, CommissionBase, Currency, Decimal, Fee, FeeAmount, FeeBase, Figure, Labour, Money,
    MoneySettings, NotComputable, Placement, Quoted, Tax, TaxedLine, Total,
};

/// The terms on which a placement is bought.
#[derive(Clone, Copy, Debug)]
pub(super) struct Purchase<'a> {
    quoted: Quoted,
    volume_percent: Decimal,
    discount_percent: Decimal,
    commission: Option<Commission>,
    fees: &'a [Fee],
    labour: Option<Labour>,
    tax: Option<&'a Tax>,
    own_discount: bool,
    own_commission: bool,
}

/// Holds what a purchase is reckoned on.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bought {
    /// The cost by rate.
    pub(super) gross: Money,
    /// Units, free ones included.
    pub(super) units: u128,
    /// Weeks with a unit.
    pub(super) active_weeks: u32,
}

impl<'a> Purchase<'a> {
    /// Returns the terms of a channel, of which `volume_percent` is the volume discount that it has reached.
    pub(super) fn on(channel: &'a Channel, volume_percent: Decimal, money: &'a MoneySettings) -> Self {
        let terms = &channel.terms;
        Self {
            quoted: terms.quoted,
            volume_percent,
            discount_percent: terms.discount_percent,
            commission: terms.commission.or(money.commission),
            fees: &terms.fees,
            labour: terms.labour,
            tax: money.tax.as_ref().filter(|_| !terms.tax_free),
            own_discount: false,
            own_commission: false,
        }
    }

    /// Returns the same with what `placement` has of its own.
    pub(super) fn of(self, placement: &Placement) -> Self {
        let own = &placement.terms;
        Self {
            discount_percent: own.discount_percent.unwrap_or(self.discount_percent),
            commission: own.commission.or(self.commission),
            own_discount: own.discount_percent.is_some(),
            own_commission: own.commission.is_some(),
            ..self
        }
    }

    /// Returns true when the cost by rate is all that is paid.
    pub(super) fn is_plain(&self) -> bool {
        self.volume_percent.is_zero()
            && self.discount_percent.is_zero()
            && self.commission.is_none()
            && self.fees.is_empty()
            && self.labour.is_none()
            && self.tax.is_none()
    }

    /// Returns every line of the cost, and the terms that made them.
    pub(super) fn lines(&self, bought: Bought, currency: Currency) -> Figure<(CostLines, AppliedTerms)> {
        let part = |percent: Decimal, of: Money| {
            Fraction::percent(percent).and_then(|share| share.of(of)).ok_or(NotComputable::TooLarge)
        };
        let gross = bought.gross;
        let volume_discount = part(self.volume_percent, gross)?;
        let negotiated_discount = part(self.discount_percent, gross - volume_discount)?;
        let discounted = gross - volume_discount - negotiated_discount;
        let (net, commission) = self.commission_of(discounted)?;
        let fees = self.fees_of(bought, net, commission, currency)?;
        let all_fees: Money = fees.iter().copied().sum();
        let taxed = |line: TaxedLine, amount: Money| {
            if self.tax.is_some_and(|tax| tax.is_on(line)) { amount } else { Money::ZERO }
        };
        let base =
            taxed(TaxedLine::Media, net) + taxed(TaxedLine::Commission, commission) + taxed(TaxedLine::Fees, all_fees);
        let (tax, tax_on_top) = match self.tax {
            None => (Money::ZERO, Money::ZERO),
            Some(tax) if tax.counts_against_budget => (part(tax.percent, base)?, Money::ZERO),
            Some(tax) => (Money::ZERO, part(tax.percent, base)?),
        };
        let labour = self.labour.map_or(Ok(Money::ZERO), |labour| labour_of(labour, bought.active_weeks, currency))?;
        let lines = CostLines {
            gross,
            volume_discount,
            negotiated_discount,
            commission_included: discounted - net,
            net,
            commission,
            fees: all_fees,
            tax,
            labour,
            total: net + commission + all_fees + tax + labour,
            tax_on_top,
            gaps: Total::ZERO,
        };
        let terms = AppliedTerms {
            quoted: self.quoted,
            volume_percent: self.volume_percent,
            discount_percent: self.discount_percent,
            own_discount: self.own_discount,
            commission: self.commission,
            own_commission: self.own_commission,
            fees,
            tax_percent: self.tax.map(|tax| tax.percent),
        };
        Ok((lines, terms))
    }

    /// Returns what the medium is paid and what the agency earns, of the cost after discounts.
    ///
    /// Of gross: `commission = gross · p`; on net: `commission = net · q`. A gross rate holds the commission (`gross = net +
    /// commission`), a net rate is what the medium is paid. So `q = p / (1 − p)`: 15 % of gross is 17.65 % on net.
    fn commission_of(&self, discounted: Money) -> Figure<(Money, Money)> {
        let Some(commission) = self.commission else { return Ok((discounted, Money::ZERO)) };
        let share = Fraction::percent(commission.percent).ok_or(NotComputable::TooLarge)?;
        let without = share.complement().ok_or(NotComputable::TooLarge)?;
        let of =
            |factor: Option<Fraction>| factor.and_then(|factor| factor.of(discounted)).ok_or(NotComputable::TooLarge);
        Ok(match (self.quoted, commission.base) {
            (Quoted::Gross, CommissionBase::OfGross) => {
                let commission = of(Some(share))?;
                (discounted - commission, commission)
            }
            (Quoted::Gross, CommissionBase::OnNet) => {
                let with = Fraction::whole(1).plus(share).ok_or(NotComputable::TooLarge)?;
                let net = of(Fraction::whole(1).over(with))?;
                (net, discounted - net)
            }
            (Quoted::Net, CommissionBase::OfGross) => {
                (discounted, of(Some(share.over(without).ok_or(NotComputable::CircularBase)?))?)
            }
            (Quoted::Net, CommissionBase::OnNet) => (discounted, of(Some(share))?),
        })
    }

    /// Works out each fee. Fees that are a percent of the total make it larger themselves:
    /// `total = (media cost + other fees) / (1 − Σ percents)`.
    fn fees_of(&self, bought: Bought, net: Money, commission: Money, currency: Currency) -> Figure<Vec<Money>> {
        if self.fees.is_empty() {
            return Ok(Vec::new());
        }
        let too_large = NotComputable::TooLarge;
        let scale = Fraction::whole(10_i128.pow(u32::from(currency.exponent())));
        let mut of_total = Fraction::whole(0);
        let mut fees = Vec::with_capacity(self.fees.len());
        for fee in self.fees {
            fees.push(match fee.amount {
                FeeAmount::Amount(amount) if bought.units > 0 => currency.checked_money(amount).ok_or(too_large)?,
                FeeAmount::Amount(_) => Money::ZERO,
                FeeAmount::PerThousand(rate) => {
                    let units = i128::try_from(bought.units).map_err(|_| too_large)?;
                    let thousandth = Fraction::new(1, 1000).and_then(|part| part.times(scale));
                    let each = Fraction::decimal(rate).zip(thousandth).and_then(|(rate, part)| rate.times(part));
                    each.and_then(|each| each.of(Money(units))).ok_or(too_large)?
                }
                FeeAmount::Percent { percent, of } => {
                    let share = Fraction::percent(percent).ok_or(too_large)?;
                    let base = match of {
                        FeeBase::Gross => bought.gross,
                        FeeBase::Net => net,
                        FeeBase::MediaCost => net + commission,
                        FeeBase::Total => {
                            of_total = of_total.plus(share).ok_or(too_large)?;
                            Money::ZERO
                        }
                    };
                    share.of(base).ok_or(too_large)?
                }
            });
        }
        if of_total != Fraction::whole(0) {
            let before = net + commission + fees.iter().copied().sum();
            let rest = of_total.complement().ok_or(too_large)?;
            for (fee, amount) in self.fees.iter().zip(&mut fees) {
                if let FeeAmount::Percent { percent, of: FeeBase::Total } = fee.amount {
                    let share = Fraction::percent(percent).ok_or(too_large)?;
                    let factor = share.over(rest).ok_or(NotComputable::CircularBase)?;
                    *amount = factor.of(before).ok_or(too_large)?;
                }
            }
        }
        Ok(fees)
    }
}

/// Returns the cost of own work: hours × hourly rate × weeks.
fn labour_of(labour: Labour, weeks: u32, currency: Currency) -> Figure<Money> {
    let scale = Fraction::whole(10_i128.pow(u32::from(currency.exponent())));
    let week = Fraction::decimal(labour.hours_per_week)
        .zip(Fraction::decimal(labour.hourly_rate))
        .and_then(|(hours, rate)| hours.times(rate)?.times(scale));
    week.and_then(|week| week.money(weeks.into())).ok_or(NotComputable::TooLarge)
}
