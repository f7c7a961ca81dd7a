//! The value of a typed number or sum.

use super::ReadError;
use super::currency::{Named, named};
use super::digits::{DecimalMark, Senseless, Written, has_lone, written};
use super::exact::Ratio;
use super::lex::Token;
use crate::plan::Currency;

/// The deepest that brackets may stand in each other.
const DEEPEST: usize = 24;

/// Holds what a text comes to, with what the kind of number that is wanted must know about how it was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Value {
    /// The value; of `15 %` it is 15.
    pub(super) ratio: Ratio,
    /// The number itself, where the text is one number and nothing else.
    pub(super) plain: Option<Written>,
    /// It is a percentage.
    pub(super) is_percent: bool,
    /// It was worked out: a sum, a product, words of size.
    pub(super) is_computed: bool,
}

/// Works `tokens` out, reading decimals with `mark` and allowing for `currency` to be named.
///
/// # Errors
/// [`ReadError`] says what keeps the text from being a number.
pub(super) fn value(tokens: &[Token], mark: DecimalMark, currency: Option<Currency>) -> Result<Value, ReadError> {
    let mut sum = Sum { tokens, at: 0, mark, currency, depth: 0, names: false };
    if tokens.is_empty() {
        return Err(ReadError::Empty);
    }
    let value = sum.sum()?;
    if sum.at < tokens.len() {
        return Err(sum.stopped());
    }
    Ok(value)
}

/// The words of size, in the spelling of comparisons: how many they stand for, as numerator and denominator.
const SIZES: [(&str, i128, i128); 59] = [
    ("k", 1_000, 1),
    ("thousand", 1_000, 1),
    ("thousands", 1_000, 1),
    ("tsd", 1_000, 1),
    ("mille", 1_000, 1),
    ("الف", 1_000, 1),
    ("الفا", 1_000, 1),
    ("الاف", 1_000, 1),
    ("الفان", 2_000, 1),
    ("الفين", 2_000, 1),
    ("m", 1_000_000, 1),
    ("mm", 1_000_000, 1),
    ("mn", 1_000_000, 1),
    ("mln", 1_000_000, 1),
    ("mio", 1_000_000, 1),
    ("mill", 1_000_000, 1),
    ("million", 1_000_000, 1),
    ("millions", 1_000_000, 1),
    ("مليون", 1_000_000, 1),
    ("مليونا", 1_000_000, 1),
    ("ملايين", 1_000_000, 1),
    ("ملاين", 1_000_000, 1),
    ("مليونان", 2_000_000, 1),
    ("مليونين", 2_000_000, 1),
    ("b", 1_000_000_000, 1),
    ("bn", 1_000_000_000, 1),
    ("bln", 1_000_000_000, 1),
    ("bil", 1_000_000_000, 1),
    ("billion", 1_000_000_000, 1),
    ("billions", 1_000_000_000, 1),
    ("mrd", 1_000_000_000, 1),
    ("md", 1_000_000_000, 1),
    ("milliard", 1_000_000_000, 1),
    ("milliards", 1_000_000_000, 1),
    ("مليار", 1_000_000_000, 1),
    ("مليارا", 1_000_000_000, 1),
    ("مليارات", 1_000_000_000, 1),
    ("ملياران", 2_000_000_000, 1),
    ("مليارين", 2_000_000_000, 1),
    ("بليون", 1_000_000_000, 1),
    ("t", 1_000_000_000_000, 1),
    ("tn", 1_000_000_000_000, 1),
    ("trillion", 1_000_000_000_000, 1),
    ("تريليون", 1_000_000_000_000, 1),
    ("تريليونا", 1_000_000_000_000, 1),
    ("تريليونات", 1_000_000_000_000, 1),
    ("ترليون", 1_000_000_000_000, 1),
    ("hundred", 100, 1),
    ("ميه", 100, 1),
    ("مايه", 100, 1),
    ("ميتان", 200, 1),
    ("ميتين", 200, 1),
    ("ميتا", 200, 1),
    ("مايتا", 200, 1),
    ("مايتين", 200, 1),
    ("half", 1, 2),
    ("نصف", 1, 2),
    ("quarter", 1, 4),
    ("ربع", 1, 4),
];

/// Returns the number that the word of size stands for.
fn size(word: &str) -> Option<Ratio> {
    let (_, numerator, denominator) = SIZES.iter().find(|(known, ..)| *known == word)?;
    Ratio::new(*numerator, *denominator)
}

/// Returns the one of which a half or a quarter is meant beside a size: that of two thousand (`ألفان ونصف`) is a thousand, for the
/// dual counts two of it.
fn one_of(size: Ratio) -> Option<Ratio> {
    const DUALS: [i128; 4] = [200, 2_000, 2_000_000, 2_000_000_000];
    if DUALS.into_iter().any(|dual| size == Ratio::whole(dual)) { size.times(Ratio::new(1, 2)?) } else { Some(size) }
}

/// Returns true for words that say "percent", in the spelling of comparisons.
fn is_percent_word(word: &str) -> bool {
    matches!(word, "percent" | "pct" | "percentage" | "بالميه" | "بالمايه" | "فيالميه" | "فيالمايه")
}

/// Returns the currencies that a text can mean by the one name in it, beside a number or alone, the likeliest first: `12.5 د.أ`,
/// `ريال`, `£`. None where it says more than an amount.
#[must_use]
pub fn currencies_named(text: &str) -> Vec<Currency> {
    let Ok(tokens) = super::lex::tokens(&super::fold::fold(text)) else { return Vec::new() };
    let is_amount =
        |token: &Token| matches!(token, Token::Number(_) | Token::Operator(..) | Token::Open | Token::Close);
    let mut words: Vec<String> = Vec::new();
    for token in &tokens {
        match token {
            Token::Word(word, _) if is_percent_word(word) => return Vec::new(),
            Token::Word(word, _) if size(word.strip_prefix('و').unwrap_or(word)).is_none() => words.push(word.clone()),
            Token::Word(..) => {}
            other if is_amount(other) => {}
            _ => return Vec::new(),
        }
    }
    if words.is_empty() || words.len() > MOST_WORDS { Vec::new() } else { super::currency::all_named(&words) }
}

/// The most words of the name of a currency.
const MOST_WORDS: usize = 4;

/// Reads tokens from left to right.
struct Sum<'a> {
    tokens: &'a [Token],
    at: usize,
    mark: DecimalMark,
    currency: Option<Currency>,
    depth: usize,
    /// The currency was named.
    names: bool,
}

impl Sum<'_> {
    fn peek(&self) -> Option<&Token> {
        self.tokens.get(self.at)
    }

    fn word_at(&self, at: usize) -> Option<&str> {
        match self.tokens.get(at) {
            Some(Token::Word(word, _)) => Some(word),
            _ => None,
        }
    }

    /// Says why reading stopped at the token that comes next.
    fn stopped(&self) -> ReadError {
        match self.peek() {
            Some(Token::Open | Token::Close) => ReadError::Brackets,
            Some(Token::Word(_, typed) | Token::Number(typed)) => ReadError::not_a_number(typed),
            Some(Token::Percent(typed) | Token::Operator(_, typed)) => ReadError::not_a_number(&typed.to_string()),
            None => ReadError::Unfinished,
        }
    }

    /// Sums and differences of products.
    fn sum(&mut self) -> Result<Value, ReadError> {
        let mut left = self.product()?;
        while let Some(Token::Operator(sign @ ('+' | '-'), _)) = self.peek() {
            let is_minus = *sign == '-';
            self.at += 1;
            let right = self.product()?;
            if left.is_percent != right.is_percent {
                return Err(ReadError::PercentInSum);
            }
            let added = if is_minus { right.ratio.negated() } else { Some(right.ratio) };
            let ratio = added.and_then(|added| left.ratio.plus(added)).ok_or(ReadError::TooLarge)?;
            left = Value { ratio, plain: None, is_percent: left.is_percent, is_computed: true };
        }
        Ok(left)
    }

    /// Reads products and quotients. A percentage that multiplies or divides is a share of the other number.
    fn product(&mut self) -> Result<Value, ReadError> {
        let mut left = self.signed()?;
        while let Some(Token::Operator(sign @ ('*' | '/'), _)) = self.peek() {
            let is_division = *sign == '/';
            self.at += 1;
            let right = self.signed()?;
            let (from, by) = (left.share()?, right.share()?);
            let by = if is_division { by.inverted().ok_or(ReadError::DividedByZero)? } else { by };
            let ratio = from.times(by).ok_or(ReadError::TooLarge)?;
            left = Value { ratio, plain: None, is_percent: false, is_computed: true };
        }
        Ok(left)
    }

    /// Reads one number with at most one sign before it.
    fn signed(&mut self) -> Result<Value, ReadError> {
        let sign = match self.peek() {
            Some(Token::Operator(sign @ ('+' | '-'), _)) => *sign,
            _ => return self.numbers(),
        };
        self.at += 1;
        let value = self.numbers()?;
        if sign == '+' {
            return Ok(value);
        }
        let ratio = value.ratio.negated().ok_or(ReadError::TooLarge)?;
        let plain = value.plain.map(|written| Written { mantissa: -written.mantissa, ..written });
        Ok(Value { ratio, plain, ..value })
    }

    /// Reads numbers that "and" joins: `2 million and 300 thousand`, `مليون و200 ألف`, `مليون ونصف`.
    fn numbers(&mut self) -> Result<Value, ReadError> {
        let (mut left, mut last_size) = self.number()?;
        while let Some(scale) = last_size {
            let Some(and) = self.and() else { break };
            self.at += and;
            let right = if let Some(part) = self.part_of(scale)? {
                last_size = None;
                part
            } else {
                let (value, smaller) = self.number()?;
                last_size = smaller;
                value.ratio
            };
            let ratio = left.ratio.plus(right).ok_or(ReadError::TooLarge)?;
            left = Value { ratio, plain: None, is_percent: false, is_computed: true };
        }
        self.named_currency()?;
        if !left.is_percent && self.take_percent() {
            left.is_percent = true;
        }
        self.named_currency()?;
        Ok(left)
    }

    /// Returns how many tokens of "and" stand next: 1 for a word of its own, 0 for و that is written together with the next
    /// word.
    fn and(&self) -> Option<usize> {
        let word = self.word_at(self.at)?;
        if matches!(word, "و" | "and") {
            return Some(1);
        }
        let is_joined = |rest: &str| size(rest).is_some() || self.fraction(self.at).is_some();
        word.strip_prefix('و').filter(|rest| is_joined(rest)).map(|_| 0)
    }

    /// Passes over the part of a size that the next words add, and returns what it comes to: "a million and a half" is half a
    /// million more, `مليونان ونصف` too, and so is "a million and half a million".
    fn part_of(&mut self, scale: Ratio) -> Result<Option<Ratio>, ReadError> {
        let Some((behind, part)) = self.fraction(self.at) else { return Ok(None) };
        let article = usize::from(self.word_at(behind) == Some("a"));
        let named = self.scale_at(behind + article);
        self.at = if named.is_some() { behind + article + 1 } else { behind };
        let part = one_of(named.unwrap_or(scale)).and_then(|one| one.times(part));
        part.map(Some).ok_or(ReadError::TooLarge)
    }

    /// Reads the half of "2 and a half million", `2 ونصف مليون`: a part of one that a word of size follows. Behind a larger number it
    /// can be a sum as well, and is not read.
    fn and_a_part(&mut self, value: Value) -> Result<Value, ReadError> {
        let is_small = value.plain.is_some_and(|plain| plain.decimals == 0 && (1..100).contains(&plain.mantissa));
        let found = self.and().and_then(|and| self.fraction(self.at + and));
        match found.filter(|(behind, _)| is_small && self.scale_at(*behind).is_some()) {
            Some((behind, part)) => {
                self.at = behind;
                let ratio = value.ratio.plus(part).ok_or(ReadError::TooLarge)?;
                Ok(Value { ratio, plain: None, is_percent: false, is_computed: true })
            }
            None => Ok(value),
        }
    }

    /// Returns the part of one that the words from a place on say, and where they end: a half, a quarter, three quarters.
    fn fraction(&self, at: usize) -> Option<(usize, Ratio)> {
        let at = at + usize::from(self.word_at(at) == Some("a"));
        let word = self.word_at(at)?;
        match (word.strip_prefix('و').unwrap_or(word), self.word_at(at + 1)) {
            ("three", Some("quarters")) | ("ثلاثه", Some("ارباع")) => Some((at + 2, Ratio::new(3, 4)?)),
            ("نصف" | "half", _) => Some((at + 1, Ratio::new(1, 2)?)),
            ("ربع" | "quarter", _) => Some((at + 1, Ratio::new(1, 4)?)),
            _ => None,
        }
    }

    /// Returns the size that the word at a place stands for, where it is more than one.
    fn scale_at(&self, at: usize) -> Option<Ratio> {
        self.word_at(at).filter(|_| self.fraction(at).is_none()).and_then(size)
    }

    /// Reads a number with its words of size, its currency and its sign of percent; and the last of the words.
    fn number(&mut self) -> Result<(Value, Option<Ratio>), ReadError> {
        let mut is_percent = self.take_percent();
        self.named_currency()?;
        // `USD -5`, as the program writes it too.
        let is_minus = self.names && matches!(self.peek(), Some(Token::Operator('-', _)));
        let is_plus = self.names && matches!(self.peek(), Some(Token::Operator('+', _)));
        self.at += usize::from(is_minus || is_plus);
        let value = self.bare()?;
        let mut value = self.and_a_part(value)?;
        let mut last_size = None;
        self.pass_article();
        while let Some(factor) = self.word_at(self.at).and_then(|word| size(word.strip_prefix('و').unwrap_or(word))) {
            let is_first_word = value.is_computed && last_size.is_none() && value.plain.is_none();
            if self.word_at(self.at).is_some_and(|word| word.starts_with('و')) && !is_first_word {
                break;
            }
            self.at += 1;
            let ratio = value.ratio.times(factor).ok_or(ReadError::TooLarge)?;
            value = Value { ratio, plain: None, is_percent: false, is_computed: true };
            last_size = Some(factor);
            self.pass_article();
        }
        if is_minus {
            let plain = value.plain.map(|written| Written { mantissa: -written.mantissa, ..written });
            value = Value { ratio: value.ratio.negated().ok_or(ReadError::TooLarge)?, plain, ..value };
        }
        self.named_currency()?;
        is_percent |= self.take_percent();
        Ok((Value { is_percent, ..value }, last_size))
    }

    /// Reads digits, a sum in brackets, or one where a word of size stands alone.
    fn bare(&mut self) -> Result<Value, ReadError> {
        self.pass_article();
        match self.peek() {
            Some(Token::Number(text)) => {
                let written = written(text, self.mark).map_err(|why| match why {
                    Senseless::Separators => ReadError::not_a_number(text),
                    Senseless::TooLarge => ReadError::TooLarge,
                })?;
                self.at += 1;
                let ratio = written.ratio().ok_or(ReadError::TooLarge)?;
                Ok(Value { ratio, plain: Some(written), is_percent: false, is_computed: false })
            }
            Some(Token::Open) => self.bracket(),
            Some(Token::Word(word, _)) if size(word.strip_prefix('و').unwrap_or(word)).is_some() => {
                Ok(Value { ratio: Ratio::ONE, plain: None, is_percent: false, is_computed: true })
            }
            _ => Err(self.stopped()),
        }
    }

    /// Reads a sum in brackets. One number alone in brackets is one below zero, as in accounts.
    fn bracket(&mut self) -> Result<Value, ReadError> {
        let is_whole_text = self.at == 0;
        self.at += 1;
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(ReadError::Brackets);
        }
        let inner = self.sum()?;
        if self.peek() != Some(&Token::Close) {
            return Err(if self.peek().is_none() { ReadError::Brackets } else { self.stopped() });
        }
        self.at += 1;
        self.depth -= 1;
        let is_account = is_whole_text && self.at == self.tokens.len() && !inner.is_computed;
        if is_account {
            let ratio = inner.ratio.negated().ok_or(ReadError::TooLarge)?;
            return Ok(Value { ratio, plain: None, ..inner });
        }
        Ok(Value { plain: None, is_computed: true, ..inner })
    }

    /// Passes over the "a" of "half a million".
    fn pass_article(&mut self) {
        let is_article = self.word_at(self.at) == Some("a") && self.word_at(self.at + 1).and_then(size).is_some();
        self.at += usize::from(is_article);
    }

    fn take_percent(&mut self) -> bool {
        let words = match (self.word_at(self.at), self.word_at(self.at + 1)) {
            _ if matches!(self.peek(), Some(Token::Percent(_))) => 1,
            (Some("per"), Some("cent")) | (Some("في"), Some("الميه" | "المايه")) => 2,
            (Some(word), _) if is_percent_word(word) => 1,
            _ => 0,
        };
        self.at += words;
        words > 0
    }

    /// Passes over the name of the currency, where one stands next.
    fn named_currency(&mut self) -> Result<(), ReadError> {
        let known = |word: &str| size(word).is_some() || is_percent_word(word);
        let words: Vec<String> = (self.at..self.at + 2)
            .map_while(|at| self.word_at(at))
            .take_while(|word| !known(word))
            .map(str::to_owned)
            .collect();
        for length in (1..=words.len()).rev() {
            let found = named(&words[..length], self.currency.unwrap_or_default());
            match (found, self.currency) {
                (Named::Nothing, _) => {}
                (_, None) => return Err(ReadError::CurrencyNotWanted),
                (Named::Other, Some(wanted)) => {
                    // A longer name may be of the one that is wanted; this is the longest.
                    return Err(ReadError::OtherCurrency { found: self.typed(length), wanted });
                }
                (Named::Wanted, Some(_)) => {
                    self.at += length;
                    self.names = true;
                    return Ok(());
                }
            }
        }
        Ok(())
    }

    /// Returns the next `count` words as they were typed.
    fn typed(&self, count: usize) -> String {
        let typed = |token: &Token| match token {
            Token::Word(_, typed) => typed.clone(),
            _ => String::new(),
        };
        self.tokens.iter().skip(self.at).take(count).map(typed).collect::<Vec<_>>().join(" ")
    }
}

impl Value {
    /// Returns the value as a factor: 15 % is 0.15.
    fn share(self) -> Result<Ratio, ReadError> {
        if !self.is_percent {
            return Ok(self.ratio);
        }
        Ratio::new(1, 100).and_then(|hundredth| self.ratio.times(hundredth)).ok_or(ReadError::TooLarge)
    }
}

/// Returns true when a number of `tokens` has one separator of `separators`, so that it may stand between groups or before
/// decimals.
pub(super) fn has_ambiguous(tokens: &[Token], separators: &[char]) -> bool {
    tokens.iter().any(|token| matches!(token, Token::Number(text) if has_lone(text, separators)))
}
