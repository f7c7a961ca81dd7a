//! Questions about the copy of messages: where the words and the coding do not seem to say the same.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::figures::{Figure, Meaning, figures};
use super::surface::{Profile, letters, of_normal};
use super::terms::{Term, denial};
use crate::plan::{ClaimId, ClaimValue, Coded, Decimal, Language, Message, Plan, SloganId, Vocabulary};
use crate::util::{Cancel, Word, words};

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
#[derive(Clone, Debug, Default)]
pub struct CopyQuestions {
    /// For each message, in the plan's order.
    pub messages: Vec<Vec<Question>>,
    worked_out: WorkedOut,
}

impl PartialEq for CopyQuestions {
    fn eq(&self, other: &Self) -> bool {
        self.messages == other.messages
    }
}

/// Holds what the questions are put together from, to be used again while other messages change.
#[derive(Clone, Debug, Default)]
struct WorkedOut {
    /// For each message, the questions that hang on nothing but itself and the vocabulary.
    own: Vec<Vec<Question>>,
    /// For each language and message, the profile of its copy where it has one.
    profiles: [Vec<Option<Arc<Profile>>>; 2],
    /// For each language, the pairs of near duplicates with their similarity, the later message first.
    alike: [BTreeMap<(usize, usize), f64>; 2],
}

/// Works out what the copies of `plan` give reason to ask.
#[must_use]
pub fn copy_questions(plan: &Plan) -> CopyQuestions {
    copy_questions_unless(&Cancel::default(), plan)
}

/// Works out the same, unless `cancel` is set meanwhile: then questions are missing, and nobody may use the result.
#[must_use]
pub fn copy_questions_unless(cancel: &Cancel, plan: &Plan) -> CopyQuestions {
    let all: Vec<usize> = (0..plan.messages.len()).collect();
    let profiles = Language::ALL.map(|_| vec![None; all.len()]);
    let nothing = WorkedOut { own: vec![Vec::new(); all.len()], profiles, alike: Default::default() };
    worked_out_again(cancel, nothing, plan, &all)
}

/// Works out the questions of `plan` from `previous`, those of the plan `before`: only messages that are others now are read
/// and compared again. Equal to [`copy_questions`].
#[must_use]
pub fn copy_questions_after(previous: &CopyQuestions, before: &Plan, plan: &Plan) -> CopyQuestions {
    let (old, new) = (&before.vocabulary, &plan.vocabulary);
    let fits = old.claims.same(&new.claims)
        && old.slogans.same(&new.slogans)
        && before.messages.same_ids(&plan.messages)
        && previous.worked_out.own.len() == plan.messages.len();
    if !fits {
        return copy_questions(plan);
    }
    let pairs = before.messages.iter().zip(&plan.messages).enumerate();
    let changed: Vec<usize> =
        pairs.filter(|(_, (old, new))| !Arc::ptr_eq(old, new)).map(|(position, _)| position).collect();
    worked_out_again(&Cancel::default(), previous.worked_out.clone(), plan, &changed)
}

/// Reads the messages at `changed` again and compares them with all others.
fn worked_out_again(cancel: &Cancel, mut known: WorkedOut, plan: &Plan, changed: &[usize]) -> CopyQuestions {
    let vocabulary = Known::of(&plan.vocabulary);
    for &position in changed {
        let message = &plan.messages[position];
        known.own[position] = vocabulary.ask(message);
        for (slot, language) in Language::ALL.into_iter().enumerate() {
            let copy = Some(message.copy.slot(language)).filter(|copy| !copy.trim().is_empty());
            known.profiles[slot][position] = copy.map(|copy| Arc::new(Profile::of(copy)));
        }
    }
    for slot in 0..Language::ALL.len() {
        let profiles = &known.profiles[slot];
        known.alike[slot].retain(|(a, b), _| !changed.contains(a) && !changed.contains(b));
        for (done, &position) in changed.iter().enumerate() {
            if cancel.step(slot * changed.len() + done, Language::ALL.len() * changed.len()).is_err() {
                break;
            }
            let found = near_duplicates(profiles, position);
            known.alike[slot].extend(found);
        }
    }
    let mut messages = known.own.clone();
    for (slot, language) in Language::ALL.into_iter().enumerate() {
        ask_duplicates(&known, (slot, language), &mut messages);
    }
    CopyQuestions { messages, worked_out: known }
}

/// Returns the pairs of near duplicates that the copy at `position` is one of.
fn near_duplicates(profiles: &[Option<Arc<Profile>>], position: usize) -> Vec<((usize, usize), f64)> {
    let long_enough = |profile: &&Arc<Profile>| profile.letters >= MIN_LETTERS;
    let Some(profile) = profiles[position].as_ref().filter(long_enough) else { return Vec::new() };
    let mut found = Vec::new();
    for (other_at, other) in profiles.iter().enumerate().filter(|(other_at, _)| *other_at != position) {
        let Some(other) = other.as_ref().filter(long_enough) else { continue };
        // In one order, so that the last bit is the same whichever of the two was changed.
        let (later, earlier) = if position > other_at { (profile, other) } else { (other, profile) };
        let similarity = later.cosine(earlier);
        if similarity >= NEAR_DUPLICATE {
            found.push(((position.max(other_at), position.min(other_at)), similarity));
        }
    }
    found
}

fn ask_duplicates(known: &WorkedOut, (slot, language): (usize, Language), messages: &mut [Vec<Question>]) {
    for (a, profile) in known.profiles[slot].iter().enumerate() {
        let Some(profile) = profile else { continue };
        if profile.letters < MIN_LETTERS {
            messages[a].push(Question::TooShort { language });
            continue;
        }
        for (&(_, b), &similarity) in known.alike[slot].range((a, 0)..(a + 1, 0)) {
            messages[a].push(Question::NearDuplicate { other: b, language, similarity });
            messages[b].push(Question::NearDuplicate { other: a, language, similarity });
        }
    }
}

/// Returns the claims whose words the copy of `message` has in either language, in the vocabulary's order: what it may be coded
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
        let mut asked: Vec<Meaning> = Vec::new();
        for figure in figures(copy) {
            if !asked.contains(&figure.meaning) && !self.backs(message, &figure) {
                questions.push(Question::UnbackedNumber { number: figure.shown, language });
                asked.push(figure.meaning);
            }
        }
    }

    /// Returns true when a claim of the message has this number or this date as its value.
    fn backs(&self, message: &Message, figure: &Figure) -> bool {
        let claims = match &message.claims {
            Coded::Is(claims) => claims.as_slice(),
            _ => &[],
        };
        let values = claims.iter().filter_map(|id| self.vocabulary.claims.find(id)?.value);
        values.into_iter().any(|value| match value {
            ClaimValue::Days(days) => Decimal::new(i64::from(days), 0).is_some_and(|days| figure.is_number(days)),
            ClaimValue::Percent(value) | ClaimValue::Price(value) => figure.is_number(value),
            ClaimValue::Until(day) => figure.is_of_date(day.0),
        })
    }
}

/// Returns the words of `copy` that are most like the slogan, when they are at least a variant of it.
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
