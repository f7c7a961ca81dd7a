//! The one card of all pages: what stands behind a figure, laid out from the report's card.
//!
//! A page has one open card at most. The card stands beside what was pressed, so each place of a page that has figures asks for
//! the card that was opened there.

use std::sync::Arc;

use eframe::egui::style::ScrollAnimation;
use eframe::egui::{Id, Rect, Response, Ui, pos2};

use super::table::{Basis, Pressed, Presses, ShownTable, TableLook, show as show_table};
use crate::analysis::{Answer, MessagePairs, Question, WeeksShown};
use crate::app::{Action, Page};
use crate::edit::{Edit, ItemId};
use crate::gui::answers::{find, look_at};
use crate::gui::context::Cx;
use crate::gui::parts::figures::formula;
use crate::gui::theme::space;
use crate::gui::widgets::{button, group, label, row, row_end, strong, title, weak};
use crate::plan::Settings;
use crate::plan::schema::ListName;
use crate::reach::ReachResults;
use crate::report::{self, Card, CardAnswers, ConsistencyFigure, Earlier, Line, ReachFigure, Subject, reach};
use crate::text::isolate;
use crate::text::strings::fill;

/// The tables of a card: where each is shown.
const PARTS: [&str; 2] = ["parts of a card", "second parts of a card"];
/// The most rows of such a table that are seen at once.
const MOST_ROWS: usize = 14;

/// Remembers which card is open on each page, and what the open card says.
#[derive(Debug, Default)]
pub(in crate::gui) struct Cards {
    open: Vec<(Page, Open)>,
    shown: Option<ShownCard>,
}

/// The card that is open on a page.
#[derive(Clone, Copy, Debug)]
struct Open {
    subject: Subject,
    place: &'static str,
    /// What was pressed, where that was done by keyboard: the focus goes to the card and comes back.
    opener: Option<Id>,
    is_new: bool,
}

/// Holds a card and what it was built from.
#[derive(Clone, Debug)]
struct ShownCard {
    subject: Subject,
    basis: Basis,
    card: Arc<Card>,
    parts: Vec<Arc<ShownTable>>,
}

impl Cards {
    fn open(&self, page: Page) -> Option<Open> {
        self.open.iter().find(|(known, _)| *known == page).map(|(_, open)| *open)
    }

    fn set(&mut self, page: Page, open: Option<Open>) {
        self.open.retain(|(known, _)| *known != page);
        self.open.extend(open.map(|open| (page, open)));
    }
}

/// Returns the figure whose card is open at `place`.
pub(in crate::gui) fn at(cx: &Cx<'_>, place: &'static str) -> Option<Subject> {
    cx.cards.borrow().open(cx.app.page).filter(|open| open.place == place).map(|open| open.subject)
}

/// Opens the card of a figure at `place`, or closes it where it is open; `by` is what was pressed.
pub(in crate::gui) fn toggle(cx: &Cx<'_>, place: &'static str, subject: Subject, by: &Response) {
    if at(cx, place) == Some(subject) {
        close(cx, &by.ctx);
    } else {
        let opener = by.has_focus().then_some(by.id);
        cx.cards.borrow_mut().set(cx.app.page, Some(Open { subject, place, opener, is_new: true }));
    }
}

/// Opens the card of what was pressed in the table at `place`, or closes it.
pub(in crate::gui) fn pressed(cx: &Cx<'_>, place: &'static str, pressed: Option<&Pressed>) {
    if let Some(Pressed { subject: Some(subject), response, .. }) = pressed {
        toggle(cx, place, *subject, response);
    }
}

fn close(cx: &Cx<'_>, context: &eframe::egui::Context) {
    let open = cx.cards.borrow().open(cx.app.page);
    if let Some(opener) = open.and_then(|open| open.opener) {
        context.memory_mut(|memory| memory.request_focus(opener));
    }
    cx.cards.borrow_mut().set(cx.app.page, None);
}

/// Holds the answers that a card shows.
#[derive(Default)]
struct Answers<'a> {
    to_date: Option<&'a Arc<Answer>>,
    alone: Option<&'a Arc<Answer>>,
    pairs: Option<&'a Arc<Answer>>,
}

impl<'a> Answers<'a> {
    /// Looks at the answers, once they are those of this plan: the sums around them are.
    fn of(cx: &Cx<'a>, ui: &mut Ui, subject: Subject) -> Self {
        let mut weeks = |shown, first, last| {
            look_at(cx, ui, &Question::Weeks(shown, first, last))
                .filter(|found| found.is_current)
                .map(|found| found.shared)
        };
        match subject {
            Subject::Reach(ReachFigure::Week(week), _) => Self {
                to_date: weeks(WeeksShown::ToDate, 1, week),
                alone: weeks(WeeksShown::Alone, week, week),
                pairs: None,
            },
            Subject::Consistency(ConsistencyFigure::MessageWeighted) => {
                let found = find(cx, &Question::MessagePairs);
                Self { pairs: found.answer.filter(|_| found.is_current), ..Self::default() }
            }
            _ => Self::default(),
        }
    }

    fn list(&self) -> Vec<Arc<Answer>> {
        [self.to_date, self.alone, self.pairs].into_iter().flatten().map(Arc::clone).collect()
    }
}

fn weeks_in(answer: &Arc<Answer>) -> Option<&ReachResults> {
    match &**answer {
        Answer::Weeks(results) => Some(results),
        _ => None,
    }
}

/// Returns the pairs of messages in an answer.
pub(in crate::gui) fn pairs_in(answer: &Arc<Answer>) -> Option<&MessagePairs> {
    match &**answer {
        Answer::MessagePairs(pairs) => Some(pairs),
        _ => None,
    }
}

/// Returns the card of a figure, built where that is not done yet.
fn card_of(cx: &Cx<'_>, ui: &mut Ui, subject: Subject) -> Option<ShownCard> {
    let answers = Answers::of(cx, ui, subject);
    let basis = Basis::of(cx, None, answers.list(), 0);
    let known = cx.cards.borrow().shown.clone();
    if let Some(known) = known.filter(|known| known.subject == subject && known.basis.is(&basis)) {
        return Some(known);
    }
    let with = CardAnswers {
        earlier: cx
            .app
            .pinned()
            .or_else(|| cx.app.document().analysis_before_last_step())
            .map(|analysis| Earlier { analysis: analysis.as_ref(), is_pinned: cx.app.pinned().is_some() }),
        reach: reach::Beside { to_date: answers.to_date.and_then(weeks_in), alone: answers.alone.and_then(weeks_in) },
        pairs: answers.pairs.and_then(pairs_in),
    };
    let card = report::card(&cx.report(), subject, &with)?;
    let parts = card.parts.iter().map(|table| Arc::new(ShownTable::new(table.clone()))).collect();
    let shown = ShownCard { subject, basis, card: Arc::new(card), parts };
    cx.cards.borrow_mut().shown = Some(shown.clone());
    Some(shown)
}

/// Shows the card that is open at `place`.
pub(in crate::gui) fn show(cx: &mut Cx<'_>, ui: &mut Ui, place: &'static str) {
    let Some(subject) = at(cx, place) else { return };
    let Some(ShownCard { card, parts, .. }) = card_of(cx, ui, subject) else { return };
    let top = ui.cursor().top();
    ui.add_space(space::SMALL);
    let close_button = group(ui, "", |ui| {
        let close = row(ui, |ui| {
            let name = isolate(&card.name, cx.language());
            title(ui, &fill!(cx.texts.cards.card_of, &[("name", &name)]));
            row_end(ui, |ui| button(ui, cx.texts.cards.close))
        });
        label(ui, &card.meaning);
        for line in &card.working {
            match line {
                Line::Formula(line) => strong(ui, &formula(cx, line)),
                Line::Text(text) => weak(ui, text),
            };
        }
        for (place, table) in PARTS.into_iter().zip(&parts) {
            part(cx, ui, place, table);
        }
        ui.add_space(space::TIGHT);
        for line in &card.sources {
            weak(ui, line);
        }
        weak(ui, &fill!(cx.texts.cards.changes, &[("what", &card.changes)]));
        for line in &card.since {
            label(ui, line);
        }
        actions(cx, ui, subject);
        ways(cx, ui, &card);
        close
    });
    bring_into_sight(cx, ui, top, &close_button);
    if close_button.clicked() {
        close(cx, ui.ctx());
    }
}

/// Shows what a figure is made of; what has a page of its own leads there.
fn part(cx: &mut Cx<'_>, ui: &mut Ui, place: &'static str, shown: &Arc<ShownTable>) {
    let rows = &shown.table.rows;
    let presses = if rows.iter().any(|row| row.item.is_some()) { Presses::Rows } else { Presses::Nothing };
    let look = TableLook::at(place).at_most(MOST_ROWS).pressing(presses, None);
    let chosen = show_table(cx, ui, shown, &look);
    if let Some(item) = chosen.and_then(|chosen| rows.get(chosen.row)?.item.clone()) {
        cx.push(Action::Show(item));
    }
}

/// Shows what can be done with a figure.
fn actions(cx: &mut Cx<'_>, ui: &mut Ui, subject: Subject) {
    match subject {
        Subject::Reach(ReachFigure::AtLeast(level), _) => {
            let level = u32::try_from(level).unwrap_or(1);
            let settings = cx.plan().settings;
            if level != settings.effective_frequency && button(ui, cx.texts.cards.make_effective).clicked() {
                cx.edit(Edit::Settings(Settings { effective_frequency: level, ..settings }));
            }
        }
        Subject::Consistency(
            ConsistencyFigure::Token(_) | ConsistencyFigure::StagesTarget | ConsistencyFigure::Commonality,
        ) => {
            let pressed = button(ui, cx.texts.cards.to_brief).clicked();
            cx.actions.extend(pressed.then_some(Action::GoTo(Page::Brief)));
        }
        _ => {}
    }
}

/// Shows the ways to the things that a card is about.
fn ways(cx: &mut Cx<'_>, ui: &mut Ui, card: &Card) {
    row(ui, |ui| {
        for item in &card.items {
            let name = match item {
                ItemId::Channel(id) => cx.name_in(ListName::Channels, id.as_str()).to_owned(),
                ItemId::Message(id) => cx.name_in(ListName::Messages, id.as_str()).to_owned(),
                ItemId::Audience(id) => cx.name_in(ListName::Audiences, id.as_str()).to_owned(),
                _ => card.name.clone(),
            };
            let words = fill!(cx.texts.cards.show, &[("name", &isolate(&name, cx.language()))]);
            if button(ui, &words).clicked() {
                cx.push(Action::Show(item.clone()));
            }
        }
    });
}

/// Brings a card that was just opened into sight, and into the reach of the keyboard where that opened it. The card begins at
/// `top` and ends where `ui` stands; `first` is the first thing in it that takes the focus.
fn bring_into_sight(cx: &Cx<'_>, ui: &Ui, top: f32, first: &Response) {
    let page = cx.app.page;
    let Some(open) = cx.cards.borrow().open(page).filter(|open| open.is_new) else { return };
    cx.cards.borrow_mut().set(page, Some(Open { is_new: false, ..open }));
    if open.opener.is_some() {
        first.request_focus();
    }
    // Of a card that is higher than the window its beginning is what matters.
    let bottom = ui.cursor().top().min(top + ui.clip_rect().height());
    let x = ui.max_rect().x_range();
    let rect = Rect::from_min_max(pos2(x.min, top), pos2(x.max, bottom));
    ui.scroll_to_rect_animation(rect, None, ScrollAnimation::none());
}
