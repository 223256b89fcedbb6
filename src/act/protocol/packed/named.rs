//! Which of its parameters a row names. All of it is evaluated by the compiler.

use crate::act::Role;
use crate::act::protocol::bridges::across::MESSAGES;
use crate::act::protocol::bridges::layer_zero::DROPPED;
use crate::act::protocol::fees::{self, FEES};
use crate::act::protocol::foreign::{ARBITER_FEE, ARRIVING, To};
use crate::act::protocol::function::{Does, Function, Of, Roles};

/// Whether a row may need any name: its reader is its own.
pub(super) const fn needs_all(row: &Function) -> bool {
    matches!(row.does, Does::Calls(_) | Does::Custom(_) | Does::Packed(_))
}

/// Whether another row needs the name of one of its parameters.
#[allow(clippy::indexing_slicing, reason = "evaluated by the compiler")]
pub(super) const fn needs(row: &Function, name: &[u8]) -> bool {
    if let Roles::Written(roles) = row.roles {
        let mut at = 0;
        while at < roles.len() {
            let fee = matches!(roles[at].0, Role::FeeReceiver);
            if has(roles[at].1, name) || fee && fee_has(roles[at].1, name) {
                return true;
            }
            at += 1;
        }
    }
    match row.does {
        Does::Ordinary => false,
        Does::Calls(_) | Does::Custom(_) | Does::Packed(_) => true,
        Does::Send { asset, amount, payee: who }
        | Does::Allow { asset, amount, spender: who, .. }
        | Does::Deposit { asset, amount, payee: who }
        | Does::Withdraw { asset, amount, payee: who }
        | Does::Sweep { asset, least: amount, payee: who }
        | Does::Borrow { asset, amount, holder: who } => {
            of_has(asset, name) || has(amount, name) || has(who, name)
        }
        Does::DepositAll { parts, payee } | Does::WithdrawAll { parts, payee } => {
            let mut at = 0;
            while at < parts.len() {
                if of_has(parts[at].0, name) || has(parts[at].1, name) {
                    return true;
                }
                at += 1;
            }
            has(payee, name)
        }
        Does::Trade { gives, gets, payee } => {
            of_has(gives.0, name)
                || has(gives.1, name)
                || of_has(gets.0, name)
                || has(gets.1, name)
                || has(payee, name)
        }
        Does::Bridge { asset, amount, recipient, to } => {
            of_has(asset, name)
                || has(amount, name)
                || has(recipient, name)
                || to_has(to, name)
                || arriving_has(name)
                || has(ARBITER_FEE, name)
                || has(MESSAGES[0], name)
                || matches!(to, To::LayerZero(_)) && dropped_has(name)
        }
        Does::Administer { about, .. } => has(about, name),
    }
}

/// Whether it says how much of a fee is paid to whom.
#[allow(clippy::indexing_slicing, reason = "evaluated by the compiler")]
const fn fee_has(receiver: &str, name: &[u8]) -> bool {
    let mut at = 0;
    while at < FEES.len() {
        let (who, amount, of) = FEES[at];
        let flags = if let fees::Of::Kyber(flags) = of { flags } else { "" };
        if is_same(who, receiver) && (has(amount, name) || has(flags, name)) {
            return true;
        }
        at += 1;
    }
    false
}

const fn is_same(one: &str, other: &str) -> bool {
    let (mut one, mut other) = (one.as_bytes(), other.as_bytes());
    while let ([first, rest @ ..], [same, others @ ..]) = (one, other)
        && *first == *same
    {
        (one, other) = (rest, others);
    }
    one.is_empty() && other.is_empty()
}

/// Whether it says what arrives over a bridge.
#[allow(clippy::indexing_slicing, reason = "evaluated by the compiler")]
const fn arriving_has(name: &[u8]) -> bool {
    let mut at = 0;
    while at < ARRIVING.len() {
        if has(ARRIVING[at].0, name) || has(ARRIVING[at].1, name) {
            return true;
        }
        at += 1;
    }
    false
}

/// Whether it says what `LayerZero` pays out besides.
#[allow(clippy::indexing_slicing, reason = "evaluated by the compiler")]
const fn dropped_has(name: &[u8]) -> bool {
    let mut at = 0;
    while at < DROPPED.len() {
        if has(DROPPED[at], name) {
            return true;
        }
        at += 1;
    }
    false
}

const fn of_has(of: Of, name: &[u8]) -> bool {
    match of {
        Of::Native | Of::This | Of::Unnamed => false,
        Of::Token(argument) | Of::First(argument) | Of::Last(argument) => has(argument, name),
    }
}

const fn to_has(to: To, name: &[u8]) -> bool {
    match to {
        To::Unsaid => false,
        To::Named(argument)
        | To::ChainId(argument)
        | To::LayerZero(argument)
        | To::Wormhole(argument)
        | To::Circle(argument)
        | To::Ccip(argument)
        | To::Chainflip(argument)
        | To::Text(argument) => has(argument, name),
    }
}

/// Whether a name is a step of the way to an argument.
const fn has(argument: &str, name: &[u8]) -> bool {
    let mut rest = argument.as_bytes();
    while rest.len() >= name.len() {
        let (mut step, mut wanted) = (rest, name);
        while let ([one, others @ ..], [other, more @ ..]) = (step, wanted)
            && *one == *other
        {
            (step, wanted) = (others, more);
        }
        if wanted.is_empty() && matches!(step, [] | [b'.', ..]) {
            return true;
        }
        // What was the same has no dot in it.
        loop {
            match step {
                [] => return false,
                [b'.', others @ ..] => {
                    rest = others;
                    break;
                }
                [_, others @ ..] => step = others,
            }
        }
    }
    false
}
