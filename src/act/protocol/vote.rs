//! Typed data that moves and allows nothing: votes, profiles, log-ins.

use crate::act::sign::Signed;
use crate::act::{Act, Deed, Reader, Role};
use crate::decode::TypedData;

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
const TYPES: [(&str, &str); 13] = [
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
    ("Delegate(address delegateAddress,uint256 totp)", "who may propose transactions to a Safe"),
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
    ("Delegation(address delegatee,uint256 nonce,uint256 expiry)", "who votes with your tokens"),
];

/// Reads what moves nothing.
pub(super) fn signed(data: &TypedData, reader: &mut Reader) -> Option<Act> {
    // No contract takes what is for none and for no network.
    let is_snapshot = data.domain_name() == Some("snapshot")
        && data.verifying_contract().is_none()
        && data.chain_id().is_none()
        && SNAPSHOT.contains(&data.primary_type.as_str());
    let what = if is_snapshot {
        match data.primary_type.as_str() {
            "Vote" => "a vote",
            "Alias" => "who votes in your name on Snapshot",
            _ => "a statement for Snapshot",
        }
    } else {
        TYPES.iter().find(|(known, _)| data.encoded_type == *known).map(|(_, what)| *what)?
    };
    let mut signed = Signed::new(data, Role::VerifyingContract, reader);
    for (role, member) in [
        (Role::Holder, "voter"),
        (Role::Holder, "from"),
        (Role::Holder, "address"),
        (Role::Delegate, "delegatee"),
        (Role::Delegate, "alias"),
    ] {
        if let Some(address) = data.message.address_at(member) {
            signed.party(role, member, address);
        }
    }
    Some(signed.act(Deed::Vote { what: what.to_owned() }, None))
}
