//! The macro that declares a rule with the requirement that asks for it.

macro_rules! rules {
    ($($(#[$attr:meta])* $rule:ident required by $requirement:ident;)*) => {$(
        $(#[$attr])*
        #[allow(missing_docs, reason = "the message is the documentation")]
        pub trait $rule {}

        /// The requirement that the rule be kept by `T`.
        #[derive(Debug)]
        pub struct $requirement<T: ?Sized>(std::marker::PhantomData<T>);

        impl<I, T: ?Sized + $rule> crate::private::import::Satisfies<$requirement<T>> for I {
            type Satisfied = ();
        }
    )*};
}

pub(crate) use rules;
