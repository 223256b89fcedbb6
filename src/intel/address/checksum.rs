//! Addresses with their EIP-55 checksum, of which one request has a few that are written many times.

use std::cell::RefCell;

use alloy_primitives::Address;

/// How many addresses are remembered, each at a place that its last byte gives.
const REMEMBERED: usize = 64;

thread_local! {
    /// The checksum takes a Keccak hash, which is most of what it takes to review a payment.
    static WRITTEN: RefCell<Vec<(Address, [u8; 42])>> = const { RefCell::new(Vec::new()) };
}

/// Calls with the address as EIP-55 writes it.
pub(super) fn with_text<T>(address: &Address, call: impl FnOnce(&str) -> T) -> T {
    let text = WRITTEN.with(|written| match written.try_borrow_mut() {
        Ok(mut written) => remembered(&mut written, address),
        // Nobody holds it for longer than this.
        Err(_) => spelled(address),
    });
    call(std::str::from_utf8(&text).unwrap_or_default())
}

fn remembered(written: &mut Vec<(Address, [u8; 42])>, address: &Address) -> [u8; 42] {
    if written.is_empty() {
        written.resize(REMEMBERED, (Address::ZERO, spelled(&Address::ZERO)));
    }
    let place = address.last().map_or(0, |last| usize::from(*last) % REMEMBERED);
    match written.get_mut(place) {
        Some((known, text)) if known == address => *text,
        Some(entry) => {
            *entry = (*address, spelled(address));
            entry.1
        }
        None => spelled(address),
    }
}

fn spelled(address: &Address) -> [u8; 42] {
    let text = address.to_checksum_buffer(None);
    text.as_str().as_bytes().first_chunk().copied().unwrap_or([b'0'; 42])
}
