/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.emulator.store;

import io.github.camelautoenhance.emulator.account.EmulatedBracket;
import io.github.camelautoenhance.emulator.util.FileTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The brackets and their files, changed together under one lock. */
public final class BracketStore {

    private final Map<String, BracketRecord> records = new LinkedHashMap<>();
    private final Path directory;
    private final Clock clock;
    private final Duration shownLater;

    /**
     * An empty store.
     *
     * @param shownLater how long after its upload the API says that a bracket is uploaded
     */
    public BracketStore(Path parent, Clock clock, Duration shownLater) {
        directory = parent.resolve("brackets");
        this.clock = clock;
        this.shownLater = shownLater;
    }

    public synchronized void add(EmulatedBracket bracket) {
        records.put(bracket.bracketId(), new BracketRecord(bracket, null));
    }

    public synchronized Optional<BracketRecord> find(String id) {
        return Optional.ofNullable(records.get(id));
    }

    /** All brackets in order of creation. */
    public synchronized List<BracketRecord> all() {
        return List.copyOf(records.values());
    }

    /** The brackets of an order in order of creation. */
    public List<BracketRecord> of(String orderId) {
        return all().stream()
                .filter(record -> record.bracket().orderId().equals(orderId))
                .toList();
    }

    /** Makes complete bytes the file of this bracket; false if the bracket has gone meanwhile. */
    public synchronized boolean uploaded(String id, Path part, long bytes, String sha256) throws IOException {
        BracketRecord record = records.get(id);
        if (record == null) {
            return false;
        }
        Path file = Files.createDirectories(directory).resolve(id);
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        records.put(id, record.uploaded(file, bytes, sha256, clock.instant().plus(shownLater)));
        return true;
    }

    /** Notes the image that these brackets have become. */
    public synchronized void grouped(Set<String> ids, String imageId) {
        for (String id : ids) {
            records.computeIfPresent(id, (same, record) -> record.groupedInto(imageId));
        }
    }

    /** Makes the brackets of an image that is gone free again. */
    synchronized void ungroup(String imageId) {
        records.replaceAll(
                (id, record) -> imageId.equals(record.bracket().imageId()) ? record.groupedInto(null) : record);
    }

    /** Deletes a bracket and its file; false if there is none. */
    public synchronized boolean delete(String id) throws IOException {
        if (records.remove(id) == null) {
            return false;
        }
        Files.deleteIfExists(directory.resolve(id));
        return true;
    }

    synchronized void clear() {
        records.clear();
        try {
            FileTree.delete(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
