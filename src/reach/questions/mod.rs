//! Further questions about a plan: what is remembered, some weeks alone, other models, uncertainty, pairs of channels, and
//! what rate cards give.

pub(in crate::reach) mod compare;
pub(in crate::reach) mod contribution;
pub(in crate::reach) mod convert;
pub(in crate::reach) mod fading;
pub(in crate::reach) mod outlook;
pub(in crate::reach) mod pairs;
pub(in crate::reach) mod remember;
pub(in crate::reach) mod remembered_trial;
pub(in crate::reach) mod scale;
pub(in crate::reach) mod uncertainty;
pub(in crate::reach) mod window;
