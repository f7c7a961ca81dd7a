//! Edits on worksheets: an answer given, changed or taken back, and a note to an option.

use crate::edit::{Change, Edit};
use crate::plan::{Answer, Bilingual, FrameworkId, ItemAnswer, OptionNote, Plan, Worksheet};

/// Builds the edit that answers an item of a framework, or takes its answer back where `answer` is none. `None` when nothing
/// would change.
#[must_use]
pub fn answer_item(plan: &Plan, framework: &str, item: &str, answer: Option<Answer>) -> Option<Edit> {
    changed(plan, framework, |sheet| {
        let at = sheet.answers.iter().position(|known| known.item == item);
        match (at, answer) {
            (Some(at), Some(answer)) => sheet.answers[at].answer = answer,
            (Some(at), None) if sheet.answers[at].notes.is_empty() => drop(sheet.answers.remove(at)),
            // What is noted stays.
            (Some(at), None) => sheet.answers[at].answer = Answer::Choices(Vec::new()),
            (None, Some(answer)) => {
                sheet.answers.push(ItemAnswer { item: item.to_owned(), answer, notes: Vec::new() });
            }
            (None, None) => {}
        }
    })
}

/// Builds the edit that adds a line to the end of an item that is a table.
#[must_use]
pub fn add_row(plan: &Plan, framework: &str, item: &str, row: Vec<Bilingual>) -> Option<Edit> {
    changed(plan, framework, |sheet| change_rows(sheet, item, |rows| rows.push(row)))
}

/// Builds the edit that moves the line `at` of one table of a framework to the end of another. `None` where there is no such line.
#[must_use]
pub fn move_row(plan: &Plan, framework: &str, (from, at): (&str, usize), to: &str) -> Option<Edit> {
    changed(plan, framework, |sheet| {
        let row = change_rows(sheet, from, |rows| (at < rows.len()).then(|| rows.remove(at)));
        if let Some(row) = row {
            change_rows(sheet, to, |rows| rows.push(row));
        }
    })
}

/// Changes the lines of an item; what is no table becomes one.
fn change_rows<R>(sheet: &mut Worksheet, item: &str, change: impl FnOnce(&mut Vec<Vec<Bilingual>>) -> R) -> R {
    let known = sheet.answers.iter_mut().find(|known| known.item == item);
    let mut rows = match known.map(|known| &mut known.answer) {
        Some(Answer::Rows(rows)) => std::mem::take(rows),
        _ => Vec::new(),
    };
    let result = change(&mut rows);
    let answer = Answer::Rows(rows);
    match sheet.answers.iter_mut().find(|known| known.item == item) {
        Some(known) => known.answer = answer,
        None => sheet.answers.push(ItemAnswer { item: item.to_owned(), answer, notes: Vec::new() }),
    }
    result
}

/// Builds the edit that changes the note to an option of an item. An empty note is none. `None` when nothing would change.
#[must_use]
pub fn note_option(
    plan: &Plan,
    framework: &str,
    item: &str,
    option: &str,
    change: impl FnOnce(&mut Bilingual),
) -> Option<Edit> {
    changed(plan, framework, |sheet| {
        let at = sheet.answers.iter().position(|known| known.item == item).unwrap_or_else(|| {
            let answer = Answer::Choices(Vec::new());
            sheet.answers.push(ItemAnswer { item: item.to_owned(), answer, notes: Vec::new() });
            sheet.answers.len() - 1
        });
        let notes = &mut sheet.answers[at].notes;
        let known = notes.iter().position(|note| note.option == option);
        let mut text = known.map(|known| notes[known].text.clone()).unwrap_or_default();
        change(&mut text);
        match (known, text.is_empty()) {
            (Some(known), true) => drop(notes.remove(known)),
            (Some(known), false) => notes[known].text = text,
            (None, true) => {}
            (None, false) => notes.push(OptionNote { option: option.to_owned(), text }),
        }
    })
}

fn changed(plan: &Plan, framework: &str, change: impl FnOnce(&mut Worksheet)) -> Option<Edit> {
    let id = FrameworkId::from(framework);
    let known = plan.worksheets.find(&id);
    let mut sheet = known.cloned().unwrap_or_else(|| Worksheet { framework: id.clone(), answers: Vec::new() });
    change(&mut sheet);
    sheet.answers.retain(|answer| !(answer.notes.is_empty() && is_nothing(&answer.answer)));
    match known {
        Some(known) if *known == sheet => None,
        Some(_) if sheet.answers.is_empty() => Some(Change::<Worksheet>::Remove(id).into()),
        Some(_) => Some(Change::Replace(sheet).into()),
        None if sheet.answers.is_empty() => None,
        None => Some(Change::Add { item: sheet, at: None }.into()),
    }
}

/// True for an answer that holds nothing, so that it need not be kept.
fn is_nothing(answer: &Answer) -> bool {
    match answer {
        Answer::Text(text) => text.is_empty(),
        Answer::Choice(option) => option.is_empty(),
        Answer::Choices(options) => options.is_empty(),
        Answer::Rows(rows) => rows.is_empty(),
        Answer::Scale(_) | Answer::DontKnow => false,
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::edit::History;
    use crate::plan::sample_b::rayhan_soap;

    /// What a user does to a worksheet.
    type Done = fn(&Plan) -> Option<Edit>;

    fn text(words: &str) -> Answer {
        Answer::Text(Bilingual::new("", words))
    }

    #[test]
    fn answers_come_and_go_and_each_is_one_step() {
        let plan = rayhan_soap();
        let mut history = History::new(Arc::new(plan.clone()));
        let steps: [Done; 4] = [
            |plan| answer_item(plan, "swot", "strengths", Some(text("قوة"))),
            |plan| answer_item(plan, "swot", "threats", Some(Answer::Scale(3))),
            |plan| note_option(plan, "swot", "threats", "a", |note| note.en.push_str("why")),
            |plan| answer_item(plan, "swot", "strengths", None),
        ];
        for step in steps {
            let edit = step(history.plan()).unwrap();
            history.perform(&edit, None).unwrap();
        }
        let sheet = history.plan().worksheets.find(&"swot".into()).unwrap().clone();
        assert_eq!(sheet.answers.len(), 1);
        assert_eq!(sheet.answers[0].notes[0].text.en, "why");
        // Taking back what was noted and answered takes the sheet away.
        let edit = note_option(history.plan(), "swot", "threats", "a", |note| note.en.clear()).unwrap();
        history.perform(&edit, None).unwrap();
        let edit = answer_item(history.plan(), "swot", "threats", None).unwrap();
        history.perform(&edit, None).unwrap();
        assert_eq!(**history.plan(), plan);
        assert_eq!(answer_item(&plan, "swot", "threats", None), None);
        for _ in 0..6 {
            assert!(history.undo().is_some());
        }
        assert_eq!(**history.plan(), plan);
    }
}
