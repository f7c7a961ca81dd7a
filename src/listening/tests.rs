//! Published numbers of the measures, undefined cases, and random logs against sums that are made in another way.

use std::sync::Arc;

use jiff::civil::date;
use proptest::prelude::*;

use super::*;
use crate::plan::{
    Bilingual, Calendar, Claim, ClaimId, Coded, Day, Experience, List, Mention, Message, Relation, RelationAim,
    Sentiment,
};

use Sentiment::{Negative, Neutral, Positive};

fn plan() -> Plan {
    Plan::empty(Calendar { start: date(2026, 3, 1), weeks: 8 }, "JOD".parse().unwrap())
}

fn mention(id: usize, sentiment: Sentiment, count: u64) -> Mention {
    Mention { sentiment: Some(sentiment), count, ..Mention::blank(format!("m{id}").as_str().into()) }
}

fn claim(id: &str) -> Claim {
    Claim::named(id.into(), Bilingual::new(id, id))
}

fn results(plan: &Plan) -> ListeningResults {
    listening(plan, &vec![0.0; plan.messages.len()], None)
}

fn near(found: f64, expected: f64, within: f64) {
    assert!((found - expected).abs() <= within, "{found}, expected {expected}");
}

/// `P` positive, `N` negative and `U` neutral mentions.
fn tally(positive: u64, negative: u64, neutral: u64) -> Tally {
    let mut tally = Tally::default();
    for (at, (sentiment, count)) in [(Positive, positive), (Negative, negative), (Neutral, neutral)].iter().enumerate()
    {
        tally.add(&mention(at, *sentiment, *count), false);
    }
    tally
}

#[test]
fn mentions_come_to_the_published_figures() {
    let known = tally(120, 48, 73);
    near(known.net().unwrap(), 0.299, 5e-4);
    let [low, high] = known.interval().unwrap();
    near(low, 0.200, 5e-4);
    near(high, 0.397, 5e-4);
    near(known.polarity().unwrap(), 0.429, 5e-4);
    near(known.positive_to_negative().unwrap(), 2.5, 1e-12);
    // 190 of them name a claim that the plan makes, and the category has 900.
    let planned = claim("natural");
    let platform = crate::plan::Platform { claims: vec![planned.id.clone()], ..Default::default() };
    let named = |id, sentiment, count| Mention { claims: vec!["natural".into()], ..mention(id, sentiment, count) };
    let mentions = [named(1, Positive, 120), named(2, Negative, 48), named(3, Neutral, 22), mention(4, Neutral, 51)];
    let vocabulary = crate::plan::Vocabulary { claims: List::from_iter([planned]), ..Default::default() };
    let plan =
        Plan { mentions: List::from_iter(mentions), category_mentions: Some(900), platform, vocabulary, ..plan() };
    let found = results(&plan);
    near(found.log.total.pull_through().unwrap(), 0.788, 5e-4);
    near(found.share_of_voice.unwrap(), 0.268, 5e-4);
}

#[test]
fn few_mentions_are_not_shown_as_a_share() {
    let few = tally(5, 1, 2);
    near(few.net_of_few().unwrap(), 0.5, 1e-12);
    let [low, high] = few.interval_of_few().unwrap();
    near(low, 0.01, 5e-3);
    near(high, 0.99, 5e-3);
    let figures = [few.net(), few.polarity(), few.confirm(), few.pull_through(), few.reach_weighted()];
    assert_eq!(figures, [Err(NotComputable::FewMentions); 5]);
    assert_eq!(few.interval(), Err(NotComputable::FewMentions));
    assert!(tally(30, 0, 0).net().is_ok());
    assert_eq!(tally(29, 0, 0).net(), Err(NotComputable::FewMentions));
    assert_eq!(tally(0, 0, 0).net(), Err(NotComputable::NoMentions));
    assert_eq!(tally(0, 0, 40).polarity(), Err(NotComputable::NothingForOrAgainst));
    assert_eq!(tally(40, 0, 0).positive_to_negative(), Err(NotComputable::NothingAgainst));
}

#[test]
fn mentions_that_are_all_alike_have_an_interval_too() {
    // Wilson's bound of 40 of 40 is 40 / (40 + 1.96²) = 0.9124.
    for (tally, expected) in
        [(tally(40, 0, 0), [0.825, 1.0]), (tally(0, 40, 0), [-1.0, -0.825]), (tally(0, 0, 40), [-0.088, 0.088])]
    {
        let found = tally.interval().unwrap();
        near(found[0], expected[0], 5e-4);
        near(found[1], expected[1], 5e-4);
    }
}

#[test]
fn one_influencer_can_turn_the_sign() {
    let of = |id, sentiment, people| Mention { people: Some(people), ..mention(id, sentiment, 1) };
    let mut mentions = vec![of(1, Positive, 350), of(2, Positive, 350), of(3, Positive, 350), of(4, Neutral, 60)];
    mentions.push(Mention { influencer: true, ..of(5, Negative, 48_000) });
    let plan = Plan { mentions: List::from_iter(mentions), ..plan() };
    let log = results(&plan).log;
    near(log.total.net_of_few().unwrap(), 0.40, 1e-12);
    near(log.total.reach_weighted_of_few().unwrap(), -0.956, 5e-4);
    let found = log.outweighing.unwrap();
    assert_eq!((found.mention, found.net > 0.0, found.reach_weighted < 0.0), (4, true, true));
    let analysis = crate::analysis::Analysis::of(&Arc::new(plan));
    assert!(analysis.problems.iter().any(|problem| problem.code.as_str() == "influencer-outweighs"));
}

/// The four claims of the worked plan: exposure, promise and experience on the scale, and mentions for, against and neither.
const CLAIMS: [(&str, f64, [f64; 2], [u64; 3]); 4] = [
    ("gentle", 0.752, [6.0, 5.6], [42, 6, 22]),
    ("natural", 0.878, [6.5, 6.2], [55, 9, 30]),
    ("handmade", 0.530, [6.0, 5.9], [18, 2, 12]),
    ("two-day-delivery", 0.200, [7.0, 4.2], [5, 31, 9]),
];

/// A plan in which the exposure of each claim is that of the worked plan.
fn promises() -> (Plan, Vec<f64>) {
    let mut plan = plan();
    let mut mentions = Vec::new();
    for (at, (id, _, _, counts)) in CLAIMS.iter().enumerate() {
        for (kind, sentiment) in [Positive, Negative, Neutral].into_iter().enumerate() {
            let of = mention(3 * at + kind, sentiment, counts[kind]);
            mentions.push(Mention { claims: vec![ClaimId::from(*id)], ..of });
        }
    }
    plan.mentions = List::from_iter(mentions);
    plan.vocabulary.claims = CLAIMS.iter().map(|(id, ..)| claim(id)).collect();
    plan.experiences = CLAIMS
        .iter()
        .map(|(id, _, [promised, experienced], _)| Experience {
            claim: ClaimId::from(*id),
            promised: Some(*promised),
            experienced: Some(*experienced),
            respondents: 120,
            source: String::new(),
        })
        .collect();
    // From the most carried claim to the least, so that messages can be cut where a claim ends.
    let mut cuts: Vec<(f64, &str)> = CLAIMS.iter().map(|(id, share, ..)| (*share, *id)).collect();
    cuts.sort_by(|a, b| a.0.total_cmp(&b.0));
    let (mut messages, mut impressions, mut from) = (Vec::new(), Vec::new(), 0.0);
    for (at, (share, _)) in cuts.iter().enumerate() {
        let mut message = Message::named(format!("m{at}").as_str().into(), Bilingual::default());
        message.claims = Coded::Is(cuts[at..].iter().map(|(_, id)| ClaimId::from(*id)).collect());
        messages.push(message);
        impressions.push((share - from) * 1e6);
        from = *share;
    }
    messages.push(Message::named("rest".into(), Bilingual::default()));
    impressions.push((1.0 - from) * 1e6);
    plan.messages = messages.into_iter().collect();
    (plan, impressions)
}

#[test]
fn the_triangle_comes_to_the_published_edges_with_its_worst_promise() {
    let (plan, impressions) = promises();
    let found = listening(&plan, &impressions, None).promises;
    near(found.edges.say_do.unwrap(), 0.917, 5e-4);
    near(found.edges.say_confirm.unwrap(), 0.906, 5e-4);
    near(found.edges.do_confirm.unwrap(), 0.911, 5e-4);
    let (delivered, confirmed) = (found.worst_delivered.unwrap(), found.worst_confirmed.unwrap());
    assert_eq!((delivered.claim, confirmed.claim), (3, 3));
    near(delivered.by, 0.467, 5e-4);
    near(confirmed.by, 0.861, 5e-4);
    let expected = [(0.833, 0.767, 0.875), (0.917, 0.867, 0.859), (0.833, 0.817, 0.900), (1.0, 0.533, 0.139)];
    for (claim, (say, deliver, confirm)) in found.claims.iter().zip(expected) {
        near(claim.say.unwrap(), say, 5e-4);
        near(claim.deliver.unwrap(), deliver, 5e-4);
        near(claim.confirm.unwrap(), confirm, 5e-4);
    }
}

#[test]
fn what_is_missing_is_left_out_with_its_reason() {
    let (whole, impressions) = promises();
    // Without experiences, the edges with mentions alone are left out too: nothing is said to be promised.
    let without = Plan { experiences: List::default(), ..whole.clone() };
    let edges = listening(&without, &impressions, None).promises.edges;
    assert_eq!([edges.say_do, edges.say_confirm, edges.do_confirm], [Err(NotComputable::NotAsked); 3]);
    // Without mentions the first edge alone stays.
    let silent = Plan { mentions: List::default(), ..whole.clone() };
    let edges = listening(&silent, &impressions, None).promises.edges;
    near(edges.say_do.unwrap(), 0.917, 5e-4);
    assert_eq!(edges.say_confirm, Err(NotComputable::NoMentions));
    // Nothing placed: no mean, but the worst promise is known.
    let unplaced = listening(&whole, &vec![0.0; impressions.len()], None).promises;
    assert_eq!(unplaced.edges.say_do, Err(NotComputable::NothingPlaced));
    assert_eq!(unplaced.worst_delivered.unwrap().claim, 3);
    // Off the scale.
    let mut odd = whole.clone();
    let off = Experience { promised: Some(9.0), ..(*whole.experiences[0]).clone() };
    odd.experiences = List::from_iter([off]);
    assert_eq!(listening(&odd, &impressions, None).promises.claims[0].say, Err(NotComputable::OffScale));
    let empty = results(&plan());
    assert_eq!(empty.share_of_voice, Err(NotComputable::NoCategoryMentions));
    assert_eq!(empty.relations.coverage(), Err(NotComputable::NoRelations));
    assert_eq!(empty.insights.share(), Err(NotComputable::NoMessages));
    assert_eq!(empty.log.response.within(), Err(NotComputable::NothingToAnswer));
    assert_eq!(empty.log.response.median_hours(), Err(NotComputable::NothingAnswered));
}

#[test]
fn relations_are_spread_over_five_aims_always() {
    let of = |counts: [usize; 5]| {
        let mut relations = Vec::new();
        for (aim, count) in RelationAim::ALL.into_iter().zip(counts) {
            for at in 0..count {
                let id = format!("{}-{at}", aim.as_str());
                relations.push(Relation {
                    id: id.as_str().into(),
                    dimension: aim,
                    text: Bilingual::default(),
                    channel: None,
                    owner: String::new(),
                    start_week: None,
                    weeks: None,
                });
            }
        }
        RelationMix::of(&relations.into_iter().collect())
    };
    // Two equal aims of five are 0.431, not 1: the list of aims is fixed.
    for (counts, coverage, evenness) in [
        ([2, 2, 1, 1, 0], 0.8, 0.826),
        ([1, 1, 0, 0, 0], 0.4, 0.431),
        ([3, 0, 0, 0, 0], 0.2, 0.0),
        ([1, 1, 1, 1, 1], 1.0, 1.0),
    ] {
        let mix = of(counts);
        near(mix.coverage().unwrap(), coverage, 1e-12);
        near(mix.evenness().unwrap(), evenness, 5e-4);
    }
}

#[test]
fn mentions_outside_the_plan_and_own_ones_are_counted_apart() {
    let on = |id, month, day| Mention { date: Some(Day(date(2026, month, day))), ..mention(id, Positive, 1) };
    let mentions = [
        on(1, 3, 1),
        on(2, 4, 25),
        on(3, 2, 28),
        on(4, 4, 26),
        Mention { own: true, ..on(5, 3, 3) },
        mention(6, Negative, 0),
        mention(7, Neutral, 1_000_000_000),
        Mention { claims: vec!["gone".into()], ..Mention::blank("m8".into()) },
    ];
    let plan = Plan { mentions: List::from_iter(mentions), ..plan() };
    let log = results(&plan).log;
    assert_eq!(log.weeks.iter().map(Tally::all).collect::<Vec<_>>(), [1, 0, 0, 0, 0, 0, 0, 1]);
    assert_eq!((log.outside.all(), log.own.all(), log.undated.all()), (2, 1, 1_000_000_001));
    assert_eq!((log.total.positive, log.total.negative, log.total.neutral), (2, 0, 1_000_000_000));
    assert_eq!(log.total.uncoded, 1);
    assert_eq!(log.without_claim.all(), log.total.all());
    assert_eq!(log.period.map(|[first, last]| (first.0, last.0)), Some((date(2026, 3, 1), date(2026, 4, 25))));
}

#[test]
fn answers_are_held_against_the_target() {
    let after = |id, hours: Option<f64>, count| Mention { answered_hours: hours, ..mention(id, Negative, count) };
    let praise = Mention { answered_hours: Some(100.0), ..mention(9, Positive, 1) };
    let mentions =
        [after(1, Some(3.0), 2), after(2, Some(24.0), 1), after(3, Some(25.0), 1), after(4, None, 4), praise];
    let mut plan = Plan { mentions: List::from_iter(mentions), ..plan() };
    let response = results(&plan).log.response.clone();
    near(response.within().unwrap(), 3.0 / 8.0, 1e-12);
    assert_eq!((response.negative_late, response.unanswered(), response.answered), (1, 4, 5));
    near(response.median_hours().unwrap(), 24.0, 1e-12);
    plan.listening.target_hours = Some(48.0);
    near(results(&plan).log.response.within().unwrap(), 0.5, 1e-12);
}

/// Mentions of a plan with three claims, some of them of a claim that was removed.
fn any_mention() -> impl Strategy<Value = Mention> {
    let sentiment = prop::option::of(prop::sample::select(Sentiment::ALL.to_vec()));
    let count = prop_oneof![Just(0), Just(1), Just(1_000_000_000), 0..50_u64];
    let claims = prop::collection::vec(prop::sample::select(vec!["a", "b", "c", "gone"]), 0..4);
    let day = prop::option::of(-20..80_i64);
    (sentiment, count, claims, day, any::<bool>(), prop::option::of(0..1_000_000_u64), prop::option::of(0.0..99.0_f64))
        .prop_map(|(sentiment, count, claims, day, own, people, answered_hours)| Mention {
            sentiment,
            count,
            claims: claims.into_iter().map(ClaimId::from).collect(),
            date: day.map(|days| Day(date(2026, 3, 1).checked_add(jiff::Span::new().days(days)).unwrap())),
            own,
            people,
            answered_hours,
            ..Mention::blank("m".into())
        })
}

/// Every mention as many times as it was said, in an order of its own: sentiment as a number, and the people of the row.
fn said(plan: &Plan, is_meant: impl Fn(&Mention) -> bool) -> (f64, f64, f64) {
    let (mut sum, mut number, mut spoken) = (0.0, 0.0, 0.0);
    for mention in plan.mentions.iter().rev().filter(|mention| is_meant(mention)) {
        let sign = match mention.sentiment {
            Some(Positive) => 1.0,
            Some(Negative) => -1.0,
            Some(Neutral) => 0.0,
            None => continue,
        };
        #[expect(clippy::cast_precision_loss, reason = "counts of a test are small")]
        let count = mention.count as f64;
        sum += sign * count;
        number += count;
        spoken += f64::abs(sign) * count;
    }
    (sum, number, spoken)
}

proptest! {
    #[test]
    fn a_log_is_the_sum_of_its_mentions(mentions in prop::collection::vec(any_mention(), 0..60)) {
        let numbered = mentions.into_iter().enumerate().map(|(at, mention)| Mention { id: format!("m{at}").as_str().into(), ..mention });
        let mut plan = Plan { mentions: numbered.collect(), ..plan() };
        plan.vocabulary.claims = ["a", "b", "c"].into_iter().map(claim).collect();
        let found = results(&plan);
        let log = &found.log;
        let is_inside = |mention: &Mention| {
            let end = date(2026, 4, 26);
            !mention.own && mention.date.is_none_or(|day| day.0 >= date(2026, 3, 1) && day.0 < end)
        };
        let (sum, number, spoken) = said(&plan, is_inside);
        match log.total.net() {
            Ok(net) => {
                near(net, sum / number, 1e-9);
                let [low, high] = log.total.interval().unwrap();
                prop_assert!((-1.0..=1.0).contains(&low) && low <= net + 1e-12 && net <= high + 1e-12 && high <= 1.0);
            }
            Err(_) => prop_assert!(number < 30.0),
        }
        if let Ok(polarity) = log.total.polarity() {
            near(polarity, sum / spoken, 1e-9);
        }
        for (at, id) in ["a", "b", "c"].into_iter().enumerate() {
            let (sum, number, _) = said(&plan, |mention| is_inside(mention) && mention.claims.contains(&id.into()));
            if let Ok(net) = log.claims[at].net() {
                near(net, sum / number, 1e-9);
            }
        }
        // Every mention is in one group of each kind, or apart.
        let in_weeks: u64 = log.weeks.iter().chain([&log.undated]).map(Tally::all).sum();
        prop_assert_eq!(in_weeks, log.total.all());
        let all: u64 = plan.mentions.iter().map(|mention| mention.count).sum();
        prop_assert_eq!(log.total.all() + log.outside.all() + log.own.all(), all);
        // An edit elsewhere takes the counts over.
        let after = Plan { notes: Bilingual::new("x", ""), ..plan.clone() };
        let again = listening(&after, &[], Some((&plan, &found)));
        prop_assert!(Arc::ptr_eq(&again.log, &found.log));
    }

    #[test]
    fn the_counts_of_a_plan_after_an_edit_are_those_from_nothing(
        mentions in prop::collection::vec(any_mention(), 1..10),
        change in 0..5_usize,
    ) {
        let numbered = mentions.into_iter().enumerate().map(|(at, mention)| Mention { id: format!("m{at}").as_str().into(), ..mention });
        let mut before = Plan { mentions: numbered.collect(), ..plan() };
        before.vocabulary.claims = ["a", "b"].into_iter().map(claim).collect();
        let mut after = before.clone();
        match change {
            0 => after.mentions = before.mentions.iter().skip(1).map(|mention| (**mention).clone()).collect(),
            1 => after.calendar.weeks = 3,
            2 => after.vocabulary.claims = ["b", "a", "c"].into_iter().map(claim).collect(),
            3 => after.platform.claims = vec!["a".into()],
            _ => after.listening.target_hours = Some(2.0),
        }
        let previous = results(&before);
        prop_assert_eq!(listening(&after, &[], Some((&before, &previous))), results(&after));
    }

    #[test]
    fn the_counts_after_an_edited_mention_are_those_from_nothing(
        mentions in prop::collection::vec(any_mention(), 1..40),
        edits in prop::collection::vec((0..3_usize, any::<prop::sample::Index>(), any_mention()), 1..8),
    ) {
        let numbered = mentions.into_iter().enumerate().map(|(at, mention)| Mention { id: format!("m{at}").as_str().into(), ..mention });
        let mut before = Plan { mentions: numbered.collect(), ..plan() };
        before.vocabulary.claims = ["a", "b"].into_iter().map(claim).collect();
        let mut previous = results(&before);
        for (number, (change, at, mention)) in edits.into_iter().enumerate() {
            let mut after = before.clone();
            let new = Arc::new(Mention { id: format!("n{number}").as_str().into(), ..mention });
            let list = after.mentions.make_mut();
            match change {
                0 if !list.is_empty() => {
                    let at = at.index(list.len());
                    list[at] = new;
                }
                1 if !list.is_empty() => drop(list.remove(at.index(list.len()))),
                _ => list.insert(at.index(list.len() + 1), new),
            }
            let now = listening(&after, &[], Some((&before, &previous)));
            prop_assert_eq!(&now, &results(&after));
            (before, previous) = (after, now);
        }
    }
}
