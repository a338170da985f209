/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.emulator.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Makes upload addresses and checks requests to them. The signature is a real one over the request line as it arrives:
 * a client that decodes and encodes the address again, or reorders it, is refused as it may be by S3.
 */
public final class PresignedUrls {

    private static final String BUCKET_PATH = "/autoenhance-emulator/";
    private static final String BRACKETS = "brackets/";
    // an image's id is chosen by the client and may be any word, but its path has one part less
    private static final Pattern IMAGE_PATH = Pattern.compile(BUCKET_PATH + "([^/]+)/[^/]*");
    private static final Pattern BRACKET_PATH = Pattern.compile(BUCKET_PATH + BRACKETS + "([^/]+)/[^/]*");
    private static final String DOWNLOADS = "downloads/";
    private static final Pattern DOWNLOAD_PATH = Pattern.compile(BUCKET_PATH + DOWNLOADS + "([^/]+)/([^/]+)");
    private static final String REGION = "eu-west-1";
    private static final String ACCESS_KEY = "AKIAEMULATOR";
    private static final String OCTET_STREAM = "application/octet-stream";
    private static final String SIGNATURE = "&X-Amz-Signature=";
    private static final DateTimeFormatter AMZ_DATE =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final String secret = newSecret();
    private final Clock clock;
    private final Duration validity;

    public PresignedUrls(Clock clock, Duration validity) {
        this.clock = clock;
        this.validity = validity;
    }

    /**
     * An address that takes one photo.
     *
     * @param storageUrl scheme, host and port of the storage
     * @param contentType the type announced by the client, null for {@code application/octet-stream}
     */
    public String forUpload(String storageUrl, String imageId, String imageName, @Nullable String contentType) {
        String more = contentType == null ? "" : "&content-type=" + encode(contentType);
        String type = contentType == null ? OCTET_STREAM : contentType;
        return signedPut(storageUrl, encode(imageId) + "/" + encode(imageName), more, type);
    }

    /** An address that takes the file of one bracket, always as {@code application/octet-stream}. */
    public String forBracket(String storageUrl, String bracketId, String name) {
        String more = "&x-amz-meta-bracket_id=" + encode(bracketId);
        return signedPut(storageUrl, BRACKETS + encode(bracketId) + "/" + encode(name), more, OCTET_STREAM);
    }

    /** An address that gives away one file of an image. */
    public String forDownload(String storageUrl, String imageId, String file) {
        String key = DOWNLOADS + encode(imageId) + "/" + encode(file);
        return signed("GET", storageUrl, key, "", host -> new TreeMap<>(Map.of("host", host)));
    }

    private String signedPut(String storageUrl, String key, String more, String type) {
        return signed("PUT", storageUrl, key, more, host -> signedHeaders(type, host));
    }

    private String signed(
            String method,
            String storageUrl,
            String key,
            String more,
            Function<String, SortedMap<String, String>> headersForHost) {
        String host = storageUrl.substring(storageUrl.indexOf("//") + 2);
        SortedMap<String, String> headers = headersForHost.apply(host);
        SigV4 signer = new SigV4(AMZ_DATE.format(clock.instant()), REGION);
        String path = BUCKET_PATH + key;
        String query = "X-Amz-Algorithm=AWS4-HMAC-SHA256"
                + "&X-Amz-Credential=" + encode(ACCESS_KEY + "/" + signer.scope())
                + "&X-Amz-Date=" + signer.amzDate()
                + "&X-Amz-Expires=" + validity.toSeconds()
                + "&X-Amz-SignedHeaders=" + String.join("%3B", headers.keySet())
                + more;
        String canonical = SigV4.canonicalRequest(method, path, query, headers);
        return storageUrl + path + "?" + query + SIGNATURE + signer.signature(secret, signer.stringToSign(canonical));
    }

    /** The id in the path of an upload address of an image. */
    public static Optional<String> imageId(String path) {
        return part(IMAGE_PATH, path, 1);
    }

    /** The id in the path of an upload address of a bracket. */
    public static Optional<String> bracketId(String path) {
        return part(BRACKET_PATH, path, 1);
    }

    /** The id in the path of a download address. */
    public static Optional<String> downloadId(String path) {
        return part(DOWNLOAD_PATH, path, 1);
    }

    /** The file in the path of a download address. */
    public static Optional<String> downloadFile(String path) {
        return part(DOWNLOAD_PATH, path, 2);
    }

    private static Optional<String> part(Pattern pattern, String path, int group) {
        return Optional.of(pattern.matcher(path)).filter(Matcher::matches).map(found -> found.group(group));
    }

    /** Why a request is refused; nothing if its address is valid, unchanged and used as it was meant. */
    public Optional<Answer> refusal(Call call) {
        int end = call.query().lastIndexOf(SIGNATURE);
        if (end < 0) {
            return Optional.of(S3Error.of(403));
        }
        String query = call.query().substring(0, end);
        String provided = call.query().substring(end + SIGNATURE.length());
        Map<String, String> parameters = Pattern.compile("&")
                .splitAsStream(query)
                .map(parameter -> parameter.split("=", 2))
                .filter(parameter -> parameter.length == 2)
                .collect(
                        Collectors.toMap(parameter -> parameter[0], parameter -> parameter[1], (first, next) -> first));
        String amzDate = parameters.getOrDefault("X-Amz-Date", "");
        Instant expiry;
        try {
            expiry = AMZ_DATE.parse(amzDate, Instant::from)
                    .plusSeconds(Long.parseLong(parameters.getOrDefault("X-Amz-Expires", "")));
        } catch (DateTimeException | NumberFormatException | ArithmeticException e) {
            return Optional.of(S3Error.of(
                    400,
                    "AuthorizationQueryParametersError",
                    "Query-string authentication version 4 requires the X-Amz-Algorithm, X-Amz-Credential,"
                            + " X-Amz-Signature, X-Amz-Date, X-Amz-SignedHeaders, and X-Amz-Expires parameters."));
        }
        return expired(expiry).or(() -> mismatch(call, new SigV4(amzDate, REGION), query, provided));
    }

    private Optional<Answer> expired(Instant expiry) {
        Instant now = clock.instant();
        if (now.isBefore(expiry)) {
            return Optional.empty();
        }
        Map<String, String> elements = new LinkedHashMap<>();
        elements.put("Expires", expiry.toString());
        elements.put("ServerTime", now.toString());
        return Optional.of(S3Error.of(403, "AccessDenied", "Request has expired", elements));
    }

    private Optional<Answer> mismatch(Call call, SigV4 signer, String query, String provided) {
        Function<String, String> header = name -> call.header(name).orElse("");
        // an address says itself which headers are signed, but here they follow from the method
        SortedMap<String, String> headers = call.method().equals("GET")
                ? new TreeMap<>(Map.of("host", header.apply("Host")))
                : signedHeaders(header.apply("Content-Type"), header.apply("Host"));
        String canonical = SigV4.canonicalRequest(call.method(), call.path(), query, headers);
        String stringToSign = signer.stringToSign(canonical);
        String expected = signer.signature(secret, stringToSign);
        if (MessageDigest.isEqual(bytes(expected), bytes(provided))) {
            return Optional.empty();
        }
        Map<String, String> elements = new LinkedHashMap<>();
        elements.put("AWSAccessKeyId", ACCESS_KEY);
        elements.put("StringToSign", stringToSign);
        elements.put("SignatureProvided", provided);
        elements.put("CanonicalRequest", canonical);
        return Optional.of(S3Error.of(
                403,
                "SignatureDoesNotMatch",
                "The request signature we calculated does not match the signature you provided."
                        + " Check your key and signing method.",
                elements));
    }

    private static SortedMap<String, String> signedHeaders(String contentType, String host) {
        return new TreeMap<>(Map.of("content-type", contentType, "host", host));
    }

    /** Percent-encoding of everything but RFC 3986's unreserved characters, which Java's form encoding nearly is. */
    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String newSecret() {
        byte[] random = new byte[20];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
