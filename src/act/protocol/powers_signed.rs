//! Typed data that gives somebody a power over an account: to trade in its name, to run code in it, to own it;
//! and payments of protocols that have a type of their own for them.

use alloy_primitives::{Address, U256};

use crate::act::sign::{Signed, first_with_others};
use crate::act::{Act, Amount, Asset, Change, Deed, Power, Reader, Role, amount, tokens, words};
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
        "ChainPermits" | "PermitNode" => on_networks(data, reader),
        "ExecutionData" => loan(data, reader),
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

/// What Permit3 is told to pay, or to let others take, on each of several networks.
const ON_NETWORKS: [&str; 2] = [
    "ChainPermits(uint64 chainId,AllowanceOrTransfer[] permits)AllowanceOrTransfer(",
    "PermitNode(PermitNode[] nodes,ChainPermits[] permits)AllowanceOrTransfer(",
];

fn on_networks(data: &TypedData, reader: &mut Reader) -> Option<Act> {
    if !ON_NETWORKS.iter().any(|type_| data.encoded_type.starts_with(type_)) {
        return None;
    }
    let mut acts = Vec::new();
    let mut open = vec![(&data.message, String::new(), reader.chain)];
    let (mut seen, mut more) = (0, false);
    while let Some((value, at, chain)) = open.pop() {
        seen += 1;
        more |= seen > limits::ITEMS;
        if more {
            break;
        }
        match value {
            Typed::List(items) => {
                let each = items.iter().enumerate().take(limits::ITEMS).rev();
                more |= items.len() > limits::ITEMS;
                open.extend(each.map(|(index, item)| (item, format!("{at}[{index}]"), chain)));
            }
            Typed::Struct(members) if value.get("modeOrExpiration").is_none() => {
                let named = value.uint_at("chainId").and_then(|id| u64::try_from(id).ok());
                let chain = named.map(Chain::Evm).or(chain);
                let each = members.iter().rev();
                let dot = if at.is_empty() { "" } else { "." };
                open.extend(each.map(|(name, item)| (item, format!("{at}{dot}{name}"), chain)));
            }
            // Less to take, and locks on all or none.
            Typed::Struct(_) if changes_nothing(value)? => {}
            Typed::Struct(_) => acts.push(on_network(data, value, &at, chain, reader)?),
            _ => {}
        }
    }
    if more {
        reader.note_more(&format!("{}.message", data.path), limits::ITEMS + 1);
    }
    reader.note_unknown_verifier(data);
    first_with_others(acts)
}

/// Whether nobody gets anything by one of them.
fn changes_nothing(one: &Typed) -> Option<bool> {
    const LESS: U256 = U256::from_limbs([1, 0, 0, 0]);
    const UNLOCKED: U256 = U256::from_limbs([3, 0, 0, 0]);
    Some((LESS..=UNLOCKED).contains(&one.uint_at("modeOrExpiration")?))
}

/// One of them: paid at once, or until when so much more may be taken.
fn on_network(
    data: &TypedData,
    one: &Typed,
    at: &str,
    chain: Option<Chain>,
    reader: &mut Reader,
) -> Option<Act> {
    let mode = one.uint_at("modeOrExpiration")?;
    let account = one.address_at("account")?;
    let (member, token) = match one.address_at("token") {
        Some(token) => ("token", Some(token)),
        None => ("tokenKey", somebody_of(one.get("tokenKey")?)),
    };
    let asset = match token {
        Some(token) if chain == reader.chain => reader.token_or_native(token),
        Some(token) => tokens::elsewhere(chain, token),
        None => Asset::Unnamed,
    };
    let amount = one.uint_at("amountDelta")?;
    let paid = mode.is_zero();
    let role = if paid { Role::Payee } else { Role::Spender };
    let mut signed = Signed::new(data, Role::VerifyingContract, reader);
    signed.party(role, &format!("{at}.account"), account);
    if let Some(token) = token {
        signed.party(Role::Token, &format!("{at}.{member}"), token);
    }
    let deed = if paid {
        Deed::Send { asset, amount: Amount::of(amount) }
    } else {
        let amount = Amount::allowed(amount, asset.decimals());
        Deed::Allow { asset, amount, change: Change::Raise, expires: Some(mode.to_string()) }
    };
    let mut act = signed.act(deed, data.message.uint_at("deadline"));
    if !paid {
        act.read_as = Some("ChainPermits".to_owned());
    }
    Some(act)
}

/// A token of which nothing else is said; the key of one item of a collection is a hash.
fn somebody_of(key: &Typed) -> Option<Address> {
    let (zeros, address) = key.bytes()?.split_at_checked(12)?;
    zeros.iter().all(|byte| *byte == 0).then(|| Address::try_from(address).ok())?
}

/// A loan on an item that its owner takes at Gondi: whoever is named gets what is lent.
const LOANS: [&str; 2] = [
    "ExecutionData(OfferExecution[] offerExecution,uint256 tokenId,uint256 duration,uint256 expirationTime,\
     address principalReceiver,bytes callbackData)",
    "ExecutionData(OfferExecution[] offerExecution,uint256 loanId,address nftCollateralAddress,uint256 tokenId,\
     uint256 duration,uint256 expirationTime,address principalReceiver,bytes callbackData)",
];

fn loan(data: &TypedData, reader: &mut Reader) -> Option<Act> {
    if !LOANS.iter().any(|type_| data.encoded_type.starts_with(type_)) {
        return None;
    }
    let offers = data.message.get("offerExecution")?.items()?;
    reader.note_more(&format!("{}.message", data.path), offers.len());
    let receiver = data.message.address_at("principalReceiver")?;
    let mut acts = Vec::new();
    for one in offers.iter().take(limits::ITEMS) {
        let principal = one.get("offer").and_then(|offer| offer.address_at("principalAddress"));
        let asset = principal.map_or(Asset::Unnamed, |token| reader.token_or_native(token));
        let deed = Deed::Borrow { asset, amount: Amount::of(one.uint_at("amount")?) };
        let mut signed = Signed::new(data, Role::VerifyingContract, reader);
        signed.party(Role::Payee, "principalReceiver", receiver);
        acts.push(signed.act(deed, data.message.uint_at("expirationTime")));
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
