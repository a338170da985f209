/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.error;

/**
 * The address for the upload is none that the component connects to: not https, a host outside {@code uploadHosts}, or
 * a private network.
 *
 * <p>Nothing was sent to it. The message names the host and the option that would admit it.
 *
 * <pre>{@code
 * onException(AutoenhanceUnsafeUrlException.class).handled(true).to("direct:unsafeUrl");
 * }</pre>
 */
public class AutoenhanceUnsafeUrlException extends AutoenhanceException {

    private static final long serialVersionUID = 1L;

    public AutoenhanceUnsafeUrlException(Failure failure) {
        super(failure);
    }
}
