//! The state that figures are held against, behind the plots of weeks.

use std::sync::Arc;

use super::plot::{PlotOf, plot_of};
use crate::analysis::Analysis;
use crate::gui::context::Cx;
use crate::report::plots::then::Then;
use crate::report::{Plot, Report};

/// Returns the results that plots show behind those of the plan: of the pinned state, or of the plan before the gesture that goes
/// on. None where its weeks are other weeks.
pub(in crate::gui) fn held<'a>(cx: &Cx<'a>) -> Option<&'a Analysis> {
    let held = cx.app.held_against()?.as_ref();
    (held.plan().calendar.start == cx.plan().calendar.start).then_some(held)
}

/// Returns the plot that [`plot_of`] returns, with what figures are held against behind it.
pub(in crate::gui) fn plot_beside(
    cx: &Cx<'_>,
    place: &'static str,
    of: PlotOf,
    build: impl FnOnce(&Report<'_>) -> Option<Plot>,
    then: Then,
) -> Option<Arc<Plot>> {
    plot_of(cx, place, of, |report| {
        let plot = build(report)?;
        Some(match held(cx) {
            Some(held) => plot.behind(then(report, held)),
            None => plot,
        })
    })
}
