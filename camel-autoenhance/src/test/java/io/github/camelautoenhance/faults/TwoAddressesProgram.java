/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.faults;

import java.net.InetAddress;
import java.util.List;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;

/** Uploads one photo to the emulator at this base URL, and says under which addresses it knows the host. */
final class TwoAddressesProgram {

    private TwoAddressesProgram() {}

    public static void main(String[] args) throws Exception {
        System.out.println(List.of(InetAddress.getAllByName("localhost")));
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.start();
            ProducerTemplate template = context.createProducerTemplate();
            template.sendBody("autoenhance:images?maxRetries=0&apiKey=emulator-key&baseUrl=" + args[0], new byte[1000]);
            System.out.println("uploaded");
        }
    }
}
