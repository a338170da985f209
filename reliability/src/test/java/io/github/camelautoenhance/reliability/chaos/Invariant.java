/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.reliability.chaos;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import io.github.camelautoenhance.emulator.account.EmulatedImage;
import io.github.camelautoenhance.emulator.traffic.Fault;
import io.github.camelautoenhance.emulator.traffic.RecordedRequest;
import io.github.camelautoenhance.emulator.traffic.Route;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What must hold after a run, whatever went wrong in it. */
final class Invariant {

    /** The rules, each in the words in which its violation is reported. */
    enum Rule {
        EACH_PHOTO_IS_ONE_COMPLETE_RECORD_OR_ONE_TYPED_FAILURE,
        NO_PHOTO_IS_COMPLETE_IN_TWO_RECORDS,
        NO_RECORD_HOLDS_OTHER_BYTES,
        A_FAILURE_NAMES_THE_RECORD_THAT_EXISTS,
        A_RECORD_WITHOUT_BYTES_COMES_FROM_A_LOST_REPLY_AND_WAS_REPORTED,
        THE_KEY_GOES_TO_THE_API_ALONE,
        EVERY_FILE_IS_MOVED,
        NOTHING_IS_LEFT
    }

    /**
     * A rule that does not hold.
     *
     * @param photo the name of the file, empty if it is about none
     */
    record Violation(Rule rule, String photo, String what) {}

    private final Evidence evidence;
    private final Map<String, List<EmulatedImage>> images;
    private final Map<String, List<Report>> deadLetters;
    private final Map<String, List<Report>> redelivered;
    private final Map<String, Fault> lostCreates;
    private final List<Violation> violations = new ArrayList<>();

    private Invariant(Evidence evidence) {
        this.evidence = evidence;
        this.images = evidence.images().stream().collect(groupingBy(EmulatedImage::imageName));
        this.deadLetters = evidence.deadLetters().stream().collect(groupingBy(Report::photo));
        this.redelivered = evidence.redelivered().stream().collect(groupingBy(Report::photo));
        this.lostCreates = evidence.requests().stream()
                .filter(request -> request.route() == Route.CREATE_IMAGE && losesTheReply(request.fault()))
                .filter(request -> request.imageId() != null)
                .collect(toMap(RecordedRequest::imageId, RecordedRequest::fault));
    }

    static List<Violation> violations(Evidence evidence) {
        Invariant invariant = new Invariant(evidence);
        invariant.check();
        return invariant.violations;
    }

    private void check() {
        Set<String> photos = new TreeSet<>(evidence.sources().keySet());
        photos.addAll(images.keySet());
        photos.addAll(deadLetters.keySet());
        photos.forEach(this::checkPhoto);
        evidence.requests().stream()
                .filter(RecordedRequest::leak)
                .forEach(leak -> violated(Rule.THE_KEY_GOES_TO_THE_API_ALONE, "", leak.toString()));
        Set<String> notMoved = new TreeSet<>(evidence.sources().keySet());
        notMoved.removeAll(evidence.moved());
        notMoved.forEach(photo -> violated(Rule.EVERY_FILE_IS_MOVED, photo, "is still in the inbox, or nowhere"));
        evidence.leftovers().forEach(leftover -> violated(Rule.NOTHING_IS_LEFT, "", leftover));
    }

    private void checkPhoto(String photo) {
        List<EmulatedImage> records = images.getOrDefault(photo, List.of());
        List<EmulatedImage> complete =
                records.stream().filter(image -> image.bytes() >= 0).toList();
        List<Report> failures = deadLetters.getOrDefault(photo, List.of());
        if (complete.size() > 1) {
            violated(Rule.NO_PHOTO_IS_COMPLETE_IN_TWO_RECORDS, photo, "is in " + ids(complete));
        }
        complete.stream()
                .filter(image ->
                        !Objects.equals(image.sha256(), evidence.sources().get(photo)))
                .forEach(image ->
                        violated(Rule.NO_RECORD_HOLDS_OTHER_BYTES, photo, image.imageId() + " holds " + image.bytes()));
        checkOutcome(photo, complete, failures);
        checkNamedRecords(photo, records, complete, failures);
        Set<String> named =
                failures.stream().map(Report::imageId).filter(Objects::nonNull).collect(Collectors.toSet());
        List<EmulatedImage> unnamed = records.stream()
                .filter(image -> image.bytes() < 0 && !named.contains(image.imageId()) && !isWarnedOf(image))
                .toList();
        checkEmptyRecords(photo, unnamed, failures);
    }

    private void checkOutcome(String photo, List<EmulatedImage> complete, List<Report> failures) {
        Rule rule = Rule.EACH_PHOTO_IS_ONE_COMPLETE_RECORD_OR_ONE_TYPED_FAILURE;
        if (failures.isEmpty() && complete.isEmpty()) {
            violated(rule, photo, "is neither complete anywhere nor reported as failed");
        }
        if (failures.size() > 1 || failures.stream().anyMatch(failure -> !failure.typed())) {
            violated(rule, photo, "failed with " + failures);
        }
        if (failures.isEmpty() == evidence.deadLetterFiles().contains(photo)) {
            violated(rule, photo, "was reported as failed " + failures.size() + " times, against its dead letter");
        }
    }

    /** The record of a failed photo may even be complete: then the reply to the upload was lost to the last. */
    private void checkNamedRecords(
            String photo, List<EmulatedImage> records, List<EmulatedImage> complete, List<Report> failures) {
        Set<String> known = new HashSet<>(ids(records));
        for (Report failure : failures) {
            if (failure.imageId() != null && !known.contains(failure.imageId())) {
                violated(Rule.A_FAILURE_NAMES_THE_RECORD_THAT_EXISTS, photo, "has no record " + failure.imageId());
            }
            complete.stream()
                    .filter(image -> !image.imageId().equals(failure.imageId()))
                    .forEach(image -> violated(
                            Rule.A_FAILURE_NAMES_THE_RECORD_THAT_EXISTS,
                            photo,
                            "is complete in " + image.imageId() + ", and failed with " + failure));
        }
    }

    /**
     * On a busy machine a reply may come too late although nothing was made to go wrong. That counts as lost where the
     * component reported just that, once for each such record.
     */
    private void checkEmptyRecords(String photo, List<EmulatedImage> empty, List<Report> failures) {
        List<Report> reports = Stream.concat(redelivered.getOrDefault(photo, List.of()).stream(), failures.stream())
                .filter(Report::saysThatARecordMayExist)
                .toList();
        List<EmulatedImage> notLost = empty.stream()
                .filter(image -> !lostCreates.containsKey(image.imageId()))
                .toList();
        long delayed = empty.stream()
                .filter(image -> lostCreates.get(image.imageId()) instanceof Fault.Delay)
                .count();
        long late = reports.stream().filter(Report::saysThatNoReplyCame).count() - delayed;
        if (notLost.size() > late) {
            violated(
                    Rule.A_RECORD_WITHOUT_BYTES_COMES_FROM_A_LOST_REPLY_AND_WAS_REPORTED,
                    photo,
                    "has the empty records " + ids(notLost) + ", and the replies to their creates were not lost");
        }
        int reported = reports.size();
        if (reported < empty.size()) {
            violated(
                    Rule.A_RECORD_WITHOUT_BYTES_COMES_FROM_A_LOST_REPLY_AND_WAS_REPORTED,
                    photo,
                    "has the empty records " + ids(empty) + ", of which only " + reported + " were reported");
        }
    }

    private boolean isWarnedOf(EmulatedImage image) {
        return evidence.log().stream()
                .anyMatch(line -> line.contains(image.imageId()) && line.contains("could not be deleted"));
    }

    private static boolean losesTheReply(Fault fault) {
        return fault == Fault.resetAfter()
                || fault instanceof Fault.Delay
                || (fault instanceof Fault.Status status && status.executed());
    }

    private static List<String> ids(List<EmulatedImage> images) {
        return images.stream().map(EmulatedImage::imageId).toList();
    }

    private void violated(Rule rule, String photo, String what) {
        violations.add(new Violation(rule, photo, what));
    }
}
