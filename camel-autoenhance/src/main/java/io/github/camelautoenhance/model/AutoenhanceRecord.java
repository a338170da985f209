/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.model;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A record of the service: {@link AutoenhanceImage}, {@link AutoenhanceBracket} or {@link AutoenhanceOrder}. Converts
 * to {@code String} (JSON), {@code Map}, {@code InputStream} and {@code byte[]}.
 *
 * <pre>{@code
 * from("direct:state").to("autoenhance:images?operation=retrieve").convertBodyTo(String.class).log("${body}");
 * }</pre>
 */
public sealed interface AutoenhanceRecord
        permits AutoenhanceImage, AutoenhanceBracket, AutoenhanceOrder, AutoenhanceEvent {

    /** The record in the service's own field names, ready to be written as JSON. */
    Map<String, @Nullable Object> toMap();

    /** Every field of the reply that has no accessor of its own, under its API name. */
    Map<String, @Nullable Object> more();
}
