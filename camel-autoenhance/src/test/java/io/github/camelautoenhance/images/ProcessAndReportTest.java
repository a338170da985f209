/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.images;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelautoenhance.AutoenhanceConstants;
import io.github.camelautoenhance.emulator.traffic.Fault;
import io.github.camelautoenhance.emulator.traffic.Route;
import io.github.camelautoenhance.error.AutoenhanceConnectionException;
import io.github.camelautoenhance.error.AutoenhanceNotFoundException;
import io.github.camelautoenhance.model.AutoenhanceImage;
import io.github.camelautoenhance.testing.WorkflowTestSupport;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What can be done with an image that the service has. */
@Timeout(600)
class ProcessAndReportTest extends WorkflowTestSupport {

    @Test
    void processes_image_with_given_settings_and_keeps_others() {
        // given
        String imageId = uploaded("&privacy=true");

        // when
        Exchange exchange = about(imageId, "autoenhance:images?operation=process&skyReplacement=true&metadata.try=2");

        // then
        assertThat(exchange.getException()).isNull();
        assertThat(emulator().journal().requests(Route.PROCESS_IMAGE))
                .singleElement()
                .satisfies(request -> assertThat(request.json())
                        .containsOnly(Map.entry("sky_replacement", true), Map.entry("metadata", Map.of("try", "2"))));
        AutoenhanceImage image = exchange.getMessage().getBody(AutoenhanceImage.class);
        assertThat(image.more()).containsEntry("sky_replacement", true).containsEntry("privacy", true);
    }

    @Test
    void repeats_processing_because_it_is_idempotent() {
        // given
        String imageId = uploaded("");
        emulator().faults().on(Route.PROCESS_IMAGE, Fault.resetAfter());

        // when
        Exchange exchange = about(imageId, "autoenhance:images?operation=process");

        // then
        assertThat(exchange.getException()).isNull();
        assertThat(emulator().journal().requests(Route.PROCESS_IMAGE)).hasSize(2);
    }

    @Test
    void sends_report_and_keeps_body() {
        // given
        String imageId = uploaded("");

        // when
        Exchange exchange = send(
                "autoenhance:images?operation=report",
                "kept",
                Map.of(
                        AutoenhanceConstants.IMAGE_ID,
                        imageId,
                        AutoenhanceConstants.REPORT_CATEGORIES,
                        List.of("COLOUR", "HDR"),
                        AutoenhanceConstants.REPORT_COMMENT,
                        "too green",
                        AutoenhanceConstants.REPORT_SCORE,
                        2));

        // then
        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getBody()).isEqualTo("kept");
        assertThat(emulator().journal().requests(Route.REPORT_IMAGE).get(0).json())
                .containsOnly(
                        Map.entry("categories", List.of("COLOUR", "HDR")),
                        Map.entry("comment", "too green"),
                        Map.entry("score", 2),
                        Map.entry("source", "API"));
    }

    @Test
    void sends_report_only_once_when_reply_is_lost() {
        // given
        String imageId = uploaded("");
        emulator().faults().on(Route.REPORT_IMAGE, Fault.resetAfter());

        // when
        Exchange exchange = send(
                "autoenhance:images?operation=report",
                null,
                Map.of(
                        AutoenhanceConstants.IMAGE_ID,
                        imageId,
                        AutoenhanceConstants.REPORT_CATEGORIES,
                        "NO_COMPLAINTS"));

        // then
        assertThat(exchange.getException()).isInstanceOf(AutoenhanceConnectionException.class);
        assertThat(emulator().journal().requests(Route.REPORT_IMAGE)).hasSize(1);
    }

    @Test
    void reports_image_that_does_not_exist() {
        assertThat(about("no-such", "autoenhance:images?operation=process").getException())
                .isInstanceOf(AutoenhanceNotFoundException.class)
                .hasMessageContaining("no-such");
    }

    static List<Arguments> badReports() {
        return List.of(
                Arguments.of(Map.of(), "CamelAutoenhanceReportCategories must name at least one"),
                Arguments.of(
                        Map.of(AutoenhanceConstants.REPORT_CATEGORIES, List.of("HDR", 3)),
                        "CamelAutoenhanceReportCategories must be a List of texts"),
                Arguments.of(
                        Map.of(AutoenhanceConstants.REPORT_CATEGORIES, "HDR", AutoenhanceConstants.REPORT_SCORE, 6),
                        "CamelAutoenhanceReportScore must be 0 to 5"),
                Arguments.of(
                        Map.of(
                                AutoenhanceConstants.REPORT_CATEGORIES, "HDR",
                                AutoenhanceConstants.REPORT_COMMENT, " "),
                        "CamelAutoenhanceReportComment must not be blank"));
    }

    @ParameterizedTest
    @MethodSource("badReports")
    void refuses_empty_report_without_sending_a_request(Map<String, Object> headers, String named) {
        // given
        Map<String, Object> all = new HashMap<>(headers);
        all.put(AutoenhanceConstants.IMAGE_ID, "i-1");

        // when
        Exchange exchange = send("autoenhance:images?operation=report", null, all);

        // then
        assertThat(exchange.getException())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(named);
        assertThat(emulator().journal().requests()).isEmpty();
    }
}
