//! Says what is wrong in a row, or should be known of it: the cell, what stands in it, and what is expected.

use jiff::civil::Date;

use super::figures::fine;
use super::meaning::Meaning;
use crate::plan::Decimal;
use crate::text::ReadError;

/// Says what a cell should hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    /// A number of units.
    Quantity,
    /// A number of thousands of units.
    Thousands,
    /// An amount of money.
    Amount,
    /// A percentage.
    Percent,
    /// A day.
    Day,
    /// A first and a last day, months, or how long.
    Period,
    /// A week of the plan or a day in it.
    Week,
    /// A quantity, or a mark for an active week.
    WeekCell,
    /// A name.
    Name,
    /// A sentiment.
    Sentiment,
    /// A phase of the purchase.
    Phase,
}

/// Says what is wrong, or should be known.
#[derive(Clone, Debug, PartialEq)]
pub enum IssueKind {
    /// The cell is not what is expected.
    NotRead {
        /// What is expected.
        expected: Expected,
        /// Why it is not that, where a reader says more.
        why: Option<ReadError>,
    },
    /// The row lacks what it cannot be without.
    Missing(Meaning),
    /// The currency is not the plan's.
    OtherCurrency(String),
    /// Units × rate is another cost than the file says.
    CostDiffers {
        /// Units × rate.
        product: Decimal,
        /// What the file says.
        stated: Decimal,
    },
    /// The weeks add up to another quantity than the file says.
    WeeksDiffer {
        /// The sum of the weeks.
        sum: Decimal,
        /// What the file says.
        stated: Decimal,
    },
    /// Days lie outside the plan.
    OutsidePlan {
        /// The first day of the row.
        first: Date,
        /// The last day of the row.
        last: Date,
        /// How much of the quantity lies inside.
        kept: u64,
        /// The whole quantity.
        whole: u64,
        /// True where the plan can be made long enough.
        can_lengthen: bool,
    },
    /// Nothing says when: the whole plan is taken.
    NoDays,
    /// Nothing says how much: one unit a week is taken.
    NoQuantity,
    /// The quantity says that there is none; the row is taken over only where the reader says so.
    SaysNone,
    /// The end lies before the beginning.
    EndBeforeStart,
    /// The number is larger than a plan can have.
    TooLarge,
    /// No placement of the plan answers to this.
    UnknownPlacement(String),
    /// Several placements answer to this.
    SeveralPlacements(String),
    /// An earlier row says the same of the same week.
    Twice {
        /// That row, counted from 0.
        row: usize,
    },
    /// More people are reached than the audience has.
    BeyondAudience,
    /// The plan has nothing of this name; the row is taken over without it.
    UnknownName(String),
    /// The plan has a placement that says the same; the row is taken over only where the reader says so.
    AlreadyPlaced {
        /// The first week of that placement, counted from 1.
        week: u32,
    },
    /// The plan has this cost beside media; it is taken over only where the reader says so.
    AlreadyCosted,
    /// The plan has this cost beside media with another amount.
    CostChanged {
        /// The amount in the plan.
        known: Decimal,
        /// What the file says.
        stated: Decimal,
    },
    /// The words are taken as these days: `mid March`.
    TakenAs {
        /// The first of them.
        first: Date,
        /// The last of them.
        last: Date,
    },
    /// What is free or included is taken as a cost of nothing.
    Free,
    /// The cost is of one month or week, and the row runs for several.
    OverPeriods {
        /// How many.
        periods: u64,
        /// True where they are months, else they are weeks.
        is_months: bool,
        /// The cost of all of them.
        cost: Decimal,
    },
    /// The quantity is no whole number of what is counted: it is rounded, and the cost stays.
    Rounded {
        /// What the file says.
        stated: Decimal,
        /// The whole number that is taken.
        whole: u64,
    },
    /// The log has the mention of the row already; the row is taken over only where the reader says so.
    AlreadyLogged {
        /// Where it stands in the log, counted from 0.
        mention: usize,
    },
}

/// Says how the reader settles something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    /// The row is not taken over.
    LeaveOut,
    /// The row is taken over although the plan has the same already.
    TakeAgain,
    /// What the plan has gets what the file says.
    Replace,
    /// Units × rate counts.
    ByRate,
    /// The cost of the file counts, and the rate follows from it.
    ByCost,
    /// This quantity counts.
    Quantity(u64),
    /// One unit a week is taken where the file says that there is none.
    OneAWeek,
    /// What lies outside the plan is cut.
    Cut,
    /// The plan is made longer.
    Lengthen,
}

/// Something about a cell of a row.
#[derive(Clone, Debug, PartialEq)]
pub struct Issue {
    /// The row of the sheet, counted from 0.
    pub row: usize,
    /// The column of the sheet, counted from 0; none for the row as a whole.
    pub column: Option<usize>,
    /// What stands there.
    pub text: String,
    /// What it is.
    pub kind: IssueKind,
}

impl Issue {
    /// Returns true where the row is left out for it.
    #[must_use]
    pub fn is_error(&self) -> bool {
        !matches!(
            self.kind,
            IssueKind::CostDiffers { .. }
                | IssueKind::WeeksDiffer { .. }
                | IssueKind::OutsidePlan { kept: 1.., .. }
                | IssueKind::NoDays
                | IssueKind::NoQuantity
                | IssueKind::SaysNone
                | IssueKind::BeyondAudience
                | IssueKind::UnknownName(_)
                | IssueKind::AlreadyLogged { .. }
                | IssueKind::AlreadyPlaced { .. }
                | IssueKind::AlreadyCosted
                | IssueKind::CostChanged { .. }
                | IssueKind::TakenAs { .. }
                | IssueKind::Free
                | IssueKind::OverPeriods { .. }
                | IssueKind::Rounded { whole: 1.., .. }
        )
    }

    /// Returns true where the plan has the same already.
    #[must_use]
    pub fn is_repeated(&self) -> bool {
        matches!(
            self.kind,
            IssueKind::AlreadyLogged { .. } | IssueKind::AlreadyPlaced { .. } | IssueKind::AlreadyCosted
        )
    }

    /// Returns the ways to settle it; the first one counts until another is chosen.
    #[must_use]
    pub fn choices(&self) -> Vec<Decision> {
        match self.kind {
            IssueKind::CostDiffers { product, stated } if is_far(product, stated) => {
                vec![Decision::ByCost, Decision::ByRate, Decision::LeaveOut]
            }
            IssueKind::CostDiffers { .. } => vec![Decision::ByRate, Decision::ByCost, Decision::LeaveOut],
            IssueKind::OutsidePlan { kept, can_lengthen, .. } => {
                let cut = (kept > 0).then_some(Decision::Cut);
                let lengthen = can_lengthen.then_some(Decision::Lengthen);
                let leave_out = std::iter::once(Decision::LeaveOut);
                match cut {
                    Some(cut) => std::iter::once(cut).chain(lengthen).chain(leave_out).collect(),
                    None => leave_out.chain(lengthen).collect(),
                }
            }
            IssueKind::AlreadyLogged { .. } | IssueKind::AlreadyPlaced { .. } | IssueKind::AlreadyCosted => {
                vec![Decision::LeaveOut, Decision::TakeAgain]
            }
            IssueKind::CostChanged { .. } => vec![Decision::Replace, Decision::TakeAgain, Decision::LeaveOut],
            IssueKind::SaysNone => vec![Decision::LeaveOut, Decision::OneAWeek],
            _ => vec![Decision::LeaveOut],
        }
    }
}

/// Returns true where a product is so far from the cost that the file states that one of its factors is no such thing: then
/// the cost counts until somebody says otherwise.
#[must_use]
pub(super) fn is_far(product: Decimal, stated: Decimal) -> bool {
    (fine(product) - fine(stated)).unsigned_abs() > fine(stated).unsigned_abs() / 5
}
