//! Questions about the copy of messages: where the words and the coding do not seem to say the same.

use super::normal::{Word, words};
use super::surface::{Profile, letters, of_normal};
use super::terms::{Term, denial};
use crate::plan::{ClaimId, ClaimValue, Coded, Decimal, Language, Message, Plan, SloganId, Vocabulary};

/// From this similarity of three letters on, two texts are asked about as near duplicates: this program's convention.
pub const NEAR_DUPLICATE: f64 = 0.9;
/// From this similarity on, and below 1, words are asked about as a variant of a slogan: this program's convention.
pub const SLOGAN_VARIANT: f64 = 0.7;
/// Texts with fewer letters have too few groups of three letters to be compared.
const MIN_LETTERS: usize = 20;
/// So many words of a text are searched for slogans.
const MAX_SLOGAN_WORDS: usize = 2000;

/// Something about the copy of one message that a person should look at.
#[derive(Clone, Debug, PartialEq)]
pub enum Question {
    /// A coded claim has words in this language, and the copy has none of them.
    ClaimNotInCopy {
        /// The claim.
        claim: ClaimId,
        /// The language of the copy.
        language: Language,
    },
    /// The copy has a claim's words, and the message is not coded with it.
    UncodedClaim {
        /// The claim.
        claim: ClaimId,
        /// The language of the copy.
        language: Language,
        /// The words that were found, as they stand in the copy.
        found: String,
    },
    /// A word that denies stands near a claim's words. It may deny the claim or support it.
    Negation {
        /// The claim.
        claim: ClaimId,
        /// The language of the copy.
        language: Language,
        /// The word that denies, as it stands in the copy.
        cue: String,
    },
    /// The copy has words that are nearly a slogan.
    SloganVariant {
        /// The slogan.
        slogan: SloganId,
        /// The language of the copy.
        language: Language,
        /// The words as they stand in the copy.
        found: String,
        /// How alike they are, 0.7 to below 1.
        similarity: f64,
    },
    /// The message is coded with a slogan that its copy does not have.
    SloganNotInCopy {
        /// The slogan.
        slogan: SloganId,
        /// The language of the copy.
        language: Language,
    },
    /// The copy has a slogan that the message is not coded with.
    UncodedSlogan {
        /// The slogan.
        slogan: SloganId,
        /// The language of the copy.
        language: Language,
    },
    /// The copy names a number that no claim of the message has as its value.
    UnbackedNumber {
        /// The number as it stands in the copy.
        number: String,
        /// The language of the copy.
        language: Language,
    },
    /// The copy is nearly the same as another message's.
    NearDuplicate {
        /// Where the other message stands in [`Plan::messages`].
        other: usize,
        /// The language of both copies.
        language: Language,
        /// How alike they are, 0.9 to 1.
        similarity: f64,
    },
    /// The copy is too short to be compared with others.
    TooShort {
        /// The language of the copy.
        language: Language,
    },
}

/// The questions about every message of a plan.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CopyQuestions {
    /// For each message, in the plan's order.
    pub messages: Vec<Vec<Question>>,
}

/// What the copies of `plan` give reason to ask.
#[must_use]
pub fn copy_questions(plan: &Plan) -> CopyQuestions {
    let known = Known::of(&plan.vocabulary);
    let mut messages: Vec<Vec<Question>> = plan.messages.iter().map(|message| known.ask(message)).collect();
    for language in Language::ALL {
        let profiles: Vec<Option<Profile>> = plan
            .messages
            .iter()
            .map(|message| Some(message.copy.slot(language)).filter(|copy| !copy.trim().is_empty()).map(Profile::of))
            .collect();
        near_duplicates(&profiles, language, &mut messages);
    }
    CopyQuestions { messages }
}

fn near_duplicates(profiles: &[Option<Profile>], language: Language, messages: &mut [Vec<Question>]) {
    for (a, profile) in profiles.iter().enumerate() {
        let Some(profile) = profile else { continue };
        if profile.letters < MIN_LETTERS {
            messages[a].push(Question::TooShort { language });
            continue;
        }
        for (b, other) in profiles.iter().enumerate().take(a) {
            let Some(other) = other.as_ref().filter(|other| other.letters >= MIN_LETTERS) else { continue };
            let similarity = profile.cosine(other);
            if similarity >= NEAR_DUPLICATE {
                messages[a].push(Question::NearDuplicate { other: b, language, similarity });
                messages[b].push(Question::NearDuplicate { other: a, language, similarity });
            }
        }
    }
}

/// The claims whose words the copy of `message` has in either language, in the vocabulary's order: what it may be coded
/// with.
#[must_use]
pub fn suggested_claims(message: &Message, vocabulary: &Vocabulary) -> Vec<ClaimId> {
    let mut found = Vec::new();
    for claim in &vocabulary.claims {
        let is_said = Language::ALL.into_iter().any(|language| {
            let copy = words(message.copy.slot(language));
            claim
                .words
                .slot(language)
                .iter()
                .filter_map(|term| Term::of(term, language))
                .any(|term| term.find(&copy).is_some())
        });
        if is_said && !found.contains(&claim.id) {
            found.push(claim.id.clone());
        }
    }
    found
}

struct KnownSlogan<'a> {
    id: &'a SloganId,
    text: Vec<char>,
    words: usize,
}

/// The vocabulary, ready to be looked for in texts; a slot for each language.
struct Known<'a> {
    vocabulary: &'a Vocabulary,
    claims: [Vec<(&'a ClaimId, Vec<Term>)>; 2],
    slogans: [Vec<KnownSlogan<'a>>; 2],
}

impl<'a> Known<'a> {
    fn of(vocabulary: &'a Vocabulary) -> Self {
        let claims = Language::ALL.map(|language| {
            let terms = |words: &[String]| words.iter().filter_map(|word| Term::of(word, language)).collect();
            vocabulary.claims.iter().map(|claim| (&claim.id, terms(claim.words.slot(language)))).collect()
        });
        let slogans = Language::ALL.map(|language| {
            let known = |slogan: &'a crate::plan::Slogan| {
                let parts = words(slogan.text.slot(language));
                let text = letters(&joined(&parts));
                (!text.is_empty()).then_some(KnownSlogan { id: &slogan.id, text, words: parts.len() })
            };
            vocabulary.slogans.iter().filter_map(|slogan| known(slogan)).collect()
        });
        Self { vocabulary, claims, slogans }
    }

    fn ask(&self, message: &Message) -> Vec<Question> {
        let mut questions = Vec::new();
        for (slot, language) in Language::ALL.into_iter().enumerate() {
            let copy = message.copy.slot(language);
            let copy_words = words(copy);
            if copy_words.is_empty() {
                continue;
            }
            self.ask_claims(message, (slot, language), &copy_words, &mut questions);
            self.ask_slogans(message, (slot, language), &copy_words, &mut questions);
            self.ask_numbers(message, copy, language, &mut questions);
        }
        questions
    }

    fn ask_claims(
        &self,
        message: &Message,
        (slot, language): (usize, Language),
        copy: &[Word<'_>],
        questions: &mut Vec<Question>,
    ) {
        for (claim, terms) in self.claims[slot].iter().filter(|(_, terms)| !terms.is_empty()) {
            let is_coded = message.claims.value().is_some_and(|claims| claims.contains(claim));
            let found = terms.iter().find_map(|term| Some((term.find(copy)?, term)));
            let claim = (*claim).clone();
            match found {
                None if is_coded => questions.push(Question::ClaimNotInCopy { claim, language }),
                None => {}
                Some((place, term)) => {
                    if let Some(cue) = denial(copy, place, term) {
                        questions.push(Question::Negation { claim: claim.clone(), language, cue: cue.to_owned() });
                    }
                    if !is_coded {
                        let found = shown(&copy[place..place + term.length()]);
                        questions.push(Question::UncodedClaim { claim, language, found });
                    }
                }
            }
        }
    }

    fn ask_slogans(
        &self,
        message: &Message,
        (slot, language): (usize, Language),
        copy: &[Word<'_>],
        questions: &mut Vec<Question>,
    ) {
        let copy = &copy[..copy.len().min(MAX_SLOGAN_WORDS)];
        for slogan in &self.slogans[slot] {
            let is_coded = message.slogan.value() == Some(slogan.id);
            let id = slogan.id.clone();
            match nearest(slogan, copy) {
                Some((similarity, _)) if similarity >= 1.0 && is_coded => {}
                Some((similarity, _)) if similarity >= 1.0 => {
                    questions.push(Question::UncodedSlogan { slogan: id, language });
                }
                Some((similarity, found)) => {
                    questions.push(Question::SloganVariant { slogan: id, language, found, similarity });
                }
                None if is_coded => questions.push(Question::SloganNotInCopy { slogan: id, language }),
                None => {}
            }
        }
    }

    fn ask_numbers(&self, message: &Message, copy: &str, language: Language, questions: &mut Vec<Question>) {
        let mut asked: Vec<String> = Vec::new();
        for number in numbers(copy) {
            let plain = plain_number(&number);
            if !asked.contains(&plain) && !self.backs(message, &plain) {
                questions.push(Question::UnbackedNumber { number, language });
                asked.push(plain);
            }
        }
    }

    /// True when a claim of the message has this number as its value.
    fn backs(&self, message: &Message, number: &str) -> bool {
        let claims = match &message.claims {
            Coded::Is(claims) => claims.as_slice(),
            _ => &[],
        };
        let values = claims.iter().filter_map(|id| self.vocabulary.claims.find(id)?.value);
        let same = |value: Decimal| {
            number.parse::<Decimal>().is_ok_and(|number| (number.to_f64() - value.to_f64()).abs() < 1e-9)
        };
        values.into_iter().any(|value| match value {
            ClaimValue::Days(days) => number == days.to_string(),
            ClaimValue::Percent(value) | ClaimValue::Price(value) => same(value),
            ClaimValue::Until(day) => [i32::from(day.0.day()), i32::from(day.0.month()), i32::from(day.0.year())]
                .iter()
                .any(|part| number == part.to_string()),
        })
    }
}

/// The words of `copy` that are most like the slogan, when they are at least a variant of it.
fn nearest(slogan: &KnownSlogan<'_>, copy: &[Word<'_>]) -> Option<(f64, String)> {
    let mut best: Option<(f64, &[Word<'_>])> = None;
    for length in slogan.words.saturating_sub(1).max(1)..=slogan.words + 1 {
        for window in copy.windows(length) {
            let similarity = of_normal(&letters(&joined(window)), &slogan.text);
            if similarity >= SLOGAN_VARIANT && best.is_none_or(|(known, _)| similarity > known) {
                best = Some((similarity, window));
            }
        }
    }
    best.map(|(similarity, window)| (similarity, shown(window)))
}

fn joined(words: &[Word<'_>]) -> String {
    words.iter().map(|word| word.normal.as_str()).collect::<Vec<_>>().join(" ")
}

fn shown(words: &[Word<'_>]) -> String {
    words.iter().map(|word| word.shown).collect::<Vec<_>>().join(" ")
}

/// The numbers of a text, as they stand there, with a sign of percent where one follows.
fn numbers(text: &str) -> Vec<String> {
    let letters: Vec<char> = text.chars().collect();
    let is_digit =
        |place: usize| letters.get(place).is_some_and(|letter| super::normal::folded(*letter).is_ascii_digit());
    let mut found = Vec::new();
    let mut place = 0;
    while place < letters.len() {
        if !is_digit(place) {
            place += 1;
            continue;
        }
        let start = place;
        while is_digit(place) || (matches!(letters.get(place), Some('.' | ',' | '٫' | '٬')) && is_digit(place + 1)) {
            place += 1;
        }
        let has_percent = matches!(letters.get(place), Some('%' | '٪'));
        // A number that is part of a word (`type2`) is a name.
        let joins_word = start > 0 && letters[start - 1].is_alphabetic();
        if !joins_word {
            found.push(letters[start..place + usize::from(has_percent)].iter().collect());
        }
    }
    found
}

/// A number of a text as a decimal is written: digits 0 to 9, a point, no grouping.
fn plain_number(shown: &str) -> String {
    let plain: String = shown
        .chars()
        .filter(|letter| !matches!(letter, '%' | '٪' | '٬' | ','))
        .map(|letter| if letter == '٫' { '.' } else { super::normal::folded(letter) })
        .collect();
    plain
}
