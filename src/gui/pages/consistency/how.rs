//! Says how the numbers of the Consistency page are computed: each formula with this plan's values put in.

use eframe::egui::Ui;

use crate::analysis::Question;
use crate::gui::answers::find;
use crate::gui::context::Cx;
use crate::gui::parts::card::pairs_in;
use crate::gui::parts::figures::formula;
use crate::gui::theme::space;
use crate::gui::widgets::{label, strong};
use crate::report::consistency;
use crate::text;

/// Shows formulas and values.
pub(super) fn show(cx: &Cx<'_>, ui: &mut Ui) {
    let found = find(cx, &Question::MessagePairs);
    let pairs = found.answer.filter(|_| found.is_current).and_then(pairs_in);
    for (position, (hint, sum)) in consistency::working(&cx.report(), pairs).into_iter().enumerate() {
        if position > 0 {
            ui.add_space(space::TIGHT);
        }
        label(ui, hint);
        match sum {
            Ok(sum) => strong(ui, &formula(cx, &sum)),
            Err(why) => label(ui, text::reason(why, cx.language())),
        };
    }
}
