use super::Lists;
use super::batch;
use super::lookalike_payee::is_known;
use crate::act::{Acts, Asset, Deed, Party};
use crate::finding::{Finding, Level};
use crate::intel::ChainAddress;
use crate::order::{insert, sorted};

declare_rule! {
    /// Calls that are made together let one stranger take several kinds of assets.
    SEVERAL_ASSETS_ALLOWED = "several-assets-allowed", [Danger, Warning], check, lowered by trust;
}

/// From how many kinds on it is how an account is emptied: two are what a pool of two tokens takes.
const EMPTIED: usize = 3;

fn check(acts: &Acts, lists: &Lists<'_>, findings: &mut Vec<Finding>) {
    let mut told: Vec<&ChainAddress> = Vec::new();
    batch::each(acts, |batch| {
        let mut allowed = Vec::new();
        for act in batch {
            act.each(&mut |act| {
                let stranger = |spender: &&Party| {
                    spender.kind.is_none() && !is_known(&spender.address, acts, lists)
                };
                let Some(spender) = batch::allowed(act).filter(stranger) else { return };
                allowed.extend(asset(&act.deed).map(|(asset, all)| (spender, asset, all, act)));
            });
        }
        let allowed = sorted(allowed, |one, other| one.0.address.cmp(&other.0.address));
        for all in allowed.chunk_by(|one, other| one.0.address == other.0.address) {
            let mut kinds = Vec::new();
            for (_, asset, _, _) in all {
                insert(&mut kinds, *asset);
            }
            let Some((spender, _, _, act)) = all.first() else { continue };
            if kinds.len() < EMPTIED || !insert(&mut told, &spender.address) {
                continue;
            }
            let everything = all.iter().all(|(_, _, everything, _)| *everything);
            let mut finding = SEVERAL_ASSETS_ALLOWED.about_act(
                if everything { Level::Danger } else { Level::Warning },
                act,
                spender.role,
                "One click would let one stranger take several of the things that you hold. This is how \
                 accounts are emptied. Go on only if you know whose contract it is.",
            );
            finding.title = format!(
                "{} let {} take {} different assets.",
                act.begins(),
                spender.short(),
                kinds.len()
            );
            findings.push(finding);
        }
    });
}

/// What is allowed, and whether all of it is.
fn asset(deed: &Deed) -> Option<(&ChainAddress, bool)> {
    let (asset, all) = match deed {
        Deed::Allow { asset, amount, .. } => (asset, amount.unlimited),
        Deed::AllowCollection { asset, .. } => (asset, true),
        _ => return None,
    };
    match asset {
        Asset::Token { address, .. }
        | Asset::Collectible { address, .. }
        | Asset::Collection { address } => Some((address, all)),
        _ => None,
    }
}
