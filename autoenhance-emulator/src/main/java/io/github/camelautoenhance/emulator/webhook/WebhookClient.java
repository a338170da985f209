/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.emulator.webhook;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the requests of a webhook, each of them once. */
final class WebhookClient implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookClient.class);

    private final ScheduledExecutorService pool;
    private volatile Duration timeout = Duration.ofSeconds(10);
    private @Nullable SSLContext tls;
    /** Made when it is needed: its selector is a thread that few tests have a use for. */
    private @Nullable HttpClient http;

    WebhookClient(ScheduledExecutorService pool) {
        this.pool = pool;
    }

    void timeout(Duration duration) {
        if (duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException("A timeout is positive: " + duration);
        }
        timeout = duration;
    }

    synchronized void tls(SSLContext context) {
        tls = context;
        http = null;
    }

    /** The status of the answer, or 0 if there was none in time. */
    CompletableFuture<Integer> post(OutgoingEvent event) {
        CompletableFuture<HttpResponse<Void>> reply = http().sendAsync(request(event), BodyHandlers.discarding());
        event.awaits(reply);
        // the request's own timeout would end with the head of the answer
        Future<?> timer = pool.schedule(() -> reply.cancel(true), timeout.toNanos(), TimeUnit.NANOSECONDS);
        return reply.handle((answer, failure) -> {
            timer.cancel(false);
            if (answer == null) {
                LOG.debug("No answer from {}", event.target(), failure);
            }
            return answer == null ? 0 : answer.statusCode();
        });
    }

    /** Ends the client's own thread: at once from JDK 21 on, before that not until the client is garbage. */
    @Override
    public void close() {
        Object client = take();
        if (client instanceof AutoCloseable closeable) {
            try {
                closeable.close();
            } catch (Exception e) {
                LOG.warn("The client of the webhook did not end", e);
            }
        }
    }

    private synchronized @Nullable Object take() {
        Object client = http;
        http = null;
        return client;
    }

    private synchronized HttpClient http() {
        if (http == null) {
            HttpClient.Builder builder = HttpClient.newBuilder()
                    // no Upgrade header
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .executor(pool);
            http = (tls == null ? builder : builder.sslContext(tls)).build();
        }
        return http;
    }

    private static HttpRequest request(OutgoingEvent event) {
        WebhookTarget target = event.target();
        HttpRequest.Builder request = HttpRequest.newBuilder(target.url())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(event.body()));
        return (target.token() == null ? request : request.header("Authentication", target.token())).build();
    }
}
