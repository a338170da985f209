/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.client.api;

import io.github.camelautoenhance.client.retry.Quiet;
import io.github.camelautoenhance.util.Deadline;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How long the API has asked each account to wait. A rate limit is the account's: it holds for all its requests, on any
 * transport, and for no other account's. Only waits that are not over are kept.
 */
public final class AccountQuiet {

    private final Map<ApiAccess, Deadline> ends = new ConcurrentHashMap<>();

    /** What the account of this access has been asked for. */
    public Quiet of(ApiAccess access) {
        ApiAccess account = access.account();
        return new Quiet() {
            @Override
            public void ask(Duration time) {
                ends.values().removeIf(Deadline::isOver);
                ends.merge(
                        account,
                        Deadline.after(time),
                        (known, asked) -> known.remaining().compareTo(asked.remaining()) > 0 ? known : asked);
            }

            @Override
            public Duration remaining() {
                Deadline end = ends.get(account);
                return end == null ? Duration.ZERO : end.remaining();
            }
        };
    }

    /** How many accounts are kept. */
    int size() {
        return ends.size();
    }
}
