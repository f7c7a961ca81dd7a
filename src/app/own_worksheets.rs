//! Worksheets of the user's own: read from their folder, added to it from a file, taken out of it.

use super::App;
use super::message::{Effect, WorksheetAction};
use super::notice::Notice;

/// Holds an answer that undo or redo changed while a worksheet was open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangedAnswer {
    /// The worksheet that the answer stands in, by its id.
    pub sheet: String,
    /// Its item.
    pub item: String,
    /// How many there have been: one that is to come into view again is another one.
    pub number: u64,
}

/// Applies what happened to the list of worksheets.
pub(super) fn worksheet_action(app: &mut App, action: WorksheetAction) -> Vec<Effect> {
    match action {
        WorksheetAction::ReadAgain => vec![Effect::ReadWorksheets],
        WorksheetAction::Read(own) => {
            app.own_worksheets = own;
            Vec::new()
        }
        WorksheetAction::Opened(id) => {
            app.open_worksheet = id;
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
        WorksheetAction::Ask => {
            let ticket = app.ticket(None);
            vec![Effect::AskWorksheetPath { ticket, folder: app.folder() }]
        }
        WorksheetAction::PathChosen { ticket, path } => match (app.outgoing.take(&ticket), path) {
            (Some(_), Some(path)) => vec![Effect::AddWorksheet { path }],
            _ => Vec::new(),
        },
        WorksheetAction::Added(Ok(name)) => {
            app.refused_worksheet.clear();
            app.notice = Some(Notice::WorksheetAdded(name));
            vec![Effect::ReadWorksheets]
        }
        WorksheetAction::Added(Err(mistakes)) => {
            app.refused_worksheet = mistakes;
            app.notice = Some(Notice::WorksheetRefused);
            Vec::new()
        }
        WorksheetAction::Remove(id) => {
            let own = app.own_worksheets.sheets.iter().find(|sheet| sheet.framework.id == id);
            let remove = |sheet: &crate::report::worksheets::OwnSheet| Effect::RemoveWorksheet {
                file: sheet.file.clone(),
                name: sheet.framework.name.clone(),
            };
            own.map(remove).into_iter().collect()
        }
        WorksheetAction::Removed(name, result) => {
            app.notice = Some(match result {
                Ok(()) => Notice::WorksheetRemoved(name),
                Err(why) => Notice::WorksheetKept(why),
            });
            vec![Effect::ReadWorksheets]
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::{Action, Preferences, update};
    use crate::plan::Bilingual;
    use crate::report::worksheets::{OwnWorksheets, SheetMistake};

    fn app() -> App {
        App::new(Preferences::default(), crate::plan::Language::En, jiff::civil::date(2026, 3, 1))
    }

    fn act(app: &mut App, action: WorksheetAction) -> Vec<Effect> {
        update(app, Action::Worksheet(action))
    }

    const TEXT: &str = "(id: \"own\", name: (en: \"Own\", ar: \"خاص\"), about: (en: \"A\", ar: \"أ\"), source: (en: \"S\", ar: \"م\"), \
         parts: [(id: \"p\", name: (en: \"P\", ar: \"ج\"), items: [(id: \"a\", name: (en: \"A\", ar: \"أ\"), kind: Text(words: 20))])])";

    #[test]
    fn a_file_is_chosen_added_and_read() {
        let mut app = app();
        let asked = act(&mut app, WorksheetAction::Ask);
        let [Effect::AskWorksheetPath { ticket, .. }] = asked.as_slice() else { panic!("{asked:?}") };
        let chosen = WorksheetAction::PathChosen { ticket: ticket.clone(), path: Some("/lecture.ron".into()) };
        assert_eq!(act(&mut app, chosen.clone()), [Effect::AddWorksheet { path: "/lecture.ron".into() }]);
        assert_eq!(act(&mut app, chosen), [], "an answer is taken once");
        let refused = vec![("lecture.ron".to_owned(), SheetMistake::Unreadable(crate::store::SystemError::Missing))];
        assert_eq!(act(&mut app, WorksheetAction::Added(Err(refused.clone()))), []);
        assert_eq!(app.refused_worksheet, refused);
        let added = act(&mut app, WorksheetAction::Added(Ok(Bilingual::new("Own", "خاص"))));
        assert_eq!(added, [Effect::ReadWorksheets]);
        assert!(app.refused_worksheet.is_empty());
    }

    #[test]
    fn undo_and_redo_say_which_answer_they_changed_while_a_worksheet_is_open() {
        use crate::app::{Command, Page};
        use crate::edit::answer_item;
        use crate::plan::Answer;
        let mut app = app();
        let answer = |app: &mut App, item: &str, text: &str| {
            let given = Answer::Text(Bilingual::new(text, ""));
            let edit = answer_item(app.plan(), "arthur", item, Some(given)).unwrap();
            update(app, Action::Edit { edit, gesture: None });
        };
        answer(&mut app, "needs", "Dry skin");
        answer(&mut app, "fulfilment", "By courier");
        let changed = |app: &App| app.changed_answer.as_ref().map(|changed| (changed.item.clone(), changed.number));
        update(&mut app, Action::Command(Command::Undo));
        assert_eq!(changed(&app), None, "no worksheet is open");
        update(&mut app, Action::Command(Command::Redo));
        app.page = Page::Worksheets;
        act(&mut app, WorksheetAction::Opened(Some("swot".to_owned())));
        update(&mut app, Action::Command(Command::Undo));
        assert_eq!(changed(&app), Some(("fulfilment".to_owned(), 1)));
        update(&mut app, Action::Command(Command::Undo));
        assert_eq!(changed(&app), Some(("needs".to_owned(), 2)));
        update(&mut app, Action::Command(Command::Redo));
        assert_eq!(changed(&app), Some(("needs".to_owned(), 3)));
        update(&mut app, Action::Edit { edit: crate::edit::Edit::Bilingual(true), gesture: None });
        update(&mut app, Action::Command(Command::Undo));
        assert_eq!(changed(&app).map(|(_, number)| number), Some(3), "no answer was changed");
    }

    #[test]
    fn removing_a_worksheet_leaves_the_plan_alone() {
        let mut app = app();
        let files = vec![("lecture.ron".to_owned(), Ok(TEXT.to_owned()))];
        act(&mut app, WorksheetAction::Read(OwnWorksheets::of("/own".into(), files)));
        let plan = app.document().plan().clone();
        let name = Bilingual::new("Own", "خاص");
        let removed = act(&mut app, WorksheetAction::Remove("own".to_owned()));
        assert_eq!(removed, [Effect::RemoveWorksheet { file: "lecture.ron".to_owned(), name: name.clone() }]);
        assert_eq!(act(&mut app, WorksheetAction::Remove("arthur".to_owned())), [], "those of the program stay");
        assert_eq!(act(&mut app, WorksheetAction::Removed(name.clone(), Ok(()))), [Effect::ReadWorksheets]);
        assert_eq!(app.notice, Some(Notice::WorksheetRemoved(name)));
        assert!(std::sync::Arc::ptr_eq(&plan, app.document().plan()));
    }
}
