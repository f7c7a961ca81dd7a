//! Says what the page remembers, and what it has made of the versions: built anew only where something changed.

use std::path::PathBuf;
use std::sync::Arc;

use crate::analysis::{Alternatives, Analysis};
use crate::app::PlanBeside;
use crate::edit::ItemId;
use crate::gui::context::Cx;
use crate::gui::parts::table::ShownTable;
use crate::plan::{AlternativeId, Language};
use crate::report::compare::{Comparison, Said, distinct};
use crate::report::{Plot, Table};
use crate::text::Locale;

/// How many versions are shown before others are chosen.
const FIRST_SHOWN: usize = 4;

/// The most versions that stand side by side.
pub(super) const MOST_SHOWN: usize = 6;

/// The most sentences about one version.
const MOST_SENTENCES: usize = 8;

/// Names a version for as long as the document is open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum VersionKey {
    /// The plan as it is.
    Plan,
    /// An alternative of it.
    Alternative(AlternativeId),
    /// A plan of another file.
    Beside(PathBuf),
}

/// Says which curves are laid over each other.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Curves {
    /// Reach to date.
    #[default]
    Reach,
    /// Spending to date.
    Spending,
    /// How often people are exposed.
    Frequency,
}

/// Says what the page shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Tab {
    /// Versions side by side.
    #[default]
    Alternatives,
    /// What objectives have come to.
    Objectives,
    /// What each channel contributes.
    Contribution,
}

/// One version that can be shown.
pub(super) struct Column<'a> {
    pub(super) key: VersionKey,
    pub(super) name: String,
    /// Its results; none while they are worked out.
    pub(super) analysis: Option<&'a Analysis>,
}

/// The state of the page for one document.
#[derive(Debug, Default)]
pub(in crate::gui) struct CompareView {
    pub(super) tab: Tab,
    base: Option<VersionKey>,
    /// The versions that are shown, once others than the first ones were chosen.
    shown: Option<Vec<VersionKey>>,
    /// Whether rows without a difference are left out.
    pub(super) hides_equal: bool,
    pub(super) curves: Curves,
    /// Whether the channels whose media change most stand first.
    pub(super) largest_first: bool,
    /// The alternative whose name and note are edited.
    pub(super) open: Option<AlternativeId>,
    /// How many new things have been opened to be named.
    new_items_seen: u64,
    pub(super) built: Option<Built>,
}

/// Holds what the tables, curves and sentences are made from.
#[derive(Debug, Clone)]
struct Source {
    analysis: Arc<Analysis>,
    alternatives: Option<Alternatives>,
    beside: Vec<PathBuf>,
    shown: Vec<VersionKey>,
    names: Vec<String>,
    base: usize,
    hides_equal: bool,
    largest_first: bool,
    locale: Locale,
    plan_language: Language,
}

impl Source {
    fn is_same(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.analysis, &other.analysis)
            && self.alternatives == other.alternatives
            && (&self.beside, &self.shown, &self.names) == (&other.beside, &other.shown, &other.names)
            && (self.base, self.hides_equal, self.largest_first) == (other.base, other.hides_equal, other.largest_first)
            && (self.locale, self.plan_language) == (other.locale, other.plan_language)
    }
}

/// Holds what is shown of the versions.
#[derive(Debug)]
pub(super) struct Built {
    source: Source,
    /// The names of the versions, in the order of the columns.
    pub(super) names: Vec<String>,
    /// Where each stands among all versions: its colour.
    pub(super) places: Vec<usize>,
    pub(super) base: usize,
    pub(super) figures: Arc<ShownTable>,
    pub(super) channels: Table,
    /// The media of channels, with bars of the changes.
    pub(super) changes: Arc<ShownTable>,
    pub(super) profile: Arc<ShownTable>,
    pub(super) further: Vec<Arc<ShownTable>>,
    pub(super) plots: [Plot; 3],
    /// What is said about each version; nothing about the base.
    pub(super) said: Vec<Said>,
}

impl Built {
    /// Lists all tables.
    pub(super) fn tables(&self) -> impl Iterator<Item = &Table> {
        let further = self.further.iter().map(|shown| &shown.table);
        [&self.figures.table, &self.channels, &self.profile.table].into_iter().chain(further)
    }

    /// Returns the column of a version.
    pub(super) fn column_of(&self, version: usize) -> usize {
        // Each version before it but the base has its change behind it.
        1 + version + (0..version).filter(|at| *at != self.base).count()
    }
}

impl CompareView {
    /// Opens the alternative that was just made, so that it can be named; forgets what is no longer there.
    pub(super) fn follow(&mut self, cx: &Cx<'_>, columns: &[Column<'_>]) {
        if let Some((number, ItemId::Alternative(id))) = &cx.app.new_item
            && self.new_items_seen != *number
        {
            self.new_items_seen = *number;
            self.open = Some(id.clone());
            let key = VersionKey::Alternative(id.clone());
            if let Some(shown) = self.shown.as_mut().filter(|shown| !shown.contains(&key) && shown.len() < MOST_SHOWN) {
                shown.push(key);
            }
        }
        let is_there = |key: &VersionKey| columns.iter().any(|column| column.key == *key);
        self.base.take_if(|base| !is_there(base));
        if let Some(shown) = &mut self.shown {
            shown.retain(is_there);
        }
    }

    /// Returns the version that the others are compared with.
    pub(super) fn base(&self, columns: &[Column<'_>]) -> &VersionKey {
        let known = self.base.as_ref().filter(|base| columns.iter().any(|column| column.key == **base));
        known.unwrap_or(&VersionKey::Plan)
    }

    /// Compares with another version.
    pub(super) fn set_base(&mut self, base: VersionKey) {
        if let Some(shown) = self.shown.as_mut().filter(|shown| !shown.contains(&base)) {
            shown.push(base.clone());
        }
        self.base = Some(base);
    }

    /// Returns whether a version is shown: the base always is.
    pub(super) fn is_shown(&self, columns: &[Column<'_>], position: usize) -> bool {
        let key = &columns[position].key;
        let chosen = self.shown.as_ref().map_or(position < FIRST_SHOWN, |shown| shown.contains(key));
        chosen || key == self.base(columns)
    }

    /// Shows a version, or no longer.
    pub(super) fn set_shown(&mut self, columns: &[Column<'_>], position: usize, is_shown: bool) {
        let all = (0..columns.len()).filter(|&at| if at == position { is_shown } else { self.is_shown(columns, at) });
        self.shown = Some(all.map(|at| columns[at].key.clone()).collect());
    }

    /// Builds tables, curves and sentences, unless they are there.
    pub(super) fn build(&mut self, cx: &Cx<'_>, columns: &[Column<'_>], alternatives: Option<&Alternatives>) {
        let base_key = self.base(columns).clone();
        let all = columns.iter().enumerate().filter(|(at, _)| self.is_shown(columns, *at));
        let shown: Vec<(usize, &Column<'_>, &Analysis)> =
            all.filter_map(|(at, column)| Some((at, column, column.analysis?))).take(MOST_SHOWN).collect();
        let base = shown.iter().position(|(_, column, _)| column.key == base_key).unwrap_or(0);
        let source = Source {
            analysis: Arc::clone(cx.app.document().analysis()),
            alternatives: alternatives.cloned(),
            beside: cx.app.plans_beside().iter().map(|plan| plan.path.clone()).collect(),
            shown: shown.iter().map(|(_, column, _)| column.key.clone()).collect(),
            names: shown.iter().map(|(_, column, _)| column.name.clone()).collect(),
            base,
            hides_equal: self.hides_equal,
            largest_first: self.largest_first,
            locale: cx.locale,
            plan_language: cx.app.plan_language(),
        };
        if self.built.as_ref().is_some_and(|built| built.source.is_same(&source)) {
            return;
        }
        self.built = Some(built(source, &shown));
    }
}

fn built(source: Source, shown: &[(usize, &Column<'_>, &Analysis)]) -> Built {
    let versions = shown.iter().map(|(_, column, analysis)| (column.name.clone(), *analysis)).collect();
    let whole = Comparison::new(versions, source.base, source.locale, source.plan_language);
    let wanted = whole.clone().with_only_differences(source.hides_equal);
    let places: Vec<usize> = shown.iter().map(|(at, _, _)| *at).collect();
    Built {
        names: whole.versions().iter().map(|version| version.name.clone()).collect(),
        base: whole.base(),
        figures: shown_table(wanted.key_figures()),
        channels: wanted.money_by_channel(),
        changes: shown_table(wanted.money_changes(&places, source.largest_first)),
        places,
        profile: shown_table(wanted.profile()),
        further: [
            wanted.audiences(),
            wanted.reach_by_channel(),
            wanted.money_by_element(),
            wanted.reach_by_week(),
            wanted.spending_by_week(),
        ]
        .map(shown_table)
        .into(),
        plots: [whole.reach_build(), whole.spending(), whole.frequency()],
        said: (0..shown.len()).map(|at| whole.said(at, MOST_SENTENCES)).collect(),
        source,
    }
}

fn shown_table(table: Table) -> Arc<ShownTable> {
    Arc::new(ShownTable::new(table))
}

/// Lists all versions: the plan, its alternatives, and the plans of other files.
pub(super) fn columns<'a>(cx: &Cx<'a>, alternatives: Option<&'a Alternatives>) -> Vec<Column<'a>> {
    let plan =
        Column { key: VersionKey::Plan, name: cx.texts.compare.as_it_is.to_owned(), analysis: Some(cx.analysis()) };
    let own = cx.plan().alternatives.iter().map(|alternative| Column {
        key: VersionKey::Alternative(alternative.id.clone()),
        name: cx.name_of(alternative.as_ref()).to_owned(),
        analysis: alternatives.and_then(|found| {
            let found = found.0.iter().find(|version| version.id.as_ref() == Some(&alternative.id));
            found.map(|version| &version.analysis)
        }),
    });
    let beside = cx.app.plans_beside().iter().map(|beside: &PlanBeside| Column {
        key: VersionKey::Beside(beside.path.clone()),
        name: beside.name(cx.app.plan_language()),
        analysis: Some(beside.analysis.as_ref()),
    });
    let mut all: Vec<Column<'_>> = std::iter::once(plan).chain(own).chain(beside).collect();
    let names = distinct(all.iter().map(|column| column.name.clone()).collect(), cx.locale);
    all.iter_mut().zip(names).for_each(|(column, name)| column.name = name);
    all
}
