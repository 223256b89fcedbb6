//! The one sentence of a review: the worst that was found, or what would happen and whether all of it was read.

use crate::act::worth::Worth;
use crate::act::{self, Act, Deed, Role, and_at_least, and_more};
use crate::finding::{Finding, Gap, Level};
use crate::order;
use crate::review::Verdict;

/// Whether an act is worth a mention beside another: not what stays with the user, nor the fee, nor how long it is good.
fn counts(act: &Act) -> bool {
    !matches!(act.deed, Deed::Keep { .. } | Deed::Fee { .. } | Deed::DurableNonce {})
}

/// One sentence for a worried person.
pub(crate) fn summary(
    verdict: Verdict,
    acts: &[Act],
    findings: &[Finding],
    gaps: &[Gap],
) -> String {
    let worst = worst(findings, acts);
    let only_gaps = worst.is_none_or(|worst| {
        let notice = worst.level == Level::Notice;
        notice && (verdict == Verdict::Warning || is_of_less(worst, acts))
    });
    let said = match (worst, act::leading(acts)) {
        (Some(worst), _) if !only_gaps => {
            let as_bad = as_bad(worst, acts, findings);
            // At the worst level it need not be said what could not be read.
            if verdict == Verdict::Critical {
                return and_more(&worst.title, as_bad);
            }
            and_at_least(&told(worst, acts), if gaps.is_empty() { as_bad } else { 0 })
        }
        (_, Some(act)) => and_more(&act.words, others(act, acts)),
        (_, None) if gaps.is_empty() => return "This signs nothing.".to_owned(),
        (_, None) => return "What this asks for could not be read.".to_owned(),
    };
    if gaps.is_empty() { said } else { format!("{said} Part of it could not be read.") }
}

/// The worst finding: of several that one rule has at that level, the one at which most is at stake, as far as that
/// can be said.
fn worst<'a>(findings: &'a [Finding], acts: &[Act]) -> Option<&'a Finding> {
    let (first, rest) = findings.split_first()?;
    let at_stake = |one| found_in(one, acts).map_or(Worth::ZERO, |(act, _)| act.worth());
    let mut most = (first, at_stake(first));
    let alike = |one: &&Finding| one.level == first.level && one.rule == first.rule;
    for one in rest.iter().filter(alike) {
        let worth = at_stake(one);
        if most.1 > Worth::ZERO && worth > most.1 {
            most = (one, worth);
        }
    }
    Some(most.0)
}

/// Whether what is only noticed is about another act than the one that counts most.
fn is_of_less(worst: &Finding, acts: &[Act]) -> bool {
    let mut most = act::leading(acts);
    while let Some(inner) = most.and_then(Act::most_of_calls) {
        most = Some(inner);
    }
    let Some(most) = most.filter(|_| says(&worst.title)) else { return false };
    let found = |act: &Act| found_in(worst, std::slice::from_ref(act)).is_some();
    // What is sent along with a call is paid for it.
    let is_for_it = acts.iter().any(|act| most.is_for(act) && found(act));
    let says_it = worst.title.starts_with(most.own_words().trim_end_matches('.'));
    found_in(worst, acts).is_some() && !found(most) && !is_for_it && !says_it
}

/// How many other things the request would do were found to be as dangerous as the worst: other acts, and the same
/// for others in the same act.
fn as_bad(worst: &Finding, acts: &[Act], findings: &[Finding]) -> usize {
    if worst.level < Level::Danger {
        return 0;
    }
    let own = found_in(worst, acts).map(|(act, _)| std::ptr::from_ref(act));
    let mut things: Vec<(Option<*const Act>, &str)> = Vec::new();
    let does = |one: &&Finding| says(&one.title) && one.role != Some(Role::Signer);
    for finding in findings.iter().filter(does).filter(|one| one.level == worst.level) {
        let found = found_in(finding, acts);
        let place = found.map(|(act, _)| std::ptr::from_ref(act));
        let by_itself = found.is_none_or(|(_, by_itself)| by_itself);
        if place != own {
            order::insert(&mut things, (place, ""));
        } else if by_itself && finding.rule == worst.rule && finding.subject != worst.subject {
            order::insert(&mut things, (place, finding.title.as_str()));
        }
    }
    things.len()
}

/// The act that a finding tells of: the one that names whom it is about, or else the innermost of those in whose place
/// it is; and whether it is that by itself. What code looks like that is run as the account is no act of its own, nor
/// what is disguised as a message.
fn found_in<'a>(finding: &Finding, acts: &'a [Act]) -> Option<(&'a Act, bool)> {
    let mut around: Option<(&Act, &Act)> = None;
    let mut left: Vec<(&Act, Option<&Act>)> = acts.iter().rev().map(|act| (act, None)).collect();
    while let Some((act, whole)) = left.pop() {
        let told = whole.unwrap_or(act);
        let mut parties = act.parties.iter();
        if parties.any(|party| Some(party.role) == finding.role && party.path == finding.path) {
            return Some((told, whole.is_none()));
        }
        let is_around = finding.path.starts_with(act.path.as_str());
        if is_around && around.is_none_or(|(_, found)| found.path.len() < act.path.len()) {
            around = Some((told, act));
        }
        let is_whole = matches!(act.deed, Deed::Delegatecall { .. } | Deed::SignEncoded { .. });
        let whole = whole.or(Some(act).filter(|_| is_whole));
        left.extend(act.calls.iter().rev().map(|call| (call, whole)));
    }
    around.map(|(told, act)| (told, std::ptr::eq(told, act)))
}

/// Whether a sentence says what an act does.
fn says(sentence: &str) -> bool {
    ["This would ", "This looks as if it would "].iter().any(|start| sentence.starts_with(start))
}

/// What was found; after what is done by the act that it was found in, unless it says that itself; and what is paid to a
/// stranger besides, where what was found is no danger by itself.
fn told(worst: &Finding, acts: &[Act]) -> String {
    let leading = act::leading(acts);
    let mut counting = acts.iter().filter(|act| counts(act));
    let found = counting.find(|act| worst.path.starts_with(act.path.as_str()));
    let Some(act) = found.or(leading) else { return worst.title.clone() };
    let (mut said, mut more) = if says(&act.words) && !says(&worst.title) {
        (format!("{} {}", act.own_words(), worst.title), act.more())
    } else {
        // Its own sentence may be that of another of its calls.
        let more = act.more_than(&worst.title).or_else(|| beside(act, &worst.title));
        (worst.title.clone(), more.unwrap_or_default())
    };
    more += others(act, acts).saturating_sub(told_together(worst));
    let paid = leading.filter(|first| {
        let payee = first.party(Role::Payee).map(|payee| &payee.address);
        let is_told = std::ptr::eq(*first, act)
            || told_together(worst) > 0
            || payee.is_some() && payee == worst.subject.as_ref();
        let is_more = !matches!(act.deed, Deed::Send { .. }) || first.pays_more_than(act);
        worst.level < Level::Danger && !is_told && is_more && first.pays_stranger()
    });
    if let Some((paid, effect)) =
        paid.and_then(|paid| Some((paid, paid.own_words().strip_prefix("This would ")?)))
    {
        said = format!("{said} And it would {effect}");
        more = more.saturating_sub(1) + paid.more();
    }
    and_more(&said, more)
}

/// How many acts a finding tells of besides the one that it was found in: all assets that it counts.
fn told_together(worst: &Finding) -> usize {
    const SEVERAL: [&str; 2] = ["several-assets-sent", "several-assets-allowed"];
    let count = worst.title.split(' ').find_map(|word| word.parse::<usize>().ok());
    let count = count.filter(|_| SEVERAL.contains(&worst.rule.as_str()));
    count.unwrap_or_default().saturating_sub(1)
}

/// How many calls are made beside the one that a sentence tells of.
fn beside(act: &Act, sentence: &str) -> Option<usize> {
    if !matches!(act.deed, Deed::Calls { .. }) {
        return None;
    }
    let told = act.calls.iter().any(|call| call.more_than(sentence).is_some());
    let others = told.then(|| act.calls.len().saturating_sub(1));
    others.or_else(|| act.calls.iter().find_map(|call| beside(call, sentence)))
}

/// How many acts there are besides the first and what its sentence tells of. What is paid for a call stands behind it,
/// and is no thing of its own.
fn others(first: &Act, acts: &[Act]) -> usize {
    let mut before: Option<&Act> = None;
    let mut count = 0;
    for act in acts {
        let is_paid_for = before.replace(act).is_some_and(|call| call.tells_of(act));
        let is_other = !std::ptr::eq(act, first) && !is_paid_for;
        count += usize::from(is_other && counts(act) && !first.tells_of(act));
    }
    count
}
