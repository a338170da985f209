/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.benchmarks;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One connection to the sink. It speaks as much of the service as an upload needs: {@code POST .../v3/images/} answers
 * with an upload address on the sink itself, {@code PUT .../upload/name} checks length and CRC32 against the name. A
 * target that starts with {@code /delay/100} is answered after 100 ms, and so is the PUT that follows from it.
 */
final class SinkConnection implements Runnable {

    private static final Pattern TARGET =
            Pattern.compile("(?<prefix>(?:/delay/(?<delay>\\d+))?)/(?<rest>v3/images/|upload/.*)");
    private static final Pattern IMAGE_NAME = Pattern.compile("\"image_name\"\\s*:\\s*\"([^\"]*)\"");
    private static final Pattern UPLOAD = Pattern.compile("upload/(\\d+)-([0-9a-f]{8})\\.jpg\\?.*");
    private static final AtomicLong IDS = new AtomicLong();

    private final Socket socket;
    private final String scheme;
    private final Tally tally;

    SinkConnection(Socket socket, String scheme, Tally tally) {
        this.socket = socket;
        this.scheme = scheme;
        this.tally = tally;
    }

    @Override
    public void run() {
        try (socket) {
            socket.setTcpNoDelay(true);
            RequestReader in = new RequestReader(socket.getInputStream());
            OutputStream out = new BufferedOutputStream(socket.getOutputStream());
            for (RequestReader.Head head = in.head(); head != null; head = in.head()) {
                if (!answer(head, in, out)) {
                    return;
                }
            }
        } catch (IOException e) {
            // A client that goes away while it is idle is its right; one that does so within a photo is missed there.
        }
    }

    /** Returns whether the connection can be used again. */
    private boolean answer(RequestReader.Head head, RequestReader in, OutputStream out) throws IOException {
        Matcher target = TARGET.matcher(head.target());
        if (!target.matches()) {
            tally.fault("a request for " + head.target());
            return reply(out, 404, "");
        }
        if (head.headers().containsKey("transfer-encoding")) {
            tally.fault("a chunked " + head.method());
            return reply(out, 501, "");
        }
        String delay = target.group("delay");
        String rest = target.group("rest");
        if (head.method().equals("POST")) {
            String json = create(head, in, target.group("prefix"));
            pause(delay);
            return reply(out, 200, json);
        }
        if (head.headers().containsKey("x-api-key")) {
            tally.fault("an API key sent to the storage");
            return reply(out, 403, "");
        }
        if ("100-continue".equalsIgnoreCase(head.headers().get("expect"))) {
            out.write(ascii("HTTP/1.1 100 Continue\r\n\r\n"));
            out.flush();
        }
        receive(head, in, rest);
        pause(delay);
        return reply(out, 200, "");
    }

    private String create(RequestReader.Head head, RequestReader in, String prefix) throws IOException {
        Matcher name = IMAGE_NAME.matcher(RequestReader.text(in.body(head.contentLength())));
        if (!name.find() || !head.headers().containsKey("x-api-key")) {
            tally.fault("a POST without name or API key");
            return "{}";
        }
        String address = scheme + "://localhost:" + socket.getLocalPort() + prefix + "/upload/" + name.group(1)
                + "?X-Amz-Signature=0123456789abcdef&X-Amz-Expires=3600";
        return "{\"image_id\":\"image-%d\",\"image_name\":\"%s\",\"status\":\"waiting\",\"upload_url\":\"%s\"}"
                .formatted(IDS.incrementAndGet(), name.group(1), address);
    }

    private void receive(RequestReader.Head head, RequestReader in, String rest) throws IOException {
        long crc = in.bodyCrc(head.contentLength());
        Matcher expected = UPLOAD.matcher(rest);
        if (!expected.matches()
                || Long.parseLong(expected.group(1)) != head.contentLength()
                || Long.parseLong(expected.group(2), 16) != crc) {
            tally.fault("%d bytes with CRC %08x sent to %s".formatted(head.contentLength(), crc, rest));
        }
        tally.photo(head.contentLength());
    }

    private static void pause(@Nullable String millis) throws IOException {
        if (millis == null) {
            return;
        }
        try {
            Thread.sleep(Long.parseLong(millis));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private static boolean reply(OutputStream out, int status, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        // What was refused was not read, so nothing further can come over the connection.
        out.write(ascii("HTTP/1.1 %d -\r\nContent-Type: application/json\r\nContent-Length: %d\r\n%s\r\n"
                .formatted(status, body.length, status == 200 ? "" : "Connection: close\r\n")));
        out.write(body);
        out.flush();
        return status == 200;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
