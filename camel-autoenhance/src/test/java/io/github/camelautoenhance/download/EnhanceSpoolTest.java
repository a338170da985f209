/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelautoenhance.emulator.account.EmulatedImage;
import io.github.camelautoenhance.emulator.traffic.Fault;
import io.github.camelautoenhance.emulator.traffic.Route;
import io.github.camelautoenhance.testing.AwaitTestSupport;
import io.github.camelautoenhance.testing.OpenFiles;
import io.github.camelautoenhance.testing.Pictures;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The temporary file of a photo that {@code enhance} uploads from a stream. */
@Timeout(600)
@EnabledOnOs(OS.LINUX)
class EnhanceSpoolTest extends AwaitTestSupport {

    private static final Duration HANG = Duration.ofMinutes(5);

    @TempDir
    Path spool;

    private byte[] photo;

    @BeforeEach
    void addRoute() throws Exception {
        photo = Pictures.jpeg(64, 48);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:enhance")
                        .streamCache("false")
                        .errorHandler(
                                defaultErrorHandler().maximumRedeliveries(2).redeliveryDelay(1))
                        .to("autoenhance:images?operation=enhance&preview=true&maxRetries=0&spoolDirectory=" + spool);
            }
        });
    }

    @Test
    void frees_file_once_the_photo_is_uploaded() throws Exception {
        // when
        CompletableFuture<Exchange> enhanced = template.asyncSend(
                "direct:enhance", exchange -> exchange.getMessage().setBody(stream()));
        EmulatedImage image = awaitUploaded();

        // then: the image is still being processed
        await().atMost(HANG).untilAsserted(() -> assertThat(OpenFiles.in(spool)).isZero());
        assertThat(enhanced).isNotDone();
        emulator().finish(image.imageId());
        assertThat(enhanced.get().getException()).isNull();
    }

    @Test
    void needs_no_photo_at_redelivery_once_uploaded() throws Exception {
        // given
        emulator().faults().on(Route.DOWNLOAD_ENHANCED, Fault.status(503));

        // when
        CompletableFuture<Exchange> enhanced = template.asyncSend(
                "direct:enhance", exchange -> exchange.getMessage().setBody(stream()));
        emulator().finish(awaitUploaded().imageId());

        // then
        assertThat(enhanced.get().getException()).isNull();
        assertThat(emulator().journal().requests(Route.DOWNLOAD_ENHANCED)).hasSize(2);
        assertThat(emulator().journal().requests(Route.UPLOAD)).hasSize(1);
    }

    @Test
    void finds_photo_at_redelivery_until_uploaded() throws Exception {
        // given
        emulator().faults().on(Route.UPLOAD, Fault.status(503));

        // when
        CompletableFuture<Exchange> enhanced = template.asyncSend(
                "direct:enhance", exchange -> exchange.getMessage().setBody(stream()));
        EmulatedImage image = awaitUploaded();
        emulator().finish(image.imageId());

        // then
        assertThat(enhanced.get().getException()).isNull();
        assertThat(image.sha256()).isEqualTo(sha256(photo));
    }

    private InputStream stream() {
        return new BufferedInputStream(new ByteArrayInputStream(photo));
    }

    private EmulatedImage awaitUploaded() {
        await().atMost(HANG).until(() -> emulator().images().stream().anyMatch(image -> image.bytes() == photo.length));
        return emulator().images().get(0);
    }
}
