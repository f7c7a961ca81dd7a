//! What a row names and counts: channel and medium, also where they stand once for several rows, and the unit of its quantities.

use std::collections::BTreeMap;

use super::figures::Basis;
use super::meaning::Meaning;
use super::preamble::channel_above;
use super::prices::said_basis;
use super::quantities::{said_count, scale_in};
use super::row_context::RowContext;
use super::unit_words::counted;
use crate::plan::Unit;

/// Holds what stays the same from row to row: the heading above, and names that stand once for several rows.
#[derive(Clone, Debug, Default)]
pub(super) struct Carried {
    pub(super) medium: String,
    pub(super) channel: String,
    /// What the catalogue says that channels count, by the names that were met: they come back in row after row.
    units: BTreeMap<String, Option<Unit>>,
}

impl Carried {
    /// Begins below a heading.
    pub(super) fn below(heading: String) -> Self {
        Self { medium: heading, ..Self::default() }
    }
}

/// Returns the names of channel and medium; what stands once for several rows holds for those below.
pub(super) fn names(context: &RowContext<'_>, row: usize, carried: &mut Carried) -> (String, String) {
    let mut channel = context.words(row, Meaning::Channel);
    let medium = context.words(row, Meaning::Medium);
    if channel.is_empty() {
        let says = |meaning: &Meaning| !context.words(row, *meaning).is_empty();
        let mut over_time = context.table.columns.iter().filter(|column| column.meaning.is_over_time());
        let has_more =
            [Meaning::Message, Meaning::Format, Meaning::Units, Meaning::Insertions, Meaning::Cost].iter().any(says)
                || over_time.any(|column| !context.sheet.cell(row, column.at).is_empty());
        if has_more {
            channel.clone_from(&carried.channel);
        }
        if channel.is_empty() {
            // Where no column names a channel, the heading or the sheet does.
            channel = if medium.is_empty() { carried.medium.clone() } else { medium.clone() };
        }
        if channel.is_empty() && context.table.column(Meaning::Channel).is_none() && has_more {
            channel = channel_above(context.sheet, &context.table.place);
        }
    } else {
        carried.channel.clone_from(&channel);
    }
    let medium = if medium.is_empty() { carried.medium.clone() } else { medium };
    (channel, medium)
}

/// Says what the quantities of a row count, where its columns or its price say it.
pub(super) fn said_unit(context: &RowContext<'_>, row: usize) -> Option<Unit> {
    if let Some(unit) = super::own::unit(&context.words(row, Meaning::UnitName)) {
        return Some(unit);
    }
    let is_said = |meaning: Meaning| context.cell(row, meaning).is_some_and(|(_, cell)| !cell.is_empty());
    if is_said(Meaning::Insertions) && !is_said(Meaning::Units) || is_said(Meaning::Hour) {
        return Some(Unit::Insertions);
    }
    let said = said_basis(context, row);
    if said == Some(Basis::Thousand) {
        return Some(Unit::Impressions);
    }
    if let Some(unit) = said_count(context, row) {
        return Some(unit);
    }
    let rate = context.table.column(Meaning::Rate);
    let units = context.table.column(Meaning::Units)?;
    let title = units.title.to_lowercase();
    let is_of_showings = ["imp", "ظهور", "انطباع", "views", "contacts"].iter().any(|word| title.contains(word));
    // What is priced by the week or the month is a board or a page, whatever the title of the column says of the others.
    if is_of_showings && matches!(said, Some(Basis::Week | Basis::Month)) {
        return None;
    }
    let basis = said.or_else(|| rate.and_then(|column| column.basis));
    let is_by_thousand = matches!(basis, Some(Basis::Thousand | Basis::Click)) || scale_in(context, row, units) > 1;
    if is_by_thousand || is_of_showings {
        return Some(Unit::Impressions);
    }
    rate.filter(|column| column.basis == Some(Basis::Unit)).and_then(|column| counted(&column.title))
}

/// Returns the unit that quantities count, by what the catalogue says of the channel, else by their size.
pub(super) fn likely_unit(channel: &str, whole: u64, carried: &mut Carried) -> Unit {
    let by_size = if whole < 5_000 { Unit::Insertions } else { Unit::Impressions };
    if let Some(known) = carried.units.get(channel) {
        return known.unwrap_or(by_size);
    }
    let known = super::names::template(channel, "").map(|template| template.unit);
    carried.units.insert(channel.to_owned(), known);
    known.unwrap_or(by_size)
}
