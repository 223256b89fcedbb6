//! Safe's factories, and what a new Safe is set up with.

use alloy_primitives::{Address, U256};

use super::function::{Called, Does, Function, function};
use crate::act::call::{Call, Caller, wei};
use crate::act::{Act, Deed, Party, Power, Reader, Role};
use crate::decode::abi::WORD;

#[rustfmt::skip]
pub(super) static FUNCTIONS: &[Function] = &[
    function("createProxyWithNonce(address _singleton,bytes initializer,uint256 saltNonce)", Does::Custom(create)),
    function("createProxyWithNonceL2(address _singleton,bytes initializer,uint256 saltNonce)", Does::Custom(create)),
    function("createChainSpecificProxyWithNonce(address _singleton,bytes initializer,uint256 saltNonce)", Does::Custom(create)),
    function("createChainSpecificProxyWithNonceL2(address _singleton,bytes initializer,uint256 saltNonce)", Does::Custom(create)),
    function("createProxyWithCallback(address _singleton,bytes initializer,uint256 saltNonce,address callback)", Does::Custom(create))
        .with(&[(Role::Mentioned, "callback")]),
    function("createProxy(address _singleton,bytes initializer)", Does::Custom(create)),
    // Zodiac's modules
    function("deployModule(address _singleton,bytes initializer,uint256)", Does::Custom(create)),
    function("setUp(bytes parameters)", Does::Custom(set_up)),
];

/// What most of Zodiac's modules are set up with: their owner, the account that they act for, and the one that they
/// call, which is mostly the same.
fn set_up(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    const ROLES: [Role; 3] = [Role::Owner, Role::Account, Role::Mentioned];
    let words = called.bytes_at("parameters")?.chunks_exact(WORD);
    let mut named = Vec::new();
    for (word, role) in words.zip(ROLES) {
        let (zeros, address) = word.split_at_checked(WORD - Address::len_bytes())?;
        let address = Address::from_slice(address);
        if zeros.iter().any(|byte| *byte != 0)
            || !matches!(address.as_slice(), [high @ .., _, _, _, _] if high.iter().any(|byte| *byte != 0))
        {
            return None;
        }
        named.push(Party::new(role, address, called.path("parameters"), reader.chain));
    }
    let [owner, account, _] = named.as_slice() else { return None };
    // The account that it acts for decides over it, if all is well.
    let deed = if owner.address == account.address {
        called.ordinary()
    } else {
        Deed::Administer { power: Power::OwnershipTransferred, about: None }
    };
    Some(called.act(deed, Role::Contract, named, reader))
}

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
