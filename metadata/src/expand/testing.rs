//! The owned form at random, and as a borrowed form that is never freed.

macro_rules! testing {
    () => {};
    (
        $(#[$doc:meta])*
        records $name:ident { $($(#[$each:meta])* $kind:ident = $tag:literal,)* }
        $($rest:tt)*
    ) => {
        impl $crate::testing::Arbitrary for $crate::owned::$name {
            fn arbitrary(random: &mut $crate::testing::Random) -> Self {
                let kinds: &[fn(&mut $crate::testing::Random) -> Self] = &[
                    $(|random| {
                        let mut record = $crate::owned::$kind::arbitrary(random);
                        record.place = $crate::owned::Place::arbitrary(random);
                        $crate::owned::$name::$kind(record)
                    },)*
                ];
                random.of(kinds)(random)
            }
        }

        impl $crate::owned::$name {
            /// The record as the macros would have written it, and its place.
            pub(crate) fn leak(&self) -> ($crate::$name, $crate::Place) {
                match self {
                    $($crate::owned::$name::$kind(record) => {
                        ($crate::$name::$kind(record.leak()), record.place.leak())
                    })*
                }
            }

            /// The record, with this digest.
            #[must_use]
            pub(crate) fn with_digest(mut self, digest: u64) -> Self {
                match &mut self {
                    $($crate::owned::$name::$kind(record) => record.digest = digest,)*
                }
                self
            }
        }

        $crate::expand::testing! { $($rest)* }
    };
    ($(#[$doc:meta])* record $name:ident { $($fields:tt)* } $($rest:tt)*) => {
        $crate::expand::testing! {
            @struct $name { $($fields)* } { digest: 0, place: $crate::owned::Place::default() }
        }

        $crate::expand::testing! { $($rest)* }
    };
    ($(#[$doc:meta])* group $name:ident { $($fields:tt)* } $($rest:tt)*) => {
        $crate::expand::testing! { @struct $name { $($fields)* } {} }

        $crate::expand::testing! { $($rest)* }
    };
    (
        @struct
        $name:ident { $($(#[$each:meta])* $part:ident $field:ident: $kind:ident $(($of:ident))?,)* }
        { $($more:ident: $more_value:expr),* }
    ) => {
        impl $crate::testing::Arbitrary for $crate::owned::$name {
            fn arbitrary(random: &mut $crate::testing::Random) -> Self {
                $crate::owned::$name {
                    $($field: $crate::expand::arbitrary!(random, $kind $($of)?),)*
                    $($more: $more_value,)*
                }
            }
        }

        impl $crate::owned::$name {
            pub(crate) fn leak(&self) -> $crate::$name {
                $crate::$name {
                    $($field: $crate::expand::leak!(&self.$field, $kind $($of)?),)*
                }
            }
        }
    };
    (
        $(#[$doc:meta])*
        choice $name:ident {
            $($(#[$each:meta])* $variant:ident
                $(($($value:ident: $kind:ident $(($of:ident))?),*))?
                $({$($(#[$field_doc:meta])* $field:ident: $field_kind:ident $(($field_of:ident))?),*})?
                = $tag:literal,)*
        }
        $($rest:tt)*
    ) => {
        impl $crate::testing::Arbitrary for $crate::owned::$name {
            fn arbitrary(random: &mut $crate::testing::Random) -> Self {
                let variants: &[fn(&mut $crate::testing::Random) -> Self] = &[
                    $(|_random| $crate::owned::$name::$variant
                        $(($($crate::expand::arbitrary!(_random, $kind $($of)?)),*))?
                        $({$($field: $crate::expand::arbitrary!(_random, $field_kind $($field_of)?)),*})?,)*
                ];
                random.nested(variants)
            }
        }

        impl $crate::owned::$name {
            pub(crate) fn leak(&self) -> $crate::$name {
                match self {
                    $($crate::owned::$name::$variant $(($($value),*))? $({$($field),*})? => {
                        $crate::$name::$variant
                            $(($($crate::expand::leak!($value, $kind $($of)?)),*))?
                            $({$($field: $crate::expand::leak!($field, $field_kind $($field_of)?)),*})?
                    })*
                }
            }
        }

        $crate::expand::testing! { $($rest)* }
    };
    (
        $(#[$doc:meta])*
        tags $name:ident { $($variants:tt)* }
        $($rest:tt)*
    ) => {
        impl $crate::testing::Arbitrary for $crate::$name {
            fn arbitrary(random: &mut $crate::testing::Random) -> Self {
                *random.of($crate::$name::ALL)
            }
        }

        impl $crate::$name {
            pub(crate) fn leak(self) -> Self {
                self
            }
        }

        $crate::expand::testing! { $($rest)* }
    };
    ($(#[$doc:meta])* value $name:ident; $($rest:tt)*) => {
        $crate::expand::testing! { $($rest)* }
    };
}

/// A random value of a field.
macro_rules! arbitrary {
    ($random:ident, text) => {
        $random.text()
    };
    ($random:ident, optional_text) => {
        $random.optional_text()
    };
    ($random:ident, paragraphs) => {
        $random.text()
    };
    ($random:ident, flag) => {
        $random.coin()
    };
    ($random:ident, number) => {
        $random.below(1 << 20)
    };
    ($random:ident, definition) => {
        $random.id()
    };
    ($random:ident, optional_definition) => {
        $random.coin().then(|| $random.id())
    };
    ($random:ident, list $of:ident) => {
        (0..$random.below(4))
            .map(|_| $crate::owned::$of::arbitrary($random))
            .collect()
    };
    ($random:ident, option $of:ident) => {
        $random
            .coin()
            .then(|| $crate::owned::$of::arbitrary($random))
    };
    ($random:ident, boxed $of:ident) => {
        Box::new($crate::owned::$of::arbitrary($random))
    };
    ($random:ident, shared $of:ident) => {
        $crate::owned::$of::arbitrary($random)
    };
    ($random:ident, $of:ident) => {
        $crate::owned::$of::arbitrary($random)
    };
}

/// A reference to a field, as a field of the borrowed form.
macro_rules! leak {
    ($value:expr, text) => {
        $crate::testing::leak_text($value)
    };
    ($value:expr, optional_text) => {
        $crate::testing::leak_text($value.as_deref().unwrap_or_default())
    };
    ($value:expr, paragraphs) => {
        $crate::testing::leak_list(vec![$crate::testing::leak_text($value)])
    };
    ($value:expr, flag) => {
        *$value
    };
    ($value:expr, number) => {
        *$value
    };
    ($value:expr, definition) => {
        $crate::testing::leak_definition($value)
    };
    ($value:expr, optional_definition) => {
        $value.as_deref().map($crate::testing::leak_definition)
    };
    ($value:expr, list $of:ident) => {
        $crate::testing::leak_list($value.iter().map(|value| value.leak()).collect())
    };
    ($value:expr, option $of:ident) => {
        $value.as_ref().map(|value| value.leak())
    };
    ($value:expr, shared $of:ident) => {
        Box::leak(Box::new($value.leak()))
    };
    ($value:expr, boxed $of:ident) => {
        Box::leak(Box::new($value.leak()))
    };
    ($value:expr, $of:ident) => {
        $value.leak()
    };
}

pub(crate) use {arbitrary, leak, testing};
