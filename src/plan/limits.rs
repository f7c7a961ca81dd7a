//! Says what a plan may be: the one place for its bounds.
//!
//! The reader refuses a document beyond them, [`crate::edit::History`] an edit, and every field, paste and solver takes its range
//! from here; so what the program holds can always be written and read back.

use std::collections::HashSet;
use std::fmt;

use serde::Serialize;

use super::schema::{self, DAYS};
use super::walk::{Met, Trail, Visitor, fields_of, place_of, walk};
use super::{Identified, LARGEST_AMOUNT, List, MAX_WEEKS, PathPart, Plan, PlanPlace, Vocabulary, spelled_length};

/// The most bytes of a document.
pub const MAX_BYTES: u64 = 64 * 1024 * 1024;
/// The most placements of a plan.
pub const MAX_PLACEMENTS: usize = 200_000;
/// The most messages: each is compared with each.
pub const MAX_MESSAGES: usize = 1_000;
/// The most channels.
pub const MAX_CHANNELS: usize = 1_000;
/// The most audiences.
pub const MAX_AUDIENCES: usize = 200;
/// The most mentions.
pub const MAX_MENTIONS: usize = 100_000;
/// The most contact models of all channels together.
pub const MAX_CONTACTS: usize = 10_000;
/// The most items of any other list of the plan.
pub const MAX_ITEMS: usize = 10_000;
/// The most items of a list in an item of a list.
pub const MAX_INNER_ITEMS: usize = 500;
/// The most weeks of one placement, and of what is recorded of it.
pub const MAX_PLACEMENT_WEEKS: usize = MAX_WEEKS as usize;
/// The highest number of a week that anything may name. Weeks beyond the plan's calendar are problems, not errors.
pub const MAX_WEEK: u32 = 10 * MAX_WEEKS;
/// The longest text, in bytes of UTF-8.
pub const MAX_TEXT_BYTES: usize = 1024 * 1024;
/// The longest id, in bytes of UTF-8.
pub const MAX_ID_BYTES: usize = 200;
/// The most people of one audience: more than there are.
pub const MAX_PEOPLE: u64 = 10_000_000_000;
/// The largest quantity of one week, and of anything else that is counted in a channel's units.
pub const MAX_QUANTITY: u64 = 1_000_000_000_000;
/// The highest effective frequency.
pub const MAX_EFFECTIVE_FREQUENCY: u32 = 100;
/// The most plans that are drawn for a band of uncertainty.
pub const MAX_DRAWS: u32 = 10_000;
/// The largest share, weight or number of weeks; beyond it sums and products lose their meaning.
pub const MAX_MAGNITUDE: f64 = 1e9;
/// The largest amount of money, in minor units; see [`super::Currency::checked_money`].
pub const MAX_MINOR_UNITS: i128 = LARGEST_AMOUNT;
/// The years that a day of a plan can lie in.
pub const YEARS: std::ops::RangeInclusive<i16> = 1900..=2200;

/// Whole numbers with a range of their own, by their fields.
const RANGES: [(&str, u64, u64); 9] = [
    ("size", 0, MAX_PEOPLE),
    ("effective_frequency", 1, MAX_EFFECTIVE_FREQUENCY as u64),
    ("draws", 1, MAX_DRAWS as u64),
    ("week", 0, MAX_WEEK as u64),
    ("start_week", 0, MAX_WEEK as u64),
    ("until_week", 0, MAX_WEEK as u64),
    ("formality", 1, 5),
    ("playfulness", 1, 5),
    ("emotion", 1, 5),
];

/// What the reader says is wanted where a number of weeks is out of range; the words are looked for by what they are.
pub(crate) const WANTED_WEEKS: &str = "a number of weeks from 1 to 520";
/// What the reader says is wanted where a day is none that a plan can have.
pub(crate) const WANTED_DAY: &str = "a date of the years 1900 to 2200 as \"YYYY-MM-DD\"";

/// Returns the smallest and the largest whole number that may stand in `field` of the document.
#[must_use]
pub fn range_of(field: &str) -> (u64, u64) {
    let own = RANGES.iter().find(|(name, ..)| *name == field);
    own.map_or((0, MAX_QUANTITY), |&(_, lowest, highest)| (lowest, highest))
}

/// Says what a plan cannot be.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// A whole number outside its range.
    #[error("the number {found} is out of range: expected {lowest} to {highest}")]
    OutOfRange {
        /// The number as it stands, which can be larger than any that is computed with.
        found: String,
        /// The smallest that can stand here.
        lowest: u64,
        /// The largest.
        highest: u64,
    },
    /// NaN or infinity, or a number of a size that no share, weight or week has.
    #[error("{found} is not a usable number")]
    NotUsable {
        /// The number.
        found: String,
    },
    /// A day outside [`YEARS`].
    #[error("expected {}, found “{found}”", WANTED_DAY)]
    Day {
        /// The day.
        found: String,
    },
    /// An id without a letter.
    #[error("the id is empty")]
    EmptyId,
    /// An id that is too long.
    #[error("the id has {bytes} bytes; {limit} are the most")]
    LongId {
        /// Its length.
        bytes: usize,
        /// The longest.
        limit: usize,
    },
    /// A list that is too long.
    #[error("the list has more than {limit} items")]
    LongList {
        /// The most items.
        limit: usize,
    },
    /// Contact models beyond what is computed.
    #[error("the channels have more than {limit} contact models in all")]
    TooManyContacts {
        /// The most of all channels together.
        limit: usize,
    },
    /// A text that is too long.
    #[error("the text has more than {limit} bytes")]
    LongText {
        /// The longest, in bytes.
        limit: usize,
    },
    /// A plan whose document could be larger than any that is opened.
    #[error("the plan would be larger than {} MiB, the most that is opened", limit / (1024 * 1024))]
    TooLarge {
        /// The most bytes of a document.
        limit: u64,
    },
}

/// Holds what goes beyond the limits of a plan, and where.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}{refusal}", Prefix(.place))]
pub struct Beyond {
    /// What is wrong.
    pub refusal: Refusal,
    /// Where in the plan; empty for the plan as a whole.
    pub place: PlanPlace,
}

struct Prefix<'a>(&'a PlanPlace);

impl fmt::Display for Prefix<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.0.is_empty() { Ok(()) } else { write!(formatter, "{}: ", self.0) }
    }
}

/// Looks through all of `plan`. Returns at least as many bytes as its document has, comments and unknown fields apart.
///
/// # Errors
/// The first thing that no plan may have. A plan that is only too large as a whole is not refused here: its bytes are.
pub fn refuse(plan: &Plan) -> Result<u64, Beyond> {
    let nothing = Plan::empty(plan.calendar, plan.money.currency);
    refuse_changes(&nothing, plan)
}

/// Looks through what `after` has that `before` has not: it costs what the change costs, however large the plan. Returns at
/// least as many bytes as the document grows by.
///
/// # Errors
/// The first thing that no plan may have.
#[expect(clippy::too_many_lines, reason = "one line for each field of the plan, twice")]
pub fn refuse_changes(before: &Plan, after: &Plan) -> Result<u64, Beyond> {
    let mut checks = Checks { bytes: BYTES_OF_AN_EMPTY_PLAN };
    // Every field is named, so that a new one cannot be forgotten.
    let Plan {
        format,
        engine,
        title,
        organisation,
        product,
        objectives,
        insights,
        notes,
        bilingual: _,
        calendar,
        money,
        settings,
        audiences,
        vocabulary: Vocabulary { themes, claims, visuals, slogans },
        platform,
        messages,
        channels,
        placements,
        other_costs,
        actuals,
        alternatives,
        mentions,
        category_mentions,
        listening,
        experiences,
        relations,
        worksheets,
        book,
    } = after;
    let words = &before.vocabulary;
    checks.value("format", format)?;
    checks.value("engine", engine)?;
    checks.changed("title", &before.title, title)?;
    checks.changed("organisation", &before.organisation, organisation)?;
    checks.changed("product", &before.product, product)?;
    checks.list(&["objectives"], &before.objectives, objectives)?;
    checks.list(&["insights"], &before.insights, insights)?;
    checks.changed("notes", &before.notes, notes)?;
    checks.value("calendar", calendar)?;
    checks.changed("money", &before.money, money)?;
    checks.changed("settings", &before.settings, settings)?;
    checks.list(&["audiences"], &before.audiences, audiences)?;
    checks.list(&["vocabulary", "themes"], &words.themes, themes)?;
    checks.list(&["vocabulary", "claims"], &words.claims, claims)?;
    checks.list(&["vocabulary", "visuals"], &words.visuals, visuals)?;
    checks.list(&["vocabulary", "slogans"], &words.slogans, slogans)?;
    checks.changed("platform", &before.platform, platform)?;
    checks.list(&["messages"], &before.messages, messages)?;
    checks.list(&["channels"], &before.channels, channels)?;
    if !channels.same(&before.channels) {
        let contacts = channels.iter().map(|channel| channel.contacts.len()).sum::<usize>();
        if contacts > MAX_CONTACTS {
            let refusal = Refusal::TooManyContacts { limit: MAX_CONTACTS };
            return Err(Beyond { refusal, place: place_of(&[Trail::Field("channels")]) });
        }
    }
    checks.list(&["placements"], &before.placements, placements)?;
    checks.list(&["other_costs"], &before.other_costs, other_costs)?;
    checks.list(&["actuals"], &before.actuals, actuals)?;
    checks.list(&["alternatives"], &before.alternatives, alternatives)?;
    checks.list(&["mentions"], &before.mentions, mentions)?;
    checks.changed("category_mentions", &before.category_mentions, category_mentions)?;
    checks.changed("listening", &before.listening, listening)?;
    checks.list(&["experiences"], &before.experiences, experiences)?;
    checks.list(&["relations"], &before.relations, relations)?;
    checks.list(&["worksheets"], &before.worksheets, worksheets)?;
    checks.changed("book", &before.book, book)?;
    Ok(checks.bytes)
}

/// Brackets, the names of fields that are always written, and the line that says how the document is written.
const BYTES_OF_AN_EMPTY_PLAN: u64 = 4096;

struct Checks {
    bytes: u64,
}

impl Checks {
    fn value(&mut self, field: &'static str, value: &impl Serialize) -> Result<(), Beyond> {
        self.look(value, &mut vec![Trail::Field(field)], None)
    }

    fn changed<T: Serialize + PartialEq>(&mut self, field: &'static str, before: &T, after: &T) -> Result<(), Beyond> {
        if before == after { Ok(()) } else { self.value(field, after) }
    }

    /// Checks the items of `after` that are not in `before`, and its length.
    fn list<T: Identified + Serialize>(
        &mut self,
        path: &[&'static str],
        before: &List<T>,
        after: &List<T>,
    ) -> Result<(), Beyond> {
        if after.same(before) {
            return Ok(());
        }
        let mut way: Vec<Trail> = path.iter().map(|field| Trail::Field(field)).collect();
        let most = schema::most_items(path.iter().copied(), path.len());
        if after.len() > most {
            return Err(Beyond { refusal: Refusal::LongList { limit: most }, place: place_of(&way) });
        }
        let unseen: Vec<usize> =
            after.origins(before).iter().enumerate().filter(|(_, origin)| origin.is_none()).map(|(at, _)| at).collect();
        // An item that only moved is the same in memory.
        let known: HashSet<*const T> =
            if unseen.len() > 1 { before.iter().map(std::sync::Arc::as_ptr).collect() } else { HashSet::new() };
        for at in unseen {
            let item = &after[at];
            if known.contains(&std::sync::Arc::as_ptr(item)) {
                continue;
            }
            way.push(Trail::Item(at));
            Self::id(item.id().as_ref(), &way)?;
            self.look(&**item, &mut way, Some((path.len(), item.id().as_ref())))?;
            way.pop();
        }
        Ok(())
    }

    fn id(id: &str, way: &[Trail]) -> Result<(), Beyond> {
        let refusal = match id.len() {
            0 => Refusal::EmptyId,
            1..=MAX_ID_BYTES => return Ok(()),
            bytes => Refusal::LongId { bytes, limit: MAX_ID_BYTES },
        };
        // An id that is refused is not repeated in the place.
        let mut place = place_of(way);
        place.0.push(PathPart::Field("id".to_owned()));
        Err(Beyond { refusal, place })
    }

    fn look(
        &mut self,
        value: &impl Serialize,
        way: &mut Vec<Trail>,
        item: Option<(usize, &str)>,
    ) -> Result<(), Beyond> {
        let mut gauge = Gauge { bytes: 0, found: None };
        walk(value, way, &mut gauge);
        self.bytes = self.bytes.saturating_add(gauge.bytes);
        let Some((refusal, mut place)) = gauge.found else { return Ok(()) };
        if let Some((position, known)) = item
            && let Some(PathPart::Item { id, .. }) = place.0.get_mut(position)
        {
            *id = Some(known.to_owned());
        }
        Err(Beyond { refusal, place })
    }
}

/// Measures every value on a walk, and ends it at the first that no plan may have.
struct Gauge {
    bytes: u64,
    found: Option<(Refusal, PlanPlace)>,
}

impl Visitor for Gauge {
    fn visit(&mut self, way: &[Trail], met: Met<'_>) -> bool {
        self.bytes = self.bytes.saturating_add(bytes_of(way, &met));
        match refusal_of(way, &met) {
            Some(refusal) => {
                self.found = Some((refusal, place_of(way)));
                false
            }
            None => true,
        }
    }
}

fn refusal_of(way: &[Trail], met: &Met<'_>) -> Option<Refusal> {
    match *met {
        Met::Text(text) if text.len() > MAX_TEXT_BYTES => Some(Refusal::LongText { limit: MAX_TEXT_BYTES }),
        Met::Text(text) if is_day(way) && !is_usable_day(text) => Some(Refusal::Day { found: text.to_owned() }),
        Met::Number(number) if !number.is_finite() || number.abs() > MAX_MAGNITUDE => {
            Some(Refusal::NotUsable { found: format!("{number:?}") })
        }
        Met::Whole(found) => {
            let field = fields_of(way).next_back().unwrap_or_default();
            let (lowest, highest) = range_of(field);
            let is_within = (i128::from(lowest)..=i128::from(highest)).contains(&found);
            (!is_within).then(|| Refusal::OutOfRange { found: found.to_string(), lowest, highest })
        }
        Met::List(items) if items > schema::SHORTEST_LIMIT => {
            let limit = schema::most_items(fields_of(way), way.len());
            (items > limit).then_some(Refusal::LongList { limit })
        }
        _ => None,
    }
}

/// Returns true where a text is a day.
fn is_day(way: &[Trail]) -> bool {
    match way.last() {
        Some(Trail::Field(name) | Trail::Choice(name)) => DAYS.contains(name),
        _ => false,
    }
}

fn is_usable_day(text: &str) -> bool {
    text.parse::<jiff::civil::Date>().is_ok_and(|day| YEARS.contains(&day.year()))
}

/// Returns at least as many bytes as a value takes in the document, with the name of its field, its line and its brackets.
fn bytes_of(way: &[Trail], met: &Met<'_>) -> u64 {
    const INDENT: usize = 4;
    // A digit of 10^12, a sign and a decimal point are far from this.
    const NUMBER: usize = 26;
    // Weeks fill their lines, so that each takes a part of one.
    if let (Some(Trail::Item(_)), Met::Whole(number)) = (way.last(), met) {
        let digits = number.checked_ilog10().unwrap_or(0) as usize + 1;
        return (digits + 3 + digits / 4) as u64;
    }
    let own = match *met {
        Met::Text(text) => spelled_length(text) + 2,
        Met::Whole(_) | Met::Number(_) => NUMBER,
        Met::Word(letters) => letters,
        // Two brackets, the second on a line of its own.
        Met::List(_) | Met::Structure => 3 + INDENT * way.len(),
    };
    let name = match way.last() {
        Some(Trail::Field(name)) => name.len() + 2,
        Some(Trail::Choice(name)) => name.len(),
        _ => 0,
    };
    let choice = match way.iter().rev().nth(1) {
        Some(Trail::Choice(name)) => name.len(),
        _ => 0,
    };
    // A comma, and a line end of two bytes.
    (own + name + choice + 3 + INDENT * way.len()) as u64
}

#[cfg(test)]
mod tests {
    use super::{MAX_WEEKS, WANTED_DAY, WANTED_WEEKS, YEARS};

    #[test]
    fn words_name_the_bounds() {
        assert!(WANTED_WEEKS.ends_with(&format!(" {MAX_WEEKS}")));
        assert!(WANTED_DAY.contains(&format!("{} to {}", YEARS.start(), YEARS.end())));
    }
}
