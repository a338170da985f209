/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance;

import org.apache.camel.spi.Metadata;

/**
 * Names of the message headers. All begin with {@code Camel}, so that Camel's header filters keep them from the outside
 * world, in both directions.
 *
 * <pre>{@code
 * from("file:inbox").setHeader(AutoenhanceConstants.ORDER_ID, simple("shoot-${date:now:yyyyMMdd}")).to("autoenhance:images");
 * }</pre>
 */
public final class AutoenhanceConstants {

    @Metadata(
            label = "producer",
            description = "The operation for this message, instead of the option of the same name.",
            javaType = "String")
    public static final String OPERATION = "CamelAutoenhanceOperation";

    @Metadata(
            label = "producer",
            description =
                    "The file name to register the image with. Not given: the file name of the message. Removed after success.",
            javaType = "String")
    public static final String IMAGE_NAME = "CamelAutoenhanceImageName";

    @Metadata(
            label = "producer",
            description =
                    "The media type to register and send the photo with. Not given: an inbound Content-Type, if it is one of an image; else application/octet-stream. Removed after success.",
            javaType = "String")
    public static final String CONTENT_TYPE = "CamelAutoenhanceContentType";

    @Metadata(
            label = "producer",
            description = "Data of your own that is kept with the image.",
            javaType = "java.util.Map")
    public static final String METADATA = "CamelAutoenhanceMetadata";

    @Metadata(
            description = "In: the order to join or to work on. Out: the order that the answer is about.",
            javaType = "String")
    public static final String ORDER_ID = "CamelAutoenhanceOrderId";

    @Metadata(
            description =
                    "In: the image to work on. Out: the id of the image. Ignored by upload and create, which make a new one.",
            javaType = "String")
    public static final String IMAGE_ID = "CamelAutoenhanceImageId";

    @Metadata(
            label = "producer",
            description =
                    "In: the bracket to retrieve or delete. Out: the id of the bracket. Ignored by upload and create, which make a new one.",
            javaType = "String")
    public static final String BRACKET_ID = "CamelAutoenhanceBracketId";

    @Metadata(
            label = "producer",
            description = "The name of the order to create or update, instead of the option of the same name.",
            javaType = "String")
    public static final String ORDER_NAME = "CamelAutoenhanceOrderName";

    @Metadata(
            label = "producer",
            description =
                    "How many brackets in a row become one image, 0 to 9, when an order is processed; 0 leaves it to the service.",
            javaType = "Integer")
    public static final String BRACKETS_PER_IMAGE = "CamelAutoenhanceBracketsPerImage";

    @Metadata(
            label = "producer",
            description =
                    "Which brackets become one image when an order is processed: a List of Lists of bracket ids. Removed after success.",
            javaType = "java.util.List")
    public static final String BRACKET_GROUPS = "CamelAutoenhanceBracketGroups";

    @Metadata(
            label = "producer",
            description =
                    "What a report is about, by the names of the service: a List such as COLOUR, HDR, NO_COMPLAINTS. At least one.",
            javaType = "java.util.List")
    public static final String REPORT_CATEGORIES = "CamelAutoenhanceReportCategories";

    @Metadata(label = "producer", description = "What a report says in words.", javaType = "String")
    public static final String REPORT_COMMENT = "CamelAutoenhanceReportComment";

    @Metadata(
            label = "producer",
            description = "How good the picture is, from 0 to 5, as a report says it.",
            javaType = "Integer")
    public static final String REPORT_SCORE = "CamelAutoenhanceReportScore";

    @Metadata(
            label = "producer",
            description = "Which picture to download, enhanced or original, instead of the option of the same name.",
            javaType = "String")
    public static final String VARIANT = "CamelAutoenhanceVariant";

    @Metadata(label = "producer", description = "As the option quality.", javaType = "Integer")
    public static final String QUALITY = "CamelAutoenhanceQuality";

    @Metadata(label = "producer", description = "As the option format.", javaType = "String")
    public static final String FORMAT = "CamelAutoenhanceFormat";

    @Metadata(label = "producer", description = "As the option maxWidth.", javaType = "Integer")
    public static final String MAX_WIDTH = "CamelAutoenhanceMaxWidth";

    @Metadata(label = "producer", description = "As the option scale.", javaType = "Double")
    public static final String SCALE = "CamelAutoenhanceScale";

    @Metadata(
            description =
                    "Out: whether the downloaded picture is a free preview. As input it is ignored: a header must not spend money.",
            javaType = "Boolean")
    public static final String PREVIEW = "CamelAutoenhancePreview";

    @Metadata(label = "producer", description = "As the option aiVersion.", javaType = "String")
    public static final String AI_VERSION = "CamelAutoenhanceAiVersion";

    @Metadata(label = "producer", description = "As the option enhance.", javaType = "Boolean")
    public static final String ENHANCE = "CamelAutoenhanceEnhance";

    @Metadata(label = "producer", description = "As the option enhanceType.", javaType = "String")
    public static final String ENHANCE_TYPE = "CamelAutoenhanceEnhanceType";

    @Metadata(label = "producer", description = "As the option presetId.", javaType = "String")
    public static final String PRESET_ID = "CamelAutoenhancePresetId";

    @Metadata(label = "producer", description = "As the option lensCorrection.", javaType = "Boolean")
    public static final String LENS_CORRECTION = "CamelAutoenhanceLensCorrection";

    @Metadata(label = "producer", description = "As the option verticalCorrection.", javaType = "Boolean")
    public static final String VERTICAL_CORRECTION = "CamelAutoenhanceVerticalCorrection";

    @Metadata(label = "producer", description = "As the option skyReplacement.", javaType = "Boolean")
    public static final String SKY_REPLACEMENT = "CamelAutoenhanceSkyReplacement";

    @Metadata(label = "producer", description = "As the option cloudType.", javaType = "String")
    public static final String CLOUD_TYPE = "CamelAutoenhanceCloudType";

    @Metadata(label = "producer", description = "As the option windowPull.", javaType = "Boolean")
    public static final String WINDOW_PULL = "CamelAutoenhanceWindowPull";

    @Metadata(label = "producer", description = "As the option windowPullType.", javaType = "String")
    public static final String WINDOW_PULL_TYPE = "CamelAutoenhanceWindowPullType";

    @Metadata(label = "producer", description = "As the option privacy.", javaType = "Boolean")
    public static final String PRIVACY = "CamelAutoenhancePrivacy";

    @Metadata(label = "producer", description = "As the option upscale.", javaType = "Boolean")
    public static final String UPSCALE = "CamelAutoenhanceUpscale";

    @Metadata(label = "producer", description = "As the option threesixty.", javaType = "Boolean")
    public static final String THREESIXTY = "CamelAutoenhanceThreesixty";

    @Metadata(label = "producer", description = "As the option rating.", javaType = "Integer")
    public static final String RATING = "CamelAutoenhanceRating";

    @Metadata(
            label = "producer",
            description =
                    "Changes to the scene, by the names of the service (sky, grass and others). Added to those of the options, key by key.",
            javaType = "java.util.Map")
    public static final String RESTAGE = "CamelAutoenhanceRestage";

    @Metadata(
            label = "producer",
            description =
                    "Any other fields of the request by their API names. Added to those of the options, key by key.",
            javaType = "java.util.Map")
    public static final String SETTINGS = "CamelAutoenhanceSettings";

    @Metadata(
            description =
                    "Out: the state of the image or order: waiting, processing, processed, error or expired; others may come.",
            javaType = "String")
    public static final String STATUS = "CamelAutoenhanceStatus";

    @Metadata(description = "Out: why the image is in that state, where the service says so.", javaType = "String")
    public static final String STATUS_REASON = "CamelAutoenhanceStatusReason";

    @Metadata(
            label = "producer",
            description = "Out: size of the photo that was uploaded, in bytes.",
            javaType = "Long")
    public static final String UPLOADED_BYTES = "CamelAutoenhanceUploadedBytes";

    @Metadata(
            label = "consumer",
            description =
                    "The name of the event that a webhook brought: image_processed, image_registered, webhook_updated; others may come.",
            javaType = "String")
    public static final String EVENT = "CamelAutoenhanceEvent";

    @Metadata(
            label = "consumer",
            description = "Whether the event says that the image could not be enhanced.",
            javaType = "Boolean")
    public static final String EVENT_ERROR = "CamelAutoenhanceEventError";

    @Metadata(
            label = "consumer",
            description = "Whether other images of the order were still in work when the event was sent.",
            javaType = "Boolean")
    public static final String ORDER_IS_PROCESSING = "CamelAutoenhanceOrderIsProcessing";

    private AutoenhanceConstants() {}
}
