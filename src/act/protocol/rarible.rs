//! Rarible's orders: assets by the first bytes of the hash of their kind, with data that say which one.

use alloy_primitives::{Address, U256};

use super::offer::Offer;
use crate::act::{Act, Asset, Reader, Role, tokens};
use crate::decode::abi::{Arguments, Value, signature};
use crate::decode::{TypedData, limits, typed_data::Typed};

/// The kinds of assets that are read.
const COIN: [u8; 4] = [0xaa, 0xae, 0xbe, 0xba];
const TOKEN: [u8; 4] = [0x8a, 0xe8, 0x5d, 0x84];
const ITEM: [u8; 4] = [0x73, 0xad, 0x21, 0x46];
const ITEMS: [u8; 4] = [0x97, 0x3b, 0xb6, 0x40];

/// What the data of a kind hold.
const DATA: &str = "data(address token,uint256 id)";

/// The asset of a kind.
pub(super) fn asset(kind: Value<'_>, data: Value<'_>, reader: &mut Reader) -> Option<Asset> {
    named(kind.word().get(..4)?, data.bytes()?, reader)
}

fn named(kind: &[u8], data: &[u8], reader: &mut Reader) -> Option<Asset> {
    if kind == COIN {
        return Some(tokens::native(reader.chain));
    }
    let data = Arguments::new(signature::parameters(DATA), data);
    let address = data.get("token")?.address()?;
    if kind == TOKEN {
        return Some(reader.token(address));
    }
    let id = || Some(data.get("id")?.uint()?.to_string());
    if kind == ITEM || kind == ITEMS {
        return Some(Asset::Collectible { address: address.into(), id: id()? });
    }
    Some(Asset::Unnamed)
}

/// The kinds of data that say who is paid, by the first bytes of the hash of their names.
const LISTS: [[u8; 4]; 2] = [[0x4c, 0x23, 0x42, 0x66], [0x23, 0xd2, 0x35, 0xef]];
const WORDS: [[u8; 4]; 2] = [[0x2f, 0xa3, 0xcf, 0xd3], [0x1b, 0x18, 0xcd, 0xf6]];

/// Who is paid, and which share in ten-thousandths.
type Shares = Vec<(Address, U256)>;

/// What an order's data say of who is paid.
#[derive(Default)]
pub(super) struct Paid {
    /// In place of its maker.
    pub(super) payouts: Shares,
    /// Besides: out of what is paid to one who sells, and on top of what one who buys pays.
    pub(super) fees: Shares,
}

impl Paid {
    /// What all fees come to.
    pub(super) fn all_fees(&self, price: U256) -> U256 {
        self.fees.iter().fold(U256::ZERO, |sum, fee| sum.saturating_add(share(price, fee.1)))
    }
}

/// Who is paid by an order's data; `None` if the data cannot be read.
pub(super) fn paid(kind: &[u8], data: &[u8]) -> Option<Paid> {
    /// Both kinds with lists begin with them.
    const LISTED: &str = "data(((address account,uint96 share)[] payouts,(address account,uint96 share)[] fees) data)";
    /// The address in the low bits of a word, the share above it.
    const WORD: &str = "data(uint256 payouts,uint256 first,uint256 second)";
    const ADDRESS_BITS: usize = 160;
    if data.is_empty() {
        return Some(Paid::default());
    }
    if LISTS.iter().any(|known| kind == known) {
        let arguments = Arguments::new(signature::parameters(LISTED), data);
        let all = |name: &str| -> Option<Shares> {
            let all = arguments.get(name)?.items()?;
            all.take(limits::ITEMS)
                .map(|one| Some((one.get("account")?.address()?, one.get("share")?.uint()?)))
                .collect()
        };
        return Some(Paid { payouts: all("data.payouts")?, fees: all("data.fees")? });
    }
    if WORDS.iter().any(|known| kind == known) {
        let arguments = Arguments::new(signature::parameters(WORD), data);
        arguments.get("payouts")?;
        let one = |name: &str| {
            let word = arguments.get(name)?;
            let account = Address::from_word(word.word().into());
            Some((account, word.uint()? >> ADDRESS_BITS)).filter(|one| !one.0.is_zero())
        };
        let fees = ["first", "second"].into_iter().filter_map(one).collect();
        return Some(Paid { payouts: one("payouts").into_iter().collect(), fees });
    }
    None
}

/// A share of an amount, in ten-thousandths.
pub(super) fn share(amount: U256, share: U256) -> U256 {
    const WHOLE: u64 = 10_000;
    amount.saturating_mul(share) / U256::from(WHOLE)
}

/// Reads an order.
pub(super) fn signed(data: &TypedData, reader: &mut Reader) -> Option<Act> {
    if data.primary_type != "Order" || data.message.get("makeAsset").is_none() {
        return None;
    }
    let mut order = Offer::new(data, reader);
    order.maker("maker");
    let mut sides = [(Asset::Unnamed, U256::ZERO), (Asset::Unnamed, U256::ZERO)];
    for (side, name) in sides.iter_mut().zip(["makeAsset", "takeAsset"]) {
        let kind = order.get(&format!("{name}.assetType.assetClass")).and_then(Typed::bytes)?;
        let bytes = order.get(&format!("{name}.assetType.data")).and_then(Typed::bytes)?;
        *side = (named(kind, bytes, reader)?, order.uint(&format!("{name}.value"))?);
    }
    let [gives, gets] = sides;
    if let Asset::Collectible { address, .. } | Asset::Token { address, .. } = &gives.0
        && let Some(token) = address.bytes20()
    {
        order.note_token(*token, "makeAsset.assetType.data");
    }
    let kind = order.get("dataType").and_then(Typed::bytes)?;
    let paid = order.get("data").and_then(Typed::bytes).and_then(|data| paid(kind, data));
    if paid.is_none() {
        reader.only_searched(format!("{}.message.data", data.path), "who is paid for it");
    }
    let paid = paid.unwrap_or_default();
    let sells = matches!(gives.0, Asset::Collectible { .. });
    let price = if sells { gets.clone() } else { gives.clone() };
    let fees = paid.all_fees(price.1);
    let (offered, rest) = if sells {
        (gives.1, gets.1.saturating_sub(fees))
    } else {
        (gives.1.saturating_add(fees), gets.1)
    };
    order.gives(gives.0, Some(offered));
    if paid.payouts.is_empty() {
        order.gets(gets.0, Some(rest), "");
    } else {
        for (account, part) in paid.payouts {
            order.pays(gets.0.clone(), Some(share(rest, part)), (account, "data"));
        }
    }
    for (account, fee) in paid.fees {
        order.pays(price.0.clone(), Some(share(price.1, fee)), (account, "data"));
    }
    order.party(Role::Taker, "taker");
    let end = order.uint("end").filter(|end| *end != U256::ZERO);
    let act = order.act(end);
    reader.note_unknown_verifier(data);
    Some(act)
}
