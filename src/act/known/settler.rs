//! 0x's Settlers. Each is replaced within months, but where one stands follows from what its registry creates
//! it with: a number for what it is for, the network, and how many came before it (CREATE3, see `Deployer.sol` and
//! `Create3.sol` of `0xProject/0x-settler`). Nobody else can create a contract at such an address.

use alloy_primitives::{Address, B256, U256, address, b256, keccak256};

use crate::decode::Chain;

/// 0x's registry, which creates them on every network.
const REGISTRY: Address = address!("0x00000000000004533Fe15556B1E086BB1A72cEae");

/// The hash of the code by which a CREATE3 is made.
const SHIM: B256 = b256!("0x3bf3f97f0be1e2c00023033eefeb4fc062ac552ff36778b17060d90b6764902f");

/// What Settlers are for: trades and bridges that only whoever signs can send.
pub(in crate::act) const SENT_BY_SIGNER: [u8; 2] = [2, 5];

/// Trades and intents that others send for whoever signs: what they do is signed along.
pub(in crate::act) const SENT_BY_OTHERS: [u8; 2] = [3, 4];

/// How the addresses begin of the first twenty of the first kind on each of Ethereum, OP Mainnet, BNB Smart Chain,
/// Polygon, Base, Arbitrum and Robinhood Chain, so that others are told from them without hashing.
#[rustfmt::skip]
static STARTS: [u16; 140] = [
    0x011a, 0x01f4, 0x03f1, 0x060d, 0x068b, 0x0712, 0x07e5, 0x0889, 0x0be3, 0x0cef, 0x0d0e, 0x11cd, 0x1636, 0x1a3b,
    0x1a46, 0x1ca8, 0x1d40, 0x1d4b, 0x1f56, 0x207e, 0x2464, 0x24a4, 0x2a29, 0x2b66, 0x2c4b, 0x32ea, 0x33a6, 0x348f,
    0x36e5, 0x3720, 0x39b3, 0x3d86, 0x4028, 0x4039, 0x44b7, 0x454b, 0x4675, 0x4714, 0x47ca, 0x49fb, 0x4c37, 0x4c6f,
    0x4f6f, 0x503f, 0x5418, 0x5587, 0x56c6, 0x5a1b, 0x5aac, 0x5c9b, 0x653b, 0x653e, 0x666f, 0x67b5, 0x6a53, 0x6a57,
    0x6aa8, 0x6aec, 0x6db4, 0x6e10, 0x70bf, 0x70ca, 0x7150, 0x733d, 0x73da, 0x7600, 0x7747, 0x779a, 0x7856, 0x79fe,
    0x7a51, 0x7b02, 0x7f20, 0x7f4f, 0x7f54, 0x7f6c, 0x80a5, 0x82d8, 0x8320, 0x845a, 0x8641, 0x868c, 0x8853, 0x8cf3,
    0x92a2, 0x93ea, 0x98c4, 0x9979, 0xa11f, 0xa3d3, 0xa56d, 0xaa61, 0xb087, 0xb254, 0xb284, 0xb538, 0xb7cb, 0xba3b,
    0xbc3c, 0xbcd5, 0xbec2, 0xc0bb, 0xc2ef, 0xc7a8, 0xc7af, 0xc823, 0xc853, 0xc8e0, 0xc928, 0xcaf2, 0xcd02, 0xd07c,
    0xd17f, 0xd29b, 0xd2ae, 0xd507, 0xd57e, 0xd703, 0xd801, 0xdbcd, 0xdc5d, 0xde33, 0xdf31, 0xdf4e, 0xdf82, 0xe246,
    0xe726, 0xe885, 0xe972, 0xea75, 0xecf4, 0xf15c, 0xf3e0, 0xf414, 0xf48a, 0xf525, 0xf564, 0xfeea, 0xff48, 0xff4b,
];

/// How many of each are looked for. There were ten of the first kind in its first two years.
const NEWEST: u8 = 40;

/// Whether the contract is one of 0x's Settlers that are for this.
pub(in crate::act) fn is_settler(chain: Option<Chain>, address: &Address, what: [u8; 2]) -> bool {
    let Some(Chain::Evm(id)) = chain else { return false };
    what.into_iter().any(|kind| (1..=NEWEST).any(|nonce| stands_at(id, kind, nonce) == *address))
}

/// Where a Settler of a kind stands on a network, after so many others.
fn stands_at(id: u64, kind: u8, nonce: u8) -> Address {
    let salt = U256::from(kind) << 128 | U256::from(id) << 64 | U256::from(nonce);
    first_created_by(&REGISTRY.create2(B256::from(salt), SHIM))
}

/// Whether it is a Settler that whoever signs sends trades to, on one of the networks that most use: it makes any
/// call that it is told to.
pub fn is_trading_settler(chain: Option<Chain>, address: &Address) -> bool {
    let [first, second, ..] = address.0.0;
    STARTS.contains(&u16::from_be_bytes([first, second]))
        && is_settler(chain, address, [SENT_BY_SIGNER[0]; 2])
}

/// Where the first contract stands that another contract creates.
fn first_created_by(creator: &Address) -> Address {
    /// The list of an address and of the number one, as RLP has it.
    const LIST: [u8; 2] = [0xd6, 0x94];
    Address::from_word(keccak256([&LIST[..], creator.as_slice(), &[1]].concat()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn starts_are_those_of_settlers() {
        let mut starts = Vec::new();
        for id in [1, 10, 56, 137, 8453, 42161, 4663] {
            for nonce in 1..=20 {
                let [first, second, ..] = stands_at(id, SENT_BY_SIGNER[0], nonce).0.0;
                starts.push(u16::from_be_bytes([first, second]));
            }
        }
        starts.sort_unstable();
        starts.dedup();
        assert_eq!(starts, STARTS);
    }

    #[test]
    fn settlers_are_told_from_other_contracts() {
        let on = |id, address, what| is_settler(Some(Chain::Evm(id)), &address, what);
        let mainnet = address!("0x70bf6634eE8Cb27D04478f184b9b8BB13E5f4710");
        assert!(on(1, mainnet, SENT_BY_SIGNER));
        assert!(!on(1, mainnet, SENT_BY_OTHERS));
        assert!(!on(8453, mainnet, SENT_BY_SIGNER));
        assert!(!is_settler(None, &mainnet, SENT_BY_SIGNER));
        let others = address!("0xAE11b95c8Ebb5247548C279A00120B0ACadc7451");
        assert!(on(1, others, SENT_BY_OTHERS));
        let base = address!("0x5C9bdC801a600c006c388FC032dCb27355154cC9");
        assert!(on(8453, base, SENT_BY_SIGNER));
        assert!(!on(1, REGISTRY, SENT_BY_SIGNER));
    }
}
