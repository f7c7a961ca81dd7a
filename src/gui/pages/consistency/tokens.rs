//! Commonality: how many exposures carry each element of the platform.

use eframe::egui::Ui;

use super::three;
use crate::app::{Action, Page};
use crate::gui::context::Cx;
use crate::gui::parts::card;
use crate::gui::parts::plot::{PlotLook, PlotOf, plot_of, show as show_plot};
use crate::gui::theme::space;
use crate::gui::widgets::{button, label, small, weak};
use crate::report;
use crate::text;
use crate::text::strings::{fill, slots};

/// Where the cards of tokens stand.
const TOKENS: &str = "tokens";

/// Shows the bars, the most carried first.
pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui) {
    let words = &cx.texts.consistency_page;
    let figures = &cx.texts.figures;
    let results = &cx.analysis().consistency.commonality;
    if results.tokens.is_empty() {
        label(ui, words.no_platform);
        if button(ui, words.to_platform).clicked() {
            cx.push(Action::GoTo(Page::Brief));
        }
        return;
    }
    weak(ui, figures.tokens_hint);
    if let Some(plot) = plot_of(cx, TOKENS, PlotOf::default(), report::plots::tokens) {
        show_plot(cx, ui, &plot, &PlotLook::at(TOKENS, 0.0).with_cards());
    }
    card::show(cx, ui, TOKENS);
    ui.add_space(space::TIGHT);
    if let (Ok(mean), Ok(core)) = (results.mean, results.core) {
        let values = slots![("mean", &*three(cx, mean)), ("core", &*cx.locale.percent(core, 1))];
        small(ui, &fill!(figures.tokens_mean, values));
    } else if let Err(why) = results.mean {
        small(ui, text::reason(why, cx.language()));
    }
}
