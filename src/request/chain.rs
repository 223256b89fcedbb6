//! Networks, as CAIP-2 names them.

use std::fmt;

use crate::intel::{ChainAddress, ChainKind};

/// A network that a request is for. Of a network whose namespace is known and whose reference is not,
/// the latter is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Chain {
    /// `eip155:<chain id>`: a network of the EVM.
    Evm(u64),
    /// `tron:0x<chain id>`: a network of Tron, by the number that its contracts know it by (TIP-474).
    Tron(Option<u64>),
    /// `solana:<beginning of the genesis hash>`: a cluster of Solana.
    Solana(Option<&'static Network>),
    /// `bip122:<beginning of the genesis hash>`: Bitcoin, or a chain that descends from it.
    Bitcoin(Option<&'static Network>),
}

/// A network that is known by the beginning of its first block's hash.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Network {
    /// The reference of its CAIP-2 id.
    pub reference: &'static str,
    /// What it is called.
    pub name: &'static str,
    /// The symbol of its coin.
    pub coin: &'static str,
}

const fn network(reference: &'static str, name: &'static str, coin: &'static str) -> Network {
    Network { reference, name, coin }
}

static SOLANA: [Network; 3] = [
    network("5eykt4UsFv8P8NJdTREpY1vzqKqZKvdp", "Solana", "SOL"),
    network("EtWTRABZaYq6iMfeYKouRu166VU2xqa1", "Solana Devnet", "SOL"),
    network("4uhcVJyU9pJkvQyS88uRDiswHXSCkY3z", "Solana Testnet", "SOL"),
];

static BITCOIN: [Network; 5] = [
    network("000000000019d6689c085ae165831e93", "Bitcoin", "BTC"),
    network("000000000933ea01ad0ee984209779ba", "Bitcoin Testnet", "BTC"),
    network("00000008819873e925422c1ff0f99f7c", "Bitcoin Signet", "BTC"),
    network("12a765e31ffd4059bada1e25190f6e98", "Litecoin", "LTC"),
    network("1a91e3dace36e2be3bf030a65679fe82", "Dogecoin", "DOGE"),
];

impl Chain {
    /// The chain id of Tron's main network, by which EVM wallets and typed data know it as well.
    pub const TRON: u64 = 0x2b66_53dc;

    /// Reads a CAIP-2 id. `None` if its namespace is not one that is read here, or it is an EVM or Tron
    /// network whose reference is no number.
    pub fn read(id: &str) -> Option<Self> {
        let (namespace, reference) = id.split_once(':')?;
        let known = |networks: &'static [Network]| {
            networks.iter().find(|network| network.reference == reference)
        };
        match namespace {
            "eip155" if reference.bytes().all(|byte| byte.is_ascii_digit()) => {
                reference.parse().ok().map(Self::Evm)
            }
            "tron" => {
                let digits = reference.strip_prefix("0x")?;
                let is_hex = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
                let number = u64::from_str_radix(digits, 16).ok().filter(|_| is_hex);
                number.map(|number| Self::Tron(Some(number)))
            }
            "solana" => Some(Self::Solana(known(&SOLANA))),
            "bip122" => Some(Self::Bitcoin(known(&BITCOIN))),
            _ => None,
        }
    }

    /// The chain id, of an EVM network only.
    pub fn evm(self) -> Option<u64> {
        match self {
            Self::Evm(id) => Some(id),
            _ => None,
        }
    }

    /// The number by which contracts know the network: the chain id of the EVM and of Tron.
    pub fn number(self) -> Option<u64> {
        match self {
            Self::Evm(id) => Some(id),
            Self::Tron(id) => id,
            Self::Solana(_) | Self::Bitcoin(_) => None,
        }
    }

    /// The kind of addresses that it has.
    pub fn kind(self) -> ChainKind {
        match self {
            Self::Evm(_) => ChainKind::Evm,
            Self::Tron(_) => ChainKind::Tron,
            Self::Solana(_) => ChainKind::Solana,
            Self::Bitcoin(Some(network)) if network.coin == "LTC" => ChainKind::Litecoin,
            Self::Bitcoin(Some(network)) if network.coin == "DOGE" => ChainKind::Dogecoin,
            Self::Bitcoin(_) => ChainKind::Bitcoin,
        }
    }

    /// What it is known by, if that is Solana, Bitcoin or one of its descendants.
    pub fn network(self) -> Option<&'static Network> {
        match self {
            Self::Solana(network) | Self::Bitcoin(network) => network,
            Self::Evm(_) | Self::Tron(_) => None,
        }
    }
}

/// Twenty bytes as an address of a network: base58check on Tron, else hex.
pub fn spelled(address: alloy_primitives::Address, chain: Option<Chain>) -> ChainAddress {
    match chain {
        Some(Chain::Tron(_)) => ChainAddress::Tron(address),
        _ => ChainAddress::Evm(address),
    }
}

impl fmt::Display for Chain {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let reference = |known: Option<&Network>| known.map_or("", |one| one.reference);
        match self {
            Self::Evm(id) => write!(out, "eip155:{id}"),
            Self::Tron(Some(id)) => write!(out, "tron:{id:#x}"),
            Self::Tron(None) => out.write_str("tron:"),
            Self::Solana(one) => write!(out, "solana:{}", reference(*one)),
            Self::Bitcoin(one) => write!(out, "bip122:{}", reference(*one)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn networks_are_read_and_written() {
        for (id, kind, number) in [
            ("eip155:1", ChainKind::Evm, Some(1)),
            ("tron:0x2b6653dc", ChainKind::Tron, Some(728_126_428)),
            ("tron:0xcd8690dc", ChainKind::Tron, Some(0xcd86_90dc)),
            ("solana:5eykt4UsFv8P8NJdTREpY1vzqKqZKvdp", ChainKind::Solana, None),
            ("bip122:000000000019d6689c085ae165831e93", ChainKind::Bitcoin, None),
            ("bip122:12a765e31ffd4059bada1e25190f6e98", ChainKind::Litecoin, None),
        ] {
            let chain = Chain::read(id).unwrap();
            assert_eq!((chain.kind(), chain.number()), (kind, number), "{id}");
            assert_eq!(chain.to_string(), id);
        }
        assert_eq!(Chain::read("solana:unknown"), Some(Chain::Solana(None)));
        for id in [
            "",
            "1",
            "eip155:",
            "eip155:x",
            "eip155:+1",
            "tron:",
            "tron:728126428",
            "tron:0x+1",
            "cosmos:x",
        ] {
            assert_eq!(Chain::read(id), None, "{id}");
        }
    }
}
