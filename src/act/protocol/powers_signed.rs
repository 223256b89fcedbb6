//! Typed data that gives somebody a power over an account: to trade in its name, to run code in it, to own it;
//! and payments of protocols that have a type of their own for them.

use alloy_primitives::{Address, U256};

use crate::act::sign::{Signed, first_with_others};
use crate::act::{Act, Amount, Deed, Power, Reader, Role, amount, tokens, words};
use crate::decode::{Chain, TypedData, limits, typed_data::Typed};

/// What somebody gets.
#[derive(Clone, Copy)]
enum Gets {
    /// The right to act for the account within the protocol: what is permitted, in words.
    Acting(&'static str),
    /// A module's place in the account.
    Module,
    /// The account.
    Account,
}

/// How the types begin (`encodeType`), the member that names who gets something, and what that is.
const POWERS: [(&str, &str, Gets); 25] = [
    ("LinkSigner(bytes32 sender,bytes32 signer,", "signer", Gets::Acting("trading in your name")),
    ("LinkSigner(address sender,address signer,", "signer", Gets::Acting("trading in your name")),
    ("AddOrderlyKey(", "", Gets::Acting("trading by a key of the page's")),
    ("RegisterAgent(", "signer", Gets::Acting("trading in your name")),
    ("ApproveAgent(", "agentAddress", Gets::Acting("trading in your name")),
    ("ApproveAgentMessage(address root,", "agent", Gets::Acting("trading in your name")),
    (
        "SetAccManagerMessage(address root,",
        "accManager",
        Gets::Acting("trading in your name, and letting others do so"),
    ),
    ("AddAccountSigner(", "signer", Gets::Acting("trading in your name")),
    ("Register(address key,uint256 expiry)", "key", Gets::Acting("trading in your name")),
    (
        "Register(address key,string message,uint64 nonce)",
        "key",
        Gets::Acting("trading in your name"),
    ),
    ("SubaccountApproval(", "subaccount", Gets::Acting("trading in your name")),
    (
        "AccountUpdate(address owner,uint32 accountID,",
        "",
        Gets::Acting("trading by a key of the page's"),
    ),
    ("MultiChainSession(", "", Gets::Acting("a session")),
    // Zama
    (
        "UserDecryptRequestVerification(",
        "",
        Gets::Acting("reading of your secret balances by a key of the page's"),
    ),
    (
        "DelegatedUserDecryptRequestVerification(",
        "",
        Gets::Acting("reading of secret balances that you may read, by a key of the page's"),
    ),
    // Kernel, and Biconomy's Nexus
    ("Enable(bytes21 validationId,", "validationId", Gets::Module),
    ("Enable(bytes4 sig,", "validatorData", Gets::Module),
    ("ModuleEnableMode(address module,", "module", Gets::Module),
    // Sequence, thirdweb
    ("ConfigUpdate(bytes32 imageHash,", "", Gets::Account),
    ("SignerPermissionRequest(address signer,", "signer", Gets::Account),
    // Farcaster
    (
        "Add(address owner,uint32 keyType,bytes key,",
        "",
        Gets::Acting("writing under your name on Farcaster"),
    ),
    ("Register(address to,address recovery,", "recovery", Gets::Account),
    ("Transfer(uint256 fid,address to,", "to", Gets::Account),
    ("TransferAndChangeRecovery(uint256 fid,address to,", "to", Gets::Account),
    ("ChangeRecoveryAddress(uint256 fid,address from,", "to", Gets::Account),
];

/// Reads a power that is given, or a payment.
pub(super) fn signed(data: &TypedData, reader: &mut Reader) -> Option<Act> {
    let row = POWERS.iter().find(|(type_, ..)| data.encoded_type.starts_with(type_));
    if let Some((_, member, gets)) = row {
        return power(data, member, *gets, reader);
    }
    match data.primary_type.as_str() {
        "TokenTransferOrder" => order(data, reader),
        "PermitTransfer" if data.encoded_type == GAS_FREE => gas_free(data, reader),
        "Compact" => lock(data, &data.message, &data.message, "", reader),
        "BatchCompact" => first_with_others(locks(data, &data.message, "", reader)?),
        "MultichainCompact" => {
            let elements = data.message.get("elements")?.items()?;
            reader.note_more(&format!("{}.message", data.path), elements.len());
            let mut acts = Vec::new();
            for (index, element) in elements.iter().enumerate().take(limits::ITEMS) {
                acts.extend(locks(data, element, &format!("elements[{index}]."), reader)?);
            }
            first_with_others(acts)
        }
        _ => None,
    }
}

fn power(data: &TypedData, member: &str, gets: Gets, reader: &Reader) -> Option<Act> {
    let mut signed = Signed::new(data, Role::VerifyingContract, reader);
    let (role, deed) = match gets {
        Gets::Acting(what) => {
            let permission = what.to_owned();
            let expires = ["expiry", "expiration", "expiresAt"];
            let expires = expires.iter().find_map(|name| data.message.uint_at(name));
            // Beyond what a clock shows is never.
            let expires = expires.filter(|time| *time < U256::from(u64::MAX >> 1));
            let expires = expires.or_else(|| ends(data)).map(|time| time.to_string());
            (
                Role::Delegate,
                Deed::Grant { permission, asset: None, amount: None, period: None, expires },
            )
        }
        Gets::Module => {
            (Role::Module, Deed::Administer { power: Power::AccountModuleInstalled, about: None })
        }
        Gets::Account => {
            (Role::Owner, Deed::Administer { power: Power::AccountOwnerAdded, about: None })
        }
    };
    if !member.is_empty() {
        signed.party(role, member, somebody(data.message.get(member)?)?);
    }
    Some(signed.act(deed, data.message.uint_at("deadline")))
}

/// When something ends that begins at a time, and lasts for so many days or seconds.
fn ends(data: &TypedData) -> Option<U256> {
    const DAY: U256 = U256::from_limbs([86_400, 0, 0, 0]);
    let days = data.message.uint_at("durationDays").map(|days| days.saturating_mul(DAY));
    let lasts = days.or_else(|| data.message.uint_at("durationSeconds"))?;
    let end = data.message.uint_at("startTimestamp")?.saturating_add(lasts);
    Some(end).filter(|time| *time < U256::from(u64::MAX >> 1))
}

/// An address; or the one in bytes: first of a subaccount's 32, last of others.
fn somebody(member: &Typed) -> Option<Address> {
    if let Some(address) = member.address() {
        return Some(address);
    }
    let bytes = member.bytes()?;
    let address = match bytes.len() {
        32 => bytes.first_chunk::<20>(),
        _ => bytes.last_chunk::<20>(),
    };
    address.map(|bytes| Address::from(*bytes))
}

/// The coin of Polygon, whose contract takes signatures: the spender says where it goes.
fn order(data: &TypedData, reader: &mut Reader) -> Option<Act> {
    const COIN: Address = alloy_primitives::address!("0x0000000000000000000000000000000000001010");
    let spender = data.message.address_at("spender")?;
    let amount = Amount::of(data.message.uint_at("tokenIdOrAmount")?);
    let contract = data.verifying_contract()?;
    let asset =
        if contract == COIN { tokens::native(reader.chain) } else { reader.token(contract) };
    let mut signed = Signed::new(data, Role::Token, reader);
    signed.party(Role::Payee, "spender", spender);
    Some(signed.act(Deed::Send { asset, amount }, data.message.uint_at("expiration")))
}

/// A payment out of an account at `GasFree`, and what whoever carries it out may keep for that.
const GAS_FREE: &str = "PermitTransfer(address token,address serviceProvider,address user,address receiver,\
    uint256 value,uint256 maxFee,uint256 deadline,uint256 version,uint256 nonce)";

fn gas_free(data: &TypedData, reader: &mut Reader) -> Option<Act> {
    /// In the smallest unit of dollars: more than a transfer and the opening of an account cost together.
    const FEE: U256 = U256::from_limbs([10_000_000, 0, 0, 0]);
    let token = data.message.address_at("token")?;
    let asset = reader.token(token);
    let (value, fee) = (data.message.uint_at("value")?, data.message.uint_at("maxFee")?);
    let paid = |role, member: &str, value| {
        let mut signed = Signed::new(data, Role::VerifyingContract, reader);
        signed.party(role, member, data.message.address_at(member)?);
        signed.party(Role::Holder, "user", data.message.address_at("user")?);
        signed.party(Role::Token, "token", token);
        let deed = Deed::Send { asset: asset.clone(), amount: Amount::of(value) };
        Some(signed.act(deed, data.message.uint_at("deadline")))
    };
    let role = if fee <= FEE { Role::FeeReceiver } else { Role::Payee };
    let mut acts = vec![paid(Role::Payee, "receiver", value)?, paid(role, "serviceProvider", fee)?];
    if role == Role::Payee && fee > value {
        acts.reverse();
    }
    reader.note_unknown_verifier(data);
    first_with_others(acts)
}

/// All that is locked for one arbiter.
fn locks(data: &TypedData, of: &Typed, at: &str, reader: &mut Reader) -> Option<Vec<Act>> {
    let locks = of.get("commitments").or(of.get("idsAndAmounts"))?.items()?;
    reader.note_more(&format!("{}.message", data.path), locks.len());
    let locks = locks.iter().enumerate().take(limits::ITEMS);
    locks
        .map(|(index, one)| lock(data, of, one, &format!("{at}commitments[{index}]."), reader))
        .collect()
}

/// What is locked in The Compact: the arbiter says whom it is paid to.
fn lock(data: &TypedData, of: &Typed, one: &Typed, at: &str, reader: &mut Reader) -> Option<Act> {
    let arbiter = of.address_at("arbiter")?;
    let asset = match one.address_at("token") {
        Some(token) => reader.token_or_native(token),
        // Its first version numbers them: the address is in the last twenty bytes.
        None => reader.token_or_native(Address::from_word(one.uint_at("id")?.into())),
    };
    let amount = Amount::of(one.uint_at("amount")?);
    let mut signed = Signed::new(data, Role::VerifyingContract, reader);
    signed.party(Role::Payee, "arbiter", arbiter);
    if let Some(sponsor) = data.message.address_at("sponsor") {
        signed.party(Role::Holder, "sponsor", sponsor);
    }
    if let Some(token) = one.address_at("token") {
        signed.party(Role::Token, &format!("{at}token"), token);
    }
    let mandate = of.get("mandate");
    let recipient = mandate.and_then(|mandate| mandate.address_at("recipient"));
    if let Some(recipient) = recipient {
        let at = at.rsplit_once("commitments").map_or(at, |(at, _)| at);
        signed.party(Role::Mentioned, &format!("{at}mandate.recipient"), recipient);
    }
    let mut act = signed.act(Deed::Send { asset, amount }, data.message.uint_at("expires"));
    if let Some((mandate, recipient)) = mandate.zip(recipient) {
        // What the arbiter is asked for in turn: whether it keeps to that is its own affair.
        let there = mandate.uint_at("chainId").and_then(|id| u64::try_from(id).ok());
        let there = there.map(Chain::Evm).or(reader.chain);
        let least = mandate.address_at("token").zip(mandate.uint_at("minimumAmount"));
        let least = least.map_or_else(
            || "something".to_owned(),
            |(token, least)| amount::in_words(&Amount::of(least), &tokens::elsewhere(there, token)),
        );
        let recipient = words::short(&reader.spelled(recipient));
        let said = act.words.trim_end_matches('.');
        act.words = format!("{said}, and ask it to pay at least {least} to {recipient}.");
    }
    Some(act)
}
