//! The schema as types of their own, and their decoder.
//!
//! Each type has two functions: `read` reads its fields of the binding part, `read_docs` those of the documentation part.

macro_rules! owned {
    () => {};
    (
        $(#[$doc:meta])*
        records $name:ident { $($(#[$each:meta])* $kind:ident = $tag:literal,)* }
        $($rest:tt)*
    ) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum $name { $($(#[$each])* $kind($kind),)* }

        impl $name {
            /// Both parts of a record of this kind.
            pub(crate) fn read(
                kind: u8,
                digest: u64,
                binding: &mut $crate::reader::Reader<'_>,
                docs: &mut $crate::reader::Reader<'_>,
            ) -> Result<Self, $crate::RecordError> {
                match kind {
                    $($tag => {
                        let mut record = $kind::read(binding)?;
                        record.digest = digest;
                        record.read_docs(docs)?;
                        record.place.read_docs(docs)?;
                        Ok($name::$kind(record))
                    })*
                    tag => Err($crate::RecordError::Tag { what: stringify!($name), tag }),
                }
            }
        }

        $crate::expand::owned! { $($rest)* }
    };
    ($(#[$doc:meta])* record $name:ident { $($fields:tt)* } $($rest:tt)*) => {
        $crate::expand::owned! {
            @struct
            $(#[$doc])*
            $name { $($fields)* }
            {
                /// The digest of the record's binding part.
                digest: u64,
                /// Where it stands.
                place: Place,
            }
        }

        $crate::expand::owned! { $($rest)* }
    };
    ($(#[$doc:meta])* group $name:ident { $($fields:tt)* } $($rest:tt)*) => {
        $crate::expand::owned! {
            @struct
            $(#[$doc])*
            $name { $($fields)* }
            {}
        }

        $crate::expand::owned! { $($rest)* }
    };
    (
        @struct
        $(#[$doc:meta])*
        $name:ident { $($(#[$each:meta])* $part:ident $field:ident: $kind:ident $(($of:ident))?,)* }
        { $($(#[$more_doc:meta])* $more:ident: $more_type:ty,)* }
    ) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
        #[allow(clippy::struct_excessive_bools, reason = "each is an option of its own")]
        pub struct $name {
            $($(#[$each])* pub $field: $crate::expand::owned_type!($kind $($of)?),)*
            $($(#[$more_doc])* pub $more: $more_type,)*
        }

        #[allow(
            dead_code,
            unused_variables,
            clippy::unused_self,
            clippy::unnecessary_wraps,
            reason = "of groups of one part"
        )]
        impl $name {
            pub(crate) fn read(
                reader: &mut $crate::reader::Reader<'_>,
            ) -> Result<Self, $crate::RecordError> {
                Ok($name {
                    $($field: $crate::expand::take!(reader, $part, $kind $($of)?),)*
                    $($more: Default::default(),)*
                })
            }

            pub(crate) fn read_docs(
                &mut self,
                reader: &mut $crate::reader::Reader<'_>,
            ) -> Result<(), $crate::RecordError> {
                $(
                    $crate::expand::in_part!(docs $part {
                        self.$field = $crate::expand::take!(reader, binding, $kind $($of)?);
                    });
                    $crate::expand::take_docs!(reader, self.$field, $kind $($of)?);
                )*
                Ok(())
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
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum $name {
            $($(#[$each])* $variant
                $(($($crate::expand::owned_type!($kind $($of)?)),*))?
                $({$($(#[$field_doc])* $field: $crate::expand::owned_type!($field_kind $($field_of)?)),*})?,)*
        }

        #[allow(
            dead_code,
            clippy::unnecessary_wraps,
            clippy::unused_self,
            reason = "no documentation is in it"
        )]
        impl $name {
            pub(crate) fn read(
                reader: &mut $crate::reader::Reader<'_>,
            ) -> Result<Self, $crate::RecordError> {
                reader.nested(|reader| {
                    Ok(match reader.byte()? {
                        $($tag => $name::$variant
                            $(($($crate::expand::take!(reader, binding, $kind $($of)?)),*))?
                            $({$($field: $crate::expand::take!(reader, binding, $field_kind $($field_of)?)),*})?,)*
                        tag => {
                            return Err($crate::RecordError::Tag { what: stringify!($name), tag });
                        }
                    })
                })
            }

            pub(crate) fn read_docs(
                &mut self,
                _: &mut $crate::reader::Reader<'_>,
            ) -> Result<(), $crate::RecordError> {
                Ok(())
            }
        }

        $crate::expand::owned! { $($rest)* }
    };
    (
        $(#[$doc:meta])*
        tags $name:ident { $($(#[$each:meta])* $variant:ident = $tag:literal,)* }
        $($rest:tt)*
    ) => {
        pub use super::$name;

        #[allow(
            dead_code,
            clippy::unnecessary_wraps,
            clippy::unused_self,
            reason = "no documentation is in it"
        )]
        impl $name {
            pub(crate) fn read(
                reader: &mut $crate::reader::Reader<'_>,
            ) -> Result<Self, $crate::RecordError> {
                match reader.byte()? {
                    $($tag => Ok($name::$variant),)*
                    tag => Err($crate::RecordError::Tag { what: stringify!($name), tag }),
                }
            }

            pub(crate) fn read_docs(
                self,
                _: &mut $crate::reader::Reader<'_>,
            ) -> Result<(), $crate::RecordError> {
                Ok(())
            }
        }

        $crate::expand::owned! { $($rest)* }
    };
    ($(#[$doc:meta])* value $name:ident; $($rest:tt)*) => {
        pub use $crate::value::owned::$name;

        $crate::expand::owned! { $($rest)* }
    };
}

/// The type of a field.
macro_rules! owned_type {
    (text) => { String };
    (optional_text) => { Option<String> };
    (paragraphs) => { String };
    (flag) => { bool };
    (number) => { usize };
    (definition) => { String };
    (optional_definition) => { Option<String> };
    (list $of:ident) => { Vec<$of> };
    (option $of:ident) => { Option<$of> };
    (shared $of:ident) => { $of };
    (boxed $of:ident) => { Box<$of> };
    ($of:ident) => { $of };
}

/// Reads a field of the binding part; one of the documentation part is empty until that part is read.
macro_rules! take {
    ($reader:ident, docs, $($kind:ident)+) => {
        Default::default()
    };
    ($reader:ident, binding, text) => {
        $reader.text()?
    };
    ($reader:ident, binding, optional_text) => {
        $reader.optional_text()?
    };
    ($reader:ident, binding, paragraphs) => {
        $reader.text()?
    };
    ($reader:ident, binding, flag) => {
        $reader.flag()?
    };
    ($reader:ident, binding, number) => {
        $reader.number()?
    };
    ($reader:ident, binding, definition) => {
        $reader.text()?
    };
    ($reader:ident, binding, optional_definition) => {
        $reader.optional_text()?
    };
    ($reader:ident, binding, list $of:ident) => {
        $reader.list($of::read)?
    };
    ($reader:ident, binding, option $of:ident) => {
        if $reader.flag()? {
            Some($of::read($reader)?)
        } else {
            None
        }
    };
    ($reader:ident, binding, shared $of:ident) => {
        $of::read($reader)?
    };
    ($reader:ident, binding, boxed $of:ident) => {
        Box::new($of::read($reader)?)
    };
    ($reader:ident, binding, $of:ident) => {
        $of::read($reader)?
    };
}

/// Reads the documentation that is within a field.
macro_rules! take_docs {
    ($reader:ident, $value:expr, text) => {};
    ($reader:ident, $value:expr, optional_text) => {};
    ($reader:ident, $value:expr, paragraphs) => {};
    ($reader:ident, $value:expr, flag) => {};
    ($reader:ident, $value:expr, number) => {};
    ($reader:ident, $value:expr, definition) => {};
    ($reader:ident, $value:expr, optional_definition) => {};
    ($reader:ident, $value:expr, list $of:ident) => {
        for value in &mut $value {
            value.read_docs($reader)?;
        }
    };
    ($reader:ident, $value:expr, option $of:ident) => {
        if let Some(value) = &mut $value {
            value.read_docs($reader)?;
        }
    };
    ($reader:ident, $value:expr, $kind:ident $of:ident) => {
        $value.read_docs($reader)?
    };
    ($reader:ident, $value:expr, $of:ident) => {
        $value.read_docs($reader)?
    };
}

pub(crate) use {owned, owned_type, take, take_docs};
