/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.upload;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelautoenhance.AutoenhanceConstants;
import io.github.camelautoenhance.emulator.account.EmulatedImage;
import io.github.camelautoenhance.emulator.traffic.RecordedRequest;
import io.github.camelautoenhance.emulator.traffic.Route;
import io.github.camelautoenhance.model.AutoenhanceImage;
import io.github.camelautoenhance.testing.EmulatorTestSupport;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;

class UploadTest extends EmulatorTestSupport {

    @Test
    void uploads_file_as_one_image_with_same_bytes() throws Exception {
        // given
        Path kitchen = photoFile("kitchen.jpg", 100_000);

        // when
        Exchange exchange = send("autoenhance:images", kitchen.toFile());

        // then
        assertThat(exchange.getException()).isNull();
        EmulatedImage image = onlyImage();
        assertThat(image.imageName()).isEqualTo("kitchen.jpg");
        assertThat(image.bytes()).isEqualTo(100_000);
        assertThat(image.sha256()).isEqualTo(sha256(photo(100_000)));
    }

    @Test
    void returns_record_as_body_and_ids_as_headers() throws Exception {
        // given
        Path kitchen = photoFile("kitchen.jpg", 1000);

        // when
        Exchange exchange =
                send("autoenhance:images", kitchen.toFile(), Map.of(AutoenhanceConstants.ORDER_ID, "villa-42"));

        // then
        AutoenhanceImage record = exchange.getMessage().getBody(AutoenhanceImage.class);
        assertThat(record.imageId()).isEqualTo(onlyImage().imageId());
        assertThat(record.orderId()).isEqualTo("villa-42");
        assertThat(exchange.getMessage().getHeaders())
                .containsEntry(AutoenhanceConstants.IMAGE_ID, record.imageId())
                .containsEntry(AutoenhanceConstants.ORDER_ID, "villa-42")
                .containsEntry(AutoenhanceConstants.STATUS, "waiting")
                .containsEntry(AutoenhanceConstants.UPLOADED_BYTES, 1000L);
    }

    @Test
    void row_21_sends_put_without_headers_of_message() throws Exception {
        // given
        Map<String, Object> headers = Map.of("Authorization", "Bearer x", "x-amz-acl", "public-read", "Cookie", "a=b");

        // when
        Exchange exchange = send("autoenhance:images", photo(2_000_000), headers);

        // then
        assertThat(exchange.getException()).isNull();
        RecordedRequest put = emulator().journal().requests(Route.UPLOAD).get(0);
        assertThat(put.headers().keySet())
                .extracting(name -> name.toLowerCase(Locale.ROOT))
                .containsOnly("host", "connection", "user-agent", "expect", "content-type", "content-length");
        assertThat(put.header("Content-Length")).contains("2000000");
        assertThat(put.header("Content-Type")).contains("application/octet-stream");
    }
}
