/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.reliability.kill;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A folder. */
final class Inbox implements Source {

    private final Path outside;
    private final Path inbox;

    Inbox(Path folder) throws IOException {
        outside = folder;
        inbox = Files.createDirectory(folder.resolve("inbox"));
    }

    @Override
    public List<String> arguments() {
        return List.of();
    }

    /** Moved in as a whole and with its age, as most tools do. */
    @Override
    public void put(String name, byte[] photo) throws IOException {
        Path file = Files.write(outside.resolve(name), photo);
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofMinutes(1))));
        Files.move(file, inbox.resolve(name));
    }

    @Override
    public boolean isReleased() {
        return true;
    }

    @Override
    public boolean isEmpty() throws IOException {
        return files().isEmpty();
    }

    @Override
    public Set<String> unacknowledged() throws IOException {
        return files().stream().filter(name -> !name.endsWith(".camelLock")).collect(Collectors.toSet());
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(inbox)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .toList();
        }
    }

    @Override
    public void close() {
        // The folder goes with the test's.
    }
}
