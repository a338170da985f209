/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.emulator.api;

import io.github.camelautoenhance.emulator.account.Switch;
import io.github.camelautoenhance.emulator.http.Addresses;
import io.github.camelautoenhance.emulator.http.Answer;
import io.github.camelautoenhance.emulator.http.Call;
import io.github.camelautoenhance.emulator.http.FileAnswer;
import io.github.camelautoenhance.emulator.http.PresignedUrls;
import io.github.camelautoenhance.emulator.http.RouteTable;
import io.github.camelautoenhance.emulator.store.Account;
import io.github.camelautoenhance.emulator.store.CreditLedger;
import io.github.camelautoenhance.emulator.store.ImageRecord;
import io.github.camelautoenhance.emulator.work.Rendition;
import io.github.camelautoenhance.emulator.work.Renditions;
import java.io.IOException;
import java.util.Set;

/** The API's downloads: they make the picture and tell where it can be fetched. */
public final class DownloadOperations {

    private final Account account;
    private final CreditLedger credits;
    private final Renditions renditions;
    private final PresignedUrls urls;
    private final Addresses addresses;
    private final int notReadyStatus;
    private final Set<Switch> switches;

    public DownloadOperations(
            Account account,
            CreditLedger credits,
            Renditions renditions,
            PresignedUrls urls,
            Addresses addresses,
            int notReadyStatus,
            Set<Switch> switches) {
        this.account = account;
        this.credits = credits;
        this.renditions = renditions;
        this.urls = urls;
        this.addresses = addresses;
        this.notReadyStatus = notReadyStatus;
        this.switches = switches;
    }

    public Answer enhanced(Call call) throws IOException {
        boolean devMode =
                call.header("x-dev-mode").filter("true"::equalsIgnoreCase).isPresent();
        Rendition wanted = RenditionQuery.enhanced(Query.of(call), devMode);
        ImageRecord image = image(call);
        if (!image.isProcessed()) {
            return Answer.apiError(notReadyStatus);
        }
        if (!wanted.preview() && !devMode && !pay(image, call)) {
            return Answer.apiError(402);
        }
        return lead(call, image, wanted);
    }

    /** The picture is there as soon as it was uploaded or merged, until the image has expired. */
    public Answer original(Call call) throws IOException {
        Rendition wanted = RenditionQuery.original(Query.of(call));
        ImageRecord image = image(call);
        return image.image().file() == null || image.image().status().equals(ImageRecord.EXPIRED)
                ? Answer.apiError(notReadyStatus)
                : lead(call, image, wanted);
    }

    /** Where a relative redirect leads: from here to the storage. */
    public Answer asset(Call call) {
        String id = call.id();
        String file = call.file();
        return renditions.find(id, file).isPresent()
                ? redirect(urls.forDownload(addresses.storageUrl(), id, file))
                : Answer.apiError(404);
    }

    private boolean pay(ImageRecord image, Call call) {
        return switch (account.images().pay(image.id(), credits)) {
            case FREE -> true;
            case SPENT -> {
                call.spent();
                yield true;
            }
            case REFUSED -> false;
        };
    }

    private Answer lead(Call call, ImageRecord image, Rendition wanted) throws IOException {
        String file = renditions.make(image, wanted);
        if (switches.contains(Switch.DIRECT_DOWNLOAD)) {
            return renditions
                    .find(image.id(), file)
                    .map(path -> FileAnswer.of(call, path, file))
                    .orElseGet(() -> Answer.apiError(404));
        }
        return switches.contains(Switch.RELATIVE_LOCATION)
                ? redirect(RouteTable.assetPath(image.id(), file))
                : redirect(urls.forDownload(addresses.storageUrl(), image.id(), file));
    }

    private static Answer redirect(String location) {
        return Answer.empty(302).with("Location", location);
    }

    private ImageRecord image(Call call) {
        return account.images().find(call.id()).orElseThrow(Refusal::notFound);
    }
}
