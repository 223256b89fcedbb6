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

/// Where 0x's Settlers stand or will that only whoever signs can send trades to: each makes any call that it is told to.
pub fn settlers(chain: Option<Chain>) -> Vec<Address> {
    /// As many of each kind as there may be in four years.
    const SOONEST: u8 = 20;
    let Some(Chain::Evm(id)) = chain else { return Vec::new() };
    SENT_BY_SIGNER
        .into_iter()
        .flat_map(|kind| (1..=SOONEST).map(move |nonce| stands_at(id, kind, nonce)))
        .collect()
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
