//! Programs that everybody knows. Those that are read have their own files; the others are named, so that
//! a person knows whom they deal with, and what they do stays unread.

pub(super) const SYSTEM: &str = "11111111111111111111111111111111";
pub(super) const TOKEN: &str = "TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA";
pub(super) const TOKEN_2022: &str = "TokenzQdBNbLqP5VEhdkAS6EPFLC1PHnBqCXEpPxuEb";
pub(super) const ASSOCIATED_TOKEN: &str = "ATokenGPvbdGVxr1b2hvZbsiqW5xWH25efTNsLJA8knL";
pub(super) const WSOL: &str = "So11111111111111111111111111111111111111112";
pub(super) const MEMO: &str = "MemoSq4gqABAXKb96qnH8TysNcWxMyWCqXgDLGmfcHr";
pub(super) const MEMO_1: &str = "Memo1UhkJRfHyvLMcVucJwxXeuD728EqVDDwQDxFMNo";
pub(super) const COMPUTE_BUDGET: &str = "ComputeBudget111111111111111111111111111111";
pub(super) const STAKE: &str = "Stake11111111111111111111111111111111111111";
pub(super) const LOADER: &str = "BPFLoaderUpgradeab1e11111111111111111111111";
pub(super) const LOOKUP_TABLES: &str = "AddressLookupTab1e1111111111111111111111111";
pub(super) const ED25519: &str = "Ed25519SigVerify111111111111111111111111111";
pub(super) const SECP256K1: &str = "KeccakSecp256k11111111111111111111111111111";
pub(super) const SECP256R1: &str = "Secp256r1SigVerify1111111111111111111111111";

/// What a program is called, if it is known.
pub(super) fn name(id: &str) -> Option<&'static str> {
    NAMES.iter().find(|(known, _)| *known == id).map(|(_, name)| *name)
}

/// The key that an id spells.
pub(super) fn key(id: &str) -> Option<[u8; 32]> {
    bs58::decode(id).into_vec().ok()?.try_into().ok()
}

/// The symbol and the decimals of a token that everybody knows, by its mint.
pub(super) fn token(mint: &str) -> Option<(&'static str, u8)> {
    TOKENS
        .iter()
        .find(|(known, ..)| *known == mint)
        .map(|(_, symbol, decimals)| (*symbol, *decimals))
}

/// The mints of those tokens.
pub(super) fn tokens() -> impl Iterator<Item = &'static str> {
    TOKENS.iter().map(|(mint, ..)| *mint)
}

#[rustfmt::skip]
static TOKENS: &[(&str, &str, u8)] = &[
    ("EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v", "USDC", 6),
    ("Es9vMFrzaCERmJfrF4H2FYD4KCoNkY11McCe8BenwNYB", "USDT", 6),
    (WSOL, "wSOL", 9),
    ("2b1kV6DkPAnxd5ixfnxCpjxmKwqjjaYmCZfHsFu24GXo", "PYUSD", 6),
    ("mSoLzYCxHdYgdzU16g5QSh3i5K3z3KZK7ytfqcJm7So", "mSOL", 9),
    ("J1toso1uCk3RLmjorhTtrVwY9HJ7X8V9yYac6Y7kGCPn", "JitoSOL", 9),
    ("JUPyiwrYJFskUPiHa7hkeR8VUtAeFoSYbKedZNsDvCN", "JUP", 6),
    ("DezXAZ8z7PnrnRJjz3wXBoRgixCa6xjnB7YaB1pPB263", "BONK", 5),
];

#[rustfmt::skip]
static NAMES: &[(&str, &str)] = &[
    (SYSTEM, "System"),
    (TOKEN, "SPL Token"),
    (TOKEN_2022, "Token-2022"),
    (ASSOCIATED_TOKEN, "Associated Token Account"),
    (STAKE, "Stake"),
    (LOADER, "BPF Upgradeable Loader"),
    (LOOKUP_TABLES, "Address Lookup Table"),
    (ED25519, "Ed25519 signatures"),
    (SECP256K1, "Secp256k1 signatures"),
    (SECP256R1, "Secp256r1 signatures"),
    ("Vote111111111111111111111111111111111111111", "Vote"),
    ("JUP6LkbZbjS1jKKwapdHNy74zcZ3tLUZoi5QNyVTaV4", "Jupiter"),
    ("JUP4Fb2cqiRUcaTHdrPC8h2gNsA2ETXiPDD33WcGuJB", "Jupiter v4"),
    ("675kPX9MHTjS2zt1qfr1NYHuzeLXfQM9H24wFSUt1Mp8", "Raydium AMM"),
    ("CAMMCzo5YL8w4VFF8KVHrK22GGUsp5VTaW7grrKgrWqK", "Raydium CLMM"),
    ("CPMMoo8L3F4NbTegBCKVNunggL7H1ZpdTHKxQB5qKP1C", "Raydium CPMM"),
    ("whirLbMiicVdio4qvUfM5KAg6Ct8VwpYzGff3uctyCc", "Orca Whirlpools"),
    ("LBUZKhRxPF3XUpBCjp4YzTKgLccjZhTSDM9YuVaPwxo", "Meteora DLMM"),
    ("PhoeNiXZ8ByJGLkxNfZRnkUfjvmuYqLR89jjFHGqdXY", "Phoenix"),
    ("6EF8rrecthR5Dkzon8Nwu78hRvfCKubJ14M5uBEwF6P", "Pump.fun"),
    ("pAMMBay6oceH9fJKBRHGP5D4bD4sWpmSwMn52FMfXEA", "PumpSwap"),
    ("metaqbxxUerdq28cj1RbAWkYQm3ybzjb6a8bt518x1s", "Metaplex Token Metadata"),
    ("CoREENxT6tW1HoK8ypY1SxRMZTcVPm7R94rH4PZNhX7d", "Metaplex Core"),
    ("BGUMAp9Gq7iTEuizy4pqaxsTyUCBK68MDfK752saRPUY", "Metaplex Bubblegum"),
    ("M2mx93ekt1fmXSVkTrUL9xVFHkmME8HTUi5Cyc5aF7K", "Magic Eden"),
    ("TSWAPaqyCSx2KABk68Shruf4rp7CxcNi8hAsbdwmHbN", "Tensor"),
    ("SMPLecH534NA9acpos4G6x7uf3LWbCAwZQE9e8ZekMu", "Squads v3"),
    ("SQDS4ep65T869zMMBKyuUq6aD6EgTu8psMjkvj52pCf", "Squads"),
    ("GovER5Lthms3bLBqWub97yVrMmEogzX7xNjdXpPPCVZw", "SPL Governance"),
    ("MarBmsSgKXdrN1egZf5sqe1TMai9K1rChYNDJgjq7aD", "Marinade"),
    ("SPoo1Ku8WFXoNDMHPsrGSTSG1Y47rzgn41SLUNakuHy", "SPL Stake Pool"),
    ("KLend2g3cP87fffoy8q1mQqGKjrxjC8boSyAYavgmjD", "Kamino Lend"),
    ("dRiftyHA39MWEi3m9aunc5MzRF1JYuBsbn6VPcn33UH", "Drift"),
    ("wormDTUJ6AWPNvk59vGQbDvGJmqbDTdgWgAqcLBCgUb", "Wormhole Token Bridge"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_program_is_a_key_and_stands_here_once() {
        for (index, (id, _)) in NAMES.iter().enumerate() {
            assert!(key(id).is_some(), "{id}");
            assert!(NAMES.iter().skip(index + 1).all(|(other, _)| other != id), "{id}");
        }
        for id in [MEMO, MEMO_1, COMPUTE_BUDGET].into_iter().chain(tokens()) {
            assert!(key(id).is_some(), "{id}");
        }
    }
}
