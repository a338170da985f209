/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhotoTypeTest {

    private static final String AWS_TYPE = "CamelAwsS3ContentType";

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final Message message = new DefaultExchange(context).getMessage();

    @AfterEach
    void stop() throws Exception {
        context.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "image/jpeg",
                "image/x-canon-cr2",
                "image/svg+xml",
                "application/octet-stream",
                "Image/JPEG",
                "image/jpeg; quality=high"
            })
    void uses_given_type_unchanged(String given) {
        // given
        message.setHeader(Exchange.CONTENT_TYPE, "image/png");

        // then
        assertThat(PhotoType.resolve(given, "Option contentType", message)).isEqualTo(given);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jpeg",
                "image/",
                "/jpeg",
                "image/jpeg/2",
                "image jpeg",
                " image/jpeg",
                "image/jpeg\r\nx-amz-acl: public-read",
                "image/jpeg; a\r\nx-amz-acl: public-read",
                "image/jp\u00e9g",
                "*/*,x",
            })
    void refuses_invalid_given_type_naming_its_origin(String given) {
        assertThatThrownBy(() -> PhotoType.resolve(given, "Header CamelAutoenhanceContentType", message))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Header CamelAutoenhanceContentType");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "image/png,                  image/png",
                "IMAGE/PNG,                  image/png",
                "image/png;charset=binary,   image/png",
                "' image/png ; q=1',         image/png",
                "application/json,           none",
                "application/octet-stream,   none",
                "text/plain,                 none",
                "video/image/png,            none",
                "image,                      none",
                "image/,                     none",
                "'image/p ng',               none",
                "'',                         none",
            })
    void uses_inbound_type_of_an_image(String inbound, @Nullable String type) {
        // given
        message.setHeader(Exchange.CONTENT_TYPE, inbound);

        // then
        assertThat(resolve()).isEqualTo(type);
    }

    @Test
    void prefers_types_of_source_in_order() {
        message.setHeader(AWS_TYPE, "image/webp");
        assertThat(resolve()).isEqualTo("image/webp");
        message.setHeader(Exchange.FILE_CONTENT_TYPE, "image/tiff");
        assertThat(resolve()).isEqualTo("image/tiff");
        message.setHeader(Exchange.CONTENT_TYPE, "image/png");
        assertThat(resolve()).isEqualTo("image/png");
    }

    @Test
    void skips_type_that_is_no_image() {
        // given
        message.setHeader(Exchange.CONTENT_TYPE, "application/octet-stream");
        message.setHeader(AWS_TYPE, "image/webp");

        // then
        assertThat(resolve()).isEqualTo("image/webp");
    }

    @Test
    void sends_no_type_when_none_is_given() {
        assertThat(resolve()).isNull();
    }

    private @Nullable String resolve() {
        return PhotoType.resolve(null, "Option contentType", message);
    }
}
