//! What each kind of request does.

use alloy_primitives::{Address, U256};

use super::amount::Taking;
use super::call::{self, Caller};
use super::{
    Act, Asset, Deed, Fee, Means, Party, Power, Reader, Role, amount, network, protocol, sign,
    tokens,
};
use crate::decode::{
    self, Asked, Authorization, CallBatch, Chain, Network, Permission, SubAccount, Transaction,
    Unread, UserOperation, WatchedAsset,
};
use crate::intel::ChainAddress;

impl Reader {
    /// The acts of what was asked.
    pub(super) fn asked(&mut self, asked: &Asked) -> Vec<Act> {
        match asked {
            Asked::Nothing => Vec::new(),
            Asked::Transaction(transaction) => self.transaction(transaction),
            Asked::Tron(transaction) => self.tron(transaction),
            Asked::TypedData(data) => vec![sign::typed_data(data, self)],
            Asked::Message { bytes, text, signer, path, .. } => {
                vec![sign::message(bytes, text.as_deref(), signer.as_ref(), path, self)]
            }
            Asked::Bare { bytes, signer, path } => {
                vec![sign::bare(bytes, signer.as_ref(), path, self)]
            }
            Asked::Calls(batch) => self.batch(batch),
            Asked::Authorizations(list) => {
                list.iter().map(|one| Self::authorization(one, Means::Signature)).collect()
            }
            Asked::UserOperation(operation) => self.user_operation(operation),
            Asked::Permissions(list) => list.iter().map(|one| self.permission(one)).collect(),
            Asked::Network(network) => vec![Self::network(network)],
            Asked::WatchedAssets(list) => list.iter().map(|one| self.watched(one)).collect(),
            Asked::AddOns(list) => {
                for add_on in list {
                    let reason = format!(
                        "it would install somebody's code in the wallet: {}",
                        decode::shortened(&add_on.id)
                    );
                    self.unread.push(Unread::new(add_on.path.as_str(), reason));
                }
                Vec::new()
            }
            Asked::SubAccount(account) => self.sub_account(account),
            Asked::SignIn(sign_in) => vec![sign::in_parts(sign_in, self)],
            Asked::Switch { chain_id, path } => {
                let deed = Deed::SwitchNetwork { chain_id: chain_id.map(|id| id.to_string()) };
                let read_as = Some("EIP-3326".to_owned());
                vec![Act::new(deed, path.clone(), read_as, Means::Transaction, Vec::new())]
            }
            Asked::EncryptionKey { account, path } => {
                vec![self.decrypt(account.as_ref(), path, false)]
            }
            Asked::Decryption { account, path } => vec![self.decrypt(account.as_ref(), path, true)],
            Asked::Bitcoin(one) => self.bitcoin(one),
            Asked::Solana(one) => self.solana(one),
            Asked::PrivateKey { path } => {
                self.keys_in_page.push(path.clone());
                Vec::new()
            }
            Asked::Several(parts) => {
                let mut acts = Vec::new();
                // What one part says of whose it is must not make a stranger of another the user's own.
                let known = self.own.clone();
                let mut shared: Option<Vec<ChainAddress>> = None;
                for part in parts {
                    self.chain = part.chain.or(self.wallet_chain);
                    let before = (self.together.len(), self.one_by_one.len());
                    let read = part.asked.as_ref().map_or_else(Vec::new, |asked| self.asked(asked));
                    let own = std::mem::replace(&mut self.own, known.clone());
                    if let Some(shared) = &mut shared {
                        shared.retain(|one| own.is_empty() || own.contains(one));
                    } else if !own.is_empty() {
                        shared = Some(own);
                    }
                    let batches = self.together.iter_mut().skip(before.0);
                    for batch in batches.chain(self.one_by_one.iter_mut().skip(before.1)) {
                        *batch = batch.start + acts.len()..batch.end + acts.len();
                    }
                    acts.extend(read);
                }
                self.own = shared.unwrap_or(known);
                acts
            }
        }
    }

    /// A transaction, with the accounts that it hands to code.
    fn transaction(&mut self, transaction: &Transaction) -> Vec<Act> {
        self.gas_fee(transaction);
        let mut acts = call::transaction(transaction, self, None);
        for one in &transaction.authorizations {
            acts.push(Self::authorization(one, Means::Transaction));
        }
        let paymaster = transaction.paymaster.as_ref().filter(|one| !one.party.address.is_zero());
        if let Some(paymaster) = paymaster {
            acts.extend(protocol::paid_in_tokens(transaction, paymaster, self));
        }
        let more = [
            (Role::Paymaster, paymaster.map(|one| &one.party)),
            (Role::Mentioned, transaction.fee_token.as_ref()),
        ];
        if let Some(first) = acts.first_mut() {
            let add = |(role, party): (Role, Option<&decode::Party>)| {
                party.map(|one| Party::new(role, one.address, one.path.clone(), self.chain))
            };
            first.parties.extend(more.into_iter().filter_map(add));
        }
        acts
    }

    /// Notes what a transaction may cost, where the coin is one whose worth is known here.
    fn gas_fee(&mut self, transaction: &Transaction) {
        let chain = transaction.chain_id.map(Chain::Evm).or(self.chain);
        if let Some(fee) = transaction.fee {
            self.note_gas_fee(chain, fee, &transaction.path);
        }
    }

    /// The same of what may be charged on a network, by where it stands.
    pub(super) fn note_gas_fee(&mut self, chain: Option<Chain>, fee: U256, path: &str) {
        let asset = tokens::native(chain);
        if matches!(&asset, Asset::Native { symbol: Some(symbol), .. } if symbol == "ETH") {
            let value = u64::try_from(fee).unwrap_or(u64::MAX);
            self.fees.push(Fee { path: path.to_owned(), value, spent: None, asset });
        }
    }

    /// Calls that are made together: one act for each.
    fn batch(&mut self, batch: &CallBatch) -> Vec<Act> {
        let mut acts = Vec::new();
        // Who makes them only the calls say: beside an account that is known, that makes nobody the user.
        let said = batch.calls.iter().find_map(|one| one.from.as_ref());
        let unsaid = batch.from.is_none() && !self.own.is_empty();
        let other = said.filter(|from| unsaid && !self.has_own(from.address));
        let from = other.and_then(|from| {
            let reason = "another sender than the account that is connected";
            self.unread.push(Unread::ambiguous(from.path.as_str(), reason));
            let address = *self.own.first()?.bytes20()?;
            Some(decode::Party { address, ..from.clone() })
        });
        for one in &batch.calls {
            let by_account = from.clone().map(|from| {
                let mut one = one.clone();
                one.from = Some(from);
                one
            });
            let before = acts.len();
            acts.extend(self.transaction(by_account.as_ref().unwrap_or(one)));
            if batch.atomic == Some(false) {
                self.one_by_one.push(before..acts.len());
            }
        }
        if batch.calls.len() > 1 {
            self.together.push(0..acts.len());
        }
        acts
    }

    /// An account that is handed to code.
    fn authorization(one: &Authorization, means: Means) -> Act {
        let mut parties = Vec::new();
        // Code that is known is so by its own address, whatever the chain.
        let chain_id = one.chain_id.and_then(|id| u64::try_from(id).ok()).filter(|id| *id != 0);
        let chain = chain_id.map(Chain::Evm);
        if let Some(delegate) = &one.delegate {
            let path = delegate.path.clone();
            parties.push(Party::new(Role::Delegate, delegate.address, path, chain));
        }
        if let Some(authority) = &one.authority {
            let path = authority.path.clone();
            parties.push(Party::new(Role::Signer, authority.address, path, chain));
        }
        let deed = Deed::Delegate {
            chain_id: one.chain_id.map(|id| id.to_string()),
            removed: one.delegate.as_ref().is_some_and(|code| code.address == Address::ZERO),
        };
        let read_as = Some("EIP-7702".to_owned());
        Act::new(deed, one.path.clone(), read_as, means, parties)
    }

    /// A user operation (ERC-4337): what the account does, and what creates it first.
    fn user_operation(&mut self, operation: &UserOperation) -> Vec<Act> {
        self.chain = operation.chain_id.map(Chain::Evm).or(self.wallet_chain);
        if let Some(sender) = &operation.sender {
            self.own(sender.address);
        }
        let mut acts = Vec::new();
        for one in &operation.authorizations {
            acts.push(Self::authorization(one, Means::Signature));
        }
        let account = operation.sender.as_ref().map(|sender| sender.address);
        operation.call.iter().for_each(|call| self.gas_fee(call));
        for one in operation.deployment.iter().chain(&operation.call) {
            acts.extend(call::transaction(one, self, account));
        }
        let chain = self.chain;
        let more = [
            (Role::Account, operation.sender.as_ref()),
            (Role::Paymaster, operation.paymaster.as_ref()),
            (Role::VerifyingContract, operation.entry_point.as_ref()),
        ];
        if let Some(first) = acts.first_mut() {
            for (role, party) in more {
                first.parties.extend(
                    party.map(|party| Party::new(role, party.address, party.path.clone(), chain)),
                );
            }
        }
        acts
    }

    /// A permission to act for the account (ERC-7715).
    fn permission(&mut self, one: &Permission) -> Act {
        self.chain = one.chain_id.map(Chain::Evm).or(self.wallet_chain);
        let asset = match &one.token {
            Some(token) => Some(self.token_or_native(token.address)),
            None if one.kind.contains("native") || one.kind == "spend" => {
                Some(tokens::native(self.chain))
            }
            None => None,
        };
        let often = one.period.map(amount::every);
        let flow = one.amount.zip(often.clone());
        let flow = flow.map(|(each, often)| (one.at_once.unwrap_or_default(), each, often));
        // What does not come again is all.
        let in_all = if flow.is_some() { one.in_all } else { one.amount };
        let (amount, period) = match &asset {
            Some(asset) => Taking { flow, in_all }.told(asset),
            None => (one.amount.map(|amount| super::Amount::allowed(amount, None)), often),
        };
        // Two types can only take approvals back, and no wallet grants more by them.
        let takes_back =
            matches!(one.kind.as_str(), "erc20-token-revocation" | "token-approval-revocation");
        let permission =
            if takes_back { "taking back your approvals".to_owned() } else { one.kind.clone() };
        let deed = Deed::Grant {
            permission,
            amount,
            asset,
            period,
            expires: one.expiry.map(|time| time.to_string()),
        };
        let chain = self.chain;
        let mut parties = Vec::new();
        let mut add = |role, party: &decode::Party| {
            parties.push(Party::new(role, party.address, party.path.clone(), chain));
        };
        one.grantee.iter().for_each(|party| add(Role::Delegate, party));
        one.token.iter().for_each(|party| add(Role::Token, party));
        one.addresses.iter().for_each(|party| add(Role::Mentioned, party));
        one.account.iter().for_each(|party| add(Role::Signer, party));
        Act::new(deed, one.path.clone(), Some(one.kind.clone()), Means::Signature, parties)
    }

    /// A network to add.
    fn network(one: &Network) -> Act {
        let deed = Deed::AddNetwork {
            chain_id: one.chain_id.map(|id| id.to_string()),
            name: one.name.clone(),
            rpc_urls: one.rpc_urls.iter().map(|(url, _)| url.clone()).collect(),
            symbol: one.symbol.clone(),
            known_as: one.chain_id.and_then(network::name).map(str::to_owned),
        };
        let read_as = Some("EIP-3085".to_owned());
        Act::new(deed, one.path.clone(), read_as, Means::Transaction, Vec::new())
    }

    /// A token to show.
    fn watched(&mut self, one: &WatchedAsset) -> Act {
        self.chain = one.chain_id.map(Chain::Evm).or(self.wallet_chain);
        let contract = one.contract.as_ref();
        let known = contract.and_then(|one| tokens::known(self.chain, &one.address));
        let namesake = one.symbol.as_ref().and_then(|symbol| tokens::named(self.chain, symbol));
        let namesake = namesake
            .map(|token| token.address)
            .filter(|address| contract.is_some_and(|contract| contract.address != *address));
        let asset = match (&one.contract, &one.token_id) {
            (Some(contract), Some(id)) => {
                Asset::Collectible { address: self.spelled(contract.address), id: id.clone() }
            }
            (Some(contract), None) => Asset::Token {
                address: self.spelled(contract.address),
                symbol: one.symbol.clone(),
                decimals: one.decimals.and_then(|decimals| u8::try_from(decimals).ok()),
            },
            (None, _) => Asset::Unnamed,
        };
        let parties = one.contract.iter().map(|contract| {
            Party::new(Role::Token, contract.address, contract.path.clone(), self.chain)
        });
        let parties = parties.collect();
        let deed = Deed::WatchAsset {
            asset,
            known_as: known.map(|token| token.symbol.to_owned()),
            known_decimals: known.map(|token| token.decimals),
            namesake: namesake.map(|address| self.spelled(address)),
        };
        let read_as = Some("EIP-747".to_owned());
        Act::new(deed, one.path.clone(), read_as, Means::Transaction, parties)
    }

    /// An account under the user's own, with keys of the page.
    fn sub_account(&mut self, one: &SubAccount) -> Vec<Act> {
        self.chain = one.chain_id.map(Chain::Evm).or(self.wallet_chain);
        let keys: Vec<&str> = one.keys.iter().map(|(_, key)| key.as_str()).collect();
        let deed = Deed::Administer {
            power: Power::AccountOwnerAdded,
            about: (!keys.is_empty()).then(|| keys.join(", ")),
        };
        let of_an_address = |(_, key): &(String, String)| {
            let address = key.parse().ok()?;
            Some(Party::new(Role::Owner, address, one.path.clone(), self.chain))
        };
        let mut parties: Vec<Party> = one.keys.iter().filter_map(of_an_address).collect();
        parties.extend(one.account.iter().map(|account| {
            Party::new(Role::Account, account.address, account.path.clone(), self.chain)
        }));
        // More keys of the account itself are of no kind.
        let under = one.kind.as_ref().map(|_| UNDER.to_owned());
        let mut act = Act::new(deed, one.path.clone(), under, Means::Transaction, parties);
        if one.kind.is_some() {
            let said = match &one.account {
                None => {
                    "This would open another account under yours, for which a key of the page's signs."
                }
                Some(_) => "This would add another account under yours, for which others may sign.",
            };
            said.clone_into(&mut act.words);
        }
        let mut acts = vec![act];
        if let Some(deployment) = &one.deployment {
            acts.extend(call::transaction(deployment, self, None));
        }
        acts
    }

    fn decrypt(&self, account: Option<&decode::Party>, path: &str, reveals: bool) -> Act {
        let parties = account.map(|account| {
            Party::new(Role::Signer, account.address, account.path.clone(), self.chain)
        });
        let parties = parties.into_iter().collect();
        Act::new(Deed::Decrypt { reveals }, path.to_owned(), None, Means::Signature, parties)
    }
}

/// As what an account under the user's own is read (ERC-7895).
pub const UNDER: &str = "ERC-7895";

impl<'a> Caller<'a> {
    /// The signer of a transaction, acting by a contract account if there is one.
    pub(super) fn of(from: Option<&'a decode::Party>, account: Option<Address>) -> Self {
        Self { signer: from.map(|party| (party.address, party.path.as_str())), account }
    }
}
