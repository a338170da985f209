/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.producer;

/** Where the parts of an exchange run. */
interface Threads {

    /** Has {@code task} run, which blocks on the network and runs no route code. */
    void transfer(Runnable task);

    /** Has {@code task} run, which continues the route. */
    void complete(Runnable task);
}
