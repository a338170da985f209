/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.emulator.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SelectableChannel;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLContext;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.io.SelectorManager;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

/** The HTTP server with its two ports. The ports are bound by the constructor, so they are known before the start. */
public final class EmulatorServer implements AutoCloseable {

    private static final String NAME = "autoenhance-emulator";
    /** Handlers block; a client with more connections than this waits. */
    private static final int THREADS = 256;

    private static final int BUFFER = 64 * 1024;
    private static final long STOP_MILLIS = 2_000;
    /** Longer than any delay that a test asks for. */
    private static final long IDLE_MILLIS = 300_000;

    private final Server server;
    private final ServerConnector api;
    private final ServerConnector storage;
    private final Connections connections = new Connections();

    public EmulatorServer(String host, int port, int storagePort, @Nullable SSLContext tls) {
        QueuedThreadPool threads = new QueuedThreadPool(THREADS);
        threads.setName(NAME);
        threads.setDaemon(true);
        threads.setStopTimeout(STOP_MILLIS);
        server = new Server(threads);
        server.setErrorHandler(plainErrors());
        api = connector(host, port, tls);
        storage = connector(host, storagePort, tls);
    }

    public int port() {
        return api.getLocalPort();
    }

    public int storagePort() {
        return storage.getLocalPort();
    }

    public Connector storage() {
        return storage;
    }

    public void start(Handler handler) {
        server.setHandler(handler);
        try {
            server.start();
        } catch (Exception e) {
            throw new IllegalStateException("The emulator did not start", e);
        }
    }

    @Override
    public void close() {
        // a connector that was opened but never started is not closed by the server's stop
        for (Connector connector : server.getConnectors()) {
            ((ServerConnector) connector).close();
        }
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("The emulator did not stop", e);
        } finally {
            connections.close();
        }
    }

    private ServerConnector connector(String host, int port, @Nullable SSLContext tls) {
        HttpConnectionFactory http = new HttpConnectionFactory(configuration());
        http.setInputBufferSize(BUFFER);
        ServerConnector connector = new ServerConnector(server, null, null, null, 1, 1, factories(http, tls)) {
            @Override
            protected SelectorManager newSelectorManager(Executor executor, Scheduler scheduler, int selectors) {
                return new ServerConnectorManager(executor, scheduler, selectors) {
                    @Override
                    public void accept(SelectableChannel channel, @Nullable Object attachment) {
                        connections.accepted(channel);
                        super.accept(channel, attachment);
                    }
                };
            }
        };
        connector.setHost(host);
        connector.setPort(port);
        connector.setIdleTimeout(IDLE_MILLIS);
        server.addConnector(connector);
        try {
            connector.open();
        } catch (IOException e) {
            close();
            throw new UncheckedIOException("Cannot listen on " + host + ":" + port + ": " + e.getMessage(), e);
        }
        return connector;
    }

    private static ConnectionFactory[] factories(HttpConnectionFactory http, @Nullable SSLContext tls) {
        if (tls == null) {
            return new ConnectionFactory[] {http};
        }
        SslContextFactory.Server context = new SslContextFactory.Server();
        context.setSslContext(tls);
        return new ConnectionFactory[] {new SslConnectionFactory(context, http.getProtocol()), http};
    }

    private static HttpConfiguration configuration() {
        HttpConfiguration configuration = new HttpConfiguration();
        configuration.setSendServerVersion(false);
        configuration.setSendXPoweredBy(false);
        // signatures are computed over the path and the headers exactly as they came
        configuration.setUriCompliance(UriCompliance.UNSAFE);
        configuration.setHeaderCacheCaseSensitive(true);
        configuration.setRequestHeaderSize(BUFFER);
        configuration.setResponseHeaderSize(BUFFER);
        return configuration;
    }

    /** For requests that are no HTTP: everything else is answered by the services. */
    private static ErrorHandler plainErrors() {
        ErrorHandler handler = new ErrorHandler();
        handler.setShowStacks(false);
        handler.setShowCauses(false);
        return handler;
    }
}
