//! Places in a plan: by the fields and items that lead there.

use std::fmt;

/// One part of the way from the whole plan to one of its values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PathPart {
    /// A field by its name in the document.
    Field(String),
    /// An item of a list.
    Item {
        /// Where it stands, counted from 0.
        index: usize,
        /// Its id, where it has one.
        id: Option<String>,
    },
}

impl PathPart {
    /// Returns the field's name, where it is one.
    #[must_use]
    pub fn field(&self) -> Option<&str> {
        match self {
            Self::Field(name) => Some(name),
            Self::Item { .. } => None,
        }
    }
}

/// The way from the whole plan to one of its values, shown as `channels[2] "radio" → contacts[0].model.r1`.
/// Empty for the plan itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PlanPlace(pub Vec<PathPart>);

impl PlanPlace {
    /// Returns true when both ways take the same fields and items, ids apart.
    #[must_use]
    pub fn leads_to(&self, other: &Self) -> bool {
        self.0.len() == other.0.len()
            && self.0.iter().zip(&other.0).all(|pair| match pair {
                (PathPart::Field(one), PathPart::Field(two)) => one == two,
                (PathPart::Item { index: one, .. }, PathPart::Item { index: two, .. }) => one == two,
                _ => false,
            })
    }

    /// Returns true when `other` is this place or around it.
    #[must_use]
    pub fn begins_with(&self, other: &Self) -> bool {
        let outer = self.0.get(..other.0.len()).unwrap_or_default();
        other.leads_to(&Self(outer.to_vec()))
    }
}

impl fmt::Display for PlanPlace {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut separator = "";
        for (position, part) in self.0.iter().enumerate() {
            match part {
                PathPart::Field(name) => {
                    write!(formatter, "{separator}{name}")?;
                    separator = ".";
                }
                PathPart::Item { index, id } => {
                    write!(formatter, "[{index}]")?;
                    if let Some(id) = id {
                        write!(formatter, " {id:?}")?;
                        separator = if position + 1 < self.0.len() { " → " } else { "" };
                    }
                }
            }
        }
        Ok(())
    }
}
