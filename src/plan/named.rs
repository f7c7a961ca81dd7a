//! Says what the items of the plan's lists are known by: their ids, and the names that people give them.

use std::sync::Arc;

use super::schema::ListName;
use super::{
    Alternative, Audience, Bilingual, Channel, Claim, Identified, Insight, Mention, Message, Objective, OtherCost,
    Plan, Relation, Slogan, Theme, Visual,
};

/// Something in a list of the plan that people give a name.
pub trait Named: Identified {
    /// The list that it stands in.
    const LIST: ListName;

    /// Returns its name; empty for as long as nobody has typed one.
    fn name(&self) -> &Bilingual;
}

macro_rules! named {
    ($($item:ident: $list:ident, $field:ident;)*) => {
        $(impl Named for $item {
            const LIST: ListName = ListName::$list;

            fn name(&self) -> &Bilingual {
                &self.$field
            }
        })*
    };
}

named! {
    Objective: Objectives, text;
    Insight: Insights, text;
    Audience: Audiences, name;
    Theme: Themes, name;
    Claim: Claims, name;
    Visual: Visuals, name;
    Slogan: Slogans, text;
    Message: Messages, name;
    Channel: Channels, name;
    OtherCost: OtherCosts, name;
    Alternative: Alternatives, name;
    Mention: Mentions, text;
    Relation: Relations, text;
}

impl<T: Named> Named for Arc<T> {
    const LIST: ListName = T::LIST;

    fn name(&self) -> &Bilingual {
        T::name(self)
    }
}

/// Declares where each list stands in the plan: those whose items have names, then the others.
macro_rules! lists {
    (named { $($list:ident: $($path:ident).+;)* } others { $($other:ident: $way:ident;)* }) => {
        impl Plan {
            /// Returns the id of the item at `index` of a list.
            #[must_use]
            pub fn id_at(&self, list: ListName, index: usize) -> Option<&str> {
                match list {
                    $(ListName::$list => self.$($path).+.get(index).map(|item| item.id().as_ref()),)*
                    $(ListName::$other => self.$way.get(index).map(|item| item.id().as_ref()),)*
                }
            }

            /// Returns the ids and names of all items of a list, in its order; nothing for items that have no names.
            pub fn names_in(&self, list: ListName) -> Box<dyn Iterator<Item = (&str, &Bilingual)> + '_> {
                match list {
                    $(ListName::$list => Box::new(self.$($path).+.iter().map(|item| (item.id().as_ref(), item.name()))),)*
                    $(ListName::$other)|* => Box::new(std::iter::empty()),
                }
            }
        }
    };
}

lists! {
    named {
    Objectives: objectives;
    Insights: insights;
    Audiences: audiences;
    Themes: vocabulary.themes;
    Claims: vocabulary.claims;
    Visuals: vocabulary.visuals;
    Slogans: vocabulary.slogans;
    Messages: messages;
    Channels: channels;
    OtherCosts: other_costs;
    Alternatives: alternatives;
    Mentions: mentions;
    Relations: relations;
    }
    others {
    Placements: placements;
    Actuals: actuals;
    Experiences: experiences;
    Worksheets: worksheets;
    }
}

impl Plan {
    /// Returns the name of the item with this id; `None` where the list has no such item, or its items have no names.
    #[must_use]
    pub fn name_in(&self, list: ListName, id: &str) -> Option<&Bilingual> {
        self.names_in(list).find(|(known, _)| *known == id).map(|(_, name)| name)
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample_b::rayhan_soap;
    use super::ListName;

    #[test]
    fn ids_and_names_are_found_by_list() {
        let plan = rayhan_soap();
        for list in ListName::ALL {
            for (position, (id, name)) in plan.names_in(list).enumerate() {
                assert_eq!(plan.id_at(list, position), Some(id));
                assert_eq!(plan.name_in(list, id), Some(name));
            }
            assert_eq!(plan.name_in(list, "no such id"), None);
        }
        assert_eq!(plan.id_at(ListName::Placements, 0), Some(plan.placements[0].id.as_str()));
    }
}
