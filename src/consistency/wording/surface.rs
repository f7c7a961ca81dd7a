//! Says how alike two texts are on their surface.

use crate::util::normalised;

/// So many letters of a text are looked at; the beginning tells a copy from another.
const MAX_LETTERS: usize = 4000;

/// Each three letters that follow each other in a text, with how often they do.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Profile {
    /// Letters and digits of the text, spaces apart.
    pub(super) letters: usize,
    /// Three letters as one number, in rising order, with their count.
    counts: Vec<(u64, f64)>,
    length: f64,
}

impl Profile {
    /// Returns the profile of a text.
    pub(super) fn of(text: &str) -> Self {
        let normal = normalised(text);
        let letters = normal.chars().filter(|letter| *letter != ' ').count();
        let padded: Vec<u64> =
            std::iter::once(' ').chain(normal.chars().take(MAX_LETTERS)).chain([' ']).map(u64::from).collect();
        let mut grams: Vec<u64> = padded
            .windows(3)
            .map(|three| {
                // A letter has 21 bits.
                (three[0] << 42) | (three[1] << 21) | three[2]
            })
            .collect();
        grams.sort_unstable();
        let mut counts: Vec<(u64, f64)> = Vec::with_capacity(grams.len());
        for gram in grams {
            match counts.last_mut() {
                Some((known, count)) if *known == gram => *count += 1.0,
                _ => counts.push((gram, 1.0)),
            }
        }
        let length = counts.iter().map(|(_, count)| count * count).sum::<f64>().sqrt();
        Self { letters, counts, length }
    }

    /// Returns the cosine of the angle between two profiles, 0 to 1.
    pub(super) fn cosine(&self, other: &Self) -> f64 {
        if self.length * other.length == 0.0 {
            return 0.0;
        }
        let (mut a, mut b) = (self.counts.iter().peekable(), other.counts.iter().peekable());
        let mut product = 0.0;
        while let (Some((of_a, count_a)), Some((of_b, count_b))) = (a.peek(), b.peek()) {
            if of_a == of_b {
                product += count_a * count_b;
            }
            if of_a <= of_b {
                a.next();
            }
            if of_b <= of_a {
                b.next();
            }
        }
        (product / (self.length * other.length)).clamp(0.0, 1.0)
    }
}

/// Returns how alike two texts of one language are by the three letters that follow each other in them, 0 to 1: the cosine of
/// their counts, over texts in the one spelling of comparisons with a space before and after.
///
/// It bears Arabic prefixes and spelling, and sees neither meaning nor negation.
#[must_use]
pub fn trigram_similarity(a: &str, b: &str) -> f64 {
    Profile::of(a).cosine(&Profile::of(b))
}

/// Returns `1 − d / max(length)` with Levenshtein's distance `d` (1966) between two texts in the one spelling of comparisons, 0
/// to 1. For slogans and names, not for paragraphs.
#[must_use]
pub fn levenshtein_similarity(a: &str, b: &str) -> f64 {
    of_normal(&letters(&normalised(a)), &letters(&normalised(b)))
}

/// Returns the letters of a text that is normal already.
pub(super) fn letters(normal: &str) -> Vec<char> {
    normal.chars().collect()
}

/// Returns the [`levenshtein_similarity`] of the letters of two normal texts.
pub(super) fn of_normal(a: &[char], b: &[char]) -> f64 {
    let longest = a.len().max(b.len());
    if longest == 0 {
        return 1.0;
    }
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, from) in a.iter().enumerate() {
        let mut diagonal = i;
        row[0] = i + 1;
        for (j, to) in b.iter().enumerate() {
            let substituted = diagonal + usize::from(from != to);
            diagonal = row[j + 1];
            row[j + 1] = substituted.min(row[j] + 1).min(diagonal + 1);
        }
    }
    1.0 - row[b.len()] as f64 / longest as f64
}
