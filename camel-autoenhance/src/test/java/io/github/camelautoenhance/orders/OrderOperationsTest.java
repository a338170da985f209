/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.orders;

import static io.github.camelautoenhance.testing.StorageErrors.expired;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelautoenhance.AutoenhanceConstants;
import io.github.camelautoenhance.emulator.account.EmulatedBracket;
import io.github.camelautoenhance.emulator.traffic.Fault;
import io.github.camelautoenhance.emulator.traffic.Route;
import io.github.camelautoenhance.error.AutoenhanceConnectionException;
import io.github.camelautoenhance.error.AutoenhanceNotFoundException;
import io.github.camelautoenhance.error.AutoenhanceResponseException;
import io.github.camelautoenhance.error.AutoenhanceServerException;
import io.github.camelautoenhance.model.AutoenhanceBracket;
import io.github.camelautoenhance.model.AutoenhanceOrder;
import io.github.camelautoenhance.samples.SamplePhotos;
import io.github.camelautoenhance.testing.WorkflowTestSupport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Orders and the brackets in them. */
@Timeout(600)
class OrderOperationsTest extends WorkflowTestSupport {

    private static final Map<String, Object> VILLA = Map.of(AutoenhanceConstants.ORDER_ID, "villa-42");

    private static List<Path> brackets;

    @BeforeAll
    static void drawBrackets(@TempDir Path samples) throws Exception {
        brackets = SamplePhotos.writeBracketsTo(samples);
    }

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:list")
                        .to("autoenhance:orders?operation=list&perPage=7")
                        .split(body())
                        .streaming()
                        .to("mock:orders");
            }
        };
    }

    @Test
    void creates_order_with_id_and_name_as_body() {
        // when
        Exchange exchange = send("autoenhance:orders?orderName=Villa 42", null, VILLA);

        // then
        AutoenhanceOrder order = exchange.getMessage().getBody(AutoenhanceOrder.class);
        assertThat(order.orderId()).isEqualTo("villa-42");
        assertThat(order.name()).isEqualTo("Villa 42");
        assertThat(order.createdAt()).isNotNull();
        assertThat(order.isFinished()).isFalse();
        assertThat(exchange.getMessage().getHeaders())
                .containsEntry(AutoenhanceConstants.ORDER_ID, "villa-42")
                .containsEntry(AutoenhanceConstants.STATUS, "waiting");
        assertThat(exchange.getMessage().getBody(String.class)).contains("\"order_id\":\"villa-42\"");
    }

    @Test
    void takes_id_of_order_from_service() {
        // when
        Exchange exchange = send("autoenhance:orders", null);

        // then
        assertThat(emulator().orders()).singleElement().satisfies(order -> assertThat(
                        exchange.getMessage().getHeader(AutoenhanceConstants.ORDER_ID))
                .isEqualTo(order.orderId()));
    }

    @Test
    void creates_new_order_after_step_that_named_another() {
        // given
        Exchange exchange = context.getEndpoint("direct:any").createExchange();
        exchange.getMessage().setHeader(AutoenhanceConstants.ORDER_ID, "villa-42");
        template.send("autoenhance:orders", exchange);

        // when
        template.send("autoenhance:orders", exchange);

        // then
        assertThat(exchange.getMessage().getHeader(AutoenhanceConstants.ORDER_ID))
                .isNotEqualTo("villa-42");
        assertThat(emulator().orders()).hasSize(2);
    }

    @Test
    void retrieves_order_with_its_images() {
        // given
        String imageId = uploaded("&orderId=villa-42");

        // when
        Exchange exchange = send("autoenhance:orders?operation=retrieve", "x", VILLA);

        // then
        assertThat(exchange.getMessage().getBody(AutoenhanceOrder.class).images())
                .singleElement()
                .satisfies(image -> {
                    assertThat(image.imageId()).isEqualTo(imageId);
                    assertThat(image.imageName()).isEqualTo("kitchen.jpg");
                });
    }

    @Test
    void renames_order() {
        // given
        send("autoenhance:orders", null, VILLA);

        // when
        Exchange exchange = send("autoenhance:orders?operation=update&orderName=Villa 43", null, VILLA);

        // then
        assertThat(exchange.getMessage().getBody(AutoenhanceOrder.class).name()).isEqualTo("Villa 43");
        assertThat(emulator().order("villa-42").orElseThrow().name()).isEqualTo("Villa 43");
    }

    @Test
    void deletes_order_and_keeps_body() {
        // given
        send("autoenhance:orders", null, VILLA);

        // when
        Exchange exchange = send("autoenhance:orders?operation=delete", "kept", VILLA);

        // then
        assertThat(exchange.getMessage().getBody()).isEqualTo("kept");
        Exchange gone =
                send("autoenhance:orders?operation=delete", null, Map.of(AutoenhanceConstants.ORDER_ID, "no-1"));
        assertThat(gone.getException())
                .isInstanceOf(AutoenhanceNotFoundException.class)
                .hasMessageContaining("no-1");
    }

    @Test
    void lists_five_hundred_orders_page_by_page() throws Exception {
        // given
        for (int i = 0; i < 500; i++) {
            send("autoenhance:orders", null, Map.of(AutoenhanceConstants.ORDER_ID, "order-" + i));
        }
        MockEndpoint orders = getMockEndpoint("mock:orders");
        orders.expectedMessageCount(500);
        List<Integer> pagesAsked = new ArrayList<>();
        orders.whenAnyExchangeReceived(exchange ->
                pagesAsked.add(emulator().journal().requests(Route.LIST_ORDERS).size()));

        // when
        template.sendBody("direct:list", null);

        // then
        orders.assertIsSatisfied();
        Set<String> ids = new HashSet<>();
        orders.getExchanges()
                .forEach(exchange -> ids.add(
                        exchange.getMessage().getBody(AutoenhanceOrder.class).orderId()));
        assertThat(ids).hasSize(500);
        assertThat(emulator().journal().requests(Route.LIST_ORDERS)).hasSize(72);
        for (int i = 0; i < pagesAsked.size(); i++) {
            // The splitter looks one order ahead.
            assertThat(pagesAsked.get(i)).isEqualTo(Math.min(72, (i + 1) / 7 + 1));
        }
    }

    @Test
    @SuppressWarnings("unchecked") // the body is what the operation documents
    void throws_for_failed_page_and_requests_it_again() {
        // given
        for (int i = 0; i < 3; i++) {
            send("autoenhance:orders", null, Map.of(AutoenhanceConstants.ORDER_ID, "order-" + i));
        }
        Iterator<AutoenhanceOrder> orders = send("autoenhance:orders?operation=list&perPage=2&maxRetries=0", null)
                .getMessage()
                .getBody(Iterator.class);
        orders.next();
        orders.next();
        emulator().faults().on(Route.LIST_ORDERS, Fault.status(500));

        // then
        org.assertj.core.api.Assertions.assertThatThrownBy(orders::hasNext)
                .isInstanceOf(AutoenhanceServerException.class);
        assertThat(orders.hasNext()).isTrue();
        orders.next();
        assertThat(orders.hasNext()).isFalse();
    }

    @Test
    void reports_possible_order_after_lost_reply_without_retrying() {
        // given
        emulator().faults().on(Route.CREATE_ORDER, Fault.resetAfter());

        // when
        Exchange exchange = send("autoenhance:orders", null, VILLA);

        // then
        assertThat(exchange.getException())
                .isInstanceOf(AutoenhanceConnectionException.class)
                .hasMessageContaining("order villa-42 may exist");
        assertThat(emulator().journal().requests(Route.CREATE_ORDER)).hasSize(1);
    }

    @Test
    void uploads_lists_and_finds_brackets() throws Exception {
        // when
        Exchange exchange = send(
                "autoenhance:brackets?metadata.camera=left",
                Files.readAllBytes(brackets.get(0)),
                Map.of(AutoenhanceConstants.ORDER_ID, "villa-42", Exchange.FILE_NAME, "IMG_0001.jpg"));

        // then
        AutoenhanceBracket bracket = exchange.getMessage().getBody(AutoenhanceBracket.class);
        assertThat(emulator().brackets()).singleElement().satisfies(stored -> {
            assertThat(stored.bracketId()).isEqualTo(bracket.bracketId());
            assertThat(stored.orderId()).isEqualTo("villa-42");
            assertThat(stored.file()).hasSameBinaryContentAs(brackets.get(0));
        });
        assertThat(bracket.name()).isEqualTo("IMG_0001.jpg");
        assertThat(bracket.uploadUrl()).isNull();
        assertThat(exchange.getMessage().getHeaders())
                .containsEntry(AutoenhanceConstants.BRACKET_ID, bracket.bracketId())
                .containsEntry(AutoenhanceConstants.UPLOADED_BYTES, Files.size(brackets.get(0)));
        List<?> listed = send("autoenhance:orders?operation=listBrackets", null, VILLA)
                .getMessage()
                .getBody(List.class);
        assertThat(listed)
                .extracting(item -> ((AutoenhanceBracket) item).bracketId())
                .containsExactly(bracket.bracketId());
        AutoenhanceBracket found = send(
                        "autoenhance:brackets?operation=retrieve",
                        null,
                        Map.of(AutoenhanceConstants.BRACKET_ID, bracket.bracketId()))
                .getMessage()
                .getBody(AutoenhanceBracket.class);
        assertThat(found.uploaded()).isTrue();
        assertThat(found.more()).containsEntry("metadata", Map.of("camera", "left"));
    }

    @Test
    void replaces_bracket_with_expired_address_and_deletes_old() throws Exception {
        // given
        emulator().faults().on(Route.UPLOAD, expired());

        // when
        Exchange exchange = send("autoenhance:brackets", Files.readAllBytes(brackets.get(0)), VILLA);

        // then
        assertThat(exchange.getException()).isNull();
        assertThat(emulator().brackets())
                .singleElement()
                .extracting(EmulatedBracket::bracketId)
                .isEqualTo(exchange.getMessage().getHeader(AutoenhanceConstants.BRACKET_ID));
        assertThat(emulator().journal().requests(Route.CREATE_BRACKET)).hasSize(2);
    }

    @Test
    void deletes_bracket_and_keeps_body() throws Exception {
        // given
        String bracketId = uploadBrackets(brackets.subList(0, 1)).get(0);

        // when
        Exchange exchange = send(
                "autoenhance:brackets?operation=delete", "kept", Map.of(AutoenhanceConstants.BRACKET_ID, bracketId));

        // then
        assertThat(exchange.getMessage().getBody()).isEqualTo("kept");
        assertThat(emulator().brackets()).isEmpty();
    }

    @Test
    void groups_brackets_by_hand_into_named_images() throws Exception {
        // given
        List<String> ids = uploadBrackets(brackets);

        // when
        Exchange processed = send(
                "autoenhance:orders?operation=process&skyReplacement=true",
                null,
                Map.of(
                        AutoenhanceConstants.ORDER_ID,
                        "villa-42",
                        AutoenhanceConstants.BRACKET_GROUPS,
                        List.of(List.of(ids.get(0), ids.get(1)), List.of(ids.get(2)))));

        // then
        assertThat(processed.getException()).isNull();
        assertThat(processed.getMessage().getHeader(AutoenhanceConstants.BRACKET_GROUPS))
                .isNull();
        AutoenhanceOrder order = awaited();
        assertThat(order.images()).hasSize(2).allSatisfy(image -> {
            assertThat(image.isProcessed()).isTrue();
            assertThat(image.more()).containsEntry("sky_replacement", true);
        });
    }

    @Test
    void groups_brackets_by_number_or_service_into_image() throws Exception {
        // given
        uploadBrackets(brackets);

        // when
        send("autoenhance:orders?operation=process&bracketsPerImage=3", null, VILLA);

        // then
        assertThat(awaited().images()).singleElement().satisfies(image -> assertThat(image.imageName())
                .isEqualTo("IMG_0001.jpg"));
        assertThat(emulator().journal().requests(Route.PROCESS_ORDER).get(0).json())
                .containsEntry("number_of_brackets_per_image", 3);
    }

    @Test
    void sends_process_only_once_when_reply_is_lost() throws Exception {
        // given
        uploadBrackets(brackets);
        emulator().faults().on(Route.PROCESS_ORDER, Fault.resetAfter());

        // when
        Exchange exchange = send("autoenhance:orders?operation=process", null, VILLA);

        // then
        assertThat(exchange.getException())
                .isInstanceOf(AutoenhanceConnectionException.class)
                .hasMessageContaining("may be being merged");
        assertThat(emulator().journal().requests(Route.PROCESS_ORDER)).hasSize(1);
        await().until(() -> !awaited().images().isEmpty());
    }

    static List<Arguments> badInputs() {
        return List.of(
                Arguments.of("orders?operation=retrieve", Map.of(), "orderId"),
                Arguments.of("orders?operation=process", Map.of(), "CamelAutoenhanceOrderId"),
                Arguments.of("orders?operation=update&orderId=o", Map.of(), "CamelAutoenhanceOrderName"),
                Arguments.of(
                        "orders?operation=process&orderId=o",
                        Map.of(AutoenhanceConstants.BRACKET_GROUPS, "b1,b2"),
                        "CamelAutoenhanceBracketGroups"),
                Arguments.of(
                        "orders?operation=process&orderId=o",
                        Map.of(AutoenhanceConstants.BRACKET_GROUPS, List.of(List.of("b1"), List.of("b1"))),
                        "names bracket b1 twice"),
                Arguments.of(
                        "orders?operation=process&orderId=o",
                        Map.of(AutoenhanceConstants.BRACKET_GROUPS, List.of(List.of())),
                        "1 to 9 bracket ids"),
                Arguments.of(
                        "orders?operation=process&orderId=o",
                        Map.of(AutoenhanceConstants.BRACKETS_PER_IMAGE, 10),
                        "CamelAutoenhanceBracketsPerImage must be 0 to 9"),
                Arguments.of(
                        "orders?operation=process&orderId=o",
                        Map.of(
                                AutoenhanceConstants.BRACKETS_PER_IMAGE,
                                2,
                                AutoenhanceConstants.BRACKET_GROUPS,
                                List.of(List.of("b"))),
                        "only one can be given"),
                Arguments.of(
                        "orders?operation=retrieve&orderId=o",
                        Map.of(AutoenhanceConstants.ORDER_ID, "../x"),
                        "id of 1"),
                Arguments.of("brackets", Map.of(), "CamelAutoenhanceOrderId"),
                Arguments.of("brackets?operation=retrieve", Map.of(), "bracketId"),
                Arguments.of(
                        "brackets?operation=process", Map.of(), "must be one of [create, delete, retrieve, upload]"),
                Arguments.of("orders?perPage=0", Map.of(), "perPage must be at least 1"),
                Arguments.of("orders?bracketsPerImage=-1", Map.of(), "bracketsPerImage must be 0 to 9"));
    }

    @ParameterizedTest
    @MethodSource("badInputs")
    void names_bad_input_without_sending_a_request(String uri, Map<String, Object> headers, String named) {
        // when
        Throwable failure;
        try {
            failure = send("autoenhance:" + uri, photo(10), headers).getException();
        } catch (Exception atStart) {
            failure = atStart;
        }

        // then
        assertThat(failure).isNotNull();
        assertThat(org.apache.camel.util.ObjectHelper.getException(IllegalArgumentException.class, failure))
                .hasMessageContaining(named);
        assertThat(emulator().journal().requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"listBrackets", "delete"})
    void forgets_order_of_option_in_next_step(String operation) {
        // given
        send("autoenhance:orders?orderId=villa-1", null);
        Exchange exchange = context.getEndpoint("direct:any").createExchange();
        template.send("autoenhance:orders?orderId=villa-1&operation=" + operation, exchange);

        // when
        exchange.getMessage().setBody(kitchen);
        template.send("autoenhance:brackets?orderId=villa-2", exchange);

        // then
        assertThat(exchange.getException()).isNull();
        assertThat(emulator().brackets())
                .singleElement()
                .extracting(EmulatedBracket::orderId)
                .isEqualTo("villa-2");
    }

    @Test
    void gives_up_on_pages_in_a_circle() {
        // given
        Fault toA = page("", "a");
        Fault toB = page("", "b");
        emulator().faults().on(Route.LIST_ORDERS, toA, toB, toA, toB, toA, toB);

        // when
        Exchange exchange = send("direct:list", null);

        // then
        assertThat(exchange.getException()).isInstanceOf(AutoenhanceResponseException.class);
        // Three pages, the last of which the splitter asks for once more.
        assertThat(emulator().journal().requests(Route.LIST_ORDERS)).hasSizeLessThanOrEqualTo(4);
    }

    @Test
    void gives_up_on_endless_empty_pages() {
        // given
        AtomicInteger pages = new AtomicInteger();
        emulator().faults().otherwise(request -> page("", "page-" + pages.incrementAndGet()));

        // when
        Exchange exchange;
        try {
            exchange = send("direct:list", null);
        } finally {
            emulator().faults().clear();
        }

        // then
        assertThat(exchange.getException()).isInstanceOf(AutoenhanceResponseException.class);
    }

    @Test
    void stops_listing_at_blank_token() throws Exception {
        // given
        emulator().faults().on(Route.LIST_ORDERS, page("{\"order_id\": \"villa-1\"}", ""));
        MockEndpoint orders = getMockEndpoint("mock:orders");
        orders.expectedMessageCount(1);

        // when
        Exchange exchange = send("direct:list", null);

        // then
        assertThat(exchange.getException()).isNull();
        orders.assertIsSatisfied();
        assertThat(emulator().journal().requests(Route.LIST_ORDERS)).hasSize(1);
    }

    private static Fault page(String orders, String next) {
        return Fault.status(200)
                .body(
                        "application/json",
                        "{\"orders\": [%s], \"pagination\": {\"next_offset\": \"%s\"}}".formatted(orders, next));
    }

    private AutoenhanceOrder awaited() {
        Exchange exchange = send("autoenhance:orders?operation=await", null, VILLA);
        assertThat(exchange.getException()).isNull();
        return exchange.getMessage().getBody(AutoenhanceOrder.class);
    }

    private List<String> uploadBrackets(List<Path> files) throws Exception {
        List<String> ids = new ArrayList<>();
        for (Path file : files) {
            ids.add(send(
                            "autoenhance:brackets",
                            file.toFile(),
                            Map.of(
                                    AutoenhanceConstants.ORDER_ID,
                                    "villa-42",
                                    Exchange.FILE_NAME,
                                    file.getFileName().toString()))
                    .getMessage()
                    .getHeader(AutoenhanceConstants.BRACKET_ID, String.class));
        }
        return ids;
    }
}
