/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.testing;

import java.util.Arrays;
import java.util.List;
import org.apache.camel.CamelContext;

/** The threads that Camel has made for one context. */
public final class CamelThreads {

    private CamelThreads() {}

    /**
     * The names of the threads of a pool.
     *
     * @param pool regular expression for the name of the pool
     */
    public static List<String> of(CamelContext context, String pool) {
        String ours = "Camel \\(" + context.getName() + "\\) thread #\\d+ - " + pool;
        Thread[] all = new Thread[Thread.activeCount() + 1000];
        int count = Thread.enumerate(all);
        return Arrays.stream(all, 0, count)
                .map(Thread::getName)
                .filter(name -> name.matches(ours))
                .toList();
    }
}
