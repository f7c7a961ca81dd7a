//! The program's own tables: their titles are known word for word, in both languages.

use super::columns::{Column, Reason};
use super::meaning::Meaning;
use crate::plan::{CostLine, Language, Unit};
use crate::text::strings::Texts;
use crate::text::terms;

/// What a title of the program's own table of placements means.
fn meaning(title: &str, language: Language) -> Option<Meaning> {
    let texts = Texts::of(language);
    let (own, shared) = (&texts.export, &texts.shared);
    let known = [
        (own.placement, Meaning::Placement),
        (own.message_id, Meaning::Ignored),
        (shared.message, Meaning::Message),
        (own.stage, Meaning::Ignored),
        (own.message_kind, Meaning::Ignored),
        (own.channel_id, Meaning::Ignored),
        (shared.channel, Meaning::Channel),
        (own.element, Meaning::Ignored),
        (own.tool, Meaning::Medium),
        (own.media, Meaning::Ignored),
        (own.audiences, Meaning::Audience),
        (own.first_day, Meaning::Start),
        (own.last_day, Meaning::End),
        (own.first_week, Meaning::Ignored),
        (own.last_week, Meaning::Ignored),
        (own.pattern, Meaning::Ignored),
        (own.status, Meaning::Status),
        (own.unit, Meaning::UnitName),
        (own.quantity, Meaning::Units),
        (own.cost_model, Meaning::CostModel),
        (own.rate, Meaning::Rate),
        (terms::cost_line(CostLine::Gross, language), Meaning::Cost),
        (own.currency, Meaning::Currency),
        (own.rationale, Meaning::Notes),
        (own.source, Meaning::Source),
    ];
    known.into_iter().find(|(name, _)| *name == title).map(|(_, meaning)| meaning)
}

/// Gives the columns of the program's own table their meanings. Returns false for any other table.
pub(super) fn name_columns(columns: &mut [Column]) -> bool {
    let is_own = |language: &Language| {
        let own = &Texts::of(*language).export;
        let has = |title: &str| columns.iter().any(|column| column.title == title);
        has(own.placement) && has(own.message_id) && has(own.channel_id) && has(own.quantity)
    };
    let Some(language) = Language::ALL.into_iter().find(is_own) else { return false };
    for column in columns {
        let known = meaning(&column.title, language);
        // The first week of a placement is not the first of a timeline, though Arabic calls both so.
        if column.moment.is_some() && known.is_none() {
            continue;
        }
        (column.meaning, column.moment) = (known.unwrap_or(Meaning::Ignored), None);
        (column.reason, column.confidence, column.scale) = (Reason::Title, 100, 1);
    }
    true
}

/// The unit that a cell names, as the program writes it.
pub(super) fn unit(text: &str) -> Option<Unit> {
    let is_named = |unit: &Unit| Language::ALL.iter().any(|language| terms::unit(*unit, *language) == text);
    Unit::ALL.into_iter().find(is_named)
}

/// True for what the program writes where nothing is stated.
pub(super) fn says_nothing(text: &str) -> bool {
    Language::ALL.iter().any(|language| {
        let own = &Texts::of(*language).export;
        text == own.all_contacts || text == own.no_source
    })
}
