/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.reliability.chaos;

import io.github.camelautoenhance.emulator.account.EmulatedImage;
import io.github.camelautoenhance.emulator.traffic.RecordedRequest;
import io.github.camelautoenhance.emulator.traffic.Route;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;

/** What happened to one photo, for the person who has to find out why. */
final class History {

    private History() {}

    static String of(String photo, Evidence evidence) {
        Set<String> ids = evidence.images().stream()
                .filter(image -> image.imageName().equals(photo))
                .map(EmulatedImage::imageId)
                .collect(Collectors.toSet());
        StringBuilder text = new StringBuilder(photo).append('\n');
        evidence.requests().stream()
                .filter(request -> isAbout(photo, ids, request))
                .forEach(request -> text.append("  %s %s image %s, %d bytes, fault %s -> %d%n"
                        .formatted(
                                request.time(),
                                request.route(),
                                request.imageId(),
                                request.bytes(),
                                request.fault(),
                                request.status())));
        evidence.redelivered().stream()
                .filter(report -> report.photo().equals(photo))
                .forEach(report ->
                        text.append("  redelivered after ").append(report).append('\n'));
        evidence.deadLetters().stream()
                .filter(report -> report.photo().equals(photo))
                .forEach(report -> text.append("  failed with ").append(report).append('\n'));
        evidence.images().stream()
                .filter(image -> image.imageName().equals(photo))
                .forEach(image -> text.append(
                        "  record %s: %s, %d bytes%n".formatted(image.imageId(), image.status(), image.bytes())));
        return text.toString();
    }

    private static boolean isAbout(String photo, Set<String> ids, RecordedRequest request) {
        if (request.route() == Route.CREATE_IMAGE) {
            return new String(request.text(), StandardCharsets.UTF_8).contains("\"" + photo + "\"");
        }
        String end = request.path().substring(request.path().lastIndexOf('/') + 1);
        return ids.contains(String.valueOf(request.imageId()))
                || URLDecoder.decode(end, StandardCharsets.UTF_8).equals(photo);
    }
}
