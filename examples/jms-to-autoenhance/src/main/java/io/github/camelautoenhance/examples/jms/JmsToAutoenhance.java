/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.examples.jms;

import io.github.camelautoenhance.examples.stage.Flag;
import org.apache.camel.main.Main;

/**
 * The program. What to take home: the route, the connection to the broker and the settings are the files in
 * {@code src/main/resources}; in Java there are only {@link PhotoCheck} and {@link DeadLetters}. Everything else in
 * this package is there to try them without a broker and without Autoenhance.ai.
 *
 * <pre>{@code
 * ./mvnw -q process-classes exec:java -pl examples/jms-to-autoenhance -am -Donce
 * }</pre>
 */
public final class JmsToAutoenhance {

    private JmsToAutoenhance() {}

    /**
     * Runs until it is stopped with {@code -Dreal}: from the broker of {@code application.properties} to
     * Autoenhance.ai. Without, from a broker of its own to an emulator, and ends with 0 if every photo has arrived,
     * else with 1.
     */
    public static void main(String[] args) throws Exception {
        System.exit(
                Flag.isSet("real")
                        ? new Main().run(args)
                        : new JmsRun(System.out, System.in).run(Flag.isSet("once"), Flag.isSet("refuse")));
    }
}
