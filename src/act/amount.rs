//! Amounts: as decimal strings, and in words.

use alloy_primitives::{Address, U256, address, uint};

use super::{Amount, Asset, known};
use crate::intel::ChainAddress;

/// From this amount on an approval is unlimited in effect: 2^96 − 1, the largest that tokens with
/// 96-bit balances (UNI, COMP) take for "everything", and more than anyone holds of nearly every
/// other token (79 billion of one with 18 decimals).
pub const UNLIMITED: U256 = uint!(0xffffffffffffffffffffffff_U256);

impl Amount {
    /// An amount that is what it is.
    pub(super) fn of(value: U256) -> Self {
        Self { value: value.to_string(), unlimited: false }
    }

    /// The same for what fits into 64 bits.
    pub(super) fn whole(value: u64) -> Self {
        Self { value: value.to_string(), unlimited: false }
    }

    /// An amount that could not be read.
    pub(super) fn unread() -> Self {
        Self { value: String::new(), unlimited: false }
    }

    /// An amount of an allowance for a token with so many decimals, which may be unlimited.
    pub(super) fn allowed(value: U256, decimals: Option<u8>) -> Self {
        /// A trillion whole tokens: ten times what exists of any that is worth much.
        const TRILLION: u8 = 12;
        let bound = decimals
            .and_then(|decimals| decimals.checked_add(TRILLION))
            .and_then(|exponent| 10_u128.checked_pow(exponent.into()))
            .map_or(UNLIMITED, |trillion| U256::from(trillion).min(UNLIMITED));
        Self { value: value.to_string(), unlimited: value >= bound }
    }

    /// The number, if it is said: no digits would be read as zero.
    pub fn number(&self) -> Option<U256> {
        if self.value.is_empty() { None } else { self.value.parse().ok() }
    }

    /// Whether it is more than there can be.
    pub(super) fn is_beyond_all(&self) -> bool {
        self.number().is_some_and(|number| number >= UNLIMITED)
    }

    /// Whether it is nothing at all.
    pub fn is_zero(&self) -> bool {
        self.value == "0"
    }
}

/// What somebody may take: so much again and again, some of it at once, and so much in all.
#[derive(Clone, Default)]
pub(super) struct Taking {
    /// How much at once, how much again and again, and how often.
    pub(super) flow: Option<(U256, U256, String)>,
    pub(super) in_all: Option<U256>,
}

impl Taking {
    /// What is left where both hold; none where that cannot be told in few words.
    pub(super) fn within(self, other: Self) -> Option<Self> {
        if self.flow.is_some() && other.flow.is_some() {
            return None;
        }
        let in_all = self.in_all.into_iter().chain(other.in_all).min();
        Some(Self { flow: self.flow.or(other.flow), in_all })
    }

    /// How much is to be told first, and how it goes on from there, in words.
    pub(super) fn told(self, asset: &Asset) -> (Option<Amount>, Option<String>) {
        let amount = |value| Amount::allowed(value, asset.decimals());
        let words = |value| in_words(&amount(value), asset);
        let Some((first, each, often)) = self.flow else {
            return (self.in_all.map(amount), None);
        };
        if let Some(all) = self.in_all.filter(|all| *all <= first.max(each)) {
            return (Some(amount(all)), None);
        }
        let mut how = match (first.is_zero(), each.is_zero()) {
            (true, _) => often,
            (false, true) => "at once".to_owned(),
            (false, false) => format!("at once, and {} {often}", words(each)),
        };
        if let Some(all) = self.in_all.filter(|all| !amount(*all).unlimited) {
            how = format!("{how}, up to {} in all", words(all));
        }
        (Some(amount(if first.is_zero() { each } else { first })), Some(how))
    }
}

/// An amount of an asset in words: `1,250.5 USDC`, or in smallest units where decimals are unknown.
pub(super) fn in_words(amount: &Amount, asset: &Asset) -> String {
    if amount.value.is_empty() {
        return match asset {
            Asset::Unnamed => super::words::asset_name(asset),
            Asset::Collection { address } => {
                format!("items of the collection {}", collection(address))
            }
            _ => format!("some {}", super::words::asset_name(asset)),
        };
    }
    if amount.unlimited {
        if *asset == Asset::Unnamed {
            return "all that there is".to_owned();
        }
        return super::words::everything_of(asset);
    }
    match asset {
        Asset::Native { symbol, decimals } => {
            let symbol = symbol.as_deref().unwrap_or("of the network's own coin");
            match decimals {
                Some(decimals) => format!("{} {symbol}", scaled(&amount.value, *decimals)),
                None if symbol.starts_with("of ") => format!("{} {symbol}", units(&amount.value)),
                None => format!("{} of {symbol}", units(&amount.value)),
            }
        }
        Asset::Token { symbol, decimals, address } => {
            let name = match symbol {
                Some(symbol) => symbol.clone(),
                None => format!("of the token {}", super::words::short(address)),
            };
            match decimals {
                Some(decimals) => format!("{} {name}", scaled(&amount.value, *decimals)),
                None if symbol.is_some() => {
                    format!("{} of {name}", units(&amount.value))
                }
                None => format!("{} {name}", units(&amount.value)),
            }
        }
        Asset::Trc10 { symbol, decimals, .. } => {
            let name = super::words::asset_name(asset);
            match decimals {
                Some(decimals) if symbol.is_some() => {
                    format!("{} {name}", scaled(&amount.value, *decimals))
                }
                _ => format!("{} of {name}", units(&amount.value)),
            }
        }
        Asset::Collectible { id, address } => {
            let token = if address.bytes20() == Some(&PUNKS) {
                format!("CryptoPunk {}", id_in_words(id))
            } else if let Some(name) = collection_name(address) {
                // One of "Uniswap V3 positions", of "ENS names".
                let plural = name.ends_with(" positions") || name.ends_with(" names");
                let one = name.strip_suffix('s').filter(|_| plural).unwrap_or(name);
                format!("{one} {}", id_in_words(id))
            } else {
                let collection = super::words::short(address);
                format!("token {} of the collection {collection}", id_in_words(id))
            };
            if amount.value == "1" {
                token
            } else {
                format!("{} of {token}", grouped(&amount.value))
            }
        }
        Asset::Collection { address } => {
            let items = if amount.value == "1" { "item" } else { "items" };
            format!("{} {items} of the collection {}", grouped(&amount.value), collection(address))
        }
        Asset::Unnamed => super::words::asset_name(asset),
    }
}

/// What a collection is called, if everybody knows it.
fn collection_name(address: &ChainAddress) -> Option<&'static str> {
    address.bytes20().and_then(known::collection).map(|known| known.name)
}

/// What a collection is called, or its address.
pub(super) fn collection(address: &ChainAddress) -> String {
    collection_name(address).map_or_else(|| super::words::short(address), str::to_owned)
}

/// So many of the smallest unit.
pub(super) fn units(value: &str) -> String {
    let units = if value == "1" { "unit" } else { "units" };
    format!("{} smallest {units}", grouped(value))
}

/// A token id, shortened where nobody would read it.
pub(super) fn id_in_words(id: &str) -> String {
    /// Ids up to here are numbers people recognise; longer ones are hashes.
    const READABLE: usize = 12;
    match (id.get(..6), id.len() > READABLE) {
        (Some(start), true) => format!("#{start}…"),
        _ => format!("#{id}"),
    }
}

/// A decimal string in smallest units as a number with so many decimals, grouped by thousands.
fn scaled(value: &str, decimals: u8) -> String {
    let decimals = usize::from(decimals);
    let padded = format!("{value:0>width$}", width = decimals + 1);
    let (whole, fraction) =
        padded.split_at_checked(padded.len() - decimals).unwrap_or((&padded, ""));
    let fraction = fraction.trim_end_matches('0');
    if fraction.is_empty() { grouped(whole) } else { format!("{}.{fraction}", grouped(whole)) }
}

/// The market of the punks, which is their collection as well.
pub(super) const PUNKS: Address = address!("0xb47e3cd837dDF8e4c57F05d70Ab865de6e193BBB");

/// The units of time, the largest first.
const UNITS: [(u64, &str); 3] = [(86_400, "day"), (3_600, "hour"), (60, "minute")];

/// A time in words: days if it has any, else hours, else minutes.
pub(super) fn duration(seconds: u64) -> String {
    let (size, name) =
        UNITS.into_iter().find(|(size, _)| seconds >= *size).unwrap_or((1, "second"));
    in_units(seconds / size, name)
}

/// How often: "every day", "every 12 hours".
pub(super) fn every(seconds: U256) -> String {
    let often = u64::try_from(seconds).ok().filter(|seconds| *seconds > 0).map(exact);
    let often = often.unwrap_or_else(|| format!("{seconds} seconds"));
    format!("every {}", often.strip_prefix("1 ").unwrap_or(&often))
}

/// A time in the largest unit that it is a whole number of.
fn exact(seconds: u64) -> String {
    let whole = UNITS.into_iter().find(|(size, _)| seconds.is_multiple_of(*size));
    let (size, name) = whole.unwrap_or((1, "second"));
    in_units(seconds / size, name)
}

fn in_units(count: u64, name: &str) -> String {
    if count == 1 { format!("1 {name}") } else { format!("{count} {name}s") }
}

/// Digits in groups of three.
pub(crate) fn grouped(digits: &str) -> String {
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_scaled_and_grouped() {
        for (value, decimals, words) in [
            ("0", 18, "0"),
            ("1", 18, "0.000000000000000001"),
            ("1250500000", 6, "1,250.5"),
            ("1000000000000000000", 18, "1"),
            ("123456789", 0, "123,456,789"),
            ("999", 0, "999"),
        ] {
            assert_eq!(scaled(value, decimals), words);
        }
    }

    #[test]
    fn how_often_is_told_in_whole_units() {
        for (seconds, words) in [
            (1_u64, "every second"),
            (60, "every minute"),
            (86_400, "every day"),
            (604_800, "every 7 days"),
            (5_400, "every 90 minutes"),
            (90_061, "every 90061 seconds"),
            (0, "every 0 seconds"),
        ] {
            assert_eq!(every(U256::from(seconds)), words);
        }
        assert_eq!(every(U256::MAX), format!("every {} seconds", U256::MAX));
    }

    #[test]
    fn unlimited_begins_where_the_narrowest_everything_is() {
        let unlimited = |value, decimals| Amount::allowed(value, decimals).unlimited;
        for decimals in [None, Some(18), Some(77), Some(255)] {
            assert!(unlimited(U256::MAX, decimals));
            assert!(unlimited((U256::from(1) << 160) - U256::from(1), decimals));
            assert!(unlimited(UNLIMITED, decimals));
            assert!(!unlimited(UNLIMITED - U256::from(1), decimals), "{decimals:?}");
        }
        assert!(unlimited(U256::from(10).pow(U256::from(18)), Some(6)));
        assert!(!unlimited(U256::from(10).pow(U256::from(18)) - U256::from(1), Some(6)));
        assert!(!Amount::of(U256::MAX).unlimited);
    }
}
