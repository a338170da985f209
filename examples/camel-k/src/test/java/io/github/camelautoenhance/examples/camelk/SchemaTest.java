/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.examples.camelk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A cluster would take every manifest, and the check finds what it would not take. */
class SchemaTest {

    static List<Manifest> manifests() throws IOException {
        return Manifest.all();
    }

    @ParameterizedTest
    @MethodSource("manifests")
    void matches_schema_of_its_kind(Manifest manifest) throws Exception {
        assertThat(Schemas.complaints(manifest)).isEmpty();
    }

    @Test
    void finds_every_kind() throws Exception {
        assertThat(Manifest.all().stream().map(Manifest::kind).distinct())
                .containsExactlyInAnyOrder(
                        "Kamelet",
                        "Deployment",
                        "ScaledObject",
                        "TriggerAuthentication",
                        "Secret",
                        "Integration",
                        "Pipe");
    }

    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            kubernetes/secret.yaml     | stringData:               | textData:               | textData
            kubernetes/deployment.yaml | runAsNonRoot: true        | runAsNonRoot: always    | runAsNonRoot
            kubernetes/deployment.yaml | readOnlyRootFilesystem:   | readOnlyRootFileSystem: | readOnlyRootFileSystem
            kubernetes/deployment.yaml | terminationGracePeriodSeconds: | gracePeriodSeconds: | gracePeriodSeconds
            kubernetes/deployment.yaml | mountPath: /spool         | path: /spool            | path
            kubernetes/deployment.yaml | periodSeconds: 2          | period: 2               | period
            kubernetes/deployment.yaml | containerPort: 9876       | containerPort: http     | containerPort
            kubernetes/scaling.yaml    | maxReplicaCount: 8        | maxReplicas: 8          | maxReplicas
            kubernetes/scaling.yaml    | managementEndpoint: artemis:8161 | managementEndpoint: 8161 | managementEndpoint
            kubernetes/scaling.yaml    | scaleTargetRef:           | scaleTarget:            | scaleTarget
            kubernetes/scaling.yaml    | secretTargetRef:          | secretRef:              | secretRef
            camel-k/integration.yaml   | dependencies:             | dependency:             | dependency
            camel-k/integration.yaml   | limitMemory: 640Mi        | memoryLimit: 640Mi      | memoryLimit
            camel-k/pipe.yaml          | sink:                     | target:                 | target
            camel-k/pipe.yaml          | kind: Kamelet             | type: Kamelet           | type
            camel-k/pipe.yaml          | mount:                    | mounts:                 | mounts
            """)
    void finds_wrong_field(Path file, String right, String wrong, String field) throws Exception {
        // given
        String text = Manifest.text(file);
        assertThat(text).contains(right);

        // when
        List<Manifest> broken = Manifest.read(file.toString(), text.replace(right, wrong));

        // then
        assertThat(broken).anySatisfy(manifest -> assertThat(Schemas.complaints(manifest))
                .anySatisfy(complaint -> assertThat(complaint).contains(field)));
    }
}
