/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.body;

import io.github.camelautoenhance.client.http.PhotoSource;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A private temporary file that holds a stream which can be read only once, so that its length is known before anything
 * is created at the service and a PUT can be repeated. Readable by this user alone; where the system allows it the name
 * is gone as soon as the file is open. A process that is killed in between leaves an empty file; the next one that
 * spools into that directory deletes it.
 */
public final class SpoolFile implements PhotoSource, Closeable {

    private static final Logger LOG = LoggerFactory.getLogger(SpoolFile.class);
    private static final int BUFFER = 64 * 1024;
    private static final String PREFIX = "camel-autoenhance-";
    private static final String SUFFIX = ".spool";
    // By the process, not the component: once in its life each is rid of what an earlier process has left.
    private static final Set<Path> SWEPT = ConcurrentHashMap.newKeySet();

    private final FileChannel channel;
    private long length;

    private SpoolFile(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * An empty one, to be written to.
     *
     * @param directory where the file lies; null: the system's temporary directory
     */
    static SpoolFile empty(@Nullable Path directory) throws IOException {
        return new SpoolFile(open(directory));
    }

    void append(byte[] bytes, int offset, int count) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes, offset, count);
        while (buffer.hasRemaining()) {
            int unused = channel.write(buffer);
        }
        length += count;
    }

    /**
     * Reads the stream to its end.
     *
     * @param directory where the file lies; null: the system's temporary directory
     * @throws IllegalArgumentException if there is more than {@code maxSize}
     */
    static SpoolFile of(InputStream in, @Nullable Path directory, long maxSize) throws IOException {
        SpoolFile file = empty(directory);
        try {
            file.fill(in, maxSize);
            return file;
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private static FileChannel open(@Nullable Path directory) throws IOException {
        Path parent =
                directory != null ? directory : Path.of(Objects.requireNonNull(System.getProperty("java.io.tmpdir")));
        // JDK 17 takes a link to a directory for a file that is in the way.
        if (!Files.isDirectory(parent)) {
            Files.createDirectories(parent);
        }
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        if (posix && SWEPT.add(parent.toAbsolutePath())) {
            deleteOrphans(parent);
        }
        FileAttribute<?>[] onlyOwner = posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
        return FileChannel.open(
                parent.resolve(PREFIX + UUID.randomUUID() + SUFFIX),
                Set.of(
                        StandardOpenOption.CREATE_NEW,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE,
                        // On POSIX systems the name is removed right after opening.
                        StandardOpenOption.DELETE_ON_CLOSE),
                onlyOwner);
    }

    /** A file that has both a name and bytes is none of these. One that is just being opened loses its name anyway. */
    private static void deleteOrphans(Path directory) {
        try (DirectoryStream<Path> orphans = Files.newDirectoryStream(directory, PREFIX + "*" + SUFFIX)) {
            for (Path orphan : orphans) {
                BasicFileAttributes attributes =
                        Files.readAttributes(orphan, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
                if (attributes.isRegularFile() && attributes.size() == 0) {
                    Files.deleteIfExists(orphan);
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            LOG.debug("Empty temporary files may be left in {}: {}", directory, e.toString());
        }
    }

    private void fill(InputStream in, long maxSize) throws IOException {
        byte[] buffer = new byte[BUFFER];
        for (int count = read(in, buffer); count >= 0; count = read(in, buffer)) {
            if (length + count > maxSize) {
                throw PhotoBody.tooLarge("more than " + maxSize, maxSize);
            }
            append(buffer, 0, count);
        }
    }

    private static int read(InputStream in, byte[] buffer) throws IOException {
        try {
            return in.read(buffer);
        } catch (RuntimeException e) {
            // As the streams of cloud SDKs tell that a download broke off.
            throw new IOException(e);
        }
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public boolean isRepeatable() {
        return true;
    }

    @Override
    public boolean isReadable() {
        return channel.isOpen();
    }

    @Override
    public InputStream open() {
        return new Reader();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    /** Reads at a position of its own, so that two readers do not disturb each other. */
    private final class Reader extends InputStream {

        private long position;

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int count) throws IOException {
            int read = channel.read(ByteBuffer.wrap(target, offset, count), position);
            if (read > 0) {
                position += read;
            }
            return read;
        }
    }
}
