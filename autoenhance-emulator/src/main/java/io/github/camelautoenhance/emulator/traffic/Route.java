/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.emulator.traffic;

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
    /** {@code POST /v3/images/{id}/process}. */
    PROCESS_IMAGE,
    /** {@code POST /v3/images/{id}/report}. */
    REPORT_IMAGE,
    /** {@code GET /v3/images/{id}/enhanced}. */
    DOWNLOAD_ENHANCED,
    /** {@code GET /v3/images/{id}/original}. */
    DOWNLOAD_ORIGINAL,
    /** {@code POST /v3/brackets/}. */
    CREATE_BRACKET,
    /** {@code GET /v3/brackets/{id}}. */
    RETRIEVE_BRACKET,
    /** {@code DELETE /v3/brackets/{id}}. */
    DELETE_BRACKET,
    /** {@code POST /v3/orders/}. */
    CREATE_ORDER,
    /** {@code GET /v3/orders/}. */
    LIST_ORDERS,
    /** {@code GET /v3/orders/{id}}. */
    RETRIEVE_ORDER,
    /** {@code PATCH /v3/orders/{id}}. */
    UPDATE_ORDER,
    /** {@code DELETE /v3/orders/{id}}. */
    DELETE_ORDER,
    /** {@code POST /v3/orders/{id}/process}. */
    PROCESS_ORDER,
    /** {@code GET /v3/orders/{id}/brackets}. */
    LIST_BRACKETS,
    /** {@code GET} on the API's port where a relative redirect of a download leads. */
    DOWNLOAD_ASSET,
    /** {@code PUT} on the storage's port, of a photo or a bracket. */
    UPLOAD,
    /** {@code GET} on the storage's port, where downloads are redirected to. */
    DOWNLOAD_FILE,
    /** Every other request to one of the two ports. */
    OTHER
}
