/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.emulator.account;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order of the emulator at the moment it was asked for.
 *
 * <pre>{@code
 * EmulatedOrder order = emulator.order(orderId).orElseThrow();
 * assertThat(order.status()).isEqualTo("processed");
 * assertThat(order.imageIds()).hasSize(2);
 * }</pre>
 *
 * @param orderId the id, given by the client or made by the emulator
 * @param name the name, null if it has none
 * @param status {@code waiting}, {@code processing}, {@code processed} or {@code error}
 * @param merging whether its brackets are being grouped into images
 * @param processing whether one of its images is being processed
 * @param imageIds its images in order of creation
 * @param bracketIds its brackets in order of creation
 */
public record EmulatedOrder(
        String orderId,
        @Nullable String name,
        String status,
        boolean merging,
        boolean processing,
        List<String> imageIds,
        List<String> bracketIds) {}
