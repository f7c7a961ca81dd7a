//! Columns of which nothing is taken over: they are named, never dropped in silence.

use super::book::Sheet;
use super::columns::{Column, Understood};
use super::meaning::{Kind, Meaning};
use super::preview::PlanWarning;

/// Meanings of which a row can have several columns: all of them are read.
const OF_MANY: [Meaning; 15] = [
    Meaning::Weeks,
    Meaning::WeekCosts,
    Meaning::Hour,
    Meaning::ExtraCost,
    Meaning::Geography,
    Meaning::Targeting,
    Meaning::Time,
    Meaning::Influencer,
    Meaning::Description,
    Meaning::Kpi,
    Meaning::Responsible,
    Meaning::Item,
    Meaning::Notes,
    Meaning::RowNumber,
    Meaning::Text,
];

/// What a table of placements can say that a plan has no place for, or works out itself.
const NOT_PLACED: [Meaning; 26] = [
    Meaning::Tax,
    Meaning::Commission,
    Meaning::Share,
    Meaning::Placement,
    Meaning::Delivered,
    Meaning::Spent,
    Meaning::Planned,
    Meaning::Reach,
    Meaning::Frequency,
    Meaning::Grp,
    Meaning::Rating,
    Meaning::RatingTwo,
    Meaning::Reachable,
    Meaning::Views,
    Meaning::Actions,
    Meaning::Stage,
    Meaning::CallToAction,
    Meaning::Language,
    Meaning::Theme,
    Meaning::Slogan,
    Meaning::Size,
    Meaning::CostKind,
    Meaning::Link,
    Meaning::Sentiment,
    Meaning::Claims,
    Meaning::People,
];

/// Says which columns are not taken over, and which of several with one meaning is.
pub(super) fn columns_left(sheet: &Sheet, table: &Understood) -> Vec<PlanWarning> {
    // The program's own tables hold what it worked out beside what a plan is made of.
    if table.own.is_some() {
        return Vec::new();
    }
    let has_rows = |column: &&Column| {
        super::columns::body_rows(&table.place, &table.roles).any(|row| !sheet.cell(row, column.at).is_empty())
    };
    // The sizes of new audiences are taken over.
    let has_audience = table.column(Meaning::Audience).is_some();
    let is_left = |column: &&Column| {
        matches!(column.meaning, Meaning::Unknown | Meaning::Ignored)
            || table.kind == Kind::Placements
                && NOT_PLACED.contains(&column.meaning)
                && !(has_audience && super::beyond::is_size_of_audience(column))
    };
    let left: Vec<usize> = table.columns.iter().filter(is_left).filter(has_rows).map(|column| column.at).collect();
    let is_single = |column: &&Column| !is_left(column) && !OF_MANY.contains(&column.meaning);
    let mut found: Vec<PlanWarning> = Vec::new();
    for used in table.columns.iter().filter(is_single) {
        if table.column(used.meaning).is_none_or(|column| column.at != used.at) {
            continue;
        }
        let same = table.columns.iter().filter(|column| column.meaning == used.meaning && column.at != used.at);
        let others: Vec<usize> = same.filter(has_rows).map(|column| column.at).collect();
        if !others.is_empty() {
            found.push(PlanWarning::SameMeaning { meaning: used.meaning, used: used.at, others });
        }
    }
    if !left.is_empty() {
        found.push(PlanWarning::ColumnsLeft(left));
    }
    found
}
