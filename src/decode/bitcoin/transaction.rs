//! Bitcoin's transactions as nodes write them, with or without witnesses (BIP 144).

use sha2::{Digest, Sha256};

use crate::decode::cursor::Cursor;

/// A transaction.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Transaction {
    /// What it spends.
    pub inputs: Vec<Input>,
    /// What it pays.
    pub outputs: Vec<Output>,
    /// From when on it may be in a block; zero for at once.
    pub lock_time: u32,
    /// The hash by which it is known, in the order in which the bytes are hashed.
    pub txid: [u8; 32],
}

/// A coin that is spent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Input {
    /// The transaction that paid it, in the order in which the bytes are hashed.
    pub txid: [u8; 32],
    /// Which of that transaction's outputs it is.
    pub index: u32,
    /// Whether it carries a signature or a witness.
    pub signed: bool,
}

/// A coin that is paid.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Output {
    /// How much, in satoshi.
    pub value: u64,
    /// Who may spend it: the script.
    pub script: Vec<u8>,
}

impl Transaction {
    /// Reads a transaction, which must be all of the bytes.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        Self::read_form(bytes, true).or_else(|| Self::read_form(bytes, false))
    }

    /// Reads a transaction without witnesses, as a PSBT carries it: there, one that spends nothing must not
    /// be taken for one with witnesses.
    pub fn read_bare(bytes: &[u8]) -> Option<Self> {
        Self::read_form(bytes, false)
    }

    fn read_form(bytes: &[u8], witnesses: bool) -> Option<Self> {
        let mut rest = Cursor::new(bytes);
        let version: [u8; 4] = rest.array()?;
        if witnesses && rest.array()? != [0x00, 0x01] {
            return None;
        }
        let body = rest.rest();
        let mut transaction = Self::default();
        for _ in 0..rest.compact_size()? {
            let (txid, index) = (rest.array()?, rest.u32()?);
            let signed = !rest.counted()?.is_empty();
            let _sequence = rest.u32()?;
            transaction.inputs.push(Input { txid, index, signed });
        }
        for _ in 0..rest.compact_size()? {
            transaction.outputs.push(Output::read(&mut rest)?);
        }
        let body = body.get(..body.len() - rest.rest().len())?;
        if witnesses {
            for input in &mut transaction.inputs {
                for _ in 0..rest.compact_size()? {
                    input.signed = true;
                    rest.counted()?;
                }
            }
        }
        let lock_time: [u8; 4] = rest.array()?;
        transaction.lock_time = u32::from_le_bytes(lock_time);
        let hash = Sha256::new().chain_update(version).chain_update(body).chain_update(lock_time);
        transaction.txid = Sha256::digest(hash.finalize()).into();
        rest.is_empty().then_some(transaction)
    }
}

impl Output {
    pub(super) fn read(rest: &mut Cursor<'_>) -> Option<Self> {
        Some(Self { value: rest.u64()?, script: rest.counted()?.to_vec() })
    }

    /// What an output says that pays nobody (`OP_RETURN`): the bytes that it pushes, one after another.
    pub fn data(&self) -> Option<Vec<u8>> {
        /// `OP_RETURN`.
        const RETURN: u8 = 0x6a;
        let mut script = Cursor::new(&self.script);
        if script.byte()? != RETURN {
            return None;
        }
        let mut data = Vec::new();
        while let Some(code) = script.byte() {
            let size = match code {
                1..=0x4b => usize::from(code),
                0x4c => usize::from(script.byte().unwrap_or_default()),
                0x4d => script.array().map_or(0, |size| usize::from(u16::from_le_bytes(size))),
                0x4e => usize::try_from(script.u32().unwrap_or_default()).unwrap_or(usize::MAX),
                // Another code pushes a number or does nothing: no text.
                _ => continue,
            };
            let pushed = script.take(size).unwrap_or(script.rest());
            data.extend_from_slice(pushed);
            if pushed.len() < size {
                break;
            }
        }
        Some(data)
    }
}
