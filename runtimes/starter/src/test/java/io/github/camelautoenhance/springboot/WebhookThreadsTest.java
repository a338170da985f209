/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.springboot;

import static io.github.camelautoenhance.springboot.WebhookApplication.HELD;
import static io.github.camelautoenhance.springboot.WebhookApplication.SECRET;
import static io.github.camelautoenhance.springboot.WebhookApplication.processed;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whose threads a request at the webhook takes, on a server that has few of them and waits for a body for ever. */
@Timeout(120)
class WebhookThreadsTest {

    private static final int STRANGERS = 12;

    private static WebhookApplication start() {
        return WebhookApplication.start(
                "--server.tomcat.threads.max=4",
                "--server.tomcat.threads.min-spare=4",
                "--server.tomcat.connection-timeout=1h",
                "--spring.task.execution.pool.core-size=1",
                "--spring.task.execution.pool.max-size=1");
    }

    @Test
    void strangers_hold_no_thread_after_their_401() throws Exception {
        try (WebhookApplication application = start()) {
            // given: more than there are threads, with a body that they announce and do not send
            List<HalfRequest> strangers = new ArrayList<>();
            for (int i = 0; i < STRANGERS; i++) {
                strangers.add(
                        HalfRequest.begin(application.port(), "Authentication: wrong\r\nContent-Length: 1000000\r\n"));
            }

            // when
            HttpResponse<String> answer = application.post(processed("img-1"));

            // then
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(application.handled()).containsExactly("img-1");
            for (HalfRequest stranger : strangers) {
                assertThat(stranger.status()).isEqualTo(401);
                assertThat(stranger.isEnded()).isTrue();
                stranger.close();
            }
        }
    }

    @Test
    void bodies_are_read_without_threads_of_routes() throws Exception {
        ExecutorService service = Executors.newSingleThreadExecutor();
        try (WebhookApplication application = start()) {
            // given: the one thread that runs routes is with an event
            Future<HttpResponse<String>> held = service.submit(() -> application.post(processed(HELD + 1)));
            application.awaitHeld();

            // when
            try (HalfRequest request = HalfRequest.begin(
                    application.port(), "Authentication: " + SECRET + "\r\nTransfer-Encoding: chunked\r\n")) {
                request.sendChunk(66_000);

                // then
                assertThat(request.status()).isEqualTo(413);
            }
            application.release();
            assertThat(held.get().statusCode()).isEqualTo(200);
        } finally {
            service.shutdownNow();
        }
    }
}
