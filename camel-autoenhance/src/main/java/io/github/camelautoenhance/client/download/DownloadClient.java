/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.client.download;

import io.github.camelautoenhance.client.address.AddressPolicy;
import io.github.camelautoenhance.client.address.BaseUrl;
import io.github.camelautoenhance.client.address.UploadAddress;
import io.github.camelautoenhance.client.api.ApiAccess;
import io.github.camelautoenhance.client.api.ApiFailures;
import io.github.camelautoenhance.client.api.ApiRequests;
import io.github.camelautoenhance.client.http.HttpCaller;
import io.github.camelautoenhance.client.http.PictureSink;
import io.github.camelautoenhance.client.http.Reply;
import io.github.camelautoenhance.client.http.StorageFailures;
import io.github.camelautoenhance.client.retry.FailedAttempt;
import io.github.camelautoenhance.client.retry.Outcome;
import io.github.camelautoenhance.client.retry.Step;
import io.github.camelautoenhance.client.retry.Subject;
import io.github.camelautoenhance.error.AutoenhanceException;
import io.github.camelautoenhance.error.AutoenhanceResponseException;
import io.github.camelautoenhance.error.AutoenhanceServerException;
import io.github.camelautoenhance.error.Failure;
import io.github.camelautoenhance.util.Deadline;
import java.io.IOException;
import java.util.regex.Pattern;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.jspecify.annotations.Nullable;

/**
 * Fetches pictures. The API is asked with the key, and mostly answers with an address elsewhere; no redirect is
 * followed with the key, wherever it leads.
 */
public record DownloadClient(
        ApiAccess access, ApiRequests requests, HttpCaller api, HttpCaller storage, AddressPolicy addresses) {

    private static final int MAX_REDIRECTS = 5;
    private static final Pattern PICTURE = Pattern.compile("(?i)image/|(?:application|binary)/octet-stream");
    private static final String IMAGES = "/v3/images/";

    /** A reply that holds the picture, or one that does not. */
    private record Received(
            @Nullable Picture picture, @Nullable Reply reply) implements HttpCaller.Received {

        @Override
        public boolean isComplete() {
            return reply == null || reply.isComplete();
        }
    }

    /**
     * Downloads; a picture that comes incomplete is fetched anew.
     *
     * @param variant {@code enhanced} or {@code original}
     * @param query the parameters of the request, encoded
     */
    public Picture download(String imageId, String variant, String query, PictureSink sink, Deadline deadline) {
        Subject subject = Subject.image(imageId);
        String path = access.baseUrl().path() + IMAGES + imageId + "/" + variant + "?" + query;
        return requests.withRetries(Step.DOWNLOAD, subject, deadline, () -> once(subject, path, sink, deadline));
    }

    private Picture once(Subject subject, String path, PictureSink sink, Deadline deadline) throws FailedAttempt {
        BaseUrl base = access.baseUrl();
        UploadAddress address = new UploadAddress(base.scheme(), base.host(), base.port(), path);
        HttpUriRequestBase request = requests.request("GET", address.httpHost(), path, "*/*");
        Received received = call(api, address, request, subject, sink, deadline);
        for (int redirects = 0; received.picture == null; redirects++) {
            Reply reply = received.reply == null ? Reply.NONE : received.reply;
            if (!reply.isRedirect() || reply.location() == null || redirects == MAX_REDIRECTS) {
                throw redirects == 0 ? refusedByApi(subject, reply) : refusedByStorage(subject, reply);
            }
            address = next(address, reply.location(), subject);
            HttpUriRequestBase following = HttpCaller.request("GET", address.httpHost(), address.rawPathAndQuery());
            following.addHeader("Accept", "*/*");
            received = call(storage, address, following, subject, sink, deadline);
        }
        return received.picture;
    }

    private UploadAddress next(UploadAddress from, String location, Subject subject) throws FailedAttempt {
        try {
            return addresses.checkRedirect(from.resolve(location), subject);
        } catch (AutoenhanceException e) {
            throw new FailedAttempt(e, new Outcome.Refused());
        }
    }

    private static Received call(
            HttpCaller caller,
            UploadAddress address,
            HttpUriRequestBase request,
            Subject subject,
            PictureSink sink,
            Deadline deadline)
            throws FailedAttempt {
        return caller.call(
                Step.DOWNLOAD,
                subject,
                address.httpHost(),
                request,
                deadline,
                watched -> null,
                response -> receive(response, sink));
    }

    private static Received receive(ClassicHttpResponse response, PictureSink sink) throws IOException {
        String type = Reply.value(response, "Content-Type");
        if (response.getCode() != 200 || response.getEntity() == null || !isPicture(type) || isEncoded(response)) {
            return new Received(null, Reply.read(response));
        }
        if (PictureCopy.copy(response.getEntity().getContent(), sink) == 0) {
            return new Received(null, Reply.empty(response));
        }
        return new Received(new Picture(type, fileName(Reply.value(response, "Content-Disposition"))), null);
    }

    /** Pictures come as {@code image/*} or without a telling type; a page or a JSON object is no picture. */
    private static boolean isPicture(@Nullable String type) {
        return type == null || PICTURE.matcher(type).lookingAt();
    }

    private static boolean isEncoded(ClassicHttpResponse response) {
        String encoding = Reply.value(response, "Content-Encoding");
        return encoding != null && !encoding.equalsIgnoreCase("identity");
    }

    private static @Nullable String fileName(@Nullable String disposition) {
        return disposition == null ? null : ContentDisposition.fileName(disposition);
    }

    private FailedAttempt refusedByApi(Subject subject, Reply reply) {
        return reply.isSuccess() || reply.isRedirect()
                ? requests.unintelligible(Step.DOWNLOAD, subject, reply, "the answer is no picture")
                : ApiFailures.of(Step.DOWNLOAD, subject, reply.hiding(access.apiKey()));
    }

    private FailedAttempt refusedByStorage(Subject subject, Reply reply) {
        return reply.isSuccess() || reply.isRedirect()
                ? requests.unintelligible(Step.DOWNLOAD, subject, reply, "the storage gave no picture")
                : StorageFailures.of(Step.DOWNLOAD, subject, "", reply, (failure, said) -> error(failure));
    }

    private static AutoenhanceException error(Failure failure) {
        return failure.statusCode() >= 500
                ? new AutoenhanceServerException(failure.retryable())
                : new AutoenhanceResponseException(failure.retryable(failure.statusCode() == 408));
    }
}
