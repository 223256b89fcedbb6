//! A table of keys: sorted, and searched in place.

/// From this many keys on, an index by two bytes is worth its 256 KiB.
const WIDE_INDEX_FROM: usize = 1 << 18;

/// Stands for the form of a group that may not be in a table.
pub(crate) const NO_FORM: u8 = u8::MAX;

/// Keys of one length, sorted, with the group that each belongs to.
///
/// The first byte or, in large tables, the first two bytes of the keys are not written: an index
/// says where the keys with each beginning start. So a search looks at a few entries only, and a
/// key with its group takes 21 bytes, or 20 in large tables.
#[derive(Clone, Copy, Debug)]
pub(crate) struct KeyTable<'a> {
    /// For each beginning the number of the first key that has it or a later one; and the count.
    index: &'a [[u8; 4]],
    /// What follows the beginning of each key.
    rests: &'a [u8],
    groups: &'a [[u8; 2]],
    /// How many bytes of a key its beginning is.
    dropped: usize,
    /// How many bytes of a key its rest is.
    width: usize,
}

/// How many bytes of each key the index of so many keys stands for.
pub(crate) const fn dropped(count: usize) -> usize {
    if count < WIDE_INDEX_FROM { 1 } else { 2 }
}

/// How many numbers the index of so many keys has.
pub(crate) const fn index_length(count: usize) -> usize {
    (1 << (8 * dropped(count))) + 1
}

impl<'a> KeyTable<'a> {
    /// A table without keys.
    pub(crate) const EMPTY: Self =
        Self { index: &[], rests: &[], groups: &[], dropped: 1, width: 0 };

    /// How many bytes a table of so many keys of so many bytes takes.
    pub(crate) const fn length_of(count: usize, key_length: usize) -> usize {
        let entry = key_length - dropped(count) + 2;
        count.saturating_mul(entry).saturating_add(index_length(count) * 4)
    }

    /// Takes a table off the front of `bytes`.
    pub(crate) const fn take(
        bytes: &'a [u8],
        count: usize,
        key_length: usize,
    ) -> Option<(Self, &'a [u8])> {
        let dropped = dropped(count);
        let width = key_length - dropped;
        let Some((index, bytes)) = super::take(bytes, index_length(count)) else {
            return None;
        };
        let Some(length) = count.checked_mul(width) else {
            return None;
        };
        let Some((rests, bytes)) = bytes.split_at_checked(length) else {
            return None;
        };
        let Some((groups, bytes)) = super::take(bytes, count) else {
            return None;
        };
        Some((Self { index, rests, groups, dropped, width }, bytes))
    }

    /// How many keys there are.
    pub(crate) const fn count(&self) -> usize {
        self.groups.len()
    }

    /// The groups under a key; mostly none, and one for each form in which it is listed.
    pub(crate) fn find<const K: usize>(
        &self,
        key: [u8; K],
    ) -> impl Iterator<Item = u16> + use<'a, K> {
        let table = *self;
        let (beginning, rest) = key.split_at_checked(table.dropped).unwrap_or_default();
        let beginning = beginning.iter().fold(0, |number, byte| number << 8 | usize::from(*byte));
        let (mut first, end) = table.bucket(beginning).unwrap_or_default();
        let mut after = end;
        while first < after {
            let middle = first.midpoint(after);
            if table.rest(middle).is_some_and(|found| found < rest) {
                first = middle + 1;
            } else {
                after = middle;
            }
        }
        (first..end).map_while(move |number| {
            let group = table.groups.get(number)?;
            let found = table.rest(number) == key.get(table.dropped..);
            found.then(|| u16::from_le_bytes(*group))
        })
    }

    /// Every key with its group.
    pub(crate) fn iter<const K: usize>(&self) -> impl Iterator<Item = ([u8; K], u16)> + use<'a, K> {
        let table = *self;
        table.beginnings().flat_map(move |beginning| {
            let mut key = [0; K];
            let written = beginning.to_be_bytes();
            let written = written.iter().skip(written.len().saturating_sub(table.dropped));
            for (byte, written) in key.iter_mut().zip(written) {
                *byte = *written;
            }
            let (rests, groups) = table.of(beginning).unwrap_or(([].chunks_exact(1), &[]));
            rests.zip(groups).map(move |(rest, group)| {
                for (byte, written) in key.iter_mut().skip(table.dropped).zip(rest) {
                    *byte = *written;
                }
                (key, u16::from_le_bytes(*group))
            })
        })
    }

    /// The first eight bytes of every key, as a number.
    pub(crate) fn first_bytes(&self) -> impl Iterator<Item = u64> + use<'a> {
        let table = *self;
        let dropped = 8 * u32::try_from(table.dropped).unwrap_or_default();
        table.beginnings().flat_map(move |beginning| {
            let (rests, _) = table.of(beginning).unwrap_or(([].chunks_exact(1), &[]));
            let beginning = (beginning as u64) << (u64::BITS - dropped);
            rests.map(move |rest| {
                let next = rest.first_chunk().map_or(0, |bytes| u64::from_be_bytes(*bytes));
                beginning | next >> dropped
            })
        })
    }

    /// Whether the keys are sorted, and the groups of one key strictly by their form. `forms` holds the
    /// form of each group, and [`NO_FORM`] for one that will not do. Else the number of the first that
    /// is wrong.
    pub(crate) fn check(&self, forms: &[u8]) -> Result<(), usize> {
        let mut reached = 0;
        for beginning in self.beginnings() {
            let (start, end) = self.bucket(beginning).ok_or(reached)?;
            if start != reached || end < start || end > self.count() {
                return Err(reached);
            }
            let (rests, groups) = self.of(beginning).ok_or(reached)?;
            let mut before: Option<(&[u8], u8)> = None;
            for ((rest, group), number) in rests.zip(groups).zip(start..) {
                let form = forms.get(usize::from(u16::from_le_bytes(*group)));
                let form = *form.filter(|form| **form != NO_FORM).ok_or(number)?;
                if before.is_some_and(|before| before >= (rest, form)) {
                    return Err(number);
                }
                before = Some((rest, form));
            }
            reached = end;
        }
        if reached == self.count() { Ok(()) } else { Err(reached) }
    }

    fn beginnings(&self) -> std::ops::Range<usize> {
        0..self.index.len().saturating_sub(1)
    }

    /// The rests of the keys with a beginning, and their groups.
    fn of(&self, beginning: usize) -> Option<(std::slice::ChunksExact<'a, u8>, &'a [[u8; 2]])> {
        let (start, end) = self.bucket(beginning)?;
        let groups = self.groups.get(start..end)?;
        let width = self.width.max(1);
        let rests = self.rests.get(start.checked_mul(width)?..end.checked_mul(width)?)?;
        Some((rests.chunks_exact(width), groups))
    }

    /// The numbers of the keys with a beginning: the first, and the one after the last.
    fn bucket(&self, beginning: usize) -> Option<(usize, usize)> {
        let [start, end] = self.index.get(beginning..)?.first_chunk()?;
        Some((u32::from_le_bytes(*start) as usize, u32::from_le_bytes(*end) as usize))
    }

    fn rest(&self, number: usize) -> Option<&'a [u8]> {
        let start = number.checked_mul(self.width)?;
        self.rests.get(start..start.checked_add(self.width)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The key with a number: the numbers are spread evenly, so that every beginning is used.
    fn key(number: usize) -> [u8; 20] {
        let mut key = [0xab; 20];
        let spread = u32::try_from(number).unwrap() << 14;
        key[..4].copy_from_slice(&spread.to_be_bytes());
        key
    }

    fn table_of(count: usize) -> Vec<u8> {
        let dropped = dropped(count);
        let beginning = |number: usize| {
            key(number)[..dropped].iter().fold(0, |sum, byte| sum << 8 | usize::from(*byte))
        };
        let mut bytes = Vec::new();
        let mut reached = 0;
        for value in 0..index_length(count) {
            while reached < count && beginning(reached) < value {
                reached += 1;
            }
            bytes.extend(u32::try_from(reached).unwrap().to_le_bytes());
        }
        (0..count).for_each(|number| bytes.extend(&key(number)[dropped..]));
        (0..count)
            .for_each(|number| bytes.extend(u16::try_from(number % 7).unwrap().to_le_bytes()));
        bytes
    }

    #[test]
    fn a_key_is_found_whatever_the_width_of_the_index() {
        for count in [0, 1, 300, WIDE_INDEX_FROM - 1, WIDE_INDEX_FROM] {
            let bytes = table_of(count);
            assert_eq!(bytes.len(), KeyTable::length_of(count, 20));
            let (table, rest) = KeyTable::take(&bytes, count, 20).unwrap();
            assert_eq!((table.count(), rest.len()), (count, 0));
            assert_eq!(table.check(&[0, 1, 2, 3, 4, 5, 6]), Ok(()));
            assert_eq!(table.iter::<20>().count(), count);
            for number in (0..count).step_by(997) {
                let group = u16::try_from(number % 7).unwrap();
                assert_eq!(table.find(key(number)).collect::<Vec<_>>(), [group], "{number}");
                assert_eq!(table.iter().nth(number), Some((key(number), group)));
                let first = u64::from_be_bytes(*key(number).first_chunk().unwrap());
                assert_eq!(table.first_bytes().nth(number), Some(first));
                let mut other = key(number);
                other[19] ^= 1;
                assert_eq!(table.find(other).next(), None);
            }
        }
    }

    #[test]
    fn keys_out_of_order_and_groups_that_will_not_do_are_told() {
        let bytes = table_of(300);
        let (table, _) = KeyTable::take(&bytes, 300, 20).unwrap();
        assert_eq!(table.check(&[0, 1, 2, NO_FORM, 4, 5, 6]), Err(3));
        assert_eq!(table.check(&[0, 1, 2]), Err(3));
        let mut wrong = bytes.clone();
        // The second key becomes the first one.
        let (first, width) = (257 * 4, 19);
        wrong.copy_within(first..first + width, first + width);
        let (table, _) = KeyTable::take(&wrong, 300, 20).unwrap();
        assert_eq!(table.check(&[0; 7]), Err(1));
    }
}
