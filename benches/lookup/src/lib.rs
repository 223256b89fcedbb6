//! What is measured of an address set, natively by this crate's program and in WebAssembly by
//! `benches/lookup.mjs`.

use countersign::intel::{AddressSet, ChainAddress, IntelError};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen::prelude::*;

/// How many addresses are looked up in a row: more than a processor keeps in its first cache, and few
/// enough to be done before another program gets the processor.
const ASKED: u64 = 1 << 12;

/// How many bytes are searched: as many as the longest calldata that is common.
const PAYLOAD: usize = 100_000;

/// Marks the numbers of addresses that no set holds.
const STRANGERS: u64 = 1 << 40;

/// An address set, and what is asked of it.
#[cfg_attr(target_arch = "wasm32", wasm_bindgen)]
pub struct Bench {
    set: AddressSet,
    held: Vec<ChainAddress>,
    strangers: Vec<ChainAddress>,
    payload: Vec<u8>,
    text: Vec<u8>,
}

impl Bench {
    /// Takes a set over, as an engine does: this is what loading costs.
    ///
    /// # Errors
    ///
    /// If the bytes are not a set.
    pub fn load(bytes: Vec<u8>) -> Result<AddressSet, IntelError> {
        AddressSet::from_bytes(bytes)
    }

    /// Prepares the questions to a set of the addresses with the numbers up to `addresses`.
    pub fn of(set: AddressSet, addresses: u64) -> Self {
        // A step that is odd and large visits the addresses in no order.
        let held = (0..ASKED).map(|number| address(number.wrapping_mul(7_368_787) % addresses));
        let payload = (0..).flat_map(|number: u64| noise(STRANGERS * 2 + number).to_le_bytes());
        Self {
            set,
            held: held.collect(),
            strangers: (0..ASKED).map(|number| address(STRANGERS + number)).collect(),
            payload: payload.take(PAYLOAD).collect(),
            text: b"Sign in to example.com, please. ".repeat(PAYLOAD / 32),
        }
    }
}

#[cfg_attr(target_arch = "wasm32", wasm_bindgen)]
impl Bench {
    /// As [`Bench::of`].
    #[cfg(target_arch = "wasm32")]
    #[wasm_bindgen(constructor)]
    pub fn new(set: Loaded, addresses: u32) -> Self {
        Self::of(set.0, addresses.into())
    }

    /// How many addresses one of the calls below looks up.
    pub fn asked() -> u32 {
        u32::try_from(ASKED).unwrap_or(u32::MAX)
    }

    /// Looks addresses up that are listed; how many were found.
    pub fn hits(&self) -> usize {
        self.held.iter().filter(|address| self.set.lookup(address).is_some()).count()
    }

    /// Looks addresses up that are not listed; how many were found.
    pub fn misses(&self) -> usize {
        self.strangers.iter().filter(|address| self.set.lookup(address).is_some()).count()
    }

    /// Searches 100 KB at every offset; how many addresses were found.
    pub fn scan_bytes(&self) -> usize {
        let mut found = 0;
        self.set.scan_bytes(&self.payload, |_, _| found += 1);
        found
    }

    /// Searches 100 KB of prose; how many addresses were found.
    pub fn scan_text(&self) -> usize {
        let mut found = 0;
        self.set.scan_text(&self.text, |_, _| found += 1);
        found
    }
}

/// A loaded set.
#[cfg(target_arch = "wasm32")]
#[wasm_bindgen]
pub struct Loaded(AddressSet);

#[cfg(target_arch = "wasm32")]
#[wasm_bindgen]
impl Loaded {
    /// As [`Bench::load`].
    ///
    /// # Errors
    ///
    /// What is no address set.
    #[wasm_bindgen(constructor)]
    pub fn new(bytes: Vec<u8>) -> Result<Self, JsError> {
        Ok(Self(Bench::load(bytes)?))
    }
}

/// The address with a number.
pub fn address(number: u64) -> ChainAddress {
    let mut bytes = [0; 24];
    for (place, eight) in bytes.as_chunks_mut::<8>().0.iter_mut().enumerate() {
        *eight = noise(number * 3 + place as u64).to_le_bytes();
    }
    ChainAddress::Evm(bytes.first_chunk::<20>().copied().unwrap_or_default().into())
}

/// Bits without a pattern: the finalizer of a 64-bit generator.
fn noise(number: u64) -> u64 {
    let word = number.wrapping_add(1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let word = (word ^ word >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let word = (word ^ word >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
    word ^ word >> 31
}
