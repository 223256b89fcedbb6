//! Keys that act for an account within bounds, without asking it again.

use alloy_primitives::{Address, address};

use crate::act::protocol::function::{Called, Does, Of, Shape};
use crate::act::{Act, Amount, Deed, Party, Power, Reader, Role};
use crate::decode::{abi, limits};

/// Calls, and a key that makes more of them for a while.
pub(super) fn session(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let calls = Shape::Each { list: "transactions", to: "to", value: "value", data: "data" };
    let mut act = called.calls(calls, reader)?;
    let user = called.party(Role::Owner, "sessionUser", reader)?;
    let deed = Deed::Administer { power: Power::AccountOwnerAdded, about: None };
    act.calls.insert(0, called.act(deed, Role::Contract, vec![user], reader));
    Some(act)
}

/// A key that makes calls within policies, by itself.
pub(super) fn session_of_policies(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let signer = called.party(Role::Delegate, "session.signer", reader)?;
    Some(granted(called, "calls of a session", vec![signer], reader))
}

/// What a key that the account has may do without asking: it has no address.
fn granted(called: &Called<'_>, what: &str, to: Vec<Party>, reader: &Reader) -> Act {
    let deed = Deed::Grant {
        permission: what.to_owned(),
        asset: None,
        amount: None,
        period: None,
        expires: None,
    };
    called.act(deed, Role::Account, to, reader)
}

/// Keys that make calls within policies: the addresses among what their validator is given.
pub(super) fn sessions(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let list = called.get("sessions")?.items()?;
    called.note_more(list.len(), reader);
    let (mut parties, mut any) = (Vec::new(), false);
    for (index, one) in list.enumerate().take(limits::ITEMS) {
        let path = format!("{}[{index}]", called.path("sessions"));
        any |= is_any_call(one.get("actions"));
        for key in keys_in(one.bytes_at("sessionValidatorInitData")?) {
            let path = format!("{path}.sessionValidatorInitData");
            parties.push(Party::new(Role::Delegate, key, path, reader.chain));
        }
        let (validator, path) =
            (one.address_at("sessionValidator")?, format!("{path}.sessionValidator"));
        parties.push(Party::new(Role::Module, validator, path, reader.chain));
    }
    Some(granted(called, calls_of_session(any), parties, reader))
}

/// What a session that there is may do besides: whose key it has was said when it was made.
#[allow(clippy::unnecessary_wraps, reason = "as rows want their readers")]
pub(super) fn more_of_session(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let any = is_any_call(called.get("actions"));
    Some(granted(called, calls_of_session(any), Vec::new(), reader))
}

fn calls_of_session(any: bool) -> &'static str {
    if any { "any calls of a session" } else { "calls of a session" }
}

/// Whether one of the actions stands for all calls, and its policy lets all of them through.
fn is_any_call(actions: Option<abi::Value<'_>>) -> bool {
    /// Stands for every contract.
    const ANY: Address = Address::with_last_byte(1);
    const SUDO: Address = address!("0x0000003111cD8e92337C100F22B7A9dbf8DEE301");
    let is_any = |action: abi::Value<'_>| {
        let mut policies = action.get("policies").and_then(|all| all.items())?;
        let any = action.address_at("target")? == ANY;
        Some(any && policies.all(|policy| policy.address_at("policy") == Some(SUDO)))
    };
    let actions = actions.and_then(|actions| actions.items()).into_iter().flatten();
    actions.take(limits::ITEMS).any(|action| is_any(action) == Some(true))
}

/// The addresses among what a module is set up with: bare, or in words, which may follow a few bytes of the
/// module's own.
pub(super) fn keys_in(data: &[u8]) -> impl Iterator<Item = Address> {
    let bare = Some(data).filter(|data| data.len() == 20);
    let words = data.get(data.len() % abi::WORD..).unwrap_or_default().chunks_exact(abi::WORD);
    let padded = words.filter_map(|word| word.strip_prefix(&[0; 12]));
    // What begins with zeros again is a number.
    let padded = padded.filter(|rest| !rest.starts_with(&[0; 8]));
    let all = bare.into_iter().chain(padded).take(limits::ITEMS);
    all.filter_map(|key| Address::try_from(key).ok())
}

/// How much of a token a key may spend, in each minute, hour, day, week, month or year.
pub(super) fn spend_limit(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    const PERIODS: [&str; 6] = ["minute", "hour", "day", "week", "month", "year"];
    let period = usize::try_from(called.uint("period")?).ok()?;
    let period = format!("every {}", PERIODS.get(period)?);
    let asset = called.asset(Of::Token("token"), reader)?;
    let amount = Amount::allowed(called.uint("limit")?, asset.decimals());
    let deed = Deed::Grant {
        permission: "spending".to_owned(),
        asset: Some(asset),
        amount: Some(amount),
        period: Some(period),
        expires: None,
    };
    Some(called.act(deed, Role::Account, Vec::new(), reader))
}

pub(super) fn can_execute(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    /// Stands for every contract.
    const ANY: Address = Address::repeat_byte(0x32);
    if !called.bool_at("can")? {
        return called.read_as(Does::Ordinary, reader);
    }
    let any = called.address("target")? == ANY;
    let what = if any { "calls of any contract by a key" } else { "calls of a contract by a key" };
    Some(granted(called, what, Vec::new(), reader))
}

pub(super) fn checker(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    if !called.bool_at("isApproved")? {
        return called.read_as(Does::Ordinary, reader);
    }
    Some(granted(called, "signing for a contract by a key", Vec::new(), reader))
}
