/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.emulator.http;

import io.github.camelautoenhance.emulator.traffic.Fault;
import io.github.camelautoenhance.emulator.traffic.WireFault;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Receives one request and sends its reply: as HTTP should be, or as a {@link WireFault} wants it. */
final class Wire {

    private static final Logger LOG = LoggerFactory.getLogger(Wire.class);
    private static final Duration LONGEST_STALL = Duration.ofMinutes(5);
    private static final int BUFFER = 64 * 1024;
    private static final int TLS_RECORD = 16 * 1024;
    /** Application data, TLS 1.2 (which 1.3 says as well), and the length. */
    private static final byte[] TLS_RECORD_HEADER = {23, 3, 3, (byte) (TLS_RECORD >> 8), (byte) TLS_RECORD};

    private final Response response;
    private final Callback callback;
    private final ClientSocket socket;
    private final CountDownLatch end;

    /** @param end when it opens, everything that takes time is cut short */
    Wire(Request request, Response response, Callback callback, CountDownLatch end) {
        this.response = response;
        this.callback = callback;
        this.socket = new ClientSocket(request);
        this.end = end;
    }

    /** Lets a fault happen that comes before the request is handled; false if it never is. */
    boolean receives(Call call, Fault fault) {
        if (fault == WireFault.stall()) {
            socket.shrinkWindow();
            if (call.header("Expect").isPresent()) {
                var unused = response.writeInterim(HttpStatus.CONTINUE_100, HttpFields.EMPTY);
            }
            boolean unused = isOverWithin(LONGEST_STALL);
            return false;
        }
        if (fault == WireFault.withoutContinue()) {
            call.withholdContinue(end);
        }
        return fault != WireFault.closeUnanswered();
    }

    void send(Answer answer, Fault fault) {
        if (!(fault instanceof WireFault wireFault)) {
            boolean hangUp = fault == Fault.hangUp();
            answer.send(response, hangUp ? Callback.from(callback, socket::close) : callback);
            return;
        }
        try {
            send(answer, wireFault);
        } catch (IOException e) {
            LOG.debug("The client did not wait for the end", e);
            callback.failed(e);
        }
    }

    /** Ends the connection without a reply. */
    void end(Fault fault) {
        if (fault == WireFault.closeUnanswered()) {
            socket.close();
        } else {
            socket.reset();
        }
        callback.failed(new Request.Handler.AbortException("Ended on purpose, or the client is gone"));
    }

    private void send(Answer answer, WireFault fault) throws IOException {
        if (fault instanceof WireFault.Dribble dribble) {
            dribble(answer, dribble.pause());
        } else if (fault instanceof WireFault.CutAfter cut) {
            sendUpTo(answer, cut.bodyBytes());
            socket.close();
        } else if (fault instanceof WireFault.Flood flood) {
            flood(answer, flood);
            socket.close();
        } else if (fault instanceof WireFault.ThenReset) {
            sendUpTo(answer, Long.MAX_VALUE);
            socket.reset();
        } else if (fault == WireFault.halfTlsRecord()) {
            sendHalfTlsRecord();
        } else {
            answer.send(response, callback);
            return;
        }
        callback.failed(new Request.Handler.AbortException("The reply has been sent in the manner asked for"));
    }

    /** Writes without the word that it is all: else the server would begin to end the connection in its own way. */
    private void sendUpTo(Answer answer, long count) throws IOException {
        answer.prepare(response);
        Content.Sink.write(response, false, ByteBuffer.allocate(0));
        try (InputStream body = answer.body()) {
            long left = count;
            byte[] block = body.readNBytes((int) Math.min(left, BUFFER));
            while (block.length > 0) {
                Content.Sink.write(response, false, ByteBuffer.wrap(block));
                left -= block.length;
                block = body.readNBytes((int) Math.min(left, BUFFER));
            }
        }
    }

    private void dribble(Answer answer, Duration pause) throws IOException {
        answer.prepare(response);
        Content.Sink.write(response, false, ByteBuffer.allocate(0));
        try (InputStream body = answer.body()) {
            for (int next = body.read(); next >= 0 && !isOverWithin(pause); next = body.read()) {
                Content.Sink.write(response, false, ByteBuffer.wrap(new byte[] {(byte) next}));
            }
        }
        socket.close();
    }

    private void flood(Answer answer, WireFault.Flood flood) throws IOException {
        answer.prepare(response);
        response.getHeaders().remove(HttpHeader.CONTENT_LENGTH);
        if (flood.compressed()) {
            response.getHeaders().put(HttpHeader.CONTENT_ENCODING, "gzip");
        }
        String text = flood.answer().text();
        byte[] block = text.repeat(BUFFER / text.length() + 1).getBytes(StandardCharsets.UTF_8);
        OutputStream sink = Content.Sink.asOutputStream(response);
        try (OutputStream out = flood.compressed() ? new GZIPOutputStream(sink, BUFFER) : sink) {
            for (long left = flood.bytes(); left > 0 && end.getCount() > 0; left -= block.length) {
                out.write(block, 0, (int) Math.min(block.length, left));
            }
        }
    }

    /** The client cannot tell what is in a record before it has all of it, so anything will do. */
    private void sendHalfTlsRecord() {
        byte[] half = new byte[TLS_RECORD / 2];
        System.arraycopy(TLS_RECORD_HEADER, 0, half, 0, TLS_RECORD_HEADER.length);
        if (socket.isTls()) {
            socket.sendLast(half);
        } else {
            socket.close();
        }
    }

    private boolean isOverWithin(Duration time) {
        try {
            return end.await(time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
