//! The Channels page: the list by promotion element, the catalogue, the form of the current channel.

mod buying;
mod catalogue;
mod contact_table;
mod contacts;
mod convert;
mod form;
mod overlap;
mod placed;
mod reach_curve;

use eframe::egui::{CentralPanel, Frame, Margin, Sense, Ui};

use crate::app::{Action, Command, Page};
use crate::edit::{Change, ItemId};
use crate::gui::context::Cx;
use crate::gui::parts::item_menu;
use crate::gui::parts::panels::start_panel;
use crate::gui::theme::{palette, space};
use crate::gui::widgets::{
    Icon, Look, PAGE_WIDTH, button, card, card_columns, column, icon_button, name_line, page_heading, primary_button,
    row_with_end, scroll_page, scroll_panel, small, text_elided, title, weak,
};
use crate::plan::{AudienceId, Channel, ChannelId, Element, Plan};
use crate::text::strings::fill;
use crate::text::terms;

/// From this width on, the form has two columns.
const TWO_COLUMNS: f32 = 1080.0;

/// Shows the page.
pub(in crate::gui) fn show(cx: &mut Cx<'_>, ui: &mut Ui, view: &mut ChannelsView) {
    if cx.plan().channels.is_empty() {
        first_channel(cx, ui, view);
        return;
    }
    let surface = palette(ui.visuals()).surface;
    let side = Frame::NONE.fill(surface).inner_margin(Margin::symmetric(12, 12));
    start_panel(ui, "channel list")
        .resizable(true)
        .default_size(264.0)
        .size_range(220.0..=380.0)
        .frame(side)
        .show(ui, |ui| list(cx, ui, view));
    CentralPanel::no_frame().show(ui, |ui| {
        if view.is_catalogue_open {
            page(ui, "catalogue page", PAGE_WIDTH, |ui| {
                if button(ui, cx.texts.channels_page.close_catalogue).clicked() {
                    view.is_catalogue_open = false;
                }
                ui.add_space(space::SMALL);
                catalogue::show(cx, ui, view);
            });
        } else if let Some(channel) = current(cx) {
            channel_page(cx, ui, view, channel);
        }
    });
}

/// Holds what the page shows beside the plan.
#[derive(Debug, Default)]
pub(in crate::gui) struct ChannelsView {
    /// Whether the catalogue is open.
    is_catalogue_open: bool,
    /// What is searched for in it.
    query: String,
    /// Whether contacts are shown as a table; as many audiences ask for where none was chosen.
    contacts_as_table: Option<bool>,
    /// The audience in which pairs of channels are compared.
    pairs_audience: Option<AudienceId>,
    /// What is known from rate cards, as it was typed so far.
    drafts: convert::Drafts,
    /// Whether the card of the current channel is to get the focus: an arrow has led to it.
    focuses_card: bool,
}

/// Shows what an empty plan says: what a channel is, and the catalogue to take one from.
fn first_channel(cx: &mut Cx<'_>, ui: &mut Ui, view: &mut ChannelsView) {
    page(ui, "first channel", PAGE_WIDTH, |ui| {
        let words = &cx.texts.channels_page;
        page_heading(ui, Page::Channels.title(cx.texts), |_| {});
        title(ui, words.empty_title);
        weak(ui, words.empty_hint);
        ui.add_space(space::TIGHT);
        if primary_button(ui, words.new_channel).clicked() {
            cx.command(Command::AddChannel);
        }
        ui.add_space(space::LARGE);
        catalogue::show(cx, ui, view);
    });
}

/// Lists the channels in the order in which the page and the flowchart show them: by element, then as the plan has them.
fn groups(plan: &Plan) -> Vec<(Element, Vec<usize>)> {
    let members = |element| {
        let positions = plan.channels.iter().enumerate().filter(move |(_, channel)| channel.element == element);
        positions.map(|(position, _)| position).collect::<Vec<_>>()
    };
    let groups = Element::ALL.into_iter().map(|element| (element, members(element)));
    groups.filter(|(_, members)| !members.is_empty()).collect()
}

/// Returns the channel that the form shows: the current one, or the first of the list.
fn current<'a>(cx: &Cx<'a>) -> Option<&'a Channel> {
    let plan = cx.plan();
    let chosen = cx.app.current.channel.as_ref().and_then(|id| plan.channel(id));
    let first =
        || groups(plan).first().and_then(|(_, members)| plan.channels.get(*members.first()?)).map(AsRef::as_ref);
    chosen.or_else(first)
}

fn list(cx: &mut Cx<'_>, ui: &mut Ui, view: &mut ChannelsView) {
    column(ui, |ui| {
        let words = &cx.texts.channels_page;
        page_heading(ui, Page::Channels.title(cx.texts), |_| {});
        if primary_button(ui, words.from_catalogue).clicked() {
            view.is_catalogue_open = true;
        }
        if button(ui, words.new_channel).clicked() {
            view.is_catalogue_open = false;
            cx.command(Command::AddChannel);
        }
        ui.add_space(space::SMALL);
        let shown = current(cx).filter(|_| !view.is_catalogue_open).map(|channel| channel.id.clone());
        scroll_panel(ui, "channel list", |ui| {
            let groups = groups(cx.plan());
            let order: Vec<usize> = groups.iter().flat_map(|(_, members)| members.iter().copied()).collect();
            for (element, members) in groups {
                small(ui, terms::element(element, cx.language()));
                for position in members {
                    list_item(cx, ui, view, (position, &order), shown.as_ref());
                }
                ui.add_space(space::TIGHT);
            }
        });
    });
}

fn list_item(
    cx: &mut Cx<'_>,
    ui: &mut Ui,
    view: &mut ChannelsView,
    (position, order): (usize, &[usize]),
    shown: Option<&ChannelId>,
) {
    let plan = cx.plan();
    let channel = &plan.channels[position];
    let name = cx.name_of(channel);
    let cost = cx.analysis().budget.by_channel.get(position).copied().unwrap_or_default();
    let words = &cx.texts.channels_page;
    let figures = match cx.analysis().reach.channels.get(position).map(|reach| reach.grp) {
        _ if !plan.placements.iter().any(|placement| placement.channel == channel.id) => words.not_placed.to_owned(),
        Some(Ok(grp)) => fill!(
            words.card_figures,
            &[("cost", &cx.locale.total_heading(cost, plan.money.currency)), ("grp", &cx.locale.decimal(grp, 1))],
        ),
        _ => cx.locale.total_heading(cost, plan.money.currency),
    };
    let response = card(ui, shown == Some(&channel.id), name, Sense::click(), |ui| {
        ui.spacing_mut().item_spacing.y = 1.0;
        name_line(cx, ui, channel, Look::Strong);
        text_elided(ui, &figures, Look::Small);
    })
    .response;
    if response.clicked() {
        view.is_catalogue_open = false;
        cx.push(Action::CurrentChannel(Some(channel.id.clone())));
    }
    let is_shown = shown == Some(&channel.id);
    if is_shown && std::mem::take(&mut view.focuses_card) {
        response.request_focus();
    }
    let item = ItemId::Channel(channel.id.clone());
    item_menu::on(cx, ui, &response, &item, None);
    let down = item_menu::list_keys(cx, ui, &response, &item);
    let at = order.iter().position(|known| *known == position).and_then(|at| i64::try_from(at).ok());
    let next = at.filter(|_| down != 0).and_then(|at| order.get(usize::try_from(at + down).ok()?));
    if let Some(next) = next.and_then(|next| plan.channels.get(*next)) {
        view.is_catalogue_open = false;
        cx.push(Action::CurrentChannel(Some(next.id.clone())));
        view.focuses_card = true;
    }
}

fn channel_page(cx: &mut Cx<'_>, ui: &mut Ui, view: &mut ChannelsView, channel: &Channel) {
    let wide = ui.available_width() > TWO_COLUMNS;
    page(ui, "channel form", PAGE_WIDTH, |ui| {
        heading(cx, ui, channel);
        if wide {
            let start = |cx: &mut Cx<'_>, ui: &mut Ui| {
                form::show(cx, ui, channel);
                buying::show(cx, ui, channel);
                placed::show(cx, ui, channel);
                form::notes(cx, ui, channel);
            };
            card_columns(ui, cx, 0.5, start, |cx, ui| {
                reach_curve::show(cx, ui, channel);
                contacts::show(cx, ui, view, channel);
                overlap::show(cx, ui, &mut view.pairs_audience, channel);
            });
        } else {
            form::show(cx, ui, channel);
            buying::show(cx, ui, channel);
            contacts::show(cx, ui, view, channel);
            overlap::show(cx, ui, &mut view.pairs_audience, channel);
            reach_curve::show(cx, ui, channel);
            placed::show(cx, ui, channel);
            form::notes(cx, ui, channel);
        }
    });
}

/// Shows a page that scrolls, in the reading direction.
fn page(ui: &mut Ui, id: &str, max_width: f32, content: impl FnOnce(&mut Ui)) {
    scroll_page(ui, id, max_width, |ui| column(ui, content));
}

/// Shows the channel's name, and what can be done with it as a whole.
fn heading(cx: &mut Cx<'_>, ui: &mut Ui, channel: &Channel) {
    let name = cx.name_of(channel);
    row_with_end(
        ui,
        |ui| drop(text_elided(ui, name, Look::Heading)),
        |ui| {
            let shared = &cx.texts.shared;
            let item = || ItemId::Channel(channel.id.clone());
            let (above, below) = neighbours(cx.plan(), channel);
            for (icon, name, to) in [(Icon::Up, shared.move_up, above), (Icon::Down, shared.move_down, below)] {
                if icon_button(ui, icon, name, to.is_some()).clicked()
                    && let Some(to) = to
                {
                    cx.edit(Change::<Channel>::Move { id: channel.id.clone(), to });
                }
            }
            if icon_button(ui, Icon::Copies, shared.duplicate, true).clicked() {
                cx.push(Action::Duplicate(item()));
            }
            if icon_button(ui, Icon::Bin, shared.remove, true).clicked() {
                cx.push(Action::Remove(item()));
            }
        },
    );
    ui.add_space(space::SMALL);
}

/// Returns where the channels above and below stand in the plan, within the same promotion element: what is seen to move is
/// the list by element.
fn neighbours(plan: &Plan, channel: &Channel) -> (Option<usize>, Option<usize>) {
    let Some(position) = plan.channels.position(&channel.id) else { return (None, None) };
    let same = |at: &usize| plan.channels[*at].element == channel.element;
    let above = (0..position).rev().find(same);
    let below = (position + 1..plan.channels.len()).find(same);
    (above, below)
}
