//! Pools by their address alone. That of a pool of Uniswap's kind follows from its factory and its two tokens
//! (CREATE2, EIP-1014), so that one that trades known tokens is known without a list of pools.

use alloy_primitives::{Address, B256, U256, address, b256, keccak256};

use super::function::{Called, Of, UNSAID, VALUE};
use crate::act::{Act, Asset, Reader, Role, known, tokens};
use crate::decode::Chain;

/// Who creates pools.
struct Factory {
    /// Whose it is, as routers are called that know only its pools.
    of: &'static str,
    chains: &'static [u64],
    address: Address,
    /// The hash of the code that creates a pool.
    code: B256,
    /// The fees, in millionths, of its pools for the same two tokens; none if there is one pool alone.
    fees: &'static [u32],
}

const UNISWAP_2: B256 = b256!("0x96e8ac4277198ff8b6f785478aa9a39f403cb768dd02cbee326c3e7da348845f");
const UNISWAP_3: B256 = b256!("0xe34f199b19b2b4f47f68442619d555527d244f78a3297ea89325f843f87b8b54");
const FEES: &[u32] = &[500, 3000, 10_000, 100];

/// Uniswap's, Sushi's, `PancakeSwap`'s and `QuickSwap`'s factories, as their client libraries have them; of
/// `PancakeSwap`'s third version what deploys its pools.
#[rustfmt::skip]
static FACTORIES: &[Factory] = &[
    Factory { of: "Uniswap", chains: &[1], address: address!("0x5C69bEe701ef814a2B6a3EDD4B1652CB9cc5aA6f"), code: UNISWAP_2, fees: &[] },
    Factory { of: "Uniswap", chains: &[56, 8453], address: address!("0x8909Dc15e40173Ff4699343b6eB8132c65e18eC6"), code: UNISWAP_2, fees: &[] },
    Factory { of: "Uniswap", chains: &[10], address: address!("0x0c3c1c532F1e39EdF36BE9Fe0bE1410313E074Bf"), code: UNISWAP_2, fees: &[] },
    Factory { of: "Uniswap", chains: &[42161], address: address!("0xf1D7CC64Fb4452F05c498126312eBE29f30Fbcf9"), code: UNISWAP_2, fees: &[] },
    Factory { of: "Uniswap", chains: &[137], address: address!("0x9e5A52f57b3038F1B8EeE45F28b3C1967e22799C"), code: UNISWAP_2, fees: &[] },
    Factory { of: "QuickSwap", chains: &[137], address: address!("0x5757371414417b8C6CAad45bAeF941aBc7d3Ab32"), code: UNISWAP_2, fees: &[] },
    Factory { of: "Sushi", chains: &[1], address: address!("0xC0AEe478e3658e2610c5F7A4A2E1777cE9e4f2Ac"), code: b256!("0xe18a34eb0e04b04f7a0ac29a6e80748dca96319b42c54d679cb821dca90c6303"), fees: &[] },
    Factory { of: "PancakeSwap", chains: &[56], address: address!("0xcA143Ce32Fe78f1f7019d7d551a6402fC5350c73"), code: b256!("0x00fb7f630766e6a796048ea87d01acd3068e8ff67d078148a3fa3f4a84f69bd5"), fees: &[] },
    Factory { of: "Uniswap", chains: &[1, 10, 137, 42161], address: address!("0x1F98431c8aD98523631AE4a59f267346ea31F984"), code: UNISWAP_3, fees: FEES },
    Factory { of: "Uniswap", chains: &[8453], address: address!("0x33128a8fC17869897dcE68Ed026d694621f6FDfD"), code: UNISWAP_3, fees: FEES },
    Factory { of: "Uniswap", chains: &[56], address: address!("0xdB1d10011AD0Ff90774D0C6Bb92e5C5c8b4461F7"), code: UNISWAP_3, fees: FEES },
    Factory { of: "PancakeSwap", chains: &[1, 56, 8453, 42161], address: address!("0x41ff9AA7e16B8B1a8a8dc4f0eFacd93D02d071c9"), code: b256!("0x6ce8eb472fa82df5469c6ab6d485f17c3ad13c8cd7af59b3d4a8026c5ce0f7e2"), fees: &[500, 2500, 10_000, 100] },
];

impl Factory {
    /// Whether it has created this pool for two tokens.
    fn created(&self, pool: Address, one: Address, other: Address) -> bool {
        let (low, high) = if one < other { (one, other) } else { (other, one) };
        if self.fees.is_empty() {
            let salt = keccak256([low.as_slice(), high.as_slice()].concat());
            return self.address.create2(salt, self.code) == pool;
        }
        self.fees.iter().any(|fee| {
            let words = [low.into_word(), high.into_word(), U256::from(*fee).into()].concat();
            self.address.create2(keccak256(words), self.code) == pool
        })
    }
}

/// Whose pair of two tokens it is, among those that a router finds: a known one finds only those of its own factory.
pub(super) fn whose_pair(
    pair: Address,
    (one, other): (Address, Address),
    router: Address,
    reader: &Reader,
) -> Option<&'static str> {
    let number = reader.chain.and_then(Chain::number)?;
    let router = known::contract(reader.chain, &router);
    let finds = |factory: &&Factory| {
        factory.chains.contains(&number)
            && factory.fees.is_empty()
            && router.is_none_or(|router| router.name.starts_with(factory.of))
    };
    let mut factories = FACTORIES.iter().filter(finds);
    Some(factories.find(|factory| factory.created(pair, one, other))?.of)
}

/// The known token that a pool trades for this one.
fn other_side(token: Address, pool: Address, reader: &mut Reader) -> Option<Address> {
    let number = reader.chain?.number()?;
    reader.pools_left = reader.pools_left.checked_sub(1)?;
    let factories = FACTORIES.iter().filter(|factory| factory.chains.contains(&number));
    tokens::all(number)
        .map(|known| known.address)
        .filter(|other| *other != token)
        .find(|other| factories.clone().any(|factory| factory.created(pool, token, *other)))
}

/// What the pools that the arguments name make of a token, one behind the other, if all of them are known.
fn made_of(called: &Called<'_>, token: Address, reader: &mut Reader) -> Option<Asset> {
    /// The bit that says that wrapped coins are unwrapped: where pools stand one by one (1inch's sixth version), and in
    /// lists.
    const UNWRAPS: [usize; 2] = [252, 254];
    let one_by_one = ["dex", "dex2", "dex3"].map(|name| called.uint(name));
    let (pools, unwraps): (Vec<U256>, usize) = match called.get("pools").and_then(|all| all.items())
    {
        Some(items) => (items.map(|item| U256::from_be_bytes(item.word())).collect(), UNWRAPS[1]),
        None => (one_by_one.into_iter().flatten().collect(), UNWRAPS[0]),
    };
    let last = *pools.last()?;
    let mut token = token;
    for pool in pools {
        token = other_side(token, Address::from_word(pool.into()), reader)?;
    }
    let is_coin = last.bit(unwraps) && tokens::is_wrapped_native(reader.chain, &token);
    Some(if is_coin { tokens::native(reader.chain) } else { reader.token(token) })
}

/// The token that the first pool of a list takes, where nothing names it: one bit says which of its two that is. Only
/// pools of the tokens that most is traded in are looked for.
fn first_given(called: &Called<'_>, reader: &mut Reader) -> Option<Address> {
    /// The bit that says that the second of the two is given.
    const SECOND: usize = 255;
    const TRADED: [&str; 5] = ["WETH", "USDC", "USDT", "WBTC", "DAI"];
    let first = U256::from_be_bytes(called.get("pools.0")?.word());
    let pool = Address::from_word(first.into());
    let traded = TRADED.iter().filter_map(|symbol| tokens::named(reader.chain, symbol));
    let traded =
        tokens::wrapped_native(reader.chain).into_iter().chain(traded.map(|one| one.address));
    for one in traded.collect::<Vec<_>>() {
        if let Some(other) = other_side(one, pool, reader) {
            return Some(if first.bit(SECOND) { one.max(other) } else { one.min(other) });
        }
    }
    None
}

/// A trade for which the arguments name the pools: what comes out of them is known if they are.
#[allow(clippy::unnecessary_wraps)] // As every reader of a row.
pub(super) fn by_pools(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let named = ["token", "srcToken"].iter().find_map(|name| called.address(name));
    let named = named.filter(|token| !tokens::stands_for_native(token));
    let coin = called.is_paid();
    let given = match named {
        Some(token) => reader.token(token),
        None if coin => called.asset(Of::Native, reader)?,
        None => Asset::Unnamed,
    };
    let given = if given == Asset::Unnamed {
        first_given(called, reader).map_or(given, |token| reader.token(token))
    } else {
        given
    };
    let named = named.or_else(|| match &given {
        Asset::Token { address, .. } => address.bytes20().copied(),
        _ => None,
    });
    let token = named.or_else(|| tokens::wrapped_native(reader.chain).filter(|_| coin));
    let got = token.and_then(|token| made_of(called, token, reader)).unwrap_or(Asset::Unnamed);
    let amount = if named.is_none() && coin { VALUE } else { "amount" };
    let payees = ["to", "receiver"].into_iter().find(|name| called.get(name).is_some());
    let given = called.paid(given, reader);
    let is_unknown = got == Asset::Unnamed;
    let payee = payees.unwrap_or(UNSAID);
    let mut act = called.traded((given, amount), (got, "minReturn"), payee, reader);
    if is_unknown {
        // What is given goes there first.
        let first = ["dex", "pools.0"].into_iter().find(|name| called.get(name).is_some());
        let first = first.and_then(|first| called.party(Role::Executor, first, reader));
        act.parties.extend(first);
    }
    Some(act)
}

/// A trade in the pools that a factory has created, which the arguments name: one that is not known may have created
/// anything.
pub(super) fn by_factory(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let factory = called.address("factory")?;
    let number = reader.chain.and_then(Chain::number);
    let known = FACTORIES.iter().any(|known| {
        known.address == factory && number.is_some_and(|number| known.chains.contains(&number))
    });
    let sells = called.uint("amountIn").is_some();
    let (most, least) =
        if sells { ("amountIn", "amountOutMin") } else { ("amountInMax", "amountOut") };
    let gives = called.given(Of::Token("path.0"), reader)?;
    let gets = if known { called.asset(Of::Token("path.last"), reader)? } else { Asset::Unnamed };
    let mut act = called.traded((gives, most), (gets, least), UNSAID, reader);
    act.parties.extend(called.party(Role::Mentioned, "factory", reader));
    Some(act)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pools_are_those_that_stand_on_the_chain() {
        let dollars = address!("0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48");
        let ether = address!("0xC02aaA39b223FE8D0A0e5C4F27eAD9083C756Cc2");
        let tether = address!("0x55d398326f99059fF775485246999027B3197955");
        let wrapped = address!("0xbb4CdB9CBd36B01bD1cBaEBF2De08d9173bc095c");
        let base = address!("0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913");
        let on_base = address!("0x4200000000000000000000000000000000000006");
        let optimism = address!("0x0b2C639c533813f4Aa9D7837CAf62653d097Ff85");
        let arbitrum = address!("0xaf88d065e77c8cC2239327C5EDb3A432268e5831");
        let wrapped_there = address!("0x82aF49447D8a07e3bd95BD0d56f35241523fBab1");
        let old = address!("0x2791Bca1f2de4661ED88A30C99A7a9449Aa84174");
        let polygon = address!("0x7ceB23fD6bC0adD59E62ac25578270cFf1b9f619");
        let pools = [
            (1, address!("0xB4e16d0168e52d35CaCD2c6185b44281Ec28C9Dc"), dollars, ether),
            (1, address!("0x397FF1542f962076d0BFE58eA045FfA2d347ACa0"), dollars, ether),
            (1, address!("0x88e6A0c2dDD26FEEb64F039a2c41296FcB3f5640"), ether, dollars),
            (56, address!("0x16b9a82891338f9bA80E2D6970FddA79D1eb0daE"), tether, wrapped),
            (56, address!("0x36696169C63e42cd08ce11f5deeBbCeBae652050"), tether, wrapped),
            (137, address!("0x853Ee4b2A13f8a742d64C8F088bE7bA2131f670d"), old, polygon),
            (10, address!("0x4C43646304492A925E335f2b6d840C1489f17815"), optimism, on_base),
            (
                42161,
                address!("0xF64Dfe17C8b87F012FCf50FbDA1D62bfA148366a"),
                arbitrum,
                wrapped_there,
            ),
            (8453, address!("0xd0b53D9277642d899DF5C87A3966A349A798F224"), base, on_base),
            (8453, address!("0x88A43bbDF9D098eEC7bCEda4e2494615dfD9bB9C"), base, on_base),
        ];
        for (chain, pool, one, other) in pools {
            let mut here = FACTORIES.iter().filter(|factory| factory.chains.contains(&chain));
            assert!(here.any(|factory| factory.created(pool, one, other)), "{pool}");
        }
    }
}
