//! ABI-encoded calls: the selector, and arguments read as the chain reads them.
//!
//! Arguments are read in place by the function's signature. Reading is as lenient as contracts are:
//! calldata that is too short goes on with zeros, dirty high bits and trailing bytes are ignored. What
//! is not the one standard encoding is named by [`oddity`].

mod canonical;
mod keccak;
pub mod signature;
mod value;

use alloy_primitives::hex;

pub use value::{Arguments, Value, length};

/// How many bytes a selector has.
pub const SELECTOR: usize = 4;

/// The size of an ABI word in bytes.
pub const WORD: usize = 32;

/// How calldata deviates from the standard encoding of its arguments.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Oddity {
    /// It ends before its arguments do.
    Short,
    /// Bytes follow the arguments.
    Trailing,
    /// A word holds more than its type has room for.
    DirtyBits,
    /// The padding after bytes is not zero.
    Padding,
    /// The parts do not follow one another: they overlap, leave gaps, or point backwards.
    Layout,
}

impl Oddity {
    /// What it is, in words.
    pub fn words(self) -> &'static str {
        match self {
            Self::Short => "the calldata is shorter than its arguments",
            Self::Trailing => "bytes follow the arguments",
            Self::DirtyBits => "a word has bits set that its type has no room for",
            Self::Padding => "the padding after an argument is not empty",
            Self::Layout => "the arguments are not laid out in the standard way",
        }
    }
}

/// How the arguments deviate from their standard encoding, if they do.
pub fn oddity(signature: &'static str, arguments: &[u8]) -> Option<Oddity> {
    match canonical::check(signature::parameters(signature), arguments) {
        Ok(size) if size == arguments.len() => None,
        Ok(size) if is_attribution(arguments.get(size..).unwrap_or_default()) => None,
        Ok(_) => Some(Oddity::Trailing),
        Err(oddity) => Some(oddity),
    }
}

/// How many bytes the arguments take, if they are encoded in the one standard way; others may follow.
pub fn standard_size(signature: &'static str, arguments: &[u8]) -> Option<usize> {
    canonical::check(signature::parameters(signature), arguments).ok()
}

/// Whether what follows the arguments only says through which application the call came (ERC-8021:
/// it ends in sixteen bytes of `8021` over and over). Contracts never see it as an argument.
/// Or of Divvi's, which begins with four bytes of its own; of Uniswap's, which begins with its name and the time; or
/// of Morpho's, which is the time and four bytes for the application, and so has no room for an address.
fn is_attribution(suffix: &[u8]) -> bool {
    /// Codes of applications are short; what is longer could be anything.
    const LONGEST: usize = 512;
    /// The first bytes of the hash of `divvi`.
    const DIVVI: [u8; 4] = [0x6d, 0xec, 0xb8, 0x5d];
    /// What Uniswap's begins with: its name, and milliseconds since 1970 until the year 2039.
    const UNISWAP: [u8; 7] = [b'u', b'n', b'i', b'x', 0, 0, 1];
    let of_its_own = match suffix {
        // Seconds since 1970 from the year 2024 to 2038.
        [0x66..=0x7f, _, _, _, _, _, _, _] => true,
        _ => suffix.len() == 22 && suffix.starts_with(&UNISWAP),
    };
    of_its_own || suffix.len() <= LONGEST && (suffix.ends_with(&MARK) || suffix.starts_with(&DIVVI))
}

/// What an attribution by ERC-8021 ends in.
const MARK: [u8; 16] = [
    0x80, 0x21, 0x80, 0x21, 0x80, 0x21, 0x80, 0x21, 0x80, 0x21, 0x80, 0x21, 0x80, 0x21, 0x80, 0x21,
];

/// Whether calldata is an attribution and nothing else, as it comes with a plain payment: codes in letters, how
/// many bytes they are, and the number of this way of writing them.
pub fn is_only_attribution(calldata: &[u8]) -> bool {
    match calldata.strip_suffix(&MARK) {
        Some([codes @ .., length, 0]) => {
            codes.len() == usize::from(*length) && codes.iter().all(u8::is_ascii_graphic)
        }
        _ => false,
    }
}

/// The selector of calldata, in hex, if it has one.
pub fn selector(calldata: &[u8]) -> Option<String> {
    calldata.get(..SELECTOR).map(hex::encode_prefixed)
}

#[cfg(test)]
mod tests {
    use alloy_primitives::{U256, address};

    use super::*;

    const TRANSFER: &str = "transfer(address to,uint256 value)";
    const NESTED: &str = "f((address to,bytes data)[] calls,uint16 n)";

    fn arguments<'a>(signature: &'static str, bytes: &'a [u8]) -> Arguments<'a> {
        Arguments::new(signature::parameters(signature), bytes)
    }

    fn transfer() -> Vec<u8> {
        let mut bytes = vec![0; 12];
        bytes.extend(address!("0x098B716B8Aaf21512996dC57EB0615e2383E2f96"));
        bytes.extend(U256::from(7).to_be_bytes::<32>());
        bytes
    }

    fn nested() -> Vec<u8> {
        let words: &[u64] = &[0x40, 5, 1, 0x20, 0xaa, 0x40, 3];
        let mut bytes: Vec<u8> =
            words.iter().flat_map(|word| U256::from(*word).to_be_bytes::<32>()).collect();
        bytes.extend([1, 2, 3]);
        bytes.resize(bytes.len() + 29, 0);
        bytes
    }

    #[test]
    fn canonical_calldata_has_no_oddity() {
        let bytes = transfer();
        assert_eq!(oddity(TRANSFER, &bytes), None);
        assert_eq!(arguments(TRANSFER, &bytes).get("value").unwrap().uint(), Some(U256::from(7)));
        let bytes = nested();
        assert_eq!(oddity(NESTED, &bytes), None);
        let arguments = arguments(NESTED, &bytes);
        assert_eq!(arguments.get("n").unwrap().uint(), Some(U256::from(5)));
        assert_eq!(arguments.get("calls.0.data").unwrap().bytes(), Some([1, 2, 3].as_slice()));
        assert_eq!(arguments.get("calls.last.to").unwrap().address().unwrap()[19], 0xaa);
        assert!(arguments.get("calls.1").is_none() && arguments.get("none").is_none());
    }

    #[test]
    fn oddities_are_read_and_named() {
        let mut trailing = transfer();
        trailing.push(0);
        assert_eq!(oddity(TRANSFER, &trailing), Some(Oddity::Trailing));

        let mut dirty = transfer();
        dirty[0] = 0xff;
        assert_eq!(oddity(TRANSFER, &dirty), Some(Oddity::DirtyBits));
        assert_eq!(
            arguments(TRANSFER, &dirty).get("to").unwrap().address(),
            Some(address!("0x098B716B8Aaf21512996dC57EB0615e2383E2f96"))
        );

        let whole = transfer();
        let short = &whole[..32 + 31];
        assert_eq!(oddity(TRANSFER, short), Some(Oddity::Short));
        assert_eq!(arguments(TRANSFER, short).get("value").unwrap().uint(), Some(U256::ZERO));

        let mut padded = nested();
        *padded.last_mut().unwrap() = 1;
        assert_eq!(oddity(NESTED, &padded), Some(Oddity::Padding));
        let mut moved = nested();
        moved[31] = 0x60;
        assert_eq!(oddity(NESTED, &moved), Some(Oddity::Layout));
    }

    #[test]
    fn a_mark_of_the_application_is_no_oddity() {
        let mut marked = transfer();
        marked.extend(b"baseapp\x07\x00");
        marked.extend([0x80, 0x21].repeat(8));
        assert_eq!(oddity(TRANSFER, &marked), None);
        marked.push(0x80);
        assert_eq!(oddity(TRANSFER, &marked), Some(Oddity::Trailing));
    }

    #[test]
    fn lengths_that_cannot_be_are_not_read() {
        let mut bytes = nested();
        bytes[64..96].fill(0xff);
        assert!(arguments(NESTED, &bytes).get("calls").unwrap().items().is_none());
        let mut bytes = nested();
        bytes[2..32].fill(0xff);
        assert!(arguments(NESTED, &bytes).get("calls").unwrap().items().is_none());
        assert!(arguments(NESTED, &[]).get("calls").is_some_and(|calls| calls.items().is_none()));
    }
}
