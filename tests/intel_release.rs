//! Compiling and signing the address set, and asking it, on the command line.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

#[path = "support/intel_command.rs"]
mod intel_command;

use std::fs;
use std::path::Path;

use intel_command::{copy, empty, fixture, run, says, text};

#[test]
fn a_set_is_compiled_signed_and_verified() {
    let folder = empty("signed");
    let path = |name: &str| folder.join(name).to_str().unwrap().to_owned();
    let set = text(&fixture("set")).to_owned();
    let said = says(0, &["compile", &set, "-o", &path("set.bin")]);
    assert!(
        said.starts_with("Compiled: address set 2025011501, as of 2025-01-15, 6 addresses"),
        "{said}"
    );
    let first = fs::read(path("set.bin")).unwrap();
    says(0, &["compile", &set, "-o", &path("set.bin")]);
    assert_eq!(fs::read(path("set.bin")).unwrap(), first);
    says(0, &["keygen", &path("secret"), &path("public"), "--without-password"]);
    let said = says(2, &["keygen", &path("secret"), &path("other"), "--without-password"]);
    assert!(said.contains("exists"), "{said}");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(fs::metadata(path("secret")).unwrap().permissions().mode() & 0o777, 0o600);
    }
    let sign = |set: &str, key: &str| {
        says(0, &["sign", set, "--key", key, "--expires", "2027-01-31", "-o", &path("bundle")])
    };
    let said = sign(&path("set.bin"), &path("secret"));
    assert_eq!(
        said,
        "Signed: countersign address set 2025011501, 6 addresses, to be taken until 2027-01-31.\n\
         The key is not one that this release of countersign accepts.\n"
    );
    let verify =
        |code: i32, more: &[&str]| says(code, &[&["verify", &path("bundle")], more].concat());
    let public = path("public");
    // The set of this release is newer, and its key another.
    assert!(verify(1, &["--key", &public, "--at", "2027-01-31"]).starts_with("Not taken (older)"));
    assert!(
        verify(1, &["--key", &public, "--at", "2027-02-01"]).starts_with("Not taken (expired)")
    );
    assert!(verify(1, &[]).starts_with("Not taken (signature)"));
    assert!(verify(2, &["--key", "/does/not/exist"]).contains("/does/not/exist"));
    // A later number than any release has.
    let newer = empty("signed_newer");
    copy(&fixture("set"), &newer);
    fs::write(newer.join("VERSION"), "9999123199\n").unwrap();
    sign(text(&newer), &path("secret"));
    let said = verify(0, &["--key", &public, "--at", "2027-01-31"]);
    assert_eq!(
        said,
        "Good: address set 9999123199, as of 2025-01-15, 6 addresses, to be taken until 2027-01-31.\n"
    );
    fs::write(path("bundle"), &fs::read(path("bundle")).unwrap()[..99]).unwrap();
    assert!(verify(1, &["--key", &public]).starts_with("Not taken (broken)"));
}

#[test]
fn a_secret_key_may_have_a_password() {
    let folder = empty("password");
    let path = |name: &str| folder.join(name).to_str().unwrap().to_owned();
    let with_password = |password, arguments: &[&str]| run(Some(password), arguments);
    let output = with_password("right", &["keygen", &path("secret"), &path("public")]);
    assert!(output.status.success());
    let set = fixture("set");
    let (secret, bundle) = (path("secret"), path("bundle"));
    let sign = ["sign", text(&set), "--key", &secret, "--expires", "2027-01-31", "-o", &bundle];
    assert!(with_password("right", &sign).status.success());
    fs::remove_file(path("bundle")).unwrap();
    let output = with_password("wrong", &sign);
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8(output.stderr).unwrap().contains("Wrong password"));
    assert!(!Path::new(&path("bundle")).exists());
}

#[test]
fn asking_tells_who_listed_it_for_what_and_where_to_read_it() {
    let set = fixture("set");
    let show = |code: i32, asked: &str| says(code, &["show", asked, "--intel", text(&set)]);
    insta::assert_snapshot!("show_address", show(0, "1EqK6qCYGin4KTa64BV63s5BNDjYV4wZ8t"));
    let evm = show(0, "0x3524d9e9af303b6855e4a319ebb88089b75697ab");
    assert!(
        evm.starts_with("0x3524D9e9af303B6855e4A319Ebb88089B75697AB\n\n  Example Group"),
        "{evm}"
    );
    let as_tron = show(0, "TEpCxhCD3wrfrF3ki7BTwwYBqTeya7AzeV");
    assert!(as_tron.contains("listed as 0x3524D9e9af303B6855e4A319Ebb88089B75697AB"), "{as_tron}");
    insta::assert_snapshot!("show_incident", show(0, "example exchange"));
    insta::assert_snapshot!("show_source", show(0, "Example Lab"));
    for (asked, answer) in [
        ("0x00000000000000000000000000000000000000aa", "That does not make it safe."),
        ("Nobody", "\"Nobody\" is no address, and no incident, actor or source"),
        ("1EqK6qCYGin4KTa64BV63s5BNDjYV4wZ8u", "is no address, and no incident"),
        ("", "\"\" is no address"),
    ] {
        let said = show(1, asked);
        assert!(said.contains(answer), "{asked}: {said}");
    }
    assert!(show(0, "Example").contains("(Example Blender)"));
    insta::assert_snapshot!("stats", says(0, &["stats", "--intel", text(&set)]));
    says(0, &["show", "0x098B716B8Aaf21512996dC57EB0615e2383E2f96"]);
    says(0, &["stats"]);
    says(2, &["stats", "--intel", "/does/not/exist"]);
    says(2, &["stats", "--intel", text(&fixture("ofac/sdn.xml"))]);
}
