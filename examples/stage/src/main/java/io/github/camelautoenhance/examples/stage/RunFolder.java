/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.examples.stage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A temporary folder for everything that a run on the emulator needs. It is deleted at the end.
 *
 * <pre>{@code
 * try (RunFolder folder = RunFolder.create("s3-to-autoenhance")) {
 *     SamplePhotos.writeTo(folder.resolve("samples"));
 * }
 * }</pre>
 */
public record RunFolder(Path root) implements AutoCloseable {

    public static RunFolder create(String name) throws IOException {
        return new RunFolder(Files.createTempDirectory(name));
    }

    public Path resolve(String name) {
        return root.resolve(name);
    }

    /**
     * The files in a folder of this one whose names end like this, in its folders too; none if there is no such folder.
     */
    public List<Path> files(String folder, String ending) throws IOException {
        if (!Files.exists(root.resolve(folder))) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(root.resolve(folder))) {
            return files.filter(file -> file.toString().endsWith(ending)).toList();
        }
    }

    /** The SHA-256 of every JPEG. */
    public List<String> digests() throws IOException {
        List<String> digests = new ArrayList<>();
        for (Path file : files("", ".jpg")) {
            digests.add(Sha256.of(file));
        }
        return digests;
    }

    @Override
    public void close() throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
