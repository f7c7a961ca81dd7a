//! A budget divided from above: what each part of the plan may spend.

use serde::{Deserialize, Serialize};

use super::Decimal;

/// Says what a budget is divided over.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum DivisionBy {
    /// Promotion elements.
    #[default]
    Element,
    /// Channels.
    Channel,
    /// Audiences.
    Audience,
    /// Months.
    Month,
}

impl DivisionBy {
    /// All four.
    pub const ALL: [Self; 4] = [Self::Element, Self::Channel, Self::Audience, Self::Month];

    /// Returns the name as it stands in documents.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Element => "Element",
            Self::Channel => "Channel",
            Self::Audience => "Audience",
            Self::Month => "Month",
        }
    }
}

/// Says how a budget is divided.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum DivisionMethod {
    /// Each part has a percent of what is divided; the value is the percent.
    #[default]
    Percent,
    /// All parts have the same; the value is not used.
    EqualShare,
    /// Each part has what its task costs; the value is that amount.
    ObjectiveAndTask,
    /// Each part has what it had in the last period and so many percent more; the value is the amount of the last period.
    LastPeriodPlus(Decimal),
    /// Each part has so many percent of the sales that are expected of it; the value is those sales.
    PercentOfSales(Decimal),
}

/// One part of a division.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DivisionPart {
    /// Which part: an element's name, the id of a channel or audience, or a month as `2026-03`.
    pub of: String,
    /// A number whose meaning the method says.
    #[serde(default)]
    pub value: Decimal,
    /// A fixed amount that stays whatever is divided.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub locked: Option<Decimal>,
    /// The task, the period, or where the sales come from.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

/// A division of the budget, beside which stands what is planned. It does not change what placements cost.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Division {
    /// Over what.
    pub by: DivisionBy,
    /// How.
    #[serde(default)]
    pub method: DivisionMethod,
    /// The parts; one that is not named has nothing, or its equal share.
    #[serde(default)]
    pub parts: Vec<DivisionPart>,
}

impl Division {
    /// Returns the part of this name.
    #[must_use]
    pub fn part(&self, of: &str) -> Option<&DivisionPart> {
        self.parts.iter().find(|part| part.of == of)
    }
}

#[cfg(test)]
mod tests {
    use super::DivisionBy;
    use crate::plan::Element;

    #[test]
    fn names_are_those_of_the_document() {
        for by in DivisionBy::ALL {
            assert_eq!(serde_json::to_value(by).unwrap(), by.as_str());
        }
        for element in Element::ALL {
            assert_eq!(serde_json::to_value(element).unwrap(), element.as_str());
        }
    }
}
