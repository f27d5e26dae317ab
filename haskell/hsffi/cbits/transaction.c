#include "Rts.h"

/* Whether the thread, which is the one that asks, is in a transaction. */
HsWord8 hsffi_has_transaction(StgTSO *thread)
{
    return (const void *) thread->trec != (const void *) &stg_NO_TREC_closure;
}
