//! Says what a framework is made of, and what can be wrong with one.

use std::collections::BTreeSet;

use serde::Deserialize;

use crate::plan::{Bilingual, Stage};

/// Says how a framework is drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
pub enum Layout {
    /// Parts below each other, as a form.
    #[default]
    Form,
    /// One cell a part, in so many columns.
    Board {
        /// How many cells stand beside each other, where there is room for so many.
        columns: u8,
        /// Whether each cell shows all that its part asks and the plan says, in their order; else it shows the first lines.
        #[serde(default)]
        whole: bool,
    },
    /// Parts one after the other, as a band.
    Track,
    /// The options of the first choice as steps, the lowest first.
    Ladder,
    /// Two by two parts.
    Matrix,
    /// Three parts at the corners of a triangle.
    Triangle,
    /// A roof, pillars and a foundation.
    House,
}

/// Says where a framework stands in the list of worksheets.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
pub enum Group {
    /// The models of the course on e-marketing.
    #[default]
    Course,
    /// Relations with customers and integrated communications, as in the course paper.
    Integration,
    /// What an assignment asks for: analysis of the situation, briefs, evaluation.
    Coursework,
    /// Further planning models, as short forms.
    Models,
}

impl Group {
    /// All groups, in the order of the list.
    pub const ALL: [Self; 4] = [Self::Course, Self::Integration, Self::Coursework, Self::Models];
}

/// One option of a choice.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SheetOption {
    /// Its id, which answers name.
    pub id: String,
    /// Its name.
    pub name: Bilingual,
    /// What it means.
    #[serde(default)]
    pub hint: Bilingual,
}

/// A column of a table that is filled in.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Column {
    /// Its id.
    pub id: String,
    /// Its title.
    pub name: Bilingual,
}

/// Says what the user does with an item.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub enum Kind {
    /// Writes, in both languages.
    Text {
        /// How many words are a good length.
        words: u32,
    },
    /// Chooses one of the options, with a note.
    Choice(Vec<SheetOption>),
    /// Chooses any of the options, with a note to each.
    Choices(Vec<SheetOption>),
    /// Gives a value, or says that it is not known.
    Scale {
        /// The lowest value.
        low: i64,
        /// The highest value.
        high: i64,
    },
    /// Fills a table of short texts.
    Rows(Vec<Column>),
    /// Reads what the plan says, by the name of the figure and what follows a colon.
    Figure(String),
    /// Is led to where it is entered.
    Link(String),
}

impl Kind {
    /// Returns the options of a choice; none for other kinds.
    #[must_use]
    pub fn options(&self) -> &[SheetOption] {
        match self {
            Self::Choice(options) | Self::Choices(options) => options,
            _ => &[],
        }
    }
}

/// A page of the window that an item can lead to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkedPage {
    /// The people whom the plan speaks to.
    Audiences,
    /// The organisation, the objectives and the positioning.
    Brief,
    /// What the plan costs.
    Budget,
    /// What messages are placed on.
    Channels,
    /// What is said and met.
    Listening,
    /// What the plan says.
    Messages,
    /// The flowchart.
    Plan,
}

impl LinkedPage {
    /// All of them, each with its name in files.
    pub const ALL: [(&'static str, Self); 7] = [
        ("audiences", Self::Audiences),
        ("brief", Self::Brief),
        ("budget", Self::Budget),
        ("channels", Self::Channels),
        ("listening", Self::Listening),
        ("messages", Self::Messages),
        ("plan", Self::Plan),
    ];
}

/// Says where an item leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Link<'a> {
    /// A page of the window.
    Page(LinkedPage),
    /// Another worksheet, by its id.
    Worksheet(&'a str),
}

impl<'a> Link<'a> {
    /// Reads where `link` leads: "audiences", "worksheet:swot"; none for a page that there is not.
    #[must_use]
    pub fn of(link: &'a str) -> Option<Self> {
        if let Some(id) = link.strip_prefix("worksheet:") {
            return Some(Self::Worksheet(id));
        }
        LinkedPage::ALL.into_iter().find(|(name, _)| *name == link).map(|(_, page)| Self::Page(page))
    }
}

/// One thing to answer, read or follow.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Item {
    /// Its id, unique in its framework.
    pub id: String,
    /// Its name.
    pub name: Bilingual,
    /// What to think of.
    #[serde(default)]
    pub hint: Bilingual,
    /// An example, in the words of this program.
    #[serde(default)]
    pub example: Bilingual,
    /// Whether the worksheet counts as complete only with it. Nothing must be filled in.
    #[serde(default)]
    pub required: bool,
    /// Shares the answer of another item, as "sheet.item".
    #[serde(default)]
    pub same_as: Option<String>,
    /// What the user does with it.
    pub kind: Kind,
}

/// A part of a framework.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Part {
    /// Its id, unique in its framework.
    pub id: String,
    /// Its name.
    pub name: Bilingual,
    /// What it is about.
    #[serde(default)]
    pub hint: Bilingual,
    /// The part that it is a step of.
    #[serde(default)]
    pub within: Option<String>,
    /// The stage of the journey whose share of exposure is shown with it.
    #[serde(default)]
    pub stage: Option<Stage>,
    /// What is answered in it.
    pub items: Vec<Item>,
}

/// A framework of the course.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Framework {
    /// Its id, which answers name.
    pub id: String,
    /// Its name.
    pub name: Bilingual,
    /// What it is for, in two sentences.
    pub about: Bilingual,
    /// Where it comes from: author and year as the course gives them.
    pub source: Bilingual,
    /// Where it stands in the list.
    #[serde(default)]
    pub group: Group,
    /// How it is drawn.
    #[serde(default)]
    pub layout: Layout,
    /// Its parts, in order.
    pub parts: Vec<Part>,
}

impl Framework {
    /// Returns its items with their parts, in order.
    pub fn items(&self) -> impl Iterator<Item = (&Part, &Item)> {
        self.parts.iter().flat_map(|part| part.items.iter().map(move |item| (part, item)))
    }

    /// Returns the item with this id.
    #[must_use]
    pub fn item(&self, id: &str) -> Option<&Item> {
        self.items().map(|(_, item)| item).find(|item| item.id == id)
    }
}

/// Finds the item that "sheet.item" names among `frameworks`.
#[must_use]
pub fn item_at<'f>(
    frameworks: impl IntoIterator<Item = &'f Framework>,
    address: &str,
) -> Option<(&'f Framework, &'f Item)> {
    let (sheet, item) = address.split_once('.')?;
    let framework = frameworks.into_iter().find(|framework| framework.id == sheet)?;
    framework.item(item).map(|item| (framework, item))
}

/// Says how many parts a layout needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartCount {
    /// No more and no fewer.
    Exactly(usize),
    /// So many or more.
    AtLeast(usize),
}

impl PartCount {
    fn is_met_by(self, parts: usize) -> bool {
        match self {
            Self::Exactly(needed) => parts == needed,
            Self::AtLeast(needed) => parts >= needed,
        }
    }
}

impl Layout {
    /// Returns what files call it, and how many parts that stand for themselves it needs.
    fn needs(self) -> (&'static str, PartCount) {
        match self {
            Self::Form => ("Form", PartCount::AtLeast(1)),
            Self::Board { .. } => ("Board", PartCount::AtLeast(2)),
            Self::Track => ("Track", PartCount::AtLeast(1)),
            Self::Ladder => ("Ladder", PartCount::AtLeast(1)),
            Self::Matrix => ("Matrix", PartCount::Exactly(4)),
            Self::Triangle => ("Triangle", PartCount::Exactly(3)),
            Self::House => ("House", PartCount::AtLeast(3)),
        }
    }
}

/// Says what is wrong with a framework that could be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FrameworkFault {
    /// An id is empty.
    #[error("the id “{0}” is empty")]
    NoId(String),
    /// An id stands twice.
    #[error("the id “{0}” stands twice")]
    Twice(String),
    /// An id has a slash or a full stop: ids name files, and stand before and behind a full stop.
    #[error("the id “{0}” has a slash or a full stop")]
    Letters(String),
    /// A name is missing in one of the languages.
    #[error("“{0}” has no name in one of the two languages")]
    Name(String),
    /// A part stands within one that there is not.
    #[error("“{0}” stands within a part that there is not")]
    Within(String),
    /// A choice has fewer than two options, a table no columns, a scale no values.
    #[error("“{0}” has nothing to choose from or to fill in")]
    Empty(String),
    /// The layout needs another number of parts that stand for themselves.
    #[error("the layout {layout} needs another number of parts than {found}")]
    Parts {
        /// The layout, as files name it.
        layout: &'static str,
        /// How many it needs.
        needed: PartCount,
        /// How many there are.
        found: usize,
    },
    /// A board has no columns.
    #[error("the board has no columns")]
    Columns,
    /// An item leads to a page that there is not.
    #[error("“{0}” leads to a page that there is not")]
    Link(String),
    /// An item shares the answer of one that there is not, or that is of another kind.
    #[error("“{0}” shares the answer of an item that there is not")]
    SameAs(String),
}

/// Finds what is wrong with `framework`, beside which there are `others`.
#[must_use]
pub fn faults<'f>(framework: &'f Framework, others: &'f [Framework]) -> Vec<FrameworkFault> {
    let mut found = Vec::new();
    let mut seen = BTreeSet::new();
    let named = |id: &str, name: &Bilingual, found: &mut Vec<FrameworkFault>| {
        if name.en.trim().is_empty() || name.ar.trim().is_empty() {
            found.push(FrameworkFault::Name(id.to_owned()));
        }
    };
    // The id of a worksheet stands alone: one full stop does no harm there.
    let is_path = framework.id.contains("..") || framework.id.contains(['/', '\\']);
    found.extend(is_path.then(|| FrameworkFault::Letters(framework.id.clone())));
    found.extend(framework.id.trim().is_empty().then(|| FrameworkFault::NoId(framework.id.clone())));
    named(&framework.id, &framework.name, &mut found);
    for part in &framework.parts {
        found.extend(fault_of_id(&part.id, part.id.clone(), seen.insert(&part.id)));
        named(&part.id, &part.name, &mut found);
        let is_there = |within: &String| framework.parts.iter().any(|part| part.id == *within);
        if part.within.as_ref().is_some_and(|within| !is_there(within) || *within == part.id) {
            found.push(FrameworkFault::Within(part.id.clone()));
        }
    }
    let mut items = BTreeSet::new();
    for (_, item) in framework.items() {
        found.extend(fault_of_id(&item.id, item.id.clone(), items.insert(&item.id)));
        named(&item.id, &item.name, &mut found);
        found.extend(faults_of_kind(item));
        if let Some(address) = &item.same_as {
            let all = others.iter().chain(std::iter::once(framework));
            let is_alike = |other: &Item| std::mem::discriminant(&other.kind) == std::mem::discriminant(&item.kind);
            if !item_at(all, address).is_some_and(|(_, other)| is_alike(other) && other.same_as.is_none()) {
                found.push(FrameworkFault::SameAs(item.id.clone()));
            }
        }
    }
    let parts = framework.parts.iter().filter(|part| part.within.is_none()).count();
    let (layout, needed) = framework.layout.needs();
    found.extend((!needed.is_met_by(parts)).then_some(FrameworkFault::Parts { layout, needed, found: parts }));
    found.extend(matches!(framework.layout, Layout::Board { columns: 0, .. }).then_some(FrameworkFault::Columns));
    found
}

/// Returns what is wrong with an id, which is `named` so in the fault; `is_new` where it stands for the first time.
fn fault_of_id(id: &str, named: String, is_new: bool) -> Option<FrameworkFault> {
    if id.trim().is_empty() {
        return Some(FrameworkFault::NoId(named));
    }
    if id.contains(['/', '\\', '.']) {
        return Some(FrameworkFault::Letters(named));
    }
    (!is_new).then_some(FrameworkFault::Twice(named))
}

fn faults_of_kind(item: &Item) -> Vec<FrameworkFault> {
    let mut found = Vec::new();
    let is_empty = match &item.kind {
        Kind::Choice(options) => options.len() < 2,
        Kind::Choices(options) => options.is_empty(),
        Kind::Rows(columns) => columns.is_empty(),
        Kind::Scale { low, high } => low >= high,
        Kind::Text { words } => *words == 0,
        Kind::Figure(name) | Kind::Link(name) => name.trim().is_empty(),
    };
    if is_empty {
        found.push(FrameworkFault::Empty(item.id.clone()));
    } else if matches!(&item.kind, Kind::Link(to) if Link::of(to).is_none()) {
        found.push(FrameworkFault::Link(item.id.clone()));
    }
    let mut seen = BTreeSet::new();
    for option in item.kind.options() {
        let named = format!("{}: {}", item.id, option.id);
        found.extend(fault_of_id(&option.id, named, seen.insert(&option.id)));
        if option.name.en.trim().is_empty() || option.name.ar.trim().is_empty() {
            found.push(FrameworkFault::Name(format!("{}: {}", item.id, option.id)));
        }
    }
    found
}
