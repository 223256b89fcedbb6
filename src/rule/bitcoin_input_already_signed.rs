use super::Lists;
use crate::act::Acts;
use crate::finding::{Finding, Level};

declare_rule! {
    /// A coin in a transaction of Bitcoin that is to be signed carries a signature already.
    BITCOIN_INPUT_ALREADY_SIGNED = "bitcoin-input-already-signed", [Notice], check;
}

fn check(acts: &Acts, _: &Lists<'_>, findings: &mut Vec<Finding>) {
    for covered in acts.covered.iter().filter(|one| one.signed) {
        findings.push(BITCOIN_INPUT_ALREADY_SIGNED.about_place(
            Level::Notice,
            "A coin in this transaction is signed for already.",
            "Somebody else has signed their part, or you have signed this before: another \
             signature of yours may be the last that is missing.",
            &covered.path,
        ));
    }
}
