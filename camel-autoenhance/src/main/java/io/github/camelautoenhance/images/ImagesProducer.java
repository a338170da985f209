/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.images;

import io.github.camelautoenhance.client.ApiAccess;
import io.github.camelautoenhance.client.ApiClient;
import io.github.camelautoenhance.client.ImageClient;
import io.github.camelautoenhance.exchange.Operation;
import io.github.camelautoenhance.exchange.OperationProducer;
import io.github.camelautoenhance.exchange.Results;
import io.github.camelautoenhance.exchange.Transfers;
import io.github.camelautoenhance.exchange.UploadOperation;
import io.github.camelautoenhance.model.AutoenhanceImage;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.apache.camel.support.DefaultEndpoint;

/** Works on images. */
public final class ImagesProducer extends OperationProducer {

    private final ImageDefaults defaults;
    private final ApiAccess access;
    private final IgnoredSettings ignoredSettings;
    private final AtomicBoolean warnedOfPreviews = new AtomicBoolean();

    public ImagesProducer(
            DefaultEndpoint endpoint,
            ImageDefaults defaults,
            ApiAccess access,
            int maxConcurrentUploads,
            Supplier<Transfers> transfers) {
        super(endpoint, access, defaults.operation(), "upload", maxConcurrentUploads, defaults.maxPending(), transfers);
        this.defaults = defaults;
        this.access = access;
        this.ignoredSettings = new IgnoredSettings(access.apiVersion());
    }

    @Override
    protected Map<String, Operation> operations(Transfers shared) {
        ApiClient api = shared.transport().api(access);
        ImageClient images = api.images();
        Registrations registrations = new Registrations(defaults);
        UploadOperation<AutoenhanceImage> upload = upload(shared, registrations);
        Downloads downloads =
                new Downloads(defaults, shared.transport().downloads(access), access.devMode(), warnedOfPreviews);
        return Map.of(
                "upload", upload,
                "download", new DownloadOperation(defaults, downloads),
                "enhance",
                        new EnhanceOperation(
                                getEndpoint().getEndpointKey(),
                                defaults,
                                upload,
                                access,
                                api,
                                shared.transport().poller(),
                                downloads),
                "create", new CreateOperation(registrations, images, ignoredSettings),
                "retrieve", new RetrieveOperation(defaults, images),
                "await",
                        new AwaitOperation(
                                defaults, access, api, shared.transport().poller()),
                "process", new ProcessOperation(defaults, registrations, images, ignoredSettings),
                "report", new ReportOperation(defaults, images),
                "delete", new DeleteOperation(defaults, images));
    }

    private UploadOperation<AutoenhanceImage> upload(Transfers shared, Registrations registrations) {
        return new UploadOperation<>(
                getEndpoint().getEndpointKey(),
                defaults.body(),
                registrations::of,
                shared.transport().imageUploads(access, defaults.deleteOnFailure(), defaults.observer()),
                ignoredSettings::warnOf,
                Results::write);
    }
}
