/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.orders;

import io.github.camelautoenhance.client.await.AwaitOptions;
import io.github.camelautoenhance.message.ImageSettings;
import io.github.camelautoenhance.message.Inputs;
import io.github.camelautoenhance.util.OptionValues;
import org.jspecify.annotations.Nullable;

/** What the endpoint's options say, until a message's headers say something else. */
public record OrderOptions(
        @Nullable String operation,
        @Nullable String orderId,
        @Nullable String orderName,
        int bracketsPerImage,
        int perPage,
        @Nullable String sortImagesBy,
        ImageSettings settings,
        AwaitOptions delays,
        int maxPending) {

    /** Throws IllegalArgumentException naming the option that cannot be used. */
    public OrderOptions {
        if (orderId != null) {
            Inputs.id(orderId, "Option orderId");
        }
        Inputs.textOption("orderName", orderName);
        Inputs.textOption("sortImagesBy", sortImagesBy);
        Grouping.checkNumber(bracketsPerImage, "Option bracketsPerImage");
        OptionValues.atLeastOne("Option perPage", perPage);
    }
}
