/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.emulator.picture;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelautoenhance.samples.SamplePhotos;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExposureFusionTest {

    private static List<Path> exposures = List.of();

    @BeforeAll
    static void takePhotos(@TempDir Path drawn) throws IOException {
        exposures = SamplePhotos.writeBracketsTo(drawn);
    }

    @Test
    void keeps_more_detail_than_any_exposure() throws IOException {
        // when
        BufferedImage merged = ExposureFusion.merge(exposures, 1000).orElseThrow();

        // then
        double lost = lost(merged);
        for (Path exposure : exposures) {
            assertThat(lost).isLessThan(lost(Pictures.read(exposure, 1000).orElseThrow()));
        }
    }

    @Test
    void weights_each_pixel_by_best_exposure(@TempDir Path folder) throws IOException {
        // given a dark left and a bright right half, each well exposed in one of two pictures
        Path dark = picture(folder.resolve("dark.png"), x -> x < 50 ? 0x050505 : 0x808080);
        Path bright = picture(folder.resolve("bright.png"), x -> x < 50 ? 0x707070 : 0xffffff);

        // when
        BufferedImage merged = ExposureFusion.merge(List.of(dark, bright), 1000).orElseThrow();

        // then
        assertThat(merged.getRGB(10, 10) & 0xff).isBetween(0x68, 0x70);
        assertThat(merged.getRGB(90, 10) & 0xff).isBetween(0x80, 0x88);
    }

    @Test
    void scales_exposures_to_one_size(@TempDir Path folder) throws IOException {
        // given
        Path small = picture(folder.resolve("small.png"), x -> 0x404040);

        // when
        BufferedImage merged =
                ExposureFusion.merge(List.of(exposures.get(0), small), 500).orElseThrow();

        // then
        assertThat(merged.getWidth()).isEqualTo(500);
        assertThat(merged.getHeight()).isBetween(333, 334);
    }

    @Test
    void leaves_out_undecodable_exposure(@TempDir Path folder) throws IOException {
        // given
        Path raw = Files.write(folder.resolve("1.raw"), new byte[] {1, 2, 3});
        Path grey = picture(folder.resolve("grey.png"), x -> 0x404040);

        // then
        assertThat(ExposureFusion.merge(List.of(raw), 1000)).isEmpty();
        assertThat(ExposureFusion.merge(List.of(raw, grey), 1000).orElseThrow().getRGB(5, 5) & 0xff)
                .isEqualTo(0x40);
    }

    @Test
    void reads_capture_time_and_exposure() throws IOException {
        // when
        CaptureData darkest = CaptureData.read(exposures.get(0));

        // then
        assertThat(darkest.time()).hasValue(LocalDateTime.parse("2026-05-12T10:45:00"));
        assertThat(darkest.exposureTime()).hasValue(Duration.ofMillis(5));
        assertThat(darkest.exposureBias()).hasValue(-2.0);
    }

    @Test
    void reads_nothing_from_other_files(@TempDir Path folder) throws IOException {
        // given
        Path raw = Files.write(folder.resolve("1.raw"), new byte[] {1, 2, 3});

        // then
        assertThat(CaptureData.read(raw).time()).isEmpty();
        assertThat(SceneOutline.of(raw)).isEmpty();
    }

    private static double lost(BufferedImage picture) {
        int[] pixels = picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
        return IntStream.of(pixels)
                        .map(rgb -> rgb >> 8 & 0xff)
                        .filter(green -> green < 12 || green > 243)
                        .count()
                / (double) pixels.length;
    }

    private static Path picture(Path file, IntUnaryOperator color) throws IOException {
        BufferedImage picture = new BufferedImage(100, 20, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < 100; x++) {
            for (int y = 0; y < 20; y++) {
                picture.setRGB(x, y, color.applyAsInt(x));
            }
        }
        Pictures.writePng(picture, file);
        return file;
    }
}
