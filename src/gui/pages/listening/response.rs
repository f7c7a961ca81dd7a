//! Says how long negative mentions waited for an answer, as bars; the target stands between them.

use eframe::egui::{Align2, Rangef, Rect, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::paint::along;
use crate::gui::context::{Cx, is_right_to_left};
use crate::gui::fit;
use crate::gui::parts::plot;
use crate::gui::theme::{font, palette, size};
use crate::gui::widgets::{paint_text, small};
use crate::report;
use crate::report::plots::{answer_bins, answer_names};

/// Height of the bars, and of the words under them.
const HEIGHT: f32 = 64.0;
const WORDS: f32 = 18.0;

/// Tells whether anything was answered or waits for an answer.
pub(super) fn is_known(cx: &Cx<'_>) -> bool {
    let response = &cx.analysis().listening.log.response;
    response.answered > 0 || response.negative > 0
}

/// Shows the bars.
pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui) {
    let words = &cx.texts.listening_page;
    let log = &cx.analysis().listening.log;
    let (response, target) = (&log.response, log.target_hours());
    small(ui, words.response_hint);
    let mut bars: Vec<(String, u64)> =
        answer_names(&cx.report(), target).into_iter().zip(answer_bins(response, target)).collect();
    bars.push((cx.texts.figures.never_answered.to_owned(), response.unanswered()));
    draw(cx, ui, &bars);
    plot::offer(cx, ui, "answers as a picture", report::plots::answers);
}

fn draw(cx: &Cx<'_>, ui: &mut Ui, bars: &[(String, u64)]) {
    let (rect, response) = fit::allocate(ui, vec2(ui.available_width(), HEIGHT + WORDS + 14.0), Sense::hover());
    let colours = palette(ui.visuals());
    let spoken: Vec<String> = bars.iter().map(|(name, count)| format!("{name}: {}", cx.locale.whole(*count))).collect();
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(Role::Image, true, cx.texts.figures.response_plot);
        info.current_text_value = Some(spoken.join(cx.locale.dot()));
        info
    });
    let most = bars.iter().map(|(_, count)| *count).max().unwrap_or(0).max(1);
    let rtl = is_right_to_left(ui);
    let ground = rect.top() + HEIGHT + 14.0;
    let edge = |at: usize| along(rect.x_range(), at as f64 / bars.len() as f64, rtl);
    for (at, (name, count)) in bars.iter().enumerate() {
        let (a, b) = (edge(at), edge(at + 1));
        let across = Rangef::new(a.min(b) + 4.0, a.max(b) - 4.0);
        let height = (*count as f64 / most as f64) as f32 * HEIGHT;
        let late = at > 2;
        let (fill, line) =
            if late { (colours.third_bar, colours.third_bar_edge) } else { (colours.bar, colours.bar_edge) };
        let bar = Rect::from_x_y_ranges(across, Rangef::new(ground - height, ground));
        ui.painter().rect(bar, 0, fill, Stroke::new(1.0, line), eframe::egui::StrokeKind::Inside);
        if *count > 0 {
            let at = pos2(across.center(), ground - height - 1.0);
            let written = cx.locale.compact(*count as f64);
            paint_text(ui, ui.painter(), at, Align2::CENTER_BOTTOM, &written, font(size::SMALL), colours.text);
        }
        let at = pos2(across.center(), ground + 3.0);
        paint_text(ui, ui.painter(), at, Align2::CENTER_TOP, name, font(size::SMALL), colours.weak_text);
    }
    ui.painter().hline(rect.x_range(), ground, Stroke::new(1.0, colours.control));
    ui.painter().vline(edge(3), Rangef::new(rect.top(), ground), Stroke::new(2.0, colours.text));
}
