/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.examples.ftp;

import java.nio.file.Files;
import java.nio.file.Path;

/** The servers that photographers upload to. */
enum ServerKind {
    FTP {
        @Override
        PhotoServer start(Path folder, String password) throws Exception {
            return new EmbeddedFtpServer(files(folder), password);
        }
    },
    SFTP {
        @Override
        PhotoServer start(Path folder, String password) throws Exception {
            return new EmbeddedSftpServer(files(folder), password, folder.resolve("known_hosts"));
        }
    };

    /** Starts a server whose files are in a folder named {@code server} of this folder. */
    abstract PhotoServer start(Path folder, String password) throws Exception;

    private static Path files(Path folder) throws Exception {
        return Files.createDirectories(folder.resolve("server"));
    }
}
