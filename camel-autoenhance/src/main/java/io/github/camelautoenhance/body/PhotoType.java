/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.body;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;

/**
 * The media type a photo is registered with, or null: then nothing is sent and the file goes up as
 * {@code application/octet-stream}, which is the service's own rule.
 */
public final class PhotoType {

    private static final List<String> SOURCE_HEADERS =
            List.of(Exchange.CONTENT_TYPE, Exchange.FILE_CONTENT_TYPE, "CamelAwsS3ContentType");
    private static final Pattern MEDIA_TYPE =
            Pattern.compile("[A-Za-z0-9!#$&^_.+-]{1,127}/[A-Za-z0-9!#$&^_.+-]{1,127}([ \\t]*;[ -~]{1,200})?");

    private PhotoType() {}

    /**
     * Finds the media type of a photo.
     *
     * @param given the type by header or option, if there is one
     * @param source where it was given, for the error
     */
    public static @Nullable String resolve(@Nullable String given, String source, Message message) {
        if (given != null) {
            return check(given, source);
        }
        for (String header : SOURCE_HEADERS) {
            if (message.getHeader(header) instanceof String text) {
                String type = text.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
                if (type.startsWith("image/") && MEDIA_TYPE.matcher(type).matches()) {
                    return type;
                }
            }
        }
        return null;
    }

    /**
     * The type as it was given.
     *
     * @throws IllegalArgumentException naming the source, if it is no media type
     */
    public static String check(String given, String source) {
        if (!MEDIA_TYPE.matcher(given).matches()) {
            throw new IllegalArgumentException(source + " is no media type such as image/jpeg");
        }
        return given;
    }
}
