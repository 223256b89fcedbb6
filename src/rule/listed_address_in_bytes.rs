use super::Lists;
use crate::act::Acts;
use crate::finding::Finding;

declare_rule! {
    /// An address that is listed otherwise stands in the request's bytes or text, outside any role.
    LISTED_ADDRESS_IN_BYTES = "listed-address-in-bytes", [Danger, Warning], check;
}

/// Nothing is left to do here: `dprk-address-in-bytes` searches the bytes once, and reports under the
/// id of this rule what belongs to it.
fn check(_: &Acts, _: &Lists<'_>, _: &mut Vec<Finding>) {}
