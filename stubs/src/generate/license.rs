//! Cargo's `license` as Cabal reads it.
//!
//! Cargo takes any text. What is published is an SPDX expression of any version of the licence list, or an older form with
//! `/` for `OR`. Cabal takes SPDX expressions whose licences are in the list that belongs to the file's `cabal-version`, and
//! refuses the whole file otherwise. Other licences can be given as `LicenseRef-…`, which SPDX has for them.

use std::iter::Peekable;
use std::vec;

use crate::description::{LicenseFile, Module};
use crate::haskell::prelude::words;

/// What Cabal calls the licence: one of Cargo's expression; that of the file, when there is only a file; or none.
pub(super) fn expression(module: &Module, package: &str) -> String {
    match (module.license.trim(), &module.license_file) {
        ("" | "NONE", None) => "NONE".to_owned(),
        ("" | "NONE", Some(_)) => reference(package),
        (license, _) => translated(license).unwrap_or_else(|| reference(license)),
    }
}

/// What the file with the licence is called in the package: as in the crate, unless that could be the name of another file.
pub(super) fn file_name(file: &LicenseFile) -> &str {
    let plain = |c: char| c.is_ascii_alphanumeric() || "._-".contains(c);
    let known = ["COPY", "LICEN", "NOTICE", "UNLICENSE"];
    let capitals = file.name.to_ascii_uppercase();
    let plausible = known.iter().any(|start| capitals.starts_with(start))
        && file.name.chars().all(plain)
        && ![".cabal", ".buildinfo"]
            .iter()
            .any(|end| file.name.ends_with(end));
    if plausible { &file.name } else { "LICENSE" }
}

/// A licence that Cabal does not know.
fn reference(text: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || c == '.';
    let parts: Vec<_> = (text.split(|c| !plain(c)))
        .filter(|part| !part.is_empty())
        .collect();
    match parts.as_slice() {
        [] => "LicenseRef-unknown".to_owned(),
        ["LicenseRef", rest @ ..] if !rest.is_empty() => format!("LicenseRef-{}", rest.join("-")),
        parts => format!("LicenseRef-{}", parts.join("-")),
    }
}

/// The expression in Cabal's terms; nothing when it is no expression.
fn translated(license: &str) -> Option<String> {
    let spaced = ["(", ")", "/"]
        .iter()
        .fold(license.to_owned(), |text, mark| {
            text.replace(mark, &format!(" {mark} "))
        });
    let tokens: Vec<_> = spaced.split_whitespace().map(str::to_owned).collect();
    let mut parser = Parser {
        tokens: tokens.into_iter().peekable(),
    };
    let expression = parser.any_of(0)?;
    parser.tokens.next().is_none().then_some(expression)
}

/// How deep parentheses may nest.
const NESTING_LIMIT: usize = 32;

struct Parser {
    tokens: Peekable<vec::IntoIter<String>>,
}

impl Parser {
    fn next_is(&mut self, word: &str) -> bool {
        (self
            .tokens
            .next_if(|token| token.eq_ignore_ascii_case(word)))
        .is_some()
    }

    fn any_of(&mut self, depth: usize) -> Option<String> {
        let mut text = self.all_of(depth)?;
        while self.next_is("OR") || self.next_is("/") {
            text = format!("{text} OR {}", self.all_of(depth)?);
        }
        Some(text)
    }

    fn all_of(&mut self, depth: usize) -> Option<String> {
        let mut text = self.one(depth)?;
        while self.next_is("AND") {
            text = format!("{text} AND {}", self.one(depth)?);
        }
        Some(text)
    }

    fn one(&mut self, depth: usize) -> Option<String> {
        if self.next_is("(") {
            if depth == NESTING_LIMIT {
                return None;
            }
            let inner = self.any_of(depth + 1)?;
            return self.next_is(")").then(|| format!("({inner})"));
        }
        let license = self.name()?;
        if !self.next_is("WITH") {
            return Some(known(&license).unwrap_or_else(|| unknown(&license)));
        }
        let exception = self.name()?;
        let license_known = known(&license).filter(|known| !known.contains(' '));
        Some(match (license_known, canonical(EXCEPTIONS, &exception)) {
            (Some(license), Some(exception)) => format!("{license} WITH {exception}"),
            _ => reference(&format!("{license}-with-{exception}")),
        })
    }

    fn name(&mut self) -> Option<String> {
        let is_name = |token: &String| {
            let operator = ["OR", "AND", "WITH", "/", "(", ")"];
            !operator.iter().any(|word| token.eq_ignore_ascii_case(word))
        };
        self.tokens.next_if(is_name)
    }
}

/// A licence of Cabal's list, or one that older lists had under another name.
fn known(license: &str) -> Option<String> {
    if license.starts_with("LicenseRef-") && reference(license) == license {
        return Some(license.to_owned());
    }
    let mut renamed = RENAMED.iter();
    if let Some((_, now)) = renamed.find(|(old, _)| old.eq_ignore_ascii_case(license)) {
        return Some((*now).to_owned());
    }
    let (bare, or_later) = match license.strip_suffix('+') {
        Some(bare) => (bare, true),
        None => (license, false),
    };
    if let Some(gnu) = canonical(GNU, bare) {
        return Some(format!(
            "{gnu}-{}",
            if or_later { "or-later" } else { "only" }
        ));
    }
    let found = canonical(LICENSES, bare)?;
    match (or_later, found.strip_suffix("-only")) {
        (true, Some(gnu)) => Some(format!("{gnu}-or-later")),
        (true, None) if !found.ends_with("-or-later") => Some(format!("{found}+")),
        _ => Some(found.to_owned()),
    }
}

/// Names that the list no longer has, with what it has instead: from before there was `WITH`, or renamed.
const RENAMED: [(&str, &str); 10] = [
    ("eCos-2.0", "GPL-2.0-or-later WITH eCos-exception-2.0"),
    (
        "GPL-2.0-with-autoconf-exception",
        "GPL-2.0-only WITH Autoconf-exception-2.0",
    ),
    (
        "GPL-2.0-with-bison-exception",
        "GPL-2.0-only WITH Bison-exception-2.2",
    ),
    (
        "GPL-2.0-with-classpath-exception",
        "GPL-2.0-only WITH Classpath-exception-2.0",
    ),
    (
        "GPL-2.0-with-font-exception",
        "GPL-2.0-only WITH Font-exception-2.0",
    ),
    (
        "GPL-2.0-with-GCC-exception",
        "GPL-2.0-only WITH GCC-exception-2.0",
    ),
    (
        "GPL-3.0-with-autoconf-exception",
        "GPL-3.0-only WITH Autoconf-exception-3.0",
    ),
    (
        "GPL-3.0-with-GCC-exception",
        "GPL-3.0-only WITH GCC-exception-3.1",
    ),
    ("StandardML-NJ", "SMLNJ"),
    (
        "wxWindows",
        "LGPL-2.0-or-later WITH WxWindows-exception-3.1",
    ),
];

fn unknown(license: &str) -> String {
    match license.strip_suffix('+') {
        Some(bare) => reference(&format!("{bare}-or-later")),
        None => reference(license),
    }
}

/// The word of a list as the list spells it.
fn canonical(list: &'static str, name: &str) -> Option<&'static str> {
    words(list).find(|word| word.eq_ignore_ascii_case(name))
}

/// Licences of the GNU project, whose names now say whether later versions are meant.
const GNU: &str = "
    AGPL-1.0 AGPL-3.0 GFDL-1.1 GFDL-1.2 GFDL-1.3 GPL-1.0 GPL-2.0 GPL-3.0 LGPL-2.0 LGPL-2.1 LGPL-3.0
";

/// The licences of SPDX's list 3.2, which is the one of `cabal-version: 2.4`.
const LICENSES: &str = "
    0BSD AAL Abstyles Adobe-2006 Adobe-Glyph ADSL AFL-1.1 AFL-1.2 AFL-2.0 AFL-2.1 AFL-3.0 Afmparse
    AGPL-1.0-only AGPL-1.0-or-later AGPL-3.0-only AGPL-3.0-or-later Aladdin AMDPLPA AML AMPAS
    ANTLR-PD Apache-1.0 Apache-1.1 Apache-2.0 APAFML APL-1.0 APSL-1.0 APSL-1.1 APSL-1.2 APSL-2.0
    Artistic-1.0 Artistic-1.0-cl8 Artistic-1.0-Perl Artistic-2.0 Bahyph Barr Beerware BitTorrent-1.0
    BitTorrent-1.1 Borceux BSD-1-Clause BSD-2-Clause BSD-2-Clause-FreeBSD BSD-2-Clause-NetBSD
    BSD-2-Clause-Patent BSD-3-Clause BSD-3-Clause-Attribution BSD-3-Clause-Clear BSD-3-Clause-LBNL
    BSD-3-Clause-No-Nuclear-License BSD-3-Clause-No-Nuclear-License-2014
    BSD-3-Clause-No-Nuclear-Warranty BSD-4-Clause BSD-4-Clause-UC BSD-Protection BSD-Source-Code
    BSL-1.0 bzip2-1.0.5 bzip2-1.0.6 Caldera CATOSL-1.1 CC-BY-1.0 CC-BY-2.0 CC-BY-2.5 CC-BY-3.0
    CC-BY-4.0 CC-BY-NC-1.0 CC-BY-NC-2.0 CC-BY-NC-2.5 CC-BY-NC-3.0 CC-BY-NC-4.0 CC-BY-NC-ND-1.0
    CC-BY-NC-ND-2.0 CC-BY-NC-ND-2.5 CC-BY-NC-ND-3.0 CC-BY-NC-ND-4.0 CC-BY-NC-SA-1.0 CC-BY-NC-SA-2.0
    CC-BY-NC-SA-2.5 CC-BY-NC-SA-3.0 CC-BY-NC-SA-4.0 CC-BY-ND-1.0 CC-BY-ND-2.0 CC-BY-ND-2.5
    CC-BY-ND-3.0 CC-BY-ND-4.0 CC-BY-SA-1.0 CC-BY-SA-2.0 CC-BY-SA-2.5 CC-BY-SA-3.0 CC-BY-SA-4.0
    CC0-1.0 CDDL-1.0 CDDL-1.1 CDLA-Permissive-1.0 CDLA-Sharing-1.0 CECILL-1.0 CECILL-1.1 CECILL-2.0
    CECILL-2.1 CECILL-B CECILL-C ClArtistic CNRI-Jython CNRI-Python CNRI-Python-GPL-Compatible
    Condor-1.1 CPAL-1.0 CPL-1.0 CPOL-1.02 Crossword CrystalStacker CUA-OPL-1.0 Cube curl D-FSL-1.0
    diffmark DOC Dotseqn DSDP dvipdfm ECL-1.0 ECL-2.0 EFL-1.0 EFL-2.0 eGenix Entessa EPL-1.0 EPL-2.0
    ErlPL-1.1 EUDatagrid EUPL-1.0 EUPL-1.1 EUPL-1.2 Eurosym Fair Frameworx-1.0 FreeImage FSFAP FSFUL
    FSFULLR FTL GFDL-1.1-only GFDL-1.1-or-later GFDL-1.2-only GFDL-1.2-or-later GFDL-1.3-only
    GFDL-1.3-or-later Giftware GL2PS Glide Glulxe gnuplot GPL-1.0-only GPL-1.0-or-later GPL-2.0-only
    GPL-2.0-or-later GPL-3.0-only GPL-3.0-or-later gSOAP-1.3b HaskellReport HPND IBM-pibs ICU IJG
    ImageMagick iMatix Imlib2 Info-ZIP Intel Intel-ACPI Interbase-1.0 IPA IPL-1.0 ISC JasPer-2.0
    JSON LAL-1.2 LAL-1.3 Latex2e Leptonica LGPL-2.0-only LGPL-2.0-or-later LGPL-2.1-only
    LGPL-2.1-or-later LGPL-3.0-only LGPL-3.0-or-later LGPLLR Libpng libtiff LiLiQ-P-1.1 LiLiQ-R-1.1
    LiLiQ-Rplus-1.1 Linux-OpenIB LPL-1.0 LPL-1.02 LPPL-1.0 LPPL-1.1 LPPL-1.2 LPPL-1.3a LPPL-1.3c
    MakeIndex MirOS MIT MIT-0 MIT-advertising MIT-CMU MIT-enna MIT-feh MITNFA Motosoto mpich2
    MPL-1.0 MPL-1.1 MPL-2.0 MPL-2.0-no-copyleft-exception MS-PL MS-RL MTLL Multics Mup NASA-1.3
    Naumen NBPL-1.0 NCSA Net-SNMP NetCDF Newsletr NGPL NLOD-1.0 NLPL Nokia NOSL Noweb NPL-1.0
    NPL-1.1 NPOSL-3.0 NRL NTP OCCT-PL OCLC-2.0 ODbL-1.0 ODC-By-1.0 OFL-1.0 OFL-1.1 OGTSL OLDAP-1.1
    OLDAP-1.2 OLDAP-1.3 OLDAP-1.4 OLDAP-2.0 OLDAP-2.0.1 OLDAP-2.1 OLDAP-2.2 OLDAP-2.2.1 OLDAP-2.2.2
    OLDAP-2.3 OLDAP-2.4 OLDAP-2.5 OLDAP-2.6 OLDAP-2.7 OLDAP-2.8 OML OpenSSL OPL-1.0 OSET-PL-2.1
    OSL-1.0 OSL-1.1 OSL-2.0 OSL-2.1 OSL-3.0 PDDL-1.0 PHP-3.0 PHP-3.01 Plexus PostgreSQL psfrag
    psutils Python-2.0 Qhull QPL-1.0 Rdisc RHeCos-1.1 RPL-1.1 RPL-1.5 RPSL-1.0 RSA-MD RSCPL Ruby
    SAX-PD Saxpath SCEA Sendmail SGI-B-1.0 SGI-B-1.1 SGI-B-2.0 SimPL-2.0 SISSL SISSL-1.2 Sleepycat
    SMLNJ SMPPL SNIA Spencer-86 Spencer-94 Spencer-99 SPL-1.0 SugarCRM-1.1.3 SWL TCL TCP-wrappers
    TMate TORQUE-1.1 TOSL TU-Berlin-1.0 TU-Berlin-2.0 Unicode-DFS-2015 Unicode-DFS-2016 Unicode-TOU
    Unlicense UPL-1.0 Vim VOSTROM VSL-1.0 W3C W3C-19980720 W3C-20150513 Watcom-1.0 Wsuipa WTFPL X11
    Xerox XFree86-1.1 xinetd Xnet xpp XSkat YPL-1.0 YPL-1.1 Zed Zend-2.0 Zimbra-1.3 Zimbra-1.4 Zlib
    zlib-acknowledgement ZPL-1.1 ZPL-2.0 ZPL-2.1
";

/// The exceptions of that list.
const EXCEPTIONS: &str = "
    389-exception Autoconf-exception-2.0 Autoconf-exception-3.0 Bison-exception-2.2
    Bootloader-exception Classpath-exception-2.0 CLISP-exception-2.0 DigiRule-FOSS-exception
    eCos-exception-2.0 Fawkes-Runtime-exception FLTK-exception Font-exception-2.0
    freertos-exception-2.0 GCC-exception-2.0 GCC-exception-3.1 gnu-javamail-exception
    i2p-gpl-java-exception Libtool-exception Linux-syscall-note LLVM-exception LZMA-exception
    mif-exception Nokia-Qt-exception-1.1 OCCT-exception-1.0 OpenJDK-assembly-exception-1.0
    openvpn-openssl-exception PS-or-PDF-font-exception-20170817 Qt-GPL-exception-1.0
    Qt-LGPL-exception-1.1 Qwt-exception-1.0 u-boot-exception-2.0 WxWindows-exception-3.1
";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn expressions_become_cabals() {
        for (cargo, cabal) in [
            ("MIT", "MIT"),
            ("mit", "MIT"),
            ("MIT/Apache-2.0", "MIT OR Apache-2.0"),
            (
                "MIT / Apache-2.0/BSD-3-Clause",
                "MIT OR Apache-2.0 OR BSD-3-Clause",
            ),
            (
                "(MIT OR Apache-2.0) AND Unicode-DFS-2016",
                "(MIT OR Apache-2.0) AND Unicode-DFS-2016",
            ),
            (
                "(MIT OR Apache-2.0) AND Unicode-3.0",
                "(MIT OR Apache-2.0) AND LicenseRef-Unicode-3.0",
            ),
            ("GPL-3.0", "GPL-3.0-only"),
            ("GPL-2.0+", "GPL-2.0-or-later"),
            ("LGPL-2.1+ OR MIT", "LGPL-2.1-or-later OR MIT"),
            ("GPL-2.0-only+", "GPL-2.0-or-later"),
            ("AGPL-3.0-or-later+", "AGPL-3.0-or-later"),
            ("Apache-2.0+", "Apache-2.0+"),
            (
                "Apache-2.0 WITH LLVM-exception",
                "Apache-2.0 WITH LLVM-exception",
            ),
            (
                "GPL-2.0+ WITH Classpath-exception-2.0",
                "GPL-2.0-or-later WITH Classpath-exception-2.0",
            ),
            (
                "GPL-2.0-with-classpath-exception",
                "GPL-2.0-only WITH Classpath-exception-2.0",
            ),
            ("ecos-2.0", "GPL-2.0-or-later WITH eCos-exception-2.0"),
            ("StandardML-NJ or mit", "SMLNJ OR MIT"),
            ("((mit))and(isc)", "((MIT)) AND (ISC)"),
            (
                "MIT WITH AdditionRef-Ours",
                "LicenseRef-MIT-with-AdditionRef-Ours",
            ),
            (
                "MIT WITH Some-exception",
                "LicenseRef-MIT-with-Some-exception",
            ),
            ("BlueOak-1.0.0", "LicenseRef-BlueOak-1.0.0"),
            ("BlueOak-1.0.0 OR MIT", "LicenseRef-BlueOak-1.0.0 OR MIT"),
            ("Foo-1.0+", "LicenseRef-Foo-1.0-or-later"),
            ("LicenseRef-Ours", "LicenseRef-Ours"),
            ("LicenseRef-Our_s", "LicenseRef-Our-s"),
            (
                "DocumentRef-a:LicenseRef-b",
                "LicenseRef-DocumentRef-a-LicenseRef-b",
            ),
            ("Apache 2.0", "LicenseRef-Apache-2.0"),
            (
                "All rights reserved, © us",
                "LicenseRef-All-rights-reserved-us",
            ),
            ("MIT OR", "LicenseRef-MIT-OR"),
            ("(MIT", "LicenseRef-MIT"),
            ("NONE", "LicenseRef-NONE"),
            ("?", "LicenseRef-unknown"),
        ] {
            let found = translated(cargo).unwrap_or_else(|| reference(cargo));
            assert_eq!(found, cabal, "{cargo}");
        }
    }

    #[test]
    fn deep_nesting_is_no_expression() {
        let deep = format!("{}MIT{}", "(".repeat(100_000), ")".repeat(100_000));
        assert_eq!(translated(&deep), None);
    }

    #[test]
    fn a_file_has_no_name_of_another() {
        for (name, expected) in [
            ("LICENSE", "LICENSE"),
            ("COPYING.txt", "COPYING.txt"),
            ("license.md", "license.md"),
            ("configure", "LICENSE"),
            ("license.cabal", "LICENSE"),
            ("LICENSE ü", "LICENSE"),
        ] {
            let file = LicenseFile {
                name: name.to_owned(),
                text: String::new(),
            };
            assert_eq!(file_name(&file), expected);
        }
    }
}
