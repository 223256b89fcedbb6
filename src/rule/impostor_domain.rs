use super::Lists;
use crate::act::{Acts, Kind, Party, Role, SignedData};
use crate::finding::{Finding, Level};

declare_rule! {
    /// Typed data goes by the name of a contract that everybody knows, and is for another one.
    IMPOSTOR_DOMAIN = "impostor-domain", [Danger], check;
}

/// The names that contracts sign under, and how the contracts that may are called here.
const NAMES: [(&str, &str); 12] = [
    ("Permit2", "Permit2"),
    ("Seaport", "Seaport"),
    ("Gnosis Protocol", "CoW"),
    ("1inch Aggregation Router", "1inch"),
    ("1inch Limit Order Protocol", "1inch"),
    ("ZeroEx", "0x"),
    ("0x Protocol", "0x"),
    ("Blur Exchange", "Blur"),
    ("LooksRareExchange", "LooksRare"),
    ("LooksRareProtocol", "LooksRare"),
    ("ElementEx", "Element"),
    ("PaymentProcessor", "Payment Processor"),
];

/// The types that none but Permit2 takes.
const PERMIT2: [&str; 6] = [
    "PermitSingle",
    "PermitBatch",
    "PermitTransferFrom",
    "PermitBatchTransferFrom",
    "PermitWitnessTransferFrom",
    "PermitBatchWitnessTransferFrom",
];

/// As what the typed data poses, if it does.
fn impostor(signed: &SignedData) -> Option<&'static str> {
    let contract = signed.verifying_contract.as_ref();
    if PERMIT2.contains(&signed.primary_type.as_str()) {
        let is_permit2 = contract.is_some_and(|contract| contract.kind == Some(Kind::Permit2));
        return (!is_permit2).then_some("Permit2");
    }
    let name = signed.domain_name.as_deref()?.trim();
    let (known, called) = NAMES.iter().find(|(known, _)| known.eq_ignore_ascii_case(name))?;
    let is_it =
        |contract: &Party| contract.name.as_deref().is_some_and(|name| name.starts_with(called));
    (!contract.is_some_and(is_it)).then_some(known)
}

fn check(acts: &Acts, _: &Lists<'_>, findings: &mut Vec<Finding>) {
    for signed in &acts.signed {
        let Some(known) = impostor(signed) else { continue };
        let contract = signed.verifying_contract.as_ref();
        findings.push(Finding {
            rule: IMPOSTOR_DOMAIN.id.to_owned(),
            level: Level::Danger,
            title: format!("This poses as {known}, and is for another contract."),
            detail: format!(
                "The data is written like that of {known}, so that wallets show it as such. The \
                 contract that would take the signature is not known, and may do anything with it."
            ),
            subject: contract.map(|contract| contract.address.clone()),
            role: contract.map(|_| Role::VerifyingContract),
            path: format!("{}.domain.verifyingContract", signed.path),
            evidence: Vec::new(),
        });
    }
}
