//! Contradictions between messages: their published rate, promises, offers that ended, slogans.

use std::sync::Arc;

use super::{change, close};
use crate::consistency::{ConflictKind, conflicts, consistency};
use crate::plan::sample_b::rayhan_soap;
use crate::plan::{Claim, ClaimValue, Coded, Day, NotComputable, Plan};

fn incompatible(plan: &mut Plan, claim: &str, with: &[&str]) {
    let position = plan.vocabulary.claims.position(&claim.into()).unwrap();
    let claim = Arc::make_mut(&mut plan.vocabulary.claims.make_mut()[position]);
    claim.incompatible_with = with.iter().map(|&id| id.into()).collect();
}

fn kinds(plan: &Plan) -> Vec<(ConflictKind, usize, usize)> {
    let results = consistency(plan);
    conflicts(plan, &results).list.into_iter().map(|conflict| (conflict.kind, conflict.a, conflict.b)).collect()
}

#[test]
fn contradictions_have_their_published_rate() {
    let mut plan = rayhan_soap();
    let none = conflicts(&plan, &consistency(&plan));
    close(none.rate, 0.0, 9, "nothing declared");
    assert!(none.list.iter().all(|conflict| conflict.kind == ConflictKind::Themes), "themes alone differ");
    incompatible(&mut plan, "cheapest", &["handmade"]);
    let two = conflicts(&plan, &consistency(&plan));
    close(two.rate, 0.158, 3, "two pairs");
    let first = two.list.iter().find(|conflict| conflict.kind == ConflictKind::IncompatibleClaims).unwrap();
    assert_eq!((first.a, first.b), (0, 4));
    assert_eq!(first.claims, Some(("handmade".into(), "cheapest".into())));
    assert!((first.people.unwrap() - 65_748.0).abs() < 1.0, "{:?}", first.people);
    incompatible(&mut plan, "cheapest", &["natural", "gentle"]);
    // 0.3355 in full; published with its third decimal rounded up.
    let six = conflicts(&plan, &consistency(&plan)).rate.unwrap();
    assert!((six - 0.336).abs() < 0.0006, "six pairs: {six}");
    assert!(two.list.windows(2).all(|pair| pair[0].people.unwrap() >= pair[1].people.unwrap()), "most people first");
}

fn promise(plan: &mut Plan, id: &str, name: &str, value: ClaimValue) {
    let name = crate::plan::Bilingual::only(crate::plan::Language::En, name);
    let claim = Claim { value: Some(value), ..Claim::named(id.into(), name) };
    plan.vocabulary.claims.make_mut().push(Arc::new(claim));
}

fn claim_also(plan: &mut Plan, message: usize, claim: &str) {
    change(plan, message, |message| {
        if let Coded::Is(claims) = &mut message.claims {
            claims.push(claim.into());
        }
    });
}

type PromiseCase<'a> = (&'a str, (&'a str, ClaimValue), (&'a str, ClaimValue), (usize, usize), bool);

fn promise_cases() -> [PromiseCase<'static>; 7] {
    let two = ("Delivery in 2 days", ClaimValue::Days(2));
    let five = ("Delivery in 5 days", ClaimValue::Days(5));
    [
        ("two values", two, five, (0, 5), true),
        ("one value", two, two, (0, 5), false),
        ("two kinds", ("Delivery", two.1), ("Delivery", ClaimValue::Price("5".parse().unwrap())), (0, 5), false),
        ("two promises", two, ("Reply in 5 days", five.1), (0, 5), false),
        ("other people", two, five, (0, 6), false),
        // M1 runs in weeks 1 and 2, M5 in weeks 6 and 7: three dark weeks are below the half-life of four.
        ("near enough", two, five, (0, 4), true),
        ("in itself", two, five, (3, 3), true),
    ]
}

#[test]
fn promises_with_different_values_clash_where_people_meet_both() {
    for (name, first, second, (a, b), expected) in promise_cases() {
        let mut plan = rayhan_soap();
        promise(&mut plan, "one", first.0, first.1);
        promise(&mut plan, "two", second.0, second.1);
        claim_also(&mut plan, a, "one");
        claim_also(&mut plan, b, "two");
        assert_eq!(kinds(&plan).contains(&(ConflictKind::TypedClaims, a, b)), expected, "{name}");
        if name == "near enough" {
            plan.settings.continuity_half_life_weeks = 2.0;
            assert!(!kinds(&plan).contains(&(ConflictKind::TypedClaims, a, b)), "too far apart");
        }
    }
}

#[test]
fn offers_that_ended_are_found_where_they_are_placed() {
    // Week 6 begins on 5 April, week 7 on 12 April; M5 is placed in both.
    for (last, week) in [("2026-04-04", Some(6)), ("2026-04-05", Some(7)), ("2026-04-12", None)] {
        let mut plan = rayhan_soap();
        promise(&mut plan, "offer", "Thirty percent off", ClaimValue::Until(Day(last.parse().unwrap())));
        claim_also(&mut plan, 4, "offer");
        let found = conflicts(&plan, &consistency(&plan)).list;
        let expired = found.iter().find(|conflict| conflict.kind == ConflictKind::ExpiredOffer);
        assert_eq!(
            expired.map(|conflict| (conflict.a, conflict.b, conflict.week)),
            week.map(|week| (4, 4, Some(week)))
        );
    }
}

#[test]
fn slogans_that_differ_are_noted_and_do_not_count() {
    let mut plan = rayhan_soap();
    change(&mut plan, 3, |message| message.slogan = Coded::Is("other".into()));
    assert!(kinds(&plan).contains(&(ConflictKind::Slogans, 0, 3)));
    close(conflicts(&plan, &consistency(&plan)).rate, 0.0, 9, "a difference is no contradiction");
}

#[test]
fn what_nobody_can_be_counted_for_is_still_listed() {
    let mut plan = rayhan_soap();
    incompatible(&mut plan, "cheapest", &["handmade"]);
    for item in plan.channels.make_mut() {
        Arc::make_mut(item).contacts.clear();
    }
    let found = conflicts(&plan, &consistency(&plan));
    assert_eq!(found.rate, Err(NotComputable::NoContacts));
    assert_eq!(found.list.iter().filter(|conflict| conflict.kind == ConflictKind::IncompatibleClaims).count(), 3);
    assert!(found.list.iter().all(|conflict| conflict.people == Err(NotComputable::NoContacts)));
    let empty = Plan { placements: crate::plan::List::default(), ..plan };
    assert_eq!(conflicts(&empty, &consistency(&empty)).rate, Err(NotComputable::NothingPlaced));
}
