/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.emulator.http;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/**
 * A request whose sender need not be told {@code 100 Continue}. Jetty says it when content is demanded, and not when it
 * is only looked for; so the first bytes can be looked for again and again instead.
 */
final class ContinueGate extends Request.Wrapper {

    private static final long LOOK_EVERY_MILLIS = 10;

    private @Nullable CountDownLatch end;
    private Content.@Nullable Chunk first;
    private boolean begun;

    ContinueGate(Request request) {
        super(request);
    }

    /**
     * From now on nothing is said.
     *
     * @param end when it opens, nothing is waited for any longer
     */
    void shut(CountDownLatch end) {
        this.end = end;
    }

    @Override
    public Content.@Nullable Chunk read() {
        Content.Chunk chunk = first == null ? super.read() : first;
        first = null;
        begun |= chunk != null;
        return chunk;
    }

    @Override
    public void demand(Runnable demandCallback) {
        while (end != null && !begun && first == null && !isOver(end)) {
            first = super.read();
        }
        if (first == null) {
            super.demand(demandCallback);
        } else {
            demandCallback.run();
        }
    }

    private static boolean isOver(CountDownLatch end) {
        try {
            return end.await(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
