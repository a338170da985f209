/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.examples.ftp;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A file server on a free port of 127.0.0.1 with one user, whose home is a folder of this machine.
 *
 * <pre>{@code
 * try (PhotoServer server = new EmbeddedFtpServer(folder, "secret")) {
 *     main.addOverrideProperty("ftp.port", server.settings("secret").get("ftp.port"));
 * }
 * }</pre>
 */
interface PhotoServer extends AutoCloseable {

    /** The user's name. */
    String USER = "photographer";

    /** The name of the route that reads from such a server, which its settings begin with. */
    String route();

    int port();

    /** From now on this is the user's password. */
    void changePassword(String password);

    /** What the route has to know to log in with this password. */
    default Map<String, String> settings(String password) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put(route() + ".host", "127.0.0.1");
        settings.put(route() + ".port", String.valueOf(port()));
        settings.put(route() + ".folder", "");
        settings.put(route() + ".username", USER);
        settings.put(route() + ".password", password);
        return settings;
    }

    @Override
    void close() throws IOException;
}
