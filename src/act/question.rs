//! Questions: facts of the chain that would make a review better.

use alloy_primitives::Address;
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::{Act, Change, Deed, Reader, Role};
use crate::decode::{Chain, Facts, limits};

/// A fact of the chain that would make the review better.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Question {
    /// Under which key the answer belongs in the request's `facts`.
    pub id: String,
    /// The read-only call that answers it.
    pub rpc: RpcCall,
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

impl Reader {
    /// Asks for a token's symbol and decimals where they are not known.
    pub(super) fn ask_token(&mut self, token: &Address) {
        if self.facts.symbol(token).is_none() {
            self.ask_call(Facts::symbol_id(token), token, SYMBOL);
        }
        if self.facts.decimals(token).is_none() {
            self.ask_call(Facts::decimals_id(token), token, DECIMALS);
        }
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
            let params = vec![json!(address.to_string()), json!("latest")];
            self.ask(Facts::code_id(address), "eth_getCode", params);
        }
    }

    fn ask_call(&mut self, id: String, to: &Address, data: &str) {
        let call = json!({ "to": to.to_string(), "data": data });
        self.ask(id, "eth_call", vec![call, json!("latest")]);
    }

    fn ask(&mut self, id: String, method: &str, params: Vec<serde_json::Value>) {
        // They are put to nodes of the EVM.
        if matches!(self.chain, None | Some(Chain::Evm(_)))
            && self.questions.len() < limits::QUESTIONS
            && self.questions.iter().all(|question| question.id != id)
        {
            self.questions
                .push(Question { id, rpc: RpcCall { method: method.to_owned(), params } });
        }
    }
}
