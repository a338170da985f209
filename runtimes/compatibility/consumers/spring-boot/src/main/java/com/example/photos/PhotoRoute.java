package com.example.photos;

import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

@Component
public class PhotoRoute extends RouteBuilder {

    @Override
    public void configure() {
        from("file:inbox?include=.*[.](jpe?g|png|dng)&move=.done&moveFailed=.failed")
                .to("autoenhance:images")
                .log("${header.CamelFileName} is image ${body.imageId} of order ${body.orderId}");
    }
}
