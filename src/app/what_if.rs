//! Says what-ifs: what is typed into their dialog, what it asks for, and what follows from the answer.

use std::sync::Arc;

use super::App;
use super::alternatives::keep;
use super::dialog::Dialog;
use super::editing::edit;
use crate::analysis::{Answer, Question};
use crate::edit::{Edit, EditName, Subject, Verb};
use crate::plan::schema::ListName;
use crate::plan::{AudienceId, Bilingual, ChannelId, Language, Plan};
use crate::text::strings::Texts;
use crate::text::{ReadError, Wanted, parse_signed};
use crate::what_if::{MoveAmount, Outcome, WhatIf};

/// Says what a dialog tries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "each is the trial of its name")]
pub enum WhatIfKind {
    MoveMoney,
    Rates,
    Ratings,
    Sizes,
    Shift,
    Scale,
}

impl WhatIfKind {
    /// Lists all, in the order of the menu.
    pub const ALL: [Self; 6] = [Self::MoveMoney, Self::Rates, Self::Ratings, Self::Sizes, Self::Shift, Self::Scale];

    /// Returns what the trial is called.
    #[must_use]
    pub fn title(self, texts: &'static Texts) -> &'static str {
        let words = &texts.what_if;
        match self {
            Self::MoveMoney => words.move_money,
            Self::Rates => words.rates,
            Self::Ratings => words.ratings,
            Self::Sizes => words.sizes,
            Self::Shift => words.shift,
            Self::Scale => words.scale,
        }
    }
}

impl WhatIfKind {
    /// Returns what the command is called that opens the dialog of the trial.
    #[must_use]
    pub fn command(self, texts: &'static Texts) -> &'static str {
        let words = &texts.what_if;
        match self {
            Self::MoveMoney => words.open_move_money,
            Self::Rates => words.open_rates,
            Self::Ratings => words.open_ratings,
            Self::Sizes => words.open_sizes,
            Self::Shift => words.open_shift,
            Self::Scale => words.open_scale,
        }
    }
}

/// Holds what stands in the dialog of a what-if.
#[derive(Clone, Debug, PartialEq)]
pub struct WhatIfDialog {
    /// What is tried.
    pub kind: WhatIfKind,
    /// The channel that money is taken from.
    pub from: Option<ChannelId>,
    /// The channel that money goes to.
    pub to: Option<ChannelId>,
    /// The channel whose rates or ratings change; all where none is.
    pub channel: Option<ChannelId>,
    /// The audience whose size changes; all where none is.
    pub audience: Option<AudienceId>,
    /// The amount, the percentage, the weeks or the total, as it is typed.
    pub typed: String,
}

impl WhatIfDialog {
    /// Begins a trial: of the channels that are paid by their units, money moves from the one that costs most to the one after it.
    fn new(app: &App, kind: WhatIfKind) -> Self {
        let plan = app.plan();
        let budget = &app.document().analysis().budget;
        let is_placed = |id: &ChannelId| plan.placements.iter().any(|placement| placement.channel == *id);
        let mut placed: Vec<usize> = (0..plan.channels.len())
            .filter(|&at| is_placed(&plan.channels[at].id) && plan.channels[at].cost.follows_units())
            .collect();
        placed.sort_by_key(|&at| std::cmp::Reverse(budget.by_channel.get(at).map(crate::plan::Total::at_least)));
        let selected =
            app.selection.only().and_then(|id| plan.placement(id)).map(|placement| placement.channel.clone());
        let id = |place: usize| placed.get(place).map(|&at| plan.channels[at].id.clone());
        let from = selected.or_else(|| id(0));
        let to = [id(0), id(1)].into_iter().flatten().find(|to| Some(to) != from.as_ref());
        Self { kind, from, to, channel: None, audience: None, typed: String::new() }
    }

    /// Reads what is asked for; nothing while something is not stated yet.
    ///
    /// # Errors
    /// What is wrong with what was typed.
    pub fn request(&self, plan: &Plan) -> Result<Option<WhatIf>, ReadError> {
        let typed = self.typed.trim();
        if typed.is_empty() {
            return Ok(None);
        }
        let currency = plan.money.currency;
        let amount = || Wanted::amount(currency).read(typed).settled().map(|amount| currency.money(amount));
        let percent = || parse_signed(typed.trim_end_matches(['%', '٪']).trim());
        Ok(match self.kind {
            WhatIfKind::MoveMoney => {
                let amount = if typed.contains(['%', '٪']) {
                    MoveAmount::Percent(Wanted::percent().read(typed).settled()?)
                } else {
                    MoveAmount::Money(amount()?)
                };
                let channels = self.from.clone().zip(self.to.clone());
                channels.map(|(from, to)| WhatIf::MoveMoney { from, to, amount })
            }
            WhatIfKind::Rates => Some(WhatIf::Rates(self.channel.iter().cloned().collect(), percent()?)),
            WhatIfKind::Ratings => Some(WhatIf::Ratings(self.channel.iter().cloned().collect(), percent()?)),
            WhatIfKind::Sizes => Some(WhatIf::Sizes(self.audience.iter().cloned().collect(), percent()?)),
            WhatIfKind::Shift => Some(WhatIf::Shift(parse_signed(typed)?.to_f64().round() as i64)),
            WhatIfKind::Scale => Some(WhatIf::Scale(amount()?)),
        })
    }
}

/// Opens the dialog of a trial.
pub(super) fn ask(app: &mut App, kind: WhatIfKind) {
    app.dialog = Some(Dialog::WhatIf(Box::new(WhatIfDialog::new(app, kind))));
}

/// Notes what is typed in the open dialog.
pub(super) fn set(app: &mut App, asked: WhatIfDialog) {
    if let Some(Dialog::WhatIf(open)) = &mut app.dialog {
        **open = asked;
    }
}

/// Applies the trial to the plan, as one step; a trial of which nothing comes, or that is still being worked out, leaves the
/// dialog open.
pub(super) fn apply(app: &mut App, asked: Box<WhatIfDialog>) {
    let Some(outcome) = known_outcome(app, &asked).cloned() else {
        app.dialog = Some(Dialog::WhatIf(asked));
        return;
    };
    let (subject, count) = match asked.kind {
        WhatIfKind::MoveMoney | WhatIfKind::Scale => (Subject::Item(ListName::Channels), outcome.changes.len()),
        WhatIfKind::Rates | WhatIfKind::Ratings => (Subject::Item(ListName::Channels), outcome.changes.len().max(1)),
        WhatIfKind::Sizes => (Subject::Item(ListName::Audiences), app.plan().audiences.len()),
        WhatIfKind::Shift => (Subject::Item(ListName::Placements), app.plan().placements.len()),
    };
    let name = EditName::of(Verb::Change, subject, count);
    let change = Edit::Several { edits: vec![Edit::Restore(Arc::new(outcome.plan))], name };
    edit(app, &change, None);
}

/// Keeps the trial of the open dialog as an alternative.
pub(super) fn keep_open(app: &mut App) {
    let Some(Dialog::WhatIf(asked)) = &app.dialog else { return };
    let asked = asked.clone();
    let title = |language: Language| asked.kind.title(Texts::of(language));
    let name = Bilingual::new(title(Language::En), title(Language::Ar));
    let kept = known_outcome(app, &asked).and_then(|outcome| outcome.alternative(app.plan(), name));
    if let Some(alternative) = kept {
        app.dialog = None;
        keep(app, alternative);
    }
}

/// Returns what comes of the trial on the plan as it is, where that has been worked out beside the window.
fn known_outcome<'a>(app: &'a App, asked: &WhatIfDialog) -> Option<&'a Outcome> {
    let wanted = asked.request(app.plan()).ok()??;
    let found = app.jobs.find(&Question::WhatIf(Box::new(wanted)), app.session.document.plan());
    match found.answer.filter(|_| found.is_current)?.as_ref() {
        Answer::WhatIf(Ok(results)) => Some(results.outcome()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::playing::play;
    use crate::app::{Action, AlternativeAction, Command, DialogAnswer, FileAction, Preferences, update};

    #[test]
    fn a_trial_is_taken_from_its_answer_and_never_worked_out_again() {
        for keeps in [false, true] {
            let mut app = App::new(Preferences::default(), Language::En, jiff::civil::date(2026, 3, 1));
            play(&mut app, Action::File(FileAction::OpenSample(0)));
            play(&mut app, Action::Command(Command::WhatIf(WhatIfKind::Shift)));
            let Some(Dialog::WhatIf(asked)) = &app.dialog else { panic!("{:?}", app.dialog) };
            let asked = WhatIfDialog { typed: "1".to_owned(), ..(**asked).clone() };
            play(&mut app, Action::Alternative(AlternativeAction::WhatIf(Box::new(asked.clone()))));
            let before = Arc::clone(app.document().plan());
            let take = || {
                if keeps {
                    Action::Alternative(AlternativeAction::KeepWhatIf)
                } else {
                    Action::Answer(DialogAnswer::Accept)
                }
            };
            update(&mut app, take());
            assert!(matches!(app.dialog, Some(Dialog::WhatIf(_))), "nothing is known yet");
            assert!(Arc::ptr_eq(&before, app.document().plan()));
            let wanted = asked.request(app.plan()).unwrap().unwrap();
            play(&mut app, Action::LookAt(vec![Question::WhatIf(Box::new(wanted))]));
            update(&mut app, take());
            assert!(app.dialog.is_none());
            let is_moved = app.plan().placements[0].start_week == before.placements[0].start_week + 1;
            assert_eq!(
                (is_moved, app.plan().alternatives.len() - before.alternatives.len()),
                (!keeps, usize::from(keeps))
            );
        }
    }
}
