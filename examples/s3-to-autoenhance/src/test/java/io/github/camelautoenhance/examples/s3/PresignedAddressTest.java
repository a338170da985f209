/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.examples.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelautoenhance.AutoenhanceComponent;
import io.github.camelautoenhance.AutoenhanceConstants;
import io.github.camelautoenhance.emulator.traffic.Fault;
import io.github.camelautoenhance.emulator.traffic.Route;
import io.github.camelautoenhance.error.AutoenhanceUploadException;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Random;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** The component uploads to addresses that the AWS SDK has signed, and the server checks the signatures. */
class PresignedAddressTest extends BucketTestSupport {

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final byte[] photo = new byte[1_500_000];

    @BeforeEach
    void start() {
        new Random(42).nextBytes(photo);
        AutoenhanceComponent autoenhance = context.getComponent("autoenhance", AutoenhanceComponent.class);
        autoenhance.getConfiguration().setBaseUrl(emulator().baseUrl());
        autoenhance.getConfiguration().setApiKey(emulator().apiKey());
        context.start();
    }

    @AfterEach
    void stop() throws IOException {
        context.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"kitchen.jpg", "villa 42/bath room+1 é%20=&?.jpg", "a/b/c~*'()!$,;.jpg"})
    void stores_photo_under_signed_key(String key) {
        // given
        createRepliesWith(presigned(key, null, S3Server.BUCKET));

        // when
        upload(null);

        // then
        assertThat(keys()).containsExactly(key);
        assertThat(client().getObjectAsBytes(
                                request -> request.bucket(S3Server.BUCKET).key(key))
                        .asByteArray())
                .isEqualTo(photo);
    }

    @Test
    void sends_registered_content_type_if_signed() {
        // given
        createRepliesWith(presigned("kitchen.jpg", "image/jpeg", S3Server.BUCKET));

        // when
        upload("image/jpeg");

        // then
        assertThat(client().headObject(
                                request -> request.bucket(S3Server.BUCKET).key("kitchen.jpg"))
                        .contentType())
                .isEqualTo("image/jpeg");
    }

    @Test
    void falls_back_to_octet_stream_if_signed() {
        // given
        createRepliesWith(presigned("kitchen.jpg", "application/octet-stream", S3Server.BUCKET));

        // when
        upload("image/jpeg");

        // then
        assertThat(client().headObject(
                                request -> request.bucket(S3Server.BUCKET).key("kitchen.jpg"))
                        .contentType())
                .isEqualTo("application/octet-stream");
    }

    @Test
    void reports_why_altered_address_is_refused() {
        // given
        String address = presigned("kitchen.jpg", null, S3Server.BUCKET).toString();
        createRepliesWith(URI.create(address.replace("kitchen.jpg", "bath.jpg")));

        // then
        assertThatThrownBy(() -> upload(null))
                .isInstanceOf(CamelExecutionException.class)
                .cause()
                .isInstanceOfSatisfying(AutoenhanceUploadException.class, refused -> {
                    assertThat(refused.statusCode()).isEqualTo(403);
                    assertThat(refused.storageCode()).isEqualTo("SignatureDoesNotMatch");
                    assertThat(refused).hasMessageNotContaining("X-Amz-Signature");
                });
        assertThat(keys()).isEmpty();
    }

    @Test
    void reports_missing_bucket() {
        // given
        createRepliesWith(presigned("kitchen.jpg", null, "no-such-bucket"));

        // then
        assertThatThrownBy(() -> upload(null))
                .cause()
                .isInstanceOfSatisfying(AutoenhanceUploadException.class, refused -> assertThat(refused.storageCode())
                        .isEqualTo("NoSuchBucket"));
    }

    private void upload(@Nullable String contentType) {
        ProducerTemplate template = context.createProducerTemplate();
        template.sendBodyAndHeader("autoenhance:images", photo, AutoenhanceConstants.CONTENT_TYPE, contentType);
    }

    /** The address for one PUT, as the service would make it. */
    private static URI presigned(String key, @Nullable String contentType, String bucket) {
        try (S3Presigner presigner = S3Presigner.builder()
                .endpointOverride(server().endpoint())
                .region(S3Server.REGION)
                .credentialsProvider(server().credentials())
                .serviceConfiguration(
                        S3Configuration.builder().pathStyleAccessEnabled(true).build())
                .build()) {
            return URI.create(presigner
                    .presignPutObject(presign -> presign.signatureDuration(Duration.ofMinutes(10))
                            .putObjectRequest(put -> put.bucket(bucket).key(key).contentType(contentType)))
                    .url()
                    .toString());
        }
    }

    private static void createRepliesWith(URI address) {
        emulator().faults().on(Route.CREATE_IMAGE, Fault.status(200).body("application/json", """
                {"image_id": "3a6f3d3e-3f4b-4a55-9a3b-2f0a1b6a7c11", "status": "waiting", "upload_url": "%s"}
                """.formatted(address)));
    }
}
