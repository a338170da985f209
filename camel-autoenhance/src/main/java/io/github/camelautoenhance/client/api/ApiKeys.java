/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.client.api;

/** Refuses what cannot be asked for without a key, before it is asked for. */
public final class ApiKeys {

    private ApiKeys() {}

    /**
     * Checks that there is a key.
     *
     * @param what needs it, as the subject of a sentence
     * @throws IllegalArgumentException saying what to set
     */
    public static void require(ApiAccess access, String what) {
        if (access.apiKey() == null) {
            throw new IllegalArgumentException(
                    what + " needs an API key: set the option apiKey of the endpoint or of the component"
                            + " (camel.component.autoenhance.api-key, which Camel Main, Spring Boot and Quarkus read)");
        }
    }
}
