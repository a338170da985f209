/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.emulator.api;

import static io.github.camelautoenhance.emulator.testing.TestClient.json;
import static io.github.camelautoenhance.emulator.testing.TestClient.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelautoenhance.emulator.AutoenhanceEmulator;
import io.github.camelautoenhance.emulator.AutoenhanceEmulatorExtension;
import io.github.camelautoenhance.emulator.account.EmulatedImage;
import io.github.camelautoenhance.emulator.account.EmulatedOrder;
import io.github.camelautoenhance.emulator.account.Switch;
import io.github.camelautoenhance.emulator.testing.TestClient;
import io.github.camelautoenhance.emulator.traffic.Route;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrdersTest {

    @RegisterExtension
    static final AutoenhanceEmulatorExtension EMULATOR = new AutoenhanceEmulatorExtension();

    private AutoenhanceEmulator emulator;
    private TestClient client;

    @BeforeEach
    void connect() {
        emulator = EMULATOR.get();
        client = new TestClient(emulator);
    }

    @Test
    void creates_waiting_order_without_images() throws Exception {
        // when
        HttpResponse<String> reply = client.call("POST", "/v3/orders/", "{\"name\": \"House 7\"}");

        // then
        assertThat(reply.statusCode()).isEqualTo(200);
        assertThat(json(reply))
                .containsEntry("name", "House 7")
                .containsEntry("status", "waiting")
                .containsEntry("is_merging", false)
                .containsEntry("is_processing", false)
                .containsEntry("is_deleted", false)
                .containsEntry("total_images", 0)
                .containsEntry("images", List.of());
        assertThat(text(json(reply), "created_at")).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}");
        assertThat(emulator.orders()).extracting(EmulatedOrder::name).containsExactly("House 7");
        assertThat(emulator.journal().requests(Route.CREATE_ORDER)).hasSize(1);
    }

    @Test
    void creates_order_without_body_or_with_id() throws Exception {
        assertThat(text(json(client.call("POST", "/v3/orders/", "")), "order_id"))
                .hasSize(36);
        assertThat(json(client.call("POST", "/v3/orders/", "{\"order_id\": \"mine\"}")))
                .containsEntry("order_id", "mine")
                .containsEntry("name", null);
    }

    @Test
    void creates_order_of_an_image() throws Exception {
        // given
        client.create("{\"image_name\": \"b.jpg\", \"image_id\": \"b\", \"order_id\": \"house\"}");
        client.create("{\"image_name\": \"a.jpg\", \"image_id\": \"a\", \"order_id\": \"house\"}");

        // when
        HttpResponse<String> withoutKey = client.get("/v3/orders/house");

        // then
        assertThat(withoutKey.statusCode()).isEqualTo(200);
        assertThat(json(withoutKey)).containsEntry("total_images", 2).containsEntry("status", "waiting");
        assertThat(imageIds(withoutKey)).containsExactly("b", "a");
        assertThat(emulator.order("house").orElseThrow().imageIds()).containsExactly("b", "a");
        assertThat(emulator.journal().requests(Route.RETRIEVE_ORDER)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"image_name, a b c", "-image_name, c b a", "date_added, b c a", "unknown, b c a"})
    void sorts_images_as_asked(String by, String expected) throws Exception {
        // given
        for (String id : List.of("b", "c", "a")) {
            client.create(
                    "{\"image_name\": \"%s.jpg\", \"image_id\": \"%s\", \"order_id\": \"house\"}".formatted(id, id));
        }

        // when
        HttpResponse<String> reply = client.get("/v3/orders/house?sort_images_by=" + by);

        // then
        assertThat(imageIds(reply)).containsExactly(expected.split(" "));
    }

    @Test
    void sorts_images_by_default_of_order() throws Exception {
        // given
        client.call("POST", "/v3/orders/", "{\"order_id\": \"house\", \"default_image_sort_order\": \"-image_name\"}");
        client.create("{\"image_name\": \"a.jpg\", \"image_id\": \"a\", \"order_id\": \"house\"}");
        client.create("{\"image_name\": \"b.jpg\", \"image_id\": \"b\", \"order_id\": \"house\"}");

        // then
        assertThat(imageIds(client.get("/v3/orders/house"))).containsExactly("b", "a");
        assertThat(imageIds(client.get("/v3/orders/house?sort_images_by=image_name")))
                .containsExactly("a", "b");
    }

    @Test
    void pages_orders_by_token_five_at_a_time() throws Exception {
        // given
        List<String> made = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            made.add(0, text(json(client.call("POST", "/v3/orders/", "")), "order_id"));
        }

        // when
        List<String> listed = new ArrayList<>();
        List<Integer> sizes = new ArrayList<>();
        String query = "";
        Object next;
        do {
            HttpResponse<String> page = client.call("GET", "/v3/orders/" + query, "");
            sizes.add(orderIds(page).size());
            listed.addAll(orderIds(page));
            next = pagination(page).get("next_offset");
            query = "?offset=" + next;
            // an order made meanwhile shifts nothing
            client.call("POST", "/v3/orders/", "");
        } while (next != null);

        // then
        assertThat(sizes).containsExactly(5, 5, 2);
        assertThat(listed).isEqualTo(made);
    }

    @ParameterizedTest
    @CsvSource({"3, 3, 3", "100, 100, 4", "100000, 100, 4"})
    void pages_orders_by_requested_size_within_bounds(String asked, int said, int orders) throws Exception {
        // given
        for (int i = 0; i < 4; i++) {
            client.call("POST", "/v3/orders/", "");
        }

        // when
        HttpResponse<String> page = client.call("GET", "/v3/orders/?per_page=" + asked, "");

        // then
        assertThat(pagination(page)).containsEntry("per_page", said);
        assertThat(orderIds(page)).hasSize(orders);
    }

    @ParameterizedTest
    @ValueSource(strings = {"per_page=0", "per_page=many", "offset=%21%21", "offset=aGVsbG8"})
    void rejects_invalid_query(String query) throws Exception {
        // when
        HttpResponse<String> reply = client.call("GET", "/v3/orders/?" + query, "");

        // then
        assertThat(reply.statusCode()).isEqualTo(422);
        assertThat(json(reply).get("detail")).asString().startsWith("{query={" + query.replaceFirst("=.*", "=["));
    }

    @Test
    void changes_only_the_name_of_an_order() throws Exception {
        // given
        client.call("POST", "/v3/orders/", "{\"order_id\": \"house\", \"name\": \"old\"}");

        // when
        HttpResponse<String> renamed =
                client.call("PATCH", "/v3/orders/house", "{\"name\": \"new\", \"order_id\": \"other\"}");
        HttpResponse<String> unchanged = client.call("PATCH", "/v3/orders/house", "{}");

        // then
        assertThat(json(renamed)).containsEntry("name", "new").containsEntry("order_id", "house");
        assertThat(json(unchanged)).containsEntry("name", "new");
        assertThat(client.call("PATCH", "/v3/orders/house", "{\"name\": 7}").statusCode())
                .isEqualTo(422);
        assertThat(client.call("PATCH", "/v3/orders/other", "{}").statusCode()).isEqualTo(404);
    }

    @Test
    void deletes_order_with_images_and_brackets() throws Exception {
        // given
        client.create("{\"image_name\": \"a.jpg\", \"image_id\": \"a\", \"order_id\": \"house\"}");
        client.create("{\"image_name\": \"b.jpg\", \"image_id\": \"b\", \"order_id\": \"other\"}");
        String bracket = client.uploadBracket("house", "1.jpg", new byte[] {1});

        // when
        HttpResponse<String> first = client.call("DELETE", "/v3/orders/house", "");
        HttpResponse<String> second = client.call("DELETE", "/v3/orders/house", "");

        // then
        assertThat(first.statusCode()).isEqualTo(204);
        assertThat(first.body()).isEmpty();
        assertThat(second.statusCode()).isEqualTo(404);
        assertThat(client.get("/v3/orders/house").statusCode()).isEqualTo(404);
        assertThat(client.get("/v3/images/a").statusCode()).isEqualTo(404);
        assertThat(client.call("GET", "/v3/brackets/" + bracket, "").statusCode())
                .isEqualTo(404);
        assertThat(emulator.images()).extracting(EmulatedImage::imageId).containsExactly("b");
    }

    @Test
    void answers_second_create_with_first_or_409() throws Exception {
        try (AutoenhanceEmulator strict =
                AutoenhanceEmulator.builder().with(Switch.ORDER_CONFLICT).start()) {
            for (AutoenhanceEmulator each : List.of(emulator, strict)) {
                // given
                TestClient own = new TestClient(each);
                own.call("POST", "/v3/orders/", "{\"order_id\": \"house\", \"name\": \"first\"}");

                // when
                HttpResponse<String> again = own.call("POST", "/v3/orders/", "{\"order_id\": \"house\"}");

                // then
                assertThat(again.statusCode()).isEqualTo(each == strict ? 409 : 200);
                assertThat(each.orders()).extracting(EmulatedOrder::name).containsExactly("first");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /v3/orders/",
        "GET, /v3/orders/",
        "PATCH, /v3/orders/x",
        "DELETE, /v3/orders/x",
        "POST, /v3/brackets/",
        "GET, /v3/brackets/x",
        "DELETE, /v3/brackets/x",
        "POST, /v3/images/x/process",
        "POST, /v3/images/x/report"
    })
    void requires_key_for_changes_and_lists(String method, String path) throws Exception {
        assertThat(client.send(method, emulator.baseUrl() + path, "{}").statusCode())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({"/v3/orders, POST", "/v3/brackets, POST", "/v3/orders?per_page=3, GET"})
    void redirects_collection_without_slash(String path, String method) throws Exception {
        // when
        HttpResponse<String> reply = client.call(method, path, "");

        // then
        assertThat(reply.statusCode()).isEqualTo(308);
        assertThat(reply.headers().firstValue("Location"))
                .hasValue(emulator.baseUrl() + path.replaceFirst("(\\?|$)", "/$1"));
    }

    @ParameterizedTest
    @CsvSource({
        "PUT, /v3/orders/, 'POST, GET'",
        "PUT, /v3/orders/x, 'GET, PATCH, DELETE'",
        "GET, /v3/images/x/process, POST",
        "POST, /v3/orders/x/brackets, GET"
    })
    void names_allowed_methods_for_wrong_method(String method, String path, String allowed) throws Exception {
        // when
        HttpResponse<String> reply = client.call(method, path, "");

        // then
        assertThat(reply.statusCode()).isEqualTo(405);
        assertThat(reply.headers().firstValue("Allow")).hasValue(allowed);
    }

    @Test
    void finds_order_id_with_unusual_characters() throws Exception {
        // given
        client.call("POST", "/v3/orders/", "{\"order_id\": \"häuser 7+8\"}");

        // then
        assertThat(json(client.get("/v3/orders/h%C3%A4user%207+8"))).containsEntry("order_id", "häuser 7+8");
    }

    private static List<String> imageIds(HttpResponse<String> order) {
        return ids(json(order).get("images"), "image_id");
    }

    private static List<String> orderIds(HttpResponse<String> page) {
        return ids(json(page).get("orders"), "order_id");
    }

    private static List<String> ids(@Nullable Object list, String name) {
        return ((List<?>) Objects.requireNonNull(list))
                .stream()
                        .map(item -> String.valueOf(((Map<?, ?>) item).get(name)))
                        .toList();
    }

    private static Map<String, @Nullable Object> pagination(HttpResponse<String> page) {
        Map<String, @Nullable Object> pagination = new LinkedHashMap<>();
        ((Map<?, ?>) Objects.requireNonNull(json(page).get("pagination")))
                .forEach((name, value) -> pagination.put(String.valueOf(name), value));
        return pagination;
    }
}
