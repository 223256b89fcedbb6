//! Transactions, and the calls they make.

use alloy_primitives::{Address, U256};
use alloy_sol_types::SolCall;

use super::{Act, Amount, Asset, Deed, Means, Party, Reader, Role, protocol};
use crate::decode::{Recipient, Transaction, Unread, abi};

/// A call of a contract.
pub(super) struct Call<'a> {
    /// Who calls.
    pub(super) from: Option<Address>,
    /// The contract, and where it was named.
    pub(super) to: Address,
    pub(super) to_path: &'a str,
    /// Wei sent along; `None` if that could not be read.
    pub(super) value: Option<U256>,
    /// The calldata, and where it stands.
    pub(super) data: &'a [u8],
    pub(super) path: &'a str,
}

impl Call<'_> {
    /// The call's arguments, if it calls the function `C`; an encoding that is odd is noted.
    pub(super) fn read<C: SolCall>(&self, reader: &mut Reader) -> Option<C> {
        let read = abi::read::<C>(self.data)?;
        if let Some(oddity) = read.oddity {
            reader.unread.push(Unread::new(self.path, oddity));
        }
        Some(read.call)
    }

    /// Where an argument of a function stands: `params[0].data/approve.spender`.
    fn argument<C: SolCall>(&self, name: &str) -> String {
        let function = C::SIGNATURE.split('(').next().unwrap_or_default();
        format!("{}/{function}.{name}", self.path)
    }

    /// An act of the contract's function `C`, with the arguments that are addresses; the contract
    /// itself has the role `contract_role`.
    pub(super) fn act<C: SolCall>(
        &self,
        deed: Deed,
        contract_role: Role,
        arguments: &[(Role, &str, Address)],
    ) -> Act {
        let mut parties = Vec::with_capacity(arguments.len() + 2);
        for (role, name, address) in arguments {
            parties.push(party(*role, *address, self.argument::<C>(name)));
        }
        parties.push(party(contract_role, self.to, self.to_path.to_owned()));
        parties.extend(signer(self.from, "params[0]"));
        let path = self.path.to_owned();
        Act::new(deed, path, Some(C::SIGNATURE), Means::Transaction, parties)
    }
}

/// The acts of a transaction: what its calldata does, and the payment that goes with it.
pub(super) fn transaction(transaction: &Transaction, reader: &mut Reader) -> Vec<Act> {
    reader.chain_id = transaction.chain_id;
    let path = &transaction.path;
    let to = match transaction.to {
        Recipient::Account(to) => to,
        Recipient::NewContract => return vec![deploy(transaction, reader)],
        // Decoding has noted it; whom it would pay or call is not known.
        Recipient::Unreadable => return Vec::new(),
    };
    let to_path = format!("{path}.to");
    let data_path = format!("{path}.{}", transaction.data_member);
    let mut call = Call {
        from: transaction.from,
        to,
        to_path: &to_path,
        value: transaction.value,
        data: &transaction.data,
        path: &data_path,
    };
    let mut acts = Vec::new();
    if !transaction.data.is_empty() {
        acts.push(called(&call, reader));
    }
    if transaction.data.is_empty() || transaction.value != Some(U256::ZERO) {
        acts.push(payment(&call, path, reader));
    }
    if let Some(rival) = transaction.rival_data.as_ref().filter(|rival| !rival.is_empty()) {
        let rival_path = format!("{path}.input");
        call.data = rival;
        call.path = &rival_path;
        acts.push(called(&call, reader));
    }
    acts
}

/// The payment of the network's own coin.
fn payment(call: &Call<'_>, path: &str, reader: &Reader) -> Act {
    let asset = native(reader.chain_id);
    let deed = Deed::Send { asset, amount: wei(call.value) };
    let mut parties = vec![party(Role::Payee, call.to, call.to_path.to_owned())];
    parties.extend(signer(call.from, path));
    Act::new(deed, format!("{path}.value"), None, Means::Transaction, parties)
}

/// What calldata does: by the protocols that are known, or else a call that is not read.
fn called(call: &Call<'_>, reader: &mut Reader) -> Act {
    if let Some(act) = protocol::call(call, reader) {
        return act;
    }
    let selector = abi::selector(call.data);
    reader.unread.push(Unread::new(
        call.path,
        match &selector {
            Some(selector) => format!(
                "the function {selector} is not known here; its {} bytes of arguments were only \
                 searched for listed addresses",
                call.data.len() - abi::SELECTOR
            ),
            None => "calldata too short to name a function".to_owned(),
        },
    ));
    let deed = Deed::Call { selector, amount: wei(call.value) };
    let mut parties = vec![party(Role::Contract, call.to, call.to_path.to_owned())];
    parties.extend(signer(call.from, "params[0]"));
    Act::new(deed, call.path.to_owned(), None, Means::Transaction, parties)
}

fn wei(value: Option<U256>) -> Amount {
    value.map_or_else(Amount::unread, Amount::of)
}

fn deploy(transaction: &Transaction, reader: &mut Reader) -> Act {
    let path = format!("{}.{}", transaction.path, transaction.data_member);
    let reason = if transaction.data.is_empty() {
        "there is neither a recipient nor code"
    } else {
        "the code of the new contract was only searched for listed addresses"
    };
    reader.unread.push(Unread::new(path.clone(), reason));
    let deed = Deed::Deploy { amount: wei(transaction.value) };
    let parties = signer(transaction.from, &transaction.path).into_iter().collect();
    Act::new(deed, path, None, Means::Transaction, parties)
}

impl Act {
    /// An act without acts inside it.
    pub(super) fn new(
        deed: Deed,
        path: String,
        read_as: Option<&str>,
        means: Means,
        parties: Vec<Party>,
    ) -> Self {
        let mut act = Self {
            deed,
            words: String::new(),
            path,
            read_as: read_as.map(str::to_owned),
            means,
            parties,
            deadline: None,
            calls: Vec::new(),
        };
        act.words = act.in_words();
        act
    }
}

/// An address in a role.
pub(super) fn party(role: Role, address: Address, path: String) -> Party {
    Party { role, address: address.into(), path }
}

/// The account that signs a transaction.
fn signer(from: Option<Address>, path: &str) -> Option<Party> {
    from.map(|from| party(Role::Signer, from, format!("{path}.from")))
}

/// The network's own coin.
fn native(chain_id: Option<u64>) -> Asset {
    /// Every EVM network counts its coin in 10^-18.
    const DECIMALS: u8 = 18;
    let symbol = match chain_id {
        // Ethereum and the rollups on it, their test networks, and local ones.
        Some(
            1 | 10 | 130 | 324 | 480 | 1301 | 8453 | 31337 | 42161 | 42170 | 57073 | 59144 | 81457
            | 84532 | 421_614 | 534_352 | 560_048 | 7_777_777 | 11_155_111 | 11_155_420 | 1337,
        ) => Some("ETH"),
        Some(56 | 97 | 204) => Some("BNB"),
        Some(137 | 80002) => Some("POL"),
        Some(100) => Some("xDAI"),
        Some(250) => Some("FTM"),
        Some(146) => Some("S"),
        Some(999) => Some("HYPE"),
        Some(5000) => Some("MNT"),
        Some(25) => Some("CRO"),
        Some(42220) => Some("CELO"),
        Some(43113 | 43114) => Some("AVAX"),
        Some(80094) => Some("BERA"),
        _ => None,
    };
    Asset::Native { symbol: symbol.map(str::to_owned), decimals: Some(DECIMALS) }
}
