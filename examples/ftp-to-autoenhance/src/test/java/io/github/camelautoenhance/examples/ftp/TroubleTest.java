/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.examples.ftp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelautoenhance.emulator.AutoenhanceEmulator;
import io.github.camelautoenhance.emulator.account.EmulatedImage;
import io.github.camelautoenhance.emulator.traffic.Fault;
import io.github.camelautoenhance.emulator.traffic.Route;
import io.github.camelautoenhance.examples.stage.ErrorLog;
import io.github.camelautoenhance.examples.stage.Sha256;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the user sees when something goes wrong, and where the photo then is. */
class TroubleTest extends RoutesTestSupport {

    @ParameterizedTest
    @EnumSource
    void puts_refused_photo_aside_with_reason(ServerKind kind) throws Exception {
        // given
        PhotoServer server = startServer(kind);
        String kitchen = put("villa-42/kitchen.jpg", 100_000);
        emulator().faults().on(Route.CREATE_IMAGE, Fault.status(422));

        try (ErrorLog log = new ErrorLog()) {
            // when
            startRoutes(server);

            // then
            Path failed = home().resolve("failed/" + server.route() + "/villa-42/kitchen.jpg");
            awaitFile(failed);
            assertThat(Sha256.of(failed)).isEqualTo(kitchen);
            assertThat(failed.resolveSibling("kitchen.jpg.reason.txt"))
                    .content()
                    .contains("AutoenhanceValidationException", "villa-42-kitchen.jpg", "422")
                    .doesNotContain(emulator().apiKey(), PASSWORD);
            assertThat(log.text()).contains("REFUSED", "villa-42/kitchen.jpg", "422");
        }
        assertThat(filesIn("inbox")).isEmpty();
        assertThat(emulator().images()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void retries_photo_put_back_into_inbox(ServerKind kind) throws Exception {
        // given
        PhotoServer server = startServer(kind);
        String kitchen = put("villa-42/kitchen.jpg", 100_000);
        emulator().faults().on(Route.UPLOAD, Fault.status(400));
        startRoutes(server);
        String name = server.route() + "/villa-42/kitchen.jpg";
        awaitFile(home().resolve("failed").resolve(name));

        // when
        Files.move(
                home().resolve("failed").resolve(name), home().resolve("inbox").resolve(name));

        // then
        awaitFile(home().resolve("inbox/.done").resolve(name));
        assertThat(emulator().images()).extracting(EmulatedImage::sha256).containsExactly(kitchen);
    }

    @Test
    void puts_file_without_photo_aside() throws Exception {
        // given
        PhotoServer server = startServer(ServerKind.FTP);
        startRoutes(server);
        Path inbox = Files.createDirectories(home().resolve("inbox/ftp/villa-42"));

        // when
        Files.write(inbox.resolve("empty.jpg"), new byte[0]);

        // then
        awaitFile(home().resolve("failed/ftp/villa-42/empty.jpg"));
        assertThat(home().resolve("failed/ftp/villa-42/empty.jpg.reason.txt"))
                .content()
                .contains("IllegalArgumentException", "empty");
        assertThat(emulator().journal().requests()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void recovers_from_wrong_password_without_restart(ServerKind kind) throws Exception {
        // given
        PhotoServer server = startServer(kind);
        server.changePassword("another");
        put("villa-42/kitchen.jpg", 100_000);

        try (ErrorLog log = new ErrorLog()) {
            // when
            Main main = startRoutes(server);

            // then
            String place = server.route() + "://" + PhotoServer.USER + "@127.0.0.1:" + server.port();
            await().atMost(PATIENCE).until(() -> log.text().contains("Failed polling endpoint"));
            assertThat(log.text())
                    .contains(place)
                    .containsPattern("530 Authentication failed|Auth fail")
                    .doesNotContain(PASSWORD, "p%26ss");
            await().atMost(PATIENCE).until(() -> down(main).contains(server.route()));
            assertThat(onServer("villa-42/kitchen.jpg")).exists();

            // when
            server.changePassword(PASSWORD);

            // then
            awaitFile(home().resolve("inbox/.done/" + server.route() + "/villa-42/kitchen.jpg"));
            await().atMost(PATIENCE).until(() -> down(main).isEmpty());
        }
        assertThat(uploaded()).hasSize(1);
    }

    @Test
    void sends_no_password_to_unknown_sftp_server() throws Exception {
        // given
        PhotoServer server = startServer(ServerKind.SFTP);
        put("villa-42/kitchen.jpg", 100_000);
        Path nobody = Files.createFile(folder.resolve("nobody"));

        try (ErrorLog log = new ErrorLog()) {
            // when
            Main main = startRoutes(server, Map.of("sftp.known-hosts", nobody.toString()));

            // then
            await().atMost(PATIENCE).until(() -> log.text().contains("UnknownHostKey"));
            await().atMost(PATIENCE).until(() -> down(main).contains("sftp"));
        }
        assertThat(onServer("villa-42/kitchen.jpg")).exists();
        assertThat(nobody).isEmptyFile();
    }

    @ParameterizedTest
    @EnumSource
    void keeps_photos_while_service_is_unreachable(ServerKind kind) throws Exception {
        // given: an address where nobody listens, yet
        PhotoServer server = startServer(kind);
        String kitchen = put("villa-42/kitchen.jpg", 100_000);
        String bath = put("villa-42/bath.jpg", 100_000);
        AutoenhanceEmulator gone = AutoenhanceEmulator.start();
        gone.close();
        try (ErrorLog log = new ErrorLog()) {
            startRoutes(server, Map.of("camel.component.autoenhance.base-url", gone.baseUrl()));

            // when: beyond the repeats of the component and the redeliveries of the route
            await().atMost(PATIENCE).until(() -> log.text().contains("Exhausted after delivery attempt: 11"));

            // then
            String inbox = server.route() + "/villa-42/";
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(filesIn("inbox"))
                    .containsExactly(inbox + "bath.jpg", inbox + "kitchen.jpg"));
            assertThat(filesIn("failed")).isEmpty();

            // when
            try (AutoenhanceEmulator back = AutoenhanceEmulator.builder()
                    .port(URI.create(gone.baseUrl()).getPort())
                    .start()) {

                // then
                await().atMost(PATIENCE).untilAsserted(() -> assertThat(back.images())
                        .extracting(EmulatedImage::sha256)
                        .containsExactlyInAnyOrder(kitchen, bath));
                awaitFile(home().resolve("inbox/.done/" + inbox + "bath.jpg"));
                awaitFile(home().resolve("inbox/.done/" + inbox + "kitchen.jpg"));
            }
        }
    }

    @Test
    void stops_without_waiting_for_next_attempt() throws Exception {
        // given: a wait of ten minutes, of which the maximum makes one
        PhotoServer server = startServer(ServerKind.FTP);
        put("villa-42/kitchen.jpg", 100_000);
        emulator().faults().on(Route.CREATE_IMAGE, Fault.status(401));
        try (ErrorLog log = new ErrorLog()) {
            startRoutes(server, Map.of("upload.pause", "600000"));
            await().atMost(PATIENCE).until(() -> log.text().contains("On delivery attempt: 0"));

            // when
            stopRoutes();

            // then
            assertThat(log.text()).doesNotContain("Timeout occurred during graceful shutdown");
        }
        assertThat(filesIn("inbox")).containsExactly("ftp/villa-42/kitchen.jpg");
    }

    @Test
    void puts_no_photo_aside_for_refused_key() throws Exception {
        // given
        PhotoServer server = startServer(ServerKind.FTP);
        String kitchen = put("villa-42/kitchen.jpg", 100_000);
        emulator().faults().on(Route.CREATE_IMAGE, Fault.status(401), Fault.status(402), Fault.status(401));

        try (ErrorLog log = new ErrorLog()) {
            // when
            startRoutes(server);

            // then
            awaitFile(home().resolve("inbox/.done/ftp/villa-42/kitchen.jpg"));
            assertThat(log.text()).contains("AutoenhanceAuthenticationException", "check apiKey");
        }
        assertThat(emulator().images()).extracting(EmulatedImage::sha256).containsExactly(kitchen);
        assertThat(filesIn("failed")).isEmpty();
    }

    @Test
    void keeps_earlier_photo_of_same_name_in_inbox() throws Exception {
        // given: the first waits, the service is out of order
        PhotoServer server = startServer(ServerKind.FTP);
        String first = put("villa-42/kitchen.jpg", 100_000);
        AutoenhanceEmulator gone = AutoenhanceEmulator.start();
        gone.close();
        try (ErrorLog log = new ErrorLog()) {
            startRoutes(server, Map.of("camel.component.autoenhance.base-url", gone.baseUrl()));
            awaitFile(onServer("villa-42/.done/kitchen.jpg"));

            // when
            String second = put("villa-42/kitchen.jpg", 200_000);

            // then
            await().atMost(PATIENCE).until(() -> log.text().contains("File already exist"));
            assertThat(Sha256.of(home().resolve("inbox/ftp/villa-42/kitchen.jpg")))
                    .isEqualTo(first);
            assertThat(Sha256.of(onServer("villa-42/kitchen.jpg"))).isEqualTo(second);

            // when
            try (AutoenhanceEmulator back = AutoenhanceEmulator.builder()
                    .port(URI.create(gone.baseUrl()).getPort())
                    .start()) {

                // then
                await().atMost(PATIENCE).untilAsserted(() -> assertThat(back.images())
                        .extracting(EmulatedImage::sha256)
                        .containsExactlyInAnyOrder(first, second));
                await().atMost(PATIENCE).untilAsserted(() -> assertThat(filesIn("inbox"))
                        .containsExactly(".done/ftp/villa-42/kitchen.jpg"));
            }
        }
    }

    @Test
    void refuses_to_start_without_key() throws Exception {
        // given
        PhotoServer server = startServer(ServerKind.FTP);
        put("villa-42/kitchen.jpg", 100_000);
        Main main = newMain(server, Map.of("camel.component.autoenhance.api-key", ""));

        // then
        assertThatThrownBy(main::start).hasStackTraceContaining("camel.component.autoenhance.api-key");
        main.stop();
        assertThat(onServer("villa-42/kitchen.jpg")).exists();
    }

    /** The routes that the readiness check calls down. */
    private static List<String> down(Main main) {
        return HealthCheckHelper.invokeReadiness(main.getCamelContext()).stream()
                .filter(result -> result.getState() == HealthCheck.State.DOWN)
                .map(result -> Objects.toString(result.getDetails().get("route.id")))
                .toList();
    }
}
