/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance;

import io.github.camelautoenhance.body.PhotoBody;
import io.github.camelautoenhance.client.address.AddressPolicy;
import io.github.camelautoenhance.client.address.BaseUrl;
import io.github.camelautoenhance.client.api.ApiAccess;
import io.github.camelautoenhance.model.UploadListener;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.Configurer;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.jspecify.annotations.Nullable;

/** The options that component and endpoint share; an endpoint starts from the component's. */
@UriParams
@Configurer(extended = true)
public class AutoenhanceConfiguration extends SettingsConfiguration implements Cloneable {

    @UriParam(label = "security", secret = true)
    private @Nullable String apiKey;

    @UriParam(defaultValue = "https://api.autoenhance.ai")
    private String baseUrl = "https://api.autoenhance.ai";

    @UriParam(defaultValue = "2025-05-08")
    private String apiVersion = "2025-05-08";

    @UriParam(defaultValue = "false")
    private boolean devMode;

    @UriParam(label = "security", defaultValue = "false")
    private boolean allowPlainHttp;

    @UriParam(label = "security", defaultValue = "false")
    private boolean allowPrivateAddresses;

    @UriParam(
            label = "security",
            defaultValue =
                    "*.s3.amazonaws.com,*.s3.*.amazonaws.com,s3.*.amazonaws.com,*.s3-accelerate.amazonaws.com,*.autoenhance.ai")
    private String uploadHosts = AddressPolicy.DEFAULT_UPLOAD_HOSTS;

    @UriParam
    private @Nullable String orderId;

    @UriParam(label = "producer", defaultValue = "auto", enums = "auto,never")
    private String spool = "auto";

    @UriParam(label = "advanced")
    private @Nullable String spoolDirectory;

    @UriParam(defaultValue = "5368709120")
    private long maxSize = 5L * 1024 * 1024 * 1024;

    @UriParam(label = "producer", defaultValue = "false")
    private boolean deleteOnFailure;

    @UriParam(label = "producer,advanced")
    @Metadata(autowired = true)
    private @Nullable UploadListener uploadListener;

    /** A copy for an endpoint: everything but the enhancement settings, which are ranked and not inherited. */
    AutoenhanceConfiguration copyForEndpoint() {
        try {
            AutoenhanceConfiguration copy = (AutoenhanceConfiguration) clone();
            copy.clearSettings();
            return copy;
        } catch (CloneNotSupportedException e) {
            throw new RuntimeCamelException(e);
        }
    }

    ApiAccess apiAccess() {
        return new ApiAccess(
                BaseUrl.parse(baseUrl), checkedKey(), "account".equals(apiVersion) ? null : checkedVersion(), devMode);
    }

    AddressPolicy addressPolicy() {
        List<String> hosts = Arrays.stream(uploadHosts.split(","))
                .map(String::strip)
                .filter(host -> !host.isEmpty())
                .toList();
        return new AddressPolicy(BaseUrl.parse(baseUrl), hosts, allowPlainHttp, allowPrivateAddresses);
    }

    PhotoBody photoBody() {
        if (maxSize < 1) {
            throw new IllegalArgumentException("maxSize must be at least 1 byte: " + maxSize);
        }
        if (!spool.equals("auto") && !spool.equals("never")) {
            throw new IllegalArgumentException("spool must be auto or never: " + spool);
        }
        return new PhotoBody(spool.equals("auto"), checkedSpoolDirectory(), maxSize);
    }

    private @Nullable Path checkedSpoolDirectory() {
        try {
            return spoolDirectory == null ? null : Path.of(spoolDirectory);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("spoolDirectory is no path: " + e.getReason(), e);
        }
    }

    private @Nullable String checkedKey() {
        if (apiKey == null || apiKey.isEmpty()) {
            return null;
        }
        // Not repeated in the message: it is a secret, even when it is a wrong one.
        if (!apiKey.chars().allMatch(c -> c > ' ' && c <= '~')) {
            throw new IllegalArgumentException(
                    "apiKey must not hold blanks, line breaks or characters other than printable ASCII");
        }
        return apiKey;
    }

    private String checkedVersion() {
        if (!apiVersion.matches("\\d{4}-\\d{2}-\\d{2}")) {
            throw new IllegalArgumentException(
                    "apiVersion must be a date such as 2025-05-08, or account: " + apiVersion);
        }
        return apiVersion;
    }

    public @Nullable String getApiKey() {
        return apiKey;
    }

    /** API key of the account. Sent to the host of baseUrl and nowhere else. */
    public void setApiKey(@Nullable String apiKey) {
        this.apiKey = apiKey;
    }

    public String getBaseUrl() {
        return baseUrl;
    }

    /** Address of the API. Must be https, unless it is this machine (an emulator) or allowPlainHttp is set. */
    public void setBaseUrl(String baseUrl) {
        this.baseUrl = baseUrl;
    }

    public String getApiVersion() {
        return apiVersion;
    }

    /**
     * Version of the API that is asked for, a date such as 2025-05-08. The value account sends none: then the version
     * fixed at sign-up holds.
     */
    public void setApiVersion(String apiVersion) {
        this.apiVersion = apiVersion;
    }

    public boolean isDevMode() {
        return devMode;
    }

    /** Whether to use the service's development mode: nothing is charged, results are watermarked. */
    public void setDevMode(boolean devMode) {
        this.devMode = devMode;
    }

    public boolean isAllowPlainHttp() {
        return allowPlainHttp;
    }

    /**
     * Whether http and private addresses are admitted for the host of baseUrl. For an emulator in a network of your
     * own, never for the service: the API key would travel in clear.
     */
    public void setAllowPlainHttp(boolean allowPlainHttp) {
        this.allowPlainHttp = allowPlainHttp;
    }

    public boolean isAllowPrivateAddresses() {
        return allowPrivateAddresses;
    }

    /** Whether the storage's host may resolve to a private, link-local or loopback address. */
    public void setAllowPrivateAddresses(boolean allowPrivateAddresses) {
        this.allowPrivateAddresses = allowPrivateAddresses;
    }

    public String getUploadHosts() {
        return uploadHosts;
    }

    /**
     * Hosts that photos may be sent to, separated by comma: host, host:port, or either with the wildcard sign for
     * labels, as the defaults show. The host of baseUrl is always admitted.
     */
    public void setUploadHosts(String uploadHosts) {
        this.uploadHosts = uploadHosts;
    }

    public @Nullable String getOrderId() {
        return orderId;
    }

    /**
     * Order that the images join; it is created if it does not exist. Not given, the service makes an order for each
     * image. A consumer of images looks for those of this order.
     */
    public void setOrderId(@Nullable String orderId) {
        this.orderId = orderId;
    }

    public String getSpool() {
        return spool;
    }

    /**
     * What becomes of a body that is a stream and can be read only once. auto keeps it in a private temporary file
     * first, so that its length is known before anything is created and a failed upload can be repeated; never sends it
     * as it comes, which needs a known length and makes repeats impossible.
     */
    public void setSpool(String spool) {
        this.spool = spool;
    }

    public @Nullable String getSpoolDirectory() {
        return spoolDirectory;
    }

    /** Directory of the temporary files. Not given, the one of the system property java.io.tmpdir. */
    public void setSpoolDirectory(@Nullable String spoolDirectory) {
        this.spoolDirectory = spoolDirectory;
    }

    public long getMaxSize() {
        return maxSize;
    }

    /**
     * The largest photo in bytes; a larger one is refused before anything is created. The default is the most that S3
     * takes in one request, 5 GiB.
     */
    public void setMaxSize(long maxSize) {
        this.maxSize = maxSize;
    }

    public boolean isDeleteOnFailure() {
        return deleteOnFailure;
    }

    /**
     * Whether the image record is deleted when its upload has failed for good. A failure that can be retried keeps it,
     * so that a redelivery goes on with the same record.
     */
    public void setDeleteOnFailure(boolean deleteOnFailure) {
        this.deleteOnFailure = deleteOnFailure;
    }

    public @Nullable UploadListener getUploadListener() {
        return uploadListener;
    }

    /**
     * Hears what happens to each upload: record created, bytes sent, requests repeated, finished, failed. One listener
     * in the registry is used without being named.
     */
    public void setUploadListener(@Nullable UploadListener uploadListener) {
        this.uploadListener = uploadListener;
    }
}
