/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.examples.ftp;

import java.nio.file.Path;
import java.util.List;
import org.apache.ftpserver.FtpServer;
import org.apache.ftpserver.FtpServerFactory;
import org.apache.ftpserver.ftplet.FtpException;
import org.apache.ftpserver.listener.Listener;
import org.apache.ftpserver.listener.ListenerFactory;
import org.apache.ftpserver.usermanager.impl.BaseUser;
import org.apache.ftpserver.usermanager.impl.WritePermission;

/**
 * Apache FtpServer.
 *
 * <pre>{@code
 * PhotoServer server = new EmbeddedFtpServer(folder, "secret");
 * }</pre>
 */
final class EmbeddedFtpServer implements PhotoServer {

    private final FtpServerFactory factory = new FtpServerFactory();
    private final Path home;
    private final Listener listener;
    private final FtpServer server;

    EmbeddedFtpServer(Path home, String password) throws FtpException {
        this.home = home;
        changePassword(password);
        ListenerFactory listeners = new ListenerFactory();
        listeners.setServerAddress("127.0.0.1");
        listeners.setPort(0);
        listener = listeners.createListener();
        factory.addListener("default", listener);
        server = factory.createServer();
        server.start();
    }

    @Override
    public String route() {
        return "ftp";
    }

    @Override
    public int port() {
        return listener.getPort();
    }

    @Override
    public void changePassword(String password) {
        BaseUser user = new BaseUser();
        user.setName(USER);
        user.setPassword(password);
        user.setHomeDirectory(home.toString());
        user.setAuthorities(List.of(new WritePermission()));
        try {
            factory.getUserManager().save(user);
        } catch (FtpException e) {
            throw new IllegalStateException("users are kept in memory", e);
        }
    }

    @Override
    public void close() {
        server.stop();
    }
}
