//! `imc-planner what-if`: what would come of money moved, rates or sizes changed, everything shifted or scaled.

use std::path::Path;
use std::sync::Arc;

use serde_json::Value;

use super::input::{Input, is_standard};
use super::json::{Object, key_figures};
use super::output::{Output, path_text, shown};
use super::table::Table;
use super::target::{self, new_ids};
use super::what_if_arguments::{TrialArguments, WhatIfArguments};
use crate::analysis::Analysis;
use crate::edit::{Change, Edit, EditError, EditName, History, Subject, Verb};
use crate::plan::schema::ListName;
use crate::plan::{Alternative, Bilingual, Decimal, Identified, Language, List, Money, Plan, slug};
use crate::report::{Report, what_if as report};
use crate::store::Opened;
use crate::text::strings::{fill, template};
use crate::text::{self as words, Locale, Wanted, isolate, parse_signed};
use crate::what_if::{MoveAmount, Outcome, WhatIf, what_if};

/// Prints what comes of a trial, and writes the plan with it, or with it as an alternative, where that is asked for. The status
/// is 0 where something comes of it, 1 where nothing does, 2 for a call that makes no sense.
pub(super) fn what_if_plan(wanted: &WhatIfArguments, input: Input, output: &mut Output) {
    let Some(opened) = input.opened(&wanted.plan, output) else { return };
    let reader = Reader { plan: &opened.plan, locale: output.locale };
    let trial = match reader.trial(&wanted.trial) {
        Ok(trial) => trial,
        Err(sentence) => {
            output.error(&sentence);
            output.in_trouble();
            return;
        }
    };
    let analysis = Analysis::of(&opened.plan);
    let seen = Report::new(&opened.plan, &analysis, output.locale);
    let outcome = match what_if(&opened.plan, &trial) {
        Ok(outcome) => outcome,
        Err(why) => {
            output.error(&report::why_not(&seen, &why));
            return;
        }
    };
    let then = Analysis::after_edit(&analysis, &Arc::new(outcome.plan.clone()));
    // On standard output stands either the plan or what is said about it.
    if !wanted.out.as_deref().is_some_and(is_standard) {
        if wanted.json {
            output.print(&format!("{:#}\n", json(&seen, &outcome, &then)));
        } else {
            output.print(&text(&seen, title(&trial, output.locale), &outcome, &then));
        }
    }
    if let Some(path) = &wanted.out {
        match edit(&opened.plan, outcome, wanted.as_alternative.as_deref(), output.locale.language) {
            Some(edit) => write((path, wanted.force), &opened, &edit, output, wanted.json),
            None => output.error(output.locale.texts().what_if.not_kept),
        }
    }
}

/// Names the trial.
fn title(trial: &WhatIf, locale: Locale) -> &'static str {
    let texts = &locale.texts().what_if;
    match trial {
        WhatIf::MoveMoney { .. } => texts.move_money,
        WhatIf::Rates(..) => texts.rates,
        WhatIf::Ratings(..) => texts.ratings,
        WhatIf::Sizes(..) => texts.sizes,
        WhatIf::Shift(_) => texts.shift,
        WhatIf::Scale(_) => texts.scale,
    }
}

fn text(seen: &Report<'_>, title: &str, outcome: &Outcome, then: &Analysis) -> String {
    let texts = &seen.texts.what_if;
    let mut out = fill!(texts.title, &[("what", title)]) + "\n";
    let changes = report::changes(seen, outcome);
    if !changes.rows.is_empty() {
        out = format!("{out}\n{}\n{}", changes.title, Table::of(&changes, seen.locale).text(seen.locale));
    }
    for line in report::left_over(seen, outcome) {
        out = format!("{out}  {}\n", shown(&line));
    }
    let figures = report::figures(seen, then);
    if figures.rows.is_empty() {
        return format!("{out}\n{}\n", texts.same_figures);
    }
    format!("{out}\n{}\n{}", seen.texts.figures.key_figures, Table::of(&figures, seen.locale).text(seen.locale))
}

fn json(seen: &Report<'_>, outcome: &Outcome, then: &Analysis) -> Value {
    let currency = seen.plan.money.currency;
    let amount = |money: Money| currency.plain(money);
    let changes = outcome.changes.iter().filter_map(|change| {
        let channel = seen.plan.channels.get(change.channel)?;
        let object = Object::default().with("id", channel.id.as_str()).with("units", change.units.as_slice());
        Some(object.with("media", change.money.map(amount).as_slice()).into())
    });
    let changes: Vec<Value> = changes.collect();
    Object::default()
        .with("changes", changes)
        .with("money", amount(outcome.money))
        .with("stays", amount(outcome.stays))
        .with("left_over", amount(outcome.unspent))
        .with("placements_beyond_last_week", outcome.outside)
        .with("now", key_figures(Object::default(), seen.analysis))
        .with("then", key_figures(Object::default(), then))
        .into()
}

/// Returns the one edit that does what is asked: the trial in the place of the plan, or beside it under a name. `None` where
/// an alternative cannot hold it.
fn edit(plan: &Plan, outcome: Outcome, name: Option<&str>, language: Language) -> Option<Edit> {
    let Some(name) = name else {
        let name = EditName::of(Verb::Change, Subject::Item(ListName::Placements), plan.placements.len());
        return Some(Edit::Several { edits: vec![Edit::Restore(Arc::new(outcome.plan))], name });
    };
    let alternative = outcome.alternative(plan, Bilingual::only(language, name.to_owned()))?;
    let id = new_ids().item(&slug(name, "alternative"), |id| plan.alternatives.has_id(id));
    Some(Change::Add { item: Alternative { id: id.into(), ..alternative }, at: None }.into())
}

/// Writes the plan with the edit, over a file that exists where the call says so.
fn write((path, force): (&Path, bool), opened: &Opened, edit: &Edit, output: &mut Output, is_json: bool) {
    let locale = output.locale;
    let mut history = History::new(Arc::clone(&opened.plan));
    if let Err(why) = history.perform(edit, None) {
        let why = match why {
            EditError::Beyond(beyond) => words::beyond(&beyond, locale),
            other => other.to_string(),
        };
        output.error(&why);
        return;
    }
    if target::write_changed(path, opened, history.plan(), force, output) && !is_json {
        output.line(&fill!(locale.texts().what_if.written, &[("path", &isolate(&path_text(path), locale.language))]));
    }
}

/// Reads what is tried.
struct Reader<'a> {
    plan: &'a Plan,
    locale: Locale,
}

impl Reader<'_> {
    /// Reads the trial that is asked for.
    ///
    /// # Errors
    /// What is wrong with the values, in a sentence.
    fn trial(&self, trial: &TrialArguments) -> Result<WhatIf, String> {
        if let [from, to, amount] = trial.move_money.as_slice() {
            let (from, to) = (self.channel(from)?, self.channel(to)?);
            let amount = if amount.contains(['%', '٪']) {
                MoveAmount::Percent(self.read("--move-money", amount, Wanted::percent())?)
            } else {
                MoveAmount::Money(self.money("--move-money", amount)?)
            };
            return Ok(WhatIf::MoveMoney { from, to, amount });
        }
        if let Some((percent, named)) = trial.rates.split_first() {
            return Ok(WhatIf::Rates(self.all(named, Self::channel)?, self.percent("--rates", percent)?));
        }
        if let Some((percent, named)) = trial.ratings.split_first() {
            return Ok(WhatIf::Ratings(self.all(named, Self::channel)?, self.percent("--ratings", percent)?));
        }
        if let Some((percent, named)) = trial.sizes.split_first() {
            return Ok(WhatIf::Sizes(self.all(named, Self::audience)?, self.percent("--sizes", percent)?));
        }
        match (trial.shift, &trial.scale) {
            (Some(weeks), _) => Ok(WhatIf::Shift(weeks)),
            (None, Some(total)) => Ok(WhatIf::Scale(self.money("--scale", total)?)),
            // The parser lets no call through in which nothing is tried.
            (None, None) => Err(self.locale.texts().what_if.nothing_changes.to_owned()),
        }
    }

    fn all<T>(&self, named: &[String], read: impl Fn(&Self, &str) -> Result<T, String>) -> Result<Vec<T>, String> {
        named.iter().map(|name| read(self, name)).collect()
    }

    /// Returns the channel of this id, or of this name in either language.
    fn channel(&self, typed: &str) -> Result<crate::plan::ChannelId, String> {
        let texts = &self.locale.texts().what_if;
        self.named(&self.plan.channels, typed, |channel| &channel.name, texts.no_channel)
    }

    /// Returns the audience of this id, or of this name in either language.
    fn audience(&self, typed: &str) -> Result<crate::plan::AudienceId, String> {
        let texts = &self.locale.texts().what_if;
        self.named(&self.plan.audiences, typed, |audience| &audience.name, texts.no_audience)
    }

    fn named<T: Identified>(
        &self,
        list: &List<T>,
        typed: &str,
        name: impl Fn(&T) -> &Bilingual,
        unknown: template!["id", "known"],
    ) -> Result<T::Id, String>
    where
        T::Id: Clone,
    {
        let is_it = |item: &&Arc<T>| {
            let has_name = |language: &Language| name(item).slot(*language).trim() == typed.trim();
            item.id().as_ref() == typed.trim() || Language::ALL.iter().any(has_name)
        };
        let by_id = list.iter().find(|item| item.id().as_ref() == typed.trim());
        if let Some(item) = by_id.or_else(|| list.iter().find(is_it)) {
            return Ok(item.id().clone());
        }
        let known: Vec<&str> = list.iter().map(|item| item.id().as_ref()).collect();
        let known = known.join(self.locale.texts().differences.separator);
        let isolated = |text: &str| isolate(text, self.locale.language).into_owned();
        Err(fill!(unknown, &[("id", &isolated(typed)), ("known", &isolated(&known))]))
    }

    fn money(&self, option: &str, typed: &str) -> Result<Money, String> {
        let currency = self.plan.money.currency;
        self.read(option, typed, Wanted::amount(currency)).map(|amount| currency.money(amount))
    }

    fn read(&self, option: &str, typed: &str, wanted: Wanted) -> Result<Decimal, String> {
        wanted.read(typed).settled().map_err(|why| self.bad_number(option, &why.sentence(self.locale)))
    }

    /// Reads a change in percent, below 0 for less.
    fn percent(&self, option: &str, typed: &str) -> Result<Decimal, String> {
        let number = typed.trim().trim_end_matches(['%', '٪']);
        parse_signed(number).map_err(|why| self.bad_number(option, &why.sentence(self.locale)))
    }

    fn bad_number(&self, option: &str, problem: &str) -> String {
        let option = isolate(option, self.locale.language);
        fill!(self.locale.texts().optimise.bad_number, &[("option", option), ("problem", problem)])
    }
}
