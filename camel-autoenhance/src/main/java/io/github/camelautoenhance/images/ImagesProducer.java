/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.images;

import io.github.camelautoenhance.client.Transport;
import io.github.camelautoenhance.client.api.ApiAccess;
import io.github.camelautoenhance.message.Results;
import io.github.camelautoenhance.model.AutoenhanceImage;
import io.github.camelautoenhance.producer.Operation;
import io.github.camelautoenhance.producer.OperationProducer;
import io.github.camelautoenhance.producer.Transfers;
import io.github.camelautoenhance.producer.UploadOperation;
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
        Transport transport = shared.transport();
        ImageOperations operations = ImageOperations.of(defaults, access, transport, ignoredSettings);
        UploadOperation<AutoenhanceImage> upload = upload(transport);
        Downloads downloads = new Downloads(defaults, transport.downloads(access), access.devMode(), warnedOfPreviews);
        Operation enhance = new EnhanceOperation(
                getEndpoint().getEndpointKey(),
                defaults,
                upload,
                access,
                transport.api(access),
                transport.poller(),
                downloads);
        return Map.of(
                "upload", upload,
                "download", downloads::download,
                "enhance", enhance,
                "create", operations::create,
                "retrieve", Operation.keyless(operations::retrieve),
                "await", Operation.keyless(operations::await),
                "process", operations::process,
                "report", operations::report,
                "delete", operations::delete);
    }

    private UploadOperation<AutoenhanceImage> upload(Transport transport) {
        return new UploadOperation<>(
                getEndpoint().getEndpointKey(),
                defaults.body(),
                defaults::register,
                transport.imageUploads(access, defaults.deleteOnFailure(), defaults.observer()),
                ignoredSettings::warnOf,
                Results::write);
    }
}
