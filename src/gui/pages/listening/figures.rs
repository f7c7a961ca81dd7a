//! The figures above the log, each with its number, and what they are while there are few mentions.

use eframe::egui::Ui;

use crate::gui::context::Cx;
use crate::gui::plots::{beside, figure, written};
use crate::gui::theme::space;
use crate::gui::widgets::{Look, group, label_in, small};
use crate::listening::{LEAST_MENTIONS, Log};
use crate::text::strings::fill;

/// One figure: its name, its value or why there is none, and what stands under it.
struct Shown {
    name: String,
    value: Result<String, String>,
    caption: String,
}

/// Shows the figures in rows of as many as there is room for.
pub(super) fn show(cx: &Cx<'_>, ui: &mut Ui) {
    let log = &cx.analysis().listening.log;
    let all = if log.total.coded() >= LEAST_MENTIONS { of_many(cx, log) } else { of_few(cx, log) };
    group(ui, "", |ui| {
        let columns = ((ui.available_width() / 170.0) as usize).clamp(2, 6);
        for line in all.chunks(columns) {
            beside(ui, &vec![1.0; columns], |ui, at| {
                if let Some(shown) = line.get(at) {
                    figure(ui, &shown.name, &shown.value, &shown.caption);
                }
            });
            ui.add_space(space::TIGHT);
        }
        apart(cx, ui, log);
        if log.outweighing.is_some() {
            label_in(ui, cx.texts.listening_page.caption_outweighed, Look::Warning);
        }
        small(ui, cx.texts.listening_page.reading);
    });
}

fn three(cx: &Cx<'_>, value: f64) -> String {
    cx.locale.decimal(value, 3)
}

fn of_many(cx: &Cx<'_>, log: &Log) -> Vec<Shown> {
    let (words, terms) = (&cx.texts.listening_page, &cx.texts.listening);
    let total = &log.total;
    let caption = total.interval().map_or_else(
        |_| String::new(),
        |[low, high]| {
            let (low, high, count) = (three(cx, low), three(cx, high), cx.locale.whole(total.coded()));
            fill(words.caption_interval, &[("low", &low), ("high", &high), ("count", &count)])
        },
    );
    let voice = cx.plan().category_mentions.map_or_else(String::new, |category| {
        let [own, all] = [total.all(), category].map(|count| cx.locale.whole(count));
        fill(words.caption_category, &[("count", &own), ("total", &all)])
    });
    let of = |name: &str, value, caption: &str| Shown { name: name.to_owned(), value, caption: caption.to_owned() };
    let mut shown = vec![
        of(terms.net, written(cx, &total.net(), |value| three(cx, value)), &caption),
        of(terms.polarity, written(cx, &total.polarity(), |value| three(cx, value)), words.caption_polarity),
        of(terms.reach_weighted, written(cx, &total.reach_weighted(), |value| three(cx, value)), words.caption_people),
        of(
            terms.share_of_voice,
            written(cx, &cx.analysis().listening.share_of_voice, |value| three(cx, value)),
            &voice,
        ),
    ];
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
    };
    let mut shown = vec![
        count(terms.coded, total.coded(), fill(words.caption_missing, &[("count", &missing)])),
        count(terms.positive, total.positive, String::new()),
        count(terms.negative, total.negative, String::new()),
        count(terms.neutral, total.neutral, String::new()),
    ];
    shown.extend(answers(cx, log));
    shown
}

/// How many of the negative mentions were answered in time, and how fast answers came.
fn answers(cx: &Cx<'_>, log: &Log) -> Vec<Shown> {
    let (words, terms) = (&cx.texts.listening_page, &cx.texts.listening);
    let response = &log.response;
    let hours = cx.locale.decimal_short(log.target_hours(), 1);
    let [in_time, negative, answered] =
        [response.negative_in_time, response.negative, response.answered].map(|count| cx.locale.whole(count));
    let within = response.within().map(|_| fill(words.of, &[("count", &in_time), ("total", &negative)]));
    let median = written(cx, &response.median_hours(), |value| cx.locale.decimal_short(value, 1));
    vec![
        Shown {
            name: fill(words.answered_within, &[("hours", &hours)]),
            value: within.map_err(|why| crate::text::reason(why, cx.language()).to_owned()),
            caption: words.caption_negative.to_owned(),
        },
        Shown {
            name: terms.median_hours.to_owned(),
            value: median,
            caption: fill(words.caption_answered, &[("count", &answered)]),
        },
    ]
}

/// What is counted apart, where there is something.
fn apart(cx: &Cx<'_>, ui: &mut Ui, log: &Log) {
    let counts = [log.outside.all(), log.undated.all(), log.own.all()];
    if counts.iter().any(|count| *count > 0) {
        let [outside, undated, own] = counts.map(|count| cx.locale.whole(count));
        let values = [("outside", &*outside), ("undated", &*undated), ("own", &*own)];
        small(ui, &fill(cx.texts.listening_page.week_apart, &values));
    }
}
