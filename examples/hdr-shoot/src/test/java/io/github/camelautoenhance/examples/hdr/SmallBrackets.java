/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.examples.hdr;

import io.github.camelautoenhance.samples.SamplePhotos;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.imageio.ImageIO;

/** The sample brackets, drawn once for all tests and made small: large photos take the emulator seconds. */
final class SmallBrackets {

    private static final Map<String, byte[]> DRAWN = new TreeMap<>();

    private SmallBrackets() {}

    /** Three files, the darkest first. */
    static synchronized List<Path> writeTo(Path folder) throws IOException {
        if (DRAWN.isEmpty()) {
            for (Path bracket : SamplePhotos.writeBracketsTo(folder)) {
                ImageIO.write(Pictures.read(bracket, 600, 400).orElseThrow(), "jpeg", bracket.toFile());
                DRAWN.put(bracket.getFileName().toString(), Files.readAllBytes(bracket));
            }
        }
        List<Path> files = new ArrayList<>();
        for (Map.Entry<String, byte[]> bracket : DRAWN.entrySet()) {
            files.add(Files.write(folder.resolve(bracket.getKey()), bracket.getValue()));
        }
        return files;
    }
}
