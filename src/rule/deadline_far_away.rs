use super::Lists;
use super::permit_signed::is_ordinary;
use crate::act::{Acts, Deed, Means, Role};
use crate::finding::{Finding, Level};

declare_rule! {
    /// A signature can be used for years, or for ever.
    DEADLINE_FAR_AWAY = "deadline-far-away", [Warning], check;
}

/// Longer than any market lets an order stand: half a year is usual at most.
const A_YEAR: u64 = 366 * 24 * 60 * 60;

/// Where the time is not known: 2100-01-01, which nobody means as a date.
const NEXT_CENTURY: u64 = 4_102_444_800;

/// Whether a time is so far away that it is no bound. What is more than 64 bits is.
pub(super) fn is_far(time: &str, now: Option<u64>) -> bool {
    let bound = now.map_or(NEXT_CENTURY, |now| now.saturating_add(A_YEAR));
    time.parse::<u64>().map_or(!time.is_empty(), |time| time > bound)
}

fn check(acts: &Acts, _: &Lists<'_>, findings: &mut Vec<Finding>) {
    let mut seen: Vec<&str> = Vec::new();
    acts.each(|act| {
        let harmless = match &act.deed {
            Deed::SignIn { .. } | Deed::Vote { .. } => true,
            // Whoever holds it can use it once at most, for no more than it says; and an approval by transaction
            // would have no end at all.
            Deed::Allow { .. } if is_ordinary(act) => true,
            Deed::Allow { amount, .. } | Deed::Send { amount, .. } => amount.is_zero(),
            Deed::AllowCollection { allowed, .. } => !allowed,
            _ => false,
        };
        if harmless || act.means != Means::Signature {
            return;
        }
        if let Some(deadline) = act.deadline.as_deref()
            && is_far(deadline, acts.asker.now)
            && !seen.contains(&deadline)
        {
            // Said once for all that is signed together until then.
            seen.push(deadline);
            let mut finding = DEADLINE_FAR_AWAY.about_act(
                Level::Warning,
                act,
                Role::Signer,
                "Whoever holds this signature can keep it and use it years from now, when you have \
                 forgotten it. Ordinary signatures end within minutes, orders within weeks.",
            );
            "This signature could be used for years, or for ever.".clone_into(&mut finding.title);
            finding.path.clone_from(&act.path);
            findings.push(finding);
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn far_is_a_year_from_now_or_the_next_century() {
        let now = Some(1_790_000_000);
        for (time, now, far) in [
            ("1790000000", now, false),
            ("1820000000", now, false),
            ("1830000000", now, true),
            ("1830000000", None, false),
            ("4102444801", None, true),
            (
                "115792089237316195423570985008687907853269984665640564039457584007913129639935",
                now,
                true,
            ),
            ("", None, false),
        ] {
            assert_eq!(is_far(time, now), far, "{time}");
        }
    }
}
