//! Worksheets of the user's own: where they are read from, adding and removing them, what is wrong with files that cannot be
//! used, and answers to worksheets that are not here.

use eframe::egui::Ui;

use crate::app::{Action, WorksheetAction};
use crate::gui::context::Cx;
use crate::gui::widgets::{
    Icon, Look, group, icon_button, label, label_in, row, row_end, small, small_button, strong, weak,
};
use crate::report::Report;
use crate::report::worksheets::{SheetMistake, answers_without_framework, mistake_sentence, named_apart};
use crate::text::isolate;
use crate::text::strings::fill;

/// Shows where the files are read from, what adds one, and the mistakes of those that cannot be used.
pub(super) fn folder(cx: &mut Cx<'_>, ui: &mut Ui) {
    let words = &cx.texts.worksheets;
    let own = &cx.app.own_worksheets;
    let mut wanted = None;
    for sheet in &own.sheets {
        row(ui, |ui| {
            small(ui, &isolate(&sheet.file, cx.language()));
            row_end(ui, |ui| {
                let name = fill!(words.remove_own, &[("name", sheet.framework.name.get(cx.language()))]);
                if icon_button(ui, Icon::Bin, &name, true).clicked() {
                    wanted = Some(WorksheetAction::Remove(sheet.framework.id.clone()));
                }
            });
        });
    }
    if let Some(folder) = &own.folder {
        let folder = folder.display().to_string();
        weak(ui, &fill!(words.own_hint, &[("folder", &isolate(&folder, cx.language()))]));
    }
    mistakes(cx, ui, &own.mistakes);
    if !cx.app.refused_worksheet.is_empty() {
        strong(ui, words.not_added);
        mistakes(cx, ui, &cx.app.refused_worksheet);
    }
    row(ui, |ui| {
        if small_button(ui, words.read_again).clicked() {
            wanted = Some(WorksheetAction::ReadAgain);
        }
    });
    if let Some(action) = wanted {
        cx.push(Action::Worksheet(action));
    }
}

fn mistakes(cx: &Cx<'_>, ui: &mut Ui, mistakes: &[(String, SheetMistake)]) {
    for (file, mistake) in mistakes {
        label_in(ui, &mistake_sentence(file, mistake, cx.locale), Look::Error);
    }
}

/// Shows the answers to worksheets that are neither in the program nor among the user's own: they are kept.
pub(super) fn without_framework(cx: &Cx<'_>, ui: &mut Ui) {
    let app = cx.app;
    let unknown =
        app.plan().worksheets.iter().filter(|sheet| app.own_worksheets.find(sheet.framework.as_str()).is_none());
    let unknown: Vec<_> = unknown.collect();
    if unknown.is_empty() {
        return;
    }
    let words = &cx.texts.worksheets;
    let report = Report::new(cx.plan(), cx.analysis(), cx.locale).with_plan_in(app.plan_language());
    group(ui, words.kept_sheets, |ui| {
        for sheet in unknown {
            strong(ui, &fill!(words.kept_sheet, &[("id", &isolate(sheet.framework.as_str(), cx.language()))]));
            for answer in answers_without_framework(&report, sheet) {
                label(ui, &named_apart(cx.locale, &answer.item, &answer.words));
            }
        }
    });
}
