/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelautoenhance.client.await.ImageNews;
import io.github.camelautoenhance.util.Counters;
import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The guard before a server of Vert.x, with timers that only the test lets expire. */
class VertxGuardTest {

    private static final String SECRET = "a-secret-of-the-webhook";

    private final Vertx vertx = Vertx.vertx();
    private final List<Timer> timers = new CopyOnWriteArrayList<>();
    private final BlockingQueue<RoutingContext> routed = new LinkedBlockingQueue<>();
    private final HttpServer server =
            vertx.createHttpServer(new HttpServerOptions().setHost("127.0.0.1").setPort(0));

    @BeforeEach
    void start() {
        Router router = Router.router(vertx);
        new VertxGuard(recordingTimers(), requests(), 1000).before(router, "/events");
        router.post("/events").handler(routed::add);
        server.requestHandler(router)
                .listen()
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    @AfterEach
    void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void cancels_timer_of_answered_request() throws Exception {
        // given
        CompletableFuture<HttpResponse<String>> answer = post(client(HttpClient.Version.HTTP_1_1), SECRET);

        // when
        routed.take().end();

        // then
        assertThat(answer.join().statusCode()).isEqualTo(200);
        await().until(() -> timers.size() == 1 && timers.get(0).cancelled);
    }

    @Test
    void cancels_timer_of_client_that_hangs_up() throws Exception {
        // given
        try (Socket client = connect()) {
            sendPart(client);
            await().until(() -> timers.size() == 1);
        }

        // then
        await().until(() -> timers.get(0).cancelled);
        assertThat(routed).isEmpty();
    }

    @Test
    void refuses_body_that_is_incomplete_after_ten_seconds() throws Exception {
        // given
        try (Socket client = connect();
                BufferedReader answer =
                        new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII))) {
            sendPart(client);
            await().until(() -> timers.size() == 1);

            // when
            timers.get(0).expire();

            // then
            assertThat(timers.get(0).delay).isEqualTo(Duration.ofSeconds(10));
            assertThat(answer.readLine()).startsWith("HTTP/1.1 408 ");
            assertThat(routed).isEmpty();

            // when
            await().until(() -> timers.size() == 2);
            timers.get(1).expire();

            // then
            assertThat(answer.lines()).last().isEqualTo("The body came too slowly");
        }
    }

    @Test
    void lets_route_take_longer_than_body() throws Exception {
        // given
        CompletableFuture<HttpResponse<String>> answer = post(client(HttpClient.Version.HTTP_1_1), SECRET);
        RoutingContext request = routed.take();

        // when
        timers.get(0).expire();
        request.end();

        // then
        assertThat(answer.join().statusCode()).isEqualTo(200);
    }

    @Test
    void keeps_HTTP_2_connection_of_refused_request() throws Exception {
        // given: a proxy that has one connection for all
        HttpClient proxy = client(HttpClient.Version.HTTP_2);
        HttpRequest hello = HttpRequest.newBuilder(uri("/elsewhere")).build();
        assertThat(proxy.send(hello, HttpResponse.BodyHandlers.discarding()).version())
                .isEqualTo(HttpClient.Version.HTTP_2);
        CompletableFuture<HttpResponse<String>> held = post(proxy, SECRET);
        RoutingContext request = routed.take();

        // when
        HttpResponse<String> refused = post(proxy, "another").join();
        await().until(() -> timers.size() == 2);
        timers.get(1).expire();
        request.end();

        // then
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(held.join().statusCode()).isEqualTo(200);
    }

    private static HttpClient client(HttpClient.Version version) {
        return HttpClient.newBuilder().version(version).build();
    }

    private CompletableFuture<HttpResponse<String>> post(HttpClient client, String secret) {
        HttpRequest request = HttpRequest.newBuilder(uri("/events"))
                .header("Authentication", secret)
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build();
        return client.sendAsync(request, HttpResponse.BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.actualPort() + path);
    }

    private Socket connect() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), server.actualPort());
    }

    /** The first byte of a body of a hundred. */
    private static void sendPart(Socket client) throws IOException {
        String part = "POST /events HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthentication: " + SECRET
                + "\r\nContent-Length: 100\r\n\r\n{";
        client.getOutputStream().write(part.getBytes(StandardCharsets.US_ASCII));
    }

    private static EventRequests requests() {
        Duration dedupe = Duration.ofMinutes(10);
        WebhookOptions options = WebhookOptions.of(
                "/events", SECRET, false, null, "completed", dedupe, 1000, new MemoryIdempotentRepository());
        Counters counters = new Counters();
        EventHandler handler = new EventHandler(
                options,
                new ImageNews(),
                counters,
                null,
                null,
                (route, dropped) -> route.run(),
                (event, image) -> true);
        return new EventRequests(options, handler, new RefusalLog("/events", () -> 0), counters, () -> true);
    }

    private Vertx recordingTimers() {
        return (Vertx) Proxy.newProxyInstance(
                VertxGuardTest.class.getClassLoader(), new Class<?>[] {Vertx.class}, this::record);
    }

    @SuppressWarnings("unchecked")
    private Object record(Object proxy, Method method, Object[] arguments) {
        switch (method.getName()) {
            case "setTimer" -> {
                Timer timer = new Timer(
                        Duration.ofMillis((long) arguments[0]), (Handler<Long>) arguments[1], Vertx.currentContext());
                timers.add(timer);
                return (long) timers.indexOf(timer);
            }
            case "cancelTimer" -> {
                timers.get((int) (long) arguments[0]).cancelled = true;
                return true;
            }
            default -> throw new UnsupportedOperationException(method.toString());
        }
    }

    private static final class Timer {

        private final Duration delay;
        private final Handler<Long> handler;
        private final Context context;
        private volatile boolean cancelled;

        Timer(Duration delay, Handler<Long> handler, Context context) {
            this.delay = delay;
            this.handler = handler;
            this.context = context;
        }

        /** Runs the handler as Vert.x does, on the thread that set the timer. */
        void expire() {
            CompletableFuture<Void> done = new CompletableFuture<>();
            context.runOnContext(unused -> {
                handler.handle(0L);
                done.complete(null);
            });
            done.join();
        }
    }
}
