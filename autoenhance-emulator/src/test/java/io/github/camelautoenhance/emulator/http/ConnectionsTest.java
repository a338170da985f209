/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.emulator.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.channels.SocketChannel;
import org.junit.jupiter.api.Test;

class ConnectionsTest {

    private final Connections connections = new Connections();

    @Test
    void keeps_accepted_connections_open() throws Exception {
        try (SocketChannel connection = SocketChannel.open()) {
            // when
            connections.accepted(connection);

            // then
            assertThat(connection.isOpen()).isTrue();
        }
    }

    @Test
    void closes_accepted_connections() throws Exception {
        try (SocketChannel connection = SocketChannel.open()) {
            // given
            connections.accepted(connection);

            // when
            connections.close();

            // then
            assertThat(connection.isOpen()).isFalse();
        }
    }

    @Test
    void closes_connections_accepted_after_its_end() throws Exception {
        try (SocketChannel connection = SocketChannel.open()) {
            // given
            connections.close();

            // when
            connections.accepted(connection);

            // then
            assertThat(connection.isOpen()).isFalse();
        }
    }
}
