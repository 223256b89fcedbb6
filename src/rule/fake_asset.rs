use super::Lists;
use crate::act::homoglyph::folded;
use crate::act::{Acts, Asset, Deed, Role, network};
use crate::finding::{Finding, Level};

declare_rule! {
    /// A token would be shown in the wallet as what it is not.
    FAKE_ASSET = "fake-asset", [Warning], check;
}

fn check(acts: &Acts, _: &Lists<'_>, findings: &mut Vec<Finding>) {
    acts.each(|act| {
        let Deed::WatchAsset { asset, known_as, known_decimals, namesake } = &act.deed else {
            return;
        };
        let Asset::Token { symbol, decimals, .. } = asset else { return };
        let symbol = symbol.as_deref().unwrap_or_default();
        let other_name =
            known_as.as_ref().filter(|known| !symbol.is_empty() && known.as_str() != symbol);
        let other_decimals = known_decimals.filter(|known| decimals.is_some_and(|said| said != *known));
        let said = if let Some(namesake) = namesake {
            format!(
                "A token that everybody knows goes by the symbol {symbol:?}, and it is at another \
                 address: {namesake}. Anybody can make a token and call it that."
            )
        } else if let Some(known) = other_name {
            format!("The page calls it {symbol:?}, and everybody else calls it {known}.")
        } else if known_as.is_none() && is_coin(symbol, acts) {
            format!(
                "Your network's own coin is called {symbol:?}, and it is no token. Anybody can make a \
                 token and call it that."
            )
        } else if let Some(known) = other_decimals {
            format!(
                "The page says that it has {} decimals, and it has {known}: your wallet would show you \
                 another amount than you have.",
                decimals.unwrap_or_default()
            )
        } else {
            return;
        };
        findings.push(FAKE_ASSET.about_act(Level::Warning, act, Role::Token, &said));
    });
}

/// Whether a token calls itself by the symbol of the network's own coin, or looks like it.
fn is_coin(symbol: &str, acts: &Acts) -> bool {
    let coin = acts.asker.chain.and_then(network::coin_of);
    coin.is_some_and(|coin| folded(coin) == folded(symbol))
}
