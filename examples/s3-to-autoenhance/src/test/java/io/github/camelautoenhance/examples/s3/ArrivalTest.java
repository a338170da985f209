/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.examples.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.camelautoenhance.emulator.account.EmulatedImage;
import io.github.camelautoenhance.emulator.traffic.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What becomes of photos when nothing goes wrong. */
class ArrivalTest extends BucketTestSupport {

    @Test
    void uploads_photos_and_empties_bucket() throws Exception {
        // given
        String kitchen = put("incoming/villa-42/kitchen.jpg", 300_000);
        String bath = put("incoming/villa-42/bath 1+2 é.JPG", 1_500_000);
        String front = put("incoming/front.jpg", 100_000);

        // when
        startRoute(Map.of());

        // then
        awaitKeys();
        assertThat(emulator().images())
                .extracting(EmulatedImage::imageName, EmulatedImage::sha256, EmulatedImage::registeredContentType)
                .containsExactlyInAnyOrder(
                        tuple("villa-42-kitchen.jpg", kitchen, "image/jpeg"),
                        tuple("villa-42-bath 1+2 é.JPG", bath, "image/jpeg"),
                        tuple("front.jpg", front, "image/jpeg"));
        assertThat(emulator().journal().requests(Route.UPLOAD)).noneMatch(request -> request.leak());
    }

    @Test
    void uploads_each_photo_once_over_several_polls() throws Exception {
        // given
        List<String> photos = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            photos.add(put("incoming/" + i + ".jpg", 10_000 + i));
        }

        // when
        startRoute(Map.of());

        // then
        awaitKeys();
        assertThat(emulator().images()).extracting(EmulatedImage::sha256).containsExactlyInAnyOrderElementsOf(photos);
    }

    @Test
    void ignores_other_objects_of_bucket() throws Exception {
        // given
        put("archive/villa-1/kitchen.jpg", 1000);
        put("incoming/villa-42/kitchen.jpg", 1000);

        // when
        startRoute(Map.of());

        // then
        awaitKeys("archive/villa-1/kitchen.jpg");
        assertThat(emulator().images()).hasSize(1);
    }

    @Test
    void moves_kept_photos_to_done() throws Exception {
        // given
        put("incoming/villa-42/kitchen.jpg", 100_000);
        put("incoming/villa-42/notes.txt", 100);

        // when
        startRoute(Map.of("s3.keep", "true"));

        // then
        awaitKeys("done/villa-42/kitchen.jpg", "failed/villa-42/notes.txt", "failed/villa-42/notes.txt.reason.txt");
        assertThat(emulator().images()).extracting(EmulatedImage::imageName).containsExactly("villa-42-kitchen.jpg");
    }
}
