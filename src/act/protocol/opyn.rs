//! Opyn's options (Gamma): what goes into vaults and out of them, several actions in one call.

use super::function::{Called, Does, Function, function};
use crate::act::sign::first_with_others;
use crate::act::{Act, Asset, Deed, Reader, Role};
use crate::decode::{Unread, limits};

#[rustfmt::skip]
pub(super) static FUNCTIONS: &[Function] = &[
    function("operate((uint8 action,address owner,address second,address asset,uint256 vault,uint256 amount,uint256 index,bytes data)[] actions)", Does::Custom(operate)),
];

/// The numbers of actions (`Actions.ActionType`). What comes out goes to the second address, and what goes in is
/// the owner's.
const OPEN: u8 = 0;
const MINT: u8 = 1;
const BURN: u8 = 2;
const LONG_IN: u8 = 3;
const LONG_OUT: u8 = 4;
const COLLATERAL_IN: u8 = 5;
const COLLATERAL_OUT: u8 = 6;
const SETTLE: u8 = 7;
const REDEEM: u8 = 8;

fn operate(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let count = called.get("actions")?.items()?.len();
    called.note_more(count, reader);
    let mut acts = Vec::new();
    for index in 0..count.min(limits::ITEMS) {
        let at = |member: &str| format!("actions.{index}.{member}");
        let action = called.uint(&at("action"))?.try_into().unwrap_or(u8::MAX);
        let amount = called.amount(&at("amount"));
        let token = at("asset");
        let deed = match action {
            OPEN => continue,
            BURN | LONG_IN | COLLATERAL_IN => {
                Deed::Deposit { asset: token_at(called, &token, reader)?, amount }
            }
            MINT | LONG_OUT | COLLATERAL_OUT => {
                Deed::Withdraw { asset: token_at(called, &token, reader)?, amount }
            }
            SETTLE | REDEEM => {
                Deed::Withdraw { asset: Asset::Unnamed, amount: crate::act::Amount::unread() }
            }
            _ => {
                let reason = "an action of options that is not known here was only searched";
                reader.unread.push(Unread::new(called.path(&at("action")), reason));
                continue;
            }
        };
        let payee = if matches!(deed, Deed::Withdraw { .. }) { "second" } else { "owner" };
        let payee = called.beneficiary(&at(payee), reader);
        acts.push(called.act(deed, Role::Contract, payee.into_iter().collect(), reader));
    }
    if acts.is_empty() {
        return Some(called.act(called.ordinary(), Role::Contract, Vec::new(), reader));
    }
    first_with_others(acts)
}

fn token_at(called: &Called<'_>, argument: &str, reader: &mut Reader) -> Option<Asset> {
    Some(reader.token_or_native(called.address(argument)?))
}
