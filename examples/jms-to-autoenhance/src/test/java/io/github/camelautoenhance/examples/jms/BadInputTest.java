/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.examples.jms;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelautoenhance.emulator.account.EmulatedImage;
import io.github.camelautoenhance.emulator.traffic.Fault;
import io.github.camelautoenhance.emulator.traffic.Route;
import io.github.camelautoenhance.examples.stage.ErrorLog;
import io.github.camelautoenhance.examples.stage.Sha256;
import jakarta.jms.BytesMessage;
import jakarta.jms.MapMessage;
import jakarta.jms.Message;
import jakarta.jms.ObjectMessage;
import jakarta.jms.Session;
import jakarta.jms.TemporaryQueue;
import jakarta.jms.TextMessage;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.activemq.artemis.core.postoffice.RoutingStatus;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.core.server.ServerSession;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerPlugin;
import org.apache.activemq.artemis.core.settings.HierarchicalRepository;
import org.apache.activemq.artemis.core.transaction.Transaction;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A message that can never become an image goes to the dead letter queue at once, as it was, with the reason. */
class BadInputTest extends QueueTestSupport {

    private static final String JSON = "{\"photo\": \"s3://bucket/kitchen.jpg\"}";

    /** What somebody sends to the queue by mistake. */
    enum Mistake {
        TEXT("is text") {
            @Override
            Message make(Session session) throws Exception {
                return session.createTextMessage(JSON);
            }

            @Override
            void verify(Message failed) throws Exception {
                assertThat(((TextMessage) failed).getText()).isEqualTo(JSON);
            }
        },
        LONG_TEXT("is text") {
            @Override
            Message make(Session session) throws Exception {
                return session.createTextMessage("/photos/kitchen.jpg ".repeat(20_000));
            }

            @Override
            void verify(Message failed) throws Exception {
                assertThat(((TextMessage) failed).getText()).hasSize(400_000);
            }
        },
        JSON_AS_BYTES("is text") {
            @Override
            Message make(Session session) throws Exception {
                BytesMessage message = session.createBytesMessage();
                message.writeBytes(JSON.getBytes(UTF_8));
                return message;
            }

            @Override
            void verify(Message failed) throws Exception {
                assertThat(Sender.bytes(failed)).isEqualTo(JSON.getBytes(UTF_8));
            }
        },
        LONG_JSON_AS_BYTES("is text") {
            @Override
            Message make(Session session) throws Exception {
                BytesMessage message = session.createBytesMessage();
                message.writeBytes(JSON.repeat(10_000).getBytes(UTF_8));
                return message;
            }

            @Override
            void verify(Message failed) throws Exception {
                assertThat(new String(Sender.bytes(failed), UTF_8)).isEqualTo(JSON.repeat(10_000));
            }
        },
        NOTHING_WRITTEN("too small") {
            @Override
            Message make(Session session) throws Exception {
                return session.createBytesMessage();
            }

            @Override
            void verify(Message failed) throws Exception {
                assertThat(Sender.bytes(failed)).containsOnly(0);
            }
        },
        NO_BYTES("too small") {
            @Override
            Message make(Session session) throws Exception {
                BytesMessage message = session.createBytesMessage();
                message.writeBytes(new byte[0]);
                return message;
            }

            @Override
            void verify(Message failed) throws Exception {
                assertThat(Sender.bytes(failed)).isEmpty();
            }
        },
        NO_BODY("is null") {
            @Override
            Message make(Session session) throws Exception {
                return session.createMessage();
            }

            @Override
            void verify(Message failed) {
                assertThat(failed).isNotInstanceOfAny(BytesMessage.class, TextMessage.class);
            }
        },
        MAP("is a record") {
            @Override
            Message make(Session session) throws Exception {
                MapMessage message = session.createMapMessage();
                message.setString("file", "kitchen.jpg");
                return message;
            }

            @Override
            void verify(Message failed) throws Exception {
                assertThat(((MapMessage) failed).getString("file")).isEqualTo("kitchen.jpg");
            }
        };

        private final String reason;

        Mistake(String reason) {
            this.reason = reason;
        }

        abstract Message make(Session session) throws Exception;

        abstract void verify(Message failed) throws Exception;
    }

    /** An object that a sender wants made here. */
    static final class Trojan implements Serializable {

        private static final long serialVersionUID = 1L;
        static final AtomicBoolean MADE = new AtomicBoolean();

        private void readObject(ObjectInputStream in) {
            MADE.set(true);
        }
    }

    @ParameterizedTest
    @EnumSource
    void puts_message_without_photo_aside_with_reason(Mistake mistake) throws Exception {
        // given
        Message message = mistake.make(sender().session());
        message.setStringProperty("photo_name", "kitchen.jpg");

        try (ErrorLog log = new ErrorLog()) {
            // when
            startRoutes();
            sender().send(session -> message);

            // then
            awaitFailed(1);
            awaitDone();
            assertThat(log.text())
                    .contains("REFUSED   kitchen.jpg", mistake.reason)
                    .doesNotContain("AGAIN");
        }
        Message failed = sender().takeFailed();
        mistake.verify(failed);
        assertThat(failed.getStringProperty("failure_reason")).contains(mistake.reason);
        assertThat(failed.getStringProperty("failure_type")).isEqualTo("IllegalArgumentException");
        assertThat(failed.getStringProperty("failure_deliveries")).isEqualTo("1");
        assertThat(failed.getStringProperty("photo_name")).isEqualTo("kitchen.jpg");
        assertThat(emulator().journal().requests()).isEmpty();
    }

    @Test
    void retries_refused_photo_from_dead_letter_queue() throws Exception {
        // given
        emulator().faults().on(Route.CREATE_IMAGE, Fault.status(422));
        byte[] kitchen = photo("kitchen", 2_000_000);
        startRoutes();
        sender().photo("kitchen.jpg", kitchen);
        awaitFailed(1);
        assertThat(broker().failed().get(0))
                .containsEntry("failure_type", "AutoenhanceValidationException")
                .containsEntry("failure_deliveries", 1);

        // when: as the console's "retry" does
        assertThat(broker().queue(EmbeddedBroker.FAILED).retryMessages(null)).isEqualTo(1);

        // then
        await().atMost(PATIENCE).until(() -> uploaded().size() == 1);
        assertThat(uploaded()).extracting(EmulatedImage::sha256).containsExactly(Sha256.of(kitchen));
        awaitDone();
        assertThat(broker().failed()).isEmpty();
    }

    @Test
    void moves_to_dead_letter_queue_in_one_transaction() throws Exception {
        // given
        Queue<Boolean> transacted = new ConcurrentLinkedQueue<>();
        broker().server().registerBrokerPlugin(new ActiveMQServerPlugin() {
            @Override
            public void afterSend(
                    ServerSession session,
                    Transaction tx,
                    org.apache.activemq.artemis.api.core.Message message,
                    boolean direct,
                    boolean noAutoCreateQueue,
                    RoutingStatus result) {
                if (message.getAddress().equals(EmbeddedBroker.FAILED)) {
                    // the session that has read it, not one of the sender's own
                    transacted.add(tx != null
                            && session.getServerConsumers().stream().anyMatch(consumer -> consumer.getQueueAddress()
                                    .toString()
                                    .equals(EmbeddedBroker.PHOTOS)));
                }
            }
        });
        emulator().faults().on(Route.CREATE_IMAGE, Fault.status(422));

        // when: one that is refused before the upload, and one by the service
        startRoutes();
        sender().send(session -> session.createTextMessage(JSON));
        sender().photo("kitchen.jpg", photo("kitchen", 50_000));

        // then
        awaitFailed(2);
        assertThat(transacted).containsExactly(true, true);
    }

    @Test
    void needs_only_consume_and_send_rights() throws Exception {
        // given: queues that are there, and a user who may do nothing else
        sender().photo("kitchen.jpg", photo("kitchen", 50_000));
        sender().send(session -> session.createTextMessage(JSON));
        HierarchicalRepository<Set<Role>> rights = broker().server().getSecurityRepository();
        rights.addMatch("#", Set.of(role(false, false)));
        rights.addMatch(EmbeddedBroker.PHOTOS, Set.of(role(false, true)));
        rights.addMatch(EmbeddedBroker.FAILED, Set.of(role(true, false)));

        // when
        startRoutes();

        // then
        awaitFailed(1);
        awaitDone();
        assertThat(uploaded()).hasSize(1);
    }

    private static Role role(boolean send, boolean consume) {
        return new Role(
                EmbeddedBroker.ROLE,
                send,
                consume,
                false,
                false,
                false,
                false,
                false,
                false,
                false,
                false,
                false,
                false);
    }

    @Test
    void sends_no_reply_to_sender() throws Exception {
        // given
        TemporaryQueue replies = sender().session().createTemporaryQueue();

        // when
        startRoutes();
        sender().send(session -> {
            Message message = session.createTextMessage(JSON);
            message.setJMSReplyTo(replies);
            return message;
        });
        sender().send(session -> {
            BytesMessage message = session.createBytesMessage();
            message.writeBytes(photo("kitchen", 50_000));
            message.setJMSReplyTo(replies);
            return message;
        });

        // then
        awaitFailed(1);
        awaitDone();
        assertThat(uploaded()).hasSize(1);
        assertThat(broker().queue(replies.getQueueName()).getMessagesAdded()).isZero();
    }

    @Test
    void never_deserializes_object_of_sender() throws Exception {
        // when
        startRoutes();
        sender().send(session -> session.createObjectMessage(new Trojan()));

        // then: nobody can read it, so the broker itself moves the message as it is
        awaitFailed(1);
        awaitDone();
        assertThat(Trojan.MADE).isFalse();
        assertThat(sender().takeFailed()).isInstanceOf(ObjectMessage.class);
    }

    @Test
    void names_unusable_property() throws Exception {
        // when
        startRoutes();
        sender().photo(photo("kitchen", 50_000), Map.of("photo_name", "kitchen.jpg", "order_id", "../villa"));

        // then
        awaitFailed(1);
        assertThat(sender().takeFailed().getStringProperty("failure_reason")).contains("CamelAutoenhanceOrderId");
        assertThat(emulator().journal().requests()).isEmpty();
    }

    @Test
    void refuses_to_start_without_key() throws Exception {
        // given
        sender().photo("kitchen.jpg", photo("kitchen", 50_000));
        Main main = newMain(Map.of("camel.component.autoenhance.api-key", ""));

        // then
        assertThatThrownBy(main::start).hasStackTraceContaining("camel.component.autoenhance.api-key");
        main.stop();
        assertThat(isDone()).isFalse();
    }
}
