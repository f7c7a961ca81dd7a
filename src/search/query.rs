//! Says what was typed into a search field, and how well a text answers it.

use std::borrow::Borrow;

use super::fold::{Folded, words};
use super::synonyms;
use crate::util::without_article;

/// From so many letters on, a word that is still being typed stands for the synonyms that it begins.
const LETTERS_OF_A_BEGINNING: usize = 3;
/// Synonyms up to this length must be whole words of the text: "ad" is not meant by "address".
const LETTERS_OF_A_SHORT_WORD: usize = 3;

/// Says how well a thing answers a query; a smaller one stands first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rank {
    /// Its name is what was typed, with or without the article.
    Exact,
    /// Its name begins with what was typed.
    Beginning,
    /// Every word that was typed begins a word of its name.
    WordBeginnings,
    /// Every word that was typed is in its name.
    InName,
    /// Every word that was typed is in its name or in what else it says.
    InText,
    /// Some of the words are in its name as words of the same meaning.
    Synonym,
    /// Some of the words are in what else it says as words of the same meaning.
    SynonymInText,
    /// The letters are in its name, one after the other, from the beginning of a word on.
    Scattered,
}

/// One word of a query, or some that stand for one thing ("out of home").
#[derive(Clone, Debug)]
struct Term {
    /// Its words, folded.
    words: Vec<String>,
    /// The same without articles and letters that carry a hamza.
    bare: Vec<String>,
    /// What else is meant: phrases folded like [`Folded::bare`], each with a space before and behind it.
    synonyms: Vec<&'static str>,
}

/// A query: words in any order, all of which are to be found.
#[derive(Clone, Debug, Default)]
pub struct Query {
    terms: Vec<Term>,
    /// All its words, folded, with a space before each and none at the end.
    whole: String,
    /// The same without articles and letters that carry a hamza.
    whole_bare: String,
}

impl Query {
    /// Reads what was typed.
    #[must_use]
    pub fn new(typed: &str) -> Self {
        let found = words(typed);
        let letters: Vec<String> = found.iter().map(|word| word.letters.clone()).collect();
        let bare: Vec<String> = found.iter().map(|word| without_article(&word.bare).to_owned()).collect();
        // Behind a space the last word is complete.
        let is_open = !typed.ends_with(char::is_whitespace);
        let in_one = |words: &[String]| words.iter().flat_map(|word| [" ", word]).collect::<String>();
        let (whole, whole_bare) = (in_one(&letters), in_one(&bare));
        let mut terms = Vec::new();
        let mut at = 0;
        while at < letters.len() {
            let most = synonyms::most_words().min(letters.len() - at);
            let longest = (1..=most).rev().find_map(|count| {
                let synonyms = meant(&bare[at..at + count], is_open && at + count == letters.len());
                (count == 1 || !synonyms.is_empty()).then_some((count, synonyms))
            });
            let (count, synonyms) = longest.unwrap_or((1, Vec::new()));
            let end = at + count;
            terms.push(Term { words: letters[at..end].to_vec(), bare: bare[at..end].to_vec(), synonyms });
            at = end;
        }
        Self { terms, whole, whole_bare }
    }

    /// Returns true where nothing was typed that can be looked for; everything answers it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }

    /// Returns how well a thing called `name`, which says `others` beside it, answers the query; `None` where it does not.
    #[must_use]
    pub fn rank(&self, name: &Folded, others: &[Folded]) -> Option<Rank> {
        if self.is_empty() {
            return Some(Rank::Exact);
        }
        if name.as_str().trim_end() == self.whole || name.bare().trim_end() == self.whole_bare {
            return Some(Rank::Exact);
        }
        if name.as_str().starts_with(&self.whole) {
            return Some(Rank::Beginning);
        }
        let mut rank = Rank::Beginning;
        for term in &self.terms {
            rank = rank.max(term.rank(name, others)?);
        }
        Some(rank.max(Rank::WordBeginnings))
    }

    /// Returns [`Self::rank`], and [`Rank::Scattered`] where the letters alone are in the name, in their order: `svas` is "Save
    /// as".
    #[must_use]
    pub fn rank_loosely(&self, name: &Folded, others: &[Folded]) -> Option<Rank> {
        self.rank(name, others).or_else(|| self.is_scattered_in(name).then_some(Rank::Scattered))
    }

    /// Returns true where a text answers the query.
    #[must_use]
    pub fn is_in(&self, text: &Folded) -> bool {
        self.rank(text, &[]).is_some()
    }

    /// Says whether the letters stand in the name in their order, the first of them at the beginning of a word.
    fn is_scattered_in(&self, name: &Folded) -> bool {
        let wanted: Vec<char> = self.whole.chars().filter(|letter| *letter != ' ').collect();
        let Some(first) = wanted.first() else { return false };
        let mut beginning = String::from(" ");
        beginning.push(*first);
        let Some(start) = name.as_str().find(&beginning) else { return false };
        let mut letters = name.as_str()[start..].chars();
        wanted.iter().all(|&letter| letters.any(|found| found == letter))
    }

    /// Returns the folded words of the query, for marking them in a text: each with its bare form.
    pub(super) fn spoken(&self) -> impl Iterator<Item = (&str, &str)> {
        self.terms.iter().flat_map(|term| term.words.iter().zip(&term.bare)).map(|(word, bare)| (&**word, &**bare))
    }

    /// Returns the phrases that the query also means.
    pub(super) fn meant(&self) -> impl Iterator<Item = &'static str> {
        self.terms.iter().flat_map(|term| term.synonyms.iter().copied())
    }
}

/// Returns the synonyms of some words (bare) in a row.
fn meant(bare: &[String], is_open: bool) -> Vec<&'static str> {
    let phrase: String = bare.iter().flat_map(|word| [" ", word]).chain([" "]).collect();
    let is_beginning = is_open && phrase.trim().chars().count() >= LETTERS_OF_A_BEGINNING;
    synonyms::meant_by(&phrase, is_beginning)
}

impl Term {
    fn rank(&self, name: &Folded, others: &[Folded]) -> Option<Rank> {
        if self.begins_words_of(name) {
            Some(Rank::WordBeginnings)
        } else if self.is_part_of(name) {
            Some(Rank::InName)
        } else if others.iter().any(|other| self.begins_words_of(other) || self.is_part_of(other)) {
            Some(Rank::InText)
        } else if self.is_meant_in(name) {
            Some(Rank::Synonym)
        } else if others.iter().any(|other| self.is_meant_in(other)) {
            Some(Rank::SynonymInText)
        } else {
            None
        }
    }

    /// Says whether each of the query's words begins a word of the text.
    fn begins_words_of(&self, text: &Folded) -> bool {
        self.each_in(text, |text, word| text.contains(&format!(" {word}")))
    }

    /// Says whether each of the query's words is a part of the text.
    fn is_part_of(&self, text: &Folded) -> bool {
        self.each_in(text, |text, word| text.contains(word))
    }

    fn each_in(&self, text: &Folded, is_in: impl Fn(&str, &str) -> bool) -> bool {
        // What looks like an article can be the beginning of a word, as in إلكتروني: each spelling is looked for in both.
        let is_said = |wanted: &str| !wanted.is_empty() && (is_in(text.as_str(), wanted) || is_in(text.bare(), wanted));
        self.words.iter().zip(&self.bare).all(|(word, bare)| is_said(word) || is_said(bare))
    }

    /// Says whether a phrase of the same meaning is in the text, at the beginning of a word.
    fn is_meant_in(&self, text: &Folded) -> bool {
        self.synonyms.iter().any(|phrase| text.bare().contains(without_end(phrase)))
    }
}

/// Returns a synonym as it is looked for in a text: short ones with the space that ends their last word, longer ones without,
/// so that "billboard" finds "billboards".
pub(super) fn without_end(phrase: &str) -> &str {
    let is_short = phrase.trim().chars().count() <= LETTERS_OF_A_SHORT_WORD;
    if is_short { phrase } else { phrase.trim_end() }
}

/// Returns the things that answer a query, best first; among equals they keep their order. `said` gives the name of a thing and
/// what else it says, folded.
pub fn best_first<T, S: Borrow<(Folded, Vec<Folded>)>>(
    query: &Query,
    things: impl IntoIterator<Item = T>,
    said: impl Fn(&T) -> S,
) -> Vec<T> {
    let one = |thing: T| {
        let said = said(&thing);
        let (name, others) = said.borrow();
        Some((query.rank(name, others)?, thing))
    };
    sorted(things.into_iter().filter_map(one).collect())
}

/// Returns [`best_first`] for commands, each with its names in every language: the best of them counts, and where nothing else
/// is found, letters alone will do ([`Query::rank_loosely`]). Among equals those of which `is_last` holds stand behind the
/// others.
pub fn commands_first<T, const NAMES: usize, const OTHERS: usize>(
    query: &Query,
    things: impl IntoIterator<Item = T>,
    said: impl Fn(&T) -> ([Folded; NAMES], [Folded; OTHERS]),
    is_last: impl Fn(&T) -> bool,
) -> Vec<T> {
    let one = |thing: T| {
        let (names, others) = said(&thing);
        let rank = names.iter().filter_map(|name| query.rank_loosely(name, &others)).min()?;
        Some(((rank, is_last(&thing)), thing))
    };
    let mut ranked: Vec<_> = things.into_iter().filter_map(one).collect();
    if ranked.iter().any(|((rank, _), _)| *rank < Rank::Scattered) {
        ranked.retain(|((rank, _), _)| *rank < Rank::Scattered);
    }
    sorted(ranked)
}

fn sorted<T, R: Copy + Ord>(mut ranked: Vec<(R, T)>) -> Vec<T> {
    ranked.sort_by_key(|&(rank, _)| rank);
    ranked.into_iter().map(|(_, thing)| thing).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Query, Rank, best_first, commands_first};
    use crate::search::fold::Folded;

    fn rank(typed: &str, name: &str) -> Option<Rank> {
        Query::new(typed).rank(&Folded::of(name), &[])
    }

    #[test]
    fn ranks_follow_how_much_was_meant() {
        for (typed, name, expected) in [
            ("save", "Save", Some(Rank::Exact)),
            ("sav", "Save as…", Some(Rank::Beginning)),
            ("as sa", "Save as…", Some(Rank::WordBeginnings)),
            ("file copy", "Copy of the file", Some(Rank::WordBeginnings)),
            ("ave", "Save", Some(Rank::InName)),
            ("tv", "Television", Some(Rank::Synonym)),
            ("billb", "Outdoor posters", Some(Rank::Synonym)),
            ("radio", "Television", None),
            ("save radio", "Save as…", None),
            ("انهاء", "إنهاء", Some(Rank::Exact)),
            ("انهاء", "إِنْهَاء البرنامج", Some(Rank::Beginning)),
            ("الحمله", "حملة رمضان", Some(Rank::WordBeginnings)),
            ("حمله", "الحملة", Some(Rank::Exact)),
            ("حمله", "الحملة الأولى", Some(Rank::WordBeginnings)),
            ("مسئول", "المسؤولون", Some(Rank::WordBeginnings)),
            ("تلفزيون", "Television", Some(Rank::Synonym)),
            ("telly", "التلفزيون", Some(Rank::Synonym)),
            ("reach", "مدى الوصول", Some(Rank::Synonym)),
            ("الوصول", "مدى الوصول", Some(Rank::WordBeginnings)),
            ("الإلكتروني", "بريد إلكتروني", Some(Rank::WordBeginnings)),
            ("الكتروني", "البريد الإلكتروني", Some(Rank::WordBeginnings)),
            ("ملائمة", "ملاءمة الأسابيع", Some(Rank::WordBeginnings)),
            ("شئ", "كل شيء", Some(Rank::WordBeginnings)),
            ("out of home", "لوحات الطرق", Some(Rank::Synonym)),
            ("١٢", "Week 12", Some(Rank::WordBeginnings)),
            ("", "Anything", Some(Rank::Exact)),
            (" – ", "Anything", Some(Rank::Exact)),
        ] {
            assert_eq!(rank(typed, name), expected, "{typed} in {name}");
        }
    }

    #[test]
    fn short_synonyms_are_whole_words() {
        assert_eq!(rank("advertising", "Address book"), None);
        assert_eq!(rank("advertising", "Print ad"), Some(Rank::Synonym));
    }

    #[test]
    fn other_texts_count_less_than_the_name() {
        let query = Query::new("soap launch");
        let name = Folded::of("Launch reel");
        assert_eq!(query.rank(&name, &[Folded::of("Rayhan soap")]), Some(Rank::InText));
        assert_eq!(query.rank(&name, &[Folded::of("Rayhan")]), None);
    }

    #[test]
    fn the_best_stand_first_and_letters_alone_are_the_last_resort() {
        let said = |name: &&str| (Folded::of(name), Vec::new());
        let names = ["Save as…", "Unsaved", "Save", "Vase"];
        assert_eq!(best_first(&Query::new("save"), names, said), ["Save", "Save as…", "Unsaved"]);
        let commands = |typed: &str, last: &str| {
            commands_first(&Query::new(typed), names, |name| ([Folded::of(name)], []), |name| *name == last)
        };
        assert_eq!(commands("svs", ""), ["Save as…"]);
        assert_eq!(commands("save", ""), ["Save", "Save as…", "Unsaved"]);
        assert_eq!(commands("", "Save"), ["Save as…", "Unsaved", "Vase", "Save"]);
        assert_eq!(commands("xyz", ""), Vec::<&str>::new());
    }

    proptest! {
        #[test]
        fn a_text_is_found_by_itself_and_by_its_words_in_any_order(text in "\\PC*|[a-zA-Zأإآءؤئىةال ـ\u{64b}-\u{652},٠-٩]*") {
            let folded = Folded::of(&text);
            prop_assert_eq!(Query::new(&text).rank(&folded, &[]), Some(Rank::Exact));
            let mut words: Vec<&str> = text.split_whitespace().collect();
            words.reverse();
            prop_assert!(Query::new(&words.join(" ")).is_in(&folded), "{}", words.join(" "));
        }
    }
}
