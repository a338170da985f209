/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.producer;

import io.github.camelautoenhance.client.Transport;

/** A {@link Transport} and the threads that work on it. */
public record ProducerResources(Transport transport, ProducerThreads threads) {}
