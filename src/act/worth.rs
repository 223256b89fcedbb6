//! What assets are worth, as far as that can be said for certain without prices: bounds so wide that no
//! market has left them in years.

use alloy_primitives::{U256, U512};

use super::{Asset, Part, known, tokens};
use crate::intel::ChainAddress;

/// A worth, in a thousandth of a cent.
pub type Worth = U512;

/// Coins of one kind.
struct Family {
    /// The symbols of their tokens. One costs as much as the family's own unit, but for those that are [`GROWING`].
    symbols: &'static [&'static str],
    /// Whether they cost the same as each other: of others, only the bounds are the same.
    alike: bool,
    /// The least and the most that the unit has cost, in cents.
    cents: (u64, u64),
    /// The same, narrower: what is so far out of it is no honest trade, though nobody swears to it.
    likely: (u64, u64),
}

/// Dollars, half and double; euros; ether, two hundred dollars to a hundred thousand; bitcoin, ten thousand to two million;
/// the coins of four other networks; gold; and the other tokens that are known, of which none has ever cost a fifth of the
/// most that is said here.
const FAMILIES: [Family; 15] = [
    Family {
        symbols: &[
            "USDC", "USDC.e", "USDbC", "USDT", "USDT0", "DAI", "USDS", "xDAI", "WXDAI", "GHO",
            "PYUSD", "FDUSD", "TUSD", "USDe", "LUSD", "crvUSD", "FRAX", "USDG", "cUSDCv3", "USDP",
            "GUSD", "BUSD", "RLUSD", "HONEY", "cUSD", "sDAI", "sUSDS", "sUSDe", "USDCn",
        ],
        alike: true,
        cents: (50, 200),
        likely: (90, 110),
    },
    Family {
        symbols: &["EURC", "EURe", "agEUR"],
        alike: true,
        cents: (50, 300),
        likely: (90, 150),
    },
    Family {
        symbols: &[
            "ETH", "WETH", "WETH.e", "stETH", "wstETH", "rETH", "cbETH", "weETH", "eETH",
            "cWETHv3", "frxETH", "sfrxETH", "osETH", "rsETH", "ezETH", "swETH", "rswETH",
        ],
        alike: true,
        cents: (20_000, 10_000_000),
        likely: (80_000, 1_200_000),
    },
    Family {
        symbols: &["WBTC", "cbBTC", "tBTC", "BTCB", "BTC.b", "LBTC", "uniBTC"],
        alike: true,
        cents: (1_000_000, 200_000_000),
        likely: (2_000_000, 50_000_000),
    },
    Family {
        symbols: &["BNB", "WBNB"],
        alike: true,
        cents: (10_000, 1_000_000),
        likely: (15_000, 400_000),
    },
    Family {
        symbols: &["AVAX", "WAVAX"],
        alike: true,
        cents: (300, 50_000),
        likely: (500, 20_000),
    },
    Family { symbols: &["POL", "WPOL", "MATIC"], alike: true, cents: (3, 1_000), likely: (4, 400) },
    Family {
        symbols: &["HYPE", "WHYPE"],
        alike: true,
        cents: (100, 100_000),
        likely: (300, 30_000),
    },
    Family {
        symbols: &["PAXG", "XAUT"],
        alike: true,
        cents: (100_000, 5_000_000),
        likely: (150_000, 2_000_000),
    },
    Family { symbols: &["SHIB", "PEPE", "BTTOLD"], alike: false, cents: (0, 1), likely: (0, 1) },
    Family {
        symbols: &[
            "1INCH", "AERO", "ARB", "BAT", "CELO", "COW", "CRV", "DEGEN", "DYDX", "EIGEN", "ENA",
            "ETHFI", "FET", "FTM", "FXRP", "GRT", "IMX", "LDO", "MANA", "MNT", "MORPHO", "ONDO",
            "OP", "PENDLE", "SAFE", "SAND", "SKY", "STRK", "VELO", "VIRTUAL", "WBERA", "WCT",
            "WFTM", "WMNT", "ZRO", "ZRX",
        ],
        alike: false,
        cents: (0, 20_000),
        likely: (0, 4_000),
    },
    Family {
        symbols: &[
            "APE", "CRO", "FLR", "KAIA", "MON", "RON", "S", "SEI", "WCRO", "WFLR", "WMON", "WSEI",
            "wS",
        ],
        alike: false,
        cents: (0, 20_000),
        likely: (0, 500),
    },
    Family {
        symbols: &[
            "AXS", "BAL", "CAKE", "ENS", "GMX", "LINK", "METIS", "RPL", "SNX", "SUSHI", "UNI",
        ],
        alike: false,
        cents: (0, 500_000),
        likely: (10, 100_000),
    },
    Family {
        symbols: &["AAVE", "COMP", "GNO", "QNT"],
        alike: false,
        cents: (0, 500_000),
        likely: (500, 100_000),
    },
    Family {
        symbols: &["MKR", "YFI"],
        alike: false,
        cents: (0, 50_000_000),
        likely: (10_000, 10_000_000),
    },
];

/// What has been earned is in the price of some, and grows: the least and the most hundredths of the family's unit that
/// one costs.
const GROWING: [(&str, u64, u64); 14] = [
    ("wstETH", 118, 140),
    ("rETH", 112, 130),
    ("cbETH", 108, 125),
    ("weETH", 105, 125),
    ("sfrxETH", 108, 130),
    ("osETH", 100, 120),
    ("rsETH", 100, 120),
    ("ezETH", 100, 120),
    ("swETH", 100, 125),
    ("rswETH", 100, 120),
    ("sDAI", 110, 140),
    ("sUSDS", 100, 130),
    ("sUSDe", 105, 140),
    ("uniBTC", 95, 110),
];

/// How the symbols of Aave's tokens begin, on each network; the symbol of the token that was put in follows.
const AAVE: [&str; 6] = ["aEth", "aOpt", "aPol", "aBas", "aArb", "aAva"];

/// How many thousandths a cent has: tiny amounts keep a worth.
const THOUSANDTHS: u64 = 1_000;

/// Nothing has ever cost so many cents.
const BOUNDLESS: u64 = 1_000_000_000_000_000;

/// What a part is of, and how much of it there is.
struct Counted {
    /// The family of a coin; none of an item of a collection, which costs what nobody knows but for the least.
    family: Option<&'static Family>,
    /// By which symbol it goes.
    symbol: &'static str,
    /// What the family's unit, or an item, costs, in cents, and what it likely costs.
    cents: (u64, u64),
    likely: (u64, u64),
    amount: Worth,
    /// How much one is, in its smallest unit.
    one: Worth,
    /// The least and the most hundredths of its family's unit that one costs.
    rate: (u64, u64),
}

impl Counted {
    /// How much there is of a part, if its asset is known and its amount is said.
    fn new(part: &Part) -> Option<Self> {
        let (symbol, decimals) = match &part.asset {
            // What a token says of itself is worth nothing.
            Asset::Token { .. } if is_of_unknown_token(part) => return None,
            Asset::Native { symbol, decimals } | Asset::Token { symbol, decimals, .. } => {
                (symbol.as_deref()?, (*decimals)?)
            }
            Asset::Collectible { address, .. } => return Self::item(part, address),
            _ => return None,
        };
        // What Aave owes for a token costs as much as that.
        let symbol = AAVE.iter().find_map(|of| symbol.strip_prefix(of)).unwrap_or(symbol);
        let (family, symbol) = FAMILIES.iter().find_map(|family| {
            let symbol = family.symbols.iter().find(|one| **one == symbol)?;
            Some((family, *symbol))
        })?;
        let growing = GROWING.iter().find(|(one, ..)| *one == symbol);
        let rate = growing.map_or((100, 100), |(_, least, most)| (*least, *most));
        let one = Worth::from(10).checked_pow(Worth::from(decimals))?;
        let amount = Worth::from(part.amount.number()?);
        let Family { cents, likely, .. } = *family;
        Some(Self { family: Some(family), symbol, cents, likely, amount, one, rate })
    }

    /// The same of an item of a known collection, of which the least that it costs is known.
    fn item(part: &Part, collection: &ChainAddress) -> Option<Self> {
        /// So many cents are a quarter of so many dollars.
        const QUARTER: u64 = 25;
        let known = known::collection(collection.bytes20()?).filter(|known| known.least > 0)?;
        let least = u64::from(known.least);
        Some(Self {
            family: None,
            symbol: known.name,
            cents: (least * QUARTER, BOUNDLESS),
            likely: (least * 4 * QUARTER, BOUNDLESS),
            amount: Worth::from(part.amount.number()?),
            one: Worth::from(1),
            rate: (100, 100),
        })
    }

    /// Whether one costs as much as one of the other, but for what has been earned.
    fn is_like(&self, other: &Self) -> bool {
        let (Some(one), Some(family)) = (self.family, other.family) else { return false };
        std::ptr::eq(one, family) && (family.alike || self.symbol == other.symbol)
    }

    /// What it is worth where one of it costs so many cents.
    fn priced(&self, cents: u64) -> Worth {
        (self.amount * Worth::from(THOUSANDTHS)).saturating_mul(Worth::from(cents)) / self.one
    }

    /// The least and the most that it is worth in hundredths of its family's unit.
    fn units(&self) -> (Worth, Worth) {
        (self.priced(self.rate.0), self.priced(self.rate.1))
    }
}

/// The least and the most that a part is worth.
fn bounds(part: &Part) -> Option<(Worth, Worth)> {
    let counted = Counted::new(part)?;
    Some((counted.priced(counted.cents.0), counted.priced(counted.cents.1)))
}

/// The least and the most that one part comes to, if that can be said.
type Bounds<'a> = &'a dyn Fn(&Part) -> Option<(Worth, Worth)>;

/// The least that parts come to together; one of which it cannot be said counts for nothing.
fn at_least<'a>(parts: impl IntoIterator<Item = &'a Part>, bounds: Bounds<'_>) -> Worth {
    let least = parts.into_iter().filter_map(|part| Some(bounds(part)?.0));
    least.fold(Worth::ZERO, Worth::saturating_add)
}

/// The most that parts come to together; `None` if there is one of which it cannot be said.
fn at_most(parts: &[&Part], bounds: Bounds<'_>) -> Option<Worth> {
    parts.iter().try_fold(Worth::ZERO, |sum, part| Some(sum.saturating_add(bounds(part)?.1)))
}

/// The least that all parts are worth together; what is not known counts for nothing.
pub fn least(parts: &[Part]) -> Worth {
    at_least(parts, &bounds)
}

/// The most that all parts are worth together; `None` if there is one whose worth is not known.
pub fn most(parts: &[&Part]) -> Option<Worth> {
    at_most(parts, &bounds)
}

/// The least and the most that a part is worth by prices that are likely, in hundredths.
fn likely(part: &Part) -> Option<(Worth, Worth)> {
    let counted = Counted::new(part)?;
    let (least, most) = counted.likely;
    let priced = |cents, rate| counted.priced(cents).saturating_mul(Worth::from(rate));
    Some((priced(least, counted.rate.0), priced(most, counted.rate.1)))
}

/// The least that all parts are worth by prices that are likely; what is not known counts for nothing.
pub fn likely_least(parts: &[Part]) -> Worth {
    at_least(parts, &likely) / Worth::from(100)
}

/// Whether some parts, taken so many times, are worth less than others, by prices that are likely: no honest trade is, of
/// half.
pub fn is_likely_less(parts: &[&Part], times: u64, others: &[&Part]) -> bool {
    let least = at_least(others.iter().copied(), &likely);
    at_most(parts, &likely).is_some_and(|most| most.saturating_mul(Worth::from(times)) < least)
}

/// Whether anything can be said of what a part is worth.
pub fn is_priced(part: &Part) -> bool {
    Counted::new(part).is_some_and(|counted| counted.family.is_some())
}

/// Whether a part is worth something for certain.
pub fn has_least(part: &Part) -> bool {
    Counted::new(part).is_some_and(|counted| counted.cents.0 > 0)
}

/// Whether a part taken so many times is still worth less than the other, whatever the day: by their amounts, where
/// both are of one kind.
pub fn is_less(part: &Part, times: u64, other: &Part) -> bool {
    let times = Worth::from(times);
    let (Some(part), Some(other)) = (Counted::new(part), Counted::new(other)) else { return false };
    let (most, least) = if part.is_like(&other) {
        // Divided by nothing, so that no smallest unit is lost.
        let most = part.amount.saturating_mul(other.one).saturating_mul(Worth::from(part.rate.1));
        (most, other.amount.saturating_mul(part.one).saturating_mul(Worth::from(other.rate.0)))
    } else {
        (part.priced(part.cents.1), other.priced(other.cents.0))
    };
    most.saturating_mul(times) < least
}

/// Whether some parts are less than so many hundredths of others: those of the others' kind by their amounts, and those of
/// other kinds by what they are worth, whatever the day.
pub fn are_fewer_hundredths(parts: &[&Part], hundredths: u64, others: &[&Part]) -> bool {
    // Of the kind of which most is worth something for certain.
    let counted = others.iter().filter_map(|part| Counted::new(part));
    let kind = counted.max_by_key(|counted| counted.priced(counted.cents.0));
    let Some(kind) = kind else { return false };
    let cents = Worth::from(kind.cents.0);
    let units = |part: &Part| {
        let counted = Counted::new(part)?;
        if kind.is_like(&counted) {
            return Some(counted.units());
        }
        // In hundredths of the kind's unit, when that costs least; which of some may be nothing.
        if cents.is_zero() {
            return None;
        }
        let worth = counted.priced(counted.cents.1).saturating_mul(Worth::from(counted.rate.1));
        Some((Worth::ZERO, (worth / cents).saturating_add(Worth::from(1))))
    };
    let least = at_least(others.iter().copied(), &units);
    at_most(parts, &units).is_some_and(|most| {
        most.saturating_mul(Worth::from(100)) < least.saturating_mul(Worth::from(hundredths))
    })
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

/// Whether a part is nothing, or next to nothing: less than a millionth of a whole coin, or than a
/// thousand of its smallest units, which of no coin that has so many are worth more than a few cents.
pub fn is_dust(part: &Part) -> bool {
    const MILLIONTH: u8 = 6;
    is_below(part, MILLIONTH)
}

/// For less nothing is sold anywhere.
pub const SOME_CENTS: u64 = 10;

/// Whether a part is next to nothing as the price of a collectible: less than a ten-thousandth of a coin, or likely than
/// so many cents.
pub fn is_dust_price(part: &Part, cents: u64) -> bool {
    const TEN_THOUSANDTH: u8 = 4;
    let bound = Worth::from(cents * THOUSANDTHS * 100);
    is_below(part, TEN_THOUSANDTH) || likely(part).is_some_and(|(_, most)| most < bound)
}

/// How many hundred-thousandths of an ether a part is, if it is of ether.
pub fn ether(part: &Part) -> Option<Worth> {
    const PARTS: u64 = 100_000;
    let counted = Counted::new(part)
        .filter(|counted| counted.family.is_some_and(|family| family.symbols.contains(&"ETH")))?;
    Some(counted.amount.saturating_mul(Worth::from(PARTS)) / counted.one)
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
        assert!(is_dust_price(&coin("ETH", 18, 42_000_000_000_000), 10));
        assert!(!is_dust_price(&coin("ETH", 18, 100_000_000_000_000), 30));
        assert!(is_dust_price(&coin("USDC", 6, 110_000), 30));
        assert!(!is_dust_price(&coin("USDC", 6, 110_000), 10));
    }

    #[test]
    fn staked_ether_costs_more_than_ether() {
        const ONE: u128 = 1_000_000_000_000_000_000;
        let (ether, staked) = (coin("ETH", 18, 10 * ONE), coin("wstETH", 18, 81 * ONE / 10));
        assert!(!are_fewer_hundredths(&[&staked], 90, &[&ether]));
        assert!(are_fewer_hundredths(&[&coin("ETH", 18, 7 * ONE)], 90, &[&staked]));
        let dollars = [coin("USDC", 6, 5_000_000), coin("DAI", 18, 5 * ONE)];
        let (first, second) = (&dollars[0], &dollars[1]);
        assert!(are_fewer_hundredths(&[&coin("USDT", 6, 8_000_000)], 90, &[first, second]));
        assert!(!are_fewer_hundredths(&[first, second], 90, &[&coin("USDT", 6, 11_000_000)]));
        assert!(!are_fewer_hundredths(&[first, &ether], 90, &[second]));
        let besides = coin("POL", 18, ONE);
        assert!(are_fewer_hundredths(&[&coin("ETH", 18, 4 * ONE), &besides], 50, &[&ether]));
        assert!(!are_fewer_hundredths(&[&coin("ETH", 18, 5 * ONE), &besides], 50, &[&ether]));
        assert!(!are_fewer_hundredths(&[&coin("SHIB", 18, ONE)], 50, &[&coin("PEPE", 18, ONE)]));
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
