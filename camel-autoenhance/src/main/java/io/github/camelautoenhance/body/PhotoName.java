/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.body;

import io.github.camelautoenhance.client.http.PhotoSource;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.WrappedFile;
import org.jspecify.annotations.Nullable;

/**
 * The name that a photo is registered with: a plain file name, whatever the source called it.
 *
 * <p>Taken from the header or option, else from where the photo came from, else from the exchange id with the extension
 * that the first bytes tell.
 */
public final class PhotoName {

    private static final int MAX_LENGTH = 255;
    private static final int MAX_EXTENSION = 16;
    private static final int FIRST_BYTES = 16;
    /** Where Camel's consumers of files and objects say what they read, the first that is there counts. */
    private static final List<String> SOURCE_HEADERS = List.of(
            Exchange.FILE_NAME,
            "CamelAwsS3Key",
            "CamelAzureStorageBlobBlobName",
            "CamelAzureStorageDataLakeFileName",
            "CamelGoogleCloudStorageObjectName",
            "CamelMinioObjectName");
    /**
     * Control characters, halves of characters, line and paragraph separators, and the marks that turn the direction of
     * writing.
     */
    private static final Pattern UNPRINTABLE =
            Pattern.compile("[\\p{Cc}\\p{Cs}\\u2028\\u2029\\u200e\\u200f\\u061c\\u202a-\\u202e\\u2066-\\u2069\\ufeff]");

    private PhotoName() {}

    /**
     * Finds the name for a photo.
     *
     * @param given the name by header or option, if there is one
     * @param photo what the first bytes are read from; null for a record without a photo
     */
    public static String resolve(@Nullable String given, Message message, @Nullable PhotoSource photo) {
        String name = clean(given);
        if (name == null) {
            name = ofSource(message);
        }
        if (name != null) {
            return name;
        }
        return message.getExchange().getExchangeId() + (photo == null ? "" : extension(photo));
    }

    /** What the message's source called it, cleaned; null if it has no name. */
    static @Nullable String ofSource(Message message) {
        return clean(nameOfSource(message));
    }

    private static @Nullable String nameOfSource(Message message) {
        for (String header : SOURCE_HEADERS) {
            Object value = message.getHeader(header);
            if (value instanceof String text && !text.isBlank()) {
                return text;
            }
        }
        Object body = message.getBody();
        if (body instanceof WrappedFile<?> wrapped) {
            body = wrapped.getFile();
        }
        if (body instanceof File file) {
            return file.getName();
        }
        return body instanceof Path path ? path.toString() : null;
    }

    static @Nullable String clean(@Nullable String name) {
        if (name == null) {
            return null;
        }
        // Both separators: a path of Windows reaches Linux over FTP as it is.
        String segment = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        String printable = UNPRINTABLE.matcher(segment).replaceAll("").strip();
        if (printable.isEmpty() || printable.equals(".") || printable.equals("..")) {
            return null;
        }
        return shorten(printable);
    }

    private static String shorten(String name) {
        if (name.length() <= MAX_LENGTH) {
            return name;
        }
        int dot = name.lastIndexOf('.');
        String extension = name.length() - dot <= MAX_EXTENSION ? name.substring(dot) : "";
        int end = MAX_LENGTH - extension.length();
        // Not through the middle of a character outside the basic plane.
        if (Character.isHighSurrogate(name.charAt(end - 1))) {
            end--;
        }
        return (name.substring(0, end) + extension).strip();
    }

    private static String extension(PhotoSource photo) {
        if (!photo.isRepeatable()) {
            return "";
        }
        try (InputStream in = photo.open()) {
            return ImageFormat.extension(in.readNBytes(FIRST_BYTES));
        } catch (IOException e) {
            // The upload reads it again and tells what is wrong.
            return "";
        }
    }
}
