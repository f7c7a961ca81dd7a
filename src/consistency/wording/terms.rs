//! Finding the words of a claim, and words that deny, in a text.

use crate::plan::Language;
use crate::util::{Word, normalised};

/// The shortest word that may remain when a prefix is taken away.
const MIN_STEM: usize = 3;
/// How many words before a claim's words a denial is looked for.
const BEFORE: usize = 3;

/// One term of a claim's word list, word by word, normalised.
#[derive(Clone, Debug)]
pub(super) struct Term {
    words: Vec<String>,
    language: Language,
}

impl Term {
    /// Returns the term, or `None` when it has no letters.
    pub(super) fn of(text: &str, language: Language) -> Option<Self> {
        let words: Vec<String> =
            normalised(text).split(' ').filter(|word| !word.is_empty()).map(str::to_owned).collect();
        (!words.is_empty()).then_some(Self { words, language })
    }

    /// Returns where the term begins in `text`, the first place. Its last word may go on (`natural` in `naturally`); before its
    /// first one an Arabic word may carry و، ف، ب، ك، ل and the article.
    pub(super) fn find(&self, text: &[Word<'_>]) -> Option<usize> {
        text.windows(self.words.len()).position(|window| {
            self.words.iter().zip(window).enumerate().all(|(position, (wanted, word))| {
                let is_last = position + 1 == self.words.len();
                self.forms(&word.normal, position == 0)
                    .any(|form| if is_last { form.starts_with(wanted.as_str()) } else { form == wanted })
                    || (position == 0 && is_last && self.without_article(wanted, &word.normal))
            })
        })
    }

    /// Returns how many words it has.
    pub(super) fn length(&self) -> usize {
        self.words.len()
    }

    /// Returns true when `word` is the term `wanted`, which is written with the article, without it.
    fn without_article(&self, wanted: &str, word: &str) -> bool {
        let Some(bare) = wanted.strip_prefix("ال").filter(|bare| is_long_enough(bare)) else { return false };
        self.language == Language::Ar && self.forms(word, true).any(|form| form.starts_with(bare))
    }

    /// Returns the word itself, and what remains of it without Arabic prefixes.
    fn forms<'w>(&self, word: &'w str, may_have_prefix: bool) -> impl Iterator<Item = &'w str> {
        let prefixes: &[&str] = if self.language == Language::Ar && may_have_prefix { &PREFIXES } else { &[] };
        let stems = prefixes.iter().filter_map(|prefix| word.strip_prefix(prefix)).filter(|stem| is_long_enough(stem));
        std::iter::once(word).chain(stems)
    }
}

fn is_long_enough(stem: &str) -> bool {
    stem.chars().count() >= MIN_STEM
}

/// Conjunctions, prepositions and the article, in the orders that they are written in.
pub(super) const PREFIXES: [&str; 24] = [
    "و", "ف", "ال", "وال", "فال", "ب", "ك", "ل", "وب", "وك", "ول", "فب", "فك", "فل", "بال", "كال", "لل", "وبال",
    "وكال", "ولل", "فبال", "فكال", "فلل", "س",
];

/// Words that deny what stands near them, normalised.
const CUES_AR: [&str; 9] = ["غير", "ليس", "بلا", "بدون", "دون", "خال", "لا", "لن", "لم"];
const CUES_EN: [&str; 4] = ["not", "no", "without", "free"];

/// Returns the word near the term at `place` that denies, where there is one: within three words before it, or right after it
/// for `free`. A cue only: "without chemicals" supports a claim.
pub(super) fn denial<'a>(text: &'a [Word<'_>], place: usize, term: &Term) -> Option<&'a str> {
    let before = text.get(place.saturating_sub(BEFORE)..place).unwrap_or_default();
    let after = text.get(place + term.length()).filter(|word| word.normal == "free");
    before.iter().rev().find(|word| denies(&word.normal, term.language)).or(after).map(|word| word.shown)
}

fn denies(word: &str, language: Language) -> bool {
    match language {
        Language::En => CUES_EN.contains(&word),
        Language::Ar => {
            let bare = word.strip_prefix(['و', 'ف']).unwrap_or(word);
            let is_cue = |form: &str| CUES_AR.contains(&form) || form.starts_with("خالي") || form == "ليست";
            is_cue(word) || is_cue(bare)
        }
    }
}
