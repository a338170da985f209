/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.plugins.tiff.BaselineTIFFTagSet;
import javax.imageio.plugins.tiff.ExifParentTIFFTagSet;
import javax.imageio.plugins.tiff.ExifTIFFTagSet;
import javax.imageio.plugins.tiff.TIFFDirectory;
import javax.imageio.plugins.tiff.TIFFField;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.NodeList;

class SamplePhotosTest {

    private static Path folder;
    private static List<Path> rooms;
    private static List<Path> brackets;

    @BeforeAll
    static void draw(@TempDir Path empty) throws IOException {
        folder = empty;
        rooms = SamplePhotos.writeTo(folder.resolve("not/yet/there"));
        brackets = SamplePhotos.writeBracketsTo(folder.resolve("brackets"));
    }

    @Test
    void six_rooms_are_written_as_jpegs_of_a_camera_s_size() throws IOException {
        assertThat(rooms)
                .extracting(file -> file.getFileName().toString())
                .containsExactly(
                        "kitchen.jpg", "living-room.jpg", "bedroom.jpg", "bathroom.jpg", "front.jpg", "hallway.jpg");
        for (Path room : rooms) {
            assertThat(Files.size(room)).as("bytes of %s", room).isBetween(1_000_000L, 4_000_000L);
            BufferedImage picture = ImageIO.read(room.toFile());
            assertThat(picture.getWidth()).isEqualTo(3000);
            assertThat(picture.getHeight()).isEqualTo(2000);
        }
    }

    @Test
    void rooms_have_exposures_worth_an_enhancement() throws IOException {
        assertThat(brightness(folder.resolve("not/yet/there/bedroom.jpg"))).isLessThan(110);
        assertThat(brightness(folder.resolve("not/yet/there/bathroom.jpg"))).isGreaterThan(190);
    }

    @Test
    void the_same_bytes_are_written_every_time() throws IOException {
        // when
        List<Path> again = SamplePhotos.writeTo(folder.resolve("again"));

        // then
        for (int i = 0; i < rooms.size(); i++) {
            assertThat(Files.mismatch(rooms.get(i), again.get(i)))
                    .as(rooms.get(i).toString())
                    .isEqualTo(-1);
        }
    }

    @Test
    void no_two_photos_are_alike() throws IOException {
        assertThat(rooms.stream().map(SamplePhotosTest::bytes).map(Arrays::hashCode))
                .doesNotHaveDuplicates();
    }

    @Test
    void exif_says_when_and_how_a_photo_was_taken() throws IOException {
        // when
        TIFFDirectory main = exif(rooms.get(0));
        TIFFDirectory details = details(main);

        // then
        assertThat(text(main, BaselineTIFFTagSet.TAG_SOFTWARE)).isEqualTo("camel-autoenhance samples");
        assertThat(text(main, BaselineTIFFTagSet.TAG_MAKE)).isNotBlank();
        assertThat(text(main, BaselineTIFFTagSet.TAG_MODEL)).isNotBlank();
        assertThat(field(main, BaselineTIFFTagSet.TAG_ORIENTATION).getAsInt(0)).isEqualTo(1);
        assertThat(text(details, ExifTIFFTagSet.TAG_DATE_TIME_ORIGINAL)).isEqualTo("2026:05:12 10:15:00");
        assertThat(field(details, ExifTIFFTagSet.TAG_EXPOSURE_TIME).getAsRational(0))
                .containsExactly(1, 125);
        assertThat(field(details, ExifTIFFTagSet.TAG_F_NUMBER).getAsDouble(0)).isEqualTo(8);
        assertThat(field(details, ExifTIFFTagSet.TAG_ISO_SPEED_RATINGS).getAsInt(0))
                .isEqualTo(400);
        assertThat(field(details, ExifTIFFTagSet.TAG_FOCAL_LENGTH).getAsDouble(0))
                .isEqualTo(18);
        assertThat(field(details, ExifTIFFTagSet.TAG_PIXEL_X_DIMENSION).getAsInt(0))
                .isEqualTo(3000);
        assertThat(field(details, ExifTIFFTagSet.TAG_PIXEL_Y_DIMENSION).getAsInt(0))
                .isEqualTo(2000);
    }

    @Test
    void exif_says_in_which_time_zone_a_photo_was_taken() throws IOException {
        // when: the JDK's reader skips this tag, which is younger than its tag set
        byte[] segment = exifSegment(rooms.get(0));

        // then: OffsetTime, ASCII, 7 bytes
        assertThat(segment).containsSequence(0x90, 0x10, 0, 2, 0, 0, 0, 7);
        assertThat(new String(segment, StandardCharsets.US_ASCII)).contains("+01:00\0");
    }

    @Test
    void brackets_say_their_exposure_and_show_it() throws IOException {
        assertThat(brackets)
                .extracting(file -> file.getFileName().toString())
                .containsExactly("IMG_0001.jpg", "IMG_0002.jpg", "IMG_0003.jpg");
        double[] bias = new double[3];
        double[] brightness = new double[3];
        for (int i = 0; i < 3; i++) {
            bias[i] = field(details(exif(brackets.get(i))), ExifTIFFTagSet.TAG_EXPOSURE_BIAS_VALUE)
                    .getAsDouble(0);
            brightness[i] = brightness(brackets.get(i));
        }
        assertThat(bias).containsExactly(-2, 0, 2);
        assertThat(brightness[1]).isGreaterThan(brightness[0] + 40);
        assertThat(brightness[2]).isGreaterThan(brightness[1] + 40);
    }

    private static double brightness(Path file) throws IOException {
        BufferedImage picture = ImageIO.read(file.toFile());
        long sum = 0;
        long count = 0;
        for (int y = 0; y < picture.getHeight(); y += 10) {
            for (int x = 0; x < picture.getWidth(); x += 10) {
                sum += picture.getRGB(x, y) >> 8 & 0xff;
                count++;
            }
        }
        return (double) sum / count;
    }

    private static TIFFDirectory exif(Path file) throws IOException {
        byte[] segment = exifSegment(file);
        assertThat(segment).startsWith('E', 'x', 'i', 'f', 0, 0);
        ImageReader tiff = ImageIO.getImageReadersByFormatName("tiff").next();
        try (ImageInputStream stream =
                new MemoryCacheImageInputStream(new ByteArrayInputStream(segment, 6, segment.length - 6))) {
            tiff.setInput(stream);
            return TIFFDirectory.createFromMetadata(tiff.getImageMetadata(0));
        } finally {
            tiff.dispose();
        }
    }

    private static byte[] exifSegment(Path file) throws IOException {
        ImageReader jpeg = ImageIO.getImageReadersByFormatName("jpeg").next();
        try (ImageInputStream stream = new FileImageInputStream(file.toFile())) {
            jpeg.setInput(stream);
            IIOMetadata metadata = jpeg.getImageMetadata(0);
            IIOMetadataNode root = (IIOMetadataNode) metadata.getAsTree(metadata.getNativeMetadataFormatName());
            NodeList segments = root.getElementsByTagName("unknown");
            assertThat(segments.getLength()).as("EXIF segments").isEqualTo(1);
            return (byte[]) ((IIOMetadataNode) segments.item(0)).getUserObject();
        } finally {
            jpeg.dispose();
        }
    }

    private static TIFFDirectory details(TIFFDirectory main) {
        return field(main, ExifParentTIFFTagSet.TAG_EXIF_IFD_POINTER).getDirectory();
    }

    private static String text(TIFFDirectory directory, int tag) {
        return field(directory, tag).getAsString(0);
    }

    private static TIFFField field(TIFFDirectory directory, int tag) {
        TIFFField field = directory.getTIFFField(tag);
        assertThat(field).as("EXIF tag %#x", tag).isNotNull();
        return field;
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
