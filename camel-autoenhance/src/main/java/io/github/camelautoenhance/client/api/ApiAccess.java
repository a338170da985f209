/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.client.api;

import io.github.camelautoenhance.client.address.BaseUrl;
import org.jspecify.annotations.Nullable;

/**
 * Who asks the API, and which of its versions.
 *
 * @param apiKey the secret; null only for operations that need none
 * @param apiVersion a date; null sends none, and the account's own version holds
 * @param devMode free and watermarked
 */
public record ApiAccess(
        BaseUrl baseUrl, @Nullable String apiKey, @Nullable String apiVersion, boolean devMode) {

    /** The account that these requests belong to, in any version of the API. */
    public ApiAccess account() {
        return new ApiAccess(baseUrl, apiKey, null, false);
    }

    /**
     * Checks that there is a key, before anything is sent that the service would refuse without one.
     *
     * @param what needs it, as the subject of a sentence
     * @throws IllegalArgumentException saying what to set
     */
    public void requireKey(String what) {
        if (apiKey == null) {
            throw new IllegalArgumentException(
                    what + " needs an API key: set the option apiKey of the endpoint or of the component"
                            + " (camel.component.autoenhance.api-key, which Camel Main, Spring Boot and Quarkus read)");
        }
    }

    @Override
    public String toString() {
        return "ApiAccess[" + baseUrl + ", apiVersion=" + apiVersion + ", devMode=" + devMode + "]";
    }
}
