//! Answers that are kept although their worksheet no longer asks for them.

use super::super::Report;
use super::drawing::words_of_answer;
use crate::plan::{Answer, FrameworkId, Worksheet};
use crate::text::strings::fill;
use crate::worksheet::{Framework, fits};

/// Holds an answer to an item that a worksheet no longer has, or that asks for something of another kind now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptAnswer {
    /// The item as it stands in a sentence of the reader: by its id where its name is gone with it.
    pub item: String,
    /// What was answered; options that are gone are named by their ids.
    pub words: String,
}

/// Lists the answers of a worksheet that none of its items shows, in the order in which they were given.
#[must_use]
pub fn kept_answers(report: &Report<'_>, framework: &Framework) -> Vec<KeptAnswer> {
    let Some(sheet) = report.plan.worksheets.find(&FrameworkId::from(framework.id.as_str())) else { return Vec::new() };
    // What is answered for another worksheet too is shown from there.
    let is_shown = |item: &str, answer: &Answer| {
        framework.item(item).is_some_and(|item| item.same_as.is_none() && fits(&item.kind, answer))
    };
    of_sheet(report, sheet, Some(framework), |item, answer| !is_shown(item, answer))
}

/// Lists all answers of a worksheet whose framework is not here.
#[must_use]
pub fn answers_without_framework(report: &Report<'_>, sheet: &Worksheet) -> Vec<KeptAnswer> {
    of_sheet(report, sheet, None, |_, _| true)
}

fn of_sheet(
    report: &Report<'_>,
    sheet: &Worksheet,
    framework: Option<&Framework>,
    is_meant: impl Fn(&str, &Answer) -> bool,
) -> Vec<KeptAnswer> {
    let kept = sheet.answers.iter().filter(|given| is_meant(&given.item, &given.answer)).map(|given| {
        let options = framework.and_then(|sheet| sheet.item(&given.item)).map(|item| item.kind.options());
        let words = words_of_answer(report, options.unwrap_or_default(), given);
        KeptAnswer { item: name_of(report, framework, &given.item), words }
    });
    kept.filter(|kept| !kept.words.trim().is_empty()).collect()
}

/// Returns the name of an item, by its id; that of an answer which it had before the one that it has now ("sent.before")
/// says so.
fn name_of(report: &Report<'_>, framework: Option<&Framework>, id: &str) -> String {
    // No item has a full stop in its id.
    let (item, is_before) = id.split_once('.').map_or((id, false), |(item, _)| (item, true));
    let name = framework.and_then(|sheet| sheet.item(item)).map(|item| item.name.get(report.locale.language));
    match name {
        Some(name) if is_before => fill!(report.texts.worksheets.answered_before, &[("name", name)]),
        Some(name) => name.to_owned(),
        None => report.in_sentence(id),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::analysis::Analysis;
    use crate::plan::sample_b::rayhan_soap;
    use crate::plan::{Bilingual, ItemAnswer, Language, List, OptionNote, Plan};
    use crate::report::worksheets::{sheet_table, sheet_text};
    use crate::text::Locale;
    use crate::worksheet::framework;

    fn plan_with(sheet: &str, answers: &[(&str, Answer)]) -> Plan {
        let answers = answers.iter().map(|(item, answer)| ItemAnswer {
            item: (*item).to_owned(),
            answer: answer.clone(),
            notes: vec![OptionNote { option: "gone".to_owned(), text: Bilingual::new("a note", "ملاحظة") }],
        });
        let sheet = Worksheet { framework: sheet.into(), answers: answers.collect() };
        Plan { worksheets: List::from_iter([sheet]), ..rayhan_soap() }
    }

    fn with<R>(plan: Plan, look: impl FnOnce(&Report<'_>) -> R) -> R {
        let plan = Arc::new(plan);
        let analysis = Analysis::of(&plan);
        look(&Report::new(&plan, &analysis, Locale::of(Language::En)))
    }

    #[test]
    fn answers_to_items_that_are_gone_or_of_another_kind_are_shown() {
        let text = || Answer::Text(Bilingual::new("kept words", "كلام محفوظ"));
        let answers = [
            ("needs", text()),
            ("no-such-item", text()),
            ("markets", Answer::Choice("gone".to_owned())),
            ("needs.before", Answer::Scale(4)),
            ("old-list", Answer::Choices(vec!["a".to_owned(), "gone".to_owned()])),
            ("empty", Answer::Text(Bilingual::default())),
        ];
        let arthur = framework("arthur").unwrap();
        with(plan_with("arthur", &answers), |report| {
            let kept = kept_answers(report, arthur);
            let items: Vec<(&str, &str)> = kept.iter().map(|kept| (&*kept.item, &*kept.words)).collect();
            let [needs, markets] = ["needs", "markets"].map(|id| arthur.item(id).unwrap().name.en.as_str());
            let before = format!("An earlier answer to “{needs}”");
            let expected = [
                ("no-such-item", "kept words"),
                (markets, "gone (a note)"),
                (&*before, "4"),
                ("old-list", "a, gone (a note)"),
            ];
            assert_eq!(items, expected);
            assert!(sheet_text(report, arthur).contains("no-such-item: kept words"));
            let rows = sheet_table(report, arthur).rows;
            assert!(rows.iter().any(|row| row.cells[1].text == "no-such-item" && row.cells[2].text == "kept words"));
        });
    }

    #[test]
    fn all_answers_to_a_framework_that_is_not_here_are_shown() {
        let plan = plan_with("lecture-3", &[("q", Answer::Scale(4)), ("r", Answer::DontKnow)]);
        with(plan, |report| {
            let sheet = &report.plan.worksheets[0];
            let words: Vec<String> =
                answers_without_framework(report, sheet).into_iter().map(|kept| kept.words).collect();
            assert_eq!(words, ["4", "Do not know"]);
        });
    }
}
