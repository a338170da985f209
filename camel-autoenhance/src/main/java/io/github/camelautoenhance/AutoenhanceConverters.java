/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance;

import io.github.camelautoenhance.model.AutoenhanceRecord;
import io.github.camelautoenhance.util.Json;
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
    public static String toString(AutoenhanceRecord entry) {
        return new String(toBytes(entry), StandardCharsets.UTF_8);
    }

    @Converter
    public static byte[] toBytes(AutoenhanceRecord entry) {
        return Json.write(entry.toMap());
    }

    @Converter
    public static InputStream toInputStream(AutoenhanceRecord entry) {
        return new ByteArrayInputStream(toBytes(entry));
    }

    @Converter
    public static Map<String, @Nullable Object> toMap(AutoenhanceRecord entry) {
        return entry.toMap();
    }
}
