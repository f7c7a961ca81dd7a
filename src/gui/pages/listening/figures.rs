//! The figures above the log, each with its number, and what they are while there are few mentions.

use eframe::egui::Ui;

use crate::gui::context::Cx;
use crate::gui::parts::card;
use crate::gui::parts::figures::{columns_by_share, figure, names_height, pressed_figure, written};
use crate::gui::theme::space;
use crate::gui::widgets::{Look, group, label_in, small};
use crate::listening::{LEAST_MENTIONS, Log};
use crate::report::{ListeningFigure, Subject};
use crate::text::strings::{fill, slots};

/// Where the cards of the log stand.
const LOG: &str = "figures of the log";

/// One figure: its name, its value or why there is none, what stands under it, and the card that it opens.
pub(super) struct Shown {
    pub(super) name: String,
    pub(super) value: Result<String, String>,
    pub(super) caption: String,
    pub(super) opens: Option<ListeningFigure>,
}

/// Shows figures beside each other, `columns` in a row. What has a card opens it at `place`.
pub(super) fn in_rows(cx: &Cx<'_>, ui: &mut Ui, all: &[Shown], columns: usize, place: &'static str) {
    for line in all.chunks(columns.max(1)) {
        let shares = vec![1.0; columns];
        let names = names_height(ui, &shares, line.iter().map(|shown| shown.name.as_str()));
        columns_by_share(ui, &shares, |ui, at| {
            let Some(shown) = line.get(at) else { return };
            let name = (shown.name.as_str(), names);
            let Some(opens) = shown.opens.map(Subject::Listening) else {
                return figure(ui, name, &shown.value, &shown.caption);
            };
            let is_open = card::at(cx, place) == Some(opens);
            let pressed = pressed_figure(ui, name, &shown.value, &shown.caption, is_open);
            if pressed.clicked() {
                card::toggle(cx, place, opens, &pressed);
            }
        });
        ui.add_space(space::TIGHT);
    }
}

/// Shows the figures in rows of as many as there is room for.
pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui) {
    group(ui, "", |ui| {
        let log = &cx.analysis().listening.log;
        let all = if log.total.coded() >= LEAST_MENTIONS { of_many(cx, log) } else { of_few(cx, log) };
        let columns = ((ui.available_width() / 170.0) as usize).clamp(2, 4);
        in_rows(cx, ui, &all, columns, LOG);
        apart(cx, ui, log);
        if log.outweighing.is_some() {
            label_in(ui, cx.texts.listening_page.caption_outweighed, Look::Warning);
        }
        small(ui, cx.texts.listening_page.reading);
    });
    card::show(cx, ui, LOG);
}

fn three(cx: &Cx<'_>, value: f64) -> String {
    cx.locale.index(value)
}

fn of_many(cx: &Cx<'_>, log: &Log) -> Vec<Shown> {
    let (words, terms) = (&cx.texts.listening_page, &cx.texts.listening);
    let total = &log.total;
    let caption = total.interval().map_or_else(
        |_| String::new(),
        |[low, high]| {
            let (low, high, count) = (three(cx, low), three(cx, high), cx.locale.whole(total.coded()));
            fill!(words.caption_interval, &[("low", &low), ("high", &high), ("count", &count)])
        },
    );
    let voice = cx.plan().category_mentions.map_or_else(String::new, |category| {
        let [own, all] = [total.all(), category].map(|count| cx.locale.whole(count));
        fill!(words.caption_category, &[("count", &own), ("total", &all)])
    });
    let [planned, coded] = [total.with_planned_claim, total.coded()].map(|count| cx.locale.whole(count));
    let planned = fill!(words.of, &[("count", &planned), ("total", &coded)]);
    let voice_share = cx.analysis().listening.share_of_voice;
    let mut shown: Vec<Shown> = [
        (terms.net, total.net(), caption.as_str(), ListeningFigure::Net),
        (terms.polarity, total.polarity(), words.caption_polarity, ListeningFigure::Polarity),
        (terms.reach_weighted, total.reach_weighted(), words.caption_people, ListeningFigure::ReachWeighted),
        (terms.pull_through, total.pull_through(), &planned, ListeningFigure::PullThrough),
        (terms.share_of_voice, voice_share, &voice, ListeningFigure::Voice),
    ]
    .map(|(name, value, caption, opens)| Shown {
        name: name.to_owned(),
        value: written(cx, &value, |value| three(cx, value)),
        caption: caption.to_owned(),
        opens: Some(opens),
    })
    .into();
    shown.extend(answers(cx, log));
    shown
}

fn of_few(cx: &Cx<'_>, log: &Log) -> Vec<Shown> {
    let (words, terms) = (&cx.texts.listening_page, &cx.texts.listening);
    let total = &log.total;
    let missing = cx.locale.whole(LEAST_MENTIONS.saturating_sub(total.coded()));
    let count = |name: &str, number: u64, caption: String| Shown {
        name: name.to_owned(),
        value: Ok(cx.locale.whole(number)),
        caption,
        opens: None,
    };
    let mut shown = vec![
        Shown {
            opens: Some(ListeningFigure::Net),
            ..count(terms.coded, total.coded(), fill!(words.caption_missing, &[("count", &missing)]))
        },
        count(terms.positive, total.positive, String::new()),
        count(terms.negative, total.negative, String::new()),
        count(terms.neutral, total.neutral, String::new()),
    ];
    shown.extend(answers(cx, log));
    shown
}

/// Says how many of the negative mentions were answered in time, and how fast answers came.
fn answers(cx: &Cx<'_>, log: &Log) -> Vec<Shown> {
    let (words, terms) = (&cx.texts.listening_page, &cx.texts.listening);
    let response = &log.response;
    let hours = cx.locale.decimal_short(log.target_hours(), 1);
    let [in_time, negative, answered] =
        [response.negative_in_time, response.negative, response.answered].map(|count| cx.locale.whole(count));
    let within = response.within().map(|_| fill!(words.of, &[("count", &in_time), ("total", &negative)]));
    let median = written(cx, &response.median_hours(), |value| cx.locale.decimal_short(value, 1));
    vec![
        Shown {
            name: fill!(words.answered_within, &[("hours", &hours)]),
            value: within.map_err(|why| crate::text::reason(why, cx.language()).to_owned()),
            caption: words.caption_negative.to_owned(),
            opens: Some(ListeningFigure::Answered),
        },
        Shown {
            name: terms.median_hours.to_owned(),
            value: median,
            caption: fill!(words.caption_answered, &[("count", &answered)]),
            opens: Some(ListeningFigure::MedianHours),
        },
    ]
}

/// Shows what is counted apart, where there is something.
fn apart(cx: &Cx<'_>, ui: &mut Ui, log: &Log) {
    let counts = [log.outside.all(), log.undated.all(), log.own.all()];
    if counts.iter().any(|count| *count > 0) {
        let [outside, undated, own] = counts.map(|count| cx.locale.whole(count));
        let values = slots![("outside", &*outside), ("undated", &*undated), ("own", &*own)];
        small(ui, &fill!(cx.texts.listening_page.week_apart, values));
    }
}
