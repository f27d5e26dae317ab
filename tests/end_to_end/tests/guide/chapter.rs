//! A page's snippets, and the crates that its Rust snippets make.

use std::path::{Path, PathBuf};

use hsffi_document_tests::block::{Block, blocks};
use hsffi_document_tests::page::Page;
use hsffi_test_harness::error::Result;

use crate::unmet;

/// The crate that the pages share.
const SHARED: &str = "guide";

/// What stands before the snippets of a module or a crate.
const PRELUDE: &str = "use hsffi::*;\n";

/// The snippets of a page.
pub struct Chapter {
    /// The page, from the repository's root.
    pub page: PathBuf,
    /// The name of its file, without the extension.
    pub name: String,
    /// The parts that begin with `hsffi::module!`, or one part.
    rust: Vec<String>,
    /// Whether each part is a crate.
    has_crates: bool,
    pub haskell: Vec<Block>,
    pub generated: Vec<Block>,
    /// How many there are.
    pub snippets: usize,
}

/// A crate that snippets make.
pub struct Crate {
    pub name: String,
    /// The Haskell module.
    pub module: String,
    /// Paths in its folder, and contents.
    pub files: Vec<(String, String)>,
    /// The page that it belongs to alone.
    chapter: Option<String>,
    /// An earlier crate of the page whose types it names, by the name that it has there, and that crate's name.
    pub imports: Option<(String, String)>,
}

impl Chapter {
    pub fn read(page: &Page) -> Result<Self> {
        let name = page.path.file_stem().unwrap_or_default();
        let mut chapter = Chapter {
            page: page.path.clone(),
            name: name.to_string_lossy().into_owned(),
            rust: Vec::new(),
            has_crates: false,
            haskell: Vec::new(),
            generated: Vec::new(),
            snippets: 0,
        };
        for block in blocks(&page.text) {
            match block.info.as_str() {
                "rust" => chapter.add_rust(&page.path, &block),
                "haskell" => chapter.haskell.push(block),
                "haskell,generated" => chapter.generated.push(block),
                "text" | "sh" | "toml" | "cabal" | "yaml" | "nix" | "json" => continue,
                info => {
                    let problem = format!("nothing is known of blocks of `{info}`");
                    return Err(unmet(&page.path, block.line, &problem));
                }
            }
            chapter.snippets += 1;
        }
        Ok(chapter)
    }

    fn add_rust(&mut self, page: &Path, block: &Block) {
        let begins_crate = block.code.contains("hsffi::module!");
        self.has_crates |= begins_crate;
        if self.rust.is_empty() || begins_crate {
            self.rust.push(PRELUDE.to_owned());
        }
        if let Some(part) = self.rust.last_mut() {
            *part += &format!("\n// {}:{}\n{}", page.display(), block.line, block.code);
        }
    }

    /// The packages that its Haskell snippets import.
    pub fn packages<'a>(&self, crates: &'a [Crate]) -> Vec<&'a Crate> {
        let own = crates
            .iter()
            .filter(|it| it.chapter.as_ref() == Some(&self.name));
        let own: Vec<_> = own.collect();
        if !own.is_empty() {
            return own;
        }
        crates.iter().filter(|it| it.chapter.is_none()).collect()
    }
}

/// The crates of all pages: one for each `hsffi::module!`, and one of a module for each other page.
pub fn crates(chapters: &[Chapter]) -> Vec<Crate> {
    let mut root = "#![allow(unused)]\nhsffi::module!(\"Guide\");\n".to_owned();
    let mut files = Vec::new();
    let mut crates = Vec::new();
    for chapter in chapters {
        for (part, letter) in chapter.rust.iter().zip('a'..) {
            if chapter.has_crates {
                let imports = imported(part, &chapter.name, &crates);
                crates.push(Crate {
                    imports,
                    name: format!("{SHARED}-{}-{letter}", chapter.name),
                    module: module(part).to_owned(),
                    files: vec![("src/lib.rs".to_owned(), part.clone())],
                    chapter: Some(chapter.name.clone()),
                });
            } else {
                let module = chapter.name.replace('-', "_");
                root += &format!("pub mod {module};\n");
                files.push((format!("src/{module}.rs"), part.clone()));
            }
        }
    }
    files.push(("src/lib.rs".to_owned(), root));
    crates.push(Crate {
        name: SHARED.to_owned(),
        module: "Guide".to_owned(),
        files,
        chapter: None,
        imports: None,
    });
    crates
}

/// The crate of the page whose types a crate names: `geometry::Point` of the crate with the module `Geometry`.
fn imported(rust: &str, chapter: &str, crates: &[Crate]) -> Option<(String, String)> {
    let of_page = (crates.iter()).filter(|it| it.chapter.as_deref() == Some(chapter));
    let mut named = of_page.map(|it| (it.module.to_lowercase(), it.name.clone()));
    named.find(|(module, _)| rust.contains(&format!("{module}::")))
}

/// What `hsffi::module!` names.
pub fn module(rust: &str) -> &str {
    let named = rust.split_once("hsffi::module!");
    let quoted = named.and_then(|(_, rest)| rest.split('"').nth(1));
    quoted.unwrap_or_default()
}

/// The `Cargo.toml` of a crate.
pub fn manifest(of: &Crate) -> String {
    let name = &of.name;
    let runtime = hsffi_document_tests::root().join("runtime");
    let imports = of.imports.iter().map(|(name, package)| {
        format!(
            "{name} = {{ package = \"{package}\", path = \"../{package}\" }}\n\n\
             [package.metadata.hsffi]\nimports = [\"{name}\"]\n"
        )
    });
    let imports: String = imports.collect();
    format!(
        "[package]\nname = \"{name}\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n\
         [features]\nhaskell = []\n\n\
         [dependencies]\nhsffi = {{ path = '{}' }}\nthiserror = \"2\"\n{imports}",
        runtime.display()
    )
}
