//! A scripted session on the largest plan: how long its frames take, and which of them take longer than 8 ms.
//!
//! A frame is what the window does between two pictures: input, layout, actions with their analysis, tessellation; all but
//! the graphics card. Jobs run beside it as in the window. For each kind of frame the shortest, middle and longest are printed.

#![allow(clippy::expect_used, reason = "a bench that cannot start has nothing to measure")]

mod common;

use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::{Duration, Instant};

use eframe::egui::{Context, Event, MouseWheelSource, MouseWheelUnit, RawInput, Rect, TouchPhase, pos2, vec2};
use imc_planner::app::{Action, App, Command, Effect, FileAction, FlowchartAction, Page, Preferences, update};
use imc_planner::edit::{Edit, GestureId};
use imc_planner::gui::{ViewState, show, theme};
use imc_planner::plan::{InputError, Language, Plan, Settings};
use imc_planner::store::Opened;

/// A frame that takes longer is felt.
const LONGEST: Duration = Duration::from_millis(8);

/// The window without its desktop.
struct Session {
    context: Context,
    app: App,
    view: ViewState,
    time: f64,
    sender: Sender<Action>,
    receiver: Receiver<Action>,
    /// The threads beside the window are those of a pool of their own, as in the window: what it works out itself never waits for them.
    pool: rayon::ThreadPool,
    /// What was done, and how long the frame took that followed.
    frames: Vec<(String, Duration)>,
}

impl Session {
    fn on(plan: Plan) -> Self {
        let context = Context::default();
        theme::install(&context);
        let mut app = App::new(Preferences::default(), Language::En, jiff::civil::date(2026, 3, 1));
        let opened = Opened::plain(Arc::new(plan), Arc::from([]));
        let effects = update(&mut app, Action::File(FileAction::Open("large.ron".into())));
        let [Effect::Read { ticket, path }] = effects.as_slice() else { panic!("{effects:?}") };
        let (ticket, path) = (ticket.clone(), path.clone());
        update(&mut app, Action::File(FileAction::Read { ticket, path, result: Box::new(Ok(opened)) }));
        let (sender, receiver) = channel();
        // One core is left to the window.
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        let pool = rayon::ThreadPoolBuilder::new().num_threads(cores.saturating_sub(1).clamp(1, 2)).build();
        let pool = pool.expect("threads");
        Self { context, app, view: ViewState::default(), time: 0.0, sender, receiver, pool, frames: Vec::new() }
    }

    fn perform(&mut self, action: Action) {
        for effect in update(&mut self.app, action) {
            if let Effect::WorkOut(job) = effect {
                let sender = self.sender.clone();
                let run = move || job.run(&|action| drop(sender.send(action)));
                self.pool.spawn(run);
            }
        }
    }

    /// One frame, in which `actions` are performed before it is drawn.
    fn frame(&mut self, what: &str, events: Vec<Event>, actions: Vec<Action>) {
        let arrived: Vec<Action> = self.receiver.try_iter().collect();
        self.time += 1.0 / 60.0;
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(pos2(0.0, 0.0), vec2(1920.0, 1080.0))),
            time: Some(self.time),
            events,
            ..RawInput::default()
        };
        let begun = Instant::now();
        for action in arrived.into_iter().chain(actions) {
            self.perform(action);
        }
        let (app, view) = (&self.app, &mut self.view);
        let mut done = Vec::new();
        let mut output = self.context.run_ui(input, |ui| done = show(ui, app, view));
        for action in done {
            self.perform(action);
        }
        // No graphics card takes the textures.
        output.textures_delta.clear();
        let shapes = self.context.tessellate(output.shapes, output.pixels_per_point);
        std::hint::black_box(shapes);
        self.frames.push((what.to_owned(), begun.elapsed()));
    }

    fn frames(&mut self, count: u16, what: &str) {
        for number in 0..count {
            self.frame(what, vec![Event::PointerMoved(pos2(700.0 + f32::from(number), 500.0))], Vec::new());
        }
    }

    fn scroll(&mut self, what: &str) {
        let wheel = |lines: f32| Event::MouseWheel {
            unit: MouseWheelUnit::Point,
            delta: vec2(0.0, lines),
            phase: TouchPhase::Move,
            source: MouseWheelSource::Unknown,
            modifiers: eframe::egui::Modifiers::NONE,
        };
        for step in 0..60 {
            let delta = if step < 45 { -120.0 } else { 360.0 };
            self.frame(what, vec![Event::PointerMoved(pos2(1000.0, 600.0)), wheel(delta)], Vec::new());
        }
    }
}

/// What somebody does in a few minutes; of pages that are named on the command line, drags alone, many of them.
fn play(session: &mut Session) {
    let named: Vec<String> = std::env::args().skip(1).filter(|argument| !argument.starts_with('-')).collect();
    let pages: Vec<Page> = Page::all().filter(|page| named.contains(&format!("{page:?}"))).collect();
    if pages.is_empty() {
        tour(session);
        drags(session, &[Page::Plan, Page::Reach, Page::Consistency, Page::Budget], 40);
    } else {
        drags(session, &pages, 400);
    }
}

/// Goes through all pages.
fn tour(session: &mut Session) {
    session.frames(20, "the Plan page");
    for page in Page::all() {
        session.frame(&format!("opening {page:?}"), Vec::new(), vec![Action::GoTo(page)]);
        session.frames(15, &format!("{page:?}"));
        session.scroll(&format!("scrolling {page:?}"));
    }
    let input_error = InputError { rating: 0.1, draws: 200, ..InputError::default() };
    let settings = Settings { input_error, ..session.app.plan().settings };
    let uncertain = Action::Edit { edit: Edit::Settings(settings), gesture: None };
    session.frame("stating uncertainty", Vec::new(), vec![Action::GoTo(Page::Reach), uncertain]);
    session.frames(60, "Reach with uncertainty");
}

/// Drags a bar with each of `pages` in view, `steps` times, and goes through the history.
fn drags(session: &mut Session, pages: &[Page], steps: i64) {
    for &page in pages {
        let first = session.app.plan().placements[0].id.clone();
        let select = Action::Flowchart(FlowchartAction::Select(first));
        session.frame("selecting", Vec::new(), vec![Action::GoTo(page), select]);
        session.frames(3, "selected");
        for step in 0..steps {
            let weeks = 1 + step % 9;
            let gesture = Some(GestureId(7));
            let moved = Action::Flowchart(FlowchartAction::Move { weeks, rows: 0, copy: false, gesture });
            session.frame(&format!("a drag seen from {page:?}"), Vec::new(), vec![moved]);
        }
        session.frame("ending a drag", Vec::new(), vec![Action::EndGesture(GestureId(7))]);
        session.frame("undoing", Vec::new(), vec![Action::Command(Command::Undo)]);
        session.frame("redoing", Vec::new(), vec![Action::Command(Command::Redo)]);
    }
}

fn main() {
    let plan = common::large_plan();
    let mut session = Session::on(plan);
    // Fonts are rasterised once.
    session.frames(5, "warming up");
    session.frames.clear();
    play(&mut session);
    let mut times: Vec<Duration> = session.frames.iter().map(|(_, time)| *time).collect();
    times.sort_unstable();
    let at = |share: f64| times[((times.len() - 1) as f64 * share) as usize];
    let long: Vec<&(String, Duration)> = session.frames.iter().filter(|(_, time)| *time > LONGEST).collect();
    println!(
        "{} frames: median {:.2?}, 95 % {:.2?}, longest {:.2?}; {} longer than {LONGEST:?}",
        times.len(),
        at(0.5),
        at(0.95),
        at(1.0),
        long.len(),
    );
    let mut by_name: Vec<(&str, Vec<Duration>)> = Vec::new();
    for (what, time) in &session.frames {
        match by_name.iter_mut().find(|(known, _)| known == what) {
            Some((_, times)) => times.push(*time),
            None => by_name.push((what, vec![*time])),
        }
    }
    for (what, mut times) in by_name {
        times.sort_unstable();
        let is_long = times.iter().filter(|time| **time > LONGEST).count();
        let (shortest, middle, longest) = (times[0], times[times.len() / 2], times[times.len() - 1]);
        if longest > LONGEST || times.len() > 30 {
            println!("  {what}: {is_long} of {} long; {shortest:.2?}, {middle:.2?}, {longest:.2?}", times.len());
        }
    }
}
