//! How often people are exposed: the histogram with the line of effective frequency, and the levels as a table.

use eframe::egui::{Align2, Stroke, Ui, pos2};
use egui_plot::BarChart;

use super::card::{self, ReachFigure};
use super::{PLOT_HEIGHT, ROW_HEIGHT, Shown, effective_frequency, number};
use crate::gui::context::Cx;
use crate::gui::plots::{Chart, ChartArea, bar, k_plus, k_plus_share, nice_share, share_marks, whole_marks};
use crate::gui::theme::{font, palette, size, strong_font};
use crate::gui::widgets::{Column, Table, label, paint_text, small, text_cell, weak};
use crate::reach::REACH_LEVELS;
use crate::text::strings::fill;

/// Where the cards of the levels stand.
const LEVELS: &str = "levels";
/// The most bars of the distribution; the last one takes what is left.
const MAX_BARS: usize = 30;

/// How many bars show the distribution, and what each holds; the last one holds all that is left.
fn bars_of(pmf: &[f64], k: usize) -> Vec<f64> {
    let mut tail = 0.0;
    let mut count = pmf.len();
    while count > 1 && tail + pmf[count - 1] < 0.001 {
        tail += pmf[count - 1];
        count -= 1;
    }
    let count = count.max(k + 1).min(MAX_BARS).min(pmf.len());
    let mut bars = pmf[..count].to_vec();
    if let Some(last) = bars.last_mut() {
        *last += pmf[count..].iter().rev().sum::<f64>();
    }
    bars
}

/// Shows the histogram.
pub(super) fn show(cx: &Cx<'_>, ui: &mut Ui, shown: &Shown<'_>) {
    let words = &cx.texts.reach_page;
    let k = effective_frequency(cx);
    let (k_words, k_share) = (number(cx, k), cx.locale.percent(shown.k_plus[k - 1], 1));
    weak(ui, &fill(words.distribution_hint, &[("k", &k_words), ("share", &k_share)]));
    let shares = bars_of(shown.pmf, k);
    let last = shares.len().saturating_sub(1);
    let is_open = shares.len() < shown.pmf.len();
    let most = shares.iter().copied().fold(0.0, f64::max);
    let top = nice_share(most);
    let none = cx.locale.percent(shown.pmf.first().copied().unwrap_or(0.0), 1);
    let mut across_marks = whole_marks(cx, 0, u32::try_from(last).unwrap_or(0), ui.available_width());
    if is_open && let Some(mark) = across_marks.last_mut().filter(|mark| mark.0 as usize == last) {
        mark.1 = k_plus(cx, last);
    }
    let chart = Chart {
        id: "frequency distribution",
        name: &fill(words.distribution_name, &[("none", &none), ("k", &k_words), ("share", &k_share)]),
        height: PLOT_HEIGHT + 50.0,
        across: [-0.6, last as f64 + 0.6],
        top: top * 1.1,
        across_marks,
        marks: share_marks(cx, top),
    };
    let colours = *palette(ui.visuals());
    let bars = shares.iter().enumerate().map(|(count, share)| {
        let colour = if count == 0 {
            colours.line
        } else if count < k {
            colours.bar
        } else {
            colours.curve
        };
        bar(count as f64, *share, colour)
    });
    let bars = bars.collect();
    let area = chart.show(
        ui,
        |plot| plot.bar_chart(BarChart::new("", bars).allow_hover(false)),
        |ui, count| {
            let count = count as usize;
            let template = if is_open && count == last { words.or_more } else { words.exactly };
            let share = shares.get(count).copied().unwrap_or(0.0);
            label(ui, &fill(template, &[("count", &number(cx, count)), ("share", &cx.locale.percent(share, 2))]));
        },
    );
    name_bars(cx, ui, &area, &shares, shown.k_plus);
    mark_level(cx, ui, &area, k, shown.k_plus[k - 1]);
}

/// The line from which on the frequency is effective, with the share beyond it.
fn mark_level(cx: &Cx<'_>, ui: &Ui, area: &ChartArea, k: usize, share: f64) {
    let colour = palette(ui.visuals()).second_curve;
    let x = area.x_of(k as f64 - 0.5);
    ui.painter().vline(x, area.rect.y_range(), Stroke::new(1.5, colour));
    let is_right_to_left = area.x_of(1.0) < area.x_of(0.0);
    let (x, anchor) = if is_right_to_left { (x - 6.0, Align2::RIGHT_TOP) } else { (x + 6.0, Align2::LEFT_TOP) };
    let words = k_plus_share(cx, k, share);
    paint_text(ui, ui.painter(), pos2(x, area.rect.top()), anchor, &words, strong_font(size::SMALL), colour);
}

/// The share above each bar, where there is room for it.
fn name_bars(cx: &Cx<'_>, ui: &Ui, area: &ChartArea, shares: &[f64], k_plus: &[f64]) {
    if (area.x_of(1.0) - area.x_of(0.0)).abs() < 34.0 {
        return;
    }
    let colour = palette(ui.visuals()).weak_text;
    // The last bar holds all that is left: so many times or more.
    let at_least = |count: usize| k_plus.get(count - 1).copied().unwrap_or_else(|| shares[count..].iter().sum());
    let levels: Vec<f64> = (1..shares.len()).map(at_least).collect();
    let printed = cx.locale.exact_levels(&levels, 1);
    for ((count, share), words) in shares.iter().enumerate().zip(printed) {
        let at = pos2(area.x_of(count as f64), area.y_of(*share) - 1.0);
        paint_text(ui, ui.painter(), at, Align2::CENTER_BOTTOM, &words, font(size::SMALL - 1.0), colour);
    }
}

/// Shows k+ as a table.
pub(super) fn levels(cx: &mut Cx<'_>, ui: &mut Ui, shown: &Shown<'_>) {
    let words = &cx.texts.reach_page;
    let columns =
        [Column::text(words.level, 1.0), Column::number(words.share, 90.0), Column::number(words.people, 110.0)];
    let table = Table { id: "reach levels", columns: &columns, row_height: ROW_HEIGHT, max_height: f32::INFINITY };
    let cell = |row: usize, column: usize| match column {
        0 => k_plus(cx, row + 1),
        1 => cx.locale.percent(shown.k_plus[row], 2),
        _ => cx.locale.decimal(shown.k_plus[row] * shown.people, 0),
    };
    let name = |row: usize| format!("{}: {}", cell(row, 0), cell(row, 1));
    let k = effective_frequency(cx);
    let draw = |ui: &mut Ui, row: usize, column: usize| text_cell(ui, &cell(row, column));
    let clicked = table.show(ui, REACH_LEVELS, Some(k - 1), name, draw);
    small(ui, words.levels_hint);
    if let Some((row, pressed)) = clicked {
        card::toggle(ui, LEVELS, ReachFigure::AtLeast(row + 1), &pressed);
    }
    card::show(cx, ui, shown, LEVELS);
}
