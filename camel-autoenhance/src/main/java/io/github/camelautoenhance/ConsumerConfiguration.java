/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance;

import io.github.camelautoenhance.polling.Claims;
import io.github.camelautoenhance.polling.PollingOptions;
import io.github.camelautoenhance.polling.Turns;
import java.time.Duration;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Component;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.spi.UriParam;
import org.apache.camel.support.ScheduledPollEndpoint;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.apache.camel.support.service.ServiceHelper;
import org.jspecify.annotations.Nullable;

/** The options of what is consumed: events that the service sends, and what has finished there. */
public abstract class ConsumerConfiguration extends ScheduledPollEndpoint {

    /** Camel's own half a second is for queues; what is polled here changes in minutes, and each look is a request. */
    private static final long DEFAULT_DELAY = 30_000;
    /** Keys; far more than are looked at, for one that is forgotten and seen again is consumed again. */
    private static final int REMEMBERED = 100_000;
    /** An order has another key each time that it finishes with more images. */
    private static final int REMEMBERED_PER_ORDER = 100;

    @UriParam(
            label = "consumer,scheduler",
            defaultValue = "30000",
            javaType = "java.time.Duration",
            description = "Milliseconds between the end of one poll and the next.")
    private long delay = DEFAULT_DELAY;

    @UriParam(label = "consumer", defaultValue = "/autoenhance")
    private String webhookPath = "/autoenhance";

    @UriParam(label = "consumer,security", secret = true)
    private @Nullable String webhookSecret;

    @UriParam(label = "consumer,security", defaultValue = "false")
    private boolean allowUnauthenticated;

    @UriParam(label = "consumer")
    private @Nullable String webhookEvents;

    @UriParam(label = "consumer", defaultValue = "false")
    private boolean confirm;

    @UriParam(label = "consumer", enums = "completed,received", defaultValue = "completed")
    private String webhookAck = "completed";

    @UriParam(label = "consumer", defaultValue = "10m")
    private Duration webhookDedupe = Duration.ofMinutes(10);

    @UriParam(label = "consumer,advanced", defaultValue = "65536")
    private int maxBodySize = 65_536;

    @UriParam(label = "consumer,advanced")
    private @Nullable IdempotentRepository idempotentRepository;

    @UriParam(label = "consumer", defaultValue = "200")
    private int maxOrders = 200;

    @UriParam(label = "consumer", defaultValue = "7d")
    private Duration maxAge = Duration.ofDays(7);

    @UriParam(label = "consumer", defaultValue = "0")
    private int maxMessagesPerPoll;

    @UriParam(label = "consumer", defaultValue = "false")
    private boolean download;

    /**
     * What remembers where no repository is given: as long as this endpoint, so longer than a route that is stopped.
     */
    private @Nullable IdempotentRepository memory;

    private @Nullable Claims claims;

    private final Turns turns = new Turns();

    ConsumerConfiguration(String uri, Component component) {
        super(uri, component);
        super.setDelay(DEFAULT_DELAY);
    }

    @Override
    public void setDelay(long delay) {
        this.delay = delay;
        super.setDelay(delay);
    }

    @Override
    public long getDelay() {
        return delay;
    }

    public String getWebhookPath() {
        return webhookPath;
    }

    /**
     * The path at which events are received, on the HTTP server of the application; it begins with a slash. The address
     * to save in the web application is that of the server, or of the proxy before it, and this path.
     */
    public void setWebhookPath(String webhookPath) {
        this.webhookPath = webhookPath;
    }

    public @Nullable String getWebhookSecret() {
        return webhookSecret;
    }

    /**
     * The authentication value that was saved with the webhook in the web application. A request whose header
     * Authentication is anything else is answered with 401. Required, unless allowUnauthenticated is set.
     */
    public void setWebhookSecret(@Nullable String webhookSecret) {
        this.webhookSecret = webhookSecret;
    }

    public boolean isAllowUnauthenticated() {
        return allowUnauthenticated;
    }

    /** Whether events of anybody are believed; for a server that only trusted clients reach. */
    public void setAllowUnauthenticated(boolean allowUnauthenticated) {
        this.allowUnauthenticated = allowUnauthenticated;
    }

    public @Nullable String getWebhookEvents() {
        return webhookEvents;
    }

    /**
     * The events that reach the route, separated by commas, such as image_processed,image_registered. Others are
     * answered with 200 and go no further. Not given, all reach it, those of the future included.
     */
    public void setWebhookEvents(@Nullable String webhookEvents) {
        this.webhookEvents = webhookEvents;
    }

    public boolean isConfirm() {
        return confirm;
    }

    /**
     * Whether the image is retrieved from the service before the event reaches the route, whose body it then is. What
     * an event says may be forged or out of date; what is retrieved is not.
     */
    public void setConfirm(boolean confirm) {
        this.confirm = confirm;
    }

    public String getWebhookAck() {
        return webhookAck;
    }

    /**
     * When an event is acknowledged. completed: when the route is done; if it fails the answer is 503, and the event
     * may come again. received: at once; an event whose route fails, or that the application dies over, does not come
     * again.
     */
    public void setWebhookAck(String webhookAck) {
        this.webhookAck = webhookAck;
    }

    public Duration getWebhookDedupe() {
        return webhookDedupe;
    }

    /**
     * How long an event is remembered after its route is done, at least; while it is, the same event of the same image
     * is answered with 200 and goes no further. 0 remembers none.
     */
    public void setWebhookDedupe(Duration webhookDedupe) {
        this.webhookDedupe = webhookDedupe;
    }

    public int getMaxBodySize() {
        return maxBodySize;
    }

    /** The largest body of a webhook request in bytes; a larger one is answered with 413. */
    public void setMaxBodySize(int maxBodySize) {
        this.maxBodySize = maxBodySize;
    }

    public @Nullable IdempotentRepository getIdempotentRepository() {
        return idempotentRepository;
    }

    /**
     * Remembers what has been consumed. Not given, the memory of this process does: after a restart everything that has
     * finished within maxAge comes again. With one that is shared, several instances consume each event, image and
     * order once.
     */
    public void setIdempotentRepository(@Nullable IdempotentRepository idempotentRepository) {
        this.idempotentRepository = idempotentRepository;
        this.claims = null;
    }

    public int getMaxOrders() {
        return maxOrders;
    }

    /** How many orders are looked at in one poll, at most. */
    public void setMaxOrders(int maxOrders) {
        this.maxOrders = maxOrders;
    }

    public Duration getMaxAge() {
        return maxAge;
    }

    /** How old an order or image may be to be consumed. */
    public void setMaxAge(Duration maxAge) {
        this.maxAge = maxAge;
    }

    public int getMaxMessagesPerPoll() {
        return maxMessagesPerPoll;
    }

    /** How many exchanges one poll makes at most; what is left comes with the next. 0 sets no limit. */
    public void setMaxMessagesPerPoll(int maxMessagesPerPoll) {
        this.maxMessagesPerPoll = maxMessagesPerPoll;
    }

    public boolean isDownload() {
        return download;
    }

    /**
     * Whether a consumed image that is processed has its picture as body, as the operation download gets it. A failed
     * one has its record.
     */
    public void setDownload(boolean download) {
        this.download = download;
    }

    PollingOptions pollingOptions() {
        if (claims == null) {
            claims = new Claims(consumed());
        }
        return new PollingOptions(claims, turns, maxOrders, maxAge, download, maxMessagesPerPoll);
    }

    /** The repository given, else a memory of this endpoint: each start of a route has a consumer of its own. */
    IdempotentRepository consumed() {
        IdempotentRepository consumed = idempotentRepository;
        if (consumed == null) {
            if (memory == null) {
                memory = MemoryIdempotentRepository.memoryIdempotentRepository(
                        Math.max(REMEMBERED, REMEMBERED_PER_ORDER * Math.max(0, maxOrders)));
            }
            consumed = memory;
        }
        return consumed;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        CamelContextAware.trySetCamelContext(idempotentRepository, getCamelContext());
        ServiceHelper.startService(idempotentRepository, memory);
    }

    @Override
    protected void doStop() throws Exception {
        ServiceHelper.stopService(idempotentRepository, memory);
        super.doStop();
    }
}
