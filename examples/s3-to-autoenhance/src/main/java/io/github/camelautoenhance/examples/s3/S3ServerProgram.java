/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.examples.s3;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;

/**
 * S3Proxy over a folder, on a free port of 127.0.0.1, as a process of its own: its libraries are other versions than
 * those of the AWS SDK and of Camel. It checks signatures and ends when its standard input does, that is, with the
 * process that started it.
 *
 * <pre>{@code
 * java -cp s3proxy.jar:classes io.github.camelautoenhance.examples.s3.S3ServerProgram /buckets access-key /port < pipe
 * }</pre>
 */
final class S3ServerProgram {

    private S3ServerProgram() {}

    /**
     * Runs the server.
     *
     * @param args the folder, whose folders are buckets; the access key; the file to write the port to. The secret key
     *     is read from the environment, because arguments can be seen by all.
     */
    public static void main(String[] args) throws Exception {
        S3Proxy server = S3Proxy.builder()
                .endpoint(URI.create("http://127.0.0.1:0"))
                .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, args[1], System.getenv(S3Server.SECRET_KEY))
                .blobStore(new FilesystemNio2BlobStore(args[0]))
                .build();
        server.start();
        Path port = Path.of(args[2]);
        Path unfinished = port.resolveSibling(port.getFileName() + ".tmp");
        Files.writeString(unfinished, String.valueOf(server.getPort()));
        Files.move(unfinished, port, StandardCopyOption.ATOMIC_MOVE);
        while (System.in.read() != -1) {
            // nothing is said to it
        }
        System.exit(0);
    }
}
