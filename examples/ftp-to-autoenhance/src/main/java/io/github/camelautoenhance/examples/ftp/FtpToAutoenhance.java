/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.examples.ftp;

import io.github.camelautoenhance.examples.stage.Flag;
import org.apache.camel.main.Main;

/**
 * The program. What to take home: a Camel Main needs no code at all; the routes, the beans and the settings are the
 * files in {@code src/main/resources}. Everything else in this package but {@link FolderOrders} is there to try them
 * without an FTP server and without Autoenhance.ai.
 *
 * <pre>{@code
 * ./mvnw -q process-classes exec:java -pl examples/ftp-to-autoenhance -am -Donce
 * }</pre>
 */
public final class FtpToAutoenhance {

    private FtpToAutoenhance() {}

    /**
     * Runs until it is stopped with {@code -Dreal}: from the servers of {@code application.properties} to
     * Autoenhance.ai. Without, from servers of its own to an emulator, and ends with 0 if every photo has arrived, else
     * with 1.
     */
    public static void main(String[] args) throws Exception {
        System.exit(
                Flag.isSet("real")
                        ? new Main().run(args)
                        : new FtpRun(System.out, System.in).run(Flag.isSet("once"), Flag.isSet("refuse")));
    }
}
