//! Opening the window: its size, the desktop that it is shown on, and what is said where there is none.

use std::path::PathBuf;

use eframe::egui::{self, Theme};

use super::{Shell, logger};
use crate::app::{Action, App, FileAction, Preferences, WorksheetAction};
use crate::plan::Language;
use crate::store;
use crate::text::{self, Country, NoWindow};

/// The smallest window, in points.
const SMALLEST_WINDOW: [f32; 2] = [880.0, 560.0];

/// The first window, in points.
const FIRST_WINDOW: (f32, f32) = (1280.0, 800.0);

/// Opens the window, on `plan` when one is named, and returns when it is closed.
///
/// # Errors
/// When the desktop offers no window that can be drawn in. A message of the desktop says so too, where it can, in `language`.
pub fn run(plan: Option<PathBuf>, language: Language) -> Result<(), NoWindow> {
    logger::install();
    let preferences_path = store::preferences_path();
    let preferences: Preferences = preferences_path.as_deref().map(store::load_preferences).unwrap_or_default();
    let preferences = preferences.usable();
    let options = options(&preferences);
    let today = jiff::Zoned::now().date();
    let plan = plan.map(|path| store::absolute(&path));
    let shown = eframe::run_native(
        "imc-planner",
        options,
        Box::new(move |creation| {
            let context = &creation.egui_ctx;
            let app = App::new(preferences, text::language_of_locale_names(&store::languages()), today)
                .making_ids_from(random_seed())
                .in_country(Country::of_locale_names(&store::date_locales()));
            // A plan that is named is read at once.
            let app = if plan.is_some() { app } else { app.with_start_page() };
            let mut shell = Shell::new(context, app, preferences_path).with_parent(creation);
            if let Some(state) = store::state_folder() {
                shell = shell.keeping_in(context, state);
            }
            if context.system_theme().is_none() {
                context.options_mut(|options| options.fallback_theme = Theme::Light);
            }
            shell.perform(context, [Action::Worksheet(WorksheetAction::ReadAgain)]);
            shell.perform(context, plan.map(|path| Action::File(FileAction::Open(path))));
            Ok(Box::new(shell))
        }),
    );
    shown.map_err(|why| {
        let reason = reason(&why);
        if reason == NoWindow::NoGraphics {
            log::warn!("{why}");
            let words = text::no_window(&reason, language);
            rfd::MessageDialog::new().set_title("IMC Planner").set_description(words).show();
        }
        reason
    })
}

fn options(preferences: &Preferences) -> eframe::NativeOptions {
    let (width, height) = preferences.window_size.unwrap_or(FIRST_WINDOW);
    let viewport = egui::ViewportBuilder::default()
        .with_title("IMC Planner")
        .with_app_id("imc-planner")
        .with_inner_size([width.max(SMALLEST_WINDOW[0]), height.max(SMALLEST_WINDOW[1])])
        .with_min_inner_size(SMALLEST_WINDOW)
        .with_drag_and_drop(true);
    #[cfg(target_os = "linux")]
    let event_loop_builder: Option<eframe::EventLoopBuilderHook> = {
        // The name of a compositor that has ended stays in the environment of what it started.
        let is_stale = store::is_wayland_gone() && store::has_x11();
        is_stale.then(|| -> eframe::EventLoopBuilderHook {
            Box::new(|builder| {
                winit::platform::x11::EventLoopBuilderExtX11::with_x11(builder);
            })
        })
    };
    #[cfg(not(target_os = "linux"))]
    let event_loop_builder = None;
    eframe::NativeOptions {
        viewport,
        renderer: renderer(),
        system_font_fallback: false,
        persist_window: false,
        event_loop_builder,
        ..Default::default()
    }
}

/// Sorts what the window's crates say into what a user can do something about.
fn reason(why: &eframe::Error) -> NoWindow {
    match why {
        eframe::Error::WinitEventLoop(_) | eframe::Error::Winit(_) if !store::has_desktop() => NoWindow::NoDesktop,
        eframe::Error::WinitEventLoop(_) | eframe::Error::Winit(_) => NoWindow::DesktopGone(why.to_string()),
        eframe::Error::AppCreation(_) => NoWindow::Other(why.to_string()),
        _ => NoWindow::NoGraphics,
    }
}

/// Returns a number that no other run of the program has: the system gives each hash map other keys.
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
