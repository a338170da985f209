/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.examples.springboot;

import io.github.camelautoenhance.AutoenhanceConstants;
import io.github.camelautoenhance.model.AutoenhanceImage;
import java.io.InputStream;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.ProducerTemplate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;

/**
 * Takes a photo by HTTP and answers when the service has it.
 *
 * <pre>{@code
 * curl -F photo=@kitchen.jpg -F orderId=villa-42 http://127.0.0.1:8080/photos
 * }</pre>
 */
@RestController
class PhotoController {

    private final ProducerTemplate template;
    private final PhotoFormat format;

    PhotoController(ProducerTemplate template, PhotoFormat format) {
        this.template = template;
        this.format = format;
    }

    /** What the sender is told of the image record. */
    record Uploaded(
            String imageId,
            @Nullable String imageName,
            @Nullable String orderId,
            @Nullable String status) {}

    /**
     * Hands the photo on as a stream: the server has put it into a temporary file, and no part of this application ever
     * holds it whole.
     */
    @PostMapping(path = "/photos", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    Uploaded upload(@RequestPart MultipartFile photo, @RequestParam(defaultValue = "") String orderId)
            throws Exception {
        String name = photo.getOriginalFilename();
        if (name == null || name.isEmpty()) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "No photo was chosen.");
        }
        if (photo.isEmpty()) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "\"" + name + "\" is empty.");
        }
        format.check(name, photo);
        try (InputStream bytes = photo.getInputStream()) {
            return uploaded(template.send(HttpRoute.PHOTO, exchange -> {
                Message message = exchange.getMessage();
                message.setBody(bytes);
                message.setHeader(Exchange.FILE_NAME, name);
                if (!orderId.isBlank()) {
                    message.setHeader(AutoenhanceConstants.ORDER_ID, orderId);
                }
            }));
        }
    }

    private static Uploaded uploaded(Exchange exchange) throws Exception {
        if (exchange.getException() != null) {
            throw exchange.getException();
        }
        AutoenhanceImage image = exchange.getMessage().getMandatoryBody(AutoenhanceImage.class);
        return new Uploaded(image.imageId(), image.imageName(), image.orderId(), image.status());
    }
}
