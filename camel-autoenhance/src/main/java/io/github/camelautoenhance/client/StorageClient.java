/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.client;

import io.github.camelautoenhance.error.AutoenhanceException;
import io.github.camelautoenhance.error.AutoenhanceResponseException;
import io.github.camelautoenhance.error.AutoenhanceServerException;
import io.github.camelautoenhance.error.AutoenhanceUploadException;
import io.github.camelautoenhance.error.Failure;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.HttpHeaders;

/** Puts a photo to a presigned address. Knows no key, so it can leak none. */
final class StorageClient {

    private final HttpCaller caller;
    private final Attempts attempts;

    StorageClient(HttpCaller caller, Attempts attempts) {
        this.caller = caller;
        this.attempts = attempts;
    }

    /** Sends the photo, repeating as the policy says; throws what repeating cannot mend. */
    void put(
            UploadAddress address,
            String contentType,
            PhotoSource photo,
            Subject subject,
            Deadline deadline,
            UploadCourse course)
            throws Attempts.Unfinished {
        attempts.runOrTell(Step.PUT, subject, deadline, course::repeating, () -> {
            if (!photo.isReadable()) {
                throw NetworkFailures.notRepeatable(subject);
            }
            return putOnce(address, contentType, photo, subject, deadline, course);
        });
    }

    private Reply putOnce(
            UploadAddress address,
            String contentType,
            PhotoSource photo,
            Subject subject,
            Deadline deadline,
            UploadCourse course)
            throws FailedTry {
        HttpUriRequestBase request = HttpCaller.request("PUT", address.httpHost(), address.rawPathAndQuery());
        request.setHeader(HttpHeaders.CONTENT_TYPE, contentType);
        Reply reply;
        try {
            reply = caller.call(
                    address.httpHost(),
                    request,
                    deadline,
                    watched -> new PhotoEntity(photo, watched, course::sent),
                    Reply::read);
        } catch (HttpCaller.NoReply e) {
            throw e.toFailedTry(Step.PUT, subject);
        }
        if (!reply.isSuccess()) {
            throw StorageFailures.of(
                    Step.PUT,
                    subject,
                    ", sent as " + contentType,
                    reply,
                    (failure, said) -> error(failure, said, reply));
        }
        return reply;
    }

    private static AutoenhanceException error(Failure failure, StorageError said, Reply reply) {
        if (reply.isRedirect()) {
            return new AutoenhanceResponseException(failure);
        }
        if (reply.status() >= 500 && reply.status() != 501) {
            return new AutoenhanceServerException(failure.retryable());
        }
        boolean passing = StorageError.isIdleTimeout(reply.status(), said.code()) || reply.status() == 408;
        return new AutoenhanceUploadException(failure.retryable(passing), said.code());
    }
}
