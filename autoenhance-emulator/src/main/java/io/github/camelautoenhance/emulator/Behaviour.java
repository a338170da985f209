/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.emulator;

import io.github.camelautoenhance.emulator.account.Switch;
import io.github.camelautoenhance.emulator.webhook.WebhookTarget;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the builder says about the service, apart from where it is and who may use it.
 *
 * @param processingTime how long an image is processed
 * @param groupingTime how long the brackets of an order are grouped
 * @param bracketDelay how long after its upload a bracket says so
 * @param credits how many the customer has; empty if they never run out
 * @param notReadyStatus the status of a download that is not ready
 * @param switches what is switched on
 * @param webhook the webhook of the start; null for none
 */
public record Behaviour(
        Duration processingTime,
        Duration groupingTime,
        Duration bracketDelay,
        OptionalInt credits,
        int notReadyStatus,
        Set<Switch> switches,
        @Nullable WebhookTarget webhook) {}
