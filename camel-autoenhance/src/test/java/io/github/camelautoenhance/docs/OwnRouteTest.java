/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelautoenhance.AutoenhanceComponent;
import io.github.camelautoenhance.emulator.AutoenhanceEmulatorExtension;
import io.github.camelautoenhance.emulator.traffic.Fault;
import io.github.camelautoenhance.emulator.traffic.Route;
import org.apache.camel.CamelContext;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class OwnRouteTest extends CamelTestSupport {

    @RegisterExtension
    static final AutoenhanceEmulatorExtension EMULATOR = new AutoenhanceEmulatorExtension();

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext camelContext = super.createCamelContext();
        AutoenhanceComponent autoenhance = camelContext.getComponent("autoenhance", AutoenhanceComponent.class);
        autoenhance.getConfiguration().setBaseUrl(EMULATOR.get().baseUrl());
        autoenhance.getConfiguration().setApiKey(EMULATOR.get().apiKey());
        return camelContext;
    }

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:photos").to("autoenhance:images");
            }
        };
    }

    @Test
    void repeats_photo_when_storage_is_busy() {
        EMULATOR.get().faults().on(Route.UPLOAD, Fault.status(503));

        template.sendBody("direct:photos", new byte[] {1, 2, 3});

        assertThat(EMULATOR.get().images()).hasSize(1);
        assertThat(EMULATOR.get().journal().requests(Route.UPLOAD)).hasSize(2);
    }
}
