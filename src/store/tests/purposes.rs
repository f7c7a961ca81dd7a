//! Strategies for what a plan is for, and what is heard, answered and written about it.

use std::sync::Arc;

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

use super::messages::stage;
use super::{bilingual, decimal, id, items, number, other_cost, placement, quantity, text};
use crate::plan::{
    Alternative, Answer, Book, BookReference, BookSection, Calendar, CreativeBrief, Day, Experience, FrameworkId,
    Insight, ItemAnswer, ListeningMethod, Mention, Metric, Objective, OptionNote, Phase, Plan, Proof, RateFactor,
    Relation, RelationAim, Sentiment, Worksheet,
};

pub(super) fn day() -> BoxedStrategy<Day> {
    (-20_000..80_000_i64)
        .prop_map(|days| Day(jiff::civil::date(1970, 1, 1).checked_add(jiff::Span::new().days(days)).unwrap()))
        .boxed()
}

pub(super) fn proof() -> BoxedStrategy<Proof> {
    (bilingual(), text(), option::of(day())).prop_map(|(text, source, until)| Proof { text, source, until }).boxed()
}

pub(super) fn creative_brief() -> BoxedStrategy<CreativeBrief> {
    [bilingual(), bilingual(), bilingual(), bilingual(), bilingual(), bilingual()]
        .prop_map(|[background, now, after, proposition, reasons, mandatories]| CreativeBrief {
            background,
            now,
            after,
            proposition,
            reasons,
            mandatories,
        })
        .boxed()
}

fn metric() -> BoxedStrategy<Metric> {
    let others = [Metric::Frequency, Metric::Impressions, Metric::Consistency, Metric::Other];
    prop_oneof![any::<u32>().prop_map(Metric::Reach), select(others.to_vec())].boxed()
}

pub(super) fn objective() -> BoxedStrategy<Objective> {
    (
        (id(), bilingual(), option::of(stage()), bilingual(), vec(id(), 0..3)),
        (metric(), option::of(decimal()), option::of(decimal()), text()),
        (option::of(day()), bilingual(), text(), bilingual()),
    )
        .prop_map(
            |(
                (id, text, stage, measure, audiences),
                (metric, baseline, target, unit),
                (due, method, owner, trigger),
            )| {
                Objective {
                    id,
                    text,
                    stage,
                    measure,
                    audiences,
                    metric,
                    baseline,
                    target,
                    unit,
                    due,
                    method,
                    owner,
                    trigger,
                }
            },
        )
        .boxed()
}

fn insight() -> BoxedStrategy<Insight> {
    (id(), bilingual(), text(), option::of(day()), vec(id(), 0..3))
        .prop_map(|(id, text, source, date, audiences)| Insight { id, text, source, date, audiences })
        .boxed()
}

fn alternative() -> BoxedStrategy<Alternative> {
    let rates =
        (id(), decimal(), any::<bool>()).prop_map(|(channel, factor, divides)| RateFactor { channel, factor, divides });
    (
        (id(), bilingual(), bilingual(), items(placement())),
        (option::of(decimal()), option::of(items(other_cost())), vec(rates, 0..3)),
    )
        .prop_map(|((id, name, note, placements), (budget, other_costs, rates))| Alternative {
            id,
            name,
            note,
            placements,
            budget,
            other_costs,
            rates,
        })
        .boxed()
}

fn mention() -> BoxedStrategy<Mention> {
    (
        (id(), option::of(day()), option::of(id()), option::of(id()), vec(id(), 0..3)),
        (option::of(select(Sentiment::ALL.to_vec())), quantity(), option::of(quantity()), any::<bool>(), any::<bool>()),
        (option::of(select(Phase::ALL.to_vec())), option::of(number()), bilingual(), text()),
    )
        .prop_map(
            |(
                (id, date, channel, audience, claims),
                (sentiment, count, people, influencer, own),
                (phase, answered_hours, text, source),
            )| {
                Mention {
                    id,
                    date,
                    channel,
                    audience,
                    claims,
                    sentiment,
                    count,
                    people,
                    influencer,
                    own,
                    phase,
                    answered_hours,
                    text,
                    source,
                }
            },
        )
        .boxed()
}

fn experience() -> BoxedStrategy<Experience> {
    (id(), option::of(number()), option::of(number()), quantity(), text())
        .prop_map(|(claim, promised, experienced, respondents, source)| Experience {
            claim,
            promised,
            experienced,
            respondents,
            source,
        })
        .boxed()
}

fn relation() -> BoxedStrategy<Relation> {
    (
        (id(), select(RelationAim::ALL.to_vec()), bilingual(), option::of(id()), text()),
        (option::of(super::week()), option::of(any::<u32>())),
    )
        .prop_map(|((id, dimension, text, channel, owner), (start_week, weeks))| Relation {
            id,
            dimension,
            text,
            channel,
            owner,
            start_week,
            weeks,
        })
        .boxed()
}

fn method() -> BoxedStrategy<ListeningMethod> {
    ((bilingual(), bilingual(), bilingual()), option::of(day()), option::of(day()), option::of(number()), any::<bool>())
        .prop_map(|((method, places, own_rule), since, until, target_hours, ask_insights)| ListeningMethod {
            method,
            places,
            own_rule,
            since,
            until,
            target_hours,
            ask_insights,
        })
        .boxed()
}

fn worksheet() -> BoxedStrategy<Worksheet> {
    let answer = prop_oneof![
        bilingual().prop_map(Answer::Text),
        text().prop_map(Answer::Choice),
        vec(text(), 0..3).prop_map(Answer::Choices),
        vec(vec(bilingual(), 0..3), 0..3).prop_map(Answer::Rows),
        (0..10_i64).prop_map(Answer::Scale),
        Just(Answer::DontKnow),
    ];
    let note = (text(), bilingual()).prop_map(|(option, text)| OptionNote { option, text });
    let answer = (text(), answer, vec(note, 0..3)).prop_map(|(item, answer, notes)| ItemAnswer { item, answer, notes });
    // What a worksheet is known by names no item of the plan.
    let framework = "[a-z]{1,8}".prop_map(|name| FrameworkId::from(name.as_str()));
    (framework, vec(answer, 0..3)).prop_map(|(framework, answers)| Worksheet { framework, answers }).boxed()
}

fn book() -> BoxedStrategy<Book> {
    let section = (text(), bilingual(), bilingual(), option::of(any::<u32>()), any::<bool>())
        .prop_map(|(id, title, text, word_limit, left_out)| BookSection { id, title, text, word_limit, left_out });
    let reference = (bilingual(), text()).prop_map(|(text, link)| BookReference { text, link });
    (text(), bilingual(), vec(text(), 0..3), vec(section, 0..3), vec(reference, 0..3))
        .prop_map(|(outline, course, authors, sections, references)| Book {
            outline,
            course,
            authors,
            sections,
            references,
            ..Book::default()
        })
        .boxed()
}

/// A plan with nothing but what this file has strategies for.
pub(super) fn added() -> BoxedStrategy<Plan> {
    (
        (items(insight()), items(alternative()), items(mention()), option::of(quantity()), method()),
        (items(experience()), items(relation()), items(worksheet()), book()),
    )
        .prop_map(|((insights, alternatives, mentions, category_mentions, listening), rest)| {
            let (experiences, relations, worksheets, book) = rest;
            let calendar = Calendar { start: jiff::civil::date(2026, 3, 1), weeks: 8 };
            Plan {
                insights,
                alternatives,
                mentions,
                category_mentions,
                listening,
                experiences,
                relations,
                worksheets,
                book: Arc::new(book),
                ..Plan::empty(calendar, "JOD".parse().unwrap())
            }
        })
        .boxed()
}
