//! How addresses are written: with its form and the bytes it stands for, an address is whole.

use super::{ChainKind, base58, bech32, cashaddr};

/// What the bytes of an address are. Two addresses with the same bytes of the same kind obey the
/// same key or the same script, whatever chain they are written for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Owner {
    /// An account of an EVM network or of Tron: the end of the hash of its public key.
    Account,
    /// The hash of a public key: SHA-256, then RIPEMD-160. Bitcoin's first kind of address, and that
    /// of most chains after it.
    KeyHash,
    /// The same hash of a script.
    ScriptHash,
    /// A public key of Solana, or an account that a program there derives.
    SolanaKey,
    /// The SHA-256 of a script (pay-to-witness-script-hash).
    WitnessScript,
    /// A public key after taproot's tweak.
    TaprootKey,
    /// A public spend key of Monero.
    SpendKey,
}

/// How the bytes are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Writing {
    /// `0x` and hexadecimal with the checksum of EIP-55.
    Hex,
    /// Base58 of the prefix, the bytes, and four bytes of checksum.
    Base58Check(&'static [u8]),
    /// The same in the alphabet of the XRP Ledger.
    Ripple(&'static [u8]),
    /// Base58 of the bytes alone.
    Base58,
    /// Segregated witness (BIP 173, BIP 350): the prefix and the witness version.
    Segwit(&'static str, u8),
    /// Bech32 of the bytes under a prefix.
    Bech32(&'static str),
    /// Bitcoin Cash's own spelling: the version byte.
    Cashaddr(u8),
    /// Monero's: besides the spend key it holds another, so the spelling does not follow from one.
    Monero,
}

/// One way to write an address of one chain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Form {
    pub(crate) chain: ChainKind,
    pub(crate) owner: Owner,
    pub(crate) writing: Writing,
}

impl Form {
    const fn new(chain: ChainKind, owner: Owner, writing: Writing) -> Self {
        Self { chain, owner, writing }
    }

    /// Whether its addresses are 32 bytes; else they are 20.
    pub(crate) const fn is_long(self) -> bool {
        match self.owner {
            Owner::Account | Owner::KeyHash | Owner::ScriptHash => false,
            Owner::SolanaKey | Owner::WitnessScript | Owner::TaprootKey | Owner::SpendKey => true,
        }
    }

    /// Whether the spelling follows from the bytes.
    pub(crate) const fn is_spelled_by_its_bytes(self) -> bool {
        !matches!(self.writing, Writing::Monero)
    }

    /// The canonical spelling of bytes in this form; `None` if they do not determine one.
    pub(crate) fn write(self, bytes: &[u8]) -> Option<String> {
        match self.writing {
            Writing::Hex => {
                let account: [u8; 20] = bytes.try_into().ok()?;
                Some(alloy_primitives::Address::from(account).to_string())
            }
            Writing::Base58Check(prefix) => Some(base58::write_checked(prefix, bytes)),
            Writing::Ripple(prefix) => Some(base58::write_ripple(prefix, bytes)),
            Writing::Base58 => Some(bs58::encode(bytes).into_string()),
            Writing::Segwit(prefix, version) => bech32::write_segwit(prefix, version, bytes),
            Writing::Bech32(prefix) => bech32::write(prefix, bytes),
            Writing::Cashaddr(version) => cashaddr::write(version, bytes),
            Writing::Monero => None,
        }
    }
}

/// Every form. The binary form of the set names them by their place here, so a new one is added at
/// the end.
pub(crate) static FORMS: [Form; 26] = {
    use ChainKind as C;
    use Owner::{Account, KeyHash, ScriptHash, SolanaKey, SpendKey, TaprootKey, WitnessScript};
    use Writing::{Base58, Base58Check, Bech32, Cashaddr, Hex, Monero, Ripple, Segwit};
    [
        Form::new(C::Evm, Account, Hex),
        Form::new(C::Tron, Account, Base58Check(&[0x41])),
        Form::new(C::Bitcoin, KeyHash, Base58Check(&[0x00])),
        Form::new(C::Bitcoin, ScriptHash, Base58Check(&[0x05])),
        Form::new(C::Bitcoin, KeyHash, Segwit("bc", 0)),
        Form::new(C::Bitcoin, WitnessScript, Segwit("bc", 0)),
        Form::new(C::Bitcoin, TaprootKey, Segwit("bc", 1)),
        Form::new(C::Solana, SolanaKey, Base58),
        Form::new(C::Litecoin, KeyHash, Base58Check(&[0x30])),
        Form::new(C::Litecoin, ScriptHash, Base58Check(&[0x32])),
        Form::new(C::Litecoin, KeyHash, Segwit("ltc", 0)),
        Form::new(C::Litecoin, WitnessScript, Segwit("ltc", 0)),
        Form::new(C::Litecoin, TaprootKey, Segwit("ltc", 1)),
        Form::new(C::BitcoinCash, KeyHash, Cashaddr(0)),
        Form::new(C::BitcoinCash, ScriptHash, Cashaddr(8)),
        Form::new(C::Dogecoin, KeyHash, Base58Check(&[0x1e])),
        Form::new(C::Dogecoin, ScriptHash, Base58Check(&[0x16])),
        Form::new(C::Xrp, KeyHash, Ripple(&[0x00])),
        Form::new(C::Zcash, KeyHash, Base58Check(&[0x1c, 0xb8])),
        Form::new(C::Zcash, ScriptHash, Base58Check(&[0x1c, 0xbd])),
        Form::new(C::Dash, KeyHash, Base58Check(&[0x4c])),
        Form::new(C::Dash, ScriptHash, Base58Check(&[0x10])),
        Form::new(C::BitcoinGold, KeyHash, Base58Check(&[0x26])),
        Form::new(C::BitcoinGold, ScriptHash, Base58Check(&[0x17])),
        Form::new(C::BnbBeacon, KeyHash, Bech32("bnb")),
        Form::new(C::Monero, SpendKey, Monero),
    ]
};

/// The form with this prefix in base58check.
pub(crate) fn base58_form(prefix: &[u8]) -> Option<&'static Form> {
    FORMS.iter().find(|form| matches!(form.writing, Writing::Base58Check(known) if known == prefix))
}
