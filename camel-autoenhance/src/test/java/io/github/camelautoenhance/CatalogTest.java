/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.camel.catalog.CamelCatalog;
import org.apache.camel.catalog.DefaultCamelCatalog;
import org.apache.camel.catalog.EndpointValidationResult;
import org.apache.camel.tooling.model.ComponentModel;
import org.apache.camel.tooling.model.JsonMapper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Third-party tooling knows the component by its catalog JSON. */
class CatalogTest {

    private final CamelCatalog catalog = new DefaultCamelCatalog();

    @BeforeEach
    void register() {
        catalog.addComponent("autoenhance", AutoenhanceComponent.class.getName());
    }

    @Test
    void finds_component_by_its_class() {
        assertThat(catalog.componentJSonSchema("autoenhance")).contains("\"scheme\": \"autoenhance\"");
    }

    @Test
    void accepts_valid_uri() {
        // when
        EndpointValidationResult result = catalog.validateEndpointProperties(
                "autoenhance:images?operation=upload&orderId=villa-42&lensCorrection=false&setting.tripod_hide=true");

        // then
        assertThat(result.isSuccess()).as(result.summaryErrorMessage(false)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "autoenhance:images?orderId=x&download=true&preview=false&variant=enhanced&quality=80&format=jpeg"
                        + "&maxWidth=2000&scale=0.5&watermark=false&finetune=true&maxSize=1000&spoolDirectory=spool",
                "autoenhance:orders?apiKey=k&perPage=10&maxOrders=500&maxAge=24h&maxMessagesPerPoll=5&delay=10s"
                        + "&idempotentRepository=#seen&greedy=true&baseUrl=https://a.example&apiVersion=account"
                        + "&devMode=true&maxRetries=1&retryDelay=1s&maxRetryAfter=5s&retryBudget=10&proxyHost=p"
            })
    void accepts_consumer_options_in_consumer_uri(String uri) {
        // when
        EndpointValidationResult result = catalog.validateEndpointProperties(uri, false, true, false);

        // then
        assertThat(result.isSuccess()).as(result.summaryErrorMessage(false)).isTrue();
    }

    @Test
    void reports_consumer_option_in_producer_uri() {
        // when
        EndpointValidationResult result =
                catalog.validateEndpointProperties("autoenhance:images?download=true&preview=true", false, false, true);

        // then
        assertThat(result.getNotProducerOnly()).containsExactly("download");
    }

    @Test
    void reports_unknown_option() {
        // when
        EndpointValidationResult result = catalog.validateEndpointProperties("autoenhance:images?ordreId=villa-42");

        // then
        assertThat(result.getUnknown()).containsExactly("ordreId");
    }

    @Test
    void declares_no_defaults_for_settings() {
        // given
        ComponentModel model = JsonMapper.generateComponentModel(catalog.componentJSonSchema("autoenhance"));

        // then
        assertThat(model.getEndpointParameterOptions())
                .filteredOn(option -> option.getConfigurationField() != null
                        && Map.of("enhance", "", "lensCorrection", "", "privacy", "")
                                .containsKey(option.getName()))
                .hasSize(3)
                .allSatisfy(option -> assertThat(option.getDefaultValue()).isNull());
    }

    @Test
    void describes_every_option_and_header() {
        // given
        ComponentModel model = JsonMapper.generateComponentModel(catalog.componentJSonSchema("autoenhance"));

        // then
        assertThat(model.getEndpointOptions())
                .allSatisfy(option -> assertThat(option.getDescription()).isNotBlank());
        assertThat(model.getEndpointHeaders())
                .hasSizeGreaterThan(20)
                .allSatisfy(header -> assertThat(header.getDescription()).isNotBlank())
                .allSatisfy(header -> assertThat(header.getName()).startsWith("CamelAutoenhance"));
    }

    @Test
    void marks_secrets() {
        // given
        ComponentModel model = JsonMapper.generateComponentModel(catalog.componentJSonSchema("autoenhance"));

        // then
        assertThat(model.getEndpointOptions())
                .filteredOn(option -> option.isSecret())
                .extracting(option -> option.getName())
                .containsExactlyInAnyOrder("apiKey", "proxyAuthUsername", "proxyAuthPassword", "webhookSecret");
    }
}
