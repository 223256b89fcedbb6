//! Functions that let somebody do with everything an account has in a protocol what the account itself
//! could: the same power as `setApprovalForAll`, under names that sound like less.

use alloy_primitives::{Address, U256, address};

use super::function::{Called, Does, Function, function};
use super::positions::received;
use crate::act::sign::first_with_others;
use crate::act::{Act, Asset, Deed, Party, Power, Reader, Role};
use crate::decode::{abi::signature, limits};

#[rustfmt::skip]
pub(super) static FUNCTIONS: &[Function] = &[
    // Compound III
    function("allow(address operator,bool approved)", Does::Custom(said)),
    function("allowBySig(address owner,address operator,bool approved,uint256 nonce,uint256 expiry,uint8 v,bytes32 r,bytes32 s)", Does::Custom(said))
        .with(&[(Role::Holder, "owner")]),
    // Morpho
    function("setAuthorization(address operator,bool approved)", Does::Custom(said)),
    function("setAuthorizationWithSig((address authorizer,address operator,bool approved,uint256 nonce,uint256 deadline) authorization,(uint8 v,bytes32 r,bytes32 s) signature)", Does::Custom(morpho)),
    // Maker's Vat
    function("hope(address operator)", Does::Custom(given)),
    function("hope(address owner,uint256 index,address operator)", Does::Custom(given)).with(&[(Role::Holder, "owner")]),
    function("nope(address owner,uint256 index,address operator)", Does::Custom(taken)).with(&[(Role::Holder, "owner")]),
    function("nope(address operator)", Does::Custom(taken)),
    // Ethereum Vault Connector (Euler)
    function("setAccountOperator(address account,address operator,bool approved)", Does::Custom(said))
        .with(&[(Role::Holder, "account")]),
    // Sushi's BentoBox and Abracadabra's DegenBox
    function("setMasterContractApproval(address user,address operator,bool approved,uint8 v,bytes32 r,bytes32 s)", Does::Custom(said))
        .with(&[(Role::Holder, "user")]),
    // Superfluid: streams of any size to anybody.
    function("grantPermissions(address token,address operator)", Does::Custom(given)),
    function("revokePermissions(address token,address operator)", Does::Custom(taken)),
    // Circle's Gateway: burns what is kept there, for whomever they name on another network.
    function("addDelegate(address token,address operator)", Does::Custom(given)),
    function("removeDelegate(address token,address operator)", Does::Custom(taken)),
    function("authorizeFlowOperatorWithFullControl(address token,address operator,bytes ctx)", Does::Custom(given)),
    function("increaseFlowRateAllowance(address token,address operator,int96,bytes)", Does::Custom(given)),
    function("increaseFlowRateAllowanceWithPermissions(address token,address operator,uint8,int96,bytes)", Does::Custom(given)),
    function("revokeFlowOperatorWithFullControl(address token,address operator,bytes ctx)", Does::Custom(taken)),
    function("setFlowPermissions(address token,address operator,uint8 bits,int96 flowRateAllowance)", Does::Custom(bits)),
    function("updateFlowOperatorPermissions(address token,address operator,uint8 bits,int96 flowRateAllowance,bytes ctx)", Does::Custom(bits)),
    // Aave: who may claim rewards, and (v4) who may do anything
    function("setClaimer(address user,address operator)", Does::Custom(given)).with(&[(Role::Holder, "user")]),
    function("setUserPositionManager(address operator,bool approved)", Does::Custom(said)),
    function("approvePositionManager(address operator,bool approved)", Does::Custom(said)),
    function("setClaimer(address operator,bool approved)", Does::Custom(said)),
    function("setCooldownOperator(address operator,bool approved)", Does::Custom(said)),
    // Ethena: who signs orders of the account's, and whom those may pay
    function("setDelegatedSigner(address operator)", Does::Custom(given)),
    function("setApprovedBeneficiary(address operator,bool approved)", Does::Custom(said)),
    // Merkl: who claims rewards
    function("toggleOperator(address user,address operator)", Does::Custom(given)).with(&[(Role::Holder, "user")]),
    // Euler's connector by its bits; lending by Curve and by Silo
    // The same with a signature
    function("authorizeOperator(address controller,address operator,bool approved,bytes32,uint256,bytes)", Does::Custom(said)).with(&[(Role::Holder, "controller")]),
    function("setOperator(bytes19 addressPrefix,address operator,uint256 bits)", Does::Custom(bits)),
    // Many tokens in one contract (ERC-6909); vaults that take and give in two steps (ERC-7540)
    function("setOperator(address operator,bool approved)", Does::Custom(said)),
    // Tokens whose amounts are secret (ERC-7984): until a time
    function("setOperator(address operator,uint48 bits)", Does::Custom(bits)),
    function("approve(address operator,bool approved)", Does::Custom(said)),
    // Curve: who may have rewards paid out to the account
    function("toggle_approve_mint(address operator)", Does::Ordinary).with(&[(Role::Mentioned, "operator")]),
    // EigenLayer: who claims rewards, and who acts for an account
    function("setClaimerFor(address operator)", Does::Custom(given)),
    function("setClaimerFor(address earner,address operator)", Does::Custom(given)).with(&[(Role::Holder, "earner")]),
    function("setAppointee(address account,address operator,address target,bytes4 selector)", Does::Custom(given)).with(&[(Role::Holder, "account")]),
    function("removeAppointee(address account,address operator,address target,bytes4 selector)", Does::Custom(taken)).with(&[(Role::Holder, "account")]),
    function("addPendingAdmin(address account,address operator)", Does::Custom(given)).with(&[(Role::Holder, "account")]),
    // Synthetix in its versions
    function("approveAllDelegatePowers(address operator)", Does::Custom(given)),
    function("approveBurnOnBehalf(address operator)", Does::Custom(given)),
    function("approveClaimOnBehalf(address operator)", Does::Custom(given)),
    function("approveIssueOnBehalf(address operator)", Does::Custom(given)),
    function("approveExchangeOnBehalf(address operator)", Does::Custom(given)),
    function("removeAllDelegatePowers(address operator)", Does::Custom(taken)),
    function("grantPermission(uint128 accountId,bytes32 permission,address operator)", Does::Custom(given)),
    function("revokePermission(uint128 accountId,bytes32 permission,address operator)", Does::Custom(taken)),
    // Perpetuals: GMX, Gains; dYdX's first markets and Dolomite
    function("approvePlugin(address operator)", Does::Custom(given)),
    function("denyPlugin(address operator)", Does::Custom(taken)),
    function("addSubaccount(address operator)", Does::Custom(given)),
    function("removeSubaccount(address operator)", Does::Custom(taken)),
    function("setTradingDelegate(address operator)", Does::Custom(given)),
    // Ostium; LayerZero, for whoever configures a contract there
    function("setDelegate(address operator)", Does::Custom(configures)),
    function("initialiseVotingWithDelegate(address operator)", Does::Custom(votes)),
    function("setOperators((address operator,bool approved)[] args)", Does::Custom(list)),
    // Conduits of one's own
    function("updateChannel(address conduit,address operator,bool approved)", Does::Custom(said)),
    // Markets, credit accounts, troves
    function("setApprovalForModule(address operator,bool approved)", Does::Custom(said)),
    function("setBatchApprovalForModules(address[] modules,bool approved)", Does::Custom(modules)),
    function("setBotPermissions(address operator,uint192 bits)", Does::Custom(bits)),
    function("setBotPermissions(address account,address operator,uint192 bits)", Does::Custom(bits)).with(&[(Role::Mentioned, "account")]),
    function("setRemoveManager(uint256 troveId,address operator)", Does::Custom(given)),
    function("setRemoveManagerWithReceiver(uint256 troveId,address operator,address receiver)", Does::Custom(managed)),
    function("assignEmissary(bytes12 lockTag,address operator)", Does::Custom(given)),
    // Maker's vaults, without a proxy
    function("cdpAllow(uint256 cdp,address operator,uint256 bits)", Does::Custom(bits)),
    function("urnAllow(address operator,uint256 bits)", Does::Custom(bits)),
    // Rocket Pool: where a node's stake goes
    function("setWithdrawalAddress(address node,address operator,bool confirm)", Does::Custom(given)).with(&[(Role::Holder, "node")]),
    function("setRPLWithdrawalAddress(address node,address operator,bool confirm)", Does::Custom(given)).with(&[(Role::Holder, "node")]),
    // Who may claim in the account's name, or use what it has: delegate.xyz and the like
    function("delegateForAll(address delegate,bool enable)", Does::Custom(claims)),
    function("delegateForContract(address delegate,address contract_,bool enable)", Does::Custom(claims)),
    function("delegateForToken(address delegate,address contract_,uint256 tokenId,bool enable)", Does::Custom(claims)),
    function("delegateAll(address delegate,bytes32 rights,bool enable)", Does::Custom(claims)),
    function("delegateContract(address delegate,address contract_,bytes32 rights,bool enable)", Does::Custom(claims)),
    function("delegateERC721(address delegate,address contract_,uint256 tokenId,bytes32 rights,bool enable)", Does::Custom(claims)),
    function("delegateERC20(address delegate,address contract_,bytes32 rights,uint256 enable)", Does::Custom(claims)),
    function("delegateERC1155(address delegate,address contract_,uint256 tokenId,bytes32 rights,uint256 enable)", Does::Custom(claims)),
    function("setHotWallet(address delegate,uint256 expirationTimestamp,bool lockHotWalletAddress)", Does::Custom(claims)),
    function("setUser(uint256 tokenId,address delegate,uint64 expires)", Does::Custom(claims)),
    function("setUpdateOperator(uint256 assetId,address delegate)", Does::Custom(claims)),
    function("setUpdateManager(address owner,address delegate,bool enable)", Does::Custom(claims)),
    function("approve(bytes32 node,address delegate,bool enable)", Does::Custom(claims)),
    // Keys that trade for the account from then on, which the page keeps
    function("changePubKey(uint48 accountIndex,uint8 apiKeyIndex,bytes pubKey)", Does::Custom(key)),
    function("setAuthPubkeyHash(bytes pubkeyHash,uint32 nonce)", Does::Custom(key)),
    function("registerUser(address ethKey,uint256 starkKey,bytes signature)", Does::Custom(key)),
    function("registerEthAddress(address ethKey,uint256 starkKey,bytes signature)", Does::Custom(key)),
    // Flying Tulip: who may spend what the account has there, for a while
    function("createSession(address operator,uint48,uint48,uint32,uint16,(address,uint256)[],bytes32)", Does::Custom(given)),
    // Lens: who may do everything with a profile
    function("changeDelegatedExecutorsConfig(uint256,address[] operators,bool[] approvals)", Does::Custom(executors)),
    function("changeDelegatedExecutorsConfig(uint256,address[] operators,bool[] approvals,uint64,bool)", Does::Custom(executors)),
    // Venus: who may borrow and redeem in the account's name
    function("updateDelegate(address operator,bool approved)", Does::Custom(said)),
    function("approveOperator(address operator)", Does::Custom(given)),
    function("setClaimer(address operator)", Does::Custom(given)),
    function("setClaimant(address operator)", Does::Custom(given)),
    // The Graph
    function("setOperator(address verifier,address operator,bool approved)", Does::Custom(said)).with(&[(Role::Mentioned, "verifier")]),
    // Juicebox; and Tempo: who may claim what a policy holds back
    function("setPermissionsFor(address account,(address operator,uint64 projectId,uint8[] ids) data)", Does::Custom(for_project)).with(&[(Role::Holder, "account")]),
    function("setReceivePolicy(uint64,uint64,address operator)", Does::Custom(given)),
    // Boros
    function("approveAgent((address root,uint8,address operator,uint64,uint64) message,bytes signature)", Does::Custom(agent)).with(&[(Role::Holder, "message.root")]),
    function("setAccManager((address root,uint8,address operator,uint64) message,bytes signature)", Does::Custom(agent)).with(&[(Role::Holder, "message.root")]),
];

/// Who votes for the account from then on.
#[allow(clippy::unnecessary_wraps)] // As every function that a row names.
fn votes(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let delegatee = called.party(Role::Mentioned, "operator", reader);
    let deed = Deed::Vote { what: "a change of who votes for you".to_owned() };
    Some(called.act(deed, Role::Contract, delegatee.into_iter().collect(), reader))
}

/// Who says for a contract which messages of other networks are true, at `LayerZero`'s endpoint; elsewhere an operator.
fn configures(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    // Only says who votes with what a node of Rocket Pool's has.
    const VOTING: Address = address!("0x994A9C49230FEC0c127B8F42D6c5288F02610AeD");
    const ENDPOINT: Address = address!("0x1a44076050125825900e736c501f859c50fE728c");
    if called.call.to == VOTING {
        return votes(called, reader);
    }
    if called.call.to != ENDPOINT {
        return given(called, reader);
    }
    let operator = called.party(Role::Admin, "operator", reader)?;
    let deed = Deed::Administer { power: Power::RoleGranted, about: None };
    Some(called.act(deed, Role::Contract, vec![operator], reader))
}

/// Liquidity at Trader Joe is held as in a collection, under a function of another name.
pub(super) fn joe(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    everything_here(called, "spender", "approved", reader)
}

/// Lets the operator do everything in the called contract, or takes that back.
pub(super) fn everything_here(
    called: &Called<'_>,
    operator: &str,
    approved: &str,
    reader: &mut Reader,
) -> Option<Act> {
    let allowed = called.bool_at(approved)?;
    hand_over(called, operator, allowed, reader)
}

fn said(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    everything_here(called, "operator", "approved", reader)
}

fn morpho(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    everything_here(called, "authorization.operator", "authorization.approved", reader)
}

fn given(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    hand_over(called, "operator", true, reader)
}

/// By what of a list a project's operator may do: nothing, where it is empty.
fn for_project(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let allowed = called.length("data.ids")? > 0;
    hand_over(called, "data.operator", allowed, reader)
}

fn agent(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    hand_over(called, "message.operator", true, reader)
}

fn managed(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let mut act = given(called, reader)?;
    act.calls.extend(received(called, "receiver", reader));
    Some(act)
}

fn taken(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    hand_over(called, "operator", false, reader)
}

/// What is allowed is a set of bits: none takes all of it back.
fn bits(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let allowed = !called.uint("bits")?.is_zero();
    hand_over(called, "operator", allowed, reader)
}

/// Several operators at once.
fn list(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let count = called.get("args")?.items()?.len();
    each(called, "args", count, reader, |called, at, reader| {
        everything_here(called, &format!("{at}.operator"), &format!("{at}.approved"), reader)
    })
}

fn executors(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let count = called.get("operators")?.items()?.len();
    each(called, "operators", count, reader, |called, at, reader| {
        everything_here(called, at, &at.replace("operators", "approvals"), reader)
    })
}

fn modules(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let count = called.get("modules")?.items()?.len();
    each(called, "modules", count, reader, |called, at, reader| {
        everything_here(called, at, "approved", reader)
    })
}

fn each(
    called: &Called<'_>,
    list: &str,
    count: usize,
    reader: &mut Reader,
    one: fn(&Called<'_>, &str, &mut Reader) -> Option<Act>,
) -> Option<Act> {
    called.note_more(count, reader);
    let mut acts = Vec::new();
    for index in 0..count.min(limits::ITEMS) {
        acts.push(one(called, &format!("{list}.{index}"), reader)?);
    }
    first_with_others(acts)
}

/// Somebody may act in the account's name elsewhere, or no longer.
fn claims(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let disabled =
        called.get("enable").and_then(|enable| enable.uint()).is_some_and(|bits| bits.is_zero());
    let delegate = called.party(Role::Delegate, "delegate", reader)?;
    if disabled || delegate.is_nobody() {
        return hand_over(called, "delegate", false, reader);
    }
    let mut act = granted(called, vec![delegate], reader);
    if let Deed::Grant { permission, expires, .. } = &mut act.deed {
        let known = LENT.iter().find(|(name, _)| permission == name);
        if let Some((_, what)) = known {
            (*what).clone_into(permission);
        }
        let end = called.uint("expires").or_else(|| called.uint("expirationTimestamp"));
        // Beyond what a clock shows is never.
        let end = end.filter(|end| !end.is_zero() && *end < U256::from(u64::MAX >> 1));
        *expires = end.map(|end| end.to_string());
    }
    act.words = act.in_words();
    Some(act)
}

/// What somebody may do by these, in words.
const LENT: [(&str, &str); 12] = [
    ("delegateForAll", "claims in your name"),
    ("delegateForContract", "claims with one collection"),
    ("delegateForToken", "claims with one item"),
    ("delegateAll", "claims in your name"),
    ("delegateContract", "claims with one collection"),
    ("delegateERC721", "claims with one item"),
    ("delegateERC20", "claims with one token"),
    ("delegateERC1155", "claims with items of one kind"),
    ("setHotWallet", "claims in your name"),
    ("setUser", "use of one item"),
    ("setUpdateOperator", "changes to what stands on the land"),
    ("setUpdateManager", "changes to what stands on your land"),
];

#[allow(clippy::unnecessary_wraps)] // As every function that a row names.
pub(super) fn key(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    // What somebody else has signed for an account of theirs.
    if called.address("fidOwner").is_some_and(|owner| !reader.has_own(owner)) {
        return Some(called.act(called.ordinary(), Role::Contract, Vec::new(), reader));
    }
    let mut act = granted(called, Vec::new(), reader);
    if let Deed::Grant { permission, .. } = &mut act.deed {
        // Farcaster's are keys of applications.
        let what = if matches!(permission.as_str(), "add" | "addFor") {
            "writing under your name on Farcaster"
        } else {
            "acting for you by a key of the page's"
        };
        what.clone_into(permission);
    }
    act.words = act.in_words();
    Some(act)
}

pub(super) fn granted(called: &Called<'_>, parties: Vec<Party>, reader: &Reader) -> Act {
    let permission = signature::name(called.function.signature).to_owned();
    let deed = Deed::Grant { permission, asset: None, amount: None, period: None, expires: None };
    called.act(deed, Role::Contract, parties, reader)
}

pub(super) fn hand_over(
    called: &Called<'_>,
    operator: &str,
    allowed: bool,
    reader: &mut Reader,
) -> Option<Act> {
    let operator = called.party(Role::Operator, operator, reader)?;
    // Nobody in somebody's place takes back what that one could do.
    let allowed = allowed && !operator.is_nobody();
    let asset = Asset::Collection { address: reader.spelled(called.call.to) };
    let deed = Deed::AllowCollection { asset, allowed };
    // The contract is no token: that it is called one is what tells this from a collection.
    Some(called.act(deed, Role::Contract, vec![operator], reader))
}
