//! Files and directories of all kinds that a search may meet.

use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};

use hsffi_test_harness::error::{Result, at};
use hsffi_test_harness::program::Program;
use hsffi_test_harness::target;

pub struct OddFiles {
    /// The directory of all of them.
    pub all: Vec<PathBuf>,
    /// Paths as a user may give them, one way or another.
    pub selections: Vec<Vec<PathBuf>>,
}

/// Lines of 16 bytes, so that it is plain where a block of 96 KiB ends.
const LINE: &[u8] = b"0123 unsafe, he\n";
const BLOCK: usize = 96 * 1024;

pub fn write() -> Result<OddFiles> {
    let top = target().join("odd-files");
    if top.exists() {
        fs::remove_dir_all(&top).map_err(at(&top))?;
    }
    let below = top.join("directory/below");
    fs::create_dir_all(&below).map_err(at(&below))?;

    let file = |path: PathBuf, contents: &[u8]| fs::write(&path, contents).map_err(at(path));
    file(top.join("empty"), b"")?;
    file(top.join("newline"), b"\n")?;
    file(top.join("unterminated"), b"one\nunsafe")?;
    file(top.join("carriage-returns"), b"unsafe\r\n\r\n# two\r\n")?;
    file(
        top.join("latin-1"),
        b"unsafe stra\xDFe\n\xE4\nif a \xE9 then b\n",
    )?;
    file(
        top.join("utf-8"),
        "Straße, unsafe\nif ä then é\nÄnderung änderung\n".as_bytes(),
    )?;
    file(
        top.join(OsStr::from_bytes(b"name-\xFF-\xC3\xA9")),
        b"unsafe\n",
    )?;
    file(top.join("name\twith spaces"), b"unsafe\n")?;
    file(
        top.join("long-line"),
        &[b"unsafe ".repeat(50_000), b"\nunsafe\n".to_vec()].concat(),
    )?;
    file(top.join("nul"), b"# one\0# two unsafe\n\0\0\n")?;
    file(top.join("nul-only"), &[0])?;
    for place in [0, BLOCK - 17, BLOCK - 1, BLOCK, BLOCK + 5, 3 * BLOCK - 1] {
        let mut contents = LINE.repeat(4 * BLOCK / LINE.len());
        contents[place] = 0;
        file(top.join(format!("nul-at-{place}")), &contents)?;
    }
    file(top.join("directory/file"), b"unsafe\n")?;
    file(below.join("file"), b"unsafe\n")?;

    let link = |target: &str, name: &str| {
        let path = top.join(name);
        symlink(target, &path).map_err(at(path))
    };
    link("directory", "link-to-directory")?;
    link("unterminated", "link-to-file")?;
    link("nowhere", "link-to-nothing")?;
    link(".", "directory/link-to-itself")?;
    Program::new("mkfifo").arg(top.join("pipe")).run()?;
    Ok(OddFiles {
        selections: selections(&top),
        all: vec![top],
    })
}

fn selections(top: &Path) -> Vec<Vec<PathBuf>> {
    let slashed = |name: &str| {
        let mut path = top.join(name).into_os_string();
        path.push("//");
        PathBuf::from(path)
    };
    let one = |name| vec![top.join(name)];
    vec![
        one("unterminated"),
        one("utf-8"),
        one("nul"),
        one("link-to-file"),
        one("link-to-directory"),
        one("missing"),
        one("link-to-nothing"),
        vec![slashed("directory")],
        vec![
            top.join("unterminated"),
            top.join("missing"),
            top.join("nul"),
        ],
        vec![PathBuf::from("/dev/null"), PathBuf::from("-")],
        vec![
            PathBuf::from("xtask/../README.md"),
            PathBuf::from("./docs/."),
        ],
    ]
}
