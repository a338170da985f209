/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.webhook;

import io.github.camelautoenhance.model.AutoenhanceEvent;
import io.github.camelautoenhance.spi.Refusal;
import io.github.camelautoenhance.util.Deadline;
import io.github.camelautoenhance.util.Identifier;
import io.github.camelautoenhance.util.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Pattern;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;

/** Reads an event out of the body of a request that anybody may have made: not too much of it, and not for too long. */
final class EventReader {

    /** How long a request may take to arrive; an event is smaller than most network packets. */
    static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Names of events become header values. */
    private static final Pattern EVENT_NAME = Pattern.compile("[A-Za-z0-9_.:-]{1,64}");

    private final int maxBodySize;
    private final Duration patience;

    EventReader(int maxBodySize, Duration patience) {
        this.maxBodySize = maxBodySize;
        this.patience = patience;
    }

    /** The event; null if the body is empty, as it is when a webhook is set up. */
    @Nullable
    AutoenhanceEvent read(Message request) throws Refusal {
        String json = text(request);
        return json.isBlank() ? null : event(json);
    }

    private String text(Message request) throws Refusal {
        Object body = request.getBody();
        try {
            if (body == null) {
                return "";
            }
            if (body instanceof Reader reader) {
                return bounded(reader);
            }
            if (body instanceof InputStream stream) {
                return new String(bounded(stream), StandardCharsets.UTF_8);
            }
            // A buffer of the engine's, which has bounded it.
            String text = request.getBody(String.class);
            return bounded(new StringReader(text == null ? "" : text));
        } catch (IOException e) {
            throw new Refusal(400, "The body cannot be read");
        }
    }

    /** Reads what comes in time, if that is not too much. */
    byte[] bounded(InputStream stream) throws IOException, Refusal {
        Deadline deadline = Deadline.after(patience);
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        byte[] buffer = new byte[Math.min(8192, maxBodySize + 1)];
        int read;
        while ((read = read(stream, buffer, deadline)) >= 0) {
            body.write(buffer, 0, read);
            if (body.size() > maxBodySize) {
                throw tooLarge(maxBodySize);
            }
            if (deadline.isOver()) {
                throw tooSlow();
            }
        }
        return body.toByteArray();
    }

    private static int read(InputStream stream, byte[] buffer, Deadline deadline) throws IOException, Refusal {
        try {
            return stream.read(buffer);
        } catch (IOException e) {
            // The patience of the server may be as long, or shorter.
            if (deadline.isOver()
                    || e instanceof SocketTimeoutException
                    || e.getCause() instanceof SocketTimeoutException) {
                throw tooSlow();
            }
            throw e;
        }
    }

    private String bounded(Reader reader) throws IOException, Refusal {
        Deadline deadline = Deadline.after(patience);
        StringBuilder text = new StringBuilder();
        char[] buffer = new char[Math.min(8192, maxBodySize + 1)];
        int read;
        while ((read = reader.read(buffer)) >= 0) {
            text.append(buffer, 0, read);
            if (text.length() > maxBodySize) {
                throw tooLarge(maxBodySize);
            }
            if (deadline.isOver()) {
                throw tooSlow();
            }
        }
        if (text.toString().getBytes(StandardCharsets.UTF_8).length > maxBodySize) {
            throw tooLarge(maxBodySize);
        }
        return text.toString();
    }

    static Refusal noEvent() {
        return new Refusal(400, "The body is no event: a JSON object with a field event");
    }

    static Refusal tooLarge(int maxBodySize) {
        return new Refusal(413, "The body is larger than " + maxBodySize + " bytes");
    }

    static Refusal tooSlow() {
        return new Refusal(408, "The body came too slowly");
    }

    private static AutoenhanceEvent event(String json) throws Refusal {
        AutoenhanceEvent event;
        try {
            event = AutoenhanceEvent.fromMap(Json.readUntrustedObject(json));
        } catch (IOException | IllegalArgumentException e) {
            throw noEvent();
        }
        if (!EVENT_NAME.matcher(event.event()).matches()) {
            throw new Refusal(400, "The field event is no name of an event");
        }
        if (event.imageId() != null && !Identifier.isSafe(event.imageId())) {
            throw new Refusal(400, "The field image_id is no id");
        }
        return event;
    }
}
