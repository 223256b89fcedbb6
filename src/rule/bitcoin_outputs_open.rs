use super::Lists;
use crate::act::{ANYONE_CAN_PAY, Acts, Covered, NONE, SINGLE};
use crate::finding::{Finding, Level};

declare_rule! {
    /// A signature of Bitcoin leaves open who is paid: others can change the outputs after it is made.
    BITCOIN_OUTPUTS_OPEN = "bitcoin-outputs-open", [Critical, Danger, Warning, Notice], check;
}

/// Signatures of taproot's own kind, and of the usual one, cover everything.
const EVERYTHING: [u32; 2] = [0x00, 0x01];

fn check(acts: &Acts, _: &Lists<'_>, findings: &mut Vec<Finding>) {
    for covered in &acts.covered {
        if EVERYTHING.contains(&covered.sighash) {
            continue;
        }
        let (level, title, detail) = judged(covered);
        let price = covered.price.as_ref().filter(|_| level == Level::Warning);
        let title = price.map_or_else(|| title.to_owned(), |price| format!("{OFFERED} {price}."));
        findings.push(BITCOIN_OUTPUTS_OPEN.about_place(level, title, detail, &covered.path));
    }
}

const OFFERED: &str = "This offers a coin, and what it carries, for";

/// A price that is none, in satoshi: less than the least coin that the network passes on.
const NOTHING: u64 = 546;

fn judged(covered: &Covered) -> (Level, &'static str, &'static str) {
    let is = |kind: u32| covered.sighash & !ANYONE_CAN_PAY == kind;
    let price = covered.paired.and_then(|(value, _)| value.checked_sub(covered.value?));
    match covered.paired {
        _ if is(NONE) => (
            Level::Critical,
            "This signature lets anybody take the whole coin.",
            "It covers none of the outputs (SIGHASH_NONE): whoever has it can have the coin paid to \
             themselves, whatever is shown here.",
        ),
        // An old fault of Bitcoin's that can never be mended: such a signature is good for other coins, too.
        None if is(SINGLE) => (
            Level::Critical,
            "This signature covers no output at all, and may be good for your other coins.",
            "It is to cover the output at the coin's own place (SIGHASH_SINGLE), and there is none.",
        ),
        Some((_, true)) if is(SINGLE) && price.is_some_and(|price| price < NOTHING) => (
            Level::Critical,
            "This offers a coin, and what it carries, for nothing, or next to nothing.",
            "What is paid for it is what the coin itself is worth: whoever pays that gets the inscription or the \
             runes that it carries as well (SIGHASH_SINGLE).",
        ),
        Some((_, true)) if is(SINGLE) && price.is_some() => (
            Level::Warning,
            OFFERED,
            "That price is all that the signature makes sure of (SIGHASH_SINGLE): whoever pays it gets the coin. \
             Make sure that it is the one you want, and that the coin carries no more than you sell.",
        ),
        Some(_) if is(SINGLE) => (
            Level::Danger,
            "This signature leaves open where most of the coin goes.",
            "It covers one output only (SIGHASH_SINGLE), and that does not pay you what the coin is worth: \
             whoever has the signature can add outputs and take the rest.",
        ),
        _ if covered.sighash == ANYONE_CAN_PAY | 0x01 => (
            Level::Notice,
            "Others may add coins to this transaction.",
            "Who is paid, and how much, is covered by the signature; who else pays is not \
             (SIGHASH_ALL|ANYONECANPAY).",
        ),
        _ => (
            Level::Danger,
            "What this signature covers is not known.",
            "Its kind (the sighash type) is none that the network defines.",
        ),
    }
}
