/* A library in C that keeps to the agreement of hsffi.h, and functions that do what generated shims do. */

#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "hsffi.h"

/* How many buffers, reports and objects are alive, and what the runtime has asked for. */
static atomic_int buffers, reports, objects, begun, exits, collections;
static atomic_long held;
static uint32_t pressure;

int test_buffers(void) { return atomic_load(&buffers); }
int test_reports(void) { return atomic_load(&reports); }
int test_objects(void) { return atomic_load(&objects); }
int test_collections(void) { return atomic_load(&collections); }
long test_held(void) { return atomic_load(&held); }

struct text {
    char *start;
    uint64_t len;
    uint64_t capacity;
};

struct report {
    uint64_t status;
    uint64_t word;
    struct text message;
    struct text location;
};

static struct text text_of(const char *contents)
{
    struct text text = {malloc(strlen(contents) + 1), strlen(contents), strlen(contents)};

    memcpy(text.start, contents, text.len);
    return text;
}

static struct report *report_of(uint64_t status, uint64_t word, const char *message, const char *location)
{
    struct report *report = malloc(sizeof *report);

    atomic_fetch_add(&reports, 1);
    *report = (struct report){status, word, text_of(message), text_of(location)};
    return report;
}

static void begin(const uint32_t *word)
{
    (void) word;
    atomic_fetch_add(&begun, 1);
}

static void note_exit(void *unused)
{
    (void) unused;
    atomic_fetch_add(&exits, 1);
}

static uint64_t release_failure(void *pointer)
{
    struct report *report = pointer;
    uint64_t word = report->word;

    free(report->message.start);
    free(report->location.start);
    free(report);
    atomic_fetch_sub(&reports, 1);
    return word;
}

static void release_buffer(size_t capacity, char *buffer)
{
    if (capacity == 0)
        return;
    free(buffer);
    atomic_fetch_sub(&buffers, 1);
}

static void finalize_buffer(size_t capacity, void *buffer)
{
    release_buffer(capacity, buffer);
}

static void begin_stop(uint32_t *flag)
{
    *(volatile uint32_t *) flag = 0;
}

static void wake_stop(const uint32_t *flag)
{
    (void) flag;
}

static void relieve(void (*minor)(void), void (*major)(void))
{
    (void) minor;
    pressure = 0;
    atomic_fetch_add(&collections, 1);
    major();
}

static void hold(size_t bytes)
{
    atomic_fetch_add(&held, (long) bytes);
}

static void let_go(size_t bytes, void *unused)
{
    (void) unused;
    atomic_fetch_sub(&held, (long) bytes);
}

static void release_slots(size_t size, void *start)
{
    release_buffer(size, start);
}

const struct hsffi_library test_library = {
    HSFFI_ABI, "1.2.3", begin, note_exit, release_failure, release_buffer,
    {finalize_buffer, finalize_buffer, finalize_buffer, finalize_buffer},
    begin_stop, wake_stop, &pressure, relieve, hold, let_go, release_slots,
};

/* Registers. */

uint64_t test_word(uint64_t word)
{
    return word;
}

uint64_t test_tagged_word(uint64_t word)
{
    return (uint64_t) 0x7ff4 << 48 | (uint64_t) report_of(0, word, "", "");
}

uint64_t test_tagged_failure(uint64_t status)
{
    return (uint64_t) 0x7ff4 << 48 | (uint64_t) report_of(status, 0, "the message", status == 2 ? "lib.rs:1:2" : "");
}

double test_double(uint64_t bits)
{
    double result;

    if (bits >> 48 == 0x7ff4)
        bits = test_tagged_word(bits);
    memcpy(&result, &bits, sizeof result);
    return result;
}

/* Slots: a status is returned, and the slot has the result. */

uint64_t test_bytes(uint64_t len, struct text *slot)
{
    if (len > 0) {
        atomic_fetch_add(&buffers, 1);
        *slot = (struct text){malloc(len), len, len};
        memset(slot->start, 'x', len);
    } else {
        *slot = (struct text){NULL, 0, 0};
    }
    return 0;
}

/* A copy of a list of texts. */
uint64_t test_same_texts(const struct text *texts, uint64_t len, struct text *slot)
{
    struct text *copies = malloc(len * sizeof *copies + 1);
    uint64_t i;

    atomic_fetch_add(&buffers, 1);
    for (i = 0; i < len; i++) {
        test_bytes(texts[i].len, copies + i);
        memcpy(copies[i].start, texts[i].start, texts[i].len);
    }
    *slot = (struct text){(char *) copies, len, len * sizeof *copies + 1};
    return 0;
}

struct released {
    void *start;
    uint64_t len;
    void (*release)(void *);
};

static void release(void *memory)
{
    free(memory);
    atomic_fetch_sub(&buffers, 1);
}

uint64_t test_released(uint64_t len, struct released *slot)
{
    atomic_fetch_add(&buffers, 1);
    *slot = (struct released){malloc(len + 1), len, release};
    memset(slot->start, 'y', len);
    return 0;
}

/* Reads what Haskell gives, and takes it over only if it is told to. Returns the sum of the bytes. */
uint64_t test_take(uint8_t takes, struct released *slot)
{
    uint64_t sum = 0, i;

    for (i = 0; i < slot->len; i++)
        sum += ((uint8_t *) slot->start)[i];
    if (takes) {
        slot->release(slot->start);
        slot->start = NULL;
    }
    return sum;
}

uint64_t test_failure_in_slot(uint64_t status, void **slot)
{
    *slot = report_of(status, 0, "the message", "");
    return status;
}

uint64_t test_result(uint8_t fails, uint64_t *slot)
{
    *slot = 42;
    return fails;
}

uint64_t test_increment(uint64_t *slot)
{
    *slot += 1;
    return 0;
}

uint64_t test_invert(const struct text *slot)
{
    uint64_t i;

    for (i = 0; i < slot->len; i++)
        slot->start[i] = ~slot->start[i];
    return 0;
}

/* Objects. */

uint64_t test_new_object(void **slot)
{
    atomic_fetch_add(&objects, 1);
    *slot = malloc(1);
    return 0;
}

void test_destroy_object(void *object)
{
    free(object);
    atomic_fetch_sub(&objects, 1);
}

void test_destroy_object_with(void *object, void *callbacks)
{
    (void) callbacks;
    test_destroy_object(object);
}

void test_press(void)
{
    pressure = 1;
}

/* Items: the numbers from 0 to 9, then the end; a panic in place of the tenth number when the source is odd. */

struct source {
    uint64_t next;
    uint64_t panics;
};

static uint64_t pull(struct source *source, uint64_t count, uint64_t *items)
{
    uint64_t made = 0;

    while (made < count && source->next < 10) {
        if (source->panics && source->next == 9) {
            if (made > 0)
                return made;
            source->next = 10;
            return test_tagged_failure(2);
        }
        items[made++] = source->next++;
    }
    return made;
}

uint64_t test_items(uint64_t panics, void **slot)
{
    struct source *source = malloc(sizeof *source);

    atomic_fetch_add(&objects, 1);
    *source = (struct source){0, panics};
    slot[0] = source;
    slot[1] = (void *) pull;
    slot[2] = (void *) test_destroy_object;
    /* An iterator: nobody waits for its items. */
    slot[3] = NULL;
    return 0;
}

/* Closures. */

struct callbacks {
    uint8_t (*call)(void *);
    void (*describe)(void *, uint8_t, void *, void (*)(void *, const uint8_t *, size_t));
    void (*release)(void *);
    uint8_t (*attach)(void);
    void (*detach)(void);
};

struct closure {
    void *function;
    const struct callbacks *callbacks;
};

struct frame {
    void *function;
    struct report *(*receive)(struct frame *, const uint64_t *);
    uint64_t *sink;
    uint64_t arguments[2];
};

/* Calls a function of two numbers. The slot of the result gets what it returns, or the exception. */
uint64_t test_call(struct closure *closure, uint64_t a, uint64_t b, uint64_t *slot)
{
    struct frame frame = {closure->function, NULL, NULL, {a, b}};
    uint64_t threw = closure->callbacks->call(&frame);

    *slot = frame.arguments[0];
    return threw;
}

/* Every number but 13 is a value. */
static struct report *receive(struct frame *frame, const uint64_t *slot)
{
    *frame->sink = *slot;
    return *slot == 13 ? report_of(3, 0, "the message", "") : NULL;
}

/* Calls a function whose result takes a slot. */
uint64_t test_receive(struct closure *closure, uint64_t *slot)
{
    struct frame frame = {closure->function, receive, slot, {0, 0}};
    uint64_t threw = closure->callbacks->call(&frame);

    if (threw)
        *slot = frame.arguments[0];
    return threw;
}

static void append(void *sink, const uint8_t *start, size_t len)
{
    memcpy(sink, start, len < 99 ? len : 99);
}

static char description[100];

/* Has the exception of a function described, and drops it. */
const char *test_describe(struct closure *closure)
{
    struct frame frame = {closure->function, NULL, NULL, {0, 0}};

    memset(description, 0, sizeof description);
    if (closure->callbacks->call(&frame)) {
        closure->callbacks->describe((void *) frame.arguments[0], 0, description, append);
        closure->callbacks->release((void *) frame.arguments[0]);
    }
    return description;
}

/* Stores a function, if it is told to, and releases it. */
void test_store(uint8_t takes, struct closure *closure)
{
    if (takes) {
        closure->callbacks->release(closure->function);
        closure->function = NULL;
    }
}

/* Cancellation: waits until it is told to stop. Only then is the second flag set. */
uint64_t test_wait(volatile uint32_t *flag, volatile uint32_t *waiting)
{
    const struct timespec moment = {0, 1000000};

    *waiting = 1;
    while (!*flag)
        nanosleep(&moment, NULL);
    return 7;
}

/* The start: what hsffi_start writes to standard error in a process of its own, or nothing when it returns. */

static const uint8_t metadata[24] = {[16] = 1, 2, 3, 4, 5, 6, 7, 8};
static const struct hsffi_definition first, second;
static const struct hsffi_definition *const first_type[] = {&first};
static const struct hsffi_definition *const second_type[] = {&second};

static void destroy(void)
{
}

static const struct hsffi_definition destroyed = {destroy, NULL};
static const struct hsffi_definition *const destroyed_type[] = {&destroyed};

const char *test_start(int fault)
{
    static char message[1000];
    struct hsffi_library library = test_library;
    struct hsffi_record record = {metadata, {1, 2, 3, 4, 5, 6, 7, 8}, "theFunction"};
    struct hsffi_type type = {first_type, first_type, "crate::Type@0.1"};
    struct hsffi_object object = {destroyed_type, destroy, NULL, "crate::Object@0.1"};
    struct hsffi_package package = {"the-package", "0.1.0", "the_crate", &library, &record, 1, &type, 1, &object, 1};
    int ends[2], status;
    size_t len = 0;
    ssize_t read_len;
    pid_t child;

    switch (fault) {
    case 1: library.abi = 99; break;
    case 2: record.digest[7] = 0; break;
    case 3: type.found = second_type; break;
    case 4: object.destroy = (void (*)(void)) test_start; break;
    }
    if (pipe(ends) != 0)
        return "no pipe";
    child = fork();
    if (child == 0) {
        dup2(ends[1], 2);
        hsffi_start(&package);
        _exit(0);
    }
    close(ends[1]);
    while (len < sizeof message - 1 && (read_len = read(ends[0], message + len, sizeof message - 1 - len)) > 0)
        len += (size_t) read_len;
    message[len] = 0;
    close(ends[0]);
    waitpid(child, &status, 0);
    return WIFEXITED(status) && WEXITSTATUS(status) == (fault ? 1 : 0) ? message : "wrong status";
}
