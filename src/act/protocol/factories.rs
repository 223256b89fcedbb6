//! Factories: of accounts that are contracts (ERC-4337), as they stand in the `initCode` of a first operation, and
//! of contracts at an address known beforehand (CREATE2, CREATE3).

use alloy_primitives::{Address, U256, address};

use super::function::{Called, Does, Function, VALUE, function};
use super::smart_account::{ECDSA_VALIDATOR, FUNCTIONS as ACCOUNTS};
use crate::act::call::{Call, Caller};
use crate::act::{Act, Deed, Party, Reader, Role};
use crate::decode::abi::{Arguments, signature};

const CREATES: Does = Does::Custom(create);
const OWNER: &[(Role, &str)] = &[(Role::Owner, "owner")];
const OF_ITEM: &[(Role, &str)] =
    &[(Role::Implementation, "implementation"), (Role::Token, "tokenContract")];

#[rustfmt::skip]
pub(super) static FUNCTIONS: &[Function] = &[
    // SimpleAccount, LightAccount, Etherspot
    function("createAccount(address owner,uint256 salt)", CREATES).with(OWNER),
    // Coinbase
    function("createAccount(bytes[] owners,uint256 nonce)", CREATES).with(&[(Role::Owner, "owners")]),
    // Kernel 3 and Nexus, Kernel 2
    function("createAccount(bytes initData,bytes32 salt)", CREATES),
    function("deployWithFactory(address factory,bytes initData,bytes32 salt)", CREATES).with(&[(Role::Mentioned, "factory")]),
    function("createAccount(address implementation,bytes,uint256 index)", CREATES).with(&[(Role::Implementation, "implementation")]),
    // thirdweb, Biconomy
    function("createAccount(address owner,bytes)", CREATES).with(OWNER),
    function("createAccount(address owner,uint256 index,address[],uint8)", CREATES).with(OWNER),
    function("deployCounterFactualAccount(address module,bytes,uint256 index)", CREATES).with(&[(Role::Module, "module")]),
    // Alchemy
    function("createAccount(uint256 salt,address[] owners)", CREATES).with(&[(Role::Owner, "owners")]),
    function("createSemiModularAccount(address owner,uint256 salt)", CREATES).with(OWNER),
    // ERC-6551: an account that belongs to an item
    function("createAccount(address implementation,bytes32 salt,uint256 chainId,address tokenContract,uint256 tokenId)", CREATES).with(OF_ITEM),
    function("createAccount(address implementation,uint256 chainId,address tokenContract,uint256 tokenId,uint256 salt,bytes)", CREATES).with(OF_ITEM),
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
    let data = called.bytes_at("initData").unwrap_or_default();
    let path = called.path("initData");
    let decides = kernel(data).or_else(|| owner_of_nexus(data).map(Decides::Owner));
    let owner = match decides {
        Some(Decides::Owner(owner)) => Some(owner),
        _ => None,
    };
    let owner = owner.map(|owner| Party::new(Role::Owner, owner, path.clone(), reader.chain));
    let is_owned = owner.is_some();
    let mut act = called.act(deed, Role::Factory, owner.into_iter().collect(), reader);
    // An owner of Coinbase's that is a key has no address.
    let addresses = act.parties.iter().filter(|party| party.role == Role::Owner).count();
    if addresses > 0 && called.length("owners").is_some_and(|count| count > addresses) {
        act.words = act.and_also("let another key sign for it");
    }
    if data.is_empty() {
        return Some(act);
    }
    match decides {
        Some(Decides::Owner(_)) => {}
        Some(Decides::Device) => act.words = act.and_also("let another key sign for it"),
        None => reader.only_searched(path.as_str(), "who signs for the account"),
    }
    // What it is set up with besides; whose it is has been said.
    let call = Call { by: Caller::contract(called.call), data, path: &path, ..*called.call };
    let call = Call { value: Some(U256::ZERO), ..call };
    let known = ACCOUNTS.iter().any(|row| data.starts_with(&row.selector.to_be_bytes()));
    for mut inner in if known { reader.call(&call) } else { Vec::new() } {
        let is_other =
            |party: &Party| party.address.bytes20().is_some_and(|one| !OF_ONE.contains(one));
        inner.parties.retain(|party| party.role != Role::Module || is_other(party));
        if is_owned && inner.party(Role::Module).is_some() {
            act.calls.push(inner);
        } else {
            let modules = inner.parties.into_iter().filter(|party| party.role == Role::Module);
            act.parties.extend(modules);
            act.calls.extend(inner.calls);
        }
    }
    Some(act)
}

/// Who decides for a new account that runs Kernel.
enum Decides {
    /// One owner, by the validator that takes one owner's signature.
    Owner(Address),
    /// The key of a device, which has no address.
    Device,
}

/// Kernel's validators that take one owner's signature: on one network, and for several at once.
const OF_ONE: [Address; 2] =
    [ECDSA_VALIDATOR, address!("0x02d32f9c668C92A60b44825C4f79B501c0F685dA")];

/// How Kernel's accounts are set up.
const INITIALIZE: &str = "initialize(bytes21 rootValidator,address hook,bytes validatorData,bytes hookData,bytes[] initConfig)";

/// Who decides for a new account that runs Kernel, if that is said by a validator that is known.
fn kernel(calldata: &[u8]) -> Option<Decides> {
    /// `ZeroDev`'s for keys of devices, in two versions.
    const DEVICES: [Address; 2] = [
        address!("0x7ab16Ff354AcB328452F1D445b3Ddee9a91e9e69"),
        address!("0xbA45a2BFb8De3D24cA9D7F1B551E14dFF5d690Fd"),
    ];
    /// By a permission, which has a validator of its own.
    const PERMISSION: u8 = 2;
    let rest = calldata.strip_prefix(&signature::selector(INITIALIZE))?;
    let arguments = Arguments::new(signature::parameters(INITIALIZE), rest);
    let root = arguments.get("rootValidator")?.word();
    let validator = Address::from_slice(root.get(1..21)?);
    if DEVICES.contains(&validator) {
        return Some(Decides::Device);
    }
    let data = arguments.get("validatorData")?.bytes()?;
    if root.first() == Some(&PERMISSION) {
        return owner_by_permission(data).map(Decides::Owner);
    }
    let key = data.first_chunk::<20>()?;
    OF_ONE.contains(&validator).then(|| Decides::Owner(key.into()))
}

/// Who may use a permission: behind what limits it stands, as the last, who checks the signature, and of whom. Two bytes
/// before each say what it need not check.
fn owner_by_permission(data: &[u8]) -> Option<Address> {
    /// `ZeroDev`'s for one owner's signature.
    const SIGNER: Address = address!("0x6A6F069E2a08c2468e7724Ab3250CdBFBA14D4FF");
    const CHECKS_ALL: [u8; 2] = [0, 0];
    let arguments = Arguments::new(signature::parameters("(bytes[] parts)"), data);
    let signer = arguments.get("parts")?.items()?.last()?.bytes()?;
    let owner = signer.strip_prefix(&CHECKS_ALL)?.strip_prefix(SIGNER.as_slice())?;
    owner.try_into().ok().map(|owner: &[u8; 20]| owner.into())
}

/// The owner of a new account that runs Nexus, where its usual set-up takes one owner's signature.
fn owner_of_nexus(data: &[u8]) -> Option<Address> {
    /// What sets accounts up, by delegatecall.
    const BOOTSTRAPS: [Address; 3] = [
        address!("0x000000F5b753Fdd20C5CA2D7c1210b3Ab1EA5903"),
        address!("0x00000000D3254452a909E4eeD47455Af7E27C289"),
        address!("0x0000003eDf18913c01cBc482C978bBD3D6E8ffA3"),
    ];
    const SET_UP: &str = "(address bootstrap,bytes call)";
    /// Biconomy's validators that take one owner's signature.
    const OF_OWNER: [Address; 4] = [
        address!("0x0000000031ef4155C978d48a8A7d4EDba03b04fE"),
        address!("0x00000000d12897DDAdC2044614A9677B191A2d95"),
        address!("0x00000000E894100bEcFc7c934Ab7aC8FBA08A44c"),
        address!("0x0000002D6DB27c52E3C11c1Cf24072004AC75cBa"),
    ];
    const BY_VALIDATOR: &str = "initNexusNoRegistry((address module,bytes data)[] validators,(address,bytes)[] executors,(address module,bytes) hook,(address,bytes)[] fallbacks,(uint256,address,bytes)[] preHooks)";
    const SET_UPS: [&str; 3] = [
        BY_VALIDATOR,
        "initNexusWithDefaultValidator(bytes data)",
        "initNexusWithDefaultValidatorAndOtherModulesNoRegistry(bytes data,(address,bytes)[] validators,(address,bytes)[] executors,(address module,bytes) hook,(address,bytes)[] fallbacks,(uint256,address,bytes)[] preHooks)",
    ];
    let arguments = Arguments::new(signature::parameters(SET_UP), data);
    let known = BOOTSTRAPS.contains(&arguments.get("bootstrap")?.address()?);
    let call = arguments.get("call")?.bytes()?;
    let fits = |one: &&&str| call.starts_with(&signature::selector(one));
    let by = SET_UPS.iter().find(fits).filter(|_| known)?;
    let arguments = Arguments::new(signature::parameters(by), call.get(4..)?);
    let by_validator = *by == BY_VALIDATOR;
    // Other modules are not read.
    let modules = ["validators", "executors", "fallbacks", "preHooks"];
    let count = modules.iter().filter_map(|list| arguments.get(list)?.items()).map(|all| all.len());
    let hook = arguments.get("hook.module").and_then(|hook| hook.address());
    if count.sum::<usize>() > usize::from(by_validator) || hook.is_some_and(|hook| !hook.is_zero())
    {
        return None;
    }
    let data = if by_validator {
        let validator = arguments.get("validators.0.module")?.address()?;
        OF_OWNER.contains(&validator).then_some("validators.0.data")?
    } else {
        "data"
    };
    let key = arguments.get(data)?.bytes()?;
    let key = match key.len() {
        20 => key.first_chunk::<20>()?,
        32 => key.last_chunk::<20>()?,
        _ => return None,
    };
    Some(key.into())
}
