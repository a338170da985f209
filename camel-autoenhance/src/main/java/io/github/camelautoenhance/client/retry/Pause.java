/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.client.retry;

import io.github.camelautoenhance.util.Deadline;
import java.time.Duration;

/** Waits between two attempts. */
@FunctionalInterface
public interface Pause {

    /** Returns false if the wait ended early because the deadline was cancelled or the component stops. */
    boolean pause(Duration time, Deadline deadline) throws InterruptedException;
}
