//! The lock between processes. The other process is this test again, told by a variable what to open.
//!
//! By itself, since a process that is being started has all files open for a moment, those of other tests' locks too.

use mail_index::{Database, Error, Mode};
use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Child, Command, Stdio};
use std::{env, io};

const VARIABLE: &str = "MAIL_INDEX_DATABASE_TO_HOLD";

#[test]
fn a_database_that_another_process_has_open_is_locked_until_that_ends() {
    if let Ok(path) = env::var(VARIABLE) {
        return hold(&path);
    }
    let directory = tempfile::tempdir().unwrap();
    let path = directory
        .path()
        .join("database")
        .to_str()
        .unwrap()
        .to_owned();
    Database::create(&path).unwrap().sync().unwrap();

    let mut closing = holder(&path);
    let open = || Database::open(&path, Mode::ReadWrite);
    assert!(matches!(open(), Err(Error::Locked { .. })));
    Database::open(&path, Mode::ReadOnly).unwrap();
    closing.stdin.take().unwrap().write_all(b"\n").unwrap();
    assert!(closing.wait().unwrap().success());
    open().unwrap().sync().unwrap();

    let mut killed = holder(&path);
    assert!(matches!(open(), Err(Error::Locked { .. })));
    killed.kill().unwrap();
    killed.wait().unwrap();
    open().unwrap().sync().unwrap();
}

/// Another process, once it has the database open.
fn holder(path: &str) -> Child {
    let mut command = Command::new(env::current_exe().unwrap());
    command
        .args(["--nocapture", "--test-threads=1"])
        .env(VARIABLE, path);
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut output = BufReader::new(child.stdout.take().unwrap());
    let mut lines = output.by_ref().lines().map_while(Result::ok);
    assert!(lines.any(|line| line.ends_with("open")));
    child.stdout = Some(output.into_inner());
    child
}

/// Holds a database until a line comes.
fn hold(path: &str) {
    let mut database = Database::open(path, Mode::ReadWrite).unwrap();
    println!("open");
    io::stdin().read_line(&mut String::new()).unwrap();
    database.sync().unwrap();
    drop(database);
}
