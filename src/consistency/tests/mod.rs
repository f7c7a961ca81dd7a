mod contradictions;
mod measures;

use std::sync::Arc;

use proptest::prelude::*;

use super::{ConsistencyResults, compare, consistency, consistency_after};
use crate::plan::sample_b::{audience, channel, message, placement, rayhan_soap};
use crate::plan::{
    Calendar, Coded, CostModel, Figure, List, Message, NotComputable, Plan, SimilarityWeights, Stage, Tone, Tool,
};

fn close(actual: Figure, expected: f64, places: i32, what: &str) {
    let actual = actual.unwrap_or_else(|why| panic!("{what}: {why:?}"));
    assert!((actual - expected).abs() <= 0.5 * 10_f64.powi(-places) + 1e-9, "{what}: {actual} is not {expected}");
}

fn change(plan: &mut Plan, position: usize, edit: impl FnOnce(&mut Message)) {
    let item = &mut plan.messages.make_mut()[position];
    let mut message = Message::clone(item);
    edit(&mut message);
    *item = Arc::new(message);
}

fn weights(values: [f64; 5]) -> SimilarityWeights {
    let [theme, claims, visuals, tone, slogan] = values;
    SimilarityWeights { theme, claims, visuals, tone, slogan }
}

fn rewrite_m5(message: &mut Message) {
    let brand = rayhan_soap().messages[0].clone();
    message.theme = brand.theme.clone();
    message.claims = Coded::Is(vec!["natural".into(), "gentle".into()]);
    message.visuals = Coded::Is(["logo", "green", "type-a", "lockup"].map(Into::into).to_vec());
    message.slogan = brand.slogan.clone();
    message.tone = Coded::Is(Tone { formality: 2, playfulness: 4, emotion: 3 });
}

#[test]
fn pairs_of_the_sample_have_their_published_similarity() {
    let plan = rayhan_soap();
    for (a, b, expected) in [(0, 4, 0.133), (0, 3, 0.904), (0, 5, 0.833), (2, 4, 0.199), (4, 5, 0.125)] {
        let comparison = compare(&plan.messages[a], &plan.messages[b], &plan.settings.similarity_weights);
        close(comparison.overall, expected, 3, &format!("M{}-M{}", a + 1, b + 1));
        assert_eq!(comparison.overall, consistency(&plan).similarities.get(a, b));
    }
}

#[test]
fn the_sample_has_its_published_consistency() {
    let results = consistency(&rayhan_soap());
    close(results.exposure_weighted, 0.7344, 4, "C");
    close(results.message_weighted, 0.598, 3, "message-weighted");
    close(results.completeness, 1.0, 9, "completeness");
    let worst = results.worst_pair.unwrap();
    assert_eq!((worst.a, worst.b), (4, 5));
    close(Ok(worst.similarity), 0.125, 3, "worst pair");
    close(results.audiences[0].exposure_weighted, 0.7125, 4, "A1");
    close(results.audiences[2].exposure_weighted, 0.6684, 4, "A3");
    close(results.audiences[0].same_message, 0.273, 3, "pairs of the same message in A1");
    for one_message in [1, 3] {
        assert_eq!(results.audiences[one_message].exposure_weighted, Err(NotComputable::OneMessageOnly));
    }
    let total: f64 = results.audiences.iter().map(|audience| audience.impressions).sum();
    assert!((total - 878_900.0).abs() < 1e-6, "{total}");
    assert_eq!(results.pairs().count(), 28);
}

#[test]
fn leaving_one_message_out_changes_what_the_paper_says() {
    let results = consistency(&rayhan_soap());
    let effects = &results.leave_one_out;
    assert_eq!(effects.len(), 8);
    for (message, expected) in [(4, 0.146), (2, 0.023), (0, -0.076)] {
        let effect = effects.iter().find(|(known, _)| *known == message).unwrap().1;
        close(effect, expected, 3, &format!("without M{}", message + 1));
    }
    assert_eq!(
        results.audiences[2].leave_one_out,
        [(4, Err(NotComputable::OneMessageOnly)), (6, Err(NotComputable::OneMessageOnly))]
    );
}

#[test]
fn edits_of_the_sample_have_their_published_effect() {
    type Case<'a> = (&'a str, fn(&mut Plan), f64, Option<f64>);
    let cases: [Case<'_>; 6] = [
        ("as it is", |_| {}, 0.7344, Some(0.598)),
        ("M5 rewritten", |plan| change(plan, 4, rewrite_m5), 0.877, Some(0.766)),
        (
            "M1 ten times",
            |plan| {
                for placement in &mut plan.placements.make_mut()[..2] {
                    Arc::make_mut(placement).quantities.iter_mut().for_each(|quantity| *quantity *= 10);
                }
            },
            0.9285,
            Some(0.598),
        ),
        ("theme alone", |plan| plan.settings.similarity_weights = weights([1.0, 0.0, 0.0, 0.0, 0.0]), 0.798, None),
        ("claims alone", |plan| plan.settings.similarity_weights = weights([0.0, 2.0, 0.0, 0.0, 0.0]), 0.653, None),
        ("tone alone", |plan| plan.settings.similarity_weights = weights([0.0, 0.0, 0.0, 0.5, 0.0]), 0.840, None),
    ];
    for (name, edit, exposure_weighted, message_weighted) in cases {
        let mut plan = rayhan_soap();
        edit(&mut plan);
        let results = consistency(&plan);
        let places = if format!("{exposure_weighted}").len() > 5 { 4 } else { 3 };
        close(results.exposure_weighted, exposure_weighted, places, name);
        if let Some(expected) = message_weighted {
            close(results.message_weighted, expected, 3, name);
        }
    }
}

#[test]
fn clones_leave_the_exposure_weighted_figure_alone() {
    for copies in [2_u64, 5, 20] {
        let mut plan = rayhan_soap();
        let original = plan.messages[3].clone();
        let line = plan.placements[4].clone();
        for copy in 1..copies {
            let id = format!("m4-{copy}");
            let clone = Message { id: id.as_str().into(), ..Message::clone(&original) };
            plan.messages.make_mut().push(Arc::new(clone));
            let mut moved = line.as_ref().clone();
            moved.id = format!("p5-{copy}").into();
            moved.message = id.into();
            plan.placements.make_mut().push(Arc::new(moved));
        }
        for placement in plan.placements.make_mut().iter_mut() {
            // Everything else is scaled instead, so that quantities stay whole.
            if !placement.message.as_str().starts_with("m4") {
                Arc::make_mut(placement).quantities.iter_mut().for_each(|quantity| *quantity *= copies);
            }
        }
        let results = consistency(&plan);
        close(results.exposure_weighted, 0.7344, 4, "clones");
        assert!(results.message_weighted.unwrap() > 0.6, "clones raise the message-weighted figure");
    }
}

#[test]
fn blanks_never_raise_the_score_and_show_in_completeness() {
    let mut plan = rayhan_soap();
    change(&mut plan, 4, |message| message.visuals = Coded::Blank);
    let one = consistency(&plan);
    close(one.completeness, 38.0 / 39.0, 9, "one blank");
    change(&mut plan, 4, |message| {
        message.theme = Coded::Blank;
        message.claims = Coded::Blank;
        message.slogan = Coded::Blank;
    });
    let four = consistency(&plan);
    let whole = consistency(&rayhan_soap()).exposure_weighted.unwrap();
    assert!(four.exposure_weighted.unwrap() <= one.exposure_weighted.unwrap());
    assert!(one.exposure_weighted.unwrap() <= whole);
    let comparison = compare(&plan.messages[0], &plan.messages[4], &plan.settings.similarity_weights);
    assert_eq!(comparison.attributes.map(|part| part.blank), [true, true, true, false, true]);
    assert!(comparison.attributes.iter().all(|part| part.applicable));
}

/// What can be said of a plan of the given messages, audiences and placements.
fn small(messages: &[Message], sizes: &[u64], placed: &[(usize, &[&str], u64)]) -> ConsistencyResults {
    let mut plan = Plan::empty(Calendar { start: jiff::civil::date(2026, 3, 1), weeks: 4 }, "EUR".parse().unwrap());
    plan.messages = messages.iter().cloned().collect();
    let ids: Vec<String> = (0..sizes.len()).map(|audience| format!("a{audience}")).collect();
    plan.audiences = ids.iter().zip(sizes).map(|(id, &size)| audience(id, size)).collect();
    let all: Vec<&str> = ids.iter().map(String::as_str).collect();
    plan.channels = [channel("web", Tool::Website, &all), channel("nobody", Tool::Website, &[])].into_iter().collect();
    plan.placements = placed
        .iter()
        .enumerate()
        .map(|(line, &(message, audiences, quantity))| {
            let channel = if audiences == ["-"] { "nobody" } else { "web" };
            placement(&format!("p{line}"), messages[message].id.as_str(), channel, audiences, 1, &[quantity])
        })
        .collect();
    consistency(&plan)
}

#[test]
fn what_cannot_be_computed_says_why() {
    use NotComputable as Why;
    type Case<'a> = (&'a str, ConsistencyResults, Figure, Figure);

    let coded = |id: &str, theme: &str| Message { theme: Coded::Is(theme.into()), ..message(id) };
    let (a, b) = (coded("a", "x"), coded("b", "y"));
    let nothing = |id: &str| Message {
        theme: Coded::NotApplicable,
        claims: Coded::Absent,
        visuals: Coded::Is(Vec::new()),
        tone: Coded::NotApplicable,
        slogan: Coded::NotApplicable,
        ..message(id)
    };
    let pair = [a.clone(), b.clone()];
    let none = Message { claims: Coded::NotApplicable, visuals: Coded::NotApplicable, ..nothing("n") };
    let empties = [nothing("a"), nothing("b"), coded("c", "x")];
    let cases: [Case<'_>; 10] = [
        ("no audiences", small(&pair, &[], &[(0, &[], 5), (1, &[], 5)]), Err(Why::NoAudiences), Ok(0.0)),
        ("nothing placed", small(&pair, &[10], &[]), Err(Why::NothingPlaced), Err(Why::NothingPlaced)),
        (
            "only zeros",
            small(&pair, &[10], &[(0, &[], 0), (1, &[], 0)]),
            Err(Why::NothingPlaced),
            Err(Why::NothingPlaced),
        ),
        ("no contacts", small(&pair, &[10], &[(0, &["-"], 5), (1, &["-"], 5)]), Err(Why::NoContacts), Ok(0.0)),
        ("no size", small(&pair, &[0], &[(0, &[], 5), (1, &[], 5)]), Err(Why::AudienceWithoutSize), Ok(0.0)),
        ("one message", small(&pair, &[10], &[(0, &[], 5)]), Err(Why::OneMessageOnly), Err(Why::OneMessageOnly)),
        (
            "one message each",
            small(&pair, &[10, 10], &[(0, &["a0"], 5), (1, &["a1"], 5)]),
            Err(Why::OneMessageOnly),
            Ok(0.0),
        ),
        (
            "nothing comparable",
            small(&empties, &[10], &[(0, &[], 5), (1, &[], 5)]),
            Err(Why::NothingComparable),
            Err(Why::NothingComparable),
        ),
        (
            "one incomparable pair",
            small(&[a.clone(), b.clone(), none.clone()], &[10], &[(0, &[], 5), (1, &[], 5), (2, &[], 5)]),
            Ok(3.0 / 5.0),
            Ok(0.0),
        ),
        ("both", small(&[a.clone(), b.clone()], &[10], &[(0, &[], 5), (1, &[], 15)]), Ok(10.0 / 16.0), Ok(0.0)),
    ];
    for (name, results, exposure_weighted, message_weighted) in cases {
        assert_eq!(results.message_weighted, message_weighted, "{name}");
        match (results.exposure_weighted, exposure_weighted) {
            (Ok(actual), Ok(expected)) => close(Ok(actual), expected, 9, name),
            (actual, expected) => assert_eq!(actual, expected, "{name}"),
        }
    }
}

#[test]
fn weights_of_zero_are_no_weights() {
    let mut plan = rayhan_soap();
    plan.settings.similarity_weights = weights([0.0, -1.0, f64::NAN, f64::INFINITY, 0.0]);
    let results = consistency(&plan);
    assert_eq!(results.exposure_weighted, Err(NotComputable::NoWeights));
    assert_eq!(results.worst_pair, Err(NotComputable::NoWeights));
    plan.settings.similarity_weights = weights([f64::MAX; 5]);
    close(consistency(&plan).exposure_weighted, 0.729, 3, "equal weights");
}

#[test]
fn impossible_ratings_make_no_impressions() {
    let mut plan = rayhan_soap();
    for r1 in [f64::NAN, -0.5, 1.5, f64::INFINITY] {
        for channel in plan.channels.make_mut() {
            let channel = Arc::make_mut(channel);
            channel.unit = crate::plan::Unit::Insertions;
            for contact in &mut channel.contacts {
                contact.model = crate::plan::ContactModel::Rating { r1, r2: None };
            }
        }
        assert_eq!(consistency(&plan).exposure_weighted, Err(NotComputable::ImpossibleContactModel), "{r1}");
    }
}

// Laws, on random plans.

fn coded<T: Clone + std::fmt::Debug + 'static>(value: impl Strategy<Value = T> + 'static) -> BoxedStrategy<Coded<T>> {
    prop_oneof![
        1 => Just(Coded::Blank),
        1 => Just(Coded::Absent),
        1 => Just(Coded::NotApplicable),
        5 => value.prop_map(Coded::Is),
    ]
    .boxed()
}

fn ids<T: From<String> + Clone + std::fmt::Debug + 'static>() -> BoxedStrategy<Vec<T>> {
    proptest::collection::vec((0..70_u8).prop_map(|number| T::from(format!("t{number}"))), 0..5).boxed()
}

prop_compose! {
    fn any_message()(
        theme in coded((0..3_u8).prop_map(|number| format!("t{number}").into())),
        claims in coded(ids()),
        visuals in coded(ids()),
        tone in coded((1..=5_u8, 1..=5_u8, 1..=5_u8).prop_map(|(formality, playfulness, emotion)| Tone { formality, playfulness, emotion })),
        slogan in coded((0..2_u8).prop_map(|number| format!("s{number}").into())),
    ) -> Message {
        Message { theme, claims, visuals, tone, slogan, stage: Stage::Desire, ..message("m") }
    }
}

prop_compose! {
    fn any_placement()(
        message in 0..6_usize, channel in 0..4_usize, audience in 0..4_usize, start in 0..12_u32,
        quantities in proptest::collection::vec(prop_oneof![Just(0_u64), 0..2_000_000_u64], 0..14),
    ) -> (usize, usize, usize, u32, Vec<u64>) {
        (message, channel, audience, start, quantities)
    }
}

type PlacementRow = (usize, usize, usize, u32, Vec<u64>);

fn placement_of(row: &PlacementRow, line: usize) -> crate::plan::Placement {
    let (message, channel, audience, start, quantities) = row;
    let audience = format!("a{audience}");
    let stated: &[&str] = if audience == "a3" { &[] } else { &[audience.as_str()] };
    placement(&format!("p{line}"), &format!("m{message}"), &format!("c{channel}"), stated, *start, quantities)
}

fn plan_of(messages: &[Message], rows: &[PlacementRow]) -> Plan {
    let mut plan = Plan::empty(Calendar { start: jiff::civil::date(2026, 3, 1), weeks: 11 }, "EUR".parse().unwrap());
    plan.audiences = [audience("a0", 1000), audience("a1", 300), audience("a2", 70_000)].into_iter().collect();
    plan.messages = messages
        .iter()
        .enumerate()
        .map(|(position, coded)| Message { id: format!("m{position}").into(), ..coded.clone() })
        .collect();
    plan.channels = ["c0", "c1", "c2"].into_iter().map(|id| channel(id, Tool::Other, &["a0", "a1", "a2"])).collect();
    plan.placements = rows.iter().enumerate().map(|(line, row)| placement_of(row, line)).collect();
    plan
}

/// Every number of the results, bit for bit.
fn bits(results: &ConsistencyResults) -> String {
    format!("{results:?}")
}

#[derive(Clone, Debug)]
enum Step {
    Recode(usize, Box<Message>),
    Rename(usize),
    Move(usize, PlacementRow),
    Add(PlacementRow),
    Remove(usize),
    RemoveMessage(usize),
    Reorder,
    Resize(u64),
    Reweigh([f64; 5]),
    Contacts(usize),
    Cost(usize),
}

fn any_step() -> impl Strategy<Value = Step> {
    prop_oneof![
        (0..5_usize, any_message()).prop_map(|(position, message)| Step::Recode(position, Box::new(message))),
        (0..5_usize).prop_map(Step::Rename),
        (0..20_usize, any_placement()).prop_map(|(position, row)| Step::Move(position, row)),
        any_placement().prop_map(Step::Add),
        (0..20_usize).prop_map(Step::Remove),
        (0..5_usize).prop_map(Step::RemoveMessage),
        Just(Step::Reorder),
        (0..5000_u64).prop_map(Step::Resize),
        proptest::array::uniform5(0.0..1.0).prop_map(Step::Reweigh),
        (0..3_usize).prop_map(Step::Contacts),
        (0..3_usize).prop_map(Step::Cost),
    ]
}

fn in_list<T: Clone>(list: &mut List<T>, position: usize, edit: impl FnOnce(&mut T)) {
    let items = list.make_mut();
    let count = items.len();
    if count > 0 {
        edit(Arc::make_mut(&mut items[position % count]));
    }
}

fn apply(plan: &mut Plan, step: &Step) {
    match step {
        Step::Recode(position, message) => in_list(&mut plan.messages, *position, |item| {
            *item = Message { id: item.id.clone(), ..Message::clone(message) };
        }),
        Step::Rename(position) => in_list(&mut plan.messages, *position, |item| item.call_to_action.push('!')),
        Step::Move(position, row) => in_list(&mut plan.placements, *position, |item| *item = placement_of(row, 99)),
        Step::Add(row) => plan.placements.make_mut().push(Arc::new(placement_of(row, 100))),
        Step::Remove(position) if *position < plan.placements.len() => {
            plan.placements.make_mut().remove(*position);
        }
        Step::RemoveMessage(position) if *position < plan.messages.len() => {
            plan.messages.make_mut().remove(*position);
        }
        Step::Remove(_) | Step::RemoveMessage(_) => {}
        Step::Reorder => plan.placements.make_mut().reverse(),
        Step::Resize(size) => in_list(&mut plan.audiences, 1, |item| item.size = *size),
        Step::Reweigh(values) => plan.settings.similarity_weights = weights(*values),
        Step::Contacts(position) => in_list(&mut plan.channels, *position, |item| {
            item.contacts.pop();
        }),
        Step::Cost(position) => in_list(&mut plan.channels, *position, |item| item.cost = CostModel::Free),
    }
}

proptest! {
    #[test]
    fn similarity_is_symmetric_and_within_bounds(a in any_message(), b in any_message(), raw in proptest::array::uniform5(0.0..3.0)) {
        let weights = weights(raw);
        let (ab, ba) = (compare(&a, &b, &weights), compare(&b, &a, &weights));
        prop_assert_eq!(ab, ba);
        if let Ok(similarity) = ab.overall {
            prop_assert!((0.0..=1.0).contains(&similarity));
            let (mut over, mut under) = (0.0, 0.0);
            for part in ab.attributes.iter().filter(|part| part.applicable) {
                over += part.weight * part.agreement;
                under += part.weight;
            }
            prop_assert!((similarity - over / under).abs() < 1e-12);
        }
    }

    #[test]
    fn results_after_edits_are_the_fresh_ones(
        messages in proptest::collection::vec(any_message(), 1..6),
        rows in proptest::collection::vec(any_placement(), 0..12),
        steps in proptest::collection::vec(any_step(), 1..8),
    ) {
        let mut plan = plan_of(&messages, &rows);
        let mut results = consistency(&plan);
        for step in &steps {
            let before = plan.clone();
            apply(&mut plan, step);
            results = consistency_after(&results, &before, &plan);
            prop_assert_eq!(bits(&results), bits(&consistency(&plan)), "{:?}", step);
        }
    }

    #[test]
    fn the_figure_is_the_expected_similarity_of_two_random_exposures(
        messages in proptest::collection::vec(any_message(), 2..6),
        rows in proptest::collection::vec(any_placement(), 1..12),
    ) {
        let results = consistency(&plan_of(&messages, &rows));
        for audience in &results.audiences {
            let (mut sum, mut comparable, mut different) = (0.0, 0.0, false);
            for &(a, share_a) in &audience.message_share {
                for &(b, share_b) in &audience.message_share {
                    if let Ok(similarity) = results.similarities.get(a, b) {
                        sum += share_a * share_b * similarity;
                        comparable += share_a * share_b;
                        different |= a != b;
                    }
                }
            }
            match audience.exposure_weighted {
                Ok(consistency) => prop_assert!((consistency - sum / comparable).abs() < 1e-9),
                Err(_) => prop_assert!(!different),
            }
        }
    }

    #[test]
    fn leaving_out_is_the_figure_of_the_plan_without_it(
        messages in proptest::collection::vec(any_message(), 3..6),
        rows in proptest::collection::vec(any_placement(), 3..12),
        left_out in 0..3_usize,
    ) {
        let whole = consistency(&plan_of(&messages, &rows));
        let kept: Vec<_> = rows.iter().filter(|row| row.0 != left_out).cloned().collect();
        let rest = consistency(&plan_of(&messages, &kept));
        for (before, after) in whole.audiences.iter().zip(&rest.audiences) {
            let Some((_, effect)) = before.leave_one_out.iter().find(|(message, _)| *message == left_out) else { continue };
            match (before.exposure_weighted, after.exposure_weighted, effect) {
                (Ok(before), Ok(after), Ok(effect)) => prop_assert!((after - before - effect).abs() < 1e-9),
                (Ok(_), after, effect) => prop_assert_eq!(after.is_err(), effect.is_err()),
                (Err(why), _, effect) => prop_assert!(effect.is_err(), "{:?}", why),
            }
        }
        if let Some((_, effect)) = whole.leave_one_out.iter().find(|(message, _)| *message == left_out) {
            match (whole.exposure_weighted, rest.exposure_weighted, effect) {
                (Ok(before), Ok(after), Ok(effect)) => prop_assert!((after - before - effect).abs() < 1e-9),
                (_, _, effect) => prop_assert!(effect.is_err()),
            }
        }
    }
}
