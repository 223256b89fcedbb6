use super::Lists;
use super::node_url::NodeUrl;
use crate::act::{Acts, Deed, Role};
use crate::finding::{Finding, Level};

declare_rule! {
    /// A network that wallets know would be reached through nodes of somebody unknown.
    RPC_REPLACED = "rpc-replaced", [Critical, Warning], check;
}

fn check(acts: &Acts, _: &Lists<'_>, findings: &mut Vec<Finding>) {
    acts.each(|act| {
        let Deed::AddNetwork { chain_id, known_as: Some(network), rpc_urls, .. } = &act.deed else {
            return;
        };
        let chain_id = chain_id.as_deref().and_then(|id| id.parse().ok());
        let Some(chain_id) = chain_id.filter(|id| !LOCAL.contains(id)) else {
            return;
        };
        let urls = rpc_urls.iter().map(|url| NodeUrl::read(url));
        let Some(unknown) = urls.into_iter().find(|url| !is_known(chain_id, url)) else {
            return;
        };
        let level = if SHIPPED.contains(&chain_id) { Level::Critical } else { Level::Warning };
        let host = unknown.host_in_words();
        let mut finding = RPC_REPLACED.about_act(
            level,
            act,
            Role::Contract,
            &format!(
                "Your wallet would ask {host} what you own and what a transaction does, and believe it. \
                 Whoever runs it can show you money that is not there, and hide what was taken."
            ),
        );
        // The sentence of the act names the first node, which may be an honest one.
        finding.title = format!("This would change how your wallet reaches {network}, through {host}.");
        findings.push(finding);
    });
}

/// Whether a node is one of the network's own, or of a provider that serves everybody. That it is asked without
/// encryption is another rule's to say.
fn is_known(chain_id: u64, url: &NodeUrl) -> bool {
    let own = NODES.iter().filter(|(id, _)| *id == chain_id).flat_map(|(_, hosts)| hosts.iter());
    own.chain(PROVIDERS).any(|domain| url.is_of(domain))
}

/// Networks on the user's own computer: their nodes are whoever's runs them.
const LOCAL: [u64; 2] = [1337, 31337];

/// Networks that wallets come with: nobody needs to add one of them, so somebody replaces how it is reached.
/// Others are added by their applications every day, through nodes of every kind; and tests are worth
/// nothing.
const SHIPPED: [u64; 14] =
    [1, 10, 56, 100, 130, 137, 143, 324, 999, 1329, 8453, 42_161, 43_114, 59_144];

/// Providers of nodes for many networks, by domains under which none of their customers decides what
/// a node answers. (Tenderly's are left out but for its gateway: under the others anybody can make a
/// network that looks like Ethereum and holds what one likes.) Each is the one in the provider's own
/// documentation, and in the lists of chains at chainid.network and chainlist.org.
static PROVIDERS: &[&str] = &[
    "infura.io",
    "alchemy.com",
    "rpc.ankr.com",
    "publicnode.com",
    "drpc.org",
    "llamarpc.com",
    "1rpc.io",
    "blastapi.io",
    "onfinality.io",
    "blockpi.network",
    "rpc.thirdweb.com",
    "gateway.tenderly.co",
    "nodies.app",
    "meowrpc.com",
    "omniatech.io",
    "subquery.network",
    "nodereal.io",
    "getblock.io",
    "blxrbdn.com",
    "api.zan.top",
    "gateway.tatum.io",
    "nownodes.io",
    "lava.build",
    "0xrpc.io",
    "rpcfast.com",
    "public.stackup.sh",
    "node.histori.xyz",
    "rpc.owlracle.info",
];

/// The nodes that networks publish for everybody, by chain id: from their own documentation, and as
/// viem and chainid.network have them.
#[rustfmt::skip]
static NODES: &[(u64, &[&str])] = &[
    (1, &["cloudflare-eth.com", "rpc.payload.de", "rpc.builder0x69.io", "api.securerpc.com", "eth.merkle.io", "rpc.flashbots.net", "rpc.mevblocker.io", "rpc.beaverbuild.org", "rpc.titanbuilder.xyz", "rpc.eth.gateway.fm", "ethereum.reth.rs", "ethpandaops.io"]),
    (10, &["mainnet.optimism.io"]),
    (14, &["flare.network"]),
    (25, &["cronos.org"]),
    (30, &["rsk.co", "rootstock.io"]),
    (42, &["mainnet.lukso.network"]),
    (50, &["xdcrpc.com", "xinfin.network", "xdc.org"]),
    (56, &["binance.org", "bnbchain.org", "defibit.io", "ninicoin.io", "48.club", "bscrpc.pancakeswap.finance", "bsc.merkle.io", "bsc.blockrazor.xyz"]),
    (97, &["binance.org", "bnbchain.org"]),
    (100, &["gnosischain.com", "gnosis.gateway.fm"]),
    (122, &["rpc.fuse.io"]),
    (130, &["unichain.org"]),
    (137, &["polygon-rpc.com", "polygon.technology", "matic.network"]),
    (143, &["monad.xyz"]),
    (146, &["soniclabs.com"]),
    (169, &["manta.network"]),
    (196, &["okx.com", "xlayer.tech"]),
    (204, &["bnbchain.org"]),
    (232, &["rpc.lens.xyz"]),
    (250, &["ftm.tools", "fantom.network"]),
    (252, &["frax.com"]),
    (288, &["boba.network"]),
    (295, &["hashio.io"]),
    (324, &["zksync.io"]),
    (592, &["astar.network"]),
    (964, &["chain.opentensor.ai"]),
    (999, &["hyperliquid.xyz", "rpc.hypurrscan.io"]),
    (1088, &["metis.io", "hypersync.xyz"]),
    (1101, &["zkevm-rpc.com", "polygon.technology"]),
    (1116, &["coredao.org"]),
    (1135, &["lisk.com"]),
    (1284, &["moonbeam.network"]),
    (1285, &["moonbeam.network"]),
    (1301, &["unichain.org"]),
    (1329, &["sei-apis.com"]),
    (1514, &["storyrpc.io", "datarpc.io"]),
    (1868, &["soneium.org"]),
    (2020, &["roninchain.com"]),
    (2741, &["abs.xyz"]),
    (4217, &["tempo.xyz"]),
    (4326, &["megaeth.com"]),
    (4663, &["chain.robinhood.com"]),
    (5000, &["mantle.xyz"]),
    (8217, &["kaia.io", "klaytn.net"]),
    (8453, &["base.org"]),
    (9745, &["plasma.to"]),
    (33_139, &["apechain.com"]),
    (34_443, &["mode.network"]),
    (42_161, &["arbitrum.io"]),
    (42_170, &["arbitrum.io"]),
    (42_220, &["celo.org"]),
    (42_431, &["tempo.xyz"]),
    (43_113, &["avax-test.network"]),
    (43_114, &["avax.network"]),
    (57_073, &["inkonchain.com"]),
    (59_144, &["linea.build"]),
    (80_002, &["polygon.technology"]),
    (80_094, &["berachain.com"]),
    (81_457, &["blast.io"]),
    (84_532, &["base.org"]),
    (167_000, &["taiko.xyz"]),
    (421_614, &["arbitrum.io"]),
    (534_352, &["scroll.io"]),
    (560_048, &["ethpandaops.io"]),
    (747_474, &["katana.network", "katanarpc.com"]),
    (7_777_777, &["zora.energy"]),
    (11_155_111, &["sepolia.org", "ethpandaops.io"]),
    (11_155_420, &["sepolia.optimism.io"]),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted() {
        assert!(NODES.is_sorted_by(|a, b| a.0 < b.0));
    }

    #[test]
    fn nodes_are_known_by_the_network_they_are_for() {
        let known = |chain_id, url| is_known(chain_id, &NodeUrl::read(url));
        assert!(known(56, "https://bsc-dataseed1.binance.org/"));
        assert!(!known(1, "https://bsc-dataseed1.binance.org/"));
        assert!(known(1, "https://eth-mainnet.g.alchemy.com/v2/key"));
        assert!(known(8453, "wss://base-rpc.publicnode.com"));
        assert!(!known(1, "https://virtual.mainnet.rpc.tenderly.co/0000"));
        assert!(!known(1, "https://mainnet-infura.io/v3/key"));
    }
}
