/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.emulator.http;

import io.github.camelautoenhance.emulator.util.Digests;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * AWS Signature Version 4 of a request to S3 whose payload is not signed, as a presigned address has it. See "Create a
 * signed AWS API request" in the AWS documentation.
 *
 * @param amzDate the time of signing, as {@code 20130524T000000Z}
 * @param region the region that the key is scoped to
 */
record SigV4(String amzDate, String region) {

    private static final String ALGORITHM = "AWS4-HMAC-SHA256";

    /** The part of the credential behind the access key. */
    String scope() {
        return String.join("/", scopeParts());
    }

    private List<String> scopeParts() {
        return List.of(amzDate.substring(0, 8), region, "s3", "aws4_request");
    }

    /**
     * The canonical request.
     *
     * @param path the encoded path; S3 alone among the services does not encode it again
     * @param query the encoded parameters, sorted, without the signature
     * @param headers the signed headers, names in lower case
     */
    static String canonicalRequest(String method, String path, String query, SortedMap<String, String> headers) {
        String lines = headers.entrySet().stream()
                .map(header -> header.getKey() + ":" + header.getValue().strip().replaceAll(" +", " ") + "\n")
                .collect(Collectors.joining());
        return String.join("\n", method, path, query, lines, String.join(";", headers.keySet()), "UNSIGNED-PAYLOAD");
    }

    String stringToSign(String canonicalRequest) {
        return String.join("\n", ALGORITHM, amzDate, scope(), Digests.sha256Hex(canonicalRequest));
    }

    String signature(String secret, String stringToSign) {
        byte[] key = ("AWS4" + secret).getBytes(StandardCharsets.UTF_8);
        for (String part : scopeParts()) {
            key = hmac(key, part);
        }
        return Digests.hex(hmac(key, stringToSign));
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
