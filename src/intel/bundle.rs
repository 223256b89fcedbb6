//! A signed address set: what brings an update, and how it is verified.
//!
//! A bundle is a header, a compiled set, and a minisign signature of both:
//!
//! | part | bytes |
//! |---|---|
//! | magic | `csigbndl` |
//! | form | 4, little-endian: 1 |
//! | not after | 8, little-endian: unix seconds |
//! | length of the set | 4, little-endian |
//! | the set | as [`AddressSet::as_bytes`] gives it |
//! | the signature | to the end: the text of a `.minisig` file with [`UNTRUSTED_COMMENT`] |
//!
//! Everything before the signature is signed, so that the stock `minisign` verifies a bundle
//! that was cut in two there. Nothing of a bundle is believed before its signature is.

use std::fmt;
use std::str::FromStr;

use minisign_verify::{PublicKey, Signature};

use super::error::IntelError;
use super::set::AddressSet;

/// The first bytes of every bundle.
const MAGIC: [u8; 8] = *b"csigbndl";

/// The form that is described above.
const FORM: u32 = 1;

/// Magic, form, the last second, and the length of the set.
const HEADER_LENGTH: usize = MAGIC.len() + 4 + 8 + 4;

/// The first line of a bundle's signature. Minisign does not sign that line; a bundle has none
/// but this one, so that no byte of it can be changed unseen.
pub const UNTRUSTED_COMMENT: &str = "untrusted comment: signature of a countersign address set";

/// How many lines the text of a signature has: two comments, and a signature under each.
const SIGNATURE_LINES: usize = 4;

/// The keys that releases of the address set are signed with.
static RELEASE_KEYS: &str = include_str!("../../intel/release.pub");

/// The public keys of which one must have signed a bundle.
///
/// Read from text: one key in minisign's base64 on each line, as in its `.pub` files. Empty lines
/// and those that begin with `untrusted comment:` are comments. Several keys are there for the
/// time in which one takes over from another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReleaseKeys(Vec<PublicKey>);

impl ReleaseKeys {
    /// The keys that are compiled into the engine.
    pub fn compiled_in() -> Self {
        // Without a key no bundle is accepted, which is the safe side of an impossible case:
        // a test reads the file.
        RELEASE_KEYS.parse().unwrap_or(Self(Vec::new()))
    }
}

/// Text that is not a list of public keys.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotAKey {
    /// Which line, counted from one; 0 if there is no key at all.
    pub line: usize,
}

impl fmt::Display for NotAKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            0 => f.write_str("there is no public key in it"),
            line => write!(f, "line {line} is not a minisign public key"),
        }
    }
}

impl std::error::Error for NotAKey {}

impl FromStr for ReleaseKeys {
    type Err = NotAKey;

    fn from_str(text: &str) -> Result<Self, NotAKey> {
        let mut keys = Vec::new();
        for (line, number) in text.lines().map(str::trim).zip(1..) {
            if !line.is_empty() && !line.starts_with("untrusted comment:") {
                keys.push(PublicKey::from_base64(line).map_err(|_| NotAKey { line: number })?);
            }
        }
        if keys.is_empty() { Err(NotAKey { line: 0 }) } else { Ok(Self(keys)) }
    }
}

/// Why a bundle was not taken. The set in use stays as it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BundleError {
    /// The bytes are no bundle at all.
    NotABundle,
    /// A form of bundle that this engine cannot read.
    UnknownForm {
        /// The form of the bundle.
        form: u32,
        /// The form this engine reads.
        supported: u32,
    },
    /// Bytes are missing.
    Truncated {
        /// How many bytes there are.
        length: usize,
        /// How many the set and what stands before it take; the signature comes on top.
        needed: usize,
    },
    /// What stands in the signature's place is not the text of one.
    UnreadableSignature,
    /// None of the keys signed these bytes.
    Signature,
    /// The bundle was rightly signed, but the set in it cannot be used.
    Set(
        /// What is wrong with the set.
        IntelError,
    ),
    /// The time until which the bundle may be taken is over.
    Expired {
        /// That time, in unix seconds.
        not_after: u64,
        /// The time it was compared with.
        now: u64,
    },
    /// The set in the bundle is not newer than the one in use, and is another one.
    Older {
        /// The number of the set in the bundle.
        offered: u64,
        /// The number of the set in use.
        held: u64,
    },
}

impl BundleError {
    /// The kind of failure, for hosts that tell them apart: `signature`, `older`, `expired` or
    /// `broken`. Stable.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Signature => "signature",
            Self::Older { .. } => "older",
            Self::Expired { .. } => "expired",
            Self::NotABundle
            | Self::UnknownForm { .. }
            | Self::Truncated { .. }
            | Self::UnreadableSignature
            | Self::Set(_) => "broken",
        }
    }
}

impl fmt::Display for BundleError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotABundle => f.write_str("this is not a signed address set"),
            Self::UnknownForm { form, supported } => {
                write!(f, "a signed address set of form {form}, where {supported} is supported")
            }
            Self::Truncated { length, needed } => write!(
                f,
                "the signed address set is cut short: {length} bytes, where {needed} and a \
                 signature are needed"
            ),
            Self::UnreadableSignature => {
                f.write_str("the signature of the address set is cut short or damaged")
            }
            Self::Signature => f.write_str(
                "the address set was changed after it was signed, or signed with a key that is \
                 not known here",
            ),
            Self::Set(error) => write!(f, "the signed address set cannot be used: {error}"),
            Self::Expired { not_after, now } => write!(
                f,
                "the signed address set expired {} ago: it may be held back from something newer",
                days(now.saturating_sub(*not_after))
            ),
            Self::Older { offered, held } => write!(
                f,
                "the signed address set (number {offered}) is not newer than the one in use \
                 (number {held})"
            ),
        }
    }
}

impl std::error::Error for BundleError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Set(error) => Some(error),
            _ => None,
        }
    }
}

/// A length of time as a person says it.
fn days(seconds: u64) -> String {
    const DAY: u64 = 24 * 60 * 60;
    match seconds / DAY {
        0 => "less than a day".to_owned(),
        1 => "a day".to_owned(),
        days => format!("{days} days"),
    }
}

/// A bundle cut into its parts; nothing of it is verified yet.
#[derive(Clone, Copy, Debug)]
struct Parts<'a> {
    signed: &'a [u8],
    not_after: u64,
    set: &'a [u8],
    signature: &'a [u8],
}

impl<'a> Parts<'a> {
    fn cut(bytes: &'a [u8]) -> Result<Self, BundleError> {
        let short = |needed| BundleError::Truncated { length: bytes.len(), needed };
        let Some((magic, rest)) = bytes.split_first_chunk::<8>() else {
            let begins_well = MAGIC.starts_with(bytes);
            return Err(if begins_well { short(HEADER_LENGTH) } else { BundleError::NotABundle });
        };
        if *magic != MAGIC {
            return Err(BundleError::NotABundle);
        }
        let (form, rest) = rest.split_first_chunk().ok_or(short(HEADER_LENGTH))?;
        let form = u32::from_le_bytes(*form);
        if form != FORM {
            return Err(BundleError::UnknownForm { form, supported: FORM });
        }
        let (not_after, rest) = rest.split_first_chunk().ok_or(short(HEADER_LENGTH))?;
        let (length, rest) = rest.split_first_chunk().ok_or(short(HEADER_LENGTH))?;
        let length = u32::from_le_bytes(*length) as usize;
        let needed = HEADER_LENGTH.saturating_add(length);
        let (signed, signature) = bytes.split_at_checked(needed).ok_or(short(needed))?;
        let set = rest.get(..length).ok_or(short(needed))?;
        Ok(Self { signed, not_after: u64::from_le_bytes(*not_after), set, signature })
    }

    fn verify(&self, keys: &ReleaseKeys) -> Result<(), BundleError> {
        let text =
            std::str::from_utf8(self.signature).map_err(|_| BundleError::UnreadableSignature)?;
        // The reader of signatures is lenient about line ends and what follows. Here nothing may
        // stand that is neither signed nor known.
        let lines: Vec<&str> = text.split('\n').collect();
        let exact = lines.len() == SIGNATURE_LINES + 1
            && lines.first().is_some_and(|line| *line == UNTRUSTED_COMMENT)
            && lines.last().is_some_and(|line| line.is_empty())
            && !text.contains('\r');
        if !exact {
            return Err(BundleError::UnreadableSignature);
        }
        let signature = Signature::decode(text).map_err(|_| BundleError::UnreadableSignature)?;
        let good = keys.0.iter().any(|key| key.verify(self.signed, &signature, false).is_ok());
        if good { Ok(()) } else { Err(BundleError::Signature) }
    }
}

/// A bundle that one of the keys signed, with a whole set in it.
#[derive(Clone, Debug)]
pub struct Bundle {
    /// The set.
    pub set: AddressSet,
    /// The last second at which it may be taken, in unix time.
    pub not_after: u64,
}

impl Bundle {
    /// Reads a bundle and verifies its signature. What the time is, and which set it would
    /// replace, is for [`Bundle::replacing`].
    ///
    /// # Errors
    ///
    /// If the bytes are no whole bundle, if none of the keys signed them, or if what they signed
    /// is not a set that this engine reads.
    pub fn open(bytes: &[u8], keys: &ReleaseKeys) -> Result<Self, BundleError> {
        let parts = Parts::cut(bytes)?;
        parts.verify(keys)?;
        let set = AddressSet::from_bytes(parts.set.to_vec()).map_err(BundleError::Set)?;
        Ok(Self { set, not_after: parts.not_after })
    }

    /// The set of this bundle, in place of the one in use.
    ///
    /// # Errors
    ///
    /// If the bundle has expired at `now` (unix seconds), or if its set is not newer than the one
    /// in use. The very same set is no error: whoever loads a kept bundle again gets it.
    pub fn replacing(self, held: &AddressSet, now: u64) -> Result<AddressSet, BundleError> {
        if now > self.not_after {
            return Err(BundleError::Expired { not_after: self.not_after, now });
        }
        let (offered, in_use) = (self.set.number(), held.number());
        if offered < in_use || offered == in_use && self.set.as_bytes() != held.as_bytes() {
            return Err(BundleError::Older { offered, held: in_use });
        }
        Ok(self.set)
    }
}

/// What a release signs of a set that may be taken until `not_after` (unix seconds). The bundle is
/// this, followed by the text of its minisign signature with [`UNTRUSTED_COMMENT`].
///
/// # Errors
///
/// If the set is larger than the form can say (4 GiB).
pub fn to_sign(set: &AddressSet, not_after: u64) -> Result<Vec<u8>, std::num::TryFromIntError> {
    let set = set.as_bytes();
    let length = u32::try_from(set.len())?;
    let mut bytes = Vec::with_capacity(HEADER_LENGTH + set.len());
    bytes.extend(MAGIC);
    bytes.extend(FORM.to_le_bytes());
    bytes.extend(not_after.to_le_bytes());
    bytes.extend(length.to_le_bytes());
    bytes.extend(set);
    Ok(bytes)
}
