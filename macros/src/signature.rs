//! The signature of an exported function: what syntax alone decides about it.

use hsffi_metadata::ArgAbi;
use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote_spanned};
use syn::punctuated::Punctuated;
use syn::spanned::Spanned;
use syn::visit::{self, Visit};
use syn::{
    FnArg, GenericArgument, GenericParam, Generics, Lifetime, Pat, PatType, Path, PathArguments,
    Receiver, ReceiverKind, ReturnType, Safety, Signature, Token, Type, TypeImplTrait, TypeInfer,
    TypeParam, TypeParamBound, WherePredicate, parse_quote_spanned,
};

use crate::bounds::{self, Position};
use crate::lifetime::{self, Statics};
use crate::report::Report;
use crate::{conditions, options};

/// A parameter as the shim receives it.
pub struct Parameter {
    /// What the user calls it.
    pub name: String,
    /// What the shim calls it: a local variable that nothing of the user's can mean.
    pub word: Ident,
    /// Its type, without lifetimes.
    pub ty: Type,
    /// Where the user wrote the type.
    pub at: TokenStream,
    /// How it is passed, where its spelling tells; the others are passed as their type's `FromHaskell::ABI` tells.
    pub abi: Option<ArgAbi>,
    /// Whether this is `&self`, which is as fit to cross as the type of the `impl` block.
    pub receiver: bool,
    /// Whether the type means something outside of the signature.
    pub nameable: bool,
}

impl Parameter {
    /// Whether a reference is written in the type.
    pub fn is_reference(&self) -> bool {
        lifetime::refers(&self.ty)
    }

    /// Whether the type is a reference. A type that one is written in may be anything: the reference may be an argument of
    /// an alias or of a trait.
    pub fn is_but_a_reference(&self) -> bool {
        is_reference(&self.ty)
    }
}

/// A signature as a shim sees it.
pub struct Checked {
    pub parameters: Vec<Parameter>,
    pub returned: Returned,
    pub method: bool,
    /// The position of the parameter that the result borrows from.
    pub parent: Option<usize>,
}

impl Checked {
    /// Whether every type means something outside of the signature, as the shim needs it to.
    pub fn is_nameable(&self) -> bool {
        self.returned.nameable && self.parameters.iter().all(|parameter| parameter.nameable)
    }
}

/// The type that comes back.
pub struct Returned {
    /// The type, without lifetimes.
    pub ty: Type,
    /// Whether it means something outside of the signature.
    pub nameable: bool,
}

/// Reads the signature, and reports what in it cannot be exported. `self_ty` is that of the `impl` block.
pub fn check(
    signature: &Signature,
    self_ty: Option<&Type>,
    import: options::Safety,
    report: &mut Report,
) -> Checked {
    check_qualifiers(signature, report);
    let parent = parent(signature, self_ty, report);
    let self_ty = self_ty.map(|ty| lifetime::erase(ty, None));
    let self_ty = self_ty.as_ref();
    let generics = &signature.generics;
    let parameters: Vec<_> = signature
        .inputs
        .iter()
        .enumerate()
        .map(|(position, input)| parameter(position, input, generics, self_ty, import, report))
        .collect();
    let returned = match &signature.output {
        ReturnType::Default => Returned {
            ty: parse_quote_spanned!(signature.ident.span()=> ()),
            nameable: true,
        },
        ReturnType::Type(_, ty) => {
            let of_signature = OfSignature::find(ty, generics);
            of_signature.report(Position::Result, report);
            let never = matches!(**ty, Type::Never(_));
            if never {
                report.rule(
                    ty,
                    "HS0019",
                    "`!` cannot be returned to Haskell, which has no such type",
                    "return `()`; a panic arrives as an exception all the same",
                );
            }
            Returned {
                ty: lifetime::erase(ty, self_ty),
                nameable: of_signature.is_empty() && !never,
            }
        }
    };
    Checked {
        parameters,
        returned,
        method: signature.receiver().is_some(),
        parent,
    }
}

/// The parameter that the result borrows from, as its lifetimes tell. That it does not borrow from others, rustc proves.
fn parent(signature: &Signature, self_ty: Option<&Type>, report: &mut Report) -> Option<usize> {
    let ReturnType::Type(_, returned) = &signature.output else {
        return None;
    };
    let lifetime = lifetime::borrowed(returned)?;
    let lends = |input: &FnArg| match input {
        FnArg::Receiver(receiver) => reference_to_self(receiver).is_some_and(|reference| {
            lifetime.ident == "_"
                || reference.lifetime == Some(&lifetime)
                || self_ty.is_some_and(|ty| lifetime::mentions(ty, &lifetime))
        }),
        FnArg::Typed(_) if lifetime.ident == "_" && signature.receiver().is_some() => false,
        FnArg::Typed(input) if lifetime.ident == "_" => lifetime::borrows(&input.ty),
        FnArg::Typed(input) => lifetime::mentions(&input.ty, &lifetime),
    };
    let mut lenders = signature
        .inputs
        .iter()
        .enumerate()
        .filter(|(_, input)| lends(input));
    let (parent, _) = lenders.next()?;
    if lenders.next().is_some() {
        report.rule(
            &lifetime,
            "HS0033",
            "this would borrow from several parameters, and a child has one parent",
            "let the result borrow from one of them, and own or share the rest, for instance by an `Arc`",
        );
    }
    Some(parent)
}

fn check_qualifiers(signature: &Signature, report: &mut Report) {
    if let Some(variadic) = &signature.variadic {
        report.rule(
            variadic,
            "HS0013",
            "a variadic function cannot be exported: Haskell's imports have a fixed number of arguments",
            "export a function for each number of arguments, or take a slice; a variadic function of a C library is imported by `capi`, with the types of one call",
        );
    }
    for parameter in &signature.generics.params {
        match parameter {
            GenericParam::Lifetime(_) => {}
            GenericParam::Const(_) => generic(parameter, None, report),
            GenericParam::Type(ty) => {
                let bounds = with_where_clause(ty, &signature.generics);
                let mend = bounds::counterpart(&bounds, Position::Parameter);
                let mend = mend.map(|mend| format!("in place of `{}`, {mend}", ty.ident));
                generic(parameter, mend, report);
            }
        }
    }
    if let Some(asyncness) = &signature.asyncness {
        report.rule(
            asyncness,
            "HS0015",
            "an `async` function cannot be exported: nothing on the Haskell side would poll its future",
            "export a function that runs the future to its end, such as with your executor's `block_on`",
        );
    }
    if let Some(abi) = &signature.abi {
        report.rule(
            abi,
            "HS0016",
            "an `extern` function cannot be exported: hsffi writes the C function itself",
            "remove the `extern`; the function stays an ordinary Rust function",
        );
    }
    if let Safety::Unsafe(token) = &signature.safety {
        report.rule(
            token,
            "HS0024",
            "an `unsafe fn` cannot be exported: Haskell could not keep its contract",
            "check the contract in a safe function and export that; `#[hsffi(unsafe, …)]` speaks of the import only",
        );
    }
}

/// The bounds of a type parameter, wherever they are written.
fn with_where_clause(
    parameter: &TypeParam,
    generics: &Generics,
) -> Punctuated<TypeParamBound, Token![+]> {
    let mut bounds = parameter.bounds.clone();
    let clauses = generics.where_clause.iter();
    for predicate in clauses.flat_map(|clause| &clause.predicates) {
        if let WherePredicate::Type(predicate) = predicate
            && let Type::Path(ty) = &predicate.bounded_ty
            && ty.path.is_ident(&parameter.ident)
        {
            bounds.extend(predicate.bounds.iter().cloned());
        }
    }
    bounds
}

fn generic(at: impl ToTokens, mend: Option<String>, report: &mut Report) {
    let mend = mend.unwrap_or_else(|| {
        "export a function for each type that Haskell needs; take a Haskell function as `Fun<'_, fn(A) -> B>`, and return an iterator as `Items<'_, T>`".to_owned()
    });
    report.rule(
        at,
        "HS0014",
        "a generic function cannot be exported: a C function has one type",
        &mend,
    );
}

/// What in a type means nothing outside of its signature.
struct OfSignature<'a> {
    generics: &'a Generics,
    /// Each `impl Trait`, which makes the function generic.
    impl_traits: Vec<TypeImplTrait>,
    /// Whether a parameter of the function's is named, or `_`.
    named: bool,
}

impl<'a> OfSignature<'a> {
    fn find(ty: &Type, generics: &'a Generics) -> Self {
        let mut found = OfSignature {
            generics,
            impl_traits: Vec::new(),
            named: false,
        };
        found.visit_type(ty);
        found
    }

    fn report(&self, position: Position, report: &mut Report) {
        for ty in &self.impl_traits {
            let mend = bounds::counterpart(&ty.bounds, position);
            match position {
                Position::Parameter => generic(ty, mend, report),
                Position::Result => report.rule(
                    ty,
                    "HS0014",
                    "`impl Trait` cannot be returned: Haskell knows a type by its name, not by its traits",
                    &mend.unwrap_or_else(|| "return the type by its name, or an `OwnedByRust` of a type that holds it".to_owned()),
                ),
            }
        }
    }

    fn is_empty(&self) -> bool {
        self.impl_traits.is_empty() && !self.named
    }
}

impl<'ast> Visit<'ast> for OfSignature<'_> {
    fn visit_type_impl_trait(&mut self, ty: &'ast TypeImplTrait) {
        self.impl_traits.push(ty.clone());
        visit::visit_type_impl_trait(self, ty);
    }

    fn visit_type_infer(&mut self, _: &'ast TypeInfer) {
        self.named = true;
    }

    fn visit_ident(&mut self, ident: &'ast Ident) {
        self.named |= self
            .generics
            .params
            .iter()
            .any(|parameter| match parameter {
                GenericParam::Type(parameter) => parameter.ident == *ident,
                GenericParam::Const(parameter) => parameter.ident == *ident,
                GenericParam::Lifetime(_) => false,
            });
    }
}

/// A parameter that is there on some platforms only would be another C function there.
fn refuse_conditions(input: &PatType, report: &mut Report) {
    if let Some(attribute) = input
        .attrs
        .iter()
        .find(|attribute| conditions::is_condition(attribute))
    {
        report.push(syn::Error::new(
            attribute.span(),
            "a parameter of an exported function cannot depend on a `cfg`: write two functions, each with its own",
        ));
    }
    if let Some(attribute) = conditions::options(&input.attrs) {
        report.push(syn::Error::new(
            attribute.span(),
            "a parameter has no options: remove the attribute, or put it on the function",
        ));
    }
}

fn parameter(
    position: usize,
    input: &FnArg,
    generics: &Generics,
    self_ty: Option<&Type>,
    import: options::Safety,
    report: &mut Report,
) -> Parameter {
    let word = Ident::new(&format!("hsffi_{position}"), Span::mixed_site());
    match input {
        FnArg::Receiver(receiver) => {
            let ty = receiver_type(receiver, self_ty, report);
            Parameter {
                name: "self".to_owned(),
                word,
                at: receiver.to_token_stream(),
                abi: None,
                receiver: reference_to_self(receiver)
                    .is_some_and(|reference| reference.mutability.is_none()),
                nameable: true,
                ty,
            }
        }
        FnArg::Typed(input) => {
            refuse_conditions(input, report);
            let of_signature = OfSignature::find(&input.ty, generics);
            of_signature.report(Position::Parameter, report);
            lives_forever(&Statics::find(&input.ty), report);
            let ty = lifetime::erase(&input.ty, self_ty);
            Parameter {
                name: name(&input.pat, position),
                word,
                at: input.ty.to_token_stream(),
                abi: spelled_abi(&ty, import),
                receiver: false,
                nameable: of_signature.is_empty(),
                ty,
            }
        }
    }
}

fn lives_forever(statics: &Statics, report: &mut Report) {
    for lifetime in &statics.references {
        report.rule(
            lifetime,
            "HS0009",
            "Haskell lends memory for one call, and `&'static` would outlive it",
            "remove `'static`; copy what must be kept, for instance with `to_owned`",
        );
    }
    for (lifetime, function) in &statics.arguments {
        let mend = match function {
            Some(function) => format!(
                "write `OwnedByHaskell<Fun<'_, {function}>>`, which Rust may keep, or `Fun<'_, {function}>`, to call it until this call returns"
            ),
            None => "write `'_`, and use it within the call".to_owned(),
        };
        report.rule(
            lifetime,
            "HS0017",
            "what Haskell passes is there until the call returns, and `'static` would outlive it",
            &mend,
        );
    }
}

/// The type of `self`, at the place where `self` stands.
fn receiver_type(receiver: &Receiver, self_ty: Option<&Type>, report: &mut Report) -> Type {
    let span = receiver.self_token.span();
    let self_ty = self_ty.map_or_else(
        || quote_spanned!(span=> Self),
        |ty| lifetime::respanned(ty, span),
    );
    if let Some(Reference {
        lifetime,
        mutability,
    }) = reference_to_self(receiver)
    {
        if let Some(lifetime) = lifetime
            && lifetime.ident == "static"
        {
            let statics = Statics {
                references: vec![lifetime.clone()],
                ..Statics::default()
            };
            lives_forever(&statics, report);
        }
        return parse_quote_spanned!(span=> & #mutability #self_ty);
    }
    match &receiver.kind {
        ReceiverKind::Typed(_, ty) => {
            lives_forever(&Statics::find(ty), report);
            let self_ty: Type = parse_quote_spanned!(span=> #self_ty);
            lifetime::erase(ty, Some(&self_ty))
        }
        _ => parse_quote_spanned!(span=> #self_ty),
    }
}

/// A `self` that is a reference to the type of the `impl` block.
struct Reference<'a> {
    lifetime: Option<&'a Lifetime>,
    mutability: Option<&'a Token![mut]>,
}

/// `&self` and `&mut self`, also as `self: &Self` and `self: &mut Self`.
fn reference_to_self(receiver: &Receiver) -> Option<Reference<'_>> {
    match &receiver.kind {
        ReceiverKind::Reference(_, lifetime, mutability) => Some(Reference {
            lifetime: lifetime.as_ref(),
            mutability: mutability.as_ref(),
        }),
        ReceiverKind::Typed(_, ty) => match unwrapped(ty) {
            Type::Reference(reference) if matches!(unwrapped(&reference.elem), Type::Path(ty) if ty.path.is_ident("Self")) => {
                Some(Reference {
                    lifetime: reference.lifetime.as_ref(),
                    mutability: reference.mutability.as_ref(),
                })
            }
            _ => None,
        },
        _ => None,
    }
}

/// A type without the parentheses around it, and without what macros put there.
fn unwrapped(ty: &Type) -> &Type {
    match ty {
        Type::Paren(ty) => unwrapped(&ty.elem),
        Type::Group(ty) => unwrapped(&ty.elem),
        ty => ty,
    }
}

fn name(pattern: &Pat, position: usize) -> String {
    match pattern {
        Pat::Ident(pattern) => pattern
            .ident
            .to_string()
            .trim_start_matches("r#")
            .to_owned(),
        _ => format!("argument{position}"),
    }
}

fn is_reference(ty: &Type) -> bool {
    matches!(unwrapped(ty), Type::Reference(_))
}

/// How a parameter is passed whose type is spelled so: slices and arrays of Haskell's as pointer and length; `&str` within the
/// array that it lies in, which does not move during an `unsafe` call.
fn spelled_abi(ty: &Type, import: options::Safety) -> Option<ArgAbi> {
    let ty = match unwrapped(ty) {
        Type::Reference(ty) if ty.mutability.is_none() => &*ty.elem,
        Type::Path(ty) if ty.qself.is_none() && is_array(&ty.path) => return Some(ArgAbi::Slice),
        _ => return None,
    };
    match ty {
        Type::Slice(_) => Some(ArgAbi::Slice),
        Type::Path(ty) if ty.qself.is_none() && ty.path.is_ident("str") => {
            Some(if import == options::Safety::Unsafe {
                ArgAbi::ArraySlice
            } else {
                ArgAbi::Slice
            })
        }
        _ => None,
    }
}

/// Whether the type is spelled as an array of Haskell's: by its name, with its lifetime. That it is one, and that there is
/// none where it is not spelled so, rustc proves.
fn is_array(path: &Path) -> bool {
    let Some(last) = path.segments.last() else {
        return false;
    };
    let PathArguments::AngleBracketed(arguments) = &last.arguments else {
        return false;
    };
    matches!(arguments.args.first(), Some(GenericArgument::Lifetime(_)))
        && ARRAYS.iter().any(|name| last.ident == name)
}

/// The types of `hsffi::array`.
const ARRAYS: [&str; 11] = [
    "ByteArray",
    "ShortByteString",
    "MutableByteArray",
    "PinnedByteArray",
    "PinnedMutableByteArray",
    "Array",
    "MutableArray",
    "SmallArray",
    "SmallMutableArray",
    "ArrayArray",
    "MutableArrayArray",
];
