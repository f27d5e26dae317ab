
#include <sched.h>
#include <stdatomic.h>
#include "Rts.h"

extern HsWord8 @PREFIX@_call(HsPtr);
extern void @PREFIX@_describe(HsStablePtr, HsPtr, HsFunPtr);
extern HsBool rtsSupportsBoundThreads(void);

/* When the program ends, GHC ends a thread that is in Haskell by pthread_exit, which would unwind
   through Rust. The thread stays where it is instead, until the process is gone. */
#ifdef _WIN32
#define STAYING(call) call
#else
#include <pthread.h>
#include <unistd.h>

static void stay(void *unused)
{
    (void) unused;
    for (;;)
        pause();
}

/* In a forked process, the threads that were inside are gone. */
static void forked(void);

__attribute__((constructor)) static void note_forks(void)
{
    pthread_atfork(NULL, NULL, forked);
}

#define STAYING(call) pthread_cleanup_push(stay, NULL); call; pthread_cleanup_pop(0)
#endif

static HsWord8 call(HsPtr frame)
{
    HsWord8 threw;

    STAYING(threw = @PREFIX@_call(frame));
    return threw;
}

static void describe(HsStablePtr exception, HsPtr sink, HsFunPtr write)
{
    STAYING(@PREFIX@_describe(exception, sink, write));
}

/* Whether GHC's runtime is about to go, and how many threads use it without being in Haskell. */
static atomic_int exited, inside;

#ifndef _WIN32
static void forked(void)
{
    atomic_store(&inside, 0);
}
#endif

/* A finalizer that runs when the program ends, before the runtime is taken apart. */
void @PREFIX@_exited(void *unused)
{
    (void) unused;
    atomic_store(&exited, 1);
    while (atomic_load(&inside) > 0)
        sched_yield();
}

static void release(HsStablePtr pointer)
{
    atomic_fetch_add(&inside, 1);
    if (!atomic_load(&exited))
        hs_free_stable_ptr(pointer);
    atomic_fetch_sub(&inside, 1);
}

/* Whether this thread may call Haskell: 0, or the reason why not. A thread of GHC's that is in an unsafe call has a
   capability, and one that GHC has never seen has none. */
static HsWord8 attach(void)
{
    HsWord8 refusal = 0;

    atomic_fetch_add(&inside, 1);
    if (atomic_load(&exited)) {
        refusal = 3;
    } else if (!rtsSupportsBoundThreads()) {
        refusal = 2;
    } else {
        /* Makes the thread known; the rest are the defaults. */
        rts_setInCallCapability(-1, 0);
        if (rts_unsafeGetMyCapability() != NULL)
            refusal = 1;
    }
    atomic_fetch_sub(&inside, 1);
    return refusal;
}

static void detach(void)
{
    atomic_fetch_add(&inside, 1);
    if (!atomic_load(&exited))
        hs_thread_done();
    atomic_fetch_sub(&inside, 1);
}

/* What Rust calls of Haskell. It links none of it. */
const struct {
    HsWord8 (*call)(HsPtr);
    void (*describe)(HsStablePtr, HsPtr, HsFunPtr);
    void (*release)(HsStablePtr);
    HsWord8 (*attach)(void);
    void (*detach)(void);
} @PREFIX@_functions = {call, describe, release, attach, detach};
