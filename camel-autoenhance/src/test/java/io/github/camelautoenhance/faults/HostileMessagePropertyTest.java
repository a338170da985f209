/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelautoenhance.AutoenhanceConstants;
import io.github.camelautoenhance.AutoenhanceEndpointUriFactory;
import io.github.camelautoenhance.emulator.AutoenhanceEmulator;
import io.github.camelautoenhance.emulator.account.EmulatedImage;
import io.github.camelautoenhance.testing.PropertyRoute;
import io.github.camelautoenhance.testing.Secrets;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.lang.reflect.Field;
import java.math.BigInteger;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.AfterTry;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.FailedToCreateProducerException;
import org.apache.camel.Producer;
import org.apache.camel.ResolveEndpointFailedException;
import org.jspecify.annotations.Nullable;

/** Whatever headers and options hold, an upload succeeds, or fails by a typed exception, or names what is wrong. */
class HostileMessagePropertyTest {

    private static final int LONG_ENOUGH = 50;
    private static final String PRESIGNED = "https://b.s3.amazonaws.com/k?X-Amz-Signature=0123456789abcdef";

    private static final AutoenhanceEmulator EMULATOR = AutoenhanceEmulator.start();
    private static final PropertyRoute ROUTE = new PropertyRoute(EMULATOR.baseUrl());

    @AfterContainer
    static void stop() {
        ROUTE.close();
        EMULATOR.close();
    }

    @AfterTry
    void forget() {
        EMULATOR.reset();
    }

    @Provide
    static Arbitrary<String> texts() {
        return Arbitraries.frequencyOf(
                        Tuple.of(
                                4,
                                Arbitraries.of(
                                        "a",
                                        "villa-42",
                                        "/",
                                        "\\",
                                        "..",
                                        "\r\n",
                                        "\0",
                                        "\u202e",
                                        "\ud83c",
                                        "\ud83c\udfe0",
                                        " ",
                                        "%2f",
                                        "?",
                                        "&",
                                        "#",
                                        "\"",
                                        "{",
                                        "}",
                                        "[",
                                        "true",
                                        "3",
                                        "null",
                                        "1e400",
                                        PRESIGNED,
                                        "x-api-key: k",
                                        "image/jpeg",
                                        "x".repeat(10_000))),
                        Tuple.of(1, Arbitraries.strings().ofMaxLength(5)))
                .list()
                .ofMaxSize(4)
                .map(parts -> String.join("", parts));
    }

    @Provide
    static Arbitrary<Object> values() {
        return Arbitraries.frequencyOf(
                Tuple.of(4, texts().asGeneric()),
                Tuple.of(
                        2,
                        Arbitraries.<Object>of(
                                3,
                                0,
                                -1,
                                6,
                                4.5,
                                4294967299L,
                                Double.NaN,
                                Double.NEGATIVE_INFINITY,
                                BigInteger.TEN.pow(40),
                                true,
                                false)),
                Tuple.of(2, objects().asGeneric()),
                Tuple.of(1, Arbitraries.create(() -> Arbitraries.<Object>of(
                                new byte[] {1},
                                java.time.Instant.EPOCH,
                                new StringReader("x"),
                                new ByteArrayInputStream(new byte[3]),
                                new IllegalStateException(PRESIGNED),
                                Thread.currentThread(),
                                cyclic(),
                                nested(999),
                                nested(1000),
                                nested(5000),
                                List.of(1, "b"))
                        .sample())));
    }

    @Provide
    static Arbitrary<Map<String, Object>> objects() {
        Arbitrary<Object> leaf =
                Arbitraries.oneOf(texts().asGeneric(), Arbitraries.<Object>of(1, 2.5, true, List.of(), new Object()));
        Arbitrary<Object> value =
                Arbitraries.lazyOf(() -> leaf, () -> leaf, () -> objects().asGeneric());
        return Arbitraries.maps(
                        Arbitraries.oneOf(
                                texts(),
                                Arbitraries.of(
                                        "image_name", "order_id", "restage", "rating", "metadata", "content_type.x")),
                        value)
                .ofMaxSize(3);
    }

    private static Map<String, Object> cyclic() {
        // An array, since a map that holds itself cannot even be hashed.
        Object[] self = new Object[1];
        self[0] = self;
        return Map.of("self", self);
    }

    private static Map<String, Object> nested(int depth) {
        Map<String, Object> map = Map.of("x", 1);
        for (int i = 1; i < depth; i++) {
            map = Map.of("x", map);
        }
        return map;
    }

    @Provide
    static Arbitrary<Map<String, Object>> headers() {
        List<String> names = Arrays.stream(AutoenhanceConstants.class.getFields())
                .map(HostileMessagePropertyTest::constant)
                .toList();
        // The name of a photo is for everybody to see.
        return Arbitraries.maps(Arbitraries.of(names), values())
                .ofMinSize(1)
                .ofMaxSize(3)
                .filter(headers -> !String.valueOf(headers.get(AutoenhanceConstants.IMAGE_NAME))
                        .contains("X-Amz-"));
    }

    private static String constant(Field field) {
        try {
            return String.valueOf(field.get(null));
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    @Property(tries = 400, seed = "42")
    void survives_headers_of_any_type_and_value(
            @ForAll("headers") Map<String, Object> headers, @ForAll("operations") String operation) throws Exception {
        PropertyRoute.assertTyped(
                ROUTE.send("autoenhance:images?imageId=i1&operation=" + operation, headers), headers.keySet());
    }

    @Provide
    static Arbitrary<String> operations() {
        return Arbitraries.frequency(
                Tuple.of(4, "upload"), Tuple.of(1, "create"), Tuple.of(1, "retrieve"), Tuple.of(1, "delete"));
    }

    @Property(tries = 200, seed = "42")
    void survives_names_from_anywhere(@ForAll("optionTexts") String header, @ForAll("optionTexts") String fileName)
            throws Exception {
        // when
        Exchange exchange = ROUTE.send(
                "autoenhance:images", Map.of(AutoenhanceConstants.IMAGE_NAME, header, Exchange.FILE_NAME, fileName));

        // then
        PropertyRoute.assertTyped(exchange, List.of(AutoenhanceConstants.IMAGE_NAME, Exchange.FILE_NAME));
        if (!header.isBlank()) {
            assertThat(exchange.getException()).isNull();
        }
        assertThat(EMULATOR.images()).extracting(EmulatedImage::imageName).allSatisfy(name -> assertThat(name)
                .hasSizeLessThanOrEqualTo(255)
                .doesNotContain("/", "\\", "\n"));
    }

    /**
     * Without presigned addresses, since Camel prints an option that it cannot convert, and a name is for everybody;
     * without the sign at which Camel parts options even when it is encoded; and short, since Camel takes seconds to
     * look for secrets in a URI of 10,000 characters.
     */
    @Provide
    static Arbitrary<String> optionTexts() {
        return texts().filter(text -> !text.contains("X-Amz-") && !text.contains("&") && text.length() < 1000);
    }

    @Provide
    static Arbitrary<Map<String, String>> settings() {
        Arbitrary<String> prefix = Arbitraries.of("setting.", "restage.", "metadata.");
        Arbitrary<String> key = Arbitraries.of(
                        "a", "sky", ".", "image_name", "order_id", "image_id.x", "\u00fc", "x.".repeat(120))
                .list()
                .ofMaxSize(4)
                .map(parts -> String.join("", parts));
        Arbitrary<String> value = Arbitraries.frequencyOf(
                Tuple.of(20, optionTexts()),
                Tuple.of(4, Arbitraries.just("{\"a\":{}}")),
                Tuple.of(1, Arbitraries.of("[".repeat(1000) + "]".repeat(1000), "{".repeat(2000))));
        return Arbitraries.maps(net.jqwik.api.Combinators.combine(prefix, key).as(String::concat), value)
                .ofMinSize(1)
                .ofMaxSize(3);
    }

    @Property(tries = 200, seed = "42")
    void survives_settings_of_any_name_and_nesting(@ForAll("settings") Map<String, String> settings) throws Exception {
        // given
        String uri = "autoenhance:images?" + query(settings);

        // when
        Exchange exchange;
        try {
            exchange = ROUTE.send(uri, Map.of());
        } catch (Exception e) {
            assertRefusalAtStart(e, settings);
            return;
        }

        // then
        if (exchange.getException() instanceof FailedToCreateProducerException e) {
            assertRefusalAtStart(e, settings);
        } else {
            PropertyRoute.assertTyped(exchange, List.of("setting.", "restage.", "metadata."));
        }
    }

    @Provide
    static Arbitrary<Map<String, String>> options() {
        Arbitrary<String> names = Arbitraries.of(new AutoenhanceEndpointUriFactory()
                .propertyNames().stream().sorted().toList());
        Arbitrary<String> value = Arbitraries.oneOf(
                optionTexts(),
                Arbitraries.of(
                        "0",
                        "-1",
                        "1",
                        "true",
                        "2147483648",
                        "9223372036854775807",
                        "5s",
                        "#bean:x",
                        "{{x}}",
                        "https://h"));
        return Arbitraries.maps(names, value).ofMinSize(1);
    }

    @Property(tries = 200, seed = "42")
    void survives_options_of_any_value(@ForAll("options") @Size(max = 2) Map<String, String> options) throws Exception {
        try {
            Endpoint endpoint = ROUTE.context().getEndpoint("autoenhance:images?" + query(options));
            try (Producer producer = endpoint.createProducer()) {
                producer.start();
            }
        } catch (Exception e) {
            assertRefusalAtStart(e, options);
        } finally {
            // Each set of transport options has threads of its own.
            ROUTE.component().stop();
            ROUTE.component().start();
        }
    }

    private static String query(Map<String, String> options) {
        return options.entrySet().stream()
                .map(option -> encoded(option.getKey()) + "=" + encoded(option.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static void assertRefusalAtStart(@Nullable Throwable e, Map<String, String> options) {
        StringWriter trace = new StringWriter();
        java.util.Objects.requireNonNull(e).printStackTrace(new PrintWriter(trace));
        assertThat(Secrets.in(trace.toString())).isEmpty();
        assertThat(e)
                .isInstanceOfAny(
                        IllegalArgumentException.class,
                        ResolveEndpointFailedException.class,
                        FailedToCreateProducerException.class);
        assertThat(options.keySet()).as(trace.toString()).anySatisfy(option -> assertThat(trace.toString())
                .contains(option.substring(0, Math.min(option.length(), LONG_ENOUGH))));
    }
}
