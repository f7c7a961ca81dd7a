//! The shell around the window: it runs the frames, carries out the effects, and asks the desktop.

mod clipboard;
mod keeping;
mod logger;
mod outside;
mod pool;
mod printing;
mod start;
mod window_size;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use eframe::egui::{self, Context, ThemePreference, ViewportCommand};

use self::clipboard::Clipboard;
use self::keeping::Keeping;
use self::outside::Outside;
use self::pool::Pool;
use self::printing::Commands;
pub use self::start::run;
use self::window_size::WindowSize;
use super::input_steps::InputSteps;
use super::window::{ViewState, show};
use super::{key_layout, keyboard, theme};
use crate::app::{
    Action, App, Command, Document, Effect, ExportAction, FileAction, PrintAction, PrintJob, RecoveryAction,
    ThemeChoice, VersionAction, WorksheetAction, update,
};
use crate::plan::Bilingual;
use crate::report::worksheets::{OwnWorksheets, SheetMistake, read_sheet};
use crate::store::{self, ExpectedOnDisk, SaveRefusal, VersionLimits};
use crate::text::Locale;

/// The program with its window.
pub struct Shell {
    app: App,
    view: ViewState,
    input: InputSteps,
    outside: Outside,
    clipboard: Clipboard,
    pool: Pool,
    shown_title: String,
    shown_theme: Option<ThemeChoice>,
    fills_screen: bool,
    quitting: bool,
    size: WindowSize,
    keeping: Option<Keeping>,
}

impl Shell {
    /// Returns the program with `app` as its state. Preferences are kept at `preferences_path`, when there is one.
    #[must_use]
    pub fn new(context: &Context, app: App, preferences_path: Option<PathBuf>) -> Self {
        theme::install(context);
        Self {
            app,
            view: ViewState::default(),
            input: InputSteps::default(),
            outside: Outside::new(preferences_path),
            clipboard: Clipboard::default(),
            pool: Pool::new(),
            shown_title: String::new(),
            shown_theme: None,
            fills_screen: false,
            quitting: false,
            size: WindowSize::default(),
            keeping: None,
        }
    }

    /// Keeps recovery copies and earlier versions in `state` from now on, and looks for what a crash left there.
    #[must_use]
    pub fn keeping_in(mut self, context: &Context, state: PathBuf) -> Self {
        let report = self.outside.sender(context);
        let keeping = Keeping::begin(state, move |why| report(Action::Recovery(RecoveryAction::Trouble(why))));
        let search = keeping.search();
        let found = move || Action::Recovery(RecoveryAction::Found(search()));
        let nothing = |_| Action::Recovery(RecoveryAction::Found(Vec::new()));
        self.outside.in_background(context, "look for unsaved work", found, nothing);
        self.keeping = Some(keeping);
        self
    }

    /// Lets the desktop's dialogs belong to this window: they stay before it, and it takes nothing meanwhile.
    #[must_use]
    pub(super) fn with_parent(mut self, window: &eframe::CreationContext<'_>) -> Self {
        self.outside.set_parent(window);
        self
    }

    /// Returns the program's state.
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
            Effect::AskOpenPath { ticket, folder } => self.outside.ask_open(context, ticket, folder),
            Effect::AskSavePath { ticket, folder, name } => self.outside.ask_save(context, ticket, folder, name),
            Effect::AskExportPath { ticket, folder, name, extension } => {
                self.outside.ask_export(context, ticket, folder, (name, extension));
            }
            Effect::AskTablePath { ticket, folder } => self.outside.ask_table(context, ticket, folder),
            Effect::ReadTable { ticket, path } => self.outside.read_table(context, ticket, path),
            Effect::Settle { ticket, purpose, text } => self.outside.settle(context, ticket, purpose, text),
            Effect::Read { .. } | Effect::Write { .. } => self.read_or_write(context, effect),
            Effect::WriteExport { path, bytes, expected } => self.write_export(context, path, bytes, expected),
            Effect::ListPrinters => self.list_printers(context),
            Effect::Print { job, bytes } => self.print(context, job, bytes),
            Effect::ListVersions { .. } | Effect::ReadVersion { .. } => self.look_at_versions(context, effect),
            Effect::DiscardRecovered { id } => {
                if let Some(keeping) = &self.keeping {
                    keeping.discard(id);
                }
            }
            Effect::AdoptRecovered { id } => {
                if let Some(keeping) = &mut self.keeping {
                    // The copy here is of that plan before the other one can go.
                    keeping.follow(&self.app);
                    keeping.adopt(id);
                }
            }
            Effect::AskWorksheetPath { ticket, folder } => self.outside.ask_worksheet(context, ticket, folder),
            Effect::AddWorksheet { path } => self.add_worksheet(context, path),
            Effect::RemoveWorksheet { file, name } => self.remove_worksheet(context, file, name),
            Effect::ReadWorksheets => self.read_worksheets(context),
            Effect::SavePreferences => self.outside.save_preferences(&self.app.preferences),
            Effect::CopyText(text) => {
                self.clipboard.covered();
                context.copy_text(text);
            }
            Effect::Copy(copied) => self.clipboard.copy(context, copied),
            Effect::AskClipboard => context.send_viewport_cmd(ViewportCommand::RequestPaste),
            Effect::WorkOut(job) => self.pool.begin(job, self.outside.sender(context)),
            Effect::Quit { keeps_copy } => {
                self.quitting = true;
                if let Some(keeping) = &mut self.keeping {
                    keeping.finish(keeps_copy);
                }
                self.outside.save_preferences(&self.app.preferences);
                context.send_viewport_cmd(ViewportCommand::Close);
            }
        }
    }

    /// Reads the worksheets of the user's own beside the window.
    fn read_worksheets(&self, context: &Context) {
        let Some(folder) = store::worksheet_folder() else { return };
        let empty = folder.clone();
        let read = move || {
            let files = store::read_worksheets(&folder);
            Action::Worksheet(WorksheetAction::Read(OwnWorksheets::of(folder, files)))
        };
        let failed = move |_| Action::Worksheet(WorksheetAction::Read(OwnWorksheets::of(empty.clone(), Vec::new())));
        self.outside.in_background(context, "read worksheets", read, failed);
    }

    /// Looks at a file with a worksheet beside the window, and puts it into the folder of the user's own.
    fn add_worksheet(&self, context: &Context, path: PathBuf) {
        let locale = self.app.locale();
        let file = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
        let failed = {
            let file = file.clone();
            move |why: std::io::Error| {
                let mistake = SheetMistake::Unreadable(store::SystemError::of(&why));
                Action::Worksheet(WorksheetAction::Added(Err(vec![(file, mistake)])))
            }
        };
        let add = move || {
            let result = store::worksheet_folder()
                .ok_or_else(|| SheetMistake::Unwritten(locale.texts().worksheets.no_folder.to_owned()))
                .map_err(|mistake| vec![mistake])
                .and_then(|folder| added(&folder, &path, locale));
            let named = |mistakes: Vec<SheetMistake>| mistakes.into_iter().map(|found| (file.clone(), found)).collect();
            Action::Worksheet(WorksheetAction::Added(result.map_err(named)))
        };
        self.outside.in_background(context, "add a worksheet", add, failed);
    }

    /// Takes a worksheet out of the folder of the user's own.
    fn remove_worksheet(&self, context: &Context, file: String, name: Bilingual) {
        let Some(folder) = store::worksheet_folder() else { return };
        let locale = self.app.locale();
        let failed = {
            let name = name.clone();
            move |why: std::io::Error| {
                Action::Worksheet(WorksheetAction::Removed(name, Err(crate::text::system_error(&why, locale))))
            }
        };
        let remove = move || {
            let result = store::remove_worksheet(&folder, &file);
            let result = result.map_err(|why| crate::text::save_reason(&why, &locale));
            Action::Worksheet(WorksheetAction::Removed(name, result))
        };
        self.outside.in_background(context, "remove a worksheet", remove, failed);
    }

    fn read_or_write(&self, context: &Context, effect: Effect) {
        match effect {
            Effect::Read { ticket, path } => {
                let limit = self.app.preferences.largest_file_mib.saturating_mul(1 << 20);
                let failed = {
                    let (ticket, path) = (ticket.clone(), path.clone());
                    move |source| {
                        let why = store::LoadError::Unreadable { source, path: path.clone() };
                        Action::File(FileAction::Read { ticket, path, result: Box::new(Err(why)) })
                    }
                };
                let read = move || {
                    store::tidy_beside(&path);
                    let result = Box::new(store::load_within(&path, limit).map(Document::from));
                    Action::File(FileAction::Read { ticket, path, result })
                };
                self.outside.in_background(context, "read", read, failed);
            }
            Effect::Write { ticket, path, contents, expected } => {
                let limits = VersionLimits { count: self.app.preferences.earlier_versions, ..VersionLimits::default() };
                let state = self.keeping.as_ref().map(|keeping| keeping.state().to_path_buf());
                let failed = {
                    let (ticket, path) = (ticket.clone(), path.clone());
                    move |source| {
                        let step = store::SaveStep::Write;
                        let why = SaveRefusal::Failed(store::SaveError { step, source, path: path.clone() });
                        Action::File(FileAction::Written { ticket, path, bytes: Arc::from([]), result: Err(why) })
                    }
                };
                let write = move || {
                    let kept = state.as_deref().map(|state| (state, limits));
                    let bytes = contents.bytes();
                    let result = store::save_with_versions(&path, &bytes, &ticket.plan, &expected, kept);
                    Action::File(FileAction::Written { ticket, path, bytes, result })
                };
                self.outside.in_background(context, "write", write, failed);
            }
            _ => {}
        }
    }

    /// Asks the system which printers it has.
    fn list_printers(&self, context: &Context) {
        let path = std::env::var_os("PATH").unwrap_or_default();
        let list = move || Action::Print(PrintAction::Printers(Commands::find(&path).printers()));
        self.outside.in_background(context, "list printers", list, |_| Action::Print(PrintAction::Printers(None)));
    }

    /// Hands pages to the system.
    fn print(&self, context: &Context, job: PrintJob, bytes: Arc<[u8]>) {
        let path = std::env::var_os("PATH").unwrap_or_default();
        // The user's own folder: others may read what lies in that of all.
        let folder = store::state_folder().map_or_else(std::env::temp_dir, |folder| folder.join("printing"));
        let print = move || {
            // Where it cannot be made, writing into it says why.
            let _ = store::private_folder(&folder);
            Action::Print(PrintAction::Done(Commands::find(&path).print(&job, &bytes, &folder)))
        };
        self.outside.in_background(context, "print", print, |_| Action::Print(PrintAction::Failed));
    }

    fn write_export(&self, context: &Context, path: PathBuf, bytes: Arc<[u8]>, expected: ExpectedOnDisk) {
        let failed = {
            let (path, bytes) = (path.clone(), bytes.clone());
            move |source| {
                let step = store::SaveStep::Write;
                let why = SaveRefusal::Failed(store::SaveError { step, source, path: path.clone() });
                Action::Export(ExportAction::Written { path, bytes, result: Err(why) })
            }
        };
        let write = move || {
            let result = store::save(&store::absolute(&path), &bytes, &expected);
            Action::Export(ExportAction::Written { path, bytes, result })
        };
        self.outside.in_background(context, "export", write, failed);
    }

    fn look_at_versions(&self, context: &Context, effect: Effect) {
        let Some(state) = self.keeping.as_ref().map(|keeping| keeping.state().to_path_buf()) else { return };
        match effect {
            Effect::ListVersions { key, path } => {
                let list = move || {
                    let versions = keeping::earlier_versions(&state, &path);
                    Action::Version(VersionAction::Listed { key, versions })
                };
                let none = move |_| Action::Version(VersionAction::Listed { key, versions: Vec::new() });
                self.outside.in_background(context, "list versions", list, none);
            }
            Effect::ReadVersion { key, file } => {
                let failed = {
                    let file = file.clone();
                    move |source| {
                        let result = Err(store::LoadError::Unreadable { source, path: file.clone() });
                        Action::Version(VersionAction::Read { key, file, result })
                    }
                };
                let read = move || {
                    let result = store::load_within(&file, u64::MAX);
                    Action::Version(VersionAction::Read { key, file, result })
                };
                self.outside.in_background(context, "read a version", read, failed);
            }
            _ => {}
        }
    }

    /// Shows one frame of the window.
    fn frame(&mut self, ui: &mut egui::Ui) {
        let (leaving, changing): (Vec<Action>, Vec<Action>) =
            show(ui, &self.app, &mut self.view).into_iter().partition(leaves_the_plan);
        let looks = |action: &Action| matches!(action, Action::LookAt(_));
        // What a page looks at is nothing that the user did.
        let acted = !leaving.is_empty() || !changing.iter().all(looks);
        // A field that loses the focus to a menu has its say before the plan is saved or left.
        self.perform(ui.ctx(), changing);
        self.perform(ui.ctx(), leaving);
        if acted {
            self.input.acted();
        }
        if acted || self.input.is_waiting() {
            // What was just done is seen at once, not at the next move of the pointer.
            ui.ctx().request_repaint();
        }
    }

    /// Follows what happened to the window itself.
    fn window_events(&mut self, context: &Context) {
        let (close, dropped) = context.input(|input| {
            let dropped: Vec<_> = input.raw.dropped_files.iter().map(|file| store::absolute(file.path())).collect();
            (input.viewport().close_requested(), dropped)
        });
        if close && !self.quitting {
            context.send_viewport_cmd(ViewportCommand::CancelClose);
            self.perform(context, [Action::CloseRequested]);
        }
        if !dropped.is_empty() {
            self.perform(context, [Action::File(FileAction::Dropped(dropped))]);
        }
        if let Some(size) = self.size.follow(context)
            && self.app.preferences.window_size != Some(size)
        {
            self.perform(context, [Action::WindowSize(size.0, size.1)]);
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
        let fills_screen = self.app.presentation().is_some();
        if self.fills_screen != fills_screen {
            self.fills_screen = fills_screen;
            context.send_viewport_cmd(ViewportCommand::Fullscreen(fills_screen));
        }
        let title = self.title();
        if title != self.shown_title {
            context.send_viewport_cmd(ViewportCommand::Title(title.clone()));
            self.shown_title = title;
        }
    }

    /// Writes "• Rayhan soap launch – rayhan-soap.ron – IMC Planner".
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
        self.clipboard.complete(&mut arrived, typing);
        input.events = self.input.next_frame(arrived, |event| typing && !keyboard::leaves_text_field(event, rtl));
    }

    fn logic(&mut self, context: &Context, _frame: &mut eframe::Frame) {
        let arrived = self.outside.arrived();
        self.perform(context, arrived);
        self.clipboard.next_frame(context);
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
        self.outside.finish();
    }
}

/// Reads a worksheet and puts it into `folder`; returns its name, or everything that is wrong.
fn added(folder: &Path, path: &Path, locale: Locale) -> Result<Bilingual, Vec<SheetMistake>> {
    let text = store::read_worksheet(path).map_err(|why| vec![SheetMistake::Unreadable(why)])?;
    let sheet = read_sheet(&text)?;
    let known = OwnWorksheets::of(folder.to_path_buf(), store::read_worksheets(folder));
    let file = known.file_for(&sheet, path);
    let unwritten = |why: store::SaveError| vec![SheetMistake::Unwritten(crate::text::save_reason(&why, &locale))];
    store::add_worksheet(folder, &file, &text).map_err(unwritten)?;
    Ok(sheet.name)
}

/// Returns true for actions that save the plan or put another in its place.
fn leaves_the_plan(action: &Action) -> bool {
    let is_command = |command: &Command| {
        matches!(command, Command::NewPlan | Command::Open | Command::Save | Command::SaveAs | Command::Quit)
    };
    match action {
        Action::Command(command) => is_command(command),
        Action::File(_) | Action::CloseRequested => true,
        _ => false,
    }
}
