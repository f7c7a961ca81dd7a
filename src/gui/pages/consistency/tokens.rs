//! Commonality: how many exposures carry each element of the platform.

use eframe::egui::Ui;

use super::bars::BarRow;
use super::three;
use crate::app::{Action, Page};
use crate::gui::context::Cx;
use crate::gui::parts::card;
use crate::gui::theme::space;
use crate::gui::widgets::{button, label, small, weak};
use crate::report::{ConsistencyFigure, Subject, consistency};
use crate::text;
use crate::text::strings::fill;

/// Room for the names of tokens, in points.
const NAME_WIDTH: f32 = 210.0;

/// Where the cards of tokens stand.
const TOKENS: &str = "tokens";

/// Shows the bars, the most carried first.
pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui) {
    let words = &cx.texts.consistency_page;
    let results = &cx.analysis().consistency.commonality;
    if results.tokens.is_empty() {
        label(ui, words.no_platform);
        if button(ui, words.to_platform).clicked() {
            cx.push(Action::GoTo(Page::Brief));
        }
        return;
    }
    weak(ui, words.tokens_hint);
    let mut order: Vec<usize> = (0..results.tokens.len()).collect();
    let share = |token: &usize| results.tokens[*token].share.unwrap_or(-1.0);
    order.sort_by(|a, b| share(b).total_cmp(&share(a)));
    let report = cx.report();
    for position in order {
        let token = &results.tokens[position];
        let name = consistency::token_name(&report, &token.token);
        let shown = token.share.map(|share| cx.locale.percent(share, 1)).unwrap_or_default();
        let row =
            BarRow { name: &name, name_width: NAME_WIDTH, value: token.share, shown: &shown, range: None, hint: "" };
        let pressed = row.show(cx, ui);
        if pressed.clicked() {
            card::toggle(cx, TOKENS, Subject::Consistency(ConsistencyFigure::Token(position)), &pressed);
        }
    }
    card::show(cx, ui, TOKENS);
    ui.add_space(space::TIGHT);
    if let (Ok(mean), Ok(core)) = (results.mean, results.core) {
        let values = [("mean", &*three(cx, mean)), ("core", &*cx.locale.percent(core, 1))];
        small(ui, &fill(words.tokens_mean, &values));
    } else if let Err(why) = results.mean {
        small(ui, text::reason(why, cx.language()));
    }
}
