//! Which package has a module. The list need not be complete: a module that it lacks is left to GHC.

/// Packages with names that begin those of their modules.
const PACKAGES: &[(&str, &[&str])] = &[
    ("aeson", &["Data.Aeson"]),
    (
        "containers",
        &[
            "Data.Map",
            "Data.Set",
            "Data.IntMap",
            "Data.IntSet",
            "Data.Sequence",
            "Data.Tree",
            "Data.Graph",
        ],
    ),
    ("deepseq", &["Control.DeepSeq"]),
    ("directory", &["System.Directory"]),
    ("filepath", &["System.FilePath"]),
    ("hashable", &["Data.Hashable"]),
    (
        "mtl",
        &[
            "Control.Monad.State",
            "Control.Monad.Reader",
            "Control.Monad.Writer",
            "Control.Monad.Except",
        ],
    ),
    ("primitive", &["Data.Primitive", "Control.Monad.Primitive"]),
    ("process", &["System.Process"]),
    ("stm", &["Control.Concurrent.STM", "Control.Monad.STM"]),
    ("time", &["Data.Time"]),
    ("transformers", &["Control.Monad.Trans"]),
    ("unordered-containers", &["Data.HashMap", "Data.HashSet"]),
    ("vector", &["Data.Vector"]),
];

/// Packages of the list, and those that every generated package depends on.
pub(super) fn is_known(package: &str) -> bool {
    let own = ["base", "bytestring", "text"];
    own.contains(&package) || PACKAGES.iter().any(|(name, _)| *name == package)
}

/// The package of a module.
pub(super) fn of(module: &str) -> Option<&'static str> {
    let is_below = |beginning: &&str| {
        let rest = module.strip_prefix(*beginning);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    };
    let mut packages = PACKAGES.iter();
    let found = packages.find(|(_, modules)| modules.iter().any(is_below));
    found.map(|(package, _)| *package)
}
