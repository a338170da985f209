/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.springboot;

import io.github.camelautoenhance.AutoenhanceConfiguration;
import io.github.camelautoenhance.model.UploadListener;
import java.time.Duration;
import java.util.Map;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.camel.spring.boot.ComponentConfigurationPropertiesCommon;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The options of the component as properties of a Spring Boot application. {@code null}, which all are at first,
 * leaves an option as it is. A name that is no option fails the start of the application.
 *
 * <p>Made from the catalog JSON of the component; do not edit.
 */
@ConfigurationProperties(prefix = "camel.component.autoenhance", ignoreUnknownFields = false)
public class AutoenhanceComponentConfiguration extends ComponentConfigurationPropertiesCommon {
    private @Nullable String apiVersion;
    private @Nullable String baseUrl;
    @BeanReference
    private @Nullable AutoenhanceConfiguration configuration;
    private @Nullable Boolean devMode;
    private @Nullable Long maxSize;
    private @Nullable String orderId;
    private @Nullable Boolean bridgeErrorHandler;
    private @Nullable String aiVersion;
    private @Nullable Duration awaitTimeout;
    private @Nullable String cloudType;
    private @Nullable Boolean deleteOnFailure;
    private @Nullable String enhance;
    private @Nullable String enhanceType;
    private @Nullable Boolean lazyStartProducer;
    private @Nullable String lensCorrection;
    private @Nullable Duration maxPollDelay;
    private @Nullable Duration pollDelay;
    private @Nullable String presetId;
    private @Nullable String privacy;
    private @Nullable Integer rating;
    private @Nullable Map<String, Object> restage;
    private @Nullable Map<String, Object> settings;
    private @Nullable String skyReplacement;
    private @Nullable String spool;
    private @Nullable String threesixty;
    private @Nullable String upscale;
    private @Nullable String verticalCorrection;
    private @Nullable String windowPull;
    private @Nullable String windowPullType;
    private @Nullable Integer maxConcurrentUploads;
    private @Nullable Integer maxPending;
    @BeanReference
    private @Nullable UploadListener uploadListener;
    private @Nullable Boolean autowiredEnabled;
    private @Nullable Integer connectionsPerRoute;
    @BeanReference
    private @Nullable HttpClientConfigurer httpClientConfigurer;
    private @Nullable Integer maxRetries;
    private @Nullable Duration maxRetryAfter;
    private @Nullable Integer maxTotalConnections;
    private @Nullable Integer retryBudget;
    private @Nullable Duration retryDelay;
    private @Nullable String spoolDirectory;
    private @Nullable Boolean healthCheckConsumerEnabled;
    private @Nullable Boolean healthCheckProducerEnabled;
    private @Nullable String nonProxyHosts;
    private @Nullable String proxyAuthMethod;
    private @Nullable String proxyAuthPassword;
    private @Nullable String proxyAuthUsername;
    private @Nullable String proxyHost;
    private @Nullable Integer proxyPort;
    private @Nullable Boolean useSystemProperties;
    private @Nullable Boolean allowPlainHttp;
    private @Nullable Boolean allowPrivateAddresses;
    private @Nullable String apiKey;
    @BeanReference
    private @Nullable SSLContextParameters sslContextParameters;
    private @Nullable String uploadHosts;
    private @Nullable Boolean useGlobalSslContextParameters;
    private @Nullable Duration connectTimeout;
    private @Nullable Duration responseTimeout;
    private @Nullable Duration uploadStallTimeout;
    private @Nullable Duration uploadTimeout;

    public @Nullable String getApiVersion() {
        return apiVersion;
    }

    public void setApiVersion(@Nullable String apiVersion) {
        this.apiVersion = apiVersion;
    }

    public @Nullable String getBaseUrl() {
        return baseUrl;
    }

    public void setBaseUrl(@Nullable String baseUrl) {
        this.baseUrl = baseUrl;
    }

    public @Nullable AutoenhanceConfiguration getConfiguration() {
        return configuration;
    }

    public void setConfiguration(@Nullable AutoenhanceConfiguration configuration) {
        this.configuration = configuration;
    }

    public @Nullable Boolean getDevMode() {
        return devMode;
    }

    public void setDevMode(@Nullable Boolean devMode) {
        this.devMode = devMode;
    }

    public @Nullable Long getMaxSize() {
        return maxSize;
    }

    public void setMaxSize(@Nullable Long maxSize) {
        this.maxSize = maxSize;
    }

    public @Nullable String getOrderId() {
        return orderId;
    }

    public void setOrderId(@Nullable String orderId) {
        this.orderId = orderId;
    }

    public @Nullable Boolean getBridgeErrorHandler() {
        return bridgeErrorHandler;
    }

    public void setBridgeErrorHandler(@Nullable Boolean bridgeErrorHandler) {
        this.bridgeErrorHandler = bridgeErrorHandler;
    }

    public @Nullable String getAiVersion() {
        return aiVersion;
    }

    public void setAiVersion(@Nullable String aiVersion) {
        this.aiVersion = aiVersion;
    }

    public @Nullable Duration getAwaitTimeout() {
        return awaitTimeout;
    }

    public void setAwaitTimeout(@Nullable Duration awaitTimeout) {
        this.awaitTimeout = awaitTimeout;
    }

    public @Nullable String getCloudType() {
        return cloudType;
    }

    public void setCloudType(@Nullable String cloudType) {
        this.cloudType = cloudType;
    }

    public @Nullable Boolean getDeleteOnFailure() {
        return deleteOnFailure;
    }

    public void setDeleteOnFailure(@Nullable Boolean deleteOnFailure) {
        this.deleteOnFailure = deleteOnFailure;
    }

    public @Nullable String getEnhance() {
        return enhance;
    }

    public void setEnhance(@Nullable String enhance) {
        this.enhance = enhance;
    }

    public @Nullable String getEnhanceType() {
        return enhanceType;
    }

    public void setEnhanceType(@Nullable String enhanceType) {
        this.enhanceType = enhanceType;
    }

    public @Nullable Boolean getLazyStartProducer() {
        return lazyStartProducer;
    }

    public void setLazyStartProducer(@Nullable Boolean lazyStartProducer) {
        this.lazyStartProducer = lazyStartProducer;
    }

    public @Nullable String getLensCorrection() {
        return lensCorrection;
    }

    public void setLensCorrection(@Nullable String lensCorrection) {
        this.lensCorrection = lensCorrection;
    }

    public @Nullable Duration getMaxPollDelay() {
        return maxPollDelay;
    }

    public void setMaxPollDelay(@Nullable Duration maxPollDelay) {
        this.maxPollDelay = maxPollDelay;
    }

    public @Nullable Duration getPollDelay() {
        return pollDelay;
    }

    public void setPollDelay(@Nullable Duration pollDelay) {
        this.pollDelay = pollDelay;
    }

    public @Nullable String getPresetId() {
        return presetId;
    }

    public void setPresetId(@Nullable String presetId) {
        this.presetId = presetId;
    }

    public @Nullable String getPrivacy() {
        return privacy;
    }

    public void setPrivacy(@Nullable String privacy) {
        this.privacy = privacy;
    }

    public @Nullable Integer getRating() {
        return rating;
    }

    public void setRating(@Nullable Integer rating) {
        this.rating = rating;
    }

    public @Nullable Map<String, Object> getRestage() {
        return restage;
    }

    public void setRestage(@Nullable Map<String, Object> restage) {
        this.restage = restage;
    }

    public @Nullable Map<String, Object> getSettings() {
        return settings;
    }

    public void setSettings(@Nullable Map<String, Object> settings) {
        this.settings = settings;
    }

    public @Nullable String getSkyReplacement() {
        return skyReplacement;
    }

    public void setSkyReplacement(@Nullable String skyReplacement) {
        this.skyReplacement = skyReplacement;
    }

    public @Nullable String getSpool() {
        return spool;
    }

    public void setSpool(@Nullable String spool) {
        this.spool = spool;
    }

    public @Nullable String getThreesixty() {
        return threesixty;
    }

    public void setThreesixty(@Nullable String threesixty) {
        this.threesixty = threesixty;
    }

    public @Nullable String getUpscale() {
        return upscale;
    }

    public void setUpscale(@Nullable String upscale) {
        this.upscale = upscale;
    }

    public @Nullable String getVerticalCorrection() {
        return verticalCorrection;
    }

    public void setVerticalCorrection(@Nullable String verticalCorrection) {
        this.verticalCorrection = verticalCorrection;
    }

    public @Nullable String getWindowPull() {
        return windowPull;
    }

    public void setWindowPull(@Nullable String windowPull) {
        this.windowPull = windowPull;
    }

    public @Nullable String getWindowPullType() {
        return windowPullType;
    }

    public void setWindowPullType(@Nullable String windowPullType) {
        this.windowPullType = windowPullType;
    }

    public @Nullable Integer getMaxConcurrentUploads() {
        return maxConcurrentUploads;
    }

    public void setMaxConcurrentUploads(@Nullable Integer maxConcurrentUploads) {
        this.maxConcurrentUploads = maxConcurrentUploads;
    }

    public @Nullable Integer getMaxPending() {
        return maxPending;
    }

    public void setMaxPending(@Nullable Integer maxPending) {
        this.maxPending = maxPending;
    }

    public @Nullable UploadListener getUploadListener() {
        return uploadListener;
    }

    public void setUploadListener(@Nullable UploadListener uploadListener) {
        this.uploadListener = uploadListener;
    }

    public @Nullable Boolean getAutowiredEnabled() {
        return autowiredEnabled;
    }

    public void setAutowiredEnabled(@Nullable Boolean autowiredEnabled) {
        this.autowiredEnabled = autowiredEnabled;
    }

    public @Nullable Integer getConnectionsPerRoute() {
        return connectionsPerRoute;
    }

    public void setConnectionsPerRoute(@Nullable Integer connectionsPerRoute) {
        this.connectionsPerRoute = connectionsPerRoute;
    }

    public @Nullable HttpClientConfigurer getHttpClientConfigurer() {
        return httpClientConfigurer;
    }

    public void setHttpClientConfigurer(@Nullable HttpClientConfigurer httpClientConfigurer) {
        this.httpClientConfigurer = httpClientConfigurer;
    }

    public @Nullable Integer getMaxRetries() {
        return maxRetries;
    }

    public void setMaxRetries(@Nullable Integer maxRetries) {
        this.maxRetries = maxRetries;
    }

    public @Nullable Duration getMaxRetryAfter() {
        return maxRetryAfter;
    }

    public void setMaxRetryAfter(@Nullable Duration maxRetryAfter) {
        this.maxRetryAfter = maxRetryAfter;
    }

    public @Nullable Integer getMaxTotalConnections() {
        return maxTotalConnections;
    }

    public void setMaxTotalConnections(@Nullable Integer maxTotalConnections) {
        this.maxTotalConnections = maxTotalConnections;
    }

    public @Nullable Integer getRetryBudget() {
        return retryBudget;
    }

    public void setRetryBudget(@Nullable Integer retryBudget) {
        this.retryBudget = retryBudget;
    }

    public @Nullable Duration getRetryDelay() {
        return retryDelay;
    }

    public void setRetryDelay(@Nullable Duration retryDelay) {
        this.retryDelay = retryDelay;
    }

    public @Nullable String getSpoolDirectory() {
        return spoolDirectory;
    }

    public void setSpoolDirectory(@Nullable String spoolDirectory) {
        this.spoolDirectory = spoolDirectory;
    }

    public @Nullable Boolean getHealthCheckConsumerEnabled() {
        return healthCheckConsumerEnabled;
    }

    public void setHealthCheckConsumerEnabled(@Nullable Boolean healthCheckConsumerEnabled) {
        this.healthCheckConsumerEnabled = healthCheckConsumerEnabled;
    }

    public @Nullable Boolean getHealthCheckProducerEnabled() {
        return healthCheckProducerEnabled;
    }

    public void setHealthCheckProducerEnabled(@Nullable Boolean healthCheckProducerEnabled) {
        this.healthCheckProducerEnabled = healthCheckProducerEnabled;
    }

    public @Nullable String getNonProxyHosts() {
        return nonProxyHosts;
    }

    public void setNonProxyHosts(@Nullable String nonProxyHosts) {
        this.nonProxyHosts = nonProxyHosts;
    }

    public @Nullable String getProxyAuthMethod() {
        return proxyAuthMethod;
    }

    public void setProxyAuthMethod(@Nullable String proxyAuthMethod) {
        this.proxyAuthMethod = proxyAuthMethod;
    }

    public @Nullable String getProxyAuthPassword() {
        return proxyAuthPassword;
    }

    public void setProxyAuthPassword(@Nullable String proxyAuthPassword) {
        this.proxyAuthPassword = proxyAuthPassword;
    }

    public @Nullable String getProxyAuthUsername() {
        return proxyAuthUsername;
    }

    public void setProxyAuthUsername(@Nullable String proxyAuthUsername) {
        this.proxyAuthUsername = proxyAuthUsername;
    }

    public @Nullable String getProxyHost() {
        return proxyHost;
    }

    public void setProxyHost(@Nullable String proxyHost) {
        this.proxyHost = proxyHost;
    }

    public @Nullable Integer getProxyPort() {
        return proxyPort;
    }

    public void setProxyPort(@Nullable Integer proxyPort) {
        this.proxyPort = proxyPort;
    }

    public @Nullable Boolean getUseSystemProperties() {
        return useSystemProperties;
    }

    public void setUseSystemProperties(@Nullable Boolean useSystemProperties) {
        this.useSystemProperties = useSystemProperties;
    }

    public @Nullable Boolean getAllowPlainHttp() {
        return allowPlainHttp;
    }

    public void setAllowPlainHttp(@Nullable Boolean allowPlainHttp) {
        this.allowPlainHttp = allowPlainHttp;
    }

    public @Nullable Boolean getAllowPrivateAddresses() {
        return allowPrivateAddresses;
    }

    public void setAllowPrivateAddresses(@Nullable Boolean allowPrivateAddresses) {
        this.allowPrivateAddresses = allowPrivateAddresses;
    }

    public @Nullable String getApiKey() {
        return apiKey;
    }

    public void setApiKey(@Nullable String apiKey) {
        this.apiKey = apiKey;
    }

    public @Nullable SSLContextParameters getSslContextParameters() {
        return sslContextParameters;
    }

    public void setSslContextParameters(@Nullable SSLContextParameters sslContextParameters) {
        this.sslContextParameters = sslContextParameters;
    }

    public @Nullable String getUploadHosts() {
        return uploadHosts;
    }

    public void setUploadHosts(@Nullable String uploadHosts) {
        this.uploadHosts = uploadHosts;
    }

    public @Nullable Boolean getUseGlobalSslContextParameters() {
        return useGlobalSslContextParameters;
    }

    public void setUseGlobalSslContextParameters(@Nullable Boolean useGlobalSslContextParameters) {
        this.useGlobalSslContextParameters = useGlobalSslContextParameters;
    }

    public @Nullable Duration getConnectTimeout() {
        return connectTimeout;
    }

    public void setConnectTimeout(@Nullable Duration connectTimeout) {
        this.connectTimeout = connectTimeout;
    }

    public @Nullable Duration getResponseTimeout() {
        return responseTimeout;
    }

    public void setResponseTimeout(@Nullable Duration responseTimeout) {
        this.responseTimeout = responseTimeout;
    }

    public @Nullable Duration getUploadStallTimeout() {
        return uploadStallTimeout;
    }

    public void setUploadStallTimeout(@Nullable Duration uploadStallTimeout) {
        this.uploadStallTimeout = uploadStallTimeout;
    }

    public @Nullable Duration getUploadTimeout() {
        return uploadTimeout;
    }

    public void setUploadTimeout(@Nullable Duration uploadTimeout) {
        this.uploadTimeout = uploadTimeout;
    }
}
