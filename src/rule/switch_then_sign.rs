use super::Lists;
use crate::act::{Acts, Deed, Role};
use crate::finding::{Finding, Level};

declare_rule! {
    /// One request changes the wallet's network and has something signed on the new one.
    SWITCH_THEN_SIGN = "switch-then-sign", [Warning], check;
}

fn check(acts: &Acts, _: &Lists<'_>, findings: &mut Vec<Finding>) {
    let is_switch =
        |deed: &Deed| matches!(deed, Deed::AddNetwork { .. } | Deed::SwitchNetwork { .. });
    let signs = |deed: &Deed| !is_switch(deed) && !matches!(deed, Deed::WatchAsset { .. });
    let Some(at) = acts.acts.iter().position(|act| is_switch(&act.deed)) else {
        return;
    };
    let signed = acts.acts.iter().skip(at).find(|act| signs(&act.deed));
    if let (Some(switch), Some(_)) = (acts.acts.get(at), signed) {
        findings.push(SWITCH_THEN_SIGN.about_act(
            Level::Warning,
            switch,
            Role::Contract,
            "What follows in the same request is for the new network, while you still think of the \
             one you were on. Sites that mean well ask for one thing at a time.",
        ));
    }
}
