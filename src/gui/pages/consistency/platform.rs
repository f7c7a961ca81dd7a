//! Coherence with the platform: what the platform states, how far each message stays on it, and what is spent off it.

use eframe::egui::Ui;

use super::bars::BarRow;
use super::{message_in_sentence, message_name, three};
use crate::app::{Action, Page};
use crate::consistency::compare_with_platform;
use crate::gui::context::Cx;
use crate::gui::parts::card;
use crate::gui::plots::{formula, term};
use crate::gui::theme::space;
use crate::gui::widgets::{button, label, small, strong, weak};
use crate::plan::Figure;
use crate::report::{ConsistencyFigure, Subject};
use crate::text::strings::fill;
use crate::text::{self};

/// Room for the names of messages, in points.
const NAME_WIDTH: f32 = 190.0;

/// Where the cards of messages stand.
const PLATFORM: &str = "coherence with the platform";

/// Shows how far each message stays on the platform.
pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui) {
    let words = &cx.texts.consistency_page;
    let plan = cx.plan();
    if plan.platform.is_empty() {
        label(ui, words.no_platform);
        if button(ui, words.to_platform).clicked() {
            cx.push(Action::GoTo(Page::Brief));
        }
        return;
    }
    weak(ui, words.coherence_hint);
    let results = &cx.analysis().consistency;
    let mut messages: Vec<usize> = (0..plan.messages.len()).filter(|message| results.placed[*message]).collect();
    let value = |message: &usize| results.coherence.messages[*message].unwrap_or(2.0);
    messages.sort_by(|a, b| value(a).total_cmp(&value(b)));
    for message in messages {
        let hint = sum(cx, message);
        let value: Figure = results.coherence.messages[message];
        let name = message_name(cx, message);
        let row = BarRow { name, name_width: NAME_WIDTH, value, shown: "", range: None, hint: &hint };
        let pressed = row.show(cx, ui);
        if pressed.clicked() {
            card::toggle(cx, PLATFORM, Subject::Consistency(ConsistencyFigure::OnPlatform(message)), &pressed);
        }
    }
    card::show(cx, ui, PLATFORM);
    ui.add_space(space::TIGHT);
    off_brief(cx, ui);
    if let Ok(share) = results.coherence.claims_used {
        small(ui, &fill(words.claims_used, &[("share", &cx.locale.percent(share, 0))]));
    }
}

/// `(0.30 × 1.000 + …) ÷ 1.00 = 0.863`.
fn sum(cx: &Cx<'_>, message: usize) -> String {
    let plan = cx.plan();
    let Some(item) = plan.messages.get(message) else { return String::new() };
    let comparison = compare_with_platform(item, &plan.platform, &plan.settings.similarity_weights);
    let number = |value: f64, decimals| term(cx, cx.locale.decimal(value, decimals));
    let applicable = || comparison.attributes.iter().filter(|part| part.applicable);
    let parts: Vec<String> =
        applicable().map(|part| format!("{} × {}", number(part.weight, 2), number(part.agreement, 3))).collect();
    let all: f64 = applicable().map(|part| part.weight).sum();
    match comparison.overall {
        Ok(value) => formula(cx, &format!("({}) ÷ {} = {}", parts.join(" + "), number(all, 2), number(value, 3))),
        Err(why) => text::reason(why, cx.language()).to_owned(),
    }
}

fn off_brief(cx: &Cx<'_>, ui: &mut Ui) {
    let words = &cx.texts.consistency_page;
    let view = &cx.analysis().spending;
    let threshold = cx.locale.decimal(cx.plan().settings.off_brief_threshold, 2);
    match (view.off_brief, view.off_brief_share) {
        (Ok(_), Ok(_)) if view.off_brief_messages.is_empty() => {
            small(ui, &fill(words.nothing_off_brief, &[("threshold", &threshold)]));
        }
        (Ok(money), Ok(share)) => {
            let names: Vec<String> =
                view.off_brief_messages.iter().map(|&message| message_in_sentence(cx, message)).collect();
            let values = [
                ("threshold", &*threshold),
                ("money", &*cx.locale.money(money, cx.plan().money.currency)),
                ("share", &*cx.locale.percent(share, 1)),
                ("messages", &*names.join(cx.comma())),
            ];
            strong(ui, &fill(words.off_brief, &values));
        }
        (Err(why), _) | (_, Err(why)) => {
            small(ui, text::reason(why, cx.language()));
        }
    }
    if let (Ok(met), Ok(spent)) = (cx.analysis().consistency.coherence.overall, view.coherence) {
        let values = [("met", &*three(cx, met)), ("spent", &*three(cx, spent))];
        small(ui, &fill(words.coherence_by_spending, &values));
    }
}
