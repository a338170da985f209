/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance;

import io.github.camelautoenhance.message.ImageSetting;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.jspecify.annotations.Nullable;

/**
 * The enhancement settings. None has a default here: what is not given is not sent, and the service keeps its own
 * default, or the last value of the image.
 */
@UriParams
public abstract class SettingsConfiguration extends AwaitConfiguration {

    @UriParam(label = "producer", enums = "latest,stable,beta")
    private @Nullable String aiVersion;

    @UriParam(label = "producer", enums = "true,false")
    private @Nullable String enhance;

    @UriParam(label = "producer", enums = "property,property_usa,warm,neutral,modern")
    private @Nullable String enhanceType;

    @UriParam(label = "producer")
    private @Nullable String presetId;

    @UriParam(label = "producer", enums = "true,false")
    private @Nullable String lensCorrection;

    @UriParam(label = "producer", enums = "true,false")
    private @Nullable String verticalCorrection;

    @UriParam(label = "producer", enums = "true,false")
    private @Nullable String skyReplacement;

    @UriParam(label = "producer", enums = "CLEAR,LOW_CLOUD,LOW_CLOUD_LOW_SAT,HIGH_CLOUD")
    private @Nullable String cloudType;

    @UriParam(label = "producer", enums = "true,false")
    private @Nullable String windowPull;

    @UriParam(label = "producer", enums = "NONE,ONLY_WINDOWS,WINDOWS_WITH_SKIES")
    private @Nullable String windowPullType;

    @UriParam(label = "producer", enums = "true,false")
    private @Nullable String privacy;

    @UriParam(label = "producer", enums = "true,false")
    private @Nullable String upscale;

    @UriParam(label = "producer", enums = "true,false")
    private @Nullable String threesixty;

    @UriParam(label = "producer")
    private @Nullable Integer rating;

    @UriParam(label = "producer", prefix = "restage.", multiValue = true)
    private Map<String, Object> restage = new LinkedHashMap<>();

    @UriParam(label = "producer", prefix = "setting.", multiValue = true)
    private Map<String, Object> settings = new LinkedHashMap<>();

    /** The settings that were given as options of their own, by what they set. */
    Map<ImageSetting, Object> settingOptions() {
        Map<ImageSetting, @Nullable Object> options = new EnumMap<>(ImageSetting.class);
        options.put(ImageSetting.AI_VERSION, aiVersion);
        options.put(ImageSetting.ENHANCE, enhance);
        options.put(ImageSetting.ENHANCE_TYPE, enhanceType);
        options.put(ImageSetting.PRESET_ID, presetId);
        options.put(ImageSetting.LENS_CORRECTION, lensCorrection);
        options.put(ImageSetting.VERTICAL_CORRECTION, verticalCorrection);
        options.put(ImageSetting.SKY_REPLACEMENT, skyReplacement);
        options.put(ImageSetting.CLOUD_TYPE, cloudType);
        options.put(ImageSetting.WINDOW_PULL, windowPull);
        options.put(ImageSetting.WINDOW_PULL_TYPE, windowPullType);
        options.put(ImageSetting.PRIVACY, privacy);
        options.put(ImageSetting.UPSCALE, upscale);
        options.put(ImageSetting.THREESIXTY, threesixty);
        options.put(ImageSetting.RATING, rating);
        Map<ImageSetting, Object> given = new EnumMap<>(ImageSetting.class);
        options.forEach((setting, value) -> {
            if (value != null) {
                given.put(setting, value);
            }
        });
        return given;
    }

    /** Forgets every setting: an endpoint holds only its own, since they rank above all of the component's. */
    void clearSettings() {
        aiVersion = null;
        enhance = null;
        enhanceType = null;
        presetId = null;
        lensCorrection = null;
        verticalCorrection = null;
        skyReplacement = null;
        cloudType = null;
        windowPull = null;
        windowPullType = null;
        privacy = null;
        upscale = null;
        threesixty = null;
        rating = null;
        restage = new LinkedHashMap<>();
        settings = new LinkedHashMap<>();
    }

    public @Nullable String getAiVersion() {
        return aiVersion;
    }

    /**
     * Version of the AI: latest, stable, beta or a number. Not given, the service takes its latest. Known to the
     * service since API version 2024-04; a free text since 2024-10-01.
     */
    public void setAiVersion(@Nullable String aiVersion) {
        this.aiVersion = aiVersion;
    }

    public @Nullable String getEnhance() {
        return enhance;
    }

    /** Whether the picture is enhanced at all. Not given, the service enhances. */
    public void setEnhance(@Nullable String enhance) {
        this.enhance = enhance;
    }

    public @Nullable String getEnhanceType() {
        return enhanceType;
    }

    /**
     * Style of the enhancement. property and property_usa belong to AI 3, warm, neutral and modern to later ones. Not
     * listed any more in API version 2026-10-01, where presetId takes its place.
     */
    public void setEnhanceType(@Nullable String enhanceType) {
        this.enhanceType = enhanceType;
    }

    public @Nullable String getPresetId() {
        return presetId;
    }

    /** Preset made in the service's web application. Known since API version 2025-08-31. */
    public void setPresetId(@Nullable String presetId) {
        this.presetId = presetId;
    }

    public @Nullable String getLensCorrection() {
        return lensCorrection;
    }

    /** Whether lens distortion is undone. Not given, the service does. */
    public void setLensCorrection(@Nullable String lensCorrection) {
        this.lensCorrection = lensCorrection;
    }

    public @Nullable String getVerticalCorrection() {
        return verticalCorrection;
    }

    /** Whether verticals are straightened. Not given, the service does. */
    public void setVerticalCorrection(@Nullable String verticalCorrection) {
        this.verticalCorrection = verticalCorrection;
    }

    public @Nullable String getSkyReplacement() {
        return skyReplacement;
    }

    /** Whether the sky is replaced. From API version 2026-07-01 on restage.sky takes its place. */
    public void setSkyReplacement(@Nullable String skyReplacement) {
        this.skyReplacement = skyReplacement;
    }

    public @Nullable String getCloudType() {
        return cloudType;
    }

    /** The clouds of a replaced sky. Used with skyReplacement. */
    public void setCloudType(@Nullable String cloudType) {
        this.cloudType = cloudType;
    }

    public @Nullable String getWindowPull() {
        return windowPull;
    }

    /**
     * Whether the view through windows is brought out. Until API version 2025-08-31, where windowPullType takes its
     * place.
     */
    public void setWindowPull(@Nullable String windowPull) {
        this.windowPull = windowPull;
    }

    public @Nullable String getWindowPullType() {
        return windowPullType;
    }

    /** How the view through windows is brought out. Known since API version 2025-08-31. */
    public void setWindowPullType(@Nullable String windowPullType) {
        this.windowPullType = windowPullType;
    }

    public @Nullable String getPrivacy() {
        return privacy;
    }

    /** Whether faces and number plates are blurred. */
    public void setPrivacy(@Nullable String privacy) {
        this.privacy = privacy;
    }

    public @Nullable String getUpscale() {
        return upscale;
    }

    /** Whether the resolution is raised. Known since API version 2025-01-01. */
    public void setUpscale(@Nullable String upscale) {
        this.upscale = upscale;
    }

    public @Nullable String getThreesixty() {
        return threesixty;
    }

    /** Whether the picture is a 360 degree panorama. Newer API versions detect it. */
    public void setThreesixty(@Nullable String threesixty) {
        this.threesixty = threesixty;
    }

    public @Nullable Integer getRating() {
        return rating;
    }

    /** Rating of the result, 0 to 5. */
    public void setRating(@Nullable Integer rating) {
        this.rating = rating;
    }

    public Map<String, Object> getRestage() {
        return restage;
    }

    /**
     * Changes to the scene, by the service's names: restage.sky, restage.grass, restage.tvs,
     * restage.fire_in_fireplaces, restage.photographer. A value that is JSON (true, 3, null) is sent as that, any other
     * as text.
     */
    public void setRestage(Map<String, Object> restage) {
        this.restage = restage;
    }

    public Map<String, Object> getSettings() {
        return settings;
    }

    /**
     * Any other field of the request by its API name: setting.tripod_hide=true. setting.x.y=v makes a nested field. A
     * value that is JSON (true, 3, null, an object or array) is sent as that, any other as text. image_name, order_id,
     * image_id and content_type are refused here; they have options of their own.
     */
    public void setSettings(Map<String, Object> settings) {
        this.settings = settings;
    }
}
