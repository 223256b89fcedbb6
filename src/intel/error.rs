//! What can be wrong with the bytes of an address set.

use std::fmt;

use super::format::DIGEST_LENGTH;

/// Why bytes are not an address set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum IntelError {
    /// Fewer bytes than a header and a digest take.
    TooShort {
        /// How many bytes there are.
        length: usize,
        /// How many there must be at the least.
        needed: usize,
    },
    /// Other first bytes than an address set has.
    NotAnAddressSet {
        /// The first bytes.
        magic: [u8; 8],
    },
    /// A form that this engine cannot read.
    UnknownVersion {
        /// The version of the form.
        version: u32,
        /// The version this engine reads.
        supported: u32,
    },
    /// More or fewer bytes than the header declares.
    WrongLength {
        /// How many bytes there are.
        length: usize,
        /// How many the header declares.
        declared: usize,
    },
    /// Bytes that changed since the digest was taken.
    WrongDigest {
        /// The digest of the bytes.
        computed: [u8; DIGEST_LENGTH],
        /// The digest they carry.
        declared: [u8; DIGEST_LENGTH],
    },
    /// An entry that is out of order, or that refers to something that is not there.
    BadEntry {
        /// The table.
        table: &'static str,
        /// Which entry, counted from zero.
        index: usize,
    },
}

impl fmt::Display for IntelError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooShort { length, needed } => {
                write!(f, "{length} bytes are too few for an address set of {needed}")
            }
            Self::NotAnAddressSet { magic } => {
                write!(f, "not an address set: it begins with {magic:02x?}")
            }
            Self::UnknownVersion { version, supported } => {
                write!(f, "address set of form {version}, where {supported} is supported")
            }
            Self::WrongLength { length, declared } => {
                write!(f, "{length} bytes, where the address set declares {declared}")
            }
            Self::WrongDigest { .. } => f.write_str("the address set does not match its digest"),
            Self::BadEntry { table, index } => write!(f, "bad entry {index} of the {table}"),
        }
    }
}

impl std::error::Error for IntelError {}
