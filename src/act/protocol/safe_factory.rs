//! Safe's factories, and what a new Safe is set up with.

use alloy_primitives::U256;

use super::function::{Called, Does, Function, function};
use crate::act::call::{Call, Caller, wei};
use crate::act::{Act, Deed, Reader, Role};

#[rustfmt::skip]
pub(super) static FUNCTIONS: &[Function] = &[
    function("createProxyWithNonce(address _singleton,bytes initializer,uint256 saltNonce)", Does::Custom(create)),
    function("createProxyWithNonceL2(address _singleton,bytes initializer,uint256 saltNonce)", Does::Custom(create)),
    function("createChainSpecificProxyWithNonce(address _singleton,bytes initializer,uint256 saltNonce)", Does::Custom(create)),
    function("createChainSpecificProxyWithNonceL2(address _singleton,bytes initializer,uint256 saltNonce)", Does::Custom(create)),
    function("createProxyWithCallback(address _singleton,bytes initializer,uint256 saltNonce,address callback)", Does::Custom(create))
        .with(&[(Role::Mentioned, "callback")]),
    function("createProxy(address _singleton,bytes initializer)", Does::Custom(create)),
];

/// The new proxy runs the singleton's code, and is called with the initializer at once.
fn create(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let singleton = called.party(Role::Implementation, "_singleton", reader)?;
    let (to_path, path) = (called.path("_singleton"), called.path("initializer"));
    let made = Call {
        by: Caller::contract(called.call),
        to: called.address("_singleton")?,
        to_path: &to_path,
        value: Some(U256::ZERO),
        value_path: &path,
        data: called.bytes_at("initializer")?,
        path: &path,
        means: called.call.means,
    };
    let deed = Deed::Deploy { amount: wei(called.call.value) };
    let mut act = called.act(deed, Role::Factory, vec![singleton], reader);
    if !made.data.is_empty() {
        act.calls = reader.call(&made);
    }
    Some(act)
}
