//! Functions of contracts as rows of tables: a signature, and what a call of it does.
//!
//! A row names the arguments that matter by their names. `params.recipient` is a member, `path.0` and
//! `path.last` are elements; [`VALUE`] is the native amount sent along. What no row can say is said by
//! [`Does::Custom`].

pub(in crate::act) use super::called::Called;

use super::foreign::To;
use super::packed::Unpacker;
use crate::act::{Act, Change, Power, Reader, Role};
use crate::decode::abi::signature;

/// In place of an argument: the native amount that is sent along.
pub(super) const VALUE: &str = "@value";

/// In place of an argument: nothing says.
pub(super) const UNSAID: &str = "";

/// What an argument is called that counts what the contract holds, of which the largest number is all.
pub(super) const HELD: &str = "held";

/// A function that is known.
#[derive(Clone, Copy, Debug)]
pub(in crate::act) struct Function {
    pub(super) signature: &'static str,
    pub(super) selector: u32,
    pub(super) does: Does,
    /// More addresses among the arguments, and their roles.
    pub(super) roles: Roles,
}

/// Addresses among the arguments, and their roles: as a row has them, or where they stand in the text of all.
#[derive(Clone, Copy, Debug)]
pub(super) enum Roles {
    /// As they are written in a row.
    Written(&'static [(Role, &'static str)]),
    /// As `packed.rs` has them.
    Packed(Unpacker),
}

// A copy starts over, which is what every reader of a row wants.
#[allow(clippy::copy_iterator)]
impl Iterator for Roles {
    type Item = (Role, &'static str);

    fn next(&mut self) -> Option<Self::Item> {
        match self {
            Self::Written(roles) => {
                let (first, rest) = roles.split_first()?;
                *roles = rest;
                Some(*first)
            }
            Self::Packed(packed) => packed.next(),
        }
    }
}

/// What it takes a function to say. `None` if the arguments cannot be read.
pub(super) type Read = fn(&Called<'_>, &mut Reader) -> Option<Act>;

/// What a call of a function does.
#[derive(Clone, Copy, Debug)]
pub(super) enum Does {
    /// Nothing that moves or allows anything beyond the contract's own business.
    Ordinary,
    /// Moves an asset of the caller's to the payee.
    Send { asset: Of, amount: &'static str, payee: &'static str },
    /// Lets the spender take an asset of the caller's.
    Allow { asset: Of, amount: &'static str, spender: &'static str, change: Change },
    /// Puts an asset into the contract.
    Deposit { asset: Of, amount: &'static str, payee: &'static str },
    /// Puts several assets into the contract: liquidity.
    DepositAll { parts: &'static [(Of, &'static str)], payee: &'static str },
    /// Takes an asset out of the contract.
    Withdraw { asset: Of, amount: &'static str, payee: &'static str },
    /// Takes all that the contract holds of an asset out of it; the amount is the least that is expected.
    Sweep { asset: Of, least: &'static str, payee: &'static str },
    /// Takes several assets out of the contract.
    WithdrawAll { parts: &'static [(Of, &'static str)], payee: &'static str },
    /// Borrows an asset.
    Borrow { asset: Of, amount: &'static str, holder: &'static str },
    /// Gives one asset for another.
    Trade { gives: (Of, &'static str), gets: (Of, &'static str), payee: &'static str },
    /// Moves an asset to another network. The recipient may be an address, 32 bytes, bytes or text.
    Bridge { asset: Of, amount: &'static str, recipient: &'static str, to: To },
    /// Changes who controls the contract.
    Administer { power: Power, about: &'static str },
    /// Makes the calls that stand in the arguments.
    Calls(Shape),
    /// What it takes a function to say.
    Custom(Read),
    /// The same, where what follows the selector is not encoded by the signature.
    Packed(Read),
}

/// Which asset.
#[derive(Clone, Copy, Debug)]
pub(super) enum Of {
    /// The network's own coin.
    Native,
    /// The token whose contract is called.
    This,
    /// The token at an argument; zero and `0xEeee…` stand for the network's own coin.
    Token(&'static str),
    /// The first token of a path as Uniswap v3 packs it: 20 bytes, 3 bytes of fee, 20 bytes, …
    First(&'static str),
    /// The last token of such a path.
    Last(&'static str),
    /// The request does not say.
    Unnamed,
}

/// How calls stand in the arguments.
#[derive(Clone, Copy, Debug)]
pub(super) enum Shape {
    /// `bytes`, `bytes[]`, or a list of tuples with `callData`: calls of the same contract by the same
    /// caller.
    Own(&'static str),
    /// One call: its target, its value, its calldata.
    One { to: &'static str, value: &'static str, data: &'static str },
    /// One call, or a delegatecall if the operation is 1 (Safe, Zodiac, ERC-6551, Kernel).
    Operation { to: &'static str, value: &'static str, data: &'static str, operation: &'static str },
    /// A list of tuples with these members.
    Each { list: &'static str, to: &'static str, value: &'static str, data: &'static str },
    /// A list for each of them. The list of values may be missing or empty.
    Lists { to: &'static str, value: &'static str, data: &'static str },
}

/// A row.
pub(super) const fn function(signature: &'static str, does: Does) -> Function {
    let selector = u32::from_be_bytes(signature::selector(signature));
    Function { signature, selector, does, roles: Roles::Written(&[]) }
}

impl Function {
    /// Whether what follows the selector is not encoded by the signature.
    pub(super) fn is_packed(&self) -> bool {
        matches!(self.does, Does::Packed(_))
    }

    /// With more addresses among its arguments.
    pub(super) const fn with(self, roles: &'static [(Role, &'static str)]) -> Self {
        Self { roles: Roles::Written(roles), ..self }
    }
}

/// Sends `amount` of `asset` to `payee`.
pub(super) const fn send(asset: Of, amount: &'static str, payee: &'static str) -> Does {
    Does::Send { asset, amount, payee }
}

/// Allows `spender` to take `amount` of `asset`.
pub(super) const fn allow(asset: Of, amount: &'static str, spender: &'static str) -> Does {
    Does::Allow { asset, amount, spender, change: Change::Set }
}

/// Deposits `amount` of `asset`, to the credit of `payee`.
pub(super) const fn deposit(asset: Of, amount: &'static str, payee: &'static str) -> Does {
    Does::Deposit { asset, amount, payee }
}

/// Withdraws `amount` of `asset` to `payee`.
pub(super) const fn withdraw(asset: Of, amount: &'static str, payee: &'static str) -> Does {
    Does::Withdraw { asset, amount, payee }
}

/// Takes all that the contract holds of `asset`, at least `least`, to `payee`.
pub(super) const fn sweep(asset: Of, least: &'static str, payee: &'static str) -> Does {
    Does::Sweep { asset, least, payee }
}

/// Gives one asset for another.
pub(super) const fn trade(
    gives: (Of, &'static str),
    gets: (Of, &'static str),
    payee: &'static str,
) -> Does {
    Does::Trade { gives, gets, payee }
}

/// Moves `amount` of `asset` to `recipient` on another network.
pub(super) const fn bridge(
    asset: Of,
    amount: &'static str,
    recipient: &'static str,
    to: To,
) -> Does {
    Does::Bridge { asset, amount, recipient, to }
}

/// Changes a power over the contract.
pub(super) const fn administer(power: Power, about: &'static str) -> Does {
    Does::Administer { power, about }
}
