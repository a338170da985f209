/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.upload;

import io.github.camelautoenhance.emulator.AutoenhanceEmulator;
import io.github.camelautoenhance.emulator.account.EmulatedImage;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.camel.builder.NotifyBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * Uploads the photos of a folder to an emulator in the same process and says what arrived. Arguments: the folder;
 * {@code files}, {@code streams} or {@code both}; how many; how many at once.
 */
final class LargePhotoProgram {

    private LargePhotoProgram() {}

    public static void main(String[] args) throws Exception {
        String kind = args[1];
        int count = Integer.parseInt(args[2]);
        try (AutoenhanceEmulator emulator = AutoenhanceEmulator.start();
                DefaultCamelContext context = new DefaultCamelContext()) {
            String options = "?baseUrl=" + emulator.baseUrl() + "&apiKey=" + emulator.apiKey()
                    + "&maxConcurrentUploads=" + args[3];
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("file:" + args[0] + "?readLock=none")
                            .streamCache("false")
                            .choice()
                            .when(exchange ->
                                    isStream(kind, exchange.getMessage().getHeader("CamelFileName", "", String.class)))
                            .convertBodyTo(InputStream.class)
                            .end()
                            .to("autoenhance:images" + options);
                }
            });
            NotifyBuilder done = new NotifyBuilder(context).whenDone(count).create();
            context.start();
            boolean unused = done.matches(25, TimeUnit.MINUTES);
            List<EmulatedImage> images = emulator.images();
            System.out.println("arrived " + images.size() + " of "
                    + images.stream().map(EmulatedImage::sha256).collect(Collectors.toSet())
                    + ", " + emulator.journal().peakInFlight() + " at once");
        }
    }

    private static boolean isStream(String kind, String fileName) {
        boolean even = (fileName.charAt(fileName.indexOf('.') - 1) - '0') % 2 == 0;
        return kind.equals("streams") || (kind.equals("both") && even);
    }
}
