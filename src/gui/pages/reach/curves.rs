//! Reach by spend: each channel alone and the whole mix, as if everything that is placed were more or less.

use std::sync::Arc;

use eframe::egui::Ui;

use crate::analysis::{Answer, Question};
use crate::gui::answers::look_at;
use crate::gui::context::Cx;
use crate::gui::parts::plot::{PlotLook, PlotOf, plot_of, show as show_plot};
use crate::gui::widgets::{small, weak};
use crate::plan::Total;
use crate::plan::schema::ListName;
use crate::reach::Scaled;
use crate::report::reach::{self, View};
use crate::report::{self, plots};
use crate::text::Noun;
use crate::text::strings::fill;

/// Names the plot.
const CURVES: &str = "reach by spend";
/// Height of the plot in points.
const HEIGHT: f32 = 260.0;

/// Shows the curves.
pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui, shown: &View<'_>) {
    weak(ui, cx.texts.figures.reach_by_spend_hint);
    let Some(found) = look_at(cx, ui, &Question::ReachBySpend(shown.audience, plots::multiples())) else { return };
    let Answer::ReachBySpend(Ok(scaled)) = found.answer else { return };
    found.scope(ui, |ui| {
        let answers = vec![Arc::clone(found.shared)];
        let of = PlotOf { audience: shown.audience, answers, ..PlotOf::default() };
        match plot_of(cx, CURVES, of, |report| report::plots::spend_of(report, scaled)) {
            Some(plot) => {
                let look = PlotLook::at(CURVES, HEIGHT).of(shown.audience);
                show_plot(cx, ui, &plot, &look);
                // The first note says whose reach it is, the second stands above; the others are of the curves.
                for note in
                    plot.notes.iter().filter(|note| note.as_str() != cx.texts.figures.reach_by_spend_hint).skip(1)
                {
                    small(ui, note);
                }
                without_cost(cx, ui, shown, scaled);
            }
            None => no_curves(cx, ui, shown, scaled),
        }
    });
}

fn cost(cx: &Cx<'_>, shown: &View<'_>, channel: usize) -> Total {
    reach::cost(&cx.report(), channel, shown.audience)
}

/// Says why there are no curves: what cannot be computed has no place on an axis of money, and what is free has none either.
fn no_curves(cx: &Cx<'_>, ui: &mut Ui, shown: &View<'_>, found: &Scaled) {
    let missing = found.channels.iter().find_map(|(channel, _)| cost(cx, shown, *channel).why_missing());
    let why = missing.map_or(cx.texts.reach_page.curves_free, |why| crate::text::reason(why, cx.language()));
    weak(ui, why);
}

/// Says how many channels have no curve because they cost nothing.
fn without_cost(cx: &Cx<'_>, ui: &mut Ui, shown: &View<'_>, found: &Scaled) {
    let free = found.channels.iter().filter(|(channel, _)| cost(cx, shown, *channel).is_nothing()).count();
    if free > 0 {
        let channels = cx.locale.count(u64::try_from(free).unwrap_or(u64::MAX), Noun::Item(ListName::Channels));
        small(ui, &fill!(cx.texts.reach_page.curves_without_cost, &[("channels", &channels)]));
    }
}
