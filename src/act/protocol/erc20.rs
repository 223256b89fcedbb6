//! ERC-20 tokens, with `OpenZeppelin`'s `increaseAllowance` and `decreaseAllowance`.
//!
//! `approve` and `transferFrom` have the same selectors in ERC-721, where the number is a token id.

use alloy_primitives::{Address, U256, address};

use super::bridges::for_bitcoin;
use super::erc777::everything;
use super::foreign::To;
use super::function::{Called, Does, Function, Of, UNSAID, allow, function, send, withdraw};
use super::names::handed_over;
use crate::act::{Act, Amount, Change, Deed, Party, Reader, Role, known, network, tokens};

const FROM: &[(Role, &str)] = &[(Role::Holder, "from")];

#[rustfmt::skip]
pub(super) static FUNCTIONS: &[Function] = &[
    function("transfer(address to,uint256 value)", send(Of::This, "value", "to")),
    function("transferFrom(address from,address to,uint256 value)", Does::Custom(moved)).with(FROM),
    function("approve(address spender,uint256 value)", allow(Of::This, "value", "spender")),
    function("increaseAllowance(address spender,uint256 addedValue)", raise("addedValue", "spender")),
    function("increaseApproval(address spender,uint256 addedValue)", raise("addedValue", "spender")),
    function("decreaseAllowance(address spender,uint256 subtractedValue)", lower("subtractedValue", "spender")),
    // ERC-1363, ERC-677 and ERC-223: the one who gets it is told at once.
    function("approveAndCall(address spender,uint256 value)", allow(Of::This, "value", "spender")),
    function("approveAndCall(address spender,uint256 value,bytes data)", Does::Custom(allowed_and_told)),
    function("transferAndCall(address to,uint256 value)", send(Of::This, "value", "to")),
    function("transferAndCall(address to,uint256 value,bytes data)", Does::Custom(handed_on)),
    function("transfer(address to,uint256 value,bytes data)", Does::Custom(told)),
    function("transferFromAndCall(address from,address to,uint256 value)", send(Of::This, "value", "to"))
        .with(&[(Role::Holder, "from")]),
    function("transferFromAndCall(address from,address to,uint256 value,bytes data)", Does::Custom(handed_on))
        .with(&[(Role::Holder, "from")]),
    // ERC-7984: how much it is, nobody but its holder knows.
    function("delegateForUserDecryption(address to,address,uint64 until)", Does::Custom(readable)),
    function("requestDiscloseEncryptedAmount(bytes32)", Does::Ordinary),
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
    // Tempo's
    function("transferWithMemo(address to,uint256 value,bytes32)", send(Of::This, "value", "to")),
    function("transferFromWithMemo(address from,address to,uint256 value,bytes32)", send(Of::This, "value", "to")).with(FROM),
    function("setRewardRecipient(address to)", withdraw(Of::Unnamed, UNSAID, "to")),
    function("push(address to,uint256 value)", send(Of::This, "value", "to")),
    // Parts of a security that are kept apart (ERC-1400)
    function("approveByPartition(bytes32 partition,address spender,uint256 value)", allow(Of::This, "value", "spender")),
    function("transferByPartition(bytes32 partition,address to,uint256 value,bytes data)", send(Of::This, "value", "to")),
    function("decreaseApproval(address spender,uint256 subtractedValue)", lower("subtractedValue", "spender")),
];

/// Tokens that somebody else's allowance moves. Nobody moves what a token's own contract has: where that is named, a
/// router takes its token from whoever calls (Silo).
fn moved(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let from = called.address("from")?;
    let known = |address| tokens::known(reader.chain, address).is_some();
    // Nor does a contract of tokens want others' for itself, in a call of its own.
    let itself = called.call.to;
    let for_itself = called.address("to") == Some(itself) && !reader.has_own(from);
    if (known(&from) || for_itself) && !known(&itself) {
        return pulled(called, "from", "to", reader);
    }
    called.read_as(send(Of::This, "value", "to"), reader)
}

/// Takes a token from whoever calls, for somebody or for the contract itself.
pub(super) fn pulled(
    called: &Called<'_>,
    token: &'static str,
    to: &'static str,
    reader: &mut Reader,
) -> Option<Act> {
    let (asset, amount) = (reader.token(called.address(token)?), called.amount("value"));
    if called.address(to)? == called.call.to {
        let deed = Deed::Deposit { asset, amount };
        return Some(called.act(deed, Role::Contract, Vec::new(), reader));
    }
    let payee = called.party(Role::Payee, to, reader)?;
    Some(called.act(Deed::Send { asset, amount }, Role::Contract, vec![payee], reader))
}

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
    search(called, reader);
    let deed =
        Deed::Send { asset: called.asset(Of::This, reader)?, amount: called.amount("value") };
    let payee = called.party(Role::Payee, "to", reader)?;
    Some(called.act(deed, Role::Token, vec![payee], reader))
}

/// A payment of which the one who gets it is told, with data for it (ERC-677, ERC-1363). A bridge reads in them who
/// receives on the other network, if not whoever pays, and nobody else is told an address alone.
fn handed_on(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let (to, data) = (called.address("to")?, called.bytes_at("data")?);
    let asset = called.asset(Of::This, reader)?;
    let (amount, payee) = (called.amount("value"), called.party(Role::Payee, "to", reader)?);
    let known = known::contract(reader.chain, &to);
    if let Some(bridge) = known.filter(|known| known.kind == known::Kind::Bridge) {
        let recipient = if data.is_empty() { UNSAID } else { "data" };
        let mut act = called.bridge(asset, amount, recipient, To::Unsaid, reader);
        if let Deed::Bridge { to_chain, .. } = &mut act.deed {
            let leads = bridge.leads_to.and_then(|id| network::name(id.get().into()));
            *to_chain = leads.map(str::to_owned);
        }
        act.parties.insert(0, Party { role: Role::Mentioned, ..payee });
        act.words = act.in_words();
        return Some(act);
    }
    search(called, reader);
    Some(called.act(Deed::Send { asset, amount }, Role::Token, vec![payee], reader))
}

/// An allowance of which the spender is told, with data for what it does with it at once.
fn allowed_and_told(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    /// Pays out bitcoin for the only token that it takes.
    const THRESHOLD: Address = address!("0x9C070027cdC9dc8F82416B2e5314E11DFb4FE3CD");
    if called.address("spender") == Some(THRESHOLD)
        && let Some(act) = for_bitcoin(called, ["value", "data"], reader)
    {
        return Some(act);
    }
    search(called, reader);
    everything(called, "spender", called.uint("value")?, reader)
}

/// Says that what somebody is told is not read. A word at most is the number of an account or a subscription that is
/// paid for, and an address alone is the account's own, if all is well.
fn search(called: &Called<'_>, reader: &mut Reader) {
    const WORD: usize = 32;
    let Some(data) = called.bytes_at("data") else { return };
    let is_read = if data.len() == Address::len_bytes() {
        reader.has_own(Address::from_slice(data))
    } else {
        data.len() <= WORD
    };
    if !is_read {
        reader.only_searched(called.path("data"), "what the one who is paid is told");
    }
}

/// A token that is known is gone, but for Rocket Pool's, which is paid out. What others give for it is not known.
pub(super) fn burned(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    const RETH: Address = address!("0xae78736Cd615f374D3085123A210448E74Fc6393");
    let token = called.call.to;
    let deed = if tokens::known(reader.chain, &token).is_none() {
        called.ordinary()
    } else if token == RETH {
        Deed::Withdraw { asset: tokens::native(reader.chain), amount: Amount::unread() }
    } else {
        let amount = called.uint("amount").or_else(|| called.uint("tokenId"))?;
        Deed::Burn { asset: reader.token(token), amount: Amount::of(amount) }
    };
    Some(called.act(deed, Role::Contract, Vec::new(), reader))
}

/// Somebody may read what is secret, until a time.
fn readable(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let reads = called.party(Role::Delegate, "to", reader)?;
    let until = called.uint("until")?;
    let deed = Deed::Grant {
        permission: "reading of your secret balances".to_owned(),
        asset: None,
        amount: None,
        period: None,
        expires: (until < U256::from(u64::MAX >> 1)).then(|| until.to_string()),
    };
    Some(called.act(deed, Role::Contract, vec![reads], reader))
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
