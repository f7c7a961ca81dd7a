//! What cannot be computed says why.

use super::{impressions, independent, message, observed, one_audience, placement, plan, rating, with};
use crate::plan::{ContactModel, List, NotComputable, Plan, Unit};
use crate::reach::{MAX_INSERTIONS, reach};

fn with_channel(sizes: &[u64], unit: Unit, models: &[ContactModel], quantities: &[u64]) -> Plan {
    let mut plan = plan(4, sizes);
    plan.channels = with(&plan.channels, super::channel(0, unit, models));
    plan.placements = with(&plan.placements, placement(0, 0, quantities));
    plan
}

fn outside_the_calendar() -> Plan {
    let mut late = placement(0, 0, &[1, 1]);
    late.start_week = 9;
    let mut plan = with_channel(&[1000], Unit::Insertions, &[independent(0.5)], &[]);
    plan.placements = with(&List::default(), late);
    plan
}

fn aimed_elsewhere() -> Plan {
    let mut aimed = placement(0, 0, &[100]);
    aimed.audiences = vec!["a1".into()];
    let mut plan = with_channel(&[1000, 1000], Unit::Impressions, &[impressions(1.0), impressions(1.0)], &[]);
    plan.placements = with(&List::default(), aimed);
    plan
}

#[test]
fn each_reason_is_given() {
    use NotComputable as N;
    let too_many = [MAX_INSERTIONS, 1];
    for (what, plan, reason) in [
        ("nothing placed", with_channel(&[1000], Unit::Insertions, &[independent(0.5)], &[]), N::NothingPlaced),
        ("zero quantities", with_channel(&[1000], Unit::Insertions, &[independent(0.5)], &[0, 0]), N::NothingPlaced),
        ("outside the calendar", outside_the_calendar(), N::NothingPlaced),
        ("aimed elsewhere", aimed_elsewhere(), N::NothingPlaced),
        ("no contacts", with_channel(&[1000], Unit::Insertions, &[], &[1]), N::NoContacts),
        ("model of another unit", with_channel(&[1000], Unit::Insertions, &[impressions(1.0)], &[1]), N::NoContacts),
        ("no size", with_channel(&[0], Unit::Insertions, &[independent(0.5)], &[1]), N::AudienceWithoutSize),
        ("no size", with_channel(&[0], Unit::Impressions, &[impressions(1.0)], &[1]), N::AudienceWithoutSize),
        ("impossible", with_channel(&[9], Unit::Insertions, &[rating(0.3, 0.9)], &[1]), N::ImpossibleContactModel),
        (
            "not a number",
            with_channel(&[9], Unit::Insertions, &[independent(f64::NAN)], &[1]),
            N::ImpossibleContactModel,
        ),
        (
            "more people than impressions",
            with_channel(&[1000], Unit::Impressions, &[observed(1.0, 500, 0.6)], &[1]),
            N::ImpossibleContactModel,
        ),
        ("too many", with_channel(&[9], Unit::Insertions, &[rating(0.3, 0.4)], &too_many), N::TooLarge),
    ] {
        let results = reach(&plan);
        assert_eq!(results.audiences[0].as_ref().map(|_| ()), Err(&reason), "{what}");
    }
    let none = reach(&plan(4, &[]));
    assert_eq!(none.total.map(|_| ()), Err(N::NoAudiences));
    assert!(none.audiences.is_empty());
}

#[test]
fn an_audience_that_nothing_reaches_counts_as_nobody_reached() {
    let mut plan = with_channel(&[0, 1000, 1000], Unit::Insertions, &[independent(0.5), independent(0.2)], &[1]);
    plan.channels = with(&plan.channels, super::channel(1, Unit::Insertions, &[independent(0.1)]));
    plan.channels = with(&plan.channels, super::channel(2, Unit::Insertions, &[]));
    plan.placements = with(&plan.placements, placement(1, 1, &[1]));
    let results = reach(&plan);
    let total = results.total.unwrap();
    assert_eq!(total.left_out, [(0, NotComputable::AudienceWithoutSize)]);
    assert_eq!(total.parts, [(1, 0.5), (2, 0.5)]);
    super::close(total.k_plus[0], 0.1, 1e-12, "a fifth of the second audience, nobody of the third");
    super::close(total.pmf.iter().sum(), 1.0, 1e-12, "everybody is counted");
    assert_eq!(results.audiences[2].as_ref().map(|_| ()), Err(&NotComputable::NoContacts));
    assert_eq!(results.channels[1].reach, Err(NotComputable::AudienceWithoutSize));
    assert_eq!(results.channels[2].reach, Err(NotComputable::NothingPlaced));
    assert_eq!(results.messages[1].reach, Err(NotComputable::NothingPlaced));
}

#[test]
fn there_is_no_total_of_an_audience_that_contradicts_itself() {
    let models = [independent(0.5), rating(0.5, 0.2)];
    let plan = with_channel(&[1000, 1000], Unit::Insertions, &models, &[1]);
    let results = reach(&plan);
    assert!(results.audiences[0].is_ok());
    assert_eq!(results.total.map(|_| ()), Err(NotComputable::ImpossibleContactModel));
}

#[test]
fn a_message_on_a_channel_without_contacts_has_none() {
    let mut plan = with_channel(&[1000], Unit::Insertions, &[independent(0.5)], &[1]);
    plan.channels = with(&plan.channels, super::channel(1, Unit::Insertions, &[]));
    let mut unmet = placement(1, 1, &[1]);
    unmet.message = "m1".into();
    plan.placements = with(&plan.placements, unmet);
    let results = reach(&plan);
    assert_eq!(results.messages[1].reach, Err(NotComputable::NoContacts));
    assert_eq!(results.channels[1].grp, Err(NotComputable::NoContacts));
}

#[test]
fn placements_of_what_the_plan_lacks_count_for_nothing() {
    let mut plan = with_channel(&[1000], Unit::Insertions, &[independent(0.5)], &[1]);
    let before = reach(&plan);
    let mut unknown_message = placement(1, 0, &[5]);
    unknown_message.message = "unknown".into();
    plan.placements = with(&plan.placements, unknown_message);
    plan.placements = with(&plan.placements, placement(2, 77, &[5]));
    assert_eq!(reach(&plan), before);
    plan.messages = with(&plan.messages, message(3));
    assert_eq!(reach(&plan).audiences, before.audiences);
}

#[test]
fn extremes_stay_in_bounds() {
    let quantities: &[u64] = &[1, 30, 90];
    for (model, quantities, expected) in [
        (independent(0.0), quantities, 0.0),
        (independent(1.0), quantities, 1.0),
        (rating(1.0, 1.0), quantities, 1.0),
        (rating(0.0, 0.0), quantities, 0.0),
        (independent(1.0 - 1e-16), quantities, 1.0),
        (independent(0.999), &[130], 1.0),
        (impressions(1.0), &[u64::MAX, u64::MAX], 1.0),
        (impressions(0.25), &[u64::MAX], 0.25),
    ] {
        let results = reach(&one_audience(4, &[(model, quantities)]));
        let audience = results.audiences[0].as_ref().unwrap();
        assert!((audience.k_plus[0] - expected).abs() < 1e-5, "{model:?}: {}", audience.k_plus[0]);
        assert!((audience.pmf.iter().sum::<f64>() - 1.0).abs() < 1e-12, "{model:?}");
        assert!(audience.grp.is_finite());
    }
    let never = reach(&one_audience(1, &[(independent(0.0), &[3])]));
    assert_eq!(never.audiences[0].as_ref().unwrap().average_frequency, Err(NotComputable::NothingDelivered));
}

#[test]
fn calendars_longer_than_allowed_are_computed_as_far_as_is_allowed() {
    let mut plan = one_audience(u32::MAX, &[(independent(0.5), &[1])]);
    assert_eq!(reach(&plan).audiences[0].as_ref().unwrap().build.len(), crate::plan::MAX_WEEKS as usize);
    plan.calendar.weeks = 0;
    assert_eq!(reach(&plan).audiences[0].as_ref().map(|_| ()), Err(&NotComputable::NothingPlaced));
}
