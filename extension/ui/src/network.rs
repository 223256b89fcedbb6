//! Networks by their CAIP-2 ids, and the coins that amounts without a token are counted in.

/// The coin of a network.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Coin {
    /// Its symbol, or words in place of it.
    pub(crate) words: &'static str,
    /// Its decimals.
    pub(crate) decimals: u8,
}

/// The decimals of the coin of every EVM network: a wei is 10⁻¹⁸.
const EVM_DECIMALS: u8 = 18;
/// The decimals of TRX: a sun is 10⁻⁶.
const TRON_DECIMALS: u8 = 6;
/// The decimals of SOL: a lamport is 10⁻⁹.
const SOLANA_DECIMALS: u8 = 9;
/// The decimals of bitcoin: a satoshi is 10⁻⁸.
const BITCOIN_DECIMALS: u8 = 8;

/// What people call the network with this CAIP-2 id, if the window knows it.
pub(crate) fn name(id: &str) -> Option<&'static str> {
    known(id).map(|(name, _)| name)
}

/// The coin of the network with this CAIP-2 id.
///
/// Every EVM network counts in 10⁻¹⁸, so an unknown one has a coin without a name.
pub(crate) fn coin(id: &str) -> Option<Coin> {
    let (namespace, _) = id.split_once(':')?;
    let decimals = match namespace {
        "eip155" => EVM_DECIMALS,
        "tron" => TRON_DECIMALS,
        "solana" => SOLANA_DECIMALS,
        "bip122" => BITCOIN_DECIMALS,
        _ => return None,
    };
    let words = known(id).map_or("of the network’s coin", |(_, coin)| coin);
    Some(Coin { words, decimals })
}

/// Name and coin of the networks that the window knows, by CAIP-2 ids of the namespaces `eip155`,
/// `tron`, `solana` and `bip122`; Tron's appear in hex and in decimal.
fn known(id: &str) -> Option<(&'static str, &'static str)> {
    let known = match id {
        "eip155:1" => ("Ethereum", "ETH"),
        "solana:5eykt4UsFv8P8NJdTREpY1vzqKqZKvdp" => ("Solana", "SOL"),
        "solana:EtWTRABZaYq6iMfeYKouRu166VU2xqa1" => ("Solana Devnet", "SOL"),
        "bip122:000000000019d6689c085ae165831e93" => ("Bitcoin", "BTC"),
        "bip122:000000000933ea01ad0ee984209779ba" => ("Bitcoin Testnet", "BTC"),
        "eip155:10" => ("Optimism", "ETH"),
        "eip155:25" => ("Cronos", "CRO"),
        "eip155:56" => ("BNB Smart Chain", "BNB"),
        "eip155:100" => ("Gnosis", "xDAI"),
        "eip155:130" => ("Unichain", "ETH"),
        "eip155:137" => ("Polygon", "POL"),
        "eip155:146" => ("Sonic", "S"),
        "eip155:250" => ("Fantom", "FTM"),
        "eip155:324" => ("zkSync Era", "ETH"),
        "eip155:480" => ("World Chain", "ETH"),
        "eip155:999" => ("HyperEVM", "HYPE"),
        "eip155:1101" => ("Polygon zkEVM", "ETH"),
        "eip155:5000" => ("Mantle", "MNT"),
        "eip155:8453" => ("Base", "ETH"),
        "eip155:34443" => ("Mode", "ETH"),
        "eip155:42161" => ("Arbitrum One", "ETH"),
        "eip155:42170" => ("Arbitrum Nova", "ETH"),
        "eip155:42220" => ("Celo", "CELO"),
        "eip155:43114" => ("Avalanche", "AVAX"),
        "eip155:59144" => ("Linea", "ETH"),
        "eip155:80094" => ("Berachain", "BERA"),
        "eip155:81457" => ("Blast", "ETH"),
        "eip155:534352" => ("Scroll", "ETH"),
        "eip155:7777777" => ("Zora", "ETH"),
        "eip155:17000" => ("Holesky (test network)", "ETH"),
        "eip155:560048" => ("Hoodi (test network)", "ETH"),
        "eip155:11155111" => ("Sepolia (test network)", "ETH"),
        "eip155:84532" => ("Base Sepolia (test network)", "ETH"),
        "eip155:421614" => ("Arbitrum Sepolia (test network)", "ETH"),
        "eip155:11155420" => ("Optimism Sepolia (test network)", "ETH"),
        "eip155:1337" | "eip155:31337" => ("Local test network", "ETH"),
        "tron:0x2b6653dc" | "tron:728126428" => ("Tron", "TRX"),
        "tron:0x94a9059e" | "tron:2494104990" => ("Tron Shasta (test network)", "TRX"),
        "tron:0xcd8690dc" | "tron:3448148188" => ("Tron Nile (test network)", "TRX"),
        _ => return None,
    };
    Some(known)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_networks_have_names_and_coins() {
        assert_eq!(name("eip155:1"), Some("Ethereum"));
        assert_eq!(coin("eip155:1"), Some(Coin { words: "ETH", decimals: 18 }));
        assert_eq!(name("eip155:31337"), Some("Local test network"));
        assert_eq!(name("tron:0x2b6653dc"), Some("Tron"));
        assert_eq!(coin("tron:728126428"), Some(Coin { words: "TRX", decimals: 6 }));
    }

    #[test]
    fn others_have_no_name() {
        for id in ["", "eip155", "eip155:01", "eip155:999999999", "solana:1"] {
            assert_eq!(name(id), None);
        }
        assert_eq!(coin("eip155:999999999").map(|coin| coin.decimals), Some(18));
        assert_eq!(coin("solana:1").map(|coin| coin.decimals), Some(9));
        assert_eq!(coin("cosmos:1"), None);
        assert_eq!(coin(""), None);
    }

    /// The hex and the decimal ids above are the same numbers.
    #[test]
    fn trons_ids_agree() {
        for (hex, decimal) in [
            ("2b6653dc", 728_126_428_u32),
            ("94a9059e", 2_494_104_990),
            ("cd8690dc", 3_448_148_188),
        ] {
            assert_eq!(u32::from_str_radix(hex, 16), Ok(decimal));
        }
    }
}
