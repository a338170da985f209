/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.client.address;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Set;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;

/**
 * Resolves the storage's hosts and refuses those that lead into a private network. Being the resolver of the connection
 * itself, what it checked is what is connected to: no second look-up can answer differently.
 */
public final class AddressGuard implements DnsResolver {

    private final DnsResolver resolver;
    private final AddressPolicy policy;
    private final Set<String> proxies;

    /**
     * @param proxies hosts the user chose as proxy: they stand in a private network by right, and resolve the target
     *     themselves
     */
    public AddressGuard(AddressPolicy policy, Set<String> proxies) {
        this(SystemDefaultDnsResolver.INSTANCE, policy, proxies);
    }

    public AddressGuard(DnsResolver resolver, AddressPolicy policy, Set<String> proxies) {
        this.resolver = resolver;
        this.policy = policy;
        this.proxies = proxies;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] addresses = resolver.resolve(host);
        if (proxies.contains(host)) {
            return addresses;
        }
        for (InetAddress address : addresses) {
            if (!policy.admits(host, address)) {
                throw new PrivateAddressException(host);
            }
        }
        return addresses;
    }

    @Override
    public String resolveCanonicalHostname(String host) throws UnknownHostException {
        return resolver.resolveCanonicalHostname(host);
    }

    /** The host resolves to an address that photos are not sent to. */
    public static final class PrivateAddressException extends UnknownHostException {
        private static final long serialVersionUID = 1L;

        public PrivateAddressException(String host) {
            super(host + " resolves to a private, link-local or loopback address"
                    + " (allowPrivateAddresses=true would admit it)");
        }
    }
}
