/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelautoenhance.emulator.traffic.Fault;
import io.github.camelautoenhance.emulator.traffic.Route;
import io.github.camelautoenhance.emulator.traffic.WireFault;
import io.github.camelautoenhance.samples.SamplePhotos;
import io.github.camelautoenhance.testing.EmulatorTestSupport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Real files through a real {@code file:} route. */
@Timeout(600)
class FileRouteTest extends EmulatorTestSupport {

    /** Ends a test that hangs, and no other. */
    private static final Duration HANG = Duration.ofMinutes(5);

    @Test
    void uploads_and_moves_every_photo_of_folder() throws Exception {
        // given
        List<Path> photos = SamplePhotos.writeTo(folder);
        Map<String, String> expected = new HashMap<>();
        for (Path photo : photos) {
            expected.put(photo.getFileName().toString(), sha256(Files.readAllBytes(photo)));
        }

        // when
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("file:" + folder + "?move=.done").to("autoenhance:images");
            }
        });

        // then
        await().atMost(HANG).untilAsserted(() -> assertThat(folder.resolve(".done"))
                .isDirectoryContaining(file -> true)
                .satisfies(done -> assertThat(names(done)).containsExactlyInAnyOrderElementsOf(expected.keySet())));
        Map<String, String> arrived = new HashMap<>();
        emulator().images().forEach(image -> arrived.put(image.imageName(), image.sha256()));
        assertThat(arrived).isEqualTo(expected);
        assertThat(emulator().journal().leaks()).isEmpty();
    }

    @Test
    void fills_window_from_one_file_thread() throws Exception {
        // given
        for (int i = 0; i < 12; i++) {
            photoFile("photo-" + i + ".jpg", 1000 + i);
        }
        // No upload ends, so a thread that waited for one would never begin a second.
        emulator()
                .faults()
                .on(Route.UPLOAD, Stream.generate(WireFault::stall).limit(12).toArray(Fault[]::new));
        context.getShutdownStrategy().setTimeout(1);

        // when
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("file:" + folder + "?delete=true").to("autoenhance:images?maxConcurrentUploads=4");
            }
        });

        // then
        await().atMost(HANG).until(() -> emulator().journal().peakInFlight() >= 4);
        assertThat(emulator().journal().peakInFlight()).isEqualTo(4);
    }

    @Test
    void retries_a_refused_photo_from_its_folder() throws Exception {
        // given
        photoFile("kitchen.jpg", 1000);
        emulator().faults().on(Route.CREATE_IMAGE, Fault.status(422), Fault.status(422));

        // when
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("file:" + folder + "?move=.done&delay=50").to("autoenhance:images");
            }
        });

        // then
        await().atMost(HANG).until(() -> Files.exists(folder.resolve(".done/kitchen.jpg")));
        assertThat(emulator().journal().requests(Route.CREATE_IMAGE)).hasSize(3);
        assertThat(onlyImage().sha256()).isEqualTo(sha256(photo(1000)));
    }

    @Test
    void keeps_body_and_sets_variable_with_toV() throws Exception {
        // given
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:keep").toV("autoenhance:images", null, "image");
            }
        });
        byte[] photo = photo(1000);

        // when
        Exchange exchange = send("direct:keep", photo);

        // then
        assertThat(exchange.getMessage().getBody()).isSameAs(photo);
        assertThat(exchange.getVariable("image", io.github.camelautoenhance.model.AutoenhanceImage.class)
                        .imageId())
                .isEqualTo(onlyImage().imageId());
    }

    private static List<String> names(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .toList();
        } catch (java.io.IOException e) {
            return List.of("not there yet");
        }
    }
}
