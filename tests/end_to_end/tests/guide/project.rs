//! Pages that describe a whole project: its files are the page's blocks, and its program prints what the page says.

use std::path::{Path, PathBuf};

use hsffi_document_tests::block::{Block, blocks};
use hsffi_document_tests::page::Page;
use hsffi_test_harness::cabal::Cabal;
use hsffi_test_harness::error::{Result, at};
use hsffi_test_harness::program::Program;
use hsffi_test_harness::target;

use crate::chapter::module;
use crate::program::{compact, generated_source, undeclared};
use crate::{copy_lock, generate, unmet, write};

/// A page with a project.
pub struct Project {
    /// The page, from the repository's root.
    page: &'static str,
    /// The crate's name.
    name: &'static str,
    /// The program's.
    program: &'static str,
}

/// All of them.
pub const PROJECTS: [&Project; 1] = [&Project {
    page: "docs/guide/src/getting-started.md",
    name: "statistics",
    program: "statistics-app",
}];

/// Whether a page is a project's.
pub fn is_project(page: &Path) -> bool {
    PROJECTS
        .iter()
        .any(|project| Path::new(project.page) == page)
}

impl Project {
    /// Builds it as the page says, and runs its program.
    pub fn run(&self) -> Result<()> {
        let page = Page::read(self.page).map_err(at(self.page))?;
        let home = target().join("guide-projects").join(self.name);
        // The project's folder is the crate's; a workspace around it has the lock file.
        let blocks = blocks(&page.text);
        let mut output = None;
        let mut generated = Vec::new();
        let mut source = "";
        let manifest = format!(
            "[package]\nname = \"{}\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n[workspace]\n\n",
            self.name
        );
        for block in &blocks {
            match self.file(&page.path, block)? {
                File::Manifest => {
                    let runtime = hsffi_document_tests::root().join("runtime");
                    let runtime = runtime.display().to_string();
                    let text = block.code.replace("…/hsffi/runtime", &runtime);
                    write(&home.join("Cargo.toml"), &format!("{manifest}{text}"))?;
                }
                File::At(path) => write(&home.join(path), &block.code)?,
                File::Library => {
                    source = &block.code;
                    write(&home.join("src/lib.rs"), source)?;
                }
                File::Output => output = Some(block.code.as_str()),
                File::Generated => generated.push(block),
                File::Command => {}
            }
        }
        let Some(output) = output else {
            return Err(unmet(
                &page.path,
                1,
                "the page does not say what its program prints",
            ));
        };
        copy_lock(&home)?;
        generate(&home, ".", &[])?;
        let package = generated_source(&home, module(source))?;
        for block in generated {
            for paragraph in block.code.split("\n\n") {
                if !package.contains(&compact(paragraph)) {
                    return Err(undeclared(&page.path, block, paragraph));
                }
            }
        }
        let cabal = Cabal::new(&home, self.name);
        let program = format!("exe:{}", self.program);
        cabal.compile(&program)?.run()?;
        Program::new(cabal.find(&program)?).expect(0, output, "")
    }

    fn file(&self, page: &Path, block: &Block) -> Result<File> {
        Ok(match block.info.as_str() {
            "toml" => File::Manifest,
            "rust" => File::Library,
            "cabal" if block.code.starts_with("packages:") => File::At("cabal.project".into()),
            "cabal" => File::At(format!("app/{}.cabal", self.program).into()),
            "haskell" => File::At("app/Main.hs".into()),
            "text" => File::Output,
            "haskell,generated" => File::Generated,
            "sh" => File::Command,
            info => {
                let problem = format!("nothing is known of blocks of `{info}`");
                return Err(unmet(page, block.line, &problem));
            }
        })
    }
}

/// What a block is.
enum File {
    Manifest,
    Library,
    At(PathBuf),
    Output,
    Generated,
    Command,
}
