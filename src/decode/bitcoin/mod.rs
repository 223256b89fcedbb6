//! What wallets of Bitcoin are asked: to sign transactions (PSBT), to pay, to sign messages, to publish.
//!
//! Each wallet has names and shapes of its own (`UniSat` and OKX, sats-connect as Xverse has it, Leather,
//! Phantom, `MetaMask`, wallet-standard); the same few things stand in all of them.

mod asked;
mod options;
mod psbt;
#[cfg(test)]
mod tests;
mod transaction;

pub(super) use asked::{knows, read};
pub use options::Signing;
pub use psbt::{Psbt, Spent, is_psbt};
pub use transaction::{Input, Output, Transaction};

use super::Named;

/// One thing that a wallet of Bitcoin is asked for.
#[derive(Clone, Debug)]
pub enum Bitcoin {
    /// A transaction to sign, or one to publish.
    Spend(Box<Spend>),
    /// To pay somebody: the wallet chooses the coins and writes the transaction.
    Transfer(Vec<Payment>),
    /// A message to sign.
    Message {
        /// The bytes that are signed.
        bytes: Vec<u8>,
        /// The address that signs, as it is written, and where that stands.
        signer: Option<Named>,
        /// Where the message stands.
        path: String,
    },
}

/// A transaction: what it spends, what it pays, and what is to be signed of it.
#[derive(Clone, Debug, Default)]
pub struct Spend {
    /// The coins that are spent.
    pub coins: Vec<Spent>,
    /// What is paid.
    pub outputs: Vec<Output>,
    /// What is said of how to sign.
    pub signing: Signing,
    /// Whether it is signed already, and only to be published.
    pub published: bool,
    /// What it was read as: `PSBT`, `PSBT v2` or `transaction`.
    pub read_as: &'static str,
    /// Where it stands.
    pub path: String,
}

/// A payment that the wallet is asked for.
#[derive(Clone, Debug)]
pub struct Payment {
    /// Who is paid, as it is written.
    pub to: Option<Named>,
    /// How much, in satoshi, if that could be read.
    pub value: Option<u64>,
    /// What is paid, if it is not bitcoin.
    pub other: Option<&'static str>,
    /// A text that is to be written on the chain along with it.
    pub memo: Option<String>,
    /// Where it stands.
    pub path: String,
}
