/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.reliability.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelautoenhance.AutoenhanceComponent;
import io.github.camelautoenhance.AutoenhanceConfiguration;
import io.github.camelautoenhance.emulator.AutoenhanceEmulator;
import io.github.camelautoenhance.emulator.account.EmulatedImage;
import io.github.camelautoenhance.emulator.traffic.Route;
import io.github.camelautoenhance.emulator.traffic.WebhookDelivery;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Instances of an application, each a process, behind a load balancer, with one table of a PostgreSQL. */
class SeveralInstancesTest {

    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static final String WEBHOOK = "autoenhance:webhook?idempotentRepository=#events"
            + "&webhookEvents=image_processed,image_registered&webhookSecret=" + Application.SECRET;
    private static final String POLLING =
            "autoenhance:images?orderId=villa-42&idempotentRepository=#events&initialDelay=0&delay=200";
    private static final String SHORT_CLAIMS = "&webhookDedupe=2s";

    @TempDir
    static Path serverFolder;

    private static EmbeddedPostgres server;

    @TempDir
    Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private final List<Instance> started = new ArrayList<>();
    private Database database;
    private AutoenhanceEmulator service;
    private Balancer balancer;

    @BeforeAll
    static void startServer() throws IOException {
        server = Database.server(serverFolder);
    }

    @AfterAll
    static void stopServer() throws IOException {
        server.close();
    }

    @BeforeEach
    void start() throws Exception {
        database = Database.create(server, "instances" + DATABASES.incrementAndGet());
        service = AutoenhanceEmulator.builder().start();
        service.webhooks().retry(20, Duration.ofMillis(50));
        balancer = new Balancer();
    }

    @AfterEach
    void stop() {
        started.forEach(Instance::close);
        balancer.close();
        service.close();
        database.close();
    }

    private Instance instance(String name, String manner, String source) throws IOException {
        Instance instance = Instance.start(folder, database, service, name, manner, source);
        started.add(instance);
        return instance;
    }

    private static String processed(String imageId) {
        return "{\"event\":\"image_processed\",\"image_id\":\"" + imageId
                + "\",\"error\":false,\"order_id\":\"villa-42\",\"order_is_processing\":true}";
    }

    private static List<String> ids(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> UUID.randomUUID().toString())
                .toList();
    }

    private static List<String> works(List<String> ids) {
        return ids.stream().map(id -> "image_processed " + id).toList();
    }

    private CompletableFuture<Integer> post(URI webhook, String imageId) {
        HttpRequest request = HttpRequest.newBuilder(webhook)
                .version(HttpClient.Version.HTTP_1_1)
                .header("Authentication", Application.SECRET)
                .header("Content-Type", "application/json")
                .timeout(Duration.ofSeconds(60))
                .POST(HttpRequest.BodyPublishers.ofString(processed(imageId)))
                .build();
        return client.sendAsync(request, HttpResponse.BodyHandlers.discarding()).thenApply(HttpResponse::statusCode);
    }

    private void awaitDelivered(int deliveries) {
        await().atMost(Instance.PATIENCE)
                .untilAsserted(() -> assertThat(service.webhooks().deliveries())
                        .hasSize(deliveries)
                        .allMatch(delivery -> delivery.state() == WebhookDelivery.State.DELIVERED));
    }

    @Test
    void each_event_reaches_one_route_once_however_often_it_comes_and_not_again_after_a_restart() throws Exception {
        // given: every event three times, in any order
        List<Instance> instances = new ArrayList<>();
        for (String name : List.of("one", "two", "three")) {
            instances.add(instance(name, Work.DONE, WEBHOOK));
        }
        balancer.balance(instances);
        service.webhook(balancer.webhook(), Application.SECRET);
        List<String> ids = ids(100);
        List<String> shuffled =
                new ArrayList<>(Stream.of(ids, ids, ids).flatMap(List::stream).toList());
        Collections.shuffle(shuffled, new Random(42));

        // when
        shuffled.forEach(id -> service.webhooks().send(processed(id)));
        awaitDelivered(1 + shuffled.size());

        // then
        assertThat(database.done()).containsExactlyInAnyOrderElementsOf(works(ids));
        assertThat(database.instances()).containsExactly("one", "three", "two");
        assertThat(database.sql().queryForObject("SELECT count(*) FROM CAMEL_MESSAGEPROCESSED", Integer.class))
                .isEqualTo(ids.size());

        // when: all of them start anew, and everything comes once more
        for (Instance instance : instances) {
            instance.stop();
        }
        balancer.balance(List.of(instance("four", Work.DONE, WEBHOOK), instance("five", Work.DONE, WEBHOOK)));
        ids.forEach(id -> service.webhooks().send(processed(id)));
        awaitDelivered(1 + shuffled.size() + ids.size());

        // then
        assertThat(database.done()).hasSameSizeAs(ids);
    }

    @Test
    void an_event_that_one_instance_cannot_do_is_done_once_by_another() throws Exception {
        // given
        Instance failing = instance("failing", Work.FAILS, WEBHOOK);
        Instance well = instance("well", Work.DONE, WEBHOOK);
        balancer.balance(List.of(failing, well));
        service.webhook(balancer.webhook(), Application.SECRET);
        List<String> ids = ids(10);

        // when
        ids.forEach(id -> service.webhooks().send(processed(id)));
        awaitDelivered(1 + ids.size());

        // then
        assertThat(database.instances()).containsExactly("failing", "well");
        assertThat(database.done()).containsExactlyInAnyOrderElementsOf(works(ids));
    }

    @Test
    void an_event_that_two_instances_claim_at_the_same_moment_is_done_once_and_is_no_reason_to_warn() throws Exception {
        // given
        Instance one = instance("one", Work.DONE, WEBHOOK);
        Instance two = instance("two", Work.DONE, WEBHOOK);
        List<URI> webhooks = List.of(one.webhook(), two.webhook());
        List<String> ids = ids(50);

        // when
        for (String id : ids) {
            List<CompletableFuture<Integer>> answers = Stream.of(webhooks, webhooks)
                    .flatMap(List::stream)
                    .map(webhook -> post(webhook, id))
                    .toList();

            // then
            assertThat(answers.stream().map(CompletableFuture::join)).isSubsetOf(200, 503);
            assertThat(post(one.webhook(), id).join()).isEqualTo(200);
        }
        assertThat(database.done()).containsExactlyInAnyOrderElementsOf(works(ids));
        assertThat(List.of(one.log(), two.log())).noneMatch(log -> log.contains("The repository does not tell"));
    }

    @Test
    void what_an_instance_that_is_killed_had_begun_waits_as_long_as_its_claim_lasts() throws Exception {
        // given
        Instance hanging = instance("hanging", Work.HANGS, WEBHOOK);
        Instance well = instance("well", Work.DONE, WEBHOOK);
        String id = ids(1).get(0);
        URI other = well.webhook();
        CompletableFuture<Integer> unanswered = post(hanging.webhook(), id);
        await().atMost(Instance.PATIENCE).until(() -> !database.begun().isEmpty());

        // when
        hanging.kill();

        // then
        assertThat(unanswered.handle((status, failure) -> failure != null).join())
                .isTrue();
        assertThat(post(other, id).join()).isEqualTo(503);
        assertThat(database.done()).isEmpty();
    }

    @Test
    void what_an_instance_that_is_killed_had_begun_is_done_by_another_after_its_claim() throws Exception {
        // given
        Instance hanging = instance("hanging", Work.HANGS, WEBHOOK + SHORT_CLAIMS);
        Instance well = instance("well", Work.DONE, WEBHOOK + SHORT_CLAIMS);
        balancer.balance(List.of(hanging));
        service.webhook(balancer.webhook(), Application.SECRET);
        List<String> ids = ids(1);
        service.webhooks().send(processed(ids.get(0)));
        await().atMost(Instance.PATIENCE).until(() -> !database.begun().isEmpty());

        // when
        balancer.balance(List.of(hanging, well));
        hanging.kill();

        // then
        awaitDelivered(2);
        assertThat(database.done()).containsExactlyElementsOf(works(ids));
        assertThat(database.instances()).containsExactly("hanging", "well");
    }

    @Test
    void events_wait_for_a_database_that_is_down() throws Exception {
        // given
        balancer.balance(List.of(instance("one", Work.DONE, WEBHOOK), instance("two", Work.DONE, WEBHOOK)));
        service.webhook(balancer.webhook(), Application.SECRET);
        awaitDelivered(1);
        List<String> ids = ids(2);
        database.goDown();

        // when
        ids.forEach(id -> service.webhooks().send(processed(id)));
        await().atMost(Instance.PATIENCE)
                .untilAsserted(() -> assertThat(service.webhooks().deliveries().subList(1, 1 + ids.size()))
                        .allMatch(delivery -> delivery.statuses().contains(503)));
        database.comeBack();

        // then
        awaitDelivered(1 + ids.size());
        assertThat(database.done()).containsExactlyInAnyOrderElementsOf(works(ids));
    }

    @Test
    void images_that_several_instances_poll_for_are_consumed_once() throws Exception {
        // given
        instance("one", Work.DONE, POLLING);
        instance("two", Work.DONE, POLLING);
        List<String> ids = upload(20);

        // then: in no order, and not again while they are polled for
        await().atMost(Instance.PATIENCE).until(() -> database.done().size() >= ids.size());
        int looks = looks();
        await().atMost(Instance.PATIENCE).until(() -> looks() > looks + 4);
        assertThat(database.done())
                .containsExactlyInAnyOrderElementsOf(
                        ids.stream().map(id -> "polled " + id).toList());
    }

    private int looks() {
        return service.journal().requests(Route.RETRIEVE_ORDER).size();
    }

    @Test
    void an_image_that_was_in_the_route_of_an_instance_that_is_killed_is_consumed_when_its_row_is_deleted()
            throws Exception {
        // given
        Instance hanging = instance("hanging", Work.HANGS, POLLING);
        String id = upload(1).get(0);
        await().atMost(Instance.PATIENCE).until(() -> !database.begun().isEmpty());
        hanging.kill();
        int looks = looks();

        // when
        instance("well", Work.DONE, POLLING);

        // then
        await().atMost(Instance.PATIENCE).until(() -> looks() > looks + 4);
        assertThat(database.done()).isEmpty();

        // when
        int deleted = database.sql()
                .update(Page.block("sql", "messageId = 'images/").replaceAll("images/[^/]+/", "images/" + id + "/"));

        // then
        assertThat(deleted).isOne();
        await().atMost(Instance.PATIENCE).until(() -> database.done().equals(List.of("polled " + id)));
    }

    /** Gives the ids of so many new images of the order that is polled for. */
    private List<String> upload(int count) throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            AutoenhanceConfiguration autoenhance = context.getComponent("autoenhance", AutoenhanceComponent.class)
                    .getConfiguration();
            autoenhance.setBaseUrl(service.baseUrl());
            autoenhance.setApiKey(service.apiKey());
            context.start();
            ProducerTemplate template = context.createProducerTemplate();
            for (int i = 0; i < count; i++) {
                template.sendBodyAndHeader(
                        "autoenhance:images?orderId=villa-42", new byte[] {1, 2, 3}, Exchange.FILE_NAME, i + ".jpg");
            }
        }
        return service.images().stream().map(EmulatedImage::imageId).toList();
    }

    @Test
    void rows_that_are_older_than_a_day_are_cleared_away() throws Exception {
        // given
        database.sql()
                .update(
                        "INSERT INTO CAMEL_MESSAGEPROCESSED VALUES ('photo-events', 'old', LOCALTIMESTAMP - INTERVAL '25"
                                + " hours'), ('photo-events', 'new', LOCALTIMESTAMP - INTERVAL '23 hours'), ('another', 'old',"
                                + " LOCALTIMESTAMP - INTERVAL '25 hours')");

        // when
        int cleared = database.sql().update(Page.block("sql", "INTERVAL"));

        // then
        assertThat(cleared).isOne();
        assertThat(database.sql().queryForList("SELECT messageId FROM CAMEL_MESSAGEPROCESSED", String.class))
                .containsExactlyInAnyOrder("new", "old");
    }

    @Test
    void the_page_shows_what_the_instances_are_made_of() throws Exception {
        // given
        String source = Files.readString(
                Path.of("src/test/java/io/github/camelautoenhance/reliability/cluster/SharedRepository.java"));

        // then
        assertThat(source.replaceAll("\\s+", ""))
                .contains(Page.block("text", "HikariConfig").replaceAll("\\s+", ""));
    }
}
