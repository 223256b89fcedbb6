//! The table of known contracts, sorted by address.

use alloy_primitives::address;

use super::{ANY, Contract, Kind, on};

#[rustfmt::skip]
pub(super) static CONTRACTS: &[Contract] = &[
    on(&[137], address!("0x0000000000000000000000000000000000001010"), "POL", Kind::Token),
    on(ANY, address!("0x0000000000225e31D15943971F47aD3022F714Fa"), "Permit2 (zkSync)", Kind::Permit2),
    on(ANY, address!("0x000000000022D473030F116dDEE9F6B43aC78BA3"), "Permit2", Kind::Permit2),
];
