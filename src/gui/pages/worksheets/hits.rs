//! Says what the search of the list finds: worksheets by their names, items by their names and options, and words in answers
//! and notes.

use eframe::egui::Ui;

use super::{WorksheetsView, sheet};
use crate::gui::context::Cx;
use crate::gui::widgets::{column, link, small};
use crate::plan::{Answer, Bilingual, ItemAnswer, Plan};
use crate::report::worksheets::named_value;
use crate::search::{Folded, Query, Rank};
use crate::text::strings::fill;
use crate::worksheet::{Framework, Item, answer_to};

/// So many hits are shown of a worksheet; the rest is found in it.
const MOST: usize = 4;
/// So many letters of an answer are shown.
const LETTERS: usize = 90;

/// Says where something was found, the best place first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Where {
    /// In the name of the worksheet.
    Sheet,
    /// In the name of the part at this place.
    Part(usize),
    /// In the name of an item or of one of its options.
    Item,
    /// In an answer or a note.
    Answer,
}

/// Says how well something answers what is looked for; a smaller one stands first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Fit {
    /// Whether it has only words of the same meaning: what was typed stands before them wherever it is.
    is_meant: bool,
    place: Where,
    rank: Rank,
}

impl Fit {
    fn of(place: Where, rank: Rank) -> Self {
        Self { is_meant: rank >= Rank::Synonym, place, rank }
    }
}

/// A worksheet of the list, with what was found in it.
pub(super) struct Found<'f> {
    pub(super) sheet: &'f Framework,
    /// How well it answers; none where nothing is looked for.
    pub(super) fit: Option<Fit>,
    /// The items that were found, the best first.
    hits: Vec<Hit<'f>>,
}

/// An item that was found.
struct Hit<'f> {
    fit: Fit,
    /// The part that it stands in, by its place.
    part: usize,
    item: &'f Item,
    /// The part of its answer that was found.
    said: Option<String>,
}

impl<'f> Found<'f> {
    /// Returns a worksheet that was not looked for.
    pub(super) fn unsearched(sheet: &'f Framework) -> Self {
        Self { sheet, fit: None, hits: Vec::new() }
    }

    /// Opens the worksheet with the keyboard, where it was found: at the item or in the part that answers best.
    pub(super) fn open(&self, plan: &Plan, view: &mut WorksheetsView) {
        view.open_sheet(&self.sheet.id);
        match (self.fit.map(|fit| fit.place), self.hits.first()) {
            (Some(Where::Part(part)), _) => sheet::enter(self.sheet, part, view),
            (Some(Where::Item | Where::Answer), Some(hit)) => view.seek(hit.part, hit.item),
            _ => sheet::begin(plan, self.sheet, view),
        }
    }
}

/// Finds a worksheet by its names or by what was answered in it.
pub(super) fn find<'f>(query: &Query, sheet: &'f Framework, plan: &Plan) -> Option<Found<'f>> {
    let hits = hits(query, sheet, plan);
    let of_name = |place: Where, name: &Bilingual| rank(query, name).map(|rank| Fit::of(place, rank));
    let parts = sheet.parts.iter().enumerate().filter_map(|(at, part)| of_name(Where::Part(at), &part.name));
    let fits = of_name(Where::Sheet, &sheet.name).into_iter().chain(parts).chain(hits.first().map(|hit| hit.fit));
    let fit = fits.min()?;
    Some(Found { sheet, fit: Some(fit), hits })
}

/// Finds the items of a worksheet whose name, options or answer has what is looked for, the best first.
fn hits<'f>(query: &Query, sheet: &'f Framework, plan: &Plan) -> Vec<Hit<'f>> {
    let parts = sheet.parts.iter().enumerate();
    let items = parts.flat_map(|(at, part)| part.items.iter().map(move |item| (at, item)));
    let hit = |(part, item): (usize, &'f Item)| {
        let said = answer_to(plan, sheet, item).and_then(|given| said(query, given));
        let names = std::iter::once(&item.name).chain(item.kind.options().iter().map(|option| &option.name));
        let called = names.filter_map(|name| rank(query, name)).min().map(|rank| Fit::of(Where::Item, rank));
        let answered = said.as_ref().map(|(rank, _)| Fit::of(Where::Answer, *rank));
        let fit = called.into_iter().chain(answered).min()?;
        Some(Hit { fit, part, item, said: said.map(|(_, words)| words) })
    };
    let mut found: Vec<Hit<'f>> = items.filter_map(hit).collect();
    found.sort_by_key(|hit| hit.fit);
    found
}

/// Says how well a text answers, in the language in which it does better.
fn rank(query: &Query, text: &Bilingual) -> Option<Rank> {
    [&text.en, &text.ar].into_iter().filter_map(|text| query.rank(&Folded::of(text), &[])).min()
}

/// Returns the line or clause of an answer or its notes that answers best, with how well it does.
fn said(query: &Query, given: &ItemAnswer) -> Option<(Rank, String)> {
    let mut texts: Vec<&Bilingual> = match &given.answer {
        Answer::Text(text) => vec![text],
        Answer::Rows(rows) => rows.iter().flatten().collect(),
        _ => Vec::new(),
    };
    texts.extend(given.notes.iter().map(|note| &note.text));
    let both = texts.into_iter().flat_map(|text| [text.ar.as_str(), text.en.as_str()]);
    let found = both.filter_map(|text| {
        let rank = query.rank(&Folded::of(text), &[])?;
        let clause = text.split(['\n', '.', '؛', ';']).find(|clause| query.is_in(&Folded::of(clause)));
        let words = clause.unwrap_or(text).trim();
        (!words.is_empty()).then_some((rank, words))
    });
    let (rank, words) = found.min_by_key(|(rank, _)| *rank)?;
    let shown = match words.char_indices().nth(LETTERS) {
        Some((end, _)) => format!("{}…", &words[..end]),
        None => words.to_owned(),
    };
    Some((rank, shown))
}

/// Shows what was found of a worksheet, each as a link to its item.
pub(super) fn show(cx: &Cx<'_>, ui: &mut Ui, found: &Found<'_>, view: &mut WorksheetsView) {
    let mut opened = None;
    column(ui, |ui| {
        for hit in found.hits.iter().take(MOST) {
            let name = hit.item.name.get(cx.language());
            let text = match &hit.said {
                Some(said) => named_value(cx.locale, name, said),
                None => name.to_owned(),
            };
            if link(ui, &text).clicked() {
                opened = Some(hit);
            }
        }
        if found.hits.len() > MOST {
            let rest = cx.locale.whole(u64::try_from(found.hits.len() - MOST).unwrap_or(0));
            small(ui, &fill!(cx.texts.worksheets.more_lines, &[("count", &rest)]));
        }
    });
    if let Some(hit) = opened {
        view.open_sheet(&found.sheet.id);
        view.seek(hit.part, hit.item);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::List;
    use crate::plan::Worksheet;
    use crate::plan::sample_b::rayhan_soap;
    use crate::worksheet::built_in;

    fn best(typed: &str, plan: &Plan) -> (&'static str, Option<&'static str>) {
        let query = Query::new(typed);
        let mut found: Vec<Found<'static>> = built_in().iter().filter_map(|sheet| find(&query, sheet, plan)).collect();
        found.sort_by_key(|found| found.fit);
        let first = found.swap_remove(0);
        let is_of_item = matches!(first.fit.map(|fit| fit.place), Some(Where::Item | Where::Answer));
        (&first.sheet.id, first.hits.first().filter(|_| is_of_item).map(|hit| &*hit.item.id))
    }

    #[test]
    fn a_name_stands_before_an_item_and_an_item_before_an_answer() {
        let plan = rayhan_soap();
        for sheet in built_in() {
            assert_eq!(best(&sheet.name.en, &plan), (&*sheet.id, None));
            assert_eq!(best(&sheet.name.ar, &plan), (&*sheet.id, None));
        }
        for (typed, sheet) in [("the e-market", "e-market"), ("evalu", "evaluation"), ("المخاطر", "risk")] {
            assert_eq!(best(typed, &plan), (sheet, None), "{typed}");
        }
        assert_eq!(best("kind of goods", &plan), ("e-mix", Some("kind-of-goods")));
        let text = Answer::Text(Bilingual::new("Kind of goods. Quinces", ""));
        let given = ItemAnswer { item: "needs".to_owned(), answer: text, notes: Vec::new() };
        let filled = Worksheet { framework: "arthur".into(), answers: vec![given] };
        let plan = Plan { worksheets: List::from_iter([filled]), ..plan };
        assert_eq!(best("kind of goods", &plan), ("e-mix", Some("kind-of-goods")));
        assert_eq!(best("quinces", &plan), ("arthur", Some("needs")));
    }
}
