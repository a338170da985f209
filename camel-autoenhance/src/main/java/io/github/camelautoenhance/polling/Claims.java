/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.polling;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Exchange;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.spi.Synchronization;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who consumes what: a key is added before the route begins, so that no other instance and no later poll begins too;
 * confirmed when the route is done; and removed when it has failed.
 */
public final class Claims {

    private static final Logger LOG = LoggerFactory.getLogger(Claims.class);

    private final IdempotentRepository consumed;
    /** Keys that the repository could not remove when their routes failed. */
    private final Set<String> owed = ConcurrentHashMap.newKeySet();

    public Claims(IdempotentRepository consumed) {
        this.consumed = consumed;
    }

    /** Whether somebody has consumed it, or is about to. */
    public boolean isTaken(String key) {
        return consumed.contains(key);
    }

    /** Takes it for an exchange; false if somebody was faster. */
    boolean take(String key) {
        return consumed.add(key);
    }

    /** Ends the claim together with the exchange. */
    Synchronization end(String key) {
        return new Synchronization() {
            @Override
            public void onComplete(Exchange exchange) {
                // To Camel this is no failure.
                if (exchange.isRollbackOnly()) {
                    giveBack(key);
                    return;
                }
                boolean unused = consumed.confirm(key);
            }

            @Override
            public void onFailure(Exchange exchange) {
                giveBack(key);
            }
        };
    }

    /** Lets it come again with the next poll. */
    void giveBack(String key) {
        remove(key, true);
    }

    private void remove(String key, boolean warn) {
        try {
            boolean unused = consumed.remove(key);
        } catch (RuntimeException e) {
            owed.add(key);
            if (warn) {
                LOG.warn(
                        "The key {} is not removed from the idempotentRepository yet, so what it names"
                                + " does not come again yet: {}",
                        key,
                        e.toString());
            }
        }
    }

    /** Removes what could not be removed before. */
    void settle() {
        for (String key : Set.copyOf(owed)) {
            // Once, although consumers of one endpoint share this: when it is removed, another may take it.
            if (owed.remove(key)) {
                remove(key, false);
            }
        }
    }
}
