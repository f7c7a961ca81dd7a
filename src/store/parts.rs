//! Reading of a long plan in parts, side by side: placements, of which there can be many thousands, have nothing to do with
//! each other.

use std::ops::Range;

use super::lex::{Lexer, Token};
use super::place::Walker;
use super::read::typed_as;
use crate::plan::{List, Placement, Plan, PlanPlace};
use crate::util::{in_parts, most_parts};

/// From so many placements on, threads cost less than they save.
const WORTH_THREADS: usize = 2_000;

/// Says where the placements of a document stand, seen while something else walks through it.
#[derive(Debug, Default)]
pub(super) struct Placements {
    list: Seen,
    /// Where each placement begins.
    starts: Vec<usize>,
}

/// Says how much of the list was seen.
#[derive(Clone, Debug, Default)]
enum Seen {
    #[default]
    Nothing,
    /// Where what stands between its brackets begins.
    From(usize),
    /// What stands between its brackets.
    All(Range<usize>),
    /// Two lists of the same name.
    Twice,
}

impl Placements {
    /// Notes what `walker` has come to: the `token` at `start`.
    pub(super) fn note(&mut self, walker: &Walker<'_>, token: Token<'_>, start: usize) {
        match (token, walker.depth(), &self.list) {
            (Token::Open('['), 2, seen) if walker.outer_field() == Some("placements") => {
                self.list = if matches!(seen, Seen::Nothing) { Seen::From(start + 1) } else { Seen::Twice };
            }
            (Token::Open('('), 3, Seen::From(_)) => self.starts.push(walker.opened_at().unwrap_or(start)),
            (Token::Close(']'), 1, &Seen::From(first)) => self.list = Seen::All(first..start),
            _ => {}
        }
    }

    /// Returns the list, and pieces of it with whole placements, one for each thread; `None` for fewer placements than
    /// `least`.
    fn pieces(&self, least: usize) -> Option<(Range<usize>, Vec<Range<usize>>)> {
        let Seen::All(inside) = &self.list else { return None };
        if self.starts.len() < least {
            return None;
        }
        let size = self.starts.len().div_ceil(most_parts()).max(1);
        let later = self.starts.iter().copied().step_by(size).skip(1);
        let cuts: Vec<usize> = std::iter::once(inside.start).chain(later).chain([inside.end]).collect();
        Some((inside.clone(), cuts.windows(2).map(|cut| cut[0]..cut[1]).collect()))
    }
}

/// Reads `text` in parts. `None` where that is not worth it or where not everything is as it should be: read as a whole, the
/// document then shows what is wrong with it, and where.
pub(super) fn read_in_parts(text: &str, placements: &Placements) -> Option<(Plan, Vec<PlanPlace>)> {
    in_parts_of(text, placements, WORTH_THREADS)
}

fn in_parts_of(text: &str, placements: &Placements, least: usize) -> Option<(Plan, Vec<PlanPlace>)> {
    let (inside, pieces) = placements.pieces(least)?;
    let attributes = attributes(text);
    let read = |piece: &Range<usize>| {
        let list = format!("{attributes}[{}]", text.get(piece.clone())?);
        typed_as::<List<Placement>>(&list).ok().filter(|(_, unknown)| unknown.is_empty())
    };
    let lists = in_parts(&pieces, |_, pieces| pieces.iter().map(read).collect::<Option<Vec<_>>>());
    let lists = lists.into_iter().collect::<Option<Vec<_>>>()?;
    let rest = format!("{}{}", text.get(..inside.start)?, text.get(inside.end..)?);
    let (plan, unknown) = typed_as::<Plan>(&rest).ok()?;
    let placements = lists.iter().flatten().flat_map(|(list, _)| list.iter().cloned()).collect();
    Some((Plan { placements: List::of_shared(placements), ..plan }, unknown))
}

/// Returns what `text` begins with to say how it is written.
fn attributes(text: &str) -> String {
    let words = Lexer::new(text).map_while(|(_, token)| match token {
        Token::Attribute(attribute) => Some(attribute),
        _ => None,
    });
    words.collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::limits::check_lengths;
    use super::super::read::typed;
    use super::super::tests::plan;
    use super::super::write;
    use super::in_parts_of;

    /// What reading in parts makes of a text, however short it is.
    fn in_parts(text: &str) -> Option<(crate::plan::Plan, Vec<crate::plan::PlanPlace>)> {
        in_parts_of(text, &check_lengths(text).ok()?, 1)
    }

    #[test]
    fn what_is_unclear_is_read_as_a_whole() {
        const PLACEMENT: &str = "(id: \"p\", message: \"m\", channel: \"c\", start_week: 1)";
        let plan = |fields: &str| {
            format!(
                "#![enable(implicit_some)] // plan\n(format: 1, calendar: (start: \"2026-01-04\", weeks: 4), \
                 money: (currency: \"JOD\"), {fields})"
            )
        };
        for (fields, is_read) in [
            (format!("placements: [{PLACEMENT}, /* ] */ {PLACEMENT},],"), true),
            (format!("placements: [\n// one\n{PLACEMENT}], other_costs: [(id: \"o\", amount: \"1\")]"), true),
            (format!("other_costs: [(id: \"o\", amount: \"1\")], placements: [{PLACEMENT}]"), true),
            ("placements: [], other_costs: [(id: \"o\", amount: \"1\")]".to_owned(), false),
            (format!("placements: [{PLACEMENT}], placements: [{PLACEMENT}]"), false),
            (format!("vocabulary: (placements: [{PLACEMENT}])"), false),
            (format!("placements: [{PLACEMENT}, {}]", PLACEMENT.replace("start_week: 1", "start_week: -1")), false),
            (format!("placements: [{PLACEMENT}, {}]", PLACEMENT.replace("start_week", "colour: 2, start_week")), false),
            (format!("placements: [{PLACEMENT}"), false),
        ] {
            let text = plan(&fields);
            let read = in_parts(&text);
            assert_eq!(read.is_some(), is_read, "{fields}");
            if read.is_some() {
                assert_eq!(read, typed(&text).ok(), "{fields}");
            }
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn parts_make_the_same_plan(plan in plan()) {
            let text = write(&plan);
            let read = in_parts(&text);
            prop_assert_eq!(read.is_some(), !plan.placements.is_empty());
            if read.is_some() {
                prop_assert_eq!(read, typed(&text).ok());
            }
        }
    }
}
