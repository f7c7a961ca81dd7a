//! Worksheets of the user's own: where they are read from, and what is wrong with files that cannot be used.

use eframe::egui::Ui;

use crate::app::{Action, SheetMistake, WorksheetAction};
use crate::gui::context::Cx;
use crate::gui::widgets::{Look, label_in, row, small_button, weak};
use crate::text::isolate;
use crate::text::strings::fill;
use crate::worksheet::{FrameworkError, FrameworkFault};

/// Shows where the files are read from, and the mistakes of those that cannot be used.
pub(super) fn folder(cx: &mut Cx<'_>, ui: &mut Ui) {
    let words = &cx.texts.worksheets;
    if let Some(folder) = &cx.app.own_worksheets.folder {
        let folder = folder.display().to_string();
        weak(ui, &fill(words.own_hint, &[("folder", &isolate(&folder, cx.language()))]));
    }
    for (file, mistake) in &cx.app.own_worksheets.mistakes {
        label_in(ui, &sentence(cx, file, mistake), Look::Error);
    }
    row(ui, |ui| {
        if small_button(ui, words.read_again).clicked() {
            cx.push(Action::Worksheet(WorksheetAction::ReadAgain));
        }
    });
}

/// "lecture-3.ron, line 12: “b” has no name in one of the two languages".
fn sentence(cx: &Cx<'_>, file: &str, mistake: &SheetMistake) -> String {
    let words = &cx.texts.worksheets;
    let file = isolate(file, cx.language()).into_owned();
    let (line, what) = match mistake {
        SheetMistake::Unreadable(why) => {
            (None, fill(words.mistake_unreadable, &[("why", &isolate(why, cx.language()))]))
        }
        SheetMistake::Fault { fault, line } => (*line, fault_words(cx, fault)),
        SheetMistake::Refused(error) => match error {
            FrameworkError::Text { line, what, .. } => (Some(*line), isolate(what, cx.language()).into_owned()),
            FrameworkError::TooLarge(bytes) => {
                let bytes = cx.locale.whole(u64::try_from(*bytes).unwrap_or(u64::MAX));
                (None, fill(words.mistake_large, &[("bytes", &bytes)]))
            }
            FrameworkError::Known(id) => (None, fill(words.mistake_known, &[("id", id)])),
            FrameworkError::Faults(faults) => {
                let all: Vec<String> = faults.iter().map(|fault| fault_words(cx, fault)).collect();
                (None, all.join(cx.texts.shared.comma))
            }
        },
    };
    match line {
        Some(line) => {
            let line = cx.locale.whole(u64::try_from(line).unwrap_or(u64::MAX));
            fill(words.mistake_line, &[("file", &file), ("line", &line), ("what", &what)])
        }
        None => fill(words.mistake, &[("file", &file), ("what", &what)]),
    }
}

fn fault_words(cx: &Cx<'_>, fault: &FrameworkFault) -> String {
    let words = &cx.texts.worksheets;
    let (template, id) = match fault {
        FrameworkFault::Id(id) => (words.mistake_id, id),
        FrameworkFault::Name(id) => (words.mistake_name, id),
        FrameworkFault::Within(id) => (words.mistake_within, id),
        FrameworkFault::Empty(id) => (words.mistake_empty, id),
        FrameworkFault::SameAs(id) => (words.mistake_same_as, id),
        FrameworkFault::Parts => return words.mistake_parts.to_owned(),
    };
    fill(template, &[("id", id)])
}
