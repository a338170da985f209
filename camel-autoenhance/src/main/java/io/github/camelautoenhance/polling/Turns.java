/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.polling;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.spi.Synchronization;

/**
 * The order in which finished work is handed over: what has failed comes after everything else, and the latest failure
 * last. Without that, one order whose route always fails would take every turn where a poll hands over one exchange.
 */
public final class Turns {

    private static final int REMEMBERED = 10_000;

    /** Each failed key with the number of its latest failure; the oldest failure first. */
    private final Map<String, Long> failed = new LinkedHashMap<>();

    private long failures;

    /** Whether the latest exchange of this key failed. */
    synchronized boolean hasFailed(String key) {
        return failed.containsKey(key);
    }

    synchronized void failed(String key) {
        failed.remove(key);
        failed.put(key, ++failures);
        if (failed.size() > REMEMBERED) {
            failed.remove(failed.keySet().iterator().next());
        }
    }

    private synchronized void done(String key) {
        failed.remove(key);
    }

    /** The same, in the order in which it is to be handed over. */
    synchronized List<Finished> inOrder(List<Finished> found) {
        List<Finished> ordered = new ArrayList<>(found);
        ordered.sort(Comparator.comparingLong(finished -> failed.getOrDefault(finished.key(), 0L)));
        return ordered;
    }

    /** Notes how the exchange ends. */
    Synchronization note(String key) {
        return new Synchronization() {
            @Override
            public void onComplete(Exchange exchange) {
                // To Camel a rollback is no failure.
                if (exchange.isRollbackOnly()) {
                    failed(key);
                } else {
                    done(key);
                }
            }

            @Override
            public void onFailure(Exchange exchange) {
                if (!Unrouted.is(exchange)) {
                    failed(key);
                }
            }
        };
    }
}
