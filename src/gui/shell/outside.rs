//! The way to threads that wait for the desktop or a disk, and back.

use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use eframe::egui::Context;

use super::logger::dialogs_not_shown;
use crate::app::{Action, ExportAction, FileAction, ImportAction, PathDialog, Preferences, Ticket, WorksheetAction};
use crate::exchange::import::MAX_FILE;
use crate::store::{self, TaskFailed};

/// A dialog that is closed faster than this was never shown: there is none on this desktop.
const FASTEST_ANSWER: Duration = Duration::from_millis(250);

/// How long the end of the program waits for the preferences.
const LAST_WAIT: Duration = Duration::from_secs(5);

/// Says when a dialog was asked for, to tell one that could not be shown from one that was closed.
struct Asked {
    at: Instant,
    not_shown: usize,
}

impl Asked {
    fn now() -> Self {
        Self { at: Instant::now(), not_shown: dialogs_not_shown() }
    }

    /// Says whether a dialog that answered without a path cannot have been seen: it is said that there is none, however long
    /// it took to find that out, or it was closed faster than anyone closes it.
    fn was_never_shown(&self) -> bool {
        dialogs_not_shown() > self.not_shown || self.at.elapsed() < FASTEST_ANSWER
    }
}

/// The way to threads that wait for the desktop or a disk, and back.
pub(super) struct Outside {
    sender: Sender<Action>,
    receiver: Receiver<Action>,
    /// The desktop's dialog, with the window that it belongs to.
    dialog: rfd::AsyncFileDialog,
    /// The same for files of other programs.
    plain_dialog: rfd::AsyncFileDialog,
    preferences: Option<PreferencesWriter>,
}

impl Outside {
    /// Begins; preferences are kept at `preferences_path`, when there is one.
    pub(super) fn new(preferences_path: Option<PathBuf>) -> Self {
        let (sender, receiver) = channel();
        let dialog = rfd::AsyncFileDialog::new().add_filter("IMC Planner", &[store::EXTENSION]);
        let plain_dialog = rfd::AsyncFileDialog::new();
        Self {
            sender,
            receiver,
            dialog,
            plain_dialog,
            preferences: preferences_path.and_then(PreferencesWriter::start),
        }
    }

    /// Lets dialogs belong to `window`.
    pub(super) fn set_parent(&mut self, window: &eframe::CreationContext<'_>) {
        self.dialog = self.dialog.clone().set_parent(window);
        self.plain_dialog = self.plain_dialog.clone().set_parent(window);
    }

    /// Returns what has come back since the last call.
    pub(super) fn arrived(&self) -> Vec<Action> {
        self.receiver.try_iter().collect()
    }

    /// Returns what hands an action to the window, on any thread.
    pub(super) fn sender(&self, context: &Context) -> impl Fn(Action) + Send + Sync + 'static {
        let (sender, context) = (Mutex::new(self.sender.clone()), context.clone());
        move |action| {
            // The receiver is gone only when the program is ending.
            sender.lock().unwrap_or_else(PoisonError::into_inner).send(action).ok();
            context.request_repaint();
        }
    }

    /// Runs `work` on a thread of its own and sends what comes of it back to the window: what `failed` makes of the reason
    /// when it panics, or when no thread can be started. So whatever was asked for is answered.
    pub(super) fn in_background(
        &self,
        context: &Context,
        name: &str,
        work: impl FnOnce() -> Action + Send + 'static,
        failed: impl FnOnce(io::Error) -> Action + Clone + Send + 'static,
    ) {
        let send = self.sender(context);
        let no_thread = failed.clone();
        let thread = std::thread::Builder::new().name(name.to_owned()).spawn(move || {
            let result = catch_unwind(AssertUnwindSafe(work));
            send(result.unwrap_or_else(|_| failed(io::Error::other(TaskFailed))));
        });
        if let Err(why) = thread {
            log::error!("cannot start a thread to {name}: {why}");
            self.sender(context)(no_thread(why));
        }
    }

    /// Asks which plan to open.
    pub(super) fn ask_open(&self, context: &Context, ticket: Ticket, folder: Option<PathBuf>) {
        let chosen = |ticket, path| Action::File(FileAction::OpenPathChosen { ticket, path });
        self.ask_file(context, (ticket, PathDialog::Open), self.dialog_in(folder), "ask for a file to open", chosen);
    }

    /// Asks for a file with a table.
    pub(super) fn ask_table(&self, context: &Context, ticket: Ticket, folder: Option<PathBuf>) {
        let chosen = |ticket, path| Action::Import(ImportAction::PathChosen { ticket, path });
        let dialog = in_folder(&self.plain_dialog, folder);
        self.ask_file(context, (ticket, PathDialog::Import), dialog, "ask for a table", chosen);
    }

    /// Asks for a file with a worksheet.
    pub(super) fn ask_worksheet(&self, context: &Context, ticket: Ticket, folder: Option<PathBuf>) {
        let chosen = |ticket, path| Action::Worksheet(WorksheetAction::PathChosen { ticket, path });
        let dialog = in_folder(&self.plain_dialog, folder);
        self.ask_file(context, (ticket, PathDialog::Worksheet), dialog, "ask for a worksheet", chosen);
    }

    /// Asks for a file that exists, and answers with what `chosen` makes of its path; none where the dialog was left.
    fn ask_file(
        &self,
        context: &Context,
        (ticket, purpose): (Ticket, PathDialog),
        dialog: rfd::AsyncFileDialog,
        name: &str,
        chosen: impl FnOnce(Ticket, Option<PathBuf>) -> Action + Send + 'static,
    ) {
        let asked = Asked::now();
        let failed = no_dialog(&ticket, purpose);
        let ask = move || {
            let path = pollster::block_on(dialog.pick_file()).map(|file| store::absolute(file.path()));
            if path.is_none() && asked.was_never_shown() {
                return Action::File(FileAction::NoNativeDialog { ticket, purpose });
            }
            chosen(ticket, path)
        };
        self.in_background(context, name, ask, failed);
    }

    /// Reads the bytes of a file with a table.
    pub(super) fn read_table(&self, context: &Context, ticket: Ticket, path: PathBuf) {
        let failed = {
            let (ticket, path) = (ticket.clone(), path.clone());
            move |source| {
                let why = store::LoadError::Unreadable { source, path: path.clone() };
                Action::Import(ImportAction::Read { ticket, path, result: Err(why) })
            }
        };
        let read = move || {
            let result = store::load_bytes(&path, MAX_FILE + 1).map(Into::into);
            Action::Import(ImportAction::Read { ticket, path, result })
        };
        self.in_background(context, "read a table", read, failed);
    }

    /// Asks where to save, and looks at what stands there.
    pub(super) fn ask_save(&self, context: &Context, ticket: Ticket, folder: Option<PathBuf>, name: String) {
        let asked = Asked::now();
        let dialog = self.dialog_in(folder).set_file_name(name);
        let failed = no_dialog(&ticket, PathDialog::Save);
        let ask = move || {
            let path = pollster::block_on(dialog.save_file());
            if path.is_none() && asked.was_never_shown() {
                return Action::File(FileAction::NoNativeDialog { ticket, purpose: PathDialog::Save });
            }
            let target = path.map(|file| store::to_save(file.path(), true));
            Action::File(FileAction::SavePathChosen { ticket, target })
        };
        self.in_background(context, "ask where to save", ask, failed);
    }

    /// Asks where an exported file goes; `name` is offered, with the usual ending.
    pub(super) fn ask_export(
        &self,
        context: &Context,
        ticket: Ticket,
        folder: Option<PathBuf>,
        (name, extension): (String, &'static str),
    ) {
        let asked = Asked::now();
        let dialog = in_folder(&self.plain_dialog, folder).set_file_name(name).add_filter(extension, &[extension]);
        let none = {
            let ticket = ticket.clone();
            move |_| Action::Export(ExportAction::NoNativeDialog { ticket })
        };
        let ask = move || {
            let path = pollster::block_on(dialog.save_file());
            if path.is_none() && asked.was_never_shown() {
                return Action::Export(ExportAction::NoNativeDialog { ticket });
            }
            // The desktop has asked about replacing what stands there.
            let target =
                path.map(|file| store::to_open(file.path())).map(|target| (target.found.expected(), target.path));
            let target = target.map(|(expected, path)| (path, expected));
            Action::Export(ExportAction::PathChosen { ticket, target })
        };
        self.in_background(context, "ask where to export", ask, none);
    }

    /// Looks at a path that was typed.
    pub(super) fn settle(&self, context: &Context, ticket: Ticket, purpose: PathDialog, text: String) {
        let failed = no_dialog(&ticket, purpose);
        let settle = move || {
            let named = PathBuf::from(text.trim());
            let target = match purpose {
                PathDialog::Open | PathDialog::Import | PathDialog::Worksheet => store::to_open(&named),
                PathDialog::Save => store::to_save(&named, false),
            };
            Action::File(FileAction::Settled { ticket, purpose, target, text })
        };
        self.in_background(context, "look at a path", settle, failed);
    }

    fn dialog_in(&self, folder: Option<PathBuf>) -> rfd::AsyncFileDialog {
        in_folder(&self.dialog, folder)
    }

    /// Keeps the preferences, soon and without waiting for the disk.
    pub(super) fn save_preferences(&self, preferences: &Preferences) {
        if let Some(writer) = &self.preferences {
            writer.save(preferences);
        }
    }

    /// Waits until the preferences are kept, as long as that is bearable.
    pub(super) fn finish(&mut self) {
        if let Some(writer) = self.preferences.take() {
            writer.finish();
        }
    }
}

/// Returns the dialog as it begins in `folder`.
fn in_folder(dialog: &rfd::AsyncFileDialog, folder: Option<PathBuf>) -> rfd::AsyncFileDialog {
    match folder {
        Some(folder) => dialog.clone().set_directory(folder),
        None => dialog.clone(),
    }
}

/// Returns what follows when the desktop cannot be asked: the program asks itself.
fn no_dialog(ticket: &Ticket, purpose: PathDialog) -> impl FnOnce(io::Error) -> Action + Clone + Send + 'static {
    let ticket = ticket.clone();
    move |_| Action::File(FileAction::NoNativeDialog { ticket, purpose })
}

/// Writes preferences on a thread of its own: the newest of those that were handed over while it was busy.
struct PreferencesWriter {
    shared: Arc<Shared>,
    thread: JoinHandle<()>,
}

#[derive(Default)]
struct Shared {
    state: Mutex<Waiting>,
    changed: Condvar,
}

#[derive(Default)]
struct Waiting {
    newest: Option<Preferences>,
    ending: bool,
    ended: bool,
}

impl PreferencesWriter {
    fn start(path: PathBuf) -> Option<Self> {
        let shared = Arc::new(Shared::default());
        let working = Arc::clone(&shared);
        let thread = std::thread::Builder::new().name("preferences".to_owned()).spawn(move || {
            while let Some(preferences) = working.next() {
                if let Err(why) = store::save_preferences(&path, &preferences) {
                    log::warn!("preferences are not kept: {why}");
                }
            }
        });
        match thread {
            Ok(thread) => Some(Self { shared, thread }),
            Err(why) => {
                log::warn!("preferences are not kept: {why}");
                None
            }
        }
    }

    fn save(&self, preferences: &Preferences) {
        self.shared.lock().newest = Some(preferences.clone());
        self.shared.changed.notify_all();
    }

    fn finish(self) {
        self.shared.lock().ending = true;
        self.shared.changed.notify_all();
        let waits = |waiting: &mut Waiting| !waiting.ended;
        let waited = self.shared.changed.wait_timeout_while(self.shared.lock(), LAST_WAIT, waits);
        let has_ended = waited.is_ok_and(|(waiting, _)| waiting.ended);
        if !has_ended || self.thread.join().is_err() {
            log::warn!("preferences are not kept: the disk does not answer");
        }
    }
}

impl Shared {
    fn lock(&self) -> std::sync::MutexGuard<'_, Waiting> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits for the next preferences to be written; `None` once there are no more.
    fn next(&self) -> Option<Preferences> {
        let waits = |waiting: &mut Waiting| waiting.newest.is_none() && !waiting.ending;
        let mut waiting = self.changed.wait_while(self.lock(), waits).unwrap_or_else(PoisonError::into_inner);
        let next = waiting.newest.take();
        if next.is_none() {
            waiting.ended = true;
            self.changed.notify_all();
        }
        next
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use eframe::egui::Context;

    use super::{Outside, PreferencesWriter};
    use crate::app::{Action, FileAction, Preferences};

    /// What comes back within a few seconds.
    fn answer(outside: &Outside) -> Action {
        outside.receiver.recv_timeout(Duration::from_secs(20)).unwrap()
    }

    #[test]
    fn a_task_that_panics_is_answered() {
        let outside = Outside::new(None);
        let context = Context::default();
        let failed = |why: std::io::Error| {
            assert!(why.to_string().contains("has failed"), "{why}");
            Action::File(FileAction::OpenSample(7))
        };
        outside.in_background(&context, "panic", || panic!("as the test wants it"), failed);
        assert!(matches!(answer(&outside), Action::File(FileAction::OpenSample(7))));
        outside.in_background(&context, "work", || Action::NothingToPlace, failed);
        assert!(matches!(answer(&outside), Action::NothingToPlace));
    }

    #[test]
    fn the_newest_preferences_are_written_before_the_end() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("config/preferences.ron");
        let writer = PreferencesWriter::start(path.clone()).unwrap();
        for number in 1..=20_usize {
            writer.save(&Preferences { earlier_versions: number, ..Preferences::default() });
        }
        writer.finish();
        assert_eq!(crate::store::load_preferences::<Preferences>(&path).earlier_versions, 20);
    }
}
