/* What Rust's threads have for the thread that runs Haskell, on the non-threaded runtime, which has no locks. Wakers that they have
   woken or dropped are in a list, and a pipe is readable when there may be something in it: a Haskell thread fills the variables. Stable
   pointers that they release are in another list, which the Haskell thread frees: when it fills variables, when Rust calls Haskell, and before it
   gives Rust a function. */

#include <stdatomic.h>
#include <stdlib.h>
#include "HsFFI.h"

void hsffi_queue_wake(HsStablePtr mvar, HsInt32 copy, HsInt32 fills);
void hsffi_release_here_or_later(HsStablePtr pointer);
void hsffi_free_released(void);
void hsffi_note_haskell_thread(void);
HsInt32 hsffi_open_wakes(void);
void hsffi_serve_wakes(HsInt32 begins);
HsInt32 hsffi_wakes_fd(void);
void hsffi_kick_wakes(void);
HsStablePtr hsffi_next_wake(HsInt32 *kind);

struct entry {
    HsStablePtr pointer;
    struct entry *next;
    /* Of a waker: which copy of the process made it, and whether it is woken. */
    HsInt32 copy, fills;
};

/* What hsffi_next_wake says of a waker. */
enum { FILLS = 1, COUNTED = 2 };

/* The lists, from the latest on, and what the Haskell thread has taken of the first. */
static _Atomic(struct entry *) woken, released;
static struct entry *taken;
/* How many Haskell threads wait for the pipe: one may begin before another one has ended. */
static atomic_int served;
/* How many forks this process is away from the one that started. */
static HsInt32 copies;

/* Whether the list was empty. */
static int add(_Atomic(struct entry *) *list, HsStablePtr pointer, HsInt32 copy, HsInt32 fills)
{
    struct entry *entry = malloc(sizeof *entry), *next;

    if (entry == NULL)
        abort();
    entry->pointer = pointer;
    entry->copy = copy;
    entry->fills = fills;
    next = atomic_load(list);
    do
        entry->next = next;
    while (!atomic_compare_exchange_weak(list, &next, entry));
    return next == NULL;
}

static struct entry *without(struct entry *entry)
{
    struct entry *next = entry->next;

    free(entry);
    return next;
}

/* Frees what Rust's threads have released. To be called by the thread that runs Haskell. */
void hsffi_free_released(void)
{
    struct entry *entry;

    if (atomic_load(&released) == NULL)
        return;
    for (entry = atomic_exchange(&released, NULL); entry != NULL; entry = without(entry))
        hs_free_stable_ptr(entry->pointer);
}

#ifndef _WIN32
#include <fcntl.h>
#include <pthread.h>
#include <sys/select.h>
#include <unistd.h>

static pthread_t haskell_thread;

/* To be called by the thread that runs Haskell: always the same one. */
void hsffi_note_haskell_thread(void)
{
    haskell_thread = pthread_self();
}

static int runs_haskell(void)
{
    return pthread_equal(haskell_thread, pthread_self());
}

static int pipe_ends[2] = {-1, -1};

/* In a forked process, no Haskell thread waits for what the list has, and the pipe is the other process's. */
static void forked(void)
{
    atomic_store(&woken, NULL);
    taken = NULL;
    atomic_store(&released, NULL);
    atomic_store(&served, 0);
    copies++;
    if (pipe_ends[0] >= 0) {
        close(pipe_ends[0]);
        close(pipe_ends[1]);
        pipe_ends[0] = pipe_ends[1] = -1;
    }
}

/* The number of this process among its copies, or -1 when there can be no pipe that select takes. */
HsInt32 hsffi_open_wakes(void)
{
    static int noted;
    int i;

    if (pipe_ends[0] >= 0)
        return copies;
    if (pipe(pipe_ends) != 0) {
        pipe_ends[0] = pipe_ends[1] = -1;
        return -1;
    }
    if (pipe_ends[0] >= FD_SETSIZE) {
        close(pipe_ends[0]);
        close(pipe_ends[1]);
        pipe_ends[0] = pipe_ends[1] = -1;
        return -1;
    }
    for (i = 0; i < 2; i++) {
        fcntl(pipe_ends[i], F_SETFD, FD_CLOEXEC);
        fcntl(pipe_ends[i], F_SETFL, O_NONBLOCK);
    }
    if (!noted) {
        noted = 1;
        pthread_atfork(NULL, NULL, forked);
    }
    return copies;
}

HsInt32 hsffi_wakes_fd(void)
{
    return pipe_ends[0];
}

/* A full pipe is readable. */
void hsffi_kick_wakes(void)
{
    char byte = 0;

    if (write(pipe_ends[1], &byte, 1) < 0)
        return;
}

static void drain(void)
{
    char bytes[64];

    while (read(pipe_ends[0], bytes, sizeof bytes) == sizeof bytes)
        ;
}
#else
void hsffi_note_haskell_thread(void)
{
}

static int runs_haskell(void)
{
    return 1;
}

HsInt32 hsffi_open_wakes(void)
{
    return -1;
}

HsInt32 hsffi_wakes_fd(void)
{
    return -1;
}

void hsffi_kick_wakes(void)
{
}

static void drain(void)
{
}
#endif

/* A waker that is woken or dropped, and the copy of the process that has made it. */
void hsffi_queue_wake(HsStablePtr mvar, HsInt32 copy, HsInt32 fills)
{
    /* Whoever adds to an empty list writes, and the Haskell thread reads before it takes the list. */
    if (add(&woken, mvar, copy, fills))
        hsffi_kick_wakes();
}

/* A waker that is woken or dropped, with what it is, or null. To be called until it returns null. Both lists are taken after the pipe has
   been read, so that what is added to an empty one is found now, or has the pipe readable. */
HsStablePtr hsffi_next_wake(HsInt32 *kind)
{
    HsStablePtr mvar;

    if (taken == NULL) {
        drain();
        taken = atomic_exchange(&woken, NULL);
        hsffi_free_released();
    }
    if (taken == NULL)
        return NULL;
    mvar = taken->pointer;
    *kind = (taken->fills ? FILLS : 0) | (taken->copy == copies ? COUNTED : 0);
    taken = without(taken);
    return mvar;
}

/* A Haskell thread begins to wait for the pipe, or ends, as there is no waker. */
void hsffi_serve_wakes(HsInt32 begins)
{
    atomic_fetch_add(&served, begins ? 1 : -1);
    hsffi_free_released();
}

void hsffi_release_here_or_later(HsStablePtr pointer)
{
    if (runs_haskell()) {
        hsffi_free_released();
        hs_free_stable_ptr(pointer);
    } else if (add(&released, pointer, 0, 0) && atomic_load(&served)) {
        hsffi_kick_wakes();
    }
}
