//! Lists in order. The standard library's sort and its trees are written out anew for each type that they
//! hold, at two to four kilobytes of WebAssembly each; these are written out for numbers alone.

use std::cmp::Ordering;

/// The items in order; those that are equal stay as they stood.
pub(crate) fn sorted<T>(items: Vec<T>, order: impl Fn(&T, &T) -> Ordering) -> Vec<T> {
    let mut places: Vec<usize> = (0..items.len()).collect();
    sort_places(&mut places, &|one, other| match (items.get(one), items.get(other)) {
        (Some(one), Some(other)) => order(one, other),
        _ => Ordering::Equal,
    });
    let mut items: Vec<Option<T>> = items.into_iter().map(Some).collect();
    places.into_iter().filter_map(|place| items.get_mut(place)?.take()).collect()
}

fn sort_places(places: &mut [usize], order: &dyn Fn(usize, usize) -> Ordering) {
    // The stable sort is twice as large; places differ, so that this one has no choice either.
    places.sort_unstable_by(|one, other| order(*one, *other).then_with(|| one.cmp(other)));
}

/// Adds to a list that is in order what does not stand in it yet; whether it was added.
pub(crate) fn insert<T: Ord>(list: &mut Vec<T>, one: T) -> bool {
    match list.binary_search(&one) {
        Ok(_) => false,
        Err(place) => {
            list.insert(place, one);
            true
        }
    }
}
