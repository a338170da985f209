/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance;

import io.github.camelautoenhance.client.AddressPolicy;
import io.github.camelautoenhance.client.ApiAccess;
import io.github.camelautoenhance.client.TransportOptions;
import io.github.camelautoenhance.client.UploadObserver;
import io.github.camelautoenhance.exchange.SynchronousProducer;
import io.github.camelautoenhance.exchange.Transfers;
import io.github.camelautoenhance.images.ImageDefaults;
import io.github.camelautoenhance.images.ImageSettings;
import io.github.camelautoenhance.images.ImagesProducer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.EndpointServiceLocation;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;
import org.apache.camel.support.DefaultEndpoint;
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
        producerOnly = true,
        headersClass = AutoenhanceConstants.class)
public class AutoenhanceEndpoint extends DefaultEndpoint implements EndpointServiceLocation {

    private static final Logger LOG = LoggerFactory.getLogger(AutoenhanceEndpoint.class);

    @UriPath(enums = "images")
    @Metadata(required = true)
    private String resource = "images";

    @UriParam(label = "producer", enums = "upload,create,retrieve,delete", defaultValue = "upload")
    private String operation = "upload";

    @UriParam(label = "producer")
    private @Nullable String imageName;

    @UriParam(label = "producer")
    private @Nullable String contentType;

    @UriParam(label = "producer", prefix = "metadata.", multiValue = true)
    private Map<String, Object> metadata = new LinkedHashMap<>();

    @UriParam(label = "producer")
    private @Nullable String imageId;

    @UriParam(label = "producer,advanced", defaultValue = "false")
    private boolean synchronous;

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
        if (configuration.isAllowPlainHttp()) {
            LOG.warn("allowPlainHttp is set: photos and the API key may travel in clear to {}", access.baseUrl());
        }
        ImagesProducer producer = new ImagesProducer(
                this, imageDefaults(), access, options.maxConcurrentUploads(), () -> transfers(options, addresses));
        return synchronous ? new SynchronousProducer(producer) : producer;
    }

    private Transfers transfers(TransportOptions options, AddressPolicy addresses) {
        return getComponent().transfers(options, addresses);
    }

    private ImageDefaults imageDefaults() {
        return new ImageDefaults(
                operation,
                imageName,
                contentType,
                metadata,
                imageId,
                configuration.getOrderId(),
                new ImageSettings(settingLayer(configuration), settingLayer(componentConfiguration)),
                configuration.photoBody(),
                configuration.isDeleteOnFailure(),
                uploadObserver());
    }

    private @Nullable UploadObserver uploadObserver() {
        UploadListener listener = configuration.getUploadListener();
        return listener == null ? null : new SafeListener(listener);
    }

    private static ImageSettings.Layer settingLayer(AutoenhanceConfiguration from) {
        return new ImageSettings.Layer(from.settingOptions(), from.getRestage(), from.getSettings());
    }

    @Override
    public Consumer createConsumer(Processor processor) {
        throw new UnsupportedOperationException("autoenhance:" + resource + " cannot be consumed from");
    }

    @Override
    public String getServiceUrl() {
        return configuration.getBaseUrl();
    }

    @Override
    public String getServiceProtocol() {
        return "http";
    }

    public String getResource() {
        return resource;
    }

    /** What to work on: images. */
    public void setResource(String resource) {
        if (!resource.equals("images")) {
            throw new IllegalArgumentException("autoenhance:" + resource + " is unknown; the resource must be images");
        }
        this.resource = resource;
    }

    public String getOperation() {
        return operation;
    }

    /**
     * What to do: upload creates an image from the headers and uploads the body as its photo, create only registers it,
     * retrieve reads its record, delete removes it.
     */
    public void setOperation(String operation) {
        this.operation = operation;
    }

    public @Nullable String getImageName() {
        return imageName;
    }

    /** File name to register the image with. Not given, the file name of the message is taken. */
    public void setImageName(@Nullable String imageName) {
        this.imageName = imageName;
    }

    public @Nullable String getContentType() {
        return contentType;
    }

    /**
     * Media type to register and send the photo with. Not given, an inbound Content-Type is taken if it is that of an
     * image, such as image/jpeg; else nothing is registered and the photo is sent as application/octet-stream.
     */
    public void setContentType(@Nullable String contentType) {
        this.contentType = contentType;
    }

    public Map<String, Object> getMetadata() {
        return metadata;
    }

    /** Data of your own that is kept with the image: metadata.property=42. Values are sent as text. */
    public void setMetadata(Map<String, Object> metadata) {
        this.metadata = metadata;
    }

    public @Nullable String getImageId() {
        return imageId;
    }

    /** The image to retrieve or delete. */
    public void setImageId(@Nullable String imageId) {
        this.imageId = imageId;
    }

    public boolean isSynchronous() {
        return synchronous;
    }

    /** Whether the route waits for the upload in the consumer's own thread. */
    public void setSynchronous(boolean synchronous) {
        this.synchronous = synchronous;
    }

    public AutoenhanceConfiguration getConfiguration() {
        return configuration;
    }

    public void setConfiguration(AutoenhanceConfiguration configuration) {
        this.configuration = configuration;
    }
}
