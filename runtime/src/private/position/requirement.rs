//! Requirements of what stands within a type.

use std::marker::PhantomData;

use super::{
    Component, Copied, DataField, ErrorField, InBox, InItems, InOption, InPassedBox,
    InReturnedSequence, InSequence, Inner, ItemError, Mutable, MutableOrAbsent, Param, Part,
    Referent, Return, Side,
};
use crate::ErrorIntoHaskell;
use crate::items::RunByAnyThread;
use crate::private::error_from_haskell::{AllFieldsCross, ReadField};
use crate::private::import::{NoRequirement, Pulled, Safe, Satisfies};
use crate::private::{counterparts, rule};

/// The requirement that `T` be known as the field of an error. What else it requirements is asked of it as a part of a result.
#[derive(Debug)]
pub struct FieldOf<T: ?Sized>(PhantomData<T>);

impl<I, T: ErrorField> Satisfies<FieldOf<T>> for I {
    type Satisfied = ();
}

/// The requirement that `T` be known as the field of a data type.
#[derive(Debug)]
pub struct DataFieldOf<T: ?Sized>(PhantomData<T>);

impl<I, T: DataField> Satisfies<DataFieldOf<T>> for I {
    type Satisfied = ();
}

/// The requirement that `T`, the field of an error, come from Haskell.
#[derive(Debug)]
pub struct FieldFromHaskell<T: ?Sized>(PhantomData<T>);

impl<I, T: for<'a> ReadField<'a>> Satisfies<FieldFromHaskell<T>> for I {
    type Satisfied = ();
}

/// The requirement that all fields of an error, `E`, cross.
#[derive(Debug)]
pub struct Whole<E>(PhantomData<E>);

impl<I, E: AllFieldsCross> Satisfies<Whole<E>> for I {
    type Satisfied = ();
}

macro_rules! look_into {
    ($($(#[$doc:meta])* $requirement:ident: $trait:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Debug)]
        pub struct $requirement<T: ?Sized>(PhantomData<T>);

        impl<I, T: ?Sized + $trait> Satisfies<$requirement<T>> for I
        where
            I: Satisfies<T::Requirement>,
        {
            type Satisfied = ();
        }
    )*};
}

look_into! {
    /// The requirement of `T` as a part of a result.
    Out: Inner;
    /// The requirement of `T` as a part of a parameter.
    PartOf: Part;
    /// The requirement of `&T`.
    ReferenceTo: Referent;
    /// The requirement of `&mut T`.
    MutableReferenceTo: Mutable;
    /// The requirement of `Option<&mut T>`.
    MutableReferenceOrNone: MutableOrAbsent;
    /// The requirement of `&mut [T]`.
    SequenceOf: InSequence;
    /// The requirement of a slice whose memory comes with its release function.
    ReturnedSequenceOf: InReturnedSequence;
    /// The requirement of `&T` as a result, of which Haskell gets a copy.
    CopyOf: Copied;
    /// The requirement of `Box<T>` as a result.
    BoxOf: InBox;
    /// The requirement of `Box<T>` as a parameter.
    PassedBoxOf: InPassedBox;
}

/// The requirement of `Option<T>` as a parameter.
#[derive(Debug)]
pub struct In<T: ?Sized>(PhantomData<T>);

impl<I, T: Param<Requirement: InOption>> Satisfies<In<T>> for I
where
    I: Satisfies<<T::Requirement as InOption>::Requirement>,
{
    type Satisfied = ();
}

/// The requirement of `T` as an item, which is made by another call than the export's.
#[derive(Debug)]
pub struct Item<T>(PhantomData<T>);

impl<I, T: InItems> Satisfies<Item<T>> for I
where
    I: Satisfies<T::Requirement>,
    Pulled: Satisfies<T::Requirement>,
{
    type Satisfied = ();
}

/// The requirement of both sides of a `Result` that is an item. An error that is thrown waits for the next pull, which any thread may
/// make.
#[derive(Debug)]
pub struct ItemOrError<T, E>(PhantomData<(T, E)>);

impl<I, T: Inner, E: ItemError + RunByAnyThread> Satisfies<ItemOrError<T, E>> for I
where
    I: Satisfies<T::Requirement> + Satisfies<E::Requirement>,
{
    type Satisfied = ();
}

macro_rules! within {
    ($([$($generics:tt)*] $requirement:ty => $within:ty;)*) => {$(
        #[diagnostic::do_not_recommend]
        impl<$($generics)*> InOption for $requirement {
            type Requirement = $within;
        }
    )*};
}

within! {
    [] NoRequirement => Self;
    [T] In<T> => Self;
    [T] PartOf<T> => Self;
    [T: ?Sized] CopyOf<T> => Self;
    [T] Parts<T> => Self;
    [T, E] Sides<T, E> => Self;
    [T: ?Sized] ReferenceTo<T> => Self;
    [T: ?Sized] MutableReferenceTo<T> => MutableReferenceOrNone<T>;
    [F] rule::Closure<F> => Self;
    [T] rule::Token<T> => rule::Absent<T>;
    [T] rule::LentArray<T> => Self;
    [T] rule::Interrupting<T> => rule::Absent<T>;
    [T] rule::Cancelling<T> => rule::Absent<T>;
    [T: ?Sized] rule::Pointer<T> => Self;
    [T: ?Sized] BoxOf<T> => Self;
    [T: ?Sized] PassedBoxOf<T> => Self;
    [T: ?Sized] counterparts::Function<T> => Self;
    [T: ?Sized] rule::Object<T> => Self;
    [T: ?Sized] rule::ObjectTakenByValue<T> => Self;
    [T: ?Sized] rule::Returned<T> => Self;
    [T: ?Sized] counterparts::SharedTaken<T> => Self;
}

/// The requirement of each of several parts of a result.
#[derive(Debug)]
pub struct Each<T>(PhantomData<T>);

/// The requirement of each of several parts of a parameter.
#[derive(Debug)]
pub struct Parts<T>(PhantomData<T>);

macro_rules! each {
    ($($t:ident)*) => {
        impl<I, $($t: Inner),*> Satisfies<Each<($($t,)*)>> for I
        where
            $(I: Satisfies<$t::Requirement>),*
        {
            type Satisfied = ();
        }

        impl<I, $($t: Part),*> Satisfies<Parts<($($t,)*)>> for I
        where
            $(I: Satisfies<$t::Requirement>),*
        {
            type Satisfied = ();
        }
    };
}

each!(A B);
each!(A B C);
each!(A B C D);
each!(A B C D E);
each!(A B C D E F);
each!(A B C D E F G);
each!(A B C D E F G H);

/// The requirement of both sides of a `Result`.
#[derive(Debug)]
pub struct Either<T, E>(PhantomData<(T, E)>);

impl<I, T: Component, E: ErrorIntoHaskell> Satisfies<Either<T, E>> for I
where
    I: Satisfies<T::Requirement> + Satisfies<E::Requirement>,
{
    type Satisfied = ();
}

/// The requirement of both sides of a `Result` that is a parameter, or what a function of Haskell's returns.
#[derive(Debug)]
pub struct Sides<T, E>(PhantomData<(T, E)>);

impl<I, T: Side, E: Side> Satisfies<Sides<T, E>> for I
where
    I: Satisfies<T::Requirement> + Satisfies<E::Requirement>,
{
    type Satisfied = ();
}

/// Two requirements at once: those of an error's fields.
#[derive(Debug)]
pub struct Both<A: ?Sized, B: ?Sized>(PhantomData<A>, PhantomData<B>);

impl<I, A: ?Sized, B: ?Sized> Satisfies<Both<A, B>> for I
where
    I: Satisfies<A> + Satisfies<B>,
{
    type Satisfied = ();
}

/// The requirement of a future that makes the result.
#[derive(Debug)]
pub struct FutureOf<T>(PhantomData<T>);

impl<I, T: Return> Satisfies<FutureOf<T>> for I
where
    I: Satisfies<rule::Awaited<T>> + Satisfies<rule::SentBackByFuture<T>>,
    // It is another call than that of the export which takes the result.
    Safe: Satisfies<T::Requirement>,
{
    type Satisfied = ();
}
