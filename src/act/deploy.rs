//! Contracts that a transaction creates.

use alloy_primitives::Address;

use super::call::{Caller, wei};
use super::{Act, Deed, Means, Party, Reader, Role, tokens};
use crate::decode::{Transaction, Unread};

/// What a transaction without a recipient creates: nothing that can be told where it has no code and pays nothing
/// either, as transactions that say what they do elsewhere. Of code only copies of a contract (EIP-1167) are read.
pub(super) fn transaction(transaction: &Transaction, reader: &mut Reader) -> Option<Act> {
    let path = transaction.data_path();
    let mut parties = Vec::new();
    if let Some((at, copied)) = copied(&transaction.data) {
        let path = format!("{path}[byte {at}]");
        parties.push(Party::new(Role::Implementation, copied, path, reader.chain));
    } else {
        let reason = if transaction.data.is_empty() {
            "there is neither a recipient nor code"
        } else {
            "the code of the new contract was only searched for listed addresses"
        };
        reader.unread.push(Unread::new(path.clone(), reason));
    }
    let pays = transaction.value.is_none_or(|value| !value.is_zero());
    if transaction.data.is_empty() && !pays && !transaction.signed {
        return None;
    }
    let by = Caller::of(transaction.from.as_ref(), None);
    if let Some((signer, path)) = by.signer {
        parties.push(Party::new(Role::Signer, signer, path.to_owned(), reader.chain));
    }
    let amount = wei(transaction.value);
    let deed = Deed::Deploy { amount: amount.clone() };
    let mut act = Act::new(deed, path, None, Means::Transaction, parties);
    // Its code has them from the start, and can send them on.
    act.tell_of_cost(&tokens::native(reader.chain), &amount);
    Some(act)
}

/// The contract whose code a new one passes everything on to (EIP-1167), and where it stands in the code
/// that creates it: ten bytes that return the code, the code before the address, and after it.
fn copied(code: &[u8]) -> Option<(usize, Address)> {
    const BEFORE: [u8; 20] = [
        0x3d, 0x60, 0x2d, 0x80, 0x60, 0x0a, 0x3d, 0x39, 0x81, 0xf3, 0x36, 0x3d, 0x3d, 0x37, 0x3d,
        0x3d, 0x3d, 0x36, 0x3d, 0x73,
    ];
    const AFTER: [u8; 15] =
        [0x5a, 0xf4, 0x3d, 0x82, 0x80, 0x3e, 0x90, 0x3d, 0x91, 0x60, 0x2b, 0x57, 0xfd, 0x5b, 0xf3];
    let address = code.strip_prefix(&BEFORE)?.strip_suffix(&AFTER)?;
    Some((BEFORE.len(), Address::try_from(address).ok()?))
}

#[cfg(test)]
mod tests {
    use alloy_primitives::address;

    use super::*;

    #[test]
    fn copies_are_told_by_their_code() {
        let of = "bebebebebebebebebebebebebebebebebebebebe";
        let code = |before: &str, after: &str| hex::decode(format!("{before}{of}{after}")).unwrap();
        let before = "3d602d80600a3d3981f3363d3d373d3d3d363d73";
        let after = "5af43d82803e903d91602b57fd5bf3";
        let expected = address!("0xbebebebebebebebebebebebebebebebebebebebe");
        assert_eq!(copied(&code(before, after)), Some((20, expected)));
        assert_eq!(copied(&code(before, &format!("{after}00"))), None);
        assert_eq!(copied(&code("", after)), None);
    }
}
