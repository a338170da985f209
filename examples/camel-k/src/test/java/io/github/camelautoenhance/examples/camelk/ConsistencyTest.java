/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.examples.camelk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What one file says of another is so. */
class ConsistencyTest {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([^}:]+)}}");

    private final Properties settings = new Properties();

    @BeforeEach
    void readSettings() throws IOException {
        try (InputStream in =
                Objects.requireNonNull(ConsistencyTest.class.getResourceAsStream("/application.properties"))) {
            settings.load(in);
        }
    }

    @Test
    void lists_every_required_setting_in_secret() throws Exception {
        // given
        Set<String> asked = new TreeSet<>();
        settings.values()
                .forEach(value ->
                        PLACEHOLDER.matcher(value.toString()).results().forEach(match -> asked.add(match.group(1))));

        // then
        assertThat(fields(Manifest.of("Secret").at("/stringData"))).hasSize(4).isEqualTo(asked);
    }

    @Test
    void mounts_secret_where_application_reads_it() throws Exception {
        Manifest deployment = Manifest.of("Deployment");
        assertThat(deployment
                        .at("/spec/template/spec/containers/0/volumeMounts/0/mountPath")
                        .asText())
                .isEqualTo(settings.getProperty("camel.main.cloud-properties-location"));
        assertThat(deployment
                        .at("/spec/template/spec/volumes/0/secret/secretName")
                        .asText())
                .isEqualTo(Manifest.of("Secret").name());
    }

    @Test
    void points_probes_at_health_checks() throws Exception {
        // given
        JsonNode container = Manifest.of("Deployment").at("/spec/template/spec/containers/0");
        String path = settings.getProperty("camel.management.health-path");

        // then
        assertThat(container.at("/ports/0/containerPort").asText())
                .isEqualTo(settings.getProperty("camel.management.port"));
        assertThat(container.at("/startupProbe/httpGet/path").asText()).isEqualTo(path + "/live");
        assertThat(container.at("/livenessProbe/httpGet/path").asText()).isEqualTo(path + "/live");
        assertThat(container.at("/readinessProbe/httpGet/path").asText()).isEqualTo(path + "/ready");
        for (String probe : List.of("startup", "liveness", "readiness")) {
            assertThat(container.at("/" + probe + "Probe/httpGet/port")).isEqualTo(container.at("/ports/0/name"));
        }
    }

    @Test
    void gives_pod_longer_to_end_than_camel() throws Exception {
        assertThat(Manifest.of("Deployment")
                        .at("/spec/template/spec/terminationGracePeriodSeconds")
                        .asInt())
                .isGreaterThan(Integer.parseInt(settings.getProperty("camel.main.shutdown-timeout")));
    }

    @Test
    void scales_deployment_by_queue_that_it_reads() throws Exception {
        // given
        Manifest scaling = Manifest.of("ScaledObject");
        JsonNode trigger = scaling.at("/spec/triggers/0");
        Manifest authentication = Manifest.of("TriggerAuthentication");

        // then
        assertThat(scaling.at("/spec/scaleTargetRef/name").asText())
                .isEqualTo(Manifest.of("Deployment").name());
        assertThat(trigger.at("/metadata/queueName").asText()).isEqualTo(settings.getProperty("photos.queue"));
        assertThat(trigger.at("/authenticationRef/name").asText()).isEqualTo(authentication.name());
        authentication.at("/spec/secretTargetRef").forEach(reference -> {
            assertThat(reference.path("name").asText()).isEqualTo("photos");
            assertThat(reference.path("key").asText()).startsWith("broker.");
        });
        assertThat(Manifest.of("Deployment").yaml().at("/spec/replicas").isMissingNode())
                .isTrue();
    }

    @Test
    void repeats_route_and_settings_in_integration() throws Exception {
        // given
        Manifest integration = Manifest.of("Integration");
        String route = Manifest.text(Path.of("src/main/resources/camel/photos.yaml"));

        // then
        assertThat(integration.at("/spec/flows").valueStream().toList())
                .isEqualTo(Manifest.read("photos.yaml", route).stream()
                        .map(Manifest::yaml)
                        .toList());
        assertThat(properties(integration)).allSatisfy((name, value) -> {
            if (!name.endsWith(".spool-directory")) {
                assertThat(value).as(name).isEqualTo(settings.getProperty(name));
            }
        });
        assertThat(properties(integration).keySet())
                .containsAll(settings.stringPropertyNames().stream()
                        .filter(name -> name.matches("(photos|camel[.](component|beans|health))[.].*"))
                        .toList());
    }

    @Test
    void configures_pipe_like_application() throws Exception {
        Map<String, String> properties = properties(Manifest.of("Pipe"));
        assertThat(properties.remove("camel.kamelet.autoenhance-upload-sink.apiKey"))
                .isEqualTo(settings.getProperty("camel.component.autoenhance.api-key"));
        assertThat(properties)
                .isNotEmpty()
                .allSatisfy((name, value) -> assertThat(value).as(name).isEqualTo(settings.getProperty(name)));
    }

    @Test
    void mounts_secret_and_names_versions_of_this_build() throws Exception {
        for (String kind : List.of("Integration", "Pipe")) {
            Manifest manifest = Manifest.of(kind);
            List<String> dependencies = new ArrayList<>();
            manifest.at("/spec/dependencies").forEach(dependency -> dependencies.add(dependency.asText()));
            assertThat(manifest.at("/spec/traits/mount/configs/0").asText()).isEqualTo("secret:photos");
            assertThat(dependencies)
                    .contains(
                            "mvn:io.github.camelautoenhance:camel-autoenhance:" + System.getProperty("project.version"),
                            "mvn:org.apache.activemq:artemis-jakarta-client:" + System.getProperty("artemis.version"));
        }
    }

    private static Set<String> fields(JsonNode node) {
        Set<String> names = new TreeSet<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static Map<String, String> properties(Manifest manifest) {
        Map<String, String> properties = new TreeMap<>();
        manifest.at("/spec/traits/camel/properties").forEach(property -> {
            String[] parts = property.asText().split("=", 2);
            properties.put(parts[0], parts[1]);
        });
        return properties;
    }
}
