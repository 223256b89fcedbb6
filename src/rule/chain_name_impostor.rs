use super::Lists;
use crate::act::homoglyph::folded;
use crate::act::{Acts, Deed, Role, network};
use crate::finding::{Finding, Level};

declare_rule! {
    /// A network calls itself, or its coin, by the name of another.
    CHAIN_NAME_IMPOSTOR = "chain-name-impostor", [Warning], check;
}

fn check(acts: &Acts, _: &Lists<'_>, findings: &mut Vec<Finding>) {
    acts.each(|act| {
        let Deed::AddNetwork { chain_id: Some(chain_id), name, symbol, .. } = &act.deed else {
            return;
        };
        let Ok(chain_id) = chain_id.parse() else { return };
        let said = match (name.as_deref().and_then(bearer), symbol.as_deref()) {
            (Some(known), _) if !known.contains(&chain_id) => {
                let true_name = known.first().copied().and_then(network::name);
                format!(
                    "It goes by the name of {}, whose chain id is another. What is shown there is not \
                     what you own on {}.",
                    true_name.unwrap_or("another network"),
                    true_name.unwrap_or("that")
                )
            }
            (_, Some(symbol)) if is_miscalled(chain_id, symbol) => format!(
                "It calls the coin of this network {symbol:?}, which is not its symbol. Amounts would be \
                 shown as what they are not."
            ),
            _ => return,
        };
        findings.push(CHAIN_NAME_IMPOSTOR.about_act(Level::Warning, act, Role::Contract, &said));
    });
}

/// Words of a network's name that say nothing about which it is.
const FILLERS: [&str; 9] =
    ["mainnet", "main", "network", "net", "chain", "the", "official", "pos", "blockchain"];

/// Names under which networks are known besides the ones in the table of networks.
static ALIASES: &[(&str, u64)] = &[
    ("arbitrum", 42_161),
    ("avalanchec", 43_114),
    ("binance", 56),
    ("binancesmart", 56),
    ("bnb", 56),
    ("bsc", 56),
    ("eth", 1),
    ("ether", 1),
    ("etherum", 1),
    ("matic", 137),
    ("optimism", 10),
    ("polygonmatic", 137),
    ("zksync", 324),
];

/// The chain ids of the networks that are called so; `None` if no known one is.
fn bearer(name: &str) -> Option<Vec<u64>> {
    let name = essence(name);
    let mut known: Vec<u64> =
        network::all().filter(|(_, own)| essence(own) == name).map(|(id, _)| id).collect();
    known.extend(ALIASES.iter().filter(|(alias, _)| *alias == name).map(|(_, id)| *id));
    (!name.is_empty() && !known.is_empty()).then_some(known)
}

/// A name without the words that say nothing, as it looks.
fn essence(name: &str) -> String {
    /// No network's name has more words.
    const WORDS: usize = 16;
    let words = name.split(|c: char| !c.is_alphanumeric()).take(WORDS).map(folded);
    words.filter(|word| !FILLERS.contains(&word.as_str())).collect()
}

/// Symbols that coins were known by before, or go by as well.
static FORMER: &[(u64, &str)] = &[
    (137, "matic"),
    (250, "s"),
    (252, "frxeth"),
    (1514, "data"),
    (8217, "klay"),
    (592, "astr"),
    (30, "btc"),
];

/// Whether a known network's coin is called by a symbol that is not its own. On networks for tests each
/// wallet calls it what it likes.
fn is_miscalled(chain_id: u64, symbol: &str) -> bool {
    let (Some(name), Some(coin)) = (network::name(chain_id), network::coin(chain_id)) else {
        return false;
    };
    let symbol = folded(symbol);
    !network::is_for_tests(name)
        && symbol != folded(coin)
        && !FORMER.iter().any(|(id, former)| *id == chain_id && *former == symbol)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_known_however_they_are_decorated() {
        for (name, chain_id) in [
            ("Ethereum", 1),
            ("Ethereum Mainnet", 1),
            ("ETH Main Network", 1),
            ("Еthеreum", 1),
            ("BNB Smart Chain", 56),
            ("Binance Smart Chain Mainnet", 56),
            ("Polygon PoS", 137),
            ("OP Mainnet", 10),
            ("Base", 8453),
            ("Arbitrum One", 42_161),
            ("Avalanche C-Chain", 43_114),
        ] {
            assert_eq!(bearer(name).and_then(|ids| ids.first().copied()), Some(chain_id), "{name}");
        }
        for name in ["Ethereum Classic", "Based", "Mainnet", "", "My Chain", "EthereumPoW"] {
            assert_eq!(bearer(name), None, "{name}");
        }
    }

    #[test]
    fn symbols_are_compared_where_the_network_is_known() {
        assert!(is_miscalled(56, "ETH"));
        for (chain_id, symbol) in [
            (56, "BNB"),
            (137, "MATIC"),
            (137, "POL"),
            (100, "XDAI"),
            (97, "tBNB"),
            (424_242, "ETH"),
        ] {
            assert!(!is_miscalled(chain_id, symbol), "{chain_id} {symbol}");
        }
    }
}
