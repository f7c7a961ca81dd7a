//! Says what the window remembers of a document: it is replaced together with the document.

use eframe::egui::{Context, Popup};

use super::fields::Fields;
use super::pages::book::BookView;
use super::pages::brief::BriefView;
use super::pages::budget::BudgetView;
use super::pages::channels::ChannelsView;
use super::pages::compare::CompareView;
use super::pages::consistency::ConsistencyView;
use super::pages::listening::ListeningView;
use super::pages::messages::MessagesView;
use super::pages::optimise::OptimiseView;
use super::pages::plan::PlanView;
use super::pages::reach::ReachView;
use super::pages::worksheets::WorksheetsView;
use super::parts::card::Cards;
use super::parts::ghost::Ghost;
use super::parts::page_textures::PageTextures;
use super::parts::plot::Plots;
use super::parts::table::Tables;
use crate::app::DocumentKey;
use crate::plan::AudienceId;

/// Holds what the window remembers of one document: it is replaced together with the document, so that nothing of one is ever
/// seen or undone in another.
#[derive(Debug, Default)]
pub(super) struct DocumentView {
    /// Which document; none before the first pass.
    key: Option<DocumentKey>,
    /// The Brief page.
    pub(super) brief: BriefView,
    /// The Messages page.
    pub(super) messages: MessagesView,
    /// The Channels page.
    pub(super) channels: ChannelsView,
    /// The Reach page.
    pub(super) reach: ReachView,
    /// The Consistency page.
    pub(super) consistency: ConsistencyView,
    /// The Budget page.
    pub(super) budget: BudgetView,
    /// The Plan page.
    pub(super) plan: PlanView,
    /// The audience whose figures the strip shows; all where none is.
    pub(super) figures_of: Option<AudienceId>,
    /// Proposed quantities that lie over the flowchart.
    pub(super) ghost: Option<Ghost>,
    /// The Optimise page.
    pub(super) optimise: OptimiseView,
    /// The Listening page.
    pub(super) listening: ListeningView,
    /// The Compare page.
    pub(super) compare: CompareView,
    /// The Worksheets page.
    pub(super) worksheets: WorksheetsView,
    /// The Book page.
    pub(super) book: BookView,
    /// What fields remember.
    pub(super) fields: Fields,
    /// The tables that its pages show.
    pub(super) tables: Tables,
    /// The plots that its pages show.
    pub(super) plots: Plots,
    /// The pages that a dialog previews.
    pub(super) pages_of_dialog: PageTextures,
    /// The cards that are open on them.
    pub(super) cards: Cards,
    /// How many new things have been given the focus.
    pub(super) new_items_seen: u64,
}

impl DocumentView {
    /// Begins anew where `key` names another document than before. What egui keeps by the names of widgets (texts to undo,
    /// carets, scroll positions, what is folded or open) is forgotten too.
    pub(super) fn follow(&mut self, context: &Context, key: DocumentKey) {
        if self.key == Some(key) {
            return;
        }
        let is_first = self.key.is_none();
        *self = Self { key: Some(key), ..Self::default() };
        if !is_first {
            context.memory_mut(|memory| {
                if let Some(focused) = memory.focused() {
                    memory.surrender_focus(focused);
                }
                memory.data.clear();
            });
            Popup::close_all(context);
        }
    }
}
