//! Worksheets of the user's own, as they were last read.

use std::path::PathBuf;

use super::App;
use super::message::Effect;
use crate::store::WorksheetFile;
use crate::worksheet::{Framework, FrameworkError, FrameworkFault, built_in, line_of_fault, read_framework};

/// What is wrong with a file of the user's own.
#[derive(Clone, Debug, PartialEq)]
pub enum SheetMistake {
    /// The file cannot be read.
    Unreadable(String),
    /// The text is no worksheet, is too long, or names a worksheet that there is.
    Refused(FrameworkError),
    /// The worksheet contradicts itself; the line where it does, where it can be told.
    Fault {
        /// What is wrong.
        fault: FrameworkFault,
        /// The line, counted from 1.
        line: Option<usize>,
    },
}

/// The worksheets of the user's own.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct OwnWorksheets {
    /// Where they are looked for; none before they were read.
    pub folder: Option<PathBuf>,
    /// Those that can be used, in the order of their files.
    pub sheets: Vec<Framework>,
    /// What is wrong with the others, by file.
    pub mistakes: Vec<(String, SheetMistake)>,
}

impl OwnWorksheets {
    /// Reads the texts of the files: one with mistakes keeps none of the others away.
    #[must_use]
    pub fn of(folder: PathBuf, files: Vec<WorksheetFile>) -> Self {
        let mut own = Self { folder: Some(folder), ..Self::default() };
        for (name, text) in files {
            let text = match text {
                Ok(text) => text,
                Err(why) => {
                    own.mistakes.push((name, SheetMistake::Unreadable(why)));
                    continue;
                }
            };
            match read_framework(&text) {
                Ok(sheet) if own.sheets.iter().any(|known| known.id == sheet.id) => {
                    own.mistakes.push((name, SheetMistake::Refused(FrameworkError::Known(sheet.id))));
                }
                Ok(sheet) => own.sheets.push(sheet),
                Err(FrameworkError::Faults(faults)) => {
                    let mistakes = faults.into_iter().map(|fault| {
                        let line = line_of_fault(&text, &fault);
                        (name.clone(), SheetMistake::Fault { fault, line })
                    });
                    own.mistakes.extend(mistakes);
                }
                Err(why) => own.mistakes.push((name, SheetMistake::Refused(why))),
            }
        }
        own
    }

    /// Finds a worksheet by its id, among the built-in ones and these.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<&Framework> {
        built_in().iter().chain(&self.sheets).find(|sheet| sheet.id == id)
    }
}

/// What happens to the list of worksheets.
#[derive(Clone, Debug, PartialEq)]
pub enum WorksheetAction {
    /// The worksheets of the user's own are to be read again.
    ReadAgain,
    /// They were read.
    Read(OwnWorksheets),
    /// A worksheet becomes a favourite, or is one no longer, by its id.
    Favourite(String),
}

/// Applies what happened to the list of worksheets.
pub(super) fn worksheet_action(app: &mut App, action: WorksheetAction) -> Vec<Effect> {
    match action {
        WorksheetAction::ReadAgain => vec![Effect::ReadWorksheets],
        WorksheetAction::Read(own) => {
            app.own_worksheets = own;
            Vec::new()
        }
        WorksheetAction::Favourite(id) => {
            let favourites = &mut app.preferences.favourite_worksheets;
            match favourites.iter().position(|known| *known == id) {
                Some(at) => drop(favourites.remove(at)),
                None => favourites.push(id),
            }
            vec![Effect::SavePreferences]
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheet(id: &str, item: &str) -> String {
        format!(
            "(\n id: \"{id}\",\n name: (en: \"Own\", ar: \"خاص\"), about: (en: \"A\", ar: \"أ\"), source: (en: \"S\", ar: \"م\"),\n \
             parts: [(id: \"p\", name: (en: \"P\", ar: \"ج\"), items: [\n{item}\n])],\n)"
        )
    }

    #[test]
    fn a_file_with_mistakes_is_named_by_line_and_the_rest_works() {
        let good = "(id: \"a\", name: (en: \"A\", ar: \"أ\"), kind: Text(words: 20))";
        let unnamed = "(id: \"b\", name: (en: \"B\"), kind: Text(words: 20))";
        let files = [
            ("a.ron", Ok(sheet("own", good))),
            ("b.ron", Ok(sheet("own", good))),
            ("c.ron", Ok(sheet("other", unnamed))),
            ("d.ron", Ok(sheet("third", good).replace("about", "abuot"))),
            ("e.ron", Err("no right to read it".to_owned())),
            ("f.ron", Ok(sheet("arthur", good))),
            ("g.ron", Ok(sheet("last", good))),
        ];
        let own = OwnWorksheets::of("/own".into(), files.map(|(name, text)| (name.to_owned(), text)).to_vec());
        let ids: Vec<&str> = own.sheets.iter().map(|sheet| sheet.id.as_str()).collect();
        assert_eq!(ids, ["own", "last"]);
        assert!(own.find("last").is_some() && own.find("arthur").is_some() && own.find("other").is_none());
        let of = |file: &str| own.mistakes.iter().find(|(name, _)| name == file).map(|(_, mistake)| mistake).unwrap();
        assert_eq!(*of("b.ron"), SheetMistake::Refused(FrameworkError::Known("own".to_owned())));
        let named = SheetMistake::Fault { fault: FrameworkFault::Name("b".to_owned()), line: Some(5) };
        assert_eq!(*of("c.ron"), named);
        assert!(
            matches!(of("d.ron"), SheetMistake::Refused(FrameworkError::Text { line: 3, .. })),
            "{:?}",
            of("d.ron")
        );
        assert!(matches!(of("e.ron"), SheetMistake::Unreadable(_)));
        assert_eq!(*of("f.ron"), SheetMistake::Refused(FrameworkError::Known("arthur".to_owned())));
    }
}
