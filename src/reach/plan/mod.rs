//! A plan: what is placed on its channels, whom that meets in each audience, and all of it over the whole population.

pub(in crate::reach) mod audience;
pub(in crate::reach) mod channel;
pub(in crate::reach) mod message;
pub(in crate::reach) mod on_channel;
pub(in crate::reach) mod placed;
pub(in crate::reach) mod results;
pub(in crate::reach) mod state;
pub(in crate::reach) mod total;
