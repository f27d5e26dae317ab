#include <sched.h>
#include <stdatomic.h>
#include "Rts.h"

extern HsBool rtsSupportsBoundThreads(void);

/* In wakes.c. */
void hsffi_queue_wake(HsStablePtr mvar, HsInt32 copy, HsInt32 fills);
void hsffi_free_released(void);
void hsffi_release_here_or_later(HsStablePtr pointer);
void hsffi_note_haskell_thread(void);

/* The Haskell functions that Rust calls. */
static HsStablePtr call_closure, describe_exception;

void hsffi_set_callbacks(HsStablePtr call, HsStablePtr describe)
{
    call_closure = call;
    describe_exception = describe;
    hsffi_note_haskell_thread();
}

static HaskellObj function(HsStablePtr pointer)
{
    return (HaskellObj) deRefStablePtr(pointer);
}

/* Runs the action: 1, or 0 when the program ends and GHC has ended the thread. What GHC makes of a foreign export ends
   the system's thread then, and with it what Rust still has on its stack. */
static int run(Capability **capability, HaskellObj action, HaskellObj *result)
{
    rts_evalIO(capability, action, result);
    switch (rts_getSchedStatus(*capability)) {
    case Success:
        return 1;
    case Interrupted:
        if (rtsSupportsBoundThreads())
            return 0;
        /* fall through */
    default:
        rts_checkSchedStatus("hsffi", *capability);
        return 0;
    }
}

/* What the closure's call came to, or 2 when it did not come to its end. */
static HsWord8 call(HsPtr frame)
{
    Capability *capability;
    HaskellObj action, result;
    HsWord8 threw;

    if (!rtsSupportsBoundThreads())
        hsffi_free_released();
    capability = rts_lock();
    action = rts_apply(capability, function(call_closure), rts_mkPtr(capability, frame));
    threw = run(&capability, action, &result) ? rts_getWord8(result) : 2;
    rts_unlock(capability);
    return threw;
}

static void describe(HsStablePtr exception, HsWord8 by_type, HsPtr sink, HsFunPtr write)
{
    Capability *capability = rts_lock();
    HaskellObj action = function(describe_exception), result;

    action = rts_apply(capability, action, rts_mkStablePtr(capability, exception));
    action = rts_apply(capability, action, rts_mkBool(capability, by_type));
    action = rts_apply(capability, action, rts_mkPtr(capability, sink));
    action = rts_apply(capability, action, rts_mkFunPtr(capability, write));
    run(&capability, action, &result);
    rts_unlock(capability);
}

/* Whether GHC's runtime is about to go, and how many threads use it without being in Haskell. */
static atomic_int exited, inside;

#ifndef _WIN32
#include <pthread.h>

/* In a forked process, the threads that were inside are gone. */
static void forked(void)
{
    atomic_store(&inside, 0);
}

__attribute__((constructor)) static void note_forks(void)
{
    pthread_atfork(NULL, NULL, forked);
}
#endif

/* A finalizer that runs when the program ends, before the runtime is taken apart. */
void hsffi_note_exit(void *unused)
{
    (void) unused;
    atomic_store(&exited, 1);
    while (atomic_load(&inside) > 0)
        sched_yield();
}

static void release(HsStablePtr pointer)
{
    atomic_fetch_add(&inside, 1);
    if (!atomic_load(&exited)) {
        if (rtsSupportsBoundThreads())
            hs_free_stable_ptr(pointer);
        else
            hsffi_release_here_or_later(pointer);
    }
    atomic_fetch_sub(&inside, 1);
}

/* As release, for many: the table of stable pointers is locked once. Nothing else runs under the lock. */
static void release_all(const HsStablePtr *pointers, size_t count)
{
    size_t i;

    atomic_fetch_add(&inside, 1);
    if (!atomic_load(&exited)) {
        if (rtsSupportsBoundThreads()) {
            hs_lock_stable_ptr_table();
            for (i = 0; i < count; i++)
                hs_free_stable_ptr_unsafe(pointers[i]);
            hs_unlock_stable_ptr_table();
        } else {
            for (i = 0; i < count; i++)
                hsffi_release_here_or_later(pointers[i]);
        }
    }
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

/* Fills an MVar, and frees the stable pointer. 1 on a thread of Rust's. The place is a capability or, on the non-threaded runtime, a copy of
   the process. */
static HsWord8 wake(int place, HsStablePtr mvar)
{
    HsWord8 stranger = 0;

    atomic_fetch_add(&inside, 1);
    if (!atomic_load(&exited)) {
        if (rtsSupportsBoundThreads()) {
            hs_try_putmvar(place, mvar);
            stranger = rts_unsafeGetMyCapability() == NULL;
        } else {
            hsffi_queue_wake(mvar, place, 1);
        }
    }
    atomic_fetch_sub(&inside, 1);
    return stranger;
}

/* Frees the stable pointer of a waker that is not woken. */
static void discard(int place, HsStablePtr mvar)
{
    atomic_fetch_add(&inside, 1);
    if (!atomic_load(&exited)) {
        if (rtsSupportsBoundThreads())
            hs_free_stable_ptr(mvar);
        else
            hsffi_queue_wake(mvar, place, 0);
    }
    atomic_fetch_sub(&inside, 1);
}

/* What Rust calls of Haskell. It links none of it. */
const struct {
    HsWord8 (*call)(HsPtr);
    void (*describe)(HsStablePtr, HsWord8, HsPtr, HsFunPtr);
    void (*release)(HsStablePtr);
    HsWord8 (*attach)(void);
    void (*detach)(void);
    HsWord8 (*wake)(int, HsStablePtr);
    void (*discard)(int, HsStablePtr);
    void (*release_all)(const HsStablePtr *, size_t);
} hsffi_callbacks = {call, describe, release, attach, detach, wake, discard, release_all};
