/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelautoenhance.testing.WebhookTestSupport;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a webhook does with requests that the service does not make. */
@Timeout(60)
class WebhookRequestsTest extends WebhookTestSupport {

    private static final int LIMIT = 65_536;

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("autoenhance:webhook?webhookSecret=" + SECRET).to("mock:events");
            }
        };
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "another-secret-same-size",
                "a-secret-of-the-webhoo",
                "a-secret-of-the-webhook-and-more",
                "A-SECRET-OF-THE-WEBHOOK",
                "Bearer a-secret-of-the-webhook",
                ""
            })
    void row_51_refuses_wrong_secret(String secret) throws Exception {
        // when
        HttpResponse<String> answer = send(request()
                .header("Authentication", secret)
                .POST(HttpRequest.BodyPublishers.ofString(processed("img-1"))));

        // then
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).doesNotContain(SECRET);
        assertThat(events().getExchanges()).isEmpty();
    }

    @Test
    void row_51_refuses_missing_secret() throws Exception {
        // when
        HttpResponse<String> answer = send(request().POST(HttpRequest.BodyPublishers.ofString(processed("img-1"))));

        // then
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(events().getExchanges()).isEmpty();
    }

    @Test
    void row_51_refuses_secret_beside_another_one() throws Exception {
        // when
        HttpResponse<String> answer = send(request()
                .header("Authentication", SECRET)
                .header("Authentication", "another")
                .POST(HttpRequest.BodyPublishers.ofString(processed("img-1"))));

        // then
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(events().getExchanges()).isEmpty();
    }

    @Test
    void row_51_refuses_secret_under_standard_header_name() throws Exception {
        // when
        HttpResponse<String> answer = send(request()
                .header("Authorization", SECRET)
                .POST(HttpRequest.BodyPublishers.ofString(processed("img-1"))));

        // then
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(events().getExchanges()).isEmpty();
    }

    @Test
    void refuses_without_secret_before_reading_body() throws Exception {
        // given
        try (Socket socket = connect()) {
            // when
            head(socket, "Authentication: wrong", "Content-Length: 100000000");

            // then
            assertThat(answer(socket)).startsWith("HTTP/1.1 401 ");
        }
    }

    @Test
    void row_52_refuses_announced_oversized_body_unread() throws Exception {
        // given
        try (Socket socket = connect()) {
            // when
            head(socket, "Authentication: " + SECRET, "Content-Length: 100000000");

            // then
            assertThat(answer(socket)).startsWith("HTTP/1.1 413 ");
        }
        assertThat(events().getExchanges()).isEmpty();
    }

    @Test
    void row_52_refuses_hundred_chunked_megabytes_at_limit() throws Exception {
        // given
        byte[] chunk = ("10000\r\n" + " ".repeat(0x10000) + "\r\n").getBytes(StandardCharsets.US_ASCII);
        try (Socket socket = connect()) {
            // when
            head(socket, "Authentication: " + SECRET, "Transfer-Encoding: chunked");
            int sent = 0;
            try {
                OutputStream out = socket.getOutputStream();
                for (; sent < 100_000_000; sent += 0x10000) {
                    out.write(chunk);
                }
            } catch (IOException e) {
                assertThat(e).hasMessageMatching("(?i).*(broken pipe|reset|aborted).*");
            }

            // then
            assertThat(sent).isLessThan(100_000_000);
        }
        assertThat(events().getExchanges()).isEmpty();
    }

    @Test
    void accepts_body_of_maximum_size() throws Exception {
        // given
        String event = processed("img-1");

        // when
        HttpResponse<String> whole = post(event + " ".repeat(LIMIT - event.length()));
        HttpResponse<String> oneMore = post(event + " ".repeat(LIMIT - event.length() + 1));

        // then
        assertThat(whole.statusCode()).isEqualTo(200);
        assertThat(oneMore.statusCode()).isEqualTo(413);
        assertThat(events().getExchanges()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no JSON",
                "[]",
                "null",
                "\"image_processed\"",
                "{}",
                "{\"event\":42}",
                "{\"event\":\"\"}",
                "{\"event\":\"image processed\\r\\nX-Forged: yes\"}",
                "{\"event\":\"image_processed\",\"image_id\":\"../../etc/passwd\"}",
                "{\"event\":\"image_processed\",\"image_id\":\"\"}",
                "{\"event\":\"webhook_updated\",\"event\":\"image_processed\"}",
                "{\"event\":\"webhook_updated\"} {}",
                "{\"event\":\"webhook_updated\""
            })
    void row_52_refuses_body_that_is_no_event(String body) throws Exception {
        // when
        HttpResponse<String> answer = post(body);

        // then
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).doesNotContain("Exception", "jackson", "passwd", "\n");
        assertThat(events().getExchanges()).isEmpty();
    }

    @Test
    void row_52_refuses_ten_thousand_levels_of_JSON() throws Exception {
        // given
        String deep = "{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000);

        // when
        HttpResponse<String> answer = post("{\"event\":\"webhook_updated\",\"more\":" + deep + "}");

        // then
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(events().getExchanges()).isEmpty();
    }

    @Test
    void refuses_form() throws Exception {
        // when
        HttpResponse<String> answer = send(HttpRequest.newBuilder(webhook())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Authentication", SECRET)
                .POST(HttpRequest.BodyPublishers.ofString("event=image_processed&image_id=img-1")));

        // then
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(events().getExchanges()).isEmpty();
    }

    @Test
    void answers_others_while_a_body_is_incomplete() throws Exception {
        // given
        try (Socket slow = connect()) {
            head(slow, "Authentication: " + SECRET, "Content-Length: 1000");
            slow.getOutputStream().write('{');

            // when
            HttpResponse<String> answer = post(processed("img-1"));

            // then
            assertThat(answer.statusCode()).isEqualTo(200);
        }
    }

    private Socket connect() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), webhook().getPort());
    }

    private static void head(Socket socket, String... headers) throws IOException {
        String head = "POST /autoenhance HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
                + String.join("\r\n", headers) + "\r\n\r\n";
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
    }

    /** Everything that comes until the server hangs up. */
    private static String answer(Socket socket) {
        try {
            InputStream in = socket.getInputStream();
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
