//! What the search of the list finds in a worksheet: items by their names and options, and words in answers and notes.

use eframe::egui::Ui;

use super::WorksheetsView;
use crate::gui::context::Cx;
use crate::gui::widgets::{column, link, small};
use crate::plan::{Answer, Bilingual, ItemAnswer, Plan};
use crate::search::{Folded, Query};
use crate::text::strings::fill;
use crate::worksheet::{Framework, Item, answer_to};

/// So many hits are shown of a worksheet; the rest is found in it.
const MOST: usize = 4;
/// So many letters of an answer are shown.
const LETTERS: usize = 90;

/// An item that was found.
pub(super) struct Hit<'f> {
    /// The part that it stands in, by its place.
    part: usize,
    item: &'f Item,
    /// The part of its answer that was found.
    said: Option<String>,
}

/// Finds the items of a worksheet whose name, options or answer has what is looked for.
pub(super) fn hits<'f>(query: &Query, framework: &'f Framework, plan: &Plan) -> Vec<Hit<'f>> {
    let parts = framework.parts.iter().enumerate();
    let items = parts.flat_map(|(at, part)| part.items.iter().map(move |item| (at, item)));
    let hit = |(part, item): (usize, &'f Item)| {
        let said = answer_to(plan, framework, item).and_then(|given| said(query, given));
        let is_named = says(query, &item.name) || item.kind.options().iter().any(|option| says(query, &option.name));
        (said.is_some() || is_named).then_some(Hit { part, item, said })
    };
    items.filter_map(hit).collect()
}

/// True where a text has what is looked for, in one of its languages.
pub(super) fn says(query: &Query, text: &Bilingual) -> bool {
    [&text.en, &text.ar].into_iter().any(|text| query.is_in(&Folded::of(text)))
}

/// The first line or clause of an answer or its notes that has what is looked for.
fn said(query: &Query, given: &ItemAnswer) -> Option<String> {
    let mut texts: Vec<&Bilingual> = match &given.answer {
        Answer::Text(text) => vec![text],
        Answer::Rows(rows) => rows.iter().flatten().collect(),
        _ => Vec::new(),
    };
    texts.extend(given.notes.iter().map(|note| &note.text));
    let both = texts.into_iter().flat_map(|text| [text.ar.as_str(), text.en.as_str()]);
    let found = both.filter(|text| query.is_in(&Folded::of(text))).find_map(|text| {
        let clauses = text.split(['\n', '.', '؛', ';']).find(|clause| query.is_in(&Folded::of(clause)));
        Some(clauses.unwrap_or(text).trim()).filter(|words| !words.is_empty())
    });
    found.map(|words| match words.char_indices().nth(LETTERS) {
        Some((end, _)) => format!("{}…", &words[..end]),
        None => words.to_owned(),
    })
}

/// Shows what was found of a worksheet, each as a link to its item.
pub(super) fn show(cx: &Cx<'_>, ui: &mut Ui, framework: &Framework, found: &[Hit<'_>], view: &mut WorksheetsView) {
    let words = &cx.texts.worksheets;
    let mut opened = None;
    column(ui, |ui| {
        for hit in found.iter().take(MOST) {
            let name = hit.item.name.get(cx.language());
            let text = match &hit.said {
                Some(said) => fill!(words.named_value, &[("name", name), ("value", said)]),
                None => name.to_owned(),
            };
            if link(ui, &text).clicked() {
                opened = Some(hit);
            }
        }
        if found.len() > MOST {
            let rest = cx.locale.whole(u64::try_from(found.len() - MOST).unwrap_or(0));
            small(ui, &fill!(words.more_lines, &[("count", &rest)]));
        }
    });
    if let Some(hit) = opened {
        view.open_sheet(&framework.id);
        view.seek(hit.part, hit.item);
    }
}
