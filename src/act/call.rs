//! Transactions, and the calls they make.

use alloy_primitives::{Address, U256, hex};

use super::{Act, Amount, Deed, Means, Party, Reader, Role, deploy, known, protocol, sign, tokens};
use crate::decode::{Chain, Recipient, Transaction, Unread, abi, limits, shortened};

/// A call of a contract.
#[derive(Clone, Copy)]
pub(super) struct Call<'a> {
    /// Who calls.
    pub(super) by: Caller<'a>,
    /// The contract, and where it was named.
    pub(super) to: Address,
    pub(super) to_path: &'a str,
    /// Wei sent along, and where that was named; `None` if it could not be read.
    pub(super) value: Option<U256>,
    pub(super) value_path: &'a str,
    /// The calldata, and where it stands.
    pub(super) data: &'a [u8],
    pub(super) path: &'a str,
    /// How it takes effect.
    pub(super) means: Means,
}

/// Who makes a call.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Caller<'a> {
    /// The key that signs, and where it was named.
    pub(super) signer: Option<(Address, &'a str)>,
    /// Who calls, where that is not the signer: a Safe, a smart account, a contract that makes several
    /// calls.
    pub(super) account: Option<Address>,
}

impl<'a> Caller<'a> {
    /// The contract that `call` calls, for the same signer.
    pub(super) fn contract(call: &Call<'a>) -> Self {
        Self { signer: call.by.signer, account: Some(call.to) }
    }

    /// The address that the called contract sees.
    pub(super) fn address(&self) -> Option<Address> {
        self.account.or(self.signer.map(|(address, _)| address))
    }
}

impl Call<'_> {
    /// Adds the parties that every call has: the contract, the native payer, the signer.
    pub(super) fn close(&self, parties: &mut Vec<Party>, contract: Role, reader: &Reader) {
        parties.push(Party::new(contract, self.to, self.to_path.to_owned(), reader.chain));
        if let Some((signer, path)) = self.by.signer {
            parties.push(Party::new(Role::Signer, signer, path.to_owned(), reader.chain));
        }
    }
}

/// Whether nothing is called: there is no calldata, or it only says through which application a payment came.
fn is_plain(calldata: &[u8]) -> bool {
    calldata.is_empty() || abi::is_only_attribution(calldata)
}

/// Who pays out at Relay, and is paid with the number of an order behind what says so.
pub const RELAY_SOLVER: &str = "Relay solver";

/// Whether a call is a payment and nothing more. Fewer bytes than name a function reach what a payment alone reaches; and
/// Relay, which is paid with the number of an order in place of a call, takes whatever it is sent.
fn is_payment(call: &Call<'_>, chain: Option<Chain>) -> bool {
    const NUMBER: usize = 32;
    const RELAYS: [&str; 2] = ["Relay receiver", RELAY_SOLVER];
    let paid = call.value.is_some_and(|value| !value.is_zero());
    let marks = call.data.len() < abi::SELECTOR
        || call.data.len() <= NUMBER
            && protocol::function(call.data).is_none()
            && known::contract(chain, &call.to).is_some_and(|one| RELAYS.contains(&one.name));
    is_plain(call.data) || paid && marks
}

/// The acts of a transaction: what its calldata does, and the payment that goes with it. `account` is
/// the contract account that makes the call, if it is not the signer itself.
pub(super) fn transaction(
    transaction: &Transaction,
    reader: &mut Reader,
    account: Option<Address>,
) -> Vec<Act> {
    reader.chain = transaction.chain_id.map(Chain::Evm).or(reader.wallet_chain);
    if let Some(from) = &transaction.from {
        reader.own(from.address);
    }
    if transaction.signed {
        reader.published.push(transaction.path.clone());
    }
    let to = match transaction.to {
        Recipient::Account(to) => to,
        Recipient::NewContract => {
            return deploy::transaction(transaction, reader).into_iter().collect();
        }
        // Decoding has noted it; whom it would pay or call is not known.
        Recipient::Unreadable => return Vec::new(),
    };
    let (to_path, value_path) = (transaction.to_path(), transaction.value_path());
    let data_path = transaction.data_path();
    let mut call = Call {
        by: Caller::of(transaction.from.as_ref(), account),
        to,
        to_path: &to_path,
        value: transaction.value,
        value_path: &value_path,
        data: &transaction.data,
        path: &data_path,
        means: Means::Transaction,
    };
    let mut acts = reader.call(&call);
    if let Some(rival) = transaction.rival_data.as_ref().filter(|rival| !rival.is_empty()) {
        let rival_path = transaction.rival_data_path();
        call.data = rival;
        call.path = &rival_path;
        acts.extend(reader.called(&call));
    }
    acts
}

impl Reader {
    /// The acts of a call: what its calldata does, and the payment that goes with it.
    pub(super) fn call(&mut self, call: &Call<'_>) -> Vec<Act> {
        let mut acts = Vec::with_capacity(1);
        if !self.enter(call) {
            return acts;
        }
        acts.extend(self.called(call));
        let paid = wei(call.value);
        let says_payment = acts.iter().any(|act| act.moves_coin(&paid));
        if is_payment(call, self.chain) || (call.value != Some(U256::ZERO) && !says_payment) {
            let payment = self.payment(call);
            if let Some(act) = acts.last_mut() {
                act.tell_of_payment(&payment);
            }
            acts.push(payment);
        }
        // Where nothing is run, whatever the function is called, the coins are somebody's own.
        if !is_payment(call, self.chain)
            && call.value.is_some_and(|value| !value.is_zero())
            && Party::new(Role::Contract, call.to, String::new(), self.chain).kind.is_none()
            && !self.has_own(call.to)
        {
            self.ask_code(&call.to);
        }
        self.depth -= 1;
        acts
    }

    /// Whether there is room for one call more. The bounds are far beyond what anyone signs, and what
    /// goes beyond them is said to be hostile.
    fn enter(&mut self, call: &Call<'_>) -> bool {
        let reason = if self.depth >= limits::CALL_DEPTH {
            format!("calls are nested deeper than {} levels", limits::CALL_DEPTH)
        } else if self.calls_left == 0 {
            format!("more than {} calls in one request", limits::CALLS)
        } else if self.bytes_left < call.data.len() {
            "calls that share their bytes over and over".to_owned()
        } else {
            self.calls_left -= 1;
            self.bytes_left -= call.data.len();
            self.depth += 1;
            return true;
        };
        if !self.exhausted {
            self.exhausted = true;
            self.unread.push(Unread::new(call.path, reason));
        }
        false
    }

    /// What calldata does: by the functions that are known, or else a call that is not read.
    pub(super) fn called(&mut self, call: &Call<'_>) -> Option<Act> {
        if is_payment(call, self.chain) {
            return None;
        }
        if let Some(text) = self.note(call) {
            let bytes = hex::encode_prefixed(call.data);
            let deed = Deed::Write { text: Some(text.to_owned()), bytes };
            let mut parties = Vec::new();
            call.close(&mut parties, Role::Mentioned, self);
            let mut act = Act::new(deed, call.path.to_owned(), None, call.means, parties);
            let text = shortened(text);
            act.words = format!("This would write {text} on the chain, for everybody to read.");
            return Some(act);
        }
        Some(protocol::call(call, self).unwrap_or_else(|| protocol::unknown(call, self)))
    }

    /// The text that calldata is where it is for the account itself, which runs nothing unless it is a contract.
    fn note<'a>(&mut self, call: &Call<'a>) -> Option<&'a str> {
        let signer = call.by.signer.filter(|_| call.by.account.is_none());
        if signer.is_none_or(|(by, _)| by != call.to) || protocol::function(call.data).is_some() {
            return None;
        }
        let text = std::str::from_utf8(call.data).ok()?;
        if sign::has_control_characters(text) || self.facts.has_code(&call.to) == Some(true) {
            return None;
        }
        self.ask_code(&call.to);
        Some(text)
    }

    /// What a contract does that makes calls (operation 0) and delegatecalls (operation 1).
    pub(super) fn operation(&mut self, call: &Call<'_>, operation: U256, path: &str) -> Vec<Act> {
        if operation.is_zero() {
            return self.call(call);
        }
        if operation > U256::ONE {
            // Some contracts create others by 2 and 3; most refuse. What would be run is not known.
            self.unread.push(Unread::new(path, format!("the operation {operation} is not known")));
            return self.call(call);
        }
        vec![self.delegatecall(call)]
    }

    /// What code does that is run as the account itself. What the calldata looks like stands inside;
    /// of code that is known for what it does, that is what it is.
    pub(super) fn delegatecall(&mut self, call: &Call<'_>) -> Act {
        let code = Party::new(Role::Code, call.to, call.to_path.to_owned(), self.chain);
        if protocol::is_run_by_accounts(code.kind, call.data)
            && let Some(account) = call.by.address()
        {
            let act = self.enter(call).then(|| {
                let around = self.code.replace(call.to);
                let act = self.called(&Call { to: account, ..*call });
                self.code = around;
                self.depth -= 1;
                act
            });
            if let Some(mut act) = act.flatten() {
                act.parties.push(code);
                return act;
            }
        }
        if protocol::has_no_such_function(code.kind, call.data) {
            let reason = format!("{} has no such function", code.short());
            self.unread.push(Unread::odd(call.path, reason));
        }
        let mut parties = Vec::new();
        call.close(&mut parties, Role::Code, self);
        let deed = Deed::Delegatecall { selector: abi::selector(call.data) };
        let mut act = Act::new(deed, call.path.to_owned(), None, call.means, parties);
        if self.enter(call) {
            act.calls.extend(self.called(call));
            self.depth -= 1;
        }
        act
    }

    /// The payment of the network's own coin.
    fn payment(&self, call: &Call<'_>) -> Act {
        let asset = tokens::native(self.chain);
        let deed = Deed::Send { asset, amount: wei(call.value) };
        let mut parties = Vec::new();
        call.close(&mut parties, Role::Payee, self);
        Act::new(deed, call.value_path.to_owned(), None, call.means, parties)
    }
}

/// A native amount.
pub(super) fn wei(value: Option<U256>) -> Amount {
    value.map_or_else(Amount::unread, Amount::of)
}
