/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.download;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelautoenhance.emulator.traffic.Fault;
import io.github.camelautoenhance.emulator.traffic.Route;
import io.github.camelautoenhance.testing.EmulatorTestSupport;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.Exchange;
import org.apache.camel.support.SimpleTypeConverter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A stream that the component opens itself, by type conversion, is closed whatever becomes of the upload. */
@Timeout(600)
class ConvertedStreamTest extends EmulatorTestSupport {

    private final RemotePhoto body = new RemotePhoto(new AtomicBoolean());

    private record RemotePhoto(AtomicBoolean closed) {
        InputStream open() {
            return new ByteArrayInputStream(photo(1000)) {
                @Override
                public void close() {
                    closed.set(true);
                }
            };
        }
    }

    @BeforeEach
    void addConverter() {
        context.getTypeConverterRegistry()
                .addTypeConverter(
                        InputStream.class,
                        RemotePhoto.class,
                        new SimpleTypeConverter(false, (type, exchange, value) -> ((RemotePhoto) value).open()));
    }

    @Test
    void closes_stream_of_uploaded_photo() {
        // when
        Exchange exchange = send("autoenhance:images", body);

        // then
        assertThat(exchange.getException()).isNull();
        assertThat(body.closed()).isTrue();
    }

    @Test
    void closes_stream_of_too_large_photo() {
        // when
        Exchange exchange = send("autoenhance:images?maxSize=10", body);

        // then
        assertThat(exchange.getException()).hasMessageContaining("maxSize");
        assertThat(body.closed()).isTrue();
    }

    @Test
    void closes_unspooled_stream_of_uploaded_photo() {
        // when
        Exchange exchange = send("autoenhance:images?spool=never", body);

        // then
        assertThat(exchange.getException()).isNull();
        assertThat(body.closed()).isTrue();
    }

    @Test
    void closes_unspooled_stream_when_create_is_refused() {
        // given
        emulator().faults().on(Route.CREATE_IMAGE, Fault.status(402));

        // when
        Exchange exchange = send("autoenhance:images?spool=never", body);

        // then
        assertThat(exchange.getException()).isNotNull();
        assertThat(body.closed()).isTrue();
    }
}
