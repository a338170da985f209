/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.examples.hdr;

import io.github.camelautoenhance.model.AutoenhanceBracket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.jspecify.annotations.Nullable;

/**
 * The bean that looks after a shoot's brackets: which to upload, whether all are there, and which become one image.
 *
 * <pre>{@code
 * UploadPlan plan = brackets.plan(shoot, listed);
 * }</pre>
 */
public final class Brackets {

    private final int perImage;
    private final int patience;

    /**
     * Brackets of one kind of shoot.
     *
     * @param perImage how many make an image, in the order of their names; 0 leaves it to the service
     * @param patience how often to ask whether the service has the files
     */
    public Brackets(int perImage, int patience) {
        this.perImage = perImage;
        this.patience = patience;
    }

    /**
     * What is to be uploaded and deleted.
     *
     * @throws ShootException if the folder cannot become what was asked for
     */
    public UploadPlan plan(@ExchangeProperty("shoot") Shoot shoot, @Body List<AutoenhanceBracket> listed)
            throws ShootException {
        if (perImage > 0 && shoot.photos().size() % perImage != 0) {
            throw new ShootException(
                    shoot.photos().size() + " brackets cannot be images of " + perImage + " each", false);
        }
        UploadPlan plan = UploadPlan.of(shoot, listed);
        shoot.photos().stream().filter(photo -> !plan.missing().contains(photo)).forEach(photo -> shoot.results()
                .put(photo.fileName(), "was there already"));
        return plan;
    }

    /**
     * Nothing, if the order that was processed before is this shoot's.
     *
     * @throws ShootException if it lacks one of the photos: they would never be enhanced
     */
    public void checkProcessed(@ExchangeProperty("shoot") Shoot shoot, @Body List<AutoenhanceBracket> listed)
            throws ShootException {
        List<String> late = shoot.photos().stream()
                .filter(photo -> listed.stream().noneMatch(bracket -> UploadPlan.isOf(bracket, photo)))
                .map(Photo::fileName)
                .toList();
        if (!late.isEmpty()) {
            throw new ShootException(
                    "Order " + shoot.orderId() + " of this folder's name was processed before, without "
                            + String.join(", ", late) + ". Put them into a folder of another name",
                    false);
        }
    }

    /** Notes that a bracket was uploaded. */
    public void uploaded(@ExchangeProperty("shoot") Shoot shoot, @ExchangeProperty("photo") Photo photo) {
        shoot.results().put(photo.fileName(), "uploaded");
    }

    /** Notes that a bracket was not uploaded. */
    public void failed(
            @ExchangeProperty("shoot") Shoot shoot,
            @ExchangeProperty("photo") Photo photo,
            @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Throwable failure) {
        shoot.results().failed(photo.fileName(), failure);
    }

    /** The metadata to upload a photo with. */
    public Map<String, String> metadata(@ExchangeProperty("photo") Photo photo) {
        return Map.of(UploadPlan.SHA256, photo.sha256());
    }

    /**
     * Goes on only if every bracket was uploaded.
     *
     * @throws ShootException if one has failed
     */
    public void check(@ExchangeProperty("shoot") Shoot shoot) throws ShootException {
        shoot.results().check("The brackets");
    }

    /**
     * Whether the service says that it has every file, which it does some time after the upload.
     *
     * @param asked how often it was asked before
     * @throws ShootException if it was asked too often; the next attempt uploads what is missing
     */
    public boolean haveArrived(
            @ExchangeProperty("shoot") Shoot shoot,
            @Body List<AutoenhanceBracket> listed,
            @ExchangeProperty(Exchange.LOOP_INDEX) int asked)
            throws ShootException {
        List<Photo> missing = UploadPlan.of(shoot, listed).missing();
        if (!missing.isEmpty() && asked + 1 >= patience) {
            throw new ShootException(
                    "The service does not yet have "
                            + missing.stream().map(Photo::fileName).toList(),
                    true);
        }
        return missing.isEmpty();
    }

    /** Which brackets become one image, or null where the service finds out. By hand, as uploads run side by side. */
    public @Nullable List<List<String>> groups(
            @ExchangeProperty("shoot") Shoot shoot, @Body List<AutoenhanceBracket> listed) throws ShootException {
        if (perImage == 0) {
            return null;
        }
        List<String> ids = UploadPlan.of(shoot, listed).complete();
        List<List<String>> groups = new ArrayList<>();
        for (int from = 0; from < ids.size(); from += perImage) {
            groups.add(ids.subList(from, from + perImage));
        }
        return groups;
    }
}
