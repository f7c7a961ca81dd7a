//! Says what is selected.

use crate::plan::{AudienceId, ChannelId, MentionId, MessageId, PlacementId, Plan};

/// The selected placements, in the order in which they were selected.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    placements: Vec<PlacementId>,
}

impl Selection {
    /// Returns the selected placements.
    #[must_use]
    pub fn placements(&self) -> &[PlacementId] {
        &self.placements
    }

    /// Returns true when nothing is selected.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.placements.is_empty()
    }

    /// Returns true when this placement is selected.
    #[must_use]
    pub fn contains(&self, id: &PlacementId) -> bool {
        self.placements.contains(id)
    }

    /// Returns the one selected placement, when it is one only.
    #[must_use]
    pub fn only(&self) -> Option<&PlacementId> {
        match self.placements.as_slice() {
            [one] => Some(one),
            _ => None,
        }
    }

    pub(super) fn set(&mut self, placements: impl IntoIterator<Item = PlacementId>) {
        self.placements.clear();
        for id in placements {
            self.add(id);
        }
    }

    pub(super) fn add(&mut self, id: PlacementId) {
        if !self.contains(&id) {
            self.placements.push(id);
        }
    }

    pub(super) fn toggle(&mut self, id: &PlacementId) {
        if self.contains(id) {
            self.placements.retain(|selected| selected != id);
        } else {
            self.placements.push(id.clone());
        }
    }

    pub(super) fn clear(&mut self) {
        self.placements.clear();
    }

    /// Forgets what the plan no longer has.
    pub(super) fn keep_existing(&mut self, plan: &Plan) {
        self.placements.retain(|id| plan.placement(id).is_some());
    }
}

/// A cell of the flowchart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// The row.
    pub channel: ChannelId,
    /// The column, counted from 1.
    pub week: u32,
}

/// Holds what is current on each list page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Current {
    /// The audience that the Audiences page shows, and the Reach page draws; all of them when none.
    pub audience: Option<AudienceId>,
    /// The message that the Messages page shows, and that drawing on the flowchart places.
    pub message: Option<MessageId>,
    /// The channel that the Channels page shows.
    pub channel: Option<ChannelId>,
    /// The mention whose form the Listening page shows.
    pub mention: Option<MentionId>,
    /// The part of the Listening page that is shown.
    pub listening: ListeningPart,
}

/// A part of the Listening page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum ListeningPart {
    /// The mentions.
    #[default]
    Log,
    /// What was promised and met.
    Promises,
    /// What is known of the people.
    Insights,
    /// What is done for the community.
    Relations,
}

impl Current {
    /// Forgets what the plan no longer has.
    pub(super) fn keep_existing(&mut self, plan: &Plan) {
        self.audience = self.audience.take().filter(|id| plan.audience(id).is_some());
        self.message = self.message.take().filter(|id| plan.message(id).is_some());
        self.channel = self.channel.take().filter(|id| plan.channel(id).is_some());
        self.mention = self.mention.take().filter(|id| plan.mentions.find(id).is_some());
    }
}
