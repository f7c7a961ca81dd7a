//! The inspector at the end side: the form twin of every gesture on the flowchart.

use eframe::egui::{Id, ScrollArea, Ui, Vec2};

use super::own_terms;
use crate::app::{Action, App, Command};
use crate::edit::{Change, Edit, ItemId};
use crate::gui::context::Cx;
use crate::gui::fit;
use crate::gui::parts::names::weeks_text;
use crate::gui::theme::{message_colour, space};
use crate::gui::visits::{of_item, of_item_text};
use crate::gui::widgets::{
    FieldLook, Look, amount_field, bilingual_field, button, check, choice, column, label, label_in, list_field,
    multiple_choice, number_field_id, row, section, small, strong, text_elided, text_field, title, weak, whole_field,
};
use crate::plan::{
    AudienceId, Channel, ChannelId, Delivery, Figure, Index, MAX_QUANTITY, MAX_WEEKS, Pattern, Placement, PlacementId,
    Plan, Status, Total, Unit,
};
use crate::text::strings::fill;
use crate::text::{self, Noun, terms};

/// The field that Enter on the flowchart leads to: the first week of a placement.
pub(super) fn first_field(cx: &Cx<'_>, placement: &PlacementId) -> Id {
    number_field_id(cx, ("start", placement))
}

/// Shows what is selected.
pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui) {
    ScrollArea::vertical().id_salt("inspector").auto_shrink([false, false]).show(ui, |ui| {
        column(ui, |ui| {
            let app: &App = cx.app;
            match app.selection.placements() {
                [] => nothing(cx, ui),
                [one] => {
                    if let Some(placement) = app.plan().placement(one) {
                        one_placement(cx, ui, placement);
                    }
                }
                many => several(cx, ui, many.len()),
            }
        });
    });
}

fn nothing(cx: &mut Cx<'_>, ui: &mut Ui) {
    let words = &cx.texts.plan_page;
    title(ui, words.nothing_selected);
    weak(ui, words.nothing_selected_hint);
    weak(ui, words.zoom_hint);
}

fn several(cx: &mut Cx<'_>, ui: &mut Ui, count: usize) {
    let words = &cx.texts.plan_page;
    let counted = cx.locale.count(u64::try_from(count).unwrap_or(u64::MAX), Noun::Placement);
    title(ui, &fill(words.selected_many, &[("count", &counted)]));
    let cost: Total = cx
        .app
        .selection
        .placements()
        .iter()
        .filter_map(|id| cx.plan().placements.position(id))
        .filter_map(|position| cx.analysis().budget.placements.get(position))
        .map(|cost| cost.total)
        .sum();
    label(ui, &fill(words.together, &[("cost", &cx.locale.total(cost, cx.plan().money.currency))]));
    ui.add_space(space::SMALL);
    for command in [
        Command::MoveEarlier,
        Command::MoveLater,
        Command::Lengthen,
        Command::Shorten,
        Command::Duplicate,
        Command::Delete,
    ] {
        if button(ui, command.label(cx.texts)).clicked() {
            cx.command(command);
        }
    }
}

/// Changes a copy of `placement` into an edit.
pub(super) fn changed(placement: &Placement, change: impl FnOnce(&mut Placement)) -> Edit {
    let mut new = placement.clone();
    change(&mut new);
    Edit::Placement(Change::Replace(new))
}

fn one_placement(cx: &mut Cx<'_>, ui: &mut Ui, placement: &Placement) {
    heading(cx, ui, placement);
    let Some(channel) = cx.plan().channel(&placement.channel) else { return };
    where_and_when(cx, ui, placement);
    quantities(cx, ui, placement, channel);
    results(cx, ui, placement);
    rate(cx, ui, placement, channel);
    let words = &cx.texts.plan_page;
    section(ui, words.own_terms, own_terms::has_own(placement), |ui| own_terms::show(cx, ui, placement, channel));
    section(ui, words.wanted_part, false, |ui| own_terms::wanted(cx, ui, placement));
    section(ui, words.pattern, placement.pattern.is_some(), |ui| pattern(cx, ui, placement));
    section(ui, words.audiences, !placement.audiences.is_empty(), |ui| audiences(cx, ui, placement, channel));
    let recorded = cx.plan().actuals.find(&placement.id).is_some();
    section(ui, words.happened, recorded, |ui| own_terms::happened(cx, ui, placement));
    section(ui, words.rationale, !placement.rationale.is_empty(), |ui| {
        let edit = of_item_text(&placement.id, |new: &mut Placement| &mut new.rationale);
        bilingual_field(cx, ui, ("rationale", &placement.id), words.rationale, &placement.rationale, 3, edit);
        let name = cx.texts.shared.source;
        weak(ui, name);
        let edit = of_item(&placement.id, |new: &mut Placement, text| new.source = text);
        text_field(cx, ui, ("source", &placement.id), name, &placement.source, FieldLook::line(f32::INFINITY), edit);
    });
}

fn heading(cx: &mut Cx<'_>, ui: &mut Ui, placement: &Placement) {
    let plan = cx.plan();
    let message = plan.message(&placement.message);
    let name = message.map_or(placement.message.as_str(), |message| cx.name_or(&message.name, message.id.as_str()));
    row(ui, |ui| {
        if let Some(message) = message {
            let (swatch, _) = fit::allocate(ui, Vec2::splat(13.0), eframe::egui::Sense::hover());
            ui.painter().rect_filled(swatch, 3, message_colour(message.colour));
        }
        text_elided(ui, name, Look::Title);
    });
    let calendar = plan.calendar;
    let days = calendar.first_day(placement.start_week).zip(calendar.last_day(placement.end_week()));
    let days = days.map(|(first, last)| format!(" · {}", cx.locale.days(first, last))).unwrap_or_default();
    weak(ui, &format!("{}{days}", weeks_text(cx, placement.start_week, placement.end_week())));
    row(ui, |ui| {
        if button(ui, cx.texts.commands.duplicate).clicked() {
            cx.command(Command::Duplicate);
        }
        if button(ui, cx.texts.commands.delete).clicked() {
            cx.command(Command::Delete);
        }
    });
    ui.add_space(space::SMALL);
}

/// Width of a field in the inspector.
fn field_width(ui: &Ui) -> f32 {
    ui.available_width()
}

fn where_and_when(cx: &mut Cx<'_>, ui: &mut Ui, placement: &Placement) {
    let plan = cx.plan();
    let shared = &cx.texts.shared;
    let messages: Vec<_> =
        plan.messages.iter().map(|item| (item.id.clone(), cx.name_or(&item.name, item.id.as_str()))).collect();
    weak(ui, shared.message);
    let width = field_width(ui);
    if let Some(message) = choice(ui, shared.message, &placement.message, &messages, width) {
        cx.edit(changed(placement, |new| new.message = message));
    }
    let channels: Vec<_> =
        plan.channels.iter().map(|item| (item.id.clone(), cx.name_or(&item.name, item.id.as_str()))).collect();
    weak(ui, shared.channel);
    if let Some(id) = choice(ui, shared.channel, &placement.channel, &channels, width)
        && let Some(target) = plan.channel(&id)
    {
        cx.edit(changed(placement, |new| crate::app::flowchart::change_channel(plan, new, target)));
    }
    let words = &cx.texts.plan_page;
    let weeks = plan.calendar.weeks;
    row(ui, |ui| {
        column(ui, |ui| {
            fit::at_most(ui, 105.0);
            weak(ui, words.start_week);
            let most = u64::from(weeks.max(placement.start_week));
            let value = u64::from(placement.start_week);
            let edit = of_item(&placement.id, |new: &mut Placement, week: u64| {
                new.start_week = u32::try_from(week).unwrap_or(1);
            });
            whole_field(cx, ui, ("start", &placement.id), words.start_week, value, (1, most), 90.0, edit);
        });
        column(ui, |ui| {
            weak(ui, words.length);
            let most = u64::from(MAX_WEEKS);
            let value = u64::from(placement.weeks());
            let edit = of_item(&placement.id, |new: &mut Placement, length: u64| {
                set_length(new, usize::try_from(length).unwrap_or(1));
            });
            whole_field(cx, ui, ("length", &placement.id), words.length, value, (1, most), 90.0, edit);
        });
    });
}

/// Gives a placement another length, by its pattern or with its last quantity.
fn set_length(placement: &mut Placement, length: usize) {
    if let Some(pattern) = placement.pattern {
        placement.quantities = pattern.quantities(u32::try_from(length).unwrap_or(u32::MAX));
    } else {
        let last = placement.quantities.iter().rev().find(|quantity| **quantity > 0).copied().unwrap_or(0);
        placement.quantities.resize(length, last);
    }
}

/// Gives the field of the quantity the focus, once a channel, when the bar was just put there without one and its gesture has
/// ended.
fn ask(cx: &Cx<'_>, ui: &Ui, placement: &Placement, field: Id) {
    let app: &App = cx.app;
    if app.asks_quantity.as_ref() != Some(&placement.id) || app.document().history().gesture().is_some() {
        return;
    }
    let asked = Id::unique("quantity that was asked for");
    let bar = (placement.id.clone(), placement.channel.clone());
    if ui.data(|data| data.get_temp::<(PlacementId, ChannelId)>(asked)).as_ref() != Some(&bar) {
        ui.data_mut(|data| data.insert_temp(asked, bar));
        ui.memory_mut(|memory| memory.request_focus(field));
    }
}

fn quantities(cx: &mut Cx<'_>, ui: &mut Ui, placement: &Placement, channel: &Channel) {
    let words = &cx.texts.plan_page;
    let unit = terms::unit(channel.unit, cx.language());
    ui.add_space(space::TIGHT);
    strong(ui, words.quantities);
    small(ui, &format!("{unit} · {}", words.quantities_hint));
    let same = placement.quantities.windows(2).all(|pair| pair[0] == pair[1]);
    if let (true, Some(&first)) = (same, placement.quantities.first()) {
        row(ui, |ui| {
            let key = ("every week", &placement.id);
            if first == 0 {
                ask(cx, ui, placement, number_field_id(cx, key));
            }
            let edit = of_item(&placement.id, |new: &mut Placement, quantity| {
                new.quantities.fill(quantity);
                new.pattern = None;
            });
            whole_field(cx, ui, key, words.all_weeks, first, (0, MAX_QUANTITY), 120.0, edit);
            weak(ui, words.all_weeks);
        });
        if first == 0 {
            label_in(ui, words.ask_quantity, Look::Warning);
        }
    }
    let edit = of_item(&placement.id, |new: &mut Placement, quantities| {
        new.quantities = quantities;
        new.pattern = None;
    });
    let known = quantities_of(placement.id.clone());
    list_field(cx, ui, ("quantities", &placement.id), words.quantities, &placement.quantities, known, edit);
}

/// Finds the quantities of a placement in a plan; none where it has no such placement.
fn quantities_of(id: PlacementId) -> impl Fn(&Plan) -> &[u64] + Send + 'static {
    move |plan| plan.placement(&id).map_or(&[][..], |placement| placement.quantities.as_slice())
}

fn rate(cx: &mut Cx<'_>, ui: &mut Ui, placement: &Placement, channel: &Channel) {
    let words = &cx.texts.plan_page;
    let quoted = channel.terms.exchange.as_ref().map(|exchange| exchange.currency);
    let currency = quoted.unwrap_or(cx.plan().money.currency);
    let Some(channel_rate) = channel.cost.rate().filter(|_| placement.terms.cost.is_none()) else { return };
    ui.add_space(space::TIGHT);
    row(ui, |ui| {
        strong(ui, words.rate);
        if own_terms::has_own(placement) {
            own_terms::mark(cx, ui);
        }
    });
    let shown =
        format!("{} {}", cx.locale.rate(channel_rate, currency), terms::cost_model(&channel.cost, cx.language()));
    weak(ui, &fill(words.rate_channel, &[("rate", &shown)]));
    if let Some(own) = check(ui, words.rate_own, placement.rate.is_some()) {
        cx.edit(changed(placement, |new| new.rate = own.then_some(channel_rate)));
    }
    if let Some(rate) = placement.rate {
        row(ui, |ui| {
            let edit = of_item(&placement.id, |new: &mut Placement, rate| new.rate = Some(rate));
            amount_field(cx, ui, ("rate", &placement.id), words.rate, rate, currency, false, edit);
        });
    }
}

/// The three patterns with the quantities at hand, or none.
fn pattern(cx: &mut Cx<'_>, ui: &mut Ui, placement: &Placement) {
    let words = &cx.texts.plan_page;
    let most = placement.quantities.iter().copied().max().unwrap_or(0);
    let kinds = [
        None,
        Some(Pattern::Continuous { per_week: most }),
        Some(Pattern::Flighting { per_week: most, weeks_on: 1, weeks_off: 1 }),
        Some(Pattern::Pulsing { base: most / 2, pulse: most, every_weeks: 2 }),
    ];
    let kind_of = |pattern: &Option<Pattern>| match pattern {
        None => 0_usize,
        Some(Pattern::Continuous { .. }) => 1,
        Some(Pattern::Flighting { .. }) => 2,
        Some(Pattern::Pulsing { .. }) => 3,
    };
    let options: Vec<(usize, &str)> = kinds
        .iter()
        .map(|kind| {
            (kind_of(kind), kind.as_ref().map_or(words.pattern_none, |kind| terms::pattern(kind, cx.language())))
        })
        .collect();
    let width = field_width(ui);
    if let Some(kind) = choice(ui, words.pattern, &kind_of(&placement.pattern), &options, width) {
        cx.edit(changed(placement, |new| set_pattern(new, kinds[kind])));
    }
    let Some(current) = placement.pattern else { return };
    for (name, value, with) in pattern_fields(cx, current) {
        row(ui, |ui| {
            let key = (name, &placement.id);
            let edit = of_item(&placement.id, move |new: &mut Placement, value| {
                if let Some(before) = new.pattern {
                    set_pattern(new, Some(with(before, value)));
                }
            });
            whole_field(cx, ui, key, name, value, (0, MAX_QUANTITY), 110.0, edit);
            weak(ui, name);
        });
    }
}

fn set_pattern(placement: &mut Placement, pattern: Option<Pattern>) {
    placement.pattern = pattern;
    if let Some(pattern) = pattern {
        placement.quantities = pattern.quantities(placement.weeks().max(1));
    }
}

type WithValue = fn(Pattern, u64) -> Pattern;

/// The numbers of a pattern: name, value, and the pattern with another value.
fn pattern_fields(cx: &Cx<'_>, pattern: Pattern) -> Vec<(&'static str, u64, WithValue)> {
    fn weeks(value: u64) -> u32 {
        u32::try_from(value).unwrap_or(MAX_WEEKS).min(MAX_WEEKS)
    }
    let words = &cx.texts.plan_page;
    match pattern {
        Pattern::Continuous { per_week } => {
            vec![(words.pattern_per_week, per_week, |_, per_week| Pattern::Continuous { per_week })]
        }
        Pattern::Flighting { per_week, weeks_on, weeks_off } => vec![
            (words.pattern_per_week, per_week, |pattern, per_week| match pattern {
                Pattern::Flighting { weeks_on, weeks_off, .. } => Pattern::Flighting { per_week, weeks_on, weeks_off },
                other => other,
            }),
            (words.pattern_on, u64::from(weeks_on), |pattern, value| match pattern {
                Pattern::Flighting { per_week, weeks_off, .. } => {
                    Pattern::Flighting { per_week, weeks_on: weeks(value).max(1), weeks_off }
                }
                other => other,
            }),
            (words.pattern_off, u64::from(weeks_off), |pattern, value| match pattern {
                Pattern::Flighting { per_week, weeks_on, .. } => {
                    Pattern::Flighting { per_week, weeks_on, weeks_off: weeks(value) }
                }
                other => other,
            }),
        ],
        Pattern::Pulsing { base, pulse, every_weeks } => vec![
            (words.pattern_base, base, |pattern, base| match pattern {
                Pattern::Pulsing { pulse, every_weeks, .. } => Pattern::Pulsing { base, pulse, every_weeks },
                other => other,
            }),
            (words.pattern_pulse, pulse, |pattern, pulse| match pattern {
                Pattern::Pulsing { base, every_weeks, .. } => Pattern::Pulsing { base, pulse, every_weeks },
                other => other,
            }),
            (words.pattern_every, u64::from(every_weeks), |pattern, value| match pattern {
                Pattern::Pulsing { base, pulse, .. } => {
                    Pattern::Pulsing { base, pulse, every_weeks: weeks(value).max(1) }
                }
                other => other,
            }),
        ],
    }
}

fn audiences(cx: &mut Cx<'_>, ui: &mut Ui, placement: &Placement, channel: &Channel) {
    let words = &cx.texts.plan_page;
    let plan = cx.plan();
    let options: Vec<(AudienceId, &str)> =
        plan.audiences.iter().map(|item| (item.id.clone(), cx.name_or(&item.name, item.id.as_str()))).collect();
    let width = field_width(ui);
    let chosen = multiple_choice(ui, words.audiences, &placement.audiences, &options, words.audiences_all, width);
    if let Some(audiences) = chosen {
        cx.edit(changed(placement, |new| new.audiences = audiences));
    }
    if channel.unit == Unit::Insertions {
        small(ui, words.broadcast_hint);
    }
    weak(ui, words.status);
    let language = cx.language();
    let states = Status::ALL.map(|status| (status, terms::status(status, language)));
    if let Some(status) = choice(ui, words.status, &placement.status, &states, width) {
        cx.edit(changed(placement, |new| new.status = status));
    }
}

/// Whose impressions are those of the placement, where they are not those of all the plan's audiences.
fn counted_in(cx: &Cx<'_>, placement: &Placement) -> Option<String> {
    let plan = cx.plan();
    let delivery = Delivery::of(placement, plan, &Index::of(plan))?;
    let counted = delivery.counted().filter_map(|share| plan.audiences.get(share.audience));
    let names: Vec<&str> = counted.map(|audience| cx.name_or(&audience.name, audience.id.as_str())).collect();
    let is_whole = names.is_empty() || names.len() == plan.audiences.len();
    (!is_whole).then(|| names.join(cx.comma()))
}

fn results(cx: &mut Cx<'_>, ui: &mut Ui, placement: &Placement) {
    let words = &cx.texts.plan_page;
    let Some(position) = cx.plan().placements.position(&placement.id) else { return };
    let Some(cost) = cx.analysis().budget.placements.get(position) else { return };
    let currency = cx.plan().money.currency;
    ui.add_space(space::TIGHT);
    strong(ui, words.results);
    let impressions = cost.working.as_ref().map_or(0.0, |working| working.impressions);
    figure_line(cx, ui, words.cost, &Ok(cx.locale.total(cost.total, currency)));
    figure_line(cx, ui, words.impressions, &Ok(cx.locale.decimal(impressions, 0)));
    if let Some(audiences) = counted_in(cx, placement) {
        weak(ui, &fill(words.impressions_in, &[("audiences", &audiences)]));
    }
    let cpm: Figure = cost.total.exact().and_then(|total| {
        if impressions <= 0.0 {
            Err(crate::plan::NotComputable::NothingDelivered)
        } else if total.is_zero() {
            Err(crate::plan::NotComputable::CostsNothing)
        } else {
            Ok(1000.0 * total.to_major(currency) / impressions)
        }
    });
    let cpm = cpm.map(|cpm| cx.locale.decimal(cpm, currency.exponent()));
    figure_line(cx, ui, words.cpm, &cpm);
    own_terms::working(cx, ui, cost, placement);
    if let Some(why) = cost.error {
        label_in(ui, text::reason(why, cx.language()), Look::Warning);
    }
    ui.add_space(space::TIGHT);
    row(ui, |ui| {
        if button(ui, words.show_message).clicked() {
            cx.push(Action::Show(ItemId::Message(placement.message.clone())));
        }
        if button(ui, words.show_channel).clicked() {
            cx.push(Action::Show(ItemId::Channel(placement.channel.clone())));
        }
    });
}

/// A name with its value, or why there is none.
fn figure_line(cx: &Cx<'_>, ui: &mut Ui, name: &str, value: &Figure<String>) {
    row(ui, |ui| {
        weak(ui, name);
        match value {
            Ok(value) => label(ui, value),
            Err(why) => weak(ui, text::reason(*why, cx.language())),
        };
    });
}
