//! Says which elements of the platform people meet.

use crate::consistency::Token;
use crate::plan::schema::ListName;
use crate::report::{Cell, Column, ConsistencyFigure, Ground, Report, Row, Subject, Table};
use crate::text::strings::{fill, slots};

/// Names an element of the platform: "Claim: Natural".
#[must_use]
pub fn token_name(report: &Report<'_>, token: &Token) -> String {
    let (kind, name) = kind_and_name(report, token);
    fill!(report.texts.shared.action_on, &[("action", kind), ("name", &name)])
}

fn kind_and_name(report: &Report<'_>, token: &Token) -> (&'static str, String) {
    let words = &report.texts.terms;
    let (kind, list) = match token {
        Token::Theme(_) => (words.token_theme, ListName::Themes),
        Token::Claim(_) => (words.token_claim, ListName::Claims),
        Token::Visual(_) => (words.token_visual, ListName::Visuals),
        Token::Slogan(_) => (words.token_slogan, ListName::Slogans),
    };
    (kind, report.name_in(list, token.id()).to_owned())
}

/// Lists the elements of the platform with the share of exposures that carry each, the most carried first.
#[must_use]
pub fn tokens(report: &Report<'_>) -> Table {
    let words = &report.texts.figures;
    let columns = vec![
        Column::text(words.kind),
        Column::text(report.texts.shared.name),
        Column::number(report.texts.report.carried).on(Ground::Bars),
    ];
    let mut table = Table::new("platform-elements", words.tokens, columns);
    let results = &report.analysis.consistency.commonality;
    let mut order: Vec<usize> = (0..results.tokens.len()).collect();
    let share = |token: &usize| results.tokens[*token].share.unwrap_or(-1.0);
    order.sort_by(|a, b| share(b).total_cmp(&share(a)));
    for position in order {
        let token = &results.tokens[position];
        let (kind, name) = kind_and_name(report, &token.token);
        let cells = vec![Cell::text(kind), Cell::text(name), report.share_of(token.share)];
        table.rows.push(Row::of(cells).explaining(Subject::Consistency(ConsistencyFigure::Token(position))));
    }
    table.notes.push(words.tokens_hint.to_owned());
    if let (Ok(mean), Ok(core)) = (results.mean, results.core) {
        let values = slots![("mean", &*report.locale.decimal(mean, 3)), ("core", &*report.percent(core))];
        table.notes.push(fill!(words.tokens_mean, values));
    }
    table
}
