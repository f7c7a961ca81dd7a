//! Edits on worksheets: an answer given, changed or taken back, and a note to an option.

use crate::edit::{Change, Edit};
use crate::plan::{Answer, Bilingual, FrameworkId, ItemAnswer, OptionNote, Plan, Worksheet};

/// Builds the edit that answers an item of a framework, or takes its answer back where `answer` is none. An answer of another kind
/// that stood in its place is kept beside it. `None` when nothing would change.
#[must_use]
pub fn answer_item(plan: &Plan, framework: &str, item: &str, answer: Option<Answer>) -> Option<Edit> {
    changed(plan, framework, |sheet| {
        if let Some(answer) = answer {
            give(sheet, item, answer);
        } else if let Some(at) = sheet.answers.iter().position(|known| known.item == item) {
            if sheet.answers[at].notes.is_empty() {
                sheet.answers.remove(at);
            } else {
                // What is noted stays.
                sheet.answers[at].answer = Answer::Choices(Vec::new());
            }
        }
    })
}

/// Answers an item. An answer of another kind is none to the item, which asked for something else when it was given: it stays in
/// the plan until something is answered, and after that under an id that no item has.
fn give(sheet: &mut Worksheet, item: &str, answer: Answer) {
    let Some(at) = sheet.answers.iter().position(|known| known.item == item) else {
        sheet.answers.push(ItemAnswer { item: item.to_owned(), answer, notes: Vec::new() });
        return;
    };
    let is_other = !are_alike(&sheet.answers[at].answer, &answer) && !is_blank(&sheet.answers[at].answer);
    if !is_other {
        sheet.answers[at].answer = answer;
    } else if !is_blank(&answer) {
        let id = free_id(sheet, item);
        let new = ItemAnswer { item: item.to_owned(), answer, notes: Vec::new() };
        let before = std::mem::replace(&mut sheet.answers[at], new);
        sheet.answers.push(ItemAnswer { item: id, ..before });
    }
}

/// Returns an id for the answer that an item had before: no item has a full stop in its own.
fn free_id(sheet: &Worksheet, item: &str) -> String {
    let is_free = |id: &String| sheet.answers.iter().all(|known| known.item != *id);
    let first = std::iter::once(format!("{item}.before"));
    let mut ids = first.chain((2..).map(|number: u32| format!("{item}.before-{number}")));
    ids.find(is_free).unwrap_or_else(|| format!("{item}.before"))
}

/// Returns true for answers to one kind of item.
fn are_alike(one: &Answer, other: &Answer) -> bool {
    let is_on_scale = |answer: &Answer| matches!(answer, Answer::Scale(_) | Answer::DontKnow);
    std::mem::discriminant(one) == std::mem::discriminant(other) || (is_on_scale(one) && is_on_scale(other))
}

/// Returns true for an answer in which nothing is said, also where it has lines or letters.
fn is_blank(answer: &Answer) -> bool {
    match answer {
        Answer::Rows(rows) => rows.iter().flatten().all(Bilingual::is_empty),
        answer => is_nothing(answer),
    }
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

/// Changes the lines of an item, which has none where it is no table.
fn change_rows<R>(sheet: &mut Worksheet, item: &str, change: impl FnOnce(&mut Vec<Vec<Bilingual>>) -> R) -> R {
    let known = sheet.answers.iter().find(|known| known.item == item);
    let mut rows = match known.map(|known| &known.answer) {
        Some(Answer::Rows(rows)) => rows.clone(),
        _ => Vec::new(),
    };
    let result = change(&mut rows);
    give(sheet, item, Answer::Rows(rows));
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

/// Returns true for an answer that holds nothing, so that it need not be kept.
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
    #[test]
    fn an_answer_of_another_kind_is_kept_when_its_item_is_answered() {
        let old = Answer::Choice("no-such-option".to_owned());
        let note = OptionNote { option: "no-such-option".to_owned(), text: Bilingual::new("a note", "") };
        let given = ItemAnswer { item: "promise-risk".to_owned(), answer: old.clone(), notes: vec![note] };
        let sheet = Worksheet { framework: "risk".into(), answers: vec![given.clone()] };
        let plan = Plan { worksheets: [sheet].into_iter().collect(), ..rayhan_soap() };
        let mut history = History::new(Arc::new(plan.clone()));
        let answers = |plan: &Plan| plan.worksheets.find(&"risk".into()).unwrap().answers.clone();
        let mut after = Vec::new();
        for answer in [text("وعد"), Answer::Rows(vec![vec![Bilingual::new("Delivery", "")]])] {
            let edit = answer_item(history.plan(), "risk", "promise-risk", Some(answer)).unwrap();
            history.perform(&edit, None).unwrap();
            after = answers(history.plan());
        }
        let ids: Vec<&str> = after.iter().map(|given| given.item.as_str()).collect();
        assert_eq!(ids, ["promise-risk", "promise-risk.before", "promise-risk.before-2"]);
        assert_eq!((&after[1].answer, &after[1].notes), (&old, &given.notes));
        assert_eq!(after[2].answer, text("وعد"));
        assert!(after[0].notes.is_empty(), "a note goes with the answer that it was made to");
        let row = add_row(&plan, "risk", "promise-risk", vec![Bilingual::new("Delivery", "")]).unwrap();
        let moved = move_row(&plan, "risk", ("promise-risk", 0), "risks");
        assert_eq!(moved, None, "what has no lines stays as it is");
        for _ in 0..2 {
            history.undo().unwrap();
        }
        assert_eq!(**history.plan(), plan);
        history.perform(&row, None).unwrap();
        assert_eq!(answers(history.plan())[1].answer, old);
        // A field that was emptied again answers nothing, so the old answer stands where it stood.
        assert_eq!(answer_item(&plan, "risk", "promise-risk", Some(text(""))), None);
    }
}
