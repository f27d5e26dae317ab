//! How long GHC takes for a generated package of many exports, beside bindings of the same functions that are written by hand.

use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::time::Instant;

use hsffi_test_harness::cabal::runtime_database;
use hsffi_test_harness::error::Result;
use hsffi_test_harness::generated::Crate;
use hsffi_test_harness::program::{Program, hsffi};

const EXPORTS: usize = 300;

/// How often each is compiled, in turns.
const ROUNDS: usize = 5;

/// A function: its Rust name but for a number, its Rust definition, and its bindings by hand, where `@` is the number.
struct Kind {
    name: &'static str,
    rust: &'static str,
    by_hand: &'static str,
}

const KINDS: [Kind; 4] = [
    Kind {
        name: "number",
        rust: "(a: u32, b: i64) -> i64 { i64::from(a) + b }",
        by_hand: "
foreign import ccall safe \"by_hand_number@\"
  c_number@ :: Word32 -> Int64 -> Ptr Failure -> IO Int64

-- | Number @.
number@ :: Word32 -> Int64 -> IO Int64
number@ a b = withFailure $ \\failure -> c_number@ a b failure
",
    },
    Kind {
        name: "text",
        rust: "(a: &str, b: Option<u8>) -> String { format!(\"{a}{b:?}\") }",
        by_hand: "
foreign import ccall safe \"by_hand_text@\"
  c_text@ :: Ptr Word8 -> Word -> Word8 -> Word8 -> Ptr Buffer -> Ptr Failure -> IO ()

-- | Number @.
text@ :: Text -> Maybe Word8 -> IO Text
text@ a b =
  withText a $ \\aPtr aLen ->
    allocaBytes 24 $ \\out -> mask_ $ do
      withFailure $ c_text@ aPtr aLen (maybe 0 (const 1) b) (fromMaybe 0 b) out
      takeText out
",
    },
    Kind {
        name: "bytes",
        rust: "(a: &[u8]) -> (Vec<u8>, usize) { (a.to_vec(), a.len()) }",
        by_hand: "
foreign import ccall safe \"by_hand_bytes@\"
  c_bytes@ :: Ptr Word8 -> Word -> Ptr Buffer -> Ptr Failure -> IO ()

-- | Number @.
bytes@ :: ByteString -> IO (ByteString, Word)
bytes@ a =
  withBytes a $ \\aPtr aLen ->
    allocaBytes 32 $ \\out -> mask_ $ do
      withFailure $ c_bytes@ aPtr aLen out
      (,) <$> takeBytes out <*> peekByteOff out 24
",
    },
    Kind {
        name: "closure",
        rust: "(f: hsffi::Fun<'_, fn(u32) -> bool>) -> Result<bool, hsffi::HsException> { f.call(7) }",
        by_hand: "
foreign import ccall safe \"by_hand_closure@\"
  c_closure@ :: FunPtr Predicate -> Ptr Failure -> IO Word8

-- | Number @.
closure@ :: (Word32 -> IO Bool) -> IO Bool
closure@ f =
  withPredicate f $ \\predicate ->
    toBool <$> withFailure (c_closure@ predicate)
",
    },
];

/// What the bindings by hand have in common.
const SUPPORT: &str = include_str!("Support.hs");

const HEAD: &str = "-- | Bindings that are written by hand.
module Scale
  ( module Scale
  ) where

import Control.Exception (mask_)
import Data.ByteString (ByteString)
import Data.Int (Int64)
import Data.Maybe (fromMaybe)
import Data.Text (Text)
import Data.Word (Word32, Word8)
import Foreign.Marshal.Alloc (allocaBytes)
import Foreign.Marshal.Utils (toBool)
import Foreign.Ptr (FunPtr, Ptr)
import Foreign.Storable (peekByteOff)
import Support
";

pub fn run() -> Result<()> {
    let scale = Crate::new("compile_time");
    let library = scale.library("0.1.0", &rust())?;
    let generated = scale.package("haskell")?;
    hsffi("stubs")
        .arg(&library)
        .arg("--out")
        .arg(&generated)
        .run()?;
    scale.write("by-hand/Scale.hs", &by_hand())?;
    scale.write("by-hand/Support.hs", SUPPORT)?;
    let packages = runtime_database()?;

    let sources = [scale.home().join("by-hand"), generated.join("src")];
    let mut times = [const { Vec::new() }; 2];
    for _ in 0..ROUNDS {
        for (source, times) in sources.iter().zip(&mut times) {
            times.push(compile(source, &packages, &scale.home().join("objects"))?);
        }
    }
    let [by_hand, generated] = times.map(|mut times: Vec<f64>| {
        times.sort_by(f64::total_cmp);
        times[ROUNDS / 2]
    });
    println!(
        "GHC, {EXPORTS} exports: generated {generated:.1} s, by hand {by_hand:.1} s, ratio {:.2} (at most 1.15)",
        generated / by_hand
    );
    data_types(&packages)
}

/// How many data types are compiled, and how much longer a type may take among many than among few.
const TYPES: [usize; 3] = [250, 500, 1000];
const GROWTH: f64 = 1.5;

/// How long rustc and GHC take for data types, by their number.
fn data_types(packages: &Path) -> Result<()> {
    let scale = Crate::new("compile_data");
    // Compiles the crates that it depends on.
    scale.library("0.1.0", &types(1))?;
    let mut first = None;
    for count in TYPES {
        let start = Instant::now();
        let library = scale.library("0.1.0", &types(count))?;
        let rustc = start.elapsed().as_secs_f64();
        let generated = scale.package("haskell")?;
        hsffi("stubs")
            .arg(&library)
            .arg("--out")
            .arg(&generated)
            .run()?;
        let objects = scale.home().join("objects");
        let ghc = compile(&generated.join("src"), packages, &objects)?;
        let each = [rustc, ghc].map(|seconds| seconds * 1000.0 / number(count));
        let [rustc_first, ghc_first] = *first.get_or_insert(each);
        println!(
            "{count} data types: rustc {rustc:.1} s, GHC {ghc:.1} s; {:.0} ms and {:.0} ms each, {:.2} and {:.2} times that of {} types (at most {GROWTH})",
            each[0],
            each[1],
            each[0] / rustc_first,
            each[1] / ghc_first,
            TYPES[0],
        );
    }
    Ok(())
}

fn number(count: usize) -> f64 {
    u32::try_from(count).map_or(f64::INFINITY, f64::from)
}

/// So many types contain each other: rustc has a limit to how deeply types nest.
const CHAIN: usize = 10;

/// Structs and enums, each of which contains the one before, and a function on each.
fn types(count: usize) -> String {
    let mut text = "hsffi::module!(\"Scale\");\n".to_owned();
    for index in 0..count {
        let before = match index % CHAIN {
            0 => "u8".to_owned(),
            _ => format!("Option<Box<Kind{}>>", index - 1),
        };
        let fields = if index % 2 == 0 {
            format!(
                "pub struct Kind{index} {{ pub number: u32, pub name: String, pub before: {before} }}"
            )
        } else {
            format!(
                "pub enum Kind{index} {{ Empty{index}, Some{index}(i64, {before}), Many{index}(Vec<String>) }}"
            )
        };
        // Writing to a string does not fail.
        let _ = write!(
            text,
            "\n/// Number {index}.\n#[derive(hsffi::Data)]\n{fields}\n\n/// Returns it.\n#[hsffi::export]\npub fn same{index}(value: Kind{index}) -> Kind{index} {{ value }}\n"
        );
    }
    text
}

fn rust() -> String {
    let mut text = "hsffi::module!(\"Scale\");\n".to_owned();
    for (index, kind) in (0..EXPORTS).zip(KINDS.iter().cycle()) {
        let Kind { name, rust, .. } = kind;
        // Writing to a string does not fail.
        let _ = write!(
            text,
            "\n/// Number {index}.\n#[hsffi::export]\npub fn {name}{index}{rust}\n"
        );
    }
    text
}

fn by_hand() -> String {
    let kinds = (0..EXPORTS).zip(KINDS.iter().cycle());
    let bindings = kinds.map(|(index, kind)| kind.by_hand.replace('@', &index.to_string()));
    HEAD.to_owned() + &bindings.collect::<String>()
}

/// Seconds that GHC takes for the module `Scale` and those that it imports.
fn compile(source: &Path, packages: &Path, objects: &Path) -> Result<f64> {
    let _ = fs::remove_dir_all(objects);
    let ghc = Program::new("ghc")
        .args(["-O1", "-v0", "-c", "--make", "Scale"])
        .arg(format!("-i{}", source.display()))
        .arg("-outputdir")
        .arg(objects)
        .arg("-package-db")
        .arg(packages);
    let start = Instant::now();
    ghc.run()?;
    Ok(start.elapsed().as_secs_f64())
}
