/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.examples.camelk;

import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.config.impl.SecurityConfiguration;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptor;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.core.server.Queue;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.activemq.artemis.spi.core.security.ActiveMQJAASSecurityManager;
import org.apache.activemq.artemis.spi.core.security.jaas.InVMLoginModule;

/** An Artemis broker in this process, with a user, a queue of photos and its dead letters. */
final class PhotoQueue {

    static final String USER = "photos";
    static final String PASSWORD = "p&ss %20+w=rd";

    /** The order of every photo. */
    static final String ORDER = "villa-42";

    private static final String ACCEPTOR = "tcp";
    private static final String PHOTOS = "photos";
    private static final String DEAD = "DLQ";

    private final EmbeddedActiveMQ broker = new EmbeddedActiveMQ();
    private final String url;
    private final ActiveMQConnectionFactory connections;
    private final Connection connection;
    private final Session session;
    private final MessageProducer producer;

    PhotoQueue(Path folder) throws Exception {
        SecurityConfiguration users = new SecurityConfiguration();
        users.addUser(USER, PASSWORD);
        users.addRole(USER, "all");
        broker.setSecurityManager(new ActiveMQJAASSecurityManager(InVMLoginModule.class.getName(), users));
        broker.setConfiguration(configuration(folder)).start();
        NettyAcceptor acceptor =
                (NettyAcceptor) broker.getActiveMQServer().getRemotingService().getAcceptor(ACCEPTOR);
        url = "tcp://127.0.0.1:" + acceptor.getActualPort();
        connections = new ActiveMQConnectionFactory(url, USER, PASSWORD);
        connection = connections.createConnection();
        session = connection.createSession();
        producer = session.createProducer(session.createQueue(PHOTOS));
    }

    private static ConfigurationImpl configuration(Path folder) throws Exception {
        AddressSettings addresses = new AddressSettings().setDeadLetterAddress(SimpleString.of(DEAD));
        ConfigurationImpl configuration = new ConfigurationImpl();
        configuration
                .setPersistenceEnabled(false)
                .setLargeMessagesDirectory(folder.resolve("broker/large").toString())
                .setPagingDirectory(folder.resolve("broker/paging").toString())
                .addQueueConfiguration(QueueConfiguration.of(PHOTOS).setRoutingType(RoutingType.ANYCAST))
                .addQueueConfiguration(QueueConfiguration.of(DEAD).setRoutingType(RoutingType.ANYCAST))
                .addAddressSetting("#", addresses)
                .addAcceptorConfiguration(ACCEPTOR, "tcp://127.0.0.1:0");
        configuration.putSecurityRoles(
                "#", Set.of(new Role("all", true, true, true, true, true, true, true, true, true, true, true, true)));
        return configuration;
    }

    /** What the Secret holds, but the key. */
    Map<String, String> settings() {
        return Map.of("broker.url", url, "broker.username", USER, "broker.password", PASSWORD);
    }

    void put(String name, byte[] photo) throws JMSException {
        BytesMessage message = session.createBytesMessage();
        message.writeBytes(photo);
        message.setStringProperty("file", name);
        message.setStringProperty("orderId", ORDER);
        producer.send(message);
    }

    /** Photos that have not arrived: in the queue, or with a consumer. */
    long waiting() {
        return messages(PHOTOS);
    }

    long deadLetters() {
        return messages(DEAD);
    }

    long messages(String name) {
        Queue queue = broker.getActiveMQServer().locateQueue(SimpleString.of(name));
        return queue == null ? 0 : queue.getMessageCount();
    }

    int consumers() {
        return Objects.requireNonNull(broker.getActiveMQServer().locateQueue(SimpleString.of(PHOTOS)))
                .getConsumerCount();
    }

    void stop() throws Exception {
        connection.close();
        connections.close();
        broker.stop();
    }
}
