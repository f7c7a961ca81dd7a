//! A filled worksheet as a document: its figure, then its parts with every answer, what the plan says and what is left.

use super::super::answers::answer;
use super::super::figure::{self, Figure};
use super::super::pages::{Block, Document, Picture, TitlePage};
use super::paint;
use crate::report::Report;
use crate::report::worksheets::{drawing, kept_answers, named_link, of_the_plan};
use crate::text::strings::fill;
use crate::worksheet::{Completeness, Framework, Item, Kind, answer_to, completeness};

/// Around the figure on its page.
const EDGE: f32 = 2.0;

/// Returns the document of a worksheet.
pub(in super::super) fn document(report: &Report, sheet: &Framework) -> Document {
    let sheet = report.as_read(sheet);
    let language = report.locale.language;
    let name = sheet.name.get(language);
    let heading = Block::Heading { level: 1, number: None, text: name.to_owned(), is_fresh: false };
    let mut blocks = vec![heading];
    blocks.extend(picture(report, sheet));
    blocks.push(Block::Paragraph { lead: String::new(), text: sheet.about.get(language).to_owned() });
    let (parts, whole) = completeness(report.plan, sheet);
    let words = &report.texts.worksheets;
    blocks.push(Block::Note(fill!(words.required_answered, &[("done", &count(report, whole))])));
    for (part, done) in sheet.parts.iter().zip(parts) {
        let name = part.name.get(language);
        let named = match done.items {
            0 => name.to_owned(),
            _ => format!("{name}{dot}{}", count(report, done), dot = report.locale.dot()),
        };
        let answered: Vec<Block> = part.items.iter().flat_map(|item| of_item(report, sheet, part, item)).collect();
        if !answered.is_empty() {
            blocks.push(Block::Minor(named));
            blocks.extend(answered);
        }
    }
    let kept = kept_answers(report, sheet);
    if !kept.is_empty() {
        blocks.push(Block::Minor(words.kept_answers.to_owned()));
        blocks.extend(kept.into_iter().map(|kept| Block::Paragraph { lead: lead(&kept.item), text: kept.words }));
    }
    blocks.push(Block::Note(fill!(words.source, &[("source", sheet.source.get(language))])));
    let title = report.plan.title.get(report.plan_language).to_owned();
    Document {
        locale: report.locale,
        front: TitlePage { title, ..TitlePage::default() },
        authors: authors(report),
        blocks: blocks.into_iter().map(|block| (0, block)).collect(),
        is_part: true,
        is_turned: false,
    }
}

fn authors(report: &Report) -> String {
    report.plan.book.authors.join(report.locale.comma())
}

/// Writes "3 of 8".
fn count(report: &Report, done: Completeness) -> String {
    let number = |count: usize| report.locale.whole(u64::try_from(count).unwrap_or(u64::MAX));
    fill!(report.texts.worksheets.of, &[("count", &number(done.answered)), ("total", &number(done.items))])
}

/// Returns the figure on a page that lies on its side; none for a form.
fn picture(report: &Report, sheet: &Framework) -> Option<Block> {
    let drawn = drawing(report, sheet, paint::WIDTH)?;
    let shapes = paint::shapes(report, &drawn, (EDGE, EDGE));
    let name = sheet.name.get(report.locale.language).to_owned();
    let figure = Figure {
        width: paint::WIDTH + 2.0 * EDGE,
        height: drawn.height + 2.0 * EDGE,
        title: name.clone(),
        blocks: vec![figure::Block { role: figure::Role::Picture(name.clone()), shapes }],
        is_right_to_left: false,
    };
    Some(Block::Picture(Picture { caption: name.clone(), alternative: name, figure, is_wide: true }))
}

/// Returns what stands for an item; nothing for one that nobody must answer and nobody has.
fn of_item(report: &Report, sheet: &Framework, part: &crate::worksheet::Part, item: &Item) -> Vec<Block> {
    let language = report.locale.language;
    let name = item.name.get(language);
    match &item.kind {
        Kind::Figure(_) => {
            let mut said: Vec<String> = of_the_plan(report, part, item).into_iter().map(on_paper).collect();
            let words = fill!(report.texts.worksheets.said_by_plan, &[("name", name)]);
            if said.len() == 1 {
                return vec![Block::Paragraph { lead: lead(&words), text: said.swap_remove(0) }];
            }
            let head = Block::Paragraph { lead: lead(&words), text: String::new() };
            std::iter::once(head).chain(said.into_iter().map(Block::Point)).collect()
        }
        Kind::Link(to) => vec![Block::Paragraph { lead: lead(name), text: named_link(report, to) }],
        _ => {
            let given = answer_to(report.plan, sheet, item);
            let answered = given.map(|given| answer(report, item, given)).unwrap_or_default();
            if answered.is_empty() && item.required {
                let text = report.texts.worksheets.not_answered.to_owned();
                return vec![Block::Paragraph { lead: lead(name), text }];
            }
            answered
        }
    }
}

/// Returns a line of the plan with marks that the typefaces of pages have.
fn on_paper(line: String) -> String {
    for (disc, mark) in [('●', '✓'), ('○', '–')] {
        if let Some(rest) = line.strip_prefix(disc) {
            return format!("{mark}{rest}");
        }
    }
    line
}

/// Returns words that stand before a text.
fn lead(name: &str) -> String {
    let ends = if name.ends_with(['?', '؟', ':']) { "" } else { ":" };
    format!("{name}{ends}")
}
