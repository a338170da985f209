/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.client.address;

import io.github.camelautoenhance.client.retry.Subject;
import io.github.camelautoenhance.error.AutoenhanceUnsafeUrlException;
import java.net.InetAddress;
import java.util.List;
import java.util.Locale;

/**
 * Where photos may be sent. The address of an upload is data that came with a reply, so it is checked like any input:
 * the scheme, the host against {@code uploadHosts}, and, after DNS, the network it leads to.
 *
 * @param baseUrl the API; a loopback one (the emulator) admits plain http and loopback addresses
 * @param uploadHosts entries {@code host}, {@code host:port} or with a {@code *} for whole labels
 * @param allowPlainHttp whether http and private addresses are admitted for the host of {@code baseUrl}
 * @param allowPrivateAddresses whether any admitted host may resolve to a private address
 */
public record AddressPolicy(
        BaseUrl baseUrl, List<String> uploadHosts, boolean allowPlainHttp, boolean allowPrivateAddresses) {

    /** The hosts of S3 and of the service itself. */
    public static final String DEFAULT_UPLOAD_HOSTS = "*.s3.amazonaws.com,*.s3.*.amazonaws.com,s3.*.amazonaws.com,"
            + "*.s3-accelerate.amazonaws.com,*.autoenhance.ai";

    private static final int HTTPS_PORT = 443;

    public AddressPolicy {
        uploadHosts = uploadHosts.stream()
                .map(entry -> entry.toLowerCase(Locale.ROOT))
                .toList();
        if (!baseUrl.isHttps() && !baseUrl.isLoopback() && !allowPlainHttp) {
            throw new IllegalArgumentException("baseUrl must be https, because the API key must never travel in clear: "
                    + baseUrl + " (allowPlainHttp=true admits http to an emulator in a network of your own)");
        }
    }

    /**
     * Checks the address of an upload before anything is sent to it.
     *
     * @throws AutoenhanceUnsafeUrlException if this component does not connect to it
     */
    public UploadAddress check(String url, Subject subject) {
        UploadAddress address = parse("The upload address", url, subject);
        if (!isHostAdmitted(address)) {
            throw unsafe(
                    "The upload address leads to " + address.host() + ":" + address.port()
                            + ", which the option uploadHosts does not name",
                    subject);
        }
        requireHttps("The upload address", address, subject);
        return address;
    }

    /**
     * Checks where a download is redirected to. Pictures may lie on any host, and nothing but the request goes there.
     *
     * @throws AutoenhanceUnsafeUrlException if this component does not connect to it
     */
    public UploadAddress checkRedirect(String url, Subject subject) {
        UploadAddress address = parse("The address that the download is redirected to", url, subject);
        requireHttps("The address that the download is redirected to", address, subject);
        return address;
    }

    private static UploadAddress parse(String what, String url, Subject subject) {
        try {
            return UploadAddress.parse(url);
        } catch (IllegalArgumentException e) {
            throw unsafe(what + " is no usable address: " + e.getMessage(), subject);
        }
    }

    private void requireHttps(String what, UploadAddress address, Subject subject) {
        if (!address.isHttps() && !isBaseHostTrustedInClear(address)) {
            throw unsafe(what + " is not https: " + address, subject);
        }
    }

    /** Whether {@code host}, resolved to {@code ip}, may be connected to. */
    boolean admits(String host, InetAddress ip) {
        return allowPrivateAddresses
                || !PrivateNetworks.contains(ip)
                || (baseUrl.isLoopback() && Loopback.isLoopback(inUrl(host)) && ip.isLoopbackAddress())
                || (allowPlainHttp && inUrl(host).equals(baseUrl.host()));
    }

    /** As addresses spell the host that a resolver is asked for. */
    private static String inUrl(String host) {
        String lowerCase = host.toLowerCase(Locale.ROOT);
        return lowerCase.indexOf(':') < 0 ? lowerCase : "[" + lowerCase + "]";
    }

    private boolean isHostAdmitted(UploadAddress address) {
        if (isBaseHostTrustedInClear(address)) {
            return true;
        }
        if (address.host().equals(baseUrl.host())
                && (address.port() == HTTPS_PORT || address.port() == baseUrl.port())) {
            return true;
        }
        return uploadHosts.stream().anyMatch(entry -> matches(entry, address));
    }

    private boolean isBaseHostTrustedInClear(UploadAddress address) {
        return (baseUrl.isLoopback() && address.isLoopback())
                || (allowPlainHttp && address.host().equals(baseUrl.host()));
    }

    private static boolean matches(String entry, UploadAddress address) {
        int colon = entry.lastIndexOf(':');
        boolean hasPort = entry.indexOf(']') < colon;
        String host = hasPort ? entry.substring(0, colon) : entry;
        String port = hasPort ? entry.substring(colon + 1) : String.valueOf(HTTPS_PORT);
        return port.equals(String.valueOf(address.port())) && HostPattern.matches(host, address.host());
    }

    private static AutoenhanceUnsafeUrlException unsafe(String message, Subject subject) {
        return new AutoenhanceUnsafeUrlException(subject.failure(message));
    }
}
