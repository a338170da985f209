/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.client.http;

import org.jspecify.annotations.Nullable;

/** How the component names itself to the service. */
final class UserAgent {

    static final String NAME = name(UserAgent.class.getPackage().getImplementationVersion());

    private UserAgent() {}

    private static String name(@Nullable String version) {
        // Null outside a jar, as in this project's own tests.
        return version == null ? "camel-autoenhance" : "camel-autoenhance/" + version;
    }
}
