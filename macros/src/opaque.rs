//! `#[derive(hsffi::Opaque)]`, and what it shares with a destructor written by hand.

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, format_ident, quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{Data, DeriveInput, Field, GenericParam, Generics, Type, parse_quote};

use crate::bound_check::BoundCheck;
use crate::options::{Options, Place};
use crate::report::Report;
use crate::{definition, docs, lifetime, mangle, metadata, placeholder_impl};

pub fn expand(item: TokenStream) -> TokenStream {
    let input: DeriveInput = match syn::parse2(item) {
        Ok(input) => input,
        Err(error) => return error.into_compile_error(),
    };
    let mut report = Report::default();
    let options = Options::read(Place::Object, TokenStream::new(), &input.attrs, &mut report);
    refuse_parameters(&input.generics, &mut report);
    refuse_what_a_child_is_not(&options, &input.generics, &mut report);
    if options.bound.is_some() {
        refuse_a_parent(&input.generics, &mut report);
    }
    if !report.is_empty() {
        let definition = definition::emit(&definition::id(&input.ident), None, None);
        return placeholder_impl::expand(&input, report, |implement, ty| {
            quote! {
                #definition

                unsafe #implement ::hsffi::__private::OneDestructorHS0002 for #ty {
                    const DEFINITION: &'static ::hsffi::__private::metadata::Definition = &HSFFI_DEFINITION;
                    const BORROWS: ::core::primitive::bool = false;
                    type Storage = ::hsffi::__private::object::Plain;
                    type Of<'kept> = #ty;
                }
                #implement ::hsffi::__private::rule::Released for #ty {
                    type Heap = <() as ::hsffi::__private::import::Checked<{ HSFFI_PLACEHOLDER }>>::Type;
                    type Opening = ::hsffi::__private::object::Made;
                    type StoredAs = ::hsffi::__private::object::Plain;
                }
            }
        });
    }

    let ident = &input.ident;
    let (implement, arguments, bounds) = input.generics.split_for_impl();
    let name = haskell_name(&options, ident);
    let family = Family::new(ident, &input.generics);
    let destructor = Destructor {
        at: ident.span(),
        id: definition::id(ident),
        symbol: mangle::of(&[&name, "destroy"]),
        close: options
            .closeable
            .is_some()
            .then(|| mangle::of(&[&name, "close"])),
        docs: docs::of(&input.attrs),
        argument: {
            let ty = &family.forever;
            quote!(::hsffi::OwnedByRust<#ty>)
        },
        release: match &options.released_by {
            Some(function) => Release::ByC(quote!(#function)),
            None => Release::ByRust(quote!(::core::mem::drop)),
        },
        keeping: keeping(&options, &input.generics),
        by_haskell: options.has_haskell_finalizer(),
        by_thread: options.has_thread_finalizer(),
        late: options.usable_in_finalizers.is_some(),
        size: options.size.as_ref(),
        token: None,
        opening: opening(&options),
        name,
        family: &family,
    };
    let destructor = destructor.expand();
    let immutable = options
        .immutable
        .is_some()
        .then(|| quote!(impl ::hsffi::__private::rule::Immutable for #ident {}));
    let of_fields = asked_of_fields(&options, ident, &family.forever, &input.data);
    quote! {
        #[allow(deprecated)]
        const _: () = {
            #destructor

            #[diagnostic::do_not_recommend]
            impl #implement ::hsffi::__private::position::Param for #ident #arguments #bounds {
                type Requirement = ::hsffi::__private::rule::Object<Self>;
            }

            #[diagnostic::do_not_recommend]
            impl #implement ::hsffi::__private::position::Component for #ident #arguments #bounds {
                type Requirement = ::hsffi::__private::rule::ObjectByValue<Self>;
            }

            #[diagnostic::do_not_recommend]
            impl #implement ::hsffi::__private::position::ErrorField for #ident #arguments #bounds {}

            #[diagnostic::do_not_recommend]
            impl #implement ::hsffi::__private::position::InSequence for #ident #arguments #bounds {
                type Requirement = ::hsffi::__private::counterparts::ObjectsTaken<Self>;
            }

            #[diagnostic::do_not_recommend]
            impl #implement ::hsffi::__private::position::InReturnedSequence for #ident #arguments #bounds {
                type Requirement = ::hsffi::__private::counterparts::ObjectsReturned<Self>;
            }

            #immutable

            #of_fields
        };
    }
}

/// What is asked of the fields' types, by who uses and drops the object.
fn asked_of_fields(
    options: &Options,
    ident: &syn::Ident,
    whole: &Type,
    data: &Data,
) -> Option<TokenStream> {
    if options.bound.is_some() {
        return None;
    }
    let threads = threads(ident, whole, data, options.exclusive.is_none());
    let is_finalized_by_c = !options.has_haskell_finalizer() && !options.has_thread_finalizer();
    let waits = is_finalized_by_c.then(|| waits(whole, data));
    Some(quote!(#threads #waits))
}

/// What borrows is closed and released with its parent.
fn refuse_what_a_child_is_not(options: &Options, generics: &Generics, report: &mut Report) {
    if let (Some(immutable), Some(_)) = (&options.immutable, generics.lifetimes().next()) {
        report.push(syn::Error::new(
            immutable.span(),
            "an object that borrows is closed when its parent is: it cannot be the same for every call, so leave out `immutable`",
        ));
    }
    if let (Some(finalizer), true, Some(_)) = (
        &options.finalizer,
        options.has_haskell_finalizer(),
        generics.lifetimes().next(),
    ) {
        report.push(syn::Error::new(
            finalizer.span(),
            "an object that borrows is released in the midst of its family, where its destructor must not call Haskell: let an object without lifetimes have the finalizer",
        ));
    }
}

/// How the type's values lie behind their handles.
fn keeping(options: &Options, generics: &Generics) -> TokenStream {
    if options.bound.is_some() {
        if options.exclusive.is_some() {
            quote!(::hsffi::__private::object::BoundExclusive)
        } else {
            quote!(::hsffi::__private::object::Bound)
        }
    } else if options.exclusive.is_some() {
        quote!(::hsffi::__private::object::Exclusive)
    } else if options.closeable.is_some() && options.has_haskell_finalizer() {
        quote!(::hsffi::__private::object::Childless)
    } else if options.closeable.is_some() || options.parent.is_some() || !generics.params.is_empty()
    {
        quote!(::hsffi::__private::object::Shared)
    } else {
        quote!(::hsffi::__private::object::Plain)
    }
}

/// What it may take to make one.
fn opening(options: &Options) -> TokenStream {
    // An immutable object is closed for the sake of its memory.
    let holds = options.closeable.is_some() && options.immutable.is_none();
    if options.exclusive.is_some() || holds {
        quote!(::hsffi::__private::object::Opened)
    } else {
        quote!(::hsffi::__private::object::Made)
    }
}

/// A type with all the lifetimes that it may have.
pub struct Family {
    implement: TokenStream,
    /// The type for any lifetimes.
    any: TokenStream,
    /// The type that borrows for as long as `'kept`.
    of_kept: Type,
    /// The type that borrows for ever, which stands for all of them where types have no lifetimes.
    forever: Type,
    /// Whether it has lifetimes.
    borrows: bool,
}

impl Family {
    fn new(ident: &syn::Ident, generics: &Generics) -> Self {
        let (implement, arguments, bounds) = generics.split_for_impl();
        let each = |lifetime: &str| {
            let lifetime = syn::Lifetime::new(lifetime, proc_macro2::Span::call_site());
            let lifetimes = generics.params.iter().map(|_| &lifetime);
            if generics.params.is_empty() {
                quote!(#ident)
            } else {
                quote!(#ident<#(#lifetimes),*>)
            }
        };
        let (of_kept, forever) = (each("'kept"), each("'static"));
        Family {
            implement: quote!(#implement),
            any: quote!(#ident #arguments #bounds),
            of_kept: parse_quote!(#of_kept),
            forever: parse_quote!(#forever),
            borrows: !generics.params.is_empty(),
        }
    }

    /// That of a type without lifetimes.
    pub fn of_one(ty: &Type) -> Self {
        Family {
            implement: TokenStream::new(),
            any: quote!(#ty),
            of_kept: ty.clone(),
            forever: ty.clone(),
            borrows: false,
        }
    }
}

/// The Haskell name of a type or variant.
pub fn haskell_name(options: &Options, ident: &syn::Ident) -> String {
    let name = options.name();
    if name.is_empty() {
        ident.to_string().trim_start_matches("r#").to_owned()
    } else {
        name
    }
}

/// A type that crosses by value is one type, which borrows nothing.
pub fn refuse_generics(generics: &Generics, report: &mut Report) {
    for lifetime in generics.lifetimes() {
        refuse_borrowing(lifetime, report);
    }
    refuse_parameters(generics, report);
}

/// A type that crosses is one type.
fn refuse_parameters(generics: &Generics, report: &mut Report) {
    for parameter in &generics.params {
        if !matches!(parameter, GenericParam::Lifetime(_)) {
            report.rule(
                parameter,
                "HS0014",
                "a generic type cannot cross: Haskell sees one type, with one destructor",
                "wrap the instance that Haskell needs: `struct Numbers(Tree<u64>)`",
            );
        }
    }
}

/// What is bound to a thread borrows from no object.
fn refuse_a_parent(generics: &Generics, report: &mut Report) {
    for lifetime in generics.lifetimes() {
        report.rule(
            lifetime,
            "HS0049",
            "a bound object has no parent: it is dropped when its thread ends, and the parent when nobody uses it",
            "let it own or share what it borrows, for instance by an `Arc` or an `Rc`",
        );
    }
}

/// What Haskell owns borrows nothing.
pub fn refuse_borrowing(lifetime: impl ToTokens, report: &mut Report) {
    report.rule(
        lifetime,
        "HS0014",
        "a type that borrows cannot cross: Haskell keeps its values after the call",
        "let the type own what it borrows: `String` for `&str`, `Vec<T>` for `&[T]`, `Arc<T>` for `&T`",
    );
}

/// What releases an object.
pub enum Release {
    /// A function of the destructor's argument.
    ByRust(TokenStream),
    /// A function of a C library, as a type.
    ByC(TokenStream),
}

/// A destructor to be exported.
pub struct Destructor<'a> {
    pub family: &'a Family,
    /// The Haskell type's name.
    pub name: String,
    /// Where the type, or the destructor, stands.
    pub at: Span,
    /// An expression for the type's id.
    pub id: TokenStream,
    pub symbol: String,
    /// The link name of the function that closes, where there is one.
    pub close: Option<String>,
    /// What is said of the type, an expression.
    pub docs: TokenStream,
    /// What the destructor takes: `OwnedByRust<ty>`, as the user spells it.
    pub argument: TokenStream,
    pub release: Release,
    /// How the values lie behind their handles.
    pub keeping: TokenStream,
    /// Whether a Haskell thread runs it, which may call Haskell.
    pub by_haskell: bool,
    /// Whether a thread of Rust's runs it, to which a C finalizer hands the object.
    pub by_thread: bool,
    /// Whether Haskell's finalizers may still use an object that a collection has found unused.
    pub late: bool,
    /// The method that tells how many bytes a value takes.
    pub size: Option<&'a syn::Path>,
    /// The type of the token that it takes, when it may.
    pub token: Option<Type>,
    /// What it may take to make a value.
    pub opening: TokenStream,
}

impl Destructor<'_> {
    pub fn expand(&self) -> TokenStream {
        let Destructor {
            family:
                Family {
                    implement,
                    any,
                    of_kept,
                    forever: ty,
                    borrows,
                },
            name,
            id,
            symbol,
            close,
            docs,
            release,
            keeping,
            opening,
            ..
        } = self;
        let sized = BoundCheck::named(format_ident!("HSFFI_SIZED"));
        let is_sized = sized.require_that(
            "Safe",
            &quote!(::hsffi::__private::rule::ThinHandle<#ty>),
            ty,
        );
        let object = sized.checked(ty);
        let of_kept = sized.checked(of_kept);
        let (heap, destructor, released) = match release {
            Release::ByRust(release) => (
                quote!(::hsffi::Rust),
                quote!(#symbol),
                self.by_rust(&object, release),
            ),
            Release::ByC(function) => {
                let check = BoundCheck::named(format_ident!("HSFFI_RELEASES"));
                let asked = check.require_that(
                    "Safe",
                    &quote!(::hsffi::__private::rule::ReleaseFunction<#object, #function>),
                    function,
                );
                let function = check.checked(&parse_quote!(#function));
                (
                    quote!(::hsffi::C<#function>),
                    quote!(<#function as ::hsffi::Release<#object>>::SYMBOL),
                    asked,
                )
            }
        };
        let finalizer = self.finalizer();
        let size = self.size.map(size);
        let close_symbol = close.as_deref().unwrap_or_default();
        let destroy = self.destroy();
        let close_function = format_ident!("hsffi_close");
        let definition = definition::emit(
            id,
            matches!(release, Release::ByRust(_)).then_some(&destroy),
            close.as_ref().map(|_| &close_function),
        );
        let close = close
            .as_ref()
            .map(|symbol| close_shim(&object, symbol, &close_function));
        let variables = metadata::variables_named(&["hsffi_object", "hsffi_token"]);
        let record_symbol = format!("{symbol}_abi");
        let record = metadata::emit(
            &record_symbol,
            self.at,
            &quote! {
                ::hsffi::__private::metadata::Record::Object(::hsffi::__private::metadata::Object {
                    id: &HSFFI_DEFINITION,
                    name: #name,
                    symbol: #record_symbol,
                    destructor: #destructor,
                    finalizer: ::hsffi::__private::metadata::Finalizer::#finalizer,
                    close: #close_symbol,
                    access: <#keeping as ::hsffi::__private::object::Storage<#object>>::ACCESS,
                    docs: #docs,
                })
            },
        );
        quote! {
            // SAFETY: the destructor below is that of the type, whose `Send` and `Sync` are asked for beside it if need be.
            unsafe impl #implement ::hsffi::__private::OneDestructorHS0002 for #any {
                const DEFINITION: &'static ::hsffi::__private::metadata::Definition = &HSFFI_DEFINITION;
                const BORROWS: ::core::primitive::bool = #borrows;
                #size
                type Storage = #keeping;
                type Of<'kept> = #of_kept;
            }

            impl #implement ::hsffi::__private::rule::Released for #any {
                type Heap = #heap;
                type Opening = #opening;
                type StoredAs = #keeping;
            }

            #definition
            #variables
            #is_sized
            #released
            #close
            #record
        }
    }

    /// Who runs it, as the metadata tells it.
    fn finalizer(&self) -> syn::Ident {
        format_ident!(
            "{}",
            match (self.by_haskell, self.late) {
                (true, _) => "Haskell",
                (_, true) => "Late",
                _ => "C",
            }
        )
    }

    /// The name of the C function that Haskell calls. Not that of the user's function, which may be what releases.
    fn destroy(&self) -> syn::Ident {
        format_ident!("hsffi_{}", self.symbol)
    }

    /// The C function that Haskell calls for an object on Rust's heap.
    fn by_rust(&self, object: &Type, release: &TokenStream) -> TokenStream {
        let Destructor {
            symbol,
            argument,
            keeping,
            ..
        } = self;
        let token = self
            .token
            .as_ref()
            .map(|ty| quote!(, <#ty as ::hsffi::__private::rule::IsToken>::at(hsffi_token)));
        let destroy = self.destroy();
        let destroys = BoundCheck::named(format_ident!("HSFFI_DESTROYS"));
        let is_destroyed = destroys.require_that(
            "Safe",
            &quote!(::hsffi::__private::object::Destroys<#object, #argument>),
            argument,
        );
        let argument = destroys.checked(&parse_quote!(#argument));
        let is_counted = match self.size {
            Some(_) => quote!(::hsffi::__private::accounting::take_said_back(hsffi_object)),
            None => quote!(::hsffi::__private::debug_checks::released::<#object>(hsffi_object)),
        };
        let body = quote! {
            if let ::core::option::Option::Some(hsffi_object) = ::core::ptr::NonNull::new(hsffi_object) {
                #is_counted;
                <#keeping as ::hsffi::__private::object::Storage<#object>>::release(
                    hsffi_object,
                    |hsffi_object| #release(
                        <#argument as ::hsffi::__private::object::DestructorArgument<#object>>::from_handle(hsffi_object)
                        #token
                    ),
                )
            }
        };
        // With a token that it must not have, no other fault is told.
        let by_haskell = self.by_haskell || self.token.is_some();
        let parameter =
            by_haskell.then(|| quote!(, hsffi_functions: *const ::hsffi::__private::RtsCallbacks));
        let run = if by_haskell {
            quote!(unsafe {
                ::hsffi::__private::call::run_haskell_destructor(hsffi_functions, |hsffi_token| { #body })
            })
        } else if self.by_thread {
            quote! {
                unsafe fn hsffi_drop(hsffi_object: *mut ::core::primitive::u8) {
                    unsafe { #body }
                }
                unsafe { ::hsffi::__private::call::run_destructor_later(hsffi_object, hsffi_drop) }
            }
        } else {
            let name = &self.name;
            quote! {
                static HSFFI_TYPE: ::hsffi::__private::debug_checks::Subject = ::hsffi::__private::debug_checks::Subject::new(#name);
                unsafe { ::hsffi::__private::call::run_finalizer(&HSFFI_TYPE, |hsffi_token| { #body }) }
            }
        };
        quote! {
            #is_destroyed

            // SAFETY, as far as the macro knows: Haskell calls this once, with a pointer that the type's handles hold.
            #[unsafe(export_name = #symbol)]
            #[allow(unused_variables)]
            unsafe extern "C" fn #destroy(hsffi_object: *mut ::core::primitive::u8 #parameter) {
                #run
            }
        }
    }
}

/// The C function that closes an object.
fn close_shim(object: &Type, symbol: &str, name: &syn::Ident) -> TokenStream {
    quote! {
        // SAFETY, as far as the macro knows: Haskell passes a handle of the type.
        #[unsafe(export_name = #symbol)]
        unsafe extern "C" fn #name(
            hsffi_object: *const ::core::primitive::u8,
        ) -> <() as ::hsffi::__private::Outcome>::Register {
            unsafe { ::hsffi::__private::object::close::<#object>(hsffi_object) }
        }
    }
}

/// What the type says of its size.
fn size(method: &syn::Path) -> TokenStream {
    let said =
        quote_spanned!(method.span()=> ::hsffi::__private::rule::size(Self::#method(hsffi_object)));
    quote! {
        const SIZE: ::core::option::Option<fn(&Self) -> ::core::primitive::usize> =
            ::core::option::Option::Some(|hsffi_object| #said);
    }
}

/// The fields of all variants: the types as the user wrote them, and as others name them.
fn fields<'a>(whole: &Type, data: &'a Data) -> Vec<(&'a Type, Type)> {
    let fields: Vec<&Field> = match data {
        Data::Struct(data) => data.fields.iter().collect(),
        Data::Enum(data) => data.variants.iter().flat_map(|v| &v.fields).collect(),
        Data::Union(data) => data.fields.named.iter().collect(),
    };
    let named = |field: &'a Field| (&field.ty, lifetime::erase(&field.ty, Some(whole)));
    fields.into_iter().map(named).collect()
}

/// Asks that the type's own `Drop`, which a C finalizer runs, does not wait with a field.
fn waits(whole: &Type, data: &Data) -> TokenStream {
    let checks = fields(whole, data)
        .into_iter()
        .enumerate()
        .map(|(position, (at, ty))| {
            let probe = |ty: &Type| quote!(<::hsffi::__private::object::Probe<#ty>>);
            let (whole, field) = (probe(whole), probe(&ty));
            BoundCheck::named(format_ident!("HSFFI_WAITS_{position}")).require_that(
                "Safe",
                &quote!(::hsffi::__private::rule::Finalized<#ty, { !(#whole::DROPS && #field::AWAITED) }>),
                at,
            )
        });
    quote! {
        use ::hsffi::__private::object::{NotAwaited as _, NotDrop as _};
        #(#checks)*
    }
}

/// Asks that any thread may use and release the type, and names the fields that stand in the way.
fn threads(ident: &syn::Ident, whole: &Type, data: &Data, shared: bool) -> TokenStream {
    let fields = fields(whole, data);
    let probe = |ty: &Type| quote!(<::hsffi::__private::object::Probe<#ty>>);
    let of_fields = fields.iter().enumerate().map(|(position, (at, ty))| {
        let field = probe(ty);
        let sent = BoundCheck::named(format_ident!("HSFFI_SENT_{position}"));
        let shared = BoundCheck::named(format_ident!("HSFFI_SHARED_{position}"));
        let sent = sent.require_that(
            "Safe",
            &quote!(::hsffi::__private::rule::Sent<#ty, { HSFFI_SEND }>),
            at,
        );
        // What is not `Send` is seldom `Sync`: told once, it is mended once.
        let shared = shared.require_that(
            "Safe",
            &quote!(::hsffi::__private::rule::Shared<#ty, { HSFFI_SYNC || !HSFFI_SEND && !#field::SEND }>),
            at,
        );
        quote!(#sent #shared)
    });
    // Where no field is at fault, the type itself is.
    let faults = fields.iter().map(|(_, ty)| probe(ty));
    let sent_fields = faults.clone().map(|field| quote!(|| !#field::SEND));
    let shared_fields = faults.map(|field| quote!(|| !#field::SYNC));
    let sent = BoundCheck::named(format_ident!("HSFFI_SENT")).require_that(
        "Safe",
        &quote!(::hsffi::__private::rule::Sent<#whole, { HSFFI_SEND #(#sent_fields)* }>),
        ident,
    );
    let is_shared = BoundCheck::named(format_ident!("HSFFI_SHARED")).require_that(
        "Safe",
        &quote!(::hsffi::__private::rule::Shared<#whole, { HSFFI_SYNC || !HSFFI_SEND #(#shared_fields)* }>),
        ident,
    );
    let whole = probe(whole);
    // What is used by one call at a time need not be `Sync`.
    let is_sync = if shared {
        quote!(#whole::SYNC)
    } else {
        quote!(true)
    };
    quote! {
        use ::hsffi::__private::object::{NotSend as _, NotSync as _};
        const HSFFI_SEND: ::core::primitive::bool = #whole::SEND;
        const HSFFI_SYNC: ::core::primitive::bool = #is_sync;
        #(#of_fields)*
        #sent
        #is_shared
    }
}

/// The same of a type whose fields the macro does not see.
pub fn threads_of_type(ty: &Type) -> TokenStream {
    let sent = BoundCheck::named(format_ident!("HSFFI_SENT")).require_that(
        "Safe",
        &quote!(::hsffi::__private::rule::Sent<#ty>),
        ty,
    );
    let shared = BoundCheck::named(format_ident!("HSFFI_SHARED")).require_that(
        "Safe",
        &quote!(::hsffi::__private::rule::Shared<#ty, { !HSFFI_SEND }>),
        ty,
    );
    quote! {
        use ::hsffi::__private::object::NotSend as _;
        const HSFFI_SEND: ::core::primitive::bool = <::hsffi::__private::object::Probe<#ty>>::SEND;
        #sent
        #shared
    }
}
