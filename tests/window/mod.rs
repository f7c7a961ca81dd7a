//! The program in a window, for tests that drive it by names, by the pointer and by the keyboard.

use std::sync::Mutex;

use eframe::egui::{Theme, Vec2};
use egui_kittest::Harness;
use imc_planner::app::{App, Job, update};
use imc_planner::gui::{ViewState, show, theme};

/// The program's state with its window's.
pub(crate) struct State {
    pub(crate) app: App,
    pub(crate) view: ViewState,
}

/// A window whose actions have their consequences in the program; what must be done outside is left undone.
pub(crate) type Window = Harness<'static, State>;

/// A window on `app`, after its first frames.
pub(crate) fn open(app: App, size: impl Into<Vec2>, look: Theme) -> Window {
    let state = State { app, view: ViewState::default() };
    let mut window =
        Harness::builder().with_size(size).with_theme(look).with_context_setup(theme::install).wgpu().build_ui_state(
            |ui, state: &mut State| {
                for action in show(ui, &state.app, &mut state.view) {
                    update(&mut state.app, action);
                }
                if work_out(&mut state.app) {
                    ui.ctx().request_repaint();
                }
            },
            state,
        );
    window.run();
    window
}

/// Works out what is asked beside the window; true when anything was.
fn work_out(app: &mut App) -> bool {
    let mut has_worked = false;
    loop {
        let jobs: Vec<Job> = app.jobs().running().cloned().collect();
        if jobs.is_empty() {
            return has_worked;
        }
        has_worked = true;
        for job in jobs {
            let sent = Mutex::new(Vec::new());
            job.run(&|action| sent.lock().unwrap().push(action));
            for action in sent.into_inner().unwrap() {
                update(app, action);
            }
        }
    }
}
