/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.examples.ftp;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;

/**
 * The bean that says which order a photo belongs to: one folder on the server is one order. The id is computed from the
 * folder, so that it is the same after a restart and nothing has to be remembered; the service makes the order when the
 * first image names it. Put another class in its place if your orders have ids already.
 *
 * <pre>{@code
 * new FolderOrders("example.org").orderId("ftp/villa-42/kitchen.jpg"); // the same for every photo of villa-42
 * }</pre>
 */
public final class FolderOrders {

    private final String namespace;

    /**
     * Orders of one account.
     *
     * @param namespace what no other account has: ids are known to the whole service, and two accounts with a folder of
     *     the same name must not come to the same id
     */
    public FolderOrders(String namespace) {
        if (namespace.isBlank()) {
            throw new IllegalArgumentException("orders.namespace is empty: set it to what is yours alone");
        }
        this.namespace = namespace;
    }

    /**
     * The order of a photo.
     *
     * @param fileName server, folders and file, with any separators
     * @return null for a photo outside all folders: the service then makes an order for this image alone
     */
    public @Nullable String orderId(@Header(Exchange.FILE_NAME) String fileName) {
        String path = fileName.replace('\\', '/');
        int server = path.indexOf('/');
        int file = path.lastIndexOf('/');
        return server == file
                ? null
                : UUID.nameUUIDFromBytes((namespace + "/" + path.substring(0, file)).getBytes(StandardCharsets.UTF_8))
                        .toString();
    }

    /**
     * The name of a photo's image: the folders and the file. Cameras count from {@code IMG_0001} again, and the service
     * takes the same name only thirty times an hour.
     */
    public String imageName(@Header(Exchange.FILE_NAME) String fileName) {
        String path = fileName.replace('\\', '/');
        return path.substring(path.indexOf('/') + 1).replace('/', '-');
    }
}
