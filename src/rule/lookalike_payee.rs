use alloy_primitives::Address;

use super::Lists;
use crate::act::{Act, Acts, Asset, Deed, Kind, Party, Role};
use crate::finding::{Finding, Level};
use crate::intel::ChainAddress;

declare_rule! {
    /// Somebody would be paid whose address imitates one that the user knows.
    LOOKALIKE_PAYEE = "lookalike-payee", [Danger], check;
}

/// How many hex digits at both ends together must agree. Wallets show four at either end, so that is
/// what thieves search for; two addresses do so by chance once in hundreds of millions.
const DIGITS: usize = 8;

/// As many bits in base58, the alphabet of Tron and Bitcoin.
const CHARACTERS: usize = 6;

/// How many digits at the end count for a real likeness where the beginnings agree in zeros alone, as
/// those of many contracts do.
const DIGITS_AFTER_ZEROS: usize = 4;

fn check(acts: &Acts, lists: &Lists<'_>, findings: &mut Vec<Finding>) {
    let known = known(acts, lists);
    if known.is_empty() {
        return;
    }
    let mut seen: Vec<&ChainAddress> = Vec::new();
    acts.each(|act| {
        for payee in payees(act).chain(named_in_unknown(act)) {
            // Hardly anybody looks like those who are known, so that comes first.
            if let Some((model, why)) = known.iter().find(|(model, _)| alike(&payee.address, model))
                && payee.kind.is_none()
                && if is_sub_account(&payee.address, model) {
                    is_lost(act)
                } else {
                    !is_known(&payee.address, acts, lists)
                }
                && !seen.contains(&&payee.address)
            {
                seen.push(&payee.address);
                if is_sub_account(&payee.address, model) {
                    let detail = "It is one of the accounts that your address has at Euler, and nothing outside \
                                  Euler. Nobody has a key for it: what is sent there cannot be sent on.";
                    let finding = LOOKALIKE_PAYEE.about_act(Level::Danger, act, payee.role, detail);
                    findings.push(finding);
                    return;
                }
                findings.push(LOOKALIKE_PAYEE.about_party(
                    Level::Danger,
                    act,
                    payee,
                    &format!("an address that imitates one {why}"),
                    format!(
                        "It looks like {model}, and is another. Thieves make such addresses and \
                         have them appear in people's histories, so that they are copied by \
                         mistake."
                    ),
                ));
            }
        }
    });
}

/// Whether only the last byte differs, as of the accounts that one address has at Euler: nobody finds a key for such a one.
fn is_sub_account(address: &ChainAddress, model: &ChainAddress) -> bool {
    let prefix =
        |one: &ChainAddress| one.bytes20().and_then(|one| one.first_chunk::<19>().copied());
    prefix(address).is_some_and(|prefix_of| prefix(model) == Some(prefix_of))
}

/// Whether coins or tokens that are known are sent, which such an account cannot send on.
fn is_lost(act: &Act) -> bool {
    let known = |party: &Party| matches!(party.kind, Some(Kind::Token | Kind::WrappedNative));
    matches!(act.deed, Deed::Send { asset: Asset::Native { .. }, .. })
        || matches!(act.deed, Deed::Send { .. }) && act.party(Role::Token).is_some_and(known)
}

/// Those who get something: never tokens, routers or spenders, which nobody copies from a history.
pub(super) fn payees(act: &Act) -> impl Iterator<Item = &Party> {
    act.parties.iter().filter(|party| matches!(party.role, Role::Payee | Role::BridgeRecipient))
}

/// Those who are named in what is not understood, or what it looks like: they may get something.
fn named_in_unknown(act: &Act) -> impl Iterator<Item = &Party> {
    let unknown = matches!(act.deed, Deed::SignTypedData { .. } | Deed::Call { read: false, .. });
    act.parties.iter().filter(move |party| match party.role {
        Role::Mentioned => unknown || act.guess,
        Role::Spender | Role::Operator | Role::Delegate | Role::Owner => act.guess,
        _ => false,
    })
}

/// Whether it is an address of the user's, or one that the user deals with.
pub(super) fn is_known(address: &ChainAddress, acts: &Acts, lists: &Lists<'_>) -> bool {
    let book = lists.book;
    acts.is_own(address) || book.paid.contains(address) || book.trusted.contains(address)
}

/// The addresses that the user knows, and how.
fn known(acts: &Acts, lists: &Lists<'_>) -> Vec<(ChainAddress, &'static str)> {
    let listed = |list: &crate::book::AddressList, why| {
        list.iter().map(move |entry| (entry.address.clone(), why)).collect::<Vec<_>>()
    };
    let own = acts.own.iter().chain(&acts.asker.account);
    own.map(|address| (address.clone(), "of your own"))
        .chain(listed(&lists.book.trusted, "that you trust"))
        .chain(listed(&lists.book.paid, "that you have paid before"))
        .collect()
}

/// Whether two addresses look the same to somebody who reads their ends.
fn alike(one: &ChainAddress, other: &ChainAddress) -> bool {
    match (one, other) {
        (ChainAddress::Evm(one), ChainAddress::Evm(other)) => {
            one != other && alike_in_hex(one, other)
        }
        _ if one.chain() == other.chain() && one != other => {
            let (one, other) = (one.to_string(), other.to_string());
            // The first character says what kind of address it is.
            let same = |(a, b): &(u8, u8)| a == b;
            let start = one.bytes().zip(other.bytes()).skip(1).take_while(same).count();
            let end = one.bytes().rev().zip(other.bytes().rev()).take_while(same).count();
            start + end >= CHARACTERS
        }
        _ => false,
    }
}

fn alike_in_hex(one: &Address, other: &Address) -> bool {
    let pairs = || one.iter().zip(other.iter());
    let whole = pairs().take_while(|(a, b)| a == b).count();
    let half = pairs().nth(whole).is_some_and(|(a, b)| a >> 4 == b >> 4);
    let start = 2 * whole + usize::from(half);
    let whole = pairs().rev().take_while(|(a, b)| a == b).count();
    let half = pairs().rev().nth(whole).is_some_and(|(a, b)| a & 15 == b & 15);
    let end = 2 * whole + usize::from(half);
    let zeros = one.iter().take_while(|byte| **byte == 0).count() * 2;
    let start = if end >= DIGITS_AFTER_ZEROS { start } else { start.saturating_sub(zeros) };
    start + end >= DIGITS
}

#[cfg(test)]
mod tests {
    use super::*;

    fn alike_as_text(one: &str, other: &str) -> bool {
        alike(&one.parse().unwrap(), &other.parse().unwrap())
    }

    #[test]
    fn eight_digits_at_the_ends_are_alike() {
        let known = "0xd9A1b0B1e1aE382DbDc898Ea68012FfcB2853a91";
        for (other, expected) in [
            ("0xd9A1C3788D81257612E2581A6ea0aDa244853a91", true),
            ("0xd9a1b0b1000000000000000000000000000000aa", true),
            ("0xffffffffffffffffffffffffffffffffb2853a91", true),
            ("0xd9ffffffffffffffffffffffffffffffff853a91", true),
            ("0xd9fffffffffffffffffffffffffffffffff53a91", false),
            ("0xd9A1b0B1e1aE382DbDc898Ea68012FfcB2853a91", false),
            ("0x1111111111111111111111111111111111111111", false),
        ] {
            assert_eq!(alike_as_text(known, other), expected, "{other}");
        }
    }

    #[test]
    fn leading_zeros_alone_are_no_likeness() {
        let known = "0x00000000000000ADc04C56Bf30aC9d3c0aAF14dC";
        assert!(!alike_as_text(known, "0x000000000000Ad05Ccc4F10045630fb830B95127"));
        assert!(alike_as_text(known, "0x0000000011111111111111111111111111aF14dC"));
    }

    #[test]
    fn tron_addresses_are_compared_as_they_are_written() {
        let known = "TA3941uFAvmVibSkQ6fMJXxmaSNovX86mz";
        assert!(!alike_as_text(known, "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t"));
        let tron = |byte: u8| ChainAddress::Tron(Address::repeat_byte(byte));
        assert!(!alike(&tron(1), &tron(2)));
    }
}
