//! Permit2's functions, called on the chain.

use alloy_primitives::{Address, U256};

use super::function::{Called, Does, Function, function};
use crate::act::sign::first_with_others;
use crate::act::{Act, Amount, Asset, Change, Deed, Party, Reader, Role};
use crate::decode::abi::Value;
use crate::decode::limits;

#[rustfmt::skip]
pub(super) static FUNCTIONS: &[Function] = &[
    function("approve(address token,address spender,uint160 amount,uint48 expiration)", Does::Custom(approve)),
    function("permit(address owner,((address token,uint160 amount,uint48 expiration,uint48 nonce) details,address spender,uint256 sigDeadline) permit,bytes signature)", Does::Custom(permit))
        .with(&[(Role::Holder, "owner")]),
    function("permit(address owner,((address token,uint160 amount,uint48 expiration,uint48 nonce)[] details,address spender,uint256 sigDeadline) permit,bytes signature)", Does::Custom(permit_batch))
        .with(&[(Role::Holder, "owner")]),
    function("permitBatch(address owner,((address token,uint160 amount,uint48 expiration,uint48 nonce)[] details,address spender,uint256 sigDeadline) permit,bytes signature)", Does::Custom(permit_batch))
        .with(&[(Role::Holder, "owner")]),
    function("transferFrom(address from,address to,uint160 amount,address token)", Does::Custom(transfer)),
    function("transferFrom((address from,address to,uint160 amount,address token)[] details)", Does::Custom(transfers)),
    function("permitTransferFrom(((address token,uint256 amount) permitted,uint256 nonce,uint256 deadline) permit,(address to,uint256 requestedAmount) details,address owner,bytes signature)", Does::Custom(permit_transfer)),
    function("permitWitnessTransferFrom(((address token,uint256 amount) permitted,uint256 nonce,uint256 deadline) permit,(address to,uint256 requestedAmount) details,address owner,bytes32 witness,string witnessTypeString,bytes signature)", Does::Custom(permit_transfer)),
    function("permitTransferFrom(((address token,uint256 amount)[] permitted,uint256 nonce,uint256 deadline) permit,(address to,uint256 requestedAmount)[] details,address owner,bytes signature)", Does::Custom(permit_transfers)),
    function("permitWitnessTransferFrom(((address token,uint256 amount)[] permitted,uint256 nonce,uint256 deadline) permit,(address to,uint256 requestedAmount)[] details,address owner,bytes32 witness,string witnessTypeString,bytes signature)", Does::Custom(permit_transfers)),
    function("lockdown((address token,address spender)[] approvals)", Does::Custom(lockdown)),
    function("invalidateNonces(address token,address spender,uint48 newNonce)", Does::Ordinary),
    function("invalidateUnorderedNonces(uint256 wordPos,uint256 mask)", Does::Ordinary),
];

/// Everything that its 160 bits can say.
fn allowance(
    called: &Called<'_>,
    token: Address,
    amount: U256,
    expiration: Option<U256>,
    parties: Vec<Party>,
    reader: &mut Reader,
) -> Act {
    let asset = reader.token(token);
    let amount = Amount::allowed(amount, asset.decimals());
    let expires = expiration.map(|time| time.to_string());
    if amount.unlimited
        && let Some(spender) = parties.first().and_then(|party| party.address.bytes20())
    {
        reader.ask_code(spender);
    }
    let deed = Deed::Allow { asset, amount, change: Change::Set, expires };
    called.act(deed, Role::Contract, parties, reader)
}

fn approve(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let token = called.party(Role::Token, "token", reader)?;
    let parties = vec![called.party(Role::Spender, "spender", reader)?, token];
    let (amount, expiration) = (called.uint("amount")?, called.uint("expiration"));
    Some(allowance(called, called.address("token")?, amount, expiration, parties, reader))
}

/// One allowance by a permit; also as Uniswap's routers hand them in.
pub(super) fn permit(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    one_permit(called, &called.get("permit.details")?, "permit.details", reader)
}

/// Several.
pub(super) fn permit_batch(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let items = called.get("permit.details")?.items()?;
    called.note_more(items.len(), reader);
    let mut acts = Vec::new();
    for (index, item) in items.enumerate().take(limits::ITEMS) {
        acts.push(one_permit(called, &item, &format!("permit.details.{index}"), reader)?);
    }
    first_with_others(acts)
}

fn one_permit(
    called: &Called<'_>,
    details: &Value<'_>,
    place: &str,
    reader: &mut Reader,
) -> Option<Act> {
    let spender = called.party(Role::Spender, "permit.spender", reader)?;
    let token = details.address_at("token")?;
    let path = called.path(&format!("{place}.token"));
    let parties = vec![spender, Party::new(Role::Token, token, path, reader.chain)];
    let (amount, expiration) = (details.uint_at("amount")?, details.uint_at("expiration"));
    let mut act = allowance(called, token, amount, expiration, parties, reader);
    act.deadline = called.uint("permit.sigDeadline").map(|time| time.to_string());
    Some(act)
}

fn transfer(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let asset = reader.token(called.address("token")?);
    let parties = vec![
        called.party(Role::Payee, "to", reader)?,
        called.party(Role::Holder, "from", reader)?,
        called.party(Role::Token, "token", reader)?,
    ];
    let deed = Deed::Send { asset, amount: called.amount("amount") };
    Some(called.act(deed, Role::Contract, parties, reader))
}

/// Several transfers; also as Uniswap's routers hand them in.
pub(super) fn transfers(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let items = called.get("details")?.items()?;
    called.note_more(items.len(), reader);
    let mut acts = Vec::new();
    for (index, item) in items.enumerate().take(limits::ITEMS) {
        let path = called.path(&format!("details.{index}"));
        let party = |role, member: &str, reader: &Reader| {
            let address = item.address_at(member)?;
            Some(Party::new(role, address, format!("{path}.{member}"), reader.chain))
        };
        let parties = vec![
            party(Role::Payee, "to", reader)?,
            party(Role::Holder, "from", reader)?,
            party(Role::Token, "token", reader)?,
        ];
        let asset = reader.token(item.address_at("token")?);
        let deed = Deed::Send { asset, amount: Amount::of(item.uint_at("amount")?) };
        acts.push(called.act(deed, Role::Contract, parties, reader));
    }
    first_with_others(acts)
}

/// A transfer by the signature of its owner.
fn permit_transfer(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let asset = reader.token(called.address("permit.permitted.token")?);
    let parties = vec![
        called.party(Role::Payee, "details.to", reader)?,
        called.party(Role::Holder, "owner", reader)?,
        called.party(Role::Token, "permit.permitted.token", reader)?,
    ];
    let deed = Deed::Send { asset, amount: called.amount("details.requestedAmount") };
    Some(called.act(deed, Role::Contract, parties, reader))
}

fn permit_transfers(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let owner = called.party(Role::Holder, "owner", reader)?;
    let permitted = called.get("permit.permitted")?.items()?;
    called.note_more(permitted.len(), reader);
    let mut acts = Vec::new();
    for (index, one) in permitted.enumerate().take(limits::ITEMS) {
        let details = format!("details.{index}");
        let payee = called.party(Role::Payee, &format!("{details}.to"), reader)?;
        let token = one.address_at("token")?;
        let path = called.path(&format!("permit.permitted.{index}.token"));
        let token_party = Party::new(Role::Token, token, path, reader.chain);
        let deed = Deed::Send {
            asset: reader.token(token),
            amount: called.amount(&format!("{details}.requestedAmount")),
        };
        acts.push(called.act(
            deed,
            Role::Contract,
            vec![payee, owner.clone(), token_party],
            reader,
        ));
    }
    first_with_others(acts)
}

/// Takes allowances back.
fn lockdown(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let items = called.get("approvals")?.items()?;
    called.note_more(items.len(), reader);
    let mut acts = Vec::new();
    for index in 0..items.len().min(limits::ITEMS) {
        let place = format!("approvals.{index}");
        let spender = called.party(Role::Spender, &format!("{place}.spender"), reader)?;
        let address = called.address(&format!("{place}.token"))?;
        let asset: Asset = reader.token(address);
        let deed = Deed::allowance(asset, Amount::of(U256::ZERO));
        acts.push(called.act(deed, Role::Contract, vec![spender], reader));
    }
    first_with_others(acts)
}
