/* Starts and ends GHC's runtime for a Rust program. RtsConfig differs between versions of GHC, so that only C, with the headers of
   the version, fills it in. */

#include <stddef.h>
#include "Rts.h"

/* Returns 1, and does nothing, when the runtime has been started already. Ends the program, as GHC's runtime does, when an option
   is wrong. */
int hsffi_host_start(int argc, char **argv, const char *options, int permitted)
{
    static const RtsOptsEnabledEnum levels[] = {
        RtsOptsNone, RtsOptsIgnore, RtsOptsIgnoreAll, RtsOptsSafeOnly, RtsOptsAll,
    };
    RtsConfig config = defaultRtsConfig;
    int started_argc = 0;
    char **started_argv = NULL;

    getProgArgv(&started_argc, &started_argv);
    if (started_argv != NULL)
        return 1;
    config.rts_opts_enabled = levels[permitted];
    config.rts_opts = options;
    hs_init_ghc(&argc, &argv, config);
    return 0;
}

int hsffi_host_is_threaded(void)
{
    return rtsSupportsBoundThreads() ? 1 : 0;
}

void hsffi_host_exit(void)
{
    hs_exit();
}

void hsffi_host_exit_nowait(void)
{
    hs_exit_nowait();
}
