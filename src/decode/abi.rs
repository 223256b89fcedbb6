//! ABI-encoded calls: the selector, and arguments read as the chain reads them.

use alloy_primitives::hex;
use alloy_sol_types::SolCall;

/// How many bytes a selector has.
pub const SELECTOR: usize = 4;

/// The size of an ABI word in bytes.
const WORD: usize = 32;

/// A call's arguments, read.
#[derive(Clone, Debug)]
pub struct Read<C> {
    /// The arguments.
    pub call: C,
    /// Why the calldata is not the canonical encoding of these arguments, if it is not.
    pub oddity: Option<&'static str>,
}

/// Reads calldata as a call of `C`: `None` if the selector differs or the arguments cannot be read.
///
/// Calldata that is too short for its static arguments is read as if zeros followed, as the chain
/// does for contracts that do not check its length; dirty high bits and trailing bytes are ignored
/// as contracts ignore them. Each of these is reported as the oddity.
pub fn read<C: SolCall>(calldata: &[u8]) -> Option<Read<C>> {
    let (selector, arguments) = calldata.split_at_checked(SELECTOR)?;
    if selector != C::SELECTOR {
        return None;
    }
    if let Ok(call) = C::abi_decode_raw(arguments) {
        let mut canonical = Vec::with_capacity(arguments.len());
        call.abi_encode_raw(&mut canonical);
        let oddity = if canonical == arguments {
            None
        } else if arguments.starts_with(&canonical) {
            Some("bytes follow the arguments")
        } else {
            Some("the arguments are not encoded in the standard way")
        };
        return Some(Read { call, oddity });
    }
    // An empty encoding has the size of the head, so nothing longer is ever a matter of padding.
    let head = head_size::<C>()?;
    if arguments.len() >= head {
        return None;
    }
    let mut padded = arguments.to_vec();
    padded.resize(head, 0);
    let call = C::abi_decode_raw(&padded).ok()?;
    Some(Read { call, oddity: Some("the calldata is shorter than its arguments") })
}

/// The size of the arguments' encoding if all of them are static.
fn head_size<C: SolCall>() -> Option<usize> {
    use alloy_sol_types::SolType;
    <C::Parameters<'static> as SolType>::ENCODED_SIZE.map(|size| size.max(WORD))
}

/// The selector of calldata, in hex, if it has one.
pub fn selector(calldata: &[u8]) -> Option<String> {
    calldata.get(..SELECTOR).map(hex::encode_prefixed)
}

#[cfg(test)]
mod tests {
    use alloy_primitives::{U256, address};
    use alloy_sol_types::sol;

    use super::*;

    sol! { function transfer(address to, uint256 amount); }

    fn calldata() -> Vec<u8> {
        transferCall {
            to: address!("0x098B716B8Aaf21512996dC57EB0615e2383E2f96"),
            amount: U256::from(7),
        }
        .abi_encode()
    }

    #[test]
    fn canonical_calldata_has_no_oddity() {
        let read = read::<transferCall>(&calldata()).unwrap();
        assert_eq!(read.call.amount, U256::from(7));
        assert_eq!(read.oddity, None);
    }

    #[test]
    fn oddities_are_read_and_named() {
        let mut trailing = calldata();
        trailing.push(0);
        assert_eq!(
            read::<transferCall>(&trailing).unwrap().oddity,
            Some("bytes follow the arguments")
        );

        let mut dirty = calldata();
        dirty[4] = 0xff;
        let read_dirty = read::<transferCall>(&dirty).unwrap();
        assert_eq!(read_dirty.call.to, address!("0x098B716B8Aaf21512996dC57EB0615e2383E2f96"));
        assert!(read_dirty.oddity.unwrap().contains("standard way"));

        let short = &calldata()[..4 + 32 + 31];
        let read_short = read::<transferCall>(short).unwrap();
        assert_eq!(read_short.call.amount, U256::ZERO);
        assert!(read_short.oddity.unwrap().contains("shorter"));
        assert_eq!(read::<transferCall>(&calldata()[..4]).unwrap().call.to.as_slice(), [0; 20]);
    }

    #[test]
    fn other_calldata_is_not_read() {
        assert!(read::<transferCall>(b"").is_none());
        assert!(read::<transferCall>(&[0xa9, 5, 9]).is_none());
        assert!(read::<transferCall>(&[1, 2, 3, 4]).is_none());
    }
}
