/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.examples.s3;

import io.github.camelautoenhance.examples.stage.Flag;
import org.apache.camel.main.Main;

/**
 * The program. What to take home: a Camel Main needs no code at all; the route and the settings are the files in
 * {@code src/main/resources}. Everything else in this package is there to try them without an S3 bucket and without
 * Autoenhance.ai.
 *
 * <pre>{@code
 * ./mvnw -q process-classes exec:java -pl examples/s3-to-autoenhance -am -Donce
 * }</pre>
 */
public final class S3ToAutoenhance {

    private S3ToAutoenhance() {}

    /**
     * Runs until it is stopped with {@code -Dreal}: from the bucket of {@code application.properties} to
     * Autoenhance.ai. Without, from a bucket of its own to an emulator, and ends with 0 if every photo has arrived,
     * else with 1.
     */
    public static void main(String[] args) throws Exception {
        System.exit(
                Flag.isSet("real")
                        ? new Main().run(args)
                        : new S3Run(System.out, System.in).run(Flag.isSet("once"), Flag.isSet("refuse")));
    }
}
