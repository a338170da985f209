/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.emulator.http;

import io.github.camelautoenhance.emulator.util.Digests;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Answers with a file, all of it or the range that was asked for, as S3 does. */
public final class FileAnswer {

    private static final Pattern RANGE = Pattern.compile("bytes=(\\d{1,18})-(\\d{0,18})");

    private FileAnswer() {}

    /**
     * The file, or the range of it that the call asks for.
     *
     * @param name the name of the file at the storage, which is another one whenever its content is
     */
    public static Answer of(Call call, Path file, String name) {
        try {
            return of(call, file, name, Files.size(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Answer of(Call call, Path file, String name, long size) throws IOException {
        Matcher range = RANGE.matcher(call.header("Range").orElse(""));
        // ranges of other forms are ignored, which HTTP allows
        if (!range.matches()) {
            return headed(Answer.file(200, type(file), file, 0, size), name);
        }
        long first = Long.parseLong(range.group(1));
        long last = range.group(2).isEmpty() ? size - 1 : Math.min(size - 1, Long.parseLong(range.group(2)));
        if (first >= size || last < first) {
            return S3Error.of(416, "InvalidRange", "The requested range is not satisfiable")
                    .with("Content-Range", "bytes */" + size);
        }
        return headed(Answer.file(206, type(file), file, first, last - first + 1), name)
                .with("Content-Range", "bytes " + first + "-" + last + "/" + size);
    }

    private static Answer headed(Answer answer, String name) {
        return answer.with("Accept-Ranges", "bytes")
                .with("ETag", "\"" + Digests.sha256Hex(name).substring(0, 32) + "\"");
    }

    private static String type(Path file) throws IOException {
        byte[] start;
        try (InputStream in = Files.newInputStream(file)) {
            start = in.readNBytes(16);
        }
        try (InputStream known = new ByteArrayInputStream(start)) {
            String type = URLConnection.guessContentTypeFromStream(known);
            return type == null ? "application/octet-stream" : type;
        }
    }
}
