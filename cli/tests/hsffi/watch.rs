//! `cargo hsffi watch`.

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

use crate::sample::{Crate, LIB};

#[test]
fn a_save_leads_to_a_build_and_an_error_to_no_end() {
    let watched = Crate::tiny("watched");
    let mut command = watched.command(["watch", "--offline"]);
    let mut child = command
        .stderr(Stdio::piped())
        .spawn()
        .expect("it can be run");
    let stderr = child.stderr.take().expect("it is piped");
    let mut lines = BufReader::new(stderr).lines().map_while(Result::ok);
    // Reads until a line has this text: a file that is being written may be built as well.
    let mut read_until = |sought: &str| {
        let found = lines.by_ref().any(|line| line.contains(sought));
        assert!(found, "the command ends without `{sought}`");
    };
    read_until("Finished package `watched`");
    read_until("Watching ");

    watched.write("src/lib.rs", "hsffi::module!(\"Data.Tiny\"); nonsense");
    read_until("nonsense");
    read_until("Watching ");

    watched.write("src/lib.rs", &LIB.replace("length", "breadth"));
    read_until("Finished package `watched`");
    assert!(watched.read("haskell/src/Data/Tiny.hs").contains("breadth"));
    // It builds again as `build` would have been asked to.
    let record = watched.read("haskell/lib/built-from");
    assert!(
        record.contains("argument build\nargument --offline\n"),
        "{record}"
    );

    let interrupt = Command::new("kill")
        .args(["-INT", &child.id().to_string()])
        .status();
    assert!(interrupt.expect("there is kill").success());
    let status = child.wait().expect("it ends");
    assert!(!status.success(), "ctrl-C ends it: {status}");
}
