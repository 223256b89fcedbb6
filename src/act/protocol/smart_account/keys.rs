//! Who owns an account, whose signatures count for it, and what is installed in it.

use alloy_primitives::{Address, U256, address, hex};

use super::sessions::keys_in;
use crate::act::call::{Call, Caller};
use crate::act::protocol::function::Called;
use crate::act::protocol::unknown;
use crate::act::sign::first_with_others;
use crate::act::{Act, Deed, Party, Power, Reader, Role};
use crate::decode::{abi, limits};

/// The first owner of an account that is the user's own. Elsewhere it is the business of whoever creates a
/// contract, and what is named may be anything.
pub(super) fn first_owner(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    if !reader.has_own(called.call.to) {
        return None;
    }
    let owner = called.party(Role::Owner, "owner", reader).into_iter().collect();
    let deed = Deed::Administer { power: Power::AccountOwnerAdded, about: None };
    let mut act = called.act(deed.clone(), Role::Account, owner, reader);
    let count = called.length("owners").unwrap_or_default();
    called.note_more(count, reader);
    let is_key = |at| called.address(&format!("owners.{at}")).is_none();
    let addresses = act.party(Role::Owner).is_some();
    if addresses && (0..count.min(limits::ITEMS)).any(is_key) {
        // One without an address, among those that have one.
        let key = Called { function: called.function.with(&[]), ..*called };
        act.calls.push(key.act(deed, Role::Account, Vec::new(), reader));
    }
    Some(act)
}

/// What somebody may do with the account: nothing, by a word of zeros.
pub(super) fn privilege(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let word = called.get("priv")?.word();
    let removed = word.iter().all(|byte| *byte == 0);
    let power = if removed { Power::AccountOwnerRemoved } else { Power::AccountOwnerAdded };
    let about = Some(format!("0x{}", alloy_primitives::hex::encode(word)));
    called.address("addr")?;
    Some(called.act(Deed::Administer { power, about }, Role::Contract, Vec::new(), reader))
}

/// Who may act as the account of a token, and who no longer may.
pub(super) fn callers(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let count = called.length("callers")?;
    called.note_more(count, reader);
    let (mut acts, mut removed) = (Vec::new(), Vec::new());
    for index in 0..count.min(limits::ITEMS) {
        let owner = called.party(Role::Owner, &format!("callers.{index}"), reader)?;
        let (list, power) = if called.bool_at(&format!("permissions.{index}"))? {
            (&mut acts, Power::AccountOwnerAdded)
        } else {
            (&mut removed, Power::AccountOwnerRemoved)
        };
        let deed = Deed::Administer { power, about: None };
        list.push(called.act(deed, Role::Contract, vec![owner], reader));
    }
    acts.extend(removed);
    first_with_others(acts)
}

/// The validator of Kernel that takes the signature of one owner.
pub(in crate::act::protocol) const ECDSA_VALIDATOR: Address =
    address!("0x845ADb2C711129d4f3966735eD98a9F09fC4cE57");

/// Whose signatures count: a module, in Kernel behind a byte that says what it is (2 is a mark without an
/// address), and in Alchemy's accounts first of all; and Kernel's hooks, where 0 and 1 stand for none.
#[allow(clippy::unnecessary_wraps, reason = "as rows want their readers")]
pub(super) fn validation(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let module = |value: &abi::Value<'_>| match (value.kind(), value.word()) {
        ("bytes25", word) => word.first_chunk::<20>().copied(),
        (_, [1, word @ ..]) => word.first_chunk::<20>().copied(),
        _ => None,
    };
    let mut found: Vec<(Address, String)> = Vec::new();
    for name in ["validationConfig", "rootValidator", "id"] {
        let address = called.get(name).as_ref().and_then(module);
        found.extend(address.map(|one| (one.into(), called.path(name))));
    }
    for (index, id) in
        called.get("ids").and_then(|ids| ids.items()).into_iter().flatten().enumerate()
    {
        let address = module(&id).filter(|_| index < limits::ITEMS);
        found.extend(address.map(|one| (one.into(), called.path(&format!("ids.{index}")))));
    }
    if let Some(count) = called.length("ids") {
        called.note_more(count, reader);
    }
    // Whose key that one takes: the first bytes of what it is given, whatever follows. Of several the last counts, and one
    // that is somebody else's is told.
    let keys = found.iter().filter(|(one, _)| *one == ECDSA_VALIDATOR).filter_map(|(_, path)| {
        let index = path.rsplit_once(".ids[").map(|(_, rest)| rest.trim_end_matches(']'));
        let name = index.map_or("validatorData".to_owned(), |index| format!("data.{index}"));
        let owner = Address::from(*called.bytes_at(&name)?.first_chunk::<20>()?);
        Some(Party::new(Role::Owner, owner, called.path(&name), reader.chain))
    });
    let mut keys: Vec<Party> = keys.collect();
    let other = keys.iter().position(|key| !reader.is_own(&key.address)).unwrap_or(0);
    let owner = (other < keys.len()).then(|| keys.swap_remove(other));
    let none = [Address::ZERO, Address::with_last_byte(1), Address::repeat_byte(0xff)];
    let configs = called.get("configs").and_then(|configs| configs.items());
    for (index, config) in configs.into_iter().flatten().enumerate().take(limits::ITEMS) {
        let hook = config.address_at("hook");
        found.extend(hook.map(|hook| (hook, called.path(&format!("configs.{index}.hook")))));
    }
    found.extend(called.address("hook").map(|hook| (hook, called.path("hook"))));
    let modules = found.into_iter().filter(|(address, _)| !none.contains(address));
    let (known, others): (Vec<_>, Vec<_>) = modules.partition(|(one, _)| *one == ECDSA_VALIDATOR);
    let alone = others.is_empty();
    let mut parties: Vec<Party> = others
        .into_iter()
        .chain(known)
        .map(|(address, path)| Party::new(Role::Module, address, path, reader.chain))
        .collect();
    let taken = called.bool_at("allow") == Some(false);
    let mut power = if taken { Power::AccountModuleRemoved } else { Power::AccountModuleInstalled };
    if let Some(mut owner) = owner {
        let own = reader.is_own(&owner.address);
        if alone || !own {
            power = Power::AccountOwnerAdded;
        } else {
            // Of one's own key there is less to say than of what comes with it.
            owner.role = Role::Mentioned;
        }
        parties.insert(0, owner);
    }
    let deed = Deed::Administer { power, about: None };
    let mut act = called.act(deed, Role::Contract, parties, reader);
    // What the account then does by itself.
    let more = called.get("initConfig").and_then(|calls| calls.items());
    for (index, data) in more.into_iter().flatten().enumerate().take(limits::ITEMS) {
        let path = called.path(&format!("initConfig.{index}"));
        act.calls.extend(reader.call(&Call {
            by: Caller::contract(called.call),
            value: Some(U256::ZERO),
            data: data.bytes()?,
            path: &path,
            ..*called.call
        }));
    }
    called.note_more(called.length("initConfig").unwrap_or_default(), reader);
    Some(act)
}

/// A module, and what it is told, in one.
pub(super) fn packed_module(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let module = Address::from_slice(called.bytes_at("module")?.get(..20)?);
    let module = Party::new(Role::Module, module, called.path("module"), reader.chain);
    let deed = Deed::Administer { power: Power::AccountModuleInstalled, about: None };
    Some(called.act(deed, Role::Account, vec![module], reader))
}

/// Owners, each with a weight.
pub(super) fn weighted(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let count = called.length("owners")?;
    called.note_more(count, reader);
    let owner = |at| called.party(Role::Owner, &format!("owners.{at}.owner"), reader);
    let owners = (0..count.min(limits::ITEMS)).filter_map(owner).collect();
    let deed = Deed::Administer { power: Power::AccountOwnerAdded, about: None };
    Some(called.act(deed, Role::Contract, owners, reader))
}

/// Who may do what with a profile of LUKSO's stands in it, under keys that end with the address: what one may do,
/// and call.
#[allow(clippy::unnecessary_wraps, reason = "as rows want their readers")]
pub(super) fn profile(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    const PERMISSIONS: [[u8; 12]; 2] = [
        [0x4b, 0x80, 0x74, 0x2d, 0xe2, 0xbf, 0x82, 0xac, 0xb3, 0x63, 0, 0],
        [0x4b, 0x80, 0x74, 0x2d, 0xe2, 0xbf, 0x39, 0x3a, 0x64, 0xc7, 0, 0],
    ];
    let keys: Vec<String> = match called.length("keys") {
        Some(count) => (0..count.min(limits::ITEMS)).map(|at| format!("keys.{at}")).collect(),
        None => vec!["keys".to_owned()],
    };
    let gives = |key: &&String| {
        let word = called.get(key).map(|key| key.word());
        word.is_some_and(|word| PERMISSIONS.iter().any(|begins| word.starts_with(begins)))
    };
    let owner = |key| called.party(Role::Owner, key, reader);
    let owners: Vec<Party> =
        keys.iter().filter(gives).filter_map(|key: &String| owner(key)).collect();
    if owners.is_empty() {
        return Some(unknown::unknown(called.call, reader));
    }
    if let Some(count) = called.length("keys") {
        called.note_more(count, reader);
    }
    let deed = Deed::Administer { power: Power::AccountOwnerAdded, about: None };
    Some(called.act(deed, Role::Account, owners, reader))
}

/// A module, and those among what it is set up with, whom it may let act.
pub(super) fn install(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    /// How many are named one by one.
    const NAMED: usize = 3;
    let mut parties = vec![called.party(Role::Module, "module", reader)?];
    for key in keys_in(called.bytes_at("initData")?) {
        let path = called.path("initData");
        let party = Party::new(Role::Mentioned, key, path, reader.chain);
        if parties.iter().all(|one| one.address != party.address) {
            parties.push(party);
        }
    }
    let about = called.uint("moduleTypeId").map(|id| id.to_string());
    let deed = Deed::Administer { power: Power::AccountModuleInstalled, about };
    let mut act = called.act(deed, Role::Contract, parties, reader);
    let is_strange = |party: &&Party| {
        party.role == Role::Mentioned && party.kind.is_none() && !reader.is_own(&party.address)
    };
    let strange: Vec<String> = act.parties.iter().filter(is_strange).map(Party::short).collect();
    if !strange.is_empty() {
        let named = strange.iter().take(NAMED).map(String::as_str).collect::<Vec<_>>().join(", ");
        let more = match strange.len().saturating_sub(NAMED) {
            0 => String::new(),
            more => format!(" and {more} more"),
        };
        act.words = act.and_also(&format!("set it up with {named}{more}"));
    }
    Some(act)
}

/// A key of an account of Porto's: for everything, or for what else it is allowed.
pub(super) fn authorize(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let owner = called.party(Role::Owner, "key.publicKey", reader);
    if called.bool_at("key.isSuperAdmin")? {
        let about = called.bytes_at("key.publicKey").map(hex::encode_prefixed);
        let deed = Deed::Administer { power: Power::AccountOwnerAdded, about };
        return Some(called.act(deed, Role::Contract, owner.into_iter().collect(), reader));
    }
    let delegate = owner.map(|party| Party { role: Role::Delegate, ..party });
    let deed = Deed::Grant {
        permission: "calls by a new key within what else it is allowed".to_owned(),
        asset: None,
        amount: None,
        period: None,
        expires: called.uint("key.expiry").filter(|end| !end.is_zero()).map(|end| end.to_string()),
    };
    Some(called.act(deed, Role::Account, delegate.into_iter().collect(), reader))
}

/// A connector that lets somebody else act as the account. Called by itself it is anybody's function, which adds
/// something to something.
pub(super) fn authority(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    if reader.depth <= 1 || !called.path("authority").contains("/cast.datas[") {
        return Some(unknown::unknown(called.call, reader));
    }
    called.address("authority")?;
    let deed = Deed::Administer { power: Power::AccountOwnerAdded, about: None };
    Some(called.act(deed, Role::Contract, Vec::new(), reader))
}
