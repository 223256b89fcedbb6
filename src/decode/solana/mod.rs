//! What wallets of Solana are asked: to sign transactions, messages, and to sign in.

mod asked;
#[cfg(test)]
mod tests;
mod transaction;

pub(super) use asked::{knows, read};
pub use transaction::{Account, Instruction, Transaction};

use super::Named;

/// One thing that a wallet of Solana is asked for.
#[derive(Clone, Debug)]
pub enum Solana {
    /// A transaction to sign, or to sign and send.
    Transaction {
        /// The transaction.
        transaction: Box<Transaction>,
        /// Where it stands.
        path: String,
    },
    /// A message to sign.
    Message {
        /// The bytes that are signed.
        bytes: Vec<u8>,
        /// The account that signs, as it is written.
        signer: Option<Named>,
        /// Where the message stands.
        path: String,
    },
    /// A sign-in that the wallet writes itself (`signIn`, Sign In With Solana).
    SignIn(Box<SignIn>),
}

/// What a sign-in says of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SignIn {
    /// The domain that is signed in to; without it, the wallet takes that of the page.
    pub domain: Option<String>,
    /// The account, as it is written; without it, the wallet takes its own.
    pub account: Option<Named>,
    /// The statement.
    pub statement: Option<String>,
    /// The URI that the sign-in is for.
    pub uri: Option<String>,
    /// The chain, in words.
    pub chain: Option<String>,
    /// Until when, as it is written.
    pub expires: Option<String>,
    /// Where it stands.
    pub path: String,
}
