/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.emulator.traffic;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What goes wrong with one request. Faults are queued per route with {@link Faults#on}; those of the connection itself
 * are {@link WireFault}s.
 *
 * <pre>{@code
 * emulator.faults().on(Route.CREATE_IMAGE, Fault.status(429).header("Retry-After", "1"));
 * emulator.faults().on(Route.UPLOAD, Fault.pass(), Fault.reset());
 * emulator.faults().on(Route.UPLOAD, Fault.parse("return-503"));
 * }</pre>
 */
public sealed interface Fault permits Fault.Status, Fault.Delay, Fault.ResetWithin, Fault.Plain, WireFault {

    /**
     * Answers with this status instead of doing what was asked. A photo is not read first: the answer comes at once, as
     * S3 sends a refusal. Without a body of its own the answer has the error body that the API (JSON) or the storage
     * (XML) uses for this status.
     */
    static Status status(int status) {
        return new Status(status, Map.of(), null, "", false);
    }

    /** Resets the TCP connection before any byte of a reply. Nothing is executed. */
    static Fault reset() {
        return Plain.RESET;
    }

    /** Executes the request, then resets the connection instead of replying: a lost reply. */
    static Fault resetAfter() {
        return Plain.RESET_AFTER;
    }

    /**
     * Resets the connection when this many bytes of the body have come, or all of them if they are fewer. Nothing is
     * executed.
     */
    static Fault resetWithin(long bytes) {
        return new ResetWithin(bytes);
    }

    /**
     * Answers normally, then closes the connection without having said so: the client's next request on it meets a dead
     * connection.
     */
    static Fault hangUp() {
        return Plain.HANG_UP;
    }

    /** Waits, then answers normally. */
    static Fault delay(Duration duration) {
        return new Delay(duration);
    }

    /** No fault: lets a test leave one request alone before the next one fails. */
    static Fault pass() {
        return Plain.PASS;
    }

    /**
     * Reads a fault from text, in the words of the Cloud Storage testbench: {@code return-503},
     * {@code return-503-after-execution}, {@code return-reset-connection}, {@code return-reset-connection-after-64K},
     * {@code return-reset-connection-after-execution}, {@code delay-for-2s} (also {@code ms}), {@code hang-up},
     * {@code pass}; and those of the {@link WireFault}s, which docs/emulator.md lists.
     *
     * @throws IllegalArgumentException if the text is none of these
     */
    static Fault parse(String instruction) {
        Matcher delay = Pattern.compile("delay-for-(\\d{1,9})(s|ms)").matcher(instruction);
        if (delay.matches()) {
            long amount = Long.parseLong(delay.group(1));
            return delay(delay.group(2).equals("s") ? Duration.ofSeconds(amount) : Duration.ofMillis(amount));
        }
        Matcher status =
                Pattern.compile("return-([2-5]\\d\\d)(-after-execution)?").matcher(instruction);
        if (status.matches()) {
            Status answer = status(Integer.parseInt(status.group(1)));
            return status.group(2) == null ? answer : answer.afterExecution();
        }
        Matcher within =
                Pattern.compile("return-reset-connection-after-(\\d{1,9})K").matcher(instruction);
        if (within.matches()) {
            return resetWithin(Long.parseLong(within.group(1)) * 1024);
        }
        return switch (instruction) {
            case "return-reset-connection" -> reset();
            case "return-reset-connection-after-execution" -> resetAfter();
            case "hang-up" -> hangUp();
            case "pass" -> pass();
            default ->
                WireFaultText.parse(instruction)
                        .orElseThrow(() -> new IllegalArgumentException("Not a fault: \"" + instruction
                                + "\"; use return-<status>, return-<status>-after-execution, return-reset-connection,"
                                + " return-reset-connection-after-<n>K, return-reset-connection-after-execution,"
                                + " delay-for-<n>s, delay-for-<n>ms, hang-up, pass, " + WireFaultText.WORDS));
        };
    }

    /**
     * An answer with a status of the test's choice; the methods return changed copies.
     *
     * @param status 200 to 599
     * @param headers further headers of the answer
     * @param contentType the media type of {@code text}, null for the usual error body of this status
     * @param text the body
     * @param executed whether what was asked is done first, as when a gateway gives up on a service that does not
     */
    record Status(
            int status,
            Map<String, String> headers,
            @Nullable String contentType,
            String text,
            boolean executed) implements Fault {

        /** Checks the status. */
        public Status {
            if (status < 200 || status > 599) {
                throw new IllegalArgumentException("Not the status of an answer: " + status);
            }
            headers = Map.copyOf(headers);
        }

        /** The same answer with one more header. */
        public Status header(String name, String value) {
            Map<String, String> more = new LinkedHashMap<>(headers);
            more.put(name, value);
            return new Status(status, more, contentType, text, executed);
        }

        /** The same answer with this body. */
        public Status body(String contentType, String text) {
            return new Status(status, headers, Objects.requireNonNull(contentType), text, executed);
        }

        /** The same answer, given after what was asked has been done. */
        public Status afterExecution() {
            return new Status(status, headers, contentType, text, true);
        }
    }

    /**
     * A late but normal answer.
     *
     * @param duration how long to wait before the request is looked at
     */
    record Delay(Duration duration) implements Fault {

        /** Checks the duration. */
        public Delay {
            if (duration.isNegative()) {
                throw new IllegalArgumentException("A delay cannot be negative: " + duration);
            }
        }
    }

    /**
     * A connection that breaks while the body is being sent.
     *
     * @param bytes after how many bytes of the body
     */
    record ResetWithin(long bytes) implements Fault {

        /** Checks the number. */
        public ResetWithin {
            if (bytes < 0) {
                throw new IllegalArgumentException("No number of bytes: " + bytes);
            }
        }
    }

    /** The faults that need no further words. */
    enum Plain implements Fault {
        /** See {@link Fault#reset}. */
        RESET,
        /** See {@link Fault#resetAfter}. */
        RESET_AFTER,
        /** See {@link Fault#hangUp}. */
        HANG_UP,
        /** See {@link Fault#pass}. */
        PASS
    }
}
