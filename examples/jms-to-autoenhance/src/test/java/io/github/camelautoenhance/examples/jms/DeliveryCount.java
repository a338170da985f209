/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.examples.jms;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.activemq.artemis.core.server.MessageReference;
import org.apache.activemq.artemis.core.server.ServerConsumer;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerPlugin;

/**
 * The broker's own account of how often it has handed out each photo. More than once means: whoever had it before was
 * gone before the message was acknowledged.
 */
final class DeliveryCount implements ActiveMQServerPlugin {

    private final Map<String, Integer> counts = new ConcurrentHashMap<>();

    @Override
    public void beforeDeliver(ServerConsumer consumer, MessageReference reference) {
        counts.merge(reference.getMessage().getStringProperty("photo_name"), 1, Integer::sum);
    }

    int of(String photo) {
        return counts.getOrDefault(photo, 0);
    }

    /** The photos that were with a process when it was killed. */
    Set<String> again() {
        return counts.entrySet().stream()
                .filter(count -> count.getValue() > 1)
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(HashSet::new));
    }

    /** How many deliveries there were beyond the first of each photo. */
    int beyondTheFirst() {
        return counts.values().stream().mapToInt(count -> count - 1).sum();
    }
}
