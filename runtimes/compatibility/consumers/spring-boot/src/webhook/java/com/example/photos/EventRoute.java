package com.example.photos;

import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

@Component
public class EventRoute extends RouteBuilder {

    @Override
    public void configure() {
        from("autoenhance:webhook?webhookSecret={{webhook.secret}}")
                .log("${header.CamelAutoenhanceEvent} of image ${header.CamelAutoenhanceImageId}");
    }
}
