//! Says what is said, met and confirmed of each claim.

use super::groups::{tally_cells, tally_columns};
use crate::edit::ItemId;
use crate::report::{Cell, Column, ListeningFigure, Report, Row, Subject, Table};

/// Lists each claim of which something is known, with its shortfalls and its mentions.
#[must_use]
pub fn promises(report: &Report<'_>) -> Table {
    let (words, results) = (&report.texts.listening, &report.analysis.listening);
    let mut columns = vec![
        Column::text(words.claim),
        Column::number(words.exposure),
        Column::number(words.say),
        Column::number(words.deliver),
        Column::number(words.confirm),
        Column::number(words.short_delivered),
        Column::number(words.short_confirmed),
        Column::number(words.respondents),
    ];
    columns.extend(tally_columns(report));
    let mut table = Table::new("promises", words.by_claim, columns);
    let claims = report.plan.vocabulary.claims.iter().zip(&results.promises.claims).zip(&results.log.claims);
    let known = claims.enumerate().filter(|(_, ((_, promise), tally))| !promise.is_unknown() || tally.all() > 0);
    for (at, ((claim, promise), tally)) in known {
        let item = ItemId::Claim(claim.id.clone());
        let mut cells = vec![
            Cell::text(report.name(&**claim)).leading_to(item.clone()),
            report.share_of(promise.exposure),
            report.measure(promise.say),
            report.measure(promise.deliver),
            report.measure(promise.confirm),
            report.measure(promise.short_delivered()),
            report.measure(promise.short_confirmed()),
            report.count(promise.respondents),
        ];
        cells.extend(tally_cells(report, tally));
        table.rows.push(Row::of(cells).about(item).explaining(Subject::Listening(ListeningFigure::Claim(at))));
    }
    table.notes.push(words.promise_reading.to_owned());
    table
}
