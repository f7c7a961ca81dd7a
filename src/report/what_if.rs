//! Says what comes of a trial: the channels that change, what is left over, and why nothing comes of it.

use super::{Cell, Column, Exact, Report, Row, Table};
use crate::analysis::Analysis;
use crate::plan::ChannelId;
use crate::plan::schema::ListName;
use crate::report::compare::Comparison;
use crate::text::strings::fill;
use crate::text::{self, Noun, name_in_sentence};
use crate::what_if::{Outcome, WhyNot};

/// Lists the channels whose units or media change: units now and then, media then, and the change.
#[must_use]
pub fn changes(report: &Report<'_>, outcome: &Outcome) -> Table {
    let (words, currency) = (&report.texts.what_if, report.plan.money.currency);
    let money_then = fill!(words.money_then, &[("currency", &report.currency())]);
    let columns = vec![
        Column::text(report.texts.shared.channel),
        Column::number(words.units),
        Column::number(words.then).as_total(),
        Column::number(money_then).as_total(),
        Column::number(report.texts.compare.change).aside(),
    ];
    let mut table = Table::new("what-if-channels", words.channels_change, columns);
    for change in &outcome.changes {
        let Some(channel) = report.plan.channels.get(change.channel) else { continue };
        let units = |count: u64| Cell::value(Exact::Count(count), report.locale.whole(count));
        let [before, after] = change.money;
        table.rows.push(Row::of(vec![
            Cell::text(report.name(channel)),
            units(change.units[0]),
            units(change.units[1]),
            report.money(after),
            Cell::value(
                Exact::Money(after - before, currency),
                report.locale.money_change_plain(after - before, currency),
            ),
        ]));
    }
    table
}

/// Says what stays, what is left over, and how many placements then run beyond the last week.
#[must_use]
pub fn left_over(report: &Report<'_>, outcome: &Outcome) -> Vec<String> {
    let words = &report.texts.what_if;
    let mut said = Vec::new();
    for (template, amount) in [(words.stays, outcome.stays), (words.unspent, outcome.unspent)] {
        if !amount.is_zero() {
            let amount = report.locale.money(amount, report.plan.money.currency);
            said.push(fill!(template, &[("amount", &amount)]));
        }
    }
    if outcome.outside > 0 {
        let count = report.locale.count(outcome.outside as u64, Noun::Item(ListName::Placements));
        said.push(fill!(words.outside, &[("count", &count)]));
    }
    said
}

/// Lists the key figures that change: now, then, and the change.
#[must_use]
pub fn figures(report: &Report<'_>, then: &Analysis) -> Table {
    let words = &report.texts.what_if;
    let versions = vec![(words.now.to_owned(), report.analysis), (words.then.to_owned(), then)];
    let compared = Comparison::new(versions, 0, report.locale, report.plan_language);
    Table { id: "what-if-figures", ..compared.with_only_differences(true).key_figures() }
}

/// Says why nothing comes of a trial.
#[must_use]
pub fn why_not(report: &Report<'_>, why: &WhyNot) -> String {
    let words = &report.texts.what_if;
    let name = |id: &ChannelId| name_in_sentence(report.plan, ListName::Channels, id.as_str(), report.locale);
    match why {
        WhyNot::SameChannel => words.same_channel.to_owned(),
        WhyNot::NothingPlaced(id) => fill!(words.nothing_placed, &[("channel", &name(id))]),
        WhyNot::NotPaidByUnit(id) => fill!(words.not_by_unit, &[("channel", &name(id))]),
        WhyNot::CostsMoreAlready(cost) => {
            let cost = report.locale.money(*cost, report.plan.money.currency);
            fill!(words.costs_more_already, &[("cost", &cost)])
        }
        WhyNot::CostUnknown(why) => text::reason(*why, report.locale.language).to_owned(),
        WhyNot::LessThanAUnit(id, unit) => {
            let unit = report.locale.money(*unit, report.plan.money.currency);
            fill!(words.less_than_a_unit, &[("channel", &name(id)), ("unit", &unit)])
        }
        WhyNot::BeforeFirstWeek(0) => words.begins_first.to_owned(),
        WhyNot::BeforeFirstWeek(most) => {
            fill!(words.before_first, &[("weeks", &report.locale.count(u64::from(*most), Noun::Week))])
        }
        WhyNot::NothingChanges => words.nothing_changes.to_owned(),
        WhyNot::OutOfRange => words.out_of_range.to_owned(),
    }
}
