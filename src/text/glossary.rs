//! The glossary: terms of the field in both languages with a short definition of each, and where the term comes from.

use std::ops::Range;
use std::sync::LazyLock;

use super::strings::Texts;
use crate::plan::{Bilingual, Language};

/// Says where a term comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TermSource {
    /// The course notes on e-marketing.
    Notes,
    /// The lecture on the e-market.
    FirstLecture,
    /// The lecture on networks and the forces of the digital age.
    ThirdLecture,
    /// The web texts of the course.
    WebTexts,
    /// The course paper on social CRM and integrated communications.
    Paper,
    /// What is usual in the field.
    Field,
    /// A word that this program has chosen.
    Program,
}

/// The codes of the sources in the file.
const SOURCES: [(&str, TermSource); 8] = [
    ("N0", TermSource::Notes),
    ("N1", TermSource::FirstLecture),
    ("N2", TermSource::ThirdLecture),
    ("N3", TermSource::WebTexts),
    ("N4", TermSource::Paper),
    ("STD", TermSource::Field),
    ("PRJ", TermSource::Program),
    ("UI", TermSource::Program),
];

/// A term of the field.
#[derive(Clone, Debug, PartialEq)]
pub struct Term {
    /// What it is called.
    pub name: Bilingual,
    /// Where it comes from.
    pub source: TermSource,
    /// What it means, in the words of this program.
    pub definition: Bilingual,
    /// The terms nearby, by their places in the glossary.
    pub nearby: Vec<usize>,
}

/// Returns all terms, in the order of the glossary.
#[must_use]
pub fn terms() -> &'static [Term] {
    static ALL: LazyLock<Vec<Term>> = LazyLock::new(|| read(include_str!("../../assets/glossary/terms.tsv")));
    &ALL
}

/// Finds the term that is called `text` in this language, by its place: with or without what stands in brackets, and by each
/// of two names with a stroke between them.
#[must_use]
pub fn term_called(text: &str, language: Language) -> Option<usize> {
    static NAMES: LazyLock<[Vec<(String, usize)>; 2]> = LazyLock::new(|| Language::ALL.map(names));
    let names = &NAMES[Language::ALL.iter().position(|known| *known == language)?];
    let wanted = text.trim().to_lowercase();
    names.binary_search_by(|(name, _)| name.as_str().cmp(&wanted)).ok().map(|at| names[at].1)
}

/// The most words of a text that are one term.
const MOST_WORDS: usize = 4;

/// The most letters that a term and the words around it take.
const LONGEST: usize = 120;

/// Returns the position of the term that stands in `text` around the characters of `range`, in either language: the longest of
/// the terms that the selected text, or the word with the caret and the words beside it, are. Arabic words count with their
/// article and without it.
#[must_use]
pub fn term_at(text: &str, range: Range<usize>) -> Option<usize> {
    let called = |words: &str| {
        let bare = words.strip_prefix("ال").unwrap_or(words);
        let with = format!("ال{bare}");
        Language::ALL.into_iter().find_map(|language| {
            [words, bare, with.as_str()].into_iter().find_map(|words| term_called(words, language))
        })
    };
    if range.len() > LONGEST {
        return None;
    }
    // A text can be long, and this is asked in every frame: only what stands around the caret is looked at.
    let before = range.start.saturating_sub(LONGEST);
    let letters: Vec<char> = text.chars().skip(before).take(range.end - before + LONGEST).collect();
    let range = range.start - before..range.end - before;
    if !range.is_empty() {
        let selected: String = letters.get(range)?.iter().collect();
        return called(selected.trim());
    }
    let mut words: Vec<Range<usize>> = Vec::new();
    let mut start = 0;
    for (at, letter) in letters.iter().chain([&' ']).enumerate() {
        if !letter.is_alphanumeric() && !"-’'\u{640}".contains(*letter) && !is_mark(*letter) {
            if start < at {
                words.push(start..at);
            }
            start = at + 1;
        }
    }
    let at = words.iter().position(|word| word.start <= range.start && range.start <= word.end)?;
    let first = at.saturating_sub(MOST_WORDS - 1);
    let spans = (first..=at).flat_map(|first| (at..words.len().min(first + MOST_WORDS)).map(move |last| (first, last)));
    let mut spans: Vec<(usize, usize)> = spans.collect();
    spans.sort_by_key(|(first, last)| std::cmp::Reverse(last - first));
    spans.into_iter().find_map(|(first, last)| {
        let said: String = letters.get(words.get(first)?.start..words.get(last)?.end)?.iter().collect();
        called(&said)
    })
}

/// Returns true for the marks of Arabic vowels.
fn is_mark(letter: char) -> bool {
    ('\u{64b}'..='\u{652}').contains(&letter) || letter == '\u{670}'
}

/// Finds a caption among the texts.
type Caption = fn(&Texts) -> &'static str;

/// Captions of the interface that say a term in other words, each with the term's English name.
const CAPTIONS: &[(Caption, &str)] = &[
    (|texts| texts.window.key_net_reach, "Reach"),
    (|texts| texts.figures.net_reach, "Reach"),
    (|texts| texts.window.key_frequency, "Frequency"),
    (|texts| texts.window.key_spent, "Spend"),
    (|texts| texts.plan_page.reach_build, "Reach"),
    (|texts| texts.plan_page.consistency_weekly, "Consistency"),
    (|texts| texts.plan_page.budget_weekly, "Budget"),
    (|texts| texts.figures.effective_grp, "Gross rating points (GRP)"),
    (|texts| texts.listening.evenness, "Evenness (entropy)"),
    (|texts| texts.listening.net, "Net sentiment"),
    (|texts| texts.worksheets.exposure_share, "Exposure"),
    (|texts| texts.worksheets.edge_say_do, "Say–Do–Confirm triangle"),
    (|texts| texts.worksheets.edge_say_confirm, "Say–Do–Confirm triangle"),
    (|texts| texts.worksheets.edge_do_confirm, "Say–Do–Confirm triangle"),
    (|texts| texts.terms.attribute_tone, "Tone of voice"),
];

/// Lists every name by which a term is found, in order; of two terms with one name the first counts.
fn names(language: Language) -> Vec<(String, usize)> {
    let mut names: Vec<(String, usize)> = Vec::new();
    for (at, term) in terms().iter().enumerate() {
        let name = term.name.slot(language).to_lowercase();
        let bare = name.split('(').next().unwrap_or_default();
        let parts = bare.split('/').map(str::trim).filter(|part| !part.is_empty());
        let inside = name.split_once('(').and_then(|(_, rest)| rest.strip_suffix(')')).filter(|short| short.is_ascii());
        let forms = [name.trim(), bare.trim()].into_iter().chain(parts).chain(inside);
        names.extend(forms.map(|form| (form.to_owned(), at)));
    }
    let texts = Texts::of(language);
    let place = |name: &str| terms().iter().position(|term| term.name.en == name);
    names.extend(CAPTIONS.iter().filter_map(|(caption, term)| Some((caption(texts).to_lowercase(), place(term)?))));
    names.sort();
    names.dedup_by(|later, first| later.0 == first.0);
    names
}

fn read(text: &str) -> Vec<Term> {
    let lines = text.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty());
    let rows: Vec<Vec<&str>> = lines.map(|line| line.split('\t').collect()).collect();
    let place = |name: &str| rows.iter().position(|row| row.first() == Some(&name));
    let term = |row: &Vec<&str>| {
        let [en, ar, source, english, arabic, nearby] = row.as_slice() else { return None };
        let (_, source) = SOURCES.iter().find(|(code, _)| code == source)?;
        Some(Term {
            name: Bilingual::new(*en, *ar),
            source: *source,
            definition: Bilingual::new(*english, *arabic),
            nearby: nearby.split(';').filter_map(place).collect(),
        })
    };
    // The file is compiled in, and a test reads every line of it, so that none is left out.
    rows.iter().filter_map(term).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = include_str!("../../assets/glossary/terms.tsv");

    #[test]
    fn the_term_around_the_caret_is_the_longest() {
        for (text, word, name) in [
            ("Our reach grows", "reach", "Reach"),
            ("نعمل على الاتصالات التسويقية المتكاملة الآن", "تسويقية", "Integrated marketing communications (IMC)"),
            ("في هذا الأسبوع: وصول أكبر", "وصول", "Reach"),
            ("يزيد الوصول، ثم الاتساق.", "اتساق", "Consistency"),
        ] {
            let at = text[..text.find(word).unwrap()].chars().count();
            let found = term_at(text, at + 2..at + 2).map(|at| terms()[at].name.en.as_str());
            assert_eq!(found, Some(name), "{text}");
            let selected = term_at(text, at..at + word.chars().count());
            assert!(selected.is_some() || name.contains(' '), "{text}");
        }
        assert_eq!(term_at("nothing of the field here", 3..3), None);
        assert_eq!(term_at("", 0..0), None);
        assert_eq!(term_at("reach", 9..12), None);
    }

    #[test]
    fn every_line_is_a_term_in_both_languages() {
        let lines: Vec<&str> = TEXT.lines().filter(|line| !line.starts_with('#')).collect();
        assert_eq!(terms().len(), lines.len());
        assert!(terms().len() > 200);
        for (term, line) in terms().iter().zip(lines) {
            for text in [&term.name, &term.definition] {
                assert!(!text.en.is_empty() && !text.ar.is_empty(), "{line}");
                assert!(!text.en.ends_with('.') && !text.ar.ends_with('.'), "{line}");
            }
            assert!(term.definition.en.split_whitespace().count() <= 32, "{line}");
            let nearby = line.rsplit('\t').next().unwrap().split(';').filter(|name| !name.is_empty()).count();
            assert_eq!(term.nearby.len(), nearby, "a neighbour is no term: {line}");
        }
    }

    #[test]
    fn captions_in_other_words_lead_to_a_term_in_both_languages() {
        for language in Language::ALL {
            for (caption, term) in CAPTIONS {
                let said = caption(Texts::of(language));
                let found = term_called(said, language).map(|at| terms()[at].name.en.as_str());
                assert_eq!(found, Some(*term), "{said}");
            }
        }
    }

    #[test]
    fn worksheets_that_name_a_term_lead_to_it() {
        let sheets = [
            "swot",
            "situation",
            "client-brief",
            "creative-brief",
            "message-house",
            "evaluation",
            "action",
            "risk",
            "integration",
            "integration-audit",
            "mechanisms",
            "imc-maturity",
            "social-lab",
        ];
        for sheet in sheets {
            let name = &crate::worksheet::framework(sheet).unwrap().name;
            let found = Language::ALL.map(|language| term_called(name.get(language), language));
            assert!(found[0].is_some() && found[0] == found[1], "{sheet}: {found:?}");
        }
        for (text, language) in [("Pillar", Language::En), ("الدعامة", Language::Ar), ("تحليل سوات", Language::Ar)]
        {
            assert!(term_called(text, language).is_some(), "{text}");
        }
    }

    #[test]
    fn no_term_stands_twice() {
        for language in Language::ALL {
            let mut names: Vec<&str> = terms().iter().map(|term| term.name.slot(language)).collect();
            names.sort_unstable();
            let all = names.len();
            names.dedup();
            assert_eq!(names.len(), all, "{language:?}");
        }
    }

    #[test]
    fn terms_are_found_by_what_labels_say() {
        let cases = [
            ("Reach", Language::En, "Reach"),
            ("GRP", Language::En, "Gross rating points (GRP)"),
            ("gross rating points", Language::En, "Gross rating points (GRP)"),
            ("Slogan", Language::En, "Slogan / tagline"),
            ("الاتساق", Language::Ar, "Consistency"),
            ("التكامل", Language::Ar, "Integration"),
            ("التكاملية", Language::Ar, "Complementarity"),
            ("إعادة الاستهداف", Language::Ar, "Remarketing / retargeting"),
        ];
        for (text, language, term) in cases {
            let found = term_called(text, language).map(|at| terms()[at].name.en.as_str());
            assert_eq!(found, Some(term), "{text}");
        }
        assert_eq!(term_called("Nothing of the kind", Language::En), None);
        assert_eq!(term_called("", Language::Ar), None);
    }
}
