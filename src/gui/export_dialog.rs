//! The dialog of exports: what is written, in which language, and where; and what it asks when something stands in the way.

use std::path::Path;

use eframe::egui::Ui;

use super::context::Cx;
use super::dialogs::buttons;
use super::theme::space;
use super::widgets::{FieldLook, choice, field_row, label, menu_item, plain_field, scroll_list, title, weak};
use crate::app::{Action, DialogAnswer, ExportAction, ExportChoice, ExportFailure, ExportLanguage};
use crate::exchange::export::Kind;
use crate::plan::Language;
use crate::text::strings::ExportTexts;
use crate::text::{self, isolate};

/// The width of choices, in points.
const CHOICE_WIDTH: f32 = 240.0;

/// Shows the choices.
pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui, chosen: &ExportChoice) {
    let words = &cx.texts.export;
    title(ui, words.export_title);
    let mut next = chosen.clone();
    scroll_list(ui, "kinds of export", 320.0, |ui| {
        for kind in Kind::ALL {
            let is_chosen = kind == chosen.kind;
            if menu_item(ui, true, Some(is_chosen), kind_name(words, kind), kind.extension()).clicked() {
                next.kind = kind;
            }
        }
    });
    ui.add_space(space::SMALL);
    field_row(ui, words.language, |ui| {
        let options = [
            (ExportLanguage::One(Language::En), cx.texts.terms.language_english),
            (ExportLanguage::One(Language::Ar), cx.texts.terms.language_arabic),
            (ExportLanguage::Both, words.both),
        ];
        if let Some(language) = choice(ui, words.language, &chosen.language, &options, CHOICE_WIDTH) {
            next.language = language;
        }
    });
    field_row(ui, words.file, |ui| {
        let (_, typed) = plain_field(ui, "export path", words.file, &chosen.path, FieldLook::line(f32::INFINITY));
        if let Some(typed) = typed {
            next.path = typed;
        }
    });
    if next != *chosen {
        cx.push(Action::Export(ExportAction::Choose(next)));
    }
    weak(ui, words.export_hint);
    buttons(cx, ui, &[(words.export_now, DialogAnswer::Accept), (cx.texts.shared.cancel, DialogAnswer::Cancel)]);
}

fn kind_name(words: &'static ExportTexts, kind: Kind) -> &'static str {
    match kind {
        Kind::Workbook => words.kind_xlsx,
        Kind::Pdf => words.kind_pdf,
        Kind::Svg => words.kind_svg,
        Kind::Png => words.kind_png,
        Kind::WebPage => words.kind_html,
        Kind::Csv => words.kind_csv,
        Kind::Calendar => words.kind_ics,
        Kind::OpenFormat => words.kind_json,
    }
}

/// Asks whether the file that is there may be replaced.
pub(super) fn exists(cx: &mut Cx<'_>, ui: &mut Ui, path: &Path) {
    title(ui, cx.texts.recovery.conflict_exists);
    weak(ui, &isolate(&path.display().to_string(), cx.language()));
    let answers = [(cx.texts.recovery.replace, DialogAnswer::Accept), (cx.texts.shared.cancel, DialogAnswer::Cancel)];
    buttons(cx, ui, &answers);
}

/// Says why nothing was exported.
pub(super) fn failed(cx: &mut Cx<'_>, ui: &mut Ui, why: &ExportFailure) {
    title(ui, cx.texts.export.export_failed);
    let words = match why {
        ExportFailure::Write(why) => text::save_error(why, &cx.locale),
        ExportFailure::Format(why) => why.to_string(),
        ExportFailure::Broken => cx.texts.export.export_broken.to_owned(),
    };
    label(ui, &words);
    buttons(cx, ui, &[(cx.texts.shared.ok, DialogAnswer::Cancel)]);
}
