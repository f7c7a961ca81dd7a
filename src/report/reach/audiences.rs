//! Reach and frequency of each audience and each message.

use super::model_names;
use crate::edit::ItemId;
use crate::plan::{Channel, ContactModel, Figure, NotComputable, Unit};
use crate::reach::{AudienceReach, REACH_LEVELS};
use crate::report::{Cell, Column, Exact, ReachFigure, Report, Row, Subject, Table};
use crate::text::strings::{fill, slots};
use crate::text::terms::{exposure_model, language_name};
use crate::text::universe_in_sentence;

/// The levels that are always shown: 1+, 2+ and 3+.
const LEVELS: usize = 3;

/// Lists 1+, 2+, 3+, and the effective frequency where it is beyond.
fn shown_levels(report: &Report<'_>) -> Vec<usize> {
    let effective = report.effective_level();
    (1..=LEVELS).chain((effective > LEVELS).then_some(effective)).collect()
}

/// Lists the audiences with their size, reach at several frequencies, points, frequency and models.
#[must_use]
pub fn audiences(report: &Report<'_>) -> Table {
    let (texts, shared) = (&report.texts.figures, &report.texts.shared);
    let levels = shown_levels(report);
    let mut columns = vec![Column::text(shared.audience), Column::number(texts.size)];
    columns.extend(levels.iter().map(|&level| Column::number(report.level(level))));
    columns.extend([texts.grp, texts.frequency, texts.impressions, texts.reach_bounds].map(Column::number));
    columns.push(Column::text(texts.model));
    let mut table = Table::new("reach-by-audience", texts.reach_by_audience, columns);
    for (position, (audience, figure)) in report.plan.audiences.iter().zip(&report.analysis.reach.audiences).enumerate()
    {
        let size = match audience.size {
            0 => Cell::dash(NotComputable::AudienceWithoutSize),
            size => report.count(size),
        };
        let mut cells = vec![report.audience(position), size];
        cells.extend(audience_cells(report, figure, &levels));
        table.rows.push(Row::of(cells).explaining(Subject::Reach(ReachFigure::NetReach, Some(position))));
    }
    table.notes = universe_notes(report);
    table
}

fn audience_cells(report: &Report<'_>, figure: &Figure<AudienceReach>, levels: &[usize]) -> Vec<Cell> {
    let reach = match figure {
        Ok(reach) => reach,
        Err(why) => {
            // Everything that follows from the reach lacks the same.
            let mut cells = vec![Cell::dash(*why); levels.len() + 4];
            cells.push(Cell::default());
            return cells;
        }
    };
    let mut cells: Vec<Cell> = levels.iter().map(|&level| report.share(reach.k_plus[level - 1])).collect();
    let [low, high] = reach.bounds.map(|bound| report.percent(bound));
    cells.push(report.points(reach.grp));
    cells.push(report.number_of(reach.average_frequency, 2));
    cells.push(report.number(reach.impressions, 0));
    cells.push(report.between(&low, &high));
    cells.push(Cell::text(model_names(report, &reach.models)));
    cells
}

/// Says whose figures the total is, that each person is counted once, and which audiences are left out.
pub(in crate::report) fn universe_notes(report: &Report<'_>) -> Vec<String> {
    let words = &report.texts.report;
    let mut notes = Vec::new();
    if let Ok(total) = &report.analysis.reach.total {
        let people = report.locale.decimal(total.population, 0);
        let universe = universe_in_sentence(report.plan, report.locale);
        let slots = slots![("audiences", universe.as_str()), ("people", &people)];
        notes.push(fill!(words.universe_note, slots));
        for (position, why) in &total.left_out {
            let name = report.in_sentence(report.audience_name(*position));
            let slots = slots![("audience", name.as_str()), ("reason", report.reason(*why))];
            notes.push(fill!(report.texts.figures.left_out_audience, slots));
        }
    }
    notes
}

/// Lists the share and the number of people exposed at least 1, 2, …, 10 times.
#[must_use]
pub fn levels(report: &Report<'_>) -> Table {
    let words = &report.texts.figures;
    let columns = vec![Column::number(words.at_least), Column::number(words.share), Column::number(words.people)];
    let mut table = Table::new("reach-levels", words.reach_levels, columns);
    let Ok(view) = report.view() else { return table };
    for level in 1..=REACH_LEVELS {
        let share = view.k_plus[level - 1];
        let cells = vec![
            Cell::value(Exact::Count(level as u64), report.level(level)),
            Cell::value(Exact::Share(share), report.locale.percent(share, 2)),
            report.number(share * view.people, 0),
        ];
        table.rows.push(Row::of(cells).explaining(Subject::Reach(ReachFigure::AtLeast(level), view.audience)));
    }
    table.notes = vec![super::key::models(report)];
    table
}

/// Lists the messages with their exposures, reach and cost.
#[must_use]
pub fn messages(report: &Report<'_>) -> Table {
    let (texts, shared) = (&report.texts.figures, &report.texts.shared);
    let columns = vec![
        Column::text(shared.message),
        Column::number(texts.impressions),
        Column::number(texts.reach),
        Column::number(texts.cost).in_unit(report.currency()),
    ];
    let mut table = Table::new("messages", texts.messages, columns);
    for (position, reach) in report.analysis.reach.messages.iter().enumerate() {
        table.rows.push(Row::of(vec![
            report.message(position),
            report.number(reach.impressions, 0),
            report.share_of(reach.reach),
            report.total(report.analysis.budget.by_message[position]),
        ]));
    }
    table.notes = universe_notes(report);
    table
}

/// Lists the audiences as their page does: size, languages, and what the plan does for each.
#[must_use]
pub fn audience_list(report: &Report<'_>) -> Table {
    let (words, shared) = (&report.texts.figures, &report.texts.shared);
    let columns = vec![
        Column::text(shared.name),
        Column::number(words.size),
        Column::text(words.languages),
        Column::number(words.impressions),
        Column::number(words.reach_once),
        Column::number(words.average_frequency),
    ];
    let mut table = Table::new("audiences", report.texts.figures.reach_by_audience, columns);
    for (position, (audience, figure)) in report.plan.audiences.iter().zip(&report.analysis.reach.audiences).enumerate()
    {
        let size = match audience.size {
            0 => Cell::dash(NotComputable::AudienceWithoutSize),
            size => report.count(size),
        };
        let names = audience.languages.iter().map(|language| language_name(*language, report.locale.language));
        let languages: Vec<&str> = names.collect();
        let languages = if languages.is_empty() { shared.not_stated.to_owned() } else { languages.join(shared.comma) };
        let reach = figure.as_ref().map_err(|why| *why);
        let cells = vec![
            report.audience(position),
            size,
            Cell::text(languages),
            Cell::of(reach, |reach| report.number(reach.impressions, 0)),
            Cell::of(reach, |reach| report.share(reach.k_plus[0])),
            report.number_of(reach.and_then(|reach| reach.average_frequency), 2),
        ];
        table.rows.push(Row::of(cells).about(ItemId::Audience(audience.id.clone())));
    }
    table
}

/// Lists the channels that meet the audience at a place of the plan: each with its contact model and what it does.
#[must_use]
pub fn contacts(report: &Report<'_>, position: usize) -> Table {
    let (words, shared) = (&report.texts.figures, &report.texts.shared);
    let columns = vec![
        Column::text(shared.channel),
        Column::text(words.contact_model),
        Column::number(words.reach_once),
        Column::number(words.grp),
    ];
    let mut table = Table::new("contacts", words.where_met, columns);
    let Some(audience) = report.plan.audiences.get(position) else { return table };
    let reach = report
        .analysis
        .reach
        .audiences
        .get(position)
        .map_or(Err(NotComputable::NoAudiences), |reach| reach.as_ref().map_err(|why| *why));
    for (place, channel) in report.plan.channels.iter().enumerate() {
        let Some(contact) = channel.contact(&audience.id) else { continue };
        let found = reach.and_then(|reach| {
            let found = reach.channels.iter().find(|(channel, _)| *channel == place).map(|(_, result)| *result);
            found.ok_or(NotComputable::NothingPlaced)
        });
        let cells = vec![
            report.channel(place),
            Cell::text(contact_model(report, &contact.model)),
            Cell::of(found, |found| report.share(found.reach)),
            Cell::of(found, |found| report.points(found.grp)),
        ];
        table.rows.push(Row::of(cells).about(ItemId::Channel(channel.id.clone())));
    }
    table
}

/// Lists the audiences with what is stated of their contact with a channel.
#[must_use]
pub fn contact_form(report: &Report<'_>, channel: &Channel) -> Table {
    let (words, shared) = (&report.texts.figures, &report.texts.shared);
    let mut columns = vec![Column::text(shared.audience), Column::text(words.meets_channel)];
    let numbers: &[&str] = match channel.unit {
        Unit::Insertions => &[words.rating_one, words.rating_two],
        Unit::Impressions => {
            &[words.use_channel, words.observed_impressions, words.observed_reach, words.share_of_impressions]
        }
    };
    // Fields begin where their titles do.
    columns.extend(numbers.iter().map(|title| Column::text(*title)));
    let mut table = Table::new("contact-models", words.contacts_table, columns);
    let share = |share: f64| Cell::value(Exact::Share(share), report.locale.percent_exact(share));
    let optional = |known: Option<f64>| known.map_or_else(Cell::default, share);
    for (position, audience) in report.plan.audiences.iter().enumerate() {
        let contact = channel.contact(&audience.id);
        let mut cells = vec![report.audience(position), Cell::text(if contact.is_some() { "✓" } else { "" })];
        let stated = contact.map(|contact| match contact.model {
            ContactModel::Rating { r1, r2 } => vec![share(r1), optional(r2)],
            ContactModel::Impressions { reachable, observed } => vec![
                optional(reachable),
                observed.map_or_else(Cell::default, |observed| report.count(observed.impressions)),
                optional(observed.map(|observed| observed.reach)),
                optional(contact.share),
            ],
        });
        cells.extend(stated.unwrap_or_default());
        cells.resize(2 + numbers.len(), Cell::default());
        table.rows.push(Row::of(cells));
    }
    table
}

/// Writes a contact model with its numbers: "Beta-binomial · r1 15%, r2 20%".
fn contact_model(report: &Report<'_>, model: &ContactModel) -> String {
    let words = &report.texts.figures;
    let share = |share: f64| report.locale.percent_exact(share);
    let mut parts = vec![exposure_model(model, report.locale.language).to_owned()];
    match *model {
        ContactModel::Rating { r1, r2: None } => parts.push(fill!(words.one_rating, &[("r1", &share(r1))])),
        ContactModel::Rating { r1, r2: Some(r2) } => {
            parts.push(fill!(words.two_ratings, &[("r1", &share(r1)), ("r2", &share(r2))]));
        }
        ContactModel::Impressions { reachable, observed } => {
            parts.extend(reachable.map(|reachable| fill!(words.reachable_share, &[("share", &share(reachable))])));
            parts.extend(observed.map(|observed| {
                let impressions = report.locale.whole(observed.impressions);
                fill!(words.observed_at, &[("reach", &share(observed.reach)), ("impressions", &impressions)])
            }));
        }
    }
    parts.join(report.locale.dot())
}
