//! Tokens that are known by their address, so that nobody has to be asked what they are called.
//!
//! Each address is the one that the token's issuer (or, for wrapped coins, the network) publishes.

use alloy_primitives::{Address, address};

use super::known::{self, Kind};
use super::homoglyph::folded;
use super::{Asset, network};

/// A token that is known.
pub(super) struct Token {
    chain_id: u64,
    pub(super) address: Address,
    pub(super) symbol: &'static str,
    pub(super) decimals: u8,
}

/// The known token at an address, if there is one.
pub(super) fn known(chain_id: Option<u64>, address: &Address) -> Option<&'static Token> {
    let chain_id = chain_id?;
    TOKENS.iter().find(|token| token.chain_id == chain_id && token.address == *address)
}

/// The known token of a network that goes by a symbol, also if that is written in letters that only look
/// the same.
pub(super) fn named(chain_id: Option<u64>, symbol: &str) -> Option<&'static Token> {
    let (chain_id, symbol) = (chain_id?, folded(symbol));
    TOKENS.iter().find(|token| token.chain_id == chain_id && folded(token.symbol) == symbol)
}

/// The network's own coin.
pub(super) fn native(chain_id: Option<u64>) -> Asset {
    /// Every EVM network counts its coin in 10^-18.
    const DECIMALS: u8 = 18;
    let symbol = chain_id.and_then(network::coin).map(str::to_owned);
    Asset::Native { symbol, decimals: Some(DECIMALS) }
}

/// Whether a token is the network's own coin in wrapped form.
pub(super) fn is_wrapped_native(chain_id: Option<u64>, address: &Address) -> bool {
    known::contract(chain_id, address).is_some_and(|one| one.kind == Kind::WrappedNative)
}

/// Whether routers and markets write the address for the network's own coin.
pub(super) fn stands_for_native(address: &Address) -> bool {
    const ETHER: Address = address!("0xEeeeeEeeeEeEeeEeEeEeeEEEeeeeEeeeeeeeEEeE");
    *address == Address::ZERO || *address == ETHER
}

impl Asset {
    /// The token's decimals, if they are known.
    pub(super) fn decimals(&self) -> Option<u8> {
        match self {
            Self::Token { decimals, .. } | Self::Native { decimals, .. } => *decimals,
            _ => None,
        }
    }
}

const fn token(chain_id: u64, address: Address, symbol: &'static str, decimals: u8) -> Token {
    Token { chain_id, address, symbol, decimals }
}

#[rustfmt::skip]
static TOKENS: &[Token] = &[
    // Ethereum
    token(1, address!("0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48"), "USDC", 6),
    token(1, address!("0xdAC17F958D2ee523a2206206994597C13D831ec7"), "USDT", 6),
    token(1, address!("0x6B175474E89094C44Da98b954EedeAC495271d0F"), "DAI", 18),
    token(1, address!("0xC02aaA39b223FE8D0A0e5C4F27eAD9083C756Cc2"), "WETH", 18),
    token(1, address!("0x2260FAC5E5542a773Aa44fBCfeDf7C193bc2C599"), "WBTC", 8),
    token(1, address!("0xae7ab96520DE3A18E5e111B5EaAb095312D7fE84"), "stETH", 18),
    token(1, address!("0x7f39C581F595B53c5cb19bD0b3f8dA6c935E2Ca0"), "wstETH", 18),
    token(1, address!("0x514910771AF9Ca656af840dff83E8264EcF986CA"), "LINK", 18),
    token(1, address!("0x1f9840a85d5aF5bf1D1762F925BDADdC4201F984"), "UNI", 18),
    // Optimism
    token(10, address!("0x0b2C639c533813f4Aa9D7837CAf62653d097Ff85"), "USDC", 6),
    token(10, address!("0x94b008aA00579c1307B0EF2c499aD98a8ce58e58"), "USDT", 6),
    token(10, address!("0x4200000000000000000000000000000000000006"), "WETH", 18),
    // BNB Smart Chain
    token(56, address!("0x55d398326f99059fF775485246999027B3197955"), "USDT", 18),
    token(56, address!("0x8AC76a51cc950d9822D68b83fE1Ad97B32Cd580d"), "USDC", 18),
    // Polygon
    token(137, address!("0x3c499c542cEF5E3811e1192ce70d8cC03d5c3359"), "USDC", 6),
    token(137, address!("0x2791Bca1f2de4661ED88A30C99A7a9449Aa84174"), "USDC.e", 6),
    token(137, address!("0xc2132D05D31c914a87C6611C10748AEb04B58e8F"), "USDT", 6),
    // Base
    token(8453, address!("0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913"), "USDC", 6),
    token(8453, address!("0x4200000000000000000000000000000000000006"), "WETH", 18),
    // Arbitrum One
    token(42161, address!("0xaf88d065e77c8cC2239327C5EDb3A432268e5831"), "USDC", 6),
    token(42161, address!("0xFd086bC7CD5C481DCC9C85ebE478A1C0b69FCbb9"), "USDT", 6),
    token(42161, address!("0x82aF49447D8a07e3bd95BD0d56f35241523fBab1"), "WETH", 18),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_addresses_are_spelled_with_their_checksums() {
        let source = include_str!("tokens.rs");
        let listed = source.split("static TOKENS").nth(1).unwrap().split("];").next().unwrap();
        let mut checked = 0;
        for spelled in listed.split("address!(\"").skip(1) {
            let spelled = &spelled[..42];
            assert!(Address::parse_checksummed(spelled, None).is_ok(), "{spelled}");
            checked += 1;
        }
        assert_eq!(checked, TOKENS.len());
    }
}
