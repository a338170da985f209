/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.emulator.traffic;

/**
 * Is told every request that an emulator of this JVM answers, with the reply: for what shall hold in all tests of a
 * suite, however many emulators they start. Each emulator makes an instance of every class that is named in a file
 * {@code META-INF/services/io.github.camelautoenhance.emulator.traffic.TrafficListener}.
 *
 * <pre>{@code
 * public final class OnlyOurClient implements TrafficListener {
 *
 *     @Override
 *     public void answered(RecordedRequest request, RecordedReply reply) {
 *         request.header("User-Agent").filter(name -> !name.startsWith("ours")).ifPresent(STRANGERS::add);
 *     }
 * }
 * }</pre>
 */
public interface TrafficListener {

    /**
     * Called before the reply is sent, so a client that has the reply finds this done. Requests are those that the
     * {@link Journal} records; one whose connection is cut instead of answered has no reply and is not told. Must be
     * safe for use by several threads, quick, and throw nothing.
     */
    void answered(RecordedRequest request, RecordedReply reply);
}
