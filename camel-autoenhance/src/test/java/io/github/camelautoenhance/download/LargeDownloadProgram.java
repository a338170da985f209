/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.download;

import com.sun.net.httpserver.HttpServer;
import io.github.camelautoenhance.testing.EmulatorTestSupport;
import io.github.camelautoenhance.testing.OpenFiles;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * Downloads one large picture into a folder. Arguments: the folder; how many megabytes; who writes it, route or caller.
 */
final class LargeDownloadProgram {

    private static final int MEGABYTE = 1 << 20;

    private LargeDownloadProgram() {}

    /** The bytes of each megabyte of the picture. */
    static byte[] megabyte() {
        return EmulatorTestSupport.photo(MEGABYTE);
    }

    public static void main(String[] args) throws Exception {
        int megabytes = Integer.parseInt(args[1]);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v3/images/", http -> {
            http.getResponseHeaders().add("Content-Type", "image/tiff");
            http.sendResponseHeaders(200, (long) megabytes * MEGABYTE);
            byte[] bytes = megabyte();
            try (OutputStream out = http.getResponseBody()) {
                for (int i = 0; i < megabytes; i++) {
                    out.write(bytes);
                }
            }
        });
        server.start();
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            String options = "&preview=false&imageId=villa&apiKey=key&spoolDirectory=" + args[0]
                    + "/spool&baseUrl=http://localhost:" + server.getAddress().getPort();
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:download").to("autoenhance:images?operation=download" + options);
                    from("direct:store").to("direct:download").to("file:" + args[0] + "/out");
                }
            });
            context.start();
            if (args[2].equals("route")) {
                context.createProducerTemplate().sendBody("direct:store", null);
            } else {
                Path out = Files.createDirectory(Path.of(args[0], "out"));
                try (InputStream picture =
                        context.createProducerTemplate().requestBody("direct:download", null, InputStream.class)) {
                    Files.copy(picture, out.resolve("villa.tif"));
                }
                if (OpenFiles.in(Path.of(args[0], "spool")) > 0) {
                    throw new IllegalStateException("The temporary file is still open");
                }
            }
        } finally {
            server.stop(0);
        }
    }
}
