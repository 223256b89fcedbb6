//! Facts of the chain: answers of the user's own node to the questions of an earlier review.

use std::fmt::Display;

use alloy_primitives::{Address, B256, U256};
use serde_json::{Map, Value};

use crate::request::spelled;

/// Answers to earlier questions, by the question's id. An answer that makes no sense is no answer.
#[derive(Clone, Debug, Default)]
pub struct Facts(Map<String, Value>);

/// How many characters of a token's symbol are believed; the longest in wide use have eleven.
const SYMBOL: usize = 16;

/// The most decimals that are believed. No token in use has more than 30, and more would make any amount
/// look like nothing.
const DECIMALS: u8 = 36;

/// The words of an ABI-encoded string before its bytes: offset and length.
const STRING_HEAD: usize = 64;

impl Facts {
    /// The facts of a request.
    pub fn new(facts: &Map<String, Value>) -> Self {
        Self(facts.clone())
    }

    /// The id of the question whether there is code at an address (`eth_getCode`).
    pub fn code_id(address: &Address) -> String {
        format!("code:{}", written(address))
    }

    /// The id of the question for a token's `symbol()`.
    pub fn symbol_id(token: &Address) -> String {
        format!("erc20-symbol:{}", written(token))
    }

    /// The id of the question for a token's `decimals()`.
    pub fn decimals_id(token: &Address) -> String {
        format!("erc20-decimals:{}", written(token))
    }

    /// The id of the question whether a contract says that it is a collection of items
    /// (`supportsInterface` of ERC-165, for ERC-721).
    pub fn collection_id(contract: &Address) -> String {
        format!("erc165-erc721:{}", written(contract))
    }

    /// Whether a contract says that it is a collection of items.
    pub fn is_collection(&self, contract: &Address) -> bool {
        let answer = self.bytes(&|| Self::collection_id(contract));
        answer.is_some_and(|word| word.len() == 32 && U256::from_be_slice(&word) == U256::ONE)
    }

    /// The id of the question who has an item of a collection (`ownerOf`).
    pub fn owner_id(collection: &Address, id: &U256) -> String {
        format!("erc721-owner:{}:{id}", written(collection))
    }

    /// Who has an item of a collection: `None` if that is not known, or nobody.
    pub fn owner(&self, collection: &Address, id: &U256) -> Option<Address> {
        address_in(&self.bytes(&|| Self::owner_id(collection, id))?)
    }

    /// The key of the fact which hash was signed before for a nonce of a Safe. No question asks for it:
    /// a host that keeps the hashes of reviews under it learns when one nonce is signed twice.
    pub fn safe_transaction_id(chain_id: &U256, safe: &Address, nonce: &U256) -> String {
        format!("safe-tx:{chain_id}:{}:{nonce}", written(safe))
    }

    /// The `safeTxHash` that was signed before for a nonce of a Safe. The chain id is that of the
    /// domain, and zero where it has none (Safe 1.2 and earlier).
    pub fn safe_transaction(&self, chain_id: &U256, safe: &Address, nonce: &U256) -> Option<B256> {
        let hash = self.bytes(&|| Self::safe_transaction_id(chain_id, safe, nonce))?;
        B256::try_from(hash.as_slice()).ok()
    }

    /// Whether there is code at the address: `None` if that is not known.
    ///
    /// An account that has delegated itself to code (EIP-7702, `0xef0100` and an address) is still
    /// somebody's key, so it counts as one without code.
    pub fn has_code(&self, address: &Address) -> Option<bool> {
        let code = self.bytes(&|| Self::code_id(address))?;
        let delegation = code.len() == 23 && code.starts_with(&[0xef, 0x01, 0x00]);
        Some(!code.is_empty() && !delegation)
    }

    /// A token's symbol: what the contract itself says, which may be anything.
    pub fn symbol(&self, token: &Address) -> Option<String> {
        let answer = self.bytes(&|| Self::symbol_id(token))?;
        // Some early tokens answer with a bytes32 in place of a string.
        let text = if answer.len() == 32 {
            answer.split(|byte| *byte == 0).next()?
        } else {
            let length = U256::try_from_be_slice(answer.get(32..STRING_HEAD)?)?;
            answer.get(STRING_HEAD..)?.get(..usize::try_from(length).ok()?)?
        };
        let text = std::str::from_utf8(text).ok()?;
        let plain = !text.is_empty()
            && text.len() <= SYMBOL
            && text.chars().all(|c| c.is_ascii_graphic() || c == '₮');
        plain.then(|| text.to_owned())
    }

    /// A token's decimals.
    pub fn decimals(&self, token: &Address) -> Option<u8> {
        let answer = self.bytes(&|| Self::decimals_id(token))?;
        let word = U256::try_from_be_slice(answer.get(..32)?)?;
        u8::try_from(word).ok().filter(|decimals| *decimals <= DECIMALS)
    }

    /// Whether nothing at an address answered when it was asked as a token: a person, not a contract.
    pub fn is_silent(&self, token: &Address) -> bool {
        let silent =
            |id: &dyn Fn() -> String| self.bytes(id).is_some_and(|answer| answer.is_empty());
        silent(&|| Self::symbol_id(token)) && silent(&|| Self::decimals_id(token))
    }

    /// The id of the question for a word of a contract's storage (`eth_getStorageAt`).
    pub fn storage_id(contract: &Address, slot: &B256) -> String {
        format!("storage:{}:{slot}", written(contract))
    }

    /// The address that a word of a contract's storage holds: `None` if that is not known, or no address.
    pub fn stored_address(&self, contract: &Address, slot: &B256) -> Option<Address> {
        address_in(&self.bytes(&|| Self::storage_id(contract, slot))?)
    }

    /// Whether a question was answered, whatever the answer.
    pub fn is_answered(&self, id: &str) -> bool {
        self.0.contains_key(id)
    }

    /// The bytes of an answer. Most requests bring none, and then no id is put together.
    fn bytes(&self, id: &dyn Fn() -> String) -> Option<Vec<u8>> {
        if self.0.is_empty() {
            return None;
        }
        hex::decode(self.0.get(&id())?.as_str()?).ok()
    }
}

/// The address in a word, if it is nothing else and not zero.
fn address_in(word: &[u8]) -> Option<Address> {
    let (high, low) = word.split_at_checked(12)?;
    let address = Address::try_from(low).ok().filter(|address| !address.is_zero())?;
    high.iter().all(|byte| *byte == 0).then_some(address)
}

/// The address as it is written; its checksum is remembered, and Alloy's own is not.
fn written(address: &Address) -> impl Display {
    spelled(*address, None)
}

#[cfg(test)]
mod tests {
    use alloy_primitives::address;
    use serde_json::json;

    use super::*;

    const USDC: Address = address!("0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48");

    fn facts(id: &str, answer: &str) -> Facts {
        let mut map = Map::new();
        map.insert(id.to_owned(), json!(answer));
        Facts::new(&map)
    }

    #[test]
    fn symbols_are_strings_or_bytes32() {
        let id = Facts::symbol_id(&USDC);
        let string = format!("0x{:064x}{:064x}{:0<64}", 32, 4, hex::encode("USDC"));
        assert_eq!(facts(&id, &string).symbol(&USDC).as_deref(), Some("USDC"));
        let bytes32 = format!("0x{:0<64}", hex::encode("MKR"));
        assert_eq!(facts(&id, &bytes32).symbol(&USDC).as_deref(), Some("MKR"));
        for nonsense in ["0x", "0xzz", "0x00", &format!("0x{:064x}{:064x}", 32, u64::MAX)] {
            assert_eq!(facts(&id, nonsense).symbol(&USDC), None, "{nonsense}");
        }
    }

    #[test]
    fn decimals_are_small_numbers() {
        let id = Facts::decimals_id(&USDC);
        assert_eq!(facts(&id, &format!("0x{:064x}", 6)).decimals(&USDC), Some(6));
        assert_eq!(facts(&id, &format!("0x{:064x}", 37)).decimals(&USDC), None);
        assert_eq!(facts(&id, "0x").decimals(&USDC), None);
    }

    #[test]
    fn who_answers_nothing_is_no_token() {
        let silent = |symbol: &str, decimals: &str| {
            let answers =
                [(Facts::symbol_id(&USDC), symbol), (Facts::decimals_id(&USDC), decimals)];
            let map = answers.into_iter().map(|(id, answer)| (id, json!(answer))).collect();
            Facts::new(&map).is_silent(&USDC)
        };
        assert!(silent("0x", "0x"));
        assert!(!silent("0x", &format!("0x{:064x}", 6)));
        assert!(!Facts::default().is_silent(&USDC));
    }

    #[test]
    fn a_collection_says_so_in_one_word() {
        let id = Facts::collection_id(&USDC);
        assert!(facts(&id, &format!("0x{:064x}", 1)).is_collection(&USDC));
        for no in [format!("0x{:064x}", 0), format!("0x{:064x}", 2), "0x01".into(), "0x".into()] {
            assert!(!facts(&id, &no).is_collection(&USDC), "{no}");
        }
        assert!(!Facts::default().is_collection(&USDC));
    }

    #[test]
    fn a_word_of_storage_is_an_address_or_nothing() {
        let slot = B256::repeat_byte(7);
        let id = Facts::storage_id(&USDC, &slot);
        let word = format!("0x{:0>64}", hex::encode(USDC));
        assert_eq!(facts(&id, &word).stored_address(&USDC, &slot), Some(USDC));
        let dirty = format!("0x{:1>64}", hex::encode(USDC));
        for nonsense in ["0x", "0x00", &format!("0x{:064x}", 0), &dirty, "nothing"] {
            assert_eq!(facts(&id, nonsense).stored_address(&USDC, &slot), None, "{nonsense}");
        }
    }

    #[test]
    fn a_delegated_account_counts_as_one_without_code() {
        let id = Facts::code_id(&USDC);
        assert_eq!(facts(&id, "0x").has_code(&USDC), Some(false));
        assert_eq!(facts(&id, "0x6080").has_code(&USDC), Some(true));
        let delegated = format!("0xef0100{}", hex::encode(USDC));
        assert_eq!(facts(&id, &delegated).has_code(&USDC), Some(false));
        assert_eq!(Facts::default().has_code(&USDC), None);
    }
}
