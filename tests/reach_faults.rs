//! Numbers of plans that were wrong once, each with the value that is right.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::sync::Arc;
use std::time::{Duration, Instant};

use imc_planner::analysis::{Analysis, channel_cost};
use imc_planner::edit::{Change, Edit, History};
use imc_planner::plan::{Audience, Contact, NotComputable, Placement, Plan};
use imc_planner::reach::{Remembered, reach_of_weeks, remembered, uncertainty};
use imc_planner::store;

const NIMBUS: &[u8] = include_bytes!("data/faults/nimbus.ron");
const HANG: &[u8] = include_bytes!("data/faults/36-hang.ron");
const MAIL: &[u8] = include_bytes!("data/faults/36-mail.ron");
const LATE: &[u8] = include_bytes!("data/faults/78-weeks-panic.ron");
const SOAP: &[u8] = include_bytes!("../saves/rayhan-soap.ron");

/// Longer than any of this may take, however slow the machine and unoptimised the program.
const SECONDS: Duration = Duration::from_secs(20);

fn read(bytes: &[u8]) -> Plan {
    Plan::clone(&store::read(bytes).unwrap().plan)
}

fn analysis(plan: &Plan) -> Analysis {
    Analysis::of(&Arc::new(plan.clone()))
}

fn close(found: f64, expected: f64, what: &str) {
    assert!((found - expected).abs() <= 1e-9 * expected.abs().max(1.0), "{what}: {found}, expected {expected}");
}

/// The plan after an edit.
fn edited(plan: &Plan, edit: &Edit) -> Plan {
    let mut history = History::new(Arc::new(plan.clone()));
    history.perform(edit, None).unwrap();
    Plan::clone(history.plan())
}

fn placement(plan: &Plan, id: &str) -> Placement {
    plan.placement(&id.into()).unwrap().clone()
}

/// The placement with these audiences.
fn aimed(plan: &Plan, id: &str, audiences: &[&str]) -> Plan {
    let audiences = audiences.iter().map(|&id| id.into()).collect();
    edited(plan, &Edit::Placement(Change::Replace(Placement { audiences, ..placement(plan, id) })))
}

fn audience(plan: &Plan, position: usize, change: impl FnOnce(&mut Audience)) -> Plan {
    let mut audience = Audience::clone(&plan.audiences[position]);
    change(&mut audience);
    edited(plan, &Edit::Audience(Change::Replace(audience)))
}

/// 22: who shares members takes nothing from the total.
#[test]
fn audiences_that_share_members_take_no_impressions() {
    let plan = read(NIMBUS);
    let instagram = plan.channels.position(&"instagram".into()).unwrap();
    let all = ["audience", "audience-2", "audience-3"];
    let alone = analysis(&aimed(&aimed(&plan, "p6", &all[..1]), "p15", &all[..1]));
    let together = analysis(&aimed(&aimed(&plan, "p6", &all), "p15", &all));
    let quantity = |id: &str| placement(&plan, id).quantities.iter().sum::<u64>() as f64;
    let placed = quantity("p6") + quantity("p15");
    for analysis in [&alone, &together, &analysis(&plan)] {
        close(analysis.reach.channels[instagram].impressions, placed, "all of them are counted");
        close(analysis.budget.channels[instagram].impressions, placed, "the budget counts them too");
        close(analysis.reach.total.as_ref().unwrap().grp, alone.reach.total.as_ref().unwrap().grp, "points");
    }
    let total = together.reach.total.as_ref().unwrap();
    close(total.population, 8_200_000.0, "the universe");
    close(total.impressions, total.grp / 100.0 * 8_200_000.0, "points and impressions say the same");
    // Those who are shown alone get what falls on as many people of the universe.
    let of_runners = together.reach.audiences[1].as_ref().unwrap();
    let part = of_runners.channels.iter().find(|(channel, _)| *channel == instagram).unwrap().1;
    close(part.impressions, placed * 1.1 / 8.2, "runners");
}

/// 23: spots and their price per thousand count each person once, everywhere the same.
#[test]
fn spots_are_counted_once() {
    let plan = read(NIMBUS);
    let analysis = analysis(&plan);
    let first = plan.placements.position(&"p1".into()).unwrap();
    let cost = &analysis.budget.placements[first];
    let impressions = cost.working.as_ref().unwrap().impressions;
    close(impressions, 7_872_000.0, "8 spots × 12 % × 8,200,000");
    let cpm = 1000.0 * cost.total().exact().unwrap().to_major(plan.money.currency) / impressions;
    close((100.0 * cpm).round(), 965.0, "cost per thousand");
    for (position, channel) in plan.channels.iter().enumerate() {
        let (reach, budget) = (&analysis.reach.channels[position], &analysis.budget.channels[position]);
        close(reach.impressions, budget.impressions, channel.id.as_str());
        let of_placements = plan.placements.iter().zip(&analysis.budget.placements);
        let sum: f64 = of_placements
            .filter(|(placement, _)| placement.channel == channel.id)
            .map(|(_, cost)| cost.working.as_ref().map_or(0.0, |working| working.impressions))
            .sum();
        close(sum, budget.impressions, channel.id.as_str());
        if let (Ok(cpm), Ok(grp)) = (channel_cost(&analysis, position).per_thousand, reach.grp) {
            let cpp = channel_cost(&analysis, position).per_point.unwrap();
            close(cpp * grp / reach.impressions * 1000.0, cpm, "cost per point and per thousand say the same");
        }
    }
    let total = analysis.reach.total.as_ref().unwrap();
    close(analysis.reach.channels.iter().map(|channel| channel.impressions).sum(), total.impressions, "the total");
}

/// 22: a part of an audience is shown alone, and stated shares are kept.
#[test]
fn parts_are_shown_alone_and_shares_are_kept() {
    let plan = audience(&read(NIMBUS), 1, |runners| {
        runners.overlaps = false;
        runners.part_of = Some("audience".into());
    });
    let before = analysis(&read(NIMBUS));
    let after = analysis(&plan);
    assert_eq!(before.reach.channels, after.reach.channels, "nothing moves in the total");
    let left_out = &after.reach.total.as_ref().unwrap().left_out;
    assert_eq!(left_out, &[(1, NotComputable::PartOfAudience), (2, NotComputable::OverlappingAudience)]);
    let instagram = plan.channels.position(&"instagram".into()).unwrap();
    let mut channel = imc_planner::plan::Channel::clone(&plan.channels[instagram]);
    for (contact, share) in channel.contacts.iter_mut().zip([0.4, 0.1]) {
        *contact = Contact { share: Some(share), ..contact.clone() };
    }
    let shared = analysis(&edited(&plan, &Edit::Channel(Change::Replace(channel))));
    let placed = after.reach.channels[instagram].impressions;
    close(shared.reach.channels[instagram].impressions, 0.4 * placed, "the rest reaches others");
    let runners = shared.reach.audiences[1].as_ref().unwrap();
    let part = runners.channels.iter().find(|(position, _)| *position == instagram).unwrap().1;
    close(part.impressions, 0.1 * placed, "the runners' own share");
}

/// 72: placing less never raises reach, and the universe never moves.
#[test]
fn removing_a_bar_never_raises_reach() {
    for bytes in [SOAP, NIMBUS] {
        let plan = read(bytes);
        let whole = analysis(&plan);
        let whole = whole.reach.total.as_ref().unwrap();
        for removed in &plan.placements {
            let rest = analysis(&edited(&plan, &Edit::Placement(Change::Remove(removed.id.clone()))));
            let rest = rest.reach.total.as_ref().unwrap();
            close(rest.population, whole.population, removed.id.as_str());
            assert_eq!(
                rest.parts.iter().map(|(position, _)| position).collect::<Vec<_>>(),
                whole.parts.iter().map(|(position, _)| position).collect::<Vec<_>>()
            );
            for (less, more) in rest.k_plus.iter().zip(&whole.k_plus) {
                assert!(*less <= more + 1e-12, "{}: {less} {more}", removed.id);
            }
            assert!(rest.grp <= whole.grp * (1.0 + 1e-12));
        }
    }
}

/// 72: some weeks alone never reach more than all of them, and rest on the same people.
#[test]
fn weeks_alone_reach_no_more_than_all() {
    for bytes in [SOAP, NIMBUS] {
        let plan = read(bytes);
        let whole = analysis(&plan);
        let whole = whole.reach.total.as_ref().unwrap();
        for first in 1..=plan.calendar.weeks {
            let last = (first + 3).min(plan.calendar.weeks);
            let Ok(part) = reach_of_weeks(&plan, first, last).total else { continue };
            close(part.population, whole.population, "the universe");
            assert!(part.k_plus[0] <= whole.k_plus[0] + 1e-12, "{first}–{last}");
            if first == last {
                close(part.k_plus[0], whole.build[first as usize - 1].weekly_reach, "a week's row and its card");
            }
        }
        let one = reach_of_weeks(&plan, 2, 2).total.unwrap();
        close(one.k_plus[0], whole.build[1].weekly_reach, "a week's row and its card");
    }
}

/// 78: weeks beyond all that can be counted are refused, and those that can are no weeks of the plan.
#[test]
fn a_start_beyond_all_weeks_counts_for_nothing() {
    assert!(store::read(LATE).is_err());
    let last = std::str::from_utf8(LATE).unwrap().replace("4294967295", "5200");
    let plan = read(last.as_bytes());
    assert!(plan.placements.iter().any(|placement| placement.start_week == 5200));
    let whole = analysis(&plan);
    let window = reach_of_weeks(&plan, 1, plan.calendar.weeks);
    assert_eq!(window.audiences, whole.reach.audiences);
    // Whatever stands in memory, weeks are counted without overflow.
    let mut late = Placement::clone(&plan.placements[0]);
    for start_week in [u32::MAX, u32::MAX - 1, 0, 1] {
        late.start_week = start_week;
        assert!(late.end_week() >= start_week.saturating_sub(1));
        assert!(late.weekly(u32::MAX).all(|(week, _)| week >= start_week));
        assert_eq!(late.week_at(usize::MAX), None);
    }
}

/// 36: the time of a question hangs on its levels, never on quantities.
#[test]
fn large_quantities_are_worked_out_at_once() {
    let mail = std::str::from_utf8(MAIL).unwrap().replace("QQ", "1000000000");
    for bytes in [HANG, mail.as_bytes()] {
        let started = Instant::now();
        let plan = read(bytes);
        let analysis = analysis(&plan);
        for half_life in [0.1, 2.5, 1000.0] {
            let found = remembered(analysis.reach_state(), half_life);
            for (kept, met) in found.audiences.iter().zip(&analysis.reach.audiences) {
                let (Ok(kept), Ok(met)) = (kept, met) else { continue };
                for (kept, met) in kept.iter().zip(&met.build) {
                    let Remembered { k_plus, mean, .. } = kept;
                    assert!(k_plus.iter().all(|share| (0.0..=1.0).contains(share)) && mean.is_finite());
                    assert!(k_plus.is_sorted_by(|a, b| a >= b) && k_plus[0] <= met.k_plus[0], "{kept:?}");
                }
            }
        }
        let error = plan.settings.input_error;
        let _ = uncertainty(&plan, &error);
        assert!(started.elapsed() < SECONDS, "{:?}", started.elapsed());
    }
}
