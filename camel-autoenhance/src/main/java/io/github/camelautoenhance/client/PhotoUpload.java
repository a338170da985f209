/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.client;

import io.github.camelautoenhance.error.AutoenhanceException;
import io.github.camelautoenhance.error.AutoenhanceResponseException;
import io.github.camelautoenhance.error.AutoenhanceUploadException;
import io.github.camelautoenhance.error.EarlierAttempt;
import io.github.camelautoenhance.error.Failure;
import io.github.camelautoenhance.model.AutoenhanceImage;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One photo from registration to its last byte: create the record, check the address, put the file, and find a way
 * around an expired address or a signature made for another content type.
 */
public final class PhotoUpload {

    private static final Logger LOG = LoggerFactory.getLogger(PhotoUpload.class);
    private static final String OCTET_STREAM = "application/octet-stream";
    /** The states of an image whose photo the service has, and of one whose photo it surely has not. */
    private static final Set<String> ARRIVED = Set.of("processing", "processed");

    private static final Set<String> EMPTY = Set.of("waiting", "expired");

    private final ApiClient api;
    private final StorageClient storage;
    private final AddressPolicy addresses;
    private final boolean deleteOnFailure;
    private final Counters counters;
    private final @Nullable UploadObserver observer;
    // Learnt from a refusal; true for the rest of the endpoint's life, since the account's API version decides it.
    private final AtomicBoolean octetStreamOnly = new AtomicBoolean();

    PhotoUpload(
            ApiClient api,
            StorageClient storage,
            AddressPolicy addresses,
            boolean deleteOnFailure,
            Counters counters,
            @Nullable UploadObserver observer) {
        this.api = api;
        this.storage = storage;
        this.addresses = addresses;
        this.deleteOnFailure = deleteOnFailure;
        this.counters = counters;
        this.observer = observer;
    }

    /**
     * Uploads. When it fails after the record was made, {@code progress} holds the record: the next call with it sends
     * the photo to that record.
     */
    public AutoenhanceImage upload(UploadProgress progress, PhotoSource photo, Deadline deadline) {
        UploadCourse course =
                new UploadCourse(progress.registration(), photo.length(), progress.created(), counters, observer);
        try {
            AutoenhanceImage image = createAndPut(progress, photo, deadline, course);
            course.finished();
            return image;
        } catch (RuntimeException e) {
            if (deleteOnFailure && e instanceof AutoenhanceException failure && !failure.isRetryable()) {
                deleteRecord(progress, deadline);
            }
            course.failed(e);
            throw e;
        }
    }

    private AutoenhanceImage createAndPut(
            UploadProgress progress, PhotoSource photo, Deadline deadline, UploadCourse course) {
        AutoenhanceImage image = progress.created();
        if (image == null) {
            image = create(progress, null, deadline, course);
        }
        boolean refreshed = false;
        while (true) {
            UploadAddress address = addresses.check(address(image), image.imageId());
            try {
                if (progress.isExpired(address)) {
                    throw expired(image);
                }
                put(progress.registration(), image, address, photo, deadline, course);
                progress.created(null);
                return image.withoutUploadUrl();
            } catch (Attempts.Unfinished e) {
                if (e.action() != RetryDecision.Action.NEW_ADDRESS || refreshed) {
                    throw e.error();
                }
                refreshed = true;
                AutoenhanceImage now = api.retrieve(image.imageId(), deadline);
                if (ARRIVED.contains(String.valueOf(now.status()))) {
                    // The reply to an earlier try was lost, its bytes were not.
                    progress.created(null);
                    return now;
                }
                image = renewed(progress, now, photo, e.error(), deadline, course);
            }
        }
    }

    /** What the storage would answer, without asking it. */
    private static Attempts.Unfinished expired(AutoenhanceImage image) {
        return new Attempts.Unfinished(
                new AutoenhanceUploadException(
                        Failure.of("The upload address of image " + image.imageId() + " has expired")
                                .about(image.imageId(), image.orderId()),
                        StorageError.REQUEST_EXPIRED),
                RetryDecision.atOnce(RetryDecision.Action.NEW_ADDRESS));
    }

    /** A record with a fresh address in place of one whose address has expired, if the photo surely is not in that. */
    private AutoenhanceImage renewed(
            UploadProgress progress,
            AutoenhanceImage expired,
            PhotoSource photo,
            AutoenhanceException refusal,
            Deadline deadline,
            UploadCourse course) {
        if (!EMPTY.contains(String.valueOf(expired.status()))) {
            throw new AutoenhanceResponseException(Failure.of("The upload address of image " + expired.imageId()
                            + " has expired, and its status "
                            + Redaction.excerpt(String.valueOf(expired.status()), 50)
                            + " does not tell whether the photo has arrived")
                    .because(refusal)
                    .about(expired.imageId(), expired.orderId()));
        }
        if (!photo.isReadable()) {
            throw refusal;
        }
        LOG.info("The upload address of image {} has expired; making a new record", expired.imageId());
        AutoenhanceImage image = create(progress, expired.imageId(), deadline, course);
        deleteQuietly(expired.imageId(), deadline);
        return image;
    }

    private AutoenhanceImage create(
            UploadProgress progress, @Nullable String replacedId, Deadline deadline, UploadCourse course) {
        AutoenhanceImage image = api.create(progress.registration(), replacedId, deadline, course::repeating);
        progress.created(image);
        course.created(image);
        return image;
    }

    private void put(
            ImageRegistration registration,
            AutoenhanceImage image,
            UploadAddress address,
            PhotoSource photo,
            Deadline deadline,
            UploadCourse course)
            throws Attempts.Unfinished {
        Subject subject = new Subject(registration.imageName(), image.imageId(), image.orderId());
        String contentType = contentType(registration, address);
        try {
            storage.put(address, contentType, photo, subject, deadline, course);
        } catch (Attempts.Unfinished e) {
            if (e.action() != RetryDecision.Action.OTHER_CONTENT_TYPE || contentType.equals(OCTET_STREAM)) {
                throw e;
            }
            LOG.debug("{}; sending it as {}", e.error().getMessage(), OCTET_STREAM);
            try {
                storage.put(address, OCTET_STREAM, photo, subject, deadline, course);
            } catch (Attempts.Unfinished again) {
                again.error().addSuppressed(new EarlierAttempt(e.error()));
                throw again;
            }
            octetStreamOnly.set(true);
        }
    }

    /** The type the signature was made for: as the address says, else as registered, else the documented default. */
    private String contentType(ImageRegistration registration, UploadAddress address) {
        String signed = address.contentType();
        if (signed != null) {
            return signed;
        }
        String registered = registration.contentType();
        return registered == null || octetStreamOnly.get() ? OCTET_STREAM : registered;
    }

    private static String address(AutoenhanceImage image) {
        String address = image.uploadUrl();
        if (address == null || address.isBlank()) {
            throw new AutoenhanceResponseException(
                    Failure.of("Autoenhance made image " + image.imageId() + " and gave no upload address for it")
                            .about(image.imageId(), image.orderId()));
        }
        return address;
    }

    private void deleteRecord(UploadProgress progress, Deadline deadline) {
        AutoenhanceImage image = progress.created();
        if (image != null) {
            deleteQuietly(image.imageId(), deadline);
            progress.created(null);
        }
    }

    private void deleteQuietly(String imageId, Deadline deadline) {
        try {
            api.delete(imageId, deadline);
        } catch (AutoenhanceException e) {
            LOG.warn("Image {} has no photo and could not be deleted: {}", imageId, e.getMessage());
        }
    }
}
