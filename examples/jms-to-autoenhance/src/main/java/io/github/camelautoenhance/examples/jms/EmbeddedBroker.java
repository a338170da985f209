/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.examples.jms;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ICoreMessage;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.config.impl.SecurityConfiguration;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptor;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.MessageReference;
import org.apache.activemq.artemis.core.server.Queue;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.spi.core.security.ActiveMQJAASSecurityManager;
import org.apache.activemq.artemis.spi.core.security.jaas.InVMLoginModule;
import org.apache.activemq.artemis.utils.collections.LinkedListIterator;

/**
 * An ActiveMQ Artemis broker on 127.0.0.1 that keeps its messages in a folder, with a queue for photos and one for
 * those that failed. What to take home: the settings of the queue, which the README shows for a broker of one's own.
 *
 * <pre>{@code
 * try (EmbeddedBroker broker = EmbeddedBroker.start(folder, 0, "secret", 3, Duration.ofSeconds(1))) {
 *     main.addOverrideProperty("broker.url", broker.url());
 * }
 * }</pre>
 */
final class EmbeddedBroker implements AutoCloseable {

    static final String PHOTOS = "photos";
    static final String FAILED = "photos.failed";

    static final String USER = "photographer";
    static final String ROLE = "photographers";

    private static final String ACCEPTOR = "tcp";

    private final EmbeddedActiveMQ broker = new EmbeddedActiveMQ();
    private final String password;
    private final int port;

    private EmbeddedBroker(Configuration configuration, String password) throws Exception {
        this.password = password;
        SecurityConfiguration users = new SecurityConfiguration();
        users.addUser(USER, password);
        users.addRole(USER, ROLE);
        broker.setSecurityManager(new ActiveMQJAASSecurityManager(InVMLoginModule.class.getName(), users));
        broker.setConfiguration(configuration).start();
        port = ((NettyAcceptor) server().getRemotingService().getAcceptor(ACCEPTOR)).getActualPort();
    }

    /**
     * Starts a broker.
     *
     * @param folder what an earlier broker has left there is taken over
     * @param port 0 for any that is free
     * @param password of its one user, who may do everything
     * @param deliveries after how many deliveries a message goes to the dead letter queue
     * @param delay the pause before the second delivery, doubled before each further one, up to eight times as long
     */
    static EmbeddedBroker start(Path folder, int port, String password, int deliveries, Duration delay)
            throws Exception {
        Configuration configuration = new ConfigurationImpl()
                .setJournalType(JournalType.NIO)
                .setJournalMinFiles(2)
                // On a disk that is fuller than 90 % the broker would silently take no messages.
                .setMaxDiskUsage(-1)
                .setBindingsDirectory(folder.resolve("bindings").toString())
                .setJournalDirectory(folder.resolve("journal").toString())
                .setLargeMessagesDirectory(folder.resolve("large").toString())
                .setPagingDirectory(folder.resolve("paging").toString())
                .addQueueConfiguration(QueueConfiguration.of(PHOTOS).setRoutingType(RoutingType.ANYCAST))
                .addQueueConfiguration(QueueConfiguration.of(FAILED).setRoutingType(RoutingType.ANYCAST))
                .addAddressSetting(
                        PHOTOS,
                        new AddressSettings()
                                .setMaxDeliveryAttempts(deliveries)
                                .setRedeliveryDelay(delay.toMillis())
                                .setRedeliveryMultiplier(2)
                                .setMaxRedeliveryDelay(delay.multipliedBy(8).toMillis())
                                .setDeadLetterAddress(SimpleString.of(FAILED)))
                .addAcceptorConfiguration(ACCEPTOR, "tcp://127.0.0.1:" + port)
                .putSecurityRoles("#", Set.of(everything()));
        return new EmbeddedBroker(configuration, password);
    }

    private static Role everything() {
        return new Role(ROLE, true, true, true, true, true, true, true, true, true, true, true, true);
    }

    int port() {
        return port;
    }

    String url() {
        return "tcp://127.0.0.1:" + port;
    }

    /** What the route has to know to read from this broker. */
    Map<String, String> settings() {
        return Map.of(
                "broker.url", url(),
                "broker.username", USER,
                "broker.password", password,
                "photos.queue", PHOTOS,
                "photos.failed", FAILED);
    }

    ActiveMQServer server() {
        return broker.getActiveMQServer();
    }

    Queue queue(String name) {
        return Objects.requireNonNull(server().locateQueue(SimpleString.of(name)), name);
    }

    /** The messages of the dead letter queue, each with its properties. */
    List<Map<String, Object>> failed() throws ActiveMQException {
        List<Map<String, Object>> failed = new ArrayList<>();
        try (LinkedListIterator<MessageReference> messages = queue(FAILED).browserIterator()) {
            while (messages.hasNext()) {
                ICoreMessage message = messages.next().getMessage().toCore();
                failed.add(message.toPropertyMap());
            }
        }
        return failed;
    }

    @Override
    public void close() {
        try {
            broker.stop();
        } catch (Exception e) {
            throw new IllegalStateException("The broker did not stop", e);
        }
    }
}
