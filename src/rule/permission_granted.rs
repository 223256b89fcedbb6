use alloy_primitives::U256;

use super::Lists;
use crate::act::{Act, Acts, Amount, Deed, Kind, Role};
use crate::finding::{Finding, Level};

declare_rule! {
    /// Somebody may act for the account later, without asking again (ERC-7715, ERC-7710, agents).
    PERMISSION_GRANTED = "permission-granted", [Critical, Danger, Warning, Notice], check, lowered by trust;
}

/// A tenth of a percent, with eight decimals: as much as Hyperliquid lets be asked for where contracts are traded.
const SMALL_FEE: U256 = U256::from_limbs([10_000_000, 0, 0, 0]);

fn check(acts: &Acts, _: &Lists<'_>, findings: &mut Vec<Finding>) {
    acts.each(|act| {
        if let Deed::Order { pays: false, .. } = &act.deed {
            findings.push(PERMISSION_GRANTED.about_act(Level::Notice, act, Role::Signer, LETS));
        }
        if matches!(act.deed, Deed::Vote { .. }) && act.is_named(&STAKES) {
            findings.push(PERMISSION_GRANTED.about_act(Level::Notice, act, Role::Delegate, SLASHED));
        }
        let Deed::Grant { permission, expires, amount, asset, .. } = &act.deed else { return };
        // A transaction that lends a name or a right of use, and nothing that can be sent away by it; or that
        // pays so much from day to day or with each trade, as applications for that do, or lets as much be taken. Or a key
        // that writes or reads what is secret: in our own words, whatever a page calls it. Or what a sign-in lists:
        // mostly what an application may ask for.
        let daily = matches!(permission.as_str(), "stream" | "spending limit" | "a fee");
        let own = act.is_own_word(permission);
        let rate = amount.as_ref().and_then(Amount::number);
        let small = own && permission == "a fee" && rate.is_some_and(|rate| rate <= SMALL_FEE);
        let reads = own && permission.starts_with("reading");
        let writes = own && permission.starts_with("writing");
        let takes_back = own && permission == "taking back your approvals";
        // What a key makes calls with is bounded by what a page says alone, and one that has no bound but its time is no
        // loan.
        let session = own && permission.ends_with("calls of a session");
        let any =
            own && (permission.starts_with("calls of any") || permission.starts_with("signing"));
        let lent = act.is_call() && (asset.is_none() && !session && !any || daily)
            || small
            || reads
            || writes
            || takes_back;
        let listed = act.read_as.as_deref() == Some("EIP-5573");
        // Code that is known to be run as a person's own proxy does there what the person told it to.
        let code = act.party(Role::Delegate).and_then(|delegate| delegate.kind);
        let level = if code == Some(Kind::ProxyActions) {
            Level::Notice
        } else if lent || listed || act.guess || is_of_the_same(act) {
            Level::Warning
        } else if permission == "anything at all" && is_for_anybody(act) {
            Level::Critical
        } else {
            Level::Danger
        };
        let mut detail = String::from(if listed {
            "Whoever acts at that place may do so wherever this signature is believed, and nothing that the page says \
             about its purpose binds anybody."
        } else {
            "You will not be asked when it is used, and nothing that the page says about its purpose \
             binds anybody."
        });
        if is_for_anybody(act) {
            detail.push_str(" Whoever comes first may use it.");
        }
        if permission.contains("withdrawing") {
            detail.push_str(" It includes taking out what you have there.");
        }
        let within = own && permission.starts_with("calls by a new key");
        let bounded = amount.is_some() && asset.is_some();
        if !bounded && !listed && !reads && !takes_back && !within {
            detail.push_str(" No amount limits it.");
        }
        let at_once = own && permission.ends_with("does not show");
        if expires.is_none() && act.deadline.is_none() && !at_once {
            detail.push_str(" It never ends by itself.");
        }
        findings.push(PERMISSION_GRANTED.about_act(level, act, Role::Delegate, &detail));
    });
}

const LETS: &str = "Nothing is paid by it. Whose app or profile that is, this request does not say: sign it only where you \
                    began this yourself.";

/// By which somebody else works with what is staked at `EigenLayer`.
const STAKES: [&str; 2] =
    ["delegateTo(address,(bytes,uint256),", "redelegate(address,(bytes,uint256),"];

const SLASHED: &str = "Whoever that is says which services the stake answers for, and by one of their own they could take all of \
                       it. Look up whose address it is.";

/// Whether the delegate stands for whoever comes (`MetaMask`'s delegations).
fn is_for_anybody(act: &Act) -> bool {
    act.party(Role::Delegate).is_some_and(|one| one.has_name("anybody"))
}

/// Whether the delegate is a contract of the same protocol as the one that lets it act, which does for each caller
/// only what that one could do: others that are as well known make whatever calls anybody asks of them. They are known
/// by name, whose first word is the protocol's.
fn is_of_the_same(act: &Act) -> bool {
    let protocol = |role| act.party(role)?.name.as_deref()?.split(' ').next();
    let contract = protocol(Role::VerifyingContract).or_else(|| protocol(Role::Contract));
    let manages =
        act.party(Role::Delegate).and_then(|delegate| delegate.kind) == Some(Kind::Manager);
    manages && contract.is_some() && contract == protocol(Role::Delegate)
}
