//! Safe's own contracts, as `@safe-global/safe-deployments` and `@safe-global/safe-modules-deployments`
//! publish them.
//!
//! From version 1.3.0 on an address follows from the code alone, so it is the same contract on every
//! network. The earlier ones were created by a key of Safe's, and are known where they are published.
//! `SimulateTxAccessor` is no [`Kind::SafeLibrary`]: run by delegatecall it makes any call it is given.

use alloy_primitives::address;

use super::{ANY, Contract, Kind, on};

/// The networks that have version 1.0.0.
const FIRST: &[u64] = &[1, 4, 5, 42, 100, 369];

/// The networks that have versions 1.1.1 and 1.2.0.
const EARLY: &[u64] = &[1, 4, 5, 42, 88, 100, 246, 369, 73_799];

#[rustfmt::skip]
pub(super) static CONTRACTS: &[Contract] = &[
    on(ANY, address!("0x017062a1dE2FE6b99BE3d9d37841FeD19F573804"), "Safe's fallback handler 1.3.0", Kind::SafeFallbackHandler),
    on(ANY, address!("0x0408EF011960d02349d50286D20531229BCef773"), "Safe's MultiSendCallOnly 1.4.1 (zkSync)", Kind::MultiSendCallOnly),
    on(ANY, address!("0x07EfA797c55B5DdE3698d876b277aBb6B893654C"), "Safe's SimulateTxAccessor 1.5.0", Kind::Other),
    on(ANY, address!("0x0dFcccB95225ffB03c6FBB2559B530C2B7C8A912"), "Safe's MultiSend 1.3.0 (zkSync)", Kind::MultiSend),
    on(FIRST, address!("0x12302fE9c02ff50939BaAaaf415fc226C078613C"), "Safe's factory 1.0.0", Kind::SafeFactory),
    on(ANY, address!("0x14F2982D601c9458F93bd70B218933A6f8165e7b"), "Safe's factory 1.5.0", Kind::SafeFactory),
    on(ANY, address!("0x1727c2c531cf966f902E5927b98490fDFb3b2b70"), "Safe L2 1.3.0 (zkSync)", Kind::SafeSingleton),
    on(ANY, address!("0x199A9df0224031c20Cc27083A4164c9c8F1Bcb39"), "Safe's SafeToL2Setup 1.4.1 (zkSync)", Kind::SafeLibrary),
    on(ANY, address!("0x1d31F259eE307358a26dFb23EB365939E8641195"), "Safe's SafeWebAuthnSignerFactory 0.2.1", Kind::Other),
    on(ANY, address!("0x218543288004CD07832472D464648173c77D7eB7"), "Safe's MultiSend 1.5.0", Kind::MultiSend),
    on(ANY, address!("0x29fcB43b46531BcA003ddC8FCB67FFE91900C762"), "Safe L2 1.4.1", Kind::SafeSingleton),
    on(ANY, address!("0x2dd68b007B46fBe91B9A7c3EDa5A7a1063cB5b47"), "Safe's SafeModuleSetup 0.3.0", Kind::SafeLibrary),
    on(ANY, address!("0x2Ef5ECfbea521449E4De05EDB1ce63B75eDA90B4"), "Safe's CreateCall 1.5.0", Kind::SafeLibrary),
    on(ANY, address!("0x2f870a80647BbC554F3a0EBD093f11B4d2a7492A"), "Safe's fallback handler 1.3.0 (zkSync)", Kind::SafeFallbackHandler),
    on(ANY, address!("0x309D0B190FeCCa8e1D5D8309a16F7e3CB133E885"), "Safe's MultiSend 1.4.1 (zkSync)", Kind::MultiSend),
    on(EARLY, address!("0x34CfAC646f301356fAa8B21e94227e3583Fe3F5F"), "Safe 1.1.1", Kind::SafeSingleton),
    on(ANY, address!("0x357147caf9C0cCa67DfA0CF5369318d8193c8407"), "Safe's SignMessageLib 1.3.0 (zkSync)", Kind::SafeLibrary),
    on(ANY, address!("0x38869bf66a61cF6bDB996A6aE40D5853Fd43B526"), "Safe's MultiSend 1.4.1", Kind::MultiSend),
    on(ANY, address!("0x3d4BA2E0884aa488718476ca2FB8Efc291A46199"), "Safe's SimulateTxAccessor 1.4.1", Kind::Other),
    on(ANY, address!("0x3E5c63644E683549055b9Be8653de26E0B4CD36E"), "Safe L2 1.3.0", Kind::SafeSingleton),
    on(ANY, address!("0x3EfCBb83A4A7AfcB4F68D501E2c2203a38be77f4"), "Safe's fallback handler 1.5.0", Kind::SafeFallbackHandler),
    on(ANY, address!("0x40A2aCCbd92BCA938b02010E17A5b8929b49130D"), "Safe's MultiSendCallOnly 1.3.0", Kind::MultiSendCallOnly),
    on(ANY, address!("0x41675C099F32341bf84BFc5382aF534df5C7461a"), "Safe 1.4.1", Kind::SafeSingleton),
    on(ANY, address!("0x4191E2e12E8BC5002424CE0c51f9947b02675a44"), "Safe's SimulateTxAccessor 1.3.0 (zkSync)", Kind::Other),
    on(ANY, address!("0x4Aa5Bf7D840aC607cb5BD3249e6Af6FC86C04897"), "Safe's SocialRecoveryModule 0.1.0", Kind::SafeModule),
    on(ANY, address!("0x4e1DCf7AD4e460CfD30791CCC4F9c8a4f820ec67"), "Safe's factory 1.4.1", Kind::SafeFactory),
    on(ANY, address!("0x4FfeF8222648872B3dE295Ba1e49110E61f5b5aa"), "Safe's SignMessageLib 1.5.0", Kind::SafeLibrary),
    on(ANY, address!("0x526643F69b81B008F46d95CD5ced5eC0edFFDaC6"), "Safe's SafeMigration 1.4.1", Kind::SafeLibrary),
    on(ANY, address!("0x54e86d004d71a8D2112ec75FaCE57D730b0433F3"), "Safe's token callback handler 1.5.0", Kind::SafeFallbackHandler),
    on(ANY, address!("0x59AD6735bCd8152B84860Cb256dD9e96b85F69Da"), "Safe's SimulateTxAccessor 1.3.0", Kind::Other),
    on(ANY, address!("0x610fcA2e0279Fa1F8C00c8c2F71dF522AD469380"), "Safe L2 1.4.1 (zkSync)", Kind::SafeSingleton),
    on(ANY, address!("0x6439e7ABD8Bb915A5263094784C5CF561c4172AC"), "Safe's SafeMigration 1.5.0", Kind::SafeLibrary),
    on(EARLY, address!("0x6851D6fDFAfD08c0295C392436245E5bc78B0185"), "Safe 1.2.0", Kind::SafeSingleton),
    on(ANY, address!("0x69f4D1788e39c87893C980c06EdF4b7f686e2938"), "Safe 1.3.0", Kind::SafeSingleton),
    on(ANY, address!("0x727a77a074D1E6c4530e814F89E618a3298FC044"), "Safe's SimulateTxAccessor 1.3.0", Kind::Other),
    on(ANY, address!("0x75cf11467937ce3F2f357CE24ffc3DBF8fD5c226"), "Safe's Safe4337Module 0.3.0", Kind::SafeModule),
    on(EARLY, address!("0x76E2cFc1F5Fa8F6a5b3fC4c8F4788F0116861F9B"), "Safe's factory 1.1.1", Kind::SafeFactory),
    on(ANY, address!("0x7cbB62EaA69F79e6873cD1ecB2392971036cFAa4"), "Safe's CreateCall 1.3.0", Kind::SafeLibrary),
    on(ANY, address!("0x817756C6c555A94BCEE39eB5a102AbC1678b09A7"), "Safe's SafeMigration 1.4.1 (zkSync)", Kind::SafeLibrary),
    on(ANY, address!("0x85a8ca358D388530ad0fB95D0cb89Dd44Fc242c3"), "Safe's extensible fallback handler 1.5.0", Kind::SafeFallbackHandler),
    on(EARLY, address!("0x8D29bE29923b68abfDD21e541b9374737B49cdAD"), "Safe's MultiSend 1.1.1", Kind::MultiSend),
    on(ANY, address!("0x8EcD4ec46D4D2a6B64fE960B3D64e8B94B2234eb"), "Safe's AddModulesLib 0.2.0", Kind::SafeLibrary),
    on(ANY, address!("0x900C7589200010D6C6eCaaE5B06EBe653bc2D82a"), "Safe's SafeToL2Setup 1.5.0", Kind::SafeLibrary),
    on(ANY, address!("0x9301E98DD367135f21bdF66f342A249c9D5F9069"), "Safe's fallback handler 1.4.1 (zkSync)", Kind::SafeFallbackHandler),
    on(ANY, address!("0x94a4F6affBd8975951142c3999aEAB7ecee555c2"), "Safe's SafeWebAuthnSharedSigner 0.2.1", Kind::SafeLibrary),
    on(ANY, address!("0x9641d764fc13c8B624c04430C7356C1C7C8102e2"), "Safe's MultiSendCallOnly 1.4.1", Kind::MultiSendCallOnly),
    on(ANY, address!("0x98FFBBF51bb33A056B08ddf711f289936AafF717"), "Safe's SignMessageLib 1.3.0", Kind::SafeLibrary),
    on(ANY, address!("0x998739BFdAAdde7C933B942a68053933098f9EDa"), "Safe's MultiSend 1.3.0", Kind::MultiSend),
    on(ANY, address!("0x9b35Af71d77eaf8d7e40252370304687390A1A52"), "Safe's CreateCall 1.4.1", Kind::SafeLibrary),
    on(ANY, address!("0xA1dabEF33b3B82c7814B6D82A79e50F4AC44102B"), "Safe's MultiSendCallOnly 1.3.0", Kind::MultiSendCallOnly),
    on(ANY, address!("0xA238CBeb142c10Ef7Ad8442C6D1f9E89e07e7761"), "Safe's MultiSend 1.3.0", Kind::MultiSend),
    on(ANY, address!("0xa26620d1f8f1a2433F0D25027F141aaCAFB3E590"), "Safe's SafeToL2Migration 1.4.1 (zkSync)", Kind::SafeLibrary),
    on(ANY, address!("0xa581c4A4DB7175302464fF3C06380BC3270b4037"), "Safe's Safe4337Module 0.2.0", Kind::SafeModule),
    on(ANY, address!("0xA65387F16B013cf2Af4605Ad8aA5ec25a2cbA3a2"), "Safe's SignMessageLib 1.3.0", Kind::SafeLibrary),
    on(ANY, address!("0xa6B71E26C5e0845f74c812102Ca7114b6a896AB2"), "Safe's factory 1.3.0", Kind::SafeFactory),
    on(ANY, address!("0xA83c336B20401Af773B6219BA5027174338D1836"), "Safe's MultiSendCallOnly 1.5.0", Kind::MultiSendCallOnly),
    on(ANY, address!("0xAA46724893dedD72658219405185Fb0Fc91e091C"), "Safe's AllowanceModule 0.1.1", Kind::SafeModule),
    on(ANY, address!("0xAAA566Fe7978bB0fb0B5362B7ba23038f4428D8f"), "Safe's CreateCall 1.4.1 (zkSync)", Kind::SafeLibrary),
    on(ANY, address!("0xAca1ec0a1A575CDCCF1DC3d5d296202Eb6061888"), "Safe's SignMessageLib 1.4.1 (zkSync)", Kind::SafeLibrary),
    on(ANY, address!("0xB00ce5CCcdEf57e539ddcEd01DF43a13855d9910"), "Safe 1.3.0 (zkSync)", Kind::SafeSingleton),
    on(ANY, address!("0xB19D6FFc2182150F8Eb585b79D4ABcd7C5640A9d"), "Safe's CreateCall 1.3.0", Kind::SafeLibrary),
    on(FIRST, address!("0xb6029EA3B2c51D09a50B53CA8012FeEB05bDa35A"), "Safe 1.0.0", Kind::SafeSingleton),
    on(ANY, address!("0xBD89A1CE4DDe368FFAB0eC35506eEcE0b1fFdc54"), "Safe's SafeToL2Setup 1.4.1", Kind::SafeLibrary),
    on(ANY, address!("0xC22834581EbC8527d974F8a1c97E1bEA4EF910BC"), "Safe's factory 1.3.0", Kind::SafeFactory),
    on(ANY, address!("0xc329D02fd8CB2fc13aa919005aF46320794a8629"), "Safe's factory 1.4.1 (zkSync)", Kind::SafeFactory),
    on(ANY, address!("0xC35F063962328aC65cED5D4c3fC5dEf8dec68dFa"), "Safe 1.4.1 (zkSync)", Kind::SafeSingleton),
    on(ANY, address!("0xcB8e5E438c5c2b45FbE17B02Ca9aF91509a8ad56"), "Safe's CreateCall 1.3.0 (zkSync)", Kind::SafeLibrary),
    on(ANY, address!("0xCFbFaC74C26F8647cBDb8c5caf80BB5b32E43134"), "Safe's AllowanceModule 0.1.0", Kind::SafeModule),
    on(ANY, address!("0xd53cd0aB83D845Ac265BE939c57F53AD838012c9"), "Safe's SignMessageLib 1.4.1", Kind::SafeLibrary),
    on(EARLY, address!("0xd5D82B6aDDc9027B22dCA772Aa68D5d74cdBdF44"), "Safe's callback handler 1.1.1", Kind::SafeFallbackHandler),
    on(ANY, address!("0xd9Db270c1B5E3Bd161E8c8503c55cEABeE709552"), "Safe 1.3.0", Kind::SafeSingleton),
    on(ANY, address!("0xDAec33641865E4651fB43181C6DB6f7232Ee91c2"), "Safe's factory 1.3.0 (zkSync)", Kind::SafeFactory),
    on(ANY, address!("0xdd35026932273768A3e31F4efF7313B5B7A7199d"), "Safe's SimulateTxAccessor 1.4.1 (zkSync)", Kind::Other),
    on(ANY, address!("0xEdd160fEBBD92E350D4D398fb636302fccd67C7e"), "Safe L2 1.5.0", Kind::SafeSingleton),
    on(ANY, address!("0xf220D3b4DFb23C4ade8C88E526C1353AbAcbC38F"), "Safe's MultiSendCallOnly 1.3.0 (zkSync)", Kind::MultiSendCallOnly),
    on(ANY, address!("0xf48f2B2d2a534e402487b3ee7C18c33Aec0Fe5e4"), "Safe's fallback handler 1.3.0", Kind::SafeFallbackHandler),
    on(ANY, address!("0xF7488fFbe67327ac9f37D5F722d83Fc900852Fbf"), "Safe's SafeWebAuthnSignerFactory 0.2.0", Kind::Other),
    on(ANY, address!("0xfb1bffC9d739B8D520DaF37dF666da4C687191EA"), "Safe L2 1.3.0", Kind::SafeSingleton),
    on(ANY, address!("0xfd0732Dc9E303f09fCEf3a7388Ad10A83459Ec99"), "Safe's fallback handler 1.4.1", Kind::SafeFallbackHandler),
    on(ANY, address!("0xFf51A5898e281Db6DfC7855790607438dF2ca44b"), "Safe 1.5.0", Kind::SafeSingleton),
    on(ANY, address!("0xfF83F6335d8930cBad1c0D439A841f01888D9f69"), "Safe's SafeToL2Migration 1.4.1", Kind::SafeLibrary),
];
