//! One row of a comparison: the value of each version, and by how much it differs from that of the base.

use super::Comparison;
use crate::plan::{Currency, Figure, Left, Money, NotComputable, Total};
use crate::report::{Cell, Column, Exact, Report, Row, Table};
use crate::text::DASH;

/// Holds what one version has in a row.
#[derive(Clone, Copy, Debug)]
pub(super) enum Found {
    /// A figure.
    Figure(Figure),
    /// A sum of costs.
    Total(Total),
    /// What is left of a sum.
    Left(Figure<Left>),
    /// The version has no such thing: another plan without this audience or channel.
    Absent,
}

/// Says how the values of a row are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Written {
    /// Percent with one decimal; changes in points.
    Share,
    /// A number with so many decimals.
    Number(u8),
    /// An amount in the currency of its plan.
    Money,
}

impl Comparison<'_> {
    /// Begins a table: the names of the rows, then each version, with its change behind it where it is not the base.
    pub(super) fn table(&self, id: &'static str, title: impl Into<String>, of: &str) -> Table {
        let mut columns = vec![Column::text(of)];
        for (at, version) in self.versions.iter().enumerate() {
            let column = Column::number(&version.name);
            if at == self.base {
                columns.push(column);
            } else {
                columns.push(column.as_total());
                columns.push(Column::number(super::words(&version.report).change).aside());
            }
        }
        Table::new(id, title, columns)
    }

    /// Adds a row with what `of` finds in each version; one that differs nowhere is left out where only differences are
    /// wanted.
    pub(super) fn push(&self, table: &mut Table, name: Cell, written: Written, of: impl Fn(&Report<'_>) -> Found) {
        let found: Vec<Found> = self.versions.iter().map(|version| of(&version.report)).collect();
        let Some(&base) = found.get(self.base) else { return };
        let base_currency = self.currency(self.base);
        let mut cells = vec![name];
        let mut is_equal = true;
        for (at, &own) in found.iter().enumerate() {
            let report = &self.versions[at].report;
            let currency = self.currency(at);
            cells.push(value(report, own, written, currency));
            if at != self.base {
                let change = change(report, (base, own), written, (base_currency, currency));
                is_equal &= change.is_none();
                cells.push(change.unwrap_or_else(|| Cell::text(super::words(report).equal)));
            }
        }
        if !(is_equal && self.only_differences && self.versions.len() > 1) {
            table.rows.push(Row::of(cells));
        }
    }

    fn currency(&self, at: usize) -> Currency {
        self.versions[at].report.plan.money.currency
    }
}

fn value(report: &Report<'_>, found: Found, written: Written, currency: Currency) -> Cell {
    let locale = report.locale;
    match (found, written) {
        (Found::Absent, _) => Cell::text(super::words(report).not_there),
        (Found::Figure(figure), Written::Share) => report.share_of(figure),
        (Found::Figure(figure), Written::Number(decimals)) => report.number_of(figure, decimals),
        (Found::Figure(figure), Written::Money) => report.major(figure),
        (Found::Total(total), _) => {
            let (text, value) = (locale.total_short(total, currency), Exact::Money(total.at_least(), currency));
            match total.why_missing() {
                None => Cell::value(value, text),
                Some(why) => Cell::at_least(value, why, text),
            }
        }
        (Found::Left(left), _) => Cell::of(left, |left| {
            let (text, value) = (locale.left_signed(left, currency), Exact::Money(left.at_most(), currency));
            match left.why_missing() {
                None => Cell::value(value, text),
                Some(why) => Cell::at_least(value, why, text),
            }
        }),
    }
}

/// Says by how much a value differs from that of the base; `None` where it does not. A difference is that of the figures as
/// they are shown.
fn change(
    report: &Report<'_>,
    (base, own): (Found, Found),
    written: Written,
    (base_currency, currency): (Currency, Currency),
) -> Option<Cell> {
    let dash = || Some(Cell::text(DASH));
    if written == Written::Money && base_currency != currency {
        return dash();
    }
    match (base, own) {
        (Found::Absent, Found::Absent) => None,
        (Found::Figure(base), Found::Figure(own)) => match (base, own) {
            (Ok(base), Ok(own)) => number_change(report, (base, own), written, currency),
            (Err(base), Err(own)) if base == own => None,
            (Ok(_), Err(why)) | (Err(why), _) => Some(Cell::dash(why)),
        },
        (Found::Total(base), Found::Total(own)) => money_change(report, base.exact(), own.exact(), currency),
        (Found::Left(base), Found::Left(own)) => {
            let exact = |left: Figure<Left>| left.and_then(|left| left.exact());
            money_change(report, exact(base), exact(own), currency)
        }
        _ => dash(),
    }
}

fn number_change(report: &Report<'_>, pair: (f64, f64), written: Written, currency: Currency) -> Option<Cell> {
    let (decimals, cell) = match written {
        Written::Share => (3, report.points_change(pair, 1)),
        Written::Number(decimals) => (decimals, report.number_change(pair, decimals)),
        Written::Money => (currency.exponent(), report.number_change(pair, currency.exponent())),
    };
    (!crate::report::write::is_shown_alike(pair, decimals)).then_some(cell)
}

fn money_change(report: &Report<'_>, base: Figure<Money>, own: Figure<Money>, currency: Currency) -> Option<Cell> {
    let difference: Result<Money, NotComputable> = own.and_then(|own| Ok(own - base?));
    match difference {
        Ok(difference) if difference.is_zero() => None,
        Ok(difference) => Some(report.money_change(difference, currency)),
        Err(_) if base == own => None,
        Err(why) => Some(Cell::dash(why)),
    }
}
