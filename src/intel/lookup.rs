//! The answer to somebody who asks about one address.

use serde::{Deserialize, Serialize};

use super::Evidence;
use super::address::ChainAddress;
use super::set::AddressSet;

/// What the set says of one address.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Lookup {
    /// The address in canonical spelling.
    pub address: ChainAddress,
    /// The spelling that is listed, if it is: an account of EVM networks may be listed as Tron's.
    pub listed_as: Option<ChainAddress>,
    /// What each source says, the most weighty first; empty if the address is not listed.
    pub evidence: Vec<Evidence>,
}

impl AddressSet {
    /// What the set says of the address that a text spells; nothing if the text is no address.
    pub fn ask(&self, text: &str) -> Option<Lookup> {
        let address: ChainAddress = text.parse().ok()?;
        let listed = self.lookup(&address);
        Some(Lookup {
            listed_as: listed.map(|listed| listed.address()),
            evidence: listed.map(|listed| listed.evidence()).unwrap_or_default(),
            address,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_told_from_what_is_none_and_from_one_that_is_not_listed() {
        let set = AddressSet::bundled();
        let listed = set.ask("0x098b716b8aaf21512996dc57eb0615e2383e2f96").unwrap();
        assert_eq!(listed.address.to_string(), "0x098B716B8Aaf21512996dC57EB0615e2383E2f96");
        assert_eq!(listed.listed_as, Some(listed.address));
        assert!(!listed.evidence.is_empty());

        let other = set.ask("0x00000000000000000000000000000000000000aa").unwrap();
        assert_eq!((other.listed_as, other.evidence), (None, Vec::new()));

        assert_eq!(set.ask("Lazarus Group"), None);
    }
}
