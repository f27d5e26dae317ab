//! Each cell of the table “Restrictions on unlifted boxed arguments passed to foreign C calls” of GHC's User's Guide.
//!
//! All programs are generated from [`TABLE`]: each unsound cell is a program in `unlifted_arrays/` that does not compile, with pinned
//! diagnostics; each sound cell is an export of `tests/roundtrip`, which its Haskell suite calls. With `TRYBUILD=overwrite` in the
//! environment, both are written again.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use hsffi_ui_tests::numbers;

use self::Soundness::{Sound, Unsound};

/// The file with the exports for the sound cells.
const EXPORTS: &str = "../roundtrip/src/arrays/sound.rs";

/// The version of rustc whose diagnostics are pinned.
const PINNED_WITH: &str = "rustc 1.95.";

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Soundness {
    Sound,
    Unsound,
}

/// An argument type, and whether it may be read and written under a `safe` and an `unsafe` import.
struct Row {
    /// The name in the manual.
    argument: &'static str,
    /// The name in hsffi.
    ty: &'static str,
    safe: [Soundness; 2],
    unsafe_: [Soundness; 2],
}

const fn row(
    argument: &'static str,
    ty: &'static str,
    safe: [Soundness; 2],
    unsafe_: [Soundness; 2],
) -> Row {
    Row {
        argument,
        ty,
        safe,
        unsafe_,
    }
}

/// The rows of the table; reads precede writes.
#[rustfmt::skip]
const TABLE: [Row; 10] = [
    row("Array#", "Array", [Unsound, Unsound], [Sound, Unsound]),
    row("MutableArray#", "MutableArray", [Unsound, Unsound], [Sound, Unsound]),
    row("SmallArray#", "SmallArray", [Unsound, Unsound], [Sound, Unsound]),
    row("SmallMutableArray#", "SmallMutableArray", [Unsound, Unsound], [Sound, Unsound]),
    row("ArrayArray#", "ArrayArray", [Unsound, Unsound], [Sound, Unsound]),
    row("MutableArrayArray#", "MutableArrayArray", [Unsound, Unsound], [Sound, Unsound]),
    row("unpinned ByteArray#", "ByteArray", [Unsound, Unsound], [Sound, Unsound]),
    row("unpinned MutableByteArray#", "MutableByteArray", [Unsound, Unsound], [Sound, Sound]),
    row("pinned ByteArray#", "PinnedByteArray", [Sound, Unsound], [Sound, Unsound]),
    row("pinned MutableByteArray#", "PinnedMutableByteArray", [Sound, Sound], [Sound, Sound]),
];

#[derive(Clone, Copy, PartialEq, Eq)]
enum Import {
    Safe,
    Unsafe,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Access {
    Read,
    Write,
}

struct Cell {
    row: &'static Row,
    import: Import,
    access: Access,
    soundness: Soundness,
}

fn cells() -> Vec<Cell> {
    let mut cells = Vec::new();
    for row in &TABLE {
        for (import, sound) in [(Import::Safe, row.safe), (Import::Unsafe, row.unsafe_)] {
            for (access, soundness) in [(Access::Read, sound[0]), (Access::Write, sound[1])] {
                cells.push(Cell {
                    row,
                    import,
                    access,
                    soundness,
                });
            }
        }
    }
    cells
}

impl Cell {
    fn import(&self) -> &'static str {
        match self.import {
            Import::Safe => "safe",
            Import::Unsafe => "unsafe",
        }
    }

    /// `pinned_byte_array_safe_read`.
    fn name(&self) -> String {
        let mut name = String::new();
        for c in self.row.ty.chars() {
            if c.is_ascii_uppercase() && !name.is_empty() {
                name.push('_');
            }
            name.push(c.to_ascii_lowercase());
        }
        let access = match self.access {
            Access::Read => "read",
            Access::Write => "write",
        };
        format!("{name}_{}_{access}", self.import())
    }

    /// The rules that reject an unsound cell.
    fn rules(&self) -> Vec<&'static str> {
        let ty = self.row.ty;
        let moves = self.import == Import::Safe && !ty.starts_with("Pinned");
        let unwritable = self.access == Access::Write && !ty.ends_with("MutableByteArray");
        let rules = [(moves, "HS0044"), (unwritable, "HS0045")];
        let violated = rules.iter().filter(|(violated, _)| *violated);
        violated.map(|(_, rule)| *rule).collect()
    }

    /// The documentation, result type, statements and value of the export.
    fn does(&self) -> (&'static str, &'static str, &'static str, &'static str) {
        let ty = self.row.ty;
        match (self.access, ty.contains("Byte"), ty.contains("Mutable")) {
            (Access::Write, true, true) => (
                "turns the bits of the bytes over",
                "()",
                "for index in 0..array.len() {\n        \
                 array.set(index, array.get::<u8>(index).map_or(0, |byte| !byte));\n    }\n",
                "()",
            ),
            (_, true, true) => (
                "the sum of the bytes",
                "u64",
                "let bytes = array.to_vec::<u8>();\n",
                "bytes.iter().map(|byte| u64::from(*byte)).sum()",
            ),
            (_, true, false) => (
                "the sum of the bytes",
                "u64",
                "",
                "array.iter().map(|byte| u64::from(*byte)).sum()",
            ),
            (_, false, _) => (
                "how many elements are the one before them",
                "usize",
                "let same = |index: &usize| array.address(*index) == array.address(index - 1);\n",
                "(1..array.len()).filter(same).count()",
            ),
        }
    }

    /// The export. With a `safe` import, it first calls Haskell.
    fn export(&self) -> String {
        let (name, ty, argument) = (self.name(), self.row.ty, self.row.argument);
        let (docs, answer, statements, value) = self.does();
        let docs = format!("/// {argument}: {docs}.\n");
        let access = match self.access {
            Access::Read => "",
            Access::Write => ", Write",
        };
        let (attribute, meanwhile, returned, value) = match self.import {
            Import::Unsafe => (
                "#[export(unsafe, reason = \"the array is small\")]",
                "",
                answer.to_owned(),
                value.to_owned(),
            ),
            Import::Safe => (
                "#[export]",
                "meanwhile.call()?;\n",
                format!("Result<{answer}, HsException>"),
                format!("Ok({value})"),
            ),
        };
        let array = format!("array: {ty}<'_{access}>");
        let parameters = match self.import {
            Import::Unsafe => array,
            Import::Safe => format!("{array}, meanwhile: Fun<'_, fn()>"),
        };
        let returned = match returned.as_str() {
            "()" => String::new(),
            _ => format!(" -> {returned}"),
        };
        let mut head = format!("pub fn {name}({parameters}){returned} {{\n");
        // The format of rustfmt.
        if head.len() > 101 {
            let parameters = parameters.replace(">, m", ">,\n    m");
            head = format!("pub fn {name}(\n    {parameters},\n){returned} {{\n");
        }
        let lines = [meanwhile, statements, &value].map(|line| match line {
            "" | "()" => String::new(),
            _ => format!("    {}\n", line.trim_end()),
        });
        format!("{docs}{attribute}\n{head}{}}}\n", lines.concat())
    }

    /// A program with the export.
    fn program(&self) -> String {
        let mut used = vec![self.row.ty];
        if self.access == Access::Write {
            used.push("Write");
        }
        let braced = if let [only] = used.as_slice() {
            (*only).to_owned()
        } else {
            format!("{{{}}}", used.join(", "))
        };
        let others = match self.import {
            Import::Safe => "use hsffi::{Fun, HsException, export};",
            Import::Unsafe => "use hsffi::export;",
        };
        let does = match self.access {
            Access::Read => "read",
            Access::Write => "written",
        };
        format!(
            "//! {} that is {does} through {} `{}` import: unsound.\n\nuse hsffi::array::{braced};\n{others}\n\n{}\nfn main() {{}}\n",
            self.row.argument,
            if self.import == Import::Safe {
                "a"
            } else {
                "an"
            },
            self.import(),
            self.export(),
        )
    }

    fn path(&self) -> PathBuf {
        Path::new("unlifted_arrays").join(format!("{}.rs", self.name()))
    }
}

fn overwrites() -> bool {
    std::env::var_os("TRYBUILD").is_some_and(|value| value == "overwrite")
}

/// Compares a file with its expected text, or writes it.
fn check_or_write(path: &Path, text: &str) {
    if overwrites() {
        fs::write(path, text).unwrap();
    }
    let found = fs::read_to_string(path).unwrap_or_default();
    assert_eq!(
        found,
        text,
        "{} differs from the text generated from the table",
        path.display()
    );
}

#[test]
fn the_table_has_15_sound_cells_and_25_unsound_ones() {
    let cells = cells();
    let sound = cells.iter().filter(|cell| cell.soundness == Sound).count();
    assert_eq!((sound, cells.len() - sound), (15, 25));
}

#[test]
fn the_sound_cells_are_exported() {
    let mut text = String::from(
        "//! The sound cells of the GHC manual's table of unlifted arguments, written by `tests/ui/tests/unlifted_arrays.rs`.\n\n\
         use hsffi::array::{\n    Array, ArrayArray, ByteArray, MutableArray, MutableArrayArray, MutableByteArray,\n    \
         PinnedByteArray, PinnedMutableByteArray, SmallArray, SmallMutableArray, Write,\n};\n\
         use hsffi::{Fun, HsException, export};\n",
    );
    for cell in cells().iter().filter(|cell| cell.soundness == Sound) {
        text.push('\n');
        text.push_str(&cell.export());
    }
    check_or_write(Path::new(EXPORTS), &text);
}

#[test]
fn the_unsound_cells_do_not_compile() {
    let cells = cells();
    let unsound: Vec<_> = cells
        .iter()
        .filter(|cell| cell.soundness == Unsound)
        .collect();
    for cell in &unsound {
        check_or_write(&cell.path(), &cell.program());
    }
    let files = fs::read_dir("unlifted_arrays").unwrap();
    assert_eq!(
        files
            .filter(|file| is_program(file.as_ref().unwrap()))
            .count(),
        unsound.len()
    );
    if !rustc_version().starts_with(PINNED_WITH) {
        return;
    }
    let tests = trybuild::TestCases::new();
    for cell in &unsound {
        tests.compile_fail(cell.path());
    }
    // The cases run when this is dropped.
    drop(tests);
    for cell in &unsound {
        let pinned = fs::read_to_string(cell.path().with_extension("stderr")).unwrap();
        let reported: Vec<_> = numbers(&pinned).into_iter().collect();
        assert_eq!(reported, cell.rules(), "{}", cell.name());
    }
}

fn is_program(file: &fs::DirEntry) -> bool {
    file.path()
        .extension()
        .is_some_and(|extension| extension == "rs")
}

fn rustc_version() -> String {
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let output = Command::new(rustc).arg("--version").output().unwrap();
    String::from_utf8(output.stdout).unwrap()
}
