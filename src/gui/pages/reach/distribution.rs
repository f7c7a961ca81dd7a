//! How often people are exposed: the histogram with the line of effective frequency, and the levels as a table.

use eframe::egui::{Align2, Stroke, Ui, pos2};
use egui_plot::BarChart;

use super::{PLOT_HEIGHT, effective_frequency, number};
use crate::gui::context::Cx;
use crate::gui::parts::card;
use crate::gui::parts::table::{Of, Presses, TableLook, show as show_table, table_of};
use crate::gui::plots::{Chart, ChartArea, bar, k_plus, k_plus_share, nice_share, share_marks, whole_marks};
use crate::gui::theme::{font, palette, size, strong_font};
use crate::gui::widgets::{label, paint_text, weak};
use crate::report::reach;
use crate::report::reach::View;
use crate::text::strings::fill;

/// Where the cards of the levels stand.
const LEVELS: &str = "levels";
/// The share of people below which the last frequencies are one bar.
const REST: f64 = 0.001;

/// Shows the histogram.
pub(super) fn show(cx: &Cx<'_>, ui: &mut Ui, shown: &View<'_>) {
    let words = &cx.texts.reach_page;
    let k = effective_frequency(cx);
    let (k_words, k_share) = (number(cx, k), cx.locale.percent(shown.k_plus[k - 1], 1));
    weak(ui, &fill(words.distribution_hint, &[("k", &k_words), ("share", &k_share)]));
    let shares = reach::bars_of(shown.pmf, k, REST);
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
pub(super) fn levels(cx: &mut Cx<'_>, ui: &mut Ui, shown: &View<'_>) {
    let words = &cx.texts.reach_page;
    let of = Of { audience: shown.audience, ..Of::default() };
    let table = table_of(cx, LEVELS, of, reach::levels);
    let open = card::at(cx, LEVELS);
    let effective = effective_frequency(cx).checked_sub(1);
    let look = TableLook::at(LEVELS)
        .pressing(Presses::Rows, open)
        .marking(effective)
        .saying(words.levels_hint)
        .without_notes();
    let pressed = show_table(cx, ui, &table, &look);
    card::pressed(cx, LEVELS, pressed.as_ref());
    card::show(cx, ui, LEVELS);
}
