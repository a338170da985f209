/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.client.http;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * Buffers of 64 KiB that uploads reuse. For small photos a buffer was most of what an upload allocated, and one per
 * thread would be one per upload where threads are virtual.
 */
final class Buffers {

    private static final int SIZE = 64 * 1024;

    private final BlockingQueue<byte[]> idle;

    /** @param max how many are kept; further ones that are needed at the same time are dropped after use */
    Buffers(int max) {
        this.idle = new ArrayBlockingQueue<>(max);
    }

    byte[] take() {
        byte[] buffer = idle.poll();
        return buffer == null ? new byte[SIZE] : buffer;
    }

    void giveBack(byte[] buffer) {
        boolean unused = idle.offer(buffer);
    }
}
