/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.body;

import io.github.camelautoenhance.client.download.DownloadClient;
import io.github.camelautoenhance.client.download.Picture;
import io.github.camelautoenhance.util.Deadline;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;

/** One download, from the request to the message's body. */
public final class PictureDownload {

    private final DownloadClient downloads;
    private final String variant;
    private final String query;
    private final PictureBuffer buffer;
    private volatile @Nullable Picture picture;

    /**
     * @param query the parameters of the request, encoded
     * @param directory where a large picture lies; null: the system's temporary directory
     * @param maxSize in bytes; more is refused
     */
    public PictureDownload(
            DownloadClient downloads, String variant, String query, @Nullable Path directory, long maxSize) {
        this.downloads = downloads;
        this.variant = variant;
        this.query = query;
        this.buffer = new PictureBuffer(directory, maxSize);
    }

    public void transfer(String imageId, Deadline deadline) {
        try {
            picture = downloads.download(imageId, variant, query, buffer, deadline);
        } catch (RuntimeException | Error e) {
            buffer.close();
            throw e;
        }
    }

    /** Makes the picture the body, and puts its name and type into the headers that Camel's components look for. */
    public void write(Exchange exchange, String imageId, @Nullable String imageName) {
        Picture known = picture;
        Message message = exchange.getMessage();
        message.setBody(stream(exchange));
        String type = known == null ? null : known.contentType();
        String name = imageName != null ? imageName : known == null ? null : known.fileName();
        message.setHeader(Exchange.FILE_NAME, PictureName.of(name, imageId, type));
        if (type == null) {
            message.removeHeader(Exchange.CONTENT_TYPE);
        } else {
            message.setHeader(Exchange.CONTENT_TYPE, type);
        }
        // That of the photo which was sent; the picture has another.
        message.removeHeader(Exchange.FILE_LENGTH);
        message.removeHeader(Exchange.CONTENT_LENGTH);
    }

    private PictureStream stream(Exchange exchange) {
        try {
            return new PictureStream(buffer, exchange);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
