//! Says how a channel is bought: discounts, commission, fees, currency, own work, and what they make of its cost.

use eframe::egui::Ui;

use super::form::{changed, pick};
use crate::edit::Edit;
use crate::gui::context::Cx;
use crate::gui::currency_field::other_currency_choice;
use crate::gui::parts::commission::{commission_fields, commission_text};
use crate::gui::theme::space;
use crate::gui::visits::{Part, of_item};
use crate::gui::waterfall;
use crate::gui::widgets::{
    FieldLook, Icon, Look, Unread, amount_field, bilingual_field, button, check, choice, column, exact_percent_field,
    field_row, group, hinted_row, icon_button, label_in, number_field, row, section, small, strong, text_field,
    whole_field,
};
use crate::plan::{
    BuyingTerms, Channel, Commission, CommissionBase, Decimal, DiscountStep, Exchange, Fee, FeeAmount, FeeBase, Labour,
    MAX_QUANTITY, Media, Plan, Quoted,
};
use crate::text::strings::{fill, slots, template};
use crate::text::{self, terms};

/// Shows the terms.
pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui, channel: &Channel) {
    group(ui, cx.texts.channels_page.buying, |ui| {
        let words = &cx.texts.channels_page;
        let quoted = Quoted::ALL.map(|value| (value, terms::quoted(value, cx.language())));
        pick(cx, ui, words.quoted, &channel.terms.quoted, &quoted, |quoted| {
            with(channel, |terms| terms.quoted = quoted)
        });
        hinted_row(
            ui,
            cx.texts.buying.discount,
            |ui| {
                let percent = channel.terms.discount_percent;
                let edit = of_terms(channel, |terms, percent| terms.discount_percent = percent);
                exact_percent_field(cx, ui, ("discount", &channel.id), cx.texts.buying.discount, percent, edit);
            },
            &[words.discount_hint],
        );
        commission(cx, ui, channel);
        let stated = &channel.terms;
        let work = stated.labour.is_some() || channel.media != Media::Paid;
        section(ui, words.volume, !stated.volume_discounts.is_empty(), |ui| volume(cx, ui, channel));
        section(ui, words.fees, !stated.fees.is_empty(), |ui| fees(cx, ui, channel));
        section(ui, words.currency_part, stated.exchange.is_some(), |ui| currency(cx, ui, channel));
        section(ui, words.labour_part, work, |ui| labour(cx, ui, channel));
        if let Some(tax_free) = check(ui, words.tax_free, stated.tax_free) {
            cx.edit(with(channel, |terms| terms.tax_free = tax_free));
        }
        let position = cx.plan().channels.position(&channel.id);
        let lines = position.and_then(|at| cx.analysis().budget.channels.get(at)).map(|figures| figures.lines);
        if let Some(lines) = lines.filter(|lines| !lines.is_plain()) {
            ui.add_space(space::SMALL);
            strong(ui, words.lines);
            waterfall::show(cx, ui, "waterfall of the channel", channel.id.as_str(), &lines, false);
        }
    });
}

/// Makes what a field does out of what a value changes in the channel's terms.
fn of_terms<V, F>(
    channel: &Channel,
    change: F,
) -> impl FnOnce(&Plan, V) -> Option<Edit> + Clone + Send + 'static + use<V, F>
where
    F: FnOnce(&mut BuyingTerms, V) + Clone + Send + 'static,
{
    of_item(&channel.id, |new: &mut Channel, value: V| change(&mut new.terms, value))
}

fn with(channel: &Channel, change: impl FnOnce(&mut BuyingTerms)) -> Edit {
    changed(channel, |new| change(&mut new.terms))
}

fn number(cx: &Cx<'_>, template: template!["number"], position: usize) -> String {
    let number = cx.locale.ungrouped(i128::try_from(position + 1).unwrap_or(0));
    fill!(template, &[("number", &number)])
}

fn commission(cx: &mut Cx<'_>, ui: &mut Ui, channel: &Channel) {
    let words = &cx.texts.channels_page;
    let own = channel.terms.commission;
    let of_plan = cx.plan().money.commission;
    if let Some(on) = check(ui, words.commission_own, own.is_some()) {
        let first = of_plan.unwrap_or(Commission { percent: Decimal::ZERO, base: CommissionBase::OfGross });
        cx.edit(with(channel, |terms| terms.commission = on.then_some(first)));
    }
    if let Some(commission) = own {
        field_row(ui, cx.texts.buying.commission, |ui| {
            column(ui, |ui| {
                let edit = of_terms(channel, |terms, change: Part<Commission>| {
                    if let Some(commission) = &mut terms.commission {
                        change(commission);
                    }
                });
                commission_fields(cx, ui, channel.id.as_str(), cx.texts.buying.commission, commission, edit);
            });
        });
    } else {
        let shown = commission_text(cx, of_plan);
        small(ui, &fill!(words.commission_as_plan, &[("commission", &shown)]));
    }
}

fn volume(cx: &mut Cx<'_>, ui: &mut Ui, channel: &Channel) {
    let words = &cx.texts.channels_page;
    for (position, step) in channel.terms.volume_discounts.iter().enumerate() {
        row(ui, |ui| {
            small(ui, words.volume_from_short);
            let key = ("step from", &channel.id, position);
            let from = number(cx, words.volume_from, position);
            let edit = of_terms(channel, move |terms, from_units| {
                if let Some(step) = terms.volume_discounts.get_mut(position) {
                    step.from_units = from_units;
                }
            });
            whole_field(cx, ui, key, &from, step.from_units, (0, MAX_QUANTITY), 120.0, edit);
            let key = ("step percent", &channel.id, position);
            let edit = of_terms(channel, move |terms, percent| {
                if let Some(step) = terms.volume_discounts.get_mut(position) {
                    step.percent = percent;
                }
            });
            exact_percent_field(cx, ui, key, &number(cx, words.volume_percent, position), step.percent, edit);
            if icon_button(ui, Icon::Bin, &number(cx, words.volume_remove, position), true).clicked() {
                cx.edit(with(channel, |terms| {
                    terms.volume_discounts.remove(position);
                }));
            }
        });
    }
    if button(ui, words.volume_add).clicked() {
        let last = channel.terms.volume_discounts.iter().map(|step| step.from_units).max();
        let from_units = last.map_or(1, |last| last.saturating_mul(2).min(MAX_QUANTITY));
        let step = DiscountStep { from_units, percent: Decimal::ZERO };
        cx.edit(with(channel, |terms| terms.volume_discounts.push(step)));
    }
    let position = cx.plan().channels.position(&channel.id);
    let volume = position.and_then(|at| cx.analysis().budget.channels.get(at)?.volume);
    if let Some(volume) = volume {
        let whole = |units: u128| cx.locale.whole(i128::try_from(units).unwrap_or(i128::MAX));
        let percent = cx.locale.exact_percent(volume.percent);
        small(ui, &fill!(words.volume_now, &[("units", &whole(volume.units)), ("percent", &percent)]));
        if let Some((missing, percent)) = volume.next {
            let percent = cx.locale.exact_percent(percent);
            small(ui, &fill!(words.volume_next, &[("missing", &whole(missing)), ("percent", &percent)]));
        }
    }
}

fn fees(cx: &mut Cx<'_>, ui: &mut Ui, channel: &Channel) {
    let words = &cx.texts.channels_page;
    for (position, fee) in channel.terms.fees.iter().enumerate() {
        one_fee(cx, ui, channel, position, fee);
        ui.add_space(space::TIGHT);
    }
    if button(ui, words.fee_add).clicked() {
        let amount = FeeAmount::Percent { percent: Decimal::ZERO, of: FeeBase::Net };
        cx.edit(with(channel, |terms| terms.fees.push(Fee { name: crate::plan::Bilingual::default(), amount })));
    }
}

fn one_fee(cx: &mut Cx<'_>, ui: &mut Ui, channel: &Channel, position: usize, fee: &Fee) {
    let words = &cx.texts.channels_page;
    let plan_currency = cx.plan().money.currency;
    let change = |amount: FeeAmount| with(channel, |terms| terms.fees[position].amount = amount);
    let name = number(cx, words.fee_name, position);
    let edit = of_terms(channel, move |terms, change: Part<crate::plan::Bilingual>| {
        if let Some(fee) = terms.fees.get_mut(position) {
            change(&mut fee.name);
        }
    });
    bilingual_field(cx, ui, ("fee name", &channel.id, position), &name, &fee.name, 1, edit);
    row(ui, |ui| {
        if let Some(amount) = fee_kind(cx, ui, position, fee) {
            cx.edit(change(amount));
        }
        let key = ("fee value", &channel.id, position);
        let name = number(cx, words.fee_value, position);
        let edit =
            of_terms(channel, move |terms, typed| match terms.fees.get_mut(position).map(|fee| &mut fee.amount) {
                Some(
                    FeeAmount::Percent { percent: value, .. }
                    | FeeAmount::Amount(value)
                    | FeeAmount::PerThousand(value),
                ) => *value = typed,
                None => {}
            });
        match fee.amount {
            FeeAmount::Percent { percent, .. } => exact_percent_field(cx, ui, key, &name, percent, edit),
            FeeAmount::Amount(amount) => amount_field(cx, ui, key, &name, amount, plan_currency, true, edit),
            FeeAmount::PerThousand(rate) => amount_field(cx, ui, key, &name, rate, plan_currency, false, edit),
        }
        if icon_button(ui, Icon::Bin, &number(cx, words.fee_remove, position), true).clicked() {
            cx.edit(with(channel, |terms| {
                terms.fees.remove(position);
            }));
        }
    });
    if let FeeAmount::Percent { percent, of } = fee.amount {
        let bases = FeeBase::ALL.map(|base| (base, terms::fee_base(base, cx.language())));
        let name = number(cx, words.fee_base, position);
        if let Some(of) = choice(ui, &name, &of, &bases, 250.0) {
            cx.edit(change(FeeAmount::Percent { percent, of }));
        }
    }
}

/// Shows in what a fee is stated. Returns a fee of another kind where one was chosen.
fn fee_kind(cx: &Cx<'_>, ui: &mut Ui, position: usize, fee: &Fee) -> Option<FeeAmount> {
    let words = &cx.texts.channels_page;
    let (percent, of) = match fee.amount {
        FeeAmount::Percent { percent, of } => (percent, of),
        _ => (Decimal::ZERO, FeeBase::Net),
    };
    let kinds = [
        (0, words.fee_percent, FeeAmount::Percent { percent, of }),
        (1, words.fee_amount, FeeAmount::Amount(Decimal::ZERO)),
        (2, words.fee_thousand, FeeAmount::PerThousand(Decimal::ZERO)),
    ];
    let current = match fee.amount {
        FeeAmount::Percent { .. } => 0,
        FeeAmount::Amount(_) => 1,
        FeeAmount::PerThousand(_) => 2,
    };
    let options = kinds.map(|(kind, name, _)| (kind, name));
    let chosen = choice(ui, &number(cx, words.fee_kind, position), &current, &options, 170.0)?;
    kinds.iter().find(|(known, _, _)| *known == chosen).map(|(_, _, amount)| *amount)
}

fn currency(cx: &mut Cx<'_>, ui: &mut Ui, channel: &Channel) {
    let words = &cx.texts.channels_page;
    let own = cx.plan().money.currency;
    let current = channel.terms.exchange.as_ref().map(|exchange| exchange.currency);
    let same = fill!(words.currency_plan, &[("currency", &cx.locale.currency(own))]);
    field_row(ui, words.currency, |ui| {
        other_currency_choice(cx, ui, words.currency, current, &same, |cx, chosen| {
            cx.edit(with(channel, |terms| {
                let exchange = |currency| Exchange { currency, rate: Decimal::ZERO, date: None, source: String::new() };
                terms.exchange = chosen.map(exchange);
            }));
        });
    });
    let Some(exchange) = &channel.terms.exchange else { return };
    field_row(ui, words.exchange_rate, |ui| {
        let key = ("exchange rate", &channel.id);
        let edit = of_exchange(channel, |exchange, rate| exchange.rate = rate);
        amount_field(cx, ui, key, words.exchange_rate, exchange.rate, own, false, edit);
        let slots = slots![("plan", own.code()), ("currency", exchange.currency.code())];
        small(ui, &fill!(words.exchange_hint, slots));
    });
    if exchange.rate.is_zero() {
        label_in(ui, words.exchange_missing, Look::Error);
    }
    field_row(ui, words.exchange_date, |ui| {
        let locale = cx.locale;
        let shown = exchange.date.map(|day| locale.iso_day(day)).unwrap_or_default();
        let read = |typed: &str| {
            if typed.trim().is_empty() {
                return Ok(None);
            }
            text::parse_date(typed).map(Some).map_err(|why| Unread::of(&why, locale))
        };
        let key = ("exchange date", &channel.id);
        let edit = of_exchange(channel, |exchange, date| exchange.date = date);
        number_field(cx, ui, key, words.exchange_date, &shown, FieldLook::line(110.0), read, edit);
    });
    field_row(ui, words.exchange_source, |ui| {
        let look = FieldLook::line(f32::INFINITY);
        let key = ("exchange source", &channel.id);
        let edit = of_exchange(channel, |exchange, source| exchange.source = source);
        text_field(cx, ui, key, words.exchange_source, &exchange.source, look, edit);
    });
}

/// Makes what a field does out of what a value changes in the channel's exchange.
fn of_exchange<V, F>(channel: &Channel, change: F) -> impl FnOnce(&Plan, V) -> Option<Edit> + Send + 'static + use<V, F>
where
    F: FnOnce(&mut Exchange, V) + Clone + Send + 'static,
{
    of_terms(channel, |terms, value: V| {
        if let Some(exchange) = &mut terms.exchange {
            change(exchange, value);
        }
    })
}

/// Makes what a field does out of what a value changes in what own work costs.
fn of_labour<V, F>(channel: &Channel, change: F) -> impl FnOnce(&Plan, V) -> Option<Edit> + Send + 'static + use<V, F>
where
    F: FnOnce(&mut Labour, V) + Clone + Send + 'static,
{
    of_terms(channel, |terms, value: V| {
        if let Some(labour) = &mut terms.labour {
            change(labour, value);
        }
    })
}

fn labour(cx: &mut Cx<'_>, ui: &mut Ui, channel: &Channel) {
    let words = &cx.texts.channels_page;
    let own = cx.plan().money.currency;
    if channel.media != Media::Paid {
        small(ui, words.labour_why);
    }
    let counted = channel.terms.labour;
    if let Some(on) = check(ui, words.labour, counted.is_some()) {
        let none = Labour { hours_per_week: Decimal::ZERO, hourly_rate: Decimal::ZERO };
        cx.edit(with(channel, |terms| terms.labour = on.then_some(none)));
    }
    let Some(labour) = counted else { return };
    field_row(ui, words.labour_hours, |ui| {
        let locale = cx.locale;
        let read = |typed: &str| text::parse_decimal(typed).map_err(|why| Unread::of(&why, locale));
        let shown = locale.exact(labour.hours_per_week);
        let key = ("labour hours", &channel.id);
        let edit = of_labour(channel, |labour, hours| labour.hours_per_week = hours);
        number_field(cx, ui, key, words.labour_hours, &shown, FieldLook::line(80.0), read, edit);
    });
    field_row(ui, words.labour_rate, |ui| {
        let key = ("labour rate", &channel.id);
        let edit = of_labour(channel, |labour, rate| labour.hourly_rate = rate);
        amount_field(cx, ui, key, words.labour_rate, labour.hourly_rate, own, false, edit);
    });
    let week = labour.hours_per_week.to_f64() * labour.hourly_rate.to_f64();
    let amount = format!("{} {}", cx.locale.decimal(week, own.exponent()), cx.locale.currency(own));
    small(ui, &fill!(words.labour_week, &[("amount", &amount)]));
}
