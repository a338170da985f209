/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.emulator;

import io.github.camelautoenhance.emulator.account.Credits;
import io.github.camelautoenhance.emulator.account.EmulatedBracket;
import io.github.camelautoenhance.emulator.account.EmulatedImage;
import io.github.camelautoenhance.emulator.account.EmulatedOrder;
import io.github.camelautoenhance.emulator.account.Switch;
import io.github.camelautoenhance.emulator.http.Addresses;
import io.github.camelautoenhance.emulator.http.EmulatorServer;
import io.github.camelautoenhance.emulator.http.FaultQueue;
import io.github.camelautoenhance.emulator.http.FrontHandler;
import io.github.camelautoenhance.emulator.http.HostGuard;
import io.github.camelautoenhance.emulator.http.JournalLog;
import io.github.camelautoenhance.emulator.http.PresignedUrls;
import io.github.camelautoenhance.emulator.page.PageService;
import io.github.camelautoenhance.emulator.store.BracketRecord;
import io.github.camelautoenhance.emulator.store.CreditLedger;
import io.github.camelautoenhance.emulator.store.ImageRecord;
import io.github.camelautoenhance.emulator.store.OrderView;
import io.github.camelautoenhance.emulator.traffic.Faults;
import io.github.camelautoenhance.emulator.traffic.Journal;
import io.github.camelautoenhance.emulator.traffic.TrafficListener;
import io.github.camelautoenhance.emulator.traffic.Webhooks;
import io.github.camelautoenhance.emulator.util.FileTree;
import io.github.camelautoenhance.emulator.webhook.WebhookTarget;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.ServiceLoader;
import java.util.Set;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * A local stand-in for the Autoenhance.ai API (v3) and the storage behind it, for tests and first steps without an
 * account. It listens on two ports, one for API and web page, one for the storage; uploads are kept in files, never in
 * memory. All methods may be called by several threads.
 *
 * <pre>{@code
 * try (AutoenhanceEmulator emulator = AutoenhanceEmulator.start()) {
 *     uploadWith(emulator.baseUrl(), emulator.apiKey());
 *     assertThat(emulator.images()).extracting(EmulatedImage::bytes).containsExactly(3_145_728L);
 * }
 * }</pre>
 */
public final class AutoenhanceEmulator implements AutoCloseable {

    private final JournalLog journal = new JournalLog(ServiceLoader.load(TrafficListener.class).stream()
            .map(ServiceLoader.Provider::get)
            .toList());
    private final FaultQueue faults = new FaultQueue();
    private final String apiKey;
    private final Path directory;
    private final boolean privateDirectory;
    private final EmulatorServer server;
    private final Backend backend;
    private final FrontHandler handler;
    private final Addresses addresses;

    private AutoenhanceEmulator(Builder builder, EmulatorServer server) {
        this.server = server;
        apiKey = builder.apiKey;
        privateDirectory = builder.directory == null;
        directory = builder.directory == null ? FileTree.temporary("autoenhance-emulator") : builder.directory;
        addresses = new Addresses(
                builder.tls == null ? "http" : "https", builder.publicHost(), server.port(), server.storagePort());
        backend = new Backend(directory, builder);
        PresignedUrls urls = new PresignedUrls(builder.clock, builder.uploadValidity);
        handler = new FrontHandler(
                server.storage(),
                backend.api(urls, addresses, apiKey),
                backend.storage(urls),
                new PageService(backend.account(), backend.credits(), journal, backend.webhooks(), addresses, faults),
                new HostGuard(builder.host),
                faults,
                journal,
                builder.clock);
        server.start(handler);
        backend.webhooks().start();
    }

    /** Starts an emulator on two free ports of 127.0.0.1. */
    public static AutoenhanceEmulator start() {
        return builder().start();
    }

    /** An emulator with settings of its own. */
    public static Builder builder() {
        return new Builder();
    }

    /** The address of the API without a slash at its end, such as {@code http://127.0.0.1:8710}. */
    public String baseUrl() {
        return addresses.baseUrl();
    }

    /** The address of the storage without a slash at its end; clients learn it from the upload address. */
    public String storageUrl() {
        return addresses.storageUrl();
    }

    /** The address of the web page that shows orders and images. */
    public String pageUrl() {
        return baseUrl() + "/";
    }

    /** The key that the API expects in {@code x-api-key}. */
    public String apiKey() {
        return apiKey;
    }

    /** What was asked of the emulator. */
    public Journal journal() {
        return journal;
    }

    /** What shall go wrong. */
    public Faults faults() {
        return faults;
    }

    /** The webhook, and what shall happen to its events. */
    public Webhooks webhooks() {
        return backend.webhooks();
    }

    /** Sets the webhook, see {@link Webhooks#save}; the token is null for none. */
    public void webhook(URI url, @Nullable String token) {
        backend.webhooks().save(url, token);
    }

    /** All image records in order of creation. */
    public List<EmulatedImage> images() {
        return backend.account().images().all().stream().map(ImageRecord::image).toList();
    }

    /** One image record. */
    public Optional<EmulatedImage> image(String imageId) {
        return backend.account().images().find(imageId).map(ImageRecord::image);
    }

    /** The customer's credits. */
    public Credits credits() {
        return backend.credits();
    }

    /** All orders in order of creation, those included that were made for an image or a bracket. */
    public List<EmulatedOrder> orders() {
        return backend.account().allOrders().stream().map(OrderView::toEmulated).toList();
    }

    /** One order. */
    public Optional<EmulatedOrder> order(String orderId) {
        return backend.account().order(orderId).map(OrderView::toEmulated);
    }

    /** All brackets in order of creation. */
    public List<EmulatedBracket> brackets() {
        return backend.account().brackets().all().stream()
                .map(BracketRecord::bracket)
                .toList();
    }

    /** Ends the processing of an image now; nothing happens if it is not being processed. Returns when it is done. */
    public void finish(String imageId) {
        backend.processing().finish(imageId);
    }

    /** Ends the grouping of an order's brackets now; nothing happens if it has not been asked for. */
    public void finishGrouping(String orderId) {
        backend.orderProcessing().finish(orderId);
    }

    /**
     * Puts an image in this state, whatever it was in; a processing that is going on ends without a result.
     *
     * @param status {@code error}, {@code expired} or any other text
     * @param statusReason why, null for no reason
     * @throws IllegalArgumentException if there is no such image
     */
    public void setStatus(String imageId, String status, @Nullable String statusReason) {
        if (backend.account()
                .images()
                .change(imageId, image -> image.set(status, statusReason))
                .isEmpty()) {
            throw new IllegalArgumentException("No image " + imageId);
        }
    }

    /** Lets the next image that would be processed end in state {@code error} for this reason; further calls add up. */
    public void failNext(String statusReason) {
        backend.processing().failNext(statusReason);
    }

    /**
     * Forgets orders, images, brackets, journal, faults, and webhook events, ends delays that are going on, and deletes
     * the uploaded files. The webhook is that of the builder again.
     */
    public void reset() {
        faults.clear();
        handler.endDelays();
        journal.clear();
        backend.clear();
    }

    /** Stops everything. A directory that was not given is deleted with all uploads; calling it twice does no harm. */
    @Override
    public void close() {
        handler.close();
        server.close();
        backend.close();
        if (privateDirectory) {
            try {
                FileTree.delete(directory);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /**
     * The settings of an emulator; all have defaults.
     *
     * <pre>{@code
     * AutoenhanceEmulator emulator = AutoenhanceEmulator.builder()
     *         .uploadValidity(Duration.ofSeconds(5))
     *         .start();
     * }</pre>
     */
    public static final class Builder {

        private String host = "127.0.0.1";
        private int port;
        private int storagePort;
        private String apiKey = "emulator-key";
        private @Nullable Path directory;
        private @Nullable SSLContext tls;
        Duration processingTime = Duration.ofMillis(100);
        Duration groupingTime = Duration.ofMillis(100);
        OptionalInt credits = OptionalInt.empty();
        int notReadyStatus = 404;
        Duration bracketDelay = Duration.ZERO;
        final Set<Switch> switches = EnumSet.noneOf(Switch.class);
        private Duration uploadValidity = Duration.ofHours(1);

        @Nullable
        WebhookTarget webhook;

        LocalDate accountApiVersion = LocalDate.of(2025, 5, 8);
        Clock clock = Clock.systemUTC();

        private Builder() {}

        /** The name or address to bind to, which clients are told as well; default 127.0.0.1. */
        public Builder host(String host) {
            this.host = Objects.requireNonNull(host);
            return this;
        }

        /** The port of API and page; default 0, any free one. */
        public Builder port(int port) {
            this.port = port;
            return this;
        }

        /** The port of the storage; default 0, any free one. */
        public Builder storagePort(int storagePort) {
            this.storagePort = storagePort;
            return this;
        }

        /** The key to expect; default {@code emulator-key}. */
        public Builder apiKey(String apiKey) {
            this.apiKey = Objects.requireNonNull(apiKey);
            return this;
        }

        /** Where to keep uploads; they stay there. Default: a new private directory, deleted at the end. */
        public Builder directory(Path directory) {
            this.directory = Objects.requireNonNull(directory);
            return this;
        }

        /** Speaks https on both ports, with the key and certificate of this context; default plain http. */
        public Builder tls(SSLContext tls) {
            this.tls = Objects.requireNonNull(tls);
            return this;
        }

        /** How long an uploaded image stays {@code processing}; default 100 ms. */
        public Builder processingTime(Duration processingTime) {
            this.processingTime = Objects.requireNonNull(processingTime);
            return this;
        }

        /** How long the grouping of an order's brackets takes, until its images appear; default 100 ms. */
        public Builder groupingTime(Duration groupingTime) {
            this.groupingTime = Objects.requireNonNull(groupingTime);
            return this;
        }

        /** How long after its upload, by the clock, a bracket says {@code is_uploaded}; default at once. */
        public Builder bracketDelay(Duration bracketDelay) {
            this.bracketDelay = Objects.requireNonNull(bracketDelay);
            return this;
        }

        /**
         * How many credits the customer has; default: they never run out.
         *
         * @throws IllegalArgumentException if the number is negative
         */
        public Builder credits(int credits) {
            this.credits = OptionalInt.of(CreditLedger.checked(credits));
            return this;
        }

        /** The status of a download whose picture is not there yet, or not any more; default 404. */
        public Builder notReadyStatus(int notReadyStatus) {
            this.notReadyStatus = notReadyStatus;
            return this;
        }

        /** Switches on behaviour that is off by default. */
        public Builder with(Switch... more) {
            switches.addAll(List.of(more));
            return this;
        }

        /**
         * Where events go from the start on, and the token in their header {@code Authentication}, null for none;
         * default nowhere.
         *
         * @throws IllegalArgumentException if the URL or the token cannot be sent
         */
        public Builder webhook(URI url, @Nullable String token) {
            webhook = new WebhookTarget(url, token);
            return this;
        }

        /** How long an upload address can be used, in whole seconds; default one hour. */
        public Builder uploadValidity(Duration uploadValidity) {
            this.uploadValidity = Objects.requireNonNull(uploadValidity);
            return this;
        }

        /**
         * The API version of requests without {@code x-api-version}; default 2025-05-08.
         *
         * @throws java.time.DateTimeException if it is no date
         */
        public Builder accountApiVersion(String accountApiVersion) {
            this.accountApiVersion = LocalDate.parse(accountApiVersion);
            return this;
        }

        /** The clock by which addresses expire, brackets are shown and rates are limited; default the system's. */
        public Builder clock(Clock clock) {
            this.clock = Objects.requireNonNull(clock);
            return this;
        }

        /**
         * Starts the emulator.
         *
         * @throws UncheckedIOException if a port is in use or the directory cannot be made
         */
        public AutoenhanceEmulator start() {
            EmulatorServer server = new EmulatorServer(host, port, storagePort, tls);
            try {
                return new AutoenhanceEmulator(this, server);
            } catch (RuntimeException e) {
                server.close();
                throw e;
            }
        }

        /** Certificates are made out to names, so with TLS the loopback address is called by its name. */
        private String publicHost() {
            return tls != null && host.equals("127.0.0.1") ? "localhost" : host;
        }
    }
}
