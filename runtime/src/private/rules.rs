//! The macro that declares a rule with the requirement that asks for it.
//!
//! A rule is a trait, whose message rustc prints for a type that does not implement it. Its forms:
//!
//! - `Rule required by Requirement;`: of any type;
//! - `Rule<I> required by Requirement;`: of any type under the import `I`;
//! - `… and Other required by Requirement;`: with another rule, of the same type;
//! - `Rule required by Requirement<T, F>;`: of `F`, for the sake of `T`;
//! - `Rule required by Requirement unless KNOWN;`: of any type, unless the macro knows that the rule is kept;
//! - `import Rule required by Requirement unless GIVEN;`: of the import.
//!
//! `unsafe` before the name makes it an unsafe trait.

macro_rules! rules {
    () => {};
    ($(#[$attr:meta])* import $rule:ident required by $requirement:ident unless $given:ident; $($rest:tt)*) => {
        rules! { @trait [$(#[$attr])*] [] $rule [] }

        /// The requirement that the import keep the rule, unless that is not needed.
        #[derive(Debug)]
        pub struct $requirement<const $given: bool>;

        impl<I> crate::private::import::Satisfies<$requirement<true>> for I {
            type Satisfied = ();
        }

        impl<I: $rule> crate::private::import::Satisfies<$requirement<false>> for I {
            type Satisfied = ();
        }

        rules! { $($rest)* }
    };
    ($(#[$attr:meta])* unsafe $rule:ident required by $requirement:ident unless $known:ident; $($rest:tt)*) => {
        rules! { @trait [$(#[$attr])*] [unsafe] $rule [] }
        rules! { @unless $requirement $known [$rule] }
        rules! { $($rest)* }
    };
    ($(#[$attr:meta])* $rule:ident required by $requirement:ident unless $known:ident; $($rest:tt)*) => {
        rules! { @trait [$(#[$attr])*] [] $rule [] }
        rules! { @unless $requirement $known [$rule] }
        rules! { $($rest)* }
    };
    ($(#[$attr:meta])* unsafe $rule:ident<I> $(and $other:ident $(<$under:ident>)?)? required by $requirement:ident; $($rest:tt)*) => {
        rules! { @trait [$(#[$attr])*] [unsafe] $rule [<I>] }
        rules! { @requirement $requirement [$rule<I> $(+ $other $(<$under>)?)?] }
        rules! { $($rest)* }
    };
    ($(#[$attr:meta])* $rule:ident<I> $(and $other:ident $(<$under:ident>)?)? required by $requirement:ident; $($rest:tt)*) => {
        rules! { @trait [$(#[$attr])*] [] $rule [<I>] }
        rules! { @requirement $requirement [$rule<I> $(+ $other $(<$under>)?)?] }
        rules! { $($rest)* }
    };
    ($(#[$attr:meta])* $rule:ident $(and $other:ident $(<$under:ident>)?)? required by $requirement:ident; $($rest:tt)*) => {
        rules! { @trait [$(#[$attr])*] [] $rule [] }
        rules! { @requirement $requirement [$rule $(+ $other $(<$under>)?)?] }
        rules! { $($rest)* }
    };
    ($(#[$attr:meta])* $rule:ident $(<$of:ident>)? required by $requirement:ident<$t:ident, $f:ident>; $($rest:tt)*) => {
        rules! { @trait [$(#[$attr])*] [] $rule [$(<$of: ?Sized>)?] }

        /// The requirement that the rule be kept by the second type, for the sake of the first.
        #[derive(Debug)]
        pub struct $requirement<$t: ?Sized, $f>(
            std::marker::PhantomData<$t>,
            std::marker::PhantomData<$f>,
        );

        impl<I, $t: ?Sized, $f: $rule$(<$of>)?> crate::private::import::Satisfies<$requirement<$t, $f>>
            for I
        {
            type Satisfied = ();
        }

        rules! { $($rest)* }
    };
    (@trait [$($attr:tt)*] [$($safety:tt)*] $rule:ident [$($generics:tt)*]) => {
        $($attr)*
        #[allow(missing_docs, reason = "the message is the documentation")]
        pub $($safety)* trait $rule $($generics)* {}
    };
    (@requirement $requirement:ident [$($bound:tt)*]) => {
        /// The requirement that the rule be kept by `T`.
        #[derive(Debug)]
        pub struct $requirement<T: ?Sized>(std::marker::PhantomData<T>);

        impl<I, T: ?Sized + $($bound)*> crate::private::import::Satisfies<$requirement<T>> for I {
            type Satisfied = ();
        }
    };
    (@unless $requirement:ident $known:ident [$($bound:tt)*]) => {
        /// The requirement that the rule be kept by `T`, unless that is known.
        #[derive(Debug)]
        pub struct $requirement<T: ?Sized, const $known: bool = false>(std::marker::PhantomData<T>);

        impl<I, T: ?Sized + $($bound)*> crate::private::import::Satisfies<$requirement<T, false>> for I {
            type Satisfied = ();
        }

        impl<I, T: ?Sized> crate::private::import::Satisfies<$requirement<T, true>> for I {
            type Satisfied = ();
        }
    };
}

pub(crate) use rules;
