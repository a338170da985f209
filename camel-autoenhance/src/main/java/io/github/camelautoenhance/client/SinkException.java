/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.client;

import java.io.IOException;

/** What was received could not be kept: the fault of this machine, and not of the network. */
final class SinkException extends IOException {

    private static final long serialVersionUID = 1L;

    SinkException(IOException cause) {
        super("the picture cannot be kept: " + cause.getMessage(), cause);
    }
}
