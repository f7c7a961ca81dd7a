//! Says how far the coding can be relied on: two people's codings compared.

use crate::plan::{Attribute, Coded, Figure, Message, NotComputable, Plan, SecondCoding};

/// Agreement of two people who coded the same messages.
#[derive(Clone, Debug, PartialEq)]
pub struct Reliability {
    /// How many messages have a second coding.
    pub messages: u32,
    /// The share of coded units on which both agree, 0 to 1.
    pub agreement: Figure,
    /// Krippendorff's α over all attributes: observed and expected disagreement are summed over the attributes'
    /// units first, so that an attribute counts by its units (this program's own pooling).
    pub overall: Figure,
    /// α of each attribute, in the order of [`Attribute::ALL`]. A unit of theme and slogan is a message, of tone one
    /// axis of a message, of claims and visuals a message with one token of the vocabulary (carried or not).
    pub attributes: [Figure; Attribute::ALL.len()],
}

/// Returns Krippendorff's α for nominal data and two coders without missing values (Krippendorff, 2004): `1 − Dₒ/Dₑ` with the
/// observed share of disagreeing units `Dₒ` and `Dₑ = (N² − Σ n_c²) / (N·(N−1))` over the `N` values given.
///
/// # Errors
/// [`NotComputable::NoSecondCoding`] without units, [`NotComputable::NoVariation`] when all values are the same.
pub fn krippendorff_alpha<T: Ord>(units: &[(T, T)]) -> Figure {
    Disagreement::of(units).alpha()
}

/// Observed and expected disagreement, as sums over units.
#[derive(Clone, Copy, Debug, Default)]
struct Disagreement {
    units: f64,
    observed: f64,
    expected: f64,
}

impl Disagreement {
    fn of<T: Ord>(units: &[(T, T)]) -> Self {
        let count = units.len() as f64;
        let mut values: Vec<&T> = units.iter().flat_map(|(a, b)| [a, b]).collect();
        values.sort_unstable();
        let all = values.len() as f64;
        let alike: f64 = values.chunk_by(|a, b| a == b).map(|same| (same.len() * same.len()) as f64).sum();
        let expected = if values.len() > 1 { (all * all - alike) / (all * (all - 1.0)) } else { 0.0 };
        let observed = units.iter().filter(|(a, b)| a != b).count() as f64;
        Self { units: count, observed, expected: expected * count }
    }

    fn alpha(self) -> Figure {
        if self.units == 0.0 {
            Err(NotComputable::NoSecondCoding)
        } else if self.expected > 0.0 {
            Ok(1.0 - self.observed / self.expected)
        } else {
            Err(NotComputable::NoVariation)
        }
    }
}

/// One unit's value: an id, a step, or a state without a value.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Value<'a> {
    Absent,
    NotApplicable,
    Is(&'a str),
    Step(u8),
    Carried(bool),
}

/// Returns how far the two codings of `plan`'s messages agree.
#[must_use]
pub fn reliability(plan: &Plan) -> Reliability {
    let coded: Vec<(&Message, &SecondCoding)> = plan
        .messages
        .iter()
        .filter_map(|message| Some((message.as_ref(), message.second_coding.as_deref()?)))
        .collect();
    let units = [
        singles(&coded, |message| &message.theme, |second| &second.theme),
        sets(&coded, |message| &message.claims, |second| &second.claims, &ids(&plan.vocabulary.claims)),
        sets(&coded, |message| &message.visuals, |second| &second.visuals, &ids(&plan.vocabulary.visuals)),
        tones(&coded),
        singles(&coded, |message| &message.slogan, |second| &second.slogan),
    ];
    let parts = units.each_ref().map(|units| Disagreement::of(units));
    let whole = parts.iter().fold(Disagreement::default(), |sum, part| Disagreement {
        units: sum.units + part.units,
        observed: sum.observed + part.observed,
        expected: sum.expected + part.expected,
    });
    Reliability {
        messages: u32::try_from(coded.len()).unwrap_or(u32::MAX),
        agreement: if whole.units > 0.0 {
            Ok(1.0 - whole.observed / whole.units)
        } else {
            Err(NotComputable::NoSecondCoding)
        },
        overall: whole.alpha(),
        attributes: parts.map(Disagreement::alpha),
    }
}

fn ids<T: crate::plan::Identified>(list: &crate::plan::List<T>) -> Vec<&str> {
    list.iter().map(|item| item.id().as_ref()).collect()
}

type Units<'a> = Vec<(Value<'a>, Value<'a>)>;

/// Returns a value, or `None` while it is blank: then there is nothing to compare yet.
fn single<T: AsRef<str>>(coded: &Coded<T>) -> Option<Value<'_>> {
    match coded {
        Coded::Blank => None,
        Coded::Absent => Some(Value::Absent),
        Coded::NotApplicable => Some(Value::NotApplicable),
        Coded::Is(id) => Some(Value::Is(id.as_ref())),
    }
}

fn singles<'a, T: AsRef<str> + 'a>(
    coded: &[(&'a Message, &'a SecondCoding)],
    first: impl Fn(&'a Message) -> &'a Coded<T>,
    second: impl Fn(&'a SecondCoding) -> &'a Coded<T>,
) -> Units<'a> {
    coded.iter().filter_map(|(a, b)| Some((single(first(a))?, single(second(b))?))).collect()
}

fn sets<'a, T: AsRef<str> + 'a>(
    coded: &[(&'a Message, &'a SecondCoding)],
    first: impl Fn(&'a Message) -> &'a Coded<Vec<T>>,
    second: impl Fn(&'a SecondCoding) -> &'a Coded<Vec<T>>,
    tokens: &[&str],
) -> Units<'a> {
    let carried = |coded: &Coded<Vec<T>>, token: &str| match coded {
        Coded::Blank => None,
        Coded::NotApplicable => Some(Value::NotApplicable),
        Coded::Absent => Some(Value::Carried(false)),
        Coded::Is(ids) => Some(Value::Carried(ids.iter().any(|id| id.as_ref() == token))),
    };
    let units = coded.iter().flat_map(|(a, b)| tokens.iter().map(move |token| (*a, *b, *token)));
    units.filter_map(|(a, b, token)| Some((carried(first(a), token)?, carried(second(b), token)?))).collect()
}

fn tones<'a>(coded: &[(&'a Message, &'a SecondCoding)]) -> Units<'a> {
    let axis = |coded: &Coded<crate::plan::Tone>, axis: usize| match coded {
        Coded::Blank => None,
        Coded::Absent => Some(Value::Absent),
        Coded::NotApplicable => Some(Value::NotApplicable),
        Coded::Is(tone) => Some(Value::Step(tone.axes()[axis])),
    };
    let units = coded.iter().flat_map(|(a, b)| (0..3).map(move |number| (*a, *b, number)));
    units.filter_map(|(a, b, number)| Some((axis(&a.tone, number)?, axis(&b.tone, number)?))).collect()
}
