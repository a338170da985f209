/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.emulator.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SigV4Test {

    /** The presigned request in "Authenticating Requests: Using Query Parameters" of the Amazon S3 documentation. */
    @Test
    void reproduces_published_signature() {
        // given
        SigV4 signer = new SigV4("20130524T000000Z", "us-east-1");
        String canonical = SigV4.canonicalRequest(
                "GET",
                "/test.txt",
                "X-Amz-Algorithm=AWS4-HMAC-SHA256"
                        + "&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20130524%2Fus-east-1%2Fs3%2Faws4_request"
                        + "&X-Amz-Date=20130524T000000Z&X-Amz-Expires=86400&X-Amz-SignedHeaders=host",
                new TreeMap<>(Map.of("host", "examplebucket.s3.amazonaws.com")));

        // when
        String signature = signer.signature("wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", signer.stringToSign(canonical));

        // then
        assertThat(signature).isEqualTo("aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404");
    }
}
