/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.examples.hdr;

import io.github.camelautoenhance.model.AutoenhanceBracket;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What an order still needs, by what the service says that it has.
 *
 * <pre>{@code
 * UploadPlan plan = UploadPlan.of(shoot, brackets);
 * plan.stale().forEach(this::delete);
 * plan.missing().forEach(this::upload);
 * }</pre>
 *
 * @param missing the photos to upload
 * @param stale the ids of records to delete first: without a file, with other bytes than the photo of this name, or a
 *     second one of a photo
 * @param complete the ids of the brackets that are there, in the order of the photos' names
 */
public record UploadPlan(List<Photo> missing, List<String> stale, List<String> complete) {

    /** The key in a bracket's metadata under which the digest of its bytes is. */
    static final String SHA256 = "sha256";

    /**
     * Compares folder and order.
     *
     * @throws ShootException if the order has brackets that the folder has not: merged with them, the photos would not
     *     be what was asked for
     */
    static UploadPlan of(Shoot shoot, List<AutoenhanceBracket> listed) throws ShootException {
        List<String> foreign = new ArrayList<>();
        Set<String> used = new HashSet<>();
        List<Photo> missing = new ArrayList<>();
        List<String> complete = new ArrayList<>();
        for (Photo photo : shoot.photos()) {
            listed.stream()
                    .filter(bracket -> isComplete(bracket, photo))
                    .findFirst()
                    .ifPresentOrElse(
                            bracket -> {
                                used.add(bracket.bracketId());
                                complete.add(bracket.bracketId());
                            },
                            () -> missing.add(photo));
        }
        List<String> stale = new ArrayList<>();
        for (AutoenhanceBracket bracket : listed) {
            if (shoot.photo(bracket.name()).isEmpty()) {
                foreign.add(String.valueOf(bracket.name()));
            } else if (!used.contains(bracket.bracketId())) {
                stale.add(bracket.bracketId());
            }
        }
        if (!foreign.isEmpty()) {
            throw new ShootException(
                    "Order " + shoot.orderId() + " has brackets that this folder has not: " + String.join(", ", foreign)
                            + ". Delete them there, or give the folder another name",
                    false);
        }
        return new UploadPlan(List.copyOf(missing), List.copyOf(stale), List.copyOf(complete));
    }

    private static boolean isComplete(AutoenhanceBracket bracket, Photo photo) {
        return Boolean.TRUE.equals(bracket.uploaded()) && isOf(bracket, photo);
    }

    /** By name, and by bytes where the service tells the metadata: a folder's name may come back with other photos. */
    static boolean isOf(AutoenhanceBracket bracket, Photo photo) {
        Object known = bracket.more().get("metadata") instanceof Map<?, ?> metadata ? metadata.get(SHA256) : null;
        return photo.bracketName().equals(bracket.name()) && (known == null || known.equals(photo.sha256()));
    }
}
