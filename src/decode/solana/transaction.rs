//! Solana's transactions and their messages, legacy and version 0, as the runtime reads them.

use crate::decode::cursor::Cursor;

/// The bytes of a signature.
const SIGNATURE: usize = 64;

/// The mark of a message with a version, in its first byte.
const VERSIONED: u8 = 0x80;

/// A transaction; or its message alone, which is what is signed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Transaction {
    /// The version, if it has one: 0. Legacy transactions have none.
    pub version: Option<u8>,
    /// Which of the signatures are there already, in the order of the signers.
    pub signed: Vec<bool>,
    /// How many of the accounts, from the first, must sign. The first one pays the fee.
    pub signers: usize,
    /// The accounts that are named in it.
    pub accounts: Vec<[u8; 32]>,
    /// The recent block that it is good after, or the value of a durable nonce.
    pub blockhash: [u8; 32],
    /// What it does, in order.
    pub instructions: Vec<Instruction>,
    /// The tables from which it takes more accounts.
    pub tables: Vec<[u8; 32]>,
    /// Whether more bytes follow its end.
    pub trailing: bool,
}

/// One call of a program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Instruction {
    /// The program.
    pub program: [u8; 32],
    /// The accounts that it is given.
    pub accounts: Vec<Account>,
    /// What it is told.
    pub data: Vec<u8>,
}

/// An account that a program is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Account {
    /// One that is named in the transaction.
    Key([u8; 32]),
    /// One that stands in a table on the chain: which it is cannot be read from the transaction.
    InTable {
        /// The table.
        table: [u8; 32],
        /// Its place there.
        index: u8,
    },
}

impl Account {
    /// The account, if it is named.
    pub fn key(self) -> Option<[u8; 32]> {
        match self {
            Self::Key(key) => Some(key),
            Self::InTable { .. } => None,
        }
    }
}

impl Transaction {
    /// Reads a transaction with its signatures, or its message alone. What follows the end is noted; with
    /// `whole`, nothing may follow.
    pub fn read(bytes: &[u8], whole: bool) -> Option<Self> {
        let fits = |one: &Self| !(whole && one.trailing);
        Self::with_signatures(bytes).filter(fits).or_else(|| Self::message(bytes).filter(fits))
    }

    fn with_signatures(bytes: &[u8]) -> Option<Self> {
        let mut rest = Cursor::new(bytes);
        let count = rest.short_count()?;
        let mut signed = Vec::new();
        for _ in 0..count {
            signed.push(rest.take(SIGNATURE)?.iter().any(|byte| *byte != 0));
        }
        let transaction = Self::message(rest.rest())?;
        (transaction.signers == count).then_some(Self { signed, ..transaction })
    }

    /// Reads a message.
    pub fn message(bytes: &[u8]) -> Option<Self> {
        let mut rest = Cursor::new(bytes);
        let mut transaction = Self::default();
        let mut first = rest.byte()?;
        if first & VERSIONED != 0 {
            let version = first & !VERSIONED;
            if version != 0 {
                return None;
            }
            transaction.version = Some(version);
            first = rest.byte()?;
        }
        transaction.signers = usize::from(first);
        let [only_read_signed, only_read] = rest.array()?;
        for _ in 0..rest.short_count()? {
            transaction.accounts.push(rest.array()?);
        }
        // As the runtime checks it: somebody pays the fee, and the parts are no more than the whole.
        let others = transaction.accounts.len().checked_sub(transaction.signers)?;
        if usize::from(only_read_signed) >= transaction.signers || usize::from(only_read) > others {
            return None;
        }
        transaction.blockhash = rest.array()?;
        let mut raw = Vec::new();
        for _ in 0..rest.short_count()? {
            let program = usize::from(rest.byte()?);
            let count = rest.short_count()?;
            let accounts = rest.take(count)?;
            let count = rest.short_count()?;
            raw.push((program, accounts, rest.take(count)?));
        }
        let mut looked_up = Vec::new();
        if transaction.version.is_some() {
            looked_up = transaction.tables(&mut rest)?;
        }
        for (program, accounts, data) in raw {
            // The fee payer runs nothing, and programs are never taken from a table.
            let program = *transaction.accounts.get(program).filter(|_| program > 0)?;
            let accounts = accounts.iter().map(|index| {
                let index = usize::from(*index);
                match transaction.accounts.get(index) {
                    Some(key) => Some(Account::Key(*key)),
                    None => looked_up.get(index.checked_sub(transaction.accounts.len())?).copied(),
                }
            });
            let accounts = accounts.collect::<Option<Vec<_>>>()?;
            transaction.instructions.push(Instruction { program, accounts, data: data.to_vec() });
        }
        transaction.trailing = !rest.is_empty();
        Some(transaction)
    }

    /// The accounts that are taken from tables: all that may be written to come first.
    fn tables(&mut self, rest: &mut Cursor<'_>) -> Option<Vec<Account>> {
        let (mut written, mut only_read) = (Vec::new(), Vec::new());
        for _ in 0..rest.short_count()? {
            let table = rest.array()?;
            self.tables.push(table);
            for list in [&mut written, &mut only_read] {
                let count = rest.short_count()?;
                let indexes = rest.take(count)?.iter();
                list.extend(indexes.map(|index| Account::InTable { table, index: *index }));
            }
        }
        written.extend(only_read);
        Some(written)
    }

    /// The accounts that must sign. The first one pays the fee.
    pub fn signing(&self) -> &[[u8; 32]] {
        self.accounts.get(..self.signers).unwrap_or_default()
    }
}
