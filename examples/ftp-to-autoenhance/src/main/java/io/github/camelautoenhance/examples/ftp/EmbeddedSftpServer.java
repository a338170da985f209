/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.examples.ftp;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.List;
import java.util.Map;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.keyprovider.SimpleGeneratorHostKeyProvider;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;

/**
 * Apache MINA SSHD with its SFTP subsystem and a new host key at each start.
 *
 * <pre>{@code
 * PhotoServer server = new EmbeddedSftpServer(folder, "secret", Path.of("known_hosts"));
 * }</pre>
 */
final class EmbeddedSftpServer implements PhotoServer {

    private final SshServer server = SshServer.setUpDefaultServer();
    private final Path knownHosts;
    private volatile String password;

    /**
     * Starts the server.
     *
     * @param knownHosts where to write who this server is, for its clients
     */
    EmbeddedSftpServer(Path home, String password, Path knownHosts) throws IOException {
        this.knownHosts = knownHosts;
        this.password = password;
        server.setHost("127.0.0.1");
        server.setPort(0);
        SimpleGeneratorHostKeyProvider keys = new SimpleGeneratorHostKeyProvider();
        server.setKeyPairProvider(keys);
        server.setPasswordAuthenticator((user, given, session) -> user.equals(USER) && given.equals(this.password));
        server.setSubsystemFactories(List.of(new SftpSubsystemFactory()));
        server.setFileSystemFactory(new VirtualFileSystemFactory(home));
        server.start();
        StringBuilder hosts = new StringBuilder();
        for (KeyPair key : keys.loadKeys(null)) {
            hosts.append("[127.0.0.1]:").append(port()).append(' ').append(PublicKeyEntry.toString(key.getPublic()));
        }
        Files.writeString(knownHosts, hosts);
    }

    @Override
    public Map<String, String> settings(String password) {
        Map<String, String> settings = PhotoServer.super.settings(password);
        settings.put("sftp.known-hosts", knownHosts.toString());
        return settings;
    }

    @Override
    public String route() {
        return "sftp";
    }

    @Override
    public int port() {
        return server.getPort();
    }

    @Override
    public void changePassword(String password) {
        this.password = password;
    }

    @Override
    public void close() throws IOException {
        server.stop(true);
    }
}
