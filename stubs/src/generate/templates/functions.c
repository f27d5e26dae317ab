
#include "HsFFI.h"

extern HsWord8 @PREFIX@_call(HsPtr);
extern void @PREFIX@_describe(HsStablePtr, HsPtr, HsFunPtr);

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

/* What Rust calls of Haskell. It links none of it. */
const struct {
    HsWord8 (*call)(HsPtr);
    void (*describe)(HsStablePtr, HsPtr, HsFunPtr);
    void (*release)(HsStablePtr);
} @PREFIX@_functions = {call, describe, hs_free_stable_ptr};
