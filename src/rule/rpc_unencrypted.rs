use super::Lists;
use super::node_url::NodeUrl;
use crate::act::{Acts, Deed, Role};
use crate::finding::{Finding, Level};

declare_rule! {
    /// A network would be reached without encryption.
    RPC_UNENCRYPTED = "rpc-unencrypted", [Warning], check;
}

fn check(acts: &Acts, _: &Lists<'_>, findings: &mut Vec<Finding>) {
    acts.each(|act| {
        let Deed::AddNetwork { rpc_urls, .. } = &act.deed else {
            return;
        };
        let open = rpc_urls
            .iter()
            .map(|url| NodeUrl::read(url))
            .find(|url| !url.encrypted && !url.is_local());
        if let Some(url) = open {
            findings.push(RPC_UNENCRYPTED.about_act(
                Level::Warning,
                act,
                Role::Contract,
                &format!(
                    "Everybody on the way to {} could see what your wallet asks, and answer in its \
                     place: show you balances that are not there, or keep your transactions.",
                    url.host_in_words()
                ),
            ));
        }
    });
}
