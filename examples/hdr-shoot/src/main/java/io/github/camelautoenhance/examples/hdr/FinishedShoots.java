/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.examples.hdr;

import io.github.camelautoenhance.model.AutoenhanceImage;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.apache.camel.util.FileUtil;

/**
 * The bean that looks after the enhanced pictures of a shoot.
 *
 * <pre>{@code
 * new FinishedShoots("enhanced").fileName(shoot, image, "villa-42-IMG_0001.jpg"); // villa-42/IMG_0001.jpg
 * }</pre>
 */
public final class FinishedShoots {

    /** The file in the folder of each property that shows before and after. */
    static final String CONTACT_SHEET = "contact-sheet.jpg";

    private final Path home;

    /**
     * FinishedShoots into a folder.
     *
     * @param home where each property has a folder
     */
    public FinishedShoots(String home) {
        this.home = Path.of(home);
    }

    /**
     * Nothing, if the image was enhanced.
     *
     * @throws ShootException with the service's reason if not
     */
    public void check(@ExchangeProperty("image") AutoenhanceImage image) throws ShootException {
        if (image.isFailed()) {
            throw new ShootException(
                    "not enhanced, status " + image.status() + ", reason " + image.statusReason(), false);
        }
    }

    /**
     * Where a picture goes, below the home: the property, and the name of its first bracket.
     *
     * @param downloaded the file name that the download gave, of which the type is kept
     */
    public String fileName(
            @ExchangeProperty("shoot") Shoot shoot,
            @ExchangeProperty("image") AutoenhanceImage image,
            @Header(Exchange.FILE_NAME) String downloaded) {
        return shoot.name() + "/" + baseName(shoot, image) + "." + FileUtil.onlyExt(downloaded, true);
    }

    /** Notes a picture that has been written. */
    public void delivered(
            @ExchangeProperty("shoot") Shoot shoot,
            @ExchangeProperty("image") AutoenhanceImage image,
            @Header(Exchange.FILE_NAME_PRODUCED) String written) {
        Path file = Path.of(written);
        Path before = shoot.photo(image.imageName()).map(Photo::file).orElse(null);
        shoot.results().enhanced(new Results.Pair(before, file));
        shoot.results().put("enhanced " + file.getFileName(), "downloaded, image " + image.imageId());
    }

    /** Notes a picture that is not there. */
    public void failed(
            @ExchangeProperty("shoot") Shoot shoot,
            @ExchangeProperty("image") AutoenhanceImage image,
            @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Throwable failure) {
        shoot.results().failed("enhanced " + baseName(shoot, image), failure);
    }

    /**
     * Draws the contact sheet of the pictures that are there, and goes on only if these are all.
     *
     * @throws ShootException if one has failed
     */
    public void complete(@ExchangeProperty("shoot") Shoot shoot) throws IOException, ShootException {
        if (!shoot.results().pairs().isEmpty()) {
            ContactSheet.write(
                    shoot.results().pairs(), home.resolve(shoot.name()).resolve(CONTACT_SHEET));
        }
        shoot.results().check("The enhanced pictures");
    }

    private static String baseName(Shoot shoot, AutoenhanceImage image) {
        return shoot.photo(image.imageName())
                .map(photo -> FileUtil.stripExt(photo.fileName()))
                .orElse(image.imageId());
    }
}
