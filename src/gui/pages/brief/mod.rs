//! The Brief page: campaign, objectives, positioning platform, vocabulary, conventions, notes.

mod campaign;
mod conventions;
mod objective_target;
mod objectives;
mod platform;
mod vocabulary;

use eframe::egui::Ui;

use crate::app::Page;
use crate::edit::Edit;
use crate::gui::context::Cx;
use crate::gui::visits::of_text;
use crate::gui::widgets::{PAGE_WIDTH, bilingual_field, card_columns, group, page_heading, scroll_page};

/// From this width on the page has two columns.
const TWO_COLUMNS: f32 = 1400.0;

/// Holds what the page shows beside the plan.
#[derive(Debug, Default)]
pub(in crate::gui) struct BriefView {
    /// The ids of the two tokens that are to become one, by the title of their list: what goes, and what stays.
    merging: vocabulary::Merging,
}

/// Shows the page.
pub(in crate::gui) fn show(cx: &mut Cx<'_>, ui: &mut Ui, view: &mut BriefView) {
    let wide = ui.available_width() >= TWO_COLUMNS;
    scroll_page(ui, "brief", PAGE_WIDTH, |ui| {
        page_heading(ui, Page::Brief.title(cx.texts), |_| {});
        if wide {
            card_columns(ui, cx, 0.5, said_by_the_client, |cx, ui| said_by_the_planner(cx, ui, view));
        } else {
            said_by_the_client(cx, ui);
            said_by_the_planner(cx, ui, view);
        }
    });
}

fn said_by_the_client(cx: &mut Cx<'_>, ui: &mut Ui) {
    campaign::show(cx, ui);
    objectives::show(cx, ui);
    let name = cx.texts.brief_page.notes;
    group(ui, name, |ui| {
        let edit = of_text(|plan| &plan.notes, Edit::Notes);
        bilingual_field(cx, ui, "plan notes", name, &cx.plan().notes, 5, edit);
    });
}

fn said_by_the_planner(cx: &mut Cx<'_>, ui: &mut Ui, view: &mut BriefView) {
    platform::show(cx, ui);
    vocabulary::show(cx, ui, &mut view.merging);
    conventions::show(cx, ui);
}
