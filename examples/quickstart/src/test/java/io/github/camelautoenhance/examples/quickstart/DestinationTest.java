/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.examples.quickstart;

import static io.github.camelautoenhance.examples.quickstart.RouteLanguage.JAVA;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelautoenhance.emulator.traffic.Fault;
import io.github.camelautoenhance.emulator.traffic.Route;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Emulator or service; an emulator stands in for the service here. */
class DestinationTest extends QuickstartTestSupport {

    private static final String BASE_URL = "camel.component.autoenhance.base-url";

    @Test
    void stays_on_emulator_although_key_is_set() throws Exception {
        // given
        photo("a.jpg", 1000);

        // when
        int exitCode =
                run(Map.of("photos", folder.toString(), "once", ""), Map.of("AUTOENHANCE_API_KEY", "key-of-account"));

        // then
        assertThat(exitCode).isEqualTo(Quickstart.COMPLETE);
        assertThat(printed()).contains("the emulator in this process").doesNotContain("key-of-account");
    }

    @Test
    void ignores_base_url_among_system_properties() throws Exception {
        // given
        photo("a.jpg", 1000);
        System.setProperty(BASE_URL, "http://127.0.0.1:1");

        try {
            // when
            int exitCode = upload(folder, JAVA);

            // then
            assertThat(exitCode).isEqualTo(Quickstart.COMPLETE);
            assertThat(emulator().images()).hasSize(1);
        } finally {
            System.clearProperty(BASE_URL);
        }
    }

    @Test
    void compares_no_bytes_at_service() throws Exception {
        // given
        photo("a.jpg", 1000);

        // when
        int exitCode = uploadTo(service("emulator-key"), folder, JAVA);

        // then
        assertThat(exitCode).isEqualTo(Quickstart.COMPLETE);
        assertThat(emulator().journal().requests(Route.RETRIEVE_IMAGE)).isNotEmpty();
        assertThat(printed()).contains("not shown", "so they were not compared").doesNotContain("byte for byte");
    }

    @Test
    void counts_photo_without_record_as_missing() throws Exception {
        // given
        photo("a.jpg", 1000);
        emulator().faults().on(Route.RETRIEVE_IMAGE, Fault.status(404));

        // when
        int exitCode = uploadTo(service("emulator-key"), folder, JAVA);

        // then
        assertThat(exitCode).isEqualTo(Quickstart.INCOMPLETE);
        assertThat(printed()).contains("0 of 1 photos", "404");
    }

    @Test
    void reports_wrong_key_without_showing_it() throws Exception {
        // given
        photo("a.jpg", 1000);

        // when
        int exitCode = uploadTo(service("wrong-key"), folder, JAVA);

        // then
        assertThat(exitCode).isEqualTo(Quickstart.INCOMPLETE);
        assertThat(printed()).contains("FAILED: ", "401").doesNotContain("wrong-key");
    }

    private static Destination service(String apiKey) {
        return new ServiceDestination(emulator().baseUrl(), apiKey);
    }
}
