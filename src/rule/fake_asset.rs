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
            known_as.as_ref().filter(|known| !symbol.is_empty() && !is_name_of(known, symbol));
        let other_decimals = known_decimals.filter(|known| decimals.is_some_and(|said| said != *known));
        // What only looks like the name cannot be told from it by printing it.
        let looks = symbol.chars().any(|letter| !letter.is_ascii_graphic());
        let said = if let Some(namesake) = namesake.as_ref().filter(|_| looks) {
            format!(
                "The page calls it {}, which looks like {} and is written in other letters. The token that \
                 everybody knows by that name is at another address: {namesake}.",
                spelled_out(symbol),
                folded(symbol).to_ascii_uppercase()
            )
        } else if let Some(namesake) = namesake {
            format!(
                "A token that everybody knows goes by the symbol {symbol:?}, and it is at another \
                 address: {namesake}. Anybody can make a token and call it that."
            )
        } else if let Some(known) = other_name {
            format!("The page calls it {symbol:?}, and everybody else calls it {known}.")
        } else if let Some(coin) = coin_called(symbol, acts).filter(|_| known_as.is_none()) {
            format!(
                "Your network's own coin is called {coin}, and it is no token. Anybody can make a \
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

/// A symbol with the numbers of the letters that are no plain ones.
fn spelled_out(symbol: &str) -> String {
    let letter = |letter: char| {
        if letter.is_ascii_graphic() {
            letter.to_string()
        } else {
            letter.escape_unicode().to_string()
        }
    };
    format!("\"{}\"", symbol.chars().take(32).map(letter).collect::<String>())
}

/// Whether a token that is known by a symbol goes by another one as well: Tether's own is written otherwise on nearly
/// every network, and so are the coins that were renamed.
fn is_name_of(known: &str, symbol: &str) -> bool {
    const SAME: [(&str, &str); 4] =
        [("usdt", "usdt0"), ("usdt0", "usdt"), ("wpol", "wmatic"), ("usdc", "usdce")];
    let (known, symbol) = (folded(known), folded(symbol));
    known == symbol || SAME.contains(&(known.as_str(), symbol.as_str()))
}

/// The network's own coin, if a token calls itself by its symbol, or looks like it.
fn coin_called(symbol: &str, acts: &Acts) -> Option<&'static str> {
    let coin = acts.asker.chain.and_then(network::coin_of);
    coin.filter(|coin| folded(coin) == folded(symbol))
}
