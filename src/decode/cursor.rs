//! Bytes read from the front, piece by piece.

/// What is left of some bytes. Whatever is not there is `None`, and then nothing was taken.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cursor<'a>(&'a [u8]);

impl<'a> Cursor<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self(bytes)
    }

    /// What has not been read yet.
    pub(super) fn rest(&self) -> &'a [u8] {
        self.0
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn take(&mut self, count: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(taken)
    }

    pub(super) fn array<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (taken, rest) = self.0.split_first_chunk()?;
        self.0 = rest;
        Some(*taken)
    }

    pub(super) fn byte(&mut self) -> Option<u8> {
        self.array::<1>().map(|[byte]| byte)
    }

    pub(super) fn u32(&mut self) -> Option<u32> {
        self.array().map(u32::from_le_bytes)
    }

    pub(super) fn u64(&mut self) -> Option<u64> {
        self.array().map(u64::from_le_bytes)
    }

    /// Bitcoin's count: one byte, or a mark and two, four or eight. One that could be written shorter is
    /// refused by every node, and so here.
    pub(super) fn compact_size(&mut self) -> Option<usize> {
        let size = match self.byte()? {
            0xfd => u64::from(u16::from_le_bytes(self.array()?)).at_least(0xfd)?,
            0xfe => u64::from(self.u32()?).at_least(0x1_0000)?,
            0xff => self.u64()?.at_least(0x1_0000_0000)?,
            small => u64::from(small),
        };
        usize::try_from(size).ok()
    }

    /// Bytes that stand behind their count.
    pub(super) fn counted(&mut self) -> Option<&'a [u8]> {
        let size = self.compact_size()?;
        self.take(size)
    }

    /// Solana's count ("compact-u16"): seven bits a byte, at most three bytes.
    pub(super) fn short_count(&mut self) -> Option<usize> {
        let mut value = 0_usize;
        for shift in [0, 7, 14] {
            let byte = self.byte()?;
            value |= usize::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                // A last byte of nothing could have been left out, and the chain refuses it.
                let shortest = shift == 0 || byte != 0;
                return (shortest && u16::try_from(value).is_ok()).then_some(value);
            }
        }
        None
    }
}

trait AtLeast: Sized {
    fn at_least(self, least: Self) -> Option<Self>;
}

impl AtLeast for u64 {
    fn at_least(self, least: Self) -> Option<Self> {
        (self >= least).then_some(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_of_bitcoin_are_read_where_they_are_the_shortest() {
        for (bytes, size) in [
            (&[0xfc_u8][..], Some(0xfc)),
            (&[0xfd, 0xfd, 0x00], Some(0xfd)),
            (&[0xfd, 0xfc, 0x00], None),
            (&[0xfe, 0x00, 0x00, 0x01, 0x00], Some(0x1_0000)),
            (&[0xfe, 0xff, 0xff, 0x00, 0x00], None),
            (&[0xfd, 0xfd], None),
            (&[], None),
        ] {
            assert_eq!(Cursor::new(bytes).compact_size(), size, "{bytes:?}");
        }
    }

    #[test]
    fn counts_of_solana_are_read_where_they_are_the_shortest() {
        for (bytes, size) in [
            (&[0x00_u8][..], Some(0)),
            (&[0x7f], Some(0x7f)),
            (&[0x80, 0x01], Some(0x80)),
            (&[0xff, 0xff, 0x03], Some(0xffff)),
            (&[0xff, 0xff, 0x04], None),
            (&[0x80, 0x00], None),
            (&[0x80, 0x80, 0x80, 0x01], None),
            (&[0x80], None),
        ] {
            assert_eq!(Cursor::new(bytes).short_count(), size, "{bytes:?}");
        }
    }
}
