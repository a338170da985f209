/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.examples.jms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelautoenhance.emulator.account.EmulatedImage;
import io.github.camelautoenhance.emulator.traffic.Fault;
import io.github.camelautoenhance.emulator.traffic.Route;
import io.github.camelautoenhance.examples.stage.JavaProcess;
import io.github.camelautoenhance.examples.stage.Sha256;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Four processes share one queue, and some of them are killed (SIGKILL) while photos flow; some of those are started
 * again. The system property {@code seed} repeats the choices of an earlier run.
 */
class KillTest extends QueueTestSupport {

    /** What only a hang exceeds; killed processes and their successors start while all others work. */
    private static final Duration LONG = Duration.ofMinutes(10);

    private static final Logger LOG = LoggerFactory.getLogger("photos");
    private static final long SEED =
            Long.getLong("seed", ThreadLocalRandom.current().nextInt(1_000_000));

    private static final int WORKERS = 4;
    private static final int AT_ONCE = 2;
    private static final int PHOTOS = 200;
    private static final int KILLS = 6;

    private final DeliveryCount deliveries = new DeliveryCount();
    private final List<JavaProcess> alive = new ArrayList<>();
    private final List<JavaProcess> killed = new ArrayList<>();

    @AfterEach
    void endWorkers() {
        alive.forEach(JavaProcess::close);
    }

    @Test
    @Timeout(1800)
    void loses_no_photo_when_processes_are_killed() throws Exception {
        // given: an upload takes a fifth of a second, so that all processes always have some under way
        Random random = new Random(SEED);
        emulator()
                .faults()
                .otherwise(request ->
                        request.route() == Route.UPLOAD ? Fault.delay(Duration.ofMillis(200)) : Fault.pass());
        stopBroker();
        // each kill may meet the same photo again
        startBroker(0, KILLS + 1);
        broker().server().registerBrokerPlugin(deliveries);
        for (int i = 0; i < WORKERS; i++) {
            startWorker();
        }
        await().atMost(LONG).until(() -> broker().queue(EmbeddedBroker.PHOTOS).getConsumerCount() == WORKERS * AT_ONCE);

        // when
        Map<String, String> photos = send(random);
        List<Integer> moments =
                random.ints(KILLS, PHOTOS / 20, PHOTOS * 4 / 5).sorted().boxed().toList();
        for (int moment : moments) {
            await().atMost(LONG)
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> emulator().journal().requests(Route.UPLOAD).size() >= moment && !atWork().isEmpty());
            JavaProcess victim = atWork().get(random.nextInt(atWork().size()));
            alive.remove(victim);
            assertThat(victim.kill()).as(this::story).isTrue();
            killed.add(victim);
            if (random.nextBoolean() || alive.size() == 1) {
                startWorker();
            }
        }

        // then
        await(story()).atMost(LONG).until(this::isDone);
        Map<String, Long> complete = complete(photos);
        Set<String> twice = complete.entrySet().stream()
                .filter(photo -> photo.getValue() > 1)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        LOG.info(
                "-Dseed={}: {} photos, {} processes, kills at uploads {}; {} photos delivered again, {} uploaded a second"
                        + " time, {} lost, {} records without a photo",
                SEED,
                PHOTOS,
                WORKERS,
                moments,
                deliveries.again().size(),
                twice.size(),
                PHOTOS - complete.size(),
                emulator().images().size() - uploaded().size());
        assertThat(complete.keySet()).as("arrived. %s", story()).containsExactlyInAnyOrderElementsOf(photos.keySet());
        assertThat(deliveries.again())
                .as("uploaded again without need. %s", story())
                .containsAll(twice);
        assertThat(complete)
                .as("more uploads than deliveries. %s", story())
                .allSatisfy((name, uploads) -> assertThat(uploads).as(name).isLessThanOrEqualTo(deliveries.of(name)));
        // A consumer has one photo in hand, and the broker may just be handing over another to a process that is dead.
        assertThat(deliveries.beyondTheFirst())
                .as("with the killed ones, and none fetched ahead. %s", story())
                .isBetween(1, KILLS * AT_ONCE * 2);
        assertThat(broker().failed()).as(this::story).isEmpty();
        assertThat(alive).as(this::story).allSatisfy(worker -> {
            assertThat(worker.isAlive()).isTrue();
            assertThat(worker.log()).doesNotContain("AGAIN", "REFUSED");
        });
    }

    private void startWorker() throws Exception {
        Map<String, String> settings = new HashMap<>(settings());
        settings.put("photos.at-once", String.valueOf(AT_ONCE));
        settings.put("photos.deliveries", String.valueOf(KILLS + 1));
        alive.add(startProcess(settings, emulator().apiKey(), "-Xmx96m"));
    }

    /** Not those that are still starting: to kill one of them would show nothing. */
    private List<JavaProcess> atWork() {
        return alive.stream()
                .filter(worker -> worker.log().contains("uploaded"))
                .toList();
    }

    /** Sends small messages, and a large one now and then; tells the SHA-256 of each photo by its name. */
    private Map<String, String> send(Random random) throws Exception {
        Map<String, String> photos = new LinkedHashMap<>();
        for (int i = 0; i < PHOTOS; i++) {
            String name = "photo-%03d.jpg".formatted(i);
            byte[] photo = photo(SEED + name, i % 5 == 0 ? 150_000 + random.nextInt(100_000) : 20_000);
            photos.put(name, Sha256.of(photo));
            sender().photo(name, photo);
        }
        return photos;
    }

    /** How often each photo has arrived; those whose bytes are other ones are not counted, and so are missed. */
    private static Map<String, Long> complete(Map<String, String> photos) {
        return uploaded().stream()
                .filter(image -> Objects.equals(image.sha256(), photos.get(image.imageName())))
                .collect(Collectors.groupingBy(EmulatedImage::imageName, Collectors.counting()));
    }

    private String story() {
        return "-Dseed=" + SEED + ", " + killed.size() + " killed\n"
                + alive.stream().map(JavaProcess::log).collect(Collectors.joining("\n---\n"));
    }
}
