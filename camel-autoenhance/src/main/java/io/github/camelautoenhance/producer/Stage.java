/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.producer;

import io.github.camelautoenhance.util.Deadline;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;

/** One part of a {@link Call}. */
public sealed interface Stage {

    /** Blocks on the network, with a place in the window and a thread of its own. */
    record Request(Consumer<Deadline> work) implements Stage {}

    /** Waits for something to come about at the service, and holds no thread and no place meanwhile. */
    record Wait(Function<Deadline, CompletableFuture<?>> begin) implements Stage {}
}
