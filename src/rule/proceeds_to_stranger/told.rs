//! Of several findings about the same address, the one that is worth most is told.

use crate::act::{Act, Deed, Part, worth};
use crate::finding::Finding;
use crate::intel::ChainAddress;

/// Where a finding stands about somebody, and what it is worth that it tells of.
#[derive(Default)]
pub(in crate::rule) struct Told<'a>(Vec<(&'a ChainAddress, worth::Worth, usize)>);

impl<'a> Told<'a> {
    /// Notes a finding about an act, which stands at a place.
    pub(in crate::rule) fn note(&mut self, whom: &'a ChainAddress, act: &Act, at: usize) {
        self.0.push((whom, value(act), at));
    }

    /// Whether the same is told of somebody: by this finding from now on, if its act is worth more.
    pub(in crate::rule) fn replaces(
        &mut self,
        whom: &ChainAddress,
        act: &Act,
        by: &Finding,
        findings: &mut [Finding],
    ) -> bool {
        for (_, worth, at) in self.0.iter_mut().filter(|(one, ..)| *one == whom) {
            let Some(told) = findings.get_mut(*at) else { continue };
            if told.level == by.level && told.detail == by.detail {
                // Of about as much, it is the first.
                if value(act) / worth::Worth::from(10) > *worth {
                    *worth = value(act);
                    told.clone_from(by);
                }
                return true;
            }
        }
        false
    }
}

/// What it is worth at least that an act moves or gives.
fn value(act: &Act) -> worth::Worth {
    if let Deed::Trade { gives, .. } = &act.deed {
        return worth::least(gives);
    }
    act.deed.moved().map_or(worth::Worth::ZERO, |(asset, amount)| {
        worth::least(&[Part { asset: asset.clone(), amount: amount.clone(), to: None }])
    })
}
