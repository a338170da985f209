/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.kamelets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The kamelets of the jar keep the rules of Camel's catalog, and the rules find what breaks them. */
class KameletRulesTest {

    @Test
    void the_kamelets_of_the_jar_keep_the_rules() throws Exception {
        // given
        List<Kamelet> kamelets = Kamelet.all();

        // then
        assertThat(kamelets).isNotEmpty();
        assertThat(KameletRules.complaints(kamelets)).isEmpty();
    }

    @Test
    void they_are_of_the_version_of_the_jar_and_ask_for_the_component_of_that_version() throws Exception {
        String version = Kamelet.version();
        assertThat(Kamelet.all()).allSatisfy(kamelet -> {
            assertThat(kamelet.annotation("catalog.version")).isEqualTo(version);
            assertThat(kamelet.yaml().at("/spec/dependencies").valueStream().map(node -> node.asText()))
                    .contains("mvn:io.github.camelautoenhance:camel-autoenhance:" + version);
        });
    }

    @Test
    void two_kamelets_with_one_title_are_found() throws Exception {
        // given
        Kamelet sink = Kamelet.named("autoenhance-upload-sink");

        // then
        assertThat(KameletRules.complaints(List.of(sink, sink)))
                .containsExactly(sink + ": title of another kamelet", sink + ": description of another kamelet");
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            camel.apache.org/v1        | camel.apache.org/v1alpha1 | apiVersion
            kind: Kamelet              | kind: Pipe                | kind
            name: autoenhance-upload-sink | name: autoenhance-put-sink | file not named as the kamelet
            kamelet.type: "sink"       | kamelet.type: "drain"     | label kamelet.type
            kamelet.type: "sink"       | kamelet.type: "source"    | does not end at kamelet:sink
            kamelet.type: "sink"       | kamelet.type: "action"    | name does not end with its type
            provider: "The             | provider: "Others than the | annotation provider
            kamelet.group: "Autoenhance" | kamelet.group: ""       | annotation kamelet.group
            data:image/svg+xml;base64, | https://example.org/icon, | annotation kamelet.icon is no SVG as data URI
            data:image/svg+xml;base64, | data:image/svg+xml;base64,AAAA | icon cannot be read
            type: object               | type: array               | definition is not of type object
            Upload Sink"               | Upload"                   | title does not end with Sink
            - apiKey                   | - [apiKey]                | required but not declared
            - apiKey                   | - token                   | required but not declared: token
            - apiKey                   | - devMode                 | devMode is required and has a default
            type: boolean              | kind: boolean             | devMode has no type
            title: Dev Mode            | title: ""                 | devMode has no title
            title: Dev Mode            | title: The Mode           | devMode has a title with an article
            title: Dev Mode            | title: Dev mode           | devMode has a title with a small letter
            urn:camel:group:credentials | urn:camel:group:other    | apiKey is a password without the descriptor of credentials
            urn:camel:group:credentials | urn:alm:descriptor:com.tectonic.ui:password | apiKey has a deprecated descriptor
            {{?presetId}}              | {{?preset}}               | used but not declared: preset
            {{?presetId}}              | none                      | declared but not used: presetId
            uri: kamelet:source        | uri: direct:photos        | does not start at kamelet:source
            operation: upload          | operation: enhance        | enhance can be charged and asks for no preview
            operation: upload          | operation: download       | download can be charged and asks for no preview
            camel:kamelet              | camel:kafka               | dependency camel:core or camel:kamelet
            mvn:io.github.camelautoenhance: | io.github.camelautoenhance: | dependency io.github.camelautoenhance:
            """)
    void a_kamelet_that_breaks_a_rule_is_found(String right, String wrong, String complaint) throws Exception {
        // given
        String text = text("autoenhance-upload-sink");
        assertThat(text).contains(right);

        // when
        Kamelet broken = Kamelet.of("autoenhance-upload-sink", text.replace(right, wrong));

        // then
        assertThat(KameletRules.complaints(List.of(broken)))
                .anySatisfy(one -> assertThat(one).startsWith(broken + ": " + complaint));
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            - to: "kamelet:sink"       | - to: "log:events"        | does not end at kamelet:sink
            Webhook Source"            | Webhook"                  | title does not end with Source
            kamelet.type: "source"     | kamelet.type: "action"    | does not start at kamelet:source
            camel:platform-http        | camel:http                | dependency camel:platform-http
            - webhookSecret            | - webhookSecrets          | a webhook that asks for no secret
            urn:camel:group:credentials | urn:camel:group:other    | webhookSecret is a password without the descriptor of credentials
            {{webhookSecret}}          | {{secret}}                | declared but not used: webhookSecret
            {{webhookDedupe}}          | 10m                       | declared but not used: webhookDedupe
            """)
    void a_source_that_breaks_a_rule_is_found(String right, String wrong, String complaint) throws Exception {
        // given
        String text = text("autoenhance-webhook-source");
        assertThat(text).contains(right);

        // when
        Kamelet broken = Kamelet.of("autoenhance-webhook-source", text.replace(right, wrong));

        // then
        assertThat(KameletRules.complaints(List.of(broken)))
                .anySatisfy(one -> assertThat(one).startsWith(broken + ": " + complaint));
    }

    private static String text(String kamelet) throws Exception {
        try (InputStream in =
                Objects.requireNonNull(Kamelet.class.getResourceAsStream("/kamelets/" + kamelet + ".kamelet.yaml"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
