//! Packages as GHC's databases describe them.

use std::fs;
use std::path::{Path, PathBuf};

/// What GHC's database tells of a package that has been built.
pub(crate) struct Unit(String);

/// The packages of a database.
pub(crate) fn units(database: &Path) -> Vec<Unit> {
    let entries = fs::read_dir(database).into_iter().flatten().flatten();
    let paths = entries.map(|entry| entry.path());
    let files = paths.filter(|path| path.extension().is_some_and(|it| it == "conf"));
    files
        .filter_map(|path| fs::read_to_string(path).ok())
        .map(Unit)
        .collect()
}

impl Unit {
    /// The lines of a field.
    fn lines(&self, name: &str) -> Vec<&str> {
        let mut lines = self.0.lines().skip_while(|line| {
            let field = line.split_once(':').map(|(field, _)| field);
            field != Some(name)
        });
        let first = lines.next().and_then(|line| line.split_once(':'));
        let first = first.map(|(_, rest)| rest.trim());
        let further = lines.take_while(|line| line.starts_with([' ', '\t']));
        first.into_iter().chain(further.map(str::trim)).collect()
    }

    /// The words of a field.
    pub(crate) fn field(&self, name: &str) -> Vec<&str> {
        let lines = self.lines(name).into_iter();
        let words = lines.flat_map(|line| line.split([' ', ',']));
        words.filter(|word| !word.is_empty()).collect()
    }

    /// A field that is a path.
    pub(crate) fn path(&self, name: &str) -> Option<PathBuf> {
        let lines = self.lines(name).into_iter();
        let path = lines
            .map(|line| line.trim_matches('"'))
            .find(|line| !line.is_empty());
        path.map(PathBuf::from)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_of_packages_are_read() {
        let unit = Unit(
            "name: mail\nid:     mail-0.1-inplace\nexposed-modules:\n    Mail.A, Mail.B\n    Mail.C\n\n\
             dynamic-library-dirs:\n    \"/my code/build\"\n"
                .to_owned(),
        );
        assert_eq!(unit.field("id"), ["mail-0.1-inplace"]);
        assert_eq!(
            unit.field("exposed-modules"),
            ["Mail.A", "Mail.B", "Mail.C"]
        );
        assert_eq!(
            unit.path("dynamic-library-dirs"),
            Some("/my code/build".into())
        );
        assert!(unit.field("depends").is_empty());
    }
}
