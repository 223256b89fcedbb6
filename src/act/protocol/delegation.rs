//! Delegations by signature: somebody may act for the account (ERC-7710, `MetaMask`'s delegation framework),
//! or vote for it (`ERC20Votes`).

use alloy_primitives::{Address, U256, address, uint};

use super::function::{Called, Does, Function, Of, function, withdraw};
use crate::act::amount::Taking;
use crate::act::sign::{Signed, first_with_others};
use crate::act::{Act, Amount, Asset, Deed, Party, Reader, Role, amount, tokens};
use crate::decode::{TypedData, abi::WORD, flowed, limits, typed_data::Typed};

#[rustfmt::skip]
pub(super) static FUNCTIONS: &[Function] = &[
    function("enableDelegation((address delegate,address delegator,bytes32 authority,(address enforcer,bytes terms,bytes args)[] caveats,uint256 salt,bytes signature) delegation)", Does::Custom(enabled))
        .with(&[(Role::Account, "delegation.delegator")]),
    function("disableDelegation((address delegate,address delegator,bytes32 authority,(address enforcer,bytes terms,bytes args)[] caveats,uint256 salt,bytes signature) delegation)", Does::Ordinary)
        .with(&[(Role::Mentioned, "delegation.delegate"), (Role::Account, "delegation.delegator")]),
    // What Coinbase's accounts allow to be spent
    function("approve((address account,address spender,address token,uint160 allowance,uint48 period,uint48 start,uint48 end,uint256 salt,bytes extraData) permission)", Does::Custom(spend_call))
        .with(&[(Role::Account, "permission.account"), (Role::Token, "permission.token")]),
    function("approveWithSignature((address account,address spender,address token,uint160 allowance,uint48 period,uint48 start,uint48 end,uint256 salt,bytes extraData) permission,bytes signature)", Does::Custom(spend_call))
        .with(&[(Role::Account, "permission.account"), (Role::Token, "permission.token")]),
    function("approveWithRevoke((address account,address spender,address token,uint160 allowance,uint48 period,uint48 start,uint48 end,uint256 salt,bytes extraData) permission,(address account,address spender,address token,uint160 allowance,uint48 period,uint48 start,uint48 end,uint256 salt,bytes extraData) permissionToRevoke,(uint48 start,uint48 end,uint160 spend) lastValidUpdatedPeriod)", Does::Custom(spend_call))
        .with(&[(Role::Account, "permission.account"), (Role::Token, "permission.token")]),
    function("approveBatchWithSignature((address account,uint48 period,uint48 start,uint48 end,(address spender,address token,uint160 allowance,uint256 salt,bytes extraData)[] permissions) batch,bytes signature)", Does::Custom(spend_batch))
        .with(&[(Role::Account, "batch.account")]),
    function("spend((address account,address spender,address token,uint160 allowance,uint48 period,uint48 start,uint48 end,uint256 salt,bytes extraData) permission,uint160 value)", withdraw(Of::Token("permission.token"), "value", "permission.spender"))
        .with(&[(Role::Holder, "permission.account")]),
    function("revokeAsSpender((address account,address spender,address token,uint160 allowance,uint48 period,uint48 start,uint48 end,uint256 salt,bytes extraData) permission)", Does::Ordinary)
        .with(&[(Role::Mentioned, "permission.spender"), (Role::Mentioned, "permission.account")]),
    function("revoke((address account,address spender,address token,uint160 allowance,uint48 period,uint48 start,uint48 end,uint256 salt,bytes extraData) permission)", Does::Ordinary)
        .with(&[(Role::Mentioned, "permission.spender"), (Role::Account, "permission.account")]),
];

/// The type of a delegation to act.
const DELEGATION: &str = "Delegation(address delegate,address delegator,bytes32 authority,\
                          Caveat[] caveats,uint256 salt)Caveat(address enforcer,bytes terms)";

/// Reads `Delegation`, of whichever of the two kinds, and what Coinbase's accounts allow to be spent.
pub(super) fn signed(data: &TypedData, reader: &mut Reader) -> Option<Act> {
    match data.primary_type.as_str() {
        "Delegation" => delegation(data, reader),
        "SpendPermission" => spend(data, &data.message, "", reader),
        "SpendPermissionBatch" => {
            let permissions = data.message.get("permissions")?.items()?;
            reader.note_more(&format!("{}.message.permissions", data.path), permissions.len());
            let mut acts = Vec::new();
            for (index, one) in permissions.iter().enumerate().take(limits::ITEMS) {
                acts.push(spend(data, one, &format!("permissions[{index}]."), reader)?);
            }
            first_with_others(acts)
        }
        _ => None,
    }
}

/// A delegation that was taken back is good again. What bounds it is in code that is not read here.
fn enabled(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let delegate = called.party(Role::Delegate, "delegation.delegate", reader)?;
    let deed = Deed::Grant {
        permission: "what was taken back before".to_owned(),
        asset: None,
        amount: None,
        period: None,
        expires: None,
    };
    Some(called.act(deed, Role::Contract, vec![delegate], reader))
}

/// The largest number of 48 bits.
const FOR_EVER: U256 = uint!(0xffff_ffff_ffff_U256);

/// What may be spent: so much in each period of so many seconds, until an end. The largest number stands for
/// none.
fn spending(asset: Asset, amount: U256, (period, end): (U256, U256)) -> Deed {
    Deed::Grant {
        permission: "spending".to_owned(),
        asset: Some(asset),
        amount: Some(Amount::of(amount)),
        period: Some(amount::every(period)),
        expires: (end < FOR_EVER).then(|| end.to_string()),
    }
}

fn spend_call(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    if is_of_another(called, "permission.account", reader) {
        return called.read_as(Does::Ordinary, reader);
    }
    let asset = called.asset(Of::Token("permission.token"), reader)?;
    let spender = called.party(Role::Delegate, "permission.spender", reader)?;
    let times = (called.uint("permission.period")?, called.uint("permission.end")?);
    let deed = spending(asset, called.uint("permission.allowance")?, times);
    Some(called.act(deed, Role::Contract, vec![spender], reader))
}

/// Whether a permission that another account signed is only handed in.
fn is_of_another(called: &Called<'_>, account: &str, reader: &Reader) -> bool {
    let signed = called.get("signature").is_some();
    signed && called.address(account).is_some_and(|account| !reader.has_own(account))
}

/// Several permissions of one account.
fn spend_batch(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    if is_of_another(called, "batch.account", reader) {
        return called.read_as(Does::Ordinary, reader);
    }
    let count = called.length("batch.permissions")?;
    called.note_more(count, reader);
    let times = (called.uint("batch.period")?, called.uint("batch.end")?);
    let mut acts = Vec::new();
    for index in 0..count.min(limits::ITEMS) {
        let one = |member| format!("batch.permissions.{index}.{member}");
        let spender = called.party(Role::Delegate, &one("spender"), reader)?;
        let token = called.party(Role::Token, &one("token"), reader)?;
        let asset = reader.token_or_native(called.address(&one("token"))?);
        let deed = spending(asset, called.uint(&one("allowance"))?, times);
        acts.push(called.act(deed, Role::Contract, vec![spender, token], reader));
    }
    first_with_others(acts)
}

/// So much of a token in each period of so many seconds. How long is said once for a whole batch.
fn spend(data: &TypedData, one: &Typed, at: &str, reader: &mut Reader) -> Option<Act> {
    let spender = one.address_at("spender")?;
    let account = data.message.address_at("account")?;
    let token = one.address_at("token")?;
    let asset = reader.token_or_native(token);
    let amount = one.uint_at("allowance")?;
    let times = (data.message.uint_at("period")?, data.message.uint_at("end")?);
    reader.own(account);
    let mut signed = Signed::new(data, Role::VerifyingContract, reader);
    signed.party(Role::Delegate, &format!("{at}spender"), spender);
    signed.party(Role::Account, "account", account);
    signed.party(Role::Token, &format!("{at}token"), token);
    let deed = spending(asset, amount, times);
    Some(signed.act(deed, None))
}

fn delegation(data: &TypedData, reader: &mut Reader) -> Option<Act> {
    if let Some(delegatee) = data.message.address_at("delegatee") {
        data.message.get("expiry")?;
        let mut signed = Signed::new(data, Role::VerifyingContract, reader);
        signed.party(Role::Mentioned, "delegatee", delegatee);
        let path = format!("{}.message.delegatee", data.path);
        let who = Party::new(Role::Mentioned, delegatee, path, reader.chain);
        let deed = super::governance::votes_for_you(&who);
        return Some(signed.act(deed, data.message.uint_at("expiry")));
    }
    let delegate = data.message.address_at("delegate")?;
    let delegator = data.message.address_at("delegator")?;
    let caveats = data.message.get("caveats")?.items()?;
    reader.note_more(&format!("{}.message.caveats", data.path), caveats.len());
    reader.own(delegator);
    let mut signed = Signed::new(data, Role::VerifyingContract, reader);
    let path = format!("{}.message.delegate", data.path);
    let mut party = Party::new(Role::Delegate, delegate, path, reader.chain);
    if delegate == ANYBODY {
        party.name = Some("anybody".to_owned());
    }
    signed.add(party);
    signed.party(Role::Account, "delegator", delegator);
    let mut bounds = Bounds::default();
    for (index, caveat) in caveats.iter().enumerate().take(limits::ITEMS) {
        let enforcer = caveat.address_at("enforcer")?;
        signed.party(Role::Mentioned, &format!("caveats[{index}].enforcer"), enforcer);
        bounds.read(enforcer, caveat.bytes_at("terms")?);
    }
    let permission = match caveats.len() {
        0 => "anything at all".to_owned(),
        1 => "anything within one bound".to_owned(),
        count => format!("anything within {count} bounds"),
    };
    reader.note_other_type(data, &[DELEGATION]);
    let expires = bounds.expires.take();
    let (asset, amount, period) = bounds.told(reader);
    let deed = Deed::Grant { permission, asset, amount, period, expires };
    Some(signed.act(deed, None))
}

/// Stands for whoever comes.
const ANYBODY: Address = address!("0x0000000000000000000000000000000000000a11");

/// What the caveats of a delegation keep it to, as far as they are known.
#[derive(Default)]
struct Bounds {
    /// So much of the network's own coin, and how often again.
    coins: Option<Taking>,
    /// Whether calls have to be without calldata: else the bound on coins leaves tokens free.
    bare: bool,
    /// So much of a token.
    token: Option<(Address, Taking)>,
    /// Whether there is more than can be told in few words, such as a second token.
    more: bool,
    expires: Option<String>,
}

/// The enforcers of `MetaMask`'s delegation framework 1.3.0 that bound amounts and times.
mod enforcer {
    use alloy_primitives::{Address, address};

    pub(super) const ERC20_TOTAL: Address = address!("0xf100b0819427117EcF76Ed94B358B1A5b5C6D2Fc");
    pub(super) const ERC20_PERIOD: Address = address!("0x474e3Ae7E169e940607cC624Da8A15Eb120139aB");
    pub(super) const NATIVE_TOTAL: Address = address!("0xF71af580b9c3078fbc2BBF16FbB8EEd82b330320");
    pub(super) const NATIVE_PERIOD: Address =
        address!("0x9BC0FAf4Aca5AE429F4c06aEEaC517520CB16BD9");
    pub(super) const ERC20_STREAM: Address = address!("0x56c97aE02f233B29fa03502Ecc0457266d9be00e");
    pub(super) const NATIVE_STREAM: Address =
        address!("0xD10b97905a320b13a0608f7E9cC506b56747df19");
    pub(super) const SEVERAL_PERIOD: Address =
        address!("0xFB2f1a9BD76d3701B730E5d69C3219D42D80eBb7");
    pub(super) const EXACT_CALLDATA: Address =
        address!("0x99F2e9bF15ce5eC84685604836F71aB835DBBdED");
    pub(super) const TIMESTAMP: Address = address!("0x1046bb45C8d673d4ea75321280DB34899413c069");
}

impl Bounds {
    /// What may be taken: with what bounds coins only where nothing else can be.
    fn told(self, reader: &mut Reader) -> (Option<Asset>, Option<Amount>, Option<String>) {
        let (asset, taking) = match (self.token, self.coins) {
            (Some((token, taking)), _) if !self.more => (reader.token(token), taking),
            (None, Some(taking)) if !self.more && self.bare => {
                (tokens::native(reader.chain), taking)
            }
            _ => return (None, None, None),
        };
        let (amount, period) = taking.told(&asset);
        (Some(asset), amount, period)
    }

    /// One bound more on a token, or on the network's own coin.
    fn take(&mut self, token: Option<Address>, taking: Taking) {
        let before = match token {
            Some(token) if self.token.as_ref().is_none_or(|(other, _)| *other == token) => {
                self.token.take().map(|(_, before)| before)
            }
            Some(_) => return self.more = true,
            None => self.coins.take(),
        };
        let both = match before {
            Some(before) => before.within(taking),
            None => Some(taking),
        };
        self.more |= both.is_none();
        match token {
            Some(token) => self.token = both.map(|both| (token, both)),
            None => self.coins = both,
        }
    }

    /// Reads the terms of one caveat: packed words, a token's address before them where it has one.
    fn read(&mut self, enforcer: Address, terms: &[u8]) {
        let token = terms.first_chunk::<20>().map(|token| Address::from(*token));
        let after = |start: usize, index: usize| {
            let word = terms.get(start + index * WORD..)?.first_chunk::<WORD>()?;
            Some(U256::from_be_bytes(*word))
        };
        let (erc20, native) = (|index| after(20, index), |index| after(0, index));
        let total = |in_all| Taking { flow: None, in_all: Some(in_all) };
        let period = |(amount, seconds)| Taking {
            flow: Some((U256::ZERO, amount, amount::every(seconds))),
            in_all: None,
        };
        // At once, at most, each second, and since when.
        let stream = |word: &dyn Fn(usize) -> Option<U256>| {
            let (first, in_all, each) = (word(0)?, word(1)?, word(2)?);
            let first = first.saturating_add(flowed(word(3)?, each));
            let flow = Some((first, each, amount::every(U256::ONE)));
            Some(Taking { flow, in_all: Some(in_all) })
        };
        let (of, taking) = match enforcer {
            enforcer::ERC20_TOTAL => (token, erc20(0).map(total)),
            enforcer::ERC20_PERIOD => (token, erc20(0).zip(erc20(1)).map(period)),
            enforcer::ERC20_STREAM => (token, stream(&erc20)),
            enforcer::NATIVE_TOTAL => (None, native(0).map(total)),
            enforcer::NATIVE_PERIOD => (None, native(0).zip(native(1)).map(period)),
            enforcer::NATIVE_STREAM => (None, stream(&native)),
            // A list, each with the time from which on: of one it is the same, and no address is the coin.
            enforcer::SEVERAL_PERIOD => {
                let one = terms.len() == 20 + 3 * WORD;
                self.more |= !one;
                let of = token.filter(|token| *token != Address::ZERO);
                self.bare |= one && of.is_none();
                (of, erc20(0).zip(erc20(1)).map(period).filter(|_| one))
            }
            enforcer::EXACT_CALLDATA => {
                self.bare |= terms.is_empty();
                return;
            }
            enforcer::TIMESTAMP => {
                // Sixteen bytes each: not before, and not after, where zero is no bound.
                let before = terms.get(16..).and_then(<[u8]>::first_chunk::<16>);
                let before = before.map(|bytes| u128::from_be_bytes(*bytes));
                self.expires = before.filter(|time| *time != 0).map(|time| time.to_string());
                return;
            }
            _ => return,
        };
        if let Some(taking) = taking {
            self.take(of, taking);
        }
    }
}
