/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance;

import io.github.camelautoenhance.client.Json;
import io.github.camelautoenhance.model.AutoenhanceImage;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.camel.Converter;
import org.jspecify.annotations.Nullable;

/** Lets records of the service be written to files, queues and logs as the JSON they came as. */
@Converter(generateLoader = true)
public final class AutoenhanceConverters {

    private AutoenhanceConverters() {}

    @Converter
    public static String toString(AutoenhanceImage image) {
        return new String(toBytes(image), StandardCharsets.UTF_8);
    }

    @Converter
    public static byte[] toBytes(AutoenhanceImage image) {
        return Json.write(image.toMap());
    }

    @Converter
    public static InputStream toInputStream(AutoenhanceImage image) {
        return new ByteArrayInputStream(toBytes(image));
    }

    @Converter
    public static Map<String, @Nullable Object> toMap(AutoenhanceImage image) {
        return image.toMap();
    }
}
