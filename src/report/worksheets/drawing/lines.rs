//! The lines of a cell: what was answered, what is still empty, and what the plan says.

use super::super::super::Report;
use super::super::{SheetLine, figure, named_link};
use super::{DrawnLine, LineMark, Voice};
use crate::edit::ItemId;
use crate::plan::{Answer, Bilingual, ItemAnswer};
use crate::text::strings::fill;
use crate::text::{Locale, isolate};
use crate::worksheet::{Framework, Item, ItemState, Kind, Part, SheetOption, answer_to, state};

impl DrawnLine {
    pub(super) fn new(caption: impl Into<String>, text: impl Into<String>, voice: Voice) -> Self {
        Self { caption: caption.into(), text: text.into(), voice, mark: None }
    }
}

/// Lists the lines of a part, in the order of its items: answers and what is missing first, then what the plan says.
pub(super) fn of_part(report: &Report<'_>, framework: &Framework, part: &Part) -> Vec<DrawnLine> {
    let lines = part.items.iter().flat_map(|item| of_item(report, framework, part, item));
    let (mut written, said): (Vec<_>, Vec<_>) = lines.partition(|line| line.voice != Voice::Plan);
    written.extend(said);
    written
}

/// Lists the lines of one item.
pub(super) fn of_item(report: &Report<'_>, framework: &Framework, part: &Part, item: &Item) -> Vec<DrawnLine> {
    let name = item.name.get(report.locale.language);
    match &item.kind {
        Kind::Figure(figure_name) => {
            let mut lines = figure(report, part, figure_name);
            // A cell has room for a few: what is there stands before what is not.
            lines.sort_by_key(|line| line.is_there == Some(false));
            let is_one = lines.len() == 1;
            let lines = lines.into_iter().enumerate().map(|(at, line)| {
                // How many of several there are stands first, under the name of all.
                let is_named = line.text.contains(": ");
                let is_count = at == 0 && line.is_there.is_none() && line.item.is_none() && !is_named;
                let caption = if is_one || is_count { name } else { "" };
                let mark = mark_of(report, figure_name, &line);
                DrawnLine { mark, ..DrawnLine::new(caption, line.text, Voice::Plan) }
            });
            lines.collect()
        }
        // Where something is entered elsewhere the cell says where, and what stands there.
        Kind::Link(to) => vec![DrawnLine::new(name, named_link(report, to), Voice::Plan)],
        _ => match answer_to(report.plan, framework, item) {
            Some(given) => answered(report, item, given),
            None if item.required && state(report.plan, framework, item) == ItemState::Empty => {
                vec![DrawnLine::new(name, report.texts.worksheets.not_answered, Voice::Missing)]
            }
            None => Vec::new(),
        },
    }
}

/// Returns the mark of a line that the plan says: messages of a stage have their colour, in which its column shows them.
fn mark_of(report: &Report<'_>, figure_name: &str, line: &SheetLine) -> Option<LineMark> {
    let message = match &line.item {
        Some(ItemId::Message(id)) if figure_name == "stage-messages" && line.is_there == Some(true) => {
            report.plan.messages.find(id)
        }
        _ => None,
    };
    message.map(|message| LineMark::Message(message.colour)).or(line.is_there.map(LineMark::Read))
}

fn answered(report: &Report<'_>, item: &Item, given: &ItemAnswer) -> Vec<DrawnLine> {
    let name = item.name.get(report.locale.language);
    if let Answer::Rows(rows) = &given.answer {
        let rows = rows.iter().filter(|row| !row.iter().all(Bilingual::is_empty));
        return rows.map(|row| DrawnLine::new("", shortened(&row_words(report, row)), Voice::Written)).collect();
    }
    let words = brief_words(report, item, given);
    if words.trim().is_empty() { Vec::new() } else { vec![DrawnLine::new(name, shortened(&words), Voice::Written)] }
}

/// The most letters of an answer in a cell: no cell has room for more, and laying out a long text takes its time.
const MOST_LETTERS: usize = 400;

/// Cuts an answer to what a cell can show.
pub(super) fn shortened(words: &str) -> String {
    match words.char_indices().nth(MOST_LETTERS) {
        Some((end, _)) => format!("{}…", &words[..end]),
        None => words.to_owned(),
    }
}

/// Writes a row of a table as one line: what stands in its first column, and the rest behind it.
fn row_words(report: &Report<'_>, row: &[Bilingual]) -> String {
    let cells = row.iter().map(|cell| cell.get(report.plan_language)).filter(|cell| !cell.trim().is_empty());
    cells.collect::<Vec<_>>().join(report.locale.dot())
}

/// Writes an answer in a few words: many chosen options as "5 of 7".
fn brief_words(report: &Report<'_>, item: &Item, given: &ItemAnswer) -> String {
    let Answer::Choices(chosen) = &given.answer else { return answer_words(report, item, given) };
    if chosen.len() <= 2 {
        return answer_words(report, item, given);
    }
    // What is no option any longer counts as none.
    let options = item.kind.options();
    let known = options.iter().filter(|option| chosen.contains(&option.id)).count();
    report.of_line(known, options.len()).text
}

/// Writes an answer out: the text, the names of the chosen options with their notes, the value.
pub(super) fn answer_words(report: &Report<'_>, item: &Item, given: &ItemAnswer) -> String {
    words_of_answer(report, item.kind.options(), given)
}

/// Says that an option is not offered any longer: "“banners” is no longer an option".
#[must_use]
pub fn gone_option(locale: Locale, id: &str) -> String {
    fill!(locale.texts().worksheets.gone_option, &[("id", &isolate(id, locale.language))])
}

/// Writes an answer out. What is not among `options` is named by its id, and said to be no option any longer where there are some.
pub(in super::super) fn words_of_answer(report: &Report<'_>, options: &[SheetOption], given: &ItemAnswer) -> String {
    let option = |id: &str| {
        let name = match options.iter().find(|option| option.id == id) {
            Some(option) => option.name.get(report.locale.language).to_owned(),
            None if options.is_empty() => report.in_sentence(id),
            None => gone_option(report.locale, id),
        };
        let note = given.notes.iter().find(|note| note.option == id).map(|note| note.text.get(report.plan_language));
        match note.filter(|note| !note.trim().is_empty()) {
            Some(note) => format!("{name} ({note})"),
            None => name,
        }
    };
    match &given.answer {
        Answer::Text(text) => text.get(report.plan_language).to_owned(),
        Answer::Choice(id) => option(id),
        Answer::Choices(ids) => ids.iter().map(|id| option(id)).collect::<Vec<_>>().join(report.texts.shared.comma),
        Answer::Rows(rows) => rows.iter().map(|row| row_words(report, row)).collect::<Vec<_>>().join("\n"),
        Answer::Scale(value) => report.locale.ungrouped(*value),
        Answer::DontKnow => report.texts.worksheets.dont_know.to_owned(),
    }
}
