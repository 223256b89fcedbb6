use alloy_primitives::U256;

use super::Lists;
use super::batch;
use super::left_for_anyone::encloses;
use super::paid_to_unknown_contract::SENT;
use super::proceeds_sent_on::matters;
use crate::act::{Act, Acts, Amount, Asset, Deed, Party, Role};
use crate::finding::{Finding, Level};
use crate::intel::ChainAddress;
use crate::order::{insert, sorted};

declare_rule! {
    /// Calls that are made together send several kinds of assets to one stranger.
    SEVERAL_ASSETS_SENT = "several-assets-sent", [Danger, Warning, Notice], check, lowered by trust;
}

/// From how many kinds on it is how an account is emptied. Two are at times a payment in two tokens, and items
/// alone are moved together by those who collect them.
const EMPTIED: usize = 3;

/// From how many items on those of one collection count as such.
const OF_ONE_COLLECTION: usize = 5;

/// How many must get two kinds each to be paid, and not to have been sent what is stolen.
const PAID: usize = 3;

/// How the places of Solana's instructions are told from others.
pub(super) const INSTRUCTION: &str = "/instructions[";

/// What is sent to whom: the coin has no address.
struct Sent<'a> {
    payee: &'a Party,
    asset: Option<&'a ChainAddress>,
    /// Which item of a collection it is.
    item: Option<&'a str>,
    act: &'a Act,
}

fn check(acts: &Acts, _: &Lists<'_>, findings: &mut Vec<Finding>) {
    let mut told: Vec<&ChainAddress> = Vec::new();
    batch::each(acts, |batch| judge(batch, acts, &mut told, findings));
    // On Solana a transaction is a batch, and several of them are signed with one click.
    if acts.acts.iter().any(|act| act.path.contains(INSTRUCTION)) {
        judge(&acts.acts, acts, &mut told, findings);
    }
    // A transfer of several at once has the others inside the first.
    acts.each(|act| {
        if matches!(act.deed, Deed::Send { .. }) && !act.calls.is_empty() {
            judge(std::slice::from_ref(act), acts, &mut told, findings);
        }
    });
}

fn judge<'a>(
    batch: batch::Batch<'a>,
    acts: &Acts,
    told: &mut Vec<&'a ChainAddress>,
    findings: &mut Vec<Finding>,
) {
    let mut sent = Vec::new();
    for act in batch {
        act.each(&mut |act| sent.extend(sent_by(act, acts)));
    }
    let mut sent = sorted(sent, |one, other| {
        (&one.payee.address, one.asset, one.item).cmp(&(
            &other.payee.address,
            other.asset,
            other.item,
        ))
    });
    // A token account is of one token.
    sent.dedup_by(|one, other| {
        let unnamed =
            |sent: &Sent<'_>| matches!(sent.act.deed, Deed::Send { asset: Asset::Unnamed, .. });
        unnamed(one) && unnamed(other) && one.payee.address == other.payee.address
    });
    // Whoever gets the most kinds: what is paid to many is paid to each alike.
    let mut most: Option<(usize, &[Sent<'_>])> = None;
    for all in sent.chunk_by(|one, other| one.payee.address == other.payee.address) {
        let kinds =
            all.chunk_by(|one, other| one.asset == other.asset && one.item == other.item).count();
        // A few items of one collection are a gift.
        let gift = kinds < OF_ONE_COLLECTION
            && all.windows(2).all(|two| matches!(two, [one, other] if one.asset == other.asset));
        if !gift && kinds > most.map_or(1, |(most, _)| most) {
            most = Some((kinds, all));
        }
    }
    // Wages are paid in two tokens as well, to each alike.
    let most = most.filter(|(kinds, all)| {
        let groups = sent.chunk_by(|one, other| one.payee.address == other.payee.address);
        *kinds >= EMPTIED || groups.filter(|group| is_alike(group, all)).count() < PAID
    });
    let Some((kinds, all @ [Sent { payee, act, .. }, ..])) = most else {
        to_several(batch, sent, findings);
        return;
    };
    // Applications are paid before they do something, in one token or the two of a pool.
    // What is called before it is paid does nothing for that.
    let is_paid =
        |act: &Act| all.iter().any(|sent| std::ptr::eq(act, sent.act) || encloses(act, sent.act));
    let paid = batch.iter().rposition(is_paid).map_or(0, |last| last + 1);
    let after = batch.get(paid..).unwrap_or_default();
    let called = called(after).binary_search(&&payee.address).is_ok();
    let used = called && kinds < EMPTIED;
    let much = |one: &Sent<'_>| match &one.act.deed {
        Deed::Send { asset, amount } => matters(asset, amount),
        _ => false,
    };
    if told.contains(&&payee.address) || used && !all.iter().any(much) {
        return;
    }
    told.push(&payee.address);
    // Of what only may be an item, it is one where all are of one collection: others may be of tokens.
    let items_alone = all.iter().all(|one| {
        one.item.is_some() && all.first().is_some_and(|first| first.asset == one.asset)
            || matches!(
                one.act.deed,
                Deed::Send { asset: Asset::Collectible { .. } | Asset::Collection { .. }, .. }
            )
    });
    let lesser = kinds < EMPTIED || items_alone || called;
    let (level, detail) = match (used, lesser) {
        (true, _) => (Level::Notice, SENT),
        (_, true) => (Level::Warning, EMPTYING),
        _ => (Level::Danger, EMPTYING),
    };
    let mut finding = SEVERAL_ASSETS_SENT.about_act(level, act, Role::Payee, detail);
    finding.title = format!("{} send {kinds} different assets to {}.", act.begins(), payee.short());
    findings.push(finding);
}

const EMPTYING: &str = "Everything is sent together, with one click, and nothing comes back. This is how accounts are \
                        emptied. Go on only if you chose the receiver yourself.";

/// Whether somebody is paid the same kinds as another, and about as much of each.
fn is_alike(paid: &[Sent<'_>], other: &[Sent<'_>]) -> bool {
    const TIMES: u64 = 20;
    let amount = |sent: &Sent<'_>| match &sent.act.deed {
        Deed::Send { amount, .. } => amount.number().unwrap_or_default(),
        _ => U256::ZERO,
    };
    paid.len() == other.len()
        && paid.iter().zip(other).all(|(one, other)| {
            one.asset == other.asset
                && amount(one).saturating_mul(U256::from(TIMES)) >= amount(other)
        })
}

/// As many kinds as empty an account, each to somebody else. On Solana every kind of token goes to an account of its own,
/// whosever they are.
fn to_several(batch: batch::Batch<'_>, mut sent: Vec<Sent<'_>>, findings: &mut Vec<Finding>) {
    let called = called(batch);
    sent.retain(|one| called.binary_search(&&one.payee.address).is_err());
    let payees = sent.len();
    let sent = sorted(sent, |one, other| one.asset.cmp(&other.asset));
    let kinds = sent.chunk_by(|one, other| one.asset == other.asset).count();
    let Some(Sent { act, .. }) = sent.first().filter(|_| kinds >= EMPTIED) else { return };
    let solana = act.path.contains(INSTRUCTION);
    let single =
        |one: &Sent<'_>| matches!(&one.act.deed, Deed::Send { amount, .. } if amount.value == "1");
    let level = if solana && !sent.iter().all(single) { Level::Danger } else { Level::Warning };
    let detail = "Everything is sent together, with one click, and nothing comes back. Accounts are emptied like this, \
                  each asset to another of the thief's addresses. Go on only if you chose the receivers yourself.";
    let mut finding = SEVERAL_ASSETS_SENT.about_act(level, act, Role::Payee, detail);
    finding.title =
        format!("{} send {kinds} different assets to {payees} addresses.", act.begins());
    findings.push(finding);
}

/// What an act sends of the user's own to somebody who is not known.
fn sent_by<'a>(act: &'a Act, acts: &Acts) -> Option<Sent<'a>> {
    let Deed::Send { asset, amount } = &act.deed else { return None };
    // What several items come to is said by each of them.
    let in_sum = matches!(asset, Asset::Collection { .. }) && !act.calls.is_empty();
    let (asset, item) = match asset {
        Asset::Native { .. } => (None, None),
        // What is sent by a function that collections have too, and in so small or so large a number, is an item.
        Asset::Token { address, .. } if act.may_be_item() && is_number(amount) => {
            (Some(address), Some(amount.value.as_str()))
        }
        Asset::Token { address, .. } | Asset::Collection { address } => (Some(address), None),
        Asset::Collectible { address, id } => (Some(address), Some(id.as_str())),
        // A token that is not said, from an account of its own.
        Asset::Unnamed => {
            let mut parties = act.parties.iter().filter(|_| act.path.contains(INSTRUCTION));
            let source = parties.find(|party| party.name_of_argument() == "source")?;
            (Some(&source.address), None)
        }
        Asset::Trc10 { .. } => return None,
    };
    let payee = act.party(Role::Payee)?;
    let of_others = act.party(Role::Holder).is_some_and(|holder| !acts.is_own(&holder.address));
    let ordinary =
        in_sum || amount.is_zero() || payee.kind.is_some() || acts.is_own(&payee.address);
    (!of_others && !ordinary).then_some(Sent { payee, asset, item, act })
}

/// Whether an amount may be the number of an item: next to nothing of a token, or more than there can be.
fn is_number(amount: &Amount) -> bool {
    const LITTLE: U256 = U256::from_limbs([10_000_000, 0, 0, 0]);
    const ALL: usize = 128;
    amount.number().is_some_and(|number| number < LITTLE || number.bit_len() > ALL)
}

/// Which contracts are called as well, for something other than what is due anyway.
fn called(batch: batch::Batch<'_>) -> Vec<&ChainAddress> {
    let mut called = Vec::new();
    for act in batch.iter().filter(|act| !batch::is_claim(act)) {
        for party in act.parties.iter().filter(|party| party.role == Role::Contract) {
            insert(&mut called, &party.address);
        }
    }
    called
}
