/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance;

import io.github.camelautoenhance.client.Transport;
import io.github.camelautoenhance.client.api.ApiAccess;
import io.github.camelautoenhance.client.http.TransportOptions;
import java.util.Collection;

/** What public classes of this package hold, for tests in other packages. */
public final class Internals {

    private Internals() {}

    public static Collection<Transport> transports(AutoenhanceComponent component) {
        return component.transports();
    }

    public static TransportOptions transportOptions(AutoenhanceConfiguration configuration) {
        return configuration.transportOptions(null);
    }

    public static ApiAccess apiAccess(AutoenhanceConfiguration configuration) {
        return configuration.apiAccess();
    }
}
