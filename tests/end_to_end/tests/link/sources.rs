//! The text of what the steps build.

/// A type of one name and two builds, and how it is made and looked at.
pub const SHAPES_1: &str = "\
use hsffi::{OwnedByRust, export};

#[derive(hsffi::Opaque)]
pub struct Circle {
    radius: u64,
}

#[export]
impl Circle {
    pub fn new(radius: u64) -> OwnedByRust<Circle> {
        OwnedByRust::new(Circle { radius })
    }

    pub fn size(&self) -> u64 {
        self.radius * self.radius
    }
}
";

pub const SHAPES_2: &str = "\
use hsffi::{OwnedByRust, export};

#[derive(hsffi::Opaque)]
pub struct Circle {
    name: String,
    points: Vec<u64>,
    n: u64,
}

#[export]
impl Circle {
    pub fn new(n: u64) -> OwnedByRust<Circle> {
        let points = (0..n).collect();
        OwnedByRust::new(Circle { name: format!(\"{n}-gon\"), points, n })
    }

    pub fn size(&self) -> u64 {
        assert_eq!(self.name, format!(\"{}-gon\", self.n));
        self.points.iter().sum::<u64>() + self.n
    }
}
";

pub const CIRCLES: &str = "pub use shapes::Circle;\n";
pub const POLYGONS: &str = "pub use shapes::Circle;\n";

/// What all packages have: a call, a call back, a panic, and items.
pub fn root(name: &str) -> String {
    let mut module = name[..1].to_uppercase();
    module.push_str(&name[1..]);
    format!(
        "use hsffi::{{Fun, HsException, Items, export}};\n\n\
         hsffi::module!(\"Data.{module}\");\n\n\
         #[export]\n\
         pub fn times_three(number: u64) -> u64 {{\n    number * 3\n}}\n\n\
         #[export]\n\
         pub fn through(number: u64, f: Fun<'_, fn(u64) -> u64>) -> Result<u64, HsException> {{\n    f.call(number)\n}}\n\n\
         #[export]\n\
         pub fn fail() {{\n    panic!(\"{name} panicked\")\n}}\n\n\
         #[export]\n\
         pub fn numbers(count: u64) -> Items<'static, u64> {{\n    Items::new(0..count)\n}}\n\n"
    )
}

/// A static library without hsffi.
pub const PLAIN: &str = "\
#[unsafe(no_mangle)]
pub extern \"C\" fn plain_answer() -> u64 {
    std::thread::spawn(|| std::panic::catch_unwind(|| 42).unwrap_or(0)).join().unwrap_or(0)
}
";

pub const MAIN: &str = "\
{-# LANGUAGE OverloadedStrings #-}

module Main (main) where

import Control.Exception (handle)
import qualified Data.Circles as Circles
import qualified Data.Foreign as Foreign
import qualified Data.Polygons as Polygons
import Data.Text (unpack)
import qualified Data.Thin as Thin
import Data.Word (Word64)
import Hsffi (RustPanic (..), foldItems)
import System.Mem (performMajorGC)

foreign import ccall \"plain_answer\" plainAnswer :: IO Word64

main :: IO ()
main = do
  size1 <- Circles.newCircle 3 >>= Circles.circleSize
  size2 <- Polygons.newCircle 3 >>= Polygons.circleSize
  performMajorGC
  performMajorGC
  back1 <- Circles.through 7 (Circles.timesThree)
  back2 <- Polygons.through 7 (Circles.timesThree)
  back3 <- Thin.through 7 (Polygons.timesThree)
  back4 <- Foreign.through 7 (Thin.timesThree)
  answer <- plainAnswer
  putStrLn (unwords [\"circles:\", show size1, show back1])
  putStrLn (unwords [\"polygons:\", show size2, show back2])
  putStrLn (unwords [\"thin:\", show back3])
  putStrLn (unwords [\"foreign:\", show back4])
  putStrLn (unwords [\"plain:\", show answer])
  -- One type of exceptions and one of items, whatever the package.
  let failing = [Circles.fail, Polygons.fail, Thin.fail, Foreign.fail]
  mapM_ (handle (\\panic -> putStrLn (unpack (rustPanicMessage panic)))) failing
  items <- sequence [Circles.numbers 2, Polygons.numbers 3, Thin.numbers 4, Foreign.numbers 5]
  mapM (foldItems (+) 0) items >>= print
";

/// A program for each linker, and one on shared libraries.
pub const PROGRAM: &str = "\
cabal-version: 2.4
name:          program
version:       0.1.0
build-type:    Simple

common all
  build-depends:    base, circles, foreign, hsffi, polygons, text, thin
  default-language: Haskell2010
  extra-libraries:  plain
  extra-lib-dirs:   @LIB@

executable gold
  import:      all
  main-is:     Main.hs
  ghc-options: -optl-fuse-ld=gold

executable bfd
  import:      all
  main-is:     Main.hs
  ghc-options: -optl-fuse-ld=bfd

executable lld
  import:      all
  main-is:     Main.hs
  ghc-options: -optl-fuse-ld=lld

executable dynamic
  import:      all
  main-is:     Main.hs
  ghc-options: -dynamic
";

/// A program that runs Rust as it is compiled.
pub const INSTALLED: [&str; 2] = [
    "\
cabal-version: 2.4
name:          installed
version:       0.1.0
build-type:    Simple

executable installed
  main-is:          Main.hs
  build-depends:    base, circles, template-haskell
  default-language: Haskell2010
",
    "\
{-# LANGUAGE TemplateHaskell #-}

module Main (main) where

import qualified Data.Circles as Circles
import Language.Haskell.TH.Syntax (lift, runIO)

main :: IO ()
main = do
  print ($(runIO (Circles.timesThree 21) >>= lift . toInteger) :: Integer)
  Circles.timesThree 7 >>= print
",
];
