//! What the connectors of Instadapp's accounts do. They are run as the account itself.

use alloy_primitives::{U256, uint};

use super::function::{Called, Does, Function, Of, UNSAID, deposit, function, trade, withdraw};
use super::oneinch;
use crate::act::{Act, Amount, Asset, Deed, Reader, Role};

const PUT: Does = deposit(Of::Token("token"), "amount", UNSAID);
const TAKE: Does = withdraw(Of::Token("token"), "amount", UNSAID);
const PUT_NAMED: Does = deposit(Of::Unnamed, "amount", UNSAID);
const TAKE_NAMED: Does = withdraw(Of::Unnamed, "amount", UNSAID);
const SELL: Does = Does::Custom(sold);

#[rustfmt::skip]
pub(super) static FUNCTIONS: &[Function] = &[
    function("build(address owner,uint256 version,address origin)", Does::Ordinary).with(&[(Role::Owner, "owner")]),
    // The connectors of its own account, of Aave, of Compound, of Maker's vaults, and of exchanges
    function("withdraw(address token,uint256 amount,uint256 getId,uint256 setId)", TAKE),
    function("borrow(address token,uint256 amount,uint256 rateMode,uint256 getId,uint256 setId)", Does::Borrow { asset: Of::Token("token"), amount: "amount", holder: UNSAID }),
    function("payback(address token,uint256 amount,uint256 rateMode,uint256 getId,uint256 setId)", PUT),
    function("deposit(string tokenId,uint256 amount,uint256 getId,uint256 setId)", PUT_NAMED),
    function("withdraw(string tokenId,uint256 amount,uint256 getId,uint256 setId)", TAKE_NAMED),
    function("borrow(string tokenId,uint256 amount,uint256 getId,uint256 setId)", Does::Borrow { asset: Of::Unnamed, amount: "amount", holder: UNSAID }),
    function("payback(string tokenId,uint256 amount,uint256 getId,uint256 setId)", PUT_NAMED),
    function("deposit(uint256 vault,uint256 amount,uint256 getId,uint256 setId)", PUT_NAMED),
    function("withdraw(uint256 vault,uint256 amount,uint256 getId,uint256 setId)", TAKE_NAMED),
    function("borrow(uint256 vault,uint256 amount,uint256 getId,uint256 setId)", Does::Borrow { asset: Of::Unnamed, amount: "amount", holder: UNSAID }),
    function("payback(uint256 vault,uint256 amount,uint256 getId,uint256 setId)", PUT_NAMED),
    function("sell(address buyToken,address sellToken,uint256 amount,uint256 unitAmount,uint256 getId,uint256 setId)", SELL),
    function("sell(address buyToken,address sellToken,uint256 amount,uint256 unitAmount,bytes data,uint256 setId)", SELL),
    function("flashPayback(address token,uint256 amount,uint256 getId,uint256 setId)", Does::Ordinary),
];

/// One token for another, for the least price that is asked for; and what an aggregator is told to do for it.
fn sold(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    const SOLD: Does =
        trade((Of::Token("sellToken"), "amount"), (Of::Token("buyToken"), UNSAID), UNSAID);
    let mut act = called.read_as(SOLD, reader)?;
    if let Deed::Trade { gives, gets } = &mut act.deed {
        for (given, got) in gives.iter().zip(gets) {
            got.amount = least(called.uint("unitAmount")?, &given.asset, &given.amount, &got.asset);
        }
        act.words = act.in_words();
    }
    if called.get("data").is_some() {
        act.calls.extend(oneinch::handed(called, "data", reader));
    }
    Some(act)
}

/// The least that is got at a price for a whole one of what is sold, in units of ten to the eighteenth.
fn least(price: U256, sold: &Asset, amount: &Amount, bought: &Asset) -> Amount {
    const ONE: U256 = uint!(1_000_000_000_000_000_000_U256);
    if price.is_zero() {
        return Amount::of(U256::ZERO);
    }
    let one = |asset: &Asset| Some(U256::from(10).saturating_pow(U256::from(asset.decimals()?)));
    let amount = amount.number().and_then(|amount| amount.checked_mul(price));
    let least = amount.zip(one(bought)).and_then(|(amount, bought)| amount.checked_mul(bought));
    match least.zip(one(sold)) {
        Some((least, sold)) => Amount::of(least / ONE / sold),
        None => Amount::unread(),
    }
}
