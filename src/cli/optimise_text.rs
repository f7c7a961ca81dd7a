//! A proposal as tables that people read.

use super::optimise::Said;
use super::output::shown;
use super::table::{Cell, Table};
use crate::optimise::{Answer, Goal};
use crate::plan::schema::ListName;
use crate::plan::{Money, Plan};
use crate::text::optimise as words;
use crate::text::strings::{OptimiseTexts, fill, slots};
use crate::text::{self, Locale};

/// Everything that is said about a proposal for `plan`.
pub(super) fn text(plan: &Plan, said: &Said, locale: Locale) -> String {
    let page = Page { plan, said, answer: &said.answer, locale, texts: &locale.texts().optimise };
    let mut out = shown(&words::certificate(page.answer, locale));
    out.push('\n');
    for line in page.below_the_title() {
        out = format!("{out}  {}\n", shown(&line));
    }
    for (heading, table) in
        [("", page.figures()), (locale.texts().cli.channels, page.channels()), (page.texts.limits, page.limits())]
            .into_iter()
            .chain([
                (page.texts.marginal, page.marginals()),
                (page.texts.memory, page.weeks()),
                (page.texts.curve, page.curve()),
            ])
    {
        let table = table.text(locale);
        if !table.is_empty() {
            let heading = if heading.is_empty() { String::new() } else { format!("{heading}\n") };
            out = format!("{out}\n{heading}{table}");
        }
    }
    out
}

struct Page<'a> {
    plan: &'a Plan,
    said: &'a Said,
    answer: &'a Answer,
    locale: Locale,
    texts: &'static OptimiseTexts,
}

impl Page<'_> {
    fn below_the_title(&self) -> Vec<String> {
        let mut lines = vec![words::compared(self.answer, self.locale)];
        if self.answer.was_stopped {
            lines.push(self.texts.stopped.to_owned());
        }
        let left = words::left_reason(&self.answer.left_reason, self.plan, self.locale);
        if !self.answer.left.is_zero() {
            let amount = self.locale.money(self.answer.left, self.plan.money.currency);
            lines.push(format!("{}: {amount}", self.texts.left));
        }
        lines.push(left);
        if let Some(firmness) = self.said.firmness {
            let values = slots![
                ("stays", &*self.locale.whole(firmness.stays)),
                ("draws", &*self.locale.whole(firmness.draws)),
                ("seed", &*self.locale.ungrouped(firmness.seed)),
            ];
            lines.push(fill!(self.texts.firmness, values));
        } else {
            lines.push(self.texts.firmness_unknown.to_owned());
        }
        lines.push(self.texts.as_stated.to_owned());
        lines
    }

    fn money(&self, money: Money) -> Cell {
        let currency = self.plan.money.currency;
        let exact = currency.decimal(money).map(|decimal| self.locale.exact(decimal));
        Cell::Number(exact.unwrap_or_else(|| currency.plain(money)))
    }

    fn value(&self, value: f64) -> Cell {
        Cell::Number(words::value(value, self.answer.request.goal, self.locale))
    }

    /// Today's figures and those of the proposal.
    fn figures(&self) -> Table {
        let (today, proposed) = (&self.answer.today, &self.answer.proposed);
        let mut table = Table::with_headings(&["", self.texts.today, self.texts.proposed]);
        let name = |name: &str| Cell::Text(name.to_owned());
        let goal = words::goal(self.answer.request.goal, self.locale);
        table.row(vec![name(&goal), self.value(today.value), self.value(proposed.value)]);
        if self.answer.audiences.len() > 1 {
            for ((id, _), (before, after)) in
                self.answer.audiences.iter().zip(today.values.iter().zip(&proposed.values))
            {
                let audience = text::name_in_sentence(self.plan, ListName::Audiences, id.as_str(), self.locale);
                table.row(vec![name(&format!("  {audience}")), self.value(*before), self.value(*after)]);
            }
        }
        let percent = |share: f64| Cell::Number(self.locale.percent(share, 1));
        table.row(vec![name(self.texts.net_reach), percent(today.k_plus[0]), percent(proposed.k_plus[0])]);
        let frequency = |figures: &crate::optimise::Figures| {
            Cell::figure(figures.frequency(), |frequency| self.locale.decimal(frequency, 2))
        };
        table.row(vec![name(self.texts.frequency), frequency(today), frequency(proposed)]);
        let consistency = |figures: &crate::optimise::Figures| {
            Cell::figure(figures.consistency, |consistency| self.locale.decimal(consistency, 3))
        };
        table.row(vec![name(self.texts.consistency), consistency(today), consistency(proposed)]);
        table.row(vec![name(self.texts.media), self.money(today.media), self.money(proposed.media)]);
        table
    }

    fn channels(&self) -> Table {
        let texts = self.texts;
        let headings = [self.locale.texts().shared.channel, texts.today, texts.proposed, texts.change, texts.money, ""];
        let mut table = Table::with_headings(&headings);
        for channel in &self.answer.channels {
            let number = |units: u64| Cell::Number(self.locale.whole(units));
            let change = i128::from(channel.units) - i128::from(channel.today);
            let change = if change == 0 {
                texts.same.to_owned()
            } else if change.unsigned_abs() < 1 << 50 {
                self.locale.signed(change as f64, 0)
            } else {
                self.locale.whole(change)
            };
            let note = words::note(channel, self.locale).unwrap_or_default();
            table.row(vec![
                Cell::Text(words::channel_name(&channel.id, self.plan, self.locale)),
                number(channel.today),
                number(channel.units),
                Cell::Number(change),
                self.money(channel.cost),
                Cell::Text(note),
            ]);
        }
        table
    }

    fn limits(&self) -> Table {
        let is_cheapest = matches!(self.answer.request.goal, Goal::Cheapest { .. });
        let heading = if is_cheapest { self.texts.saves } else { self.texts.worth };
        let mut table = Table::with_headings(&["", heading]);
        for binding in &self.said.binding {
            let worth = if is_cheapest {
                self.money(Money(binding.worth as i128))
            } else {
                let points = words::change(binding.worth, self.answer.request.goal, 3, self.locale);
                Cell::Number(fill!(self.texts.points, &[("points", &points)]))
            };
            let step = match &binding.widened {
                crate::optimise::Limit::Money(money) => {
                    format!(" (+{})", self.plan.money.currency.plain(*money - self.answer.money))
                }
                _ => String::new(),
            };
            let limit = words::limit(&binding.limit, self.plan, self.locale);
            table.row(vec![Cell::Text(limit + &text::isolate(&step, self.locale.language)), worth]);
        }
        table
    }

    fn marginals(&self) -> Table {
        let texts = self.texts;
        let headings = [self.locale.texts().shared.channel, texts.units, texts.money, texts.change];
        let mut table = Table::with_headings(&headings);
        for marginal in &self.said.marginals {
            let per_thousand = Cell::figure(marginal.per_thousand(self.plan.money.currency), |gain| {
                let points = words::change(gain, self.answer.request.goal, 3, self.locale);
                fill!(texts.points, &[("points", &points)])
            });
            table.row(vec![
                Cell::Text(words::channel_name(&marginal.channel, self.plan, self.locale)),
                Cell::Number(self.locale.whole(marginal.units)),
                self.money(marginal.cost),
                per_thousand,
            ]);
        }
        table
    }

    fn weeks(&self) -> Table {
        let texts = self.texts;
        let headings = [self.locale.texts().shared.channel, texts.today, texts.proposed, texts.at_most_bound];
        let mut table = Table::with_headings(&headings);
        for weeks in &self.said.weeks {
            let share = |share: f64| Cell::Number(self.locale.percent(share, 2));
            let name = words::channel_name(&weeks.channel, self.plan, self.locale);
            table.row(vec![Cell::Text(name), share(weeks.before), share(weeks.after), share(weeks.bound)]);
        }
        table
    }

    fn curve(&self) -> Table {
        let texts = self.texts;
        let goal = words::goal(self.answer.request.goal, self.locale);
        let mut table = Table::with_headings(&[texts.budget, &goal, texts.cost]);
        for point in &self.said.curve {
            table.row(vec![self.money(point.budget), self.value(point.value), self.money(point.cost)]);
        }
        table
    }
}
