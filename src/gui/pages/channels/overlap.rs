//! Says how strongly the channel's audience overlaps with the others': one number for the channel, or what is known of pairs.

use eframe::egui::Ui;

use crate::analysis::{Answer, Question};
use crate::app::refitted;
use crate::edit::{Change, Edit, EditName, Subject, Verb};
use crate::gui::answers::look_at;
use crate::gui::context::Cx;
use crate::gui::theme::space;
use crate::gui::visits::of_item;
use crate::gui::widgets::{
    FieldLook, Look, Unread, choice, field_row, group, label_in, number_field, number_field_id, percent_field, row,
    section, small, small_button, strong, weak,
};
use crate::plan::schema::ListName;
use crate::plan::{AudienceId, Channel, ChannelId, Figure, List, Pair, Plan};
use crate::reach::{PairOutlook, StatedPair, pair_outlook};
use crate::text;
use crate::text::strings::{fill, slots};

/// Shows the overlap of the channel.
pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui, among: &mut Option<AudienceId>, channel: &Channel) {
    let words = &cx.texts.channels_page;
    let figures = &cx.texts.figures;
    group(ui, words.overlap, |ui| {
        field_row(ui, figures.overlap_strength, |ui| {
            let key = ("overlap", &channel.id);
            let edit = of_item(&channel.id, |new: &mut Channel, overlap| new.overlap = overlap);
            percent_field(cx, ui, key, figures.overlap_strength, channel.overlap, (-1.0, 1.0), edit);
        });
        small(ui, words.overlap_hint);
        if cx.plan().channels.len() > 1 {
            section(ui, words.pairs, false, |ui| pairs(cx, ui, among, channel));
        }
    });
}

/// Shows the choice of the audience in which pairs are compared, and returns it: the chosen one, or the first that the
/// channel meets.
fn audience(cx: &mut Cx<'_>, ui: &mut Ui, among: &mut Option<AudienceId>, channel: &Channel) -> Option<AudienceId> {
    let plan = cx.plan();
    let met: Vec<(AudienceId, &str)> = plan
        .audiences
        .iter()
        .filter(|audience| channel.contact(&audience.id).is_some())
        .map(|audience| (audience.id.clone(), cx.name_of(audience)))
        .collect();
    let chosen =
        among.clone().filter(|id| met.iter().any(|(known, _)| known == id)).or_else(|| Some(met.first()?.0.clone()))?;
    if met.len() > 1 {
        let name = cx.texts.channels_page.pairs_audience;
        if let Some(new) = field_row(ui, name, |ui| choice(ui, name, &chosen, &met, 220.0)) {
            *among = Some(new);
        }
    }
    Some(chosen)
}

/// Shows for each other channel, of those who meet this one, how many also meet the other.
fn pairs(cx: &mut Cx<'_>, ui: &mut Ui, among: &mut Option<AudienceId>, channel: &Channel) {
    let words = &cx.texts.channels_page;
    small(ui, words.pairs_hint);
    let Some(audience) = audience(cx, ui, among, channel) else {
        weak(ui, words.pairs_none);
        return;
    };
    if let Some(found) = look_at(cx, ui, &Question::ChannelPairs(channel.id.clone(), audience.clone()))
        && let Answer::ChannelPairs(pairs) = found.answer
    {
        found.scope(ui, |ui| {
            for (other, outlook) in pairs {
                one_pair(cx, ui, channel, (*other, outlook), &audience);
            }
        });
        if pairs.is_empty() {
            weak(ui, words.pairs_none);
        }
    }
    residuals(cx, ui);
}

/// Says how two channels overlap in an earlier `plan`, where that has them and both are met.
fn outlook_in(plan: &Plan, audience: &AudienceId, channels: [&Channel; 2]) -> Option<PairOutlook> {
    let [a, b] = channels.map(|channel| plan.channels.position(&channel.id));
    pair_outlook(plan, audience, [a?, b?]).ok()
}

fn one_pair(
    cx: &mut Cx<'_>,
    ui: &mut Ui,
    channel: &Channel,
    (other_at, outlook): (usize, &Figure<PairOutlook>),
    audience: &AudienceId,
) {
    let words = &cx.texts.channels_page;
    let plan = cx.plan();
    let Some(other) = plan.channels.get(other_at) else { return };
    let name = text::isolate(cx.name_of(other), cx.language()).into_owned();
    ui.add_space(space::TIGHT);
    let outlook = match outlook {
        Ok(outlook) => *outlook,
        Err(why) => {
            let why = text::reason(*why, cx.language());
            weak(ui, &fill!(words.pair_without, &[("channel", name), ("why", why)]));
            return;
        }
    };
    let stated = channel.pairs.iter().find(|pair| pair.with == other.id && pair.audience == *audience);
    strong(ui, &fill!(words.pair_with, &[("channel", &name)]));
    let spoken = fill!(words.pair_spoken, &[("channel", &name)]);
    field_row(ui, words.also_met, |ui| {
        let key = ("pair", &channel.id, &other.id, audience);
        let shown = stated.map(|pair| cx.locale.percent_exact(pair.also_met)).unwrap_or_default();
        // What may be typed does not hang on what the last keystroke stated.
        let before = cx.plan_before_visit(number_field_id(cx, key));
        let then = if std::ptr::eq(before, plan) { None } else { outlook_in(before, audience, [channel, other]) };
        let read = read_share(cx, then.unwrap_or(outlook));
        let (channel, other, audience) = (channel.id.clone(), other.id.clone(), audience.clone());
        number_field(cx, ui, key, &spoken, &shown, FieldLook::line(80.0), read, move |before, share| {
            Some(stating(before, &channel, &other, &audience, share))
        });
        let [least, most] = outlook.range.map(|share| cx.locale.percent(share, 1));
        small(ui, &fill!(words.pair_range, &[("least", least), ("most", &most)]));
    });
    let now = [outlook.also_met, outlook.by_chance, outlook.reach[0]].map(|share| cx.locale.percent(share, 1));
    let index = cx.locale.decimal(outlook.also_met / outlook.by_chance, 2);
    let slots = slots![("now", now[0].as_str()), ("chance", &now[1]), ("index", &index)];
    small(ui, &fill!(words.pair_now, slots));
    if outlook.range[1] - outlook.range[0] < 1e-9 {
        small(ui, words.pair_alike);
    }
}

/// Reads a share inside the legal range; nothing takes the statement back.
fn read_share(cx: &Cx<'_>, outlook: PairOutlook) -> impl Fn(&str) -> Result<Option<f64>, Unread> + use<> {
    let locale = cx.locale;
    let template = cx.texts.channels_page.pair_refusal;
    move |typed: &str| {
        if typed.trim().is_empty() {
            return Ok(None);
        }
        let share = text::parse_percent(typed).map_err(|why| Unread::of(&why, locale))?;
        let [least, most] = outlook.range;
        // The ends are shown rounded.
        if (least - 5e-4..=most + 5e-4).contains(&share) {
            Ok(Some(share))
        } else {
            let (least, most) = (locale.percent(least, 1), locale.percent(most, 1));
            Err(fill!(template, &[("least", least), ("most", &most)]).into())
        }
    }
}

/// Returns the edit that states what is known of a pair (`None`: no longer anything). The overlaps of all channels that
/// statements name are then fitted beside the window, and become part of the same step.
fn stating(plan: &Plan, channel: &ChannelId, with: &ChannelId, audience: &AudienceId, share: Option<f64>) -> Edit {
    let state = |item: &Channel| {
        let mut new = item.clone();
        if new.id == *channel {
            new.pairs.retain(|pair| !(pair.with == *with && pair.audience == *audience));
            new.pairs.extend(share.map(|also_met| Pair { with: with.clone(), audience: audience.clone(), also_met }));
        }
        new
    };
    let channels: List<Channel> = plan.channels.iter().map(|item| state(item)).collect();
    let stated = Plan { channels, ..plan.clone() };
    let mut new: Vec<Channel> = stated.channels.iter().map(|item| Channel::clone(item)).collect();
    if share.is_none() {
        // What a statement fitted goes with the last statement about a channel.
        let was_stated = |id: &ChannelId| *id == *channel || *id == *with;
        let is_stated = |id: &ChannelId| stated.channels.iter().any(|item| states(item, id));
        let taken_back = plan.channel(channel).is_some_and(|item| states_pair(item, with, audience));
        for item in new.iter_mut().filter(|item| taken_back && was_stated(&item.id) && !is_stated(&item.id)) {
            item.overlap = 0.0;
        }
    }
    let edits: Vec<Edit> = new
        .into_iter()
        .zip(&plan.channels)
        .filter(|(new, old)| new != old.as_ref())
        .map(|(new, _)| Edit::Channel(Change::Replace(new)))
        .collect();
    let name = EditName::of(Verb::Change, Subject::Item(ListName::Channels), edits.len().max(1));
    Edit::Several { edits, name }
}

/// Returns true when `item` states something about the channel `id`, itself or another.
fn states(item: &Channel, id: &ChannelId) -> bool {
    !item.pairs.is_empty() && (item.id == *id || item.pairs.iter().any(|pair| pair.with == *id))
}

fn states_pair(item: &Channel, with: &ChannelId, audience: &AudienceId) -> bool {
    item.pairs.iter().any(|pair| pair.with == *with && pair.audience == *audience)
}

/// Shows what was stated and cannot all be met.
fn residuals(cx: &mut Cx<'_>, ui: &mut Ui) {
    let words = &cx.texts.channels_page;
    let plan = cx.plan();
    if plan.channels.iter().all(|channel| channel.pairs.is_empty()) {
        return;
    }
    ui.add_space(space::SMALL);
    let Some(found) = look_at(cx, ui, &Question::StatedPairs) else { return };
    let Answer::StatedPairs(pairs) = found.answer else { return };
    let fitted = look_at(cx, ui, &Question::FittedOverlaps);
    found.scope(ui, |ui| stated_in_words(cx, ui, pairs));
    if pairs.iter().any(|pair| pair.residual().is_ok_and(|residual| residual.abs() >= 0.005)) {
        small(ui, words.pairs_contradict);
        let Some(fitted) = fitted else { return };
        let Answer::FittedOverlaps(overlaps) = fitted.answer else { return };
        if row(ui, |ui| small_button(ui, words.fit_again).clicked()) && fitted.is_current {
            cx.edit(refitted(plan, overlaps));
        }
    }
}

/// Says of each statement, on one line, whether it is met.
fn stated_in_words(cx: &Cx<'_>, ui: &mut Ui, pairs: &[StatedPair]) {
    let words = &cx.texts.channels_page;
    let plan = cx.plan();
    for pair in pairs {
        let (channel, with) = (&plan.channels[pair.channel], &plan.channels[pair.with]);
        let name = |channel: &Channel| text::isolate(cx.name_of(channel), cx.language()).into_owned();
        let (a, b) = (name(channel), name(with));
        let stated = cx.locale.percent(pair.stated, 1);
        match pair.outlook {
            Ok(outlook) => {
                let met = cx.locale.percent(outlook.also_met, 1);
                let is_met = (outlook.also_met - pair.stated).abs() < 0.005;
                let template = if is_met { words.pair_met } else { words.pair_missed };
                let slots = slots![("a", a.as_str()), ("b", &b), ("stated", &stated), ("met", &met)];
                label_in(ui, &fill!(template, slots), if is_met { Look::Small } else { Look::Warning });
            }
            Err(why) => {
                let why = text::reason(why, cx.language());
                label_in(ui, &fill!(words.pair_without, &[("channel", b), ("why", why)]), Look::Warning);
            }
        }
    }
}
