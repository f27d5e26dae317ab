/* What the C file of a generated package, the runtime package hsffi, and a Rust library that is built with hsffi agree on. */

#ifndef HSFFI_H
#define HSFFI_H

#include <stddef.h>
#include <stdint.h>

/* The version of this agreement. A library of another version does not start. */
#define HSFFI_ABI 3

/* The functions of a Rust library that the runtime uses. The library has one static of this type. Hsffi.Internal.Library reads it by
   the positions of its words. */
struct hsffi_library {
    uint64_t abi;                                   /*  0 */
    const char *version;                            /*  1: of the Cargo package */
    void (*begin)(const uint32_t *);                /*  2: with the pressure */
    void (*note_exit)(void *);                      /*  3 */
    uint64_t (*release_failure)(void *);            /*  4 */
    void (*release_buffer)(size_t, char *);         /*  5 */
    void (*finalize_buffer[4])(size_t, void *);     /*  6: elements of 1, 2, 4 and 8 bytes */
    void (*begin_stop)(uint32_t *);                 /* 10 */
    void (*wake_stop)(const uint32_t *);            /* 11 */
    const uint32_t *pressure;                       /* 12 */
    void (*relieve)(void (*)(void), void (*)(void)); /* 13 */
    void (*hold)(size_t);                           /* 14 */
    void (*let_go)(size_t, void *);                 /* 15 */
    void (*release_slots)(size_t, void *);          /* 16 */
};

/* A record of a library's metadata, the digest of it that the package was generated for, and the name of what it describes. */
struct hsffi_record {
    const uint8_t *metadata;
    uint8_t digest[8];
    const char *name;
};

/* How Rust defines a type: there is one static for each definition, so that addresses tell types apart. */
struct hsffi_definition {
    void (*destroy)(void);
    void (*close)(void);
};

/* A type that a record names, and the type that the package's imports find by its name. */
struct hsffi_type {
    const struct hsffi_definition *const *used;
    const struct hsffi_definition *const *found;
    const char *name;
};

/* A type of objects, and the functions that the package's imports find by the names of its destructor and its close function. */
struct hsffi_object {
    const struct hsffi_definition *const *type;
    void (*destroy)(void);
    void (*close)(void);
    const char *name;
};

/* A generated package, and the library that it calls. */
struct hsffi_package {
    const char *name;
    const char *version;
    const char *crate;
    const struct hsffi_library *library;
    const struct hsffi_record *records;
    size_t record_count;
    const struct hsffi_type *types;
    size_t type_count;
    const struct hsffi_object *objects;
    size_t object_count;
};

/* Ends the program with a message when the package, its library and the runtime do not fit together. Otherwise starts the
   library. To be called before main. */
void hsffi_start(const struct hsffi_package *package);

#endif
