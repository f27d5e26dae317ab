#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "hsffi.h"

/* Where a record's digest begins. */
#define DIGEST_OFFSET 16

static void other_runtime(const struct hsffi_package *package)
{
    fprintf(stderr,
            "hsffi: the Rust library %s of the Haskell package %s-%s was built with a version of hsffi that is incompatible with "
            "the Haskell package hsffi (library: ABI %llu, runtime: ABI %d). Build both with one version of hsffi: run cargo "
            "hsffi build, which also writes the package hsffi.\n",
            package->crate, package->name, package->version, (unsigned long long) package->library->abi, HSFFI_ABI);
    exit(1);
}

static void other_version(const struct hsffi_package *package, const char *name)
{
    fprintf(stderr,
            "hsffi: the Haskell package %s-%s was generated from another version of the Rust library %s, now %s: %s differs. "
            "Generate it again with cargo hsffi build.\n",
            package->name, package->version, package->crate, package->library->version, name);
    exit(1);
}

static void other_build(const struct hsffi_package *package, const char *type)
{
    fprintf(stderr,
            "hsffi: the Haskell package %s is linked with another build of the Rust crate that defines %s than its library was "
            "built with. Build all packages of the program with cargo hsffi build, which keeps their libraries apart.\n",
            package->name, type);
    exit(1);
}

void hsffi_start(const struct hsffi_package *package)
{
    size_t i;

    if (package->library->abi != HSFFI_ABI)
        other_runtime(package);
    for (i = 0; i < package->record_count; i++) {
        const struct hsffi_record *record = &package->records[i];

        if (memcmp(record->metadata + DIGEST_OFFSET, record->digest, sizeof record->digest) != 0)
            other_version(package, record->name);
    }
    for (i = 0; i < package->type_count; i++) {
        if (*package->types[i].used != *package->types[i].found)
            other_build(package, package->types[i].name);
    }
    for (i = 0; i < package->object_count; i++) {
        const struct hsffi_object *object = &package->objects[i];
        const struct hsffi_definition *type = *object->type;

        /* A C library's function, which is in no definition, is one for all. */
        if ((type->destroy && type->destroy != object->destroy) || type->close != object->close)
            other_build(package, object->name);
    }
    package->library->begin(package->library->pressure);
}
