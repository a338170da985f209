/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.client.http;

import java.io.IOException;
import java.io.OutputStream;

/** Takes a picture while it comes. */
public interface PictureSink {

    /** Begins anew: what an earlier try has written is gone. */
    OutputStream begin() throws IOException;

    /** There is more than may be kept; another try would bring no less. */
    final class TooLargeException extends IOException {

        private static final long serialVersionUID = 1L;

        public TooLargeException(long maxSize) {
            super("it has more bytes than maxSize, " + maxSize);
        }
    }
}
