/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.client.http;

import java.io.IOException;

/** What was received could not be kept: the fault of this machine, and not of the network. */
public final class SinkException extends IOException {

    private static final long serialVersionUID = 1L;

    public SinkException(IOException cause) {
        super("the picture cannot be kept: " + cause.getMessage(), cause);
    }
}
