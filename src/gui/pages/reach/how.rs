//! Says how the numbers of the Reach page are computed: each formula with this plan's values put in.

use eframe::egui::Ui;

use super::{effective_frequency, number};
use crate::gui::context::Cx;
use crate::gui::parts::figures::{formula, k_plus, term};
use crate::gui::parts::table::{Of, TableLook, show as show_table, table_of};
use crate::gui::theme::space;
use crate::gui::widgets::{label, strong, weak};
use crate::report::reach;
use crate::report::reach::View;
use crate::text::strings::fill;

/// Names the table of values.
const WORKING: &str = "reach working";

/// Shows formulas and values.
pub(super) fn show(cx: &Cx<'_>, ui: &mut Ui, shown: &View<'_>) {
    let words = &cx.texts.reach_page;
    let what = match (shown.audience, shown.overlaps.is_empty()) {
        (Some(_), true) => words.how_channels,
        (Some(_), false) => words.how_channels_overlap,
        (None, _) => words.how_audiences,
    };
    weak(ui, what);
    let of = Of { audience: shown.audience, ..Of::default() };
    let table = table_of(cx, WORKING, of, reach::working);
    show_table(cx, ui, &table, &TableLook::at(WORKING));
    ui.add_space(space::TIGHT);
    for line in reach::net_reach(&cx.report(), shown) {
        strong(ui, &formula(cx, &line));
    }
    ui.add_space(space::TIGHT);
    strong(ui, &formula(cx, &rating_points(cx, shown)));
    if let Ok(frequency) = shown.average_frequency {
        strong(ui, &formula(cx, &average_frequency(cx, shown, frequency)));
    }
    ui.add_space(space::TIGHT);
    label(ui, &fill!(words.k_formula, &[("k", &number(cx, effective_frequency(cx)))]));
    label(ui, words.bounds_formula);
    strong(ui, &formula(cx, &bounds(cx, shown)));
    ui.add_space(space::TIGHT);
    weak(ui, words.accuracy);
}

fn percent(cx: &Cx<'_>, share: f64) -> String {
    term(cx, cx.locale.percent(share, 1))
}

fn decimal(cx: &Cx<'_>, value: f64, decimals: u8) -> String {
    term(cx, cx.locale.decimal(value, decimals))
}

fn whole(cx: &Cx<'_>, value: u32) -> String {
    term(cx, cx.locale.ungrouped(value))
}

fn rating_points(cx: &Cx<'_>, shown: &View<'_>) -> String {
    let (hundred, impressions) = (whole(cx, 100), decimal(cx, shown.impressions, 0));
    let (people, mean) = (decimal(cx, shown.people, 0), decimal(cx, shown.mean, 4));
    let points = decimal(cx, shown.grp, 1);
    let grp = term(cx, cx.texts.report.grp.to_owned());
    format!("{grp} = {hundred} × {impressions} ÷ {people} = {hundred} × {mean} = {points}")
}

fn average_frequency(cx: &Cx<'_>, shown: &View<'_>, frequency: f64) -> String {
    let (points, hundred) = (decimal(cx, shown.grp, 1), whole(cx, 100));
    let (reach, frequency) = (decimal(cx, shown.k_plus[0], 4), decimal(cx, frequency, 2));
    let one_plus = k_plus(cx, 1);
    let name = term(cx, cx.texts.window.key_frequency.to_owned());
    let grp = term(cx, cx.texts.report.grp.to_owned());
    format!("{name} = {grp} ÷ ({hundred} × {one_plus}) = {points} ÷ ({hundred} × {reach}) = {frequency}")
}

fn bounds(cx: &Cx<'_>, shown: &View<'_>) -> String {
    let [low, high] = shown.bounds.map(|share| percent(cx, share));
    let (one, reach) = (whole(cx, 1), percent(cx, shown.k_plus[0]));
    format!("max r ≤ {one}+ ≤ min({one}, Σ r):  {low} ≤ {reach} ≤ {high}")
}
