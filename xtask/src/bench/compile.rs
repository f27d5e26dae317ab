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
    Ok(())
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
