//! Contracts that accounts which are contracts are run by, and that make several calls in one.
//!
//! The entry points are those of ERC-4337's `account-abstraction` releases 0.6 to 0.9; the delegation
//! manager is that of `MetaMask`'s delegation framework 1.3.0 (`@metamask/delegation-deployments`); the
//! address of Multicall3 is the one that its repository gives for every network. The proxy actions of Maker are
//! those of its documentation and its list of deployments (`changelog`), as Oasis and others repeat them; the
//! recipe executors are those of `DeFi` Saver's own contracts and of several lists of labels, and so is what its
//! automation is begun with. Balancer's are those of its first page's own configuration.
//! recipe executors are those of `DeFi` Saver's own contracts and of several lists of labels, its actions those of
//! `@defisaver/sdk`. Tokenbound's are those of its own SDK and of its list of deployments.

use alloy_primitives::address;

use super::{ANY, Contract, Kind, on};

#[rustfmt::skip]
pub(super) static CONTRACTS: &[Contract] = &[
    on(ANY, address!("0x0000000071727De22E5E9d8BAf0edAc6f37da032"), "EntryPoint 0.7", Kind::EntryPoint),
    on(&[1], address!("0x069B2fb501b6F16D1F5fE245B16F6993808f1008"), "Maker's proxy actions (shutdown)", Kind::ProxyActions),
    on(&[1], address!("0x07ee93aEEa0a36FfF2A9B95dd22Bd6049EE54f26"), "Maker's proxy actions (savings)", Kind::ProxyActions),
    on(&[8453], address!("0x091e99cb1C49331a94dD62755D168E941AbD0693"), "Uniswap multicall", Kind::Multicall),
    on(&[1], address!("0x1D6DEdb49AF91A11B5C5F34954FD3E8cC4f03A86"), "DeFi Saver recipes", Kind::ProxyActions),
    on(&[1], address!("0x1e3187D89e79B5c411D710E0fdF2709517852600"), "DeFi Saver SparkWithdraw", Kind::ProxyActions),
    on(&[1, 10, 137], address!("0x1F98415757620B543A52E61c46B32eB19261F984"), "Uniswap multicall", Kind::Multicall),
    on(&[1], address!("0x2a49Eae5CCa3f050eBEC729Cf90CC910fADAf7A2"), "Oasis multiply actions", Kind::ProxyActions),
    on(ANY, address!("0x2D25602551487C3f3354dD80D76D54383A243358"), "Tokenbound account v2", Kind::Other),
    on(&[42161], address!("0x2edB8eb14e29F3CF0bd50958b4664C9EB1583Ec9"), "DeFi Saver automation", Kind::ProxyActions),
    on(&[1], address!("0x2Ee96Cf53AE5FBd5309284704F978d0cA66cB963"), "DeFi Saver recipes", Kind::ProxyActions),
    on(&[42161], address!("0x2F368325C53656BBEE6BDE1C04a39eEd717F1E43"), "DeFi Saver automation", Kind::ProxyActions),
    on(&[10], address!("0x30CEf36b14Dd71A347284204C48E134D04c24331"), "DeFi Saver recipes", Kind::ProxyActions),
    on(&[1], address!("0x3730bb1f58087D02Ccf7E0B6696755f588E17A03"), "DeFi Saver automation", Kind::ProxyActions),
    on(&[1], address!("0x39Fce916C420320138dBc1947784667b5Ad88df5"), "DeFi Saver automation", Kind::ProxyActions),
    on(&[1], address!("0x3a0F7Ca5cCf15aF19147F71de5fc84DC195f149f"), "DeFi Saver SparkPayback", Kind::ProxyActions),
    on(ANY, address!("0x41C8f39463A868d3A88af00cd0fe7102F30E44eC"), "Tokenbound account v3", Kind::Other),
    on(ANY, address!("0x4337084D9E255Ff0702461CF8895CE9E3b5Ff108"), "EntryPoint 0.8", Kind::EntryPoint),
    on(ANY, address!("0x433709009B8330FDa32311DF1C2AFA402eD8D009"), "EntryPoint 0.9", Kind::EntryPoint),
    on(&[1], address!("0x4677c84699ab29637102609cD2868d0743a48DdF"), "DeFi Saver recipes", Kind::ProxyActions),
    on(&[1], address!("0x4B2d174129789a88e92D46342201F207132144b7"), "DeFi Saver LiquityClose", Kind::ProxyActions),
    on(&[1], address!("0x4EFF392cc69B31Ad159EcfA10305251b2d8E40E0"), "DeFi Saver LiquityOpen", Kind::ProxyActions),
    on(&[1], address!("0x5029336642814bC51a42bA80BF83a6322110035D"), "DeFi Saver recipes", Kind::ProxyActions),
    on(&[59144], address!("0x50bCFC115283dF48Ab6382551B9B93b08E197747"), "DeFi Saver recipes", Kind::ProxyActions),
    on(ANY, address!("0x55266d75D1a14E4572138116aF39863Ed6596E7F"), "Tokenbound account proxy", Kind::Other),
    on(&[1], address!("0x5aB0244a00a733f16E6b238B462bdF3538C698E1"), "DeFi Saver LiquitySPDeposit", Kind::ProxyActions),
    on(ANY, address!("0x5BA1e12693Dc8F9c48aAD8770482f4739bEeD696"), "Multicall2", Kind::Multicall),
    on(ANY, address!("0x5FF137D4b0FDCD49DcA30c7CF57E578a026d2789"), "EntryPoint 0.6", Kind::EntryPoint),
    on(&[42220], address!("0x633987602DE5C4F337e3DbF265303A1080324204"), "Uniswap multicall", Kind::Multicall),
    on(&[42161], address!("0x667609f05DdC5E9Fb939eC376F07953403745cf3"), "DeFi Saver recipes", Kind::ProxyActions),
    on(&[1], address!("0x671280800B540cbF073561d84A297a2c4c5D529F"), "DeFi Saver LiquityStake", Kind::ProxyActions),
    on(&[42161], address!("0x6927F7Dc79B4215F307e6c1C4d5883d134053BAB"), "DeFi Saver recipes", Kind::ProxyActions),
    on(&[1], address!("0x7079ba1Bd00EeFCD2a260BbD6D088230505e3858"), "DeFi Saver AaveV3Borrow", Kind::ProxyActions),
    on(&[1], address!("0x733F53579bEcdd3Ed07e745A55Ee9af8B9669048"), "DeFi Saver LiquityWithdraw", Kind::ProxyActions),
    on(&[1], address!("0x7a0207c1b5864B41629abBA4137b82a69F21F34d"), "DeFi Saver SparkBorrow", Kind::ProxyActions),
    on(&[42161], address!("0x7A25174229Ea402d8Ccd35Fc6D55Af079c399884"), "DeFi Saver recipes", Kind::ProxyActions),
    on(&[1], address!("0x7D2250A5CC1b32670d23FcA14D08fF3dC6230f96"), "DeFi Saver automation", Kind::ProxyActions),
    on(&[8453], address!("0x7De85e67745a027D41Aba5Fe2D9b288e6467d710"), "DeFi Saver recipes", Kind::ProxyActions),
    on(&[1], address!("0x82ecD135Dce65Fbc6DbdD0e4237E0AF93FFD5038"), "Maker's proxy actions", Kind::ProxyActions),
    on(&[1], address!("0x84372e73e1A2E95510869D2D81A3ef1AEC9e0Da8"), "DeFi Saver McdSupply", Kind::ProxyActions),
    on(&[1], address!("0x86FDD4A6438D448a794A44ABBe47D57590b3350d"), "DeFi Saver LiquityUnstake", Kind::ProxyActions),
    on(&[1], address!("0x88B8cEb76b88Ee0Fb7160E6e2Ad86055a32D72d4"), "DeFi Saver automation", Kind::ProxyActions),
    on(&[1], address!("0x8fc7D24414e9740ed9841d9205D458e3677e71f7"), "DeFi Saver LiquityPayback", Kind::ProxyActions),
    on(&[1], address!("0x91b3fCCEA2f2e0622Cc1fb54E12f5ac5aAa55a87"), "DeFi Saver AaveV3Supply", Kind::ProxyActions),
    on(&[56], address!("0x963Df249eD09c358A4819E39d9Cd5736c3087184"), "Uniswap multicall", Kind::Multicall),
    on(&[42161], address!("0x967b6dFd1485C30521F8311e39E60B9c4D4b6Dbf"), "DeFi Saver automation", Kind::ProxyActions),
    on(&[1], address!("0x9D4e4b26A5E2e6Dad30C5d95F5cE78A8310F04C2"), "DeFi Saver AaveV3Withdraw", Kind::ProxyActions),
    on(&[1], address!("0xa704FBBe2f7ea8eF45a8280f6Bf96939eBC73252"), "DeFi Saver McdWithdraw", Kind::ProxyActions),
    on(&[1], address!("0xa71817957eaF993fAA9a1F4B5c2402c0aeFCd9C6"), "DeFi Saver LiquitySPWithdraw", Kind::ProxyActions),
    on(&[10], address!("0xa950a534a6AB01D1FF5C6C82E5E7F515c19500e9"), "DeFi Saver automation", Kind::ProxyActions),
    on(&[42161], address!("0xadF885960B47eA2CD9B55E6DAc6B42b7Cb2806dB"), "Uniswap multicall", Kind::Multicall),
    on(&[9745], address!("0xB8af168883D049FF9C811ab5B5DE179f3e7d6Fb7"), "DeFi Saver recipes", Kind::ProxyActions),
    on(&[1], address!("0xbc3Fc959FeF3F12a41738f406c02198cdeE7481F"), "DeFi Saver recipes", Kind::ProxyActions),
    on(&[1], address!("0xC825e06333a1d0F72334d2D929Ef4D9eb928D691"), "DeFi Saver CompV3Payback", Kind::ProxyActions),
    on(&[8453], address!("0xc91305DdE651c899EF8eE1D0C33E7dab1B5ABF0D"), "DeFi Saver recipes", Kind::ProxyActions),
    on(ANY, address!("0xcA11bde05977b3631167028862bE2a173976CA11"), "Multicall3", Kind::Multicall),
    on(&[1], address!("0xCb50a91C0f12f439b8bf11E9474B9c1ED62Bf7a3"), "DeFi Saver McdGenerate", Kind::ProxyActions),
    on(&[1], address!("0xcc073e12fE8d8035389954Bf2BF6C3AAcaDaDC39"), "DeFi Saver CompV3Supply", Kind::ProxyActions),
    on(&[1], address!("0xD10608B45718437082B9aF5DdC498080ad63Ac9E"), "DeFi Saver SparkSupply", Kind::ProxyActions),
    on(&[1], address!("0xd3e87D6b69d09527624919d6d68868331Ae39Df6"), "DeFi Saver CompV3Borrow", Kind::ProxyActions),
    on(&[1], address!("0xD539943e080C2a29e3f1DB2d45Ea7240d7ddDEE2"), "DeFi Saver LiquitySupply", Kind::ProxyActions),
    on(ANY, address!("0xdb9B1e94B5b69Df7e401DDbedE43491141047dB3"), "MetaMask's delegation manager", Kind::Other),
    on(&[1], address!("0xde4A25A0b9589689945d842c5ba0CF4f0D4eB3ac"), "Balancer's proxy actions", Kind::ProxyActions),
    on(&[1], address!("0xDED2752728227c502E08e51023b1cE0a37F907A2"), "DeFi Saver automation", Kind::ProxyActions),
    on(&[1], address!("0xe29265217D65F5a2ae41972E09C13E107D049004"), "DeFi Saver AaveV3Payback", Kind::ProxyActions),
    on(&[1], address!("0xE2f4A4629FbbC444964A16438329288C66551c30"), "DeFi Saver automation", Kind::ProxyActions),
    on(&[1], address!("0xe686Fd57D93Ee713Ba974bC5540FF740fb6DB94F"), "DeFi Saver LiquityPayback", Kind::ProxyActions),
    on(&[1], address!("0xE68AeD979Af6f85516fF485D098804c0f9eD9A5b"), "DeFi Saver McdPayback", Kind::ProxyActions),
    on(&[10], address!("0xEC891E6b5A93F5f29241De6B234a4e77A5456A1C"), "DeFi Saver recipes", Kind::ProxyActions),
    on(&[1], address!("0xf1406deC224750CEfA709e4bcA6a3a3f458F0f7B"), "DeFi Saver CompV3Withdraw", Kind::ProxyActions),
    on(&[1], address!("0xF978d6C5c8af80a059AdB85EEb64F14C9c436D68"), "DeFi Saver LiquityBorrow", Kind::ProxyActions),
    on(&[10], address!("0xFF9f0B8d0a4270f98C52842d163fd34728109692"), "DeFi Saver automation", Kind::ProxyActions),
];
