/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.emulator.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelautoenhance.emulator.testing.RawConnection;
import io.github.camelautoenhance.emulator.traffic.Fault;
import io.github.camelautoenhance.emulator.traffic.Route;
import java.net.SocketException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The handler without its emulator: the ports stay open after it is closed. */
class FrontHandlerTest {

    private static final String GET = "GET /v3/images/one HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";

    private final EmulatorServer server = new EmulatorServer("127.0.0.1", 0, 0, null);
    private final FaultQueue faults = new FaultQueue();
    private final JournalLog journal = new JournalLog(List.of());
    private final Service service = call -> Answer.empty(204);
    private final FrontHandler handler = new FrontHandler(
            server.storage(),
            service,
            service,
            service,
            new HostGuard("127.0.0.1"),
            faults,
            journal,
            Clock.systemUTC());

    @BeforeEach
    void start() {
        server.start(handler);
    }

    @AfterEach
    void stop() {
        handler.close();
        server.close();
    }

    @Test
    void cuts_delayed_requests_when_closed() throws Exception {
        // given
        faults.on(Route.RETRIEVE_IMAGE, Fault.delay(Duration.ofHours(1)));
        try (RawConnection connection = send(GET)) {
            await().until(() -> journal.inFlight() == 1);

            // when
            handler.close();

            // then
            assertThatThrownBy(connection::reply).isInstanceOf(SocketException.class);
        }
    }

    @Test
    void cuts_requests_that_come_after_close() throws Exception {
        // given
        handler.close();

        // when
        try (RawConnection connection = send(GET)) {

            // then
            assertThatThrownBy(connection::reply).isInstanceOf(SocketException.class);
        }
        assertThat(journal.requests()).isEmpty();
    }

    @Test
    void answers_requests_after_the_end_of_delays() throws Exception {
        // given
        handler.endDelays();

        // when
        try (RawConnection connection = send(GET)) {

            // then
            assertThat(connection.reply()).startsWith("HTTP/1.1 204");
        }
    }

    private RawConnection send(String request) throws Exception {
        return new RawConnection("http://127.0.0.1:" + server.port()).send(request);
    }
}
