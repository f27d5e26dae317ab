//! What each macro expands to, held against files: one for each macro and kind of import.
//!
//! A file of `tests/expansion/` has the annotated item, as comments, and what comes of it. It changes when a macro changes: with
//! `UPDATE_GOLDEN=1` in the environment the files are written anew, for a reader of the difference.
//!
//! Link names are those of a crate called `crate`, since no crate is being compiled.

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{env, fs};

use proc_macro2::TokenStream;
use quote::quote;

/// An annotated item, as the user writes it, and its expansion.
struct Expansion {
    source: TokenStream,
    expanded: TokenStream,
}

fn export(options: TokenStream, item: TokenStream) -> Expansion {
    let parentheses = (!options.is_empty()).then(|| quote!((#options)));
    Expansion {
        source: quote!(#[hsffi::export #parentheses] #item),
        expanded: crate::export::expand(options, item),
    }
}

fn import(options: TokenStream, item: TokenStream) -> Expansion {
    Expansion {
        source: quote!(#[hsffi::import(#options)] #item),
        expanded: crate::import::expand(options, item),
    }
}

fn derive(
    name: &TokenStream,
    expand: fn(TokenStream) -> TokenStream,
    item: TokenStream,
) -> Expansion {
    Expansion {
        source: quote!(#[derive(hsffi::#name)] #item),
        expanded: expand(item),
    }
}

impl Expansion {
    /// Compares it with its file, or writes that.
    fn check(self, name: &str) {
        let mut text = String::new();
        for line in formatted(self.source).lines() {
            // Writing to a string does not fail.
            let _ = writeln!(text, "{}", format!("// {line}").trim_end());
        }
        text.push('\n');
        text.push_str(&formatted(self.expanded));

        let path = directory().join(format!("{name}.rs"));
        if env::var_os("UPDATE_GOLDEN").is_some() {
            fs::write(&path, text).expect("the sources can be written");
            return;
        }
        let expected = fs::read_to_string(&path).unwrap_or_default();
        if let Some((number, [expected, found])) = first_difference(&expected, &text) {
            panic!(
                "{}:{number} is not what the macro expands to:\nexpected {expected}\nfound    {found}\n\
                 if that is as it should be, run the test with UPDATE_GOLDEN=1",
                path.display()
            );
        }
    }
}

/// The number of the first line in which two texts differ, from 1, and the line of each.
fn first_difference<'a>(one: &'a str, other: &'a str) -> Option<(usize, [&'a str; 2])> {
    let (one, other) = (one.split('\n'), other.split('\n'));
    let end = std::iter::repeat("(no more lines)");
    let count = one.clone().count().max(other.clone().count());
    let lines = one.chain(end.clone()).zip(other.chain(end)).take(count);
    let mut lines = (1..).zip(lines).filter(|(_, (one, other))| one != other);
    lines
        .next()
        .map(|(number, (one, other))| (number, [one, other]))
}

#[test]
fn differences_are_found_by_line() {
    assert_eq!(first_difference("a\nb\n", "a\nb\n"), None);
    assert_eq!(first_difference("a\nb\n", "a\nc\n"), Some((2, ["b", "c"])));
    assert_eq!(
        first_difference("a", "a\nb"),
        Some((2, ["(no more lines)", "b"]))
    );
}

fn directory() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/expansion")
}

fn formatted(items: TokenStream) -> String {
    let file = syn::parse2(items).expect("macros expand to items");
    prettyplease::unparse(&file)
}

/// Tests by name, and the list of the names.
macro_rules! expansions {
    ($($name:ident => $expansion:expr;)*) => {
        const NAMES: &[&str] = &[$(stringify!($name)),*];

        $(
            #[test]
            fn $name() {
                $expansion.check(stringify!($name));
            }
        )*
    };
}

#[test]
fn each_file_is_of_a_test() {
    let files = fs::read_dir(directory()).expect("there are expansions");
    for file in files {
        let path = file.expect("there is a file").path();
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        assert!(NAMES.contains(&&*name), "{} is of no test", path.display());
    }
}

expansions! {
    export_safe => export(quote!(), quote! {
        /// Twice the number.
        pub fn double(number: u32) -> u32 {
            number * 2
        }
    });
    export_unsafe => export(quote!(unsafe, because = "counts a few bytes"), quote! {
        pub fn spaces(text: &[u8]) -> usize {
            text.iter().filter(|byte| **byte == b' ').count()
        }
    });
    export_interruptible => export(quote!(interruptible), quote! {
        pub fn rest(milliseconds: u64, interrupt: Interrupt<'_>) -> Result<(), Interrupted> {
            interrupt.sleep(Duration::from_millis(milliseconds))
        }
    });
    export_cancellable => export(quote!(cancellable), quote! {
        pub fn search(text: String, cancel: Cancel<'_>) -> Result<u64, Interrupted> {
            find(&text, || cancel.check())
        }
    });
    export_pure => export(quote!(pure), quote! {
        pub fn reversed(text: &str) -> String {
            text.chars().rev().collect()
        }
    });
    export_either => export(quote!(either), quote! {
        pub fn parse(text: &str) -> Result<u32, ParseError> {
            text.parse().map_err(ParseError::from)
        }
    });
    export_closure => export(quote!(), quote! {
        pub fn apply(f: Fun<'_, fn(u8) -> u8>) -> Result<u8, HsException> {
            f.call(7)
        }
    });
    export_inout => export(quote!(), quote! {
        pub fn sort(numbers: &mut [i32]) {
            numbers.sort_unstable();
        }
    });
    export_via => export(quote!(via = Option<Day>), quote! {
        pub fn latest(#[hsffi(via = Vec<Day>)] days: Vec<Date>) -> Option<Date> {
            days.into_iter().max()
        }
    });
    export_constant => export(quote!(), quote! {
        /// The most entries.
        pub const MAX_LEN: usize = 40;
    });
    export_consumed => export(quote!(), quote! {
        impl<'txn> Cursor<'txn> {
            pub fn seek(self, keys: Vec<u8>, other: &Cursor<'_>) -> Option<OwnedByRust<Cursor<'txn>>> {
                other.found(&keys).then(|| OwnedByRust::new(self))
            }
        }
    });
    export_impl_block => export(quote!(), quote! {
        impl Counter {
            pub fn new(start: u32) -> OwnedByRust<Counter> {
                OwnedByRust::new(Counter(start.into()))
            }

            #[hsffi(unsafe, because = "reads a word", name = "current")]
            pub fn get(&self) -> u32 {
                self.0.get()
            }

            fn internal(&self) {}
        }
    });
    export_trait => export(quote!(closeable), quote! {
        /// A shape.
        pub trait Shape: Send + Sync {
            /// The area.
            fn area(&self) -> f64;

            fn scaled(self: Box<Self>, by: f64) -> Box<dyn Shape>;

            #[hsffi(skip)]
            fn as_any(&self) -> &dyn Any;

            fn same<T: Shape>(&self, other: &T) -> bool
            where
                Self: Sized,
            {
                self.area() == other.area()
            }
        }
    });
    export_rejected => export(quote!(), quote! {
        pub extern "C" fn fetch(url: &str) -> String {
            url.to_owned()
        }
    });
    export_async => export(quote!(), quote! {
        /// What a server has.
        pub async fn fetch(url: String, retries: u32) -> Result<String, FetchError> {
            get(url, retries).await
        }
    });
    opaque => derive(&quote!(Opaque), crate::opaque::expand, quote! {
        /// A counter.
        pub struct Counter(Cell<u32>);
    });
    opaque_closeable => derive(&quote!(Opaque), crate::opaque::expand, quote! {
        #[hsffi(exclusive, closeable)]
        pub struct Connection {
            socket: Socket,
        }
    });
    opaque_instances => derive(&quote!(Opaque), crate::opaque::expand, quote! {
        #[hsffi(immutable, instances(NFData, Show = "to_string"))]
        pub struct Version(u32);
    });
    opaque_child => derive(&quote!(Opaque), crate::opaque::expand, quote! {
        pub struct Query<'database>(&'database Database);
    });
    via => derive(&quote!(Via), crate::via::expand, quote! {
        #[hsffi(via = i64, from = Date::from_days, into = Date::days)]
        #[hsffi(haskell = "Data.Time.Calendar.Day", package = "time >=1.9 && <1.15", lacks(NFData))]
        #[hsffi(haskell_from = "Data.Time.Calendar.ModifiedJulianDay . toInteger", haskell_into = "day")]
        pub struct Day(pub Date);
    });
    enumeration => derive(&quote!(Enum), crate::enumeration::expand, quote! {
        /// When something happens.
        pub enum Time {
            Early,
            #[hsffi(name = "Delayed")]
            Late,
        }
    });
    error => derive(&quote!(Error), crate::error::expand, quote! {
        /// Why a number cannot be read.
        pub enum ParseError {
            Empty,
            TooLarge { number: u64, limit: u64 },
        }
    });
    destructor => {
        let item = quote! {
            pub fn close(database: OwnedByRust<Database>) {
                drop(database);
            }
        };
        Expansion {
            source: quote!(#[hsffi::destructor] #item),
            expanded: crate::destructor::expand(quote!(), &item),
        }
    };
    release => {
        let item = quote! {
            unsafe extern "C" {
                pub fn widget_free(widget: *mut Widget);
            }
        };
        Expansion {
            source: quote!(#[hsffi::release] #item),
            expanded: crate::release::expand(&quote!(), &item),
        }
    };
    module => {
        let input = quote! {
            /// Mail, indexed.
            "Data.Mail",
            package = "mail",
            io = "Mail",
            capi
        };
        Expansion {
            source: quote!(hsffi::module! { #input }),
            expanded: crate::module::expand(input),
        }
    };
    import_block => import(quote!(module = "Mail.Classify"), quote! {
        extern "Haskell" {
            /// How likely it is spam.
            #[hsffi(pure)]
            pub fn score(hs: Hs<'_>, text: &str) -> f64;
        }
    });
    import_async => import(quote!(module = "Net.Fetch"), quote! {
        extern "Haskell" {
            /// What is at a place.
            pub async fn fetch(hs: Hs<'_>, url: &str) -> String;
        }
    });
    import_trait => import(quote!(fields = "bare"), quote! {
        /// Where values are kept.
        pub trait Storage: Send {
            /// The value of a key.
            #[hsffi(name = "look")]
            fn get(&self, hs: Hs<'_>, key: &str) -> Result<Option<String>, HsException>;

            /// Changes it.
            fn put(&mut self, key: &str, _: Vec<u8>) -> Result<(), HsException>;

            /// Whether there is one.
            fn has(&self, hs: Hs<'_>, key: &str) -> Result<bool, HsException> {
                Ok(self.get(hs, key)?.is_some())
            }
        }
    });
}
