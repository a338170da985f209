/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.examples.camelk;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A process as the Deployment would have its container, with folders of a test in place of the volumes. */
final class Pod {

    private static final Pattern PORT = Pattern.compile("HttpServer started on 127[.]0[.]0[.]1:(\\d+)");
    private static final Pattern PEAK = Pattern.compile("VmHWM:\\s+(\\d+) kB");

    private final HttpClient client = HttpClient.newHttpClient();
    private final JsonNode container;
    private final Path work;
    private final Path log;
    private final Process process;

    /**
     * Starts it.
     *
     * @param folder where its volumes, its working directory and its log are
     * @param settings what differs from the application's properties
     */
    Pod(Path folder, Path settings) throws IOException {
        container = Manifest.of("Deployment").at("/spec/template/spec/containers/0");
        work = Files.createDirectory(folder.resolve("work"));
        log = folder.resolve("log.txt");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Dorg.slf4j.simpleLogger.log.org.apache.camel.component.platform.http=info");
        command.add("org.apache.camel.main.Main");
        // the arguments of Camel Main, in place of application.properties alone
        command.add("-pl");
        command.add(settings.toUri() + ",classpath:application.properties");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(work.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        String spool = Files.createDirectory(folder.resolve("spool")).toString();
        container.at("/env").forEach(variable -> builder.environment()
                .put(
                        variable.path("name").asText(),
                        variable.path("value").asText().replace("/spool", spool)));
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        process = builder.start();
    }

    /** The status that a probe of the Deployment gets, 0 while there is no answer. */
    int probe(String name) throws InterruptedException {
        return answer(name).map(HttpResponse::statusCode).orElse(0);
    }

    /** What a probe of the Deployment gets; nothing while there is no answer. */
    Optional<HttpResponse<String>> answer(String probe) throws InterruptedException {
        Matcher port = PORT.matcher(log());
        if (!port.find()) {
            return Optional.empty();
        }
        String path = container.at("/" + probe + "Probe/httpGet/path").asText();
        URI address = URI.create("http://127.0.0.1:" + port.group(1) + path);
        try {
            return Optional.of(
                    client.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The most memory that the process has had, in bytes, of which the limit counts all. */
    long peakMemory() throws IOException {
        Matcher peak = PEAK.matcher(Files.readString(Path.of("/proc", String.valueOf(process.pid()), "status")));
        if (!peak.find()) {
            throw new IllegalStateException("no peak of memory");
        }
        return Long.parseLong(peak.group(1)) * 1024;
    }

    long memoryLimit() {
        String limit = container.at("/resources/limits/memory").asText();
        if (!limit.endsWith("Mi")) {
            throw new IllegalStateException("not in Mi: " + limit);
        }
        return Long.parseLong(limit.substring(0, limit.length() - 2)) << 20;
    }

    /** What Kubernetes does first to end a pod. */
    void terminate() {
        process.destroy();
    }

    boolean endsWithin(int seconds) throws InterruptedException {
        return process.waitFor(seconds, TimeUnit.SECONDS);
    }

    int exitValue() {
        return process.exitValue();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Where everything lies that is not in a volume. */
    Path workingDirectory() {
        return work;
    }

    String log() {
        return Manifest.text(log);
    }

    void kill() {
        process.destroyForcibly().onExit().join();
    }
}
