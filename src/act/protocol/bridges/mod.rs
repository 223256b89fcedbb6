//! Bridges: what goes to another network, and who receives it there.

pub(super) mod across;
mod canonical;
mod circle;
mod gateway_signed;
mod hop;
mod intents;
pub(super) mod layer_zero;
mod messages;
mod socket;
mod synthetic;
mod wormhole;

pub(super) use gateway_signed::signed;
pub(super) use intents::by_memo;
pub(in crate::act) use intents::with_memo;
pub(super) use messages::{ALL, paid_back, told_to_squid};
pub(super) use socket::route;
pub(super) use synthetic::for_bitcoin;

use super::function::Function;

pub(super) static ACROSS: &[Function] = across::FUNCTIONS;
pub(super) static CANONICAL: &[Function] = canonical::FUNCTIONS;
pub(super) static CIRCLE: &[Function] = circle::FUNCTIONS;
pub(super) static HOP: &[Function] = hop::FUNCTIONS;
pub(super) static INTENTS: &[Function] = intents::FUNCTIONS;
pub(super) static LAYER_ZERO: &[Function] = layer_zero::FUNCTIONS;
pub(super) static MESSAGES: &[Function] = messages::FUNCTIONS;
pub(super) static SOCKET: &[Function] = socket::FUNCTIONS;
pub(super) static SYNTHETIC: &[Function] = synthetic::FUNCTIONS;
pub(super) static WORMHOLE: &[Function] = wormhole::FUNCTIONS;
