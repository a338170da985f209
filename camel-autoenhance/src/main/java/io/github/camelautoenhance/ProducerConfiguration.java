/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.camel.Component;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;
import org.jspecify.annotations.Nullable;

/** The options of the operations that an endpoint alone has, and a component has not. */
public abstract class ProducerConfiguration extends ConsumerConfiguration {

    private static final Set<String> RESOURCES = Set.of("images", "brackets", "orders", "webhook");

    @UriPath(enums = "images,brackets,orders,webhook")
    @Metadata(required = true)
    private String resource = "images";

    @UriParam(
            label = "producer",
            enums = "upload,create,retrieve,await,process,download,enhance,report,delete,list,update,listBrackets")
    private @Nullable String operation;

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

    @UriParam(label = "producer")
    private @Nullable String bracketId;

    @UriParam(label = "producer")
    private @Nullable String orderName;

    @UriParam(label = "producer", defaultValue = "0")
    private int bracketsPerImage;

    @UriParam(defaultValue = "50")
    private int perPage = 50;

    @UriParam(label = "producer")
    private @Nullable String sortImagesBy;

    @UriParam(enums = "enhanced,original", defaultValue = "enhanced")
    private String variant = "enhanced";

    @UriParam(enums = "true,false")
    private @Nullable String preview;

    @UriParam
    private @Nullable Integer quality;

    @UriParam(enums = "jpeg,png,webp,avif,jxl")
    private @Nullable String format;

    @UriParam
    private @Nullable Integer maxWidth;

    @UriParam
    private @Nullable Double scale;

    @UriParam(enums = "true,false")
    private @Nullable String watermark;

    @UriParam(enums = "true,false")
    private @Nullable String finetune;

    ProducerConfiguration(String uri, Component component) {
        super(uri, component);
    }

    public String getResource() {
        return resource;
    }

    /**
     * What to work on: images; brackets, the exposures that are merged into one; orders, which hold both; or webhook,
     * the events that the service sends.
     */
    public void setResource(String resource) {
        if (!RESOURCES.contains(resource)) {
            throw new IllegalArgumentException(
                    "autoenhance:" + resource + " is unknown; the resource must be one of " + new TreeSet<>(RESOURCES));
        }
        this.resource = resource;
    }

    public @Nullable String getOperation() {
        return operation;
    }

    /**
     * What to do. Images: upload (the default) creates an image from the headers and uploads the body as its photo,
     * create only registers it, retrieve reads its record, await waits until it is processed, process enhances it anew,
     * download fetches the picture, enhance uploads, awaits and downloads, report tells the service how good it is,
     * delete removes it. Brackets: upload (the default), create, retrieve, delete. Orders: create (the default),
     * retrieve, list, update, delete, process, await, listBrackets.
     */
    public void setOperation(@Nullable String operation) {
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

    /** The image to work on. */
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

    public @Nullable String getBracketId() {
        return bracketId;
    }

    /** The bracket to retrieve or delete. */
    public void setBracketId(@Nullable String bracketId) {
        this.bracketId = bracketId;
    }

    public @Nullable String getOrderName() {
        return orderName;
    }

    /** Name of the order to create or update, for people. */
    public void setOrderName(@Nullable String orderName) {
        this.orderName = orderName;
    }

    public int getBracketsPerImage() {
        return bracketsPerImage;
    }

    /**
     * How many brackets in a row become one image when an order is processed, 1 to 9. 0 lets the service find it out
     * from the time and exposure of the pictures.
     */
    public void setBracketsPerImage(int bracketsPerImage) {
        this.bracketsPerImage = bracketsPerImage;
    }

    public int getPerPage() {
        return perPage;
    }

    /** How many orders are asked for at a time when they are listed; the service may send fewer. */
    public void setPerPage(int perPage) {
        this.perPage = perPage;
    }

    public @Nullable String getSortImagesBy() {
        return sortImagesBy;
    }

    /**
     * What the images of a retrieved order are sorted by; a minus before the name means descending. The names are not
     * published.
     */
    public void setSortImagesBy(@Nullable String sortImagesBy) {
        this.sortImagesBy = sortImagesBy;
    }

    public String getVariant() {
        return variant;
    }

    /** Which picture to download: enhanced, or original, which is what was uploaded or merged from brackets. */
    public void setVariant(String variant) {
        this.variant = variant;
    }

    public @Nullable String getPreview() {
        return preview;
    }

    /**
     * Whether a download is the free preview. false gets the full picture, which spends one credit for each image the
     * first time. Not given, previews are downloaded and a warning says so. No header can set it.
     */
    public void setPreview(@Nullable String preview) {
        this.preview = preview;
    }

    public @Nullable Integer getQuality() {
        return quality;
    }

    /** Quality of a downloaded picture, 1 to 90; higher is better and larger. */
    public void setQuality(@Nullable Integer quality) {
        this.quality = quality;
    }

    public @Nullable String getFormat() {
        return format;
    }

    /** File format of a downloaded picture. */
    public void setFormat(@Nullable String format) {
        this.format = format;
    }

    public @Nullable Integer getMaxWidth() {
        return maxWidth;
    }

    /** Width that a downloaded picture has at most, in pixels. */
    public void setMaxWidth(@Nullable Integer maxWidth) {
        this.maxWidth = maxWidth;
    }

    public @Nullable Double getScale() {
        return scale;
    }

    /** Size of a downloaded picture as a part of its full size, above 0 and at most 1. */
    public void setScale(@Nullable Double scale) {
        this.scale = scale;
    }

    public @Nullable String getWatermark() {
        return watermark;
    }

    /** Whether a downloaded picture bears the watermark of the service. */
    public void setWatermark(@Nullable String watermark) {
        this.watermark = watermark;
    }

    public @Nullable String getFinetune() {
        return finetune;
    }

    /** Whether the fine-tuning made in the web application is applied to a downloaded picture. */
    public void setFinetune(@Nullable String finetune) {
        this.finetune = finetune;
    }
}
