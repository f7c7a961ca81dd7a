//! The cards of reach: formula, the plan's own values in it, the model and where its numbers come from, what holds without any
//! model, what would change it, and what the last step changed.

mod change;
mod channel;
mod formulas;
mod pair;
mod sources;
mod week;

pub use formulas::net_reach;

use crate::edit::ItemId;
use crate::reach::ReachResults;
use crate::report::{Card, Earlier, ReachFigure, Report};
use crate::text::strings::{fill, template};

use super::View;

/// The words of a card.
struct Words {
    name: String,
    what: String,
    changes: &'static str,
}

/// Holds what a card says beside the plan's results.
#[derive(Clone, Copy, Debug, Default)]
pub struct Beside<'a> {
    /// The reach of the weeks up to that of the card.
    pub to_date: Option<&'a ReachResults>,
    /// The reach of the card's week alone.
    pub alone: Option<&'a ReachResults>,
}

/// Builds the card of a figure of those whom the report is of; `None` where its thing is no longer in the plan.
#[must_use]
pub fn card(
    report: &Report<'_>,
    figure: ReachFigure,
    beside: &Beside<'_>,
    earlier: Option<Earlier<'_>>,
) -> Option<Card> {
    let view = &report.view().ok()?;
    let words = words(report, view, figure)?;
    let sources = if is_modelled(figure) { sources::sources_of(report, view, figure) } else { Vec::new() };
    Some(Card {
        name: words.name,
        meaning: words.what,
        working: formulas::formulas(report, view, figure, beside),
        sources,
        changes: words.changes.to_owned(),
        since: change::since_last_step(report, view, figure, earlier),
        items: channels_of(report, figure),
        ..Card::default()
    })
}

/// Lists the channels that a card is about.
fn channels_of(report: &Report<'_>, figure: ReachFigure) -> Vec<ItemId> {
    let channels = match figure {
        ReachFigure::Channel(channel) => vec![channel],
        ReachFigure::Pair(a, b) => vec![a, b],
        _ => Vec::new(),
    };
    let channels = channels.into_iter().filter_map(|at| report.plan.channels.get(at));
    channels.map(|channel| ItemId::Channel(channel.id.clone())).collect()
}

/// Returns true for figures that depend on the models; exposures and costs do not.
fn is_modelled(explained: ReachFigure) -> bool {
    !matches!(
        explained,
        ReachFigure::Points
            | ReachFigure::Mean
            | ReachFigure::Impressions
            | ReachFigure::PerPoint
            | ReachFigure::PerThousand
            | ReachFigure::Voice
    )
}

fn words(report: &Report<'_>, shown: &View<'_>, explained: ReachFigure) -> Option<Words> {
    let texts = &report.texts.cards;
    let figures = &report.texts.figures;
    let names = &report.texts.window;
    let k = report.effective_level();
    let k_fill = |template: template!["k"]| fill!(template, &[("k", &report.locale.ungrouped(k as u64))]);
    let (name, what, changes) = match explained {
        ReachFigure::NetReach => (figures.net_reach.to_owned(), texts.what_net_reach.to_owned(), texts.changes_reach),
        ReachFigure::AtLeast(level) => {
            let level_fill =
                |template: template!["k"]| fill!(template, &[("k", &report.locale.ungrouped(level as u64))]);
            (level_fill(names.key_k_plus), level_fill(texts.what_effective), texts.changes_effective)
        }
        ReachFigure::Frequency => {
            (names.key_frequency.to_owned(), texts.what_frequency.to_owned(), texts.changes_frequency)
        }
        ReachFigure::Points => (names.key_grp.to_owned(), texts.what_points.to_owned(), texts.changes_points),
        ReachFigure::EffectivePoints => {
            (figures.effective_grp.to_owned(), k_fill(texts.what_effective_points), texts.changes_effective)
        }
        ReachFigure::Mean => (figures.mean_exposures.to_owned(), texts.what_mean.to_owned(), texts.changes_points),
        ReachFigure::Impressions => {
            (figures.impressions.to_owned(), texts.what_impressions.to_owned(), texts.changes_points)
        }
        ReachFigure::PerPoint => {
            (figures.cost_per_point.to_owned(), texts.what_per_point.to_owned(), texts.changes_cost)
        }
        ReachFigure::PerThousand => {
            (figures.cost_per_thousand.to_owned(), texts.what_per_thousand.to_owned(), texts.changes_cost)
        }
        ReachFigure::PerThousandReached => {
            (figures.per_thousand_reached.to_owned(), texts.what_per_reached.to_owned(), texts.changes_cost)
        }
        ReachFigure::Voice => (figures.share_of_voice.to_owned(), texts.what_voice.to_owned(), texts.changes_points),
        ReachFigure::Week(week) => (report.week_title(week), texts.what_week.to_owned(), texts.changes_week),
        ReachFigure::Pair(a, b) => {
            let both = [a, b].iter().all(|channel| shown.channels.iter().any(|(known, _)| known == channel));
            let name = format!("{} × {}", report.channel_name(a), report.channel_name(b));
            (both.then_some(name)?, texts.what_pair.to_owned(), texts.changes_pair)
        }
        ReachFigure::Channel(channel) => {
            shown.channels.iter().find(|(position, _)| *position == channel)?;
            (report.channel_name(channel).to_owned(), texts.what_channel.to_owned(), texts.changes_channel)
        }
    };
    Some(Words { name, what, changes })
}
