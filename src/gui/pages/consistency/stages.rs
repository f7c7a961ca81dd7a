//! Complementarity: the audiences × stages matrix, and the stages held against the planner's targets.

use eframe::egui::{Color32, CornerRadius, Ui, vec2};

use super::card::{self, ConsistencyFigure};
use super::{ROW_HEIGHT, three_or_reason};
use crate::consistency::StageMix;
use crate::gui::context::Cx;
use crate::gui::theme::{self, palette, space};
use crate::gui::widgets::{Column, Look, Table, small, text_elided, weak};
use crate::plan::Stage;
use crate::text::strings::fill;
use crate::text::{self, terms};

/// Names the table, and the place of its cards.
const TABLE: &str = "stages";
/// How strongly a share of 1 colours its cell.
const GROUND: f32 = 0.55;

/// One row of the matrix: who or what, the shares of the stages, and the order in which they are met.
struct Row {
    name: String,
    shares: Option<[f64; 5]>,
    last: String,
    /// Rows of the whole plan stand out.
    is_whole: bool,
    card: ConsistencyFigure,
}

/// Shows the matrix with its figures under it.
pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui) {
    let words = &cx.texts.consistency_page;
    weak(ui, words.stages_hint);
    let rows = rows(cx);
    let mut columns = vec![Column::text(cx.texts.shared.audience, 1.5)];
    columns.extend(
        Stage::ALL.map(|stage| Column { is_number: true, ..Column::text(terms::stage(stage, cx.language()), 1.0) }),
    );
    columns.push(Column { is_number: true, ..Column::text(words.sequence, 1.0) });
    let table = Table { id: TABLE, columns: &columns, row_height: ROW_HEIGHT, max_height: 14.0 * ROW_HEIGHT };
    let cell = |row: usize, column: usize| -> String {
        let row = &rows[row];
        match column {
            0 => row.name.clone(),
            6 => row.last.clone(),
            stage => row
                .shares
                .map(|shares| shares[stage - 1])
                .filter(|share| *share > 0.0)
                .map_or_else(|| text::DASH.to_owned(), |share| cx.locale.percent(share, 1)),
        }
    };
    let name = |row: usize| (0..columns.len()).map(|column| cell(row, column)).collect::<Vec<_>>().join(" · ");
    let open = card::at(ui, TABLE).and_then(|open| rows.iter().position(|row| row.card == open));
    let clicked = table.show(ui, rows.len(), open, name, |ui, row, column| {
        if let (1..=5, Some(shares)) = (column, rows[row].shares) {
            let colour = palette(ui.visuals()).curve.gamma_multiply(shares[column - 1] as f32 * GROUND);
            let ground = if shares[column - 1] > 0.0 { colour } else { Color32::TRANSPARENT };
            ui.painter().rect_filled(ui.max_rect().expand2(vec2(6.0, -1.0)), CornerRadius::same(theme::RADIUS), ground);
        }
        text_elided(ui, &cell(row, column), if rows[row].is_whole { Look::Strong } else { Look::Body });
    });
    small(ui, cx.texts.cards.rows_hint);
    if let Some((row, pressed)) = clicked {
        card::toggle(ui, TABLE, rows[row].card, &pressed);
    }
    card::show(cx, ui, TABLE);
    figures(cx, ui);
}

fn rows(cx: &Cx<'_>) -> Vec<Row> {
    let words = &cx.texts.consistency_page;
    let results = &cx.analysis().consistency.complementarity;
    let mut rows: Vec<Row> = cx
        .plan()
        .audiences
        .iter()
        .zip(results.audiences.iter().zip(&results.sequence))
        .enumerate()
        .map(|(at, (audience, (met, sequence)))| {
            let all: f64 = met.iter().sum();
            Row {
                name: cx.name_of(audience).to_owned(),
                shares: (all > 0.0).then(|| met.map(|impressions| impressions / all)),
                last: sequence.map_or_else(|_| text::DASH.to_owned(), |tau| cx.locale.signed(tau, 2)),
                is_whole: false,
                card: ConsistencyFigure::Stages(at),
            }
        })
        .collect();
    let whole =
        |name: &str, shares, card| Row { name: name.to_owned(), shares, last: String::new(), is_whole: true, card };
    let targets = cx.plan().settings.stage_targets;
    rows.push(whole(words.stages_met, results.by_exposure.shares.ok(), ConsistencyFigure::StagesMet));
    rows.push(whole(words.stages_spent, cx.analysis().spending.stages.shares.ok(), ConsistencyFigure::StagesSpent));
    rows.push(whole(
        words.stages_target,
        Some(Stage::ALL.map(|stage| targets.of(stage))),
        ConsistencyFigure::StagesTarget,
    ));
    rows
}

fn figures(cx: &Cx<'_>, ui: &mut Ui) {
    let words = &cx.texts.consistency_page;
    let results = &cx.analysis().consistency.complementarity;
    let mix = |template: &str, mix: &StageMix| {
        let [coverage, matching, evenness] =
            [mix.coverage, mix.target_match, mix.evenness].map(|figure| three_or_reason(cx, &figure));
        fill(template, &[("coverage", &coverage), ("match", &matching), ("evenness", &evenness)])
    };
    ui.add_space(space::TIGHT);
    small(ui, &mix(words.mix_met, &results.by_exposure));
    small(ui, &mix(words.mix_spent, &cx.analysis().spending.stages));
    let threshold = cx.locale.percent(cx.plan().settings.stage_coverage_threshold, 1);
    small(ui, &fill(words.mix_how, &[("threshold", &threshold)]));
    let value = three_or_reason(cx, &results.self_sufficiency);
    small(ui, &fill(words.self_sufficiency, &[("value", &value)]));
}
