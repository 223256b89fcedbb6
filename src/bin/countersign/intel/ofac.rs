//! What OFAC's lists of Specially Designated Nationals have in common, whichever form they are
//! read in.

use std::collections::BTreeMap;

use countersign::intel::{Category, ChainAddress, ChainKind, Confidence};

use super::publication::{Lineage, Publication, Remark, Statement};
use super::rows::SourceRow;

/// What the lists call a digital currency address, before the ticker.
pub(crate) const ADDRESS_TYPE: &str = "Digital Currency Address - ";

/// The programmes of North Korea begin with this.
const DPRK_PROGRAMME: &str = "DPRK";

/// Entries that are listed for North Korea's sake under another programme: 42498 is Sim Hyon Sop,
/// a banker of North Korea, under the programme against weapons of mass destruction.
const DPRK_ENTRIES: [u32; 1] = [42498];

/// An entry of the list that has addresses.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Entry {
    pub(crate) uid: u32,
    pub(crate) name: String,
    pub(crate) programmes: Vec<String>,
    /// When it was first listed, `YYYY-MM-DD`, where the form says so.
    pub(crate) listed: Option<String>,
    /// Ticker and value of each address, as they stand in the list.
    pub(crate) addresses: Vec<(String, String)>,
}

/// Makes a publication of the entries of the list of `date`.
pub(crate) fn publication(about: String, date: String, entries: Vec<Entry>) -> Publication {
    let mut publication = Publication {
        about,
        date,
        lineage: Lineage::Sdn,
        sources: Vec::new(),
        statements: Vec::new(),
        rejected: Vec::new(),
        doubtful: Vec::new(),
    };
    for entry in entries {
        add(&mut publication, &entry);
    }
    publication
}

fn add(publication: &mut Publication, entry: &Entry) {
    let mut tickers: BTreeMap<ChainAddress, Vec<&str>> = BTreeMap::new();
    for (ticker, value) in &entry.addresses {
        let remark = |reason| Remark {
            reason,
            value: value.clone(),
            place: format!("entry {} ({})", entry.uid, entry.name),
        };
        match read(ticker, value) {
            Ok(address) => {
                publication.doubtful.extend(doubt(value, &address).map(remark));
                let tickers = tickers.entry(address).or_default();
                if !tickers.contains(&ticker.as_str()) {
                    tickers.push(ticker);
                }
            }
            Err(reason) => publication.rejected.push(remark(reason)),
        }
    }
    if tickers.is_empty() {
        return;
    }
    let id = format!("ofac-sdn-{}-{}", entry.uid, publication.date);
    publication.sources.push(SourceRow {
        id: id.clone(),
        authority: "OFAC".to_owned(),
        title: format!("SDN list of {}, entry {} ({})", publication.date, entry.uid, entry.name),
        url: format!("https://sanctionssearch.ofac.treas.gov/Details.aspx?id={}", entry.uid),
        date: publication.date.clone(),
    });
    let category = category(entry);
    for (address, tickers) in tickers {
        publication.statements.push(Statement {
            address,
            category,
            actor: Some(entry.name.clone()),
            incident: Some(incident(&entry.name, entry.listed.as_deref())),
            confidence: Confidence::Official,
            source: id.clone(),
            programmes: entry.programmes.clone(),
            note: note(entry, &tickers),
        });
    }
}

/// What an entry is listed for, where nobody has written down more.
pub(crate) fn incident(name: &str, listed: Option<&str>) -> String {
    match listed {
        Some(date) => format!("{DESIGNATION}{name}, {date}"),
        None => format!("{DESIGNATION}{name}"),
    }
}

/// How the name of an incident begins that is nothing but the listing itself.
pub(crate) const DESIGNATION: &str = "OFAC designation of ";

fn note(entry: &Entry, tickers: &[&str]) -> String {
    let mut note = format!(
        "uid {}; program {}; ticker {}",
        entry.uid,
        entry.programmes.join(", "),
        tickers.join("/")
    );
    if let Some(date) = &entry.listed {
        note.push_str("; first listed ");
        note.push_str(date);
    }
    note
}

/// The programmes that a note of this form, or of the earlier ones, records.
pub(crate) fn programmes(note: &str) -> Vec<String> {
    let parts = note.split("; ");
    let mut listed = parts.filter_map(|part| {
        part.strip_prefix("programs ").or_else(|| part.strip_prefix("program "))
    });
    let names = listed.next().unwrap_or_default().split(',').map(str::trim);
    names.filter(|name| !name.is_empty()).map(str::to_owned).collect()
}

fn category(entry: &Entry) -> Category {
    let dprk = DPRK_ENTRIES.contains(&entry.uid)
        || entry.programmes.iter().any(|programme| programme.starts_with(DPRK_PROGRAMME));
    if dprk { Category::DprkSanctioned } else { Category::SanctionedOther }
}

/// Reads the value of an address. The ticker does not say which chain it is: tokens are listed by
/// their own, and some addresses under a wrong one. The checksum does, where there is one.
fn read(ticker: &str, value: &str) -> Result<ChainAddress, String> {
    let address: ChainAddress =
        value.parse().map_err(|_| format!("{ticker}: not an address of any chain known here"))?;
    match &address {
        // Any 32 bytes in base58 are a key of Solana, so there the ticker has to agree.
        ChainAddress::Text(ChainKind::Solana, _) if !ON_SOLANA.contains(&ticker) => {
            Err(format!("{ticker}: it would be an address of Solana"))
        }
        _ => Ok(address),
    }
}

/// The tickers of what exists on Solana.
const ON_SOLANA: [&str; 3] = ["SOL", "USDC", "USDT"];

/// Why an address that is listed may not be the one that was meant.
///
/// An EVM address in the mixed case of a checksum that does not fit is one of two things: written
/// in careless case, and then it is the right one; or with a wrong digit, and then it is nobody's.
/// Listing it harms nobody, leaving it out might.
pub(crate) fn doubt(value: &str, address: &ChainAddress) -> Option<String> {
    let ChainAddress::Evm(account) = address else {
        return None;
    };
    let digits = value.get(2..).unwrap_or_default();
    let mixed = digits.contains(|c: char| c.is_ascii_uppercase())
        && digits.contains(|c: char| c.is_ascii_lowercase());
    (mixed && account.to_string().get(2..) != Some(digits))
        .then(|| "its upper and lower case do not match its checksum".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_programme_or_the_entry_makes_it_north_korean() {
        let entry = |uid, programme: &str| Entry {
            uid,
            programmes: vec!["CYBER2".to_owned(), programme.to_owned()],
            ..Entry::default()
        };
        assert_eq!(category(&entry(1, "DPRK3")), Category::DprkSanctioned);
        assert_eq!(category(&entry(1, "DPRK-NKSPEA")), Category::DprkSanctioned);
        assert_eq!(category(&entry(42498, "NPWMD")), Category::DprkSanctioned);
        assert_eq!(category(&entry(1, "NPWMD")), Category::SanctionedOther);
    }

    #[test]
    fn the_checksum_tells_the_chain_whatever_the_ticker() {
        let chain = |ticker: &str, value: &str| read(ticker, value).map(|read| read.chain());
        let tron = "TA3941uFAvmVibSkQ6fMJXxmaSNovX86mz";
        for ticker in ["USDT", "XBT", "TRX"] {
            assert_eq!(chain(ticker, tron), Ok(ChainKind::Tron));
        }
        let evm = "0x098B716B8Aaf21512996dC57EB0615e2383E2f96";
        for ticker in ["ETH", "ARB", "BSC", "ETC", "USDC"] {
            assert_eq!(chain(ticker, evm), Ok(ChainKind::Evm));
        }
        assert_eq!(chain("ETH", &evm.to_lowercase()), Ok(ChainKind::Evm));
        let careless = evm.replace("98B", "98b");
        assert_eq!(chain("ETH", &careless), Ok(ChainKind::Evm));
        let address = careless.parse().unwrap();
        assert!(doubt(&careless, &address).is_some());
        assert_eq!(doubt(evm, &address), None);
        assert_eq!(doubt(&evm.to_lowercase(), &address), None);
        let solana = "5omQJtDUHA3gMFdHEQg1zZSvcBUVzey5WaKWYRmqF1Vj";
        assert_eq!(chain("SOL", solana), Ok(ChainKind::Solana));
        assert!(chain("XMR", solana).is_err());
        assert!(chain("XBT", "not an address").is_err());
    }

    #[test]
    fn programmes_are_found_in_the_notes_of_every_import() {
        for (note, expected) in [
            ("uid 1; program DPRK3; ticker XBT", vec!["DPRK3"]),
            ("profile 1; feature 2; programs DPRK3,CYBER2; entry date", vec!["DPRK3", "CYBER2"]),
            ("uid 1; program A, B; ticker XBT/ETH; first listed 2020-01-01", vec!["A", "B"]),
            ("hot wallet", vec![]),
        ] {
            assert_eq!(programmes(note), expected, "{note}");
        }
    }
}
