/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.client;

import io.github.camelautoenhance.client.address.AddressPolicy;
import io.github.camelautoenhance.client.api.AccountQuiet;
import io.github.camelautoenhance.client.api.ApiAccess;
import io.github.camelautoenhance.client.api.ApiClient;
import io.github.camelautoenhance.client.api.ApiRequests;
import io.github.camelautoenhance.client.await.Awaiter;
import io.github.camelautoenhance.client.await.ImageNews;
import io.github.camelautoenhance.client.download.DownloadClient;
import io.github.camelautoenhance.client.http.HttpCaller;
import io.github.camelautoenhance.client.http.HttpClients;
import io.github.camelautoenhance.client.http.RequestWatch;
import io.github.camelautoenhance.client.http.TransportOptions;
import io.github.camelautoenhance.client.retry.Attempts;
import io.github.camelautoenhance.client.retry.RetryBudget;
import io.github.camelautoenhance.client.retry.RetryPolicy;
import io.github.camelautoenhance.client.upload.ExpectRule;
import io.github.camelautoenhance.client.upload.PhotoUpload;
import io.github.camelautoenhance.client.upload.StorageClient;
import io.github.camelautoenhance.client.upload.UploadTarget;
import io.github.camelautoenhance.error.AutoenhanceException;
import io.github.camelautoenhance.model.AutoenhanceBracket;
import io.github.camelautoenhance.model.AutoenhanceImage;
import io.github.camelautoenhance.model.UploadListener;
import io.github.camelautoenhance.util.Counters;
import io.github.camelautoenhance.util.Window;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.ExecutorServiceManager;
import org.apache.camel.spi.ThreadPoolProfile;
import org.jspecify.annotations.Nullable;

/**
 * What all endpoints with equal transport options share: the two HTTP clients and their pools, the window, the retry
 * budget, the watch over requests. Closed with the component.
 */
public final class Transport implements AutoCloseable {

    private final AddressPolicy addresses;
    private final Duration uploadTimeout;
    private final RequestWatch watch;
    private final HttpClients clients;
    private final Window window;
    private final RetryBudget budget;
    private final Attempts attempts;
    private final AccountQuiet quiet;
    private final Counters counters;
    private final HttpCaller apiCaller;
    private final HttpCaller storageCaller;
    private final ServiceProbe probe;
    private final Awaiter awaiter;
    private final ImageNews news;

    public Transport(
            CamelContext camelContext,
            TransportOptions options,
            AddressPolicy addresses,
            Counters counters,
            AccountQuiet quiet) {
        this.counters = counters;
        this.quiet = quiet;
        this.addresses = addresses;
        this.uploadTimeout = options.timeouts().upload();
        this.clients = new HttpClients(camelContext, options, addresses);
        this.window = new Window(options.maxConcurrentUploads());
        ExecutorServiceManager threads = camelContext.getExecutorServiceManager();
        ScheduledExecutorService scheduler = threads.newSingleThreadScheduledExecutor(this, "AutoenhanceWatch");
        this.watch = new RequestWatch(
                scheduler,
                () -> threads.shutdownNow(scheduler),
                options.timeouts().stall());
        this.budget = new RetryBudget(options.retries().budget());
        this.attempts = new Attempts(new RetryPolicy(options.retries()), budget, watch::pause, counters);
        Duration responseTimeout = options.timeouts().response();
        this.apiCaller = new HttpCaller(clients.api(), responseTimeout, watch);
        this.storageCaller = new HttpCaller(clients.storage(), responseTimeout, watch);
        this.probe = new ServiceProbe(access -> api(access).orders());
        this.news = ImageNews.of(camelContext);
        this.awaiter = new Awaiter(
                news,
                () -> threads.newScheduledThreadPool(this, "AutoenhancePoll", pollThreads()),
                threads::shutdownNow);
    }

    /** Camel bounds the queue to a thousand where nothing is said; maxPending bounds what is waited for. */
    private static ThreadPoolProfile pollThreads() {
        ThreadPoolProfile profile = new ThreadPoolProfile("AutoenhancePoll");
        profile.setPoolSize(TransportOptions.AWAIT_THREADS);
        profile.setMaxQueueSize(-1);
        return profile;
    }

    /** Looks whether images and orders are done. */
    public Awaiter awaiter() {
        return awaiter;
    }

    /** The places of the exchanges that are at the service. */
    public Window window() {
        return window;
    }

    public Duration uploadTimeout() {
        return uploadTimeout;
    }

    public ApiClient api(ApiAccess access) {
        return ApiClient.of(requests(access), news::processAnew);
    }

    public DownloadClient downloads(ApiAccess access) {
        return new DownloadClient(access, requests(access), apiCaller, storageCaller, addresses);
    }

    private ApiRequests requests(ApiAccess access) {
        return new ApiRequests(access, apiCaller, attempts.keeping(quiet.of(access)));
    }

    /** Uploads of photos that become images. */
    public PhotoUpload<AutoenhanceImage> imageUploads(
            ApiAccess access, boolean deleteOnFailure, @Nullable UploadListener listener) {
        return uploads(UploadTarget.of(api(access).images()), deleteOnFailure, listener);
    }

    /** Uploads of photos that become brackets. */
    public PhotoUpload<AutoenhanceBracket> bracketUploads(
            ApiAccess access, boolean deleteOnFailure, @Nullable UploadListener listener) {
        return uploads(UploadTarget.of(api(access).brackets()), deleteOnFailure, listener);
    }

    private <R> PhotoUpload<R> uploads(
            UploadTarget<R> target, boolean deleteOnFailure, @Nullable UploadListener listener) {
        StorageClient storage = new StorageClient(storageCaller, attempts, new ExpectRule(System::nanoTime));
        return new PhotoUpload<>(target, storage, addresses, deleteOnFailure, counters, listener);
    }

    /** How many tokens are left for repeats; each costs {@value RetryBudget#COST}. */
    public int retryBudget() {
        return budget.tokens();
    }

    /** What keeps {@code access} from the service, asked at most twice a minute; null if nothing does. */
    public @Nullable AutoenhanceException trouble(ApiAccess access) {
        return probe.ask(access);
    }

    public boolean isClosed() {
        return watch.isStopped();
    }

    /** Ends every wait and every request; what was under way fails as retryable. */
    @Override
    public void close() {
        window.close();
        awaiter.close();
        watch.close();
        clients.close();
    }
}
