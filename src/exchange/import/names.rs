//! Names of a table and things of a plan: what is known, what is new, and what a new thing begins with.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use crate::catalogue::{self, ChannelTemplate};
use crate::plan::{
    Audience, AudienceId, Bilingual, BuyingTerms, Channel, ChannelId, CostModel, Environment, Identified, ItemIds,
    Language, MESSAGE_PALETTE, Media, Message, MessageId, NewIds, Plan, Tool, Unit, slug,
};
use crate::search::{Folded, Query, Rank};
use crate::text::{Direction, first_strong};

/// A thing that a table names and the plan does not have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewThing {
    /// Its name.
    pub name: String,
    /// True where the catalogue knows it.
    pub is_from_catalogue: bool,
}

/// Finds things of one list by their names and ids, without a walk through the list for each row of a table.
#[derive(Clone, Debug, Default)]
pub(super) struct Positions {
    by_name: BTreeMap<String, Vec<usize>>,
    by_id: BTreeMap<String, usize>,
    count: usize,
}

impl Positions {
    pub(super) fn of<'a, T: Identified + 'a>(items: impl Iterator<Item = (&'a T, &'a Bilingual)>) -> Self {
        let mut positions = Self::default();
        for (item, name) in items {
            positions.add(item.id().as_ref(), name);
        }
        positions
    }

    fn add(&mut self, id: &str, name: &Bilingual) {
        for folded in both(name).iter().filter(|folded| !folded.is_empty()) {
            let named = self.by_name.entry(folded.bare().to_owned()).or_default();
            if named.last() != Some(&self.count) {
                named.push(self.count);
            }
        }
        self.by_id.entry(id.to_owned()).or_insert(self.count);
        self.count += 1;
    }

    fn has_id(&self, id: &str) -> bool {
        self.by_id.contains_key(id)
    }

    /// Finds the thing of this id, else the first that is called so.
    pub(super) fn find_by_id_first(&self, name: &str) -> Option<usize> {
        self.by_id.get(name).copied().or_else(|| self.find(name, |_| true))
    }

    /// Finds the first thing that fits and is called so, by folded names; ids count as names too.
    fn find(&self, name: &str, fits: impl Fn(usize) -> bool) -> Option<usize> {
        let wanted = Folded::of(name);
        let named = self.by_name.get(wanted.bare()).filter(|_| !wanted.is_empty());
        let all = named.into_iter().flatten().chain(self.by_id.get(name)).copied();
        all.filter(|position| fits(*position)).min()
    }
}

/// The things that rows name: those of the plan, and those that are made.
#[derive(Clone, Debug)]
pub(super) struct Names {
    ids: [ItemIds; 3],
    channels: Vec<Channel>,
    messages: Vec<Message>,
    audiences: Vec<Audience>,
    known: (usize, usize, usize),
    used: [BTreeSet<usize>; 3],
    positions: [Positions; 3],
    from_catalogue: BTreeSet<usize>,
}

fn both(name: &Bilingual) -> [Folded; 2] {
    [Folded::of(&name.en), Folded::of(&name.ar)]
}

impl Names {
    /// Begins with what the plan has.
    #[must_use]
    pub(super) fn of(plan: &Plan, ids: NewIds) -> Self {
        let channels: Vec<Channel> = plan.channels.iter().map(|channel| channel.as_ref().clone()).collect();
        let messages: Vec<Message> = plan.messages.iter().map(|message| message.as_ref().clone()).collect();
        let audiences: Vec<Audience> = plan.audiences.iter().map(|audience| audience.as_ref().clone()).collect();
        let positions = [
            Positions::of(channels.iter().map(|channel| (channel, &channel.name))),
            Positions::of(messages.iter().map(|message| (message, &message.name))),
            Positions::of(audiences.iter().map(|audience| (audience, &audience.name))),
        ];
        let known = (channels.len(), messages.len(), audiences.len());
        Self {
            ids: std::array::from_fn(|_| ItemIds::of(ids)),
            channels,
            messages,
            audiences,
            known,
            used: std::array::from_fn(|_| BTreeSet::new()),
            positions,
            from_catalogue: BTreeSet::new(),
        }
    }

    /// Returns the channel of this name that counts this unit; one that a placement needs is made where there is none.
    pub(super) fn channel(&mut self, name: &str, medium: &str, unit: Unit) -> ChannelId {
        let found = self.positions[0].find(name, |index| self.channels[index].unit == unit);
        if let Some(index) = found {
            self.used[0].insert(index);
            return self.channels[index].id.clone();
        }
        let id: ChannelId = self.ids[0].next(&slug(name, "channel"), |id| self.positions[0].has_id(id)).into();
        let template = template(name, medium);
        let channel = new_channel(id.clone(), name, template, unit);
        if template.is_some_and(|template| is_called(template, name)) {
            self.from_catalogue.insert(self.channels.len());
        }
        self.positions[0].add(id.as_str(), &channel.name);
        self.channels.push(channel);
        id
    }

    /// Returns the channel of this name, whatever it counts, where there is one.
    #[must_use]
    pub(super) fn known_channel(&self, name: &str) -> Option<&Channel> {
        self.positions[0].find(name, |_| true).map(|index| &self.channels[index])
    }

    /// Returns the message of this name, where there is one.
    #[must_use]
    pub(super) fn known_message(&self, name: &str) -> Option<&Message> {
        self.positions[1].find(name, |_| true).map(|index| &self.messages[index])
    }

    /// Returns the audience of this name, where there is one.
    #[must_use]
    pub(super) fn known_audience(&self, name: &str) -> Option<&Audience> {
        self.positions[2].find(name, |_| true).map(|index| &self.audiences[index])
    }

    /// Returns the channel with this id.
    #[must_use]
    pub(super) fn channel_mut(&mut self, id: &ChannelId) -> Option<&mut Channel> {
        self.channels.iter_mut().find(|channel| channel.id == *id)
    }

    /// Returns true for a channel that the plan does not have.
    #[must_use]
    pub(super) fn is_new_channel(&self, id: &ChannelId) -> bool {
        self.channels.iter().skip(self.known.0).any(|channel| channel.id == *id)
    }

    /// Returns the message of this name; one is made where there is none.
    pub(super) fn message(&mut self, name: &str) -> MessageId {
        let found = self.positions[1].find(name, |_| true);
        if let Some(index) = found {
            self.used[1].insert(index);
            return self.messages[index].id.clone();
        }
        let id: MessageId = self.ids[1].next(&slug(name, "message"), |id| self.positions[1].has_id(id)).into();
        let message = new_message(id.clone(), name, self.messages.len());
        self.positions[1].add(id.as_str(), &message.name);
        self.messages.push(message);
        id
    }

    /// Returns the message with this id.
    #[must_use]
    pub(super) fn message_mut(&mut self, id: &MessageId) -> Option<&mut Message> {
        self.messages.iter_mut().find(|message| message.id == *id)
    }

    /// Returns the audience of this name; one is made where there is none.
    pub(super) fn audience(&mut self, name: &str) -> AudienceId {
        let found = self.positions[2].find(name, |_| true);
        if let Some(index) = found {
            self.used[2].insert(index);
            return self.audiences[index].id.clone();
        }
        let id: AudienceId = self.ids[2].next(&slug(name, "audience"), |id| self.positions[2].has_id(id)).into();
        let audience = Audience::named(id.clone(), named(name));
        self.positions[2].add(id.as_str(), &audience.name);
        self.audiences.push(audience);
        id
    }

    /// Returns the audience with this id.
    #[must_use]
    pub(super) fn audience_mut(&mut self, id: &AudienceId) -> Option<&mut Audience> {
        self.audiences.iter_mut().find(|audience| audience.id == *id)
    }

    /// Returns all channels, those of the plan first.
    pub(super) fn all_channels(&self) -> &[Channel] {
        &self.channels
    }

    /// Returns all messages, those of the plan first.
    pub(super) fn all_messages(&self) -> &[Message] {
        &self.messages
    }

    /// Returns all audiences, those of the plan first.
    pub(super) fn all_audiences(&self) -> &[Audience] {
        &self.audiences
    }

    /// Returns the channels that the plan does not have, in the order of the table.
    pub(super) fn new_channels(&self) -> impl Iterator<Item = &Channel> {
        self.channels.iter().skip(self.known.0)
    }

    /// Returns the messages that the plan does not have.
    pub(super) fn new_messages(&self) -> impl Iterator<Item = &Message> {
        self.messages.iter().skip(self.known.1)
    }

    /// Returns the audiences that the plan does not have.
    pub(super) fn new_audiences(&self) -> impl Iterator<Item = &Audience> {
        self.audiences.iter().skip(self.known.2)
    }

    /// Returns all channels, messages and audiences that the plan has, as they are after the table.
    #[must_use]
    pub(super) fn known(&self) -> (&[Channel], &[Message], &[Audience]) {
        (&self.channels[..self.known.0], &self.messages[..self.known.1], &self.audiences[..self.known.2])
    }

    /// Returns the names of what is made: channels, messages, audiences.
    #[must_use]
    pub(super) fn made(&self, language: Language) -> [Vec<NewThing>; 3] {
        let thing =
            |name: &Bilingual, is_from_catalogue| NewThing { name: name.get(language).to_owned(), is_from_catalogue };
        let channels = self
            .channels
            .iter()
            .enumerate()
            .skip(self.known.0)
            .map(|(index, channel)| thing(&channel.name, self.from_catalogue.contains(&index)));
        [
            channels.collect(),
            self.new_messages().map(|message| thing(&message.name, false)).collect(),
            self.new_audiences().map(|audience| thing(&audience.name, false)).collect(),
        ]
    }

    /// Returns the names of what the plan has and rows name: channels, messages, audiences.
    #[must_use]
    pub(super) fn met(&self, language: Language) -> [Vec<String>; 3] {
        let name = |list: usize, index: usize| {
            let name = match list {
                0 => &self.channels[index].name,
                1 => &self.messages[index].name,
                _ => &self.audiences[index].name,
            };
            name.get(language).to_owned()
        };
        let limits = [self.known.0, self.known.1, self.known.2];
        [0, 1, 2].map(|list| {
            self.used[list].iter().filter(|index| **index < limits[list]).map(|index| name(list, *index)).collect()
        })
    }
}

/// Returns a name in the language of its letters.
#[must_use]
pub fn named(name: &str) -> Bilingual {
    let is_arabic = first_strong(name).is_some_and(Direction::is_right_to_left);
    Bilingual::only(if is_arabic { Language::Ar } else { Language::En }, name)
}

/// The channels of the catalogue with their names as they are compared.
static TEMPLATES: LazyLock<Vec<([Folded; 2], &'static ChannelTemplate)>> =
    LazyLock::new(|| catalogue::channels().iter().map(|template| (both(&template.name), template)).collect());

fn is_called(template: &ChannelTemplate, name: &str) -> bool {
    let wanted = Folded::of(name);
    both(&template.name).iter().any(|known| known.bare() == wanted.bare())
}

/// Returns the channel of the catalogue that has this very name.
#[must_use]
pub(super) fn named_template(name: &str) -> Option<&'static ChannelTemplate> {
    let wanted = Folded::of(name);
    let is_it = |names: &[Folded; 2]| names.iter().any(|known| known.bare() == wanted.bare());
    TEMPLATES.iter().find(|(names, _)| is_it(names)).map(|(_, template)| *template)
}

/// Returns the channel of the catalogue that a name means: by its name, else one whose name begins so or means the same; else
/// that of the kind of media.
#[must_use]
pub(super) fn template(name: &str, medium: &str) -> Option<&'static ChannelTemplate> {
    if let Some(same) = named_template(name) {
        return Some(same);
    }
    let best = |text: &str, worst: Rank| {
        let query = Query::new(text);
        if query.is_empty() {
            return None;
        }
        let rank = |[en, ar]: &[Folded; 2]| [query.rank(en, &[]), query.rank(ar, &[])].into_iter().flatten().min();
        let ranked = TEMPLATES.iter().filter_map(|(names, template)| Some((rank(names)?, *template)));
        ranked.min_by_key(|(rank, _)| *rank).filter(|(rank, _)| *rank <= worst).map(|(_, template)| template)
    };
    best(name, Rank::WordBeginnings).or_else(|| best(name, Rank::Synonym)).or_else(|| best(medium, Rank::Synonym))
}

fn new_channel(id: ChannelId, name: &str, template: Option<&ChannelTemplate>, unit: Unit) -> Channel {
    let begun = template.map(|template| catalogue::to_channel(template, id.clone()));
    let own = named(name);
    match begun {
        // A name in one language is completed where the catalogue has the very channel.
        Some(channel) => Channel {
            name: if template.is_some_and(|template| is_called(template, name)) { channel.name } else { own },
            cost: CostModel::Free,
            source: String::new(),
            unit,
            ..channel
        },
        None => Channel {
            id,
            name: own,
            element: crate::plan::Element::Advertising,
            tool: Tool::Other,
            media: Media::Paid,
            environment: Environment::Offline,
            form: String::new(),
            consent: None,
            unit,
            cost: CostModel::Free,
            terms: BuyingTerms::default(),
            contacts: Vec::new(),
            overlap: 0.0,
            pairs: Vec::new(),
            source: String::new(),
            notes: Bilingual::default(),
        },
    }
}

fn new_message(id: MessageId, name: &str, count: usize) -> Message {
    Message { colour: MESSAGE_PALETTE[count % MESSAGE_PALETTE.len()], ..Message::named(id, named(name)) }
}
