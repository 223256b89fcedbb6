//! Networks by their CAIP-2 ids, and the coins that amounts without a token are counted in: as the engine
//! names them.

use std::borrow::Cow;

use countersign::act::{Chain, network};

/// The coin of a network.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Coin {
    /// Its symbol, or words in place of it.
    pub(crate) words: &'static str,
    /// Its decimals.
    pub(crate) decimals: u8,
}

/// What people call the network with this CAIP-2 id, if it is known; of one for tests, that it is one.
pub(crate) fn name(id: &str) -> Option<Cow<'static, str>> {
    let name = network::name_of(Chain::read(id)?)?;
    let says_so = ["Testnet", "local"].iter().any(|word| name.contains(word));
    Some(if network::is_for_tests(name) && !says_so {
        Cow::Owned(format!("{name} (test network)"))
    } else {
        Cow::Borrowed(name)
    })
}

/// The coin of the network with this CAIP-2 id. Every network of a kind counts in the same parts of its coin,
/// so one that is not known has a coin without a name.
pub(crate) fn coin(id: &str) -> Option<Coin> {
    let chain = Chain::read(id)?;
    let (decimals, known) = match chain {
        // A wei is 10⁻¹⁸, a sun 10⁻⁶, a lamport 10⁻⁹, a satoshi 10⁻⁸.
        Chain::Evm(number) => (18, network::coin(number)),
        Chain::Tron(_) => (6, Some("TRX")),
        Chain::Solana(_) => (9, chain.network().map(|known| known.coin)),
        Chain::Bitcoin(_) => (8, chain.network().map(|known| known.coin)),
    };
    Some(Coin { words: known.unwrap_or("of the network’s coin"), decimals })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_networks_have_names_and_coins() {
        assert_eq!(name("eip155:1").as_deref(), Some("Ethereum"));
        assert_eq!(coin("eip155:1"), Some(Coin { words: "ETH", decimals: 18 }));
        assert_eq!(name("eip155:31337").as_deref(), Some("a local network"));
        assert_eq!(name("eip155:11155111").as_deref(), Some("Sepolia (test network)"));
        assert_eq!(name("eip155:97").as_deref(), Some("BNB Smart Chain Testnet"));
        assert_eq!(name("tron:0x2b6653dc").as_deref(), Some("Tron"));
        assert_eq!(coin("tron:0x2b6653dc"), Some(Coin { words: "TRX", decimals: 6 }));
        assert_eq!(
            coin("bip122:000000000019d6689c085ae165831e93"),
            Some(Coin { words: "BTC", decimals: 8 })
        );
    }

    #[test]
    fn others_have_no_name() {
        for id in ["", "eip155", "eip155:999999999", "solana:1", "tron:0x1", "cosmos:1"] {
            assert_eq!(name(id), None, "{id}");
        }
        assert_eq!(coin("eip155:999999999").map(|coin| coin.decimals), Some(18));
        assert_eq!(coin("solana:1").map(|coin| coin.decimals), Some(9));
        assert_eq!(coin("cosmos:1"), None);
        assert_eq!(coin(""), None);
    }
}
