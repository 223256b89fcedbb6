//! Partially signed transactions of Bitcoin (PSBT): version 0 (BIP 174) and version 2 (BIP 370), with what
//! taproot adds (BIP 371).

use super::transaction::{Output, Transaction};
use crate::decode::cursor::Cursor;
use crate::order;

/// The keys of partial signatures, of final scripts, and of taproot's signatures.
const SIGNATURES: [usize; 5] = [0x02, 0x07, 0x08, 0x13, 0x14];

/// How every PSBT begins.
const MAGIC: &[u8] = b"psbt\xff";

/// A transaction that is to be signed, with what signers need to know of the coins that it spends.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Psbt {
    /// 0 or 2.
    pub version: u32,
    /// What it spends.
    pub inputs: Vec<Spent>,
    /// What it pays.
    pub outputs: Vec<Output>,
    /// From when on it may be in a block; zero for at once.
    pub lock_time: u32,
    /// What of it was read, but is not as the standard has it.
    pub faults: Vec<&'static str>,
}

/// A coin that is spent, and what is said of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Spent {
    /// The transaction that paid it, in the order in which the bytes are hashed.
    pub txid: [u8; 32],
    /// Which of that transaction's outputs it is.
    pub index: u32,
    /// The coin itself: how much, and who may spend it.
    pub coin: Option<Output>,
    /// Whether the coin is taken from the whole transaction that paid it. Otherwise the PSBT only says so;
    /// but a signature for a witness program covers the amount, and is worth nothing if it is wrong.
    pub proven: bool,
    /// What a signature of it is to cover (the sighash type), where that is said.
    pub sighash: Option<u32>,
    /// Whether it carries a signature already.
    pub signed: bool,
}

/// One key of a map, and its value.
struct Pair<'a> {
    kind: usize,
    /// What follows the kind in the key.
    key: &'a [u8],
    value: &'a [u8],
}

/// Whether bytes are a PSBT, well formed or not.
pub fn is_psbt(bytes: &[u8]) -> bool {
    bytes.starts_with(MAGIC)
}

impl Psbt {
    /// Reads a PSBT. `None` if it cannot be read to its end: then nothing of it can be believed.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let mut rest = Cursor::new(bytes.strip_prefix(MAGIC)?);
        let mut psbt = Self::default();
        let mut transaction = None;
        let (mut inputs, mut outputs) = (None, None);
        for pair in psbt.map(&mut rest)? {
            match pair.kind {
                0x00 => transaction = Some(Transaction::read_bare(pair.value)?),
                0x03 => psbt.lock_time = number(pair.value)?,
                0x04 => inputs = Some(Cursor::new(pair.value).compact_size()?),
                0x05 => outputs = Some(Cursor::new(pair.value).compact_size()?),
                0xfb => psbt.version = number(pair.value)?,
                _ => {}
            }
        }
        let (inputs, outputs) = match (psbt.version, transaction) {
            (0, Some(transaction)) => {
                if transaction.inputs.iter().any(|input| input.signed) {
                    psbt.faults.push("the transaction in it is signed, which wallets refuse");
                }
                let spent = |input: &super::transaction::Input| Spent {
                    txid: input.txid,
                    index: input.index,
                    ..Spent::default()
                };
                psbt.inputs = transaction.inputs.iter().map(spent).collect();
                psbt.outputs = transaction.outputs;
                psbt.lock_time = transaction.lock_time;
                (psbt.inputs.len(), psbt.outputs.len())
            }
            (2, None) => (inputs?, outputs?),
            _ => return None,
        };
        for index in 0..inputs {
            let spent = psbt.inputs.get(index).cloned().unwrap_or_default();
            let spent = psbt.input(spent, &mut rest)?;
            match psbt.inputs.get_mut(index) {
                Some(place) => *place = spent,
                None => psbt.inputs.push(spent),
            }
        }
        for index in 0..outputs {
            let pairs = psbt.map(&mut rest)?;
            if psbt.version == 2 {
                let value = find(&pairs, 0x03).and_then(|value| value.try_into().ok());
                psbt.outputs.push(Output {
                    value: value.map(u64::from_le_bytes)?,
                    script: find(&pairs, 0x04)?.to_vec(),
                });
            } else {
                psbt.outputs.get(index)?;
            }
        }
        if !rest.is_empty() {
            psbt.faults.push("bytes follow its end");
        }
        Some(psbt)
    }

    /// The next map. A key that stands in it twice is a fault: readers do not agree on which of them counts.
    fn map<'a>(&mut self, rest: &mut Cursor<'a>) -> Option<Vec<Pair<'a>>> {
        let mut pairs: Vec<Pair<'a>> = Vec::new();
        loop {
            let key = rest.counted()?;
            if key.is_empty() {
                break;
            }
            let mut key = Cursor::new(key);
            let kind = key.compact_size()?;
            pairs.push(Pair { kind, key: key.rest(), value: rest.counted()? });
        }
        let keys: Vec<(usize, &[u8])> = pairs.iter().map(|one| (one.kind, one.key)).collect();
        let keys = order::sorted(keys, Ord::cmp);
        if keys.windows(2).any(|two| two.first() == two.last()) {
            self.faults.push("something is said twice in it: wallets do not agree on what counts");
        }
        Some(pairs)
    }

    fn input(&mut self, mut spent: Spent, rest: &mut Cursor<'_>) -> Option<Spent> {
        let pairs = self.map(rest)?;
        if self.version == 2 {
            spent.txid = find(&pairs, 0x0e)?.try_into().ok()?;
            spent.index = number(find(&pairs, 0x0f)?)?;
        }
        spent.sighash = match find(&pairs, 0x03) {
            Some(value) => Some(number(value)?),
            None => None,
        };
        spent.signed = pairs.iter().any(|pair| SIGNATURES.contains(&pair.kind));
        let said = match find(&pairs, 0x01) {
            Some(value) => {
                let mut coin = Cursor::new(value);
                Some(Output::read(&mut coin).filter(|_| coin.is_empty())?)
            }
            None => None,
        };
        let paid_by = match find(&pairs, 0x00) {
            Some(value) => Some(Transaction::read(value)?),
            None => None,
        };
        let paid = paid_by.filter(|transaction| {
            let right = transaction.txid == spent.txid;
            if !right {
                self.faults
                    .push("a transaction in it is not the one that paid the coin it stands for");
            }
            right
        });
        let index = usize::try_from(spent.index).ok()?;
        let paid = paid.and_then(|transaction| transaction.outputs.into_iter().nth(index));
        if let (Some(said), Some(paid)) = (&said, &paid)
            && said != paid
        {
            self.faults.push("it says two different things of a coin that is spent");
        }
        spent.proven = paid.is_some();
        spent.coin = paid.or(said);
        Some(spent)
    }
}

/// The value under a key that has nothing but its kind.
fn find<'a>(pairs: &[Pair<'a>], kind: usize) -> Option<&'a [u8]> {
    pairs.iter().find(|pair| pair.kind == kind && pair.key.is_empty()).map(|pair| pair.value)
}

/// A number of four bytes.
fn number(value: &[u8]) -> Option<u32> {
    value.try_into().ok().map(u32::from_le_bytes)
}
