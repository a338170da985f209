/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.examples.camelk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;

/**
 * The schemas that a cluster holds manifests to, as their projects have published them. Fields that a schema does not
 * know are refused, as {@code kubectl apply} does by default.
 */
final class Schemas {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final JsonSchemaFactory FACTORY = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7);

    /** From the jar kubernetes-model-apps. */
    private static final String KUBERNETES = "/schema/kube-schema.json";

    private Schemas() {}

    /** What is wrong with a manifest; nothing is how it should be. */
    static List<String> complaints(Manifest manifest) throws IOException {
        return FACTORY.getSchema(schema(manifest)).validate(manifest.yaml()).stream()
                .map(ValidationMessage::getMessage)
                .toList();
    }

    private static JsonNode schema(Manifest manifest) throws IOException {
        String apiVersion = manifest.yaml().path("apiVersion").asText();
        return switch (apiVersion + " " + manifest.kind()) {
            case "v1 Secret" -> kubernetes("kubernetes_core_Secret");
            case "apps/v1 Deployment" -> kubernetes("kubernetes_apps_Deployment");
            case "camel.apache.org/v1 Kamelet" -> custom("/camel.apache.org_kamelets.yaml", apiVersion);
            case "camel.apache.org/v1 Integration" -> custom("/camel.apache.org_integrations.yaml", apiVersion);
            case "camel.apache.org/v1 Pipe" -> pipe(apiVersion);
            case "keda.sh/v1alpha1 ScaledObject" -> custom("/crds/keda.sh_scaledobjects.yaml", apiVersion);
            case "keda.sh/v1alpha1 TriggerAuthentication" ->
                custom("/crds/keda.sh_triggerauthentications.yaml", apiVersion);
            default -> throw new IllegalArgumentException("no schema for " + manifest);
        };
    }

    /** Since the artifact's version of Camel K, a pipe has also got these two fields of an integration. */
    private static JsonNode pipe(String apiVersion) throws IOException {
        JsonNode integration = custom("/camel.apache.org_integrations.yaml", apiVersion);
        JsonNode pipe = custom("/camel.apache.org_pipes.yaml", apiVersion);
        ObjectNode fields = (ObjectNode) pipe.at("/properties/spec/properties");
        for (String field : List.of("dependencies", "traits")) {
            fields.set(field, integration.at("/properties/spec/properties/" + field));
        }
        return pipe;
    }

    private static JsonNode custom(String definition, String apiVersion) throws IOException {
        String version = apiVersion.substring(apiVersion.indexOf('/') + 1);
        return close(read(YAML, definition)
                .at("/spec/versions")
                .valueStream()
                .filter(one -> one.path("name").asText().equals(version))
                .findFirst()
                .orElseThrow()
                .at("/schema/openAPIV3Schema"));
    }

    private static JsonNode kubernetes(String definition) throws IOException {
        ObjectNode schema = (ObjectNode) read(JSON, KUBERNETES);
        ObjectNode definitions = (ObjectNode) schema.get("definitions");
        close(definitions);
        // In this file they are the Java objects that they become, in a manifest they are text or number.
        definitions.set("k8s_io_apimachinery_pkg_api_resource_Quantity", textOrNumber());
        definitions.set("kubernetes_apimachinery_pkg_util_intstr_IntOrString", textOrNumber());
        ObjectNode root = JSON.createObjectNode();
        root.set("definitions", definitions);
        root.set(
                "allOf",
                JSON.createArrayNode().add(JSON.createObjectNode().put("$ref", "#/definitions/" + definition)));
        return root;
    }

    private static ObjectNode textOrNumber() {
        return JSON.createObjectNode()
                .set("type", JSON.createArrayNode().add("string").add("integer").add("number"));
    }

    /** Refuses unknown fields wherever fields are named, unless the schema asks to keep them. */
    private static JsonNode close(JsonNode node) {
        if (node instanceof ObjectNode object) {
            // draft 4, in a file that says draft 7
            if (object.path("required").isBoolean()) {
                object.remove("required");
            }
            JsonNode open = object.path("additionalProperties");
            if (object.path("properties").isObject()
                    && !object.path("x-kubernetes-preserve-unknown-fields").asBoolean()
                    && (open.isMissingNode() || open.asBoolean())) {
                object.put("additionalProperties", false);
            }
        }
        node.forEach(Schemas::close);
        return node;
    }

    private static JsonNode read(ObjectMapper mapper, String resource) throws IOException {
        try (InputStream in = Objects.requireNonNull(Schemas.class.getResourceAsStream(resource), resource)) {
            return mapper.readTree(in);
        }
    }
}
