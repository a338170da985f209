/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.compatibility;

import io.github.camelautoenhance.AutoenhanceConstants;
import io.github.camelautoenhance.emulator.AutoenhanceEmulator;
import io.github.camelautoenhance.emulator.account.EmulatedImage;
import io.github.camelautoenhance.emulator.traffic.Fault;
import io.github.camelautoenhance.emulator.traffic.Route;
import io.github.camelautoenhance.error.AutoenhanceConnectionException;
import io.github.camelautoenhance.error.AutoenhanceException;
import io.github.camelautoenhance.error.AutoenhanceNotFoundException;
import io.github.camelautoenhance.model.AutoenhanceImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.NotifyBuilder;
import org.apache.camel.main.Main;
import org.jspecify.annotations.Nullable;

/**
 * Every way that users send photos, through the emulator and back, with Camel Main. Ends with status 0 and the line
 * {@code OK camel=4.18.0 java=17}, or with the stack trace of the first thing that was not as it should be. The
 * argument is an empty folder to work in.
 *
 * <pre>{@code
 * java -cp ... io.github.camelautoenhance.compatibility.MainPath /tmp/empty
 * }</pre>
 */
public final class MainPath {

    private final AutoenhanceEmulator emulator;
    private final CamelContext camel;
    private final ProducerTemplate template;
    private final Path folder;

    private MainPath(AutoenhanceEmulator emulator, CamelContext camel, Path folder) {
        this.emulator = emulator;
        this.camel = camel;
        this.template = camel.createProducerTemplate();
        this.folder = folder;
    }

    /** Runs the program. */
    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[0]);
        Path inbox = Files.createDirectory(folder.resolve("inbox"));
        Main main = new Main();
        main.configure().addRoutesBuilder(new PhotoRoutes());
        try (AutoenhanceEmulator emulator = AutoenhanceEmulator.start()) {
            main.addInitialProperty("emulator.url", emulator.baseUrl());
            main.addInitialProperty("emulator.key", emulator.apiKey());
            main.addInitialProperty("inbox", inbox.toString());
            try {
                main.start();
                new MainPath(emulator, main.getCamelContext(), folder).run(inbox);
                System.out.printf(
                        "OK camel=%s java=%d%n",
                        main.getCamelContext().getVersion(), Runtime.version().feature());
            } finally {
                main.stop();
            }
        }
    }

    private void run(Path inbox) throws Exception {
        photosOfAFolder(inbox);
        Path kitchen = Files.write(folder.resolve("kitchen.jpg"), Photos.ofSize(100_000));
        onePhoto(kitchen.toFile(), Photos.ofSize(100_000));
        onePhoto(Photos.ofSize(150_000), Photos.ofSize(150_000));
        onePhoto(new ByteArrayInputStream(Photos.ofSize(200_000)), Photos.ofSize(200_000));
        photoOfTheRouteInYaml();
        lifeOfARecord();
        redeliveryReusesTheRecord();
        refusalIsTyped();
        proxyIsUsedExceptWhereItShallNot();
    }

    private void photosOfAFolder(Path inbox) throws IOException {
        NotifyBuilder taken = new NotifyBuilder(camel)
                .fromRoute(PhotoRoutes.FOLDER)
                .whenCompleted(2)
                .create();
        for (int size : List.of(30_000, 3_000_000)) {
            Path written = Files.write(folder.resolve(size + ".jpg"), Photos.ofSize(size));
            Files.move(written, inbox.resolve(size + ".jpg"));
        }
        expect("both photos of the folder are through", true, taken.matches(30, TimeUnit.SECONDS));
        for (EmulatedImage image : emulator.images()) {
            int size = Integer.parseInt(image.imageName().replace(".jpg", ""));
            expect("SHA-256 of " + image.imageName(), Photos.sha256(Photos.ofSize(size)), image.sha256());
        }
        expect("photos of the folder", 2, emulator.images().size());
    }

    private void onePhoto(Object body, byte[] photo) {
        emulator.reset();
        AutoenhanceImage record =
                template.requestBodyAndHeader(PhotoRoutes.ONE_PHOTO, body, "shoot", "shoot-7", AutoenhanceImage.class);
        EmulatedImage image = onlyImage();
        String kind = body.getClass().getSimpleName();
        expect("image of a " + kind, record.imageId(), image.imageId());
        expect("order of a " + kind, "shoot-7", image.orderId());
        expect("SHA-256 of a " + kind, Photos.sha256(photo), image.sha256());
    }

    private void photoOfTheRouteInYaml() {
        emulator.reset();
        template.requestBody("direct:described", Photos.ofSize(10_000));
        EmulatedImage image = onlyImage();
        expect("SHA-256", Photos.sha256(Photos.ofSize(10_000)), image.sha256());
        expect("option", "villa-42", image.orderId());
        expect("setting", true, image.fields().get("privacy"));
        expect(
                "options with a prefix",
                Map.of("room", "kitchen"),
                image.fields().get("metadata"));
    }

    private void lifeOfARecord() {
        emulator.reset();
        AutoenhanceImage created = template.requestBody(
                "autoenhance:images?operation=create&imageName=front.jpg", null, AutoenhanceImage.class);
        expect("created record", created.imageId(), onlyImage().imageId());
        Map<String, Object> id = Map.of(AutoenhanceConstants.IMAGE_ID, created.imageId());
        String json = template.requestBodyAndHeaders("autoenhance:images?operation=retrieve", "", id, String.class);
        expect("name in the JSON of the record", true, json.contains("\"image_name\":\"front.jpg\""));
        template.requestBodyAndHeaders("autoenhance:images?operation=delete", "", id);
        expect("records after delete", List.of(), emulator.images());
    }

    private void redeliveryReusesTheRecord() {
        emulator.reset();
        emulator.faults().on(Route.UPLOAD, Fault.status(503));
        template.requestBody(PhotoRoutes.REDELIVERED, new ByteArrayInputStream(Photos.ofSize(50_000)));
        expect(
                "SHA-256 after redelivery",
                Photos.sha256(Photos.ofSize(50_000)),
                onlyImage().sha256());
        expect("creates", 1, emulator.journal().requests(Route.CREATE_IMAGE).size());
        expect("uploads", 2, emulator.journal().requests(Route.UPLOAD).size());
    }

    private void refusalIsTyped() {
        Exchange exchange = template.request("autoenhance:images?operation=retrieve&imageId=nobody", unchanged -> {});
        expectFailure(AutoenhanceNotFoundException.class, exchange);
        expect(
                "image of the refusal",
                "nobody",
                exchange.getException(AutoenhanceException.class).imageId());
    }

    private void proxyIsUsedExceptWhereItShallNot() throws IOException {
        emulator.reset();
        String proxied = "autoenhance:images?maxRetries=0&proxyHost=127.0.0.1&proxyPort=" + portWithoutProxy();
        Exchange lost =
                template.request(proxied, exchange -> exchange.getMessage().setBody(Photos.ofSize(1000)));
        expectFailure(AutoenhanceConnectionException.class, lost);
        template.requestBody(proxied + "&nonProxyHosts=127.0.0.1", Photos.ofSize(1000));
        expect(
                "SHA-256 past the proxy",
                Photos.sha256(Photos.ofSize(1000)),
                onlyImage().sha256());
    }

    private static int portWithoutProxy() throws IOException {
        try (ServerSocket freed = new ServerSocket(0)) {
            return freed.getLocalPort();
        }
    }

    private EmulatedImage onlyImage() {
        expect("images", 1, emulator.images().size());
        expect(
                "uploads with what only the API may see",
                List.of(),
                emulator.journal().leaks());
        return emulator.images().get(0);
    }

    private static void expectFailure(Class<? extends AutoenhanceException> type, Exchange exchange) {
        if (!type.isInstance(exchange.getException())) {
            throw new IllegalStateException(
                    "expected " + type + ", was " + exchange.getException(), exchange.getException());
        }
    }

    private static void expect(String what, @Nullable Object expected, @Nullable Object actual) {
        if (!Objects.equals(expected, actual)) {
            throw new IllegalStateException("%s: expected %s, was %s".formatted(what, expected, actual));
        }
    }
}
