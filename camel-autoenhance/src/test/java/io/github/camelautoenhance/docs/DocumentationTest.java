/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelautoenhance.AutoenhanceComponent;
import io.github.camelautoenhance.emulator.AutoenhanceEmulator;
import io.github.camelautoenhance.emulator.AutoenhanceEmulatorExtension;
import io.github.camelautoenhance.emulator.account.EmulatedBracket;
import io.github.camelautoenhance.emulator.account.EmulatedImage;
import io.github.camelautoenhance.emulator.traffic.Fault;
import io.github.camelautoenhance.emulator.traffic.Route;
import io.github.camelautoenhance.model.UploadListener;
import io.github.camelautoenhance.samples.SamplePhotos;
import io.github.camelautoenhance.testing.TestServer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.catalog.DefaultCamelCatalog;
import org.apache.camel.component.stub.StubComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every route, program, property, table and link that README and docs show is tried as it is written. */
class DocumentationTest {

    @RegisterExtension
    static final AutoenhanceEmulatorExtension EMULATOR = new AutoenhanceEmulatorExtension();

    private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:)([^)#|?]+)(#[^)]*)?\\)");

    private static final String BRACKETS = "autoenhance:brackets";

    /** A route that begins with what the service has finished. */
    private static final Pattern POLLS = Pattern.compile("from(\\(\"|:\\s+uri: )autoenhance:(orders|images|webhook)");

    @TempDir
    Path folder;

    static Stream<Snippet> routes() throws IOException {
        return Stream.concat(
                        Snippet.all("java").stream().filter(snippet -> isRoute(snippet.code())),
                        Stream.concat(Snippet.all("yaml").stream(), Snippet.all("xml").stream()))
                .filter(snippet -> !snippet.code().startsWith("<dependency"))
                .filter(snippet -> !snippet.code().contains(BRACKETS) && !polls(snippet));
    }

    static Stream<Snippet> polls() throws IOException {
        return Stream.concat(Snippet.all("java").stream(), Snippet.all("yaml").stream())
                .filter(DocumentationTest::polls);
    }

    private static boolean polls(Snippet snippet) {
        return POLLS.matcher(snippet.code()).find();
    }

    @ParameterizedTest
    @MethodSource("polls")
    void consumes_finished_images_by_documented_routes(Snippet snippet) throws Exception {
        // given
        ByteArrayOutputStream kitchen = new ByteArrayOutputStream();
        assertThat(ImageIO.write(new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB), "jpg", kitchen))
                .isTrue();
        try (DefaultCamelContext context = contextWithEmulator()) {
            TestServer.addTo(context);
            context.getPropertiesComponent().addInitialProperty("webhook.secret", "a+secret&more");
            context.start();

            // when
            addRoute(context, snippet);
            EMULATOR.get().webhook(TestServer.address(context, "/autoenhance"), "a+secret&more");
            context.createProducerTemplate()
                    .sendBodyAndHeader(
                            "autoenhance:images?orderId=villa-42",
                            kitchen.toByteArray(),
                            Exchange.FILE_NAME,
                            "IMG_0001.jpg");

            // then
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(folder.resolve("enhanced").toFile())
                            .isDirectoryContaining("regex:.*[a-z0-9-]{36}-IMG_0001.jpg"));
        }
    }

    @ParameterizedTest
    @MethodSource("routes")
    void uploads_photo_by_documented_route(Snippet snippet) throws Exception {
        // given
        try (DefaultCamelContext context = contextWithEmulator()) {
            addRoute(context, snippet);
            context.start();

            // when
            if (snippet.code().contains("direct:photos")) {
                context.createProducerTemplate().sendBody("direct:photos", new byte[] {1, 2, 3});
            } else if (snippet.code().contains("jms:queue:photos?")) {
                context.createProducerTemplate().sendBody("jms:queue:photos", new byte[] {1, 2, 3});
            } else {
                putIntoInbox();
            }

            // then
            await().atMost(Duration.ofSeconds(20)).until(() -> uploaded() == 1);
        }
    }

    @Test
    void runs_documented_program_until_stopped() throws Exception {
        // given
        Snippet snippet = only(Snippet.all("java"), "Main main");
        AutoenhanceEmulator emulator = EMULATOR.get();
        String code = local(snippet.code())
                .replace("{{env:AUTOENHANCE_API_KEY}}", emulator.apiKey())
                .replace(
                        "main.run();",
                        "main.addInitialProperty(\"camel.component.autoenhance.base-url\", \"" + emulator.baseUrl()
                                + "\"); main.configure().setDurationMaxMessages(1); main.run();");
        putIntoInbox();

        // when
        CompletableFuture<Void> program = CompletableFuture.runAsync(JavaSnippets.program(code, folder));

        // then
        assertThat(program).succeedsWithin(Duration.ofSeconds(30));
        assertThat(uploaded()).isEqualTo(1);
    }

    @Test
    void redelivers_retryable_failure_by_documented_route() throws Exception {
        // given
        Snippet snippet = only(Snippet.all("java"), "maximumRedeliveries(5)");
        EMULATOR.get().faults().on(Route.CREATE_IMAGE, Fault.resetAfter());
        try (DefaultCamelContext context = contextWithEmulator()) {
            context.addRoutes(JavaSnippets.route(local(snippet.code()).replace("10_000", "10"), folder));
            context.start();

            // when
            putIntoInbox();

            // then
            await().atMost(Duration.ofSeconds(20)).until(() -> uploaded() == 1);
            await().until(() -> Files.exists(folder.resolve("inbox/.done/kitchen.jpg")));
        }
    }

    @Test
    void finds_documented_listener_in_registry_and_calls_it() throws Exception {
        // given
        Snippet snippet = only(Snippet.all("java"), "implements UploadListener");
        UploadListener listener = (UploadListener) JavaSnippets.instance(snippet.code(), "UploadLog", folder);
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.getRegistry().bind("uploads", listener);
            connectToEmulator(context);
            context.start();

            // when
            context.createProducerTemplate().sendBody("autoenhance:images", new byte[] {1, 2, 3});

            // then
            assertThat(context.getComponent("autoenhance", AutoenhanceComponent.class)
                            .getConfiguration()
                            .getUploadListener())
                    .isSameAs(listener);
            assertThat(uploaded()).isEqualTo(1);
        }
    }

    @Test
    void merges_brackets_by_documented_routes() throws Exception {
        // given
        Snippet snippet = only(Snippet.all("java"), BRACKETS);
        SamplePhotos.writeBracketsTo(folder.resolve("brackets"));
        String code = snippet.code()
                .replace("file:brackets", "file:" + folder.resolve("brackets"))
                .replace("file:enhanced", "file:" + folder.resolve("enhanced"));
        try (DefaultCamelContext context = contextWithEmulator()) {
            context.addRoutes(JavaSnippets.route(code, folder));
            context.start();
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> EMULATOR.get().brackets().stream()
                                    .filter(EmulatedBracket::isUploaded)
                                    .count()
                            == 3);

            // when
            context.createProducerTemplate().sendBody("direct:complete", null);

            // then
            assertThat(folder.resolve("enhanced/IMG_0001.jpg")).isNotEmptyFile();
        }
    }

    @Test
    void checks_all_java_in_documents() throws Exception {
        assertThat(Snippet.all("java"))
                .allMatch(snippet -> isRoute(snippet.code())
                        || Stream.of(
                                        "Main main",
                                        "isRetryable()",
                                        "@Test",
                                        "WireFault.",
                                        "implements UploadListener",
                                        "requestBody(")
                                .anyMatch(snippet.code()::contains));
    }

    @ParameterizedTest
    @CsvSource({
        "@Test, docs/OwnRouteTest.java",
        "WireFault., upload/StalledStorageTest.java",
        "requestBody(, download/PictureLifetimeTest.java"
    })
    void runs_documented_test(String part, String file) throws Exception {
        // given
        Snippet snippet = only(Snippet.all("java"), part);

        // when
        String source = Files.readString(Path.of("src/test/java/io/github/camelautoenhance", file));

        // then
        assertThat(withoutSpace(source)).contains(withoutSpace(snippet.code()));
    }

    @Test
    void documents_existing_options_as_properties() throws Exception {
        // given
        DefaultCamelCatalog catalog = new DefaultCamelCatalog();
        catalog.addComponent("autoenhance", AutoenhanceComponent.class.getName());

        // then
        for (Snippet snippet : Snippet.all("properties")) {
            Properties properties = new Properties();
            properties.load(new StringReader(snippet.code()));
            assertThat(properties).isNotEmpty();
            properties.forEach((key, value) -> assertThat(catalog.validateConfigurationProperty(key + "=" + value)
                            .isSuccess())
                    .as(key.toString())
                    .isTrue());
        }
    }

    @Test
    void documents_every_exception_once() throws Exception {
        // given
        String page = Files.readString(Path.of("../docs/errors.md"));
        String table = page.substring(page.indexOf("| exception "), page.indexOf("## Repeats of the component"));

        // when
        List<String> documented = Pattern.compile("`([A-Z]\\w+)`")
                .matcher(table.lines()
                        .skip(2)
                        .filter(row -> row.startsWith("| `"))
                        .map(row -> row.substring(0, row.indexOf(" | ")))
                        .reduce("", String::concat))
                .results()
                .map(match -> "Autoenhance" + match.group(1) + "Exception.java")
                .toList();

        // then
        try (Stream<Path> sources = Files.list(Path.of("src/main/java/io/github/camelautoenhance/error"))) {
            assertThat(sources.map(file -> file.getFileName().toString())
                            .filter(name -> name.matches("Autoenhance\\w+Exception.java"))
                            .filter(name -> !name.equals("AutoenhanceException.java")))
                    .containsExactlyInAnyOrderElementsOf(documented);
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void resolves_every_link_within_project(Path document) throws Exception {
        Matcher links = LINK.matcher(Files.readString(document));
        while (links.find()) {
            assertThat(document.resolveSibling(links.group(1)).normalize()).exists();
        }
    }

    static Stream<Path> documents() throws IOException {
        Path root = Path.of("..").toRealPath();
        try (Stream<Path> files = Files.walk(root, 4)) {
            return files
                    .filter(file -> file.toString().endsWith(".md"))
                    .filter(file -> !root.relativize(file).toString().contains("target"))
                    .toList()
                    .stream();
        }
    }

    private static boolean isRoute(String code) {
        return code.startsWith("from(") || code.startsWith("onException(");
    }

    private void addRoute(DefaultCamelContext context, Snippet snippet) throws Exception {
        String code = local(snippet.code());
        if (snippet.language().equals("java")) {
            RouteBuilder builder = JavaSnippets.route(code, folder);
            context.addRoutes(builder);
        } else {
            Resource resource = ResourceHelper.fromString("snippet." + snippet.language(), code);
            PluginHelper.getRoutesLoader(context).loadRoutes(resource);
        }
    }

    private String local(String code) {
        return code.replace("file:inbox", "file:" + folder.resolve("inbox"))
                .replace("file:enhanced", "file:" + folder.resolve("enhanced"))
                .replace("consumed.txt", folder.resolve("consumed.txt").toString());
    }

    private void putIntoInbox() throws IOException {
        Path inbox = Files.createDirectories(folder.resolve("inbox"));
        Path hidden = Files.write(folder.resolve("kitchen.jpg"), new byte[] {1, 2, 3});
        Files.move(hidden, inbox.resolve("kitchen.jpg"));
    }

    private static DefaultCamelContext contextWithEmulator() {
        DefaultCamelContext context = new DefaultCamelContext();
        // A queue without a broker; the module reliability runs these routes with one.
        context.addComponent("jms", new StubComponent());
        connectToEmulator(context);
        return context;
    }

    private static void connectToEmulator(DefaultCamelContext context) {
        var configuration =
                context.getComponent("autoenhance", AutoenhanceComponent.class).getConfiguration();
        configuration.setBaseUrl(EMULATOR.get().baseUrl());
        configuration.setApiKey(EMULATOR.get().apiKey());
    }

    private static long uploaded() {
        return EMULATOR.get().images().stream()
                .map(EmulatedImage::bytes)
                .filter(bytes -> bytes == 3)
                .count();
    }

    private static Snippet only(List<Snippet> snippets, String part) {
        List<Snippet> found = snippets.stream()
                .filter(snippet -> snippet.code().contains(part))
                .toList();
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private static String withoutSpace(String text) {
        return text.replaceAll("\\s+", "");
    }
}
