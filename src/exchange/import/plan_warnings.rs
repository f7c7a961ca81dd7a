//! Says what should be known of a plan as it would be after an import, as data: [`super::warnings()`] has the sentences.

use super::meaning::Meaning;
use super::row_context::RowContext;
use super::rows::{Role, percent_in};
use crate::plan::Decimal;

/// Something about the plan as it would be.
#[derive(Clone, Debug, PartialEq)]
pub enum PlanWarning {
    /// Sheet or table has more than is read.
    IsCut,
    /// The table holds results of the program, which nothing can be taken over from.
    IsOfResults,
    /// Several columns have one meaning, of which one is read.
    SameMeaning {
        /// The meaning.
        meaning: Meaning,
        /// The column that is read, by its position in the sheet.
        used: usize,
        /// The others.
        others: Vec<usize>,
    },
    /// Nothing of these columns is taken over, by their positions in the sheet.
    ColumnsLeft(Vec<usize>),
    /// No column names a price or a cost, and channels are made that have none.
    NoCosts,
    /// Days without a year are of this one, which the file states and in which the plan has none.
    OtherYear(i16),
    /// A percentage of commission stands under the table.
    CommissionOf(Decimal),
    /// A percentage of tax stands under the table.
    TaxOf(Decimal),
}

/// Lists the percentages of commission and tax that stand under the table.
pub(super) fn extras(context: &RowContext<'_>) -> Vec<PlanWarning> {
    let rows = context.table.place.body.clone().zip(&context.table.roles);
    rows.filter_map(|(row, role)| {
        let percent = || {
            let of_label = context.label(row).and_then(percent_in);
            of_label.or_else(|| {
                context
                    .table
                    .place
                    .columns
                    .clone()
                    .find_map(|column| context.sheet.cell(row, column).words().and_then(percent_in))
            })
        };
        match role {
            Role::Commission => percent().map(PlanWarning::CommissionOf),
            Role::Tax => percent().map(PlanWarning::TaxOf),
            _ => None,
        }
    })
    .collect()
}
