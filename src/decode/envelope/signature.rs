//! Signatures, and who made them.

use alloy_primitives::{B256, U256, uint};

use crate::decode::{Party, Place, Unread};

/// A signature: whether `y` is odd, `r` and `s`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::decode) struct Signature {
    parity: U256,
    r: U256,
    s: U256,
}

/// Half the order of the curve. Of the two forms of every signature, nodes take the one with the
/// smaller `s` (EIP-2).
const HALF_ORDER: U256 =
    uint!(0x7fffffffffffffffffffffffffffffff5d576e7357a4501ddfe92f46681b20a0_U256);

impl Signature {
    pub(in crate::decode) fn new(parity: U256, r: U256, s: U256) -> Self {
        Self { parity, r, s }
    }
}

/// Who made a signature over this hash. Signatures that nodes refuse are noted.
pub(in crate::decode) fn recover(
    signature: &Signature,
    hash: B256,
    place: Place<'_>,
    unread: &mut Vec<Unread>,
) -> Option<Party> {
    let Signature { parity, r, s } = *signature;
    if parity > U256::ONE {
        let reason = format!("the parity of the signature is {parity}, not 0 or 1");
        unread.push(Unread::odd(place, reason));
        return None;
    }
    if s > HALF_ORDER {
        let reason = "the larger form of the signature, which nodes refuse";
        unread.push(Unread::odd(place, reason));
    }
    let signature = alloy_primitives::Signature::new(r, s, parity == U256::ONE);
    let signer = signature.recover_address_from_prehash(&hash).ok();
    if signer.is_none() {
        unread.push(Unread::odd(place, "the signature is not one that anybody can make"));
    }
    Some(Party { address: signer?, path: place.into() })
}
