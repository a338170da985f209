/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.emulator.http;

/**
 * Where the emulator can be reached.
 *
 * @param scheme http or https
 * @param host the host that clients are told
 * @param port the port of API and page
 * @param storagePort the port of the storage
 */
public record Addresses(String scheme, String host, int port, int storagePort) {

    public String baseUrl() {
        return scheme + "://" + host + ":" + port;
    }

    public String storageUrl() {
        return scheme + "://" + host + ":" + storagePort;
    }
}
