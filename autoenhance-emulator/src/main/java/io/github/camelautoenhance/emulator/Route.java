/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.emulator;

/**
 * What a request asks for: the name under which {@link Faults} are queued and the {@link Journal} is read.
 *
 * <pre>{@code
 * emulator.faults().on(Route.UPLOAD, Fault.status(503));
 * upload(photo);
 * assertThat(emulator.journal().requests(Route.UPLOAD)).hasSize(2);
 * }</pre>
 */
public enum Route {
    /** {@code POST /v3/images/}; the redirect of {@code POST /v3/images} is {@link #OTHER}. */
    CREATE_IMAGE,
    /** {@code GET /v3/images/{id}}. */
    RETRIEVE_IMAGE,
    /** {@code DELETE /v3/images/{id}}. */
    DELETE_IMAGE,
    /** {@code PUT} on the storage's port. */
    UPLOAD,
    /** Every other request to one of the two ports. */
    OTHER;

    static final String IMAGES = "/v3/images/";

    static Route ofApi(String method, String path) {
        if (path.equals(IMAGES)) {
            return method.equals("POST") ? CREATE_IMAGE : OTHER;
        }
        if (path.startsWith(IMAGES) && path.indexOf('/', IMAGES.length()) < 0) {
            return switch (method) {
                case "GET" -> RETRIEVE_IMAGE;
                case "DELETE" -> DELETE_IMAGE;
                default -> OTHER;
            };
        }
        return OTHER;
    }

    static Route ofStorage(String method) {
        return method.equals("PUT") ? UPLOAD : OTHER;
    }
}
