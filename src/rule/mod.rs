//! The rules: one file or folder each, with its documentation beside it in a file of the same name.
//!
//! A rule looks at every act and yields findings. No rule hides another's: all of them see
//! everything, and all findings are kept.

use crate::act::Acts;
use crate::book::Book;
use crate::finding::{Finding, Level};
use crate::intel::AddressSet;
use crate::order::sorted;

/// Declares a rule: `NAME = "its-id", [the levels it can have], check;` under its one-line doc.
/// A rule that the user's trust lowers says so: `check, lowered by trust;`.
macro_rules! declare_rule {
    (
        #[doc = $about:literal]
        $name:ident = $id:literal, [$($level:ident),+], $check:path
        $(, lowered by $trust:ident)?;
    ) => {
        #[doc = $about]
        pub(super) static $name: $crate::rule::Rule = $crate::rule::Rule {
            id: $id,
            about: $about,
            levels: &[$($crate::finding::Level::$level),+],
            lowered_by_trust: declare_rule!(@lowered $($trust)?),
            check: $check,
        };
    };
    (@lowered) => { false };
    (@lowered trust) => { true };
}

mod account_module_installed;
mod account_owners_changed;
mod allowance_raised;
mod ambiguous_encoding;
mod approval_never_expires;
mod approval_unused_in_batch;
mod approve_then_take;
mod approved_to_everyone;
mod bad_checksum;
mod batch;
mod bitcoin_input_already_signed;
mod bitcoin_outputs_open;
mod blocked_by_you;
mod bridge_for_nothing;
mod bridge_to_stranger;
mod chain_name_impostor;
mod claim_payable;
mod code_delegated;
mod collection_handed_over;
mod deadline_far_away;
mod delegatecall_disguised;
mod delegatecall_to_stranger;
mod delegated_on_every_chain;
mod delegation_removed;
mod domain_chain_mismatch;
mod domain_without_chain;
mod dprk_address;
mod dprk_address_in_bytes;
mod eth_sign;
mod fake_asset;
mod fee_too_high;
mod framed_by_another_site;
mod hash_as_message;
mod hidden_text;
mod impostor_domain;
mod item_approved;
mod key_from_signature;
mod laundering_service;
mod left_for_anyone;
mod listed;
mod listed_address_in_bytes;
mod lookalike_payee;
mod malformed_typed_data;
mod meta_transaction;
mod minter_changed;
mod mixer;
mod new_payee;
mod node_url;
mod null_payee;
mod opaque_multicall;
mod opaque_order_root;
mod order_for_nothing;
mod order_paid_in_unknown_token;
mod order_pays_someone_else;
mod ownership_given_away;
mod paid_to_unknown_contract;
mod permission_granted;
mod permit2_approval;
mod permit2_signed;
mod permit2_transfer_signed;
mod permit_signed;
mod private_order;
mod proceeds_sent_on;
mod proceeds_to_stranger;
mod raw_transaction_sent;
mod revocation;
mod role_granted;
mod rpc_replaced;
mod rpc_unencrypted;
mod safe_fallback_changed;
mod safe_gas_refund;
mod safe_guard_changed;
mod safe_hash_approved;
mod safe_mastercopy_changed;
mod safe_module_enabled;
mod safe_owners_changed;
mod same_nonce_new_payload;
mod sanctioned_address;
mod several_assets_allowed;
mod several_assets_sent;
mod sign_in_as_someone_else;
mod sign_in_elsewhere;
mod sign_in_expired;
mod sign_in_malformed;
mod sign_in_wrong_chain;
mod signer_mismatch;
mod solana_account_assigned;
mod solana_authority_given_away;
mod solana_durable_nonce;
mod solana_token_delegate;
mod spender_without_code;
mod stake_merged;
mod switch_then_sign;
mod timelock_bypassed;
mod token_paid_to_itself;
mod trade_for_nothing;
mod transaction_as_message;
mod transfer_authorisation_signed;
mod tron_fee_limit;
mod tron_freeze;
mod tron_json_differs;
mod tron_key_in_page;
mod tron_long_expiry;
mod tron_permission_changed;
mod tron_permission_id;
mod tron_resources_delegated;
mod tron_several_contracts;
mod tron_unknown_contract;
mod tron_votes;
mod unknown_typed_data;
mod unlimited_approval;
mod upgrade;

/// A danger that the engine notices.
#[derive(Debug)]
pub struct Rule {
    /// Its id: names the danger, in kebab case. Stable.
    pub id: &'static str,
    /// What it notices, in one sentence.
    pub about: &'static str,
    /// The levels its findings can have, the worst first, before trust lowers them.
    pub levels: &'static [Level],
    /// Whether it is lowered by one level where the user trusts the address it is about.
    ///
    /// So are the rules about what is the user's own business: whom to allow what, whom to pay for
    /// the first time. A rule about what others say of an address is not.
    pub lowered_by_trust: bool,
    check: fn(&Acts, &Lists<'_>, &mut Vec<Finding>),
}

/// Every rule. Of two findings of one level, the rule that stands first here gives the summary.
pub static CATALOGUE: &[&Rule] = &[
    &dprk_address::DPRK_ADDRESS,
    &dprk_address_in_bytes::DPRK_ADDRESS_IN_BYTES,
    &blocked_by_you::BLOCKED_BY_YOU,
    &tron_json_differs::TRON_JSON_DIFFERS,
    &tron_several_contracts::TRON_SEVERAL_CONTRACTS,
    &tron_key_in_page::TRON_KEY_IN_PAGE,
    &tron_permission_changed::TRON_PERMISSION_CHANGED,
    &rpc_replaced::RPC_REPLACED,
    &delegatecall_disguised::DELEGATECALL_DISGUISED,
    &delegatecall_to_stranger::DELEGATECALL_TO_STRANGER,
    &safe_mastercopy_changed::SAFE_MASTERCOPY_CHANGED,
    &code_delegated::CODE_DELEGATED,
    &delegated_on_every_chain::DELEGATED_ON_EVERY_CHAIN,
    &solana_account_assigned::SOLANA_ACCOUNT_ASSIGNED,
    &solana_authority_given_away::SOLANA_AUTHORITY_GIVEN_AWAY,
    &eth_sign::ETH_SIGN,
    &order_for_nothing::ORDER_FOR_NOTHING,
    &transaction_as_message::TRANSACTION_AS_MESSAGE,
    &bitcoin_outputs_open::BITCOIN_OUTPUTS_OPEN,
    &tron_unknown_contract::TRON_UNKNOWN_CONTRACT,
    &sanctioned_address::SANCTIONED_ADDRESS,
    &laundering_service::LAUNDERING_SERVICE,
    &mixer::MIXER,
    &listed_address_in_bytes::LISTED_ADDRESS_IN_BYTES,
    &lookalike_payee::LOOKALIKE_PAYEE,
    &proceeds_to_stranger::PROCEEDS_TO_STRANGER,
    &bridge_for_nothing::BRIDGE_FOR_NOTHING,
    &bridge_to_stranger::BRIDGE_TO_STRANGER,
    &null_payee::NULL_PAYEE,
    &token_paid_to_itself::TOKEN_PAID_TO_ITSELF,
    &left_for_anyone::LEFT_FOR_ANYONE,
    &spender_without_code::SPENDER_WITHOUT_CODE,
    &hash_as_message::HASH_AS_MESSAGE,
    &key_from_signature::KEY_FROM_SIGNATURE,
    &solana_durable_nonce::SOLANA_DURABLE_NONCE,
    &solana_token_delegate::SOLANA_TOKEN_DELEGATE,
    &fee_too_high::FEE_TOO_HIGH,
    &malformed_typed_data::MALFORMED_TYPED_DATA,
    &impostor_domain::IMPOSTOR_DOMAIN,
    &sign_in_elsewhere::SIGN_IN_ELSEWHERE,
    &sign_in_as_someone_else::SIGN_IN_AS_SOMEONE_ELSE,
    &transfer_authorisation_signed::TRANSFER_AUTHORISATION_SIGNED,
    &permit2_transfer_signed::PERMIT2_TRANSFER_SIGNED,
    &opaque_order_root::OPAQUE_ORDER_ROOT,
    &order_paid_in_unknown_token::ORDER_PAID_IN_UNKNOWN_TOKEN,
    &order_pays_someone_else::ORDER_PAYS_SOMEONE_ELSE,
    &ambiguous_encoding::AMBIGUOUS_ENCODING,
    &same_nonce_new_payload::SAME_NONCE_NEW_PAYLOAD,
    &safe_owners_changed::SAFE_OWNERS_CHANGED,
    &safe_module_enabled::SAFE_MODULE_ENABLED,
    &safe_fallback_changed::SAFE_FALLBACK_CHANGED,
    &safe_guard_changed::SAFE_GUARD_CHANGED,
    &account_owners_changed::ACCOUNT_OWNERS_CHANGED,
    &account_module_installed::ACCOUNT_MODULE_INSTALLED,
    &ownership_given_away::OWNERSHIP_GIVEN_AWAY,
    &upgrade::UPGRADE,
    &role_granted::ROLE_GRANTED,
    &minter_changed::MINTER_CHANGED,
    &permission_granted::PERMISSION_GRANTED,
    &several_assets_sent::SEVERAL_ASSETS_SENT,
    &several_assets_allowed::SEVERAL_ASSETS_ALLOWED,
    &approve_then_take::APPROVE_THEN_TAKE,
    &approved_to_everyone::APPROVED_TO_EVERYONE,
    &approval_unused_in_batch::APPROVAL_UNUSED_IN_BATCH,
    &proceeds_sent_on::PROCEEDS_SENT_ON,
    &safe_gas_refund::SAFE_GAS_REFUND,
    &collection_handed_over::COLLECTION_HANDED_OVER,
    &unlimited_approval::UNLIMITED_APPROVAL,
    &permit2_approval::PERMIT2_APPROVAL,
    &permit_signed::PERMIT_SIGNED,
    &permit2_signed::PERMIT2_SIGNED,
    &domain_chain_mismatch::DOMAIN_CHAIN_MISMATCH,
    &signer_mismatch::SIGNER_MISMATCH,
    &trade_for_nothing::TRADE_FOR_NOTHING,
    &private_order::PRIVATE_ORDER,
    &stake_merged::STAKE_MERGED,
    &hidden_text::HIDDEN_TEXT,
    &sign_in_malformed::SIGN_IN_MALFORMED,
    &sign_in_expired::SIGN_IN_EXPIRED,
    &sign_in_wrong_chain::SIGN_IN_WRONG_CHAIN,
    &domain_without_chain::DOMAIN_WITHOUT_CHAIN,
    &deadline_far_away::DEADLINE_FAR_AWAY,
    &approval_never_expires::APPROVAL_NEVER_EXPIRES,
    &unknown_typed_data::UNKNOWN_TYPED_DATA,
    &tron_permission_id::TRON_PERMISSION_ID,
    &tron_resources_delegated::TRON_RESOURCES_DELEGATED,
    &tron_long_expiry::TRON_LONG_EXPIRY,
    &tron_fee_limit::TRON_FEE_LIMIT,
    &raw_transaction_sent::RAW_TRANSACTION_SENT,
    &bitcoin_input_already_signed::BITCOIN_INPUT_ALREADY_SIGNED,
    &allowance_raised::ALLOWANCE_RAISED,
    &rpc_unencrypted::RPC_UNENCRYPTED,
    &chain_name_impostor::CHAIN_NAME_IMPOSTOR,
    &switch_then_sign::SWITCH_THEN_SIGN,
    &fake_asset::FAKE_ASSET,
    &framed_by_another_site::FRAMED_BY_ANOTHER_SITE,
    &bad_checksum::BAD_CHECKSUM,
    &item_approved::ITEM_APPROVED,
    &new_payee::NEW_PAYEE,
    &paid_to_unknown_contract::PAID_TO_UNKNOWN_CONTRACT,
    &revocation::REVOCATION,
    &tron_freeze::TRON_FREEZE,
    &tron_votes::TRON_VOTES,
    &timelock_bypassed::TIMELOCK_BYPASSED,
    &safe_hash_approved::SAFE_HASH_APPROVED,
    &meta_transaction::META_TRANSACTION,
    &delegation_removed::DELEGATION_REMOVED,
    &claim_payable::CLAIM_PAYABLE,
    &opaque_multicall::OPAQUE_MULTICALL,
];

/// The lists that rules look addresses up in.
#[derive(Clone, Copy, Debug)]
pub struct Lists<'a> {
    /// The address set.
    pub intel: &'a AddressSet,
    /// The user's own addresses.
    pub book: &'a Book,
}

/// What all rules find, the worst first.
pub fn check(acts: &Acts, lists: &Lists<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for rule in CATALOGUE {
        let before = findings.len();
        (rule.check)(acts, lists, &mut findings);
        if rule.lowered_by_trust {
            findings.iter_mut().skip(before).for_each(|finding| lower(finding, lists.book));
        }
    }
    // Stable, so that what stands first in the catalogue stays first within its level.
    sorted(findings, |one, other| other.level.cmp(&one.level))
}

/// Lowers a finding about an address that the user trusts.
fn lower(finding: &mut Finding, book: &Book) {
    let lowered = match finding.level {
        Level::Danger => Level::Warning,
        Level::Warning => Level::Notice,
        level @ (Level::Critical | Level::Notice) => level,
    };
    if lowered < finding.level && finding.subject.as_ref().is_some_and(|one| book.trusts(one)) {
        finding.level = lowered;
        finding.detail.push_str(" You trust this address, so it counts for less.");
    }
}

impl Rule {
    /// A finding of this rule about an act, with the address in `role` as its subject.
    fn about_act(
        &self,
        level: Level,
        act: &crate::act::Act,
        role: crate::act::Role,
        detail: &str,
    ) -> Finding {
        let party = act.party(role);
        Finding {
            rule: self.id.to_owned(),
            level,
            title: act.own_words().to_owned(),
            detail: detail.to_owned(),
            subject: party.map(|party| party.address.clone()),
            role: party.map(|party| party.role),
            path: party.map_or(&act.path, |party| &party.path).clone(),
            evidence: Vec::new(),
        }
    }

    /// A finding of this rule about one of those in an act, who need not be the one of whom its own sentence
    /// tells.
    fn about_one_of(
        &self,
        level: Level,
        act: &crate::act::Act,
        party: &crate::act::Party,
        detail: &str,
    ) -> Finding {
        let who = party.short();
        let mut about = self.about_party(level, act, party, &who, detail.to_owned());
        let effect = act.effect_on(party.role, &who).filter(|_| !act.own_words().contains(&who));
        match effect {
            None => act.own_words().clone_into(&mut about.title),
            // What comes back to somebody says nothing of what is given.
            Some(effect) if party.role == crate::act::Role::RefundReceiver => {
                about.title = act.and_also(&effect);
            }
            Some(_) => {}
        }
        about
    }

    /// A finding of this rule about a place in the request, and about nobody.
    fn about_place(
        &self,
        level: Level,
        title: impl Into<String>,
        detail: impl Into<String>,
        path: impl Into<String>,
    ) -> Finding {
        Finding {
            rule: self.id.to_owned(),
            level,
            title: title.into(),
            detail: detail.into(),
            subject: None,
            role: None,
            path: path.into(),
            evidence: Vec::new(),
        }
    }

    /// A finding of this rule about somebody in an act, who is called `who` in its sentence.
    fn about_party(
        &self,
        level: Level,
        act: &crate::act::Act,
        party: &crate::act::Party,
        who: &str,
        detail: String,
    ) -> Finding {
        let title = match act.effect_on(party.role, who) {
            Some(effect) => format!("{} {effect}.", act.begins()),
            None => format!("This request names {who}."),
        };
        Finding {
            rule: self.id.to_owned(),
            level,
            title,
            detail,
            subject: Some(party.address.clone()),
            role: Some(party.role),
            path: party.path.clone(),
            evidence: Vec::new(),
        }
    }
}
