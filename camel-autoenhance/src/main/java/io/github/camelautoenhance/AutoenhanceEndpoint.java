/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance;

import io.github.camelautoenhance.brackets.BracketOptions;
import io.github.camelautoenhance.brackets.BracketsProducer;
import io.github.camelautoenhance.client.address.AddressPolicy;
import io.github.camelautoenhance.client.api.ApiAccess;
import io.github.camelautoenhance.client.await.ImageNews;
import io.github.camelautoenhance.client.http.TransportOptions;
import io.github.camelautoenhance.client.upload.SafeListener;
import io.github.camelautoenhance.images.DownloadOptions;
import io.github.camelautoenhance.images.ImageOptions;
import io.github.camelautoenhance.images.ImagesProducer;
import io.github.camelautoenhance.message.ImageSettings;
import io.github.camelautoenhance.message.RegistrationOptions;
import io.github.camelautoenhance.model.AutoenhanceImage;
import io.github.camelautoenhance.model.UploadListener;
import io.github.camelautoenhance.orders.OrderOptions;
import io.github.camelautoenhance.orders.OrdersProducer;
import io.github.camelautoenhance.polling.FinishedPollingConsumer;
import io.github.camelautoenhance.polling.ImagesConsumer;
import io.github.camelautoenhance.polling.OrdersConsumer;
import io.github.camelautoenhance.producer.ProducerResources;
import io.github.camelautoenhance.producer.SynchronousProducer;
import io.github.camelautoenhance.producer.TransferProducer;
import io.github.camelautoenhance.util.Deadline;
import io.github.camelautoenhance.webhook.WebhookConsumer;
import io.github.camelautoenhance.webhook.WebhookOptions;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.PollingConsumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.EndpointServiceLocation;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Enhance real-estate photos with Autoenhance.ai.
 *
 * <p>{@code autoenhance:images} registers the photo in the message body and uploads it; the body afterwards is the
 * {@link io.github.camelautoenhance.model.AutoenhanceImage} record.
 *
 * <pre>{@code
 * from("file:inbox").to("autoenhance:images?orderId=villa-42").log("${body.imageId}");
 * }</pre>
 */
@UriEndpoint(
        firstVersion = "1.0.0",
        scheme = "autoenhance",
        title = "Autoenhance",
        syntax = "autoenhance:resource",
        category = {Category.CLOUD, Category.AI, Category.FILE},
        headersClass = AutoenhanceConstants.class)
public class AutoenhanceEndpoint extends ProducerConfiguration implements EndpointServiceLocation {

    private static final Logger LOG = LoggerFactory.getLogger(AutoenhanceEndpoint.class);

    /** Within which an event is confirmed or comes again: the service waits for the answer. */
    private static final Duration CONFIRMATION = Duration.ofSeconds(30);

    @UriParam
    private AutoenhanceConfiguration configuration;

    private final AutoenhanceConfiguration componentConfiguration;

    public AutoenhanceEndpoint(
            String uri,
            AutoenhanceComponent component,
            AutoenhanceConfiguration configuration,
            AutoenhanceConfiguration componentConfiguration) {
        super(uri, component);
        this.configuration = configuration;
        this.componentConfiguration = componentConfiguration;
    }

    @Override
    public AutoenhanceComponent getComponent() {
        return (AutoenhanceComponent) super.getComponent();
    }

    @Override
    public Producer createProducer() {
        ApiAccess access = configuration.apiAccess();
        AddressPolicy addresses = configuration.addressPolicy();
        TransportOptions options = configuration.transportOptions(getComponent().globalSslContextParameters());
        warnOfPlainHttp(access);
        TransferProducer producer =
                producer(access, options.maxConcurrentUploads(), () -> transfers(options, addresses));
        return isSynchronous() ? new SynchronousProducer(producer) : producer;
    }

    private void warnOfPlainHttp(ApiAccess access) {
        if (configuration.isAllowPlainHttp()) {
            LOG.warn("allowPlainHttp is set: photos and the API key may travel in clear to {}", access.baseUrl());
        }
    }

    private TransferProducer producer(ApiAccess access, int places, Supplier<ProducerResources> transfers) {
        return switch (getResource()) {
            case "brackets" -> new BracketsProducer(this, bracketOptions(), access, places, transfers);
            case "orders" -> new OrdersProducer(this, orderOptions(), access, places, transfers);
            case "webhook" ->
                throw new UnsupportedOperationException(
                        "autoenhance:webhook can only be consumed from: it receives what the service sends");
            default -> new ImagesProducer(this, imageOptions(), access, places, transfers);
        };
    }

    private ProducerResources transfers(TransportOptions options, AddressPolicy addresses) {
        return getComponent().transfers(options, addresses);
    }

    private ImageOptions imageOptions() {
        return new ImageOptions(
                getOperation(),
                new RegistrationOptions(getImageName(), getContentType(), getMetadata()),
                getImageId(),
                configuration.getOrderId(),
                settings(),
                configuration.photoBody(),
                configuration.isDeleteOnFailure(),
                uploadObserver(),
                configuration.awaitOptions(),
                configuration.getMaxPending(),
                downloadOptions());
    }

    private DownloadOptions downloadOptions() {
        return new DownloadOptions(
                getVariant(),
                getPreview(),
                getQuality(),
                getFormat(),
                getMaxWidth(),
                getScale(),
                getWatermark(),
                getFinetune());
    }

    private BracketOptions bracketOptions() {
        return new BracketOptions(
                getOperation(),
                new RegistrationOptions(getImageName(), getContentType(), getMetadata()),
                getBracketId(),
                configuration.getOrderId(),
                configuration.photoBody(),
                configuration.isDeleteOnFailure(),
                uploadObserver());
    }

    private OrderOptions orderOptions() {
        return new OrderOptions(
                getOperation(),
                configuration.getOrderId(),
                getOrderName(),
                getBracketsPerImage(),
                getPerPage(),
                getSortImagesBy(),
                settings(),
                configuration.awaitOptions(),
                configuration.getMaxPending());
    }

    private ImageSettings settings() {
        return new ImageSettings(settingLayer(configuration), settingLayer(componentConfiguration));
    }

    private @Nullable UploadListener uploadObserver() {
        UploadListener listener = configuration.getUploadListener();
        return listener == null ? null : new SafeListener(listener);
    }

    private static ImageSettings.Layer settingLayer(AutoenhanceConfiguration from) {
        return new ImageSettings.Layer(from.settingOptions(), from.getRestage(), from.getSettings());
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        Consumer consumer =
                switch (getResource()) {
                    case "images" -> imagesConsumer(processor);
                    case "orders" -> ordersConsumer(processor);
                    case "webhook" -> webhookConsumer(processor);
                    default ->
                        throw new UnsupportedOperationException("autoenhance:" + getResource()
                                + " cannot be consumed from; images, orders and webhook can");
                };
        configureConsumer(consumer);
        return consumer;
    }

    private WebhookConsumer webhookConsumer(Processor processor) {
        WebhookOptions options = WebhookOptions.of(
                getWebhookPath(),
                getWebhookSecret(),
                isAllowUnauthenticated(),
                getWebhookEvents(),
                getWebhookAck(),
                getWebhookDedupe(),
                getMaxBodySize(),
                consumed());
        return new WebhookConsumer(
                this,
                processor,
                options,
                ImageNews.of(getCamelContext()),
                getComponent().counters(),
                isConfirm() ? retrieval() : null);
    }

    private Function<String, AutoenhanceImage> retrieval() {
        ApiAccess access = configuration.apiAccess();
        Supplier<ProducerResources> transfers = consumerTransfers(access);
        return imageId ->
                transfers.get().transport().api(access).images().retrieve(imageId, Deadline.after(CONFIRMATION));
    }

    private Consumer imagesConsumer(Processor processor) {
        ApiAccess access = configuration.apiAccess();
        return new ImagesConsumer(this, processor, pollingOptions(), imageOptions(), access, consumerTransfers(access));
    }

    private Consumer ordersConsumer(Processor processor) {
        ApiAccess access = configuration.apiAccess();
        return new OrdersConsumer(this, processor, pollingOptions(), orderOptions(), access, consumerTransfers(access));
    }

    private Supplier<ProducerResources> consumerTransfers(ApiAccess access) {
        AddressPolicy addresses = configuration.addressPolicy();
        TransportOptions options = configuration.transportOptions(getComponent().globalSslContextParameters());
        warnOfPlainHttp(access);
        return () -> transfers(options, addresses);
    }

    @Override
    public PollingConsumer createPollingConsumer() {
        if (getResource().equals("webhook")) {
            throw new UnsupportedOperationException("autoenhance:webhook cannot be polled: begin a route with it;"
                    + " pollEnrich and a ConsumerTemplate can poll orders and images");
        }
        return new FinishedPollingConsumer(this);
    }

    @Override
    public String getServiceUrl() {
        return configuration.getBaseUrl();
    }

    @Override
    public String getServiceProtocol() {
        return "http";
    }

    public AutoenhanceConfiguration getConfiguration() {
        return configuration;
    }

    public void setConfiguration(AutoenhanceConfiguration configuration) {
        this.configuration = configuration;
    }
}
