//! What is spent in each week and to date, against the budget.

use eframe::egui::{Align2, Color32, Sense, Stroke, Ui, pos2, vec2};
use egui_plot::{Bar, BarChart, HLine, Line, LineStyle, PlotPoint, PlotPoints};

use crate::gui::axes::{Axes, Drawn, multiples, nice_step};
use crate::gui::context::Cx;
use crate::gui::fit;
use crate::gui::parts::card;
use crate::gui::parts::picture;
use crate::gui::parts::table::{Of, Presses, TableLook, show as show_table, table_of};
use crate::gui::theme::{message_colour, palette, size, space, strong_font};
use crate::gui::widgets::{group, label, paint_text, row, section, small, strong, weak};
use crate::plan::{MESSAGE_PALETTE, Money, Total};
use crate::report::{self, BudgetFigure, Subject, budget};
use crate::text::strings::fill;
use crate::text::terms;

/// Names the table of weeks, and the place of their cards.
const WEEKS: &str = "spending of weeks";
/// The most weeks of the table that are seen at once.
const MOST_WEEKS: usize = 16;
/// Height of the plot.
const HEIGHT: f32 = 230.0;
/// Width of a bar, in weeks.
const BAR_WIDTH: f64 = 0.62;

/// Shows the plot.
pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui) {
    let words = &cx.texts.budget_page;
    group(ui, words.weekly, |ui| {
        let results = &cx.analysis().budget;
        if results.total.is_nothing() {
            weak(ui, words.weekly_none);
            return;
        }
        let currency = cx.plan().money.currency;
        row(ui, |ui| {
            small(ui, &fill(words.weekly_units, &[("currency", &cx.locale.currency(currency))]));
        });
        legend(cx, ui);
        draw(cx, ui);
        picture::offer(cx, ui, None, report::plots::spending);
        if let Some(missing) = super::tables::missing(cx, cx.analysis().budget.total) {
            small(ui, &missing);
        }
        if !results.other_undated.is_nothing() {
            let amount = cx.locale.total(results.other_undated, currency);
            small(ui, &fill(words.undated, &[("amount", &amount)]));
        }
        section(ui, words.weekly_table, false, |ui| table(cx, ui));
        card::show(cx, ui, WEEKS);
    });
}

/// The weeks in numbers.
fn table(cx: &Cx<'_>, ui: &mut Ui) {
    let table = table_of(cx, WEEKS, Of::default(), budget::weeks);
    let open = card::at(cx, WEEKS);
    // The notes stand below the plot.
    let look = TableLook::at(WEEKS).at_most(MOST_WEEKS).pressing(Presses::Rows, open).without_notes();
    let pressed = show_table(cx, ui, &table, &look);
    card::pressed(cx, WEEKS, pressed.as_ref());
}

fn other_colour(ui: &Ui) -> Color32 {
    palette(ui.visuals()).weak_text.gamma_multiply(0.7)
}

/// What the bars of each week are stacked from: promotion elements where there are several, then other costs.
fn parts<'a>(cx: &Cx<'a>, ui: &Ui) -> Vec<(&'static str, Color32, &'a [Total])> {
    let words = &cx.texts.budget_page;
    let results = &cx.analysis().budget;
    let mut parts: Vec<(&'static str, Color32, &[Total])> = if results.by_element.len() > 1 {
        let elements = results.by_element.iter().zip(&results.by_element_week).zip(MESSAGE_PALETTE);
        elements
            .map(|((&(element, _), weeks), colour)| {
                (terms::element(element, cx.language()), message_colour(colour), weeks.as_slice())
            })
            .collect()
    } else {
        vec![(words.legend_media, palette(ui.visuals()).bar, results.by_week.as_slice())]
    };
    if !results.other.is_nothing() {
        parts.push((words.legend_other, other_colour(ui), results.other_by_week.as_slice()));
    }
    parts
}

/// What the colours mean, on as many lines as they need.
fn legend(cx: &Cx<'_>, ui: &mut Ui) {
    let parts = parts(cx, ui);
    let in_a_row = (ui.available_width() / 150.0).floor().max(1.0) as usize;
    for names in parts.chunks(in_a_row) {
        row(ui, |ui| {
            for (name, colour, _) in names {
                swatch(ui, name, *colour);
            }
        });
    }
}

/// What a colour of the bars means.
fn swatch(ui: &mut Ui, name: &str, colour: Color32) {
    ui.add_space(space::TIGHT);
    let (rect, _) = fit::allocate(ui, vec2(10.0, 10.0), Sense::hover());
    ui.painter().rect_filled(rect, 2, colour);
    small(ui, name);
}

/// Where a week's value stands: in the middle of the week.
fn middle(week: u32) -> f64 {
    f64::from(week) - 0.5
}

fn draw(cx: &Cx<'_>, ui: &mut Ui) {
    let results = &cx.analysis().budget;
    let currency = cx.plan().money.currency;
    let major = |money: Money| money.to_major(currency);
    // Heights are those of what is known; a note below says what is missing.
    let known = |total: &Total| major(total.at_least());
    let limit = results.budget.ok().map(major);
    let most = limit.unwrap_or(0.0).max(known(&results.total));
    let step = nice_step(most, 4.0);
    let weeks = cx.plan().calendar.weeks;
    let week_step = weeks.div_ceil(14).max(1);
    let shown_weeks = (1..=weeks).filter(|week| (week - 1) % week_step == 0);
    let axes = Axes {
        id: "spending per week",
        name: cx.texts.budget_page.weekly_name,
        height: HEIGHT,
        names_width: 56.0,
        most_x: f64::from(weeks),
        most_y: most * 1.1,
        marks_x: shown_weeks.map(|week| (middle(week), cx.locale.ungrouped(week))).collect(),
        marks_y: multiples(step, most * 1.05).into_iter().map(|value| (value, cx.locale.compact(value))).collect(),
    };
    let colours = *palette(ui.visuals());
    let mut stack = vec![0.0; weeks as usize];
    let charts: Vec<Vec<Bar>> = parts(cx, ui)
        .into_iter()
        .map(|(_, colour, amounts)| {
            let heights: Vec<f64> = amounts.iter().map(known).collect();
            let bars = bars(&heights, &stack, colour);
            stack.iter_mut().zip(heights).for_each(|(base, height)| *base += height);
            bars
        })
        .collect();
    let sums: Vec<PlotPoint> =
        (1_u32..).zip(&results.cumulative_total).map(|(week, sum)| PlotPoint::new(middle(week), known(sum))).collect();
    let drawn = axes.show_weeks(cx, ui, |plot| {
        for bars in charts {
            plot.bar_chart(BarChart::new("", bars).allow_hover(false));
        }
        if let Some(limit) = limit {
            let line = HLine::new("", limit).color(colours.second_curve).width(1.5);
            plot.hline(line.style(LineStyle::dashed_dense()).allow_hover(false));
        }
        let line = Line::new("", PlotPoints::Owned(sums)).color(colours.curve).width(2.0);
        plot.line(line.allow_hover(false));
    });
    names(cx, ui, &drawn, limit);
    tip(cx, ui, &drawn);
}

fn bars(heights: &[f64], bases: &[f64], colour: Color32) -> Vec<Bar> {
    (1_u32..)
        .zip(heights)
        .filter(|(_, height)| **height > 0.0)
        .map(|(week, height)| {
            let base = bases.get(week as usize - 1).copied().unwrap_or(0.0);
            Bar::new(middle(week), *height).width(BAR_WIDTH).base_offset(base).fill(colour).stroke(Stroke::NONE)
        })
        .collect()
}

/// What the two lines are, beside them.
fn names(cx: &Cx<'_>, ui: &Ui, drawn: &Drawn, limit: Option<f64>) {
    let words = &cx.texts.budget_page;
    let results = &cx.analysis().budget;
    let currency = cx.plan().money.currency;
    let colours = *palette(ui.visuals());
    let weeks = f64::from(cx.plan().calendar.weeks);
    let write = |ui: &Ui, x: f64, y: f32, text: &str, colour: Color32| {
        let at = drawn.at(x, 0.0).x;
        let inward = if at < drawn.area.center().x { 4.0 } else { -4.0 };
        let anchor = if inward > 0.0 { Align2::LEFT_BOTTOM } else { Align2::RIGHT_BOTTOM };
        let y = y.max(drawn.area.top() + 14.0);
        paint_text(ui, ui.painter(), pos2(at + inward, y), anchor, text, strong_font(size::SMALL), colour);
    };
    if let Some((limit, money)) = limit.zip(results.budget.ok()) {
        let text = fill(words.limit, &[("amount", &cx.locale.money_short(money, currency))]);
        write(ui, 0.0, drawn.at(0.0, limit).y - 3.0, &text, colours.second_curve);
    }
    let total = results.total.at_least().to_major(currency);
    let text = fill(words.to_date, &[("amount", &cx.locale.total_short(results.total, currency))]);
    write(ui, weeks, drawn.at(weeks, total).y - 4.0, &text, colours.curve);
}

/// The week under the pointer, with its amounts.
fn tip(cx: &Cx<'_>, ui: &Ui, drawn: &Drawn) {
    let Some(pointer) = drawn.response.hover_pos() else { return };
    let weeks = cx.plan().calendar.weeks;
    let week = (drawn.x_of(pointer.x).floor().max(0.0) as u32 + 1).min(weeks);
    let x = drawn.at(middle(week), 0.0).x;
    ui.painter().vline(x, drawn.area.y_range(), Stroke::new(1.0, palette(ui.visuals()).line));
    let results = &cx.analysis().budget;
    let money = |list: &[Total]| {
        let amount = list.get(week as usize - 1).copied().unwrap_or_default();
        cx.locale.total(amount, cx.plan().money.currency)
    };
    let words = &cx.texts.plots;
    let lines = [
        fill(words.media_cost, &[("amount", &money(&results.by_week))]),
        fill(words.other_cost, &[("amount", &money(&results.other_by_week))]),
        fill(words.spent_to_date, &[("spent", &money(&results.cumulative_total))]),
    ];
    let name = fill(cx.texts.shared.week_number, &[("week", &cx.locale.ungrouped(week))]);
    // Not a stop for the Tab key: the table under the plot is.
    let pressed = drawn.response.interact(Sense::CLICK | Sense::HOVER);
    if pressed.clicked() {
        card::toggle(cx, WEEKS, Subject::Budget(BudgetFigure::Week(week)), &pressed);
    }
    drawn.response.clone().on_hover_ui_at_pointer(|ui| {
        strong(ui, &name);
        for line in &lines {
            label(ui, line);
        }
    });
}
