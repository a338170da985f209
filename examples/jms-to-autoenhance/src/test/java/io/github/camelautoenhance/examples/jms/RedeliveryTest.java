/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.examples.jms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelautoenhance.emulator.AutoenhanceEmulator;
import io.github.camelautoenhance.emulator.account.EmulatedImage;
import io.github.camelautoenhance.emulator.traffic.Fault;
import io.github.camelautoenhance.emulator.traffic.Route;
import io.github.camelautoenhance.examples.stage.ErrorLog;
import io.github.camelautoenhance.examples.stage.Sha256;
import jakarta.jms.Message;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.activemq.artemis.core.security.Role;
import org.junit.jupiter.api.Test;

/** What may pass goes round: the broker delivers the message again, and after a few times gives it up. */
class RedeliveryTest extends QueueTestSupport {

    @Test
    void redelivers_photo_when_service_is_busy() throws Exception {
        // given
        emulator().faults().on(Route.CREATE_IMAGE, Fault.status(503));
        emulator().faults().on(Route.UPLOAD, Fault.status(503));
        byte[] kitchen = photo("kitchen", 300_000);

        try (ErrorLog log = new ErrorLog()) {
            // when
            startRoutes();
            sender().photo("kitchen.jpg", kitchen);

            // then
            awaitDone();
            assertThat(log.text())
                    .contains("AGAIN     kitchen.jpg", "delivery 1 of 3", "delivery 2 of 3", "503")
                    .doesNotContain("REFUSED", "\tat ");
        }
        // the delivery that failed after its record was made leaves that record
        assertThat(emulator().images()).extracting(EmulatedImage::sha256).containsExactly(null, Sha256.of(kitchen));
        assertThat(emulator().journal().requests(Route.CREATE_IMAGE)).hasSize(3);
        assertThat(broker().failed()).isEmpty();
    }

    @Test
    void moves_photo_aside_after_last_delivery() throws Exception {
        // given
        emulator().faults().otherwise(request -> Fault.status(503));
        byte[] kitchen = photo("kitchen", 300_000);

        // when
        startRoutes();
        sender().photo(
                        kitchen,
                        Map.of("photo_name", "kitchen.jpg", "order_id", "villa-42", "content_type", "image/jpeg"));

        // then
        awaitFailed(1);
        awaitDone();
        Message failed = sender().takeFailed();
        assertThat(Sender.bytes(failed)).isEqualTo(kitchen);
        assertThat(failed.getStringProperty("failure_reason")).contains("kitchen.jpg", "503");
        assertThat(failed.getStringProperty("failure_type")).isEqualTo("AutoenhanceServerException");
        assertThat(failed.getStringProperty("failure_deliveries")).isEqualTo("3");
        assertThat(failed.getStringProperty("failure_time")).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d.*");
        assertThat(failed.getStringProperty("photo_name")).isEqualTo("kitchen.jpg");
        assertThat(failed.getStringProperty("order_id")).isEqualTo("villa-42");
        assertThat(failed.getStringProperty("content_type")).isEqualTo("image/jpeg");
        assertThat(emulator().journal().requests()).hasSize(3);
    }

    @Test
    void redelivers_for_refused_key_and_missing_credit() throws Exception {
        // given
        emulator().faults().on(Route.CREATE_IMAGE, Fault.status(401), Fault.status(402));
        byte[] kitchen = photo("kitchen", 50_000);

        try (ErrorLog log = new ErrorLog()) {
            // when
            startRoutes();
            sender().photo("kitchen.jpg", kitchen);

            // then
            awaitDone();
            assertThat(log.text())
                    .contains("check apiKey")
                    .doesNotContain(emulator().apiKey());
        }
        assertThat(uploaded()).extracting(EmulatedImage::sha256).containsExactly(Sha256.of(kitchen));
        assertThat(broker().failed()).isEmpty();
    }

    @Test
    void reports_key_that_stays_refused() throws Exception {
        // given
        emulator().faults().otherwise(request -> Fault.status(401));

        // when
        startRoutes();
        sender().photo("kitchen.jpg", photo("kitchen", 50_000));

        // then
        awaitFailed(1);
        Message failed = sender().takeFailed();
        assertThat(failed.getStringProperty("failure_type")).isEqualTo("AutoenhanceAuthenticationException");
        assertThat(failed.getStringProperty("failure_reason"))
                .contains("401", "check apiKey")
                .doesNotContain(emulator().apiKey());
        assertThat(failed.getStringProperty("failure_deliveries")).isEqualTo("3");
    }

    @Test
    void never_gives_up_below_zero_deliveries() throws Exception {
        // given: an address where nobody listens, yet
        stopBroker();
        startBroker(0, -1);
        byte[] kitchen = photo("kitchen", 50_000);
        AutoenhanceEmulator gone = AutoenhanceEmulator.start();
        gone.close();
        try (ErrorLog log = new ErrorLog()) {
            startRoutes(Map.of("camel.component.autoenhance.base-url", gone.baseUrl(), "photos.deliveries", "-1"));

            // when
            sender().photo("kitchen.jpg", kitchen);

            // then
            await().atMost(PATIENCE).until(() -> log.text().contains("delivery 12 of -1"));
            assertThat(log.text()).contains("no connection").doesNotContain("REFUSED");
            assertThat(isDone()).isFalse();

            // when
            try (AutoenhanceEmulator back = AutoenhanceEmulator.builder()
                    .port(URI.create(gone.baseUrl()).getPort())
                    .start()) {

                // then
                awaitDone();
                assertThat(back.images()).extracting(EmulatedImage::sha256).containsExactly(Sha256.of(kitchen));
            }
        }
        assertThat(broker().failed()).isEmpty();
    }

    @Test
    void survives_late_and_interrupted_broker() throws Exception {
        // given
        int port = broker().port();
        sender().photo("first.jpg", photo("first", 50_000));
        stopBroker();
        try (ErrorLog log = new ErrorLog()) {
            // when
            startRoutes();

            // then
            await().atMost(PATIENCE).until(() -> log.text().contains("Could not refresh JMS Connection"));

            // when
            startBroker(port, DELIVERIES);

            // then
            await().atMost(PATIENCE).until(() -> uploaded().size() == 1);
            awaitDone();

            // when
            stopBroker();
            startBroker(port, DELIVERIES);
            sender().photo("second.jpg", photo("second", 50_000));

            // then
            awaitDone();
        }
        assertThat(uploaded()).extracting(EmulatedImage::imageName).isEqualTo(List.of("first.jpg", "second.jpg"));
    }

    @Test
    void recovers_from_wrong_password_at_broker() throws Exception {
        // given
        byte[] kitchen = photo("kitchen", 50_000);
        sender().photo("kitchen.jpg", kitchen);
        int port = broker().port();
        stopBroker();
        Map<String, String> settings = settings();
        EmbeddedBroker other =
                EmbeddedBroker.start(folder.resolve("broker"), port, "another", DELIVERIES, Duration.ofMillis(50));
        try (ErrorLog log = new ErrorLog()) {
            // when
            startRoutes(settings);

            // then
            await().atMost(PATIENCE).until(() -> log.text().contains("AMQ229031"));
            assertThat(log.text())
                    .contains("Unable to validate user", "Could not refresh JMS Connection for destination 'photos'")
                    .doesNotContain(PASSWORD);

            // when
            other.close();
            startBroker(port, DELIVERIES);

            // then
            awaitDone();
        }
        assertThat(uploaded()).extracting(EmulatedImage::sha256).containsExactly(Sha256.of(kitchen));
    }

    @Test
    void keeps_photo_that_may_not_be_moved_aside() throws Exception {
        // given: a user who may do anything with that queue but send to it
        stopBroker();
        startBroker(0, -1);
        broker().server()
                .getSecurityRepository()
                .addMatch(
                        EmbeddedBroker.FAILED,
                        Set.of(new Role(
                                EmbeddedBroker.ROLE,
                                false,
                                true,
                                true,
                                true,
                                true,
                                true,
                                true,
                                true,
                                true,
                                true,
                                true,
                                true)));
        emulator().faults().on(Route.CREATE_IMAGE, Fault.status(422), Fault.status(422), Fault.status(422));
        byte[] kitchen = photo("kitchen", 300_000);

        try (ErrorLog log = new ErrorLog()) {
            // when
            startRoutes();
            sender().photo("kitchen.jpg", kitchen);

            // then
            awaitDone();
            assertThat(log.text()).contains("REFUSED   kitchen.jpg", "AMQ229032");
        }
        // The refused send makes Spring's listener container open its shared connection again; an upload that another
        // consumer has not acknowledged by then is delivered and uploaded once more.
        assertThat(uploaded()).isNotEmpty().extracting(EmulatedImage::sha256).containsOnly(Sha256.of(kitchen));
        assertThat(broker().failed()).isEmpty();
    }

    @Test
    void keeps_photo_when_disk_is_full() throws Exception {
        // given: in place of the folder for large messages there is a file
        byte[] kitchen = photo("kitchen", 2_000_000);
        startRoutes();
        for (Path directory : directories(spool())) {
            Files.delete(directory);
            Files.createFile(directory);
        }

        // when
        sender().photo("kitchen.jpg", kitchen);

        // then: the broker itself gives it up
        awaitFailed(1);
        awaitDone();
        Message failed = sender().takeFailed();
        assertThat(Sender.bytes(failed)).isEqualTo(kitchen);
        assertThat(failed.getStringProperty("failure_reason")).isNull();
        assertThat(emulator().journal().requests()).isEmpty();
    }

    private static List<Path> directories(Path parent) throws Exception {
        try (Stream<Path> children = Files.list(parent)) {
            return children.toList();
        }
    }

    @Test
    void keeps_photo_whose_upload_was_cut_off() throws Exception {
        // given
        emulator().faults().on(Route.UPLOAD, Fault.delay(Duration.ofMinutes(2)));
        byte[] kitchen = photo("kitchen", 50_000);
        startRoutes(Map.of("camel.main.shutdown-timeout", "1"));
        sender().photo("kitchen.jpg", kitchen);
        await().atMost(PATIENCE).until(() -> !emulator().images().isEmpty());

        // when
        stopRoutes();

        // then
        assertThat(isDone()).isFalse();
        startRoutes();
        awaitDone();
        assertThat(uploaded()).extracting(EmulatedImage::sha256).containsExactly(Sha256.of(kitchen));
        assertThat(broker().failed()).isEmpty();
    }
}
