/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.examples.quickstart;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/**
 * The service itself. What to take home: it never shows the bytes it stored; the state of the record is what one can
 * know.
 *
 * <pre>{@code
 * Destination destination = ServiceDestination.of(System.getenv());
 * }</pre>
 */
final class ServiceDestination implements Destination {

    private static final String KEY = "AUTOENHANCE_API_KEY";
    private static final Set<String> NOT_ARRIVED = Set.of("waiting", "error", "expired", Records.UNKNOWN);

    private final String baseUrl;
    private final String apiKey;

    ServiceDestination(String baseUrl, String apiKey) {
        this.baseUrl = baseUrl;
        this.apiKey = apiKey;
    }

    /**
     * The service, with the key that the environment has.
     *
     * @throws WrongUseException if it has none
     */
    static ServiceDestination of(Map<String, String> environment) throws WrongUseException {
        String apiKey = environment.getOrDefault(KEY, "");
        if (apiKey.isBlank()) {
            throw new WrongUseException(
                    "-Dreal needs your API key in the environment variable " + KEY + ". Nothing was sent.");
        }
        return new ServiceDestination("https://api.autoenhance.ai", apiKey.strip());
    }

    @Override
    public String name() {
        return "Autoenhance.ai, " + baseUrl;
    }

    @Override
    public String baseUrl() {
        return baseUrl;
    }

    @Override
    public String apiKey() {
        return apiKey;
    }

    /** Enhancing takes the service minutes, which are not waited for. */
    @Override
    public boolean passing(String status) {
        return status.equals("waiting");
    }

    @Override
    public Proof proof(Path file, String imageId, String status) {
        return NOT_ARRIVED.contains(status) ? Proof.NONE : Proof.RECORD_ONLY;
    }

    @Override
    public String meaning() {
        return "have a record with a status that only an uploaded photo has. The service does not show the bytes that it"
                + " stored, so they were not compared.";
    }
}
