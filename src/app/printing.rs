//! Printing: what is printed and how, its pages in a dialog, and how the system's print command is called.

use std::sync::Arc;

use super::App;
use super::dialog::{Dialog, Printing};
use super::export::ExportLanguage;
use super::identity::DocumentKey;
use super::message::{
    Action, Effect, PrintAction, PrintChoice, PrintFailure, PrintOutcome, PrintPages, PrintWhat, Reports, Task,
    TaskKind,
};
use super::notice::Notice;
use super::page::Page;
use super::print_job::{PrintJob, page_range};
use crate::analysis::Analysis;
use crate::exchange::export::{
    BookPaper, Languages, PRINTED_AUDIENCES, PRINTED_MESSAGES, PRINTED_OBJECTIVES, PRINTED_PLATFORM,
    PRINTED_WORKSHEETS, PrintOptions, Printed, printout,
};
use crate::plan::{Bilingual, Language, Plan};
use crate::text::Locale;
use crate::text::strings::Texts;

/// The name of the task that lays out what is printed.
pub const PRINT_TASK: TaskKind = TaskKind("print");

/// How many pages the dialog shows.
const MOST_SHOWN: usize = 12;

/// The pixels of a point in the dialog.
const PIXELS: f32 = 0.75;

/// Asks how what the page of the window shows is printed; on the Book page, the book, and the worksheet that is open.
pub(super) fn ask(app: &mut App) -> Vec<Effect> {
    let sheet = app.open_worksheet.as_deref().and_then(|id| app.own_worksheets.find(id));
    let what = match (app.page, sheet) {
        (Page::Book, _) => PrintWhat::Book,
        (Page::Worksheets, Some(sheet)) => PrintWhat::Sheet(Box::new(sheet.clone())),
        (page, _) => PrintWhat::Page(page),
    };
    ask_about(app, what)
}

fn ask_about(app: &mut App, what: PrintWhat) -> Vec<Effect> {
    let choice = PrintChoice {
        what,
        language: ExportLanguage::One(app.plan_language()),
        paper: BookPaper::default(),
        is_turned: false,
        pages: String::new(),
        copies: 1,
        is_two_sided: false,
        on_sheet: 1,
        is_fitted: true,
        printer: None,
    };
    let printing = Printing { choice, printers: None, pages: None, is_working: true, is_range_wrong: false };
    app.ask(Dialog::Print(Box::new(printing)));
    let mut effects = look(app);
    effects.push(Effect::ListPrinters);
    effects
}

/// Follows what happened to what is printed.
pub(super) fn print_action(app: &mut App, action: PrintAction) -> Vec<Effect> {
    match action {
        PrintAction::Ask(what) => return ask_about(app, what),
        PrintAction::Choose(choice) => return choose(app, *choice),
        PrintAction::Printers(found) => {
            if let Some(printing) = dialog(app) {
                printing.printers = Some(found);
            }
        }
        PrintAction::LaidOut(pages) => {
            if let Some(printing) = dialog(app) {
                printing.pages = Some(pages);
                printing.is_working = false;
            }
        }
        PrintAction::Made { key, job, result: Ok(bytes) } => {
            // The plan that it was of may no longer be open.
            return if key == app.session.key { vec![Effect::Print { job, bytes }] } else { Vec::new() };
        }
        PrintAction::Made { result: Err(why), .. } => app.ask(Dialog::PrintFailed(PrintFailure::Pages(why))),
        PrintAction::Done(PrintOutcome::Sent(job)) => app.notice = Some(Notice::Printed(job)),
        PrintAction::Done(PrintOutcome::Opened(path)) => app.notice = Some(Notice::OpenedToPrint(path)),
        PrintAction::Done(outcome) => app.ask(Dialog::PrintFailed(PrintFailure::System(outcome))),
        PrintAction::Failed => {
            if let Some(printing) = dialog(app) {
                printing.is_working = false;
            }
            app.ask(Dialog::PrintFailed(PrintFailure::Broken));
        }
    }
    Vec::new()
}

fn dialog(app: &mut App) -> Option<&mut Printing> {
    match &mut app.dialog {
        Some(Dialog::Print(printing)) => Some(printing),
        _ => None,
    }
}

fn choose(app: &mut App, next: PrintChoice) -> Vec<Effect> {
    let Some(printing) = dialog(app) else { return Vec::new() };
    let laid_out = |choice: &PrintChoice| (choice.what.clone(), choice.language, choice.paper, choice.is_turned);
    let is_same = laid_out(&printing.choice) == laid_out(&next);
    printing.choice = next;
    printing.is_range_wrong = false;
    if is_same { Vec::new() } else { look(app) }
}

/// Begins to lay out what is chosen.
fn look(app: &mut App) -> Vec<Effect> {
    let locale = app.locale();
    let Some(printing) = dialog(app) else { return Vec::new() };
    printing.is_working = true;
    let options = options(&printing.choice, locale);
    let document = &app.session.document;
    let (plan, analysis) = (Arc::clone(document.plan()), Arc::clone(document.analysis()));
    vec![app.jobs.start(Arc::new(LayOutTask { plan, analysis, options }))]
}

/// Begins to make the pages that are printed; the dialog stays open where they are not understood, or not there yet.
pub(super) fn begin(app: &mut App, mut printing: Printing) -> Vec<Effect> {
    let pages = printing.pages.clone().filter(|_| !printing.is_working);
    let kept = pages.as_ref().and_then(|pages| page_range(&printing.choice.pages, pages.out.pages()));
    let (Some(pages), Some(kept)) = (pages, kept) else {
        printing.is_range_wrong = !printing.is_working;
        app.dialog = Some(Dialog::Print(Box::new(printing)));
        return Vec::new();
    };
    let PrintChoice { copies, paper, is_two_sided, on_sheet, is_fitted, printer, .. } = printing.choice;
    let title = pages.out.title().to_owned();
    let opens =
        printing.printers.as_ref().is_some_and(|found| found.as_ref().is_none_or(|found| found.names.is_empty()));
    let job = PrintJob { title, printer, copies, paper, is_two_sided, on_sheet, is_fitted, opens };
    vec![app.jobs.start(Arc::new(MakeTask { key: app.session.key, pages, kept, job }))]
}

/// Returns what is printed in words of the exporter.
fn options(choice: &PrintChoice, locale: Locale) -> PrintOptions {
    let languages = match choice.language {
        ExportLanguage::One(language) => Languages::One(Locale { language, ..locale }),
        ExportLanguage::Both => Languages::Both(locale),
    };
    let what = match &choice.what {
        PrintWhat::Book => Printed::Book,
        PrintWhat::Section(id) => Printed::Section(id.clone()),
        PrintWhat::Sheet(sheet) => Printed::Sheet(sheet.clone()),
        PrintWhat::Page(page) => {
            let [en, ar] = [Language::En, Language::Ar].map(|language| page.title(Texts::of(language)));
            Printed::Things { title: Bilingual::new(en, ar), ids: things_of(*page) }
        }
    };
    let is_turned = choice.is_turned && choice.what != PrintWhat::Book;
    PrintOptions { what, languages, is_beside: false, paper: choice.paper, is_turned }
}

/// Returns the tables and pictures of a page, by their ids.
#[must_use]
pub fn things_of(page: Page) -> &'static [&'static str] {
    match page {
        Page::Plan => &["flowchart", "key-figures", "placements"],
        Page::Brief => &[PRINTED_OBJECTIVES, PRINTED_PLATFORM],
        Page::Worksheets => &[PRINTED_WORKSHEETS],
        Page::Listening => {
            &["listening", "promises", "mentions-by-channel", "mentions-by-week", "mentions-by-audience"]
        }
        Page::Audiences => &[PRINTED_AUDIENCES, "objectives-by-audience", "reach-by-audience"],
        Page::Messages => &[PRINTED_MESSAGES, "messages", "coding"],
        Page::Channels => &["channels", "channel-steps", "budget-by-channel", "assumptions"],
        Page::Reach => &[
            "reach-figures",
            "reach-by-audience",
            "reach-build",
            "reach-by-week",
            "frequency-plot",
            "frequency-distribution",
            "channel-overlap",
            "reach-by-model",
        ],
        Page::Consistency => &[
            "consistency",
            "consistency-measures",
            "consistency-weeks",
            "consistency-profile",
            "platform-coherence",
            "message-similarity",
            "stages",
        ],
        Page::Budget => &[
            "budget",
            "spending",
            "budget-by-month-and-element",
            "spending-by-element",
            "budget-by-channel",
            "budget-by-message",
            "budget-by-audience",
            "other-costs",
            "actual-figures",
        ],
        Page::Optimise => &["reach-by-spend", "channel-steps"],
        Page::Compare => &["versions"],
        Page::Book => &[],
        Page::Checks => &["checks"],
    }
}

/// Lays out what is printed.
struct LayOutTask {
    plan: Arc<Plan>,
    analysis: Arc<Analysis>,
    options: PrintOptions,
}

impl Task for LayOutTask {
    fn kind(&self) -> TaskKind {
        PRINT_TASK
    }

    fn run(&self, _: &Reports<'_>) -> Action {
        let out = printout(&self.plan, &self.analysis, &self.options);
        let count = out.pages().min(MOST_SHOWN);
        let shown = (0..count).filter_map(|page| out.pixels(page, PIXELS)?.ok().map(Arc::new)).collect();
        Action::Print(PrintAction::LaidOut(Arc::new(PrintPages { out, shown })))
    }

    fn failed(&self) -> Action {
        Action::Print(PrintAction::Failed)
    }
}

/// Makes the document that is printed.
struct MakeTask {
    key: DocumentKey,
    pages: Arc<PrintPages>,
    kept: Vec<usize>,
    job: PrintJob,
}

impl Task for MakeTask {
    fn kind(&self) -> TaskKind {
        PRINT_TASK
    }

    fn run(&self, _: &Reports<'_>) -> Action {
        let result = self.pages.out.pdf(&self.kept).map(Arc::from);
        Action::Print(PrintAction::Made { key: self.key, job: self.job.clone(), result })
    }

    fn failed(&self) -> Action {
        Action::Print(PrintAction::Failed)
    }
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::things_of;
    use crate::app::playing::play;
    use crate::app::{
        Action, App, Command, Dialog, DialogAnswer, Effect, FileAction, Notice, Page, Preferences, PrintAction,
        PrintOutcome, PrintWhat, Printers, update,
    };
    use crate::plan::Language;

    fn app() -> App {
        let mut app = App::new(Preferences::default(), Language::En, jiff::civil::date(2026, 1, 1));
        update(&mut app, Action::File(FileAction::OpenSample(0)));
        app
    }

    #[test]
    fn every_page_has_something_to_print() {
        for page in Page::all().filter(|page| *page != Page::Book) {
            assert!(!things_of(page).is_empty(), "{page:?}");
        }
    }

    #[test]
    fn a_dialog_lays_pages_out_and_hands_a_document_to_the_system() {
        let mut app = app();
        app.page = Page::Budget;
        assert_eq!(play(&mut app, Action::Command(Command::Print)), [Effect::ListPrinters]);
        let Some(Dialog::Print(printing)) = &app.dialog else { panic!("no dialog") };
        assert_eq!(printing.choice.what, PrintWhat::Page(Page::Budget));
        let count = printing.pages.as_ref().unwrap().out.pages();
        assert!(count > 1 && !printing.is_working);
        let found = Printers { names: vec!["Office".to_owned()], usual: None };
        update(&mut app, Action::Print(PrintAction::Printers(Some(found))));
        let mut choice = match &app.dialog {
            Some(Dialog::Print(printing)) => printing.choice.clone(),
            _ => panic!("no dialog"),
        };
        choice.pages = "99".to_owned();
        update(&mut app, Action::Print(PrintAction::Choose(Box::new(choice.clone()))));
        assert!(play(&mut app, Action::Answer(DialogAnswer::Accept)).is_empty());
        assert!(matches!(&app.dialog, Some(Dialog::Print(printing)) if printing.is_range_wrong));
        choice.pages = "1".to_owned();
        update(&mut app, Action::Print(PrintAction::Choose(Box::new(choice))));
        let others = play(&mut app, Action::Answer(DialogAnswer::Accept));
        let is_print = |effect: &Effect| matches!(effect, Effect::Print { bytes, job } if bytes.starts_with(b"%PDF") && !job.opens);
        assert!(others.iter().any(is_print) && app.dialog.is_none());
        update(&mut app, Action::Print(PrintAction::Done(PrintOutcome::Sent("Office-7".to_owned()))));
        assert_eq!(app.notice, Some(Notice::Printed("Office-7".to_owned())));
        let refused = PrintOutcome::NoViewer(PathBuf::from("/tmp/x.pdf"));
        update(&mut app, Action::Print(PrintAction::Done(refused)));
        assert!(matches!(app.dialog, Some(Dialog::PrintFailed(_))));
    }

    #[test]
    fn a_section_of_the_book_is_printed_with_those_below_it() {
        let mut app = app();
        play(&mut app, Action::Print(PrintAction::Ask(PrintWhat::Book)));
        let count = |app: &App| match &app.dialog {
            Some(Dialog::Print(printing)) => printing.pages.as_ref().unwrap().out.pages(),
            _ => 0,
        };
        let all = count(&app);
        update(&mut app, Action::Answer(DialogAnswer::Cancel));
        play(&mut app, Action::Print(PrintAction::Ask(PrintWhat::Section("budget".to_owned()))));
        assert!(count(&app) > 0 && count(&app) < all / 2, "{} of {all}", count(&app));
    }
}
