/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.client.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelautoenhance.client.address.AddressPolicy;
import io.github.camelautoenhance.client.address.BaseUrl;
import io.github.camelautoenhance.client.address.UploadAddress;
import io.github.camelautoenhance.client.http.Reply;
import io.github.camelautoenhance.client.retry.StorageError;
import io.github.camelautoenhance.client.retry.Subject;
import io.github.camelautoenhance.error.AutoenhanceUnsafeUrlException;
import io.github.camelautoenhance.util.Identifier;
import io.github.camelautoenhance.util.Redaction;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;

/** Text that somebody else wrote: it is read or refused, in time, and what is secret in it stays so. */
class HostileTextPropertyTest {

    private static final String SECRET = "5up3r53cr37";

    @Provide
    static Arbitrary<String> ids() {
        return pieces(
                "a", "Z", "0", "-", "_", "~", ".", "..", "/", "\\", "%2f", "?", "#", ";", "\0", "\r\n", "\u00e9",
                "\u202e");
    }

    @Property(tries = 5000, seed = "42")
    void keeps_safe_id_within_one_path_segment(@ForAll("ids") String id) throws Exception {
        if (Identifier.isSafe(id)) {
            URI uri = new URI("https://api.autoenhance.ai/v3/images/" + id + "/enhanced");
            assertThat(uri.normalize().getRawPath()).isEqualTo("/v3/images/" + id + "/enhanced");
            assertThat(uri.getRawQuery()).isNull();
        }
    }

    @Provide
    static Arbitrary<String> addresses() {
        Arbitrary<String> scheme =
                often("https://", "http://", "HTTPS://", "file:", "jar:https://", "gopher://", "//", "https:/", "");
        Arbitrary<String> host = often(
                "photos.s3.amazonaws.com",
                "photos.s3.eu-west-1.amazonaws.com",
                "uploads.autoenhance.ai",
                "attacker.example",
                "a@photos.s3.amazonaws.com",
                "photos.s3.amazonaws.com@attacker.example",
                "photos.s3.amazonaws.com\\@attacker.example",
                "photos.s3.amazonaws.com%00.attacker.example",
                "photos.s3.amazonaws.com.",
                "169.254.169.254",
                "[::ffff:a9fe:a9fe]",
                "[::1",
                "127.1",
                "\u2460.s3.amazonaws.com",
                "");
        Arbitrary<String> port = often("", ":443", ":0443", ":22", ":0", ":99999", ":", ":443:80", ":-1");
        Arbitrary<String> path = pieces(
                "/", "/k", "..", "%2F", "%", "+", "?", "&", "=", "#", "\\", "\r\n", " ", "\u00e9", "\0", "@", "//");
        return net.jqwik.api.Combinators.combine(scheme, host, port, path)
                .as((s, h, o, p) -> s + h + o + "/" + p + "?X-Amz-Signature=" + SECRET);
    }

    @Property(tries = 5000, seed = "42")
    void refuses_address_unless_it_leads_to_storage(@ForAll("addresses") String url) {
        // given
        AddressPolicy policy = new AddressPolicy(
                BaseUrl.parse("https://api.autoenhance.ai"),
                List.of(AddressPolicy.DEFAULT_UPLOAD_HOSTS.split(",")),
                false,
                false);

        // when
        UploadAddress address;
        try {
            address = policy.check(url, Subject.image("i1"));
        } catch (AutoenhanceUnsafeUrlException e) {
            assertThat(e).hasMessageNotContaining(SECRET);
            return;
        }

        // then
        assertThat(address.host()).matches(".+(\\.amazonaws\\.com|\\.autoenhance\\.ai)");
        assertThat(address.isHttps()).isTrue();
        assertThat(address.port()).isEqualTo(443);
        assertThat(address.rawPathAndQuery()).matches("/[!-~]*");
        assertThat(url).endsWith(address.rawPathAndQuery());
        assertThat(address.toString()).doesNotContain(SECRET);
        assertThat(hostByTheJdk(url)).isIn(null, address.host());
    }

    @Provide
    static Arbitrary<String> baseUrls() {
        return pieces(
                "https://",
                "http://",
                "user:" + SECRET + "@",
                "api.autoenhance.ai",
                "[::1]",
                ":443",
                ":x",
                "/",
                "%",
                " ",
                "?",
                "#",
                "\r\n",
                "/v3");
    }

    @Property(tries = 3000, seed = "42")
    void refuses_invalid_baseUrl_without_quoting_password(@ForAll("baseUrls") String text) {
        try {
            assertThat(BaseUrl.parse(text).toString()).doesNotContain(SECRET);
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageContaining("baseUrl");
            assertThat(printed(e)).doesNotContain(SECRET);
        }
    }

    @Provide
    static Arbitrary<String> storageErrors() {
        return pieces(
                "<Error>",
                "</Error>",
                "<Code>",
                "</Code>",
                "<Message>",
                "</Message>",
                "AccessDenied",
                "Request has expired",
                "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>",
                "&e;",
                "{\"error\": \"",
                "\"}",
                "<Code>".repeat(1000),
                " ".repeat(5000),
                "\0",
                "\r\n",
                "https://b.s3.amazonaws.com/k?X-Amz-Signature=" + SECRET + " ");
    }

    @Property(tries = 3000, seed = "42")
    void reduces_storage_error_to_code_and_line(@ForAll("storageErrors") String text) {
        // when
        StorageError error = StorageError.parse(text);

        // then
        assertThat(String.valueOf(error.code())).hasSizeLessThanOrEqualTo(101).doesNotContain(SECRET, "\n", "\0");
        assertThat(error.excerpt()).hasSizeLessThanOrEqualTo(201).doesNotContain(SECRET, "\n", "\0");
    }

    @Provide
    static Arbitrary<String> dates() {
        return Arbitraries.oneOf(
                pieces(
                        "Sun",
                        "Sunday",
                        ", ",
                        "06",
                        " ",
                        "Nov",
                        "-",
                        "1994",
                        "94",
                        "08:49:37",
                        "GMT",
                        "+999999999",
                        "\u0661",
                        "-1"),
                Arbitraries.of(
                        "Sun Nov  6 08:49:37 1994",
                        "Sun, 06 Nov 1994 08:49:37 GMT",
                        "Sunday, 06-Nov-94 08:49:37 GMT",
                        "Fri Dec 31 23:59:59 +999999999",
                        "Fri Dec 31 23:59:59 999999999",
                        "Mon Jan  1 00:00:00 0001",
                        "Sat, 01 Jan 0000 00:00:00 GMT",
                        "Fri, 31 Dec 9999 23:59:59 GMT",
                        "9".repeat(400),
                        "0",
                        "-1",
                        "1.5",
                        "\u0661"));
    }

    @Property(tries = 5000, seed = "42")
    void reads_only_delays_that_a_clock_can_add(@ForAll("dates") String retryAfter, @ForAll("dates") String date) {
        // when
        Duration wait = Reply.retryAfter(retryAfter, date);

        // then
        if (wait != null) {
            assertThat(wait.isNegative()).isFalse();
            assertThat(Instant.now().plus(wait)).isAfter(Instant.EPOCH);
            assertThat(Duration.between(Instant.now(), Instant.now().plus(wait)).toMillis())
                    .isLessThan(Long.MAX_VALUE);
        }
    }

    @Provide
    static Arbitrary<String> secrets() {
        return pieces(
                "https://b.s3.amazonaws.com/k?X-Amz-Signature=" + SECRET + " ",
                "x-api-key: " + SECRET + "\n",
                "{\"upload_url\":\"https://b/k?x=" + SECRET + "\"}",
                "/k?X-Amz-Credential=" + SECRET + "&",
                "x".repeat(8100),
                "x".repeat(90),
                "https://",
                "?",
                "\r\n",
                "\u001b[31m");
    }

    @Property(tries = 2000, seed = "42")
    void makes_excerpt_of_one_line_without_secrets(
            @ForAll("secrets") String text, @ForAll @IntRange(min = 1, max = 9000) int length) {
        assertThat(Redaction.excerpt(text, length))
                .hasSizeLessThanOrEqualTo(length + 1)
                .doesNotContain(SECRET);
        assertThat(Redaction.excerpt(text, length).chars().noneMatch(Character::isISOControl))
                .isTrue();
    }

    @Property(tries = 1000, seed = "42")
    void prints_causes_without_secrets(
            @ForAll("secrets") String message, @ForAll("secrets") String below, @ForAll("secrets") String beside) {
        // given
        IOException thrown = new IOException(message, new IllegalStateException(below));
        thrown.addSuppressed(new IOException("closing", new IOException(beside)));

        // then
        assertThat(printed(Redaction.cause(thrown))).doesNotContain(SECRET);
    }

    private static String printed(Throwable e) {
        StringWriter text = new StringWriter();
        e.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    private static @Nullable String hostByTheJdk(String url) {
        try {
            return Objects.requireNonNullElse(new URI(url).getHost(), "no host").toLowerCase(java.util.Locale.ROOT);
        } catch (URISyntaxException e) {
            return null;
        }
    }

    /** The first of them as often as all others together, so that what is checked later is reached too. */
    private static Arbitrary<String> often(String usual, String... others) {
        return Arbitraries.frequencyOf(
                Tuple.of(others.length, Arbitraries.just(usual)), Tuple.of(others.length, Arbitraries.of(others)));
    }

    private static Arbitrary<String> pieces(String... pieces) {
        return Arbitraries.frequencyOf(
                        Tuple.of(4, Arbitraries.of(pieces)),
                        Tuple.of(1, Arbitraries.strings().ofMaxLength(4)))
                .list()
                .ofMaxSize(8)
                .map(parts -> String.join("", parts));
    }
}
