/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.examples.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelautoenhance.emulator.AutoenhanceEmulatorExtension;
import io.github.camelautoenhance.emulator.account.EmulatedImage;
import io.github.camelautoenhance.emulator.traffic.Fault;
import io.github.camelautoenhance.emulator.traffic.Route;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What the sender of a photo is answered. */
class HttpUploadTest {

    @RegisterExtension
    static final AutoenhanceEmulatorExtension EMULATOR = new AutoenhanceEmulatorExtension();

    @TempDir
    static Path home;

    private static @Nullable RunningApplication application;

    @BeforeAll
    static void start() {
        application = RunningApplication.on(
                EMULATOR.get(),
                home,
                "--spring.servlet.multipart.max-file-size=3MB",
                "--spring.servlet.multipart.max-request-size=4MB",
                "--camel.component.autoenhance.max-retries=1",
                // what one test is told to wait for, the others would wait for too
                "--camel.component.autoenhance.max-retry-after=10ms");
    }

    @AfterAll
    static void stop() {
        application().close();
    }

    @Test
    void uploads_photo_and_answers_id_and_status() throws Exception {
        // given
        byte[] photo = Photos.ofSize(2_000_000);

        // when
        HttpResponse<String> answer = send("Küche.jpg", BodyPublishers.ofByteArray(photo), "villa-42");

        // then
        assertThat(EMULATOR.get().images()).hasSize(1);
        EmulatedImage image = EMULATOR.get().images().get(0);
        assertThat(image.sha256()).isEqualTo(Photos.sha256(photo));
        assertThat(image.imageName()).isEqualTo("Küche.jpg");
        assertThat(image.orderId()).isEqualTo("villa-42");
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.body())
                .contains("\"imageId\":\"" + image.imageId() + "\"", "\"orderId\":\"villa-42\"")
                .containsPattern("\"status\":\"\\w+\"");
    }

    @Test
    void answers_id_of_order_that_service_made() throws Exception {
        // when: a browser sends the empty field of the form too
        HttpResponse<String> answer = send("kitchen.jpg", BodyPublishers.ofByteArray(Photos.ofSize(1000)), "");

        // then
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.body())
                .contains("\"orderId\":\"" + EMULATOR.get().images().get(0).orderId() + "\"");
    }

    @Test
    void answers_400_for_form_without_file() throws Exception {
        refused(400, "No photo was chosen.", send("", BodyPublishers.noBody(), null));
        refused(400, "Required part 'photo' is not present.", Http.sendWithoutPhoto(photos()));
    }

    @Test
    void answers_400_for_empty_file() throws Exception {
        refused(400, "is empty.", send("empty.jpg", BodyPublishers.noBody(), null));
    }

    @Test
    void answers_415_for_other_than_photo() throws Exception {
        refused(415, "is not a photo: send JPEG, PNG", send("notes.jpg", BodyPublishers.ofString("Call Bob."), null));
    }

    @Test
    void answers_415_for_other_than_form() throws Exception {
        refused(
                415,
                "is not supported",
                Http.post(photos(), "image/jpeg", BodyPublishers.ofByteArray(Photos.ofSize(1000))));
    }

    @Test
    void answers_413_for_too_large_photo() throws Exception {
        // one over the limit of a photo, one over that of a request
        refused(413, "exceeded", send("large.jpg", BodyPublishers.ofByteArray(Photos.ofSize(3_500_000)), null));
        refused(413, "exceeded", send("huge.jpg", BodyPublishers.ofByteArray(Photos.ofSize(30_000_000)), null));
    }

    @Test
    void answers_400_for_invalid_order_id() throws Exception {
        refused(
                400,
                "CamelAutoenhanceOrderId must be an id",
                send("kitchen.jpg", BodyPublishers.ofByteArray(Photos.ofSize(1000)), "../villa"));
    }

    @Test
    void answers_422_with_reason_of_service() throws Exception {
        // given
        EMULATOR.get().faults().on(Route.CREATE_IMAGE, Fault.status(422));

        // when
        HttpResponse<String> answer = send("kitchen.jpg", BodyPublishers.ofByteArray(Photos.ofSize(1000)), null);

        // then
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains("kitchen.jpg", "422")
                .doesNotContain(EMULATOR.get().apiKey());
    }

    @Test
    void answers_503_with_retry_after_for_passing_failure() throws Exception {
        // given
        EMULATOR.get().faults().on(Route.CREATE_IMAGE, Fault.status(503), Fault.status(503));

        // when
        HttpResponse<String> answer = send("kitchen.jpg", BodyPublishers.ofByteArray(Photos.ofSize(1000)), null);

        // then
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).contains("30");
        assertThat(answer.body()).contains("Send it again in 30 s.");

        // when: it passes
        HttpResponse<String> again = send("kitchen.jpg", BodyPublishers.ofByteArray(Photos.ofSize(1000)), null);

        // then
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(EMULATOR.get().images()).hasSize(1);
    }

    @Test
    void passes_on_retry_after_of_service() throws Exception {
        // given: beyond what the component waits for by itself
        EMULATOR.get().faults().on(Route.CREATE_IMAGE, Fault.status(429).header("Retry-After", "600"));

        // when
        HttpResponse<String> answer = send("kitchen.jpg", BodyPublishers.ofByteArray(Photos.ofSize(1000)), null);

        // then
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValueAsLong("Retry-After").orElseThrow())
                .isBetween(400L, 601L);
    }

    @Test
    void answers_502_without_reason_for_refused_key() throws Exception {
        // given
        EMULATOR.get().faults().on(Route.CREATE_IMAGE, Fault.status(401));

        // when
        HttpResponse<String> answer = send("kitchen.jpg", BodyPublishers.ofByteArray(Photos.ofSize(1000)), null);

        // then
        assertThat(answer.statusCode()).isEqualTo(502);
        assertThat(answer.body()).contains("in its log").doesNotContain("apiKey", "401");
    }

    @Test
    void serves_form_as_page_of_application() throws Exception {
        // when
        HttpResponse<String> page = Http.get(application().uri("/"));

        // then
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("action=\"photos\"", "enctype=\"multipart/form-data\"", "name=\"photo\"", "name=\"orderId\"");
    }

    /** Bad input ends here: a sentence, and nothing sent to the service. */
    private static void refused(int status, String sentence, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body()).contains(sentence);
        assertThat(EMULATOR.get().journal().requests(Route.CREATE_IMAGE)).isEmpty();
    }

    private static HttpResponse<String> send(String name, BodyPublisher photo, @Nullable String orderId)
            throws Exception {
        return Http.sendPhoto(photos(), name, photo, orderId);
    }

    private static URI photos() {
        return application().uri("/photos");
    }

    private static RunningApplication application() {
        if (application == null) {
            throw new IllegalStateException("not started");
        }
        return application;
    }
}
