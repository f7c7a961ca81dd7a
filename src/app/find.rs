//! Finding anything in the plan: opening the search, and the way to what was found.

use super::App;
use super::dialog::{Dialog, FindInPlan};
use super::editing::{end_gesture, show};
use super::page::Page;
use crate::diff::DifferenceStep;
use crate::edit::ItemId;
use crate::search::Found;

/// A text that is to come into view once: the field that shows it gets the focus.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reveal {
    /// What the field says.
    pub text: String,
    /// Whether the field says more beside it, as one that holds several words in a row.
    pub is_part: bool,
    /// The worksheet that has the field, where one does.
    pub worksheet: Option<String>,
    /// How many texts have been revealed before: one that is to be shown again is another one.
    pub number: u64,
}

/// Opens the search.
pub(super) fn open(app: &mut App) {
    end_gesture(app);
    app.dialog = Some(Dialog::Find(Box::new(FindInPlan::of(app.plan()).shown_in(app.language()))));
}

/// Leads to the marked result: its page, its thing selected, its field in view. The search stays open where there is none.
pub(super) fn accept(app: &mut App, search: Box<FindInPlan>) {
    let Some(found) = search.found.get(search.marked) else {
        app.dialog = Some(Dialog::Find(search));
        return;
    };
    let found = found.clone();
    end_gesture(app);
    match (&found.item, page_of(&found.place)) {
        (_, Some(page)) => app.page = page,
        (Some(item), None) if is_in_plan(app, item) => show(app, item.clone()),
        // Another plan was opened while the search was.
        (Some(_), None) => return,
        (None, None) => app.page = Page::Brief,
    }
    let number = app.reveal.as_ref().map_or(0, |reveal| reveal.number + 1);
    let text = shown_text(app, &found);
    // Words stand in a row, and a currency before its name.
    let is_part = found
        .place
        .iter()
        .any(|step| matches!(step, DifferenceStep::Field(name) if name == "words" || name == "currency"));
    app.reveal = Some(Reveal { text, is_part, worksheet: worksheet_of(&found.place), number });
}

/// Returns the worksheet that has the field of a place: answers stand in their own, proofs of claims in the message house.
fn worksheet_of(place: &[DifferenceStep]) -> Option<String> {
    let has = |wanted: &str| place.iter().any(|step| matches!(step, DifferenceStep::Field(name) if name == wanted));
    match place {
        [DifferenceStep::Field(list), DifferenceStep::Item(key), ..] if list == "worksheets" => {
            Some(key.first().to_owned())
        }
        [DifferenceStep::Field(list), ..] if list == "vocabulary" && has("proofs") => Some("message-house".to_owned()),
        _ => None,
    }
}

/// Returns the page of a place that is not shown where its thing is.
fn page_of(place: &[DifferenceStep]) -> Option<Page> {
    if worksheet_of(place).is_some() {
        return Some(Page::Worksheets);
    }
    let field = |position: usize| match place.get(position) {
        Some(DifferenceStep::Field(name)) => name.as_str(),
        _ => "",
    };
    match (field(0), field(1)) {
        ("money", "divisions" | "tax" | "commission") | ("actuals", _) => Some(Page::Budget),
        _ => None,
    }
}

/// Returns the text that the field of a result shows: an id is shown nowhere, so the name of its thing is looked for.
fn shown_text(app: &App, found: &Found) -> String {
    let is_id = matches!(found.place.last(), Some(DifferenceStep::Field(name)) if name == "id");
    let name = found.item.as_ref().filter(|_| is_id).and_then(|item| name_of(app, item));
    name.unwrap_or_else(|| found.text.clone())
}

fn is_in_plan(app: &App, item: &ItemId) -> bool {
    match item {
        ItemId::Placement(id) => app.plan().placement(id).is_some(),
        other => name_of(app, other).is_some(),
    }
}

/// Returns the name of a thing in the language in which the plan is shown.
fn name_of(app: &App, item: &ItemId) -> Option<String> {
    let name = app.plan().name_in(item.list(), item.as_str())?;
    Some(name.get(app.plan_language()).to_owned())
}

#[cfg(test)]
mod tests {
    use crate::app::{Action, App, Command, Dialog, DialogAnswer, FileAction, Page, Preferences, update};
    use crate::edit::ItemId;
    use crate::plan::Language;
    use crate::search::Found;

    fn sample() -> App {
        let mut app = App::new(Preferences::default(), Language::En, jiff::civil::date(2026, 3, 1));
        update(&mut app, Action::File(FileAction::OpenSample(0)));
        app
    }

    fn found(app: &App) -> &[Found] {
        match &app.dialog {
            Some(Dialog::Find(search)) => &search.found,
            _ => &[],
        }
    }

    fn find(app: &mut App, typed: &str) {
        update(app, Action::Command(Command::Find));
        update(app, Action::DialogText(typed.to_owned()));
    }

    #[test]
    fn a_result_leads_to_its_thing_and_its_field() {
        let mut app = sample();
        for (typed, page) in [("ريحان", Page::Brief), ("launch reel", Page::Messages), ("انستغرام", Page::Channels)]
        {
            find(&mut app, typed);
            assert!(!found(&app).is_empty(), "{typed}");
            let first = found(&app)[0].clone();
            update(&mut app, Action::Answer(DialogAnswer::Accept));
            assert!(app.dialog.is_none());
            assert_eq!(app.page, page, "{typed}: {first:?}");
            match first.item {
                Some(ItemId::Message(id)) => assert_eq!(app.current.message, Some(id)),
                Some(ItemId::Channel(id)) => assert_eq!(app.current.channel, Some(id)),
                _ => {}
            }
            assert_eq!(app.reveal.as_ref().map(|reveal| reveal.text.as_str()), Some(first.text.as_str()));
        }
        assert_eq!(app.reveal.map(|reveal| reveal.number), Some(2));
    }

    #[test]
    fn the_mark_chooses_among_results_and_nothing_found_leads_nowhere() {
        let mut app = sample();
        find(&mut app, "soap");
        assert!(found(&app).len() > 1);
        let second = found(&app)[1].clone();
        update(&mut app, Action::PaletteMark(1));
        update(&mut app, Action::Answer(DialogAnswer::Accept));
        assert_eq!(app.reveal.as_ref().map(|reveal| reveal.text.clone()), Some(second.text));
        let page = app.page;
        find(&mut app, "no such text");
        update(&mut app, Action::Answer(DialogAnswer::Accept));
        assert!(matches!(app.dialog, Some(Dialog::Find(_))), "the search stays open");
        update(&mut app, Action::Answer(DialogAnswer::Cancel));
        assert!(app.dialog.is_none());
        assert_eq!(app.page, page);
        assert!(!app.document().is_changed());
    }
}
