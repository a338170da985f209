/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.emulator.contract;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelautoenhance.emulator.AutoenhanceEmulator;
import io.github.camelautoenhance.emulator.AutoenhanceEmulatorExtension;
import io.github.camelautoenhance.emulator.testing.TestClient;
import io.github.camelautoenhance.emulator.traffic.Fault;
import io.github.camelautoenhance.emulator.traffic.RecordedReply;
import io.github.camelautoenhance.emulator.traffic.RecordedRequest;
import io.github.camelautoenhance.emulator.traffic.Route;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The judge of all other tests is no yes-man. */
@ExtendWith(AutoenhanceEmulatorExtension.class)
class ContractTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            POST  | /v3/images/                        | {"image_name": 7}                                      | CREATE_IMAGE      | body.schema.type
            POST  | /v3/images/                        | {"name": "kitchen.jpg"}                                | CREATE_IMAGE      | body.schema.required
            POST  | /v3/images/                        | {"image_name": "k.jpg", "cloud_type": "PINK"}          | CREATE_IMAGE      | body.schema.enum
            POST  | /v3/images/                        | {"image_name": "k.jpg", "restage": {"grass": "BLUE"}}  | CREATE_IMAGE      | body.schema.enum
            POST  | /v3/images/x/process               | {"enhance": "yes"}                                     | PROCESS_IMAGE     | body.schema.type
            POST  | /v3/images/x/report                | {"categories": ["UGLY"]}                               | REPORT_IMAGE      | body.schema.enum
            POST  | /v3/images/x/report                | {"categories": [], "score": 6}                         | REPORT_IMAGE      | body.schema.maximum
            GET   | /v3/images/x/enhanced?quality=91   |                                                        | DOWNLOAD_ENHANCED | parameter.schema.maximum
            GET   | /v3/images/x/enhanced?format=gif   |                                                        | DOWNLOAD_ENHANCED | schema.enum
            GET   | /v3/images/x/enhanced?prewiev=true |                                                        | DOWNLOAD_ENHANCED | query.unexpected
            POST  | /v3/brackets/                      | {"name": "a.jpg"}                                      | CREATE_BRACKET    | body.schema.required
            POST  | /v3/brackets/                      | {"name": "a.jpg", "order_id": "o", "image_name": "a"}  | CREATE_BRACKET    | additionalProperties
            POST  | /v3/orders/                        | {"order_name": "Elm Street"}                           | CREATE_ORDER      | additionalProperties
            PATCH | /v3/orders/x                       | ["Elm Street"]                                         | UPDATE_ORDER      | body.schema.type
            POST  | /v3/orders/x/process               | {"number_of_brackets_per_image": -1}                   | PROCESS_ORDER     | body.schema.minimum
            POST  | /v3/orders/x/process               | {"images": [{"bracket_ids": "b1"}]}                    | PROCESS_ORDER     | body.schema.type
            GET   | /v3/orders/?per_page=many          |                                                        | LIST_ORDERS       | schema.type
            """)
    void a_wrong_request_fails_its_test(
            String method, String path, @Nullable String json, Route route, String rule, AutoenhanceEmulator emulator)
            throws Exception {
        // given
        emulator.faults().on(route, Fault.status(200));

        // when
        new TestClient(emulator).call(method, path, json == null ? "" : json, "Content-Type", "application/json");

        // then
        assertThatThrownBy(ContractExtension::assertKept)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("request of " + route)
                .hasMessageContaining(rule);
    }

    @Test
    void fails_test_whose_request_lacks_key(AutoenhanceEmulator emulator) throws Exception {
        // given
        emulator.faults().on(Route.LIST_ORDERS, Fault.status(200));

        // when
        new TestClient(emulator).get("/v3/orders/");

        // then
        assertThatThrownBy(ContractExtension::assertKept)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("request of LIST_ORDERS")
                .hasMessageContaining("security");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            200 | application/json | {"image_id": 5}           | body.schema.type
            200 | application/json | {"cloud_type": "PINK"}    | body.schema.enum
            200 | application/json | {"upload_url": "no: url"} | body.schema.format.uri
            200 | application/json | {"image_id": "5"          | invalidJson
            200 | text/html        | {"image_id": "5"}         | contentType.notAllowed
            201 | application/json | {"image_id": "5"}         | status.unknown
            422 | application/json | {"detail": "no"}          | body.schema.type
            """)
    void a_wrong_reply_fails_its_test(
            int status, String contentType, String json, String rule, AutoenhanceEmulator emulator) throws Exception {
        // given
        RecordedRequest right = created(emulator);
        RecordedReply wrong =
                new RecordedReply(status, Map.of("Content-Type", contentType), json.getBytes(StandardCharsets.UTF_8));

        // when
        new ObservedTraffic().answered(right, wrong);

        // then
        assertThatThrownBy(ContractExtension::assertKept)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("reply to CREATE_IMAGE")
                .hasMessageContaining(rule);
    }

    @Test
    void allows_unknown_status(AutoenhanceEmulator emulator) throws Exception {
        // given
        String imageId = String.valueOf(created(emulator).imageId());
        emulator.setStatus(imageId, "being_framed", null);

        // when
        new TestClient(emulator).get("/v3/images/" + imageId);

        // then
        assertThatCode(ContractExtension::assertKept).doesNotThrowAnyException();
    }

    @Test
    void ignores_reply_made_by_fault(AutoenhanceEmulator emulator) throws Exception {
        // given
        emulator.faults().on(Route.RETRIEVE_IMAGE, Fault.status(200).body("application/json", "{\"image_id\": 5}"));

        // when
        new TestClient(emulator).get("/v3/images/x");

        // then
        assertThatCode(ContractExtension::assertKept).doesNotThrowAnyException();
    }

    private static RecordedRequest created(AutoenhanceEmulator emulator) throws Exception {
        new TestClient(emulator).create("{\"image_name\": \"kitchen.jpg\"}");
        return emulator.journal().requests(Route.CREATE_IMAGE).get(0);
    }
}
