//! Abracadabra's cauldrons: a list of actions by their numbers, with the arguments of each beside it.
//!
//! Amounts may be numbers that stand for what an earlier action brought, so that only those are told that never
//! are.

use std::cell::Cell;

use super::function::{
    Called, Does, Function, Of, Shape, UNSAID, VALUE, deposit, function, withdraw,
};
use super::operator::everything_here;
use super::plan::{encoded, listed};
use crate::act::call::Call;
use crate::act::{Act, Reader, Role};

#[rustfmt::skip]
pub(super) static FUNCTIONS: &[Function] = &[
    function("cook(uint8[] actions,uint256[] values,bytes[] data)", Does::Custom(cook)),
];

const TOKEN_OUT: Does = withdraw(Of::Token("token"), UNSAID, "to");
const BORROW: Does = Does::Borrow { asset: Of::Unnamed, amount: UNSAID, holder: UNSAID };

#[rustfmt::skip]
static ACTIONS: &[(u8, Function)] = &[
    (2, function("repay(int256 part,address to,bool skim)", deposit(Of::Unnamed, UNSAID, "to"))),
    (4, function("removeCollateral(int256 share,address to)", withdraw(Of::Unnamed, UNSAID, "to"))),
    (5, function("borrow(int256 amount,address to)", BORROW).with(&[(Role::Payee, "to")])),
    (10, function("addCollateral(int256 share,address to,bool skim)", deposit(Of::Unnamed, UNSAID, "to"))),
    (20, function("deposit(address token,address to,int256 amount,int256 share)", deposit(Of::Token("token"), UNSAID, "to"))),
    (21, function("withdraw(address token,address to,int256 amount,int256 share)", TOKEN_OUT)),
    (22, function("transfer(address token,address to,int256 share)", TOKEN_OUT)),
    (24, function("setMasterContractApproval(address user,address operator,bool approved,uint8,bytes32,bytes32)", Does::Custom(approval)).with(&[(Role::Holder, "user")])),
    (CALL, function("call(address callee,bytes callData,bool,bool,uint8)", Does::Calls(Shape::One { to: "callee", value: VALUE, data: "callData" }))),
];

/// A call, which is sent the coins that stand beside it.
const CALL: u8 = 30;

/// Shares and parts are counted, interest is added, the price is asked for.
const NOTHING: [u8; 4] = [6, 7, 8, 11];

fn cook(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let next = Cell::new(0_usize);
    listed(called, reader, |[.., number], call, reader| {
        let at = next.replace(next.get().saturating_add(1));
        if NOTHING.contains(number) {
            return Some(Vec::new());
        }
        let (_, one) = ACTIONS.iter().find(|(known, _)| known == number)?;
        let value = if *number == CALL { called.uint(&format!("values.{at}")) } else { call.value };
        Some(vec![encoded(&Call { value, ..*call }, one).read(reader)?])
    })
}

fn approval(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    everything_here(called, "operator", "approved", reader)
}
