//! Coherence with the platform: what the platform states, how far each message stays on it, and what is spent off it.

use eframe::egui::Ui;

use super::{message_in_sentence, three};
use crate::app::{Action, Page};
use crate::gui::context::Cx;
use crate::gui::parts::card;
use crate::gui::parts::plot::{PlotLook, PlotOf, plot_of, show as show_plot};
use crate::gui::theme::space;
use crate::gui::widgets::{button, label, small, strong, weak};
use crate::report;
use crate::text::strings::{fill, slots};
use crate::text::{self};

/// Where the cards of messages stand.
const PLATFORM: &str = "coherence with the platform";

/// Shows how far each message stays on the platform.
pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui) {
    let words = &cx.texts.consistency_page;
    let figures = &cx.texts.figures;
    let plan = cx.plan();
    if plan.platform.is_empty() {
        label(ui, words.no_platform);
        if button(ui, words.to_platform).clicked() {
            cx.push(Action::GoTo(Page::Brief));
        }
        return;
    }
    weak(ui, figures.coherence_hint);
    if let Some(plot) = plot_of(cx, PLATFORM, PlotOf::default(), report::plots::coherence) {
        show_plot(cx, ui, &plot, &PlotLook::at(PLATFORM, 0.0).with_cards());
    }
    card::show(cx, ui, PLATFORM);
    ui.add_space(space::TIGHT);
    off_brief(cx, ui);
    if let Ok(share) = cx.analysis().consistency.coherence.claims_used {
        small(ui, &fill!(figures.claims_used, &[("share", &cx.locale.percent(share, 0))]));
    }
}

fn off_brief(cx: &Cx<'_>, ui: &mut Ui) {
    let words = &cx.texts.consistency_page;
    let view = &cx.analysis().spending;
    let threshold = cx.locale.decimal(cx.plan().settings.off_brief_threshold, 2);
    match (view.off_brief, view.off_brief_share) {
        (Ok(_), Ok(_)) if view.off_brief_messages.is_empty() => {
            small(ui, &fill!(words.nothing_off_brief, &[("threshold", &threshold)]));
        }
        (Ok(money), Ok(share)) => {
            let names: Vec<String> =
                view.off_brief_messages.iter().map(|&message| message_in_sentence(cx, message)).collect();
            let values = slots![
                ("threshold", &*threshold),
                ("money", &*cx.locale.money_heading(money, cx.plan().money.currency)),
                ("share", &*cx.locale.percent(share, 1)),
                ("messages", &*names.join(cx.comma())),
            ];
            strong(ui, &fill!(words.off_brief, values));
        }
        (Err(why), _) | (_, Err(why)) => {
            small(ui, text::reason(why, cx.language()));
        }
    }
    if let (Ok(met), Ok(spent)) = (cx.analysis().consistency.coherence.overall, view.coherence) {
        let values = slots![("met", &*three(cx, met)), ("spent", &*three(cx, spent))];
        small(ui, &fill!(words.coherence_by_spending, values));
    }
}
