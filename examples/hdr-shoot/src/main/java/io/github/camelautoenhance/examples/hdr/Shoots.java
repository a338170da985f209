/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.examples.hdr;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.Header;

/**
 * The bean that makes a shoot of a folder. The order's id is computed from the folder's name, so that it is the same
 * after a restart and nothing has to be remembered.
 *
 * <pre>{@code
 * Shoot shoot = new Shoots("example.org", ".*[.]jpg").open("shoots/villa-42/done.txt");
 * }</pre>
 */
public final class Shoots {

    private final String namespace;
    private final Pattern names;

    /**
     * Shoots of one account.
     *
     * @param namespace what no other account has: ids are known to the whole service, and two accounts with a folder of
     *     the same name must not come to the same id
     * @param names the names of files that are photos
     */
    public Shoots(String namespace, String names) {
        if (namespace.isBlank()) {
            throw new IllegalArgumentException("orders.namespace is empty: set it to what is yours alone");
        }
        this.namespace = namespace;
        this.names = Pattern.compile(names);
    }

    /**
     * The shoot whose marker this is.
     *
     * @throws ShootException if the folder has no photo, or a file that is none in spite of its name
     */
    public Shoot open(@Header("CamelFileAbsolutePath") String marker) throws IOException, ShootException {
        Path folder = Path.of(marker).resolveSibling("");
        String name = folder.getFileName().toString();
        List<Photo> photos = new ArrayList<>();
        List<String> noPhotos = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                String fileName = file.getFileName().toString();
                if (!names.matcher(fileName).matches() || !Files.isRegularFile(file)) {
                    continue;
                }
                if (!Pictures.mayBePicture(file)) {
                    noPhotos.add(fileName);
                }
                // cameras count from IMG_0001 again, and the service takes a name only thirty times an hour
                photos.add(new Photo(file, name + "-" + fileName, sha256(file)));
            }
        }
        if (!noPhotos.isEmpty()) {
            throw new ShootException("No picture in spite of the name: " + String.join(", ", noPhotos), false);
        }
        if (photos.isEmpty()) {
            throw new ShootException("No photo in this folder", false);
        }
        return new Shoot(folder, orderId(name), List.copyOf(photos), new Results());
    }

    /** The order of the folder of this name. */
    String orderId(String folder) {
        return UUID.nameUUIDFromBytes((namespace + "/" + folder).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    private static String sha256(Path file) throws IOException {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
