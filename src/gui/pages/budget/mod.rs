//! The Budget page: what is spent, on what and when, against what may be spent.

mod actual;
mod conditions;
mod division;
mod months;
mod other_costs;
mod tables;
mod weekly;

use eframe::egui::{Color32, Margin, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2};

use crate::gui::context::{Cx, is_right_to_left};
use crate::gui::fit;
use crate::gui::parts::card;
use crate::gui::theme::{self, font, palette, size, space, strong_font};
use crate::gui::visits::of_budget;
use crate::gui::widgets::{
    CARD_GAP, Look, PAGE_WIDTH, amount_field, amount_width, card_columns, column, galley, label_in, page_heading, row,
    scroll_page, small, text_elided,
};
use crate::plan::{CostLine, Figure, Money, Total};
use crate::report::{BudgetFigure, Subject};
use crate::text;
use crate::text::strings::{fill, slots};

/// From this width on, the other costs stand beside the plot and the tables.
const TWO_COLUMNS: f32 = 900.0;
/// How much of the width the other costs take then.
const END_SHARE: f32 = 0.38;

/// The least room in a box, in points.
const LEAST_BOX: f32 = 152.0;
/// Around what a box says.
const BOX_MARGIN: Margin = Margin::symmetric(12, 8);

/// Where the cards of the heading figures stand.
const FIGURES: &str = "figures of the budget";

/// Holds what the page shows beside the plan.
#[derive(Debug, Default)]
pub(in crate::gui) struct BudgetView {
    /// Rows of what was delivered and spent, as they were pasted.
    pasted: actual::PastedActuals,
    /// How many other costs were shown last: one that is new is brought into view.
    other_costs: Option<usize>,
}

/// Shows the page.
pub(in crate::gui) fn show(cx: &mut Cx<'_>, ui: &mut Ui, view: &mut BudgetView) {
    scroll_page(ui, "budget page", PAGE_WIDTH, |ui| column(ui, |ui| page(cx, ui, view)));
}

fn page(cx: &mut Cx<'_>, ui: &mut Ui, view: &mut BudgetView) {
    let BudgetView { pasted, other_costs: costs_seen } = view;
    page_heading(ui, cx.texts.commands.page_budget, |_| {});
    figures(cx, ui);
    over_budget(cx, ui);
    card::show(cx, ui, FIGURES);
    ui.add_space(space::SMALL);
    if ui.available_width() > TWO_COLUMNS {
        let start = |cx: &mut Cx<'_>, ui: &mut Ui| {
            weekly::show(cx, ui);
            months::show(cx, ui);
            division::show(cx, ui);
            actual::show(cx, ui, pasted);
            tables::show(cx, ui);
        };
        let end = |cx: &mut Cx<'_>, ui: &mut Ui| {
            conditions::lines(cx, ui);
            conditions::show(cx, ui);
            other_costs::show(cx, ui, costs_seen);
        };
        card_columns(ui, cx, 1.0 - END_SHARE, start, end);
    } else {
        weekly::show(cx, ui);
        months::show(cx, ui);
        conditions::lines(cx, ui);
        conditions::show(cx, ui);
        other_costs::show(cx, ui, costs_seen);
        division::show(cx, ui);
        actual::show(cx, ui, pasted);
        tables::show(cx, ui);
    }
}

/// One heading figure.
struct Heading {
    name: &'static str,
    value: String,
    look: Look,
    note: String,
    card: BudgetFigure,
}

/// Says what is spent on media and beside them, in all, and what is left.
fn headings(cx: &Cx<'_>) -> [Heading; 4] {
    let words = &cx.texts.budget_page;
    let figures = &cx.texts.figures;
    let currency = cx.plan().money.currency;
    let results = &cx.analysis().budget;
    let reason = |why| text::reason(why, cx.language()).to_owned();
    let budget_share = |part: Figure<Money>| match (part, results.budget) {
        (Ok(part), Ok(budget)) if budget > Money::ZERO => {
            let share = part.to_major(currency) / budget.to_major(currency);
            fill!(words.share_of_budget, &[("share", &cx.locale.percent(share, 1))])
        }
        (Err(why), _) => reason(why),
        _ => String::new(),
    };
    let ordinary = |name, amount: Total, note, card| Heading {
        name,
        value: cx.locale.total_heading(amount, currency),
        look: Look::Figure,
        note,
        card,
    };
    let share = |amount: Total| budget_share(amount.exact());
    let spent_note = results.total.exact().map_or_else(reason, |_| words.media_and_other.to_owned());
    let (name, value, look, note) = match results.remaining {
        Ok(left) if left.is_over() => (
            words.over,
            cx.locale.left_heading(left, currency),
            Look::FigureError,
            budget_share(left.exact().map(|left| -left)),
        ),
        Ok(left) => (figures.left, cx.locale.left_heading(left, currency), Look::Figure, budget_share(left.exact())),
        Err(why) => (figures.left, text::DASH.to_owned(), Look::Figure, reason(why)),
    };
    [
        ordinary(figures.media, results.media, share(results.media), BudgetFigure::Line(CostLine::Total)),
        ordinary(figures.other, results.other, share(results.other), BudgetFigure::Other),
        ordinary(figures.spent, results.total, spent_note, BudgetFigure::Spent),
        Heading { name, value, look, note, card: BudgetFigure::Left },
    ]
}

/// Shows budget, media, other, spent, left: one box each, as many beside each other as have room for what they say.
fn figures(cx: &mut Cx<'_>, ui: &mut Ui) {
    let shown = headings(cx);
    let gap = CARD_GAP;
    let room = ui.available_width();
    let wanted = widest_box(cx, ui, &shown);
    let columns = [5, 3, 2].into_iter().find(|count| fit::column_of(room, *count, gap) >= wanted).unwrap_or(1);
    let boxes: Vec<Option<&Heading>> = std::iter::once(None).chain(shown.iter().map(Some)).collect();
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing = vec2(gap, gap);
        for line in boxes.chunks(columns) {
            // Boxes of a line that has fewer are wider, so that all lines end at one edge.
            let width = fit::column_of(room, line.len(), gap);
            row(ui, |ui| {
                for figure in line {
                    match figure {
                        None => budget_box(cx, ui, width),
                        Some(figure) => figure_box(cx, ui, figure, width),
                    }
                }
            });
        }
    });
}

/// Returns how wide a box must be for the longest of what the boxes say, and for the field of the budget.
fn widest_box(cx: &Cx<'_>, ui: &Ui, shown: &[Heading]) -> f32 {
    let money = &cx.plan().money;
    let field = amount_width(ui, cx.locale, money.budget, money.currency);
    let wide = |text: &str, face| galley(ui, text, face, Color32::PLACEHOLDER, f32::INFINITY).size().x;
    let said =
        |figure: &Heading| wide(&figure.value, strong_font(size::FIGURE)).max(wide(&figure.note, font(size::SMALL)));
    shown.iter().map(said).fold(LEAST_BOX.max(field), f32::max) + f32::from(BOX_MARGIN.left + BOX_MARGIN.right)
}

/// Shows the field of the budget.
fn budget_box(cx: &mut Cx<'_>, ui: &mut Ui, width: f32) {
    let words = &cx.texts.budget_page;
    let figures = &cx.texts.figures;
    let money = &cx.plan().money;
    framed(ui, width, Sense::hover(), |ui| {
        small(ui, figures.budget);
        row(ui, |ui| {
            let key = "budget page: budget";
            amount_field(cx, ui, key, figures.budget, money.budget, money.currency, true, of_budget());
        });
        if money.budget.is_zero() {
            small(ui, words.no_budget_hint);
        }
    });
}

fn figure_box(cx: &Cx<'_>, ui: &mut Ui, figure: &Heading, width: f32) {
    let pressed = boxed(ui, width, |ui| {
        small(ui, figure.name);
        text_elided(ui, &figure.value, figure.look);
        text_elided(ui, &figure.note, Look::Small);
    });
    let spoken = fill!(cx.texts.budget_page.card_open, &[("name", figure.name)]);
    pressed.widget_info(|| WidgetInfo::labeled(Role::Button, true, &spoken));
    if pressed.clicked() {
        card::toggle(cx, FIGURES, Subject::Budget(figure.card), &pressed);
    }
}

/// Shows a box with a figure; the response says whether it was pressed.
fn boxed(ui: &mut Ui, width: f32, content: impl FnOnce(&mut Ui)) -> Response {
    framed(ui, width, Sense::click(), content)
}

fn framed(ui: &mut Ui, width: f32, sense: Sense, content: impl FnOnce(&mut Ui)) -> Response {
    let colours = palette(ui.visuals());
    // Lines of an Arabic interface are higher.
    let height = if is_right_to_left(ui) { 90.0 } else { 78.0 };
    let (rect, response) = fit::allocate(ui, vec2(width, height), sense);
    let active = sense.senses_click() && (response.hovered() || response.has_focus());
    let line = if active { colours.accent } else { colours.line };
    ui.painter().rect(rect, theme::RADIUS, colours.surface, Stroke::new(1.0, line), StrokeKind::Inside);
    let mut inside = ui.new_child(fit::part(rect - BOX_MARGIN));
    inside.spacing_mut().item_spacing.y = 2.0;
    column(&mut inside, content);
    response
}

/// Says that the plan is over its budget.
fn over_budget(cx: &Cx<'_>, ui: &mut Ui) {
    let results = &cx.analysis().budget;
    let currency = cx.plan().money.currency;
    let (Ok(budget), Ok(left)) = (results.budget, results.remaining) else { return };
    if left.is_over() {
        let slots = slots![("over", cx.locale.left(left, currency)), ("budget", cx.locale.money(budget, currency))];
        ui.add_space(space::TIGHT);
        label_in(ui, &fill!(cx.texts.budget_page.over_said, slots), Look::Error);
    }
}
