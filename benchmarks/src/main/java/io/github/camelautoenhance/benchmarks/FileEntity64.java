/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hc.core5.http.io.entity.AbstractHttpEntity;

/** A file, copied through 64 KiB: HttpClient's own entity copies through 4 KiB, which costs a third under TLS. */
final class FileEntity64 extends AbstractHttpEntity {

    private static final int BUFFER = 64 * 1024;

    private final Path file;
    private final long length;

    FileEntity64(Path file, long length, String contentType) {
        super(contentType, null, false);
        this.file = file;
        this.length = length;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        try (InputStream in = getContent()) {
            byte[] buffer = new byte[BUFFER];
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                out.write(buffer, 0, count);
            }
        }
    }

    @Override
    public InputStream getContent() throws IOException {
        return Files.newInputStream(file);
    }

    @Override
    public long getContentLength() {
        return length;
    }

    @Override
    public boolean isRepeatable() {
        return true;
    }

    @Override
    public boolean isStreaming() {
        return false;
    }

    @Override
    public void close() {
        // Nothing is held open between two writes.
    }
}
