//! Factories: of accounts that are contracts (ERC-4337), as they stand in the `initCode` of a first operation, and
//! of contracts at an address known beforehand (CREATE2, CREATE3).

use super::function::{Called, Does, Function, VALUE, function};
use crate::act::{Act, Deed, Reader, Role};

const CREATES: Does = Does::Custom(create);
const OWNER: &[(Role, &str)] = &[(Role::Owner, "owner")];

#[rustfmt::skip]
pub(super) static FUNCTIONS: &[Function] = &[
    // SimpleAccount, LightAccount, Etherspot
    function("createAccount(address owner,uint256 salt)", CREATES).with(OWNER),
    // Coinbase
    function("createAccount(bytes[] owners,uint256 nonce)", CREATES).with(&[(Role::Owner, "owners")]),
    // Kernel 3 and Nexus, Kernel 2
    function("createAccount(bytes,bytes32 salt)", CREATES),
    function("deployWithFactory(address factory,bytes,bytes32 salt)", CREATES).with(&[(Role::Mentioned, "factory")]),
    function("createAccount(address implementation,bytes,uint256 index)", CREATES).with(&[(Role::Implementation, "implementation")]),
    // thirdweb, Biconomy
    function("createAccount(address owner,bytes)", CREATES).with(OWNER),
    function("createAccount(address owner,uint256 index,address[],uint8)", CREATES).with(OWNER),
    function("deployCounterFactualAccount(address module,bytes,uint256 index)", CREATES).with(&[(Role::Module, "module")]),
    // Alchemy
    function("createAccount(uint256 salt,address[] owners)", CREATES).with(&[(Role::Owner, "owners")]),
    function("createSemiModularAccount(address owner,uint256 salt)", CREATES).with(OWNER),
    // Sequence
    function("deploy(address implementation,bytes32 salt)", CREATES).with(&[(Role::Implementation, "implementation")]),
    // ERC-2470, Solmate's, 0age's, CreateX
    function("deploy(bytes,bytes32 salt)", CREATES),
    function("deploy(bytes32 salt,bytes)", CREATES),
    function("safeCreate2(bytes32 salt,bytes)", CREATES),
    function("deployCreate(bytes)", CREATES),
    function("deployCreate2(bytes)", CREATES),
    function("deployCreate2(bytes32 salt,bytes)", CREATES),
    function("deployCreate3(bytes)", CREATES),
    function("deployCreate3(bytes32 salt,bytes)", CREATES),
];

#[allow(clippy::unnecessary_wraps, reason = "a reader")]
fn create(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let deed = Deed::Deploy { amount: called.amount(VALUE) };
    Some(called.act(deed, Role::Factory, Vec::new(), reader))
}
