//! Says what is spent in each week and to date, against the budget.

use eframe::egui::Ui;

use crate::gui::context::Cx;
use crate::gui::parts::card;
use crate::gui::parts::held::plot_beside;
use crate::gui::parts::plot::{PlotLook, PlotOf, show as show_plot};
use crate::gui::parts::table::{Of, Presses, TableLook, show as show_table, table_of};
use crate::gui::widgets::{group, section, small, weak};
use crate::report::{budget, plots};
use crate::text::strings::fill;

/// Names the plot and the table of weeks, and the place of their cards.
const WEEKS: &str = "spending of weeks";
/// The most weeks of the table that are seen at once.
const MOST_WEEKS: usize = 16;
/// Height of the plot.
const HEIGHT: f32 = 230.0;

/// Shows the plot.
pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui) {
    let words = &cx.texts.budget_page;
    let figures = &cx.texts.figures;
    group(ui, figures.spending_by_week, |ui| {
        let Some(plot) = plot_beside(cx, WEEKS, PlotOf::default(), plots::spending, plots::then::spent_to_date) else {
            weak(ui, words.weekly_none);
            return;
        };
        show_plot(cx, ui, &plot, &PlotLook::at(WEEKS, HEIGHT).with_cards());
        let results = &cx.analysis().budget;
        if let Some(missing) = super::tables::missing(cx, results.total) {
            small(ui, &missing);
        }
        if !results.other_undated.is_nothing() {
            let amount = cx.locale.total(results.other_undated, cx.plan().money.currency);
            small(ui, &fill!(figures.undated_costs, &[("amount", &amount)]));
        }
        section(ui, words.weekly_table, false, |ui| table(cx, ui));
        card::show(cx, ui, WEEKS);
    });
}

/// Shows the weeks in numbers.
fn table(cx: &Cx<'_>, ui: &mut Ui) {
    let table = table_of(cx, WEEKS, Of::default(), budget::weeks);
    let open = card::at(cx, WEEKS);
    // The notes stand below the plot.
    let look = TableLook::at(WEEKS).at_most(MOST_WEEKS).pressing(Presses::Rows, open).without_notes();
    let pressed = show_table(cx, ui, &table, &look);
    card::pressed(cx, WEEKS, pressed.as_ref());
}
