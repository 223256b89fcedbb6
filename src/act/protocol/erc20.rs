//! ERC-20 tokens, with `OpenZeppelin`'s `increaseAllowance` and `decreaseAllowance`.
//!
//! `approve` and `transferFrom` have the same selectors in ERC-721, where the number is a token id.

use alloy_primitives::{Address, U256};
use alloy_sol_types::{SolCall, sol};

use crate::act::call::Call;
use crate::act::{Act, Amount, Asset, Change, Deed, Reader, Role, tokens};

sol! {
    function transfer(address to, uint256 value);
    function transferFrom(address from, address to, uint256 value);
    function approve(address spender, uint256 value);
    function increaseAllowance(address spender, uint256 addedValue);
    function decreaseAllowance(address spender, uint256 subtractedValue);
}

/// Reads a call of an ERC-20 function.
pub(super) fn call(call: &Call<'_>, reader: &mut Reader) -> Option<Act> {
    if let Some(transferCall { to, value }) = call.read(reader) {
        let deed = Deed::Send { asset: token(call.to, reader), amount: Amount::of(value) };
        return Some(call.act::<transferCall>(deed, Role::Token, &[(Role::Payee, "to", to)]));
    }
    if let Some(transferFromCall { from, to, value }) = call.read(reader) {
        let deed = Deed::Send { asset: token(call.to, reader), amount: Amount::of(value) };
        let arguments = [(Role::Payee, "to", to), (Role::Holder, "from", from)];
        return Some(call.act::<transferFromCall>(deed, Role::Token, &arguments));
    }
    if let Some(approveCall { spender, value }) = call.read(reader) {
        return Some(allow::<approveCall>(call, reader, spender, value, Change::Set));
    }
    if let Some(increaseAllowanceCall { spender, addedValue }) = call.read(reader) {
        let change = Change::Raise;
        return Some(allow::<increaseAllowanceCall>(call, reader, spender, addedValue, change));
    }
    if let Some(decreaseAllowanceCall { spender, subtractedValue }) = call.read(reader) {
        let change = Change::Lower;
        return Some(allow::<decreaseAllowanceCall>(
            call,
            reader,
            spender,
            subtractedValue,
            change,
        ));
    }
    None
}

fn allow<C: SolCall>(
    call: &Call<'_>,
    reader: &mut Reader,
    spender: Address,
    value: U256,
    change: Change,
) -> Act {
    let asset = token(call.to, reader);
    let amount = match change {
        // However much is taken off, nothing is given.
        Change::Lower => Amount::of(value),
        Change::Set | Change::Raise => allowance(value, &asset),
    };
    if amount.unlimited {
        reader.ask_code(&spender);
    }
    let deed = Deed::Allow { asset, amount, change, expires: None };
    call.act::<C>(deed, Role::Token, &[(Role::Spender, "spender", spender)])
}

/// An amount of an allowance for an asset.
pub(super) fn allowance(value: U256, asset: &Asset) -> Amount {
    let decimals = match asset {
        Asset::Token { decimals, .. } => *decimals,
        _ => None,
    };
    Amount::allowed(value, decimals)
}

/// A token, with what is known of it; asks for the rest.
pub(super) fn token(address: Address, reader: &mut Reader) -> Asset {
    if let Some(known) = tokens::known(reader.chain_id, &address) {
        return Asset::Token {
            address: address.into(),
            symbol: Some(known.symbol.to_owned()),
            decimals: Some(known.decimals),
        };
    }
    reader.ask_token(&address);
    Asset::Token {
        symbol: reader.facts.symbol(&address),
        decimals: reader.facts.decimals(&address),
        address: address.into(),
    }
}
