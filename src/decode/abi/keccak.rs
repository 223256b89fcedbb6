//! Keccak-256 for the compiler: a thousand signatures are hashed while the crate is compiled.
//!
//! Loops cost an evaluator of constants far more than a processor, so the rounds are written out lane
//! by lane: the published constant hashers take a minute for the tables, this takes a second. At run
//! time nothing calls it; `alloy_primitives::keccak256` is for that, and the tests hold the two equal.

/// How many bytes are taken in between two permutations.
const RATE: usize = 136;

/// What is mixed into the first lane in each round (FIPS 202, 3.2.5).
const ROUND_CONSTANTS: [u64; 24] = [
    0x0000_0000_0000_0001,
    0x0000_0000_0000_8082,
    0x8000_0000_0000_808a,
    0x8000_0000_8000_8000,
    0x0000_0000_0000_808b,
    0x0000_0000_8000_0001,
    0x8000_0000_8000_8081,
    0x8000_0000_0000_8009,
    0x0000_0000_0000_008a,
    0x0000_0000_0000_0088,
    0x0000_0000_8000_8009,
    0x0000_0000_8000_000a,
    0x0000_0000_8000_808b,
    0x8000_0000_0000_008b,
    0x8000_0000_0000_8089,
    0x8000_0000_0000_8003,
    0x8000_0000_0000_8002,
    0x8000_0000_0000_0080,
    0x0000_0000_0000_800a,
    0x8000_0000_8000_000a,
    0x8000_0000_8000_8081,
    0x8000_0000_0000_8080,
    0x0000_0000_8000_0001,
    0x8000_0000_8000_8008,
];

/// The first four bytes of the Keccak-256 hash of the first `length` bytes.
#[allow(clippy::indexing_slicing)]
pub(super) const fn first_four(bytes: &[u8], length: usize) -> [u8; 4] {
    let mut lanes = [0; 25];
    let mut at = 0;
    loop {
        let mut taken = 0;
        while taken < RATE && at < length {
            lanes[taken / 8] ^= (bytes[at] as u64) << (taken % 8 * 8);
            taken += 1;
            at += 1;
        }
        if taken < RATE {
            lanes[taken / 8] ^= 1 << (taken % 8 * 8);
            lanes[RATE / 8 - 1] ^= 1 << 63;
            let [a, b, c, d, ..] = permuted(lanes)[0].to_le_bytes();
            return [a, b, c, d];
        }
        lanes = permuted(lanes);
    }
}

/// A lane, rotated to the left: without a call.
macro_rules! rotated {
    ($lane:expr, $by:literal) => {{
        let lane: u64 = $lane;
        (lane << $by) | (lane >> (64 - $by))
    }};
}

/// Keccak-f\[1600\]. The lanes are variables, since each access to an array costs a check of its bounds.
#[rustfmt::skip]
#[allow(clippy::indexing_slicing, clippy::manual_rotate, clippy::many_single_char_names, clippy::too_many_lines)]
const fn permuted(lanes: [u64; 25]) -> [u64; 25] {
    let [
        mut s0, mut s1, mut s2, mut s3, mut s4, mut s5, mut s6, mut s7, mut s8, mut s9, mut s10, mut s11, mut s12,
        mut s13, mut s14, mut s15, mut s16, mut s17, mut s18, mut s19, mut s20, mut s21, mut s22, mut s23, mut s24,
    ] = lanes;
    let mut round = 0;
    while round < ROUND_CONSTANTS.len() {
        // Theta.
        let a = s0 ^ s5 ^ s10 ^ s15 ^ s20;
        let b = s1 ^ s6 ^ s11 ^ s16 ^ s21;
        let c = s2 ^ s7 ^ s12 ^ s17 ^ s22;
        let d = s3 ^ s8 ^ s13 ^ s18 ^ s23;
        let e = s4 ^ s9 ^ s14 ^ s19 ^ s24;
        let (v, w, x) = (e ^ rotated!(b, 1), a ^ rotated!(c, 1), b ^ rotated!(d, 1));
        let (y, z) = (c ^ rotated!(e, 1), d ^ rotated!(a, 1));
        // Rho and pi, a plane of five at a time, and chi on each plane.
        let f0 = s0 ^ v;
        let g0 = rotated!(s6 ^ w, 44);
        let h0 = rotated!(s12 ^ x, 43);
        let i0 = rotated!(s18 ^ y, 21);
        let j0 = rotated!(s24 ^ z, 14);
        let f1 = rotated!(s3 ^ y, 28);
        let g1 = rotated!(s9 ^ z, 20);
        let h1 = rotated!(s10 ^ v, 3);
        let i1 = rotated!(s16 ^ w, 45);
        let j1 = rotated!(s22 ^ x, 61);
        let f2 = rotated!(s1 ^ w, 1);
        let g2 = rotated!(s7 ^ x, 6);
        let h2 = rotated!(s13 ^ y, 25);
        let i2 = rotated!(s19 ^ z, 8);
        let j2 = rotated!(s20 ^ v, 18);
        let f3 = rotated!(s4 ^ z, 27);
        let g3 = rotated!(s5 ^ v, 36);
        let h3 = rotated!(s11 ^ w, 10);
        let i3 = rotated!(s17 ^ x, 15);
        let j3 = rotated!(s23 ^ y, 56);
        let f4 = rotated!(s2 ^ x, 62);
        let g4 = rotated!(s8 ^ y, 55);
        let h4 = rotated!(s14 ^ z, 39);
        let i4 = rotated!(s15 ^ v, 41);
        let j4 = rotated!(s21 ^ w, 2);
        s0 = f0 ^ (!g0 & h0) ^ ROUND_CONSTANTS[round];
        s1 = g0 ^ (!h0 & i0);
        s2 = h0 ^ (!i0 & j0);
        s3 = i0 ^ (!j0 & f0);
        s4 = j0 ^ (!f0 & g0);
        s5 = f1 ^ (!g1 & h1);
        s6 = g1 ^ (!h1 & i1);
        s7 = h1 ^ (!i1 & j1);
        s8 = i1 ^ (!j1 & f1);
        s9 = j1 ^ (!f1 & g1);
        s10 = f2 ^ (!g2 & h2);
        s11 = g2 ^ (!h2 & i2);
        s12 = h2 ^ (!i2 & j2);
        s13 = i2 ^ (!j2 & f2);
        s14 = j2 ^ (!f2 & g2);
        s15 = f3 ^ (!g3 & h3);
        s16 = g3 ^ (!h3 & i3);
        s17 = h3 ^ (!i3 & j3);
        s18 = i3 ^ (!j3 & f3);
        s19 = j3 ^ (!f3 & g3);
        s20 = f4 ^ (!g4 & h4);
        s21 = g4 ^ (!h4 & i4);
        s22 = h4 ^ (!i4 & j4);
        s23 = i4 ^ (!j4 & f4);
        s24 = j4 ^ (!f4 & g4);
        round += 1;
    }
    [
        s0, s1, s2, s3, s4, s5, s6, s7, s8, s9, s10, s11, s12, s13, s14, s15, s16, s17, s18, s19, s20, s21, s22, s23,
        s24,
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloy_primitives::keccak256;

    #[test]
    fn it_is_the_hash_that_everybody_computes() {
        let bytes: Vec<u8> = (0..=255).cycle().take(1024).collect();
        for length in (0..300).chain([543, 544, 545, 1024]) {
            let expected = keccak256(&bytes[..length]);
            assert_eq!(first_four(&bytes, length), expected[..4], "{length} bytes");
        }
    }
}
