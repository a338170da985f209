/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.emulator.account;

/**
 * Behaviour of the service that is uncertain, rare, or in the way of most tests, and therefore off unless it is
 * switched on.
 *
 * <pre>{@code
 * AutoenhanceEmulator emulator =
 *         AutoenhanceEmulator.builder().with(Switch.RATE_LIMITS, Switch.RELATIVE_LOCATION).start();
 * }</pre>
 */
public enum Switch {
    /**
     * By the emulator's clock, more than 300 API requests in a second and more than 30 images or brackets of the same
     * name in an hour are answered with 429. All clients count as one address.
     */
    RATE_LIMITS,
    /** Creating an order with an id that exists is answered with 409; else with the order that exists. */
    ORDER_CONFLICT,
    /** Images also have the fields {@code enhanced} and {@code error}, which the schema has lost in 2024. */
    LEGACY_STATUS_FIELDS,
    /**
     * For the first half of the grouping time an order says neither {@code is_merging} nor {@code is_processing},
     * although it has been asked to process its brackets and has no images yet.
     */
    LATE_ORDER_FLAGS,
    /** A download is redirected by a relative path to the API's host first, and from there to the storage. */
    RELATIVE_LOCATION,
    /** A download is answered with the picture itself instead of a redirect, as the specification has it. */
    DIRECT_DOWNLOAD,
    /** Saving a webhook sends it a request without a body, instead of the event {@code webhook_updated}. */
    EMPTY_SETUP_PING
}
