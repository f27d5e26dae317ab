//! The files of a new project.

/// What the templates name.
pub struct Names {
    /// The crate.
    pub krate: String,
    /// Its Haskell package.
    pub package: String,
    /// The module of the package.
    pub module: String,
}

impl Names {
    /// For a crate of this name.
    pub fn of_crate(name: &str) -> Self {
        let (package, module) = hsffi_stubs::proposed_names(name);
        Names {
            krate: name.to_owned(),
            package,
            module,
        }
    }

    /// The line by which the crate names its module, and its package where that is not called as the crate.
    pub fn module_line(&self) -> String {
        let Names {
            krate,
            package,
            module,
        } = self;
        if *package == krate.replace('_', "-") {
            format!("hsffi::module!(\"{module}\");")
        } else {
            format!("hsffi::module!(\"{module}\", package = \"{package}\");")
        }
    }
}

/// The crate.
pub const LIB: &str = include_str!("templates/lib.rs");

/// The files of a new project, apart from those of its crate. A path names the package as the contents do.
pub const PROJECT: [(&str, &str); 8] = [
    ("@PACKAGE@-app.cabal", include_str!("templates/app.cabal")),
    ("app/Main.hs", include_str!("templates/Main.hs")),
    (
        "test/@PACKAGE@-test.cabal",
        include_str!("templates/test.cabal"),
    ),
    ("test/Main.hs", include_str!("templates/Test.hs")),
    ("cabal.project", include_str!("templates/cabal.project")),
    (".gitignore", include_str!("templates/gitignore")),
    ("README.md", include_str!("templates/README")),
    (".github/workflows/ci.yml", include_str!("templates/ci.yml")),
];

/// A template with its names.
pub fn filled(template: &str, names: &Names) -> String {
    let install = concat!(
        "cargo install --git ",
        env!("CARGO_PKG_REPOSITORY"),
        " cargo-hsffi"
    );
    template
        .replace("@NAME@", &names.krate)
        .replace("@PACKAGE@", &names.package)
        .replace("@MODULE@", &names.module)
        .replace("@MODULE_LINE@", &names.module_line())
        .replace("@REPOSITORY@", env!("CARGO_PKG_REPOSITORY"))
        .replace("@INSTALL@", install)
}
