//! Networks that everybody knows: what they and their coins are called. It is the one table of them, for rules
//! and windows alike.

use crate::decode::Chain;

/// A network.
struct Network {
    chain_id: u64,
    name: &'static str,
    coin: &'static str,
}

/// What a network is called, if it is known.
pub fn name(chain_id: u64) -> Option<&'static str> {
    known(chain_id).map(|network| network.name)
}

/// The symbol of a network's own coin, if the network is known.
pub fn coin(chain_id: u64) -> Option<&'static str> {
    known(chain_id).map(|network| network.coin)
}

/// What a network of any kind is called, if it is known.
pub fn name_of(chain: Chain) -> Option<&'static str> {
    match chain {
        Chain::Evm(id) => name(id),
        Chain::Tron(id) => match id? {
            Chain::TRON => Some("Tron"),
            0xcd86_90dc => Some("Tron Nile"),
            0x94a9_059e => Some("Tron Shasta"),
            _ => None,
        },
        Chain::Solana(_) | Chain::Bitcoin(_) => Some(chain.network()?.name),
    }
}

/// The symbol of the coin of a network of any kind, if it is known.
pub fn coin_of(chain: Chain) -> Option<&'static str> {
    match chain {
        Chain::Evm(id) => coin(id),
        Chain::Tron(_) => Some("TRX"),
        Chain::Solana(_) => Some("SOL"),
        Chain::Bitcoin(network) => Some(network.map_or("BTC", |network| network.coin)),
    }
}

/// Whether a network of this name is for tests, or one's own, so that nothing on it has a price.
pub fn is_for_tests(name: &str) -> bool {
    const WORDS: [&str; 11] = [
        "Sepolia", "Testnet", "Holesky", "Hoodi", "Fuji", "Amoy", "Devnet", "Signet", "Nile",
        "Shasta", "local",
    ];
    WORDS.iter().any(|word| name.contains(word))
}

/// The symbols of the known networks' own coins.
pub fn coins() -> impl Iterator<Item = &'static str> {
    NETWORKS.iter().map(|network| network.coin)
}

/// Every known network: its chain id, and what it is called.
pub fn all() -> impl Iterator<Item = (u64, &'static str)> {
    NETWORKS.iter().map(|network| (network.chain_id, network.name))
}

fn known(chain_id: u64) -> Option<&'static Network> {
    let at = NETWORKS.binary_search_by_key(&chain_id, |network| network.chain_id).ok()?;
    NETWORKS.get(at)
}

const fn network(chain_id: u64, name: &'static str, coin: &'static str) -> Network {
    Network { chain_id, name, coin }
}

/// Sorted by chain id.
#[rustfmt::skip]
static NETWORKS: &[Network] = &[
    network(1, "Ethereum", "ETH"),
    network(10, "OP Mainnet", "ETH"),
    network(14, "Flare", "FLR"),
    network(25, "Cronos", "CRO"),
    network(30, "Rootstock", "RBTC"),
    network(42, "LUKSO", "LYX"),
    network(50, "XDC", "XDC"),
    network(56, "BNB Smart Chain", "BNB"),
    network(97, "BNB Smart Chain Testnet", "BNB"),
    network(100, "Gnosis", "xDAI"),
    network(122, "Fuse", "FUSE"),
    network(130, "Unichain", "ETH"),
    network(137, "Polygon", "POL"),
    network(143, "Monad", "MON"),
    network(146, "Sonic", "S"),
    network(169, "Manta Pacific", "ETH"),
    network(196, "X Layer", "OKB"),
    network(204, "opBNB", "BNB"),
    network(232, "Lens", "GHO"),
    network(250, "Fantom", "FTM"),
    network(252, "Fraxtal", "FRAX"),
    network(288, "Boba", "ETH"),
    network(295, "Hedera", "HBAR"),
    network(324, "ZKsync Era", "ETH"),
    network(480, "World Chain", "ETH"),
    network(592, "Astar", "ASTR"),
    network(964, "Bittensor", "TAO"),
    network(999, "HyperEVM", "HYPE"),
    network(1088, "Metis", "METIS"),
    network(1101, "Polygon zkEVM", "ETH"),
    network(1116, "Core", "CORE"),
    network(1135, "Lisk", "ETH"),
    network(1284, "Moonbeam", "GLMR"),
    network(1285, "Moonriver", "MOVR"),
    network(1301, "Unichain Sepolia", "ETH"),
    network(1329, "Sei", "SEI"),
    network(1337, "a local network", "ETH"),
    network(1514, "Story", "IP"),
    network(1868, "Soneium", "ETH"),
    network(2020, "Ronin", "RON"),
    network(2741, "Abstract", "ETH"),
    network(4217, "Tempo", "USD"),
    network(4326, "MegaETH", "ETH"),
    network(4663, "Robinhood Chain", "ETH"),
    network(5000, "Mantle", "MNT"),
    network(8217, "Kaia", "KAIA"),
    network(8453, "Base", "ETH"),
    network(9745, "Plasma", "XPL"),
    network(13371, "Immutable zkEVM", "IMX"),
    network(13473, "Immutable zkEVM Testnet", "IMX"),
    network(17000, "Holesky", "ETH"),
    network(31337, "a local network", "ETH"),
    network(33139, "ApeChain", "APE"),
    network(34443, "Mode", "ETH"),
    network(42161, "Arbitrum One", "ETH"),
    network(42170, "Arbitrum Nova", "ETH"),
    network(42220, "Celo", "CELO"),
    network(42431, "Tempo Testnet", "USD"),
    network(43113, "Avalanche Fuji", "AVAX"),
    network(43114, "Avalanche", "AVAX"),
    network(57073, "Ink", "ETH"),
    network(59144, "Linea", "ETH"),
    network(80002, "Polygon Amoy", "POL"),
    network(80094, "Berachain", "BERA"),
    network(81457, "Blast", "ETH"),
    network(84532, "Base Sepolia", "ETH"),
    network(167_000, "Taiko", "ETH"),
    network(421_614, "Arbitrum Sepolia", "ETH"),
    network(534_352, "Scroll", "ETH"),
    network(560_048, "Hoodi", "ETH"),
    network(747_474, "Katana", "ETH"),
    network(7_777_777, "Zora", "ETH"),
    network(11_155_111, "Sepolia", "ETH"),
    network(11_155_420, "OP Sepolia", "ETH"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted() {
        assert!(NETWORKS.is_sorted_by(|a, b| a.chain_id < b.chain_id));
        assert_eq!((name(8453), coin(137), name(2)), (Some("Base"), Some("POL"), None));
    }

    #[test]
    fn networks_of_every_kind_have_names() {
        for (id, known, for_tests) in [
            ("eip155:10", "OP Mainnet", false),
            ("eip155:31337", "a local network", true),
            ("eip155:43113", "Avalanche Fuji", true),
            ("tron:0x2b6653dc", "Tron", false),
            ("tron:0xcd8690dc", "Tron Nile", true),
            ("solana:5eykt4UsFv8P8NJdTREpY1vzqKqZKvdp", "Solana", false),
            ("solana:4uhcVJyU9pJkvQyS88uRDiswHXSCkY3z", "Solana Testnet", true),
            ("bip122:00000008819873e925422c1ff0f99f7c", "Bitcoin Signet", true),
        ] {
            let name = Chain::read(id).and_then(name_of);
            assert_eq!((name, name.map(is_for_tests)), (Some(known), Some(for_tests)), "{id}");
        }
    }
}
