//! `analyse`: the results of a plan as tables that people read.

mod budget;
mod consistency;
mod questions;
mod reach;
mod weeks;

use super::finding::{Counts, findings};
use super::new::{span, title};
use super::output::shown;
use super::table::{Cell, Table};
use crate::analysis::Analysis;
use crate::plan::{Figure, Left, Money, Named, Plan, Total};
use crate::store::Opened;
use crate::text::strings::{CliTexts, fill};
use crate::text::{Locale, isolate, name_in_sentence};

/// What every section is made from.
#[derive(Clone, Copy)]
struct Report<'a> {
    plan: &'a Plan,
    analysis: &'a Analysis,
    locale: Locale,
    texts: &'static CliTexts,
}

/// All results of the plan that was opened from `path`.
pub(super) fn report(
    path: &str,
    opened: &Opened,
    analysis: &Analysis,
    weeks: Option<(u32, u32)>,
    locale: Locale,
) -> String {
    let texts = &locale.texts().cli;
    let report = Report { plan: &opened.plan, analysis, locale, texts };
    let values = [("title", &*title(&opened.plan.title, locale)), ("path", &*isolate(path, locale.language))];
    let counts = Counts::of(&findings(opened, &analysis.problems, locale)).words(locale);
    let window = weeks.map(|(first, last)| report.window(first, last));
    let sections = [
        (texts.key_figures, report.key_figures()),
        (texts.audiences, report.audiences()),
        (texts.window, window.unwrap_or_default()),
        (texts.channels, report.channels()),
        (texts.pairs, report.pairs()),
        (texts.comparison, report.comparison()),
        (texts.remembered, report.remembered()),
        (texts.messages, report.messages()),
        (texts.consistency, report.consistency()),
        (texts.budget, report.budget()),
        (texts.weeks, report.weeks()),
    ];
    let mut out = format!("{}\n{}\n", shown(&fill(texts.title_line, &values)), span(&opened.plan, locale));
    for (heading, body) in sections {
        if !body.is_empty() {
            out = format!("{out}\n{heading}\n{body}");
        }
    }
    let hint = if opened.unknown_fields.is_empty() && opened.unknown_values.is_empty() && analysis.problems.is_empty() {
        counts
    } else {
        fill(texts.problems_hint, &[("counts", &counts)])
    };
    out + &format!("\n{}\n  {hint}\n", texts.problems)
}

/// Values, and a table below them where it has rows.
fn with_table(values: String, table: &Table, locale: Locale) -> String {
    let table = table.text(locale);
    if table.is_empty() { values } else { values + "\n" + &table }
}

impl Report<'_> {
    /// What a thing is called.
    fn name<T: Named>(&self, thing: &T) -> String {
        name_in_sentence(self.plan, T::LIST, thing.id().as_ref(), self.locale)
    }

    fn share(&self, share: f64) -> Cell {
        Cell::Number(self.percent(share))
    }

    fn percent(&self, share: f64) -> String {
        self.locale.percent(share, 1)
    }

    fn number(&self, number: f64, decimals: u8) -> Cell {
        Cell::Number(self.locale.decimal(number, decimals))
    }

    /// An amount with all of the currency's decimals; the currency stands above the tables.
    fn money(&self, money: Money) -> Cell {
        let currency = self.plan.money.currency;
        let exact = currency.decimal(money).map(|decimal| self.locale.exact(decimal));
        Cell::Number(exact.unwrap_or_else(|| currency.plain(money)))
    }

    /// An amount that is the result of a division, in the currency's decimals.
    fn major(&self, amount: f64) -> String {
        self.locale.decimal(amount, self.plan.money.currency.exponent())
    }

    /// A sum; the reason why a cost is missing from it stands below the table.
    fn total(&self, total: Total) -> Cell {
        let written = self.locale.total_exact(total, self.plan.money.currency);
        match total.why_missing() {
            None => Cell::Number(written),
            Some(why) if total.at_least().is_zero() => Cell::Missing(why),
            Some(why) => Cell::AtLeast(written, why),
        }
    }

    /// What is left of the budget, as [`Self::total`] writes a sum.
    fn left(&self, left: Figure<Left>) -> Cell {
        match left {
            Err(why) => Cell::Missing(why),
            Ok(left) => {
                let written = self.locale.left_exact(left, self.plan.money.currency);
                match left.why_missing() {
                    None => Cell::Number(written),
                    Some(why) => Cell::AtLeast(written, why),
                }
            }
        }
    }

    fn between(&self, bounds: [f64; 2]) -> String {
        let [low, high] = bounds.map(|bound| self.percent(bound));
        fill(self.texts.between, &[("low", &low), ("high", &high)])
    }

    fn values(&self, rows: Vec<(&str, Cell)>) -> String {
        let mut table = Table::of_values();
        for (name, cell) in rows {
            table.value(name, cell);
        }
        table.text(self.locale)
    }
}
