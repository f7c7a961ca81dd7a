//! Versions beside the plan: alternatives that are kept and take its place, other plans that it is compared with, and the state
//! that figures are held against.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::App;
use super::commands::show_new;
use super::dialog::{Dialog, Failure};
use super::document::Document;
use super::editing::edit;
use super::identity::Ticket;
use super::message::{AfterSaving, AlternativeAction, Effect};
use super::notice::Notice;
use super::what_if;
use crate::analysis::Analysis;
use crate::edit::{Change, ItemId, switch_to};
use crate::plan::{Alternative, AlternativeId, Bilingual, Language, List, OtherCost, Placement};
use crate::store::LoadError;
use crate::text::strings::{Texts, fill};

/// A plan of another file, read to be compared with the open one.
#[derive(Clone, Debug)]
pub struct PlanBeside {
    /// Its file.
    pub path: PathBuf,
    /// Its results.
    pub analysis: Arc<Analysis>,
}

impl PlanBeside {
    /// Returns what it is called: its title, or the name of its file.
    #[must_use]
    pub fn name(&self, language: Language) -> String {
        let title = self.analysis.plan().title.get(language).trim();
        if title.is_empty() { file_name(&self.path) } else { title.to_owned() }
    }
}

fn file_name(path: &Path) -> String {
    path.file_stem().map_or_else(|| path.display().to_string(), |stem| stem.to_string_lossy().into_owned())
}

pub(super) fn alternative_action(app: &mut App, action: AlternativeAction) -> Vec<Effect> {
    match action {
        AlternativeAction::Keep(alternative) => keep(app, *alternative),
        AlternativeAction::SwitchTo(id) => switch(app, &id),
        AlternativeAction::AddCost(id) => add_cost(app, &id),
        AlternativeAction::AskPlan => {
            let ticket = app.ticket(Some(AfterSaving::Compare));
            return vec![Effect::AskOpenPath { ticket, folder: app.folder() }];
        }
        AlternativeAction::RemovePlan(position) => {
            if position < app.session.beside.len() {
                app.session.beside.remove(position);
            }
        }
        AlternativeAction::TakeOver(position) => take_over(app, position),
        AlternativeAction::WhatIf(asked) => what_if::set(app, *asked),
        AlternativeAction::KeepWhatIf => what_if::keep_open(app),
        AlternativeAction::Pin => {
            app.session.pinned = Some(Arc::clone(app.session.document.analysis()));
            app.notice = Some(Notice::Pinned);
        }
        AlternativeAction::PinStep(done) => pin_step(app, done),
        AlternativeAction::Unpin => app.session.pinned = None,
    }
    Vec::new()
}

/// Keeps an alternative under a new id, and shows it to be named.
pub(super) fn keep(app: &mut App, alternative: Alternative) {
    let ids = app.ids.next(None);
    let id: AlternativeId = ids.item("alternative", |id| app.plan().alternatives.has_id(id)).into();
    let item = Alternative { id: id.clone(), ..alternative };
    if edit(app, &Change::Add { item, at: None }.into(), None) {
        show_new(app, ItemId::Alternative(id));
    }
}

/// Adds a cost to those that an alternative states; where it states none, to those of the plan, which it then states.
fn add_cost(app: &mut App, id: &AlternativeId) {
    let ids = app.ids.next(None);
    let plan = app.plan();
    let Some(alternative) = plan.alternatives.find(id) else { return };
    let costs = alternative.other_costs.as_ref().unwrap_or(&plan.other_costs);
    let cost = OtherCost::blank(ids.item("cost", |id| costs.has_id(id)).into());
    let costs = List::of_shared(costs.iter().cloned().chain([Arc::new(cost)]).collect());
    let changed = Alternative { other_costs: Some(costs), ..alternative.clone() };
    edit(app, &Change::Replace(changed).into(), None);
}

/// Pins the plan that the history has after so many steps.
fn pin_step(app: &mut App, done: usize) {
    let document = &app.session.document;
    let Some(plan) = document.history().plan_after(done) else { return };
    let analysis = if Arc::ptr_eq(plan, document.plan()) {
        Arc::clone(document.analysis())
    } else {
        Arc::new(Analysis::after_edit(document.analysis(), plan))
    };
    app.session.pinned = Some(analysis);
    app.notice = Some(Notice::Pinned);
}

/// Lets an alternative take the plan's place; what was the plan takes its place under a name that says so.
fn switch(app: &mut App, id: &AlternativeId) {
    let Some(alternative) = app.plan().alternatives.find(id) else { return };
    let name = name_in_exchange(&alternative.name);
    if let Some(change) = switch_to(app.plan(), id, name) {
        edit(app, &change, None);
    }
}

/// Names what was the plan when the alternative called `name` takes its place: "Before Video" for "Video", and "Video" again
/// when that is switched back to, so that switching twice changes nothing.
#[must_use]
pub fn name_in_exchange(name: &Bilingual) -> Bilingual {
    let mut exchanged = name.clone();
    let is_unnamed = Language::ALL.iter().all(|language| name.slot(*language).trim().is_empty());
    let as_it_was = Language::ALL.iter().all(|language| name.slot(*language) == Texts::of(*language).compare.as_it_was);
    for language in Language::ALL {
        let words = &Texts::of(language).compare;
        let own = name.slot(language);
        let next = if is_unnamed {
            words.as_it_was.to_owned()
        } else if as_it_was || own.trim().is_empty() {
            String::new()
        } else {
            match own.strip_prefix(&fill!(words.before, &[("name", "")])) {
                Some(plain) => plain.to_owned(),
                None => fill!(words.before, &[("name", own)]),
            }
        };
        *exchanged.slot_mut(language) = next;
    }
    exchanged
}

/// Takes a plan of another file that was read, to compare with it.
pub(super) fn plan_read(
    app: &mut App,
    ticket: &Ticket,
    path: PathBuf,
    result: Result<Document, LoadError>,
) -> Vec<Effect> {
    if ticket.key != app.session.key {
        return Vec::new();
    }
    match result {
        Ok(read) => {
            app.session.beside.retain(|known| known.path != path);
            app.notice = Some(Notice::Compared(path.clone()));
            app.session.beside.push(PlanBeside { path, analysis: Arc::clone(read.analysis()) });
        }
        Err(why) => app.dialog = Some(Dialog::Failure(Failure::Open { path, why })),
    }
    Vec::new()
}

/// Keeps the schedule of another plan as an alternative: of its placements those whose message and channel are in the plan too.
fn take_over(app: &mut App, position: usize) {
    let Some(other) = app.session.beside.get(position) else { return };
    let language = app.plan_language();
    let (plan, theirs) = (app.plan(), other.analysis.plan());
    let fits = |placement: &&Arc<Placement>| {
        plan.messages.find(&placement.message).is_some() && plan.channels.find(&placement.channel).is_some()
    };
    let kept = theirs.placements.iter().filter(fits).map(|placement| {
        let mut placement = Placement::clone(placement);
        placement.audiences.retain(|id| plan.audiences.find(id).is_some());
        Arc::new(placement)
    });
    let placements: List<Placement> = List::of_shared(kept.collect());
    let left_out = theirs.placements.len() - placements.len();
    let name = Bilingual::only(language, other.name(language));
    keep(app, Alternative { placements, ..Alternative::named(String::new().into(), name) });
    if left_out > 0 {
        app.notice = Some(Notice::TakenOver(left_out));
    }
}

impl App {
    /// Returns the plans of other files that the open one is compared with.
    #[must_use]
    pub fn plans_beside(&self) -> &[PlanBeside] {
        &self.session.beside
    }

    /// Returns the results that figures show their difference to: those of the pinned state, or of the plan before the gesture
    /// that goes on.
    #[must_use]
    pub fn held_against(&self) -> Option<&Arc<Analysis>> {
        self.pinned().or_else(|| self.session.document.analysis_before_gesture())
    }

    /// Returns the results of the state that is pinned, where one is.
    #[must_use]
    pub fn pinned(&self) -> Option<&Arc<Analysis>> {
        self.session.pinned.as_ref()
    }
}
