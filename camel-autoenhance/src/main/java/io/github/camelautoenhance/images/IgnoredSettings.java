/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.images;

import io.github.camelautoenhance.client.api.Registration;
import io.github.camelautoenhance.message.ImageSetting;
import io.github.camelautoenhance.message.Inputs;
import io.github.camelautoenhance.model.AutoenhanceImage;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Warns, once per endpoint and field, of settings that had no effect. The service takes fields that it does not know
 * without a word, so a setting of a newer API version, or one misspelt, would stay unnoticed until somebody looks at
 * the pictures.
 */
final class IgnoredSettings {

    private static final Logger LOG = LoggerFactory.getLogger(IgnoredSettings.class);
    private static final Map<String, ImageSetting> KNOWN =
            Stream.of(ImageSetting.values()).collect(Collectors.toMap(ImageSetting::apiName, Function.identity()));

    private static final int MOST_WARNINGS = 100;

    private final @Nullable String apiVersion;
    private final Set<String> warned = ConcurrentHashMap.newKeySet();

    /** @param apiVersion the version that is asked for; null: the account's own, which is not known here */
    IgnoredSettings(@Nullable String apiVersion) {
        this.apiVersion = apiVersion;
    }

    void warnOf(Registration sent, AutoenhanceImage answered) {
        warnOf(sent.fields(), answered);
    }

    void warnOf(Map<String, @Nullable Object> sent, AutoenhanceImage answered) {
        for (String field : sent.keySet()) {
            String why = whyIgnored(field, answered);
            // Fields may come with each message: neither log nor set may grow with them.
            if (why != null && warned.size() < MOST_WARNINGS && warned.add(field)) {
                LOG.warn("The setting {} is ignored by the service: {}", Inputs.shown(field), why);
            }
        }
    }

    private @Nullable String whyIgnored(String field, AutoenhanceImage answered) {
        ImageSetting setting = KNOWN.get(field);
        String since = setting == null ? null : setting.since();
        // Dates in this form are ordered as text.
        if (since != null && apiVersion != null && apiVersion.compareTo(since) < 0) {
            return "needs x-api-version " + since + " or later (option apiVersion), and " + apiVersion
                    + " is asked for";
        }
        return answered.more().containsKey(field) ? null : "its answer does not hold it";
    }
}
