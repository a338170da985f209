/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageTest {

    @TempDir
    Path folder;

    @Test
    void keeps_page_up_until_enter() throws Exception {
        // given
        Files.write(folder.resolve("a.jpg"), new byte[1000]);
        Properties properties = new Properties();
        properties.setProperty("photos", folder.toString());
        ByteArrayOutputStream printed = new ByteArrayOutputStream();

        try (PipedOutputStream keyboard = new PipedOutputStream();
                PipedInputStream in = new PipedInputStream(keyboard)) {
            Quickstart quickstart = new Quickstart(new PrintStream(printed, true, StandardCharsets.UTF_8), in);

            // when
            CompletableFuture<Integer> exitCode = CompletableFuture.supplyAsync(() -> run(quickstart, properties));
            await().atMost(Duration.ofMinutes(2))
                    .until(() -> printed.toString(StandardCharsets.UTF_8).contains("until you press Enter"));

            // then
            URI page = page(printed.toString(StandardCharsets.UTF_8));
            assertThat(status(page)).isEqualTo(200);
            assertThat(exitCode).isNotDone();

            // when
            keyboard.write(System.lineSeparator().getBytes(StandardCharsets.UTF_8));
            keyboard.flush();

            // then
            assertThat(exitCode).succeedsWithin(Duration.ofMinutes(2)).isEqualTo(Quickstart.COMPLETE);
            assertThatExceptionOfType(ConnectException.class).isThrownBy(() -> status(page));
        }
    }

    private static int run(Quickstart quickstart, Properties properties) {
        try {
            return quickstart.run(properties, Map.of());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static URI page(String printed) {
        Matcher page = Pattern.compile("are at (http\\S+)").matcher(printed);
        assertThat(page.find()).isTrue();
        return URI.create(page.group(1));
    }

    private static int status(URI page) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }
}
