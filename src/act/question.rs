//! Questions: facts of the chain that would make a review better.

use alloy_primitives::{Address, B256, U256, b256};
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::{Act, Amount, Asset, Change, Deed, Party, Reader, Role, known, spelled, tokens};
use crate::decode::{Chain, Facts, limits};

/// A fact of the chain that would make the review better.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Question {
    /// Under which key the answer belongs in the request's `facts`.
    pub id: String,
    /// The read-only call that answers it.
    pub rpc: RpcCall,
    /// Whether the answer may well make the verdict worse, so that it is worth waiting for even where
    /// the request would pass without it.
    #[serde(default)]
    pub decides: bool,
}

/// A read-only JSON-RPC call.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct RpcCall {
    /// The method, for example `eth_call`.
    pub method: String,
    /// Its parameters.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "unknown[]"))]
    pub params: Vec<serde_json::Value>,
}

/// The selectors of ERC-20's `symbol()` and `decimals()`.
const SYMBOL: &str = "0x95d89b41";
const DECIMALS: &str = "0x313ce567";

/// The selector of ERC-721's `ownerOf(uint256)`.
const OWNER_OF: &str = "0x6352211e";

/// `supportsInterface(0x80ac58cd)`: whether a contract is a collection (ERC-165, ERC-721).
const IS_COLLECTION: &str =
    "0x01ffc9a780ac58cd00000000000000000000000000000000000000000000000000000000";

/// Where proxies keep the address of the code that they run, and of the beacon that names it (EIP-1967).
const IMPLEMENTATION: B256 =
    b256!("0x360894a13ba1a3210667c828492db98dca3e2076cc3735a920a3ca505d382bbc");
const BEACON: B256 = b256!("0xa3f0ad74e5423aebfd80d3ef4346578335a9a72aeaee59ff6cb3582b35133d50");

/// Where a Safe keeps the address of the code that it runs.
const SINGLETON: B256 = B256::ZERO;

/// How many contracts of one request are asked about what they run.
const PROXIES: usize = 4;

impl Reader {
    /// Adds to an act the code that the contracts in it run, where that is known, and asks for it where it
    /// is not. It only ever adds somebody to judge: being a proxy of something makes nothing better.
    pub(super) fn tell_of_code(&mut self, act: &mut Act, asked: &mut Vec<Address>) {
        // A sign-in runs nothing.
        if matches!(act.deed, Deed::SignIn { .. }) {
            return;
        }
        let mut found = Vec::new();
        for party in &act.parties {
            let slots: &[B256] = match party.role {
                Role::Account => &[IMPLEMENTATION, SINGLETON],
                Role::Contract => &[IMPLEMENTATION, BEACON],
                _ => continue,
            };
            let Some(contract) = party.address.bytes20().filter(|_| party.kind.is_none()) else {
                continue;
            };
            let own = self.is_own(&party.address) && party.role != Role::Account;
            if own || !asked.contains(contract) && asked.len() >= PROXIES {
                continue;
            }
            if !asked.contains(contract) {
                asked.push(*contract);
            }
            for slot in slots {
                let id = Facts::storage_id(contract, slot);
                if let Some(code) = self.facts.stored_address(contract, slot) {
                    let path = format!("facts[{id:?}]");
                    found.push(Party::new(Role::Implementation, code, path, self.chain));
                } else if !self.facts.is_answered(&id) {
                    let params = vec![
                        json!(spelled(*contract, None)),
                        json!(slot.to_string()),
                        json!("latest"),
                    ];
                    self.ask(id, "eth_getStorageAt", params);
                }
            }
        }
        // Those acts name code of their own.
        if !matches!(act.deed, Deed::Administer { .. } | Deed::Deploy { .. }) {
            act.parties.extend(found);
        }
        for call in &mut act.calls {
            self.tell_of_code(call, asked);
        }
    }

    /// Asks for a token's symbol and decimals where they are not known.
    pub(super) fn ask_token(&mut self, token: &Address) {
        if self.facts.symbol(token).is_none() {
            self.ask_call(Facts::symbol_id(token), token, SYMBOL);
        }
        if self.facts.decimals(token).is_none() {
            self.ask_call(Facts::decimals_id(token), token, DECIMALS);
        }
    }

    /// The item of a collection that a number is, where it may be that or an amount and the contract is known to be
    /// a collection, or says so; asks it where that is not known.
    ///
    /// Facts come from the page's own provider. So what would be everything of a token stays that, and a
    /// contract that says that it is no collection may still be one.
    pub(super) fn told_item(&mut self, asset: &Asset, number: U256) -> Option<Asset> {
        let Asset::Token { address, decimals, .. } = asset else { return None };
        let contract = address.bytes20().filter(|contract| !tokens::is_known(contract))?;
        let known = known::is_collection(self.chain, contract);
        let id = Facts::collection_id(contract);
        if !known && !self.facts.is_answered(&id) {
            self.ask_call(id, contract, IS_COLLECTION);
        }
        let told = self.facts.is_collection(contract)
            && !Amount::allowed(number, *decimals).unlimited
            && !Amount::allowed(number, None).unlimited;
        (known || told)
            .then(|| Asset::Collectible { address: address.clone(), id: number.to_string() })
    }

    /// Asks whether those who may take something later are contracts, where they are not known to be.
    pub(super) fn ask_about_takers(&mut self, act: &Act) {
        let gives = match &act.deed {
            Deed::Allow { amount, change, .. } => {
                *change != Change::Lower && (!amount.is_zero() || act.may_be_item())
            }
            Deed::AllowCollection { allowed, .. } => *allowed,
            _ => false,
        };
        let takers = act.parties.iter().filter(|party| {
            gives && party.kind.is_none() && matches!(party.role, Role::Spender | Role::Operator)
        });
        for address in takers.filter_map(|party| party.address.bytes20()) {
            self.ask_code(address);
        }
    }

    /// Asks whether there is code at an address where that is not known.
    pub(super) fn ask_code(&mut self, address: &Address) {
        if self.facts.has_code(address).is_none() {
            let id = Facts::code_id(address);
            let params = vec![json!(spelled(*address, None)), json!("latest")];
            self.ask(id.clone(), "eth_getCode", params);
            self.decides(&id);
        }
    }

    /// Who has an item of a collection, where that is known; asks for it where it is not.
    pub(super) fn owner_of(&mut self, collection: &Address, item: U256) -> Option<Party> {
        let id = Facts::owner_id(collection, &item);
        if !self.facts.is_answered(&id) {
            self.ask_call(id.clone(), collection, &format!("{OWNER_OF}{item:064x}"));
            self.decides(&id);
        }
        let owner = self.facts.owner(collection, &item)?;
        Some(Party::new(Role::Payee, owner, format!("facts[{id:?}]"), self.chain))
    }

    /// Notes that a question is worth waiting for.
    fn decides(&mut self, id: &str) {
        if let Some(question) = self.questions.iter_mut().find(|one| one.id == id) {
            question.decides = true;
        }
    }

    fn ask_call(&mut self, id: String, to: &Address, data: &str) {
        let call = json!({ "to": spelled(*to, None), "data": data });
        self.ask(id, "eth_call", vec![call, json!("latest")]);
    }

    fn ask(&mut self, id: String, method: &str, params: Vec<serde_json::Value>) {
        // They are put to nodes of the EVM.
        if matches!(self.chain, None | Some(Chain::Evm(_)))
            && self.questions.len() < limits::QUESTIONS
            && self.questions.iter().all(|question| question.id != id)
        {
            self.questions.push(Question {
                id,
                rpc: RpcCall { method: method.to_owned(), params },
                decides: false,
            });
        }
    }
}
