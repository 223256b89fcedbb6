//! Signatures, and who made them.

use alloy_primitives::{Address, B256, U256, uint};
use k256::elliptic_curve::PrimeField;
use k256::elliptic_curve::ops::{LinearCombination, Reduce};
use k256::elliptic_curve::point::DecompressPoint;
use k256::elliptic_curve::sec1::ToEncodedPoint;
use k256::{AffinePoint, FieldBytes, ProjectivePoint, Scalar};

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
    let signer = signer(r, s, parity == U256::ONE, hash);
    if signer.is_none() {
        unread.push(Unread::odd(place, "the signature is not one that anybody can make"));
    }
    Some(Party { address: signer?, path: place.into() })
}

/// The address of the only key that can have made a signature over this hash (SEC 1, section 4.1.6), if there is one.
///
/// The library's own recovery verifies afterwards what it recovered, which takes as long again and cannot fail.
fn signer(r: U256, s: U256, odd: bool, hash: B256) -> Option<Address> {
    let bytes = |number: U256| FieldBytes::from(number.to_be_bytes::<32>());
    let scalar = |number| {
        let scalar: Option<Scalar> = Scalar::from_repr(bytes(number)).into();
        scalar.filter(|scalar| !bool::from(scalar.is_zero()))
    };
    let point: Option<AffinePoint> =
        AffinePoint::decompress(&bytes(r), u8::from(odd).into()).into();
    let inverse: Option<Scalar> = scalar(r)?.invert().into();
    let inverse = inverse?;
    let hashed = <Scalar as Reduce<k256::U256>>::reduce_bytes(&hash.0.into());
    let key = ProjectivePoint::lincomb(
        &ProjectivePoint::GENERATOR,
        &-(inverse * hashed),
        &point?.into(),
        &(inverse * scalar(s)?),
    );
    let encoded = key.to_affine().to_encoded_point(false);
    let coordinates = encoded.as_bytes().get(1..).filter(|bytes| bytes.len() == 64)?;
    Some(Address::from_raw_public_key(coordinates))
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use alloy_primitives::keccak256;

    const ORDER: U256 =
        uint!(0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141_U256);

    #[test]
    fn the_signer_is_who_alloy_says_it_is() {
        let odd_numbers = [
            U256::ZERO,
            U256::ONE,
            U256::from(5),
            HALF_ORDER,
            HALF_ORDER + U256::ONE,
            ORDER - U256::ONE,
            ORDER,
            U256::MAX,
        ];
        let hashes = (0_u8..20).map(|number| keccak256([number]));
        let numbers: Vec<U256> = hashes.map(Into::into).chain(odd_numbers).collect();
        let mut signers = 0;
        for (at, r) in numbers.iter().enumerate() {
            for s in numbers.iter().skip(at % 5).step_by(5) {
                for hash in [keccak256(r.to_be_bytes::<32>()), B256::ZERO, B256::repeat_byte(0xff)]
                {
                    for odd in [false, true] {
                        let theirs = alloy_primitives::Signature::new(*r, *s, odd);
                        let theirs = theirs.recover_address_from_prehash(&hash).ok();
                        assert_eq!(signer(*r, *s, odd, hash), theirs, "{r} {s} {odd} {hash}");
                        signers += usize::from(theirs.is_some());
                    }
                }
            }
        }
        assert!(signers > 200, "only {signers} had a signer");
    }

    /// With the generator as its point and the hash as its `s`, a signature's key would be no point at all.
    #[test]
    fn the_point_at_infinity_signs_nothing() {
        let generator =
            uint!(0x79be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798_U256);
        let one = U256::ONE;
        let mut hash = B256::ZERO;
        hash[31] = 1;
        assert_eq!(signer(generator, one, false, hash), None);
        assert!(signer(generator, one, true, hash).is_some());
    }
}
