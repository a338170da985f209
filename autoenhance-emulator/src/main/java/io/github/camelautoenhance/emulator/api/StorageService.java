/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.emulator.api;

import io.github.camelautoenhance.emulator.http.Answer;
import io.github.camelautoenhance.emulator.http.Call;
import io.github.camelautoenhance.emulator.http.FileAnswer;
import io.github.camelautoenhance.emulator.http.PresignedUrls;
import io.github.camelautoenhance.emulator.http.S3Error;
import io.github.camelautoenhance.emulator.http.Service;
import io.github.camelautoenhance.emulator.store.Account;
import io.github.camelautoenhance.emulator.store.ImageRecord;
import io.github.camelautoenhance.emulator.traffic.Route;
import io.github.camelautoenhance.emulator.util.Digests;
import io.github.camelautoenhance.emulator.work.Processing;
import io.github.camelautoenhance.emulator.work.Renditions;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The storage: takes and gives away photos at presigned addresses, and refuses what S3 refuses. Every check is made
 * before the body is asked for, so a client that expects {@code 100-continue} has its refusal before it sends anything.
 */
public final class StorageService implements Service {

    private static final long MAX_BYTES = 5L << 30;

    private final Account account;
    private final PresignedUrls urls;
    private final Processing processing;
    private final Renditions renditions;

    public StorageService(Account account, PresignedUrls urls, Processing processing, Renditions renditions) {
        this.account = account;
        this.urls = urls;
        this.processing = processing;
        this.renditions = renditions;
    }

    @Override
    public Answer answer(Call call) throws IOException {
        Optional<Answer> refusal = refusal(call);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        return call.route() == Route.DOWNLOAD_FILE ? give(call) : receive(call);
    }

    private Optional<Answer> refusal(Call call) {
        List<String> stray = call.strayHeaders();
        if (!stray.isEmpty()) {
            return Optional.of(S3Error.of(
                    403,
                    "AccessDenied",
                    "There were headers present in the request which were not signed",
                    Map.of("HeadersNotSigned", String.join(", ", stray))));
        }
        if (call.route() == Route.DOWNLOAD_FILE) {
            return urls.refusal(call);
        }
        if (call.route() != Route.UPLOAD) {
            return Optional.of(S3Error.of(
                            405,
                            "MethodNotAllowed",
                            "The specified method is not allowed against this resource.",
                            Map.of("Method", call.method(), "ResourceType", "OBJECT"))
                    .with("Allow", "GET, PUT"));
        }
        return lengthRefusal(call).or(() -> urls.refusal(call)).or(() -> unknownObject(call));
    }

    private static Optional<Answer> lengthRefusal(Call call) {
        if (call.header("Transfer-Encoding").isPresent()) {
            return Optional.of(S3Error.of(
                    501,
                    "NotImplemented",
                    "A header you provided implies functionality that is not implemented",
                    Map.of("Header", "Transfer-Encoding")));
        }
        Optional<String> length = call.header("Content-Length");
        if (length.isEmpty()) {
            return Optional.of(
                    S3Error.of(411, "MissingContentLength", "You must provide the Content-Length HTTP header."));
        }
        // the server has checked already that it is a number
        if (Long.parseLong(length.get()) > MAX_BYTES) {
            return Optional.of(S3Error.of(
                    400,
                    "EntityTooLarge",
                    "Your proposed upload exceeds the maximum allowed size",
                    Map.of("ProposedSize", length.get(), "MaxSizeAllowed", Long.toString(MAX_BYTES))));
        }
        return Optional.empty();
    }

    /** S3 knows nothing of records and would take the bytes; here a photo that nobody will ever see is refused. */
    private Optional<Answer> unknownObject(Call call) {
        boolean known = PresignedUrls.imageId(call.path())
                        .flatMap(account.images()::find)
                        .isPresent()
                || PresignedUrls.bracketId(call.path())
                        .flatMap(account.brackets()::find)
                        .isPresent();
        return known ? Optional.empty() : Optional.of(S3Error.of(404));
    }

    private Answer give(Call call) {
        Optional<String> name = PresignedUrls.downloadFile(call.path());
        return PresignedUrls.downloadId(call.path())
                .flatMap(id -> name.flatMap(file -> renditions.find(id, file)))
                .map(file -> FileAnswer.of(call, file, name.orElseThrow()))
                .orElseGet(() -> S3Error.of(404));
    }

    private Answer receive(Call call) throws IOException {
        Path part = account.images().newPart();
        try {
            MessageDigest md5 = Digests.md5();
            try (OutputStream file = new DigestOutputStream(Files.newOutputStream(part), md5)) {
                call.body().copyTo(file);
            }
            return stored(call, part)
                    ? Answer.empty(200).with("ETag", "\"" + Digests.hex(md5.digest()) + "\"")
                    : S3Error.of(404);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private boolean stored(Call call, Path part) throws IOException {
        long bytes = call.body().bytes();
        String sha256 = call.body().sha256();
        Optional<String> bracketId = PresignedUrls.bracketId(call.path());
        if (bracketId.isPresent()) {
            return account.brackets().uploaded(bracketId.get(), part, bytes, sha256);
        }
        String imageId = PresignedUrls.imageId(call.path()).orElseThrow();
        Optional<ImageRecord> image = account.images().uploaded(imageId, part, bytes, sha256);
        image.ifPresent(processing::schedule);
        return image.isPresent();
    }
}
