//! Says what the figures of listening are made of, as tables of their cards; what has a page of its own leads there.

use super::super::figures::{aim_name, sentiment_name};
use crate::edit::ItemId;
use crate::listening::ClaimPromise;
use crate::plan::{Figure, Mention, Message, RelationAim, Sentiment};
use crate::report::{Cell, Column, ListeningFigure, Report, Row, Table};
use crate::text::{DASH, source_in};

/// The most mentions that a card lists.
const MOST_MENTIONS: usize = 50;

/// Builds the tables of a card.
pub(super) fn tables(report: &Report<'_>, figure: ListeningFigure) -> Vec<Table> {
    use ListeningFigure as F;
    let table = match figure {
        F::Net | F::Polarity => sentiments(report),
        F::ReachWeighted => by_people(report),
        F::PullThrough | F::Voice | F::MedianHours => return Vec::new(),
        F::Answered => answers(report),
        F::Claim(at) => return claim(report, at).into_iter().collect(),
        F::SayDo => promises(report, [0, 1], ClaimPromise::short_delivered),
        F::SayConfirm => promises(report, [0, 2], ClaimPromise::short_confirmed),
        F::DoConfirm => promises(report, [1, 2], ClaimPromise::disputed),
        F::Coverage | F::Evenness => aims(report),
        F::InsightShare | F::InsightExposure => messages(report),
    };
    vec![table]
}

fn sentiments(report: &Report<'_>) -> Table {
    let (words, tally) = (&report.texts.listening, &report.analysis.listening.log.total);
    let columns = vec![Column::text(words.sentiment), Column::number(words.mentions)];
    let mut table = Table::new("parts", words.mentions, columns);
    for (sentiment, count) in Sentiment::ALL.into_iter().zip([tally.positive, tally.negative, tally.neutral]) {
        table.rows.push(Row::of(vec![Cell::text(sentiment_name(words, sentiment)), report.count(count)]));
    }
    table.rows.push(Row::total(vec![Cell::text(words.coded), report.count(tally.coded())]));
    table
}

/// Lists the mentions that most people could meet: one of them can outweigh all the others.
fn by_people(report: &Report<'_>) -> Table {
    let words = &report.texts.listening;
    let columns = vec![Column::text(words.text), Column::text(words.sentiment), Column::number(words.people)];
    let mut table = Table::new("parts", words.mentions, columns);
    let plan = report.plan;
    let counted = crate::listening::counts(plan);
    let reaches = |mention: &&Mention| {
        counted(mention) && mention.sentiment.is_some() && mention.count > 0 && mention.people.is_some_and(|it| it > 0)
    };
    let mut known: Vec<&Mention> = plan.mentions.iter().map(AsRef::as_ref).filter(reaches).collect();
    known.sort_by_key(|mention| std::cmp::Reverse(mention.people));
    for mention in known.into_iter().take(MOST_MENTIONS) {
        let sentiment = mention.sentiment.map_or(words.uncoded, |it| sentiment_name(words, it));
        let people = mention.people.map_or_else(|| Cell::text(DASH), |people| report.count(people));
        let cells = vec![Cell::text(report.name(mention)), Cell::text(sentiment), people];
        table.rows.push(Row::of(cells).about(ItemId::Mention(mention.id.clone())));
    }
    table
}

fn answers(report: &Report<'_>) -> Table {
    let (words, terms) = (&report.texts.listening_cards, &report.texts.listening);
    let response = &report.analysis.listening.log.response;
    let columns = vec![Column::text(terms.answered), Column::number(terms.mentions)];
    let mut table = Table::new("parts", terms.negative, columns);
    for (name, count) in [
        (words.in_time, response.negative_in_time),
        (words.late, response.negative_late),
        (words.not_answered, response.unanswered()),
    ] {
        table.rows.push(Row::of(vec![Cell::text(name), report.count(count)]));
    }
    table.rows.push(Row::total(vec![Cell::text(terms.negative), report.count(response.negative)]));
    table
}

/// Lists what is said, met and confirmed of one claim, each with where it comes from.
fn claim(report: &Report<'_>, at: usize) -> Option<Table> {
    let terms = &report.texts.listening;
    let (claim, promise) = (report.plan.vocabulary.claims.get(at)?, report.analysis.listening.promises.claims.get(at)?);
    let columns = vec![
        Column::text(report.texts.report.figure),
        Column::number(report.texts.report.value),
        Column::text(report.texts.shared.source),
    ];
    let mut table = Table::new("parts", terms.by_claim, columns);
    let met = report.plan.experiences.find(&claim.id);
    let source = met
        .map(|met| source_in(&met.source, report.locale.language))
        .filter(|source| !source.is_empty())
        .unwrap_or(DASH);
    let asked = format!("{}: {}", terms.respondents, report.locale.whole(promise.respondents));
    let asked = if source == DASH { asked } else { format!("{asked}{dot}{source}", dot = report.locale.dot()) };
    let tally = report.analysis.listening.log.claims.get(at)?;
    let heard = format!("{}: {}", terms.coded, report.locale.whole(tally.coded()));
    for (name, value, from) in [
        (terms.say, promise.say, asked.as_str()),
        (terms.deliver, promise.deliver, &asked),
        (terms.confirm, promise.confirm, &heard),
    ] {
        table.rows.push(Row::of(vec![Cell::text(name), measure(report, value), Cell::text(from)]));
    }
    let exposure = vec![Cell::text(terms.exposure), report.share_of(promise.exposure), Cell::text(DASH)];
    table.rows.push(Row::of(exposure));
    Some(table)
}

/// Shows a measure, or the reason why there is none: a dash alone would leave people guessing.
fn measure(report: &Report<'_>, value: Figure) -> Cell {
    let cell = report.measure(value);
    match value {
        Ok(_) => cell,
        Err(why) => Cell { text: report.reason(why).to_owned(), ..cell },
    }
}

/// Lists the claims of an edge with their two sides and the gap between them, the widest first.
fn promises(report: &Report<'_>, sides: [usize; 2], gap: impl Fn(&ClaimPromise) -> Figure) -> Table {
    let terms = &report.texts.listening;
    let names = [terms.say, terms.deliver, terms.confirm];
    let mut columns = vec![Column::text(terms.claim), Column::number(terms.exposure)];
    columns.extend(sides.iter().filter_map(|side| names.get(*side)).map(|name| Column::number(*name)));
    columns.push(Column::number(report.texts.listening_cards.gap));
    let mut table = Table::new("parts", terms.by_claim, columns);
    let claims = report.plan.vocabulary.claims.iter().zip(&report.analysis.listening.promises.claims);
    let mut known: Vec<_> = claims.filter(|(_, promise)| !promise.is_unknown()).collect();
    known.sort_by(|a, b| gap(b.1).unwrap_or(-1.0).total_cmp(&gap(a.1).unwrap_or(-1.0)));
    for (claim, promise) in known {
        let values = [promise.say, promise.deliver, promise.confirm];
        let mut cells = vec![Cell::text(report.name(claim.as_ref())), report.share_of(promise.exposure)];
        cells.extend(sides.iter().filter_map(|side| values.get(*side)).map(|value| report.measure(*value)));
        cells.push(report.measure(gap(promise)));
        table.rows.push(Row::of(cells).about(ItemId::Claim(claim.id.clone())));
    }
    table
}

fn aims(report: &Report<'_>) -> Table {
    let (terms, mix) = (&report.texts.listening, &report.analysis.listening.relations);
    let columns = vec![Column::text(terms.aim), Column::number(terms.relations)];
    let mut table = Table::new("parts", terms.relations, columns);
    for (aim, count) in RelationAim::ALL.into_iter().zip(mix.counts) {
        table.rows.push(Row::of(vec![Cell::text(aim_name(terms, aim)), report.count_of(count)]));
    }
    table.rows.push(Row::total(vec![Cell::text(report.texts.shared.total), report.count_of(mix.all())]));
    table
}

/// Returns whether a message rests on an insight that the plan has.
pub(super) fn rests(report: &Report<'_>, message: &Message) -> bool {
    message.insights.iter().any(|id| report.plan.insights.find(id).is_some())
}

fn messages(report: &Report<'_>) -> Table {
    let (terms, shared) = (&report.texts.listening, &report.texts.shared);
    let columns = vec![
        Column::text(shared.message),
        Column::number(report.texts.listening_cards.exposures),
        Column::text(terms.insights),
    ];
    let mut table = Table::new("parts", terms.resting, columns);
    let met = report.analysis.reach.messages.iter().map(|message| message.impressions);
    for (at, (message, met)) in report.plan.messages.iter().zip(met).enumerate() {
        let insights = message.insights.iter().filter_map(|id| report.plan.insights.find(id));
        let insights: Vec<&str> = insights.map(|insight| report.name(insight)).collect();
        let insights = if insights.is_empty() { DASH.to_owned() } else { report.list(insights) };
        let cells = vec![report.message(at), report.number(met, 0), Cell::text(insights)];
        table.rows.push(Row::of(cells).about(ItemId::Message(message.id.clone())));
    }
    table
}
