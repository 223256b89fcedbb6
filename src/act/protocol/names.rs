//! Names: ENS's registrars, registry, resolvers and wrapper.

use alloy_primitives::U256;

use super::function::{Called, Does, Function, Of, UNSAID, VALUE, administer, deposit, function};
use super::plan::encoded;
use super::vote::RECOVERY;
use crate::act::call::Call;
use crate::act::{Act, Amount, Asset, Deed, Power, Reader, Role, known};
use crate::decode::limits;

/// A name is bought for its owner.
const BOUGHT: Does = deposit(Of::Native, VALUE, "owner");
const REGISTER: Does =
    Does::Custom(|called, reader| registered(called, ["owner", "resolver", "data"], reader));
const REQUESTED: Does = Does::Custom(|called, reader| {
    registered(called, ["request.owner", "request.resolver", "request.data"], reader)
});
const RENEW: Does = Does::Custom(|called, reader| {
    let act = called.read_as(deposit(Of::Native, VALUE, UNSAID), reader)?;
    Some(with_name(act, called))
});
const GIVEN_AWAY: Does = Does::Custom(given_away);
const GIVEN: Does = administer(Power::AccountOwnerAdded, "");
/// Who says what an address is called.
const REVERSE: &[(Role, &str)] = &[(Role::Owner, "owner"), (Role::Mentioned, "resolver")];
const RECOVERABLE: Does = Does::Custom(|called, reader| recoverable(called, "recovery", reader));
const OWNER: &[(Role, &str)] = &[(Role::Owner, "owner")];
/// Whom payments to the name go to from then on, and what says so.
const PAID: &[(Role, &str)] = &[(Role::Mentioned, "resolver"), (Role::Mentioned, "addr")];
const SUBNAME: &[(Role, &str)] = &[(Role::Owner, "owner"), (Role::Mentioned, "resolver")];

#[rustfmt::skip]
pub(super) static FUNCTIONS: &[Function] = &[
    function("commit(bytes32 commitment)", Does::Ordinary),
    function("register(string name,address owner,uint256 duration,bytes32 secret)", REGISTER),
    function("registerWithConfig(string name,address owner,uint256 duration,bytes32 secret,address resolver,address addr)", REGISTER).with(PAID),
    function("register(string name,address owner,uint256 duration,bytes32 secret,address resolver,bytes[] data,bool reverseRecord,uint16 ownerControlledFuses)", REGISTER).with(PAID),
    function("register((string label,address owner,uint256 duration,bytes32 secret,address resolver,bytes[] data,uint8 reverseRecord,bytes32 referrer) registration)", Does::Custom(|called, reader| registered(called, ["registration.owner", "registration.resolver", "registration.data"], reader))).with(&[(Role::Mentioned, "registration.resolver")]),
    function("register((string name,address owner,uint256 duration,address resolver,bytes[] data,bool,uint256[],uint256,bytes) request)", REQUESTED).with(&[(Role::Mentioned, "request.resolver")]),
    function("register((string name,address owner,uint256 duration,address resolver,bytes[] data,bool reverseRecord) request)", REQUESTED).with(&[(Role::Mentioned, "request.resolver")]),
    function("discountedRegister((string name,address owner,uint256 duration,address resolver,bytes[] data,bool reverseRecord) request,bytes32 discountKey,bytes validationData)", REQUESTED).with(&[(Role::Mentioned, "request.resolver")]),
    function("discountedRegister((string name,address owner,uint256 duration,address resolver,bytes[] data,bool,uint256[],uint256,bytes) request,bytes32,bytes)", REQUESTED).with(&[(Role::Mentioned, "request.resolver")]),
    // Unstoppable Domains
    function("buy(address owner,string[],string[],string[],uint64,uint256,bytes)", BOUGHT),
    function("buyForErc20(address owner,string[],string[],string[],uint64,address token,uint256 price,bytes)", deposit(Of::Token("token"), "price", "owner")),
    function("renew(string name,uint256 duration)", RENEW),
    function("renew(string label,uint256 duration,bytes32 referrer)", RENEW),
    function("renewAll(string[] names,uint256 duration)", RENEW),
    function("bulkRenew(string[],uint256[],bytes32)", RENEW),
    function("bulkRenew(string[],uint256)", RENEW),
    // Names that are items of one contract (.wei, .gwei)
    function("reveal(string label,bytes32 secret)", RENEW),
    function("renew(uint256 id)", RENEW),
    function("registerSubdomain(string,uint256)", Does::Ordinary),
    function("registerSubdomainFor(string,uint256,address owner)", Does::Ordinary).with(OWNER),
    function("setAddr(uint256 id,address addr)", Does::Ordinary).with(PAID),
    function("setText(uint256,string,string)", Does::Ordinary),
    function("setContenthash(uint256,bytes)", Does::Ordinary),
    function("setPrimaryName(uint256)", Does::Ordinary),
    function("setAddr(bytes32 node,address addr)", Does::Ordinary).with(PAID),
    function("setAddr(bytes32 node,uint256 coinType,bytes addr)", Does::Ordinary).with(PAID),
    function("setText(bytes32 node,string key,string value)", Does::Ordinary),
    function("setContenthash(bytes32 node,bytes hash)", Does::Ordinary),
    function("setName(string name)", Does::Ordinary),
    function("setNameForAddr(address addr,address owner,address resolver,string name)", Does::Ordinary).with(REVERSE),
    function("claimWithResolver(address owner,address resolver)", Does::Ordinary).with(REVERSE),
    function("claimForAddr(address addr,address owner,address resolver)", Does::Ordinary).with(REVERSE),
    function("setResolver(bytes32 node,address resolver)", Does::Ordinary).with(PAID),
    function("setTTL(bytes32 node,uint64 ttl)", Does::Ordinary),
    function("setOwner(bytes32 node,address owner)", GIVEN_AWAY),
    function("setRecord(bytes32 node,address owner,address resolver,uint64 ttl)", GIVEN_AWAY).with(PAID),
    function("setSubnodeOwner(bytes32 node,bytes32 label,address owner)", Does::Ordinary).with(OWNER),
    function("setSubnodeRecord(bytes32 node,bytes32 label,address owner,address resolver,uint64 ttl)", Does::Ordinary).with(SUBNAME),
    function("setSubnodeOwner(bytes32 parentNode,string label,address owner,uint32 fuses,uint64 expiry)", Does::Ordinary).with(OWNER),
    function("setSubnodeRecord(bytes32 parentNode,string label,address owner,address resolver,uint64 ttl,uint32 fuses,uint64 expiry)", Does::Ordinary).with(SUBNAME),
    function("reclaim(uint256 id,address owner)", Does::Custom(taken_out)),
    function("wrapETH2LD(string label,address owner,uint16 ownerControlledFuses,address resolver)", Does::Custom(taken_out)).with(PAID),
    function("unwrapETH2LD(bytes32 labelhash,address registrant,address controller)", Does::Custom(unwrapped)),
    function("setABI(bytes32 node,uint256 contentType,bytes data)", Does::Ordinary),
    function("setName(bytes32 node,string name)", Does::Ordinary),
    function("clearRecords(bytes32 node)", Does::Ordinary),
    function("setDNSRecords(bytes32 node,bytes data)", Does::Ordinary),
    function("setZonehash(bytes32 node,bytes hash)", Does::Ordinary),
    function("setInterface(bytes32 node,bytes4 interfaceId,address implementer)", Does::Ordinary).with(&[(Role::Mentioned, "implementer")]),
    function("setPubkey(bytes32 node,bytes32 x,bytes32 y)", Does::Ordinary),
    function("setChildFuses(bytes32 parentNode,bytes32 labelhash,uint32 fuses,uint64 expiry)", Does::Ordinary),
    function("wrap(bytes name,address owner,address resolver)", Does::Custom(taken_out)).with(PAID),
    function("unwrap(bytes32 parentNode,bytes32 labelhash,address controller)", Does::Custom(unwrapped)).with(PAID),
    function("proveAndClaim(bytes name,(bytes rrset,bytes sig)[] input)", Does::Ordinary),
    function("proveAndClaimWithResolver(bytes name,(bytes rrset,bytes sig)[] input,address resolver,address addr)", Does::Ordinary).with(PAID),
    // Farcaster: who has the name, who may take it back, and who may write under it
    function("transferAndChangeRecovery(address to,address recovery,uint256 deadline,bytes sig)", GIVEN).with(&[(Role::Owner, "to"), (Role::Owner, "recovery")]),
    function("transferAndChangeRecoveryFor(address from,address to,address recovery,uint256,bytes,uint256,bytes)", GIVEN).with(&[(Role::Owner, "to"), (Role::Owner, "recovery"), (Role::Holder, "from")]),
    function("recover(address from,address to,uint256,bytes)", GIVEN).with(&[(Role::Owner, "to"), (Role::Holder, "from")]),
    function("recoverFor(address from,address to,uint256,bytes,uint256,bytes)", GIVEN).with(&[(Role::Owner, "to"), (Role::Holder, "from")]),
    function("transferFor(address from,address to,uint256,bytes,uint256,bytes)", GIVEN).with(&[(Role::Owner, "to"), (Role::Holder, "from")]),
    function("changeRecoveryAddress(address recovery)", RECOVERABLE),
    function("changeRecoveryAddressFor(address owner,address recovery,uint256 deadline,bytes sig)", RECOVERABLE).with(&[(Role::Holder, "owner")]),
    function("register(address recovery)", RECOVERABLE),
    function("register(address recovery,uint256 extraStorage)", RECOVERABLE),
    function("register((address to,address recovery,uint256 deadline,bytes sig) registerParams,(uint32 keyType,bytes key,uint8 metadataType,bytes metadata,uint256 deadline,bytes sig)[] signerParams,uint256 extraStorage)", Does::Custom(|called, reader| recoverable(called, "registerParams.recovery", reader))).with(&[(Role::Mentioned, "registerParams.to")]),
    function("addFor(address fidOwner,uint32 keyType,bytes key,uint8 metadataType,bytes metadata,uint256 deadline,bytes sig)", Does::Custom(super::operator::key)).with(&[(Role::Holder, "fidOwner")]),
    function("removeFor(address fidOwner,bytes key,uint256 deadline,bytes sig)", Does::Ordinary).with(&[(Role::Holder, "fidOwner")]),
    function("rent(uint256 fid,uint256 units)", Does::Ordinary),
    function("purchaseTier(uint256 fid,uint256 tier,uint256 days)", Does::Ordinary),
    function("add(uint32 keyType,bytes key,uint8 metadataType,bytes metadata)", Does::Custom(super::operator::key)),
    function("batchRent(uint256[] fids,uint256[] units)", Does::Ordinary),
    function("remove(bytes key)", Does::Ordinary),
    // The Ethereum Follow Protocol: lists of whom one follows
    function("mintPrimaryListNoMeta(bytes location)", Does::Ordinary),
    function("applyListOp(uint256 slot,bytes operation)", Does::Ordinary),
    function("applyListOps(uint256 slot,bytes[] operations)", Does::Ordinary),
    function("setMetadataValuesAndApplyListOps(uint256 slot,(string key,bytes value)[] records,bytes[] operations)", Does::Ordinary),
    function("setFuses(bytes32 node,uint16 ownerControlledFuses)", Does::Ordinary),
];

/// What ENS's wrapper reads in the data beside a name that it is sent.
static WRAPPED: Function = function(
    "onERC721Received(string label,address owner,uint16 ownerControlledFuses,address resolver)",
    Does::Custom(taken_out),
)
.with(PAID);

/// A name that ENS's wrapper is sent: who has it then, and what answers for it.
pub(super) fn wrapped(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let to = called.address("to")?;
    let known = known::contract(reader.chain, &to)?;
    let data = called.bytes_at("data").filter(|data| !data.is_empty())?;
    let path = called.path("data");
    let call = Call { to, data, path: &path, ..*called.call };
    (known.name == "ENS name wrapper").then(|| encoded(&call, &WRAPPED).read(reader))?
}

/// The account itself gets another owner, the one at an argument.
pub(super) fn handed_over(called: &Called<'_>, owner: &str, reader: &Reader) -> Option<Act> {
    let owner = called.party(Role::Owner, owner, reader)?;
    let deed = Deed::Administer { power: Power::AccountOwnerAdded, about: None };
    Some(called.act(deed, Role::Contract, vec![owner], reader))
}

/// Who may take an account of Farcaster's back at any time counts as who has it, but for Farcaster's own.
fn recoverable(called: &Called<'_>, recovery: &str, reader: &mut Reader) -> Option<Act> {
    let address = called.address(recovery)?;
    let registers = called.function.signature.starts_with("register(");
    let own = registers && reader.has_own(address);
    if !address.is_zero() && address != RECOVERY && !own {
        return handed_over(called, recovery, reader);
    }
    let recovery = called.party(Role::Mentioned, recovery, reader);
    let recovery = recovery.filter(|_| !address.is_zero()).into_iter().collect();
    Some(called.act(called.ordinary(), Role::Contract, recovery, reader))
}

/// A name is bought for its owner, and what its resolver says of it is set by the calls that go along.
fn registered(
    called: &Called<'_>,
    [owner, resolver, data]: [&'static str; 3],
    reader: &mut Reader,
) -> Option<Act> {
    let act = called.read_as(deposit(Of::Native, VALUE, owner), reader)?;
    let mut act = with_name(act, called);
    let records = called.length(data).unwrap_or(0);
    called.note_more(records, reader);
    for index in 0..records.min(limits::ITEMS) {
        let record = format!("{data}.{index}");
        let path = called.path(&record);
        let to = called.address(resolver)?;
        let call = Call {
            to,
            value: Some(U256::ZERO),
            data: called.bytes_at(&record)?,
            path: &path,
            ..*called.call
        };
        act.calls.extend(reader.call(&call));
    }
    Some(act)
}

/// Says which name it is, if it is one of letters that everybody can tell apart.
fn with_name(mut act: Act, called: &Called<'_>) -> Act {
    const LONGEST: usize = 40;
    const PLACES: [&str; 6] =
        ["name", "label", "names.0", "registration.label", "request.name", "registration.name"];
    let plain = |name: &&str| {
        let is_plain = |c: u8| c.is_ascii_lowercase() || c.is_ascii_digit() || c == b'-';
        (1..=LONGEST).contains(&name.len()) && name.bytes().all(is_plain)
    };
    // Of several only the first would be told.
    let one = called.length("names").is_none_or(|count| count == 1);
    let name = PLACES.into_iter().find_map(|place| called.text_at(place)).filter(plain);
    if let Some(name) = name.filter(|_| one) {
        act.words = act.words.replacen(" a name ", &format!(" the name \"{name}\" "), 1);
    }
    act
}

/// A name is wrapped, unwrapped or claimed back: for the account itself, or else for somebody else, who has it
/// from then on.
fn moved(called: &Called<'_>, owners: &[&str], reader: &Reader) -> Option<Act> {
    let mut parties = Vec::new();
    for owner in owners {
        parties.push(called.party(Role::Payee, owner, reader)?);
    }
    let stranger = parties.into_iter().find(|one| !reader.is_own(&one.address));
    let Some(stranger) = stranger else {
        return Some(called.act(called.ordinary(), Role::Contract, Vec::new(), reader));
    };
    let asset = match called.uint("id") {
        Some(id) => {
            Asset::Collectible { address: reader.spelled(called.call.to), id: id.to_string() }
        }
        None => Asset::Unnamed,
    };
    let deed = Deed::Withdraw { asset, amount: Amount::of(U256::from(1)) };
    Some(called.act(deed, Role::Contract, vec![stranger], reader))
}

fn taken_out(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    moved(called, &["owner"], reader)
}

fn unwrapped(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let owners: &[&str] = if called.get("registrant").is_some() {
        &["registrant", "controller"]
    } else {
        &["controller"]
    };
    moved(called, owners, reader)
}

/// The name itself gets another owner: as much as sending the item it is.
fn given_away(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let id = called.uint("node")?.to_string();
    let asset = Asset::Collectible { address: reader.spelled(called.call.to), id };
    let payee = called.party(Role::Payee, "owner", reader)?;
    let deed = Deed::Send { asset, amount: Amount::of(U256::from(1)) };
    Some(called.act(deed, Role::Token, vec![payee], reader))
}
