//! `imc-planner worksheets`: the worksheets that there are, checking a file, adding and removing worksheets of the user's own.

use std::path::{Path, PathBuf};

use super::arguments::WorksheetArguments;
use super::output::{Output, path_text};
use crate::report::worksheets::{OwnWorksheets, SheetMistake, mistake_sentence, read_sheet};
use crate::store;
use crate::text::strings::{fill, slots};
use crate::text::{isolate, save_reason};
use crate::worksheet::{Framework, built_in};

/// Does what the call asks: checks, adds and removes in the order of the call, or lists what there is.
pub(super) fn worksheets(wanted: &WorksheetArguments, output: &mut Output) {
    for file in &wanted.check {
        check(file, output);
    }
    for file in &wanted.add {
        add(file, output);
    }
    for id in &wanted.remove {
        remove(id, output);
    }
    if wanted.check.is_empty() && wanted.add.is_empty() && wanted.remove.is_empty() {
        list(output);
    }
}

fn name_of(path: &Path) -> String {
    path_text(path.file_name().map_or(path, Path::new))
}

/// Lists the worksheets, an id and a name a line, and what is wrong with files that cannot be used.
fn list(output: &mut Output) {
    let language = output.locale.language;
    let line = |sheet: &Framework| format!("{}: {}", sheet.id, sheet.name.get(language));
    for sheet in built_in() {
        output.line(&line(sheet));
    }
    let Some(folder) = store::worksheet_folder() else { return };
    let own = own(folder);
    for sheet in own.frameworks() {
        output.line(&line(sheet));
    }
    complain(&own.mistakes, output);
}

fn own(folder: PathBuf) -> OwnWorksheets {
    let files = store::read_worksheets(&folder);
    OwnWorksheets::of(folder, files)
}

fn complain(mistakes: &[(String, SheetMistake)], output: &mut Output) {
    for (file, mistake) in mistakes {
        output.error(&mistake_sentence(file, mistake, output.locale));
    }
}

/// Reads a worksheet; says on standard error what is wrong with it.
fn read(file: &Path, output: &mut Output) -> Option<(String, Framework)> {
    let text = store::read_worksheet(file).map_err(|why| vec![SheetMistake::Unreadable(why)]);
    let sheet = text.and_then(|text| read_sheet(&text).map(|sheet| (text, sheet)));
    match sheet {
        Ok(read) => Some(read),
        Err(mistakes) => {
            let name = name_of(file);
            let named: Vec<_> = mistakes.into_iter().map(|mistake| (name.clone(), mistake)).collect();
            complain(&named, output);
            None
        }
    }
}

fn check(file: &Path, output: &mut Output) {
    let Some((_, sheet)) = read(file, output) else { return };
    let locale = output.locale;
    let file = name_of(file);
    let file = isolate(&file, locale.language);
    let values = slots![("file", &*file), ("name", sheet.name.get(locale.language))];
    output.line(&fill!(locale.texts().worksheets.sound, values));
}

fn add(file: &Path, output: &mut Output) {
    let Some((text, sheet)) = read(file, output) else { return };
    let locale = output.locale;
    let words = &locale.texts().worksheets;
    let Some(folder) = store::worksheet_folder() else { return output.error(words.no_folder) };
    let name = own(folder.clone()).file_for(&sheet, file);
    match store::add_worksheet(&folder, &name, &text) {
        Ok(_) => output.line(&fill!(words.added, &[("name", sheet.name.get(locale.language))])),
        Err(why) => {
            let mistake = SheetMistake::Unwritten(save_reason(&why, &locale));
            output.error(&mistake_sentence(&name_of(file), &mistake, locale));
        }
    }
}

fn remove(id: &str, output: &mut Output) {
    let locale = output.locale;
    let words = &locale.texts().worksheets;
    let folder = store::worksheet_folder();
    let own = folder.clone().map(own).unwrap_or_default();
    let found = own.sheets.iter().find(|sheet| sheet.framework.id == id);
    let (Some(folder), Some(sheet)) = (folder, found) else {
        return output.error(&fill!(words.not_own, &[("id", &isolate(id, locale.language))]));
    };
    match store::remove_worksheet(&folder, &sheet.file) {
        Ok(()) => output.line(&fill!(words.removed, &[("name", sheet.framework.name.get(locale.language))])),
        Err(why) => output.error(&fill!(words.not_removed, &[("why", &save_reason(&why, &locale))])),
    }
}
