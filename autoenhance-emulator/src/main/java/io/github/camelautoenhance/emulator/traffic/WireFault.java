/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.emulator.traffic;

import java.time.Duration;
import java.util.Objects;

/**
 * What goes wrong below HTTP, where networks, gateways and hostile servers fail. Queued like any other {@link Fault};
 * with {@link io.github.camelautoenhance.emulator.AutoenhanceEmulator.Builder#tls} it happens under TLS.
 *
 * <pre>{@code
 * emulator.faults().on(Route.UPLOAD, WireFault.stall());
 * emulator.faults().on(Route.UPLOAD, WireFault.thenReset(Fault.status(403)));
 * emulator.faults().on(Route.CREATE_IMAGE, WireFault.dribble(Duration.ofMillis(200)));
 * }</pre>
 */
public sealed interface WireFault extends Fault {

    /**
     * Takes the request's head, says {@code 100 Continue} if that is waited for, and never reads the body: the client's
     * window runs full. It ends with a reset of the connection when the emulator is reset, or after five minutes.
     */
    static WireFault stall() {
        return Plain.STALL;
    }

    /**
     * Ends the connection in the orderly way without a byte of a reply, as a server does that closes an idle connection
     * just as the next request comes. Nothing is executed.
     */
    static WireFault closeUnanswered() {
        return Plain.CLOSE_UNANSWERED;
    }

    /** Never says {@code 100 Continue}, as old proxies do; answers normally once the body has come all the same. */
    static WireFault withoutContinue() {
        return Plain.WITHOUT_CONTINUE;
    }

    /** Executes the request, then sends half a TLS record and closes. Without TLS it only closes. */
    static WireFault halfTlsRecord() {
        return Plain.HALF_TLS_RECORD;
    }

    /** Answers normally, but the body comes one byte at a time, with this pause before each. */
    static WireFault dribble(Duration pause) {
        return new Dribble(pause);
    }

    /** Answers normally, but closes the connection after this many bytes of the body that it announced. */
    static WireFault cutAfter(long bodyBytes) {
        return new CutAfter(bodyBytes);
    }

    /** Answers without having read a photo, as S3 does, and resets the connection at once. */
    static WireFault thenReset(Status answer) {
        return new ThenReset(answer);
    }

    /**
     * Answers with the body of this answer over and over, in chunks, until it has sent this many bytes or the client
     * hangs up; {@link Long#MAX_VALUE} never ends.
     */
    static Flood flood(Status answer, long bytes) {
        return new Flood(answer, bytes, false);
    }

    /**
     * See {@link #dribble}.
     *
     * @param pause before each byte of the body
     */
    record Dribble(Duration pause) implements WireFault {

        /** Checks the duration. */
        public Dribble {
            if (pause.isNegative()) {
                throw new IllegalArgumentException("A pause cannot be negative: " + pause);
            }
        }
    }

    /**
     * See {@link #cutAfter}.
     *
     * @param bodyBytes how much of the body is sent
     */
    record CutAfter(long bodyBytes) implements WireFault {

        /** Checks the number. */
        public CutAfter {
            requireNotNegative(bodyBytes);
        }
    }

    /**
     * See {@link #thenReset}.
     *
     * @param answer what is said before the reset
     */
    record ThenReset(Status answer) implements WireFault {

        /** Checks the answer. */
        public ThenReset {
            Objects.requireNonNull(answer);
        }
    }

    /**
     * See {@link #flood}.
     *
     * @param answer what is repeated; it must have a body
     * @param bytes how much is sent, before compression
     * @param compressed whether it is sent as gzip
     */
    record Flood(Status answer, long bytes, boolean compressed) implements WireFault {

        /** Checks the answer and the number. */
        public Flood {
            requireNotNegative(bytes);
            if (answer.text().isEmpty()) {
                throw new IllegalArgumentException("There is nothing to repeat: give the answer a body");
            }
        }

        /** The same as gzip: a few bytes on the wire, many where they are unpacked. */
        public Flood gzipped() {
            return new Flood(answer, bytes, true);
        }
    }

    /** The faults that need no further words. */
    enum Plain implements WireFault {
        /** See {@link WireFault#stall}. */
        STALL,
        /** See {@link WireFault#closeUnanswered}. */
        CLOSE_UNANSWERED,
        /** See {@link WireFault#withoutContinue}. */
        WITHOUT_CONTINUE,
        /** See {@link WireFault#halfTlsRecord}. */
        HALF_TLS_RECORD
    }

    private static void requireNotNegative(long bytes) {
        if (bytes < 0) {
            throw new IllegalArgumentException("A number of bytes cannot be negative: " + bytes);
        }
    }
}
