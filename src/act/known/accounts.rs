//! Contracts that accounts which are contracts are run by, and that make several calls in one.
//!
//! The entry points are those of ERC-4337's `account-abstraction` releases 0.6 to 0.9; the delegation
//! manager is that of `MetaMask`'s delegation framework 1.3.0 (`@metamask/delegation-deployments`); the
//! address of Multicall3 is the one that its repository gives for every network. The proxy actions of Maker are
//! those of its documentation and its list of deployments (`changelog`), as Oasis and others repeat them; the
//! recipe executors are those of `DeFi` Saver's own contracts and of several lists of labels.

use alloy_primitives::address;

use super::{ANY, Contract, Kind, on};

#[rustfmt::skip]
pub(super) static CONTRACTS: &[Contract] = &[
    on(ANY, address!("0x0000000071727De22E5E9d8BAf0edAc6f37da032"), "EntryPoint 0.7", Kind::EntryPoint),
    on(&[1], address!("0x069B2fb501b6F16D1F5fE245B16F6993808f1008"), "Maker's proxy actions (shutdown)", Kind::ProxyActions),
    on(&[1], address!("0x07ee93aEEa0a36FfF2A9B95dd22Bd6049EE54f26"), "Maker's proxy actions (savings)", Kind::ProxyActions),
    on(&[1], address!("0x1D6DEdb49AF91A11B5C5F34954FD3E8cC4f03A86"), "DeFi Saver recipes", Kind::ProxyActions),
    on(&[1], address!("0x2a49Eae5CCa3f050eBEC729Cf90CC910fADAf7A2"), "Oasis multiply actions", Kind::ProxyActions),
    on(ANY, address!("0x4337084D9E255Ff0702461CF8895CE9E3b5Ff108"), "EntryPoint 0.8", Kind::EntryPoint),
    on(ANY, address!("0x433709009B8330FDa32311DF1C2AFA402eD8D009"), "EntryPoint 0.9", Kind::EntryPoint),
    on(&[59144], address!("0x50bCFC115283dF48Ab6382551B9B93b08E197747"), "DeFi Saver recipes", Kind::ProxyActions),
    on(ANY, address!("0x5BA1e12693Dc8F9c48aAD8770482f4739bEeD696"), "Multicall2", Kind::Multicall),
    on(ANY, address!("0x5FF137D4b0FDCD49DcA30c7CF57E578a026d2789"), "EntryPoint 0.6", Kind::EntryPoint),
    on(&[42161], address!("0x667609f05DdC5E9Fb939eC376F07953403745cf3"), "DeFi Saver recipes", Kind::ProxyActions),
    on(&[1], address!("0x82ecD135Dce65Fbc6DbdD0e4237E0AF93FFD5038"), "Maker's proxy actions", Kind::ProxyActions),
    on(&[9745], address!("0xB8af168883D049FF9C811ab5B5DE179f3e7d6Fb7"), "DeFi Saver recipes", Kind::ProxyActions),
    on(&[1], address!("0xbc3Fc959FeF3F12a41738f406c02198cdeE7481F"), "DeFi Saver recipes", Kind::ProxyActions),
    on(&[8453], address!("0xc91305DdE651c899EF8eE1D0C33E7dab1B5ABF0D"), "DeFi Saver recipes", Kind::ProxyActions),
    on(ANY, address!("0xcA11bde05977b3631167028862bE2a173976CA11"), "Multicall3", Kind::Multicall),
    on(ANY, address!("0xdb9B1e94B5b69Df7e401DDbedE43491141047dB3"), "MetaMask's delegation manager", Kind::Other),
    on(&[10], address!("0xEC891E6b5A93F5f29241De6B234a4e77A5456A1C"), "DeFi Saver recipes", Kind::ProxyActions),
];
