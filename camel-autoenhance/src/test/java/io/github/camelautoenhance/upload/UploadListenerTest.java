/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.upload;

import static io.github.camelautoenhance.testing.StorageErrors.expired;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelautoenhance.emulator.traffic.Fault;
import io.github.camelautoenhance.emulator.traffic.Route;
import io.github.camelautoenhance.error.AutoenhanceException;
import io.github.camelautoenhance.model.UploadListener;
import io.github.camelautoenhance.model.UploadStatus;
import io.github.camelautoenhance.testing.EmulatorTestSupport;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.BindToRegistry;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a listener hears, of which uploads, and what it cannot break. */
class UploadListenerTest extends EmulatorTestSupport {

    /** Found by its type, without being named. */
    @BindToRegistry
    private final Recorder recorder = new Recorder();

    @Test
    void reports_upload_from_record_to_last_byte() {
        // when
        send("autoenhance:images?imageName=kitchen.jpg&orderId=villa", photo(150_000));

        // then
        assertThat(recorder.names()).containsExactly("created", "bytesSent", "bytesSent", "bytesSent", "finished");
        assertThat(recorder.statuses())
                .extracting(UploadStatus::bytesSent)
                .containsExactly(0L, 65_536L, 131_072L, 150_000L, 150_000L);
        assertThat(recorder.statuses()).allSatisfy(status -> {
            assertThat(status.imageName()).isEqualTo("kitchen.jpg");
            assertThat(status.imageId()).isEqualTo(onlyImage().imageId());
            assertThat(status.orderId()).isEqualTo("villa");
            assertThat(status.length()).isEqualTo(150_000);
        });
    }

    @Test
    void reports_retry_with_reason_from_first_byte() {
        // given
        emulator().faults().on(Route.CREATE_IMAGE, Fault.status(503));
        emulator().faults().on(Route.UPLOAD, Fault.resetAfter());

        // when
        send("autoenhance:images", photo(1000));

        // then
        assertThat(recorder.names())
                .containsExactly("repeating", "created", "bytesSent", "repeating", "bytesSent", "finished");
        assertThat(recorder.events.get(0).reason()).hasMessageContaining("503");
        assertThat(recorder.events.get(3).reason()).hasMessageContaining("send the photo");
        assertThat(recorder.events.get(4).status().bytesSent()).isEqualTo(1000);
    }

    @Test
    void reports_replaced_record_with_both_ids() {
        // given
        emulator().faults().on(Route.UPLOAD, expired());

        // when
        send("autoenhance:images", photo(1000));

        // then
        assertThat(recorder.names()).containsExactly("created", "created", "refreshed", "bytesSent", "finished");
        Event refreshed = recorder.events.get(2);
        assertThat(refreshed.status().imageId()).isEqualTo(onlyImage().imageId());
        assertThat(refreshed.expiredImageId())
                .isEqualTo(recorder.events.get(0).status().imageId())
                .isNotEqualTo(onlyImage().imageId());
    }

    @Test
    void reports_exception_of_failed_upload() {
        // given
        emulator().faults().on(Route.CREATE_IMAGE, Fault.status(402));

        // when
        Exchange exchange = send("autoenhance:images", photo(1000));

        // then
        assertThat(recorder.names()).containsExactly("failed");
        assertThat(recorder.events.get(0).reason()).isSameAs(exchange.getException());
        assertThat(recorder.events.get(0).status().imageId()).isNull();
    }

    @Test
    void ignores_exception_of_listener() throws Exception {
        // given
        context.getRegistry().bind("broken", new Broken());

        // when
        Exchange exchange = send("autoenhance:images?uploadListener=#broken", photo(1000));

        // then
        assertThat(exchange.getException()).isNull();
        assertThat(onlyImage().sha256()).isEqualTo(sha256(photo(1000)));
        assertThat(recorder.events).isEmpty();
    }

    @Test
    void reports_no_operation_without_upload() {
        // when
        send("autoenhance:images?operation=create&imageName=a.jpg", null);

        // then
        assertThat(recorder.events).isEmpty();
    }

    private record Event(
            String name,
            UploadStatus status,
            @Nullable Exception reason,
            @Nullable String expiredImageId) {}

    private static final class Recorder implements UploadListener {

        private final List<Event> events = new CopyOnWriteArrayList<>();

        List<String> names() {
            return events.stream().map(Event::name).toList();
        }

        List<UploadStatus> statuses() {
            return events.stream().map(Event::status).toList();
        }

        @Override
        public void created(UploadStatus upload) {
            events.add(new Event("created", upload, null, null));
        }

        @Override
        public void bytesSent(UploadStatus upload) {
            events.add(new Event("bytesSent", upload, null, null));
        }

        @Override
        public void repeating(UploadStatus upload, AutoenhanceException reason, Duration delay) {
            events.add(new Event("repeating", upload, reason, null));
        }

        @Override
        public void refreshed(UploadStatus upload, String expiredImageId) {
            events.add(new Event("refreshed", upload, null, expiredImageId));
        }

        @Override
        public void finished(UploadStatus upload) {
            events.add(new Event("finished", upload, null, null));
        }

        @Override
        public void failed(UploadStatus upload, Exception reason) {
            events.add(new Event("failed", upload, reason, null));
        }
    }

    private static final class Broken implements UploadListener {

        @Override
        public void created(UploadStatus upload) {
            throw new IllegalStateException("created");
        }

        @Override
        public void bytesSent(UploadStatus upload) {
            throw new IllegalStateException("bytesSent");
        }

        @Override
        public void finished(UploadStatus upload) {
            throw new NoClassDefFoundError("finished");
        }
    }
}
