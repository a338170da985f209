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
    void a_catalog_finds_the_component_by_its_class_alone() {
        assertThat(catalog.componentJSonSchema("autoenhance")).contains("\"scheme\": \"autoenhance\"");
    }

    @Test
    void a_right_uri_is_valid() {
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
    void what_is_consumed_from_is_valid_for_consumers(String uri) {
        // when
        EndpointValidationResult result = catalog.validateEndpointProperties(uri, false, true, false);

        // then
        assertThat(result.isSuccess()).as(result.summaryErrorMessage(false)).isTrue();
    }

    @Test
    void an_option_for_consumers_alone_is_found_in_a_producer() {
        // when
        EndpointValidationResult result =
                catalog.validateEndpointProperties("autoenhance:images?download=true&preview=true", false, false, true);

        // then
        assertThat(result.getNotProducerOnly()).containsExactly("download");
    }

    @Test
    void a_wrong_option_is_found_before_anything_runs() {
        // when
        EndpointValidationResult result = catalog.validateEndpointProperties("autoenhance:images?ordreId=villa-42");

        // then
        assertThat(result.getUnknown()).containsExactly("ordreId");
    }

    @Test
    void settings_have_no_default_because_what_is_not_given_is_not_sent() {
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
    void every_option_and_header_is_described() {
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
    void secrets_are_marked() {
        // given
        ComponentModel model = JsonMapper.generateComponentModel(catalog.componentJSonSchema("autoenhance"));

        // then
        assertThat(model.getEndpointOptions())
                .filteredOn(option -> option.isSecret())
                .extracting(option -> option.getName())
                .containsExactlyInAnyOrder("apiKey", "proxyAuthUsername", "proxyAuthPassword", "webhookSecret");
    }
}
