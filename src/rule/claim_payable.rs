use super::Lists;
use crate::act::{Acts, Amount, Asset, Deed, Role};
use crate::finding::{Finding, Level};

declare_rule! {
    /// A function that promises something, or that allows or takes back, takes the network's own coin.
    CLAIM_PAYABLE = "claim-payable", [Warning], check;
}

/// What drainers call the function that keeps the money. Nothing is claimed by paying.
const PROMISES: [&str; 13] = [
    "claim",
    "securityupdate",
    "connect",
    "verify",
    "validate",
    "airdrop",
    "reward",
    "migrate",
    "networkmerge",
    "walletupdate",
    "receivereward",
    "secureclaim",
    "safeclaim",
];

fn check(acts: &Acts, _: &Lists<'_>, findings: &mut Vec<Finding>) {
    // Contracts that were called by such a name, by where they stand: what is paid to one follows.
    let mut promising: Vec<(&str, &str)> = Vec::new();
    // What is called by itself, and not inside something else.
    let mut outermost = acts.acts.iter().peekable();
    acts.each(|act| {
        let alone = outermost.next_if(|one| std::ptr::eq(*one, act)).is_some();
        let contract = act.party(Role::Contract).filter(|contract| contract.kind.is_none());
        match &act.deed {
            Deed::Call { function: Some(function), .. } if promises(function) => {
                promising.extend(contract.map(|contract| (contract.path.as_str(), DETAIL)));
            }
            // Whatever the function is called: one is to be paid, and pays. What does several things pays for the others.
            Deed::Withdraw { .. } if alone && act.calls.is_empty() => {
                promising.extend(contract.map(|contract| (contract.path.as_str(), DETAIL)));
            }
            Deed::Send { asset: asset @ Asset::Native { .. }, amount }
                if !amount.is_zero() && !is_fee(asset, amount) =>
            {
                let Some(payee) = act.party(Role::Payee) else { return };
                if let Some((_, detail)) = promising.iter().find(|(path, _)| *path == payee.path) {
                    let level = Level::Warning;
                    findings.push(CLAIM_PAYABLE.about_act(level, act, Role::Payee, detail));
                }
            }
            Deed::Calls { .. } if act.calls.is_empty() => {
                promising.extend(contract.map(|contract| (contract.path.as_str(), EMPTY)));
            }
            Deed::Allow { .. } | Deed::AllowCollection { .. } => {
                let places = [Role::Token, Role::Contract].into_iter();
                let called = places.filter_map(|role| act.party(role));
                let called = called.filter(|called| called.kind.is_none());
                promising.extend(called.map(|called| (called.path.as_str(), ALLOWING)));
            }
            _ => {}
        }
    });
}

const DETAIL: &str = "What is called promises you something, but all that is certain is that you pay. \
                      Thieves give such names to functions that keep what is sent.";

/// Whether it is no more than a fee: campaigns whose contracts nobody can know one by one take some cents for
/// a claim. It is still told who is paid.
fn is_fee(asset: &Asset, amount: &Amount) -> bool {
    /// Less than a thousandth of a coin with 18 decimals.
    const MOST: u128 = 1_000_000_000_000_000;
    /// Coins that have cost two dollars at most for years.
    const CHEAP: [&str; 9] = ["xDAI", "POL", "MATIC", "S", "MNT", "CELO", "SEI", "FLR", "KAIA"];
    let Asset::Native { decimals, symbol } = asset else { return false };
    let cheap = symbol.as_deref().is_some_and(|symbol| CHEAP.contains(&symbol));
    let most = if cheap { MOST * 3_000 } else { MOST };
    *decimals == Some(18) && amount.value.parse::<u128>().is_ok_and(|wei| wei < most)
}

const ALLOWING: &str = "To let somebody take tokens, or to take that back, costs nothing but gas. What is paid here \
                        is kept by whoever made the contract.";

const EMPTY: &str = "The function makes the calls that are handed to it, and there are none: nothing is done with \
                     what is paid here.";

fn promises(function: &str) -> bool {
    let name = function.split('(').next().unwrap_or(function).to_ascii_lowercase();
    PROMISES.iter().any(|promise| name.starts_with(promise))
}
