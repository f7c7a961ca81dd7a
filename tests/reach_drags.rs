//! The laws of reach at every state of scripted drags, for the numbers and for the digits that are shown: cumulative reach
//! never falls; the reach of the whole plan is the last cumulative reach; its people never change.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use imc_planner::analysis::Analysis;
use imc_planner::app::{Action, App, Edge, FileAction, FlowchartAction, Preferences, update};
use imc_planner::edit::GestureId;
use imc_planner::plan::{Language, PlacementId, Plan, Total};
use imc_planner::reach::BuildPoint;
use imc_planner::text::Locale;

/// The samples that drags are played on.
const SAMPLES: usize = 2;

fn sample(position: usize) -> App {
    let mut app = App::new(Preferences::default(), Language::En, jiff::civil::date(2026, 11, 20));
    update(&mut app, Action::File(FileAction::OpenSample(position)));
    assert!(!app.plan().placements.is_empty(), "sample {position}");
    app
}

/// The number that a shown percentage says, in tenths of a percent.
fn tenths(shown: &str) -> i64 {
    let digits: String = shown.chars().filter(char::is_ascii_digit).collect();
    digits.parse().unwrap_or_else(|_| panic!("{shown} is no percentage"))
}

fn check_build(build: &[BuildPoint], k_plus: &[f64], what: &str) {
    let shown = |share: f64| tenths(&Locale::of(Language::En).percent(share, 1));
    for pair in build.windows(2) {
        for (before, after) in pair[0].k_plus.iter().zip(&pair[1].k_plus) {
            assert!(before <= after && shown(*before) <= shown(*after), "{what}: {pair:?}");
        }
    }
    for point in build {
        for (more, fewer) in point.k_plus.iter().zip(&point.k_plus[1..]) {
            assert!(fewer <= more && shown(*fewer) <= shown(*more), "{what}: {point:?}");
        }
        assert!(point.weekly_reach <= point.k_plus[0] + 1e-12, "{what}: {point:?}");
    }
    let last: Vec<i64> = build.last().unwrap().k_plus.iter().map(|share| shown(*share)).collect();
    assert_eq!(last, k_plus.iter().map(|share| shown(*share)).collect::<Vec<_>>(), "{what}");
}

/// What stands beside each other on the pages of results adds up as it is printed.
fn check_shown(analysis: &Analysis, what: &str) {
    let locale = Locale::of(Language::En);
    let sum = |shown: &[String]| shown.iter().map(|share| tenths(share)).sum::<i64>();
    for reach in analysis.reach.audiences.iter().flatten() {
        let exact = locale.exact_levels(&reach.k_plus, 1);
        assert_eq!(sum(&exact), 1_000, "{what}: {exact:?}");
        for (k, share) in reach.k_plus.iter().enumerate() {
            assert_eq!(sum(&exact[k + 1..]), tenths(&locale.percent(*share, 1)), "{what}, {}+", k + 1);
        }
    }
    let of_plan: Vec<f64> = analysis.reach.channels.iter().filter_map(|channel| channel.share_of_plan.ok()).collect();
    if !of_plan.is_empty() {
        assert_eq!(sum(&locale.shares_together(&of_plan, 1.0, 1)), 1_000, "{what}: {of_plan:?}");
    }
    let budget = &analysis.budget;
    let by_element: Vec<Total> = budget.by_element.iter().map(|(_, cost)| *cost).collect();
    let by_month: Vec<Total> = budget.by_month.iter().map(|(_, cost)| *cost).collect();
    for parts in [&by_element, &by_month, &budget.by_channel, &budget.by_message] {
        let share = |part: &Total| part.share_of(&budget.media, budget.currency);
        let shares: Result<Vec<f64>, _> = parts.iter().map(share).collect();
        if let (false, Ok(shares)) = (budget.media.is_nothing(), shares) {
            assert_eq!(sum(&locale.shares_together(&shares, 1.0, 1)), 1_000, "{what}: {shares:?}");
        }
    }
}

/// Checks a state; returns the people of the whole, which never change.
fn check(analysis: &Analysis, plan: &Plan, what: &str) -> Option<(f64, Vec<(usize, f64)>)> {
    for (reach, audience) in analysis.reach.audiences.iter().zip(&plan.audiences) {
        if let Ok(reach) = reach {
            check_build(&reach.build, &reach.k_plus, &format!("{what}, {}", audience.id));
        }
    }
    check_shown(analysis, what);
    let total = analysis.reach.total.as_ref().ok()?;
    check_build(&total.build, &total.k_plus, what);
    let exposures: f64 = total.pmf.iter().enumerate().map(|(times, share)| times as f64 * share).sum();
    assert!(total.pmf_is_capped || (exposures - total.mean).abs() < 1e-9 * total.mean, "{what}");
    let of_channels: f64 = analysis.reach.channels.iter().map(|channel| channel.impressions).sum();
    assert!((of_channels - total.impressions).abs() <= 1e-9 * total.impressions, "{what}");
    for (reach, budget) in analysis.reach.channels.iter().zip(&analysis.budget.channels) {
        assert!((reach.impressions - budget.impressions).abs() <= 1e-9 * budget.impressions, "{what}");
    }
    Some((total.population, total.parts.clone()))
}

fn flowchart(app: &mut App, action: FlowchartAction) {
    update(app, Action::Flowchart(action));
}

/// What a drag does at its `step`.
type Drag = fn(&Plan, i64, Option<GestureId>) -> FlowchartAction;

const DRAGS: [(&str, Drag); 6] = [
    ("move", |_, step, gesture| FlowchartAction::Move { weeks: step - 4, rows: 0, copy: false, gesture }),
    ("to other rows", |_, step, gesture| FlowchartAction::Move { weeks: 0, rows: step - 3, copy: false, gesture }),
    ("copy", |_, step, gesture| FlowchartAction::Move { weeks: step, rows: step / 2, copy: true, gesture }),
    ("end", |_, step, gesture| FlowchartAction::Resize { edge: Edge::End, weeks: step - 3, gesture }),
    ("start", |_, step, gesture| FlowchartAction::Resize { edge: Edge::Start, weeks: step - 4, gesture }),
    ("place", |plan, step, gesture| FlowchartAction::Place {
        message: plan.messages[0].id.clone(),
        channel: plan.channels[plan.channels.len() / 2].id.clone(),
        start_week: u32::try_from(step).unwrap() + 1,
        weeks: 2,
        gesture,
    }),
];

/// How many steps a drag has.
const STEPS: i64 = 8;

#[test]
fn the_laws_hold_at_every_step_of_a_drag() {
    for position in 0..SAMPLES {
        let mut app = sample(position);
        let people = check(app.document().analysis(), app.plan(), "as opened").unwrap();
        let mut gesture = 1;
        let ids: Vec<PlacementId> = app.plan().placements.iter().map(|placement| placement.id.clone()).collect();
        // Each bar alone, then all of them together.
        let alone = ids.iter().map(|id| vec![id.clone()]);
        for selected in alone.chain([ids.clone()]) {
            for (name, drag) in DRAGS {
                let what = |step: i64| format!("sample {position}, {selected:?}, {name}, step {step}");
                flowchart(&mut app, FlowchartAction::SelectMany { placements: selected.clone(), extend: false });
                gesture += 1;
                for step in 0..STEPS {
                    let action = drag(app.plan(), step, Some(GestureId(gesture)));
                    flowchart(&mut app, action);
                    let now = check(app.document().analysis(), app.plan(), &what(step));
                    assert!(now.is_none_or(|now| now == people), "{}", what(step));
                }
                update(&mut app, Action::CancelGesture(GestureId(gesture)));
                let now = check(app.document().analysis(), app.plan(), &what(-1));
                assert_eq!(now.as_ref(), Some(&people), "{}", what(-1));
            }
        }
    }
}
