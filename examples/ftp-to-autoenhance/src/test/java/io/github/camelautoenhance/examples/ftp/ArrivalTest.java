/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.examples.ftp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.github.camelautoenhance.emulator.account.EmulatedImage;
import io.github.camelautoenhance.examples.stage.Sha256;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of photos when nothing goes wrong. */
class ArrivalTest extends RoutesTestSupport {

    @ParameterizedTest
    @EnumSource
    void uploads_each_folder_into_its_own_order(ServerKind kind) throws Exception {
        // given
        PhotoServer server = startServer(kind);
        String kitchen = put("villa-42/kitchen.jpg", 300_000);
        String bath = put("villa-42/bath room é.JPG", 200_000);
        String loft = put("north/loft-7/kitchen.jpg", 1_500_000);
        String alone = put("front.jpg", 100_000);

        // when
        startRoutes(server);

        // then
        await().atMost(PATIENCE).until(() -> uploaded().size() == 4);
        FolderOrders orders = new FolderOrders("example.org");
        assertThat(uploaded())
                .filteredOn(image -> !image.imageName().equals("front.jpg"))
                .extracting(EmulatedImage::imageName, EmulatedImage::sha256, EmulatedImage::orderId)
                .containsExactlyInAnyOrder(
                        tuple("villa-42-kitchen.jpg", kitchen, orders.orderId(server.route() + "/villa-42/any.jpg")),
                        tuple("villa-42-bath room é.JPG", bath, orders.orderId(server.route() + "/villa-42/any.jpg")),
                        tuple(
                                "north-loft-7-kitchen.jpg",
                                loft,
                                orders.orderId(server.route() + "/north/loft-7/any.jpg")));
        assertThat(uploaded())
                .filteredOn(image -> image.imageName().equals("front.jpg"))
                .singleElement()
                .satisfies(image -> {
                    assertThat(image.sha256()).isEqualTo(alone);
                    assertThat(image.fields()).doesNotContainKey("order_id");
                });
    }

    @ParameterizedTest
    @EnumSource
    void moves_uploaded_photo_on_server_and_in_inbox(ServerKind kind) throws Exception {
        // given
        PhotoServer server = startServer(kind);
        String kitchen = put("villa-42/kitchen.jpg", 300_000);
        put("villa-42/notes.txt", 100);

        // when
        startRoutes(server);

        // then
        awaitFile(home().resolve("inbox/.done/" + server.route() + "/villa-42/kitchen.jpg"));
        awaitFile(onServer("villa-42/.done/kitchen.jpg"));
        assertThat(onServer("villa-42/kitchen.jpg")).doesNotExist();
        assertThat(Sha256.of(onServer("villa-42/.done/kitchen.jpg"))).isEqualTo(kitchen);
        assertThat(filesIn("inbox")).containsExactly(".done/" + server.route() + "/villa-42/kitchen.jpg");
        assertThat(filesIn("work")).isEmpty();
        assertThat(onServer("villa-42/notes.txt")).as("no photo by its name").exists();
    }

    @ParameterizedTest
    @EnumSource
    void skips_photo_that_was_uploaded_before(ServerKind kind) throws Exception {
        // given: as after a crash between the upload and the move on the server
        PhotoServer server = startServer(kind);
        put("villa-42/kitchen.jpg", 300_000);
        Files.setLastModifiedTime(onServer("villa-42/kitchen.jpg"), FileTime.fromMillis(1_700_000_040_000L));
        startRoutes(server);
        awaitFile(home().resolve("inbox/.done/" + server.route() + "/villa-42/kitchen.jpg"));
        awaitFile(onServer("villa-42/.done/kitchen.jpg"));
        stopRoutes();
        Files.move(onServer("villa-42/.done/kitchen.jpg"), onServer("villa-42/kitchen.jpg"));
        Files.delete(home().resolve("inbox/.done/" + server.route() + "/villa-42/kitchen.jpg"));

        // when
        startRoutes(server);

        // then
        awaitFile(home().resolve("inbox/.done/" + server.route() + "/villa-42/kitchen.jpg"));
        assertThat(emulator().images()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void uploads_different_photo_of_same_name(ServerKind kind) throws Exception {
        // given
        PhotoServer server = startServer(kind);
        String first = put("villa-42/kitchen.jpg", 300_000);
        startRoutes(server);
        awaitFile(home().resolve("inbox/.done/" + server.route() + "/villa-42/kitchen.jpg"));
        awaitFile(onServer("villa-42/.done/kitchen.jpg"));

        // when
        String second = put("villa-42/kitchen.jpg", 300_001);

        // then
        await().atMost(PATIENCE).until(() -> uploaded().size() == 2);
        assertThat(uploaded()).extracting(EmulatedImage::sha256).isEqualTo(List.of(first, second));
    }
}
