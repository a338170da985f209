/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance;

import io.github.camelautoenhance.client.await.AwaitOptions;
import java.time.Duration;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/** The options of waiting for what the service does with a photo. */
@UriParams
public abstract class AwaitConfiguration extends TransportConfiguration {

    @UriParam(label = "producer", defaultValue = "2s")
    private Duration pollDelay = Duration.ofSeconds(2);

    @UriParam(label = "producer", defaultValue = "30s")
    private Duration maxPollDelay = Duration.ofSeconds(30);

    @UriParam(label = "producer", defaultValue = "15m")
    private Duration awaitTimeout = Duration.ofMinutes(15);

    @UriParam(label = "producer,advanced", defaultValue = "500")
    private int maxPending = 500;

    AwaitOptions awaitOptions() {
        return new AwaitOptions(pollDelay, maxPollDelay, awaitTimeout);
    }

    public Duration getPollDelay() {
        return pollDelay;
    }

    /** How long after one look at the state of an image or order the second comes; each further wait is longer. */
    public void setPollDelay(Duration pollDelay) {
        this.pollDelay = pollDelay;
    }

    public Duration getMaxPollDelay() {
        return maxPollDelay;
    }

    /** The longest wait between two looks. */
    public void setMaxPollDelay(Duration maxPollDelay) {
        this.maxPollDelay = maxPollDelay;
    }

    public Duration getAwaitTimeout() {
        return awaitTimeout;
    }

    /** How long is waited at most. An exchange that has waited so long fails, as one that can be tried again. */
    public void setAwaitTimeout(Duration awaitTimeout) {
        this.awaitTimeout = awaitTimeout;
    }

    public int getMaxPending() {
        return maxPending;
    }

    /**
     * How many exchanges of an endpoint may wait for the service at a time; they hold no thread. One more waits until
     * another is done, and so does the route's consumer.
     */
    public void setMaxPending(int maxPending) {
        this.maxPending = maxPending;
    }
}
