/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.emulator.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelautoenhance.samples.SamplePhotos;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class EnhancementTest {

    private static Path samples;
    private static byte[] room;

    private Path folder;
    private Path original;
    private Path before;
    private Path after;

    @BeforeAll
    static void drawRooms(@TempDir Path drawn) throws IOException {
        samples = drawn;
        SamplePhotos.writeTo(samples);
        room = Files.readAllBytes(samples.resolve("bedroom.jpg"));
    }

    @BeforeEach
    void nameFiles(@TempDir Path empty) {
        folder = empty;
        original = folder.resolve("original");
        before = folder.resolve("before.jpg");
        after = folder.resolve("after.jpg");
    }

    @Test
    void brightens_dark_room() throws IOException {
        // when
        boolean enhanced = Enhancement.enhance(samples.resolve("bedroom.jpg"), true, before, after);

        // then
        assertThat(enhanced).isTrue();
        assertThat(mean(after).brightness()).isGreaterThan(mean(before).brightness() + 25);
        assertThat(filesIn(folder)).containsExactlyInAnyOrder("before.jpg", "after.jpg");
    }

    @Test
    void neutralizes_yellow_wall() throws IOException {
        // given
        BufferedImage wall = new BufferedImage(300, 200, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = wall.createGraphics();
        graphics.setPaint(new GradientPaint(0, 0, new Color(100, 90, 70), 300, 0, new Color(220, 198, 154)));
        graphics.fillRect(0, 0, 300, 200);
        graphics.dispose();
        Files.write(original, jpeg(wall, false));

        // when
        Enhancement.enhance(original, true, before, after);

        // then
        assertThat(mean(after).yellowness()).isLessThan(mean(before).yellowness() * 0.7);
    }

    @Test
    void does_not_brighten_bright_room() throws IOException {
        // when
        Enhancement.enhance(samples.resolve("bathroom.jpg"), true, before, after);

        // then
        assertThat(mean(after).brightness()).isLessThan(mean(before).brightness());
    }

    @Test
    void makes_small_previews_of_large_photo() throws IOException {
        // when
        Enhancement.enhance(samples.resolve("kitchen.jpg"), true, before, after);

        // then
        for (Path preview : new Path[] {before, after}) {
            BufferedImage picture = ImageIO.read(preview.toFile());
            assertThat(picture.getWidth()).isEqualTo(1500);
            assertThat(picture.getHeight()).isEqualTo(1000);
        }
    }

    @Test
    void keeps_size_of_small_picture() throws IOException {
        // given
        Files.write(original, jpeg(quarters(60, 40), false));

        // when
        boolean enhanced = Enhancement.enhance(original, true, before, after);

        // then
        assertThat(enhanced).isTrue();
        BufferedImage picture = ImageIO.read(after.toFile());
        assertThat(picture.getWidth()).isEqualTo(60);
        assertThat(picture.getHeight()).isEqualTo(40);
    }

    @Test
    void enhances_single_pixel() throws IOException {
        // given
        Files.write(original, jpeg(new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB), false));

        // when, then
        assertThat(Enhancement.enhance(original, true, before, after)).isTrue();
    }

    @Test
    void shows_transparent_png_on_white() throws IOException {
        // given
        Files.write(original, png(new BufferedImage(40, 40, BufferedImage.TYPE_INT_ARGB)));

        // when
        boolean enhanced = Enhancement.enhance(original, true, before, after);

        // then
        assertThat(enhanced).isTrue();
        assertThat(mean(before).brightness()).isGreaterThan(250);
    }

    @Test
    void reads_progressive_jpeg() throws IOException {
        // given
        Files.write(original, jpeg(quarters(60, 40), true));

        // when, then
        assertThat(Enhancement.enhance(original, true, before, after)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "1, 120, 80, red, green",
        "2, 120, 80, green, red",
        "3, 120, 80, white, blue",
        "4, 120, 80, blue, white",
        "5, 80, 120, red, blue",
        "6, 80, 120, blue, red",
        "7, 80, 120, white, green",
        "8, 80, 120, green, white",
        "9, 120, 80, red, green"
    })
    void turns_previews_upright(int orientation, int width, int height, String topLeft, String topRight)
            throws IOException {
        // given: stored with red, green on top of blue, white
        Files.write(original, withOrientation(jpeg(quarters(120, 80), false), orientation));

        // when
        Enhancement.enhance(original, true, before, after);

        // then
        BufferedImage picture = ImageIO.read(before.toFile());
        assertThat(picture.getWidth()).isEqualTo(width);
        assertThat(picture.getHeight()).isEqualTo(height);
        assertThat(colourAt(picture, 0.25, 0.25)).isEqualTo(topLeft);
        assertThat(colourAt(picture, 0.75, 0.25)).isEqualTo(topRight);
    }

    static Stream<Arguments> whatIsNoPhoto() {
        byte[] random = new byte[100_000];
        new Random(1).nextBytes(random);
        byte[] picture = png(quarters(120, 80));
        byte[] scrambled = room.clone();
        System.arraycopy(random, 0, scrambled, room.length / 2, random.length);
        return Stream.of(
                Arguments.of("nothing", new byte[0]),
                Arguments.of("random bytes", random),
                Arguments.of("text", "<html>not found</html>".getBytes(StandardCharsets.US_ASCII)),
                Arguments.of("only the first two bytes of a JPEG", Arrays.copyOf(room, 2)),
                Arguments.of("a JPEG cut off in its header", Arrays.copyOf(room, 300)),
                Arguments.of("a JPEG cut off in its middle", Arrays.copyOf(room, room.length / 2)),
                Arguments.of("a JPEG cut off near its end", Arrays.copyOf(room, room.length - 5000)),
                Arguments.of("a JPEG with damaged data", scrambled),
                Arguments.of("a JPEG of 65000 x 65000", withJpegSize(room, 65000, 65000)),
                Arguments.of("a PNG cut off in its header", Arrays.copyOf(picture, 20)),
                Arguments.of("a PNG cut off in its middle", Arrays.copyOf(picture, picture.length / 2)),
                Arguments.of("a PNG of 2000000000 x 2000000000", withPngSize(picture, 2_000_000_000, 2_000_000_000)),
                Arguments.of("a PNG of 100000000 x 1", withPngSize(picture, 100_000_000, 1)),
                Arguments.of("a PNG of 0 x 0", withPngSize(picture, 0, 0)),
                Arguments.of(
                        "a progressive JPEG of 12000 x 8000", withJpegSize(jpeg(quarters(60, 40), true), 12000, 8000)),
                Arguments.of("TIFF", "MM\0*\0\0\0\b\0\0".getBytes(StandardCharsets.US_ASCII)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("whatIsNoPhoto")
    void leaves_no_file_for_other_content(String name, byte[] content) throws IOException {
        // given
        Files.write(original, content);

        // when
        boolean enhanced = Enhancement.enhance(original, true, before, after);

        // then
        assertThat(enhanced).as(name).isFalse();
        assertThat(filesIn(folder)).containsExactly("original");
    }

    @Test
    void survives_any_single_damage() throws IOException {
        // given
        byte[] picture = withOrientation(jpeg(quarters(60, 40), false), 6);
        Random random = new Random(2);

        // when, then
        for (int i = 0; i < 400; i++) {
            byte[] damaged = picture.clone();
            damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            Files.write(original, damaged);
            boolean enhanced = Enhancement.enhance(original, true, before, after);
            assertThat(Files.deleteIfExists(before)).isEqualTo(enhanced);
            assertThat(Files.deleteIfExists(after)).isEqualTo(enhanced);
        }
        assertThat(filesIn(folder)).containsExactly("original");
    }

    @Test
    void replaces_earlier_previews() throws IOException {
        // given
        Files.writeString(before, "old");
        Files.writeString(after, "old");

        // when
        Enhancement.enhance(samples.resolve("front.jpg"), true, before, after);

        // then
        assertThat(ImageIO.read(before.toFile())).isNotNull();
        assertThat(ImageIO.read(after.toFile())).isNotNull();
    }

    @Test
    void throws_for_missing_photo() {
        assertThatThrownBy(() -> Enhancement.enhance(folder.resolve("missing"), true, before, after))
                .isInstanceOf(IOException.class);
    }

    @Test
    void throws_for_missing_preview_folder() {
        Path missing = folder.resolve("missing");
        assertThatThrownBy(() -> Enhancement.enhance(
                        samples.resolve("front.jpg"),
                        true,
                        missing.resolve("before.jpg"),
                        missing.resolve("after.jpg")))
                .isInstanceOf(IOException.class);
    }

    private record Mean(double red, double green, double blue) {

        double brightness() {
            return (red + green + blue) / 3;
        }

        double yellowness() {
            return (red - blue) / brightness();
        }
    }

    private static Mean mean(Path file) throws IOException {
        BufferedImage picture = ImageIO.read(file.toFile());
        double[] sums = new double[3];
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                Color colour = new Color(picture.getRGB(x, y));
                sums[0] += colour.getRed();
                sums[1] += colour.getGreen();
                sums[2] += colour.getBlue();
            }
        }
        double pixels = picture.getWidth() * picture.getHeight();
        return new Mean(sums[0] / pixels, sums[1] / pixels, sums[2] / pixels);
    }

    private static String[] filesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toArray(String[]::new);
        }
    }

    private static BufferedImage quarters(int width, int height) {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = picture.createGraphics();
        Color[] colours = {Color.RED, Color.GREEN, Color.BLUE, Color.WHITE};
        for (int i = 0; i < colours.length; i++) {
            graphics.setColor(colours[i]);
            graphics.fillRect(i % 2 * width / 2, i / 2 * height / 2, width / 2, height / 2);
        }
        graphics.dispose();
        return picture;
    }

    private static String colourAt(BufferedImage picture, double x, double y) {
        Color seen = new Color(picture.getRGB((int) (picture.getWidth() * x), (int) (picture.getHeight() * y)));
        String bits = (seen.getRed() > 128 ? "r" : "")
                + (seen.getGreen() > 128 ? "g" : "")
                + (seen.getBlue() > 128 ? "b" : "");
        return Map.of("r", "red", "g", "green", "b", "blue", "rgb", "white").getOrDefault(bits, bits);
    }

    private static byte[] png(BufferedImage picture) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static byte[] jpeg(BufferedImage picture, boolean progressive) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setProgressiveMode(progressive ? ImageWriteParam.MODE_DEFAULT : ImageWriteParam.MODE_DISABLED);
            writer.setOutput(stream);
            writer.write(null, new IIOImage(picture, null, null), param);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }

    /** Puts an EXIF segment with one entry behind the first two bytes. */
    private static byte[] withOrientation(byte[] jpeg, int orientation) {
        ByteBuffer segment = ByteBuffer.allocate(36);
        segment.putShort((short) 0xFFE1).putShort((short) 34);
        segment.put("Exif\0\0MM\0*\0\0\0\b".getBytes(StandardCharsets.US_ASCII));
        segment.putShort((short) 1);
        segment.putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) orientation)
                .putShort((short) 0);
        segment.putInt(0);
        return ByteBuffer.allocate(jpeg.length + segment.capacity())
                .put(jpeg, 0, 2)
                .put(segment.array())
                .put(jpeg, 2, jpeg.length - 2)
                .array();
    }

    private static byte[] withPngSize(byte[] png, int width, int height) {
        byte[] result = png.clone();
        ByteBuffer.wrap(result).putInt(16, width).putInt(20, height);
        return result;
    }

    private static byte[] withJpegSize(byte[] jpeg, int width, int height) {
        byte[] result = jpeg.clone();
        ByteBuffer bytes = ByteBuffer.wrap(result);
        int segment = 2;
        while (bytes.get(segment + 1) != (byte) 0xC0 && bytes.get(segment + 1) != (byte) 0xC2) {
            segment += 2 + Short.toUnsignedInt(bytes.getShort(segment + 2));
        }
        bytes.putShort(segment + 5, (short) height).putShort(segment + 7, (short) width);
        return result;
    }
}
