/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.emulator.store;

import io.github.camelautoenhance.emulator.util.FileTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The image records and their files, changed together under one lock. Names of images never become paths. */
public final class ImageStore {

    private final Map<String, ImageRecord> records = new LinkedHashMap<>();
    private final Path images;
    private final Path incoming;

    public ImageStore(Path directory) {
        images = directory.resolve("images");
        incoming = directory.resolve("incoming");
    }

    /** Takes a new record; false if its id is taken. */
    public synchronized boolean add(ImageRecord record) {
        return records.putIfAbsent(record.id(), record) == null;
    }

    public synchronized Optional<ImageRecord> find(String id) {
        return Optional.ofNullable(records.get(id));
    }

    /** All records in order of creation. */
    public synchronized List<ImageRecord> all() {
        return List.copyOf(records.values());
    }

    /** The images of an order in order of creation. */
    List<ImageRecord> of(String orderId) {
        return all().stream()
                .filter(record -> orderId.equals(record.image().orderId()))
                .toList();
    }

    /** A new empty file for bytes that are not complete yet. */
    public Path newPart() throws IOException {
        Files.createDirectories(incoming);
        return Files.createTempFile(incoming, "", ".part");
    }

    /** Makes complete bytes the photo of this record; nothing if the record has gone meanwhile. */
    public synchronized Optional<ImageRecord> uploaded(String id, Path part, long bytes, String sha256)
            throws IOException {
        ImageRecord record = records.get(id);
        if (record == null) {
            return Optional.empty();
        }
        Path original = Files.createDirectories(directory(id)).resolve("original");
        Files.move(part, original, StandardCopyOption.ATOMIC_MOVE);
        ImageRecord uploaded = record.uploaded(original, bytes, sha256);
        records.put(id, uploaded);
        return Optional.of(uploaded);
    }

    /** Takes a new record with complete bytes as its photo. */
    public synchronized ImageRecord addUploaded(ImageRecord record, Path part, long bytes, String sha256)
            throws IOException {
        records.put(record.id(), record);
        return uploaded(record.id(), part, bytes, sha256).orElseThrow();
    }

    /** Puts the result of the change in the record's place; nothing if there is none. */
    public synchronized Optional<ImageRecord> change(String id, UnaryOperator<ImageRecord> change) {
        return Optional.ofNullable(records.computeIfPresent(id, (same, record) -> change.apply(record)));
    }

    /** Whether the record is still in this processing: another upload, a delete or a reset ends it. */
    public synchronized boolean isCurrent(ImageRecord record) {
        ImageRecord now = records.get(record.id());
        return now != null && now.run().equals(record.run()) && now.isProcessing();
    }

    /** Ends the processing of a record by this change; false if it is not in this processing any more. */
    public synchronized boolean end(ImageRecord record, UnaryOperator<ImageRecord> change) {
        return isCurrent(record) && change(record.id(), change).isPresent();
    }

    /** Takes the previews of a record that is still in this processing. */
    public synchronized void addPreviews(ImageRecord record, Path beforePart, Path afterPart) throws IOException {
        if (isCurrent(record)) {
            Files.move(beforePart, before(record), StandardCopyOption.ATOMIC_MOVE);
            Files.move(afterPart, after(record), StandardCopyOption.ATOMIC_MOVE);
        }
    }

    /** What became of the wish to pay for an image. */
    public enum Payment {
        /** It was paid for earlier. */
        FREE,
        /** A credit was spent. */
        SPENT,
        /** There is no credit left. */
        REFUSED
    }

    /** Pays for an image that is paid for once, however often and by however many at the same time it is downloaded. */
    public synchronized Payment pay(String id, CreditLedger credits) {
        ImageRecord record = records.get(id);
        if (record == null || record.image().downloaded()) {
            return Payment.FREE;
        }
        if (!credits.spend()) {
            return Payment.REFUSED;
        }
        records.put(id, record.paid());
        return Payment.SPENT;
    }

    /** Where the files of an image are. */
    public Path directory(String id) {
        return images.resolve(id);
    }

    public Path before(ImageRecord record) {
        return directory(record.id()).resolve("before.jpg");
    }

    public Path after(ImageRecord record) {
        return directory(record.id()).resolve("after.jpg");
    }

    /** Deletes a record and its files; false if there is none. */
    synchronized boolean delete(String id) throws IOException {
        if (records.remove(id) == null) {
            return false;
        }
        FileTree.delete(directory(id));
        return true;
    }

    synchronized void clear() {
        records.clear();
        try {
            FileTree.delete(images);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
