//! Says how channels overlap over the plan: who of one channel's people another reaches too, and three channels as circles.

use eframe::egui::{Align2, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::channel_name;
use crate::gui::context::Cx;
use crate::gui::fit;
use crate::gui::parts::card;
use crate::gui::parts::matrix::{Diagonal, Matrix, MatrixCell};
use crate::gui::parts::table::{Of, Presses, TableLook, show as show_table, table_of};
use crate::gui::theme::{palette, size, strong_font};
use crate::gui::widgets::{choice, paint_text, row, section, small, weak};
use crate::plan::ChannelId;
use crate::reach::Duplication;
use crate::report::reach::{CIRCLE_PAIRS, ThreeChannels, View, inside_all, most_reaching};
use crate::report::{ReachFigure, Subject, reach};
use crate::text;
use crate::text::strings::{fill, slots};

/// Height of the picture of three circles in points.
const PICTURE_HEIGHT: f32 = 250.0;

/// Where the cards of cells and pairs stand.
const OVERLAP: &str = "overlap";

/// Returns a share of all people or of the audience that is shown.
fn share(cx: &Cx<'_>, shown: &View<'_>, of: impl Fn(&Duplication) -> f64) -> f64 {
    cx.analysis().reach.share_reached(shown.audience, of).unwrap_or(0.0)
}

fn percent(cx: &Cx<'_>, share: f64) -> String {
    cx.locale.percent(share, u8::from(share < 0.0995))
}

/// Shows the matrix and its twin as a table.
pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui, shown: &View<'_>) {
    let words = &cx.texts.reach_page;
    let figures = &cx.texts.figures;
    weak(ui, figures.channel_overlap_hint);
    if shown.channels.len() < 2 {
        weak(ui, words.overlap_needs_two);
        return;
    }
    matrix(cx, ui, shown);
    small(ui, figures.channel_overlap_reading);
    section(ui, words.pairs_table, false, |ui| table(cx, ui, shown));
    card::show(cx, ui, OVERLAP);
}

fn matrix(cx: &Cx<'_>, ui: &mut Ui, shown: &View<'_>) {
    let names: Vec<String> = shown.channels.iter().map(|(channel, _)| channel_name(cx, *channel).to_owned()).collect();
    let matrix =
        Matrix { place: "overlap matrix", names: &names, diagonal: Diagonal::Framed, chosen: None, scale: None };
    let pressed = matrix.show(cx, ui, |row, column| one_cell(cx, shown, (row, column)));
    if let Some(((row, column), response)) = pressed {
        let (a, b) = (shown.channels[row].0, shown.channels[column].0);
        let explained = if row == column { ReachFigure::Channel(a) } else { ReachFigure::Pair(a.min(b), a.max(b)) };
        card::toggle(cx, OVERLAP, Subject::Reach(explained, shown.audience), &response);
    }
}

/// Returns what a cell says: of those whom the channel of its row reaches, how many that of its column also reaches; on the
/// diagonal the channel's own reach.
fn one_cell(cx: &Cx<'_>, shown: &View<'_>, (row, column): (usize, usize)) -> MatrixCell {
    let words = &cx.texts.reach_page;
    let (a, b) = (shown.channels[row].0, shown.channels[column].0);
    let name = |at: usize| text::isolate(channel_name(cx, at), cx.language()).into_owned();
    let reach = shown.channels[row].1.reach;
    let (value, spoken) = if row == column {
        let slots = slots![("channel", name(a)), ("share", cx.locale.percent(reach, 1))];
        (reach, fill!(words.reach_of, slots))
    } else {
        let both = share(cx, shown, |duplication| duplication.by_all(&[a, b]));
        let also = if reach > 0.0 { (both / reach).min(1.0) } else { 0.0 };
        let chance = share(cx, shown, |duplication| duplication.by_one(a) * duplication.by_one(b));
        let index = if chance > 0.0 { both / chance } else { 1.0 };
        let slots = slots![
            ("a", name(a)),
            ("b", name(b)),
            ("also", cx.locale.percent(also, 1)),
            ("both", cx.locale.percent(both, 1)),
            ("index", cx.locale.decimal(index, 2)),
        ];
        (also, fill!(words.also_reached, slots))
    };
    MatrixCell { strength: Some(value), text: percent(cx, value), spoken }
}

fn table(cx: &Cx<'_>, ui: &mut Ui, shown: &View<'_>) {
    let of = Of { audience: shown.audience, ..Of::default() };
    let table = table_of(cx, OVERLAP, of, reach::pairs);
    let open = card::at(cx, OVERLAP);
    let look = TableLook::at(OVERLAP).at_most(12).pressing(Presses::Rows, open).saying(cx.texts.cards.rows_hint);
    let pressed = show_table(cx, ui, &table, &look);
    card::pressed(cx, OVERLAP, pressed.as_ref());
}

/// Returns the three channels of the picture: those that were chosen, or those that reach most.
fn chosen_three(cx: &Cx<'_>, shown: &View<'_>, ids: Option<&[ChannelId; 3]>) -> Option<[usize; 3]> {
    let chosen = ids.and_then(|[a, b, c]| {
        let channels = &cx.plan().channels;
        Some([channels.position(a)?, channels.position(b)?, channels.position(c)?])
    });
    let is_legal = |chosen: &[usize; 3]| {
        chosen.iter().all(|channel| shown.channels.iter().any(|(known, _)| known == channel))
            && chosen[0] != chosen[1]
            && chosen[0] != chosen[2]
            && chosen[1] != chosen[2]
    };
    chosen.filter(is_legal).or_else(|| most_reaching(shown))
}

/// Shows three channels as circles whose areas are computed.
pub(super) fn three(cx: &Cx<'_>, ui: &mut Ui, shown: &View<'_>, circles: &mut Option<[ChannelId; 3]>) {
    let words = &cx.texts.reach_page;
    let Some(mut chosen) = chosen_three(cx, shown, circles.as_ref()) else {
        weak(ui, words.three_needs);
        return;
    };
    let before = chosen;
    let names: Vec<(usize, &str)> =
        shown.channels.iter().map(|(channel, _)| (*channel, channel_name(cx, *channel))).collect();
    row(ui, |ui| {
        let width = fit::column_of(ui.available_width(), 3, 8.0).min(200.0);
        for at in 0..3 {
            let number = cx.locale.ungrouped(at as u64 + 1);
            let name = fill!(words.circle, &[("number", &number)]);
            let others: Vec<(usize, &str)> = names
                .iter()
                .filter(|(channel, _)| (0..3).all(|other| other == at || chosen[other] != *channel))
                .copied()
                .collect();
            if let Some(channel) = choice(ui, &name, &chosen[at], &others, width) {
                chosen[at] = channel;
            }
        }
    });
    if chosen != before {
        let id = |channel: usize| cx.plan().channels.get(channel).map(|channel| channel.id.clone());
        let [a, b, c] = chosen.map(id);
        *circles = a.zip(b).zip(c).map(|((a, b), c)| [a, b, c]);
    }
    picture(cx, ui, shown, chosen);
}

fn picture(cx: &Cx<'_>, ui: &mut Ui, shown: &View<'_>, channels: [usize; 3]) {
    let words = &cx.texts.reach_page;
    let parts = ThreeChannels::of(cx.analysis(), shown.audience, channels);
    let (rect, response) = fit::allocate(ui, vec2(ui.available_width(), PICTURE_HEIGHT), Sense::hover());
    let spoken = fill!(
        words.three_name,
        &[("any", &cx.locale.percent(parts.any, 1)), ("all", &cx.locale.percent(parts.all, 1))]
    );
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &spoken));
    let [left, low, right, high] = parts.bounds();
    let scale = (f64::from(rect.width() - 24.0) / (right - left).max(1e-9))
        .min(f64::from(rect.height() - 12.0) / (high - low).max(1e-9));
    let middle = rect.center();
    let at = |x: f64, y: f64| {
        pos2(
            middle.x + ((x - f64::midpoint(left, right)) * scale) as f32,
            middle.y + ((y - f64::midpoint(low, high)) * scale) as f32,
        )
    };
    let colours = *palette(ui.visuals());
    let inks = [colours.curve, colours.second_curve, colours.third_curve];
    for (circle, ink) in parts.circles.iter().zip(inks) {
        let (centre, radius) = (at(circle.x, circle.y), (circle.radius * scale) as f32);
        ui.painter().circle(centre, radius, ink.gamma_multiply(0.22), Stroke::new(1.5, ink));
    }
    for which in 0..3 {
        let (x, y) = parts.words_at(which);
        let place = at(x, y);
        let number = cx.locale.ungrouped(which as u64 + 1);
        let words = format!("{number}{dot}{}", percent(cx, parts.alone(which)), dot = cx.locale.dot());
        paint_text(ui, ui.painter(), place, Align2::CENTER_CENTER, &words, strong_font(size::SMALL), colours.text);
    }
    let (mx, my) = parts.middle();
    let in_all = percent(cx, parts.all);
    paint_text(ui, ui.painter(), at(mx, my), Align2::CENTER_CENTER, &in_all, strong_font(size::SMALL), colours.text);
    in_words(cx, ui, &parts);
}

/// Describes the parts of the picture in words.
fn in_words(cx: &Cx<'_>, ui: &mut Ui, parts: &ThreeChannels) {
    let words = &cx.texts.reach_page;
    for (which, channel) in parts.channels.into_iter().enumerate() {
        let number = cx.locale.ungrouped(which as u64 + 1);
        let name = text::isolate(channel_name(cx, channel), cx.language());
        let (reach, alone) = (cx.locale.percent(parts.each[which], 1), cx.locale.percent(parts.alone(which), 1));
        let slots = slots![("number", number.as_str()), ("channel", &name), ("reach", &reach), ("alone", &alone)];
        small(ui, &fill!(words.circle_line, slots));
    }
    let pairs: Vec<String> = CIRCLE_PAIRS
        .iter()
        .zip(parts.pairs)
        .map(|((a, b), pair)| {
            let (a, b) = (cx.locale.ungrouped(*a as u64 + 1), cx.locale.ungrouped(*b as u64 + 1));
            fill!(words.circle_pair, &[("a", &a), ("b", &b), ("share", &cx.locale.percent(pair, 1))])
        })
        .collect();
    small(ui, &pairs.join(cx.comma()));
    let (any, all) = (cx.locale.percent(parts.any, 1), cx.locale.percent(parts.all, 1));
    let area = cx.locale.percent(inside_all(&parts.circles), 1);
    small(ui, &fill!(words.circle_all, &[("any", &any), ("all", &all), ("area", &area)]));
}
