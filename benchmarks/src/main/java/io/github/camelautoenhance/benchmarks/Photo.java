/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.zip.CRC32;

/**
 * A file of random bytes. Its name tells its length and CRC32, so that the sink can check each upload by the name that
 * the image was created under.
 *
 * @param bytes its length
 */
record Photo(Path file, long bytes) {

    static Photo make(Path folder, int bytes) throws IOException {
        byte[] content = new byte[bytes];
        new Random(bytes).nextBytes(content);
        CRC32 crc = new CRC32();
        crc.update(content);
        Path file = folder.resolve("%d-%08x.jpg".formatted(bytes, crc.getValue()));
        Files.write(file, content);
        return new Photo(file, bytes);
    }

    String name() {
        return file.getFileName().toString();
    }
}
