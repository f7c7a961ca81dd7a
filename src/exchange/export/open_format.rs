//! The open format of media plans: `mediaplanschema` 3.0, JSON.
//!
//! Its line items know dates, costs and deliveries, but neither messages nor weekly quantities. What it cannot say stands in
//! `custom_properties` under [`OWN_DATA`], where the format leaves room for it: the whole document beside the head, and at each
//! line item the placement (or other cost) that it is. So a file of ours comes back whole; where another program has changed a
//! line item, it differs from the one that the document would give, and a reader can ask about it.

use jiff::civil::Date;
use serde_json::{Map, Value, json};

use super::words::id_or_name;
use super::{Options, provenance};
use crate::analysis::Analysis;
use crate::plan::{
    Bilingual, Calendar, CostKind, CostLine, Currency, Delivery, ENGINE, FORMAT, Index, Language, Money, OtherCost,
    Placement, Plan, Total, Unit, slug,
};
use crate::store;
use crate::text::terms;

/// The key of what this program keeps in `custom_properties`.
pub const OWN_DATA: &str = "imc_planner";

/// The version of what stands under [`OWN_DATA`].
pub const OWN_FORMAT: u32 = 1;

/// The version of the schema that is written.
const SCHEMA: &str = "3.0";

/// Returns the document of a plan in the open format, names in the first language of `options`.
pub(super) fn document(plan: &Plan, analysis: &Analysis, options: &Options) -> Vec<u8> {
    let writer = Writer {
        plan,
        analysis,
        language: options.languages.first().language,
        currency: analysis.budget.currency,
        index: Index::of(plan),
    };
    let document = options.document.clone().unwrap_or_else(|| store::write(plan));
    let value = json!({
        "meta": writer.meta(&document),
        "campaign": writer.campaign(),
        "lineitems": writer.line_items(),
        "dictionary": dictionary(writer.language),
    });
    // The alternate form has one item a line.
    format!("{value:#}\n").into_bytes()
}

struct Writer<'a> {
    plan: &'a Plan,
    analysis: &'a Analysis,
    language: Language,
    currency: Currency,
    index: Index,
}

/// Puts a text under a key unless it is empty.
fn put(object: &mut Map<String, Value>, key: &str, text: &str) {
    if !text.is_empty() {
        object.insert(key.to_owned(), text.into());
    }
}

impl Writer<'_> {
    fn name<'b>(&self, name: &'b Bilingual, id: &'b str) -> &'b str {
        id_or_name(name, id, self.language)
    }

    /// Returns an amount in major units: the shortest decimal that is this number, which has its digits.
    fn amount(&self, money: Money) -> Value {
        Value::from(money.to_major(self.currency))
    }

    fn id(&self) -> String {
        slug(self.plan.title.get(Language::En), "plan")
    }

    fn title(&self) -> &str {
        match self.plan.title.get(self.language) {
            "" => "IMC plan",
            title => title,
        }
    }

    fn meta(&self, document: &str) -> Value {
        json!({
            "id": self.id(),
            "schema_version": SCHEMA,
            "name": self.title(),
            "created_by_name": "IMC Planner",
            "created_at": format!("{}T00:00:00Z", self.plan.calendar.start),
            "comments": "Weekly quantities, messages and their coding, contact models and texts in the second language are in \
                custom_properties.imc_planner",
            "custom_properties": {
                OWN_DATA: {
                    "format": OWN_FORMAT,
                    "engine": ENGINE,
                    "plan_format": FORMAT,
                    "mark": provenance::plan_mark(self.plan),
                    "document": document,
                },
            },
        })
    }

    fn campaign(&self) -> Value {
        let plan = self.plan;
        let budget = match self.analysis.budget.budget {
            Ok(budget) => budget,
            Err(_) => self.analysis.budget.total.at_least(),
        };
        let mut campaign = Map::new();
        campaign.insert("id".into(), self.id().into());
        campaign.insert("name".into(), self.title().into());
        if let Some(objective) = plan.objectives.first() {
            put(&mut campaign, "objective", objective.text.get(self.language));
        }
        campaign.insert("start_date".into(), plan.calendar.start.to_string().into());
        campaign.insert("end_date".into(), last_day(plan.calendar).to_string().into());
        campaign.insert("budget_currency".into(), self.currency.code().into());
        campaign.insert("budget_total".into(), self.amount(budget));
        put(&mut campaign, "advertiser_name", plan.organisation.get(self.language));
        put(&mut campaign, "product_name", plan.product.get(self.language));
        let audiences = plan.audiences.iter().map(|audience| {
            let mut object = Map::new();
            object.insert("name".into(), self.name(&audience.name, audience.id.as_str()).into());
            put(&mut object, "description", audience.name.slot(self.language.other()));
            if audience.size > 0 {
                object.insert("population_size".into(), audience.size.into());
            }
            Value::from(object)
        });
        campaign.insert("target_audiences".into(), audiences.collect());
        campaign.into()
    }

    fn line_items(&self) -> Value {
        let placements = self.plan.placements.iter().enumerate();
        let placements = placements.map(|(position, placement)| self.placement(position, placement));
        let others = self.plan.other_costs.iter().enumerate();
        let others = others.map(|(position, cost)| self.other_cost(position, cost));
        placements.chain(others).collect()
    }

    fn placement(&self, position: usize, placement: &Placement) -> Value {
        let plan = self.plan;
        let message = plan.message(&placement.message);
        let channel = plan.channel(&placement.channel);
        let cost = &self.analysis.budget.placements[position];
        let message_name = message.map_or(placement.message.as_str(), |it| self.name(&it.name, it.id.as_str()));
        let channel_name = channel.map_or(placement.channel.as_str(), |it| self.name(&it.name, it.id.as_str()));
        let mut item = head(placement.id.as_str(), &format!("{message_name} – {channel_name}"));
        self.dates(&mut item, Some(placement.start_week), Some(placement.end_week()));
        if let Some(channel) = channel {
            put(&mut item, "channel", terms::tool(channel.tool, Language::En));
            item.insert("dim_custom3".into(), terms::element(channel.element, self.language).into());
        }
        put(&mut item, "vehicle", channel_name);
        put(&mut item, "adformat", message_name);
        put(&mut item, "dim_custom1", message_name);
        if let Some(message) = message {
            item.insert("dim_custom2".into(), terms::stage(message.stage, self.language).into());
        }
        put(&mut item, "target_audience", &self.audiences(placement));
        self.costs(&mut item, cost.total(), &|line| cost.lines().of(line));
        let units: u128 = placement.units_within(plan.calendar.weeks);
        if let (Ok(units), Some(channel)) = (u64::try_from(units), channel) {
            let key = if channel.unit == Unit::Impressions { "metric_impressions" } else { "metric_units" };
            item.insert(key.into(), units.into());
            let delivered = Delivery::of(placement, plan, &self.index).map(|found| found.impressions_per_unit());
            if let (Unit::Insertions, Some(each)) = (channel.unit, delivered) {
                item.insert("metric_impressions".into(), Value::from(each * units as f64));
            }
        }
        let own = json!({
            "format": OWN_FORMAT,
            "placement": placement.id.as_str(),
            "message": placement.message.as_str(),
            "channel": placement.channel.as_str(),
            "audiences": placement.audiences.iter().map(crate::plan::AudienceId::as_str).collect::<Vec<_>>(),
            "start_week": placement.start_week,
            "quantities": placement.quantities,
            "cost": cost.total().exact().ok().map(|money| self.currency.plain(money)),
            "cost_reason": cost.total().why_missing().map(crate::plan::NotComputable::as_str),
        });
        item.insert("custom_properties".into(), json!({ OWN_DATA: own }));
        item.into()
    }

    fn other_cost(&self, position: usize, cost: &OtherCost) -> Value {
        let found = &self.analysis.budget.other_costs[position];
        let name = self.name(&cost.name, cost.id.as_str());
        let mut item = head(&format!("cost-{}", cost.id.as_str()), name);
        self.dates(&mut item, cost.week, cost.terms.until_week.or(cost.week));
        item.insert("cost_currency".into(), self.currency.code().into());
        item.insert("cost_total".into(), self.amount(found.total.at_least()));
        let key = match cost.kind {
            CostKind::Production => "cost_creative",
            CostKind::Fees => "cost_buying",
            CostKind::Labour => "cost_custom2",
            CostKind::Measurement => "cost_custom3",
            CostKind::Contingency => "cost_custom4",
            CostKind::Other => "cost_custom5",
        };
        if let Ok(amount) = found.amount {
            item.insert(key.into(), self.amount(amount));
        }
        let tax = found.tax.at_least();
        if !tax.is_zero() {
            item.insert("cost_custom1".into(), self.amount(tax));
        }
        let own = json!({
            "format": OWN_FORMAT,
            "other_cost": cost.id.as_str(),
            "kind": format!("{:?}", cost.kind),
            "week": cost.week,
            "cost": found.total.exact().ok().map(|money| self.currency.plain(money)),
            "cost_reason": found.total.why_missing().map(crate::plan::NotComputable::as_str),
        });
        item.insert("custom_properties".into(), json!({ OWN_DATA: own }));
        item.into()
    }

    /// Puts the days of some weeks, held to those of the plan as the schema demands.
    fn dates(&self, item: &mut Map<String, Value>, first: Option<u32>, last: Option<u32>) {
        let calendar = self.plan.calendar;
        let within = |week: u32| week.clamp(1, calendar.weeks);
        let start = calendar.first_day(within(first.unwrap_or(1))).unwrap_or(calendar.start);
        let end = calendar.last_day(within(last.unwrap_or(calendar.weeks)));
        item.insert("start_date".into(), start.to_string().into());
        item.insert("end_date".into(), end.unwrap_or_else(|| last_day(calendar)).max(start).to_string().into());
    }

    fn costs(&self, item: &mut Map<String, Value>, total: Total, line: &dyn Fn(CostLine) -> Total) {
        item.insert("cost_currency".into(), self.currency.code().into());
        // The schema demands an amount. Where a cost is missing it is what is known, and the reason stands in our own data.
        item.insert("cost_total".into(), self.amount(total.at_least()));
        if total.exact().is_err() {
            return;
        }
        item.insert("cost_media".into(), self.amount(line(CostLine::Net).at_least()));
        let buying = line(CostLine::Commission) + line(CostLine::Fees);
        for (key, total) in
            [("cost_buying", buying), ("cost_custom1", line(CostLine::Tax)), ("cost_custom2", line(CostLine::Labour))]
        {
            if !total.at_least().is_zero() {
                item.insert(key.into(), self.amount(total.at_least()));
            }
        }
    }

    fn audiences(&self, placement: &Placement) -> String {
        let name = |id: &crate::plan::AudienceId| {
            let audience = self.plan.audience(id);
            audience.map_or(id.as_str().to_owned(), |audience| self.name(&audience.name, id.as_str()).to_owned())
        };
        placement.audiences.iter().map(name).collect::<Vec<_>>().join(", ")
    }
}

/// Returns the beginning of a line item.
fn head(id: &str, name: &str) -> Map<String, Value> {
    let mut item = Map::new();
    item.insert("id".into(), id.into());
    item.insert("name".into(), name.into());
    item
}

fn last_day(calendar: Calendar) -> Date {
    calendar.last_day(calendar.weeks).unwrap_or(calendar.start)
}

/// Returns what the columns of our own mean.
fn dictionary(language: Language) -> Value {
    let texts = crate::text::strings::Texts::of(language);
    let caption = |caption: &str| json!({ "status": "enabled", "caption": caption });
    json!({
        "lineitem_custom_dimensions": {
            "dim_custom1": caption(texts.shared.message),
            "dim_custom2": caption(texts.export.stage),
            "dim_custom3": caption(texts.export.element),
        },
        "custom_costs": {
            "cost_custom1": caption(texts.terms.line_tax),
            "cost_custom2": caption(texts.terms.line_labour),
            "cost_custom3": caption(texts.terms.cost_kind_measurement),
            "cost_custom4": caption(texts.terms.cost_kind_contingency),
            "cost_custom5": caption(texts.terms.cost_kind_other),
        },
    })
}
