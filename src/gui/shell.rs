//! The shell around the window: it runs the frames, carries out the effects, and asks the desktop.

mod keeping;

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::time::{Duration, Instant};

use eframe::egui::{self, Context, Theme, ThemePreference, ViewportCommand};

use self::keeping::Keeping;
use super::input_steps::InputSteps;
use super::window::{ViewState, show};
use super::{key_layout, keyboard, theme};
use crate::app::{
    Action, App, Effect, FileAction, Next, PathDialog, Preferences, RecoveryAction, ThemeChoice, VersionAction, update,
};
use crate::store::{self, VersionLimits};
use crate::text::{self, Country};

/// A dialog that is closed faster than this was never shown: there is none on this desktop.
const FASTEST_ANSWER: Duration = Duration::from_millis(250);

/// The smallest window, in points.
const SMALLEST_WINDOW: [f32; 2] = [880.0, 560.0];

/// The program with its window.
pub struct Shell {
    app: App,
    view: ViewState,
    input: InputSteps,
    outside: Outside,
    shown_title: String,
    shown_theme: Option<ThemeChoice>,
    quitting: bool,
    keeping: Option<Keeping>,
}

/// The way to threads that wait for the desktop or a disk, and back.
struct Outside {
    sender: SyncSender<Action>,
    receiver: Receiver<Action>,
    preferences_path: Option<PathBuf>,
}

impl Shell {
    /// The program with `app` as its state. Preferences are kept at `preferences_path`, when there is one.
    #[must_use]
    pub fn new(context: &Context, app: App, preferences_path: Option<PathBuf>) -> Self {
        theme::install(context);
        let (sender, receiver) = sync_channel(16);
        Self {
            app,
            view: ViewState::default(),
            input: InputSteps::default(),
            outside: Outside { sender, receiver, preferences_path },
            shown_title: String::new(),
            shown_theme: None,
            quitting: false,
            keeping: None,
        }
    }

    /// Keeps recovery copies and earlier versions in `state` from now on, and looks for what a crash left there.
    #[must_use]
    pub fn keeping_in(mut self, context: &Context, state: PathBuf) -> Self {
        let keeping = Keeping::begin(state);
        let search = keeping.search();
        let found = move || Action::Recovery(RecoveryAction::Found(search()));
        self.outside.in_background(context, "look for unsaved work", found);
        self.keeping = Some(keeping);
        self
    }

    /// The program's state.
    #[must_use]
    pub fn app(&self) -> &App {
        &self.app
    }

    /// Carries out actions with all that follows from them.
    pub fn perform(&mut self, context: &Context, actions: impl IntoIterator<Item = Action>) {
        for action in actions {
            for effect in update(&mut self.app, action) {
                self.carry_out(context, effect);
            }
        }
        if let Some(keeping) = &mut self.keeping {
            keeping.follow(&self.app);
        }
    }

    fn carry_out(&mut self, context: &Context, effect: Effect) {
        match effect {
            Effect::AskOpenPath { folder } => self.outside.ask_open(context, folder),
            Effect::AskSavePath { folder, name, next } => self.outside.ask_save(context, folder, name, next),
            Effect::Read { path } => {
                let limit = self.app.preferences.largest_file_mib.saturating_mul(1 << 20);
                self.outside.in_background(context, "read", move || {
                    let result = Box::new(store::load_within(&path, limit));
                    Action::File(FileAction::Read { path, result })
                });
            }
            Effect::Write { path, bytes, plan, expected, next } => {
                let limits = VersionLimits { count: self.app.preferences.earlier_versions, ..VersionLimits::default() };
                let state = self.keeping.as_ref().map(|keeping| keeping.state().to_path_buf());
                self.outside.in_background(context, "write", move || {
                    let kept = state.as_deref().map(|state| (state, limits));
                    let result = store::save_with_versions(&path, &bytes, &expected, kept);
                    Action::File(FileAction::Written { path, plan, bytes, result, next })
                });
            }
            Effect::ListVersions { path } => {
                let Some(state) = self.keeping.as_ref().map(|keeping| keeping.state().to_path_buf()) else { return };
                self.outside.in_background(context, "list versions", move || {
                    let versions = keeping::earlier_versions(&state, &path);
                    Action::Version(VersionAction::Listed { path, versions })
                });
            }
            Effect::ReadVersion { file } => self.outside.in_background(context, "read a version", move || {
                let result = store::load_within(&file, u64::MAX);
                Action::Version(VersionAction::Read { file, result })
            }),
            Effect::DiscardRecovered { id } => {
                if let Some(keeping) = &self.keeping {
                    keeping.discard(id);
                }
            }
            Effect::AdoptRecovered { id } => {
                if let Some(keeping) = &self.keeping {
                    keeping.adopt(id);
                }
            }
            Effect::SavePreferences => self.outside.save_preferences(&self.app.preferences),
            Effect::CopyText(text) => context.copy_text(text),
            Effect::AskClipboard => context.send_viewport_cmd(ViewportCommand::RequestPaste),
            Effect::Quit => {
                self.quitting = true;
                if let Some(keeping) = &mut self.keeping {
                    keeping.finish();
                }
                self.outside.save_preferences(&self.app.preferences);
                context.send_viewport_cmd(ViewportCommand::Close);
            }
        }
    }

    /// One frame of the window.
    fn frame(&mut self, ui: &mut egui::Ui) {
        let actions = show(ui, &self.app, &mut self.view);
        let acted = !actions.is_empty();
        self.perform(ui.ctx(), actions);
        if acted {
            self.input.acted();
        }
        if acted || self.input.is_waiting() {
            // What was just done is seen at once, not at the next move of the pointer.
            ui.ctx().request_repaint();
        }
    }

    /// Things that happened to the window itself.
    fn window_events(&mut self, context: &Context) {
        let (close, dropped) = context.input(|input| {
            let dropped = input.raw.dropped_files.first().map(|file| file.path().to_path_buf());
            (input.viewport().close_requested(), dropped)
        });
        if close && !self.quitting {
            context.send_viewport_cmd(ViewportCommand::CancelClose);
            self.perform(context, [Action::CloseRequested]);
        }
        if let Some(path) = dropped {
            self.perform(context, [Action::File(FileAction::Open(path))]);
        }
        let size = context.content_rect().size();
        if self.app.preferences.window_size != Some((size.x, size.y)) {
            self.perform(context, [Action::WindowSize(size.x, size.y)]);
        }
    }

    fn follow_preferences(&mut self, context: &Context) {
        let chosen = self.app.preferences.theme;
        if self.shown_theme != Some(chosen) {
            self.shown_theme = Some(chosen);
            context.set_theme(match chosen {
                ThemeChoice::System => ThemePreference::System,
                ThemeChoice::Light => ThemePreference::Light,
                ThemeChoice::Dark => ThemePreference::Dark,
            });
        }
        let scale = self.app.preferences.interface_scale;
        if (context.zoom_factor() - scale).abs() > f32::EPSILON {
            context.set_zoom_factor(scale);
        }
        let title = self.title();
        if title != self.shown_title {
            context.send_viewport_cmd(ViewportCommand::Title(title.clone()));
            self.shown_title = title;
        }
    }

    /// "• Rayhan soap launch – rayhan-soap.ron – IMC Planner".
    fn title(&self) -> String {
        let app = &self.app;
        let texts = crate::text::strings::Texts::of(app.language());
        let mark = if app.document().is_changed() { "• " } else { "" };
        let plan_title = app.plan().title.get(app.plan_language()).trim();
        let name = if plan_title.is_empty() { texts.shared.untitled } else { plan_title };
        let file = app.path().and_then(Path::file_name).map(|file| format!(" – {}", file.to_string_lossy()));
        format!("{mark}{name}{} – {}", file.unwrap_or_default(), texts.shared.product_name)
    }
}

impl eframe::App for Shell {
    fn raw_input_hook(&mut self, context: &Context, input: &mut egui::RawInput) {
        let typing = context.text_edit_focused();
        let rtl = self.app.time_runs_left();
        self.input.focus(context.memory(egui::Memory::focused));
        let mut arrived = std::mem::take(&mut input.events);
        arrived.iter_mut().for_each(key_layout::follow_layout);
        input.events = self.input.next_frame(arrived, |event| typing && !keyboard::leaves_text_field(event, rtl));
    }

    fn logic(&mut self, context: &Context, _frame: &mut eframe::Frame) {
        let arrived: Vec<Action> = self.outside.receiver.try_iter().collect();
        self.perform(context, arrived);
        self.window_events(context);
        self.follow_preferences(context);
    }

    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        self.frame(ui);
    }

    fn clear_color(&self, visuals: &egui::Visuals) -> [f32; 4] {
        theme::palette(visuals).backdrop.to_normalized_gamma_f32()
    }

    fn on_exit(&mut self, #[cfg(target_os = "linux")] _gl: Option<&eframe::glow::Context>) {
        self.outside.save_preferences(&self.app.preferences);
    }
}

impl Outside {
    /// Runs `work` on a thread of its own and sends what comes of it back to the window.
    fn in_background(&self, context: &Context, name: &str, work: impl FnOnce() -> Action + Send + 'static) {
        let sender = self.sender.clone();
        let context = context.clone();
        let thread = std::thread::Builder::new().name(name.to_owned()).spawn(move || {
            // The receiver is gone only when the program is ending.
            sender.send(work()).ok();
            context.request_repaint();
        });
        if let Err(why) = thread {
            log::error!("cannot start a thread to {name}: {why}");
        }
    }

    fn ask_open(&self, context: &Context, folder: Option<PathBuf>) {
        let asked = Instant::now();
        let dialog = file_dialog(folder);
        self.in_background(context, "ask for a file to open", move || {
            let path = pollster::block_on(dialog.pick_file()).map(|file| file.path().to_path_buf());
            if path.is_none() && asked.elapsed() < FASTEST_ANSWER {
                return Action::File(FileAction::NoNativeDialog { purpose: PathDialog::Open, next: None });
            }
            Action::File(FileAction::OpenPathChosen(path))
        });
    }

    fn ask_save(&self, context: &Context, folder: Option<PathBuf>, name: String, next: Option<Next>) {
        let asked = Instant::now();
        let dialog = file_dialog(folder).set_file_name(name);
        self.in_background(context, "ask where to save", move || {
            let path = pollster::block_on(dialog.save_file()).map(|file| file.path().to_path_buf());
            if path.is_none() && asked.elapsed() < FASTEST_ANSWER {
                return Action::File(FileAction::NoNativeDialog { purpose: PathDialog::Save, next });
            }
            Action::File(FileAction::SavePathChosen { path, next })
        });
    }

    fn save_preferences(&self, preferences: &Preferences) {
        let Some(path) = &self.preferences_path else { return };
        if let Err(why) = store::save_preferences(path, preferences) {
            log::warn!("preferences are not kept: {why}");
        }
    }
}

fn file_dialog(folder: Option<PathBuf>) -> rfd::AsyncFileDialog {
    let dialog = rfd::AsyncFileDialog::new().add_filter("IMC Planner", &["ron"]);
    match folder {
        Some(folder) => dialog.set_directory(folder),
        None => dialog,
    }
}

/// Opens the window, on `plan` when one is named, and returns when it is closed.
///
/// # Errors
/// When the desktop offers no window that can be drawn in.
pub fn run(plan: Option<PathBuf>) -> eframe::Result {
    let preferences_path = store::preferences_path();
    let preferences: Preferences = preferences_path.as_deref().map(store::load_preferences).unwrap_or_default();
    let (width, height) = preferences.window_size.unwrap_or((1280.0, 800.0));
    let viewport = egui::ViewportBuilder::default()
        .with_title("IMC Planner")
        .with_app_id("imc-planner")
        .with_inner_size([width.max(SMALLEST_WINDOW[0]), height.max(SMALLEST_WINDOW[1])])
        .with_min_inner_size(SMALLEST_WINDOW)
        .with_drag_and_drop(true);
    let options = eframe::NativeOptions {
        viewport,
        renderer: renderer(),
        system_font_fallback: false,
        persist_window: false,
        ..Default::default()
    };
    let today = jiff::Zoned::now().date();
    eframe::run_native(
        "imc-planner",
        options,
        Box::new(move |creation| {
            let context = &creation.egui_ctx;
            let app = App::new(preferences, text::language_of_locale_names(&store::languages()), today)
                .making_ids_from(random_seed())
                .in_country(Country::of_locale_names(&store::date_locales()));
            let mut shell = Shell::new(context, app, preferences_path);
            if let Some(state) = store::state_folder() {
                shell = shell.keeping_in(context, state);
            }
            if context.system_theme().is_none() {
                context.options_mut(|options| options.fallback_theme = Theme::Light);
            }
            shell.perform(context, plan.map(|path| Action::File(FileAction::Open(path))));
            Ok(Box::new(shell))
        }),
    )
}

/// A number that no other run of the program has: the system gives each hash map other keys.
fn random_seed() -> u64 {
    use std::hash::{BuildHasher as _, RandomState};
    RandomState::new().hash_one(std::process::id())
}

#[cfg(target_os = "linux")]
fn renderer() -> eframe::Renderer {
    eframe::Renderer::Glow
}

#[cfg(not(target_os = "linux"))]
fn renderer() -> eframe::Renderer {
    eframe::Renderer::Wgpu
}
