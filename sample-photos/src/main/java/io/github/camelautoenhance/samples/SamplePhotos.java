/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.samples;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.w3c.dom.Node;

/**
 * Draws sample real-estate photos, so that first steps and tests need no photos of one's own. They are real JPEG files
 * of 3000 x 2000 pixels, 1 to 4 MB, with EXIF (capture time, exposure, camera), and have the faults that an enhancement
 * is for: too dark, too bright, yellow or blue. The same JDK draws the same bytes every time. No display is needed:
 * Java2D is set to headless, unless {@code java.awt.headless} says otherwise.
 *
 * <pre>{@code
 * List<Path> rooms = SamplePhotos.writeTo(Path.of("inbox"));
 * List<Path> oneRoomThreeExposures = SamplePhotos.writeBracketsTo(Path.of("brackets"));
 * }</pre>
 */
public final class SamplePhotos {

    private static final OffsetDateTime MORNING = OffsetDateTime.of(2026, 5, 12, 10, 15, 0, 0, ZoneOffset.ofHours(1));
    private static final float QUALITY = 0.94f;
    private static final int APP1 = 0xE1;
    private static final String HEADLESS = "java.awt.headless";

    private record Photo(String fileName, Supplier<Scene> scene, Shot shot) {}

    private static final List<Photo> ROOMS = List.of(
            new Photo("kitchen.jpg", Interiors::kitchen, new Shot(-1.33, 0.08, 125, 400, 18, 3.4, MORNING)),
            new Photo(
                    "living-room.jpg",
                    Interiors::livingRoom,
                    new Shot(-0.67, 0.17, 80, 400, 17, 3.2, MORNING.plusMinutes(4))),
            new Photo(
                    "bedroom.jpg", Bedrooms::bedroom, new Shot(-1.67, -0.1, 160, 640, 18, 4.2, MORNING.plusMinutes(9))),
            new Photo(
                    "bathroom.jpg", Bedrooms::bathroom, new Shot(0.33, -0.07, 50, 320, 17, 3, MORNING.plusMinutes(13))),
            new Photo("front.jpg", House::front, new Shot(-0.67, -0.12, 500, 100, 22, 2.4, MORNING.plusMinutes(21))),
            new Photo(
                    "hallway.jpg", Interiors::hallway, new Shot(-1, 0.22, 60, 800, 20, 4.6, MORNING.plusMinutes(26))));

    private static final List<Photo> BRACKETS = List.of(
            new Photo(
                    "IMG_0001.jpg", Interiors::livingRoom, new Shot(-2, 0, 200, 200, 17, 2.6, MORNING.plusMinutes(30))),
            new Photo("IMG_0002.jpg", Interiors::livingRoom, new Shot(0, 0, 50, 200, 17, 2.6, MORNING.plusMinutes(30))),
            new Photo(
                    "IMG_0003.jpg",
                    Interiors::livingRoom,
                    new Shot(2, 0, 13, 200, 17, 2.6, MORNING.plusMinutes(30).plusSeconds(1))));

    private SamplePhotos() {}

    /**
     * Writes five rooms and the front of a house.
     *
     * @param folder created if it is missing; files of the same names are replaced
     * @return the six files
     * @throws IOException if the folder or a file cannot be written
     */
    public static List<Path> writeTo(Path folder) throws IOException {
        return write(ROOMS, folder);
    }

    /**
     * Writes one room three times, taken within a second at -2, 0 and +2 EV: the brackets of one HDR picture.
     *
     * @param folder created if it is missing; files of the same names are replaced
     * @return the three files, the darkest first
     * @throws IOException if the folder or a file cannot be written
     */
    public static List<Path> writeBracketsTo(Path folder) throws IOException {
        return write(BRACKETS, folder);
    }

    private static List<Path> write(List<Photo> photos, Path folder) throws IOException {
        if (System.getProperty(HEADLESS) == null) {
            // else a DISPLAY that does not answer makes drawing fail, and a Mac shows a program in its dock
            System.setProperty(HEADLESS, "true");
        }
        Files.createDirectories(folder);
        Sensor sensor = new Sensor();
        List<Path> files = new ArrayList<>(photos.size());
        for (Photo photo : photos) {
            Scene scene = photo.scene().get();
            sensor.expose(scene.image(), scene.lights(), photo.shot());
            files.add(write(scene.image(), photo.shot(), folder.resolve(photo.fileName())));
        }
        return List.copyOf(files);
    }

    private static Path write(BufferedImage image, Shot shot, Path file) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        // the stream goes before the file is closed: it writes what it still holds
        try (OutputStream out = Files.newOutputStream(file);
                MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality(QUALITY);
            IIOMetadata metadata =
                    writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(image), param);
            addExif(metadata, Exif.of(shot, image.getWidth(), image.getHeight()));
            writer.setOutput(stream);
            writer.write(null, new IIOImage(image, null, metadata), param);
        } finally {
            writer.dispose();
        }
        return file;
    }

    private static void addExif(IIOMetadata metadata, byte[] exif) throws IOException {
        IIOMetadataNode segment = new IIOMetadataNode("unknown");
        segment.setAttribute("MarkerTag", Integer.toString(APP1));
        segment.setUserObject(exif);
        // not mergeTree: it adds an unknown segment twice
        Node root = metadata.getAsTree(metadata.getNativeMetadataFormatName());
        root.getLastChild().appendChild(segment);
        metadata.setFromTree(metadata.getNativeMetadataFormatName(), root);
    }
}
