//! ERC-20 tokens, with `OpenZeppelin`'s `increaseAllowance` and `decreaseAllowance`.
//!
//! `approve` and `transferFrom` have the same selectors in ERC-721, where the number is a token id.

use alloy_primitives::U256;

use super::erc777::everything;
use super::function::{Called, Does, Function, Of, UNSAID, allow, function, send, withdraw};
use super::names::handed_over;
use crate::act::{Act, Change, Deed, Reader, Role, known, tokens};

const FROM: &[(Role, &str)] = &[(Role::Holder, "from")];

#[rustfmt::skip]
pub(super) static FUNCTIONS: &[Function] = &[
    function("transfer(address to,uint256 value)", send(Of::This, "value", "to")),
    function("transferFrom(address from,address to,uint256 value)", send(Of::This, "value", "to"))
        .with(&[(Role::Holder, "from")]),
    function("approve(address spender,uint256 value)", allow(Of::This, "value", "spender")),
    function("increaseAllowance(address spender,uint256 addedValue)", raise("addedValue", "spender")),
    function("increaseApproval(address spender,uint256 addedValue)", raise("addedValue", "spender")),
    function("decreaseAllowance(address spender,uint256 subtractedValue)", lower("subtractedValue", "spender")),
    // ERC-1363, ERC-677 and ERC-223: the one who gets it is told at once.
    function("approveAndCall(address spender,uint256 value)", allow(Of::This, "value", "spender")),
    function("approveAndCall(address spender,uint256 value,bytes data)", allow(Of::This, "value", "spender")),
    function("transferAndCall(address to,uint256 value)", send(Of::This, "value", "to")),
    function("transferAndCall(address to,uint256 value,bytes data)", send(Of::This, "value", "to")),
    function("transfer(address to,uint256 value,bytes data)", Does::Custom(told)),
    function("transferFromAndCall(address from,address to,uint256 value)", send(Of::This, "value", "to"))
        .with(&[(Role::Holder, "from")]),
    function("transferFromAndCall(address from,address to,uint256 value,bytes data)", send(Of::This, "value", "to"))
        .with(&[(Role::Holder, "from")]),
    // ERC-7984: how much it is, nobody but its holder knows.
    function("delegateForUserDecryption(address to,address,uint64)", Does::Ordinary).with(&[(Role::Delegate, "to")]),
    function("revokeDelegationForUserDecryption(address to,address)", Does::Ordinary).with(&[(Role::Mentioned, "to")]),
    function("confidentialTransfer(address to,bytes32)", send(Of::This, UNSAID, "to")),
    function("confidentialTransfer(address to,bytes32,bytes)", send(Of::This, UNSAID, "to")),
    function("confidentialTransferAndCall(address to,bytes32,bytes)", send(Of::This, UNSAID, "to")),
    function("confidentialTransferAndCall(address to,bytes32,bytes,bytes)", send(Of::This, UNSAID, "to")),
    function("confidentialTransferFrom(address from,address to,bytes32)", send(Of::This, UNSAID, "to")).with(FROM),
    function("confidentialTransferFrom(address from,address to,bytes32,bytes)", send(Of::This, UNSAID, "to")).with(FROM),
    function("confidentialTransferFromAndCall(address from,address to,bytes32,bytes)", send(Of::This, UNSAID, "to")).with(FROM),
    function("confidentialTransferFromAndCall(address from,address to,bytes32,bytes,bytes)", send(Of::This, UNSAID, "to")).with(FROM),
    function("unwrap(address from,address to,bytes32)", withdraw(Of::Unnamed, UNSAID, "to")).with(FROM),
    function("unwrap(address from,address to,bytes32,bytes)", withdraw(Of::Unnamed, UNSAID, "to")).with(FROM),
    function("finalizeUnwrap(bytes32,uint64,bytes)", Does::Ordinary),
    function("approve(address spender,uint256 value,bytes data)", allow(Of::This, "value", "spender")),
    function("safeApprove(address spender,uint256 currentValue,uint256 value)", allow(Of::This, "value", "spender")),
    // All there is: DappHub's tokens, and many that nobody has heard of
    function("approve(address spender)", Does::Custom(all)),
    function("approveMax(address spender)", Does::Custom(all)),
    function("push(address to,uint256 value)", send(Of::This, "value", "to")),
    // Parts of a security that are kept apart (ERC-1400)
    function("approveByPartition(bytes32 partition,address spender,uint256 value)", allow(Of::This, "value", "spender")),
    function("transferByPartition(bytes32 partition,address to,uint256 value,bytes data)", send(Of::This, "value", "to")),
    function("decreaseApproval(address spender,uint256 subtractedValue)", lower("subtractedValue", "spender")),
];

const fn raise(amount: &'static str, spender: &'static str) -> Does {
    Does::Allow { asset: Of::This, amount, spender, change: Change::Raise }
}

const fn lower(amount: &'static str, spender: &'static str) -> Does {
    Does::Allow { asset: Of::This, amount, spender, change: Change::Lower }
}

/// A payment of which the one who gets it is told (ERC-223). Farcaster hands over an account by a function of that name.
fn told(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let kind = known::contract(reader.chain, &called.call.to).map(|known| known.kind);
    if kind == Some(known::Kind::Names) {
        return handed_over(called, "to", reader);
    }
    let deed =
        Deed::Send { asset: called.asset(Of::This, reader)?, amount: called.amount("value") };
    let payee = called.party(Role::Payee, "to", reader)?;
    Some(called.act(deed, Role::Token, vec![payee], reader))
}

/// An approval of all that there is. Uniswap's router has a function of that name for a token of its own.
fn all(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let spender = called.address("spender")?;
    let other = known::contract(reader.chain, &called.call.to).is_some()
        || tokens::known(reader.chain, &spender).is_some();
    if other {
        return Some(called.act(called.ordinary(), Role::Contract, Vec::new(), reader));
    }
    everything(called, "spender", U256::MAX, reader)
}
