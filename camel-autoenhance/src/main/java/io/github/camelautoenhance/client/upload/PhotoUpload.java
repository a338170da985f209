/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.client.upload;

import io.github.camelautoenhance.client.address.AddressPolicy;
import io.github.camelautoenhance.client.address.UploadAddress;
import io.github.camelautoenhance.client.api.Registration;
import io.github.camelautoenhance.client.http.PhotoSource;
import io.github.camelautoenhance.client.retry.FailedAttempt;
import io.github.camelautoenhance.client.retry.Outcome;
import io.github.camelautoenhance.client.retry.RetryDecision;
import io.github.camelautoenhance.client.retry.StorageError;
import io.github.camelautoenhance.client.retry.Subject;
import io.github.camelautoenhance.error.AutoenhanceException;
import io.github.camelautoenhance.error.AutoenhanceResponseException;
import io.github.camelautoenhance.error.AutoenhanceUploadException;
import io.github.camelautoenhance.error.EarlierAttempt;
import io.github.camelautoenhance.model.UploadListener;
import io.github.camelautoenhance.util.Counters;
import io.github.camelautoenhance.util.Deadline;
import io.github.camelautoenhance.util.Redaction;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One photo from registration to its last byte: create the record, check the address, put the file, and find a way
 * around an expired address or a signature made for another content type.
 */
public final class PhotoUpload<R> {

    private static final Logger LOG = LoggerFactory.getLogger(PhotoUpload.class);
    private static final String OCTET_STREAM = "application/octet-stream";

    private final UploadTarget<R> target;
    private final StorageClient storage;
    private final AddressPolicy addresses;
    private final boolean deleteOnFailure;
    private final Counters counters;
    private final @Nullable UploadListener listener;
    // Learnt from a refusal; true for the rest of the endpoint's life, since the account's API version decides it.
    private final AtomicBoolean octetStreamOnly = new AtomicBoolean();

    public PhotoUpload(
            UploadTarget<R> target,
            StorageClient storage,
            AddressPolicy addresses,
            boolean deleteOnFailure,
            Counters counters,
            @Nullable UploadListener listener) {
        this.target = target;
        this.storage = storage;
        this.addresses = addresses;
        this.deleteOnFailure = deleteOnFailure;
        this.counters = counters;
        this.listener = listener;
    }

    /**
     * Uploads. When it fails after the record was made, {@code progress} holds the record: the next call with it sends
     * the photo to that record.
     */
    public R upload(UploadProgress<R> progress, PhotoSource photo, Deadline deadline) {
        UploadSlot<R> created = progress.created();
        UploadEvents events = new UploadEvents(
                progress.registration(),
                photo.length(),
                created == null ? null : created.subject(),
                counters,
                listener);
        try {
            R image = createAndPut(progress, photo, deadline, events);
            events.finished();
            return image;
        } catch (RuntimeException e) {
            if (deleteOnFailure && e instanceof AutoenhanceException failure && !failure.isRetryable()) {
                deleteRecord(progress, deadline);
            }
            events.failed(e);
            throw e;
        }
    }

    private R createAndPut(UploadProgress<R> progress, PhotoSource photo, Deadline deadline, UploadEvents events) {
        UploadSlot<R> image = progress.created();
        if (image == null) {
            image = create(progress, null, deadline, events);
        }
        boolean refreshed = false;
        while (true) {
            UploadAddress address = addresses.check(address(image), image.subject());
            try {
                if (progress.isExpired(address, target.clock())) {
                    throw expired(image);
                }
                put(progress, image, address, photo, deadline, events);
                progress.created(null);
                return image.record();
            } catch (FailedAttempt e) {
                if (refreshed || !(e.action() == RetryDecision.Action.NEW_ADDRESS || isExpiry(e, progress, address))) {
                    throw e.error();
                }
                refreshed = true;
                UploadSlot<R> now = target.look(image.subject(), deadline);
                if (now.arrival() == UploadSlot.Arrival.ARRIVED) {
                    // The reply to an earlier try was lost, its bytes were not.
                    progress.created(null);
                    return now.record();
                }
                image = renewed(progress, now, photo, e.error(), deadline, events);
            }
        }
    }

    /** Ceph says AccessDenied without a message, so only the address itself tells that it has expired. */
    private boolean isExpiry(FailedAttempt e, UploadProgress<R> progress, UploadAddress address) {
        return e.error() instanceof AutoenhanceUploadException refusal
                && refusal.statusCode() == 403
                && "AccessDenied".equals(refusal.storageCode())
                && progress.isExpired(address, target.clock());
    }

    /** What the storage would answer, without asking it. */
    private static FailedAttempt expired(UploadSlot<?> image) {
        return new FailedAttempt(
                new AutoenhanceUploadException(
                        image.subject().failure("The upload address of" + image.subject() + " has expired"),
                        StorageError.REQUEST_EXPIRED),
                new Outcome.Answered(403, StorageError.REQUEST_EXPIRED, null),
                null,
                RetryDecision.Action.NEW_ADDRESS);
    }

    /** A record with a fresh address in place of one whose address has expired, if the photo surely is not in that. */
    private UploadSlot<R> renewed(
            UploadProgress<R> progress,
            UploadSlot<R> expired,
            PhotoSource photo,
            AutoenhanceException refusal,
            Deadline deadline,
            UploadEvents events) {
        if (expired.arrival() != UploadSlot.Arrival.EMPTY) {
            throw new AutoenhanceResponseException(expired.subject()
                    .failure("The upload address of" + expired.subject()
                            + " has expired, and its record does not tell whether the photo has arrived: "
                            + Redaction.excerpt(String.valueOf(expired.record()), 200))
                    .because(refusal));
        }
        if (!photo.isReadable()) {
            throw refusal;
        }
        LOG.info("The upload address of{} has expired; making a new record", expired.subject());
        UploadSlot<R> image = create(progress, expired.subject(), deadline, events);
        deleteQuietly(expired.subject(), deadline);
        return image;
    }

    private UploadSlot<R> create(
            UploadProgress<R> progress, @Nullable Subject replaced, Deadline deadline, UploadEvents events) {
        UploadSlot<R> image = target.create(progress.registration(), replaced, deadline, events::retrying);
        progress.created(image);
        events.created(image.subject());
        return image;
    }

    private void put(
            UploadProgress<R> progress,
            UploadSlot<R> image,
            UploadAddress address,
            PhotoSource photo,
            Deadline deadline,
            UploadEvents events)
            throws FailedAttempt {
        String contentType = contentType(progress.registration(), address);
        StorageClient.Put put =
                new StorageClient.Put(progress, image.subject(), address, contentType, photo, deadline, events);
        try {
            storage.put(put);
        } catch (FailedAttempt e) {
            if (e.action() != RetryDecision.Action.OTHER_CONTENT_TYPE || contentType.equals(OCTET_STREAM)) {
                throw e;
            }
            LOG.debug("{}; sending it as {}", e.error().getMessage(), OCTET_STREAM);
            try {
                storage.put(put.as(OCTET_STREAM));
            } catch (FailedAttempt again) {
                again.error().addSuppressed(new EarlierAttempt(e.error()));
                throw again;
            }
            octetStreamOnly.set(true);
        }
    }

    /** The type the signature was made for: as the address says, else as registered, else the documented default. */
    private String contentType(Registration registration, UploadAddress address) {
        String signed = address.contentType();
        if (signed != null) {
            return signed;
        }
        String registered = registration.contentType();
        return registered == null || octetStreamOnly.get() ? OCTET_STREAM : registered;
    }

    private static String address(UploadSlot<?> image) {
        String address = image.uploadUrl();
        if (address == null || address.isBlank()) {
            throw new AutoenhanceResponseException(image.subject()
                    .failure("Autoenhance made" + image.subject() + " and gave no upload address for it"));
        }
        return address;
    }

    private void deleteRecord(UploadProgress<R> progress, Deadline deadline) {
        UploadSlot<R> image = progress.created();
        if (image != null) {
            deleteQuietly(image.subject(), deadline);
            progress.created(null);
        }
    }

    private void deleteQuietly(Subject subject, Deadline deadline) {
        try {
            target.delete(subject, deadline);
        } catch (AutoenhanceException e) {
            LOG.warn("The record{} has no photo and could not be deleted: {}", subject, e.getMessage());
        }
    }
}
