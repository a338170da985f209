/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.examples.springboot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelautoenhance.emulator.AutoenhanceEmulatorExtension;
import io.github.camelautoenhance.emulator.account.EmulatedImage;
import io.github.camelautoenhance.emulator.traffic.Fault;
import io.github.camelautoenhance.emulator.traffic.Route;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Where the photos of the folder go. Every test has a file name of its own. */
class FolderTest {

    @RegisterExtension
    static final AutoenhanceEmulatorExtension EMULATOR = new AutoenhanceEmulatorExtension();

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    static Path home;

    private static @Nullable RunningApplication application;

    @BeforeAll
    static void start() {
        application = RunningApplication.on(EMULATOR.get(), home);
    }

    @AfterAll
    static void stop() {
        if (application != null) {
            application.close();
        }
    }

    @Test
    void a_photo_arrives_byte_for_byte_and_is_moved_aside() throws Exception {
        // given
        byte[] photo = Photos.ofSize(2_000_000);

        // when
        put("villa/kitchen.jpg", photo);

        // then
        awaitFile("inbox/.done/villa/kitchen.jpg");
        assertThat(EMULATOR.get().images())
                .singleElement()
                .satisfies(image -> assertThat(image.sha256()).isEqualTo(Photos.sha256(photo)))
                .extracting(EmulatedImage::imageName)
                .isEqualTo("kitchen.jpg");
        assertThat(home.resolve("inbox/villa/kitchen.jpg")).doesNotExist();
    }

    @Test
    void a_photo_that_the_service_refuses_is_put_aside_with_the_reason() throws Exception {
        // given
        byte[] photo = Photos.ofSize(1000);
        EMULATOR.get().faults().on(Route.CREATE_IMAGE, Fault.status(422));

        // when
        put("refused.jpg", photo);

        // then
        awaitFile("failed/refused.jpg");
        assertThat(home.resolve("failed/refused.jpg")).hasBinaryContent(photo);
        assertThat(home.resolve("failed/refused.jpg.reason.txt"))
                .content()
                .contains("AutoenhanceValidationException", "refused.jpg", "422")
                .doesNotContain(EMULATOR.get().apiKey());
        assertThat(EMULATOR.get().images()).isEmpty();
    }

    @Test
    void a_text_that_is_named_like_a_photo_is_put_aside_and_nothing_is_sent() throws Exception {
        // when
        put("notes.jpg", new byte[] {'C', 'a', 'l', 'l'});

        // then
        awaitFile("failed/notes.jpg");
        assertThat(home.resolve("failed/notes.jpg.reason.txt"))
                .content()
                .contains("NotAPhotoException", "\"notes.jpg\" is not a photo");
        assertThat(EMULATOR.get().journal().requests(Route.CREATE_IMAGE)).isEmpty();
    }

    @Test
    void an_empty_file_is_put_aside() throws Exception {
        // when
        put("empty.jpg", new byte[0]);

        // then
        awaitFile("failed/empty.jpg");
        assertThat(home.resolve("failed/empty.jpg.reason.txt")).content().contains("IllegalArgumentException", "empty");
    }

    @Test
    void what_may_pass_and_what_is_not_the_photos_fault_is_tried_again() throws Exception {
        // given
        EMULATOR.get()
                .faults()
                .on(Route.CREATE_IMAGE, Fault.status(500), Fault.status(401), Fault.status(402), Fault.status(500));

        // when
        put("patient.jpg", Photos.ofSize(3000));

        // then
        awaitFile("inbox/.done/patient.jpg");
        assertThat(EMULATOR.get().images()).hasSize(1);
        assertThat(EMULATOR.get().journal().requests(Route.CREATE_IMAGE)).hasSize(5);
        assertThat(home.resolve("failed/patient.jpg")).doesNotExist();
    }

    @Test
    void a_photo_that_is_taken_away_while_it_waits_is_not_tried_for_ever() throws Exception {
        // given: trouble that outlasts this test
        EMULATOR.get()
                .faults()
                .on(
                        Route.CREATE_IMAGE,
                        Collections.nCopies(20, Fault.status(500)).toArray(Fault[]::new));
        put("gone.jpg", Photos.ofSize(5000));
        await().atMost(PATIENCE)
                .until(() ->
                        !EMULATOR.get().journal().requests(Route.CREATE_IMAGE).isEmpty());

        // when
        Files.delete(home.resolve("inbox/gone.jpg"));

        // then
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(home.resolve("failed/gone.jpg.reason.txt"))
                .content()
                .contains("gone.jpg does not exist"));
    }

    @Test
    void a_file_that_is_no_photo_by_its_name_stays_where_it_is() throws Exception {
        // given
        put("readme.txt", new byte[] {'x'});

        // when: a later one is through
        put("later.jpg", Photos.ofSize(4000));
        awaitFile("inbox/.done/later.jpg");

        // then
        assertThat(home.resolve("inbox/readme.txt")).exists();
    }

    private static void put(String name, byte[] bytes) throws Exception {
        Path inbox = home.resolve("inbox").resolve(name);
        Files.createDirectories(inbox.getParent());
        Path written = Files.write(home.resolve("on-its-way"), bytes);
        Files.move(written, inbox);
    }

    private static void awaitFile(String name) {
        await(name).atMost(PATIENCE).until(() -> Files.exists(home.resolve(name)));
    }
}
