/* Loads the library, and calls it from two threads. */

#include <dlfcn.h>
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>

static uint32_t (*quadruple)(uint32_t);

static void *call(void *result)
{
    *(uint32_t *) result = quadruple(7);
    return NULL;
}

int main(int argc, char **argv)
{
    uint32_t first = 0, second = 0;
    pthread_t thread;
    void *library = argc == 2 ? dlopen(argv[1], RTLD_NOW) : NULL;

    if (library == NULL) {
        fprintf(stderr, "%s\n", dlerror());
        return 1;
    }
    *(void **) &quadruple = dlsym(library, "quadruple");
    pthread_create(&thread, NULL, call, &first);
    call(&second);
    pthread_join(thread, NULL);
    printf("%u %u\n", (unsigned) first, (unsigned) second);
    return 0;
}
