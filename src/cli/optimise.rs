//! `imc-planner optimise`: the best quantities for the money, with their proof.

use std::io::IsTerminal as _;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Instant;

use super::arguments::OptimiseArguments;
use super::input::{Input, is_standard};
use super::json;
use super::optimise_request::{Problem, from_before, front, request};
use super::optimise_text::text;
use super::output::{Output, complain_whole, path_text, progress_line};
use super::target;
use crate::analysis::{FrontOf, FrontPoint, front_of};
use crate::budget::budget;
use crate::edit::History;
use crate::optimise::{
    Binding, Curve, CurvePoint, Firmness, Goal, Marginal, Memory, NoAnswer, Proof, Proposal, Request, Watch,
    WeeksRequest, best_weeks, binding, edit_to, firmness, marginals, optimise,
};
use crate::plan::{ChannelId, Money, Plan};
use crate::store::Opened;
use crate::text::strings::fill;
use crate::text::{self as words, Locale, isolate};

/// After so many seconds it is said how far the work has come.
const PATIENCE: f64 = 0.5;

/// Holds everything that is said about a proposal.
pub(super) struct Said {
    pub(super) answer: Proposal,
    pub(super) binding: Vec<Binding>,
    pub(super) marginals: Vec<Marginal>,
    pub(super) curve: Vec<CurvePoint>,
    pub(super) firmness: Option<Firmness>,
    /// The plans of which none is better in two things at once.
    pub(super) front: Option<(FrontOf, Vec<FrontPoint>)>,
    /// The channels whose weeks were chosen.
    pub(super) weeks: Vec<ChosenWeeks>,
    /// By how much the plan costs less in these weeks: some prices go by the weeks in which units stand.
    pub(super) saved_by_weeks: Money,
    /// How long the proposal took.
    pub(super) seconds: f64,
}

/// Holds what the chosen weeks of a channel leave in memory.
pub(super) struct ChosenWeeks {
    pub(super) channel: ChannelId,
    pub(super) before: f64,
    pub(super) after: f64,
    /// No weeks of this channel leave more, the others as they are.
    pub(super) bound: f64,
    pub(super) is_proved: bool,
}

/// Prints the best quantities, and writes the plan with them where that is asked for. The status is 0 for a proposal, 1 where
/// there is none, 2 for a call that makes no sense.
pub(super) fn optimise_plan(wanted: &OptimiseArguments, input: Input, output: &mut Output) {
    let writes_plan = wanted.apply.as_deref().is_some_and(is_standard);
    if wanted.json && writes_plan {
        // Nobody could tell the two documents in one stream apart.
        output.error(output.locale.texts().optimise.json_and_apply);
        output.in_trouble();
        return;
    }
    let Some(opened) = input.opened(&wanted.plan, output) else { return };
    let plan = &opened.plan;
    let asked = request(wanted, plan, output.locale);
    let asked = asked.and_then(|request| Ok((request, from_before(wanted, plan, output.locale)?)));
    let asked = asked.and_then(|(request, before)| Ok((request, before, front(wanted, plan, output.locale)?)));
    let (request, from_before, front) = match asked {
        Ok(asked) => asked,
        Err(Problem(sentence)) => {
            output.error(&sentence);
            output.in_trouble();
            return;
        }
    };
    let weeks = wanted.weeks.as_deref().map(|memory| (memory, from_before));
    let progress = Progress::of(output);
    let watched = |part: f64| progress.is_at(part);
    let watch = Watch { stopped: &|| false, progress: &watched };
    let found = said(plan, &request, (wanted.curve, front), weeks, watch);
    progress.is_over();
    match found {
        Ok(said) => {
            if wanted.json {
                output.print(&format!("{:#}\n", json::optimise::object(plan, &said)));
            } else if writes_plan {
                // Standard output is the plan alone.
                complain_whole(&text(&opened.plan, &said, output.locale));
            } else {
                output.print(&text(&opened.plan, &said, output.locale));
            }
            if let Some(path) = &wanted.apply {
                apply((path, wanted.force), &opened, &said.answer, output, wanted.json);
            }
        }
        Err(why) => {
            if wanted.json {
                output.print(&format!("{:#}\n", json::optimise::no_answer(plan, &why)));
            }
            output.error(&words::optimise::no_answer(&why, plan, output.locale));
            for line in words::optimise::contradictions(&why, plan, output.locale) {
                output.error(&line);
            }
        }
    }
}

/// Works out the proposal with everything that explains it.
fn said(
    plan: &Plan,
    request: &Request,
    (curve, front): (Option<u32>, Option<FrontOf>),
    weeks: Option<(&str, f64)>,
    watch: Watch<'_>,
) -> Result<Said, NoAnswer> {
    let start = Instant::now();
    let mut answer = watch.during(0.0, 0.3, |watch| optimise(plan, request, watch))?;
    let seconds = start.elapsed().as_secs_f64();
    let curve = match curve {
        Some(points) => {
            let most = Money((answer.money.0 * 3 / 2).max(1));
            let curve = Curve::of(plan, request, most, watch.quiet())?;
            let points = usize::try_from(points).unwrap_or(usize::MAX);
            watch.during(0.3, 0.45, |watch| curve.points(points, answer.money, watch))
        }
        None => Vec::new(),
    };
    let binding = watch.during(0.45, 0.7, |watch| binding(plan, &answer, watch));
    let firmness = watch.during(0.7, 0.8, |watch| firmness(plan, &answer, watch)).ok();
    let front = front.map(|of| {
        let floor = request.consistency.filter(|_| of != FrontOf::Consistency);
        let request = Request { consistency: floor, ..request.clone() };
        watch.during(0.8, 0.9, |watch| front_of(plan, &request, &of, watch)).map(|points| (of, points))
    });
    let front = front.transpose()?;
    let weeks = weeks.map(|wanted| watch.during(0.9, 1.0, |watch| choose_weeks(&mut answer, wanted, request, watch)));
    let weeks = weeks.unwrap_or_default();
    let saved_by_weeks = if weeks.is_empty() { Money::ZERO } else { cost_of_weeks(&mut answer) };
    let marginals = marginals(plan, request);
    Ok(Said { answer, binding, marginals, curve, firmness, front, weeks, saved_by_weeks, seconds })
}

/// How far the work has come, for those who look at a terminal: said from half a second on, and wiped away at the end.
struct Progress {
    start: Instant,
    is_shown: bool,
    locale: Locale,
    /// What was said last, in percent.
    last: AtomicU64,
}

impl Progress {
    fn of(output: &Output) -> Self {
        let is_shown = std::io::stderr().is_terminal();
        Self { start: Instant::now(), is_shown, locale: output.locale, last: AtomicU64::new(0) }
    }

    /// Says that so much is done, where that is more than was said.
    fn is_at(&self, part: f64) {
        if !self.is_shown || self.start.elapsed().as_secs_f64() < PATIENCE {
            return;
        }
        let now = (100.0 * part.clamp(0.0, 1.0)) as u64;
        if now > self.last.fetch_max(now, Ordering::Relaxed) {
            let share = self.locale.percent(now as f64 / 100.0, 0);
            progress_line(&fill!(self.locale.texts().optimise.working, &[("share", &share)]));
        }
    }

    fn is_over(&self) {
        if self.last.load(Ordering::Relaxed) > 0 {
            progress_line("");
        }
    }
}

/// Takes over what the proposal costs in its weeks, and returns by how much less that is.
fn cost_of_weeks(answer: &mut Proposal) -> Money {
    let results = budget(&answer.plan);
    let before = answer.proposed.media;
    let media = results.media.at_least();
    let saved = before - media;
    answer.proposed.media = media;
    if answer.money == before && answer.left.is_zero() && matches!(answer.request.goal, Goal::Cheapest { .. }) {
        // The money of the cheapest plan is what it costs.
        answer.money = media;
    }
    answer.left = answer.money - media;
    answer.least_cost = answer.least_cost.map(|least| least.min(media));
    for channel in &mut answer.channels {
        if let Some(cost) = results.by_channel.get(channel.channel) {
            channel.cost = cost.at_least();
        }
    }
    saved
}

/// Chooses the weeks of each channel of the proposal, one after the other.
fn choose_weeks(
    answer: &mut Proposal,
    (memory, from_before): (&str, f64),
    request: &Request,
    watch: Watch<'_>,
) -> Vec<ChosenWeeks> {
    let memory = if memory == "least" { Memory::Least } else { Memory::Mean };
    let audience = match request.audiences.as_slice() {
        [(audience, _)] => Some(audience.clone()),
        _ => None,
    };
    let mut chosen = Vec::new();
    let channels: Vec<_> =
        answer.channels.iter().filter(|channel| channel.fixed.is_none() && channel.units > 0).collect();
    for (at, channel) in channels.iter().enumerate() {
        let part = |at: usize| at as f64 / channels.len() as f64;
        let wanted = WeeksRequest {
            channels: vec![channel.id.clone()],
            times: request.goal.times(),
            audience: audience.clone(),
            memory,
            from_before,
            most_per_week: None,
            locked_weeks: Vec::new(),
        };
        let weeks = watch.during(part(at), part(at + 1), |watch| best_weeks(&answer.plan, &wanted, watch));
        let Ok(weeks) = weeks else { continue };
        chosen.push(ChosenWeeks {
            channel: channel.id.clone(),
            before: weeks.today,
            after: weeks.value,
            bound: weeks.bound,
            is_proved: weeks.proof == Proof::Proved,
        });
        answer.plan = weeks.plan;
    }
    chosen
}

/// Writes the plan with the proposed quantities, as one edit of it; over a file that exists where the call says so.
fn apply((path, force): (&Path, bool), opened: &Opened, answer: &Proposal, output: &mut Output, is_json: bool) {
    let locale = output.locale;
    let mut history = History::new(Arc::clone(&opened.plan));
    let edit = edit_to(&opened.plan, &answer.plan);
    let changes = match &edit {
        // What History refuses could not be read again; quantities are within the limits of plans.
        Some(edit) => history.perform(edit, None).unwrap_or(false),
        None => false,
    };
    if target::write_changed(path, opened, history.plan(), force, output) && !is_json {
        let texts = &locale.texts().optimise;
        let path = path_text(path);
        let path = isolate(&path, locale.language);
        let line = if changes {
            fill!(texts.applied, &[("path", &path)])
        } else {
            fill!(texts.nothing_to_apply, &[("path", &path)])
        };
        output.line(&line);
    }
}
