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

    @Override
    public String toString() {
        return "ApiAccess[" + baseUrl + ", apiVersion=" + apiVersion + ", devMode=" + devMode + "]";
    }
}
