//! The command line, as a person uses it.
#![cfg(not(target_arch = "wasm32"))]
#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::io::{ErrorKind, Write};
use std::process::{Command, Output, Stdio};

use serde_json::Value;

fn run(arguments: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_countersign"))
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    // What cannot go on says so at once, and reads nothing then.
    match stdin.write_all(input.as_bytes()) {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => {}
        written => written.unwrap(),
    }
    drop(stdin);
    child.wait_with_output().unwrap()
}

fn code(output: &Output) -> i32 {
    output.status.code().unwrap()
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap()
}

/// The verdicts of reviews printed as JSON, one a line.
fn verdicts(output: &Output) -> Vec<String> {
    text(&output.stdout)
        .lines()
        .map(|line| {
            serde_json::from_str::<Value>(line).unwrap()["verdict"].as_str().unwrap().to_owned()
        })
        .collect()
}

#[test]
fn the_exit_code_is_the_verdict() {
    for (case, expected) in [
        ("native/harmless", 0),
        ("erc20/approve-unlimited-to-stranger", 10),
        ("collections/all-to-stranger", 20),
        ("native/to-a-listed-address", 30),
    ] {
        let output = run(&["review", &format!("tests/cases/{case}.json")], "");
        assert_eq!(code(&output), expected, "{case}");
        assert_eq!(text(&output.stderr), "", "{case}");
    }
}

/// The page without its last line, which names versions that change with the data.
fn page(case: &str) -> String {
    let output = run(&["review", case], "");
    let (page, versions) = text(&output.stdout).trim_end().rsplit_once('\n').unwrap();
    assert!(versions.contains("address set"), "{versions}");
    page.trim_end().to_owned()
}

#[test]
fn a_review_reads_well_in_a_terminal() {
    for (name, case) in [
        ("finding with evidence", "cases/erc20/approve-unlimited-to-listed"),
        ("calls inside a call", "cases/unknown/collection-handed-over-inside-a-list"),
        ("typed data with hashes", "cases/typed-data/permit2-batch-with-unlimited-second"),
        ("nothing found", "cases/native/harmless"),
    ] {
        insta::assert_snapshot!(name.replace(' ', "_"), page(&format!("tests/{case}.json")));
    }
}

#[test]
fn what_is_to_be_signed_will_do_without_a_request_around_it() {
    let pays = |to: &str| format!("{{\"to\":\"{to}\",\"value\":\"0x1\"}}");
    let listed = pays("0x098B716B8Aaf21512996dC57EB0615e2383E2f96");
    assert_eq!(code(&run(&["review"], &listed)), 30);
    assert_eq!(code(&run(&["review"], &format!("{{\"result\":{listed}}}"))), 30);
    let case = std::fs::read_to_string("tests/cases/envelopes/signed-listed-spender.json").unwrap();
    let case: Value = serde_json::from_str(&case).unwrap();
    assert_eq!(code(&run(&["review"], case["params"][0].as_str().unwrap())), 30);
    let case = std::fs::read_to_string("tests/cases/typed-data/permit-to-listed.json").unwrap();
    let case: Value = serde_json::from_str(&case).unwrap();
    let data = &case["params"][1];
    let data = data.as_str().map_or_else(|| data.to_string(), str::to_owned);
    assert_eq!(code(&run(&["review"], &data)), 30);
}

#[test]
fn a_network_can_be_named_for_all() {
    let transfer = "{\"to\":\"0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48\",\"data\":\"0xa9059cbb\
                    0000000000000000000000002222222222222222222222222222222222222222\
                    00000000000000000000000000000000000000000000000000000000000f4240\"}";
    for chain in ["1", "eip155:1"] {
        let output = run(&["review", "--chain", chain], transfer);
        assert!(text(&output.stdout).contains("1 USDC"), "{chain}");
    }
    let output = run(&["review", "--chain", "mainnet"], transfer);
    assert_eq!(code(&output), 2);
    assert!(text(&output.stderr).contains("CAIP-2"), "{}", text(&output.stderr));
}

#[test]
fn json_lines_go_in_and_reviews_come_out_in_order() {
    let input = "{\"method\":\"eth_chainId\"}\n\n{\"method\":\"eth_sign\",\"params\":[\"0x00\"]}\n";
    let output = run(&["review", "--format", "json"], input);
    assert_eq!(verdicts(&output), ["clear", "critical"]);
    assert_eq!(code(&output), 30);
    let listed = "[{\"method\":\"eth_chainId\"},{\"method\":\"eth_unheardOf\"}]";
    let output = run(&["review", "--format", "json", "-"], listed);
    assert_eq!(verdicts(&output), ["clear", "warning"]);
    assert_eq!(code(&output), 10);
}

#[test]
fn a_folder_is_reviewed_file_by_file() {
    let output = run(&["review", "--format", "json", "tests/cases/native"], "");
    assert!(verdicts(&output).len() > 10);
    assert_eq!(code(&output), 30);
}

#[test]
fn input_that_is_no_request_is_named_and_the_rest_is_reviewed() {
    for (input, reason) in [
        ("", "there is no request in it"),
        ("not json", "not JSON"),
        ("[]", "there is no request in it"),
        ("5", "not a JSON object"),
        ("{\"params\":[]}", "names no method"),
    ] {
        let output = run(&["review"], input);
        assert_eq!(code(&output), 2, "{input}");
        assert!(text(&output.stderr).contains(reason), "{input}: {}", text(&output.stderr));
        assert!(text(&output.stderr).contains("standard input"), "{input}");
    }
    let output = run(&["review", "--format", "json"], "{\"method\":\"eth_chainId\"} {\"a\":");
    assert_eq!((code(&output), verdicts(&output)), (2, vec!["clear".to_owned()]));
    // A danger is not hidden by what stands beside it.
    let output = run(&["review", "/does/not/exist", "tests/cases/eth-sign/hash.json"], "");
    assert_eq!(code(&output), 30);
    assert!(text(&output.stderr).contains("/does/not/exist"));
}

#[test]
fn a_member_that_no_request_has_is_named() {
    let slip = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"eth_chainId\",\"acount\":\"0x\"}";
    let output = run(&["review", "--format", "json"], slip);
    assert_eq!((code(&output), verdicts(&output)), (0, vec!["clear".to_owned()]));
    let told = "countersign: standard input: not read, since no request has it: \"acount\"\n";
    assert_eq!(text(&output.stderr), told);
}

#[cfg(unix)]
#[test]
fn a_member_that_stands_twice_is_told() {
    let request = |twice: &str| {
        format!(
            r#"{{"chain":"eip155:1","method":"eth_sendTransaction","params":[{{{twice}"value":"0x1",
            "to":"0x1111111111111111111111111111111111111111"}}]}}"#
        )
    };
    let other = r#""to":"0x2222222222222222222222222222222222222222","#;
    for (twice, expected) in [("", 0), (other, 20)] {
        assert_eq!(code(&run(&["review", "-"], &request(twice))), expected, "{twice}");
        let listed = format!("[{}]", request(twice));
        assert_eq!(code(&run(&["review", "-"], &listed)), expected, "{twice}");
    }
}

#[test]
fn a_folder_that_links_to_itself_is_reviewed_once() {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("a-folder-in-itself");
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(folder.join("inner")).unwrap();
    std::os::unix::fs::symlink("..", folder.join("inner/back")).unwrap();
    std::fs::write(folder.join("inner/one.json"), "{\"method\":\"eth_chainId\"}").unwrap();
    let output = run(&["review", "--format", "json", folder.to_str().unwrap()], "");
    assert_eq!((code(&output), verdicts(&output)), (0, vec!["clear".to_owned()]));
}

#[test]
fn networks_are_called_by_their_names() {
    for (chain, called) in [
        ("\"eip155:8453\"", "Base"),
        ("\"tron:0x2b6653dc\"", "Tron"),
        ("\"solana:5eykt4UsFv8P8NJdTREpY1vzqKqZKvdp\"", "Solana"),
        ("\"bip122:000000000019d6689c085ae165831e93\"", "Bitcoin"),
        ("\"eip155:2\"", "the unknown network eip155:2"),
        ("\"Ethereum\"", "the unknown network Ethereum"),
        ("null", "an unknown network"),
    ] {
        let output = run(&["review"], &format!("{{\"method\":\"m\",\"chain\":{chain}}}"));
        let asked = format!("m asked by an unknown site on {called} (");
        assert!(text(&output.stdout).contains(&asked), "{}", text(&output.stdout));
    }
}

#[test]
fn text_of_a_page_cannot_move_the_cursor() {
    let input =
        "{\"origin\":\"https://a.example\\u001b[2J\\u202e\",\"method\":\"eth_sign\\u0007\"}";
    let output = run(&["review"], input);
    let printed = text(&output.stdout);
    assert!(!printed.contains(['\u{1b}', '\u{7}', '\u{202e}']), "{printed:?}");
    assert!(printed.contains("\\u{202e}"), "{printed}");
}
