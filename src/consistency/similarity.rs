//! Pairwise similarity of messages, and the matrix of all pairs.
//!
//! Gower's general coefficient of similarity (Gower, 1971) with weights: `S = Σ wₖ·δₖ·sₖ / Σ wₖ·δₖ` over the attributes
//! k. `δₖ` is 0 where the attribute is not applicable to one of the messages or absent from both. `sₖ` is 1 for
//! equal single values and 0 for others, `|A∩B| / |A∪B|` (Jaccard) for sets, and `1 − Σ|a−b| / (4·3)` for the tone's
//! three axes of 1 to 5.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;
use std::sync::Arc;

use crate::plan::{
    Attribute, Coded, Figure, IdHasher, Message, NotComputable, SimilarityWeights, TONE_AXES, TONE_STEPS, Tone,
};
use crate::util::{Cancel, Cancelled};

/// How many attributes messages are compared by.
pub(super) const ATTRIBUTES: usize = Attribute::ALL.len();

/// One attribute of a comparison of two messages.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct AttributeComparison {
    /// Which attribute.
    pub attribute: Attribute,
    /// Its weight in the plan's settings; a weight that is negative or not finite counts as 0.
    pub weight: f64,
    /// False where the attribute is not applicable to one of the two or absent from both: it is then left out.
    pub applicable: bool,
    /// True where the attribute applies but one of the two is not coded yet.
    pub blank: bool,
    /// How far the two agree, 0 to 1; 0 where a coding is blank, so that blanks cannot raise the score.
    pub agreement: f64,
}

/// Says how alike two messages are, attribute by attribute and as a whole.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Comparison {
    /// The five attributes, in the order of [`Attribute::ALL`].
    pub attributes: [AttributeComparison; ATTRIBUTES],
    /// The weighted mean agreement over the applicable attributes, 0 to 1; [`NotComputable::NothingComparable`] with
    /// none, [`NotComputable::NoWeights`] when their weights are all 0.
    pub overall: Figure,
}

/// Compares the coding of two messages: Gower's similarity with every part of it.
#[must_use]
pub fn compare(a: &Message, b: &Message, weights: &SimilarityWeights) -> Comparison {
    comparison(&Codings::of([a, b].into_iter()).outcomes(0, 1), weights)
}

/// Returns the comparison with these outcomes, in the order of [`Attribute::ALL`].
pub(super) fn comparison(outcomes: &[Outcome; ATTRIBUTES], weights: &SimilarityWeights) -> Comparison {
    let weights = usable_weights(weights);
    let part = |attribute: usize| AttributeComparison {
        attribute: Attribute::ALL[attribute],
        weight: weights[attribute],
        applicable: !matches!(outcomes[attribute], Outcome::NotApplicable),
        blank: matches!(outcomes[attribute], Outcome::Blank),
        agreement: if let Outcome::Agreement(agreement) = outcomes[attribute] { agreement } else { 0.0 },
    };
    Comparison { attributes: std::array::from_fn(part), overall: overall(outcomes, &weights) }
}

/// Returns the weights in the order of [`Attribute::ALL`]; what is no weight counts as 0.
pub(super) fn usable_weights(weights: &SimilarityWeights) -> [f64; ATTRIBUTES] {
    let usable = Attribute::ALL.map(|attribute| {
        let weight = weights.of(attribute);
        if weight.is_finite() && weight > 0.0 { weight } else { 0.0 }
    });
    if usable.iter().sum::<f64>().is_finite() {
        return usable;
    }
    // Only proportions matter, and the sum of scaled weights stays finite.
    let largest = usable.iter().copied().fold(0.0, f64::max);
    usable.map(|weight| weight / largest)
}

/// A set of tokens, one bit for each token of the list.
#[derive(Debug, Default)]
struct Bits {
    /// The first 64 tokens, which is nearly always all of them.
    first: u64,
    rest: Vec<u64>,
    /// How many tokens there are.
    count: u32,
}

/// The coding of one message with every id replaced by a small number.
#[derive(Debug)]
struct Coding {
    theme: Coded<u32>,
    claims: Coded<Bits>,
    visuals: Coded<Bits>,
    tone: Coded<Tone>,
    slogan: Coded<u32>,
}

/// The codings of messages, ready to be compared with each other.
#[derive(Debug)]
struct Codings(Vec<Coding>);

/// Numbers ids in the order in which they are first met.
#[derive(Default)]
struct Numbering<'a>(HashMap<&'a str, u32, BuildHasherDefault<IdHasher>>);

impl<'a> Numbering<'a> {
    fn number(&mut self, id: &'a str) -> u32 {
        let next = u32::try_from(self.0.len()).unwrap_or(u32::MAX);
        *self.0.entry(id).or_insert(next)
    }

    fn single<T: AsRef<str>>(&mut self, coded: &'a Coded<T>) -> Coded<u32> {
        match coded {
            Coded::Blank => Coded::Blank,
            Coded::Absent => Coded::Absent,
            Coded::NotApplicable => Coded::NotApplicable,
            Coded::Is(id) => Coded::Is(self.number(id.as_ref())),
        }
    }

    fn set<T: AsRef<str>>(&mut self, coded: &'a Coded<Vec<T>>) -> Coded<Bits> {
        match coded {
            Coded::Blank => Coded::Blank,
            Coded::NotApplicable => Coded::NotApplicable,
            Coded::Is(ids) if !ids.is_empty() => {
                let mut bits = Bits::default();
                for id in ids {
                    let number = self.number(id.as_ref()) as usize;
                    let bit = 1 << (number % 64);
                    match (number / 64).checked_sub(1) {
                        None => bits.first |= bit,
                        Some(word) => {
                            bits.rest.resize(bits.rest.len().max(word + 1), 0);
                            bits.rest[word] |= bit;
                        }
                    }
                }
                bits.count = bits.first.count_ones() + bits.rest.iter().map(|word| word.count_ones()).sum::<u32>();
                Coded::Is(bits)
            }
            Coded::Absent | Coded::Is(_) => Coded::Absent,
        }
    }
}

impl Codings {
    fn of<'a>(messages: impl Iterator<Item = &'a Message>) -> Self {
        let (mut themes, mut claims, mut visuals, mut slogans) =
            (Numbering::default(), Numbering::default(), Numbering::default(), Numbering::default());
        let code = |message: &'a Message| Coding {
            theme: themes.single(&message.theme),
            claims: claims.set(&message.claims),
            visuals: visuals.set(&message.visuals),
            tone: message.tone.clone(),
            slogan: slogans.single(&message.slogan),
        };
        Self(messages.map(code).collect())
    }

    #[inline]
    fn outcomes(&self, a: usize, b: usize) -> [Outcome; ATTRIBUTES] {
        let (a, b) = (&self.0[a], &self.0[b]);
        [
            outcome(&a.theme, &b.theme, |a, b| if a == b { 1.0 } else { 0.0 }),
            outcome(&a.claims, &b.claims, jaccard),
            outcome(&a.visuals, &b.visuals, jaccard),
            outcome(&a.tone, &b.tone, |&a, &b| tone_agreement(a, b)),
            outcome(&a.slogan, &b.slogan, |a, b| if a == b { 1.0 } else { 0.0 }),
        ]
    }
}

/// Returns the weighted mean agreement over the applicable attributes.
fn overall(outcomes: &[Outcome; ATTRIBUTES], weights: &[f64; ATTRIBUTES]) -> Figure {
    let (mut agreeing, mut possible, mut any_applicable) = (0.0, 0.0, false);
    for (outcome, weight) in outcomes.iter().zip(weights) {
        let agreement = match outcome {
            Outcome::NotApplicable => continue,
            Outcome::Blank => 0.0,
            Outcome::Agreement(agreement) => *agreement,
        };
        any_applicable = true;
        possible += weight;
        agreeing += weight * agreement;
    }
    if possible > 0.0 {
        Ok((agreeing / possible).clamp(0.0, 1.0))
    } else if any_applicable {
        Err(NotComputable::NoWeights)
    } else {
        Err(NotComputable::NothingComparable)
    }
}

/// Says what comparing one attribute comes to.
#[derive(Clone, Copy, Debug)]
pub(super) enum Outcome {
    /// The attribute does not apply to the pair.
    NotApplicable,
    /// It applies, but a coding is blank.
    Blank,
    /// It applies, with this agreement.
    Agreement(f64),
}

#[inline]
fn outcome<T>(a: &Coded<T>, b: &Coded<T>, agreement: impl Fn(&T, &T) -> f64) -> Outcome {
    match (a, b) {
        (Coded::NotApplicable, _) | (_, Coded::NotApplicable) | (Coded::Absent, Coded::Absent) => {
            Outcome::NotApplicable
        }
        (Coded::Blank, _) | (_, Coded::Blank) => Outcome::Blank,
        (Coded::Is(a), Coded::Is(b)) => Outcome::Agreement(agreement(a, b)),
        (Coded::Absent, Coded::Is(_)) | (Coded::Is(_), Coded::Absent) => Outcome::Agreement(0.0),
    }
}

/// Returns the similarity `|A∩B| / |A∪B|` (Jaccard, 1901) of two sets with at least one token each.
#[inline]
fn jaccard(a: &Bits, b: &Bits) -> f64 {
    let later = a.rest.iter().zip(&b.rest).map(|(a, b)| (a & b).count_ones());
    let common = (a.first & b.first).count_ones() + later.sum::<u32>();
    f64::from(common) / f64::from((a.count + b.count - common).max(1))
}

/// Returns `1 − Σ|a−b| / (steps·axes)`.
#[inline]
pub(super) fn tone_agreement(a: Tone, b: Tone) -> f64 {
    let (a, b) = (a.axes(), b.axes());
    let distance: u32 = (0..a.len()).map(|axis| u32::from(a[axis].abs_diff(b[axis]))).sum();
    (1.0 - f64::from(distance) / f64::from(TONE_STEPS * TONE_AXES)).clamp(0.0, 1.0)
}

/// Says how the attributes of two messages compare, in little room.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct PairOutcome {
    /// How far each attribute agrees, 0 to 1.
    pub(super) agreements: [f32; ATTRIBUTES],
    /// The attributes that apply to the pair, a bit for each.
    pub(super) applicable: u8,
    /// Those of them that are blank in one of the two.
    pub(super) blank: u8,
}

impl PairOutcome {
    fn of(outcomes: &[Outcome; ATTRIBUTES]) -> Self {
        let mut pair = Self::default();
        for (attribute, outcome) in outcomes.iter().enumerate() {
            let bit = 1 << attribute;
            match outcome {
                Outcome::NotApplicable => {}
                Outcome::Blank => {
                    pair.applicable |= bit;
                    pair.blank |= bit;
                }
                Outcome::Agreement(agreement) => {
                    pair.applicable |= bit;
                    pair.agreements[attribute] = *agreement as f32;
                }
            }
        }
        pair
    }
}

/// Says how the attributes of every two messages of a plan compare.
pub(super) struct PairOutcomes(Vec<PairOutcome>);

impl PairOutcomes {
    /// Compares every two of `messages`, unless `cancel` is set meanwhile.
    ///
    /// # Errors
    /// [`Cancelled`] when it was.
    pub(super) fn unless(cancel: &Cancel, messages: &[Arc<Message>]) -> Result<Self, Cancelled> {
        let codings = Codings::of(messages.iter().map(Arc::as_ref));
        let mut pairs = Vec::with_capacity(messages.len() * messages.len().saturating_sub(1) / 2);
        for a in 0..messages.len() {
            cancel.step(pairs.len(), pairs.capacity())?;
            pairs.extend((0..a).map(|b| PairOutcome::of(&codings.outcomes(a, b))));
        }
        Ok(Self(pairs))
    }

    /// Returns how message `a` compares with each one before it.
    pub(super) fn before(&self, a: usize) -> &[PairOutcome] {
        let start = a * a.saturating_sub(1) / 2;
        &self.0[start..start + a]
    }
}

/// The similarity of every two messages of a plan.
#[derive(Clone, Debug, PartialEq)]
pub struct SimilarityMatrix {
    size: usize,
    /// Row by row; 0 where a pair cannot be compared.
    values: Vec<f64>,
    /// The pairs that cannot be compared, by position in `values`, sorted.
    incomparable: Vec<(usize, NotComputable)>,
}

impl SimilarityMatrix {
    /// Returns every pair of `messages` compared.
    pub(super) fn of(messages: &[Arc<Message>], weights: &SimilarityWeights) -> Self {
        let size = messages.len();
        let mut matrix = Self { size, values: vec![0.0; size * size], incomparable: Vec::new() };
        matrix.compare_again(messages, weights, |_| true);
        matrix
    }

    /// Compares the pairs again in which at least one message `is_changed`.
    pub(super) fn compare_again(
        &mut self,
        messages: &[Arc<Message>],
        weights: &SimilarityWeights,
        is_changed: impl Fn(usize) -> bool,
    ) {
        let weights = usable_weights(weights);
        let codings = Codings::of(messages.iter().map(Arc::as_ref));
        let size = self.size;
        let (mut found, mut changed) = (Vec::new(), Vec::with_capacity(size));
        changed.extend((0..size).map(is_changed));
        self.incomparable.retain(|&(position, _)| !changed[position / size] && !changed[position % size]);
        for a in 0..size {
            self.values[a * size + a] = 1.0;
            for b in 0..a {
                if !changed[a] && !changed[b] {
                    continue;
                }
                let overall = overall(&codings.outcomes(a, b), &weights);
                for position in [a * size + b, b * size + a] {
                    self.values[position] = overall.unwrap_or(0.0);
                    if let Err(why) = overall {
                        found.push((position, why));
                    }
                }
            }
        }
        self.incomparable.append(&mut found);
        self.incomparable.sort_unstable();
    }

    /// Returns how many messages there are.
    #[must_use]
    pub fn size(&self) -> usize {
        self.size
    }

    /// Returns how alike the messages at positions `a` and `b` of the plan are, 0 to 1; 1 for a message with itself.
    ///
    /// # Errors
    /// [`NotComputable::NothingComparable`] or [`NotComputable::NoWeights`], as in [`Comparison::overall`].
    ///
    /// # Panics
    /// When a position is not below [`Self::size`].
    pub fn get(&self, a: usize, b: usize) -> Figure {
        assert!(a < self.size && b < self.size, "no message {a} or {b}");
        let position = a * self.size + b;
        match self.incomparable.binary_search_by_key(&position, |&(known, _)| known) {
            Ok(found) => Err(self.incomparable[found].1),
            Err(_) => Ok(self.values[position]),
        }
    }

    /// Returns the similarities of message `a` with every other; 0 where they cannot be compared.
    pub(super) fn row(&self, a: usize) -> &[f64] {
        &self.values[a * self.size..][..self.size]
    }

    /// Returns how alike message `a` and each later one are, or why that cannot be said.
    pub(super) fn with_later(&self, a: usize) -> impl Iterator<Item = (usize, Figure)> + '_ {
        let (row, start) = (self.row(a), a * self.size);
        let mut incomparable = self.incomparable_entries(a).iter().peekable();
        (a + 1..self.size).map(move |b| {
            while incomparable.next_if(|(position, _)| *position < start + b).is_some() {}
            let why = incomparable.next_if(|(position, _)| *position == start + b);
            (b, why.map_or(Ok(row[b]), |&(_, why)| Err(why)))
        })
    }

    /// Returns true when message `a` has the same similarities in both matrices, which are of one size.
    pub(super) fn same_row(&self, other: &Self, a: usize) -> bool {
        std::ptr::eq(self, other)
            || (self.row(a) == other.row(a) && self.incomparable_entries(a).iter().eq(other.incomparable_entries(a)))
    }

    fn incomparable_entries(&self, a: usize) -> &[(usize, NotComputable)] {
        let from = self.incomparable.partition_point(|&(position, _)| position < a * self.size);
        let to = self.incomparable.partition_point(|&(position, _)| position < (a + 1) * self.size);
        &self.incomparable[from..to]
    }

    /// Returns the messages that `a` cannot be compared with.
    pub(super) fn incomparable_with(&self, a: usize) -> impl Iterator<Item = usize> + '_ {
        self.incomparable_entries(a).iter().map(move |&(position, _)| position - a * self.size)
    }

    /// Returns true when every pair can be compared.
    pub(super) fn is_complete(&self) -> bool {
        self.incomparable.is_empty()
    }

    /// Returns why a pair among `messages` cannot be compared, the first such pair.
    pub(super) fn first_reason(&self, messages: &(impl Iterator<Item = usize> + Clone)) -> NotComputable {
        for a in messages.clone() {
            for b in messages.clone().take_while(|&b| b < a) {
                if let Err(why) = self.get(a, b) {
                    return why;
                }
            }
        }
        NotComputable::NothingComparable
    }
}
