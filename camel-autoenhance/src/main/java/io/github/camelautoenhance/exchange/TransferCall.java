/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.exchange;

import io.github.camelautoenhance.client.Deadline;
import java.util.List;

/** A call that is a single transfer, as most are. */
public interface TransferCall extends Call {

    /** Blocks on the network. Runs on a transfer thread and must not touch the exchange. */
    void transfer(Deadline deadline);

    @Override
    default List<Stage> stages() {
        return List.of(new Stage.Transfer(this::transfer));
    }
}
