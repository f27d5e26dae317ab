/* Loads the calculator, and evaluates each further argument on a thread of its own:

       host LIBRARY EXPRESSION...                                                     */

#include <dlfcn.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

/* As examples/plugin/src/lib.rs declares it. */
static int (*evaluate)(const char *expression, double *value, char *message, size_t size);

struct task {
    pthread_t thread;
    const char *expression;
    int failed;
    double value;
    char message[80];
};

static void *run(void *argument)
{
    struct task *task = argument;

    task->failed = evaluate(task->expression, &task->value, task->message, sizeof task->message);
    return NULL;
}

int main(int argc, char **argv)
{
    void *library = argc < 2 ? NULL : dlopen(argv[1], RTLD_NOW);
    int count = argc - 2, failed = 0;
    struct task *tasks;

    if (argc < 2) {
        fprintf(stderr, "usage: host LIBRARY EXPRESSION...\n");
        return 2;
    }
    if (library == NULL) {
        fprintf(stderr, "%s\n", dlerror());
        return 2;
    }
    *(void **) &evaluate = dlsym(library, "calculator_evaluate");
    tasks = calloc(count + 1, sizeof *tasks);
    if (evaluate == NULL || tasks == NULL)
        return 2;
    for (int i = 0; i < count; i++) {
        tasks[i].expression = argv[i + 2];
        if (pthread_create(&tasks[i].thread, NULL, run, &tasks[i]) != 0)
            return 2;
    }
    for (int i = 0; i < count; i++) {
        pthread_join(tasks[i].thread, NULL);
        failed |= tasks[i].failed;
        if (tasks[i].failed)
            fprintf(stderr, "host: %s\n", tasks[i].message);
        else
            printf("host: %g\n", tasks[i].value);
    }
    free(tasks);
    /* Does nothing: GHC's runtime has threads, whose code must stay. It ends with the process. */
    dlclose(library);
    return failed;
}
