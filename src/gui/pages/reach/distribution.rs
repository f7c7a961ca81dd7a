//! Says how often people are exposed: the histogram with the line of effective frequency, and the levels as a table.

use eframe::egui::Ui;

use super::{PLOT_HEIGHT, effective_frequency, number};
use crate::gui::context::Cx;
use crate::gui::parts::card;
use crate::gui::parts::plot::{PlotLook, PlotOf, plot_of, show as show_plot};
use crate::gui::parts::table::{Of, Presses, TableLook, show as show_table, table_of};
use crate::gui::widgets::weak;
use crate::report;
use crate::report::reach;
use crate::report::reach::View;
use crate::text::strings::fill;

/// Where the cards of the levels stand.
const LEVELS: &str = "levels";
/// Names the histogram.
const DISTRIBUTION: &str = "frequency distribution";

/// Shows the histogram.
pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui, shown: &View<'_>) {
    let words = &cx.texts.reach_page;
    let k = effective_frequency(cx);
    let (k_words, k_share) = (number(cx, k), cx.locale.percent(shown.k_plus[k - 1], 1));
    weak(ui, &fill!(words.distribution_hint, &[("k", &k_words), ("share", &k_share)]));
    let none = cx.locale.percent(shown.pmf.first().copied().unwrap_or(0.0), 1);
    let name = fill!(words.distribution_name, &[("none", &none), ("k", &k_words), ("share", &k_share)]);
    let of = PlotOf { audience: shown.audience, ..PlotOf::default() };
    let Some(plot) = plot_of(cx, DISTRIBUTION, of, report::plots::distribution) else { return };
    let look = PlotLook::at(DISTRIBUTION, PLOT_HEIGHT + 50.0).named(&name).of(shown.audience);
    show_plot(cx, ui, &plot, &look);
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
