//! Types that do not cross and have a counterpart that does: a rule for each, whose message names the counterpart.
//!
//! No type implements the traits of this module. [`position`](crate::private::position) gives their requirements to the types that
//! they are for, so that a message depends on the type as rustc resolves it, whatever the user calls it.

use crate::private::rules::rules;

rules! {
    #[diagnostic::on_unimplemented(
        message = "[HS0026] a `Vec<{Self}>` cannot be returned: only numbers lie in memory as they do in Haskell",
        label = "not a vector of numbers",
        note = "return `Items<'static, {Self}>`, made by `Items::new(vector)`: Haskell reads it as an iterator, a fold or a lazy list",
        note = "`cargo hsffi explain HS0026` tells more"
    )]
    CountedInNumbers required by ReturnedAsItems;

    #[diagnostic::on_unimplemented(
        message = "[HS0026] a `Vec<&str>` cannot be returned: only numbers lie in memory as they do in Haskell",
        label = "not a vector of numbers",
        note = "return `Items<'static, String>`, made by `Items::new(texts.into_iter().map(str::to_owned).collect::<Vec<_>>())`: Haskell reads it as an iterator, a fold or a lazy list",
        note = "`cargo hsffi explain HS0026` tells more"
    )]
    TextInNumbers required by TextsReturned;

    #[diagnostic::on_unimplemented(
        message = "[HS0026] a `Vec<{Self}>` cannot be returned: its elements are borrowed, and Haskell would keep them after the call",
        label = "not a vector of numbers",
        note = "return `Items<'static, T>`, made by `Items::new(vector)` of elements that own what they hold: `String` for `&str`, `Vec<u8>` for `&[u8]`, `OwnedByRust<T>` for an object",
        note = "`cargo hsffi explain HS0026` tells more"
    )]
    BorrowedInNumbers required by BorrowedReturned;

    #[diagnostic::on_unimplemented(
        message = "[HS0026] a `Vec<OwnedByRust<{Self}>>` cannot be returned: only numbers lie in memory as they do in Haskell",
        label = "not a vector of numbers",
        note = "return `Items<'static, OwnedByRust<{Self}>>`, made by `Items::new(vector)`: Haskell reads it as an iterator, a fold or a lazy list",
        note = "`cargo hsffi explain HS0026` tells more"
    )]
    HandlesInNumbers required by HandlesReturned;

    #[diagnostic::on_unimplemented(
        message = "[HS0026] a `Vec<{Self}>` cannot be returned: Haskell holds each `{Self}` by a handle of its own",
        label = "not a vector of numbers",
        note = "return `Items<'static, OwnedByRust<{Self}>>`, made by `Items::new(vector.into_iter().map(OwnedByRust::new))`: Haskell reads it as an iterator, a fold or a lazy list",
        note = "`cargo hsffi explain HS0026` tells more"
    )]
    ObjectsInNumbers required by ObjectsReturned;

    #[diagnostic::on_unimplemented(
        message = "[HS0026] a sequence of `{Self}` cannot be passed from Haskell: only numbers lie in memory as they do in Rust",
        label = "not a sequence of numbers",
        note = "take `next: Fun<'_, fn() -> Option<{Self}>>` and call it until it returns `None`; or export a function that takes one `{Self}`, which Haskell calls for each",
        note = "`cargo hsffi explain HS0026` tells more"
    )]
    PassedInNumbers required by TakenOneByOne;

    #[diagnostic::on_unimplemented(
        message = "[HS0026] a sequence of `{Self}` cannot be passed from Haskell: only numbers lie in memory as they do in Rust",
        label = "not a sequence of numbers",
        note = "take `next: Fun<'_, fn() -> Option<String>>` and call it until it returns `None`; or export a function that takes one `&str`, which Haskell calls for each",
        note = "`cargo hsffi explain HS0026` tells more"
    )]
    TextPassedInNumbers required by TextsTaken;

    #[diagnostic::on_unimplemented(
        message = "[HS0026] a sequence of `{Self}` cannot be passed from Haskell, which holds each by a handle of its own",
        label = "not a sequence of numbers",
        note = "export a function or method that takes one `&{Self}`, which Haskell calls for each",
        note = "`cargo hsffi explain HS0026` tells more"
    )]
    ObjectPassedInNumbers required by ObjectsTaken;

    #[diagnostic::on_unimplemented(
        message = "[HS0018] a Haskell function cannot be passed as a function pointer or as `dyn Fn`: it is a closure of Haskell's",
        label = "the type of a Rust function",
        note = "take `Fun<'_, {Self}>`, which is good until the call returns; or `OwnedByHaskell<Fun<'_, {Self}>>`, which Rust may keep; call it by `.call(…)`, which returns a `Result`",
        note = "`cargo hsffi explain HS0018` tells more"
    )]
    PassedAsFunction required by Function;

    #[diagnostic::on_unimplemented(
        message = "[HS0008] a boxed function cannot cross: a Haskell function is a closure of Haskell's, and Haskell has no allocator that could free a `Box`",
        label = "a `Box`",
        note = "take `Fun<'_, {Self}>`, which is good until the call returns, or `OwnedByHaskell<Fun<'_, {Self}>>`, which Rust may keep; instead of returning a closure, return an `OwnedByRust` of a type that holds it, with a method that calls it",
        note = "`cargo hsffi explain HS0008` tells more"
    )]
    BoxedFunction required by FunctionInBox;

    #[diagnostic::on_unimplemented(
        message = "[HS0019] a Rust function cannot be returned to Haskell: `{Self}` has no handle",
        label = "not a value of Haskell's",
        note = "export the function itself; for a closure, return an `OwnedByRust` of a type that holds it, with an exported method that calls it",
        note = "`cargo hsffi explain HS0019` tells more"
    )]
    ReturnedAsFunction required by FunctionReturned;

    #[diagnostic::on_unimplemented(
        message = "[HS0008] a `Box<str>` cannot cross: Haskell has no allocator that could free it",
        label = "a `Box`",
        note = "take `&str` or `String`; return `String`, which is `text.into_string()` without a copy",
        note = "`cargo hsffi explain HS0008` tells more"
    )]
    BoxedText required by TextInBox;

    #[diagnostic::on_unimplemented(
        message = "[HS0008] a `Box<[{Self}]>` cannot cross: Haskell has no allocator that could free it",
        label = "a `Box`",
        note = "take `&[{Self}]` or `Vec<{Self}>`; return `Vec<{Self}>`, which is `numbers.into_vec()` without a copy",
        note = "`cargo hsffi explain HS0008` tells more"
    )]
    BoxedNumbers required by SliceInBox;

    #[diagnostic::on_unimplemented(
        message = "[HS0008] a `Box<{Self}>` cannot cross: Haskell has no allocator that could free it",
        label = "a `Box`",
        note = "take and return `{Self}` itself, which crosses by value",
        note = "`cargo hsffi explain HS0008` tells more"
    )]
    BoxedValue required by ValueInBox;

    #[diagnostic::on_unimplemented(
        message = "[HS0008] a boxed iterator cannot cross: Haskell has no allocator that could free it",
        label = "a `Box`",
        note = "return `Items<'_, {Self}>`, made by `Items::new(iterator)` of an iterator that is `Send`; as a parameter, take `next: Fun<'_, fn() -> Option<{Self}>>`",
        note = "`cargo hsffi explain HS0008` tells more"
    )]
    BoxedIterator required by IteratorInBox;

    #[diagnostic::on_unimplemented(
        message = "[HS0010] `&{Self}` cannot be passed from Haskell: there is no handle for `{Self}`",
        label = "a reference to what Haskell cannot hold",
        note = "take `&str`",
        note = "`cargo hsffi explain HS0010` tells more"
    )]
    ReferenceToString required by StringBehind;

    #[diagnostic::on_unimplemented(
        message = "[HS0010] `&Vec<{Self}>` cannot be passed from Haskell: there is no handle for it",
        label = "a reference to what Haskell cannot hold",
        note = "take `&[{Self}]`",
        note = "`cargo hsffi explain HS0010` tells more"
    )]
    ReferenceToVec required by VecBehind;

    #[diagnostic::on_unimplemented(
        message = "[HS0010] a reference to an array of `{Self}` cannot be passed from Haskell: its vectors have any length",
        label = "a reference to what Haskell cannot hold",
        note = "take `&[{Self}]`; `try_into` makes an array of it, and checks the length",
        note = "`cargo hsffi explain HS0010` tells more"
    )]
    ReferenceToArray required by ArrayBehind;

    #[diagnostic::on_unimplemented(
        message = "[HS0010] `&{Self}` cannot be passed from Haskell: there is no handle for `{Self}`",
        label = "a reference to what Haskell cannot hold",
        note = "take `{Self}` itself, which crosses by value",
        note = "`cargo hsffi explain HS0010` tells more"
    )]
    ReferenceToValue required by ValueBehind;

    #[diagnostic::on_unimplemented(
        message = "[HS0010] a reference to an `Arc<{Self}>`, `Rc<{Self}>` or `Box<{Self}>` cannot be passed from Haskell",
        label = "a reference to what Haskell cannot hold",
        note = "take `&{Self}`, with `#[derive(hsffi::Opaque)]` on the type; where Rust has to keep it, put the `Arc` into a type that derives `hsffi::Opaque`, and take a reference to that",
        note = "`cargo hsffi explain HS0010` tells more"
    )]
    ReferenceToShared required by SharedBehind;

    #[diagnostic::on_unimplemented(
        message = "[HS0010] `&{Self}` cannot be passed from Haskell: what it holds is the operating system's",
        label = "a reference to what Haskell cannot hold",
        note = "take `&str`, of which `std::path::Path::new` makes a path; or `&[u8]`, for bytes of any kind",
        note = "`cargo hsffi explain HS0010` tells more"
    )]
    ReferenceToPath required by PathBehind;

    #[diagnostic::on_unimplemented(
        message = "[HS0018] a tuple cannot be passed from Haskell",
        label = "a tuple as a parameter",
        note = "take each of its members as a parameter of its own",
        note = "`cargo hsffi explain HS0018` tells more"
    )]
    TakenAsMembers required by TupleTaken;

    #[diagnostic::on_unimplemented(
        message = "[HS0018] an array of `{Self}` cannot be passed from Haskell: its vectors have any length",
        label = "an array as a parameter",
        note = "take `&[{Self}]`; `try_into` makes an array of it, and checks the length",
        note = "`cargo hsffi explain HS0018` tells more"
    )]
    TakenAsSlice required by ArrayTaken;

    #[diagnostic::on_unimplemented(
        message = "[HS0018] an `Arc<{Self}>` or `Rc<{Self}>` cannot be passed from Haskell",
        label = "a counted reference",
        note = "take `&{Self}`, with `#[derive(hsffi::Opaque)]` on the type; where Rust has to keep it, put the `Arc` into a type that derives `hsffi::Opaque`, and take a reference to that",
        note = "`cargo hsffi explain HS0018` tells more"
    )]
    TakenAsReference required by SharedTaken;

    #[diagnostic::on_unimplemented(
        message = "[HS0018] a collection of `{Self}` cannot be passed from Haskell",
        label = "a collection",
        note = "put it into a type that derives `hsffi::Opaque`, and export a method that inserts one element, which Haskell calls for each",
        note = "`cargo hsffi explain HS0018` tells more"
    )]
    TakenAsEntries required by CollectionTaken;

    #[diagnostic::on_unimplemented(
        message = "[HS0018] `{Self}` cannot be passed from Haskell: what it holds is the operating system's",
        label = "text of the operating system's",
        note = "take `&str`, of which `std::path::Path::new` makes a path; or `&[u8]`, for bytes of any kind",
        note = "`cargo hsffi explain HS0018` tells more"
    )]
    TakenAsText required by SystemTextTaken;

    #[diagnostic::on_unimplemented(
        message = "[HS0018] `{Self}` cannot be passed from Haskell",
        label = "borrowed or owned",
        note = "take the borrowed type: `&str` for `Cow<str>`, `&[T]` for `Cow<[T]>`",
        note = "`cargo hsffi explain HS0018` tells more"
    )]
    TakenAsBorrowedText required by CowTaken;

    #[diagnostic::on_unimplemented(
        message = "[HS0018] `{Self}` cannot be passed from Haskell",
        label = "a time",
        note = "take a number: seconds as `f64`, of which `Duration::from_secs_f64` makes a duration, or nanoseconds as `u64`",
        note = "`cargo hsffi explain HS0018` tells more"
    )]
    TakenAsSeconds required by TimeTaken;

    #[diagnostic::on_unimplemented(
        message = "[HS0018] `{Self}` cannot be passed from Haskell, which has no number of this width",
        label = "a number of 128 bits",
        note = "take two numbers of 64 bits, or its decimal digits as `&str`",
        note = "`cargo hsffi explain HS0018` tells more"
    )]
    TakenAsHalves required by WideTaken;

    #[diagnostic::on_unimplemented(
        message = "[HS0018] `{Self}` cannot be passed from Haskell",
        label = "a `Result` as a parameter",
        note = "take an `Option`, or one function for each case",
        note = "`cargo hsffi explain HS0018` tells more"
    )]
    TakenAsItself required by ResultTaken;

    #[diagnostic::on_unimplemented(
        message = "[HS0019] an array of `{Self}` cannot be returned to Haskell",
        label = "an array as a result",
        note = "return `Vec<{Self}>`, made by `array.to_vec()`",
        note = "`cargo hsffi explain HS0019` tells more"
    )]
    ReturnedAsVec required by ArrayReturned;

    #[diagnostic::on_unimplemented(
        message = "[HS0019] an `Arc<{Self}>` or `Rc<{Self}>` cannot be returned to Haskell",
        label = "a counted reference",
        note = "return an `OwnedByRust` of a type that holds the `Arc` and derives `hsffi::Opaque`",
        note = "`cargo hsffi explain HS0019` tells more"
    )]
    ReturnedAsHandle required by SharedReturned;

    #[diagnostic::on_unimplemented(
        message = "[HS0019] a collection of `{Self}` cannot be returned to Haskell",
        label = "a collection",
        note = "return `Items<'static, {Self}>`, made by `Items::new(collection)`: Haskell reads it as an iterator, a fold or a lazy list; or an object that holds it, by `OwnedByRust`",
        note = "`cargo hsffi explain HS0019` tells more"
    )]
    ReturnedAsElements required by CollectionReturned;

    #[diagnostic::on_unimplemented(
        message = "[HS0019] `{Self}` cannot be returned to Haskell: what it holds is the operating system's",
        label = "text of the operating system's",
        note = "return `String`, made by `to_string_lossy().into_owned()`; or `Vec<u8>`, for bytes of any kind",
        note = "`cargo hsffi explain HS0019` tells more"
    )]
    ReturnedAsText required by SystemTextReturned;

    #[diagnostic::on_unimplemented(
        message = "[HS0019] `{Self}` cannot be returned to Haskell",
        label = "a time",
        note = "return a number: seconds as `f64`, by `as_secs_f64()`, or nanoseconds as `u64`",
        note = "`cargo hsffi explain HS0019` tells more"
    )]
    ReturnedAsSeconds required by TimeReturned;

    #[diagnostic::on_unimplemented(
        message = "[HS0019] `{Self}` cannot be returned to Haskell, which has no number of this width",
        label = "a number of 128 bits",
        note = "return a pair of numbers of 64 bits, or its decimal digits as `String`",
        note = "`cargo hsffi explain HS0019` tells more"
    )]
    ReturnedAsHalves required by WideReturned;

    #[diagnostic::on_unimplemented(
        message = "[HS0032] the result borrows from `{Self}`, which is not a parent: Haskell may release it before the result",
        label = "not a parent",
        note = "put `#[hsffi(parent)]` or `#[hsffi(closeable)]` beside `#[derive(hsffi::Opaque)]` on `{Self}`; or let the result own what it holds",
        note = "`cargo hsffi explain HS0032` tells more"
    )]
    LendsToChildren required by PlainParent;

    #[diagnostic::on_unimplemented(
        message = "[HS0032] the result borrows from `{Self}`, which is exclusive: the next call has it to itself",
        label = "an exclusive object has no children",
        note = "let the result own what it holds, such as a `String`, an `Arc` or a clone; or remove `exclusive` from `{Self}`, say `#[hsffi(parent)]` there, and put what changes behind a `Mutex`",
        note = "`cargo hsffi explain HS0032` tells more"
    )]
    LendsWhileExclusive required by ExclusiveParent;

    #[diagnostic::on_unimplemented(
        message = "[HS0032] the result borrows from `{Self}`, which is bound to its thread: it is released with its thread, and the result later",
        label = "a bound object has no children",
        note = "let the result own or share what it holds, for instance by an `Rc`, and be `#[hsffi(bound)]`, too",
        note = "`cargo hsffi explain HS0032` tells more"
    )]
    LendsWhileBound required by BoundParent;

    #[diagnostic::on_unimplemented(
        message = "[HS0032] the result borrows from `{Self}`, whose finalizer Haskell runs: the last of its children would release it in a C finalizer",
        label = "no children",
        note = "remove `finalizer = \"haskell\"` from `{Self}`; or let the result own what it holds",
        note = "`cargo hsffi explain HS0032` tells more"
    )]
    LendsUntilItsFinalizer required by FinalizedParent;
}
