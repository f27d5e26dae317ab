//! The macros of [hsffi](https://docs.rs/hsffi), which re-exports and documents them.
//!
//! They parse syntax and generate shims; rustc resolves types by the traits of `hsffi`. Each macro emits the item of the user
//! even if it is erroneous, and reports all errors of the item together. The macros write no files.
//!
//! # Map of the source
//!
//! | module | purpose |
//! |---|---|
//! | `export`, `constant` | `#[export]` on functions, `impl` blocks and constants |
//! | `import` | `#[import]` on blocks of functions of Haskell's |
//! | `module`, `submodule` | `module!`, `submodule!` |
//! | `opaque`, `destructor`, `release` | objects and their destructors |
//! | `dyn_trait` | `#[export]` on traits, whose objects are those |
//! | `imported_trait`, `direction` | `#[import]` on traits, which Haskell implements; and that a trait has one of both |
//! | `data` | `#[derive(Data)]` |
//! | `enumeration`, `error` | `#[derive(Enum)]` and `#[derive(Error)]` |
//! | `options`, `conditions`, `attributes`, `docs` | options, `cfg_attr`, other attributes, documentation |
//! | `signature`, `lifetime`, `bounds` | checks of a signature that syntax decides |
//! | `bound_check`, `unused_stop_token` | checks that rustc decides, and of a function's body |
//! | `shim` | the C function of an export |
//! | `metadata`, `mangle`, `definition` | the record of an item, link names, and identities of types |
//! | `manifest`, `renamed`, `prelude`, `enclosing` | how the user's crate refers to `hsffi`, and where an item stands |
//! | `report`, `placeholder_impl` | all errors of an item at once, and no others because of them |

mod attributes;
mod bound_check;
mod bounds;
mod conditions;
mod constant;
mod data;
mod definition;
mod destructor;
mod direction;
mod docs;
mod dyn_trait;
mod enclosing;
mod enumeration;
mod error;
#[cfg(test)]
mod expansion;
mod export;
mod import;
mod imported_trait;
mod lifetime;
mod mangle;
mod manifest;
mod metadata;
mod module;
mod opaque;
mod options;
mod placeholder_impl;
mod prelude;
mod release;
mod renamed;
mod report;
mod sequence;
mod shim;
mod signature;
mod submodule;
mod unused_stop_token;
mod via;

use proc_macro::TokenStream;

/// Exports a function, a constant, a trait, or the `pub` functions and constants of an inherent `impl` block, to Haskell.
///
/// Items of a block that are not `pub`, or only `pub(crate)`, are not exported. A block without `pub` items does not compile.
/// A single function or constant is exported whether it is `pub` or not.
///
/// Options are written in parentheses, and within a block as `#[hsffi(…)]`:
///
/// - `safe` (the default): the function may block and may call Haskell;
/// - `unsafe, reason = "…"`: the function does neither, and returns soon. The import costs about a nanosecond, and garbage
///   collection waits until the function returns;
/// - `blocking`: the function may wait, for a lock or for time to pass; the generated documentation says so;
/// - `either`: the error of a `Result` is returned as `Left` instead of thrown;
/// - `pure`: the same arguments give the same result, and running the function has no observable effect. The Haskell function is
///   not in `IO`;
/// - `via = T`: the result crosses as a `T`, which derives [`Via`](derive@Via); `#[hsffi(via = T)]` on a parameter does the same for it;
/// - `name = "…"`: the Haskell name. Without it, `fn word_count` is `wordCount`; in `impl Database`, `fn open(…)` is
///   `openDatabase` and `fn revision(&self)` is `databaseRevision`. `const MAX_LEN` is `maxLen`, and `databaseMaxLen` in the
///   block.
///
/// Haskell waits for the future of an `async fn`, and for that of a function that returns `hsffi::Async<T>`, without a thread of the
/// system's. An `async fn` takes owned arguments, and its future is `Send`.
///
/// On a trait, it makes `dyn Trait` the type of objects that Haskell holds, whatever Rust types implement the trait, and exports the
/// methods. Functions return `Box<dyn Trait>` and take `&dyn Trait`. Options in the parentheses are those of [`Opaque`](macro@Opaque) but
/// `released_by`, and `instances` are those of classes that make no objects; the trait has the supertraits `Send` and `Sync` where a type must be so. Methods with `where Self: Sized`
/// or `#[hsffi(skip)]` are not exported.
///
/// A constant is a number, a `bool`, a `char`, a `&str` or a `&[u8]`. Its only option is `name`.
///
/// Documentation becomes Haddock, also that of `#[doc = include_str!(…)]`, and `#[deprecated]` becomes GHC's `DEPRECATED`. Links
/// to exported items lead to their Haskell names.
///
/// The generated module has the order of the sources: `lib.rs` first, then the other files by path. Functions and constants of no
/// type are in sections; the first line of the documentation of one of them opens a section if it is a heading of the first level,
/// as in `/// # Searching`. The section, `-- * Searching` in the export list, contains what follows in the sources, up to the next
/// such heading.
///
/// Characters that GHC does not accept in names are replaced by their code points, between apostrophes: `col·lecció` is `col'b7'lecció`.
#[proc_macro_attribute]
pub fn export(options: TokenStream, item: TokenStream) -> TokenStream {
    emit(export::expand(options.into(), item.into()))
}

/// Declares functions of a Haskell module, which a Rust program calls.
///
/// The attribute goes on a block of functions, each with the token [`Hs`](../hsffi/struct.Hs.html) as its first parameter. Each
/// becomes a Rust function that returns `Result<T, HsException>`:
///
/// ```ignore
/// #[hsffi::import(module = "Mail.Classify")]
/// extern "Haskell" {
///     /// How likely the text is spam.
///     #[hsffi(pure)]
///     pub fn score(hs: Hs<'_>, text: &str) -> f64;
///
///     /// Learns from a text.
///     pub fn learn(hs: Hs<'_>, text: &str, is_spam: bool);
///
///     /// A set of words.
///     pub type Lexicon;
///
///     /// The words of a text.
///     pub fn words(hs: Hs<'_>, text: &str) -> Result<Lexicon, NotAText>;
///
///     /// Whether it has the word.
///     #[hsffi(pure)]
///     pub fn has_word(hs: Hs<'_>, lexicon: &Lexicon, word: &str) -> bool;
/// }
/// ```
///
/// for Haskell's `score :: Text -> Double`, `learn :: Text -> Bool -> IO ()`, `words :: Text -> IO Lexicon` and
/// `hasWord :: Lexicon -> Text -> Bool`.
///
/// A parameter has a type that an export may return, or is a reference: `&str`, `&[T]` of numbers, or `&T` of a declared type. The result
/// has an owned type that an export may take. An object, `OwnedByRust<T>`, is the whole result or in an `Option` or a `Result`, and closed for
/// Haskell. Where the result is a `Result<T, E>` and `E` derives [`Error`](derive@Error), the
/// Haskell function returns `T` and throws `E`; other exceptions are the [`HsException`](../hsffi/struct.HsException.html).
///
/// An `async fn` returns an [`HsFuture<T>`](../hsffi/struct.HsFuture.html), whose output is `Result<T, HsException>`. The Haskell function is the
/// same, `… -> IO T`. The call starts the action, on a Haskell thread of its own, and reads the arguments; the future is `Send` and
/// `'static`. Dropping it ends the action.
///
/// A type is a Rust struct, of which Haskell makes the values. It is `Clone`, `Send` and `Sync`. A clone is the same Haskell value.
///
/// GHC compares each declaration with the Haskell function, and reports a difference at the line of the Rust declaration.
/// The crate `hsffi-build` builds the Haskell module.
///
/// Options in `#[hsffi(…)]`:
///
/// - `pure`: the Haskell function returns `T`, and not `IO T`;
/// - `name = "…"`: the Haskell name. Without it, `fn learn_all` is `learnAll`, and a type has the same name.
///
/// # Traits
///
/// On a trait, Haskell implements it, by a record with a function for each method without a body:
///
/// ```ignore
/// #[hsffi::import]
/// pub trait Storage: Send + Sync {
///     /// The value of a key.
///     fn get(&self, hs: Hs<'_>, key: &str) -> Result<Option<String>, HsException>;
///
///     /// Changes the value of a key. Attaches the thread, where it is not in a call from Haskell.
///     fn put(&self, key: &str, value: &str) -> Result<(), HsException>;
/// }
///
/// #[hsffi::export]
/// pub fn value(hs: Hs<'_>, storage: &dyn Storage, key: &str) -> Result<Option<String>, HsException> {
///     storage.get(hs, key)
/// }
/// ```
///
/// is `data Storage = Storage { storageGet :: !(Text -> IO (Maybe Text)), storagePut :: !(Text -> Text -> IO ()) }` in Haskell, and
/// `value :: Storage -> Text -> IO (Maybe Text)`. An export takes `&dyn Storage` for the call, and `Box<dyn Storage>`, which Rust may keep, both also with
/// `+ Send` and `+ Sync`. The trait stays as it is, so Rust types implement it, too.
///
/// A method returns `Result<T, HsException>`. If its first parameter is the token, spelled `Hs<'_>`, it is called where Haskell may be called. Otherwise it may be
/// called anywhere, and returns an error where Haskell may not be called, of which
/// [`attach_error`](../hsffi/struct.HsException.html#method.attach_error) states the reason.
///
/// Options of a trait: `name = "…"` and `module = "…"`, as of a type that derives [`Data`](derive@Data), and `fields = "bare"`, for names of the fields
/// without a prefix. Option of a method: `name = "…"`.
#[proc_macro_attribute]
pub fn import(options: TokenStream, item: TokenStream) -> TokenStream {
    emit(import::expand(options.into(), item.into()))
}

/// Exports a destructor that is written by hand, instead of `#[derive(hsffi::Opaque)]`.
///
/// The function takes the `OwnedByRust<T>` that Haskell no longer uses, and returns `()`. It runs on any thread. It may not
/// call Haskell, unless it has the option `finalizer = "haskell"`. `name = "…"` sets the Haskell type's name, which is `T` otherwise.
#[proc_macro_attribute]
pub fn destructor(options: TokenStream, item: TokenStream) -> TokenStream {
    emit(destructor::expand(options.into(), &item.into()))
}

/// Declares functions of a C library that release the library's values, and a type for `OwnedByC` for each.
///
/// The attribute goes on an `unsafe extern "C"` block, whose functions take one `*mut T` and return `()`. A function that takes
/// `*mut c_void` releases values of any type. The functions must be callable on any thread.
#[proc_macro_attribute]
pub fn release(options: TokenStream, item: TokenStream) -> TokenStream {
    emit(release::expand(&options.into(), &item.into()))
}

/// Sets the name of the Haskell module of the crate. It is written once, in the root of the crate.
///
/// ```ignore
/// hsffi::module! {
///     /// Mail, indexed.
///     "Data.Mail"
/// }
/// ```
///
/// Options follow the name of the module, separated by commas:
///
/// - `package = "mail"`: the name of the Haskell package, by default that of the Cargo package;
/// - `io = "Mail"`: the type of actions, instead of `IO`;
/// - `executor = function`: what the function returns runs the library's futures: an `hsffi::Executor`;
/// - `capi`: calls go through a generated C header, so that a C compiler checks them.
///
/// Where a dependency has a `module!` too, list it in `Cargo.toml`, and exports take and return the types of its Haskell package:
///
/// ```toml
/// [package.metadata.hsffi]
/// imports = ["geometry"]
/// ```
#[proc_macro]
pub fn module(input: TokenStream) -> TokenStream {
    emit(module::expand(input.into()))
}

/// Puts the exports of a Rust module into a Haskell module of their own. It is written once in the Rust module, and holds for the
/// modules within it.
///
/// ```ignore
/// pub mod query {
///     hsffi::submodule! {
///         /// Queries for messages.
///         "Data.Mail.Query"
///     }
///
///     /// Returns the number of messages.
///     #[hsffi::export]
///     pub fn count() -> u32 {
///         0
///     }
/// }
/// ```
///
/// Programs import it beside the module of [`module!`]. Names may repeat in several Haskell modules. An item can choose another module
/// by `#[hsffi(module = "…")]`; so can an exported `impl` block. The functions and constants of a type are in its module, unless they
/// or their block choose another.
#[proc_macro]
pub fn submodule(input: TokenStream) -> TokenStream {
    emit(submodule::expand(input.into()))
}

/// Lets Haskell hold values of the type by handle, and exports a destructor for them.
///
/// The type must be `Send` and `Sync`, unless it is bound, and may not have type parameters. Options are written in `#[hsffi(…)]`:
///
/// - `exclusive`: calls on one object are serialized, so it may be taken as `&mut`, and need not be `Sync`;
/// - `closeable`: Haskell gets `closeT` and `withT`; a call on a closed object throws. Calls may take `self` or `OwnedByRust<T>`,
///   which moves the value out and closes the handle;
/// - `parent`: other objects, whose types have a lifetime, may borrow from it; `closeable` and `exclusive` types are parents, too. While
///   a child borrows from an exclusive object, calls that Rust's rules of borrowing forbid throw `ObjectInUse`;
/// - `immutable`: no call changes an object in a way that another call can observe, so `pure` functions may take and return it.
///   With `closeable`, they throw `ObjectClosed` for a closed object;
/// - `instances(Eq, Ord, Show = "to_string", Semigroup = "union", …)`: instances of Haskell's classes, for an `immutable` type.
///   `Eq`, `Ord` and `Hashable` come from the traits `Eq`, `Ord` and `Hash`, `Show` from `Debug` or from a function that returns a
///   `String`, `Semigroup` from a function `fn(&T, &T) -> T`, `Monoid` from a function `fn() -> T`, and `Bounded` from the constants
///   `MIN` and `MAX` or, as `Bounded(min = "lowest", max = "highest")`, from functions such as that of `Monoid`. `NFData` comes from
///   nothing. `IsList = "u64"` comes from `FromIterator<u64>` and, for `&T`, `IntoIterator`; `IsList(item = "u64", from = "new", to =
///   "numbers")` from functions `fn(Vec<u64>) -> T` and `fn(&T) -> Vec<u64>`. A function may return `OwnedByRust<T>` for `T`;
/// - `bound`: only the OS thread that created an object uses and releases it, so the type need not be `Send` or `Sync`.
///   A call from another thread throws `ObjectElsewhere`. With `exclusive`, it may be taken as `&mut`;
/// - `finalizer = "thread"`: a Rust thread drops the objects, so `Drop` may block; `finalizer = "haskell"`: a Haskell thread drops
///   them; the default, `"c"`, is a C finalizer, which the garbage collector calls;
/// - `size = method`: a method `fn(&self) -> usize` that returns the number of bytes that a value owns on the heap;
/// - `released_by = F`: objects are on the heap of a C library, and the function `F` releases them (see `OwnedByC`);
/// - `name = "…"`: the name of the Haskell type.
#[proc_macro_derive(Opaque, attributes(hsffi))]
pub fn opaque(item: TokenStream) -> TokenStream {
    emit(opaque::expand(item.into()))
}

/// Makes an enum without fields a Haskell data type with `Eq`, `Ord`, `Show`, `Enum` and `Bounded`.
///
/// `#[hsffi(name = "…")]` on the type or a variant sets its Haskell name.
#[proc_macro_derive(Enum, attributes(hsffi))]
pub fn enumeration(item: TokenStream) -> TokenStream {
    emit(enumeration::expand(item.into()))
}

/// Makes a struct or enum a Haskell data type, whose values cross by value, both ways.
///
/// The fields have types that cross: numbers, `bool`, `char`, `String`, lists, maps, tuples, `Option`, `Box`, other types that derive
/// `Data` or [`Enum`](macro@Enum), and the type itself within a `Box`, a `Vec` or a map. The Haskell type has strict fields and
/// instances of `Eq`, `Ord`, `Show`, `Generic` and `NFData` as far as the fields have them. A function takes it by value or by
/// reference, and in lists, maps, tuples, `Option`, closures, items and errors.
///
/// Options are written in `#[hsffi(…)]`. On the type:
///
/// - `name = "…"`: the name of the Haskell type, and of the constructor of a struct;
/// - `fields = "bare"`: fields have the same names as in Rust. Without it, the constructor's name precedes them: the field `width` of
///   `Image` is `imageWidth`;
/// - `newtype`: a Haskell `newtype`, of a struct with one field;
/// - `storable`: an instance of `Storable`, for a struct of numbers with `#[repr(C)]`. A `Vec` or slice of them is a
///   `Data.Vector.Storable.Vector`, which is not copied;
/// - `return_only`: Haskell receives values and cannot pass them, so a field may also be an `OwnedByRust<T>` or `Items`.
///
/// On a variant, `name = "…"`: the name of the constructor. On a field, `name = "…"`; `via = T`: it crosses as a `T`, which derives
/// [`Via`](derive@Via); and `skip`: the field does not cross, and is
/// `Default::default()` in what Haskell passes.
#[proc_macro_derive(Data, attributes(hsffi))]
pub fn data(item: TokenStream) -> TokenStream {
    emit(data::expand(item.into()))
}

/// Makes a struct or an enum that implements `Display` a Haskell exception.
///
/// Programs match on a pattern for the struct, or for each variant of an enum, with its fields; `displayException` returns the text of
/// `Display`. Instances: `Eq`, `Ord` and `NFData`, as far as the fields have them, and `Generic`. Options are written in `#[hsffi(…)]`:
///
/// - on a field, `skip`: the field does not cross, as a `std::io::Error` cannot. If the type implements [`std::error::Error`], the message
///   goes on with the texts of its sources;
/// - on the type or a variant, `flat`: no field crosses;
/// - `name = "…"` on the type, a variant or a field: the name in Haskell. That of a field is appended to that of its pattern.
///
/// ```ignore
/// #[derive(Debug, thiserror::Error, hsffi::Error)]
/// pub enum LoadError {
///     #[error("cannot read {path}")]
///     Unreadable {
///         path: String,
///         #[source]
///         #[hsffi(skip)]
///         cause: std::io::Error,
///     },
///     #[error("line {0}")]
///     Malformed(u32),
/// }
/// ```
#[proc_macro_derive(Error, attributes(hsffi))]
pub fn error(item: TokenStream) -> TokenStream {
    emit(error::expand(item.into()))
}

/// Lets a type of another crate cross, within a struct of your own, as a type that crosses already.
///
/// ```ignore
/// /// A day of the calendar.
/// #[derive(hsffi::Via)]
/// #[hsffi(
///     via = i64,
///     from = |days: i64| i32::try_from(days).map_err(|_| "the day is too far away").map(Date::from_days),
///     into = |date: Date| i64::from(date.days()),
/// )]
/// pub struct Day(pub calendar::Date);
/// ```
///
/// Options are written in `#[hsffi(…)]`:
///
/// - `via = T`: the type that crosses, which is owned, such as `String`, `i64`, a tuple or a list;
/// - `from = function`: a function or closure from a `T` to the type of the field, or to a `Result` of it whose error implements
///   `Display`. Haskell throws the error as `InvalidArgument`;
/// - `into = function`: a function or closure from the type of the field to a `T`.
///
/// Both run while values are read and written. They should not panic, wait for a lock or call Haskell.
///
/// Haskell has the type of `T`, unless the struct names another. It then has all of these options:
///
/// - `haskell = "Data.Time.Calendar.Day"`: the type, with the module that exports it;
/// - `package = "time >=1.9 && <1.15"`: the package, and the range of its versions, for the `build-depends` of the generated package;
/// - `haskell_from = "…"`: a function from the type of `T` to that type;
/// - `haskell_into = "…"`: a function from that type to the type of `T`. Functions are named with their modules, unless the `Prelude`
///   exports them, and may be applied and composed: `"uncurry Data.UUID.Types.fromWords64"`;
/// - `lacks(Ord, NFData)`: classes of which the type has no instance, among `Eq`, `Ord`, `Show` and `NFData`.
///
/// The struct crosses in every position, as a type that derives [`Data`](derive@Data) does. Where another type should keep the field's
/// own type, `#[hsffi(via = Day)]` on a field of a type that derives `Data` names the struct.
#[proc_macro_derive(Via, attributes(hsffi))]
pub fn via(item: TokenStream) -> TokenStream {
    emit(via::expand(item.into()))
}

/// What a macro has made, as it reads where it is expanded.
fn emit(tokens: proc_macro2::TokenStream) -> TokenStream {
    prelude::adapt(renamed::resolve(tokens)).into()
}
