//! What assets are worth, as far as that can be said for certain without prices: bounds so wide that no
//! market has left them in years.

use alloy_primitives::{U256, U512};

use super::{Asset, Part, tokens};

/// A worth, in a thousandth of a cent.
pub type Worth = U512;

/// Coins of one kind, by the symbols of their tokens, and the least and the most that one has cost in
/// cents.
struct Family {
    symbols: &'static [&'static str],
    cents: (u64, u64),
}

/// Dollars, half and double; ether, two hundred dollars to a hundred thousand; bitcoin, ten thousand to two million.
const FAMILIES: [Family; 3] = [
    Family {
        symbols: &[
            "USDC", "USDC.e", "USDbC", "USDT", "USDT0", "DAI", "USDS", "xDAI", "GHO", "PYUSD",
            "FDUSD", "TUSD", "USDe", "LUSD", "crvUSD", "FRAX", "USDG", "cUSDCv3",
        ],
        cents: (50, 200),
    },
    Family {
        symbols: &["ETH", "WETH", "stETH", "wstETH", "rETH", "cbETH", "weETH", "cWETHv3"],
        cents: (20_000, 10_000_000),
    },
    Family { symbols: &["WBTC", "cbBTC", "tBTC", "BTCB"], cents: (1_000_000, 200_000_000) },
];

/// How many thousandths a cent has: tiny amounts keep a worth.
const THOUSANDTHS: u64 = 1_000;

/// What a part is of, how much of it there is, and how much one is, both in its smallest unit; if its asset is known
/// and its amount is said.
fn counted(part: &Part) -> Option<(&'static Family, Worth, Worth)> {
    let (symbol, decimals) = match &part.asset {
        Asset::Native { symbol, decimals } | Asset::Token { symbol, decimals, .. } => {
            (symbol.as_deref()?, (*decimals)?)
        }
        _ => return None,
    };
    let family = FAMILIES.iter().find(|family| family.symbols.contains(&symbol))?;
    let one = Worth::from(10).checked_pow(Worth::from(decimals))?;
    Some((family, Worth::from(part.amount.number()?), one))
}

/// What an amount is worth where one of it costs so many cents.
fn priced(amount: Worth, one: Worth, cents: u64) -> Worth {
    (amount * Worth::from(THOUSANDTHS)).saturating_mul(Worth::from(cents)) / one
}

/// The least and the most that a part is worth.
fn bounds(part: &Part) -> Option<(Worth, Worth)> {
    let (family, amount, one) = counted(part)?;
    Some((priced(amount, one, family.cents.0), priced(amount, one, family.cents.1)))
}

/// The least that all parts are worth together; what is not known counts for nothing.
pub fn least(parts: &[Part]) -> Worth {
    parts
        .iter()
        .filter_map(|part| bounds(part).map(|(least, _)| least))
        .fold(Worth::ZERO, Worth::saturating_add)
}

/// The most that all parts are worth together; `None` if there is one whose worth is not known.
pub fn most(parts: &[&Part]) -> Option<Worth> {
    parts
        .iter()
        .try_fold(Worth::ZERO, |sum, part| bounds(part).map(|(_, most)| sum.saturating_add(most)))
}

/// Whether a part taken so many times is still worth less than the other, whatever the day: by their amounts, where
/// one costs about what the other does.
pub fn is_less(part: &Part, times: u64, other: &Part) -> bool {
    let times = Worth::from(times);
    let (Some((family, amount, one)), Some((others, other_amount, other_one))) =
        (counted(part), counted(other))
    else {
        return false;
    };
    if std::ptr::eq(family, others) {
        return amount.saturating_mul(times).saturating_mul(other_one)
            < other_amount.saturating_mul(one);
    }
    let most = priced(amount, one, family.cents.1);
    most.saturating_mul(times) < priced(other_amount, other_one, others.cents.0)
}

/// Whether a part is at least a tenth less than the other, by their amounts, where one costs about what the other does.
pub fn is_a_tenth_less(part: &Part, other: &Part) -> bool {
    let (Some((family, amount, one)), Some((others, other_amount, other_one))) =
        (counted(part), counted(other))
    else {
        return false;
    };
    let tenths = |amount: Worth, one: Worth, percent: u64, tenths: u64| {
        amount.saturating_mul(Worth::from(percent * tenths)).saturating_mul(one)
    };
    let (_, most) = percent(part);
    let (least, _) = percent(other);
    std::ptr::eq(family, others)
        && tenths(amount, other_one, most, 10) < tenths(other_amount, one, least, 9)
}

/// How much of the coin of its family one costs, at the least and at the most: what grows by what it earns costs more
/// by the year.
fn percent(part: &Part) -> (u64, u64) {
    let (Asset::Native { symbol, .. } | Asset::Token { symbol, .. }) = &part.asset else {
        return (100, 100);
    };
    match symbol.as_deref() {
        Some("wstETH") => (118, 140),
        Some("rETH") => (111, 130),
        Some("cbETH") => (108, 125),
        Some("weETH") => (104, 125),
        _ => (100, 100),
    }
}

/// Whether it is of a token that is not known by its address, on whichever network.
pub fn is_of_unknown_token(part: &Part) -> bool {
    match &part.asset {
        Asset::Token { address, .. } => {
            address.bytes20().is_some_and(|address| !tokens::is_known(address))
        }
        _ => false,
    }
}

/// How much of an asset all parts together have, in its smallest unit.
pub fn sum(parts: &[&Part], asset: &Asset) -> Worth {
    parts
        .iter()
        .filter(|part| part.asset == *asset)
        .filter_map(|part| part.amount.number())
        .fold(Worth::ZERO, |sum, amount| sum.saturating_add(Worth::from(amount)))
}

/// Whether a part is at least a fifth less than the other, by their amounts, where one costs about what the other does.
pub fn is_a_fifth_less(part: &Part, other: &Part) -> bool {
    /// One of these costs more than an ether, and more by the day.
    const GROWING: [&str; 4] = ["wstETH", "rETH", "cbETH", "weETH"];
    let growing = |part: &Part| match &part.asset {
        Asset::Native { symbol, .. } | Asset::Token { symbol, .. } => {
            GROWING.iter().position(|one| symbol.as_deref() == Some(*one))
        }
        _ => None,
    };
    let (Some((family, amount, one)), Some((others, other_amount, other_one))) =
        (counted(part), counted(other))
    else {
        return false;
    };
    let fifths = |amount: Worth, one: Worth, fifths: u64| {
        amount.saturating_mul(Worth::from(fifths)).saturating_mul(one)
    };
    std::ptr::eq(family, others)
        && growing(part) == growing(other)
        && fifths(amount, other_one, 5) <= fifths(other_amount, one, 4)
}

/// Whether a part is nothing, or next to nothing: less than a millionth of a whole coin, or than a
/// thousand of its smallest units, which of no coin that has so many are worth more than a few cents.
pub fn is_dust(part: &Part) -> bool {
    const MILLIONTH: u8 = 6;
    is_below(part, MILLIONTH)
}

/// Whether a part is next to nothing as the price of a collectible: less than a ten-thousandth of a coin, or than a
/// few cents. Nobody sells one for less, since the fees of the sale would be more.
pub fn is_dust_price(part: &Part) -> bool {
    const TEN_THOUSANDTH: u8 = 4;
    const CENTS: u64 = 10;
    is_below(part, TEN_THOUSANDTH)
        || bounds(part).is_some_and(|(_, most)| most < Worth::from(CENTS * THOUSANDTHS))
}

fn is_below(part: &Part, fraction: u8) -> bool {
    const UNITS: u64 = 1_000;
    /// Tokens with fewer decimals are counted in pieces, each of which may be worth something.
    const COUNTED: u8 = 4;
    let Some(amount) = part.amount.number() else { return false };
    let decimals = match &part.asset {
        Asset::Native { decimals, .. } => *decimals,
        // What a token or a node says of itself does not make it less.
        Asset::Token { symbol, decimals, .. } => {
            decimals.filter(|_| symbol.as_deref().is_some_and(super::tokens::is_taken))
        }
        _ => Some(0),
    };
    let bound = match decimals {
        Some(decimals) if decimals < COUNTED => U256::from(1),
        None => U256::from(UNITS),
        Some(decimals) => {
            let least = U256::from(10)
                .checked_pow(U256::from(decimals.saturating_sub(fraction)))
                .unwrap_or(U256::MAX);
            least.max(U256::from(UNITS))
        }
    };
    amount < bound
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::act::Amount;

    fn coin(symbol: &str, decimals: u8, value: u128) -> Part {
        Part {
            asset: Asset::Native { symbol: Some(symbol.to_owned()), decimals: Some(decimals) },
            amount: Amount::of(U256::from(value)),
            to: None,
        }
    }

    #[test]
    fn dust_is_less_than_anybody_would_ask() {
        for (part, dust) in [
            (coin("ETH", 18, 0), true),
            (coin("ETH", 18, 999_999_999_999), true),
            (coin("ETH", 18, 1_000_000_000_000), false),
            (coin("USDC", 6, 999), true),
            (coin("USDC", 6, 10_000), false),
            (coin("GUSD", 2, 1), false),
            (coin("GUSD", 2, 0), true),
        ] {
            assert_eq!(is_dust(&part), dust, "{part:?}");
        }
        assert!(is_dust_price(&coin("ETH", 18, 42_000_000_000_000)));
        assert!(!is_dust_price(&coin("ETH", 18, 100_000_000_000_000)));
    }

    #[test]
    fn what_grows_costs_more_than_its_coin() {
        let part = |symbol, hundredths: u128| coin(symbol, 18, hundredths * 10_000_000_000_000_000);
        for (got, given, less) in [
            (part("wstETH", 82), part("ETH", 100), false),
            (part("rETH", 86), part("WETH", 100), false),
            (part("wstETH", 60), part("ETH", 100), true),
            (part("WETH", 118), part("wstETH", 100), false),
            (part("WETH", 100), part("wstETH", 100), true),
            (part("ETH", 91), part("WETH", 100), false),
            (part("ETH", 89), part("WETH", 100), true),
        ] {
            assert_eq!(is_a_tenth_less(&got, &given), less, "{got:?} for {given:?}");
        }
    }

    #[test]
    fn bounds_hold_whatever_the_day() {
        let dollars = coin("USDC", 6, 1_000_000_000);
        let ether = coin("WETH", 18, 1_000_000_000_000_000_000);
        assert!(least(std::slice::from_ref(&ether)) > Worth::ZERO);
        assert!(most(&[&dollars]).unwrap() > least(std::slice::from_ref(&ether)));
        assert!(most(&[&ether]).unwrap() > least(std::slice::from_ref(&dollars)));
        let unknown = coin("XYZ", 18, 1);
        assert_eq!(most(&[&dollars, &unknown]), None);
        assert_eq!(least(&[unknown]), Worth::ZERO);
    }
}
