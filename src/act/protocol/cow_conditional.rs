//! Orders of `CoW` Protocol's that a contract makes for an account, whenever its conditions are met.

use alloy_primitives::{Address, address};

use super::function::{Called, Does, Function, Of, UNSAID, function, trade};
use super::plan::encoded;
use crate::act::call::Call;
use crate::act::{Act, Amount, Asset, Deed, Part, Reader, Role};
use crate::decode::Unread;

#[rustfmt::skip]
pub(super) static FUNCTIONS: &[Function] = &[
    function("create((address handler,bytes32 salt,bytes staticInput) params,bool dispatch)", Does::Custom(create)).with(HANDLER),
    function("createWithContext((address handler,bytes32 salt,bytes staticInput) params,address factory,bytes data,bool dispatch)", Does::Custom(create)).with(HANDLER),
    function("remove(bytes32 singleOrderHash)", Does::Ordinary),
    function("setRoot(bytes32 root,(uint256,bytes))", Does::Custom(rooted)),
    function("setRootWithContext(bytes32 root,(uint256,bytes),address,bytes)", Does::Custom(rooted)),
    // Milkman's, for as little as its checker says yes to
    function("requestSwapExactTokensForTokens(uint256 amount,address from,address into,address to,bytes32,address checker,bytes)", MILKMAN).with(CHECKER),
    function("requestSwapExactTokensForTokens(uint256 amount,address from,address into,address to,address checker,bytes)", MILKMAN).with(CHECKER),
];

const MILKMAN: Does = Does::Custom(sold_by_checker);
const CHECKER: &[(Role, &str)] = &[(Role::Mentioned, "checker")];
const HANDLER: &[(Role, &str)] = &[(Role::Mentioned, "params.handler")];

/// Sells in parts over time (`CoW` Protocol's own handler, on every network).
const IN_PARTS: Address = address!("0x6cF1e9cA41f7611dEf408122793c358a3d11E5a5");

/// What that handler is told.
static PARTS: Function = function(
    "parts(address sellToken,address buyToken,address receiver,uint256 part,uint256 least,uint256,uint256 count,uint256,uint256,bytes32)",
    Does::Ordinary,
);

fn create(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let data = called.bytes_at("params.staticInput")?;
    let path = called.path("params.staticInput");
    if called.address("params.handler")? != IN_PARTS {
        let reason = "what the handler of the orders sells, and for what, is not known here";
        reader.unread.push(Unread::new(path, reason));
        let deed = Deed::Trade { gives: Vec::new(), gets: Vec::new() };
        return Some(called.act(deed, Role::Contract, Vec::new(), reader));
    }
    let call = Call { data, path: &path, ..*called.call };
    let order = encoded(&call, &PARTS);
    let count = order.uint("count")?;
    let mut part = |token: &str, amount: &str| {
        let amount = order.uint(amount)?.saturating_mul(count);
        let asset = reader.token(order.address(token)?);
        Some(Part { asset, amount: Amount::of(amount), to: None })
    };
    let (gives, gets) = (part("sellToken", "part")?, part("buyToken", "least")?);
    let deed = Deed::Trade { gives: vec![gives], gets: vec![gets] };
    // Nobody is the account itself.
    let payee = order.beneficiary("receiver", reader).into_iter().collect();
    Some(called.act(deed, Role::Contract, payee, reader))
}

/// Any number of orders by a hash of them all; zero takes them back.
fn rooted(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    if called.uint("root")?.is_zero() {
        return Some(called.act(called.ordinary(), Role::Contract, Vec::new(), reader));
    }
    let part = || Part { asset: Asset::Unnamed, amount: Amount::unread(), to: None };
    let deed = Deed::Trade { gives: vec![part()], gets: vec![part()] };
    Some(called.act(deed, Role::Contract, Vec::new(), reader))
}

/// A sale for as little as a contract lets pass that is named beside it.
fn sold_by_checker(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let reason = "for how little it may be sold is for a contract to say that is not known here";
    reader.unread.push(Unread::new(called.path("checker"), reason));
    let sale = trade((Of::Token("from"), "amount"), (Of::Token("into"), UNSAID), "to");
    called.read_as(sale, reader)
}
