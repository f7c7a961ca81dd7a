//! Finding anything in a plan by what was typed.

use std::ops::Range;

use super::fold::{Folded, words};
use super::options::option_names;
use super::query::{Query, Rank, without_end};
use super::walk::{Text, texts_of};
use crate::diff::DifferenceStep;
use crate::edit::ItemId;
use crate::plan::schema::ListName;
use crate::plan::{Bilingual, Language, Plan};

/// How much of a text stands before what was found in it, in letters.
const LETTERS_BEFORE: usize = 32;
/// How much of a text is shown in all, in letters.
const LETTERS_SHOWN: usize = 140;

/// All texts of a plan, made alike for searching. Made once a plan, and asked at every key.
#[derive(Clone, Debug, Default)]
pub struct PlanTexts {
    texts: Vec<Said>,
}

/// A text with all forms in which it is looked for.
#[derive(Clone, Debug)]
struct Said {
    text: Text,
    /// What the text is the id of, in both languages, where it is an option of a worksheet.
    names: Option<&'static Bilingual>,
    /// The text, and what it is called in each language, made alike for searching.
    folded: Vec<Folded>,
}

impl Said {
    fn of(text: Text) -> Self {
        let names = option_names(&text);
        let called = names.into_iter().flat_map(|names| Language::ALL.map(|language| names.get(language)));
        let folded = called.chain([text.text.as_str()]).map(Folded::of).collect();
        Self { text, names, folded }
    }

    /// Returns how well the text answers a query, and in which words: what an option is called comes before its id.
    fn rank(&self, query: &Query) -> Option<(Rank, &str)> {
        let ranked =
            self.folded.iter().zip(self.words()).filter_map(|(folded, words)| Some((query.rank(folded, &[])?, words)));
        let best = ranked.min_by_key(|(rank, _)| *rank)?;
        // An id is shown nowhere.
        let is_id = self.names.is_some() && best.1 == self.text.text;
        Some(if is_id { (best.0, self.shown()) } else { best })
    }

    /// Returns the words of the folded forms, in their order.
    fn words(&self) -> impl Iterator<Item = &str> {
        let called = self.names.into_iter().flat_map(|names| Language::ALL.map(|language| names.get(language)));
        called.chain([self.text.text.as_str()])
    }

    /// Returns what is shown where the language does not matter.
    fn shown(&self) -> &str {
        self.names.map_or(self.text.text.as_str(), |names| names.get(Language::En))
    }

    fn found(&self, words: &str, snippet: Snippet, rank: Rank) -> Found {
        let option = self.names.map(|names| (self.text.text.clone(), names));
        let place = self.text.place.clone();
        Found { item: item_of(&place), place, text: words.to_owned(), option, snippet, rank }
    }
}

/// A text of a plan that answers a query.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// The thing that it belongs to; `None` for what belongs to the plan as a whole, as its title.
    pub item: Option<ItemId>,
    /// The fields and items of the document that lead to it.
    pub place: Vec<DifferenceStep>,
    /// The whole text; of an option of a worksheet what it is called.
    pub text: String,
    /// The id of the option and what it is called, where it is one.
    pub option: Option<(String, &'static Bilingual)>,
    /// The part of it that is shown, in one line.
    pub snippet: Snippet,
    /// How well it answers.
    pub rank: Rank,
}

/// A part of a text around what was found in it, in one line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Snippet {
    /// The line, with an ellipsis where something was cut.
    pub line: String,
    /// Where in `line` the found words stand, in bytes; empty where a synonym was found elsewhere in the text.
    pub hit: Range<usize>,
}

impl PlanTexts {
    /// Gathers the texts of `plan`: names, copies, notes, ids, sources, amounts, whatever the document holds.
    #[must_use]
    pub fn of(plan: &Plan) -> Self {
        Self { texts: texts_of(plan).into_iter().map(Said::of).collect() }
    }

    /// Returns every text with the way to it, in the order of the document.
    pub fn all(&self) -> impl Iterator<Item = Found> {
        self.texts.iter().map(|said| said.found(said.shown(), Snippet::default(), Rank::Exact))
    }

    /// Returns the texts that answer `query`: those of one kind of thing together, in each kind the best first. Nothing while
    /// nothing has been typed.
    #[must_use]
    pub fn find(&self, query: &Query) -> Vec<Found> {
        self.find_first(query, usize::MAX).0
    }

    /// Returns the first `most` results of [`Self::find`], and how many there are in all.
    #[must_use]
    pub fn find_first(&self, query: &Query, most: usize) -> (Vec<Found>, usize) {
        if query.is_empty() {
            return (Vec::new(), 0);
        }
        let ranked = self.texts.iter().filter_map(|said| {
            let (rank, words) = said.rank(query)?;
            Some((rank, words, said))
        });
        let mut ranked: Vec<(Rank, &str, &Said)> = ranked.collect();
        // Of an item's id and its name people look for the name.
        let is_id = |said: &Said| matches!(said.text.place.last(), Some(DifferenceStep::Field(name)) if name == "id");
        ranked.sort_by_key(|(rank, _, said)| (group_of(&said.text.place), *rank, is_id(said)));
        let count = ranked.len();
        let found = ranked.into_iter().take(most);
        let found = found.map(|(rank, words, said)| said.found(words, snippet(words, query), rank));
        (found.collect(), count)
    }
}

impl Found {
    /// Returns the result as a reader of `language` is shown it: an option is called what that language calls it, in whatever
    /// language it was found.
    #[must_use]
    pub fn said_in(self, language: Language) -> Self {
        let Some(names) = self.option.as_ref().map(|(_, names)| *names) else { return self };
        let name = names.get(language);
        if name == self.text {
            return self;
        }
        Self { text: name.to_owned(), snippet: Snippet { line: name.to_owned(), hit: 0..0 }, ..self }
    }
}

/// Finds `typed` in `plan`; see [`PlanTexts::find`].
#[must_use]
pub fn find(plan: &Plan, typed: &str) -> Vec<Found> {
    PlanTexts::of(plan).find(&Query::new(typed))
}

/// The lists of a plan in the order in which what is found in them is shown; what is in none stands first.
const GROUPS: [&str; 16] = [
    "messages",
    "channels",
    "audiences",
    "objectives",
    "themes",
    "claims",
    "visuals",
    "slogans",
    "placements",
    "other_costs",
    "actuals",
    "insights",
    "mentions",
    "relations",
    "worksheets",
    "alternatives",
];

/// Returns the outermost list of a place that holds an item, and the item's id.
fn listed(place: &[DifferenceStep]) -> Option<(&str, &str)> {
    place.windows(2).find_map(|pair| match pair {
        [DifferenceStep::Field(list), DifferenceStep::Item(id)] => Some((list.as_str(), id.first())),
        _ => None,
    })
}

fn group_of(place: &[DifferenceStep]) -> usize {
    let list = listed(place).map(|(list, _)| list);
    list.and_then(|list| GROUPS.iter().position(|known| *known == list)).map_or(0, |position| position + 1)
}

/// Returns the thing that a place belongs to.
fn item_of(place: &[DifferenceStep]) -> Option<ItemId> {
    let (list, id) = listed(place)?;
    // What is recorded or said of a thing is found with the thing.
    let list = match list {
        "experiences" => ListName::Claims,
        "actuals" => ListName::Placements,
        list => ListName::of_field(list)?,
    };
    ItemId::of(list, id)
}

/// Returns the first place of `text` where a word of the query stands, or else a synonym.
fn first_hit(text: &str, query: &Query) -> Option<Range<usize>> {
    let found = words(text);
    let spoken = found.iter().find(|word| {
        query
            .spoken()
            .any(|(wanted, bare)| word.letters.contains(wanted) || (!bare.is_empty() && word.bare.contains(bare)))
    });
    let word = spoken.or_else(|| {
        found.iter().find(|word| {
            let folded = Folded::of(&text[word.place.clone()]);
            query.meant().any(|phrase| {
                let first = phrase.split_whitespace().next().unwrap_or_default();
                let is_single = phrase.trim() == first;
                let wanted = if is_single { without_end(phrase).to_owned() } else { format!(" {first} ") };
                !first.is_empty() && folded.bare().contains(&wanted)
            })
        })
    });
    word.map(|word| word.place.clone())
}

/// Returns the part of `text` around the first word that was found in it.
fn snippet(text: &str, query: &Query) -> Snippet {
    let hit = first_hit(text, query).unwrap_or(0..0);
    let before: Vec<usize> = text[..hit.start].char_indices().map(|(at, _)| at).collect();
    let mut start = before.len().checked_sub(LETTERS_BEFORE).and_then(|at| before.get(at)).copied().unwrap_or(0);
    if start > 0 {
        // From a whole word on.
        start = text[start..hit.start].find(char::is_whitespace).map_or(start, |blank| start + blank);
    }
    let end = text[start..].char_indices().nth(LETTERS_SHOWN).map_or(text.len(), |(at, _)| start + at).max(hit.end);
    let mut line = String::from(if start > 0 { "…" } else { "" });
    let mut shown = 0..0;
    for (at, letter) in text[start..end].char_indices() {
        let at = start + at;
        if at == hit.start {
            shown.start = line.len();
        }
        let is_blank = letter.is_whitespace();
        if !is_blank {
            line.push(letter);
        } else if !line.is_empty() && !line.ends_with(' ') && line != "…" {
            line.push(' ');
        }
        if at < hit.end {
            shown.end = line.len();
        }
    }
    if end < text.len() {
        line.push('…');
    }
    Snippet { hit: if hit.is_empty() { 0..0 } else { shown }, line }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{PlanTexts, find};
    use crate::edit::ItemId;
    use crate::plan::sample_b;
    use crate::search::Query;

    /// Every text of the serialised plan, whoever made it: what is found must not be fewer. The form of a channel is a
    /// choice among those of the course, as its unit is one.
    fn strings(value: &serde_json::Value, found: &mut BTreeSet<String>) {
        match value {
            serde_json::Value::String(text) => drop(found.insert(text.clone())),
            serde_json::Value::Array(items) => items.iter().for_each(|item| strings(item, found)),
            serde_json::Value::Object(fields) => {
                fields.iter().filter(|(name, _)| *name != "form").for_each(|(_, item)| strings(item, found));
            }
            _ => {}
        }
    }

    #[test]
    fn every_text_of_the_samples_is_found() {
        for sample in crate::catalogue::SAMPLES {
            let plan = crate::store::read(sample.text.as_bytes()).unwrap().plan;
            let texts = PlanTexts::of(&plan);
            let said: BTreeSet<&str> = texts.texts.iter().map(|said| said.text.text.as_str()).collect();
            let mut all = BTreeSet::new();
            // An option of a worksheet is shown by its name, and found by its id too.
            let is_found = |found: &super::Found, text: &str| {
                found.text == text || found.option.as_ref().is_some_and(|(id, _)| id == text)
            };
            strings(&serde_json::to_value(&plan).unwrap(), &mut all);
            for text in all {
                // Choices are written like texts; they begin with a capital and are one word.
                let is_choice = text.starts_with(|first: char| first.is_ascii_uppercase())
                    && text.chars().all(char::is_alphanumeric);
                let is_blank = text.is_empty() || text.starts_with('#');
                if !(is_choice || is_blank) {
                    assert!(said.contains(text.as_str()), "{text}");
                    let query = Query::new(&text);
                    assert!(
                        query.is_empty() || texts.find(&query).iter().any(|found| is_found(found, &text)),
                        "{text}"
                    );
                }
            }
        }
    }

    #[test]
    fn what_is_found_leads_to_its_thing() {
        let plan = sample_b::rayhan_soap();
        let message = plan.messages.iter().next().unwrap();
        let found = find(&plan, message.id.as_str());
        assert!(found.iter().any(|one| one.item == Some(ItemId::Message(message.id.clone()))), "{found:?}");
        assert!(find(&plan, "no such text anywhere").is_empty());
        assert!(find(&plan, " ").is_empty());
    }

    #[test]
    fn snippets_show_what_was_found() {
        let text = "A long beginning of a copy that says many things\nbefore it comes to the إِعلان that was looked for";
        let shown = super::snippet(text, &Query::new("اعلان"));
        assert_eq!(&shown.line[shown.hit.clone()], "إِعلان");
        assert!(shown.line.starts_with('…') && !shown.line.contains('\n'), "{}", shown.line);
        let short = super::snippet("Radio", &Query::new("radio"));
        assert_eq!((short.line.as_str(), short.hit), ("Radio", 0..5));
        let meant = super::snippet("Our television spots", &Query::new("tv"));
        assert_eq!(&meant.line[meant.hit.clone()], "television");
    }
}
