use super::Lists;
use crate::act::{Act, Acts, Asset, Deed, Fee, Means, Part, worth};
use crate::finding::{Finding, Level};

declare_rule! {
    /// A transaction pays far more in fees than is usual.
    FEE_TOO_HIGH = "fee-too-high", [Danger, Warning], check;
}

/// From when on a fee is unusual, and from when on it is hardly meant: in the smallest unit. A share counts
/// from an amount on that anybody minds.
struct Bounds {
    warning: u64,
    danger: u64,
    minded: u64,
}

/// In satoshi. A large transaction at the highest rates there have been cost some 0.005 BTC.
const BITCOIN: Bounds = Bounds { warning: 500_000, danger: 5_000_000, minded: 50_000 };

/// In lamports. Fees are some thousandths of a SOL at the busiest times.
const SOLANA: Bounds = Bounds { warning: 50_000_000, danger: 500_000_000, minded: u64::MAX };

/// In wei. The largest transactions there are cost about an ETH at the highest prices there have been.
const ETHER: Bounds = Bounds {
    warning: 1_000_000_000_000_000_000,
    danger: 10_000_000_000_000_000_000,
    minded: u64::MAX,
};

/// The decimals of bitcoin and of ether, by which the coins are told apart.
const BITCOIN_DECIMALS: u8 = 8;
const ETHER_DECIMALS: u8 = 18;

fn check(acts: &Acts, _: &Lists<'_>, findings: &mut Vec<Finding>) {
    for fee in &acts.fees {
        let Some(level) = level(fee) else { continue };
        findings.push(FEE_TOO_HIGH.about_place(
            level,
            format!("This pays {} in fees, far more than is usual.", fee.in_words()),
            "Fees go to those who run the network or send the transaction, and nobody gives them \
             back. Compare the fee with what your wallet would take, and with the amount.",
            &fee.path,
        ));
    }
    acts.each(|act| findings.extend(paid_by_signature(act)));
}

/// What whoever carries out what is signed may take for it, where that is worth more than gas is.
fn paid_by_signature(act: &Act) -> Option<Finding> {
    /// A hundred and a thousand dollars, in thousandths of a cent.
    const BOUNDS: [u64; 2] = [10_000_000, 100_000_000];
    let Deed::Fee { asset, amount } = &act.deed else { return None };
    // No fee is of any amount, whatever it is paid in.
    let any = amount.unlimited || amount.number().is_some_and(|number| number.bit_len() > 128);
    let part = Part { asset: asset.clone(), amount: amount.clone(), to: None };
    let worth = worth::likely_least(&[part]);
    let [warning, danger] = BOUNDS.map(|bound| any || worth >= worth::Worth::from(bound));
    let level = if danger { Level::Danger } else { Level::Warning };
    (warning && act.means == Means::Signature).then(|| {
        FEE_TOO_HIGH.about_place(
            level,
            format!("{}, far more than is usual.", act.words.trim_end_matches('.')),
            "It is the most that whoever carries it out may take for that, and nothing keeps them from taking \
             all of it.",
            &act.path,
        )
    })
}

fn level(fee: &Fee) -> Option<Level> {
    let bounds = match fee.asset {
        Asset::Native { decimals: Some(BITCOIN_DECIMALS), .. } => BITCOIN,
        Asset::Native { decimals: Some(ETHER_DECIMALS), .. } => ETHER,
        _ => SOLANA,
    };
    // Half of what is spent is a mistake; a fifth is worth a thought.
    let share = |parts: u64| {
        let large = fee.value >= bounds.minded;
        large && fee.spent.is_some_and(|spent| fee.value >= spent / parts)
    };
    if fee.value >= bounds.danger || share(2) {
        Some(Level::Danger)
    } else if fee.value >= bounds.warning || share(5) {
        Some(Level::Warning)
    } else {
        None
    }
}
