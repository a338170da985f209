/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.client.api;

import org.apache.hc.core5.http.message.BasicHeader;

/**
 * A header whose value must not be printed. Marking it sensitive alone is not enough: HttpClient's header log prints
 * {@code toString()}, which {@link BasicHeader} does not mask.
 */
final class SensitiveHeader extends BasicHeader {

    private static final long serialVersionUID = 1L;

    SensitiveHeader(String name, String value) {
        super(name, value, true);
    }

    @Override
    public String toString() {
        return getName() + ": (hidden)";
    }
}
