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
import io.github.camelautoenhance.producer.ProducerResources;
import io.github.camelautoenhance.producer.UploadOperation;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.apache.camel.support.DefaultEndpoint;

/** Works on images. */
public final class ImagesProducer extends OperationProducer {

    private final ImageOptions options;
    private final IgnoredSettings ignoredSettings;
    private final AtomicBoolean warnedOfPreviews = new AtomicBoolean();

    public ImagesProducer(
            DefaultEndpoint endpoint,
            ImageOptions options,
            ApiAccess access,
            int maxConcurrentUploads,
            Supplier<ProducerResources> transfers) {
        super(endpoint, access, options.operation(), "upload", maxConcurrentUploads, options.maxPending(), transfers);
        this.options = options;
        this.ignoredSettings = new IgnoredSettings(access.apiVersion());
    }

    @Override
    protected Map<String, Operation> operations(ProducerResources shared) {
        Transport transport = shared.transport();
        ImageOperations operations = ImageOperations.of(options, access, transport, ignoredSettings);
        UploadOperation<AutoenhanceImage> upload = upload(transport);
        Downloads downloads = new Downloads(options, transport.downloads(access), access.devMode(), warnedOfPreviews);
        Operation enhance = new EnhanceOperation(
                getEndpoint().getEndpointKey(),
                options,
                upload,
                access,
                transport.api(access),
                transport.awaiter(),
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
                options.body(),
                options::register,
                transport.imageUploads(access, options.deleteOnFailure(), options.listener()),
                ignoredSettings::warnOf,
                Results::write);
    }
}
