/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.examples.hdr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.camelautoenhance.emulator.account.EmulatedBracket;
import io.github.camelautoenhance.emulator.account.EmulatedOrder;
import io.github.camelautoenhance.emulator.traffic.Route;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** What becomes of shoots when nothing goes wrong. */
class HappyShootTest extends ShootTestSupport {

    @Test
    void delivers_enhanced_photo_and_contact_sheet() throws Exception {
        // given
        Path villa = shoot("villa-42");
        mark(villa);

        // when
        startRoute(Map.of());

        // then
        assertThat(awaitReport(villa, "finished.txt")).contains("IMG_0001.jpg  uploaded", "enhanced IMG_0001.jpg");
        assertThat(emulator().brackets())
                .extracting(EmulatedBracket::name)
                .containsExactlyInAnyOrder("villa-42-IMG_0001.jpg", "villa-42-IMG_0002.jpg", "villa-42-IMG_0003.jpg");
        for (EmulatedBracket bracket : emulator().brackets()) {
            String fileName = bracket.name().substring("villa-42-".length());
            assertThat(bracket.file()).hasSameBinaryContentAs(samples.resolve(fileName));
        }
        assertThat(requests(Route.PROCESS_ORDER)).isOne();
        assertThat(requests(Route.CREATE_ORDER)).isOne();
        assertThat(emulator().orders()).extracting(EmulatedOrder::name).containsExactly("villa-42");
        BufferedImage enhanced =
                ImageIO.read(enhanced("villa-42").resolve("IMG_0001.jpg").toFile());
        assertThat(enhanced.getWidth()).isPositive();
        assertThat(emulator().credits().spent()).isZero();
        assertThat(emulator().journal().leaks()).isEmpty();
        assertThat(files(villa))
                .containsExactlyInAnyOrder("IMG_0001.jpg", "IMG_0002.jpg", "IMG_0003.jpg", "finished.txt");
    }

    @Test
    void shows_first_bracket_left_and_enhanced_picture_right() throws Exception {
        // given
        Path villa = shoot("villa-42");
        mark(villa);

        // when
        startRoute(Map.of());

        // then
        awaitReport(villa, "finished.txt");
        BufferedImage sheet = ImageIO.read(
                enhanced("villa-42").resolve(FinishedShoots.CONTACT_SHEET).toFile());
        assertThat(sheet.getWidth()).isEqualTo(2 * ContactSheet.WIDTH + 3 * ContactSheet.GAP);
        assertThat(sheet.getHeight()).isEqualTo(ContactSheet.HEIGHT + 2 * ContactSheet.GAP);
        // the first bracket is the darkest
        assertThat(brightness(sheet, ContactSheet.GAP))
                .isBetween(10, brightness(sheet, ContactSheet.WIDTH + 2 * ContactSheet.GAP) - 10);
    }

    @Test
    void keeps_two_concurrent_shoots_apart() throws Exception {
        // given: the same file names in both
        Path villa = shoot("villa-42");
        Path loft = shoot("Loft 7 é");
        mark(villa);
        mark(loft);

        // when
        startRoute(Map.of());

        // then
        awaitReport(villa, "finished.txt");
        awaitReport(loft, "finished.txt");
        assertThat(requests(Route.PROCESS_ORDER)).isEqualTo(2);
        assertThat(emulator().orders())
                .extracting(EmulatedOrder::name, order -> order.imageIds().size(), order -> names(order))
                .containsExactlyInAnyOrder(
                        tuple("villa-42", 1, namesOf("villa-42")), tuple("Loft 7 é", 1, namesOf("Loft 7 é")));
        for (String name : List.of("villa-42", "Loft 7 é")) {
            assertThat(enhanced(name).resolve("IMG_0001.jpg")).isRegularFile();
            assertThat(enhanced(name).resolve(FinishedShoots.CONTACT_SHEET)).isRegularFile();
        }
    }

    @Test
    void groups_brackets_by_name() throws Exception {
        // given
        Path villa = shoot("villa-42");
        Files.delete(villa.resolve("IMG_0003.jpg"));
        mark(villa);

        // when
        startRoute(Map.of("brackets.per-image", "1"));

        // then
        awaitReport(villa, "finished.txt");
        assertThat(emulator().images()).hasSize(2);
        List<Object> groups = new ArrayList<>();
        for (String name : List.of("villa-42-IMG_0001.jpg", "villa-42-IMG_0002.jpg")) {
            EmulatedBracket bracket = emulator().brackets().stream()
                    .filter(one -> one.name().equals(name))
                    .findFirst()
                    .orElseThrow();
            groups.add(Map.of("bracket_ids", List.of(bracket.bracketId())));
        }
        assertThat(emulator().journal().requests(Route.PROCESS_ORDER).get(0).json())
                .containsEntry("images", groups);
    }

    private static Set<String> namesOf(String property) {
        Set<String> names = new HashSet<>();
        brackets.forEach(bracket -> names.add(property + "-" + bracket.getFileName()));
        return names;
    }

    private static Set<String> names(EmulatedOrder order) {
        Set<String> names = new HashSet<>();
        emulator().brackets().stream()
                .filter(bracket -> order.bracketIds().contains(bracket.bracketId()))
                .forEach(bracket -> names.add(bracket.name()));
        return names;
    }

    /** The mean green of a cell, 0 to 255. */
    private static int brightness(BufferedImage sheet, int left) {
        long sum = 0;
        for (int x = 0; x < ContactSheet.WIDTH; x++) {
            for (int y = 0; y < ContactSheet.HEIGHT; y++) {
                sum += (sheet.getRGB(left + x, ContactSheet.GAP + y) >> 8) & 0xff;
            }
        }
        return (int) (sum / (ContactSheet.WIDTH * ContactSheet.HEIGHT));
    }
}
