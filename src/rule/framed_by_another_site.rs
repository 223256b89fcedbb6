use super::Lists;
use crate::act::{Acts, Deed, Role};
use crate::finding::{Finding, Level};

declare_rule! {
    /// A frame of another site than the one in the address bar has something signed or sent.
    FRAMED_BY_ANOTHER_SITE = "framed-by-another-site", [Warning], check;
}

fn check(acts: &Acts, _: &Lists<'_>, findings: &mut Vec<Finding>) {
    let Some(around) = acts.asker.top_origin.as_deref() else { return };
    let asks = acts.asker.origin.as_deref();
    // An origin that browsers call opaque is no site at all, so two of them are never the same.
    let known = |origin: &&str| *origin != OPAQUE;
    if asks.is_some_and(|asks| known(&asks) && asks == around) {
        return;
    }
    let Some(act) = acts.acts.iter().find(|act| signs(&act.deed)) else { return };
    let detail = "The address bar shows the page around it, not the frame. Some pages have others' frames on \
                  purpose; if you did not start this in a part of the page that is clearly the other site's, \
                  refuse.";
    let mut finding = FRAMED_BY_ANOTHER_SITE.about_act(Level::Warning, act, Role::Account, detail);
    finding.title = format!(
        "{} inside {} asks for this.",
        asks.filter(known).map_or_else(
            || "A frame that belongs to no site".to_owned(),
            |asks| format!("A frame of {}", host(asks))
        ),
        Some(around).filter(known).map_or("a page that belongs to no site", host),
    );
    finding.subject = None;
    finding.role = None;
    finding.path.clone_from(&act.path);
    findings.push(finding);
}

/// How browsers write the origin of what belongs to no site: sandboxed frames, `data:` addresses.
const OPAQUE: &str = "null";

/// Whether something is signed or sent, and the wallet's own settings are not all that it is about.
fn signs(deed: &Deed) -> bool {
    !matches!(deed, Deed::AddNetwork { .. } | Deed::SwitchNetwork { .. } | Deed::WatchAsset { .. })
}

/// An origin without its scheme, unless that is what is unusual about it.
fn host(origin: &str) -> &str {
    origin.strip_prefix("https://").unwrap_or(origin)
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use crate::{Engine, Request};

    #[allow(clippy::needless_pass_by_value, reason = "the table of cases is easier to read")]
    fn title(origin: Value, around: Value, method: &str, params: Value) -> Option<String> {
        let request = json!({
            "origin": origin, "top_origin": around, "chain": "eip155:1", "method": method, "params": params,
        });
        let findings = Engine::new().review(&Request::from_value(request)).findings;
        findings
            .into_iter()
            .find(|finding| finding.rule == super::FRAMED_BY_ANOTHER_SITE.id)
            .map(|finding| finding.title)
    }

    fn message(origin: Value, around: Value) -> Option<String> {
        let account = "0x1111111111111111111111111111111111111111";
        title(origin, around, "personal_sign", json!(["0x68656c6c6f", account]))
    }

    #[test]
    fn a_frame_is_named_with_the_page_around_it() {
        for (origin, around, said) in [
            (
                json!("https://pay.example"),
                json!("https://shop.example"),
                "A frame of pay.example inside shop.example asks for this.",
            ),
            (
                json!("http://shop.example"),
                json!("https://shop.example"),
                "A frame of http://shop.example inside shop.example asks for this.",
            ),
            (
                Value::Null,
                json!("https://shop.example"),
                "A frame that belongs to no site inside shop.example asks for this.",
            ),
            (
                json!("null"),
                json!("null"),
                "A frame that belongs to no site inside a page that belongs to no site asks for this.",
            ),
        ] {
            assert_eq!(message(origin, around).as_deref(), Some(said));
        }
    }

    #[test]
    fn a_page_and_its_own_frames_are_ordinary() {
        let shop = json!("https://shop.example");
        assert_eq!(message(shop.clone(), Value::Null), None);
        assert_eq!(message(shop.clone(), shop), None);
        assert_eq!(message(Value::Null, Value::Null), None);
    }

    #[test]
    fn what_signs_nothing_is_not_pointed_out() {
        let asset = json!({ "type": "ERC20", "options": {
            "address": "0x2222222222222222222222222222222222222222", "symbol": "TKN", "decimals": 18,
        } });
        let (origin, around) = (json!("https://pay.example"), json!("https://shop.example"));
        assert_eq!(title(origin, around, "wallet_watchAsset", asset), None);
    }
}
