/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.examples.springboot;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelautoenhance.model.AutoenhanceImage;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * What has become of the photos: a small file for each image, and two pictures beside it, in {@code photos.home}. The
 * newest are kept, the others deleted with their pictures. Safe for use by several threads, not by several
 * applications.
 *
 * <pre>{@code
 * from("autoenhance:webhook?confirm=true&webhookSecret=...").bean(results, "finished");
 * }</pre>
 */
@Component
public class Results {

    static final String IMAGE = "image";
    private static final String RECORD = ".json";
    private static final List<String> PICTURES = List.of("-before.jpg", "-after.jpg");
    private static final Logger LOG = LoggerFactory.getLogger("photos");

    private final Path folder;
    private final int kept;
    private final ObjectMapper json;
    private final Clock clock = Clock.systemUTC();
    private final Map<String, Result> byImageId = new HashMap<>();

    Results(@Value("${photos.home}") Path home, @Value("${results.kept}") int kept, ObjectMapper json)
            throws IOException {
        this.folder = Files.createDirectories(home.resolve("results"));
        this.kept = kept;
        this.json = json;
        try (DirectoryStream<Path> records = Files.newDirectoryStream(folder, "*" + RECORD)) {
            for (Path file : records) {
                try {
                    Result result = json.readValue(file.toFile(), Result.class);
                    byImageId.put(result.imageId(), result);
                } catch (JsonProcessingException e) {
                    LOG.warn("NOT SHOWN {} is no record: {}", file, e.getMessage());
                }
            }
        }
    }

    /** Notes an image that has been uploaded. The upload is done whatever happens here. */
    public void uploaded(@Body AutoenhanceImage image) {
        try {
            noteNew(Result.of(image, clock.millis(), false));
        } catch (IOException e) {
            LOG.warn("NOT SHOWN {} cannot be noted: {}", image.imageId(), e.toString());
        }
    }

    /** Notes what the service has made of an image; its pictures are in their files if there are any. */
    public void finished(@ExchangeProperty(IMAGE) AutoenhanceImage image) throws IOException {
        note(Result.of(image, clock.millis(), "processed".equals(image.status())));
    }

    /** Whether an image was uploaded here and what became of it is not known. */
    public synchronized boolean isAwaited(@Body AutoenhanceImage image) {
        Result known = byImageId.get(image.imageId());
        return known != null && !known.pictures() && !Result.FAILED.contains(String.valueOf(known.status()));
    }

    /** The newest first. */
    synchronized List<Result> all() {
        return byImageId.values().stream()
                .sorted(Comparator.comparingLong(Result::changedAt).reversed().thenComparing(Result::imageId))
                .toList();
    }

    /** The picture of an image before or after; nothing for an image that is not known here. */
    synchronized Optional<Path> picture(String imageId, boolean after) {
        return Optional.ofNullable(byImageId.get(imageId))
                .filter(Result::pictures)
                .map(result -> folder.resolve(result.imageId() + PICTURES.get(after ? 1 : 0)));
    }

    /** The event may have been faster than the answer to the upload. */
    private synchronized void noteNew(Result result) throws IOException {
        if (!byImageId.containsKey(result.imageId())) {
            note(result);
        }
    }

    private synchronized void note(Result result) throws IOException {
        Path written = folder.resolve("." + result.imageId() + RECORD);
        json.writeValue(written.toFile(), result);
        Files.move(written, record(result), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        byImageId.put(result.imageId(), result);
        for (Result old : all().stream().skip(kept).toList()) {
            byImageId.remove(old.imageId());
            Files.deleteIfExists(record(old));
            for (String picture : PICTURES) {
                Files.deleteIfExists(folder.resolve(old.imageId() + picture));
            }
        }
    }

    private Path record(Result result) {
        return folder.resolve(result.imageId() + RECORD);
    }
}
