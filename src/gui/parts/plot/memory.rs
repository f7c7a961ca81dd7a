//! The plots that a document's pages show: each is built once for a state of the plan.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::analysis::Answer;
use crate::gui::context::Cx;
use crate::gui::parts::table::{Basis, let_go};
use crate::report::{Plot, Report};

/// Remembers the plots of a document by the places where they are shown.
#[derive(Debug, Default)]
pub(in crate::gui) struct Plots {
    built: BTreeMap<&'static str, (Basis, Option<Arc<Plot>>)>,
}

/// Says what beside the plan a plot is built from.
#[derive(Clone, Debug, Default)]
pub(in crate::gui) struct PlotOf {
    /// The audience (its place in the plan) whose figures it shows.
    pub(in crate::gui) audience: Option<usize>,
    /// The answers to questions that it shows.
    pub(in crate::gui) answers: Vec<Arc<Answer>>,
    /// Which of several plots the place shows: another number, another plot.
    pub(in crate::gui) variant: u64,
}

/// Returns the plot that `place` shows of the plan and of what `of` says, built by `build` where it is not there yet; nothing
/// where the plan has nothing to show there.
pub(in crate::gui) fn plot_of(
    cx: &Cx<'_>,
    place: &'static str,
    of: PlotOf,
    build: impl FnOnce(&Report<'_>) -> Option<Plot>,
) -> Option<Arc<Plot>> {
    let basis = Basis::of(cx, of.audience, of.answers, of.variant);
    if let Some((_, known)) = cx.plots.borrow().built.get(place).filter(|(known, _)| known.is(&basis)) {
        return known.clone();
    }
    let plot = build(&cx.report().of_audience(of.audience)).map(Arc::new);
    let before = cx.plots.borrow_mut().built.insert(place, (basis, plot.clone()));
    // It may be the last that holds the results of a plan that is no more.
    let_go(before);
    plot
}
