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
    void uploads_photo_and_moves_it_aside() throws Exception {
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
    void puts_refused_photo_aside_with_reason() throws Exception {
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
    void puts_text_named_like_photo_aside_unsent() throws Exception {
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
    void puts_empty_file_aside() throws Exception {
        // when
        put("empty.jpg", new byte[0]);

        // then
        awaitFile("failed/empty.jpg");
        assertThat(home.resolve("failed/empty.jpg.reason.txt")).content().contains("IllegalArgumentException", "empty");
    }

    @Test
    void retries_failures_that_photo_did_not_cause() throws Exception {
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
    void gives_up_photo_that_was_taken_away() throws Exception {
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
    void ignores_file_without_photo_name() throws Exception {
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
