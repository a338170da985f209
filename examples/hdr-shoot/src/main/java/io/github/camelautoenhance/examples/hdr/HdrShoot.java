/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.examples.hdr;

import io.github.camelautoenhance.examples.stage.Flag;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.camel.main.Main;

/**
 * The program. What to take home: the route and the settings in {@code src/main/resources}, and the beans that the
 * route names. Only {@link ShootRun} is there to try them without Autoenhance.ai.
 *
 * <pre>{@code
 * ./mvnw -q process-classes exec:java -pl examples/hdr-shoot -am -Donce
 * }</pre>
 */
public final class HdrShoot {

    private static final String HEADLESS = "java.awt.headless";

    private HdrShoot() {}

    /**
     * Runs until it is stopped with {@code -Dreal}: from the folders of {@code application.properties} to
     * Autoenhance.ai. Without, with a sample shoot, or the photos of {@code -Dbrackets=folder}, to an emulator, and
     * ends with 0 if the enhanced photos are there, else with 1.
     */
    public static void main(String[] args) throws Exception {
        if (System.getProperty(HEADLESS) == null) {
            // the contact sheet is drawn, and needs no display
            System.setProperty(HEADLESS, "true");
        }
        if (Flag.isSet("real")) {
            System.exit(new Main().run(args));
        }
        String brackets = System.getProperty("brackets", "");
        ShootRun run = new ShootRun(System.out, System.in, Files.createTempDirectory("hdr-shoot"));
        System.exit(run.run(brackets.isEmpty() ? null : Path.of(brackets), Flag.isSet("once"), Flag.isSet("trouble")));
    }
}
