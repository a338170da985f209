/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.upload;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelautoenhance.AutoenhanceConstants;
import io.github.camelautoenhance.emulator.traffic.Fault;
import io.github.camelautoenhance.emulator.traffic.Route;
import io.github.camelautoenhance.error.AutoenhanceException;
import io.github.camelautoenhance.error.AutoenhanceServerException;
import io.github.camelautoenhance.testing.EmulatorTestSupport;
import io.github.camelautoenhance.testing.Secrets;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultExchange;
import org.apache.camel.support.DefaultExchangeHolder;
import org.junit.jupiter.api.Test;

/** What of an exchange travels with it, as JMS with {@code transferExchange=true} and dead letter queues send it. */
class TransferExchangeTest extends EmulatorTestSupport {

    @Test
    void transfers_exception_without_upload_state_or_secret() throws Exception {
        // given: a record that waits for its bytes, a spooled stream, and earlier attempts
        emulator().faults().on(Route.UPLOAD, Fault.status(503), Fault.status(503));
        Exchange failed = send("autoenhance:images?maxRetries=1", new ByteArrayInputStream(photo(1000)));
        failed.getMessage().setBody("the stream cannot travel");
        assertThat(failed.getProperties()).containsKey("CamelAutoenhanceUploadState");

        // when
        byte[] sent = marshalled(failed);
        Exchange received = unmarshalled(sent);

        // then
        assertThat(Secrets.in(new String(sent, StandardCharsets.ISO_8859_1))).isEmpty();
        assertThat(received.getProperties())
                .doesNotContainKeys("CamelAutoenhanceUploadState", "CamelAutoenhanceOneShotBody");
        AutoenhanceException error = received.getException(AutoenhanceException.class);
        assertThat(error).isExactlyInstanceOf(AutoenhanceServerException.class);
        assertThat(error.imageId()).isEqualTo(onlyImage().imageId());
        assertThat(error.getSuppressed()).hasSize(1);
    }

    @Test
    void transfers_ids_and_record_as_JSON() throws Exception {
        // given
        Exchange done = send("autoenhance:images?orderId=villa-42", photo(1000));
        done.getMessage().setBody(done.getMessage().getBody(String.class));

        // when
        byte[] sent = marshalled(done);
        Exchange received = unmarshalled(sent);

        // then
        assertThat(Secrets.in(new String(sent, StandardCharsets.ISO_8859_1))).isEmpty();
        assertThat(received.getMessage().getBody(String.class))
                .contains(onlyImage().imageId());
        assertThat(received.getMessage().getHeaders())
                .containsEntry(AutoenhanceConstants.IMAGE_ID, onlyImage().imageId())
                .containsEntry(AutoenhanceConstants.ORDER_ID, "villa-42");
    }

    private static byte[] marshalled(Exchange exchange) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(DefaultExchangeHolder.marshal(exchange));
        }
        return bytes.toByteArray();
    }

    private Exchange unmarshalled(byte[] bytes) throws Exception {
        Exchange exchange = new DefaultExchange(context);
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
            DefaultExchangeHolder.unmarshal(exchange, (DefaultExchangeHolder) in.readObject());
        }
        return exchange;
    }
}
