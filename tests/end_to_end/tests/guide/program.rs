//! The Haskell package of the snippets: a module a page.

use std::fs;
use std::path::Path;

use hsffi_document_tests::block::Block;
use hsffi_test_harness::error::{Error, Result, at};

use crate::chapter::{Chapter, Crate};
use crate::unmet;

/// What snippets may use without an import.
const IMPORTS: &str = "\
import Control.Concurrent (MVar, runInBoundThread)
import Control.Exception
import Data.ByteString (ByteString)
import Data.IORef
import Data.Int
import Data.Map.Strict (Map)
import qualified Data.Map.Strict as Map
import Data.Primitive.ByteArray (ByteArray)
import Data.Text (Text)
import Data.Time.Calendar (Day)
import Data.Time.Clock (NominalDiffTime, UTCTime)
import qualified Data.Text as Text
import Data.Vector.Storable (Vector)
import Data.Word
import System.Timeout (timeout)
";

/// The list of packages of a `cabal.project`: the crates', the runtime's, and that of the snippets.
pub fn project(crates: &[&str]) -> String {
    let packages = crates.iter().map(|name| format!("  {name}/haskell\n"));
    let packages: String = packages.collect();
    format!("packages:\n{packages}  hsffi\n  snippets\n")
}

/// Writes the package.
pub fn write(home: &Path, chapters: &[Chapter], crates: &[Crate]) -> Result<()> {
    let mut modules = String::new();
    for chapter in chapters {
        if chapter.haskell.is_empty() && chapter.generated.is_empty() {
            continue;
        }
        let name = format!("Snippets.{}", camel_case(&chapter.name));
        let text = module(&name, chapter, crates)?;
        let path = format!("{}.hs", name.replace('.', "/"));
        crate::write(&home.join(path), &text)?;
        modules += &format!("    {name}\n");
    }
    let packages = crates.iter().map(|it| format!(", {}", it.name));
    let packages: String = packages.collect();
    let cabal = format!(
        "cabal-version: 2.4\nname: guide-snippets\nversion: 0.1.0\nbuild-type: Simple\n\n\
         library\n  exposed-modules:\n{modules}  \
         build-depends: base, bytestring, containers, hsffi, primitive, text, time, vector{packages}\n  \
         default-language: Haskell2010\n"
    );
    crate::write(&home.join("guide-snippets.cabal"), &cabal)
}

fn module(name: &str, chapter: &Chapter, crates: &[Crate]) -> Result<String> {
    let file = &chapter.page;
    let packages = chapter.packages(crates);
    let mut text = format!(
        "{{-# LANGUAGE OverloadedStrings #-}}\n\
         {{-# OPTIONS_GHC -Wno-unused-imports -Wno-missing-signatures #-}}\n\
         module {name} where\n\n{IMPORTS}"
    );
    for package in &packages {
        text += &format!(
            "import {0}\nimport qualified {0} as Generated\n",
            package.module
        );
    }
    for block in &chapter.haskell {
        text += &format!("\n-- {}:{}\n{}", file.display(), block.line, block.code);
    }
    let mut source = String::new();
    for package in &packages {
        let home = hsffi_test_harness::target().join("guide");
        source += &generated_source(&home.join(&package.name), &package.module)?;
    }
    let mut checks = 0;
    for block in &chapter.generated {
        for paragraph in block.code.split("\n\n") {
            if let Some((name, of_type)) = signature(paragraph) {
                checks += 1;
                text += &format!(
                    "\n-- {}:{}\ncheck{checks} :: {of_type}\ncheck{checks} = Generated.{name}\n",
                    file.display(),
                    block.line
                );
            } else if !source.contains(&compact(paragraph)) {
                return Err(undeclared(file, block, paragraph));
            }
        }
    }
    Ok(text)
}

/// Why a page cannot say that a package declares something.
pub fn undeclared(file: &Path, block: &Block, paragraph: &str) -> Error {
    let problem = format!("the generated package does not contain\n{paragraph}");
    unmet(file, block.line, &problem)
}

/// The name and the type, if this is the signature of a function and no more.
fn signature(paragraph: &str) -> Option<(&str, &str)> {
    let paragraph = paragraph.trim();
    let (name, of_type) = paragraph.split_once(" :: ")?;
    let is_name = name.starts_with(char::is_lowercase) && !name.contains(char::is_whitespace);
    let is_alone = paragraph.lines().skip(1).all(|line| line.starts_with(' '));
    (is_name && is_alone).then_some((name, of_type))
}

/// The source of the public module of the package in a crate's folder, without comments and spaces.
pub fn generated_source(home: &Path, module: &str) -> Result<String> {
    let path = format!("haskell/src/{}.hs", module.replace('.', "/"));
    let path = home.join(path);
    let source = fs::read_to_string(&path).map_err(at(path))?;
    Ok(compact(&source))
}

/// The text without lines of comments, spaces and ends of lines.
pub fn compact(text: &str) -> String {
    let lines = text
        .lines()
        .filter(|line| !line.trim_start().starts_with("--"));
    lines
        .flat_map(str::chars)
        .filter(|c| !c.is_whitespace())
        .collect()
}

fn camel_case(name: &str) -> String {
    let words = name.split('-').map(|word| {
        let (first, rest) = word.split_at(1);
        first.to_uppercase() + rest
    });
    words.collect()
}
