//! Who is named for a name, a key, a claim or something minted, by functions that move nothing themselves.

use super::{Said, is_stranger, is_unsaid};
use crate::act::{Act, Acts, Deed, Kind, Role};
use crate::finding::Level;

/// All that there is to say of whom an act names.
pub(super) fn all<'a>(act: &'a Act, acts: &Acts) -> impl Iterator<Item = Said<'a>> {
    named(act, acts).into_iter().chain(minted(act, acts)).chain(open(act, acts))
}

/// Who is paid from then on by whoever pays the owner of a name, where that is somebody else, and what says so, where
/// it is not known to say only what its owner has it say; and who is given a name below the account's own.
fn named<'a>(act: &'a Act, acts: &Acts) -> Vec<Said<'a>> {
    const NAMES: [&str; 18] = [
        "setAddr(",
        "setWalletAddress(",
        "setAccount(string,bytes,address",
        "setNameForAddr(",
        "claimWithResolver(",
        "claimForAddr(",
        KEYS,
        "setResolver(",
        "setRecord(",
        "setSubnode",
        "wrap(bytes,",
        "wrapETH2LD(",
        "onERC721Received(string",
        "proveAndClaim",
        "register(string,address,uint256",
        "register((string",
        "registerWithConfig(",
        "discountedRegister(",
    ];
    if !act.is_named(&NAMES) {
        return Vec::new();
    }
    let mut found = Vec::new();
    for party in &act.parties {
        let (who, is_stranger) = (party.short(), is_stranger(act, party, acts));
        match (party.role, party.name_of_argument()) {
            (Role::Mentioned, "addr") if is_stranger => {
                let level = if is_unsaid(acts) { Level::Notice } else { Level::Warning };
                let (what, detail) = if act.is_named(&["setWalletAddress(", "setAccount("]) {
                    ("your account at Celo", LOOKED_UP)
                } else {
                    ("the name", NAMED)
                };
                found.push((level, party, format!("have payments to {what} go to {who}"), detail));
            }
            (Role::Mentioned, "resolver") if party.kind != Some(Kind::Names) => {
                let (what, detail) = if act.is_named(&REVERSE) {
                    ("what an address is called", CALLED)
                } else {
                    ("whom payments to the name go to", NAMED)
                };
                found.push((Level::Warning, party, format!("let {who} say {what}"), detail));
            }
            (Role::Owner, "owner") if is_stranger && act.is_named(&REVERSE) => {
                let effect = format!("let {who} say what an address is called");
                found.push((Level::Warning, party, effect, CALLED));
            }
            (Role::Admin, name) if is_stranger && name.starts_with("keyManagers") => {
                let buys = act
                    .parties
                    .iter()
                    .any(|other| other.role == Role::Mentioned && other.address == party.address);
                if !party.is_nobody() && !buys {
                    let effect = format!("let {who} move or cancel what is bought");
                    found.push((Level::Warning, party, effect, MANAGED));
                }
            }
            (Role::Owner, "owner")
                if is_stranger && act.is_named(&["setSubnode", "registerSub"]) =>
            {
                found.push((
                    Level::Notice,
                    party,
                    format!("give a name below yours to {who}"),
                    GIVEN,
                ));
            }
            _ => {}
        }
    }
    found
}

/// Whom something is minted for that nothing is paid for here: it may be lent.
fn minted<'a>(act: &'a Act, acts: &Acts) -> Option<Said<'a>> {
    const MINTS: [&str; 2] = ["mint(address,uint256)", "mintTo(address,uint256)"];
    let Deed::Call { read: true, amount, .. } = &act.deed else { return None };
    let counts = act.is_named(&MINTS) && amount.is_zero() && !is_unsaid(acts);
    let party = act.party(Role::Mentioned).filter(|party| is_stranger(act, party, acts))?;
    let effect = format!("mint something for {}", party.short());
    counts.then_some((Level::Warning, party, effect, MINTED))
}

/// Whoever it may be that a claim or a purchase is for, by functions that other contracts have with a token in that
/// place: no token is an address without code.
fn open<'a>(act: &'a Act, acts: &Acts) -> Option<Said<'a>> {
    if matches!(act.deed, Deed::Deposit { .. }) && act.is_named(&[FOR_TWO]) && !is_unsaid(acts) {
        let other = act.party(Role::Holder).filter(|one| is_stranger(act, one, acts))?;
        let effect = format!("deposit something, which {} may have a part in", other.short());
        return Some((Level::Notice, other, effect, PART));
    }
    let is_known = act.party(Role::Contract).is_some_and(|contract| contract.kind.is_some());
    let effect = match (act.read_as.as_deref()?, &act.deed) {
        ("claim(address)", Deed::Call { read: true, .. }) => "claim something",
        (BUY | "purchase(uint256,address)", Deed::Call { read: true, amount, .. })
            if !amount.is_zero() =>
        {
            "buy something"
        }
        ("buy(uint256,address)", Deed::Trade { .. }) if !is_known => "buy something",
        ("sell(uint256,address)", Deed::Trade { .. }) if !is_known => "sell something",
        _ => return None,
    };
    let party = act.party(Role::Mentioned)?;
    if is_unsaid(acts) || party.kind.is_some() || !is_stranger(act, party, acts) {
        return None;
    }
    let no_code =
        party.address.bytes20().is_some_and(|one| acts.facts.has_code(one) == Some(false));
    let who = party.short();
    if is_reverse(act) {
        let effect = format!("let {who} say what your address is called");
        return Some((Level::Warning, party, effect, CALLED));
    }
    Some(if no_code {
        (Level::Warning, party, format!("{effect} for {who}"), FOR_WHOM)
    } else {
        (
            Level::Notice,
            party,
            format!("{effect}: {who} is the token, or whoever it is for"),
            FOR_WHOM,
        )
    })
}

/// Whether a registrar of what addresses are called is called.
fn is_reverse(act: &Act) -> bool {
    let contract = act.party(Role::Contract).and_then(|contract| contract.name.as_deref());
    contract == Some("ENS reverse registrar")
}

/// What an address is called, by whoever has the name that stands for it.
const REVERSE: [&str; 3] = ["setNameForAddr(", "claimWithResolver(", "claimForAddr("];

/// Buys keys of Unlock's.
const KEYS: &str = "purchase(uint256[],address[],address[],address[],bytes[])";

/// Deposits for one address, and names another.
const FOR_TWO: &str = "deposit(uint256,address,address)";

/// Buys a token, or for somebody.
pub(super) const BUY: &str = "buy(address,uint256)";

const PART: &str = "This is not the account that signs. Vaults that split what they earn from the rest (Spectra) give that address \
                    all that is earned; others take what is its own, or pay it for having sent you.";

const FOR_WHOM: &str = "This is not the account that signs, and if it is no token, it gets what you pay for or what is \
                             due to you.";

const MINTED: &str = "This is not the account that signs. What is minted goes to that address, and if the contract is one that \
                      lends, the account owes it.";

const LOOKED_UP: &str = "This is not the account that signs. Whoever looks the account up to pay it pays whom it says from then \
                         on.";

const NAMED: &str = "This is not the account that signs, nor a resolver that everybody knows. Whoever pays by the name \
                     pays whom it says from then on.";

const CALLED: &str = "This is not the account that signs, nor a resolver that everybody knows. Whoever looks the address \
                      up is told what that one says from then on.";

const MANAGED: &str = "This is neither the account that signs nor who gets it. Who manages a key may hand it to anybody, or \
                       cancel it and have what is paid back.";

const GIVEN: &str = "This is not the account that signs, as far as this request shows. Whoever has such a name is paid \
                     and believed under it.";
