//! Importing publications into the address set, and comparing two states of it.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

#[path = "support/intel_command.rs"]
mod intel_command;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use intel_command::{copy, empty, file, files, fixture, folder, says, text};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// Imports a fixture and writes.
fn import(folder: &Path, file: &Path, more: &[&str]) -> String {
    let arguments = [&["import", text(file), "--into", text(folder), "--write"], more].concat();
    says(0, &arguments)
}

/// The rows of a folder about sources that begin with `start`, without their notes.
fn rows(folder: &Path, start: &str) -> Vec<String> {
    let table = fs::read_to_string(folder.join("addresses.csv")).unwrap();
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    let rows = reader.records().map(|row| row.unwrap());
    let rows = rows.filter(|row| row[6].starts_with(start));
    rows.map(|row| row.iter().take(7).collect::<Vec<_>>().join("|")).collect()
}

#[test]
fn an_import_is_shown_as_a_difference_before_anything_is_written() {
    let folder = folder("shown");
    let before = files(&folder);
    let sdn = fixture("ofac/sdn_advanced.xml");
    let shown = says(0, &["import", text(&sdn), "--into", text(&folder)]);
    insta::assert_snapshot!("import", shown);
    assert_eq!(files(&folder), before);
    let written = import(&folder, &sdn, &[]);
    let (shown, _) = shown.rsplit_once("Nothing was written").unwrap();
    let (same, names) = written.rsplit_once("Written: ").unwrap();
    assert_eq!(same, shown);
    assert_eq!(names, "sources.csv, incidents.csv, addresses.csv, VERSION.\n");
    insta::assert_snapshot!(
        "imported_addresses",
        fs::read_to_string(folder.join("addresses.csv")).unwrap()
    );
    insta::assert_snapshot!(
        "imported_sources",
        fs::read_to_string(folder.join("sources.csv")).unwrap()
    );
    insta::assert_snapshot!(
        "imported_incidents",
        fs::read_to_string(folder.join("incidents.csv")).unwrap()
    );
    assert_eq!(fs::read_to_string(folder.join("VERSION")).unwrap(), "2025030401\n");
    // Nothing is left over, and what is there is a whole set.
    assert_eq!(files(&folder).len(), before.len());
    says(0, &["stats", "--intel", text(&folder)]);
    let again = says(0, &["import", text(&sdn), "--into", text(&folder), "--write"]);
    assert!(again.ends_with("\nNothing changes.\n"), "{again}");
}

#[test]
fn both_forms_of_the_official_list_say_the_same() {
    let said = ["sdn.xml", "sdn_advanced.xml"].map(|form| {
        let folder = folder(form);
        import(&folder, &fixture("ofac").join(form), &[]);
        // The one form says when an entry was first listed, the other does not.
        let rows = rows(&folder, "ofac-sdn").into_iter();
        rows.map(|row| row.replace(", 2019-09-13", "").replace(", 2023-04-24", "")).collect()
    });
    let [one, other]: [Vec<String>; 2] = said;
    assert_eq!(one, other);
    assert_eq!(one.len(), 11);
}

#[test]
fn the_programme_decides_and_so_does_a_person_until_the_programmes_change() {
    let folder = folder("programmes");
    let sdn = fs::read_to_string(fixture("ofac/sdn.xml")).unwrap();
    let category = |uid: &str| {
        let rows = rows(&folder, &format!("ofac-sdn-{uid}"));
        let mut categories: Vec<String> =
            rows.iter().map(|row| row.split('|').nth(2).unwrap().to_owned()).collect();
        categories.dedup();
        categories
    };
    import(&folder, &fixture("ofac/sdn.xml"), &[]);
    // By its programme, by its number, by nothing; and a mixer because the set says so.
    assert_eq!(category("1001"), ["dprk-sanctioned"]);
    assert_eq!(category("42498"), ["dprk-sanctioned"]);
    assert_eq!(category("1003"), ["sanctioned-other"]);
    assert_eq!(category("1006"), ["mixer"]);
    let (before, blender) = sdn.split_once("<uid>1006</uid>").unwrap();
    let changed = format!(
        "{}<uid>1006</uid>{}",
        before.replace("03/04/2025", "03/05/2025"),
        blender.replace("<program>CYBER2</program>", "<program>DPRK3</program>")
    );
    let said = import(&folder, &file(&folder, "changed.xml", changed), &[]);
    assert_eq!(category("1006"), ["dprk-sanctioned"]);
    assert!(said.contains("category: mixer → dprk-sanctioned"), "{said}");
}

#[test]
fn what_is_no_longer_published_disappears_and_what_others_say_stays() {
    let folder = folder("delisted");
    import(&folder, &fixture("ofac/sdn.xml"), &[]);
    let sdn = fs::read_to_string(fixture("ofac/sdn.xml")).unwrap();
    // Single addresses of entries, and an entry as a whole.
    let (before, after) = sdn.split_once("  <sdnEntry>\n    <uid>42498</uid>").unwrap();
    let (_, after) = after.split_once("</sdnEntry>\n").unwrap();
    let sdn = format!("{before}{after}")
        .replace("1EqK6qCYGin4KTa64BV63s5BNDjYV4wZ8t", "")
        .replace("LWDs2m3ga5heLfK1q9hMp7TNPvecNSPSmh", "")
        .replace("<Record_Count>5<", "<Record_Count>4<")
        .replace("03/04/2025", "04/01/2025");
    let shorter = file(&folder, "shorter.xml", sdn);
    let shown = says(2, &["import", text(&shorter), "--into", text(&folder), "--write"]);
    assert!(shown.contains("it lists 7 addresses, and the one before listed 10"), "{shown}");
    let shown = import(&folder, &shorter, &["--force"]);
    insta::assert_snapshot!("delisted", shown);
    let rows = rows(&folder, "");
    assert!(!rows.iter().any(|row| row.contains("42498")), "{rows:#?}");
    let bitcoin: Vec<&String> = rows.iter().filter(|row| row.contains("1EqK6q")).collect();
    assert_eq!(bitcoin.len(), 1);
    assert!(bitcoin[0].ends_with("|example-lab"));
    let sources = fs::read_to_string(folder.join("sources.csv")).unwrap();
    assert!(!sources.contains("42498") && !sources.contains("2025-03-04"), "{sources}");
}

#[test]
fn a_file_that_is_not_the_whole_publication_changes_nothing() {
    let folder = folder("refused");
    let other = empty("refused_files");
    let before = files(&folder);
    let refused = |name: &str, content: &[u8], more: &[&str], reason: &str| {
        let path = file(&other, name, content);
        let said =
            says(2, &[&["import", text(&path), "--into", text(&folder), "--write"], more].concat());
        assert!(said.contains(reason), "{name}, {reason:?}: {said}");
        assert!(said.contains("is refused"), "{said}");
        assert_eq!(files(&folder), before, "{name}");
    };
    let page = "<!DOCTYPE html><html><body>Please enable JavaScript to go on.</body></html>";
    for (name, form) in [("sdn.xml", "sdn"), ("sdn_advanced.xml", "sdn-advanced")] {
        let whole = fs::read_to_string(fixture("ofac").join(name)).unwrap();
        let forced: &[&str] = &["--force", "--format", form];
        for length in (0..whole.trim_end().len()).step_by(whole.len() / 40) {
            refused(name, &whole.as_bytes()[..length], forced, "");
        }
        let all_but_one = &whole.as_bytes()[..whole.trim_end().len() - 1];
        refused(name, all_but_one, forced, "is refused: at byte");
        refused(name, b"", &["--force"], "it is empty");
        refused(name, page.as_bytes(), forced, "<html>");
        refused(name, page.as_bytes(), &["--force"], "there is no address in it");
        refused(name, format!("{whole}<more/>").as_bytes(), forced, "only one");
        refused(name, b"PK\x03\x04", forced, "unpack it");
    }
    let sdn = fs::read_to_string(fixture("ofac/sdn.xml")).unwrap();
    let advanced = fs::read_to_string(fixture("ofac/sdn_advanced.xml")).unwrap();
    for (name, content, reason) in [
        ("count.xml", sdn.replace(">5<", ">6<"), "it says that it has 6 records, and has 5"),
        ("no-count.xml", sdn.replace("Record_Count", "Other"), "how many records"),
        ("no-date.xml", sdn.replace("Publish_Date", "Other"), "no date"),
        ("bad-date.xml", sdn.replace("03/04/2025", "2025"), "not its date"),
        (
            "no-programme.xml",
            sdn.replace("<program>", "<x>").replace("</program>", "</x>"),
            "no programme",
        ),
        ("old.xml", sdn.replace("03/04/2025", "01/14/2025"), "the set has the one of 2025-01-15"),
        ("renamed.xml", sdn.replace("Digital Currency", "Virtual Currency"), "no address in it"),
        ("other.xml", "<other/>".to_owned(), "<other>"),
        ("new-form.xml", advanced.replace("Digital Currency", "Virtual"), "its form has changed"),
        ("no-lists.xml", advanced.replace(">SDN List<", ">List<"), "its form has changed"),
        (
            "no-entries.xml",
            advanced.replace("SanctionsEntries>", "Other>"),
            "one of its three parts is missing",
        ),
        (
            "unlisted.xml",
            advanced.replace("ProfileID=\"1001\"", "ProfileID=\"1999\""),
            "entry 1001 has addresses, but no programme lists it",
        ),
        ("entity.xml", sdn.replace("&amp;", "&expanded;"), "unknown entity"),
    ] {
        refused(name, content.as_bytes(), &[], reason);
    }
    let missing = says(2, &["import", "/does/not/exist.xml", "--into", text(&folder)]);
    assert!(missing.contains("/does/not/exist.xml is refused"), "{missing}");
}

const AGENCY: [&str; 14] = [
    "--source",
    "agency-2024-07-01",
    "--authority",
    "Agency",
    "--title",
    "Press release on the theft",
    "--url",
    "https://agency.example/release",
    "--date",
    "2024-07-01",
    "--category",
    "dprk-attributed",
    "--confidence",
    "official",
];

#[test]
fn a_press_release_is_read_as_a_person_reads_it() {
    let folder = folder("release");
    let page = fixture("lists/press-release.html");
    let said = says(2, &["import", text(&page), "--into", text(&folder)]);
    assert!(said.contains("--source, --authority, --title, --url, --date is missing"), "{said}");
    let about = [&AGENCY[..], &["--incident", "Example Exchange theft, 2024-05-30"]].concat();
    insta::assert_snapshot!("release", import(&folder, &page, &about));
    // A later state of the same source, which need not be described again.
    let shorter = fs::read_to_string(&page)
        .unwrap()
        .replace("5omQJtDUHA3gMFdHEQg1zZSvcBUVzey5WaKWYRmqF1Vj", "");
    let shorter = file(&folder, "shorter.html", shorter);
    let again = [
        "--source",
        "agency-2024-07-01",
        "--category",
        "dprk-attributed",
        "--confidence",
        "official",
    ];
    let said = import(&folder, &shorter, &again);
    assert!(said.contains("- solana 5omQJtDUHA3gMFdHEQg1zZSvcBUVzey5WaKWYRmqF1Vj"), "{said}");
    assert!(said.contains("rows: 0 added, 1 removed, 0 changed"), "{said}");
    // And one that takes the place of another.
    let about = [
        "--source",
        "agency-2024-08-01",
        "--date",
        "2024-08-01",
        "--replaces",
        "agency-2024-07-01",
    ];
    let about = [&AGENCY[2..8], &AGENCY[10..], &about].concat();
    let said = import(&folder, &shorter, &about);
    assert!(said.contains("rows: 0 added, 0 removed, 0 changed, 4 confirmed"), "{said}");
}

#[test]
fn teams_make_sets_of_their_own_out_of_tables_and_json() {
    let folder = empty("team");
    let about = ["--incident", "Fraud", "--actor", "Somebody"];
    let about = [&AGENCY[..], &about].concat();
    let said = import(&folder, &fixture("lists/team.csv"), &about);
    insta::assert_snapshot!("team_csv", said);
    insta::assert_snapshot!("team_json", import(&folder, &fixture("lists/team.json"), &[]));
    insta::assert_snapshot!(
        "team_addresses",
        fs::read_to_string(folder.join("addresses.csv")).unwrap()
    );
    let more = empty("team_files");
    let refused = |name: &str, content: &str, reason: &str| {
        let path = file(&more, name, content);
        let arguments = [&["import", text(&path), "--into", text(&folder)], &AGENCY[..]].concat();
        let said = says(2, &arguments);
        assert!(said.contains(reason), "{name}: {said}");
    };
    let address = "0xd96CA4ce97e32e0F5E06075244b859e502B7F1B4";
    refused("a.csv", &format!("address,category\n{address},dprk\n"), "line 2: unknown variant");
    refused("a.csv", &format!("address,note\n{address},\"cut\n"), "is not closed");
    refused("a.csv", &format!("address,note\n{address}\n"), "found record with 1 fields");
    refused("a.csv", "address,note\n,x\n", "line 2: the address is missing");
    refused("a.csv", "address\n", "there is no address in it");
    refused("a.json", "[", "not JSON");
    refused("a.json", "{\"addresses\": 5}", "neither a list of addresses nor an object");
    refused("a.json", "[]", "there is no address in it");
    refused("a.json", "[{\"address\": \"x\", \"chain\": \"moon\"}]", "entry 1: unknown variant");
    refused("a.json", "[\"x\"]", "there is no address in it");
    refused("a.txt", "Nothing to see here.", "there is no address in it");
    refused("a.txt", "\u{feff} \n", "");
}

#[test]
fn two_folders_are_compared_as_a_maintainer_reads_it() {
    let (old, new) = (folder("diff_old"), folder("diff_new"));
    let same = says(0, &["diff", text(&old), text(&new)]);
    assert!(same.starts_with("rows: 0 added, 0 removed, 0 changed, 0 confirmed"), "{same}");
    import(&new, &fixture("ofac/sdn.xml"), &[]);
    let table = fs::read_to_string(new.join("addresses.csv")).unwrap();
    fs::write(new.join("addresses.csv"), table.replace("withdrawal address", "deposit address"))
        .unwrap();
    insta::assert_snapshot!("diff", says(1, &["diff", text(&old), text(&new)]));
    insta::assert_snapshot!("diff_back", says(1, &["diff", text(&new), text(&old)]));
    fs::write(new.join("addresses.csv"), "chain,address\n").unwrap();
    fs::write(old.join("addresses.csv"), "a,b\nc\n").unwrap();
    says(2, &["diff", text(&old), text(&new)]);
}

#[test]
fn the_release_set_is_written_back_byte_for_byte() {
    let folder = empty("bytes");
    copy(&Path::new(ROOT).join("intel"), &folder);
    let before = files(&folder);
    let list =
        file(&empty("bytes_files"), "list.txt", "0xd96CA4ce97e32e0F5E06075244b859e502B7F1B4\n");
    import(&folder, &list, &AGENCY);
    let after = files(&folder);
    let lines = |files: &BTreeMap<String, Vec<u8>>, name: &str| {
        String::from_utf8(files[name].clone())
            .unwrap()
            .lines()
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    for (name, added) in
        [("addresses.csv", 1), ("sources.csv", 1), ("incidents.csv", 0), ("exceptions.csv", 0)]
    {
        let before = lines(&before, name);
        let mut after = lines(&after, name);
        assert_eq!(after.len(), before.len() + added, "{name}");
        after.retain(|line| before.contains(line));
        assert_eq!(after, before, "{name}");
    }
    assert!(lines(&after, "VERSION")[0] > lines(&before, "VERSION")[0]);
}

#[test]
fn an_official_file_is_read_if_one_is_at_hand() {
    // A whole publication is too large to lie here: COUNTERSIGN_SDN may name one.
    let Some(file) = std::env::var_os("COUNTERSIGN_SDN") else {
        return;
    };
    let folder = empty("official");
    let said = import(&folder, Path::new(&file), &[]);
    let listed = rows(&folder, "ofac-sdn");
    assert!(listed.len() > 500, "{said}");
    assert!(listed.iter().any(|row| row.contains("|dprk-sanctioned|")));
    assert!(listed.iter().any(|row| row.starts_with("tron|")));
}
