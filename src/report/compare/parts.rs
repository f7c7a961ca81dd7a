//! Reach by audience and by channel, and money by channel and by promotion element, of each version.

use super::lines::{Found, Written};
use super::{Comparison, words};
use crate::plan::{AudienceId, ChannelId, Element, Identified as _, Total};
use crate::report::{Cell, Column, Ground, Report, Row, Table};
use crate::text::strings::fill;
use crate::text::terms;

impl Comparison<'_> {
    /// Lists what is reached of each audience, once and as often as is effective.
    #[must_use]
    pub fn audiences(&self) -> Table {
        let Some(base) = self.base_report() else { return Table::default() };
        let words = words(base);
        let mut table = self.table("versions-audiences", words.by_audience, base.texts.shared.audience);
        let level = base.effective_level();
        let levels: &[usize] = if level == 1 { &[1] } else { &[1, level] };
        for id in self.ids(|report| report.plan.audiences.iter().map(|audience| audience.id().clone()).collect()) {
            let name = self.name_of(|report| report.plan.audiences.find(&id).map(|audience| report.name(audience)));
            for &k in levels {
                let name = fill!(words.at_level, &[("name", &base.in_sentence(&name)), ("level", &base.level(k))]);
                self.push(&mut table, Cell::text(name), Written::Share, |report| reach_of(report, &id, k));
            }
        }
        table
    }

    /// Lists the media of each channel.
    #[must_use]
    pub fn money_by_channel(&self) -> Table {
        let Some(base) = self.base_report() else { return Table::default() };
        let words = words(base);
        let mut table = self.table("versions-money-by-channel", words.money_by_channel, base.texts.shared.channel);
        for id in self.channels() {
            let name = self.channel_named(&id);
            self.push(&mut table, Cell::text(name), Written::Money, |report| {
                let position = report.plan.channels.position(&id);
                let total = position.and_then(|at| report.analysis.budget.by_channel.get(at));
                total.map_or(Found::Absent, |total| Found::Total(*total))
            });
        }
        table
    }

    /// Lists the media of each channel in the base, and by how much that of each other version differs; `series` are the places
    /// of the versions among those that curves show. The channels whose media change most stand first where that is wanted.
    #[must_use]
    pub fn money_changes(&self, series: &[usize], largest_first: bool) -> Table {
        let Some(base) = self.base_report() else { return Table::default() };
        let whole = self.money_by_channel();
        let mut columns = vec![Column::text(base.texts.shared.channel), Column::number(&self.versions[self.base].name)];
        let mut taken = vec![0, self.column_of(self.base)];
        for (at, version) in self.versions.iter().enumerate().filter(|(at, _)| *at != self.base) {
            columns.push(Column::number(&version.name).on(Ground::Changes(series.get(at).copied())));
            taken.push(self.column_of(at) + 1);
        }
        let mut table = Table::new("versions-money-changes", words(base).money_change, columns);
        let cells = |row: &Row| taken.iter().map(|&at| row.cells.get(at).cloned().unwrap_or_default()).collect();
        table.rows = whole.rows.iter().map(|row| Row::of(cells(row))).collect();
        if largest_first {
            let amount = |cell: &Cell| cell.value.map_or(0.0, |value| value.number().abs());
            let largest = |row: &Row| row.cells.iter().skip(2).map(amount).fold(0.0, f64::max);
            table.rows.sort_by(|a, b| largest(b).total_cmp(&largest(a)));
        }
        let hidden = base.plan.channels.len().saturating_sub(table.rows.len());
        if hidden > 0 {
            let count = base.locale.whole(hidden as u64);
            table.notes.push(fill!(words(base).equal_channels, &[("count", &count)]));
        }
        table
    }

    /// Lists what each channel reaches, alone.
    #[must_use]
    pub fn reach_by_channel(&self) -> Table {
        let Some(base) = self.base_report() else { return Table::default() };
        let words = words(base);
        let mut table = self.table("versions-reach-by-channel", words.reach_by_channel, base.texts.shared.channel);
        for id in self.channels() {
            let name = self.channel_named(&id);
            self.push(&mut table, Cell::text(name), Written::Share, |report| {
                let position = report.plan.channels.position(&id);
                let channel = position.and_then(|at| report.analysis.reach.channels.get(at));
                channel.map_or(Found::Absent, |channel| Found::Figure(channel.reach))
            });
        }
        table
    }

    /// Lists the media of each promotion element.
    #[must_use]
    pub fn money_by_element(&self) -> Table {
        let Some(base) = self.base_report() else { return Table::default() };
        let words = words(base);
        let of = base.texts.figures.element;
        let mut table = self.table("versions-money-by-element", words.money_by_element, of);
        let elements: Vec<Element> =
            self.ids(|report| report.analysis.budget.by_element.iter().map(|(element, _)| *element).collect());
        for element in elements {
            let name = Cell::text(terms::element(element, base.locale.language));
            self.push(&mut table, name, Written::Money, |report| {
                let mut all = report.analysis.budget.by_element.iter();
                let total = all.find(|(known, _)| *known == element).map_or(Total::ZERO, |(_, total)| *total);
                Found::Total(total)
            });
        }
        table
    }

    fn channels(&self) -> Vec<ChannelId> {
        self.ids(|report| report.plan.channels.iter().map(|channel| channel.id().clone()).collect())
    }

    fn channel_named(&self, id: &ChannelId) -> String {
        self.name_of(|report| report.plan.channels.find(id).map(|channel| report.name(channel)))
    }

    /// Collects what the versions have, each once: what the base has first, in its order.
    fn ids<T: PartialEq>(&self, of: impl Fn(&Report<'_>) -> Vec<T>) -> Vec<T> {
        let base = self.base_report().into_iter();
        let mut found: Vec<T> = Vec::new();
        for report in base.chain(self.versions.iter().map(|version| &version.report)) {
            for id in of(report) {
                if !found.contains(&id) {
                    found.push(id);
                }
            }
        }
        found
    }

    /// Returns the name of a thing in the first version that has it, the base before the others.
    fn name_of<'t>(&'t self, of: impl Fn(&'t Report<'t>) -> Option<&'t str>) -> String {
        let base = self.base_report().into_iter();
        let mut all = base.chain(self.versions.iter().map(|version| &version.report));
        all.find_map(of).unwrap_or_default().to_owned()
    }
}

fn reach_of(report: &Report<'_>, audience: &AudienceId, level: usize) -> Found {
    let Some(position) = report.plan.audiences.position(audience) else { return Found::Absent };
    let Some(reach) = report.analysis.reach.audiences.get(position) else { return Found::Absent };
    Found::Figure(reach.as_ref().map(|reach| reach.k_plus[level - 1]).map_err(|why| *why))
}
