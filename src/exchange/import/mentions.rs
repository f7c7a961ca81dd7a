//! Rows of what was said about the organisation.

use std::collections::BTreeMap;

use super::figures::rounded;
use super::issue::{Decision, Expected, Issue, IssueKind};
use super::meaning::Meaning;
use super::names::{Names, Positions, named};
use super::others::{ReadRow, each, first_words, missing};
use super::row_context::RowContext;
use crate::edit::{Change, Edit};
use crate::plan::{AudienceId, ClaimId, Day, ItemIds, Language, Mention, NewIds, Phase, Plan, Sentiment};
use crate::search::Folded;
use crate::text::ReadError;

/// Reads rows of mentions, as edits. Channels, audiences and claims that the plan does not have are said, and left out of a row.
pub(super) fn mentions(
    context: &RowContext<'_>,
    plan: &Plan,
    names: &Names,
    ids: NewIds,
    edits: &mut Vec<Edit>,
) -> Vec<ReadRow> {
    let mut taken: std::collections::BTreeSet<String> =
        plan.mentions.iter().map(|mention| mention.id.as_str().to_owned()).collect();
    let mut new_ids = ItemIds::of(ids);
    let known = Known::of(plan);
    each(context, |row, issues| {
        let mut mention = read_mention(context, &known, names, row, issues);
        if mention.text.is_empty() && mention.sentiment.is_none() && issues.is_empty() {
            return Some(missing(context, row, Meaning::Text));
        }
        if issues.iter().any(Issue::is_error) {
            return None;
        }
        if let Some(at) = known.logged(&mention) {
            let text = mention.text.get(Language::En).to_owned();
            issues.push(Issue { row, column: None, text, kind: IssueKind::AlreadyLogged { mention: at } });
            if !context.decisions.has(row, Decision::TakeAgain) {
                return Some((row, false, std::mem::take(issues)));
            }
        }
        let id = new_ids.next("mention", |id| taken.contains(id));
        taken.insert(id.clone());
        mention.id = id.as_str().into();
        edits.push(Change::Add { item: mention, at: None }.into());
        None
    })
}

/// Reads the mention of a row, without an id. What the plan does not have is said, and left out of it.
fn read_mention(
    context: &RowContext<'_>,
    known: &Known<'_>,
    names: &Names,
    row: usize,
    issues: &mut Vec<Issue>,
) -> Mention {
    let text = first_words(context, row, &[Meaning::Text, Meaning::Message, Meaning::Description, Meaning::Item]);
    let sentiment = word(context, row, (Meaning::Sentiment, Expected::Sentiment), issues, sentiment);
    let mut mention = Mention { sentiment, text: named(&text), ..Mention::blank("".into()) };
    mention.date = day(context, row, issues);
    mention.count = whole(context, row, Meaning::MentionCount, issues).unwrap_or(1);
    mention.people = whole(context, row, Meaning::People, issues);
    mention.answered_hours = context.quantity(row, Meaning::AnsweredHours, issues).map(crate::plan::Decimal::to_f64);
    mention.phase = word(context, row, (Meaning::PurchasePhase, Expected::Phase), issues, phase);
    mention.influencer = is_marked(&context.words(row, Meaning::Influencer));
    mention.own = is_marked(&context.words(row, Meaning::OwnMention));
    mention.claims = claims(context, known, row, issues);
    let channel = first_words(context, row, &[Meaning::Channel, Meaning::Medium]);
    if !channel.is_empty() {
        mention.channel = names.known_channel(&channel).map(|channel| channel.id.clone());
        if mention.channel.is_none() {
            issues.push(unknown(context, row, Meaning::Channel, &channel));
        }
    }
    let audience = context.words(row, Meaning::Audience);
    if !audience.is_empty() {
        mention.audience = known.audience(&audience).cloned();
        if mention.audience.is_none() {
            issues.push(unknown(context, row, Meaning::Audience, &audience));
        }
    }
    mention.source = first_words(context, row, &[Meaning::Source, Meaning::Link]);
    mention
}

fn day(context: &RowContext<'_>, row: usize, issues: &mut Vec<Issue>) -> Option<Day> {
    let (column, cell) = context.cell(row, Meaning::Day)?;
    if context.words(row, Meaning::Day).is_empty() {
        return None;
    }
    let found = context.table.frame.day_of(cell);
    if found.is_none() {
        issues.push(context.not_read(row, column, Expected::Day, ReadError::NotADate));
    }
    found.map(Day)
}

fn whole(context: &RowContext<'_>, row: usize, meaning: Meaning, issues: &mut Vec<Issue>) -> Option<u64> {
    context.quantity(row, meaning, issues).and_then(rounded)
}

/// Reads a cell that holds one of a few words; another word is an error, and an empty cell says nothing.
fn word<T>(
    context: &RowContext<'_>,
    row: usize,
    (meaning, expected): (Meaning, Expected),
    issues: &mut Vec<Issue>,
    read: impl Fn(&str) -> Option<T>,
) -> Option<T> {
    let (column, cell) = context.cell(row, meaning)?;
    let words = context.words(row, meaning);
    // A minus alone says "negative", where a dash elsewhere says nothing.
    let words = if words.is_empty() { cell.shown() } else { words };
    if words.trim().is_empty() {
        return None;
    }
    let found = read(&words);
    if found.is_none() {
        issues.push(context.not_read(row, column, expected, ReadError::NotANumber(words)));
    }
    found
}

/// Reads a sentiment by its name, its sign or a number above, below or at zero.
fn sentiment(text: &str) -> Option<Sentiment> {
    let folded = Folded::of(text);
    let has = |words: &[&str]| words.iter().any(|word| folded.bare().trim() == Folded::of(word).bare().trim());
    if matches!(text.trim(), "+" | "++" | "\u{1F642}")
        || has(&["positive", "pos", "good", "إيجابية", "إيجابي", "موجب", "جيد"])
    {
        return Some(Sentiment::Positive);
    }
    if matches!(text.trim(), "-" | "--" | "\u{2212}" | "\u{2013}")
        || has(&["negative", "neg", "bad", "سلبية", "سلبي", "سالب", "سيئ"])
    {
        return Some(Sentiment::Negative);
    }
    if has(&["neutral", "neu", "mixed", "محايدة", "محايد", "حيادي"]) {
        return Some(Sentiment::Neutral);
    }
    let number = crate::text::parse_signed(text).ok()?;
    Some(match number.mantissa().signum() {
        1 => Sentiment::Positive,
        -1 => Sentiment::Negative,
        _ => Sentiment::Neutral,
    })
}

fn phase(text: &str) -> Option<Phase> {
    let folded = Folded::of(text);
    let has = |words: &[&str]| words.iter().any(|word| folded.bare().contains(Folded::of(word).bare().trim()));
    if has(&["before", "pre", "قبل"]) {
        Some(Phase::Before)
    } else if has(&["during", "while", "أثناء", "خلال"]) {
        Some(Phase::During)
    } else if has(&["after", "post", "بعد"]) {
        Some(Phase::After)
    } else {
        None
    }
}

fn is_marked(text: &str) -> bool {
    let folded = Folded::of(text);
    let says = |words: &[&str]| words.iter().any(|word| folded.bare().trim() == Folded::of(word).bare().trim());
    matches!(text.trim(), "1" | "x" | "X" | "✓" | "✔")
        || says(&["yes", "y", "true", "نعم", "مؤثر", "influencer", "paid", "own"])
}

/// Reads the claims that a cell names, by names or ids; names of claims that the vocabulary does not have are said.
fn claims(context: &RowContext<'_>, known: &Known<'_>, row: usize, issues: &mut Vec<Issue>) -> Vec<ClaimId> {
    let words = context.words(row, Meaning::Claims);
    let parts: Vec<&str> = match known.claim(&words) {
        Some(_) => vec![words.as_str()],
        None => words.split([',', ';', '،', '؛', '|', '+']).map(str::trim).filter(|part| !part.is_empty()).collect(),
    };
    let mut found: Vec<ClaimId> = Vec::new();
    for part in parts {
        match known.claim(part) {
            Some(id) if !found.contains(id) => found.push(id.clone()),
            Some(_) => {}
            None => issues.push(unknown(context, row, Meaning::Claims, part)),
        }
    }
    found
}

/// Holds what rows of mentions are held against: claims, audiences, and the log as it is.
struct Known<'a> {
    claims: Positions,
    audiences: Positions,
    plan: &'a Plan,
    /// Where mentions of a day stand in the log that say the same.
    logged: BTreeMap<(Option<jiff::civil::Date>, String), Vec<usize>>,
}

impl<'a> Known<'a> {
    fn of(plan: &'a Plan) -> Self {
        let mut logged: BTreeMap<(Option<jiff::civil::Date>, String), Vec<usize>> = BTreeMap::new();
        for (at, mention) in plan.mentions.iter().enumerate() {
            for said in said(mention) {
                logged.entry((mention.date.map(|day| day.0), said)).or_default().push(at);
            }
        }
        Self {
            claims: Positions::of(plan.vocabulary.claims.iter().map(|claim| (&**claim, &claim.name))),
            audiences: Positions::of(plan.audiences.iter().map(|audience| (&**audience, &audience.name))),
            plan,
            logged,
        }
    }

    /// Returns the claim of this id, else the first of this name.
    fn claim(&self, name: &str) -> Option<&'a ClaimId> {
        self.plan.vocabulary.claims.get(self.claims.find_by_id_first(name)?).map(|claim| &claim.id)
    }

    /// Returns the audience of this id, else the first of this name.
    fn audience(&self, name: &str) -> Option<&'a AudienceId> {
        self.plan.audiences.get(self.audiences.find_by_id_first(name)?).map(|audience| &audience.id)
    }

    /// Finds the mention that the log has already: the same words on the same day, and not on another channel. A mention
    /// without words is the same where all of it is.
    fn logged(&self, mention: &Mention) -> Option<usize> {
        let is_same = |at: &usize| {
            let Some(known) = self.plan.mentions.get(*at) else { return false };
            if mention.text.is_empty() {
                return Mention { id: known.id.clone(), source: known.source.clone(), ..mention.clone() } == **known;
            }
            let channels = [&known.channel, &mention.channel];
            channels.iter().any(|channel| channel.is_none()) || known.channel == mention.channel
        };
        said(mention).into_iter().find_map(|said| {
            let places = self.logged.get(&(mention.date.map(|day| day.0), said))?;
            places.iter().copied().find(|at| is_same(at))
        })
    }
}

/// Returns what a mention says in each language in which it says something, folded; nothing at all as an empty text.
fn said(mention: &Mention) -> Vec<String> {
    let texts = Language::ALL.map(|language| Folded::of(mention.text.slot(language)).bare().trim().to_owned());
    let texts: Vec<String> = texts.into_iter().filter(|text| !text.is_empty()).collect();
    if texts.is_empty() { vec![String::new()] } else { texts }
}

fn unknown(context: &RowContext<'_>, row: usize, meaning: Meaning, name: &str) -> Issue {
    let column = context.table.column(meaning).map(|column| column.at);
    Issue { row, column, text: name.to_owned(), kind: IssueKind::UnknownName(name.to_owned()) }
}
