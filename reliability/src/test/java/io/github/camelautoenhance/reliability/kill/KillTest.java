/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.reliability.kill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelautoenhance.emulator.AutoenhanceEmulator;
import io.github.camelautoenhance.emulator.account.EmulatedImage;
import io.github.camelautoenhance.examples.stage.JavaProcess;
import io.github.camelautoenhance.reliability.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process with one of the documented routes is killed (SIGKILL) at chosen points and at random moments, started
 * again, and so on. The number of kills is the system property {@code kills}; {@code seed} repeats an earlier run.
 */
@Timeout(value = 1, unit = TimeUnit.HOURS)
class KillTest {

    private static final int KILLS = Integer.getInteger("kills", 20);
    private static final long SEED =
            Long.getLong("seed", ThreadLocalRandom.current().nextInt());
    private static final List<KillPoint> POINTS = List.copyOf(EnumSet.allOf(KillPoint.class));
    /** One more than the window: while all places are taken, one photo waits. */
    private static final int PHOTOS = Application.WINDOW + 1;
    /** Large enough that half of it is more than what the trap takes for a photo under way. */
    private static final int BYTES = 1_200_000;

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    Path folder;

    @Test
    void a_folder_is_emptied_whatever_kills_the_process_and_nothing_acknowledged_is_uploaded_again() throws Exception {
        try (Source inbox = new Inbox(folder)) {
            killAndStartAgain(inbox, KILLS - KILLS / 2);
        }
        assertThat(list(folder.resolve("logs")))
                .anySatisfy(log -> assertThat(log).content().contains("Deleting orphaned lock file"));
    }

    @Test
    void a_queue_is_emptied_whatever_kills_the_process_and_nothing_acknowledged_is_uploaded_again() throws Exception {
        try (Source queue = new PhotoQueue(folder)) {
            killAndStartAgain(queue, KILLS / 2);
        }
    }

    @BeforeAll
    static void report(TestReporter reporter) {
        reporter.publishEntry("seed", String.valueOf(SEED));
    }

    private void killAndStartAgain(Source source, int kills) throws Exception {
        Path uploads = folder.resolve("service");
        Random random = new Random(SEED);
        List<Killed> deaths = new ArrayList<>();
        try (AutoenhanceEmulator emulator =
                AutoenhanceEmulator.builder().directory(uploads).start()) {
            for (int number = 0; number < kills; number++) {
                KillPoint point = POINTS.get(number % POINTS.size());
                String title = "-Dseed=%d, kill %d, %s".formatted(SEED, number, point);
                try (JavaProcess process = start(emulator, source, form(point, random))) {
                    // given: what the last kill has left is done, and more photos come
                    until(process, title, source::isEmpty);
                    verify(deaths, emulator);
                    Map<String, byte[]> photos = photos(number, random);
                    try (Trap trap = new Trap(emulator, point, photos.keySet(), folder, uploads)) {
                        for (Map.Entry<String, byte[]> photo : photos.entrySet()) {
                            source.put(photo.getKey(), photo.getValue());
                        }
                        until(process, title, trap::hasSnapped);

                        // when
                        int moment = random.nextInt(trap.margin() + 1);
                        assertThat(process.killAfter(Duration.ofMillis(moment)))
                                .as(title)
                                .isTrue();
                    }
                    await().atMost(PATIENCE).until(source::isReleased);
                    deaths.add(new Killed(title, point, digests(photos), source.unacknowledged()));
                    // One that a kill has met between opening it and taking away its name is empty.
                    assertThat(temporaryFiles()).as(title).allSatisfy(file -> assertThat(file)
                            .isEmptyFile());
                }
            }

            // then: a process that spools at least one photo clears away such files as well
            source.put("last.jpg", new byte[] {1, 2, 3});
            try (JavaProcess process = start(emulator, source, Application.STREAMS)) {
                until(process, "-Dseed=" + SEED + ", the end", source::isEmpty);
                assertThat(process.stop()).as(process::log).isTrue();
            }
            verify(deaths, emulator);
            assertThat(temporaryFiles()).isEmpty();
        }
    }

    private static String form(KillPoint point, Random random) {
        if (point == KillPoint.WITHIN_PUT) {
            return Application.HELD;
        }
        return random.nextBoolean() ? Application.STREAMS : "";
    }

    private JavaProcess start(AutoenhanceEmulator emulator, Source source, String form) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(emulator.baseUrl(), emulator.apiKey(), form));
        arguments.addAll(source.arguments());
        return Programs.start(folder, Application.class, arguments);
    }

    private static void until(JavaProcess process, String title, Callable<Boolean> condition) {
        await(title).atMost(PATIENCE).pollInterval(Duration.ofMillis(1)).until(() -> {
            assertThat(process.isAlive()).as(() -> title + "\n" + process.log()).isTrue();
            return condition.call();
        });
    }

    private static Map<String, byte[]> photos(int number, Random random) {
        Map<String, byte[]> photos = new LinkedHashMap<>();
        for (int i = 0; i < PHOTOS; i++) {
            byte[] photo = new byte[BYTES];
            random.nextBytes(photo);
            photos.put("photo-%03d-%d.jpg".formatted(number, i), photo);
        }
        return photos;
    }

    private static Map<String, String> digests(Map<String, byte[]> photos) throws Exception {
        Map<String, String> digests = new LinkedHashMap<>();
        for (Map.Entry<String, byte[]> photo : photos.entrySet()) {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(photo.getValue());
            digests.put(photo.getKey(), HexFormat.of().formatHex(digest));
        }
        return digests;
    }

    /** Kills at every earlier moment again: no later process may upload a photo that was done with. */
    private void verify(List<Killed> deaths, AutoenhanceEmulator emulator) throws IOException {
        deaths.forEach(killed -> killed.verify(emulator));
        // Two hundred kills would fill the disk.
        for (EmulatedImage image : emulator.images()) {
            if (image.file() != null && image.status().equals("processed")) {
                Files.deleteIfExists(image.file());
            }
        }
        for (Path done : list(folder.resolve("inbox/.done"))) {
            Files.delete(done);
        }
    }

    private List<Path> temporaryFiles() throws IOException {
        return list(Programs.temporaryFiles(folder));
    }

    private static List<Path> list(Path directory) throws IOException {
        if (Files.notExists(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList();
        }
    }
}
