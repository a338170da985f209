/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.examples.s3;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * An S3 server in a process of its own, with one bucket, {@value #BUCKET}.
 *
 * <pre>{@code
 * try (S3Server server = S3Server.start(folder); S3Client client = server.client()) {
 *     client.putObject(request -> request.bucket(S3Server.BUCKET).key("incoming/kitchen.jpg"), photo);
 * }
 * }</pre>
 */
final class S3Server implements AutoCloseable {

    static final String BUCKET = "photos";
    static final String ACCESS_KEY = "local-identity";
    static final Region REGION = Region.EU_WEST_1;

    /** The variable of the server's environment that holds the secret key. */
    static final String SECRET_KEY = "S3_SERVER_SECRET_KEY";

    private static final String SECRET = "local-credential";
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Process process;
    private final URI endpoint;

    private S3Server(Process process, URI endpoint) {
        this.process = process;
        this.endpoint = endpoint;
    }

    /**
     * Starts a server and makes the bucket.
     *
     * @param folder where to keep the objects and the server's log
     * @throws IOException if the server does not start; the log says why
     */
    static S3Server start(Path folder) throws IOException, InterruptedException {
        Path buckets = Files.createDirectories(folder.resolve("buckets"));
        Path port = folder.resolve("s3-port");
        Path log = folder.resolve("s3-server.log");
        Path classes = classes();
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-cp",
                        classes + File.pathSeparator + classes.resolveSibling("s3proxy/s3proxy.jar"),
                        S3ServerProgram.class.getName(),
                        buckets.toString(),
                        ACCESS_KEY,
                        port.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put(SECRET_KEY, SECRET);
        Process process = builder.start();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!Files.exists(port)) {
            if (process.waitFor(50, TimeUnit.MILLISECONDS) || System.nanoTime() - deadline > 0) {
                process.destroyForcibly();
                throw new IOException("The S3 server has not started:\n" + Files.readString(log));
            }
        }
        S3Server server = new S3Server(process, URI.create("http://127.0.0.1:" + Files.readString(port)));
        try (S3Client client = server.client()) {
            client.createBucket(request -> request.bucket(BUCKET));
        }
        return server;
    }

    URI endpoint() {
        return endpoint;
    }

    StaticCredentialsProvider credentials() {
        return StaticCredentialsProvider.create(AwsBasicCredentials.create(ACCESS_KEY, SECRET));
    }

    /** A client of this server; the caller closes it. */
    S3Client client() {
        return S3Client.builder()
                .endpointOverride(endpoint)
                .region(REGION)
                .credentialsProvider(credentials())
                .forcePathStyle(true)
                .build();
    }

    /** What the route has to know to read from this server. */
    Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("s3.bucket", BUCKET);
        settings.put("camel.component.aws2-s3.region", REGION.id());
        settings.put("camel.component.aws2-s3.use-default-credentials-provider", "false");
        settings.put("camel.component.aws2-s3.access-key", ACCESS_KEY);
        settings.put("camel.component.aws2-s3.secret-key", SECRET);
        settings.put("camel.component.aws2-s3.override-endpoint", "true");
        settings.put("camel.component.aws2-s3.uri-endpoint-override", endpoint.toString());
        settings.put("camel.component.aws2-s3.force-path-style", "true");
        return settings;
    }

    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static Path classes() throws IOException {
        try {
            return Path.of(S3Server.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }
}
