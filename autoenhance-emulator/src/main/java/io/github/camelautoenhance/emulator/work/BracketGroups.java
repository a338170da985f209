/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.emulator.work;

import io.github.camelautoenhance.emulator.picture.CaptureData;
import io.github.camelautoenhance.emulator.picture.SceneOutline;
import io.github.camelautoenhance.emulator.store.BracketRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Which uploaded brackets become one image, if the client does not say it bracket by bracket. */
final class BracketGroups {

    /** More exposures than this never become one image. */
    private static final int MAX_SIZE = 9;

    /** What a camera may need between two exposures of a series, apart from exposing. */
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private record Candidate(BracketRecord bracket, CaptureData capture, Optional<SceneOutline> scene) {}

    private BracketGroups() {}

    /** Groups of this size, the last one may be smaller. */
    static List<List<BracketRecord>> ofSize(int size, List<BracketRecord> brackets) throws IOException {
        List<BracketRecord> sorted =
                candidates(brackets).stream().map(Candidate::bracket).toList();
        List<List<BracketRecord>> groups = new ArrayList<>();
        for (int from = 0; from < sorted.size(); from += size) {
            groups.add(sorted.subList(from, Math.min(sorted.size(), from + size)));
        }
        return groups;
    }

    /**
     * Groups by what the files tell: taken one right after the other with different exposures, or, where a camera has
     * written nothing, next to each other by name and alike.
     */
    static List<List<BracketRecord>> automatic(List<BracketRecord> brackets) throws IOException {
        List<List<Candidate>> groups = new ArrayList<>();
        for (Candidate candidate : candidates(brackets)) {
            List<Candidate> last = groups.isEmpty() ? List.of() : groups.get(groups.size() - 1);
            if (!last.isEmpty() && belongs(candidate, last)) {
                last.add(candidate);
            } else {
                groups.add(new ArrayList<>(List.of(candidate)));
            }
        }
        return groups.stream()
                .map(group -> group.stream().map(Candidate::bracket).toList())
                .toList();
    }

    /** By time of capture, then by name: uploads run side by side, so the order of creation tells little. */
    private static List<Candidate> candidates(List<BracketRecord> brackets) throws IOException {
        List<Candidate> candidates = new ArrayList<>();
        for (BracketRecord bracket : brackets) {
            Path file = Objects.requireNonNull(bracket.bracket().file());
            CaptureData capture = CaptureData.read(file);
            // looking at the picture takes long, and says nothing that the camera has not said already
            Optional<SceneOutline> scene = capture.time().isPresent() ? Optional.empty() : SceneOutline.of(file);
            candidates.add(new Candidate(bracket, capture, scene));
        }
        candidates.sort(Comparator.comparing(
                        (Candidate candidate) -> candidate.capture().time().orElse(LocalDateTime.MAX))
                .thenComparing(candidate -> candidate.bracket().bracket().name()));
        return candidates;
    }

    private static boolean belongs(Candidate candidate, List<Candidate> group) {
        if (group.size() == MAX_SIZE) {
            return false;
        }
        Candidate last = group.get(group.size() - 1);
        Optional<LocalDateTime> time = candidate.capture().time();
        Optional<LocalDateTime> before = last.capture().time();
        if (time.isEmpty() || before.isEmpty()) {
            return candidate.scene().isPresent()
                    && last.scene().filter(candidate.scene().get()::resembles).isPresent();
        }
        Duration allowed = PAUSE.plus(last.capture().exposureTime().orElse(Duration.ZERO));
        return Duration.between(before.get(), time.get()).compareTo(allowed) <= 0 && !isRepeated(candidate, group);
    }

    /**
     * The next series of a camera begins with the exposure that the one before began with. With a camera set by hand
     * only the time of the exposure differs, the intended bias is always 0.
     */
    private static boolean isRepeated(Candidate candidate, List<Candidate> group) {
        CaptureData capture = candidate.capture();
        boolean known =
                capture.exposureTime().isPresent() || capture.exposureBias().isPresent();
        return known
                && group.stream()
                        .map(Candidate::capture)
                        .anyMatch(other -> other.exposureTime().equals(capture.exposureTime())
                                && other.exposureBias().equals(capture.exposureBias()));
    }
}
