/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.reliability.kill;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelautoenhance.emulator.AutoenhanceEmulator;
import io.github.camelautoenhance.emulator.account.EmulatedImage;
import io.github.camelautoenhance.emulator.traffic.RecordedRequest;
import io.github.camelautoenhance.emulator.traffic.Route;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One kill, and what must be true of the photos it concerned once a later process has taken what was left.
 *
 * @param title seed, number and point of the kill
 * @param photos SHA-256 of each photo that was given to the process, by name
 * @param unacknowledged the names of those that the source still had when the process was dead
 */
record Killed(String title, KillPoint point, Map<String, String> photos, Set<String> unacknowledged) {

    void verify(AutoenhanceEmulator emulator) {
        photos.keySet().forEach(name -> verify(name, emulator));
        List<String> again = unacknowledged.stream()
                .filter(name -> records(name, emulator).size() > 1)
                .toList();
        switch (point) {
            // All places were taken, and every one of them costs one record without a photo, or a second photo.
            case BETWEEN_CREATE_AND_PUT, WITHIN_PUT ->
                assertThat(again).as(title).hasSize(Application.WINDOW);
            case AFTER_PUT -> assertThat(again).as(title).hasSizeGreaterThanOrEqualTo(Application.WINDOW);
            case ANY_MOMENT -> {}
        }
        if (point == KillPoint.WITHIN_PUT) {
            assertThat(cutShort(emulator)).as(title).isEqualTo(Application.WINDOW);
        }
    }

    private void verify(String name, AutoenhanceEmulator emulator) {
        List<EmulatedImage> records = records(name, emulator);
        String history = title + ", " + name + (unacknowledged.contains(name) ? ", not" : ", ")
                + " acknowledged before the kill:\n" + history(name, emulator);
        assertThat(records).as("lost: %s", history).isNotEmpty();
        assertThat(records)
                .as("other bytes than the photo's: %s", history)
                .extracting(EmulatedImage::sha256)
                .filteredOn(Objects::nonNull)
                .containsOnly(photos.get(name));
        assertThat(records.get(records.size() - 1).sha256())
                .as("the last process has not finished it: %s", history)
                .isNotNull();
        assertThat(records)
                .as("more records than processes that may have made one: %s", history)
                .hasSizeLessThanOrEqualTo(unacknowledged.contains(name) ? 2 : 1);
        if (point == KillPoint.BETWEEN_CREATE_AND_PUT || point == KillPoint.WITHIN_PUT) {
            assertThat(complete(name, emulator)).as("doubled: %s", history).isEqualTo(1);
        }
    }

    /** Of how many of the photos the service had some bytes, and not all, when the sender was gone. */
    private long cutShort(AutoenhanceEmulator emulator) {
        Set<String> ids = emulator.images().stream()
                .filter(image -> photos.containsKey(image.imageName()))
                .map(EmulatedImage::imageId)
                .collect(Collectors.toSet());
        return emulator.journal().requests(Route.UPLOAD).stream()
                .filter(put -> put.status() == 0 && put.bytes() > 0)
                .filter(put -> ids.stream().anyMatch(id -> put.path().contains(id)))
                .count();
    }

    private static long complete(String name, AutoenhanceEmulator emulator) {
        return records(name, emulator).stream()
                .filter(image -> image.sha256() != null)
                .count();
    }

    private static List<EmulatedImage> records(String name, AutoenhanceEmulator emulator) {
        return emulator.images().stream()
                .filter(image -> image.imageName().equals(name))
                .toList();
    }

    private static String history(String name, AutoenhanceEmulator emulator) {
        List<String> ids =
                records(name, emulator).stream().map(EmulatedImage::imageId).toList();
        return emulator.journal().requests().stream()
                .filter(request -> isAbout(request, name, ids))
                .map(request -> request.time() + " " + request)
                .collect(Collectors.joining("\n"));
    }

    private static boolean isAbout(RecordedRequest request, String name, List<String> ids) {
        return request.route() == Route.CREATE_IMAGE
                ? name.equals(request.json().get("image_name"))
                : ids.stream().anyMatch(request.path()::contains);
    }
}
