//! Typed data that moves and allows nothing: votes, profiles, log-ins.

use alloy_primitives::{Address, U256, address};

use super::governance::on_side;
use crate::act::sign::Signed;
use crate::act::{Act, Deed, Party, Reader, Role, amount};
use crate::decode::{TypedData, limits, typed_data::Typed};

/// What Snapshot takes: everything there is said by signatures.
const SNAPSHOT: [&str; 14] = [
    "Vote",
    "Proposal",
    "UpdateProposal",
    "CancelProposal",
    "FlagProposal",
    "Space",
    "DeleteSpace",
    "Follow",
    "Unfollow",
    "Subscribe",
    "Unsubscribe",
    "Profile",
    "Statement",
    "Alias",
];

/// Types that are known to move nothing, with all of their members, and what they are.
const TYPES: [(&str, &str); 46] = [
    // Ethereal
    ("CancelOrder(address sender,bytes32 subaccount,uint64 nonce)", "that an order is taken back"),
    (
        "RevokeLinkedSigner(address sender,address signer,bytes32 subaccount,uint64 nonce,uint64 signedAt)",
        "that a key may no longer trade",
    ),
    ("EIP712Auth(address sender,uint8 intent,uint64 signedAt)", "a log-in"),
    ("Ballot(uint256 proposalId,uint8 support)", "a vote"),
    ("Ballot(uint256 proposalId,bool support)", "a vote"),
    ("Ballot(uint256 proposalId,uint8 support,address voter,uint256 nonce)", "a vote"),
    ("ExtendedBallot(uint256 proposalId,uint8 support,string reason,bytes params)", "a vote"),
    (
        "ExtendedBallot(uint256 proposalId,uint8 support,address voter,uint256 nonce,\
         string reason,bytes params)",
        "a vote",
    ),
    ("ClobAuth(address address,string timestamp,uint256 nonce,string message)", "a log-in"),
    (
        "SignedKeyRequest(uint256 requestFid,bytes key,uint256 deadline)",
        "for which application a key is",
    ),
    ("Delegate(address delegateAddress,uint256 totp)", "let WHO propose transactions to a Safe"),
    ("AddProposer(address delegateAddress,uint256 totp)", "let WHO propose transactions to a Safe"),
    (
        "RemoveProposer(address delegateAddress,uint256 totp)",
        "stop WHO from proposing transactions to a Safe",
    ),
    ("DeleteRequest(bytes32 safeTxHash,uint256 totp)", "that a proposal to a Safe is taken back"),
    ("AuthentAddressBook(uint256 totp)", "a log-in"),
    ("POH(address to)", "that you are one person"),
    (
        "AddAddressBookEntry(AddressBookEntry[] entries,uint256 totp)\
         AddressBookEntry(string alias,address address)",
        "names for addresses",
    ),
    // Attestations, in the versions of their contracts and of those that no contract sees
    (
        "Attest(address attester,bytes32 schema,address recipient,uint64 expirationTime,bool revocable,\
         bytes32 refUID,bytes data,uint256 value,uint256 nonce,uint64 deadline)",
        "an attestation",
    ),
    (
        "Attest(bytes32 schema,address recipient,uint64 expirationTime,bool revocable,bytes32 refUID,\
         bytes data,uint256 value,uint256 nonce,uint64 deadline)",
        "an attestation",
    ),
    (
        "Attest(uint16 version,bytes32 schema,address recipient,uint64 time,uint64 expirationTime,\
         bool revocable,bytes32 refUID,bytes data,bytes32 salt)",
        "an attestation",
    ),
    (
        "Attest(uint16 version,bytes32 schema,address recipient,uint64 time,uint64 expirationTime,\
         bool revocable,bytes32 refUID,bytes data)",
        "an attestation",
    ),
    ("Revoke(bytes32 schema,bytes32 uid,uint256 nonce)", "the end of an attestation"),
    ("Revoke(bytes32 schema,bytes32 uid,uint256 value,uint256 nonce)", "the end of an attestation"),
    (
        "Revoke(bytes32 schema,bytes32 uid,uint256 value,uint256 nonce,uint64 deadline)",
        "the end of an attestation",
    ),
    (
        "Revoke(address revoker,bytes32 schema,bytes32 uid,uint256 value,uint256 nonce,uint64 deadline)",
        "the end of an attestation",
    ),
    ("Delegation(address delegatee,uint256 nonce,uint256 expiry)", "let WHO vote with your tokens"),
    // Aave's tokens, in their versions
    ("Delegate(address delegatee,uint256 nonce,uint256 expiry)", "let WHO vote with your tokens"),
    (
        "DelegateByType(address delegatee,uint256 type,uint256 nonce,uint256 expiry)",
        "let WHO vote with your tokens",
    ),
    (
        "Delegate(address delegator,address delegatee,uint256 nonce,uint256 deadline)",
        "let WHO vote with your tokens",
    ),
    (
        "DelegateByType(address delegator,address delegatee,uint8 delegationType,uint256 nonce,\
         uint256 deadline)",
        "let WHO vote with your tokens",
    ),
    // Snapshot's spaces on a network
    (
        "Vote(address space,address voter,uint256 proposalId,uint8 choice,\
         IndexedStrategy[] userVotingStrategies,string voteMetadataURI)\
         IndexedStrategy(uint8 index,bytes params)",
        "a vote",
    ),
    (
        "Propose(address space,address author,string metadataURI,Strategy executionStrategy,\
         bytes userProposalValidationParams,uint256 salt)Strategy(address addr,bytes params)",
        "a proposal",
    ),
    // What signs a text, from which exchanges compute a key: the text is judged as one
    ("dYdX(string action)", "a text that a key is made from"),
    ("dYdX(string action,string onlySignOn)", "a text that a key is made from"),
    ("Constant(string action)", "a text that a key is made from"),
    ("Register(string message)", "a text that registers a key"),
    // Exchanges whose accounts are moved by signatures
    (
        "Registration(string brokerId,uint256 chainId,uint64 timestamp,uint256 registrationNonce)",
        "an account at an exchange",
    ),
    (
        "SettlePnl(string brokerId,uint256 chainId,uint64 settleNonce,uint64 timestamp)",
        "a move between balances of your own",
    ),
    ("SignKey(address account)", "that a key is yours"),
    (
        "Register(address to,address recovery,uint256 nonce,uint256 deadline)",
        "a new name on Farcaster",
    ),
    ("UserNameProof(string name,uint256 timestamp,address owner)", "a name on Farcaster"),
    (
        "VerificationClaim(uint256 fid,address address,bytes32 blockHash,uint8 network)",
        "that an account is yours",
    ),
    ("ListTriggerOrders(bytes32 sender,uint64 recvTime)", "a log-in"),
    ("StreamAuthentication(bytes32 sender,uint64 expiration)", "a log-in"),
    (
        "Cancellation(bytes32 sender,uint32[] productIds,bytes32[] digests,uint64 nonce)",
        "a cancellation of orders",
    ),
    (
        "CancellationProducts(bytes32 sender,uint32[] productIds,uint64 nonce)",
        "a cancellation of orders",
    ),
];

/// Farcaster's own, which gives names back to those who lost their keys.
pub(super) const RECOVERY: Address = address!("0x00000000FcB080a4D6c39a9354dA9EB9bC104cd7");

/// Reads what moves nothing.
pub(super) fn signed(data: &TypedData, reader: &mut Reader) -> Option<Act> {
    // No contract takes what is for none and for no network.
    let is_snapshot = data.domain_name() == Some("snapshot")
        && data.verifying_contract().is_none()
        && data.chain_id().is_none()
        && SNAPSHOT.contains(&data.primary_type.as_str());
    let what = if is_snapshot {
        match data.primary_type.as_str() {
            "Vote" => "a vote on Snapshot",
            "Alias" => "let WHO vote in your name on Snapshot",
            _ => "a statement for Snapshot",
        }
    } else {
        TYPES.iter().find(|(known, _)| data.encoded_type == *known).map(|(_, what)| *what)?
    };
    // Who may take a new name back counts as who has it, but for Farcaster's own.
    if let Some(recovery) = data.message.address_at("recovery")
        && !recovery.is_zero()
        && recovery != RECOVERY
        && !reader.has_own(recovery)
    {
        return None;
    }
    let mut signed = Signed::new(data, Role::VerifyingContract, reader);
    let mut what = match (what, side(data)) {
        ("a vote", Some((side, proposal))) => {
            format!("a vote {side} proposal {}", proposal.trim_start_matches('#'))
        }
        ("a vote on Snapshot", _) => match data.message.uint_at("choice") {
            Some(choice) => format!("a vote for choice {choice} on Snapshot"),
            None => what.to_owned(),
        },
        _ => what.to_owned(),
    };
    for (role, member) in [
        (Role::Holder, "voter"),
        (Role::Holder, "from"),
        (Role::Holder, "address"),
        (Role::Delegate, "delegatee"),
        (Role::Delegate, "delegateAddress"),
        (Role::Delegate, "alias"),
    ] {
        if let Some(address) = data.message.address_at(member) {
            let path = format!("{}.message.{member}", data.path);
            let party = Party::new(role, address, path, reader.chain);
            if role == Role::Delegate {
                what = what.replace("WHO", &party.short());
            }
            signed.add(party);
        }
    }
    let entries = data.message.get("entries").and_then(Typed::items).unwrap_or_default();
    reader.note_more(&format!("{}.message.entries", data.path), entries.len());
    for (index, entry) in entries.iter().enumerate().take(limits::ITEMS) {
        if let Some(address) = entry.address_at("address") {
            signed.party(Role::Mentioned, &format!("entries[{index}].address"), address);
        }
    }
    Some(signed.act(Deed::Vote { what }, None))
}

/// On which side a vote is, and on what proposal, where a governor counts it.
fn side(data: &TypedData) -> Option<(&'static str, String)> {
    let support = data.message.get("support").or_else(|| data.message.get("choice"))?;
    let yes = support.bool().map(U256::from);
    let side = on_side(yes.or_else(|| support.uint())?)?;
    let proposal = data.message.uint_at("proposalId")?.to_string();
    Some((side, amount::id_in_words(&proposal)))
}
