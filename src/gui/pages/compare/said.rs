//! Says what differs in each version, in sentences.

use eframe::egui::Ui;

use super::swatch;
use super::view::Built;
use crate::gui::context::Cx;
use crate::gui::theme::space;
use crate::gui::widgets::{group, label, row, strong, weak};
use crate::text::strings::fill;

/// Shows the sentences.
pub(super) fn show(cx: &Cx<'_>, ui: &mut Ui, built: &Built) {
    let words = &cx.texts.compare;
    group(ui, words.what_differs, |ui| {
        for (version, said) in built.said.iter().enumerate().filter(|(version, _)| *version != built.base) {
            row(ui, |ui| {
                swatch(ui, built.places[version]);
                strong(ui, &built.names[version]);
                weak(ui, &said.summary);
            });
            for sentence in &said.sentences {
                label(ui, &format!("•  {sentence}"));
            }
            if said.further > 0 {
                let count = cx.locale.whole(said.further as u64);
                weak(ui, &fill!(words.more, &[("count", &count)]));
            }
            ui.add_space(space::TIGHT);
        }
        if built.names.len() < 2 {
            weak(ui, words.choose_two);
        }
    });
}
