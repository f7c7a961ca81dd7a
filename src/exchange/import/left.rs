//! Columns of which nothing is taken over: they are named, never dropped in silence.

use super::book::Sheet;
use super::column::{Column, Understood, body_rows};
use super::figures::is_none;
use super::meaning::{Kind, Meaning};
use super::meaning_lists::{
    AMOUNTS_OF_COSTS, MORE_OF_AUDIENCES, MORE_OF_CHANNELS, MORE_OF_MESSAGES, MORE_OF_PLACEMENTS, NAMES_OF_COSTS,
};
use super::plan_warnings::PlanWarning;
use super::table::filled;

/// Says what of a table of one kind is taken over.
#[derive(Clone, Copy, Default)]
struct Taken {
    /// Meanings of which one column is read.
    one: &'static [Meaning],
    /// Meanings of which all columns are read.
    all: &'static [&'static [Meaning]],
    /// Meanings of which the first is read that says something in a row.
    first: &'static [&'static [Meaning]],
}

/// What is said of days, of which a row of what happened reads the first.
const DAYS: [Meaning; 4] = [Meaning::Day, Meaning::Week, Meaning::Period, Meaning::Start];

/// What is taken over of placements.
const PLACED: Taken = Taken {
    one: &[
        Meaning::Channel,
        Meaning::Medium,
        Meaning::Message,
        Meaning::Format,
        Meaning::Audience,
        Meaning::Units,
        Meaning::Insertions,
        Meaning::Rate,
        Meaning::CostModel,
        Meaning::Cost,
        Meaning::Gross,
        Meaning::Discount,
        Meaning::Factor,
        Meaning::CostWithTax,
        Meaning::Currency,
        Meaning::Start,
        Meaning::End,
        Meaning::Period,
        Meaning::Duration,
        Meaning::Week,
        Meaning::Day,
        Meaning::Status,
        Meaning::Source,
        Meaning::UnitName,
    ],
    all: &[
        &[Meaning::Weeks, Meaning::WeekCosts, Meaning::Hour, Meaning::ExtraCost, Meaning::Notes],
        &MORE_OF_PLACEMENTS,
    ],
    first: &[&[Meaning::Message, Meaning::Format, Meaning::Text]],
};

/// Returns what of a table of this kind is taken over.
fn taken(kind: Kind) -> Taken {
    use Meaning as M;
    match kind {
        Kind::Placements => PLACED,
        Kind::Messages => Taken {
            one: &[M::Message, M::Audience, M::CallToAction, M::Stage, M::Language],
            all: &[&[M::Text, M::Notes, M::Description], &MORE_OF_MESSAGES],
            ..Taken::default()
        },
        Kind::Audiences => Taken {
            one: &[M::Size, M::Source, M::Language],
            all: &[&[M::Notes, M::Description, M::Targeting, M::Geography], &MORE_OF_AUDIENCES],
            first: &[&[M::Audience, M::Item, M::Description]],
        },
        Kind::Channels => Taken {
            one: &[M::Medium, M::Rate, M::Gross, M::CostModel, M::Discount, M::Currency, M::Source],
            all: &[&[M::Notes, M::Description, M::Format], &MORE_OF_CHANNELS],
            first: &[&[M::Channel, M::Medium, M::Item]],
        },
        Kind::Contacts => Taken {
            one: &[M::Audience, M::RatingTwo, M::Source],
            first: &[&[M::Channel, M::Medium], &[M::Rating, M::Reachable]],
            ..Taken::default()
        },
        Kind::OtherCosts => Taken {
            one: &[M::CostKind, M::Currency, M::Start, M::End, M::Period, M::Duration, M::Week, M::Day, M::Source],
            first: &[&NAMES_OF_COSTS, &AMOUNTS_OF_COSTS],
            ..Taken::default()
        },
        Kind::Records => Taken {
            one: &[M::Placement, M::Channel, M::Delivered, M::Spent, M::Currency],
            all: &[&[M::Weeks, M::WeekCosts]],
            first: &[&[M::Message, M::Format], &DAYS],
        },
        Kind::Mentions => Taken {
            one: &[
                M::Sentiment,
                M::Day,
                M::MentionCount,
                M::People,
                M::AnsweredHours,
                M::PurchasePhase,
                M::Influencer,
                M::OwnMention,
                M::Claims,
                M::Audience,
            ],
            first: &[&[M::Text, M::Message, M::Description, M::Item], &[M::Channel, M::Medium], &[M::Source, M::Link]],
            ..Taken::default()
        },
    }
}

/// Says which columns are not taken over, and which of several with one meaning is. `is_by_click` says that clicks are paid.
pub(super) fn columns_left(sheet: &Sheet, table: &Understood, is_by_click: bool) -> Vec<PlanWarning> {
    // The program's own tables hold what it worked out beside what a plan is made of.
    if table.own.is_some() {
        return Vec::new();
    }
    let has_rows = |column: &&Column| body_rows(&table.place, &table.roles).any(|row| says(sheet, row, column.at));
    let of_kind = taken(table.kind);
    // The sizes of new audiences are taken over.
    let has_audience = table.column(Meaning::Audience).is_some();
    let is_size =
        |column: &Column| table.kind == Kind::Placements && has_audience && super::beyond::is_size_of_audience(column);
    let is_left = |column: &&Column| !is_taken(sheet, table, of_kind, column, is_by_click) && !is_size(column);
    let left: Vec<usize> = table.columns.iter().filter(is_left).filter(has_rows).map(|column| column.at).collect();
    let is_single = |column: &&Column| !is_left(column) && !is_of_many(of_kind, column.meaning);
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

/// Returns true for a cell that says something.
fn says(sheet: &Sheet, row: usize, column: usize) -> bool {
    let cell = filled(sheet, row, column);
    !cell.is_empty() && !cell.words().is_some_and(is_none)
}

/// Returns true for a meaning of which all columns are read, or which says nothing that could be lost.
fn is_of_many(of_kind: Taken, meaning: Meaning) -> bool {
    meaning == Meaning::RowNumber || of_kind.all.iter().any(|all| all.contains(&meaning))
}

/// Returns true for a column that is taken over, at least in some row.
fn is_taken(sheet: &Sheet, table: &Understood, of_kind: Taken, column: &Column, is_by_click: bool) -> bool {
    let meaning = column.meaning;
    let is_wide = || table.columns.iter().any(|column| matches!(column.meaning, Meaning::Weeks | Meaning::WeekCosts));
    // Where weeks or days have columns of their own, the sums beside them say nothing of a week.
    if table.kind == Kind::Records
        && (DAYS.contains(&meaning) || matches!(meaning, Meaning::Delivered | Meaning::Spent))
    {
        return !is_wide() && (!DAYS.contains(&meaning) || is_first(sheet, table, &DAYS, column));
    }
    let is_of_clicks = matches!(meaning, Meaning::Clicks | Meaning::ClickRate);
    if is_of_clicks && is_by_click {
        return is_first(sheet, table, &[Meaning::Clicks, Meaning::ClickRate], column);
    }
    is_of_many(of_kind, meaning)
        || of_kind.one.contains(&meaning)
        || of_kind.first.iter().any(|names| names.contains(&meaning) && is_first(sheet, table, names, column))
}

/// Returns true where this column is the first of those with these meanings that says something in some row. Columns of one
/// meaning are told apart elsewhere.
fn is_first(sheet: &Sheet, table: &Understood, meanings: &[Meaning], column: &Column) -> bool {
    let before = meanings.iter().take_while(|meaning| **meaning != column.meaning);
    let before: Vec<usize> = before.filter_map(|meaning| table.column(*meaning)).map(|column| column.at).collect();
    body_rows(&table.place, &table.roles)
        .any(|row| says(sheet, row, column.at) && !before.iter().any(|at| says(sheet, row, *at)))
}
