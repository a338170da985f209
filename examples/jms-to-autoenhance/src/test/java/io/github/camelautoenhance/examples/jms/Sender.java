/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.examples.jms;

import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** Whoever sends photos to the queue; it also looks after what comes back. */
final class Sender implements AutoCloseable {

    /** Makes a message. */
    interface Maker {
        Message in(Session session) throws JMSException;
    }

    private final ActiveMQConnectionFactory connections;
    private final Connection connection;
    private final Session session;

    Sender(String url, String password) throws JMSException {
        connections = new ActiveMQConnectionFactory(url, EmbeddedBroker.USER, password);
        connection = connections.createConnection();
        session = connection.createSession();
        connection.start();
    }

    void photo(String name, byte[] photo) throws JMSException {
        photo(photo, Map.of("photo_name", name));
    }

    void photo(byte[] photo, Map<String, Object> properties) throws JMSException {
        send(made -> {
            BytesMessage message = made.createBytesMessage();
            message.writeBytes(photo);
            for (Map.Entry<String, Object> property : properties.entrySet()) {
                message.setObjectProperty(property.getKey(), property.getValue());
            }
            return message;
        });
    }

    /** Sends a large message whose bytes never are in memory. */
    void stream(String name, Path photo) throws JMSException, IOException {
        try (InputStream in = Files.newInputStream(photo)) {
            send(made -> {
                BytesMessage message = made.createBytesMessage();
                message.setObjectProperty("JMS_AMQ_InputStream", in);
                message.setStringProperty("photo_name", name);
                return message;
            });
        }
    }

    void send(Maker maker) throws JMSException {
        try (MessageProducer producer = session.createProducer(session.createQueue(EmbeddedBroker.PHOTOS))) {
            producer.send(maker.in(session));
        }
    }

    Session session() {
        return session;
    }

    /** Takes one message out of the dead letter queue; a large one can be read as long as this sender is open. */
    Message takeFailed() throws JMSException {
        MessageConsumer consumer = session.createConsumer(session.createQueue(EmbeddedBroker.FAILED));
        return Objects.requireNonNull(
                consumer.receive(QueueTestSupport.PATIENCE.toMillis()), "nothing in the dead letter queue");
    }

    static byte[] bytes(Message message) throws JMSException {
        BytesMessage bytes = (BytesMessage) message;
        byte[] photo = new byte[(int) bytes.getBodyLength()];
        bytes.readBytes(photo);
        return photo;
    }

    @Override
    public void close() throws JMSException {
        connection.close();
        connections.close();
    }
}
