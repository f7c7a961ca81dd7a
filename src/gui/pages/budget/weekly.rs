//! Says what is spent in each week, and to date against the budget: two plots, each with an axis of its own.

use eframe::egui::Ui;

use crate::gui::context::Cx;
use crate::gui::parts::card;
use crate::gui::parts::held::plot_beside;
use crate::gui::parts::plot::{PlotLook, PlotOf, show as show_plot};
use crate::gui::parts::table::{Of, Presses, TableLook, show as show_table, table_of};
use crate::gui::widgets::{group, section, small, weak};
use crate::report::{Plot, Report, budget, plots};
use crate::text::strings::fill;

/// Names the plot and the table of weeks, and the place of their cards.
const WEEKS: &str = "spending of weeks";
/// Names the plot of what is spent to date.
const TO_DATE: &str = "spending to date";
/// The most weeks of the table that are seen at once.
const MOST_WEEKS: usize = 16;
/// Heights of the plots of weeks and of what is spent to date.
const HEIGHT: f32 = 150.0;
const TO_DATE_HEIGHT: f32 = 130.0;

/// Shows the plots.
pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui) {
    let words = &cx.texts.budget_page;
    let figures = &cx.texts.figures;
    group(ui, figures.spending_by_week, |ui| {
        let to_date = plot_beside(cx, TO_DATE, PlotOf::default(), plots::spent_to_date, plots::then::spent_to_date);
        let Some(to_date) = to_date else {
            weak(ui, words.weekly_none);
            return;
        };
        if let Some(weeks) = plot_beside(cx, WEEKS, PlotOf::default(), of_weeks, plots::then::spent) {
            show_plot(cx, ui, &weeks, &PlotLook::at(WEEKS, HEIGHT).with_cards());
        }
        show_plot(cx, ui, &to_date, &PlotLook::at(TO_DATE, TO_DATE_HEIGHT));
        let results = &cx.analysis().budget;
        if let Some(missing) = super::tables::missing(cx, results.total) {
            small(ui, &missing);
        }
        if !results.other_undated.is_nothing() {
            let amount = cx.locale.total_heading(results.other_undated, cx.plan().money.currency);
            small(ui, &fill!(figures.undated_costs, &[("amount", &amount)]));
        }
        section(ui, words.weekly_table, false, |ui| table(cx, ui));
        card::show(cx, ui, WEEKS);
    });
}

/// Builds the plot of weeks, whose bars have their names behind them.
fn of_weeks(report: &Report<'_>) -> Option<Plot> {
    let mut plot = plots::weekly_spending(report);
    plot.series.retain(|series| !series.points.is_empty());
    for series in &mut plot.series {
        series.label.clone_from(&series.name);
    }
    (!plot.series.is_empty()).then_some(plot)
}

/// Shows the weeks in numbers.
fn table(cx: &mut Cx<'_>, ui: &mut Ui) {
    let table = table_of(cx, WEEKS, Of::default(), budget::weeks);
    let open = card::at(cx, WEEKS);
    // The notes stand below the plot.
    let look = TableLook::at(WEEKS).at_most(MOST_WEEKS).pressing(Presses::Rows, open).without_notes();
    let pressed = show_table(cx, ui, &table, &look);
    card::pressed(cx, WEEKS, pressed.as_ref());
}
