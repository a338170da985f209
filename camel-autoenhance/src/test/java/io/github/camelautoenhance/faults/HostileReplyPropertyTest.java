/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.camelautoenhance.AutoenhanceConstants;
import io.github.camelautoenhance.error.AutoenhanceException;
import io.github.camelautoenhance.model.AutoenhanceOrder;
import io.github.camelautoenhance.model.AutoenhanceRecord;
import io.github.camelautoenhance.testing.PropertyRoute;
import io.github.camelautoenhance.testing.Secrets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import org.apache.camel.Exchange;
import org.apache.camel.TypeConversionException;
import org.jspecify.annotations.Nullable;

/** Whatever API and storage answer, an operation succeeds or fails by a typed exception, and prints no secret. */
class HostileReplyPropertyTest {

    /** @param latin1 the bytes of the body, a character each */
    record Answer(int status, String encoding, String latin1) {
        byte[] body() {
            return latin1.getBytes(StandardCharsets.ISO_8859_1);
        }
    }

    private static final Answer NOTHING = new Answer(200, "", "");
    private static final ExecutorService THREADS = Executors.newCachedThreadPool();
    private static final HttpServer SERVER = start();
    private static final PropertyRoute ROUTE = new PropertyRoute(baseUrl());

    private static volatile Answer api = NOTHING;
    private static volatile Answer storage = NOTHING;

    private static HttpServer start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(THREADS);
            server.createContext("/", exchange -> reply(exchange, api));
            server.createContext("/bucket/", exchange -> reply(exchange, storage));
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @AfterContainer
    static void stop() {
        ROUTE.close();
        SERVER.stop(0);
        THREADS.shutdownNow();
    }

    private static void reply(HttpExchange exchange, Answer answer) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            if (!answer.encoding().isEmpty()) {
                exchange.getResponseHeaders().add("Content-Encoding", answer.encoding());
            }
            exchange.sendResponseHeaders(answer.status(), answer.body().length == 0 ? -1 : answer.body().length);
            exchange.getResponseBody().write(answer.body());
        }
    }

    /** JSON that mostly is a record, or an error, with values of any type. */
    @Provide
    static Arbitrary<String> json() {
        Arbitrary<String> value = Arbitraries.frequencyOf(
                Tuple.of(
                        6,
                        Arbitraries.of(
                                "\"i1\"",
                                "\"waiting\"",
                                "\"\"",
                                "null",
                                "true",
                                "1",
                                "-0.5",
                                "1e999",
                                "9".repeat(900),
                                "9".repeat(2000),
                                "\"\\ud83c\"",
                                "\"a\\r\\nb\"",
                                "\"../x\"",
                                "\"bad key " + Secrets.API_KEY + "\"",
                                "\"bad key \\u0065mulator\\u002Dkey\"",
                                "\"https://b.s3.amazonaws.com/k?X-Amz-Signature=0123456789\"",
                                "[\"x-api-key: " + Secrets.API_KEY + "\", 1, {}]",
                                "[".repeat(999) + "]".repeat(999),
                                "{\"a\":".repeat(1500) + "1" + "}".repeat(1500),
                                "\"" + "x".repeat(20_000) + "\"",
                                "{\"json\": {\"rating\\u0000\": [\"no " + Secrets.API_KEY + "\", null]}}")),
                Tuple.of(1, Arbitraries.strings().ofMaxLength(10).map(text -> "\"" + text + "\"")));
        // A record's name and state are printed, so what is secret does not stand there.
        Arbitrary<String> field = Combinators.combine(
                        Arbitraries.of("message", "message", "detail", "detail", "error", "more", "rating", ""), value)
                .as((name, text) -> "\"" + name + "\":" + text);
        Arbitrary<String> printedField = Combinators.combine(
                        Arbitraries.of("image_name", "order_id", "status", "date_added", "downloaded"),
                        value.filter(text -> !text.contains("key") && !text.contains("Amz")))
                .as((name, text) -> "\"" + name + "\":" + text);
        Arbitrary<String> id = Arbitraries.frequency(
                Tuple.of(8, "\"image_id\":\"i1\""),
                Tuple.of(1, "\"image_id\":\"../i1\""),
                Tuple.of(1, "\"image_id\":7"),
                Tuple.of(1, "\"image_id\":\"i1\",\"image_id\":\"i2\""),
                Tuple.of(1, "\"status\":\"waiting\""));
        Arbitrary<String> address = Arbitraries.frequency(
                Tuple.of(6, "\"upload_url\":\"BASE/bucket/key?X-Amz-Signature=0123456789\""),
                Tuple.of(1, "\"upload_url\":\"https://attacker.example/k?X-Amz-Signature=0123456789\""),
                Tuple.of(1, "\"upload_url\":[\"https://b.s3.amazonaws.com/k?X-Amz-Signature=0123456789\"]"),
                Tuple.of(1, "\"s3PutObjectUrl\":\"BASE/bucket/\\u0000\\r\\nx-api-key: 1\""),
                Tuple.of(1, "\"upload_url\":null"));
        return Combinators.combine(
                        id,
                        address,
                        Arbitraries.oneOf(field, printedField).list().ofMaxSize(4))
                .as((i, a, fields) ->
                        "{" + i + "," + a + (fields.isEmpty() ? "" : "," + String.join(",", fields)) + "}");
    }

    /** The JSON as it is, cut at any byte, with any byte changed, or of another kind. */
    @Provide
    static Arbitrary<byte[]> bodies() {
        Arbitrary<byte[]> whole =
                json().map(text -> text.replace("BASE", baseUrl()).getBytes(StandardCharsets.UTF_8));
        Arbitrary<Integer> anywhere = Arbitraries.integers().between(0, 1_000_000);
        return Arbitraries.frequencyOf(
                Tuple.of(4, whole),
                Tuple.of(
                        2,
                        Combinators.combine(whole, anywhere)
                                .as((body, at) -> Arrays.copyOf(body, at % (body.length + 1)))),
                Tuple.of(
                        2,
                        Combinators.combine(whole, anywhere, Arbitraries.bytes())
                                .as(HostileReplyPropertyTest::changed)),
                Tuple.of(
                        1,
                        Arbitraries.of(
                                        "",
                                        "[]",
                                        "null",
                                        "\"i1\"",
                                        "<html>x-api-key: " + Secrets.API_KEY,
                                        "\ufeff{\"image_id\":\"i1\"}",
                                        "{\"image_id\":\"i1\"} {}",
                                        "<Error><Code>AccessDenied</Code><Message>Request has expired</Message></Error>")
                                .map(text -> text.getBytes(StandardCharsets.UTF_8))));
    }

    private static byte[] changed(byte[] body, int at, byte to) {
        byte[] changed = body.clone();
        changed[at % changed.length] = to;
        return changed;
    }

    private static String baseUrl() {
        return "http://127.0.0.1:" + SERVER.getAddress().getPort();
    }

    @Provide
    static Arbitrary<Answer> answers() {
        return Combinators.combine(
                        Arbitraries.frequency(
                                Tuple.of(6, 200),
                                Tuple.of(1, 400),
                                Tuple.of(1, 401),
                                Tuple.of(1, 404),
                                Tuple.of(1, 422),
                                Tuple.of(1, 429),
                                Tuple.of(1, 503),
                                Tuple.of(1, 302)),
                        Arbitraries.frequency(Tuple.of(10, ""), Tuple.of(1, "gzip"), Tuple.of(1, "br")),
                        bodies())
                .as((status, encoding, body) ->
                        new Answer(status, encoding, new String(body, StandardCharsets.ISO_8859_1)));
    }

    @Provide
    static Arbitrary<Answer> storageAnswers() {
        return Combinators.combine(
                        Arbitraries.frequency(Tuple.of(3, 200), Tuple.of(2, 403), Tuple.of(1, 400)),
                        Arbitraries.just(""),
                        bodies())
                .as((status, encoding, body) ->
                        new Answer(status, encoding, new String(body, StandardCharsets.ISO_8859_1)));
    }

    @Provide
    static Arbitrary<String> operations() {
        return Arbitraries.of("upload", "create", "retrieve", "delete");
    }

    @Property(tries = 400, seed = "42")
    void completes_image_operation_or_throws_typed_exception(
            @ForAll("operations") String operation,
            @ForAll("answers") Answer apiAnswer,
            @ForAll("storageAnswers") Answer storageAnswer)
            throws Exception {
        // given
        api = apiAnswer;
        storage = storageAnswer;

        // when
        Exchange exchange = ROUTE.send("autoenhance:images?imageId=i1&operation=" + operation, Map.of());

        // then
        PropertyRoute.assertTyped(exchange, List.of());
        @Nullable Exception failure = exchange.getException();
        if (failure != null) {
            assertThat(failure).isInstanceOf(AutoenhanceException.class);
            return;
        }
        assertThat(exchange.getMessage().getHeader(AutoenhanceConstants.IMAGE_ID, String.class))
                .matches("[A-Za-z0-9._~-]+");
        assertConvertible(exchange);
    }

    /** JSON that mostly is an order, a page of orders, a bracket and a list of brackets at once. */
    @Provide
    static Arbitrary<Answer> orderAnswers() {
        Arbitrary<String> odd = Arbitraries.of(
                "null",
                "\"\"",
                "true",
                "-1",
                "1e999",
                "4294967297",
                "[]",
                "{}",
                "[null]",
                "[1, \"a\"]",
                "\"a\\u0000b\"");
        Arbitrary<String> image = Arbitraries.of(
                "{\"image_id\":\"i1\"}",
                "{\"image_id\":\"i1\",\"status\":\"processed\",\"upload_url\":\"https://b.s3.amazonaws.com/k?X-Amz-Signature=0123456789\"}",
                "{\"image_id\":\"../i1\"}",
                "{\"status\":\"waiting\"}",
                "null",
                "{\"image_id\":\"i1\",\"more\":" + "[".repeat(900) + "]".repeat(900) + "}");
        Arbitrary<String> time = Arbitraries.oneOf(
                odd,
                Arbitraries.of(
                        "\"2025-11-14T10:11:12.345678\"",
                        "\"2025-11-14T10:11:12Z\"",
                        "\"2025-13-32T25:61:61\"",
                        "\"+999999999-12-31T23:59:59-18:00\"",
                        "\"-999999999-01-01T00:00:00+18:00\""));
        Arbitrary<String> id = Arbitraries.frequency(
                Tuple.of(8, "\"o1\""), Tuple.of(1, "\"../o1\""), Tuple.of(1, "7"), Tuple.of(1, "null"));
        Arbitrary<String> order = Combinators.combine(
                        id,
                        Arbitraries.oneOf(odd, image.list().ofMaxSize(3).map(HostileReplyPropertyTest::array)),
                        time,
                        Arbitraries.oneOf(odd, Arbitraries.of("0", "1", "2")),
                        odd)
                .as((orderId, images, at, total, flag) ->
                        "\"order_id\":%s,\"images\":%s,\"created_at\":%s,\"total_images\":%s,\"is_merging\":%s"
                                .formatted(orderId, images, at, total, flag));
        Arbitrary<String> bracket = Combinators.combine(id, odd)
                .as((bracketId, flag) ->
                        "{\"bracket_id\":%s,\"is_uploaded\":%s,\"upload_url\":\"BASE/bucket/key?X-Amz-Signature=0123456789\"}"
                                .formatted(bracketId, flag));
        Arbitrary<String> pagination = Arbitraries.oneOf(
                odd,
                odd.map(token -> "{\"next_offset\":" + token + "}"),
                Arbitraries.just("{\"next_offset\":\"a&per_page=9\"}"));
        Arbitrary<String> orders = Arbitraries.oneOf(
                odd, order.map(fields -> "{" + fields + "}").list().ofMaxSize(3).map(HostileReplyPropertyTest::array));
        Arbitrary<String> brackets =
                Arbitraries.oneOf(odd, bracket.list().ofMaxSize(3).map(HostileReplyPropertyTest::array));
        Arbitrary<String> whole = Combinators.combine(order, orders, brackets, pagination, bracket)
                .as((one, many, list, page, own) -> "{%s,\"orders\":%s,\"brackets\":%s,\"pagination\":%s,%s"
                        .formatted(one, many, list, page, own.substring(1)));
        return Combinators.combine(Arbitraries.frequency(Tuple.of(8, 200), Tuple.of(1, 404), Tuple.of(1, 302)), whole)
                .as((status, text) -> new Answer(status, "", text.replace("BASE", baseUrl())));
    }

    private static String array(List<String> items) {
        return "[" + String.join(",", items) + "]";
    }

    @Provide
    static Arbitrary<String> otherOperations() {
        return Arbitraries.of(
                "orders?operation=create&orderId=o1",
                "orders?operation=retrieve&orderId=o1",
                "orders?operation=update&orderId=o1&orderName=Villa",
                "orders?operation=process&orderId=o1",
                "orders?operation=listBrackets&orderId=o1",
                "orders?operation=list",
                "orders?operation=delete&orderId=o1",
                "brackets?operation=upload&orderId=o1",
                "brackets?operation=create&orderId=o1",
                "brackets?operation=retrieve&bracketId=b1",
                "images?operation=download&preview=true&imageId=i1");
    }

    @Property(tries = 400, seed = "42")
    void completes_order_operation_or_throws_typed_exception(
            @ForAll("otherOperations") String operation, @ForAll("orderAnswers") Answer answer) throws Exception {
        // given
        api = answer;
        storage = NOTHING;

        // when
        Exchange exchange = ROUTE.send("autoenhance:" + operation, Map.of());

        // then
        PropertyRoute.assertTyped(exchange, List.of());
        if (exchange.getException() != null) {
            assertThat(exchange.getException()).isInstanceOf(AutoenhanceException.class);
            return;
        }
        if (exchange.getMessage().getBody() instanceof Iterator<?> pages) {
            assertEnds(pages);
        } else if (exchange.getMessage().getBody() instanceof AutoenhanceRecord) {
            assertConvertible(exchange);
        }
    }

    private static void assertEnds(Iterator<?> pages) {
        try {
            pages.forEachRemaining(order -> assertThat(order).isInstanceOf(AutoenhanceOrder.class));
        } catch (AutoenhanceException e) {
            assertThat(e.getMessage()).doesNotContain("X-Amz-Signature=0");
        }
    }

    private static void assertConvertible(Exchange exchange) throws TypeConversionException {
        assertThat(exchange.getMessage().getBody(byte[].class)).isNotEmpty();
    }
}
