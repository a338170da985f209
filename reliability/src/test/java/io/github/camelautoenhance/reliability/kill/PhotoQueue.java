/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.reliability.kill;

import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptor;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.MessageReference;
import org.apache.activemq.artemis.core.server.Queue;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.activemq.artemis.utils.collections.LinkedListIterator;

/** A queue of a broker that keeps its messages on disk. */
final class PhotoQueue implements Source {

    private static final String ACCEPTOR = "tcp";
    private static final SimpleString PHOTOS = SimpleString.of("photos");

    private final EmbeddedActiveMQ broker = new EmbeddedActiveMQ();
    private final String address;
    private final Queue queue;
    private final ActiveMQConnectionFactory connections;
    private final Connection connection;
    private final Session session;
    private final MessageProducer producer;

    PhotoQueue(Path folder) throws Exception {
        broker.setConfiguration(configuration(folder)).start();
        NettyAcceptor acceptor =
                (NettyAcceptor) broker.getActiveMQServer().getRemotingService().getAcceptor(ACCEPTOR);
        address = "tcp://127.0.0.1:" + acceptor.getActualPort();
        queue = Objects.requireNonNull(broker.getActiveMQServer().locateQueue(PHOTOS));
        connections = new ActiveMQConnectionFactory(address);
        connection = connections.createConnection();
        session = connection.createSession();
        producer = session.createProducer(session.createQueue(PHOTOS.toString()));
    }

    private static Configuration configuration(Path folder) throws Exception {
        return new ConfigurationImpl()
                .setSecurityEnabled(false)
                .setJournalType(JournalType.NIO)
                .setJournalMinFiles(2)
                .setBindingsDirectory(folder.resolve("broker/bindings").toString())
                .setJournalDirectory(folder.resolve("broker/journal").toString())
                .setLargeMessagesDirectory(folder.resolve("broker/large").toString())
                .setPagingDirectory(folder.resolve("broker/paging").toString())
                .addQueueConfiguration(QueueConfiguration.of(PHOTOS).setRoutingType(RoutingType.ANYCAST))
                .addAcceptorConfiguration(ACCEPTOR, "tcp://127.0.0.1:0");
    }

    @Override
    public List<String> arguments() {
        return List.of(address);
    }

    @Override
    public void put(String name, byte[] photo) throws JMSException {
        BytesMessage message = session.createBytesMessage();
        message.writeBytes(photo);
        message.setStringProperty("fileName", name);
        producer.send(message);
    }

    @Override
    public boolean isReleased() {
        return queue.getConsumerCount() == 0 && queue.getDeliveringCount() == 0;
    }

    @Override
    public boolean isEmpty() {
        // Those that are with a consumer are counted, but not listed.
        return queue.getMessageCount() == 0;
    }

    @Override
    public Set<String> unacknowledged() {
        Set<String> names = new HashSet<>();
        try (LinkedListIterator<MessageReference> messages = queue.browserIterator()) {
            while (messages.hasNext()) {
                names.add(messages.next().getMessage().getStringProperty("fileName"));
            }
        }
        return names;
    }

    /** How many messages the broker has in another of its queues. */
    long messages(String other) {
        Queue found = broker.getActiveMQServer().locateQueue(SimpleString.of(other));
        return found == null ? 0 : found.getMessageCount();
    }

    @Override
    public void close() {
        try {
            connection.close();
            connections.close();
            broker.stop();
        } catch (Exception e) {
            throw new IllegalStateException("The broker did not stop", e);
        }
    }
}
