/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.kamelets;

import io.github.camelautoenhance.emulator.AutoenhanceEmulator;
import io.github.camelautoenhance.emulator.AutoenhanceEmulatorExtension;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.main.Main;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A route in YAML that calls a kamelet of the jar, run by Camel Main against the emulator. */
abstract class KameletTestSupport {

    /** All that a URI has a meaning for. */
    static final String AWKWARD_KEY = "k&y=1%20+2?#3/";

    @RegisterExtension
    static final AutoenhanceEmulatorExtension EMULATOR =
            new AutoenhanceEmulatorExtension(AutoenhanceEmulator.builder().apiKey(AWKWARD_KEY));

    @TempDir
    Path folder;

    private final String kamelet;
    private @Nullable Main main;

    KameletTestSupport(String kamelet) {
        this.kamelet = kamelet;
    }

    static AutoenhanceEmulator emulator() {
        return EMULATOR.get();
    }

    @AfterEach
    void stop() {
        if (main != null) {
            main.stop();
        }
    }

    /** Starts {@code direct:photos} to the kamelet, with the emulator's address, its key, and these properties. */
    Main startWith(Map<String, String> properties) throws Exception {
        Map<String, String> all = new HashMap<>(Map.of("apiKey", "RAW({{api.key}})"));
        all.putAll(properties);
        return start("", all, Map.of("api.key", AWKWARD_KEY));
    }

    /**
     * Starts it with nothing but the emulator's address.
     *
     * @param before YAML in front of the route
     * @param properties of the kamelet
     * @param settings of the application
     */
    Main start(String before, Map<String, String> properties, Map<String, String> settings) throws Exception {
        Map<String, String> all = new HashMap<>(Map.of("baseUrl", emulator().baseUrl()));
        all.putAll(properties);
        return startRoute(before, all, "", settings);
    }

    /**
     * Starts it with a step behind the kamelet, with the emulator's address and key.
     *
     * @param after YAML of the step
     */
    Main startBefore(String after, Map<String, String> properties) throws Exception {
        Map<String, String> all = new HashMap<>(Map.of("baseUrl", emulator().baseUrl(), "apiKey", "RAW({{api.key}})"));
        all.putAll(properties);
        return startRoute("", all, after, Map.of("api.key", AWKWARD_KEY));
    }

    private Main startRoute(String before, Map<String, String> all, String after, Map<String, String> settings)
            throws Exception {
        String parameters = all.entrySet().stream()
                .map(entry -> "              %s: \"%s\"%n".formatted(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining());
        Path route = Files.writeString(
                folder.resolve("photos.yaml"), before + """
                - route:
                    from:
                      uri: direct:photos
                      steps:
                        - to:
                            uri: kamelet:%s
                            parameters:
                %s%s""".formatted(kamelet, parameters, after.indent(8)));
        main = new Main();
        main.configure().setRoutesIncludePattern(route.toUri().toString());
        settings.forEach(main::addInitialProperty);
        main.start();
        return main;
    }

    static Exchange send(Main main, Processor message) throws Exception {
        return main.getCamelTemplate().send("direct:photos", message);
    }
}
