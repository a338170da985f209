/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.reliability.chaos;

import java.util.List;
import org.apache.camel.CamelContext;

/** The threads of a Camel context. */
final class CamelThreads {

    private CamelThreads() {}

    static List<String> of(CamelContext context) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(Thread::isAlive)
                .map(Thread::getName)
                .filter(name -> name.contains("(" + context.getName() + ")"))
                .toList();
    }
}
