//! The card of a number: its formula, the plan's own values in it, the model and where its numbers come from, what holds
//! without any model, what would change it, and what the last step changed.

use eframe::egui::Ui;

use super::{Shown, channel_name, effective_frequency, figures, number, shown as shown_of};
use crate::analysis::{Analysis, channel_cost, plan_cost};
use crate::gui::context::Cx;
use crate::gui::plots::{formula, model_names, term};
use crate::gui::theme::space;
use crate::gui::widgets::{group, label, row, row_end, small_button, strong, weak};
use crate::plan::Figure;
use crate::reach::share_of_voice;
use crate::text;
use crate::text::strings::fill;

/// A number that has a card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Explained {
    NetReach,
    Effective,
    Frequency,
    Points,
    EffectivePoints,
    Mean,
    Impressions,
    PerPoint,
    PerThousand,
    PerThousandReached,
    Voice,
    /// What the channel at this place of the plan reaches, alone reaches, and adds.
    Channel(usize),
}

/// The words of a card.
struct Words {
    name: String,
    what: String,
    formulas: Vec<String>,
    changes: &'static str,
}

/// Shows the card.
pub(super) fn show(cx: &Cx<'_>, ui: &mut Ui, shown: &Shown<'_>, explained: Explained) {
    let texts = &cx.texts.reach_page;
    let Some(words) = words(cx, shown, explained) else { return };
    ui.add_space(space::SMALL);
    group(ui, "", |ui| {
        row(ui, |ui| {
            strong(ui, &words.name);
            row_end(ui, |ui| {
                if small_button(ui, texts.close_card).clicked() {
                    figures::choose(ui, None);
                }
            });
        });
        label(ui, &words.what);
        for line in &words.formulas {
            strong(ui, &formula(cx, line));
        }
        ui.add_space(space::TIGHT);
        if is_modelled(explained) {
            let models = model_names(cx, shown.models);
            let combined = if shown.overlaps.is_empty() { texts.combined_independent } else { texts.combined_overlap };
            weak(ui, &fill(texts.card_model, &[("models", &models), ("combined", combined)]));
            if !shown.overlaps.is_empty() {
                weak(ui, &overlaps(cx, shown));
            }
            weak(ui, &sources(cx, shown));
            let [low, high] = shown.bounds.map(|share| cx.locale.percent(share, 1));
            weak(ui, &fill(texts.card_bounds, &[("low", &low), ("high", &high)]));
        }
        weak(ui, &fill(texts.card_changes, &[("what", words.changes)]));
        for line in since_last_step(cx, shown, explained) {
            label(ui, &line);
        }
    });
}

/// True for what depends on the models; exposures and costs do not.
fn is_modelled(explained: Explained) -> bool {
    !matches!(
        explained,
        Explained::Points
            | Explained::Mean
            | Explained::Impressions
            | Explained::PerPoint
            | Explained::PerThousand
            | Explained::Voice
    )
}

fn percent(cx: &Cx<'_>, share: f64) -> String {
    term(cx, cx.locale.percent(share, 1))
}

fn decimal(cx: &Cx<'_>, value: f64, decimals: u8) -> String {
    term(cx, cx.locale.decimal(value, decimals))
}

fn whole(cx: &Cx<'_>, value: u32) -> String {
    term(cx, cx.locale.ungrouped(value))
}

fn money(cx: &Cx<'_>, value: f64) -> String {
    decimal(cx, value, cx.plan().money.currency.exponent())
}

/// The most terms of a sum or product that are written out.
const MAX_TERMS: usize = 10;

fn listed(cx: &Cx<'_>, values: impl Iterator<Item = f64>, decimals: u8, sign: &str) -> String {
    let mut terms: Vec<String> = values.map(|value| decimal(cx, value, decimals)).collect();
    if terms.len() > MAX_TERMS {
        terms.truncate(MAX_TERMS);
        terms.push("…".to_owned());
    }
    terms.join(sign)
}

/// The value of a number, for this plan or for the one before.
fn value(cx: &Cx<'_>, analysis: &Analysis, shown: &Shown<'_>, explained: Explained) -> Figure {
    let costs = plan_cost(analysis);
    match explained {
        Explained::NetReach => Ok(shown.k_plus[0]),
        Explained::Effective => Ok(shown.k_plus[effective_frequency(cx) - 1]),
        Explained::Frequency => shown.average_frequency,
        Explained::Points => Ok(shown.grp),
        Explained::EffectivePoints => Ok(shown.effective_grp),
        Explained::Mean => Ok(shown.mean),
        Explained::Impressions => Ok(shown.impressions),
        Explained::PerPoint => costs.per_point,
        Explained::PerThousand => costs.per_thousand,
        Explained::PerThousandReached => costs.per_thousand_reached,
        Explained::Voice => share_of_voice(analysis.plan(), shown.grp),
        Explained::Channel(channel) => {
            let part = shown.channels.iter().find(|(position, _)| *position == channel);
            part.map(|(_, part)| part.reach).ok_or(crate::plan::NotComputable::NothingPlaced)
        }
    }
}

fn written(cx: &Cx<'_>, explained: Explained, value: f64) -> String {
    match explained {
        Explained::NetReach | Explained::Effective | Explained::Voice | Explained::Channel(_) => {
            cx.locale.percent(value, 1)
        }
        Explained::Frequency | Explained::Mean => cx.locale.decimal(value, 2),
        Explained::Points | Explained::EffectivePoints => cx.locale.decimal(value, 1),
        Explained::Impressions => cx.locale.decimal(value, 0),
        Explained::PerPoint | Explained::PerThousand | Explained::PerThousandReached => {
            cx.locale.decimal(value, cx.plan().money.currency.exponent())
        }
    }
}

fn words(cx: &Cx<'_>, shown: &Shown<'_>, explained: Explained) -> Option<Words> {
    let texts = &cx.texts.reach_page;
    let names = &cx.texts.window;
    let k = effective_frequency(cx);
    let k_fill = |template: &str| fill(template, &[("k", &number(cx, k))]);
    let (name, what, changes) = match explained {
        Explained::NetReach => (texts.net_reach.to_owned(), texts.what_net_reach.to_owned(), texts.changes_reach),
        Explained::Effective => (k_fill(names.key_k_plus), k_fill(texts.what_effective), texts.changes_effective),
        Explained::Frequency => {
            (names.key_frequency.to_owned(), texts.what_frequency.to_owned(), texts.changes_frequency)
        }
        Explained::Points => (names.key_grp.to_owned(), texts.what_points.to_owned(), texts.changes_points),
        Explained::EffectivePoints => {
            (texts.effective_grp.to_owned(), k_fill(texts.what_effective_points), texts.changes_effective)
        }
        Explained::Mean => (texts.mean.to_owned(), texts.what_mean.to_owned(), texts.changes_points),
        Explained::Impressions => {
            (texts.impressions.to_owned(), texts.what_impressions.to_owned(), texts.changes_points)
        }
        Explained::PerPoint => (texts.cost_per_point.to_owned(), texts.what_per_point.to_owned(), texts.changes_cost),
        Explained::PerThousand => {
            (texts.cost_per_thousand.to_owned(), texts.what_per_thousand.to_owned(), texts.changes_cost)
        }
        Explained::PerThousandReached => {
            (texts.cost_per_thousand_reached.to_owned(), texts.what_per_reached.to_owned(), texts.changes_cost)
        }
        Explained::Voice => (texts.share_of_voice.to_owned(), texts.what_voice.to_owned(), texts.changes_points),
        Explained::Channel(channel) => {
            shown.channels.iter().find(|(position, _)| *position == channel)?;
            (channel_name(cx, channel).to_owned(), texts.what_channel.to_owned(), texts.changes_channel)
        }
    };
    Some(Words { name, what, formulas: formulas(cx, shown, explained), changes })
}

/// Each formula with the plan's values put in.
fn formulas(cx: &Cx<'_>, shown: &Shown<'_>, explained: Explained) -> Vec<String> {
    let (one, hundred, k) = (whole(cx, 1), whole(cx, 100), effective_frequency(cx));
    let points = decimal(cx, shown.grp, 1);
    let people = decimal(cx, shown.people, 0);
    match explained {
        Explained::NetReach => net_reach(cx, shown),
        Explained::Effective => {
            let shares = shown.pmf.iter().skip(k).copied();
            let sum = listed(cx, shares, 4, " + ");
            vec![format!(
                "{}+ = Σ P(x ≥ {}) = {sum} = {}",
                whole(cx, k as u32),
                whole(cx, k as u32),
                percent(cx, shown.k_plus[k - 1])
            )]
        }
        Explained::Frequency => shown.average_frequency.map_or_else(
            |why| vec![text::reason(why, cx.language()).to_owned()],
            |frequency| {
                let name = term(cx, cx.texts.window.key_frequency.to_owned());
                vec![format!(
                    "{name} = GRP ÷ ({hundred} × {one}+) = {points} ÷ ({hundred} × {}) = {}",
                    decimal(cx, shown.k_plus[0], 4),
                    decimal(cx, frequency, 2)
                )]
            },
        ),
        Explained::Points => {
            let parts = listed(cx, shown.channels.iter().map(|(_, part)| part.grp), 1, " + ");
            vec![
                format!("GRP = {hundred} × {} ÷ {people} = {points}", decimal(cx, shown.impressions, 0)),
                format!("GRP = {parts} = {points}"),
            ]
        }
        Explained::EffectivePoints => {
            let k_words = whole(cx, k as u32);
            vec![format!(
                "GRP({k_words}+) = {hundred} × Σ x·P(x ≥ {k_words}) = {}",
                decimal(cx, shown.effective_grp, 1)
            )]
        }
        Explained::Mean => {
            vec![format!("{} ÷ {people} = {}", decimal(cx, shown.impressions, 0), decimal(cx, shown.mean, 4))]
        }
        Explained::Impressions => {
            vec![format!(
                "{} = {}",
                listed(cx, shown.channels.iter().map(|(_, part)| part.impressions), 0, " + "),
                decimal(cx, shown.impressions, 0)
            )]
        }
        Explained::PerPoint | Explained::PerThousand | Explained::PerThousandReached | Explained::Voice => {
            vec![of_money(cx, shown, explained).unwrap_or_else(|why| text::reason(why, cx.language()).to_owned())]
        }
        Explained::Channel(channel) => of_channel(cx, shown, channel),
    }
}

/// The formula of a cost, or of the share of voice.
fn of_money(cx: &Cx<'_>, shown: &Shown<'_>, explained: Explained) -> Figure<String> {
    let analysis = cx.analysis();
    let costs = plan_cost(analysis);
    let media = money(cx, analysis.budget.media.to_major(analysis.budget.currency));
    let (points, thousand) = (decimal(cx, shown.grp, 1), whole(cx, 1000));
    let of = |name: &str, divisor: String, value: f64| format!("{name}{media} ÷ {divisor} = {}", money(cx, value));
    Ok(match explained {
        Explained::PerPoint => of("CPP = ", points, costs.per_point?),
        Explained::PerThousand => {
            of("CPM = ", format!("({} ÷ {thousand})", decimal(cx, shown.impressions, 0)), costs.per_thousand?)
        }
        Explained::PerThousandReached => {
            let (reach, people) = (percent(cx, shown.k_plus[0]), decimal(cx, shown.people, 0));
            of("", format!("({reach} × {people} ÷ {thousand})"), costs.per_thousand_reached?)
        }
        _ => {
            let share = share_of_voice(cx.plan(), shown.grp)?;
            let category = cx.plan().settings.category_grp.unwrap_or_default();
            format!("{points} ÷ {} = {}", decimal(cx, category, 1), percent(cx, share))
        }
    })
}

/// `1+ = 1 − Π(1 − r)`, where channels are independent; otherwise that product averaged over the common inclination.
pub(super) fn net_reach(cx: &Cx<'_>, shown: &Shown<'_>) -> Vec<String> {
    let (one, reach) = (whole(cx, 1), percent(cx, shown.k_plus[0]));
    if shown.audience.is_none() {
        let reached = decimal(cx, shown.k_plus[0] * shown.people, 0);
        return vec![format!("{one}+ = Σ(N × r) ÷ Σ N = {reached} ÷ {} = {reach}", decimal(cx, shown.people, 0))];
    }
    let factors = listed(cx, shown.channels.iter().map(|(_, part)| 1.0 - part.reach), 4, " × ");
    if shown.overlaps.is_empty() {
        return vec![format!("{one}+ = {one} − Π({one} − r) = {one} − {factors} = {reach}")];
    }
    let chance: f64 = shown.channels.iter().map(|(_, part)| 1.0 - part.reach).product();
    vec![
        format!("{one}+ = {one} − Σ w(z) × Π({one} − r(z)) = {reach}"),
        format!("λ = {}:  {one} − {factors} = {}", whole(cx, 0), percent(cx, 1.0 - chance)),
    ]
}

fn of_channel(cx: &Cx<'_>, shown: &Shown<'_>, channel: usize) -> Vec<String> {
    let Some((_, part)) = shown.channels.iter().find(|(position, _)| *position == channel) else { return Vec::new() };
    let texts = &cx.texts.reach_page;
    let line = |name: &str, share: f64| format!("{}: {}", term(cx, name.to_owned()), percent(cx, share));
    let mut lines = vec![line(texts.reach, part.reach), line(texts.exclusive, part.exclusive_reach)];
    lines.push(line(texts.added, part.added_reach));
    if let Ok(share) = cx.analysis().reach.channels[channel].share_of_plan {
        lines.push(line(texts.share_of_plan, share));
    }
    let costs = channel_cost(cx.analysis(), channel);
    if let Ok(value) = costs.per_thousand_reached {
        lines.push(format!("{}: {}", term(cx, texts.cost_per_thousand_reached.to_owned()), money(cx, value)));
    }
    lines
}

fn overlaps(cx: &Cx<'_>, shown: &Shown<'_>) -> String {
    let each = shown.overlaps.iter().map(|&(channel, overlap)| {
        format!(
            "{} {}",
            text::isolate(channel_name(cx, channel), cx.language()),
            term(cx, cx.locale.decimal(overlap, 2))
        )
    });
    fill(cx.texts.reach_page.card_overlaps, &[("channels", &each.collect::<Vec<_>>().join(cx.comma()))])
}

/// Where the contact models' numbers come from, as the plan says.
fn sources(cx: &Cx<'_>, shown: &Shown<'_>) -> String {
    let texts = &cx.texts.reach_page;
    let audience = shown.audience.and_then(|position| cx.plan().audiences.get(position));
    let mut found: Vec<String> = Vec::new();
    let mut without = Vec::new();
    for &(position, _) in shown.channels {
        let Some(channel) = cx.plan().channels.get(position) else { continue };
        let contacts =
            channel.contacts.iter().filter(|contact| audience.is_none_or(|audience| audience.id == contact.audience));
        for contact in contacts {
            let source = contact.source.trim();
            if source.is_empty() {
                without.push(channel_name(cx, position));
            } else if !found.iter().any(|known| known == source) {
                found.push(source.to_owned());
            }
        }
    }
    without.dedup();
    let mut parts = Vec::new();
    if !found.is_empty() {
        let found: Vec<String> = found.iter().map(|source| text::isolate(source, cx.language()).into_owned()).collect();
        parts.push(fill(texts.card_sources, &[("sources", &found.join(cx.comma()))]));
    }
    if !without.is_empty() {
        let names: Vec<String> = without.iter().map(|name| text::isolate(name, cx.language()).into_owned()).collect();
        parts.push(fill(texts.card_without_source, &[("channels", &names.join(cx.comma()))]));
    }
    parts.join(" ")
}

/// The number before the last step and now; why frequency fell where it did.
fn since_last_step(cx: &Cx<'_>, shown: &Shown<'_>, explained: Explained) -> Vec<String> {
    let texts = &cx.texts.reach_page;
    let Some(before) = cx.app.document.analysis_before_last_step() else { return vec![texts.no_step_yet.to_owned()] };
    let Ok(before_shown) = shown_of(cx, before) else { return Vec::new() };
    let now = value(cx, cx.analysis(), shown, explained);
    let earlier = value(cx, before, &before_shown, explained);
    let (Ok(now), Ok(earlier)) = (now, earlier) else { return Vec::new() };
    let slots = [("before", written(cx, explained, earlier)), ("now", written(cx, explained, now))];
    let slots: Vec<(&str, &str)> = slots.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let mut lines = vec![fill(texts.last_step, &slots)];
    if explained == Explained::Frequency {
        let change = |now: f64, before: f64| cx.locale.percent((now / before - 1.0).abs(), 1);
        let (reach, points) = (shown.k_plus[0], shown.grp);
        let (old_reach, old_points) = (before_shown.k_plus[0], before_shown.grp);
        if old_reach > 0.0 && old_points > 0.0 && (now - earlier).abs() > 1e-9 {
            let template = match (reach > old_reach, now < earlier) {
                (true, true) => texts.frequency_fell,
                (false, true) => texts.frequency_fell_with_points,
                (true, false) => texts.frequency_rose_with_points,
                (false, false) => texts.frequency_rose,
            };
            let (reach, points) = (change(reach, old_reach), change(points, old_points));
            lines.push(fill(template, &[("reach", &reach), ("points", &points)]));
        }
    }
    lines
}
