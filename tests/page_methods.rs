//! What the page's wrapper lets through unread is what the engine calls read-only.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::fs;
use std::path::Path;

use countersign::request::READ_ONLY;

#[test]
fn the_wrapper_and_the_engine_have_one_list_of_read_only_methods() {
    let wrapper = Path::new(env!("CARGO_MANIFEST_DIR")).join("extension/page/read-only.js");
    let script = fs::read_to_string(wrapper).unwrap();
    let (_, after) = script.split_once("READ_ONLY_METHODS = [").expect("the list in the wrapper");
    let (list, _) = after.split_once(']').expect("the end of the list");
    let names: Vec<&str> = list.split('"').skip(1).step_by(2).collect();
    assert_eq!(names, READ_ONLY);
}
