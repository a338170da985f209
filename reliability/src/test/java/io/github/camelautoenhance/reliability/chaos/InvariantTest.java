/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.reliability.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelautoenhance.emulator.account.EmulatedImage;
import io.github.camelautoenhance.emulator.traffic.Fault;
import io.github.camelautoenhance.emulator.traffic.RecordedRequest;
import io.github.camelautoenhance.emulator.traffic.Route;
import io.github.camelautoenhance.reliability.chaos.Invariant.Rule;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The check of a chaos run can fail: each rule is broken here by what such a run might leave behind. */
class InvariantTest {

    private static final String PHOTO = "kitchen.jpg";
    private static final String SHA256 = "aa";

    private final Set<String> moved = new HashSet<>(Set.of(PHOTO));
    private final List<Report> deadLetters = new ArrayList<>();
    private final Set<String> deadLetterFiles = new HashSet<>();
    private final List<Report> redelivered = new ArrayList<>();
    private final List<EmulatedImage> images = new ArrayList<>();
    private final List<RecordedRequest> requests = new ArrayList<>();
    private final List<String> log = new ArrayList<>();
    private final List<String> leftovers = new ArrayList<>();

    @BeforeEach
    void aPhotoThatArrived() {
        images.add(complete("one", SHA256));
        requests.add(create("one", Fault.pass()));
    }

    @Test
    void a_photo_that_arrived_breaks_no_rule() {
        assertThat(broken()).isEmpty();
    }

    @Test
    void nor_does_one_that_failed_and_said_so_and_named_its_record() {
        // given
        images.set(0, empty("one"));
        fail("one");

        // then
        assertThat(broken()).isEmpty();
    }

    @Test
    void nor_does_one_that_is_complete_but_whose_upload_never_had_a_reply() {
        // given
        fail("one");

        // then
        assertThat(broken()).isEmpty();
    }

    @Test
    void nor_does_an_empty_record_whose_creation_was_never_replied_to_and_that_was_reported() {
        // given
        List<Fault> lost = List.of(Fault.resetAfter(), Fault.status(502).afterExecution(), Fault.delay(Duration.ZERO));
        for (Fault fault : lost) {
            images.add(empty("lost-" + fault));
            requests.add(create("lost-" + fault, fault));
            redelivered.add(fault instanceof Fault.Delay ? noReply() : mayExist());
        }

        // then
        assertThat(broken()).isEmpty();
    }

    @Test
    void nor_does_an_empty_record_that_could_not_be_deleted_and_was_warned_of() {
        // given
        images.add(empty("expired"));
        log.add("WARN Image expired has no photo and could not be deleted: no reply");

        // then
        assertThat(broken()).isEmpty();
    }

    @Test
    void nor_does_an_empty_record_whose_creation_was_replied_to_too_late_by_the_components_clock() {
        // given
        images.add(empty("late"));
        requests.add(create("late", Fault.pass()));
        redelivered.add(noReply());

        // then
        assertThat(broken()).isEmpty();
    }

    @Test
    void one_late_reply_does_not_explain_two_empty_records() {
        // given
        images.add(empty("late"));
        requests.add(create("late", Fault.pass()));
        images.add(empty("delayed"));
        requests.add(create("delayed", Fault.delay(Duration.ZERO)));
        redelivered.add(noReply());
        redelivered.add(mayExist());

        // then
        assertThat(broken()).containsExactly(Rule.A_RECORD_WITHOUT_BYTES_COMES_FROM_A_LOST_REPLY_AND_WAS_REPORTED);
    }

    @Test
    void a_photo_that_is_nowhere_is_lost() {
        // given
        images.clear();

        // then
        assertThat(broken()).containsExactly(Rule.EACH_PHOTO_IS_ONE_COMPLETE_RECORD_OR_ONE_TYPED_FAILURE);
    }

    @Test
    void a_photo_in_two_records_is_doubled() {
        // given
        images.add(complete("two", SHA256));

        // then
        assertThat(broken()).containsExactly(Rule.NO_PHOTO_IS_COMPLETE_IN_TWO_RECORDS);
    }

    @Test
    void a_record_with_the_bytes_of_another_photo_is_found() {
        // given
        images.set(0, complete("one", "bb"));

        // then
        assertThat(broken()).containsExactly(Rule.NO_RECORD_HOLDS_OTHER_BYTES);
    }

    @Test
    void a_record_of_a_photo_that_nobody_sent_is_found() {
        // given
        images.add(image("two", "other.jpg", "processed", 3, SHA256));

        // then
        assertThat(broken()).containsExactly(Rule.NO_RECORD_HOLDS_OTHER_BYTES);
    }

    @Test
    void a_failure_of_no_known_type_is_found() {
        // given
        images.clear();
        deadLetters.add(Report.of(PHOTO, new IllegalStateException("what now?")));
        deadLetterFiles.add(PHOTO);

        // then
        assertThat(broken()).containsExactly(Rule.EACH_PHOTO_IS_ONE_COMPLETE_RECORD_OR_ONE_TYPED_FAILURE);
    }

    @Test
    void a_photo_that_failed_twice_is_found() {
        // given
        images.set(0, empty("one"));
        fail("one");
        fail("one");

        // then
        assertThat(broken()).containsExactly(Rule.EACH_PHOTO_IS_ONE_COMPLETE_RECORD_OR_ONE_TYPED_FAILURE);
    }

    @Test
    void a_failure_without_its_file_in_the_dead_letter_channel_is_found() {
        // given
        images.set(0, empty("one"));
        fail("one");
        deadLetterFiles.clear();

        // then
        assertThat(broken()).containsExactly(Rule.EACH_PHOTO_IS_ONE_COMPLETE_RECORD_OR_ONE_TYPED_FAILURE);
    }

    @Test
    void a_file_in_the_dead_letter_channel_without_a_failure_is_found() {
        // given
        deadLetterFiles.add(PHOTO);

        // then
        assertThat(broken()).containsExactly(Rule.EACH_PHOTO_IS_ONE_COMPLETE_RECORD_OR_ONE_TYPED_FAILURE);
    }

    @Test
    void a_failure_that_keeps_quiet_about_the_complete_record_is_found() {
        // given
        fail(null);

        // then
        assertThat(broken()).containsExactly(Rule.A_FAILURE_NAMES_THE_RECORD_THAT_EXISTS);
    }

    @Test
    void a_failure_that_names_a_record_that_does_not_exist_is_found() {
        // given
        images.clear();
        fail("elsewhere");

        // then
        assertThat(broken()).containsExactly(Rule.A_FAILURE_NAMES_THE_RECORD_THAT_EXISTS);
    }

    @Test
    void a_failure_that_keeps_quiet_about_the_empty_record_is_found() {
        // given
        images.set(0, empty("one"));
        fail(null);

        // then
        assertThat(broken()).contains(Rule.A_RECORD_WITHOUT_BYTES_COMES_FROM_A_LOST_REPLY_AND_WAS_REPORTED);
    }

    @Test
    void a_second_record_although_the_first_was_replied_to_is_found() {
        // given
        images.add(empty("two"));
        requests.add(create("two", Fault.pass()));
        redelivered.add(mayExist());

        // then
        assertThat(broken()).containsExactly(Rule.A_RECORD_WITHOUT_BYTES_COMES_FROM_A_LOST_REPLY_AND_WAS_REPORTED);
    }

    @Test
    void an_empty_record_that_nobody_was_told_of_is_found() {
        // given
        images.add(empty("two"));
        images.add(empty("three"));
        requests.add(create("two", Fault.resetAfter()));
        requests.add(create("three", Fault.resetAfter()));
        redelivered.add(mayExist());

        // then
        assertThat(broken()).containsExactly(Rule.A_RECORD_WITHOUT_BYTES_COMES_FROM_A_LOST_REPLY_AND_WAS_REPORTED);
    }

    @Test
    void a_key_that_reaches_the_storage_is_found() {
        // given
        requests.add(request(Route.UPLOAD, "one", Fault.pass(), true));

        // then
        assertThat(broken()).containsExactly(Rule.THE_KEY_GOES_TO_THE_API_ALONE);
    }

    @Test
    void a_file_that_was_not_moved_is_found() {
        // given
        moved.clear();

        // then
        assertThat(broken()).containsExactly(Rule.EVERY_FILE_IS_MOVED);
    }

    @Test
    void a_temporary_file_that_is_left_is_found() {
        // given
        leftovers.add("photo.spool");

        // then
        assertThat(broken()).containsExactly(Rule.NOTHING_IS_LEFT);
    }

    @Test
    void the_story_of_a_photo_tells_its_requests_failures_and_records_and_no_others() {
        // given
        redelivered.add(mayExist());
        requests.add(request(Route.UPLOAD, "one", Fault.reset(), false));
        requests.add(request(Route.UPLOAD, "other", Fault.status(500), false));

        // when
        String story = History.of(PHOTO, evidence());

        // then
        assertThat(story)
                .contains("CREATE_IMAGE image one", "UPLOAD image one", "fault RESET", "may exist", "record one")
                .doesNotContain("other");
    }

    private List<Rule> broken() {
        return Invariant.violations(evidence()).stream()
                .map(Invariant.Violation::rule)
                .distinct()
                .toList();
    }

    private Evidence evidence() {
        return new Evidence(
                Map.of(PHOTO, SHA256),
                moved,
                deadLetters,
                deadLetterFiles,
                redelivered,
                images,
                requests,
                log,
                leftovers);
    }

    private void fail(@Nullable String imageId) {
        deadLetters.add(new Report(PHOTO, "AutoenhanceServerException", true, imageId, "500"));
        deadLetterFiles.add(PHOTO);
    }

    private static Report mayExist() {
        return new Report(PHOTO, "AutoenhanceConnectionException", true, null, "a record without a photo may exist");
    }

    private static Report noReply() {
        String message = "no reply within responseTimeout; a record without a photo may exist";
        return new Report(PHOTO, "AutoenhanceConnectionException", true, null, message);
    }

    private static EmulatedImage complete(String id, String sha256) {
        return image(id, PHOTO, "processed", 3, sha256);
    }

    private static EmulatedImage empty(String id) {
        return image(id, PHOTO, "waiting", -1, null);
    }

    private static EmulatedImage image(String id, String name, String status, long bytes, @Nullable String sha256) {
        return new EmulatedImage(id, name, null, status, null, null, Map.of(), bytes, sha256, null, false);
    }

    private static RecordedRequest create(String id, Fault fault) {
        return request(Route.CREATE_IMAGE, id, fault, false);
    }

    private static RecordedRequest request(Route route, String id, Fault fault, boolean leak) {
        byte[] json = "{\"image_name\":\"%s\"}".formatted(PHOTO).getBytes(StandardCharsets.UTF_8);
        String path = route == Route.UPLOAD ? "/bucket/" + id : "/v3/images/";
        return new RecordedRequest(
                Instant.EPOCH, route, "", path, "", Map.of(), json, json.length, "", 200, leak, 0, fault, id);
    }
}
