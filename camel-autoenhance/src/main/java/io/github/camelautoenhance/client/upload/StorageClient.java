/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.client.upload;

import io.github.camelautoenhance.client.address.UploadAddress;
import io.github.camelautoenhance.client.http.HttpCaller;
import io.github.camelautoenhance.client.http.NetworkFailures;
import io.github.camelautoenhance.client.http.PhotoEntity;
import io.github.camelautoenhance.client.http.PhotoSource;
import io.github.camelautoenhance.client.http.Reply;
import io.github.camelautoenhance.client.http.StorageFailures;
import io.github.camelautoenhance.client.retry.Attempts;
import io.github.camelautoenhance.client.retry.FailedAttempt;
import io.github.camelautoenhance.client.retry.Outcome;
import io.github.camelautoenhance.client.retry.Step;
import io.github.camelautoenhance.client.retry.StorageError;
import io.github.camelautoenhance.client.retry.Subject;
import io.github.camelautoenhance.error.AutoenhanceException;
import io.github.camelautoenhance.error.AutoenhanceResponseException;
import io.github.camelautoenhance.error.AutoenhanceServerException;
import io.github.camelautoenhance.error.AutoenhanceUploadException;
import io.github.camelautoenhance.error.EarlierAttempt;
import io.github.camelautoenhance.error.Failure;
import io.github.camelautoenhance.util.Deadline;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.HeaderElements;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts photos to presigned addresses, for one endpoint. Knows no key, so it can leak none. */
public record StorageClient(HttpCaller caller, Attempts attempts, ExpectRule rule) {

    private static final Logger LOG = LoggerFactory.getLogger(StorageClient.class);

    /** A photo and where it goes. */
    record Put(
            UploadProgress<?> progress,
            Subject subject,
            UploadAddress address,
            String contentType,
            PhotoSource photo,
            Deadline deadline,
            UploadEvents events) {

        Put as(String otherContentType) {
            return new Put(progress, subject, address, otherContentType, photo, deadline, events);
        }

        /** It holds a presigned address. */
        @Override
        public String toString() {
            return "Put" + subject;
        }
    }

    /** Sends the photo, repeating as the policy says; throws what repeating cannot mend. */
    void put(Put put) throws FailedAttempt {
        attempts.runOrFail(Step.PUT, put.subject, put.deadline, put.events::retrying, () -> {
            if (!put.photo.isReadable()) {
                throw NetworkFailures.notRepeatable(put.subject);
            }
            return send(put, rule.asks(put.address, put.contentType, put.photo, put.progress), true);
        });
    }

    /** @param first whether a repeat the other way, asking or not, is still allowed in this attempt */
    private Reply send(Put put, boolean asking, boolean first) throws FailedAttempt {
        FailedAttempt failed;
        boolean otherWay;
        try {
            Reply reply = request(put, asking);
            if (reply.isSuccess()) {
                rule.succeeded(put.address, put.contentType);
                return reply;
            }
            failed = refusal(put, reply);
            otherWay = asking && reply.status() == HttpStatus.SC_EXPECTATION_FAILED;
        } catch (FailedAttempt e) {
            failed = e;
            // A refusal may have been lost with the connection.
            otherWay = !asking && e.outcome() instanceof Outcome.Lost lost && lost.isCutOff();
        }
        rule.failed(put.address, put.contentType, put.progress);
        if (!otherWay || !first || !put.photo.isReadable()) {
            throw failed;
        }
        return sendOtherWay(put, !asking, failed.error());
    }

    private Reply sendOtherWay(Put put, boolean asking, AutoenhanceException earlier) throws FailedAttempt {
        LOG.info("{}; sending it again at once, {} 100-continue", earlier.getMessage(), asking ? "with" : "without");
        put.events.retryingAtOnce(earlier);
        try {
            return send(put, asking, false);
        } catch (FailedAttempt e) {
            e.error().addSuppressed(new EarlierAttempt(earlier));
            throw e;
        }
    }

    private Reply request(Put put, boolean asking) throws FailedAttempt {
        HttpHost host = put.address.httpHost();
        HttpUriRequestBase request = HttpCaller.request("PUT", host, put.address.rawPathAndQuery());
        request.setHeader(HttpHeaders.CONTENT_TYPE, put.contentType);
        if (asking) {
            request.setHeader(HttpHeaders.EXPECT, HeaderElements.CONTINUE);
        }
        return caller.call(
                Step.PUT,
                put.subject,
                host,
                request,
                put.deadline,
                watched -> new PhotoEntity(put.photo, watched, put.events::sent),
                Reply::read);
    }

    private static FailedAttempt refusal(Put put, Reply reply) {
        return StorageFailures.of(
                Step.PUT,
                put.subject,
                ", sent as " + put.contentType,
                reply,
                (failure, said) -> error(failure, said, reply));
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
