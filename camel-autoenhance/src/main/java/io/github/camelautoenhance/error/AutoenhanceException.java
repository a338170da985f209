/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.error;

import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.HttpResponseAware;
import org.jspecify.annotations.Nullable;

/**
 * A step at Autoenhance.ai, or at the storage it hands out, failed. The subclasses say what a route author does next;
 * the earlier attempts of the same step are attached as {@linkplain #getSuppressed() suppressed}
 * {@link EarlierAttempt}s. No message, field or serialised form holds the API key or the query of an upload address.
 *
 * <pre>{@code
 * onException(AutoenhanceException.class)
 *     .onWhen(e -> e.getProperty(Exchange.EXCEPTION_CAUGHT, AutoenhanceException.class).isRetryable())
 *     .maximumRedeliveries(5).redeliveryDelay(10_000).to("jms:queue:photos.failed");
 * }</pre>
 */
public abstract class AutoenhanceException extends RuntimeCamelException implements HttpResponseAware {

    private static final long serialVersionUID = 1L;

    private final boolean retryable;
    private final @Nullable String imageId;
    private final @Nullable String orderId;
    private final @Nullable String bracketId;
    private int statusCode;
    private @Nullable String statusLine;

    protected AutoenhanceException(Failure failure) {
        super(failure.message(), failure.cause());
        this.retryable = failure.isRetryable();
        this.imageId = failure.imageId();
        this.orderId = failure.orderId();
        this.bracketId = failure.bracketId();
        this.statusCode = failure.statusCode();
    }

    /** Whether the same exchange may succeed when it is tried again later, by redelivery or by hand. */
    public boolean isRetryable() {
        return retryable;
    }

    /** The image record that exists at the service and is not complete, or null if none is known to exist. */
    public @Nullable String imageId() {
        return imageId;
    }

    /** The order of {@link #imageId()}, or the one the image was meant for; null if neither is known. */
    public @Nullable String orderId() {
        return orderId;
    }

    /** The bracket record that exists at the service and is not complete, or null if none is known to exist. */
    public @Nullable String bracketId() {
        return bracketId;
    }

    /** The HTTP status that was answered; 0 if there was no answer. */
    public int statusCode() {
        return statusCode;
    }

    @Override
    public int getHttpResponseCode() {
        return statusCode;
    }

    @Override
    public void setHttpResponseCode(int code) {
        this.statusCode = code;
    }

    @Override
    public @Nullable String getHttpResponseStatus() {
        return statusLine;
    }

    @Override
    public void setHttpResponseStatus(@Nullable String status) {
        this.statusLine = status;
    }
}
