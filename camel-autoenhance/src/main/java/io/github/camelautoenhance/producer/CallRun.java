/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.producer;

import io.github.camelautoenhance.client.Transport;
import io.github.camelautoenhance.util.Deadline;
import io.github.camelautoenhance.util.Window;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Takes one exchange through the stages of its call. A transfer holds a place of the window and a thread; a wait holds
 * neither.
 */
final class CallRun {

    private final Transport transport;
    private final Threads threads;
    private final Deadline deadline;
    private final Iterator<Stage> stages;
    private final Ending ending;

    /** What happens at the end, on whatever thread that is. */
    interface Ending {

        /** Nothing is to be done any longer; {@code giveBack} is what the last stage holds. */
        void ended(@Nullable Throwable failure, Runnable giveBack);
    }

    CallRun(Transport transport, Threads threads, List<Stage> stages, Deadline deadline, Ending ending) {
        this.transport = transport;
        this.threads = threads;
        this.deadline = deadline;
        this.stages = stages.iterator();
        this.ending = ending;
    }

    /**
     * Begins with the first stage, for which the caller has taken a place if it is a transfer.
     *
     * @throws RuntimeException or an error if no thread takes it; then nothing has begun, and the place is the caller's
     */
    void begin() {
        Stage first = stages.next();
        if (first instanceof Stage.Request request) {
            submit(request.work(), deadline);
        } else if (first instanceof Stage.Wait wait) {
            await(wait);
        }
    }

    private void next() {
        if (!stages.hasNext()) {
            ending.ended(null, () -> {});
            return;
        }
        Stage stage = stages.next();
        if (stage instanceof Stage.Request request) {
            Runnable work = () -> submitOrEnd(request.work());
            window().takeLater(work);
            deadline.onCancel(() -> {
                if (window().leave(work)) {
                    ending.ended(TransferProducer.stopping("the route is being stopped"), () -> {});
                }
            });
        } else if (stage instanceof Stage.Wait wait) {
            await(wait);
        }
    }

    private void await(Stage.Wait wait) {
        CompletableFuture<?> result;
        try {
            result = wait.begin().apply(deadline);
        } catch (RuntimeException | Error e) {
            // Maybe on a thread of the pool, where nobody else would hear of it.
            ending.ended(e, () -> {});
            return;
        }
        var unused = result.whenComplete((done, failure) -> {
            if (failure == null) {
                next();
            } else {
                ending.ended(
                        failure instanceof CompletionException && failure.getCause() != null
                                ? failure.getCause()
                                : failure,
                        () -> {});
            }
        });
    }

    private void submitOrEnd(Consumer<Deadline> work) {
        try {
            submit(work, deadline.renewed(transport.uploadTimeout()));
        } catch (RuntimeException | Error e) {
            ending.ended(TransferProducer.noThread(e), window()::giveBack);
        }
    }

    private void submit(Consumer<Deadline> work, Deadline until) {
        threads.transfer(() -> {
            Throwable failure = null;
            try {
                work.accept(until);
            } catch (Throwable e) {
                failure = e;
            }
            if (failure != null || !stages.hasNext()) {
                ending.ended(failure, window()::giveBack);
            } else {
                window().giveBack();
                next();
            }
        });
    }

    private Window window() {
        return transport.window();
    }
}
