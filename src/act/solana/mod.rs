//! What transactions and messages of Solana do: one file for each program that is read.

mod associated;
mod call;
mod loader;
mod programs;
mod stake;
mod system;
mod tables;
mod token;

use std::borrow::Cow;

use super::bitcoin::{Fee, written};
use super::{Act, Amount, Asset, Deed, Means, Party, Reader, Role, sign, tokens};
use crate::decode::solana::{Instruction, SignIn, Solana, Transaction};
use crate::decode::{Unread, limits};
use crate::intel::ChainAddress;
use associated::Holdings;
pub use associated::is_associated;
use call::Call;
pub(super) use token::named;

/// What a signature costs, in lamports.
const SIGNATURE_FEE: u64 = 5_000;

impl Reader {
    /// The acts of one thing that a wallet of Solana is asked for.
    pub(super) fn solana(&mut self, one: &Solana) -> Vec<Act> {
        match one {
            Solana::Transaction { transaction, path } => self.instructions(transaction, path),
            Solana::Message { bytes, signer, path } => {
                vec![self.foreign_message(bytes, signer.as_ref(), path)]
            }
            Solana::SignIn(sign_in) => vec![self.solana_sign_in(sign_in)],
        }
    }

    /// The transaction that a message is, if it is one.
    pub(super) fn solana_transaction_in(&mut self, bytes: &[u8], path: &str) -> Option<Vec<Act>> {
        let transaction = Transaction::read(bytes, true)?;
        Some(self.instructions(&transaction, path))
    }

    fn instructions(&mut self, transaction: &Transaction, path: &str) -> Vec<Act> {
        let signing: Vec<ChainAddress> =
            transaction.signing().iter().map(ChainAddress::solana).collect();
        match signing.as_slice() {
            [only] if self.own.is_empty() => self.own_account(only.clone()),
            _ => {}
        }
        if !self.own.is_empty() && !signing.iter().any(|one| self.is_own(one)) {
            let reason = "your account is not among those that sign it";
            self.unread.push(Unread::new(path, reason));
        }
        let mut holdings = Holdings::default();
        let mut parts = Vec::new();
        for (index, instruction) in transaction.instructions.iter().enumerate() {
            let path = format!("{path}/instructions[{index}]");
            match token::batched(instruction) {
                Some(batch) => {
                    let batch = batch.into_iter().enumerate();
                    parts.extend(
                        batch.map(|(index, one)| {
                            (format!("{path}.batch[{index}]"), Cow::Owned(one))
                        }),
                    );
                }
                None => parts.push((path, Cow::Borrowed(instruction))),
            }
        }
        self.note_more(path, parts.len());
        let mut acts = Vec::new();
        let all: Vec<&Instruction> = parts.iter().map(|(_, one)| one.as_ref()).collect();
        for (index, (path, instruction)) in parts.iter().enumerate().take(limits::ITEMS) {
            let (instruction, path, first) = (instruction.as_ref(), path.clone(), index == 0);
            let later = all.get(index + 1..).unwrap_or_default();
            let (signing, holding) = (&signing, &holdings);
            let call = Call { instruction, path, first, signing, holdings: holding, later };
            let act = self.instruction(&call);
            // What is not read may have given away whatever it was told of.
            if matches!(act, Some(Act { deed: Deed::Call { read: false, .. }, .. })) {
                let told = instruction.accounts.iter().filter_map(|account| account.key());
                told.for_each(|account| holdings.forget(&account));
            }
            holdings.learn(instruction);
            acts.extend(act);
        }
        acts.extend(self.solana_fee(transaction, path));
        self.say_who_signs(&signing, &mut acts, path);
        acts
    }

    fn instruction(&mut self, call: &Call<'_>) -> Option<Act> {
        let program = ChainAddress::solana(&call.instruction.program);
        let id = program.to_string();
        // Read together, as the fee.
        if id == programs::COMPUTE_BUDGET {
            return None;
        }
        let read = match id.as_str() {
            programs::SYSTEM => system::read(call, self),
            programs::TOKEN | programs::TOKEN_2022 => token::read(call, self),
            programs::ASSOCIATED_TOKEN => token::read_associated(call),
            programs::MEMO | programs::MEMO_1 => {
                Some(written(&call.instruction.data, call.path.clone(), Some("Memo".to_owned())))
            }
            programs::STAKE => stake::read(call, self),
            programs::LOADER => loader::read(call, self),
            programs::LOOKUP_TABLES => tables::read(call),
            programs::ED25519 | programs::SECP256K1 | programs::SECP256R1 => {
                Some(call.harmless("verify a signature"))
            }
            _ => None,
        };
        let in_table = (0..call.instruction.accounts.len()).find(|index| call.is_in_table(*index));
        if let (Some(_), Some(index)) = (&read, in_table) {
            let reason = "which account this is stands in a table on the chain";
            self.unread.push(Unread::new(format!("{}.accounts[{index}]", call.path), reason));
        }
        Some(read.unwrap_or_else(|| self.unknown(call, program, &id)))
    }

    /// A call of a program that is not read here, or of a function that is not.
    fn unknown(&mut self, call: &Call<'_>, program: ChainAddress, id: &str) -> Act {
        let name = programs::name(id);
        let reason = match name {
            Some(name) => format!("what the program {name} does with this is not read here"),
            None => "what this program does is not known here".to_owned(),
        };
        self.unread.push(Unread::new(call.path.as_str(), reason));
        let deed =
            Deed::Call { selector: None, function: None, read: false, amount: Amount::whole(0) };
        let mut parties = vec![Party {
            name: name.map(str::to_owned),
            ..Party::foreign(Role::Contract, program, format!("{}.programId", call.path))
        }];
        for index in 0..call.instruction.accounts.len() {
            parties.extend(call.party(Role::Mentioned, index, &format!("accounts[{index}]")));
        }
        Act::new(deed, call.path.clone(), None, Means::Transaction, parties)
    }

    /// What it may cost in fees, where that is more than everybody pays.
    fn solana_fee(&mut self, transaction: &Transaction, path: &str) -> Option<Act> {
        /// Fees up to here are the usual ones: a thousandth of a SOL.
        const USUAL: u64 = 1_000_000;
        /// What an instruction may compute if nothing is said, and a transaction at most.
        const UNITS: u64 = 200_000;
        const MOST: u64 = 1_400_000;
        let (mut limit, mut price) = (None, 0);
        for one in &transaction.instructions {
            if ChainAddress::solana(&one.program).to_string() != programs::COMPUTE_BUDGET {
                continue;
            }
            match one.data.as_slice() {
                [2, units @ ..] => limit = units.try_into().ok().map(u32::from_le_bytes),
                [3, each @ ..] => price = each.try_into().map_or(0, u64::from_le_bytes),
                _ => {}
            }
        }
        let count = u64::try_from(transaction.instructions.len()).unwrap_or(u64::MAX);
        let units = limit.map_or(UNITS.saturating_mul(count), u64::from).min(MOST);
        // The price of a unit is in millionths of a lamport.
        let priority = u128::from(units) * u128::from(price) / 1_000_000;
        let signatures = u64::try_from(transaction.signers).unwrap_or(u64::MAX);
        let value = u64::try_from(priority)
            .unwrap_or(u64::MAX)
            .saturating_add(SIGNATURE_FEE.saturating_mul(signatures));
        let asset = tokens::native(self.chain);
        self.fees.push(Fee { path: path.to_owned(), value, spent: None, asset: asset.clone() });
        (value > USUAL).then(|| {
            let deed = Deed::Fee { asset, amount: Amount::whole(value) };
            Act::new(deed, path.to_owned(), None, Means::Transaction, Vec::new())
        })
    }

    /// Names the accounts that sign, and who pays the fee if that is not the user.
    fn say_who_signs(&self, signing: &[ChainAddress], acts: &mut [Act], path: &str) {
        let Some(first) = acts.first_mut() else { return };
        for (index, account) in signing.iter().enumerate().take(limits::ITEMS) {
            let path = format!("{path}/accounts[{index}]");
            let sponsor = index == 0 && !self.own.is_empty() && !self.is_own(account);
            if sponsor {
                let party = Party::foreign(Role::Paymaster, account.clone(), path.clone());
                first.parties.push(party);
            }
            first.parties.push(Party::foreign(Role::Signer, account.clone(), path));
        }
    }

    fn solana_sign_in(&mut self, one: &SignIn) -> Act {
        let origin = self.asker_origin.as_deref().unwrap_or_default();
        let host = origin.split_once("://").map_or(origin, |(_, host)| host);
        let account = one.account.as_ref();
        let deed = Deed::SignIn {
            domain: one.domain.clone().unwrap_or_else(|| host.to_owned()),
            account: account.map(|account| account.text.clone()).unwrap_or_default(),
            uri: one.uri.clone(),
            chain_id: None,
            statement: one.statement.clone(),
            expires: one.expires.clone(),
            faults: Vec::new(),
        };
        let parties = account.and_then(|account| {
            let address = account.text.parse().ok()?;
            Some(Party::foreign(Role::Account, address, account.path.clone()))
        });
        let read_as = Some("CAIP-122".to_owned());
        let parties = parties.into_iter().collect();
        let mut act = Act::new(deed, one.path.clone(), read_as, Means::Signature, parties);
        act.deadline =
            one.expires.as_deref().and_then(super::sign_in::unix_time).map(|time| time.to_string());
        act
    }

    /// What signing a message does for a wallet that is not one of the EVM: text, or what is hidden in it.
    pub(super) fn foreign_message(
        &mut self,
        bytes: &[u8],
        by: Option<&crate::decode::Named>,
        path: &str,
    ) -> Act {
        let signer = by.and_then(|by| {
            let address = by.text.parse().ok()?;
            Some(Party::foreign(Role::Signer, address, by.path.clone()))
        });
        let hash = sign::hash_in(bytes);
        let text = std::str::from_utf8(bytes).ok();
        let text = text.filter(|text| !sign::has_control_characters(text));
        if hash.is_none()
            && let Some(text) = text
            && let Some(act) = super::sign_in::act(text, path, signer.clone(), self)
        {
            return act;
        }
        let hidden = self.hidden(bytes, path);
        let deed = match (&hidden, hash, text) {
            (Some(_), ..) => Deed::SignEncoded { what: "transaction".to_owned() },
            (None, Some(hash), _) => {
                Deed::SignHash { hash: hex::encode_prefixed(hash), prefixed: true }
            }
            (None, None, text) => {
                if text.is_none() {
                    let reason = "the message is not text that a person can read";
                    self.unread.push(Unread::new(path, reason));
                }
                Deed::SignMessage {
                    text: text.map(str::to_owned),
                    bytes: hex::encode_prefixed(bytes),
                }
            }
        };
        let parties = signer.into_iter().collect();
        let mut act = Act::new(deed, path.to_owned(), None, Means::Signature, parties);
        act.calls = hidden.unwrap_or_default();
        act
    }

    /// The transaction of Solana or Bitcoin that a message is, as it stands or spelled out.
    fn hidden(&mut self, bytes: &[u8], path: &str) -> Option<Vec<Act>> {
        let spelled = std::str::from_utf8(bytes).ok().map(|text| text.trim().to_owned());
        let spelled = spelled.map(|text| crate::decode::spelled_bytes(&text)).unwrap_or_default();
        for reading in std::iter::once(bytes.to_vec()).chain(spelled) {
            let solana = matches!(self.chain, Some(crate::decode::Chain::Solana(_)));
            let found = if solana {
                self.solana_transaction_in(&reading, path)
            } else {
                self.transaction_in(&reading, path)
            };
            if found.is_some() {
                return found;
            }
        }
        None
    }
}

/// An amount of the network's own coin, which is counted in lamports.
fn lamports(reader: &Reader, value: u64) -> (Asset, Amount) {
    (tokens::native(reader.chain), Amount::whole(value))
}
