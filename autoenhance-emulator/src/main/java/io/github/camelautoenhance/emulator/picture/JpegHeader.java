/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.emulator.picture;

import java.awt.geom.AffineTransform;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.imageio.stream.ImageInputStream;

/**
 * What must be known about a JPEG before it is decoded and what ImageIO does not tell.
 *
 * @param orientation EXIF orientation, 1 to 8; 1 (upright) if there is none or it is unreadable
 * @param progressive whether the decoder needs the whole picture in memory
 * @param exif the content of the EXIF block, a TIFF file without a picture; nothing remains in it if there is none
 */
record JpegHeader(int orientation, boolean progressive, ByteBuffer exif) {

    static final JpegHeader NONE = new JpegHeader(1, false, ByteBuffer.allocate(0));

    private static final int START_OF_IMAGE = 0xFFD8;
    private static final int START_OF_SCAN = 0xDA;
    private static final int APP1 = 0xE1;
    private static final byte[] EXIF = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);
    private static final int ORIENTATION_TAG = 0x0112;
    private static final int ENTRY_BYTES = 12;

    /** Reads the segments from the start up to the one with the picture's dimensions. */
    static JpegHeader read(ImageInputStream stream) throws IOException {
        stream.seek(0);
        if (stream.readUnsignedShort() != START_OF_IMAGE) {
            throw new IOException("not a JPEG");
        }
        ByteBuffer exif = NONE.exif();
        while (true) {
            int marker = nextMarker(stream);
            if (isFrame(marker) || marker == START_OF_SCAN) {
                return new JpegHeader(orientation(exif), isFrame(marker) && (marker & 0x3) == 2, exif);
            }
            int length = stream.readUnsignedShort() - 2;
            if (length < 0) {
                throw new IOException("segment length below its minimum");
            }
            long next = stream.getStreamPosition() + length;
            if (marker == APP1 && !exif.hasRemaining()) {
                byte[] content = new byte[length];
                stream.readFully(content);
                exif = exif(content);
            }
            stream.seek(next);
        }
    }

    /** Whether width and height of the picture change places. */
    boolean sideways() {
        return orientation >= 5;
    }

    /** Turns or mirrors a stored picture of this size the way it is to be seen. */
    AffineTransform toUpright(int width, int height) {
        return switch (orientation) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
            default -> new AffineTransform();
        };
    }

    /** Fill bytes may stand before a marker, stray ones between segments. */
    private static int nextMarker(ImageInputStream stream) throws IOException {
        int previous = 0;
        while (true) {
            int next = stream.read();
            if (next < 0) {
                throw new EOFException("no picture in this JPEG");
            }
            if (previous == 0xFF && next != 0xFF && next != 0) {
                return next;
            }
            previous = next;
        }
    }

    /** SOF0 to SOF15, apart from three other segments that lie between them. */
    private static boolean isFrame(int marker) {
        return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    }

    private static ByteBuffer exif(byte[] app1) {
        return app1.length < EXIF.length + 8 || !Arrays.equals(app1, 0, EXIF.length, EXIF, 0, EXIF.length)
                ? NONE.exif()
                : ByteBuffer.wrap(app1, EXIF.length, app1.length - EXIF.length).slice();
    }

    private static int orientation(ByteBuffer exif) {
        if (!exif.hasRemaining()) {
            return 1;
        }
        ByteBuffer tiff = exif.duplicate();
        tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int directory = tiff.getInt(4);
        if (directory < 0 || directory > tiff.limit() - 2) {
            return 1;
        }
        int entries = Short.toUnsignedInt(tiff.getShort(directory));
        for (int i = 0; i < entries; i++) {
            int entry = directory + 2 + i * ENTRY_BYTES;
            if (entry > tiff.limit() - ENTRY_BYTES) {
                return 1;
            }
            if (tiff.getShort(entry) == ORIENTATION_TAG) {
                int value = tiff.getShort(entry + 8);
                return value >= 1 && value <= 8 ? value : 1;
            }
        }
        return 1;
    }
}
